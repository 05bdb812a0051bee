//! Takes the linked code apart: what the page starts with, and what its views bring when they are opened.
//!
//! The page is compiled with the feature `split` and linked with its relocations. Trunk has run
//! wasm-bindgen on the whole; here it is run again on the first part, over the same file names.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use wasm_split_cli_support::{Options, transform};

use crate::failure::{Failure, Result};
use crate::fingerprint::Fingerprint;
use crate::setup::WASM_TARGET;
use crate::tools::{self, Project};

/// The profile that index.html names for the page's code.
pub const PROFILE: &str = "wasm-release";

/// The script that fetches the parts. Its name until it gets one by its contents.
pub const LOADER: &str = "views.js";

/// What the code was taken apart into.
pub struct Parts {
    /// The downloads of the views, beside the page's first one.
    pub later: Vec<PathBuf>,
    /// The script that fetches them.
    pub loader: PathBuf,
}

/// Replaces the code that Trunk put into `dir` under the names `{stem}.js` and `{stem}_bg.wasm` by its
/// first part, and puts the others beside it.
pub fn apart(project: &Project, dir: &Path, stem: &str) -> Result<Parts> {
    let linked = linked(project)?;
    let code = fs::read(&linked).map_err(|e| Failure::io("reading", &linked, &e))?;
    let parts = project.state().join("split");
    let _ = fs::remove_dir_all(&parts);
    fs::create_dir_all(&parts).map_err(|e| Failure::io("creating", &parts, &e))?;

    let first = parts.join("first.wasm");
    let main_module = format!("./{stem}.js");
    let link_name = format!("./{LOADER}");
    let mut options = Options::new(&code);
    options.output_dir = &parts;
    options.main_out_path = &first;
    options.link_name = &link_name;
    options.main_module = &main_module;
    let split = transform(options).map_err(|error| {
        Failure::new(format!("the code could not be taken apart: {error:#}: {}", linked.display()))
    })?;

    tools::run(
        project
            .command(project.tool("wasm-bindgen"))
            // The parts find each other through exports that nothing in the first one uses.
            .args(["--target=web", "--no-typescript", "--keep-lld-exports"])
            .args(["--out-name", stem, "--out-dir"])
            .arg(dir)
            .arg(&first),
    )?;
    let mut later = Vec::new();
    for file in split.split_modules.iter().filter(|file| file.is_file()) {
        later.push(copied(file, dir)?);
    }
    later.sort();
    Ok(Parts { later, loader: copied(&parts.join(LOADER), dir)? })
}

/// The page's code as the compiler linked it last.
pub fn linked(project: &Project) -> Result<PathBuf> {
    Ok(target_folder(project)?.join(WASM_TARGET).join(PROFILE).join("readout-page.wasm"))
}

/// Names the loader by everything that it leads to. Its own text would not do: it speaks of the page's
/// script by a name that in turn depends on the loader's.
pub fn loader_name(dir: &Path, parts: &Parts, first: &str) -> Result<String> {
    let mut contents = Fingerprint::default();
    contents.add(first.as_bytes());
    contents.add(&fs::read(&parts.loader).map_err(|e| Failure::io("reading", &parts.loader, &e))?);
    let name = format!("views-{}.js", contents.digits());
    let path = dir.join(&name);
    fs::rename(&parts.loader, &path).map_err(|e| Failure::io("writing", &path, &e))?;
    Ok(name)
}

fn copied(file: &Path, dir: &Path) -> Result<PathBuf> {
    let target = dir.join(file.file_name().unwrap_or_default());
    fs::copy(file, &target).map_err(|e| Failure::io("writing", &target, &e))?;
    Ok(target)
}

/// The packed corpus that is in the code which was linked last.
///
/// Cargo keeps one for each way in which the page was ever built; the one whose bytes stand in the code is the one.
pub fn embedded_corpus(project: &Project) -> Result<Vec<u8>> {
    let folder = target_folder(project)?.join(WASM_TARGET).join(PROFILE);
    let linked = folder.join("readout-page.wasm");
    let code = fs::read(&linked).map_err(|e| Failure::io("reading", &linked, &e))?;
    let builds = folder.join("build");
    let entries = fs::read_dir(&builds).map_err(|e| Failure::io("reading", &builds, &e))?;
    entries
        .filter_map(std::result::Result::ok)
        .filter_map(|entry| fs::read(entry.path().join("out/corpus.readout")).ok())
        .find(|corpus| holds(&code, corpus))
        .ok_or_else(|| {
            Failure::new(format!("expected the page's corpus below: {}", builds.display()))
        })
}

/// Whether the bytes stand in others. A corpus begins with a word that hardly occurs in code.
fn holds(code: &[u8], part: &[u8]) -> bool {
    let Some(start) = part.get(..8) else { return false };
    code.windows(8).enumerate().any(|(at, word)| word == start && code[at..].starts_with(part))
}

/// Where cargo puts what it builds; a person may have moved it.
fn target_folder(project: &Project) -> Result<PathBuf> {
    let mut command = project.cargo();
    command.args(["metadata", "--no-deps", "--format-version=1", "--offline"]);
    let metadata: Value = serde_json::from_str(&tools::read(&mut command)?)
        .map_err(|e| Failure::new(format!("expected JSON from cargo metadata: {e}")))?;
    let folder = metadata["target_directory"].as_str();
    folder.map(PathBuf::from).ok_or_else(|| Failure::new("expected a target folder from cargo"))
}
