//! The markup that an editor pastes: a frame, a web component, or the address alone.
//!
//! Whatever the corpus and the address hold, it stands between tags or in quoted attributes, escaped.

use readout_corpus::query::Facet;
use readout_export::in_markup;

use super::caption::Caption;

/// What the frame may do. Without scripts and its own origin it could not start on every host; downloads and
/// new tabs are what a reader asks for by a click.
pub const SANDBOX: &str =
    "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// The height of the frame before it has said its own, in CSS pixels.
pub const HEIGHT_PX: u32 = 520;

/// What a snippet shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The folder that the page stands in, with its last `/`.
    pub base: String,
    /// The fragment of the embed without its `#`: place, filters, looks.
    pub embed: String,
    /// The same in parts: the place, and the keys behind it with their values.
    pub parts: (String, Vec<(String, String)>),
    /// The fragment of the same place in the page, without its `#`.
    pub page: String,
    /// What stands below it.
    pub caption: Caption,
}

impl Snippet {
    /// The address of the embed, for sites that take nothing but an address.
    pub fn address(&self) -> String {
        format!("{}embed/#{}", self.base, self.embed)
    }

    /// The address of the same place in the page.
    pub fn page_address(&self) -> String {
        format!("{}#{}", self.base, self.page)
    }

    /// A frame, with a caption and the script that follows its height.
    pub fn frame(&self) -> String {
        let mut out = String::from("<figure data-readout=\"v1\">\n  <iframe");
        attribute("src", &self.address(), &mut out);
        out.push_str("\n   ");
        attribute("title", &self.caption.heading(), &mut out);
        out.push_str(&format!(" width=\"100%\" height=\"{HEIGHT_PX}\" loading=\"lazy\""));
        out.push_str(
            "\n    referrerpolicy=\"no-referrer\" allow=\"clipboard-write; fullscreen\"\n   ",
        );
        attribute("sandbox", SANDBOX, &mut out);
        out.push_str("></iframe>\n");
        self.end(out)
    }

    /// The web component, which makes that frame itself. Values of one facet share an attribute; where an attribute
    /// cannot say something, the place says it all.
    pub fn element(&self) -> String {
        let mut out = String::from("<figure data-readout=\"v1\">\n  <readout-explorer");
        let (place, pairs) = &self.parts;
        match attributes(pairs) {
            Some(attributes) => {
                attribute("view", place, &mut out);
                attributes.iter().for_each(|(name, value)| attribute(name, value, &mut out));
            }
            None => attribute("view", self.embed.trim_start_matches('/'), &mut out),
        }
        out.push_str("\n   ");
        attribute("label", &self.caption.heading(), &mut out);
        out.push_str("></readout-explorer>\n");
        self.end(out)
    }

    fn end(&self, mut out: String) -> String {
        out.push_str("  <figcaption>");
        out.push_str(&in_markup(&self.caption.text()));
        out.push_str(" <a");
        attribute("href", &self.page_address(), &mut out);
        out.push_str(">Open the explorer</a></figcaption>\n</figure>\n<script async");
        attribute("src", &format!("{}embed.v1.js", self.base), &mut out);
        out.push_str("></script>\n");
        out
    }
}

/// What `embed.v1.js` reads as attributes beside the filters.
const WORDS: [&str; 18] = [
    "q", "prefix", "from", "to", "as-of", "sort", "left", "right", "by", "show", "find", "with",
    "least", "theme", "accent", "density", "hide", "corpus",
];

/// Keys with their values as attributes; `None` where the element has no attribute for one of them. Values of one
/// filter stand in one attribute with commas between them, those that are left out in `not-…`.
fn attributes(pairs: &[(String, String)]) -> Option<Vec<(String, String)>> {
    let mut out: Vec<(String, String)> = Vec::new();
    for (key, value) in pairs {
        let (name, facet) = match key.strip_prefix('-') {
            Some(facet) => (format!("not-{facet}"), facet),
            None => (key.clone(), key.as_str()),
        };
        let is_list = Facet::from_name(facet).is_some() && !value.contains(',');
        if !is_list && !WORDS.contains(&name.as_str()) {
            return None;
        }
        match out.iter_mut().find(|(one, _)| *one == name) {
            Some((_, values)) if is_list => values.push_str(&format!(",{value}")),
            Some(_) => return None,
            None => out.push((name, value.clone())),
        }
    }
    Some(out)
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    out.push_str(&in_markup(value));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn snippet(title: &str, fragment: &str) -> Snippet {
        let caption = Caption { title: title.to_owned(), ..Caption::default() };
        Snippet {
            base: "https://host.example/any/path/".to_owned(),
            embed: format!("{fragment}&theme=dark"),
            parts: (fragment.to_owned(), vec![("theme".to_owned(), title.to_owned())]),
            page: fragment.to_owned(),
            caption,
        }
    }

    #[test]
    fn a_frame_has_its_address_its_title_and_the_rights_that_it_needs() {
        let frame = snippet("Timeline", "/timeline?topic=taiwan").frame();
        let address =
            "src=\"https://host.example/any/path/embed/#/timeline?topic=taiwan&amp;theme=dark\"";
        for part in [
            address,
            "title=\"Timeline\"",
            "loading=\"lazy\"",
            "referrerpolicy=\"no-referrer\"",
            "<a href=\"https://host.example/any/path/#/timeline?topic=taiwan\">",
            "<script async src=\"https://host.example/any/path/embed.v1.js\"></script>",
        ] {
            assert!(frame.contains(part), "{part} in {frame}");
        }
        assert!(frame.contains(&format!("sandbox=\"{SANDBOX}\"")));
    }

    #[test]
    fn the_web_component_has_an_attribute_for_each_filter_and_the_whole_place_where_it_has_none() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let element = |pairs: &[(String, String)]| {
            let parts = ("timeline".to_owned(), pairs.to_vec());
            let embed = "/timeline?-topic=trade".to_owned();
            Snippet { embed, parts, ..Snippet::default() }.element()
        };
        let several =
            [pair("topic", "fish"), pair("topic", "harbours"), pair("as-of", "2030-02-01")];
        let wanted =
            "<readout-explorer view=\"timeline\" topic=\"fish,harbours\" as-of=\"2030-02-01\"";
        assert!(element(&several).contains(wanted), "{}", element(&several));
        let excluded = element(&[pair("-topic", "trade"), pair("series", "talks")]);
        let wanted = "<readout-explorer view=\"timeline\" not-topic=\"trade\" series=\"talks\"";
        assert!(excluded.contains(wanted), "{excluded}");
        // A comma would part one value into two.
        let odd = element(&[pair("-topic", "fish, dried")]);
        assert!(odd.contains("<readout-explorer view=\"timeline?-topic=trade\""), "{odd}");
    }

    #[test]
    fn the_web_component_reads_every_attribute_that_is_written_for_it() {
        let script = include_str!("../../../embed/embed.v1.js");
        let listed = |name: &str| {
            let start = script.split_once(&format!("const {name} = \"")).unwrap().1;
            start.split_once('"').unwrap().0.split(' ').collect::<Vec<_>>()
        };
        assert_eq!(listed("FACETS"), Facet::ALL.iter().map(|one| one.name()).collect::<Vec<_>>());
        assert_eq!(listed("WORDS"), WORDS);
    }

    proptest! {
        #[test]
        fn no_title_and_no_address_ends_an_attribute_or_opens_a_tag(
            title in "[<>\"'&/a-z=\\u{0}\\u{1f}]{0,20}",
            fragment in "[<>\"'&/a-z=]{0,20}",
        ) {
            let plain = snippet("", "");
            let odd = snippet(&title, &fragment);
            for (plain, odd) in [(plain.frame(), odd.frame()), (plain.element(), odd.element())] {
                for mark in ['<', '>', '"', '\''] {
                    prop_assert_eq!(plain.matches(mark).count(), odd.matches(mark).count());
                }
                prop_assert_eq!(odd.find('\u{0}'), None);
            }
        }
    }
}
