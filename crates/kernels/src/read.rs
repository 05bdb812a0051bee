//! Reading what is packed: columns, postings, sets.

/// The numbers of some rows of a column, appended to `out`: 0 where there is no such row. A number has `width` bytes
/// (1 to 4) side by side or, in `planes`, as far from each other as there are rows.
#[inline(never)]
pub fn gather(bytes: &[u8], width: usize, planes: bool, rows: &[u32], out: &mut Vec<u32>) {
    match (planes, width) {
        (false, 1) => {
            let cell = |&row: &u32| bytes.get(row as usize).map_or(0, |&byte| u32::from(byte));
            out.extend(rows.iter().map(cell));
        }
        (false, 2) => side_by_side::<2>(bytes, rows, out),
        (false, 3) => side_by_side::<3>(bytes, rows, out),
        (false, _) => side_by_side::<4>(bytes, rows, out),
        (true, 2) => in_planes::<2>(bytes, rows, out),
        (true, 3) => in_planes::<3>(bytes, rows, out),
        (true, _) => in_planes::<4>(bytes, rows, out),
    }
}

fn side_by_side<const WIDTH: usize>(bytes: &[u8], rows: &[u32], out: &mut Vec<u32>) {
    let cell = |&row: &u32| {
        let at = (row as usize).checked_mul(WIDTH)?;
        let own: &[u8; WIDTH] = bytes.get(at..)?.first_chunk()?;
        Some(own.iter().rev().fold(0, |sum, &byte| sum << 8 | u32::from(byte)))
    };
    out.extend(rows.iter().map(|row| cell(row).unwrap_or(0)));
}

fn in_planes<const WIDTH: usize>(bytes: &[u8], rows: &[u32], out: &mut Vec<u32>) {
    let count = bytes.len() / WIDTH;
    let planes: [&[u8]; WIDTH] =
        std::array::from_fn(|plane| bytes.get(plane * count..(plane + 1) * count).unwrap_or(&[]));
    let cell = |&row: &u32| {
        let byte = |plane: &&[u8]| plane.get(row as usize).map_or(0, |&byte| u32::from(byte));
        planes.iter().rev().fold(0, |sum, plane| sum << 8 | byte(plane))
    };
    out.extend(rows.iter().map(cell));
}

/// The next LEB128 number at a place, which moves behind it; 0 behind the end.
#[inline(always)]
pub(crate) fn number(bytes: &[u8], at: &mut usize) -> u32 {
    let Some(&first) = bytes.get(*at) else { return 0 };
    *at += 1;
    if first < 0x80 {
        return u32::from(first);
    }
    let mut number = u32::from(first & 0x7f);
    for shift in [7u32, 14, 21, 28] {
        let Some(&byte) = bytes.get(*at) else { break };
        *at += 1;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
    }
    number
}

/// The next posting at a place, which moves behind it: the segment, how often the word stands in it, whether in a title.
#[inline(always)]
pub fn posting(postings: &[u8], at: &mut usize, before: u32) -> (u32, u32, bool) {
    let gap = number(postings, at);
    let segment = before.wrapping_add(gap >> 1);
    if gap & 1 == 0 {
        return (segment, 1, false);
    }
    let count = number(postings, at);
    (segment, count >> 1, count & 1 == 1)
}

/// Calls `found` with each segment of some postings and how much the word says there.
#[inline(always)]
fn each_posting(postings: &[u8], in_title: f32, mut found: impl FnMut(u32, f32)) {
    let (mut at, mut before) = (0, 0u32);
    while at < postings.len() {
        let (segment, count, is_titled) = posting(postings, &mut at, before);
        before = segment;
        found(segment, count as f32 + if is_titled { in_title } else { 0.0 });
    }
}

/// Adds the occurrences that postings tell of to one slot for each segment, with `in_title` more for those with one
/// in a title; each counts `share` of one.
#[inline(never)]
pub fn add_postings(postings: &[u8], in_title: f32, share: f32, slots: &mut [f32]) {
    each_posting(postings, in_title, |segment, weight| {
        if let Some(slot) = slots.get_mut(segment as usize) {
            *slot += weight * share;
        }
    });
}

/// The same as a list, for a word that has only one form; segments from `segments` on do not exist.
#[inline(never)]
pub fn read_postings(postings: &[u8], in_title: f32, segments: u32, out: &mut Vec<(u32, f32)>) {
    each_posting(postings, in_title, |segment, weight| {
        if segment < segments {
            out.push((segment, weight));
        }
    });
}

/// Which places of a word are read; the others are passed over without being read.
#[derive(Clone, Copy, Debug)]
pub enum Within<'a> {
    /// All.
    All,
    /// Those in some segments, one bit for each.
    Segments(&'a [u64]),
    /// Those that are among others.
    Places(&'a Places),
}

/// Places in order, the segment in the upper half of the lower 64 bits, the position below.
#[derive(Clone, Debug, Default)]
pub struct Places {
    places: Vec<u128>,
    /// Where those of each segment begin, and behind the last one their number.
    begins: Vec<u32>,
}

impl Places {
    /// Places in order; those in segments from `segments` on do not exist.
    #[inline(never)]
    pub fn new(places: Vec<u128>, segments: u32) -> Self {
        let mut begins = Vec::with_capacity(segments as usize + 1);
        for (at, &place) in (0u32..).zip(&places) {
            let upto = ((place >> 32) as usize).min(segments as usize);
            while begins.len() <= upto {
                begins.push(at);
            }
        }
        begins.resize(segments as usize + 1, places.len() as u32);
        Self { places, begins }
    }

    /// All of them.
    pub fn as_slice(&self) -> &[u128] {
        &self.places
    }

    #[inline(always)]
    fn of(&self, segment: u32) -> &[u128] {
        let begin = |at: usize| self.begins.get(at).map_or(0, |&begin| begin as usize);
        let at = segment as usize;
        self.places.get(begin(at)..begin(at.saturating_add(1))).unwrap_or(&[])
    }
}

/// Appends the places where a word stands, `offset` words before each: the segment in the upper half of the lower 64
/// bits, the position below.
#[inline(never)]
pub fn read_places(
    postings: &[u8],
    positions: &[u8],
    offset: u32,
    within: Within<'_>,
    out: &mut Vec<u128>,
) {
    let (mut at, mut from, mut before) = (0, 0, 0u32);
    while at < postings.len() {
        let (segment, count, _) = posting(postings, &mut at, before);
        before = segment;
        let mut own: &[u128] = &[];
        let wanted = match within {
            Within::All => true,
            Within::Segments(bits) => {
                bits.get(segment as usize / 64).is_some_and(|word| word >> (segment % 64) & 1 == 1)
            }
            Within::Places(places) => {
                own = places.of(segment);
                !own.is_empty()
            }
        };
        if !wanted {
            pass_over(positions, &mut from, count);
            continue;
        }
        // Every number takes a byte at least, so that a damaged count cannot promise more than there is.
        let left = u32::try_from(positions.len() - from).unwrap_or(u32::MAX);
        let mut position = 0u32;
        for _ in 0..count.min(left) {
            position = position.wrapping_add(number(positions, &mut from));
            let Some(start) = position.checked_sub(offset) else { continue };
            let place = u128::from(segment) << 32 | u128::from(start);
            if let Within::Places(_) = within {
                own = own.get(how_many_before(own, place)..).unwrap_or(&[]);
                if own.first() != Some(&place) {
                    continue;
                }
            }
            out.push(place);
        }
    }
}

/// Moves behind so many numbers.
#[inline(always)]
fn pass_over(bytes: &[u8], at: &mut usize, mut count: u32) {
    while count > 0
        && let Some(&byte) = bytes.get(*at)
    {
        *at += 1;
        count -= u32::from(byte < 0x80);
    }
}

/// How many places are before one, in steps that double: many words of one beginning must not each read all places
/// of a long segment.
#[inline(always)]
fn how_many_before(places: &[u128], wanted: u128) -> usize {
    let is_before = |at: usize| places.get(at).is_some_and(|&one| one < wanted);
    let (mut passed, mut step) = (0, 1);
    while is_before(passed + step - 1) {
        passed += step;
        step *= 2;
    }
    // The last step went too far.
    while step > 1 {
        step /= 2;
        if is_before(passed + step - 1) {
            passed += step;
        }
    }
    passed
}

/// The slots that are greater than 0, with their numbers.
#[inline(never)]
pub fn occupied(slots: &[f32]) -> Vec<(u32, f32)> {
    let mut out = Vec::with_capacity(slots.iter().filter(|&&slot| slot > 0.0).count());
    out.extend((0..).zip(slots).filter(|&(_, &slot)| slot > 0.0).map(|(row, &slot)| (row, slot)));
    out
}

/// Turns occurrences into scores (BM25): `codes` has the length of each segment in the list as a code, `lengths` says how
/// much each code holds a score back.
#[inline(never)]
pub fn bm25(found: &mut [(u32, f32)], codes: &[u32], lengths: &[f32; 256], rarity: f32, k1: f32) {
    for ((_, weight), &code) in found.iter_mut().zip(codes) {
        let length = lengths[code as usize & 255];
        *weight = rarity * *weight * (k1 + 1.0) / (*weight + k1 * length);
    }
}

/// The numbers of the bits that are set, in order.
#[inline(never)]
pub fn rows(words: &[u64]) -> Vec<u32> {
    let count: u32 = words.iter().map(|word| word.count_ones()).sum();
    let mut out = Vec::with_capacity(count as usize);
    for (at, &word) in (0u32..).zip(words) {
        let mut left = word;
        while left != 0 {
            out.push(at * 64 + left.trailing_zeros());
            left &= left - 1;
        }
    }
    out
}

/// Sets the bits of some segments; those from `len` on do not exist.
#[inline(never)]
pub fn mark(found: &[(u32, f32)], len: u32, words: &mut [u64]) {
    for &(segment, _) in found.iter().filter(|one| one.0 < len) {
        if let Some(word) = words.get_mut(segment as usize / 64) {
            *word |= 1 << (segment % 64);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bits_give_back_their_rows(mut numbers in proptest::collection::vec(0u32..400, 0..60)) {
            let mut words = [0; 5];
            let found: Vec<(u32, f32)> = numbers.iter().map(|&row| (row, 0.0)).collect();
            mark(&found, 300, &mut words);
            numbers.retain(|&row| row < 300);
            numbers.sort_unstable();
            numbers.dedup();
            prop_assert_eq!(rows(&words), numbers);
        }

        #[test]
        fn words_next_to_each_other_are_found_one_after_the_other(
            texts in proptest::collection::vec(proptest::collection::vec(0u8..3, 0..9), 0..6),
        ) {
            // What is stored of a word: gaps of segments with counts, and gaps of positions.
            let stored = |word: u8| {
                let (mut postings, mut positions, mut before) = (Vec::new(), Vec::new(), 0);
                for (segment, text) in (0u8..).zip(&texts) {
                    let places = || (0u8..).zip(text).filter(|one| *one.1 == word).map(|one| one.0);
                    let count = places().count() as u8;
                    if count > 0 {
                        postings.push((segment - before) << 1 | u8::from(count > 1));
                        postings.extend((count > 1).then_some(count << 1));
                        before = segment;
                    }
                    let mut last = 0;
                    positions.extend(places().map(|place| place - std::mem::replace(&mut last, place)));
                }
                (postings, positions)
            };
            let (mut first, mut both) = (Vec::new(), Vec::new());
            let (postings, positions) = stored(1);
            read_places(&postings, &positions, 0, Within::All, &mut first);
            let mut odd = Vec::new();
            read_places(&postings, &positions, 0, Within::Segments(&[0b10_1010]), &mut odd);
            let is_odd = |place: &&u128| (*place >> 32) % 2 == 1;
            prop_assert_eq!(odd, first.iter().filter(is_odd).copied().collect::<Vec<_>>());
            let (postings, positions) = stored(2);
            let first = Places::new(first, texts.len() as u32);
            read_places(&postings, &positions, 1, Within::Places(&first), &mut both);
            let mut expected = Vec::new();
            for (segment, text) in (0u128..).zip(&texts) {
                let pairs = (0u128..).zip(text.windows(2)).filter(|(_, pair)| *pair == [1, 2]);
                expected.extend(pairs.map(|(place, _)| segment << 32 | place));
            }
            prop_assert_eq!(both, expected);
        }

        #[test]
        fn steps_that_double_lead_where_looking_at_each_does(
            mut places in proptest::collection::vec(0u128..60, 0..50),
            wanted in 0u128..60,
        ) {
            places.sort_unstable();
            prop_assert_eq!(how_many_before(&places, wanted), places.partition_point(|&one| one < wanted));
        }

        #[test]
        fn no_bytes_are_too_strange(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            let (mut slots, mut list) = (vec![0.0; 100], Vec::new());
            add_postings(&bytes, 3.0, 0.5, &mut slots);
            read_postings(&bytes, 3.0, 100, &mut list);
            prop_assert!(occupied(&slots).len() <= list.len());
            let mut places = Vec::new();
            read_places(&bytes, &bytes, 3, Within::All, &mut places);
            prop_assert!(places.len() <= bytes.len());
            let (count, places) = (places.len(), Places::new(places, 100));
            let mut again = Vec::new();
            read_places(&bytes, &bytes, 3, Within::Places(&places), &mut again);
            prop_assert!(again.len() <= count);
            for width in 1..=4 {
                for planes in [false, true] {
                    let mut out = Vec::new();
                    gather(&bytes, width, planes, &[0, 7, u32::MAX], &mut out);
                    prop_assert_eq!((out.len(), out.last()), (3, Some(&0)));
                }
            }
        }
    }
}
