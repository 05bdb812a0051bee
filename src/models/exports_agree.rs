//! What is exported agrees with the page: addresses lead where they should, and numbers are those that views show.

use readout_corpus::format::Packed;
use readout_corpus::query::{Query, run};
use readout_export::{As, Items, Options, Request, What, export};
use serde_json::Value;

use super::citation;
use super::fixture;
use super::matrix::matrix;
use super::network::counts::{Counts, Kinds};
use super::ranking::Weights;
use super::scope::Scope;
use crate::route::{Address, Route};

fn corpora() -> [Packed<'static>; 2] {
    [fixture::corpus(), crate::corpus::open().expect("the page's corpus")]
}

fn rows(corpus: Packed<'_>, what: What) -> Vec<Value> {
    let query = Query::default();
    let items = Items::found(&run(corpus, &query));
    let request = Request { corpus, items: &items, query: &query, page: "", view: "" };
    let file = export(&request, what, As::Json, &Options::default()).expect("a file");
    let whole: Value = serde_json::from_slice(&file.bytes).expect("JSON");
    whole["rows"].as_array().expect("rows").clone()
}

fn number(row: &Value, field: &str) -> usize {
    row[field].as_u64().expect("a number") as usize
}

#[test]
fn every_exported_address_leads_to_a_place_of_the_page() {
    for corpus in corpora() {
        let mut seen = 0;
        for what in
            [What::Documents, What::Statements, What::Meetings, What::Entities, What::Topics]
        {
            for row in rows(corpus, what) {
                let address = row["address"].as_str().expect("an address");
                let fragment = address.strip_prefix('#').expect("a fragment");
                let is_known = match Address::parse(fragment).route {
                    Route::Document { id } => {
                        citation::find(corpus, &id).is_some_and(|(_, change)| change.is_none())
                    }
                    Route::Meeting { id } => corpus.meeting_by_id(&id).is_some(),
                    Route::Entity { id } => corpus.entity_by_id(&id).is_some(),
                    Route::Topic { id } => corpus.topic_by_id(&id).is_some(),
                    _ => false,
                };
                assert!(is_known, "{address}");
                seen += 1;
            }
        }
        assert!(seen > 5);
    }
}

#[test]
fn exported_numbers_are_those_of_the_views() {
    for corpus in corpora() {
        let scope = Scope::all(corpus);
        let weights = Weights::of(corpus, &scope);
        for row in rows(corpus, What::Entities) {
            let id = row["id"].as_str().expect("an id");
            let entity = corpus.entity_by_id(id).expect("an entity").ix();
            assert_eq!(number(&row, "mentions"), weights.mentions(entity), "{id}");
            assert_eq!(number(&row, "statements"), weights.statements(entity), "{id}");
        }
        let shown = matrix(corpus, &scope, usize::MAX);
        let exported = rows(corpus, What::Topics);
        for row in &shown.rows {
            for (&(side, _), &cell) in shown.sides.iter().zip(&row.cells) {
                let topic = corpus.topic(row.topic).expect("a topic").id();
                let side = corpus.side(side).expect("a side").id();
                let same = |one: &&Value| one["topic"] == topic && one["side"] == side;
                let found = exported.iter().find(same).expect("a row");
                assert_eq!(number(found, "statements"), cell, "{topic} {side}");
            }
        }
    }
}

#[test]
fn exported_ties_are_those_of_the_network() {
    for corpus in corpora() {
        let counts = Counts::of(corpus, &Scope::all(corpus), Kinds::All, None);
        let position = |row: &Value, field: &str| {
            let entity = corpus.entity_by_id(row[field].as_str()?)?;
            counts.position(entity.ix())
        };
        let mut compared = 0;
        for row in rows(corpus, What::Network) {
            // The network draws the most frequent ones; the export has them all.
            if let (Some(a), Some(b)) = (position(&row, "source"), position(&row, "target")) {
                assert_eq!(number(&row, "segments"), counts.together(a, b) as usize, "{row}");
                compared += 1;
            }
        }
        assert!(compared > 0);
    }
}
