//! Answers as JSON: the browser makes objects of one text sooner than of a thousand calls.
//!
//! Written by hand, because a general writer brings the formatting of all floating point numbers: 7 of 70 kB.

use crate::answer::{Answer, FacetAnswer, Hit, Month, Snippet, Suggestion, Unknown, Value};

/// A value that can be written.
pub trait Json {
    /// Appends it.
    fn write(&self, out: &mut String);
}

/// A value as JSON.
pub fn json(value: &impl Json) -> String {
    let mut out = String::new();
    value.write(&mut out);
    out
}

macro_rules! objects {
    ($($name:ident { $($key:literal $field:ident,)* })*) => {$(
        impl Json for $name {
            fn write(&self, out: &mut String) {
                let mut before = '{';
                $(
                    out.push(before);
                    before = ',';
                    out.push_str(concat!("\"", $key, "\":"));
                    self.$field.write(out);
                )*
                let _ = before;
                out.push('}');
            }
        }
    )*};
}

objects! {
    Answer {
        "total" total, "of" of, "hits" hits, "facets" facets, "histogram" histogram, "understood" understood,
        "didYouMean" did_you_mean, "unknown" unknown,
    }
    Hit { "id" id, "title" title, "date" date, "score" score, "snippets" snippets, }
    Snippet { "text" text, "marks" marks, }
    FacetAnswer { "facet" facet, "values" values, }
    Value { "id" id, "label" label, "count" count, "selected" selected, }
    Month { "month" month, "count" count, }
    Unknown { "facet" facet, "value" value, "nearest" nearest, }
    Suggestion { "id" id, "label" label, "segments" segments, }
}

impl<T: Json> Json for [T] {
    fn write(&self, out: &mut String) {
        out.push('[');
        for (at, one) in self.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            one.write(out);
        }
        out.push(']');
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, out: &mut String) {
        self.as_slice().write(out);
    }
}

impl<T: Json, const N: usize> Json for [T; N] {
    fn write(&self, out: &mut String) {
        self.as_slice().write(out);
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }
}

impl Json for str {
    fn write(&self, out: &mut String) {
        out.push('"');
        let mut rest = self;
        while let Some(at) = rest.find(|c: char| c < ' ' || matches!(c, '"' | '\\')) {
            let (plain, escaped) = (rest.get(..at).unwrap_or(""), rest.get(at..).unwrap_or(""));
            out.push_str(plain);
            for c in escaped.chars().take(1) {
                match c {
                    '"' | '\\' => out.extend(['\\', c]),
                    _ => {
                        out.push_str("\\u00");
                        let digit = |of: u32| char::from_digit(of & 15, 16).unwrap_or('0');
                        out.extend([digit(c as u32 >> 4), digit(c as u32)]);
                    }
                }
            }
            // What is escaped is one byte long.
            rest = escaped.get(1..).unwrap_or("");
        }
        out.push_str(rest);
        out.push('"');
    }
}

impl<T: Json + ?Sized> Json for &T {
    fn write(&self, out: &mut String) {
        (**self).write(out);
    }
}

impl Json for String {
    fn write(&self, out: &mut String) {
        self.as_str().write(out);
    }
}

impl Json for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl Json for u32 {
    fn write(&self, out: &mut String) {
        number(u64::from(*self), out);
    }
}

impl Json for usize {
    fn write(&self, out: &mut String) {
        number(*self as u64, out);
    }
}

/// A score, which is not negative, to six places behind the point.
impl Json for f32 {
    fn write(&self, out: &mut String) {
        let millionths = (f64::from(*self) * 1e6) as u64;
        number(millionths / 1_000_000, out);
        out.push('.');
        let behind = 1_000_000 + millionths % 1_000_000;
        let mut digits = String::new();
        number(behind, &mut digits);
        out.push_str(digits.get(1..).unwrap_or("0"));
    }
}

fn number(number: u64, out: &mut String) {
    if number > 9 {
        self::number(number / 10, out);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_reads_back_as_what_serde_would_write() {
        let hit = |title: Option<&str>, score| Hit {
            id: "a/1".to_owned(),
            title: title.map(str::to_owned),
            date: None,
            score,
            snippets: vec![Snippet {
                text: "\u{1}\n\t\"\\ é 📄".to_owned(),
                marks: vec![[0, 10], [305, 4]],
            }],
        };
        let value = |count, selected| Value { id: "x".into(), label: "X".into(), count, selected };
        let facet = FacetAnswer { facet: "topic", values: vec![value(0, true), value(7, false)] };
        let answer = Answer {
            total: 2,
            of: 21_578,
            hits: vec![hit(None, 0.0), hit(Some(""), 12.5), hit(Some("b"), 0.015_625)],
            facets: vec![facet],
            histogram: vec![Month { month: "1987-03".into(), count: 2 }],
            understood: "a".to_owned(),
            did_you_mean: Some("b".to_owned()),
            unknown: vec![Unknown { facet: "side", value: "?".into(), nearest: None }],
        };
        let read: serde_json::Value = serde_json::from_str(&json(&answer)).expect("JSON");
        assert_eq!(read, serde_json::to_value(&answer).expect("JSON"));
    }
}
