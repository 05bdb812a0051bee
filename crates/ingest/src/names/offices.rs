//! Offices without a name beside them: their holder, where the document tells who that is, otherwise
//! somebody whose name it does not give.

use std::ops::Range;

use readout_corpus::model::EntityKind;

use crate::tokens::Class;

use super::cues::Cues;
use super::gazetteer::{is_demonym, is_first_name};
use super::reading::Region;
use super::unknown::Finder;

impl Finder<'_> {
    /// A run that ends with a title; always done with afterwards.
    pub(super) fn office(&mut self, region: &Region, range: Range<usize>, the: bool) -> bool {
        let Some(title) = self.title(range.clone()) else { return true };
        let end = region.tokens.end;
        let whole = self.with_complement_of_office(range.clone(), end);
        // "Chinese Foreign Minister Wang Yi": the title of the known name behind it.
        let named = |at: usize| {
            at < end && self.reading.token(at).is_some_and(|t| t.is_capital() && t.spaced)
        };
        if named(range.end) || named(whole.end) && !self.is(whole.end, Cues::NO_NAME) {
            return true;
        }
        // "Justice for Lakes Act"
        if self.is(whole.end - 1, Cues::NO_NAME) {
            return true;
        }
        // "Minister for Lakes Zorin Takkeli": three capitalised words end with a name.
        if let Some(name) = self.name_in_complement(&whole) {
            self.person(region.segment, name..whole.end, "name-behind-an-office", Some(title));
            return true;
        }
        // "The Foreign Secretary, Ann Lee,"
        let behind_comma = |at: usize| {
            (self.reading.word(at) == ",").then(|| self.people_at.get(&(at + 1)).copied()).flatten()
        };
        // "Ann Lee, Minister for Lakes,"
        let before_comma = range
            .start
            .checked_sub(1)
            .filter(|&i| i >= region.tokens.start)
            .filter(|&i| self.reading.word(i) == ",");
        let before_comma = before_comma.and_then(|comma| self.person_that_ends_at(comma));
        let beside = behind_comma(whole.end).or(before_comma);
        self.note_title(Some(title.clone()), beside.unwrap_or(usize::MAX));
        if let Some(name) = beside {
            self.found(region.segment, whole, name, "title-of-a-new-person");
            return true;
        }
        let opens = range.start == region.tokens.start;
        let by_title = self.by_title.get(&title).copied().flatten();
        // "The Minister": the one whom the document calls Minister.
        let by_head = (the && range.len() == 1 && whole == range)
            .then(|| self.holders.get(&title).copied().flatten())
            .flatten();
        if let Some(name) = by_title.or(by_head) {
            if the || range.len() > 1 {
                self.found(region.segment, range, name, "title-of-a-new-person");
            }
            return true;
        }
        // The office of somebody whom the authority knows is left to the authority's titles.
        if self.around.titles.iter().any(|known| known.ends_with(&title)) {
            return true;
        }
        let country = range.start.checked_sub(1).filter(|&i| i >= region.tokens.start);
        let country = country.is_some_and(|i| {
            self.places.contains_key(&i)
                && self.reading.token(range.start).is_some_and(|t| t.spaced)
        });
        let people = is_demonym(self.reading.word(range.start)) && range.len() > 1;
        let long = range.len() > 1 || whole != range;
        let plain = !range.clone().any(|i| self.is(i, Cues::ABBREVIATED));
        let alone = long && plain && (the || opens || whole != range);
        if alone || the && people || country && !self.is(range.start, Cues::ROLE) || country && long
        {
            let range = if country { self.with_country(whole, region.tokens.start) } else { whole };
            self.add(region.segment, range, EntityKind::Person, "office-without-a-name");
        }
        true
    }

    /// Where two words that are no part of a land or body end at least three in an office.
    fn name_in_complement(&self, whole: &Range<usize>) -> Option<usize> {
        let name = whole.end.checked_sub(2)?;
        let capitals = (name.checked_sub(1)?..whole.end)
            .all(|i| self.reading.token(i).is_some_and(|t| t.is_capital() && t.spaced));
        let plain = (name..whole.end).all(|i| {
            ![Cues::BODY, Cues::NO_NAME, Cues::AREA, Cues::TITLE].iter().any(|&cue| self.is(i, cue))
                && !self.places.contains_key(&i)
                && self.reading.token(i).is_some_and(|t| t.class == Class::Capital)
        });
        let complement = (whole.start..name)
            .rev()
            .take(3)
            .any(|i| matches!(self.reading.word(i), "of" | "for" | "to"));
        (capitals && plain && complement && name > whole.start + 2).then_some(name)
    }

    /// The person whose name ends before a token.
    fn person_that_ends_at(&self, end: usize) -> Option<usize> {
        let start = (end.saturating_sub(4)..end).rev().find(|i| self.people_at.contains_key(i))?;
        let whole = (start..end).all(|i| self.reading.token(i).is_some_and(|t| t.is_word()));
        self.people_at.get(&start).copied().filter(|_| whole)
    }

    /// `Secretary of State`, `Minister for the Near East and Asia`
    fn with_complement_of_office(&self, mut range: Range<usize>, end: usize) -> Range<usize> {
        // Somebody whom the authority knows is no part of an office.
        let free = |i: usize| {
            self.places.contains_key(&i) || !self.covered.get(i).copied().unwrap_or(true)
        };
        let capital = |i: usize| {
            i < end && free(i) && self.reading.token(i).is_some_and(|t| t.is_capital() && t.spaced)
        };
        // A name has few parts; the bound keeps hostile text linear.
        for _ in 0..3 {
            let mut next = range.end;
            let link = self.reading.word(next);
            if !matches!(link, "of" | "for" | "to") {
                break;
            }
            next += 1;
            if self.reading.word(next) == "the" {
                next += 1;
            }
            let first = next;
            // "Minister for the Near East Anna Clark"
            let person = |i: usize| is_first_name(self.reading.word(i)) && capital(i + 1);
            while capital(next) && next < first + 8 && !person(next) {
                next += 1;
                // "for the Near East and South Asia"
                if link == "for" && self.reading.word(next) == "and" && capital(next + 1) {
                    next += 1;
                }
            }
            if next == first {
                break;
            }
            range.end = next;
        }
        range
    }
}
