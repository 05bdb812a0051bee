//! The values of each facet: which there are, what they are called, in which segments they stand.

use super::bits::Bits;
use super::filters::Facet;
use crate::format::Packed;
use crate::index::{all_names, entities_named};
use crate::model::{EntityIx, EntityKind, Kind, MeetingIx, SideIx, TopicIx};
use crate::order::{last, sort};
use crate::text::{distance, fold_name};

/// Bits of the roles of an entity.
pub(crate) const CARRIER: u32 = 1;
pub(crate) const ORIGINATOR: u32 = 2;

/// The kind of entity that a facet is about, where it is about what segments mention.
pub(crate) fn entity_kind(facet: Facet) -> Option<EntityKind> {
    match facet {
        Facet::Person => Some(EntityKind::Person),
        Facet::Organisation => Some(EntityKind::Organisation),
        Facet::Place => Some(EntityKind::Place),
        Facet::Treaty => Some(EntityKind::Treaty),
        Facet::Series => Some(EntityKind::Series),
        _ => None,
    }
}

/// Whether the values of a facet are entities.
fn is_entity(facet: Facet) -> bool {
    matches!(facet, Facet::Carrier | Facet::Originator) || entity_kind(facet).is_some()
}

/// All values of a facet, as ordinals: positions of entities, sides, topics, meetings, kinds or years.
pub(crate) fn values(packed: Packed<'_>, facet: Facet) -> Vec<u32> {
    let count = match facet {
        Facet::Side => packed.sides().len(),
        Facet::Kind => Kind::ALL.len(),
        Facet::Topic => packed.topics().len(),
        Facet::Meeting => packed.meetings().len(),
        Facet::Year => packed.year_rows().len(),
        _ => packed.entities().len(),
    };
    (0..count as u32).filter(|&ordinal| is_value(packed, facet, ordinal)).collect()
}

fn is_value(packed: Packed<'_>, facet: Facet, ordinal: u32) -> bool {
    match facet {
        Facet::Kind => packed.info().kinds() >> ordinal & 1 == 1,
        Facet::Carrier => packed.entity_links(ordinal).roles() & CARRIER != 0,
        Facet::Originator => packed.entity_links(ordinal).roles() & ORIGINATOR != 0,
        _ => entity_kind(facet).is_none_or(|kind| {
            packed.entity(EntityIx(ordinal)).is_some_and(|entity| entity.kind() == kind)
        }),
    }
}

/// The id and the name of a value.
pub(crate) fn names<'a>(packed: Packed<'a>, facet: Facet, ordinal: u32) -> (&'a str, &'a str) {
    match facet {
        Facet::Side => packed.side(SideIx(ordinal)).map(|side| (side.id(), side.name())),
        Facet::Topic => packed.topic(TopicIx(ordinal)).map(|topic| (topic.id(), topic.name())),
        Facet::Meeting => packed.meeting(MeetingIx(ordinal)).map(|one| (one.id(), one.title())),
        Facet::Kind => Kind::ALL.get(ordinal as usize).map(|kind| (kind.name(), kind.name())),
        Facet::Year => packed.year_rows().nth(ordinal as usize).map(|year| (year.id(), year.id())),
        _ => packed.entity(EntityIx(ordinal)).map(|entity| (entity.id(), entity.name())),
    }
    .unwrap_or(("", ""))
}

/// The place of a value among all of its facet sorted by label.
pub(crate) fn order_by_label(packed: Packed<'_>, facet: Facet, ordinal: u32) -> u32 {
    match facet {
        Facet::Side => packed.side_links(ordinal).order(),
        Facet::Topic => packed.topic_links(ordinal).order(),
        Facet::Meeting => packed.meeting_links(ordinal).order(),
        Facet::Kind => {
            let name = names(packed, facet, ordinal).1;
            Kind::ALL.iter().filter(|kind| kind.name() < name).count() as u32
        }
        // Years are sorted.
        Facet::Year => ordinal,
        _ => packed.entity_links(ordinal).order(),
    }
}

/// The value of an id.
pub(crate) fn ordinal(packed: Packed<'_>, facet: Facet, id: &str) -> Option<u32> {
    let found = match facet {
        Facet::Side => packed.side_by_id(id)?.ix().0,
        Facet::Topic => packed.topic_by_id(id)?.ix().0,
        Facet::Meeting => packed.meeting_by_id(id)?.ix().0,
        Facet::Kind => Kind::from_name(id)? as u32,
        Facet::Year => packed.year_rows().position(|year| year.id() == id)? as u32,
        _ => packed.entity_by_id(id)?.ix().0,
    };
    is_value(packed, facet, found).then_some(found)
}

/// The values that a person can mean: by id, otherwise by a name, otherwise by the beginning of one.
pub(crate) fn meant(packed: Packed<'_>, facet: Facet, value: &str) -> Vec<u32> {
    if let Some(found) = ordinal(packed, facet, value) {
        return vec![found];
    }
    let key = fold_name(value);
    if key.is_empty() {
        return Vec::new();
    }
    if is_entity(facet) {
        let mut found = entities_meant(packed, &key);
        found.retain(|entity| is_value(packed, facet, entity.0));
        return found.into_iter().map(|entity| entity.0).collect();
    }
    let all = values(packed, facet);
    let matching = |matches: &dyn Fn(&str) -> bool| -> Vec<u32> {
        let is_meant = |&ordinal: &u32| {
            let (id, name) = names(packed, facet, ordinal);
            matches(&fold_name(id)) || matches(&fold_name(name))
        };
        all.iter().copied().filter(is_meant).collect()
    };
    let exact = matching(&|name| name == key);
    if exact.is_empty() { matching(&|name| name.starts_with(&key)) } else { exact }
}

/// The entities that a folded name can mean: those that bear it, otherwise those with a name that begins so.
pub(crate) fn entities_meant(packed: Packed<'_>, key: &str) -> Vec<EntityIx> {
    let mut found = entities_named(packed, key);
    if found.is_empty() {
        let begins = |(name, _): &(&str, EntityIx)| name.starts_with(key);
        found.extend(all_names(packed).filter(begins).map(|(_, entity)| entity));
    }
    // Several names of one entity may begin so.
    let mut rows: Vec<u128> = found.iter().map(|entity| u128::from(entity.0)).collect();
    sort(&mut rows);
    rows.dedup();
    rows.into_iter().map(|row| EntityIx(last(row))).collect()
}

/// Adds the segments that have a value.
pub(crate) fn add_segments(packed: Packed<'_>, facet: Facet, ordinal: u32, out: &mut Bits) {
    let mut add = |segment: u32| out.set(segment);
    match facet {
        Facet::Side => {
            for segment in packed.segments() {
                let mut sides = packed.segment_links(segment.ix().0).sides();
                if sides.any(|side| side.0 == ordinal) {
                    add(segment.ix().0);
                }
            }
        }
        Facet::Originator | Facet::Year => {
            for segment in packed.segments() {
                let value = match facet {
                    Facet::Originator => segment.originator().map(|entity| entity.0),
                    _ => packed.segment_links(segment.ix().0).year(),
                };
                if value == Some(ordinal) {
                    add(segment.ix().0);
                }
            }
        }
        Facet::Kind => {
            for segment in packed.segments() {
                if kinds(packed, segment.ix().0).any(|kind| kind == ordinal) {
                    add(segment.ix().0);
                }
            }
        }
        Facet::Carrier => {
            let carried =
                packed.documents().filter(|document| document.carrier() == Some(EntityIx(ordinal)));
            carried.flat_map(|document| document.segments()).for_each(|one| add(one.ix().0));
        }
        Facet::Topic => {
            packed.topic_links(ordinal).segments().for_each(|segment| add(segment.0));
        }
        Facet::Meeting => {
            let meeting = packed.meeting(MeetingIx(ordinal));
            let evidence = meeting.into_iter().flat_map(|meeting| meeting.evidence());
            evidence.for_each(|evidence| add(evidence.segment().0));
        }
        _ => packed.entity_links(ordinal).filed().for_each(|segment| add(segment.0)),
    }
}

/// The kinds of a segment: its own, and its document's where that is another.
pub(crate) fn kinds(packed: Packed<'_>, segment: u32) -> impl Iterator<Item = u32> {
    let segment = packed.segment(crate::model::SegmentIx(segment));
    let own = segment.map(|segment| segment.kind());
    let document = segment.and_then(|segment| packed.document(segment.document()));
    let around = document.map(|document| document.kind()).filter(|&kind| Some(kind) != own);
    own.into_iter().chain(around).map(|kind| kind as u32)
}

/// The id of a facet most like one that the corpus does not have, where any is like it.
pub fn nearest_id<'a>(packed: Packed<'a>, facet: Facet, id: &str) -> Option<&'a str> {
    let wanted: Vec<char> = id.chars().take(100).collect();
    let limit = (wanted.len() / 3).min(3);
    let rank = |candidate: &'a str| {
        let letters: Vec<char> = candidate.chars().collect();
        // A part of a name between hyphens counts, but less than a slip of the keyboard.
        let contains =
            |long: &str, short: &str| short.len() > 3 && long.split('-').any(|part| part == short);
        let part = contains(candidate, id)
            || id.rsplit('-').next().is_some_and(|last| contains(candidate, last));
        distance(&wanted, &letters, limit).or(part.then_some(limit + 1))
    };
    values(packed, facet)
        .into_iter()
        .map(|ordinal| names(packed, facet, ordinal).0)
        .filter_map(|candidate| Some((rank(candidate)?, candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}
