//! Words put in the other's mouth: what one account has the other's people say, beside the other's own text.

use super::Row;
use super::read::Reading;
use crate::format::{Packed, Statement};
use crate::model::{SentenceIx, SideIx, StatementIx};

/// What an account has people of the other side say in one sentence or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// The statements that stand in these sentences.
    pub statements: Vec<StatementIx>,
    /// The sentences of the account.
    pub sentences: Vec<SentenceIx>,
    /// What the other account has on the same point, in its own name or said by its own people; empty where
    /// it has nothing.
    pub own: Vec<SentenceIx>,
    /// The rows of the comparison in which the sentences stand.
    pub rows: Vec<usize>,
}

/// What `account` has people of the side of `other` say. Nothing where `other` stands for no side or both
/// for the same.
pub(super) fn put(
    packed: Packed<'_>,
    account: &Reading<'_>,
    other: &Reading<'_>,
    rows: &[Row],
    is_left: bool,
) -> Vec<Put> {
    let Some(side) =
        other.segment.side().filter(|_| account.segment.side() != other.segment.side())
    else {
        return Vec::new();
    };
    let mut all: Vec<Put> = Vec::new();
    for statement in account.segment.statements().filter(|one| speaks_for(packed, *one, side)) {
        let range = account.units_in(statement.span());
        let units = account.units.get(range).unwrap_or(&[]);
        let sentences: Vec<SentenceIx> = units.iter().map(|unit| unit.ix).collect();
        if sentences.is_empty() {
            continue;
        }
        // Several statements of one sentence are one thing to look at.
        match all.last_mut().filter(|last| last.sentences == sentences) {
            Some(last) => last.statements.push(statement.ix()),
            None => all.push(Put {
                statements: vec![statement.ix()],
                sentences,
                own: Vec::new(),
                rows: Vec::new(),
            }),
        }
    }
    // For each sentence of the account its row.
    let mut row_of: Vec<Option<usize>> = vec![None; account.units.len()];
    let place = |sentence: SentenceIx| account.units.partition_point(|unit| unit.ix < sentence);
    for (at, row) in rows.iter().enumerate() {
        for &sentence in if is_left { &row.left } else { &row.right } {
            if let Some(slot) = row_of.get_mut(place(sentence)) {
                *slot = Some(at);
            }
        }
    }
    for put in &mut all {
        for &sentence in &put.sentences {
            let Some(row) = row_of.get(place(sentence)).copied().flatten() else { continue };
            if put.rows.contains(&row) {
                continue;
            }
            put.rows.push(row);
            let Some(row) = rows.get(row) else { continue };
            let others = if is_left { &row.right } else { &row.left };
            put.own.extend(others.iter().filter(|&&one| is_own(packed, other, one, side)));
        }
    }
    all
}

/// Whether a statement's speakers stand for a side, and for no other.
fn speaks_for(packed: Packed<'_>, statement: Statement<'_>, side: SideIx) -> bool {
    let mut speakers = statement.speakers().peekable();
    let speaks = |speaker| packed.entity(speaker).and_then(|one| one.side()) == Some(side);
    speakers.peek().is_some() && speakers.all(speaks)
}

/// Whether a sentence gives a side's own words: in its own name, or said by its people.
fn is_own(packed: Packed<'_>, reading: &Reading<'_>, sentence: SentenceIx, side: SideIx) -> bool {
    let at = reading.units.partition_point(|unit| unit.ix < sentence);
    reading.units.get(at).is_some_and(|unit| {
        let of_side = |&speaker| packed.entity(speaker).and_then(|one| one.side()) == Some(side);
        unit.speakers.is_empty() || unit.speakers.iter().any(of_side)
    })
}
