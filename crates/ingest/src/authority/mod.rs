//! What an editor knows before any text is read: people, organisations, places, treaties, series, topics.
//!
//! It stands in TOML files, one for each kind, all of them optional: `sides.toml`, `people.toml`,
//! `organisations.toml`, `places.toml`, `treaties.toml`, `series.toml`, `milestones.toml`,
//! `topics.toml` and `corpus.toml`. [`load`] reads them and refuses what cannot be meant, with file,
//! line and what was expected.

use std::path::Path;

use readout_corpus::date::Edtf;
use readout_corpus::model::{EntityKind, Format};

mod check;
mod load;
mod raw;

pub use load::load;

/// All authority files of a folder.
#[derive(Clone, Debug, Default)]
pub struct Authority {
    /// Parties, sorted by id.
    pub sides: Vec<Side>,
    /// Everything with a name, sorted by id; ids are unique across kinds.
    pub entries: Vec<Entry>,
    /// Subjects, in the order of the file.
    pub topics: Vec<TopicTerms>,
    /// Dates that anniversaries count from, sorted by id.
    pub milestones: Vec<Milestone>,
    /// `corpus.toml`: what the corpus is called.
    pub title: Option<String>,
    /// `corpus.toml`: what it holds.
    pub description: Option<String>,
}

/// A party.
#[derive(Clone, Debug)]
pub struct Side {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// The id of the country that it is, where it is one.
    pub place: Option<String>,
}

/// Something with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// `country`, `newsroom`, `decree`, …
    pub sort: Option<String>,
    /// Its name for people.
    pub name: String,
    /// Other spellings in any script.
    pub aliases: Vec<String>,
    /// Short forms that count only after the name was introduced: `Wang`.
    pub short: Vec<String>,
    /// Descriptions that name it where its name is absent: `Russian Foreign Minister`.
    pub titles: Vec<String>,
    /// A head of state or government, whom "the President" or "the leaders" can mean.
    pub leader: bool,
    /// The side's id.
    pub side: Option<String>,
    /// Titles held.
    pub offices: Vec<Office>,
    /// Identifier in Wikidata.
    pub wikidata: Option<String>,
    /// Places: adjectives and names of inhabitants (`Chinese`).
    pub demonyms: Vec<String>,
    /// Places: the id of the country that it lies in.
    pub country: Option<String>,
    /// Places: the id of the country whose capital it is.
    pub capital_of: Option<String>,
    /// Organisations: labels in date lines (`MFA`).
    pub date_line: Vec<String>,
    /// Organisations: what their items are (`readout`).
    pub items: Option<readout_corpus::model::Kind>,
    /// Organisations: domains of their sites (`cgtn.com`).
    pub domains: Vec<String>,
    /// Organisations: how texts call them as a publisher ("the website of the Chinese Foreign Ministry").
    pub publisher_names: Vec<String>,
    /// Treaties: when it was signed.
    pub signed: Option<Edtf>,
    /// Treaties: when it lapses.
    pub expires: Option<Edtf>,
    /// Series and treaties: ids of those who take part.
    pub participants: Vec<String>,
    /// Series: how it is held.
    pub format: Option<Format>,
}

impl Entry {
    /// An entry with nothing but a name.
    pub fn new(id: impl Into<String>, kind: EntityKind, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            kind,
            sort: None,
            name: name.into(),
            aliases: Vec::new(),
            short: Vec::new(),
            titles: Vec::new(),
            leader: false,
            side: None,
            offices: Vec::new(),
            wikidata: None,
            demonyms: Vec::new(),
            country: None,
            capital_of: None,
            date_line: Vec::new(),
            items: None,
            domains: Vec::new(),
            publisher_names: Vec::new(),
            signed: None,
            expires: None,
            participants: Vec::new(),
            format: None,
        }
    }
}

/// A title held.
#[derive(Clone, Debug, PartialEq)]
pub struct Office {
    /// The title.
    pub title: String,
    /// The id of the body that it is a title in.
    pub organisation: Option<String>,
    /// The first date for which the corpus attests it.
    pub from: Option<Edtf>,
    /// The last date for which the corpus attests it.
    pub to: Option<Edtf>,
}

/// A subject and the terms that show it.
#[derive(Clone, Debug)]
pub struct TopicTerms {
    /// Its id.
    pub id: String,
    /// Its label for people.
    pub name: String,
    /// Terms that show it.
    pub terms: Vec<String>,
    /// Terms that look like it and are not.
    pub not: Vec<String>,
}

/// A date that anniversaries count from.
#[derive(Clone, Debug)]
pub struct Milestone {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// How texts call it.
    pub aliases: Vec<String>,
    /// The date.
    pub date: Edtf,
}

impl Authority {
    /// The same names for a folder that has none of its own. What the corpus is called is for the folder to say: it
    /// has the folder's name.
    pub fn lent_to(&self, folder: &Path) -> Self {
        let name = folder.file_stem().map(|name| name.to_string_lossy().into_owned());
        Self { title: name, description: None, ..self.clone() }
    }

    /// The entry with an id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        let at = self.entries.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok()?;
        self.entries.get(at)
    }

    /// The entry that an id or a name means, compared without regard to case; the id goes first.
    pub fn named(&self, kind: EntityKind, name: &str) -> Option<&Entry> {
        let wanted = name.trim().to_lowercase();
        self.entry(name.trim()).or_else(|| {
            self.entries.iter().filter(|entry| entry.kind == kind).find(|entry| {
                std::iter::once(&entry.name)
                    .chain(&entry.aliases)
                    .chain(&entry.publisher_names)
                    .any(|spelling| spelling.to_lowercase() == wanted)
            })
        })
    }
}
