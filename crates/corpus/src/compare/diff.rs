//! Which words of a sentence another one keeps, drops and adds.

use crate::model::Span;
use crate::text::Tokens;

/// Two texts are compared word by word as long as the product of their words is not larger.
const MOST_CELLS: usize = 1 << 18;

/// A stretch that both texts have, or what each has in its place. Together the stretches cover both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Whether both have the same words here.
    pub same: bool,
    /// The stretch of the left text; may be empty.
    pub left: Span,
    /// The stretch of the right text; may be empty.
    pub right: Span,
}

/// What changes from one text to another, word by word; case, accents and punctuation are no change.
///
/// The changes from B to A are those from A to B in a mirror. Very long texts are told apart only by what
/// they begin and end with.
pub fn changes(left: &str, right: &str) -> Vec<Change> {
    if right < left {
        let flip = |change: Change| Change { left: change.right, right: change.left, ..change };
        return changes(right, left).into_iter().map(flip).collect();
    }
    let (a, b) = (words(left), words(right));
    let equal = |i: usize, j: usize| match (a.get(i), b.get(j)) {
        (Some((_, one)), Some((_, other))) => one == other,
        _ => false,
    };
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let shorter = a.len().min(b.len());
    let head = (0..shorter).take_while(|&at| equal(at, at)).count();
    let tail = (1..=shorter - head).take_while(|&at| equal(a.len() - at, b.len() - at)).count();
    pairs.extend((0..head).map(|at| (at, at)));
    let (rows, columns) = (a.len() - head - tail, b.len() - head - tail);
    if rows.saturating_mul(columns) <= MOST_CELLS {
        pairs.extend(
            longest(rows, columns, &|i, j| equal(head + i, head + j))
                .iter()
                .map(|&(i, j)| (head + i, head + j)),
        );
    }
    pairs.extend((1..=tail).rev().map(|at| (a.len() - at, b.len() - at)));
    let place = |words: &[(Span, String)], at: usize| words.get(at).map(|&(span, _)| span);
    let mut changes: Vec<Change> = Vec::new();
    let mut done = (0, 0);
    for (i, j) in pairs {
        let (Some(one), Some(other)) = (place(&a, i), place(&b, j)) else { continue };
        let goes_on = i.checked_sub(1).and_then(|i| place(&a, i)).map_or(0, |word| word.end)
            == done.0
            && j.checked_sub(1).and_then(|j| place(&b, j)).map_or(0, |word| word.end) == done.1;
        match changes.last_mut().filter(|last| goes_on && last.same) {
            Some(last) => (last.left.end, last.right.end) = (one.end, other.end),
            None => {
                if !goes_on {
                    let left = Span { start: done.0, end: one.start };
                    changes.push(Change {
                        same: false,
                        left,
                        right: Span { start: done.1, end: other.start },
                    });
                    done = (one.start, other.start);
                }
                changes.push(Change {
                    same: true,
                    left: Span { start: done.0, end: one.end },
                    right: Span { start: done.1, end: other.end },
                });
            }
        }
        done = (one.end, other.end);
    }
    let ends = (left.len() as u32, right.len() as u32);
    let (rest_left, rest_right) =
        (Span { start: done.0, end: ends.0 }, Span { start: done.1, end: ends.1 });
    let is_over =
        |words: &[(Span, String)], done| words.last().is_none_or(|word| word.0.end <= done);
    match changes.last_mut() {
        Some(last) if is_over(&a, done.0) && is_over(&b, done.1) => {
            (last.left.end, last.right.end) = ends;
        }
        _ => changes.push(Change { same: false, left: rest_left, right: rest_right }),
    }
    changes
}

fn words(text: &str) -> Vec<(Span, String)> {
    let mut tokens = Tokens::new(text);
    let mut words = Vec::new();
    while let Some(token) = tokens.next() {
        words.push((Span::new(token.start, token.end), tokens.word().to_owned()));
    }
    words
}

/// A longest common subsequence, by the table that every textbook has.
fn longest(
    rows: usize,
    columns: usize,
    equal: &dyn Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let width = columns + 1;
    let mut table = vec![0u32; (rows + 1) * width];
    let at = |table: &[u32], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(0);
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let best = match equal(i, j) {
                true => at(&table, i + 1, j + 1) + 1,
                false => at(&table, i + 1, j).max(at(&table, i, j + 1)),
            };
            if let Some(cell) = table.get_mut(i * width + j) {
                *cell = best;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < rows && j < columns {
        if equal(i, j) {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if at(&table, i + 1, j) >= at(&table, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(left: &str, right: &str) -> Vec<(bool, String, String)> {
        changes(left, right)
            .into_iter()
            .map(|change| {
                let (one, other) = (change.left.of(left), change.right.of(right));
                (change.same, one.trim().to_owned(), other.trim().to_owned())
            })
            .collect()
    }

    #[test]
    fn what_is_kept_dropped_and_added_stands_in_order() {
        let found = told("The ports stay open all winter.", "The ports will stay open, in winter");
        let expected = [
            (true, "The ports", "The ports"),
            (false, "", "will"),
            (true, "stay open", "stay open"),
            (false, "all", ", in"),
            (true, "winter.", "winter"),
        ];
        let expected = expected.map(|(same, a, b)| (same, a.to_owned(), b.to_owned()));
        assert_eq!(found, expected);
    }

    #[test]
    fn case_accents_and_punctuation_are_no_change() {
        assert_eq!(told("“Café”, he said", "cafe he SAID!").len(), 1);
    }

    #[test]
    fn texts_without_words_are_one_change() {
        assert_eq!(told("", ""), [(false, String::new(), String::new())]);
        assert_eq!(told("…", "a").len(), 1);
    }

    fn text() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            proptest::sample::select(vec!["a", "b", "A", ", ", "中", "é", "…"]),
            0..12,
        )
        .prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn changes_cover_both_texts_and_mirror_each_other(left in text(), right in text()) {
            let found = changes(&left, &right);
            let ends = found.iter().fold((0, 0), |at, change| {
                assert_eq!((change.left.start, change.right.start), at);
                (change.left.end, change.right.end)
            });
            prop_assert_eq!(ends, (left.len() as u32, right.len() as u32));
            prop_assert!(found.windows(2).all(|pair| pair[0].same != pair[1].same));
            let mirrored: Vec<Change> = changes(&right, &left)
                .into_iter()
                .map(|change| Change { left: change.right, right: change.left, ..change })
                .collect();
            if left != right {
                prop_assert_eq!(found, mirrored);
            }
        }

        #[test]
        fn a_text_is_kept_by_itself(text in text()) {
            let found = changes(&text, &text);
            prop_assert!(found.len() == 1);
        }
    }
}
