//! `cargo xtask score DIR`: how well the analysis does on texts that people have annotated.
//!
//! The texts are no part of the project; `DIR` holds them beside the script that scores:
//! `seeds/`, an annotation file `seeds.json` in some folder of `DIR`, `tools/score.py`, and
//! optionally `data/` with `polnear/dev`, `aeb/dev.json`, `re3d` and folders of TimeML files.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::fingerprint;
use crate::tools::{self, Project};

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
    println!("score: building the native analysis");
    tools::run(project.cargo().args(["build", "--quiet", "--release", "--package=readout-cli"]))?;
    let scorer = Scorer { project, script, out: project.state().join("score") };
    fs::create_dir_all(&scorer.out).map_err(|e| Failure::io("creating", &scorer.out, &e))?;

    match annotations(&dir)? {
        Some(annotations) => {
            let inspected = scorer.inspect("seeds", &seeds)?;
            scorer.score("seeds", &[&inspected, &annotations, &seeds])?;
        }
        None => println!("score: no seeds.json with annotations, so the seeds are left out"),
    }
    scorer.data(&dir.join("data"))
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
    out: PathBuf,
}

impl Scorer<'_> {
    fn data(&self, data: &Path) -> Result<()> {
        let polnear = data.join("polnear/dev");
        if polnear.is_dir() {
            let inspected = self.inspect("polnear", &polnear.join("text"))?;
            self.score("polnear", &[&inspected, &polnear])?;
        }
        let pages = data.join("aeb/dev.json");
        if pages.is_file() {
            self.exported("pages", "aeb", &pages)?;
        }
        let re3d = data.join("re3d");
        if re3d.is_dir() {
            self.exported("names", "re3d", &re3d)?;
        }
        for folder in timeml_folders(data)? {
            let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.exported("timex", &name, &folder)?;
        }
        Ok(())
    }

    /// A job whose texts have to be written out first.
    fn exported(&self, job: &str, name: &str, source: &Path) -> Result<()> {
        let texts = self.out.join(format!("{name}-texts"));
        let _ = fs::remove_dir_all(&texts);
        self.python(&[OsStr::new("export"), job.as_ref(), source.as_ref(), texts.as_ref()])?;
        let inspected = self.inspect(name, &texts)?;
        self.score(job, &[&inspected, source, &texts])
    }

    /// Runs `readout inspect` and says where its output is.
    fn inspect(&self, name: &str, texts: &Path) -> Result<PathBuf> {
        let out = self.out.join(format!("{name}.json"));
        let file = File::create(&out).map_err(|e| Failure::io("writing", &out, &e))?;
        let mut command = self.project.cargo();
        command.args(["run", "--quiet", "--release", "--package=readout-cli", "--", "inspect"]);
        tools::run(command.arg(texts).stdout(file))?;
        Ok(out)
    }

    fn score(&self, job: &str, arguments: &[&Path]) -> Result<()> {
        println!("\n== {job}");
        let mut all = vec![OsStr::new(job)];
        all.extend(arguments.iter().map(|path| path.as_os_str()));
        self.python(&all)
    }

    fn python(&self, arguments: &[&OsStr]) -> Result<()> {
        let python = if cfg!(windows) { "python" } else { "python3" };
        tools::run(self.project.command(python).arg(&self.script).args(arguments))
    }
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
