//! Names in the text and the people, organisations, places, treaties and series that they stand for.
//!
//! Known names come first: those of the authority, then countries and capitals from public data.
//! What is left in capitals is searched for unknown names by cues. A pronoun is never a name.
//! Offices with dates are not consulted: a title names the person whom the authority gives it to.

mod bodies;
mod cues;
mod fold;
mod gazetteer;
mod known;
mod offices;
mod people;
mod peoples;
mod places;
mod reading;
mod rules;
mod runs;
mod shared;
mod states;
mod surroundings;
/// Builds what [`crate::prepare`] speaks of.
pub(crate) fn prepare() {
    gazetteer::prepare();
}

#[cfg(test)]
mod tests;
mod titles;
mod trie;
mod unknown;

use std::collections::{BTreeMap, BTreeSet};

use readout_corpus::model::{EntityKind, Span, Warning};
use rustc_hash::FxHashMap;

use crate::assemble::slug;
use crate::authority::{Authority, Entry};
use crate::draft::{Document, EntityRef, Mention, Names};
use crate::workers::Workers;

use known::Target;
use reading::Reading;
use unknown::{Around, Name};

pub(crate) use fold::fold;
pub use rules::RULES;

/// Finds the names of all documents.
pub(crate) fn names(
    documents: &[Document],
    authority: &Authority,
    workers: Workers,
) -> (Names, Vec<Warning>) {
    let trie = known::trie(authority);
    let surnames = surnames(authority);
    let entry = |hit: &known::Hit| match hit.target {
        Target::Public(i) => gazetteer::PLACES.get(i),
        Target::Known(i) => authority.entries.get(i),
    };
    let mut drafts = workers.map(documents, |_, document| {
        let reading = Reading::new(document, &trie);
        let mut hits = known::find(&reading, &trie, authority);
        let is_state = |hit: &known::Hit| {
            entry(hit).is_some_and(|entry| entry.sort.as_deref() == Some("country"))
        };
        states::act(&reading, &mut hits, is_state, |i| known::country(authority, i));
        let is_place = |hit: &known::Hit| {
            hit.how != states::PEOPLE
                && entry(hit).is_some_and(|entry| entry.kind == EntityKind::Place)
        };
        let around = around(&hits, authority);
        let unknown = unknown::find(&reading, &hits, &surnames, around, is_place);
        Draft::new(&reading, &hits, unknown)
    });
    shared::share(&mut drafts);
    let book = Book::new(authority, &drafts);
    let mentions = documents
        .iter()
        .zip(&drafts)
        .map(|(document, draft)| draft.mentions(document.segments.len(), &book))
        .collect();
    (Names { known: authority.entries.len(), entities: book.entities, mentions }, Vec::new())
}

/// What an entity is meant as where a rule finds it: a country's name can stand for those who act for it.
pub fn in_place(how: &str, kind: EntityKind) -> EntityKind {
    match how {
        states::ACTS | states::PEOPLE => EntityKind::Organisation,
        _ => kind,
    }
}

/// Titles and names of those whom the document names and the authority knows.
fn around(hits: &[known::Hit], authority: &Authority) -> Around {
    let met: BTreeSet<usize> = hits
        .iter()
        .filter_map(|hit| match hit.target {
            Target::Known(i) => Some(i),
            Target::Public(_) => None,
        })
        .collect();
    let mut around = Around::default();
    for i in met {
        let Some(entry) = authority.entries.get(i) else { continue };
        match entry.kind {
            EntityKind::Person => around.titles.extend(entry.titles.iter().map(|t| folded(t))),
            EntityKind::Organisation => {
                let names = std::iter::once(&entry.name).chain(&entry.aliases);
                around.bodies.extend(names.map(|name| (folded(name), i)));
            }
            _ => {}
        }
    }
    around
}

/// The folded words of a name.
fn folded(name: &str) -> String {
    let mut word = String::new();
    let mut all = String::with_capacity(name.len());
    for part in name.split_whitespace() {
        fold(part, &mut word);
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(&word);
    }
    all
}

/// Surnames of people whom the authority knows, where one person alone bears it.
fn surnames(authority: &Authority) -> FxHashMap<String, usize> {
    let mut found: FxHashMap<String, Option<usize>> = FxHashMap::default();
    let mut key = String::new();
    for (i, entry) in authority.entries.iter().enumerate() {
        if entry.kind != EntityKind::Person {
            continue;
        }
        for short in entry.short.iter().filter(|short| !short.contains(' ')) {
            fold(short, &mut key);
            found.entry(key.clone()).and_modify(|who| *who = None).or_insert(Some(i));
        }
    }
    found.into_iter().filter_map(|(surname, who)| Some((surname, who?))).collect()
}

/// What a mention in a draft stands for.
#[derive(Clone, Debug)]
enum Who {
    Target(Target),
    Name(usize),
}

/// A document's mentions before the corpus's entities are known.
struct Draft {
    /// Segment, place, what it stands for, rule; sorted by place.
    found: Vec<(usize, Span, Who, &'static str)>,
    names: Vec<Name>,
    /// Where a name can stand that another document may tell: segment, place, folded words.
    left: Vec<(usize, Span, String)>,
}

impl Draft {
    fn new(reading: &Reading<'_>, hits: &[known::Hit], unknown: unknown::Unknown) -> Self {
        let known = hits.iter().map(|hit| {
            (hit.segment, reading.span(hit.tokens.clone()), Who::Target(hit.target), hit.how)
        });
        let new = unknown.found.iter().map(|found| {
            (found.segment, reading.span(found.tokens.clone()), Who::Name(found.name), found.how)
        });
        let again = unknown.known.iter().map(|(segment, tokens, who, how)| {
            (*segment, reading.span(tokens.clone()), Who::Target(Target::Known(*who)), *how)
        });
        let left = unknown
            .left
            .iter()
            .map(|(segment, tokens, key)| (*segment, reading.span(tokens.clone()), key.clone()));
        let left = left.collect();
        Self { found: known.chain(new).chain(again).collect(), names: unknown.names, left }
    }

    /// Brings the mentions into order, the longer of two at one place: a country gives way to its ministry.
    fn sort(&mut self) {
        self.found
            .sort_by_key(|(segment, span, ..)| (*segment, span.start, std::cmp::Reverse(span.end)));
        let mut last = (usize::MAX, 0);
        self.found.retain(|(segment, span, ..)| {
            let fits = last.0 != *segment || last.1 <= span.start;
            if fits {
                last = (*segment, span.end);
            }
            fits && span.start < span.end
        });
    }

    fn mentions(&self, segments: usize, book: &Book) -> Vec<Vec<Mention>> {
        let mut mentions = vec![Vec::new(); segments];
        for (segment, span, who, how) in &self.found {
            if let Some(entity) = book.entity(self, who)
                && let Some(list) = mentions.get_mut(*segment)
            {
                list.push(Mention { span: *span, entity, how });
            }
        }
        mentions
    }
}

/// Where an entity comes from: a position in the gazetteer, or the kind and slug of a new name.
type Origin = (Option<usize>, Option<(EntityKind, String)>);

/// All entities of the corpus: the authority's, then those that a rule found, sorted by id.
struct Book {
    entities: Vec<Entry>,
    public: FxHashMap<usize, EntityRef>,
    new: FxHashMap<(EntityKind, String), EntityRef>,
}

impl Book {
    fn new(authority: &Authority, drafts: &[Draft]) -> Self {
        let taken: BTreeSet<&str> =
            authority.entries.iter().map(|entry| entry.id.as_str()).collect();
        let mut public = BTreeSet::new();
        let mut new: BTreeMap<(EntityKind, String), Entry> = BTreeMap::new();
        for draft in drafts {
            for (_, _, who, _) in &draft.found {
                match who {
                    Who::Target(Target::Public(i)) => {
                        public.insert(*i);
                    }
                    Who::Target(Target::Known(_)) => {}
                    Who::Name(i) => {
                        let Some(name) = draft.names.get(*i) else { continue };
                        let entry = new
                            .entry((name.kind, slug(&name.spelling)))
                            .or_insert_with(|| Entry::new("", name.kind, name.spelling.clone()));
                        entry.aliases.extend(name.short.clone());
                        // The spelling that sorts first, so that file order leaves no trace.
                        if name.spelling < entry.name {
                            entry.name.clone_from(&name.spelling);
                        }
                    }
                }
            }
        }
        let mut ids: BTreeMap<String, Origin> = BTreeMap::new();
        let free = |id: &str, kind: EntityKind, ids: &BTreeMap<String, _>| {
            let is_free = |id: &str| !taken.contains(id) && !ids.contains_key(id) && !id.is_empty();
            let mut candidate = id.to_owned();
            let mut number = 1;
            while !is_free(&candidate) {
                candidate = if number == 1 {
                    format!("{id}-{}", kind.name())
                } else {
                    format!("{id}-{}-{number}", kind.name())
                };
                number += 1;
            }
            candidate
        };
        for &i in &public {
            let Some(entry) = gazetteer::PLACES.get(i) else { continue };
            let id = free(&entry.id, entry.kind, &ids);
            ids.insert(id, (Some(i), None));
        }
        for key in new.keys() {
            let id = free(&key.1, key.0, &ids);
            ids.insert(id, (None, Some(key.clone())));
        }
        let mut book = Self {
            entities: authority.entries.clone(),
            public: FxHashMap::default(),
            new: FxHashMap::default(),
        };
        for (id, (place, name)) in ids {
            let reference = EntityRef(book.entities.len());
            let entry = match (place, name) {
                (Some(i), _) => {
                    book.public.insert(i, reference);
                    gazetteer::PLACES.get(i).cloned()
                }
                (None, Some(key)) => {
                    let entry = new.get(&key).cloned();
                    book.new.insert(key, reference);
                    entry
                }
                (None, None) => None,
            };
            if let Some(mut entry) = entry {
                entry.id = id;
                entry.aliases.sort();
                entry.aliases.dedup();
                book.entities.push(entry);
            }
        }
        book
    }

    fn entity(&self, draft: &Draft, who: &Who) -> Option<EntityRef> {
        match who {
            Who::Target(Target::Known(i)) => Some(EntityRef(*i)),
            Who::Target(Target::Public(i)) => self.public.get(i).copied(),
            Who::Name(i) => {
                let name = draft.names.get(*i)?;
                self.new.get(&(name.kind, slug(&name.spelling))).copied()
            }
        }
    }
}
