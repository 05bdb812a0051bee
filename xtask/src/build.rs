//! Builds the release page: Trunk compiles and bundles, [`dist`] finishes.
//!
//! Each combination of seeds and public URL has its own folder under `target/xtask/pages`, with a
//! fingerprint of everything that it was made from, so that nothing is built twice.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Component, Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use crate::alone::alone;
use crate::failure::{Failure, Result};
use crate::fingerprint::{self, Fingerprint};
use crate::tools::{self, Project};
use crate::{dist, embeds, offline, release, setup, shards, split};

/// Folders and files of the root that the page is not made from.
const NOT_IN_THE_PAGE: &[&str] = &[
    "target",
    "dist",
    "e2e",
    "bench",
    "docs",
    "examples",
    "fuzz",
    "seeds",
    ".git",
    ".ci",
    "node_modules",
];

/// The endings of files that can hold documents, as `ingest` reads them.
const DOCUMENTS: &[&str] = &["txt", "md", "markdown", "html", "htm", "xhtml", "jsonl", "ndjson"];

/// What to build.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of documents; the project's own `seeds/` if none is given.
    pub seeds: Option<PathBuf>,
    /// Where the page expects its files, as Trunk understands it. `./` suits every place.
    pub public_url: String,
    /// Whether the corpus stands in pieces beside the page (`Some(true)`) or within it; by its size where not said.
    pub sharded: Option<bool>,
}

impl Default for Options {
    fn default() -> Self {
        Self { seeds: None, public_url: "./".to_owned(), sharded: None }
    }
}

/// `cargo xtask build`: the page in a folder of its own, ready to be published. What the build before had there and
/// pages that stand open may ask for stays for one release.
pub fn into(project: &Project, options: &Options, out: &Path, offline: bool) -> Result<()> {
    let out = std::path::absolute(out).map_err(|e| Failure::io("finding", out, &e))?;
    may_replace(project, &out)?;
    setup::for_build(project)?;
    let page = page(project, options)?;
    let fresh = out
        .with_file_name(format!("{}.new", out.file_name().unwrap_or_default().to_string_lossy()));
    remove_folder(&fresh)?;
    copy_folder(&page, &fresh)?;
    if offline {
        offline::add(&fresh)?;
    }
    release::keep(&out, &fresh)?;
    remove_folder(&out)?;
    fs::rename(&fresh, &out).map_err(|e| Failure::io("writing", &out, &e))?;
    println!("the page is in {}", out.display());
    Ok(())
}

/// Builds the page unless the last build is still good, and says where it is.
pub fn page(project: &Project, options: &Options) -> Result<PathBuf> {
    let seeds = seeds_folder(project, options.seeds.as_deref())?;
    let mut which = Fingerprint::default();
    which.add(seeds.to_string_lossy().as_bytes());
    which.add(options.public_url.as_bytes());
    let sharded = match options.sharded {
        Some(sharded) => sharded,
        None => shards::are_better(&seeds)?,
    };
    which.add(&[u8::from(sharded)]);
    let page = project.state().join("pages").join(which.digits());
    let _alone = alone(project, "build")?;
    let stamp = page.with_extension("stamp");

    let inputs = inputs(project, &seeds, &options.public_url)?;
    if page.join("index.html").is_file() && fs::read_to_string(&stamp).is_ok_and(|s| s == inputs) {
        println!("build: nothing has changed since the last build");
        return Ok(page);
    }
    let start = Instant::now();
    println!("build: the release page from {}", seeds.display());
    println!("build: a first build takes about 3 minutes on two cores, later ones less");
    let staging = project.state().join("trunk");
    remove_folder(&staging)?;
    tools::run(project.cargo().args(["fetch", "--locked", "--quiet"]))?;
    trunk(project, &seeds, options, sharded, &staging)?;
    let corpus = match sharded {
        true => shards::write(project, &seeds, &staging)?,
        false => split::embedded_corpus(project)?,
    };
    dist::finish(project, &staging)?;
    embeds::write(project, &staging, &seeds, &options.public_url, &corpus)?;
    offline::retire(&staging)?;
    dist::write_headers(&staging)?;

    let _ = fs::remove_file(&stamp);
    remove_folder(&page)?;
    copy_folder(&staging, &page)?;
    fs::write(&stamp, inputs).map_err(|e| Failure::io("writing", &stamp, &e))?;
    println!("build: done in {:.0} s", start.elapsed().as_secs_f64());
    Ok(page)
}

/// The files of `style/` that come with the views, in a folder of their own.
const STYLE_OF_VIEWS: &str = "views";

/// Joins the files of `style/` into two: what the page starts with, and what its views bring.
///
/// The cascade goes from the general to the particular: tokens, elements, layout, everything else.
pub fn style(project: &Project) -> Result<()> {
    let dir = project.path("style");
    let is_css = |path: &Path| path.extension().is_some_and(|ending| ending == "css");
    let mut files = fingerprint::files(&dir, &|path| path.is_file() && !is_css(path))?;
    files.sort_by_key(|path| {
        let relative = path.strip_prefix(&dir).unwrap_or(path).to_owned();
        let first = ["tokens.css", "base.css", "layout.css", "shell.css"];
        let place = first.iter().position(|name| relative == Path::new(name));
        (place.unwrap_or(first.len()), relative.components().count(), relative)
    });
    let (mut at_start, mut of_views) = (String::new(), String::new());
    for file in files {
        let text = fs::read_to_string(&file).map_err(|e| Failure::io("reading", &file, &e))?;
        let is_later = file.starts_with(dir.join(STYLE_OF_VIEWS));
        let joined = if is_later { &mut of_views } else { &mut at_start };
        joined.push_str(text.trim_start_matches('\u{feff}'));
        joined.push('\n');
    }
    write_changed(&project.path("target/style/readout.css"), &at_start)?;
    write_changed(&project.path("target/style/views.css"), &of_views)
}

/// Leaves a file alone that says the same already, so that nobody sees a change where there is none.
fn write_changed(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|e| Failure::io("writing", path, &e))
}

/// The absolute path of a folder that can be a corpus, or what is wrong with it.
pub fn seeds_folder(project: &Project, given: Option<&Path>) -> Result<PathBuf> {
    let dir = given.map_or_else(|| project.path("seeds"), Path::to_path_buf);
    let shown = dir.display();
    let Ok(dir) = fs::canonicalize(&dir) else {
        return Err(Failure::input(format!(
            "expected a folder of documents, found nothing: {shown}"
        )));
    };
    if !dir.is_dir() {
        return Err(Failure::input(format!(
            "expected a folder of documents, found a file: {shown}"
        )));
    }
    let is_document = |path: &PathBuf| {
        path.extension()
            .and_then(|ending| ending.to_str())
            .is_some_and(|ending| DOCUMENTS.contains(&ending.to_ascii_lowercase().as_str()))
    };
    if fingerprint::files(&dir, &fingerprint::is_hidden)?.iter().any(is_document) {
        Ok(dir)
    } else {
        Err(Failure::input(format!(
            "expected at least one .txt, .md, .html or .jsonl file in the folder: {shown}"
        )))
    }
}

/// A fingerprint of everything that the page is made from.
pub fn inputs(project: &Project, seeds: &Path, public_url: &str) -> Result<String> {
    let mut inputs = Fingerprint::default();
    inputs.add(public_url.as_bytes());
    inputs.add(tools::read(project.command("rustc").arg("-vV"))?.as_bytes());
    for name in ["RUSTFLAGS", "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS"] {
        inputs.add(std::env::var_os(name).unwrap_or_default().as_encoded_bytes());
    }
    inputs.add_folder(project.root(), &|path| {
        path.parent() == Some(project.root())
            && path.file_name().is_some_and(|name| {
                let name = name.to_string_lossy();
                NOT_IN_THE_PAGE.contains(&&*name) || name.ends_with(".md")
            })
    })?;
    let lock = project.path("e2e/package-lock.json");
    inputs.add(&fs::read(&lock).map_err(|e| Failure::io("reading", &lock, &e))?);
    // The authority of the project's own seeds serves folders that have none.
    inputs.add_folder(&project.path("seeds"), &|_| false)?;
    inputs.add_folder(seeds, &fingerprint::is_hidden)?;
    Ok(inputs.digits())
}

fn trunk(
    project: &Project,
    seeds: &Path,
    options: &Options,
    sharded: bool,
    staging: &Path,
) -> Result<()> {
    let features = if sharded { "split sharded" } else { "split" };
    let mut command = project.command(project.tool("trunk"));
    command
        .args(["build", "--release", "--locked", "--offline", "--skip-version-check"])
        .args(["--features", features, "--public-url", &options.public_url, "--dist"])
        .arg(staging)
        .env("READOUT_SEEDS", seeds)
        // Trunk takes this for one of its own switches and refuses the usual value `1`.
        .env_remove("NO_COLOR")
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| tools::cannot_start(&command, &error))?;
    let mut log = BuildLog::default();
    if let Some(stderr) = child.stderr.take() {
        for line in BufReader::new(stderr).split(b'\n').map_while(std::io::Result::ok) {
            let line = String::from_utf8_lossy(&line);
            if let Some(line) = log.take(line.trim_end()) {
                eprintln!("{line}");
            }
        }
    }
    let status = child.wait().map_err(|error| tools::cannot_start(&command, &error))?;
    match (status.success(), log.seeds_error) {
        (true, _) => Ok(()),
        (false, Some(message)) => Err(Failure::input(message)),
        (false, None) => Err(Failure::new(format!("the page could not be built ({status})"))),
    }
}

/// Sorts what cargo and Trunk print into what a person should see.
#[derive(Default)]
struct BuildLog {
    /// What the page's build script says is wrong with the documents.
    seeds_error: Option<String>,
}

impl BuildLog {
    /// The line to show, if any.
    fn take<'a>(&mut self, line: &'a str) -> Option<&'a str> {
        let plain = line.trim_start();
        if let Some(said) = plain.strip_prefix("error: readout-page@") {
            let message = said.split_once(": ").map_or(said, |(_, message)| message);
            self.seeds_error.get_or_insert_with(|| message.to_owned());
        }
        // After the build script has spoken, cargo and Trunk only repeat that it has.
        (self.seeds_error.is_none() && !is_trunk_progress(plain)).then_some(line)
    }
}

/// Trunk's own log lines begin with a time stamp: `2026-02-01T10:00:00.000000Z  INFO …`.
fn is_trunk_progress(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.next().is_some_and(|time| time.contains('T') && time.ends_with('Z'))
        && words.next() == Some("INFO")
}

/// Refuses to replace a folder that holds something else than a page of ours.
fn may_replace(project: &Project, out: &Path) -> Result<()> {
    let Ok(mut entries) = fs::read_dir(out) else {
        return if out.exists() {
            Err(Failure::input(format!("expected a folder to write to: {}", out.display())))
        } else {
            Ok(())
        };
    };
    let is_ours =
        fs::read_to_string(out.join("_headers")).is_ok_and(|t| t.starts_with("# Readout"));
    let climbs = out.components().any(|part| part == Component::ParentDir);
    if climbs || project.root().starts_with(out) || (entries.next().is_some() && !is_ours) {
        return Err(Failure::input(format!(
            "expected an empty folder or one that an earlier build wrote, so that nothing else is lost: {}",
            out.display()
        )));
    }
    Ok(())
}

pub fn remove_folder(dir: &Path) -> Result<()> {
    match fs::remove_dir_all(dir) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(Failure::io("emptying", dir, &e)),
        _ => Ok(()),
    }
}

pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for file in fingerprint::files(from, &|_| false)? {
        let target = to.join(file.strip_prefix(from).unwrap_or(&file));
        let parent = target.parent().unwrap_or(to);
        fs::create_dir_all(parent)
            .and_then(|()| fs::copy(&file, &target))
            .map_err(|e| Failure::io("writing", &target, &e))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_broken_authority_only_its_message_is_shown() {
        let mut log = BuildLog::default();
        assert!(log.take("   Compiling readout-page v0.1.0").is_some());
        assert!(log.take("2026-02-01T10:00:00.000000Z  INFO starting build").is_none());
        let message = "expected a name: people.toml:3";
        assert!(log.take(&format!("error: readout-page@0.1.0: {message}")).is_none());
        assert!(log.take("error: build script logged errors").is_none());
        assert!(log.take("2026-02-01T10:00:00.000000Z ERROR error from build pipeline").is_none());
        assert_eq!(log.seeds_error.as_deref(), Some(message));
    }

    #[test]
    fn a_compiler_error_is_shown_in_full() {
        let mut log = BuildLog::default();
        assert!(log.take("error[E0308]: mismatched types").is_some());
        assert!(log.take("error: could not compile `readout-page` (bin)").is_some());
        assert_eq!(log.seeds_error, None);
    }

    #[test]
    fn a_folder_with_someones_files_is_not_replaced() {
        let project = Project::find().unwrap();
        let failure = may_replace(&project, &project.path("xtask/src")).unwrap_err();
        assert_eq!(failure.exit_code(), 2);
        assert!(may_replace(&project, project.root()).is_err());
        assert!(may_replace(&project, &project.path("no such folder")).is_ok());
    }

    #[test]
    fn a_folder_that_holds_records_alone_is_a_corpus() {
        let project = Project::find().unwrap();
        let dir = project.state().join("tests/records");
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("news.jsonl"), "{\"id\": \"a\", \"body\": \"Two ministers met.\"}\n")
            .unwrap();
        assert_eq!(seeds_folder(&project, Some(&dir)).unwrap(), fs::canonicalize(&dir).unwrap());
    }

    #[test]
    fn a_folder_without_documents_is_named() {
        let project = Project::find().unwrap();
        for dir in ["no such folder", "xtask", "Cargo.toml"] {
            let failure = seeds_folder(&project, Some(&project.path(dir))).unwrap_err();
            assert_eq!(failure.exit_code(), 2);
            assert!(failure.to_string().contains(dir), "{failure}");
        }
    }
}
