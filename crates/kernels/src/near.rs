//! Which words of a sorted dictionary are close to a word: letters put in, left out, changed, or swapped with
//! the next.

use crate::read::number;

/// The most changes that can be asked for.
const MOST: usize = 2;
/// No number of changes that anybody asks for.
const FAR: u8 = 9;

/// The changes between a beginning of a word and those beginnings of the wanted one that are about as long:
/// in the middle the one of equal length.
type Row = [u8; 2 * MOST + 1];

/// A word of the dictionary that is near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearWord {
    /// The word.
    pub word: String,
    /// In how many segments it stands.
    pub segments: u32,
    /// The number of changes.
    pub changes: u8,
}

/// Measures words one after another; the letters that a word shares with the one before are not looked at again, and
/// words with a beginning that rules them out are passed over.
#[derive(Debug)]
pub struct Near<'w> {
    wanted: &'w [char],
    limit: u8,
    /// The last word that was looked at, as far as it matters.
    word: Vec<u8>,
    /// For each letter of it: itself, the byte behind it, its row.
    rows: Vec<(char, usize, Row)>,
    /// No word that begins with so many bytes of this one is near.
    dead: usize,
}

impl<'w> Near<'w> {
    /// For words that are at most `limit` changes (at most 2) from `wanted`.
    pub fn new(wanted: &'w [char], limit: u8) -> Self {
        let limit = limit.min(MOST as u8);
        Self { wanted, limit, word: Vec::new(), rows: Vec::new(), dead: usize::MAX }
    }

    /// Appends those of further words that are near, in order. `terms` are blocks of the dictionary, each word as the
    /// bytes that it shares with the one before it in its block, the number of its further bytes, these, and three
    /// numbers, of which the first is that of its segments.
    #[inline(never)]
    pub fn walk(&mut self, terms: &[u8], out: &mut Vec<NearWord>) {
        let mut at = 0;
        while at < terms.len() {
            let mut shared = number(terms, &mut at) as usize;
            let length = number(terms, &mut at) as usize;
            let rest = terms.get(at..).unwrap_or(&[]);
            let mut rest = rest.get(..length).unwrap_or(rest);
            at += rest.len();
            let segments = number(terms, &mut at);
            // The lengths of its postings and positions.
            number(terms, &mut at);
            number(terms, &mut at);
            if shared == 0 {
                // A block begins; what is known of the word before still holds.
                shared = self.word.iter().zip(rest).take_while(|(a, b)| a == b).count();
                rest = rest.get(shared..).unwrap_or(&[]);
            }
            if self.dead <= shared {
                continue;
            }
            self.word.truncate(shared);
            self.word.extend_from_slice(rest);
            let word = std::mem::take(&mut self.word);
            if let Some(changes) = self.changes(shared, &word) {
                // What is near was read as letters.
                let word = String::from_utf8(word.clone()).unwrap_or_default();
                out.push(NearWord { word, segments, changes });
            }
            self.word = word;
        }
    }

    /// The number of changes to a word that shares so many bytes with the one before; `None` where it is too great.
    fn changes(&mut self, shared: usize, word: &[u8]) -> Option<u8> {
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
    use proptest::prelude::*;

    /// The number of changes by the textbook: a table of all beginnings of both words.
    fn distance(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0usize; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let change = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                    let best = change.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                    if swapped { best.min(table[i - 2][j - 2] + 1) } else { best }
                };
            }
        }
        table[a.len()][b.len()]
    }

    /// Words as a dictionary stores them, so many in a block.
    fn stored(words: &[String], in_block: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let mut last = "";
        for (number, word) in words.iter().enumerate() {
            let shared = last.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            let shared = if number % in_block == 0 { 0 } else { shared };
            out.extend([shared as u8, (word.len() - shared) as u8]);
            out.extend(&word.as_bytes()[shared..]);
            out.extend([number as u8 & 0x7f, 1, 1]);
            last = word;
        }
        out
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn the_words_found_are_those_that_are_near_one_by_one(
            mut words in proptest::collection::vec("[abeё中]{0,7}", 0..40),
            wanted in "[abeё中]{0,7}",
            limit in 0u8..3,
            in_block in 1usize..9,
            cut in 0usize..40,
        ) {
            words.sort();
            words.dedup();
            let letters: Vec<char> = wanted.chars().collect();
            let mut near = Near::new(&letters, limit);
            let mut found = Vec::new();
            // In two parts, as pieces of a corpus come; a block is never cut.
            let (first, second) = words.split_at(cut.min(words.len()) / in_block * in_block);
            near.walk(&stored(first, in_block), &mut found);
            near.walk(&stored(second, in_block), &mut found);
            let expected: Vec<(&str, u8)> = words
                .iter()
                .map(|word| (word.as_str(), distance(&letters, &word.chars().collect::<Vec<_>>()) as u8))
                .filter(|&(_, changes)| changes <= limit)
                .collect();
            let found: Vec<(&str, u8)> =
                found.iter().map(|one| (one.word.as_str(), one.changes)).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn no_bytes_are_too_strange(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut found = Vec::new();
            Near::new(&['a', 'b', 'c'], 2).walk(&bytes, &mut found);
            prop_assert!(found.len() <= bytes.len());
        }
    }
}
