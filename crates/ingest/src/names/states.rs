//! Countries that act, and their peoples: who is meant where a country's name is no place on a map.
//!
//! The entity stays the country. The rule tells the reader of the corpus that its government or its
//! people are meant, as `in_place` says for every rule.

use std::ops::Range;

use crate::tokens::Class;

use super::cues::{Cues, cues};
use super::gazetteer;
use super::known::{Hit, Target};
use super::reading::{Reading, Region, Sort};

/// The rule for a government that its country's name stands for.
pub(super) const ACTS: &str = "country-that-acts";
/// The rule for a people.
pub(super) const PEOPLE: &str = "people-of-a-country";

/// Marks the countries that act and adds the peoples. `state` says whether a hit is a country;
/// `target` gives what a country of the gazetteer is to the authority.
pub(super) fn act(
    reading: &Reading<'_>,
    hits: &mut Vec<Hit>,
    state: impl Fn(&Hit) -> bool,
    target: impl Fn(usize) -> Target,
) {
    peoples(reading, hits, target);
    let countries: Vec<usize> = hits
        .iter()
        .enumerate()
        .filter(|(_, hit)| hit.how != "demonym" && hit.how != PEOPLE && state(hit))
        .map(|(i, _)| i)
        .collect();
    let scene = Scene { reading };
    let mut at = 0;
    while let Some(&first) = countries.get(at) {
        // "Iraq, Iran and Syria": what holds for one of a list holds for all.
        let mut list = vec![first];
        while let (Some(&last), Some(&next)) = (list.last(), countries.get(at + list.len()))
            && let (Some(a), Some(b)) = (hits.get(last), hits.get(next))
            && a.segment == b.segment
            && scene.joins(a.tokens.end..b.tokens.start)
        {
            list.push(next);
        }
        at += list.len();
        let tokens = |i: Option<&usize>| i.and_then(|&i| hits.get(i)).map(|hit| hit.tokens.clone());
        let (Some(head), Some(tail)) = (tokens(list.first()), tokens(list.last())) else {
            continue;
        };
        let Some(region) = scene.region(head.start) else { continue };
        let acts = match scene.left(&head, region) {
            Some(Left::Place) => continue,
            Some(Left::People(start)) => {
                if let Some(hit) = hits.get_mut(first) {
                    hit.tokens.start = start;
                    hit.how = PEOPLE;
                }
                continue;
            }
            Some(Left::Acts) => true,
            // "Kenya-Uganda talks" are between the two.
            None => {
                scene.is_pair(&head) || scene.right(&head, region) || scene.right(&tail, region)
            }
        };
        for i in list {
            if let Some(hit) = hits.get_mut(i)
                && (acts || scene.right(&hit.tokens, region))
            {
                hit.how = ACTS;
            }
        }
    }
}

/// "the Kenyan people", "Kenyans".
fn peoples(reading: &Reading<'_>, hits: &mut Vec<Hit>, target: impl Fn(usize) -> Target) {
    let mut found = Vec::new();
    let mut known = hits.iter().peekable();
    for region in &reading.regions {
        for i in region.tokens.clone() {
            while known.next_if(|hit| hit.tokens.end <= i).is_some() {}
            if reading.token(i).is_none_or(|token| token.class != Class::Capital)
                || known.peek().is_some_and(|hit| hit.tokens.start <= i)
            {
                continue;
            }
            // "African Americans", "African-Americans"
            let longer =
                i.checked_sub(1).filter(|&i| i >= region.tokens.start).is_some_and(|before| {
                    let capital = reading.token(before).is_some_and(|t| t.is_capital());
                    let opener = cues(&reading.word(before).to_lowercase()).has(Cues::OPENER);
                    capital && !opener || reading.word(before) == "-"
                });
            if longer {
                continue;
            }
            let word = reading.word(i);
            let next = i + 1;
            let people = next < region.tokens.end
                && matches!(
                    reading.word(next),
                    "people"
                        | "peoples"
                        | "citizens"
                        | "civilians"
                        | "nation"
                        | "nationals"
                        | "population"
                        | "children"
                        | "refugees"
                        | "women"
                        | "men"
                        | "families"
                        | "community"
                        | "communities"
                );
            let (country, tokens) = match gazetteer::demonym(word) {
                Some(country) if people => (country, i..next + 1),
                Some(_) => continue,
                None => match word.strip_suffix('s').and_then(gazetteer::demonym) {
                    Some(country) => (country, i..next),
                    None => continue,
                },
            };
            found.push(Hit {
                segment: region.segment,
                tokens,
                target: target(country),
                how: PEOPLE,
            });
        }
    }
    hits.append(&mut found);
    hits.sort_by_key(|hit| hit.tokens.start);
}

/// What the words before a country say.
enum Left {
    Place,
    Acts,
    /// Its people, from this token on.
    People(usize),
}

struct Scene<'a, 't> {
    reading: &'a Reading<'t>,
}

impl<'a> Scene<'a, '_> {
    fn region(&self, token: usize) -> Option<&'a Region> {
        let regions = &self.reading.regions;
        regions.get(regions.partition_point(|region| region.tokens.end <= token))
    }

    /// Whether the tokens between two countries make a list of them.
    fn joins(&self, gap: Range<usize>) -> bool {
        let word = |n: usize| self.reading.word(gap.start + n);
        let and = |n: usize| matches!(word(n), "and" | "or" | "&");
        match gap.len() {
            1 => {
                let tight = self.reading.token(gap.start).is_some_and(|t| !t.spaced);
                and(0) || word(0) == "," || word(0) == "-" && tight
            }
            // "Turkey, the United States is …": a comma and an article begin something new.
            2 => and(0) && word(1) == "the" || word(0) == "," && and(1),
            3 => word(0) == "," && and(1) && word(2) == "the",
            _ => false,
        }
    }

    /// Whether a hyphen and another capital follow: `Kenya-Uganda`.
    fn is_pair(&self, country: &Range<usize>) -> bool {
        let tight = |i: usize| self.reading.token(i).filter(|t| !t.spaced);
        self.reading.word(country.end) == "-"
            && tight(country.end).is_some()
            && tight(country.end + 1).is_some_and(|t| t.is_capital())
    }

    fn left(&self, country: &Range<usize>, region: &Region) -> Option<Left> {
        let back = |n: usize| country.start.checked_sub(n).filter(|&i| i >= region.tokens.start);
        let article = back(1).is_some_and(|i| self.reading.word(i).eq_ignore_ascii_case("the"));
        let skip = usize::from(article);
        let before = back(1 + skip)?;
        let word = self.reading.word(before).to_lowercase();
        if cues(&word).has(Cues::WHERE) {
            return Some(Left::Place);
        }
        // "Asra, Kenya": the country of a place.
        let behind_place = word == ","
            && !article
            && back(2 + skip)
                .is_some_and(|i| self.reading.token(i).is_some_and(|t| t.is_capital()));
        if behind_place {
            return Some(Left::Place);
        }
        if word == "of" {
            let of = self.reading.word(back(2 + skip)?).to_lowercase();
            return match of.as_str() {
                "people" | "peoples" | "citizens" => Some(Left::People(back(2 + skip)?)),
                "government" | "governments" => Some(Left::Acts),
                _ => None,
            };
        }
        // "Will Kenya take part", "as Kenya addresses several crises"
        let asked =
            matches!(word.as_str(), "will" | "would" | "can" | "could" | "does" | "did" | "should");
        let clause = matches!(
            word.as_str(),
            "as" | "while" | "when" | "if" | "that" | "because" | "whether"
        );
        let verb = self.reading.token(country.end).is_some_and(|t| t.class == Class::Lower)
            && cues(self.reading.word(country.end)) == Cues::default();
        let acts = cues(&word).has(Cues::PARTNER) || asked || clause && verb;
        acts.then_some(Left::Acts)
    }

    fn right(&self, country: &Range<usize>, region: &Region) -> bool {
        let at = |n: usize| Some(country.end + n).filter(|&i| i < region.tokens.end);
        let Some(next) = at(0) else { return false };
        let Some(token) = self.reading.token(next) else { return false };
        let word = self.reading.word(next);
        let lower = |i: Option<usize>| i.map_or("", |i| self.reading.word(i));
        let abbreviated = country.len() == 1
            && self.reading.token(country.start).is_some_and(|t| t.class == Class::Caps);
        let opens = country.start <= region.tokens.start + 1;
        match token.class {
            // "The UK, the alliance and others …"
            Class::Mark if word == "," => opens && region.sort == Sort::Sentence,
            Class::Mark if matches!(word, "’" | "'") && !token.spaced => {
                (1..4).any(|n| cues(&lower(at(n)).to_lowercase()).has(Cues::OF_A_STATE))
            }
            // "Kenya's commitment", "Kenya's armed forces"
            Class::Possessive => (1..4).any(|n| {
                let word = lower(at(n)).to_lowercase();
                cues(&word).has(Cues::OF_A_STATE)
            }),
            Class::Mark if word == "-" && !token.spaced => {
                matches!(lower(at(1)), "led" | "backed" | "supported" | "brokered" | "sponsored")
            }
            Class::Lower => {
                let verb = match word {
                    "also" | "strongly" | "still" | "again" | "never" | "today" => lower(at(1)),
                    _ => word,
                };
                let found = cues(verb);
                if found.has(Cues::FINITE) || found.has(Cues::SAYING) {
                    return true;
                }
                let third = lower(at(1));
                // "the need for Kenya to act"
                if word == "to" {
                    return cues(third).0 & Cues::OPENER.0 == 0 && !third.is_empty();
                }
                // "signed an agreement", "launches its plan"
                let object = matches!(third, "a" | "an" | "the" | "its" | "that" | "their" | "to");
                let word_of_link =
                    found.has(Cues::OPENER) || matches!(word, "unless" | "besides" | "thus");
                if object && !word_of_link && (word.ends_with("ed") || word.ends_with('s')) {
                    return true;
                }
                // "UK support"
                abbreviated && !found.has(Cues::OPENER) && !found.has(Cues::WHERE)
            }
            // "US Secretary of State"
            Class::Capital if token.spaced => {
                let found = cues(&word.to_lowercase());
                found.has(Cues::TITLE) || found.has(Cues::BODY)
            }
            _ => false,
        }
    }
}
