//! Statements as a list of cards, the first of them at once and more on demand.

use leptos::prelude::*;
use readout_corpus::format::Statement;

use super::more::more;
use super::statement_card::{marked_in, marker, statement_card};
use super::turns::row_by_row;
use crate::pieces;
use crate::state::Page;

/// Statements shown at first; twice as many are added each time that more are asked for.
const STATEMENTS: usize = 12;
/// Cards that are built at once, and with each turn that follows.
const FIRST_CARDS: usize = 4;
const CARDS_IN_A_TURN: usize = 3;

/// Cards with the words that were searched for highlighted.
pub fn statement_list(page: Page, statements: Vec<Statement<'static>>) -> AnyView {
    let limit = RwSignal::new(STATEMENTS);
    let total = statements.len();
    let wanted = Signal::derive(move || limit.get().min(total));
    let rows = row_by_row(FIRST_CARDS, CARDS_IN_A_TURN, wanted, || ());
    let marker = StoredValue::new_local(marker(page));
    let shown = move || statements.iter().copied().take(rows.built()).collect::<Vec<_>>();
    let card = move |one: Statement<'static>| {
        pieces::when_here(move || {
            let marks = marker.try_with_value(|marker| marked_in(marker, one))?;
            Some(statement_card(page, one, &marks))
        })
    };
    view! {
        <div class="statement-list" aria-busy=move || rows.busy()>
            <For each=shown key=|one| one.ix() children=card/>
        </div>
        {move || more(total, limit, STATEMENTS * 2)}
    }
    .into_any()
}
