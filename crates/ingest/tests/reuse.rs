//! Which passages stand in several places.

mod common;

use common::authority;
use proptest::prelude::*;
use readout_corpus::model::{Corpus, ReuseKind};
use readout_ingest::{Input, Options, analyse};

fn corpus(files: &[(&str, &str)]) -> Corpus {
    let inputs: Vec<Input> = files
        .iter()
        .map(|(path, text)| Input { path: (*path).to_owned(), bytes: text.as_bytes().to_vec() })
        .collect();
    analyse(&inputs, &authority(), &Options::default()).expect("readable texts").corpus
}

const PARAGRAPH: &str = "Holm noted that cold currents have brought more squid into the fjords than the boats can land before winter, and that the harbour towns need larger cold stores, better roads and a common price for what they sell abroad.";

fn kinds(corpus: &Corpus) -> Vec<ReuseKind> {
    corpus.reuse.iter().map(|reuse| reuse.kind).collect()
}

#[test]
fn a_paragraph_in_two_documents_is_a_duplicate() {
    let found = corpus(&[("a.txt", PARAGRAPH), ("b.txt", PARAGRAPH)]);
    assert_eq!(kinds(&found), [ReuseKind::Duplicate]);
    assert_eq!(found.reuse[0].containment_permille, 1000);
}

#[test]
fn a_paragraph_inside_a_longer_one_is_verbatim() {
    let longer = format!(
        "{PARAGRAPH} Lagos answered that lamps on deck draw the squid upwards at night, which is why his crews sleep by day and why nobody in Valparaíso complains about the price of candles any more."
    );
    let found = corpus(&[("a.txt", PARAGRAPH), ("b.txt", &longer)]);
    assert_eq!(kinds(&found), [ReuseKind::Verbatim]);
}

#[test]
fn spelling_and_a_few_words_make_it_edited() {
    let edited = "Holm said cold currents have brought more squid into the fjords than the boats can land in autumn. She wants harbor towns with larger cold stores, better roads and a common price, and asked for loans, engineers and ice from the south.";
    let found = corpus(&[("a.txt", PARAGRAPH), ("b.txt", edited)]);
    assert_eq!(kinds(&found), [ReuseKind::Edited]);
}

#[test]
fn titles_and_names_alone_are_no_reuse() {
    let a = "Kari Holm, Foreign Minister in the Ministry of Foreign Affairs of Norway, met with Pedro Lagos of the Presidency of Chile on Monday to talk about squid.";
    let b = "Kari Holm, Foreign Minister in the Ministry of Foreign Affairs of Norway, and Pedro Lagos of the Presidency of Chile opened a museum of lighthouses.";
    let found = corpus(&[("a.txt", a), ("b.txt", b)]);
    assert!(kinds(&found).iter().all(|kind| *kind == ReuseKind::Formula), "{:?}", found.reuse);
}

#[test]
fn a_closing_phrase_is_no_reuse() {
    let a = "The two sides also had an in-depth exchange of views on lamps, nets and the price of candles.";
    let b = "The two sides also had an in-depth exchange of views on roads, bridges and tunnels in the north.";
    let found = corpus(&[("a.txt", a), ("b.txt", b)]);
    assert!(kinds(&found).iter().all(|kind| *kind == ReuseKind::Formula), "{:?}", found.reuse);
}

#[test]
fn a_phrase_that_many_documents_carry_is_no_reuse() {
    let theme = "under the theme of bringing more squid into the fjords than boats can land before the winter comes again";
    let texts: Vec<(String, String)> = (0..6)
        .map(|n| {
            let own = ["herring", "lamps", "bridges", "candles", "tunnels", "lighthouses"][n];
            let rest = format!("Speakers on {own} asked for {own} policy, {own} funds and {own} days, and nobody spoke about anything except {own} until late in the evening of {own}.");
            (format!("{n}.txt"), format!("The session on {own} opened {theme}. {rest}"))
        })
        .collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let found = corpus(&files);
    assert!(kinds(&found).iter().all(|kind| *kind == ReuseKind::Formula), "{:?}", kinds(&found));
}

#[test]
fn an_item_with_a_date_line_is_the_source_of_the_introduction() {
    let text = format!(
        "{PARAGRAPH}\n\nThe following article was originally published on the website of the Norwegian Foreign Ministry.\n\nHolm on Squid\n\nMay 4 (UD) – {PARAGRAPH}\n"
    );
    let found = corpus(&[("a.txt", &text)]);
    assert_eq!(kinds(&found), [ReuseKind::Duplicate]);
    let reuse = &found.reuse[0];
    assert!(reuse.a.segment > reuse.b.segment, "{reuse:?}");
}

#[test]
fn a_republished_statement_points_to_its_source() {
    let statement = "Kari Holm said that cold currents have brought more squid into the fjords than the boats can land before the winter storms begin.";
    let text = format!(
        "{statement}\n\nThe following article was originally published on the website of the Norwegian Foreign Ministry.\n\nHolm on Squid\n\nMay 4 (UD) – {statement}\n"
    );
    let found = corpus(&[("a.txt", &text)]);
    let copies: Vec<_> = found.statements.iter().filter(|s| s.copy_of.is_some()).collect();
    assert_eq!(copies.len(), 1, "{:?}", found.statements);
    let source = &found.statements[copies[0].copy_of.expect("a source").ix()];
    assert!(source.segment > copies[0].segment);
    assert_eq!(source.copy_of, None);
}

#[test]
fn a_line_repeated_ten_thousand_times_takes_time_that_grows_with_it() {
    let text = format!("{PARAGRAPH} ").repeat(40) + "\n";
    let found = corpus(&[("a.txt", &text.repeat(50)), ("b.txt", &text)]);
    assert!(found.documents.len() == 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn reuse_does_not_depend_on_the_order_of_files(
        words in prop::collection::vec("[a-f]{1,2}", 20..60),
        cut in 0usize..20,
    ) {
        let (a, b) = (words.join(" "), words[cut..].join(" "));
        let there = corpus(&[("a.txt", &a), ("b.txt", &b)]).reuse;
        let back = corpus(&[("b.txt", &b), ("a.txt", &a)]).reuse;
        prop_assert_eq!(&there, &back);
        for reuse in &there {
            prop_assert!(reuse.a != reuse.b);
            prop_assert!(reuse.containment_permille <= 1000);
        }
    }
}
