//! Bridge sentences, with which an editor hands over to texts from elsewhere.
//!
//! They point forward (“the following articles”, “what follows”, “we reproduce below”) or back to
//! themselves (“this article was first published”) and tell where the words appeared. What tells them
//! from a report about a publication is that pointing word, not their wording.

use std::sync::LazyLock;

use regex::bytes::{Regex, RegexBuilder};

/// Longer paragraphs tell a story.
const MAX_WORDS: usize = 45;
const MAX_BYTES: usize = 500;

#[expect(clippy::unwrap_used, reason = "fixed patterns, compiled by every test")]
fn pattern(text: &str) -> Regex {
    RegexBuilder::new(text).unicode(false).build().unwrap()
}

/// Points to what stands below.
static FORWARD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) ^\W*
        (?: (?:the|these|both|all(?:\ of\ the)?)\ following\ (?:[a-z]+\ ){0,2}(?:articles?|texts?|readouts?|reports?|statements?|items?|pieces?|documents?|interviews?|transcripts?|remarks|speech|speeches|essays?|commentary|commentaries|messages?|letters?|is|are|was|were|appeared) \b
          | the\ (?:articles?|texts?|readouts?|reports?|statements?|items?|pieces?)\ (?:which\ follows?|that\ follows?|(?:printed|published|reproduced|given)?\ ?below) \b
          | what\ follows \b | following\ (?:is|are) \b
          | below \b | here\ (?:is|are|follows?|we) \b
          | we\ (?:are\ )?(?:also\ )?(?:re)?(?:publish|print|post|produce|carry|present)\w* \b
          | (?:reproduced|reprinted|published|printed)\ (?:below|here) \b
        )",
    )
});

/// Points to the words around it.
static BACKWARD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) ^\W*
        (?: (?:this|the(?:\ above)?|these)\ (?:article|piece|text|report|story|interview|statement|readout|essay|commentary|post)s?\ )?
        (?:was|were|has\ been|is)?\ ?
        (?:first|originally|previously)\ (?:published|posted|released|issued|printed|appeared|aired|broadcast) \b",
    )
});

/// Whether a word tells that words were made public.
fn is_publishing(word: &str) -> bool {
    const FORMS: &[&str] = &[
        "published",
        "appeared",
        "posted",
        "released",
        "carried",
        "issued",
        "printed",
        "produced",
        "taken",
        "translated",
        "publish",
        "print",
        "produce",
        "post",
        "carry",
        "present",
        "appear",
        "appears",
    ];
    let again = word.get(..2).filter(|start| start.eq_ignore_ascii_case("re"));
    let rest = again.and_then(|_| word.get(2..)).unwrap_or(word);
    FORMS.iter().any(|form| form.eq_ignore_ascii_case(word) || form.eq_ignore_ascii_case(rest))
}

/// Whether a word tells where.
fn is_place(word: &str) -> bool {
    const PLACES: &[&str] = &[
        "by",
        "from",
        "on",
        "in",
        "website",
        "websites",
        "webpage",
        "webpages",
        "site",
        "sites",
        "page",
        "pages",
        "newspaper",
        "newspapers",
        "agency",
        "agencies",
        "magazine",
        "journal",
        "portal",
        "blog",
        "channel",
    ];
    PLACES.iter().any(|place| place.eq_ignore_ascii_case(word))
}

/// Which way a bridge sentence points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bridge {
    /// To what stands below.
    Forward,
    /// To the text that it stands in: below it at the top, above it at the foot.
    Around,
}

/// Whether a paragraph is such a sentence.
pub(super) fn find(words: &str) -> Option<Bridge> {
    let bytes = words.as_bytes();
    let has = |fits: fn(&str) -> bool| words.split(|c: char| !c.is_alphanumeric()).any(fits);
    if bytes.len() > MAX_BYTES
        || words.split_whitespace().count() > MAX_WORDS
        || !has(is_publishing)
        || !has(is_place)
    {
        return None;
    }
    if BACKWARD.is_match(bytes) {
        return Some(Bridge::Around);
    }
    FORWARD.is_match(bytes).then_some(Bridge::Forward)
}

pub(super) fn prepare() {
    LazyLock::force(&FORWARD);
    LazyLock::force(&BACKWARD);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bridge_points_to_what_was_published_elsewhere() {
        for words in [
            "The following readouts were first published by the two ministries.",
            "What follows first appeared on the site of the Foreign Ministry.",
            "Below we reprint two texts from the ministry’s website:",
            "We reproduce the statement that was issued by the embassy.",
            "This article was originally published in a weekly newspaper.",
        ] {
            assert!(find(words).is_some(), "{words}");
        }
    }

    #[test]
    fn a_report_about_a_publication_is_no_bridge() {
        for words in [
            "The ministry’s website published the opening remarks.",
            "The statement was released by the White House on Monday.",
            "The following day he published a decree on visas in Moscow and left for the airport, where journalists from several countries were waiting for him in the rain and asked about the talks, which had lasted for hours and ended without any result whatever.",
            "In the following month they met again.",
        ] {
            assert!(find(words).is_none(), "{words}");
        }
    }
}
