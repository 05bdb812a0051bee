//! One party goes to another's place: `visited`, `will pay a visit to`, `was in Moscow for talks`.

use std::sync::LazyLock;

use readout_corpus::model::{EntityKind, Occasion, Span, Status};

use super::frame::Frame;
use super::scene::{Line, Scene};
use super::status::{is_denied, is_unreal, looks_ahead};
use crate::patterns::Pattern;

static VISIT: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"\b(?:visits?|visited|visit to|trip to|travell?ed to)\b"));
static WAS_IN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\bwas (?:also )?in (?:[A-Z]\w+)[^.;]{0,40}\bfor\b[^.;]{0,30}\b(?:talks|meetings|negotiations|consultations)\b",
    )
});

/// Words between "visit" and the place.
const MOST_WORDS: usize = 4;

/// Visits that a line tells of.
pub(super) fn visits(scene: &Scene<'_>, line: &Line<'_>, out: &mut Vec<Frame>) {
    let named = ["isit", "trip to", "ravel", "was "].iter().any(|word| line.words.contains(word));
    if !named || scene.people(line).next().is_none() {
        return;
    }
    for (pattern, how) in [(&VISIT, "visit"), (&WAS_IN, "was-in-for-talks")] {
        // The longer pattern is built only where it can fit.
        if how != "visit" && !line.words.contains("as in ") && !line.words.contains("as also in ") {
            continue;
        }
        let Some(found) = pattern.find(line.words) else {
            continue;
        };
        let span = Span {
            start: line.span.start + found.start() as u32,
            end: line.span.start + found.end() as u32,
        };
        let before = line.words.get(..found.start()).unwrap_or("");
        if is_denied(before) || is_unreal(before) && !before.contains("invited") {
            continue;
        }
        let behind = if how == "visit" { span.end } else { span.start };
        let Some(place) = scene
            .of_kind(line, EntityKind::Place)
            .find(|mention| mention.span.start >= behind && mention.how != "demonym")
        else {
            continue;
        };
        let between = Span { start: behind, end: place.span.start }.of(scene.text);
        if between.split_whitespace().count() > MOST_WORDS {
            continue;
        }
        let mut frame = Frame::new(scene.at, line.span, Occasion::Visit, how);
        let visitors = scene.people_before(line, span);
        let Some(visitor) = visitors.first().copied() else { continue };
        frame.participants.insert(visitor);
        let invited = before.contains("invited");
        if invited {
            // Whoever invites receives the visitor.
            let at = before.rfind("invited").unwrap_or(0) as u32 + line.span.start;
            let inviters = scene.people_before(line, Span { start: at, end: at });
            frame.participants.extend(inviters.first());
        }
        frame.place = Some(place.entity);
        frame.status = if invited || looks_ahead(before) { Status::Planned } else { Status::Held };
        frame.date = scene
            .date(line, span)
            .filter(|date| {
                frame.status == Status::Planned
                    || date.first_day() == date.last_day()
                    || date.as_str().starts_with('[')
            })
            .cloned();
        frame.stands_alone = frame.date.is_some();
        if frame.date.is_none() && frame.status == Status::Held {
            frame.date = scene.event_date.cloned();
        }
        out.push(frame);
    }
}

pub(super) fn prepare() {
    LazyLock::force(&VISIT);
    LazyLock::force(&WAS_IN);
}
