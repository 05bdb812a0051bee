//! What an editor may write into the authority, and how mistakes are told.

mod common;

use readout_ingest::authority::load;

fn error(file: &str, text: &str) -> String {
    let files = [(format!("authority/{file}"), text.as_bytes().to_vec())];
    load(&files).map(|_| ()).expect_err(text).to_string()
}

#[test]
fn sides_reach_places_and_people() {
    let authority = common::authority();
    let side = |id: &str| authority.entry(id).and_then(|entry| entry.side.clone());
    assert_eq!(side("norway").as_deref(), Some("norway"));
    assert_eq!(side("oslo").as_deref(), Some("norway"));
    assert_eq!(side("kari-holm").as_deref(), Some("norway"));
    assert_eq!(side("ntb"), None);
}

#[test]
fn every_mistake_is_told_with_file_line_and_what_was_expected() {
    for (file, text, line, words) in [
        (
            "people.toml",
            "[[person]]\nid = \"a\"\nname = \"A\"\nnmae = 1\n",
            4,
            "unknown field `nmae`, expected",
        ),
        ("people.toml", "[[person]]\nname = \"A\"\n", 1, "missing field `id`"),
        ("people.toml", "[[person]]\nid = \"a\"\n", 1, "missing field `name`"),
        ("people.toml", "[[person]\nid = \"a\"\n", 1, "expected"),
        ("people.toml", "[[person]]\nid = \"A b\"\nname = \"A\"\n", 2, "is no id, expected"),
        ("people.toml", "[[person]]\nid = \"a\"\nname = \" \"\n", 3, "expected a name"),
        (
            "people.toml",
            "[[person]]\nid = \"a\"\nname = \"A\"\nside = \"x\"\n",
            4,
            "expected the id of a side",
        ),
        (
            "people.toml",
            "[[person]]\nid = \"a\"\nname = \"A\"\nwikidata = \"15\"\n",
            4,
            "expected Q and digits",
        ),
        (
            "people.toml",
            "[[person]]\nid = \"a\"\nname = \"A\"\n[[person]]\nid = \"a\"\nname = \"B\"\n",
            5,
            "already taken by authority/people.toml:2",
        ),
        (
            "people.toml",
            "[[person]]\nid = \"a\"\nname = \"A\"\n[[person]]\nid = \"b\"\nname = \"B\"\naliases = [\"a\"]\n",
            7,
            "already a name of `a`",
        ),
        (
            "people.toml",
            "[[person]]\nid = \"a\"\nname = \"A\"\n[[person.office]]\ntitle = \"T\"\nfrom = \"soon\"\n",
            6,
            "is no date, expected",
        ),
        (
            "milestones.toml",
            "[[milestone]]\nid = \"a\"\nname = \"A\"\ndate = \"1949-10-40\"\n",
            4,
            "is no date, expected",
        ),
        (
            "organisations.toml",
            "[[organisation]]\nid = \"a\"\nname = \"A\"\nkind = \"poem\"\n",
            4,
            "expected one of news, readout",
        ),
        (
            "places.toml",
            "[[place]]\nid = \"a\"\nname = \"A\"\ncountry = \"b\"\n",
            4,
            "expected the id of a place",
        ),
        (
            "series.toml",
            "[[series]]\nid = \"a\"\nname = \"A\"\nformat = \"smoke\"\n",
            4,
            "expected one of in-person",
        ),
        ("corpus.toml", "titel = \"x\"\n", 1, "expected"),
    ] {
        let message = error(file, text);
        assert!(message.contains(words), "{message}");
        assert!(message.ends_with(&format!("authority/{file}:{line}")), "{message}");
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_told_with_their_line() {
    let files = [("topics.toml".to_owned(), b"# ok\n\xff".to_vec())];
    let message = load(&files).map(|_| ()).expect_err("an error").to_string();
    assert!(message.ends_with("topics.toml:2"), "{message}");
}

#[test]
fn an_unknown_file_and_a_shared_name_are_doubts() {
    let places =
        "[[place]]\nid = \"a\"\nname = \"Georgia\"\n[[place]]\nid = \"b\"\nname = \"Georgia\"\n";
    let files = [
        ("colours.toml".to_owned(), Vec::new()),
        ("places.toml".to_owned(), places.as_bytes().to_vec()),
    ];
    let (authority, warnings) = load(&files).expect("an authority");
    assert_eq!(authority.entries.len(), 2);
    let told: Vec<(&str, u32)> =
        warnings.iter().map(|warning| (warning.file.as_str(), warning.line)).collect();
    assert_eq!(told, [("colours.toml", 0), ("places.toml", 6)]);
}

#[test]
fn names_that_are_lent_to_a_folder_do_not_lend_the_name_of_their_corpus() {
    let text = b"title = \"Fishing treaties\"\ndescription = \"Of two coasts.\"\n".to_vec();
    let (own, _) = load(&[("corpus.toml".to_owned(), text)]).unwrap();
    let lent = own.lent_to(std::path::Path::new("/archive/port-news.jsonl"));
    assert_eq!((lent.title.as_deref(), lent.description), (Some("port-news"), None));
    assert_eq!(own.title.as_deref(), Some("Fishing treaties"));
}
