//! Topic × meeting × side: the cells, what each of them opens, and both ways to lay them out.

pub mod blocks;
pub mod opened;
pub mod table;

use leptos::prelude::*;
use readout_corpus::format::{Meeting, Topic};
use readout_corpus::model::{MeetingIx, SideIx, TopicIx};

use crate::corpus::side_class;
use crate::dom;
use crate::models::topic_grid::{Account, Grid, Measure, Part, Told, only_topic};
use crate::parts::bar_list::percent;
use crate::parts::links::side_tag;
use crate::parts::turns::{in_turns, part};
use crate::route::Route;
use crate::state::Page;
use crate::words;

/// A cell: a topic in the account of a meeting by a side.
pub type Place = (TopicIx, MeetingIx, Option<SideIx>);

/// Rows that are built at once where they come in turns, and with each turn.
const FIRST_ROWS: usize = 4;
const ROWS_IN_A_TURN: usize = 4;

/// Which topics are shown.
#[derive(Clone, Copy)]
pub struct Rows {
    /// The first so many.
    pub most: usize,
    /// A few at a time, so that what is drawn for the first time does not keep the browser from answering.
    pub in_turns: bool,
}

impl Rows {
    /// A row for each topic of a grid that is shown, with all statements on it.
    fn built(
        self,
        page: Page,
        grid: StoredValue<Grid>,
        row: impl Fn(&Grid, Topic<'static>, usize) -> AnyView + Copy + 'static,
    ) -> AnyView {
        let topics = grid.with_value(|grid| grid.topics.clone());
        let rows = topics.into_iter().take(self.most).filter_map(|(topic, total)| {
            let topic = page.corpus.topic(topic)?;
            Some(part(move || grid.try_with_value(|grid| row(grid, topic, total))))
        });
        let first = if self.in_turns { FIRST_ROWS } else { usize::MAX };
        in_turns(first, ROWS_IN_A_TURN, rows.collect())
    }
}

/// What all cells of a view share.
#[derive(Clone, Copy)]
pub struct Cells {
    pub page: Page,
    pub measure: Measure,
    /// The cell that is open.
    pub open: RwSignal<Option<Place>>,
    /// The largest value of any cell, which fills its bar.
    pub most: usize,
}

impl Cells {
    /// Cells that show a measure of the rows of a grid.
    pub fn of(page: Page, grid: &Grid, measure: Measure, open: RwSignal<Option<Place>>) -> Self {
        let has_row = |topic| grid.topics.iter().any(|(one, _)| *one == topic);
        let mut most = 0;
        for account in grid.meetings.iter().flat_map(|told| &told.accounts) {
            for part in account.parts.iter().filter(|part| has_row(part.topic)) {
                most = most.max(part.value(measure, account));
            }
        }
        Self { page, measure, open, most }
    }

    /// The button of a cell, which opens what it counts or what was searched.
    pub fn cell(self, topic: Topic<'static>, told: &Told, account: &Account) -> AnyView {
        let place = (topic.ix(), told.meeting, account.side);
        let part = account.part(topic.ix());
        let shown = part.filter(|part| !part.statements.is_empty());
        let (text, class) = match (shown, part) {
            (Some(part), _) => (self.text(part, account), "count"),
            (None, Some(_)) => ("filtered out".to_owned(), "topic-none"),
            (None, None) => ("absent".to_owned(), "topic-none"),
        };
        let value = shown.map_or(0, |part| part.value(self.measure, account));
        let bar = (value > 0 && self.measure != Measure::Position).then(|| {
            view! {
                <span class="bar-track" aria-hidden="true">
                    <span class="bar-fill" style:width=percent(value, self.most)></span>
                </span>
            }
        });
        let open = self.open;
        let is_open = move || open.get() == Some(place);
        let meeting = self.page.corpus.meeting(told.meeting);
        let name = format!(
            "{}, {}, {}: {}",
            topic.name(),
            side_name(self.page, account.side),
            meeting.map(meeting_words).unwrap_or_default(),
            self.spoken(&text, value),
        );
        view! {
            <button
                type="button"
                class=format!("topic-cell {}", side_class(self.page.corpus, account.side))
                aria-label=name
                aria-expanded=move || if is_open() { "true" } else { "false" }
                on:click=move |_| {
                    open.update(|open| {
                        *open = if *open == Some(place) { None } else { Some(place) };
                    });
                    // What opens at the end of the region would stay out of sight.
                    dom::before_next_frame(|| dom::show_nearest(opened::ID));
                }
            >
                <span class=class>{text}</span>
                {bar}
            </button>
        }
        .into_any()
    }

    fn text(self, part: &Part, account: &Account) -> String {
        let value = part.value(self.measure, account);
        match self.measure {
            Measure::Statements | Measure::Words => words::number(value),
            Measure::Share => words::share(value),
            Measure::Position => words::ordinal(value as u32),
        }
    }

    /// A cell's value with its unit.
    fn spoken(self, text: &str, value: usize) -> String {
        match self.measure {
            _ if value == 0 => text.to_owned(),
            Measure::Statements => words::count(value, "statement"),
            Measure::Words => words::count(value, "word"),
            Measure::Share => format!("{text} of its words"),
            Measure::Position => format!("{text} topic"),
        }
    }
}

/// The name of a side; of no side, words that say so.
pub fn side_name(page: Page, side: Option<SideIx>) -> &'static str {
    side.and_then(|side| page.corpus.side(side)).map_or("no side", |side| side.name())
}

/// A side's name with its hue and shape, also where there is none.
pub fn reporter_tag(page: Page, side: Option<SideIx>) -> AnyView {
    side_tag(page, side)
        .unwrap_or_else(|| view! { <span class="side-tag side">"No side"</span> }.into_any())
}

/// `Wang Yi and Sergei Shoigu, Beijing, 1 Feb 2026`.
pub fn meeting_words(meeting: Meeting<'static>) -> String {
    match meeting.date() {
        Some(date) => format!("{}, {}", meeting.title(), words::date(date)),
        None => meeting.title().to_owned(),
    }
}

/// The link to all statements on a topic.
pub fn statements_href(page: Page, topic: Topic<'static>) -> String {
    page.href_with(Route::Statements, |query| only_topic(query, topic))
}

/// The names of sides that took part and have no account.
pub fn silent_words(page: Page, told: &Told) -> Option<String> {
    let names: Vec<String> =
        told.silent.iter().map(|&side| side_name(page, Some(side)).to_owned()).collect();
    (!names.is_empty()).then(|| format!("No account by {}", words::list(&names)))
}
