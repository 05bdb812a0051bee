//! The newest meeting and what each side's account of it holds.

use std::cmp::Ordering;

use readout_corpus::date::Day;
use readout_corpus::format::{Meeting, Packed, Statement};
use readout_corpus::model::{
    Confidence, EntityIx, Form, Kind, SegmentIx, SideIx, StatementIx, Status,
};

use super::figures::meetings;
use super::scope::Scope;
use crate::models::order::Order as _;

/// What the segments of one side tell of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The side that the segments' originators stand for; `None` for those that stand for no party.
    pub side: Option<SideIx>,
    /// Whose words they are, each once.
    pub originators: Vec<EntityIx>,
    /// The segments, in the order of the corpus.
    pub segments: Vec<SegmentIx>,
    /// How many statements the segments report.
    pub statements: usize,
    /// The statement that says most at a glance.
    pub telling: Option<StatementIx>,
}

/// The meeting held last, as far as the filters leave any; of several on one day the one that most segments attest.
pub fn newest<'a>(corpus: Packed<'a>, scope: &Scope) -> Option<Meeting<'a>> {
    let dated = |meeting: Meeting<'a>| Some((meeting.date()?.last_day()?, meeting));
    let held = meetings(corpus, scope, Status::Held).into_iter().filter_map(dated);
    // What attests them is only looked up of meetings of one day. Of equals the first in the corpus stays.
    let attested = |(_, meeting): &(Day, Meeting<'a>)| meeting.segments().len();
    let newest = held.reduce(|best, next| match next.0.cmp(&best.0) {
        Ordering::Greater => next,
        Ordering::Equal if attested(&next) > attested(&best) => next,
        _ => best,
    });
    newest.map(|(_, meeting)| meeting)
}

/// The accounts of a meeting, one per side: sides in the order of their statements, those of no party last.
pub fn accounts(corpus: Packed<'_>, scope: &Scope, meeting: Meeting<'_>) -> Vec<Account> {
    let mut accounts: Vec<Account> = Vec::new();
    for ix in meeting.segments() {
        let Some(segment) = corpus.segment(ix).filter(|_| scope.has_segment(ix)) else { continue };
        let side = segment.side();
        let at = accounts.iter().position(|account| account.side == side).unwrap_or_else(|| {
            accounts.push(Account {
                side,
                originators: Vec::new(),
                segments: Vec::new(),
                statements: 0,
                telling: None,
            });
            accounts.len() - 1
        });
        let Some(account) = accounts.get_mut(at) else { continue };
        account.segments.push(ix);
        account.statements += segment.statements().len();
        account.originators.extend(segment.originator());
    }
    for account in &mut accounts {
        account.originators.order();
        account.originators.dedup();
        account.telling = telling(corpus, meeting, account);
    }
    accounts.order_by_key(|account| {
        (account.side.is_none(), std::cmp::Reverse(account.statements), account.side)
    });
    accounts
}

/// Which of the sides that took part have no account of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Absent {
    /// None in the whole corpus.
    pub from_corpus: Vec<SideIx>,
    /// One in the corpus, which the filters leave out.
    pub from_scope: Vec<SideIx>,
}

/// The sides of the participants that do not report on a meeting themselves.
pub fn absent(corpus: Packed<'_>, scope: &Scope, meeting: Meeting<'_>) -> Absent {
    let reports = |segment: &SegmentIx, side| {
        corpus.segment(*segment).and_then(|segment| segment.side()) == Some(side)
    };
    let segments = meeting.segments();
    let mut sides: Vec<SideIx> = meeting
        .participants()
        .filter_map(|participant| corpus.entity(participant)?.side())
        .collect();
    sides.order();
    sides.dedup();
    let mut absent = Absent::default();
    for side in sides {
        let all = segments.iter().filter(|segment| reports(segment, side));
        let (mut any, mut left) = (false, false);
        for segment in all {
            any = true;
            left |= scope.has_segment(*segment);
        }
        match (any, left) {
            (false, _) => absent.from_corpus.push(side),
            (true, false) => absent.from_scope.push(side),
            (true, true) => {}
        }
    }
    absent
}

/// The first of the statements that score best.
fn telling(corpus: Packed<'_>, meeting: Meeting<'_>, account: &Account) -> Option<StatementIx> {
    let participants: Vec<EntityIx> = meeting.participants().collect();
    let wanted = |statement: &Statement<'_>, kind: Kind| {
        let speaks = |speaker| {
            participants.contains(&speaker)
                && corpus.entity(speaker).and_then(|speaker| speaker.side()) == account.side
        };
        let length = statement.text().len();
        u32::from(statement.speakers().any(speaks)) * 4
            // What touches on several subjects says more than a greeting does.
            + statement.topics().len().min(3) as u32 * 2
            + u32::from((60..=360).contains(&length)) * 3
            + u32::from(!statement.joint() && statement.form() != Form::Act) * 2
            + u32::from(statement.confidence() == Confidence::Explicit)
            // An introduction repeats the readouts that follow it.
            + u32::from(kind != Kind::Introduction)
            + u32::from(statement.copy_of().is_none())
    };
    let statements = account.segments.iter().flat_map(|&ix| {
        let segment = corpus.segment(ix);
        let kind = segment.map_or(Kind::News, |segment| segment.kind());
        segment.into_iter().flat_map(|segment| segment.statements()).map(move |one| (one, kind))
    });
    statements
        .map(|(statement, kind)| (wanted(&statement, kind), statement))
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, statement)| statement.ix())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture::{self, NORTH, SOUTH};

    #[test]
    fn the_newest_meeting_is_one_that_was_held_and_not_one_that_is_planned() {
        let corpus = fixture::corpus();
        let newest = newest(corpus, &Scope::all(corpus)).expect("a meeting");
        assert_eq!(newest.id(), "2030-03-01-second");
    }

    #[test]
    fn a_side_that_the_filters_hide_is_not_said_to_be_silent() {
        use readout_corpus::query::{Facet, Query, run};
        let corpus = fixture::corpus();
        let mut query = Query::default();
        query.filters.add(Facet::Originator, "south-office");
        let scope = Scope::of(corpus, &run(corpus, &query), None);
        let second = corpus.meeting_by_id("2030-03-01-second").expect("a meeting");
        assert_eq!(
            absent(corpus, &scope, second),
            Absent { from_corpus: vec![], from_scope: vec![NORTH] }
        );
        let first = corpus.meeting_by_id("2029-11-19-first").expect("a meeting");
        let all = Scope::all(corpus);
        assert_eq!(
            absent(corpus, &all, first),
            Absent { from_corpus: vec![NORTH, SOUTH], from_scope: vec![] }
        );
    }

    #[test]
    fn each_side_has_one_account_with_its_own_speaker_first() {
        let corpus = fixture::corpus();
        let scope = Scope::all(corpus);
        let meeting = newest(corpus, &scope).expect("a meeting");
        let accounts = accounts(corpus, &scope, meeting);
        let sides: Vec<_> = accounts.iter().map(|account| account.side).collect();
        assert_eq!(sides, [Some(NORTH), Some(SOUTH)]);
        let words = |i: usize| {
            let telling = accounts.get(i)?.telling?;
            Some(corpus.statement(telling)?.text())
        };
        assert_eq!(words(0), Some("Anna Berg said that the harbour must stay open."));
        assert_eq!(words(1), Some("Boris Klein noted that fishing is a matter of law."));
    }
}
