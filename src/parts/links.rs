//! Names that lead on: sides, entities, documents, meetings, dates.

use leptos::prelude::*;
use readout_corpus::format::{Document, Edtf, Entity};
use readout_corpus::model::{EntityIx, SideIx};

use crate::corpus::side_class;
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// A side's name with its hue and shape; nothing where no side is known.
pub fn side_tag(page: Page, side: Option<SideIx>) -> Option<AnyView> {
    let name = page.corpus.side(side?)?.name();
    let class = format!("side-tag {}", side_class(page.corpus, side));
    Some(view! { <span class=class>{name}</span> }.into_any())
}

/// An entity's name as a link to its page.
pub fn entity_link(page: Page, entity: Entity<'static>) -> AnyView {
    let id = entity.id();
    let href = move || page.href(Route::Entity { id: id.to_owned() });
    view! { <a class="entity-link" href=href>{entity.name()}</a> }.into_any()
}

/// Several entities as links: `a, b and c`.
pub fn entity_links(page: Page, entities: impl Iterator<Item = EntityIx>) -> AnyView {
    let entities: Vec<Entity<'static>> =
        entities.filter_map(|entity| page.corpus.entity(entity)).collect();
    let last = entities.len().saturating_sub(1);
    let links = entities.into_iter().enumerate().map(|(i, entity)| {
        let before = match i {
            0 => "",
            _ if i == last => " and ",
            _ => ", ",
        };
        view! { {before} {entity_link(page, entity)} }
    });
    links.collect_view().into_any()
}

/// A link to the original of a document. Only addresses of the web become links.
pub fn original_link(document: Document<'static>, words: &'static str) -> Option<AnyView> {
    let url = document.url().filter(|url| {
        let scheme = url.get(..8).unwrap_or(url).to_ascii_lowercase();
        scheme.starts_with("https://") || scheme.starts_with("http://")
    })?;
    Some(
        view! {
            <a href=url rel="noopener noreferrer" target="_blank">
                {words}
                <span class="visually-hidden">" (in a new tab)"</span>
            </a>
        }
        .into_any(),
    )
}

/// A date in words, with the EDTF text for machines.
pub fn date_text(date: Edtf<'static>) -> AnyView {
    view! { <time datetime=date.as_str()>{words::date(date)}</time> }.into_any()
}

/// A date in words, or that there is none.
pub fn date_or_none(date: Option<Edtf<'static>>) -> AnyView {
    date.map_or_else(|| view! { "No date" }.into_any(), date_text)
}

/// How an item was found, as a mark that explains itself: the rule's id, and where rules are explained.
pub fn how_found(page: Page, rule: &'static str) -> AnyView {
    let href = move || page.href(Route::About);
    view! {
        <a class="how-found" href=href title="Found by this rule, not by a person; see About">
            <span class="visually-hidden">"Found by rule: "</span>
            {words::rule(rule)}
        </a>
    }
    .into_any()
}
