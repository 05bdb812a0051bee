//! What each term weighs, what each pair of sentences shares, and how alike that makes them.

use super::read::{Reading, Term, Unit};
use super::{Ground, LEAST_PERMILLE};
use crate::format::Packed;
use crate::index::Dictionary;
use crate::model::EntityKind;
use crate::order::{self, key, last};
use crate::text::fold_name;

/// Pairs of sentences that are looked at for one term. A term that more share would say little of each.
const PAIRS_OF_A_TERM: usize = 1024;
/// Pairs of sentences that are looked at for all terms; more, and terms of many pairs are left aside.
const PAIRS: usize = 1 << 20;

/// A corpus of fewer segments is taken for one of so many: that all of three texts have a word says little of it.
const LEAST_SEGMENTS: usize = 7;

/// The terms of two readings with their weights, and the pairs that share some.
pub(super) struct Weighed {
    /// Hashes and weights, sorted by hash.
    weights: Vec<u128>,
    /// What a word weighs that stands once on each side and nowhere else in the corpus.
    pub(super) telling: u32,
    /// The pairs that share something.
    pub(super) pairs: Vec<Pair>,
}

/// Two sentences that share something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) left: u32,
    pub(super) right: u32,
    /// The part of what they say that they share, in thousandths.
    pub(super) permille: u32,
    /// Whether that is enough to stand beside each other.
    pub(super) enough: bool,
    /// The nearer pair has the smaller one, and no two pairs of one sentence have the same. The last 32 bits
    /// are free.
    pub(super) rank: u128,
}

impl Weighed {
    /// What a term weighs here, in sixteenths of a bit.
    pub(super) fn weight(&self, term: &Term) -> u32 {
        let at = self.weights.partition_point(|entry| ((entry >> 64) as u64) < term.hash);
        let found = self.weights.get(at).filter(|&&entry| (entry >> 64) as u64 == term.hash);
        found.map_or(0, |&entry| last(entry))
    }

    /// Whether a sentence of one side and one of the other share enough, and how much.
    pub(super) fn pair(&self, left: u32, right: u32) -> Option<&Pair> {
        let place = (left, right);
        let at = self.pairs.partition_point(|pair| (pair.left, pair.right) < place);
        self.pairs.get(at).filter(|pair| (pair.left, pair.right) == place)
    }
}

/// Sixteen times the binary logarithm, by straight lines between powers of two.
fn log(n: usize) -> u32 {
    let n = (n as u64).max(1);
    let power = n.ilog2();
    let rest = n - (1 << power);
    power * 16 + ((rest * 16) >> power) as u32
}

/// A term and where it stands.
struct Group {
    hash: u64,
    weight: u32,
    /// It is a word or a number, which says something by itself.
    tells: bool,
    /// It is a name that few have.
    names: bool,
    left: Vec<u32>,
    right: Vec<u32>,
}

impl Group {
    fn pairs(&self) -> usize {
        self.left.len() * self.right.len()
    }
}

/// Weighs the terms of two readings and finds the sentences that share some.
pub(super) fn weigh(packed: Packed<'_>, left: &Reading<'_>, right: &Reading<'_>) -> Weighed {
    let mut groups = groups(packed, left, right);
    let mut most = PAIRS_OF_A_TERM;
    while most > 1 && groups.iter().map(Group::pairs).filter(|&n| n <= most).sum::<usize>() > PAIRS
    {
        most /= 2;
    }
    for group in &mut groups {
        if group.pairs() > most {
            group.weight = 0;
        }
    }
    let telling = weight(packed, 2, sentences(left, right), 2);
    let weights =
        groups.iter().map(|group| u128::from(group.hash) << 64 | u128::from(group.weight));
    let mut weighed = Weighed { weights: weights.collect(), telling, pairs: Vec::new() };
    let totals = |reading: &Reading<'_>| -> Vec<u32> {
        let total = |unit: &Unit| sum(unit.terms.iter().map(|term| weighed.weight(term)));
        reading.units.iter().map(total).collect()
    };
    let totals = (totals(left), totals(right));
    let mut found: Vec<u128> = Vec::new();
    for group in groups.iter().filter(|group| group.weight > 0) {
        let kind = u32::from(group.tells) << 1 | u32::from(group.names);
        for &i in &group.left {
            found.extend(group.right.iter().map(|&j| key([i, j, group.weight, kind])));
        }
    }
    order::sort(&mut found);
    for same in found.chunk_by(|a, b| a >> 64 == b >> 64) {
        weighed.pairs.extend(pair(left, right, &totals, telling, same));
    }
    weighed
}

fn sentences(left: &Reading<'_>, right: &Reading<'_>) -> usize {
    left.units.len() + right.units.len()
}

fn sum(weights: impl Iterator<Item = u32>) -> u32 {
    weights.fold(0, u32::saturating_add)
}

/// The rarer in the corpus and the rarer in the two accounts, the more a term weighs.
///
/// What stands in most texts is a commonplace, however seldom these two use it: its rarity here counts only as far
/// as it is rare in the corpus.
fn weight(packed: Packed<'_>, segments: usize, all: usize, having: usize) -> u32 {
    let corpus = packed.segment_count() as usize;
    let in_corpus = log(corpus + 1).saturating_sub(log(segments));
    let here = log(all + 1).saturating_sub(log(having));
    let wide = log(corpus.max(LEAST_SEGMENTS) + 1);
    let telling = wide.saturating_sub(log(2));
    let rarity = wide.saturating_sub(log(segments)).min(telling);
    in_corpus + here * rarity / telling.max(1)
}

/// All terms of two readings, sorted by hash.
fn groups(packed: Packed<'_>, left: &Reading<'_>, right: &Reading<'_>) -> Vec<Group> {
    let mut entries: Vec<u128> = Vec::new();
    for (of_right, reading) in [(0, left), (1, right)] {
        for (row, unit) in (0..).zip(&reading.units) {
            for (at, term) in (0..).zip(&unit.terms) {
                let place = (row as u64) << 24 | u64::min(at, 0xff_ffff);
                let place = u64::from(of_right == 1) << 63 | place;
                entries.push(u128::from(term.hash) << 64 | u128::from(place));
            }
        }
    }
    order::sort(&mut entries);
    let dictionary = Dictionary::of(packed);
    let all = sentences(left, right);
    let group = |same: &[u128]| {
        let hash = (same.first()? >> 64) as u64;
        let place = |&entry: &u128| ((entry as u64) << 1 >> 25, (entry as u64) & 0xff_ffff);
        let middle = same.partition_point(|&entry| (entry as u64) >> 63 == 0);
        let (lefts, rights) = same.split_at(middle);
        let rows = |entries: &[u128]| entries.iter().map(|entry| place(entry).0 as u32).collect();
        let first = |reading: &Reading<'_>, entries: &[u128]| -> Option<Term> {
            let (row, at) = place(entries.first()?);
            reading.units.get(row as usize)?.terms.get(at as usize).copied()
        };
        let terms = [(left, first(left, lefts)), (right, first(right, rights))];
        let ground = terms[0].1.or(terms[1].1)?.ground;
        let segments = match ground {
            Ground::Word | Ground::Number => terms
                .iter()
                .filter_map(|(reading, term)| {
                    let word = fold_name(reading.segment.slice((*term)?.span));
                    Some(dictionary.find(&word)?.segments as usize)
                })
                .max()
                .unwrap_or(1),
            Ground::Name(entity) => packed.entity(entity).map_or(1, |one| one.segments().len()),
            Ground::Date | Ground::Topic(_) => 1,
        };
        let full = weight(packed, segments.max(1), all, same.len());
        // A name that few have shows what is meant; people are named whatever is said.
        let rare = weight(packed, 4, all, 6);
        let (quarters, names) = match ground {
            Ground::Word | Ground::Number => (4, false),
            Ground::Date => (1, false),
            Ground::Topic(_) => (2, false),
            Ground::Name(entity) => match packed.entity(entity).map(|one| one.kind()) {
                Some(EntityKind::Person) => (1, false),
                Some(EntityKind::Treaty | EntityKind::Series) => (1, full >= rare),
                _ => (2, full >= rare),
            },
        };
        let tells = matches!(ground, Ground::Word | Ground::Number);
        let (left, right) = (rows(lefts), rows(rights));
        Some(Group { hash, weight: full * quarters / 4, tells, names, left, right })
    };
    entries.chunk_by(|a, b| a >> 64 == b >> 64).filter_map(group).collect()
}

fn pair(
    left: &Reading<'_>,
    right: &Reading<'_>,
    totals: &(Vec<u32>, Vec<u32>),
    telling: u32,
    same: &[u128],
) -> Option<Pair> {
    let (i, j) = (last(same.first()? >> 96), last(same.first()? >> 64));
    let (one, other) = (left.units.get(i as usize)?, right.units.get(j as usize)?);
    let (a, b) = (*totals.0.get(i as usize)?, *totals.1.get(j as usize)?);
    let shared = sum(same.iter().map(|&term| last(term >> 32)));
    let words = same.iter().filter(|&&term| term & 2 != 0).count();
    let names = same.iter().filter(|&&term| term & 1 != 0).count();
    // What a short sentence says may be a part of a long one, so the shorter of the two counts for more.
    let whole = (2 * u64::from(a.min(b)) + u64::from(a.max(b))) / 3;
    let mut permille = u64::from(shared) * 1000 / whole.max(1);
    if !one.speakers.is_empty() && !other.speakers.is_empty() {
        // The same said by somebody else is another thing.
        let together = one.speakers.iter().any(|speaker| other.speakers.contains(speaker));
        permille = permille * if together { 9 } else { 6 } / 8;
    }
    let permille = permille.min(1000) as u32;
    let enough = permille >= LEAST_PERMILLE
        && words > 0
        && words * 2 + names >= 3
        && u64::from(shared) * 2 >= u64::from(telling) * 3;
    let part = |at: u32, of: usize| (u64::from(at) * 1023 / of.max(1) as u64) as u32;
    let apart = part(i, left.units.len()).abs_diff(part(j, right.units.len()));
    let nearness = u32::from(!enough) << 20 | (1000 - permille) << 10 | apart;
    let rank = key([nearness, i.saturating_add(j), i.abs_diff(j), 0]);
    Some(Pair { left: i, right: j, permille, enough, rank })
}
