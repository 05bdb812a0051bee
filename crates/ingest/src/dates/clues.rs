//! The day of a document that gives none: what it says of anniversaries and coming meetings, and
//! other documents about the same event.

use std::collections::{BTreeMap, BTreeSet};

use readout_corpus::date::{Day, Edtf, Precision, days_in_month};
use readout_corpus::model::{EntityKind, Span};

use super::expression::{Expression, Year};
use super::lexicon::Unit;
use super::reference::Anchor;
use super::resolve::Tense;
use super::scan::{Place, Sighting, calendar_day};
use crate::authority::Authority;
use crate::draft::{Dates, Document, EntityRef, Names, Segment};
use crate::ordinals::{number_before, ordinals};

/// Paragraphs that tell what an item is about.
const TOP_PARAGRAPHS: usize = 3;
/// How far before a series its ordinal can stand.
const REACH_BYTES: u32 = 120;
/// Longer stretches are no sentences, and every date in them would read them again.
const MOST_BYTES_OF_SENTENCE: usize = 1500;
/// More events of one person in one place are not searched.
const MOST_EVENTS: usize = 256;

/// What is known of the day of a document.
#[derive(Debug, Default)]
struct Clues {
    year: Option<i32>,
    /// Year and month.
    month: Option<(i32, u32)>,
    weekday: Option<u8>,
    month_and_day: Option<(u8, u8)>,
    /// Years that the text names without looking ahead.
    years_named: BTreeSet<i32>,
    chain: Vec<String>,
}

/// Anchors for a document without a day of its own, where its clues leave few enough days.
pub(super) fn anchors(
    d: usize,
    documents: &[Document],
    sightings: &[Vec<Vec<Sighting>>],
    names: &Names,
    authority: &Authority,
    events: &Events,
) -> Option<Vec<Anchor>> {
    let document = documents.get(d)?;
    let seen = sightings.get(d)?;
    let mut clues = gather(document, seen, authority);
    let mut days = clues.days();
    if let Some((day, other)) = events.same_event(d, documents, names, &clues) {
        clues.chain.push(format!("same event as in {other}"));
        days = vec![day];
    }
    if days.is_empty() {
        return None;
    }
    let said = document.source.front.published.clone();
    let published = said.or_else(|| match (days.as_slice(), clues.month, clues.year) {
        ([only], ..) => Edtf::parse(&format!("{only}~")),
        (_, Some((year, month)), _) => Edtf::parse(&format!("{year:04}-{month:02}~")),
        (_, None, Some(year)) => Edtf::parse(&format!("{year:04}~")),
        _ => None,
    });
    let anchor = Anchor {
        date_line: match (days.as_slice(), clues.month_and_day) {
            ([only], Some(_)) => Some(*only),
            _ => None,
        },
        days,
        published,
        from: Some(clues.chain.join("; ")),
        caption: None,
    };
    Some(vec![anchor; document.segments.len()])
}

impl Clues {
    /// The days that the clues leave.
    fn days(&self) -> Vec<Day> {
        let (first, last) = match (self.month, self.year) {
            (Some((year, month)), _) => {
                let last = days_in_month(year, month).unwrap_or(28);
                (Day::new(year, month, 1), Day::new(year, month, last))
            }
            (None, Some(year)) => (Day::new(year, 1, 1), Day::new(year, 12, 31)),
            (None, None) => (None, None),
        };
        let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
        (first.0..=last.0).map(Day).filter(|&day| self.allows(day)).collect()
    }

    fn allows(&self, day: Day) -> bool {
        let (year, month, date) = day.ymd();
        self.year.is_none_or(|known| known == year)
            && self.month.is_none_or(|known| known == (year, month))
            && self.weekday.is_none_or(|known| u32::from(known) == day.weekday())
            && self.month_and_day.is_none_or(|(m, d)| (u32::from(m), u32::from(d)) == (month, date))
            // News names the years around its own.
            && (self.years_named.is_empty()
                || self.years_named.iter().any(|named| (named - year).abs() <= 1))
    }
}

fn gather(document: &Document, seen: &[Vec<Sighting>], authority: &Authority) -> Clues {
    let mut clues = Clues::default();
    if let Some(date) = &document.source.front.published {
        let (year, month, _) = date.first_day().map(Day::ymd).unwrap_or_default();
        match date.precision() {
            Precision::Month => clues.month = Some((year, month)),
            Precision::Year => clues.year = Some(year),
            _ => {}
        }
        if clues.month.is_some() || clues.year.is_some() {
            clues.chain.push("front matter".to_owned());
        }
    }
    let text = &document.source.text;
    for (segment, sightings) in document.segments.iter().zip(seen) {
        for sighting in sightings {
            let top = matches!(sighting.place, Place::Text { paragraph: 0..=2, .. });
            match &sighting.says {
                Expression::Year(Year::Shift(by)) => {
                    let words = sentence(text, segment, sighting.place);
                    if let (None, Some((year, name))) =
                        (clues.year, anniversary_year(words, authority))
                    {
                        clues.year = Some(year - by);
                        clues.chain.push(format!("year from an anniversary: {name}"));
                    }
                }
                Expression::Shift { unit: Unit::Month, by } => {
                    let words = sentence(text, segment, sighting.place);
                    if let (None, Some((day, name))) = (clues.month, milestone(words, authority)) {
                        let (year, month, _) = day.ymd();
                        let months = year * 12 + month as i32 - 1 - by;
                        clues.month =
                            Some((months.div_euclid(12), months.rem_euclid(12) as u32 + 1));
                        clues.chain.push(format!("month from a known date: {name}"));
                    }
                }
                Expression::Weekday { weekday, which: None, week: None }
                    if top && clues.weekday.is_none() && sighting.tense != Tense::Future =>
                {
                    clues.weekday = Some(*weekday);
                    clues.chain.push("weekday".to_owned());
                }
                Expression::Year(Year::Given(year)) if sighting.tense != Tense::Future => {
                    clues.years_named.insert(*year);
                }
                says if (sighting.place == Place::DateLine || top)
                    && clues.month_and_day.is_none() =>
                {
                    if let Some((None, month, day)) = calendar_day(says) {
                        clues.month_and_day = Some((month, day));
                        clues.chain.push("month and day".to_owned());
                    }
                }
                _ => {}
            }
        }
    }
    if clues.year.is_none() {
        clues.year = clues.month.map(|(year, _)| year);
    }
    if clues.month.is_some_and(|(year, _)| Some(year) != clues.year) {
        // The clues contradict each other: none of them can be trusted with a day.
        clues.month = None;
        clues.year = None;
    }
    clues
}

fn sentence<'a>(text: &'a str, segment: &Segment, place: Place) -> &'a str {
    match place {
        Place::Text { sentence, .. } => {
            let words = segment.sentences.get(sentence).map_or("", |s| s.span.of(text));
            if words.len() > MOST_BYTES_OF_SENTENCE { "" } else { words }
        }
        Place::Title | Place::DateLine => "",
    }
}

/// The year in which a sentence's anniversary falls, if the authority knows since when it is counted.
fn anniversary_year<'a>(words: &str, authority: &'a Authority) -> Option<(i32, &'a str)> {
    let mut from = 0;
    while let Some(at) = words.get(from..).and_then(|rest| rest.find("anniversary")) {
        let at = from + at;
        from = at + "anniversary".len();
        let rest = words.get(from..).unwrap_or("");
        let until = rest.find("anniversary").unwrap_or(rest.len());
        let about = rest.get(..until).unwrap_or("");
        let Some(n) = words.get(..at).and_then(number_before) else { continue };
        let known = authority.milestones.iter().find(|milestone| {
            std::iter::once(&milestone.name)
                .chain(&milestone.aliases)
                .any(|name| contains_folded(about, name))
        });
        if let Some(milestone) = known {
            let (year, ..) = milestone.date.first_day()?.ymd();
            return Some((year + i32::try_from(n).ok()?, &milestone.name));
        }
    }
    None
}

/// A milestone that a sentence names, if it is known to the month.
fn milestone<'a>(words: &str, authority: &'a Authority) -> Option<(Day, &'a str)> {
    authority.milestones.iter().find_map(|milestone| {
        let (first, last) = (milestone.date.first_day()?, milestone.date.last_day()?);
        let to_the_month = last.0 - first.0 < 31;
        let named = std::iter::once(&milestone.name)
            .chain(&milestone.aliases)
            .any(|name| contains_folded(words, name));
        (to_the_month && named).then_some((first, milestone.name.as_str()))
    })
}

/// Whether `words` holds `name`, whatever the case and the form of the apostrophes.
fn contains_folded(words: &str, name: &str) -> bool {
    let fold = |text: &str| text.to_lowercase().replace('’', "'");
    fold(words).contains(&fold(name))
}

/// What a segment tells of, as far as it can be compared before meetings are found.
#[derive(Debug, Default)]
struct Tale {
    people: BTreeSet<EntityRef>,
    places: BTreeSet<EntityRef>,
    rounds: BTreeSet<(EntityRef, u32)>,
}

fn tale(document: &Document, d: usize, s: usize, names: &Names) -> Option<Tale> {
    let segment = document.segments.get(s)?;
    let text = &document.source.text;
    let top = segment.draft.paragraphs.get(..TOP_PARAGRAPHS).unwrap_or(&segment.draft.paragraphs);
    let end = top.last().map_or(segment.draft.span.end, |paragraph| paragraph.span.end);
    let mut tale = Tale::default();
    for mention in names.mentions.get(d)?.get(s)?.iter().take_while(|m| m.span.start < end) {
        let Some(entry) = names.entities.get(mention.entity.0) else { continue };
        match entry.kind {
            EntityKind::Person => {
                tale.people.insert(mention.entity);
            }
            EntityKind::Place if entry.sort.as_deref() != Some("country") => {
                tale.places.insert(mention.entity);
            }
            EntityKind::Series => {
                // An ordinal further away than a sentence counts something else.
                let start = mention.span.start.saturating_sub(REACH_BYTES);
                let mut from = start.max(segment.draft.span.start);
                while from < mention.span.start && !text.is_char_boundary(from as usize) {
                    from += 1;
                }
                let before = Span { start: from, end: mention.span.start };
                if let Some(round) = number_before(before.of(text))
                    .or_else(|| ordinals(mention.span.of(text)).next())
                {
                    tale.rounds.insert((mention.entity, round));
                }
            }
            _ => {}
        }
    }
    Some(tale)
}

/// A dated segment of another document.
#[derive(Debug)]
struct Event {
    document: usize,
    day: Day,
    tale: Tale,
}

/// Dated segments by what they can be found by.
#[derive(Debug, Default)]
pub(super) struct Events {
    all: Vec<Event>,
    by_round: BTreeMap<(EntityRef, u32), Vec<usize>>,
    by_scene: BTreeMap<(EntityRef, EntityRef), Vec<usize>>,
}

impl Events {
    /// Gathers the segments whose day is known.
    pub(super) fn new(documents: &[Document], names: &Names, dates: &Dates) -> Self {
        let mut events = Self::default();
        for (d, segments) in dates.segments.iter().enumerate() {
            for (s, segment) in segments.iter().enumerate() {
                let day = segment.event_date.as_ref().and_then(|date| {
                    (date.first_day() == date.last_day()).then(|| date.first_day()).flatten()
                });
                let (Some(day), Some(document)) = (day, documents.get(d)) else { continue };
                let Some(tale) = tale(document, d, s, names) else { continue };
                let at = events.all.len();
                for &round in &tale.rounds {
                    events.by_round.entry(round).or_default().push(at);
                }
                for &place in &tale.places {
                    for &person in &tale.people {
                        events.by_scene.entry((person, place)).or_default().push(at);
                    }
                }
                events.all.push(Event { document: d, day, tale });
            }
        }
        events
    }

    /// The day of another document that tells of the same round, or of the same people in the same
    /// place on the same weekday.
    fn same_event<'a>(
        &self,
        d: usize,
        documents: &'a [Document],
        names: &Names,
        clues: &Clues,
    ) -> Option<(Day, &'a str)> {
        let own = tale(documents.get(d)?, d, 0, names)?;
        let mut near: BTreeSet<usize> = own
            .rounds
            .iter()
            .filter_map(|round| self.by_round.get(round))
            .flatten()
            .copied()
            .collect();
        if clues.weekday.is_some() && (clues.year.is_some() || !clues.years_named.is_empty()) {
            for &person in &own.people {
                for &place in &own.places {
                    let found = self.by_scene.get(&(person, place)).map(Vec::as_slice);
                    // Who is in a place that often leaves no single day anyway.
                    near.extend(found.filter(|list| list.len() <= MOST_EVENTS).unwrap_or_default());
                }
            }
        }
        let mut found: BTreeSet<(Day, &str)> = BTreeSet::new();
        for event in near.into_iter().filter_map(|at| self.all.get(at)) {
            if event.document == d || !clues.allows(event.day) {
                continue;
            }
            let round = !own.rounds.is_disjoint(&event.tale.rounds);
            let together = own.people.intersection(&event.tale.people).count() >= 2
                && !own.places.is_disjoint(&event.tale.places);
            if let (true, Some(document)) = (round || together, documents.get(event.document)) {
                found.insert((event.day, document.source.id.as_str()));
            }
        }
        let days: BTreeSet<Day> = found.iter().map(|&(day, _)| day).collect();
        if days.len() == 1 { found.into_iter().next() } else { None }
    }
}
