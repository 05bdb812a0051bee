//! Who reports on a meeting: the segments that attest it, and the statements in them that belong to it.

use crate::models::order::Order as _;
use readout_corpus::date::Day;
use readout_corpus::format::{Meeting, Packed, Segment, Statement};
use readout_corpus::model::{EntityIx, MeetingIx, SegmentIx, SideIx, Span, StatementIx, Status};

/// Evidence that stands within so many sentences of a segment's beginning shows what the segment is about.
const OPENING_SENTENCES: usize = 3;

/// What a segment is to a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It tells of the meeting, perhaps beside others.
    Account,
    /// It announces the meeting.
    Announcement,
    /// It mentions the meeting in an account of something else.
    Mention,
}

/// A segment that attests a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The segment.
    pub segment: SegmentIx,
    /// The party that its originator stands for.
    pub side: Option<SideIx>,
    /// What it is to the meeting.
    pub role: Role,
    /// Its statements that belong to the meeting, in order: of an account those made there or about it,
    /// otherwise those that stand in the passages that attest it.
    pub statements: Vec<StatementIx>,
}

/// The segments that attest a meeting, as far as they were known on a day: by side, those of none last,
/// then in the order of the corpus.
pub fn reports(corpus: Packed<'_>, meeting: Meeting<'_>, as_of: Option<Day>) -> Vec<Report> {
    let mut reports: Vec<Report> = meeting
        .segments()
        .into_iter()
        .filter_map(|ix| corpus.segment(ix))
        .filter(|segment| as_of.is_none_or(|day| segment.is_known(day)))
        .map(|segment| report(corpus, meeting, segment))
        .collect();
    reports.order_by_key(|report| (report.side.is_none(), report.side, report.segment));
    reports
}

fn report(corpus: Packed<'_>, meeting: Meeting<'_>, segment: Segment<'_>) -> Report {
    let told = told_in(segment);
    let own = told.iter().position(|told| told.meeting == meeting.ix());
    let role = match own {
        Some(_) => Role::Account,
        None => match evidence_in(meeting, segment).map(|(_, status)| status).max() {
            Some(Status::Planned) => Role::Announcement,
            _ => Role::Mention,
        },
    };
    let passages: Vec<Span> = meeting
        .evidence()
        .filter(|evidence| evidence.segment() == segment.ix())
        .map(|evidence| evidence.span())
        .collect();
    let belongs = |statement: &Statement<'_>| match own {
        Some(own) => {
            let people: Vec<EntityIx> = statement.speakers().collect();
            belongs_to(&told, statement.span().start, &people).contains(&own)
        }
        None => passages.iter().any(|passage| passage.overlaps(statement.span())),
    };
    let statements = segment.statements().filter(belongs).map(Statement::ix).collect();
    let side = segment.side().filter(|&side| corpus.side(side).is_some());
    Report { segment: segment.ix(), side, role, statements }
}

/// A meeting that a segment tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    meeting: MeetingIx,
    participants: Vec<EntityIx>,
    /// Where the passages that tell of it begin, sorted.
    at: Vec<u32>,
}

/// The meetings that a segment is an account of: those told of that fall on the day of what it tells of,
/// otherwise those told of in its opening.
fn told_in(segment: Segment<'_>) -> Vec<Told> {
    let opening = segment.sentences().take(OPENING_SENTENCES).next_back();
    let opening_end = opening.map_or(u32::MAX, |sentence| sentence.span().end);
    let told: Vec<(Meeting<'_>, Vec<u32>)> = segment
        .meetings()
        .map(|meeting| {
            let at = evidence_in(meeting, segment)
                .filter(|&(_, status)| status == Status::Held)
                .map(|(at, _)| at);
            (meeting, at.collect())
        })
        .filter(|(_, at): &(_, Vec<u32>)| !at.is_empty())
        .collect();
    let is_on_its_day = |meeting: Meeting<'_>| {
        let (Some(day), Some(date)) = (segment.event_date(), meeting.date()) else { return false };
        // An exact day is the meeting's own; a month of the same span says as much as is known.
        date.first_day() == day.first_day() && date.last_day() == day.last_day()
    };
    let on_its_day = told.iter().any(|&(meeting, _)| is_on_its_day(meeting));
    told.into_iter()
        .filter(|(meeting, at)| match on_its_day {
            true => is_on_its_day(*meeting),
            false => at.first().is_some_and(|&at| at < opening_end),
        })
        .map(|(meeting, at)| Told {
            meeting: meeting.ix(),
            participants: meeting.participants().collect(),
            at,
        })
        .collect()
}

fn evidence_in(meeting: Meeting<'_>, segment: Segment<'_>) -> impl Iterator<Item = (u32, Status)> {
    meeting
        .evidence()
        .filter(move |evidence| evidence.segment() == segment.ix())
        .map(|evidence| (evidence.span().start, evidence.status()))
}

/// Which of several meetings of a segment a statement belongs to: those that its speakers took part in,
/// if there are such; of several the one that was last told of before it, otherwise the first that is
/// told of. Two that are told of in one passage are not told apart, so it belongs to both.
fn belongs_to(told: &[Told], start: u32, speakers: &[EntityIx]) -> Vec<usize> {
    let took_part =
        |told: &Told| speakers.iter().all(|speaker| told.participants.contains(speaker));
    let is_speakers = |i: &usize| !speakers.is_empty() && told.get(*i).is_some_and(took_part);
    let mut possible: Vec<usize> = (0..told.len()).collect();
    if possible.iter().any(is_speakers) {
        possible.retain(is_speakers);
    }
    // Told of before the statement is nearer than told of behind it; in each the nearest passage counts.
    let nearness = |i: &usize| {
        let at = &told.get(*i)?.at;
        let before = at.iter().rev().find(|&&at| at <= start);
        let behind = at.first().map(|&at| u32::MAX - at);
        Some((before.is_some(), before.copied().or(behind)))
    };
    let nearest = possible.iter().map(nearness).max().flatten();
    possible.retain(|i| nearness(i) == nearest);
    possible
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture::{self, NORTH};

    fn told(meeting: u32, participants: &[u32], at: &[u32]) -> Told {
        Told {
            meeting: MeetingIx(meeting),
            participants: participants.iter().map(|&n| EntityIx(n)).collect(),
            at: at.to_vec(),
        }
    }

    #[test]
    fn each_side_s_readout_is_an_account_and_a_plan_in_it_an_announcement() {
        let corpus = fixture::corpus();
        let roles = |id: &str| -> Vec<Role> {
            let meeting = corpus.meeting_by_id(id).expect(id);
            reports(corpus, meeting, None).iter().map(|report| report.role).collect()
        };
        assert_eq!(roles("2030-03-01-second"), [Role::Account, Role::Account]);
        assert_eq!(roles("2030-06-third"), [Role::Announcement]);
    }

    #[test]
    fn an_account_that_was_published_later_was_not_known() {
        let corpus = fixture::corpus();
        let meeting = corpus.meeting_by_id("2030-03-01-second").expect("a meeting");
        let day = Day::new(2030, 3, 2);
        let sides: Vec<_> =
            reports(corpus, meeting, day).iter().map(|report| report.side).collect();
        assert_eq!(sides, [Some(NORTH)]);
    }

    #[test]
    fn of_two_meetings_in_one_segment_the_speaker_decides() {
        let meetings = [told(0, &[1, 2], &[0]), told(1, &[1, 3], &[500])];
        assert_eq!(belongs_to(&meetings, 600, &[EntityIx(2)]), [0]);
        assert_eq!(belongs_to(&meetings, 10, &[EntityIx(3)]), [1]);
    }

    #[test]
    fn where_the_speaker_was_in_both_the_meeting_told_of_last_is_meant() {
        let meetings = [told(0, &[1, 2], &[0]), told(1, &[1, 3], &[500])];
        assert_eq!(belongs_to(&meetings, 400, &[EntityIx(1)]), [0]);
        assert_eq!(belongs_to(&meetings, 600, &[EntityIx(1)]), [1]);
        assert_eq!(belongs_to(&meetings, 600, &[]), [1]);
        // A statement before any passage that tells of a meeting belongs to the first.
        assert_eq!(belongs_to(&meetings, 0, &[EntityIx(3)]), [1]);
        assert_eq!(belongs_to(&[told(0, &[1], &[50]), told(1, &[1], &[90])], 10, &[]), [0]);
    }

    #[test]
    fn what_follows_a_sentence_on_two_meetings_belongs_to_both() {
        let meetings = [told(0, &[1, 2], &[0]), told(1, &[1, 3], &[0])];
        assert_eq!(belongs_to(&meetings, 400, &[EntityIx(1)]), [0, 1]);
        assert_eq!(belongs_to(&meetings, 400, &[EntityIx(3)]), [1]);
    }
}
