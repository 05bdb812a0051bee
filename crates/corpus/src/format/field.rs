//! How each type of field is written into cells of a table and read from them.
//!
//! | model | view |
//! |---|---|
//! | `String`, `Option<String>` | `&'a str`, `Option<&'a str>` |
//! | positions, enums, numbers, `bool`, [`Span`], [`Passage`] and options of them | the same |
//! | `Option<date::Edtf>` | `Option<`[`Edtf`]`<'a>>` |
//! | `Vec<EntityIx>` and the like | [`Ids`]`<'a, EntityIx>` |
//! | `Vec<String>` | [`Strings`]`<'a>` |
//! | `Vec<Span>` | [`Spans`]`<'a>` |

use super::layout::{Packed, Section};
use super::lists::{Ids, Spans, Strings};
use super::records::Edtf;
use super::writer::Pools;
use crate::date::{self, Day, Precision};
use crate::model::*;

/// A field of one row.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    pub(crate) packed: Packed<'a>,
    pub(crate) section: Section,
    pub(crate) column: usize,
    pub(crate) row: u32,
}

impl Cells<'_> {
    #[inline]
    fn number(self, offset: usize) -> u32 {
        self.packed.cell(self.section, self.column + offset, self.row)
    }
}

/// A type that a field can have.
pub trait Field: Sized {
    /// How it is read.
    type View<'a>;
    /// How many cells it takes.
    const COLUMNS: usize = 1;
    /// Appends its cells.
    fn put(&self, pools: &mut Pools, row: &mut Vec<u32>);
    /// Reads its cells.
    fn get(cells: Cells<'_>) -> Self::View<'_>;
    /// The owned value of a view.
    fn own(view: Self::View<'_>) -> Self;
}

/// A type that is one number. Every number reads as some value.
pub trait Number: Copy {
    /// The number.
    fn to_number(self) -> u32;
    /// The value of a number.
    fn from_number(number: u32) -> Self;
}

macro_rules! positions_are_numbers {
    ($($name:ident)*) => {$(impl Number for $name {
        #[inline]
        fn to_number(self) -> u32 { self.0 }
        #[inline]
        fn from_number(number: u32) -> Self { Self(number) }
    })*};
}

positions_are_numbers! {
    SideIx DocumentIx SegmentIx SentenceIx EntityIx StatementIx MeetingIx TopicIx
}

macro_rules! enums_are_numbers {
    ($($name:ident)*) => {$(impl Number for $name {
        fn to_number(self) -> u32 { self as u32 }
        fn from_number(number: u32) -> Self {
            // A number outside only occurs in damaged bytes.
            Self::ALL.get(number as usize).copied().unwrap_or(Self::ALL[0])
        }
    })*};
}

enums_are_numbers! { Kind Wording EntityKind Form Confidence Occasion Format Status ReuseKind }

impl Number for u32 {
    #[inline]
    fn to_number(self) -> u32 {
        self
    }
    #[inline]
    fn from_number(number: u32) -> Self {
        number
    }
}

impl Number for bool {
    fn to_number(self) -> u32 {
        u32::from(self)
    }
    fn from_number(number: u32) -> Self {
        number != 0
    }
}

impl Number for Tagged {
    fn to_number(self) -> u32 {
        self.bits()
    }
    fn from_number(number: u32) -> Self {
        Self::from_bits(number)
    }
}

impl Number for Day {
    fn to_number(self) -> u32 {
        // Zigzag: days before 1970 are small numbers too.
        (self.0 << 1 ^ self.0 >> 31) as u32
    }
    fn from_number(number: u32) -> Self {
        Self((number >> 1) as i32 ^ -((number & 1) as i32))
    }
}

impl Number for Precision {
    fn to_number(self) -> u32 {
        self as u32
    }
    fn from_number(number: u32) -> Self {
        match number {
            0 => Self::Day,
            1 => Self::Month,
            2 => Self::SubYear,
            3 => Self::Year,
            4 => Self::Interval,
            _ => Self::Set,
        }
    }
}

impl<T: Number> Field for T {
    type View<'a> = T;
    fn put(&self, _: &mut Pools, row: &mut Vec<u32>) {
        row.push(self.to_number());
    }
    #[inline]
    fn get(cells: Cells<'_>) -> T {
        T::from_number(cells.number(0))
    }
    fn own(view: T) -> T {
        view
    }
}

/// Options count from 1, so that columns of mostly absent values stay narrow.
impl<T: Number> Field for Option<T> {
    type View<'a> = Option<T>;
    fn put(&self, _: &mut Pools, row: &mut Vec<u32>) {
        row.push(self.map_or(0, |value| value.to_number().saturating_add(1)));
    }
    #[inline]
    fn get(cells: Cells<'_>) -> Option<T> {
        cells.number(0).checked_sub(1).map(T::from_number)
    }
    fn own(view: Option<T>) -> Option<T> {
        view
    }
}

impl Field for String {
    type View<'a> = &'a str;
    fn put(&self, pools: &mut Pools, row: &mut Vec<u32>) {
        row.push(pools.string(self));
    }
    fn get(cells: Cells<'_>) -> &str {
        cells.packed.string(cells.number(0))
    }
    fn own(view: &str) -> String {
        view.to_owned()
    }
}

impl Field for Option<String> {
    type View<'a> = Option<&'a str>;
    fn put(&self, pools: &mut Pools, row: &mut Vec<u32>) {
        row.push(self.as_ref().map_or(0, |text| pools.string(text) + 1));
    }
    fn get(cells: Cells<'_>) -> Option<&str> {
        cells.number(0).checked_sub(1).map(|id| cells.packed.string(id))
    }
    fn own(view: Option<&str>) -> Option<String> {
        view.map(str::to_owned)
    }
}

impl Field for Option<date::Edtf> {
    type View<'a> = Option<Edtf<'a>>;
    fn put(&self, pools: &mut Pools, row: &mut Vec<u32>) {
        row.push(self.as_ref().map_or(0, |date| pools.date(date) + 1));
    }
    fn get(cells: Cells<'_>) -> Option<Edtf<'_>> {
        let row = cells.number(0).checked_sub(1)?;
        Some(Edtf { packed: cells.packed, row })
    }
    fn own(view: Option<Edtf<'_>>) -> Option<date::Edtf> {
        view.and_then(|date| date::Edtf::parse(date.as_str()))
    }
}

impl Field for Span {
    type View<'a> = Span;
    const COLUMNS: usize = 2;
    fn put(&self, _: &mut Pools, row: &mut Vec<u32>) {
        row.extend([self.start, self.end.wrapping_sub(self.start)]);
    }
    #[inline]
    fn get(cells: Cells<'_>) -> Span {
        let start = cells.number(0);
        Span { start, end: start.wrapping_add(cells.number(1)) }
    }
    fn own(view: Span) -> Span {
        view
    }
}

impl Field for Option<Span> {
    type View<'a> = Option<Span>;
    const COLUMNS: usize = 2;
    fn put(&self, _: &mut Pools, row: &mut Vec<u32>) {
        row.extend(self.map_or([0, 0], |span| {
            [span.start.saturating_add(1), span.end.wrapping_sub(span.start)]
        }));
    }
    fn get(cells: Cells<'_>) -> Option<Span> {
        let start = cells.number(0).checked_sub(1)?;
        Some(Span { start, end: start.wrapping_add(cells.number(1)) })
    }
    fn own(view: Option<Span>) -> Option<Span> {
        view
    }
}

impl Field for Passage {
    type View<'a> = Passage;
    const COLUMNS: usize = 3;
    fn put(&self, pools: &mut Pools, row: &mut Vec<u32>) {
        self.segment.put(pools, row);
        self.span.put(pools, row);
    }
    fn get(cells: Cells<'_>) -> Passage {
        Passage {
            segment: SegmentIx(cells.number(0)),
            span: Span::get(Cells { column: cells.column + 1, ..cells }),
        }
    }
    fn own(view: Passage) -> Passage {
        view
    }
}

impl<T: Number> Field for Vec<T> {
    type View<'a> = Ids<'a, T>;
    fn put(&self, pools: &mut Pools, row: &mut Vec<u32>) {
        row.push(pools.list(self.iter().map(|id| id.to_number())));
    }
    fn get(cells: Cells<'_>) -> Ids<'_, T> {
        Ids::new(cells.packed.list(cells.number(0)))
    }
    fn own(view: Ids<'_, T>) -> Vec<T> {
        view.collect()
    }
}

impl Field for Vec<String> {
    type View<'a> = Strings<'a>;
    fn put(&self, pools: &mut Pools, row: &mut Vec<u32>) {
        let ids: Vec<u32> = self.iter().map(|text| pools.string(text)).collect();
        row.push(pools.list(ids.into_iter()));
    }
    fn get(cells: Cells<'_>) -> Strings<'_> {
        Strings::new(cells.packed, cells.packed.list(cells.number(0)))
    }
    fn own(view: Strings<'_>) -> Vec<String> {
        view.map(str::to_owned).collect()
    }
}

impl Field for Vec<Span> {
    type View<'a> = Spans<'a>;
    fn put(&self, pools: &mut Pools, row: &mut Vec<u32>) {
        row.push(pools.list(self.iter().flat_map(|span| [span.start, span.end])));
    }
    fn get(cells: Cells<'_>) -> Spans<'_> {
        Spans::new(cells.packed.list(cells.number(0)))
    }
    fn own(view: Spans<'_>) -> Vec<Span> {
        view.collect()
    }
}
