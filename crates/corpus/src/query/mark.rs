//! Where a query's words stand in a text: marks, and the sentences worth showing.

use super::Query;
use super::parse::Word;
use super::phrase::each_phrase;
use super::plan::{Alternative, plan};
use crate::format::{Evidence, Meeting, Packed, Statement};
use crate::model::{EntityIx, SegmentIx, Span};
use crate::order::{key, last, sort};

/// A sentence that shows why a segment matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The segment.
    pub segment: SegmentIx,
    /// The sentence, in the document's text.
    pub span: Span,
    /// What matches in it, in the document's text, in order, without overlaps.
    pub marks: Vec<Span>,
}

impl Snippet {
    /// The beginning and end of each mark in the words of the sentence, in UTF-16 units, as JavaScript counts.
    pub fn marks_in_utf16<'t>(&self, words: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
        let start = self.span.start;
        let place = move |byte: u32| {
            let before = words.get(..byte.saturating_sub(start) as usize).unwrap_or(words);
            before.chars().map(char::len_utf16).sum()
        };
        let marks = self.marks.clone();
        marks.into_iter().map(move |mark| (place(mark.start), place(mark.end)))
    }
}

/// Finds the words and names of a query in texts.
#[derive(Clone, Debug)]
pub struct Marker<'a> {
    packed: Packed<'a>,
    phrases: Vec<Vec<Word>>,
    entities: Vec<EntityIx>,
}

/// A sentence on its way to becoming a snippet.
struct Candidate {
    snippet: Snippet,
    different: usize,
}

impl<'a> Marker<'a> {
    /// Reads the text of a query; what it excludes is not marked.
    pub fn new(packed: Packed<'a>, query: &Query) -> Self {
        let mut marker = Self { packed, phrases: Vec::new(), entities: Vec::new() };
        for clause in plan(packed, &query.text, query.typing).0 {
            for alternative in clause.alternatives.into_iter().filter(|_| !clause.negated) {
                if let Alternative::Words { phrases, entities, .. } = alternative {
                    marker.phrases.extend(phrases);
                    marker.entities.extend(entities);
                }
            }
        }
        marker
    }

    /// Whether nothing is ever marked.
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// The words of the query in any text, such as a title, as ranges of its bytes, in order, without overlaps.
    pub fn marks(&self, text: &str) -> Vec<Span> {
        self.find(text, 0).0
    }

    /// The words and names of the query in a part of a segment, as ranges of the document's text.
    pub fn marks_in(&self, segment: SegmentIx, span: Span) -> Vec<Span> {
        self.candidate(segment, span).snippet.marks
    }

    /// The marks in a text that begins at a byte of something, and the number of different phrases found.
    fn find(&self, text: &str, start: usize) -> (Vec<Span>, usize) {
        let mut marks = Vec::new();
        let mut found = vec![false; self.phrases.len()];
        each_phrase(text, &self.phrases, &mut |phrase, range| {
            marks.push(Span::new(start + range.start, start + range.end));
            if let Some(found) = found.get_mut(phrase) {
                *found = true;
            }
        });
        (join(marks), found.into_iter().filter(|&one| one).count())
    }

    fn candidate(&self, segment: SegmentIx, span: Span) -> Candidate {
        let text = self.packed.segment(segment).map_or("", |segment| segment.slice(span));
        let (mut marks, mut different) = self.find(text, span.start as usize);
        if let Some(segment) = self.packed.segment(segment).filter(|_| !self.entities.is_empty()) {
            let named = segment
                .mentions_in(span)
                .filter(|mention| self.entities.contains(&mention.entity()))
                .map(|mention| mention.span())
                .filter(|mention| span.contains(*mention));
            let before = marks.len();
            marks.extend(named);
            different += usize::from(marks.len() > before && different == 0);
            marks = join(marks);
        }
        Candidate { snippet: Snippet { segment, span, marks }, different }
    }

    /// The sentences of some segments that show most of the query, `most` at the most, in the order of the text.
    ///
    /// Where the query has no text, or none of the sentences shows it, these are the first sentences.
    pub fn snippets(&self, segments: &[SegmentIx], most: usize) -> Vec<Snippet> {
        let mut found: Vec<Candidate> = Vec::new();
        let mut first: Vec<Candidate> = Vec::new();
        let rows = segments.iter().filter_map(|&segment| self.packed.segment(segment));
        for segment in rows {
            let title = segment.title();
            for sentence in segment.sentences() {
                let span = sentence.span();
                let is_title = title.is_some_and(|title| title.contains(span));
                if is_title || segment.slice(span).is_empty() {
                    continue;
                }
                let is_first = first.len() < most;
                if self.is_empty() && !is_first {
                    break;
                }
                let candidate = self.candidate(segment.ix(), span);
                if candidate.different > 0 {
                    found.push(candidate);
                } else if is_first && found.is_empty() {
                    first.push(candidate);
                }
            }
        }
        best_of(if found.is_empty() { first } else { found }, most)
    }

    /// A statement with what matches in it.
    pub fn statement(&self, statement: Statement<'_>) -> Snippet {
        self.candidate(statement.segment(), statement.span()).snippet
    }

    /// The passages that attest a meeting and show most of the query, `most` at the most, in the order of the
    /// corpus; the first ones where none shows it.
    pub fn meeting(&self, meeting: Meeting<'_>, most: usize) -> Vec<Snippet> {
        let candidate = |one: Evidence<'_>| self.candidate(one.segment(), one.span());
        let all: Vec<Candidate> = meeting.evidence().map(candidate).collect();
        best_of(all, most)
    }
}

/// The candidates with many different words first, then many marks; `most` of them, in the order of the corpus.
fn best_of(best: Vec<Candidate>, most: usize) -> Vec<Snippet> {
    let mut order: Vec<u128> = (0..)
        .zip(&best)
        .map(|(place, one)| {
            key([0, !(one.different as u32), !(one.snippet.marks.len() as u32), place])
        })
        .collect();
    sort(&mut order);
    order.truncate(most);
    let mut places: Vec<u128> = order.into_iter().map(|key| u128::from(last(key))).collect();
    sort(&mut places);
    let chosen = |place| best.get(last(place) as usize).map(|one| one.snippet.clone());
    places.into_iter().filter_map(chosen).collect()
}
/// The sentences of some segments, such as those of a hit, that show most of a query.
///
/// For many hits, one [`Marker`] reads the query once.
pub fn snippets(
    packed: Packed<'_>,
    segments: &[SegmentIx],
    query: &Query,
    most: usize,
) -> Vec<Snippet> {
    Marker::new(packed, query).snippets(segments, most)
}

/// Sorts spans and joins those that overlap.
fn join(spans: Vec<Span>) -> Vec<Span> {
    let mut order: Vec<u128> = spans.iter().map(|span| key([0, 0, span.start, span.end])).collect();
    sort(&mut order);
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in order.into_iter().map(|key| Span { start: last(key >> 32), end: last(key) }) {
        match joined.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_count_as_javascript_does() {
        let words = "a🎣bc";
        let marks = vec![Span::new(10, 15), Span::new(15, 99)];
        let snippet = Snippet { segment: SegmentIx(0), span: Span::new(10, 17), marks };
        assert_eq!(snippet.marks_in_utf16(words).collect::<Vec<_>>(), [(0, 3), (3, 5)]);
    }
}
