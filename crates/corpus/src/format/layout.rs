//! The outermost layer: header, section table, checksums.
//!
//! ```text
//! magic "READOUT\0" | version u32 | number of sections u32
//! per section: offset u32 | length u32 | XXH64 of its bytes u64
//! XXH64 of everything before u64
//! the sections
//! ```

use super::checksum::xxh64;
use super::column::{Column, check_table};
use crate::error::Error;

const MAGIC: &[u8; 8] = b"READOUT\0";

/// The version of the format that this program writes and reads; every change of layout or meaning raises it.
pub const VERSION: u32 = 4;

macro_rules! sections {
    ($(#[$doc:meta])* tables { $($table:ident,)* } blobs { $($blob:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[doc(hidden)]
        #[allow(missing_docs)]
        pub enum Section { $($table,)* $($blob,)* }

        impl Section {
            pub(crate) const TABLES: &'static [(Self, &'static str)] =
                &[$((Self::$table, stringify!($table)),)*];
            pub(crate) const ALL: &'static [(Self, &'static str)] =
                &[$((Self::$table, stringify!($table)),)* $((Self::$blob, stringify!($blob)),)*];
        }
    };
}

sections! {
    /// The parts of a packed corpus, in the order in which they stand.
    tables {
        Info, Sides, Documents, Dropped, Segments, Turns, Sentences, Entities, Offices, Mentions,
        DateMentions, Topics, Statements, TopicHits, Meetings, Evidence, Reuse, Warnings, Dates,
        EntityLinks, FacetEntities, DocumentLinks, SegmentLinks, StatementLinks, TopicLinks, SideLinks, MeetingLinks, Years, Aliases, Strings, TermBlocks,
    }
    blobs { StringBytes, Lists, Terms, Postings, Positions, }
}

const HEADER: usize = 16;
const ENTRY: usize = 16;
const SUM_AT: usize = HEADER + ENTRY * Section::ALL.len();
const DATA_AT: usize = SUM_AT + 8;

/// A packed corpus, read in place.
///
/// It is a reference to the bytes and no more: copying it costs nothing, nothing is decoded before it is
/// asked for, and all views live as long as the bytes do. Two are equal where they read the same bytes in memory.
#[derive(Clone, Copy)]
pub struct Packed<'a> {
    /// All of it; in a sharded corpus what is always there.
    bytes: &'a [u8],
    #[cfg(feature = "sharded")]
    shards: Option<&'a super::shards::Shards>,
}

impl PartialEq for Packed<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.bytes, other.bytes)
    }
}

impl Eq for Packed<'_> {}

impl std::fmt::Debug for Packed<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Packed(")?;
        f.write_str(&self.content_hash())?;
        f.write_str(")")
    }
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

pub(crate) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

impl<'a> Packed<'a> {
    /// Opens a packed corpus: checks the version and all checksums (about a millisecond for each few megabytes),
    /// decodes and allocates nothing.
    ///
    /// # Errors
    ///
    /// Where the bytes are no packed corpus, of another format version, cut off or damaged.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let packed = Self::open_unverified(bytes)?;
        for &(section, name) in Section::ALL {
            let sum = u64_at(bytes, HEADER + ENTRY * section as usize + 8);
            if sum != Some(xxh64(packed.section(section))) {
                return Err(Error::damaged(name));
            }
        }
        if u64_at(bytes, SUM_AT) != Some(xxh64(bytes.get(..SUM_AT).unwrap_or(&[]))) {
            return Err(Error::damaged("the header"));
        }
        Ok(packed)
    }

    /// Whether it is read in pieces, each of which has to be fetched.
    pub fn is_in_pieces(self) -> bool {
        #[cfg(feature = "sharded")]
        return self.shards.is_some();
        #[cfg(not(feature = "sharded"))]
        false
    }

    /// How often something was read so far that has not come; 0 in a whole corpus.
    pub(crate) fn misses(self) -> u32 {
        #[cfg(feature = "sharded")]
        return self.shards.map_or(0, |shards| shards.misses());
        #[cfg(not(feature = "sharded"))]
        0
    }

    /// The names of its parts and their sizes in bytes, in the order in which they stand.
    pub fn section_sizes(self) -> impl Iterator<Item = (&'static str, usize)> {
        Section::ALL.iter().map(move |&(section, name)| (name, self.section(section).len()))
    }

    /// Opens without looking at checksums, so that tests reach the accessors with damaged bytes.
    #[doc(hidden)]
    pub fn open_unverified(bytes: &'a [u8]) -> Result<Self, Error> {
        if bytes.get(..MAGIC.len()) != Some(MAGIC) {
            return Err(Error::foreign());
        }
        let version = u32_at(bytes, 8).ok_or_else(Error::truncated)?;
        if version != VERSION {
            return Err(Error::version(version));
        }
        if bytes.len() < DATA_AT {
            return Err(Error::truncated());
        }
        if u32_at(bytes, 12) != Some(Section::ALL.len() as u32) {
            return Err(Error::damaged("the header"));
        }
        let packed = Self::of(bytes);
        for &(section, _) in Section::ALL {
            packed.find(section).ok_or_else(Error::truncated)?;
        }
        for &(section, name) in Section::TABLES {
            if check_table(packed.section(section)).is_none() {
                return Err(Error::damaged(name));
            }
        }
        Ok(packed)
    }

    /// Bytes that were opened before and did not change since: nothing is looked at again. Others read as nothing.
    pub fn open_again(bytes: &'a [u8]) -> Self {
        Self::of(bytes)
    }

    fn of(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            #[cfg(feature = "sharded")]
            shards: None,
        }
    }

    fn find(self, section: Section) -> Option<&'a [u8]> {
        self.bytes.get(self.range(section))
    }

    /// Where a section stands; nowhere if its entry is damaged.
    pub(crate) fn range(self, section: Section) -> std::ops::Range<usize> {
        let entry = HEADER + ENTRY * section as usize;
        let offset = u32_at(self.bytes, entry).unwrap_or(0) as usize;
        let length = u32_at(self.bytes, entry + 4).unwrap_or(0) as usize;
        offset..offset.saturating_add(length)
    }

    /// The bytes of a section of a corpus that is whole.
    pub(crate) fn section(self, section: Section) -> &'a [u8] {
        self.find(section).unwrap_or(&[])
    }

    /// Bytes that belong together, counted from the beginning of a section; none where they are not there.
    #[inline]
    pub(crate) fn part(self, section: Section, part: std::ops::Range<usize>) -> &'a [u8] {
        let range = self.range(section);
        let start = range.start.saturating_add(part.start);
        let end = range.start.saturating_add(part.end);
        if start > end || end > range.end {
            return &[];
        }
        self.read(start..end)
    }

    /// The bytes of a section from one of them on, as far as they stand together.
    #[inline]
    pub(crate) fn tail(self, section: Section, from: usize) -> &'a [u8] {
        let range = self.range(section);
        let start = range.start.saturating_add(from);
        #[cfg(feature = "sharded")]
        if let Some(shards) = self.shards {
            return shards.tail(start..range.end.max(start));
        }
        self.bytes.get(start..range.end).unwrap_or(&[])
    }

    #[inline]
    pub(crate) fn read(self, range: std::ops::Range<usize>) -> &'a [u8] {
        #[cfg(feature = "sharded")]
        if let Some(shards) = self.shards {
            return shards.read(range);
        }
        self.bytes.get(range).unwrap_or(&[])
    }

    #[cfg(feature = "sharded")]
    pub(crate) fn of_shards(resident: &'a [u8], shards: &'a super::shards::Shards) -> Self {
        Self { bytes: resident, shards: Some(shards) }
    }

    #[cfg(feature = "sharded")]
    pub(crate) fn shards(self) -> Option<&'a super::shards::Shards> {
        self.shards
    }

    /// Bytes of which only the directory of sections is asked.
    #[cfg(feature = "sharded")]
    pub(crate) fn of_directory(bytes: &'a [u8]) -> Self {
        Self::of(bytes)
    }

    /// The whole of the bytes, or what is always there of them.
    #[cfg(feature = "sharded")]
    pub(crate) fn bytes(self) -> &'a [u8] {
        self.bytes
    }

    /// Checks a sharded corpus's header: what the whole one's checks see of it.
    #[cfg(feature = "sharded")]
    pub(crate) fn is_header(bytes: &[u8]) -> bool {
        bytes.get(..MAGIC.len()) == Some(MAGIC)
            && u32_at(bytes, 8) == Some(VERSION)
            && u32_at(bytes, 12) == Some(Section::ALL.len() as u32)
            && u64_at(bytes, SUM_AT) == Some(xxh64(bytes.get(..SUM_AT).unwrap_or(&[])))
    }

    pub(crate) fn column(self, section: Section, column: usize) -> Column<'a> {
        Column::open(self, section, column)
    }

    pub(crate) fn cell(self, section: Section, column: usize, row: u32) -> u32 {
        self.column(section, column).get(row)
    }

    /// The number of rows of a table.
    pub(crate) fn rows(self, section: Section) -> u32 {
        #[cfg(feature = "sharded")]
        if let Some(shards) = self.shards {
            return shards.standing(section, 0).map_or(0, |standing| standing.place.rows as u32);
        }
        u32_at(self.part(section, 0..4), 0).unwrap_or(0)
    }

    /// A name for exactly this corpus: 16 hexadecimal digits, another whenever anything in it differs.
    pub fn content_hash(self) -> String {
        digits(u64_at(self.bytes, SUM_AT).unwrap_or(0))
    }
}

/// A checksum as 16 hexadecimal digits.
pub(crate) fn digits(sum: u64) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    (0..16).rev().map(|digit| char::from(DIGITS[(sum >> (4 * digit)) as usize & 15])).collect()
}

/// Puts sections, given in the order of [`Section::ALL`], behind a header.
pub(crate) fn assemble(sections: &[Vec<u8>]) -> Vec<u8> {
    let mut out = Vec::with_capacity(DATA_AT + sections.iter().map(Vec::len).sum::<usize>());
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&(sections.len() as u32).to_le_bytes());
    let mut offset = DATA_AT as u32;
    for section in sections {
        out.extend_from_slice(&offset.to_le_bytes());
        out.extend_from_slice(&(section.len() as u32).to_le_bytes());
        out.extend_from_slice(&xxh64(section).to_le_bytes());
        offset = offset.saturating_add(section.len() as u32);
    }
    let sum = xxh64(&out);
    out.extend_from_slice(&sum.to_le_bytes());
    for section in sections {
        out.extend_from_slice(section);
    }
    out
}
