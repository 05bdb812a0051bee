//! One stable sort for everything that a view puts in order.
//!
//! The standard library's sort is compiled anew for every type, a few kilobytes each time. Here positions
//! are sorted, by one copy of it, and the items follow.

use std::cmp::Ordering;

/// Sorting that costs little code.
pub trait Order<T> {
    /// Sorts by a comparison; what is equal stays in its order.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// Sorts by a key, which is computed once for each item; what is equal stays in its order.
    fn order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);

    /// Sorts by the items' own order.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for Vec<T> {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let order = positions(self.len(), &|a, b| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        follow(self, order);
    }

    fn order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K) {
        let keys: Vec<K> = self.iter().map(key).collect();
        let order = positions(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
        follow(self, order);
    }
}

/// The first `most` items in the order of a key; what is equal stays in its order.
///
/// Not sorted as a whole, because of a hundred thousand items a handful is shown.
pub fn first_by_key<T, K: Ord>(
    items: impl Iterator<Item = T>,
    most: usize,
    key: impl Fn(&T) -> K,
) -> Vec<T> {
    let mut first: Vec<(K, T)> = Vec::new();
    for item in items {
        let key = key(&item);
        let at = first.partition_point(|(other, _)| *other <= key);
        if at < most {
            first.truncate(most.saturating_sub(1));
            first.insert(at, (key, item));
        }
    }
    first.into_iter().map(|(_, item)| item).collect()
}

/// The positions in order; none where they are in order already, as most lists of a sorted corpus are.
#[inline(never)]
fn positions(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    if (1..len).all(|at| compare(at - 1, at) != Ordering::Greater) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

fn follow<T>(items: &mut Vec<T>, order: Vec<usize>) {
    if order.is_empty() {
        return;
    }
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken.get_mut(at)?.take()));
}

#[cfg(test)]
mod tests {
    use super::Order;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_are_those_of_all_sorted(items in prop::collection::vec((0u8..4, 0u8..9), 0..40), most in 0usize..50) {
            let mut sorted = items.clone();
            sorted.sort_by_key(|item| item.0);
            sorted.truncate(most);
            prop_assert_eq!(super::first_by_key(items.into_iter(), most, |item| item.0), sorted);
        }

        #[test]
        fn items_come_in_the_order_of_the_standard_sort(items in prop::collection::vec((0u8..4, 0u8..9), 0..40)) {
            let (mut own, mut standard) = (items.clone(), items);
            own.order_by_key(|&(key, _)| key);
            standard.sort_by_key(|&(key, _)| key);
            prop_assert_eq!(&own, &standard);
            own.order();
            standard.sort();
            prop_assert_eq!(own, standard);
        }
    }
}
