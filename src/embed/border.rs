//! What a host page's script calls. Its code comes as a download of its own, so that readers of the page itself
//! do not pay for it; `readout.js` waits for that and wraps the two calls into `mount`.
#![allow(unsafe_code, reason = "the macro declares the border between two pieces of code")]

#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;
use wasm_bindgen::prelude::*;

use super::host;
use crate::views::chunks::NotLoaded;

type Answer = Result<Result<JsValue, JsValue>, NotLoaded>;

/// Fetches the code behind [`host_call`]. `base` is the address of the folder that the page's files stand in.
///
/// # Errors
///
/// An `Error` with the code `download` if the code does not arrive.
#[wasm_bindgen(js_name = hostReady)]
pub async fn host_ready(base: String) -> Result<(), JsValue> {
    #[cfg(feature = "split")]
    if load_host().await.is_err() {
        return Err(coded("expected the page's code to arrive, found nothing", "download"));
    }
    // Of a corpus in pieces, the head says what there is.
    #[cfg(feature = "sharded")]
    if let Err(message) = crate::pieces::open().await {
        return Err(coded(&message, "download"));
    }
    host_call("base", base.into(), JsValue::UNDEFINED).map(|_| ())
}

/// An error for a host's script.
pub fn coded(message: &str, code: &str) -> JsValue {
    let error = js_sys::Error::new(&format!("readout: {message}"));
    error.set_name("ReadoutError");
    let _ = js_sys::Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

/// Does what a host page's script asks for by name; [`host::answer`] lists the names.
///
/// # Errors
///
/// An `Error` with a code, whose message says what was expected.
#[wasm_bindgen(js_name = hostCall)]
pub fn host_call(what: &str, first: JsValue, second: JsValue) -> Result<JsValue, JsValue> {
    #[cfg(feature = "split")]
    let answer = crate::views::chunks::at_once(host_answer(what.to_owned(), first, second));
    #[cfg(not(feature = "split"))]
    let answer = Some(host_answer(what.to_owned(), first, second));
    answer.and_then(Result::ok).unwrap_or(Ok(JsValue::UNDEFINED))
}

#[cfg_attr(
    feature = "split",
    wasm_split(host, wasm_split_path = leptos::wasm_split, preload(load_host), fallible)
)]
fn host_answer(what: String, first: JsValue, second: JsValue) -> Answer {
    Ok(host::answer(&what, first, second))
}
