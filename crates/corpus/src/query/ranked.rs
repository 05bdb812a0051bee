//! The statements and meetings of a result in the order in which they are shown.

use super::Sort;
use super::result::ResultSet;
use crate::format::Packed;
use crate::model::{MeetingIx, SegmentIx, StatementIx};
use crate::order::{key, last, sort};

/// The statements found, those of the first document first, each document's in the order of its text.
pub fn statements_in_order(packed: Packed<'_>, found: &ResultSet<'_>) -> Vec<StatementIx> {
    // Where the statements of each segment begin, in one pass over all of them.
    let mut begins = vec![u32::MAX; packed.segment_count() as usize];
    for (at, &one) in found.statements.iter().enumerate().rev() {
        let segment = packed.statement(one).map_or(usize::MAX, |one| one.segment().ix());
        if let Some(begin) = begins.get_mut(segment) {
            *begin = at as u32;
        }
    }
    let begin = |segment: SegmentIx| begins.get(segment.ix()).map_or(0, |&begin| begin as usize);
    in_order(packed, found, &begin).collect()
}

/// The first of them, `most` at the most, without a look at all others: what is shown of a great many.
pub fn first_statements(
    packed: Packed<'_>,
    found: &ResultSet<'_>,
    most: usize,
) -> Vec<StatementIx> {
    let segment_of = |one: &StatementIx| packed.statement(*one).map(|one| one.segment());
    let begin = |segment| found.statements.partition_point(|one| segment_of(one) < Some(segment));
    in_order(packed, found, &begin).take(most).collect()
}

fn in_order<'f>(
    packed: Packed<'f>,
    found: &'f ResultSet<'_>,
    begin: &'f dyn Fn(SegmentIx) -> usize,
) -> impl Iterator<Item = StatementIx> {
    let segments = found.documents.iter().flat_map(|hit| found.segments_of(hit));
    segments.flat_map(move |&segment| {
        let is_of = move |one: &&StatementIx| {
            packed.statement(**one).is_some_and(|one| one.segment() == segment)
        };
        found.statements.get(begin(segment)..).unwrap_or(&[]).iter().take_while(is_of).copied()
    })
}

/// The meetings found. By relevance: those that the first documents attest first; by date: their own, those without
/// one last; equal ones with the newest first, then by id.
pub fn meetings_in_order(packed: Packed<'_>, found: &ResultSet<'_>, order: Sort) -> Vec<MeetingIx> {
    let mut ranks = vec![u32::MAX; packed.documents().len()];
    for (rank, hit) in (0..).zip(&found.documents) {
        if let Some(slot) = ranks.get_mut(hit.document.ix()) {
            *slot = rank;
        }
    }
    let rows = found.meetings.iter().filter_map(|&meeting| packed.meeting(meeting));
    let mut order: Vec<u128> = rows
        .map(|meeting| {
            let date = meeting.date();
            let day = date.and_then(|date| date.last_day().or(date.first_day()));
            let oldest = day.map_or(u32::MAX, |day| day.0 as u32 ^ 1 << 31);
            let newest = day.map_or(u32::MAX, |day| !(day.0 as u32 ^ 1 << 31));
            let documents = meeting.documents();
            let rank = |one: &crate::model::DocumentIx| ranks.get(one.ix()).copied();
            let rank = documents.iter().filter_map(rank).min().unwrap_or(u32::MAX);
            match order {
                Sort::Newest => key([0, newest, rank, meeting.ix().0]),
                Sort::Oldest => key([0, oldest, rank, meeting.ix().0]),
                _ => key([0, rank, newest, meeting.ix().0]),
            }
        })
        .collect();
    sort(&mut order);
    order.into_iter().map(|key| MeetingIx(last(key))).collect()
}
