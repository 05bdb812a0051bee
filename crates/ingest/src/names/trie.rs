//! All known names as a tree of folded tokens, and those that stand at a place in the text.
//!
//! A tree of tokens and not of bytes, because then word boundaries, spellings, editorial insertions
//! (`[Economic]`, `(Sergei)`) and line breaks inside a name need no map from folded to real text.

use rustc_hash::FxHashMap;

use crate::tokens::{Class, Token, tokenize};
use readout_corpus::model::Span;

use super::fold::fold;

/// What a name in the tree is to what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It names it wherever it stands.
    Full,
    /// It names it after an introduction.
    Short,
    /// It describes a person.
    Title,
    /// An adjective or a name of inhabitants.
    Demonym,
    /// A name out of public data, for what the authority does not know.
    Public,
}

/// A name in the tree.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// The position of what it names, in a list that its role tells.
    pub target: usize,
    /// What it is to it.
    pub role: Role,
    /// How each token must be written.
    shapes: Box<[Class]>,
}

/// The names.
#[derive(Debug, Default)]
pub(super) struct Trie {
    words: FxHashMap<Box<str>, u32>,
    edges: FxHashMap<(u32, u32), u32>,
    ends: Vec<Vec<Pattern>>,
}

/// A name at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match<'t> {
    /// How many tokens it covers, editorial marks among them.
    pub length: usize,
    /// What it can stand for; never empty.
    pub patterns: &'t [Pattern],
}

impl Trie {
    /// Adds a name.
    pub fn add(&mut self, name: &str, role: Role, target: usize) {
        if self.ends.is_empty() {
            self.ends.push(Vec::new());
        }
        let mut tokens = Vec::new();
        tokenize(name, Span::new(0, name.len()), &mut tokens);
        tokens.retain(|token| !is_bracket(token.span.of(name)));
        let mut node = 0;
        let mut buffer = String::new();
        for token in &tokens {
            fold(token.span.of(name), &mut buffer);
            let next_word = self.words.len() as u32;
            let word = *self.words.entry(buffer.as_str().into()).or_insert(next_word);
            let next_node = self.ends.len() as u32;
            node = *self.edges.entry((node, word)).or_insert(next_node);
            if node == next_node {
                self.ends.push(Vec::new());
            }
        }
        if node == 0 {
            return;
        }
        let shapes = tokens.iter().map(|token| token.class).collect();
        if let Some(end) = self.ends.get_mut(node as usize)
            && !end.iter().any(|p| p.target == target && p.role == role)
        {
            end.push(Pattern { target, role, shapes });
        }
    }

    /// The folded words of tokens as numbers; `None` for words that no name has.
    pub fn words(&self, text: &str, tokens: &[Token], out: &mut Vec<Option<u32>>) {
        out.clear();
        let mut buffer = String::new();
        out.extend(tokens.iter().map(|token| {
            fold(token.span.of(text), &mut buffer);
            self.words.get(buffer.as_str()).copied()
        }));
    }

    /// The names that begin at token `at`, the longest last. `words` are those of `tokens`.
    pub fn matches<'t>(
        &'t self,
        text: &str,
        tokens: &[Token],
        words: &[Option<u32>],
        at: usize,
        out: &mut Vec<Match<'t>>,
    ) {
        out.clear();
        let mut node = 0;
        let mut i = at;
        // What each pattern token was matched by; names are short, so this stays small.
        let mut path: Vec<Class> = Vec::new();
        loop {
            let step = |i: usize| {
                words.get(i).copied().flatten().and_then(|word| self.edges.get(&(node, word)))
            };
            let (next, after) = match step(i) {
                Some(&next) => (next, i + 1),
                None if i > at => match self.bracketed(text, tokens, i, step) {
                    Some(found) => found,
                    None => break,
                },
                None => break,
            };
            // An inserted token ends with a bracket; the token before it is the one that was read.
            let last = tokens.get(after - 1);
            let read = match last {
                Some(token) if is_bracket(token.span.of(text)) => {
                    tokens.get(after.saturating_sub(2))
                }
                other => other,
            };
            path.push(read.map_or(Class::Mark, |token| token.class));
            node = next;
            i = after;
            let patterns = self.ends.get(node as usize).map_or(&[][..], Vec::as_slice);
            if patterns.iter().any(|pattern| pattern.is_written(&path)) {
                out.push(Match { length: i - at, patterns });
            }
        }
    }

    /// Steps over `[Economic]` as over `Economic`, and over `(CPC)` as over nothing.
    fn bracketed<'a>(
        &'a self,
        text: &str,
        tokens: &[Token],
        i: usize,
        step: impl Fn(usize) -> Option<&'a u32>,
    ) -> Option<(u32, usize)> {
        let is = |i: usize, marks: [&str; 2]| {
            tokens.get(i).is_some_and(|token| marks.contains(&token.span.of(text)))
        };
        if !is(i, ["(", "["]) || !is(i + 2, [")", "]"]) {
            return None;
        }
        if let Some(&next) = step(i + 1) {
            return Some((next, i + 3));
        }
        step(i + 3).map(|&next| (next, i + 4))
    }
}

fn is_bracket(token: &str) -> bool {
    matches!(token, "(" | ")" | "[" | "]")
}

impl Pattern {
    /// Whether the text writes capitals where the name has them.
    pub fn is_written(&self, path: &[Class]) -> bool {
        if self.role == Role::Title {
            return true;
        }
        let several = self.shapes.len() > 1;
        self.shapes.len() == path.len()
            && self.shapes.iter().zip(path).all(|(&own, &text)| match (own, text) {
                (Class::Capital, Class::Capital | Class::Initial) => true,
                (Class::Capital, Class::Caps) => several,
                (Class::Capital, _) => false,
                (Class::Caps, Class::Caps) => true,
                (Class::Caps, _) => false,
                _ => true,
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest(names: &[&str], text: &str) -> Option<usize> {
        let mut trie = Trie::default();
        for (i, name) in names.iter().enumerate() {
            trie.add(name, Role::Full, i);
        }
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let mut words = Vec::new();
        trie.words(text, &tokens, &mut words);
        let mut found = Vec::new();
        trie.matches(text, &tokens, &words, 0, &mut found);
        found.last().map(|found| found.length)
    }

    #[test]
    fn the_longest_name_wins() {
        assert_eq!(longest(&["Russia", "Russia House"], "Russia House opened"), Some(2));
    }

    #[test]
    fn editorial_insertions_are_read_or_passed_over() {
        let names = ["Asia Economic Forum", "Party of Work Committee"];
        assert_eq!(longest(&names, "Asia [Economic] Forum"), Some(5));
        assert_eq!(longest(&names, "Party of Work (PW) Committee"), Some(7));
    }

    #[test]
    fn a_short_name_in_capitals_is_not_a_word_in_small_letters() {
        assert_eq!(longest(&["US"], "us"), None);
        assert_eq!(longest(&["US"], "U.S."), Some(1));
        assert_eq!(longest(&["Xi"], "XI"), None);
    }
}
