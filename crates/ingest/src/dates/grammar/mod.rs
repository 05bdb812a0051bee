//! Finds expressions of time in a row of tokens: a hand-written grammar, one room for each family.

mod calendar;
mod numbers;
mod numeric;
mod offset;
mod parts;
mod range;
mod relative;

use super::expression::Expression;
use super::lexicon::Word;
use super::tokens::Token;

/// An expression and the token behind its last.
type Read = Option<(Expression, usize)>;

/// How deep expressions may stand in each other; deeper ones are no English.
const DEEPEST: u8 = 4;

/// An expression in a row of tokens.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its first token.
    pub(super) first: usize,
    /// The token behind its last.
    pub(super) end: usize,
    /// What it says.
    pub(super) says: Expression,
}

/// All expressions, from left to right, the longest first where several begin at one token.
pub(super) fn expressions(tokens: &[Token]) -> Vec<Found> {
    let reader = Reader { tokens };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if matches!(token.word, Word::Other | Word::Mark(_)) || !reader.may_begin(at) {
            at += 1;
            continue;
        }
        match reader.outermost(at) {
            Some((says, end)) if end > at => {
                found.push(Found { first: at, end, says });
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

struct Reader<'a> {
    tokens: &'a [Token],
}

impl Reader<'_> {
    /// The word at a place; the end of the text reads as a mark.
    fn word(&self, at: usize) -> Word {
        self.tokens.get(at).map_or(Word::Mark('\0'), |token| token.word)
    }

    /// The word before a place.
    fn word_before(&self, at: usize) -> Word {
        at.checked_sub(1).map_or(Word::Mark('\0'), |before| self.word(before))
    }

    fn is(&self, at: usize, word: Word) -> bool {
        self.word(at) == word
    }

    fn mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.word(at), Word::Mark(c) if marks.contains(&c))
    }

    fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    fn plural(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.plural)
    }

    /// Behind the word, where it stands here; otherwise here.
    fn skip(&self, at: usize, word: Word) -> usize {
        if self.is(at, word) { at + 1 } else { at }
    }

    /// Behind one of the marks, where one stands here; otherwise here.
    fn skip_mark(&self, at: usize, marks: &[char]) -> usize {
        if self.mark(at, marks) { at + 1 } else { at }
    }

    /// Whether an expression can begin here. Most small words lead to nothing, and this tells so
    /// before the grammar is asked.
    fn may_begin(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let counts = matches!(
            next,
            Word::Number(..)
                | Word::Cardinal(_)
                | Word::Tens(_)
                | Word::A
                | Word::The
                | Word::Couple
        );
        match self.word(at) {
            Word::Of
            | Word::And
            | Word::To
            | Word::On
            | Word::By
            | Word::For
            | Word::Over
            | Word::During
            | Word::Or
            | Word::No
            | Word::Than
            | Word::Per
            | Word::Time
            | Word::Local
            | Word::Suffix
            | Word::S
            | Word::Eve
            | Word::Future
            | Word::Hence
            | Word::Ago
            | Word::Many
            | Word::Through
            | Word::Hundred
            | Word::Thousand
            | Word::PartOfDay
            | Word::Now
            | Word::Date => false,
            Word::In => counts,
            Word::Within => counts || matches!(next, Word::Which(_)),
            Word::A | Word::Few | Word::Several | Word::Couple => {
                matches!(next, Word::Unit(_) | Word::Few | Word::Couple | Word::Of)
            }
            Word::The => !matches!(next, Word::Other | Word::Mark(',' | '.' | '“' | '"')),
            Word::Cardinal(_)
            | Word::Number(_, 1..=3)
            | Word::Ordinal(_)
            | Word::From
            | Word::Between
            | Word::Since
            | Word::After
            | Word::Before
            | Word::Until
            | Word::Till
            | Word::Which(_)
            | Word::Same
            | Word::That
            | Word::Earlier
            | Word::Later
            | Word::Early
            | Word::Late
            | Word::Beginning
            | Word::End
            | Word::Middle
            | Word::Rest
            | Word::Starting
            | Word::Commencing
            | Word::New => next != Word::Other,
            _ => true,
        }
    }

    /// What may stand for itself in a text.
    fn outermost(&self, at: usize) -> Read {
        let (says, end) = self.range(at).or_else(|| self.primary(at, 0))?;
        let (says, end) = self.or_later(says, end);
        if self.is_number_of_something(at, end, &says) {
            return None;
        }
        Some(self.agreeing(says, end))
    }

    /// `2018 or later`, `May 1 and after`.
    fn or_later(&self, says: Expression, end: usize) -> (Expression, usize) {
        let joined = matches!(self.word(end), Word::Or | Word::And);
        let open = matches!(self.word(end + 1), Word::Later | Word::After)
            && matches!(self.word(end + 2), Word::Mark(_));
        let dated =
            matches!(says, Expression::Year(_) | Expression::Month { .. } | Expression::Day { .. });
        if joined && open && dated {
            (Expression::Since(Box::new(says)), end + 2)
        } else {
            (says, end)
        }
    }

    /// `tomorrow, February 5`; `Friday (June 15)`.
    fn agreeing(&self, says: Expression, end: usize) -> (Expression, usize) {
        let open = self.mark(end, &['(']);
        if !(open || self.mark(end, &[','])) {
            return (says, end);
        }
        let relative = matches!(says, Expression::Shift { .. } | Expression::Weekday { .. });
        let Some((other @ Expression::Day { .. }, mut after)) =
            relative.then(|| self.calendar(end + 1)).flatten()
        else {
            return (says, end);
        };
        if open {
            if !self.mark(after, &[')']) {
                return (says, end);
            }
            after += 1;
        }
        (Expression::Both(Box::new(says), Box::new(other)), after)
    }

    /// An expression that is no range; the longest of all readings.
    fn primary(&self, at: usize, depth: u8) -> Read {
        if depth > DEEPEST {
            return None;
        }
        let readings = [
            self.calendar(at),
            self.numeric(at),
            self.relative(at),
            self.part(at, depth),
            self.offset(at, depth),
        ];
        let mut best: Read = None;
        for reading in readings.into_iter().flatten() {
            if best.as_ref().is_none_or(|(_, end)| reading.1 > *end) {
                best = Some(reading);
            }
        }
        best
    }

    /// What may follow `of`: also `the year`, which does not stand for itself.
    fn inner(&self, at: usize, depth: u8) -> Read {
        self.primary(at, depth + 1).or_else(|| {
            let unit = self.skip(at, Word::The);
            match self.word(unit) {
                // `The Year of the Horse` is a name.
                Word::Unit(_) if self.capital(unit) && self.is(unit + 1, Word::Of) => None,
                Word::Unit(unit_found) => {
                    Some((Expression::Shift { unit: unit_found, by: 0 }, unit + 1))
                }
                _ => None,
            }
        })
    }
}
