//! Tables of numbers, column by column.
//!
//! ```text
//! number of rows u32 | number of columns u32
//! per column: its place in the data u32, shifted left by 3, with its width in bytes (1–4) in the low bits
//! the columns, each as wide as its largest number needs
//! ```
//!
//! Columns and not rows, since like numbers side by side compress far better and a pass over one field
//! touches nothing else.

use super::layout::u32_at;

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column<'a> {
    bytes: &'a [u8],
    width: usize,
}

impl<'a> Column<'a> {
    pub(crate) fn open(table: &'a [u8], column: usize) -> Self {
        Self::find(table, column).unwrap_or(Self { bytes: &[], width: 1 })
    }

    fn find(table: &'a [u8], column: usize) -> Option<Self> {
        let rows = u32_at(table, 0)? as usize;
        let columns = u32_at(table, 4)? as usize;
        if column >= columns {
            return None;
        }
        let place = u32_at(table, 8 + 4 * column)?;
        let width = place as usize & 7;
        let start =
            8usize.checked_add(columns.checked_mul(4)?)?.checked_add(place as usize >> 3)?;
        let bytes = table.get(start..start.checked_add(rows.checked_mul(width)?)?)?;
        (1..=4).contains(&width).then_some(Self { bytes, width })
    }

    /// The number in a row; 0 where there is no such row.
    #[inline]
    pub(crate) fn get(self, row: u32) -> u32 {
        let Some(at) = (row as usize).checked_mul(self.width) else { return 0 };
        match (self.width, self.bytes.get(at..)) {
            (1, Some(&[a, ..])) => u32::from(a),
            (2, Some(&[a, b, ..])) => u32::from_le_bytes([a, b, 0, 0]),
            (3, Some(&[a, b, c, ..])) => u32::from_le_bytes([a, b, c, 0]),
            (4, Some(&[a, b, c, d, ..])) => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }

    /// The number of rows.
    pub(crate) fn len(self) -> u32 {
        (self.bytes.len() / self.width) as u32
    }

    /// The first row whose number is not less than `number`, in a sorted column.
    pub(crate) fn lower_bound(self, number: u32) -> u32 {
        let (mut low, mut high) = (0, self.len());
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
        let start = self.lower_bound(number);
        let end = number.checked_add(1).map_or(self.len(), |next| self.lower_bound(next));
        start..end.max(start)
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
            head.extend_from_slice(&((data.len() as u32) << 3 | width as u32).to_le_bytes());
            for cell in cells() {
                data.extend_from_slice(cell.to_le_bytes().get(..width).unwrap_or(&[]));
            }
        }
        head.extend(data);
        head
    }
}
