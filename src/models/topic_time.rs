//! The statements on a topic over time, by the side that speaks.

use readout_corpus::date::Day;
use readout_corpus::format::Packed;
use readout_corpus::model::{SideIx, StatementIx};
use readout_corpus::query::{Facet, Query};

use super::matrix::{ranked, sides_of};
use super::months::{Bins, Month};
use super::order::Order as _;
use super::span::corpus_span;

/// Columns of equal time, and for each side what it says in each of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OverTime {
    /// The columns; `None` where the corpus is not dated.
    pub bins: Option<Bins>,
    /// The sides that speak, the most first; those who stand for none last.
    pub sides: Vec<Spoken>,
    /// Statements in texts without a date, which stand in no column.
    pub undated: usize,
}

/// What a side says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The side; `None` for everybody who stands for none.
    pub side: Option<SideIx>,
    /// All its statements.
    pub total: usize,
    /// For each column, its statements in texts that can be of that time: one whose month is not known stands
    /// in each that it may be of, as the filter by time has it.
    pub counts: Vec<usize>,
}

impl OverTime {
    /// The sides on show: all, or those that the filters choose.
    pub fn shown(&self, corpus: Packed<'_>, query: &Query) -> Vec<&Spoken> {
        let id = |spoken: &Spoken| Some(corpus.side(spoken.side?)?.id());
        let is_shown = |spoken: &&Spoken| {
            !query.filters.has_any(Facet::Side)
                || id(spoken).is_some_and(|id| query.filters.has(Facet::Side, id))
        };
        self.sides.iter().filter(is_shown).collect()
    }
}

/// Counts statements; a joint one for each of its speakers' sides.
pub fn over_time(corpus: Packed<'_>, statements: &[StatementIx]) -> OverTime {
    let bins =
        corpus_span(corpus).map(|(first, last)| Bins::covering(Month::of(first), Month::of(last)));
    let columns: Vec<(Option<Day>, Option<Day>)> = (0..bins.map_or(0, |bins| bins.count))
        .filter_map(|bin| bins.map(|bins| bins.span(bin)))
        .map(|(from, to)| (from.first_day(), to.last_day()))
        .collect();
    // The last row is of those who stand for no side.
    let sides = corpus.sides().len();
    let mut totals = vec![0usize; sides + 1];
    let mut counts = vec![0usize; (sides + 1) * columns.len()];
    let mut found = OverTime { bins, ..OverTime::default() };
    for statement in statements.iter().filter_map(|&ix| corpus.statement(ix)) {
        let segment = corpus.segment(statement.segment());
        let days = segment.and_then(|segment| Some((segment.first_day()?, segment.last_day()?)));
        found.undated += usize::from(days.is_none());
        let mut rows: Vec<usize> =
            sides_of(corpus, statement).into_iter().map(|side| side.ix()).collect();
        if rows.is_empty() {
            rows.push(sides);
        }
        for row in rows {
            if let Some(total) = totals.get_mut(row) {
                *total += 1;
            }
            let Some((first, last)) = days else { continue };
            for (bin, &(from, to)) in columns.iter().enumerate() {
                let too_early = from.is_some_and(|from| last < from);
                let too_late = to.is_some_and(|to| first > to);
                if let Some(count) = counts.get_mut(row * columns.len() + bin)
                    && !too_early
                    && !too_late
                {
                    *count += 1;
                }
            }
        }
    }
    found.sides = ranked(&totals)
        .map(|(side, total)| {
            let from = side as usize * columns.len();
            let counts = counts.get(from..from + columns.len()).unwrap_or(&[]).to_vec();
            let side = (side as usize != sides).then_some(SideIx(side));
            Spoken { side, total, counts }
        })
        .collect();
    found.sides.order_by_key(|spoken| spoken.side.is_none());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture::{self, FISHING, NORTH, SOUTH};
    use readout_corpus::query::run;

    #[test]
    fn a_side_s_statements_stand_in_the_months_of_their_texts() {
        let corpus = fixture::corpus();
        let fishing = corpus.topic(FISHING).expect("a topic");
        let all: Vec<StatementIx> = fishing.statements().map(|one| one.ix()).collect();
        let found = over_time(corpus, &all);
        let [south] = found.sides.as_slice() else { panic!("one side") };
        // November 2029 to March 2030.
        assert_eq!(
            (south.side, south.total, south.counts.clone()),
            (Some(SOUTH), 2, vec![0, 0, 0, 0, 2])
        );
        assert_eq!(found.undated, 0);
    }

    #[test]
    fn each_bar_counts_what_its_link_finds() {
        let own = crate::corpus::open().expect("the page's corpus");
        for corpus in [fixture::corpus(), fixture::without_sides(), own] {
            let mut bars = 0;
            for topic in corpus.topics() {
                let mut query = Query::default();
                query.filters.add(Facet::Topic, topic.id());
                let found = over_time(corpus, &run(corpus, &query).statements);
                let Some(bins) = found.bins else { continue };
                for spoken in &found.sides {
                    let side = spoken.side.and_then(|side| corpus.side(side));
                    // What is of no side has a link only where everything is.
                    if side.is_none() && found.sides.len() > 1 {
                        continue;
                    }
                    let mut query = query.clone();
                    side.into_iter().for_each(|side| query.filters.add(Facet::Side, side.id()));
                    assert_eq!(run(corpus, &query).statements.len(), spoken.total);
                    for (bin, &count) in spoken.counts.iter().enumerate().filter(|one| *one.1 > 0) {
                        let (from, to) = bins.span(bin);
                        query.filters.set_range(from.first_day(), to.last_day());
                        assert_eq!(run(corpus, &query).statements.len(), count, "{}", topic.id());
                        bars += 1;
                    }
                }
            }
            assert!(bars > 1);
        }
    }

    #[test]
    fn without_statements_no_side_speaks() {
        let corpus = fixture::corpus();
        assert_eq!(over_time(corpus, &[]).sides, []);
        assert!(NORTH != SOUTH);
    }
}
