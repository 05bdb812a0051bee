//! Which charts a place has.

use readout_corpus::compare::compare;
use readout_corpus::format::Packed;
use readout_corpus::model::{EntityKind, SideIx};
use readout_corpus::query::{Facet, Query, run};

use super::columns::{Row, columns};
use super::histogram::histogram;
use super::matrix::matrix;
use super::offices::offices;
use super::paired::paired;
use super::{Chart, Palette};
use crate::models::ends::ends;
use crate::models::histogram::Histogram;
use crate::models::months::Bins;
use crate::models::pairs::choose;
use crate::models::profile;
use crate::models::scope::Scope;
use crate::models::strip::{Column, Strip, strip};
use crate::models::topic_grid::{Grid, Measure, only_topic, table_of};
use crate::models::topic_time::{Spoken, over_time};
use crate::route::{Address, Route};
use crate::words;

/// Where a chart comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// From what it shows.
    Drawn(Chart),
    /// From the page, where a selector finds it: the reader has chosen its stretch and its focus.
    OnScreen(&'static str),
}

/// A chart by its name.
pub type Named = (String, Source);

/// What stands over a chart: what it shows, where the place is an item and not a view of its own.
pub fn heading(route: &Route, title: &str, chart: &str) -> String {
    match route {
        Route::Entity { .. } | Route::Topic { .. } | Route::Meeting { .. } => {
            let mut letters = chart.chars();
            let first = letters.next().map(|first| first.to_ascii_lowercase());
            format!("{title}: {}{}", first.map(String::from).unwrap_or_default(), letters.as_str())
        }
        Route::Compare { .. } => chart.to_owned(),
        _ => title.to_owned(),
    }
}

/// The charts of a place under its filters, in the order of the view. `style_of` gives the hue of a side.
pub fn charts(
    corpus: Packed<'_>,
    address: &Address,
    palette: &Palette,
    style_of: &dyn Fn(Option<SideIx>) -> usize,
) -> Vec<Named> {
    let Address { route, query } = address;
    let results = || run(corpus, query);
    let chart = match route {
        Route::Timeline { .. } => Some(("Timeline".to_owned(), Source::OnScreen(".timeline-svg"))),
        Route::Network(_) => Some(("Network".to_owned(), Source::OnScreen("svg.network"))),
        Route::Documents | Route::Statements => {
            let bars = Histogram::new(&results().backdrop);
            bars.map(|bars| ("Documents over time".to_owned(), drawn(histogram(&bars, palette))))
        }
        Route::Overview | Route::Meetings { .. } => {
            let scope = Scope::of(corpus, &results(), query.as_of);
            strip(corpus, &scope).map(|strip| meetings(&strip, palette))
        }
        Route::Topics { measure } => {
            grid_of(corpus, table_of(corpus, query, &results(), usize::MAX), *measure, palette)
        }
        Route::Meeting { id } => {
            let mut own = query.clone();
            own.filters.clear_facet(Facet::Meeting);
            own.filters.add(Facet::Meeting, id);
            let mut table = table_of(corpus, &own, &run(corpus, &own), usize::MAX);
            // What no account of this meeting has is no difference between them.
            let accounts = || table.meetings.iter().flat_map(|told| &told.accounts);
            let is_told = |topic| accounts().any(|account| account.part(topic).is_some());
            let told: Vec<_> =
                table.topics.iter().copied().filter(|&(topic, _)| is_told(topic)).collect();
            table.topics = told;
            grid_of(corpus, table, Measure::default(), palette)
        }
        Route::Topic { id } => spoken(corpus, query, id, palette, style_of),
        Route::Compare { left, right } => {
            let found = results();
            let (left, right) = (left.as_deref(), right.as_deref());
            let choice = choose(corpus, left, right, &found.meetings, query.as_of);
            choice.left.zip(choice.right).and_then(|(left, right)| {
                let ends = ends(corpus, left, right, style_of)?;
                let compared = compare(corpus, left, right)?;
                let chart = paired(corpus, &ends, &compared, palette);
                let name =
                    format!("{} and {}: share of words by topic", ends[0].name, ends[1].name);
                (!compared.topics.is_empty()).then(|| (name, drawn(chart)))
            })
        }
        Route::Entity { id } => return entity(corpus, query, id, palette, style_of),
        _ => None,
    };
    chart.into_iter().collect()
}

fn drawn(chart: Chart) -> Source {
    Source::Drawn(chart)
}

fn grid_of(corpus: Packed<'_>, grid: Grid, measure: Measure, palette: &Palette) -> Option<Named> {
    if grid.topics.is_empty() || grid.meetings.is_empty() {
        return None;
    }
    Some(("Topics by account".to_owned(), drawn(matrix(corpus, &grid, measure, palette))))
}

fn meetings(strip: &Strip, palette: &Palette) -> Named {
    let Strip { bins, columns: months, .. } = strip;
    let label =
        |(bin, column): (usize, &Column)| format!("{}: {}", bins.words(bin), column.words());
    let held: usize = months.iter().map(|column| column.held).sum();
    let planned: usize = months.iter().map(|column| column.planned).sum();
    let row = Row {
        name: format!(
            "{}; hollow: planned, {}",
            words::count(held, "meeting"),
            words::number(planned)
        ),
        style: 0,
        columns: months.iter().map(|column| (column.held, column.planned)).collect(),
        labels: months.iter().enumerate().map(label).collect(),
    };
    over_months("Meetings in time", *bins, &[row], palette)
}

/// Rows of columns under a name.
fn over_months(name: &str, bins: Bins, rows: &[Row], palette: &Palette) -> Named {
    (name.to_owned(), drawn(columns(bins, rows, palette)))
}

/// A row of what was counted in each column.
fn row(bins: Bins, name: String, style: usize, counts: &[usize], noun: &str) -> Row {
    let label = |(bin, &count): (usize, &usize)| {
        format!("{}: {}", bins.words(bin), words::count(count, noun))
    };
    Row {
        name,
        style,
        columns: counts.iter().map(|&count| (count, 0)).collect(),
        labels: counts.iter().enumerate().map(label).collect(),
    }
}

/// The statements on a topic over time, by side.
fn spoken(
    corpus: Packed<'_>,
    query: &Query,
    id: &str,
    palette: &Palette,
    style_of: &dyn Fn(Option<SideIx>) -> usize,
) -> Option<Named> {
    let topic = corpus.topic_by_id(id)?;
    let mut own = query.clone();
    only_topic(&mut own, topic);
    let time = over_time(corpus, &run(corpus, &own).statements);
    let bins = time.bins?;
    let of_side = |spoken: &Spoken| {
        let side = spoken.side.and_then(|side| corpus.side(side));
        let side = side.map_or("No side", |side| side.name());
        let name = format!("{side}: {}", words::count(spoken.total, "statement"));
        row(bins, name, style_of(spoken.side), &spoken.counts, "statement")
    };
    let rows: Vec<Row> = time.shown(corpus, query).into_iter().map(of_side).collect();
    (!rows.is_empty()).then(|| over_months("Statements over time", bins, &rows, palette))
}

/// Offices, mentions over time, and who stands beside it.
fn entity(
    corpus: Packed<'_>,
    query: &Query,
    id: &str,
    palette: &Palette,
    style_of: &dyn Fn(Option<SideIx>) -> usize,
) -> Vec<Named> {
    let Some(entity) = corpus.entity_by_id(id) else { return Vec::new() };
    let style = style_of(entity.side());
    let mut charts = Vec::new();
    let scope = Scope::of(corpus, &run(corpus, query), query.as_of);
    let found = profile::mentions(corpus, &scope, entity);
    if let Some(bins) = found.bins.filter(|_| found.counts.iter().any(|&count| count > 0)) {
        let name = words::count(found.total, "mention");
        let rows = [row(bins, name, style, &found.counts, "mention")];
        charts.push(over_months("Mentions over time", bins, &rows, palette));
    }
    let held = profile::offices(corpus, entity);
    if entity.kind() == EntityKind::Person && !held.bands.is_empty() {
        charts.push(("Offices".to_owned(), drawn(offices(&held, style, palette))));
    }
    charts.push(("Network".to_owned(), Source::OnScreen("svg.network")));
    charts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;
    use crate::models::share::picture::tests::palette;

    fn charts_of(corpus: Packed<'_>, place: &str) -> Vec<(String, String)> {
        let style_of = |side: Option<SideIx>| side.map_or(0, |side| side.ix() + 1);
        let drawn = |(name, source)| match source {
            Source::Drawn(chart) => (name, chart.markup),
            Source::OnScreen(selector) => (name, selector.to_owned()),
        };
        let found = charts(corpus, &Address::parse(place), &palette(), &style_of);
        found.into_iter().map(drawn).collect()
    }

    #[test]
    fn an_entity_has_its_mentions_its_offices_and_its_network() {
        let corpus = crate::corpus::open().expect("the page's corpus");
        let person = corpus.entities().find(|one| !one.offices().is_empty()).expect("an office");
        let found = charts_of(corpus, &format!("/entity/{}", person.id()));
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Mentions over time", "Offices", "Network"]);
        let sum: usize = person.mentions().len();
        assert!(found[0].1.contains(&words::count(sum, "mention")), "{}", found[0].1);
        for office in person.offices().filter(|office| office.title().len() < 40) {
            assert!(found[1].1.contains(office.title()), "{}", found[1].1);
        }
    }

    #[test]
    fn the_columns_of_a_topic_are_its_statements_by_side() {
        let corpus = fixture::corpus();
        let topic = corpus.topics().find(|one| !one.statements().is_empty()).expect("a topic");
        let place = format!("/topic/{}", topic.id());
        let mut own = Query::default();
        only_topic(&mut own, topic);
        let time = over_time(corpus, &run(corpus, &own).statements);
        let [(_, markup)] = charts_of(corpus, &place).try_into().expect("one chart");
        for spoken in &time.sides {
            assert!(markup.contains(&words::count(spoken.total, "statement")), "{markup}");
        }
    }

    #[test]
    fn the_picture_of_a_comparison_names_both_and_mirrors_when_they_are_swapped() {
        let corpus = crate::corpus::open().expect("the page's corpus");
        let meeting = corpus.meetings().find(|one| one.segments().len() > 1).expect("a meeting");
        let ids: Vec<&str> = meeting
            .segments()
            .into_iter()
            .filter_map(|ix| corpus.segment(ix).map(|one| one.id()))
            .collect();
        let of = |left: &str, right: &str| {
            let found = charts_of(corpus, &format!("/compare?left={left}&right={right}"));
            let [(_, markup)] = found.try_into().expect("one chart");
            markup
        };
        let bars = |markup: &str| markup.matches("height=\"10.0\"").count();
        let (there, back) = (of(ids[0], ids[1]), of(ids[1], ids[0]));
        assert_eq!(bars(&there), bars(&back));
        assert_ne!(there, back);
    }

    #[test]
    fn an_unknown_place_has_no_chart() {
        for place in ["/nowhere", "/entity/none", "/topic/none", "/meeting/none", "/about"] {
            assert_eq!(charts_of(fixture::corpus(), place), []);
        }
    }
}
