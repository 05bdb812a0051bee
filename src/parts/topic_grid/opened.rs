//! What a cell opens: the statements that it counts, or what was searched.

use leptos::prelude::*;
use readout_corpus::format::Topic;
use readout_corpus::model::{SegmentIx, SentenceIx};

use super::{Cells, Place, meeting_words, reporter_tag};
use crate::models::results::sentence_id;
use crate::models::topic_grid::{Account, Grid, Measure, Part};
use crate::models::topic_terms::searched;
use crate::parts::statement_card::statement_cards;
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// The id of what is open: at most one at a time.
pub const ID: &str = "topic-opened";

/// What the open cell of a topic opens; nothing where another topic's is open, or none.
pub fn opened(cells: Cells, grid: &Grid, topic: Topic<'static>, place: Place) -> Option<AnyView> {
    let page = cells.page;
    let (_, meeting, side) = place;
    let told = grid.meetings.iter().find(|told| told.meeting == meeting)?;
    let account = told.accounts.iter().find(|account| account.side == side)?;
    let meeting = page.corpus.meeting(meeting)?;
    let href = page.href(Route::Meeting { id: meeting.id().to_owned() });
    let part = account.part(topic.ix());
    let shown = part.filter(|part| !part.statements.is_empty());
    let body = match (shown, part) {
        (Some(part), _) => said(page, account, part),
        (None, Some(part)) => filtered(page, part),
        (None, None) => absent(page, account, topic),
    };
    Some(
        view! {
            <div class="topic-opened" id=ID>
                <p class="topic-opened-head">
                    {topic.name()} " in the account by " {reporter_tag(page, side)} ": "
                    <a href=href>{meeting_words(meeting)}</a>
                </p>
                {body}
            </div>
        }
        .into_any(),
    )
}

fn said(page: Page, account: &Account, part: &Part) -> AnyView {
    let statements = match part.statements.len() {
        all if all == account.statements => words::count(all, "statement"),
        own => {
            format!("{} of {}", words::number(own), words::count(account.statements, "statement"))
        }
    };
    let hidden = match part.hidden {
        0 => String::new(),
        hidden => format!(" ({} filtered out)", words::number(hidden)),
    };
    let spent = format!(
        "{} of {} in {} of {} ({})",
        words::number(part.words),
        words::count(account.words, "word"),
        words::number(part.sentences),
        words::count(account.sentences, "sentence"),
        words::share(part.value(Measure::Share, account)),
    );
    let place = format!(
        "{} of its {}, ",
        words::ordinal(part.position as u32),
        words::count(account.parts.len(), "topic")
    );
    let first = part.first.and_then(|(sentence, number)| {
        let href = sentence_href(page, None, sentence)?;
        Some(view! { <a href=href>{format!("first in sentence {number}")}</a> })
    });
    let left = part.statements.iter().filter_map(|&ix| page.corpus.statement(ix));
    let cards: Vec<AnyView> = statement_cards(page, left)
        .into_iter()
        .map(|card| view! { <li>{card}</li> }.into_any())
        .collect();
    view! {
        <p class="note">{statements} {hidden} "; " {spent} "; " {place} {first}</p>
        <ol class="statement-list">{cards}</ol>
    }
    .into_any()
}

fn filtered(page: Page, part: &Part) -> AnyView {
    let route = page.address.with_untracked(|address| address.route.clone());
    let href = page.href_with(route, |query| {
        *query = readout_corpus::query::Query { as_of: query.as_of, ..Default::default() };
    });
    let text =
        format!("{} on it, which the filters leave out. ", words::count(part.hidden, "statement"));
    view! { <p>{text} <a href=href>"Remove the filters"</a></p> }.into_any()
}

fn absent(page: Page, account: &Account, topic: Topic<'static>) -> AnyView {
    let found = searched(page.corpus, account, topic);
    let terms: Vec<&str> = topic.terms().collect();
    let text = format!(
        "0 of {} ({}). Terms searched: {}",
        words::count(found.sentences, "sentence"),
        words::count(account.statements, "statement"),
        terms.join(", ")
    );
    let elsewhere = (!found.elsewhere.is_empty()).then(|| {
        let lines: Vec<AnyView> = found
            .elsewhere
            .iter()
            .filter_map(|&(segment, sentence)| {
                let href = sentence_href(page, Some(segment), sentence)?;
                let sentence = page.corpus.sentence(sentence)?;
                let document = page.corpus.segment(segment)?.document();
                let language = page.corpus.document(document)?.language();
                Some(
                    view! {
                        <li class="source-words" lang=language>
                            {sentence.text()} " "
                            <a class="to-the-text" href=href aria-label="Open in the text">"↗"</a>
                        </li>
                    }
                    .into_any(),
                )
            })
            .collect();
        let count = words::count(found.elsewhere.len(), "sentence");
        view! {
            <p class="note">
                {format!("Not counted, because it is in no statement or a part of another name: a term in {count}")}
            </p>
            <ul class="topic-elsewhere">{lines}</ul>
        }
    });
    view! { <p>{text}</p> {elsewhere} }.into_any()
}

/// The place of a sentence in the reader.
pub fn sentence_href(
    page: Page,
    segment: Option<SegmentIx>,
    sentence: SentenceIx,
) -> Option<String> {
    let sentence = page.corpus.sentence(sentence)?;
    let segment = page.corpus.segment(segment.unwrap_or(sentence.segment()))?;
    Some(page.href(Route::Document { id: sentence_id(segment, sentence.span()) }))
}
