//! Which lines are left out, and why.

mod common;

use common::{analysed, check_fixtures, line};
use readout_ingest::{Analysis, Input, Options, analyse};

fn dropped(analysis: &Analysis) -> String {
    let document = &analysis.corpus.documents[0];
    document
        .dropped
        .iter()
        .map(|dropped| format!("{} {}\n", line(&document.text, dropped.span.start), dropped.reason))
        .collect()
}

#[test]
fn every_dropped_line_has_its_reason() {
    check_fixtures("clean", dropped);
}

#[test]
fn a_line_that_recurs_in_three_documents_of_a_carrier_is_furniture() {
    let page = |n: usize, own: &str| Input {
        path: format!("{n}.md"),
        bytes: format!(
            "---\ncarrier: The Coast Paper\n---\n{own}\n\nThe Coast Paper is read by fishers.\n"
        )
        .into_bytes(),
    };
    let pages = [
        page(1, "The harbour opened on Friday."),
        page(2, "The ferries sailed on Monday."),
        page(3, "The mayor left on Tuesday."),
    ];
    let found = analyse(&pages, &common::authority(), &Options::default()).expect("three texts");
    for document in &found.corpus.documents {
        let reasons: Vec<&str> =
            document.dropped.iter().map(|dropped| dropped.reason.as_str()).collect();
        assert_eq!(reasons, ["site-furniture"], "{}", document.file);
    }
    let found = analyse(&pages[..2], &common::authority(), &Options::default()).expect("two texts");
    assert!(found.corpus.documents.iter().all(|document| document.dropped.is_empty()));
}

#[test]
fn a_text_of_nothing_but_boilerplate_is_kept_and_named() {
    let found = analysed("odd.txt", "Leave a Reply\n");
    assert!(found.corpus.documents[0].dropped.is_empty());
    assert!(found.corpus.warnings[0].message.contains("boilerplate"));
}
