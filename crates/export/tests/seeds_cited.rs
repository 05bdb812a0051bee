//! Citations of every sentence of the first corpus, through a rebuild of edited files.

use std::path::Path;

use readout_corpus::cite::{Anchor, Resolved, of, resolve};
use readout_corpus::format::{Packed, pack};
use readout_ingest::{Input, Options, analyse, folder};

fn seeds() -> Vec<Input> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    folder::documents(&folder).expect("the seeds").0
}

fn packed(inputs: &[Input]) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds/authority");
    let authority = folder::load_authority(&folder).expect("the authority").0;
    pack(&analyse(inputs, &authority, &Options::default()).expect("an analysis").corpus)
}

/// Every sentence with its words, cited.
fn cited(bytes: &[u8]) -> Vec<(Anchor, String)> {
    let corpus = Packed::open(bytes).expect("a corpus");
    let anchor = |sentence: readout_corpus::format::Sentence<'_>| {
        let segment = corpus.segment(sentence.segment()).expect("a segment");
        let anchor = of(corpus, segment.document(), sentence.span()).expect("an anchor");
        let text = anchor.to_text();
        (Anchor::parse(&text).expect("what was written"), segment.slice(sentence.span()).to_owned())
    };
    corpus.sentences().map(anchor).collect()
}

fn words(corpus: Packed<'_>, resolved: Resolved) -> &str {
    let place = resolved.place();
    place.and_then(|place| Some(corpus.document(place.document)?.slice(place.span))).unwrap_or("")
}

fn text(input: &Input) -> String {
    String::from_utf8(input.bytes.clone()).expect("text")
}

#[test]
fn notes_put_between_paragraphs_leave_every_sentence_found() {
    let before = packed(&seeds());
    let mut inputs = seeds();
    for input in &mut inputs {
        let text = text(input);
        let (front, body) = text.split_at(text[4..].find("\n---\n").expect("front matter") + 9);
        // Behind every third paragraph, as an editor would add one.
        let paragraphs = body.split("\n\n").enumerate().map(|(i, paragraph)| match i % 3 {
            2 => format!("{paragraph}\n\nNothing was said of the weather by anybody, note {i}."),
            _ => paragraph.to_owned(),
        });
        input.bytes =
            format!("{front}{}", paragraphs.collect::<Vec<_>>().join("\n\n")).into_bytes();
    }
    let after = packed(&inputs);
    let corpus = Packed::open(&after).expect("a corpus");
    let all = cited(&before);
    assert!(corpus.sentences().len() > all.len());
    for (anchor, said) in &all {
        let resolved = resolve(corpus, anchor);
        assert!(matches!(resolved, Resolved::Found(_)), "{said}: {resolved:?}");
        assert_eq!(words(corpus, resolved), said);
    }
}

#[test]
fn every_sentence_that_was_altered_says_so_and_shows_what_it_is_now() {
    let before = packed(&seeds());
    let mut inputs = seeds();
    let all = cited(&before);
    let mut altered = Vec::new();
    for input in &mut inputs {
        let mut text = text(input);
        for (at, (anchor, said)) in all.iter().enumerate().filter(|(at, _)| at % 3 == 1) {
            // Only a sentence that stands once in the file can be altered by its words; titles and speakers'
            // labels are left alone, since others are read by them.
            let is_whole = said.ends_with('.') && said.split(' ').count() > 6;
            let is_own = text.matches(said.as_str()).count() == 1;
            if is_whole && is_own && input.path.starts_with(anchor.document()) {
                let (first, rest) = said.split_at(said.rfind(' ').expect("words"));
                let now = format!("{first} whatsoever{rest}");
                text = text.replace(said.as_str(), &now);
                altered.push((at, now));
            }
        }
        input.bytes = text.into_bytes();
    }
    assert!(altered.len() > 20, "{} sentences", altered.len());
    let after = packed(&inputs);
    let corpus = Packed::open(&after).expect("a corpus");
    for (at, (anchor, said)) in all.iter().enumerate() {
        let resolved = resolve(corpus, anchor);
        match altered.iter().find(|(one, _)| *one == at) {
            Some((_, now)) => {
                assert!(matches!(resolved, Resolved::Changed { .. }), "{said}: {resolved:?}");
                assert_eq!(words(corpus, resolved), now);
            }
            None => assert_eq!(words(corpus, resolved), said),
        }
    }
}
