//! The terms of a corpus while its index is built.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// What is known of each term, found by the term and given back in the order of the terms.
#[derive(Debug)]
pub(super) struct Terms<T> {
    places: HashMap<Box<str>, usize, BuildHasherDefault<Fnv>>,
    values: Vec<T>,
}

impl<T> Default for Terms<T> {
    fn default() -> Self {
        Self { places: HashMap::default(), values: Vec::new() }
    }
}

impl<T: Default> Terms<T> {
    /// What is known of a term; the default where it is new.
    pub(super) fn of(&mut self, term: &str) -> Option<&mut T> {
        let next = self.values.len();
        let place = match self.places.get(term) {
            Some(&place) => place,
            None => {
                self.places.insert(term.into(), next);
                self.values.push(T::default());
                next
            }
        };
        self.values.get_mut(place)
    }

    /// Everything, sorted by term.
    pub(super) fn into_sorted(self) -> impl Iterator<Item = (Box<str>, T)> {
        let mut places: Vec<(Box<str>, usize)> = self.places.into_iter().collect();
        places.sort_unstable();
        let mut values: Vec<Option<T>> = self.values.into_iter().map(Some).collect();
        places.into_iter().filter_map(move |(term, place)| {
            let value = values.get_mut(place)?.take()?;
            Some((term, value))
        })
    }
}

/// FNV-1a over whole words of memory. Without a seed: building is the same each time, and the order in the map
/// leaves no trace.
#[derive(Default)]
pub(super) struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            let word = chunk.first_chunk().map_or(0, |word| u64::from_le_bytes(*word));
            self.add(word);
        }
        let rest = chunks.remainder();
        self.add(rest.iter().fold(rest.len() as u64, |word, &byte| word << 8 | u64::from(byte)));
    }

    fn finish(&self) -> u64 {
        // The map looks at the upper bits and at the lower ones.
        self.0 ^ self.0 >> 32
    }
}

impl Fnv {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_come_back_in_their_order_with_all_that_was_added() {
        let mut terms: Terms<u32> = Terms::default();
        for term in ["b", "a", "b", "longer than eight bytes", "b"] {
            *terms.of(term).expect("a place") += 1;
        }
        let sorted: Vec<(Box<str>, u32)> = terms.into_sorted().collect();
        let wanted = [("a", 1), ("b", 3), ("longer than eight bytes", 1)];
        assert_eq!(sorted, wanted.map(|(term, count)| (term.into(), count)));
    }
}
