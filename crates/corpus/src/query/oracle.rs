//! The engine against a second, slow and simple one that looks at every segment of the plain model.

use std::collections::{BTreeMap, BTreeSet};

use super::parse::Word;
use super::plan::{Alternative, plan};
use super::{Facet, Query};
use crate::date::{Day, Edtf};
use crate::format::Packed;
use crate::model::{
    Corpus, EntityIx, EntityKind, Meeting, Mention, Segment, SegmentIx, SideIx, Span, Statement,
    TopicHit,
};
use crate::text::{Tokens, stem};

pub(super) struct Oracle<'c> {
    pub(super) corpus: &'c Corpus,
    pub(super) packed: Packed<'c>,
}

impl Oracle<'_> {
    pub(super) fn date(&self, segment: &Segment) -> Option<Edtf> {
        let document = &self.corpus.documents[segment.document.ix()];
        segment.published.clone().or(document.published.clone()).or(segment.event_date.clone())
    }

    /// The runs of words of a segment: the document's title, then the text between what was dropped.
    fn runs(&self, ix: usize) -> Vec<Vec<String>> {
        self.runs_in(ix, self.corpus.segments[ix].span, true)
    }

    fn runs_in(&self, ix: usize, span: Span, with_title: bool) -> Vec<Vec<String>> {
        let segment = &self.corpus.segments[ix];
        let document = &self.corpus.documents[segment.document.ix()];
        let is_first = ix == 0 || self.corpus.segments[ix - 1].document != segment.document;
        let mut texts = Vec::new();
        if is_first && with_title {
            texts.push(document.title.clone().unwrap_or_default());
        }
        let mut text = String::new();
        for (at, c) in span.of(&document.text).char_indices() {
            let here = Span::new(span.start as usize + at, span.start as usize + at + 1);
            if document.dropped.iter().any(|dropped| dropped.span.overlaps(here)) {
                texts.push(std::mem::take(&mut text));
            } else {
                text.push(c);
            }
        }
        texts.push(text);
        let words = |text: &String| {
            let mut tokens = Tokens::new(text);
            std::iter::from_fn(|| tokens.next().map(|_| tokens.word().to_owned())).collect()
        };
        texts.iter().map(words).collect()
    }

    fn entities(&self, ix: usize) -> BTreeSet<EntityIx> {
        let at = SegmentIx(ix as u32);
        let mentions = self.corpus.mentions.iter().filter(|one| one.segment == at);
        let statements = self.corpus.statements.iter().filter(|one| one.segment == at);
        let speakers = statements.flat_map(|one| one.speakers.clone());
        let segment = &self.corpus.segments[ix];
        let given = self.corpus.documents[segment.document.ix()].given_entities.clone();
        mentions.map(|one| one.entity).chain(speakers).chain(given).collect()
    }

    pub(super) fn values(&self, ix: usize, facet: Facet) -> BTreeSet<String> {
        let at = SegmentIx(ix as u32);
        let segment = &self.corpus.segments[ix];
        let document = &self.corpus.documents[segment.document.ix()];
        let entity = |ix: EntityIx| self.corpus.entities[ix.ix()].id.clone();
        let named = |kind: EntityKind| -> BTreeSet<String> {
            let of_kind = |one: &EntityIx| self.corpus.entities[one.ix()].kind == kind;
            let all = if document.tagged.has_kind(kind) {
                document.given_entities.iter().copied().collect()
            } else {
                self.entities(ix)
            };
            all.into_iter().filter(of_kind).map(entity).collect()
        };
        match facet {
            Facet::Side => {
                let speakers = (self.corpus.statements.iter())
                    .filter(|one| one.segment == at)
                    .flat_map(|one| &one.speakers)
                    .filter_map(|speaker| self.corpus.entities[speaker.ix()].side);
                (segment.side.into_iter().chain(speakers))
                    .map(|side| self.corpus.sides[side.ix()].id.clone())
                    .collect()
            }
            Facet::Carrier => document.carrier.into_iter().map(entity).collect(),
            Facet::Originator => segment.originator.into_iter().map(entity).collect(),
            Facet::Kind => {
                [segment.kind, document.kind].iter().map(|kind| kind.name().into()).collect()
            }
            Facet::Topic if document.tagged.has_topics() => (document.given_topics.iter())
                .map(|topic| self.corpus.topics[topic.ix()].id.clone())
                .collect(),
            Facet::Topic => (self.corpus.statements.iter().filter(|one| one.segment == at))
                .flat_map(|one| &one.topics)
                .map(|hit| self.corpus.topics[hit.topic.ix()].id.clone())
                .collect(),
            Facet::Person => named(EntityKind::Person),
            Facet::Organisation => named(EntityKind::Organisation),
            Facet::Place => named(EntityKind::Place),
            Facet::Treaty => named(EntityKind::Treaty),
            Facet::Series => named(EntityKind::Series),
            Facet::Meeting => (self.corpus.meetings.iter())
                .filter(|meeting| meeting.evidence.iter().any(|one| one.segment == at))
                .map(|meeting| meeting.id.clone())
                .collect(),
            Facet::Year => {
                let date = self.date(segment);
                let day = date.and_then(|date| date.first_day().or(date.last_day()));
                day.map(|day| format!("{:04}", day.ymd().0)).into_iter().collect()
            }
        }
    }

    fn meets(&self, ix: usize, from: Option<Day>, to: Option<Day>) -> bool {
        if from.is_none() && to.is_none() {
            return true;
        }
        let (from, to) = match (from, to) {
            (Some(from), Some(to)) => (Some(from.min(to)), Some(from.max(to))),
            open => open,
        };
        let Some(date) = self.date(&self.corpus.segments[ix]) else { return false };
        // A date that is open at one end only says that end.
        let first = date.first_day().or(date.last_day()).expect("a day");
        let last = date.last_day().or(date.first_day()).expect("a day");
        from.is_none_or(|from| last >= from) && to.is_none_or(|to| first <= to)
    }

    /// The statements of a segment, or one of them.
    fn has_field(&self, ix: usize, only: Option<usize>, name: &str, value: &str) -> bool {
        let at = SegmentIx(ix as u32);
        let is_wanted = |(row, one): &(usize, &Statement)| {
            one.segment == at && only.is_none_or(|only| only == *row)
        };
        let statements =
            || self.corpus.statements.iter().enumerate().filter(is_wanted).map(|(_, one)| one);
        let id_of = |entity: EntityIx| self.corpus.entities[entity.ix()].id.as_str();
        match (name, value) {
            ("on", value) => {
                let (first, last) = days(value);
                self.meets(ix, first, last)
            }
            ("title", value) => {
                let segment = &self.corpus.segments[ix];
                let document = &self.corpus.documents[segment.document.ix()];
                let begins = ix == 0 || self.corpus.segments[ix - 1].document != segment.document;
                let own = segment.title.map(|title| title.of(&document.text));
                let titles = own.into_iter().chain(document.title.as_deref().filter(|_| begins));
                let mut found = BTreeSet::new();
                for title in titles {
                    let mut tokens = Tokens::new(title);
                    while tokens.next().is_some() {
                        found.insert(stem(tokens.word()));
                    }
                }
                found.contains(&stem(value))
            }
            ("speaker", value) => {
                let value = if value == "shoigu" { "sergei-shoigu" } else { value };
                statements().any(|one| one.speakers.iter().any(|&one| id_of(one) == value))
            }
            ("about", "Taiwan") => {
                let says = |one: &Statement| {
                    let content = one.content.expect("content");
                    self.corpus.mentions.iter().any(|mention| {
                        mention.segment == at
                            && id_of(mention.entity) == "taiwan"
                            && mention.span.start >= content.start
                            && mention.span.start < content.end
                    })
                };
                let topics = match only {
                    Some(row) => self.of_statement(row, Facet::Topic).expect("topics"),
                    None => self.values(ix, Facet::Topic),
                };
                topics.contains("taiwan") || statements().any(says)
            }
            (name, value) => {
                let facet = Facet::from_name(name).expect("a facet");
                match only.and_then(|only| self.of_statement(only, facet)) {
                    Some(values) => values.contains(value),
                    None => self.values(ix, facet).contains(value),
                }
            }
        }
    }

    /// What a statement itself has of a facet, where that is not its segment's.
    fn of_statement(&self, row: usize, facet: Facet) -> Option<BTreeSet<String>> {
        let statement = &self.corpus.statements[row];
        let side = |ix: SideIx| self.corpus.sides[ix.ix()].id.clone();
        let speakers = statement.speakers.iter();
        let named = |kind: EntityKind| -> BTreeSet<String> {
            let of_kind = |one: &EntityIx| self.corpus.entities[one.ix()].kind == kind;
            let all = self.named_by(row).into_iter().filter(of_kind);
            all.map(|one| self.corpus.entities[one.ix()].id.clone()).collect()
        };
        Some(match facet {
            Facet::Side if statement.speakers.is_empty() => {
                self.corpus.segments[statement.segment.ix()].side.into_iter().map(side).collect()
            }
            Facet::Side => {
                speakers.filter_map(|one| self.corpus.entities[one.ix()].side).map(side).collect()
            }
            Facet::Topic => {
                let topic = |hit: &TopicHit| self.corpus.topics[hit.topic.ix()].id.clone();
                statement.topics.iter().map(topic).collect()
            }
            Facet::Person => named(EntityKind::Person),
            Facet::Organisation => named(EntityKind::Organisation),
            Facet::Place => named(EntityKind::Place),
            Facet::Treaty => named(EntityKind::Treaty),
            Facet::Series => named(EntityKind::Series),
            _ => return None,
        })
    }

    /// Who speaks in a statement, and whom it names.
    fn named_by(&self, row: usize) -> BTreeSet<EntityIx> {
        let statement = &self.corpus.statements[row];
        let spans = [Some(statement.span), statement.content];
        let within = |mention: &&Mention| {
            let begins = |span: &Span| (span.start..span.end).contains(&mention.span.start);
            mention.segment == statement.segment && spans.iter().flatten().any(begins)
        };
        let mentions = self.corpus.mentions.iter().filter(within).map(|mention| mention.entity);
        mentions.chain(statement.speakers.iter().copied()).collect()
    }

    fn matches_text(&self, ix: usize, query: &Query) -> bool {
        self.satisfies(query, false, |alternative| match alternative {
            Alternative::Words { phrases, entities, .. } => {
                let runs = self.runs(ix);
                phrases.iter().all(|phrase| has_phrase(&runs, phrase))
                    || entities.iter().any(|entity| self.entities(ix).contains(entity))
            }
            Alternative::Field { name, value } => self.has_field(ix, None, name, value),
        })
    }

    /// Whether all clauses of a text are satisfied; where asked for, only those that are not about dates.
    fn satisfies(
        &self,
        query: &Query,
        dates_aside: bool,
        has: impl Fn(&Alternative) -> bool,
    ) -> bool {
        plan(self.packed, &query.text, query.typing).0.iter().all(|clause| {
            let is_date =
                |one: &Alternative| matches!(one, Alternative::Field { name: "on" | "year", .. });
            if dates_aside && clause.alternatives.iter().all(is_date) {
                return true;
            }
            clause.alternatives.iter().any(&has) != clause.negated
        })
    }

    pub(super) fn statements(&self, query: &Query) -> Vec<usize> {
        let all = self.corpus.statements.iter().enumerate();
        let segments = self.segments(query, None);
        all.filter(|(row, statement)| {
            let ix = statement.segment.ix();
            let text = plan(self.packed, &query.text, query.typing).0;
            let runs = self.runs_in(ix, statement.span, false);
            segments.contains(&ix)
                && text.iter().filter(|clause| !clause.negated).all(|clause| {
                    clause.alternatives.iter().any(|alternative| match alternative {
                        Alternative::Words { phrases, entities, .. } => {
                            phrases.iter().all(|phrase| has_phrase(&runs, phrase))
                                || entities.iter().any(|one| self.named_by(*row).contains(one))
                        }
                        Alternative::Field { name, value } => {
                            self.has_field(ix, Some(*row), name, value)
                        }
                    })
                })
                && Facet::ALL.iter().all(|&facet| {
                    let Some(own) = self.of_statement(*row, facet) else { return true };
                    allows(query, facet, &own)
                })
        })
        .map(|(row, _)| row)
        .collect()
    }

    fn of_meeting(&self, meeting: &Meeting, facet: Facet) -> Option<BTreeSet<String>> {
        let entities =
            || meeting.participants.iter().copied().chain(meeting.place).chain(meeting.series);
        let named = || entities().map(|one| self.corpus.entities[one.ix()].id.clone()).collect();
        match facet {
            Facet::Meeting => Some([meeting.id.clone()].into()),
            Facet::Year => {
                let year = |day: Day| day.ymd().0;
                let date = meeting.date.as_ref();
                let first = date.and_then(|date| date.first_day()).map_or(0, year);
                let last = date.and_then(|date| date.last_day()).map_or(9999, year);
                let in_corpus = self.packed.years().filter(|id| {
                    date.is_some() && (first..=last).contains(&id.parse().expect("a year"))
                });
                Some(in_corpus.map(str::to_owned).collect())
            }
            Facet::Person | Facet::Organisation | Facet::Place | Facet::Series => Some(named()),
            _ => None,
        }
    }

    pub(super) fn meetings(&self, query: &Query) -> Vec<usize> {
        let attests = |ix: usize| {
            self.is_known(ix, query)
                && self.satisfies(query, true, |alternative| match alternative {
                    Alternative::Words { phrases, entities, .. } => {
                        let runs = self.runs(ix);
                        phrases.iter().all(|phrase| has_phrase(&runs, phrase))
                            || entities.iter().any(|one| self.entities(ix).contains(one))
                    }
                    Alternative::Field { name, value } => self.has_field(ix, None, name, value),
                })
                && Facet::ALL
                    .iter()
                    .filter(|&&facet| facet != Facet::Year)
                    .all(|&facet| allows(query, facet, &self.values(ix, facet)))
        };
        let is_met = |meeting: &Meeting, from: Option<Day>, to: Option<Day>| {
            let days = meeting.date.as_ref().map(|date| (date.first_day(), date.last_day()));
            days.is_some_and(|days| super::fields::meets(days, (from, to)))
        };
        let own = |meeting: &Meeting, alternative: &Alternative| -> Option<bool> {
            let Alternative::Field { name, value } = alternative else { return None };
            if *name == "on" {
                let (first, last) = days(value);
                return Some(is_met(meeting, first, last));
            }
            let values = self.of_meeting(meeting, Facet::from_name(name)?)?;
            Some(values.contains(value))
        };
        let all = self.corpus.meetings.iter().enumerate();
        all.filter(|(_, meeting)| {
            let (from, to) = (query.filters.from, query.filters.to);
            meeting.evidence.iter().any(|evidence| attests(evidence.segment.ix()))
                && ((from, to) == (None, None) || is_met(meeting, from, to))
                && Facet::ALL.iter().all(|&facet| {
                    self.of_meeting(meeting, facet).is_none_or(|own| allows(query, facet, &own))
                })
                && plan(self.packed, &query.text, query.typing).0.iter().all(|clause| {
                    let own = clause.alternatives.iter().map(|one| own(meeting, one));
                    let all: Option<Vec<bool>> = own.collect();
                    all.is_none_or(|all| all.contains(&true) != clause.negated)
                })
        })
        .map(|(row, _)| row)
        .collect()
    }

    fn is_known(&self, ix: usize, query: &Query) -> bool {
        let date = self.date(&self.corpus.segments[ix]);
        let day = date.and_then(|date| date.last_day().or(date.first_day()));
        query.as_of.is_none_or(|as_of| day.is_none_or(|day| day <= as_of))
    }

    fn matches(&self, ix: usize, query: &Query, but_for: Option<Facet>) -> bool {
        let facets = Facet::ALL.iter().filter(|&&facet| Some(facet) != but_for);
        self.is_known(ix, query)
            && self.meets(ix, query.filters.from, query.filters.to)
            && facets.into_iter().all(|&facet| allows(query, facet, &self.values(ix, facet)))
            && self.matches_text(ix, query)
    }

    pub(super) fn segments(&self, query: &Query, but_for: Option<Facet>) -> Vec<usize> {
        (0..self.corpus.segments.len()).filter(|&ix| self.matches(ix, query, but_for)).collect()
    }

    /// The number of documents for each value of something about their segments.
    pub(super) fn count(
        &self,
        segments: &[usize],
        of: impl Fn(usize) -> BTreeSet<String>,
    ) -> BTreeMap<String, u32> {
        let mut seen = BTreeSet::new();
        let mut counts = BTreeMap::new();
        for &ix in segments {
            for value in of(ix) {
                if seen.insert((self.corpus.segments[ix].document, value.clone())) {
                    *counts.entry(value).or_insert(0) += 1;
                }
            }
        }
        counts
    }
}

fn has_phrase(runs: &[Vec<String>], phrase: &[Word]) -> bool {
    runs.iter().any(|run| {
        run.windows(phrase.len())
            .any(|window| phrase.iter().zip(window).all(|(word, found)| word.matches(found)))
    })
}

fn allows(query: &Query, facet: Facet, values: &BTreeSet<String>) -> bool {
    let filters = &query.filters;
    let mut excluded = filters.excluded().filter(|&(one, _)| one == facet);
    (!filters.has_any(facet) || filters.values(facet).any(|value| values.contains(value)))
        && !excluded.any(|(_, value)| values.contains(value))
}

/// The days of a date as typed; one with its ends exchanged is read the other way round.
fn days(value: &str) -> (Option<Day>, Option<Day>) {
    let value = if value == "2026-02-01/2025-12" { "2025-12/2026-02-01" } else { value };
    let date = Edtf::parse(value).expect("a date");
    (date.first_day(), date.last_day())
}
