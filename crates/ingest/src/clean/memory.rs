//! What a site repeats on every page.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cleaned, words};
use crate::read::Source;

/// A line in this many documents of one carrier is furniture.
const MIN_DOCUMENTS: usize = 3;

/// Lines with more words may be a statement that a newsroom repeats on purpose.
const MAX_WORDS: usize = 60;

/// Drops lines that recur in several documents of one carrier; date lines and titles differ from
/// document to document and so stay by themselves.
pub(super) fn drop_site_furniture(sources: &[Source], cleaned: &mut [Cleaned]) {
    let mut carriers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, source) in sources.iter().enumerate() {
        if let Some(carrier) = &source.front.carrier {
            carriers.entry(carrier).or_default().push(i);
        }
    }
    for documents in carriers.values().filter(|documents| documents.len() >= MIN_DOCUMENTS) {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for &i in documents {
            let (Some(source), Some(cleaned)) = (sources.get(i), cleaned.get(i)) else { continue };
            let lines: BTreeSet<&str> = cleaned
                .lines
                .iter()
                .map(|line| line.span.of(&source.text).trim())
                .filter(|words| !words.is_empty() && words.len() < 1_000)
                .collect();
            for words in lines {
                *seen.entry(words).or_default() += 1;
            }
        }
        for &i in documents {
            let (Some(source), Some(cleaned)) = (sources.get(i), cleaned.get_mut(i)) else {
                continue;
            };
            for line in cleaned.lines.iter_mut().filter(|line| line.dropped.is_none()) {
                let words = line.span.of(&source.text).trim();
                let recurs = seen.get(words).is_some_and(|&count| count >= MIN_DOCUMENTS);
                if recurs && words::count(words) <= MAX_WORDS && !is_shared_content(words) {
                    line.dropped = Some("site-furniture");
                }
            }
        }
    }
}

/// Question labels and the like recur because the form is shared, not the page.
fn is_shared_content(words: &str) -> bool {
    words.ends_with(':') || words.starts_with('#')
}
