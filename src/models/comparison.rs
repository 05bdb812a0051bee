//! What each side reports of a meeting, topic by topic, side by side.

use readout_corpus::format::{Meeting, Packed, Statement};
use readout_corpus::model::{SideIx, StatementIx, TopicIx};

use super::reports::{Report, Role};
use super::sides::{sides, speaking_side};
use crate::models::order::Order as _;

/// By what the columns of a comparison are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// The side in whose account a statement stands.
    Reporter,
    /// The side that speaks.
    Speaker,
}

/// What the sides report, topic by topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The columns.
    pub columns: Vec<Column>,
    /// The topics that any column has, those of most columns first, then those of most statements; at the
    /// end the statements without a topic.
    pub rows: Vec<Row>,
}

/// A side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The side; `None` for what stands for no party or for several.
    pub side: Option<SideIx>,
    /// How many different statements it has.
    pub statements: usize,
    /// How many segments are its own; with the speakers as columns, how many give its words.
    pub segments: usize,
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The topic; `None` for statements that show none.
    pub topic: Option<TopicIx>,
    /// For each column its statements, in the order of the corpus.
    pub cells: Vec<Vec<StatementIx>>,
}

impl Comparison {
    /// Compares the statements of a meeting's accounts; of an event without an account, as of one that is
    /// planned, what is said of it in passing. A repeated statement counts once in a column.
    pub fn of(corpus: Packed<'_>, meeting: Meeting<'_>, reports: &[Report], by: Columns) -> Self {
        let mut columns: Vec<Column> = sides(corpus, meeting.participants())
            .into_iter()
            .map(|side| Column { side: Some(side), statements: 0, segments: 0 })
            .collect();
        let mut rows: Vec<Row> = Vec::new();
        let is_told = reports.iter().any(|report| report.role == Role::Account);
        for report in reports.iter().filter(|report| !is_told || report.role == Role::Account) {
            let mut counted: Vec<Option<SideIx>> = Vec::new();
            if by == Columns::Reporter {
                column_of(&mut columns, report.side);
                counted.push(report.side);
            }
            for statement in report.statements.iter().filter_map(|&ix| corpus.statement(ix)) {
                let side = match by {
                    Columns::Reporter => report.side,
                    Columns::Speaker => speaking_side(corpus, statement),
                };
                if repeats_another(corpus, statement, reports, side, by) {
                    continue;
                }
                let at = column_of(&mut columns, side);
                if !counted.contains(&side) {
                    counted.push(side);
                }
                if let Some(column) = columns.get_mut(at) {
                    column.statements += 1;
                }
                let mut topics: Vec<Option<TopicIx>> =
                    statement.topics().map(|hit| Some(hit.topic())).collect();
                if topics.is_empty() {
                    topics.push(None);
                }
                for topic in topics {
                    put(&mut rows, topic, at, statement.ix());
                }
            }
            for side in counted {
                let at = column_of(&mut columns, side);
                if let Some(column) = columns.get_mut(at) {
                    column.segments += 1;
                }
            }
        }
        for row in &mut rows {
            row.cells.resize(columns.len(), Vec::new());
        }
        rows.order_by_key(|row| {
            let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
            let statements: usize = row.cells.iter().map(Vec::len).sum();
            (
                row.topic.is_none(),
                std::cmp::Reverse(filled),
                std::cmp::Reverse(statements),
                row.topic,
            )
        });
        order_columns(&mut columns, &mut rows);
        Self { columns, rows }
    }

    /// How many columns have a statement.
    pub fn speaking(&self) -> usize {
        self.columns.iter().filter(|column| column.side.is_some() && column.statements > 0).count()
    }
}

/// Sides in the order of the corpus, what has none behind them.
fn order_columns(columns: &mut Vec<Column>, rows: &mut [Row]) {
    let mut order: Vec<usize> = (0..columns.len()).collect();
    let side = |&i: &usize| columns.get(i).map(|column| (column.side.is_none(), column.side));
    order.order_by_key(side);
    *columns = order.iter().filter_map(|&i| columns.get(i).copied()).collect();
    for row in rows {
        row.cells =
            order.iter().filter_map(|&i| row.cells.get_mut(i).map(std::mem::take)).collect();
    }
}

fn column_of(columns: &mut Vec<Column>, side: Option<SideIx>) -> usize {
    columns.iter().position(|column| column.side == side).unwrap_or_else(|| {
        columns.push(Column { side, statements: 0, segments: 0 });
        columns.len() - 1
    })
}

fn put(rows: &mut Vec<Row>, topic: Option<TopicIx>, column: usize, statement: StatementIx) {
    let at = rows.iter().position(|row| row.topic == topic).unwrap_or_else(|| {
        rows.push(Row { topic, cells: Vec::new() });
        rows.len() - 1
    });
    let Some(row) = rows.get_mut(at) else { return };
    if row.cells.len() <= column {
        row.cells.resize(column + 1, Vec::new());
    }
    if let Some(cell) = row.cells.get_mut(column) {
        cell.push(statement);
    }
}

/// Whether the statement repeats one that stands in the same column already, or an introduction repeats
/// an account that is here itself.
fn repeats_another(
    corpus: Packed<'_>,
    statement: Statement<'_>,
    reports: &[Report],
    side: Option<SideIx>,
    by: Columns,
) -> bool {
    let Some(original) = statement.copy_of().and_then(|ix| corpus.statement(ix)) else {
        return false;
    };
    let Some(report) = reports.iter().find(|report| report.statements.contains(&original.ix()))
    else {
        return false;
    };
    let original_side = match by {
        Columns::Reporter => report.side,
        Columns::Speaker => speaking_side(corpus, original),
    };
    // What stands for no party repeats what a party said; a party that repeats another says it itself.
    side.is_none() || side == original_side
}

#[cfg(test)]
mod tests {
    use super::super::reports::reports;
    use super::*;
    use crate::models::fixture::{self, FISHING, HARBOUR, NORTH, SOUTH};

    fn compared(by: Columns) -> Comparison {
        let corpus = fixture::corpus();
        let meeting = corpus.meeting_by_id("2030-03-01-second").expect("a meeting");
        Comparison::of(corpus, meeting, &reports(corpus, meeting, None), by)
    }

    #[test]
    fn topics_stand_beside_each_other_and_what_a_side_leaves_out_is_an_empty_cell() {
        let comparison = compared(Columns::Reporter);
        let sides: Vec<_> =
            comparison.columns.iter().map(|column| (column.side, column.statements)).collect();
        assert_eq!(sides, [(Some(NORTH), 3), (Some(SOUTH), 1)]);
        let rows: Vec<(Option<TopicIx>, Vec<usize>)> = comparison
            .rows
            .iter()
            .map(|row| (row.topic, row.cells.iter().map(Vec::len).collect()))
            .collect();
        // Both report on fishing, so it comes first; the southern account leaves the harbour out.
        assert_eq!(rows, [(Some(FISHING), vec![1, 1]), (Some(HARBOUR), vec![2, 0])]);
    }

    #[test]
    fn of_a_planned_event_the_words_that_announce_it_are_compared() {
        let corpus = fixture::corpus();
        let meeting = corpus.meeting_by_id("2030-06-third").expect("a meeting");
        let reports = reports(corpus, meeting, None);
        let comparison = Comparison::of(corpus, meeting, &reports, Columns::Reporter);
        let south = comparison.columns.iter().find(|column| column.side == Some(SOUTH));
        assert_eq!(south.map(|column| column.statements), Some(1));
    }

    #[test]
    fn by_speaker_a_joint_statement_is_of_no_single_side() {
        let comparison = compared(Columns::Speaker);
        let sides: Vec<_> =
            comparison.columns.iter().map(|column| (column.side, column.statements)).collect();
        assert_eq!(sides, [(Some(NORTH), 1), (Some(SOUTH), 2), (None, 1)]);
    }
}
