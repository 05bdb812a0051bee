//! The bands of the timeline: events by kind, or by who takes part in them.

use readout_corpus::format::{Entity, Packed};
use readout_corpus::model::{EntityIx, EntityKind, SideIx};

use crate::models::events::{Event, Layer};
use crate::models::order::Order as _;

/// Of so many people the most active have bands of their own.
const MOST_PEOPLE: usize = 10;

/// What makes events stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
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
    /// That they stand in none of the other bands of a grouping.
    Outside(Grouping),
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
    let numbers = numbers(corpus, grouping);
    let number = |entity: EntityIx| numbers.get(entity.ix()).copied().flatten();
    let mut bands = Bands::new(match grouping {
        Grouping::Kind => Layer::ALL.len(),
        Grouping::Side => corpus.sides().len(),
        Grouping::Series | Grouping::Person => corpus.entities().len(),
    });
    for (i, event) in events.iter().enumerate() {
        if grouping == Grouping::Kind {
            bands.put(i, event.layer as usize);
            continue;
        }
        let Some(meeting) = corpus.meeting(event.meeting) else { continue };
        match grouping {
            Grouping::Series => meeting.series().into_iter().for_each(|one| bands.put(i, one.ix())),
            _ => meeting.participants().filter_map(number).for_each(|one| bands.put(i, one)),
        }
    }
    let most = if grouping == Grouping::Person { MOST_PEOPLE } else { usize::MAX };
    bands.groups(events.len(), grouping, most)
}

/// For each entity the number of the band in which it puts an event that it takes part in, looked up once and not for
/// every event.
fn numbers(corpus: Packed<'_>, grouping: Grouping) -> Vec<Option<usize>> {
    let is_person = |one: &Entity<'_>| one.kind() == EntityKind::Person;
    match grouping {
        Grouping::Side => corpus.entities().map(|one| Some(one.side()?.ix())).collect(),
        Grouping::Person => {
            corpus.entities().enumerate().map(|(i, one)| is_person(&one).then_some(i)).collect()
        }
        Grouping::Kind | Grouping::Series => Vec::new(),
    }
}

/// Which events stand in which bands, by number.
struct Bands {
    /// Events in their order, each with the number of a band, once for each.
    pairs: Vec<(usize, usize)>,
    /// For each number how many events stand there, and the position behind the last of them.
    counts: Vec<(usize, usize)>,
}

impl Bands {
    /// With numbers below a limit; others, which stand in damaged bytes alone, are left out.
    fn new(limit: usize) -> Self {
        Self { pairs: Vec::new(), counts: vec![(0, 0); limit] }
    }

    /// Puts an event, which is none before the last, into a band.
    fn put(&mut self, event: usize, number: usize) {
        if let Some((count, last)) = self.counts.get_mut(number).filter(|(_, last)| *last <= event)
        {
            (*count, *last) = (*count + 1, event + 1);
            self.pairs.push((event, number));
        }
    }

    /// The bands that have the most events, so many, and one of the events that are in none of these.
    fn groups(self, events: usize, grouping: Grouping, most: usize) -> Vec<Group> {
        let counts = self.counts.iter().map(|(count, _)| *count).enumerate();
        let mut kept: Vec<(usize, usize)> = counts.filter(|(_, count)| *count > 0).collect();
        if grouping != Grouping::Kind {
            kept.order_by_key(|(_, count)| std::cmp::Reverse(*count));
        }
        kept.truncate(most);
        let mut places = vec![None; self.counts.len()];
        let mut groups = Vec::with_capacity(kept.len() + 1);
        for (place, (number, count)) in kept.into_iter().enumerate() {
            places.get_mut(number).into_iter().for_each(|at| *at = Some(place));
            groups.push(Group { of: of(grouping, number), members: Vec::with_capacity(count) });
        }
        let mut none = Group { of: Of::Outside(grouping), members: Vec::new() };
        let mut pairs = self.pairs.into_iter().peekable();
        for i in 0..events {
            let mut is_alone = true;
            while let Some((_, number)) = pairs.next_if(|(event, _)| *event == i) {
                let place = places.get(number).copied().flatten();
                if let Some(group) = place.and_then(|place| groups.get_mut(place)) {
                    group.members.push(i);
                    is_alone = false;
                }
            }
            if is_alone {
                none.members.push(i);
            }
        }
        groups.extend(Some(none).filter(|none| !none.members.is_empty()));
        groups
    }
}

/// What the number of a band stands for.
fn of(grouping: Grouping, number: usize) -> Of {
    match grouping {
        Grouping::Kind => {
            Layer::ALL.get(number).map_or(Of::Outside(grouping), |&layer| Of::Layer(layer))
        }
        Grouping::Side => Of::Side(SideIx(number as u32)),
        Grouping::Series | Grouping::Person => Of::Entity(EntityIx(number as u32)),
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
        let mut bands = Bands::new(4);
        for (event, person) in [(0, 1), (0, 2), (0, 1), (1, 2), (2, 3), (3, 2), (3, 3)] {
            bands.put(event, person);
        }
        let found: Vec<(Of, Vec<usize>)> = bands
            .groups(4, Grouping::Person, 1)
            .into_iter()
            .map(|group| (group.of, group.members))
            .collect();
        assert_eq!(
            found,
            [(Of::Entity(EntityIx(2)), vec![0, 1, 3]), (Of::Outside(Grouping::Person), vec![2])]
        );
    }

    #[test]
    fn a_name_leads_back_to_its_grouping() {
        for grouping in Grouping::ALL {
            assert_eq!(Grouping::from_name(grouping.name()), Some(grouping));
        }
        assert_eq!(Grouping::from_name("colour"), None);
    }
}
