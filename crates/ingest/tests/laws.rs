//! What holds for every input.

mod common;

use proptest::prelude::*;
use readout_corpus::model::{Corpus, Span};
use readout_ingest::read::read;
use readout_ingest::{Input, Options, analyse};

/// Pieces that texts of this kind are made of, and pieces that break things.
const PIECES: &[&str] = &[
    "Kari Holm",
    "Holm",
    "Pedro Lagos",
    " said that ",
    "“",
    "”",
    "\"",
    "'",
    "(",
    ")",
    "[",
    "]",
    ". ",
    ".",
    "? ",
    "…",
    "\n",
    "\n\n",
    "\r\n",
    "May 3 (UD) – ",
    "OSLO, Nov. 1 (NTB) -- ",
    "on Friday",
    "next month",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "Лагос",
    "挪威",
    "。",
    "---\n",
    "title: x\n",
    "## ",
    "President of Chile Pedro Lagos: ",
    "Leave a Reply\n",
    "The following articles were first published by the Norwegian Foreign Ministry.\n",
    "(With input from NTB)\n",
    " /NTB\n",
    "both sides ",
    "e\u{301}",
    "https://example.org/a?b=c",
    "1,234.5",
    "\t",
    "\u{fffd}",
    "\u{1f1f3}\u{1f1f4}",
    "U.S. ",
    "he ",
    "its ",
    "not ",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

fn spans(corpus: &Corpus) -> Vec<(usize, Span)> {
    let of =
        |segment: readout_corpus::model::SegmentIx| corpus.segments[segment.ix()].document.ix();
    let mut spans = Vec::new();
    for (d, document) in corpus.documents.iter().enumerate() {
        spans.extend(document.dropped.iter().map(|dropped| (d, dropped.span)));
    }
    for segment in &corpus.segments {
        let d = segment.document.ix();
        spans.push((d, segment.span));
        spans.extend(segment.title.map(|span| (d, span)));
        spans.extend(segment.turns.iter().flat_map(|turn| [(d, turn.label), (d, turn.span)]));
    }
    spans.extend(corpus.sentences.iter().map(|item| (of(item.segment), item.span)));
    spans.extend(corpus.mentions.iter().map(|item| (of(item.segment), item.span)));
    spans.extend(corpus.dates.iter().map(|item| (of(item.segment), item.span)));
    for item in &corpus.statements {
        let d = of(item.segment);
        let parts = [Some(item.span), item.source, item.cue, item.content];
        spans.extend(parts.into_iter().flatten().map(|span| (d, span)));
    }
    spans
}

fn analysis(inputs: &[Input]) -> Option<Corpus> {
    analyse(inputs, &common::authority(), &Options::default()).ok().map(|found| found.corpus)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn reading_any_bytes_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read("a.txt", &bytes);
        let _ = read("a.md", &bytes);
    }

    #[test]
    fn every_character_leads_back_to_itself(text in text()) {
        let bytes = text.as_bytes();
        if let (Some(source), _) = read("a.txt", bytes) {
            let mut last = 0;
            for (at, c) in source.text.char_indices() {
                let start = source.offsets.to_file(at as u32) as usize;
                prop_assert!(start >= last && start < bytes.len());
                last = start;
                let original = text.get(start..).and_then(|rest| rest.chars().next());
                let same = original == Some(c)
                    || c == ' ' && original.is_some_and(|o| o.is_whitespace() || o.is_control())
                    || c == '\n' && original == Some('\r');
                prop_assert!(same, "{c:?} {original:?}");
            }
        }
    }

    #[test]
    fn utf_16_leads_back_to_the_same_units(text in "[a-zА-я挪威\u{a0} \u{1f600}]{1,40}") {
        let bytes: Vec<u8> =
            std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        if let (Some(source), _) = read("a.txt", &bytes) {
            for (at, c) in source.text.char_indices().filter(|(_, c)| *c != ' ') {
                let start = source.offsets.to_file(at as u32) as usize;
                let mut units = [0; 2];
                let expected: Vec<u8> =
                    c.encode_utf16(&mut units).iter().copied().flat_map(u16::to_le_bytes).collect();
                prop_assert_eq!(&bytes[start..start + expected.len()], &expected[..]);
            }
        }
    }

    #[test]
    fn every_span_lies_in_its_document_on_character_boundaries(text in text()) {
        let input = Input { path: "a.txt".to_owned(), bytes: text.into_bytes() };
        if let Some(corpus) = analysis(&[input]) {
            for (d, span) in spans(&corpus) {
                let text = &corpus.documents[d].text;
                prop_assert!(text.get(span.range()).is_some(), "{span:?}");
            }
        }
    }

    #[test]
    fn the_order_of_files_leaves_no_trace(texts in prop::collection::vec(text(), 1..4)) {
        let mut inputs: Vec<Input> = texts
            .into_iter()
            .enumerate()
            .map(|(n, text)| Input { path: format!("{n}.txt"), bytes: text.into_bytes() })
            .collect();
        let forward = analysis(&inputs);
        inputs.reverse();
        prop_assert_eq!(forward, analysis(&inputs));
    }

    #[test]
    fn segments_follow_each_other_and_sentences_stand_in_them(text in text()) {
        let input = Input { path: "a.md".to_owned(), bytes: text.into_bytes() };
        if let Some(corpus) = analysis(&[input]) {
            for pair in corpus.segments.windows(2) {
                prop_assert!(pair[0].span.end <= pair[1].span.start);
            }
            for sentence in &corpus.sentences {
                let segment = &corpus.segments[sentence.segment.ix()];
                prop_assert!(segment.span.contains(sentence.span));
            }
        }
    }
}

#[test]
fn a_large_line_costs_time_in_step_with_its_length() {
    // Quadratic work on these would take minutes; the test then fails by its time-out in CI.
    for piece in ["a", "“", "((", ". ", "he said ", "Holm: ", "May 3 (UD) – x. "] {
        let text = piece.repeat(100_000 / piece.len());
        let input = Input { path: "a.txt".to_owned(), bytes: text.into_bytes() };
        assert!(analysis(&[input]).is_some());
    }
}

#[cfg(feature = "fs")]
#[test]
fn the_number_of_threads_and_the_order_of_files_leave_no_trace() {
    let texts = [
        "OSLO, May 3, 2024 (NTB) -- Kari Holm met Pedro Lagos on Friday.\n\nHolm said that ferries matter.",
        "Kari Holm met Pedro Lagos in Oslo.\n\nHe noted that the treaty would be signed next month.",
        "The ministers spoke.\n\nMaria Olsen said on Tuesday: “We shall see.”",
        "Leave a Reply\n\nMaria Olsen held talks with Kari Holm on May 4, 2024.",
    ];
    let mut inputs: Vec<Input> = (0..40)
        .map(|n| Input {
            path: format!("{n}.txt"),
            bytes: format!("{}\n\nNote {n}.", texts[n % texts.len()]).into_bytes(),
        })
        .collect();
    inputs.push(Input { path: "empty.txt".to_owned(), bytes: Vec::new() });
    let alone = analyse(&inputs, &common::authority(), &Options::default()).expect("texts");
    inputs.reverse();
    for threads in [1, 2, 3, 64] {
        let shared = readout_ingest::analyse_side_by_side(
            inputs.clone(),
            &common::authority(),
            &Options::default(),
            threads,
        );
        let shared = shared.expect("texts");
        assert_eq!(shared.corpus, alone.corpus, "{threads} threads");
        assert_eq!(shared.offset_maps, alone.offset_maps);
    }
}
