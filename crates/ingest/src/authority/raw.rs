//! The shapes of the authority files.

use serde::Deserialize;
use toml::Spanned;

/// A text whose place in the file is kept, so that a mistake in it can be shown.
pub(super) type Text = Spanned<String>;

macro_rules! files {
    ($($(#[$doc:meta])* $file:ident: $key:ident: $record:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $file {
            #[serde(default)]
            pub $key: Vec<$record>,
        }
    )*};
}

files! {
    /// `sides.toml`
    Sides: side: Side
    /// `people.toml`
    People: person: Person
    /// `organisations.toml`
    Organisations: organisation: Organisation
    /// `places.toml`
    Places: place: Place
    /// `treaties.toml`
    Treaties: treaty: Treaty
    /// `series.toml`
    SeriesFile: series: Series
    /// `milestones.toml`
    Milestones: milestone: Milestone
    /// `topics.toml`
    Topics: topic: Topic
}

/// `corpus.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct About {
    pub title: Option<String>,
    pub description: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Side {
    pub id: Text,
    pub name: Text,
    pub place: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub id: Text,
    pub name: Text,
    #[serde(default)]
    pub aliases: Vec<Text>,
    #[serde(default)]
    pub short: Vec<Text>,
    pub side: Option<Text>,
    #[serde(default)]
    pub titles: Vec<Text>,
    #[serde(default)]
    pub leader: bool,
    pub wikidata: Option<Text>,
    #[serde(default)]
    pub office: Vec<Office>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Office {
    pub title: Text,
    pub organisation: Option<Text>,
    pub from: Option<Text>,
    pub to: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Organisation {
    pub id: Text,
    pub name: Text,
    #[serde(default)]
    pub aliases: Vec<Text>,
    #[serde(default)]
    pub short: Vec<Text>,
    pub side: Option<Text>,
    pub sort: Option<Text>,
    #[serde(default)]
    pub date_line: Vec<Text>,
    pub kind: Option<Text>,
    #[serde(default)]
    pub domains: Vec<Text>,
    #[serde(default)]
    pub publisher_names: Vec<Text>,
    pub wikidata: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    pub id: Text,
    pub name: Text,
    pub sort: Option<Text>,
    #[serde(default)]
    pub aliases: Vec<Text>,
    #[serde(default)]
    pub demonyms: Vec<Text>,
    pub side: Option<Text>,
    pub country: Option<Text>,
    pub capital_of: Option<Text>,
    pub wikidata: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Treaty {
    pub id: Text,
    pub name: Text,
    #[serde(default)]
    pub aliases: Vec<Text>,
    #[serde(default)]
    pub short: Vec<Text>,
    pub sort: Option<Text>,
    pub signed: Option<Text>,
    pub expires: Option<Text>,
    #[serde(default)]
    pub parties: Vec<Text>,
    pub wikidata: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Series {
    pub id: Text,
    pub name: Text,
    #[serde(default)]
    pub aliases: Vec<Text>,
    #[serde(default)]
    pub short: Vec<Text>,
    pub sort: Option<Text>,
    #[serde(default)]
    pub participants: Vec<Text>,
    pub format: Option<Text>,
    pub wikidata: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Milestone {
    pub id: Text,
    pub name: Text,
    #[serde(default)]
    pub aliases: Vec<Text>,
    pub date: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Topic {
    pub id: Text,
    pub name: Text,
    #[serde(default)]
    pub terms: Vec<Text>,
    #[serde(default)]
    pub not: Vec<Text>,
}
