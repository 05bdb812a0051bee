//! Which two accounts to set beside each other.

use std::cmp::Reverse;

use readout_corpus::date::Day;
use readout_corpus::format::{Meeting, Packed, Segment};
use readout_corpus::model::{Kind, MeetingIx, SegmentIx, SideIx, Status};

use super::relatives::around;
use super::reports::{Role, reports};
use crate::models::order::{Order as _, first_by_key};

/// So many segments can be chosen from at once.
pub const MOST_OPTIONS: usize = 300;
/// So many other comparisons are offered.
const MOST_OFFERS: usize = 4;

/// Two segments to compare, as far as they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The first.
    pub left: Option<SegmentIx>,
    /// The second.
    pub right: Option<SegmentIx>,
    /// Ids of the address that nothing has: the left one, the right one.
    pub unknown: [Option<String>; 2],
}

/// A comparison that is worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The first segment.
    pub left: SegmentIx,
    /// The second segment.
    pub right: SegmentIx,
    /// The other meeting, where one side's accounts of two meetings are compared.
    pub other: Option<MeetingIx>,
}

/// The segments of an address. What it leaves out is chosen: without any, two sides' accounts of the newest
/// of `meetings` that has them; beside a given one, another side's account of the same.
pub fn choose(
    corpus: Packed<'_>,
    left: Option<&str>,
    right: Option<&str>,
    meetings: &[MeetingIx],
    as_of: Option<Day>,
) -> Choice {
    let find = |id: Option<&str>| corpus.segment_by_id(id?).map(Segment::ix);
    let mut choice = Choice { left: find(left), right: find(right), unknown: [None, None] };
    for (slot, (id, found)) in
        choice.unknown.iter_mut().zip([(left, choice.left), (right, choice.right)])
    {
        *slot = id.filter(|_| found.is_none()).map(str::to_owned);
    }
    match (choice.left, choice.right) {
        (None, None) if left.is_none() && right.is_none() => {
            if let Some((one, other)) = newest(corpus, meetings, as_of) {
                (choice.left, choice.right) = (Some(one), Some(other));
            }
        }
        (Some(one), None) if right.is_none() => choice.right = counterpart(corpus, one, as_of),
        (None, Some(other)) if left.is_none() => choice.left = counterpart(corpus, other, as_of),
        _ => {}
    }
    choice
}

/// Two sides' accounts of the newest of some meetings that has them.
fn newest<'a>(
    corpus: Packed<'a>,
    meetings: &[MeetingIx],
    as_of: Option<Day>,
) -> Option<(SegmentIx, SegmentIx)> {
    let mut held: Vec<Meeting<'a>> = meetings
        .iter()
        .filter_map(|&ix| corpus.meeting(ix))
        .filter(|meeting| meeting.status_as_of(as_of) == Some(Status::Held))
        .collect();
    let day = |meeting: &Meeting<'_>| meeting.date().and_then(|date| date.last_day());
    held.order_by_key(|meeting| Reverse(day(meeting)));
    // What attests them is only looked up of meetings of one day, as far as they are looked at.
    let best_first = |of_one_day: &[Meeting<'a>]| {
        let has_two = |meeting: &&Meeting<'_>| meeting.evidence().len() > 1;
        let mut meetings: Vec<_> = of_one_day.iter().filter(has_two).copied().collect();
        meetings.order_by_key(|meeting| Reverse(meeting.segments().len()));
        meetings
    };
    // Reading what each segment tells takes long; who published it does not.
    let may_have_two = |meeting: &Meeting<'_>| {
        let mut sides: Vec<Option<SideIx>> = meeting
            .segments()
            .into_iter()
            .filter_map(|ix| Some(corpus.segment(ix)?.side()))
            .collect();
        let of_none = sides.iter().filter(|side| side.is_none()).count();
        sides.retain(Option::is_some);
        sides.order();
        sides.dedup();
        sides.len() > 1 || sides.is_empty() && of_none > 1
    };
    let days = held.chunk_by(|one, other| day(one) == day(other));
    days.flat_map(best_first).filter(may_have_two).find_map(|meeting| {
        let accounts = accounts(corpus, meeting, as_of);
        Some((accounts.first()?.1, accounts.get(1)?.1))
    })
}

/// What an office says of a meeting itself comes before what others write of it, and that before what was
/// said of it on other business.
fn weight(corpus: Packed<'_>, segment: SegmentIx) -> u8 {
    match corpus.segment(segment).map(|segment| segment.kind()) {
        Some(Kind::Readout | Kind::Transcript) => 2,
        Some(Kind::Briefing) | None => 0,
        Some(_) => 1,
    }
}

/// Of each side its account of a meeting: the readout before the briefing, and of equals the one with the most
/// statements. The sides with the most come first. In a corpus without sides each segment stands for itself.
fn accounts(
    corpus: Packed<'_>,
    meeting: Meeting<'_>,
    as_of: Option<Day>,
) -> Vec<(Option<SideIx>, SegmentIx)> {
    let mut best: Vec<(Option<SideIx>, SegmentIx, (u8, usize))> = Vec::new();
    let mut all = reports(corpus, meeting, as_of);
    all.retain(|report| report.role == Role::Account);
    let has_sides = all.iter().any(|report| report.side.is_some());
    all.retain(|report| report.side.is_some() == has_sides);
    for report in all {
        let side = report.side;
        let value = (weight(corpus, report.segment), report.statements.len());
        match best.iter_mut().find(|(other, ..)| *other == side && has_sides) {
            Some(slot) if slot.2 < value => *slot = (side, report.segment, value),
            Some(_) => {}
            None => best.push((side, report.segment, value)),
        }
    }
    best.order_by_key(|&(side, _, (_, statements))| (std::cmp::Reverse(statements), side));
    // Of two, the order of the corpus: it is the same for every meeting of theirs.
    let mut first: Vec<(Option<SideIx>, SegmentIx)> =
        best.iter().take(2).map(|&(side, segment, _)| (side, segment)).collect();
    first.order_by_key(|&(side, segment)| (side, segment));
    first.extend(best.iter().skip(2).map(|&(side, segment, _)| (side, segment)));
    first
}

/// Another side's account of what a segment tells of, otherwise another segment about the same.
fn counterpart(corpus: Packed<'_>, segment: SegmentIx, as_of: Option<Day>) -> Option<SegmentIx> {
    let own = corpus.segment(segment)?;
    let of_another_side = own.meetings().find_map(|meeting| {
        let accounts = accounts(corpus, meeting, as_of).into_iter();
        accounts.map(|(_, other)| other).find(|&other| {
            other != segment && corpus.segment(other).is_some_and(|one| one.side() != own.side())
        })
    });
    of_another_side.or_else(|| {
        let mut others = own.meetings().flat_map(Meeting::segments);
        others.find(|&other| other != segment)
    })
}

/// The meeting that two segments tell of: one that both are accounts of, otherwise one that both mention.
pub fn shared_meeting<'a>(
    corpus: Packed<'a>,
    left: SegmentIx,
    right: SegmentIx,
) -> Option<Meeting<'a>> {
    let meetings = corpus.segment(left)?.meetings();
    let shared: Vec<Meeting<'a>> =
        meetings.filter(|meeting| meeting.segments().contains(&right)).collect();
    let is_told = |meeting: &&Meeting<'a>| {
        let reports = reports(corpus, **meeting, None);
        let tells =
            |segment| reports.iter().any(|one| one.segment == segment && one.role == Role::Account);
        tells(left) && tells(right)
    };
    shared.iter().find(is_told).or(shared.first()).copied()
}

/// Comparisons of a meeting's accounts: two sides', and one side's with its account of a meeting of the same
/// people before.
pub fn offers(corpus: Packed<'_>, meeting: Meeting<'_>, as_of: Option<Day>) -> Vec<Offer> {
    let own = accounts(corpus, meeting, as_of);
    let mut offers = Vec::new();
    for (at, &(_, left)) in own.iter().enumerate() {
        let others = own.iter().skip(at + 1);
        offers.extend(others.map(|&(_, right)| Offer { left, right, other: None }));
    }
    let mut before = around(corpus, meeting, as_of).earlier;
    before.reverse();
    for &(side, right) in own.iter().filter(|(side, _)| side.is_some()) {
        let earlier = before.iter().find_map(|&ix| {
            let accounts = accounts(corpus, corpus.meeting(ix)?, as_of);
            let same = accounts.into_iter().find(|&(other, _)| other == side)?;
            (same.1 != right).then_some(Offer { left: same.1, right, other: Some(ix) })
        });
        offers.extend(earlier);
    }
    offers.truncate(MOST_OFFERS);
    offers
}

/// The segments that can be chosen: those that the filters leave, the newest first, and those that are chosen.
pub fn options(corpus: Packed<'_>, found: &[SegmentIx], choice: &Choice) -> Vec<SegmentIx> {
    let mut options = first_by_key(found.iter().copied(), MOST_OPTIONS, |&ix| {
        std::cmp::Reverse(corpus.segment(ix).and_then(|segment| segment.last_day()))
    });
    for chosen in [choice.right, choice.left].into_iter().flatten() {
        if !options.contains(&chosen) {
            options.insert(0, chosen);
        }
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;

    fn all(corpus: Packed<'_>) -> Vec<MeetingIx> {
        corpus.meetings().map(|meeting| meeting.ix()).collect()
    }

    fn chosen(left: Option<&str>, right: Option<&str>) -> Choice {
        let corpus = fixture::corpus();
        choose(corpus, left, right, &all(corpus), None)
    }

    #[test]
    fn without_an_address_two_sides_tell_of_the_newest_meeting_that_both_tell_of() {
        let choice = chosen(None, None);
        assert_eq!((choice.left, choice.right), (Some(SegmentIx(0)), Some(SegmentIx(1))));
    }

    #[test]
    fn a_side_s_readout_comes_before_its_briefing_however_long_that_is() {
        let corpus = fixture::with_a_briefing();
        let choice = choose(corpus, None, None, &all(corpus), None);
        let kinds = [choice.left, choice.right]
            .map(|ix| ix.and_then(|ix| corpus.segment(ix)).map(|segment| segment.kind()));
        assert!(!kinds.contains(&Some(Kind::Briefing)), "{kinds:?}");
    }

    #[test]
    fn without_sides_two_accounts_of_one_meeting_stand_beside_each_other() {
        let corpus = fixture::without_sides();
        let choice = choose(corpus, None, None, &all(corpus), None);
        assert_eq!((choice.left, choice.right), (Some(SegmentIx(0)), Some(SegmentIx(1))));
    }

    #[test]
    fn beside_one_account_stands_the_other_side_s() {
        let choice = chosen(Some("b-southern-account/all"), None);
        assert_eq!((choice.left, choice.right), (Some(SegmentIx(1)), Some(SegmentIx(0))));
        let choice = chosen(None, Some("b-southern-account/all"));
        assert_eq!((choice.left, choice.right), (Some(SegmentIx(0)), Some(SegmentIx(1))));
    }

    #[test]
    fn an_id_that_nothing_has_is_said_and_nothing_is_put_in_its_place() {
        let choice = chosen(Some("a-northern-account/all"), Some("gone"));
        assert_eq!(choice.left, Some(SegmentIx(0)));
        assert_eq!((choice.right, choice.unknown), (None, [None, Some("gone".to_owned())]));
    }

    #[test]
    fn before_an_account_was_published_there_are_no_two() {
        let corpus = fixture::corpus();
        let choice = choose(corpus, None, None, &all(corpus), Day::new(2030, 3, 2));
        assert_eq!((choice.left, choice.right), (None, None));
    }

    #[test]
    fn a_meeting_offers_its_sides_accounts() {
        let corpus = fixture::corpus();
        let meeting = corpus.meeting_by_id("2030-03-01-second").expect("a meeting");
        let pair = Offer { left: SegmentIx(0), right: SegmentIx(1), other: None };
        assert_eq!(offers(corpus, meeting, None), [pair]);
    }

    #[test]
    fn two_accounts_share_the_meeting_that_both_tell_of() {
        let corpus = fixture::corpus();
        let meeting = |left, right| {
            shared_meeting(corpus, SegmentIx(left), SegmentIx(right)).map(|meeting| meeting.id())
        };
        assert_eq!(meeting(0, 1), Some("2030-03-01-second"));
        assert_eq!(meeting(0, 2), None);
    }

    #[test]
    fn what_is_chosen_can_always_be_chosen() {
        let corpus = fixture::corpus();
        let choice = Choice { left: Some(SegmentIx(2)), ..Choice::default() };
        assert_eq!(
            options(corpus, &[SegmentIx(0), SegmentIx(1)], &choice),
            [2, 1, 0].map(SegmentIx)
        );
    }
}
