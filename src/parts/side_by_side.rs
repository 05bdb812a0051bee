//! What each side reports of a meeting: a column per side, a row per topic, and what a side leaves out.

use std::rc::Rc;

use leptos::prelude::*;
use readout_corpus::format::{Meeting, Statement, Topic};
use readout_corpus::model::{EntityIx, SideIx, StatementIx};

use crate::corpus::side_class;
use crate::models::comparison::{Column, Columns, Comparison, Row};
use crate::models::reports::Report;
use crate::parts::links::{entity_links, how_found, side_tag};
use crate::parts::turns::{in_turns, part};
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// How many statements a cell shows before it is asked for more.
const FEW: usize = 3;

/// The comparison with its switch; says why where there is nothing to compare.
pub fn side_by_side(page: Page, meeting: Meeting<'static>, reports: Memo<Vec<Report>>) -> AnyView {
    let chosen = RwSignal::new(None::<Columns>);
    let compared =
        move |by| reports.with(|reports| Comparison::of(page.corpus, meeting, reports, by));
    let reporting = Memo::new(move |_| compared(Columns::Reporter));
    // Where fewer than two sides have an account of their own, who speaks tells more.
    let usual = move || match reporting.with(Comparison::speaking) {
        0 | 1 => Columns::Speaker,
        _ => Columns::Reporter,
    };
    let by = Memo::new(move |_| chosen.get().unwrap_or_else(usual));
    let comparison = Memo::new(move |_| match by.get() {
        Columns::Reporter => reporting.get(),
        Columns::Speaker => compared(Columns::Speaker),
    });
    let switch =
        [(Columns::Reporter, "By whose account it is"), (Columns::Speaker, "By who speaks")].map(
            |(columns, name)| {
                view! {
                    <button
                        type="button"
                        class="button"
                        aria-pressed=move || if by.get() == columns { "true" } else { "false" }
                        on:click=move |_| chosen.set(Some(columns))
                    >
                        {name}
                    </button>
                }
            },
        );
    let silent = move || {
        let names = reporting.with(|reporting| silent_sides(page, reporting));
        let why = if by.get() == Columns::Speaker && chosen.get().is_none() {
            ", so the columns show who speaks"
        } else {
            ""
        };
        (!names.is_empty()).then(|| {
            let names = words::list(&names);
            let text = format!("This corpus has no statement from an account by {names}{why}");
            view! { <p class="compare-absent">{text}</p> }
        })
    };
    let body = move || comparison.with(|comparison| table(page, comparison, by.get()));
    let is_empty = move || {
        comparison.with(|comparison| comparison.columns.iter().all(|column| column.statements == 0))
    };
    view! {
        <div class="button-row no-print" role="group" aria-label="Columns" hidden=is_empty>
            {switch.collect_view()}
        </div>
        {silent}
        {body}
    }
    .into_any()
}

/// The names of the sides that took part and have no statement.
fn silent_sides(page: Page, comparison: &Comparison) -> Vec<String> {
    let silent = comparison.columns.iter().filter(|column| column.statements == 0);
    silent.filter_map(|column| Some(page.corpus.side(column.side?)?.name().to_owned())).collect()
}

fn table(page: Page, comparison: &Comparison, by: Columns) -> AnyView {
    // Beside two sides of their own, accounts of no side would only push them apart: they stand below.
    let aside = by == Columns::Reporter && comparison.speaking() > 1;
    let columns: Vec<Column> =
        comparison.columns.iter().copied().filter(|column| is_column(column, aside)).collect();
    if columns.is_empty() {
        return view! {
            <p class="empty">
                "No statement stands where this is told or announced, or the rules did not find one. "
                "The segments below mention it."
            </p>
        }
        .into_any();
    }
    let silent = match by {
        Columns::Reporter => Vec::new(),
        Columns::Speaker => silent_sides(page, comparison),
    };
    let absent = (!silent.is_empty()).then(|| {
        let text = format!("Nobody of {} speaks in these accounts", words::list(&silent));
        view! { <p class="compare-absent">{text}</p> }
    });
    let class = match columns.len() {
        1 => "compare compare-1",
        2 => "compare compare-2",
        3 => "compare compare-3",
        _ => "compare compare-4",
    };
    let heads = columns.iter().map(|column| {
        view! {
            <div class=format!("compare-head {}", side_class(page.corpus, column.side))>
                <span class="compare-name">{column_name(page, column.side, by)}</span>
                <span class="note">{column_counts(column, by)}</span>
            </div>
        }
    });
    let whole = Rc::new(comparison.clone());
    let rows = (0..comparison.rows.len()).map(|at| {
        let whole = Rc::clone(&whole);
        part(move || one_row(page, &whole, at, by, aside))
    });
    let others = aside.then(|| others(page, comparison)).flatten();
    view! {
        {absent}
        <div class=class>
            <div class="compare-heads" aria-hidden="true"><div></div>{heads.collect_view()}</div>
            {in_turns(2, 2, rows.collect())}
        </div>
        {others}
    }
    .into_any()
}

/// Whether something is shown of a side beside the others.
fn is_column(column: &Column, aside: bool) -> bool {
    column.statements > 0 && !(aside && column.side.is_none())
}

/// What each side reports on a topic; nothing where none does.
fn one_row(
    page: Page,
    comparison: &Comparison,
    at: usize,
    by: Columns,
    aside: bool,
) -> Option<AnyView> {
    let row = comparison.rows.get(at)?;
    let cells: Vec<(&Column, &[StatementIx])> = comparison
        .columns
        .iter()
        .zip(row.cells.iter().map(Vec::as_slice))
        .filter(|(column, _)| is_column(column, aside))
        .collect();
    if cells.iter().all(|(_, cell)| cell.is_empty()) {
        return None;
    }
    let topic = row.topic.and_then(|topic| page.corpus.topic(topic));
    let cells: Vec<AnyView> =
        cells.into_iter().map(|(column, cell)| one_cell(page, row, column, cell, by)).collect();
    Some(
        view! {
            <section class="compare-row">
                <h3 class="compare-topic">{topic_link(page, topic)}</h3>
                {cells}
            </section>
        }
        .into_any(),
    )
}

/// What stands in accounts of no side, topic by topic.
fn others(page: Page, comparison: &Comparison) -> Option<AnyView> {
    let column = comparison.columns.iter().position(|column| column.side.is_none())?;
    let count = comparison.columns.get(column)?.statements;
    let rows = comparison.rows.iter().filter_map(|row| {
        let cell = row.cells.get(column).filter(|cell| !cell.is_empty())?;
        let topic = row.topic.and_then(|topic| page.corpus.topic(topic));
        let name = topic_link(page, topic);
        Some(view! {
            <section class="compare-row">
                <h3 class="compare-topic">{name}</h3>
                {said_list(page, cell, Columns::Speaker)}
            </section>
        })
    });
    let text = format!(
        "{} of no side: newsrooms and editors",
        words::count(count, "further statement") + " in accounts"
    );
    (count > 0).then(|| {
        view! {
            <details class="compare-more">
                <summary>{text}</summary>
                <div class="compare compare-1">{rows.collect_view()}</div>
            </details>
        }
        .into_any()
    })
}

fn column_name(page: Page, side: Option<SideIx>, by: Columns) -> AnyView {
    side_tag(page, side).unwrap_or_else(|| {
        let name = match by {
            Columns::Reporter => "Accounts of no side",
            Columns::Speaker => "Both sides, or nobody named",
        };
        view! { <span class="side-tag side">{name}</span> }.into_any()
    })
}

fn column_counts(column: &Column, by: Columns) -> String {
    let statements = words::count(column.statements, "statement");
    let segments = words::count(column.segments, "segment");
    match by {
        Columns::Reporter => format!("{statements} in {segments}"),
        Columns::Speaker => format!("{statements}, from {segments}"),
    }
}

fn one_cell(page: Page, row: &Row, column: &Column, cell: &[StatementIx], by: Columns) -> AnyView {
    let class = format!("compare-cell {}", side_class(page.corpus, column.side));
    let body = match cell.is_empty() {
        true => not_mentioned(page, row, column),
        false => said_list(page, cell, by),
    };
    view! {
        <div class=class>
            <h4 class="compare-side">{column_name(page, column.side, by)}</h4>
            {body}
        </div>
    }
    .into_any()
}

/// A topic's name as a link to its page, or words for none.
fn topic_link(page: Page, topic: Option<Topic<'static>>) -> AnyView {
    let Some(topic) = topic else { return view! { "No topic found" }.into_any() };
    let href = page.href(Route::Topic { id: topic.id().to_owned() });
    view! { <a class="quiet-link" href=href>{topic.name()}</a> }.into_any()
}

/// That a side has nothing on a topic, and what was looked for.
fn not_mentioned(page: Page, row: &Row, column: &Column) -> AnyView {
    let text = format!("Not mentioned in {}", words::count(column.statements, "statement"));
    match row.topic.and_then(|topic| page.corpus.topic(topic)) {
        Some(topic) => {
            let terms: Vec<&str> = topic.terms().collect();
            view! {
                <details class="not-mentioned">
                    <summary>{text}</summary>
                    <p class="note">"Terms searched: " {terms.join(", ")}</p>
                </details>
            }
            .into_any()
        }
        None => view! { <p class="not-mentioned">"None"</p> }.into_any(),
    }
}

/// Statements in order, the first few at once. A sentence that holds several stands once.
fn said_list(page: Page, cell: &[StatementIx], by: Columns) -> AnyView {
    let mut sentences: Vec<(Statement<'static>, usize)> = Vec::new();
    for statement in cell.iter().filter_map(|&ix| page.corpus.statement(ix)) {
        let place = |one: Statement<'static>| (one.segment(), one.span());
        match sentences.last_mut().filter(|(last, _)| place(*last) == place(statement)) {
            Some((_, count)) => *count += 1,
            None => sentences.push((statement, 1)),
        }
    }
    let mut before = None;
    let mut items = sentences.into_iter().map(|(statement, count)| {
        let speakers: Vec<EntityIx> = statement.speakers().collect();
        // The name of who goes on speaking need not be repeated.
        let goes_on = !speakers.is_empty() && before.as_ref() == Some(&speakers);
        before = Some(speakers);
        view! { <li>{said(page, statement, count, goes_on, by)}</li> }
    });
    let first: Vec<_> = items.by_ref().take(FEW).collect();
    let rest: Vec<_> = items.collect();
    let rest = (!rest.is_empty()).then(|| {
        view! {
            <details class="compare-more">
                <summary>{format!("Show {} more", words::number(rest.len()))}</summary>
                <ul class="said-list">{rest}</ul>
            </details>
        }
    });
    view! { <ul class="said-list">{first}</ul> {rest} }.into_any()
}

/// A statement in few lines: who, the words, where they stand.
fn said(
    page: Page,
    statement: Statement<'static>,
    count: usize,
    goes_on: bool,
    by: Columns,
) -> AnyView {
    let corpus = page.corpus;
    let segment = corpus.segment(statement.segment());
    let document = segment.and_then(|segment| corpus.document(segment.document()));
    let language = document.map(|document| document.language());
    let source = segment
        .and_then(|segment| segment.originator())
        .or_else(|| document.and_then(|document| document.carrier()))
        .and_then(|source| corpus.entity(source))
        .filter(|_| by == Columns::Speaker)
        .map(|source| view! { <span>{source.name()}</span> });
    let speakers = if statement.speakers().next().is_some() {
        entity_links(page, statement.speakers())
    } else {
        let name = statement.source().map_or("Speaker not named", |source| statement.slice(source));
        view! { {name} }.into_any()
    };
    let ix = statement.ix();
    let is_muted =
        move || page.results.with(|results| results.statements.binary_search(&ix).is_err());
    let id = statement.id();
    let href = move || page.href(Route::Document { id: id.to_owned() });
    let several = (count > 1).then(|| {
        view! { <span>{format!("{} in one sentence", words::count(count, "statement"))}</span> }
    });
    view! {
        <article class="said" class:is-muted=is_muted>
            <div class="said-head" class:visually-hidden=goes_on>
                <span class="speaker">{speakers}</span>
            </div>
            <p class="source-words" lang=language>{statement.text()}</p>
            <div class="said-foot">
                <a href=href>"Open in the text"</a>
                <span>{words::form(statement.form())}</span>
                {source}
                {several}
                {how_found(page, statement.how())}
            </div>
        </article>
    }
    .into_any()
}
