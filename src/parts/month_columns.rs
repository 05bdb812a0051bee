//! Columns of equal time under a line of years: meetings as dots, mentions as bars.

use leptos::prelude::*;

use crate::models::months::Bins;

/// What one column says and where it leads.
pub struct MonthColumn {
    /// What is in it, in words: `Feb 2026: 3 meetings`.
    pub label: String,
    /// The rows; `None` where there is nothing to open.
    pub href: Option<String>,
    /// The drawing; `None` where the column is empty.
    pub marks: Option<AnyView>,
}

/// The chart. Empty columns keep their place; full ones have the words of what they hold, and are
/// links where something leads there.
pub fn month_columns(bins: Bins, columns: Vec<MonthColumn>, class: &'static str) -> AnyView {
    let columns = columns.into_iter().enumerate().map(|(bin, column)| {
        let (first, _) = bins.span(bin);
        let year = bins
            .names_year(bin)
            .then(|| view! { <span class="month-year" aria-hidden="true">{first.year()}</span> });
        let class = match (first.number() == 1 && bin > 0 && bins.months < 12, bin + 3 > bins.count)
        {
            (true, false) => "month-column starts-year",
            // Its label would reach beyond the chart.
            (true, true) => "month-column starts-year is-late",
            _ => "month-column",
        };
        let full = column.marks.map(|marks| {
            view! {
                <span class="month-drawing" aria-hidden="true">{marks}</span>
                <span class="visually-hidden">{column.label.clone()}</span>
            }
        });
        let title = full.is_some().then_some(column.label);
        // Without an address it leads nowhere and is none of the links.
        let inner = view! { <a class="month-marks" href=column.href title=title>{full}</a> };
        view! { <li class=class>{inner}{year}</li> }
    });
    view! { <ol class=format!("month-columns {class}")>{columns.collect_view()}</ol> }.into_any()
}
