//! The selectors of the W3C Web Annotation model for cited words, as JSON-LD.

use readout_corpus::cite;
use readout_corpus::format::Packed;
use readout_corpus::model::{DocumentIx, Span};

use crate::address::Addresses;
use crate::value::{Value, map};

/// Words of a document as an annotation: where they can be followed, a quotation with its surroundings
/// (`TextQuoteSelector`), and their place in characters of the document's text (`TextPositionSelector`). `None` where the span does not fit.
///
/// `page` is the address of the page without a fragment; may be empty.
pub fn annotation(
    corpus: Packed<'_>,
    document: DocumentIx,
    span: Span,
    page: &str,
) -> Option<String> {
    let addresses = Addresses { page };
    let quote = cite::quote(corpus, document, span)?;
    let id = corpus.document(document)?.id();
    let anchor = cite::of(corpus, document, span).map(|anchor| anchor.to_text());
    let text = map! {
        "type": "TextQuoteSelector",
        "prefix": quote.prefix,
        "exact": quote.exact,
        "suffix": quote.suffix,
    };
    let position = map! { "type": "TextPositionSelector", "start": quote.start, "end": quote.end };
    let target = map! {
        "type": "SpecificResource",
        "source": addresses.document(id),
        "selector": vec![text, position],
    };
    let whole = map! {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": addresses.document(anchor.as_deref().unwrap_or(id)),
        "type": "Annotation",
        "motivation": "identifying",
        "target": target,
    };
    Some(Value::from(whole).to_json())
}
