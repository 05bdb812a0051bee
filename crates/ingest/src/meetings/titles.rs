//! What an event is called, for people.

use readout_corpus::model::{Format, Occasion};

use super::anniversaries::nth;
use super::frame::Frame;
use crate::draft::{EntityRef, Names};

/// A title from what is known of an event.
pub(super) fn title(frame: &Frame, names: &Names) -> String {
    let name =
        |entity: EntityRef| names.entities.get(entity.0).map_or("", |entry| entry.name.as_str());
    let place = frame.place.map(name);
    let with_place = |title: String| match place {
        Some(place) if !title.contains(place) => format!("{title}, {place}"),
        _ => title,
    };
    if let Some(title) = &frame.title {
        return title.clone();
    }
    let whole = frame.in_order.len() == frame.participants.len();
    let people: Vec<&str> = if whole {
        frame.in_order.iter().map(|&entity| name(entity)).collect()
    } else {
        frame.participants.iter().map(|&entity| name(entity)).collect()
    };
    let people = list(&people);
    match (frame.occasion, frame.series) {
        (Occasion::Encounter, Some(series)) if frame.round.is_some() => {
            let round = frame.round.unwrap_or(0);
            with_place(format!("{} round of {}", nth(round), name(series)))
        }
        (Occasion::Summit, Some(series)) => with_place(match frame.round {
            Some(round) => format!("{} {}", nth(round), name(series)),
            None => name(series).to_owned(),
        }),
        (Occasion::Visit, _) => match place {
            Some(place) => format!("{people}, visit to {place}"),
            None => format!("{people}, visit"),
        },
        _ => match frame.format {
            Some(Format::Video) => format!("{people}, videoconference"),
            Some(Format::Telephone) => format!("{people}, telephone call"),
            _ => with_place(people),
        },
    }
}

/// `A`, `A and B`, `A, B and C`.
fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
