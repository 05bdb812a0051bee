//! Counting the documents of every facet's values in one pass over the segments.

use super::bits::Bits;
use super::facets::{CARRIER, ORIGINATOR, entity_kind, is_entity, names, order_by_label, values};
use super::filters::Facet;
use super::result::{FacetCounts, FacetValue};
use crate::format::{Column, DocumentColumns, Lists, Packed, SegmentColumns, SegmentLinkColumns};
use crate::model::{EntityKind, Kind};
use crate::order::{key, last, sort};
use readout_kernels::{tally_options, tally_values};

/// For each value the number of documents, and the mark of the one counted last: segments come in the order of their
/// documents, so that it is enough to count none twice.
type Tally = Vec<(u32, u32)>;

fn counted(tally: &Tally, value: u32) -> u32 {
    tally.get(value as usize).map_or(0, |&(count, _)| count)
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
    /// The facets' entities: which they are, their kinds, places by name and roles.
    values: [Vec<u32>; 4],
    /// Carriers and originators count by entity, and have no slots where no segment has any.
    tallies: Vec<(Facet, Tally)>,
    /// By row of the facets' entities.
    entities: Tally,
}

impl<'a> Counter<'a> {
    pub(crate) fn new(packed: Packed<'a>) -> Self {
        let values = packed.facet_entities();
        let size = |facet| match facet {
            Facet::Side => packed.sides().len(),
            Facet::Kind => Kind::ALL.len(),
            Facet::Topic => packed.topics().len(),
            Facet::Meeting => packed.meetings().len(),
            Facet::Year => packed.year_rows().len(),
            // Facets of mentioned entities share one tally, since an entity has one kind.
            _ => 0,
        };
        Self {
            packed,
            tallies: Facet::ALL.iter().map(|&facet| (facet, vec![(0, 0); size(facet)])).collect(),
            entities: vec![(0, 0); values[0].len()],
            values,
        }
    }

    /// Counts the documents of some segments for some facets.
    pub(crate) fn count(&mut self, segments: &Bits, wanted: &[Facet]) {
        let packed = self.packed;
        let rows = SegmentColumns::of(packed);
        let links = SegmentLinkColumns::of(packed);
        let documents = DocumentColumns::of(packed);
        let lists = Lists::of(packed);
        let segments = segments.rows();
        let of_segments = |column: Column<'_>| column.gather(&segments);
        let parents = of_segments(rows.document);
        let marks: Vec<u32> = parents.iter().map(|one| one.saturating_add(1)).collect();
        for (facet, tally) in self.tallies.iter_mut().filter(|one| wanted.contains(&one.0)) {
            let options = |cells: &[u32], tally: &mut Tally| tally_options(cells, &marks, tally);
            let of_entities = |cells: &[u32], tally: &mut Tally| {
                if tally.is_empty() && cells.iter().any(|&cell| cell != 0) {
                    *tally = vec![(0, 0); packed.entities().len()];
                }
                options(cells, tally);
            };
            let many = |column, tally| lists.tally(&of_segments(column), &marks, tally);
            match facet {
                Facet::Originator => of_entities(&of_segments(rows.originator), tally),
                Facet::Carrier => of_entities(&documents.carrier.gather(&parents), tally),
                Facet::Year => options(&of_segments(links.year), tally),
                Facet::Kind => {
                    // A document counts once for a kind, whether it is its own or that of a part.
                    let (own, whole) = (of_segments(rows.kind), documents.kind.gather(&parents));
                    let both: Vec<u32> =
                        own.iter().zip(&whole).flat_map(|(&a, &b)| [a, b]).collect();
                    let marks: Vec<u32> = marks.iter().flat_map(|&mark| [mark, mark]).collect();
                    tally_values(&both, &marks, tally);
                }
                Facet::Side => many(links.sides, tally),
                Facet::Topic => many(links.topics, tally),
                Facet::Meeting => many(links.meetings, tally),
                // Facets of mentioned entities share one tally.
                _ => {}
            }
        }
        // One bit for each kind of entity: those that other segments were counted for keep their counts.
        let of_kind =
            |kind: &EntityKind| wanted.iter().any(|&facet| entity_kind(facet) == Some(*kind));
        let wanted: u32 = (EntityKind::ALL.iter().filter(|kind| of_kind(kind)))
            .fold(0, |bits, &kind| bits | 1 << kind as u32);
        if wanted > 0 {
            let mut tally: Tally = vec![(0, 0); self.entities.len()];
            lists.tally(&of_segments(links.filed), &marks, &mut tally);
            let [_, kinds, ..] = &self.values;
            for ((own, counted), kind) in self.entities.iter_mut().zip(tally).zip(kinds) {
                if wanted >> (kind & 31) & 1 == 1 {
                    *own = counted;
                }
            }
        }
    }

    /// The counts of all facets, sorted, with what is chosen; of each facet the first `named` values and those chosen,
    /// `and_empty` or only those that have documents.
    pub(crate) fn finish(
        self,
        choices: &[Choice],
        named: usize,
        and_empty: bool,
    ) -> Vec<FacetCounts<'a>> {
        let packed = self.packed;
        let mut keys: Vec<Vec<u128>> = vec![Vec::new(); Facet::ALL.len()];
        let mut put = |facet: Facet, ordinal: u32, count: u32, order: u32| {
            if let Some(keys) = keys.get_mut(facet as usize) {
                keys.push(key([!count, order, count, ordinal]));
            }
        };
        let is_chosen = |facet: Facet, ordinal: u32| {
            choices.iter().any(|one| one.facet == facet && one.ordinal == ordinal)
        };
        let is_listed = |facet: Facet, ordinal: u32, count: u32| {
            count > 0 || and_empty || is_chosen(facet, ordinal)
        };
        for (facet, tally) in self.tallies.iter().filter(|(facet, _)| !is_entity(*facet)) {
            for ordinal in values(packed, *facet) {
                let count = counted(tally, ordinal);
                if is_listed(*facet, ordinal, count) {
                    put(*facet, ordinal, count, order_by_label(packed, *facet, ordinal));
                }
            }
        }
        // Entities are values of several facets: one pass serves them all.
        let [entities, kinds, order, roles] = &self.values;
        let carrier = self.tallies.get(Facet::Carrier as usize);
        let originator = self.tallies.get(Facet::Originator as usize);
        let by_role = [(CARRIER, carrier), (ORIGINATOR, originator)];
        let facets = EntityKind::ALL.iter().map(|&kind| of_kind(kind)).collect::<Vec<_>>();
        let rows = self.entities.iter().zip(kinds).zip(roles.iter().zip(order));
        for (&ordinal, ((&(count, _), &kind), (&role, &order))) in entities.iter().zip(rows) {
            if role != 0 {
                for (own, tally) in by_role {
                    let Some((facet, tally)) = tally.filter(|_| role & own != 0) else { continue };
                    let count = counted(tally, ordinal);
                    if is_listed(*facet, ordinal, count) {
                        put(*facet, ordinal, count, order);
                    }
                }
            }
            if let Some(&Some(facet)) = facets.get(kind as usize)
                && is_listed(facet, ordinal, count)
            {
                put(facet, ordinal, count, order);
            }
        }
        // What no segment is filed under is listed where it is chosen.
        let is_unfiled =
            |one: &&Choice| is_entity(one.facet) && entities.binary_search(&one.ordinal).is_err();
        for one in choices.iter().filter(is_unfiled) {
            put(one.facet, one.ordinal, 0, order_by_label(packed, one.facet, one.ordinal));
        }
        let counts_of = |(&facet, mut keys): (&Facet, Vec<u128>)| {
            let choice = |ordinal: u32| {
                choices.iter().find(|one| one.facet == facet && one.ordinal == ordinal)
            };
            if keys.len() > LISTED_EMPTY {
                keys.retain(|&key| last(key >> 32) > 0 || choice(last(key)).is_some());
            }
            sort(&mut keys);
            // What no segment is filed under may be chosen and excluded at once.
            keys.dedup();
            let all = keys.len();
            let rest = keys.split_off(named.min(all));
            keys.extend(rest.into_iter().filter(|&key| choice(last(key)).is_some()));
            let left_out = all - keys.len();
            let value = |key: u128| {
                let (id, label) = names(packed, facet, last(key));
                let choice = choice(last(key));
                FacetValue {
                    ordinal: last(key),
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
