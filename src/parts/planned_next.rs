//! What is planned next, as seen from a day.

use leptos::prelude::*;
use readout_corpus::format::Meeting;
use readout_corpus::model::Status;

use crate::models::plans::plans;
use crate::models::scope::Scope;
use crate::parts::links::{date_text, how_found};
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// Planned events listed.
const LISTED: usize = 5;

/// The nearest plans, and how many are past without an account of them.
pub fn planned_next(page: Page, scope: &Scope) -> AnyView {
    let plans = plans(page.corpus, scope);
    let seen_from = plans.seen_from.map(|day| format!("As of {}", words::day(day)));
    let total = plans.ahead.len();
    let items = plans.ahead.iter().take(LISTED).map(|&meeting| planned(page, meeting));
    let items = items.collect_view();
    let past = (!plans.past.is_empty()).then(|| {
        let text = match plans.past.len() {
            1 => "1 more was planned for an earlier day".to_owned(),
            n => format!("{} more were planned for an earlier day", words::number(n)),
        };
        view! {
            <p class="note">
                <a href=page.href(Route::meetings(Some(Status::Planned)))>{text}</a>
                "; no document here tells whether it took place"
            </p>
        }
    });
    let list = if total == 0 {
        view! { <p class="empty">"No document here announces anything for a later day"</p> }
            .into_any()
    } else {
        view! { <ol class="plan-list">{items}</ol> }.into_any()
    };
    let more = (total > LISTED).then(|| {
        view! { <p><a href=page.href(Route::meetings(Some(Status::Planned)))>{format!("All {} planned events", words::number(total))}</a></p> }
    });
    view! {
        <section class="ahead" aria-labelledby="ahead">
            <div class="section-head">
                <h2 id="ahead">"Planned next"</h2>
                <p class="note">{seen_from}</p>
            </div>
            {list}
            {more}
            {past}
        </section>
    }
    .into_any()
}

fn planned(page: Page, meeting: Meeting<'static>) -> AnyView {
    let corpus = page.corpus;
    let place = meeting.place().and_then(|place| corpus.entity(place)).map(|place| place.name());
    let evidence =
        meeting.evidence().next().and_then(|evidence| corpus.segment(evidence.segment()));
    let announced = evidence.map(|segment| {
        let href = page.href(Route::Document { id: segment.id().to_owned() });
        view! { <a href=href>"Announced here"</a> }
    });
    view! {
        <li class="plan">
            <p class="plan-date">{meeting.date().map(date_text)}</p>
            <p class="plan-title">
                <a href=page.href(Route::Meeting { id: meeting.id().to_owned() })>{meeting.title()}</a>
            </p>
            <p class="note plan-note">
                {place.map(|place| view! { <span>{place}</span> })}
                {announced}
                {how_found(page, meeting.how())}
            </p>
        </li>
    }
    .into_any()
}
