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
use crate::parts::turns::row_by_row;
use crate::pieces;
use crate::route::{Address, FIRST_KIND, Route};
use crate::state::Page;
use crate::words;

/// Lines shown at first, and added each time that more are asked for.
const PAGE: usize = 60;
/// Lines that are built in a turn.
const LINES: usize = 10;

/// The view of one kind; the text in its field and the order are followed in the address.
pub fn view(page: Page, kind: Option<EntityKind>) -> AnyView {
    let corpus = page.corpus;
    let kind = kind.unwrap_or(FIRST_KIND);
    let scope = scope(page);
    let weights = Memo::new(move |_| scope.with(|scope| Weights::of(corpus, scope)));
    let asked = Memo::new(move |_| {
        page.address.with(|address| match &address.route {
            Route::Entities { find, order, .. } => (find.clone(), *order),
            _ => Default::default(),
        })
    });
    let limit = RwSignal::new(PAGE);
    let follow = move || _ = (asked.with(|_| ()), limit.get(), weights.with(|_| ()));
    // With each letter names may be yet to come: until then the list is the one to what was typed before.
    let directory = pieces::kept(follow, move || {
        let (find, order) = asked.get();
        weights
            .with(|weights| directory::directory(corpus, weights, kind, &find, order, limit.get()))
    });
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
        {lists(page, kind, asked, directory, limit)}
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

/// Lines that stay keep their elements: with each letter that is typed, only those that no longer fit go.
fn lists(
    page: Page,
    kind: EntityKind,
    asked: Memo<(String, Order)>,
    directory: Memo<Directory<'static>>,
    limit: RwSignal<usize>,
) -> AnyView {
    let most = Memo::new(move |_| {
        directory.with(|directory| {
            let all = directory.known.iter().chain(&directory.candidates);
            all.map(|entry| entry.mentions).max().unwrap_or(0)
        })
    });
    let count = |of: fn(&Directory<'static>) -> usize| Memo::new(move |_| directory.with(of));
    let known = count(|directory| directory.known.len());
    let candidates = count(|directory| directory.candidates.len());
    let silent = count(|directory| directory.silent.len());
    let is_empty = Memo::new(move |_| known.get() + candidates.get() + silent.get() == 0);
    let find = Memo::new(move |_| directory.with(|directory| directory.find.clone()));
    let none = move || is_empty.get().then(|| nothing(page, kind, &find.get()));
    let has_candidates = Memo::new(move |_| candidates.get() > 0);
    let has_silent = Memo::new(move |_| silent.get() > 0);
    let lines = Lines { page, directory, most, limit, asked };
    view! {
        <p class="visually-hidden" role="status">
            {move || words::count(known.get(), "entity")} " listed"
        </p>
        {none}
        <div hidden=is_empty>
            <div class="entity-list-head note" aria-hidden="true">
                <span>"Name"</span>
                <span>"Mentions"</span>
                <span class="is-number">"Statements by"</span>
            </div>
            {lines.list("entity-list", known, |directory| &directory.known)}
            {move || more(known.get(), limit, PAGE)}
            {move || has_candidates.get().then(|| lines.candidates(candidates))}
            {move || has_silent.get().then(|| lines.silent(silent))}
        </div>
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

/// What the lines of all lists follow.
#[derive(Clone, Copy)]
struct Lines {
    page: Page,
    directory: Memo<Directory<'static>>,
    /// The mentions of the most mentioned, whose bar is full.
    most: Memo<usize>,
    limit: RwSignal<usize>,
    /// What was asked for last, to begin anew with.
    asked: Memo<(String, Order)>,
}

impl Lines {
    /// One of the lists, of which a few lines are built with each turn.
    fn list(
        self,
        class: &'static str,
        total: Memo<usize>,
        of: for<'a> fn(&'a Directory<'static>) -> &'a [Entry<'static>],
    ) -> AnyView {
        let Self { page, directory, limit, asked, .. } = self;
        let wanted = Signal::derive(move || limit.get().min(total.get()));
        // Typing leaves most of the lines where they are; another order does not.
        let order = Memo::new(move |_| asked.with(|(_, order)| *order));
        let afresh = move || {
            order.track();
            page.query.track();
        };
        let rows = row_by_row(LINES, LINES, wanted, afresh);
        let entries = move || {
            let built = rows.built();
            directory.with(|all| of(all).iter().take(built).copied().collect::<Vec<_>>())
        };
        let key = |entry: &Entry<'static>| {
            (entry.entity.ix(), entry.mentions, entry.statements, entry.found_as)
        };
        view! {
            <ol class=class aria-busy=move || rows.busy()>
                <For each=entries key=key children=move |entry| self.line(entry)/>
            </ol>
        }
        .into_any()
    }

    fn line(self, entry: Entry<'static>) -> AnyView {
        let class = format!("entity-line {}", side_class(self.page.corpus, entry.entity.side()));
        view! { <li class=class>{pieces::when_here(move || Some(self.cells(entry)))}</li> }
            .into_any()
    }

    fn cells(self, entry: Entry<'static>) -> AnyView {
        let Self { page, most, .. } = self;
        let entity = entry.entity;
        let own = move || page.href(Route::Entity { id: entity.id().to_owned() });
        let documents = move || match entity.is_filed_throughout() {
            true => page.href_with(Route::Documents, |query| {
                if let Some(facet) = facet_of(entity.kind()) {
                    query.filters.add(facet, entity.id());
                }
            }),
            // Where records decide what is filed under it, its own page tells mentions and tags apart.
            false => own(),
        };
        let mentions = format!("{} of {}", words::count(entry.mentions, "mention"), entity.name());
        let statements = match entry.statements {
            0 => view! { <span class="count is-none">"0"</span> }.into_any(),
            count => {
                let label = format!("{} by {}", words::count(count, "statement"), entity.name());
                view! { <a class="count" href=own aria-label=label>{words::number(count)}</a> }
                    .into_any()
            }
        };
        let found_as = entry.found_as.map(|alias| {
            view! { <span class="entity-alias" lang=Script::of(alias).lang()>{alias}</span> }
        });
        view! {
            <div class="entity-name">
                <a href=own>{entity.name()}</a>
                {found_as}
                {side_tag(page, entity.side())}
                {description(entity).map(|text| view! { <span class="note">{text}</span> })}
            </div>
            <div class="entity-mentions">
                <a class="count" href=documents aria-label=mentions>{words::number(entry.mentions)}</a>
                <span class="bar-track" aria-hidden="true">
                    <span class="bar-fill" style:width=move || percent(entry.mentions, most.get())></span>
                </span>
            </div>
            <div class="entity-statements is-number">{statements}</div>
        }
        .into_any()
    }

    /// Names that a rule found, and entries for them.
    fn candidates(self, total: Memo<usize>) -> AnyView {
        let Self { page, directory, limit, .. } = self;
        let entries = Memo::new(move |_| -> Vec<(&'static str, String)> {
            directory.with(|directory| {
                let shown = directory.candidates.iter().take(limit.get());
                shown.map(|entry| authority_entry(page.corpus, entry.entity)).collect()
            })
        });
        let file = move || entries.with(|all| all.first().map_or("people.toml", |(file, _)| file));
        let toml = move || {
            entries.with(|all| {
                let all: Vec<&str> = all.iter().map(|(_, entry)| entry.as_str()).collect();
                all.join("\n")
            })
        };
        view! {
            <section class="section">
                <h2>"Names that the authority does not know"</h2>
                <p class="note">
                    {move || words::count(total.get(), "name")}
                    " found by rule: candidates for an entry. Until an editor adds one, spellings of the same name may stand apart"
                </p>
                {self.list("entity-list is-candidates", total, |directory| &directory.candidates)}
                {move || more(total.get(), limit, PAGE)}
                <details class="toml">
                    <summary>"Entries for these, to copy into authority/" {file}</summary>
                    <pre tabindex="0"><code>{toml}</code></pre>
                </details>
            </section>
        }
        .into_any()
    }

    /// Entities that the documents do not name.
    fn silent(self, total: Memo<usize>) -> AnyView {
        let Self { page, directory, limit, .. } = self;
        let entities = move || {
            directory.with(|directory| {
                let shown = directory.silent.iter().take(limit.get());
                shown.map(|entry| entry.entity).collect::<Vec<_>>()
            })
        };
        let name = move |entity: Entity<'static>| {
            let href = move || page.href(Route::Entity { id: entity.id().to_owned() });
            view! { <li><a href=href>{entity.name()}</a></li> }
        };
        view! {
            <section class="section">
                <h2>"Known, but not named here"</h2>
                <p class="note">
                    "The authority lists them, and the documents do not name them; under filters, those that are left do not"
                </p>
                <ul class="name-list">
                    <For each=entities key=|entity| entity.ix() children=name/>
                </ul>
                {move || more(total.get(), limit, PAGE)}
            </section>
        }
        .into_any()
    }
}
