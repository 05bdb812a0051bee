//! A corpus for the tests of view models: two coasts, their ministers, two meetings and a plan.

use readout_corpus::date::Edtf;
use readout_corpus::format::{Packed, pack};
use readout_corpus::model::*;

const NORTHERN: &str = "Anna Berg said that the harbour must stay open. Boris Klein stressed that fishing rights are settled. Both sides agreed on the harbour.";
const SOUTHERN: &str =
    "Boris Klein noted that fishing is a matter of law. Anna Berg will come to Port City in June.";
const OLDER: &str = "Anna Berg met Boris Klein. Carl Dorn watched.";

/// Positions of the entities, in the order of their ids.
pub const ANNA: EntityIx = EntityIx(0);
pub const BORIS: EntityIx = EntityIx(1);
pub const CARL: EntityIx = EntityIx(2);
pub const NORTH_OFFICE: EntityIx = EntityIx(3);
pub const PORT_CITY: EntityIx = EntityIx(4);
pub const SOUTH_OFFICE: EntityIx = EntityIx(5);

pub const NORTH: SideIx = SideIx(0);
pub const SOUTH: SideIx = SideIx(1);
pub const HARBOUR: TopicIx = TopicIx(0);
pub const FISHING: TopicIx = TopicIx(1);

fn date(text: &str) -> Option<Edtf> {
    Some(Edtf::parse(text).expect(text))
}

fn span(text: &str, part: &str) -> Span {
    let start = text.find(part).expect(part);
    Span::new(start, start + part.len())
}

fn document(id: &str, published: Option<Edtf>, text: &str) -> Document {
    Document {
        id: id.to_owned(),
        file: format!("{id}.md"),
        title: Some(id.replace('-', " ")),
        carrier: None,
        published,
        kind: Kind::News,
        wording: Wording::Account,
        url: None,
        reference: None,
        language: "en".to_owned(),
        tagged: Tagged::default(),
        given_topics: Vec::new(),
        given_entities: Vec::new(),
        text: text.to_owned(),
        dropped: Vec::new(),
    }
}

fn segment(
    document: u32,
    id: &str,
    text: &str,
    office: Option<(EntityIx, SideIx)>,
    day: &str,
) -> Segment {
    Segment {
        id: id.to_owned(),
        document: DocumentIx(document),
        span: Span::new(0, text.len()),
        kind: Kind::Readout,
        title: None,
        originator: office.map(|office| office.0),
        side: office.map(|office| office.1),
        published: date(day),
        published_from: None,
        event_date: None,
        turns: Vec::new(),
    }
}

fn entity(
    id: &str,
    kind: EntityKind,
    name: &str,
    side: Option<SideIx>,
    aliases: &[&str],
) -> Entity {
    Entity {
        id: id.to_owned(),
        kind,
        sort: None,
        name: name.to_owned(),
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        side,
        offices: Vec::new(),
        wikidata: None,
        known: id != "carl-dorn",
    }
}

fn mention(segment: u32, text: &str, name: &str, entity: EntityIx) -> Mention {
    Mention {
        segment: SegmentIx(segment),
        span: span(text, name),
        entity,
        how: "full-name".to_owned(),
    }
}

/// The sentences of a text with one paragraph.
fn sentences(segment: u32, text: &str) -> Vec<Sentence> {
    let mut start = 0;
    text.split_inclusive(". ")
        .map(|sentence| {
            let span = Span::new(start, start + sentence.trim_end().len());
            start += sentence.len();
            Sentence { segment: SegmentIx(segment), span, paragraph: 0, direction: false }
        })
        .collect()
}

fn statement(
    id: &str,
    segment: u32,
    (text, words): (&str, &str),
    speakers: &[EntityIx],
    topic: TopicIx,
    term: &str,
) -> Statement {
    let at = text.find(words).expect(words) + words.find(term).expect(term);
    Statement {
        id: id.to_owned(),
        segment: SegmentIx(segment),
        span: span(text, words),
        speakers: speakers.to_vec(),
        joint: speakers.len() > 1,
        reported_by: None,
        addressees: Vec::new(),
        form: Form::Indirect,
        source: None,
        cue: None,
        content: None,
        topics: vec![TopicHit { topic, terms: vec![Span::new(at, at + term.len())] }],
        copy_of: None,
        how: "cue".to_owned(),
        confidence: Confidence::Explicit,
    }
}

fn meeting(id: &str, day: &str, status: Status, evidence: &[(u32, Status)]) -> Meeting {
    Meeting {
        id: id.to_owned(),
        title: id.to_owned(),
        occasion: Occasion::Encounter,
        date: date(day),
        place: Some(PORT_CITY),
        participants: vec![ANNA, BORIS],
        format: None,
        series: None,
        round: None,
        status,
        evidence: evidence
            .iter()
            .map(|&(segment, status)| Evidence {
                segment: SegmentIx(segment),
                span: Span::new(0, 9),
                status,
            })
            .collect(),
        how: "verb".to_owned(),
    }
}

/// The corpus, packed and opened.
pub fn corpus() -> Packed<'static> {
    open(&model())
}

/// The same, with three offices of one person: through all of the corpus, on one day, without a date.
pub fn with_offices() -> Packed<'static> {
    let mut corpus = model();
    let office = |title: &str, from: Option<Edtf>, to: Option<Edtf>| Office {
        title: title.to_owned(),
        organisation: Some(NORTH_OFFICE),
        from,
        to,
    };
    if let Some(anna) = corpus.entities.first_mut() {
        anna.offices = vec![
            office("Minister", date("2029-11-19"), date("2030-03-03")),
            office("Envoy", date("2030-03-01"), None),
            office("Adviser", None, None),
        ];
    }
    open(&corpus)
}

/// The same, with a meeting that was held in some month of a year.
pub fn with_a_vague_meeting() -> Packed<'static> {
    let mut corpus = model();
    corpus.meetings.push(meeting("2030-some-day", "2030", Status::Held, &[(1, Status::Held)]));
    open(&corpus)
}

/// The same, with nothing but meetings that were announced on the first report's day, each of which came out otherwise:
/// held, lasting, lapsed, and still to come.
pub fn with_outcomes() -> Packed<'static> {
    let mut corpus = model();
    let meeting = |id: &str, status: Status| {
        // The first segment announces it, the second says what became of it.
        let evidence = [(0, Status::Planned), (1, status)];
        meeting(id, "2030-03-03", status, &evidence)
    };
    corpus.meetings = vec![
        meeting("a-held", Status::Held),
        meeting("b-lasting", Status::Ongoing),
        meeting("c-lapsed", Status::Lapsed),
        meeting("d-planned", Status::Planned),
    ];
    open(&corpus)
}

/// The same, with a briefing of the north about the second meeting: more statements than in its readout.
pub fn with_a_briefing() -> Packed<'static> {
    let mut corpus = model();
    corpus.documents.push(document("d-briefing", date("2030-03-04"), NORTHERN));
    let office = Some((NORTH_OFFICE, NORTH));
    let told = segment(3, "d-briefing/all", NORTHERN, office, "2030-03-04");
    corpus.segments.push(Segment { kind: Kind::Briefing, ..told });
    corpus.sentences.extend(sentences(3, NORTHERN));
    let words = "Anna Berg said that the harbour must stay open.";
    corpus.statements.extend((1..=4).map(|number| {
        let id = format!("d-briefing/all#{number}");
        statement(&id, 3, (NORTHERN, words), &[ANNA], HARBOUR, "harbour")
    }));
    if let Some(second) = corpus.meetings.get_mut(1) {
        *second = meeting(
            "2030-03-01-second",
            "2030-03-01",
            Status::Held,
            &[(0, Status::Held), (1, Status::Held), (3, Status::Held)],
        );
    }
    open(&corpus)
}

/// The same, of nobody who stands for a party.
pub fn without_sides() -> Packed<'static> {
    let mut corpus = model();
    corpus.sides.clear();
    corpus.segments.iter_mut().for_each(|segment| segment.side = None);
    corpus.entities.iter_mut().for_each(|entity| entity.side = None);
    open(&corpus)
}

// What it takes is never freed: tests are short.
fn open(corpus: &Corpus) -> Packed<'static> {
    let bytes: &'static [u8] = Box::leak(pack(corpus).into_boxed_slice());
    Packed::open(bytes).expect("a packed corpus opens")
}

fn model() -> Corpus {
    Corpus {
        title: "Two coasts".to_owned(),
        description: String::new(),
        sides: ["north", "south"].map(|id| Side { id: id.to_owned(), name: id.to_owned() }).into(),
        documents: vec![
            document("a-northern-account", date("2030-03-02"), NORTHERN),
            document("b-southern-account", date("2030-03-03"), SOUTHERN),
            document("c-older", date("2029-11-20"), OLDER),
        ],
        segments: vec![
            segment(
                0,
                "a-northern-account/all",
                NORTHERN,
                Some((NORTH_OFFICE, NORTH)),
                "2030-03-02",
            ),
            segment(
                1,
                "b-southern-account/all",
                SOUTHERN,
                Some((SOUTH_OFFICE, SOUTH)),
                "2030-03-03",
            ),
            segment(2, "c-older/all", OLDER, None, "2029-11-20"),
        ],
        sentences: (0..)
            .zip([NORTHERN, SOUTHERN, OLDER])
            .flat_map(|(segment, text)| sentences(segment, text))
            .collect(),
        entities: vec![
            entity(
                "anna-berg",
                EntityKind::Person,
                "Anna Berg",
                Some(NORTH),
                &["Анна Берг", "安娜·贝格"],
            ),
            entity(
                "boris-klein",
                EntityKind::Person,
                "Boris Klein",
                Some(SOUTH),
                &["Klein", "Борис Клейн"],
            ),
            entity("carl-dorn", EntityKind::Person, "Carl Dorn", None, &[]),
            entity("north-office", EntityKind::Organisation, "Northern Office", Some(NORTH), &[]),
            entity("port-city", EntityKind::Place, "Port City", None, &[]),
            entity("south-office", EntityKind::Organisation, "Southern Office", Some(SOUTH), &[]),
        ],
        mentions: vec![
            mention(0, NORTHERN, "Anna Berg", ANNA),
            mention(0, NORTHERN, "Boris Klein", BORIS),
            mention(1, SOUTHERN, "Boris Klein", BORIS),
            mention(1, SOUTHERN, "Anna Berg", ANNA),
            mention(1, SOUTHERN, "Port City", PORT_CITY),
            mention(2, OLDER, "Anna Berg", ANNA),
            mention(2, OLDER, "Boris Klein", BORIS),
            mention(2, OLDER, "Carl Dorn", CARL),
        ],
        topics: [("harbour", "Harbour"), ("fishing", "Fishing")]
            .map(|(id, name)| Topic {
                id: id.to_owned(),
                name: name.to_owned(),
                terms: vec![id.to_owned()],
            })
            .into(),
        statements: vec![
            statement(
                "a-northern-account/all#1",
                0,
                (NORTHERN, "Anna Berg said that the harbour must stay open."),
                &[ANNA],
                HARBOUR,
                "harbour",
            ),
            statement(
                "a-northern-account/all#2",
                0,
                (NORTHERN, "Boris Klein stressed that fishing rights are settled."),
                &[BORIS],
                FISHING,
                "fishing",
            ),
            statement(
                "a-northern-account/all#3",
                0,
                (NORTHERN, "Both sides agreed on the harbour."),
                &[ANNA, BORIS],
                HARBOUR,
                "harbour",
            ),
            statement(
                "b-southern-account/all#1",
                1,
                (SOUTHERN, "Boris Klein noted that fishing is a matter of law."),
                &[BORIS],
                FISHING,
                "fishing",
            ),
        ],
        meetings: vec![
            meeting("2029-11-19-first", "2029-11-19", Status::Held, &[(2, Status::Held)]),
            meeting(
                "2030-03-01-second",
                "2030-03-01",
                Status::Held,
                &[(0, Status::Held), (1, Status::Held)],
            ),
            meeting("2030-06-third", "2030-06", Status::Planned, &[(1, Status::Planned)]),
        ],
        ..Corpus::default()
    }
}
