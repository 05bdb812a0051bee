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
        let drawing = column.marks.map(|marks| {
            view! { <span class="month-drawing" aria-hidden="true">{marks}</span> }.into_any()
        });
        let label = drawing.is_some().then_some(column.label);
        let inner = match column.href {
            Some(href) => view! {
                <a class="month-marks" href=href title=label.clone()>
                    {drawing} <span class="visually-hidden">{label.clone()}</span>
                </a>
            }
            .into_any(),
            None => view! {
                <span class="month-marks" role=label.as_ref().map(|_| "img") aria-label=label.clone() title=label>{drawing}</span>
            }
            .into_any(),
        };
        view! { <li class=class>{inner}{year}</li> }
    });
    view! { <ol class=format!("month-columns {class}")>{columns.collect_view()}</ol> }.into_any()
}
