//! What is asked, as it comes over the border.

use std::collections::BTreeMap;
use std::fmt;

use readout_corpus::date::Edtf;
use readout_corpus::query::{Facet, Query, Sort};
use serde::{Deserialize, Deserializer, Serialize};

/// So many documents are listed where the question does not say how many.
const LISTED: usize = 10;

/// A question. Every field may be left out.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Question {
    /// The text, in the query language.
    pub text: String,
    /// For each facet by its name (`side`, `topic`, …) the ids of the chosen values.
    #[serde(deserialize_with = "filters")]
    pub filters: Vec<(String, Vec<String>)>,
    /// The first day, as any EDTF date: `1987-03-02`, `1987-03`, `1987`.
    pub from: Option<String>,
    /// The last day, as any EDTF date.
    pub to: Option<String>,
    /// `relevance`, `newest`, `oldest`, `title`, `carrier` or `statements`.
    pub sort: Option<String>,
    /// The day as of which the corpus is seen.
    pub as_of: Option<String>,
    /// Whether the person is still typing the last word.
    pub typing: bool,
    /// The most documents to list; counts are always of all.
    pub limit: usize,
    /// So many of the best documents are skipped.
    pub offset: usize,
    /// The most passages to show of each listed document.
    pub snippets: usize,
}

/// An object as pairs: a map of its own would cost the engine 2 kB.
fn filters<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(String, Vec<String>)>, D::Error> {
    BTreeMap::deserialize(from).map(|filters| filters.into_iter().collect())
}

impl Default for Question {
    fn default() -> Self {
        Self {
            text: String::new(),
            filters: Vec::new(),
            from: None,
            to: None,
            sort: None,
            as_of: None,
            typing: false,
            limit: LISTED,
            offset: 0,
            snippets: 3,
        }
    }
}

/// A question or a corpus that cannot be used, in words and by a name for programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// For programs: `question`, `corpus`, `version`, `block`, `network`, `superseded`.
    pub kind: &'static str,
    /// For people: what was expected and what was found.
    pub message: String,
}

impl Problem {
    pub(crate) fn question(message: String) -> Self {
        Self { kind: "question", message }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

impl From<readout_corpus::Error> for Problem {
    fn from(error: readout_corpus::Error) -> Self {
        let kind = match (error.is_wrong_version(), error.is_block()) {
            (true, _) => "version",
            (_, true) => "block",
            _ => "corpus",
        };
        Self { kind, message: error.to_string() }
    }
}

impl Question {
    /// The question in the engine's own terms.
    ///
    /// # Errors
    ///
    /// Where a facet, an order or a date is none.
    pub fn to_query(&self) -> Result<Query, Problem> {
        let mut query = Query { typing: self.typing, ..Query::text(&self.text) };
        for (name, values) in &self.filters {
            let facet = Facet::from_name(name).ok_or_else(|| {
                Problem::question(format!("expected the name of a facet, found \"{name}\""))
            })?;
            values.iter().for_each(|value| query.filters.add(facet, value));
        }
        let from = date("from", &self.from)?.and_then(|date| date.first_day());
        let to = date("to", &self.to)?.and_then(|date| date.last_day());
        query.filters.set_range(from, to);
        query.as_of = date("asOf", &self.as_of)?.and_then(|date| date.last_day());
        if let Some(sort) = &self.sort {
            query.sort = Sort::from_name(sort).ok_or_else(|| {
                Problem::question(format!(
                    "expected relevance, newest, oldest, title, carrier or statements, found \"{sort}\""
                ))
            })?;
        }
        Ok(query)
    }
}

fn date(field: &str, text: &Option<String>) -> Result<Option<Edtf>, Problem> {
    let Some(text) = text.as_ref().filter(|text| !text.is_empty()) else { return Ok(None) };
    let date = Edtf::parse(text).ok_or_else(|| {
        Problem::question(format!(
            "expected a date such as 2026-02-01 in {field}, found \"{text}\""
        ))
    })?;
    Ok(Some(date))
}
