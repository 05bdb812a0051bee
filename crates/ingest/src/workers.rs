//! Documents are analysed side by side.
//!
//! Until events are merged, each document is read by itself, so that several threads can share the work. What
//! they find is put in the order of the documents: the number of threads leaves no trace in a result. Only
//! builds that read folders have threads; a browser has one.

/// How many threads share the work.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Workers(#[cfg_attr(not(feature = "fs"), allow(dead_code))] usize);

impl Workers {
    /// No other thread.
    pub(crate) const ALONE: Self = Self(1);

    /// So many threads, this one among them.
    #[cfg(feature = "fs")]
    pub(crate) fn new(count: usize) -> Self {
        Self(count.max(1))
    }

    /// What `work` makes of each item and its position, in the order of the items.
    pub(crate) fn map<T: Sync, R: Send>(
        self,
        items: &[T],
        work: impl Fn(usize, &T) -> R + Sync,
    ) -> Vec<R> {
        #[cfg(feature = "fs")]
        if self.0 > 1 && items.len() > 1 {
            return side_by_side(self.0.min(items.len()), items, &work);
        }
        items.iter().enumerate().map(|(i, item)| work(i, item)).collect()
    }

    /// Does two things, at once where there is another thread.
    pub(crate) fn both<A: Send, B>(
        self,
        one: impl FnOnce() -> A + Send,
        other: impl FnOnce() -> B,
    ) -> (A, B) {
        #[cfg(feature = "fs")]
        if self.0 > 1 {
            return std::thread::scope(|scope| {
                let one = scope.spawn(one);
                let other = other();
                match one.join() {
                    Ok(one) => (one, other),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            });
        }
        (one(), other())
    }
}

/// Each thread takes the next item that nobody has taken.
#[cfg(feature = "fs")]
fn side_by_side<T: Sync, R: Send>(
    threads: usize,
    items: &[T],
    work: &(impl Fn(usize, &T) -> R + Sync),
) -> Vec<R> {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        loop {
            let i = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(i) else { return done };
            done.push((i, work(i, item)));
        }
    };
    let mut done = thread::scope(|scope| {
        // Where the system gives no further thread, this one does the work.
        let others: Vec<_> = (1..threads)
            .filter_map(|_| thread::Builder::new().spawn_scoped(scope, run).ok())
            .collect();
        let mut done = run();
        for other in others {
            match other.join() {
                Ok(found) => done.extend(found),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(i, _)| *i);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(all(test, feature = "fs"))]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items_whoever_makes_them() {
        let items: Vec<usize> = (0..1000).collect();
        for threads in [0, 1, 2, 7, 2000] {
            let found = Workers::new(threads).map(&items, |i, item| i + item);
            assert_eq!(found, items.iter().map(|item| 2 * item).collect::<Vec<_>>());
        }
        for threads in [1, 2] {
            assert_eq!(Workers::new(threads).both(|| 1, || "two"), (1, "two"));
        }
        assert!(Workers::new(4).map(&[] as &[u8], |_, item| *item).is_empty());
    }
}
