//! What is shared between tables while a corpus is packed: strings, lists and dates, each stored once.

use std::collections::BTreeMap;

use super::column::TableWriter;
use super::field::{Field, Number};
use super::layout::{Section, assemble};
use super::varint;
use crate::date::Edtf;

/// Shared values, numbered in the order in which they first occur; each is stored once, but for strings that are asked for
/// [apart](Self::string_apart_from).
#[derive(Debug, Default)]
pub struct Pools {
    strings: BTreeMap<String, u32>,
    string_starts: Vec<u32>,
    string_bytes: Vec<u8>,
    lists: BTreeMap<Vec<u8>, u32>,
    list_bytes: Vec<u8>,
    dates: BTreeMap<String, u32>,
    date_rows: Vec<Edtf>,
}

impl Pools {
    /// The number of strings so far.
    pub(crate) fn strings(&self) -> u32 {
        self.string_starts.len() as u32
    }

    /// The number of bytes of lists so far.
    pub(crate) fn lists(&self) -> u32 {
        self.list_bytes.len() as u32
    }

    /// The number of dates so far.
    pub(crate) fn dates(&self) -> u32 {
        self.date_rows.len() as u32
    }

    pub(crate) fn string(&mut self, text: &str) -> u32 {
        match self.strings.get(text) {
            Some(&id) => id,
            None => self.put(text),
        }
    }

    /// The same for a string that is read together with what is stored around it, and not with its like in a range of
    /// strings: one from there is stored once more, and the new one is it from now on.
    pub(crate) fn string_apart_from(&mut self, like: std::ops::Range<u32>, text: &str) -> u32 {
        match self.strings.get(text) {
            Some(id) if !like.contains(id) => *id,
            _ => self.put(text),
        }
    }

    fn put(&mut self, text: &str) -> u32 {
        let id = self.strings();
        self.strings.insert(text.to_owned(), id);
        self.string_starts.push(self.string_bytes.len() as u32);
        self.string_bytes.extend_from_slice(text.as_bytes());
        id
    }

    pub(crate) fn list(&mut self, numbers: impl Iterator<Item = u32>) -> u32 {
        let mut body = Vec::new();
        let (mut count, mut last) = (0, 0u32);
        for number in numbers {
            // Unsorted lists survive too: the difference wraps around.
            varint::put(&mut body, number.wrapping_sub(last));
            last = number;
            count += 1;
        }
        let mut bytes = Vec::with_capacity(body.len() + 2);
        varint::put(&mut bytes, count);
        bytes.extend(body);
        if let Some(&at) = self.lists.get(&bytes) {
            return at;
        }
        let at = self.list_bytes.len() as u32;
        self.list_bytes.extend_from_slice(&bytes);
        self.lists.insert(bytes, at);
        at
    }

    pub(crate) fn date(&mut self, date: &Edtf) -> u32 {
        if let Some(&id) = self.dates.get(date.as_str()) {
            return id;
        }
        let id = self.date_rows.len() as u32;
        self.dates.insert(date.as_str().to_owned(), id);
        self.date_rows.push(date.clone());
        id
    }
}

/// A value that is a row of a table.
pub trait Record {
    /// The table.
    const SECTION: Section;
    /// How many cells a row takes.
    const COLUMNS: usize;
    /// The fields in the order of their cells, each with the number of its cells.
    #[cfg(feature = "sharded")]
    const FIELDS: &'static [(&'static str, usize)];
    /// Appends the cells; `parent` is the row that it belongs to, where the table has a column for that.
    fn put(&self, parent: u32, pools: &mut Pools, row: &mut Vec<u32>);
}

/// A packed corpus while it is written.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    pub(crate) pools: Pools,
    sections: BTreeMap<Section, Vec<u8>>,
}

impl Writer {
    /// Writes a table of records.
    pub(crate) fn table<'m, R: Record + 'm>(&mut self, records: impl IntoIterator<Item = &'m R>) {
        self.children(records.into_iter().map(|record| (0, record)));
    }

    /// Writes a table of records that belong to rows of another one, sorted by those.
    pub(crate) fn children<'m, R: Record + 'm>(
        &mut self,
        records: impl Iterator<Item = (u32, &'m R)>,
    ) {
        let mut table = TableWriter::new(R::COLUMNS);
        for (parent, record) in records {
            record.put(parent, &mut self.pools, table.row());
        }
        self.sections.insert(R::SECTION, table.finish());
    }

    /// Writes a section of bytes.
    pub(crate) fn blob(&mut self, section: Section, bytes: Vec<u8>) {
        self.sections.insert(section, bytes);
    }

    /// Writes what is shared and puts all sections behind a header.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        let mut dates = TableWriter::new(5);
        for date in std::mem::take(&mut self.pools.date_rows) {
            let text = self.pools.string(date.as_str());
            let row = dates.row();
            row.push(text);
            date.first_day().put(&mut self.pools, row);
            date.last_day().put(&mut self.pools, row);
            row.extend([date.precision().to_number(), date.is_approximate().to_number()]);
        }
        self.sections.insert(Section::Dates, dates.finish());
        let mut strings = TableWriter::new(1);
        strings.row().append(&mut self.pools.string_starts);
        strings.row().push(self.pools.string_bytes.len() as u32);
        self.sections.insert(Section::Strings, strings.finish());
        self.sections.insert(Section::StringBytes, self.pools.string_bytes);
        self.sections.insert(Section::Lists, self.pools.list_bytes);
        let empty = TableWriter::new(1).finish();
        let sections: Vec<Vec<u8>> = Section::ALL
            .iter()
            .map(|&(section, _)| {
                let table = Section::TABLES.iter().any(|&(one, _)| one == section);
                let absent = || if table { empty.clone() } else { Vec::new() };
                self.sections.remove(&section).unwrap_or_else(absent)
            })
            .collect();
        assemble(&sections)
    }
}
