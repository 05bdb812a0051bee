//! One sort for everything that is sorted here: each type that the standard library sorts costs kilobytes.

/// The positions of some keys, the smallest key first; equal keys keep their order.
#[inline(never)]
pub(crate) fn order(keys: impl Iterator<Item = u64>) -> Vec<usize> {
    let mut packed: Vec<u128> =
        (0u64..).zip(keys).map(|(at, key)| u128::from(key) << 64 | u128::from(at)).collect();
    sort(&mut packed);
    packed.into_iter().map(|key| key as u64 as usize).collect()
}

#[inline(never)]
fn sort(keys: &mut [u128]) {
    keys.sort_unstable();
}

/// Two numbers as one key: by the first, then by the second.
pub(crate) fn key(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// Puts a value where it belongs in a short sorted list, unless it is there.
#[inline(never)]
pub(crate) fn insert(list: &mut Vec<u32>, value: u32) {
    let at = list.iter().position(|&one| one >= value).unwrap_or(list.len());
    if list.get(at) != Some(&value) {
        list.insert(at, value);
    }
}

/// The positions that are marked.
pub(crate) fn marked(marks: &[bool]) -> impl Iterator<Item = u32> {
    (0..).zip(marks).filter(|(_, mark)| **mark).map(|(at, _)| at)
}

/// Marks a position.
pub(crate) fn mark(marks: &mut [bool], at: usize) {
    if let Some(mark) = marks.get_mut(at) {
        *mark = true;
    }
}
