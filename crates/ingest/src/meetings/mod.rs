//! Meetings and planned events, merged across documents.
//!
//! Each sentence is read for frames: people meet or will, a series has a session, somebody travels,
//! something is celebrated, signed, begins or expires. Frames of one event become one record: the same
//! people on days that can be the same, unless the format, the place or the round differ. A frame makes
//! a record of its own only where it is dated; others add evidence to a record that they fit alone.
//!
//! Limits: who "the two leaders" are is not resolved outside transcripts; an event without any date is
//! no record.

mod acts;
mod anniversaries;
mod encounters;
mod frame;
mod gatherings;
mod merge;
mod people;
mod rules;
mod scene;
mod status;
mod titles;
mod triggers;
mod visits;

use readout_corpus::date::Day;
use readout_corpus::model::{Occasion, Status};

pub use rules::RULES;

use crate::draft::{At, Dates, Document, Meeting, Names};
use crate::workers::Workers;
use frame::Frame;
use scene::Scene;

/// A sentence that is longer is not read for meetings.
const MOST_BYTES_OF_SENTENCE: usize = 3000;

/// Finds the dated events of all documents, sorted by date and title.
pub(crate) fn meetings(
    documents: &[Document],
    names: &Names,
    dates: &Dates,
    as_of: Option<Day>,
    workers: Workers,
) -> Vec<Meeting> {
    let frames = workers.map(documents, |d, document| {
        let mut frames = Vec::new();
        for s in 0..document.segments.len() {
            let at = At { document: d, segment: s };
            if let Some(mut scene) = Scene::new(at, document, names, dates) {
                read(&mut scene, &mut frames);
            }
        }
        frames
    });
    let frames: Vec<Frame> = frames.into_iter().flatten().collect();
    let last_day = frames.iter().filter_map(|frame| frame.told_on).max();
    let today = as_of.or(last_day);
    let mut found: Vec<Meeting> = merge::merge(frames, names)
        .into_iter()
        .map(|cluster| {
            let frame = cluster.frame;
            let title = titles::title(&frame, names);
            let status = outlived(&frame, as_of, today);
            Meeting {
                title,
                occasion: frame.occasion,
                date: frame.date,
                place: frame.place,
                participants: frame.participants.into_iter().collect(),
                format: frame.format,
                series: frame.series,
                round: frame.round,
                status,
                evidence: cluster.evidence.into_iter().collect(),
                how: frame.how,
            }
        })
        .collect();
    found.sort_by_cached_key(|meeting| {
        let date = meeting.date.as_ref();
        let day = date.and_then(|date| date.first_day().or(date.last_day()));
        (day, meeting.title.clone(), meeting.evidence.first().copied())
    });
    found
}

/// Reads the frames of a segment.
fn read(scene: &mut Scene<'_>, frames: &mut Vec<Frame>) {
    let first = frames.len();
    for line in scene.lines.clone() {
        let line = &line;
        // What is longer is no sentence but a list or a file without marks.
        if line.words.len() > MOST_BYTES_OF_SENTENCE {
            continue;
        }
        // Only "we" and years that were declared can be told of without a name.
        let nameless = line.dates.is_empty() && scene.principals.is_empty();
        if line.mentions.is_empty() && nameless {
            continue;
        }
        let before = frames.len();
        encounters::encounters(scene, line, frames);
        visits::visits(scene, line, frames);
        gatherings::gatherings(scene, line, frames);
        anniversaries::anniversaries(scene, line, frames);
        acts::acts(scene, line, frames);
        if scene.principals.is_empty() {
            // Whom the first meeting of a segment brings together, "we" are in what follows.
            scene.principals = frames
                .iter()
                .skip(before)
                .find(|frame| frame.occasion == Occasion::Encounter && frame.stands_alone)
                .filter(|frame| frame.participants.len() == 2)
                .map(|frame| frame.participants.iter().copied().collect())
                .unwrap_or_default();
        }
    }
    for frame in frames.iter_mut().skip(first) {
        frame.told_on = scene.reference;
    }
}

/// What was to end on a day that has passed has ended, and anniversaries come round by themselves.
fn outlived(frame: &Frame, as_of: Option<Day>, today: Option<Day>) -> Status {
    let last = frame.date.as_ref().and_then(|date| date.last_day());
    let over_by = |day: Option<Day>| last.zip(day).is_some_and(|(last, day)| last < day);
    let over = over_by(as_of);
    if frame.occasion == Occasion::Anniversary && over_by(today) {
        return Status::Held;
    }
    let ends = frame.occasion == Occasion::Act && frame.how == "expires";
    if over && ends && frame.status == Status::Planned { Status::Lapsed } else { frame.status }
}

/// Builds what [`crate::prepare`] speaks of.
pub(crate) fn prepare() {
    acts::prepare();
    visits::prepare();
}
