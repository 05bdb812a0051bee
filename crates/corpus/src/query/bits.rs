//! Sets of segments, one bit for each.

/// A set of rows of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
    len: u32,
}

impl Bits {
    pub(crate) fn none(len: u32) -> Self {
        Self { words: vec![0; len.div_ceil(64) as usize], len }
    }

    pub(crate) fn all(len: u32) -> Self {
        let mut words = vec![u64::MAX; len.div_ceil(64) as usize];
        if let (Some(last), 1..) = (words.last_mut(), len % 64) {
            *last = (1 << (len % 64)) - 1;
        }
        Self { words, len }
    }

    /// Puts a row in; one outside is ignored.
    #[inline]
    pub(crate) fn set(&mut self, row: u32) {
        let word = self.words.get_mut(row as usize / 64);
        if let Some(word) = word.filter(|_| row < self.len) {
            *word |= 1 << (row % 64);
        }
    }

    #[inline]
    pub(crate) fn has(&self, row: u32) -> bool {
        self.words.get(row as usize / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Leaves the rows that are in both.
    pub(crate) fn and(&mut self, other: &Self) {
        for (word, &other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Leaves the rows that are not in the other.
    pub(crate) fn and_not(&mut self, other: &Self) {
        for (word, &other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// Adds the rows of the other.
    pub(crate) fn or(&mut self, other: &Self) {
        for (word, &other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// The segments of a list with weights.
    pub(crate) fn of(found: &[(u32, f32)], len: u32) -> Self {
        let mut bits = Self::none(len);
        readout_kernels::mark(found, len, &mut bits.words);
        bits
    }

    /// One bit for each row.
    pub(crate) fn words(&self) -> &[u64] {
        &self.words
    }

    /// The rows in order, for passes over many of them.
    pub(crate) fn rows(&self) -> Vec<u32> {
        readout_kernels::rows(&self.words)
    }

    /// The rows in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        (0..).zip(&self.words).flat_map(|(at, &word)| {
            let mut left = word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.wrapping_sub(1);
                (bit < 64).then_some(at * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_set_gives_back_its_rows_in_order(mut rows in proptest::collection::vec(0u32..200, 0..40)) {
            let mut bits = Bits::none(150);
            rows.iter().for_each(|&row| bits.set(row));
            rows.retain(|&row| row < 150);
            rows.sort_unstable();
            rows.dedup();
            prop_assert_eq!(bits.iter().collect::<Vec<_>>(), rows.clone());
            let mut all = Bits::all(150);
            prop_assert_eq!(all.iter().count(), 150);
            all.and(&bits);
            prop_assert_eq!(all, bits);
        }
    }
}
