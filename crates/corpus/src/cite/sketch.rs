//! A set of words in twelve bytes, for telling how much of a sentence is left without knowing its words.

use crate::format::xxh64;
use crate::text::Tokens;

/// One bit for each word, of 96; two words may share one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sketch(pub(super) u128);

pub(super) const BITS: u64 = 96;

impl Sketch {
    pub(super) fn of(text: &str) -> Self {
        let mut tokens = Tokens::new(text);
        let mut bits = 0;
        while tokens.next().is_some() {
            bits |= 1 << (xxh64(tokens.word().as_bytes()) % BITS);
        }
        Self(bits)
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// About which part of their words two share, in thousandths (Dice's coefficient of the bits).
    pub(super) fn similarity(self, other: Self) -> u32 {
        let shared = (self.0 & other.0).count_ones();
        let all = self.0.count_ones() + other.0.count_ones();
        (2000 * shared).checked_div(all).unwrap_or(0)
    }
}
