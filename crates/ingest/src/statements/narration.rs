//! Which sentences are the narrator's own, and which go on with what somebody said.

use std::ops::Range;

use super::finite::{is_finite, main_subject};
use super::inflect::Form;
use super::lexicon::{frame, small};
use super::paragraph::Paragraph;

/// Nouns for what is reported on: a sentence about them in the past is the narrator's.
const EVENTS: &[&str] = &[
    "meeting",
    "meetings",
    "visit",
    "talks",
    "discussion",
    "discussions",
    "conversation",
    "conversations",
    "trip",
    "readout",
    "commentary",
    "article",
    "articles",
    "website",
    "statement",
    "comments",
    "remarks",
    "move",
    "policy",
    "decision",
    "call",
    "videoconference",
    "negotiations",
    "ceremony",
    "session",
    "consultations",
    "round",
    "invitation",
];

/// Nouns that officials speak of and narrators of a meeting do not.
const MATTERS: &[&str] = &[
    "relations",
    "ties",
    "cooperation",
    "partnership",
    "relationship",
    "coordination",
    "exchanges",
    "world",
    "landscape",
    "situation",
    "order",
    "system",
    "mechanism",
    "sides",
    "countries",
    "nations",
    "peoples",
    "question",
    "principle",
    "trade",
    "security",
    "stability",
    "development",
    "heads",
    "we",
    "our",
    "year",
];

/// The main verb of a sentence: its place, and whether it is told as past.
struct Main {
    at: usize,
    past: bool,
    modal: bool,
}

fn main_verb(p: &Paragraph<'_>, r: &Range<usize>) -> Option<Main> {
    let at = r.clone().take(80).find(|&i| is_finite(p, i) && (i > r.start || !p.is_capital(i)))?;
    let modal = p.is(at, small::MODAL);
    let present =
        ["is", "are", "has", "have", "does", "do", "am", "'s", "'re"].iter().any(|w| p.says(at, w));
    let had = p.says(at, "was") || p.says(at, "were") || p.says(at, "had") || p.says(at, "did");
    let past =
        had || !modal && !present && p.info(at).verb().is_none_or(|(_, form)| form == Form::Past);
    Some(Main { at, past, modal })
}

fn any(p: &Paragraph<'_>, r: &Range<usize>, words: &[&str]) -> bool {
    r.clone().take(120).any(|i| p.is_word(i) && words.iter().any(|w| p.says(i, w)))
}

/// Whether the main verb is in the simple past.
pub(super) fn tells_past(p: &Paragraph<'_>, r: &Range<usize>) -> bool {
    main_verb(p, r).is_some_and(|main| main.past)
}

/// "this year", "over the past", "twice": looks back over a time, as speakers do.
pub(super) fn looks_back(p: &Paragraph<'_>, r: &Range<usize>) -> bool {
    r.clone().take(120).any(|i| {
        p.says(i, "year")
            && i > r.start
            && (p.says(i - 1, "this") || p.says(i - 1, "last") || p.says(i - 1, "past"))
            || p.says(i, "twice")
            || p.says(i, "since")
            || p.says(i, "past") && i > r.start && p.says(i - 1, "the")
    })
}

/// Whether a sentence tells of the meeting itself.
pub(super) fn is_narration(p: &Paragraph<'_>, r: &Range<usize>, opens_paragraph: bool) -> bool {
    let Some(main) = main_verb(p, r) else { return false };
    let head = r.start..main.at;
    let subject = main_subject(p, r).unwrap_or(head.clone());
    let subject_head = subject.end.saturating_sub(1);
    // "The meeting also …" and not "The summit in Asra and the second meeting of the council …".
    let is_event = |i: usize| EVENTS.iter().any(|w| p.says(i, w));
    let about_event = subject.len() <= 4 && is_event(subject_head)
        || main.past && subject.clone().take(3).any(is_event);
    let points =
        subject.len() <= 2 && (p.says(subject.start, "this") || p.says(subject.start, "it"));
    if about_event && (main.past || p.says(main.at + 1, "expected")) {
        return true;
    }
    if points && (p.says(main.at, "was") || p.says(main.at, "came")) {
        return true;
    }
    if p.says(main.at, "was") && p.says(main.at + 1, "present") {
        return true;
    }
    let back = looks_back(p, r);
    if main.past && (opens_paragraph || !back) && meets(p, main.at, r.end) {
        return true;
    }
    let matters = any(p, &subject, MATTERS) || p.is(subject.start, small::FIRST_PERSON);
    opens_paragraph && main.past && !matters && !back
}

/// Whether the verb is one that people do when they meet.
pub(super) fn meets(p: &Paragraph<'_>, verb: usize, end: usize) -> bool {
    let mut at = verb;
    while at < end
        && (p.is_adverb(at) || at < verb + 2 && p.is(at, small::PERFECT))
        && p.info(at + 1).verb().is_some()
    {
        at += 1;
    }
    let chaired = p.says(at, "co") && p.says(at + 2, "chaired");
    if chaired {
        return true;
    }
    let Some((verb, form)) = p.info(at).verb() else { return false };
    let talk = (at + 1..end).take(8).any(|i| {
        [
            "conversation",
            "conversations",
            "meeting",
            "meetings",
            "talks",
            "call",
            "discussion",
            "discussions",
            "round",
        ]
        .iter()
        .any(|w| p.says(i, w))
    });
    match verb.lemma {
        "have" | "hold" | "pay" => talk,
        "speak" => ["with", "to"].iter().any(|w| (at + 1..end).take(4).any(|i| p.says(i, w))),
        _ => verb.frames & frame::ENCOUNTER != 0 && form != Form::Base,
    }
}

/// Whether a sentence in a newsroom's report of talks sounds like the official and not like the reporter.
pub(super) fn is_official(p: &Paragraph<'_>, r: &Range<usize>, names_country: bool) -> bool {
    let Some(main) = main_verb(p, r) else {
        // A plain present that no list has: "Relations rest on trust."
        return names_country || any(p, &(r.start..r.end.min(r.start + 8)), MATTERS);
    };
    let subject = r.start..main.at;
    let matters = names_country || any(p, &subject, MATTERS);
    matters && (main.modal || !main.past)
}
