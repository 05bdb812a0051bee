//! What the names stage owes its readers.

mod unknown;

use readout_corpus::model::EntityKind;

use crate::authority::{Authority, Entry, Side};
use crate::{Input, Options, analyse};

fn person(id: &str, name: &str, short: &str, side: &str, titles: &[&str]) -> Entry {
    let mut entry = Entry::new(id, EntityKind::Person, name);
    entry.short = vec![short.to_owned()];
    entry.side = Some(side.to_owned());
    entry.titles = titles.iter().map(|&title| title.to_owned()).collect();
    entry
}

fn authority() -> Authority {
    let mut china = Entry::new("china", EntityKind::Place, "China");
    china.sort = Some("country".to_owned());
    china.side = Some("china".to_owned());
    china.demonyms = vec!["Chinese".to_owned()];
    let mut strait = Entry::new("taiwan-strait", EntityKind::Place, "Taiwan Strait");
    strait.sort = Some("region".to_owned());
    let mut kremlin = Entry::new("kremlin", EntityKind::Organisation, "Kremlin");
    kremlin.side = Some("russia".to_owned());
    let mut putin = person(
        "vladimir-putin",
        "Vladimir Putin",
        "Putin",
        "russia",
        &["President of Russia", "Russian leader"],
    );
    putin.leader = true;
    let mut entries = vec![
        china,
        Entry::new("harbour-relief-council", EntityKind::Organisation, "Harbour Relief Council"),
        kremlin,
        Entry::new("mountain-relief-council", EntityKind::Organisation, "Mountain Relief Council"),
        person("sergei-lavrov", "Sergei Lavrov", "Lavrov", "russia", &["Russian Foreign Minister"]),
        strait,
        Entry::new("taiwan", EntityKind::Place, "Taiwan"),
        Entry::new("un", EntityKind::Organisation, "UN"),
        putin,
        person("wang-yi", "Wang Yi", "Wang", "china", &["China’s top diplomat"]),
    ];
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    let side = |id: &str| Side { id: id.to_owned(), name: id.to_owned(), place: None };
    Authority { sides: vec![side("china"), side("russia")], entries, ..Authority::default() }
}

/// `(text, entity, rule)` of each mention of a text.
fn mentions(text: &str) -> Vec<(String, String, String)> {
    let input = Input { path: "note.txt".to_owned(), bytes: text.as_bytes().to_vec() };
    let Ok(analysis) = analyse(&[input], &authority(), &Options::default()) else {
        return Vec::new();
    };
    let corpus = analysis.corpus;
    let Some(document) = corpus.documents.first() else { return Vec::new() };
    corpus
        .mentions
        .iter()
        .filter_map(|mention| {
            let listed = super::RULES.iter().any(|rule| rule.id == mention.how);
            assert!(listed, "{} has no line in the table", mention.how);
            let entity = corpus.entities.get(mention.entity.ix())?;
            Some((
                mention.span.of(&document.text).to_owned(),
                entity.id.clone(),
                mention.how.clone(),
            ))
        })
        .collect()
}

#[track_caller]
fn finds(text: &str, wanted: &[(&str, &str, &str)]) {
    let found = mentions(text);
    for (words, entity, how) in wanted {
        assert!(
            found.iter().any(|(w, e, h)| w == words && e == entity && h == how),
            "{words} -> {entity} by {how} in {found:?}"
        );
    }
}

#[track_caller]
fn does_not_find(text: &str, words: &str) {
    let found = mentions(text);
    assert!(!found.iter().any(|(w, ..)| w == words), "{words} in {found:?}");
}

#[test]
fn a_surname_alone_names_the_person_introduced_before() {
    finds(
        "Wang Yi came to the hall at noon. Later Wang left it again.",
        &[("Wang Yi", "wang-yi", "full-name"), ("Wang", "wang-yi", "surname-after-introduction")],
    );
    does_not_find("Later Wang left the hall again.", "Wang");
}

#[test]
fn a_title_makes_a_surname_enough() {
    finds(
        "The guests heard President Putin speak.",
        &[("Putin", "vladimir-putin", "title-and-surname")],
    );
}

#[test]
fn a_surname_inside_a_longer_name_is_somebody_else() {
    does_not_find("Wang Yi came. After him Wang Huning took the floor.", "Wang");
}

#[test]
fn the_longest_name_wins() {
    finds("Ships passed the Taiwan Strait.", &[("Taiwan Strait", "taiwan-strait", "full-name")]);
    does_not_find("Ships passed the Taiwan Strait.", "Taiwan");
}

#[test]
fn spellings_and_editorial_insertions_are_one_name() {
    finds(
        "There Sergey Lavrov spoke to the U.N. press.",
        &[("Sergey Lavrov", "sergei-lavrov", "full-name"), ("U.N.", "un", "full-name")],
    );
}

#[test]
fn a_title_stands_for_its_holder_where_no_name_follows() {
    finds(
        "In the hall the Russian leader smiled.",
        &[("Russian leader", "vladimir-putin", "title-in-context")],
    );
    does_not_find("The Russian Foreign Minister Ivan Petrov smiled.", "Russian Foreign Minister");
    does_not_find("A former Russian Foreign Minister smiled.", "Russian Foreign Minister");
}

#[test]
fn a_demonym_points_to_its_country() {
    finds("The Chinese proposal is new.", &[("Chinese", "china", "demonym")]);
}

#[test]
fn a_country_that_no_editor_entered_comes_from_public_data() {
    finds("The road to Kenya is open.", &[("Kenya", "kenya", "country-or-capital")]);
    does_not_find("The prize went to Michael Jordan.", "Jordan");
}

#[test]
fn one_new_person_is_not_split_into_several() {
    let text = "Foreign Secretary Anna Clarkson came to the town. Mr Clarkson was late, people said of her \
                driver. Clarkson spoke. The Foreign Secretary left.";
    let found = mentions(text);
    let people: std::collections::BTreeSet<&str> = found
        .iter()
        .filter(|(_, _, how)| how != "full-name")
        .map(|(_, entity, _)| entity.as_str())
        .collect();
    assert_eq!(people.into_iter().collect::<Vec<_>>(), ["anna-clarkson"], "{found:?}");
    finds(
        text,
        &[
            ("Anna Clarkson", "anna-clarkson", "title-and-name"),
            ("Clarkson", "anna-clarkson", "surname-of-a-new-person"),
            ("Foreign Secretary", "anna-clarkson", "title-of-a-new-person"),
        ],
    );
}

#[test]
fn new_names_show_by_their_cues() {
    finds(
        "We met Tobias Zandler there.",
        &[("Tobias Zandler", "tobias-zandler", "first-name-and-surname")],
    );
    finds(
        "It was the spokesman Zorin Takkeli who came.",
        &[("Zorin Takkeli", "zorin-takkeli", "role-and-name")],
    );
    finds(
        "Later Zorin Takkeli said so.",
        &[("Zorin Takkeli", "zorin-takkeli", "name-before-a-verb-of-saying")],
    );
    finds(
        "They asked the Ministry of Lakes and Rivers for help.",
        &[("Ministry of Lakes and Rivers", "ministry-of-lakes-and-rivers", "organisation-word")],
    );
    finds(
        "The Lake Relief Network (LRN) met. Then LRN paid.",
        &[
            ("Lake Relief Network", "lake-relief-network", "name-with-abbreviation"),
            ("LRN", "lake-relief-network", "name-found-before"),
        ],
    );
    finds("Later the QZX met there.", &[("QZX", "qzx", "abbreviation")]);
    finds(
        "It rained in Asrabad and Benatown.",
        &[
            ("Asrabad", "asrabad", "place-after-preposition"),
            ("Benatown", "benatown", "place-in-a-list"),
        ],
    );
    finds("It rained in the Asra Province.", &[("Asra Province", "asra-province", "place-word")]);
    finds(
        "They heard the Kenyan parliament.",
        &[("Kenyan parliament", "kenyan-parliament", "body-of-a-people")],
    );
    finds(
        "It was the Iraqi Foreign Minister who came.",
        &[("Iraqi Foreign Minister", "iraqi-foreign-minister", "office-without-a-name")],
    );
    finds(
        "They fled the Karimov regime.",
        &[("Karimov regime", "karimov-regime", "regime-by-its-ruler")],
    );
    finds("They fled Karimov's brutal regime.", &[("Karimov", "karimov", "ruler-of-a-regime")]);
    finds("They joined Harunna there.", &[("Harunna", "harunna", "body-that-is-fought")]);
    finds("There were Harunna fighters.", &[("Harunna", "harunna", "body-by-its-members")]);
    finds(
        "He is the Minister for the Near East Tobias Zandler.",
        &[("Tobias Zandler", "tobias-zandler", "name-behind-an-office")],
    );
}

#[test]
fn a_pronoun_is_never_a_name() {
    let text = "He came. She went. They stayed, and I saw it. We left.";
    assert!(mentions(text).is_empty(), "{:?}", mentions(text));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn mentions_lie_in_order_and_never_overlap(text in "([A-Z][a-z]{0,6}|Wang Yi|President|of|the|,|\\(|\\)|\\.|“|”|\\PC){0,40}") {
        let input = Input { path: "a.txt".to_owned(), bytes: text.into_bytes() };
        if let Ok(analysis) = analyse(&[input], &authority(), &Options::default()) {
            let mut end = 0;
            for mention in &analysis.corpus.mentions {
                proptest::prop_assert!(mention.span.start >= end);
                proptest::prop_assert!(mention.span.start < mention.span.end);
                end = mention.span.end;
            }
        }
    }
}
