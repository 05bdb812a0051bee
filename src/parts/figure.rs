//! A number with its unit, which opens what it counts.

use leptos::prelude::*;

use crate::words;

/// What a figure says and where it leads.
pub struct Figure {
    /// The number.
    pub count: usize,
    /// What is counted, without the number: `documents`.
    pub label: String,
    /// The whole, where filters leave only a part of it.
    pub of: Option<usize>,
    /// The rows that it counts.
    pub href: String,
}

/// Figures side by side.
pub fn figures(figures: Vec<Figure>) -> AnyView {
    let items = figures.into_iter().map(|figure| {
        let of = figure.of.filter(|&of| of != figure.count);
        let of = of.map(|of| format!("of {} ", words::number(of))).unwrap_or_default();
        view! {
            <li>
                <a class="figure-item" href=figure.href>
                    <span class="count">{words::number(figure.count)}</span>
                    " "
                    <span class="figure-label">{of}{figure.label}</span>
                </a>
            </li>
        }
    });
    view! { <ul class="figures">{items.collect_view()}</ul> }.into_any()
}
