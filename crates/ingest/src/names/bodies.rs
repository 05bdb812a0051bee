//! Organisations that no authority knows, with their complements, countries and abbreviations.

use std::ops::Range;

use readout_corpus::model::EntityKind;

use crate::tokens::Class;

use super::cues::Cues;
use super::gazetteer::is_first_name;
use super::unknown::Finder;

impl Finder<'_> {
    /// `Ministry of Foreign Affairs`, `Organisation for the Prohibition of …`
    pub(super) fn with_complement(&self, mut range: Range<usize>, end: usize) -> Range<usize> {
        if !self.is(range.end - 1, Cues::BODY) {
            return range;
        }
        // A name has few parts; the bound keeps hostile text linear.
        for _ in 0..3 {
            let mut next = range.end;
            if next >= end || !matches!(self.reading.word(next), "of" | "for" | "on") {
                return range;
            }
            next += 1;
            if self.reading.word(next) == "the" {
                next += 1;
            }
            let first = next;
            // "Government of Iraq", "Department of State" and not "Embassy in Minsk".
            let capital = |i: usize| {
                i < end
                    && self.reading.token(i).is_some_and(|t| t.is_capital() && t.spaced)
                    && !self.is(i, Cues::NO_NAME)
                    && !is_first_name(self.reading.word(i))
            };
            while capital(next) && next < first + 8 {
                next += 1;
                if matches!(self.reading.word(next), "and" | "&") && capital(next + 1) {
                    next += 1;
                }
            }
            if next == first {
                return range;
            }
            range.end = next;
        }
        range
    }

    /// `U.S. Department of State`: the country in front is part of the name.
    pub(super) fn with_country(&self, mut range: Range<usize>, start: usize) -> Range<usize> {
        if let Some(before) = range.start.checked_sub(1).filter(|&i| i >= start)
            && let Some(place) = self.places.get(&before)
            && self.reading.token(range.start).is_some_and(|token| token.spaced)
        {
            range.start = place.start.max(start);
        }
        range
    }

    pub(super) fn body(&mut self, segment: usize, range: Range<usize>, end: usize) {
        // An occasion and no body.
        let key = self.key(range.clone());
        if ["press conference", "news conference", "press briefing"]
            .iter()
            .any(|one| key.ends_with(one))
        {
            return;
        }
        if !self.brackets(segment, &range, end) {
            self.add(segment, range, EntityKind::Organisation, "organisation-word");
        }
    }

    /// "Security Council Resolution" is a document: the council is named in it.
    pub(super) fn without_documents(&self, mut range: Range<usize>) -> Range<usize> {
        while range.len() > 1
            && self.is(range.end - 1, Cues::NO_NAME)
            && !self.is(range.end - 1, Cues::BODY)
        {
            range.end -= 1;
        }
        range
    }

    /// A body by the last words of its name, where the authority knows one that the document names:
    /// "the Security Council".
    pub(super) fn known_body(&mut self, segment: usize, range: &Range<usize>) -> bool {
        let key = self.key(range.clone());
        if key.is_empty() {
            return false;
        }
        let fits = self.around.bodies.iter().filter(|(name, _)| {
            name.strip_suffix(key.as_str()).is_some_and(|rest| rest.ends_with(' '))
        });
        let mut all: Vec<usize> = fits.map(|&(_, entry)| entry).collect();
        all.dedup();
        let Some(entry) = (match all.as_slice() {
            [only] => Some(*only),
            _ => self.body_of_its_owner(range, &key),
        }) else {
            return false;
        };
        self.unknown.known.push((segment, range.clone(), entry, "body-by-its-last-words"));
        true
    }

    /// "the United Nations and its Security Council"
    fn body_of_its_owner(&self, range: &Range<usize>, key: &str) -> Option<usize> {
        let its = range.start.checked_sub(1)?;
        let owner = its.checked_sub(1)?;
        let linked = matches!(self.reading.word(owner), "and" | "with" | ",");
        if self.reading.word(its) != "its" || !linked {
            return None;
        }
        (1..4).find_map(|words| {
            let whole = format!("{} {key}", self.key(owner.checked_sub(words)?..owner));
            self.around.bodies.iter().find(|(name, _)| *name == whole).map(|&(_, entry)| entry)
        })
    }

    /// A name and, in brackets behind it, its abbreviation.
    pub(super) fn brackets(&mut self, segment: usize, range: &Range<usize>, end: usize) -> bool {
        let at = range.end;
        let short = at + 1;
        let fits = short + 1 < end
            && self.reading.word(at) == "("
            && self.reading.word(short + 1) == ")"
            && self.reading.token(short).is_some_and(|t| t.class == Class::Caps)
            && range.len() >= 2;
        if !fits {
            return false;
        }
        let initials = range.clone().filter_map(|i| self.reading.word(i).chars().next());
        let letters = self.reading.word(short);
        if initials.clone().next() != letters.chars().next() {
            return false;
        }
        let key = self.key(range.clone());
        let name = self.name(&key, range.clone(), EntityKind::Organisation);
        let abbreviation = self.key(short..short + 1);
        self.by_words.insert(abbreviation, name);
        if let Some(entry) = self.unknown.names.get_mut(name) {
            entry.short = Some(letters.to_owned());
        }
        self.found(segment, range.clone(), name, "name-with-abbreviation");
        true
    }
}
