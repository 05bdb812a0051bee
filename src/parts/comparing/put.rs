//! Words put in the other's mouth: what each account has the other's people say, beside the other's own text.

use leptos::prelude::*;
use readout_corpus::compare::{Comparison, Put};

use super::{End, Ends, searched};
use crate::parts::links::{entity_links, how_found};
use crate::words;

/// What each account has the other side say; says why where neither does.
pub fn put(ends: &Ends, compared: &Comparison) -> AnyView {
    let by_left = said_for(ends, compared, &compared.put_by_left, true);
    let by_right = said_for(ends, compared, &compared.put_by_right, false);
    if by_left.is_none() && by_right.is_none() {
        let sides = (ends.left.segment.side(), ends.right.segment.side());
        let why = match sides {
            (None, None) => "Neither account stands for a side, so neither speaks for the other",
            (left, right) if left == right => {
                "Both accounts are of one side, so neither speaks for the other"
            }
            _ => {
                "Neither account has a statement by people of the other side, or the rules did not find one"
            }
        };
        return view! { <p class="empty">{why}</p> }.into_any();
    }
    view! { {by_left} {by_right} }.into_any()
}

fn said_for(ends: &Ends, compared: &Comparison, all: &[Put], is_left: bool) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let (account, other) =
        if is_left { (&ends.left, &ends.right) } else { (&ends.right, &ends.left) };
    let found = all.iter().filter(|put| !put.own.is_empty()).count();
    let counts = format!(
        "{} of {} found in its own text",
        words::number(found),
        words::count(all.len(), "passage")
    );
    let items: Vec<AnyView> =
        all.iter().map(|one| passage(ends, compared, one, account, other, is_left)).collect();
    Some(
        view! {
            <section class="put">
                <div class="section-head">
                    <h3>"What " {account.tag()} " has " {other.tag()} " say"</h3>
                    <span class="count">{counts}</span>
                </div>
                <ul>{items}</ul>
            </section>
        }
        .into_any(),
    )
}

fn passage(
    ends: &Ends,
    compared: &Comparison,
    put: &Put,
    account: &End,
    other: &End,
    is_left: bool,
) -> AnyView {
    let page = ends.page;
    let statement = put.statements.first().and_then(|&ix| page.corpus.statement(ix));
    let who = statement.map(|statement| {
        view! {
            <p class="aligned-who note">
                {entity_links(page, statement.speakers())} ", as told by " {account.tag()} " "
                {how_found(page, statement.how())}
            </p>
        }
        .into_any()
    });
    let own = if put.own.is_empty() {
        let mut rows = put.rows.iter().filter_map(|&at| compared.rows.get(at));
        let why = match rows.find(|row| row.searched.is_some()) {
            Some(row) => searched(ends, row, is_left),
            None => {
                view! { <p class="note">"What is like it there is said by others"</p> }.into_any()
            }
        };
        view! {
            <p class="put-absent">"Not in the own text of " {other.tag()}</p>
            {why}
        }
        .into_any()
    } else {
        view! {
            <p class="aligned-who note">"In the own text of " {other.tag()}</p>
            {other.sentences(page, &put.own)}
        }
        .into_any()
    };
    view! {
        <li class="put-row">
            <div class=format!("aligned-said {}", account.class())>
                {who}
                {account.sentences(page, &put.sentences)}
            </div>
            <div class=format!("aligned-said {}", other.class())>{own}</div>
        </li>
    }
    .into_any()
}
