//! All topics: what each account of each meeting says on each, and what it leaves out.

use leptos::html::Div;
use leptos::prelude::*;
use readout_corpus::query::Query;

use crate::dom;
use crate::models::topic_grid::{Grid, Measure, table_of};
use crate::parts::as_of::as_of;
use crate::parts::scope_line::scope_line;
use crate::parts::topic_grid::blocks::blocks;
use crate::parts::topic_grid::table::table;
use crate::parts::topic_grid::{Cells, Place, Rows};
use crate::parts::turns::in_line;
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// How many meetings are shown at first, and how many more each time.
const MEETINGS: usize = 6;
/// How many topics are shown before the reader asks for all.
const TOPICS: usize = 40;
/// Below this width, in CSS pixels, a list is shown in place of the table.
const NARROW: f64 = 600.0;

pub fn view(page: Page) -> AnyView {
    let container = NodeRef::<Div>::new();
    let watch = StoredValue::new_local(None);
    let narrow = RwSignal::new(None::<bool>);
    Effect::new(move || {
        if let Some(element) = container.get() {
            watch.set_value(dom::SizeWatch::new(&element, move |px, _| {
                let is_narrow = Some(px < NARROW);
                // The view may be gone when the browser calls.
                if narrow.try_get_untracked().is_some_and(|before| before != is_narrow) {
                    // What is measured within a frame is drawn in another.
                    in_line(move || narrow.try_set(is_narrow).is_none());
                }
            }));
        }
    });
    on_cleanup(move || watch.dispose());
    let measure = Memo::new(move |_| {
        page.address.with(|address| match address.route {
            Route::Topics { measure } => measure,
            _ => Measure::default(),
        })
    });
    let most = RwSignal::new(MEETINGS);
    let all_topics = RwSignal::new(false);
    let found = Memo::new(move |_| found(page, most.get()));
    let open = RwSignal::new(None::<Place>);
    // Later drawings are short, and rows that come one after the other would move what stands below.
    let is_first = StoredValue::new(true);
    let body = move || {
        let Some(is_narrow) = narrow.get() else { return ().into_any() };
        let grid = found.get();
        if grid.topics.is_empty() || grid.meetings.is_empty() {
            return empty(page, &grid);
        }
        // A table of nothing but absences would hide that there is nothing to compare.
        if grid.topics.iter().all(|(_, total)| *total == 0) && page.query.with(Query::is_empty) {
            return nothing_said(page);
        }
        let topics = grid.topics.len();
        let rows = if all_topics.get() { topics } else { TOPICS };
        let cells = Cells::of(page, &grid, measure.get(), open);
        let grid = StoredValue::new(grid);
        let rows = Rows { most: rows, in_turns: is_first.get_value() };
        is_first.set_value(false);
        if is_narrow { blocks(cells, grid, rows) } else { table(cells, grid, rows) }
    };
    // A list scrolls with the page; only the table has a region that scrolls by itself.
    let of_region = move |value: &'static str| (narrow.get() == Some(false)).then_some(value);
    view! {
        <header class="view-head">
            <h1>"Topics"</h1>
            <p class="lede">"What each side’s account of each meeting says on each topic, and what it leaves out"</p>
        </header>
        {scope_line(page, "Counts here come")}
        {measures(page, measure)}
        <p class="note topic-legend">{move || legend(measure.get())}</p>
        <div node_ref=container aria-busy=move || narrow.get().is_none().then_some("true")>
            <div
                class="topic-scroll"
                role=move || of_region("region")
                tabindex=move || of_region("0")
                aria-label=move || of_region("Topics by meeting and side")
            >
                {body}
            </div>
        </div>
        {move || narrow.get().map(|_| {
            more(found.with(|grid| (grid.earlier, grid.topics.len())), most, all_topics)
        })}
        {as_of(page)}
    }
    .into_any()
}

/// The grid under the filters. Chosen topics choose rows, also those of which nothing is left.
fn found(page: Page, most: usize) -> Grid {
    page.query
        .with(|query| page.results.with(|results| table_of(page.corpus, query, results, most)))
}

fn measures(page: Page, measure: Memo<Measure>) -> AnyView {
    let buttons: Vec<AnyView> = Measure::ALL
        .into_iter()
        .map(|one| {
            let name = match one {
                Measure::Statements => "Statements",
                Measure::Words => "Words",
                Measure::Share => "Share of words",
                Measure::Position => "Order of mention",
            };
            let href = move || page.href(Route::Topics { measure: one });
            view! {
                <a class="button" href=href aria-current=move || (measure.get() == one).then_some("true")>{name}</a>
            }
            .into_any()
        })
        .collect();
    view! {
        <nav class="button-row no-print topic-measures" aria-label="What the cells show">{buttons}</nav>
    }
    .into_any()
}

fn legend(measure: Measure) -> &'static str {
    match measure {
        Measure::Statements => {
            "Number of statements on the topic in each account. A number or “absent” opens what stands behind it"
        }
        Measure::Words => {
            "Words of the sentences with a term of the topic; a sentence may have several topics"
        }
        Measure::Share => {
            "Words of the sentences with a term of the topic, as a part of all words of the account"
        }
        Measure::Position => {
            "Which of its topics an account mentions first, second, third; one term may show two topics at once"
        }
    }
}

fn empty(page: Page, grid: &Grid) -> AnyView {
    let why = match (page.query.with(Query::is_empty), grid.topics.is_empty()) {
        (false, true) => "No statement on any topic is left. Remove filters above",
        (false, false) => "No meeting with an account is left. Remove filters above",
        (true, true) => "The authority lists no topics",
        (true, false) => "No document here gives an account of a meeting with statements",
    };
    view! { <p class="empty">{why}</p> }.into_any()
}

fn nothing_said(page: Page) -> AnyView {
    let documents = page.href(Route::Documents);
    view! {
        <div class="empty">
            <p>"No statement in an account of a meeting was found to be about one of the topics"</p>
            <p><a href=documents>"See the documents on each topic"</a></p>
        </div>
    }
    .into_any()
}

fn more(
    (earlier, topics): (usize, usize),
    most: RwSignal<usize>,
    all_topics: RwSignal<bool>,
) -> AnyView {
    let meetings = (earlier > 0).then(|| {
        view! {
            <button type="button" class="button" on:click=move |_| most.update(|most| *most += MEETINGS)>
                "Show earlier meetings"
            </button>
        }
    });
    let topics = (topics > TOPICS && !all_topics.get()).then(|| {
        view! {
            <button type="button" class="button" on:click=move |_| all_topics.set(true)>
                {format!("Show all {} topics", words::number(topics))}
            </button>
        }
    });
    view! { <div class="button-row no-print topic-more">{meetings} {topics}</div> }.into_any()
}
