//! The dictionary of words: sorted, in blocks that store what each word shares with the one before.
//!
//! ```text
//! per term: shared bytes | further bytes, and the bytes | segments | length of postings | length of positions
//! postings per segment: gap to the segment before << 1, +1 where it stands there more than once or in a title; then
//!                       count << 1, +1 in a title
//! positions per segment: the first, then the gaps
//! ```
//!
//! A small corpus has no positions: what they say is read in the texts again.

use crate::format::field::{Cells, Field, Number};
use crate::format::varint::Numbers;
use crate::format::{Packed, Pools, Record, Row, Section};
use readout_kernels::{Near, NearWord, posting};

/// Terms in one block of the dictionary: the search within a block is linear, the one for a block binary.
pub(super) const TERMS_IN_BLOCK: usize = 32;

/// Where a block begins.
#[derive(Clone, Copy, Debug)]
pub struct TermBlock {
    /// Its terms.
    pub terms: u32,
    /// The postings of its first term.
    pub postings: u32,
    /// The positions of its first term.
    pub positions: u32,
}

table! {
    /// Where a block of the dictionary begins.
    BlockRow(u32) of TermBlock, in TermBlocks {
        /// Its terms.
        terms: u32,
        /// The postings of its first term.
        postings: u32,
        /// The positions of its first term.
        positions: u32,
    }
}

/// A word of the dictionary: where its occurrences stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term<'a> {
    /// In how many segments it stands.
    pub(crate) segments: u32,
    packed: Packed<'a>,
    /// Beginning and length.
    postings: (u32, u32),
    positions: (u32, u32),
}

impl<'a> Term<'a> {
    /// In which segments it stands, how often, and whether in a title, as they are stored.
    pub(crate) fn postings(self) -> &'a [u8] {
        part(self.packed, Section::Postings, self.postings)
    }

    /// At which places it stands in each of them, as they are stored.
    pub(crate) fn positions(self) -> &'a [u8] {
        part(self.packed, Section::Positions, self.positions)
    }

    /// Calls `found` with each segment, the number of occurrences, and whether one stands in a title.
    #[inline]
    pub(crate) fn each(self, mut found: impl FnMut(u32, u32, bool)) {
        let postings = self.postings();
        let (mut at, mut before) = (0, 0);
        while at < postings.len() {
            let (segment, count, in_title) = posting(postings, &mut at, before);
            before = segment;
            found(segment, count, in_title);
        }
    }

    /// Where its postings and its positions end.
    #[cfg(feature = "sharded")]
    pub(crate) fn ends(self) -> (u32, u32) {
        let end = |(start, length): (u32, u32)| start.saturating_add(length);
        (end(self.postings), end(self.positions))
    }
}

fn part(packed: Packed<'_>, section: Section, (start, length): (u32, u32)) -> &[u8] {
    packed.part(section, start as usize..start.saturating_add(length) as usize)
}

/// All words of a corpus.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dictionary<'a> {
    packed: Packed<'a>,
}

impl<'a> Dictionary<'a> {
    pub(crate) fn of(packed: Packed<'a>) -> Self {
        Self { packed }
    }

    /// Whether the positions of words are stored.
    pub(crate) fn has_positions(self) -> bool {
        !self.packed.range(Section::Positions).is_empty()
    }

    /// The terms of a block.
    fn block(self, block: u32) -> &'a [u8] {
        let starts = self.packed.column(Section::TermBlocks, 0);
        let start = starts.get(block) as usize;
        #[cfg(feature = "sharded")]
        if self.packed.shards().is_some_and(|shards| shards.is_cut(Section::TermBlocks, block + 1))
        {
            // Where the next block begins stands in another piece; this one ends with its own.
            return self.packed.tail(Section::Terms, start);
        }
        let length = self.packed.range(Section::Terms).len();
        let end = if block + 1 < starts.len() { starts.get(block + 1) as usize } else { length };
        self.packed.part(Section::Terms, start..end)
    }

    /// The first word of a block.
    pub(crate) fn first_word(self, block: u32) -> &'a [u8] {
        let mut numbers = Numbers::new(self.block(block));
        numbers.next();
        let length = numbers.next();
        numbers.take(length)
    }

    /// The block in which a word stands if it stands in any.
    fn block_of(self, word: &[u8]) -> u32 {
        let (mut low, mut high) = (0, self.packed.rows(Section::TermBlocks));
        #[cfg(feature = "sharded")]
        if let Some(shards) = self.packed.shards() {
            std::ops::Range { start: low, end: high } =
                shards.rows_near(Section::TermBlocks, word, high);
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.first_word(middle) <= word {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low.saturating_sub(1)
    }

    /// Calls `visit` with every word from the first that is not less than `from`, in order, until it says no.
    pub(crate) fn walk(self, from: &[u8], mut visit: impl FnMut(&[u8], Term<'a>) -> bool) {
        let mut word: Vec<u8> = Vec::new();
        for block in self.block_of(from)..self.packed.rows(Section::TermBlocks) {
            let mut numbers = Numbers::new(self.block(block));
            if numbers.left() == 0 && !from.is_empty() {
                // The block is not there yet; only who asks for all words surely needs the next ones too.
                return;
            }
            let row = BlockRow::at(self.packed, block);
            let (mut postings, mut positions) = (row.postings(), row.positions());
            while numbers.left() > 0 {
                word.truncate(numbers.next() as usize);
                let length = numbers.next();
                word.extend_from_slice(numbers.take(length));
                let segments = numbers.next();
                let lengths = (numbers.next(), numbers.next());
                let term = Term {
                    segments,
                    packed: self.packed,
                    postings: (postings, lengths.0),
                    positions: (positions, lengths.1),
                };
                postings = postings.saturating_add(lengths.0);
                positions = positions.saturating_add(lengths.1);
                if word.as_slice() >= from && !visit(&word, term) {
                    return;
                }
            }
        }
    }

    /// The words that are at most `limit` changes from `wanted`, in order.
    pub(crate) fn near(self, wanted: &[char], limit: u8) -> Vec<NearWord> {
        let (mut near, mut found) = (Near::new(wanted, limit), Vec::new());
        let starts = self.packed.column(Section::TermBlocks, 0);
        let mut behind = 0;
        for block in 0..starts.len() {
            // What stands together is walked through at once: in a whole corpus everything.
            let start = starts.get(block) as usize;
            if start < behind {
                continue;
            }
            let terms = self.packed.tail(Section::Terms, start);
            near.walk(terms, &mut found);
            behind = start + terms.len();
        }
        found
    }

    /// A word's entry.
    pub(crate) fn find(self, word: &str) -> Option<Term<'a>> {
        self.expect(word);
        let mut found = None;
        self.walk(word.as_bytes(), |candidate, term| {
            if candidate == word.as_bytes() {
                found = Some(term);
            }
            false
        });
        found
    }

    /// Calls `visit` with every word that begins with `prefix`, in order.
    pub(crate) fn each_with_prefix(self, prefix: &str, mut visit: impl FnMut(&[u8], Term<'a>)) {
        self.expect(prefix);
        self.walk(prefix.as_bytes(), |word, term| {
            let more = word.starts_with(prefix.as_bytes());
            if more {
                visit(word, term);
            }
            more
        });
    }

    /// Asks for the postings around a word together with the words there, not only once those have come.
    #[cfg(feature = "sharded")]
    fn expect(self, word: &str) {
        let Some(shards) = self.packed.shards() else { return };
        let blocks = self.packed.rows(Section::TermBlocks);
        let near = shards.rows_near(Section::TermBlocks, word.as_bytes(), blocks);
        if !self.block(near.start).is_empty() || near.is_empty() {
            return;
        }
        shards.expect_postings(word.as_bytes());
    }

    #[cfg(not(feature = "sharded"))]
    fn expect(self, _: &str) {}
}
