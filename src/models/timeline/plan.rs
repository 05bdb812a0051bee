//! What does not change while the reader zooms: the axis, the bands, and the lane of each event in them.

use readout_corpus::date::Day;

use super::axis::Stretch;
use super::columns::{Item, Tally};
use super::groups::{Group, Of};
use super::lanes::{self, Reach};
use crate::models::events::{Event, When};
use crate::models::order::Order as _;

/// A band of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// What its events have in common.
    pub of: Of,
    /// The events that are on the axis.
    pub rows: Vec<Row>,
    /// The number of lanes.
    pub lanes: usize,
    /// The pixels that a day must have for the events to be drawn one by one; with fewer they are counted.
    pub day_px: f64,
}

/// An event in a band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Its position among all events.
    pub event: usize,
    /// From where to where it lies.
    pub reach: Reach,
    /// Its lane.
    pub lane: usize,
}

/// The whole timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The whole axis.
    pub all: Stretch,
    /// The bands with events, from the top.
    pub bands: Vec<Band>,
}

/// Lays out groups of events; `None` where no event has a date.
pub fn plan(events: &[Event], groups: &[Group], all: Option<Stretch>) -> Option<Plan> {
    let all = all?;
    let band = |group: &Group| {
        let (mut members, mut reaches) = (Vec::new(), Vec::new());
        for &i in &group.members {
            if let Some(reach) = events.get(i).and_then(|event| reach(event, all)) {
                members.push(i);
                reaches.push(reach);
            }
        }
        let lanes = lanes::lanes(&reaches, all, groups.len());
        let row = |((event, reach), lane)| Row { event, reach, lane };
        let rows: Vec<Row> = members.into_iter().zip(reaches).zip(lanes.of).map(row).collect();
        Band { of: group.of, rows, lanes: lanes.count, day_px: lanes.day_px }
    };
    Some(Plan { all, bands: groups.iter().map(band).filter(|band| band.lanes > 0).collect() })
}

impl Band {
    /// The events that `is_shown` says yes to, each on its first known day.
    pub fn tally(&self, events: &[Event], is_shown: impl Fn(&Event) -> bool) -> Tally {
        let item = |row: &Row| {
            let event = events.get(row.event).filter(|event| is_shown(event))?;
            Some((event.first.or(event.last)?, row.event as u32))
        };
        let mut items: Vec<Item> = self.rows.iter().filter_map(item).collect();
        items.order();
        Tally::of_single(items)
    }
}

/// From where to where an event lies on the axis; `None` where it has no date or lies outside.
fn reach(event: &Event, all: Stretch) -> Option<Reach> {
    let begins = |day: Day| f64::from(day.0);
    let ends = |day: Day| f64::from(day.0) + 1.0;
    let (start, end) = match (event.when, event.first, event.last) {
        (When::Undated, ..) | (_, None, None) => return None,
        (When::Day, Some(day), _) => (begins(day) + 0.5, begins(day) + 0.5),
        (_, first, last) => (first.map_or(all.from, begins), last.map_or(all.to, ends)),
    };
    (end > all.from && start < all.to).then_some(Reach { start, end })
}
