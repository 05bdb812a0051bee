//! The page as a guest: mounted into an element of a host page, changed, watched and taken away by its script.
//!
//! Nothing outside of that element is touched. A host's listeners are called one after the other; one that
//! throws is reported as the browser reports it and keeps nobody else from being called.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Function, Object};
use leptos::prelude::*;
use leptos::task::spawn_local;
use readout_corpus::query::Query;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::border::coded;
use super::options::{NAMES, Options, Problem, Selection, State};
use crate::models::answer::{LISTED, Part, answer as ask};
use crate::route::Address;
use crate::state::{Base, Home, Page};
use crate::{dom, views};

/// A page in an element.
struct Mounted {
    root: Element,
    page: Page,
    listeners: Listeners,
    /// Whether the first view stands.
    is_ready: Rc<Cell<bool>>,
    /// Takes the page away when dropped.
    _handle: Box<dyn Any>,
}

/// Listeners with their numbers and the events that they are for.
type Listeners = Rc<RefCell<Vec<(u32, Event, Function)>>>;

/// What a host can listen to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    /// The first view stands.
    Ready,
    /// The place or the filters are others.
    Change,
    /// The reader opened a document, meeting, topic or entity.
    Select,
}

thread_local! {
    static MOUNTED: RefCell<BTreeMap<u32, Mounted>> = const { RefCell::new(BTreeMap::new()) };
    static NEXT: Cell<u32> = const { Cell::new(1) };
    static BASE: RefCell<String> = const { RefCell::new(String::new()) };
}

fn next() -> u32 {
    NEXT.replace(NEXT.get().wrapping_add(1))
}

/// Does what is asked for by name: `base`, `mount`, `update`, `on`, `off`, `query`, `unmount`.
///
/// # Errors
///
/// An `Error` with a `code` and, as `name`, `ReadoutError`.
pub fn answer(what: &str, first: JsValue, second: JsValue) -> Result<JsValue, JsValue> {
    let number = || first.as_f64().unwrap_or_default() as u32;
    let done = match what {
        "base" => {
            BASE.set(first.as_string().unwrap_or_default());
            Ok(JsValue::UNDEFINED)
        }
        "mount" => mount(&first, second),
        "update" => update(number(), second),
        "on" => on(number(), &second),
        "off" => {
            off(number(), second.as_f64().unwrap_or_default() as u32);
            Ok(JsValue::UNDEFINED)
        }
        "query" => query(number(), second),
        _ => {
            unmount(number());
            Ok(JsValue::UNDEFINED)
        }
    };
    done.map_err(|problem| coded(&problem.message, problem.code))
}

/// The options of a host, and which it gave.
fn read<T: for<'a> Deserialize<'a> + Default>(
    given: JsValue,
    known: &[&str],
) -> Result<(T, Vec<String>), Problem> {
    if given.is_undefined() || given.is_null() {
        return Ok(Default::default());
    }
    let Some(object) = given.dyn_ref::<Object>() else {
        return Err(Problem::new("option", "wrong options: expected an object"));
    };
    let keys: Vec<String> = Object::keys(object).iter().filter_map(|key| key.as_string()).collect();
    if let Some(name) = keys.iter().find(|name| !known.contains(&name.as_str())) {
        let known = known.join(", ");
        return Err(Problem::new(
            "option",
            format!("unknown option `{name}`, expected one of {known}"),
        ));
    }
    let wrong = |error| Problem::new("option", format!("wrong options: {error}"));
    let options = serde_wasm_bindgen::from_value(given).map_err(wrong)?;
    Ok((options, keys))
}

fn out(value: &impl Serialize) -> JsValue {
    // `null` for what is not there and plain objects for maps, as JSON would have it.
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

fn mount(element: &JsValue, options: JsValue) -> Result<JsValue, Problem> {
    let Some(root) = element.dyn_ref::<Element>() else {
        return Err(Problem::new("element", "expected an element to mount into"));
    };
    if root.has_attribute("data-readout-root") {
        return Err(Problem::new("mounted", "expected an element without a page in it"));
    }
    let (options, given) = read::<Options>(options, &NAMES)?;
    let has = |name: &str| given.iter().any(|one| one == name);
    let address = options.change(&has, Address::default())?;
    set_theme(root, options.theme.as_deref());
    let _ = root.set_attribute("data-readout-root", "");
    let _ = root.class_list().add_1("readout");
    let id = next();
    let (listeners, is_ready) = (Listeners::default(), Rc::new(Cell::new(false)));
    let own = Rc::new(Cell::new(None));
    let (follow, told) = (listeners.clone(), own.clone());
    let start = address.route.clone();
    let on_page = move |page: Page| {
        provide_context(Base(BASE.with_borrow(Clone::clone)));
        told.set(Some(page));
        follow_page(page, follow);
    };
    let mounted = super::mount_page(root, Home::Memory, address, Box::new(on_page));
    let handle = mounted.map_err(|message| {
        clear(root);
        Problem::new("corpus", message)
    })?;
    let Some(page) = own.get() else {
        return Err(Problem::new("corpus", "expected a page from the corpus"));
    };
    spawn_local(tell_ready(start, id));
    let mounted = Mounted { root: root.clone(), page, listeners, is_ready, _handle: handle };
    MOUNTED.with_borrow_mut(|all| all.insert(id, mounted));
    Ok(id.into())
}

/// Tells of changes for as long as the page is there.
fn follow_page(page: Page, listeners: Listeners) {
    Effect::new(move |before: Option<Address>| {
        let now = page.address.get();
        if let Some(before) = before.filter(|before| *before != now) {
            let state = State::of(&now);
            emit(&listeners, Event::Change, || out(&state));
            let selection = Selection::of(&now.route).filter(|_| before.route != now.route);
            if let Some(selection) = selection {
                emit(&listeners, Event::Select, || out(&selection));
            }
        }
        now
    });
}

/// Tells that the first view stands, once its code has come and a frame was painted.
async fn tell_ready(route: crate::route::Route, id: u32) {
    if !views::code_arrived(&route).await {
        return;
    }
    dom::before_next_frame(move || {
        // It may have been taken away in the meantime.
        let found = MOUNTED.with_borrow(|all| {
            let mounted = all.get(&id)?;
            mounted.is_ready.set(true);
            let state = mounted.page.address.try_with_untracked(State::of)?;
            Some((mounted.listeners.clone(), state))
        });
        if let Some((listeners, state)) = found {
            emit(&listeners, Event::Ready, || out(&state));
        }
    });
}

fn emit(listeners: &Listeners, event: Event, detail: impl FnOnce() -> JsValue) {
    // A listener may add or take away listeners, or the page itself.
    let called: Vec<Function> = listeners
        .borrow()
        .iter()
        .filter(|(_, of, _)| *of == event)
        .map(|(_, _, listener)| listener.clone())
        .collect();
    if called.is_empty() {
        return;
    }
    let detail = detail();
    for listener in called {
        if let Err(error) = listener.call1(&JsValue::UNDEFINED, &detail) {
            dom::report(&error);
        }
    }
}

fn with<T>(id: u32, done: impl FnOnce(&Mounted) -> T) -> Result<T, Problem> {
    MOUNTED.with_borrow(|all| all.get(&id).map(done)).ok_or_else(|| {
        Problem::new("unmounted", "expected a mounted page, found one that was taken away")
    })
}

fn update(id: u32, options: JsValue) -> Result<JsValue, Problem> {
    let (page, root) = with(id, |mounted| (mounted.page, mounted.root.clone()))?;
    let (options, given) = read::<Options>(options, &NAMES)?;
    let has = |name: &str| given.iter().any(|one| one == name);
    let from = page.address.try_get_untracked().unwrap_or_default();
    let to = options.change(&has, from.clone())?;
    if has("theme") {
        set_theme(&root, options.theme.as_deref());
    }
    if to != from {
        page.go(&to);
    }
    Ok(JsValue::UNDEFINED)
}

fn on(id: u32, asked: &JsValue) -> Result<JsValue, Problem> {
    let asked = Array::from(asked);
    let name = asked.get(0).as_string().unwrap_or_default();
    let event = match name.as_str() {
        "ready" => Event::Ready,
        "change" => Event::Change,
        "select" => Event::Select,
        _ => {
            let message = format!("unknown event `{name}`, expected one of ready, change, select");
            return Err(Problem::new("event", message));
        }
    };
    let Ok(listener) = asked.get(1).dyn_into::<Function>() else {
        return Err(Problem::new("event", "expected a function to call"));
    };
    let number = next();
    let is_late = with(id, |mounted| {
        mounted.listeners.borrow_mut().push((number, event, listener.clone()));
        (event == Event::Ready && mounted.is_ready.get())
            .then(|| mounted.page.address.try_with_untracked(State::of))
            .flatten()
    })?;
    if let Some(state) = is_late {
        spawn_local(async move {
            if let Err(error) = listener.call1(&JsValue::UNDEFINED, &out(&state)) {
                dom::report(&error);
            }
        });
    }
    Ok(number.into())
}

fn off(id: u32, number: u32) {
    let _ = with(id, |mounted| mounted.listeners.borrow_mut().retain(|(own, ..)| *own != number));
}

/// A question: as options, with the part of the list that is wanted.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    limit: Option<usize>,
    offset: usize,
    snippets: usize,
}

fn query(id: u32, question: JsValue) -> Result<JsValue, Problem> {
    let corpus = with(id, |mounted| mounted.page.corpus)?;
    const PARTS: [&str; 3] = ["limit", "offset", "snippets"];
    let known: Vec<&str> = NAMES
        .iter()
        .filter(|name| !matches!(**name, "view" | "theme"))
        .chain(&PARTS)
        .copied()
        .collect();
    let (part, _) = read::<Asked>(question.clone(), &known)?;
    let (options, given) = read::<Options>(question, &known)?;
    let has = |name: &str| given.iter().any(|one| one == name);
    let asked: Query = options.change(&has, Address::default())?.query;
    let part =
        Part { limit: part.limit.unwrap_or(LISTED), offset: part.offset, snippets: part.snippets };
    // Of a corpus in pieces, once all is there that the answer rests on.
    let answer = async move {
        match crate::pieces::all(|| ask(corpus, &asked, part)).await {
            Some(answer) => Ok(out(&answer)),
            None => Err(coded("expected the pieces of the corpus to arrive", "download")),
        }
    };
    Ok(wasm_bindgen_futures::future_to_promise(answer).into())
}

fn unmount(id: u32) {
    let mounted = MOUNTED.with_borrow_mut(|all| all.remove(&id));
    if let Some(Mounted { root, _handle, .. }) = mounted {
        drop(_handle);
        clear(&root);
    }
}

fn clear(root: &Element) {
    root.set_text_content(None);
    let _ = root.remove_attribute("data-readout-root");
    let _ = root.remove_attribute("data-theme");
    let _ = root.class_list().remove_1("readout");
    if root.class_name().is_empty() {
        let _ = root.remove_attribute("class");
    }
}

fn set_theme(root: &Element, theme: Option<&str>) {
    let _ = match theme {
        Some(theme @ ("light" | "dark")) => root.set_attribute("data-theme", theme),
        _ => root.remove_attribute("data-theme"),
    };
}
