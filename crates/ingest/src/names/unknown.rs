//! Names that nobody knew: people by title, first name or role, organisations and places by their
//! words, abbreviations by their introduction in brackets.
//!
//! Two rounds: the first finds what shows by itself, the second finds the same names again where
//! they stand alone (`Mr Clark`, `Clark`), so that one person is not split into six.

use std::ops::Range;

use readout_corpus::model::EntityKind;
use rustc_hash::FxHashMap;

use crate::tokens::Class;

use super::cues::{Cues, cues};
use super::fold::fold;
use super::gazetteer::{is_demonym, is_first_name};
use super::known::Hit;
use super::reading::{Reading, Sort};
use super::runs::{Run, covered, runs};

/// A name that a rule found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its segment.
    pub segment: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it stands for, by position in [`Unknown::names`].
    pub name: usize,
    /// The rule that found it.
    pub how: &'static str,
}

/// Somebody or something that no authority knows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// What it is.
    pub kind: EntityKind,
    /// Its longest spelling in the document.
    pub spelling: String,
    /// Its abbreviation, where the document introduces one.
    pub short: Option<String>,
}

/// What a document has of unknown names.
#[derive(Clone, Debug, Default)]
pub(super) struct Unknown {
    /// The names.
    pub names: Vec<Name>,
    /// Where they stand, in order.
    pub found: Vec<Found>,
    /// Surnames of people whom the authority knows do not become new people: `(tokens, entry)`.
    pub known: Vec<(usize, Range<usize>, usize)>,
}

/// Finds unknown names in one document.
pub(super) fn find(
    reading: &Reading<'_>,
    hits: &[Hit],
    surnames: &FxHashMap<String, usize>,
    is_place: impl Fn(&Hit) -> bool,
) -> Unknown {
    let covered = covered(reading, hits);
    let runs = runs(reading, &covered);
    let mut finder = Finder {
        reading,
        places: places(hits, is_place),
        surnames,
        unknown: Unknown::default(),
        by_words: FxHashMap::default(),
        people_at: FxHashMap::default(),
        by_surname: FxHashMap::default(),
        by_title: FxHashMap::default(),
        merged: Vec::new(),
    };
    let mut open: Vec<&Run> = runs.iter().collect();
    open.retain(|run| !finder.first_round(run));
    finder.bodies_of_peoples(&covered);
    open.retain(|run| !finder.second_round(run));
    // What the second round found out about one place holds for all others.
    open.retain(|run| !finder.again(run));
    finder.settle();
    finder.unknown.found.sort_by_key(|found| found.tokens.start);
    finder.unknown
}

/// For each token, the range of the known place that it belongs to.
fn places(hits: &[Hit], is_place: impl Fn(&Hit) -> bool) -> FxHashMap<usize, Range<usize>> {
    let mut places = FxHashMap::default();
    for hit in hits.iter().filter(|hit| is_place(hit)) {
        for token in hit.tokens.clone() {
            places.insert(token, hit.tokens.clone());
        }
    }
    places
}

pub(super) struct Finder<'a> {
    pub reading: &'a Reading<'a>,
    pub places: FxHashMap<usize, Range<usize>>,
    pub surnames: &'a FxHashMap<String, usize>,
    pub unknown: Unknown,
    pub by_words: FxHashMap<String, usize>,
    /// The people found by title, first name or role, by their first token.
    pub people_at: FxHashMap<usize, usize>,
    /// `None` where two people share the surname.
    pub by_surname: FxHashMap<String, Option<usize>>,
    pub by_title: FxHashMap<String, Option<usize>>,
    pub merged: Vec<(usize, usize)>,
}

impl Finder<'_> {
    pub(super) fn cue(&self, i: usize) -> Cues {
        cues(&self.reading.word(i).to_lowercase())
    }

    pub(super) fn is(&self, i: usize, cue: Cues) -> bool {
        self.cue(i).has(cue)
    }

    /// The folded words of a name, without initials and marks.
    pub(super) fn key(&self, tokens: Range<usize>) -> String {
        let mut key = String::new();
        let mut word = String::new();
        for i in tokens {
            match self.reading.token(i).map(|token| token.class) {
                Some(Class::Initial | Class::Mark) | None => continue,
                _ => fold(self.reading.word(i), &mut word),
            }
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(&word);
        }
        key
    }

    /// Finds what shows by itself; says whether the run is done with.
    pub(super) fn first_round(&mut self, run: &Run) -> bool {
        let region = match self.reading.regions.get(run.region) {
            Some(region) => region.clone(),
            None => return true,
        };
        let range = run.tokens.clone();
        // The title in front, the name behind it.
        let mut name = range.start;
        for i in range.clone() {
            let mark = matches!(self.reading.word(i), "." | "-");
            if self.is(i, Cues::TITLE) || mark && i == name && i > range.start {
                name = i + 1;
            }
        }
        let lower_title = range.start > region.tokens.start
            && self.is(range.start - 1, Cues::ROLE)
            && self.reading.token(range.start - 1).is_some_and(|t| t.class == Class::Lower);
        let has_body =
            range.clone().any(|i| self.is(i, Cues::BODY)) && !self.is(range.end - 1, Cues::TITLE);
        let person = name..range.end;
        let words =
            person.clone().filter(|&i| self.reading.token(i).is_some_and(|t| t.is_word())).count();
        let person_like = (1..=5).contains(&words)
            && !person.clone().any(|i| self.is(i, Cues::BODY) || self.is(i, Cues::NO_NAME))
            && !self.reading.token(name).is_some_and(|t| t.class == Class::Caps && words == 1);
        if name > range.start && name < range.end && person_like && !self.is(name, Cues::AREA) {
            let title = self.title(range.start..name);
            self.person(region.segment, person, "title-and-name", title);
            return true;
        }
        if has_body && !run_is_caps_heading(self.reading, &range) {
            let range = self.with_complement(range, region.tokens.end);
            let range = self.with_country(range, region.tokens.start);
            if range.len() > 1 {
                self.body(region.segment, range, region.tokens.end);
                return true;
            }
            return false;
        }
        let two_or_more = words >= 2 && name == range.start;
        if two_or_more && person_like {
            let first = self.reading.word(range.start);
            let area =
                self.is(range.end - 1, Cues::AREA) || self.is(range.start, Cues::BEFORE_PLACE);
            // "Cross Years of Culture": a common noun, or a name that goes on, is nobody's surname.
            let last = self.reading.word(range.end - 1);
            let common = self.reading.is_also_lower(last) || self.reading.word(range.end) == "of";
            if is_first_name(first) && !common && !area && !self.is(range.start, Cues::OPENER) {
                self.person(region.segment, range, "first-name-and-surname", None);
                return true;
            }
            if lower_title && words <= 4 && !area {
                self.person(region.segment, range, "role-and-name", None);
                return true;
            }
            let says = self.is(range.end, Cues::SAYING) && range.end < region.tokens.end;
            if says && words <= 3 && !run.opens && !area {
                self.person(region.segment, range, "name-before-a-verb-of-saying", None);
                return true;
            }
        }
        if let Some(start) = self.name_at_the_end(&range, region.tokens.start) {
            self.person(region.segment, start..range.end, "name-behind-an-office", None);
            return true;
        }
        if self.brackets(region.segment, &range, region.tokens.end) {
            return true;
        }
        if name == range.start && self.is_place(run, &range, region.tokens.start) {
            let mount = range.len() == 2 && self.is(range.start, Cues::BEFORE_PLACE);
            let bare = self.key(range.end - 1..range.end);
            self.add(region.segment, range, EntityKind::Place, "place-word");
            if mount && let Some(last) = self.unknown.found.last() {
                // "Mount Asra" and "Asra"
                self.by_words.entry(bare).or_insert(last.name);
            }
            return true;
        }
        false
    }

    /// Finds names again where they stand alone; says whether the run is done with.
    pub(super) fn again(&mut self, run: &Run) -> bool {
        let Some(region) = self.reading.regions.get(run.region) else { return true };
        let segment = region.segment;
        let mut range = run.tokens.clone();
        let mut titled = false;
        while range.len() > 1
            && (self.is(range.start, Cues::TITLE) || self.reading.word(range.start) == ".")
        {
            titled = true;
            range.start += 1;
        }
        let key = self.key(range.clone());
        if let Some(&name) = self.by_words.get(&key) {
            self.found(segment, range, name, "name-found-before");
            return true;
        }
        if range.len() == 1 && !self.is(range.start, Cues::NO_NAME) {
            if let Some(&Some(name)) = self.by_surname.get(&key) {
                self.found(segment, range, name, "surname-of-a-new-person");
                return true;
            }
            if titled && let Some(&known) = self.surnames.get(&key) {
                self.unknown.known.push((segment, range, known));
                return true;
            }
        }
        false
    }

    /// Finds what shows by the words around it; says whether the run is done with.
    pub(super) fn second_round(&mut self, run: &Run) -> bool {
        if self.again(run) {
            return true;
        }
        let Some(region) = self.reading.regions.get(run.region).cloned() else { return true };
        let range = run.tokens.clone();
        let before = range.start.checked_sub(1).filter(|&i| i >= region.tokens.start);
        let the = before.is_some_and(|i| self.reading.word(i).eq_ignore_ascii_case("the"));
        if self.is(range.end - 1, Cues::TITLE) {
            return self.office(&region, range, the);
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
            let no_name = word.contains('.') && after_mark || self.reading.is_also_lower(word);
            if (2..=8).contains(&word.len()) && !no_name {
                self.add(region.segment, range, EntityKind::Organisation, "abbreviation");
                return true;
            }
            return false;
        }
        if run.opens || range.len() > 3 || region.sort != Sort::Sentence {
            return false;
        }
        // "the Karim regime" is a body, "Karim's brutal regime" names a person.
        let regime = |i: usize| i < region.tokens.end && self.reading.word(i) == "regime";
        if single && !is_demonym(self.reading.word(range.start)) {
            if regime(range.end) {
                let body = range.start..range.end + 1;
                self.add(region.segment, body, EntityKind::Organisation, "regime-by-its-ruler");
                return true;
            }
            if regime(range.end + 1) || regime(range.end + 2) {
                self.person(region.segment, range, "ruler-of-a-regime", None);
                return true;
            }
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
        let preposition = before.map(|i| self.reading.word(i)).is_some_and(|word| {
            matches!(word, "in" | "near" | "outside" | "across" | "throughout" | "around")
        });
        // "Years of Cooperation in Education": part of a longer name, or no name at all.
        let in_a_name = range.start >= region.tokens.start + 2
            && self.reading.token(range.start - 2).is_some_and(|t| t.is_capital());
        let common = single && self.reading.is_also_lower(self.reading.word(range.start));
        if preposition && !in_a_name && !common {
            self.add(region.segment, range, EntityKind::Place, "place-after-preposition");
            return true;
        }
        // "in Asra, Benat and Corun"
        let last = self.unknown.found.last().filter(|found| {
            self.unknown.names.get(found.name).is_some_and(|name| name.kind == EntityKind::Place)
        });
        let joined = last.is_some_and(|found| {
            let gap = found.tokens.end..range.start;
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

    pub(super) fn is_place(&self, run: &Run, range: &Range<usize>, start: usize) -> bool {
        let last = range.end - 1;
        let shaped = range.len() >= 2
            && (self.is(last, Cues::AREA) || self.is(range.start, Cues::BEFORE_PLACE))
            && !range.clone().any(|i| self.is(i, Cues::TITLE) || self.is(i, Cues::BODY));
        // "the city of Tal Afar", "northern Sinai"
        let before = |n: usize| {
            range.start.checked_sub(n).filter(|&i| i >= start).map_or("", |i| self.reading.word(i))
        };
        let of = before(1) == "of"
            && matches!(
                before(2),
                "city"
                    | "town"
                    | "village"
                    | "province"
                    | "district"
                    | "region"
                    | "port"
                    | "island"
                    | "capital"
                    | "outskirts"
                    | "suburb"
                    | "suburbs"
                    | "north"
                    | "south"
                    | "east"
                    | "west"
            );
        let direction = matches!(
            before(1),
            "northern"
                | "southern"
                | "eastern"
                | "western"
                | "central"
                | "downtown"
                | "northeastern"
                | "northwestern"
                | "southeastern"
                | "southwestern"
        );
        let followed = matches!(
            self.reading.word(range.end),
            "province" | "district" | "city" | "region" | "governorate" | "airport" | "area"
        );
        let plain = !range.clone().any(|i| {
            self.is(i, Cues::NO_NAME) || self.is(i, Cues::TITLE) || self.is(i, Cues::BODY)
        });
        shaped && plain || plain && !run.opens && range.len() <= 3 && (of || direction || followed)
    }

    pub(super) fn name(&mut self, key: &str, range: Range<usize>, kind: EntityKind) -> usize {
        if let Some(&name) = self.by_words.get(key) {
            return name;
        }
        let name = self.unknown.names.len();
        let spelling = self.reading.span(range).of(self.reading.text);
        let spelling = spelling.split_whitespace().collect::<Vec<_>>().join(" ");
        self.unknown.names.push(Name { kind, spelling, short: None });
        self.by_words.insert(key.to_owned(), name);
        name
    }

    pub(super) fn add(
        &mut self,
        segment: usize,
        range: Range<usize>,
        kind: EntityKind,
        how: &'static str,
    ) {
        let key = self.key(range.clone());
        if key.is_empty() {
            return;
        }
        let name = self.name(&key, range.clone(), kind);
        self.found(segment, range, name, how);
    }

    pub(super) fn found(
        &mut self,
        segment: usize,
        tokens: Range<usize>,
        name: usize,
        how: &'static str,
    ) {
        self.unknown.found.push(Found { segment, tokens, name, how });
    }
}

/// A line in capitals says nothing about names.
fn run_is_caps_heading(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    range.len() >= 3
        && range.clone().all(|i| reading.token(i).is_some_and(|t| t.class != Class::Capital))
}
