//! Addresses of embeds: an address of the page, and how it is to look in the frame of somebody else's site.
//!
//! `embed/#/timeline?topic=taiwan&theme=dark&accent=8a1c1c` — the looks follow the filters, and the page itself
//! passes them over: the same fragment shows the same there. Looks come as words of a closed list and as six
//! digits of a colour, never as a style sheet's address.

use super::{Address, pair_up, pairs};

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the reader's system has it.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The word in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The value of `data-theme`; `None` where the system decides.
    pub fn attribute(self) -> Option<&'static str> {
        (self != Self::Auto).then(|| self.name())
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// How close lines stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Density {
    /// As on the page.
    #[default]
    Normal,
    /// Closer.
    Compact,
}

impl Density {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Normal, Self::Compact];

    /// The word in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Compact => "compact",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|density| density.name() == name)
    }
}

/// A colour as an address has it: `8a1c1c`, red, green and blue in two hexadecimal digits each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent(pub [u8; 3]);

impl Accent {
    /// Reads six hexadecimal digits, with or without a `#` before them; nothing else is a colour here.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// The six digits.
    pub fn digits(self) -> String {
        let Self([red, green, blue]) = self;
        format!("{red:02x}{green:02x}{blue:02x}")
    }
}

/// The name of a corpus as [`content_hash`](readout_corpus::format::Packed::content_hash) gives it: 16 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorpusHash(String);

impl CorpusHash {
    /// Reads 16 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == 16 && text.bytes().all(is_digit)).then(|| Self(text.to_owned()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How an embed looks, and what it is pinned to.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Look {
    /// Light or dark.
    pub theme: Theme,
    /// The colour of links and marks, in place of the page's own.
    pub accent: Option<Accent>,
    /// How close lines stand.
    pub density: Density,
    /// Whether the line with the title is left out, because the article has one of its own.
    pub hides_header: bool,
    /// The corpus that the embed was made from, if it is to say when that is not the one on show.
    pub corpus: Option<CorpusHash>,
}

impl Look {
    fn set(&mut self, key: &str, value: &str) {
        match key {
            "theme" => self.theme = Theme::from_name(value).unwrap_or_default(),
            "accent" => self.accent = Accent::parse(value),
            "density" => self.density = Density::from_name(value).unwrap_or_default(),
            "hide" => self.hides_header = value == "header",
            "corpus" => self.corpus = CorpusHash::parse(value),
            _ => {}
        }
    }
}

/// An address of an embed.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Embedded {
    /// What it shows.
    pub address: Address,
    /// How it looks.
    pub look: Look,
}

impl Embedded {
    /// Reads a fragment without its `#`.
    pub fn parse(fragment: &str) -> Self {
        let mut look = Look::default();
        for (key, value) in pairs(fragment) {
            look.set(&key, &value);
        }
        Self { address: Address::parse(fragment), look }
    }

    /// The place, and the keys behind it with their values, as the attributes of the web component have them.
    pub fn parts(&self) -> (String, Vec<(String, String)>) {
        let fragment = self.fragment();
        let place = fragment.split('?').next().unwrap_or_default();
        (place.trim_start_matches('/').to_owned(), pairs(&fragment).collect())
    }

    /// The fragment without its `#`: the page's own, and then the looks that are not the usual ones.
    pub fn fragment(&self) -> String {
        let Look { theme, accent, density, hides_header, corpus } = &self.look;
        let mut out = self.address.fragment();
        if *theme != Theme::default() {
            pair_up("theme", theme.name(), &mut out);
        }
        if let Some(accent) = accent {
            pair_up("accent", &accent.digits(), &mut out);
        }
        if *density != Density::default() {
            pair_up("density", density.name(), &mut out);
        }
        if *hides_header {
            pair_up("hide", "header", &mut out);
        }
        if let Some(corpus) = corpus {
            pair_up("corpus", corpus.as_str(), &mut out);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::Route;
    use proptest::prelude::*;
    use readout_corpus::query::Facet;

    #[test]
    fn the_looks_of_an_embed_follow_the_filters_in_its_address() {
        let text = "/timeline?topic=taiwan&as-of=2026-02-01&theme=dark&accent=8a1c1c&density=compact&hide=header&corpus=0123456789abcdef";
        let embedded = Embedded::parse(text);
        assert_eq!(embedded.address.route, Route::timeline());
        assert_eq!(embedded.look.theme, Theme::Dark);
        assert_eq!(embedded.look.accent, Some(Accent([0x8a, 0x1c, 0x1c])));
        assert_eq!(embedded.look.density, Density::Compact);
        assert!(embedded.look.hides_header);
        assert_eq!(embedded.fragment(), text);
    }

    #[test]
    fn the_page_shows_the_same_at_the_address_of_an_embed() {
        let text = "/documents?q=fishing&theme=dark&hide=header";
        assert_eq!(Address::parse(text), Embedded::parse(text).address);
        assert_eq!(Address::parse(text).fragment(), "/documents?q=fishing");
    }

    #[test]
    fn looks_that_mean_nothing_are_the_usual_ones() {
        for text in [
            "theme=neon",
            "accent=red",
            "accent=url(x)",
            "accent=12345",
            "accent=+12345",
            "density=9",
            "hide=foot",
            "corpus=ABC",
            "corpus=../../etc/passwd",
        ] {
            assert_eq!(Embedded::parse(&format!("/?{text}")).look, Look::default(), "{text}");
        }
    }

    #[test]
    fn no_facet_has_the_name_of_a_look() {
        // Its filter would change the colours.
        for word in ["theme", "accent", "density", "hide", "corpus"] {
            assert_eq!(Facet::from_name(word), None, "{word}");
        }
    }

    proptest! {
        #[test]
        fn every_address_of_an_embed_leads_back_to_itself(
            fragment in "/(documents|timeline|topics)?",
            text in ".{0,12}",
            theme in 0..Theme::ALL.len(),
            accent in prop::option::of(any::<[u8; 3]>()),
            density in 0..Density::ALL.len(),
            hides_header: bool,
            corpus in prop::option::of("[0-9a-f]{16}"),
        ) {
            let mut address = Address::parse(&fragment);
            address.query.text = text;
            let look = Look {
                theme: Theme::ALL[theme],
                accent: accent.map(Accent),
                density: Density::ALL[density],
                hides_header,
                corpus: corpus.as_deref().and_then(CorpusHash::parse),
            };
            let embedded = Embedded { address, look };
            prop_assert_eq!(Embedded::parse(&embedded.fragment()), embedded.clone());
            prop_assert_eq!(Address::parse(&embedded.fragment()), embedded.address);
        }

        #[test]
        fn reading_the_address_of_an_embed_never_fails(fragment in ".{0,80}") {
            let once = Embedded::parse(&fragment);
            prop_assert_eq!(Embedded::parse(&once.fragment()).look, once.look);
        }
    }
}
