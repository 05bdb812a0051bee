//! What a people or a country has: its government, army or opposition, also where only "the regime"
//! is left of the name.

use std::ops::Range;

use readout_corpus::model::EntityKind;

use rustc_hash::FxHashMap;

use crate::tokens::Class;

use super::cues::Cues;
use super::fold::fold;
use super::gazetteer::is_demonym;
use super::unknown::{Finder, Found};

/// Peoples without a country of their own, and groups of countries.
const PEOPLES: &[&str] = &[
    "Alawite", "Arab", "Druze", "European", "Islamist", "Kurdish", "Shia", "Shiite", "Sunni",
    "Western", "Yazidi", "Yezidi",
];

/// Whether it is the adjective of a people.
pub(super) fn is_people(word: &str) -> bool {
    PEOPLES.contains(&word) || is_demonym(word)
}

impl Finder<'_> {
    /// `the Syrian opposition`, `Iraqi security forces`, `Kenya's new government`.
    pub(super) fn bodies_of_peoples(&mut self) {
        for region in &self.reading.regions {
            for head in region.tokens.clone() {
                if self.reading.token(head).is_none_or(|t| t.class != Class::Lower)
                    || !self.is(head, Cues::BODY_OF_A_PEOPLE)
                {
                    continue;
                }
                let range = self.people_of(head, region.tokens.clone());
                let Some(range) = range.or_else(|| self.of_country(head, region.tokens.end)) else {
                    continue;
                };
                let key = self.key(range.clone());
                let name = self.name(&key, range.clone(), EntityKind::Organisation);
                let segment = region.segment;
                let how = "body-of-a-people";
                self.unknown.found.push(Found { segment, tokens: range, name, how });
            }
        }
    }

    /// From the people's adjective or the country to the head.
    fn people_of(&self, head: usize, region: Range<usize>) -> Option<Range<usize>> {
        let mut at = head.checked_sub(1)?;
        // "security", "federal", "democratically elected"
        for _ in 0..3 {
            let plain = self.reading.token(at).is_some_and(|t| t.class == Class::Lower)
                && (!self.is(at, Cues::OPENER) || self.reading.word(at) == "new")
                && !self.is(at, Cues::WHERE)
                && !self.is(at, Cues::FINITE)
                && !self.is(at, Cues::BODY_OF_A_PEOPLE);
            if !plain || at <= region.start {
                break;
            }
            at -= 1;
        }
        if at < region.start {
            return None;
        }
        let far = head - at > 2;
        let token = self.reading.token(at)?;
        if token.class == Class::Possessive {
            if !self.is_body_in_small_letters(head) {
                return None;
            }
            let place = self.places.get(&at.checked_sub(1)?)?;
            return (place.start >= region.start).then_some(place.start..head + 1);
        }
        if let Some(place) = self.places.get(&at) {
            let capitals = self.reading.token(place.start).is_some_and(|t| t.class == Class::Caps);
            let whole = place.start >= region.start && place.end == at + 1;
            return (whole && !far && (capitals || place.len() > 1))
                .then_some(place.start..head + 1);
        }
        let word = self.reading.word(at);
        let people = token.class == Class::Capital && is_people(word);
        let free = !self.covered.get(at).copied().unwrap_or(true);
        (people && free && !far).then_some(at..head + 1)
    }

    /// A body that one word names without more: "the regime" and no program, mission or office.
    fn is_body_in_small_letters(&self, i: usize) -> bool {
        matches!(
            self.reading.word(i),
            "regime"
                | "government"
                | "coalition"
                | "army"
                | "military"
                | "forces"
                | "force"
                | "police"
                | "opposition"
                | "parliament"
                | "ministry"
                | "agency"
                | "party"
                | "council"
                | "committee"
                | "commission"
                | "group"
                | "company"
                | "organisation"
                | "organization"
                | "union"
                | "federation"
                | "alliance"
                | "league"
                | "association"
                | "bank"
                | "court"
                | "senate"
                | "university"
                | "embassy"
                | "militia"
                | "navy"
                | "administration"
                | "authority"
                | "authorities"
                | "fund"
                | "department"
                | "leadership"
                | "movement"
                | "front"
        )
    }

    /// `government of Kenya`
    fn of_country(&self, head: usize, end: usize) -> Option<Range<usize>> {
        if !matches!(self.reading.word(head), "government" | "parliament" | "army" | "authorities")
        {
            return None;
        }
        let of = head + 1;
        let next = of + 1 + usize::from(self.reading.word(of + 1) == "the");
        let place = self.places.get(&next).filter(|place| place.end <= end)?;
        (self.reading.word(of) == "of").then_some(head..place.end)
    }

    /// "the regime", "the Coalition": the body last named before whose name ends so, otherwise the only one.
    pub(super) fn bodies_by_their_heads(&mut self) {
        self.unknown.found.sort_by_key(|found| found.tokens.start);
        let mut named = self.unknown.found.iter().peekable();
        let mut last: FxHashMap<&str, usize> = FxHashMap::default();
        let mut open = 0;
        let mut found = Vec::new();
        let mut key = String::new();
        for region in &self.reading.regions {
            for i in region.tokens.clone() {
                while let Some(body) = named.next_if(|body| body.tokens.start <= i) {
                    open = open.max(body.tokens.end);
                    let name = self.unknown.names.get(body.name);
                    let name = name.filter(|name| name.kind == EntityKind::Organisation);
                    if let Some((_, head)) = name.and_then(|name| name.key.rsplit_once(' ')) {
                        last.insert(head, body.name);
                    }
                }
                if i < open || !self.stands_for_a_body(i, region.tokens.clone()) {
                    continue;
                }
                fold(self.reading.word(i), &mut key);
                let only = || self.by_head.get(&key).copied().flatten();
                if let Some(name) = last.get(key.as_str()).copied().or_else(only) {
                    let segment = region.segment;
                    let how = "body-by-its-head";
                    found.push(Found { segment, tokens: i..i + 1, name, how });
                }
            }
        }
        self.unknown.found.append(&mut found);
    }

    /// Whether a word for a body stands alone: "the regime", "Coalition partners".
    fn stands_for_a_body(&self, i: usize, region: Range<usize>) -> bool {
        let Some(token) = self.reading.token(i) else { return false };
        let free = !self.covered.get(i).copied().unwrap_or(true);
        let the = i > region.start && self.reading.word(i - 1).eq_ignore_ascii_case("the");
        let capital = token.class == Class::Capital;
        let alone = |i: usize| {
            !region.contains(&i)
                || !self.reading.token(i).is_some_and(|t| t.is_capital() && t.spaced)
        };
        let before = i.checked_sub(1).is_none_or(|before| alone(before) || the);
        let next = self.reading.word(i + 1);
        // "the House" is not the White House.
        free && !matches!(self.reading.word(i), "House" | "house")
            && (token.class == Class::Lower && the && self.is_body_in_small_letters(i)
                || capital && (the || i > region.start))
            && self.is(i, Cues::BODY)
            && before
            && alone(i + 1)
            && !matches!(next, "of" | "for" | "'s" | "-" if !the || next == "of")
    }
}
