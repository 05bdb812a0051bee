//! Columns of equal time under a line of years: meetings as dots, mentions as bars.

use leptos::prelude::*;

use crate::models::months::{Bins, Month};
use crate::words;

/// What one column says and where it leads.
pub struct MonthColumn {
    /// What is in it, in words: `Feb 2026: 3 meetings`.
    pub label: String,
    /// The rows; `None` where there is nothing to open.
    pub href: Option<String>,
    /// The drawing.
    pub marks: AnyView,
}

/// The chart. Empty columns keep their place; full ones are links with the words of what they hold.
pub fn month_columns(bins: Bins, columns: Vec<MonthColumn>, class: &'static str) -> AnyView {
    let columns = columns.into_iter().enumerate().map(|(bin, column)| {
        let (first, _) = bins.span(bin);
        let year = names_year(bins, bin)
            .then(|| view! { <span class="month-year" aria-hidden="true">{first.year()}</span> });
        let class = match (first.number() == 1 && bin > 0 && bins.months < 12, bin + 3 > bins.count)
        {
            (true, false) => "month-column starts-year",
            // Its label would reach beyond the chart.
            (true, true) => "month-column starts-year is-late",
            _ => "month-column",
        };
        let inner = match column.href {
            Some(href) => view! {
                <a class="month-marks" href=href aria-label=column.label.clone() title=column.label>
                    <span class="month-drawing" aria-hidden="true">{column.marks}</span>
                </a>
            }
            .into_any(),
            None => view! { <span class="month-marks"></span> }.into_any(),
        };
        view! { <li class=class>{inner}{year}</li> }
    });
    view! { <ol class=format!("month-columns {class}")>{columns.collect_view()}</ol> }.into_any()
}

/// Whether the year stands under a column: where it begins, if its name does not run into the next one.
fn names_year(bins: Bins, bin: usize) -> bool {
    let (first, _) = bins.span(bin);
    match bins.months {
        12 if bins.count > 10 => first.year() % 5 == 0 && bin + 2 < bins.count,
        12 => true,
        _ if first.number() == 1 => true,
        // At the beginning there may not be room before the next year.
        months => bin == 0 && (13 - first.number() as i32) / months > 2,
    }
}

/// What a column covers, in words: `Feb 2026`, `Jan – Mar 2026`, `2026`.
pub fn span_words(bins: Bins, bin: usize) -> String {
    let (first, last) = bins.span(bin);
    let month = |month: Month| words::month(month.number());
    match bins.months {
        1 => format!("{} {}", month(first), first.year()),
        3 => format!("{} – {} {}", month(first), month(last), first.year()),
        _ => first.year().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(first: (i32, i32), last: (i32, i32)) -> Vec<usize> {
        let month = |(year, number): (i32, i32)| Month(year * 12 + number - 1);
        let bins = Bins::covering(month(first), month(last));
        (0..bins.count).filter(|&bin| names_year(bins, bin)).collect()
    }

    #[test]
    fn years_stand_where_they_begin() {
        assert_eq!(named((2024, 9), (2026, 2)), [0, 4, 16]);
    }

    #[test]
    fn a_year_that_ends_at_once_is_not_named() {
        assert_eq!(named((2024, 11), (2026, 2)), [2, 14]);
    }

    #[test]
    fn of_a_century_every_fifth_year_is_named() {
        assert_eq!(named((1990, 1), (2012, 1)), [0, 5, 10, 15, 20]);
    }
}
