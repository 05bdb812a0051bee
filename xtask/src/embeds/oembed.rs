//! What editors' systems ask for when somebody pastes the address of an embed (oEmbed 1.0, static).

use readout_export::in_markup;
use serde_json::{Value, json};

use super::presets::Preset;

/// The width that the answer names, in CSS pixels. The frame itself takes the width that it is given.
const WIDTH: u32 = 720;

/// The answer for a preset. Without the page's whole address there is no frame to offer, only a name.
pub fn answer(preset: &Preset, corpus: &str, site: Option<&str>) -> String {
    let mut answer = json!({
        "version": "1.0",
        "type": "link",
        "title": preset.title,
        "provider_name": corpus,
        "cache_age": 86_400,
    });
    if let (Some(site), Some(fields)) = (site, answer.as_object_mut()) {
        fields.insert("type".to_owned(), Value::from("rich"));
        fields.insert("provider_url".to_owned(), Value::from(site));
        fields.insert("width".to_owned(), Value::from(WIDTH));
        fields.insert("height".to_owned(), Value::from(preset.height));
        fields.insert("html".to_owned(), Value::from(frame(preset, site)));
    }
    format!("{answer:#}\n")
}

fn frame(preset: &Preset, site: &str) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{}\" loading=\"lazy\" \
         referrerpolicy=\"no-referrer\" allow=\"clipboard-write; fullscreen\" \
         sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads\">\
         </iframe>",
        in_markup(&preset.address(site)),
        in_markup(&preset.title),
        preset.height
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embeds::lists::List;

    fn preset() -> Preset {
        Preset {
            id: "timeline".to_owned(),
            view: "timeline".to_owned(),
            title: "A \"timeline\"".to_owned(),
            height: 640,
            list: List::Meetings,
        }
    }

    #[test]
    fn with_a_whole_address_the_answer_is_a_frame() {
        let text = answer(&preset(), "Two coasts", Some("https://news.example/explorer/"));
        let answer: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(answer["type"], "rich");
        let html = answer["html"].as_str().unwrap();
        assert!(html.contains("src=\"https://news.example/explorer/embed/timeline/\""), "{html}");
        assert!(html.contains("title=\"A &quot;timeline&quot;\""), "{html}");
        assert!(answer["width"].is_u64() && answer["height"].is_u64());
    }

    #[test]
    fn without_one_it_promises_no_frame() {
        let answer: Value = serde_json::from_str(&answer(&preset(), "Two coasts", None)).unwrap();
        assert_eq!(answer["type"], "link");
        assert!(answer.get("html").is_none());
    }
}
