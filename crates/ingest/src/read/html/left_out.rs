//! What a page shows besides its article, line by line, with what its markup calls it.
//!
//! A line is named after the nearest element around it that says what it is: by its kind (`nav`, `footer`,
//! `form`, `figcaption`, …), its role, or a word in its class or id (`breadcrumbs`, `photo-credit`). Where nothing
//! says so, a line of links is one, and any other line is only known to stand outside of the article.

use std::collections::BTreeSet;
use std::hash::{BuildHasher, BuildHasherDefault};

use dom_query::{Document, NodeRef};
use rustc_hash::FxHasher;

use crate::clean::PAGE_TITLE;

/// A line that is no part of the article, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::read) struct LeftOut {
    /// In one line, with single blanks.
    pub words: String,
    /// What it is: `navigation`, `caption`, `footer`, …
    pub reason: &'static str,
}

/// A line of the page.
#[derive(Clone, Debug)]
pub(super) struct Line {
    words: String,
    reason: Option<&'static str>,
    /// How many bytes of it are links.
    linked: usize,
}

/// What is no text for a reader.
const SILENT: &[&str] = &[
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select",
    "option", "textarea", "canvas", "audio", "video",
];

/// Elements that stand within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// What the name of an element says.
const ELEMENTS: &[(&str, &str)] = &[
    ("nav", "navigation"),
    ("menu", "navigation"),
    ("aside", "aside"),
    ("footer", "footer"),
    ("header", "header"),
    ("form", "form"),
    ("button", "form"),
    ("label", "form"),
    ("dialog", "dialog"),
    ("figcaption", "caption"),
];

/// What a role says.
const ROLES: &[(&str, &str)] = &[
    ("navigation", "navigation"),
    ("complementary", "aside"),
    ("contentinfo", "footer"),
    ("banner", "header"),
    ("search", "form"),
    ("dialog", "dialog"),
    ("menu", "navigation"),
];

/// What a word in a class or id says; the first of this list counts.
const CLASSES: &[(&str, &str)] = &[
    ("cookie", "cookie-notice"),
    ("cookies", "cookie-notice"),
    ("consent", "cookie-notice"),
    ("gdpr", "cookie-notice"),
    ("credit", "credit"),
    ("credits", "credit"),
    ("copyright", "footer"),
    ("caption", "caption"),
    ("byline", "byline"),
    ("author", "byline"),
    ("dateline", "date"),
    ("date", "date"),
    ("timestamp", "date"),
    ("comment", "comment-form"),
    ("comments", "comment-form"),
    ("share", "share-bar"),
    ("sharing", "share-bar"),
    ("social", "share-bar"),
    ("newsletter", "newsletter"),
    ("subscribe", "newsletter"),
    ("subscription", "newsletter"),
    ("related", "related-link"),
    ("recommended", "related-link"),
    ("recommendations", "related-link"),
    ("advertisement", "advertisement"),
    ("advert", "advertisement"),
    ("ad", "advertisement"),
    ("ads", "advertisement"),
    ("sponsored", "advertisement"),
    ("breadcrumb", "navigation"),
    ("breadcrumbs", "navigation"),
    ("nav", "navigation"),
    ("navbar", "navigation"),
    ("navigation", "navigation"),
    ("menu", "navigation"),
    ("language", "language-menu"),
    ("languages", "language-menu"),
    ("sidebar", "aside"),
    ("footer", "footer"),
    ("header", "header"),
    ("masthead", "header"),
    ("popup", "dialog"),
    ("modal", "dialog"),
];

/// The lines of a page in its order.
pub(super) fn lines(page: &Document) -> Vec<Line> {
    let mut found = Walk::default();
    let Some(body) = page.body() else { return Vec::new() };
    let mut node = body;
    // Elements that are open, each with what it says and whether it breaks the line.
    let mut open: Vec<Open> = Vec::new();
    loop {
        let mut down = None;
        if node.is_text() {
            found.text(&node.text(), &open);
        } else if node.is_element() {
            let element = Open::new(&node, open.last());
            if !element.silent {
                if element.breaks {
                    found.end_line();
                }
                down = node.first_child();
                if down.is_some() {
                    open.push(element);
                } else if element.breaks {
                    found.end_line();
                }
            }
        }
        if let Some(child) = down {
            node = child;
            continue;
        }
        loop {
            if open.is_empty() {
                found.end_line();
                return found.lines;
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            if open.pop().is_some_and(|element| element.breaks) {
                found.end_line();
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => return found.lines,
            }
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Open {
    reason: Option<&'static str>,
    is_link: bool,
    breaks: bool,
    silent: bool,
}

impl Open {
    fn new(node: &NodeRef<'_>, around: Option<&Self>) -> Self {
        let name = node.node_name();
        let name = name.as_deref().unwrap_or("");
        Self {
            reason: reason(node, name).or(around.and_then(|around| around.reason)),
            is_link: name == "a" || around.is_some_and(|around| around.is_link),
            breaks: !INLINE.contains(&name),
            silent: SILENT.contains(&name) || node.has_attr("hidden"),
        }
    }
}

fn reason(node: &NodeRef<'_>, name: &str) -> Option<&'static str> {
    let listed = |list: &[(&str, &'static str)], word: &str| {
        list.iter().find(|(entry, _)| *entry == word).map(|(_, reason)| *reason)
    };
    if name == "article" || name == "main" || name == "body" {
        return None;
    }
    let class = node.class();
    let id = node.id_attr();
    let words: BTreeSet<String> = [class.as_deref(), id.as_deref()]
        .into_iter()
        .flatten()
        .flat_map(|names| names.split(|c: char| !c.is_ascii_alphanumeric()))
        .map(str::to_ascii_lowercase)
        .collect();
    let of_class =
        CLASSES.iter().find(|(word, _)| words.contains(*word)).map(|(_, reason)| *reason);
    listed(ELEMENTS, name)
        .or_else(|| listed(ROLES, node.attr("role").as_deref().unwrap_or("")))
        .or(of_class)
}

#[derive(Default)]
struct Walk {
    lines: Vec<Line>,
    words: String,
    linked: usize,
    reason: Option<&'static str>,
}

impl Walk {
    fn text(&mut self, text: &str, open: &[Open]) {
        let around = open.last();
        for word in text.split_whitespace() {
            if !self.words.is_empty() {
                self.words.push(' ');
            }
            self.words.push_str(word);
            if around.is_some_and(|around| around.is_link) {
                self.linked += word.len() + 1;
            }
            self.reason = self.reason.or(around.and_then(|around| around.reason));
        }
    }

    fn end_line(&mut self) {
        let words = std::mem::take(&mut self.words);
        let (reason, linked) = (self.reason.take(), std::mem::take(&mut self.linked));
        if words.chars().any(char::is_alphanumeric) {
            self.lines.push(Line { words, reason, linked });
        }
    }
}

/// So many words in a row tell one passage from another.
const RUN: usize = 5;

/// The lines of a page that its article does not hold.
pub(super) fn left_out(lines: Vec<Line>, article: &str, title: &str) -> Vec<LeftOut> {
    let runs_of = |text: &str| {
        let words = words(text);
        let hash = |words: &[u64]| BuildHasherDefault::<FxHasher>::default().hash_one(words);
        words.windows(RUN).map(hash).collect::<Vec<u64>>()
    };
    let runs: BTreeSet<u64> = article.lines().flat_map(runs_of).collect();
    let whole: BTreeSet<Vec<u64>> = article.lines().map(words).collect();
    let title = words(title);
    let is_kept = |line: &Line| {
        let own = runs_of(&line.words);
        let shared = own.iter().filter(|run| runs.contains(run)).count();
        if own.is_empty() { whole.contains(&words(&line.words)) } else { shared * 2 >= own.len() }
    };
    lines
        .into_iter()
        .filter(|line| !is_kept(line))
        .map(|line| {
            let is_link = line.linked * 10 >= line.words.len() * 8;
            let reason = match line.reason {
                _ if words(&line.words) == title => PAGE_TITLE,
                Some(reason) => reason,
                None if is_link => "link-list",
                None => "outside-body",
            };
            LeftOut { words: line.words, reason }
        })
        .collect()
}

/// A line's words without case and signs, as numbers.
fn words(line: &str) -> Vec<u64> {
    line.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| BuildHasherDefault::<FxHasher>::default().hash_one(word.to_lowercase()))
        .collect()
}
