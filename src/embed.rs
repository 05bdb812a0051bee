//! The border to the host page: start on our own page, or `mount` into an element of another.

use leptos::mount::mount_to;
use leptos::prelude::*;
use readout_corpus::date::Edtf;
use readout_corpus::query::{Facet, Query};
use serde::Deserialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

use crate::app::App;
use crate::route::{Address, Route};
use crate::state::{Home, Page};
use crate::{corpus, dom, views};

/// The element of our own `index.html` that the page replaces.
const OWN_ROOT: &str = "readout";

/// Starts the page on our own `index.html`; in a host page there is no such element, and nothing happens.
pub fn start() {
    dom::show_panics();
    let Some(root) = dom::document().and_then(|document| document.get_element_by_id(OWN_ROOT))
    else {
        return;
    };
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
    match mount_page(root, home, address) {
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
) -> Result<Box<dyn std::any::Any>, String> {
    let corpus = corpus::open()?;
    let root: HtmlElement =
        root.clone().dyn_into().map_err(|_| "expected an HTML element to mount into".to_owned())?;
    root.set_text_content(None);
    let handle = mount_to(root, move || {
        let page = Page::new(corpus, home, address);
        view! { <App page/> }
    });
    Ok(Box::new(handle))
}

/// What a host page may ask for; every field can be left out.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Options {
    /// The place to start at, as behind the `#` of an address: `timeline`, `entity/wang-yi`.
    view: String,
    /// Values by facet: `{ side: ["china"], topic: ["taiwan"] }`.
    filters: std::collections::BTreeMap<String, Vec<String>>,
    /// Words to search for.
    q: String,
    /// First day, in EDTF.
    from: Option<String>,
    /// Last day, in EDTF.
    to: Option<String>,
    /// The day on which the corpus is seen, in EDTF.
    as_of: Option<String>,
    /// `light`, `dark` or `auto`.
    theme: Option<String>,
}

/// The names of the options. Read off the host's object, because serde-wasm-bindgen looks up the
/// fields that it knows and never sees another one.
const OPTIONS: [&str; 7] = ["view", "filters", "q", "from", "to", "asOf", "theme"];

impl Options {
    fn read(options: JsValue) -> Result<Self, String> {
        if options.is_undefined() || options.is_null() {
            return Ok(Self::default());
        }
        let Some(object) = options.dyn_ref::<js_sys::Object>() else {
            return Err("wrong options: expected an object".to_owned());
        };
        let keys = js_sys::Object::keys(object);
        let mut names = keys.iter().filter_map(|key| key.as_string());
        if let Some(name) = names.find(|name| !OPTIONS.contains(&name.as_str())) {
            return Err(format!("unknown option `{name}`, expected one of {}", OPTIONS.join(", ")));
        }
        serde_wasm_bindgen::from_value(options).map_err(|error| format!("wrong options: {error}"))
    }

    fn address(&self) -> Result<Address, String> {
        let mut address = Address::parse(self.view.trim_start_matches('#'));
        if let Route::Unknown { path } = &address.route {
            return Err(format!(
                "unknown view `{path}`, expected one of overview, documents, document/ID, statement/ID, timeline, \
                 meetings, meeting/ID, compare, topics, topic/ID, entities, entity/ID, network, about"
            ));
        }
        let query: &mut Query = &mut address.query;
        if !self.q.is_empty() {
            query.text.clone_from(&self.q);
        }
        for (name, values) in &self.filters {
            let facet = Facet::from_name(name).ok_or_else(|| {
                let known: Vec<&str> = Facet::ALL.iter().map(|facet| facet.name()).collect();
                format!("unknown filter `{name}`, expected one of {}", known.join(", "))
            })?;
            for value in values {
                query.filters.add(facet, value);
            }
        }
        let date = |name: &str, value: &Option<String>| match value.as_deref().map(Edtf::parse) {
            None => Ok(None),
            Some(Some(date)) => Ok(Some(date)),
            Some(None) => Err(format!("`{name}` is not a date, expected EDTF such as 2026-02-01")),
        };
        if let Some(from) = date("from", &self.from)? {
            query.filters.from = from.first_day();
        }
        if let Some(to) = date("to", &self.to)? {
            query.filters.to = to.last_day();
        }
        if let Some(as_of) = date("asOf", &self.as_of)? {
            query.as_of = as_of.last_day();
        }
        Ok(address)
    }
}

/// A mounted page. `unmount` takes it away with all its listeners.
#[wasm_bindgen]
pub struct Mounted {
    root: Element,
    #[cfg(not(feature = "sharded"))]
    page: Option<Box<dyn std::any::Any>>,
    /// The page, once its corpus has come; nothing when it was taken away.
    #[cfg(feature = "sharded")]
    page: Coming,
}

#[cfg(feature = "sharded")]
type Coming = std::rc::Rc<std::cell::RefCell<Option<Option<Box<dyn std::any::Any>>>>>;

#[wasm_bindgen]
impl Mounted {
    /// Takes the page away and leaves the element empty. A second call does nothing.
    pub fn unmount(&mut self) {
        #[cfg(feature = "sharded")]
        let page = self.page.borrow_mut().take();
        #[cfg(not(feature = "sharded"))]
        let page = self.page.take();
        if page.is_some() {
            self.root.set_text_content(None);
            let _ = self.root.remove_attribute("data-readout-root");
            let _ = self.root.remove_attribute("data-theme");
            let _ = self.root.class_list().remove_1("readout");
        }
    }
}

/// Mounts the page into an element of a host page, without touching the host's address.
///
/// # Errors
///
/// A JavaScript `Error` that says which option is wrong and what was expected.
#[wasm_bindgen]
pub fn mount(element: &JsValue, options: JsValue) -> Result<Mounted, JsError> {
    let Some(root) = element.dyn_ref::<Element>() else {
        return Err(JsError::new("readout: expected an element to mount into"));
    };
    let fail = |message: String| JsError::new(&format!("readout: {message}"));
    let options = Options::read(options).map_err(fail)?;
    let address = options.address().map_err(fail)?;
    match options.theme.as_deref() {
        None | Some("auto") => {}
        Some(theme @ ("light" | "dark")) => {
            let _ = root.set_attribute("data-theme", theme);
        }
        Some(other) => {
            return Err(JsError::new(&format!(
                "readout: unknown theme `{other}`, expected light, dark or auto"
            )));
        }
    }
    let _ = root.set_attribute("data-readout-root", "");
    let _ = root.class_list().add_1("readout");
    #[cfg(feature = "sharded")]
    {
        let page = std::rc::Rc::new(std::cell::RefCell::new(Some(None)));
        let (place, root_then) = (page.clone(), root.clone());
        spawn_local(async move {
            let opened = crate::pieces::open().await;
            // The host may have taken the page away before its corpus came.
            let Some(slot) = &mut *place.borrow_mut() else { return };
            match opened.and_then(|()| mount_page(&root_then, Home::Memory, address)) {
                Ok(mounted) => *slot = Some(mounted),
                Err(message) => refuse(&root_then, &message),
            }
        });
        Ok(Mounted { root: root.clone(), page })
    }
    #[cfg(not(feature = "sharded"))]
    {
        let page = mount_page(root, Home::Memory, address)
            .map_err(|message| JsError::new(&format!("readout: {message}")))?;
        Ok(Mounted { root: root.clone(), page: Some(page) })
    }
}
