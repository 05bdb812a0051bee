//! The timeline as a drawing: bands of lanes, and for each event its mark and label on the current scale.

use super::axis::Scale;
use super::columns::{Column, Tally};
use super::groups::Of;
use super::lanes::Reach;
use super::plan::{Band as PlannedBand, Plan, Row};
use crate::models::events::{Event, Layer, Mark, When};
use crate::models::labels::{self, Drawn, Placed};
use crate::models::order::Order as _;

/// The height of a lane.
pub const LANE_PX: f64 = 27.0;
/// The height of the axis above the lanes.
pub const AXIS_PX: f64 = 46.0;
/// What a band takes above its lanes for its name, and below them.
const BAND_HEAD_PX: f64 = 26.0;
const BAND_FOOT_PX: f64 = 8.0;
/// Columns have at least the room of so many lanes.
const COLUMN_LANES: usize = 2;
/// The number over the highest column stands below the name of the band.
const NUMBER_ROOM_PX: f64 = 14.0;
/// The half width of a ring with its stroke.
const RING_PX: f64 = 7.0;
/// The size of labels.
const LABEL_PX: f64 = 13.0;
/// Marks that lie further outside than this are not to be seen and keep no label from its place.
const NEAR_PX: f64 = RING_PX + labels::GAP_PX;
/// Bars reach at most so far out of the drawing; browsers draw far larger ones badly.
const OUTSIDE_PX: f64 = 40.0;

/// What is drawn: the layers that are shown, and what is counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// For each of [`Layer::ALL`] whether it is shown.
    layers: [bool; 3],
    /// For each band of the plan what is shown of it, to be counted where it is not drawn one by one; `None` where
    /// that is nothing.
    bands: Vec<Option<Tally>>,
    /// For each band below the events what is counted in it.
    counted: Vec<Tally>,
}

impl Shown {
    /// Gathers what is counted, once for all scales.
    pub fn new(events: &[Event], plan: &Plan, layers: [bool; 3], counted: Vec<Tally>) -> Self {
        let is_shown = |event: &Event| is_in(layers, event);
        let tally = |band: &PlannedBand| {
            let mut shown = band.rows.iter().filter_map(|row| events.get(row.event));
            shown.any(is_shown).then(|| match band.day_px > 0.0 {
                true => band.tally(events, is_shown),
                // It is never counted.
                false => Tally::default(),
            })
        };
        Self { layers, bands: plan.bands.iter().map(tally).collect(), counted }
    }
}

fn is_in(layers: [bool; 3], event: &Event) -> bool {
    Layer::ALL.iter().zip(layers).any(|(&layer, shown)| shown && layer == event.layer)
}

/// A band of events or, below them, of what is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// What its events have in common, or the position among what is counted.
    pub of: Result<Of, usize>,
    /// Where it begins, in pixels from the top.
    pub top: f64,
    /// Where it ends.
    pub bottom: f64,
    /// Its events as columns, where they are not drawn one by one.
    pub columns: Vec<Column>,
    /// How many lie before what is shown.
    pub before: usize,
    /// How many lie behind.
    pub behind: usize,
}

/// An event on the current scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The middle of its lane, in pixels from the top.
    pub y: f64,
    /// The middle of its ring; `None` where the bar says all.
    pub ring: Option<f64>,
    /// The left end and the width of its bar; `None` for an event on one day.
    pub bar: Option<(f64, f64)>,
    /// Where its label begins and its words, cut to the room.
    pub label: Option<(f64, String)>,
}

impl Figure {
    /// Where its label is held, and by which end: one that stands before the figure ends there, however wide the
    /// reader's font is.
    pub fn label_at(&self) -> Option<(f64, &'static str)> {
        let start = self.label.as_ref()?.0;
        let (left, _) = ends(self);
        Some(if start < left { (left - labels::GAP_PX, "end") } else { (start, "start") })
    }
}

/// The drawing on the current scale.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Drawing {
    /// The bands that have something in the layers that are shown.
    pub bands: Vec<Band>,
    /// The events that are to be seen, in the order of bands and of events in them.
    pub figures: Vec<Seen>,
    /// The height of the whole.
    pub height_px: f64,
}

/// An event that is to be seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// Its place among all rows of the plan.
    pub row: usize,
    /// Its position among all events.
    pub event: usize,
    /// How it is drawn.
    pub figure: Figure,
}

impl Drawing {
    /// The figure of a row, while it is to be seen.
    pub fn figure(&self, row: usize) -> Option<&Figure> {
        let at = self.figures.binary_search_by_key(&row, |seen| seen.row).ok()?;
        self.figures.get(at).map(|seen| &seen.figure)
    }

    /// The numbers above columns that are wide enough, with the middle of each and where it stands.
    pub fn numbers(&self) -> Vec<(f64, f64, usize)> {
        let of_band = |band: &Band| {
            let bottom = band.bottom;
            let number = move |column: &Column| {
                let (x, y) = column.number_at(bottom)?;
                Some((x, y, column.count))
            };
            band.columns.iter().filter_map(number).collect::<Vec<_>>()
        };
        self.bands.iter().flat_map(of_band).collect()
    }
}

/// Draws what is shown of the events. `title` gives the label of an event by its position.
///
/// It takes time for what is to be seen, and for the rest no more than a look at where it lies.
pub fn draw<'a>(
    events: &[Event],
    plan: &Plan,
    shown: &Shown,
    scale: Scale,
    title: impl Fn(usize) -> &'a str,
) -> Drawing {
    let pen = Pen { events, layers: shown.layers, scale, title: &title };
    let mut drawing = Drawing { bands: Vec::new(), figures: Vec::new(), height_px: AXIS_PX };
    let mut next = 0;
    for (band, tally) in plan.bands.iter().zip(&shown.bands) {
        let first = next;
        next += band.rows.len();
        let Some(tally) = tally else { continue };
        let lanes = if band.day_px > 0.0 { band.lanes.max(COLUMN_LANES) } else { band.lanes };
        let inner_px = lanes as f64 * LANE_PX;
        if scale.day_px() < band.day_px {
            drawing.count(Ok(band.of), tally, scale, inner_px);
            continue;
        }
        let (seen, outside) = pen.one_by_one(band, first, drawing.height_px + BAND_HEAD_PX);
        drawing.figures.extend(seen);
        drawing.add(Ok(band.of), inner_px, outside);
    }
    for (at, tally) in shown.counted.iter().enumerate().filter(|(_, tally)| !tally.is_empty()) {
        drawing.count(Err(at), tally, scale, COLUMN_LANES as f64 * LANE_PX);
    }
    drawing
}

impl Drawing {
    /// Adds a band below the others, with how many lie before and behind what is shown.
    fn add(&mut self, of: Result<Of, usize>, inner_px: f64, outside: (usize, usize)) {
        let top = self.height_px;
        let bottom = top + BAND_HEAD_PX + inner_px;
        self.height_px = bottom + BAND_FOOT_PX;
        let (before, behind) = outside;
        self.bands.push(Band { of, top, bottom, columns: Vec::new(), before, behind });
    }

    /// Adds a band of columns.
    fn count(&mut self, of: Result<Of, usize>, tally: &Tally, scale: Scale, inner_px: f64) {
        self.add(of, inner_px, tally.outside(scale));
        if let Some(band) = self.bands.last_mut() {
            band.columns = tally.columns(scale, inner_px - NUMBER_ROOM_PX);
        }
    }
}

/// What the events of every band are drawn with.
struct Pen<'a, 'b> {
    events: &'b [Event],
    layers: [bool; 3],
    scale: Scale,
    title: &'b dyn Fn(usize) -> &'a str,
}

impl Pen<'_, '_> {
    /// The events of a band that are to be seen, by their rows, of which `first` is the first one of the band, and how
    /// many lie before and behind them. The lanes begin at `top`.
    fn one_by_one(
        &self,
        band: &PlannedBand,
        first: usize,
        top: f64,
    ) -> (Vec<Seen>, (usize, usize)) {
        let mut lanes: Vec<Vec<Seen>> = vec![Vec::new(); band.lanes];
        let mut outside = (0, 0);
        for (row, planned) in (first..).zip(&band.rows) {
            let Row { event: at, reach, lane } = *planned;
            let Some(event) = self.events.get(at).filter(|event| is_in(self.layers, event)) else {
                continue;
            };
            // What lies closer may reach in with its ring or keep the place of a label.
            if self.scale.x(reach.end) < -NEAR_PX {
                outside.0 += 1;
            } else if self.scale.x(reach.start) > self.scale.width_px + NEAR_PX {
                outside.1 += 1;
            } else if let Some(members) = lanes.get_mut(lane) {
                let y = top + (lane as f64 + 0.5) * LANE_PX;
                let figure = figure(event, reach, self.scale, y);
                members.push(Seen { row, event: at, figure });
            }
        }
        let mut seen = Vec::new();
        for lane in lanes {
            seen.extend(self.labelled(lane, &mut outside));
        }
        seen.order_by_key(|one| one.row);
        (seen, outside)
    }

    /// Those of a lane that are to be seen, with their labels; the others are counted.
    fn labelled(&self, mut lane: Vec<Seen>, outside: &mut (usize, usize)) -> Vec<Seen> {
        let left = |seen: &Seen| ends(&seen.figure).0;
        lane.order_by(|a, b| left(a).total_cmp(&left(b)));
        let title = |seen: &Seen| (self.title)(seen.event);
        let drawn: Vec<Drawn> =
            lane.iter().map(|one| drawn(&one.figure, title(one), self.scale)).collect();
        let places = labels::place(&drawn, self.scale.width_px);
        let with_label = |(mut one, place): (Seen, Option<Placed>)| {
            let (left, right) = ends(&one.figure);
            if right < 0.0 {
                outside.0 += 1;
                return None;
            }
            if left > self.scale.width_px {
                outside.1 += 1;
                return None;
            }
            one.figure.label =
                place.map(|place| (place.left, labels::cut(title(&one), place.room_px, LABEL_PX)));
            Some(one)
        };
        lane.into_iter().zip(places).filter_map(with_label).collect()
    }
}

fn figure(event: &Event, reach: Reach, scale: Scale, y: f64) -> Figure {
    let middle = scale.x(match (event.first, event.last) {
        // Of an open span only the one end is known.
        (None, Some(_)) => reach.end - 0.5,
        (Some(_), None) => reach.start + 0.5,
        _ => (reach.start + reach.end) / 2.0,
    });
    if event.when == When::Day {
        return Figure { y, ring: Some(middle), bar: None, label: None };
    }
    let inside = |x: f64| x.clamp(-OUTSIDE_PX, scale.width_px + OUTSIDE_PX);
    let (left, right) = (inside(scale.x(reach.start)), inside(scale.x(reach.end)));
    let is_bar_enough = event.mark == Mark::Ongoing && right - left > 2.0 * RING_PX;
    Figure {
        y,
        ring: (!is_bar_enough).then_some(middle),
        bar: Some((left, right - left)),
        label: None,
    }
}

/// The left and right end of a figure.
fn ends(figure: &Figure) -> (f64, f64) {
    let ring = figure.ring.map(|x| (x - RING_PX, x + RING_PX));
    let bar = figure.bar.map(|(left, width)| (left, left + width));
    match (ring, bar) {
        (Some(a), Some(b)) => (a.0.min(b.0), a.1.max(b.1)),
        (Some(ends), None) | (None, Some(ends)) => ends,
        (None, None) => (0.0, 0.0),
    }
}

fn drawn(figure: &Figure, title: &str, scale: Scale) -> Drawn {
    let (left, right) = ends(figure);
    let on = figure.bar.map(|(start, width)| {
        let end = start + width;
        match figure.ring {
            // Beside the ring, on the side where there is more room.
            Some(ring) if ring > -RING_PX && ring < scale.width_px + RING_PX => {
                let before = (ring - RING_PX) - start.max(0.0);
                let behind = end.min(scale.width_px) - (ring + RING_PX);
                if before > behind { (start, ring - RING_PX) } else { (ring + RING_PX, end) }
            }
            _ => (start, end),
        }
    });
    Drawn { left, right, label_px: labels::width_px(title, LABEL_PX), on }
}

#[cfg(test)]
mod tests;
