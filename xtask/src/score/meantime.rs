//! MEANTIME's files, which list words, become TimeML texts.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::write;
use crate::failure::{Failure, Result};
use crate::fingerprint;

/// The annotators read this far.
const LAST_SENTENCE: u32 = 5;

/// Writes a `.tml` file for each `.xml` file that says when it was written.
pub fn convert(from: &Path, to: &Path) -> Result<()> {
    for file in fingerprint::files(from, &|_| false)? {
        if file.extension().is_none_or(|ending| ending != "xml") {
            continue;
        }
        let xml = fs::read_to_string(&file).map_err(|e| Failure::io("reading", &file, &e))?;
        if let Some(text) = timeml(&xml) {
            let name = file.file_stem().unwrap_or_default().to_string_lossy();
            write(&to.join(format!("{name}.tml")), &text)?;
        }
    }
    Ok(())
}

/// A document as TimeML; `None` where it has no date of its own.
fn timeml(xml: &str) -> Option<String> {
    let mut written = None;
    let mut spans: BTreeMap<&str, (&str, String)> = BTreeMap::new();
    for (tag, inside) in elements(xml, "TIMEX3") {
        let value = attribute(tag, "value").unwrap_or("");
        if attribute(tag, "functionInDocument") == Some("CREATION_TIME") {
            written = Some(value);
        }
        let words: Vec<&str> = inside
            .split("<token_anchor")
            .skip(1)
            .filter_map(|anchor| attribute(anchor, "t_id"))
            .collect();
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            let sort = attribute(tag, "type").unwrap_or("");
            spans.insert(first, (last, format!("<TIMEX3 type=\"{sort}\" value=\"{value}\">")));
        }
    }
    let written = written?;
    let mut line = Line::default();
    let mut end = None;
    for (tag, word) in elements(xml, "token") {
        let sentence = attribute(tag, "sentence").and_then(|number| number.parse().ok());
        let (Some(id), Some(sentence)) = (attribute(tag, "t_id"), sentence) else { continue };
        if sentence > LAST_SENTENCE {
            break;
        }
        line.gap(sentence, word);
        if end.is_none()
            && let Some((last, opening)) = spans.get(id)
        {
            line.text.push_str(opening);
            end = Some(*last);
        }
        line.text.push_str(word);
        if end == Some(id) {
            line.text.push_str("</TIMEX3>");
            end = None;
        }
    }
    Some(format!(
        "<TimeML><DCT><TIMEX3 type=\"DATE\" value=\"{written}\">x</TIMEX3></DCT><TEXT>{}</TEXT></TimeML>",
        line.text
    ))
}

/// Words on their way back into a text.
#[derive(Default)]
struct Line<'a> {
    text: String,
    sentence: Option<u32>,
    last: &'a str,
    in_quotes: bool,
}

impl<'a> Line<'a> {
    /// What stands between the last word and the next one.
    fn gap(&mut self, sentence: u32, word: &'a str) {
        const TO_THE_LEFT: &[&str] = &[
            ",", ".", ";", ":", "!", "?", "%", ")", "]", "'s", "n't", "'re", "'ve", "'ll", "'d",
            "'m",
        ];
        let quote = |word: &str| matches!(word, "\"" | "&quot;");
        if self.sentence != Some(sentence) {
            self.text.push_str(if self.sentence.is_some() { "\n\n" } else { "" });
            self.in_quotes = quote(word);
        } else {
            let opened = quote(self.last) && self.in_quotes;
            let closes = quote(word) && self.in_quotes;
            if quote(word) {
                self.in_quotes = !self.in_quotes;
            }
            let joined = TO_THE_LEFT.contains(&word) || ["(", "[", "$", "#"].contains(&self.last);
            if !(joined || opened || closes) {
                self.text.push(' ');
            }
        }
        self.sentence = Some(sentence);
        self.last = word;
    }
}

/// The attributes and the inside of each element of a name; elements of one name do not nest here.
fn elements<'a>(xml: &'a str, name: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let (opening, closing) = (format!("<{name} "), format!("</{name}>"));
    let mut rest = xml;
    std::iter::from_fn(move || {
        let (_, behind) = rest.split_once(&opening)?;
        let (tag, inside) = behind.split_once('>')?;
        let (inside, behind) = inside.split_once(&closing)?;
        rest = behind;
        Some((tag, inside))
    })
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, behind) = tag.split_once(&format!("{name}=\""))?;
    behind.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_sentences_with_their_dates_marked() {
        let word = |id: u32, sentence: u32, word: &str| {
            format!("<token number=\"0\" sentence=\"{sentence}\" t_id=\"{id}\">{word}</token>\n")
        };
        let words = ["Holm", "(", "left", ")", "said", "\"", "yes", ",", "today", "\"", "."];
        let mut xml: String = (1..).zip(words).map(|(id, text)| word(id, 0, text)).collect();
        xml += &word(12, 1, "Rain");
        xml += "<TIMEX3 functionInDocument=\"CREATION_TIME\" type=\"DATE\" value=\"2024-05-03\">\n</TIMEX3>\
                <TIMEX3 functionInDocument=\"NONE\" type=\"DATE\" value=\"2024-05-03\">\
                <token_anchor t_id=\"9\"/></TIMEX3>";
        let text = timeml(&xml).expect("a dated document");
        let marked = "Holm (left) said \"yes, \
                      <TIMEX3 type=\"DATE\" value=\"2024-05-03\">today</TIMEX3>\".\n\nRain";
        assert!(text.contains(marked), "{text}");
        assert_eq!(timeml("<token t_id=\"1\" sentence=\"0\">Rain</token>"), None);
    }
}
