//! Statements by an entity and statements that mention it.

use leptos::prelude::*;
use readout_corpus::format::{Entity, Statement};
use readout_corpus::model::EntityKind;
use readout_corpus::query::Facet;

use crate::models::profile;
use crate::models::scope::Scope;
use crate::parts::statement_list::statement_list;
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// Topics offered as filters.
const TOPICS: usize = 12;

/// The statements that the entity makes; for who could speak and does not, words that say so.
pub fn by(page: Page, entity: Entity<'static>, scope: Memo<Scope>) -> Option<AnyView> {
    let speaks = matches!(entity.kind(), EntityKind::Person | EntityKind::Organisation);
    let total = entity.statements().count();
    if total == 0 {
        return speaks.then(|| {
            let text = format!("No statement by {} was found in these documents", entity.name());
            view! {
                <section class="section" aria-labelledby="by">
                    <h2 id="by">"Statements by " {entity.name()}</h2>
                    <p class="empty">{text}</p>
                </section>
            }
            .into_any()
        });
    }
    let left = left(page, scope, move || entity.statements());
    Some(
        view! {
            <section class="section" aria-labelledby="by">
                <div class="section-head">
                    <h2 id="by">"Statements by " {entity.name()}</h2>
                    <p class="note" role="status">{move || part(left.with(Vec::len), total)}</p>
                </div>
                {topics(page, entity)}
                {move || statements(page, left.get(), total)}
            </section>
        }
        .into_any(),
    )
}

/// The statements whose content mentions the entity.
pub fn about(page: Page, entity: Entity<'static>, scope: Memo<Scope>) -> Option<AnyView> {
    let total = entity.statements_about().count();
    (total > 0).then(|| {
        let left = left(page, scope, move || entity.statements_about());
        view! {
            <section class="section" aria-labelledby="about">
                <div class="section-head">
                    <h2 id="about">"Statements that mention " {entity.name()}</h2>
                    <p class="note" role="status">{move || part(left.with(Vec::len), total)}</p>
                </div>
                {move || statements(page, left.get(), total)}
            </section>
        }
        .into_any()
    })
}

/// Those of some statements that the filters leave, the newest first.
///
/// Of a corpus in pieces what they rest on is read here, too: the part of the view waits for it, and the list within
/// follows the filters.
fn left<I: Iterator<Item = Statement<'static>>>(
    page: Page,
    scope: Memo<Scope>,
    all: impl Fn() -> I + Send + Sync + 'static,
) -> Memo<Vec<Statement<'static>>> {
    let left = move |scope: &Scope| {
        profile::newest_first(page.corpus, all().filter(|one| scope.has_statement(*one)))
    };
    if cfg!(feature = "sharded") {
        scope.with_untracked(&left);
    }
    Memo::new(move |_| scope.with(&left))
}

fn part(left: usize, total: usize) -> String {
    if left == total {
        words::count(total, "statement")
    } else {
        format!("{} of {}", words::number(left), words::count(total, "statement"))
    }
}

/// The topics that the entity speaks on, each as a switch of the filter by topic.
fn topics(page: Page, entity: Entity<'static>) -> AnyView {
    let corpus = page.corpus;
    // Counted without filters, so that choosing one topic does not take away the others.
    let all = profile::topics(corpus, entity.statements());
    let chips = all.into_iter().take(TOPICS).filter_map(|(ix, count)| {
        let topic = corpus.topic(ix)?;
        let chosen = move || page.query.with(|query| query.filters.has(Facet::Topic, topic.id()));
        let href = move || {
            page.href_with(Route::Entity { id: entity.id().to_owned() }, |query| {
                query.filters.toggle(Facet::Topic, topic.id());
            })
        };
        Some(view! {
            <li>
                <a class="chip" class:is-filter=chosen href=href aria-current=move || chosen().then_some("true")>
                    {topic.name()}
                    " "
                    <span class="count">
                        {words::number(count)}
                        <span class="visually-hidden">" " {words::noun(count, "statement")}</span>
                    </span>
                </a>
            </li>
        })
    });
    view! { <ul class="chips entity-topics" aria-label="Topics">{chips.collect_view()}</ul> }
        .into_any()
}

fn statements(page: Page, statements: Vec<Statement<'static>>, total: usize) -> AnyView {
    if statements.is_empty() {
        let clear = page.address.with(|address| address.route.clone());
        let clear = page.href_with(clear, |query| *query = Default::default());
        let text = format!(
            "None under these filters. {} without them: ",
            words::count(total, "statement")
        );
        return view! { <p class="empty">{text} <a href=clear>"clear the filters"</a></p> }
            .into_any();
    }
    statement_list(page, statements)
}
