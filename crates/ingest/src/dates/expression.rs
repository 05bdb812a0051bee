//! What an expression of time says before it is known which day "today" is.

use super::lexicon::{Part, Unit, Which};

/// Which year an expression belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// It does not say.
    Unsaid,
    /// `2026`.
    Given(i32),
    /// `this year` (0), `next year` (1).
    Shift(i32),
}

/// An amount: `two weeks`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) count: i32,
    pub(super) unit: Unit,
}

/// A day that another expression has named before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// `on the same day`, `earlier in the day`: so many days after the day named last.
    Days(i32),
}

/// A day of celebration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    /// The same month and day each year.
    Fixed(u8, u8),
    /// Days after Easter Sunday.
    Easter(i32),
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// `2026`, `this year`.
    Year(Year),
    /// `in the new year`.
    NewYear,
    /// `May`, `last May`, `May 2026`.
    Month { month: u8, year: Year, which: Option<Which> },
    /// `May 9`, `Friday, 9 May 2026`.
    Day { month: u8, day: u8, year: Year, weekday: Option<u8>, which: Option<Which> },
    /// `the 27th`, `the 20th of next month`, `Thursday the 21st`.
    DayOfMonth { day: u8, month: Option<i32>, weekday: Option<u8> },
    /// `Sunday`, `last Sunday`, `Sunday of next week`.
    Weekday { weekday: u8, which: Option<Which>, week: Option<i32> },
    /// `today` (day, 0), `next month` (month, 1).
    Shift { unit: Unit, by: i32 },
    /// `in two weeks`: a date only where the sentence looks ahead.
    In(Vec<Amount>),
    /// `the following year`.
    Following(Unit),
    /// `over the weekend`.
    Weekend,
    /// `two weeks ago`, `three days after Easter`.
    Offset { amounts: Vec<Amount>, sign: i32, from: Option<Box<Expression>> },
    /// `the past 3 weeks`, `the next two years`.
    Window { amounts: Vec<Amount>, sign: i32 },
    /// `the third week of May`, `the last two months of 2026`; a negative place counts from the end.
    Nth { place: i32, count: i32, unit: Unit, of: Option<Box<Expression>> },
    /// `the first Friday of July`.
    NthWeekday { place: i32, weekday: u8, of: Option<Box<Expression>> },
    /// `week 31`.
    WeekNumber { week: i32, year: Year },
    /// `early next year`.
    Part { part: Part, of: Box<Expression> },
    /// `the beginning of 2026`: a noun cuts more finely than `early`.
    Third { part: Part, of: Box<Expression> },
    /// `the week of May 9`.
    Around { unit: Unit, of: Box<Expression> },
    /// `the summer of 2026`, 0 for spring.
    Season { season: u8, year: Year, which: Option<Which> },
    /// `the 1990s`; `short` where only two digits are given.
    Decade { start: i32, short: bool },
    /// `the 21st century`.
    Century(i32),
    /// `Christmas`.
    Feast { feast: Feast, year: Year, which: Option<Which> },
    /// `from May to June`.
    Range(Box<Expression>, Box<Expression>),
    /// `since May`.
    Since(Box<Expression>),
    /// `after May`.
    After(Box<Expression>),
    /// `until May`.
    Until(Box<Expression>),
    /// `before May`.
    Before(Box<Expression>),
    /// `on the same day`.
    Link(Link),
    /// `tomorrow, February 5`: two that must agree.
    Both(Box<Expression>, Box<Expression>),
    /// `in the next few days`.
    Vague { future: bool },
}
