//! How far a word is from another one: letters put in, left out, changed, or swapped with the next.

/// Words are not longer; see the tokenizer.
const LONGEST: usize = 64;

type Row = [u8; LONGEST + 1];

/// The edit distance with swapped neighbours, or `None` where it is greater than `limit` or a word too long.
pub(crate) fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit || a.len().max(b.len()) > LONGEST {
        return None;
    }
    let get = |row: &Row, at: usize| row.get(at).copied().unwrap_or(u8::MAX / 2);
    let (mut before, mut last, mut row): (Row, Row, Row) =
        ([0; LONGEST + 1], std::array::from_fn(|at| at as u8), [0; LONGEST + 1]);
    let mut x_before = None;
    for (i, &x) in a.iter().enumerate() {
        let mut smallest = i as u8 + 1;
        if let Some(first) = row.first_mut() {
            *first = smallest;
        }
        let mut y_before = None;
        for (j, &y) in b.iter().enumerate() {
            let mut best =
                (get(&last, j) + u8::from(x != y)).min(get(&last, j + 1) + 1).min(get(&row, j) + 1);
            if x_before == Some(y) && y_before == Some(x) {
                best = best.min(get(&before, j.saturating_sub(1)) + 1);
            }
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = best;
            }
            smallest = smallest.min(best);
            y_before = Some(y);
        }
        if usize::from(smallest) > limit {
            return None;
        }
        x_before = Some(x);
        (before, last, row) = (last, row, before);
    }
    Some(usize::from(get(&last, b.len()))).filter(|&found| found <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(a: &str, b: &str) -> Option<usize> {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        distance(&a, &b, 2)
    }

    #[test]
    fn swapped_neighbours_count_once() {
        assert_eq!(between("taiwan", "tawian"), Some(1));
        assert_eq!(between("goverment", "government"), Some(1));
        assert_eq!(between("japan", "japan"), Some(0));
        assert_eq!(between("", "ab"), Some(2));
        assert_eq!(between("ab", "ba"), Some(1));
        assert_eq!(between("kitten", "sitten"), Some(1));
        assert_eq!(between("ca", "abc"), None, "a letter that was swapped is not changed again");
    }

    #[test]
    fn words_too_far_apart_are_none() {
        assert_eq!(between("japan", "russia"), None);
        assert_eq!(between("a", "abcd"), None);
    }
}
