//! Rows and columns: what CSV and JSON have of everything.

mod counts;
mod items;

use crate::about::About;
use crate::error::Error;
use crate::request::{Request, What};
use crate::value::{Map, Value};

pub(crate) use counts::{cells, links, named_in, weights};
pub(crate) use items::{about_segment, originators};

/// A table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub(crate) columns: Vec<&'static str>,
    pub(crate) rows: Vec<Vec<Value>>,
    /// Whether it has all its columns in their own order.
    pub(crate) is_whole: bool,
}

const DOCUMENTS: &[&str] = &[
    "id",
    "title",
    "kind",
    "wording",
    "carrier",
    "carrier_name",
    "originators",
    "sides",
    "published",
    "published_first",
    "published_last",
    "date",
    "date_first",
    "date_last",
    "url",
    "reference",
    "language",
    "segments",
    "statements",
    "file",
    "address",
];
const STATEMENTS: &[&str] = &[
    "id",
    "text",
    "content",
    "cue",
    "form",
    "confidence",
    "joint",
    "speakers",
    "speaker_names",
    "speaker_sides",
    "reported_by",
    "addressees",
    "topics",
    "document",
    "document_title",
    "segment",
    "originator",
    "originator_name",
    "originator_side",
    "carrier",
    "date",
    "date_first",
    "date_last",
    "repeats",
    "rule",
    "url",
    "address",
];
const MEETINGS: &[&str] = &[
    "id",
    "title",
    "occasion",
    "status",
    "date",
    "date_first",
    "date_last",
    "place",
    "place_name",
    "participants",
    "participant_names",
    "participant_sides",
    "format",
    "series",
    "round",
    "documents",
    "rule",
    "evidence",
    "evidence_addresses",
    "address",
];
const ENTITIES: &[&str] = &[
    "id",
    "name",
    "kind",
    "sort",
    "side",
    "known",
    "wikidata",
    "aliases",
    "offices",
    "mentions",
    "statements",
    "address",
];
const MENTIONS: &[&str] = &[
    "entity",
    "name",
    "kind",
    "document",
    "document_title",
    "date",
    "date_first",
    "date_last",
    "mentions",
    "first",
    "address",
];
const TOPICS: &[&str] = &[
    "topic",
    "topic_name",
    "meeting",
    "side",
    "side_name",
    "statements",
    "words",
    "share_permille",
    "position",
    "address",
];
const NETWORK: &[&str] = &[
    "source",
    "source_name",
    "source_segments",
    "target",
    "target_name",
    "target_segments",
    "segments",
    "source_address",
    "target_address",
];

impl Table {
    pub(crate) fn columns_of(what: What) -> &'static [&'static str] {
        match what {
            What::Documents => DOCUMENTS,
            What::Statements => STATEMENTS,
            What::Meetings => MEETINGS,
            What::Entities => ENTITIES,
            What::Mentions => MENTIONS,
            What::Topics => TOPICS,
            What::Network => NETWORK,
            What::Passages => &[],
        }
    }

    /// The columns that are named, in the order in which they are.
    pub(crate) fn chosen(mut self, fields: &[String]) -> Result<Self, Error> {
        if fields.is_empty() {
            return Ok(self);
        }
        let mut places = Vec::new();
        for field in fields {
            let place = self.columns.iter().position(|column| column == field);
            places.push(place.ok_or_else(|| Error::field(field, self.columns.join(", ")))?);
        }
        let pick = |row: &Vec<Value>| {
            places.iter().map(|&at| row.get(at).cloned().unwrap_or(Value::Missing)).collect()
        };
        self.rows = self.rows.iter().map(pick).collect();
        self.columns = places.iter().filter_map(|&at| self.columns.get(at).copied()).collect();
        self.is_whole = false;
        Ok(self)
    }

    /// The table as a JSON object, a row a line.
    pub(crate) fn to_json(&self, about: &About<'_>, what: &'static str) -> String {
        let mut out = String::from("{\"format\":\"readout-export/1\",\"what\":");
        Value::from(what).write(&mut out);
        out.push_str(",\"about\":");
        about.to_value().write(&mut out);
        out.push_str(",\"rows\":[");
        for (i, row) in self.rows.iter().enumerate() {
            out.push_str(if i > 0 { ",\n" } else { "\n" });
            let mut map = Map::default();
            for (name, value) in self.columns.iter().zip(row) {
                map.put_always(name, value.clone());
            }
            Value::Map(map).write(&mut out);
        }
        out.push_str("\n]}\n");
        out
    }
}

/// What is asked for as rows.
pub(crate) fn table(request: &Request<'_>, what: What) -> Table {
    let rows = match what {
        What::Documents => items::documents(request),
        What::Statements => items::statements(request),
        What::Meetings => items::meetings(request),
        What::Entities => counts::entities(request),
        What::Mentions => counts::mentions(request),
        What::Topics => counts::topics(request),
        What::Network => counts::network(request),
        What::Passages => Vec::new(),
    };
    Table { columns: Table::columns_of(what).to_vec(), rows, is_whole: true }
}

/// A row of values of several types.
macro_rules! row {
    ($($value:expr),* $(,)?) => {{
        let mut row: Vec<$crate::value::Value> = Vec::new();
        $($crate::tables::add(&mut row, $value);)*
        row
    }};
}
pub(crate) use row;

#[inline(never)]
fn add(row: &mut Vec<Value>, value: impl Into<Value>) {
    row.push(value.into());
}
