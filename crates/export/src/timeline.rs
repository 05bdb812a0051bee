//! The JSON that TimelineJS 3 reads: meetings and planned events with a date.
//!
//! TimelineJS shows texts as HTML, so that they are escaped. It knows years, months and days: of a vague date
//! it gets what is certain, from the first to the last possible day, and the EDTF text to display.

use readout_corpus::date::{Day, Precision};
use readout_corpus::format::{Edtf, Meeting};

use crate::about::About;
use crate::address::{Addresses, Words};
use crate::plain::escaped;
use crate::request::Request;
use crate::value::{Map, Value, map};

pub(crate) fn write(request: &Request<'_>, about: &About<'_>) -> String {
    let corpus = request.corpus;
    let addresses = Addresses { page: request.page };
    let mut words = Words::new(corpus, addresses);
    let mut undated = 0u32;
    let mut events: Vec<Value> = Vec::new();
    for meeting in request.items.meetings.iter().filter_map(|&ix| corpus.meeting(ix)) {
        let Some(status) = meeting.status_as_of(request.query.as_of) else { continue };
        let dates = meeting.date().and_then(dates);
        let Some((start, end)) = dates else {
            undated += 1;
            continue;
        };
        let display = meeting.date().filter(|date| needs_words(*date)).map(|date| date.as_str());
        let text = map! {
            "headline": escaped(meeting.title()),
            "text": body(request, &mut words, meeting, &addresses.meeting(meeting.id())),
        };
        events.push(
            map! {
                "unique_id": meeting.id(),
                "start_date": start,
                "end_date": end,
                "display_date": display,
                "group": status.name(),
                "text": text,
            }
            .into(),
        );
    }
    let mut note = format!("<p>{}</p>", escaped(&about.note()));
    if undated > 0 {
        note.push_str(&format!("<p>Without a date, and so not shown: {undated}</p>"));
    }
    let title = map! { "text": map! { "headline": escaped(about.title), "text": note } };
    let mut whole = map! { "title": title };
    whole.put_always("events", Value::List(events));
    Value::Map(whole).to_json()
}

fn body(
    request: &Request<'_>,
    words: &mut Words<'_>,
    meeting: Meeting<'_>,
    address: &str,
) -> String {
    let known = |segment| {
        let segment = request.corpus.segment(segment);
        segment.is_some_and(|one| request.query.as_of.is_none_or(|day| one.is_known(day)))
    };
    let mut out = String::new();
    if let Some(evidence) = meeting.evidence().find(|one| known(one.segment())) {
        let source = words.address(evidence.segment(), evidence.span());
        let source = source.as_deref().unwrap_or(address);
        let quoted = escaped(evidence.text());
        out.push_str(&format!(
            "<blockquote>{quoted} <a href=\"{}\">source</a></blockquote>",
            escaped(source)
        ));
    }
    out.push_str(&format!("<p><a href=\"{}\">all accounts</a></p>", escaped(address)));
    out
}

/// Whether a date says less, or something else, than its days do.
fn needs_words(date: Edtf<'_>) -> bool {
    let plain = matches!(date.precision(), Precision::Day | Precision::Month | Precision::Year);
    !plain || date.is_approximate()
}

/// The start, and the end where it is another day.
fn dates(date: Edtf<'_>) -> Option<(Map, Option<Map>)> {
    let first = date.first_day().or(date.last_day())?;
    let start = match date.precision() {
        Precision::Year => day(first, 1),
        Precision::Month => day(first, 2),
        _ => day(first, 3),
    };
    let spans =
        matches!(date.precision(), Precision::SubYear | Precision::Interval | Precision::Set);
    let end = date.last_day().filter(|&last| spans && last != first).map(|last| day(last, 3));
    Some((start, end))
}

fn day(day: Day, parts: usize) -> Map {
    let (year, month, date) = day.ymd();
    let mut map = map! { "year": year.unsigned_abs() };
    if parts > 1 {
        map.put("month", month);
    }
    if parts > 2 {
        map.put("day", date);
    }
    map
}
