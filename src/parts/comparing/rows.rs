//! The sentences of two accounts: only left, in both, only right.

use leptos::prelude::*;
use readout_corpus::compare::{Likeness, Row, changes};
use readout_corpus::format::Sentence;
use readout_corpus::model::SentenceIx;

use super::{Compared, End, Ends, folded, searched, shared_words};
use crate::models::bands::{Band, bands};
use crate::parts::turns::{Part, in_turns, part};
use crate::words;

/// So many bands stand there from the start.
const BANDS_AT_ONCE: usize = 3;
/// So many bands are shown at once; a longer comparison is shown on demand.
const BANDS_SHOWN: usize = 150;

/// All sentences of both accounts.
pub fn rows(both: Compared) -> AnyView {
    both.with_value(|(ends, compared)| {
        let mut all = bands(&compared.rows);
        let rest = all.split_off(all.len().min(BANDS_SHOWN));
        let parts = move |bands: Vec<Band>| -> Vec<Part> {
            bands.into_iter().map(|one| part(move || band(both, &one))).collect()
        };
        let rest = (!rest.is_empty()).then(|| {
            folded("Show the rest", move || {
                in_turns(BANDS_AT_ONCE, BANDS_AT_ONCE, parts(rest.clone()))
            })
        });
        view! {
            <div class="aligned">
                <div class="aligned-heads" aria-hidden="true">
                    <div><span class="note">"Only in "</span> {ends.left.tag()}</div>
                    <div><span class="note">"In both"</span></div>
                    <div><span class="note">"Only in "</span> {ends.right.tag()}</div>
                </div>
                {in_turns(BANDS_AT_ONCE, BANDS_AT_ONCE, parts(all))}
                {rest}
            </div>
        }
        .into_any()
    })
}

fn band(both: Compared, band: &Band) -> AnyView {
    let middle = band.both.and_then(|at| in_both(both, at));
    let left = only(both, &band.left, true);
    let right = only(both, &band.right, false);
    view! { <div class="aligned-band">{middle}{left}{right}</div> }.into_any()
}

/// Part of the view of a row, made from both accounts and the row.
fn of_row(both: Compared, at: usize, make: fn(&Ends, &Row) -> AnyView) -> AnyView {
    both.with_value(|(ends, compared)| compared.rows.get(at).map(|row| make(ends, row))).into_any()
}

/// The sentences of a band that only one account has.
fn only(both: Compared, rows: &[usize], is_left: bool) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    both.with_value(|(ends, compared)| {
        let end = if is_left { &ends.left } else { &ends.right };
        let items: Vec<AnyView> = rows
            .iter()
            .filter_map(|&at| Some((at, compared.rows.get(at)?)))
            .map(|(at, row)| {
                let sentences = if is_left { &row.left } else { &row.right };
                let make: fn(&Ends, &Row) -> AnyView = match is_left {
                    true => |ends, row| searched(ends, row, true),
                    false => |ends, row| searched(ends, row, false),
                };
                view! {
                    <li>
                        {end.sentences(ends.page, sentences)}
                        {folded("What was searched", move || of_row(both, at, make))}
                    </li>
                }
                .into_any()
            })
            .collect();
        let place = if is_left { "aligned-left" } else { "aligned-right" };
        Some(
            view! {
                <div class=format!("aligned-only {place} {}", end.class())>
                    <p class="aligned-tag note">"Only in " {end.tag()}</p>
                    <ul>{items}</ul>
                </div>
            }
            .into_any(),
        )
    })
}

/// A row that both accounts have.
fn in_both(both: Compared, at: usize) -> Option<AnyView> {
    both.with_value(|(ends, compared)| {
        let row = compared.rows.get(at)?;
        let page = ends.page;
        let shared = shared_words(&ends.left, &row.shared, true);
        let percent = words::number(row.permille as usize / 10);
        let other = |ends: &Ends, row: &Row| said(ends, &ends.right, &row.right);
        let body = match row.likeness {
            Likeness::Same => view! {
                <div class="aligned-said aligned-same">
                    <p class="aligned-who">{ends.left.tag()} {ends.right.tag()}</p>
                    {ends.left.sentences(page, &row.left)}
                    <div class="aligned-more">
                        {folded("As it stands in the other", move || of_row(both, at, other))}
                    </div>
                </div>
            }
            .into_any(),
            _ => {
                view! { {said(ends, &ends.left, &row.left)} {said(ends, &ends.right, &row.right)} }
                    .into_any()
            }
        };
        let note = match row.likeness {
            Likeness::Same => "Same words".to_owned(),
            Likeness::Reworded => format!("Reworded: {percent} % shared"),
            _ => format!("Same point: {percent} % shared, by {shared}"),
        };
        let changes = (row.likeness == Likeness::Reworded)
            .then(|| folded("Word changes", move || of_row(both, at, word_changes)));
        Some(
            view! {
                <div class="aligned-both">
                    {body}
                    <div class="aligned-foot note">{note} {changes}</div>
                </div>
            }
            .into_any(),
        )
    })
}

/// What one account says in a row.
fn said(ends: &Ends, end: &End, sentences: &[SentenceIx]) -> AnyView {
    view! {
        <div class=format!("aligned-said {}", end.class())>
            <p class="aligned-who">{end.tag()}</p>
            {end.sentences(ends.page, sentences)}
        </div>
    }
    .into_any()
}

fn text(ends: &Ends, sentences: &[SentenceIx]) -> String {
    let texts =
        sentences.iter().filter_map(|&ix| ends.page.corpus.sentence(ix)).map(Sentence::text);
    texts.collect::<Vec<&str>>().join(" ")
}

/// The words of both in one text, with what only one of them has marked as its own.
fn word_changes(ends: &Ends, row: &Row) -> AnyView {
    let (left, right) = (text(ends, &row.left), text(ends, &row.right));
    let mut pieces: Vec<AnyView> = Vec::new();
    for change in changes(&left, &right) {
        let (old, new) =
            (change.left.of(&left).trim().to_owned(), change.right.of(&right).trim().to_owned());
        if change.same {
            pieces.push(view! { {new} " " }.into_any());
            continue;
        }
        if !old.is_empty() {
            pieces.push(view! { <del>{old}</del> " " }.into_any());
        }
        if !new.is_empty() {
            pieces.push(view! { <ins>{new}</ins> " " }.into_any());
        }
    }
    view! {
        <p class="note">
            <del>"Struck"</del> " only in " {ends.left.tag()} ", " <ins>"underlined"</ins> " only in "
            {ends.right.tag()}
        </p>
        <p class="source-words word-changes" lang=ends.left.document.language()>{pieces}</p>
    }
    .into_any()
}
