//! What a link says of the sentences that it leads to, and how that is written.

use super::code;
use super::rivals::rank;
use super::sketch::Sketch;
use super::trace::Trace;
use crate::format::{Document, Packed, varint};
use crate::model::{DocumentIx, Span};

/// Stands between the document's id and the rest.
const SEPARATOR: char = '~';
/// The first letter of the rest: which way of writing it is. No digit, which would be a sentence's number.
const VERSION: &str = "a";
/// Bytes of fixed width: the words, two neighbours, all the rest, the sketch.
const FIXED: usize = 6 + 3 + 3 + 3 + 12;

/// A permanent link to one or several whole sentences of a document, by content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    pub(super) document: String,
    pub(super) print: Fingerprint,
}

/// What is known of the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fingerprint {
    /// A hash of the words themselves.
    pub(super) words: u64,
    /// Hashes of the sentences before and behind; 0 where there is none.
    pub(super) neighbours: [u64; 2],
    /// A hash of everything else in the document.
    pub(super) rest: u64,
    /// Which words they are, roughly.
    pub(super) sketch: Sketch,
    /// How many visible characters they have.
    pub(super) length: u32,
    /// The byte of the document's text at which they began.
    pub(super) start: u32,
    /// Which of the places with the same words it was, from 0, and how many there were; 0 of 0 where unknown.
    pub(super) which: u32,
    pub(super) of: u32,
}

impl Anchor {
    /// The id of the document.
    pub fn document(&self) -> &str {
        &self.document
    }

    /// The anchor as the fragment of an address has it: letters, digits, `-`, `_` and one `~` behind the id.
    pub fn to_text(&self) -> String {
        let print = &self.print;
        let mut bytes = Vec::with_capacity(FIXED + 8);
        bytes.extend(print.words.to_be_bytes().iter().skip(2));
        for neighbour in print.neighbours {
            bytes.extend(neighbour.to_be_bytes().iter().skip(5));
        }
        bytes.extend(print.rest.to_be_bytes().iter().skip(5));
        bytes.extend(print.sketch.0.to_be_bytes().iter().skip(4));
        for number in [print.length, print.start, print.which, print.of] {
            varint::put(&mut bytes, number);
        }
        let mut out = format!("{}{SEPARATOR}{VERSION}", self.document);
        code::put(&bytes, &mut out);
        out
    }

    /// Reads what [`to_text`](Self::to_text) wrote; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (document, rest) = text.rsplit_once(SEPARATOR)?;
        let bytes = code::get(rest.strip_prefix(VERSION)?)?;
        let (fixed, numbers) = bytes.split_at_checked(FIXED)?;
        let number = |range: std::ops::Range<usize>| {
            let bytes = fixed.get(range).unwrap_or(&[]);
            bytes.iter().fold(0u128, |number, &byte| number << 8 | u128::from(byte))
        };
        let mut numbers = varint::Numbers::new(numbers);
        let print = Fingerprint {
            words: number(0..6) as u64,
            neighbours: [number(6..9) as u64, number(9..12) as u64],
            rest: number(12..15) as u64,
            sketch: Sketch(number(15..FIXED)),
            length: numbers.next(),
            start: numbers.next(),
            which: numbers.next(),
            of: numbers.next(),
        };
        let anchor = Self { document: document.to_owned(), print };
        // One anchor, one text: what is cut off, longer or written otherwise was not written here.
        (anchor.to_text() == text).then_some(anchor)
    }
}

/// The anchor of the sentences that a span of a document's text touches; `None` where there are none, as in a
/// caption that was left out.
pub fn of(packed: Packed<'_>, document: DocumentIx, span: Span) -> Option<Anchor> {
    Reader::new(packed.document(document)?).anchor(span)
}

/// A document that is read once for the anchors of many of its sentences.
#[derive(Debug)]
pub struct Reader<'a> {
    document: Document<'a>,
    trace: Trace,
}

impl<'a> Reader<'a> {
    /// Reads a document.
    pub fn new(document: Document<'a>) -> Self {
        Self { document, trace: Trace::of(document) }
    }

    /// The anchor of the sentences that a span touches, as [`of`] gives it.
    pub fn anchor(&self, span: Span) -> Option<Anchor> {
        anchor(self.document, &self.trace, span)
    }
}

fn anchor(document: Document<'_>, trace: &Trace, span: Span) -> Option<Anchor> {
    let first = trace.lines.partition_point(|line| line.span.end <= span.start);
    let behind = trace.lines.partition_point(|line| line.span.start < span.end);
    let lines = (first, behind.checked_sub(1).filter(|&last| last >= first)?);
    let mut print = Fingerprint {
        words: trace.hash(lines),
        neighbours: trace.neighbours(lines),
        rest: trace.rest(lines),
        sketch: sketch(document, trace, lines),
        length: trace.length(lines),
        start: trace.span(lines).start,
        which: 0,
        of: 0,
    };
    (print.which, print.of) = rank(trace, &print, lines);
    Some(Anchor { document: document.id().to_owned(), print })
}

/// The words of some lines.
pub(super) fn sketch(document: Document<'_>, trace: &Trace, lines: (usize, usize)) -> Sketch {
    let all = trace.lines.get(lines.0..=lines.1.max(lines.0)).unwrap_or(&[]);
    all.iter().fold(Sketch::default(), |all, line| all.with(Sketch::of(document.slice(line.span))))
}
