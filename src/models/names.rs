//! What documents and their parts are called where they have no title of their own.

use std::borrow::Cow;

use readout_corpus::format::{Document, Packed, Segment, Statement};

use crate::words;

/// About as many letters as a heading has.
const LONGEST: usize = 90;

/// The title of a document; without one, how its text begins, in quotation marks; without text, its file.
pub fn document_name<'a>(document: Document<'a>) -> Cow<'a, str> {
    if let Some(title) = document.title() {
        return title.into();
    }
    let sentences = document.segments().flat_map(Segment::sentences);
    let first = sentences.map(|sentence| sentence.text()).find(|text| !text.trim().is_empty());
    match first {
        Some(text) => format!("“{}”", beginning(text.trim())).into(),
        None => document.file().into(),
    }
}

/// The first words of a text, with dots where there are more.
fn beginning(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST {
        return text.into();
    }
    let cut = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text);
    let words = cut.rfind(' ').and_then(|at| cut.get(..at)).unwrap_or(cut);
    format!("{} …", words.trim_end_matches([',', ';', ':'])).into()
}

/// What a statement is called: who speaks, on what, when. `Wang Yi on Taiwan, 1 Feb 2026`.
pub fn statement_name(corpus: Packed<'_>, statement: Statement<'_>) -> String {
    let speakers: Vec<&str> =
        statement.speakers().filter_map(|speaker| Some(corpus.entity(speaker)?.name())).collect();
    let mut name = match speakers.as_slice() {
        [] => statement.source().map_or("Speaker not named", |one| statement.slice(one)).to_owned(),
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        all => all.concat(),
    };
    let topic = statement.topics().next().and_then(|hit| corpus.topic(hit.topic()));
    if let Some(topic) = topic {
        name.push_str(" on ");
        name.push_str(topic.name());
    }
    let segment = corpus.segment(statement.segment());
    if let Some(date) = segment.and_then(|segment| segment.event_date().or(segment.date())) {
        name.push_str(", ");
        name.push_str(&words::date(date));
    }
    name
}

/// The heading of a part, unless it only says the document's title again.
pub fn part_title<'a>(document: Document<'a>, segment: Segment<'a>) -> Option<&'a str> {
    segment.title_text().filter(|&title| document.title() != Some(title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_beginning_is_cut_between_words() {
        let text = "The ministers of both coasts met in the old harbour, and talked about fishing rights, until late";
        let shown = beginning(text);
        assert!(shown.ends_with(" …") && shown.len() < 100);
        assert!(text.starts_with(shown.trim_end_matches(" …")));
        assert_eq!(beginning("They met."), "They met.");
    }
}
