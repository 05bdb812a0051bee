//! Parallel accounts and passages that were taken over: whether the comparison sets them side by side.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::{Scorer, json};
use crate::failure::{Failure, Result};
use crate::tools;

/// The lists of annotated pairs, each of two ends `a` and `b`.
const LISTS: [&str; 2] = ["parallel_accounts", "reuse"];

/// A passage of a text: the lines of its file, from 1.
struct End {
    segment: String,
    lines: [u64; 2],
}

/// Compares the segments of each annotated pair and counts how many have a row with a sentence of both passages.
/// A pair within one segment is none of two accounts and is left out, and so is one with a passage that was set aside.
pub fn score(
    scorer: &Scorer<'_>,
    annotations: &Path,
    inspected: &Path,
    seeds: &Path,
) -> Result<()> {
    let (gold, found) = (json(annotations)?, json(inspected)?);
    let mut compared: BTreeMap<(String, String), Value> = BTreeMap::new();
    for list in LISTS {
        let (mut aligned, mut total) = (0, 0);
        for pair in gold[list].as_array().into_iter().flatten() {
            let (left, right) = (end(&found, &pair["a"])?, end(&found, &pair["b"])?);
            let Some((left, right)) = left.zip(right).filter(|(a, b)| a.segment != b.segment)
            else {
                continue;
            };
            total += 1;
            let key = (left.segment.clone(), right.segment.clone());
            if !compared.contains_key(&key) {
                let mut command = scorer.project.command(&scorer.readout);
                command.arg("compare").args([&left.segment, &right.segment]).arg(seeds);
                let text = tools::read(&mut command)?;
                let value = serde_json::from_str(&text)
                    .map_err(|e| Failure::new(format!("expected a comparison as JSON, {e}")))?;
                compared.insert(key.clone(), value);
            }
            let rows = compared.get(&key).and_then(|one| one["rows"].as_array());
            let is_aligned = rows
                .into_iter()
                .flatten()
                .any(|row| has(&row["left"], left.lines) && has(&row["right"], right.lines));
            if is_aligned {
                aligned += 1;
            } else {
                println!("  not aligned: {} {:?}, {} {:?}", key.0, left.lines, key.1, right.lines);
            }
        }
        println!("accounts: {aligned} of {total} pairs of {list} aligned");
    }
    Ok(())
}

/// Whether a sentence of a row stands on some of the lines.
fn has(sentences: &Value, [first, last]: [u64; 2]) -> bool {
    sentences.as_array().into_iter().flatten().any(|sentence| {
        lines(&sentence["lines"]).is_some_and(|[start, end]| start <= last && end >= first)
    })
}

/// The segment of an annotated passage: its file begins with the number of the seed, and it has the first of its lines
/// or the last. `None` where it was set aside.
fn end(found: &Value, gold: &Value) -> Result<Option<End>> {
    let wrong =
        || Failure::new(format!("expected a seed and lines of one of its segments: {gold}"));
    let seed = gold["seed"].as_str().ok_or_else(wrong)?;
    let line = |line: &Value| Some([line.as_u64()?; 2]);
    let own = lines(&gold["lines"]).or_else(|| line(&gold["line"])).ok_or_else(wrong)?;
    let documents = found["documents"].as_array().into_iter().flatten();
    let of_seed = documents.filter(|one| one["file"].as_str().is_some_and(|f| f.starts_with(seed)));
    let mut segments = of_seed.flat_map(|one| one["segments"].as_array().into_iter().flatten());
    let is_within =
        |at: &[u64; 2]| (at[0]..=at[1]).contains(&own[0]) || (at[0]..=at[1]).contains(&own[1]);
    let segment = segments.find(|one| lines(&one["lines"]).is_some_and(|at| is_within(&at)));
    let id = segment.and_then(|one| one["id"].as_str());
    Ok(id.map(|id| End { segment: id.to_owned(), lines: own }))
}

fn lines(value: &Value) -> Option<[u64; 2]> {
    Some([value.get(0)?.as_u64()?, value.get(1)?.as_u64()?])
}
