use leptos::prelude::*;
use readout_corpus::date::{Day, Precision};
use readout_corpus::format::{Edtf, Entity, Evidence, Meeting};
use readout_corpus::model::{EntityKind, MeetingIx, SideIx, Status};

use crate::models::events::{Event, Mark, candidates, event};
use crate::models::offices::offices_on;
use crate::models::order::Order as _;
use crate::models::relatives::{Around, announced, around};
use crate::models::reports::{Report, Role, reports};
use crate::parts::as_of::as_of;
use crate::parts::comparing::offers::compare_links;
use crate::parts::event_mark::{mark_icon, mark_words};
use crate::parts::links::{date_text, entity_link, how_found, side_tag};
use crate::parts::meeting_card::meeting_entry;
use crate::parts::scope_line::scope_line;
use crate::parts::side_by_side::side_by_side;
use crate::parts::turns::{Part, in_turns, part};
use crate::route::Route;
use crate::state::Page;
use crate::words;

pub fn view(page: Page, meeting: Meeting<'static>) -> AnyView {
    let as_of_day = Memo::new(move |_| page.query.with(|query| query.as_of));
    let known = Memo::new(move |_| event(page.corpus, meeting, as_of_day.get()));
    let reports = Memo::new(move |_| reports(page.corpus, meeting, as_of_day.get()));
    let body = move || match known.get() {
        None => unknown_yet(page, meeting),
        Some(event) => {
            let below = below(page, meeting, reports, as_of_day.get());
            view! {
            {head(page, meeting, &event)}
            {scope_line(page, "Statements in full colour are")}
            <section class="section">
                <h2>{hero_words(event.mark)}</h2>
                {in_turns(0, 1, vec![
                    part(move || side_by_side(page, meeting, reports)),
                    part(move || compare_links(page, meeting, None)),
                ])}
            </section>
            {in_turns(0, 1, below)}
            }
            .into_any()
        }
    };
    view! { {body} {as_of(page)} }.into_any()
}

/// Who reports a meeting, how it became known, what came out of it, and other meetings of the same people.
fn below(
    page: Page,
    meeting: Meeting<'static>,
    reports: Memo<Vec<Report>>,
    as_of: Option<Day>,
) -> Vec<Part> {
    vec![
        part(move || {
            view! {
                <section class="section">
                    <h2>"Who reports it"</h2>
                    {move || reports.with(|reports| accounts(page, meeting, reports))}
                </section>
            }
        }),
        part(move || {
            view! {
                <section class="section">
                    <h2>"How it became known"</h2>
                    {history(page, meeting)}
                </section>
            }
        }),
        part(move || {
            outcome(page, reports.with(|reports| announced(page.corpus, meeting, reports)))
        }),
        part(move || same_people(page, &around(page.corpus, meeting, as_of))),
    ]
}

fn hero_words(mark: Mark) -> &'static str {
    match mark {
        Mark::Held | Mark::Confirmed => "What each side reports",
        Mark::Planned | Mark::Ongoing | Mark::Lapsed => "What each side says of it",
    }
}

fn unknown_yet(page: Page, meeting: Meeting<'static>) -> AnyView {
    let href = move || {
        page.href_with(Route::Meeting { id: meeting.id().to_owned() }, |query| query.as_of = None)
    };
    view! {
        <div class="view-head"><h1>{meeting.title()}</h1></div>
        <div class="empty">
            <p>"Nothing was known of it on the day from which you see the corpus. " <a href=href>"See everything"</a></p>
        </div>
    }
    .into_any()
}

fn head(page: Page, meeting: Meeting<'static>, event: &Event) -> AnyView {
    let mark = event.mark;
    let fact = |name: &'static str, value: AnyView| {
        view! { <div class="fact"><dt>{name}</dt><dd>{value}</dd></div> }
    };
    let place = meeting.place().and_then(|place| page.corpus.entity(place));
    let series = meeting.series().and_then(|series| page.corpus.entity(series));
    let round = meeting.round().map(|round| format!(", {} round", words::ordinal(round)));
    view! {
        <header class="view-head meeting-head">
            <p class="kicker event-status">
                {mark_icon(mark)} {words::occasion(meeting.occasion())} ", " {mark_words(mark)}
            </p>
            <h1>{meeting.title()}</h1>
        </header>
        <dl class="fact-list">
            {fact("When", when(page, meeting, mark))}
            {place.map(|place| fact("Where", entity_link(page, place)))}
            {meeting.format().map(|format| {
                fact("How", view! { {words::format(format)} }.into_any())
            })}
            {series.map(|series| {
                fact("Series", view! { {entity_link(page, series)} {round} }.into_any())
            })}
            {fact("Who", participants(page, meeting))}
            {fact("Found by", how_found(page, meeting.how()))}
        </dl>
    }
    .into_any()
}

fn when(page: Page, meeting: Meeting<'static>, mark: Mark) -> AnyView {
    let Some(date) = meeting.date() else {
        return view! { "No date known" }.into_any();
    };
    let weekday = match (date.precision(), date.first_day()) {
        (Precision::Day, Some(day)) => Some(format!("{}, ", words::weekday(day))),
        _ => None,
    };
    let explained = match date.precision() {
        Precision::Set => {
            let days: Vec<String> = candidates(date.as_str())
                .into_iter()
                .map(|day| format!("{} {}", words::weekday(day), words::day(day)))
                .collect();
            Some(format!("The texts do not name the day. What they say fits {}", either(&days)))
        }
        Precision::Month | Precision::SubYear | Precision::Year => {
            Some("The texts do not name the day".to_owned())
        }
        Precision::Day | Precision::Interval => None,
    };
    let seen_from = page.query.with(|query| query.as_of).or_else(|| page.corpus.last_report());
    let is_past = mark == Mark::Planned
        && date.last_day().zip(seen_from).is_some_and(|(last, day)| last < day);
    let past = is_past.then(|| {
        view! { <p class="note">"Its day is past, and no document here tells whether it took place"</p> }
    });
    view! {
        {weekday} {date_text(date)}
        {explained.map(|text| view! { <p class="note">{text}</p> })}
        {past}
    }
    .into_any()
}

/// `a, b or c`.
fn either(items: &[String]) -> String {
    match items {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => items.concat(),
    }
}

fn participants(page: Page, meeting: Meeting<'static>) -> AnyView {
    let mut people: Vec<Entity<'static>> =
        meeting.participants().filter_map(|entity| page.corpus.entity(entity)).collect();
    if people.is_empty() {
        return view! { "No participant named" }.into_any();
    }
    people.order_by_key(|entity| (entity.kind() != EntityKind::Person, entity.side(), entity.ix()));
    let rows = people.into_iter().map(|entity| {
        let offices = offices_on(entity, meeting.date());
        let titles: Vec<&str> = offices.iter().map(|office| office.title()).collect();
        let titles = (!titles.is_empty()).then(|| {
            view! { <span class="note participant-office">{titles.join("; ")}</span> }
        });
        view! {
            <li>
                <span class="participant">{entity_link(page, entity)} " " {side_tag(page, entity.side())}</span>
                {titles}
            </li>
        }
    });
    view! { <ul class="participants">{rows.collect_view()}</ul> }.into_any()
}

/// The segments by side, those that tell of the meeting first.
fn accounts(page: Page, meeting: Meeting<'static>, reports: &[Report]) -> AnyView {
    let mut groups: Vec<(Option<SideIx>, Vec<&Report>)> = Vec::new();
    for report in reports {
        match groups.iter_mut().find(|(side, _)| *side == report.side) {
            Some((_, group)) => group.push(report),
            None => groups.push((report.side, vec![report])),
        }
    }
    let total = meeting.segments().len();
    let later = (reports.len() < total).then(|| {
        let left = total - reports.len();
        view! { <p class="note">{format!("{} published later are left out", words::count(left, "segment"))}</p> }
    });
    let groups = groups.into_iter().map(|(side, mut group)| {
        group.order_by_key(|report| (report.role, report.segment));
        let name = side_tag(page, side)
            .unwrap_or_else(|| view! { <span class="side-tag side">"No side"</span> }.into_any());
        let rows = group.into_iter().filter_map(|report| account(page, report));
        view! {
            <section class="account-group">
                <h3>{name}</h3>
                <ul class="account-list">{rows.collect_view()}</ul>
            </section>
        }
    });
    view! { <div class="account-groups">{groups.collect_view()}</div> {later} }.into_any()
}

fn account(page: Page, report: &Report) -> Option<AnyView> {
    let corpus = page.corpus;
    let segment = corpus.segment(report.segment)?;
    let document = corpus.document(segment.document())?;
    let originator = segment.originator().and_then(|one| corpus.entity(one));
    let carrier = document.carrier().and_then(|carrier| corpus.entity(carrier));
    let id = segment.id();
    let href = move || page.href(Route::Document { id: id.to_owned() });
    let title = segment.title_text().or(document.title()).unwrap_or(document.id());
    let role = match report.role {
        Role::Account => {
            let all = segment.statements().len();
            match report.statements.len() {
                own if own == all => format!("tells of it in {}", words::count(own, "statement")),
                own => format!(
                    "tells of it in {} of its {}",
                    words::number(own),
                    words::count(all, "statement")
                ),
            }
        }
        Role::Announcement => "announces it".to_owned(),
        Role::Mention => "mentions it".to_owned(),
    };
    Some(
        view! {
            <li class="account">
                <a class="account-title" href=href>{title}</a>
                <ul class="facts">
                    <li>{words::kind(segment.kind())}</li>
                    {originator.map(|one| view! { <li>{entity_link(page, one)}</li> })}
                    {match carrier {
                        Some(carrier) => view! { <li>"carried by " {entity_link(page, carrier)}</li> }.into_any(),
                        None => view! { <li>"carrier unknown"</li> }.into_any(),
                    }}
                    {segment.date().map(|date| view! { <li>{date_text(date)}</li> })}
                    <li>{role}</li>
                </ul>
            </li>
        }
        .into_any(),
    )
}

/// The passages that attest it in the order in which they were published.
fn history(page: Page, meeting: Meeting<'static>) -> AnyView {
    let corpus = page.corpus;
    let as_of = page.query.with(|query| query.as_of);
    let mut passages: Vec<(Option<Edtf<'static>>, Evidence<'static>)> = meeting
        .evidence()
        .filter_map(|evidence| {
            let segment = corpus.segment(evidence.segment())?;
            as_of.is_none_or(|day| segment.is_known(day)).then(|| (segment.date(), evidence))
        })
        .collect();
    passages.order_by_key(|(date, evidence)| {
        let day = date.and_then(|date| date.first_day());
        (day.is_none(), day, evidence.segment(), evidence.span())
    });
    let announced = passages.iter().any(|(_, evidence)| evidence.status() == Status::Planned);
    let not_announced = (!announced).then(|| {
        view! { <p class="note history-note">"No document here announces it before"</p> }
    });
    let rows = passages.into_iter().map(|(date, evidence)| {
        let segment = corpus.segment(evidence.segment());
        let id = segment.map_or("", |segment| segment.id());
        let document = segment.and_then(|segment| corpus.document(segment.document()));
        let language = document.map(|document| document.language());
        let date = date.map_or_else(|| view! { "no date known" }.into_any(), date_text);
        let name = match evidence.status() {
            Status::Planned => "announced",
            Status::Held => "told",
            Status::Ongoing => "under way",
            Status::Lapsed => "called off",
        };
        let mark = match evidence.status() {
            Status::Planned => Mark::Planned,
            Status::Held => Mark::Held,
            Status::Ongoing => Mark::Ongoing,
            Status::Lapsed => Mark::Lapsed,
        };
        let source = segment
            .and_then(|segment| segment.originator())
            .and_then(|one| corpus.entity(one))
            .map(|one| one.name())
            .or_else(|| document.and_then(|document| document.title()));
        let href = move || page.href(Route::Document { id: id.to_owned() });
        view! {
            <li class="passage">
                <div class="event-when">{date} <span class="note">{name}</span></div>
                {mark_icon(mark)}
                <div class="event-what">
                    <p class="source-words" lang=language>{evidence.text()}</p>
                    <div class="said-foot"><a href=href>"Open in the text"</a> <span>{source}</span></div>
                </div>
            </li>
        }
    });
    view! { {not_announced} <ol class="event-list">{rows.collect_view()}</ol> }.into_any()
}

fn outcome(page: Page, announced: Vec<MeetingIx>) -> Option<AnyView> {
    if announced.is_empty() {
        return None;
    }
    let count = words::count(announced.len(), "event");
    Some(
        view! {
            <section class="section">
                <div class="section-head"><h2>"What its accounts announce"</h2> <span class="count">{count}</span></div>
                {entries(page, &announced)}
            </section>
        }
        .into_any(),
    )
}

fn same_people(page: Page, around: &Around) -> Option<AnyView> {
    if around.is_empty() {
        return None;
    }
    let part = |name: &'static str, meetings: &[MeetingIx]| {
        (!meetings.is_empty()).then(|| {
            view! { <h3 class="around-name">{name}</h3> {entries(page, meetings)} }
        })
    };
    Some(
        view! {
            <section class="section">
                <h2>"The same people at other times"</h2>
                {part("Earlier", &around.earlier)}
                {part("At the same time, or no order known", &around.same)}
                {part("Later", &around.later)}
            </section>
        }
        .into_any(),
    )
}

fn entries(page: Page, meetings: &[MeetingIx]) -> AnyView {
    let rows = meetings
        .iter()
        .filter_map(|&meeting| meeting_entry(page, meeting))
        .map(|entry| view! { <li>{entry}</li> });
    view! { <ol class="event-list">{rows.collect_view()}</ol> }.into_any()
}
