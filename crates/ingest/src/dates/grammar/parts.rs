//! Parts of longer stretches: `the first half of this year`, `late May`, `Q3 2026`, `the 1990s`.

use super::super::expression::{Expression, Year};
use super::super::lexicon::{Part, Unit, Which, Word};
use super::{Read, Reader};

impl Reader<'_> {
    pub(super) fn part(&self, at: usize, depth: u8) -> Read {
        self.edge(at, depth)
            .or_else(|| self.sooner_or_later(at, depth))
            .or_else(|| self.counted(at, depth))
            .or_else(|| self.quarter_or_half(at))
            .or_else(|| self.week_number(at))
            .or_else(|| self.week_after_next(at))
            .or_else(|| self.around(at))
            .or_else(|| self.season(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.century(at))
    }

    /// `early next year`, `the end of May`, `mid-November`.
    fn edge(&self, at: usize, depth: u8) -> Read {
        let start = self.skip(at, Word::The);
        let (part, needs_of) = match self.word(start) {
            Word::Early => (Part::Early, false),
            Word::Late => (Part::Late, false),
            Word::Mid => (Part::Mid, false),
            Word::Beginning => (Part::Early, true),
            Word::Middle => (Part::Mid, true),
            Word::End => (Part::Late, true),
            Word::Rest => (Part::Rest, false),
            _ => return None,
        };
        let mut next = self.skip_mark(start + 1, &['-', '‑']);
        if needs_of && !self.is(next, Word::Of) {
            return None;
        }
        if needs_of || part == Part::Rest {
            next = self.skip(next, Word::Of);
        } else {
            next = self.skip(next, Word::In);
        }
        let (of, end) = if needs_of || part == Part::Rest {
            self.inner(next, depth)?
        } else {
            self.primary(next, depth + 1)?
        };
        if matches!(of, Expression::NewYear | Expression::Day { .. } | Expression::Link(_)) {
            return None;
        }
        if matches!(of, Expression::Shift { unit: Unit::Day, .. }) {
            return None;
        }
        if needs_of {
            return Some((Expression::Third { part, of: Box::new(of) }, end));
        }
        Some((Expression::Part { part, of: Box::new(of) }, end))
    }

    /// `earlier this month`, `later in the year`, `year to date`.
    fn sooner_or_later(&self, at: usize, depth: u8) -> Read {
        let part = match self.word(at) {
            Word::Earlier => Part::SoFar,
            Word::Later => Part::Rest,
            _ => return None,
        };
        let next = self.skip(at + 1, Word::In);
        let (of, end) = match self.word(next) {
            Word::Which(_) => self.primary(next, depth + 1)?,
            Word::The if next > at + 1 => self.inner(next, depth)?,
            _ => return None,
        };
        match of {
            Expression::Shift {
                unit: Unit::Week | Unit::Month | Unit::Quarter | Unit::Decade,
                ..
            }
            | Expression::Year(Year::Shift(_))
            | Expression::Shift { unit: Unit::Year, .. } => {
                Some((Expression::Part { part, of: Box::new(of) }, end))
            }
            _ => None,
        }
    }

    /// `the third week of May`, `the last two months of 2026`, `the first Friday of July`.
    fn counted(&self, at: usize, depth: u8) -> Read {
        let start = self.skip(at, Word::The);
        let (place, next) = match self.word(start) {
            Word::Which(Which::Last) => (-1, start + 1),
            _ => self.ordinal(start)?,
        };
        let (count, unit_at) = match self.word(next) {
            Word::Few if place == 1 => (0, next + 1),
            _ => self.cardinal(next).unwrap_or((1, next)),
        };
        if let Some((weekday, end)) = self.weekday(unit_at) {
            let of_at = match self.word(end) {
                Word::Of | Word::In => end + 1,
                Word::Mark(_) if place > 0 => {
                    return Some((Expression::NthWeekday { place, weekday, of: None }, end));
                }
                _ => return None,
            };
            let (of, end) = self.inner(of_at, depth)?;
            return Some((Expression::NthWeekday { place, weekday, of: Some(Box::new(of)) }, end));
        }
        let Word::Unit(unit) = self.word(unit_at) else { return None };
        let end = unit_at + 1;
        let of_at = match self.word(end) {
            Word::Of | Word::In => end + 1,
            _ => end,
        };
        let of =
            if of_at > end { self.inner(of_at, depth) } else { self.of_without_of(end, depth) };
        if count == 0 {
            return of.map(|(of, end)| {
                (Expression::Nth { place, count, unit, of: Some(Box::new(of)) }, end)
            });
        }
        match (of, unit) {
            (Some((of, end)), _) => {
                Some((Expression::Nth { place, count, unit, of: Some(Box::new(of)) }, end))
            }
            (None, Unit::Quarter) if count == 1 && (1..=4).contains(&place) => {
                Some((Expression::Nth { place, count, unit, of: None }, end))
            }
            _ => None,
        }
    }

    /// `the third quarter this year`, `the third quarter 2026`.
    fn of_without_of(&self, at: usize, depth: u8) -> Read {
        match self.word(at) {
            Word::Which(_) | Word::Number(_, 4) => self.primary(at, depth + 1),
            _ => None,
        }
    }

    /// `Q3`, `Q3 2026`, `2026 Q3`, `H1 2026`, `2026 the third quarter`.
    fn quarter_or_half(&self, at: usize) -> Read {
        let (year, letter_at) = match self.year_in_figures(at) {
            Some((year, end)) => (Some(year), self.skip_mark(end, &['-'])),
            None => (None, at),
        };
        let unit = match self.word(letter_at) {
            Word::Q => Unit::Quarter,
            Word::H => Unit::Half,
            Word::The if year.is_some() => {
                let (place, end) = self.ordinal(letter_at + 1)?;
                let of = Expression::Year(Year::Given(year?));
                return matches!(self.word(end), Word::Unit(Unit::Quarter)).then_some((
                    Expression::Nth {
                        place,
                        count: 1,
                        unit: Unit::Quarter,
                        of: Some(Box::new(of)),
                    },
                    end + 1,
                ));
            }
            _ => return None,
        };
        let Word::Number(place, 1) = self.word(letter_at + 1) else { return None };
        let year_follows = self.year_behind(letter_at + 2).is_some();
        let shown = self.capital(letter_at) || year.is_some() || year_follows;
        if !self.glued(letter_at + 1) || !shown {
            return None;
        }
        let most = if unit == Unit::Quarter { 4 } else { 2 };
        if !(1..=most).contains(&place) {
            return None;
        }
        let mut end = letter_at + 2;
        let of = match year {
            Some(year) => Some(Expression::Year(Year::Given(year))),
            None => self.year_behind(end).map(|(year, after)| {
                end = after;
                Expression::Year(year)
            }),
        };
        if of.is_none() && unit == Unit::Half {
            return None;
        }
        let place = place as i32;
        Some((Expression::Nth { place, count: 1, unit, of: of.map(Box::new) }, end))
    }

    /// `week 31`, `week 3 of 2027`.
    fn week_number(&self, at: usize) -> Read {
        let Word::Unit(Unit::Week) = self.word(at) else { return None };
        let Word::Number(week @ 1..=53, _) = self.word(at + 1) else { return None };
        let end = at + 2;
        let (year, end) = self.year_behind(end).unwrap_or((Year::Unsaid, end));
        Some((Expression::WeekNumber { week: week as i32, year }, end))
    }

    /// `the week after next`.
    fn week_after_next(&self, at: usize) -> Read {
        let start = self.skip(at, Word::The);
        let Word::Unit(unit) = self.word(start) else { return None };
        if !self.is(start + 1, Word::After) {
            return None;
        }
        let next = self.skip(start + 2, Word::The);
        self.is(next, Word::Which(Which::Next))
            .then_some((Expression::Shift { unit, by: 2 }, next + 1))
    }

    /// `the week of May 9`, `the week starting on February 4`.
    fn around(&self, at: usize) -> Read {
        let start = self.skip(at, Word::The);
        let Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Weekend)) = self.word(start) else {
            return None;
        };
        let next = match self.word(start + 1) {
            Word::Of => start + 2,
            Word::Starting | Word::Beginning | Word::Commencing => self.skip(start + 2, Word::On),
            _ => return None,
        };
        let (of, end) = self.calendar(next).or_else(|| self.relative(next))?;
        match of {
            Expression::Day { .. } | Expression::DayOfMonth { .. } | Expression::Feast { .. } => {
                Some((Expression::Around { unit, of: Box::new(of) }, end))
            }
            _ => None,
        }
    }

    /// `the summer of 2026`, `summer 2026`, `in the spring`.
    fn season(&self, at: usize) -> Read {
        let start = self.skip(at, Word::The);
        let Word::Season(season) = self.word(start) else { return None };
        let end = start + 1;
        if let Some((year, end)) = self.year_behind(end) {
            return Some((Expression::Season { season, year, which: None }, end));
        }
        // "Fall" and "spring" do other things besides.
        let bare = start > at && self.is(at.wrapping_sub(1), Word::In) && !self.is(end, Word::Of);
        bare.then_some((Expression::Season { season, year: Year::Unsaid, which: None }, end))
    }

    /// `the 1990s`, `the '90s`, `the nineties`.
    fn decade(&self, at: usize) -> Read {
        let start = self.skip(at, Word::The);
        let start = self.skip_mark(start, &['\'', '’', '‘']);
        match self.word(start) {
            Word::Number(n, digits @ (2 | 4)) => {
                let apostrophe = self.mark(start + 1, &['\'', '’']) && self.glued(start + 1);
                let s = start + 1 + usize::from(apostrophe);
                let fits = n % 10 == 0
                    && self.is(s, Word::S)
                    && (self.glued(s) || self.mark(s + 1, &['.', ',']));
                let led = digits == 4 || start > at || self.is(at.wrapping_sub(1), Word::In);
                (fits && led && (digits == 2 || (1000..=2100).contains(&n)))
                    .then_some((Expression::Decade { start: n as i32, short: digits == 2 }, s + 1))
            }
            Word::Decades(n) => Some((
                if n == 0 {
                    Expression::Decade { start: 2000, short: false }
                } else {
                    Expression::Decade { start: i32::from(n), short: true }
                },
                start + 1,
            ))
            .filter(|_| (start > at || self.is(at.wrapping_sub(1), Word::In)) && n_is_decade(n)),
            Word::Cardinal(high @ (18 | 19)) | Word::Tens(high @ 20) => {
                let next = self.skip_mark(start + 1, &['-']);
                match self.word(next) {
                    Word::Decades(n) if n > 0 => Some((
                        Expression::Decade {
                            start: i32::from(high) * 100 + i32::from(n),
                            short: false,
                        },
                        next + 1,
                    )),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// `the 21st century`, `this century`.
    fn century(&self, at: usize) -> Read {
        let start = self.skip(at, Word::The);
        let (n, end) = self.ordinal(start)?;
        matches!(self.word(end), Word::Unit(Unit::Century))
            .then_some((Expression::Century(n), end + 1))
    }
}

/// `The tens` counts tens of something.
fn n_is_decade(n: u8) -> bool {
    n != 10
}
