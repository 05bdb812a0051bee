//! What a script of the page's own has begun before this code was there (`pieces/early.js`).

use wasm_bindgen::prelude::*;

/// Takes over what was begun under a name, once; `None` where nothing was, as in a page of another site.
pub fn take(name: &str) -> Option<JsValue> {
    let early = js_sys::Reflect::get(&js_sys::global(), &"readoutEarly".into()).ok()?;
    let begun = js_sys::Reflect::get(&early, &name.into()).ok()?;
    let early = early.dyn_ref::<js_sys::Object>()?;
    js_sys::Reflect::delete_property(early, &name.into()).ok()?;
    begun.is_truthy().then_some(begun)
}
