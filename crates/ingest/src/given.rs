//! What records say of documents: tags become topics and entities.
//!
//! A tag is the topic or entity of the authority whose id, name or other spelling it is, letter for letter;
//! otherwise it is one of its own, with the tag as its name. Nothing in the text stands behind it.

use std::collections::{BTreeMap, BTreeSet};

use readout_corpus::model::{EntityKind, Tagged, Topic, TopicIx, Warning};

use crate::assemble::{Taken, slug};
use crate::authority::{Authority, Entry};
use crate::draft::{EntityRef, Names};
use crate::read::Source;

/// The tags of all documents.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    /// Of each document, in their order.
    pub documents: Vec<DocumentTags>,
    /// Topics that the authority does not have, sorted by id; their positions follow the authority's.
    pub topics: Vec<Topic>,
}

/// The tags of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct DocumentTags {
    /// Which lists its record has.
    pub tagged: Tagged,
    /// Sorted.
    pub topics: Vec<TopicIx>,
    /// Of all kinds.
    pub entities: Vec<EntityRef>,
}

/// Turns the tags of all records into topics and entities. Entities that only records know are added to the names.
pub(crate) fn resolve(
    sources: &[&Source],
    authority: &Authority,
    names: &mut Names,
    warnings: &mut Vec<Warning>,
) -> Tags {
    let mut topics: BTreeSet<&str> = BTreeSet::new();
    let mut entities: BTreeSet<(EntityKind, &str)> = BTreeSet::new();
    for given in sources.iter().filter_map(|source| source.given.as_ref()) {
        topics.extend(given.topics.iter().flatten().map(String::as_str));
        for (kind, names) in &given.entities {
            entities.extend(names.iter().map(|name| (*kind, name.as_str())));
        }
    }
    warn_of_signs(sources, warnings);
    let (topic_of, new_topics) = resolve_topics(&topics, authority);
    let carriers: BTreeSet<&str> =
        sources.iter().filter_map(|source| source.front.carrier.as_deref()).collect();
    let entity_of = resolve_entities(&entities, &carriers, names);
    let of_document = |source: &&Source| {
        let mut tags = DocumentTags::default();
        let Some(given) = &source.given else { return tags };
        if let Some(topics) = &given.topics {
            tags.tagged.add_topics();
            tags.topics = topics.iter().filter_map(|tag| topic_of.get(&**tag).copied()).collect();
            tags.topics.sort();
            tags.topics.dedup();
        }
        for (kind, names) in &given.entities {
            tags.tagged.add_kind(*kind);
            let found = names.iter().filter_map(|name| entity_of.get(&(*kind, &**name)).copied());
            tags.entities.extend(found);
        }
        tags
    };
    Tags { documents: sources.iter().map(of_document).collect(), topics: new_topics }
}

/// A tag without a letter or digit can have no id.
fn warn_of_signs(sources: &[&Source], warnings: &mut Vec<Warning>) {
    for source in sources {
        let Some(given) = &source.given else { continue };
        let entities = given.entities.iter().flat_map(|(_, names)| names);
        for tag in given.topics.iter().flatten().chain(entities) {
            if slug(tag).is_empty() {
                warnings.push(Warning {
                    file: source.path.clone(),
                    line: 0,
                    message: format!("`{tag}` is no tag, expected letters or digits; ignored"),
                });
            }
        }
    }
}

fn resolve_topics<'t>(
    tags: &BTreeSet<&'t str>,
    authority: &Authority,
) -> (BTreeMap<&'t str, TopicIx>, Vec<Topic>) {
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    for (position, topic) in (0..).zip(&authority.topics) {
        known.entry(&topic.name).or_insert(position);
    }
    for (position, topic) in (0..).zip(&authority.topics) {
        known.insert(&topic.id, position);
    }
    let mut taken = Taken::default();
    for topic in &authority.topics {
        taken.unique(topic.id.clone());
    }
    let mut found = BTreeMap::new();
    let mut new: Vec<(Topic, &str)> = Vec::new();
    for &tag in tags {
        let id = slug(tag);
        if let Some(&position) = known.get(tag).or_else(|| known.get(id.as_str())) {
            found.insert(tag, TopicIx(position));
        } else if !id.is_empty() {
            let topic = Topic { id: taken.unique(id), name: tag.to_owned(), terms: Vec::new() };
            new.push((topic, tag));
        }
    }
    new.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    let first = authority.topics.len() as u32;
    for (position, (_, tag)) in (first..).zip(&new) {
        found.insert(*tag, TopicIx(position));
    }
    (found, new.into_iter().map(|(topic, _)| topic).collect())
}

fn resolve_entities<'t>(
    tags: &BTreeSet<(EntityKind, &'t str)>,
    carriers: &BTreeSet<&str>,
    names: &mut Names,
) -> BTreeMap<(EntityKind, &'t str), EntityRef> {
    let mut known: BTreeMap<(EntityKind, String), usize> = BTreeMap::new();
    let mut taken = Taken::default();
    let is_fixed = |(i, entry): &(usize, &Entry)| {
        // Documents refer to their carriers by id.
        *i < names.known || carriers.contains(entry.id.as_str())
    };
    for (i, entry) in names.entities.iter().enumerate().filter(is_fixed) {
        for spelling in entry.aliases.iter().chain([&entry.name]) {
            known.entry((entry.kind, spelling.clone())).or_insert(i);
        }
    }
    for (i, entry) in names.entities.iter().enumerate().filter(is_fixed) {
        known.insert((entry.kind, entry.id.clone()), i);
        taken.unique(entry.id.clone());
    }
    // What rules found under an id gives way to a tag of another kind, so that a tag's id is the tag.
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    for (i, entry) in names.entities.iter().enumerate().filter(|entry| !is_fixed(entry)) {
        by_id.insert(entry.id.clone(), i);
    }
    let mut found = BTreeMap::new();
    for &(kind, tag) in tags {
        let id = slug(tag);
        let entry = known.get(&(kind, tag.to_owned())).or_else(|| known.get(&(kind, id.clone())));
        if let Some(&i) = entry {
            found.insert((kind, tag), EntityRef(i));
            continue;
        }
        if id.is_empty() {
            continue;
        }
        let id = taken.unique(id);
        let mut same = None;
        if let Some(i) = by_id.remove(&id)
            && let Some(entry) = names.entities.get_mut(i)
        {
            if entry.kind == kind {
                same = Some(i);
            } else {
                let other = (1..)
                    .map(|number| match number {
                        1 => format!("{id}-{}", entry.kind.name()),
                        _ => format!("{id}-{}-{number}", entry.kind.name()),
                    })
                    .find(|other| !by_id.contains_key(other))
                    .unwrap_or_default();
                let other = taken.unique(other);
                entry.id.clone_from(&other);
                by_id.insert(other, i);
            }
        }
        let i = same.unwrap_or_else(|| {
            names.entities.push(Entry::new(id, kind, tag));
            names.entities.len() - 1
        });
        found.insert((kind, tag), EntityRef(i));
    }
    found
}
