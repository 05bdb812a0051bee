//! Counting the documents of every facet's values in one pass over the segments.

use super::bits::Bits;
use super::facets::{CARRIER, ORIGINATOR, entity_kind, is_entity, names, order_by_label, values};
use super::filters::Facet;
use super::result::{FacetCounts, FacetValue};
use crate::format::{
    DocumentColumns, EntityColumns, EntityLinkColumns, List, Lists, Packed, SegmentColumns,
    SegmentLinkColumns,
};
use crate::model::{EntityKind, Kind};
use crate::order::{key, last, sort};

/// The number of documents per value. Segments come in the order of their documents, so that for each value
/// the document counted last is enough to count none twice.
#[derive(Clone, Debug, Default)]
struct Tally {
    counts: Vec<(u32, u32)>,
}

impl Tally {
    fn new(values: usize) -> Self {
        Self { counts: vec![(0, 0); values] }
    }

    /// Counts a document (numbered from 1) for a value.
    #[inline]
    fn count(&mut self, value: u32, document: u32) {
        if let Some((count, last)) = self.counts.get_mut(value as usize)
            && *last != document
        {
            *last = document;
            *count += 1;
        }
    }

    fn get(&self, value: u32) -> u32 {
        self.counts.get(value as usize).map_or(0, |&(count, _)| count)
    }
}

/// In a facet with more values than these, only those with a document or a choice are listed.
const LISTED_EMPTY: usize = 1000;

/// A value of a facet that is chosen, or excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) facet: Facet,
    pub(crate) ordinal: u32,
    pub(crate) excluded: bool,
}

/// The counts of all facets.
pub(crate) struct Counter<'a> {
    packed: Packed<'a>,
    tallies: Vec<(Facet, Tally)>,
    entities: Tally,
}

impl<'a> Counter<'a> {
    pub(crate) fn new(packed: Packed<'a>) -> Self {
        let entities = packed.entities().len();
        let size = |facet| match facet {
            Facet::Side => packed.sides().len(),
            Facet::Kind => Kind::ALL.len(),
            Facet::Topic => packed.topics().len(),
            Facet::Meeting => packed.meetings().len(),
            Facet::Year => packed.year_rows().len(),
            Facet::Carrier | Facet::Originator => entities,
            // Facets of mentioned entities share one tally, since an entity has one kind.
            _ => 0,
        };
        Self {
            packed,
            tallies: Facet::ALL.iter().map(|&facet| (facet, Tally::new(size(facet)))).collect(),
            entities: Tally::new(entities),
        }
    }

    /// Counts the documents of some segments for some facets.
    pub(crate) fn count(&mut self, segments: &Bits, wanted: &[Facet]) {
        let packed = self.packed;
        let rows = SegmentColumns::of(packed);
        let links = SegmentLinkColumns::of(packed);
        let documents = DocumentColumns::of(packed);
        let lists = Lists::of(packed);
        let document = |row| rows.document.get(row);
        // Options count from 1.
        let option = |cell: u32| cell.checked_sub(1);
        for (facet, tally) in self.tallies.iter_mut().filter(|one| wanted.contains(&one.0)) {
            for row in segments.iter() {
                let mark = document(row).saturating_add(1);
                let mut count = |value: u32| tally.count(value, mark);
                let (one, many) = match facet {
                    Facet::Originator => (option(rows.originator.get(row)), None),
                    Facet::Carrier => (option(documents.carrier.get(document(row))), None),
                    Facet::Year => (option(links.year.get(row)), None),
                    Facet::Kind => {
                        count(rows.kind.get(row));
                        (Some(documents.kind.get(document(row))), None)
                    }
                    Facet::Side => (None, Some(links.sides.get(row))),
                    Facet::Topic => (None, Some(links.topics.get(row))),
                    Facet::Meeting => (None, Some(links.meetings.get(row))),
                    _ => break,
                };
                one.into_iter().for_each(&mut count);
                let mut list = many.map(|at| lists.at(at));
                while let Some(value) = list.as_mut().and_then(List::next) {
                    count(value);
                }
            }
        }
        // One bit for each kind of entity: those that other segments were counted for keep their counts.
        let of_kind =
            |kind: &EntityKind| wanted.iter().any(|&facet| entity_kind(facet) == Some(*kind));
        let wanted: u32 = (EntityKind::ALL.iter().filter(|kind| of_kind(kind)))
            .fold(0, |bits, &kind| bits | 1 << kind as u32);
        if wanted > 0 {
            let kinds = EntityColumns::of(packed).kind;
            for row in segments.iter() {
                let mark = document(row).saturating_add(1);
                let mut entities = lists.at(links.filed.get(row));
                while let Some(entity) = entities.next() {
                    if wanted >> (kinds.get(entity) & 31) & 1 == 1 {
                        self.entities.count(entity, mark);
                    }
                }
            }
        }
    }

    /// The counts of all facets, sorted, with what is chosen; of each facet the first `named` values and those chosen.
    pub(crate) fn finish(self, choices: &[Choice], named: usize) -> Vec<FacetCounts<'a>> {
        let packed = self.packed;
        let mut keys: Vec<Vec<u128>> = vec![Vec::new(); Facet::ALL.len()];
        let mut put = |facet: Facet, ordinal: u32, count: u32, order: u32| {
            if let Some(keys) = keys.get_mut(facet as usize) {
                keys.push(key([!count, order, count, ordinal]));
            }
        };
        // Entities are values of several facets: one pass serves them all.
        let (kinds, links) = (EntityColumns::of(packed).kind, EntityLinkColumns::of(packed));
        for (facet, tally) in &self.tallies {
            if is_entity(*facet) {
                continue;
            }
            for ordinal in values(packed, *facet) {
                put(*facet, ordinal, tally.get(ordinal), order_by_label(packed, *facet, ordinal));
            }
        }
        let tally = |facet: Facet| self.tallies.get(facet as usize).map(|(_, tally)| tally);
        let by_role = [(CARRIER, Facet::Carrier), (ORIGINATOR, Facet::Originator)];
        let facets = EntityKind::ALL.iter().map(|&kind| of_kind(kind)).collect::<Vec<_>>();
        let entities = 0..packed.entities().len() as u32;
        // Almost all values of a large facet have no document; only their number is asked of those.
        let mut sizes = [0usize; Facet::ALL.len()];
        let mut add =
            |facet: Facet| sizes.get_mut(facet as usize).into_iter().for_each(|n| *n += 1);
        for ordinal in entities.clone() {
            let roles = links.roles.get(ordinal);
            by_role.iter().filter(|(role, _)| roles & role != 0).for_each(|&(_, facet)| add(facet));
            facets.get(kinds.get(ordinal) as usize).into_iter().flatten().for_each(|&one| add(one));
        }
        let is_listed = |facet: Facet, ordinal: u32, count: u32| {
            count > 0
                || sizes.get(facet as usize).is_some_and(|&size| size <= LISTED_EMPTY)
                || choices.iter().any(|one| one.facet == facet && one.ordinal == ordinal)
        };
        for ordinal in entities {
            let roles = links.roles.get(ordinal);
            for (role, facet) in by_role {
                let count = tally(facet).map_or(0, |one| one.get(ordinal));
                if roles & role != 0 && is_listed(facet, ordinal, count) {
                    put(facet, ordinal, count, links.order.get(ordinal));
                }
            }
            let count = self.entities.get(ordinal);
            if let Some(Some(facet)) = facets.get(kinds.get(ordinal) as usize)
                && is_listed(*facet, ordinal, count)
            {
                put(*facet, ordinal, count, links.order.get(ordinal));
            }
        }
        let counts_of = |(&facet, mut keys): (&Facet, Vec<u128>)| {
            let choice = |ordinal: u32| {
                choices.iter().find(|one| one.facet == facet && one.ordinal == ordinal)
            };
            if keys.len() > LISTED_EMPTY {
                keys.retain(|&key| last(key >> 32) > 0 || choice(last(key)).is_some());
            }
            sort(&mut keys);
            let all = keys.len();
            let rest = keys.split_off(named.min(all));
            keys.extend(rest.into_iter().filter(|&key| choice(last(key)).is_some()));
            let left_out = all - keys.len();
            let value = |key: u128| {
                let (id, label) = names(packed, facet, last(key));
                let choice = choice(last(key));
                FacetValue {
                    id,
                    label,
                    count: last(key >> 32),
                    selected: choice.is_some_and(|one| !one.excluded),
                    excluded: choice.is_some_and(|one| one.excluded),
                }
            };
            FacetCounts { facet, values: keys.into_iter().map(value).collect(), left_out }
        };
        Facet::ALL.iter().zip(keys).map(counts_of).collect()
    }
}

/// The facet whose values are the entities of a kind.
fn of_kind(kind: EntityKind) -> Option<Facet> {
    Facet::ALL.iter().copied().find(|&facet| entity_kind(facet) == Some(kind))
}
