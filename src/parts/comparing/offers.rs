//! Links to comparisons of a meeting's accounts.

use leptos::prelude::*;
use readout_corpus::format::Meeting;
use readout_corpus::model::SegmentIx;

use super::{End, Ends};
use crate::models::pairs::{Offer, offers};
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// Comparisons of a meeting's accounts but the one on show; nothing where there are none.
pub fn compare_links(
    page: Page,
    meeting: Meeting<'static>,
    shown: Option<[SegmentIx; 2]>,
) -> Option<AnyView> {
    let as_of = page.query.with(|query| query.as_of);
    let links: Vec<AnyView> = offers(page.corpus, meeting, as_of)
        .into_iter()
        .filter(|offer| shown.is_none_or(|shown| !is_of(offer, shown)))
        .filter_map(|offer| link(page, offer))
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <div class="compare-links no-print">
                <p class="note">"Sentence by sentence:"</p>
                <ul>{links}</ul>
            </div>
        }
        .into_any()
    })
}

fn is_of(offer: &Offer, shown: [SegmentIx; 2]) -> bool {
    shown == [offer.left, offer.right] || shown == [offer.right, offer.left]
}

fn link(page: Page, offer: Offer) -> Option<AnyView> {
    let ends = Ends::of(page, offer.left, offer.right)?;
    let href =
        page.href(Route::compare(Some(ends.left.segment.id()), Some(ends.right.segment.id())));
    let date = |end: &End| end.segment.date().map(words::date).unwrap_or_default();
    let text = match offer.other {
        Some(_) => {
            let side = ends.left.segment.side().and_then(|side| page.corpus.side(side));
            let name = side.map_or(ends.left.name.as_str(), |side| side.name());
            format!("Accounts by {name}: {} and {}", date(&ends.left), date(&ends.right))
        }
        None => format!("Accounts by {} and {}", ends.left.name, ends.right.name),
    };
    Some(view! { <li><a href=href>{text}</a></li> }.into_any())
}
