//! What every file says of itself.

use readout_corpus::date::Day;
use readout_corpus::format::Packed;
use readout_corpus::query::Query;

use crate::request::Request;
use crate::value::{Map, Value, map};

/// The corpus, what was asked, and where it is seen.
#[derive(Clone, Debug)]
pub(crate) struct About<'a> {
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
    /// The day as of which the corpus is seen: the one asked for, otherwise the last that it tells of.
    pub(crate) as_of: Option<Day>,
    pub(crate) hash: String,
    /// Names and values of what was asked: text, facets, days.
    pub(crate) asked: Vec<(&'static str, String)>,
    pub(crate) view: &'a str,
}

impl<'a> About<'a> {
    pub(crate) fn of(request: &Request<'a>) -> Self {
        let corpus: Packed<'a> = request.corpus;
        Self {
            title: corpus.title(),
            description: corpus.description(),
            as_of: request.query.as_of.or_else(|| corpus.last_day()),
            hash: corpus.content_hash(),
            asked: asked(request.query),
            view: request.view,
        }
    }

    /// The corpus in a line: `Title, as of 2026-02-04, 0123456789abcdef`.
    pub(crate) fn corpus_line(&self) -> String {
        let mut line = String::from(if self.title.is_empty() { "Readout" } else { self.title });
        if let Some(day) = self.as_of {
            line.push_str(&format!(", as of {day}"));
        }
        line.push_str(", ");
        line.push_str(&self.hash);
        line
    }

    /// What was asked in a line; `everything` where nothing was.
    pub(crate) fn asked_line(&self) -> String {
        let parts: Vec<String> =
            self.asked.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        if parts.is_empty() { "everything".to_owned() } else { parts.join("; ") }
    }

    /// Corpus, question and address, for a note.
    pub(crate) fn note(&self) -> String {
        let mut note = format!("{}. Asked: {}.", self.corpus_line(), self.asked_line());
        if !self.view.is_empty() {
            note.push(' ');
            note.push_str(self.view);
        }
        note
    }

    pub(crate) fn to_value(&self) -> Value {
        let asked: Vec<Value> = self
            .asked
            .iter()
            .map(|(name, value)| map! { "name": *name, "value": value.as_str() }.into())
            .collect();
        let corpus: Map = map! {
            "title": self.title,
            "asOf": self.as_of.map(|day| day.to_string()),
            "contentHash": self.hash.as_str(),
        };
        let mut about = map! { "corpus": corpus };
        about.put_always("asked", Value::List(asked));
        about.put("view", Some(self.view).filter(|view| !view.is_empty()));
        about.into()
    }
}

fn asked(query: &Query) -> Vec<(&'static str, String)> {
    let mut asked = Vec::new();
    if !query.text.trim().is_empty() {
        asked.push(("q", query.text.clone()));
    }
    asked.extend(query.filters.iter().map(|(facet, value)| (facet.name(), value.to_owned())));
    let days = [("from", query.filters.from), ("to", query.filters.to), ("as-of", query.as_of)];
    asked.extend(days.into_iter().filter_map(|(name, day)| Some((name, day?.to_string()))));
    asked
}
