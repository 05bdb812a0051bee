//! Positions in a document as an editor counts them: lines of the text, bytes of the file.

use readout_corpus::model::{Document, Span};
use readout_ingest::read::OffsetMap;

/// A document's lines and the way back to its file.
pub struct Places<'a> {
    document: &'a Document,
    offsets: &'a OffsetMap,
    /// Where each line begins in the text.
    starts: Vec<u32>,
}

impl<'a> Places<'a> {
    /// Counts the lines of a document.
    pub fn new(document: &'a Document, offsets: &'a OffsetMap) -> Self {
        let ends = document.text.match_indices('\n').map(|(at, _)| Span::new(at + 1, at + 1).start);
        let starts = std::iter::once(0).chain(ends).collect();
        Self { document, offsets, starts }
    }

    /// The file's path.
    pub fn file(&self) -> &'a str {
        &self.document.file
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &'a str {
        span.of(&self.document.text)
    }

    /// The 1-based line of a position in the text.
    pub fn line(&self, at: u32) -> usize {
        self.starts.partition_point(|&start| start <= at).max(1)
    }

    /// The first and last line of a span.
    pub fn lines(&self, span: Span) -> [usize; 2] {
        [self.line(span.start), self.line(span.end.saturating_sub(1).max(span.start))]
    }

    /// The bytes of the file that a span of the text stands for.
    pub fn bytes(&self, span: Span) -> [u32; 2] {
        [self.offsets.to_file(span.start), self.offsets.to_file(span.end)]
    }
}
