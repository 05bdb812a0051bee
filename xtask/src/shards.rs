//! A corpus in pieces beside the page, for folders that are too large to be embedded.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Result};
use crate::fingerprint;
use crate::tools::{self, Project};

/// Folders with more bytes than this are not embedded. A byte of text is about 0.7 of a byte of download with all that
/// is found in it, so a megabyte is three times what all the page's code weighs; what a first search needs of it in
/// pieces is less than half of that, and grows far more slowly.
const EMBEDDED_BYTES: u64 = 1_000_000;

/// The head of the corpus, whose name stays.
const HEAD: &str = "corpus.head";

/// What the thread that answers questions starts with.
const WORKER: &str = "src/pieces/worker.js";

/// What begins both while the page's code is on its way, and how the page names it.
const EARLY: &str = "src/pieces/early.js";
const EARLY_TAG: &str = "<script type=\"module\" async src=\"early.js\"></script>";

/// The folder of the pieces, whose names change with their contents.
pub const PIECES: &str = "pieces";

/// Whether a folder is so large that its corpus is better fetched in pieces.
pub fn are_better(seeds: &Path) -> Result<bool> {
    let files = fingerprint::files(seeds, &fingerprint::is_hidden)?;
    let sizes = files.iter().filter_map(|file| Some(fs::metadata(file).ok()?.len()));
    Ok(sizes.sum::<u64>() > EMBEDDED_BYTES)
}

/// Analyses a folder and puts the head and the pieces of its corpus beside the page, with what fetches them; returns the
/// corpus as a whole.
pub fn write(project: &Project, seeds: &Path, page: &Path) -> Result<Vec<u8>> {
    let whole = cut(project, seeds, page)?;
    for (script, name) in [(WORKER, "worker.js"), (EARLY, "early.js")] {
        let (from, to) = (project.path(script), page.join(name));
        fs::copy(&from, &to).map_err(|e| Failure::io("writing", &to, &e))?;
    }
    let index = page.join("index.html");
    let html = fs::read_to_string(&index).map_err(|e| Failure::io("reading", &index, &e))?;
    let Some((head, rest)) = html.split_once("</head>") else {
        return Err(Failure::new(format!("expected a </head> in {}", index.display())));
    };
    let html = format!("{head}{EARLY_TAG}</head>{rest}");
    fs::write(&index, html).map_err(|e| Failure::io("writing", &index, &e))?;
    Ok(whole)
}

/// Analyses a folder and puts the head and the pieces of its corpus into another; returns the corpus as a whole.
pub fn cut(project: &Project, seeds: &Path, page: &Path) -> Result<Vec<u8>> {
    // Not in the page's build script, which is compiled without optimisation: that takes minutes for what takes seconds.
    let mut command = project.cargo();
    command.args(["run", "--release", "--locked", "--quiet", "-p", "readout-cli", "--", "pack"]);
    let (whole, pieces) = (project.state().join("sharded.readout"), page.join(PIECES));
    command.arg(seeds).arg("--out").arg(&whole).arg("--shards").arg(&pieces);
    tools::run(&mut command)?;
    let (from, to) = (pieces.join(HEAD), page.join(HEAD));
    fs::rename(&from, &to).map_err(|e| Failure::io("writing", &to, &e))?;
    fs::read(&whole).map_err(|e| Failure::io("reading", &whole, &e))
}
