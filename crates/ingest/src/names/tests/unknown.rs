//! What the names stage owes its readers about names that no authority knows.

use readout_corpus::model::EntityKind;

use super::{does_not_find, finds, mentions};
use crate::authority::Authority;
use crate::names::in_place;
use crate::{Input, Options, analyse};

/// The names of several documents as `(file, text, entity, rule)`.
fn mentions_of(texts: &[&str]) -> Vec<(String, String, String, String)> {
    let file = |(i, text): (usize, &&str)| Input {
        path: format!("{i}.txt"),
        bytes: text.as_bytes().to_vec(),
    };
    let inputs: Vec<Input> = texts.iter().enumerate().map(file).collect();
    let Ok(analysis) = analyse(&inputs, &Authority::default(), &Options::default()) else {
        return Vec::new();
    };
    let corpus = analysis.corpus;
    let found = corpus.mentions.iter().filter_map(|mention| {
        let segment = corpus.segments.get(mention.segment.ix())?;
        let document = corpus.documents.get(segment.document.ix())?;
        let entity = corpus.entities.get(mention.entity.ix())?;
        Some((
            document.file.clone(),
            mention.span.of(&document.text).to_owned(),
            entity.id.clone(),
            mention.how.clone(),
        ))
    });
    found.collect()
}

#[test]
fn a_country_that_does_something_is_meant_as_its_government() {
    for text in [
        "Later Kenya signed the treaty.",
        "Later Kenya has agreed.",
        "They asked Kenya for help.",
        "They spoke of Kenya's commitment to it.",
        "They saw the need for Kenya to act.",
        "They held Kenya-Uganda talks.",
        "They came as Kenya addresses several crises.",
        "Kenya, Uganda and Rwanda took part in it.",
        "They heard the government of Kenya on it.",
    ] {
        let acts = |how: &str| how == "country-that-acts" || how == "body-of-a-people";
        let found = mentions(text);
        assert!(
            found.iter().any(|(words, _, how)| words.contains("Kenya") && acts(how)),
            "{text} {found:?}"
        );
    }
    assert_eq!(in_place("country-that-acts", EntityKind::Place), EntityKind::Organisation);
    assert_eq!(in_place("country-or-capital", EntityKind::Place), EntityKind::Place);
}

#[test]
fn a_country_where_something_happens_stays_a_place() {
    for text in [
        "There was fighting in Kenya and across Uganda.",
        "The talks in Kenya have ended.",
        "The road from Nairobi, Kenya, is open.",
        "He arrived in Kenya, the paper said.",
        "They repaired Kenya's oldest road.",
        "They saw the south of Kenya as a home.",
    ] {
        let found = mentions(text);
        assert!(!found.iter().any(|(_, _, how)| how == "country-that-acts"), "{text} {found:?}");
    }
}

#[test]
fn one_place_in_a_list_of_countries_makes_all_of_them_places() {
    finds(
        "Refugees in Kenya and Uganda have returned.",
        &[("Kenya", "kenya", "country-or-capital"), ("Uganda", "uganda", "country-or-capital")],
    );
}

#[test]
fn a_sum_of_money_names_no_country() {
    does_not_find("Later they paid US$ 5 million for it.", "US");
}

#[test]
fn a_people_is_the_people_of_its_country() {
    finds(
        "They helped the Kenyan people, all Ugandans and the people of Rwanda.",
        &[
            ("Kenyan people", "kenya", "people-of-a-country"),
            ("Ugandans", "uganda", "people-of-a-country"),
            ("people of Rwanda", "rwanda", "people-of-a-country"),
        ],
    );
    assert_eq!(in_place("people-of-a-country", EntityKind::Place), EntityKind::Organisation);
}

#[test]
fn a_people_abroad_is_another_people() {
    does_not_find("They helped all African Kenyans then.", "Kenyans");
}

#[test]
fn an_act_is_no_office() {
    does_not_find("They read the Justice for Lakes Act twice.", "Justice for Lakes Act");
}

#[test]
fn a_number_behind_it_is_no_part_of_a_place() {
    does_not_find("They won in Zandround 2 again.", "Zandround");
}

#[test]
fn an_office_without_a_name_is_somebody() {
    for office in ["Defence Secretary", "Minister for the Near East", "Secretary of State"] {
        let text = format!("In the town the {office} spoke.");
        let found = mentions(&text);
        assert!(
            found.iter().any(|(words, _, how)| words == office && how == "office-without-a-name"),
            "{found:?}"
        );
    }
}

#[test]
fn an_office_beside_a_name_is_that_person() {
    let text = "Anna Clarkson, Minister for Lakes, came. Later the Minister left. The Defence Secretary, \
                Tobias Zandler, stayed.";
    finds(
        text,
        &[
            ("Minister for Lakes", "anna-clarkson", "title-of-a-new-person"),
            ("Minister", "anna-clarkson", "title-of-a-new-person"),
            ("Defence Secretary", "tobias-zandler", "title-of-a-new-person"),
        ],
    );
}

#[test]
fn the_office_of_somebody_known_makes_no_new_person() {
    let text = "Wang Yi came to the hall. A former Chinese Foreign Minister came, too, and so did Sergei \
                Lavrov. In the evening the Russian Foreign Minister, tired, left.";
    let found = mentions(text);
    assert!(!found.iter().any(|(_, _, how)| how == "office-without-a-name"), "{found:?}");
}

#[test]
fn an_office_ends_where_a_known_name_begins() {
    finds(
        "There the Director of the Office of Lakes Wang Yi spoke.",
        &[("Wang Yi", "wang-yi", "full-name")],
    );
    finds(
        "There the Minister for Lakes Zorin Takkeli spoke.",
        &[("Zorin Takkeli", "zorin-takkeli", "name-behind-an-office")],
    );
}

#[test]
fn a_surname_may_be_called_like_a_title() {
    finds(
        "There Foreign Minister Anna Bishop spoke. Later Ms Bishop left.",
        &[
            ("Anna Bishop", "anna-bishop", "title-and-name"),
            ("Bishop", "anna-bishop", "surname-of-a-new-person"),
        ],
    );
}

#[test]
fn a_ruler_has_a_number() {
    finds(
        "It was built under King Zandoros II of old.",
        &[("Zandoros II", "zandoros-ii", "title-and-name")],
    );
}

#[test]
fn an_arabic_article_makes_a_name() {
    finds(
        "We met Zandar al-Tareki near Wadi al-Zandi with men of Ansar al-Zandi there.",
        &[
            ("Zandar al-Tareki", "zandar-al-tareki", "name-with-an-article"),
            ("Wadi al-Zandi", "wadi-al-zandi", "name-with-an-article"),
            ("Ansar al-Zandi", "ansar-al-zandi", "name-with-an-article"),
        ],
    );
    finds("It rained in al-Zandi there.", &[("al-Zandi", "al-zandi", "place-after-preposition")]);
}

#[test]
fn a_body_shows_by_what_it_is_called() {
    finds(
        "They met the militant group Harunna and the Zandi tribe.",
        &[
            ("Harunna", "harunna", "body-beside-its-sort"),
            ("Zandi tribe", "zandi-tribe", "body-beside-its-sort"),
        ],
    );
    finds(
        "There Kenya's new government met UK officials and the Kenyan security forces.",
        &[
            ("Kenya's new government", "kenya-s-new-government", "body-of-a-people"),
            ("UK officials", "uk-officials", "body-of-a-people"),
            ("Kenyan security forces", "kenyan-security-forces", "body-of-a-people"),
        ],
    );
    finds("There the Ministry met them.", &[("Ministry", "ministry", "organisation-word")]);
    finds(
        "He read the Harbour Council Resolution twice.",
        &[("Harbour Council", "harbour-council", "organisation-word")],
    );
}

#[test]
fn the_last_word_of_a_body_stands_for_the_one_named_before() {
    finds(
        "They left the Karimov regime. The regime fell. They joined the Lake Coalition. Then the \
         Coalition won, and Karimov fled.",
        &[
            ("regime", "karimov-regime", "body-by-its-head"),
            ("Coalition", "lake-coalition", "body-by-its-head"),
            ("Karimov", "karimov", "name-found-before"),
        ],
    );
    finds(
        "They left the White House. Then the House voted.",
        &[("House", "house", "organisation-word")],
    );
    does_not_find("They left the Lake Program. It was the program of the year.", "program");
}

#[test]
fn a_known_body_is_known_by_its_last_words() {
    finds(
        "There the Harbour Relief Council met. Later the Relief Council left.",
        &[("Relief Council", "harbour-relief-council", "body-by-its-last-words")],
    );
    finds(
        "The Harbour Relief Council and the Mountain Relief Council met. Then came the Harbour and its \
         Relief Council.",
        &[("Relief Council", "harbour-relief-council", "body-by-its-last-words")],
    );
}

#[test]
fn a_town_of_public_data_is_a_place() {
    finds("Later Mosul was rebuilt.", &[("Mosul", "mosul", "town")]);
}

#[test]
fn what_befalls_a_place_shows_it() {
    for text in [
        "They spoke of the liberation of Asrabad today.",
        "They drove them out of Asrabad today.",
        "They saw towns including Asrabad today.",
        "Near Asrabad today, it rained.",
    ] {
        finds(text, &[("Asrabad", "asrabad", "place-after-preposition")]);
    }
    finds("They stayed in the Asrabad neighborhood then.", &[("Asrabad", "asrabad", "place-word")]);
}

#[test]
fn an_abbreviation_may_be_spelled_like_a_small_word() {
    finds(
        "It is the Inland Society (IS). Later the men of IS left.",
        &[("IS", "inland-society", "name-found-before")],
    );
    does_not_find("QUESTION: What is it?", "QUESTION");
    does_not_find("They left.\n\nABSTRACT\n\nIt rained on them all day long.", "ABSTRACT");
}

#[test]
fn what_one_document_shows_holds_for_all() {
    let found =
        mentions_of(&["It rained in Asrabad all day.", "The council said Asrabad was dry."]);
    let wanted = |file: &str, how: &str| {
        found
            .iter()
            .any(|(f, words, id, h)| f == file && words == "Asrabad" && id == "asrabad" && h == how)
    };
    assert!(wanted("0.txt", "place-after-preposition"), "{found:?}");
    assert!(wanted("1.txt", "name-found-elsewhere"), "{found:?}");
}

#[test]
fn a_surname_in_one_document_is_no_place_in_another() {
    let found = mentions_of(&[
        "They joined Zandara there.",
        "We met Tobias Zandara there.",
        "The council said Zandara was late.",
    ]);
    assert!(
        !found.iter().any(|(file, words, ..)| file == "2.txt" && words == "Zandara"),
        "{found:?}"
    );
}

#[test]
fn documents_that_disagree_about_a_name_tell_nothing_about_it() {
    let found = mentions_of(&[
        "It rained in Zandara all day.",
        "They joined Zandara there.",
        "The council said Zandara was late.",
    ]);
    assert!(
        !found.iter().any(|(file, words, ..)| file == "2.txt" && words == "Zandara"),
        "{found:?}"
    );
}

#[test]
fn a_title_alone_and_an_occasion_are_nobody() {
    for text in [
        "Mr President, thank you for the meeting.",
        "Mr Minister, friends, I am happy to see you.",
        "He spoke at the Regular Press Conference on Monday.",
    ] {
        let found: Vec<_> = (mentions_of(&[text]).into_iter())
            .filter(|(_, words, ..)| {
                words.contains("President") || words.contains("Minister") || words.contains("Press")
            })
            .collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}
