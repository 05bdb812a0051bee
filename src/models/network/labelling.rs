//! Where names stand beside their nodes, so that none covers a node or another name.

use super::drawing::{Room, Spot};
use super::separate::within;
use crate::models::labels::{cut, width_px};

/// The size of the letters.
pub const SIZE_PX: f64 = 12.5;
/// From the top to the foot of a line.
pub const LINE_PX: f64 = 15.0;
const GAP_PX: f64 = 3.0;
/// From the top of a line to where letters stand on.
const BASE_PX: f64 = 11.5;

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its left end.
    pub left: f64,
    /// Its top.
    pub top: f64,
    /// Its right end.
    pub right: f64,
    /// Its foot.
    pub foot: f64,
}

impl Area {
    fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.foot
            && other.top < self.foot
    }

    /// What a node covers.
    pub fn of(spot: &Spot) -> Self {
        let (x, y, r) = (spot.at.x, spot.at.y, spot.radius);
        Self { left: x - r, top: y - r, right: x + r, foot: y + r }
    }

    /// Where the letters stand on.
    pub fn base(self) -> f64 {
        self.top + BASE_PX
    }
}

/// A name that has found its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The words, perhaps cut.
    pub words: String,
    /// What they cover; letters begin at its left end.
    pub area: Area,
}

/// The words that a label may have.
pub fn words(name: &str, room: Room) -> String {
    cut(name, room.label_px(), SIZE_PX)
}

/// Names for the nodes at some positions, the most important first; `first` always has its name.
///
/// Only the nodes at these positions are in the way: the others are drawn faintly behind them.
pub fn labels(
    spots: &[Spot],
    order: &[usize],
    obstacles: &[usize],
    first: Option<usize>,
    room: Room,
    name: &dyn Fn(usize) -> &'static str,
) -> Vec<Option<Label>> {
    let mut placed: Vec<Option<Label>> = vec![None; spots.len()];
    // What is covered by names, and by the nodes that have one.
    let (mut names, mut named): (Vec<Area>, Vec<Area>) = (Vec::new(), Vec::new());
    for &node in order {
        let Some(spot) = spots.get(node) else { continue };
        let own = Area::of(spot);
        if names.iter().chain(&named).any(|taken| taken.meets(own)) {
            continue;
        }
        let words = words(name(node), room);
        let places = places(own, width_px(&words, SIZE_PX), room);
        let is_free = |area: &&Area| {
            let others = obstacles.iter().filter(|&&other| other != node);
            let mut others = others.filter_map(|&other| spots.get(other)).map(Area::of);
            !names.iter().any(|taken| taken.meets(**area)) && !others.any(|one| one.meets(**area))
        };
        let inside: Vec<Area> = places.into_iter().filter(|area| room.holds(*area)).collect();
        let must = || inside.first().filter(|_| first == Some(node));
        let Some(&area) = inside.iter().find(is_free).or_else(must) else { continue };
        names.push(area);
        named.push(own);
        if let Some(slot) = placed.get_mut(node) {
            *slot = Some(Label { words, area });
        }
    }
    placed
}

/// Below, to the right, to the left, above.
fn places(own: Area, width: f64, room: Room) -> [Area; 4] {
    let (x, y) = ((own.left + own.right) / 2.0, (own.top + own.foot) / 2.0);
    let area = |left: f64, top: f64| Area { left, top, right: left + width, foot: top + LINE_PX };
    let middle = within(x - width / 2.0, 1.0, room.width - width - 1.0);
    [
        area(middle, own.foot + 1.0),
        area(own.right + GAP_PX, y - LINE_PX / 2.0),
        area(own.left - GAP_PX - width, y - LINE_PX / 2.0),
        area(middle, own.top - LINE_PX - 1.0),
    ]
}
