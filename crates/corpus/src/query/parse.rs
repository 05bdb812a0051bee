//! The text of a query as clauses. Every text has a reading; what means nothing is left out.

use std::ops::Range;

use crate::text::{Tokens, stem};

/// So many conditions are read, and so many words in a phrase: nobody types more, and each costs time.
const MOST: usize = 32;
/// So many words are read in all: each costs a pass over where it stands.
const MOST_WORDS: usize = 64;
/// So many of them are words with a star: each stands for as many words as begin so.
const MOST_PREFIXES: usize = 4;
/// So many bytes are read.
const LONGEST: usize = 4096;

/// A text as clauses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parsed {
    pub(crate) clauses: Vec<Clause>,
    /// Whether something behind what was read was left out.
    pub(crate) cut: bool,
}

/// What a segment must satisfy: one of the alternatives, or none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    pub(crate) negated: bool,
    pub(crate) alternatives: Vec<Item>,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// Words next to each other.
    Words {
        /// Where they stand in the text, without quotation marks.
        source: Range<usize>,
        /// The words in order; never empty.
        words: Vec<Word>,
        /// Whether they stand in quotation marks.
        quoted: bool,
    },
    /// A field and its value.
    Field {
        /// The field's name in lower case.
        name: &'static str,
        /// The value as typed; never empty.
        value: String,
    },
}

impl Item {
    /// Whether both are the same, wherever they stand.
    fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Words { words, quoted, .. },
                Self::Words { words: other_words, quoted: other_quoted, .. },
            ) => (words, quoted) == (other_words, other_quoted),
            (one, other) => one == other,
        }
    }
}

/// A word and how it is matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// The folded word.
    pub(crate) text: String,
    /// What it stands for.
    pub(crate) kind: Match,
    /// Whether it is a single Chinese character.
    pub(crate) ideograph: bool,
}

/// What a word of a query stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Match {
    /// Itself.
    Exact,
    /// All words with this stem.
    Stem(String),
    /// All words that begin so.
    Prefix,
    /// All words with this stem, and all that begin so.
    Typing(String),
}

impl Word {
    /// Whether it stands for a folded word.
    pub(crate) fn matches(&self, word: &str) -> bool {
        match &self.kind {
            Match::Exact => self.text == word,
            Match::Prefix => word.starts_with(&self.text),
            Match::Stem(own) => self.text == word || has_stem(word, own),
            Match::Typing(own) => word.starts_with(&self.text) || has_stem(word, own),
        }
    }
}

fn has_stem(word: &str, wanted: &str) -> bool {
    // Most words differ in the first letter, which no stem changes.
    word.as_bytes().first() == wanted.as_bytes().first() && stem(word) == wanted
}

/// The fields of the language; the facets' names are among them.
pub(crate) const FIELDS: &[&str] = &[
    "side",
    "carrier",
    "originator",
    "kind",
    "topic",
    "person",
    "organisation",
    "place",
    "treaty",
    "series",
    "meeting",
    "year",
    "speaker",
    "about",
    "title",
    "on",
];

/// Each word of a field's value, in any regular form.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut tokens = Tokens::new(text);
    let mut words = Vec::new();
    while let Some(token) = tokens.next().filter(|_| words.len() < MOST) {
        let text = tokens.word().to_owned();
        let kind = if token.ideograph { Match::Exact } else { Match::Stem(stem(&text)) };
        words.push(Word { text, kind, ideograph: token.ideograph });
    }
    words
}

/// Reads a text.
pub(crate) fn parse(text: &str, typing: bool) -> Parsed {
    let all = text.len();
    let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text);
    let mut parser = Parser {
        text,
        at: 0,
        clauses: Vec::new(),
        items: 0,
        prefixes: 0,
        words: 0,
        cut: text.len() < all,
        negate: false,
        or: false,
    };
    while !parser.is_full() && parser.step() {}
    let cut = parser.cut;
    let mut clauses = parser.clauses;
    if typing && !cut && !text.ends_with(|c: char| c.is_whitespace() || c == '*') {
        type_on(&mut clauses, text.len());
    }
    Parsed { clauses, cut }
}

/// Lets the last word stand for words that begin so, where it ends the text.
fn type_on(clauses: &mut [Clause], end: usize) {
    let last = clauses.last_mut().and_then(|clause| clause.alternatives.last_mut());
    let Some(Item::Words { source, words, quoted: false }) = last else { return };
    let Some(word) = words.last_mut().filter(|_| source.end == end) else { return };
    if let Match::Stem(stem) = &mut word.kind {
        word.kind = Match::Typing(std::mem::take(stem));
    }
}

pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '＂')
}

/// A sign before a word that negates it.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '−' | '‐' | '‑' | '–')
}

/// What a word says of those beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Or,
    And,
    Not,
}

/// The operator that a word is, in capital letters or as a sign.
pub(crate) fn operator(chunk: &str) -> Option<Operator> {
    match chunk {
        "OR" | "|" | "||" => Some(Operator::Or),
        "AND" | "&" | "&&" => Some(Operator::And),
        "NOT" => Some(Operator::Not),
        _ => None,
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    clauses: Vec<Clause>,
    items: usize,
    prefixes: usize,
    words: usize,
    cut: bool,
    negate: bool,
    or: bool,
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Whether no more conditions are read; notes whether there are more.
    fn is_full(&mut self) -> bool {
        let is_full =
            self.items >= MOST || self.prefixes >= MOST_PREFIXES || self.words >= MOST_WORDS;
        self.cut |= is_full && !self.rest().trim().is_empty();
        is_full
    }

    /// Reads up to the first character that ends it, and that one too where it is a closing quotation mark.
    fn until(&mut self, ends: fn(char) -> bool) -> Range<usize> {
        let start = self.at;
        let length = self.rest().find(ends).unwrap_or(self.rest().len());
        self.at += length;
        start..self.at
    }

    fn skip(&mut self) {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    fn quoted(&mut self) -> Range<usize> {
        self.skip();
        let inner = self.until(is_quote);
        self.skip();
        inner
    }

    /// Reads one item; false at the end.
    fn step(&mut self) -> bool {
        let Some(c) = self.rest().chars().next() else { return false };
        if c.is_whitespace() || matches!(c, '(' | ')') {
            self.skip();
        } else if is_dash(c) {
            self.skip();
            // A dash with a space behind it is only a dash.
            self.negate = !self.rest().starts_with(char::is_whitespace);
        } else if is_quote(c) {
            let source = self.quoted();
            self.words(source, true);
        } else {
            self.chunk();
        }
        true
    }

    fn chunk(&mut self) {
        let source = self.until(|c| c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')'));
        let chunk = self.text.get(source.clone()).unwrap_or("");
        match operator(chunk) {
            Some(Operator::Or) => self.or = true,
            Some(Operator::And) => {}
            Some(Operator::Not) => self.negate = true,
            None => {
                match chunk.split_once(':').and_then(|(name, value)| Some((field(name)?, value))) {
                    Some((name, value)) => {
                        let opens = value.is_empty() && self.rest().starts_with(is_quote);
                        let value = if opens {
                            let inner = self.quoted();
                            self.text.get(inner).unwrap_or("")
                        } else {
                            value
                        };
                        let value = value.trim().to_owned();
                        if !value.is_empty() {
                            self.push(Item::Field { name, value });
                        }
                        (self.negate, self.or) = (false, false);
                    }
                    None => self.words(source, false),
                }
            }
        }
    }

    fn words(&mut self, source: Range<usize>, quoted: bool) {
        let text = self.text.get(source.clone()).unwrap_or("");
        let mut tokens = Tokens::new(text);
        let mut words: Vec<Word> = Vec::new();
        while let Some(token) = tokens.next() {
            let text = tokens.word().to_owned();
            let kind =
                if quoted || token.ideograph { Match::Exact } else { Match::Stem(stem(&text)) };
            words.push(Word { text, kind, ideograph: token.ideograph });
            if words.len() >= MOST || self.words + words.len() >= MOST_WORDS {
                self.cut |= tokens.next().is_some();
                break;
            }
        }
        let prefix = !quoted && text.ends_with('*');
        if let Some(word) = words.last_mut().filter(|word| prefix && !word.ideograph) {
            word.kind = Match::Prefix;
            self.prefixes += 1;
        }
        if !words.is_empty() {
            self.push(Item::Words { source, words, quoted });
        }
        (self.negate, self.or) = (false, false);
    }

    fn push(&mut self, item: Item) {
        let length = match &item {
            Item::Words { words, .. } => words.len(),
            Item::Field { name: "title", value } => words(value).len(),
            // Other values are names.
            Item::Field { .. } => 0,
        };
        let joins = self.or && !self.negate;
        match self.clauses.last_mut() {
            Some(clause) if joins && !clause.negated => {
                // What was said before says nothing more.
                if !clause.alternatives.iter().any(|other| other.is_like(&item)) {
                    self.items += 1;
                    self.words += length;
                    clause.alternatives.push(item);
                }
            }
            _ => {
                let negated = self.negate;
                let repeats = |other: &Clause| {
                    other.negated == negated
                        && matches!(other.alternatives.as_slice(), [other] if other.is_like(&item))
                };
                if !self.clauses.iter().any(repeats) {
                    self.items += 1;
                    self.words += length;
                    self.clauses.push(Clause { negated, alternatives: vec![item] });
                }
            }
        }
    }
}

/// The field of a name, in any case.
pub(crate) fn field(name: &str) -> Option<&'static str> {
    if name.eq_ignore_ascii_case("organization") {
        return Some("organisation");
    }
    FIELDS.iter().copied().find(|field| field.eq_ignore_ascii_case(name))
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
