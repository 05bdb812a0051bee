//! What holds for any two segments of the corpus that the page carries.

use readout_corpus::compare::{Likeness, Row, compare};
use readout_corpus::format::{Packed, pack};
use readout_corpus::model::{Corpus, Document, DocumentIx, Segment, SegmentIx, Sentence};

fn only(rows: &[Row]) -> Vec<&Row> {
    rows.iter().filter(|row| row.likeness != Likeness::Same).collect()
}

/// One segment of a corpus again and again: as it is, then without its first sentence, its second, …
fn copies(corpus: &Corpus, segment: SegmentIx) -> Corpus {
    let source = &corpus.segments[segment.ix()];
    let document = &corpus.documents[source.document.ix()];
    let sentences: Vec<&Sentence> =
        corpus.sentences.iter().filter(|one| one.segment == segment).collect();
    let mut copies = Corpus {
        sides: corpus.sides.clone(),
        entities: corpus.entities.clone(),
        ..Corpus::default()
    };
    for copy in 0..=sentences.len() as u32 {
        copies.documents.push(Document { id: format!("{copy:05}"), ..document.clone() });
        copies.segments.push(Segment {
            id: format!("{copy:05}/all"),
            document: DocumentIx(copy),
            ..source.clone()
        });
        let kept = (1..).zip(&sentences).filter(|&(at, _)| at != copy);
        let own = |(_, one): (u32, &&Sentence)| Sentence { segment: SegmentIx(copy), ..**one };
        copies.sentences.extend(kept.map(own));
        let mentions = corpus.mentions.iter().filter(|one| one.segment == segment).cloned();
        copies.mentions.extend(mentions.map(|mut one| {
            one.segment = SegmentIx(copy);
            one
        }));
    }
    copies
}

#[test]
fn each_segment_shows_no_difference_to_itself_and_exactly_the_sentence_that_a_copy_lacks() {
    let corpus = crate::corpus::open().expect("the corpus of the page");
    let model = corpus.to_model();
    let mut looked_at = 0;
    for segment in corpus.segments() {
        let bytes = pack(&copies(&model, segment.ix()));
        let packed = Packed::open(&bytes).expect("a corpus");
        let heading = segment.title();
        for (at, sentence) in (1..).zip(segment.sentences()) {
            let (whole, lacking) = (SegmentIx(0), SegmentIx(at));
            let is_heading = heading.is_some_and(|heading| heading.overlaps(sentence.span()));
            for (left, right, likeness) in
                [(whole, lacking, Likeness::LeftOnly), (lacking, whole, Likeness::RightOnly)]
            {
                let found = compare(packed, left, right).expect("a comparison");
                let only = only(&found.rows);
                if is_heading {
                    assert!(only.is_empty(), "{}", sentence.text());
                    continue;
                }
                assert_eq!(only.len(), 1, "{}", sentence.text());
                assert_eq!(only[0].likeness, likeness, "{}", sentence.text());
                let lost = only[0].left.iter().chain(&only[0].right).next().copied();
                let lost = lost.and_then(|ix| packed.sentence(ix)).expect("a sentence");
                assert_eq!(lost.text(), sentence.text());
                looked_at += 1;
            }
        }
        let own = compare(packed, SegmentIx(0), SegmentIx(0)).expect("a comparison");
        assert!(only(&own.rows).is_empty(), "{}", segment.id());
    }
    assert!(looked_at > 0, "no sentence was looked at");
}

#[test]
fn exchanging_any_two_segments_mirrors_their_rows() {
    let corpus = crate::corpus::open().expect("the corpus of the page");
    let all: Vec<SegmentIx> = corpus.segments().map(|segment| segment.ix()).take(16).collect();
    for &left in &all {
        for &right in &all {
            let there = compare(corpus, left, right).expect("a comparison");
            let back = compare(corpus, right, left).expect("a comparison");
            let mut one: Vec<_> =
                there.rows.iter().map(|row| (&row.left, &row.right, row.permille)).collect();
            let mut other: Vec<_> =
                back.rows.iter().map(|row| (&row.right, &row.left, row.permille)).collect();
            one.sort();
            other.sort();
            assert_eq!(one, other);
        }
    }
}
