//! Topic by meeting and side, with the numbers of the table.

use readout_corpus::format::Packed;

use super::draw::{cut, rect, text, wrapped};
use super::{Chart, Palette};
use crate::models::topic_grid::{Grid, Measure};
use crate::words;

/// The most meetings and topics that a picture has room for; the file of data has all.
const MOST_MEETINGS: usize = 8;
const MOST_TOPICS: usize = 40;

/// Topics in rows, under each meeting a column for each account: the number that the table has, over a bar in
/// proportion to the largest.
pub fn matrix(corpus: Packed<'_>, grid: &Grid, measure: Measure, palette: &Palette) -> Chart {
    const NAME: f64 = 225.0;
    const CELL: f64 = 78.0;
    const ROW: f64 = 26.0;
    const HEAD: f64 = 74.0;
    let meetings = grid.meetings.iter().take(MOST_MEETINGS);
    let topics: Vec<_> = grid.topics.iter().take(MOST_TOPICS).collect();
    let columns: usize = meetings.clone().map(|told| told.accounts.len()).sum();
    let width = NAME + columns as f64 * CELL;
    let height = HEAD + topics.len() as f64 * ROW;
    let shown = |topic, account: &crate::models::topic_grid::Account| {
        account.part(topic).map_or(0, |part| part.value(measure, account))
    };
    let accounts = || meetings.clone().flat_map(|told| &told.accounts);
    let most = topics.iter().flat_map(|&&(topic, _)| accounts().map(move |one| (topic, one)));
    let most = most.map(|(topic, account)| shown(topic, account)).max().unwrap_or(0).max(1);
    let mut svg = String::new();
    let unit = match measure {
        Measure::Statements => "Statements",
        Measure::Words => "Words",
        Measure::Share => "Share of words",
        Measure::Position => "Order of mention",
    };
    text(&mut svg, (0.0, HEAD - 8.0), unit, (12.0, "400", "start"), &palette.soft);
    let mut x = NAME;
    for told in meetings.clone() {
        let own = told.accounts.len() as f64 * CELL;
        let meeting = corpus.meeting(told.meeting);
        let date = meeting.and_then(|one| one.date()).map(words::date).unwrap_or_default();
        let title = meeting.map_or("", |one| one.title());
        text(
            &mut svg,
            (x + 6.0, 14.0),
            &cut(&date, own, 12.0),
            (12.0, "400", "start"),
            &palette.soft,
        );
        for (at, line) in wrapped(title, own - 8.0, 12.0).iter().take(2).enumerate() {
            let place = (x + 6.0, 30.0 + 14.0 * at as f64);
            text(&mut svg, place, line, (12.0, "600", "start"), &palette.ink);
        }
        rect(&mut svg, [x, 0.0, 1.0, height], &palette.rule);
        for account in &told.accounts {
            let side = account.side.and_then(|side| corpus.side(side));
            let name = side.map_or("No side", |side| side.name());
            let name = cut(name, CELL - 8.0, 12.0);
            text(
                &mut svg,
                (x + CELL - 8.0, HEAD - 8.0),
                &name,
                (12.0, "400", "end"),
                &palette.soft,
            );
            for (row, &&(topic, _)) in topics.iter().enumerate() {
                let value = shown(topic, account);
                let y = HEAD + row as f64 * ROW;
                let part = match measure {
                    // The first mention is the strongest, so there is no bar for it.
                    Measure::Position => 0.0,
                    _ => value as f64 / most as f64,
                };
                if part > 0.0 {
                    let bar = (part * (CELL - 16.0)).max(2.0);
                    rect(
                        &mut svg,
                        [x + CELL - 8.0 - bar, y + ROW - 7.0, bar, 3.0],
                        &palette.accent,
                    );
                }
                let (number, fill) = match (value, measure) {
                    (0, _) => ("absent".to_owned(), &palette.soft),
                    (value, Measure::Share) => (words::share(value), &palette.ink),
                    (value, Measure::Position) => (words::ordinal(value as u32), &palette.ink),
                    (value, _) => (words::number(value), &palette.ink),
                };
                let size = if value == 0 { 11.0 } else { 13.0 };
                text(&mut svg, (x + CELL - 8.0, y + 15.0), &number, (size, "400", "end"), fill);
            }
            x += CELL;
        }
    }
    for (row, &&(topic, _)) in topics.iter().enumerate() {
        let y = HEAD + row as f64 * ROW;
        rect(&mut svg, [0.0, y, width, 1.0], &palette.rule);
        let name = corpus.topic(topic).map_or("", |topic| topic.name());
        let name = cut(name, NAME - 8.0, 13.0);
        text(&mut svg, (0.0, y + 16.0), &name, (13.0, "600", "start"), &palette.ink);
    }
    Chart { markup: svg, width, height }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::topic_grid::table_of;
    use readout_corpus::query::{Query, run};

    #[test]
    fn the_picture_of_topics_has_the_numbers_of_the_table() {
        let corpus = crate::corpus::open().expect("the page's corpus");
        let query = Query::default();
        let grid = table_of(corpus, &query, &run(corpus, &query), usize::MAX);
        let chart = matrix(corpus, &grid, Measure::Statements, &super::super::tests::palette());
        let numbers = chart.markup.matches("font-size=\"13\" font-weight=\"400\"").count();
        let full = grid.topics.iter().take(MOST_TOPICS).flat_map(|&(topic, _)| {
            let accounts = grid.meetings.iter().take(MOST_MEETINGS).flat_map(|told| &told.accounts);
            accounts.filter(move |account| {
                account.part(topic).is_some_and(|part| !part.statements.is_empty())
            })
        });
        assert_eq!(numbers, full.count());
        assert!(numbers > 0);
    }
}
