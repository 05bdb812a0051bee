//! What a person may have meant: words that occur, entities whose names begin so.

use std::ops::Range;

use crate::format::Packed;
use crate::index::{Dictionary, all_names, names_from};
use crate::model::EntityIx;
use crate::order;
use crate::text::fold_name;
use readout_kernels::NearWord;

/// So many words of a text are looked at.
const MOST_WORDS: usize = 8;
/// A word that stands somewhere counts as a slip only where another one stands in so many times as many segments.
const MORE_FREQUENT: u32 = 40;

/// What may have been meant: a text with each [doubtful](super::ResultSet::doubtful) word replaced by one that is like it
/// and that occurs; up to `most` such texts, the likeliest first. None where no word is doubtful or none is like it.
///
/// It walks the dictionary, and so is no part of a result: who shows it asks for it.
pub fn corrections(
    packed: Packed<'_>,
    text: &str,
    doubtful: &[Range<usize>],
    most: usize,
) -> Vec<String> {
    let mut better: Vec<String> = Vec::new();
    let mut done = 0;
    for place in doubtful.iter().take(MOST_WORDS) {
        let (Some(word), Some(between)) = (text.get(place.clone()), text.get(done..place.start))
        else {
            continue;
        };
        let near = near_words(packed, &fold_name(word), most);
        let Some(nearest) = near.first() else { continue };
        if better.is_empty() {
            better = near.iter().map(|word| [between, word].concat()).collect();
        } else {
            better.iter_mut().for_each(|text| text.extend([between, nearest.as_str()]));
        }
        done = place.end;
    }
    let rest = text.get(done..).unwrap_or("");
    better.iter_mut().for_each(|text| text.push_str(rest));
    better
}

/// The words most like one that does not occur, or hardly: the fewest changes first, then the most frequent.
fn near_words(packed: Packed<'_>, word: &str, most: usize) -> Vec<String> {
    let wanted: Vec<char> = word.chars().collect();
    // In a short word two changes make any word of it.
    let limit = match wanted.len() {
        0..=2 => return Vec::new(),
        3..=4 => 1,
        _ => 2,
    };
    let dictionary = Dictionary::of(packed);
    let own = dictionary.find(word).map_or(0, |term| term.segments);
    let limit = if own > 0 { 1 } else { limit };
    let mut found: Vec<(u128, String)> = Vec::new();
    for NearWord { word, segments, changes } in dictionary.near(&wanted, limit) {
        let is_slip = own == 0 || (wanted.len() > 4 && segments / own >= MORE_FREQUENT);
        let rank = order::key([0, 0, changes.into(), !segments]);
        let is_better = found.len() < most || found.last().is_some_and(|last| rank < last.0);
        if changes > 0 && is_slip && is_better {
            // Equal ones stay in the order of the dictionary.
            let at = found.partition_point(|one| one.0 <= rank);
            found.insert(at, (rank, word));
            found.truncate(most);
        }
    }
    found.into_iter().map(|(_, word)| word).collect()
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
/// begins so first, then the most mentioned ones. Of a corpus in pieces, only those whose name begins so.
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
    let put = |best: &mut [Option<(bool, &'a str)>], name: &'a str, row: usize, later: bool| {
        let Some(slot) = best.get_mut(row) else { return };
        let is_better = |(other, best): (bool, &str)| (later, name.len()) < (other, best.len());
        if slot.is_none_or(is_better) {
            *slot = Some((later, name));
        }
    };
    names_from(packed, &key).for_each(|(name, one)| put(&mut best, name, one.ix(), false));
    // Names that begin so come first, so that the others only matter where these are too few; and not where that would
    // fetch all names.
    if !packed.is_in_pieces() && best.iter().flatten().count() < limit {
        let begin = all_names(packed).filter(|(name, _)| begins_later(name));
        begin.for_each(|(name, one)| put(&mut best, name, one.ix(), true));
    }
    let mut order: Vec<u128> = (0..)
        .zip(&best)
        .filter_map(|(row, best)| {
            let (later, _) = (*best)?;
            let links = packed.entity_links(row);
            Some(order::key([u32::from(later), !links.occurs(), links.order(), row]))
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
