//! People whom no authority knows: one person for full name, surname and title.

use std::ops::Range;

use readout_corpus::model::EntityKind;

use super::cues::Cues;
use super::gazetteer::is_first_name;
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
                self.unknown.known.push((segment, range, known, "title-and-surname"));
                return;
            }
            if let Some(&Some(name)) = self.by_surname.get(&key) {
                self.note_title(title, name);
                self.found(segment, range, name, "surname-of-a-new-person");
                return;
            }
        }
        // “Mr President”: what stands behind the title is another title, and nobody was introduced so.
        if range.clone().all(|i| self.is(i, Cues::TITLE)) {
            return;
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
        let Some(title) = title.filter(|_| name != usize::MAX) else { return };
        let head = title.rsplit(' ').next().unwrap_or_default().to_owned();
        let holder = self.holders.entry(head).or_insert(Some(name));
        *holder = holder.filter(|&other| other == name);
        if !title.contains(' ') {
            return;
        }
        let held = self.by_title.entry(title).or_insert(Some(name));
        if *held != Some(name) {
            *held = None;
        }
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

    /// `Zand al-Tarek` is a person, `Wadi al-Zand` a place and `Ansar al-Zand` a body.
    pub(super) fn arabic(&self, range: &Range<usize>) -> Option<EntityKind> {
        let article = (range.start + 1..range.end).any(|i| {
            matches!(self.reading.word(i), "al" | "Al" | "el" | "El")
                && self.reading.word(i + 1) == "-"
                && self.reading.token(i + 1).is_some_and(|t| !t.spaced)
        });
        let first = self.reading.word(range.start).to_lowercase();
        let area = self.is(range.end - 1, Cues::AREA) || self.is_town_name(range);
        let place = range.start.checked_sub(1).is_some_and(|i| {
            matches!(self.reading.word(i), "in" | "near" | "outside" | "across" | "around")
        });
        let kind = match first.as_str() {
            "ahrar" | "ansar" | "asaib" | "faylaq" | "harakat" | "hashd" | "hayat" | "hizb"
            | "jabhat" | "jaish" | "jamaat" | "jund" | "kataib" | "liwa" | "saraya" => {
                EntityKind::Organisation
            }
            _ if area || place || self.is(range.start, Cues::BEFORE_PLACE) => EntityKind::Place,
            _ => EntityKind::Person,
        };
        let common = self.is(range.start, Cues::OPENER) || self.is(range.start, Cues::AREA);
        (article && !common).then_some(kind)
    }
}
