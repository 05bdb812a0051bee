//! How expressions of time are found and read.

mod common;

use std::collections::BTreeSet;

use common::{analysed, authority};
use proptest::prelude::*;
use readout_corpus::date::Edtf;
use readout_ingest::authority::Milestone;
use readout_ingest::dates::RULES;
use readout_ingest::{Analysis, Input, Options, analyse};

/// Sentence, day of publication, expression, value, rule.
type Case = (&'static str, &'static str, &'static str, Option<&'static str>, &'static str);

/// One line or more for each rule; a Wednesday in May unless the case needs another day.
const CASES: &[Case] = &[
    ("Trade grew in 2025.", "2026-05-06", "2025", Some("2025"), "year"),
    ("Trade grew last year.", "2026-05-06", "last year", Some("2025"), "relative-year"),
    ("They look to the new year.", "2026-12-20", "the new year", Some("2027"), "new-year"),
    ("They look to the new year.", "2026-01-20", "the new year", Some("2026"), "new-year"),
    (
        "They met in November 2024.",
        "2026-05-06",
        "November 2024",
        Some("2024-11"),
        "month-with-year",
    ),
    (
        "They met this February.",
        "2026-05-06",
        "this February",
        Some("2026-02"),
        "month-of-this-year",
    ),
    (
        "They met in September.",
        "2026-05-06",
        "September",
        Some("2025-09"),
        "month-before-reference",
    ),
    (
        "The forum will open in March.",
        "2026-05-06",
        "March",
        Some("2027-03"),
        "month-after-reference",
    ),
    (
        "会谈于2025年12月2日在奥斯陆举行。",
        "2026-05-06",
        "2025年12月2日",
        Some("2025-12-02"),
        "day-with-year",
    ),
    (
        "Встреча состоялась 2 декабря 2025 года.",
        "2026-05-06",
        "2 декабря 2025",
        Some("2025-12-02"),
        "day-with-year",
    ),
    (
        "It was signed on 9 March 2025.",
        "2026-05-06",
        "9 March 2025",
        Some("2025-03-09"),
        "day-with-year",
    ),
    (
        "It was signed on Feb. 1, 2026.",
        "2026-05-06",
        "Feb. 1, 2026",
        Some("2026-02-01"),
        "day-with-year",
    ),
    (
        "It was signed on 2026-02-01.",
        "2026-05-06",
        "2026-02-01",
        Some("2026-02-01"),
        "day-with-year",
    ),
    (
        "The day is this June 9.",
        "2026-05-06",
        "this June 9",
        Some("2026-06-09"),
        "day-of-this-year",
    ),
    ("They met on May 9.", "2026-05-06", "May 9", Some("2025-05-09"), "day-before-reference"),
    (
        "They will meet on July 16.",
        "2026-05-06",
        "July 16",
        Some("2026-07-16"),
        "day-after-reference",
    ),
    ("The May 20 session", "2026-05-06", "May 20", Some("2026-05-20"), "day-nearest-reference"),
    (
        "It closes on the 20th of next month.",
        "2026-05-06",
        "the 20th of next month",
        Some("2026-06-20"),
        "day-of-month",
    ),
    (
        "She met him on Tuesday.",
        "2026-05-06",
        "Tuesday",
        Some("2026-05-05"),
        "weekday-before-reference",
    ),
    (
        "They will meet on Tuesday.",
        "2026-05-06",
        "Tuesday",
        Some("2026-05-12"),
        "weekday-after-reference",
    ),
    ("They meet next Friday.", "2026-05-06", "next Friday", Some("2026-05-15"), "weekday-of-week"),
    ("They meet tomorrow.", "2026-05-06", "tomorrow", Some("2026-05-07"), "relative-day"),
    (
        "They meet next week.",
        "2026-05-06",
        "next week",
        Some("2026-05-11/2026-05-17"),
        "relative-week",
    ),
    ("They met last month.", "2026-05-06", "last month", Some("2026-04"), "relative-month"),
    (
        "Profit fell last quarter.",
        "2026-05-06",
        "last quarter",
        Some("2026-33"),
        "relative-quarter",
    ),
    (
        "It comes in the next decade.",
        "2026-05-06",
        "the next decade",
        Some("2030/2039"),
        "relative-decade",
    ),
    (
        "They will meet in three weeks.",
        "2026-05-06",
        "in three weeks",
        Some("2026-05-27"),
        "amount-ahead",
    ),
    ("They met two days ago.", "2026-05-06", "two days ago", Some("2026-05-04"), "amount-ago"),
    ("They met two years ago.", "2026-05-06", "two years ago", Some("2024-05-06~"), "amount-ago"),
    (
        "It opens two weeks before May 20.",
        "2026-05-06",
        "two weeks before May 20",
        Some("2026-05-06"),
        "amount-from-day",
    ),
    (
        "It rains the next three days.",
        "2026-05-06",
        "the next three days",
        Some("2026-05-07/2026-05-09"),
        "window",
    ),
    (
        "He comes in the first half of this year.",
        "2026-05-06",
        "the first half of this year",
        Some("2026-40"),
        "nth-of-period",
    ),
    (
        "It will fall on the first Friday of July.",
        "2026-05-06",
        "the first Friday of July",
        Some("2026-07-03"),
        "nth-weekday",
    ),
    (
        "The plan covers week 31.",
        "2026-05-06",
        "week 31",
        Some("2026-07-27/2026-08-02"),
        "week-number",
    ),
    (
        "It starts early next year.",
        "2026-05-06",
        "early next year",
        Some("2027-40~"),
        "part-of-period",
    ),
    (
        "It is set for the week of May 20.",
        "2026-05-06",
        "the week of May 20",
        Some("2026-05-18/2026-05-24"),
        "around-day",
    ),
    (
        "It began in the summer of 2025.",
        "2026-05-06",
        "the summer of 2025",
        Some("2025-22"),
        "season",
    ),
    ("It began in the 1990s.", "2026-05-06", "the 1990s", Some("1990/1999"), "decade"),
    ("A city of the 21st century", "2026-05-06", "the 21st century", Some("2000/2099"), "century"),
    ("They met on Christmas Eve.", "2026-05-06", "Christmas Eve", Some("2025-12-24"), "feast"),
    (
        "It ran from May to June 2025.",
        "2026-05-06",
        "from May to June 2025",
        Some("2025-05/2025-06"),
        "range",
    ),
    (
        "It ran on November 19-20, 2025.",
        "2026-05-06",
        "November 19-20, 2025",
        Some("2025-11-19/2025-11-20"),
        "range",
    ),
    (
        "Much changed since the beginning of the year.",
        "2026-05-06",
        "since the beginning of the year",
        Some("2026-01-01/.."),
        "open-since",
    ),
    ("It counts after 2016.", "2026-05-06", "after 2016", Some("2017-01-01/.."), "open-after"),
    ("It stays until June 15.", "2026-05-06", "until June 15", Some("../2026-06-15"), "open-until"),
    (
        "It was built before 2015.",
        "2026-05-06",
        "before 2015",
        Some("../2014-12-31"),
        "open-before",
    ),
    (
        "He met her on May 4 and called Oslo on the same day.",
        "2026-05-06",
        "the same day",
        Some("2026-05-04"),
        "same-day",
    ),
    (
        "It expires tomorrow, May 7.",
        "2026-05-06",
        "tomorrow, May 7",
        Some("2026-05-07"),
        "two-that-agree",
    ),
    ("It opens in the next few days.", "2026-05-06", "the next few days", None, "vague"),
];

fn dated(text: &str, published: &str) -> Analysis {
    analysed("a.md", format!("---\npublished: {published}\n---\n\n{text}\n"))
}

/// Text, value and rule of every date in an analysis.
fn mentions(analysis: &Analysis) -> Vec<(String, Option<String>, String)> {
    let corpus = &analysis.corpus;
    let text = &corpus.documents[0].text;
    corpus
        .dates
        .iter()
        .map(|date| {
            let value = date.value.as_ref().map(ToString::to_string);
            (date.span.of(text).to_owned(), value, date.how.clone())
        })
        .collect()
}

#[test]
fn each_expression_means_its_days_by_its_rule() {
    let mut wrong = Vec::new();
    for &(sentence, published, text, value, how) in CASES {
        let found = mentions(&dated(sentence, published));
        let expected = (text.to_owned(), value.map(str::to_owned), how.to_owned());
        if !found.contains(&expected) {
            wrong.push(format!("{sentence} ({published}): expected {expected:?}, got {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_rule_has_a_case() {
    let tested: BTreeSet<&str> = CASES.iter().map(|case| case.4).collect();
    // These have tests of their own below.
    let apart = ["caption", "date-line", "weekday", "day-without-year", "month-without-year"];
    for rule in RULES {
        assert!(tested.contains(rule.id) || apart.contains(&rule.id), "no case for {}", rule.id);
    }
}

#[test]
fn what_only_looks_like_a_date_is_none() {
    for sentence in [
        "Over the past 20 years the forum has grown.",
        "That may last months.",
        "They march on.",
        "A second round follows.",
        "The 20th round was held.",
        "It cost $2,000 and took 24/7 work.",
        "Resolution 2254 was adopted.",
        "Happy New Year to all.",
        "It lasted an hour and a half.",
        "For the first time in three years they spoke.",
    ] {
        let found = mentions(&dated(sentence, "2026-05-06"));
        assert!(found.is_empty(), "{sentence}: {found:?}");
    }
}

#[test]
fn without_a_reference_a_date_without_year_stays_open() {
    let found = analysed("a.txt", "Kari Holm met Pedro Lagos on May 9.\n");
    assert_eq!(mentions(&found), [("May 9".into(), None, "day-without-year".into())]);
    let found = analysed("a.txt", "Kari Holm met Pedro Lagos on Tuesday.\n");
    assert_eq!(mentions(&found), [("Tuesday".into(), None, "weekday".into())]);
    let found = analysed("a.txt", "Kari Holm met Pedro Lagos in November.\n");
    assert_eq!(mentions(&found), [("November".into(), None, "month-without-year".into())]);
}

#[test]
fn two_parts_that_name_different_days_are_warned_of() {
    let found = dated("The treaty expires tomorrow, May 9.", "2026-05-06");
    let warning = &found.corpus.warnings[0];
    assert_eq!(warning.line, 5);
    assert!(warning.message.contains("tomorrow, May 9"), "{}", warning.message);
    assert!(dated("The treaty expires tomorrow, May 7.", "2026-05-06").corpus.warnings.is_empty());
}

#[test]
fn a_date_line_takes_its_year_from_its_own_line_then_from_its_siblings() {
    let text = "The following articles were originally published on the website of the Norwegian Foreign Ministry.\n\n\
        Holm and Lagos Meet in Oslo\n\n\
        May 4 (UD) – On May 3, 2025, Kari Holm met Pedro Lagos in Oslo.\n\n\n\
        Holm Speaks with Lagos\n\n\
        May 9 (UD) – Kari Holm spoke with Pedro Lagos on the phone today.\n";
    let corpus = analysed("a.txt", text).corpus;
    let published: Vec<_> = corpus
        .segments
        .iter()
        .filter(|segment| segment.originator.is_some())
        .map(|segment| {
            let text = |date: &Option<Edtf>| date.as_ref().map(ToString::to_string);
            (text(&segment.published), text(&segment.event_date), segment.published_from.clone())
        })
        .collect();
    let expected = |published: &str, event: &str, from: &str| {
        (Some(published.to_owned()), Some(event.to_owned()), Some(from.to_owned()))
    };
    assert_eq!(
        published,
        [
            expected("2025-05-04", "2025-05-03", "date-line, year from the same line"),
            expected("2025-05-09", "2025-05-09", "date-line, year from its siblings"),
        ]
    );
}

#[test]
fn a_caption_dates_an_article_that_names_only_a_weekday() {
    let text = "Kari Holm meets Pedro Lagos in Oslo, Norway, on May 3, 2025. /NTB\n\
        Kari Holm met with Pedro Lagos in Oslo on Saturday.\n\
        Both sides agreed that the ports should be open to the ships of either country.\n";
    let found = analysed("a.txt", text);
    let dates = mentions(&found);
    assert!(
        dates.contains(&(
            "Saturday".into(),
            Some("2025-05-03".into()),
            "weekday-before-reference".into()
        )),
        "{dates:?}"
    );
    assert!(dates.iter().any(|date| date.2 == "caption"), "{dates:?}");
    assert_eq!(found.corpus.segments[0].published_from.as_deref(), Some("caption"));
}

#[test]
fn anniversaries_and_known_dates_leave_a_set_of_weekdays() {
    let mut authority = authority();
    let milestone = |id: &str, name: &str, date: &str| Milestone {
        id: id.to_owned(),
        name: name.to_owned(),
        aliases: Vec::new(),
        date: Edtf::parse(date).expect("a date"),
    };
    authority.milestones = vec![
        milestone("ties", "ties between Norway and Chile", "1919"),
        milestone("regatta", "Valdivia regatta", "2019-11-20"),
    ];
    let text = "Kari Holm met with Pedro Lagos on Tuesday in Oslo. This year marks the 100th \
        anniversary of ties between Norway and Chile. They spoke of the Valdivia regatta next month.\n";
    let input = Input { path: "a.txt".to_owned(), bytes: text.as_bytes().to_vec() };
    let found = analyse(&[input], &authority, &Options::default()).expect("a readable text");
    assert_eq!(
        found.corpus.segments[0].event_date.as_ref().map(ToString::to_string).as_deref(),
        Some("[2019-10-01,2019-10-08,2019-10-15,2019-10-22,2019-10-29]")
    );
}

#[test]
fn another_document_on_the_same_people_place_and_weekday_dates_a_document() {
    let inputs = [
        (
            "a.md",
            "---\npublished: 2025-05-07\n---\n\nKari Holm met Pedro Lagos in Oslo on Tuesday.\n",
        ),
        (
            "b.txt",
            "Pedro Lagos was received by Kari Holm in Oslo on Tuesday. Trade grew in 2025.\n",
        ),
        ("c.txt", "Kari Holm was in Oslo on Tuesday. Trade grew in 2025.\n"),
    ]
    .map(|(path, text)| Input { path: path.to_owned(), bytes: text.as_bytes().to_vec() });
    let found = analyse(&inputs, &authority(), &Options::default()).expect("readable texts");
    let days: Vec<_> = found
        .corpus
        .segments
        .iter()
        .map(|segment| segment.event_date.as_ref().map(ToString::to_string))
        .collect();
    assert_eq!(days, [Some("2025-05-06".into()), Some("2025-05-06".into()), None]);
}

#[test]
fn a_long_row_of_parts_is_read_in_time_that_grows_with_it() {
    let text = "the end of the beginning of the end of May 2020 – from 3 to 4 to 5 of next week ";
    let found = dated(&text.repeat(20_000), "2026-05-06");
    assert!(!found.corpus.dates.is_empty());
}

proptest! {
    #[test]
    fn every_value_is_edtf_and_every_span_is_text(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "May", "9", "2026", "the", "of", "next", "last", "week", "Friday", "31", "first",
                "half", "-", "/", ",", "from", "to", "until", "end", "ago", "in", "two", "years",
                "20th", "since", "Q3", "1990s", "’", "Feb.", "29", "tomorrow", "(", ")", "century",
                "twenty", "nineteen", "9999", "0", "decades", "after", "few", "past", "Easter",
            ]),
            0..14,
        ),
    ) {
        let found = dated(&format!("So {}", words.join(" ")), "2026-05-06");
        for date in &found.corpus.dates {
            prop_assert!(!date.span.of(&found.corpus.documents[0].text).is_empty());
            if let Some(value) = &date.value {
                let read = Edtf::parse(value.as_str());
                prop_assert_eq!(read.as_ref(), Some(value));
            }
        }
    }
}

#[test]
fn a_line_that_is_a_date_dates_a_text_below_its_first_words() {
    let text = "A meeting with Pedro Lagos\n\nThe minister received her colleague at the harbour.\n\n\
        May 3, 2024\n18:30\n\nKari Holm said that the ferries will sail in June.\n";
    let corpus = analysed("a.txt", text).corpus;
    let segment = &corpus.segments[0];
    assert_eq!(segment.published_from.as_deref(), Some("a line that is a date"));
    let june = corpus.dates.iter().find(|date| date.span.of(text) == "June").expect("a date");
    assert_eq!(june.value.as_ref().map(|value| value.as_str()), Some("2024-06"));
}
