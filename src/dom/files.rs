//! What leaves the page by the reader's hand: files and copied text.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// How long the browser gets to write a file down before its bytes are let go.
const KEPT_MS: i32 = 60_000;

/// Hands a file to the browser, which stores it or asks where. A frame that may not download anything does
/// nothing, and says so to nobody; the same text can be copied there.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) {
    let offer = || -> Option<()> {
        let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
        let url = Url::create_object_url_with_blob(&blob).ok()?;
        let link = super::document()?.create_element("a").ok()?;
        link.set_attribute("href", &url).ok()?;
        link.set_attribute("download", name).ok()?;
        link.dyn_ref::<HtmlElement>()?.click();
        let release = super::Timeout::new(KEPT_MS, move || {
            let _ = Url::revoke_object_url(&url);
        });
        // It outlives the view that it was asked for in.
        std::mem::forget(release);
        Some(())
    };
    let _ = offer();
}

/// Copies a text. `false` where the browser bars it, as in a frame without that right.
pub async fn copy(text: String) -> bool {
    let write = |text: &str| -> Option<js_sys::Promise> {
        let navigator = JsValue::from(super::window()?.navigator());
        // Without a secure context there is no clipboard at all, and calling it would throw.
        let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
        let write = js_sys::Reflect::get(&clipboard, &"writeText".into()).ok()?;
        let write: js_sys::Function = write.dyn_into().ok()?;
        write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
    };
    match write(&text) {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// Selects the text of a field and gives it the focus, so that the reader's own keys copy it.
pub fn select_field(id: &str) {
    let Some(element) = super::document().and_then(|document| document.get_element_by_id(id))
    else {
        return;
    };
    super::focus(&element);
    if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        area.select();
    } else if let Some(input) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        input.select();
    }
}

/// Opens a `<dialog>` over everything else, unless it is open; the browser holds the focus in it.
pub fn open_dialog(dialog: &web_sys::HtmlDialogElement) {
    if !dialog.open() {
        // Refused only where the element is in no document any more.
        let _ = dialog.show_modal();
    }
}

/// The folder that the page stands in, with its last `/`: the address without file name, query and fragment.
/// An embed stands in a folder of that one.
pub fn page_address() -> String {
    let href = super::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    folder_of(&href)
}

fn folder_of(href: &str) -> String {
    let path = href.split(['#', '?']).next().unwrap_or_default();
    // A page in one file is its own address.
    if path.starts_with("file:") {
        return path.to_owned();
    }
    let folder = path.rfind('/').map_or(path, |at| &path[..=at]);
    folder.strip_suffix("embed/").unwrap_or(folder).to_owned()
}

#[cfg(test)]
mod tests {
    use super::folder_of;

    #[test]
    fn the_page_stands_in_a_folder_whatever_follows_in_its_address() {
        let folder = "https://host.example/any/path/";
        for rest in
            ["", "?x=/y", "index.html", "index.html?a#/b/c", "#/meeting/a", "embed/#/timeline"]
        {
            assert_eq!(folder_of(&format!("{folder}{rest}")), folder, "{rest}");
        }
        assert_eq!(folder_of("file:///home/a/readout.html#/b"), "file:///home/a/readout.html");
    }
}
