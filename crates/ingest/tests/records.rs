//! Records in JSON Lines: fields, tags, and what a bad line costs.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use readout_corpus::model::{Corpus, EntityKind, SegmentIx};
use readout_corpus::query::{self, Facet, Query};
use readout_corpus::{Packed, format};
use readout_ingest::read::FieldMap;
use readout_ingest::{Analysis, Input, Options, analyse};
use serde_json::{Value, json};

fn read(lines: &str, fields: &str) -> Analysis {
    let fields = FieldMap::parse(fields).expect("a field map");
    let input = Input { path: "notes.jsonl".to_owned(), bytes: lines.as_bytes().to_vec() };
    let options = Options { fields, ..Options::default() };
    analyse(&[input], &common::authority(), &options).expect("a readable line")
}

fn notes() -> Vec<Value> {
    vec![
        json!({"key": 7, "headline": "HERRING QUOTA", "text": "Kari Holm met Pedro Lagos in Oslo on May 3, 2024.",
            "date": "2024-05-04T09:30:00Z", "tags": ["herring", "trade policy"], "where": ["norway", "CHILE"],
            "who": "Kari Holm", "firms": ["Nordfisk"], "markets": ["OSE"]}),
        json!({"key": "8/b", "headline": "Prices", "text": "Herring rose.\nNordfisk sold more.", "date": "2024-05",
            "tags": ["herring", "C++", "C"], "where": [], "who": ["Holm, Per", "nobody known"]}),
        json!({"key": "9", "text": "", "headline": "Nothing but a title", "tags": [], "where": ["norway"]}),
        json!({"key": "10", "text": "Kari Holm spoke in Oslo.", "date": "soon", "tags": null}),
    ]
}

const FIELDS: &str = "id=key,title=headline,body=text,published=date,topic=tags,place=where,person=who,\
    organisation=firms,organisation=markets";

fn lines(records: &[Value]) -> String {
    records.iter().map(|record| format!("{record}\n")).collect()
}

/// The documents of each value of a facet.
fn counts(corpus: &Corpus, facet: Facet, query: &Query) -> BTreeMap<String, u32> {
    let bytes = format::pack(corpus);
    let packed = Packed::open(&bytes).expect("a corpus");
    let found = query::run(packed, query);
    let facet = found.facets.iter().find(|one| one.facet == facet).expect("the facet");
    let values = facet.values.iter().filter(|value| value.count > 0);
    values.map(|value| (value.label.to_owned(), value.count)).collect()
}

#[test]
fn a_record_keeps_its_id_and_its_body_is_the_text() {
    let corpus = read(&lines(&notes()), FIELDS).corpus;
    let ids: Vec<&str> = corpus.documents.iter().map(|document| document.id.as_str()).collect();
    assert_eq!(ids, ["10", "7", "8/b", "9"]);
    let document = &corpus.documents[1];
    assert_eq!(document.file, "notes.jsonl:1");
    assert_eq!(document.title.as_deref(), Some("HERRING QUOTA"));
    assert_eq!(document.text, "Kari Holm met Pedro Lagos in Oslo on May 3, 2024.");
    assert_eq!(document.published.as_ref().map(|date| date.as_str()), Some("2024-05-04"));
    assert!(corpus.segments.iter().any(|segment| segment.document.0 == 3), "found without words");
    assert_eq!(corpus.warnings.len(), 1);
    assert_eq!((corpus.warnings[0].file.as_str(), corpus.warnings[0].line), ("notes.jsonl", 4));
    assert!(corpus.warnings[0].message.contains("`soon` is no date, expected"));
}

#[test]
fn facets_count_what_records_give_exactly_as_one_would_by_hand() {
    let records = notes();
    let corpus = read(&lines(&records), FIELDS).corpus;
    let tags = |record: &Value, key: &str| -> BTreeSet<String> {
        match &record[key] {
            Value::String(tag) => BTreeSet::from([tag.clone()]),
            Value::Array(tags) => tags.iter().map(|tag| tag.as_str().unwrap().to_owned()).collect(),
            _ => BTreeSet::new(),
        }
    };
    let by_hand = |keys: &[&str]| {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for tag in records.iter().flat_map(|one| keys.iter().flat_map(move |key| tags(one, key))) {
            *counts.entry(tag).or_default() += 1;
        }
        counts
    };
    let all = Query::default();
    assert_eq!(counts(&corpus, Facet::Topic, &all), by_hand(&["tags"]));
    // Two records say nothing of organisations, and no words of theirs name one.
    assert_eq!(counts(&corpus, Facet::Organisation, &all), by_hand(&["firms", "markets"]));
    // A tag that is an id or name of the authority stands for its entry; the record without the list counts by its words.
    let places = BTreeMap::from([("Norway", 2), ("Chile", 1), ("Oslo", 1)]);
    let places: BTreeMap<String, u32> =
        places.into_iter().map(|(k, n)| (k.to_owned(), n)).collect();
    assert_eq!(counts(&corpus, Facet::Place, &all), places);
    let people = counts(&corpus, Facet::Person, &all);
    assert_eq!(people.get("Kari Holm"), Some(&2));
    assert_eq!(people.get("Pedro Lagos"), None, "the record lists who it is about");

    let herring = Query::text("topic:herring");
    assert_eq!(counts(&corpus, Facet::Topic, &herring).get("trade policy"), Some(&1));
    assert_eq!(counts(&corpus, Facet::Place, &herring).get("Norway"), Some(&1));
}

#[test]
fn what_no_authority_knows_is_made_from_the_tag_and_says_so() {
    let corpus = read(&lines(&notes()), FIELDS).corpus;
    let entity =
        |id: &str| corpus.entities.iter().find(|entity| entity.id == id).expect("an entity");
    let firm = entity("nordfisk");
    assert_eq!(
        (firm.kind, firm.known, firm.name.as_str()),
        (EntityKind::Organisation, false, "Nordfisk")
    );
    assert!(entity("kari-holm").known);
    let topics: Vec<&str> = corpus.topics.iter().map(|topic| topic.id.as_str()).collect();
    let new = &topics[topics.len() - 4..];
    assert_eq!(new, ["c", "c-2", "herring", "trade-policy"], "different tags stay different");
    let document = &corpus.documents[1];
    assert!(document.tagged.has_topics() && document.tagged.has_kind(EntityKind::Place));
    assert!(!corpus.documents[0].tagged.has_topics(), "null says nothing");
    assert!(corpus.documents[3].tagged.has_topics() && corpus.documents[3].given_topics.is_empty());
    let mentions = corpus.mentions.iter().filter(|mention| mention.segment.0 == 1);
    assert!(mentions.count() >= 3, "words in the text are still found");
}

#[test]
fn statements_are_counted_under_the_topics_that_a_record_gives_and_no_others() {
    let topics = r#"
        [[topic]]
        id = "herring"
        name = "Herring"
        terms = ["herring"]
        [[topic]]
        id = "ferries"
        name = "Ferries"
        terms = ["ferries"]
    "#;
    let mut files = common::authority_files();
    files.push(("authority/topics.toml".to_owned(), topics.as_bytes().to_vec()));
    let (authority, _) = readout_ingest::authority::load(&files).expect("a sound authority");
    let body = "Kari Holm said that herring and ferries matter.";
    let records = [
        json!({"id": "tagged", "body": body, "topic": ["ferries"]}),
        json!({"id": "none", "body": body, "topic": []}),
        json!({"id": "silent", "body": body}),
    ];
    let input = Input { path: "notes.jsonl".to_owned(), bytes: lines(&records).into_bytes() };
    let corpus =
        analyse(&[input], &authority, &Options::default()).expect("readable records").corpus;
    let counted = |id: &str| -> Vec<&str> {
        let document = corpus.documents.iter().position(|one| one.id == id).expect("a document");
        let of = |segment: SegmentIx| corpus.segments[segment.ix()].document.ix() == document;
        let statements = corpus.statements.iter().filter(|one| of(one.segment));
        let hits = statements.flat_map(|one| &one.topics);
        hits.map(|hit| corpus.topics[hit.topic.ix()].id.as_str()).collect()
    };
    assert_eq!(counted("tagged"), ["ferries"]);
    assert_eq!(counted("none"), [""; 0]);
    assert_eq!(counted("silent").len(), 2);
}

#[test]
fn a_bad_line_costs_that_line_and_is_named() {
    let good = r#"{"id":"a","body":"Kari Holm spoke."}"#;
    for (bad, words) in [
        ("{\"id\":", "no JSON"),
        ("[1, 2]", "a list, expected one JSON object"),
        ("\"text\"", "a string, expected one JSON object"),
        (r#"{"body":"x"}"#, "no id, expected a string in `id`"),
        (r#"{"id":"","body":"x"}"#, "an id that is empty"),
        (r#"{"id":1.5,"body":"x"}"#, "a number as id"),
        (r#"{"id":"b"}"#, "no body, expected a string in `body`"),
        (r#"{"id":"b","body":null}"#, "no body"),
        (r#"{"id":"b","body":["x"]}"#, "a list as body"),
        (r#"{"id":"b","body":"x","title":3}"#, "a number as title"),
        (r#"{"id":"b","body":"x","topic":[1]}"#, "a number as topic"),
        (r#"{"id":"b","body":"x","place":{}}"#, "an object as place"),
        (r#"{"id":"b","body":"\ud800 x"}"#, "no JSON"),
        (r#"{"id":"b","body":"\u0000 x"}"#, "NUL"),
        (r#"{"id":"a","body":"x"}"#, "the id `a` is already taken by notes.jsonl:1"),
    ] {
        let corpus = read(&format!("{good}\n\n{bad}\n"), "").corpus;
        assert_eq!(corpus.documents.len(), 1, "{bad}");
        let [warning] = corpus.warnings.as_slice() else { panic!("{bad}: {:?}", corpus.warnings) };
        assert_eq!((warning.file.as_str(), warning.line), ("notes.jsonl", 3), "{bad}");
        assert!(warning.message.contains(words), "{bad}: {}", warning.message);
        assert!(warning.message.contains("expected"), "{}", warning.message);
        assert!(warning.message.ends_with("line left out"), "{}", warning.message);
    }
    let not_utf8 = [good.as_bytes(), b"\n{\"id\":\"b\",\"body\":\"\xff\"}"].concat();
    let input = Input { path: "notes.jsonl".to_owned(), bytes: not_utf8 };
    let found = analyse(&[input], &common::authority(), &Options::default()).expect("a line");
    assert_eq!((found.corpus.documents.len(), found.corpus.warnings.len()), (1, 1));
}

#[test]
fn deep_nesting_and_thousands_of_bad_lines_end_with_few_warnings() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let text = format!("{{\"id\":\"a\",\"body\":\"A note.\"}}\n{deep}\n{}", "x\n".repeat(5_000));
    let warnings = read(&text, "").corpus.warnings;
    assert_eq!(warnings.len(), 1_001);
    assert!(warnings.iter().any(|one| one.message.starts_with("4001 further remarks")));
}

#[test]
fn fields_without_a_map_have_our_own_names() {
    let line = r#"{"id":"a","title":"T","body":"A note.","published":"2024","url":"https://example.org/a",
        "kind":"readout","language":"nb","topics":["fish"],"people":["Ola"],"place":"Bergen"}"#;
    let corpus = read(&line.replace('\n', " "), "").corpus;
    let document = &corpus.documents[0];
    assert_eq!(document.url.as_deref(), Some("https://example.org/a"));
    assert_eq!((document.kind.name(), document.language.as_str()), ("readout", "nb"));
    assert_eq!((document.given_topics.len(), document.given_entities.len()), (1, 2));
}

#[test]
fn a_map_in_toml_means_the_same_as_on_the_command_line() {
    let toml = "body = \"text\"\norganisation = [\"firms\", \"markets\"]\n";
    let map = FieldMap::parse("body=text, organisation=firms, organisation=markets");
    assert_eq!(FieldMap::from_toml(toml), map);
    for wrong in ["body = 3", "colour = \"c\"", "body = [1]", "body ="] {
        assert!(FieldMap::from_toml(wrong).expect_err(wrong).contains("expected"), "{wrong}");
    }
}
