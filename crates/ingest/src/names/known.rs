//! Names that the authority or public data know: full names, short names, titles, demonyms.

use std::ops::Range;

use readout_corpus::model::EntityKind;
use rustc_hash::FxHashMap;

use crate::authority::{Authority, Entry};
use crate::tokens::Class;

use super::cues::{Cues, cues};
use super::gazetteer::{PLACES, is_first_name};
use super::reading::{Reading, Region, Sort};
use super::trie::{Match, Pattern, Role, Trie};

/// What a name was found to stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Target {
    /// An entry of the authority, by position.
    Known(usize),
    /// An entry of the gazetteer, by position.
    Public(usize),
}

/// A name that was found.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    /// Its segment.
    pub segment: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it stands for.
    pub target: Target,
    /// The rule that found it.
    pub how: &'static str,
}

/// The tree of all known names.
pub(super) fn trie(authority: &Authority) -> Trie {
    let mut trie = Trie::default();
    for (i, entry) in authority.entries.iter().enumerate() {
        let full = std::iter::once(&entry.name).chain(&entry.aliases);
        for (role, names) in [
            (Role::Full, full.collect::<Vec<_>>()),
            (Role::Short, entry.short.iter().collect()),
            (Role::Title, entry.titles.iter().collect()),
            (Role::Demonym, entry.demonyms.iter().collect()),
        ] {
            names.into_iter().for_each(|name| trie.add(name, role, i));
        }
    }
    for (i, entry) in PLACES.iter().enumerate() {
        let names = std::iter::once(&entry.name).chain(&entry.aliases);
        names.for_each(|name| trie.add(name, Role::Public, i));
    }
    trie
}

/// What a place of the gazetteer is to the authority, which may have it as its own.
pub(super) fn country(authority: &Authority, place: usize) -> Target {
    let id = PLACES.get(place).map_or("", |entry| entry.id.as_str());
    let at = authority.entries.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok();
    at.filter(|&at| authority.entries.get(at).is_some_and(|own| own.kind == EntityKind::Place))
        .map_or(Target::Public(place), Target::Known)
}

/// Finds known names in one document, in order of place.
pub(super) fn find(reading: &Reading<'_>, trie: &Trie, authority: &Authority) -> Vec<Hit> {
    let mut finder = Finder {
        reading,
        trie,
        authority,
        introduced: FxHashMap::default(),
        hits: Vec::new(),
        outside: None,
        aide: None,
        last_leader: None,
        quoted: false,
    };
    finder.introduce();
    for region in &reading.regions {
        finder.region(region);
    }
    finder.hits
}

pub(super) struct Finder<'a> {
    pub reading: &'a Reading<'a>,
    trie: &'a Trie,
    pub authority: &'a Authority,
    /// The first token at which each entry is called by a full name.
    introduced: FxHashMap<usize, usize>,
    pub hits: Vec<Hit>,
    /// The last person named outside quotation marks: whose words the next quotation is.
    pub outside: Option<usize>,
    /// The last person named in this segment who is no leader, and whose president "the President" is.
    pub aide: Option<(usize, usize)>,
    /// The last leader named in this segment.
    pub last_leader: Option<(usize, usize)>,
    pub quoted: bool,
}

impl<'a> Finder<'a> {
    pub(super) fn entry(&self, i: usize) -> Option<&'a Entry> {
        self.authority.entries.get(i)
    }

    pub(super) fn is_person(&self, i: usize) -> bool {
        self.entry(i).is_some_and(|entry| entry.kind == EntityKind::Person)
    }

    fn introduce(&mut self) {
        let mut found = Vec::new();
        for region in &self.reading.regions {
            for i in region.tokens.clone() {
                self.matches(i, region, &mut found);
                let full = found
                    .iter()
                    .flat_map(|m: &Match<'_>| m.patterns)
                    .filter(|p| matches!(p.role, Role::Full));
                for pattern in full {
                    if self.is_person(pattern.target) {
                        self.introduced.entry(pattern.target).or_insert(i);
                    }
                }
            }
        }
    }

    /// The names that begin at a token and end in the region, the longest last.
    fn matches(&self, i: usize, region: &Region, out: &mut Vec<Match<'a>>) {
        let end = region.tokens.end;
        let tokens = self.reading.tokens.get(..end).unwrap_or(&[]);
        let words = self.reading.words.get(..end).unwrap_or(&[]);
        if words.get(i).copied().flatten().is_none() {
            out.clear();
            return;
        }
        self.trie.matches(self.reading.text, tokens, words, i, out);
    }

    fn region(&mut self, region: &Region) {
        if region.opens_paragraph {
            self.quoted = false;
        }
        if self.hits.last().is_none_or(|hit| hit.segment != region.segment) {
            self.last_leader = None;
        }
        let mut found = Vec::new();
        let mut i = region.tokens.start;
        while i < region.tokens.end {
            match self.reading.token(i).map(|token| token.class) {
                Some(Class::Open) => self.quoted = true,
                Some(Class::Close) => self.quoted = false,
                Some(Class::Straight) => self.quoted = !self.quoted,
                _ => {}
            }
            self.matches(i, region, &mut found);
            let hit = found
                .iter()
                .rev()
                .find_map(|m| self.choose(i, m, region).map(|(t, how)| (i..i + m.length, t, how)))
                .or_else(|| self.office(i, region));
            let Some((tokens, target, how)) = hit else {
                i += 1;
                continue;
            };
            i = tokens.end;
            if let Target::Known(who) = target
                && self.is_person(who)
            {
                if !self.quoted {
                    self.outside = Some(who);
                }
                if self.entry(who).is_some_and(|entry| entry.leader) {
                    self.last_leader = Some((region.segment, who));
                } else {
                    self.aide = Some((region.segment, who));
                }
            }
            self.hits.push(Hit { segment: region.segment, tokens, target, how });
        }
    }

    /// What a name at a place stands for, if it stands for anything there.
    fn choose(&self, i: usize, m: &Match<'a>, region: &Region) -> Option<(Target, &'static str)> {
        let range = i..i + m.length;
        let by = |role: Role| m.patterns.iter().filter(move |p| p.role == role);
        if let Some(full) = self.best(by(Role::Full)) {
            return Some((Target::Known(full), "full-name"));
        }
        let short = by(Role::Short)
            .filter(|_| !self.is_cut_short(&range, region))
            .filter(|p| self.short_fits(p, &range, region));
        if let Some(short) = self.only(short) {
            let how = if self.has_title(&range, region) {
                "title-and-surname"
            } else {
                "surname-after-introduction"
            };
            return Some((Target::Known(short), how));
        }
        if self.title_stands_alone(&range, region) {
            let titles =
                by(Role::Title).filter(|p| !self.is_in_apposition(p.target, &range, region));
            if let Some(title) = self.best(titles) {
                return Some((Target::Known(title), "title-in-context"));
            }
        }
        if let Some(place) = self.best(by(Role::Demonym)) {
            return Some((Target::Known(place), "demonym"));
        }
        let public = by(Role::Public).next()?;
        // "US$ 5 million"
        let money = self.reading.word(range.end) == "$";
        (!money && !self.is_part_of_a_person(&range, region)).then(|| {
            match country(self.authority, public.target) {
                known @ Target::Known(_) => (known, "full-name"),
                new @ Target::Public(_) => (new, "country-or-capital"),
            }
        })
    }

    /// The first candidate that the document introduces, otherwise the first.
    fn best<'p>(&self, patterns: impl Iterator<Item = &'p Pattern>) -> Option<usize> {
        let all: Vec<usize> = patterns.map(|p| p.target).collect();
        all.iter().copied().find(|t| self.introduced.contains_key(t)).or(all.first().copied())
    }

    /// The one candidate; two people with one surname need more than the surname.
    fn only<'p>(&self, mut patterns: impl Iterator<Item = &'p Pattern>) -> Option<usize> {
        let first = patterns.next()?.target;
        patterns.all(|p| p.target == first).then_some(first)
    }

    /// "President Xi" in "President Xi Jinping": the full name begins inside and goes on.
    fn is_cut_short(&self, range: &Range<usize>, region: &Region) -> bool {
        let mut inner = Vec::new();
        (range.start + 1..range.end).any(|i| {
            self.matches(i, region, &mut inner);
            inner.iter().any(|m| {
                i + m.length > range.end && m.patterns.iter().any(|p| p.role == Role::Full)
            })
        })
    }

    fn short_fits(&self, pattern: &Pattern, range: &Range<usize>, region: &Region) -> bool {
        if !self.is_person(pattern.target) {
            return self.introduced.contains_key(&pattern.target);
        }
        if self.is_longer_name(range, region) {
            return false;
        }
        let introduced = self.introduced.get(&pattern.target).is_some_and(|&at| {
            // A heading may be short because the text below it is not.
            at < range.start || region.sort == Sort::Heading
        });
        introduced || self.has_title(range, region)
    }

    fn has_title(&self, range: &Range<usize>, region: &Region) -> bool {
        let inside = range.len() > 1 && self.is_cue(range.start, Cues::TITLE);
        let before = range.start > region.tokens.start
            && (self.is_cue(range.start - 1, Cues::TITLE) && self.is_capital(range.start - 1)
                || self.reading.word(range.start - 1) == "."
                    && range.start >= 2
                    && self.is_cue(range.start - 2, Cues::ABBREVIATED));
        inside || before
    }

    pub(super) fn is_cue(&self, i: usize, cue: Cues) -> bool {
        cues(&self.reading.word(i).to_lowercase()).has(cue)
    }

    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.reading.token(i).is_some_and(|token| token.is_capital())
    }

    /// Whether the words beside a surname make it somebody else's name.
    fn is_longer_name(&self, range: &Range<usize>, region: &Region) -> bool {
        let reading = self.reading;
        let next = range.end < region.tokens.end
            && reading.token(range.end).is_some_and(|t| t.spaced && t.class == Class::Capital)
            && reading.words.get(range.end).copied().flatten().is_none()
            && region.sort != Sort::Heading
            && ![Cues::NO_NAME, Cues::BODY, Cues::TITLE, Cues::OPENER]
                .iter()
                .any(|&cue| self.is_cue(range.end, cue));
        let before = range.start > region.tokens.start && {
            let i = range.start - 1;
            reading.token(range.start).is_some_and(|t| t.spaced)
                && matches!(
                    reading.token(i).map(|t| t.class),
                    Some(Class::Capital | Class::Initial)
                )
                && is_first_name(reading.word(i))
        };
        next || before
    }

    /// Whether a place's name is a person's: `Michael Jordan`, `Chad Miller`.
    fn is_part_of_a_person(&self, range: &Range<usize>, region: &Region) -> bool {
        let reading = self.reading;
        let before = range.start > region.tokens.start
            && matches!(reading.token(range.start - 1).map(|t| t.class), Some(Class::Capital))
            && is_first_name(reading.word(range.start - 1))
            && !self.is_cue(range.start - 1, Cues::NO_NAME)
            && !self.is_cue(range.start - 1, Cues::OPENER);
        let after = range.len() == 1
            && is_first_name(reading.word(range.start))
            && range.end < region.tokens.end
            && reading.token(range.end).is_some_and(|t| t.spaced && t.class == Class::Capital)
            && !self.is_cue(range.end, Cues::BODY)
            && !self.is_cue(range.end, Cues::TITLE)
            && !self.is_cue(range.end, Cues::AREA);
        before || after
    }
}
