//! Counting the documents of each value of a facet.
//!
//! A tally has a number of documents and the mark of the document counted last for each value. Segments come in the
//! order of their documents, so that the last mark is enough to count none twice.

use crate::read::number;

#[inline(always)]
fn count(tally: &mut [(u32, u32)], value: u32, mark: u32) {
    if let Some((count, last)) = tally.get_mut(value as usize)
        && *last != mark
    {
        *last = mark;
        *count += 1;
    }
}

/// Counts one value for each mark.
#[inline(never)]
pub fn tally_values(values: &[u32], marks: &[u32], tally: &mut [(u32, u32)]) {
    for (&value, &mark) in values.iter().zip(marks) {
        count(tally, value, mark);
    }
}

/// The same for values that count from 1, where 0 is none.
#[inline(never)]
pub fn tally_options(values: &[u32], marks: &[u32], tally: &mut [(u32, u32)]) {
    for (&value, &mark) in values.iter().zip(marks) {
        if let Some(value) = value.checked_sub(1) {
            count(tally, value, mark);
        }
    }
}

/// The same for lists of values, each at a place in `lists`: its length, then the difference of each value to the one
/// before. Ends before the first list that does not stand there, and says how many did.
#[inline(never)]
pub fn tally_lists(lists: &[u8], places: &[u32], marks: &[u32], tally: &mut [(u32, u32)]) -> usize {
    for (done, (&place, &mark)) in places.iter().zip(marks).enumerate() {
        let mut at = place as usize;
        if at >= lists.len() {
            return done;
        }
        let length = number(lists, &mut at);
        // Every number takes a byte at least, so that a damaged length cannot promise more than there is.
        let length = length.min(u32::try_from(lists.len() - at).unwrap_or(u32::MAX));
        let mut value = 0u32;
        for _ in 0..length {
            value = value.wrapping_add(number(lists, &mut at));
            count(tally, value, mark);
        }
    }
    places.len().min(marks.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_counts_once_for_each_value() {
        // The lists [2, 3] and [3], then one that claims more than there is.
        let lists = [2, 2, 1, 1, 3, 9, 1];
        let mut tally = [(0, 0); 5];
        let done = tally_lists(&lists, &[0, 3, 3, 5, 7], &[1, 1, 2, 3, 3], &mut tally);
        assert_eq!(done, 4);
        assert_eq!(tally.map(|one| one.0), [0, 1, 1, 2, 0]);
        tally_options(&[0, 5], &[4, 4], &mut tally);
        assert_eq!(tally.map(|one| one.0), [0, 1, 1, 2, 1]);
    }
}
