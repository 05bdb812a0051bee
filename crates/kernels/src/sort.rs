//! Sorting keys that are packed into one number, so that one sort serves all.

/// Sorts keys.
#[inline(never)]
pub fn sort(keys: &mut [u128]) {
    keys.sort_unstable();
}

/// Up to so many keys are picked by keeping a sorted list of the best ones.
const FEW: usize = 256;

/// Puts the `count` least keys first, in order; the others follow in any. No two keys are equal.
#[inline(never)]
pub fn first(keys: &mut Vec<u128>, count: usize) {
    if count > FEW || count >= keys.len() {
        return sort(keys);
    }
    let mut best: Vec<u128> = Vec::with_capacity(keys.len() + 1);
    for &key in keys.iter() {
        if best.len() < count || best.last().is_some_and(|&last| key < last) {
            best.insert(best.partition_point(|&other| other < key), key);
            best.truncate(count);
        }
    }
    let last = best.last().copied();
    best.extend(keys.iter().copied().filter(|&key| last.is_none_or(|last| key > last)));
    *keys = best;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_keys_are_those_of_the_whole_sort(
            keys in proptest::collection::btree_set(any::<u128>(), 0..50),
            turn in 0usize..50,
            count in 0usize..60,
        ) {
            let mut keys: Vec<u128> = keys.into_iter().collect();
            let turn = turn.min(keys.len());
            keys.rotate_left(turn);
            let mut all = keys.clone();
            sort(&mut all);
            first(&mut keys, count);
            let count = count.min(all.len());
            prop_assert_eq!(&keys[..count], &all[..count]);
            sort(&mut keys);
            prop_assert_eq!(keys, all);
        }
    }
}
