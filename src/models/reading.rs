//! A document as it is read: its parts, their paragraphs, and what is marked in them.

use std::ops::Range;

use readout_corpus::format::{Document, Packed, Segment, Statement};
use readout_corpus::model::{Passage, ReuseKind, SegmentIx, Span};

use super::blocks::{Block, blocks};
use super::runs::Mark;
use crate::models::order::Order as _;

/// A part of a document.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// The segment.
    pub segment: Segment<'a>,
    /// What stands under one another.
    pub pieces: Vec<Piece<'a>>,
    /// What stands elsewhere too, in the order of [`Mark::Reused`].
    pub reused: Vec<Reused>,
}

/// A paragraph, or lines that were dropped.
#[derive(Clone, Debug)]
pub enum Piece<'a> {
    /// A paragraph.
    Paragraph(Paragraph<'a>),
    /// Lines that were dropped, as positions in [`Document::dropped`].
    Dropped(Range<usize>),
}

/// A paragraph with what is marked in it.
#[derive(Clone, Debug)]
pub struct Paragraph<'a> {
    /// Where it stands.
    pub span: Span,
    /// All marks but search hits; they may begin before it and end behind it.
    /// [`Mark::Sentence`] and [`Mark::Statement`] count within the segment, names and dates too.
    pub marks: Vec<(Span, Mark)>,
    /// The statements that begin in it, next to each other where the same speakers go on.
    pub notes: Vec<Vec<(u32, Statement<'a>)>>,
    /// The passages that begin in it and stand elsewhere too, as positions in [`Part::reused`].
    pub reused: Vec<u32>,
}

/// A passage that stands elsewhere too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reused {
    /// Where it stands here.
    pub here: Span,
    /// Where else.
    pub there: Passage,
    /// How the two share words.
    pub kind: ReuseKind,
}

/// Where passages of a paragraph stand elsewhere: one document, or one part of the same document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The first of the passages there.
    pub first: Passage,
    /// The nearest of the ways in which they share words.
    pub kind: ReuseKind,
    /// How many different passages of the paragraph stand there.
    pub passages: usize,
}

/// Where some reused passages stand, each document and each part of the open one named once.
pub fn elsewhere(corpus: Packed<'_>, open: SegmentIx, reused: &[Reused]) -> Vec<Elsewhere> {
    let document = |segment: SegmentIx| corpus.segment(segment).map(|one| one.document());
    let mut found: Vec<(Elsewhere, Vec<Span>)> = Vec::new();
    for one in reused {
        let there = document(one.there.segment);
        let same = |(place, _): &&mut (Elsewhere, Vec<Span>)| {
            place.first.segment == one.there.segment
                || there != document(open) && document(place.first.segment) == there
        };
        match found.iter_mut().find(same) {
            Some((place, passages)) => {
                place.kind = place.kind.min(one.kind);
                if !passages.contains(&one.here) {
                    passages.push(one.here);
                    place.passages += 1;
                }
            }
            None => {
                let place = Elsewhere { first: one.there, kind: one.kind, passages: 1 };
                found.push((place, vec![one.here]));
            }
        }
    }
    found.into_iter().map(|(place, _)| place).collect()
}

/// The parts of a document and, before each and behind the last, the dropped lines that belong to none.
pub struct Reading<'a> {
    /// The parts, each with the dropped lines before it.
    pub parts: Vec<(Range<usize>, Part<'a>)>,
    /// The dropped lines behind the last part.
    pub rest: Range<usize>,
}

/// Lays a document out.
pub fn read(document: Document<'_>) -> Reading<'_> {
    let dropped: Vec<Span> = document.dropped().map(|one| one.span()).collect();
    let text = document.text();
    let mut done = 0;
    let mut parts = Vec::new();
    for segment in document.segments() {
        let span = segment.span();
        let from = dropped.partition_point(|one| one.end <= span.start).max(done);
        let to = dropped.partition_point(|one| one.start < span.end).max(from);
        let inside = dropped.get(from..to).unwrap_or(&[]);
        parts.push((done..from, part(text, segment, inside, from)));
        done = to;
    }
    Reading { parts, rest: done..dropped.len() }
}

fn part<'a>(text: &str, segment: Segment<'a>, dropped: &[Span], first_dropped: usize) -> Part<'a> {
    let sentences: Vec<(Span, u32)> =
        segment.sentences().map(|sentence| (sentence.span(), sentence.paragraph())).collect();
    let blocks = blocks(text, segment.span(), segment.title(), &sentences, dropped);
    let reused = reused(segment, dropped);
    let mut pieces: Vec<Piece<'a>> = blocks
        .into_iter()
        .map(|block| match block {
            Block::Paragraph { span, .. } => Piece::Paragraph(Paragraph {
                span,
                marks: Vec::new(),
                notes: Vec::new(),
                reused: Vec::new(),
            }),
            Block::Dropped(range) => {
                Piece::Dropped(range.start + first_dropped..range.end + first_dropped)
            }
        })
        .collect();
    let mut paragraphs: Vec<&mut Paragraph<'a>> = pieces
        .iter_mut()
        .filter_map(|piece| match piece {
            Piece::Paragraph(paragraph) => Some(paragraph),
            Piece::Dropped(_) => None,
        })
        .collect();

    let mut mark = |span: Span, mark: Mark| {
        let first = paragraphs.partition_point(|paragraph| paragraph.span.end <= span.start);
        let rest = paragraphs.get_mut(first..).unwrap_or(&mut []);
        for paragraph in rest.iter_mut().take_while(|one| one.span.start < span.end) {
            paragraph.marks.push((span, mark));
        }
    };
    for (at, sentence) in (0..).zip(segment.sentences()) {
        mark(sentence.span(), Mark::Sentence(at));
        if sentence.direction() {
            mark(sentence.span(), Mark::Direction(at));
        }
    }
    for (at, turn) in (0..).zip(segment.turns()) {
        mark(with_colon(text, turn.label()), Mark::Label(at));
    }
    for (at, one) in (0..).zip(&reused) {
        mark(one.here, Mark::Reused(at));
    }
    for (at, statement) in (0..).zip(segment.statements()) {
        mark(statement.span(), Mark::Statement(at));
    }
    for (at, mention) in (0..).zip(segment.mentions()) {
        mark(mention.span(), Mark::Name(at));
    }
    for (at, date) in (0..).zip(segment.dates()) {
        mark(date.span(), Mark::Date(at));
    }

    let place = |paragraphs: &[&mut Paragraph<'a>], span: Span| {
        paragraphs.partition_point(|paragraph| paragraph.span.end <= span.start)
    };
    for (at, statement) in (0..).zip(segment.statements()) {
        let first = place(&paragraphs, statement.span());
        let Some(paragraph) = paragraphs.get_mut(first) else { continue };
        match paragraph.notes.last_mut() {
            Some(note) if note.last().is_some_and(|(_, last)| same_voice(*last, statement)) => {
                note.push((at, statement));
            }
            _ => paragraph.notes.push(vec![(at, statement)]),
        }
    }
    for (at, one) in (0..).zip(&reused) {
        let first = place(&paragraphs, one.here);
        if let Some(paragraph) = paragraphs.get_mut(first) {
            paragraph.reused.push(at);
        }
    }
    Part { segment, pieces, reused }
}

/// Whether one note can stand for both: the same speakers, reported by the same person.
fn same_voice(a: Statement<'_>, b: Statement<'_>) -> bool {
    a.speakers().eq(b.speakers())
        && a.reported_by() == b.reported_by()
        && (!a.speakers().is_empty() || a.form() == b.form())
}

/// A label with the colon behind it.
fn with_colon(text: &str, label: Span) -> Span {
    let behind = text.get(label.end as usize..).unwrap_or("");
    let gap = behind.len() - behind.trim_start_matches(['*', ' ']).len();
    match behind.get(gap..).and_then(|rest| rest.chars().next()) {
        Some(c @ (':' | '：')) => {
            Span { start: label.start, end: label.end + (gap + c.len_utf8()) as u32 }
        }
        _ => label,
    }
}

/// The passages of a segment that stand elsewhere, set phrases apart: those are shared by everybody.
/// What was dropped as a repetition of the segment's own words stands nowhere else.
fn reused(segment: Segment<'_>, dropped: &[Span]) -> Vec<Reused> {
    let is_dropped = |passage: Passage| {
        let first = dropped.partition_point(|one| one.end <= passage.span.start);
        passage.segment == segment.ix()
            && dropped.get(first).is_some_and(|one| one.start < passage.span.end)
    };
    let mut found = Vec::new();
    for reuse in segment.reuse().filter(|reuse| reuse.kind() != ReuseKind::Formula) {
        let (a, b) = (reuse.a(), reuse.b());
        for (here, there) in [(a, b), (b, a)] {
            if here.segment == segment.ix() && !is_dropped(here) && !is_dropped(there) {
                found.push(Reused { here: here.span, there, kind: reuse.kind() });
            }
        }
    }
    found.order_by_key(|one| (one.here, one.there));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;
    use crate::models::runs::runs;

    #[test]
    fn a_paragraph_holds_its_names_and_statements() {
        let corpus = fixture::corpus();
        let document = corpus.document_by_id("a-northern-account").expect("a document");
        let reading = read(document);
        assert_eq!(reading.parts.len(), 1);
        let (_, part) = reading.parts.first().expect("a part");
        let [Piece::Paragraph(paragraph)] = part.pieces.as_slice() else {
            panic!("expected one paragraph, found {:?}", part.pieces)
        };
        let names =
            paragraph.marks.iter().filter(|(_, mark)| matches!(mark, Mark::Name(_))).count();
        assert_eq!(names, part.segment.mentions().len());
        // Two speakers and then both together.
        assert_eq!(paragraph.notes.len(), 3);
    }

    #[test]
    fn the_runs_of_all_paragraphs_are_their_text() {
        for document in fixture::corpus().documents() {
            let text = document.text();
            for (_, part) in read(document).parts {
                for piece in part.pieces {
                    let Piece::Paragraph(paragraph) = piece else { continue };
                    let runs = runs(text, paragraph.span, &paragraph.marks);
                    let joined: String = runs.iter().map(|run| run.span.of(text)).collect();
                    assert_eq!(joined, paragraph.span.of(text));
                }
            }
        }
    }

    #[test]
    fn another_document_is_named_once_however_many_of_its_parts_share_words() {
        let corpus = fixture::corpus();
        let at = |segment: u32, start: usize| Passage {
            segment: SegmentIx(segment),
            span: Span::new(start, start + 9),
        };
        let reused = |here: usize, there: Passage, kind: ReuseKind| Reused {
            here: Span::new(here, here + 9),
            there,
            kind,
        };
        let found = elsewhere(
            corpus,
            SegmentIx(0),
            &[
                reused(0, at(1, 0), ReuseKind::Edited),
                reused(0, at(1, 30), ReuseKind::Verbatim),
                reused(20, at(1, 0), ReuseKind::Edited),
                reused(20, at(2, 0), ReuseKind::Edited),
            ],
        );
        let expected = [
            Elsewhere { first: at(1, 0), kind: ReuseKind::Verbatim, passages: 2 },
            Elsewhere { first: at(2, 0), kind: ReuseKind::Edited, passages: 1 },
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_label_takes_its_colon_along() {
        let text = "Berg: Good day.";
        assert_eq!(with_colon(text, Span::new(0, 4)).of(text), "Berg:");
        assert_eq!(with_colon(text, Span::new(6, 10)).of(text), "Good");
    }
}
