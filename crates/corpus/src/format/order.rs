//! The order in which strings and lists are stored: what is asked together stands together.
//!
//! A whole corpus compresses a little better so. A sharded one is cut along these borders: what every query
//! needs comes first, then names, then what a list of results shows of each document, then the texts.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::links::Links;
use super::writer::Writer;
use crate::index::Alias;
use crate::model::{Corpus, EntityIx};

/// The names of so many entities, those that facets count most often, are there for every query: they are what facets
/// show and what filters name.
const COMMON_ENTITIES: usize = 2000;
/// So many of those that no facet counts, as in an archive with tags of its own: what an overview names.
const COMMON_UNFILED: usize = 400;
/// Ids and names of so many entities are stored one after the other, ids first: numbers that count up need next to no
/// room in the head. As many stand in one piece of a corpus in pieces.
pub(crate) const NAMED_TOGETHER: u32 = 256;

/// Where each kind of thing begins: strings by number, lists by byte, dates by row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Regions {
    /// Folded names, sorted.
    pub(crate) aliases: u32,
    /// Names of the rarer entities, in their order.
    pub(crate) names: u32,
    /// Ids and titles of documents.
    pub(crate) heads: u32,
    /// Texts of documents, and what else is said of each.
    pub(crate) texts: u32,
    /// Ids and titles of meetings.
    pub(crate) meetings: u32,
    /// All other strings.
    pub(crate) rest: u32,
    /// Lists that facets do not count.
    pub(crate) lists: u32,
    /// Dates that date no document, no segment and no meeting.
    pub(crate) dates: u32,
}

impl Regions {
    pub(crate) fn to_list(self) -> Vec<u32> {
        let strings = [self.aliases, self.names, self.heads, self.texts, self.meetings, self.rest];
        strings.into_iter().chain([self.lists, self.dates]).collect()
    }

    #[cfg(feature = "sharded")]
    pub(crate) fn from_list(list: impl Iterator<Item = u32>) -> Self {
        let mut list = list;
        let mut next = || list.next().unwrap_or(0);
        Self {
            aliases: next(),
            names: next(),
            heads: next(),
            texts: next(),
            meetings: next(),
            rest: next(),
            lists: next(),
            dates: next(),
        }
    }
}

/// Stores strings, dates and lists in order, before the tables ask for them; and names, whose strings others are like.
pub(crate) fn arrange(
    out: &mut Writer,
    corpus: &Corpus,
    links: &Links,
    aliases: &[Alias],
) -> Regions {
    let mut regions = Regions::default();
    let pools = &mut out.pools;
    // The only string without bytes: it stands before all, where no shard begins or ends.
    pools.string("");
    for text in [&corpus.title, &corpus.description] {
        pools.string(text);
    }
    for text in corpus.sides.iter().flat_map(|side| [&side.id, &side.name]) {
        pools.string(text);
    }
    for text in corpus.topics.iter().flat_map(|topic| [&topic.id, &topic.name]) {
        pools.string(text);
    }
    for year in &links.years {
        pools.string(&year.id);
    }
    for document in &corpus.documents {
        pools.string(&document.language);
    }
    let documents = corpus.documents.iter().map(|document| &document.published);
    let documents = documents.chain(links.documents.iter().map(|link| &link.date));
    let segments = (corpus.segments.iter())
        .flat_map(|segment| [&segment.published, &segment.event_date])
        .chain(links.segments.iter().map(|link| &link.date));
    let meetings = corpus.meetings.iter().map(|meeting| &meeting.date);
    for date in documents.chain(segments).chain(meetings).flatten() {
        pools.string(date.as_str());
        pools.date(date);
    }
    for entity in common_entities(links) {
        if let Some(entity) = corpus.entities.get(entity.ix()) {
            pools.string(&entity.id);
            pools.string(&entity.name);
        }
    }
    regions.aliases = pools.strings();
    for alias in aliases {
        pools.string(&alias.key);
    }
    out.table(aliases);
    let pools = &mut out.pools;
    regions.names = pools.strings();
    for entities in corpus.entities.chunks(NAMED_TOGETHER as usize) {
        // Many an id is what its name is when folded. Where all names come together, it does not matter where it stands.
        let is_one = corpus.entities.len() <= NAMED_TOGETHER as usize;
        let keys = regions.aliases..if is_one { regions.aliases } else { regions.names };
        let mut put = |text: &str| _ = pools.string_apart_from(keys.clone(), text);
        entities.iter().for_each(|entity| put(&entity.id));
        entities.iter().for_each(|entity| put(&entity.name));
        let texts = entities
            .iter()
            .flat_map(|entity| entity.sort.iter().chain(&entity.wikidata).chain(&entity.aliases));
        texts.for_each(|text| _ = pools.string(text));
    }
    regions.heads = pools.strings();
    for document in &corpus.documents {
        pools.string(&document.id);
        if let Some(title) = &document.title {
            pools.string(title);
        }
    }
    regions.texts = pools.strings();
    let mut segments = corpus.segments.iter().peekable();
    for (row, document) in (0..).zip(&corpus.documents) {
        pools.string(&document.text);
        pools.string(&document.file);
        for text in document.url.iter().chain(&document.reference) {
            pools.string(text);
        }
        while let Some(segment) = segments.next_if(|segment| segment.document.0 <= row) {
            pools.string(&segment.id);
            if let Some(from) = &segment.published_from {
                pools.string(from);
            }
        }
    }
    regions.meetings = pools.strings();
    for meeting in &corpus.meetings {
        pools.string(&meeting.id);
        pools.string(&meeting.title);
    }
    regions.rest = pools.strings();
    for list in by_frequency(links) {
        pools.list(list.into_iter());
    }
    for topic in &links.topics {
        pools.list(topic.by_side.iter().copied());
    }
    regions.lists = pools.lists();
    regions.dates = pools.dates();
    regions
}

/// The lists that facets count, those that most segments have first: their places are small numbers, most of which fit
/// one byte.
fn by_frequency(links: &Links) -> Vec<Vec<u32>> {
    let mut lists: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
    for links in &links.segments {
        let sides = links.sides.iter().map(|ix| ix.0).collect();
        let topics = links.topics.iter().map(|ix| ix.0).collect();
        let meetings = links.meetings.iter().map(|ix| ix.0).collect();
        for list in [sides, topics, meetings, links.filed.clone()] {
            *lists.entry(list).or_default() += 1;
        }
    }
    let mut lists: Vec<(Vec<u32>, u32)> = lists.into_iter().collect();
    lists.sort_by_key(|(_, count)| Reverse(*count));
    lists.into_iter().map(|(list, _)| list).collect()
}

fn common_entities(links: &Links) -> Vec<EntityIx> {
    let mut entities: Vec<_> = (0..)
        .zip(&links.entities)
        .map(|(row, links)| (Reverse((links.filed.len(), links.segments.len())), EntityIx(row)))
        .filter(|(Reverse((_, segments)), _)| *segments > 0)
        .collect();
    entities.sort_unstable();
    let filed = entities.partition_point(|(Reverse((filed, _)), _)| *filed > 0);
    entities.truncate(COMMON_ENTITIES.min(filed.saturating_add(COMMON_UNFILED)));
    entities.into_iter().map(|(_, entity)| entity).collect()
}
