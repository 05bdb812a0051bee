//! A segment: whose words it is, when, what it tells of, and its paragraphs.

use std::rc::Rc;

use leptos::prelude::*;
use readout_corpus::format::{Document, Edtf, Meeting, Segment};

use super::left_out::left_out;
use super::margin::{notes, reused_notes};
use super::paragraph::paragraph;
use super::{Reader, segment_dom_id};
use crate::corpus::side_class;
use crate::models::names::part_title;
use crate::models::reading::{Part, Piece, Reused};
use crate::parts::links::{date_text, entity_link, side_tag};
use crate::parts::result_card::date_or_later;
use crate::parts::turns;
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// Paragraphs that are added with each turn.
const PARAGRAPHS_IN_A_TURN: usize = 4;

/// A segment with its head and so many paragraphs at once, the others in turns; `several` where the document has
/// other segments.
pub fn part_view(
    reader: Reader,
    document: Document<'static>,
    part: &Part<'static>,
    several: bool,
    at_once: usize,
) -> AnyView {
    let segment = part.segment;
    let reused: Rc<[Reused]> = part.reused.as_slice().into();
    let rows = part.pieces.iter().cloned().map(|piece| {
        let reused = Rc::clone(&reused);
        turns::part(move || match &piece {
            Piece::Dropped(range) => left_out(document, range.clone()).into_any(),
            Piece::Paragraph(one) => {
                let margin_notes = notes(reader, one);
                let elsewhere = reused_notes(reader, segment.ix(), one, &reused);
                let has_notes = margin_notes.is_some() || elsewhere.is_some();
                let margin = has_notes.then(|| {
                    view! { <div class="margin">{margin_notes} {elsewhere}</div> }
                });
                view! { <div class="reader-row">{margin} {paragraph(reader, segment, one.clone())}</div> }
                    .into_any()
            }
        })
    });
    let rows = turns::in_turns(at_once, PARAGRAPHS_IN_A_TURN, rows.collect());
    let class = format!("part {}", side_class(reader.page.corpus, segment.side()));
    view! {
        <section class=class id=segment_dom_id(segment.ix()) tabindex="-1">
            {head(reader, segment, several)}
            {rows}
        </section>
    }
    .into_any()
}

fn head(reader: Reader, segment: Segment<'static>, several: bool) -> AnyView {
    let page = reader.page;
    let id = segment.id();
    let href = move || page.href(Route::Document { id: id.to_owned() });
    let originator =
        segment.originator().and_then(|originator| page.corpus.entity(originator)).map(
            |originator| view! { <span>"in the words of " {entity_link(page, originator)}</span> },
        );
    // A document's only part says what its head says already.
    let document = page.corpus.document(segment.document());
    let own = |date: &Edtf<'static>| {
        several || document.and_then(|document| document.published()) != Some(*date)
    };
    let published = segment.published().filter(own).map(|date| {
        let found = segment.published_from().unwrap_or("rule not recorded");
        let title = format!("Found from: {found}. {}", precise(date));
        view! { <span title=title>"published " {date_or_later(date)}</span> }
    });
    let event = segment.event_date().map(|date| {
        view! { <span title=precise(date)>"event date " {date_text(date)}</span> }
    });
    let own_title = document.and_then(|document| part_title(document, segment));
    let title = match own_title {
        Some(title) if several => {
            Some(view! { <h2 class="part-title" lang=reader.language>{title}</h2> }.into_any())
        }
        _ if several => {
            let name = words::kind(segment.kind());
            Some(view! { <h2 class="part-title is-ours">{name}</h2> }.into_any())
        }
        _ => None,
    };
    view! {
        <header class="part-head">
            {title}
            <p class="part-meta">
                {(several && own_title.is_some()).then(|| view! { <span>{words::kind(segment.kind())}</span> })}
                {side_tag(page, segment.side())}
                {originator}
                {published}
                {event}
                <a href=href class="permalink">"Link to this part"</a>
            </p>
            {meetings(page, segment)}
        </header>
    }
    .into_any()
}

/// A date as the text gives it, for those who want it exactly.
pub fn precise(date: Edtf<'static>) -> String {
    match (date.first_day(), date.last_day()) {
        (Some(first), Some(last)) if first != last => {
            format!("{} ({})", date.as_str(), words::span(first, last))
        }
        _ => date.as_str().to_owned(),
    }
}

/// The meetings and planned events that a segment tells of.
fn meetings(page: Page, segment: Segment<'static>) -> Option<AnyView> {
    let meetings: Vec<Meeting<'static>> = segment.meetings().collect();
    if meetings.is_empty() {
        return None;
    }
    let count = meetings.len();
    let links = meetings.into_iter().map(|meeting| {
        let id = meeting.id();
        let href = move || page.href(Route::Meeting { id: id.to_owned() });
        view! {
            <li>
                <a href=href>{meeting.title()}</a>
                " "
                <span class="note">
                    {meeting.date().map(date_text)} " " {words::status(meeting.status())}
                </span>
            </li>
        }
    });
    let links = links.collect_view();
    // A long list would push the text itself out of sight.
    let list = view! { <ul class="told-of">{links}</ul> };
    let title = match count {
        1 => "Tells of 1 meeting or event".to_owned(),
        _ => format!("Tells of {count} meetings or events"),
    };
    Some(if count > 3 {
        view! { <details class="told"><summary>{title}</summary>{list}</details> }.into_any()
    } else {
        view! { <div class="told"><p class="told-title">{title}</p>{list}</div> }.into_any()
    })
}
