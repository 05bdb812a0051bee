//! Many dated items as columns of equal time: days, weeks, months or years, as the scale has room.

use readout_corpus::date::Day;

use super::axis::Scale;
use super::step::Step;

/// A column is at least so wide.
const LEAST_PX: f64 = 13.0;
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

/// The columns that are to be seen, of items in order.
///
/// The highest column of the whole axis is `height_px` high, whatever part of the axis is shown: moving the axis
/// changes no height.
pub fn columns(items: &[Item], scale: Scale, height_px: f64) -> Vec<Column> {
    let Some(step) = Step::with_room(scale, |_| LEAST_PX) else { return Vec::new() };
    let mut columns: Vec<Column> = Vec::new();
    let mut most = 0;
    let mut left = items;
    // For each item the column, from 1, that counted it last: it counts once in each.
    let size = items.iter().map(|(_, what)| *what as usize + 1).max().unwrap_or(0);
    let mut counted = vec![0u32; size];
    let mut number = 0;
    while let Some((day, _)) = left.first() {
        let Some((first, next)) = step.floor(*day).and_then(|day| Some((day, step.after(day)?)))
        else {
            break;
        };
        let end = left.partition_point(|(day, _)| *day < next).max(1);
        let (inside, rest) = left.split_at_checked(end).unwrap_or((left, &[]));
        left = rest;
        number += 1;
        let mut count = 0;
        for (_, what) in inside {
            if let Some(last) = counted.get_mut(*what as usize).filter(|last| **last != number) {
                *last = number;
                count += 1;
            }
        }
        most = most.max(count);
        let (x, end) = (scale.x(f64::from(first.0)), scale.x(f64::from(next.0)));
        if end > 0.0 && x < scale.width_px {
            let last = Day(next.0 - 1);
            columns.push(Column { x, width: end - x, height: 0.0, count, first, last });
        }
    }
    for column in &mut columns {
        let part = column.count as f64 / most.max(1) as f64;
        column.height = (part * height_px).max(LOWEST_PX);
    }
    columns
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
        let columns = columns(&items, Scale { stretch, width_px: 300.0 }, 40.0);
        let found: Vec<(usize, Day, Day, f64)> =
            columns.iter().map(|one| (one.count, one.first, one.last, one.height)).collect();
        assert_eq!(found, [(2, day(2, 1), day(2, 28), 40.0), (1, day(11, 1), day(11, 30), 20.0)]);
    }

    proptest! {
        #[test]
        fn every_item_stands_in_one_column_and_moving_changes_no_height(
            mut days in prop::collection::vec(0i32..20_000, 1..200),
            width_px in 560.0..2_000.0f64, part in 0.01..1.0f64, at in 0.0..1.0f64,
        ) {
            days.sort_unstable();
            let days: Vec<Item> = (0..).zip(days).map(|(i, day)| (Day(day), i)).collect();
            let all = Stretch { from: 0.0, to: 20_000.0 };
            let whole = columns(&days, Scale { stretch: all, width_px }, 40.0);
            prop_assert_eq!(whole.iter().map(|one| one.count).sum::<usize>(), days.len());
            prop_assert!(whole.windows(2).all(|pair| pair[0].last < pair[1].first));
            let long = part * all.days();
            let seen = |from: f64| {
                let stretch = Stretch { from, to: from + long }.kept_within(all);
                columns(&days, Scale { stretch, width_px }, 40.0)
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
