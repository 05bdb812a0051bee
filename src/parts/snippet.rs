//! Words with what the search found in them, highlighted.

use leptos::prelude::*;
use readout_corpus::model::Span;
use readout_corpus::query::Snippet;

use crate::models::results::{excerpt, sentence_id};
use crate::models::runs::{Mark, runs};
use crate::route::Route;
use crate::state::Page;

/// A part of a text with marks in it; both as ranges of the text.
pub fn marked(text: &'static str, whole: Span, marks: &[Span]) -> AnyView {
    let marks: Vec<(Span, Mark)> = marks.iter().map(|&span| (span, Mark::Hit(0))).collect();
    let pieces = runs(text, whole, &marks).into_iter().map(|run| {
        let words = run.span.of(text);
        if run.hit().is_some() {
            view! { <mark>{words}</mark> }.into_any()
        } else {
            words.into_any()
        }
    });
    pieces.collect_view().into_any()
}

/// A sentence that shows why something was found, as a link to its place in the text.
pub fn snippet(page: Page, snippet: &Snippet) -> Option<AnyView> {
    let segment = page.corpus.segment(snippet.segment)?;
    let text = segment.slice(snippet.span);
    let start = snippet.span.start;
    let marks: Vec<Span> = snippet
        .marks
        .iter()
        .map(|mark| Span {
            start: mark.start.saturating_sub(start),
            end: mark.end.saturating_sub(start),
        })
        .collect();
    let shown = excerpt(text, &marks);
    let id = sentence_id(segment, snippet.span);
    let href = move || page.href(Route::Document { id: id.clone() });
    let language = page.corpus.document(segment.document()).map(|document| document.language());
    Some(
        view! {
            <a class="snippet" href=href lang=language>
                {(shown.start > 0).then_some("… ")}
                {marked(text, shown, &marks)}
            </a>
        }
        .into_any(),
    )
}
