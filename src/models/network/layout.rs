//! Where the nodes of a graph stand on a plane: stress majorisation.
//!
//! Distances on the plane follow distances in the graph (Gansner, Koren and North, 2004), each node
//! looking at its neighbours and at some pivots that stand for all others (Ortmann, Klimenta and
//! Brandes, 2017), so that time grows with the number of ties. Start and order are fixed and only
//! `+ − × ÷ √` are used, which every machine rounds alike: equal graphs have equal layouts.

/// Nodes that stand for the others; small graphs have all of theirs.
const PIVOTS: usize = 64;
/// Rounds in which each node moves once.
const ROUNDS: usize = 70;
/// A turn by the golden angle, 137.5°.
const TURN: (f64, f64) = (-0.737_368_878_078_320, 0.675_490_294_261_524);
const UNREACHED: u32 = u32::MAX;

/// A place on the plane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Point {
    /// The distance to another one.
    pub fn distance(self, other: Self) -> f64 {
        let (x, y) = (self.x - other.x, self.y - other.y);
        (x * x + y * y).sqrt()
    }
}

/// One term of a node's stress: the other node, the distance that is wanted, and how much it counts.
type Term = (usize, f64, f64);

/// A place for each node. Links are pairs of nodes with the length that is wanted, a small number.
pub fn layout(nodes: usize, links: &[(usize, usize, u32)]) -> Vec<Point> {
    let mut neighbours: Vec<Vec<(usize, u32)>> = vec![Vec::new(); nodes];
    for &(a, b, length) in links {
        for (from, to) in [(a, b), (b, a)] {
            if let (true, Some(own)) = (to < nodes && a != b, neighbours.get_mut(from)) {
                own.push((to, length.max(1)));
            }
        }
    }
    let mut points = spiral(nodes);
    let terms = terms(&neighbours);
    for _ in 0..ROUNDS {
        for (node, terms) in terms.iter().enumerate() {
            let Some(&own) = points.get(node) else { continue };
            let (mut x, mut y, mut whole) = (0.0, 0.0, 0.0);
            for &(other, wanted, weight) in terms {
                let Some(&there) = points.get(other) else { continue };
                let distance = own.distance(there);
                // Two on one spot part in a direction that follows from their positions in the list.
                let (dx, dy) = if distance > 1e-9 {
                    ((own.x - there.x) / distance, (own.y - there.y) / distance)
                } else if node < other {
                    TURN
                } else {
                    (-TURN.0, -TURN.1)
                };
                x += weight * (there.x + wanted * dx);
                y += weight * (there.y + wanted * dy);
                whole += weight;
            }
            if let (true, Some(point)) = (whole > 0.0, points.get_mut(node)) {
                *point = Point { x: x / whole, y: y / whole };
            }
        }
    }
    points
}

/// The places of sunflower seeds: evenly spread, the first ones in the middle.
fn spiral(nodes: usize) -> Vec<Point> {
    let mut direction = (1.0, 0.0);
    (0..nodes)
        .map(|node| {
            let radius = (node as f64 + 0.5).sqrt() * 2.0;
            let point = Point { x: radius * direction.0, y: radius * direction.1 };
            direction = (
                direction.0 * TURN.0 - direction.1 * TURN.1,
                direction.0 * TURN.1 + direction.1 * TURN.0,
            );
            point
        })
        .collect()
}

/// What each node looks at: its neighbours, and the pivots, each for the nodes that it stands for.
fn terms(neighbours: &[Vec<(usize, u32)>]) -> Vec<Vec<Term>> {
    let nodes = neighbours.len();
    let mut pivots: Vec<(usize, Vec<u32>)> = Vec::new();
    let mut nearest = vec![UNREACHED; nodes];
    let mut stands_for = vec![0usize; nodes];
    let mut next = 0;
    while pivots.len() < PIVOTS.min(nodes) {
        let own = distances(neighbours, next);
        for ((nearest, pivot), &distance) in nearest.iter_mut().zip(&mut stands_for).zip(&own) {
            if distance < *nearest {
                (*nearest, *pivot) = (distance, pivots.len());
            }
        }
        pivots.push((next, own));
        // The one that is farthest from all pivots; of several, the first.
        let mut farthest = (0, 0);
        for (node, &distance) in nearest.iter().enumerate() {
            if distance > farthest.0 {
                farthest = (distance, node);
            }
        }
        if farthest.0 == 0 {
            break;
        }
        next = farthest.1;
    }
    let mut regions = vec![0u32; pivots.len()];
    for (&pivot, &distance) in stands_for.iter().zip(&nearest) {
        if let (true, Some(region)) = (distance != UNREACHED, regions.get_mut(pivot)) {
            *region += 1;
        }
    }
    let reached = pivots.iter().flat_map(|(_, own)| own).filter(|&&one| one != UNREACHED);
    // Parts without a tie to each other stand beside each other, closer than the ends of the largest.
    let apart = reached.copied().max().unwrap_or(0) * 2 / 3 + 3;
    let term = |other: usize, wanted: u32, count: u32| {
        let wanted = f64::from(wanted);
        (other, wanted, f64::from(count) / (wanted * wanted))
    };
    let own_terms = |(node, own): (usize, &Vec<(usize, u32)>)| {
        let mut all: Vec<Term> =
            own.iter().map(|&(other, length)| term(other, length, 1)).collect();
        for ((pivot, distances), &region) in pivots.iter().zip(&regions) {
            let distance = distances.get(node).copied().unwrap_or(UNREACHED);
            if *pivot != node && distance > 0 {
                all.push(term(
                    *pivot,
                    if distance == UNREACHED { apart } else { distance },
                    region,
                ));
            }
        }
        all
    };
    neighbours.iter().enumerate().map(own_terms).collect()
}

/// The length of the shortest way from one node to each, by Dial's buckets: lengths are small numbers.
fn distances(neighbours: &[Vec<(usize, u32)>], from: usize) -> Vec<u32> {
    let mut found = vec![UNREACHED; neighbours.len()];
    if let Some(start) = found.get_mut(from) {
        *start = 0;
    }
    let mut waiting: Vec<Vec<usize>> = vec![vec![from]];
    let mut length = 0;
    while let Some(here) = waiting.get_mut(length).map(std::mem::take) {
        for node in here {
            // A shorter way was found since.
            if found.get(node) != Some(&(length as u32)) {
                continue;
            }
            for &(other, step) in neighbours.get(node).into_iter().flatten() {
                let far = length + step as usize;
                if let Some(known) = found.get_mut(other)
                    && (far as u32) < *known
                {
                    *known = far as u32;
                    if waiting.len() <= far {
                        waiting.resize(far + 1, Vec::new());
                    }
                    if let Some(bucket) = waiting.get_mut(far) {
                        bucket.push(other);
                    }
                }
            }
        }
        length += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_work_grows_with_nodes_and_ties_and_not_with_pairs_of_nodes() {
        for nodes in [500, 2000] {
            // A ring in which each is tied to the next three.
            let mut neighbours: Vec<Vec<(usize, u32)>> = vec![Vec::new(); nodes];
            for node in 0..nodes {
                for step in 1..4 {
                    let other = (node + step) % nodes;
                    neighbours[node].push((other, 2));
                    neighbours[other].push((node, 2));
                }
            }
            let all: usize = terms(&neighbours).iter().map(Vec::len).sum();
            assert!(all <= nodes * (PIVOTS + 6), "{all} terms for {nodes} nodes");
        }
    }

    #[test]
    fn a_small_graph_looks_at_every_pair() {
        let neighbours = vec![vec![(1, 2)], vec![(0, 2), (2, 4)], vec![(1, 4)]];
        let all = terms(&neighbours);
        assert!(all.iter().all(|own| own.iter().any(|term| term.2 > 0.0) && own.len() >= 2));
        assert_eq!(distances(&neighbours, 0), [0, 2, 6]);
    }
}
