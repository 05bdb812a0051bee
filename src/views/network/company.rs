//! The table of what the picture shows: who with whom, in how many segments.

use leptos::prelude::*;
use readout_corpus::format::Entity;

use super::{HEADING, Shown};
use crate::models::directory::Order;
use crate::models::network::asked::Asked;
use crate::models::network::graph::Link;
use crate::models::order::Order as _;
use crate::parts::links::side_tag;
use crate::route::Route;
use crate::words;

/// Lines shown before the reader asks for all.
const FEW: usize = 25;

struct Row {
    ends: [Entity<'static>; 2],
    segments: u32,
}

/// The table, or why there is none.
pub fn company(shown: Shown) -> AnyView {
    let focus = shown.focus.get().and_then(|ix| shown.entity(ix));
    let order = shown.asked.with(|asked| asked.order);
    let mut rows: Vec<Row> = shown.network.with(|network| {
        let row =
            |&link: &Link| Some(Row { ends: shown.ends(network, link)?, segments: link.segments });
        shown.listed.with(|listed| listed.iter().filter_map(row).collect())
    });
    if rows.is_empty() {
        return view! { {head(shown, focus)} {nothing(shown, focus)} }.into_any();
    }
    if order == Order::Name {
        // Of a focus the other end is what differs.
        rows.order_by_key(|row| match focus {
            Some(_) => [row.ends[1].name(), ""],
            None => row.ends.map(|end| end.name()),
        });
    }
    let count = rows.len();
    let (all, set_all) = signal(count <= FEW);
    let rows = StoredValue::new(rows);
    let lines = move || {
        let limit = if all.get() { count } else { FEW };
        rows.with_value(|rows| {
            rows.iter()
                .take(limit)
                .map(|row| line(shown, row, focus.is_some()))
                .collect::<Vec<AnyView>>()
        })
    };
    let more = move || {
        (!all.get()).then(|| {
            let text = format!("Show all {}", words::count(count, "pair"));
            view! { <p><button type="button" class="button" on:click=move |_| set_all.set(true)>{text}</button></p> }
        })
    };
    let name = if focus.is_some() { "Name" } else { "Who" };
    let with = focus.is_none().then(|| view! { <th scope="col">"With whom"</th> });
    view! {
        {head(shown, focus)}
        <table class="data-table network-table">
            <caption class="visually-hidden">"Pairs with the number of segments that name both"</caption>
            <thead>
                <tr>
                    {column(shown, Order::Name, name, order == Order::Name)}
                    {with}
                    {column(shown, Order::Mentions, "Segments", order == Order::Mentions)}
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
        {more}
    }
    .into_any()
}

/// The heading of a column that the table can be sorted by.
fn column(shown: Shown, order: Order, name: &'static str, is_sorted: bool) -> AnyView {
    let href = shown.href(|asked| Asked { order, ..asked.clone() });
    let is_number = order == Order::Mentions;
    let (class, sorted) = match (is_number, is_sorted) {
        (true, true) => ("is-number", Some("descending")),
        (true, false) => ("is-number", None),
        (false, true) => ("", Some("ascending")),
        (false, false) => ("", None),
    };
    let mark = match sorted {
        Some("descending") => "▾",
        Some(_) => "▴",
        None => "",
    };
    view! {
        <th scope="col" class=class aria-sort=sorted>
            <a href=href title="Sort by this column">{name}</a>
            <span class="network-sorted" aria-hidden="true">{mark}</span>
        </th>
    }
    .into_any()
}

fn head(shown: Shown, focus: Option<Entity<'static>>) -> AnyView {
    let Some(focus) = focus else {
        return view! { <h2 class="network-head" id=HEADING tabindex="-1">"The strongest ties"</h2> }
            .into_any();
    };
    let own = shown.page.href(Route::Entity { id: focus.id().to_owned() });
    let everyone = shown.href(|asked| asked.focused(None));
    view! {
        <h2 class="network-head" id=HEADING tabindex="-1">"Who occurs with " {focus.name()}</h2>
        <p class="network-ways note">
            {side_tag(shown.page, focus.side())}
            <a href=own>{format!("All about {}", focus.name())}</a>
            <a href=everyone>"Show everyone"</a>
        </p>
    }
    .into_any()
}

fn line(shown: Shown, row: &Row, has_focus: bool) -> AnyView {
    let [one, other] = row.ends;
    let is_open = has_focus && shown.open.get() == Some(other.ix());
    let segments = words::count(row.segments as usize, "segment");
    let label = format!("{} and {}: {segments}", one.name(), other.name());
    let passages = shown.href(|asked| asked.opened(one.id(), other.id()));
    let first = (!has_focus).then(|| name(shown, one));
    let second = name(shown, other);
    let cells = match first {
        Some(first) => view! { <th scope="row">{first}</th> <td>{second}</td> }.into_any(),
        None => view! { <th scope="row">{second}</th> }.into_any(),
    };
    view! {
        <tr class:is-open=is_open>
            {cells}
            <td class="is-number">
                <a class="count" href=passages aria-label=label aria-current=is_open.then_some("true")>
                    {words::number(row.segments as usize)}
                </a>
            </td>
        </tr>
    }
    .into_any()
}

/// A name that moves the focus.
fn name(shown: Shown, entity: Entity<'static>) -> AnyView {
    let href = shown.href(|asked| asked.focused(Some(entity.id())));
    let side = side_tag(shown.page, entity.side());
    view! { <a class="network-name" href=href>{entity.name()}</a> " " {side} }.into_any()
}

fn nothing(shown: Shown, focus: Option<Entity<'static>>) -> AnyView {
    let least = shown.network.with(|network| network.least);
    let text = match focus {
        Some(focus) => format!("{} occurs with nobody else here", focus.name()),
        None if least > 1 => format!("No two occur together in {least} segments"),
        None => "No two occur together here".to_owned(),
    };
    let lower = (least > 1 && focus.is_none()).then(|| {
        let href = shown.href(|asked| Asked { least: 1, ..asked.clone() });
        view! { <p><a href=href>"Show all that occur together at all"</a></p> }
    });
    let is_filtered = shown.page.query.with(|query| !query.is_empty());
    let clear = is_filtered.then(|| {
        let route = Route::Network(shown.asked.get());
        let href = shown.page.href_with(route, |query| *query = Default::default());
        view! { <p>"Filters hold: " <a href=href>"clear the filters"</a></p> }
    });
    view! { <div class="empty"><p>{text}</p> {lower} {clear}</div> }.into_any()
}
