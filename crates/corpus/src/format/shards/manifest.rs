//! Where the bytes of a corpus stand: in which block, and at which place of it.
//!
//! ```text
//! magic "READHEAD" | version u32 | length of the layout u32 | XXH64 of layout and resident bytes u64
//! layout: total length | blocks, and for each: XXH64 u64, length u32
//!         groups, and for each: section | columns | first block | cuts | firsts
//!         keys, and for each: section | rows, and for each: row | shared bytes | further bytes, and the bytes
//!                             places of postings, of the dictionary alone
//! resident bytes
//! ```
//!
//! A group is a stretch of a section, or of some columns of a table, that is cut into pieces; the pieces go into
//! blocks that follow each other, beginning with the first block. What no group covers is resident. Within a
//! block, pieces stand in the order of the whole. Numbers are LEB128, sorted ones as differences.

use crate::error::Error;
use crate::format::VERSION;
use crate::format::checksum::xxh64;
use crate::format::column::column_ranges;
use crate::format::layout::{Section, u32_at, u64_at};
use crate::format::varint::{self, Numbers};
use crate::order::{key, last, sort};

const MAGIC: &[u8; 8] = b"READHEAD";
const LAYOUT_AT: usize = 24;

/// A stretch of bytes in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it begins in the whole corpus.
    pub(super) start: u32,
    /// The number of its block and 1; 0 where it is resident.
    pub(super) block: u32,
    /// Where it begins in the block.
    pub(super) at: u32,
}

/// A stretch of a section that is cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Group {
    /// The section.
    pub(super) section: u8,
    /// The columns, one bit for each; none for a section of bytes.
    pub(super) columns: u64,
    /// The block of the first piece.
    pub(super) block: u32,
    /// The rows, or bytes of the section, at which pieces begin, and the end of the last one.
    pub(super) cuts: Vec<u32>,
    /// In tables that are sorted by their first column, its number in the first row of each piece.
    pub(super) firsts: Vec<u32>,
}

/// Some rows of a sorted table, or blocks of the dictionary, with their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Keys {
    pub(super) section: u8,
    pub(super) keys: Vec<(u32, Box<[u8]>)>,
    /// Of the dictionary, where the postings of each begin.
    pub(super) places: Vec<u32>,
}

#[derive(Debug, Default)]
pub(super) struct Manifest {
    pub(super) total: u32,
    /// Checksum and length of each.
    pub(super) blocks: Vec<(u64, u32)>,
    pub(super) groups: Vec<Group>,
    pub(super) keys: Vec<Keys>,
    /// Sorted by where they begin; the first one begins at 0.
    pub(super) pieces: Vec<Piece>,
}

fn put_sorted(out: &mut Vec<u8>, numbers: &[u32]) {
    varint::put(out, numbers.len() as u32);
    let mut last = 0u32;
    for &number in numbers {
        varint::put(out, number.wrapping_sub(last));
        last = number;
    }
}

fn sorted(numbers: &mut Numbers<'_>) -> Vec<u32> {
    let count = numbers.next() as usize;
    let mut last = 0u32;
    // Each takes a byte at least, so that a damaged count promises no more than there is.
    (0..count.min(numbers.left()))
        .map(|_| {
            last = last.wrapping_add(numbers.next());
            last
        })
        .collect()
}

impl Manifest {
    /// The head's bytes.
    pub(super) fn write(&self, resident: &[u8]) -> Vec<u8> {
        let mut layout = Vec::new();
        varint::put(&mut layout, self.total);
        varint::put(&mut layout, self.blocks.len() as u32);
        for (sum, length) in &self.blocks {
            layout.extend_from_slice(&sum.to_le_bytes());
            layout.extend_from_slice(&length.to_le_bytes());
        }
        varint::put(&mut layout, self.groups.len() as u32);
        for group in &self.groups {
            varint::put(&mut layout, u32::from(group.section));
            varint::put(&mut layout, group.columns as u32);
            varint::put(&mut layout, (group.columns >> 32) as u32);
            varint::put(&mut layout, group.block);
            put_sorted(&mut layout, &group.cuts);
            put_sorted(&mut layout, &group.firsts);
        }
        varint::put(&mut layout, self.keys.len() as u32);
        for keys in &self.keys {
            varint::put(&mut layout, u32::from(keys.section));
            varint::put(&mut layout, keys.keys.len() as u32);
            let (mut row, mut last) = (0, &[][..]);
            for (next, key) in &keys.keys {
                let shared = last.iter().zip(key.iter()).take_while(|(a, b)| a == b).count();
                varint::put(&mut layout, next - row);
                varint::put(&mut layout, shared as u32);
                varint::put(&mut layout, (key.len() - shared) as u32);
                layout.extend_from_slice(key.get(shared..).unwrap_or(&[]));
                (row, last) = (*next, key);
            }
            put_sorted(&mut layout, &keys.places);
        }
        let length = layout.len() as u32;
        layout.extend_from_slice(resident);
        let mut head = MAGIC.to_vec();
        head.extend_from_slice(&VERSION.to_le_bytes());
        head.extend_from_slice(&length.to_le_bytes());
        head.extend_from_slice(&xxh64(&layout).to_le_bytes());
        head.extend(layout);
        head
    }

    /// Reads a head: the layout, and the resident bytes.
    pub(super) fn read(head: &[u8]) -> Result<(Self, &[u8]), Error> {
        if head.get(..MAGIC.len()) != Some(MAGIC) {
            return Err(Error::foreign());
        }
        let version = u32_at(head, 8).ok_or_else(Error::truncated)?;
        if version != VERSION {
            return Err(Error::version(version));
        }
        let rest = head.get(LAYOUT_AT..).ok_or_else(Error::truncated)?;
        if u64_at(head, 16) != Some(xxh64(rest)) {
            return Err(Error::damaged("the head of a sharded corpus"));
        }
        Self::read_unverified(head)
    }

    /// Reads a head without a look at its checksum.
    pub(super) fn read_unverified(head: &[u8]) -> Result<(Self, &[u8]), Error> {
        let damaged = || Error::damaged("the layout of a sharded corpus");
        let length = u32_at(head, 12).ok_or_else(Error::truncated)? as usize;
        let rest = head.get(LAYOUT_AT..).ok_or_else(Error::truncated)?;
        let (layout, resident) = rest.split_at_checked(length).ok_or_else(Error::truncated)?;
        let mut numbers = Numbers::new(layout);
        let mut manifest = Self { total: numbers.next(), ..Self::default() };
        let count = numbers.next() as usize;
        for _ in 0..count.min(numbers.left() / 12) {
            let entry = numbers.take(12);
            let of = |entry| Some((u64_at(entry, 0)?, u32_at(entry, 8)?));
            manifest.blocks.push(of(entry).ok_or_else(damaged)?);
        }
        let count = numbers.next() as usize;
        for _ in 0..count.min(numbers.left()) {
            let section = u8::try_from(numbers.next()).map_err(|_| damaged())?;
            let columns = u64::from(numbers.next()) | u64::from(numbers.next()) << 32;
            let block = numbers.next();
            let (cuts, firsts) = (sorted(&mut numbers), sorted(&mut numbers));
            manifest.groups.push(Group { section, columns, block, cuts, firsts });
        }
        let count = numbers.next() as usize;
        for _ in 0..count.min(numbers.left()) {
            let section = u8::try_from(numbers.next()).map_err(|_| damaged())?;
            let mut keys = Keys { section, ..Keys::default() };
            let (mut row, mut key) = (0u32, Vec::new());
            let count = numbers.next() as usize;
            for _ in 0..count.min(numbers.left()) {
                row = row.saturating_add(numbers.next());
                key.truncate(numbers.next() as usize);
                let more = numbers.next();
                key.extend_from_slice(numbers.take(more));
                keys.keys.push((row, key.as_slice().into()));
            }
            keys.places = sorted(&mut numbers);
            manifest.keys.push(keys);
        }
        manifest.place(resident).ok_or_else(damaged)?;
        Ok((manifest, resident))
    }

    /// Works out where each piece stands; nothing where the layout and the bytes do not fit each other.
    fn place(&mut self, resident: &[u8]) -> Option<()> {
        let mut pieces: Vec<(u32, u32, u32)> = Vec::new();
        for group in &self.groups {
            // The sections' directory stands at the beginning of what is resident, where it does in the whole.
            let &(section, _) = Section::ALL.get(group.section as usize)?;
            let range = crate::format::Packed::of_directory(resident).range(section);
            let (start, end) = (u32::try_from(range.start).ok()?, u32::try_from(range.end).ok()?);
            // Pieces before this table may be cut out, so its head is found by what is known so far.
            let table = self.table_head(resident, start, &pieces)?;
            let mut put = |start: u32, end: u32, piece: usize| {
                let block = group.block.checked_add(piece as u32)?;
                (end >= start && (block as usize) < self.blocks.len()).then_some(())?;
                if end > start {
                    pieces.push((start, end, block + 1));
                }
                Some(())
            };
            if group.columns == 0 {
                for (piece, cut) in group.cuts.windows(2).enumerate() {
                    let &[from, to] = cut else { return None };
                    (to <= end.checked_sub(start)?).then_some(())?;
                    put(start.checked_add(from)?, start.checked_add(to)?, piece)?;
                }
                continue;
            }
            for (column, (range, width, planes)) in column_ranges(table).into_iter().enumerate() {
                if group.columns.checked_shr(column as u32)? & 1 == 0 {
                    continue;
                }
                let rows = range.len() / width;
                let (count, step) = if planes { (width, 1) } else { (1, width) };
                for plane in 0..count {
                    let first =
                        (start as usize).checked_add(range.start)?.checked_add(plane * rows)?;
                    for (piece, cut) in group.cuts.windows(2).enumerate() {
                        let &[from, to] = cut else { return None };
                        (from <= to && to as usize <= rows).then_some(())?;
                        let place =
                            |row: u32| u32::try_from(first.checked_add(row as usize * step)?).ok();
                        put(place(from)?, place(to)?, piece)?;
                    }
                }
            }
        }
        self.fill(pieces, resident.len())
    }

    /// The head of a table that begins at a byte of the whole: resident, behind all that is cut out before it.
    fn table_head<'a>(
        &self,
        resident: &'a [u8],
        start: u32,
        pieces: &[(u32, u32, u32)],
    ) -> Option<&'a [u8]> {
        let before = pieces.iter().filter(|piece| piece.1 <= start);
        let cut_out = before.fold(0u32, |sum, piece| sum.saturating_add(piece.1 - piece.0));
        resident.get(start.checked_sub(cut_out)? as usize..)
    }

    /// Fills the gaps between pieces with what is resident, and gives each piece its place.
    fn fill(&mut self, pieces: Vec<(u32, u32, u32)>, resident: usize) -> Option<()> {
        let mut order: Vec<u128> =
            pieces.into_iter().map(|(start, end, block)| key([0, start, end, block])).collect();
        sort(&mut order);
        let mut used = vec![0u32; self.blocks.len() + 1];
        let mut at = 0;
        let mut put = |placed: &mut Vec<Piece>, start: u32, end: u32, block: u32| {
            let used = used.get_mut(block as usize)?;
            placed.push(Piece { start, block, at: *used });
            *used = used.checked_add(end.checked_sub(start)?)?;
            Some(())
        };
        for one in order {
            let (start, end, block) = (last(one >> 64), last(one >> 32), last(one));
            if start > at {
                put(&mut self.pieces, at, start, 0)?;
            }
            (start >= at && end <= self.total).then_some(())?;
            put(&mut self.pieces, start, end, block)?;
            at = end;
        }
        if at < self.total {
            put(&mut self.pieces, at, self.total, 0)?;
        }
        let lengths = self.blocks.iter().map(|block| block.1);
        let fits = std::iter::once(u32::try_from(resident).ok()?).chain(lengths).eq(used);
        fits.then_some(())
    }
}
