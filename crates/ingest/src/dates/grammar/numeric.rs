//! Dates in figures: `2026-02-01`, `02/22/2026`, `21.04.2026`, `2026-11`, `20260201`.

use super::super::expression::{Expression, Year};
use super::super::lexicon::Word;
use super::calendar::two_digits;
use super::{Read, Reader};

impl Reader<'_> {
    pub(super) fn numeric(&self, at: usize) -> Read {
        let introduced = matches!(
            self.word_before(at),
            Word::On | Word::Since | Word::By | Word::From | Word::Until | Word::Between | Word::In
        );
        // `next 5/12`
        if let Word::Which(which) = self.word(at) {
            let (mut says, end) = self.numeric_day(at + 1, true)?;
            if let Expression::Day { which: chosen, .. } = &mut says {
                *chosen = Some(which);
            }
            return Some((says, end));
        }
        self.day_in_signs(at)
            .or_else(|| self.numeric_day(at, introduced))
            .or_else(|| self.numeric_month(at))
    }

    /// `2025年12月2日`, `12月2日`.
    fn day_in_signs(&self, at: usize) -> Read {
        let (first, digits) = self.figures(at)?;
        let has_year = digits == 4 && self.mark(at + 1, &['年']);
        let at = if has_year { at + 2 } else { at };
        let (month, date) = (self.figures(at)?.0, self.figures(at + 2)?.0);
        if !self.mark(at + 1, &['月']) || !self.mark(at + 3, &['日', '号']) {
            return None;
        }
        if has_year {
            return day(first, month, date).map(|day| (day, at + 4));
        }
        // A leap year has every day.
        let Expression::Day { month, day, .. } = day(2024, month, date)? else { return None };
        let year = Year::Unsaid;
        Some((Expression::Day { month, day, year, weekday: None, which: None }, at + 4))
    }

    fn figures(&self, at: usize) -> Option<(u32, u8)> {
        match self.word(at) {
            Word::Number(value, digits) => Some((value, digits)),
            _ => None,
        }
    }

    /// The joint between two groups of digits.
    fn joint(&self, at: usize) -> Option<char> {
        match self.word(at) {
            Word::Mark(c @ ('-' | '/' | '.')) if self.glued(at) && self.glued(at + 1) => Some(c),
            _ => None,
        }
    }

    pub(super) fn numeric_day(&self, at: usize, introduced: bool) -> Read {
        let (first, first_digits) = self.figures(at)?;
        if first_digits == 8 {
            let date = day(first / 10_000, first / 100 % 100, first % 100);
            return date
                .filter(|_| (1900..2100).contains(&(first / 10_000)))
                .map(|date| (date, at + 1));
        }
        let joint = self.joint(at + 1)?;
        let (second, second_digits) = self.figures(at + 2)?;
        if second_digits > 2 || first_digits > 4 || first_digits == 3 {
            return None;
        }
        let third = (self.joint(at + 3) == Some(joint)).then(|| self.figures(at + 4)).flatten();
        if let Some((third, third_digits)) = third {
            let end = at + 5;
            // A fourth group makes it a version or an address.
            if self.joint(at + 5).is_some_and(|_| self.figures(at + 6).is_some()) && joint == '.' {
                return None;
            }
            if first_digits == 4 {
                return day(first, second, third).filter(|_| third_digits <= 2).map(|d| (d, end));
            }
            let year = match third_digits {
                4 => third,
                2 => u32::try_from(two_digits(third)).ok()?,
                _ => return None,
            };
            let month_first = day(year, first, second);
            let day_first = day(year, second, first);
            let date =
                if joint == '.' { day_first.or(month_first) } else { month_first.or(day_first) };
            return date.map(|date| (date, end));
        }
        // Two groups alone are as often a fraction or a score.
        let unlikely = first == 24 && second == 7 || first_digits == 4;
        let year_follows = self.mark(at + 3, &[',']) && self.year_in_figures(at + 4).is_some();
        let clear = joint == '/' && (first > 12 || second > 12 || year_follows);
        if unlikely || !(introduced || clear) {
            return None;
        }
        if joint == '.' && !introduced || self.mark(at + 3, &['%']) {
            return None;
        }
        if introduced
            && joint != '/'
            && !matches!(self.word_before(at), Word::On | Word::Weekday(_))
        {
            return None;
        }
        let month_day = |month: u32, day: u32| {
            (1..=12).contains(&month).then_some(())?;
            (1..=31).contains(&day).then_some(())?;
            Some(Expression::Day {
                month: month as u8,
                day: day as u8,
                year: Year::Unsaid,
                weekday: None,
                which: None,
            })
        };
        let date = month_day(first, second).or_else(|| month_day(second, first))?;
        // `08/12, 2015`
        if self.mark(at + 3, &[','])
            && let (Some((year, end)), Expression::Day { month, day, .. }) =
                (self.year_in_figures(at + 4), &date)
        {
            let (month, day, year) = (*month, *day, Year::Given(year));
            return Some((Expression::Day { month, day, year, weekday: None, which: None }, end));
        }
        Some((date, at + 3))
    }

    /// `2026-11`, `11/2026`.
    fn numeric_month(&self, at: usize) -> Read {
        let (first, first_digits) = self.figures(at)?;
        if !self.mark(at + 1, &['-', '/', '.']) {
            return None;
        }
        let (second, second_digits) = self.figures(at + 2)?;
        // `2025-26` and `2010-11` are two years.
        if first_digits == 4
            && second_digits == 2
            && second == (first + 1) % 100
            && self.glued(at + 1)
            && self.glued(at + 2)
            && !self.mark(at + 1, &['.'])
        {
            let year = |year| Box::new(Expression::Year(Year::Given(year)));
            let first = i32::try_from(first).ok().filter(|year| (1900..=2100).contains(year))?;
            return Some((Expression::Range(year(first), year(first + 1)), at + 3));
        }
        let (year, month) = match (first_digits, second_digits) {
            (4, 1 | 2) => (first, second),
            (1 | 2, 4) => (second, first),
            _ => return None,
        };
        let loose =
            !self.glued(at + 1) && self.glued(at + 2) || self.glued(at + 1) != self.glued(at + 2);
        let dotted = self.mark(at + 1, &['.']);
        if dotted && (loose || !self.glued(at + 1) || first_digits != 4) {
            return None;
        }
        if !(1900..=2100).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        let goes_on = self.mark(at + 3, &['-', '/', '.'])
            && self.glued(at + 3)
            && self.figures(at + 4).is_some()
            && self.glued(at + 4);
        (!goes_on).then_some((
            Expression::Month { month: month as u8, year: Year::Given(year as i32), which: None },
            at + 3,
        ))
    }
}

fn day(year: u32, month: u32, day: u32) -> Option<Expression> {
    readout_corpus::date::Day::new(i32::try_from(year).ok()?, month, day)?;
    Some(Expression::Day {
        month: u8::try_from(month).ok()?,
        day: u8::try_from(day).ok()?,
        year: Year::Given(year as i32),
        weekday: None,
        which: None,
    })
}
