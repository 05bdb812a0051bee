//! Files of the first corpus as `readout export` writes them, for journeys that open them in other programs.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::tools::{self, Project};

/// The rows and formats that journeys open.
const FILES: &[(&str, &str)] = &[
    ("documents", "csv"),
    ("statements", "csv"),
    ("statements", "json"),
    ("documents", "json"),
    ("documents", "jsonld"),
    ("statements", "jsonld"),
    ("meetings", "jsonld"),
    ("entities", "jsonld"),
    ("documents", "ris"),
    ("statements", "ris"),
    ("documents", "bibtex"),
    ("statements", "bibtex"),
    ("documents", "csl"),
    ("statements", "csl"),
    ("meetings", "timeline"),
    ("network", "gexf"),
    ("network", "json"),
    ("topics", "json"),
    ("entities", "json"),
    ("mentions", "json"),
    ("meetings", "ftm"),
];

/// What is asked, so that the files hold a part of the corpus: a filter that leaves out must leave out everywhere.
const FILTER: &[&str] = &["--filter", "side=china"];

/// What is written without a filter too, as `whole-statements.json`: the page's own numbers are counted again from these.
const WHOLE: &[&str] = &["documents", "statements", "mentions", "meetings", "topics"];

/// Writes the files into a folder of their own: `statements.csv`, and `query.json` with what the query finds.
pub fn write(project: &Project) -> Result<PathBuf> {
    let folder = project.state().join("exports");
    fs::create_dir_all(&folder).map_err(|e| Failure::io("making", &folder, &e))?;
    let seeds = project.path("seeds");
    let run = |verb: &str, options: &[&str], filter: &[&str], file: &str| -> Result<()> {
        let mut command = project.cargo();
        command.args(["run", "--quiet", "--locked", "--package", "readout-cli", "--", verb]);
        let text = tools::read(command.arg(&seeds).args(options).args(filter))?;
        put(&folder.join(file), &text)
    };
    run("query", &[], FILTER, "query.json")?;
    for (what, format) in FILES {
        let options =
            ["--what", what, "--as", format, "--page", "https://explorer.example/corpus/"];
        run("export", &options, FILTER, &format!("{what}.{format}"))?;
    }
    for what in WHOLE {
        run("export", &["--what", what, "--as", "json"], &[], &format!("whole-{what}.json"))?;
    }
    Ok(folder)
}

fn put(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).map_err(|e| Failure::io("writing", path, &e))
}
