//! Files beside the page's code, with a few tries.

use super::early;
use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestCache, RequestInit, Response};

/// So many files are asked for at once, the others each in a task of its own: asking takes a moment, and a view may
/// miss hundreds.
const AT_ONCE: usize = 12;
/// How often a file is asked for before the reader is told.
const TRIES: i32 = 3;
/// The pause before the second try in milliseconds; longer before each further one.
const PAUSE_MS: i32 = 300;

/// What a cache on the way may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cache {
    /// Give what it has: the file never changes.
    Keep,
    /// Ask the host whether what it has is still right.
    Ask,
    /// Stand aside.
    Pass,
}

#[wasm_bindgen]
extern "C" {
    type ImportMeta;

    #[wasm_bindgen(method, getter)]
    fn url(this: &ImportMeta) -> String;

    // The page may be a module of another site's page, so its files are not beside the document.
    #[wasm_bindgen(thread_local_v2, js_namespace = import, js_name = meta)]
    static META: ImportMeta;

    // Not of the window, because threads without one wait, too.
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(done: &Function, milliseconds: i32);
}

/// The address of the page's code.
pub fn own_url() -> String {
    META.with(ImportMeta::url)
}

/// The address of a file beside the page's code.
pub fn url(file: &str) -> String {
    let own = own_url();
    web_sys::Url::new_with_base(file, &own).map_or_else(|_| file.to_owned(), |url| url.href())
}

/// Waits.
pub async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| set_timeout(&resolve, milliseconds));
    let _ = JsFuture::from(promise).await;
}

/// The bytes of a file.
///
/// # Errors
///
/// Where the file did not arrive, in words.
pub async fn bytes(file: &str, cache: Cache) -> Result<Vec<u8>, String> {
    let url = url(file);
    let mut said = String::new();
    for tries in 0..TRIES {
        if tries > 0 {
            pause(PAUSE_MS * tries).await;
        }
        match once(&url, cache).await {
            Ok(bytes) => return Ok(bytes),
            Err(Some(status @ (404 | 410))) => {
                // What the host does not have it will not have in a moment either.
                said = format!("the status {status}");
                break;
            }
            Err(Some(status)) => said = format!("the status {status}"),
            Err(None) => "no connection".clone_into(&mut said),
        }
    }
    Err(format!("expected a part of the corpus, found {said}: {url}"))
}

/// The bytes of a file that a script has asked the host for already, by the name under which it did; `None` where none
/// did, or where the file has not arrived: then it is asked for anew.
pub async fn early(name: &str) -> Option<Vec<u8>> {
    let asked: Promise = early::take(name)?.dyn_into().ok()?;
    read(asked).await.ok()
}

/// One try; the status where the host answered with something else.
async fn once(url: &str, cache: Cache) -> Result<Vec<u8>, Option<u16>> {
    let options = RequestInit::new();
    options.set_cache(match cache {
        Cache::Keep => RequestCache::Default,
        Cache::Ask => RequestCache::NoCache,
        Cache::Pass => RequestCache::Reload,
    });
    let request = Request::new_with_str_and_init(url, &options).map_err(|_| None)?;
    let window = web_sys::window().ok_or(None)?;
    read(window.fetch_with_request(&request)).await
}

/// The bytes of a file that was asked for; the status where the host answered with something else.
async fn read(asked: Promise) -> Result<Vec<u8>, Option<u16>> {
    let response = JsFuture::from(asked).await.map_err(|_| None)?;
    let response: Response = response.dyn_into().map_err(|_| None)?;
    if !response.ok() {
        return Err(Some(response.status()));
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(|_| None)?).await;
    Ok(Uint8Array::new(&buffer.map_err(|_| None)?).to_vec())
}

/// Fetches files at the same time and hands each over as it comes, with its number. One that is refused is asked of
/// the host itself once more, because a cache on the way may hold other bytes.
///
/// # Errors
///
/// The first failure, in words, when all have come or failed: what did come is there for the next try.
pub async fn all(
    files: impl Iterator<Item = (u32, String)>,
    take: fn(u32, Vec<u8>) -> Result<(), String>,
) -> Result<(), String> {
    let each = files.enumerate().map(|(place, (number, file))| {
        wasm_bindgen_futures::future_to_promise(async move {
            if place >= AT_ONCE {
                pause(0).await;
            }
            let failed = |message: String| JsValue::from_str(&message);
            if take(number, bytes(&file, Cache::Keep).await.map_err(failed)?).is_ok() {
                return Ok(JsValue::NULL);
            }
            let again = bytes(&file, Cache::Pass).await.map_err(failed)?;
            take(number, again).map_err(|error| failed(format!("{error}: {}", url(&file))))?;
            Ok(JsValue::NULL)
        })
    });
    let settled = JsFuture::from(Promise::all_settled(&each.collect::<Array>()));
    let settled = settled.await.map_err(|_| "expected the pieces to be fetched".to_owned())?;
    let reason = |one: JsValue| js_sys::Reflect::get(&one, &"reason".into()).ok()?.as_string();
    match Array::from(&settled).iter().find_map(reason) {
        Some(message) => Err(message),
        None => Ok(()),
    }
}
