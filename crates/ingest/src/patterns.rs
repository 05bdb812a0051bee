//! Patterns that work on bytes.
//!
//! They know upper and lower case, words and word borders of ASCII only, which keeps their automata small
//! enough to be built at every start of the command.

use regex::bytes::{Regex, RegexBuilder};

/// A pattern whose matches begin and end between characters.
pub(crate) struct Pattern(Regex);

/// Where a pattern fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found<'a> {
    start: usize,
    words: &'a str,
}

impl Pattern {
    /// A pattern for which upper and lower case are alike.
    pub(crate) fn new(pattern: &str) -> Self {
        Self(build(pattern))
    }

    pub(crate) fn is_match(&self, words: &str) -> bool {
        self.0.is_match(words.as_bytes())
    }

    /// The first place where it fits.
    pub(crate) fn find<'a>(&self, words: &'a str) -> Option<Found<'a>> {
        found(words, self.0.find(words.as_bytes())?)
    }

    /// All places where it fits, each with its first group.
    pub(crate) fn groups<'a>(
        &'a self,
        words: &'a str,
    ) -> impl Iterator<Item = (Found<'a>, Found<'a>)> {
        self.0.captures_iter(words.as_bytes()).filter_map(|groups| {
            Some((found(words, groups.get(0)?)?, found(words, groups.get(1)?)?))
        })
    }
}

impl<'a> Found<'a> {
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    pub(crate) fn end(&self) -> usize {
        self.start + self.words.len()
    }

    pub(crate) fn as_str(&self) -> &'a str {
        self.words
    }
}

fn found<'a>(words: &'a str, at: regex::bytes::Match<'_>) -> Option<Found<'a>> {
    Some(Found { start: at.start(), words: words.get(at.range())? })
}

#[expect(clippy::unwrap_used, reason = "fixed patterns, compiled by every test")]
fn build(pattern: &str) -> Regex {
    RegexBuilder::new(pattern).unicode(false).case_insensitive(true).build().unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_of_bytes_stand_between_characters() {
        let pattern = Pattern::new(r"\btalks\b.{2}");
        assert_eq!(pattern.find("Talks in").map(|found| found.as_str()), Some("Talks i"));
        assert_eq!(pattern.find("the talks “in”"), None, "a quotation mark has three bytes");
    }
}
