//! What a reader takes away from a place of the page: its rows as files, its pictures, its words for a quotation,
//! and the markup that an editor pastes.

pub mod caption;
pub mod offer;
pub mod picture;
pub mod snippet;

/// A text as it may stand in XML or HTML, between tags and inside quoted attributes. What no markup can hold
/// becomes a picture of itself.
pub fn escaped(text: &str, out: &mut String) {
    for c in readout_export::in_xml(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}
