//! A document's sentences as one stream of visible characters, with a running hash at each border.

use crate::format::{Document, xxh64};
use crate::model::Span;

/// An odd number without a pattern: the base of the running hash.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// So many bits of a hash are kept of the words cited, of their neighbours, of all the rest.
const WORDS_BITS: u32 = 48;
const NEIGHBOUR_BITS: u32 = 24;
const REST_BITS: u32 = 24;

/// A place in the stream.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Point {
    /// The number of visible characters before it.
    at: u32,
    /// Their running hash.
    sum: u64,
}

/// A sentence with its borders in the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it stands in the document's text.
    pub(super) span: Span,
    start: Point,
    end: Point,
    /// Its hash as a neighbour of others.
    hash: u64,
}

/// The sentences of a document that have anything to see, in order.
#[derive(Debug, Default)]
pub(super) struct Trace {
    pub(super) lines: Vec<Line>,
}

impl Trace {
    /// Reads a document once.
    pub(super) fn of(document: Document<'_>) -> Self {
        let mut trace = Self::default();
        let mut stream = Stream::default();
        for sentence in document.segments().flat_map(|segment| segment.sentences()) {
            let span = sentence.span();
            stream.space = true;
            let mut start = None;
            for c in document.slice(span).chars() {
                let before = stream.put(c);
                start = start.or(before);
            }
            if let Some(start) = start {
                let hash = hash(start, stream.point, NEIGHBOUR_BITS);
                trace.lines.push(Line { span, start, end: stream.point, hash });
            }
        }
        trace
    }

    fn line(&self, at: usize) -> Option<&Line> {
        self.lines.get(at)
    }

    /// The number of visible characters from the first to the last of some lines.
    pub(super) fn length(&self, (first, last): (usize, usize)) -> u32 {
        match (self.line(first), self.line(last)) {
            (Some(first), Some(last)) => last.end.at.saturating_sub(first.start.at),
            _ => 0,
        }
    }

    /// The hash of the words from the first to the last of some lines.
    pub(super) fn hash(&self, (first, last): (usize, usize)) -> u64 {
        let (Some(first), Some(last)) = (self.line(first), self.line(last)) else { return 0 };
        hash(first.start, last.end, WORDS_BITS)
    }

    /// The hash of everything before and behind some lines.
    pub(super) fn rest(&self, (first, last): (usize, usize)) -> u64 {
        let before = first.checked_sub(1).and_then(|at| self.line(at)).map(|line| line.end);
        let behind = self.line(last + 1).map(|line| line.start);
        let end = self.lines.last().map(|line| line.end).unwrap_or_default();
        let before = hash(Point::default(), before.unwrap_or_default(), 64);
        let behind = hash(behind.unwrap_or(end), end, 64);
        xxh64(&(before ^ behind.rotate_left(1)).to_le_bytes()) >> (64 - REST_BITS)
    }

    /// The hash of one line as a neighbour; 0 where there is no such line.
    pub(super) fn neighbour(&self, at: Option<usize>) -> u64 {
        at.and_then(|at| self.line(at)).map_or(0, |line| line.hash)
    }

    /// The hashes of the lines before and behind some lines.
    pub(super) fn neighbours(&self, (first, last): (usize, usize)) -> [u64; 2] {
        [self.neighbour(first.checked_sub(1)), self.neighbour(last.checked_add(1))]
    }

    /// The bytes from the first to the last of some lines.
    pub(super) fn span(&self, (first, last): (usize, usize)) -> Span {
        match (self.line(first), self.line(last)) {
            (Some(first), Some(last)) => Span { start: first.span.start, end: last.span.end },
            _ => Span::default(),
        }
    }
}

/// The hash of what stands between two places, whatever stands before them.
fn hash(from: Point, to: Point, bits: u32) -> u64 {
    let length = to.at.saturating_sub(from.at);
    let before = from.sum.wrapping_mul(BASE.wrapping_pow(length));
    xxh64(&to.sum.wrapping_sub(before).to_le_bytes()) >> (64 - bits)
}

#[derive(Default)]
struct Stream {
    point: Point,
    last: Option<char>,
    /// Whether white space stands before the next character.
    space: bool,
}

impl Stream {
    /// Takes a character; gives the place before it if it can be seen.
    fn put(&mut self, c: char) -> Option<Point> {
        if c.is_whitespace() {
            self.space = true;
            return None;
        }
        let c = match c {
            // A soft hyphen, joiners, marks of direction, byte order marks and variants of one character.
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' => return None,
            '‘' | '’' | 'ʼ' => '\'',
            '“' | '”' | '„' => '"',
            '\u{2010}' | '\u{2011}' => '-',
            c => c,
        };
        // Chinese and Japanese have no spaces that mean anything.
        let is_wide = |c: char| c >= '\u{2e80}';
        if std::mem::take(&mut self.space)
            && self.last.is_some_and(|last| !is_wide(last) && !is_wide(c))
        {
            self.emit(' ');
        }
        self.last = Some(c);
        let before = self.point;
        self.emit(c);
        Some(before)
    }

    fn emit(&mut self, c: char) {
        let sum = self.point.sum.wrapping_mul(BASE).wrapping_add(u64::from(c) + 1);
        self.point = Point { at: self.point.at.saturating_add(1), sum };
    }
}
