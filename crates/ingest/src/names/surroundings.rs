//! Unknown names that show by the words around them: abbreviations, what is fought, where it rained.

use std::ops::Range;

use readout_corpus::model::EntityKind;

use crate::tokens::Class;

use super::cues::{Cues, cues};
use super::gazetteer::{is_demonym, is_first_name};
use super::peoples::is_people;
use super::reading::{Region, Sort};
use super::runs::Run;
use super::unknown::Finder;

impl Finder<'_> {
    /// Finds what shows by the words around it; says whether the run is done with.
    pub(super) fn second_round(&mut self, run: &Run) -> bool {
        let Some(region) = self.reading.regions.get(run.region).cloned() else { return true };
        if self.regime(run, &region) || self.again(run) {
            return true;
        }
        let range = run.tokens.clone();
        let before = range.start.checked_sub(1).filter(|&i| i >= region.tokens.start);
        let the = before.is_some_and(|i| self.reading.word(i).eq_ignore_ascii_case("the"));
        if self.is(range.end - 1, Cues::TITLE) {
            return self.office(&region, range, the);
        }
        if self.is_body_alone(&range, the) {
            // What the document names in full is found by its head later.
            let key = self.key(range.clone());
            let named = key != "house" && self.by_head.contains_key(&key);
            if !named && !self.known_body(region.segment, &range) {
                self.add(region.segment, range, EntityKind::Organisation, "organisation-word");
            }
            return true;
        }
        if let Some(range) = self.body_beside_its_sort(&range, &region) {
            if !self.brackets(region.segment, &range, region.tokens.end) {
                self.add(region.segment, range, EntityKind::Organisation, "body-beside-its-sort");
            }
            return true;
        }
        let excluded = [Cues::NO_NAME, Cues::TITLE, Cues::BODY];
        if range.clone().any(|i| excluded.iter().any(|&cue| self.is(i, cue))) {
            return false;
        }
        let single = range.len() == 1;
        let caps = self.reading.token(range.start).is_some_and(|t| t.class == Class::Caps);
        if single && caps && region.sort == Sort::Sentence {
            let word = self.reading.word(range.start);
            let after_mark = before.is_some_and(|i| {
                self.reading.word(i) == ","
                    || self.reading.token(i).is_some_and(|t| t.class == Class::Number)
            });
            // "Washington, D.C.", "575 B.C." and words in capitals for their loudness are no bodies.
            let no_name = word.contains('.') && after_mark
                || self.reading.is_also_lower(word)
                || self.is_no_name_without_stops(word)
                // A word alone in its line is a heading.
                || region.tokens.len() <= 2
                // "QUESTION:" says who speaks.
                || matches!(self.reading.word(range.end), ":" | "$");
            if (2..=8).contains(&word.len()) && !no_name {
                self.add(region.segment, range, EntityKind::Organisation, "abbreviation");
                return true;
            }
            return false;
        }
        if self.is_town(run, &range) {
            self.add(region.segment, range, EntityKind::Place, "town");
            return true;
        }
        // A heading says where something is as a sentence does, unless all its words have capitals.
        let heading = region.sort == Sort::Heading
            && range.start.checked_sub(2).is_some_and(|i| {
                i >= region.tokens.start
                    && self.reading.token(i).is_some_and(|t| t.class == Class::Lower)
            });
        if run.opens || range.len() > 3 || region.sort != Sort::Sentence && !heading {
            return false;
        }
        let fought = before.map(|i| self.reading.word(i)).is_some_and(|word| {
            matches!(
                word,
                "against"
                    | "defeat"
                    | "defeating"
                    | "fight"
                    | "fighting"
                    | "combat"
                    | "counter"
                    | "degrade"
                    | "destroy"
                    | "join"
                    | "joined"
                    | "joining"
            )
        });
        if single && fought && !is_first_name(self.reading.word(range.start)) {
            self.add(region.segment, range, EntityKind::Organisation, "body-that-is-fought");
            return true;
        }
        let members = range.end < region.tokens.end && self.is(range.end, Cues::ACTS_FOR_BODY);
        if single && members && !the {
            self.add(region.segment, range, EntityKind::Organisation, "body-by-its-members");
            return true;
        }
        let preposition = before.map(|i| self.reading.word(i).to_lowercase()).is_some_and(|word| {
            matches!(
                word.as_str(),
                "in" | "near"
                    | "outside"
                    | "across"
                    | "throughout"
                    | "around"
                    | "inside"
                    | "into"
                    | "liberate"
                    | "liberated"
                    | "liberating"
                    | "recapture"
                    | "recaptured"
                    | "retake"
                    | "retook"
                    | "besieged"
                    | "shelled"
                    | "bombed"
                    | "stormed"
            )
        });
        let preposition =
            preposition || self.is_behind_what_befalls_a_place(&range, region.tokens.start);
        // "Years of Cooperation in Education": part of a longer name, or no name at all.
        let capital = |n: usize| {
            range.start.checked_sub(n).is_some_and(|i| {
                i >= region.tokens.start && self.reading.token(i).is_some_and(|t| t.is_capital())
            })
        };
        let joined = range.start.checked_sub(3).is_some_and(|i| {
            matches!(self.reading.word(i), "of" | "for" | "and" | "on") && capital(4)
        });
        let in_a_name = capital(2)
            && (capital(3) || joined)
            && !self.ends.contains_key(&(range.start - 1))
            && !self.covered.get(range.start - 2).copied().unwrap_or(false);
        let common = single
            && (self.reading.is_also_lower(self.reading.word(range.start))
                // "in Round 2"
                || self.reading.token(range.end).is_some_and(|t| t.class == Class::Number));
        if preposition && !in_a_name && !common {
            self.add(region.segment, range, EntityKind::Place, "place-after-preposition");
            return true;
        }
        // "in Asra, Benat and Corun"
        let end = (1..=3).find_map(|n| {
            let end = range.start.checked_sub(n)?;
            let known = end.checked_sub(1).is_some_and(|i| self.places.contains_key(&i));
            (known || self.ends.get(&end) == Some(&EntityKind::Place)).then_some(end)
        });
        let joined = end.filter(|&end| end >= region.tokens.start).is_some_and(|end| {
            let gap = end..range.start;
            let and = |i: usize| self.reading.word(i) == "and";
            match gap.len() {
                1 => {
                    and(gap.start)
                        || self.reading.word(gap.start) == ","
                            && (and(range.end)
                                || self.reading.word(range.end) == "," && and(range.end + 2))
                }
                2 => self.reading.word(gap.start) == "," && and(gap.start + 1),
                _ => false,
            }
        });
        if joined {
            self.add(region.segment, range, EntityKind::Place, "place-in-a-list");
            return true;
        }
        false
    }

    /// `C.E.O.`
    fn is_no_name_without_stops(&self, word: &str) -> bool {
        let plain: String = word.chars().filter(|&c| c != '.').collect();
        cues(&plain.to_lowercase()).has(Cues::NO_NAME)
    }

    /// "the Karim regime" is a body, "Karim's brutal regime" names a person.
    fn regime(&mut self, run: &Run, region: &Region) -> bool {
        let range = run.tokens.clone();
        let regime = |i: usize| {
            i < region.tokens.end && matches!(self.reading.word(i), "regime" | "dictatorship")
        };
        let plain = range.len() == 1
            && region.sort == Sort::Sentence
            && !is_demonym(self.reading.word(range.start))
            && ![Cues::NO_NAME, Cues::TITLE, Cues::BODY]
                .iter()
                .any(|&cue| self.is(range.start, cue));
        if !plain {
            return false;
        }
        let key = self.key(range.clone());
        if regime(range.end) {
            let body = range.start..range.end + 1;
            self.add(region.segment, body, EntityKind::Organisation, "regime-by-its-ruler");
            // Where the ruler stands alone it is a person.
            if !self.by_surname.contains_key(&key) {
                self.name(&key, range, EntityKind::Person);
            }
            return true;
        }
        let ruler = regime(range.end + 1) || regime(range.end + 2);
        let ruler = ruler
            && self.reading.token(range.end).is_some_and(|t| t.class == Class::Possessive)
            && !self.by_surname.contains_key(&key);
        if ruler {
            self.person(region.segment, range, "ruler-of-a-regime", None);
        }
        ruler
    }

    /// "the rebel group Harun al-Din", "the Harun tribe"
    fn body_beside_its_sort(&self, range: &Range<usize>, region: &Region) -> Option<Range<usize>> {
        if region.sort != Sort::Sentence || self.is(range.end - 1, Cues::TITLE) {
            return None;
        }
        let before = range.start.checked_sub(1).filter(|&i| i >= region.tokens.start);
        let lower = |i: usize| self.reading.token(i).is_some_and(|t| t.class == Class::Lower);
        let behind = before.is_some_and(|i| {
            lower(i)
                && matches!(
                    self.reading.word(i),
                    "group"
                        | "organisation"
                        | "organization"
                        | "militia"
                        | "network"
                        | "faction"
                        | "charity"
                        | "company"
                        | "agency"
                        | "newspaper"
                        | "movement"
                        | "party"
                        | "tribe"
                )
        });
        if behind && (range.len() > 1 || !self.is(range.start, Cues::NO_NAME)) {
            return Some(self.with_lands(range.clone(), region.tokens.end));
        }
        let sort = range.end < region.tokens.end
            && lower(range.end)
            && matches!(
                self.reading.word(range.end),
                "tribe"
                    | "clan"
                    | "militia"
                    | "militias"
                    | "group"
                    | "movement"
                    | "network"
                    | "faction"
                    | "brigade"
                    | "battalion"
                    | "party"
                    | "newspaper"
                    | "community"
                    | "communities"
                    | "government"
                    | "governments"
            );
        let peoples = self.is(range.start, Cues::NO_NAME) && range.len() == 1;
        let named = range.clone().all(|i| !self.is(i, Cues::NO_NAME))
            || peoples && is_people(self.reading.word(range.start));
        (sort && named).then_some(range.start..range.end + 1)
    }

    /// `Islamic State of Iraq and the Levant`
    fn with_lands(&self, mut range: Range<usize>, end: usize) -> Range<usize> {
        let mut link = "of";
        // A name has few parts; the bound keeps hostile text linear.
        for _ in 0..4 {
            let article = self.reading.word(range.end + 1) == "the";
            let next = range.end + 1 + usize::from(article);
            let capital = next < end && self.reading.token(next).is_some_and(|t| t.is_capital());
            if self.reading.word(range.end) != link || !capital {
                break;
            }
            range.end = self.places.get(&next).map_or(next + 1, |place| place.end);
            link = "and";
        }
        range
    }

    /// "the Coalition", "The Ministry"
    fn is_body_alone(&self, range: &Range<usize>, the: bool) -> bool {
        let i = range.start;
        // "Coalition forces", "Coalition military activities"
        let acts = matches!(
            self.reading.word(i + 1),
            "military" | "forces" | "partners" | "members" | "officials" | "airstrikes" | "strikes"
        );
        range.len() == 1
            && (the || acts)
            && self.is(i, Cues::BODY)
            && self.reading.token(i).is_some_and(|t| t.class == Class::Capital)
            && !matches!(self.reading.word(i + 1), "of" | "for")
    }
}
