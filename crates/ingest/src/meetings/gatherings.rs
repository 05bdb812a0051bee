//! Sessions of a series: summits, rounds, annual meetings of an organisation.

use readout_corpus::model::{EntityKind, Occasion, Span, Status};

use super::frame::{Frame, Subject};
use super::scene::{Line, Scene};
use super::status::{is_denied, is_unreal, sentence_looks_ahead, sentence_looks_back};
use crate::authority::Entry;
use crate::draft::{EntityRef, Mention};
use crate::ordinals::number_before;

/// Sessions that a line names.
pub(super) fn gatherings(scene: &Scene<'_>, line: &Line<'_>, out: &mut Vec<Frame>) {
    for mention in scene.of_kind(line, EntityKind::Series) {
        let Some(entry) = scene.entry(mention.entity) else { continue };
        let before = Span { start: line.span.start, end: mention.span.start }.of(scene.text);
        if is_denied(before) || is_unreal(before) {
            continue;
        }
        let round = number_before(before);
        if is_bilateral(scene, entry) {
            // Rounds between two parties have people, and `encounters` finds them; a sentence
            // without people can still say which round a meeting was.
            if let Some(round) = round {
                let mut frame = session(scene, line, mention, "round-of-series");
                frame.occasion = Occasion::Encounter;
                frame.subject = Subject::People;
                frame.status =
                    if sentence_looks_ahead(line.words) { Status::Planned } else { Status::Held };
                frame.round = Some(round);
                frame.participants =
                    scene.people(line).map(|person| person.entity).take(1).collect();
                frame.stands_alone = false;
                out.push(frame);
            }
            continue;
        }
        let mut frame = session(scene, line, mention, "session-of-series");
        frame.round = round;
        frame.participants = entry.participants.iter().filter_map(|id| scene.named(id)).collect();
        // The more special body stands for the organisation that it belongs to.
        narrow(scene, &mut frame);
        out.push(frame);
    }
}

fn session(scene: &Scene<'_>, line: &Line<'_>, mention: &Mention, how: &'static str) -> Frame {
    let mut frame = Frame::new(scene.at, line.span, Occasion::Summit, how);
    frame.subject = Subject::Entity(mention.entity);
    frame.series = Some(mention.entity);
    let ahead = sentence_looks_ahead(line.words);
    let back = sentence_looks_back(line.words);
    frame.date = scene.date_in_context(line, mention.span);
    let over = frame
        .date
        .as_ref()
        .and_then(|date| date.last_day())
        .zip(scene.reference)
        .is_some_and(|(last, today)| last < today);
    frame.status = if ahead || !back && !over { Status::Planned } else { Status::Held };
    if frame.status == Status::Held && !ahead {
        frame.date = frame.date.filter(|date| {
            scene.reference.zip(date.first_day()).is_none_or(|(today, first)| first <= today)
        });
    }
    frame.place = place_of(scene, line, mention);
    frame.stands_alone = frame.date.is_some() && (ahead || back);
    frame
}

/// The city in the session's own name, otherwise the one that follows it.
fn place_of(scene: &Scene<'_>, line: &Line<'_>, mention: &Mention) -> Option<EntityRef> {
    let name = mention.span.of(scene.text);
    let inside = name
        .split_whitespace()
        .filter_map(|word| scene.named(&crate::assemble::slug(word)))
        .find(|&entity| {
            scene
                .entry(entity)
                .is_some_and(|entry| entry.kind == EntityKind::Place && entry.country.is_some())
        });
    if inside.is_some() {
        return inside;
    }
    let mut behind = scene
        .of_kind(line, EntityKind::Place)
        .filter(|place| place.span.start >= mention.span.end && place.how != "demonym");
    let first = behind.next()?;
    let between = Span { start: mention.span.end, end: first.span.start }.of(scene.text);
    let near = between.split_whitespace().count() <= 12;
    let city = !scene.is_country(first.entity);
    if near && city && scene.is_led_by(line, first.span, &["in", "at", "city"]) {
        Some(first.entity)
    } else {
        None
    }
}

/// A series of talks between two parties, as against a gathering of an organisation.
fn is_bilateral(scene: &Scene<'_>, entry: &Entry) -> bool {
    entry.participants.iter().all(|id| {
        scene
            .named(id)
            .and_then(|entity| scene.entry(entity))
            .is_none_or(|entry| entry.kind != EntityKind::Organisation)
    })
}

/// Leaves out an organisation of which another participant is a body.
fn narrow(scene: &Scene<'_>, frame: &mut Frame) {
    let ids: Vec<(EntityRef, &str)> = frame
        .participants
        .iter()
        .filter_map(|&entity| Some((entity, scene.entry(entity)?.id.as_str())))
        .collect();
    let bodies = |id: &str| {
        ids.iter()
            .any(|(_, other)| other.strip_prefix(id).is_some_and(|rest| rest.starts_with('-')))
    };
    let whole: Vec<EntityRef> =
        ids.iter().filter(|(_, id)| bodies(id)).map(|&(entity, _)| entity).collect();
    for entity in whole {
        frame.participants.remove(&entity);
    }
}
