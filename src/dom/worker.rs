//! A second thread with the page's own code, and what is said to and by it.

use js_sys::{Array, JSON, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, Event, MessageEvent, Url, Worker,
    WorkerOptions, WorkerType,
};

use super::{early, fetch};

/// The script that a thread starts with, beside the page's code.
const SCRIPT: &str = "worker.js";

/// What is said: a number for what it is, then numbers, texts and lists of numbers.
pub type Message = Array;

/// A thread, until it is dropped.
pub struct Thread {
    worker: Worker,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(Event)>,
}

impl Thread {
    /// Starts one; `None` where the browser refuses at once. `fail` is told of a refusal that comes later, and of any
    /// error in it, after which it is not to be trusted.
    pub fn start(hear: fn(&Message), fail: fn()) -> Option<Self> {
        let worker = match early::take("worker").and_then(|worker| worker.dyn_into().ok()) {
            Some(worker) => worker,
            None => begun().ok()?,
        };
        let on_message = move |event: MessageEvent| hear(&Array::from(&event.data()));
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(on_message);
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            fail();
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let thread = Self { worker, _hear: on_message, _fail: on_error };
        // A module that has been compiled goes to another thread as it is.
        let started = Array::of2(&fetch::own_url().into(), &wasm_bindgen::module());
        thread.say(&started).then_some(thread)
    }

    /// Says something; `false` where it cannot be said. Bytes at its end are handed over, not copied.
    pub fn say(&self, message: &Message) -> bool {
        let said = match handed_over(message) {
            Some(bytes) => self.worker.post_message_with_transfer(message, &bytes),
            None => self.worker.post_message(message),
        };
        said.is_ok()
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// A worker of the script. On another site's page it may not be started from where it stands, but imported by one
/// that stands nowhere.
fn begun() -> Result<Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let script = fetch::url(SCRIPT);
    Worker::new_with_options(&script, &options).or_else(|_| {
        let import = format!("import {};", String::from(JSON::stringify(&script.into())?));
        let kind = BlobPropertyBag::new();
        kind.set_type("text/javascript");
        let parts = Array::of1(&import.into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &kind)?;
        Worker::new_with_options(&Url::create_object_url_with_blob(&blob)?, &options)
    })
}

/// The memory of the bytes at the end of a message.
fn handed_over(message: &Message) -> Option<Array> {
    let last = message.get(message.length().checked_sub(1)?);
    let buffer = js_sys::Reflect::get(&last, &"buffer".into()).ok()?;
    buffer.is_object().then(|| Array::of1(&buffer))
}

/// A message of numbers.
pub fn message(numbers: &[u32]) -> Message {
    let message = Array::new();
    for &number in numbers {
        message.push(&number.into());
    }
    message
}

/// A list of numbers for a message.
pub fn list(numbers: &[u32]) -> JsValue {
    Uint32Array::from(numbers).into()
}

/// Bytes for a message.
pub fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// A number of a message; 0 where there is none.
pub fn number(message: &Message, at: u32) -> u32 {
    message.get(at).as_f64().unwrap_or_default() as u32
}

/// Numbers at the end of a message.
pub fn numbers(message: &Message) -> Vec<u32> {
    let last = message.get(message.length().saturating_sub(1));
    last.dyn_into::<Uint32Array>().map(|list| list.to_vec()).unwrap_or_default()
}

/// Bytes at the end of a message.
pub fn bytes_of(message: &Message) -> Vec<u8> {
    let last = message.get(message.length().saturating_sub(1));
    last.dyn_into::<Uint8Array>().map(|list| list.to_vec()).unwrap_or_default()
}

/// The thread that runs this, seen from inside; `None` where a page runs it.
fn inside() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Hears what is said to this thread, for as long as it runs; `false` where a page runs this.
pub fn hear(hear: fn(&Message)) -> bool {
    let Some(scope) = inside() else { return false };
    let on_message = move |event: MessageEvent| hear(&Array::from(&event.data()));
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(on_message);
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    true
}

/// Says something to the page that started this thread.
pub fn tell(message: &Message) {
    let Some(scope) = inside() else { return };
    let _ = match handed_over(message) {
        Some(bytes) => scope.post_message_with_transfer(message, &bytes),
        None => scope.post_message(message),
    };
}
