//! A ranking: label, number, and a bar that compares the numbers.

use leptos::prelude::*;

use crate::words;

/// One line of a ranking.
pub struct Bar {
    /// What is ranked.
    pub label: String,
    /// Its page.
    pub href: String,
    /// The number.
    pub count: usize,
    /// The rows that the number counts.
    pub count_href: String,
    /// What the number counts, for those who do not see the column: `3 mentions`.
    pub count_label: String,
    /// The classes of a side, for the bar's hue.
    pub class: &'static str,
}

/// The lines with bars that fill the width for the largest number.
pub fn bar_list(bars: Vec<Bar>) -> AnyView {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    let rows = bars.into_iter().map(|bar| {
        let width = percent(bar.count, most);
        view! {
            <li class=format!("bar-row {}", bar.class)>
                <a class="bar-label" href=bar.href>{bar.label}</a>
                <a class="count" href=bar.count_href aria-label=bar.count_label>{words::number(bar.count)}</a>
                <span class="bar-track" aria-hidden="true">
                    <span class="bar-fill" style:width=width></span>
                </span>
            </li>
        }
    });
    view! { <ol class="bar-list">{rows.collect_view()}</ol> }.into_any()
}

/// A part of a whole as a CSS length; anything above nothing stays visible.
pub fn percent(part: usize, whole: usize) -> String {
    let permille = (part * 1000).checked_div(whole).unwrap_or(0).min(1000);
    let permille = if part > 0 { permille.max(8) } else { 0 };
    format!("{}.{}%", permille / 10, permille % 10)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_bar_shows_even_the_smallest_part_and_never_more_than_the_whole() {
        assert_eq!(percent(1, 10_000), "0.8%");
        assert_eq!(percent(0, 10), "0.0%");
        assert_eq!(percent(1, 3), "33.3%");
        assert_eq!(percent(20, 10), "100.0%");
        assert_eq!(percent(1, 0), "0.8%");
    }
}
