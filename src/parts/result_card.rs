//! A document that was found: what it is, and the sentences that show why.

use leptos::prelude::*;
use readout_corpus::format::{Document, Edtf, Segment};
use readout_corpus::model::{DocumentIx, Span};

use crate::corpus::side_class;
use crate::models::names::{document_name, part_title};
use crate::models::results::{Card, voices};
use crate::parts::links::{date_text, side_tag};
use crate::parts::snippet::{marked, snippet};
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// More parts than this are counted and not listed.
const PARTS: usize = 6;

/// The id of the link to a document in a list of results.
pub fn result_id(document: DocumentIx) -> String {
    format!("result-{}", document.0)
}

/// A card in two lines and the sentences that match.
pub fn result_card(page: Page, card: &Card) -> Option<AnyView> {
    let document = page.corpus.document(card.document)?;
    let id = document.id();
    let href = move || page.href(Route::Document { id: id.to_owned() });
    let title = match document.title() {
        Some(title) => marked(title, Span::new(0, title.len()), &card.title),
        None => document_name(document).into_owned().into_any(),
    };
    let (sides, originators) = voices(document);
    let sides = sides.into_iter().map(|side| side_tag(page, Some(side))).collect_view();
    // Whose words: the originators, and where none is known, who published it.
    let names: Vec<String> = originators
        .into_iter()
        .chain(document.carrier())
        .filter_map(|one| page.corpus.entity(one))
        .map(|one| one.name().to_owned())
        .fold(Vec::new(), |mut names, name| {
            if !names.contains(&name) {
                names.push(name);
            }
            names
        });
    let date = match document.date() {
        Some(date) => date_or_later(date),
        None => view! { <span>"no date"</span> }.into_any(),
    };
    let snippets = card.snippets.iter().filter_map(|one| snippet(page, one));
    let snippets = snippets.map(|one| view! { <li>{one}</li> }).collect_view();
    Some(
        view! {
            <article class="result">
                <h2 class="result-title">
                    <a id=result_id(card.document) href=href lang=document.language()>{title}</a>
                </h2>
                <p class="result-date">{date}</p>
                <div class="result-body">
                    <p class="result-meta">
                        <span>{words::kind(document.kind())}</span>
                        {sides}
                        <span class="result-names">{names.join(", ")}</span>
                    </p>
                    {(!card.snippets.is_empty()).then(|| view! { <ul class="snippets">{snippets}</ul> })}
                </div>
                {parts(page, document, card)}
            </article>
        }
        .into_any(),
    )
}

/// When something was published; a date without an end is only the earliest that can be meant.
pub fn date_or_later(date: Edtf<'static>) -> AnyView {
    match (date.first_day(), date.last_day()) {
        (Some(first), None) => view! {
            <time datetime=first.to_string()>{words::day(first)}</time> " or later"
        }
        .into_any(),
        _ => date_text(date),
    }
}

/// Which parts of a document match, where it has several.
fn parts(page: Page, document: Document<'static>, card: &Card) -> Option<AnyView> {
    let all = document.segments().len();
    if all < 2 || card.parts.is_empty() {
        return None;
    }
    let matching = card.parts.len();
    let links = card.parts.iter().take(PARTS).filter_map(|&part| {
        let segment = page.corpus.segment(part)?;
        let id = segment.id();
        let href = move || page.href(Route::Document { id: id.to_owned() });
        let dot = format!("side-dot {}", side_class(page.corpus, segment.side()));
        let voice = part_name(page, segment);
        let name = match part_title(document, segment) {
            Some(title) => {
                view! { <span class="part-name" lang=document.language()>{title}</span> }.into_any()
            }
            None => view! { <span class="part-name">{voice.clone()}</span> }.into_any(),
        };
        Some(view! {
            <li>
                <a href=href title=voice><span class=dot aria-hidden="true"></span>{name}</a>
            </li>
        })
    });
    let links = links.collect_view();
    let more =
        (matching > PARTS).then(|| view! { <li>{format!("and {} more", matching - PARTS)}</li> });
    Some(
        view! {
            <div class="result-parts">
                <span>
                    {if matching == all {
                        format!("{all} parts:")
                    } else {
                        format!("{matching} of {all} parts match:")
                    }}
                </span>
                <ul>{links}{more}</ul>
            </div>
        }
        .into_any(),
    )
}

/// A short name of a segment: whose words it is, otherwise what it is.
pub fn part_name(page: Page, segment: Segment<'static>) -> String {
    let originator = segment.originator().and_then(|one| page.corpus.entity(one));
    match originator {
        Some(originator) => {
            format!("{}, {}", originator.name(), lower(words::kind(segment.kind())))
        }
        None => words::kind(segment.kind()).to_owned(),
    }
}

fn lower(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().map(|c| c.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}
