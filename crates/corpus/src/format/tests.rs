//! Laws of the packed format.

use proptest::prelude::*;

use super::{Packed, VERSION, pack, touch_everything};
use crate::fixture::{corpus, random::corpora};
use crate::model::{Corpus, EntityIx, Segment, Turn};

fn with_turns() -> Corpus {
    let mut corpus = corpus();
    let segment: &mut Segment = &mut corpus.segments[3];
    let turn = |at: u32| Turn {
        label: crate::model::Span { start: at, end: at + 2 },
        span: crate::model::Span { start: at + 2, end: at + 9 },
        speaker: Some(EntityIx(10)),
    };
    segment.turns = vec![turn(segment.span.start), turn(segment.span.start + 9)];
    corpus.statements[0].copy_of = Some(crate::model::StatementIx(1));
    corpus.statements[0].addressees = vec![EntityIx(3), EntityIx(1)];
    corpus
}

#[test]
fn unpacking_gives_back_every_field() {
    let corpus = with_turns();
    let bytes = pack(&corpus);
    assert_eq!(Packed::open(&bytes).expect("a corpus").to_model(), corpus);
}

proptest! {
    #[test]
    fn every_meeting_is_found_by_its_id_in_whatever_order_they_stand(corpus in corpora()) {
        let bytes = pack(&corpus);
        let packed = Packed::open(&bytes).expect("a corpus");
        for meeting in packed.meetings() {
            let found = packed.meeting_by_id(meeting.id()).map(|found| found.id());
            prop_assert_eq!(found, Some(meeting.id()));
        }
    }
}

#[test]
fn the_empty_corpus_is_a_corpus() {
    let bytes = pack(&Corpus::default());
    let packed = Packed::open(&bytes).expect("a corpus");
    assert_eq!(packed.to_model(), Corpus::default());
    assert_eq!(packed.last_day(), None);
    touch_everything(&packed);
}

#[test]
fn another_version_is_refused_by_name() {
    let mut bytes = pack(&corpus());
    bytes[8] = VERSION as u8 + 1;
    let error = Packed::open(&bytes).expect_err("another version");
    assert!(error.is_wrong_version() && !error.is_corrupt());
    let told = format!("format version {VERSION}, found version {}", VERSION + 1);
    assert!(error.to_string().contains(&told), "{error}");
}

#[test]
fn other_bytes_are_refused() {
    assert!(Packed::open(b"").expect_err("nothing").is_corrupt());
    assert!(Packed::open(b"<!doctype html>").expect_err("a page").is_corrupt());
}

#[test]
fn the_hash_names_the_content() {
    let bytes = pack(&corpus());
    let mut other = corpus();
    other.documents[0].language = "zh".into();
    let other = pack(&other);
    let hash = |bytes| Packed::open(bytes).expect("a corpus").content_hash();
    assert_eq!(hash(&bytes).len(), 16);
    assert_ne!(hash(&bytes), hash(&other));
}

#[test]
fn records_are_found_by_id() {
    let bytes = pack(&corpus());
    let packed = Packed::open(&bytes).expect("a corpus");
    for document in packed.documents() {
        assert_eq!(packed.document_by_id(document.id()), Some(document));
    }
    for segment in packed.segments() {
        assert_eq!(packed.segment_by_id(segment.id()), Some(segment));
    }
    for entity in packed.entities() {
        assert_eq!(packed.entity_by_id(entity.id()), Some(entity));
    }
    assert!(packed.document_by_id("gone").is_none() && packed.segment_by_id("gone/1").is_none());
}

#[test]
fn relations_lead_the_other_way_round() {
    let bytes = pack(&corpus());
    let packed = Packed::open(&bytes).expect("a corpus");
    let shoigu = packed.entity_by_id("sergei-shoigu").expect("an entity");
    let names: Vec<&str> = shoigu.mentions().map(|mention| mention.text()).collect();
    assert_eq!(names, ["Sergei Shoigu", "Shoigu", "Sergei Shoigu", "Shoigu", "绍伊古", "Шойгу"]);
    assert_eq!(shoigu.documents().len(), 3);
    let said: Vec<&str> = shoigu.statements().map(|statement| statement.text()).collect();
    assert_eq!(said.len(), 2);
    assert!(said[0].starts_with("Shoigu said that Russia"), "{said:?}");
    let taiwan = packed.entity_by_id("taiwan").expect("an entity");
    assert_eq!(taiwan.statements_about().map(|one| one.text()).collect::<Vec<_>>(), [said[0]]);
    let topic = packed.topic_by_id("taiwan").expect("a topic");
    assert_eq!(topic.statements().len(), 2);
    let partners = shoigu.co_occurring();
    let wang = packed.entity_by_id("wang-yi").expect("an entity");
    let pair = partners.iter().find(|pair| pair.entity == wang.ix()).expect("a pair");
    assert_eq!(pair.segments as usize, shoigu.segments_shared_with(wang.ix()).count());
    assert_eq!(pair.segments, 3);
    assert_eq!(shoigu.meetings().len(), 3);
    let segment = packed.segment_by_id("2026-02-01-roundup/1").expect("a segment");
    assert_eq!(segment.title_text(), Some("Beijing hosts a guest"));
    assert_eq!(
        segment.meetings().map(|one| one.id()).collect::<Vec<_>>(),
        ["meeting-2026-02-01-roundup"]
    );
    assert_eq!(packed.last_day().map(|day| day.to_string()).as_deref(), Some("2026-02-04"));
    assert_eq!(packed.first_day().map(|day| day.to_string()).as_deref(), Some("2024-09-01"));
}

#[test]
fn a_meeting_is_planned_until_somebody_tells_that_it_was_held() {
    use crate::date::Day;
    use crate::model::Status;
    let bytes = pack(&corpus());
    let packed = Packed::open(&bytes).expect("a corpus");
    let meeting = packed.meeting_by_id("meeting-2026-02-01-roundup").expect("a meeting");
    let on = |day| meeting.status_as_of(Day::new(2026, 2, day));
    assert_eq!((on(1), on(4)), (Some(Status::Held), Some(Status::Held)));
    assert_eq!(meeting.status_as_of(Day::new(2026, 1, 31)), None);
    assert_eq!(meeting.status_as_of(None), Some(Status::Held));
}

proptest! {
    #[test]
    fn equal_corpora_give_equal_bytes_and_come_back(corpus in corpora()) {
        let bytes = pack(&corpus);
        prop_assert_eq!(&bytes, &pack(&corpus.clone()));
        let packed = Packed::open(&bytes).expect("a corpus");
        touch_everything(&packed);
        prop_assert_eq!(packed.to_model(), corpus);
    }

    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Packed::open(&bytes).is_err());
    }

    #[test]
    fn a_part_of_a_corpus_is_refused(cut in 0.0f64..1.0) {
        let bytes = pack(&corpus());
        let length = (bytes.len() as f64 * cut) as usize;
        prop_assert!(Packed::open(&bytes[..length]).expect_err("a part").is_corrupt());
    }

    #[test]
    fn a_flipped_bit_is_noticed(at in any::<proptest::sample::Index>(), bit in 0u32..8) {
        let mut bytes = pack(&corpus());
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert!(Packed::open(&bytes).is_err());
    }

    /// Checksums keep damage from the accessors, so here they are left out.
    #[test]
    fn damaged_bytes_are_read_without_a_panic(
        damage in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..30),
        text in proptest::sample::select(vec!["wang yi", "\"law of the\" -japan", "台湾", "consult* on:2026", "tawian"]),
    ) {
        let mut bytes = pack(&with_turns());
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(packed) = Packed::open_unverified(&bytes) {
            touch_everything(&packed);
            let query = crate::query::Query::text(text);
            let found = crate::query::run(packed, &query);
            for hit in &found.documents {
                crate::query::snippets(packed, found.segments_of(hit), &query, 3);
            }
        }
    }
}
