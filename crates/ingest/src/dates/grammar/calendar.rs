//! Months, days and years by name: `9 May 2026`, `Friday, May 9`, `2026-may-9`, `May 2026`, `2026`.

use super::super::expression::{Expression, Year};
use super::super::lexicon::{Unit, Which, Word};
use super::{Read, Reader};

/// Marks that join the pieces of a date.
const JOINTS: &[char] = &['-', '/', '.', ','];

impl Reader<'_> {
    pub(super) fn calendar(&self, at: usize) -> Read {
        self.weekday_and_day(at)
            .or_else(|| self.month_first(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.year_first(at))
    }

    /// A month: its number, whether it is a full name, and the token behind it.
    pub(super) fn month(&self, at: usize) -> Option<(u8, usize)> {
        match self.word(at) {
            Word::Month(month) => Some((month, at + 1)),
            Word::MonthShort(month) => {
                let dot = self.mark(at + 1, &['.']) && self.glued(at + 1);
                Some((month, at + 1 + usize::from(dot)))
            }
            _ => None,
        }
    }

    pub(super) fn weekday(&self, at: usize) -> Option<(u8, usize)> {
        match self.word(at) {
            Word::Weekday(weekday) => Some((weekday, at + 1)),
            Word::WeekdayShort(weekday) => {
                let dot = self.mark(at + 1, &['.']) && self.glued(at + 1);
                Some((weekday, at + 1 + usize::from(dot)))
            }
            _ => None,
        }
    }

    /// `, 2026`, ` of 2026`, ` in 2026`, ` next year`.
    pub(super) fn year_behind(&self, at: usize) -> Option<(Year, usize)> {
        let start = match self.word(at) {
            Word::Mark(',' | '-' | '/' | '.') | Word::Of | Word::In => at + 1,
            _ => at,
        };
        if let Some((year, end)) = self.year(start) {
            // `May 9, 2000 people` and `in May 2000-strong` are no years.
            return Some((Year::Given(year), end));
        }
        if matches!(self.word(at), Word::Of)
            && let Word::Number(n, 2) = self.word(start)
        {
            return Some((Year::Given(two_digits(n)), start + 1));
        }
        match (self.word(start), self.word(start + 1)) {
            (Word::Which(which), Word::Unit(Unit::Year)) if which != Which::Past => {
                Some((Year::Shift(shift(which)), start + 2))
            }
            _ => None,
        }
    }

    /// `Friday, May 9`, `Thursday the 21st`, `Friday 9 May 2026`.
    fn weekday_and_day(&self, at: usize) -> Read {
        let (which, start) = match self.word(at) {
            Word::Which(which) => (Some(which), at + 1),
            _ => (None, at),
        };
        let (weekday, end) = self.weekday(start)?;
        let next = self.skip_mark(end, &[',', '-']);
        if let Some((Expression::Day { month, day, year, .. }, end)) = self
            .month_first(next)
            .or_else(|| self.day_first(next))
            .or_else(|| self.numeric_day(next, true))
        {
            let weekday = Some(weekday);
            return Some((Expression::Day { month, day, year, weekday, which }, end));
        }
        let the = self.is(end, Word::The);
        let in_figures = matches!(self.word(end + usize::from(the)), Word::Number(..));
        let plain = || {
            let (day, after) = self.day_in_figures(end)?;
            let ends = self.mark(after, &['.', ',', '\0', ';']) && !self.glued(after + 1);
            (ends && matches!(self.word(at), Word::Weekday(_))).then_some((day, after))
        };
        let (day, end) =
            if the { self.day(end + 1) } else { self.ordinal_day(end).or_else(plain) }?;
        // `Tuesday the first edition` numbers editions.
        if !in_figures
            && !matches!(self.word(end), Word::Mark(_) | Word::To | Word::Until | Word::And)
        {
            return None;
        }
        which
            .is_none()
            .then_some((Expression::DayOfMonth { day, month: None, weekday: Some(weekday) }, end))
    }

    fn ordinal_day(&self, at: usize) -> Option<(u8, usize)> {
        let (day, end) = self.ordinal(at)?;
        let day = u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        matches!(self.word(at), Word::Number(..)).then_some((day, end))
    }

    /// `May 9`, `May 9, 2026`, `May the ninth`, `May 2026`, `last May`, `May`.
    fn month_first(&self, at: usize) -> Read {
        let (which, start) = match self.word(at) {
            Word::Which(which) => (Some(which), at + 1),
            _ => (None, at),
        };
        let (month, end) = self.month(start)?;
        let joint = self.skip_mark(end, JOINTS);
        let day_at = self.skip(joint, Word::The);
        let year_in_words = joint == end && self.year_in_words(end).is_some();
        let dashed = joint > end && !matches!(self.word(day_at), Word::Number(..));
        let day = self.day(day_at).filter(|&(_, after)| {
            let joined = dashed && self.mark(end, &['-', '/']);
            !(year_in_words || joined) && self.is_day(joint, after)
        });
        if let Some((day, after)) = day {
            let (year, end) = self.year_behind(after).unwrap_or((Year::Unsaid, after));
            return Some((Expression::Day { month, day, year, weekday: None, which }, end));
        }
        if let Some((year, after)) = self.year_behind(end) {
            if let (Year::Given(_), true) = (year, self.mark(after, &['-', '/']))
                && let Some((day, end)) = self.day_in_figures(after + 1)
            {
                return Some((Expression::Day { month, day, year, weekday: None, which }, end));
            }
            return Some((Expression::Month { month, year, which }, after));
        }
        self.month_stands_alone(start, which)
            .then_some((Expression::Month { month, year: Year::Unsaid, which }, end))
    }

    /// Whether the number that ends at `after` is a day and not the hour or the beginning of another number.
    fn is_day(&self, start: usize, after: usize) -> bool {
        if self.mark(start.wrapping_sub(1), &[',']) && !matches!(self.word(after), Word::Mark(_)) {
            // `In May, 20 people …`
            return self.year_behind(after).is_some();
        }
        let number_goes_on = self.mark(after, &['.', ',', ':'])
            && self.glued(after)
            && self.glued(after + 1)
            && matches!(self.word(after + 1), Word::Number(_, digits) if digits != 4);
        !number_goes_on && !self.mark(after, &['%'])
    }

    /// `may`, `march` and the abbreviations are words of their own; they are months where the
    /// neighbours say so.
    fn month_stands_alone(&self, at: usize, which: Option<Which>) -> bool {
        let introduced = matches!(
            self.word_before(at),
            Word::In
                | Word::Of
                | Word::Since
                | Word::Until
                | Word::Till
                | Word::By
                | Word::From
                | Word::Between
                | Word::Through
                | Word::To
                | Word::During
                | Word::Early
                | Word::Late
                | Word::Mid
                | Word::Before
                | Word::After
                | Word::Which(_)
                | Word::Same
                | Word::That
                | Word::Ordinal(_)
        );
        match self.word(at) {
            Word::Month(3 | 5) if !self.capital(at) => matches!(
                self.word_before(at),
                Word::In
                    | Word::Of
                    | Word::Since
                    | Word::Until
                    | Word::From
                    | Word::Between
                    | Word::Early
                    | Word::Late
                    | Word::Mid
                    | Word::Which(Which::Last | Which::Next)
            ),
            Word::Month(5) => introduced || which.is_some() || self.joins_months(at),
            Word::Month(3) => {
                introduced && (self.capital(at) || !self.is(at + 1, Word::Of))
                    || self.capital(at) && self.word_before(at) != Word::Mark('\0')
            }
            Word::Month(_) => true,
            // `Jan-Feb`, `from Sep to Nov`
            Word::MonthShort(_) if self.joins_months(at) => true,
            Word::MonthShort(_) => {
                introduced || which.is_some() || self.capital(at) && self.mark(at + 1, &['.'])
            }
            _ => false,
        }
    }

    /// Whether a dash or "to" joins a capitalised month to another.
    fn joins_months(&self, at: usize) -> bool {
        let joint = |at: usize| {
            self.mark(at, &['-', '–', '/'])
                || matches!(self.word(at), Word::To | Word::And | Word::Until)
        };
        let month = |at: usize| matches!(self.word(at), Word::Month(_) | Word::MonthShort(_));
        self.capital(at)
            && (joint(at + 1) && month(at + 2)
                || at >= 2 && joint(at - 1) && month(at - 2) && self.capital(at - 2))
    }

    /// `9 May`, `the 9th of May, 2026`, `05-aug-2016`.
    fn day_first(&self, at: usize) -> Read {
        let start = self.skip(at, Word::The);
        let (day, end) = self.day(start)?;
        let end = if matches!(self.word(end), Word::Unit(Unit::Day)) { end + 1 } else { end };
        let joint = match self.word(end) {
            Word::Of => end + 1,
            Word::Mark('-' | '/' | '.') => end + 1,
            _ => end,
        };
        let month_at = self.skip(joint, Word::The);
        if let (Word::Month(5 | 3), false, true) =
            (self.word(month_at), self.capital(month_at), joint == end)
        {
            // `the 9 may …`
            self.year_behind(month_at + 1)?;
        }
        let (month, after) = self.month(month_at)?;
        let (year, end) = self.year_behind(after).unwrap_or((Year::Unsaid, after));
        Some((Expression::Day { month, day, year, weekday: None, which: None }, end))
    }

    /// `2026`, `the year 2026`, `2026 June`, `2019-sep-1`.
    fn year_first(&self, at: usize) -> Read {
        let mut start = self.skip(at, Word::The);
        start = self.skip(start, Word::Calendar);
        let said = self.is(start, Word::Unit(Unit::Year));
        if said {
            start = self.skip(start + 1, Word::Of);
        }
        if said && let Word::Number(year @ 100..=999, 3) = self.word(start) {
            return Some((Expression::Year(Year::Given(year as i32)), start + 1));
        }
        if !said && start != at && !matches!(self.word(start), Word::Number(..)) {
            return None;
        }
        let (year, end) = self.year(start)?;
        let given = Year::Given(year);
        let joint = self.skip_mark(end, JOINTS);
        if let Some((month, after)) = self
            .month(joint)
            .filter(|_| joint == end || self.glued(joint) || self.mark(end, &[',']))
        {
            let modal = matches!(self.word(joint), Word::Month(5 | 3)) && !self.capital(joint);
            let which = None;
            if let Some((day, end)) =
                self.mark(after, &['-', '/']).then(|| self.day_in_figures(after + 1)).flatten()
            {
                return Some((
                    Expression::Day { month, day, year: given, weekday: None, which },
                    end,
                ));
            }
            // `In 2026, May …` begins a new thought; `2026, nov` does not.
            if !modal
                && (joint == end || self.year_behind(after).is_none() && self.day(after).is_none())
            {
                return Some((Expression::Month { month, year: given, which }, after));
            }
        }
        if let Some((day, end)) =
            self.mark(end, &['/', '-']).then(|| self.day_in_figures(end + 1)).flatten()
            && self.mark(end, &['/', '-'])
            && let Some((month, end)) = self.month(end + 1)
        {
            return Some((
                Expression::Day { month, day, year: given, weekday: None, which: None },
                end,
            ));
        }
        (said || self.year_stands_alone(start, end)).then_some((Expression::Year(given), end))
    }

    /// A bare number of four digits is a year where nothing shows that it counts or names something.
    fn year_stands_alone(&self, at: usize, end: usize) -> bool {
        let Word::Number(year, _) = self.word(at) else {
            // Years in words need a word that leads to them.
            return matches!(
                self.word_before(at),
                Word::In | Word::Since | Word::Of | Word::From | Word::Until
            );
        };
        let led = matches!(
            self.word_before(at),
            Word::In
                | Word::Since
                | Word::Of
                | Word::From
                | Word::Until
                | Word::Till
                | Word::By
                | Word::Between
                | Word::During
                | Word::Before
                | Word::After
                | Word::Through
                | Word::Early
                | Word::Late
                | Word::Mid
                | Word::End
                | Word::The
        );
        let range = if led { 1000..=2999 } else { 1800..=2100 };
        let hyphen_word = self.mark(end, &['-'])
            && self.glued(end)
            && self.glued(end + 1)
            && !matches!(self.word(end + 1), Word::Number(..) | Word::Q | Word::H);
        // `Resolution 2254`, `Boeing 1900`, `A-2000`: a capitalised word or a mark touches it.
        let name_before = self.glued(at)
            && !matches!(
                self.word_before(at),
                Word::Mark('(' | '[' | '“' | '"' | '–' | '—' | '-' | '/' | '=' | '~' | '‘' | '\'')
            );
        range.contains(&year) && !hyphen_word && !name_before
    }
}

/// How far "this", "last" and "next" are from now.
pub(super) fn shift(which: Which) -> i32 {
    match which {
        Which::This => 0,
        Which::Last | Which::Past => -1,
        Which::Next | Which::Following | Which::Coming => 1,
    }
}

/// The year that two digits stand for.
pub(super) fn two_digits(n: u32) -> i32 {
    // News of this century looks back further than ahead.
    if n < 40 { 2000 + n as i32 } else { 1900 + n as i32 }
}
