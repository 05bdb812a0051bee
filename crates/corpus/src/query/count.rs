//! Counting the documents of every facet's values in one pass over the segments.

use super::bits::Bits;
use super::facets::{entity_kind, names, order_by_label, values};
use super::filters::{Facet, Filters};
use super::result::{FacetCounts, FacetValue};
use crate::format::{DocumentColumns, List, Lists, Packed, SegmentColumns, SegmentLinkColumns};
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

/// The counts of all facets.
pub(crate) struct Counter<'a> {
    packed: Packed<'a>,
    kinds_of_entities: Vec<Option<Facet>>,
    tallies: Vec<(Facet, Tally)>,
    entities: Tally,
}

impl<'a> Counter<'a> {
    pub(crate) fn new(packed: Packed<'a>) -> Self {
        let facet_of = |kind: EntityKind| {
            Facet::ALL.iter().copied().find(|&facet| entity_kind(facet) == Some(kind))
        };
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
            kinds_of_entities: packed.entities().map(|entity| facet_of(entity.kind())).collect(),
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
        if wanted.iter().any(|&facet| entity_kind(facet).is_some()) {
            for row in segments.iter() {
                let mark = document(row).saturating_add(1);
                let mut entities = lists.at(links.filed.get(row));
                while let Some(entity) = entities.next() {
                    let facet = self.kinds_of_entities.get(entity as usize).copied().flatten();
                    if facet.is_some_and(|facet| wanted.contains(&facet)) {
                        self.entities.count(entity, mark);
                    }
                }
            }
        }
    }

    /// The counts of all facets, sorted, with what is chosen.
    pub(crate) fn finish(self, filters: &Filters) -> Vec<FacetCounts<'a>> {
        let packed = self.packed;
        let counts_of = |(facet, tally): &(Facet, Tally)| {
            let tally = if entity_kind(*facet).is_some() { &self.entities } else { tally };
            let mut ordered: Vec<u128> = values(packed, *facet)
                .into_iter()
                .map(|ordinal| {
                    let count = tally.get(ordinal);
                    key([!count, order_by_label(packed, *facet, ordinal), count, ordinal])
                })
                .collect();
            sort(&mut ordered);
            let value = |key: u128| {
                let (id, label) = names(packed, *facet, last(key));
                FacetValue { id, label, count: last(key >> 32), selected: filters.has(*facet, id) }
            };
            FacetCounts { facet: *facet, values: ordered.into_iter().map(value).collect() }
        };
        self.tallies.iter().map(counts_of).collect()
    }
}
