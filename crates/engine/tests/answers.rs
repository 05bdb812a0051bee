//! What the engine answers, as JSON would carry it.

use readout_corpus::{Packed, format};
use readout_engine::{Question, ask, suggest};
use readout_ingest::authority;
use readout_ingest::{Input, Options, analyse};
use serde_json::json;

fn corpus() -> Vec<u8> {
    let document = |name: &str, text: &str| Input {
        path: format!("{name}.md"),
        bytes: text.as_bytes().to_vec(),
    };
    let inputs = [
        document(
            "geneva",
            "---\ntitle: Talks in Geneva\npublished: 2026-03-04\n---\n\nGENEVA, March 4 -- Foreign Minister Anna \
             Berg met Defence Minister Jan Novak in Geneva on Wednesday. Berg said “📄 the treaty” is close.\n",
        ),
        document(
            "oslo",
            "---\ntitle: Talks in Oslo\npublished: 2026-05-04\n---\n\nNo treaty was signed.\n",
        ),
    ];
    let people = "[[person]]\nid = \"jan-novak\"\nname = \"Jan Novak\"\n";
    let files = [("authority/people.toml".to_owned(), people.into())];
    let (authority, _) = authority::load(&files).expect("one person");
    let analysis = analyse(&inputs, &authority, &Options::default());
    format::pack(&analysis.expect("two documents").corpus)
}

fn question(value: serde_json::Value) -> Question {
    serde_json::from_value(value).expect("a question")
}

#[test]
fn an_answer_has_hits_with_marked_passages_counts_and_months() {
    let bytes = corpus();
    let packed = Packed::open(&bytes).expect("a corpus");
    let answer = ask(packed, &question(json!({ "text": "treaty geneva" }))).expect("an answer");
    let answer = serde_json::to_value(answer).expect("JSON");
    assert_eq!((&answer["total"], &answer["of"]), (&json!(1), &json!(2)));
    let hit = &answer["hits"][0];
    assert_eq!((&hit["title"], &hit["date"]), (&json!("Talks in Geneva"), &json!("2026-03-04")));
    assert_eq!(answer["histogram"], json!([{ "month": "2026-03", "count": 1 }]));
    assert_eq!(answer["didYouMean"], json!(null));
    let passage = &hit["snippets"][1];
    let units: Vec<u16> = passage["text"].as_str().expect("text").encode_utf16().collect();
    let marked: Vec<usize> = serde_json::from_value(passage["marks"][0].clone()).expect("a mark");
    // JavaScript counts the picture as two.
    assert_eq!(String::from_utf16_lossy(&units[marked[0]..marked[1]]), "treaty");
}

#[test]
fn counts_are_of_all_documents_however_few_are_listed() {
    let bytes = corpus();
    let packed = Packed::open(&bytes).expect("a corpus");
    let all = ask(packed, &question(json!({ "text": "treaty" }))).expect("an answer");
    let rest = ask(packed, &question(json!({ "text": "treaty", "limit": 1, "offset": 1 })))
        .expect("an answer");
    assert_eq!((rest.total, &rest.facets), (2, &all.facets));
    assert_eq!(rest.hits, all.hits[1..]);
}

#[test]
fn a_question_that_cannot_be_read_says_what_was_expected() {
    let bytes = corpus();
    let packed = Packed::open(&bytes).expect("a corpus");
    for (asked, said) in [
        (json!({ "filters": { "colour": ["red"] } }), "the name of a facet, found \"colour\""),
        (json!({ "sort": "size" }), "carrier or statements, found \"size\""),
        (json!({ "from": "yesterday" }), "a date such as 2026-02-01 in from, found \"yesterday\""),
    ] {
        let problem = ask(packed, &question(asked)).expect_err("no question");
        assert_eq!((problem.kind, problem.message.contains(said)), ("question", true), "{problem}");
    }
}

#[test]
fn a_range_may_be_given_in_months() {
    let bytes = corpus();
    let packed = Packed::open(&bytes).expect("a corpus");
    let answer = ask(packed, &question(json!({ "from": "2026-04", "to": "2026-05" })));
    assert_eq!(answer.expect("an answer").total, 1);
}

#[test]
fn a_beginning_suggests_who_and_what_bears_such_a_name() {
    let bytes = corpus();
    let packed = Packed::open(&bytes).expect("a corpus");
    let labels: Vec<String> = suggest(packed, "nov", 5).into_iter().map(|one| one.label).collect();
    assert_eq!(labels, ["Jan Novak"]);
}
