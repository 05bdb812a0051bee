//! Charts that stand in the page as SVG, taken out of it with the looks that its styles give them.

use readout_export::in_markup;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement};
use web_sys::{HtmlImageElement, Node};

use crate::models::share::picture::{Chart, Palette};

/// The properties that a picture carries as attributes, with the value that needs none. Those marked as
/// inherited are written only where they differ from the parent's.
const PROPERTIES: &[(&str, &str, bool)] = &[
    ("fill", "", true),
    ("fill-opacity", "1", true),
    ("fill-rule", "nonzero", true),
    ("stroke", "none", true),
    ("stroke-width", "1px", true),
    ("stroke-opacity", "1", true),
    ("stroke-dasharray", "none", true),
    ("stroke-linecap", "butt", true),
    ("stroke-linejoin", "miter", true),
    ("font-family", "", true),
    ("font-size", "", true),
    ("font-weight", "400", true),
    ("font-style", "normal", true),
    ("letter-spacing", "normal", true),
    ("text-anchor", "start", true),
    ("paint-order", "normal", true),
    ("visibility", "visible", true),
    ("dominant-baseline", "auto", false),
    ("opacity", "1", false),
];

/// Attributes that mean something outside of the page.
const KEPT: &[&str] = &[
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "width",
    "height",
    "d",
    "points",
    "transform",
    "viewBox",
    "text-anchor",
    "stroke-width",
    "dx",
    "dy",
];

/// The root of the page that an element stands in: a host page may hold several.
fn root_of(element: &Element) -> Option<Element> {
    element.closest("[data-readout-root]").ok()?
}

/// The first element that a selector finds in the page around another, as a chart; `None` where there is none or
/// nothing of it is seen.
pub fn chart(around: &Element, selector: &str) -> Option<Chart> {
    let element = root_of(around)?.query_selector(selector).ok()??;
    let rect = element.get_bounding_client_rect();
    if rect.width() < 1.0 || rect.height() < 1.0 {
        return None;
    }
    let mut markup = String::new();
    let (width, height) = (rect.width().ceil(), rect.height().ceil());
    write(&element, None, Some((width, height)), &mut markup);
    Some(Chart { markup, width, height })
}

fn computed(element: &Element) -> Option<CssStyleDeclaration> {
    super::window()?.get_computed_style(element).ok()?
}

fn write(
    element: &Element,
    parent: Option<&CssStyleDeclaration>,
    size: Option<(f64, f64)>,
    out: &mut String,
) {
    let Some(style) = computed(element) else { return };
    let value = |name: &str| style.get_property_value(name).unwrap_or_default();
    // What only a pointer needs is no part of the picture.
    let is_unseen = value("display") == "none"
        || (value("fill") == "none" && value("stroke") == "none" && !has_children(element))
        || value("fill-opacity") == "0" && !has_children(element);
    if is_unseen {
        return;
    }
    // Links lead nowhere outside of the page.
    let name = match element.local_name().as_str() {
        "a" => "g".to_owned(),
        name => name.to_owned(),
    };
    out.push('<');
    out.push_str(&name);
    let mut attribute = |name: &str, value: &str| {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        out.push_str(&in_markup(value));
        out.push('"');
    };
    if let Some((width, height)) = size {
        attribute("width", &width.to_string());
        attribute("height", &height.to_string());
        // As in the page, where nothing of the chart reaches beyond its place.
        attribute("overflow", "hidden");
    }
    let is_text = name == "title" || name == "desc";
    for &kept in KEPT {
        let is_said = size.is_some() && (kept == "width" || kept == "height");
        // Computed below, where the page's styles may say otherwise.
        let is_style = kept == "text-anchor" || kept == "stroke-width";
        if let Some(value) = element.get_attribute(kept).filter(|_| !is_said && !is_style) {
            attribute(kept, &value);
        }
    }
    for &(name, usual, is_inherited) in PROPERTIES.iter().filter(|_| !is_text) {
        let own = value(name);
        let before = match parent.filter(|_| is_inherited) {
            Some(parent) => parent.get_property_value(name).unwrap_or_default(),
            None => usual.to_owned(),
        };
        if own != before && !own.is_empty() {
            attribute(name, &own);
        }
    }
    out.push('>');
    let children = element.child_nodes();
    for i in 0..children.length() {
        let Some(child) = children.item(i) else { continue };
        if let Some(element) = child.dyn_ref::<Element>() {
            write(element, Some(&style), None, out);
        } else if child.node_type() == Node::TEXT_NODE {
            out.push_str(&in_markup(&child.node_value().unwrap_or_default()));
        }
    }
    out.push_str("</");
    out.push_str(&name);
    out.push('>');
}

fn has_children(element: &Element) -> bool {
    element.child_element_count() > 0
}

/// The colours and the face in which the reader sees the page around an element.
pub fn palette(around: &Element) -> Palette {
    let style = root_of(around).as_ref().and_then(computed);
    let value = |name: &str, usual: &str| {
        let value = style.as_ref().and_then(|style| style.get_property_value(name).ok());
        let value = value.map(|value| value.trim().to_owned()).unwrap_or_default();
        if value.is_empty() { usual.to_owned() } else { value }
    };
    Palette {
        ground: value("--ground", "#fff"),
        ink: value("--ink", "#262626"),
        soft: value("--ink-soft", "#5a5a5a"),
        rule: value("--rule", "#dbd8d2"),
        accent: value("--accent", "#0b5a78"),
        sides: std::array::from_fn(|style| value(&format!("--side-{style}"), "#5c5c5c")),
        face: value("font-family", "sans-serif"),
    }
}

/// The address under which a picture can be shown and drawn without a request.
pub fn data_url(svg: &str) -> String {
    let escaped = js_sys::encode_uri_component(svg);
    format!("data:image/svg+xml;charset=utf-8,{}", String::from(escaped))
}

/// Draws a picture as PNG, twice as fine as it is shown; `None` where the browser does not hand it out.
pub async fn png(svg: &str, width: f64, height: f64) -> Option<Vec<u8>> {
    // Browsers refuse to draw beyond some millions of pixels.
    let fine = (4096.0 / width.max(height)).clamp(0.1, 2.0);
    let document = super::document()?;
    let image: HtmlImageElement = document.create_element("img").ok()?.dyn_into().ok()?;
    image.set_src(&data_url(svg));
    JsFuture::from(image.decode()).await.ok()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    let (across, down) = ((width * fine).round(), (height * fine).round());
    canvas.set_width(across as u32);
    canvas.set_height(down as u32);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, across, down)
        .ok()?;
    let url = canvas.to_data_url_with_type("image/png").ok()?;
    let base64 = url.strip_prefix("data:image/png;base64,")?;
    let binary: JsValue = super::window()?.atob(base64).ok()?.into();
    // One UTF-16 unit for each byte.
    let text: js_sys::JsString = binary.into();
    Some(text.iter().map(|unit| unit as u8).collect())
}
