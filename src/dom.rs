//! The few calls into the browser, each fallible: inside a sandboxed frame or an odd host any of them
//! can be missing, and then the page goes on without it.
//!
//! Together with `embed.rs` and `embed/` only this and the files of `dom/` know `web-sys` by name.

pub mod chart;
pub mod files;

#[cfg(feature = "sharded")]
mod early;
#[cfg(feature = "sharded")]
pub mod fetch;
#[cfg(feature = "sharded")]
pub mod worker;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
pub use web_sys::Event;
use web_sys::{Document, Element, HtmlElement, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

pub fn document() -> Option<Document> {
    window()?.document()
}

/// A listener that lives until it is dropped.
pub struct Listener {
    target: web_sys::EventTarget,
    event: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    // Concrete body behind the generic shell, so that each listener adds little code.
    fn boxed(
        target: &web_sys::EventTarget,
        event: &'static str,
        callback: Box<dyn FnMut(Event)>,
    ) -> Self {
        let callback = Closure::wrap(callback);
        // A target that refuses a listener leaves the page without that one reaction.
        let _ = target.add_event_listener_with_callback(event, callback.as_ref().unchecked_ref());
        Self { target: target.clone(), event, callback }
    }

    /// Listens on the window.
    pub fn on_window(event: &'static str, callback: impl FnMut(Event) + 'static) -> Option<Self> {
        let window = window()?;
        Some(Self::boxed(&window, event, Box::new(callback)))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(
            self.event,
            self.callback.as_ref().unchecked_ref(),
        );
    }
}

/// Fetches the styles that `index.html` holds back for the views; `false` where they did not arrive.
///
/// The request starts with the call. A host page has no such element, because it links all styles.
pub fn later_styles() -> impl Future<Output = bool> {
    let link = document()
        .and_then(|document| document.query_selector("link[data-later]").ok().flatten())
        .and_then(|link| link.dyn_into::<web_sys::HtmlLinkElement>().ok())
        .filter(|link| link.disabled() || link.sheet().is_none());
    let arrival = link.map(|link| {
        let arrival = js_sys::Promise::new(&mut |resolve, reject| {
            let _ = link.add_event_listener_with_callback("load", &resolve);
            let _ = link.add_event_listener_with_callback("error", &reject);
            link.set_disabled(false);
        });
        (link, wasm_bindgen_futures::JsFuture::from(arrival))
    });
    async move {
        let Some((link, arrival)) = arrival else {
            return true;
        };
        let has_arrived = arrival.await.is_ok();
        // Enabled once more, it is asked for once more.
        link.set_disabled(!has_arrived);
        has_arrived
    }
}

/// The fragment of the address, without `#`; empty where there is none.
pub fn fragment() -> String {
    window()
        .and_then(|window| window.location().hash().ok())
        .map(|hash| hash.strip_prefix('#').unwrap_or(&hash).to_owned())
        .unwrap_or_default()
}

/// Goes to a fragment; the browser's Back comes back from it.
pub fn push_fragment(fragment: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// Changes the fragment without a step that Back would undo. Returns whether the browser allowed it.
pub fn replace_fragment(fragment: &str) -> bool {
    let replace = || {
        let history = window()?.history().ok()?;
        history
            .replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&format!("#{fragment}")))
            .ok()
    };
    replace().is_some()
}

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

pub fn scroll_y() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0)
}

pub fn scroll_to(y: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// How long a view may take until it is as long as it was, in milliseconds.
const LONG_AGAIN_MS: f64 = 800.0;

/// Scrolls to where the reader was, as soon as the view is that long again: long views are built in turns.
pub fn scroll_back(y: f64) {
    fn go_on(y: f64, until: f64) {
        scroll_to(y);
        let reached = scroll_y();
        if reached + 1.0 < y && now() < until {
            before_next_frame(move || {
                // A reader who scrolls meanwhile is let go.
                if scroll_y() == reached {
                    go_on(y, until);
                }
            });
        }
    }
    // To ask where that was lays the whole view out.
    match y > 0.0 {
        true => go_on(y, now() + LONG_AGAIN_MS),
        false => scroll_to(y),
    }
}

/// Brings an element into view and gives it the focus, so that the keyboard and a screen reader go on from there.
pub fn show_element(id: &str) -> bool {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return false;
    };
    element.scroll_into_view();
    focus(&element);
    true
}

/// Brings an element into the middle of the view and leaves the focus where it is.
pub fn show_in_the_middle(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls as little as shows an element; not at all where it is in sight.
pub fn show_nearest(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Gives an element the focus without scrolling to it.
pub fn focus_quietly(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Gives an element the focus; the browser brings it into view. Returns whether there is one.
pub fn focus_element(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = &element {
        focus(element);
    }
    element.is_some()
}

/// The id of the element that has the focus.
pub fn focused_id() -> Option<String> {
    document()?.active_element().map(|element| element.id())
}

/// Moves the focus to an element and selects its text, where it has any.
pub fn focus_and_select(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    focus(&element);
    if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        input.select();
    }
}

/// The value of the input that an event comes from.
pub fn value_of(event: &Event) -> String {
    let target = event.target();
    let input = target.as_ref().and_then(|target| target.dyn_ref::<web_sys::HtmlInputElement>());
    let select = target.as_ref().and_then(|target| target.dyn_ref::<web_sys::HtmlSelectElement>());
    match (input, select) {
        (Some(input), _) => input.value(),
        (_, Some(select)) => select.value(),
        _ => String::new(),
    }
}

/// The value of a field by its id.
pub fn field_value(id: &str) -> Option<String> {
    let element = document()?.get_element_by_id(id)?;
    Some(element.dyn_ref::<web_sys::HtmlInputElement>()?.value())
}

/// The text of a field and the place of its caret, in UTF-16 units.
pub fn field_caret(id: &str) -> Option<(String, usize)> {
    let element = document()?.get_element_by_id(id)?;
    let input = element.dyn_ref::<web_sys::HtmlInputElement>()?;
    let text = input.value();
    let caret = input.selection_start().ok().flatten().map_or(usize::MAX, |caret| caret as usize);
    Some((text, caret))
}

/// Puts a text into a field, with the caret behind it.
pub fn set_field(id: &str, text: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(input) = element.as_ref().and_then(|element| element.dyn_ref()) {
        web_sys::HtmlInputElement::set_value(input, text);
    }
}

/// Sets an attribute of an element, or takes it away.
pub fn set_attribute(id: &str, name: &str, value: Option<&str>) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Whether an event comes from the element of an id.
pub fn is_from(event: &Event, id: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.id() == id)
}

/// The key of a keyboard event that has no modifier but Shift.
pub fn plain_key(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<web_sys::KeyboardEvent>()?;
    (!event.ctrl_key() && !event.meta_key() && !event.alt_key()).then(|| event.key())
}

/// Whether typing goes into a field, so that single keys are letters and not commands.
pub fn is_typing(event: &Event) -> bool {
    event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()).is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA")
            || element.is_content_editable()
    })
}

/// The fragment of the link into the page that a click is on, if it is a plain click on one.
pub fn clicked_fragment(event: &Event) -> Option<String> {
    let mouse = event.dyn_ref::<web_sys::MouseEvent>()?;
    if mouse.button() != 0
        || mouse.ctrl_key()
        || mouse.meta_key()
        || mouse.shift_key()
        || mouse.alt_key()
        || event.default_prevented()
    {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let link = target.closest("a[href]").ok()??;
    link.get_attribute("href")?.strip_prefix('#').map(str::to_owned)
}

/// The names that the part of a picture carries that a click is on: `data-part` and, for what joins two, `data-to`.
pub fn clicked_part(event: &web_sys::MouseEvent) -> Option<(String, Option<String>)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let part = target.closest("[data-part]").ok()??;
    Some((part.get_attribute("data-part")?, part.get_attribute("data-to")))
}

/// Where in an element a pointer is, as parts of its width and height (0 to 1).
pub fn pointer_in(event: &web_sys::MouseEvent) -> Option<(f64, f64)> {
    let element = event.current_target()?.dyn_into::<Element>().ok()?;
    let rect = element.get_bounding_client_rect();
    if rect.width() <= 0.0 || rect.height() <= 0.0 {
        return None;
    }
    let x = (f64::from(event.client_x()) - rect.left()) / rect.width();
    let y = (f64::from(event.client_y()) - rect.top()) / rect.height();
    Some((x.clamp(0.0, 1.0), y.clamp(0.0, 1.0)))
}

/// Where in the parent of an element a pointer is, as a part of its width (0 to 1).
pub fn pointer_in_parent(event: &web_sys::MouseEvent) -> Option<f64> {
    let element = event.current_target()?.dyn_into::<Element>().ok()?;
    let rect = element.parent_element()?.get_bounding_client_rect();
    let x = (f64::from(event.client_x()) - rect.left()) / rect.width();
    x.is_finite().then(|| x.clamp(0.0, 1.0))
}

/// Keeps the events of a pointer coming to the element that it went down on.
pub fn capture_pointer(event: &web_sys::PointerEvent) {
    if let Some(element) =
        event.current_target().and_then(|target| target.dyn_into::<Element>().ok())
    {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// Sets `light`, `dark` or, with `None`, what the system prefers, on the root element of the document.
pub fn set_theme(theme: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}

/// Sets an attribute of the root element of the document.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// Sets a property of style sheets, such as `--own-accent-dark`, on the root element of the document.
pub fn set_root_property(name: &str, value: &str) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        let _ = root.style().set_property(name, value);
    }
}

/// Whether the page stands in a frame that is not allowed an origin of its own.
pub fn is_without_origin() -> bool {
    window().is_some_and(|window| window.origin() == "null")
}

/// The whole of an address that is relative to the page's.
pub fn absolute(url: &str) -> String {
    let base = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    web_sys::Url::new_with_base(url, &base).map_or_else(|_| url.to_owned(), |url| url.href())
}

/// Opens an address in a tab of its own, where the browser and the frame's host allow it.
pub fn open_tab(url: &str) {
    if let Some(window) = window() {
        let _ = window.open_with_url_and_target_and_features(url, "_blank", "noopener");
    }
}

/// Makes the link that is clicked open in a tab of its own, unless it leads into the page.
pub fn open_elsewhere(event: &Event) {
    let link = || {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        let link = target.closest("a[href]").ok()??;
        (!link.get_attribute("href")?.starts_with('#')).then_some(link)
    };
    if let Some(link) = link() {
        let _ = link.set_attribute("target", "_blank");
        let rel = link.get_attribute("rel").unwrap_or_default();
        if !rel.contains("noopener") {
            let _ = link.set_attribute("rel", &format!("{rel} noopener"));
        }
    }
}

const THEME_KEY: &str = "readout-theme";

/// The theme that the reader chose here before. Storage throws in a sandboxed frame: then there is none.
pub fn stored_theme() -> Option<String> {
    window()?.local_storage().ok()??.get_item(THEME_KEY).ok()?
}

/// Remembers the reader's theme, where the browser lets us.
pub fn store_theme(theme: Option<&str>) {
    let storage = window().and_then(|window| window.local_storage().ok()).flatten();
    if let Some(storage) = storage {
        let _ = match theme {
            Some(theme) => storage.set_item(THEME_KEY, theme),
            None => storage.remove_item(THEME_KEY),
        };
    }
}

/// What the reader preferred here before, by the name of the preference.
pub fn preference(name: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(&format!("readout-{name}")).ok()?
}

/// Remembers a preference, where the browser lets us.
pub fn set_preference(name: &str, value: &str) {
    if let Some(storage) = window().and_then(|window| window.local_storage().ok()).flatten() {
        let _ = storage.set_item(&format!("readout-{name}"), value);
    }
}

/// Watches the size of an element. Calls back with width and height in CSS pixels, first soon after the start.
pub struct SizeWatch {
    observer: web_sys::ResizeObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl SizeWatch {
    pub fn new(element: &Element, on_size: impl FnMut(f64, f64) + 'static) -> Option<Self> {
        let on_size = Rc::new(RefCell::new(on_size));
        let waiting = Cell::new(None);
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            if let Some(entry) = entries.get(0).dyn_ref::<web_sys::ResizeObserverEntry>() {
                let rect = entry.content_rect();
                let (width, height) = (rect.width(), rect.height());
                let on_size = Rc::clone(&on_size);
                // The browser is in the middle of a frame, and what is drawn now would be laid out in it once
                // more: a task of its own keeps both short.
                waiting.set(Timeout::new(0, move || (on_size.borrow_mut())(width, height)));
            }
        });
        let observer = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whether the reader's browser asks sites to use as little of the line as they can.
pub fn saves_data() -> bool {
    let read = |from: &wasm_bindgen::JsValue, name: &str| js_sys::Reflect::get(from, &name.into());
    let connection = |window: Window| read(&window.navigator(), "connection").ok();
    window()
        .and_then(connection)
        .and_then(|connection| read(&connection, "saveData").ok())
        .is_some_and(|saves| saves.is_truthy())
}

/// Calls back once after a time; dropping it first cancels it.
pub struct Timeout {
    handle: i32,
    _callback: Closure<dyn FnMut()>,
}

impl Timeout {
    pub fn new(milliseconds: i32, callback: impl FnMut() + 'static) -> Option<Self> {
        let callback = Closure::<dyn FnMut()>::new(callback);
        let handle = window()?
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                callback.as_ref().unchecked_ref(),
                milliseconds,
            )
            .ok()?;
        Some(Self { handle, _callback: callback })
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        if let Some(window) = window() {
            window.clear_timeout_with_handle(self.handle);
        }
    }
}

/// Milliseconds on the reader's clock, to tell how long something took.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Calls back once after some milliseconds, whatever becomes of the caller.
pub fn after(milliseconds: i32, callback: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(callback);
    if let Some(window) = window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            callback.unchecked_ref(),
            milliseconds,
        );
    }
}

/// Calls back before the next frame is painted.
pub fn before_next_frame(callback: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(callback);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(message: &str);

    /// Reports an error as if nobody had caught it.
    #[wasm_bindgen(js_name = reportError)]
    pub fn report(error: &wasm_bindgen::JsValue);
}

/// Shows a panic where the page stood, instead of a page that no longer answers.
pub fn show_panics() {
    std::panic::set_hook(Box::new(|info| {
        console_error(&info.to_string());
        let Some(document) = document() else { return };
        let Ok(roots) = document.query_selector_all("[data-readout-root]") else { return };
        for i in 0..roots.length() {
            let Some(root) = roots.item(i).and_then(|node| node.dyn_into::<Element>().ok()) else {
                continue;
            };
            show_message(
                &document,
                &root,
                "Something went wrong here",
                "The page stopped because of an error in its own code. Nothing that you read was sent anywhere. \
                 Reload the page to go on; if it stops again, start from the overview.",
            );
        }
    }));
}

/// Replaces what an element holds by a message with a way on.
pub fn show_message(document: &Document, root: &Element, title: &str, text: &str) {
    root.set_text_content(None);
    let build = || -> Option<()> {
        let panel = document.create_element("section").ok()?;
        panel.set_class_name("message-panel");
        panel.set_attribute("role", "alert").ok()?;
        let heading = document.create_element("h1").ok()?;
        heading.set_text_content(Some(title));
        let paragraph = document.create_element("p").ok()?;
        paragraph.set_text_content(Some(text));
        let way_on = document.create_element("p").ok()?;
        let link = document.create_element("a").ok()?;
        link.set_attribute("href", "?").ok()?;
        link.set_text_content(Some("Start again from the overview"));
        way_on.append_child(&link).ok()?;
        panel.append_child(&heading).ok()?;
        panel.append_child(&paragraph).ok()?;
        panel.append_child(&way_on).ok()?;
        root.append_child(&panel).ok()?;
        Some(())
    };
    // If even this fails there is nothing left to show it with.
    let _ = build();
}
