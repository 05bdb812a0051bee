//! A small corpus around one text, and the ways to ask for its files.

use readout_corpus::date::Edtf;
use readout_corpus::format::{Packed, pack};
use readout_corpus::model::*;
use readout_corpus::query::{Query, run};
use readout_export::{As, Items, Options, Request, What, export};

pub const PAGE: &str = "https://news.example/explorer/";

/// Two people meet; the text is the title of the document, the words of the statement, a name and an event.
pub fn around(text: &str) -> Corpus {
    let date = |text: &str| Some(Edtf::parse(text).expect("a date"));
    let span = Span::new(0, text.len());
    let entity = |id: &str, kind: EntityKind, name: &str| Entity {
        id: id.into(),
        kind,
        sort: None,
        name: name.into(),
        aliases: vec!["A.".into()],
        side: Some(SideIx(0)),
        offices: Vec::new(),
        wikidata: Some("Q1".into()),
        known: true,
    };
    let mention = |entity: u32| Mention {
        segment: SegmentIx(0),
        span,
        entity: EntityIx(entity),
        how: "name".into(),
    };
    let meeting = |id: &str, when: Option<Edtf>, status: Status| Meeting {
        id: id.into(),
        title: text.into(),
        occasion: Occasion::Encounter,
        date: when,
        place: None,
        participants: vec![EntityIx(0), EntityIx(1)],
        format: Some(Format::InPerson),
        series: None,
        round: None,
        status,
        evidence: vec![Evidence { segment: SegmentIx(0), span, status }],
        how: "fixture".into(),
    };
    Corpus {
        title: "Coasts".into(),
        sides: vec![Side { id: "north".into(), name: "North".into() }],
        documents: vec![Document {
            id: "talks".into(),
            file: "talks.md".into(),
            title: Some(text.into()),
            carrier: Some(EntityIx(1)),
            published: date("2030-03-02"),
            kind: Kind::News,
            wording: Wording::Account,
            url: Some("https://paper.example/a?b=c&d=%20e".into()),
            reference: None,
            language: "en".into(),
            text: text.into(),
            tagged: Tagged::default(),
            given_topics: Vec::new(),
            given_entities: Vec::new(),
            dropped: Vec::new(),
        }],
        segments: vec![Segment {
            id: "talks/1".into(),
            document: DocumentIx(0),
            span,
            kind: Kind::News,
            title: None,
            originator: Some(EntityIx(1)),
            side: Some(SideIx(0)),
            published: date("2030-03-02"),
            published_from: None,
            event_date: None,
            turns: Vec::new(),
        }],
        sentences: vec![Sentence { segment: SegmentIx(0), span, paragraph: 0, direction: false }],
        entities: vec![
            entity("anna", EntityKind::Person, text),
            entity("paper", EntityKind::Organisation, "The Paper"),
        ],
        mentions: vec![mention(0), mention(1)],
        topics: vec![Topic { id: "fish".into(), name: "Fish".into(), terms: vec!["fish".into()] }],
        statements: vec![Statement {
            id: "talks/1/s".into(),
            segment: SegmentIx(0),
            span,
            speakers: vec![EntityIx(0)],
            joint: false,
            reported_by: None,
            addressees: Vec::new(),
            form: Form::Direct,
            source: None,
            cue: None,
            content: Some(span),
            topics: vec![TopicHit { topic: TopicIx(0), terms: vec![span] }],
            copy_of: None,
            how: "cue".into(),
            confidence: Confidence::Explicit,
        }],
        meetings: vec![
            meeting("first", date("2030-03-01"), Status::Held),
            meeting("second", date("2030-06~"), Status::Planned),
            meeting("third", date("[2030-07-02,2030-07-09]"), Status::Planned),
            meeting("undated", None, Status::Planned),
        ],
        ..Corpus::default()
    }
}

/// A file of everything that a query finds.
pub fn file(corpus: &Corpus, query: &Query, what: What, format: As, options: &Options) -> String {
    let bytes = pack(corpus);
    let packed = Packed::open(&bytes).expect("a corpus");
    let items = Items::found(&run(packed, query));
    let view = "https://news.example/explorer/#/documents";
    let request = Request { corpus: packed, items: &items, query, page: PAGE, view };
    let file = export(&request, what, format, options).expect("a file");
    String::from_utf8(file.bytes).expect("text")
}

/// A file of everything.
pub fn whole(corpus: &Corpus, what: What, format: As) -> String {
    file(corpus, &Query::default(), what, format, &Options::default())
}
