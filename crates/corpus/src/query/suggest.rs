//! What a person may have meant: words that occur, entities whose names begin so.

use std::ops::Range;

use crate::format::Packed;
use crate::index::{Dictionary, all_names};
use crate::model::EntityIx;
use crate::order;
use crate::text::{distance, fold_name};

/// A text with each missing word replaced by the most frequent of the words most like it.
///
/// `None` where no word is missing or none is like a missing one.
pub(crate) fn did_you_mean(
    packed: Packed<'_>,
    text: &str,
    missing: &[Range<usize>],
) -> Option<String> {
    let mut better = String::new();
    let mut done = 0;
    for place in missing {
        let word = text.get(place.clone())?;
        if let Some(nearest) = nearest_word(packed, &fold_name(word)) {
            better.push_str(text.get(done..place.start)?);
            better.push_str(&nearest);
            done = place.end;
        }
    }
    (done > 0).then(|| better + text.get(done..).unwrap_or(""))
}

/// One bit for each letter that occurs (some share one): a change of one letter changes two bits at the most.
fn letters(word: &[char]) -> u32 {
    word.iter().fold(0, |bits, &letter| bits | 1 << (letter as u32 & 31))
}

fn nearest_word(packed: Packed<'_>, word: &str) -> Option<String> {
    let wanted: Vec<char> = word.chars().collect();
    // In a short word two changes make any word of it.
    let limit = match wanted.len() {
        0..=2 => return None,
        3..=4 => 1,
        _ => 2,
    };
    let bits = letters(&wanted);
    let mut best: Option<(usize, u32, String)> = None;
    let mut candidate: Vec<char> = Vec::new();
    Dictionary::of(packed).walk(&[], |term, entry| {
        // The most words are ruled out by their length, in plain ASCII without decoding them.
        if term.len().abs_diff(wanted.len()) > limit && term.is_ascii() {
            return true;
        }
        let term = std::str::from_utf8(term).unwrap_or("");
        candidate.clear();
        candidate.extend(term.chars());
        let near = (bits ^ letters(&candidate)).count_ones() <= 2 * limit as u32;
        if let Some(found) = near.then(|| distance(&wanted, &candidate, limit)).flatten() {
            let rank = (found, u32::MAX - entry.segments);
            if best.as_ref().is_none_or(|best| rank < (best.0, best.1)) {
                best = Some((rank.0, rank.1, term.to_owned()));
            }
        }
        true
    });
    best.map(|(_, _, word)| word)
}

/// An entity with a name that begins as a person types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntityMatch<'a> {
    /// The entity.
    pub entity: EntityIx,
    /// The folded name that matches, in whatever script; the entity's own name is often another one.
    pub name: &'a str,
    /// The number of segments that mention it.
    pub segments: u32,
}

/// The entities with a name, in any script, of which a word begins with a text: those whose name itself
/// begins so first, then the most mentioned ones.
pub fn entities_by_prefix<'a>(
    packed: Packed<'a>,
    text: &str,
    limit: usize,
) -> Vec<EntityMatch<'a>> {
    let key = fold_name(text);
    if key.is_empty() {
        return Vec::new();
    }
    let begins_later = |name: &str| {
        name.match_indices(' ')
            .any(|(at, _)| name.get(at + 1..).is_some_and(|rest| rest.starts_with(&key)))
    };
    // For each entity its best name: one that begins so, then the shortest.
    let mut best: Vec<Option<(bool, &'a str)>> = vec![None; packed.entities().len()];
    for (name, entity) in all_names(packed) {
        let later = !name.starts_with(&key);
        if let Some(slot) = best.get_mut(entity.ix()).filter(|_| !later || begins_later(name)) {
            let is_better = |(other, best): (bool, &str)| (later, name.len()) < (other, best.len());
            if slot.is_none_or(is_better) {
                *slot = Some((later, name));
            }
        }
    }
    let mut order: Vec<u128> = (0..)
        .zip(&best)
        .filter_map(|(row, best)| {
            let links = packed.entity_links(row);
            let segments = links.segments().len() as u32;
            Some(order::key([u32::from((*best)?.0), !segments, links.order(), row]))
        })
        .collect();
    order::sort(&mut order);
    let found = |key: u128| {
        let (_, name) = best.get(order::last(key) as usize).copied().flatten()?;
        Some(EntityMatch {
            entity: EntityIx(order::last(key)),
            name,
            segments: !order::last(key >> 64),
        })
    };
    order.into_iter().take(limit).filter_map(found).collect()
}
