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
use super::gazetteer::is_first_name;
use super::known::Hit;
use super::reading::Reading;
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
    /// Its folded words.
    pub key: String,
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
    /// What is known after all, a surname behind a title or a council by its last words:
    /// segment, tokens, entry of the authority, rule.
    pub known: Vec<(usize, Range<usize>, usize, &'static str)>,
    /// Where a name can stand that another document may tell: segment, tokens, folded words.
    pub left: Vec<(usize, Range<usize>, String)>,
}

/// Finds unknown names in one document.
pub(super) fn find(
    reading: &Reading<'_>,
    hits: &[Hit],
    surnames: &FxHashMap<String, usize>,
    around: Around,
    is_place: impl Fn(&Hit) -> bool,
) -> Unknown {
    let covered = covered(reading, hits);
    let runs = runs(reading, &covered);
    let mut finder = Finder {
        reading,
        covered: &covered,
        places: places(hits, is_place),
        surnames,
        around,
        unknown: Unknown::default(),
        by_words: FxHashMap::default(),
        by_head: FxHashMap::default(),
        holders: FxHashMap::default(),
        ends: FxHashMap::default(),
        people_at: FxHashMap::default(),
        by_surname: FxHashMap::default(),
        by_title: FxHashMap::default(),
        merged: Vec::new(),
    };
    let mut open: Vec<&Run> = runs.iter().collect();
    open.retain(|run| !finder.first_round(run));
    finder.bodies_of_peoples();
    open.retain(|run| !finder.second_round(run));
    // What the second round found out about one place holds for all others.
    open.retain(|run| !finder.again(run));
    finder.bodies_by_their_heads();
    finder.settle();
    for run in open {
        finder.leave(run);
    }
    finder.unknown.found.sort_by_key(|found| found.tokens.start);
    finder.unknown
}

/// What the authority knows of those whom the document names.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    /// The folded titles of the people.
    pub titles: Vec<String>,
    /// The folded names of the organisations, with their entries.
    pub bodies: Vec<(String, usize)>,
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
    /// Which tokens a known name covers.
    pub covered: &'a [bool],
    pub places: FxHashMap<usize, Range<usize>>,
    pub surnames: &'a FxHashMap<String, usize>,
    pub around: Around,
    pub unknown: Unknown,
    pub by_words: FxHashMap<String, usize>,
    /// The organisation that the document means by the last word of its name, if it is one alone.
    pub by_head: FxHashMap<String, Option<usize>>,
    /// Who alone bears a title that ends with this word.
    pub holders: FxHashMap<String, Option<usize>>,
    /// Behind which tokens a name ends, and of what kind.
    pub ends: FxHashMap<usize, EntityKind>,
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
            // "Anna King", "Ms Bishop": a surname that is called like a title.
            let surname = i + 1 == range.end
                && i > range.start
                && (is_first_name(self.reading.word(i - 1)) || self.is(i - 1, Cues::ABBREVIATED));
            if self.is(i, Cues::TITLE) && !surname || mark && i == name && i > range.start {
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
            && !person.clone().any(|i| {
                self.is(i, Cues::BODY) || self.is(i, Cues::NO_NAME) && !self.is_numeral(i)
            })
            && !self.is_loud_word(&person, range.start, words);
        if name > range.start && name < range.end && person_like && !self.is(name, Cues::AREA) {
            let title = self.title(range.start..name);
            self.person(region.segment, person, "title-and-name", title);
            return true;
        }
        if has_body && !run_is_caps_heading(self.reading, &range) {
            let range = self.without_documents(range);
            if self.known_body(region.segment, &range) {
                return true;
            }
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
            let town = self.is_town(run, &range);
            let opener = self.is(range.start, Cues::OPENER);
            let body = self.arabic(&range) == Some(EntityKind::Organisation);
            if is_first_name(first) && !body && !common && !area && !town && !opener {
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
        if words >= 2 && name == range.start && person_like {
            let how = "name-with-an-article";
            match self.arabic(&range) {
                Some(EntityKind::Person) => {
                    self.person(region.segment, range, how, None);
                    return true;
                }
                Some(kind) => {
                    self.add(region.segment, range, kind, how);
                    return true;
                }
                None => {}
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

    /// `Nebuchadnezzar II`
    fn is_numeral(&self, i: usize) -> bool {
        matches!(self.reading.word(i), "I" | "II" | "III" | "IV" | "V" | "VI" | "XIV" | "XVI")
    }

    /// A word in capitals is no surname, unless its title is written so too: `MR CLARK`.
    fn is_loud_word(&self, person: &Range<usize>, start: usize, words: usize) -> bool {
        let caps = |i: usize| self.reading.token(i).is_some_and(|t| t.class == Class::Caps);
        words == 1 && caps(person.start) && !(start < person.start && caps(start))
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
                self.unknown.known.push((segment, range, known, "title-and-surname"));
                return true;
            }
        }
        false
    }

    pub(super) fn name(&mut self, key: &str, range: Range<usize>, kind: EntityKind) -> usize {
        if let Some(&name) = self.by_words.get(key) {
            return name;
        }
        let name = self.unknown.names.len();
        if kind == EntityKind::Organisation
            && let Some(head) = key.rsplit(' ').next().filter(|head| head.len() < key.len())
        {
            // Two bodies with one head: neither is "the Council".
            let meant = self.by_head.entry(head.to_owned()).or_insert(Some(name));
            *meant = meant.filter(|&other| other == name);
        }
        let spelling = self.reading.span(range).of(self.reading.text);
        let spelling = spelling.split_whitespace().collect::<Vec<_>>().join(" ");
        self.unknown.names.push(Name { kind, key: key.to_owned(), spelling, short: None });
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
        if let Some(name) = self.unknown.names.get(name) {
            self.ends.insert(tokens.end, name.kind);
        }
        self.unknown.found.push(Found { segment, tokens, name, how });
    }
}

impl Finder<'_> {
    /// Keeps a run for what other documents know.
    fn leave(&mut self, run: &Run) {
        let Some(region) = self.reading.regions.get(run.region) else { return };
        let key = self.key(run.tokens.clone());
        if !key.is_empty() && !self.is(run.tokens.start, Cues::NO_NAME) {
            self.unknown.left.push((region.segment, run.tokens.clone(), key));
        }
    }
}

/// A line in capitals says nothing about names.
fn run_is_caps_heading(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    range.len() >= 3
        && range.clone().all(|i| reading.token(i).is_some_and(|t| t.class != Class::Capital))
}
