//! Expressions that count from today: `tomorrow`, `this year`, `last Sunday`, `next week on Friday`.

use super::super::expression::{Expression, Feast, Link, Year};
use super::super::lexicon::{Unit, Which, Word};
use super::calendar::shift;
use super::{Read, Reader};

impl Reader<'_> {
    pub(super) fn relative(&self, at: usize) -> Read {
        self.named_day(at)
            .or_else(|| self.window(at))
            .or_else(|| self.weekend(at))
            .or_else(|| self.chosen(at))
            .or_else(|| self.linked(at))
            .or_else(|| self.plain_weekday(at))
            .or_else(|| self.feast(at))
            .or_else(|| self.day_of_month(at))
    }

    /// `today`, `the day after tomorrow`, `year to date`.
    fn named_day(&self, at: usize) -> Read {
        let day = |by| Expression::Shift { unit: Unit::Day, by };
        match self.word(at) {
            Word::Today | Word::Tonight => Some((day(0), at + 1)),
            Word::Tomorrow => Some((day(1), at + 1)),
            Word::Yesterday => Some((day(-1), at + 1)),
            Word::The | Word::Unit(Unit::Day) => {
                let start = self.skip(at, Word::The);
                let (Word::Unit(Unit::Day), side, other) =
                    (self.word(start), self.word(start + 1), self.word(start + 2))
                else {
                    return None;
                };
                match (side, other) {
                    (Word::After, Word::Tomorrow) => Some((day(2), start + 3)),
                    (Word::Before, Word::Yesterday) => Some((day(-2), start + 3)),
                    _ => None,
                }
            }
            // `this morning`, `this evening`
            Word::Which(Which::This) if self.is(at + 1, Word::PartOfDay) => Some((day(0), at + 2)),
            _ => None,
        }
    }

    /// `the past 3 weeks`, `next two years`, `2 upcoming months`, `the next few days`.
    fn window(&self, at: usize) -> Read {
        let start = self.skip(at, Word::The);
        let (which, amounts, end) = match self.word(start) {
            Word::Which(which) => {
                if let Some(end) = self.few(start + 1) {
                    let future = matches!(which, Which::Next | Which::Coming);
                    return Some((Expression::Vague { future }, end));
                }
                let (amounts, end) = self.amounts(start + 1)?;
                (which, amounts, end)
            }
            _ => {
                let (count, which_at) = self.cardinal(start)?;
                let Word::Which(which) = self.word(which_at) else { return None };
                let Word::Unit(unit) = self.word(which_at + 1) else { return None };
                if !self.plural(which_at + 1) {
                    return None;
                }
                let amounts = vec![super::super::expression::Amount { count, unit }];
                (which, amounts, which_at + 2)
            }
        };
        let sign = match which {
            Which::This => return None,
            other => shift(other),
        };
        // `Over the past 20 years` tells how long something lasts, not when it is.
        let quarters = matches!(amounts.as_slice(), [amount] if amount.unit == Unit::Quarter);
        let when = quarters || self.is(self.before_the(at), Word::In);
        if sign < 0 && !when && self.tells_how_long(at) {
            return None;
        }
        Some((Expression::Window { amounts, sign }, end))
    }

    /// `few days`, `couple of weeks`, `several years`.
    fn few(&self, at: usize) -> Option<usize> {
        let end = match self.word(at) {
            Word::Few | Word::Several | Word::Many => at + 1,
            _ => return None,
        };
        matches!(self.word(end), Word::Unit(_)).then_some(end + 1)
    }

    fn tells_how_long(&self, at: usize) -> bool {
        matches!(
            self.word(self.before_the(at)),
            Word::Over | Word::During | Word::For | Word::In | Word::Within
        )
    }

    /// The place before the article, or before the expression where it has none.
    fn before_the(&self, at: usize) -> usize {
        let before = at.wrapping_sub(1);
        if self.is(before, Word::The) { before.wrapping_sub(1) } else { before }
    }

    /// `over the weekend`.
    fn weekend(&self, at: usize) -> Read {
        let the = self.is(at, Word::The);
        let weekend = at + usize::from(the);
        let alone = the || matches!(self.word_before(at), Word::On);
        (alone && self.is(weekend, Word::Unit(Unit::Weekend)) && !self.plural(weekend))
            .then_some((Expression::Weekend, weekend + 1))
            .filter(|&(_, end)| !matches!(self.word(end), Word::After | Word::Before | Word::Of))
    }

    /// `this year`, `last month`, `next week on Friday`, `the coming weekend`.
    fn chosen(&self, at: usize) -> Read {
        let mut start = self.skip(at, Word::The);
        let new = self.is(start, Word::New) || self.is(start + 1, Word::New);
        if new && matches!(self.word(start), Word::New | Word::Which(Which::This | Which::Coming)) {
            let unit = start + if self.is(start, Word::New) { 1 } else { 2 };
            // `Happy New Year` greets; `in the new year` dates; `New Year 2026` does both.
            if self.is(unit, Word::Unit(Unit::Year)) {
                if let Some((year, end)) = self.year_in_figures(unit + 1) {
                    return Some((Expression::Year(Year::Given(year)), end));
                }
                let greets = self.capital(start) && self.capital(unit);
                return (!greets && start != at || unit == start + 2)
                    .then_some((Expression::NewYear, unit + 1));
            }
        }
        let mut which = match self.word(start) {
            Word::Which(which) => which,
            Word::Same | Word::That => Which::This,
            _ => return None,
        };
        if self.is(start, Word::That)
            && matches!(self.word(start + 1), Word::Which(_) | Word::Season(_) | Word::Month(_))
        {
            return None;
        }
        if which == Which::This && matches!(self.word(start + 1), Word::Which(_)) {
            // `this past Wednesday`, `this coming Friday`
            start += 1;
            if let Word::Which(other) = self.word(start) {
                which = other;
            }
        }
        let mut end = self.skip(start + 1, Word::Calendar);
        match self.word(end) {
            Word::Unit(Unit::Day) => match self.word(start) {
                // `The next day` counts from the day told of.
                Word::Which(Which::Next | Which::Following) => {
                    Some((Expression::Link(Link::Days(1)), end + 1))
                }
                Word::Which(Which::Last) if self.is(start - usize::from(start > at), Word::The) => {
                    None
                }
                Word::Which(Which::This) => {
                    Some((Expression::Shift { unit: Unit::Day, by: 0 }, end + 1))
                }
                _ => None,
            },
            Word::Unit(mut unit) => {
                if unit == Unit::Year && self.is(end - 1, Word::Calendar) {
                    end += 1;
                    return Some((Expression::Year(Year::Shift(shift(which))), end));
                }
                // `It may last months` lasts; `the last years` are some.
                if self.plural(end) && !matches!(which, Which::This) {
                    return None;
                }
                let the = start > at || self.is(at.wrapping_sub(1), Word::The);
                if which == Which::Past && the && self.tells_how_long(at) {
                    return None;
                }
                if which == Which::Last
                    && the
                    && matches!(self.word_before(at), Word::Over | Word::During | Word::For)
                {
                    return None;
                }
                if self.is(start, Word::Same) && self.is(end + 1, Word::Time) {
                    return None;
                }
                if unit == Unit::Week && self.is(end - 1, Word::Calendar) {
                    unit = Unit::WorkWeek;
                }
                end += 1;
                let by = shift(which);
                if which == Which::Coming && unit == Unit::Year {
                    return Some((Expression::NewYear, end));
                }
                if unit == Unit::Week
                    && let Some((weekday, end)) = self.weekday(self.skip(end, Word::On))
                {
                    return Some((
                        Expression::Weekday { weekday, which: None, week: Some(by) },
                        end,
                    ));
                }
                if unit == Unit::Year && which != Which::Following {
                    return Some((Expression::Year(Year::Shift(by)), end));
                }
                if matches!(self.word(start), Word::That) && unit != Unit::Weekend {
                    return None;
                }
                if unit == Unit::Half {
                    return None;
                }
                if which == Which::Following {
                    return Some((Expression::Following(unit), end));
                }
                Some((Expression::Shift { unit, by }, end))
            }
            _ => {
                if let Some((weekday, end)) = self.weekday(end) {
                    let which =
                        if self.is(start, Word::Which(Which::Past)) { Which::Past } else { which };
                    return Some((
                        Expression::Weekday { weekday, which: Some(which), week: None },
                        end,
                    ));
                }
                if let Word::Season(season) = self.word(end) {
                    return Some((
                        Expression::Season { season, year: Year::Unsaid, which: Some(which) },
                        end + 1,
                    ));
                }
                let (Expression::Feast { feast, year, .. }, end) = self.feast(end)? else {
                    return None;
                };
                Some((Expression::Feast { feast, year, which: Some(which) }, end))
            }
        }
    }

    /// `on the same day`, `earlier in the day`, `that day`, `in the evening`, `the day before`.
    fn linked(&self, at: usize) -> Read {
        let link = |days, end| Some((Expression::Link(Link::Days(days)), end));
        let start = self.skip(at, Word::The);
        match (self.word(start), self.word(start + 1)) {
            (Word::Same, Word::Unit(Unit::Day)) => link(0, start + 2),
            (Word::That, Word::Unit(Unit::Day) | Word::PartOfDay) => link(0, start + 2),
            (Word::Earlier | Word::Later, Word::In | Word::That | Word::On | Word::The) => {
                let day = start
                    + 1
                    + (start + 1..start + 4)
                        .take_while(|&i| {
                            matches!(
                                self.word(i),
                                Word::In | Word::On | Word::The | Word::That | Word::Same
                            )
                        })
                        .count();
                (self.is(day, Word::Unit(Unit::Day)) && day > start + 1)
                    .then(|| link(0, day + 1))
                    .flatten()
            }
            (Word::Unit(Unit::Day), Word::Before) => {
                self.bare_side(start + 2).and_then(|()| link(-1, start + 2))
            }
            (Word::Unit(Unit::Day), Word::After) => {
                self.bare_side(start + 2).and_then(|()| link(1, start + 2))
            }
            (Word::In, Word::The) if start == at && self.is(at + 2, Word::PartOfDay) => {
                (!self.is(at + 3, Word::Of)).then(|| link(0, at + 3)).flatten()
            }
            _ => None,
        }
    }

    /// `The day before` ends here; `the day before the vote` does not.
    fn bare_side(&self, at: usize) -> Option<()> {
        matches!(self.word(at), Word::Mark(_)).then_some(())
    }

    /// `Sunday`, `Sunday of next week`.
    fn plain_weekday(&self, at: usize) -> Read {
        let (weekday, end) = self.weekday(at)?;
        let week_at = self.skip(end, Word::Of);
        let week_at = self.skip(week_at, Word::The);
        if let (Word::Which(which), Word::Unit(Unit::Week)) =
            (self.word(week_at), self.word(week_at + 1))
        {
            let week = Some(shift(which));
            return Some((Expression::Weekday { weekday, which: None, week }, week_at + 2));
        }
        let short = matches!(self.word(at), Word::WeekdayShort(_));
        if short && (!self.capital(at) || weekday >= 5) && !self.word_is_weekday_led(at) {
            return None;
        }
        Some((Expression::Weekday { weekday, which: None, week: None }, end))
    }

    fn word_is_weekday_led(&self, at: usize) -> bool {
        matches!(self.word_before(at), Word::On | Word::Between | Word::To | Word::And)
            && self.capital(at)
    }

    /// `Christmas`, `Christmas Eve 2026`, `Easter Monday`, `New Year's Day`.
    fn feast(&self, at: usize) -> Read {
        let (feast, end) = match self.word(at) {
            Word::Christmas => match self.word(at + 1) {
                Word::Eve => (Feast::Fixed(12, 24), at + 2),
                Word::Unit(Unit::Day) => (Feast::Fixed(12, 25), at + 2),
                // The `Christmas sales` are no day.
                Word::Other | Word::And
                    if !self.capital(at + 1)
                        && !matches!(
                            self.word_before(at),
                            Word::On | Word::Before | Word::After | Word::By | Word::Since
                        ) =>
                {
                    return None;
                }
                _ => (Feast::Fixed(12, 25), at + 1),
            },
            Word::Easter => match self.word(at + 1) {
                Word::Weekday(0) => (Feast::Easter(1), at + 2),
                Word::Weekday(6) => (Feast::Easter(0), at + 2),
                _ => (Feast::Easter(0), at + 1),
            },
            Word::New if self.is(at + 1, Word::Unit(Unit::Year)) => {
                let s = if self.mark(at + 2, &['\'', '’']) { at + 4 } else { at + 2 };
                match self.word(s) {
                    Word::Eve => (Feast::Fixed(12, 31), s + 1),
                    Word::Unit(Unit::Day) => (Feast::Fixed(1, 1), s + 1),
                    _ => return None,
                }
            }
            _ => return None,
        };
        let (year, end) = match self.year_in_figures(end) {
            Some((year, end)) => (Year::Given(year), end),
            None => (Year::Unsaid, end),
        };
        Some((Expression::Feast { feast, year, which: None }, end))
    }

    /// `the 27th`, `the 20th of next month`, `31st of this month`.
    fn day_of_month(&self, at: usize) -> Read {
        let start = self.skip(at, Word::The);
        let Word::Number(..) = self.word(start) else { return None };
        let (day, mut end) = self.ordinal(start)?;
        let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        if matches!(self.word(end), Word::Unit(Unit::Day)) {
            end += 1;
        }
        let month_at = self.skip(self.skip(end, Word::Of), Word::The);
        match (self.word(month_at), self.word(month_at + 1)) {
            (Word::Which(which), Word::Unit(Unit::Month)) => Some((
                Expression::DayOfMonth { day, month: Some(shift(which)), weekday: None },
                month_at + 2,
            )),
            (Word::Unit(Unit::Month), _) if self.is(end, Word::Of) => {
                Some((Expression::DayOfMonth { day, month: Some(0), weekday: None }, month_at + 1))
            }
            // `The 20th round` numbers a thing.
            _ if (start > at || self.is(at.wrapping_sub(1), Word::On))
                && matches!(self.word(end), Word::Mark(_))
                && matches!(
                    self.word_before(at),
                    Word::On | Word::For | Word::Of | Word::Until | Word::By | Word::Since
                ) =>
            {
                Some((Expression::DayOfMonth { day, month: None, weekday: None }, end))
            }
            _ => None,
        }
    }
}
