//! What documents and their parts are called where they have no title of their own.

use std::borrow::Cow;

use readout_corpus::format::{Document, Segment};

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
