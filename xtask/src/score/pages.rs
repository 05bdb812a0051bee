//! Web pages as such: their articles are compared as those of text dumps are.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Scorer, json, write};
use crate::failure::{Failure, Result};
use crate::tools;

/// Scores the pages in `html`, packed by gzip, against the articles in `gold`.
pub fn pages(scorer: &Scorer<'_>, gold: &Path, html: &Path) -> Result<()> {
    let unpacked = scorer.fresh("aeb-html")?;
    let mut command = scorer.project.command("node");
    command.args(["--input-type=module", "--eval", include_str!("unpacked.mjs"), "--"]);
    tools::run(command.arg(html).arg(&unpacked))?;
    let inspected = scorer.inspect("aeb-html", &unpacked)?;

    // The script reads texts: those that the pages were read as, under the names of texts.
    let texts = scorer.fresh("aeb-html-texts")?;
    for page in json(gold)?.as_array().into_iter().flatten() {
        let id = page["id"].as_str().unwrap_or_default();
        write(&texts.join(format!("{id}.txt")), "")?;
    }
    let mut report = json(&inspected)?;
    for document in report["documents"].as_array_mut().into_iter().flatten() {
        let name = document["file"].as_str().unwrap_or_default().replace(".html", ".txt");
        write(&texts.join(&name), document["text"].as_str().unwrap_or_default())?;
        document["file"] = Value::String(name);
    }
    let renamed = inspected.with_file_name("aeb-html-texts.json");
    fs::write(&renamed, report.to_string()).map_err(|e| Failure::io("writing", &renamed, &e))?;
    scorer.score("pages as HTML", "pages", &[&renamed, gold, &texts])
}
