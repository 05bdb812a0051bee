//! Lines of a file that are not the document's own words: hidden, named, and one click away.

use std::ops::Range;

use leptos::prelude::*;
use readout_corpus::format::Document;

use crate::words;

/// Dropped lines in their place, by their positions in the document; nothing for an empty range.
pub fn left_out(document: Document<'static>, range: Range<usize>) -> Option<AnyView> {
    if range.is_empty() {
        return None;
    }
    let mut reasons: Vec<String> = Vec::new();
    let lines: Vec<AnyView> = document
        .dropped()
        .skip(range.start)
        .take(range.len())
        .map(|dropped| {
            let reason = dropped.reason().replace('-', " ");
            if !reasons.contains(&reason) {
                reasons.push(reason.clone());
            }
            view! {
                <p>
                    <span class="left-out-reason">{reason}</span>
                    <span lang=document.language()>{document.slice(dropped.span())}</span>
                </p>
            }
            .into_any()
        })
        .collect();
    let summary = format!("{} left out: {}", words::count(lines.len(), "line"), reasons.join(", "));
    Some(
        view! {
            <details class="left-out">
                <summary>{summary}</summary>
                {lines}
            </details>
        }
        .into_any(),
    )
}
