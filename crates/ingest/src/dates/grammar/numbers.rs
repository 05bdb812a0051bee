//! Numbers in figures and words.

use super::super::lexicon::Word;
use super::Reader;

impl Reader<'_> {
    /// `3`, `three`, `twenty-one`.
    pub(super) fn cardinal(&self, at: usize) -> Option<(i32, usize)> {
        match self.word(at) {
            Word::Number(n, digits) if digits <= 3 => Some((n as i32, at + 1)),
            Word::Cardinal(n) => Some((i32::from(n), at + 1)),
            Word::Tens(tens) => Some(match self.after_tens(at) {
                Some((Word::Cardinal(n), end)) if n < 10 => (i32::from(tens + n), end),
                _ => (i32::from(tens), at + 1),
            }),
            _ => None,
        }
    }

    /// `3rd`, `third`, `twenty-first`.
    pub(super) fn ordinal(&self, at: usize) -> Option<(i32, usize)> {
        match self.word(at) {
            Word::Number(n, digits)
                if digits <= 3 && self.is(at + 1, Word::Suffix) && self.glued(at + 1) =>
            {
                Some((n as i32, at + 2))
            }
            Word::Ordinal(n) => Some((i32::from(n), at + 1)),
            Word::Tens(tens) => match self.after_tens(at) {
                Some((Word::Ordinal(n), end)) if n < 10 => Some((i32::from(tens + n), end)),
                _ => None,
            },
            _ => None,
        }
    }

    fn after_tens(&self, at: usize) -> Option<(Word, usize)> {
        let next = self.skip_mark(at + 1, &['-', '‑', '–']);
        Some((self.word(next), next + 1))
    }

    /// A day of the month: `9`, `9th`, `ninth`, `twenty-one`.
    pub(super) fn day(&self, at: usize) -> Option<(u8, usize)> {
        if self.is_end_of_number(at) {
            return None;
        }
        let (day, end) = self.ordinal(at).or_else(|| match self.word(at) {
            Word::Number(_, digits) if digits > 2 => None,
            _ => self.cardinal(at),
        })?;
        let day = u8::try_from(day).ok()?;
        (1..=31).contains(&day).then_some((day, end))
    }

    /// A day of the month in figures.
    pub(super) fn day_in_figures(&self, at: usize) -> Option<(u8, usize)> {
        matches!(self.word(at), Word::Number(..)).then(|| self.day(at)).flatten()
    }

    /// A year of four digits.
    pub(super) fn year_in_figures(&self, at: usize) -> Option<(i32, usize)> {
        match self.word(at) {
            Word::Number(n @ 1000..=2999, 4) if !self.is_counted(at) => Some((n as i32, at + 1)),
            _ => None,
        }
    }

    /// Whether digits at a place go on behind a comma or point (`2,000`, `2000.5`), or stand with a
    /// currency or percent sign.
    fn is_counted(&self, at: usize) -> bool {
        let digits_at = |at: usize| matches!(self.word(at), Word::Number(..)) && self.glued(at);
        let more = self.mark(at + 1, &[',', '.']) && self.glued(at + 1) && digits_at(at + 2);
        more || self.is_end_of_number(at) || self.mark(at + 1, &['%', '°', '€'])
    }

    /// Whether digits at a place end a longer number or a price.
    fn is_end_of_number(&self, at: usize) -> bool {
        let end = self.glued(at)
            && at >= 2
            && self.mark(at - 1, &[',', '.'])
            && matches!(self.word(at - 2), Word::Number(_, digits) if digits <= 3)
            && self.glued(at - 1);
        let price = matches!(self.word_before(at), Word::Mark('$' | '€' | '£' | '¥' | '#'));
        (end || price) && matches!(self.word(at), Word::Number(..))
    }

    /// A year in figures or words: `nineteen seventy-eight`, `two thousand and eighteen`.
    pub(super) fn year(&self, at: usize) -> Option<(i32, usize)> {
        self.year_in_figures(at).or_else(|| self.year_in_words(at))
    }

    pub(super) fn year_in_words(&self, at: usize) -> Option<(i32, usize)> {
        let (high, end) = match self.word(at) {
            Word::Cardinal(_) | Word::Tens(_) => self.cardinal(at)?,
            _ => return None,
        };
        if self.is(end, Word::Thousand) && high < 3 {
            let (hundreds, at) = match self.cardinal(end + 1) {
                Some((n, after)) if self.is(after, Word::Hundred) => (n * 100, after + 1),
                _ => (0, end + 1),
            };
            let tail = self.skip(at, Word::And);
            return Some(match self.words_below_hundred(tail) {
                Some((low, end)) => (high * 1000 + hundreds + low, end),
                None => (high * 1000 + hundreds, at),
            });
        }
        if !(10..=20).contains(&high) {
            return None;
        }
        if self.is(end, Word::Hundred) {
            return Some(match self.words_below_hundred(self.skip(end + 1, Word::And)) {
                Some((low, end)) => (high * 100 + low, end),
                None => (high * 100, end + 1),
            });
        }
        let (low, end) = self.words_below_hundred(end)?;
        // "Twenty two" is a number and "twenty twenty-two" a year.
        (low >= 10 && (high < 20 || low <= 99)).then_some((high * 100 + low, end))
    }

    fn words_below_hundred(&self, at: usize) -> Option<(i32, usize)> {
        matches!(self.word(at), Word::Cardinal(_) | Word::Tens(_))
            .then(|| self.cardinal(at))
            .flatten()
    }
}
