//! Tables of numbers, column by column.
//!
//! ```text
//! number of rows u32 | number of columns u32
//! per column: its place in the data u32, shifted left by 3, with its form in the low bits
//! the columns, each as wide as its largest number needs
//! ```
//!
//! Columns and not rows, since like numbers side by side compress far better and a pass over one field
//! touches nothing else. A column's form is its width in bytes, 1 to 4, where its numbers stand one after
//! another. It is 3 more where the lowest bytes of all numbers come first, then the next ones: numbers that
//! grow from row to row compress to a tenth so, since all bytes but the lowest repeat.

use super::layout::{Packed, Section, u32_at};

/// The form of a column of two bytes in planes; 6 and 7 are three and four bytes.
const PLANES: u32 = 3;

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column<'a> {
    bytes: &'a [u8],
    width: usize,
    /// Whether the bytes of one number stand as far from each other as there are rows.
    planes: bool,
    #[cfg(feature = "sharded")]
    spread: Option<super::shards::Spread<'a>>,
}

/// Where a column stands in its table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) start: usize,
    pub(crate) rows: usize,
    pub(crate) width: usize,
    pub(crate) planes: bool,
}

impl Place {
    pub(crate) fn find(table: &[u8], column: usize) -> Option<Self> {
        let rows = u32_at(table, 0)? as usize;
        let columns = u32_at(table, 4)? as usize;
        if column >= columns {
            return None;
        }
        let place = u32_at(table, 8 + 4 * column)?;
        let start =
            8usize.checked_add(columns.checked_mul(4)?)?.checked_add(place as usize >> 3)?;
        let (width, planes) = match place & 7 {
            width @ 1..=4 => (width, false),
            form @ 5..=7 => (form - PLANES, true),
            _ => return None,
        };
        Some(Self { start, rows, width: width as usize, planes })
    }

    pub(crate) fn range(&self) -> Option<std::ops::Range<usize>> {
        Some(self.start..self.start.checked_add(self.rows.checked_mul(self.width)?)?)
    }
}

impl<'a> Column<'a> {
    const NONE: Self = Self {
        bytes: &[],
        width: 1,
        planes: false,
        #[cfg(feature = "sharded")]
        spread: None,
    };

    pub(crate) fn open(packed: Packed<'a>, section: Section, column: usize) -> Self {
        #[cfg(feature = "sharded")]
        if let Some(shards) = packed.shards() {
            return Self::open_sharded(shards, section, column).unwrap_or(Self::NONE);
        }
        Self::find(packed.section(section), column).unwrap_or(Self::NONE)
    }

    fn find(table: &'a [u8], column: usize) -> Option<Self> {
        let place = Place::find(table, column)?;
        let bytes = table.get(place.range()?)?;
        Some(Self {
            bytes,
            width: place.width,
            planes: place.planes,
            #[cfg(feature = "sharded")]
            spread: None,
        })
    }

    #[cfg(feature = "sharded")]
    fn open_sharded(
        shards: &'a super::shards::Shards,
        section: Section,
        column: usize,
    ) -> Option<Self> {
        let standing = shards.standing(section, column)?;
        let Place { width, planes, .. } = standing.place;
        Some(match shards.whole(standing) {
            Some(bytes) => Self { bytes, width, planes, ..Self::NONE },
            None => Self {
                width,
                planes,
                spread: Some(shards.spread(section, column, standing.place)),
                ..Self::NONE
            },
        })
    }

    /// The number in a row; 0 where there is no such row.
    #[inline]
    pub(crate) fn get(self, row: u32) -> u32 {
        #[cfg(feature = "sharded")]
        if let Some(spread) = self.spread {
            return spread.get(row);
        }
        let row = row as usize;
        if self.planes {
            return self.get_in_planes(row);
        }
        let Some(at) = row.checked_mul(self.width) else { return 0 };
        match (self.width, self.bytes.get(at..)) {
            (1, Some(&[a, ..])) => u32::from(a),
            (2, Some(&[a, b, ..])) => u32::from_le_bytes([a, b, 0, 0]),
            (3, Some(&[a, b, c, ..])) => u32::from_le_bytes([a, b, c, 0]),
            (4, Some(&[a, b, c, d, ..])) => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }

    #[inline]
    fn get_in_planes(self, row: usize) -> u32 {
        let rows = self.bytes.len() / self.width;
        if row >= rows {
            return 0;
        }
        let byte =
            |plane: usize| u32::from(self.bytes.get(plane * rows + row).copied().unwrap_or(0));
        let low = byte(0) | byte(1) << 8;
        if self.width == 2 { low } else { low | byte(2) << 16 | byte(3) << 24 }
    }

    /// The numbers in some rows.
    pub(crate) fn gather(self, rows: &[u32]) -> Vec<u32> {
        let mut out = Vec::with_capacity(rows.len());
        #[cfg(feature = "sharded")]
        if let Some(spread) = self.spread {
            out.extend(rows.iter().map(|&row| spread.get(row)));
            return out;
        }
        readout_kernels::gather(self.bytes, self.width, self.planes, rows, &mut out);
        out
    }

    /// All numbers.
    pub(crate) fn to_vec(self) -> Vec<u32> {
        let rows: Vec<u32> = (0..self.len()).collect();
        self.gather(&rows)
    }

    /// The number of rows.
    pub(crate) fn len(self) -> u32 {
        #[cfg(feature = "sharded")]
        if let Some(spread) = self.spread {
            return spread.rows();
        }
        (self.bytes.len() / self.width) as u32
    }

    /// The first row of some whose number is not less than `number`, in a sorted column.
    fn lower_bound(self, rows: std::ops::Range<u32>, number: u32) -> u32 {
        let (mut low, mut high) = (rows.start, rows.end);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(middle) < number {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The rows with a number, in a sorted column.
    pub(crate) fn equal_range(self, number: u32) -> std::ops::Range<u32> {
        let rows = 0..self.len();
        #[cfg(feature = "sharded")]
        let rows = self.spread.map_or(rows, |spread| spread.rows_with(number));
        let start = self.lower_bound(rows.clone(), number);
        let Some(next) = number.checked_add(1) else { return start..rows.end.max(start) };
        // Few rows share a number, so the end is looked for near the beginning, in steps that double.
        let (mut low, mut step) = (start, 1u32);
        while low < rows.end && self.get(low) < next {
            let ahead = low.saturating_add(step);
            if ahead >= rows.end || self.get(ahead) >= next {
                return start..self.lower_bound(low + 1..ahead.min(rows.end), next);
            }
            (low, step) = (ahead, step.saturating_mul(2));
        }
        start..low
    }
}

/// Whether all columns of a table lie within it.
pub(crate) fn check_table(table: &[u8]) -> Option<()> {
    let columns = u32_at(table, 4)? as usize;
    // A table without columns could claim any number of rows.
    if columns == 0 || columns > table.len() / 4 {
        return None;
    }
    (0..columns).try_for_each(|column| Column::find(table, column).map(|_| ()))
}

/// Whether all columns of a table of so many bytes lie within it, by its head alone.
#[cfg(feature = "sharded")]
pub(crate) fn check_head(head: &[u8], length: usize) -> Option<()> {
    let columns = u32_at(head, 4)? as usize;
    if columns == 0 || columns > head.len() / 4 {
        return None;
    }
    (0..columns)
        .try_for_each(|column| (Place::find(head, column)?.range()?.end <= length).then_some(()))
}

/// The bytes of each column of a table, from the table's beginning, and whether it is in planes of so many rows.
#[cfg(feature = "sharded")]
pub(crate) fn column_ranges(table: &[u8]) -> Vec<(std::ops::Range<usize>, usize, bool)> {
    let columns = u32_at(table, 4).unwrap_or(0) as usize;
    let place = |column| {
        let place = Place::find(table, column)?;
        Some((place.range()?, place.width, place.planes))
    };
    (0..columns).map_while(place).collect()
}

/// A table while it is written, row by row.
#[derive(Debug, Default)]
pub(crate) struct TableWriter {
    columns: usize,
    cells: Vec<u32>,
}

impl TableWriter {
    pub(crate) fn new(columns: usize) -> Self {
        Self { columns, cells: Vec::new() }
    }

    /// The place to append a row's numbers to.
    pub(crate) fn row(&mut self) -> &mut Vec<u32> {
        &mut self.cells
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        let columns = self.columns.max(1);
        let mut head = Vec::new();
        head.extend_from_slice(&((self.cells.len() / columns) as u32).to_le_bytes());
        head.extend_from_slice(&(columns as u32).to_le_bytes());
        let mut data = Vec::new();
        for column in 0..columns {
            let cells = || self.cells.iter().skip(column).step_by(columns);
            let width = match cells().copied().max().unwrap_or(0) {
                0..=0xff => 1,
                0x100..=0xffff => 2,
                0x1_0000..=0xff_ffff => 3,
                _ => 4,
            };
            // Where the upper bytes mostly repeat, they do so better among themselves.
            let repeats =
                || cells().zip(cells().skip(1)).filter(|(a, b)| *a >> 8 == *b >> 8).count();
            let planes = width > 1 && 2 * repeats() > cells().len();
            let form = width as u32 + if planes { PLANES } else { 0 };
            head.extend_from_slice(&((data.len() as u32) << 3 | form).to_le_bytes());
            if planes {
                for plane in 0..width {
                    data.extend(cells().map(|cell| (cell >> (8 * plane)) as u8));
                }
                continue;
            }
            for cell in cells() {
                data.extend_from_slice(cell.to_le_bytes().get(..width).unwrap_or(&[]));
            }
        }
        head.extend(data);
        head
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back_whatever_the_form(
            mut cells in proptest::collection::vec(any::<u32>(), 0..60),
            shift in 0u32..32,
            sorted in any::<bool>(),
        ) {
            cells.iter_mut().for_each(|cell| *cell >>= shift);
            if sorted {
                cells.sort_unstable();
            }
            let mut table = TableWriter::new(1);
            table.row().extend(&cells);
            let bytes = table.finish();
            prop_assert!(check_table(&bytes).is_some());
            let column = Column::find(&bytes, 0).expect("a column");
            let read: Vec<u32> = (0..column.len()).map(|row| column.get(row)).collect();
            prop_assert_eq!(&read, &cells);
            let rows: Vec<u32> = (0..=column.len()).rev().collect();
            let mut gathered = column.gather(&rows);
            gathered.reverse();
            prop_assert_eq!(gathered.pop(), Some(0));
            prop_assert_eq!(&gathered, &cells);
            prop_assert_eq!(column.get(column.len()), 0);
            if let (true, Some(&number)) = (sorted, cells.get(cells.len() / 2)) {
                let with: Vec<u32> = (0..column.len()).filter(|&row| column.get(row) == number).collect();
                prop_assert_eq!(column.equal_range(number).collect::<Vec<_>>(), with);
            }
        }
    }
}
