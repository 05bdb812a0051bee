//! CSL-JSON, which Zotero, Pandoc and citeproc read.

use readout_corpus::date::Day;
use readout_corpus::model::Kind;

use super::{Reference, parts};
use crate::value::{Map, Value, map};

pub(super) fn write(references: &[Reference<'_>]) -> String {
    let mut out = String::from("[");
    for (i, one) in references.iter().enumerate() {
        out.push_str(if i > 0 { ",\n" } else { "\n" });
        Value::from(item(one)).write(&mut out);
    }
    out.push_str("\n]\n");
    out
}

fn item(one: &Reference<'_>) -> Map {
    let name = |name: &str| Value::List(vec![map! { "literal": name }.into()]);
    let (kind, genre) = match one.kind {
        Kind::News => ("article-newspaper", None),
        Kind::Readout => ("report", Some("Readout")),
        Kind::Briefing => ("report", Some("Press briefing")),
        Kind::Transcript => ("document", Some("Transcript")),
        Kind::Introduction | Kind::Roundup => ("webpage", None),
    };
    let other = Some(one.address.as_str()).filter(|address| *address != one.link());
    map! {
        "id": one.id.as_str(),
        "type": kind,
        "genre": genre,
        "title": one.title,
        "author": one.author.map(name),
        "container-title": one.carrier,
        "publisher": one.carrier,
        "issued": one.date.map(|date| issued(parts(date), date.as_str())),
        "language": one.language,
        "abstract": one.quotation,
        "URL": one.link(),
        "source": other,
        "archive": one.reference,
        "note": one.note.as_str(),
        "accessed": one.seen.map(|day| issued(Some(of(day)), &day.to_string())),
    }
}

fn of(day: Day) -> (i32, Option<u32>, Option<u32>) {
    let (year, month, day) = day.ymd();
    (year, Some(month), Some(day))
}

/// The parts that are known; where none is, the EDTF text alone, which processors print as it is.
fn issued(parts: Option<(i32, Option<u32>, Option<u32>)>, edtf: &str) -> Map {
    let Some((year, month, day)) = parts else { return map! { "literal": edtf } };
    let mut list = vec![Value::Number(year.unsigned_abs().into())];
    list.extend(month.map(Value::from));
    list.extend(month.and(day).map(Value::from));
    map! { "date-parts": Value::List(vec![Value::List(list)]) }
}
