//! The headers that the page wants to be served with, in the `_headers` file that static hosts read.
//!
//! The local server applies the same file, so that what is tested is what is published.

use std::fmt::Write as _;

use crate::shards::PIECES;

/// Everything that the page does, and nothing else: own scripts, own styles, own data.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/// Lets frames without an origin of their own (`sandbox="allow-scripts"`) load the page's files.
pub const CORS: &str = "Access-Control-Allow-Origin";

/// For files that never change under their name.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

const FOR_ALL: &[(&str, &str)] = &[
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (CORS, "*"),
];

/// A path pattern, in which `*` stands for anything, and the headers of what it matches.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    pattern: String,
    headers: Vec<(String, String)>,
}

/// Writes the `_headers` file for a folder with these files (paths with `/`, relative).
///
/// Caching is said file by file: hosts join the values of all rules that match, so two patterns that
/// both speak of one file would contradict each other.
pub fn file_for(files: &[String]) -> String {
    let mut text = String::from(
        "# Readout: the headers of this folder, for hosts that read this file.\n\
         # Under a sub-path, put that path before each of these; other hosts: see the README.\n/*\n",
    );
    for (name, value) in FOR_ALL {
        let _ = writeln!(text, "  {name}: {value}");
    }
    // Hosts read a limited number of rules, and there are hundreds of pieces, which are all alike.
    let (pieces, files): (Vec<_>, Vec<_>) =
        files.iter().partition(|file| file.starts_with(&format!("{PIECES}/")));
    if !pieces.is_empty() {
        let _ = writeln!(text, "/{PIECES}/*\n  Cache-Control: {FOR_GOOD}");
    }
    // Some hosts read no more than a hundred rules: what does worst without its own comes first, and files of the
    // release before, which are given last, come last.
    let (hashed, others): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| is_hashed(file));
    for file in others.into_iter().chain(hashed) {
        let caching = if is_hashed(file) { FOR_GOOD } else { "no-cache" };
        for path in file.strip_suffix("index.html").into_iter().chain([file.as_str()]) {
            let _ = writeln!(text, "/{path}\n  Cache-Control: {caching}");
        }
    }
    text
}

/// Whether the name carries the hash of the contents: 16 hexadecimal digits after the last `-`.
pub fn is_hashed(file: &str) -> bool {
    let stem = file.rsplit('/').next().unwrap_or(file).split('.').next().unwrap_or_default();
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    })
}

/// Whether the name is `{name}-{hash}` with any ending.
pub fn is_hashed_from(file: &str, name: &str) -> bool {
    is_hashed(file) && file.rsplit_once('-').is_some_and(|(stem, _)| stem == name)
}

/// Reads a `_headers` file. Lines that mean nothing are passed over, as hosts do.
pub fn parse(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if line.starts_with(char::is_whitespace) {
            if let (Some(rule), Some((name, value))) = (rules.last_mut(), line.split_once(':')) {
                rule.headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        } else {
            rules.push(Rule { pattern: line.trim().to_owned(), headers: Vec::new() });
        }
    }
    rules
}

/// The headers for a path that begins with `/`.
pub fn for_path<'a>(rules: &'a [Rule], path: &str) -> Vec<(&'a str, &'a str)> {
    rules
        .iter()
        .filter(|rule| matches(&rule.pattern, path))
        .flat_map(|rule| rule.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())))
        .collect()
}

fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((before, after)) => path
            .strip_prefix(before)
            .is_some_and(|rest| rest.len() >= after.len() && rest.ends_with(after)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caching(rules: &[Rule], path: &str) -> Vec<String> {
        for_path(rules, path)
            .into_iter()
            .filter(|(name, _)| *name == "Cache-Control")
            .map(|(_, value)| value.to_owned())
            .collect()
    }

    #[test]
    fn hashed_files_stay_for_a_year_and_all_others_are_asked_for_again() {
        let files = ["index.html", "boot.js", "readout-page-0123456789abcdef.wasm"];
        let rules = parse(&file_for(&files.map(str::to_owned)));
        assert_eq!(caching(&rules, "/"), ["no-cache"]);
        assert_eq!(caching(&rules, "/index.html"), ["no-cache"]);
        assert_eq!(caching(&rules, "/boot.js"), ["no-cache"]);
        let kept = caching(&rules, "/readout-page-0123456789abcdef.wasm");
        assert_eq!(kept, ["public, max-age=31536000, immutable"]);
    }

    #[test]
    fn the_pieces_of_a_corpus_stay_for_a_year_by_one_rule() {
        let files =
            ["corpus.head", "pieces/0123456789abcdef.block", "pieces/fedcba9876543210.block"];
        let text = file_for(&files.map(str::to_owned));
        let rules = parse(&text);
        assert_eq!(caching(&rules, "/corpus.head"), ["no-cache"]);
        assert_eq!(caching(&rules, "/pieces/fedcba9876543210.block"), [FOR_GOOD]);
        assert_eq!(text.matches("pieces").count(), 1);
    }

    #[test]
    fn every_file_comes_with_the_policy() {
        let rules = parse(&file_for(&[]));
        let headers = for_path(&rules, "/anything/else.json");
        assert!(headers.contains(&("Content-Security-Policy", CONTENT_SECURITY_POLICY)));
        assert!(headers.contains(&("Access-Control-Allow-Origin", "*")));
    }

    #[test]
    fn a_name_is_hashed_only_with_sixteen_digits_at_its_end() {
        assert!(is_hashed("a/base-0123456789abcdef.css"));
        assert!(!is_hashed("2026-02-01-wang-yi.json"));
        assert!(!is_hashed("0123456789abcdef-base.css"));
        assert!(!is_hashed("base-0123456789ABCDEF.css"));
    }
}
