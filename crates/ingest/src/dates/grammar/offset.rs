//! Amounts before or after a day: `two weeks ago`, `in three days`, `2 weeks before May 13`.

use super::super::expression::{Amount, Expression};
use super::super::lexicon::{Unit, Which, Word};
use super::{Read, Reader};

/// More pieces than "2 years, 1 month and 21 days" needs.
const MOST_AMOUNTS: usize = 4;

impl Reader<'_> {
    pub(super) fn offset(&self, at: usize, depth: u8) -> Read {
        match self.word(at) {
            Word::In => {
                let (amounts, end) = self.amounts(at + 1)?;
                let offset = Expression::In(amounts);
                // `In two weeks' time` is the same; `in two weeks of talks` is another thing.
                (!matches!(self.word(end), Word::Of | Word::Ago)).then_some((offset, end))
            }
            Word::Within => {
                let next = self.skip(at + 1, Word::The);
                let next = match self.word(next) {
                    Word::Which(Which::Next | Which::Coming) => next + 1,
                    _ => next,
                };
                let (amounts, end) = self.amounts(next)?;
                // `Within a month of the launch` counts from the launch.
                if self.is(end, Word::Of) {
                    return None;
                }
                let end = match (self.word(end), self.word(end + 1)) {
                    (Word::From | Word::Of, Word::Today | Word::Now) => end + 2,
                    _ => end,
                };
                let today = Expression::Shift { unit: Unit::Day, by: 0 };
                let last = Expression::Offset { amounts, sign: 1, from: None };
                Some((Expression::Range(Box::new(today), Box::new(last)), end))
            }
            Word::Few | Word::Several | Word::A if self.is_few_ago(at).is_some() => {
                Some((Expression::Vague { future: false }, self.is_few_ago(at)?))
            }
            _ => {
                let (amounts, end) = self.amounts(at)?;
                self.side(amounts, end, depth)
            }
        }
    }

    /// `a few days ago`.
    fn is_few_ago(&self, at: usize) -> Option<usize> {
        let few = self.skip(at, Word::A);
        let fits = matches!(self.word(few), Word::Few | Word::Several)
            && matches!(self.word(few + 1), Word::Unit(_))
            && self.is(few + 2, Word::Ago);
        fits.then_some(few + 3)
    }

    /// `3 weeks`, `a year`, `1 month and 21 days`.
    pub(super) fn amounts(&self, at: usize) -> Option<(Vec<Amount>, usize)> {
        let mut found = Vec::new();
        let mut at = at;
        while found.len() < MOST_AMOUNTS {
            let start = if found.is_empty() {
                at
            } else {
                self.skip(self.skip_mark(at, &[',']), Word::And)
            };
            let Some((count, unit_at)) = (match self.word(start) {
                Word::A if found.is_empty() => match self.word(start + 1) {
                    Word::Couple => Some((2, self.skip(start + 2, Word::Of))),
                    _ => Some((1, start + 1)),
                },
                Word::Couple => Some((2, self.skip(start + 1, Word::Of))),
                _ => self.cardinal(start),
            }) else {
                break;
            };
            let (business, unit_at) = match self.word(unit_at) {
                Word::Calendar => (true, unit_at + 1),
                _ => (false, unit_at),
            };
            let unit = match self.word(unit_at) {
                Word::Unit(Unit::Day) if business => Unit::BusinessDay,
                Word::Unit(unit) if !business => unit,
                _ => break,
            };
            found.push(Amount { count, unit });
            at = unit_at + 1;
        }
        (!found.is_empty()).then_some((found, at))
    }

    /// What follows an amount: `ago`, `later`, `from now`, `after Easter`.
    fn side(&self, amounts: Vec<Amount>, end: usize, depth: u8) -> Read {
        let offset = |sign, from: Option<Expression>, end| {
            Some((
                Expression::Offset { amounts: amounts.clone(), sign, from: from.map(Box::new) },
                end,
            ))
        };
        // `An hour and a half ago` is a time of day.
        if amounts.iter().any(|amount| amount.unit == Unit::Half) {
            return None;
        }
        match self.word(end) {
            Word::Ago => offset(-1, None, end + 1),
            Word::Hence => offset(1, None, end + 1),
            Word::Later if !self.is(end + 1, Word::In) => offset(1, Some(self.told()), end + 1),
            Word::Earlier => offset(-1, Some(self.told()), end + 1),
            Word::From if self.is(end + 1, Word::Now) => offset(1, None, end + 2),
            Word::Mark(',') if self.is(end + 1, Word::From) && self.lasts(end) => {
                let (from, end) = self.anchor(end + 2, depth)?;
                lasting(amounts, from, end)
            }
            Word::Starting | Word::Beginning => {
                let next = match self.word(end + 1) {
                    Word::From | Word::On => end + 2,
                    _ => end + 1,
                };
                let (from, end) = self.anchor(next, depth)?;
                lasting(amounts, from, end)
            }
            Word::From if self.lasts(end) => {
                let (from, end) = self.anchor(end + 1, depth)?;
                lasting(amounts, from, end)
            }
            Word::From | Word::After => {
                let (from, end) = self.anchor(end + 1, depth)?;
                offset(1, Some(from), end)
            }
            Word::Before => {
                let (from, end) = self.anchor(end + 1, depth)?;
                offset(-1, Some(from), end)
            }
            _ => None,
        }
    }

    /// Whether `for` opens the amount that ends here: `for 3 days from today`.
    fn lasts(&self, end: usize) -> bool {
        (2..=3).any(|back| end > back && self.is(end - back - 1, Word::For))
            || end >= 3 && self.is(end - 3, Word::For)
    }

    /// The day that "two days later" counts from: the one told of last.
    fn told(&self) -> Expression {
        Expression::Link(super::super::expression::Link::Days(0))
    }

    fn anchor(&self, at: usize, depth: u8) -> Read {
        let (from, end) = self.primary(at, depth + 1)?;
        match from {
            Expression::Day { .. }
            | Expression::DayOfMonth { .. }
            | Expression::Weekday { .. }
            | Expression::Feast { .. }
            | Expression::Shift { unit: Unit::Day, .. } => Some((from, end)),
            _ => None,
        }
    }
}

/// `3 days from today`: the days themselves.
fn lasting(amounts: Vec<Amount>, from: Expression, end: usize) -> Read {
    let last = Expression::Offset { amounts, sign: 1, from: Some(Box::new(from.clone())) };
    Some((Expression::Range(Box::new(from), Box::new(last)), end))
}
