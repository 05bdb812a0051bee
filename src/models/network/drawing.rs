//! The network in pixels: nodes of a size, apart from each other, with as many names as there is room for.

use readout_corpus::model::EntityIx;

use super::graph::{Link, Network};
pub use super::labelling::{Area, Label};
use super::labelling::{LINE_PX, SIZE_PX, labels, words};
use super::layout::{Point, layout};
use super::separate::{Around, separate};
use crate::models::labels::width_px;
use crate::models::order::Order as _;

/// Up to so many nodes all names are tried; above it those of the most connected.
const ALL_NAMES: usize = 80;
const FEW_NAMES: usize = 40;
/// Space around a node.
const GAP_PX: f64 = 2.5;
const MARGIN_PX: f64 = 14.0;
/// How much longer one axis may be drawn than the other, to fill the room.
const MOST_STRETCHED: f64 = 2.4;
/// The part of the room that nodes with their names may fill before names give way.
const FILLED: f64 = 0.5;

/// The room for the drawing, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Room {
    /// From left to right.
    pub width: f64,
    /// From top to foot.
    pub height: f64,
}

impl Room {
    /// The room of a width, as high as so many nodes need.
    pub fn of(width: f64, nodes: usize) -> Self {
        let width = width.max(200.0);
        // A few nodes need room for their names, many at least for themselves.
        let for_names = (nodes as f64 * 5000.0 / width).min(620.0);
        let enough = (nodes as f64 * 1050.0 / width).min(width * 2.6);
        let height = (width * 0.7).clamp(360.0, 620.0).max(for_names).max(enough);
        Self { width: width.floor(), height: height.floor() }
    }

    /// The room for one entity and its companions.
    pub fn small(width: f64) -> Self {
        let width = width.max(200.0);
        Self { width: width.floor(), height: (width * 0.8).clamp(240.0, 320.0).floor() }
    }

    /// The most that a name may take.
    pub fn label_px(self) -> f64 {
        if self.width < 480.0 { 108.0 } else { 156.0 }
    }

    /// Whether an area is within it.
    pub fn holds(self, area: Area) -> bool {
        area.left >= 0.0 && area.top >= 0.0 && area.right <= self.width && area.foot <= self.height
    }
}

/// A node: where, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Its middle.
    pub at: Point,
    /// From the middle to its edge.
    pub radius: f64,
}

/// How a node or tie is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// As all are without a focus.
    Plain,
    /// It is the focus or a neighbour or a tie of it.
    Lit,
    /// It has nothing to do with the focus.
    Faded,
}

/// A tie to draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Whose tie it is.
    pub link: Link,
    /// How wide the line is.
    pub width: f64,
    /// Its light.
    pub light: Light,
}

/// All that is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// For each node of the network its name, where it is shown.
    pub labels: Vec<Option<Label>>,
    /// For each node its light.
    pub lights: Vec<Light>,
    /// The ties, faded and weak ones first, so that the others lie over them.
    pub lines: Vec<Line>,
}

/// A place for each node of a network, on a plane without a scale.
pub fn positions(network: &Network) -> Vec<Point> {
    let most = network.links.iter().map(|link| link.segments).max().unwrap_or(1);
    let length = |segments: u32| match segments {
        _ if segments * 2 >= most => 2,
        _ if segments * 5 >= most => 3,
        _ => 4,
    };
    let links: Vec<(usize, usize, u32)> =
        network.links.iter().map(|link| (link.a, link.b, length(link.segments))).collect();
    layout(network.nodes.len(), &links)
}

/// The nodes in a room: scaled, then pushed apart. They stay where they are whatever the focus is.
pub fn spots(
    network: &Network,
    positions: &[Point],
    room: Room,
    name: &dyn Fn(usize) -> &'static str,
) -> Vec<Spot> {
    let most = network.nodes.iter().map(|&(_, segments)| segments).max().unwrap_or(1).max(1);
    let largest = match network.nodes.len() {
        0..=60 => 12.0,
        61..=150 => 9.5,
        _ => 7.5,
    };
    let radius = |segments: usize| {
        let part = (segments as f64 / most as f64).sqrt();
        tenths(3.5 + (largest - 3.5) * part)
    };
    let radii: Vec<f64> = network.nodes.iter().map(|&(_, segments)| radius(segments)).collect();
    let mut filled = 0.0;
    let around: Vec<Around> = radii
        .iter()
        .enumerate()
        .map(|(node, &radius)| {
            let bare =
                Around { side: radius + GAP_PX, above: radius + GAP_PX, below: radius + GAP_PX };
            let width = width_px(&words(name(node), room), SIZE_PX);
            let named = Around {
                side: bare.side.max(width / 2.0 + GAP_PX),
                below: bare.below + LINE_PX,
                ..bare
            };
            filled += named.side * 2.0 * (named.above + named.below);
            let has_room = filled < room.width * room.height * FILLED;
            if node < ALL_NAMES && has_room { named } else { bare }
        })
        .collect();
    let mut points = scaled(positions, room);
    separate(&mut points, &around, (room.width, room.height));
    let spot = |(point, radius): (Point, f64)| Spot {
        at: Point { x: tenths(point.x), y: tenths(point.y) },
        radius,
    };
    points.into_iter().zip(radii).map(spot).collect()
}

/// Short numbers keep the document small.
fn tenths(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

/// The points spread over a room, with the longer side of both along each other.
fn scaled(points: &[Point], room: Room) -> Vec<Point> {
    let (across, down) = (
        points.iter().map(|point| point.x).collect::<Vec<f64>>(),
        points.iter().map(|point| point.y).collect::<Vec<f64>>(),
    );
    let is_turned = (extent(&across) >= extent(&down)) != (room.width >= room.height);
    let (across, down) = if is_turned { (down, across) } else { (across, down) };
    let inner = (room.width - 5.0 * MARGIN_PX, room.height - 2.0 * MARGIN_PX - LINE_PX);
    let scale = |room: f64, extent: f64| if extent > 1e-6 { room / extent } else { 0.0 };
    let (x_scale, y_scale) = (scale(inner.0, extent(&across)), scale(inner.1, extent(&down)));
    let limit =
        |own: f64, other: f64| if other > 0.0 { own.min(other * MOST_STRETCHED) } else { own };
    let x = evened(&across, limit(x_scale, y_scale));
    let y = evened(&down, limit(y_scale, x_scale));
    let (middle_x, middle_y) = (room.width / 2.0, (room.height - LINE_PX) / 2.0);
    x.into_iter().zip(y).map(|(x, y)| Point { x: middle_x + x, y: middle_y + y }).collect()
}

fn ends(values: &[f64]) -> (f64, f64) {
    let first = values.first().copied().unwrap_or(0.0);
    values.iter().fold((first, first), |(low, high), &value| (low.min(value), high.max(value)))
}

fn extent(values: &[f64]) -> f64 {
    let (low, high) = ends(values);
    high - low
}

/// Values around 0, scaled, and moved some of the way to even steps in the same order: where many crowd
/// together they part, and a few that lie far out do not press the others together.
fn evened(values: &[f64], scale: f64) -> Vec<f64> {
    let share = if values.len() > ALL_NAMES { 0.65 } else { 0.3 };
    let (low, high) = ends(values);
    let mut order: Vec<usize> = (0..values.len()).collect();
    let at = |i: usize| values.get(i).copied().unwrap_or(0.0);
    order.order_by(|&a, &b| at(a).total_cmp(&at(b)));
    let last = values.len().saturating_sub(1).max(1) as f64;
    let mut placed = vec![0.0; values.len()];
    for (rank, node) in order.into_iter().enumerate() {
        let even = (rank as f64 / last - 0.5) * (high - low);
        if let Some(slot) = placed.get_mut(node) {
            *slot = ((at(node) - (low + high) / 2.0) * (1.0 - share) + even * share) * scale;
        }
    }
    placed
}

/// What is drawn with a focus, or without one; `listed` are the ties that stand out.
pub fn draw(
    network: &Network,
    listed: &[Link],
    spots: &[Spot],
    room: Room,
    focus: Option<EntityIx>,
    name: &dyn Fn(usize) -> &'static str,
) -> Drawing {
    let focus = focus.and_then(|entity| network.position(entity));
    let nodes = network.nodes.len();
    let lights: Vec<Light> = match focus {
        None => vec![Light::Plain; nodes],
        Some(focus) => {
            let mut lights = vec![Light::Faded; nodes];
            let ends = listed.iter().map(|link| link.other(focus)).chain([focus]);
            for end in ends {
                if let Some(light) = lights.get_mut(end) {
                    *light = Light::Lit;
                }
            }
            lights
        }
    };
    let most = network.links.iter().chain(listed).map(|link| link.segments).max().unwrap_or(1);
    let line = |link: Link, light: Light| {
        let part = f64::from(link.segments) / f64::from(most.max(1));
        Line { link, width: tenths(0.6 + 3.6 * part), light }
    };
    let mut lines: Vec<Line> = match focus {
        None => network.links.iter().map(|&link| line(link, Light::Plain)).collect(),
        Some(focus) => {
            let others = network.links.iter().filter(|link| !link.touches(focus));
            let others = others.map(|&link| line(link, Light::Faded));
            // Reversed with the rest below: the strongest lie on top.
            listed.iter().map(|&link| line(link, Light::Lit)).chain(others).collect()
        }
    };
    lines.reverse();
    let order: Vec<usize> = match focus {
        Some(focus) => {
            [focus].into_iter().chain(listed.iter().map(|link| link.other(focus))).collect()
        }
        None if nodes <= ALL_NAMES => (0..nodes).collect(),
        None => most_connected(network),
    };
    let obstacles: Vec<usize> = match focus {
        Some(_) => order.clone(),
        None => (0..nodes).collect(),
    };
    let labels = labels(spots, &order, &obstacles, focus, room, name);
    Drawing { labels, lights, lines }
}

/// The nodes with most ties.
fn most_connected(network: &Network) -> Vec<usize> {
    let mut ties = vec![0usize; network.nodes.len()];
    for link in &network.links {
        for end in [link.a, link.b] {
            if let Some(count) = ties.get_mut(end) {
                *count += 1;
            }
        }
    }
    let mut order: Vec<usize> = (0..ties.len()).collect();
    order.order_by_key(|&node| std::cmp::Reverse(ties.get(node).copied()));
    order.truncate(FEW_NAMES);
    order
}
