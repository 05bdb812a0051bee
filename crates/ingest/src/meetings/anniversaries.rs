//! Days and years that are celebrated: `this year marks the 25th anniversary of …`.

use std::collections::BTreeSet;

use readout_corpus::model::{EntityKind, Occasion, Span, Status};

use super::frame::{Frame, Subject};
use super::scene::{Line, Scene, gap};
use super::status::sentence_looks_ahead;
use crate::draft::EntityRef;
use crate::ordinals::{number_before, ordinal};

/// Words of an anniversary's name that do not tell it from others.
const EMPTY_WORDS: &[&str] = &[
    "the",
    "of",
    "and",
    "in",
    "between",
    "its",
    "our",
    "their",
    "a",
    "an",
    "establishment",
    "signing",
    "founding",
    "two",
    "countries",
    "treaty",
    "over",
    "against",
    "this",
    "year",
    "next",
    "last",
    "on",
    "both",
    "peoples",
    "s",
];

/// Most words of an anniversary's name.
const MOST_WORDS: usize = 24;

/// Anniversaries that a line tells of.
pub(super) fn anniversaries(scene: &Scene<'_>, line: &Line<'_>, out: &mut Vec<Frame>) {
    let mut from = 0;
    while let Some(found) = line.words.get(from..).and_then(|rest| rest.find("anniversar")) {
        let at = from + found;
        from = at + "anniversary".len();
        let Some(number) = line.words.get(..at).and_then(number_before) else { continue };
        let name = name_of(scene, line, at);
        let start = line.span.start + at as u32;
        let stretch = Span { start, end: start + name.len() as u32 };
        let mut frame = Frame::new(scene.at, line.span, Occasion::Anniversary, "anniversary");
        frame.number = Some(number);
        let treaty = scene
            .of_kind(line, EntityKind::Treaty)
            .find(|mention| mention.span.start >= start && mention.span.start < stretch.end);
        frame.participants = parties(scene, line, stretch);
        if let Some(treaty) = treaty {
            frame.subject = Subject::Entity(treaty.entity);
            let parties = scene.entry(treaty.entity).map(|entry| entry.participants.as_slice());
            let parties: BTreeSet<EntityRef> =
                parties.unwrap_or_default().iter().filter_map(|id| scene.named(id)).collect();
            if !parties.is_empty() {
                frame.participants = parties;
            }
            frame.title = scene
                .entry(treaty.entity)
                .map(|entry| format!("{} anniversary of the {}", nth(number), short(&entry.name)));
        } else {
            let words = content_words(name);
            if words.is_empty() {
                continue;
            }
            frame.subject = Subject::Words(words);
            let plain = name.trim_start_matches(|c: char| c.is_alphabetic()).trim();
            let mut title = format!("{} anniversary {plain}", nth(number));
            let whose = frame.participants.first().and_then(|&entity| scene.entry(entity));
            if let (true, Some(entry)) = (plain.contains("its "), whose) {
                title = format!("{title}, {}", entry.name);
            }
            frame.title = Some(title);
        }
        frame.date = date_of(scene, line, stretch);
        let today = scene.reference;
        let ahead = frame
            .date
            .as_ref()
            .and_then(|date| date.last_day())
            .zip(today)
            .is_some_and(|(last, today)| last >= today);
        let told = ["commemorated", "celebrated", "marked", "commemorating"].iter().any(|word| {
            line.words.find(word).is_some_and(|at| {
                let before = line.words.get(..at).unwrap_or("");
                !before.ends_with(" be ") && !before.ends_with(" to ")
            })
        });
        frame.status = if told || !ahead && !sentence_looks_ahead(line.words) {
            Status::Held
        } else {
            Status::Planned
        };
        if told {
            // A celebration lies in the past even where the only year named is the current one.
            let past = |date: &readout_corpus::date::Edtf| {
                today.zip(date.first_day()).is_none_or(|(today, first)| first <= today)
            };
            frame.date = frame.date.filter(past);
            if celebrations(scene, line, &frame, out) {
                frame.date = frame.date.and_then(|date| year(&date));
            }
        }
        frame.stands_alone = frame.date.is_some() && !frame.participants.is_empty();
        out.push(frame);
    }
    guests_of_honour(scene, line, out);
}

/// `celebrated … in Moscow in May and in Beijing in September`: each place with its date is an event.
fn celebrations(scene: &Scene<'_>, line: &Line<'_>, whole: &Frame, out: &mut Vec<Frame>) -> bool {
    let before = out.len();
    for place in scene.of_kind(line, EntityKind::Place) {
        if scene.is_country(place.entity) || !scene.is_led_by(line, place.span, &["in"]) {
            continue;
        }
        // `in Lima in May` and `in May in Lima`
        let date = line.dates.iter().find(|date| {
            let (first, second) = if date.span.start > place.span.start {
                (place.span, date.span)
            } else {
                (date.span, place.span)
            };
            let between = Span { start: first.end, end: second.start }.of(scene.text);
            matches!(between.trim(), "in" | "on" | "at" | ", in" | ", on")
        });
        let Some(value) = date.and_then(|date| date.value.clone()) else { continue };
        let mut frame = whole.clone();
        frame.occasion = Occasion::Encounter;
        frame.subject = Subject::People;
        frame.number = None;
        frame.place = Some(place.entity);
        frame.date = Some(value);
        frame.status = Status::Held;
        frame.how = "celebrated-in-place";
        frame.title = None;
        frame.participants = if scene.principals.len() == 2 {
            scene.principals.iter().copied().collect()
        } else {
            scene.people(line).map(|mention| mention.entity).take(2).collect()
        };
        frame.stands_alone = frame.participants.len() == 2;
        out.push(frame);
    }
    out.len() > before
}

/// The date nearest to an anniversary's name; a nearer one that means nothing leaves it undated.
fn date_of(scene: &Scene<'_>, line: &Line<'_>, name: Span) -> Option<readout_corpus::date::Edtf> {
    match line.dates.iter().min_by_key(|date| gap(name, date.span)) {
        Some(nearest) if nearest.value.is_none() => None,
        _ => scene.date_in_context(line, name),
    }
}

/// The year of a date.
fn year(date: &readout_corpus::date::Edtf) -> Option<readout_corpus::date::Edtf> {
    readout_corpus::date::Edtf::parse(&format!("{:04}", date.first_day()?.ymd().0))
}

/// The countries in an anniversary's name, otherwise those that celebrate it.
fn parties(scene: &Scene<'_>, line: &Line<'_>, name: Span) -> BTreeSet<EntityRef> {
    let named = |stretch: Span| -> BTreeSet<EntityRef> {
        scene
            .of_kind(line, EntityKind::Place)
            .filter(|mention| stretch.contains(mention.span) && mention.how != "demonym")
            .map(|mention| mention.entity)
            .filter(|&entity| scene.is_country(entity))
            .collect()
    };
    let own = named(name);
    if !own.is_empty() {
        return own;
    }
    let body = scene
        .of_kind(line, EntityKind::Organisation)
        .find(|mention| name.contains(mention.span) && mention.entity.0 < scene.names.known);
    if let Some(body) = body {
        return BTreeSet::from([body.entity]);
    }
    let subject = Span { start: line.span.start, end: name.start };
    let words = subject.of(scene.text);
    let clause = words.rfind(", ").map_or(0, |at| at as u32);
    named(Span { start: subject.start + clause, end: subject.end })
}

/// `A was the principal guest in Moscow at the parade on May 9, while B was … in Beijing on September 3`.
fn guests_of_honour(scene: &Scene<'_>, line: &Line<'_>, out: &mut Vec<Frame>) {
    let mut from = 0;
    while let Some(found) = line.words.get(from..).and_then(|rest| rest.find(" guest ")) {
        let at = from + found;
        from = at + " guest ".len();
        let trigger =
            Span { start: line.span.start + at as u32, end: line.span.start + from as u32 };
        let before = line.words.get(..at).unwrap_or("");
        let honoured =
            ["principal", "main", "chief", "special"].iter().any(|word| before.ends_with(word));
        let Some(guest) = scene.people_before(line, trigger).first().copied() else { continue };
        if !honoured {
            continue;
        }
        let until = line
            .words
            .get(from..)
            .and_then(|rest| rest.find(" guest "))
            .map_or(line.span.end, |next| line.span.start + (from + next) as u32);
        let clause = Span { start: trigger.end, end: until };
        let place = scene.of_kind(line, EntityKind::Place).find(|mention| {
            clause.contains(mention.span) && scene.is_led_by(line, mention.span, &["in"])
        });
        let date = line.dates.iter().find(|date| clause.contains(date.span));
        let (Some(place), Some(date)) = (place, date.and_then(|date| date.value.clone())) else {
            continue;
        };
        let mut frame = Frame::new(scene.at, line.span, Occasion::Visit, "guest-of-honour");
        frame.participants.insert(guest);
        frame.place = Some(place.entity);
        frame.date = Some(date);
        frame.stands_alone = true;
        out.push(frame);
    }
}

/// What the anniversary is of: up to the next anniversary, verb mark or end.
fn name_of<'a>(scene: &Scene<'a>, line: &Line<'a>, at: usize) -> &'a str {
    let rest = line.words.get(at..).unwrap_or("");
    let mut end = rest.len();
    // Where and when it is celebrated is not part of its name.
    let start = line.span.start + at as u32;
    let place = scene
        .of_kind(line, EntityKind::Place)
        .filter(|mention| mention.span.start > start && !scene.is_country(mention.entity))
        .find(|mention| scene.is_led_by(line, mention.span, &["in"]))
        .map(|mention| mention.span.start);
    let date = line.dates.iter().map(|date| date.span.start).find(|&date| date > start);
    for cut in [place, date].into_iter().flatten() {
        let cut = (cut - start) as usize;
        let words = rest.get(..cut).unwrap_or(rest).trim_end();
        let words = words.strip_suffix(" in").or(words.strip_suffix(" on")).unwrap_or(words);
        end = end.min(words.len());
    }
    for stop in [
        ",",
        ";",
        ".",
        " next year",
        " this year",
        " as ",
        " and the ",
        " will ",
        " is ",
        " was ",
        " has ",
        " (",
        "—",
        " – ",
        ":",
    ] {
        if let Some(found) = rest.get(8..).and_then(|rest| rest.find(stop)) {
            end = end.min(found + 8);
        }
    }
    let mut count = 0;
    for (place, c) in rest.char_indices() {
        if c == ' ' {
            count += 1;
            if count > MOST_WORDS {
                end = end.min(place);
                break;
            }
        }
    }
    rest.get(..end).unwrap_or(rest)
}

fn content_words(name: &str) -> BTreeSet<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .skip(1)
        .map(str::to_lowercase)
        .filter(|word| {
            word.len() > 1 && !EMPTY_WORDS.contains(&word.as_str()) && ordinal(word).is_none()
        })
        .collect()
}

/// A treaty's name without its parties.
fn short(name: &str) -> &str {
    name.split(" between ").next().unwrap_or(name)
}

/// `25th`.
pub(super) fn nth(number: u32) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}
