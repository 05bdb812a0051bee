//! Expressions of time, and the days that they mean.
//!
//! A hand-written grammar finds expressions (`the first half of this year`), a chain of evidence finds
//! the day that "today" is in each segment (front matter, date line, full date in the first paragraph,
//! caption, sibling segments, other documents about the same event, anniversaries), and the sentence's
//! tense chooses between past and coming dates. Where the evidence leaves several days, the result is a
//! set of candidates or nothing, never one of them.
//!
//! Not found: times of day, durations without an end (`for two years`), lunar calendars.

mod clues;
mod event_day;
mod expression;
mod grammar;
mod lexicon;
mod period;
mod reference;
mod resolve;
mod rules;
mod scan;
mod tense;
mod tokens;

use std::collections::BTreeSet;

use readout_corpus::date::{Day, Edtf};
use readout_corpus::model::Warning;

pub use rules::RULES;

use crate::authority::Authority;
use crate::draft::{DateMention, Dates, Document, Names, SegmentDates};
use crate::workers::Workers;
use clues::Events;
use event_day::EventDay;
use period::Period;
use reference::{Anchor, anchors};
use resolve::{Context, Reading};
use scan::{Place, Sighting};

/// Finds and resolves the expressions of time of all documents.
pub(crate) fn dates(
    documents: &[Document],
    names: &Names,
    authority: &Authority,
    workers: Workers,
) -> (Dates, Vec<Warning>) {
    let sightings: Vec<Vec<Vec<Sighting>>> = workers.map(documents, |_, document| {
        let text = &document.source.text;
        document.segments.iter().map(|segment| scan::scan(text, segment)).collect()
    });
    let mut warnings = Vec::new();
    let mut dates = Dates::default();
    let mut open = Vec::new();
    let read = workers.map(&sightings, |d, seen| {
        let mut warnings = Vec::new();
        let document = documents.get(d)?;
        let anchors = anchors(document, seen);
        let is_open = anchors.iter().any(|anchor| anchor.days.is_empty());
        let (segments, published) = read_document(document, seen, &anchors, &mut warnings);
        Some((is_open, segments, published, warnings))
    });
    for (d, (is_open, segments, published, found)) in read.into_iter().flatten().enumerate() {
        if is_open {
            open.push(d);
        }
        warnings.extend(found);
        dates.segments.push(segments);
        dates.published.push(published);
    }
    // What a document does not say of its day, another document about the same event may, or what
    // it says of anniversaries and coming meetings.
    let events = Events::new(documents, names, &dates);
    for d in open {
        let (Some(document), Some(seen)) = (documents.get(d), sightings.get(d)) else { continue };
        let Some(anchors) = clues::anchors(d, documents, &sightings, names, authority, &events)
        else {
            continue;
        };
        let (segments, published) = read_document(document, seen, &anchors, &mut warnings);
        if let (Some(slot), Some(at)) = (dates.segments.get_mut(d), dates.published.get_mut(d)) {
            *slot = segments;
            *at = published;
        }
    }
    (dates, warnings)
}

/// Contradictions listed for one document.
const MOST_WARNINGS: usize = 50;

/// Reads all expressions of a document against the reference of their segment.
fn read_document(
    document: &Document,
    seen: &[Vec<Sighting>],
    anchors: &[Anchor],
    warnings: &mut Vec<Warning>,
) -> (Vec<SegmentDates>, Option<Edtf>) {
    let text = &document.source.text;
    // A file full of contradictions is told of often enough.
    let most_warnings = warnings.len() + MOST_WARNINGS;
    let mut segments = Vec::new();
    for ((segment, sightings), anchor) in document.segments.iter().zip(seen).zip(anchors) {
        let mut event = EventDay::new(text, segment);
        let mut mentions: Vec<DateMention> = anchor
            .caption
            .iter()
            .filter_map(|(span, day)| {
                Some(DateMention { span: *span, value: Some(Edtf::day((*day)?)), how: "caption" })
            })
            .collect();
        let mut told_in: Option<(u32, Day)> = None;
        for sighting in sightings {
            let told_here = match (sighting.place.paragraph(), told_in) {
                (Some(here), Some((there, day))) if here == there => Some(day),
                _ => None,
            };
            let told = told_here.or(event.day()).or(told_in.map(|(_, day)| day));
            let (value, reading) = if sighting.place == Place::DateLine {
                let how = "date-line";
                let period = anchor.date_line.map(Period::day);
                (period.as_ref().and_then(Period::edtf), Reading { period, how, disagrees: false })
            } else {
                read_over(&anchor.days, sighting, told, told_here)
            };
            if reading.disagrees && warnings.len() < most_warnings {
                let line = line_of(text, sighting.span.start);
                warnings.push(Warning {
                    file: document.source.path.clone(),
                    line,
                    message: format!(
                        "the parts of “{}” name different days, expected them to agree",
                        sighting.span.of(text)
                    ),
                });
            }
            if value.is_none() && !matches!(reading.how, "vague") && is_silent(reading.how) {
                continue;
            }
            if let Some(day) = reading.period.as_ref().and_then(Period::single_day)
                && let Some(paragraph) = sighting.place.paragraph()
            {
                told_in = Some((paragraph, day));
            }
            event.see(sighting, &reading, value.as_ref(), anchor);
            mentions.push(DateMention { span: sighting.span, value, how: reading.how });
        }
        mentions.sort_by_key(|mention| mention.span);
        segments.push(SegmentDates {
            published: anchor.published.clone(),
            published_from: anchor.from.clone(),
            event_date: event.date(segment, anchor),
            reference: match anchor.days.as_slice() {
                [only] => Some(*only),
                _ => None,
            },
            mentions,
        });
    }
    let published = published(document, anchors);
    (segments, published)
}

/// Expressions that are no dates unless they can be resolved.
fn is_silent(how: &str) -> bool {
    matches!(
        how,
        "amount-ahead"
            | "amount-from-day"
            | "following"
            | "day-of-month"
            | "nth-weekday"
            | "nth-of-period"
            | "part-of-period"
    )
}

/// Most candidates that a set of days names; more say nothing.
const MOST_CANDIDATES: usize = 12;

/// Reads an expression against every day that may be the reference, and keeps what they leave open.
fn read_over(
    references: &[Day],
    sighting: &Sighting,
    told: Option<Day>,
    told_here: Option<Day>,
) -> (Option<Edtf>, Reading) {
    let context = |reference| Context { reference, tense: sighting.tense, told, told_here };
    let first = context(references.first().copied()).read(&sighting.says);
    if references.len() < 2 {
        let value = first.period.as_ref().and_then(Period::edtf);
        return (value, first);
    }
    let mut texts = BTreeSet::new();
    let mut all = Vec::new();
    for &reference in references {
        let Some(period) = context(Some(reference)).read(&sighting.says).period else {
            return (None, Reading { period: None, ..first });
        };
        if texts.insert(period.text.clone()) {
            all.push(period);
        }
        if texts.len() > MOST_CANDIDATES {
            return (None, Reading { period: None, ..first });
        }
    }
    if let [only] = all.as_slice() {
        let value = only.edtf();
        return (value, Reading { period: Some(only.clone()), ..first });
    }
    let simple = texts.iter().all(|text| !text.contains(['/', '[']));
    let set: Vec<String> = texts.into_iter().collect();
    let value = simple.then(|| Edtf::parse(&format!("[{}]", set.join(",")))).flatten();
    (value, Reading { period: None, how: first.how, disagrees: false })
}

/// When the document was published: what it says, otherwise not before its latest part.
fn published(document: &Document, anchors: &[Anchor]) -> Option<Edtf> {
    if let Some(published) = &document.source.front.published {
        return Some(published.clone());
    }
    if let [only] = anchors {
        return only.published.clone();
    }
    let latest =
        anchors.iter().filter_map(|anchor| anchor.published.as_ref()?.first_day()).max()?;
    Edtf::parse(&format!("{latest}/.."))
}

/// The 1-based line of a position.
fn line_of(text: &str, at: u32) -> u32 {
    let before = text.get(..at as usize).unwrap_or("");
    before.bytes().filter(|&b| b == b'\n').count() as u32 + 1
}
