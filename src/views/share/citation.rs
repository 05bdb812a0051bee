//! How the place is cited: a reference as text, and files for reference managers.

use leptos::prelude::*;
use readout_export::{As, File, Items, Options, What, annotation};

use super::{Share, field};
use crate::models::share::offer::cited;
use crate::pieces;
use crate::words;

pub fn panel(share: Share) -> AnyView {
    let route = share.place.with_value(|place| place.route.clone());
    let documents = share.offer.with_value(|offer| offer.items.documents.clone());
    let own = cited(share.page.corpus, &route);
    let of_view = own.is_none();
    // A view is cited by its own address; behind it stand the documents that it rests on.
    let (what, items) = own.unwrap_or((What::Documents, Items { documents, ..Items::default() }));
    let count = items.documents.len();
    let items = StoredValue::new(items);
    let text = Signal::derive(move || match of_view {
        true => reference(share),
        false => {
            let text = pieces::complete(|| written(share, what, items, As::Text)).flatten();
            text.map(|file| String::from_utf8_lossy(&file.bytes).trim().to_owned())
                .unwrap_or_default()
        }
    });
    let save = |format: As, name: &'static str| {
        let save = move |_| {
            share.once_here(
                move || written(share, what, items, format),
                move |file| share.download(&file.name, file.media_type, &file.bytes),
            );
        };
        view! { <button type="button" class="button" on:click=save>{name}</button> }.into_any()
    };
    let buttons = [(As::Ris, "RIS"), (As::Bibtex, "BibTeX"), (As::Csl, "CSL-JSON")]
        .map(|(format, name)| save(format, name));
    let words = (what != What::Documents).then(|| {
        let save = move |_| {
            share.once_here(
                move || items.with_value(|items| selectors(share, items)),
                move |text| {
                    let name = "readout-annotation.jsonld";
                    share.download(name, "application/ld+json", text.as_bytes());
                },
            );
        };
        view! { <button type="button" class="button" on:click=save>"Web annotation"</button> }
    });
    let note = match (of_view, what) {
        (true, _) => format!("References to {} behind it", words::count(count, "document")),
        (_, What::Documents) => "The document as a reference".to_owned(),
        _ => "The words as a reference; their link finds them again when the text around them changes"
            .to_owned(),
    };
    let files = (!of_view || count > 0).then(|| {
        view! {
            <p class="note">{note}</p>
            <div class="button-row">{buttons.into_iter().collect_view()} {words}</div>
        }
    });
    view! {
        {field(share, "share-citation", "The reference as text", "5", text)}
        {files}
    }
    .into_any()
}

/// The reference of a view: `Timeline (side: China). In: Title, as of …. Address`.
fn reference(share: Share) -> String {
    let caption = share.caption();
    format!("{}. In: {}. {}", caption.heading(), caption.corpus, share.link())
}

fn written(share: Share, what: What, items: StoredValue<Items>, format: As) -> Option<File> {
    items.with_value(|items| share.file(items, what, format, &Options::default()))
}

/// The selectors of the words that are cited.
fn selectors(share: Share, items: &Items) -> Option<String> {
    let corpus = share.page.corpus;
    let statement = items.statements.first().and_then(|&ix| corpus.statement(ix));
    let (segment, span) = match statement {
        Some(statement) => (statement.segment(), statement.span()),
        None => items.passages.first().map(|one| (one.segment, one.span))?,
    };
    let document = corpus.segment(segment)?.document();
    share.base.with_value(|base| annotation(corpus, document, span, base))
}
