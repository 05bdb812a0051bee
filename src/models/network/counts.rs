//! In how many segments two entities occur together.

use readout_corpus::format::Packed;
use readout_corpus::model::{EntityIx, EntityKind};

use crate::models::order::Order as _;
use crate::models::scope::Scope;

/// More than these tell nothing on one screen; the entities in most segments are kept.
pub const MOST_ENTITIES: usize = 500;

/// Which kinds of entities are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinds {
    /// People and organisations.
    Usual,
    /// Places, too.
    WithPlaces,
    /// Whatever is named.
    All,
}

impl Kinds {
    fn has(self, kind: EntityKind) -> bool {
        match kind {
            EntityKind::Person | EntityKind::Organisation => true,
            EntityKind::Place => self != Self::Usual,
            EntityKind::Treaty | EntityKind::Series | EntityKind::Event => self == Self::All,
        }
    }
}

/// Marks an entity that is not counted.
const ABSENT: usize = usize::MAX;

/// The entities that are counted, and the segments that each two of them share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    entities: Vec<(EntityIx, usize)>,
    // One number for each pair of positions `a < b`, at `b * (b - 1) / 2 + a`.
    together: Vec<u32>,
    /// How many entities of the kinds asked for occur at all.
    pub occurring: usize,
}

impl Counts {
    /// Counts the entities of some kinds in what the filters leave.
    ///
    /// `also` is counted whatever its kind and however rare it is.
    pub fn of(corpus: Packed<'_>, scope: &Scope, kinds: Kinds, also: Option<EntityIx>) -> Self {
        let mut segments: Vec<usize> = vec![0; corpus.entities().len()];
        for segment in corpus.segments().filter(|segment| scope.has_segment(segment.ix())) {
            for entity in segment.entities() {
                if let Some(count) = segments.get_mut(entity.ix()) {
                    *count += 1;
                }
            }
        }
        let mut entities: Vec<(EntityIx, usize)> = (0..)
            .map(EntityIx)
            .zip(corpus.entities())
            .zip(segments)
            .filter(|&((ix, entity), _)| kinds.has(entity.kind()) || Some(ix) == also)
            .map(|((ix, _), count)| (ix, count))
            .filter(|&(ix, count)| count > 0 || Some(ix) == also)
            .collect();
        entities.order_by_key(|&(ix, count)| (Some(ix) != also, std::cmp::Reverse(count)));
        let occurring = entities.iter().filter(|&&(_, count)| count > 0).count();
        entities.truncate(MOST_ENTITIES);
        // The one that is asked for was in front so that it stays; now all stand by their number.
        entities.order_by_key(|&(ix, count)| (std::cmp::Reverse(count), ix));
        let mut positions = vec![ABSENT; corpus.entities().len()];
        for (position, &(ix, _)) in entities.iter().enumerate() {
            if let Some(slot) = positions.get_mut(ix.ix()) {
                *slot = position;
            }
        }
        let mut counts =
            Self { together: vec![0; pairs_below(entities.len())], entities, occurring };
        let mut present: Vec<usize> = Vec::new();
        for segment in corpus.segments().filter(|segment| scope.has_segment(segment.ix())) {
            present.clear();
            let found = segment.entities().filter_map(|entity| positions.get(entity.ix()).copied());
            present.extend(found.filter(|&position| position != ABSENT));
            counts.add(&present);
        }
        counts
    }

    /// Counts a segment in which the entities at some positions occur, each named once.
    fn add(&mut self, present: &[usize]) {
        for (i, &a) in present.iter().enumerate() {
            for &b in present.iter().skip(i + 1) {
                if let Some(count) = self.together.get_mut(pair(a, b)) {
                    *count += 1;
                }
            }
        }
    }

    /// The entities, those in most segments first, with the number of segments that name them.
    pub fn entities(&self) -> &[(EntityIx, usize)] {
        &self.entities
    }

    /// Where an entity stands in [`entities`](Self::entities).
    pub fn position(&self, entity: EntityIx) -> Option<usize> {
        self.entities.iter().position(|&(ix, _)| ix == entity)
    }

    /// The segments that the entities at two positions share; 0 for an entity and itself.
    pub fn together(&self, a: usize, b: usize) -> u32 {
        if a == b { 0 } else { self.together.get(pair(a, b)).copied().unwrap_or(0) }
    }

    /// The most that any two share.
    pub fn most(&self) -> u32 {
        self.together.iter().copied().max().unwrap_or(0)
    }

    /// How many pairs share at least so many.
    pub fn pairs(&self, least: u32) -> usize {
        self.together.iter().filter(|&&count| count >= least.max(1)).count()
    }

    /// Who occurs with the one at a position in at least so many segments, the most frequent first.
    pub fn companions(&self, of: usize, least: u32) -> Vec<(usize, u32)> {
        let mut found: Vec<(usize, u32)> = (0..self.entities.len())
            .map(|other| (other, self.together(of, other)))
            .filter(|&(_, count)| count >= least.max(1))
            .collect();
        found.order_by_key(|&(_, count)| std::cmp::Reverse(count));
        found
    }
}

/// The number of pairs of so many.
fn pairs_below(count: usize) -> usize {
    count * count.saturating_sub(1) / 2
}

/// Where the number of a pair stands; the two differ.
fn pair(a: usize, b: usize) -> usize {
    pairs_below(a.max(b)) + a.min(b)
}

#[cfg(test)]
impl Counts {
    /// Counts segments that are given as the entities in them, each named once.
    pub fn of_segments(entities: u32, segments: &[Vec<EntityIx>]) -> Self {
        let in_segments = |ix: &EntityIx| segments.iter().filter(|own| own.contains(ix)).count();
        let mut entities: Vec<(EntityIx, usize)> =
            (0..entities).map(EntityIx).map(|ix| (ix, in_segments(&ix))).collect();
        entities.retain(|&(_, count)| count > 0);
        let occurring = entities.len();
        entities.order_by_key(|&(_, count)| std::cmp::Reverse(count));
        entities.truncate(MOST_ENTITIES);
        let mut counts =
            Self { together: vec![0; pairs_below(entities.len())], entities, occurring };
        for own in segments {
            let present: Vec<usize> = own.iter().filter_map(|&ix| counts.position(ix)).collect();
            counts.add(&present);
        }
        counts
    }
}
