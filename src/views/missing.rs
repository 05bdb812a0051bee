//! Where a link leads nowhere: what was asked for, why it may be gone, and the nearest that is there.

use leptos::prelude::*;

use crate::models::nearest::nearest;
use crate::route::Route;
use crate::state::Page;

/// An address that this version does not know.
pub fn place(page: Page, path: &str) -> AnyView {
    let text =
        format!("There is no view at “{path}”. It may belong to another version of this page.");
    panel(page, "This address leads nowhere", text, Vec::new())
}

/// A document that is not in the corpus.
pub fn document(page: Page, id: &str) -> AnyView {
    let all = page.corpus.documents().take(looked_at(page));
    let all = all.map(|document| (document.id(), document.title()));
    let found = nearest(id, all.map(|(id, title)| (id, title.unwrap_or(id))));
    let links = found.into_iter().map(|(id, name)| (Route::Document { id: id.to_owned() }, name));
    panel(page, "This document is not here", gone(id), links.collect())
}

/// A statement that is not in the corpus; its id begins with that of its segment.
pub fn statement(page: Page, id: &str) -> AnyView {
    let segments = page.corpus.segments().take(looked_at(page));
    let segment = segments.map(|segment| segment.id()).find(|one| id.starts_with(one));
    let link = segment.map(|one| (Route::Document { id: one.to_owned() }, one));
    panel(page, "This statement is not here", gone(id), link.into_iter().collect())
}

/// An entity that is not in the corpus.
pub fn entity(page: Page, id: &str) -> AnyView {
    let all = page.corpus.entities().take(looked_at(page));
    let found = nearest(id, all.map(|entity| (entity.id(), entity.name())));
    let links = found.into_iter().map(|(id, name)| (Route::Entity { id: id.to_owned() }, name));
    panel(page, "This entity is not here", gone(id), links.collect())
}

/// A meeting that is not in the corpus.
pub fn meeting(page: Page, id: &str) -> AnyView {
    let found = nearest(id, page.corpus.meetings().map(|meeting| (meeting.id(), meeting.title())));
    let links = found.into_iter().map(|(id, name)| (Route::Meeting { id: id.to_owned() }, name));
    panel(page, "This meeting is not here", gone(id), links.collect())
}

/// A topic that is not in the corpus.
pub fn topic(page: Page, id: &str) -> AnyView {
    let found = nearest(id, page.corpus.topics().map(|topic| (topic.id(), topic.name())));
    let links = found.into_iter().map(|(id, name)| (Route::Topic { id: id.to_owned() }, name));
    panel(page, "This topic is not here", gone(id), links.collect())
}

/// How many ids are looked at for one that is like it: all, or none where every id has to be fetched.
pub(super) fn looked_at(page: Page) -> usize {
    if page.corpus.is_in_pieces() { 0 } else { usize::MAX }
}

fn gone(id: &str) -> String {
    format!(
        "Nothing in this corpus has the id “{id}”. The link may come from an older or another corpus."
    )
}

fn panel(
    page: Page,
    title: &'static str,
    text: String,
    nearest: Vec<(Route, &'static str)>,
) -> AnyView {
    let nearest = (!nearest.is_empty()).then(|| {
        let links = nearest.into_iter().map(|(route, name)| {
            view! { <li><a href=move || page.href(route.clone())>{name}</a></li> }
        });
        view! {
            <p class="missing-lead">"Perhaps it is one of these:"</p>
            <ul class="missing-nearest">{links.collect_view()}</ul>
        }
    });
    view! {
        <section class="message-panel" role="status">
            <h1>{title}</h1>
            <p>{text}</p>
            {nearest}
            <p class="missing-ways">
                <a href=move || page.href(Route::Overview)>"Go to the overview"</a>
                <a href=move || page.href(Route::Documents)>"Search the documents"</a>
            </p>
        </section>
    }
    .into_any()
}
