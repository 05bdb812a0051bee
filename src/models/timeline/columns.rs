//! Many dated items as columns of equal time: days, weeks, months or years, as the scale has room.

use std::fmt::Write as _;
use std::sync::OnceLock;

use readout_corpus::date::Day;

use super::axis::Scale;
use super::step::Step;

/// A column is at least so wide.
const LEAST_PX: f64 = 13.0;
/// A column narrower than this has no room for its number.
const NUMBER_PX: f64 = 22.0;
/// The gap between a column and its number.
const NUMBER_GAP_PX: f64 = 4.0;
/// The gap on each side of a bar.
const BAR_GAP_PX: f64 = 1.0;
/// Something is to be seen wherever something is.
const LOWEST_PX: f64 = 2.0;

/// A column on the current scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Its left end.
    pub x: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// How many items.
    pub count: usize,
    /// The first day that it stands for.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

/// Something on a day: a document may stand on several, and counts once in each column.
pub type Item = (Day, u32);

/// Items in the order of their days, ready to be counted on any scale.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    items: Vec<Item>,
    /// For each item the position behind the last one before it that is of the same thing, 0 where there is none, and
    /// the position of the next one. Empty where everything stands on one day.
    others: Vec<(u32, u32)>,
    /// For each step the most in one column of the whole axis, as it is needed.
    most: [OnceLock<usize>; Step::ALL.len()],
}

impl PartialEq for Tally {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl Tally {
    /// Of things that stand on one day each, in the order of days.
    pub fn of_single(items: Vec<Item>) -> Self {
        Self { items, ..Self::default() }
    }

    /// Of things that may stand on several days, in the order of days.
    pub fn of_several(items: Vec<Item>) -> Self {
        let size = items.iter().map(|(_, what)| *what as usize + 1).max().unwrap_or(0);
        let mut last = vec![0u32; size];
        let mut others = vec![(0, u32::MAX); items.len()];
        for (at, (_, what)) in (0u32..).zip(&items) {
            let Some(before) = last.get_mut(*what as usize) else { continue };
            if let Some(one) = others.get_mut(at as usize) {
                one.0 = *before;
            }
            // The one before, if there is one, stands at `before - 1`.
            if let Some(one) = before.checked_sub(1).and_then(|at| others.get_mut(at as usize)) {
                one.1 = at;
            }
            *before = at + 1;
        }
        Self { items, others, ..Self::default() }
    }

    /// The items in the order of their days.
    #[cfg(test)]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// How many things, each once, lie only before what is shown or around it, and how many only behind it.
    pub fn outside(&self, scale: Scale) -> (usize, usize) {
        let (first, last) = (scale.stretch.first_day(), scale.stretch.last_day());
        let start = self.items.partition_point(|(day, _)| *day < first);
        let end = self.items.partition_point(|(day, _)| *day <= last).max(start);
        if self.others.is_empty() {
            return (start, self.items.len() - end);
        }
        // The last of its kind before, with none within; and the first of its kind behind.
        let before = self.others.iter().take(start).filter(|(_, next)| *next as usize >= end);
        let behind = self.others.iter().skip(end).filter(|(before, _)| *before == 0);
        (before.count(), behind.count())
    }

    /// How many things stand at some positions, each once.
    fn count(&self, from: usize, to: usize) -> usize {
        match self.others.get(from..to) {
            Some(others) => others.iter().filter(|(before, _)| *before as usize <= from).count(),
            None => to - from,
        }
    }

    /// The first and the last day of the columns from an item on, with how many are in each, in order.
    pub(super) fn counted(
        &self,
        step: Step,
        from: usize,
    ) -> impl Iterator<Item = (Day, Day, usize)> {
        let mut at = from;
        std::iter::from_fn(move || {
            let (day, _) = self.items.get(at)?;
            let first = step.floor(*day)?;
            let next = step.after(first)?;
            // Few of many are in one column: looked for close by first.
            let mut size = 1;
            while self.items.get(at + size).is_some_and(|(day, _)| *day < next) {
                size *= 2;
            }
            let near = self.items.get(at..(at + size).min(self.items.len()))?;
            let end = at + near.partition_point(|(day, _)| *day < next).max(1);
            let count = self.count(at, end);
            at = end;
            Some((first, Day(next.0 - 1), count))
        })
    }

    /// The columns that are to be seen.
    ///
    /// The highest column of the whole axis is `height_px` high, whatever part of the axis is shown: moving the axis
    /// changes no height.
    pub fn columns(&self, scale: Scale, height_px: f64) -> Vec<Column> {
        let Some(step) = Step::with_room(scale, |_| LEAST_PX) else { return Vec::new() };
        let most = || self.counted(step, 0).map(|(_, _, count)| count).max().unwrap_or(0);
        let kept = Step::ALL.iter().position(|one| *one == step).and_then(|at| self.most.get(at));
        let most = kept.map_or_else(most, |kept| *kept.get_or_init(most));
        let begin = step.floor(scale.stretch.first_day());
        let start = begin.map_or(0, |begin| self.items.partition_point(|(day, _)| *day < begin));
        let column = |(first, last, count): (Day, Day, usize)| {
            let (x, end) = (scale.x(f64::from(first.0)), scale.x(f64::from(last.0) + 1.0));
            let height = (count as f64 / most.max(1) as f64 * height_px).max(LOWEST_PX);
            Column { x, width: end - x, height, count, first, last }
        };
        self.counted(step, start)
            .map(column)
            .take_while(|column| column.x < scale.width_px)
            .filter(|column| column.x + column.width > 0.0)
            .collect()
    }
}

impl Column {
    /// Where its number stands, above it; `None` where it is too narrow for one. `bottom` is where the columns stand.
    pub fn number_at(&self, bottom: f64) -> Option<(f64, f64)> {
        (self.width >= NUMBER_PX)
            .then_some((self.x + self.width / 2.0, bottom - self.height - NUMBER_GAP_PX))
    }

    /// Its bar: left, top, width and height.
    pub fn bar(&self, bottom: f64) -> [f64; 4] {
        let width = (self.width - 2.0 * BAR_GAP_PX).max(1.0);
        [self.x + BAR_GAP_PX, bottom - self.height, width, self.height]
    }
}

/// The bars of columns as one path: a picture of hundreds of columns has one element for each band.
pub fn path(columns: &[Column], bottom: f64) -> String {
    let mut path = String::new();
    for [left, top, width, height] in columns.iter().map(|column| column.bar(bottom)) {
        // Writing to a string does not fail.
        let _ = write!(path, "M{left:.1} {top:.1}h{width:.1}v{height:.1}h-{width:.1}z");
    }
    path
}

#[cfg(test)]
mod tests {
    use super::super::axis::Stretch;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_year_has_a_column_for_each_month_in_which_something_is() {
        let day = |month, day| Day::new(2025, month, day).expect("a day");
        let stretch = Stretch::of_days(day(1, 1), day(12, 31));
        let items = [(day(2, 1), 0), (day(2, 3), 1), (day(2, 28), 1), (day(11, 30), 1)];
        let tally = Tally::of_several(items.to_vec());
        let columns = tally.columns(Scale { stretch, width_px: 300.0 }, 40.0);
        let found: Vec<(usize, Day, Day, f64)> =
            columns.iter().map(|one| (one.count, one.first, one.last, one.height)).collect();
        assert_eq!(found, [(2, day(2, 1), day(2, 28), 40.0), (1, day(11, 1), day(11, 30), 20.0)]);
    }

    #[test]
    fn what_has_days_on_both_sides_of_what_is_shown_is_counted_once_before_it() {
        let items = [(Day(10), 0), (Day(20), 1), (Day(30), 0), (Day(40), 1), (Day(50), 2)];
        let tally = Tally::of_several(items.to_vec());
        let outside = |first, last| {
            let stretch = Stretch::of_days(Day(first), Day(last));
            tally.outside(Scale { stretch, width_px: 300.0 })
        };
        assert_eq!(outside(22, 28), (2, 1));
        assert_eq!(outside(18, 22), (1, 1));
        assert_eq!(outside(0, 60), (0, 0));
        assert_eq!(outside(0, 5), (0, 3));
        assert_eq!(outside(55, 60), (3, 0));
    }

    #[test]
    fn a_narrow_column_has_a_bar_and_no_number() {
        let column =
            Column { x: 10.0, width: 20.0, height: 8.0, count: 3, first: Day(0), last: Day(6) };
        assert_eq!(column.number_at(50.0), None);
        assert_eq!(path(&[column], 50.0), "M11.0 42.0h18.0v8.0h-18.0z");
        assert_eq!(Column { width: 30.0, ..column }.number_at(50.0), Some((25.0, 38.0)));
    }

    proptest! {
        #[test]
        fn every_thing_is_counted_within_or_outside_as_if_it_were_looked_for(
            mut items in prop::collection::vec((0i32..400, 0u32..30), 0..90), from in 0i32..400, days in 0i32..200,
        ) {
            items.sort_unstable();
            items.dedup();
            let items: Vec<Item> = items.into_iter().map(|(day, what)| (Day(day), what)).collect();
            let stretch = Stretch::of_days(Day(from), Day(from + days));
            let tally = Tally::of_several(items.clone());
            let of = |is_in: &dyn Fn(i32) -> bool| -> std::collections::BTreeSet<u32> {
                items.iter().filter(|(day, _)| is_in(day.0)).map(|(_, what)| *what).collect()
            };
            let within = of(&|day| (from..=from + days).contains(&day));
            let before = &of(&|day| day < from) - &within;
            let behind = &(&of(&|day| day > from + days) - &within) - &before;
            let found = tally.outside(Scale { stretch, width_px: 900.0 });
            prop_assert_eq!(found, (before.len(), behind.len()));
            // One column over everything counts each once.
            let all: usize = tally.counted(Step::Years(500), 0).map(|(_, _, count)| count).sum();
            prop_assert_eq!(all, of(&|_| true).len());
        }

        #[test]
        fn every_item_stands_in_one_column_and_moving_changes_no_height(
            mut days in prop::collection::vec(0i32..20_000, 1..200),
            width_px in 560.0..2_000.0f64, part in 0.01..1.0f64, at in 0.0..1.0f64,
        ) {
            days.sort_unstable();
            let days: Vec<Item> = (0..).zip(days).map(|(i, day)| (Day(day), i)).collect();
            let all = Stretch { from: 0.0, to: 20_000.0 };
            let tally = Tally::of_single(days.clone());
            let whole = tally.columns(Scale { stretch: all, width_px }, 40.0);
            prop_assert_eq!(whole.iter().map(|one| one.count).sum::<usize>(), days.len());
            prop_assert!(whole.windows(2).all(|pair| pair[0].last < pair[1].first));
            let long = part * all.days();
            let seen = |from: f64| {
                let stretch = Stretch { from, to: from + long }.kept_within(all);
                tally.columns(Scale { stretch, width_px }, 40.0)
            };
            let (here, there) = (seen(at * all.days()), seen(at * all.days() + long / 3.0));
            for one in &here {
                if let Some(same) = there.iter().find(|other| other.first == one.first) {
                    prop_assert_eq!(one.height, same.height);
                }
            }
        }
    }
}
