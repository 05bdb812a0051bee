//! Blocks that show in the document: a body that stands twice, a reference list, what follows a comment form.

use std::collections::BTreeMap;

use super::{Cleaned, Line, words};

/// A repeated block is at least this long.
const REPEAT_MIN_LINES: usize = 2;
const REPEAT_MIN_BYTES: usize = 200;

/// More lines than any reference list at the foot of an article has, and more words than one of its lines.
const REFERENCE_MAX_LINES: usize = 15;
const REFERENCE_MAX_WORDS: usize = 40;

/// Drops the later of two equal runs of lines, and a caption or a line that stands twice in a row.
///
/// A run that comes again in another part of a roundup stays: the editor's introduction quotes what
/// the readout below says, and the readout must keep its words. So does a single sentence that comes again further down.
///
/// One pass with a table of the first place of each line keeps this linear: a run is followed while
/// the line after the earlier copy equals the next one.
pub(super) fn drop_repeats(text: &str, cleaned: &mut Cleaned) {
    let own = with_words(text, cleaned);
    let line_at = |k: usize| own.get(k).and_then(|&i| cleaned.lines.get(i));
    let words = |k: usize| line_at(k).map_or("", |line: &Line| line.span.of(text).trim());
    let mut first_place: BTreeMap<&str, usize> = BTreeMap::new();
    let mut repeated: Vec<(usize, &'static str)> = Vec::new();
    let mut part = PartFinder::default();
    let mut k = 0;
    while k < own.len() {
        let Some(&earlier) = first_place.get(words(k)) else {
            first_place.insert(words(k), k);
            k += 1;
            continue;
        };
        let mut length = 0;
        let mut bytes = 0;
        // The earlier copy must end where the later one begins.
        while k + length < own.len()
            && earlier + length < k
            && words(k + length) == words(earlier + length)
        {
            bytes += words(k + length).len();
            length += 1;
        }
        let is_block = length >= REPEAT_MIN_LINES && bytes >= REPEAT_MIN_BYTES;
        if is_block && !part.begins_between(text, cleaned, &own, earlier + length, k) {
            repeated.extend((k..k + length).map(|k| (k, "repeated-block")));
        } else {
            for k in k..k + length {
                let was_caption = line_at(k).is_some_and(|line| line.dropped == Some("caption"));
                let follows = k == earlier + 1 && words(k).len() >= REPEAT_MIN_BYTES / 2;
                if was_caption || follows {
                    repeated.push((k, "repeated-line"));
                }
            }
        }
        k += length.max(1);
    }
    let repeated: Vec<(usize, &'static str)> =
        repeated.into_iter().filter_map(|(k, reason)| Some((*own.get(k)?, reason))).collect();
    for (i, reason) in repeated {
        if let Some(line) = cleaned.lines.get_mut(i) {
            line.dropped = Some(reason);
        }
    }
}

/// The lines with words in them.
fn with_words(text: &str, cleaned: &Cleaned) -> Vec<usize> {
    (0..cleaned.lines.len())
        .filter(|&i| cleaned.lines.get(i).is_some_and(|line| !line.span.of(text).trim().is_empty()))
        .collect()
}

/// Knows where parts of a roundup begin; looks only once something repeats.
#[derive(Default)]
struct PartFinder {
    /// For each line with words, how many parts began in front of it.
    before: Option<Vec<usize>>,
}

impl PartFinder {
    /// Whether a part begins in `from..to`, counted in lines with words.
    fn begins_between(
        &mut self,
        text: &str,
        cleaned: &Cleaned,
        own: &[usize],
        from: usize,
        to: usize,
    ) -> bool {
        let before = self.before.get_or_insert_with(|| {
            let mut count = 0;
            let mut before = vec![0];
            for &i in own {
                let span = cleaned.lines.get(i).map(|line| line.span).unwrap_or_default();
                count += usize::from(crate::split::begins_part(text, span));
                before.push(count);
            }
            before
        });
        before.get(from) != before.get(to)
    }
}

/// `References` and what follows, where that is short, last, and names a site.
pub(super) fn drop_references(text: &str, cleaned: &mut Cleaned) {
    let own = with_words(text, cleaned);
    let words = |i: usize| cleaned.lines.get(i).map_or("", |line| line.span.of(text).trim());
    let from = own.len().saturating_sub(REFERENCE_MAX_LINES + 1);
    let tail = own.get(from..).unwrap_or_default();
    let Some(head) = tail.iter().position(|&i| is_reference_head(words(i))) else { return };
    let block = tail.get(head..).unwrap_or_default();
    let items = block.get(1..).unwrap_or_default();
    let fits = !items.is_empty()
        && head + from > 0
        && items.iter().all(|&i| words::count(words(i)) <= REFERENCE_MAX_WORDS)
        && items.iter().any(|&i| has_address(words(i)));
    if fits {
        let block = block.to_vec();
        for i in block {
            if let Some(line) = cleaned.lines.get_mut(i) {
                line.dropped = Some("reference");
            }
        }
    }
}

fn is_reference_head(line: &str) -> bool {
    let letters: String =
        line.chars().filter(|c| c.is_alphabetic() || *c == ' ').collect::<String>().to_lowercase();
    matches!(
        letters.trim(),
        "reference"
            | "references"
            | "referencess"
            | "source"
            | "sources"
            | "further reading"
            | "notes"
            | "links"
            | "bibliography"
            | "works cited"
    ) && line.len() <= 40
}

/// `https://…`, `example.com`
fn has_address(line: &str) -> bool {
    line.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let host = word.split_once("://").map_or(word, |(_, rest)| rest);
        let host = host.split(['/', '?', '#']).next().unwrap_or("");
        host.rsplit_once('.').is_some_and(|(name, top)| {
            !name.is_empty()
                && (2..=6).contains(&top.len())
                && top.bytes().all(|byte| byte.is_ascii_lowercase())
                && !word.ends_with('.')
        })
    })
}

/// What follows a comment form is no article: short lines such as field names, up to the end.
pub(super) fn drop_form_tail(text: &str, cleaned: &mut Cleaned) {
    let Some(start) = cleaned.lines.iter().position(|line| line.dropped == Some("comment-form"))
    else {
        return;
    };
    let tail = cleaned.lines.get_mut(start..).unwrap_or_default();
    let is_short = |line: &Line| {
        let words = line.span.of(text).trim();
        line.dropped.is_some() || words::count(words) <= 8 || !words::ends_sentence(words)
    };
    if !tail.iter().all(is_short) {
        return;
    }
    for line in tail {
        if line.dropped.is_none() && !line.span.of(text).trim().is_empty() {
            line.dropped = Some("comment-form");
        }
    }
}
