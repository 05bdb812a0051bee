//! References: what is cited, and how four formats write it.
//!
//! A document is cited as what it is; a statement or sentence as a quotation out of its document, with the
//! permanent address of the words. The note of every reference names the corpus and its date.

mod bibtex;
mod csl;
mod ris;
mod text;

use readout_corpus::date::Day;
use readout_corpus::format::{Document, Edtf};
use readout_corpus::model::{Kind, SegmentIx, Span};

use crate::about::About;
use crate::address::{Addresses, Words};
use crate::request::{As, Request, What};

/// What is cited.
#[derive(Clone, Debug)]
pub(crate) struct Reference<'a> {
    /// Unique in the file: the document's id, of a quotation with what tells it from others.
    pub(crate) id: String,
    pub(crate) kind: Kind,
    /// The document's title, otherwise its file.
    pub(crate) title: &'a str,
    /// Whose words it is.
    pub(crate) author: Option<&'a str>,
    /// Who published it.
    pub(crate) carrier: Option<&'a str>,
    pub(crate) date: Option<Edtf<'a>>,
    /// Where the original stands.
    pub(crate) url: Option<&'a str>,
    /// Where the original can be found, in words.
    pub(crate) reference: Option<&'a str>,
    /// Where it stands in the page.
    pub(crate) address: String,
    pub(crate) language: &'a str,
    /// The words quoted; `None` where the document as a whole is cited.
    pub(crate) quotation: Option<&'a str>,
    /// The corpus, what was asked, the view.
    pub(crate) note: String,
    /// The day as of which the corpus is seen, which is when the words were there.
    pub(crate) seen: Option<Day>,
}

impl Reference<'_> {
    /// The address to follow: that of the words where some are quoted, otherwise that of the original.
    pub(crate) fn link(&self) -> &str {
        match (self.quotation, self.url) {
            (None, Some(url)) => url,
            _ => &self.address,
        }
    }
}

pub(crate) fn write(request: &Request<'_>, about: &About<'_>, what: What, format: As) -> String {
    let references = references(request, about, what);
    match format {
        As::Ris => ris::write(&references),
        As::Bibtex => bibtex::write(&references, about),
        As::Csl => csl::write(&references),
        _ => text::write(&references, about),
    }
}

fn references<'a>(request: &Request<'a>, about: &About<'_>, what: What) -> Vec<Reference<'a>> {
    let corpus = request.corpus;
    let items = request.items;
    let addresses = Addresses { page: request.page };
    let mut words = Words::new(corpus, addresses);
    let mut quote = |id: Option<&str>, segment: SegmentIx, span: Span| {
        let part = corpus.segment(segment)?;
        let document = corpus.document(part.document())?;
        let address = words.address(segment, span)?;
        let mut reference = whole(request, about, document, address);
        reference.id = match id {
            Some(id) => id.to_owned(),
            None => format!("{}/{}-{}", document.id(), span.start, span.end),
        };
        reference.quotation = Some(part.slice(span));
        reference.kind = part.kind();
        // The segment knows better than its document whose words it is and of when.
        reference.author = part.originator().and_then(|ix| corpus.entity(ix)).map(|one| one.name());
        reference.date = part.date();
        Some(reference)
    };
    match what {
        What::Statements => items
            .statements
            .iter()
            .filter_map(|&ix| corpus.statement(ix))
            .filter_map(|one| quote(Some(one.id()), one.segment(), one.span()))
            .collect(),
        What::Passages => {
            items.passages.iter().filter_map(|one| quote(None, one.segment, one.span)).collect()
        }
        _ => items
            .documents
            .iter()
            .filter_map(|&ix| corpus.document(ix))
            .map(|one| whole(request, about, one, addresses.document(one.id())))
            .collect(),
    }
}

fn whole<'a>(
    request: &Request<'a>,
    about: &About<'_>,
    document: Document<'a>,
    address: String,
) -> Reference<'a> {
    let corpus = request.corpus;
    let name =
        |ix| corpus.entity(ix).map(|entity: readout_corpus::format::Entity<'a>| entity.name());
    let mut segments = document.segments();
    let author = match (segments.next(), segments.next()) {
        (Some(only), None) => only.originator().and_then(name),
        _ => None,
    };
    Reference {
        id: document.id().to_owned(),
        kind: document.kind(),
        title: document.title().unwrap_or(document.file()),
        author,
        carrier: document.carrier().and_then(name),
        date: document.date(),
        url: document.url(),
        reference: document.reference(),
        address,
        language: document.language(),
        quotation: None,
        note: about.note(),
        seen: about.as_of,
    }
}

/// Year, month and day as far as a date says them all: of anything vaguer the year, if it is one.
pub(crate) fn parts(date: Edtf<'_>) -> Option<(i32, Option<u32>, Option<u32>)> {
    let (first, last) = (date.first_day()?.ymd(), date.last_day()?.ymd());
    let month = (first.0 == last.0 && first.1 == last.1).then_some(first.1);
    let day = (first == last).then_some(first.2);
    (first.0 == last.0).then_some((first.0, month, day))
}
