//! References as people write them, one a line.

use super::Reference;
use crate::about::About;
use crate::plain::in_one_line;

pub(super) fn write(references: &[Reference<'_>], about: &About<'_>) -> String {
    let mut out = String::new();
    for one in references {
        let mut line = String::new();
        if let Some(words) = one.quotation {
            line.push_str(&format!("“{words}” — "));
        }
        if let Some(author) = one.author.or(one.carrier) {
            line.push_str(&format!("{author}: "));
        }
        line.push_str(&format!("{}.", one.title));
        if let Some(carrier) = one.carrier.filter(|_| one.author.is_some()) {
            line.push_str(&format!(" {carrier},"));
        }
        let date = one.date.map_or("no date", |date| date.as_str());
        line.push_str(&format!(" {date}."));
        if let Some(reference) = one.reference {
            line.push_str(&format!(" {reference}."));
        }
        if let Some(url) = one.url {
            line.push_str(&format!(" {url}."));
        }
        line.push_str(&format!(" In: {}. {}", about.corpus_line(), one.address));
        out.push_str(&in_one_line(&line));
        out.push('\n');
    }
    out
}
