//! Which entities and which of their ties are drawn.

use readout_corpus::model::EntityIx;

use super::counts::Counts;
use crate::models::order::Order as _;

/// The least numbers of shared segments that can be asked for.
pub const LEAST: [u32; 10] = [1, 2, 3, 4, 5, 8, 12, 20, 35, 60];
/// Where the reader asks for no least number, it is raised until so many entities are left at most …
const COMFORTABLE: usize = 60;
/// … but never so far that fewer than these are left.
const SPARSE: usize = 8;
/// The companions shown of one who shares fewer segments with everybody than the least number.
pub const FEW: usize = 12;

/// Two that occur together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The position of one in the network.
    pub a: usize,
    /// The position of the other; `a < b`.
    pub b: usize,
    /// The number of segments that name both.
    pub segments: u32,
}

impl Link {
    fn new(a: usize, b: usize, segments: u32) -> Self {
        Self { a: a.min(b), b: a.max(b), segments }
    }

    /// Whether it ends at a position.
    pub fn touches(self, position: usize) -> bool {
        self.a == position || self.b == position
    }

    /// The other end.
    pub fn other(self, position: usize) -> usize {
        if self.a == position { self.b } else { self.a }
    }
}

/// What is drawn without a focus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// The entities, those in most segments first, with the number of segments that name them.
    pub nodes: Vec<(EntityIx, usize)>,
    /// The strongest ties of each, the strongest first.
    pub links: Vec<Link>,
    /// How many ties of its own each keeps at most; those that others keep come besides.
    pub kept: usize,
    /// How many pairs share at least the least number.
    pub pairs: usize,
    /// The least number of segments that two share.
    pub least: u32,
}

/// The least number that leaves a picture that is easily read.
pub fn comfortable(counts: &Counts) -> u32 {
    let mut chosen = 1;
    for least in LEAST {
        let left = connected(counts, least).len();
        if least > 1 && left < SPARSE {
            break;
        }
        chosen = least;
        if left <= COMFORTABLE {
            break;
        }
    }
    chosen
}

/// The positions of those who share at least so many segments with anyone.
fn connected(counts: &Counts, least: u32) -> Vec<usize> {
    let all = counts.entities().len();
    let has_tie = |&a: &usize| (0..all).any(|b| counts.together(a, b) >= least);
    (0..all).filter(has_tie).collect()
}

/// How many ties each of so many keeps, so that lines do not fill the picture.
fn kept(nodes: usize) -> usize {
    match nodes {
        0..=13 => 12,
        14..=120 => 3,
        _ => 2,
    }
}

/// All who share at least `least` segments with anyone, with the strongest ties of each.
///
/// An entity that must be there and shares fewer brings its strongest companions with it.
pub fn network(counts: &Counts, least: u32, must: Option<EntityIx>) -> Network {
    let least = least.max(1);
    let mut chosen = connected(counts, least);
    let must = must.and_then(|entity| counts.position(entity));
    let below = must.filter(|must| !chosen.contains(must));
    if let Some(must) = below {
        chosen.push(must);
        let own = counts.companions(must, 1).into_iter().take(FEW).map(|(other, _)| other);
        chosen.extend(own);
        chosen.order();
        chosen.dedup();
    }
    let at_least = |a: usize, b: usize| match below {
        Some(must) if a == must || b == must => 1,
        _ => least,
    };
    let kept = kept(chosen.len());
    among(counts, &chosen, (least, kept), &at_least, &|_| kept)
}

/// One entity and some companions, with the ties among them.
pub fn around(counts: &Counts, entity: EntityIx, companions: &[EntityIx]) -> Network {
    let Some(own) = counts.position(entity) else { return Network::default() };
    let others = companions.iter().filter_map(|&other| counts.position(other));
    let mut chosen: Vec<usize> = others.chain([own]).collect();
    chosen.order();
    chosen.dedup();
    // The ties to the entity are what it is about; of the others, those that are no accident.
    let at_least = |a: usize, b: usize| if a == own || b == own { 1 } else { 2 };
    let kept = |a: usize| if a == own { chosen.len() } else { 2 };
    let mut network = among(counts, &chosen, (1, 2), &at_least, &kept);
    network.nodes.truncate(if chosen.len() > 1 { chosen.len() } else { 0 });
    network
}

fn among(
    counts: &Counts,
    chosen: &[usize],
    (least, kept): (u32, usize),
    at_least: &dyn Fn(usize, usize) -> u32,
    kept_by: &dyn Fn(usize) -> usize,
) -> Network {
    let mut links: Vec<Link> = Vec::new();
    let mut own: Vec<Link> = Vec::new();
    for (i, &a) in chosen.iter().enumerate() {
        own.clear();
        let ties = chosen.iter().enumerate().filter(|&(j, _)| j != i);
        let ties = ties.map(|(j, &b)| (Link::new(i, j, counts.together(a, b)), at_least(a, b)));
        own.extend(ties.filter(|(link, least)| link.segments >= *least).map(|(link, _)| link));
        own.order_by_key(|link| std::cmp::Reverse(link.segments));
        links.extend(own.iter().take(kept_by(a)));
    }
    links.order_by_key(|link| (std::cmp::Reverse(link.segments), link.a, link.b));
    links.dedup();
    let nodes = chosen.iter().filter_map(|&at| counts.entities().get(at).copied()).collect();
    Network { nodes, links, kept, pairs: counts.pairs(least), least }
}

impl Network {
    /// Where an entity stands among the nodes.
    pub fn position(&self, entity: EntityIx) -> Option<usize> {
        self.nodes.iter().position(|&(ix, _)| ix == entity)
    }

    /// The ties that stand out: those of the focus, or without one the strongest of all.
    pub fn listed(&self, counts: &Counts, focus: Option<EntityIx>) -> Vec<Link> {
        match focus.and_then(|entity| self.position(entity)) {
            Some(node) => self.ties_of(counts, node),
            None => self.links.clone(),
        }
    }

    /// All ties of one node to the others, the strongest first, also those that are left out without a focus.
    pub fn ties_of(&self, counts: &Counts, node: usize) -> Vec<Link> {
        let at = |node: usize| counts.position(self.nodes.get(node)?.0);
        let Some(own) = at(node) else { return Vec::new() };
        let ties = |least: u32| -> Vec<Link> {
            let mut links: Vec<Link> = (0..self.nodes.len())
                .filter(|&other| other != node)
                .filter_map(|other| Some(Link::new(node, other, counts.together(own, at(other)?))))
                .filter(|link| link.segments >= least.max(1))
                .collect();
            links.order_by_key(|link| std::cmp::Reverse(link.segments));
            links
        };
        let enough = ties(self.least);
        if enough.is_empty() { ties(1).into_iter().take(FEW).collect() } else { enough }
    }
}
