//! The reader's picture of a corpus: what has come, and what was asked for and has not.

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::manifest::{Keys, Manifest, Piece};
use crate::error::Error;
use crate::format::Packed;
use crate::format::checksum::xxh64;
use crate::format::column::{Place, check_head};
use crate::format::layout::{Section, digits};

/// A corpus of which blocks come as they are asked for.
#[derive(Debug)]
pub struct Shards {
    manifest: Manifest,
    /// How many pieces begin before each stretch of the corpus, because every byte is looked for among them.
    begun: Vec<u32>,
    resident: Vec<u8>,
    /// For each section the columns of its table, because cells are read by the hundred thousand.
    columns: Vec<Vec<Standing>>,
    blocks: Vec<State>,
    misses: AtomicU32,
    on_miss: OnceLock<fn()>,
}

/// The length of such a stretch as a power of two: few pieces begin in one.
const STRETCH: u32 = 12;

/// Where a column stands: in the corpus, and where it stands in one block as a whole, in which one (as pieces count
/// them) and where there.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) place: Place,
    block: Option<(u32, Range<usize>)>,
}

/// What is known of a block: its bytes, which never change once they are there, so that a view may hold on to them
/// while others come. The mark is atomic only so that a corpus can be shared as a whole one can.
#[derive(Debug, Default)]
struct State {
    bytes: OnceLock<Box<[u8]>>,
    missed: AtomicBool,
}

/// A block as it is to be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its number in this corpus.
    pub number: u32,
    /// The name of its file.
    pub name: String,
    /// Its size in bytes.
    pub length: u32,
}

impl Shards {
    /// Opens the head of a corpus.
    ///
    /// # Errors
    ///
    /// Where the bytes are no such head, of another format version, cut off or damaged.
    pub fn open(head: &[u8]) -> Result<Self, Error> {
        let (manifest, resident) = Manifest::read(head)?;
        if !Packed::is_header(resident) {
            return Err(Error::damaged("the head of a sharded corpus"));
        }
        Self::of(manifest, resident)
    }

    /// Opens without looking at checksums, so that tests reach the accessors with damaged bytes.
    #[doc(hidden)]
    pub fn open_unverified(head: &[u8]) -> Result<Self, Error> {
        let (manifest, resident) = Manifest::read_unverified(head)?;
        Self::of(manifest, resident)
    }

    fn of(manifest: Manifest, resident: &[u8]) -> Result<Self, Error> {
        let blocks = manifest.blocks.iter().map(|_| State::default()).collect();
        let mut shards = Self {
            resident: resident.to_vec(),
            columns: Vec::new(),
            begun: begun(&manifest),
            manifest,
            blocks,
            misses: AtomicU32::new(0),
            on_miss: OnceLock::new(),
        };
        shards.check().ok_or(Error::damaged("the head of a sharded corpus"))?;
        shards.columns =
            Section::ALL.iter().map(|&(section, _)| shards.columns_of(section)).collect();
        Ok(shards)
    }

    /// Whether what the head says of sections and tables fits the layout, so that no pass over a table is
    /// longer than the table.
    fn check(&self) -> Option<()> {
        for &(section, _) in Section::ALL {
            let range = self.packed().range(section);
            (range.end <= self.manifest.total as usize).then_some(())?;
        }
        for &(section, _) in Section::TABLES {
            let range = self.packed().range(section);
            // Where the first column is cut out, its piece ends the head.
            check_head(self.tail(range.clone()), range.len())?;
        }
        Some(())
    }

    /// The corpus, as far as it has come.
    pub fn packed(&self) -> Packed<'_> {
        Packed::of_shards(&self.resident, self)
    }

    /// The number of blocks.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Whether everything is in the head.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The size in bytes of what has come.
    pub fn held(&self) -> usize {
        let blocks = self.blocks.iter().filter_map(|state| state.bytes.get());
        self.resident.len() + blocks.map(|bytes| bytes.len()).sum::<usize>()
    }

    /// All blocks, in order.
    pub fn blocks(&self) -> impl Iterator<Item = Block> {
        (0..self.blocks.len() as u32).filter_map(|number| self.block(number))
    }

    /// The blocks that were asked for since the last call and are not there; none where a result is whole.
    pub fn missed(&self) -> Vec<Block> {
        let was_missed = |state: &State| state.missed.swap(false, Ordering::Relaxed);
        let missed = (0..).zip(&self.blocks).filter(|(_, state)| was_missed(state));
        // A block may have come after it was asked for.
        let missed = missed.filter(|(_, state)| state.bytes.get().is_none());
        missed.filter_map(|(number, _)| self.block(number)).collect()
    }

    /// Takes a block in.
    ///
    /// # Errors
    ///
    /// Where there is no such block, or the bytes are not exactly it: damaged, cut off, of another build.
    pub fn put(&self, number: u32, bytes: Vec<u8>) -> Result<(), Error> {
        self.is_block(number, &bytes)?;
        if let Some(state) = self.blocks.get(number as usize) {
            // The same bytes again change nothing.
            let _ = state.bytes.set(bytes.into_boxed_slice());
        }
        Ok(())
    }

    /// Looks whether bytes are exactly a block, for who hands them on without keeping them.
    ///
    /// # Errors
    ///
    /// As for [`put`](Self::put).
    pub fn is_block(&self, number: u32, bytes: &[u8]) -> Result<(), Error> {
        let block = self.block(number).ok_or_else(|| Error::no_block(number))?;
        let (length, sum) = (bytes.len(), xxh64(bytes));
        if length != block.length as usize || digits(sum) != block.name {
            return Err(Error::other_block(&block.name, block.length, length, &digits(sum)));
        }
        Ok(())
    }

    /// The bytes of a block that has come.
    pub fn bytes(&self, number: u32) -> Option<&[u8]> {
        self.blocks.get(number as usize)?.bytes.get().map(AsRef::as_ref)
    }

    /// Whether a block is there.
    pub fn has(&self, number: u32) -> bool {
        self.blocks.get(number as usize).is_some_and(|state| state.bytes.get().is_some())
    }

    /// How often something was read that is not there, ever: equal before and after a pass over the corpus where
    /// nothing was.
    pub fn misses(&self) -> u32 {
        self.misses.load(Ordering::Relaxed)
    }

    /// Calls a function whenever something is read that is not there, so that whoever reads learns of it at once.
    /// Only the first such function counts.
    pub fn on_miss(&self, call: fn()) {
        let _ = self.on_miss.set(call);
    }

    fn miss(&self, state: &State) {
        state.missed.store(true, Ordering::Relaxed);
        self.misses.fetch_add(1, Ordering::Relaxed);
        if let Some(call) = self.on_miss.get() {
            call();
        }
    }

    /// A block by its number.
    pub fn block(&self, number: u32) -> Option<Block> {
        let &(sum, length) = self.manifest.blocks.get(number as usize)?;
        Some(Block { number, name: digits(sum), length })
    }

    /// The piece in which a byte stands, and where it ends.
    fn piece(&self, at: usize) -> Option<(&Piece, usize)> {
        let pieces = &self.manifest.pieces;
        let stretch = at >> STRETCH;
        let begun = |stretch: usize| self.begun.get(stretch).map(|&begun| begun as usize);
        let (first, last) = (begun(stretch)?, begun(stretch + 1)?);
        let here = pieces.get(first..last)?;
        let next = first + here.partition_point(|piece| piece.start as usize <= at);
        let piece = pieces.get(next.checked_sub(1)?)?;
        let end = pieces.get(next).map_or(self.manifest.total, |next| next.start) as usize;
        (at < end).then_some((piece, end))
    }

    /// Bytes of a piece, from the beginning of its block; nothing, with a note, where that is not there.
    fn bytes_of(&self, piece: &Piece, range: Range<usize>) -> Option<&[u8]> {
        let from = piece.at as usize + (range.start - piece.start as usize);
        let range = from..from.checked_add(range.end.checked_sub(range.start)?)?;
        let Some(number) = piece.block.checked_sub(1) else { return self.resident.get(range) };
        let state = self.blocks.get(number as usize)?;
        match state.bytes.get() {
            Some(bytes) => bytes.get(range),
            None => {
                self.miss(state);
                None
            }
        }
    }

    /// Bytes that stand in one piece; none, with a note, where that is not there.
    pub(crate) fn read(&self, range: Range<usize>) -> &[u8] {
        if range.is_empty() {
            return &[];
        }
        match self.piece(range.start) {
            Some((piece, end)) if range.end <= end => self.bytes_of(piece, range).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// The bytes from the beginning of a range to the end of their piece, or of the range.
    pub(crate) fn tail(&self, range: Range<usize>) -> &[u8] {
        match self.piece(range.start) {
            Some((piece, end)) if !range.is_empty() => {
                self.bytes_of(piece, range.start..range.end.min(end)).unwrap_or(&[])
            }
            _ => &[],
        }
    }

    /// The columns of a table, as its head says; none of what is no table.
    fn columns_of(&self, section: Section) -> Vec<Standing> {
        if Section::TABLES.iter().all(|(table, _)| *table as u8 != section as u8) {
            return Vec::new();
        }
        let table = self.packed().range(section);
        let standing = |column| {
            let mut place = Place::find(self.tail(table.clone()), column)?;
            place.start = place.start.checked_add(table.start)?;
            let range = place.range()?;
            Some(Standing { place, block: self.in_one_block(range) })
        };
        (0..).map_while(standing).collect()
    }

    /// In which block a range stands as a whole, side by side.
    fn in_one_block(&self, range: Range<usize>) -> Option<(u32, Range<usize>)> {
        if range.is_empty() {
            return Some((0, 0..0));
        }
        let (piece, mut end) = self.piece(range.start)?;
        let from = (piece.at as usize).checked_add(range.start - piece.start as usize)?;
        let to = from.checked_add(range.len())?;
        // The planes of a column are pieces of their own, one behind the other.
        while end < range.end {
            let (next, behind) = self.piece(end)?;
            let follows = next.at as usize == from + (end - range.start);
            (next.block == piece.block && follows).then_some(())?;
            end = behind;
        }
        let length = match piece.block.checked_sub(1) {
            None => self.resident.len(),
            Some(number) => self.manifest.blocks.get(number as usize)?.1 as usize,
        };
        (to <= length).then_some((piece.block, from..to))
    }

    pub(crate) fn standing(&self, section: Section, column: usize) -> Option<&Standing> {
        self.columns.get(section as usize)?.get(column)
    }

    /// The bytes of a column that stands in one block as a whole, where that is there.
    pub(crate) fn whole(&self, standing: &Standing) -> Option<&[u8]> {
        let (block, range) = standing.block.clone()?;
        match block.checked_sub(1) {
            None => self.resident.get(range),
            Some(number) => self.bytes(number)?.get(range),
        }
    }

    /// Notes all of a range that is not there, because it will surely be asked for.
    fn expect(&self, range: Range<usize>) {
        let mut at = range.start;
        while let Some((piece, end)) = self.piece(at).filter(|_| at < range.end) {
            self.bytes_of(piece, at..at + 1);
            at = end;
        }
    }

    /// Whether a row is the first one in its block.
    pub(crate) fn is_cut(&self, section: Section, row: u32) -> bool {
        let mut groups = self.manifest.groups.iter().filter(|group| group.section == section as u8);
        groups.any(|group| group.cuts.binary_search(&row).is_ok())
    }

    /// The rows of a table, or blocks of the dictionary, in which a key can stand; by the keys in the head.
    pub(crate) fn rows_near(&self, section: Section, key: &[u8], rows: u32) -> Range<u32> {
        let Some((keys, near)) = self.keys_near(section, key) else { return 0..rows };
        let row = |at: usize| keys.keys.get(at).map(|(row, _)| (*row).min(rows));
        let start = row(near.start).unwrap_or(0);
        start..row(near.end).unwrap_or(rows).max(start)
    }

    /// The keys between which another one stands: the last one before it, or the first of all, and the first one
    /// behind it.
    fn keys_near(&self, section: Section, key: &[u8]) -> Option<(&Keys, Range<usize>)> {
        let keys = self.manifest.keys.iter().find(|keys| keys.section == section as u8)?;
        let before = keys.keys.partition_point(|(_, first)| first.as_ref() < key);
        let behind = keys.keys.partition_point(|(_, first)| first.as_ref() <= key);
        Some((keys, before.saturating_sub(1)..behind))
    }

    /// Notes the postings around a word that are not there, because they will surely be asked for.
    pub(crate) fn expect_postings(&self, word: &[u8]) {
        let all = self.packed().range(Section::Postings);
        let Some((keys, near)) = self.keys_near(Section::TermBlocks, word) else { return };
        let place = |at: usize| Some(all.start.saturating_add(*keys.places.get(at)? as usize));
        let start = place(near.start).unwrap_or(all.start);
        self.expect(start..place(near.end).unwrap_or(all.end).min(all.end));
    }

    /// A column that does not stand in one piece.
    pub(crate) fn spread(&self, section: Section, column: usize, place: Place) -> Spread<'_> {
        Spread { shards: self, section, column, place }
    }
}

fn begun(manifest: &Manifest) -> Vec<u32> {
    let mut starts = manifest.pieces.iter().map(|piece| piece.start).peekable();
    let mut begun = 0;
    (0..=(manifest.total >> STRETCH) + 1)
        .map(|stretch| {
            let from = u64::from(stretch) << STRETCH;
            while starts.next_if(|&start| u64::from(start) < from).is_some() {
                begun += 1;
            }
            begun
        })
        .collect()
}

/// A column whose rows stand in several blocks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spread<'a> {
    shards: &'a Shards,
    section: Section,
    column: usize,
    place: Place,
}

impl Spread<'_> {
    /// The number in a row; 0 where there is none or where it has not come.
    pub(crate) fn get(self, row: u32) -> u32 {
        let row = row as usize;
        let Place { start, rows, width, planes } = self.place;
        if row >= rows {
            return 0;
        }
        let byte = |at: usize| self.shards.read(at..at + 1).first().copied().unwrap_or(0);
        if planes {
            let plane = |number: usize| u32::from(byte(start + number * rows + row));
            return (0..width).fold(0, |sum, number| sum | plane(number) << (8 * number));
        }
        let at = start + row * width;
        let bytes = self.shards.read(at..at + width);
        bytes.iter().rev().fold(0, |sum, &byte| sum << 8 | u32::from(byte))
    }

    pub(crate) fn rows(self) -> u32 {
        self.place.rows as u32
    }

    /// The rows of the block in which a number can stand, in a sorted first column.
    pub(crate) fn rows_with(self, number: u32) -> Range<u32> {
        let of_column = |group: &&super::manifest::Group| {
            group.section == self.section as u8 && group.columns >> self.column & 1 == 1
        };
        let group = self.shards.manifest.groups.iter().find(of_column);
        let Some(group) = group.filter(|group| !group.firsts.is_empty()) else {
            return 0..self.rows();
        };
        // Rows of one number never stand in two blocks.
        let next = group.firsts.partition_point(|&first| first <= number);
        let Some(at) = next.checked_sub(1) else { return 0..0 };
        let cut = |at: usize| group.cuts.get(at).copied().unwrap_or(self.rows()).min(self.rows());
        let rows = cut(at)..cut(at + 1).max(cut(at));
        // What has not come reads as 0, so that all of it would seem to belong to row 0 of the parent's table.
        let width = if self.place.planes { 1 } else { self.place.width };
        let first = self.place.start + rows.start as usize * width;
        if !rows.is_empty() && self.shards.read(first..first + 1).is_empty() {
            return 0..0;
        }
        rows
    }
}
