//! The values of each facet: which there are, what they are called, in which segments they stand.

use super::bits::Bits;
use super::fields::set_of;
use super::filters::Facet;
use crate::format::{DocumentColumns, Packed, Section, SegmentColumns, SegmentLinkColumns};
use crate::index::{entities_named, names_from};
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
pub(crate) fn is_entity(facet: Facet) -> bool {
    matches!(facet, Facet::Carrier | Facet::Originator) || entity_kind(facet).is_some()
}

/// All values of a facet that segments are filed under, as ordinals: positions of entities, sides, topics, meetings, kinds or years.
pub(crate) fn values(packed: Packed<'_>, facet: Facet) -> Vec<u32> {
    if is_entity(facet) {
        let mut entities = packed.column(Section::FacetEntities, 0).to_vec();
        entities.retain(|&ordinal| is_value(packed, facet, ordinal));
        return entities;
    }
    let count = match facet {
        Facet::Side => packed.sides().len(),
        Facet::Kind => Kind::ALL.len(),
        Facet::Topic => packed.topics().len(),
        Facet::Meeting => packed.meetings().len(),
        _ => packed.year_rows().len(),
    };
    (0..count as u32).filter(|&ordinal| is_value(packed, facet, ordinal)).collect()
}

pub(crate) fn is_value(packed: Packed<'_>, facet: Facet, ordinal: u32) -> bool {
    match facet {
        Facet::Kind => packed.info().kinds() >> ordinal & 1 == 1,
        Facet::Carrier => roles(packed, ordinal) & CARRIER != 0,
        Facet::Originator => roles(packed, ordinal) & ORIGINATOR != 0,
        _ => entity_kind(facet).is_none_or(|kind| {
            entity_called(packed, ordinal).is_some_and(|(own, _, _)| own == kind)
        }),
    }
}

fn roles(packed: Packed<'_>, entity: u32) -> u32 {
    packed.facet_entity(EntityIx(entity)).map_or(0, |one| one.roles())
}

/// What an entity is, its id and its name. Of those that facets count a corpus in pieces has these always there.
fn entity_called<'a>(packed: Packed<'a>, ordinal: u32) -> Option<(EntityKind, &'a str, &'a str)> {
    #[cfg(feature = "sharded")]
    if let Some(entity) = packed.facet_entity(EntityIx(ordinal)) {
        return Some((entity.kind(), entity.id(), entity.name()));
    }
    let entity = packed.entity(EntityIx(ordinal))?;
    Some((entity.kind(), entity.id(), entity.name()))
}

/// The entity of an id.
fn entity_of(packed: Packed<'_>, id: &str) -> Option<u32> {
    #[cfg(feature = "sharded")]
    if let Some(entity) = packed.facet_entity_by_id(id) {
        return Some(entity.entity().0);
    }
    Some(packed.entity_by_id(id)?.ix().0)
}

/// The name of an entity.
pub(crate) fn entity_name(packed: Packed<'_>, entity: EntityIx) -> &str {
    entity_called(packed, entity.0).map_or("", |(_, _, name)| name)
}

/// The id and the name of a value.
pub(crate) fn names<'a>(packed: Packed<'a>, facet: Facet, ordinal: u32) -> (&'a str, &'a str) {
    match facet {
        Facet::Side => packed.side(SideIx(ordinal)).map(|side| (side.id(), side.name())),
        Facet::Topic => packed.topic(TopicIx(ordinal)).map(|topic| (topic.id(), topic.name())),
        Facet::Meeting => packed.meeting(MeetingIx(ordinal)).map(|one| (one.id(), one.title())),
        Facet::Kind => Kind::ALL.get(ordinal as usize).map(|kind| (kind.name(), kind.name())),
        Facet::Year => packed.year_rows().nth(ordinal as usize).map(|year| (year.id(), year.id())),
        _ => entity_called(packed, ordinal).map(|(_, id, name)| (id, name)),
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
        _ => entity_of(packed, id)?,
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
        found.extend(names_from(packed, key).map(|(_, entity)| entity));
    }
    // Several names of one entity may begin so.
    let mut rows: Vec<u128> = found.iter().map(|entity| u128::from(entity.0)).collect();
    sort(&mut rows);
    rows.dedup();
    rows.into_iter().map(|row| EntityIx(last(row))).collect()
}

/// Adds the segments that have any of some values, which are sorted.
pub(crate) fn add_segments(packed: Packed<'_>, facet: Facet, values: &[u32], out: &mut Bits) {
    let wanted = set_of(values);
    let rows = SegmentColumns::of(packed);
    let links = SegmentLinkColumns::of(packed);
    let documents = DocumentColumns::of(packed);
    // Options count from 1.
    let has = |cell: u32| cell.checked_sub(1).is_some_and(|value| wanted.has(value));
    let of_row: &dyn Fn(u32) -> bool = match facet {
        Facet::Side => &|row| sides(packed, links.sides.get(row)).any(|side| wanted.has(side)),
        Facet::Originator => &|row| has(rows.originator.get(row)),
        Facet::Year => &|row| has(links.year.get(row)),
        Facet::Kind => &|row| {
            wanted.has(rows.kind.get(row)) || wanted.has(documents.kind.get(rows.document.get(row)))
        },
        Facet::Carrier => &|row| has(documents.carrier.get(rows.document.get(row))),
        Facet::Topic => {
            for &value in values {
                packed.topic_links(value).segments().for_each(|segment| out.set(segment.0));
            }
            return;
        }
        Facet::Meeting => {
            for meeting in values.iter().filter_map(|&value| packed.meeting(MeetingIx(value))) {
                meeting.evidence().for_each(|evidence| out.set(evidence.segment().0));
            }
            return;
        }
        _ => {
            for &value in values {
                packed.entity_links(value).filed().for_each(|segment| out.set(segment.0));
            }
            return;
        }
    };
    (0..packed.segment_count()).filter(|&row| of_row(row)).for_each(|row| out.set(row));
}

fn sides(packed: Packed<'_>, at: u32) -> impl Iterator<Item = u32> {
    let mut list = packed.list(at);
    std::iter::from_fn(move || list.next())
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
