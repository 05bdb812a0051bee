//! Frames that tell of one event become one record.

use std::collections::{BTreeMap, BTreeSet};

use readout_corpus::date::{Day, Edtf, Precision};
use readout_corpus::model::{Occasion, Span, Status};

use super::frame::{Frame, Subject};
use crate::draft::{At, EntityRef, Names};

/// An event and what attests it.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub(super) frame: Frame,
    pub(super) evidence: BTreeSet<(At, Span, Status)>,
    /// Whether two people were told to meet, and not only one to travel.
    strong: bool,
}

/// How many days the date of an event and that of a report without one may lie apart.
const MOST_DAYS_APART: i32 = 60;

/// Merges frames: those that can stand alone first, the most exactly dated before the others.
pub(super) fn merge(mut frames: Vec<Frame>, names: &Names) -> Vec<Cluster> {
    frames.sort_by_key(|frame| {
        (
            !frame.stands_alone,
            frame.participants.len() < 2 && frame.subject == Subject::People,
            coarseness(frame.date.as_ref()),
            frame.at,
            frame.span,
        )
    });
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut near: BTreeMap<Key, BTreeSet<usize>> = BTreeMap::new();
    for frame in frames {
        let keys = keys(&frame);
        let candidates: BTreeSet<usize> =
            keys.iter().filter_map(|key| near.get(key)).flatten().copied().collect();
        let mut fits: Vec<usize> = candidates
            .into_iter()
            .filter(|&i| clusters.get(i).is_some_and(|cluster| same(cluster, &frame, names)))
            .collect();
        if fits.len() > 1 {
            prefer(&mut fits, &clusters, &frame);
        }
        let at = match fits.as_slice() {
            [only] => {
                if let Some(cluster) = clusters.get_mut(*only) {
                    cluster.add(frame);
                }
                Some(*only)
            }
            [] if frame.stands_alone => {
                clusters.push(Cluster::new(frame));
                clusters.len().checked_sub(1)
            }
            // A frame that fits several events proves none of them.
            _ => None,
        };
        if let Some(at) = at {
            for key in keys {
                near.entry(key).or_default().insert(at);
            }
        }
    }
    clusters
}

/// Where an event is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// Somebody in a year.
    Year(EntityRef, i32),
    /// Somebody in a document, for what has no date.
    Document(EntityRef, usize),
    /// A round of a series.
    Round(EntityRef, u32),
    Subject(u8, EntityRef),
    Anniversary(u32),
    Words(u8),
}

/// A date that spans more years is looked for in these many.
const MOST_YEARS: i32 = 3;

fn keys(frame: &Frame) -> Vec<Key> {
    let family = family(frame.occasion);
    if let Some(number) = frame.number {
        return vec![Key::Anniversary(number)];
    }
    match &frame.subject {
        Subject::Entity(entity) => vec![Key::Subject(family, *entity)],
        Subject::Words(_) => vec![Key::Words(family)],
        Subject::People => {
            let date = frame.date.as_ref();
            let first = date.and_then(|date| date.first_day().or(date.last_day()));
            let last = date.and_then(|date| date.last_day().or(date.first_day()));
            let years = first.zip(last).map(|(first, last)| {
                let first = first.ymd().0;
                first..=last.ymd().0.min(first + MOST_YEARS)
            });
            let mut keys: Vec<Key> =
                frame.series.zip(frame.round).map(|(s, n)| Key::Round(s, n)).into_iter().collect();
            for &person in &frame.participants {
                keys.push(Key::Document(person, frame.at.document));
                keys.extend(
                    years.clone().into_iter().flatten().map(|year| Key::Year(person, year)),
                );
            }
            keys
        }
    }
}

fn family(occasion: Occasion) -> u8 {
    match occasion {
        Occasion::Encounter | Occasion::Visit => 0,
        Occasion::Summit => 1,
        Occasion::Anniversary => 2,
        Occasion::Act => 3,
        Occasion::Programme => 4,
    }
}

impl Cluster {
    fn new(frame: Frame) -> Self {
        let evidence = BTreeSet::from([(frame.at, frame.span, frame.status)]);
        let strong = frame.participants.len() > 1;
        Self { frame, evidence, strong }
    }

    fn add(&mut self, frame: Frame) {
        self.evidence.insert((frame.at, frame.span, frame.status));
        let mine = &mut self.frame;
        if mine.subject != Subject::People || !self.strong {
            let subset = frame.participants.len() < 2 && mine.subject == Subject::People;
            if !subset || mine.participants.is_empty() {
                if mine.subject == Subject::People || mine.participants.is_empty() {
                    mine.participants.extend(frame.participants.iter().copied());
                } else if mine.participants.is_subset(&frame.participants) {
                    mine.participants = frame.participants.clone();
                }
            }
        }
        if let (Some(old), Some(new)) = (&mine.title, &frame.title) {
            // The shortest name says enough, unless it says "our".
            let named = matches!(mine.subject, Subject::Words(_)) && !new.contains(" our ");
            if named && new.len() < old.len() {
                mine.title = frame.title.clone();
            }
        }
        if mine.in_order.len() < frame.in_order.len() && mine.participants == frame.participants {
            mine.in_order = frame.in_order.clone();
        }
        self.strong |= frame.participants.len() > 1;
        if coarseness(frame.date.as_ref()) < coarseness(mine.date.as_ref()) {
            mine.date = frame.date;
        }
        if mine.place.is_none() {
            mine.place = frame.place;
        }
        mine.format = mine.format.or(frame.format);
        mine.series = mine.series.or(frame.series);
        mine.round = mine.round.or(frame.round);
        if mine.occasion == Occasion::Visit && frame.occasion == Occasion::Encounter {
            mine.occasion = Occasion::Encounter;
        }
        mine.status = match (mine.status, frame.status) {
            (Status::Held, _) | (_, Status::Held) => Status::Held,
            (Status::Ongoing, _) | (_, Status::Ongoing) => Status::Ongoing,
            (status, _) => status,
        };
    }
}

/// Whether a frame tells of a cluster's event.
fn same(cluster: &Cluster, frame: &Frame, names: &Names) -> bool {
    let mine = &cluster.frame;
    if family(mine.occasion) != family(frame.occasion) || mine.number != frame.number {
        return false;
    }
    if mine.round.zip(frame.round).is_some_and(|(a, b)| a != b) || !announced_before(mine, frame) {
        return false;
    }
    let dates = dates_agree(mine.date.as_ref(), frame.date.as_ref());
    match (&mine.subject, &frame.subject) {
        (Subject::People, Subject::People) => same_people(cluster, frame, dates, names),
        (Subject::Entity(a), Subject::Entity(b)) => {
            let open = frame.date.is_none() && !frame.stands_alone;
            let held_and_planned = mine.status != frame.status
                && [mine.status, frame.status].contains(&Status::Planned)
                && frame.date.is_none();
            a == b && (dates == Some(true) || open && !held_and_planned)
        }
        (Subject::Words(a), Subject::Words(b)) => {
            let alike = if mine.number.is_some() { !a.is_disjoint(b) } else { a == b };
            alike && dates != Some(false)
        }
        _ => false,
    }
}

/// What was still planned on a day is not what had been held by then.
fn announced_before(a: &Frame, b: &Frame) -> bool {
    let (plan, event) = match (a.status, b.status) {
        (Status::Planned, Status::Held) => (a, b),
        (Status::Held, Status::Planned) => (b, a),
        _ => return true,
    };
    let held_on = event.date.as_ref().and_then(|date| date.last_day());
    let meeting =
        matches!(event.occasion, Occasion::Encounter | Occasion::Visit | Occasion::Summit);
    !meeting || held_on.zip(plan.told_on).is_none_or(|(held, told)| held > told)
}

fn same_people(cluster: &Cluster, frame: &Frame, dates: Option<bool>, names: &Names) -> bool {
    let mine = &cluster.frame;
    if frame.round.is_some() && mine.round.is_none() && frame.participants.len() < 2 {
        return false;
    }
    let round = mine.round.is_some() && mine.round == frame.round && mine.series == frame.series;
    let equal = mine.participants == frame.participants;
    let subset = frame.participants.len() < 2 && frame.participants.is_subset(&mine.participants)
        || mine.participants.len() < 2 && mine.participants.is_subset(&frame.participants);
    // Another counterpart on the same day in the same city is another meeting.
    if !(equal || subset && !frame.participants.is_empty()) {
        return false;
    }
    // So is another format.
    if mine.format.zip(frame.format).is_some_and(|(a, b)| a != b) {
        return false;
    }
    let places = mine.place.zip(frame.place).map(|(a, b)| {
        let country =
            |entity: EntityRef| names.entities.get(entity.0).and_then(|e| e.country.as_deref());
        let id = |entity: EntityRef| names.entities.get(entity.0).map(|e| e.id.as_str());
        a == b
            || country(a) == id(b)
            || country(b) == id(a)
            || country(a).is_some() && country(a) == country(b) && is_site(names, a, b)
    });
    match dates {
        Some(agree) => agree && (round || places != Some(false)),
        // A report without a date is of the meeting before it, if only one will do.
        None => {
            (equal || !frame.stands_alone)
                && places != Some(false)
                && (equal && places == Some(true) || round)
        }
    }
}

/// Whether one of two places is a site within a city: a palace, a hall.
fn is_site(names: &Names, a: EntityRef, b: EntityRef) -> bool {
    [a, b].into_iter().any(|entity| {
        names.entities.get(entity.0).is_some_and(|entry| entry.sort.as_deref() == Some("site"))
    })
}

/// Leaves the candidates that fit best: the same people, then the nearest date before the report.
fn prefer(fits: &mut Vec<usize>, clusters: &[Cluster], frame: &Frame) {
    let at = |i: &usize| clusters.get(*i);
    let narrow = |fits: &mut Vec<usize>, keep: &dyn Fn(&Cluster) -> bool| {
        let kept: Vec<usize> = fits.iter().copied().filter(|i| at(i).is_some_and(keep)).collect();
        if !kept.is_empty() {
            *fits = kept;
        }
    };
    narrow(fits, &|cluster| cluster.frame.participants == frame.participants);
    narrow(fits, &|cluster| cluster.frame.format == frame.format && frame.format.is_some());
    narrow(fits, &|cluster| cluster.frame.place == frame.place && frame.place.is_some());
    narrow(fits, &|cluster| {
        cluster.evidence.iter().any(|(at, _, _)| at.document == frame.at.document)
    });
    narrow(fits, &|cluster| cluster.evidence.iter().any(|(at, _, _)| *at == frame.at));
    narrow(fits, &|cluster| cluster.frame.status == frame.status);
    if frame.date.is_none() && frame.subject == Subject::People {
        let latest = fits.iter().filter_map(|i| first(at(i)?)).max();
        fits.retain(|i| {
            at(i).and_then(first).zip(latest).is_some_and(|(day, latest)| day == latest)
        });
        fits.truncate(1);
    }
}

fn first(cluster: &Cluster) -> Option<Day> {
    cluster.frame.date.as_ref()?.first_day()
}

/// Whether two dates can mean the same day; `None` where one of them is not known.
fn dates_agree(a: Option<&Edtf>, b: Option<&Edtf>) -> Option<bool> {
    let (a, b) = (a?, b?);
    let (days_a, days_b) = (members(a), members(b));
    if let (Some(x), Some(y)) = (&days_a, &days_b) {
        return Some(!x.is_disjoint(y));
    }
    let low = a.first_day().max(b.first_day());
    let high = match (a.last_day(), b.last_day()) {
        (Some(x), Some(y)) => Some(x.min(y)),
        (x, y) => x.or(y),
    };
    let overlap = low.zip(high).is_none_or(|(low, high)| low <= high);
    // An open end is no licence to reach for years.
    let open = a.first_day().is_none() || b.first_day().is_none();
    let near =
        !open || high.zip(low).is_none_or(|(high, low)| (high.0 - low.0).abs() <= MOST_DAYS_APART);
    Some(overlap && near)
}

/// The days of a set or a single day.
fn members(date: &Edtf) -> Option<BTreeSet<Day>> {
    match date.precision() {
        Precision::Day => date.first_day().map(|day| BTreeSet::from([day])),
        Precision::Set => {
            let inner = date.as_str().strip_prefix('[')?.strip_suffix(']')?;
            inner
                .split(',')
                .map(|member| {
                    let member = Edtf::parse(member)?;
                    (member.precision() == Precision::Day).then(|| member.first_day()).flatten()
                })
                .collect()
        }
        _ => None,
    }
}

/// Days first; no date last.
fn coarseness(date: Option<&Edtf>) -> (u8, bool) {
    let Some(date) = date else { return (9, false) };
    let rank = match date.precision() {
        Precision::Day => 0,
        Precision::Set => 1,
        Precision::Month => 2,
        Precision::SubYear => 3,
        Precision::Interval if date.first_day().is_some() && date.last_day().is_some() => 4,
        Precision::Year => 5,
        Precision::Interval => 6,
    };
    (rank, date.is_approximate())
}
