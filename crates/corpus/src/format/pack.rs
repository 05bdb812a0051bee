//! Writing a corpus down.

use super::layout::Section;
use super::links::Links;
use super::order;
use super::writer::{Record, Writer};
use crate::date::{Day, Edtf};
use crate::index;
use crate::model::{Corpus, Status};

/// What the corpus as a whole is called.
#[derive(Clone, Debug)]
pub struct Info {
    /// For people.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// The kinds that occur, one bit for each.
    pub kinds: u32,
    /// The number of words of all segments.
    pub words: u32,
    /// Where each kind of string, list and date begins.
    pub regions: Vec<u32>,
    /// The first day that it tells of.
    pub first_day: Option<Day>,
    /// The last day that it tells of.
    pub last_day: Option<Day>,
}

/// A date that leaves open more days than these says too little to be an end of the corpus's span.
const VAGUE_DAYS: i32 = 62;

/// Packs a corpus: records, relations between them and the search index. Equal corpora give equal bytes.
///
/// The corpus's vectors are sorted as the model says; where they are not, nothing fails, but views may miss
/// children of a record. A packed corpus is smaller than 500 MB.
pub fn pack(corpus: &Corpus) -> Vec<u8> {
    write(corpus, POSITIONS_FROM_WORDS)
}

/// Corpora with so many words store the positions of words. A smaller one reads the texts again for a
/// phrase, which takes a few milliseconds at the most, and is a sixth smaller to download.
const POSITIONS_FROM_WORDS: u32 = 50_000;

/// Packs a corpus as if it were large, so that tests hold both ways to find a phrase against each other.
#[doc(hidden)]
pub fn pack_with_positions(corpus: &Corpus) -> Vec<u8> {
    write(corpus, 0)
}

fn write(corpus: &Corpus, positions_from_words: u32) -> Vec<u8> {
    let mut links = Links::of(corpus);
    let index = index::build::build(corpus, &mut links, positions_from_words);
    let mut out = Writer::default();
    let regions = order::arrange(&mut out, corpus, &links, &index.aliases);
    let span = span(corpus, &links);
    let info = Info {
        title: corpus.title.clone(),
        description: corpus.description.clone(),
        kinds: (corpus.segments.iter().map(|segment| segment.kind))
            .chain(corpus.documents.iter().map(|document| document.kind))
            .fold(0, |kinds, kind| kinds | 1 << kind as u32),
        words: index.words,
        regions: regions.to_list(),
        first_day: span.map(|(first, _)| first),
        last_day: span.map(|(_, last)| last),
    };
    out.table([&info]);
    out.table(&corpus.sides);
    out.table(&corpus.documents);
    children(&mut out, &corpus.documents, |document| &document.dropped);
    out.table(&corpus.segments);
    children(&mut out, &corpus.segments, |segment| &segment.turns);
    out.table(&corpus.sentences);
    out.table(&corpus.entities);
    children(&mut out, &corpus.entities, |entity| &entity.offices);
    out.table(&corpus.mentions);
    out.table(&corpus.dates);
    out.table(&corpus.topics);
    out.table(&corpus.statements);
    children(&mut out, &corpus.statements, |statement| &statement.topics);
    out.table(&corpus.meetings);
    children(&mut out, &corpus.meetings, |meeting| &meeting.evidence);
    out.table(&corpus.reuse);
    out.table(&corpus.warnings);
    out.table(&links.entities);
    out.table(&links.facet_entities);
    out.table(&links.documents);
    out.table(&links.segments);
    out.table(&links.statements);
    out.table(&links.topics);
    out.table(&links.sides);
    out.table(&links.meetings);
    out.table(&links.years);
    out.table(&index.blocks);
    out.blob(Section::Terms, index.terms);
    out.blob(Section::Postings, index.postings);
    out.blob(Section::Positions, index.positions);
    out.finish()
}

/// From the first to the last day of the dates of documents, of segments and of meetings that were held. Dates that
/// say too little count only where there are no others.
fn span(corpus: &Corpus, links: &Links) -> Option<(Day, Day)> {
    let days = |first: Option<Day>, last: Option<Day>| Some((first.or(last)?, last.or(first)?));
    let of = |date: &Edtf| days(date.first_day(), date.last_day());
    let segments = links.segments.iter().filter_map(|one| days(one.first_day, one.last_day));
    let documents = corpus.documents.iter().filter_map(|one| of(one.published.as_ref()?));
    let held = corpus.meetings.iter().filter(|meeting| meeting.status == Status::Held);
    let held = held.filter_map(|meeting| of(meeting.date.as_ref()?));
    let (mut clear, mut vague) = (None, None);
    for (first, last) in segments.chain(documents).chain(held) {
        let is_vague = last.0.saturating_sub(first.0) > VAGUE_DAYS;
        let span = if is_vague { &mut vague } else { &mut clear };
        *span = Some(span.map_or((first, last), |(a, b): (Day, Day)| (a.min(first), b.max(last))));
    }
    clear.or(vague)
}

fn children<'m, P, C: Record + 'm>(
    out: &mut Writer,
    parents: &'m [P],
    of: fn(&'m P) -> &'m Vec<C>,
) {
    let rows = (0..).zip(parents);
    out.children(rows.flat_map(|(row, parent)| of(parent).iter().map(move |child| (row, child))));
}
