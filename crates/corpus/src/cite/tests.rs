//! The laws of citations, over documents made by chance and over those of the fixture.

use proptest::prelude::*;

use super::*;
use crate::Packed;
use crate::fixture;
use crate::format::pack;
use crate::model::*;

/// A document of paragraphs, each a list of sentences.
fn corpus(paragraphs: &[Vec<String>]) -> Corpus {
    let mut corpus = Corpus::default();
    let (mut text, mut sentences) = (String::new(), Vec::new());
    for (paragraph, words) in (0..).zip(paragraphs) {
        if paragraph > 0 {
            text.push_str("\n\n");
        }
        for (i, sentence) in words.iter().enumerate() {
            if i > 0 {
                text.push(' ');
            }
            let span = Span::new(text.len(), text.len() + sentence.len());
            text.push_str(sentence);
            sentences.push(Sentence { segment: SegmentIx(0), span, paragraph, direction: false });
        }
    }
    corpus.segments.push(Segment {
        id: "talks/1".into(),
        document: DocumentIx(0),
        span: Span::new(0, text.len()),
        kind: Kind::News,
        title: None,
        originator: None,
        side: None,
        published: None,
        published_from: None,
        event_date: None,
        turns: Vec::new(),
    });
    corpus.sentences = sentences;
    corpus.documents.push(Document {
        id: "talks".into(),
        file: "talks.md".into(),
        title: None,
        carrier: None,
        published: None,
        kind: Kind::News,
        wording: Wording::Account,
        url: None,
        reference: None,
        language: "en".into(),
        text,
        tagged: Tagged::default(),
        given_topics: Vec::new(),
        given_entities: Vec::new(),
        dropped: Vec::new(),
    });
    corpus
}

const TALKS: DocumentIx = DocumentIx(0);

/// The anchor of the sentence at a place, counted over all paragraphs, as it comes out of an address.
fn cited(paragraphs: &[Vec<String>], at: usize) -> Anchor {
    let bytes = pack(&corpus(paragraphs));
    let packed = Packed::open(&bytes).expect("a corpus");
    let sentence = packed.sentences().nth(at).expect("a sentence");
    let anchor = of(packed, TALKS, sentence.span()).expect("an anchor");
    Anchor::parse(&anchor.to_text()).expect("what was written")
}

/// What becomes of it elsewhere, and the words there with their place among the sentences.
fn found(paragraphs: &[Vec<String>], anchor: &Anchor) -> (Resolved, String, usize) {
    let bytes = pack(&corpus(paragraphs));
    let packed = Packed::open(&bytes).expect("a corpus");
    let resolved = resolve(packed, anchor);
    let span = resolved.place().map(|place| place.span).unwrap_or_default();
    let words = packed.document(TALKS).map_or("", |document| document.slice(span)).to_owned();
    let at = packed.sentences().take_while(|one| one.span().start < span.start).count();
    (resolved, words, at)
}

fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let sentence = |words: &str| format!("{}.", words.trim());
    let sentences =
        |line: &str| line.split('.').filter(|s| !s.trim().is_empty()).map(sentence).collect();
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(sentences).collect()
}

fn is_same(resolved: Resolved) -> bool {
    matches!(resolved, Resolved::Found(_) | Resolved::Moved(_))
}

const TEXT: &str = "The ministers met in the harbour. They spoke of ferries and of fish.
    Both sides want a treaty. The talks go on in June.
    Nobody spoke of the lighthouse. Both sides want a treaty. That was all.";

#[test]
fn a_link_is_short_and_says_which_document_it_leads_to() {
    let anchor = cited(&paragraphs(TEXT), 1);
    assert_eq!(anchor.document(), "talks");
    let text = anchor.to_text();
    assert!(text.len() <= "talks".len() + 52, "{text}");
    assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_~".contains(&b)), "{text}");
}

#[test]
fn the_number_of_a_sentence_is_no_anchor() {
    for text in ["", "talks", "talks~3", "talks/1~12", "~", "talks~a", "talks~aAAAA", "talks~b12"] {
        assert_eq!(Anchor::parse(text), None, "{text}");
    }
    let text = cited(&paragraphs(TEXT), 0).to_text();
    assert_eq!(Anchor::parse(&text[..text.len() - 1]), None);
    assert_eq!(Anchor::parse(&format!("{text}A")), None);
}

#[test]
fn of_a_sentence_that_stands_twice_the_one_cited_is_found() {
    let before = paragraphs(TEXT);
    let after = paragraphs(&format!("An editor's note came first. {TEXT}"));
    for at in [2, 5] {
        let (resolved, words, place) = found(&after, &cited(&before, at));
        assert!(matches!(resolved, Resolved::Found(_)));
        assert_eq!((words.as_str(), place), ("Both sides want a treaty.", at + 1));
    }
}

#[test]
fn of_a_sentence_that_stands_twice_the_one_cited_has_changed_though_the_other_has_not() {
    let before = paragraphs(TEXT);
    let after = paragraphs(&TEXT.replacen("want a treaty", "refuse a treaty", 1));
    let (resolved, words, _) = found(&after, &cited(&before, 2));
    assert!(matches!(resolved, Resolved::Changed { similarity: 600..=999, .. }), "{resolved:?}");
    assert_eq!(words, "Both sides refuse a treaty.");
    let (resolved, ..) = found(&after, &cited(&before, 5));
    assert!(matches!(resolved, Resolved::Found(_)));
}

#[test]
fn words_added_before_or_behind_a_sentence_are_a_change() {
    let before = paragraphs(TEXT);
    for (old, new) in
        [("The talks go", "Perhaps the talks go"), ("in June", "in June or never"), ("The", "the")]
    {
        let after = paragraphs(&TEXT.replace(old, new));
        let (resolved, ..) = found(&after, &cited(&before, 3));
        assert!(matches!(resolved, Resolved::Changed { .. }), "{new}: {resolved:?}");
    }
}

#[test]
fn what_nobody_sees_is_no_change() {
    let before = paragraphs("She said “no” to the ferry plan. It is not the only one.");
    let after =
        paragraphs("She said\u{a0}\"no\" to  the fer\u{ad}ry plan. It is not the only one.");
    let (resolved, ..) = found(&after, &cited(&before, 0));
    assert!(matches!(resolved, Resolved::Found(_)), "{resolved:?}");
}

#[test]
fn how_sentences_are_split_is_no_change() {
    let one = |text: &str| vec![vec![text.to_owned()]];
    let (whole, split) =
        (one("A. Berg spoke."), vec![vec!["A.".to_owned(), "Berg spoke.".to_owned()]]);
    assert!(matches!(found(&split, &cited(&whole, 0)).0, Resolved::Found(_)));
    let (whole, split) =
        (one("会谈结束。明天继续。"), vec![vec!["会谈结束。".into(), "明天继续。".into()]]);
    assert!(matches!(found(&split, &cited(&whole, 0)).0, Resolved::Found(_)));
}

#[test]
fn what_was_deleted_is_gone_and_what_moved_away_is_said_to_have_moved() {
    let before = paragraphs(TEXT);
    let without = paragraphs(&TEXT.replace("The talks go on in June.", ""));
    assert_eq!(found(&without, &cited(&before, 3)).0, Resolved::Gone);
    let moved = format!("The talks go on in June. It was so. {TEXT}");
    let moved = paragraphs(&moved.replace("treaty. The talks go on in June.", "treaty."));
    let (resolved, words, _) = found(&moved, &cited(&before, 3));
    assert!(matches!(resolved, Resolved::Moved(_)), "{resolved:?}");
    assert_eq!(words, "The talks go on in June.");
}

#[test]
fn a_document_under_another_name_is_found_by_its_words() {
    let anchor = cited(&paragraphs(TEXT), 1);
    let mut renamed = corpus(&paragraphs(TEXT));
    renamed.documents[0].id = "talks-in-the-harbour".into();
    let bytes = pack(&renamed);
    let packed = Packed::open(&bytes).expect("a corpus");
    assert!(matches!(resolve(packed, &anchor), Resolved::Moved(_)));
    renamed.sentences.clear();
    let bytes = pack(&renamed);
    assert_eq!(resolve(Packed::open(&bytes).expect("a corpus"), &anchor), Resolved::Gone);
}

#[test]
fn a_quotation_has_its_surroundings_and_counts_characters() {
    let bytes = pack(&corpus(&paragraphs("会谈。 The talks go on in June.")));
    let packed = Packed::open(&bytes).expect("a corpus");
    let text = packed.document(TALKS).expect("a document").text();
    let at = text.find("The").expect("words");
    let quote = quote(packed, TALKS, Span::new(at, at + 9)).expect("a quotation");
    assert_eq!((quote.prefix, quote.exact), (&text[..at], "The talks"));
    assert_eq!(quote.end - quote.start, 9);
    assert_eq!(text.chars().skip(quote.start as usize).take(9).collect::<String>(), "The talks");
}

#[test]
fn sentences_in_a_row_are_cited_as_one() {
    let bytes = pack(&fixture::corpus());
    let packed = Packed::open(&bytes).expect("a corpus");
    for document in packed.documents() {
        let all = Span::new(0, document.text().len());
        let anchor = of(packed, document.ix(), all).expect("an anchor");
        assert!(matches!(resolve(packed, &anchor), Resolved::Found(_)));
    }
    let caption = packed.document(TALKS).and_then(|one| one.dropped().next()).expect("a caption");
    assert_eq!(of(packed, TALKS, caption.span()), None);
}

const WORDS: &[&str] = &[
    "ferries",
    "harbour",
    "Berg",
    "said",
    "the",
    "talks",
    "June",
    "больше",
    "никогда",
    "fish",
    "3.5",
    "quota",
    "lighthouse",
    "treaty",
    "agreed",
    "not",
    "winter",
    "cape",
    "herring",
    "never",
    "会谈",
    "signed",
    "ministers",
    "on",
    "with",
    "of",
    "and",
    "to",
    "U.S.",
    "Klein",
];

fn sentences() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(WORDS), 1..12)
        .prop_map(|words| format!("{}.", words.join(" ")))
}

/// Texts of a few sentences each, so that most stand more than once and beside the same neighbours.
fn texts() -> impl Strategy<Value = Vec<Vec<String>>> {
    let lengths = proptest::collection::vec(1..4usize, 1..9);
    let pool = proptest::collection::vec(sentences(), 1..24);
    let picks = proptest::collection::vec(any::<prop::sample::Index>(), 32);
    (lengths, pool, picks).prop_map(|(lengths, pool, picks)| {
        let mut picked = picks.iter().map(|pick| pick.get(&pool).clone());
        lengths.iter().map(|&length| picked.by_ref().take(length).collect()).collect()
    })
}

/// An edit of whole paragraphs that leaves the one cited alone: inserts a new one, or a copy, or deletes one.
#[derive(Clone, Debug)]
enum Edit {
    Insert(prop::sample::Index, Vec<String>),
    Copy(prop::sample::Index, prop::sample::Index),
    Delete(prop::sample::Index),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let any = any::<prop::sample::Index>;
    let insert = (any(), proptest::collection::vec(sentences(), 1..4));
    proptest::collection::vec(
        prop_oneof![
            3 => insert.prop_map(|(at, text)| Edit::Insert(at, text)),
            1 => (any(), any()).prop_map(|(from, to)| Edit::Copy(from, to)),
            3 => any().prop_map(Edit::Delete),
        ],
        0..6,
    )
}

/// Makes the edits; what stands in a paragraph with the words cited is kept if something is inserted, too: where
/// a copy goes and other words come, nobody can tell which of the two was cited.
fn edit(text: &mut Vec<Vec<String>>, cited: &mut usize, words: &String, edits: &[Edit]) {
    let only_deletes = edits.iter().all(|edit| matches!(edit, Edit::Delete(_)));
    for edit in edits {
        match edit {
            Edit::Insert(at, paragraph) => {
                let at = at.index(text.len() + 1);
                text.insert(at, paragraph.clone());
                *cited += usize::from(at <= *cited);
            }
            Edit::Copy(from, to) => {
                let (copy, to) = (text[from.index(text.len())].clone(), to.index(text.len() + 1));
                text.insert(to, copy);
                *cited += usize::from(to <= *cited);
            }
            Edit::Delete(at) => {
                let at = at.index(text.len());
                if at != *cited && (only_deletes || !text[at].contains(words)) {
                    text.remove(at);
                    *cited -= usize::from(at < *cited);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn editing_elsewhere_leaves_every_sentence_found(
        text in texts(),
        paragraph in any::<prop::sample::Index>(),
        sentence in any::<prop::sample::Index>(),
        edits in edits(),
    ) {
        let mut at = paragraph.index(text.len());
        let within = sentence.index(text[at].len());
        let words = text[at][within].clone();
        let place = text[..at].iter().map(Vec::len).sum::<usize>() + within;
        let anchor = cited(&text, place);
        let mut after = text;
        edit(&mut after, &mut at, &words, &edits);
        let (resolved, now, _) = found(&after, &anchor);
        prop_assert!(is_same(resolved), "{:?} in {:?}", resolved, after);
        prop_assert_eq!(now, words);
    }

    #[test]
    fn inserting_leaves_every_sentence_where_it_was_even_among_copies(
        text in texts(),
        place in any::<prop::sample::Index>(),
        note in "[a-z]{9,12}",
        at in any::<prop::sample::Index>(),
    ) {
        let place = place.index(text.iter().map(Vec::len).sum());
        let anchor = cited(&text, place);
        let mut after = text.clone();
        let at = at.index(after.len() + 1);
        after.insert(at, vec![note]);
        let moved = usize::from(text[..at].iter().map(Vec::len).sum::<usize>() <= place);
        let (resolved, _, now) = found(&after, &anchor);
        prop_assert!(is_same(resolved), "{:?}", resolved);
        prop_assert_eq!(now, place + moved);
    }

    #[test]
    fn altering_the_sentence_is_always_told_and_the_nearest_shown(
        text in texts(),
        paragraph in any::<prop::sample::Index>(),
        sentence in any::<prop::sample::Index>(),
        word in any::<prop::sample::Index>(),
        how in 0..4,
        other in "[b-y]{8,10}",
    ) {
        let at = paragraph.index(text.len());
        let within = sentence.index(text[at].len());
        let place = text[..at].iter().map(Vec::len).sum::<usize>() + within;
        let anchor = cited(&text, place);
        let mut after = text;
        let sentence = &mut after[at][within];
        let mut words: Vec<&str> = sentence.trim_end_matches('.').split(' ').collect();
        let word = word.index(words.len());
        match how {
            0 => words[word] = &other,
            1 => words.insert(word, &other),
            2 => words.push(&other),
            _ if words.len() > 1 => _ = words.remove(word),
            _ => words[word] = &other,
        }
        *sentence = format!("{}.", words.join(" "));
        let altered = sentence.clone();
        let (resolved, now, _) = found(&after, &anchor);
        prop_assert!(matches!(resolved, Resolved::Changed { .. }), "{:?} in {:?}", resolved, after);
        prop_assert_eq!(now, altered);
    }

    #[test]
    fn what_was_written_is_read_and_what_is_read_was_written_so(
        document in "[a-z0-9~/-]{0,20}",
        rest in "[A-Za-z0-9_-]{0,60}",
        text in "\\PC{0,80}",
    ) {
        for text in [format!("{document}~a{rest}"), text] {
            if let Some(anchor) = Anchor::parse(&text) {
                prop_assert_eq!(anchor.to_text(), text);
            }
        }
    }

    #[test]
    fn resolving_never_panics_whatever_the_corpus(
        corpus in fixture::random::corpora(),
        bytes in proptest::collection::vec(any::<u8>(), 27..44),
    ) {
        let packed_bytes = pack(&corpus);
        let packed = Packed::open(&packed_bytes).expect("a corpus");
        let mut text = String::from("a~a");
        code::put(&bytes, &mut text);
        if let Some(anchor) = Anchor::parse(&text) {
            let _ = resolve(packed, &anchor);
        }
        for sentence in packed.sentences() {
            let document = packed.segment(sentence.segment()).expect("a segment").document();
            let anchor = of(packed, document, sentence.span()).expect("an anchor");
            let place = resolve(packed, &anchor);
            prop_assert!(matches!(place, Resolved::Found(at) if at.span == sentence.span()), "{:?}", place);
        }
    }
}
