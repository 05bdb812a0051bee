//! Which words of a sorted dictionary are close to a word: letters put in, left out, changed, or swapped with
//! the next.

/// The most changes that can be asked for.
const MOST: usize = 2;
/// No number of changes that anybody asks for.
const FAR: u8 = 9;

/// The changes between a beginning of a word and those beginnings of the wanted one that are about as long:
/// in the middle the one of equal length.
type Row = [u8; 2 * MOST + 1];

/// Measures words one after another; the letters that a word shares with the one before are not looked at again.
#[derive(Debug)]
pub(crate) struct Near<'w> {
    wanted: &'w [char],
    limit: u8,
    /// For each letter of the word: itself, the byte behind it, its row.
    rows: Vec<(char, usize, Row)>,
    /// No word that begins with so many bytes of this one is near.
    pub(crate) dead: usize,
}

impl<'w> Near<'w> {
    pub(crate) fn new(wanted: &'w [char], limit: u8) -> Self {
        Self { wanted, limit: limit.min(MOST as u8), rows: Vec::new(), dead: usize::MAX }
    }

    /// Whether the beginning of the last word rules out all words that begin so.
    pub(crate) fn is_dead(&self) -> bool {
        self.dead != usize::MAX
    }

    /// The number of changes to a word that shares so many bytes with the one before; `None` where it is too great.
    pub(crate) fn changes(&mut self, shared: usize, word: &[u8]) -> Option<u8> {
        if self.dead <= shared {
            return None;
        }
        self.dead = usize::MAX;
        while self.rows.last().is_some_and(|&(_, end, _)| end > shared) {
            self.rows.pop();
        }
        let done = self.rows.last().map_or(0, |&(_, end, _)| end);
        let rest = std::str::from_utf8(word.get(done..)?).ok()?;
        for (at, letter) in rest.char_indices() {
            let row = self.next_row(letter);
            let end = done + at + letter.len_utf8();
            if row.iter().all(|&changes| changes > self.limit) {
                self.dead = end;
                return None;
            }
            self.rows.push((letter, end, row));
        }
        let place = (self.wanted.len() + MOST).checked_sub(self.rows.len())?;
        let changes = *self.last_row(0).get(place)?;
        (changes <= self.limit).then_some(changes)
    }

    /// The row so many letters before the last one.
    fn last_row(&self, before: usize) -> Row {
        match self.rows.len().checked_sub(before + 1).and_then(|at| self.rows.get(at)) {
            Some(&(_, _, row)) => row,
            None if self.rows.len() == before => {
                std::array::from_fn(|at| match at.checked_sub(MOST) {
                    Some(put_in) => put_in as u8,
                    None => FAR,
                })
            }
            None => [FAR; 2 * MOST + 1],
        }
    }

    fn next_row(&self, letter: char) -> Row {
        let (before, last) = (self.last_row(1), self.last_row(0));
        let letter_before = self.rows.last().map(|&(letter, _, _)| letter);
        let mut row = [FAR; 2 * MOST + 1];
        let mut left = FAR;
        let length = self.rows.len() + 1;
        for (at, cell) in row.iter_mut().enumerate() {
            let get = |row: &Row, at: usize| row.get(at).copied().unwrap_or(FAR);
            let Some(column) = (length + at).checked_sub(MOST) else { continue };
            let mut best = (get(&last, at + 1) + 1).min(left + 1);
            if let Some(previous) = column.checked_sub(1) {
                let Some(&wanted) = self.wanted.get(previous) else { break };
                best = best.min(get(&last, at) + u8::from(wanted != letter));
                let wanted_before = previous.checked_sub(1).and_then(|at| self.wanted.get(at));
                if letter_before == Some(wanted) && wanted_before == Some(&letter) {
                    best = best.min(get(&before, at) + 1);
                }
            }
            left = best.min(FAR);
            *cell = left;
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::distance;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn words_in_order_are_as_far_as_one_by_one(
            mut words in proptest::collection::vec("[abеё中]{0,7}", 0..40),
            wanted in "[abеё中]{0,7}",
            limit in 0u8..3,
        ) {
            words.sort();
            let letters: Vec<char> = wanted.chars().collect();
            let mut near = Near::new(&letters, limit);
            let mut last = String::new();
            for word in words {
                let shared = last.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
                let other: Vec<char> = word.chars().collect();
                let apart = distance(&letters, &other, limit.into()).map(|far| far as u8);
                prop_assert_eq!(near.changes(shared, word.as_bytes()), apart, "{} {}", wanted, word);
                last = word;
            }
        }
    }
}
