//! The rows of a comparison as they are drawn: what both have, and beside it what only one has behind that.

use readout_corpus::compare::{Likeness, Row};

/// A row that both have, and what follows it in each account until the next one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Band {
    /// The row of both; none before the first.
    pub both: Option<usize>,
    /// Rows that only the left has.
    pub left: Vec<usize>,
    /// Rows that only the right has.
    pub right: Vec<usize>,
}

/// How many rows there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rows of both.
    pub both: usize,
    /// Sentences that only the left has.
    pub left: usize,
    /// Sentences that only the right has.
    pub right: usize,
}

/// The rows in bands, each row once, as positions.
pub fn bands(rows: &[Row]) -> Vec<Band> {
    let mut bands = Vec::new();
    let mut band = Band::default();
    for (at, row) in rows.iter().enumerate() {
        match row.likeness {
            Likeness::LeftOnly => band.left.push(at),
            Likeness::RightOnly => band.right.push(at),
            _ => {
                if band != Band::default() {
                    bands.push(std::mem::take(&mut band));
                }
                band.both = Some(at);
            }
        }
    }
    if band != Band::default() {
        bands.push(band);
    }
    bands
}

/// Counts rows.
pub fn tally(rows: &[Row]) -> Tally {
    let mut tally = Tally::default();
    for row in rows {
        match row.likeness {
            Likeness::LeftOnly => tally.left += 1,
            Likeness::RightOnly => tally.right += 1,
            _ => tally.both += 1,
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;
    use readout_corpus::compare::compare;
    use readout_corpus::model::SegmentIx;

    #[test]
    fn every_row_stands_in_one_band_and_each_band_begins_with_what_both_have() {
        let corpus = fixture::corpus();
        for (left, right) in [(0, 1), (1, 0), (0, 0), (0, 2)] {
            let found = compare(corpus, SegmentIx(left), SegmentIx(right)).expect("a comparison");
            let bands = bands(&found.rows);
            let of = |band: &Band| {
                [band.both.into_iter().collect(), band.left.clone(), band.right.clone()].concat()
            };
            let mut placed: Vec<usize> = bands.iter().flat_map(of).collect();
            placed.sort_unstable();
            assert_eq!(placed, (0..found.rows.len()).collect::<Vec<_>>());
            assert!(bands.iter().skip(1).all(|band| band.both.is_some()));
            let tally = tally(&found.rows);
            assert_eq!(tally.both + tally.left + tally.right, found.rows.len());
        }
    }

    #[test]
    fn what_both_coasts_say_of_fishing_stands_in_the_middle() {
        let corpus = fixture::corpus();
        let same = compare(corpus, SegmentIx(0), SegmentIx(0)).expect("a comparison");
        assert_eq!(tally(&same.rows), Tally { both: 3, left: 0, right: 0 });
    }
}
