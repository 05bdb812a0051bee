//! Who the words before a verb stand for: a name, a title, a side, a pronoun, two who speak as one.

use std::ops::Range;

use readout_corpus::model::{Confidence, EntityKind};

use crate::authority::Entry;
use crate::draft::{EntityRef, Mention, Names};
use crate::tokens::Class;

use super::lexicon::small;
use super::paragraph::Paragraph;

/// Who speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Speaker {
    /// Sorted; empty where the text names nobody that can be told.
    pub who: Vec<EntityRef>,
    /// Whether they speak as one.
    pub joint: bool,
    /// How surely.
    pub confidence: Option<Confidence>,
    /// What the words were.
    pub sort: Sort,
}

/// What a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    /// A named person.
    Person,
    /// A body, newsroom or country.
    Body,
    /// The two countries or the two people of a meeting.
    Both,
    /// I or we.
    First,
    /// He, she, who, they.
    Pronoun,
    /// A description that names nobody.
    #[default]
    Unnamed,
}

/// The people and countries that words can stand for.
pub(super) struct Cast<'a> {
    entities: &'a [Entry],
    known: usize,
    /// The two people whose meeting the text tells of.
    pub pair: Option<(EntityRef, EntityRef)>,
    /// The two leaders among them or above them.
    pub leaders: Option<(EntityRef, EntityRef)>,
    /// The last person who spoke or was the subject.
    pub focus: Option<EntityRef>,
    /// Who "they" are, when the last to speak were two.
    pub they: Option<Speaker>,
}

impl<'a> Cast<'a> {
    /// The cast of a segment that has not begun.
    pub fn new(names: &'a Names) -> Self {
        Self {
            entities: &names.entities,
            known: names.known,
            pair: None,
            leaders: None,
            focus: None,
            they: None,
        }
    }

    /// What an entity is.
    pub fn entry(&self, reference: EntityRef) -> Option<&'a Entry> {
        self.entities.get(reference.0)
    }

    fn kind(&self, mention: &Mention) -> Option<EntityKind> {
        self.entry(mention.entity).map(|entry| entry.kind)
    }

    /// Whether it is a person.
    pub fn is_person(&self, reference: EntityRef) -> bool {
        self.entry(reference).is_some_and(|entry| entry.kind == EntityKind::Person)
    }

    /// Whether the authority knows it.
    pub fn is_known(&self, reference: EntityRef) -> bool {
        reference.0 < self.known
    }

    /// The country that is a side.
    fn country(&self, side: &str) -> Option<EntityRef> {
        let of_side =
            |entry: &Entry| entry.kind == EntityKind::Place && entry.side.as_deref() == Some(side);
        let known = self.entities.get(..self.known).unwrap_or(&[]);
        let country = known.iter().position(|e| of_side(e) && e.sort.as_deref() == Some("country"));
        country.or_else(|| known.iter().position(|e| of_side(e) && e.id == side)).map(EntityRef)
    }

    /// Takes the first two people of different sides as the pair, and the first two leaders as those.
    pub fn meet<'m>(&mut self, mentions: impl Iterator<Item = &'m Mention> + Clone) {
        let pair = |leaders: bool| {
            let mut first: Option<(EntityRef, &str)> = None;
            for mention in mentions.clone() {
                let Some(entry) = self.entry(mention.entity) else { continue };
                let Some(side) = entry.side.as_deref() else { continue };
                if entry.kind != EntityKind::Person || leaders && !entry.leader {
                    continue;
                }
                match first {
                    None => first = Some((mention.entity, side)),
                    Some((other, own)) if own != side => return Some((other, mention.entity)),
                    Some(_) => {}
                }
            }
            None
        };
        let (people, leaders) = (pair(false), pair(true));
        self.pair = people.or(self.pair);
        self.leaders = leaders.or(self.leaders);
    }

    /// The two countries of the pair.
    pub fn sides(&self) -> Speaker {
        let country = |person: EntityRef| self.country(self.entry(person)?.side.as_deref()?);
        let who = self.pair.and_then(|(a, b)| Some(vec![country(a)?, country(b)?]));
        both(who.unwrap_or_default())
    }

    /// The two people of the pair, or the two leaders.
    fn people(&self, leaders: bool) -> Speaker {
        let pair = if leaders { self.leaders } else { self.pair };
        both(pair.map(|(a, b)| vec![a, b]).unwrap_or_default())
    }

    /// The mentions of a source that are not part of a phrase about something else.
    fn heads(&self, p: &Paragraph<'_>, source: &Range<usize>) -> Vec<Mention> {
        let Some(span) = p.span(source) else { return Vec::new() };
        let mut heads = Vec::new();
        for mention in p.mentions_in(span) {
            let first = p.token_at(mention.span.start);
            let next = p.token_at(mention.span.end);
            if p.class(next) == Some(Class::Possessive)
                || p.is_mark(next, &["’", "'"]) && next < source.end
            {
                continue;
            }
            let before = first.checked_sub(1).filter(|&b| b >= source.start);
            let mut before = before;
            while let Some(b) = before
                && b > source.start
                && (p.is(b, small::DETERMINER) || p.is_capital(b) && !p.is(b, small::PREPOSITION))
            {
                before = Some(b - 1);
            }
            let dependent = before.is_some_and(|b| p.is(b, small::PREPOSITION) && b > source.start)
                // "Secretary of the Council Ann Lee": the name is the head though "of" stands before.
                && !(self.kind(mention) == Some(EntityKind::Person) && next >= source.end
                    && first.checked_sub(1).is_some_and(|b| !p.is(b, small::PREPOSITION | small::DETERMINER)));
            if !dependent {
                heads.push(mention.clone());
            }
        }
        heads
    }

    /// Who a source is.
    pub fn resolve(&self, p: &Paragraph<'_>, source: &Range<usize>) -> Speaker {
        if source.len() == 1 && p.is(source.start, small::PRONOUN | small::RELATIVE) {
            return self.pronoun(p, source.start);
        }
        if let Some(speaker) = self.both(p, source) {
            return speaker;
        }
        let heads = self.heads(p, source);
        let people: Vec<&Mention> =
            heads.iter().filter(|m| self.kind(m) == Some(EntityKind::Person)).collect();
        let joined = source.clone().any(|i| p.says(i, "and"));
        if let Some(last) = people.last() {
            let mut who: Vec<EntityRef> =
                if joined { people.iter().map(|m| m.entity).collect() } else { vec![last.entity] };
            who.sort();
            who.dedup();
            let context = matches!(
                last.how,
                "title-in-context" | "office-in-an-item" | "title-of-a-new-person"
            );
            let confidence = if context { Confidence::Resolved } else { Confidence::Explicit };
            let joint = who.len() > 1;
            return Speaker { who, joint, confidence: Some(confidence), sort: Sort::Person };
        }
        let mut places = Vec::new();
        let mut body = None;
        for mention in &heads {
            let next = p.token_at(mention.span.end);
            match self.kind(mention) {
                Some(EntityKind::Organisation) if next >= source.end => body = Some(mention.entity),
                Some(EntityKind::Place) if self.speaks_for(p, mention, next, source) => {
                    places.push(self.state(mention.entity));
                }
                _ => {}
            }
        }
        places.sort();
        places.dedup();
        if let Some(body) = body {
            return Speaker {
                who: vec![body],
                joint: false,
                confidence: Some(Confidence::Explicit),
                sort: Sort::Body,
            };
        }
        if !places.is_empty() {
            let joint = places.len() > 1;
            return Speaker {
                who: places,
                joint,
                confidence: Some(Confidence::Explicit),
                sort: if joint { Sort::Both } else { Sort::Body },
            };
        }
        Speaker::default()
    }

    /// A country, or a capital for its government.
    fn state(&self, place: EntityRef) -> EntityRef {
        let capital_of = self.entry(place).and_then(|entry| entry.capital_of.as_deref());
        capital_of
            .and_then(|id| self.entities.iter().position(|entry| entry.id == id))
            .map_or(place, EntityRef)
    }

    fn speaks_for(
        &self,
        p: &Paragraph<'_>,
        mention: &Mention,
        next: usize,
        source: &Range<usize>,
    ) -> bool {
        let of_state =
            ["side", "government", "leadership", "authorities"].iter().any(|w| p.says(next, w));
        if next < source.end && of_state {
            return true;
        }
        let alone = next >= source.end || p.says(next, "and");
        let sort = self.entry(mention.entity).and_then(|entry| entry.sort.as_deref());
        let capital = self.entry(mention.entity).is_some_and(|entry| entry.capital_of.is_some());
        alone && mention.how != "demonym" && (sort == Some("country") || capital)
    }

    fn pronoun(&self, p: &Paragraph<'_>, at: usize) -> Speaker {
        let unresolved = |sort| Speaker { sort, ..Speaker::default() };
        if p.is(at, small::FIRST_PERSON) {
            return unresolved(Sort::First);
        }
        let one = |who: Option<EntityRef>| match who {
            Some(who) => Speaker {
                who: vec![who],
                joint: false,
                confidence: Some(Confidence::Resolved),
                sort: Sort::Pronoun,
            },
            None => unresolved(Sort::Pronoun),
        };
        if p.is(at, small::SINGULAR) {
            return one(self.focus);
        }
        if p.says(at, "they") {
            return match &self.they {
                Some(both) => Speaker { confidence: Some(Confidence::Resolved), ..both.clone() },
                None => unresolved(Sort::Pronoun),
            };
        }
        if p.is(at, small::RELATIVE) {
            let mut end = at;
            while end > 0 && p.is_mark(end - 1, &[","]) {
                end -= 1;
            }
            let place = p.words.get(end.wrapping_sub(1)).map(|word| word.token.span);
            let before = place.and_then(|span| {
                p.mentions_in(span).last().cloned().or_else(|| {
                    // The last word of a longer name.
                    let at = p.mentions.partition_point(|m| m.span.end < span.end);
                    p.mentions.get(at).filter(|m| m.span.end == span.end).cloned()
                })
            });
            return one(before.map(|m| m.entity).filter(|&e| self.is_person(e)));
        }
        unresolved(Sort::Pronoun)
    }

    /// "both sides", "the two presidents", "the leaders".
    fn both(&self, p: &Paragraph<'_>, source: &Range<usize>) -> Option<Speaker> {
        if source.len() > 8 || !p.words.get(source.start)?.token.is_word() {
            return None;
        }
        let has = |words: &[&str]| source.clone().any(|i| words.iter().any(|w| p.says(i, w)));
        let first = p.word(source.start).to_ascii_lowercase();
        if !matches!(first.as_str(), "the" | "both" | "two" | "these") {
            return None;
        }
        let counted = has(&["both", "two"]);
        let of_others = source
            .clone()
            .any(|i| p.words.get(i).is_some_and(|w| !p.mentions_in(w.token.span).is_empty()));
        if has(&["leaders", "presidents", "heads", "ministers", "diplomats", "officials"])
            && !of_others
            && (counted || source.len() == 2 && has(&["leaders"]) || has(&["heads"]))
        {
            let leaders = has(&["leaders", "presidents", "heads"]);
            return Some(self.people(leaders));
        }
        let sides = counted
            && has(&[
                "sides",
                "countries",
                "parties",
                "governments",
                "nations",
                "states",
                "capitals",
            ])
            || source.len() == 2 && first == "the" && has(&["sides"]);
        (sides && !of_others).then(|| self.sides())
    }

    /// Who is spoken to in some words.
    pub fn addressees(
        &self,
        p: &Paragraph<'_>,
        hearer: &Range<usize>,
        speakers: &[EntityRef],
    ) -> Vec<EntityRef> {
        let mut found: Vec<EntityRef> = self
            .heads(p, hearer)
            .iter()
            .filter(|m| self.kind(m) == Some(EntityKind::Person))
            .map(|m| m.entity)
            .filter(|who| !speakers.contains(who))
            .collect();
        found.sort();
        found.dedup();
        found
    }
}

fn both(mut who: Vec<EntityRef>) -> Speaker {
    who.sort();
    who.dedup();
    let confidence = (!who.is_empty()).then_some(Confidence::Resolved);
    Speaker { who, joint: true, confidence, sort: Sort::Both }
}
