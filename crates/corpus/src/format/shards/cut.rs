//! Cutting a packed corpus into a head and blocks.

use super::manifest::{Group, Keys, Manifest};
use crate::format::checksum::xxh64;
use crate::format::column::column_ranges;
use crate::format::layout::{Section, digits};
use crate::format::links::owned;
use crate::format::order::{NAMED_TOGETHER, Regions};
use crate::format::{Packed, Record};
use crate::index::Dictionary;
use crate::model;

/// How large blocks become.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// About so many bytes of postings are one block: what one word of a query costs.
    pub(super) postings: u32,
    /// The same for positions, which only phrases ask for.
    pub(super) positions: u32,
    /// The same for words of the dictionary.
    pub(super) terms: u32,
    /// The same for lists that facets do not count, of which a question reads one or two.
    pub(super) lists: u32,
    /// The same for strings that stand in no other block.
    pub(super) others: u32,
    /// The texts of all documents come in about so many blocks, if that makes them no smaller than `least_text`.
    pub(super) text_blocks: u32,
    pub(super) least_text: u32,
    /// So many blocks of texts share one with what was found in them.
    pub(super) findings: usize,
    /// Ids and titles of so many documents at least are one block, and of more where that makes too many blocks.
    pub(super) heads: u32,
    pub(super) head_blocks: u32,
    /// Names in a block.
    pub(super) names: u32,
    /// Entities in a block.
    pub(super) entities: u32,
    /// Meetings whose ids and titles are one block.
    pub(super) meetings: u32,
    /// Every so many blocks of the dictionary have their first word in the head.
    pub(super) sample: u32,
    /// Rows of a column that stands in blocks of its own.
    pub(super) rows: u32,
}

/// At 21,578 news of 760 bytes: 1,828 files, none over a megabyte. A list shows ten documents, which mostly stand in ten
/// pieces, and a question reads one list or one word of a piece: small pieces are what a reader on a slow line gets the
/// first list sooner by. Each costs 10 bytes of the head, so that still smaller ones would take back what they give.
const SIZES: Sizes = Sizes {
    postings: 24 << 10,
    positions: 32 << 10,
    terms: 12 << 10,
    lists: 8 << 10,
    others: 32 << 10,
    text_blocks: 1024,
    least_text: 12 << 10,
    findings: 80,
    heads: 64,
    head_blocks: 256,
    names: 512,
    entities: NAMED_TOGETHER,
    meetings: 128,
    sample: 2,
    rows: 250_000,
};

/// A corpus in pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// What every query needs. Its file has a fixed name and is asked for anew at each visit.
    pub head: Vec<u8>,
    /// The other files: their names, which change with their content, and their bytes.
    pub blocks: Vec<(String, Vec<u8>)>,
}

/// Cuts a whole corpus. Equal corpora give equal pieces.
pub fn cut(packed: Packed<'_>) -> Cut {
    cut_to(packed, SIZES)
}

pub(super) fn cut_to(packed: Packed<'_>, sizes: Sizes) -> Cut {
    let regions = Regions::from_list(packed.info().regions());
    let mut cutter =
        Cutter { packed, sizes, regions, groups: Vec::new(), keys: Vec::new(), next: 0 };
    cutter.heads();
    cutter.texts();
    cutter.names();
    cutter.meetings();
    cutter.index();
    cutter.rest();
    cutter.finish()
}

struct Cutter<'a> {
    packed: Packed<'a>,
    sizes: Sizes,
    regions: Regions,
    groups: Vec<Group>,
    keys: Vec<Keys>,
    /// The number of blocks so far.
    next: u32,
}

/// The cells of some fields, one bit for each.
fn columns<R: Record>(of: impl Fn(&str) -> bool) -> u64 {
    let mut at = 0;
    let mut columns = 0;
    for &(name, cells) in R::FIELDS {
        if of(name) {
            columns |= ((1u64 << cells) - 1) << at;
        }
        at += cells;
    }
    columns
}

/// The first cell of a field.
fn column<R: Record>(of: &str) -> usize {
    R::FIELDS.iter().take_while(|(name, _)| *name != of).map(|(_, cells)| cells).sum()
}

/// Every so many rows, and the last.
fn every(rows: u32, step: u32) -> Vec<u32> {
    let mut cuts: Vec<u32> = (0..rows).step_by(step.max(1) as usize).collect();
    cuts.push(rows);
    cuts
}

/// The first of some ends behind each size, as cuts.
fn by_size(start: u32, ends: impl Iterator<Item = u32>, size: u32) -> Vec<u32> {
    let (mut cuts, mut last) = (vec![start], start);
    for end in ends {
        last = end;
        if end - cuts.last().copied().unwrap_or(start) >= size {
            cuts.push(end);
        }
    }
    if cuts.last() != Some(&last) {
        cuts.push(last);
    }
    cuts
}

impl Cutter<'_> {
    fn rows(&self, section: Section) -> u32 {
        self.packed.rows(section)
    }

    fn cell(&self, section: Section, column: usize, row: u32) -> u32 {
        self.packed.column(section, column).get(row)
    }

    /// The first row of a table that belongs to each of some rows of its parent.
    fn children(&self, section: Section, parents: &[u32]) -> Vec<u32> {
        let column = self.packed.column(section, 0);
        parents.iter().map(|&parent| column.equal_range(parent).start).collect()
    }

    fn table(&mut self, section: Section, columns: u64, block: u32, cuts: &[u32]) {
        self.sorted_table(section, columns, block, cuts, false);
    }

    fn sorted_table(
        &mut self,
        section: Section,
        columns: u64,
        block: u32,
        cuts: &[u32],
        by_first: bool,
    ) {
        let rows = self.rows(section);
        // Behind the last row no number stands.
        let first = |&row: &u32| if row < rows { self.cell(section, 0, row) } else { u32::MAX };
        let begins = cuts.split_last().map_or(&[][..], |(_, begins)| begins);
        let firsts = if by_first { begins.iter().map(first).collect() } else { Vec::new() };
        let (section, cuts) = (section as u8, cuts.to_vec());
        self.groups.push(Group { section, columns, block, cuts, firsts });
    }

    fn bytes(&mut self, section: Section, block: u32, cuts: Vec<u32>) {
        self.groups.push(Group {
            section: section as u8,
            columns: 0,
            block,
            cuts,
            firsts: Vec::new(),
        });
    }

    /// Columns of a table that are one block.
    fn alone(&mut self, section: Section, columns: u64) {
        let cuts = [0, self.rows(section)];
        let block = self.blocks(&cuts);
        self.table(section, columns, block, &cuts);
    }

    /// Strings from some numbers on, with their bytes.
    fn strings(&mut self, block: u32, cuts: &[u32]) {
        let place = |&id: &u32| self.cell(Section::Strings, 0, id);
        let bytes = cuts.iter().map(place).collect();
        self.table(Section::Strings, 1, block, cuts);
        self.bytes(Section::StringBytes, block, bytes);
    }

    /// Takes the blocks that cuts make.
    fn blocks(&mut self, cuts: &[u32]) -> u32 {
        let first = self.next;
        self.next += cuts.len().saturating_sub(1) as u32;
        first
    }

    /// The strings at which rows begin whose strings were stored in order, in a range of all strings: those of
    /// the first row from each cut on that has one there.
    fn string_cuts(&self, cuts: &[u32], range: (u32, u32), id: impl Fn(u32) -> u32) -> Vec<u32> {
        let mut last = range.0;
        let end = cuts.last().copied().unwrap_or(0);
        let mut out: Vec<u32> = Vec::with_capacity(cuts.len());
        for (at, &cut) in cuts.iter().enumerate() {
            if at > 0 {
                // A row whose string stands elsewhere, since another row had it before, says nothing.
                let found = (cut..end).map(&id).find(|&id| id > last && id < range.1);
                last = found.unwrap_or(range.1);
            }
            out.push(last);
        }
        out
    }

    /// Ids, titles and dates of documents: what a list of results shows.
    fn heads(&mut self) {
        let documents = self.rows(Section::Documents);
        let cuts =
            every(documents, self.sizes.heads.max(documents.div_ceil(self.sizes.head_blocks)));
        let block = self.blocks(&cuts);
        let shown = |name: &str| matches!(name, "id" | "title" | "published");
        self.table(Section::Documents, columns::<model::Document>(shown), block, &cuts);
        let date = columns::<owned::DocumentLinks>(|name| name == "date");
        self.table(Section::DocumentLinks, date, block, &cuts);
        let range = (self.regions.heads, self.regions.texts);
        // Only a list that is sorted by title asks for this.
        let order = columns::<owned::DocumentLinks>(|name| name == "order");
        self.alone(Section::DocumentLinks, order);
        let id = column::<model::Document>("id");
        let strings = self.string_cuts(&cuts, range, |row| self.cell(Section::Documents, id, row));
        self.strings(block, &strings);
        self.keyed(Section::Documents, &cuts, id);
    }

    /// Puts the key of the first row of each block into the head; `key` gives it as the number of a string.
    fn keyed(&mut self, section: Section, cuts: &[u32], key: usize) {
        let begins = cuts.split_last().map_or(&[][..], |(_, begins)| begins);
        let key = |row: u32| self.packed.string_bytes(self.cell(section, key, row));
        let keys = begins.iter().map(|&row| (row, key(row).into())).collect();
        self.keys.push(Keys { section: section as u8, keys, places: Vec::new() });
    }

    /// Texts, with the rows that show passages of them.
    fn texts(&mut self) {
        let text = column::<model::Document>("text");
        let of = |row: u32| self.cell(Section::Documents, text, row);
        let size = |row: u32| self.packed.string_bytes(of(row)).len() as u32;
        let documents = self.rows(Section::Documents);
        let total = (0..documents).fold(0u32, |sum, row| sum.saturating_add(size(row)));
        let limit = self.sizes.least_text.max(total.div_ceil(self.sizes.text_blocks));
        let (mut cuts, mut sum) = (vec![0], 0);
        for row in 0..documents {
            sum += size(row);
            if sum >= limit && row + 1 < documents {
                cuts.push(row + 1);
                sum = 0;
            }
        }
        cuts.push(documents);
        let range = (self.regions.texts, self.regions.meetings);
        let strings = self.string_cuts(&cuts, range, of);
        let block = self.blocks(&cuts);
        let known = |name: &str| {
            matches!(name, "id" | "title" | "published" | "carrier" | "kind" | "language")
        };
        let others = columns::<model::Document>(|name| !known(name));
        self.table(Section::Documents, others, block, &cuts);
        self.strings(block, &strings);
        let dropped = self.children(Section::Dropped, &cuts);
        self.sorted_table(Section::Dropped, u64::MAX, block, &dropped, true);
        let segments = self.children(Section::Segments, &cuts);
        let known = |name: &str| matches!(name, "document" | "kind" | "originator" | "side");
        let others = columns::<model::Segment>(|name| !known(name));
        self.table(Section::Segments, others, block, &segments);
        let date = columns::<owned::SegmentLinks>(|name| name == "date");
        self.table(Section::SegmentLinks, date, block, &segments);
        let sentences = self.children(Section::Sentences, &segments);
        self.sorted_table(Section::Sentences, u64::MAX, block, &sentences, true);
        // Names are marked in passages; in which segments they stand is asked of all of them at once.
        let mentions = self.children(Section::Mentions, &segments);
        self.table(Section::Mentions, !1, block, &mentions);
        self.findings(&segments);
    }

    /// What was found in the texts: dates, statements. Larger blocks, since fewer views ask for them.
    fn findings(&mut self, segments: &[u32]) {
        let mut cuts: Vec<u32> = segments.iter().copied().step_by(self.sizes.findings).collect();
        if cuts.last() != segments.last() || cuts.len() < 2 {
            cuts.extend(segments.last());
        }
        let block = self.blocks(&cuts);
        let rows = |section| self.children(section, &cuts);
        let (mentions, dates, turns, statements) = (
            rows(Section::Mentions),
            rows(Section::DateMentions),
            rows(Section::Turns),
            rows(Section::Statements),
        );
        self.sorted_table(Section::DateMentions, u64::MAX, block, &dates, true);
        self.sorted_table(Section::Turns, u64::MAX, block, &turns, true);
        self.table(Section::Statements, !1, block, &statements);
        self.table(Section::StatementLinks, u64::MAX, block, &statements);
        let hits = self.children(Section::TopicHits, &statements);
        self.sorted_table(Section::TopicHits, u64::MAX, block, &hits, true);
        for (section, rows) in [(Section::Mentions, mentions), (Section::Statements, statements)] {
            let mut cuts = vec![0];
            for &row in &rows {
                if row - cuts.last().copied().unwrap_or(0) >= self.sizes.rows {
                    cuts.push(row);
                }
            }
            if cuts.len() < 2 || cuts.last() != rows.last() {
                cuts.extend(rows.last());
            }
            let block = self.blocks(&cuts);
            self.sorted_table(section, 1, block, &cuts, true);
        }
    }

    /// Names that lead to entities, and what is said of entities.
    fn names(&mut self) {
        let cuts = every(self.rows(Section::Aliases), self.sizes.names);
        let block = self.blocks(&cuts);
        let range = (self.regions.aliases, self.regions.names);
        let strings = self.string_cuts(&cuts, range, |row| self.cell(Section::Aliases, 0, row));
        self.table(Section::Aliases, u64::MAX, block, &cuts);
        self.strings(block, &strings);
        self.keyed(Section::Aliases, &cuts, 0);
        let cuts = every(self.rows(Section::Entities), self.sizes.entities);
        let block = self.blocks(&cuts);
        let range = (self.regions.names, self.regions.heads);
        let strings = self.string_cuts(&cuts, range, |row| self.cell(Section::Entities, 0, row));
        // What they are called and how often they occur is asked of many at once, by an overview and by suggestions;
        // queries read what they need of the few that facets count.
        let asked = |name: &str| matches!(name, "id" | "kind" | "name" | "side");
        self.table(Section::Entities, columns::<model::Entity>(|name| !asked(name)), block, &cuts);
        self.strings(block, &strings);
        self.alone(Section::Entities, columns::<model::Entity>(asked));
        let asked = |name: &str| matches!(name, "order" | "named" | "speaks" | "occurs");
        let others = columns::<owned::EntityLinks>(|name| !asked(name));
        self.table(Section::EntityLinks, others, block, &cuts);
        self.alone(Section::EntityLinks, columns::<owned::EntityLinks>(asked));
        self.keyed(Section::Entities, &cuts, 0);
    }

    /// What meetings are called.
    fn meetings(&mut self) {
        let cuts = every(self.rows(Section::Meetings), self.sizes.meetings);
        let block = self.blocks(&cuts);
        let range = (self.regions.meetings, self.regions.rest);
        let strings = self.string_cuts(&cuts, range, |row| self.cell(Section::Meetings, 0, row));
        self.strings(block, &strings);
    }

    /// The dictionary, postings and positions.
    fn index(&mut self) {
        let blocks = self.rows(Section::TermBlocks);
        let end = self.packed.range(Section::Terms).len() as u32;
        let begin = |block: u32| match block < blocks {
            true => self.cell(Section::TermBlocks, 0, block),
            false => end,
        };
        let samples = (1..=blocks)
            .filter(|block| *block == blocks || block.is_multiple_of(self.sizes.sample));
        let terms = by_size(0, samples.map(begin), self.sizes.terms);
        // Where the words of a piece stand is told by the piece itself.
        let starts = self.packed.column(Section::TermBlocks, 0);
        let rows: Vec<u32> = terms.iter().map(|&at| starts.equal_range(at).start).collect();
        let (mut postings, mut positions) = (Vec::new(), Vec::new());
        let dictionary = Dictionary::of(self.packed);
        dictionary.walk(&[], |_, term| {
            postings.push(term.ends().0);
            positions.push(term.ends().1);
            true
        });
        let postings = by_size(0, postings.into_iter(), self.sizes.postings);
        let positions = by_size(0, positions.into_iter(), self.sizes.positions);
        let sampled = (0..blocks).step_by(self.sizes.sample as usize);
        let keys =
            sampled.clone().map(|block| (block, dictionary.first_word(block).into())).collect();
        let places = sampled.map(|block| self.cell(Section::TermBlocks, 1, block)).collect();
        self.keys.push(Keys { section: Section::TermBlocks as u8, keys, places });
        self.table(Section::TermBlocks, u64::MAX, self.next, &rows);
        for (section, cuts) in [
            (Section::Terms, terms),
            (Section::Postings, postings),
            (Section::Positions, positions),
        ] {
            let block = self.blocks(&cuts);
            self.bytes(section, block, cuts);
        }
    }

    /// What few views ask for.
    fn rest(&mut self) {
        let lists = self.packed.range(Section::Lists).len() as u32;
        let ends = list_ends(self.packed.section(Section::Lists), self.regions.lists);
        let cuts = by_size(self.regions.lists.min(lists), ends, self.sizes.lists);
        let block = self.blocks(&cuts);
        self.bytes(Section::Lists, block, cuts);
        // The last row only says where the last string ends.
        let strings = self.rows(Section::Strings).saturating_sub(1);
        let (mut cuts, mut start) = (vec![self.regions.rest.min(strings)], 0);
        for id in self.regions.rest..strings {
            let place = self.cell(Section::Strings, 0, id);
            if id == self.regions.rest {
                start = place;
            }
            if place - start >= self.sizes.others {
                cuts.push(id);
                start = place;
            }
        }
        cuts.push(strings);
        let block = self.blocks(&cuts);
        self.strings(block, &cuts);
        // Facets have a list of their own; the list of all names is asked of few segments at a time.
        let unasked = columns::<owned::SegmentLinks>(|name| matches!(name, "reuse" | "entities"));
        let block = self.blocks(&[0, 0]);
        let one = |rows| [0, rows];
        self.table(Section::SegmentLinks, unasked, block, &one(self.rows(Section::SegmentLinks)));
        for section in [Section::Reuse, Section::Warnings] {
            self.table(section, u64::MAX, block, &one(self.rows(section)));
        }
        // The days of what a list shows do not wait for these.
        let dates = self.rows(Section::Dates);
        let block = self.blocks(&[0, 0]);
        self.table(Section::Dates, u64::MAX, block, &[self.regions.dates.min(dates), dates]);
    }

    fn finish(mut self) -> Cut {
        // The head of a table is found behind all that is cut out before it.
        self.groups
            .sort_by_key(|group| (group.section, group.columns, group.cuts.first().copied()));
        let whole = self.packed.bytes();
        let mut blocks = vec![Vec::new(); self.next as usize];
        let mut resident = Vec::new();
        let mut pieces: Vec<(usize, usize, u32)> = Vec::new();
        for group in &mut self.groups {
            let Some(&(section, _)) = Section::ALL.get(group.section as usize) else { continue };
            let range = self.packed.range(section);
            let mut put = |from: usize, to: usize, piece: usize| {
                if to > from {
                    pieces.push((from, to, group.block + piece as u32));
                }
            };
            let cuts = group.cuts.windows(2).enumerate();
            let cuts = cuts.filter_map(|(piece, cut)| Some((piece, *cut.first()?, *cut.last()?)));
            if group.columns == 0 {
                for (piece, from, to) in cuts {
                    put(range.start + from as usize, range.start + to as usize, piece);
                }
                continue;
            }
            let found = column_ranges(self.packed.section(section));
            // Columns that a table does not have are named by nobody.
            group.columns &= 1u64.checked_shl(found.len() as u32).map_or(u64::MAX, |bit| bit - 1);
            for (column, (bytes, width, planes)) in found.into_iter().enumerate() {
                if group.columns >> column & 1 == 0 {
                    continue;
                }
                let rows = bytes.len() / width;
                let (count, step) = if planes { (width, 1) } else { (1, width) };
                for plane in 0..count {
                    let first = range.start + bytes.start + plane * rows;
                    for (piece, from, to) in cuts.clone() {
                        put(first + from as usize * step, first + to as usize * step, piece);
                    }
                }
            }
        }
        pieces.sort_unstable();
        let mut at = 0;
        for (from, to, block) in pieces {
            resident.extend_from_slice(whole.get(at..from).unwrap_or(&[]));
            if let Some(block) = blocks.get_mut(block as usize) {
                block.extend_from_slice(whole.get(from..to).unwrap_or(&[]));
            }
            at = to;
        }
        resident.extend_from_slice(whole.get(at..).unwrap_or(&[]));
        let manifest = Manifest {
            total: whole.len() as u32,
            blocks: blocks.iter().map(|bytes| (xxh64(bytes), bytes.len() as u32)).collect(),
            groups: self.groups,
            keys: self.keys,
            pieces: Vec::new(),
        };
        let name = |bytes: Vec<u8>| (digits(xxh64(&bytes)), bytes);
        // Nobody asks for a block without bytes.
        let blocks = blocks.into_iter().filter(|bytes| !bytes.is_empty());
        Cut { head: manifest.write(&resident), blocks: blocks.map(name).collect() }
    }
}

/// Where lists end, from a byte on at which one begins.
fn list_ends(bytes: &[u8], from: u32) -> impl Iterator<Item = u32> {
    let mut left = bytes.get(from as usize..).unwrap_or(&[]);
    let end = bytes.len();
    std::iter::from_fn(move || {
        let mut numbers = crate::format::varint::Numbers::new(left);
        let count = numbers.next();
        if left.is_empty() {
            return None;
        }
        (0..count).for_each(|_| drop_number(&mut numbers));
        left = left.get(left.len() - numbers.left()..).unwrap_or(&[]);
        Some((end - left.len()) as u32)
    })
}

fn drop_number(numbers: &mut crate::format::varint::Numbers<'_>) {
    numbers.next();
}
