//! Relations that views need the other way round, worked out once when a corpus is packed.

use std::collections::{BTreeMap, BTreeSet};

use super::column::Column;
use super::field::{Cells, Field, Number};
use super::layout::{Packed, Section};
use super::lists::Row;
use super::writer::{Pools, Record};
use crate::date::{Day, Edtf};
use crate::model::{
    Corpus, EntityIx, EntityKind, MeetingIx, SegmentIx, SideIx, Span, StatementIx, TopicIx,
};
use crate::text::fold_name;

/// The owned rows, before they are packed.
pub(crate) mod owned {
    use super::*;

    #[derive(Clone, Debug, Default)]
    pub struct EntityLinks {
        pub mentions: Vec<u32>,
        pub segments: Vec<SegmentIx>,
        pub upto: Vec<u32>,
        pub filed: Vec<SegmentIx>,
        pub statements: Vec<StatementIx>,
        pub about: Vec<StatementIx>,
        pub meetings: Vec<MeetingIx>,
        pub order: u32,
        pub named: u32,
        pub speaks: u32,
        pub occurs: u32,
    }

    #[derive(Clone, Debug)]
    pub struct FacetEntity {
        pub entity: EntityIx,
        pub kind: EntityKind,
        pub order: u32,
        pub roles: u32,
        pub id: String,
        pub name: String,
    }

    #[derive(Clone, Debug, Default)]
    pub struct DocumentLinks {
        pub date: Option<Edtf>,
        pub day: Option<Day>,
        pub order: u32,
    }

    #[derive(Clone, Debug, Default)]
    pub struct SegmentLinks {
        pub date: Option<Edtf>,
        pub first_day: Option<Day>,
        pub last_day: Option<Day>,
        pub year: Option<u32>,
        pub length: u32,
        pub entities: Vec<EntityIx>,
        pub filed: Vec<u32>,
        pub sides: Vec<SideIx>,
        pub topics: Vec<TopicIx>,
        pub meetings: Vec<MeetingIx>,
        pub reuse: Vec<u32>,
    }

    #[derive(Clone, Debug, Default)]
    pub struct StatementLinks {
        pub entities: Vec<EntityIx>,
        pub about: Vec<EntityIx>,
        pub first_word: u32,
        pub words: u32,
    }

    #[derive(Clone, Debug, Default)]
    pub struct TopicLinks {
        pub statements: Vec<StatementIx>,
        pub segments: Vec<SegmentIx>,
        pub order: u32,
        pub hits: u32,
        pub by_side: Vec<u32>,
    }

    #[derive(Clone, Debug)]
    pub struct SideLinks {
        pub order: u32,
        pub weight: u32,
        pub statements: u32,
    }

    #[derive(Clone, Debug)]
    pub struct MeetingLinks {
        pub order: u32,
    }

    #[derive(Clone, Debug)]
    pub struct Year {
        pub id: String,
    }
}

table! {
    /// What refers to an entity.
    EntityLinks(u32) of owned::EntityLinks, in EntityLinks, columns EntityLinkColumns {
        /// Its mentions.
        mentions: Vec<u32>,
        /// The segments that mention it or in which it speaks, and those whose document's record gives it.
        segments: Vec<SegmentIx>,
        /// For each of them the number of its mentions up to the end of it.
        upto: Vec<u32>,
        /// Those of them that count for its facet.
        filed: Vec<SegmentIx>,
        /// The statements that it makes.
        statements: Vec<StatementIx>,
        /// The statements whose content mentions it.
        about: Vec<StatementIx>,
        /// The meetings that it takes part in, hosts as a place or is the series of.
        meetings: Vec<MeetingIx>,
        /// Its place among all entities sorted by name.
        order: u32,
        /// The number of its mentions.
        named: u32,
        /// The number of statements that it makes.
        speaks: u32,
        /// The number of its segments.
        occurs: u32,
    }
}

table! {
    /// An entity that is a value of a facet: what every query counts, and no more of it. In an archive with tags of its
    /// own these are few of all entities; a corpus in pieces has only them always there.
    FacetEntity(u32) of owned::FacetEntity, in FacetEntities {
        /// Which it is; sorted.
        entity: EntityIx,
        /// What it is.
        kind: EntityKind,
        /// Its place among all entities sorted by name.
        order: u32,
        /// Bit 0: it carries a document. Bit 1: a segment originates from it.
        roles: u32,
        /// Its id.
        id: String,
        /// Its name for people.
        name: String,
    }
}

table! {
    /// What is asked of a document for each query.
    DocumentLinks(u32) of owned::DocumentLinks, in DocumentLinks, columns DocumentLinkColumns {
        /// Its date: published, otherwise that of its newest segment.
        date: Option<Edtf>,
        /// The last day of the date, otherwise the first.
        day: Option<Day>,
        /// Its place among all documents sorted by title; those without one come last.
        order: u32,
    }
}

table! {
    /// What refers to a segment, and what is asked of it for each query.
    SegmentLinks(u32) of owned::SegmentLinks, in SegmentLinks, columns SegmentLinkColumns {
        /// Its date: published, otherwise its document's, otherwise that of the event.
        date: Option<Edtf>,
        /// The earliest day of the date, where that is open the latest.
        first_day: Option<Day>,
        /// The latest day of the date, where that is open the earliest.
        last_day: Option<Day>,
        /// The year of the date, as a row of the table of years.
        year: Option<u32>,
        /// About how many words are indexed, as a code of `index::length`.
        length: u32,
        /// The entities that it mentions, that speak in it or that its document's record gives, sorted.
        entities: Vec<EntityIx>,
        /// Those of them that facets count, as rows of the facets' entities: of a kind that the record lists, those in
        /// the list alone.
        filed: Vec<u32>,
        /// The parties that its originator and its speakers stand for, sorted.
        sides: Vec<SideIx>,
        /// The topics that its document's record lists, otherwise those of its statements, sorted.
        topics: Vec<TopicIx>,
        /// The meetings that it attests, sorted.
        meetings: Vec<MeetingIx>,
        /// The passages that it shares with segments.
        reuse: Vec<u32>,
    }
}

table! {
    /// Who and what a statement names, and where its words stand.
    StatementLinks(u32) of owned::StatementLinks, in StatementLinks, columns StatementLinkColumns {
        /// The entities mentioned in it, and its speakers, sorted.
        entities: Vec<EntityIx>,
        /// The entities mentioned in its content, sorted.
        about: Vec<EntityIx>,
        /// The position of its first word in its segment; 0 where no positions are stored.
        first_word: u32,
        /// The number of positions from its first word to behind its last; 0 where none are stored.
        words: u32,
    }
}

table! {
    /// What refers to a topic.
    TopicLinks(u32) of owned::TopicLinks, in TopicLinks {
        /// The statements about it.
        statements: Vec<StatementIx>,
        /// The segments that have it among their topics.
        segments: Vec<SegmentIx>,
        /// Its place among all topics sorted by name.
        order: u32,
        /// The number of statements about it.
        hits: u32,
        /// Those of them of each side, in the order of the sides.
        by_side: Vec<u32>,
    }
}

table! {
    /// What is asked of a side for each query.
    SideLinks(u32) of owned::SideLinks, in SideLinks {
        /// Its place among all sides sorted by name.
        order: u32,
        /// The number of statements by its speakers, each counted once for each speaker.
        weight: u32,
        /// The number of statements of the side: by its speakers, or by nobody who is named in an account of its own.
        statements: u32,
    }
}

table! {
    /// What is asked of a meeting for each query.
    MeetingLinks(u32) of owned::MeetingLinks, in MeetingLinks {
        /// Its place among all meetings sorted by title.
        order: u32,
    }
}

table! {
    /// A year in which a segment is dated.
    Year(u32) of owned::Year, in Years {
        /// Four digits.
        id: String,
    }
}

/// All relations of a corpus.
#[derive(Debug, Default)]
pub(crate) struct Links {
    pub(crate) entities: Vec<owned::EntityLinks>,
    pub(crate) facet_entities: Vec<owned::FacetEntity>,
    pub(crate) documents: Vec<owned::DocumentLinks>,
    pub(crate) segments: Vec<owned::SegmentLinks>,
    pub(crate) statements: Vec<owned::StatementLinks>,
    pub(crate) topics: Vec<owned::TopicLinks>,
    pub(crate) years: Vec<owned::Year>,
    pub(crate) sides: Vec<owned::SideLinks>,
    pub(crate) meetings: Vec<owned::MeetingLinks>,
}

impl Links {
    /// Works out the relations. Positions that do not exist are left out.
    pub(crate) fn of(corpus: &Corpus) -> Self {
        let mut links = Self {
            entities: vec![owned::EntityLinks::default(); corpus.entities.len()],
            documents: vec![owned::DocumentLinks::default(); corpus.documents.len()],
            segments: vec![owned::SegmentLinks::default(); corpus.segments.len()],
            statements: Vec::with_capacity(corpus.statements.len()),
            topics: vec![owned::TopicLinks::default(); corpus.topics.len()],
            ..Self::default()
        };
        links.date_segments(corpus);
        links.relate_statements(corpus);
        links.relate_meetings(corpus);
        for (row, reuse) in (0..).zip(&corpus.reuse) {
            let mut ends = vec![reuse.a.segment, reuse.b.segment];
            ends.dedup();
            for end in ends {
                if let Some(segment) = links.segments.get_mut(end.ix()) {
                    segment.reuse.push(row);
                }
            }
        }
        for (row, mention) in (0..).zip(&corpus.mentions) {
            if let Some(entity) = links.entities.get_mut(mention.entity.ix()) {
                entity.mentions.push(row);
            }
            if let Some(segment) = links.segments.get_mut(mention.segment.ix()) {
                segment.entities.push(mention.entity);
            }
        }
        let filed = links.file_segments(corpus);
        for ((row, segment), filed) in (0u32..).zip(&mut links.segments).zip(&filed) {
            sort(&mut segment.sides);
            sort(&mut segment.meetings);
            for &entity in &segment.entities {
                if let Some(entity) = links.entities.get_mut(entity.ix()) {
                    // Mentions stand in the order of their segments.
                    let is_within = |mention: &u32| {
                        let mention = corpus.mentions.get(*mention as usize);
                        mention.is_some_and(|mention| mention.segment.0 <= row)
                    };
                    let upto = entity.mentions.partition_point(is_within);
                    entity.upto.push(upto as u32);
                    entity.occurs += 1;
                    entity.segments.push(SegmentIx(row));
                }
            }
            for &entity in filed {
                if let Some(entity) = links.entities.get_mut(entity.ix()) {
                    entity.filed.push(SegmentIx(row));
                }
            }
            for &topic in &segment.topics {
                if let Some(topic) = links.topics.get_mut(topic.ix()) {
                    topic.segments.push(SegmentIx(row));
                }
            }
        }
        let untitled = "\u{10ffff}".to_owned();
        let titles: Vec<String> = corpus
            .documents
            .iter()
            .map(|document| document.title.as_deref().map_or(untitled.clone(), fold_name))
            .collect();
        let orders = order(titles.iter().map(String::as_str));
        links.documents.iter_mut().zip(orders).for_each(|(one, order)| one.order = order);
        let orders = order(corpus.entities.iter().map(|entity| entity.name.as_str()));
        links.entities.iter_mut().zip(orders).for_each(|(entity, order)| entity.order = order);
        links.gather_facet_entities(corpus, &filed);
        let orders = order(corpus.topics.iter().map(|topic| topic.name.as_str()));
        links.topics.iter_mut().zip(orders).for_each(|(topic, order)| topic.order = order);
        let orders = order(corpus.sides.iter().map(|side| side.name.as_str()));
        let side = |order| owned::SideLinks { order, weight: 0, statements: 0 };
        links.sides = orders.into_iter().map(side).collect();
        links.count_statements(corpus);
        let orders = order(corpus.meetings.iter().map(|meeting| meeting.title.as_str()));
        links.meetings = orders.into_iter().map(|order| owned::MeetingLinks { order }).collect();
        links
    }

    /// Under which entities and topics each segment is found: what a document's record lists counts in place of
    /// what its text shows. Answers the entities.
    fn file_segments(&mut self, corpus: &Corpus) -> Vec<Vec<EntityIx>> {
        let mut all = Vec::with_capacity(self.segments.len());
        for (links, segment) in self.segments.iter_mut().zip(&corpus.segments) {
            let mut filed = links.entities.clone();
            if let Some(document) = corpus.documents.get(segment.document.ix()) {
                let is_listed = |entity: &EntityIx| {
                    let entity = corpus.entities.get(entity.ix());
                    entity.is_some_and(|entity| document.tagged.has_kind(entity.kind))
                };
                filed.retain(|entity| !is_listed(entity));
                filed.extend(&document.given_entities);
                links.entities.extend(&document.given_entities);
                if document.tagged.has_topics() {
                    links.topics.clone_from(&document.given_topics);
                }
            }
            sort(&mut links.entities);
            sort(&mut filed);
            sort(&mut links.topics);
            all.push(filed);
        }
        all
    }

    /// The entities that facets have as values, and which of them each segment is `filed` under.
    fn gather_facet_entities(&mut self, corpus: &Corpus, filed: &[Vec<EntityIx>]) {
        let carriers = corpus.documents.iter().filter_map(|document| document.carrier);
        let originators = corpus.segments.iter().filter_map(|segment| segment.originator);
        let roles = carriers.map(|ix| (ix, 1)).chain(originators.map(|ix| (ix, 2)));
        let mut values: BTreeMap<EntityIx, u32> =
            filed.iter().flatten().map(|&entity| (entity, 0)).collect();
        for (entity, role) in roles {
            *values.entry(entity).or_default() |= role;
        }
        let row = |(&ix, &roles): (&EntityIx, &u32)| {
            let entity = corpus.entities.get(ix.ix())?;
            let order = self.entities.get(ix.ix()).map_or(0, |links| links.order);
            let (id, name) = (entity.id.clone(), entity.name.clone());
            Some(owned::FacetEntity { entity: ix, kind: entity.kind, order, roles, id, name })
        };
        self.facet_entities = values.iter().filter_map(row).collect();
        for (links, filed) in self.segments.iter_mut().zip(filed) {
            let row = |entity: &EntityIx| {
                self.facet_entities.binary_search_by_key(entity, |one| one.entity).ok()
            };
            links.filed = filed.iter().filter_map(row).map(|row| row as u32).collect();
        }
    }

    fn date_segments(&mut self, corpus: &Corpus) {
        let mut years = BTreeSet::new();
        for (link, segment) in self.segments.iter_mut().zip(&corpus.segments) {
            link.sides.extend(segment.side);
            let document = corpus.documents.get(segment.document.ix());
            let date = segment
                .published
                .as_ref()
                .or_else(|| document.and_then(|document| document.published.as_ref()))
                .or(segment.event_date.as_ref());
            // What was published "from the 3rd on" was not published in every later year: an open end is
            // taken at the other one.
            link.first_day = date.and_then(|date| date.first_day().or(date.last_day()));
            link.last_day = date.and_then(|date| date.last_day().or(date.first_day()));
            link.date = date.cloned();
            years.extend(link.first_day.or(link.last_day).map(|day| day.ymd().0));
        }
        for (link, segment) in self.segments.iter().zip(&corpus.segments) {
            // Until the document's own date overrides it, the newest segment's is its date.
            if let Some(document) = self.documents.get_mut(segment.document.ix()) {
                let days = |date: &Option<Edtf>| {
                    date.as_ref()
                        .map(|date| (date.last_day().or(date.first_day()), date.first_day()))
                };
                if days(&document.date) < days(&link.date) {
                    document.date = link.date.clone();
                }
            }
        }
        for (link, document) in self.documents.iter_mut().zip(&corpus.documents) {
            link.date = document.published.clone().or(link.date.take());
            link.day = link.date.as_ref().and_then(|date| date.last_day().or(date.first_day()));
        }
        let years: Vec<i32> = years.into_iter().collect();
        for link in &mut self.segments {
            link.year = link
                .first_day
                .or(link.last_day)
                .and_then(|day| years.binary_search(&day.ymd().0).ok())
                .map(|row| row as u32);
        }
        let four_digits = |year: &i32| owned::Year { id: format!("{year:04}") };
        self.years = years.iter().map(four_digits).collect();
    }

    fn relate_statements(&mut self, corpus: &Corpus) {
        for (row, statement) in (0..).zip(&corpus.statements) {
            let mentioned = |span: Span| {
                let place = (statement.segment, span.start);
                let from = corpus
                    .mentions
                    .partition_point(|mention| (mention.segment, mention.span.start) < place);
                let within = |mention: &&crate::model::Mention| {
                    mention.segment == statement.segment && mention.span.start < span.end
                };
                let rest = corpus.mentions.get(from..).unwrap_or(&[]);
                rest.iter().take_while(within).map(|mention| mention.entity).collect::<Vec<_>>()
            };
            let mut about = statement.content.map(mentioned).unwrap_or_default();
            sort(&mut about);
            let mut entities = mentioned(statement.span);
            entities.extend(&about);
            entities.extend(&statement.speakers);
            sort(&mut entities);
            for entity in &about {
                if let Some(entity) = self.entities.get_mut(entity.ix()) {
                    entity.about.push(StatementIx(row));
                }
            }
            let mut speakers = statement.speakers.clone();
            sort(&mut speakers);
            for speaker in &speakers {
                if let Some(entity) = self.entities.get_mut(speaker.ix()) {
                    entity.statements.push(StatementIx(row));
                }
            }
            if let Some(segment) = self.segments.get_mut(statement.segment.ix()) {
                let side = |speaker: &EntityIx| corpus.entities.get(speaker.ix())?.side;
                segment.sides.extend(speakers.iter().filter_map(side));
                segment.entities.extend(speakers);
                segment.topics.extend(statement.topics.iter().map(|hit| hit.topic));
            }
            let mut topics: Vec<_> = statement.topics.iter().map(|hit| hit.topic).collect();
            sort(&mut topics);
            for topic in topics {
                if let Some(topic) = self.topics.get_mut(topic.ix()) {
                    topic.statements.push(StatementIx(row));
                }
            }
            self.statements.push(owned::StatementLinks {
                entities,
                about,
                ..owned::StatementLinks::default()
            });
        }
    }

    /// Counts the statements of each side, speaker and topic, so that a view of everything reads none of them.
    fn count_statements(&mut self, corpus: &Corpus) {
        for topic in &mut self.topics {
            topic.by_side = vec![0; corpus.sides.len()];
        }
        for statement in &corpus.statements {
            let side = |speaker: &EntityIx| corpus.entities.get(speaker.ix())?.side;
            let mut sides: Vec<SideIx> = statement.speakers.iter().filter_map(side).collect();
            for side in &sides {
                if let Some(links) = self.sides.get_mut(side.ix()) {
                    links.weight += 1;
                }
            }
            if statement.speakers.is_empty() {
                let segment = corpus.segments.get(statement.segment.ix());
                sides.extend(segment.and_then(|segment| segment.side));
            }
            sort(&mut sides);
            for side in &sides {
                if let Some(links) = self.sides.get_mut(side.ix()) {
                    links.statements += 1;
                }
            }
            for speaker in &statement.speakers {
                if let Some(links) = self.entities.get_mut(speaker.ix()) {
                    links.speaks += 1;
                }
            }
            for hit in &statement.topics {
                let Some(links) = self.topics.get_mut(hit.topic.ix()) else { continue };
                links.hits += 1;
                for side in &sides {
                    if let Some(count) = links.by_side.get_mut(side.ix()) {
                        *count += 1;
                    }
                }
            }
        }
        for mention in &corpus.mentions {
            if let Some(links) = self.entities.get_mut(mention.entity.ix()) {
                links.named += 1;
            }
        }
    }

    fn relate_meetings(&mut self, corpus: &Corpus) {
        for (row, meeting) in (0..).zip(&corpus.meetings) {
            let mut entities = meeting.participants.clone();
            entities.extend(meeting.place);
            entities.extend(meeting.series);
            sort(&mut entities);
            for entity in entities {
                if let Some(entity) = self.entities.get_mut(entity.ix()) {
                    entity.meetings.push(MeetingIx(row));
                }
            }
            for evidence in &meeting.evidence {
                if let Some(segment) = self.segments.get_mut(evidence.segment.ix()) {
                    segment.meetings.push(MeetingIx(row));
                }
            }
        }
    }
}

fn sort<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}

/// For each name its place among all of them; equal names keep their order.
fn order<'n>(names: impl Iterator<Item = &'n str>) -> Vec<u32> {
    let mut sorted: Vec<(&str, usize)> = names.zip(0..).collect();
    sorted.sort_unstable();
    let mut order = vec![0; sorted.len()];
    for (place, (_, ix)) in (0..).zip(sorted) {
        if let Some(slot) = order.get_mut(ix) {
            *slot = place;
        }
    }
    order
}
