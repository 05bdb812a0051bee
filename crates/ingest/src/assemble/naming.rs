//! Ids that stay the same when something is added elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use readout_corpus::date::Edtf;
use readout_corpus::model;

use crate::draft::{Document, EntityRef, Meeting, Names};

/// `document/2026-02-04-mfa-china`: when and whose, so that a part added elsewhere does not change it.
pub(super) fn segment_id(
    document: &Document,
    segment: &crate::draft::Segment,
    published: Option<&Edtf>,
    taken: &mut Taken,
) -> String {
    let mut name = String::new();
    if let Some(date) = published.filter(|date| date.first_day().is_some()) {
        name.push_str(&slug(date.as_str()));
        name.push('-');
    }
    name.push_str(segment.draft.originator.as_deref().unwrap_or(segment.draft.kind.name()));
    format!("{}/{}", document.source.id, taken.unique(name))
}

/// The segment's id and a hash of the words, so that a sentence added elsewhere does not change it.
pub(super) fn statement_id(segment: &str, words: &str, taken: &mut Taken) -> String {
    // FNV-1a, 32 bits: short in an address, and collisions within one segment get a number.
    let hash = opening(words)
        .split_whitespace()
        .flat_map(|word| word.bytes().chain([b' ']))
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{segment}/{}", taken.unique(format!("{hash:08x}")))
}

/// More bytes than any real sentence has: thousands of finds in one endless sentence must not each
/// read all of it.
pub(super) const SENTENCE_MAX_BYTES: usize = 4_096;

/// The first part of an overlong text.
fn opening(words: &str) -> &str {
    let mut end = words.len().min(SENTENCE_MAX_BYTES);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    words.get(..end).unwrap_or("")
}

/// Names that are given away, each with the next number for another of that name.
#[derive(Default)]
pub(crate) struct Taken {
    next: BTreeMap<String, u32>,
}

impl Taken {
    /// The name, with a number behind it where it is taken.
    pub fn unique(&mut self, name: String) -> String {
        let mut number = self.next.get(&name).copied().unwrap_or(1);
        let mut candidate = name.clone();
        while number > 1 || self.next.contains_key(&candidate) {
            number = number.max(2);
            candidate = format!("{name}-{number}");
            number += 1;
            // `visit-2` may be a name of its own.
            if !self.next.contains_key(&candidate) {
                break;
            }
        }
        self.next.insert(name, number.max(2));
        self.next.entry(candidate.clone()).or_insert(1);
        candidate
    }
}

/// Letters and digits in lower case with single hyphens between them.
pub(crate) fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    while out.ends_with('-') {
        out.pop();
    }
    out
}

/// `2026-02-01-wang-yi-sergei-shoigu-beijing`, or the title's words where nobody is named.
pub(super) fn meeting_id(names: &Names, meeting: &Meeting) -> String {
    let id_of =
        |reference: &EntityRef| names.entities.get(reference.0).map(|entry| entry.id.as_str());
    let mut parts: Vec<&str> = Vec::new();
    let date = meeting.date.as_ref().map(|date| slug(date.as_str()));
    parts.extend(date.as_deref());
    let title = slug(&meeting.title);
    if meeting.occasion == model::Occasion::Encounter && !meeting.participants.is_empty() {
        let who: BTreeSet<&str> = meeting.participants.iter().filter_map(id_of).collect();
        parts.extend(who.into_iter().take(4));
        parts.extend(
            meeting
                .format
                .filter(|&format| format != model::Format::InPerson)
                .map(model::Format::name),
        );
    } else {
        parts.push(&title);
    }
    parts.extend(meeting.place.as_ref().and_then(id_of));
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_name_gets_the_next_free_number() {
        let mut taken = Taken::default();
        let given: Vec<String> = ["visit", "visit", "visit-2", "visit", "visit-2"]
            .map(|name| taken.unique(name.to_owned()))
            .into();
        assert_eq!(given, ["visit", "visit-2", "visit-2-2", "visit-3", "visit-2-3"]);
    }

    #[test]
    fn a_slug_holds_letters_digits_and_single_hyphens() {
        assert_eq!(slug("000_Ab – Čd.TXT"), "000-ab-čd-txt");
        assert_eq!(slug("--"), "");
    }
}
