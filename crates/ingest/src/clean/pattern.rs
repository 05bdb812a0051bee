//! Patterns of whole lines.
//!
//! They work on bytes and know upper and lower case of ASCII only, which keeps their automata small and fast;
//! other scripts stand in them as they are.

use regex::bytes::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

/// A set of patterns, each for all of a line; blanks in a pattern do not count.
#[expect(clippy::unwrap_used, reason = "fixed patterns, compiled by every test")]
pub(super) fn whole_lines<'a>(patterns: impl Iterator<Item = &'a str>) -> RegexSet {
    let patterns = patterns.map(|pattern| format!("^(?:{pattern})$"));
    RegexSetBuilder::new(patterns)
        .unicode(false)
        .case_insensitive(true)
        .ignore_whitespace(true)
        .build()
        .unwrap()
}

/// One such pattern.
#[expect(clippy::unwrap_used, reason = "fixed patterns, compiled by every test")]
pub(super) fn whole_line(pattern: &str) -> Regex {
    RegexBuilder::new(&format!("^(?:{pattern})$"))
        .unicode(false)
        .case_insensitive(true)
        .ignore_whitespace(true)
        .build()
        .unwrap()
}

/// A line without the marks around it, as the patterns want it. A bracket at the end stays where it
/// opens inside the line: `Comments (3)`.
pub(super) fn bare(line: &str) -> &str {
    let line = line
        .trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '(' | '['))
        .trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | ']'));
    let unbracketed = line
        .strip_prefix(['(', '['])
        .and_then(|rest| rest.strip_suffix([')', ']']))
        .filter(|inner| !inner.contains(['(', ')', '[', ']']))
        .map(|inner| inner.trim_matches(|c: char| !c.is_alphanumeric()));
    unbracketed.unwrap_or(line)
}
