//! Which side says how much about which topic.

use readout_corpus::format::{Packed, Statement};
use readout_corpus::model::{SideIx, TopicIx};

use super::scope::Scope;
use crate::models::order::Order as _;

/// Topics in rows, sides in columns, both by weight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The sides with the number of statements that their speakers make, the most first.
    pub sides: Vec<(SideIx, usize)>,
    /// The topics that anybody speaks on, the most first.
    pub rows: Vec<Row>,
}

/// A topic and how much each side says on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The topic.
    pub topic: TopicIx,
    /// All statements on it, whoever makes them.
    pub total: usize,
    /// For each side of [`Matrix::sides`], the statements of its speakers on the topic; 0 is an absence.
    pub cells: Vec<usize>,
}

/// The sides that a statement's speakers stand for, each once. A joint statement belongs to each of its
/// speakers' sides; one without a named speaker to the side in whose account it stands.
pub fn sides_of(corpus: Packed<'_>, statement: Statement<'_>) -> Vec<SideIx> {
    if statement.speakers().is_empty() {
        let segment = corpus.segment(statement.segment());
        return segment.and_then(|segment| segment.side()).into_iter().collect();
    }
    let mut sides: Vec<SideIx> =
        statement.speakers().filter_map(|speaker| corpus.entity(speaker)?.side()).collect();
    sides.order();
    sides.dedup();
    sides
}

/// A side with less than this part of the statements of the largest one has no column: hardly anything stands in it.
const SMALLEST_PART: usize = 100;

/// The sides with the number of statements that their speakers make, the most first.
pub fn sides(corpus: Packed<'_>, scope: &Scope) -> Vec<(SideIx, usize)> {
    let counts = Counts::of(corpus, scope).by_side;
    ranked(&counts).map(|(side, count)| (SideIx(side), count)).collect()
}

/// Statements by side, by topic, and by topic and side: `cells[topic * sides + side]`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Counts {
    by_side: Vec<usize>,
    by_topic: Vec<usize>,
    cells: Vec<usize>,
}

impl Counts {
    fn of(corpus: Packed<'_>, scope: &Scope) -> Self {
        if scope.is_everything() {
            Self::of_everything(corpus)
        } else {
            Self::counted(corpus, scope)
        }
    }

    /// As counted when the corpus was built: no statement is read.
    fn of_everything(corpus: Packed<'_>) -> Self {
        let sides = (0..corpus.sides().len() as u32).map(SideIx);
        let by_side = sides.map(|side| corpus.side_statements(side) as usize).collect();
        let by_topic = corpus.topics().map(|topic| topic.statement_count() as usize).collect();
        let cells = corpus.topics().flat_map(|topic| topic.statements_by_side());
        Self { by_side, by_topic, cells: cells.map(|count| count as usize).collect() }
    }

    fn counted(corpus: Packed<'_>, scope: &Scope) -> Self {
        let (sides, topics) = (corpus.sides().len(), corpus.topics().len());
        let mut by_side = vec![0usize; sides];
        let mut by_topic = vec![0usize; topics];
        let mut cells = vec![0usize; sides * topics];
        for statement in scope.statements_in(corpus) {
            let speakers = sides_of(corpus, statement);
            for side in &speakers {
                add(&mut by_side, side.ix());
            }
            for hit in statement.topics() {
                add(&mut by_topic, hit.topic().ix());
                for side in &speakers {
                    add(&mut cells, hit.topic().ix() * sides + side.ix());
                }
            }
        }
        Self { by_side, by_topic, cells }
    }
}

/// Counts the statements that the filters leave, for at most `most_sides` sides.
pub fn matrix(corpus: Packed<'_>, scope: &Scope, most_sides: usize) -> Matrix {
    let sides = corpus.sides().len();
    let Counts { by_side, by_topic, cells } = Counts::of(corpus, scope);
    let top = by_side.iter().copied().max().unwrap_or(0);
    let columns: Vec<(SideIx, usize)> = ranked(&by_side)
        .take_while(|&(_, count)| count * SMALLEST_PART >= top)
        .take(most_sides)
        .map(|(side, count)| (SideIx(side), count))
        .collect();
    let rows = ranked(&by_topic)
        .map(|(topic, total)| Row {
            topic: TopicIx(topic),
            total,
            cells: columns
                .iter()
                .map(|(side, _)| {
                    cells.get(topic as usize * sides + side.ix()).copied().unwrap_or(0)
                })
                .collect(),
        })
        .collect();
    Matrix { sides: columns, rows }
}

fn add(counts: &mut [usize], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}

/// The positions with a count above zero, the highest first; equal counts in their own order.
pub fn ranked(counts: &[usize]) -> impl Iterator<Item = (u32, usize)> {
    let mut order: Vec<(u32, usize)> =
        (0..).zip(counts.iter().copied()).filter(|&(_, count)| count > 0).collect();
    order.order_by_key(|&(_, count)| std::cmp::Reverse(count));
    order.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_counted_at_build_time_is_what_counting_gives() {
        let corpus = fixture::corpus();
        let all = Scope::all(corpus);
        assert_eq!(Counts::of_everything(corpus), Counts::counted(corpus, &all));
    }
    use crate::models::fixture::{self, FISHING, HARBOUR, NORTH, SOUTH};

    #[test]
    fn a_joint_statement_counts_for_each_side_and_once_for_its_topic() {
        let corpus = fixture::corpus();
        let matrix = matrix(corpus, &Scope::all(corpus), 4);
        assert_eq!(matrix.sides, [(SOUTH, 3), (NORTH, 2)]);
        let harbour = matrix.rows.iter().find(|row| row.topic == HARBOUR).expect("harbour");
        assert_eq!((harbour.total, harbour.cells.as_slice()), (2, &[1, 2][..]));
    }

    #[test]
    fn what_a_side_does_not_speak_on_is_a_zero_and_not_a_gap() {
        let corpus = fixture::corpus();
        let matrix = matrix(corpus, &Scope::all(corpus), 4);
        let fishing = matrix.rows.iter().find(|row| row.topic == FISHING).expect("fishing");
        assert_eq!(fishing.cells, [2, 0]);
    }

    #[test]
    fn a_topic_s_total_is_what_the_filter_by_topic_finds() {
        use readout_corpus::query::{Facet, Query, run};
        let corpus = fixture::corpus();
        for row in matrix(corpus, &Scope::all(corpus), 4).rows {
            let mut query = Query::default();
            let id = corpus.topic(row.topic).expect("a topic").id();
            query.filters.add(Facet::Topic, id);
            assert_eq!(row.total, run(corpus, &query).statements.len(), "{id}");
        }
    }

    #[test]
    fn what_the_link_of_a_cell_finds_is_counted_in_it() {
        use readout_corpus::query::{Facet, Query, run};
        let corpus = fixture::corpus();
        let matrix = matrix(corpus, &Scope::all(corpus), 4);
        for row in &matrix.rows {
            for (&(side, _), &count) in matrix.sides.iter().zip(&row.cells) {
                let mut query = Query::default();
                query.filters.add(Facet::Topic, corpus.topic(row.topic).expect("a topic").id());
                query.filters.add(Facet::Side, corpus.side(side).expect("a side").id());
                let found = run(corpus, &query).statements;
                assert_eq!(found.len(), count);
                for ix in found {
                    let statement = corpus.statement(ix).expect("a statement");
                    assert!(sides_of(corpus, statement).contains(&side));
                    assert!(statement.topics().any(|hit| hit.topic() == row.topic));
                }
            }
        }
    }

    #[test]
    fn the_smallest_sides_are_left_out_where_there_are_too_many() {
        let corpus = fixture::corpus();
        let matrix = matrix(corpus, &Scope::all(corpus), 1);
        assert_eq!(matrix.sides, [(SOUTH, 3)]);
        assert!(matrix.rows.iter().all(|row| row.cells.len() == 1));
    }
}
