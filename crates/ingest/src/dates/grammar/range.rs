//! From one date to another, and stretches that are open at one end.

use super::super::expression::{Expression, Year};
use super::super::lexicon::{Unit, Which, Word};
use super::{Read, Reader};

impl Reader<'_> {
    pub(super) fn range(&self, at: usize) -> Read {
        match self.word(at) {
            Word::From | Word::Between => {
                let between = self.is(at, Word::Between);
                self.range_of_days(at + 1, between)
                    .or_else(|| self.closed(at + 1, between, true))
                    .or_else(|| self.closed(self.skip(at + 1, Word::The), between, true))
            }
            Word::Since => self.open(at + 1, Expression::Since),
            Word::Starting | Word::Beginning | Word::Commencing if !self.is(at + 1, Word::Of) => {
                let next = self.skip(at + 1, Word::On);
                let (of, end) = self.primary(next, 1)?;
                Some((Expression::Since(Box::new(of)), end))
            }
            Word::Until | Word::Till => self.open(at + 1, Expression::Until),
            Word::After => self.open(at + 1, Expression::After),
            Word::Before => self.open(at + 1, Expression::Before),
            Word::Later if self.is(at + 1, Word::Than) => {
                let (of, end) = self.primary(at + 2, 1)?;
                let of = Box::new(of);
                let not = self.is(at.wrapping_sub(1), Word::No);
                Some((if not { Expression::Until(of) } else { Expression::After(of) }, end))
            }
            _ => self
                .range_of_days(at, false)
                .or_else(|| self.range_behind_month(at))
                .or_else(|| self.closed(at, false, false)),
        }
    }

    fn open(&self, at: usize, side: fn(Box<Expression>) -> Expression) -> Read {
        let (of, end) = self.primary(at, 1)?;
        match of {
            Expression::Year(_)
            | Expression::NewYear
            | Expression::Month { .. }
            | Expression::Day { .. }
            | Expression::Part { .. }
            | Expression::Third { .. }
            | Expression::Nth { .. }
            | Expression::Decade { .. }
            | Expression::Feast { .. }
            | Expression::Season { .. }
            | Expression::Weekday { .. }
            | Expression::DayOfMonth { .. }
            | Expression::Shift { .. } => Some((side(Box::new(of)), end)),
            _ => None,
        }
    }

    /// What joins the two ends of a range.
    fn to(&self, at: usize, between: bool, led: bool) -> Option<usize> {
        match self.word(at) {
            Word::To | Word::Till | Word::Until | Word::Through => Some(at + 1),
            Word::And if between => Some(at + 1),
            Word::Mark('-' | '–' | '—' | '~') => {
                // A dash with space on both sides sets off a thought.
                let loose = !self.glued(at) && !self.glued(at + 1);
                (led || !loose || self.mark(at, &['-'])).then_some(at + 1)
            }
            _ => None,
        }
    }

    /// Two whole expressions: `Oct. 2 to October 22`, `2014–2018`, `from May to June 2026`.
    fn closed(&self, at: usize, between: bool, led: bool) -> Read {
        let (from, end) = self.end_of_range(at)?;
        let next = self.to(end, between, led)?;
        let to_word = !self.mark(end, &['-', '–', '—', '~']);
        let next = self.skip(next, Word::The);
        // `April 9th through 17th`
        if let Expression::Day { month, day: first, year, which, .. } = from {
            let whole = self.numeric_day(next, true).or_else(|| self.primary(next, 1));
            if !matches!(whole, Some((Expression::Day { .. }, _)))
                && let Some((day, end)) = self.day(next).filter(|_| whole.is_none())
            {
                let (said, end) = match self.year_behind(end) {
                    Some((said, end)) if year == Year::Unsaid => (said, end),
                    _ => (year, end),
                };
                if self.is_unit(end) {
                    return None;
                }
                let make =
                    |day, month, year| Expression::Day { month, day, year, weekday: None, which };
                // `from April 27th to the third` ends in the month behind.
                let (last_month, last_year) = match (day < first, month) {
                    (false, _) => (month, said),
                    (true, 12) => (1, later(said)),
                    (true, _) => (month + 1, said),
                };
                return Some((
                    pair(make(first, month, said), make(day, last_month, last_year)),
                    end,
                ));
            }
        }
        let (to, end) = self.end_of_range(next)?;
        if !rangeable(&from, &to) {
            return None;
        }
        // "Monday to Friday" is a habit unless a word leads to it; years want figures on both sides.
        let weekdays = matches!(from, Expression::Weekday { which: None, week: None, .. });
        if weekdays && !led {
            return None;
        }
        let plain_relative = matches!(from, Expression::Shift { .. });
        if plain_relative && !led && !to_word {
            return None;
        }
        Some((pair(from, to), end))
    }

    fn end_of_range(&self, at: usize) -> Read {
        if self.is(at, Word::Now) {
            return Some((Expression::Shift { unit: Unit::Day, by: 0 }, at + 1));
        }
        if let Word::Number(n, 4) = self.word(at) {
            // `2014-2018` must not be read as a month of a year.
            let dash = self.mark(at + 1, &['-', '–', '—', '~', '/']);
            if dash && matches!(self.word(at + 2), Word::Number(_, 4)) && (1000..=2999).contains(&n)
            {
                return Some((Expression::Year(Year::Given(n as i32)), at + 1));
            }
        }
        self.numeric_day(at, self.numeric_range(at)).or_else(|| self.primary(at, 1))
    }

    /// Whether `10/1` stands at one end of a range of such days.
    fn numeric_range(&self, at: usize) -> bool {
        let day = |at: usize| {
            matches!(self.word(at), Word::Number(_, 1 | 2))
                && self.mark(at + 1, &['/'])
                && matches!(self.word(at + 2), Word::Number(_, 1 | 2))
        };
        let joined =
            |at: usize| self.mark(at, &['-', '–']) || matches!(self.word(at), Word::To | Word::And);
        day(at) && (joined(at + 3) && day(at + 4) || at >= 4 && joined(at - 1) && day(at - 4))
    }

    fn is_unit(&self, at: usize) -> bool {
        matches!(self.word(at), Word::Unit(_))
    }

    /// `4 to 22 January 1995`, `from 4 to 22 this month`, `9–12 of June`.
    fn range_of_days(&self, at: usize, between: bool) -> Read {
        let start = self.skip(at, Word::The);
        let (first, end) = self.day(start)?;
        let led = matches!(self.word_before(at), Word::From | Word::Between);
        let until = matches!(self.word(end), Word::Until | Word::Till);
        if !led && until && !self.is(end + 2, Word::Of) {
            return None;
        }
        let next = self.to(end, between, true)?;
        let next = self.skip(next, Word::The);
        let make =
            |day, month, year| Expression::Day { month, day, year, weekday: None, which: None };
        if let Some((to @ Expression::Day { month, day: last, year, .. }, end)) =
            self.calendar(next)
        {
            if last < first && month > 1 {
                return Some((pair(make(first, month - 1, year), to), end));
            }
            return Some((pair(make(first, month, year), to), end));
        }
        let (last, end) = self.day(next)?;
        let month_at = match self.word(end) {
            Word::Of | Word::In => end + 1,
            _ => end,
        };
        let month_at = self.skip(month_at, Word::The);
        match (self.word(month_at), self.word(month_at + 1)) {
            (Word::Which(which), Word::Unit(Unit::Month)) => {
                let month = Some(super::calendar::shift(which));
                let make = |day| Expression::DayOfMonth { day, month, weekday: None };
                Some((pair(make(first), make(last)), month_at + 2))
            }
            _ => None,
        }
    }

    /// `November 19-20`, `May between 19 and 20`, `June–August 1992`.
    fn range_behind_month(&self, at: usize) -> Read {
        let (month, end) = self.month(at)?;
        let between = self.is(end, Word::Between);
        let start = if between { end + 1 } else { end };
        let (first, end) = self.day_in_figures(start)?;
        let next = self.to(end, between, false)?;
        let (last, end) = self.day_in_figures(next)?;
        if last < first || self.is_unit(end) || self.month(end).is_some() {
            return None;
        }
        let (year, end) = self.year_behind(end).unwrap_or((Year::Unsaid, end));
        let make = |day| Expression::Day { month, day, year, weekday: None, which: None };
        Some((pair(make(first), make(last)), end))
    }

    /// Whether digits that look like a year count or number something: `2,000`, `2000 people`.
    pub(super) fn is_number_of_something(&self, at: usize, end: usize, says: &Expression) -> bool {
        let bare = matches!(says, Expression::Year(Year::Given(_)))
            && end == at + 1
            && matches!(self.word(at), Word::Number(..));
        bare && matches!(self.word(end), Word::Unit(_) | Word::Which(Which::Past) | Word::Thousand)
    }
}

fn later(year: Year) -> Year {
    match year {
        Year::Unsaid => Year::Unsaid,
        Year::Given(year) => Year::Given(year + 1),
        Year::Shift(by) => Year::Shift(by + 1),
    }
}

fn pair(from: Expression, to: Expression) -> Expression {
    Expression::Range(Box::new(from), Box::new(to))
}

/// Whether two expressions can be the ends of a range.
fn rangeable(from: &Expression, to: &Expression) -> bool {
    let fits = |end: &Expression| {
        !matches!(
            end,
            Expression::Vague { .. }
                | Expression::Link(_)
                | Expression::Window { .. }
                | Expression::In(_)
                | Expression::Range(..)
        )
    };
    fits(from) && fits(to)
}
