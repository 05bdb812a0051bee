//! `cargo xtask score DIR`: how well the analysis does on texts that people have annotated.
//!
//! The texts are no part of the project, and nothing in it needs them. `DIR` holds, all but the first two if
//! present:
//!
//! - `tools/score.py`, which compares `readout inspect` with annotations (run by Python 3),
//! - `seeds/`, raw articles, and their annotations `seeds.json` in some folder of `DIR`,
//! - `data/polnear/dev` (`text/*.txt`, `attributions/*.ann`) and `data/polnear/train` for speed,
//! - `data/aeb` (`dev.json` with the text of pages, `html/*.html.gz` with the pages themselves),
//! - `data/re3d`, `data/ungd` (plain texts, for speed),
//! - `data/dates/*.json`, specifications of expressions of time,
//! - `data/meantime/*/*.xml`, and folders of TimeML files anywhere below `data`.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::{Failure, Result};
use crate::fingerprint;
use crate::tools::{self, Project};

mod accounts;
mod meantime;
mod pages;
mod specifications;
mod speed;

/// Runs every score that `DIR` has the texts for.
pub fn score(project: &Project, dir: &Path) -> Result<()> {
    let dir = fs::canonicalize(dir)
        .map_err(|_| Failure::input(format!("expected a folder: {}", dir.display())))?;
    let script = dir.join("tools/score.py");
    let seeds = dir.join("seeds");
    if !script.is_file() || !seeds.is_dir() {
        return Err(Failure::input(format!(
            "expected seeds/ and tools/score.py in the folder: {}",
            dir.display()
        )));
    }
    let scorer =
        Scorer { project, script, readout: native(project)?, out: project.state().join("score") };
    fs::create_dir_all(&scorer.out).map_err(|e| Failure::io("creating", &scorer.out, &e))?;

    match annotations(&dir)? {
        Some(annotations) => {
            let inspected = scorer.inspect("seeds", &seeds)?;
            scorer.score("seeds", "seeds", &[&inspected, &annotations, &seeds])?;
            accounts::score(&scorer, &annotations, &inspected, &seeds)?;
        }
        None => println!("score: no seeds.json with annotations, so the seeds are left out"),
    }
    scorer.data(&dir.join("data"))?;
    speed::speed(&scorer, &dir)
}

/// Builds the command `readout` and says where it is.
pub fn native(project: &Project) -> Result<PathBuf> {
    println!("building the native analysis");
    tools::run(project.cargo().args(["build", "--quiet", "--release", "--package=readout-cli"]))?;
    tools::built(project, "release", "readout")
}

/// The annotations of the seeds: `seeds.json` in a folder of `DIR`.
fn annotations(dir: &Path) -> Result<Option<PathBuf>> {
    let entries = fs::read_dir(dir).map_err(|e| Failure::io("reading", dir, &e))?;
    let mut found: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path().join("seeds.json"))
        .filter(|p| p.is_file())
        .collect();
    found.sort();
    Ok(found.into_iter().next())
}

struct Scorer<'a> {
    project: &'a Project,
    script: PathBuf,
    readout: PathBuf,
    out: PathBuf,
}

impl Scorer<'_> {
    fn data(&self, data: &Path) -> Result<()> {
        let polnear = data.join("polnear/dev");
        if polnear.is_dir() {
            let inspected = self.inspect("polnear", &polnear.join("text"))?;
            self.score("polnear dev", "polnear", &[&inspected, &polnear])?;
        }
        let gold = data.join("aeb/dev.json");
        if gold.is_file() {
            self.exported("pages as text", "pages", "aeb", &gold)?;
        }
        let html = data.join("aeb/html");
        if gold.is_file() && html.is_dir() {
            pages::pages(self, &gold, &html)?;
        }
        let re3d = data.join("re3d");
        if re3d.is_dir() {
            self.exported("re3d", "names", "re3d", &re3d)?;
        }
        let specifications = data.join("dates");
        if specifications.is_dir() {
            specifications::score(self, &specifications)?;
        }
        let meantime = data.join("meantime");
        if meantime.is_dir() {
            let converted = self.fresh("meantime-tml")?;
            meantime::convert(&meantime, &converted)?;
            self.exported("meantime", "timex", "meantime", &converted)?;
        }
        for folder in timeml_folders(data)? {
            let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.exported(&name, "timex", &name, &folder)?;
        }
        Ok(())
    }

    /// An empty folder for what is written on the way.
    fn fresh(&self, name: &str) -> Result<PathBuf> {
        let folder = self.out.join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|e| Failure::io("creating", &folder, &e))?;
        Ok(folder)
    }

    /// A job whose texts have to be written out first.
    fn exported(&self, title: &str, job: &str, name: &str, source: &Path) -> Result<()> {
        let texts = self.fresh(&format!("{name}-texts"))?;
        let mut command = self.python();
        command.arg("export").arg(job).arg(source).arg(&texts);
        tools::read(&mut command)?;
        let inspected = self.inspect(name, &texts)?;
        self.score(title, job, &[&inspected, source, &texts])
    }

    /// Runs `readout inspect` and says where its output is.
    fn inspect(&self, name: &str, texts: &Path) -> Result<PathBuf> {
        let out = self.out.join(format!("{name}.json"));
        let file = File::create(&out).map_err(|e| Failure::io("writing", &out, &e))?;
        let mut command = self.project.command(&self.readout);
        tools::run(command.arg("inspect").arg(texts).stdout(file))?;
        Ok(out)
    }

    fn score(&self, title: &str, job: &str, arguments: &[&Path]) -> Result<()> {
        println!("\n== {title}");
        tools::run(self.python().arg(job).args(arguments))
    }

    fn python(&self) -> std::process::Command {
        let python = if cfg!(windows) { "python" } else { "python3" };
        let mut command = self.project.command(python);
        command.arg(OsStr::new(&self.script));
        command
    }
}

fn json(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path).map_err(|e| Failure::io("reading", path, &e))?;
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|e| Failure::new(format!("expected JSON, {e}: {}", path.display())))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).map_err(|e| Failure::io("writing", path, &e))
}

/// The folders that hold `.tml` files.
fn timeml_folders(data: &Path) -> Result<Vec<PathBuf>> {
    if !data.is_dir() {
        return Ok(Vec::new());
    }
    let is_timeml = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "tml");
    let mut folders: Vec<PathBuf> = fingerprint::files(data, &|_| false)?
        .into_iter()
        .filter(is_timeml)
        .filter_map(|file| file.parent().map(Path::to_path_buf))
        .collect();
    folders.dedup();
    Ok(folders)
}
