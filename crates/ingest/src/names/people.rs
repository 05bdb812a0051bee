//! People whom no authority knows: one person for full name, surname and title.

use std::ops::Range;

use readout_corpus::model::EntityKind;

use super::cues::Cues;
use super::gazetteer::{is_demonym, is_first_name};
use super::reading::Region;
use super::unknown::Finder;

impl Finder<'_> {
    pub(super) fn person(
        &mut self,
        segment: usize,
        range: Range<usize>,
        how: &'static str,
        title: Option<String>,
    ) {
        let key = self.key(range.clone());
        let surname = key.rsplit(' ').next().unwrap_or("").to_owned();
        if !key.contains(' ') {
            // A surname alone: somebody known, somebody found before, or somebody new.
            if let Some(&known) = self.surnames.get(&key) {
                self.unknown.known.push((segment, range, known));
                return;
            }
            if let Some(&Some(name)) = self.by_surname.get(&key) {
                self.note_title(title, name);
                self.found(segment, range, name, "surname-of-a-new-person");
                return;
            }
        }
        let name = self.name(&key, range.clone(), EntityKind::Person);
        match self.by_surname.get(&surname).copied() {
            Some(Some(other)) if other != name => {
                let alone =
                    self.unknown.names.get(other).is_some_and(|n| !n.spelling.contains(' '));
                if alone {
                    // The surname came first: its bearer is the one whose full name follows.
                    self.merge(other, name);
                    self.by_surname.insert(surname, Some(name));
                } else {
                    self.by_surname.insert(surname, None);
                }
            }
            Some(_) => {}
            None => {
                self.by_surname.insert(surname, Some(name));
            }
        }
        self.note_title(title, name);
        self.people_at.insert(range.start, name);
        self.found(segment, range, name, how);
    }

    /// Two names turn out to be one person's; what was found so far is renamed at the end.
    pub(super) fn merge(&mut self, from: usize, into: usize) {
        self.merged.push((from, into));
    }

    /// Carries out all mergers at once, so that many of them cost no more than few.
    pub(super) fn settle(&mut self) {
        let mut into: Vec<usize> = (0..self.unknown.names.len()).collect();
        for &(from, to) in self.merged.iter().rev() {
            let last = into.get(to).copied().unwrap_or(to);
            if let Some(slot) = into.get_mut(from) {
                *slot = last;
            }
        }
        for found in &mut self.unknown.found {
            found.name = into.get(found.name).copied().unwrap_or(found.name);
        }
    }

    pub(super) fn note_title(&mut self, title: Option<String>, name: usize) {
        let Some(title) = title.filter(|title| title.contains(' ')) else { return };
        if name == usize::MAX {
            return;
        }
        let held = self.by_title.entry(title).or_insert(Some(name));
        if *held != Some(name) {
            *held = None;
        }
    }

    /// A title without a name: its holder's, where the document tells who that is; otherwise an office
    /// of a country is somebody whose name the document does not give.
    pub(super) fn office(&mut self, region: &Region, range: Range<usize>, the: bool) -> bool {
        let Some(title) = self.title(range.clone()) else { return true };
        // "Chinese Foreign Minister Wang Yi": the title of the known name behind it.
        let named = range.end < region.tokens.end
            && self.reading.token(range.end).is_some_and(|t| t.is_capital() && t.spaced);
        if named {
            return true;
        }
        // "The Foreign Secretary, Ann Lee,"
        let next = range.end + 1;
        let follows = (self.reading.word(range.end) == ",")
            .then(|| self.people_at.get(&next).copied())
            .flatten();
        self.note_title(Some(title.clone()), follows.unwrap_or(usize::MAX));
        if let Some(&Some(name)) = self.by_title.get(&title) {
            if the || follows.is_some() || range.len() > 1 {
                self.found(region.segment, range, name, "title-of-a-new-person");
            }
            return true;
        }
        let country = range.start.checked_sub(1).filter(|&i| i >= region.tokens.start);
        let country = country.is_some_and(|i| {
            self.places.contains_key(&i)
                && self.reading.token(range.start).is_some_and(|t| t.spaced)
        });
        let people = is_demonym(self.reading.word(range.start)) && range.len() > 1;
        if the && people || country && !self.is(range.start, Cues::ROLE) {
            let range = if country { self.with_country(range, region.tokens.start) } else { range };
            let range = self.with_complement_of_office(range, region.tokens.end);
            self.add(region.segment, range, EntityKind::Person, "office-without-a-name");
        }
        true
    }

    /// `Secretary of State`.
    pub(super) fn with_complement_of_office(
        &self,
        mut range: Range<usize>,
        end: usize,
    ) -> Range<usize> {
        let capital =
            |i: usize| i < end && self.reading.token(i).is_some_and(|t| t.is_capital() && t.spaced);
        if self.reading.word(range.end) == "of" && capital(range.end + 1) {
            range.end += 2;
        }
        range
    }

    /// The folded words of a title: what "the Foreign Secretary" is later known by.
    pub(super) fn title(&self, tokens: Range<usize>) -> Option<String> {
        let key = self.key(tokens);
        (!key.is_empty()).then_some(key)
    }

    /// `Minister for the Middle East Ann Lee`: where the person's name begins.
    pub(super) fn name_at_the_end(&self, range: &Range<usize>, start: usize) -> Option<usize> {
        let before = range.start.checked_sub(1).filter(|&i| i >= start)?;
        if !matches!(self.reading.word(before), "of" | "for" | "the" | "to") {
            return None;
        }
        let office = (start..before).rev().take(8).any(|i| self.is(i, Cues::TITLE));
        let at = (range.start + 1..range.end.saturating_sub(1))
            .find(|&i| is_first_name(self.reading.word(i)))?;
        let plain = (at..range.end).all(|i| !self.is(i, Cues::BODY) && !self.is(i, Cues::NO_NAME));
        (office && plain && range.end - at <= 4).then_some(at)
    }
}
