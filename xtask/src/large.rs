//! The page over a thousand made-up documents: what a folder that grew would look like.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::tools::{self, Project};
use crate::{build, shards};

/// Five of them are told in each document.
const EVENTS: u32 = 5000;

/// The page in pieces with other pieces: its code is the same for every corpus.
pub fn site(project: &Project, in_pieces: &Path) -> Result<PathBuf> {
    let corpus = project.state().join("large/corpus");
    let site = project.state().join("large/page");
    build::remove_folder(&site)?;
    build::copy_folder(in_pieces, &site)?;
    build::remove_folder(&site.join(shards::PIECES))?;
    generate(project, &corpus, EVENTS)?;
    shards::cut(project, &corpus, &site)?;
    Ok(site)
}

/// Writes a made-up corpus of so many events into a folder, the same every time.
pub fn generate(project: &Project, folder: &Path, events: u32) -> Result<()> {
    fs::create_dir_all(folder).map_err(|e| Failure::io("creating", folder, &e))?;
    let mut node = project.command("node");
    node.arg(project.path("bench/views/corpus.mjs")).arg(folder).arg(events.to_string());
    tools::run(&mut node)
}
