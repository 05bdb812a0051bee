//! The network as a picture. A table or list beside it carries the same for those who do not see it.

use leptos::html::Div;
use leptos::prelude::*;
use readout_corpus::model::EntityIx;

use crate::corpus::side_class;
use crate::dom;
use crate::models::network::drawing::{Drawing, Light, Line, Room, Spot, draw, positions, spots};
use crate::models::network::graph::{Link, Network};
use crate::parts::turns::in_line;
use crate::state::Page;
use crate::words;

/// From so many nodes on, lines are fainter.
const MANY: usize = 120;

/// What a picture shows, and what a click in it does.
#[derive(Clone, Copy)]
pub struct Picture {
    /// What every view shares.
    pub page: Page,
    /// The entities and their strongest ties.
    pub network: Memo<Network>,
    /// The ties that stand out.
    pub listed: Memo<Vec<Link>>,
    /// The entity in focus.
    pub focus: Memo<Option<EntityIx>>,
    /// The companion whose passages with the focus are open.
    pub open: Memo<Option<EntityIx>>,
    /// Whether it stands beside something else, in little room.
    pub is_small: bool,
    /// What a click does, with the id of an entity or those of the two ends of a tie.
    pub pick: fn(Page, &str, Option<&str>),
}

/// The picture, as wide as its place.
pub fn network_picture(picture: Picture) -> AnyView {
    let Picture { page, network, listed, focus, .. } = picture;
    let width = RwSignal::new(0.0);
    // Measured and not drawn yet.
    let is_measured = RwSignal::new(false);
    let container = NodeRef::<Div>::new();
    let watch = StoredValue::new_local(None);
    Effect::new(move || {
        if let Some(element) = container.get() {
            watch.set_value(dom::SizeWatch::new(&element, move |px, _| {
                // What is measured within a frame is drawn in another; the view may be gone by then.
                let _ = is_measured.try_set(true);
                in_line(move || {
                    let _ = is_measured.try_set(false);
                    width.try_set(px.floor()).is_none()
                });
            }));
        }
    });
    on_cleanup(move || watch.dispose());
    let places = Memo::new(move |_| network.with(positions));
    let room = Memo::new(move |_| match (picture.is_small, width.get()) {
        (_, px) if px < 1.0 => None,
        (true, px) => Some(Room::small(px)),
        (false, px) => Some(Room::of(px, network.with(|network| network.nodes.len()))),
    });
    let spots = Memo::new(move |_| {
        let room = room.get().unwrap_or_default();
        network.with(|network| {
            places.with(|places| spots(network, places, room, &|node| name(page, network, node)))
        })
    });
    let svg = move || {
        let room = room.get()?;
        network.with(|network| {
            let drawing = spots.with(|spots| {
                listed.with(|listed| {
                    let name = |node| name(page, network, node);
                    draw(network, listed, spots, room, focus.get(), &name)
                })
            });
            spots.with(|spots| drawn(picture, network, spots, &drawing, room))
        })
    };
    let busy = move || is_measured.get().then_some("true");
    view! { <div class="network-chart" node_ref=container aria-busy=busy>{svg}</div> }.into_any()
}

fn name(page: Page, network: &Network, node: usize) -> &'static str {
    let entity = network.nodes.get(node).and_then(|&(ix, _)| page.corpus.entity(ix));
    entity.map_or("", |entity| entity.name())
}

fn drawn(
    picture: Picture,
    network: &Network,
    spots: &[Spot],
    drawing: &Drawing,
    room: Room,
) -> Option<AnyView> {
    let page = picture.page;
    if network.nodes.is_empty() {
        return None;
    }
    let focus = picture.focus.get().and_then(|entity| network.position(entity));
    let open = picture.open.get().and_then(|entity| network.position(entity));
    let ties: Vec<AnyView> = drawing
        .lines
        .iter()
        .filter(|line| line.light != Light::Faded)
        .filter_map(|line| {
            let is_open =
                focus.zip(open).is_some_and(|(a, b)| line.link.touches(a) && line.link.touches(b));
            tie(page, network, spots, line, focus, is_open)
        })
        .collect();
    // Ties that have nothing to do with the focus are one shape: there may be a thousand.
    let mut faded = String::new();
    for line in drawing.lines.iter().filter(|line| line.light == Light::Faded) {
        if let Some(path) = path(spots, line.link.a, line.link.b) {
            faded.push_str(&path);
        }
    }
    let nodes: Vec<AnyView> = (spots.iter().zip(&drawing.lights).enumerate())
        .rev()
        .filter_map(|(at, (spot, &light))| node(page, network, at, spot, light, focus == Some(at)))
        .collect();
    let labels: Vec<AnyView> = drawing
        .labels
        .iter()
        .enumerate()
        .filter_map(|(at, label)| {
            let label = label.as_ref()?;
            let class = if focus == Some(at) { "network-label is-focus" } else { "network-label" };
            let (x, y) = (label.area.left, label.area.base());
            let id = page.corpus.entity(network.nodes.get(at)?.0)?.id();
            let words = label.words.clone();
            Some(
                view! { <text class=class x=short(x) y=short(y) data-part=id>{words}</text> }
                    .into_any(),
            )
        })
        .collect();
    let focused =
        focus.map(|at| format!(" around {}", name(page, network, at))).unwrap_or_default();
    let label = format!(
        "Network{focused}: {}, {}. The same stands as text beside it",
        words::count(network.nodes.len(), "entity"),
        words::count(drawing.lines.len(), "tie"),
    );
    let class = if network.nodes.len() > MANY { "network is-many" } else { "network" };
    let click = move |event: leptos::ev::MouseEvent| {
        if let Some((one, other)) = dom::clicked_part(&event) {
            (picture.pick)(page, &one, other.as_deref());
        }
    };
    Some(
        view! {
            <svg
                class=class
                role="img"
                aria-label=label
                viewBox=format!("0 0 {} {}", room.width, room.height)
                width=room.width
                height=room.height
                on:click=click
            >
                <path class="network-faded" d=faded/>
                <g>{ties}</g>
                <g>{nodes}</g>
                <g>{labels}</g>
            </svg>
        }
        .into_any(),
    )
}

fn short(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

/// A line from one node to another.
fn path(spots: &[Spot], from: usize, to: usize) -> Option<String> {
    let (a, b) = (spots.get(from)?.at, spots.get(to)?.at);
    Some(format!("M{} {}L{} {}", a.x, a.y, b.x, b.y))
}

fn tie(
    page: Page,
    network: &Network,
    spots: &[Spot],
    line: &Line,
    focus: Option<usize>,
    is_open: bool,
) -> Option<AnyView> {
    let link = line.link;
    // Of a tie of the focus, the focus comes first.
    let (from, to) = match focus {
        Some(focus) if link.b == focus => (link.b, link.a),
        _ => (link.a, link.b),
    };
    let path = path(spots, from, to)?;
    let end = |node: usize| page.corpus.entity(network.nodes.get(node)?.0);
    let (from, to) = (end(from)?, end(to)?);
    let title = format!(
        "{} and {}: {}",
        from.name(),
        to.name(),
        words::count(link.segments as usize, "segment")
    );
    let class = match (is_open, line.light) {
        (true, _) => "network-tie is-open",
        (_, Light::Lit) => "network-tie is-lit",
        _ => "network-tie",
    };
    // A thin line is hard to hit, so a wide one that is not seen lies under it.
    Some(
        view! {
            <g class=class data-part=from.id() data-to=to.id()>
                {leptos::tachys::svg::title().child(title)}
                <path class="network-hit" d=path.clone()/>
                <path class="network-line" d=path stroke-width=line.width/>
            </g>
        }
        .into_any(),
    )
}

fn node(
    page: Page,
    network: &Network,
    at: usize,
    spot: &Spot,
    light: Light,
    is_focus: bool,
) -> Option<AnyView> {
    let &(ix, segments) = network.nodes.get(at)?;
    let entity = page.corpus.entity(ix)?;
    let side = side_class(page.corpus, entity.side());
    let state = match (is_focus, light) {
        (true, _) => "is-focus",
        (_, Light::Faded) => "is-faded",
        _ => "",
    };
    let title = format!("{}: {}", entity.name(), words::count(segments, "segment"));
    Some(
        view! {
            <g
                class=format!("network-node {side} {state}")
                transform=format!("translate({} {})", spot.at.x, spot.at.y)
                data-part=entity.id()
            >
                {leptos::tachys::svg::title().child(title)}
                <path d=shape(side, spot.radius)/>
            </g>
        }
        .into_any(),
    )
}

/// The shape of a side around the point 0, 0; the same as before its name elsewhere.
fn shape(side: &str, r: f64) -> String {
    let part = |part: f64| short(r * part);
    match side {
        "side side-2" => {
            let (a, b) = (part(0.88), part(1.76));
            format!("M-{a} -{a}h{b}v{b}h-{b}z")
        }
        "side side-3" => format!("M0 -{}L{r} {}H-{r}z", part(1.1), part(0.8)),
        "side side-4" => {
            let a = part(1.15);
            format!("M0 -{a}L{a} 0 0 {a} -{a} 0z")
        }
        _ => format!("M-{r} 0a{r} {r} 0 1 0 {} 0a{r} {r} 0 1 0 -{} 0z", part(2.0), part(2.0)),
    }
}
