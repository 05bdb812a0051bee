//! What the corpus is, what is new in it, who speaks and about what: understood in ten seconds.

use leptos::prelude::*;
use readout_corpus::model::{EntityKind, Status};
use readout_corpus::query::Facet;

use crate::corpus::side_class;
use crate::models::directory::facet_of;
use crate::models::figures;
use crate::models::matrix::{matrix, sides};
use crate::models::names::document_name;
use crate::models::order::Order as _;
use crate::models::ranking::Weights;
use crate::models::scope::{Scope, newest};
use crate::models::span::corpus_span;
use crate::models::strip::{Column, DOTS, Numbers, Strip, strip};
use crate::parts::bar_list::{Bar, bar_list};
use crate::parts::figure::{Figure, figures as figure_list};
use crate::parts::links::{date_or_none, side_tag};
use crate::parts::month_columns::{MonthColumn, month_columns};
use crate::parts::newest_meeting::newest_meeting;
use crate::parts::planned_next::planned_next;
use crate::parts::scope_line::{scope, scope_line};
use crate::parts::topic_matrix::topic_matrix;
use crate::parts::turns::{in_turns, part};
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// Sides with a column in the matrix: as many as have a hue of their own.
const COLUMNS: usize = 4;
/// Lines of each ranking.
const RANKED: usize = 8;
/// Documents that the overview lists.
const LISTED: usize = 5;

/// The view.
pub fn view(page: Page) -> AnyView {
    let corpus = page.corpus;
    let scope = scope(page);
    let span =
        corpus_span(corpus).map(|(first, last)| words::span(first, last)).unwrap_or_default();
    let title = match corpus.title() {
        "" => "Readout",
        title => title,
    };
    let description = corpus.description();
    // Everything below depends on the filters, so it is made anew when they change, with links that keep them.
    let is_empty = Memo::new(move |_| scope.with(Scope::is_empty));
    let body = move || match is_empty.get() {
        true => empty(page),
        false => body(page, scope),
    };
    view! {
        <div class="overview">
            <header class="overview-head">
                <p class="kicker">{words::count(corpus.documents().len(), "document")} ", " {span}</p>
                <h1 class="display">{title}</h1>
                {(!description.is_empty()).then(|| view! { <p class="lede">{description}</p> })}
            </header>
            {scope_line(page, "Figures and lists here come")}
            {body}
        </div>
    }
    .into_any()
}

fn body(page: Page, scope: Memo<Scope>) -> AnyView {
    let of = move |make: fn(Page, &Scope) -> AnyView| {
        part(move || scope.with(|scope| make(page, scope)))
    };
    let pair = |class: &'static str, pair: [fn(Page, &Scope) -> AnyView; 2]| {
        part(move || view! { <div class=class>{in_turns(1, 1, pair.map(of).into())}</div> })
    };
    let parts = vec![
        of(numbers),
        pair("overview-lead", [newest_meeting, planned_next]),
        of(timeline),
        pair("overview-weights", [topics, mentioned]),
        of(documents),
    ];
    in_turns(1, 1, parts)
}

fn empty(page: Page) -> AnyView {
    if page.corpus.documents().is_empty() {
        return view! {
            <div class="empty">
                <p>"This corpus is empty: its folder held no text that could be read"</p>
                <p><a href=page.href(Route::About)>"See what went wrong"</a></p>
            </div>
        }
        .into_any();
    }
    let clear = page.href_with(Route::Overview, |query| *query = Default::default());
    view! {
        <div class="empty">
            <p>"Nothing in this corpus satisfies all filters at once"</p>
            <p>"Remove one of them above, or " <a href=clear>"clear them all"</a></p>
        </div>
    }
    .into_any()
}

fn numbers(page: Page, scope: &Scope) -> AnyView {
    let corpus = page.corpus;
    let found = figures::figures(corpus, scope);
    let figure = |count: usize, of: Option<usize>, singular: &str, route: Route| Figure {
        count,
        label: words::noun(of.unwrap_or(count), singular),
        of,
        href: page.href(route),
    };
    let all = |whole: usize, count: usize| (whole != count).then_some(whole);
    let documents = all(corpus.documents().len(), found.documents);
    let segments = all(corpus.segments().len(), found.segments);
    let statements = all(corpus.statements().len(), found.statements);
    let list = figure_list(vec![
        figure(found.documents, documents, "document", Route::Documents),
        figure(found.segments, segments, "segment", Route::Documents),
        figure(found.statements, statements, "statement", Route::Statements),
        figure(found.held, None, "meeting", Route::meetings(Some(Status::Held))),
        figure(found.planned, None, "planned event", Route::meetings(Some(Status::Planned))),
    ]);
    let sides = sides(corpus, scope).into_iter().filter_map(|(ix, count)| {
        let side = corpus.side(ix)?;
        let href = page.href_with(Route::Statements, |query| {
            query.filters.clear_facet(Facet::Side);
            query.filters.add(Facet::Side, side.id());
        });
        Some(view! {
            <li>
                <a class="overview-side" href=href>
                    {side_tag(page, Some(ix))}
                    " "
                    <span class="count">
                        {words::number(count)}
                        <span class="visually-hidden">" " {words::noun(count, "statement")}</span>
                    </span>
                </a>
            </li>
        })
    });
    let sides = sides.collect_view();
    view! {
        <section class="overview-numbers" aria-label="The corpus in numbers">
            {list}
            {(!sides.is_empty()).then(|| view! {
                <div class="overview-sides">
                    <p class="note" id="overview-sides">"Statements by side"</p>
                    <ul aria-labelledby="overview-sides">{sides}</ul>
                </div>
            })}
        </section>
    }
    .into_any()
}

fn timeline(page: Page, scope: &Scope) -> AnyView {
    let Some(strip) = strip(page.corpus, scope) else {
        return ().into_any();
    };
    let class = match strip.numbers() {
        Numbers::Everywhere => "is-dots",
        Numbers::OnWideScreens => "is-dots is-close",
        Numbers::Nowhere => "is-dots is-crowded",
    };
    let Strip { bins, columns, undated } = strip;
    let columns = columns.into_iter().enumerate().map(|(bin, column)| {
        let (first, last) = bins.span(bin);
        let href = (column.total() > 0).then(|| {
            page.href_with(Route::timeline(), |query| {
                query.filters.set_range(first.first_day(), last.last_day());
            })
        });
        MonthColumn {
            label: format!("{}: {}", bins.words(bin), column.words()),
            href,
            marks: (column.total() > 0).then(|| dots(column)),
        }
    });
    let list = month_columns(bins, columns.collect(), class);
    let undated = (undated > 0).then(|| {
        let verb = if undated == 1 { "is" } else { "are" };
        format!("{} without a month {verb} not shown. ", words::count(undated, "event"))
    });
    view! {
            <section class="section" aria-labelledby="in-time">
                <div class="section-head">
                    <h2 id="in-time">"Meetings in time"</h2>
                    <p class="note legend">
                        <span><span class="dot is-held" aria-hidden="true"></span> "held"</span>
                        <span><span class="dot is-planned" aria-hidden="true"></span> "planned"</span>
                    </p>
                </div>
                {list}
                <p class="note">{undated} <a href=page.href(Route::timeline())>"Open the timeline"</a></p>
            </section>
        }
        .into_any()
}

fn dots(column: Column) -> AnyView {
    let held = column.held.min(DOTS);
    let planned = column.planned.min(DOTS.saturating_sub(held));
    let rest = column.rest();
    let dot = |class: &'static str| view! { <span class=class></span> };
    view! {
        {(rest > 0).then(|| view! { <span class="dot-rest">"+" <span>{words::number(rest)}</span></span> })}
        {(0..planned).map(|_| dot("dot is-planned")).collect_view()}
        {(0..held).map(|_| dot("dot is-held")).collect_view()}
    }
    .into_any()
}

fn topics(page: Page, scope: &Scope) -> AnyView {
    let matrix = matrix(page.corpus, scope, COLUMNS);
    let (heading, note) = match matrix.sides.is_empty() {
        false => {
            ("Who speaks about what", "Statements by each side’s speakers, whoever reports them")
        }
        true => ("What is spoken about", "Statements on each topic"),
    };
    let table = if matrix.rows.is_empty() {
        view! { <p class="empty">"No statement here was found to be about one of the topics that the authority lists"</p> }
            .into_any()
    } else {
        topic_matrix(page, matrix)
    };
    view! {
        <section class="section" aria-labelledby="topics">
            <div class="section-head">
                <h2 id="topics">{heading}</h2>
                <p class="note">{note}</p>
            </div>
            {table}
        </section>
    }
    .into_any()
}

fn mentioned(page: Page, scope: &Scope) -> AnyView {
    let corpus = page.corpus;
    let weights = Weights::of(corpus, scope);
    let ranking = |kind: EntityKind| {
        let found = weights.most_mentioned(corpus, kind, RANKED);
        if found.is_empty() {
            return None;
        }
        let bars = found.into_iter().filter_map(|(ix, count)| {
            let entity = corpus.entity(ix)?;
            let href = page.href(Route::Entity { id: entity.id().to_owned() });
            // Where records decide what is filed under it, its own page tells mentions and tags apart.
            let count_href = match entity.is_filed_throughout() {
                true => page.href_with(Route::Documents, |query| {
                    if let Some(facet) = facet_of(kind) {
                        query.filters.add(facet, entity.id());
                    }
                }),
                false => href.clone(),
            };
            Some(Bar {
                label: entity.name().to_owned(),
                href,
                count,
                count_href,
                count_label: format!(
                    "{} of {}: open where they stand",
                    words::count(count, "mention"),
                    entity.name()
                ),
                class: side_class(corpus, entity.side()),
            })
        });
        Some(view! {
            <div>
                <h3><a class="quiet-link" href=page.href(Route::entities(Some(kind)))>{words::entity_kinds(kind)}</a></h3>
                {bar_list(bars.collect())}
            </div>
        })
    };
    view! {
        <section class="section" aria-labelledby="mentioned">
            <div class="section-head">
                <h2 id="mentioned">"Who is mentioned most"</h2>
                <p class="note">"Mentions in the texts"</p>
            </div>
            <div class="rankings">
                {ranking(EntityKind::Person)}
                {ranking(EntityKind::Organisation)}
            </div>
        </section>
    }
    .into_any()
}

fn documents(page: Page, scope: &Scope) -> AnyView {
    let corpus = page.corpus;
    let total = scope.documents();
    let items = newest(corpus, scope, LISTED).into_iter().map(|document| {
        let carrier = document.carrier().and_then(|carrier| corpus.entity(carrier));
        let carrier = carrier.map_or("Carrier unknown", |carrier| carrier.name());
        let mut sides: Vec<_> = document.segments().filter_map(|segment| segment.side()).collect();
        sides.order();
        sides.dedup();
        let statements: usize = document.segments().map(|segment| segment.statements().len()).sum();
        view! {
            <li class="document-line">
                <p class="plan-date">{date_or_none(document.date())}</p>
                <div>
                    <h3 class="document-title">
                        <a href=page.href(Route::Document { id: document.id().to_owned() })>
                            {document_name(document).into_owned()}
                        </a>
                    </h3>
                    <p class="note document-note">
                        <span>
                            {carrier} ", " {words::kind(document.kind()).to_lowercase()} ", "
                            {words::count(statements, "statement")}
                        </span>
                        {sides.into_iter().map(|side| side_tag(page, Some(side))).collect_view()}
                    </p>
                </div>
            </li>
        }
    });
    let more = (total > LISTED).then(|| {
        view! { <p><a href=page.href(Route::Documents)>{format!("All {} documents", words::number(total))}</a></p> }
    });
    view! {
        <section class="section" aria-labelledby="newest-documents">
            <div class="section-head"><h2 id="newest-documents">"Newest documents"</h2></div>
            <ol class="document-lines">{items.collect_view()}</ol>
            {more}
        </section>
    }
    .into_any()
}
