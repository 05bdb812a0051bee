//! Titles that stand for somebody whom the authority knows: "the Russian leader", "our President".

use std::ops::Range;

use crate::authority::Entry;

use super::cues::Cues;
use super::known::{Finder, Target};
use super::reading::Region;

impl Finder<'_> {
    /// A title names its holder only where no name stands beside it.
    pub(super) fn title_stands_alone(&self, range: &Range<usize>, region: &Region) -> bool {
        let before = if range.start > region.tokens.start {
            self.reading.word(range.start - 1).to_lowercase()
        } else {
            String::new()
        };
        const OTHERS: &[&str] = &[
            "a",
            "an",
            "any",
            "former",
            "deputy",
            "vice",
            "acting",
            "first",
            "next",
            "ex",
            "assistant",
            "another",
            "every",
            "then",
            "late",
            "future",
            "and",
            "or",
        ];
        if OTHERS.contains(&before.as_str()) && !(before == "and" || before == "or") {
            return false;
        }
        // "Russian Foreign Minister Ivan Petrov", "US envoy, Ann Lee,"
        let mut next = range.end;
        if next < region.tokens.end && self.reading.word(next) == "," {
            next += 1;
        }
        let name_follows = next < region.tokens.end
            && self.is_capital(next)
            && !self.is_cue(next, Cues::NO_NAME)
            && !self.is_cue(next, Cues::OPENER);
        !name_follows
    }

    /// Whether the person was named just before, so that the title explains the name.
    pub(super) fn is_in_apposition(
        &self,
        who: usize,
        range: &Range<usize>,
        region: &Region,
    ) -> bool {
        let last = self.hits.iter().rev().take(6).find(|hit| {
            matches!(hit.target, Target::Known(i) if self.is_person(i))
                && hit.tokens.start >= region.tokens.start
        });
        let same = last.is_some_and(|hit| hit.target == Target::Known(who));
        let joint = range.start.checked_sub(1).map(|i| self.reading.word(i).to_lowercase());
        let joined = joint.is_some_and(|w| {
            matches!(w.as_str(), "," | "and" | "the" | "a" | "as" | "of" | "also")
        });
        same && joined
    }

    /// "The President", "our President", "Mr President": whom the segment's own side means by it.
    pub(super) fn office(
        &self,
        i: usize,
        region: &Region,
    ) -> Option<(Range<usize>, Target, &'static str)> {
        let reading = self.reading;
        if i == region.tokens.start
            || reading.word(i) != "President"
            || self.followed_by_name(i, region)
        {
            return None;
        }
        let before = reading.word(i - 1).to_lowercase();
        let segment = reading.document.segments.get(region.segment)?;
        let originator = segment.draft.originator.as_ref().and_then(|id| self.authority.entry(id));
        match before.as_str() {
            "the" | "our" => {
                let side = originator.and_then(|entry| entry.side.as_deref()).or_else(|| {
                    let speaker = if self.quoted { self.outside } else { None };
                    self.entry(speaker?)?.side.as_deref()
                });
                let who = match side {
                    Some(side) => self.leader_of(side)?,
                    None => {
                        let here = |found: Option<(usize, usize)>| {
                            found
                                .filter(|(segment, _)| *segment == region.segment)
                                .map(|(_, who)| who)
                        };
                        let own = here(self.aide)
                            .and_then(|who| self.leader_of(self.entry(who)?.side.as_deref()?));
                        own.or_else(|| here(self.last_leader))?
                    }
                };
                Some((i - 1..i + 1, Target::Known(who), "office-in-an-item"))
            }
            "mr" | "." => {
                let start = if before == "." { i.checked_sub(2)? } else { i - 1 };
                if !reading.word(start).eq_ignore_ascii_case("mr") {
                    return None;
                }
                let who = self.other_leader(region)?;
                Some((start..i + 1, Target::Known(who), "address-in-a-turn"))
            }
            _ => None,
        }
    }

    fn followed_by_name(&self, i: usize, region: &Region) -> bool {
        let next = i + 1;
        next < region.tokens.end
            && (self.reading.word(next) == "of"
                || self.is_capital(next) && self.reading.token(next).is_some_and(|t| t.spaced))
    }

    fn leader_of(&self, side: &str) -> Option<usize> {
        let is_president = |entry: &Entry| {
            entry.titles.iter().any(|title| title.to_lowercase().contains("president"))
        };
        self.authority.entries.iter().position(|entry| {
            entry.leader && entry.side.as_deref() == Some(side) && is_president(entry)
        })
    }

    /// The leader whom the segment names and who is not speaking.
    fn other_leader(&self, region: &Region) -> Option<usize> {
        let turn = region.turn?;
        let segment = self.reading.document.segments.get(region.segment)?;
        let label = segment.draft.turns.get(turn)?.label;
        let named = self.hits.iter().filter(|hit| hit.segment == region.segment);
        let mut others = Vec::new();
        let mut speaker = None;
        // The leaders are named at the top; the bound keeps hostile text linear.
        for hit in named.take(200) {
            let Target::Known(who) = hit.target else { continue };
            if !self.entry(who).is_some_and(|entry| entry.leader) {
                continue;
            }
            if label.contains(self.reading.span(hit.tokens.clone())) {
                speaker = Some(who);
            }
            if !others.contains(&who) {
                others.push(who);
            }
        }
        others.retain(|&who| Some(who) != speaker);
        match others.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}
