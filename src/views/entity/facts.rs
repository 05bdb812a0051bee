//! Offices, mentions over time, meetings, company and documents of an entity.

use leptos::prelude::*;
use readout_corpus::format::{Document, Entity, Meeting};
use readout_corpus::model::{DocumentIx, EntityIx, Status};

use crate::corpus::side_class;
use crate::models::directory::facet_of;
use crate::models::months::latest_day;
use crate::models::names::document_name;
use crate::models::network::counts::{Counts, Kinds};
use crate::models::network::graph::{FEW, around};
use crate::models::network::passages::name_both;
use crate::models::order::Order as _;
use crate::models::profile::{self, OfficeChart};
use crate::models::scope::Scope;
use crate::parts::bar_list::{Bar, bar_list, percent};
use crate::parts::links::{date_or_none, date_text, entity_link, how_found};
use crate::parts::month_columns::{MonthColumn, month_columns};
use crate::parts::more::more;
use crate::parts::network_picture::{Picture, network_picture};
use crate::parts::turns::{Part, part};
use crate::pieces;
use crate::route::{Address, Route};
use crate::state::Page;
use crate::words;

/// Documents listed.
const LISTED: usize = 10;
/// Meetings listed at first.
const MEETINGS: usize = 12;

/// Offices as bands over the span of the corpus; nothing for those who hold none.
fn offices(page: Page, entity: Entity<'static>) -> Option<AnyView> {
    let OfficeChart { span, bands } = profile::offices(page.corpus, entity);
    if bands.is_empty() {
        return None;
    }
    let items = bands.into_iter().map(|band| {
        let office = band.office;
        let organisation = office
            .organisation()
            .and_then(|organisation| page.corpus.entity(organisation))
            .filter(|organisation| !office.title().contains(organisation.name()));
        let organisation =
            organisation.map(|organisation| view! { <p class="note">{entity_link(page, organisation)}</p> });
        let dates = match (office.from(), office.to()) {
            (None, None) => view! { "no date attested" }.into_any(),
            (Some(one), None) | (None, Some(one)) => view! { "attested " {date_text(one)} }.into_any(),
            (Some(from), Some(to)) if from.as_str() == to.as_str() => {
                view! { "attested " {date_text(from)} }.into_any()
            }
            (Some(from), Some(to)) => {
                view! { "attested " {date_text(from)} " – " {date_text(to)} }.into_any()
            }
        };
        let track = band.start_permille.map(|start| {
            let start = format!("{}.{}%", start / 10, start % 10);
            let width = percent(band.width_permille as usize, 1000);
            view! {
                <span class="band-track" aria-hidden="true">
                    <span class="band-fill" style:margin-inline-start=start style:width=width></span>
                </span>
            }
        });
        view! {
            <li class="office">
                <p class="office-title">{office.title()}</p>
                {organisation}
                {track}
                <p class="note">{dates}</p>
            </li>
        }
    });
    let scale = span.map(|(first, last)| {
        view! {
            <p class="band-scale note" aria-hidden="true">
                <span>{words::day(first)}</span>
                <span>{words::day(last)}</span>
            </p>
        }
    });
    Some(
        view! {
            <section class="section" aria-labelledby="offices">
                <div class="section-head"><h2 id="offices">"Offices"</h2></div>
                <p class="note">"The dates are those between which these documents attest them, not the terms of office"</p>
                <ol class=format!("offices {}", side_class(page.corpus, entity.side()))>{items.collect_view()}</ol>
                {scale}
            </section>
        }
        .into_any(),
    )
}

/// Offices, and what follows the filters.
pub fn parts(page: Page, entity: Entity<'static>, scope: Memo<Scope>) -> Vec<Part> {
    let filtered = |make: fn(Page, Entity<'static>, &Scope) -> Option<AnyView>| {
        part(move || {
            let make = move || scope.with(|scope| make(page, entity, scope));
            pieces::part_when_here(move || scope.with(|_| ()), make)
        })
    };
    vec![
        part(move || pieces::part_when_here(|| (), move || offices(page, entity))),
        filtered(mentions),
        filtered(meetings),
        filtered(company),
        filtered(documents),
    ]
}

fn mentions(page: Page, entity: Entity<'static>, scope: &Scope) -> Option<AnyView> {
    let found = profile::mentions(page.corpus, scope, entity);
    let facet = facet_of(entity.kind());
    let most = found.counts.iter().copied().max().unwrap_or(0);
    let chart = found.bins.filter(|_| most > 0).map(|bins| {
        let columns = found.counts.iter().enumerate().map(|(bin, &count)| {
            let (first, last) = bins.span(bin);
            // A column opens what the filters find, and says how much of it that is.
            let filed = found.filed_counts.get(bin).copied().unwrap_or(0);
            let mut label = format!("{}: {}", bins.words(bin), words::count(count, "mention"));
            if filed < count {
                label += &format!(", {} of them in documents filed under it", words::number(filed));
            }
            let href = (filed > 0).then(|| {
                page.href_with(Route::Documents, |query| {
                    if let Some(facet) = facet {
                        query.filters.add(facet, entity.id());
                    }
                    query.filters.set_range(first.first_day(), last.last_day());
                })
            });
            let marks = (count > 0).then(|| {
                let bar =
                    view! { <span class="month-bar" style:height=percent(count, most)></span> };
                bar.into_any()
            });
            MonthColumn { label, href, marks }
        });
        month_columns(bins, columns.collect(), "is-bars")
    });
    let total = match found.total {
        0 => "Not named in what the filters leave".to_owned(),
        total => words::count(total, "mention"),
    };
    let undated = (found.undated > 0).then(|| {
        view! { <p class="note">{format!("{} of them in texts without a month", words::number(found.undated))}</p> }
    });
    let elsewhere = (found.filed < found.total).then(|| {
        let text = format!(
            "{} of them in documents that their records file under {}; the columns open these. The others name it in the text alone",
            words::number(found.filed),
            entity.name()
        );
        view! { <p class="note">{text}</p> }
    });
    Some(
        view! {
            <section class="section" aria-labelledby="mentions">
                <div class="section-head">
                    <h2 id="mentions">"Mentions over time"</h2>
                    <p class="note">{total}</p>
                </div>
                <div class=side_class(page.corpus, entity.side())>{chart}</div>
                {undated}
                {elsewhere}
            </section>
        }
        .into_any(),
    )
}

fn meetings(page: Page, entity: Entity<'static>, scope: &Scope) -> Option<AnyView> {
    let mut meetings: Vec<Meeting<'static>> =
        entity.meetings().filter(|meeting| scope.has_meeting(*meeting)).collect();
    if meetings.is_empty() {
        return None;
    }
    meetings.order_by_key(|meeting| std::cmp::Reverse(meeting.date().and_then(latest_day)));
    let total = meetings.len();
    let with_status = |meeting: Meeting<'static>| Some((meeting, scope.status(meeting)?));
    let meetings: Vec<_> = meetings.into_iter().filter_map(with_status).collect();
    let limit = RwSignal::new(MEETINGS);
    let shown = move || meetings.iter().copied().take(limit.get()).collect::<Vec<_>>();
    let item = move |(meeting, status): (Meeting<'static>, Status)| {
        let line = move || Some(meeting_line(page, meeting, status));
        view! { <li class="plan">{pieces::when_here(line)}</li> }
    };
    Some(
        view! {
            <section class="section" aria-labelledby="meetings">
                <div class="section-head">
                    <h2 id="meetings">"Meetings and planned events"</h2>
                    <p class="note">{words::number(total)}</p>
                </div>
                <ol class="plan-list"><For each=shown key=|(meeting, _)| meeting.ix() children=item/></ol>
                {move || more(total, limit, MEETINGS * 2)}
            </section>
        }
        .into_any(),
    )
}

fn meeting_line(page: Page, meeting: Meeting<'static>, status: Status) -> AnyView {
    let status = (status != Status::Held).then(|| words::status(status));
    let href = move || page.href(Route::Meeting { id: meeting.id().to_owned() });
    view! {
        <p class="plan-date">{date_or_none(meeting.date())}</p>
        <p class="plan-title"><a href=href>{meeting.title()}</a></p>
        <p class="note plan-note">
            {status.map(|status| view! { <span>{status}</span> })}
            {how_found(page, meeting.how())}
        </p>
    }
    .into_any()
}

fn company(page: Page, entity: Entity<'static>, scope: &Scope) -> Option<AnyView> {
    let corpus = page.corpus;
    let found = profile::company(corpus, scope, entity);
    if found.is_empty() {
        return None;
    }
    let bars = found.iter().take(FEW).filter_map(|&(ix, count)| {
        let other = corpus.entity(ix)?;
        Some(Bar {
            label: other.name().to_owned(),
            href: page.href(Route::Entity { id: other.id().to_owned() }),
            count,
            count_href: page.href_with(Route::Documents, |query| name_both(query, entity, other)),
            count_label: format!("{} with {}", words::count(count, "segment"), other.name()),
            class: side_class(corpus, other.side()),
        })
    });
    let bars = bars.collect();
    let network = page.href(Route::network(entity.id()));
    let companions: Vec<EntityIx> = found.iter().take(FEW).map(|&(ix, _)| ix).collect();
    let picture = picture(page, entity, scope, &companions);
    Some(
        view! {
            <section class="section" aria-labelledby="company">
                <div class="section-head">
                    <h2 id="company">"Occurs with"</h2>
                    <p class="note">"Segments that name both"</p>
                </div>
                {picture}
                {bar_list(bars)}
                <p class="note network-more"><a href=network>"See it in the whole network"</a></p>
            </section>
        }
        .into_any(),
    )
}

/// The entity and those that the list has, as a picture.
fn picture(page: Page, entity: Entity<'static>, scope: &Scope, companions: &[EntityIx]) -> AnyView {
    let counts = Counts::of(page.corpus, scope, Kinds::All, Some(entity.ix()));
    let network = around(&counts, entity.ix(), companions);
    let listed = network.listed(&counts, Some(entity.ix()));
    network_picture(Picture {
        page,
        network: Memo::new(move |_| network.clone()),
        listed: Memo::new(move |_| listed.clone()),
        focus: Memo::new(move |_| Some(entity.ix())),
        open: Memo::new(|_| None),
        is_small: true,
        pick: |page, one, other| {
            let route = Route::Entity { id: other.unwrap_or(one).to_owned() };
            page.go(&page.query.with_untracked(|query| Address::with_query(route, query)));
        },
    })
}

fn documents(page: Page, entity: Entity<'static>, scope: &Scope) -> Option<AnyView> {
    let mut documents: Vec<Document<'static>> = entity
        .documents()
        .into_iter()
        .filter_map(|document| page.corpus.document(document))
        .filter(|document| scope.has_document(*document))
        .collect();
    let total = documents.len();
    if total == 0 {
        return None;
    }
    documents.order_by_key(|document| std::cmp::Reverse(document.date().and_then(latest_day)));
    let all = page.href_with(Route::Documents, |query| {
        if let Some(facet) = facet_of(entity.kind()) {
            query.filters.add(facet, entity.id());
        }
    });
    let mut filed: Vec<DocumentIx> = entity.filed().map(|segment| segment.document()).collect();
    filed.dedup();
    let is_left = |&&ix: &&DocumentIx| {
        page.corpus.document(ix).is_some_and(|document| scope.has_document(document))
    };
    // The link opens as many as it says.
    let counted = match filed.iter().filter(is_left).count() {
        filed if filed == total => {
            view! { <a href=all>{words::count(total, "document")}</a> }.into_any()
        }
        0 => words::count(total, "document").into_any(),
        filed => view! {
            {words::count(total, "document")} ", "
            <a href=all>{words::number(filed)} " filed under it"</a>
        }
        .into_any(),
    };
    let items = documents.into_iter().take(LISTED).map(|document| {
        view! {
            <li class="plan">
                <p class="plan-date">{date_or_none(document.date())}</p>
                <p class="plan-title">
                    <a href=page.href(Route::Document { id: document.id().to_owned() })>
                        {document_name(document).into_owned()}
                    </a>
                </p>
            </li>
        }
    });
    Some(
        view! {
            <section class="section" aria-labelledby="in-documents">
                <div class="section-head">
                    <h2 id="in-documents">"Documents"</h2>
                    <p class="note">{counted}</p>
                </div>
                <ol class="plan-list">{items.collect_view()}</ol>
            </section>
        }
        .into_any(),
    )
}
