//! A paragraph as the statements stage reads it: its words, its sentences and its quotations.

use std::ops::Range;

use readout_corpus::model::Span;

use crate::draft::Mention;
use crate::tokens::{Class, Token, tokenize};

use super::lexicon::{Info, info, small};

/// A token and what is known of its word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// The token.
    pub token: Token,
    /// What the lexicon says.
    pub info: Info,
    /// Whether it stands between quotation marks (the marks themselves do).
    pub quoted: bool,
}

/// A stretch between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    /// The token of the opening mark, or the first token where the quotation goes on from above.
    pub open: usize,
    /// The token of the closing mark, or the last token where none closes it.
    pub close: usize,
    /// Whether a mark closes it.
    pub closed: bool,
}

/// A paragraph.
pub(super) struct Paragraph<'a> {
    /// The document's text.
    pub text: &'a str,
    /// All words and marks.
    pub words: Vec<Word>,
    /// The tokens of each sentence, with its place in the text.
    pub sentences: Vec<(Range<usize>, Span)>,
    /// Its quotations, in order.
    pub quotes: Vec<Quote>,
    /// The segment's mentions.
    pub mentions: &'a [Mention],
}

impl<'a> Paragraph<'a> {
    /// Reads a paragraph from its sentences.
    pub fn new(text: &'a str, sentences: &[Span], mentions: &'a [Mention]) -> Self {
        let mut tokens = Vec::new();
        let mut ranges = Vec::with_capacity(sentences.len());
        for &span in sentences {
            let start = tokens.len();
            tokenize(text, span, &mut tokens);
            ranges.push((start..tokens.len(), span));
        }
        let mut lower = String::new();
        let words = tokens
            .into_iter()
            .map(|token| {
                let info = match token.class {
                    Class::Lower | Class::Capital | Class::Possessive | Class::Initial => {
                        lower.clear();
                        lower.push_str(token.span.of(text));
                        lower.make_ascii_lowercase();
                        info(&lower)
                    }
                    _ => Info::default(),
                };
                Word { token, info, quoted: false }
            })
            .collect();
        let mut paragraph = Self { text, words, sentences: ranges, quotes: Vec::new(), mentions };
        paragraph.quote();
        paragraph
    }

    fn quote(&mut self) {
        let mut open: Option<usize> = None;
        for i in 0..self.words.len() {
            let opens = match self.class(i) {
                Some(Class::Open) => true,
                Some(Class::Close) => false,
                Some(Class::Straight) => match open {
                    // A straight mark behind a word closes.
                    Some(_) => {
                        self.is_spaced(i)
                            && !self.is_end(i + 1)
                            && !self.is_spaced(i + 1)
                            && i > 0
                            && !self.is_mark(i - 1, &[",", ".", "?", "!", "…"])
                    }
                    None => true,
                },
                _ => continue,
            };
            match (opens, open) {
                (true, None) => open = Some(i),
                (false, Some(start)) => {
                    self.quotes.push(Quote { open: start, close: i, closed: true });
                    open = None;
                }
                _ => {}
            }
        }
        if let (Some(start), Some(last)) = (open, self.words.len().checked_sub(1)) {
            self.quotes.push(Quote { open: start, close: last, closed: false });
        }
        for quote in &self.quotes {
            for word in self.words.iter_mut().take(quote.close + 1).skip(quote.open) {
                word.quoted = true;
            }
        }
    }

    fn is_end(&self, i: usize) -> bool {
        i >= self.words.len()
    }

    /// The class of a token.
    pub fn class(&self, i: usize) -> Option<Class> {
        self.words.get(i).map(|word| word.token.class)
    }

    /// What the lexicon says of a token.
    pub fn info(&self, i: usize) -> Info {
        self.words.get(i).map_or_else(Info::default, |word| word.info)
    }

    /// Whether a token's word does one of these.
    pub fn is(&self, i: usize, bits: u32) -> bool {
        self.info(i).is(bits)
    }

    /// The letters of a token; empty where there is none.
    pub fn word(&self, i: usize) -> &'a str {
        self.words.get(i).map_or("", |word| word.token.span.of(self.text))
    }

    /// Whether a token is written so, without regard to case.
    pub fn says(&self, i: usize, word: &str) -> bool {
        self.word(i).eq_ignore_ascii_case(word)
    }

    /// Whether a token is one of some marks.
    pub fn is_mark(&self, i: usize, marks: &[&str]) -> bool {
        marks.contains(&self.word(i))
    }

    /// Whether a token opens or closes a quotation.
    pub fn is_quote_mark(&self, i: usize) -> bool {
        matches!(self.class(i), Some(Class::Open | Class::Close | Class::Straight))
    }

    fn is_spaced(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|word| word.token.spaced)
    }

    /// Whether a token stands between quotation marks.
    pub fn is_quoted(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|word| word.quoted)
    }

    /// Whether it is a word or number, and no mark.
    pub fn is_word(&self, i: usize) -> bool {
        self.words
            .get(i)
            .is_some_and(|word| word.token.is_word() || word.token.class == Class::Number)
    }

    /// Whether it opens with a capital.
    pub fn is_capital(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(|word| word.token.is_capital())
    }

    /// From the first of the tokens to the last.
    pub fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        let first = self.words.get(tokens.start)?;
        let last = self.words.get(tokens.end.checked_sub(1)?)?;
        (first.token.span.start < last.token.span.end)
            .then_some(Span { start: first.token.span.start, end: last.token.span.end })
    }

    /// Words inside a quotation without the mark that closes it behind them.
    pub fn inside(&self, mut tokens: Range<usize>) -> Range<usize> {
        while let Some(last) = tokens.end.checked_sub(1).filter(|&last| last > tokens.start) {
            let closes = self.is_quote_mark(last)
                && self.quote_at(last).is_some_and(|quote| quote.open < tokens.start);
            if !closes && !self.is_mark(last, &[".", ",", "…"]) {
                break;
            }
            tokens.end = last;
        }
        tokens
    }

    /// The quotation that a token stands in.
    pub fn quote_at(&self, i: usize) -> Option<Quote> {
        let at = self.quotes.partition_point(|quote| quote.close < i);
        self.quotes.get(at).copied().filter(|quote| quote.open <= i)
    }

    /// The mentions that lie in a span.
    pub fn mentions_in(&self, span: Span) -> &'a [Mention] {
        let from = self.mentions.partition_point(|mention| mention.span.start < span.start);
        let rest = self.mentions.get(from..).unwrap_or(&[]);
        let to = rest.partition_point(|mention| mention.span.start < span.end);
        rest.get(..to).unwrap_or(&[])
    }

    /// The first token that begins at or behind a place in the text.
    pub fn token_at(&self, place: u32) -> usize {
        self.words.partition_point(|word| word.token.span.start < place)
    }

    /// Whether the word ends in -ly or is an adverb of the lexicon.
    pub fn is_adverb(&self, i: usize) -> bool {
        self.is(i, small::ADVERB)
            || self.class(i) == Some(Class::Lower)
                && self.word(i).len() > 4
                && self.word(i).ends_with("ly")
                && !matches!(
                    self.word(i),
                    "family"
                        | "ally"
                        | "rally"
                        | "reply"
                        | "supply"
                        | "monthly"
                        | "weekly"
                        | "daily"
                )
    }
}
