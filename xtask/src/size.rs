//! What the first load of the page costs, against a budget and against the last recorded figures.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::failure::{Failure, Result};
use crate::tools::{self, Project};
use crate::{build, dist, headers, setup};

/// The most that the first load may cost, in bytes as the better hosts send it.
const BROTLI_BUDGET: u64 = 250_000;

/// The same for hosts that know gzip alone.
const GZIP_BUDGET: u64 = 330_000;

/// The most that all views together may cost beyond the first load, in brotli.
///
/// A ratchet: it stands just above what was reached. What a view costs on a first visit that opens it
/// is a part of this. Raised for what readers take away: ten formats of files, pictures and citations, which come
/// only when the share dialog is opened (80 kB), for what a host page's script calls (21 kB, of which 7 came
/// out of the first load), for the frame of embeds (15 kB), for long views that are built in turns (10 kB), for a
/// timeline whose elements stay while it is zoomed (9 kB), for lists of events and names whose lines stay while
/// they change, with the table of the timeline's counts (15 kB), and for parts that come in turns of their own when a
/// view is first opened (4 kB).
const LATER_BUDGET: u64 = 564_000;

/// The most that the script for host pages may cost, in brotli: it is on every article that embeds.
const HOST_SCRIPT_BUDGET: u64 = 4_000;

/// The script for host pages.
const HOST_SCRIPT: &str = "embed.v1.js";

/// Where the figures are kept that later ones are compared with.
const RECORD: &str = "bench/size.json";

/// The sizes of files by their names without hashes.
type Sizes = BTreeMap<String, Size>;

/// What the page costs.
struct Cost {
    /// What comes before the page can be used.
    first: Sizes,
    /// What comes when a view is first opened, or ahead of that while the reader reads.
    later: Sizes,
    /// The script that host pages load.
    host_script: Sizes,
}

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
    let cost = measure(project, &page)?;
    print(project, &cost);
    if record {
        let path = project.path(RECORD);
        let text = format!("{:#}\n", to_record(&cost));
        fs::write(&path, text).map_err(|e| Failure::io("writing", &path, &e))?;
        println!("recorded in {RECORD}");
    }
    within_budget(&cost)
}

/// The check that the tests make.
pub fn check(project: &Project, page: &Path) -> Result<()> {
    let cost = measure(project, page)?;
    print(project, &cost);
    within_budget(&cost)
}

/// The files that the browser fetches before the page can be used: `index.html`, all files of the
/// page that it names, and itself. A journey holds this list against what a browser really asks for.
pub fn first_load(page: &Path) -> Result<Vec<String>> {
    let path = page.join("index.html");
    let html = fs::read_to_string(&path).map_err(|e| Failure::io("reading", &path, &e))?;
    let mut files = vec!["index.html".to_owned()];
    let names = ["href", "src", "data-js", "data-wasm"];
    // What is disabled is not fetched.
    let elements = html.split('<').filter(|element| !is_disabled(element));
    for value in elements.flat_map(|element| attributes(element, &names)) {
        let file = value.trim_start_matches("./");
        // What is no file of the page is a link to elsewhere or to a place within the page.
        if page.join(file).is_file() && !files.iter().any(|known| known == file) {
            files.push(file.to_owned());
        }
    }
    Ok(files)
}

/// Whether an element, from behind its `<`, bears the attribute that keeps its file from being fetched.
fn is_disabled(element: &str) -> bool {
    let tag = element.split('>').next().unwrap_or_default();
    tag.split_whitespace().any(|attribute| attribute.split('=').next() == Some("disabled"))
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

fn measure(project: &Project, page: &Path) -> Result<Cost> {
    let first = first_load(page)?;
    let mut later = dist::relative_files(page)?;
    let is_of_views =
        |file: &str| file.ends_with(".wasm") || headers::is_hashed_from(file, "views");
    later.retain(|file| is_of_views(file) && !first.contains(file));
    Ok(Cost {
        first: sizes(project, page, &first)?,
        later: sizes(project, page, &later)?,
        host_script: sizes(project, page, &[HOST_SCRIPT.to_owned()])?,
    })
}

fn sizes(project: &Project, page: &Path, files: &[String]) -> Result<Sizes> {
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

fn total(sizes: &Sizes) -> Size {
    sizes.values().fold(Size::default(), |sum, size| sum.plus(*size))
}

fn to_record(cost: &Cost) -> Value {
    let files = |sizes: &Sizes| -> BTreeMap<String, Value> {
        sizes.iter().map(|(name, size)| (name.clone(), size.to_json())).collect()
    };
    json!({
        "files": files(&cost.first),
        "total": total(&cost.first).to_json(),
        "later": files(&cost.later),
        "later_total": total(&cost.later).to_json(),
        "host_script": files(&cost.host_script),
    })
}

fn print(project: &Project, cost: &Cost) {
    let record = setup::read_json(&project.path(RECORD)).unwrap_or_default();
    let heading = |name: &str| {
        println!(
            "{name:<28} {:>9} {:>9} {:>9}   since the record (brotli)",
            "raw", "gzip", "brotli"
        );
    };
    let row = |name: &str, size: Size, before: Option<Size>| {
        let trend = before.map_or_else(
            || "no record".to_owned(),
            |before| format!("{:+}", size.brotli.cast_signed() - before.brotli.cast_signed()),
        );
        println!("{name:<28} {:>9} {:>9} {:>9}   {trend}", size.raw, size.gzip, size.brotli);
    };
    heading("first load, bytes");
    for (name, size) in &cost.first {
        row(name, *size, Size::from_json(&record["files"][name]));
    }
    row("all together", total(&cost.first), Size::from_json(&record["total"]));
    println!("{:<28} {:>9} {:>9} {:>9}\n", "budget", "", GZIP_BUDGET, BROTLI_BUDGET);
    heading("views, when opened");
    for (name, size) in &cost.later {
        row(name, *size, Size::from_json(&record["later"][name]));
    }
    row("all together", total(&cost.later), Size::from_json(&record["later_total"]));
    println!("{:<28} {:>9} {:>9} {:>9}\n", "budget", "", "", LATER_BUDGET);
    heading("host pages");
    for (name, size) in &cost.host_script {
        row(name, *size, Size::from_json(&record["host_script"][name]));
    }
    println!("{:<28} {:>9} {:>9} {:>9}", "budget", "", "", HOST_SCRIPT_BUDGET);
}

fn within_budget(cost: &Cost) -> Result<()> {
    let (first, later) = (total(&cost.first), total(&cost.later));
    if first.brotli > BROTLI_BUDGET || first.gzip > GZIP_BUDGET {
        return Err(Failure::new(format!(
            "the first load is too large: expected at most {BROTLI_BUDGET} bytes in brotli and {GZIP_BUDGET} in \
             gzip, found {} and {}",
            first.brotli, first.gzip
        )));
    }
    if later.brotli > LATER_BUDGET {
        return Err(Failure::new(format!(
            "the views are too large: expected at most {LATER_BUDGET} bytes in brotli, found {}",
            later.brotli
        )));
    }
    let host_script = total(&cost.host_script).brotli;
    if host_script > HOST_SCRIPT_BUDGET {
        return Err(Failure::new(format!(
            "the script for host pages is too large: expected at most {HOST_SCRIPT_BUDGET} bytes in brotli, found \
             {host_script}"
        )));
    }
    Ok(())
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
    fn one_byte_over_a_budget_fails() {
        let sizes = |gzip, brotli| Sizes::from([("a".to_owned(), Size { raw: 1, gzip, brotli })]);
        let cost = |gzip, brotli, later| Cost {
            first: sizes(gzip, brotli),
            later: sizes(0, later),
            host_script: sizes(0, HOST_SCRIPT_BUDGET),
        };
        assert!(within_budget(&cost(GZIP_BUDGET, BROTLI_BUDGET, LATER_BUDGET)).is_ok());
        assert!(within_budget(&cost(GZIP_BUDGET + 1, BROTLI_BUDGET, LATER_BUDGET)).is_err());
        assert!(within_budget(&cost(GZIP_BUDGET, BROTLI_BUDGET + 1, LATER_BUDGET)).is_err());
        assert!(within_budget(&cost(GZIP_BUDGET, BROTLI_BUDGET, LATER_BUDGET + 1)).is_err());
        let mut host = cost(GZIP_BUDGET, BROTLI_BUDGET, LATER_BUDGET);
        host.host_script = sizes(0, HOST_SCRIPT_BUDGET + 1);
        assert!(within_budget(&host).is_err());
    }

    #[test]
    fn a_file_keeps_its_name_in_the_record_when_its_contents_change() {
        assert_eq!(without_hash("readout-page-0123456789abcdef.wasm"), "readout-page.wasm");
        assert_eq!(without_hash("boot.js"), "boot.js");
    }
}
