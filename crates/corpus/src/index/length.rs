//! How long a segment is, to about a sixteenth: all that ranking needs, in a byte.
//!
//! Every query weighs every segment that it finds by its length, so a corpus in pieces has these numbers always there,
//! and exact ones would be a seventh of all that is.

/// Lengths below this stand for themselves; above, each doubling has eight steps.
const EXACT: u32 = 16;
const STEPS: u32 = 8;

/// A number of words as a code.
pub(crate) fn to_code(words: u32) -> u32 {
    if words < EXACT {
        return words;
    }
    let doublings = words.ilog2() - EXACT.ilog2();
    EXACT + STEPS * doublings + (words >> (doublings + 1)) - STEPS
}

/// About the number of words that a code stands for: the middle of those that have it.
pub(crate) fn from_code(code: u32) -> f32 {
    let Some(above) = code.checked_sub(EXACT) else { return code as f32 };
    // Only a damaged corpus has larger ones.
    let doublings = (above / STEPS).min(27);
    let least = (STEPS + above % STEPS) << (doublings + 1);
    least as f32 + ((2u32 << doublings) - 1) as f32 / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_length_comes_back_to_a_sixteenth_and_longer_ones_are_never_shorter(
            words in prop_oneof![0u32..100, 0u32..100_000, any::<u32>()], more in 0u32..1000,
        ) {
            let back = from_code(to_code(words));
            prop_assert!((back - words as f32).abs() <= words as f32 / 16.0, "{words}: {back}");
            prop_assert!(to_code(words) <= 255);
            let longer = from_code(to_code(words.saturating_add(more)));
            prop_assert!(back <= longer, "{words} {more}");
        }

        #[test]
        fn any_code_is_a_length(code: u32) {
            prop_assert!(from_code(code) >= 0.0);
        }
    }
}
