//! Who occurs with whom: a picture, a table of the same, and the passages behind each number.

mod company;
mod passages;

use leptos::prelude::*;
use readout_corpus::format::Entity;
use readout_corpus::model::{EntityIx, SideIx};

use super::missing::looked_at;
use super::waiting;
use crate::corpus::side_class;
use crate::dom;
use crate::models::nearest::nearest;
use crate::models::network::asked::Asked;
use crate::models::network::counts::{Counts, Kinds, MOST_ENTITIES};
use crate::models::network::graph::{LEAST, Link, Network, comfortable, network};
use crate::models::order::Order as _;
use crate::models::scope::Scope;
use crate::parts::links::side_tag;
use crate::parts::network_picture::{Picture, network_picture};
use crate::parts::scope_line::{scope, scope_line};
use crate::parts::turns::{in_turns, part};
use crate::pieces;
use crate::route::{Address, Route};
use crate::state::Page;
use crate::words;

/// The classes of those who have no shape of their own.
const OTHERS: &str = "side";
/// The heading that says what the picture and the table show.
const HEADING: &str = "network-shown";

/// What the parts of the view share.
#[derive(Clone, Copy)]
struct Shown {
    page: Page,
    asked: Memo<Asked>,
    scope: Memo<Scope>,
    counts: Memo<Counts>,
    network: Memo<Network>,
    focus: Memo<Option<EntityIx>>,
    open: Memo<Option<EntityIx>>,
    listed: Memo<Vec<Link>>,
    /// Whether there is something to show.
    is_here: Memo<bool>,
}

impl Shown {
    fn new(page: Page) -> Self {
        let corpus = page.corpus;
        let scope = scope(page);
        let asked = Memo::new(move |_| {
            page.address.with(|address| match &address.route {
                Route::Network(asked) => asked.clone(),
                _ => Asked::default(),
            })
        });
        let find = move |id: Option<&str>| Some(corpus.entity_by_id(id?)?.ix());
        let focus = Memo::new(move |_| asked.with(|asked| find(asked.focus.as_deref())));
        let open = Memo::new(move |_| asked.with(|asked| find(asked.with.as_deref())));
        let kinds = Memo::new(move |_| match asked.with(|asked| asked.with_places) {
            true => Kinds::WithPlaces,
            false => Kinds::Usual,
        });
        let follow = move || _ = (scope.with(|_| ()), kinds.get());
        let usual = pieces::kept_once_here(follow, move || {
            scope.with(|scope| Counts::of(corpus, scope, kinds.get(), None))
        });
        let counts = Memo::new(move |_| {
            let is_there = |counts: &Counts, one: EntityIx| counts.position(one).is_some();
            let usual = usual.get().unwrap_or_default();
            match focus.get().filter(|&one| !is_there(&usual, one)) {
                None => usual,
                also => scope.with(|scope| Counts::of(corpus, scope, kinds.get(), also)),
            }
        });
        // The least number does not follow the focus, so that nothing moves when the focus does.
        let chosen = Memo::new(move |_| usual.with(|usual| usual.as_ref().map_or(0, comfortable)));
        let network = Memo::new(move |_| {
            let least = match asked.with(|asked| asked.least) {
                0 => chosen.get(),
                least => least,
            };
            counts.with(|counts| network(counts, least, focus.get()))
        });
        let listed = Memo::new(move |_| {
            network.with(|network| counts.with(|counts| network.listed(counts, focus.get())))
        });
        // Names come at once with what is counted, so that not everything is made anew when they do.
        let is_here = Memo::new(move |was_here: Option<&bool>| {
            let is_counted = usual.with(Option::is_some);
            was_here == Some(&true)
                || is_counted
                    && network.with(|network| {
                        let named =
                            |&(ix, _): &(EntityIx, usize)| Some(corpus.entity(ix)?.name().len());
                        pieces::complete(|| network.nodes.iter().filter_map(named).sum::<usize>())
                            .is_some()
                    })
        });
        Self { page, asked, scope, counts, network, focus, open, listed, is_here }
    }

    fn entity(self, ix: EntityIx) -> Option<Entity<'static>> {
        self.page.corpus.entity(ix)
    }

    /// The two ends of a tie, the focus first.
    fn ends(self, network: &Network, link: Link) -> Option<[Entity<'static>; 2]> {
        let end = |node: usize| self.entity(network.nodes.get(node)?.0);
        let ends = [end(link.a)?, end(link.b)?];
        let is_turned = self.focus.get() == Some(ends[1].ix());
        Some(if is_turned { [ends[1], ends[0]] } else { ends })
    }

    fn href(self, change: impl FnOnce(&Asked) -> Asked) -> String {
        self.page.href(Route::Network(self.asked.with(change)))
    }

    fn go(self, change: impl FnOnce(&mut Asked)) {
        let mut asked = self.asked.get_untracked();
        change(&mut asked);
        go(self.page, asked);
    }
}

fn go(page: Page, asked: Asked) {
    let to = page.query.with_untracked(|query| Address::with_query(Route::Network(asked), query));
    page.go(&to);
}

/// A click on a node moves the focus there, or away from it; one on a tie opens its passages.
fn pick(page: Page, one: &str, other: Option<&str>) {
    let asked = page.address.with_untracked(|address| match &address.route {
        Route::Network(asked) => asked.clone(),
        _ => Asked::default(),
    });
    let is_focus = asked.with.is_none() && asked.focus.as_deref() == Some(one);
    go(
        page,
        match other {
            Some(other) => asked.opened(one, other),
            None => asked.focused((!is_focus).then_some(one)),
        },
    );
}

/// The view; focus, passages, least number and order are followed in the address.
pub fn view(page: Page) -> AnyView {
    let shown = Shown::new(page);
    let Shown { network, listed, focus, open, .. } = shown;
    let place =
        Memo::new(move |_| shown.asked.with(|asked| (asked.focus.clone(), asked.with.clone())));
    Effect::new(move |before: Option<()>| {
        let with_passages = place.with(|(_, with)| with.is_some());
        // A link that was followed is gone with its table: whoever reads by keyboard goes on at what it opened.
        if before.is_some() {
            dom::before_next_frame(move || {
                if with_passages {
                    dom::focus_element(passages::HEADING);
                } else if dom::focused_id().is_none_or(|id| id.is_empty()) {
                    dom::focus_quietly(HEADING);
                }
            });
        }
    });
    let figure = move || {
        let picture =
            network_picture(Picture { page, network, listed, focus, open, is_small: false, pick });
        view! {
            <figure class="network-figure">
                {picture}
                <figcaption class="note">
                    {move || sides(shown)}
                    <p role="status">{move || caption(shown)}</p>
                </figcaption>
            </figure>
        }
    };
    let beside = move || {
        view! {
            <div class="network-beside">
                {move || passages::passages(shown)}
                {move || company::company(shown)}
            </div>
        }
    };
    let columns = move || {
        let columns = in_turns(0, 1, vec![part(figure), part(beside)]);
        view! { {move || unknown(shown)} <div class="network-columns">{columns}</div> }
    };
    view! {
        <header class="view-head">
            <h1>"Who occurs with whom"</h1>
            <p class="lede">
                "A line joins two who are named in the same segments of text; the more segments, the wider it is"
            </p>
        </header>
        {scope_line(page, "Counts here come")}
        {move || match shown.is_here.get() {
            true => in_turns(0, 1, vec![part(move || controls(shown)), part(columns)]),
            false => waiting::piece(),
        }}
    }
    .into_any()
}

fn controls(shown: Shown) -> AnyView {
    let Shown { network, asked, .. } = shown;
    let names = move || {
        let mut names: Vec<(&'static str, &'static str)> = network.with(|network| {
            let entities = network.nodes.iter().filter_map(|&(ix, _)| shown.entity(ix));
            entities.map(|entity| (entity.name(), entity.id())).collect()
        });
        names.order();
        let focus = asked.with_untracked(|asked| asked.focus.clone());
        let options = names.into_iter().map(|(name, id)| {
            let is_chosen = focus.as_deref() == Some(id);
            view! { <option value=id selected=is_chosen>{name}</option> }.into_any()
        });
        let options: Vec<AnyView> = options.collect();
        view! { <option value="">"Everyone"</option> {options} }.into_any()
    };
    let focus = move || asked.with(|asked| asked.focus.clone().unwrap_or_default());
    let least = move || {
        let most = shown.counts.with(Counts::most);
        let now = network.with(|network| network.least);
        let mut numbers: Vec<u32> = LEAST.into_iter().filter(|&least| least <= most).collect();
        numbers.push(now);
        numbers.order();
        numbers.dedup();
        let options = numbers.into_iter().map(|least| {
            let words = words::count(least as usize, "segment");
            view! { <option value=least.to_string() selected=least == now>{words}</option> }
                .into_any()
        });
        options.collect::<Vec<AnyView>>()
    };
    let least_now = move || network.with(|network| network.least.to_string());
    view! {
        <div class="network-controls no-print" role="group" aria-label="What the picture shows">
            <label class="picker">
                <span class="note">"Focus on"</span>
                <select
                    class="field"
                    id="network-focus"
                    prop:value=focus
                    on:change=move |event| {
                        let id = dom::value_of(&event);
                        shown.go(|asked| *asked = asked.focused(Some(id.as_str()).filter(|id| !id.is_empty())));
                    }
                >
                    {names}
                </select>
            </label>
            <label class="picker">
                <span class="note">"Together in at least"</span>
                <select
                    class="field"
                    id="network-least"
                    prop:value=least_now
                    on:change=move |event| {
                        let least = dom::value_of(&event).parse().unwrap_or(0);
                        shown.go(|asked| asked.least = least);
                    }
                >
                    {least}
                </select>
            </label>
            <label class="network-places">
                <input
                    type="checkbox"
                    id="network-places"
                    prop:checked=move || asked.with(|asked| asked.with_places)
                    on:change=move |_| shown.go(|asked| asked.with_places = !asked.with_places)
                />
                " Places, too"
            </label>
        </div>
    }
    .into_any()
}

/// What the shapes and hues mean; sides that share the grey ring have it in the table alone.
fn sides(shown: Shown) -> Option<AnyView> {
    let corpus = shown.page.corpus;
    let of_node = |&(ix, _): &(EntityIx, usize)| shown.entity(ix)?.side();
    let mut sides: Vec<SideIx> =
        shown.network.with(|network| network.nodes.iter().filter_map(of_node).collect());
    sides.order_by_key(|&side| (side_class(corpus, Some(side)), side));
    sides.dedup();
    let own_shape = sides.into_iter().filter(|&side| side_class(corpus, Some(side)) != OTHERS);
    let tags: Vec<AnyView> = own_shape
        .filter_map(|side| side_tag(shown.page, Some(side)))
        .map(|tag| view! { <li>{tag}</li> }.into_any())
        .collect();
    (!tags.is_empty()).then(|| {
        view! {
            <ul class="network-ways" aria-label="What the shapes mean">
                {tags}
                <li><span class="side-tag side">"Others"</span></li>
            </ul>
        }
        .into_any()
    })
}

/// What is drawn of what there is.
fn caption(shown: Shown) -> String {
    let with_places = shown.asked.with(|asked| asked.with_places);
    let occurring = shown.counts.with(|counts| counts.occurring);
    shown.network.with(|network| {
        let (nodes, drawn) = (network.nodes.len(), network.links.len());
        let kinds =
            if with_places { "people, organisations and places" } else { "people and organisations" };
        let of = if nodes < occurring { format!(" of {}", words::number(occurring)) } else { String::new() };
        let least = match network.least {
            1 => "occur together".to_owned(),
            least => format!("occur together in at least {least} segments"),
        };
        let capped = if occurring > MOST_ENTITIES {
            format!(" Only the {MOST_ENTITIES} in most segments are looked at.")
        } else {
            String::new()
        };
        let pairs = if drawn < network.pairs {
            format!(
                "Of {} that {least}, {} are drawn: up to {} of each, the strongest; a focus shows all of its own.",
                words::count(network.pairs, "pair"),
                words::number(drawn),
                network.kept
            )
        } else {
            format!("All {} that {least} are drawn.", words::count(network.pairs, "pair"))
        };
        let number = words::number(nodes);
        format!("{number}{of} {kinds}, larger where more segments name them. {pairs}{capped}")
    })
}

/// Ids of the address that nothing has, and the nearest that are there.
fn unknown(shown: Shown) -> Option<AnyView> {
    let (focus, with) = shown.asked.with(|asked| (asked.focus.clone(), asked.with.clone()));
    let gone = match (shown.focus.get(), shown.open.get()) {
        (None, _) => focus?,
        (_, None) => with?,
        _ => return None,
    };
    let all = shown.page.corpus.entities().take(looked_at(shown.page));
    let all = all.map(|entity| (entity.id(), entity.name()));
    let links = nearest(&gone, all).into_iter().map(|(id, name)| {
        let href = shown.href(|asked| asked.focused(Some(id)));
        view! { <li><a href=href>{name}</a></li> }.into_any()
    });
    let links: Vec<AnyView> = links.collect();
    let text = format!(
        "Nothing in this corpus has the id “{gone}”. The link may come from another corpus."
    );
    let lead = (!links.is_empty()).then_some("Perhaps it is one of these:");
    Some(
        view! {
            <div class="message-panel" role="status">
                <p>{text}</p>
                <p class="missing-lead">{lead}</p>
                <ul class="missing-nearest">{links}</ul>
            </div>
        }
        .into_any(),
    )
}
