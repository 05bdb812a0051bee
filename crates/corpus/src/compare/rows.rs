//! The comparison in reading order.

use super::align::Group;
use super::read::{Reading, Term, Unit};
use super::weigh::{Pair, Weighed};
use super::{Ground, Likeness, Row, Searched, Shared};
use crate::model::{SentenceIx, Span};
use crate::order::{self, key, last};

/// Of the words of both, in hundredths, so many are the same where one rewords the other.
const REWORDED: usize = 60;
/// Of the words of the shorter, in hundredths, so many stand in the longer where it is a part of it.
const PART: usize = 85;
/// A part has so many words at least.
const WORDS_OF_A_PART: usize = 8;

/// For one sentence what is nearest to it.
#[derive(Clone, Copy, Default)]
struct Near<'w> {
    pair: Option<&'w Pair>,
    /// How many share enough.
    taken: u32,
}

/// All sentences in rows: in the order of the left, what only the right has behind what it follows there.
pub(super) fn rows(
    left: &Reading<'_>,
    right: &Reading<'_>,
    weighed: &Weighed,
    groups: &[Group],
) -> Vec<Row> {
    let (mut of_left, mut of_right) = (vec![None; left.units.len()], vec![None; right.units.len()]);
    for (at, group) in groups.iter().enumerate() {
        note(&mut of_left, &group.left, at);
        note(&mut of_right, &group.right, at);
    }
    let mut near_left = vec![Near::default(); left.units.len()];
    let mut near_right = vec![Near::default(); right.units.len()];
    for pair in &weighed.pairs {
        look(near_left.get_mut(pair.left as usize), pair);
        look(near_right.get_mut(pair.right as usize), pair);
    }
    // What stands alone on the right, behind each group and, first, before all of them.
    let mut behind: Vec<Vec<u32>> = vec![Vec::new(); groups.len() + 1];
    let mut anchor = 0;
    for (j, group) in (0..).zip(&of_right) {
        match group {
            Some(group) => anchor = group + 1,
            None => behind.get_mut(anchor).into_iter().for_each(|list| list.push(j)),
        }
    }
    let compared = (right.units.len() as u32, left.units.len() as u32);
    let mut rows = Vec::new();
    let mut right_only = |rows: &mut Vec<Row>, anchor: usize| {
        for j in behind.get_mut(anchor).map(std::mem::take).unwrap_or_default() {
            let near = near_right.get(j as usize).copied().unwrap_or_default();
            rows.extend(alone(left, right, weighed, near, (j, Likeness::RightOnly), compared.1));
        }
    };
    right_only(&mut rows, 0);
    for (i, at) in (0..).zip(&of_left) {
        match at {
            None => {
                let near = near_left.get(i as usize).copied().unwrap_or_default();
                rows.extend(alone(left, right, weighed, near, (i, Likeness::LeftOnly), compared.0));
            }
            Some(at) => {
                let group = groups.get(*at).filter(|group| group.left.first() == Some(&i));
                if let Some(group) = group {
                    rows.push(together(left, right, weighed, group));
                    right_only(&mut rows, at + 1);
                }
            }
        }
    }
    rows
}

fn note(groups: &mut [Option<usize>], places: &[u32], group: usize) {
    for &at in places {
        if let Some(slot) = groups.get_mut(at as usize) {
            *slot = Some(group);
        }
    }
}

fn look<'w>(near: Option<&mut Near<'w>>, pair: &'w Pair) {
    let Some(near) = near else { return };
    near.taken += u32::from(pair.enough);
    if near.pair.is_none_or(|best| pair.rank < best.rank) {
        near.pair = Some(pair);
    }
}

fn units<'u>(reading: &'u Reading<'_>, places: &[u32]) -> Vec<&'u Unit> {
    places.iter().filter_map(|&at| reading.units.get(at as usize)).collect()
}

fn ids(units: &[&Unit]) -> Vec<SentenceIx> {
    units.iter().map(|unit| unit.ix).collect()
}

fn together(left: &Reading<'_>, right: &Reading<'_>, weighed: &Weighed, group: &Group) -> Row {
    let (lefts, rights) = (units(left, &group.left), units(right, &group.right));
    let likeness = if group.same { Likeness::Same } else { likeness(&lefts, &rights) };
    let of = |&i: &u32| group.right.iter().filter_map(move |&j| weighed.pair(i, j));
    let best = group.left.iter().flat_map(of).map(|pair| pair.permille).max().unwrap_or(0);
    Row {
        likeness,
        permille: if likeness == Likeness::Same { 1000 } else { best },
        shared: shared(weighed, &lefts, &rights),
        left: ids(&lefts),
        right: ids(&rights),
        searched: None,
    }
}

/// One sentence, the left's or the right's by its likeness.
fn alone(
    left: &Reading<'_>,
    right: &Reading<'_>,
    weighed: &Weighed,
    near: Near<'_>,
    (at, likeness): (u32, Likeness),
    sentences: u32,
) -> Option<Row> {
    let is_left = likeness == Likeness::LeftOnly;
    let unit = if is_left { left } else { right }.units.get(at as usize)?;
    let nearest = near
        .pair
        .map(|pair| (units(left, &[pair.left]), units(right, &[pair.right]), pair.permille));
    let (shared, permille, nearest) = match &nearest {
        Some((lefts, rights, permille)) => {
            let other = if is_left { rights } else { lefts };
            (shared(weighed, lefts, rights), *permille, other.first().map(|unit| unit.ix))
        }
        None => (Vec::new(), 0, None),
    };
    let searched = Searched { terms: terms(weighed, unit), sentences, taken: near.taken, nearest };
    let own = vec![unit.ix];
    let (left, right) = if is_left { (own, Vec::new()) } else { (Vec::new(), own) };
    Some(Row { likeness, left, right, permille, shared, searched: Some(searched) })
}

/// What a sentence is looked for by, in its order.
fn terms(weighed: &Weighed, unit: &Unit) -> Vec<Span> {
    let searched = unit
        .terms
        .iter()
        .filter(|term| !matches!(term.ground, Ground::Topic(_)) && weighed.weight(term) > 0);
    let mut keys: Vec<u128> =
        searched.map(|term| key([0, 0, term.span.start, term.span.end])).collect();
    order::sort(&mut keys);
    keys.dedup();
    keys.into_iter().map(|key| Span { start: last(key >> 32), end: last(key) }).collect()
}

/// What some of the left share with some of the right, the weightiest first.
fn shared(weighed: &Weighed, lefts: &[&Unit], rights: &[&Unit]) -> Vec<Shared> {
    let find = |hash: u64| -> Option<Term> {
        rights.iter().find_map(|unit| {
            let at = unit.terms.partition_point(|term| term.hash < hash);
            unit.terms.get(at).filter(|term| term.hash == hash).copied()
        })
    };
    let mut found: Vec<(u64, Shared)> = Vec::new();
    for term in lefts.iter().flat_map(|unit| &unit.terms) {
        let Some(other) = find(term.hash) else { continue };
        let weight = weighed.weight(term);
        if weight > 0 {
            let (left, right) = (term.span, other.span);
            found.push((term.hash, Shared { ground: term.ground, left, right, weight }));
        }
    }
    let order = |(at, (_, one)): (u32, &(u64, Shared))| key([!one.weight, one.left.start, 0, at]);
    let mut keys: Vec<u128> = (0..).zip(&found).map(order).collect();
    order::sort(&mut keys);
    let mut seen: Vec<u64> = Vec::new();
    let mut shared = Vec::new();
    for (hash, one) in keys.iter().filter_map(|&key| found.get(last(key) as usize)) {
        if !seen.contains(hash) {
            seen.push(*hash);
            shared.push(*one);
        }
    }
    shared
}

fn likeness(lefts: &[&Unit], rights: &[&Unit]) -> Likeness {
    let words = |units: &[&Unit]| -> Vec<u64> {
        units.iter().flat_map(|unit| unit.words.iter().copied()).collect()
    };
    let (a, b) = (words(lefts), words(rights));
    if a == b {
        return Likeness::Same;
    }
    let sorted = |words: &[u64]| {
        let mut keys: Vec<u128> = words.iter().map(|&word| u128::from(word)).collect();
        order::sort(&mut keys);
        keys
    };
    let common = common(&sorted(&a), &sorted(&b));
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let is_part = short >= WORDS_OF_A_PART && common * 100 >= short * PART;
    match common * 200 >= (short + long) * REWORDED || is_part {
        true => Likeness::Reworded,
        false => Likeness::Point,
    }
}

/// How many of two sorted lists are in both.
fn common(a: &[u128], b: &[u128]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut count = 0;
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                count += 1;
                a.next();
                b.next();
            }
        }
    }
    count
}
