//! The passages that a tie stands on: each segment that names both, and the sentences that do.

use leptos::prelude::*;
use readout_corpus::format::Entity;
use readout_corpus::model::Span;

use super::Shown;
use crate::corpus::side_class;
use crate::models::names::document_name;
use crate::models::network::passages::{Shared, name_both, shared};
use crate::parts::links::{date_text, side_tag};
use crate::parts::snippet::marked;
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// The heading above the passages.
pub const HEADING: &str = "network-passages";
/// Segments listed; the search has them all.
const FEW: usize = 12;

/// The passages of the tie that is open.
pub fn passages(shown: Shown) -> Option<AnyView> {
    let page = shown.page;
    let one = shown.entity(shown.focus.get()?)?;
    let other = shown.entity(shown.open.get()?)?;
    let found = shown.scope.with(|scope| shared(scope, one, other.ix()));
    let close = shown.href(|asked| asked.focused(Some(one.id())));
    let count = found.len();
    let all = page.href_with(Route::Documents, |query| name_both(query, one, other));
    let lead = match count {
        0 => "No segment here names both".to_owned(),
        _ => format!("{} both", named(count)),
    };
    let more = (count > FEW).then(|| {
        let text = format!("The {FEW} newest. All are in ");
        view! { <p class="note">{text} <a href=all.clone()>"the documents that name both"</a></p> }
    });
    let items: Vec<AnyView> =
        found.iter().take(FEW).map(|shared| segment(page, shared, [one, other])).collect();
    Some(
        view! {
            <section class="network-passages" aria-labelledby=HEADING>
                <h2 class="network-head" id=HEADING tabindex="-1">
                    {one.name()} " and " {other.name()}
                </h2>
                <p class="network-ways note">
                    <span>{lead}</span>
                    <a href=all>"Search these"</a>
                    <a href=close>"Close"</a>
                </p>
                <ol class="network-segments">{items}</ol>
                {more}
            </section>
        }
        .into_any(),
    )
}

fn named(count: usize) -> String {
    let verb = if count == 1 { "names" } else { "name" };
    format!("{} {verb}", words::count(count, "segment"))
}

fn segment(page: Page, shared: &Shared<'static>, both: [Entity<'static>; 2]) -> AnyView {
    let segment = shared.segment;
    let document = page.corpus.document(segment.document());
    let title = segment
        .title_text()
        .map(str::to_owned)
        .or_else(|| document.map(|document| document_name(document).into_owned()))
        .unwrap_or_default();
    let language = document.map(|document| document.language());
    let to = |id: &str| page.href(Route::Document { id: id.to_owned() });
    let sentences: Vec<AnyView> = shared
        .together
        .iter()
        .map(|passage| {
            let whole = Span::new(0, passage.words.len());
            let words = marked(passage.words, whole, &passage.names);
            view! { <a class="snippet" href=to(&passage.id) lang=language>{words}</a> }.into_any()
        })
        .collect();
    let apart = sentences.is_empty().then(|| {
        let places = shared.first.iter().zip(both).map(|(place, entity)| match place {
            Some(id) => view! { <a href=to(id)>{entity.name()}</a> " " }.into_any(),
            None => view! { <span>{entity.name()} " (speaks)"</span> " " }.into_any(),
        });
        let places: Vec<AnyView> = places.collect();
        view! { <p class="note network-apart">"No sentence names both. First named: " {places}</p> }
    });
    view! {
        <li class=side_class(page.corpus, segment.side())>
            <p class="network-segment">
                <a href=to(segment.id()) lang=language>{title}</a>
            </p>
            <p class="network-ways note">
                {side_tag(page, segment.side())}
                <span>{words::kind(segment.kind())}</span>
                {segment.date().map(date_text)}
            </p>
            {sentences}
            {apart}
        </li>
    }
    .into_any()
}
