//! Addresses that rows carry. The page reads them; a test there holds both sides together.

use readout_corpus::cite;
use readout_corpus::format::{Document, Packed};
use readout_corpus::model::{DocumentIx, SegmentIx, Span};

/// Makes addresses of the page's places.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Addresses<'a> {
    /// The address of the page, without a fragment; empty for addresses within it.
    pub(crate) page: &'a str,
}

impl Addresses<'_> {
    fn of(self, place: &str, id: &str) -> String {
        let mut out = format!("{}#/{place}/", self.page);
        for byte in id.bytes() {
            match byte {
                b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => out.push(char::from(byte)),
                b'-' | b'_' | b'.' | b'~' | b'/' | b',' => out.push(char::from(byte)),
                _ => {
                    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
                    let digit = |at: u8| char::from(DIGITS[usize::from(at & 15)]);
                    out.extend(['%', digit(byte >> 4), digit(byte)]);
                }
            }
        }
        out
    }

    pub(crate) fn document(self, id: &str) -> String {
        self.of("document", id)
    }

    pub(crate) fn meeting(self, id: &str) -> String {
        self.of("meeting", id)
    }

    pub(crate) fn entity(self, id: &str) -> String {
        self.of("entity", id)
    }

    pub(crate) fn topic(self, id: &str) -> String {
        self.of("topic", id)
    }
}

/// Permanent addresses of many words: reads each document once where words come in the order of the corpus.
pub(crate) struct Words<'a> {
    corpus: Packed<'a>,
    addresses: Addresses<'a>,
    read: Option<(DocumentIx, cite::Reader<'a>)>,
}

impl<'a> Words<'a> {
    pub(crate) fn new(corpus: Packed<'a>, addresses: Addresses<'a>) -> Self {
        Self { corpus, addresses, read: None }
    }

    /// The permanent address of words in a segment.
    pub(crate) fn address(&mut self, segment: SegmentIx, span: Span) -> Option<String> {
        let document: Document<'a> =
            self.corpus.document(self.corpus.segment(segment)?.document())?;
        if self.read.as_ref().is_none_or(|(read, _)| *read != document.ix()) {
            self.read = Some((document.ix(), cite::Reader::new(document)));
        }
        let (_, reader) = self.read.as_ref()?;
        let anchor = reader.anchor(span).map(|anchor| anchor.to_text());
        Some(self.addresses.document(anchor.as_deref().unwrap_or(document.id())))
    }
}
