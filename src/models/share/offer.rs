//! Which rows a place shows, so that a file holds what the reader sees, with the same numbers.

use readout_corpus::format::Packed;
use readout_corpus::model::{
    DocumentIx, EntityIx, EntityKind, MeetingIx, Passage, SegmentIx, StatementIx,
};
use readout_corpus::query::{Query, run, statements_in_order};
use readout_export::{As, Items, Network, TopicCell, What};

use crate::models::citation;
use crate::models::directory::{Order, directory};
use crate::models::events::events;
use crate::models::listing::{lines, section, sections};
use crate::models::network::asked::Asked;
use crate::models::network::counts::{Counts, Kinds};
use crate::models::network::graph::{self, Link, comfortable};
use crate::models::order::Order as _;
use crate::models::pairs::choose;
use crate::models::place::Place;
use crate::models::profile;
use crate::models::ranking::Weights;
use crate::models::reports::reports;
use crate::models::scope::Scope;
use crate::models::topic_grid::{Grid, Measure, only_topic, table_of};
use crate::route::{Address, FIRST_KIND, Route};

/// The rows of a place.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// What is written.
    pub items: Items,
    /// The kinds of rows with how many there are, that of the view first; without those of which there is none.
    pub rows: Vec<(What, usize)>,
}

/// The formats that have a place for a kind of rows, in the order in which they are offered.
pub fn formats(what: What) -> impl Iterator<Item = As> {
    As::ALL.iter().copied().filter(move |format| format.can_hold(what))
}

impl Offer {
    /// The rows of a place under its filters.
    pub fn of(corpus: Packed<'_>, address: &Address) -> Self {
        use What::{Documents, Entities, Meetings, Mentions, Statements, Topics};
        let Address { route, query } = address;
        let results = run(corpus, query);
        let scope = || Scope::of(corpus, &results, query.as_of);
        let found = || Items::found(&results);
        let (items, rows) = match route {
            Route::Documents => (found(), &[Documents, Statements, Mentions][..]),
            Route::Statements => {
                let statements = statements_in_order(corpus, &results);
                (Items { statements, ..found() }, &[Statements, Documents][..])
            }
            Route::Document { id } => {
                (document(corpus, id), &[Documents, Statements, Mentions][..])
            }
            Route::Statement { id } => (statement(corpus, id), &[Statements, Documents][..]),
            Route::Meetings { show } => {
                let lines = lines(corpus, query.as_of);
                let of = |about| section(corpus, &lines, about, query, &results).chosen;
                let meetings = sections(*show).into_iter().flat_map(of).collect();
                (Items { meetings, ..Items::default() }, &[Meetings][..])
            }
            Route::Timeline { .. } => {
                let known = events(corpus, query.as_of).into_iter().map(|event| event.meeting);
                let is_chosen = |ix: &MeetingIx| results.meetings.binary_search(ix).is_ok();
                let meetings: Vec<MeetingIx> = known.filter(is_chosen).collect();
                let told = meetings.iter().filter_map(|&ix| corpus.meeting(ix));
                let told = told.flat_map(|one| one.segments()).collect();
                (Items { meetings, ..segments(corpus, told) }, &[Meetings][..])
            }
            Route::Meeting { id } => {
                (meeting(corpus, id, query), &[Meetings, Statements, Documents][..])
            }
            Route::Compare { left, right } => {
                let ids = (left.as_deref(), right.as_deref());
                let choice = choose(corpus, ids.0, ids.1, &results.meetings, query.as_of);
                let sides = choice.left.into_iter().chain(choice.right);
                (segments(corpus, sides.collect()), &[Statements, Documents][..])
            }
            Route::Topics { .. } => {
                let grid = table_of(corpus, query, &results, usize::MAX);
                let topic_cells = cells(&grid);
                (Items { topic_cells, ..found() }, &[Topics, Statements][..])
            }
            Route::Topic { id } => (topic(corpus, id, query), &[Statements, Documents, Topics][..]),
            Route::Entities { kind, find, order } => {
                let weights = Weights::of(corpus, &scope());
                let kind = kind.unwrap_or(FIRST_KIND);
                let entities = listed(corpus, &weights, kind, find, *order);
                (Items { entities: Some(entities), ..found() }, &[Entities, Mentions][..])
            }
            Route::Entity { id } => (
                entity(corpus, id, &scope()),
                &[Statements, Documents, Meetings, Entities, Mentions][..],
            ),
            Route::Network(asked) => {
                let network = network(corpus, asked, &scope());
                let entities = Some(network.nodes.iter().map(|&(ix, _)| ix).collect());
                let items = Items { network: Some(network), entities, ..found() };
                (items, &[What::Network, Entities][..])
            }
            Route::Overview | Route::About | Route::Unknown { .. } => (
                found(),
                &[Documents, Statements, Meetings, Entities, Mentions, Topics, What::Network][..],
            ),
        };
        let counted = |&what: &What| (what, readout_export::count(corpus, &items, what));
        let rows = rows.iter().map(counted).filter(|&(_, count)| count > 0).collect();
        Self { items, rows }
    }
}

/// The statement, sentence or document that an address leads to, to be cited; `None` elsewhere.
pub fn cited(corpus: Packed<'_>, route: &Route) -> Option<(What, Items)> {
    let (Route::Document { id } | Route::Statement { id }) = route else { return None };
    let (place, _) = citation::find(corpus, id)?;
    let none = Items::default();
    Some(match (place.statement, place.segment, place.sentence) {
        (Some(statement), _, _) => {
            (What::Statements, Items { statements: vec![statement.ix()], ..none })
        }
        (None, Some(segment), Some(at)) => {
            let span = segment.sentences().nth(at)?.span();
            let passage = Passage { segment: segment.ix(), span };
            (What::Passages, Items { passages: vec![passage], ..none })
        }
        _ => (What::Documents, Items { documents: vec![place.document.ix()], ..none }),
    })
}

fn document(corpus: Packed<'_>, id: &str) -> Items {
    let Some((Place { document, .. }, _)) = citation::find(corpus, id) else {
        return Items::default();
    };
    segments(corpus, document.segments().map(|segment| segment.ix()).collect())
}

fn statement(corpus: Packed<'_>, id: &str) -> Items {
    let Some(statement) = corpus.statement_by_id(id) else { return Items::default() };
    Items { statements: vec![statement.ix()], ..segments(corpus, vec![statement.segment()]) }
}

/// Some segments with their documents and statements.
fn segments(corpus: Packed<'_>, mut segments: Vec<SegmentIx>) -> Items {
    segments.order();
    segments.dedup();
    let views = || segments.iter().filter_map(|&ix| corpus.segment(ix));
    let statements = views().flat_map(|one| one.statements()).map(|one| one.ix()).collect();
    let mut documents: Vec<DocumentIx> = views().map(|one| one.document()).collect();
    documents.dedup();
    Items { documents, statements, segments, ..Items::default() }
}

fn meeting(corpus: Packed<'_>, id: &str, query: &Query) -> Items {
    let Some(meeting) = corpus.meeting_by_id(id) else { return Items::default() };
    let reports = reports(corpus, meeting, query.as_of);
    let mut statements: Vec<StatementIx> =
        reports.iter().flat_map(|report| report.statements.iter().copied()).collect();
    statements.order();
    let told = segments(corpus, reports.iter().map(|report| report.segment).collect());
    Items { meetings: vec![meeting.ix()], statements, ..told }
}

fn topic(corpus: Packed<'_>, id: &str, query: &Query) -> Items {
    let Some(topic) = corpus.topic_by_id(id) else { return Items::default() };
    let mut own = query.clone();
    only_topic(&mut own, topic);
    let results = run(corpus, &own);
    let of_topic = |cell: &TopicCell| cell.topic == topic.ix();
    let grid = table_of(corpus, query, &run(corpus, query), usize::MAX);
    let topic_cells = cells(&grid).into_iter().filter(of_topic).collect();
    let statements = profile::newest_first(
        corpus,
        results.statements.iter().filter_map(|&ix| corpus.statement(ix)),
    );
    let statements = statements.into_iter().map(|one| one.ix()).collect();
    Items { topic_cells, statements, ..Items::found(&results) }
}

fn cells(grid: &Grid) -> Vec<TopicCell> {
    let mut cells = Vec::new();
    for &(topic, _) in &grid.topics {
        for told in &grid.meetings {
            for account in &told.accounts {
                let part = account.part(topic);
                let value = |measure| part.map(|part| part.value(measure, account) as u32);
                cells.push(TopicCell {
                    topic,
                    meeting: Some(told.meeting),
                    side: account.side,
                    statements: value(Measure::Statements).unwrap_or(0),
                    words: value(Measure::Words),
                    share_permille: value(Measure::Share),
                    position: value(Measure::Position),
                });
            }
        }
    }
    cells
}

fn listed(
    corpus: Packed<'_>,
    weights: &Weights,
    kind: EntityKind,
    find: &str,
    order: Order,
) -> Vec<EntityIx> {
    let directory = directory(corpus, weights, kind, find, order, usize::MAX);
    directory.known.iter().chain(&directory.candidates).map(|entry| entry.entity.ix()).collect()
}

/// What an entity says, what mentions it, and where it takes part.
fn entity(corpus: Packed<'_>, id: &str, scope: &Scope) -> Items {
    let Some(entity) = corpus.entity_by_id(id) else { return Items::default() };
    let mut statements: Vec<StatementIx> = entity
        .statements()
        .chain(entity.statements_about())
        .filter(|one| scope.has_statement(*one))
        .map(|one| one.ix())
        .collect();
    statements.order();
    statements.dedup();
    let naming =
        entity.segments().map(|one| one.ix()).filter(|&ix| scope.has_segment(ix)).collect();
    let meetings = entity.meetings().filter(|one| scope.has_meeting(*one)).map(|one| one.ix());
    let meetings = meetings.collect();
    let entities = Some(vec![entity.ix()]);
    Items { statements, meetings, entities, ..segments(corpus, naming) }
}

/// The network as it is drawn, with all ties of the focus.
fn network(corpus: Packed<'_>, asked: &Asked, scope: &Scope) -> Network {
    let find = |id: Option<&str>| Some(corpus.entity_by_id(id?)?.ix());
    let focus = find(asked.focus.as_deref());
    let kinds = if asked.with_places { Kinds::WithPlaces } else { Kinds::Usual };
    let usual = Counts::of(corpus, scope, kinds, None);
    let least = if asked.least == 0 { comfortable(&usual) } else { asked.least };
    let counts = match focus.filter(|&one| usual.position(one).is_none()) {
        None => usual,
        also => Counts::of(corpus, scope, kinds, also),
    };
    let drawn = graph::network(&counts, least, focus);
    let mut links: Vec<Link> = drawn.links.clone();
    links.extend(drawn.listed(&counts, focus));
    links.order_by_key(|link| (std::cmp::Reverse(link.segments), link.a, link.b));
    links.dedup();
    Network {
        nodes: drawn.nodes.iter().map(|&(ix, segments)| (ix, segments as u32)).collect(),
        links: links.iter().map(|link| (link.a, link.b, link.segments)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;
    use readout_export::{Options, Request, export};

    fn corpora() -> [Packed<'static>; 2] {
        [fixture::corpus(), crate::corpus::open().expect("the page's corpus")]
    }

    /// The addresses of every view, with and without filters.
    fn addresses(corpus: Packed<'_>) -> Vec<Address> {
        let mut places: Vec<String> = [
            "/",
            "/documents",
            "/statements",
            "/timeline",
            "/meetings",
            "/compare",
            "/topics",
            "/entities",
            "/entities?show=place",
            "/network",
            "/about",
            "/nowhere",
        ]
        .map(str::to_owned)
        .into();
        places.extend(corpus.documents().take(3).map(|one| format!("/document/{}", one.id())));
        places.extend(corpus.statements().take(2).map(|one| format!("/document/{}", one.id())));
        places.extend(corpus.statements().take(2).map(|one| format!("/statement/{}", one.id())));
        places.extend(corpus.meetings().take(3).map(|one| format!("/meeting/{}", one.id())));
        places.extend(corpus.topics().take(3).map(|one| format!("/topic/{}", one.id())));
        places.extend(corpus.entities().take(3).map(|one| format!("/entity/{}", one.id())));
        places.extend(corpus.entities().take(3).map(|one| format!("/network/{}", one.id())));
        let side = corpus.sides().next().map(|side| format!("?side={}", side.id()));
        let filtered: Vec<String> = places
            .iter()
            .filter(|place| !place.contains('?'))
            .flat_map(|place| side.iter().map(move |side| format!("{place}{side}")))
            .collect();
        places.iter().chain(&filtered).map(|place| Address::parse(place)).collect()
    }

    #[test]
    fn every_place_can_be_taken_away_in_every_format_that_fits_with_as_many_rows_as_it_says() {
        for corpus in corpora() {
            for address in addresses(corpus) {
                let Offer { items, rows } = Offer::of(corpus, &address);
                let request =
                    Request { corpus, items: &items, query: &address.query, page: "", view: "" };
                for (what, count) in rows {
                    for format in formats(what) {
                        let file = export(&request, what, format, &Options::default());
                        let file = file.expect("a file");
                        if format == As::Json {
                            let read: serde_json::Value =
                                serde_json::from_slice(&file.bytes).expect("JSON");
                            let written = read["rows"].as_array().map(Vec::len);
                            assert_eq!(written, Some(count), "{what:?} of {address:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_rows_of_the_view_come_first() {
        let corpus = fixture::corpus();
        let first = |place: &str| Offer::of(corpus, &Address::parse(place)).rows.first().copied();
        assert_eq!(first("/documents"), Some((What::Documents, corpus.documents().len())));
        assert_eq!(first("/statements"), Some((What::Statements, corpus.statements().len())));
        assert_eq!(first("/timeline"), Some((What::Meetings, corpus.meetings().len())));
        assert_eq!(first("/document/none"), None);
    }

    #[test]
    fn the_list_of_entities_is_that_of_the_kind_on_show() {
        let corpus = fixture::corpus();
        let Offer { items, rows } = Offer::of(corpus, &Address::parse("/entities"));
        let listed = items.entities.expect("a list");
        assert_eq!(rows.first(), Some(&(What::Entities, listed.len())));
        assert!(!listed.is_empty());
        for ix in listed {
            assert_eq!(corpus.entity(ix).map(|one| one.kind()), Some(EntityKind::Person));
        }
    }

    #[test]
    fn what_is_cited_is_what_the_address_leads_to() {
        let corpus = fixture::corpus();
        let what = |id: &str| {
            cited(corpus, &Address::parse(&format!("/document/{id}")).route).map(|(what, _)| what)
        };
        let statement = corpus.statements().next().expect("a statement");
        let segment = corpus.segments().next().expect("a segment");
        assert_eq!(what(statement.id()), Some(What::Statements));
        assert_eq!(what(&format!("{}~1", segment.id())), Some(What::Passages));
        let document = corpus.documents().next().expect("a document");
        assert_eq!(what(document.id()), Some(What::Documents));
        assert_eq!(cited(corpus, &Route::Overview), None);
    }
}
