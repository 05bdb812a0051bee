//! A result as numbers, for the way from a worker's memory to the page's.
//!
//! Everything that grows with what is found is a number already, so the numbers go as they are: a hundred thousand
//! hits are taken in within a millisecond. Names are not among them but looked up in the corpus of whoever takes the
//! numbers in, which has to be the same.

use std::ops::Range;

use super::facets::names;
use super::filters::Facet;
use super::months::MonthCount;
use super::result::{FacetCounts, FacetValue, Hit, ResultSet, UnknownValue};
use crate::format::Packed;
use crate::model::{DocumentIx, MeetingIx, SegmentIx, StatementIx};

/// Bits of a value's mark.
const SELECTED: u32 = 1;
const EXCLUDED: u32 = 2;

/// A result as numbers, which [`from_numbers`] reads.
pub fn to_numbers(found: &ResultSet<'_>) -> Vec<u32> {
    let rows = found.documents.len() * 4 + found.segments.len() + found.statements.len();
    let mut out = Out(Vec::with_capacity(rows + 1024));
    out.put(found.of as u32);
    out.list(&found.documents, |out, hit| {
        out.0.extend([hit.document.0, hit.score.to_bits(), hit.first, hit.segments]);
    });
    out.list(&found.segments, |out, one| out.put(one.0));
    out.list(&found.statements, |out, one| out.put(one.0));
    out.list(&found.meetings, |out, one| out.put(one.0));
    out.list(&found.facets, |out, one| {
        out.0.extend([one.facet as u32, one.left_out as u32]);
        out.list(&one.values, |out, value| {
            let selected = if value.selected { SELECTED } else { 0 };
            let excluded = if value.excluded { EXCLUDED } else { 0 };
            out.0.extend([value.ordinal, value.count, selected | excluded]);
        });
    });
    for months in [&found.histogram, &found.backdrop] {
        out.list(months, |out, month| {
            out.text(&month.month);
            out.put(month.count);
        });
    }
    out.text(&found.understood);
    out.list(&found.doubtful, |out, one| out.0.extend([one.start as u32, one.end as u32]));
    out.list(&found.unknown, |out, one| {
        out.put(one.facet as u32);
        out.text(&one.value);
    });
    out.0
}

/// The result that numbers say, with the names of a corpus; `None` where they are no result of it.
pub fn from_numbers<'a>(packed: Packed<'a>, numbers: &[u32]) -> Option<ResultSet<'a>> {
    let mut read = In(numbers);
    let found = ResultSet {
        of: read.next()? as usize,
        documents: read.list(4, |read| {
            let (document, score) = (DocumentIx(read.next()?), f32::from_bits(read.next()?));
            Some(Hit { document, score, first: read.next()?, segments: read.next()? })
        })?,
        segments: read.list(1, |read| read.next().map(SegmentIx))?,
        statements: read.list(1, |read| read.next().map(StatementIx))?,
        meetings: read.list(1, |read| read.next().map(MeetingIx))?,
        facets: read.list(3, |read| {
            let facet = read.facet()?;
            let left_out = read.next()? as usize;
            let values = read.list(3, |read| {
                let (ordinal, count, mark) = (read.next()?, read.next()?, read.next()?);
                let (id, label) = names(packed, facet, ordinal);
                let (selected, excluded) = (mark & SELECTED != 0, mark & EXCLUDED != 0);
                Some(FacetValue { ordinal, id, label, count, selected, excluded })
            })?;
            Some(FacetCounts { facet, values, left_out })
        })?,
        histogram: read.months()?,
        backdrop: read.months()?,
        understood: read.text()?,
        doubtful: read.list(2, |read| {
            Some(Range { start: read.next()? as usize, end: read.next()? as usize })
        })?,
        unknown: read
            .list(2, |read| Some(UnknownValue { facet: read.facet()?, value: read.text()? }))?,
    };
    read.0.is_empty().then_some(found)
}

struct Out(Vec<u32>);

impl Out {
    fn put(&mut self, number: u32) {
        self.0.push(number);
    }

    /// How many there are, and each.
    fn list<T>(&mut self, list: &[T], put: impl Fn(&mut Self, &T)) {
        self.put(list.len() as u32);
        list.iter().for_each(|one| put(self, one));
    }

    /// The number of bytes, and the bytes in fours.
    fn text(&mut self, text: &str) {
        self.put(text.len() as u32);
        for four in text.as_bytes().chunks(4) {
            self.put(four.iter().rev().fold(0, |sum, &byte| sum << 8 | u32::from(byte)));
        }
    }
}

struct In<'n>(&'n [u32]);

impl In<'_> {
    fn next(&mut self) -> Option<u32> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    /// As many as are said, each of `width` numbers at least, so that a lie makes no room for more than there is.
    fn list<T>(
        &mut self,
        width: usize,
        mut read: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let count = self.next()? as usize;
        if count > self.0.len() / width {
            return None;
        }
        let mut list = Vec::with_capacity(count);
        for _ in 0..count {
            list.push(read(self)?);
        }
        Some(list)
    }

    fn facet(&mut self) -> Option<Facet> {
        Facet::ALL.get(self.next()? as usize).copied()
    }

    fn months(&mut self) -> Option<Vec<MonthCount>> {
        self.list(2, |read| Some(MonthCount { month: read.text()?, count: read.next()? }))
    }

    fn text(&mut self) -> Option<String> {
        let length = self.next()? as usize;
        let (fours, rest) = self.0.split_at_checked(length.div_ceil(4))?;
        self.0 = rest;
        let mut bytes: Vec<u8> = fours.iter().flat_map(|four| four.to_le_bytes()).collect();
        bytes.truncate(length);
        String::from_utf8(bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::random::{corpora, queries};
    use crate::format::pack;
    use crate::query::{run, run_naming};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_result_that_went_as_numbers_is_the_same(corpus in corpora(), query in queries(), named in 0usize..4) {
            let bytes = pack(&corpus);
            let packed = Packed::open(&bytes).expect("a corpus");
            for found in [run(packed, &query), run_naming(packed, &query, named, false)] {
                let numbers = to_numbers(&found);
                prop_assert_eq!(from_numbers(packed, &numbers), Some(found));
            }
        }

        #[test]
        fn numbers_cut_off_or_changed_make_no_panic(
            corpus in corpora(),
            query in queries(),
            at in 0usize..400,
            instead in any::<u32>(),
        ) {
            let bytes = pack(&corpus);
            let packed = Packed::open(&bytes).expect("a corpus");
            let mut numbers = to_numbers(&run(packed, &query));
            let at = at % numbers.len();
            prop_assert_eq!(from_numbers(packed, numbers.get(..at).unwrap_or(&[])), None);
            numbers.iter_mut().skip(at).take(1).for_each(|number| *number = instead);
            let _ = from_numbers(packed, &numbers);
        }
    }
}
