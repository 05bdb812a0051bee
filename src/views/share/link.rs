//! The address of the place.

use leptos::prelude::*;

use super::{Share, field, pin, unreachable};

pub fn panel(share: Share) -> AnyView {
    let link = Signal::derive(move || share.link());
    let warning = (!share.is_reachable()).then(unreachable);
    view! {
        {warning}
        {field(share, "share-link", "The link to this place, with its filters", "3", link)}
        {pin(share, false)}
    }
    .into_any()
}
