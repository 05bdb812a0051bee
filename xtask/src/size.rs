//! What the first load of the page costs, against a budget and against the last recorded figures.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::failure::{Failure, Result};
use crate::tools::{self, Project};
use crate::{build, headers, setup};

/// The most that the first load may cost, in bytes as the better hosts send it.
///
/// A ratchet on the way to the goal: it stands just above what was reached and only ever goes down.
const BROTLI_BUDGET: u64 = 425_000;

/// The same for hosts that know gzip alone.
const GZIP_BUDGET: u64 = 540_000;

/// What the first load is meant to cost, in brotli and in gzip.
const GOAL: (u64, u64) = (250_000, 330_000);

/// Where the figures are kept that later ones are compared with.
const RECORD: &str = "bench/size.json";

/// The size of a file in bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

impl Size {
    fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }

    fn from_json(value: &Value) -> Option<Self> {
        let figure = |name: &str| value[name].as_u64();
        Some(Self { raw: figure("raw")?, gzip: figure("gzip")?, brotli: figure("brotli")? })
    }

    fn to_json(self) -> Value {
        json!({ "raw": self.raw, "gzip": self.gzip, "brotli": self.brotli })
    }
}

/// `cargo xtask size`: builds if need be and prints the figures.
pub fn command(project: &Project, record: bool) -> Result<()> {
    setup::for_build(project)?;
    let page = build::page(project, &build::Options::default())?;
    let sizes = measure(project, &page)?;
    print(project, &sizes);
    if record {
        let path = project.path(RECORD);
        let text = format!("{:#}\n", to_record(&sizes));
        fs::write(&path, text).map_err(|e| Failure::io("writing", &path, &e))?;
        println!("recorded in {RECORD}");
    }
    within_budget(&sizes)
}

/// The check that the tests make.
pub fn check(project: &Project, page: &Path) -> Result<()> {
    let sizes = measure(project, page)?;
    print(project, &sizes);
    within_budget(&sizes)
}

/// The files that the browser fetches before the page can be used: `index.html`, all files of the
/// page that it names, and itself. A journey holds this list against what a browser really asks for.
pub fn first_load(page: &Path) -> Result<Vec<String>> {
    let path = page.join("index.html");
    let html = fs::read_to_string(&path).map_err(|e| Failure::io("reading", &path, &e))?;
    let mut files = vec!["index.html".to_owned()];
    for value in attributes(&html, &["href", "src", "data-js", "data-wasm"]) {
        let file = value.trim_start_matches("./");
        // What is no file of the page is a link to elsewhere or to a place within the page.
        if page.join(file).is_file() && !files.iter().any(|known| known == file) {
            files.push(file.to_owned());
        }
    }
    Ok(files)
}

/// The values of the named attributes, in the order of the text.
fn attributes<'a>(html: &'a str, names: &[&str]) -> Vec<&'a str> {
    let mut values = Vec::new();
    for (at, _) in html.match_indices('=') {
        let (before, after) = (&html[..at], &html[at + 1..]);
        let named = names.iter().any(|name| {
            before.strip_suffix(name).is_some_and(|rest| rest.ends_with(char::is_whitespace))
        });
        if !named {
            continue;
        }
        let value = match after.strip_prefix(['"', '\'']) {
            Some(quoted) => quoted.split(['"', '\'']).next(),
            // Trunk's minifier leaves the quotes out where it can.
            None => after.split(|c: char| c.is_whitespace() || c == '>').next(),
        };
        values.extend(value.filter(|value| !value.is_empty()));
    }
    values
}

fn measure(project: &Project, page: &Path) -> Result<BTreeMap<String, Size>> {
    let files = first_load(page)?;
    let mut command = project.command("node");
    command.args(["--input-type=module", "--eval", include_str!("compressed.mjs"), "--"]);
    command.args(files.iter().map(|file| page.join(file)));
    let answer: Value = serde_json::from_str(&tools::read(&mut command)?)
        .map_err(|e| Failure::new(format!("expected sizes as JSON from Node: {e}")))?;
    files
        .iter()
        .enumerate()
        .map(|(i, file)| {
            let size = Size::from_json(&answer[i])
                .ok_or_else(|| Failure::new(format!("expected the size of a file: {file}")))?;
            Ok((without_hash(file), size))
        })
        .collect()
}

/// The name of a file without the hash of its contents, so that builds can be compared.
fn without_hash(file: &str) -> String {
    match file.rsplit_once('.') {
        Some((stem, ending)) if headers::is_hashed(file) => {
            format!("{}.{ending}", stem.rsplit_once('-').map_or(stem, |(name, _)| name))
        }
        _ => file.to_owned(),
    }
}

fn total(sizes: &BTreeMap<String, Size>) -> Size {
    sizes.values().fold(Size::default(), |sum, size| sum.plus(*size))
}

fn to_record(sizes: &BTreeMap<String, Size>) -> Value {
    let files: BTreeMap<_, _> = sizes.iter().map(|(name, size)| (name, size.to_json())).collect();
    json!({ "files": files, "total": total(sizes).to_json() })
}

fn print(project: &Project, sizes: &BTreeMap<String, Size>) {
    let record = setup::read_json(&project.path(RECORD)).unwrap_or_default();
    println!(
        "{:<28} {:>9} {:>9} {:>9}   since the record (brotli)",
        "first load, bytes", "raw", "gzip", "brotli"
    );
    let row = |name: &str, size: Size, before: Option<Size>| {
        let trend = before.map_or_else(
            || "no record".to_owned(),
            |before| format!("{:+}", size.brotli.cast_signed() - before.brotli.cast_signed()),
        );
        println!("{name:<28} {:>9} {:>9} {:>9}   {trend}", size.raw, size.gzip, size.brotli);
    };
    for (name, size) in sizes {
        row(name, *size, Size::from_json(&record["files"][name]));
    }
    row("all together", total(sizes), Size::from_json(&record["total"]));
    println!("{:<28} {:>9} {:>9} {:>9}", "budget", "", GZIP_BUDGET, BROTLI_BUDGET);
    println!("{:<28} {:>9} {:>9} {:>9}", "goal", "", GOAL.1, GOAL.0);
}

fn within_budget(sizes: &BTreeMap<String, Size>) -> Result<()> {
    let total = total(sizes);
    if total.brotli <= BROTLI_BUDGET && total.gzip <= GZIP_BUDGET {
        return Ok(());
    }
    Err(Failure::new(format!(
        "the first load is too large: expected at most {BROTLI_BUDGET} bytes in brotli and {GZIP_BUDGET} in gzip, \
         found {} and {}",
        total.brotli, total.gzip
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_with_and_without_quotes() {
        let html = r#"<link rel=stylesheet href=./a.css><script src="boot.js" data-wasm='./b.wasm' xsrc="no"></script>"#;
        assert_eq!(
            attributes(html, &["href", "src", "data-wasm"]),
            ["./a.css", "boot.js", "./b.wasm"]
        );
    }

    #[test]
    fn one_byte_over_either_budget_fails() {
        let sizes =
            |gzip, brotli| BTreeMap::from([("a".to_owned(), Size { raw: 1, gzip, brotli })]);
        assert!(within_budget(&sizes(GZIP_BUDGET, BROTLI_BUDGET)).is_ok());
        assert!(within_budget(&sizes(GZIP_BUDGET + 1, BROTLI_BUDGET)).is_err());
        assert!(within_budget(&sizes(GZIP_BUDGET, BROTLI_BUDGET + 1)).is_err());
    }

    #[test]
    fn a_file_keeps_its_name_in_the_record_when_its_contents_change() {
        assert_eq!(without_hash("readout-page-0123456789abcdef.wasm"), "readout-page.wasm");
        assert_eq!(without_hash("boot.js"), "boot.js");
    }
}
