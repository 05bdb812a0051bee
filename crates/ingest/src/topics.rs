//! What a statement is about.
//!
//! Terms are looked for without regard to case, at word boundaries, all in one pass; a term in
//! capitals of at most four letters (`SCO`) only in capitals. A term inside one of a topic's `not`
//! wordings does not count for that topic. Topics keep every term that shows them, so that a reader sees why.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use readout_corpus::model::Span;

use crate::authority::TopicTerms;

/// The terms of all topics, ready to be looked for.
pub struct Finder<'a> {
    topics: usize,
    terms: Vec<Term<'a>>,
    automaton: Option<AhoCorasick>,
}

struct Term<'a> {
    topic: usize,
    negative: bool,
    /// How it must be written, where case matters.
    exact: Option<&'a str>,
}

impl<'a> Finder<'a> {
    /// Prepares the terms.
    pub fn new(topics: &'a [TopicTerms]) -> Self {
        let mut terms = Vec::new();
        let mut folded = Vec::new();
        for (topic, own) in topics.iter().enumerate() {
            let all = own.terms.iter().map(|t| (t, false)).chain(own.not.iter().map(|t| (t, true)));
            for (term, negative) in all.filter(|(term, _)| !term.trim().is_empty()) {
                let short = term.chars().count() <= 4 && term.chars().all(char::is_uppercase);
                for spelling in spellings(&fold(term)) {
                    terms.push(Term { topic, negative, exact: short.then_some(term.as_str()) });
                    folded.push(spelling);
                }
            }
        }
        // The plainest automaton: a larger one takes longer to build than it saves on most folders.
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::NoncontiguousNFA))
            .build(&folded)
            .ok();
        Self { topics: topics.len(), terms, automaton }
    }

    /// The topics of a stretch of `text`, sorted by position in the authority, each with the places of its terms.
    pub fn find(&self, text: &str, span: Span) -> Vec<(usize, Vec<Span>)> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let stretch = fold(span.of(text));
        let at = |from: usize, to: usize| {
            Span::new(span.start as usize + from, span.start as usize + to)
        };
        let mut hits: Vec<Vec<Span>> = vec![Vec::new(); self.topics];
        let mut negative: Vec<Vec<Span>> = vec![Vec::new(); self.topics];
        for found in automaton.find_overlapping_iter(&stretch) {
            let Some(term) = self.terms.get(found.pattern().as_usize()) else { continue };
            let place = at(found.start(), found.end());
            if !is_whole(text, span, place)
                || term.exact.is_some_and(|exact| exact != place.of(text))
            {
                continue;
            }
            let lists = if term.negative { &mut negative } else { &mut hits };
            if let Some(list) = lists.get_mut(term.topic) {
                list.push(place);
            }
        }
        hits.into_iter()
            .zip(negative)
            .enumerate()
            .filter_map(|(topic, (mut places, mut not))| {
                not.sort();
                places.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
                let mut end = 0;
                let mut inside = Reach::new(&not);
                places.retain(|place| {
                    // The longest of several terms at one place stands for all of them.
                    let fits = place.end > end && !inside.contains(*place);
                    if fits {
                        end = place.end;
                    }
                    fits
                });
                (!places.is_empty()).then_some((topic, places))
            })
            .collect()
    }
}

/// Sorted stretches, asked for in the order of the text.
struct Reach<'a> {
    spans: &'a [Span],
    end: u32,
}

impl<'a> Reach<'a> {
    fn new(spans: &'a [Span]) -> Self {
        Self { spans, end: 0 }
    }

    /// Whether one of the stretches contains the place; places come with rising starts.
    fn contains(&mut self, place: Span) -> bool {
        while let Some((first, rest)) = self.spans.split_first()
            && first.start <= place.start
        {
            self.end = self.end.max(first.end);
            self.spans = rest;
        }
        place.end <= self.end
    }
}

/// A folded term as British and American texts write it, with straight and with curly apostrophes.
fn spellings(term: &str) -> Vec<String> {
    const PAIRS: &[(&str, &str)] = &[
        ("isation", "ization"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ise", "ize"),
        ("neighbour", "neighbor"),
        ("centre", "center"),
        ("defence", "defense"),
        ("'", "’"),
    ];
    let mut all = vec![term.to_owned()];
    for (a, b) in PAIRS {
        let more: Vec<String> = all
            .iter()
            .flat_map(|spelling| [spelling.replace(a, b), spelling.replace(b, a)])
            .collect();
        all.extend(more);
        all.sort();
        all.dedup();
    }
    all
}

/// Lower case, byte for byte as long as the text, so that positions hold.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(l), None) if l.len_utf8() == c.len_utf8() => out.push(l),
            _ => out.push(c),
        }
    }
    out
}

/// Whether no letter or digit touches the place.
fn is_whole(text: &str, span: Span, place: Span) -> bool {
    let before =
        text.get(span.start as usize..place.start as usize).and_then(|s| s.chars().next_back());
    let behind = text.get(place.end as usize..span.end as usize).and_then(|s| s.chars().next());
    let sticks = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_sign(c));
    !sticks(before) && !sticks(behind)
}

/// A Chinese sign: no blank shows where its word ends.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(text: &str) -> Vec<(usize, Vec<&str>)> {
        let topic = |id: &str, terms: &[&str], not: &[&str]| TopicTerms {
            id: id.to_owned(),
            name: id.to_owned(),
            terms: terms.iter().map(|&t| t.to_owned()).collect(),
            not: not.iter().map(|&t| t.to_owned()).collect(),
        };
        let topics = [
            topic("trade", &["trade", "economic", "Leaders’ Meeting"], &["Economic Forum"]),
            topic("security", &["SCO", "remilitarise"], &[]),
        ];
        let found = Finder::new(&topics).find(text, Span::new(0, text.len()));
        found
            .into_iter()
            .map(|(t, spans)| (t, spans.into_iter().map(|span| span.of(text)).collect()))
            .collect()
    }

    #[test]
    fn terms_count_as_whole_words_in_any_case() {
        assert_eq!(hits("Trade and trademarks"), [(0, vec!["Trade"])]);
        assert_eq!(hits("the sco"), []);
        assert_eq!(hits("to remilitarize the SCO"), [(1, vec!["remilitarize", "SCO"])]);
        assert_eq!(hits("the Leaders' Meeting"), [(0, vec!["Leaders' Meeting"])]);
    }

    #[test]
    fn a_negative_term_takes_back_what_it_contains() {
        assert_eq!(hits("the Economic Forum on trade"), [(0, vec!["trade"])]);
        assert_eq!(hits("the Economic Forum"), []);
    }
}
