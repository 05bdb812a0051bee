//! The rules of this stage, for the page and the documents.

use crate::rules::Rule;

const fn rule(id: &'static str, what: &'static str, example: &'static str) -> Rule {
    Rule { id, stage: "dates", what, example }
}

/// Every rule that a date mention can name in `how`.
pub const RULES: &[Rule] = &[
    rule(
        "caption",
        "A full date in a picture's caption dates the article.",
        "The ministers in Oslo, March 3, 2025. /Photo desk",
    ),
    rule(
        "date-line",
        "The date of a date line; its year comes from the line, the item or its neighbours.",
        "March 4 (MFA) –",
    ),
    rule("year", "A year in figures or words.", "in 2025"),
    rule("relative-year", "A year counted from the reference day's year.", "last year"),
    rule(
        "new-year",
        "The new or coming year: the one just begun in January and February, otherwise the next.",
        "in the new year",
    ),
    rule("month-with-year", "A month with its year.", "November 2026"),
    rule("month-without-year", "A month whose year nothing tells.", "in November"),
    rule("month-of-this-year", "“This” chooses the month of the reference year.", "this May"),
    rule(
        "month-before-reference",
        "In a sentence that looks back, the latest such month.",
        "They met in May.",
    ),
    rule(
        "month-after-reference",
        "In a sentence that looks ahead, the next such month.",
        "The forum will open in May.",
    ),
    rule("day-with-year", "A full date.", "9 May 2025"),
    rule("day-without-year", "A month and day whose year nothing tells.", "May 9"),
    rule("day-of-this-year", "“This” chooses the day of the reference year.", "this May 9"),
    rule(
        "day-before-reference",
        "In a sentence that looks back, the latest such day.",
        "The parade was held on May 9.",
    ),
    rule(
        "day-after-reference",
        "In a sentence that looks ahead, the next such day.",
        "They will meet on July 16.",
    ),
    rule(
        "day-nearest-reference",
        "Without a sign of tense, the nearer such day, with a lean to the past.",
        "The July 16 session",
    ),
    rule(
        "day-of-month",
        "A day of a month named by its place or its weekday.",
        "the 20th of next month",
    ),
    rule("weekday", "A weekday whose week nothing tells.", "on Tuesday"),
    rule(
        "weekday-before-reference",
        "A weekday is the nearest one not after the reference day.",
        "She met him on Tuesday.",
    ),
    rule(
        "weekday-after-reference",
        "In a sentence that looks ahead, the nearest one not before it.",
        "They will meet on Tuesday.",
    ),
    rule("weekday-of-week", "“This”, “last” and “next” choose the week.", "next Friday"),
    rule("relative-day", "A day counted from the reference day.", "tomorrow"),
    rule(
        "relative-week",
        "A week, weekend or fortnight counted from the reference day's.",
        "next week",
    ),
    rule("relative-month", "A month counted from the reference day's.", "next month"),
    rule("relative-quarter", "A quarter counted from the reference day's.", "last quarter"),
    rule(
        "relative-decade",
        "A decade or century counted from the reference day's.",
        "the next decade",
    ),
    rule(
        "amount-ahead",
        "An amount of time from the reference day, in a sentence that looks ahead.",
        "They will meet in three weeks.",
    ),
    rule("amount-ago", "An amount of time before the reference day.", "two days ago"),
    rule(
        "amount-from-day",
        "An amount of time before or after a named day.",
        "two weeks before Christmas",
    ),
    rule(
        "window",
        "A number of days, weeks, months or years up to or from the reference day.",
        "the next three days",
    ),
    rule("nth-of-period", "A part counted within a longer stretch.", "the first half of this year"),
    rule("nth-weekday", "A weekday counted within a month.", "the first Friday of July"),
    rule("week-number", "A week by its number.", "week 31"),
    rule("part-of-period", "The beginning, middle, end or rest of a stretch.", "early next year"),
    rule("around-day", "The week, weekend or month that a day lies in.", "the week of May 9"),
    rule("season", "A season, as the northern hemisphere names it.", "the summer of 2026"),
    rule("decade", "A decade.", "the 1990s"),
    rule("century", "A century.", "the 21st century"),
    rule("feast", "A day of celebration with a known date.", "Christmas Eve"),
    rule("range", "From one date to another.", "from May to June"),
    rule("open-since", "From a date on.", "since the beginning of this year"),
    rule("open-after", "After a date.", "after May"),
    rule("open-until", "Up to a date.", "until June 15"),
    rule("open-before", "Before a date.", "before 2015"),
    rule("same-day", "The day told of, or one counted from it.", "on the same day"),
    rule(
        "two-that-agree",
        "Two expressions for one day; a warning is due where they disagree.",
        "tomorrow, February 5",
    ),
    rule("vague", "A time that the text leaves open.", "in the next few days"),
];
