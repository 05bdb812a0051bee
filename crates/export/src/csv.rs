//! CSV as RFC 4180 has it: commas, CRLF, quotation marks where they are needed.

use crate::about::About;
use crate::tables::Table;
use crate::value::Value;

/// Stands between the members of a list in one cell.
const BETWEEN: &str = " | ";

pub(crate) fn write(table: &Table, about: &About<'_>, byte_order_mark: bool) -> String {
    let mut out = String::new();
    if byte_order_mark {
        out.push('\u{feff}');
    }
    let (corpus, view) = (about.corpus_line(), about.view);
    // A chosen list of fields is what somebody's script reads: nothing is put behind it.
    let tail: &[&str] = if table.is_whole { &["corpus", "asked", "view"] } else { &[] };
    line(&mut out, table.columns.iter().chain(tail).map(|&name| name.to_owned()));
    let tail = [corpus, about.asked_line(), view.to_owned()];
    let tail = if table.is_whole { &tail[..] } else { &[] };
    for row in &table.rows {
        let cells = row.iter().map(|cell| guarded(&plain(cell)));
        line(&mut out, cells.chain(tail.iter().map(|text| guarded(text))));
    }
    out
}

fn plain(value: &Value) -> String {
    match value {
        Value::Missing | Value::Map(_) => String::new(),
        Value::Yes(yes) => yes.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::List(list) => list.iter().map(plain).collect::<Vec<_>>().join(BETWEEN),
    }
}

/// A cell that a spreadsheet would run, or that begins with an apostrophe, with one more apostrophe in front.
fn guarded(text: &str) -> String {
    let runs = |c: char| {
        matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | '\'')
    };
    if text.starts_with(runs) { format!("'{text}") } else { text.to_owned() }
}

/// The text of a cell as it was before it was made harmless.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(',');
        }
        let is_bare = !cell.contains(['"', ',', '\r', '\n'])
            && !cell.starts_with(char::is_whitespace)
            && !cell.ends_with(char::is_whitespace);
        if is_bare {
            out.push_str(&cell);
        } else {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        }
    }
    out.push_str("\r\n");
}
