//! Who and what the corpus names, by kind; found by any spelling in any script.

use leptos::prelude::*;
use readout_corpus::format::Entity;
use readout_corpus::model::EntityKind;

use crate::corpus::side_class;
use crate::dom;
use crate::models::directory::{self, Directory, Entry, Order, authority_entry, facet_of};
use crate::models::profile::main_office;
use crate::models::ranking::Weights;
use crate::models::script::Script;
use crate::parts::bar_list::percent;
use crate::parts::links::side_tag;
use crate::parts::more::more;
use crate::parts::scope_line::{scope, scope_line};
use crate::parts::turns::{in_turns, part};
use crate::route::{Address, Route};
use crate::state::Page;
use crate::words;

/// Lines shown at first, and added each time that more are asked for.
const PAGE: usize = 60;
/// Lines that are built in a turn.
const LINES: usize = 15;

/// The view of one kind; the text in its field and the order are followed in the address.
pub fn view(page: Page, kind: Option<EntityKind>) -> AnyView {
    let corpus = page.corpus;
    let kind = kind.unwrap_or(EntityKind::Person);
    let scope = scope(page);
    let weights = Memo::new(move |_| scope.with(|scope| Weights::of(corpus, scope)));
    let asked = Memo::new(move |_| {
        page.address.with(|address| match &address.route {
            Route::Entities { find, order, .. } => (find.clone(), *order),
            _ => Default::default(),
        })
    });
    let limit = RwSignal::new(PAGE);
    let list = move || {
        let (find, order) = asked.get();
        let directory = weights
            .with(|weights| directory::directory(corpus, weights, kind, &find, order, limit.get()));
        lists(page, kind, &find, directory, limit)
    };
    view! {
        <header class="view-head">
            <h1>"Entities"</h1>
            <p class="lede">
                "People, organisations, places, treaties and recurring meetings that the documents name, under every spelling"
            </p>
            <p><a href=move || page.href(Route::Network(Default::default()))>"Who occurs with whom, as a network"</a></p>
        </header>
        {scope_line(page, "Counts here come")}
        {tabs(page, kind, weights)}
        {controls(page, kind, asked)}
        {list}
    }
    .into_any()
}

fn tabs(page: Page, current: EntityKind, weights: Memo<Weights>) -> AnyView {
    let tabs = move || {
        let counts = weights.with(|weights| directory::counts(page.corpus, weights));
        let tabs = counts.into_iter().filter(|&(kind, count)| count > 0 || kind == current);
        let tabs = tabs.map(|(kind, count)| {
            view! {
                <li>
                    <a
                        class="tab"
                        href=page.href(Route::entities(Some(kind)))
                        aria-current=(kind == current).then_some("true")
                    >
                        {words::entity_kinds(kind)} " " <span class="count">{words::number(count)}</span>
                    </a>
                </li>
            }
        });
        tabs.collect_view()
    };
    view! { <nav aria-label="Kinds of entities"><ul class="tabs">{tabs}</ul></nav> }.into_any()
}

fn controls(page: Page, kind: EntityKind, asked: Memo<(String, Order)>) -> AnyView {
    let order = move |order: Order, label: &'static str| {
        let href = move || {
            let find = asked.with(|(find, _)| find.clone());
            page.href(Route::Entities { kind: Some(kind), find, order })
        };
        view! {
            <a
                class="button"
                href=href
                aria-current=move || asked.with(|(_, one)| *one == order).then_some("true")
            >
                {label}
            </a>
        }
    };
    view! {
        <div class="entity-controls">
            <div class="entity-find">
                <label class="note" for="entity-find">"Find a name in any script"</label>
                <input
                    class="field"
                    id="entity-find"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || asked.with(|(find, _)| find.clone())
                    on:input=move |event| {
                        let find = dom::value_of(&event);
                        let order = asked.with_untracked(|(_, order)| *order);
                        let route = Route::Entities { kind: Some(kind), find, order };
                        // A letter typed is not a step that Back should undo.
                        page.replace(page.query.with_untracked(|query| Address::with_query(route, query)));
                    }
                />
            </div>
            <div class="button-row" role="group" aria-label="Sort">
                <span class="note">"Sort by"</span>
                {order(Order::Mentions, "Mentions")}
                {order(Order::Name, "Name")}
            </div>
        </div>
    }
    .into_any()
}

fn lists(
    page: Page,
    kind: EntityKind,
    find: &str,
    directory: Directory<'static>,
    limit: RwSignal<usize>,
) -> AnyView {
    let Directory { known, candidates, silent } = directory;
    let all = known.iter().chain(&candidates);
    let most = all.map(|entry| entry.mentions).max().unwrap_or(0);
    if known.is_empty() && candidates.is_empty() && silent.is_empty() {
        return nothing(page, kind, find);
    }
    let shown = limit.get();
    let listed = known.len();
    let count = words::count(known.len(), "entity");
    let lines = known.into_iter().take(shown);
    let lines = lines.map(|entry| part(move || line(page, entry, most))).collect();
    let more = more(listed, limit, PAGE);
    let unknown = (!candidates.is_empty()).then(|| unknown(page, candidates, most, limit));
    let silent = (!silent.is_empty()).then(|| {
        let names = silent.into_iter().take(shown).map(|entry| {
            let href = page.href(Route::Entity { id: entry.entity.id().to_owned() });
            view! { <li><a href=href>{entry.entity.name()}</a></li> }
        });
        view! {
            <section class="section">
                <h2>"Known, but not named here"</h2>
                <p class="note">
                    "The authority lists them, and the documents do not name them; under filters, those that are left do not"
                </p>
                <ul class="name-list">{names.collect_view()}</ul>
            </section>
        }
    });
    view! {
        <p class="visually-hidden" role="status">{count} " listed"</p>
        <div class="entity-list-head note" aria-hidden="true">
            <span>"Name"</span>
            <span>"Mentions"</span>
            <span class="is-number">"Statements by"</span>
        </div>
        <ol class="entity-list">{in_turns(LINES, LINES, lines)}</ol>
        {more}
        {unknown}
        {silent}
    }
    .into_any()
}

fn nothing(page: Page, kind: EntityKind, find: &str) -> AnyView {
    let kinds = words::entity_kinds(kind).to_lowercase();
    if find.is_empty() {
        return view! { <p class="empty">{format!("No {kinds} are named in what the filters leave")}</p> }.into_any();
    }
    let href = page.href(Route::entities(Some(kind)));
    view! {
        <div class="empty">
            <p>{format!("None of the {kinds} has “{find}” in its name or in another spelling of it")}</p>
            <p>"Look under another kind, or " <a href=href>{format!("show all {kinds}")}</a></p>
        </div>
    }
    .into_any()
}

/// What an entity is, beside its name: a person's office, a place's sort.
fn description(entity: Entity<'static>) -> Option<&'static str> {
    main_office(entity).map(|office| office.title()).or_else(|| entity.sort())
}

fn line(page: Page, entry: Entry<'static>, most: usize) -> AnyView {
    let entity = entry.entity;
    let documents = page.href_with(Route::Documents, |query| {
        if let Some(facet) = facet_of(entity.kind()) {
            query.filters.add(facet, entity.id());
        }
    });
    let own = page.href(Route::Entity { id: entity.id().to_owned() });
    // Where records decide what is filed under it, its own page tells mentions and tags apart.
    let documents = if entity.is_filed_throughout() { documents } else { own.clone() };
    let mentions = format!("{} of {}", words::count(entry.mentions, "mention"), entity.name());
    let statements = match entry.statements {
        0 => view! { <span class="count is-none">"0"</span> }.into_any(),
        count => {
            let label = format!("{} by {}", words::count(count, "statement"), entity.name());
            view! { <a class="count" href=own.clone() aria-label=label>{words::number(count)}</a> }
                .into_any()
        }
    };
    let found_as = entry.found_as.map(|alias| {
        view! { <span class="entity-alias" lang=Script::of(alias).lang()>{alias}</span> }
    });
    view! {
        <li class=format!("entity-line {}", side_class(page.corpus, entity.side()))>
            <div class="entity-name">
                <a href=own>{entity.name()}</a>
                {found_as}
                {side_tag(page, entity.side())}
                {description(entity).map(|text| view! { <span class="note">{text}</span> })}
            </div>
            <div class="entity-mentions">
                <a class="count" href=documents aria-label=mentions>{words::number(entry.mentions)}</a>
                <span class="bar-track" aria-hidden="true">
                    <span class="bar-fill" style:width=percent(entry.mentions, most)></span>
                </span>
            </div>
            <div class="entity-statements is-number">{statements}</div>
        </li>
    }
    .into_any()
}

fn unknown(
    page: Page,
    mut candidates: Vec<Entry<'static>>,
    most: usize,
    limit: RwSignal<usize>,
) -> AnyView {
    let found = candidates.len();
    let count = words::count(found, "name");
    candidates.truncate(limit.get());
    let entries: Vec<(&'static str, String)> =
        candidates.iter().map(|entry| authority_entry(page.corpus, entry.entity)).collect();
    let file = entries.first().map_or("people.toml", |(file, _)| file);
    let toml: Vec<String> = entries.into_iter().map(|(_, entry)| entry).collect();
    let toml = toml.join("\n");
    let lines = candidates.into_iter().map(|entry| part(move || line(page, entry, most)));
    view! {
        <section class="section">
            <h2>"Names that the authority does not know"</h2>
            <p class="note">
                {count} " found by rule: candidates for an entry. Until an editor adds one, spellings of the same name may stand apart"
            </p>
            <ol class="entity-list is-candidates">{in_turns(0, LINES, lines.collect())}</ol>
            {more(found, limit, PAGE)}
            <details class="toml">
                <summary>"Entries for these, to copy into authority/" {file}</summary>
                <pre tabindex="0"><code>{toml}</code></pre>
            </details>
        </section>
    }
    .into_any()
}
