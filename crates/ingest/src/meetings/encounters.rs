//! People met, spoke or will: `met with`, `held talks with`, `consultations between`, `had a phone call`.

use std::collections::BTreeSet;

use readout_corpus::model::{EntityKind, Format, Occasion, Span, Status};

use super::frame::{Frame, Subject};
use super::scene::{Line, LinePlace, Scene};
use super::status::{is_denied, is_unreal, looks_ahead};
use super::triggers::{Leads, TRIGGERS, Trigger, Words};
use crate::draft::EntityRef;
use crate::ordinals::number_before;

/// Words between a subject and its verb where nobody stands behind the verb.
const MOST_WORDS_TO_VERB: usize = 4;

/// The encounters that a line tells of.
pub(super) fn encounters(scene: &Scene<'_>, line: &Line<'_>, out: &mut Vec<Frame>) {
    let Some(words) = Words::of(line.words) else { return };
    let people = scene.people(line).count();
    if people == 0 && scene.principals.len() < 2 {
        return;
    }
    let mut taken: Vec<Span> = Vec::new();
    for trigger in TRIGGERS {
        for found in trigger.find(&words) {
            let span =
                Span { start: line.span.start + found.start, end: line.span.start + found.end };
            if taken.iter().any(|other| other.overlaps(span)) {
                continue;
            }
            let before = line.words.get(..found.start as usize).unwrap_or("");
            if is_denied(before) || is_unreal(before) {
                taken.push(span);
                continue;
            }
            let (mine, theirs) = sides(scene, line, span, trigger);
            let mut all: Vec<EntityRef> = mine.iter().rev().chain(&theirs).copied().collect();
            let mut seen = BTreeSet::new();
            all.retain(|entity| seen.insert(*entity));
            if all.len() < 2 || theirs.is_empty() && !touches(scene, line, span) {
                continue;
            }
            taken.push(span);
            let separate = mine.len() == 1
                && ["separate", "same day", "same-day", "respectively"]
                    .iter()
                    .any(|word| line.words.contains(word));
            if separate && theirs.len() > 1 {
                for other in &theirs {
                    let pair = mine.iter().copied().chain([*other]).collect::<Vec<_>>();
                    tell(scene, line, span, trigger.id, pair, out);
                }
            } else {
                tell(scene, line, span, trigger.id, all, out);
            }
        }
    }
}

/// Whether a subject stands right before the verb: `A and B met`, but not
/// `guided by A and B, they meet challenges`.
fn touches(scene: &Scene<'_>, line: &Line<'_>, span: Span) -> bool {
    let start = scene
        .people(line)
        .filter(|mention| mention.span.end <= span.start)
        .map(|mention| mention.span.end)
        .max();
    let between = match start {
        Some(start) => Span { start, end: span.start }.of(scene.text),
        None => Span { start: line.span.start, end: span.start }.of(scene.text),
    };
    let we = between.split(|c: char| !c.is_alphanumeric()).any(|w| w.eq_ignore_ascii_case("we"));
    // `A, secretary of the council, met …`
    let between = match between.trim().strip_prefix(',').and_then(|rest| rest.strip_suffix(',')) {
        Some(apposition) if !apposition.contains([';', ':']) && !opens_clause(apposition) => "",
        _ => between,
    };
    we || between.split_whitespace().count() <= MOST_WORDS_TO_VERB && !between.contains([',', ';'])
}

/// Whether words between commas are a clause of their own and no description.
fn opens_clause(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or("");
    ["they", "we", "he", "she", "it", "which", "while", "and", "but", "where"].contains(&first)
}

/// The people on both sides of a trigger.
fn sides(
    scene: &Scene<'_>,
    line: &Line<'_>,
    span: Span,
    trigger: &Trigger,
) -> (Vec<EntityRef>, Vec<EntityRef>) {
    let behind = match trigger.leads {
        Leads::Before => Vec::new(),
        Leads::Both | Leads::Behind => scene.people_behind(line, span),
    };
    let mut before = match trigger.leads {
        Leads::Behind => Vec::new(),
        Leads::Both | Leads::Before => scene.people_before(line, span),
    };
    if scene.clause_breaks(line, span) {
        // Behind a semicolon the sentence's own subject acts again.
        before = scene.people(line).map(|mention| mention.entity).take(1).collect();
        before.retain(|person| !behind.contains(person));
    }
    if trigger.leads == Leads::Both && before.is_empty() && !behind.is_empty() {
        before = possessor_or_speaker(scene, line, span, &behind);
    }
    if trigger.leads != Leads::Behind && behind.is_empty() && before.len() < 2 {
        let we = scene.we(line, span);
        if !we.is_empty() {
            before = we;
        }
    }
    (before, behind)
}

/// `Following his videoconference with B, A …`: the person behind the comma; in a heading or stage
/// direction of a transcript, the other speaker.
fn possessor_or_speaker(
    scene: &Scene<'_>,
    line: &Line<'_>,
    span: Span,
    behind: &[EntityRef],
) -> Vec<EntityRef> {
    let before = Span { start: line.span.start, end: span.start }.of(scene.text);
    let possessive = before
        .split_whitespace()
        .next_back()
        .is_some_and(|word| matches!(word, "his" | "her" | "their"));
    if possessive {
        let other = scene
            .people(line)
            .filter(|mention| mention.span.start > span.end)
            .find(|mention| !behind.contains(&mention.entity));
        return other.map(|mention| mention.entity).into_iter().collect();
    }
    let pronoun = before
        .split_whitespace()
        .next_back()
        .is_some_and(|word| matches!(word, "he" | "she" | "He" | "She"));
    if pronoun {
        return scene.last_subject(line).filter(|who| !behind.contains(who)).into_iter().collect();
    }
    if scene.principals.len() == 2 && behind.iter().any(|entity| scene.principals.contains(entity))
    {
        return scene
            .principals
            .iter()
            .copied()
            .filter(|entity| !behind.contains(entity))
            .collect();
    }
    Vec::new()
}

fn tell(
    scene: &Scene<'_>,
    line: &Line<'_>,
    span: Span,
    how: &'static str,
    people: Vec<EntityRef>,
    out: &mut Vec<Frame>,
) {
    let words = line.words;
    let before = Span { start: line.span.start, end: span.start }.of(scene.text);
    let planned = looks_ahead(before);
    let format = format(Span { start: span.start, end: line.span.end }.of(scene.text), words);
    let mut frame = Frame::new(scene.at, line.span, Occasion::Encounter, how);
    frame.status = if planned { Status::Planned } else { Status::Held };
    let named =
        people.iter().all(|person| scene.people(line).any(|mention| mention.entity == *person));
    frame.participants = people.iter().copied().collect();
    frame.in_order = people;
    frame.format = format;
    frame.place = scene.place(line, span);
    series_of(scene, line, span, &mut frame);
    frame.subject = Subject::People;

    // `Met twice this year, once in Moscow and once in Beijing` tells of two meetings.
    let places = once_in(scene, line);
    let counted = [" twice", " times", "two meetings", "three meetings"]
        .iter()
        .any(|count| words.contains(count));
    if counted && !places.is_empty() {
        for place in places {
            let mut one = frame.clone();
            one.place = Some(place);
            one.date = scene.date_in_context(line, span);
            one.format = Some(Format::InPerson);
            one.stands_alone = one.date.is_some();
            one.how = "met-once-in-each";
            out.push(one);
        }
        return;
    }
    if counted {
        return;
    }
    let own = scene.date(line, span).filter(|date| !is_whole_year(date)).cloned();
    let lead = match line.place {
        LinePlace::Title => true,
        LinePlace::Paragraph(paragraph) => paragraph <= 1 && named,
    };
    frame.stands_alone = own.is_some() || lead && scene.event_date.is_some() && !planned;
    frame.date = own.or_else(|| if lead && !planned { scene.event_date.cloned() } else { None });
    if !named && line.place != LinePlace::Title {
        // `We had a successful meeting in Busan`, in a paragraph on the past year.
        frame.date = frame.date.or_else(|| scene.date_in_context(line, span));
        if planned || frame.place.is_none() || frame.date.is_none() {
            return;
        }
        frame.stands_alone = true;
    }
    out.push(frame);
}

/// The series that the sentence names behind the verb, and the number of the round.
fn series_of(scene: &Scene<'_>, line: &Line<'_>, span: Span, frame: &mut Frame) {
    for mention in scene.of_kind(line, EntityKind::Series) {
        if mention.span.end < span.start {
            continue;
        }
        let before = Span { start: line.span.start, end: mention.span.start }.of(scene.text);
        frame.series = Some(mention.entity);
        frame.round = number_before(before);
        break;
    }
}

fn is_whole_year(date: &readout_corpus::date::Edtf) -> bool {
    date.precision() == readout_corpus::date::Precision::Year
}

/// The places of `once in A and once in B`, `one in A, the other in B`.
fn once_in(scene: &Scene<'_>, line: &Line<'_>) -> Vec<EntityRef> {
    let mut found = Vec::new();
    for mention in scene.of_kind(line, EntityKind::Place) {
        let before = Span { start: line.span.start, end: mention.span.start }.of(scene.text);
        let mut words = before.split_whitespace().rev();
        let each = ["once", "one", "other", "another", "first", "second"];
        if words.next() == Some("in") && words.next().is_some_and(|word| each.contains(&word)) {
            found.push(mention.entity);
        }
    }
    found
}

/// How a meeting was held, as the words around it tell.
fn format(near: &str, words: &str) -> Option<Format> {
    let near = near.to_lowercase();
    let head: String = near.chars().take(160).collect();
    let any = |text: &str, set: &[&str]| set.iter().any(|entry| text.contains(entry));
    let video = [
        "videoconference",
        "video conference",
        "virtual meeting",
        "virtually",
        "video link",
        "via video",
        "by video",
        "video call",
        "videolink",
    ];
    let phone =
        ["on the phone", "by phone", "telephone", "phone call", "over the phone", "by telephone"];
    let (v, p) = (first_of(&head, &video), first_of(&head, &phone));
    match (v, p) {
        (Some(v), Some(p)) => Some(if v < p { Format::Video } else { Format::Telephone }),
        (Some(_), None) => Some(Format::Video),
        (None, Some(_)) => Some(Format::Telephone),
        (None, None) => {
            let met = any(
                &head,
                &["met ", "meets ", "meet ", "met with", "shakes hands", "shook hands", "co-chair"],
            );
            let _ = words;
            met.then_some(Format::InPerson)
        }
    }
}

fn first_of(text: &str, set: &[&str]) -> Option<usize> {
    set.iter().filter_map(|entry| text.find(entry)).min()
}
