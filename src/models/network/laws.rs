//! What holds of every network.

use proptest::prelude::*;
use readout_corpus::model::EntityIx;
use readout_corpus::query::{Facet, Query, run};

use super::counts::{Counts, Kinds};
use super::drawing::{Area, Drawing, Light, Room, Spot, draw, positions, spots};
use super::graph::{FEW, Network, around, comfortable, network};
use super::layout::layout;
use super::passages::shared;
use crate::models::fixture::{self, ANNA, BORIS, CARL, NORTH_OFFICE, PORT_CITY};
use crate::models::scope::Scope;

fn counts() -> Counts {
    let corpus = fixture::corpus();
    Counts::of(corpus, &Scope::all(corpus), Kinds::WithPlaces, None)
}

#[test]
fn counts_are_those_of_a_recount_by_hand_and_the_same_both_ways() {
    let corpus = fixture::corpus();
    let counts = counts();
    assert!(counts.entities().len() > 3);
    for (a, &(one, own)) in counts.entities().iter().enumerate() {
        let entity = corpus.entity(one).expect("an entity");
        assert_eq!(entity.segments().count(), own);
        for (b, &(other, _)) in counts.entities().iter().enumerate() {
            let recount = match one == other {
                true => 0,
                false => entity.segments_shared_with(other).count(),
            };
            assert_eq!(counts.together(a, b) as usize, recount);
            assert_eq!(counts.together(b, a), counts.together(a, b));
        }
    }
}

#[test]
fn people_and_organisations_are_counted_and_places_only_where_they_are_asked_for() {
    let corpus = fixture::corpus();
    let scope = Scope::all(corpus);
    let without = Counts::of(corpus, &scope, Kinds::Usual, None);
    assert_eq!(without.position(PORT_CITY), None);
    assert!(counts().position(PORT_CITY).is_some());
    // Whoever is asked for is there, whatever it is.
    assert!(
        Counts::of(corpus, &scope, Kinds::Usual, Some(PORT_CITY)).position(PORT_CITY).is_some()
    );
    // Who is not named has no place.
    assert_eq!(without.position(NORTH_OFFICE), None);
}

#[test]
fn only_what_the_filters_leave_is_counted() {
    let corpus = fixture::corpus();
    let mut query = Query::default();
    query.filters.add(Facet::Originator, "south-office");
    let scope = Scope::of(corpus, &run(corpus, &query), None);
    let counts = Counts::of(corpus, &scope, Kinds::Usual, None);
    let (anna, boris) = (counts.position(ANNA), counts.position(BORIS));
    assert_eq!(anna.zip(boris).map(|(a, b)| counts.together(a, b)), Some(1));
    assert_eq!(counts.position(CARL), None);
}

#[test]
fn a_least_number_leaves_those_who_reach_it_with_anyone() {
    let counts = counts();
    let strong = network(&counts, 2, None);
    let who: Vec<EntityIx> = strong.nodes.iter().map(|&(ix, _)| ix).collect();
    assert_eq!(who, [ANNA, BORIS]);
    assert_eq!(strong.links.len(), 1);
    // Who must be there brings companions, below the least number.
    let with_carl = network(&counts, 2, Some(CARL));
    let carl = with_carl.position(CARL).expect("Carl");
    assert_eq!(with_carl.ties_of(&counts, carl).len(), 2);
}

#[test]
fn one_is_drawn_with_its_companions_and_their_ties_that_are_no_accident() {
    let corpus = fixture::corpus();
    let all = Counts::of(corpus, &Scope::all(corpus), Kinds::All, None);
    let small = around(&all, ANNA, &[BORIS, CARL, PORT_CITY]);
    let ties: Vec<_> = small
        .links
        .iter()
        .map(|link| (small.nodes[link.a].0, small.nodes[link.b].0, link.segments))
        .collect();
    assert_eq!(ties, [(ANNA, BORIS, 3), (ANNA, CARL, 1), (ANNA, PORT_CITY, 1)]);
    assert!(around(&all, NORTH_OFFICE, &[]).nodes.is_empty());
}

#[test]
fn a_tie_opens_the_segments_that_it_counts_and_the_sentences_that_name_both() {
    let corpus = fixture::corpus();
    let anna = corpus.entity(ANNA).expect("an entity");
    let scope = Scope::all(corpus);
    let found = shared(&scope, anna, BORIS);
    let ids: Vec<_> = found.iter().map(|one| one.segment.id()).collect();
    assert_eq!(ids, ["b-southern-account/all", "a-northern-account/all", "c-older/all"]);
    let [southern, _, older] = found.as_slice() else { panic!("three segments") };
    assert!(southern.together.is_empty());
    let first = southern.first.each_ref().map(|one| one.as_deref());
    assert_eq!(first, [Some("b-southern-account/all~2"), Some("b-southern-account/all~1")]);
    let [passage] = older.together.as_slice() else { panic!("one sentence") };
    assert_eq!(passage.id, "c-older/all~1");
    let names: Vec<_> = passage.names.iter().map(|span| span.of(passage.words)).collect();
    assert_eq!(names, ["Anna Berg", "Boris Klein"]);
}

const NAMES: [&str; 5] =
    ["Wang", "Ministry of Foreign Affairs of the Northern Coast", "Анна Берг", "安娜·贝格", "A"];

fn name(node: usize) -> &'static str {
    NAMES[node % NAMES.len()]
}

/// A corpus-less table of counts: `entities` in `segments`, drawn by a fixed rule from a seed.
fn made_up(entities: u32, segments: u32, seed: u64) -> Counts {
    let mut state = seed | 1;
    let mut next = move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u32
    };
    let segments: Vec<Vec<EntityIx>> = (0..segments)
        .map(|_| {
            // Some are named everywhere, most rarely: the square of an even draw.
            let draw = |one: u32| {
                ((u64::from(one % 1000).pow(2) * u64::from(entities)) / 1_000_000) as u32
            };
            let mut own: Vec<EntityIx> =
                (0..2 + next() % 8).map(|_| EntityIx(draw(next()))).collect();
            own.sort_unstable();
            own.dedup();
            own
        })
        .collect();
    Counts::of_segments(entities, &segments)
}

fn meets(a: Area, b: Area) -> bool {
    a.left < b.right && b.left < a.right && a.top < b.foot && b.top < a.foot
}

/// What must hold of a drawing for a reader to be able to read it.
fn check(network: &Network, spots: &[Spot], drawing: &Drawing, room: Room) {
    for spot in spots {
        let (x, y) = (spot.at.x, spot.at.y);
        assert!(x.is_finite() && x >= 0.0 && x <= room.width, "{x} of {room:?}");
        assert!(y.is_finite() && y >= 0.0 && y <= room.height, "{y} of {room:?}");
    }
    let named: Vec<(usize, Area)> = drawing
        .labels
        .iter()
        .enumerate()
        .filter_map(|(node, label)| Some((node, label.as_ref()?.area)))
        .collect();
    for (i, &(node, label)) in named.iter().enumerate() {
        assert!(room.holds(label));
        for &(other, other_label) in &named[..i] {
            assert!(!meets(label, other_label), "two names cover each other");
            let (own, theirs) = (Area::of(&spots[node]), Area::of(&spots[other]));
            assert!(!meets(own, theirs), "two nodes with names cover each other");
        }
    }
    let lit = drawing.lights.iter().filter(|&&light| light != Light::Faded).count();
    assert!(lit > 0 && drawing.lights.len() == network.nodes.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn equal_networks_are_drawn_alike_and_can_be_read(
        entities in 2u32..90,
        segments in 1u32..120,
        seed: u64,
        width in 220.0..1100.0f64,
        focus in 0u32..90,
    ) {
        let counts = made_up(entities, segments, seed);
        let least = comfortable(&counts);
        let network = network(&counts, least, None);
        let room = Room::of(width, network.nodes.len());
        let places = positions(&network);
        prop_assert_eq!(&places, &positions(&network));
        let spots = spots(&network, &places, room, &name);
        let plain = draw(&network, &network.listed(&counts, None), &spots, room, None, &name);
        if !network.nodes.is_empty() {
            check(&network, &spots, &plain, room);
        }
        // Each line of the picture is a line of the table, and the other way round.
        prop_assert_eq!(plain.lines.len(), network.links.len());
        let focus = EntityIx(focus);
        let listed = network.listed(&counts, Some(focus));
        let lit = draw(&network, &listed, &spots, room, Some(focus), &name);
        if let Some(own) = network.position(focus) {
            let drawn = lit.lines.iter().filter(|line| line.light == Light::Lit).count();
            prop_assert_eq!(drawn, listed.len());
            prop_assert!(listed.iter().all(|link| link.touches(own)));
            prop_assert!(lit.labels[own].is_some(), "the focus has its name");
            check(&network, &spots, &lit, room);
        }
        for link in &network.links {
            prop_assert!(link.a < link.b && link.segments >= least);
        }
    }

    #[test]
    fn a_layout_is_finite_whatever_the_ties_are(
        nodes in 0usize..40,
        links in prop::collection::vec((0usize..44, 0usize..44, 0u32..9), 0..80),
    ) {
        let places = layout(nodes, &links);
        prop_assert_eq!(places.len(), nodes);
        prop_assert!(places.iter().all(|place| place.x.is_finite() && place.y.is_finite()));
        for (i, one) in places.iter().enumerate() {
            prop_assert!(places[..i].iter().all(|other| one.distance(*other) > 1e-9));
        }
    }
}

#[test]
fn nodes_stand_near_those_they_are_tied_to() {
    // Two triangles with one tie between them.
    let links = [(0, 1, 2), (1, 2, 2), (0, 2, 2), (3, 4, 2), (4, 5, 2), (3, 5, 2), (2, 3, 4)];
    let at = layout(6, &links);
    for (a, b, _) in links.iter().filter(|link| link.2 == 2) {
        assert!(at[*a].distance(at[*b]) < at[0].distance(at[4]), "{a} and {b}");
    }
}

#[test]
fn five_hundred_are_drawn_with_the_names_of_the_most_connected() {
    let counts = made_up(700, 1500, 7);
    assert_eq!((counts.entities().len(), counts.occurring > 500), (500, true));
    let network = network(&counts, 1, None);
    assert!(network.nodes.len() > 450, "{}", network.nodes.len());
    assert!(network.links.len() <= network.nodes.len() * network.kept);
    let room = Room::of(800.0, network.nodes.len());
    let spots = spots(&network, &positions(&network), room, &name);
    let drawing = draw(&network, &network.listed(&counts, None), &spots, room, None, &name);
    let names = drawing.labels.iter().flatten().count();
    assert!((15..=40).contains(&names), "{names}");
    check(&network, &spots, &drawing, room);
    let own = EntityIx(3);
    let listed = network.listed(&counts, Some(own));
    let drawing = draw(&network, &listed, &spots, room, Some(own), &name);
    let node = network.position(own).expect("a node");
    assert!(drawing.labels[node].is_some() && listed.len() > FEW);
    check(&network, &spots, &drawing, room);
}
