//! Which sentences belong together.

use super::read::{Reading, Unit};
use super::weigh::{Pair, Weighed};
use crate::order::{self, key, last};

/// So many sentences of one side stand beside those of the other.
const MOST_TOGETHER: usize = 4;
/// Sharing so much, in thousandths, a sentence joins others even if it repeats what they say.
const SURELY: u32 = 400;
/// Repetitions of one sentence that are told apart by what stands around them.
const MOST_REPEATED: usize = 64;

/// Sentences that belong together, as places in the two readings.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub(super) left: Vec<u32>,
    pub(super) right: Vec<u32>,
    /// They have the same words; nothing else can join them.
    pub(super) same: bool,
}

/// Groups on their way, and the group of each sentence.
struct Aligned {
    groups: Vec<Group>,
    left: Vec<Option<usize>>,
    right: Vec<Option<usize>>,
}

impl Aligned {
    fn is_free(&self, i: u32, j: u32) -> bool {
        self.left.get(i as usize) == Some(&None) && self.right.get(j as usize) == Some(&None)
    }

    fn put(&mut self, i: u32, j: u32, same: bool) {
        if let (Some(left), Some(right)) =
            (self.left.get_mut(i as usize), self.right.get_mut(j as usize))
        {
            *left = Some(self.groups.len());
            *right = Some(self.groups.len());
            self.groups.push(Group { left: vec![i], right: vec![j], same });
        }
    }
}

/// Puts the sentences together that say the same; what is in no group stands alone.
pub(super) fn align(left: &Reading<'_>, right: &Reading<'_>, weighed: &Weighed) -> Vec<Group> {
    let mut aligned = Aligned {
        groups: Vec::new(),
        left: vec![None; left.units.len()],
        right: vec![None; right.units.len()],
    };
    put_equals(&mut aligned, left, right);
    let enough = (0..).zip(&weighed.pairs).filter(|(_, pair)| pair.enough);
    let mut ranked: Vec<u128> =
        enough.map(|(at, pair): (u32, _)| pair.rank | u128::from(at)).collect();
    order::sort(&mut ranked);
    let pair = |&rank: &u128| weighed.pairs.get(last(rank) as usize);
    let ranked: Vec<&Pair> = ranked.iter().filter_map(pair).collect();
    for pair in &ranked {
        if aligned.is_free(pair.left, pair.right) {
            aligned.put(pair.left, pair.right, false);
        }
    }
    join(&mut aligned, (left, right), weighed, &ranked);
    for group in &mut aligned.groups {
        group.left = sorted(&group.left);
        group.right = sorted(&group.right);
    }
    aligned.groups
}

/// Sentences of the same words. One that is repeated more often on one side is found by its neighbours.
fn put_equals(aligned: &mut Aligned, left: &Reading<'_>, right: &Reading<'_>) {
    let mut entries: Vec<u128> = Vec::new();
    for (of_right, reading) in [(0, left), (1, right)] {
        let keys = (0..).zip(&reading.units).map(|(row, unit): (u32, _)| {
            u128::from(unit.key) << 64 | of_right << 32 | u128::from(row)
        });
        entries.extend(keys);
    }
    order::sort(&mut entries);
    for same in entries.chunk_by(|a, b| a >> 64 == b >> 64) {
        let middle = same.partition_point(|&entry| last(entry >> 32) == 0);
        let (lefts, rights) = same.split_at(middle);
        if lefts.len() == rights.len() || lefts.len().max(rights.len()) > MOST_REPEATED {
            for (&i, &j) in lefts.iter().zip(rights) {
                aligned.put(last(i), last(j), true);
            }
            continue;
        }
        let mut ranked: Vec<u128> = Vec::new();
        for (x, &i) in (0..).zip(lefts) {
            for (y, &j) in (0..).zip(rights) {
                ranked.push(key([strange(left, last(i), right, last(j)), x + y, x, y]));
            }
        }
        order::sort(&mut ranked);
        for rank in ranked {
            let i = lefts.get(last(rank >> 32) as usize).map(|&i| last(i));
            let j = rights.get(last(rank) as usize).map(|&j| last(j));
            if let (Some(i), Some(j)) = (i, j)
                && aligned.is_free(i, j)
            {
                aligned.put(i, j, true);
            }
        }
    }
}

/// How many of the two neighbours of a sentence differ from those of another.
fn strange(left: &Reading<'_>, i: u32, right: &Reading<'_>, j: u32) -> u32 {
    let key = |reading: &Reading<'_>, at: Option<u32>| {
        at.and_then(|at| reading.units.get(at as usize)).map(|unit| unit.key)
    };
    let before = key(left, i.checked_sub(1)) != key(right, j.checked_sub(1));
    let behind = key(left, i.checked_add(1)) != key(right, j.checked_add(1));
    u32::from(before) + u32::from(behind)
}

/// A sentence that stands alone joins the group of the one that it is nearest to.
fn join<'u>(
    aligned: &mut Aligned,
    readings: (&'u Reading<'_>, &'u Reading<'_>),
    weighed: &Weighed,
    ranked: &[&Pair],
) {
    let mut asked = (vec![false; aligned.left.len()], vec![false; aligned.right.len()]);
    let mut joins: Vec<(usize, bool, &Pair)> = Vec::new();
    for pair in ranked {
        let (i, j) = (pair.left as usize, pair.right as usize);
        let (left, right) = (aligned.left.get(i), aligned.right.get(j));
        // The best pair comes first: only it is asked.
        if let (Some(None), Some(asked)) = (left, asked.0.get_mut(i))
            && !std::mem::replace(asked, true)
            && let Some(Some(group)) = right
        {
            joins.push((*group, false, pair));
        }
        if let (Some(None), Some(asked)) = (right, asked.1.get_mut(j))
            && !std::mem::replace(asked, true)
            && let Some(Some(group)) = left
        {
            joins.push((*group, true, pair));
        }
    }
    let (left, right) = readings;
    for (group, of_right, pair) in joins {
        let Some(group) = aligned.groups.get_mut(group).filter(|group| !group.same) else {
            continue;
        };
        let (reading, own, at, other, whole) = match of_right {
            true => (right, &mut group.right, pair.right, left, pair.left),
            false => (left, &mut group.left, pair.left, right, pair.right),
        };
        let unit = |reading: &'u Reading<'_>, at: u32| reading.units.get(at as usize);
        let (Some(new), Some(whole)) = (unit(reading, at), unit(other, whole)) else { continue };
        let members: Vec<&Unit> = own.iter().filter_map(|&at| unit(reading, at)).collect();
        let joins = pair.permille >= SURELY || adds(weighed, new, &members, whole);
        if joins && own.len() < MOST_TOGETHER {
            own.push(at);
        }
    }
}

/// Whether a sentence covers a part of another one that those that stand beside it do not cover.
fn adds(weighed: &Weighed, new: &Unit, members: &[&Unit], whole: &Unit) -> bool {
    let (mut all, mut added) = (0u64, 0u64);
    for term in new.terms.iter().filter(|term| whole.says(term.hash)) {
        let weight = u64::from(weighed.weight(term));
        all += weight;
        if !members.iter().any(|unit| unit.says(term.hash)) {
            added += weight;
        }
    }
    added * 2 >= all && added >= u64::from(weighed.telling)
}

fn sorted(places: &[u32]) -> Vec<u32> {
    let mut keys: Vec<u128> = places.iter().map(|&at| u128::from(at)).collect();
    order::sort(&mut keys);
    keys.into_iter().map(last).collect()
}
