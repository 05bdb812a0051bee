//! One topic: who speaks of it when, meeting by meeting, its terms, and the statements.

use leptos::prelude::*;
use readout_corpus::format::Topic;
use readout_corpus::query::{Facet, Query, ResultSet};

use crate::corpus::side_class;
use crate::models::matrix::sides_of;
use crate::models::profile::newest_first;
use crate::models::results::sentence_id;
use crate::models::topic_grid::{Grid, Measure, grid, only_topic, scope_beside_topics};
use crate::models::topic_terms::{Term, Use, said_on, sentence_span, terms};
use crate::models::topic_time::{OverTime, Spoken, over_time};
use crate::parts::as_of::as_of;
use crate::parts::bar_list::percent;
use crate::parts::links::{date_text, side_tag};
use crate::parts::month_columns::{MonthColumn, month_columns};
use crate::parts::scope_line::scope_line;
use crate::parts::statement_list::statement_list;
use crate::parts::topic_grid::blocks::lines;
use crate::parts::topic_grid::{Cells, reporter_tag};
use crate::parts::turns::{in_turns, part};
use crate::pieces;
use crate::route::Route;
use crate::state::Page;
use crate::views::waiting;
use crate::words;

/// Meetings shown at first, and how many more each time.
const MEETINGS: usize = 12;

pub fn view(page: Page, topic: Topic<'static>) -> AnyView {
    // Other topics that are chosen are left aside: this page is about one.
    let query = Memo::new(move |_| {
        let mut query = page.query.get();
        only_topic(&mut query, topic);
        query
    });
    let (found, is_ready) = page.answer_to(query);
    let of = move |make: fn(Page, Topic<'static>, &ResultSet<'static>) -> AnyView| {
        part(move || {
            let make = move || Some(found.with(|found| make(page, topic, found)));
            pieces::part_when_here(move || found.with(|_| ()), make)
        })
    };
    let parts = move || {
        let meetings = part(move || meetings(page, topic));
        vec![of(counts), of(over_the_months), of(vocabulary), meetings, of(statements)]
    };
    view! {
        <article class="topic">
            <header class="view-head">
                <p class="kicker">"Topic"</p>
                <h1>{topic.name()}</h1>
            </header>
            {scope_line(page, "Counts and lists here come")}
            {move || match is_ready.get() {
                true => in_turns(1, 1, parts()),
                false => waiting::piece(),
            }}
        </article>
        {as_of(page)}
    }
    .into_any()
}

fn counts(page: Page, topic: Topic<'static>, found: &ResultSet<'static>) -> AnyView {
    let href = |route: Route| page.href_with(route, |query| only_topic(query, topic));
    view! {
        <p class="lede">
            <a href=href(Route::Statements)>{words::count(found.statements.len(), "statement")}</a> " in "
            <a href=href(Route::Documents)>{words::count(found.total(), "document")}</a>
        </p>
    }
    .into_any()
}

fn over_the_months(page: Page, topic: Topic<'static>, found: &ResultSet<'static>) -> AnyView {
    let time = over_time(page.corpus, &found.statements);
    let heading = match page.corpus.sides().is_empty() {
        true => "Over time",
        false => "Over time, by the side that speaks",
    };
    view! {
        <section class="section" aria-labelledby="time">
            <div class="section-head">
                <h2 id="time">{heading}</h2>
                <p class="note">"Statements by the date of the text"</p>
            </div>
            {by_side(page, topic, &time)}
        </section>
    }
    .into_any()
}

fn vocabulary(page: Page, topic: Topic<'static>, found: &ResultSet<'static>) -> AnyView {
    view! {
        <section class="section" aria-labelledby="terms">
            <div class="section-head">
                <h2 id="terms">"Its terms"</h2>
                <p class="note">"Uses in statements"</p>
            </div>
            {term_table(page, terms(page.corpus, topic, &found.statements))}
        </section>
    }
    .into_any()
}

fn by_side(page: Page, topic: Topic<'static>, time: &OverTime) -> AnyView {
    let chosen = page.query.with(|query| query.filters.has_any(Facet::Side));
    let shown = page.query.with(|query| time.shown(page.corpus, query));
    let most = shown.iter().flat_map(|spoken| &spoken.counts).copied().max().unwrap_or(0);
    let rows: Vec<AnyView> =
        shown.iter().map(|spoken| side_row(page, topic, time, spoken, most)).collect();
    let silent: Vec<String> = page
        .corpus
        .sides()
        .filter(|side| time.sides.iter().all(|spoken| spoken.side != Some(side.ix())))
        .map(|side| side.name().to_owned())
        .collect();
    let silent = (!silent.is_empty() && !chosen)
        .then(|| format!("No statement on it by speakers of {}", words::list(&silent)));
    let undated = (time.undated > 0)
        .then(|| format!("{} in texts without a date", words::count(time.undated, "statement")));
    let notes: Vec<AnyView> = [silent, undated]
        .into_iter()
        .flatten()
        .map(|text| view! { <p class="note">{text}</p> }.into_any())
        .collect();
    view! { <div class="topic-sides">{rows}</div> {notes} }.into_any()
}

fn side_row(
    page: Page,
    topic: Topic<'static>,
    time: &OverTime,
    spoken: &Spoken,
    most: usize,
) -> AnyView {
    let side = spoken.side.and_then(|side| page.corpus.side(side));
    let only_side = |query: &mut Query| {
        only_topic(query, topic);
        if let Some(side) = side {
            query.filters.clear_facet(Facet::Side);
            query.filters.add(Facet::Side, side.id());
        }
    };
    // No filter asks for those who stand for no side, unless they are everybody.
    let can_open = side.is_some() || time.sides.len() == 1;
    let chart = time.bins.map(|bins| {
        let columns = spoken.counts.iter().enumerate().map(|(bin, &count)| {
            let (first, last) = bins.span(bin);
            let href = (count > 0 && can_open).then(|| {
                page.href_with(Route::Statements, |query| {
                    only_side(query);
                    query.filters.narrow(first.first_day(), last.last_day());
                })
            });
            let marks = (count > 0).then(|| {
                let bar =
                    view! { <span class="month-bar" style:height=percent(count, most)></span> };
                bar.into_any()
            });
            MonthColumn {
                label: format!("{}: {}", bins.words(bin), words::count(count, "statement")),
                href,
                marks,
            }
        });
        month_columns(bins, columns.collect(), "is-bars")
    });
    let total = words::count(spoken.total, "statement");
    let total = match can_open {
        true => {
            view! { <a href=page.href_with(Route::Statements, only_side)>{total}</a> }.into_any()
        }
        false => view! { <span class="note">{total}</span> }.into_any(),
    };
    view! {
        <div class=format!("topic-side {}", side_class(page.corpus, spoken.side))>
            <h3>
                {reporter_tag(page, spoken.side)} " " {total}
            </h3>
            {chart}
        </div>
    }
    .into_any()
}

fn term_table(page: Page, terms: Vec<Term<'static>>) -> AnyView {
    let unused: Vec<&str> =
        terms.iter().filter(|term| term.uses.is_empty()).map(|term| term.term).collect();
    let unused = (!unused.is_empty()).then(|| {
        let text = format!("Searched and in no statement here: {}", unused.join(", "));
        view! { <p class="note">{text}</p> }
    });
    let open = RwSignal::new(None::<&'static str>);
    let used = terms.into_iter().filter(|term| !term.uses.is_empty());
    let rows: Vec<AnyView> = used.map(|term| term_row(page, term, open)).collect();
    let table = (!rows.is_empty()).then(|| {
        view! {
            <table class="data-table term-table">
                <thead>
                    <tr>
                        <th scope="col">"Term"</th>
                        <th scope="col" class="is-number">"Uses"</th>
                        <th scope="col">"First"</th>
                        <th scope="col">"Last"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    let none = (table.is_none() && unused.is_none()).then(|| {
        view! {
            <p class="note">"The topic has no terms to look for: documents are filed under it by their records alone"</p>
        }
    });
    view! { {table} {unused} {none} }.into_any()
}

/// A term; the number of its uses opens their sentences.
fn term_row(page: Page, term: Term<'static>, open: RwSignal<Option<&'static str>>) -> AnyView {
    let name = term.term;
    let count = term.uses.len();
    let is_open = move || open.get() == Some(name);
    let below = move || {
        is_open().then(|| {
            let uses = term.uses.iter().filter_map(|&found| sentence(page, found));
            let uses: Vec<AnyView> = uses.collect();
            view! {
                <tr class="topic-below">
                    <td colspan="4"><ul class="topic-opened topic-elsewhere">{uses}</ul></td>
                </tr>
            }
        })
    };
    view! {
        <tr>
            <th scope="row" class="source-words">{name}</th>
            <td class="is-number">
                <button
                    type="button"
                    class="topic-cell"
                    aria-label=format!("{name}: {}", words::count(count, "use"))
                    aria-expanded=move || if is_open() { "true" } else { "false" }
                    on:click=move |_| open.update(|open| {
                        *open = if *open == Some(name) { None } else { Some(name) };
                    })
                >
                    <span class="count">{words::number(count)}</span>
                </button>
            </td>
            <td>{term.first.and_then(|found| place(page, found))}</td>
            <td>{term.last.and_then(|found| place(page, found))}</td>
        </tr>
        {below}
    }
    .into_any()
}

/// When, by whom, and the way to the sentence.
fn place(page: Page, found: Use) -> Option<AnyView> {
    let statement = page.corpus.statement(found.statement)?;
    let segment = page.corpus.segment(statement.segment())?;
    let id = match sentence_span(segment, found.span) {
        Some(span) => sentence_id(segment, span),
        None => segment.id().to_owned(),
    };
    let date = match said_on(page.corpus, statement) {
        Some(date) => date_text(date),
        None => view! { "no date known" }.into_any(),
    };
    let sides: Vec<AnyView> = sides_of(page.corpus, statement)
        .into_iter()
        .filter_map(|side| side_tag(page, Some(side)))
        .collect();
    Some(
        view! {
            <span class="term-use"><a href=page.href(Route::Document { id })>{date}</a> {sides}</span>
        }
        .into_any(),
    )
}

/// A use with the sentence that it stands in.
fn sentence(page: Page, found: Use) -> Option<AnyView> {
    let segment = page.corpus.segment(page.corpus.statement(found.statement)?.segment())?;
    let language = page.corpus.document(segment.document())?.language();
    let text = segment.slice(sentence_span(segment, found.span)?);
    let place = place(page, found)?;
    Some(view! { <li>{place} <p class="source-words" lang=language>{text}</p></li> }.into_any())
}

/// Which accounts of which meetings speak of it, and which do not.
fn meetings(page: Page, topic: Topic<'static>) -> AnyView {
    let most = RwSignal::new(MEETINGS);
    let open = RwSignal::new(None);
    let body = move || {
        let scope = page.query.with(|query| {
            page.results.with(|results| scope_beside_topics(page.corpus, query, results))
        });
        let mut grid: Grid = grid(page.corpus, &scope, true, most.get());
        grid.topics.retain(|(one, _)| *one == topic.ix());
        if grid.meetings.is_empty() {
            let text = "No meeting with an account is left";
            return Some(view! { <p class="empty">{text}</p> }.into_any());
        }
        let more = (grid.earlier > 0).then(|| {
            view! {
                <p class="topic-more">
                    <button type="button" class="button no-print" on:click=move |_| most.update(|most| *most += MEETINGS)>
                        "Show earlier meetings"
                    </button>
                </p>
            }
        });
        let cells = Cells::of(page, &grid, Measure::Statements, open);
        let stored = StoredValue::new(grid);
        let lines = stored.with_value(|grid| lines(cells, stored, grid, topic, false));
        Some(view! { {lines} {more} }.into_any())
    };
    view! {
        <section class="section" aria-labelledby="meetings">
            <div class="section-head">
                <h2 id="meetings">"Meeting by meeting"</h2>
                <p class="note">"Statements on it in each side’s account"</p>
            </div>
            {pieces::part_when_here(move || page.results.with(|_| ()), body)}
        </section>
    }
    .into_any()
}

fn statements(page: Page, topic: Topic<'static>, found: &ResultSet<'static>) -> AnyView {
    let all = found.statements.iter().filter_map(|&ix| page.corpus.statement(ix));
    let all = newest_first(page.corpus, all);
    let body = match all.is_empty() {
        true => {
            let terms: Vec<&str> = topic.terms().collect();
            let text = match terms.is_empty() {
                true => "No statement on it is left here".to_owned(),
                false => {
                    format!("No statement on it is left here. Terms searched: {}", terms.join(", "))
                }
            };
            view! { <p class="empty">{text}</p> }.into_any()
        }
        false => statement_list(page, all),
    };
    view! {
        <section class="section" aria-labelledby="said">
            <div class="section-head">
                <h2 id="said">"What is said"</h2>
                <p class="note">"The newest first"</p>
            </div>
            {body}
        </section>
    }
    .into_any()
}
