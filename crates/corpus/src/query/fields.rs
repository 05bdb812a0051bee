//! Fields of the query language: `side:china`, `speaker:"Wang Yi"`, `on:2026-02`.

use super::bits::Bits;
use super::facets::{add_segments, entities_meant, meant, names};
use super::filters::Facet;
use super::own::{OF_MEETINGS, OF_STATEMENTS, days_of, meeting_has, statement_has};
use super::parse::{Word, words};
use super::score::Scorer;
use crate::date::{Day, Edtf};
use crate::format::field::Number;
use crate::format::{Ids, Meeting, Packed, Row, SegmentLinkColumns, Statement, StatementColumns};
use crate::model::{EntityIx, StatementIx};
use crate::text::fold_name;

/// From a day to a day; one that is missing is an open end.
pub(crate) type Days = (Option<Day>, Option<Day>);

/// What a field and its value stand for in a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The values of a facet.
    Values(Facet, Vec<u32>),
    /// Statements by these entities.
    Speakers(Vec<u32>),
    /// Statements that mention these entities, or with these topics.
    About(Vec<u32>, Vec<u32>),
    /// A date.
    On(Option<Edtf>),
    /// Words in a title, as typed and as they are looked up.
    Title(String, Vec<Word>),
}

impl Meaning {
    pub(crate) fn of(packed: Packed<'_>, name: &str, value: &str) -> Self {
        match name {
            "on" => Self::On(date(value)),
            "speaker" => Self::Speakers(entities(packed, value)),
            "title" => Self::Title(value.to_owned(), words(value)),
            "about" => Self::About(entities(packed, value), meant(packed, Facet::Topic, value)),
            // Every other field is a facet.
            name => {
                let facet = Facet::from_name(name).unwrap_or(Facet::Topic);
                Self::Values(facet, meant(packed, facet, value))
            }
        }
    }

    /// What the value was read as: ids, `most` at the most, and how many there are.
    pub(crate) fn ids<'a>(&'a self, packed: Packed<'a>, most: usize) -> (Vec<&'a str>, usize) {
        let name = |facet, ordinals: &[u32]| -> Vec<&'a str> {
            ordinals.iter().take(most).map(|&one| names(packed, facet, one).0).collect()
        };
        match self {
            Self::Values(facet, values) => (name(*facet, values), values.len()),
            // Names of entities are the same for each of their facets.
            Self::Speakers(entities) => (name(Facet::Person, entities), entities.len()),
            Self::About(entities, topics) => {
                let mut ids = name(Facet::Person, entities);
                ids.extend(name(Facet::Topic, topics));
                ids.truncate(most);
                (ids, entities.len() + topics.len())
            }
            Self::On(date) => {
                let text: Vec<&str> = date.iter().map(Edtf::as_str).collect();
                let count = text.len();
                (text, count)
            }
            Self::Title(_, words) if words.is_empty() => (Vec::new(), 0),
            Self::Title(text, _) => (vec![text], 1),
        }
    }

    /// The segments that have it.
    pub(crate) fn segments(&self, packed: Packed<'_>) -> Bits {
        let mut found = Bits::none(packed.segment_count());
        match self {
            Self::Values(facet, values) => add_segments(packed, *facet, values, &mut found),
            Self::On(Some(date)) => {
                found = in_range(packed, (date.first_day(), date.last_day()));
            }
            Self::Title(_, words) => found = in_titles(packed, words),
            Self::About(entities, topics) => {
                Self::About(entities.clone(), Vec::new()).add_segments(packed, &mut found);
                // The topics that a record gives count in place of what its statements are about.
                add_segments(packed, Facet::Topic, topics, &mut found);
            }
            _ => self.add_segments(packed, &mut found),
        }
        found
    }

    /// Adds the segments of the statements that have it.
    fn add_segments(&self, packed: Packed<'_>, found: &mut Bits) {
        let segment = StatementColumns::of(packed).segment;
        self.statements(packed).iter().for_each(|row| found.set(segment.get(row)));
    }

    /// The statements that have it, where these are listed.
    fn statements(&self, packed: Packed<'_>) -> Bits {
        let mut found = Bits::none(packed.statements().len() as u32);
        let mut add = |list: Ids<'_, StatementIx>| list.for_each(|one| found.set(one.0));
        match self {
            Self::Speakers(entities) => {
                entities.iter().for_each(|&one| add(packed.entity_links(one).statements()));
            }
            Self::About(entities, topics) => {
                entities.iter().for_each(|&one| add(packed.entity_links(one).about()));
                topics.iter().for_each(|&one| add(packed.topic_links(one).statements()));
            }
            _ => {}
        }
        found
    }

    /// Adds those of some statements that have it by themselves or, where their segment decides, whose segment does.
    pub(crate) fn add_statements(&self, packed: Packed<'_>, of: &Bits, out: &mut Bits) {
        match self {
            Self::Values(facet, values) if OF_STATEMENTS.contains(facet) => {
                let wanted = set_of(values);
                for row in of.iter() {
                    let statement = Statement::at(packed, row);
                    if statement_has(packed, statement, *facet, &|one| wanted.has(one)) {
                        out.set(row);
                    }
                }
            }
            Self::Speakers(_) | Self::About(..) => out.or(&self.statements(packed)),
            _ => {
                let segments = self.segments(packed);
                let segment = StatementColumns::of(packed).segment;
                of.iter()
                    .filter(|&row| segments.has(segment.get(row)))
                    .for_each(|row| out.set(row));
            }
        }
    }

    /// Whether a meeting has it, where it is a matter of meetings.
    pub(crate) fn is_of_meeting(&self, packed: Packed<'_>, meeting: Meeting<'_>) -> bool {
        match self {
            Self::Values(facet, values) => {
                meeting_has(packed, meeting, *facet, &|one| values.binary_search(&one).is_ok())
            }
            Self::On(Some(date)) => meets(days_of(meeting), (date.first_day(), date.last_day())),
            _ => false,
        }
    }

    /// Whether meetings have it or not by themselves; otherwise the segments that attest them decide.
    pub(crate) fn is_of_meetings(&self) -> bool {
        match self {
            Self::Values(facet, _) => OF_MEETINGS.contains(facet),
            Self::On(_) => true,
            Self::Speakers(_) | Self::About(..) | Self::Title(..) => false,
        }
    }

    /// Whether it is about time, which a meeting has of its own: what was said of it earlier or later attests it.
    pub(crate) fn is_date(&self) -> bool {
        matches!(self, Self::On(_) | Self::Values(Facet::Year, _))
    }
}

/// The segments of which a title has all of some words: their own, or that of the document which they begin.
fn in_titles(packed: Packed<'_>, words: &[Word]) -> Bits {
    let count = packed.segment_count();
    let scorer = Scorer::new(packed);
    let mut all: Option<Bits> = None;
    for word in words {
        let mut with = Bits::none(count);
        for term in scorer.terms(word) {
            term.each(|segment, _, in_title| {
                if in_title {
                    with.set(segment);
                }
            });
        }
        match &mut all {
            None => all = Some(with),
            Some(all) => all.and(&with),
        }
    }
    all.unwrap_or_else(|| Bits::none(count))
}

/// Some positions, for looking them up; they are sorted.
pub(crate) fn set_of(values: &[u32]) -> Bits {
    let mut set = Bits::none(values.last().map_or(0, |last| last.saturating_add(1)));
    values.iter().for_each(|&one| set.set(one));
    set
}

/// A date as typed; an interval whose ends are exchanged is read the other way round.
fn date(value: &str) -> Option<Edtf> {
    Edtf::parse(value).or_else(|| {
        let (from, to) = value.split_once('/')?;
        Edtf::parse(&[to, "/", from].concat())
    })
}

fn entities(packed: Packed<'_>, value: &str) -> Vec<u32> {
    match packed.entity_by_id(value) {
        Some(entity) => vec![entity.ix().0],
        None => match fold_name(value) {
            key if key.is_empty() => Vec::new(),
            key => entities_meant(packed, &key).iter().map(|&EntityIx(row)| row).collect(),
        },
    }
}

/// The segments whose date meets a range; undated ones only meet a range without ends.
pub(crate) fn in_range(packed: Packed<'_>, range: Days) -> Bits {
    let count = packed.segment_count();
    if range == (None, None) {
        return Bits::all(count);
    }
    let mut found = Bits::none(count);
    let links = SegmentLinkColumns::of(packed);
    let rows: Vec<u32> = (0..count).collect();
    let (first, last) = (links.first_day.gather(&rows), links.last_day.gather(&rows));
    let day = |cell: u32| cell.checked_sub(1).map(Day::from_number);
    for ((row, &first), &last) in (0..).zip(&first).zip(&last) {
        if meets((day(first), day(last)), range) {
            found.set(row);
        }
    }
    found
}

/// Whether a date, from its first to its last day, meets a range. A missing day is an open end; a date
/// without both is no date. A range whose ends are exchanged is read the other way round.
pub(crate) fn meets((first, last): Days, (from, to): Days) -> bool {
    let (from, to) =
        if from.zip(to).is_some_and(|(from, to)| from > to) { (to, from) } else { (from, to) };
    let dated = first.is_some() || last.is_some();
    let ends_too_early = last.zip(from).is_some_and(|(last, from)| last < from);
    let begins_too_late = first.zip(to).is_some_and(|(first, to)| first > to);
    dated && !ends_too_early && !begins_too_late
}
