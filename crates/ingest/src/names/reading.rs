//! A document as the names stage reads it: the tokens of its headings, labels and sentences.

use readout_corpus::model::Span;
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::Hasher;
use std::ops::Range;

use crate::draft::Document;
use crate::tokens::{Class, Token, tokenize};

use super::trie::Trie;

/// What a stretch of tokens is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A heading.
    Heading,
    /// The label of a speaker's turn.
    Label,
    /// A sentence of running text.
    Sentence,
}

/// A stretch of tokens that no name crosses.
#[derive(Clone, Debug)]
pub(super) struct Region {
    /// The segment within the document.
    pub segment: usize,
    /// What it is.
    pub sort: Sort,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The turn that it stands in, by position in the segment's turns.
    pub turn: Option<usize>,
    /// Whether it opens a paragraph.
    pub opens_paragraph: bool,
}

/// A document's tokens.
pub(super) struct Reading<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its text.
    pub text: &'a str,
    /// The tokens of all regions, in order.
    pub tokens: Vec<Token>,
    /// The number of each token's folded word, where a known name has it.
    pub words: Vec<Option<u32>>,
    /// The regions, in order of place within each segment.
    pub regions: Vec<Region>,
    lower: FxHashSet<u64>,
}

impl<'a> Reading<'a> {
    /// Reads a document.
    pub fn new(document: &'a Document, trie: &Trie) -> Self {
        let text = document.source.text.as_str();
        let mut reading = Self {
            document,
            text,
            tokens: Vec::with_capacity(text.len() / 5),
            words: Vec::new(),
            regions: Vec::new(),
            lower: FxHashSet::default(),
        };
        for segment in 0..document.segments.len() {
            reading.read(segment);
        }
        let mut words = Vec::with_capacity(reading.tokens.len());
        trie.words(text, &reading.tokens, &mut words);
        reading.words = words;
        for token in &reading.tokens {
            if token.class == Class::Lower {
                reading.lower.insert(hash(token.span.of(text)));
            }
        }
        reading
    }

    fn read(&mut self, number: usize) {
        let document = self.document;
        let Some(segment) = document.segments.get(number) else { return };
        let turns = &segment.draft.turns;
        let mut stretches: Vec<(Span, Sort, Option<usize>, bool)> = Vec::new();
        stretches.extend(segment.draft.title.map(|span| (span, Sort::Heading, None, true)));
        stretches.extend(
            turns.iter().enumerate().map(|(i, turn)| (turn.label, Sort::Label, Some(i), true)),
        );
        let mut turn = 0;
        let mut paragraph = None;
        for sentence in &segment.sentences {
            while turns.get(turn).is_some_and(|turn| turn.span.end <= sentence.span.start) {
                turn += 1;
            }
            let inside = turns.get(turn).is_some_and(|turn| turn.span.contains(sentence.span));
            let opens = paragraph.replace(sentence.paragraph) != Some(sentence.paragraph);
            stretches.push((sentence.span, Sort::Sentence, inside.then_some(turn), opens));
        }
        stretches.sort_by_key(|(span, ..)| *span);
        let mut last_end = 0;
        for (span, sort, turn, opens_paragraph) in stretches {
            // Stretches that overlap would give a name twice.
            if span.start < last_end {
                continue;
            }
            last_end = span.end;
            let first = self.tokens.len();
            tokenize(self.text, span, &mut self.tokens);
            let tokens = first..self.tokens.len();
            self.regions.push(Region { segment: number, sort, tokens, turn, opens_paragraph });
        }
    }

    /// A token.
    pub fn token(&self, i: usize) -> Option<Token> {
        self.tokens.get(i).copied()
    }

    /// The words of a token; empty where there is none.
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |token| token.span.of(self.text))
    }

    /// From the first of the tokens to the last.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        let start = self.tokens.get(tokens.start).map_or(0, |token| token.span.start);
        let end = tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i));
        Span { start, end: end.map_or(start, |token| token.span.end.max(start)) }
    }

    /// Whether the document also writes the word in small letters.
    pub fn is_also_lower(&self, word: &str) -> bool {
        self.lower.contains(&hash(&word.to_lowercase()))
    }
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}
