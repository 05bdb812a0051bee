//! What stands in the files: the numbers of the result, dates, addresses, the corpus.

mod support;

use readout_corpus::cite::{Anchor, Resolved, resolve};
use readout_corpus::format::{Packed, pack};
use readout_corpus::query::{Facet, Query, run};
use readout_export::{As, Items, Options, Request, What, annotation, export, fields};
use serde_json::Value;

use support::{PAGE, around, file, whole};

const SAID: &str = "Anna said that the harbour stays open.";

fn rows(what: What) -> Vec<Value> {
    let read: Value = serde_json::from_str(&whole(&around(SAID), what, As::Json)).expect("JSON");
    read["rows"].as_array().expect("rows").clone()
}

#[test]
fn every_file_names_the_corpus_the_question_and_the_view() {
    let corpus = around(SAID);
    let bytes = pack(&corpus);
    let hash = Packed::open(&bytes).expect("a corpus").content_hash();
    let mut query = Query::text("harbour");
    query.filters.add(Facet::Side, "north");
    for format in As::ALL.iter().copied() {
        for what in What::ALL.iter().copied().filter(|what| format.can_hold(*what)) {
            if what == What::Passages {
                continue;
            }
            let out = file(&corpus, &query, what, format, &Options::default());
            assert!(out.contains(&hash), "{} of {}", format.name(), what.name());
            // References as text are for people to paste, who say themselves what they asked.
            if !matches!(format, As::Text)
                && what != What::Mentions
                && !(format == As::Ftm && what == What::Entities)
            {
                assert!(
                    out.contains("harbour") && out.contains("#/documents"),
                    "{} of {}",
                    format.name(),
                    what.name()
                );
            }
        }
    }
}

#[test]
fn equal_questions_give_equal_bytes_and_names() {
    let bytes = pack(&around(SAID));
    let corpus = Packed::open(&bytes).expect("a corpus");
    let query = Query::default();
    let items = Items::found(&run(corpus, &query));
    let request = Request { corpus, items: &items, query: &query, page: "", view: "" };
    let file = || export(&request, What::Meetings, As::Csv, &Options::default()).expect("a file");
    assert_eq!(file(), file());
    assert_eq!(
        file().name,
        format!("readout-meetings-2030-03-02-{}.csv", &corpus.content_hash()[..8])
    );
}

#[test]
fn dates_stay_edtf_with_their_first_and_last_day_and_what_is_missing_is_empty() {
    let meetings = rows(What::Meetings);
    let date = |i: usize| {
        let get = |name: &str| meetings[i][name].as_str().unwrap_or("").to_owned();
        [get("date"), get("date_first"), get("date_last")]
    };
    assert_eq!(date(0), ["2030-03-01", "2030-03-01", "2030-03-01"]);
    assert_eq!(date(1), ["2030-06~", "2030-06-01", "2030-06-30"]);
    assert_eq!(date(2), ["[2030-07-02,2030-07-09]", "2030-07-02", "2030-07-09"]);
    assert_eq!((date(3), &meetings[3]["date"]), (["", "", ""].map(str::to_owned), &Value::Null));
    assert_eq!(meetings[0]["place"], Value::Null);
}

#[test]
fn a_timeline_gets_what_is_certain_of_a_date_and_says_how_many_have_none() {
    let out: Value =
        serde_json::from_str(&whole(&around(SAID), What::Meetings, As::Timeline)).expect("JSON");
    let events = out["events"].as_array().expect("events");
    assert_eq!(events.len(), 3);
    assert_eq!(events[0]["start_date"], serde_json::json!({ "year": 2030, "month": 3, "day": 1 }));
    assert_eq!(events[1]["start_date"], serde_json::json!({ "year": 2030, "month": 6 }));
    assert_eq!(events[1]["display_date"], "2030-06~");
    assert_eq!(events[2]["end_date"]["day"], 9);
    assert!(out["title"]["text"]["text"].as_str().expect("a text").contains("not shown: 1"));
}

#[test]
fn the_address_of_a_statement_leads_to_its_words() {
    let bytes = pack(&around(SAID));
    let corpus = Packed::open(&bytes).expect("a corpus");
    let address = rows(What::Statements)[0]["address"].as_str().expect("an address").to_owned();
    let anchor = address.strip_prefix(&format!("{PAGE}#/document/")).expect("a place in the page");
    let anchor = Anchor::parse(anchor).expect("an anchor");
    let Resolved::Found(place) = resolve(corpus, &anchor) else { panic!("the words") };
    assert_eq!(place.span.of(SAID), SAID);
}

#[test]
fn counts_are_those_of_the_result() {
    assert_eq!(rows(What::Documents)[0]["statements"], 1);
    let entities = rows(What::Entities);
    let count = |i: usize| {
        (
            entities[i]["id"].clone(),
            entities[i]["mentions"].clone(),
            entities[i]["statements"].clone(),
        )
    };
    assert_eq!(count(0), ("anna".into(), 1.into(), 1.into()));
    assert_eq!(count(1), ("paper".into(), 1.into(), 0.into()));
    let topics = rows(What::Topics);
    assert_eq!(
        (topics.len(), &topics[0]["side"], &topics[0]["statements"]),
        (2, &"north".into(), &1.into())
    );
    assert_eq!((&topics[1]["side"], &topics[1]["statements"]), (&Value::Null, &0.into()));
    let network = rows(What::Network);
    assert_eq!((network.len(), &network[0]["segments"]), (1, &1.into()));
}

#[test]
fn chosen_fields_come_in_the_order_in_which_they_are_named() {
    let options = Options { fields: vec!["title".into(), "id".into()], ..Options::default() };
    let out = file(&around("A, b"), &Query::default(), What::Documents, As::Csv, &options);
    assert_eq!(out, "title,id\r\n\"A, b\",talks\r\n");
    assert!(fields(What::Documents).contains(&"title"));
}

#[test]
fn what_a_format_has_no_place_for_is_refused_with_what_it_has() {
    let bytes = pack(&around(SAID));
    let corpus = Packed::open(&bytes).expect("a corpus");
    let (items, query) = (Items::default(), Query::default());
    let request = Request { corpus, items: &items, query: &query, page: "", view: "" };
    let error =
        export(&request, What::Documents, As::Gexf, &Options::default()).expect_err("no place");
    assert!(
        error.is_combination() && error.to_string().contains("expected one of network"),
        "{error}"
    );
    let options = Options { fields: vec!["colour".into()], ..Options::default() };
    let error = export(&request, What::Documents, As::Csv, &options).expect_err("no field");
    assert!(error.is_field() && error.to_string().contains("expected"), "{error}");
}

#[test]
fn words_are_described_by_the_selectors_of_web_annotations() {
    let bytes = pack(&around(SAID));
    let corpus = Packed::open(&bytes).expect("a corpus");
    let document = corpus.documents().next().expect("a document");
    let span = readout_corpus::model::Span::new(0, 4);
    let out = annotation(corpus, document.ix(), span, PAGE).expect("an annotation");
    let read: Value = serde_json::from_str(&out).expect("JSON");
    let selectors = &read["target"]["selector"];
    assert_eq!(selectors[0]["exact"], "Anna");
    assert_eq!(selectors[0]["suffix"], SAID[4..].chars().take(32).collect::<String>());
    assert_eq!((&selectors[1]["start"], &selectors[1]["end"]), (&0.into(), &4.into()));
}
