//! JSON Lines become documents: one object a line, one document an object.
//!
//! Which key of an object holds what says a [`FieldMap`]. A document's text is its body alone, as the text
//! of a page is its article, and its positions count in that text. What else the object says goes through
//! the same checks as front matter. Lists of tags (topics, people, places, …) stay what they are: given by
//! the record and resting on no words.
//!
//! A line that cannot be read costs that line and is named; blank lines are nothing. A body without words
//! is a document without words, because its title, day and tags still count.
//!
//! Not supported: JSON over several lines, compressed files, markup inside a body, encodings but UTF-8.

use std::borrow::Cow;

use readout_corpus::model::{EntityKind, Warning};
use serde_json::{Map, Value};

use super::{FrontMatter, OffsetMap, Source, encoding, extension, language};

mod fields;

pub use fields::{Field, FieldMap};

/// A longer line is no article.
const MAX_BYTES: usize = 64 << 20;

/// Bytes of an id: it stands in addresses.
const MAX_ID_BYTES: usize = 200;

/// So many lines of one file are named; a file of another shape must not fill the corpus with remarks.
const MAX_WARNINGS: usize = 1_000;

/// What a document's own record says it is about; `None` where it has no such list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Topics, in the record's words.
    pub topics: Option<Vec<String>>,
    /// For each kind of which the record has a list, the names in it.
    pub entities: Vec<(EntityKind, Vec<String>)>,
}

/// Whether a file holds one document a line, by its name.
pub fn is_lines(path: &str) -> bool {
    extension(path).is_some_and(|extension| {
        ["jsonl", "ndjson"].iter().any(|lines| extension.eq_ignore_ascii_case(lines))
    })
}

/// Whether a document is a line of such a file: its path is the file's, a colon and the line's number.
pub fn is_record(path: &str) -> bool {
    path.rsplit_once(':').is_some_and(|(file, line)| {
        is_lines(file) && !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// A line with something on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'a> {
    /// The file's path.
    pub file: &'a str,
    /// From 1.
    pub line: u32,
    /// Without the line end.
    pub bytes: &'a [u8],
}

/// The lines of a file that hold something, or why it has none.
pub(crate) fn lines<'a>(file: &'a str, bytes: &'a [u8]) -> Result<Vec<Record<'a>>, Warning> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let message = "this is UTF-16, expected one JSON object a line in UTF-8; left out";
        return Err(Warning { file: file.to_owned(), line: 0, message: message.to_owned() });
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let lines: Vec<Record<'a>> = (1..)
        .zip(bytes.split(|&byte| byte == b'\n'))
        .filter(|(_, line)| !line.trim_ascii().is_empty())
        .map(|(line, bytes)| Record { file, line, bytes })
        .collect();
    if lines.is_empty() {
        let message = "nothing in this file, expected one JSON object a line; left out";
        return Err(Warning { file: file.to_owned(), line: 0, message: message.to_owned() });
    }
    Ok(lines)
}

/// Reads one line; `None` where it holds no document, and then the last warning says why.
pub(crate) fn read(record: &Record<'_>, fields: &FieldMap) -> (Option<Source>, Vec<Warning>) {
    let mut doubts = Vec::new();
    let source = match document(record, fields, &mut doubts) {
        Ok(source) => Some(source),
        Err(message) => {
            doubts.push(format!("{message}; line left out"));
            None
        }
    };
    let warning = |message| Warning { file: record.file.to_owned(), line: record.line, message };
    (source, doubts.into_iter().map(warning).collect())
}

fn document(
    record: &Record<'_>,
    fields: &FieldMap,
    doubts: &mut Vec<String>,
) -> Result<Source, String> {
    if record.bytes.len() > MAX_BYTES {
        return Err("more than 64 MiB, expected one document".to_owned());
    }
    let object = object(record.bytes)?;
    let id = id(&object, fields)?;
    let body = text(&object, fields, Field::Body)?
        .ok_or_else(|| format!("no body, expected a string in {}", fields.shown(Field::Body)))?;
    let mut front = FrontMatter::default();
    for &field in Field::ALL {
        let Some(key) = field.front_matter() else { continue };
        let Some(value) = text(&object, fields, field)? else { continue };
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let value = if field == Field::Published { day(&value) } else { &value };
        if !value.is_empty()
            && let Err(doubt) = front.set(key, value)
        {
            doubts.push(doubt);
        }
    }
    let mut given = Given::default();
    for &field in Field::ALL {
        if field == Field::Topic {
            given.topics = tags(&object, fields, field)?;
        } else if let Some(kind) = field.kind()
            && let Some(names) = tags(&object, fields, field)?
        {
            given.entities.push((kind, names));
        }
    }
    let decoded = encoding::decode(body.as_bytes()).map_err(|refusal| {
        let message = refusal.message.trim_end_matches("; left out");
        format!("in {}: {message}", fields.shown(Field::Body))
    })?;
    let text = decoded.text;
    let language = front.language.clone().unwrap_or_else(|| language::guess(&text).to_owned());
    Ok(Source {
        path: format!("{}:{}", record.file, record.line),
        id,
        front,
        given: Some(given),
        body_start: 0,
        left_out: None,
        language,
        // The body is a string inside an object and no stretch of the file.
        offsets: OffsetMap::default(),
        text,
    })
}

fn object(bytes: &[u8]) -> Result<Map<String, Value>, String> {
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(other) => Err(format!("{}, expected one JSON object", called(&other))),
        Err(error) => {
            // The parser's own place counts lines from this line's start, which says nothing.
            let why = error.to_string();
            let why = why.split(" at line ").next().unwrap_or("");
            Err(format!(
                "no JSON ({why} at character {}), expected one JSON object",
                error.column()
            ))
        }
    }
}

/// The record's own id, as it stands.
fn id(object: &Map<String, Value>, fields: &FieldMap) -> Result<String, String> {
    let shown = || fields.shown(Field::Id);
    let id = match value(object, fields, Field::Id) {
        Some(Value::Number(number)) if number.is_u64() || number.is_i64() => number.to_string(),
        Some(Value::String(id)) => id.trim().to_owned(),
        Some(other) => {
            return Err(format!("{} as id, expected a string in {}", called(other), shown()));
        }
        None => return Err(format!("no id, expected a string in {}", shown())),
    };
    if id.is_empty() || id.len() > MAX_ID_BYTES || id.contains(char::is_control) {
        return Err(format!(
            "an id that is empty, long or has control characters, expected at most {MAX_ID_BYTES} bytes in {}",
            shown()
        ));
    }
    Ok(id)
}

/// The first key of a field that the object has with a value.
fn value<'o>(object: &'o Map<String, Value>, fields: &FieldMap, field: Field) -> Option<&'o Value> {
    fields.keys(field).iter().filter_map(|key| object.get(key)).find(|value| !value.is_null())
}

fn text<'o>(
    object: &'o Map<String, Value>,
    fields: &FieldMap,
    field: Field,
) -> Result<Option<&'o str>, String> {
    match value(object, fields, field) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(format!(
            "{} as {}, expected a string in {}",
            called(other),
            field.name(),
            fields.shown(field)
        )),
    }
}

/// The tags of a field, of all its keys; `None` where the object has none of them.
fn tags(
    object: &Map<String, Value>,
    fields: &FieldMap,
    field: Field,
) -> Result<Option<Vec<String>>, String> {
    let mut found: Option<Vec<String>> = None;
    let mut add = |tag: &str| {
        let tags = found.get_or_insert_default();
        let tag = tag.split_whitespace().collect::<Vec<_>>().join(" ");
        if !tag.is_empty() {
            tags.push(tag);
        }
    };
    let wrong = |value: &Value| {
        format!(
            "{} as {}, expected a string or a list of strings in {}",
            called(value),
            field.name(),
            fields.shown(field)
        )
    };
    for value in fields.keys(field).iter().filter_map(|key| object.get(key)) {
        match value {
            Value::Null => {}
            Value::String(tag) => add(tag),
            Value::Array(tags) => {
                // An empty list says that there are none.
                add("");
                for tag in tags {
                    add(tag.as_str().ok_or_else(|| wrong(tag))?);
                }
            }
            other => return Err(wrong(other)),
        }
    }
    if let Some(tags) = &mut found {
        tags.sort();
        tags.dedup();
    }
    Ok(found)
}

/// The day of a time: `1987-02-26T15:01:01Z`.
fn day(value: &str) -> &str {
    match value.get(..10).zip(value.get(10..11)) {
        Some((day, "T" | " ")) => day,
        _ => value,
    }
}

fn called(value: &Value) -> Cow<'static, str> {
    Cow::Borrowed(match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    })
}

/// Leaves the first of many warnings of one file and counts the rest.
pub(crate) fn shorten(warnings: &mut Vec<Warning>) {
    let Some(more) = warnings.len().checked_sub(MAX_WARNINGS).filter(|&more| more > 0) else {
        return;
    };
    let file = warnings.first().map(|warning| warning.file.clone()).unwrap_or_default();
    warnings.truncate(MAX_WARNINGS);
    warnings.push(Warning {
        file,
        line: 0,
        message: format!(
            "{more} further remarks on lines of this file, expected few; is the field map right?"
        ),
    });
}
