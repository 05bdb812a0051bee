//! What the statements stage owes its readers.

use readout_corpus::model::{Corpus, EntityKind, Form, Statement};

use crate::authority::{Authority, Entry, Side};
use crate::{Input, Options, analyse};

fn authority() -> Authority {
    let place = |id: &str, name: &str, side: &str| {
        let mut entry = Entry::new(id, EntityKind::Place, name);
        entry.sort = Some("country".to_owned());
        entry.side = Some(side.to_owned());
        entry
    };
    let person = |id: &str, name: &str, short: &str, side: &str| {
        let mut entry = Entry::new(id, EntityKind::Person, name);
        entry.short = vec![short.to_owned()];
        entry.side = Some(side.to_owned());
        entry
    };
    let mut putin = person("vladimir-putin", "Vladimir Putin", "Putin", "russia");
    putin.leader = true;
    putin.titles = vec!["President of Russia".to_owned()];
    let mut xi = person("xi-jinping", "Xi Jinping", "Xi", "china");
    xi.leader = true;
    xi.titles = vec!["President of China".to_owned(), "Chinese leader".to_owned()];
    let mut ministry = Entry::new("mfa", EntityKind::Organisation, "Chinese Foreign Ministry");
    ministry.side = Some("china".to_owned());
    let mut capital = Entry::new("moscow", EntityKind::Place, "Moscow");
    capital.sort = Some("city".to_owned());
    capital.capital_of = Some("russia".to_owned());
    let mut entries = vec![
        place("china", "China", "china"),
        ministry,
        capital,
        place("russia", "Russia", "russia"),
        person("sergei-lavrov", "Sergei Lavrov", "Lavrov", "russia"),
        putin,
        person("wang-yi", "Wang Yi", "Wang", "china"),
        xi,
        person("yury-ushakov", "Yury Ushakov", "Ushakov", "russia"),
    ];
    if let Some(russia) = entries.iter_mut().find(|entry| entry.id == "russia") {
        russia.demonyms = vec!["Russian".to_owned()];
    }
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    let side =
        |id: &str| Side { id: id.to_owned(), name: id.to_owned(), place: Some(id.to_owned()) };
    Authority { sides: vec![side("china"), side("russia")], entries, ..Authority::default() }
}

const MEETING: &str = "Wang Yi met Sergei Lavrov in Moscow on Monday.\n\n";

fn corpus(kind: &str, text: &str) -> Corpus {
    let text = format!("---\nkind: {kind}\n---\n\n{text}\n");
    let input = Input { path: "note.md".to_owned(), bytes: text.into_bytes() };
    analyse(&[input], &authority(), &Options::default()).map(|a| a.corpus).unwrap_or_default()
}

/// `speakers [< reporter] | rule | words` for each statement.
fn said(kind: &str, text: &str) -> Vec<String> {
    let corpus = corpus(kind, text);
    let name = |ix: readout_corpus::model::EntityIx| {
        corpus.entities.get(ix.ix()).map_or("?", |entity| entity.id.as_str())
    };
    let text = corpus.documents.first().map_or("", |document| document.text.as_str());
    corpus
        .statements
        .iter()
        .map(|s: &Statement| {
            assert!(
                super::RULES.iter().any(|rule| rule.id == s.how),
                "{} has no line in the table",
                s.how
            );
            let who: Vec<&str> = s.speakers.iter().map(|&ix| name(ix)).collect();
            let by = s.reported_by.map(|ix| format!(" < {}", name(ix))).unwrap_or_default();
            let words = s.content.map_or("", |content| content.of(text));
            format!("{}{by} | {} | {words}", who.join(" + "), s.how)
        })
        .collect()
}

#[track_caller]
fn readout(text: &str, wanted: &[&str]) {
    assert_eq!(said("readout", &format!("{MEETING}{text}")), wanted);
}

#[test]
fn a_verb_of_saying_gives_source_and_words() {
    readout("Wang Yi said that trade grows.", &["wang-yi | verb | that trade grows"]);
    readout("Trade grows, Wang Yi said.", &["wang-yi | verb-behind-the-words | Trade grows"]);
    readout("“Trade grows,” Wang Yi said.", &["wang-yi | verb-behind-the-words | “Trade grows,”"]);
    readout(
        "“Trade grows,” said Wang Yi, the minister.",
        &["wang-yi | verb-before-its-subject | “Trade grows,”"],
    );
    readout("Trade grows, according to Wang Yi.", &["wang-yi | according-to | Trade grows"]);
    readout("The plan was described by Wang Yi as a success.", &["wang-yi | passive | a success"]);
}

#[test]
fn he_is_the_last_speaker_and_not_the_last_name() {
    readout(
        "Wang Yi thanked Sergei Lavrov for the talks. He said that trade grows.",
        &["wang-yi | verb | Sergei Lavrov for the talks", "wang-yi | pronoun | that trade grows"],
    );
}

#[test]
fn verbs_share_a_subject_and_participles_do_too() {
    readout(
        "Wang Yi explained the plan and expressed hope for it.",
        &["wang-yi | verb | the plan", "wang-yi | shared-subject | hope for it"],
    );
    readout(
        "Noting that time is short, Wang Yi said that work must begin.",
        &[
            "wang-yi | participle-before-the-clause | that time is short",
            "wang-yi | verb | that work must begin",
        ],
    );
}

#[test]
fn each_of_two_clauses_has_its_own_speaker() {
    readout(
        "Sergei Lavrov noted that talks help, while Wang Yi described them as a success.",
        &["sergei-lavrov | verb | that talks help", "wang-yi | verb | them as a success"],
    );
}

#[test]
fn a_sentence_without_a_cue_goes_on_with_the_speaker() {
    readout(
        "Wang Yi said that trade grows. China is ready to work with Russia. Both sides should act.\n\n\
         Cooperation has become closer.",
        &[
            "wang-yi | verb | that trade grows",
            "wang-yi | continuation | China is ready to work with Russia.",
            "wang-yi | continuation | Both sides should act.",
            "wang-yi | continuation-in-the-next-paragraph | Cooperation has become closer.",
        ],
    );
}

#[test]
fn the_narrator_speaks_for_nobody() {
    readout(
        "Wang Yi said that trade grows.\n\nSergei Lavrov was present at the meeting.\n\nThe meeting lasted an hour.",
        &["wang-yi | verb | that trade grows"],
    );
    let news = said("news", "The bridge opened on Monday. It took nine years to build.");
    assert!(news.is_empty(), "{news:?}");
}

#[test]
fn what_both_sides_say_is_joint_and_what_they_should_do_is_not() {
    readout(
        "The two sides exchanged views on trade. They agreed to meet again.",
        &[
            "china + russia | both-sides | views on trade",
            "china + russia | both-sides | meet again",
        ],
    );
    let corpus = corpus("readout", &format!("{MEETING}Both sides stressed that trade grows."));
    assert!(corpus.statements.iter().all(|s| s.joint && s.form == Form::Joint));
    readout(
        "Russia and China agreed that trade grows.",
        &["china + russia | both-sides | that trade grows"],
    );
}

#[test]
fn what_was_agreed_by_nobody_in_particular_is_impersonal() {
    readout("It was agreed to meet again.", &["china + russia | impersonal | to meet again"]);
}

#[test]
fn a_side_speaks_for_its_country_and_a_capital_for_its_government() {
    readout("The Russian side emphasized its support.", &["russia | verb | its support"]);
    readout("Moscow denied the report.", &["russia | verb | the report"]);
}

#[test]
fn a_ministry_only_passes_on_what_a_person_says() {
    readout(
        "According to the Chinese Foreign Ministry, Wang Yi said that trade grows.",
        &["wang-yi < mfa | verb | that trade grows"],
    );
}

#[test]
fn a_quotation_goes_on_over_paragraphs_until_it_is_closed() {
    readout(
        "Wang Yi said: “Trade grows. It grows fast.\n\n“Culture grows too.”\n\nThe meeting lasted an hour.",
        &[
            "wang-yi | verb | “Trade grows. It grows fast.",
            "wang-yi | quotation-goes-on | “Culture grows too.”",
        ],
    );
}

#[test]
fn words_below_a_colon_are_the_speakers() {
    let found = said("news", "Wang Yi said:\n\nThe attack was a crime.\n\nIt must stop.");
    assert_eq!(
        found,
        [
            "wang-yi | words-below-a-colon | The attack was a crime.",
            "wang-yi | words-below-a-colon | It must stop.",
        ]
    );
}

#[test]
fn somebody_inside_a_quotation_is_told_of_by_the_one_quoted() {
    let found = said(
        "introduction",
        "Xi Jinping met Vladimir Putin in Moscow.\n\nYury Ushakov noted: “Talks took place.\n\n\
         “Vladimir Putin emphasised that trade grows.”",
    );
    assert!(
        found.contains(
            &"vladimir-putin < yury-ushakov | told-by-another | that trade grows".to_owned()
        ),
        "{found:?}"
    );
}

#[test]
fn somebody_put_it_so() {
    readout(
        "It was, as Wang Yi put it, a good day.",
        &["wang-yi | as-somebody-put-it | It was, as Wang Yi put it, a good day"],
    );
}

#[test]
fn general_news_has_sources_that_nobody_can_name() {
    let corpus = corpus("news", "A spokesman for the mayor said the bridge would open.");
    let text = corpus.documents.first().map_or("", |d| d.text.as_str());
    let statement = corpus.statements.first();
    assert_eq!(
        statement.and_then(|s| s.source).map(|s| s.of(text)),
        Some("A spokesman for the mayor")
    );
    assert!(statement.is_some_and(|s| s.speakers.is_empty()));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_gives_statements_that_lie_in_it(
        text in "(Wang Yi |he |said |that |and |, |\\. |\\(|\\)|“|”|\"|: |according to |both sides |agreed |[a-z]{1,5} |\n\n|\\PC){0,60}"
    ) {
        let corpus = corpus("readout", &text);
        let text = corpus.documents.first().map_or("", |d| d.text.as_str());
        for statement in &corpus.statements {
            for span in [Some(statement.span), statement.source, statement.cue, statement.content] {
                proptest::prop_assert!(span.is_none_or(|s| s.start < s.end && !s.of(text).is_empty()));
            }
        }
    }
}
