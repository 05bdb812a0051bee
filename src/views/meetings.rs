use leptos::prelude::*;

use readout_corpus::model::{MeetingIx, Status};

use super::documents;
use crate::models::events::{Event, Layer, event};
use crate::models::listing::{About, Line, is_ranked, lines, section as listed, sections};
use crate::parts::as_of::as_of;
use crate::parts::event_mark::legend;
use crate::parts::meeting_card::event_entry;
use crate::parts::scope_line::scope_line;
use crate::parts::timeline::layer_words;
use crate::parts::turns::{in_turns, part};
use crate::pieces;
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// How many entries of a section are shown at first, and how many more each time.
const STEP: usize = 25;

pub fn view(page: Page) -> AnyView {
    let known = Memo::new(move |_| lines(page.corpus, page.query.with(|query| query.as_of)));
    let summary = move || {
        let known = known.with(Vec::len);
        let total = page.corpus.meetings().len();
        if known < total {
            format!("{} of {} known by then", words::number(known), words::count(total, "event"))
        } else {
            format!("{} that the documents tell of or announce", words::count(total, "event"))
        }
    };
    let show = Memo::new(move |_| {
        page.address.with(|address| match address.route {
            Route::Meetings { show } => show,
            _ => None,
        })
    });
    let timeline = move || page.href(Route::timeline());
    view! {
        <div class="view-head">
            <h1>"Meetings"</h1>
            <p class="lede">{summary} ". " <a href=timeline>"See them on the timeline"</a></p>
        </div>
        {as_of(page)}
        {scope_line(page, "Events")}
        <div class="timeline-tools">{choices(page, show)} {legend()}</div>
        {move || page.query.with(is_ranked).then(|| view! { <p class="note">"Best match first"</p> })}
        {move || {
            let sections = sections(show.get()).into_iter();
            in_turns(0, 1, sections.map(|about| part(move || section(page, about, known))).collect())
        }}
    }
    .into_any()
}

/// Links to everything and to what the overview's numbers count.
fn choices(page: Page, show: Memo<Option<Status>>) -> AnyView {
    let choices = [
        ("All events", None),
        ("Meetings held", Some(Status::Held)),
        ("Planned events", Some(Status::Planned)),
    ];
    let links = choices.map(|(name, status)| {
        let href = move || page.href(Route::meetings(status));
        let is_current = move || (show.get() == status).then_some("true");
        view! { <a class="button" href=href aria-current=is_current>{name}</a> }.into_any()
    });
    view! {
        <nav class="button-row no-print" aria-label="Which events">{links.into_iter().collect_view()}</nav>
    }
    .into_any()
}

fn section(page: Page, about: About, known: Memo<Vec<Line>>) -> AnyView {
    let all = Memo::new(move |_| {
        page.query.with(|query| {
            page.results.with(|results| {
                known.with(|known| listed(page.corpus, known, about, query, results))
            })
        })
    });
    let (most, set_most) = documents::window(page, STEP);
    let rows = documents::rows(page, most, Memo::new(move |_| all.with(|all| all.chosen.len())));
    let count = move || {
        all.with(|all| match all.chosen.len() {
            chosen if chosen == all.total => words::number(chosen),
            chosen => format!("{} of {}", words::number(chosen), words::number(all.total)),
        })
    };
    let entries = move || -> Vec<Event> {
        let as_of = page.query.with(|query| query.as_of);
        let shown = |&ix: &MeetingIx| event(page.corpus, page.corpus.meeting(ix)?, as_of);
        all.with(|all| all.chosen.iter().take(rows.built()).filter_map(shown).collect())
    };
    let more = move || {
        let total = all.with(|all| all.chosen.len());
        documents::more(total, most, set_most, STEP, "event")
    };
    let none = move || {
        let total = all.with(|all| all.chosen.is_empty().then_some(all.total))?;
        let text = match total {
            0 => none_known(about).to_owned(),
            _ => format!("None of {} matches the filters", words::number(total)),
        };
        let clear = (total > 0).then(|| {
            let href = move || {
                let show = page.address.with(|address| address.route.clone());
                page.href_with(show, |query| {
                    query.text.clear();
                    query.filters.clear();
                })
            };
            view! { ". " <a href=href>"Clear the filters"</a> }
        });
        Some(view! { <p class="empty">{text} {clear}</p> })
    };
    let key = |event: &Event| (event.meeting, event.mark);
    view! {
        <section class="section">
            <div class="section-head">
                <h2>{about_words(about)}</h2>
                <span class="count">{count}</span>
            </div>
            {none}
            <ol class="event-list" aria-busy=move || rows.busy()>
                <For each=entries key=key children=move |event| {
                    let entry = move || Some(event_entry(page, &event, Signal::stored(false)).into_any());
                    view! { <li>{pieces::when_here(entry)}</li> }
                }/>
            </ol>
            {more}
        </section>
    }
    .into_any()
}

fn about_words(about: About) -> &'static str {
    match about {
        About::Layer(layer) => layer_words(layer),
        About::Held => layer_words(Layer::Held),
        About::Planned => "Planned events",
    }
}

fn none_known(about: About) -> &'static str {
    match about {
        About::Layer(Layer::Held) | About::Held => {
            "No document here tells of a meeting that was held"
        }
        About::Layer(Layer::Planned) => {
            "No document here announces a meeting that is still to come"
        }
        About::Planned => "No document here announces anything that is still to come",
        About::Layer(Layer::Dates) => "No anniversary, decision or programme with a date was found",
    }
}
