//! Lists of numbers: a count, then the difference of each number to the one before.
//!
//! Most lists are sorted and most gaps fit one byte. Equal lists are stored once.

use std::marker::PhantomData;

use super::field::Number;
use super::layout::{Packed, Section};
use super::varint::Numbers;
use crate::model::Span;
use readout_kernels::tally_lists;

/// A list of numbers while it is read.
#[derive(Clone, Copy, Debug)]
pub struct List<'a> {
    numbers: Numbers<'a>,
    left: u32,
    last: u32,
}

impl List<'_> {
    pub(crate) fn next(&mut self) -> Option<u32> {
        self.left = self.left.checked_sub(1)?;
        self.last = self.last.wrapping_add(self.numbers.next());
        Some(self.last)
    }
}

/// All lists of a corpus, found once for a pass over many rows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lists<'a> {
    packed: Packed<'a>,
    /// Those that stand at the beginning; in a whole corpus all.
    first: &'a [u8],
}

impl<'a> Lists<'a> {
    pub(crate) fn of(packed: Packed<'a>) -> Self {
        Self { packed, first: packed.tail(Section::Lists, 0) }
    }

    /// The list that begins at a byte.
    #[inline]
    pub(crate) fn at(self, at: u32) -> List<'a> {
        let bytes = match self.first.get(at as usize..) {
            Some(bytes @ [_, ..]) => bytes,
            _ => self.packed.tail(Section::Lists, at as usize),
        };
        let mut numbers = Numbers::new(bytes);
        let count = numbers.next();
        // Every number takes a byte at least, so that a damaged count cannot promise more than there is.
        let left = count.min(u32::try_from(numbers.left()).unwrap_or(u32::MAX));
        List { numbers, left, last: 0 }
    }

    /// Counts the values of some lists, each for its mark (see `readout_kernels::tally_lists`).
    pub(crate) fn tally(self, places: &[u32], marks: &[u32], tally: &mut [(u32, u32)]) {
        let (mut places, mut marks) = (places, marks);
        loop {
            let done = tally_lists(self.first, places, marks, tally);
            // A list of a corpus in pieces may stand in another one than most.
            let (Some((&place, rest)), Some((&mark, others))) = (
                places.get(done..).and_then(<[u32]>::split_first),
                marks.get(done..).and_then(<[u32]>::split_first),
            ) else {
                return;
            };
            tally_lists(self.packed.tail(Section::Lists, place as usize), &[0], &[mark], tally);
            (places, marks) = (rest, others);
        }
    }
}

impl<'a> Packed<'a> {
    pub(crate) fn list(self, at: u32) -> List<'a> {
        Lists::of(self).at(at)
    }

    /// The string of an id; empty where there is none or where it is not UTF-8.
    pub(crate) fn string(self, id: u32) -> &'a str {
        std::str::from_utf8(self.string_bytes(id)).unwrap_or("")
    }

    pub(crate) fn string_bytes(self, id: u32) -> &'a [u8] {
        let starts = self.column(Section::Strings, 0);
        let (Some(next), start) = (id.checked_add(1), starts.get(id) as usize) else { return &[] };
        #[cfg(feature = "sharded")]
        if self.shards().is_some_and(|shards| shards.is_cut(Section::Strings, next)) {
            // Where the next string begins stands in another shard; this one ends with its own.
            return self.tail(Section::StringBytes, start);
        }
        self.part(Section::StringBytes, start..starts.get(next) as usize)
    }

    /// A part of a string; empty where it does not fit. Only the part is checked to be UTF-8.
    pub(crate) fn string_part(self, id: u32, span: Span) -> &'a str {
        let bytes = self.string_bytes(id).get(span.range()).unwrap_or(&[]);
        std::str::from_utf8(bytes).unwrap_or("")
    }
}

/// Positions in a list, such as a statement's speakers.
#[derive(Clone, Copy, Debug)]
pub struct Ids<'a, T> {
    list: List<'a>,
    of: PhantomData<T>,
}

impl<'a, T> Ids<'a, T> {
    pub(crate) fn new(list: List<'a>) -> Self {
        Self { list, of: PhantomData }
    }

    /// Whether none is left.
    pub fn is_empty(&self) -> bool {
        self.list.left == 0
    }
}

impl<T: Number> Iterator for Ids<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.list.next().map(T::from_number)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.list.left as usize, Some(self.list.left as usize))
    }
}

impl<T: Number> ExactSizeIterator for Ids<'_, T> {}

/// Strings in a list, such as an entity's aliases.
#[derive(Clone, Copy, Debug)]
pub struct Strings<'a> {
    packed: Packed<'a>,
    list: List<'a>,
}

impl<'a> Strings<'a> {
    pub(crate) fn new(packed: Packed<'a>, list: List<'a>) -> Self {
        Self { packed, list }
    }

    /// Whether none is left.
    pub fn is_empty(&self) -> bool {
        self.list.left == 0
    }
}

impl<'a> Iterator for Strings<'a> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        self.list.next().map(|id| self.packed.string(id))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.list.left as usize, Some(self.list.left as usize))
    }
}

impl ExactSizeIterator for Strings<'_> {}

/// Spans in a list, such as the terms that show a topic.
#[derive(Clone, Copy, Debug)]
pub struct Spans<'a> {
    list: List<'a>,
}

impl<'a> Spans<'a> {
    pub(crate) fn new(list: List<'a>) -> Self {
        Self { list }
    }
}

impl Iterator for Spans<'_> {
    type Item = Span;
    fn next(&mut self) -> Option<Span> {
        let start = self.list.next()?;
        Some(Span { start, end: self.list.next()? })
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.list.left as usize / 2, Some(self.list.left as usize / 2))
    }
}

impl ExactSizeIterator for Spans<'_> {}

/// A reader of one row of a table.
pub trait Row<'a>: Copy {
    #[doc(hidden)]
    const SECTION: Section;
    #[doc(hidden)]
    fn at(packed: Packed<'a>, row: u32) -> Self;
}

/// Rows of a table, one after another.
#[derive(Clone, Debug)]
pub struct Rows<'a, R> {
    packed: Packed<'a>,
    range: std::ops::Range<u32>,
    of: PhantomData<R>,
}

impl<'a, R: Row<'a>> Rows<'a, R> {
    pub(crate) fn new(packed: Packed<'a>, range: std::ops::Range<u32>) -> Self {
        Self { packed, range, of: PhantomData }
    }

    pub(crate) fn all(packed: Packed<'a>) -> Self {
        Self::new(packed, 0..packed.rows(R::SECTION))
    }

    /// The rows whose first column is `parent`; the table is sorted by it.
    pub(crate) fn of(packed: Packed<'a>, parent: u32) -> Self {
        Self::new(packed, packed.column(R::SECTION, 0).equal_range(parent))
    }

    /// Whether none is left.
    pub fn is_empty(&self) -> bool {
        self.range.is_empty()
    }

    /// The rows that can have a key, in a table that is sorted by it: in a whole corpus all.
    pub(crate) fn near(&self, key: &str) -> Self {
        #[cfg(feature = "sharded")]
        if let Some(shards) = self.packed.shards() {
            let near = shards.rows_near(R::SECTION, key.as_bytes(), self.packed.rows(R::SECTION));
            return Self::new(self.packed, near);
        }
        let _ = key;
        self.clone()
    }

    /// The rows from the first that `is_before` says no to, where all that it says yes to come first.
    pub(crate) fn after(&self, is_before: impl Fn(R) -> bool) -> Self {
        let (mut low, mut high) = (self.range.start, self.range.end);
        while low < high {
            let middle = low + (high - low) / 2;
            if is_before(R::at(self.packed, middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Self::new(self.packed, low..self.range.end)
    }
}

impl<'a, R: Row<'a>> Iterator for Rows<'a, R> {
    type Item = R;
    fn next(&mut self) -> Option<R> {
        self.range.next().map(|row| R::at(self.packed, row))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.range.size_hint()
    }
    fn nth(&mut self, n: usize) -> Option<R> {
        self.range.nth(n).map(|row| R::at(self.packed, row))
    }
}

impl<'a, R: Row<'a>> DoubleEndedIterator for Rows<'a, R> {
    fn next_back(&mut self) -> Option<R> {
        self.range.next_back().map(|row| R::at(self.packed, row))
    }
}

impl<'a, R: Row<'a>> ExactSizeIterator for Rows<'a, R> {}

/// Rows of a table, picked by a list, such as the mentions of an entity.
#[derive(Clone, Copy, Debug)]
pub struct Picked<'a, R> {
    packed: Packed<'a>,
    list: List<'a>,
    of: PhantomData<R>,
}

impl<'a, R: Row<'a>> Picked<'a, R> {
    pub(crate) fn new<T>(packed: Packed<'a>, ids: Ids<'a, T>) -> Self {
        Self { packed, list: ids.list, of: PhantomData }
    }

    /// Whether none is left.
    pub fn is_empty(&self) -> bool {
        self.list.left == 0
    }
}

impl<'a, R: Row<'a>> Iterator for Picked<'a, R> {
    type Item = R;
    fn next(&mut self) -> Option<R> {
        self.list.next().map(|row| R::at(self.packed, row))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.list.left as usize, Some(self.list.left as usize))
    }
}

impl<'a, R: Row<'a>> ExactSizeIterator for Picked<'a, R> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_count_promises_no_more_than_the_bytes_can_hold() {
        // The count 4,294,967,295, and three numbers.
        let bytes = crate::format::pack(&crate::model::Corpus::default());
        let packed = Packed::open(&bytes).expect("a corpus");
        let lists = Lists { packed, first: &[0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1, 1] };
        let ids: Ids<'_, u32> = Ids::new(lists.at(0));
        assert_eq!(ids.len(), 3);
        assert_eq!(ids.collect::<Vec<_>>(), [1, 2, 3]);
    }
}
