//! What a statement or a meeting itself has of a facet, beside what its segment has.

use super::fields::meets;
use super::filters::Facet;
use crate::date::Edtf;
use crate::format::{Meeting, Packed, Statement};

/// The facets that a statement satisfies by itself.
pub(crate) const OF_STATEMENTS: &[Facet] = &[
    Facet::Side,
    Facet::Topic,
    Facet::Person,
    Facet::Organisation,
    Facet::Place,
    Facet::Treaty,
    Facet::Series,
];

/// The facets that a meeting satisfies by itself. A treaty takes part in no meeting.
pub(crate) const OF_MEETINGS: &[Facet] =
    &[Facet::Person, Facet::Organisation, Facet::Place, Facet::Series, Facet::Meeting, Facet::Year];

/// Whether a statement has a value that is wanted: its speakers' side (its segment's where nobody is named),
/// its topics, whom and what it names.
pub(crate) fn statement_has(
    packed: Packed<'_>,
    statement: Statement<'_>,
    facet: Facet,
    wanted: &dyn Fn(u32) -> bool,
) -> bool {
    match facet {
        Facet::Side if statement.speakers().is_empty() => {
            let segment = packed.segment(statement.segment());
            segment.and_then(|one| one.side()).is_some_and(|side| wanted(side.0))
        }
        Facet::Side => statement.speakers().any(|speaker| {
            let side = packed.entity(speaker).and_then(|speaker| speaker.side());
            side.is_some_and(|side| wanted(side.0))
        }),
        Facet::Topic => statement.topics().any(|hit| wanted(hit.topic().0)),
        _ => statement.entities().any(|entity| wanted(entity.0)),
    }
}

/// Whether a meeting has a value that is wanted: who takes part, where it is held, its series, its date.
pub(crate) fn meeting_has(
    packed: Packed<'_>,
    meeting: Meeting<'_>,
    facet: Facet,
    wanted: &dyn Fn(u32) -> bool,
) -> bool {
    match facet {
        Facet::Meeting => wanted(meeting.ix().0),
        Facet::Year => {
            (0..).zip(packed.year_rows()).filter(|&(row, _)| wanted(row)).any(|(_, year)| {
                Edtf::parse(year.id()).is_some_and(|year| {
                    meets(days_of(meeting), (year.first_day(), year.last_day()))
                })
            })
        }
        _ => {
            let mut entities =
                meeting.participants().chain(meeting.place()).chain(meeting.series());
            entities.any(|entity| wanted(entity.0))
        }
    }
}

/// The first and the last day of a meeting; one that is missing is an open end.
pub(crate) fn days_of(meeting: Meeting<'_>) -> super::fields::Days {
    let date = meeting.date();
    (date.and_then(|date| date.first_day()), date.and_then(|date| date.last_day()))
}
