//! Words that stand close to each other say more than the same words far apart.

use super::bits::Bits;
use super::parse::Word;
use super::score::{Scorer, Weights};
use crate::index::each_text;
use crate::model::SegmentIx;
use crate::order::{key, last, sort};
use crate::text::Tokens;
use readout_kernels::Within;

/// Among so many of the best segments the order is looked at again: nobody reads further to find two words together.
const BEST: usize = 64;
/// So many words are looked at.
const WORDS: usize = 8;
/// What a score gains where all words stand next to each other; less with each word between them.
const GAIN: f32 = 0.5;

/// Raises the scores of the best segments by how close the words stand in them.
pub(crate) fn raise(scorer: &Scorer<'_>, words: &[&Word], weights: &mut Weights) {
    let words = words.get(..words.len().min(WORDS)).unwrap_or(words);
    if words.len() < 2 {
        return;
    }
    let mut best: Vec<u128> = Vec::with_capacity(BEST + 1);
    for &(segment, score) in weights.iter() {
        // The bits of numbers that are not negative sort as the numbers do.
        let rank = key([0, 0, !score.to_bits(), segment]);
        if best.len() < BEST || best.last().is_some_and(|&last| rank < last) {
            best.insert(best.partition_point(|&other| other < rank), rank);
            best.truncate(BEST);
        }
    }
    let mut wanted = Bits::none(scorer.packed.segment_count());
    best.into_iter().for_each(|key| wanted.set(last(key)));
    let mut places = places(scorer, words, &wanted);
    sort(&mut places);
    let mut rest = places.as_slice();
    while let Some(&first) = rest.first() {
        let segment = last(first >> 64);
        let count = rest.partition_point(|&place| last(place >> 64) == segment);
        let (own, others) = rest.split_at(count);
        rest = others;
        let Some(window) = window(own, words.len()) else { continue };
        let between = window.saturating_sub(words.len() as u32);
        if let Ok(at) = weights.binary_search_by_key(&segment, |one| one.0)
            && let Some((_, score)) = weights.get_mut(at)
        {
            *score *= 1.0 + GAIN / (1 + between) as f32;
        }
    }
}

/// The segment, the position and the number of each of the words where it stands in one of some segments.
fn places(scorer: &Scorer<'_>, words: &[&Word], segments: &Bits) -> Vec<u128> {
    let mut places = Vec::new();
    if scorer.has_positions() {
        for (number, word) in (0u32..).zip(words) {
            let own = scorer.places(word, Within::Segments(segments.words()));
            places.extend(own.into_iter().map(|place| place << 32 | u128::from(number)));
        }
        return places;
    }
    for segment in segments.iter() {
        let mut position = 0;
        each_text(scorer.packed, SegmentIx(segment), |text| {
            let mut tokens = Tokens::new(text);
            while tokens.next().is_some() {
                let numbers = (0..).zip(words).filter(|(_, word)| word.matches(tokens.word()));
                places.extend(numbers.map(|(number, _)| key([0, segment, position, number])));
                position += 1;
            }
            position += 1;
        });
    }
    places
}

/// The number of words in the shortest stretch that has all of them.
fn window(places: &[u128], words: usize) -> Option<u32> {
    let mut seen = [None; WORDS];
    let seen = seen.get_mut(..words)?;
    let mut best: Option<u32> = None;
    for &place in places {
        let position = last(place >> 32);
        if let Some(slot) = seen.get_mut(last(place) as usize) {
            *slot = Some(position);
        }
        let first = seen.iter().try_fold(position, |first, &one| Some(first.min(one?)));
        let length = first.map(|first| position - first + 1);
        best = length.into_iter().chain(best).min();
    }
    best
}
