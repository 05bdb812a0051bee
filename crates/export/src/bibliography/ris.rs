//! RIS: two letters, a hyphen, a value, one line each.

use readout_corpus::model::Kind;

use super::{Reference, parts};
use crate::plain::in_one_line;

pub(super) fn write(references: &[Reference<'_>]) -> String {
    let mut out = String::new();
    for one in references {
        let mut line = |tag: &str, value: Option<&str>| {
            let value = value.map(in_one_line).unwrap_or_default();
            if !value.is_empty() {
                out.push_str(&format!("{tag}  - {value}\r\n"));
            }
        };
        line("TY", Some(kind(one.kind)));
        line("ID", Some(&one.id));
        line("TI", Some(one.title));
        line("AU", one.author);
        line("T2", one.carrier);
        line("PB", one.carrier);
        if let Some(date) = one.date {
            let parts = parts(date);
            line("PY", parts.map(|(year, ..)| format!("{year:04}")).as_deref());
            // Slashes stand also where month or day are not known; the EDTF text is what the corpus says.
            let number = |n: Option<u32>| n.map(|n| format!("{n:02}")).unwrap_or_default();
            let whole = parts.map(|(year, month, day)| {
                format!("{year:04}/{}/{}/{}", number(month), number(day), date.as_str())
            });
            line("DA", whole.as_deref());
            if whole.is_none() {
                line("C1", Some(date.as_str()));
            }
        }
        line("LA", Some(one.language));
        line("UR", Some(one.link()));
        if one.link() != one.address {
            line("L2", Some(&one.address));
        }
        line("AB", one.quotation);
        line("N1", one.reference);
        line("N1", Some(&one.note));
        line("Y2", one.seen.map(|day| day.to_string().replace('-', "/")).as_deref());
        out.push_str("ER  - \r\n\r\n");
    }
    out
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::News => "NEWS",
        Kind::Readout | Kind::Briefing => "RPRT",
        Kind::Transcript => "GEN",
        Kind::Introduction | Kind::Roundup => "ELEC",
    }
}
