//! What a script of the page's own has begun before this code was there (`pieces/early.js`).

use wasm_bindgen::prelude::*;

/// Where the script leaves what it has begun.
const PLACE: &str = "readoutEarly";

/// Takes over what was begun under a name, once; `None` where nothing was, as in a page of another site. A script
/// that comes after that begins nothing.
pub fn take(name: &str) -> Option<JsValue> {
    let global = js_sys::global();
    let early = js_sys::Reflect::get(&global, &PLACE.into()).ok()?;
    if early.is_undefined() {
        js_sys::Reflect::set(&global, &PLACE.into(), &js_sys::Object::new()).ok()?;
        return None;
    }
    let begun = js_sys::Reflect::get(&early, &name.into()).ok()?;
    let early = early.dyn_ref::<js_sys::Object>()?;
    js_sys::Reflect::delete_property(early, &name.into()).ok()?;
    begun.is_truthy().then_some(begun)
}
