//! Runs of capitalised words that no known name covers: where an unknown name can stand.

use std::ops::Range;

use crate::tokens::Class;

use super::cues::{Cues, cues};
use super::known::Hit;
use super::reading::{Reading, Region, Sort};

/// A run of capitalised words.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its region, by position.
    pub region: usize,
    /// Whether its first word is capitalised because a sentence begins.
    pub opens: bool,
}

/// Which tokens a known name covers.
pub(super) fn covered(reading: &Reading<'_>, hits: &[Hit]) -> Vec<bool> {
    let mut covered = vec![false; reading.tokens.len()];
    for hit in hits {
        if let Some(tokens) = covered.get_mut(hit.tokens.clone()) {
            tokens.fill(true);
        }
    }
    covered
}

/// The runs of a document, in order.
pub(super) fn runs(reading: &Reading<'_>, covered: &[bool]) -> Vec<Run> {
    let mut runs = Vec::new();
    for (number, region) in reading.regions.iter().enumerate() {
        let mut i = region.tokens.start;
        // Behind a quotation mark a sentence begins too.
        let mut opens = true;
        while i < region.tokens.end {
            // "al-Hilla": the article is part of the name.
            let article = reading.word(i + 1) == "-"
                && reading.token(i + 2).is_some_and(|t| !t.spaced)
                && is_part(reading, covered, i + 2)
                && i + 2 < region.tokens.end
                && is_article(reading.word(i));
            if is_part(reading, covered, i) || article {
                let end = run_end(reading, region, covered, if article { i + 2 } else { i });
                push(reading, &mut runs, i..end, number, opens && region.sort == Sort::Sentence);
                i = end;
                opens = false;
                continue;
            }
            opens = match reading.token(i).map(|token| token.class) {
                Some(Class::Open | Class::Straight | Class::Close) => true,
                Some(Class::Mark) => {
                    opens || matches!(reading.word(i), ":" | "•" | "*" | "…" | ".")
                }
                _ => false,
            };
            i += 1;
        }
    }
    runs
}

fn is_part(reading: &Reading<'_>, covered: &[bool], i: usize) -> bool {
    !covered.get(i).copied().unwrap_or(true)
        && reading.token(i).is_some_and(|token| token.is_capital())
        && reading.word(i) != "I"
}

fn run_end(reading: &Reading<'_>, region: &Region, covered: &[bool], start: usize) -> usize {
    let mut end = start + 1;
    while end < region.tokens.end {
        if is_part(reading, covered, end) && reading.token(end).is_some_and(|t| t.spaced) {
            end += 1;
            continue;
        }
        let joins = |i: usize| is_part(reading, covered, i) && i < region.tokens.end;
        let word = reading.word(end);
        let tight = reading.token(end).is_some_and(|token| !token.spaced);
        let next_tight = reading.token(end + 1).is_some_and(|token| !token.spaced);
        let lower = word.to_lowercase();
        let particle = cues(&lower).has(Cues::PARTICLE);
        end = match word {
            // Sen. Clark
            "." if tight && abbreviated(reading, end - 1) && joins(end + 1) => end + 2,
            // Smith-Miller, Al-Shami
            "-" if tight && next_tight && joins(end + 1) => end + 2,
            // Ibrahim al-Shami
            _ if is_article(&lower) && reading.word(end + 1) == "-" && joins(end + 2) => end + 3,
            _ if particle && joins(end + 1) => end + 2,
            "&" if joins(end + 1) => end + 2,
            _ => return end,
        };
    }
    end
}

/// The Arabic article, as it is written before a hyphen: `al-Shami`, `ez-Zor`.
fn is_article(word: &str) -> bool {
    matches!(
        word,
        "al" | "el"
            | "ul"
            | "ad"
            | "an"
            | "ar"
            | "as"
            | "ash"
            | "at"
            | "az"
            | "ed"
            | "er"
            | "es"
            | "ez"
    )
}

fn abbreviated(reading: &Reading<'_>, i: usize) -> bool {
    cues(&reading.word(i).to_lowercase()).has(Cues::ABBREVIATED)
}

/// Leaves out words that have their capital from the beginning of a sentence.
fn push(
    reading: &Reading<'_>,
    runs: &mut Vec<Run>,
    tokens: Range<usize>,
    region: usize,
    opens: bool,
) {
    let mut start = tokens.start;
    while start < tokens.end {
        let word = reading.word(start).to_lowercase();
        // "IS", "WHO": an abbreviation among words that are not written so.
        let caps = |i: usize| reading.token(i).is_some_and(|t| t.class == Class::Caps);
        let abbreviation = caps(start) && !caps(start + 1) && !caps(start.saturating_sub(1));
        let is_opener = cues(&word).has(Cues::OPENER) && !abbreviation
            || cues(&word).has(Cues::NO_NAME) && tokens.len() == 1;
        let hyphen =
            reading.word(start + 1) == "-" && reading.token(start + 1).is_some_and(|t| !t.spaced);
        let is_common = opens
            && start == tokens.start
            && !hyphen
            && !cues(&word).has(Cues::TITLE)
            && reading.token(start).is_some_and(|t| t.class == Class::Capital)
            && (reading.is_also_lower(reading.word(start)) || word == "near");
        // "the UN" in a heading in capitals or "The" before a name.
        if !(is_opener || is_common) {
            break;
        }
        start += 1;
    }
    if start < tokens.end {
        let opens = opens && start == tokens.start;
        runs.push(Run { tokens: start..tokens.end, region, opens });
    }
}
