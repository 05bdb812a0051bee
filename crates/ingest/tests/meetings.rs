//! Meetings and planned events.

mod common;

use common::fixtures;
use readout_corpus::date::Day;
use readout_corpus::model::{Corpus, Format, Occasion, Status};
use readout_ingest::authority::{self, Authority};
use readout_ingest::meetings::RULES;
use readout_ingest::{Input, Options, analyse};

const SERIES: &str = r#"
[[series]]
id = "ocean-dialogue"
name = "Norway-Chile ocean dialogue"
aliases = ["ocean dialogue"]
participants = ["norway", "chile"]

[[series]]
id = "squid-summit"
name = "Squid Council summit"
aliases = ["Squid Council’s summit"]
participants = ["squid-council"]
"#;

const TREATIES: &str = r#"
[[treaty]]
id = "lamp-treaty"
name = "Treaty on Deck Lamps between Norway and Chile"
aliases = ["Treaty on Deck Lamps"]
sort = "treaty"
parties = ["norway", "chile"]

[[treaty]]
id = "third-harbour-plan"
name = "3rd Harbour Plan"
sort = "plan"
parties = ["chile"]
"#;

const MORE: &str = r#"
[[organisation]]
id = "squid-council"
name = "Squid Council"
sort = "international"
"#;

fn authority() -> Authority {
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(fixtures("authority"))
        .expect("the authority's folder")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let mut bytes = std::fs::read(&path).expect("a readable file");
            match name.as_str() {
                "organisations.toml" => bytes.extend(MORE.bytes()),
                "people.toml" => bytes.extend(PEOPLE.bytes()),
                "places.toml" => bytes.extend(PLACES.bytes()),
                _ => {}
            }
            (format!("authority/{name}"), bytes)
        })
        .collect();
    files.push(("authority/series.toml".to_owned(), SERIES.as_bytes().to_vec()));
    files.push(("authority/treaties.toml".to_owned(), TREATIES.as_bytes().to_vec()));
    files.sort();
    authority::load(&files).expect("a sound authority").0
}

const PEOPLE: &str = r#"
[[person]]
id = "ana-rojas"
name = "Ana Rojas"
short = ["Rojas"]
side = "chile"
"#;

const PLACES: &str = r#"
[[place]]
id = "lima"
name = "Lima"
sort = "city"

[[place]]
id = "santiago"
name = "Santiago"
sort = "city"
country = "chile"
"#;

fn read(files: &[(&str, &str)], as_of: Option<&str>) -> Corpus {
    let inputs: Vec<Input> = files
        .iter()
        .map(|(path, text)| Input { path: (*path).to_owned(), bytes: text.as_bytes().to_vec() })
        .collect();
    let as_of = as_of.and_then(|day| {
        let mut parts = day.split('-').filter_map(|part| part.parse::<u32>().ok());
        Day::new(parts.next()? as i32, parts.next()?, parts.next()?)
    });
    analyse(&inputs, &authority(), &Options { as_of, ..Options::default() })
        .expect("readable texts")
        .corpus
}

/// Meetings as `date | status | title | participants`.
fn lines(corpus: &Corpus) -> Vec<String> {
    corpus
        .meetings
        .iter()
        .map(|meeting| {
            let who: Vec<&str> = meeting
                .participants
                .iter()
                .map(|ix| corpus.entities[ix.ix()].id.as_str())
                .collect();
            let date = meeting.date.as_ref().map_or("-", |date| date.as_str());
            format!("{date} | {} | {} | {}", meeting.status.name(), meeting.title, who.join(" "))
        })
        .collect()
}

fn one(text: &str) -> Vec<String> {
    lines(&read(&[("a.md", &format!("---\npublished: 2026-05-06\n---\n\n{text}\n"))], None))
}

#[test]
fn each_way_of_meeting_is_found() {
    for (text, expected) in [
        (
            "Kari Holm met with Pedro Lagos in Oslo on Monday.",
            "2026-05-04 | held | Kari Holm and Pedro Lagos, Oslo | kari-holm pedro-lagos",
        ),
        (
            "Kari Holm and Pedro Lagos met in Oslo on Monday.",
            "2026-05-04 | held | Kari Holm and Pedro Lagos, Oslo | kari-holm pedro-lagos",
        ),
        (
            "Pedro Lagos had a telephone conversation with Kari Holm on Monday.",
            "2026-05-04 | held | Pedro Lagos and Kari Holm, telephone call | kari-holm pedro-lagos",
        ),
        (
            "Kari Holm and Pedro Lagos held talks in Oslo on Monday.",
            "2026-05-04 | held | Kari Holm and Pedro Lagos, Oslo | kari-holm pedro-lagos",
        ),
        (
            "Kari Holm spoke with Pedro Lagos by video link on Monday.",
            "2026-05-04 | held | Kari Holm and Pedro Lagos, videoconference | kari-holm pedro-lagos",
        ),
        (
            "Consultations were held on May 4 in Oslo between Kari Holm and Pedro Lagos.",
            "2026-05-04 | held | Kari Holm and Pedro Lagos, Oslo | kari-holm pedro-lagos",
        ),
        (
            "Kari Holm told reporters about the May 4 meeting in Oslo with Pedro Lagos.",
            "2026-05-04 | held | Kari Holm and Pedro Lagos, Oslo | kari-holm pedro-lagos",
        ),
        (
            "Kari Holm co-chaired the 5th round of the ocean dialogue with Pedro Lagos in Oslo on Monday.",
            "2026-05-04 | held | 5th round of Norway-Chile ocean dialogue, Oslo | kari-holm pedro-lagos",
        ),
        (
            "Kari Holm will meet with Pedro Lagos in Oslo on Friday.",
            "2026-05-08 | planned | Kari Holm and Pedro Lagos, Oslo | kari-holm pedro-lagos",
        ),
        (
            "Kari Holm invited Pedro Lagos to pay a visit to Norway in June.",
            "2026-06 | planned | Kari Holm and Pedro Lagos, visit to Norway | kari-holm pedro-lagos",
        ),
        (
            "The Squid Council’s summit will be held in Santiago in November.",
            "2026-11 | planned | Squid Council summit, Santiago | squid-council",
        ),
        (
            "This year marks the 40th anniversary of the Treaty on Deck Lamps.",
            "2026 | planned | 40th anniversary of the Treaty on Deck Lamps | chile norway",
        ),
        (
            "The Treaty on Deck Lamps is due to expire tomorrow, May 7.",
            "2026-05-07 | planned | Treaty on Deck Lamps between Norway and Chile expires | chile norway",
        ),
        (
            "This year marks the beginning of the 3rd Harbour Plan.",
            "2026 | planned | Start of the 3rd Harbour Plan | chile",
        ),
        (
            "The Norway-Chile Years of Sport have begun.",
            "2026 | ongoing | Years of Sport | chile norway",
        ),
    ] {
        let found = one(text);
        assert!(
            found.iter().any(|line| line == expected),
            "{text}\n expected {expected}\n got {found:#?}"
        );
    }
}

/// A sentence for each rule that no other test names.
const MORE_RULES: &[&str] = &[
    "On Monday Kari Holm and Pedro Lagos consulted on squid in Oslo.",
    "Kari Holm shakes hands with Pedro Lagos in Oslo on Monday.",
    "Pedro Lagos signed a decree on squid on Monday.",
    "In the next few days, the Squid Feast will be celebrated in Norway and Chile.",
    "Pedro Lagos was the principal guest in Lima at the regatta on May 4.",
    "Kari Holm and Pedro Lagos celebrated the 40th anniversary of the Treaty on Deck Lamps in Lima in March and in Oslo in April.",
    "Kari Holm and Pedro Lagos met twice this year, once in Oslo and once in Lima.",
    "Ana Rojas was also in Oslo on Monday for talks on squid.",
    "Kari Holm met with Pedro Lagos on Monday.",
    "Kari Holm and Pedro Lagos met on Monday.",
    "Kari Holm and Pedro Lagos held talks on Monday.",
    "Kari Holm had a call with Pedro Lagos on Monday.",
    "Kari Holm spoke with Pedro Lagos on Monday.",
    "Kari Holm co-chaired the 5th round of the ocean dialogue with Pedro Lagos on Monday.",
    "Talks were held on Monday between Kari Holm and Pedro Lagos.",
    "Kari Holm told of the May 4 meeting in Oslo with Pedro Lagos.",
    "The Squid Council’s summit will be held in November.",
    "This year marks the 40th anniversary of the Treaty on Deck Lamps.",
    "Kari Holm will pay a visit to Chile in June.",
    "The Treaty on Deck Lamps is due to expire tomorrow, May 7.",
    "This year marks the beginning of the 3rd Harbour Plan.",
    "The Norway-Chile Years of Sport have begun.",
];

#[test]
fn each_rule_makes_a_record() {
    let mut seen = std::collections::BTreeSet::new();
    for text in MORE_RULES {
        let text = format!("---\npublished: 2026-05-06\n---\n\n{text}\n");
        let found = read(&[("a.md", &text)], None);
        seen.extend(found.meetings.into_iter().map(|meeting| meeting.how));
    }
    for rule in RULES {
        // It says which round another record was and makes none of its own.
        let adds = rule.id == "round-of-series";
        assert!(adds || seen.contains(rule.id), "no record by {}", rule.id);
    }
}

#[test]
fn a_sentence_that_names_the_round_adds_it_to_the_meeting() {
    let text = "Kari Holm met with Pedro Lagos in Oslo on Monday for the 5th round of the ocean dialogue.\n\nHolm’s trip fell together with the 5th round of the ocean dialogue.";
    let found = read(&[("a.md", &format!("---\npublished: 2026-05-06\n---\n\n{text}\n"))], None);
    assert_eq!(found.meetings.len(), 1, "{:?}", lines(&found));
    assert_eq!((found.meetings[0].round, found.meetings[0].evidence.len()), (Some(5), 2));
}

#[test]
fn what_did_not_happen_is_no_meeting() {
    for text in [
        "Kari Holm did not meet with Pedro Lagos on Monday.",
        "Kari Holm refused to meet with Pedro Lagos on Monday.",
        "Kari Holm could meet with Pedro Lagos on Friday if she wants.",
        "Led by Kari Holm and Pedro Lagos, the crews meet every challenge this week.",
        "Kari Holm met voters in Oslo on Monday.",
    ] {
        let found = one(text);
        assert!(found.iter().all(|line| !line.contains("pedro-lagos")), "{text}: {found:?}");
    }
}

#[test]
fn two_counterparts_on_one_day_in_one_city_are_two_meetings() {
    let found = one(
        "Kari Holm met with Pedro Lagos in Oslo on Monday.\n\nHolm also met with Ana Rojas in Oslo on the same day.",
    );
    assert_eq!(
        found,
        [
            "2026-05-04 | held | Kari Holm and Ana Rojas, Oslo | ana-rojas kari-holm",
            "2026-05-04 | held | Kari Holm and Pedro Lagos, Oslo | kari-holm pedro-lagos",
        ]
    );
}

#[test]
fn two_formats_on_one_day_are_two_meetings() {
    let found = read(
        &[(
            "a.md",
            "---\npublished: 2026-05-06\n---\n\nKari Holm met with Pedro Lagos in Oslo on Monday.\n\nKari Holm spoke with Pedro Lagos on the phone on Monday.\n",
        )],
        None,
    );
    let mut formats: Vec<_> = found.meetings.iter().map(|meeting| meeting.format).collect();
    formats.sort();
    assert_eq!(formats, [Some(Format::InPerson), Some(Format::Telephone)]);
}

#[test]
fn accounts_of_one_meeting_are_one_record_with_all_its_evidence() {
    let found = read(
        &[
            (
                "a.md",
                "---\npublished: 2026-05-06\n---\n\nKari Holm met with Pedro Lagos in Oslo on Monday.\n",
            ),
            (
                "b.md",
                "---\npublished: 2026-05-09\n---\n\nOn May 4, Pedro Lagos met with Kari Holm in Oslo.\n",
            ),
        ],
        None,
    );
    assert_eq!(found.meetings.len(), 1, "{:?}", lines(&found));
    assert_eq!(found.meetings[0].evidence.len(), 2);
}

#[test]
fn a_plan_that_came_true_keeps_its_history() {
    let found = read(
        &[
            (
                "a.md",
                "---\npublished: 2026-05-06\n---\n\nKari Holm will meet with Pedro Lagos in Oslo on May 20.\n",
            ),
            (
                "b.md",
                "---\npublished: 2026-05-21\n---\n\nKari Holm met with Pedro Lagos in Oslo on May 20.\n",
            ),
        ],
        None,
    );
    assert_eq!(found.meetings.len(), 1, "{:?}", lines(&found));
    let meeting = &found.meetings[0];
    let history: Vec<Status> = meeting.evidence.iter().map(|evidence| evidence.status).collect();
    assert_eq!((meeting.status, history), (Status::Held, vec![Status::Planned, Status::Held]));
}

#[test]
fn an_invitation_voiced_at_a_meeting_is_not_that_meeting() {
    let found = one(
        "Kari Holm met with Pedro Lagos by video link on Monday.\n\nHolm invited Lagos to pay a visit to Norway in the first half of this year.",
    );
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn one_round_is_told_from_another() {
    let found = one(
        "Kari Holm co-chaired the 5th round of the ocean dialogue with Pedro Lagos on May 4.\n\nKari Holm co-chaired the 6th round of the ocean dialogue with Pedro Lagos on May 4.",
    );
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn a_count_of_meetings_with_their_places_is_one_meeting_for_each() {
    let found =
        one("Kari Holm and Pedro Lagos met twice this year, once in Oslo and once in Lima.");
    assert_eq!(
        found,
        [
            "2026 | held | Kari Holm and Pedro Lagos, Lima | kari-holm pedro-lagos",
            "2026 | held | Kari Holm and Pedro Lagos, Oslo | kari-holm pedro-lagos",
        ]
    );
}

#[test]
fn separate_talks_are_pairs() {
    let found = one("Kari Holm held separate talks with Pedro Lagos and Ana Rojas on Monday.");
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn a_guest_and_a_celebration_in_one_place_are_one_event() {
    let text = "---\npublished: 2026-05-06\n---\n\nKari Holm and Pedro Lagos met twice last year, once in Oslo and once in Lima.\n\nPedro Lagos was the principal guest in Oslo at the regatta on June 9.\n";
    let found = lines(&read(&[("a.md", text)], None));
    assert!(
        found.iter().any(|line| line
            == "2025-06-09 | held | Kari Holm and Pedro Lagos, Oslo | kari-holm pedro-lagos"),
        "{found:?}"
    );
}

#[test]
fn a_visit_without_a_meeting_stands_for_itself() {
    let found = read(
        &[(
            "a.md",
            "---\npublished: 2026-05-06\n---\n\nAna Rojas was also in Oslo on Monday for talks on squid.\n",
        )],
        None,
    );
    assert_eq!(found.meetings[0].occasion, Occasion::Visit);
    assert_eq!(lines(&found), ["2026-05-04 | held | Ana Rojas, visit to Oslo | ana-rojas"]);
}

#[test]
fn a_treaty_that_was_to_expire_has_lapsed_on_a_later_day() {
    let text = "---\npublished: 2026-05-06\n---\n\nThe Treaty on Deck Lamps is due to expire tomorrow, May 7.\n";
    assert_eq!(read(&[("a.md", text)], None).meetings[0].status, Status::Planned);
    assert_eq!(read(&[("a.md", text)], Some("2026-06-01")).meetings[0].status, Status::Lapsed);
}

#[test]
fn news_without_meetings_has_none() {
    let found = one(
        "Boats landed more squid than last year. Kari Holm said that prices fell. Pedro Lagos signed a book for a child in 2024.",
    );
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_meeting_is_not_dated_by_the_day_on_which_it_was_told_of() {
    let text = "---\npublished: 2024-05-03\n---\nKari Holm will travel to Valparaíso next week for talks with \
        Pedro Lagos, an aide told reporters on Thursday.\n";
    let corpus = common::analysed("a.md", text).corpus;
    let meeting = &corpus.meetings[0];
    assert_eq!(meeting.date.as_ref().map(|date| date.as_str()), Some("2024-05-06/2024-05-12"));
    assert_eq!(meeting.status.name(), "planned");
}
