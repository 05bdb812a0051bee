//! The border to the host page: start on our own page, or `mount` into an element of another.

mod border;
mod host;
mod options;

#[cfg(test)]
mod declared;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

use crate::app::App;
use crate::route::Address;
use crate::state::{Home, Page};
use crate::{corpus, dom, views};

/// The element of our own `index.html` that the page replaces.
const OWN_ROOT: &str = "readout";

/// Starts the page on our own `index.html`; in a host page there is no such element, and nothing happens.
pub fn start() {
    dom::show_panics();
    // The same code answers questions where it runs on a thread of its own.
    #[cfg(feature = "sharded")]
    if crate::pieces::serve() {
        return;
    }
    let root = dom::document().and_then(|document| document.get_element_by_id(OWN_ROOT));
    // A host may have an element of that name, too.
    let Some(root) = root.filter(|root| root.has_attribute("data-readout-root")) else { return };
    #[cfg(feature = "sharded")]
    spawn_local(async move {
        match crate::pieces::open().await {
            Ok(()) => start_in(root),
            Err(message) => refuse(&root, &message),
        }
    });
    #[cfg(not(feature = "sharded"))]
    start_in(root);
}

fn start_in(root: Element) {
    if let Some(explorer) = root.get_attribute("data-explorer") {
        start_embedded(root, explorer);
        return;
    }
    dom::set_theme(dom::stored_theme().as_deref());
    stay(&root, Home::Fragment, Address::parse(&dom::fragment()));
}

/// Starts one view in the frame of somebody else's site. `explorer` is where the whole page is.
///
/// The list that stands in the frame already goes only when everything is there that takes its place.
fn start_embedded(root: Element, explorer: String) {
    let usual = root.get_attribute("data-fragment").unwrap_or_default();
    let asked = move || {
        let fragment = dom::fragment();
        Address::parse(if fragment.is_empty() { &usual } else { &fragment })
    };
    // Not Leptos' own way of waiting, which begins with the first mount.
    spawn_local(views::fetch_frame());
    spawn_local(async move {
        views::fetch_for_embed(&asked().route).await;
        // The host may have asked for something else in the meantime.
        stay(&root, Home::Embed(explorer.leak()), asked());
    });
}

/// Mounts the page for as long as the tab is open.
fn stay(root: &Element, home: Home, address: Address) {
    match mount_page(root, home, address, Box::new(|_| ())) {
        Ok(mounted) => std::mem::forget(mounted),
        Err(message) => refuse(root, &message),
    }
}

fn refuse(root: &Element, message: &str) {
    if let Some(document) = dom::document() {
        dom::show_message(&document, root, "The corpus cannot be opened", message);
    }
}

fn mount_page(
    root: &Element,
    home: Home,
    address: Address,
    on_page: Box<dyn FnOnce(Page)>,
) -> Result<Box<dyn std::any::Any>, String> {
    let corpus = corpus::open()?;
    let root: HtmlElement =
        root.clone().dyn_into().map_err(|_| "expected an HTML element to mount into".to_owned())?;
    root.set_text_content(None);
    let handle = mount_to(root, move || {
        let page = Page::new(corpus, home, address);
        on_page(page);
        view! { <App page/> }
    });
    Ok(Box::new(handle))
}
