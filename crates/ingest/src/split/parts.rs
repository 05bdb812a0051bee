//! Where the parts of a document begin and end.

use readout_corpus::model::Kind;

use super::blocks::Block;
use super::publishers::Publishers;
use super::{DateLine, bridge, date_line, heading};
use crate::read::Source;

/// A run of blocks that is one segment.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// The first block.
    pub start: usize,
    /// The block behind the last.
    pub end: usize,
    /// The block of the title.
    pub title: Option<usize>,
    /// The block that opens with a date line.
    pub dated: Option<(usize, DateLine)>,
    /// The block that names the publisher and nothing else.
    pub publisher_line: Option<usize>,
    /// Publishers that a bridge sentence names for it.
    pub publishers: Vec<String>,
    /// The bridge sentence that stands before it and before no other part.
    pub bridge: Option<usize>,
    /// Whether it is what the editor wrote above the parts.
    pub is_introduction: bool,
}

/// The parts in order, and the blocks that are bridge sentences.
pub(super) fn parts(
    source: &Source,
    blocks: &[Block],
    publishers: &Publishers,
) -> (Vec<Part>, Vec<usize>) {
    let text = source.text.as_str();
    let words = |i: usize| blocks.get(i).map_or("", |block: &Block| block.span.of(text));
    let bridges: Vec<usize> = (0..blocks.len())
        .filter(|&i| blocks.get(i).is_some_and(|block| !block.is_heading))
        .filter(|&i| bridge::find(words(i)).is_some())
        .collect();
    let mut starts = starts(source, blocks, publishers, &bridges);
    if starts.is_empty() && source.front.kind == Some(Kind::Roundup) {
        starts = (0..blocks.len())
            .filter(|&i| blocks.get(i).is_some_and(|block| block.is_heading))
            .map(|i| Part { start: i, title: Some(i), ..Part::default() })
            .collect();
    }
    starts.sort_by_key(|part| part.start);
    starts.dedup_by_key(|part| part.start);

    let first = starts.first().map_or(blocks.len(), |part| part.start);
    let above: Vec<usize> = (0..first).filter(|i| bridges.binary_search(i).is_err()).collect();
    if let (Some(&start), Some(&last)) = (above.first(), above.last()) {
        let is_text = above.iter().any(|&i| heading::is_running_text(words(i)));
        match starts.as_mut_slice() {
            [] => starts.push(whole(blocks, text, start)),
            // A page title or byline above a single text belongs to it, even one that ends in a full stop.
            [only]
                if !is_text || bridges.is_empty() && above.len() == 1 && is_short(words(start)) =>
            {
                only.start = start;
                only.title = Some(start);
            }
            _ => starts.insert(
                0,
                Part {
                    title: title_at(blocks, text, start),
                    end: last + 1,
                    is_introduction: true,
                    start,
                    ..Part::default()
                },
            ),
        }
    }
    close(&mut starts, blocks.len(), &bridges);
    name_publishers(&mut starts, &bridges, publishers, words);
    (starts, bridges)
}

/// Not longer than a title.
fn is_short(words: &str) -> bool {
    words.split_whitespace().count() <= 25
}

/// A document that is one part.
fn whole(blocks: &[Block], text: &str, start: usize) -> Part {
    Part { start, title: title_at(blocks, text, start), ..Part::default() }
}

/// The block itself if it is a title and words follow.
fn title_at(blocks: &[Block], text: &str, at: usize) -> Option<usize> {
    let block = blocks.get(at)?;
    let next = blocks.get(at + 1)?.span.of(text);
    let goes_on = next.chars().next().is_some_and(char::is_lowercase);
    (block.is_heading || heading::is_title(block.span.of(text)) && !goes_on).then_some(at)
}

/// Parts that a date line, a publisher line or a bridge sentence shows, without their ends.
fn starts(
    source: &Source,
    blocks: &[Block],
    publishers: &Publishers,
    bridges: &[usize],
) -> Vec<Part> {
    let text = source.text.as_str();
    // Without a single blank line, standing apart says nothing.
    let has_gaps = blocks.iter().skip(1).any(|block| block.is_apart);
    let is_bridge = |i: usize| bridges.binary_search(&i).is_ok();
    let mut starts: Vec<Part> = Vec::new();
    let mut dated_before = None;
    for (i, block) in blocks.iter().enumerate() {
        let Some(found) = date_line::find(text, block.span).filter(|_| !block.is_heading) else {
            continue;
        };
        let title = i.checked_sub(1).filter(|&above| {
            let Some(other) = blocks.get(above) else { return false };
            !is_bridge(above)
                && dated_before != Some(above)
                && (other.is_heading
                    || heading::is_title(other.span.of(text)) && (other.is_apart || !has_gaps))
        });
        dated_before = Some(i);
        let known = publishers.of_label(found.agency.of(text), &[]).is_some();
        if title.is_none() && !known && i > 0 && !is_bridge(i - 1) {
            continue;
        }
        starts.push(Part {
            start: title.unwrap_or(i),
            title,
            dated: Some((i, found)),
            ..Part::default()
        });
    }
    for (i, block) in blocks.iter().enumerate() {
        if !block.is_heading || starts.iter().any(|part| part.start == i) {
            continue;
        }
        let names_publisher = blocks.get(i + 1).is_some_and(|next| {
            !next.is_heading && is_publisher_line(next.span.of(text), publishers)
        });
        if names_publisher {
            starts.push(Part {
                start: i,
                title: Some(i),
                publisher_line: Some(i + 1),
                ..Part::default()
            });
        }
    }
    for &i in bridges {
        let next = i + 1;
        let is_started = starts.iter().any(|part| part.start == next);
        if next < blocks.len() && !is_started && !is_bridge(next) {
            starts.push(whole(blocks, text, next));
        }
    }
    starts
}

/// `Source: Xinhua`, `Foreign Ministry of Norway, 3 May 2024`: a publisher, perhaps a date, and no sentence.
fn is_publisher_line(words: &str, publishers: &Publishers) -> bool {
    !heading::is_running_text(words)
        && words.split_whitespace().count() <= 16
        && !publishers.named_in(words).is_empty()
}

/// Each part ends where the next one or a bridge sentence in front of it begins.
fn close(parts: &mut [Part], blocks: usize, bridges: &[usize]) {
    let mut end = blocks;
    for part in parts.iter_mut().rev() {
        if !part.is_introduction {
            part.end = end;
        }
        while part.end > part.start && bridges.binary_search(&(part.end - 1)).is_ok() {
            part.end -= 1;
        }
        end = part.start;
    }
}

/// A bridge sentence names the publishers of what follows; behind a single text, those of what stands above.
fn name_publishers<'a>(
    parts: &mut [Part],
    bridges: &[usize],
    publishers: &Publishers,
    words: impl Fn(usize) -> &'a str,
) {
    let named: Vec<(usize, Vec<String>)> =
        bridges.iter().map(|&i| (i, publishers.named_in_bridge(words(i)))).collect();
    let is_single = parts.len() == 1;
    let starts: Vec<usize> =
        parts.iter().filter(|part| !part.is_introduction).map(|part| part.start).collect();
    for part in parts.iter_mut().filter(|part| !part.is_introduction) {
        let before = named.iter().rev().find(|(i, _)| *i < part.start);
        let behind = named.iter().find(|(i, _)| is_single && *i >= part.end);
        if let Some((bridge, ids)) = before.or(behind) {
            part.publishers.clone_from(ids);
            // A sentence over several parts tells the day of none of them.
            let next = named.iter().find(|(i, _)| i > bridge).map_or(usize::MAX, |(i, _)| *i);
            let under_it = starts.iter().filter(|start| (*bridge..next).contains(start)).count();
            part.bridge = (under_it <= 1).then_some(*bridge);
        }
    }
}
