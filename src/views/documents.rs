//! Search: what was asked, what narrows it, and what is found.

use leptos::prelude::*;
use readout_corpus::model::{StatementIx, Status};
use readout_corpus::query::{
    Query, Sort, corrections, count_documents, entities_by_prefix, first_statements, nearest_id,
};

use super::missing::looked_at;
use crate::dom;
use crate::models::figures::tally;
use crate::models::results::FIRST;
use crate::models::{filters, results, typing};
use crate::parts::chips::chips;
use crate::parts::facets::facets;
use crate::parts::histogram::histogram;
use crate::parts::links::entity_link;
use crate::parts::result_card::{result_card, result_id};
use crate::parts::search_box::search_for;
use crate::parts::turns::{Rows, in_turns, part, row_by_row};
use crate::pieces;
use crate::route::{Address, Route};
use crate::state::Page;
use crate::words;

const RESULTS: &str = "results";
/// Rows that are built at once, about as many as a screen shows, and with each turn that follows.
const FIRST_ROWS: usize = 4;
const ROWS_IN_A_TURN: usize = 3;

pub fn view(page: Page) -> AnyView {
    let (most, set_most) = window(page, FIRST);
    let total = Memo::new(move |_| page.results.with(|results| results.total()));
    let rows = rows(page, most, total);
    let cards = Memo::new(move |_| {
        let most = most.get();
        page.results.with(|found| {
            page.query.with(|query| {
                let cards = pieces::complete(|| results::cards(page.corpus, query, found, most));
                #[cfg(feature = "sharded")]
                let cards = cards.unwrap_or_else(|| results::titles(found, most));
                #[cfg(not(feature = "sharded"))]
                let cards = cards.unwrap_or_default();
                cards
            })
        })
    });
    step_by_keys(page, cards);
    let (compact, set_compact) = signal(dom::preference("density").as_deref() == Some("compact"));
    let density = move || {
        let pressed = move || if compact.get() { "true" } else { "false" };
        view! {
            <button type="button" class="button" aria-pressed=pressed on:click=move |_| {
                set_compact.update(|compact| *compact = !*compact);
                let name = if compact.get_untracked() { "compact" } else { "roomy" };
                dom::set_preference("density", name);
            }>
                "Compact"
            </button>
        }
        .into_any()
    };
    let list = move || {
        view! {
            <div class="result-tools">{sort_field(page)} {density()}</div>
            <ol class="results" class:is-compact=compact aria-busy=move || rows.busy()>
                <For
                    each=move || cards.with(|cards| cards.iter().take(rows.built()).cloned().collect::<Vec<_>>())
                    key=results::Card::key
                    children=move |card| {
                        view! { <li>{pieces::when_here(move || result_card(page, &card))}</li> }
                    }
                />
            </ol>
            {move || more(total.get(), most, set_most, FIRST, "document")}
        }
        .into_any()
    };
    let summary = move || {
        page.results.with(|results| {
            let documents = words::number(results.total());
            let all = words::count(results.of, "document");
            // What was not looked for is not counted.
            let count = |found: usize, one: &str, all: &str| match page.finds_all() {
                true => words::count(found, one),
                false => all.to_owned(),
            };
            let statements = count(results.statements.len(), "statement", "Statements");
            // Each number opens the list that has so many.
            let as_of = page.query.with_untracked(|query| query.as_of);
            let tally = pieces::complete(|| tally(page.corpus, &results.meetings, as_of));
            let number = |at: usize, one: &str, all: &str| match tally {
                Some(counts) => count(counts[at], one, all),
                None => all.to_owned(),
            };
            let held = number(0, "meeting", "Meetings");
            let planned = number(1, "planned event", "Planned events");
            view! {
                <span>{format!("{documents} of {all}")}</span>
                <a href=move || page.href(Route::Statements)>{statements}</a>
                <a href=move || page.href(Route::meetings(Some(Status::Held)))>{held}</a>
                <a href=move || page.href(Route::meetings(Some(Status::Planned)))>{planned}</a>
            }
            .into_any()
        })
    };
    frame(page, "Documents", summary, total, list)
}

/// The first statements that are found, in the order of their documents, and how many there are.
pub fn statements(page: Page, most: ReadSignal<usize>) -> Memo<(Vec<StatementIx>, usize)> {
    Memo::new(move |_| {
        let most = most.get();
        page.results.with(|found| {
            // Where statements stand is looked up often. In a corpus in pieces one look lets the view wait for it.
            let part_of = |one: &StatementIx| page.corpus.statement(*one).map(|one| one.segment());
            let look = || found.statements.first().map(part_of);
            look();
            let is_known = pieces::complete(look).is_some();
            let first = || first_statements(page.corpus, found, most);
            let first = is_known.then(|| pieces::complete(first)).flatten();
            (first.unwrap_or_default(), found.statements.len())
        })
    })
}

/// How many results are shown: `step` at first, and again after each change of what is asked.
pub fn window(page: Page, step: usize) -> (ReadSignal<usize>, WriteSignal<usize>) {
    let (most, set_most) = signal(step);
    Effect::new(move |before: Option<()>| {
        page.query.track();
        if before.is_some() {
            set_most.set(step);
        }
    });
    (most, set_most)
}

/// The rows of a list with so many, a few with each turn: what is on the screen comes first.
pub fn rows(page: Page, most: ReadSignal<usize>, total: Memo<usize>) -> Rows {
    let wanted = Signal::derive(move || most.get().min(total.get()));
    row_by_row(FIRST_ROWS, ROWS_IN_A_TURN, wanted, move || page.query.track())
}

/// A button for the next results, where there are more.
pub fn more(
    total: usize,
    most: ReadSignal<usize>,
    set_most: WriteSignal<usize>,
    step: usize,
    unit: &str,
) -> Option<AnyView> {
    let hidden = total.checked_sub(most.get()).filter(|&hidden| hidden > 0)?;
    let text = format!("Show {} more", hidden.min(step));
    let of = format!("{} of {} shown", words::number(most.get()), words::count(total, unit));
    Some(
        view! {
            <p class="more">
                <button type="button" class="button" on:click=move |_| {
                    set_most.update(|most| *most += step);
                }>
                    {text}
                </button>
                <span class="note">{of}</span>
            </p>
        }
        .into_any(),
    )
}

/// What the search for documents and for statements have in common: filters at the side, the period above.
pub fn frame(
    page: Page,
    name: &'static str,
    summary: impl Fn() -> AnyView + Send + 'static,
    total: Memo<usize>,
    list: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let (open, set_open) = signal(false);
    let chosen = move || match page.query.with(filters::count) {
        0 => "Filters".to_owned(),
        chosen => format!("Filters ({chosen})"),
    };
    let views = [("Documents", Route::Documents), ("Statements", Route::Statements)];
    let views = views.map(|(label, route)| {
        let current = (label == name).then_some("true");
        view! {
            <a class="button" aria-current=current href=move || page.href(route.clone())>{label}</a>
        }
    });
    let unit = if name == "Documents" { "document" } else { "statement" };
    let is_empty = move || total.get() == 0;
    let results = part(move || {
        view! {
            {move || is_empty().then(|| nothing(page))}
            <div hidden=is_empty>{list()}</div>
        }
    });
    let filters = vec![part(move || histogram(page)), part(move || facets(page))];
    view! {
        <div class="search-head">
            <h1>{name}</h1>
            <p class="search-summary" role="status">{summary}</p>
            <div class="button-row search-views">{views.collect_view()}</div>
        </div>
        {chips(page)}
        {notes(page)}
        <div class="search-body">
            <button
                type="button"
                class="button filters-button"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls="filters"
                on:click=move |_| set_open.update(|open| *open = !*open)
            >
                {chosen}
            </button>
            <section class="filters" id="filters" aria-label="Filters" class:is-open=open>
                {in_turns(0, 1, filters)}
                <button type="button" class="button is-primary filters-done" on:click=move |_| {
                    set_open.set(false);
                    dom::show_element(RESULTS);
                }>
                    {move || format!("Show {}", words::count(total.get(), unit))}
                </button>
            </section>
            <section class="search-results" id=RESULTS tabindex="-1" aria-label="Results">
                {in_turns(0, 1, vec![results])}
            </section>
        </div>
    }
    .into_any()
}

fn sort_field(page: Page) -> AnyView {
    let labels = [
        (Sort::Relevance, "Best match first"),
        (Sort::Newest, "Newest first"),
        (Sort::Oldest, "Oldest first"),
        (Sort::Title, "By title"),
        (Sort::Carrier, "By carrier"),
        (Sort::Statements, "Most statements first"),
    ];
    let options = labels.map(|(sort, label)| {
        let selected = move || page.query.with(|query| query.sort == sort);
        view! { <option value=sort.name() prop:selected=selected>{label}</option> }
    });
    view! {
        <label class="sort-field">
            <span>"Order"</span>
            <select class="field" on:change=move |event| {
                let sort = Sort::from_name(&dom::value_of(&event)).unwrap_or_default();
                page.filter(|query| query.sort = sort);
            }>
                {options.collect_view()}
            </select>
        </label>
    }
    .into_any()
}

/// How the search was read, what may have been meant, and what a link asked for that is not here.
fn notes(page: Page) -> AnyView {
    let text = Memo::new(move |_| page.query.with(|query| query.text.trim().to_owned()));
    let read = move || {
        let read = page.results.with(|results| {
            text.with(|text| typing::read_as(text, &results.understood).map(str::to_owned))
        });
        read.map(|read| view! { <p class="note">"Read as: " {read}</p> })
    };
    let meant = move || {
        let better = page.results.with(|results| {
            let better =
                |query: &Query| corrections(page.corpus, &query.text, &results.doubtful, 1).pop();
            page.query.with(|query| pieces::complete(|| better(query)).flatten())
        });
        better.map(|better| {
            let shown = better.clone();
            let href = move || {
                let route = page.address.with(|address| address.route.clone());
                page.href_with(route, |query| query.text.clone_from(&better))
            };
            view! { <p>"Did you mean " <a href=href>{shown}</a> "?"</p> }
        })
    };
    let named = move || {
        let found = text.with(|text| pieces::complete(|| entities_by_prefix(page.corpus, text, 4)));
        let found = found.unwrap_or_default();
        let links: Vec<_> = found
            .into_iter()
            .filter_map(|one| page.corpus.entity(one.entity))
            .map(|entity| {
                let kind = words::entity_kind(entity.kind());
                view! { <li>{entity_link(page, entity)} " " <span class="note">{kind}</span></li> }
            })
            .collect();
        (!links.is_empty()).then(|| {
            view! {
                <div class="named">
                    <span>"Also a name:"</span>
                    <ul>{links}</ul>
                </div>
            }
        })
    };
    let unknown = move || {
        let unknown = page.results.with(|results| results.unknown.clone());
        let lines = unknown.into_iter().map(|one| {
            let facet = one.facet;
            let text = format!("{} “{}” is not in this corpus. ", words::facet(facet), one.value);
            let nearest = || nearest_id(page.corpus, facet, &one.value);
            let nearest = (looked_at(page) > 0).then(nearest).flatten().map(|nearest| {
                let value = one.value.clone();
                let label =
                    filters::value_label(page.corpus, facet, nearest).unwrap_or(nearest).to_owned();
                let href = move || {
                    let route = page.address.with(|address| address.route.clone());
                    page.href_with(route, |query| {
                        query.filters.remove(facet, &value);
                        query.filters.add(facet, nearest);
                    })
                };
                view! { "The nearest is " <a href=href>{label}</a> }
            });
            view! { <p class="warning-line">{text} {nearest}</p> }
        });
        lines.collect_view()
    };
    view! { <div class="search-notes">{unknown} {meant} {read} {named}</div> }.into_any()
}

/// Why nothing is found, and the ways on.
fn nothing(page: Page) -> AnyView {
    let query = page.query.get();
    if page.corpus.documents().is_empty() {
        return view! {
            <div class="empty">
                <h2>"This corpus is empty"</h2>
                <p>"It was built from a folder without a single readable document."</p>
            </div>
        }
        .into_any();
    }
    let chips = filters::chips(page.corpus, &query);
    let what: Vec<String> =
        chips.iter().map(|chip| format!("{} “{}”", chip.name.to_lowercase(), chip.value)).collect();
    let none = match what.as_slice() {
        [one] => format!("No part of a document matches the {one}"),
        _ => format!("No part of a document matches all of these: {}", what.join(", ")),
    };
    let ways = filters::ways_out(page.corpus, &query).into_iter().map(|way| {
        let text = format!("Without {}: {}", way.chip.name.to_lowercase(), way.chip.value);
        let documents = words::count(way.documents, "document");
        let without = way.chip.without;
        let href = move || {
            let route = page.address.with(|address| address.route.clone());
            Address::with_query(route, &without).href()
        };
        view! { <li><a href=href>{text}</a> " finds " {documents}</li> }
    });
    let ways: Vec<_> = ways.collect();
    let alone = (!ways.is_empty()).then(|| view! { <ul class="ways-out">{ways}</ul> });
    let text = query.text.trim().to_owned();
    let anywhere = search_for(&text);
    let elsewhere = match filters::count(&query) {
        2.. if !text.is_empty() => count_documents(page.corpus, &anywhere.query),
        _ => 0,
    };
    let everywhere = (elsewhere > 0).then(|| {
        let documents = words::count(elsewhere, "document");
        view! { <p><a href=anywhere.href()>"Search everything for “" {text} "”"</a> " finds " {documents}</p> }
    });
    view! {
        <div class="empty">
            <h2>"Nothing matches"</h2>
            <p>{none}</p>
            {alone}
            {everywhere}
            <p><a href=Address { route: Route::Documents, ..Address::default() }.href()>"Show all documents"</a></p>
        </div>
    }
    .into_any()
}

/// `j` and `k` go to the next result and to the one before; Enter then opens it, as it does any link.
fn step_by_keys(page: Page, cards: Memo<Vec<results::Card>>) {
    if !page.has_the_keyboard() {
        return;
    }
    let listener = dom::Listener::on_window("keydown", move |event| {
        let step = match dom::plain_key(&event).as_deref() {
            Some("j") if !dom::is_typing(&event) => 1,
            Some("k") if !dom::is_typing(&event) => -1,
            _ => return,
        };
        let ids: Vec<String> = cards
            .try_with_untracked(|cards| cards.iter().map(|card| result_id(card.document)).collect())
            .unwrap_or_default();
        let at = dom::focused_id().and_then(|id| ids.iter().position(|one| *one == id));
        let next = match (at, step) {
            (Some(at), 1) => at + 1,
            (Some(at), _) => at.saturating_sub(1),
            (None, _) => 0,
        };
        if let Some(id) = ids.get(next) {
            dom::focus_element(id);
        }
    });
    let listener = StoredValue::new_local(listener);
    on_cleanup(move || listener.dispose());
}
