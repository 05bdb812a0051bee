//! BibTeX, in UTF-8 as biber and newer styles read it.

use readout_corpus::model::Kind;

use super::{Reference, parts};
use crate::about::About;
use crate::plain::in_one_line;

pub(super) fn write(references: &[Reference<'_>], about: &About<'_>) -> String {
    // What stands outside of entries is a comment; an `@` in it would begin one.
    let mut out = format!("% {}\n", in_one_line(&about.note()).replace('@', "(at)"));
    for one in references {
        let entry = if one.kind == Kind::News { "article" } else { "misc" };
        out.push_str(&format!("\n@{entry}{{{}", key(&one.id)));
        let mut field = |name: &str, value: Option<&str>| {
            if let Some(value) = value.map(in_one_line).filter(|value| !value.is_empty()) {
                out.push_str(&format!(",\n  {name} = {{{}}}", escaped(&value)));
            }
        };
        // A second pair of braces keeps capitals, and a body's name in one piece.
        let kept = |value: &str| value.to_owned();
        field("title", Some(kept(one.title)).as_deref());
        field("author", one.author);
        field(if entry == "article" { "journal" } else { "howpublished" }, one.carrier);
        if let Some((year, month, day)) = one.date.and_then(parts) {
            let number = |n: u32| format!("-{n:02}");
            let rest = month.map(number).unwrap_or_default() + &day.map(number).unwrap_or_default();
            field("date", Some(&format!("{year:04}{rest}")));
            field("year", Some(&format!("{year:04}")));
        } else {
            field("note", one.date.map(|date| date.as_str()));
        }
        field("abstract", one.quotation);
        field("language", Some(one.language));
        field("addendum", one.reference);
        field("annotation", Some(&one.note));
        field("urldate", one.seen.map(|day| day.to_string()).as_deref());
        out.push_str(&format!(",\n  url = {{{}}}\n}}\n", address(one.link())));
    }
    out
}

/// A key of letters and digits: what may end a key in one program or another is written as its number.
fn key(id: &str) -> String {
    let mut key = String::new();
    for c in id.chars() {
        match c {
            'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '.' | '/' | ':' => key.push(c),
            _ => key.push_str(&format!("_{:x}", c as u32)),
        }
    }
    key
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '&' | '$' | '#' | '_' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

/// Addresses are read as they stand; the few characters that would end the field are not in any.
fn address(link: &str) -> String {
    let mut out = String::new();
    for c in in_one_line(link).chars() {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            ' ' => out.push_str("%20"),
            _ => out.push(c),
        }
    }
    out
}
