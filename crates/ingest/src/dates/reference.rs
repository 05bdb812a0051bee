//! The day that "today" is in a segment, and the chain of evidence for it.

use readout_corpus::date::{Day, Edtf};
use readout_corpus::model::Span;

use super::expression::{Expression, Year};
use super::scan::{Place, Sighting, calendar_day, read};
use crate::draft::{Document, Segment};

/// How far a date without a year may lie from a date that lends it one.
const NEAR_DAYS: i32 = 45;

/// What a segment's dates are read against.
#[derive(Clone, Debug, Default)]
pub(super) struct Anchor {
    /// The day that "today" is; several where the evidence leaves several; none where there is none.
    pub(super) days: Vec<Day>,
    /// The day of its date line.
    pub(super) date_line: Option<Day>,
    /// When the segment was published.
    pub(super) published: Option<Edtf>,
    /// The chain by which `days` was found.
    pub(super) from: Option<String>,
    /// The caption that dates the segment.
    pub(super) caption: Option<(Span, Option<Day>)>,
}

/// The anchors of a document's segments from what the document says itself.
pub(super) fn anchors(document: &Document, seen: &[Vec<Sighting>]) -> Vec<Anchor> {
    let front = document.source.front.published.as_ref();
    let front_day = front.and_then(|date| {
        let (first, last) = (date.first_day()?, date.last_day()?);
        (first == last).then_some(first)
    });
    let lines: Vec<Option<(Option<i32>, u8, u8)>> = seen.iter().map(|s| date_line(s)).collect();
    let full: Vec<Vec<Day>> = seen.iter().map(|s| full_days(s)).collect();
    let mut anchors: Vec<Anchor> = Vec::new();
    for (s, line) in lines.iter().enumerate() {
        let mut anchor = Anchor::default();
        if let &Some((year, month, day)) = line {
            let same_line = seen.get(s).map(|seen| days_on_date_line(seen)).unwrap_or_default();
            let own = full.get(s).map(Vec::as_slice).unwrap_or_default();
            let siblings: Vec<Day> = full.iter().flatten().copied().collect();
            let years = years_named(seen.get(s).map(Vec::as_slice).unwrap_or_default());
            let make = |year| Day::new(year, u32::from(month), u32::from(day));
            let near = |days: &[Day]| nearest(make, days);
            let found = year
                .and_then(make)
                .map(|day| (day, "date-line"))
                .or_else(|| Some((near(&same_line)?, "date-line, year from the same line")))
                .or_else(|| {
                    Some((near(front_day.as_slice())?, "date-line, year from the front matter"))
                })
                .or_else(|| Some((near(own)?, "date-line, year from the item")))
                .or_else(|| Some((near(&siblings)?, "date-line, year from its siblings")))
                .or_else(|| Some((make(years?)?, "date-line, year named in the item")));
            if let Some((day, from)) = found {
                anchor.days = vec![day];
                anchor.date_line = Some(day);
                anchor.published = Some(Edtf::day(day));
                anchor.from = Some(from.to_owned());
            }
        } else if let Some(day) = front_day {
            anchor.days = vec![day];
            anchor.published = front.cloned();
            anchor.from = Some("front-matter".to_owned());
        }
        anchors.push(anchor);
    }
    date_by_bridges(document, &mut anchors);
    lend_to_siblings(&mut anchors);
    let caption = caption(document);
    if let (Some(first), Some(caption)) = (anchors.first_mut(), caption) {
        first.caption = Some((caption.0, Some(caption.1)));
    }
    let segments = document.segments.iter();
    for ((anchor, sightings), segment) in anchors.iter_mut().zip(seen).zip(segments) {
        if !anchor.days.is_empty() {
            continue;
        }
        let (day, from) = if let Some(day) = first_paragraph_day(sightings) {
            (day, "full date in the first paragraph")
        } else if let Some(day) = day_alone(&document.source.text, segment, sightings) {
            (day, "a line that is a date")
        } else if let Some((_, day)) = caption {
            (day, "caption")
        } else {
            continue;
        };
        anchor.days = vec![day];
        // News follows the day that it tells of within days.
        anchor.published = Edtf::parse(&format!("{day}~"));
        anchor.from = Some(from.to_owned());
    }
    lend_to_siblings(&mut anchors);
    anchors
}

/// A part is dated by the sentence that says when it first appeared.
fn date_by_bridges(document: &Document, anchors: &mut [Anchor]) {
    let mut row = Vec::new();
    for (anchor, segment) in anchors.iter_mut().zip(&document.segments) {
        let Some(bridge) = segment.draft.bridge.filter(|_| anchor.days.is_empty()) else {
            continue;
        };
        let mut days: Vec<Day> = Vec::new();
        read(&document.source.text, bridge, &mut row, |_, says| days.extend(full_day(&says)));
        days.dedup();
        if let [day] = days.as_slice() {
            anchor.days = vec![*day];
            anchor.published = Some(Edtf::day(*day));
            anchor.from = Some("bridge".to_owned());
        }
    }
}

/// A part without a date of its own was not written before its latest sibling.
fn lend_to_siblings(anchors: &mut [Anchor]) {
    let latest = anchors.iter().filter_map(|anchor| anchor.days.first().copied()).max();
    let Some(latest) = latest else { return };
    for anchor in anchors {
        if anchor.days.is_empty() {
            anchor.days = vec![latest];
            anchor.published = Edtf::parse(&format!("{latest}/.."));
            anchor.from = Some("not before its siblings".to_owned());
        }
    }
}

/// Year, month and day of the date line.
fn date_line(seen: &[Sighting]) -> Option<(Option<i32>, u8, u8)> {
    seen.iter()
        .find(|sighting| sighting.place == Place::DateLine)
        .and_then(|sighting| calendar_day(&sighting.says))
}

/// Full dates in the paragraph that a date line opens.
fn days_on_date_line(seen: &[Sighting]) -> Vec<Day> {
    seen.iter()
        .filter(|sighting| matches!(sighting.place, Place::Text { paragraph: 0, .. }))
        .filter_map(|sighting| full_day(&sighting.says))
        .collect()
}

fn full_days(seen: &[Sighting]) -> Vec<Day> {
    seen.iter().filter_map(|sighting| full_day(&sighting.says)).collect()
}

/// The day of a full date.
pub(super) fn full_day(says: &Expression) -> Option<Day> {
    let (year, month, day) = calendar_day(says)?;
    Day::new(year?, u32::from(month), u32::from(day))
}

/// A full date in the title or among the first words.
fn first_paragraph_day(seen: &[Sighting]) -> Option<Day> {
    seen.iter()
        .filter(|sighting| match sighting.place {
            Place::Title => true,
            Place::Text { paragraph, .. } => paragraph == 0,
            Place::DateLine => false,
        })
        .find_map(|sighting| full_day(&sighting.says))
}

/// More bytes than a time of day takes beside a date.
const MOST_BESIDE_DATE: usize = 14;

/// Behind so many paragraphs a text has begun.
const MOST_ABOVE_DATE: u32 = 4;

/// A full date that is a line of its own above or below the first words, perhaps with a time of day.
fn day_alone(text: &str, segment: &Segment, seen: &[Sighting]) -> Option<Day> {
    seen.iter().find_map(|sighting| {
        let paragraph = sighting.place.paragraph().filter(|&at| at <= MOST_ABOVE_DATE)?;
        let line = segment.draft.paragraphs.get(paragraph as usize)?.span.of(text).trim();
        let is_alone = line.len() <= sighting.span.of(text).len() + MOST_BESIDE_DATE
            && !line.ends_with(['.', '!', '?']);
        full_day(&sighting.says).filter(|_| is_alone)
    })
}

/// The year that brings a month and day nearest to one of the days, if that is near enough.
fn nearest(make: impl Fn(i32) -> Option<Day>, days: &[Day]) -> Option<Day> {
    days.iter()
        .flat_map(|day| {
            let year = day.ymd().0;
            [year - 1, year, year + 1]
                .into_iter()
                .filter_map(&make)
                .map(|found| ((found.0 - day.0).abs(), found))
        })
        .filter(|(distance, _)| *distance <= NEAR_DAYS)
        .min()
        .map(|(_, day)| day)
}

/// The latest bare year that an item names without looking ahead.
fn years_named(seen: &[Sighting]) -> Option<i32> {
    seen.iter()
        .filter(|sighting| sighting.tense != super::resolve::Tense::Future)
        .filter_map(|sighting| match &sighting.says {
            Expression::Year(Year::Given(year)) => Some(*year),
            _ => None,
        })
        .max()
}

/// The first dropped line that is a caption with a full date, or another short line that dates the page.
fn caption(document: &Document) -> Option<(Span, Day)> {
    let text = &document.source.text;
    let mut row = Vec::new();
    let mut best: Option<(bool, Span, Day)> = None;
    for line in &document.cleaned.lines {
        let Some(reason) = line.dropped else { continue };
        let caption = reason.contains("caption");
        if !(caption || reason.contains("byline") || reason.contains("date"))
            || line.span.of(text).len() > 400
        {
            continue;
        }
        read(text, line.span, &mut row, |span, says| {
            if let Some(day) = full_day(&says) {
                let better = best.is_none_or(|(found, _, _)| caption && !found);
                if better {
                    best = Some((caption, span, day));
                }
            }
        });
        if best.is_some_and(|(caption, _, _)| caption) {
            break;
        }
    }
    best.map(|(_, span, day)| (span, day))
}
