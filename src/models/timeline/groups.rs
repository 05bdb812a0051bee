//! The bands of the timeline: events by kind, or by who takes part in them.

use std::collections::BTreeMap;

use readout_corpus::format::{Meeting, Packed};
use readout_corpus::model::{EntityIx, EntityKind, SideIx};

use crate::models::events::{Event, Layer, sides};
use crate::models::order::Order as _;

/// Of so many people the most active have bands of their own.
const MOST_PEOPLE: usize = 10;

/// What makes events stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// Whether they took place, are planned, or mark a date.
    #[default]
    Kind,
    /// The sides of those who take part.
    Side,
    /// The series that they belong to.
    Series,
    /// Those who take part.
    Person,
}

impl Grouping {
    /// Every grouping.
    pub const ALL: [Self; 4] = [Self::Kind, Self::Side, Self::Series, Self::Person];

    /// The fixed name, as used in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Side => "side",
            Self::Series => "series",
            Self::Person => "person",
        }
    }

    /// The grouping of a fixed name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grouping| grouping.name() == name)
    }
}

/// What the events of a band have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// Their kind.
    Layer(Layer),
    /// A side that takes part.
    Side(SideIx),
    /// A series or a person.
    Entity(EntityIx),
    /// None of the others.
    None,
}

/// A band and its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub of: Of,
    /// Their positions, in order. An event may stand in several groups.
    pub members: Vec<usize>,
}

/// The groups that have events: kinds in their order, others by the number of events, what is in none at the end.
pub fn groups(corpus: Packed<'_>, events: &[Event], grouping: Grouping) -> Vec<Group> {
    let mut members: BTreeMap<Of, Vec<usize>> = BTreeMap::new();
    // Whether each entity is a person, looked up once and not for every event.
    let is_person: Vec<bool> = match grouping {
        Grouping::Person => {
            corpus.entities().map(|entity| entity.kind() == EntityKind::Person).collect()
        }
        _ => Vec::new(),
    };
    let mut all: Vec<Vec<Of>> =
        events.iter().map(|event| shared(corpus, event, grouping, &is_person)).collect();
    if grouping == Grouping::Person {
        keep_most(&mut all, MOST_PEOPLE);
    }
    for (i, of) in all.into_iter().enumerate() {
        let none = of.is_empty().then_some(Of::None);
        for of in of.into_iter().chain(none) {
            members.entry(of).or_default().push(i);
        }
    }
    let mut groups: Vec<Group> =
        members.into_iter().map(|(of, members)| Group { of, members }).collect();
    if grouping != Grouping::Kind {
        groups.order_by_key(|group| (group.of == Of::None, std::cmp::Reverse(group.members.len())));
    }
    groups
}

fn shared(corpus: Packed<'_>, event: &Event, grouping: Grouping, is_person: &[bool]) -> Vec<Of> {
    let Some(meeting) = corpus.meeting(event.meeting) else { return Vec::new() };
    match grouping {
        Grouping::Kind => vec![Of::Layer(event.layer)],
        Grouping::Side => sides(corpus, meeting).into_iter().map(Of::Side).collect(),
        Grouping::Series => meeting.series().map(Of::Entity).into_iter().collect(),
        Grouping::Person => people(meeting, is_person).into_iter().map(Of::Entity).collect(),
    }
}

/// The people who take part in a meeting, each once.
fn people(meeting: Meeting<'_>, is_person: &[bool]) -> Vec<EntityIx> {
    let known = |entity: &EntityIx| is_person.get(entity.0 as usize) == Some(&true);
    let mut people: Vec<EntityIx> = meeting.participants().filter(known).collect();
    people.order();
    people.dedup();
    people
}

/// Leaves those that most events share.
fn keep_most(all: &mut [Vec<Of>], most: usize) {
    let mut counts: BTreeMap<Of, usize> = BTreeMap::new();
    all.iter().flatten().for_each(|of| *counts.entry(*of).or_default() += 1);
    let mut ranked: Vec<(Of, usize)> = counts.into_iter().collect();
    ranked.order_by_key(|(_, count)| std::cmp::Reverse(*count));
    let kept: Vec<Of> = ranked.into_iter().take(most).map(|(of, _)| of).collect();
    for of in all {
        of.retain(|of| kept.contains(of));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::events::events;
    use crate::models::fixture;

    fn of(grouping: Grouping) -> Vec<(Of, usize)> {
        let corpus = fixture::corpus();
        let groups = groups(corpus, &events(corpus, None), grouping);
        groups.into_iter().map(|group| (group.of, group.members.len())).collect()
    }

    #[test]
    fn kinds_stand_in_their_order() {
        assert_eq!(
            of(Grouping::Kind),
            [(Of::Layer(Layer::Held), 2), (Of::Layer(Layer::Planned), 1)]
        );
    }

    #[test]
    fn an_event_of_two_sides_stands_in_the_bands_of_both() {
        let sides = of(Grouping::Side);
        let total: usize = sides.iter().map(|(_, count)| count).sum();
        assert!(total > events(fixture::corpus(), None).len(), "{sides:?}");
    }

    #[test]
    fn every_event_stands_in_some_band_of_every_grouping() {
        let corpus = fixture::corpus();
        let events = events(corpus, None);
        for grouping in Grouping::ALL {
            let groups = groups(corpus, &events, grouping);
            for i in 0..events.len() {
                let is_in = |group: &Group| group.members.contains(&i);
                assert!(groups.iter().any(is_in), "{grouping:?} {i}");
            }
        }
    }

    #[test]
    fn of_many_people_the_most_active_have_bands_and_their_events_stay() {
        let of = |n: u32| Of::Entity(EntityIx(n));
        let mut all = vec![vec![of(1), of(2)], vec![of(2)], vec![of(3)], vec![of(2), of(3)]];
        keep_most(&mut all, 2);
        assert_eq!(all, [vec![of(2)], vec![of(2)], vec![of(3)], vec![of(2), of(3)]]);
    }

    #[test]
    fn a_name_leads_back_to_its_grouping() {
        for grouping in Grouping::ALL {
            assert_eq!(Grouping::from_name(grouping.name()), Some(grouping));
        }
        assert_eq!(Grouping::from_name("colour"), None);
    }
}
