//! What a host page asks for and is told, in the words of its script.

use std::collections::BTreeMap;

use readout_corpus::date::Edtf;
use readout_corpus::query::{Facet, Filters, Query, Sort};
use serde::{Deserialize, Serialize};

use crate::route::{Address, Route};

/// The ids of values by the name of their facet: `{ side: ["china"], topic: ["taiwan"] }`.
pub type Values = BTreeMap<String, Vec<String>>;

/// Where the page stands and what it shows. Every field can be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, rename_all = "camelCase")]
pub struct Options {
    /// The place, as behind the `#` of an address: `timeline`, `entity/wang-yi`. The overview where it is left out.
    pub view: Option<String>,
    /// Words to search for.
    #[cfg_attr(test, ts(type = "string | null", optional))]
    pub q: Option<String>,
    /// Only what has these values; those of one facet are alternatives.
    #[cfg_attr(test, ts(type = "Values | null", optional))]
    pub filters: Option<Values>,
    /// Only what has none of these values.
    #[cfg_attr(test, ts(type = "Values | null", optional))]
    pub excluded: Option<Values>,
    /// The first day, in EDTF: `2025-12-01`, `2025-12`.
    #[cfg_attr(test, ts(type = "string | null", optional))]
    pub from: Option<String>,
    /// The last day, in EDTF.
    #[cfg_attr(test, ts(type = "string | null", optional))]
    pub to: Option<String>,
    /// The day as of which the corpus is seen, in EDTF.
    #[cfg_attr(test, ts(type = "string | null", optional))]
    pub as_of: Option<String>,
    /// The order of lists.
    #[cfg_attr(test, ts(type = "Sort", optional))]
    pub sort: Option<String>,
    /// The colours; as the reader's system has them where it is left out.
    #[cfg_attr(test, ts(type = "\"auto\" | \"light\" | \"dark\"", optional))]
    pub theme: Option<String>,
}

/// The names of the options. Read off the host's object, because serde-wasm-bindgen looks up the fields that it
/// knows and never sees another one.
pub const NAMES: [&str; 9] =
    ["view", "q", "filters", "excluded", "from", "to", "asOf", "sort", "theme"];

/// What is wrong, for people and by a code for programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// One of `CODES`, which the declarations list.
    pub code: &'static str,
    /// What was found and what was expected.
    pub message: String,
}

/// All codes. They stay the same from version to version; more may come.
#[cfg(test)]
pub const CODES: [&str; 11] = [
    "element",
    "option",
    "view",
    "filter",
    "date",
    "sort",
    "theme",
    "event",
    "mounted",
    "unmounted",
    "corpus",
];

impl Problem {
    /// A problem with a code and a message.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

impl Options {
    /// Changes an address by the options that a host gave, which `has` tells by their names; given as nothing they are
    /// taken away.
    ///
    /// # Errors
    ///
    /// A view, facet, date, order or colour that there is not.
    pub fn change(&self, has: &dyn Fn(&str) -> bool, mut to: Address) -> Result<Address, Problem> {
        if has("view") {
            let view = self.view.as_deref().unwrap_or_default();
            let place = Address::parse(view.trim_start_matches('#'));
            if let Route::Unknown { path } = &place.route {
                return Err(Problem::new(
                    "view",
                    format!(
                        "unknown view `{path}`, expected one of overview, documents, statements, document/ID, statement/ID, timeline, \
                         meetings, meeting/ID, compare, topics, topic/ID, entities, entity/ID, network, about"
                    ),
                ));
            }
            to.route = place.route;
            if place.query != Query::default() {
                to.query = place.query;
            }
        }
        let query = &mut to.query;
        if has("q") {
            query.text = self.q.clone().unwrap_or_default();
        }
        if has("filters") {
            let chosen: Vec<(Facet, String)> = values(&self.filters)?;
            rebuilt(&mut query.filters, Some(&chosen), None);
        }
        if has("excluded") {
            let excluded: Vec<(Facet, String)> = values(&self.excluded)?;
            rebuilt(&mut query.filters, None, Some(&excluded));
        }
        if has("from") {
            query.filters.from = date("from", &self.from)?.and_then(|date| date.first_day());
        }
        if has("to") {
            query.filters.to = date("to", &self.to)?.and_then(|date| date.last_day());
        }
        if has("asOf") {
            query.as_of = date("asOf", &self.as_of)?.and_then(|date| date.last_day());
        }
        if has("sort") {
            query.sort = match self.sort.as_deref() {
                None => Sort::default(),
                Some(name) => Sort::from_name(name).ok_or_else(|| {
                    let names: Vec<&str> = Sort::ALL.iter().map(|sort| sort.name()).collect();
                    let names = names.join(", ");
                    Problem::new("sort", format!("unknown sort `{name}`, expected one of {names}"))
                })?,
            };
        }
        match self.theme.as_deref() {
            None | Some("auto" | "light" | "dark") => Ok(to),
            Some(other) => Err(Problem::new(
                "theme",
                format!("unknown theme `{other}`, expected light, dark or auto"),
            )),
        }
    }
}

/// Filters with other chosen or excluded values, and the rest as it is.
fn rebuilt(
    filters: &mut Filters,
    chosen: Option<&[(Facet, String)]>,
    excluded: Option<&[(Facet, String)]>,
) {
    let own = |values: &mut dyn Iterator<Item = (Facet, &str)>| -> Vec<(Facet, String)> {
        values.map(|(facet, value)| (facet, value.to_owned())).collect()
    };
    let was = own(&mut filters.iter());
    let was_excluded = own(&mut filters.excluded());
    let range = (filters.from, filters.to);
    filters.clear();
    filters.set_range(range.0, range.1);
    for (facet, value) in chosen.unwrap_or(&was) {
        filters.add(*facet, value);
    }
    for (facet, value) in excluded.unwrap_or(&was_excluded) {
        filters.exclude(*facet, value);
    }
}

fn values(given: &Option<Values>) -> Result<Vec<(Facet, String)>, Problem> {
    let mut out = Vec::new();
    for (name, values) in given.iter().flatten() {
        let facet = Facet::from_name(name).ok_or_else(|| {
            let known: Vec<&str> = Facet::ALL.iter().map(|facet| facet.name()).collect();
            let known = known.join(", ");
            Problem::new("filter", format!("unknown filter `{name}`, expected one of {known}"))
        })?;
        out.extend(values.iter().map(|value| (facet, value.clone())));
    }
    Ok(out)
}

fn date(name: &str, text: &Option<String>) -> Result<Option<Edtf>, Problem> {
    let Some(text) = text.as_deref().filter(|text| !text.is_empty()) else { return Ok(None) };
    let wrong = || format!("`{name}` is not a date, expected EDTF such as 2026-02-01");
    Edtf::parse(text).map(Some).ok_or_else(|| Problem::new("date", wrong()))
}

/// Where the page stands now. Its fields are options: given back, they lead to the same place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct State {
    /// The place.
    pub view: String,
    /// The words searched for.
    pub q: String,
    /// The chosen values.
    #[cfg_attr(test, ts(type = "Values"))]
    pub filters: Values,
    /// The excluded values.
    #[cfg_attr(test, ts(type = "Values"))]
    pub excluded: Values,
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// The day as of which the corpus is seen.
    pub as_of: Option<String>,
    /// The order of lists.
    #[cfg_attr(test, ts(type = "Sort"))]
    pub sort: String,
}

impl State {
    /// The state of an address.
    pub fn of(address: &Address) -> Self {
        let Query { text, filters, as_of, sort, .. } = &address.query;
        let place = Address { route: address.route.clone(), query: Query::default() };
        let by_facet = |values: &mut dyn Iterator<Item = (Facet, &str)>| {
            let mut out = Values::new();
            for (facet, value) in values {
                out.entry(facet.name().to_owned()).or_default().push(value.to_owned());
            }
            out
        };
        Self {
            view: place.fragment().trim_start_matches('/').to_owned(),
            q: text.clone(),
            filters: by_facet(&mut filters.iter()),
            excluded: by_facet(&mut filters.excluded()),
            from: filters.from.map(|day| day.to_string()),
            to: filters.to.map(|day| day.to_string()),
            as_of: as_of.map(|day| day.to_string()),
            sort: sort.name().to_owned(),
        }
    }
}

/// An item that the reader opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Selection {
    /// What it is.
    #[cfg_attr(
        test,
        ts(type = "\"document\" | \"statement\" | \"meeting\" | \"topic\" | \"entity\"")
    )]
    pub kind: &'static str,
    /// Its id; of a document also that of one of its parts, statements or sentences.
    pub id: String,
}

impl Selection {
    /// The item of a place; `None` where the place is a list.
    pub fn of(route: &Route) -> Option<Self> {
        let (kind, id) = match route {
            Route::Document { id } => ("document", id),
            Route::Statement { id } => ("statement", id),
            Route::Meeting { id } => ("meeting", id),
            Route::Topic { id } => ("topic", id),
            Route::Entity { id } => ("entity", id),
            _ => return None,
        };
        Some(Self { kind, id: id.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(_: &str) -> bool {
        true
    }

    fn options(json: &str) -> Options {
        serde_json::from_str(json).expect("options")
    }

    #[test]
    fn what_is_not_given_stays_and_what_is_given_as_nothing_goes() {
        let start = Address::parse("/documents?q=fishing&side=north&from=2030-01-01");
        let given = options(r#"{ "q": null, "to": "2030-02" }"#);
        let has = |name: &str| name == "q" || name == "to";
        let now = given.change(&has, start).expect("an address");
        assert_eq!(now.fragment(), "/documents?side=north&from=2030-01-01&to=2030-02-28");
    }

    #[test]
    fn filters_are_given_as_a_whole_and_leave_what_is_excluded() {
        let start = Address::parse("/topics?side=north&-topic=trade&to=2030-01-01");
        let given = options(r#"{ "filters": { "topic": ["fish", "harbours"] } }"#);
        let now = given.change(&|name| name == "filters", start).expect("an address");
        assert_eq!(now.fragment(), "/topics?topic=fish&topic=harbours&-topic=trade&to=2030-01-01");
    }

    #[test]
    fn what_is_wrong_has_a_code_and_says_what_was_expected() {
        for (json, code) in [
            (r#"{ "view": "horoscope" }"#, "view"),
            (r#"{ "filters": { "colour": ["red"] } }"#, "filter"),
            (r#"{ "from": "yesterday" }"#, "date"),
            (r#"{ "sort": "luck" }"#, "sort"),
            (r#"{ "theme": "sepia" }"#, "theme"),
        ] {
            let problem = options(json).change(&all, Address::default()).expect_err(json);
            assert_eq!(problem.code, code);
            assert!(CODES.contains(&code) && problem.message.contains("expected"), "{problem:?}");
        }
    }

    proptest! {
        #[test]
        fn a_state_given_back_leads_to_the_same_place(
            fragment in "/(documents|timeline\\?by=side|entity/[a-z-]{1,8}|topics|network/a\\?least=3)?",
            text in "[a-zé \"]{0,12}",
            values in prop::collection::vec((0..Facet::ALL.len(), "[a-z-]{1,8}"), 0..5),
            excluded in prop::collection::vec((0..Facet::ALL.len(), "[a-z-]{1,8}"), 0..3),
            from in prop::option::of(0..40_000i32),
            as_of in prop::option::of(0..40_000i32),
        ) {
            let mut address = Address::parse(&fragment);
            address.query.text = text;
            values.iter().for_each(|(at, value)| address.query.filters.add(Facet::ALL[*at], value));
            excluded
                .iter()
                .for_each(|(at, value)| address.query.filters.exclude(Facet::ALL[*at], value));
            address.query.filters.from = from.map(readout_corpus::date::Day);
            address.query.as_of = as_of.map(readout_corpus::date::Day);
            let json = serde_json::to_string(&State::of(&address)).expect("JSON");
            let back = options(&json).change(&all, Address::parse("/meetings?q=before")).expect("it");
            prop_assert_eq!(back, address);
        }
    }
}
