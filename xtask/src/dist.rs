//! What happens to the page's files after Trunk: the wasm is made smaller, code gets names that carry
//! the hash of its contents, and the headers are written down.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::failure::{Failure, Result};
use crate::tools::{self, Project};
use crate::{fingerprint, headers};

/// What today's compiler uses beyond the first version of wasm. Without these names wasm-opt refuses
/// the file.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How many optimised files are kept for the next build.
const KEPT: usize = 6;

/// Finishes a folder that Trunk wrote.
pub fn finish(project: &Project, dir: &Path) -> Result<()> {
    let mut renamed = Vec::new();
    // Wasm first: its new name stands in the scripts, whose own hash depends on it.
    for file in with_ending(dir, "_bg.wasm")? {
        optimise(project, &file)?;
        renamed.push(name_by_contents(&file, "_bg.wasm", ".wasm")?);
        mention(dir, &renamed[renamed.len() - 1..])?;
        let script = file.with_file_name(file_name(&file).replace("_bg.wasm", ".js"));
        if script.is_file() {
            renamed.push(name_by_contents(&script, ".js", ".js")?);
            mention(dir, &renamed[renamed.len() - 1..])?;
        }
    }
    if renamed.is_empty() {
        return Err(Failure::new(format!(
            "expected a file ending in _bg.wasm from Trunk: {}",
            dir.display()
        )));
    }
    write_module(dir)?;
    let text = headers::file_for(&relative_files(dir)?);
    let path = dir.join("_headers");
    fs::write(&path, text).map_err(|e| Failure::io("writing", &path, &e))
}

/// Writes `readout.js`: the module under a name that stays, for host pages that mount the page themselves.
fn write_module(dir: &Path) -> Result<()> {
    let named = |ending: &str| -> Result<String> {
        let mut found = with_ending(dir, ending)?.into_iter().map(|file| file_name(&file));
        found.rfind(|name| headers::is_hashed(name.trim_end_matches(ending))).ok_or_else(|| {
            Failure::new(format!("expected a hashed file ending in {ending}: {}", dir.display()))
        })
    };
    let (script, wasm, styles) = (named(".js")?, named(".wasm")?, named(".css")?);
    let text = format!(
        "// For pages that mount Readout into an element of their own; see README.md.\n\
         import init, {{ mount }} from \"./{script}\";\n\
         await init({{ module_or_path: new URL(\"./{wasm}\", import.meta.url) }});\n\
         const stylesheet = new URL(\"./{styles}\", import.meta.url).href;\n\
         export {{ mount, stylesheet }};\n"
    );
    let path = dir.join("readout.js");
    fs::write(&path, text).map_err(|e| Failure::io("writing", &path, &e))
}

/// The paths of all files in the folder, relative to it, with `/`.
pub fn relative_files(dir: &Path) -> Result<Vec<String>> {
    Ok(fingerprint::files(dir, &|_| false)?
        .iter()
        .filter_map(|file| file.strip_prefix(dir).ok())
        .map(|file| file.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
        .collect())
}

/// Runs wasm-opt on a file in place. As it takes longest of all, its results are kept.
fn optimise(project: &Project, file: &Path) -> Result<()> {
    let wasm_opt = project.path("e2e/node_modules/binaryen/bin/wasm-opt");
    let mut inputs = fingerprint::Fingerprint::default();
    inputs.add(&fs::read(file).map_err(|e| Failure::io("reading", file, &e))?);
    inputs.add(WASM_FEATURES.concat().as_bytes());
    inputs.add(&fs::metadata(&wasm_opt).map_or(0, |m| m.len()).to_le_bytes());
    let kept = project.state().join("wasm-opt");
    let result = kept.join(format!("{}.wasm", inputs.digits()));
    if !result.is_file() {
        let start = Instant::now();
        fs::create_dir_all(&kept).map_err(|e| Failure::io("creating", &kept, &e))?;
        let unfinished = result.with_extension("unfinished");
        let mut command = project.node_script("binaryen/bin/wasm-opt");
        command.arg("-Oz").args(WASM_FEATURES).arg(file).arg("-o").arg(&unfinished);
        tools::run(&mut command)?;
        fs::rename(&unfinished, &result).map_err(|e| Failure::io("writing", &result, &e))?;
        println!("build: wasm-opt took {:.0} s", start.elapsed().as_secs_f64());
        forget_oldest(&kept)?;
    }
    fs::copy(&result, file).map_err(|e| Failure::io("writing", file, &e))?;
    Ok(())
}

fn forget_oldest(kept: &Path) -> Result<()> {
    let mut files: Vec<_> = fingerprint::files(kept, &|_| false)?
        .into_iter()
        .filter_map(|file| Some((fs::metadata(&file).ok()?.modified().ok()?, file)))
        .collect();
    files.sort();
    for (_, file) in files.iter().rev().skip(KEPT) {
        fs::remove_file(file).map_err(|e| Failure::io("removing", file, &e))?;
    }
    Ok(())
}

/// Gives a file a name by its contents; returns its old and its new name.
///
/// Trunk takes the hash before wasm-bindgen and wasm-opt have run, so under its name two different
/// files could meet a cache that was told to keep the first for a year.
fn name_by_contents(file: &Path, old_end: &str, new_end: &str) -> Result<(String, String)> {
    let bytes = fs::read(file).map_err(|e| Failure::io("reading", file, &e))?;
    let old = file_name(file);
    let stem = old.strip_suffix(old_end).unwrap_or(&old);
    let stem = if headers::is_hashed(stem) { &stem[..stem.len() - 17] } else { stem };
    let new = format!("{stem}-{}{new_end}", fingerprint::of(&bytes));
    let path = file.with_file_name(&new);
    fs::rename(file, &path).map_err(|e| Failure::io("writing", &path, &e))?;
    Ok((old, new))
}

/// Writes the new names wherever a text file has the old ones.
fn mention(dir: &Path, renamed: &[(String, String)]) -> Result<()> {
    for file in fingerprint::files(dir, &|_| false)? {
        let is_text = [".html", ".js", ".json"].iter().any(|end| file_name(&file).ends_with(end));
        if !is_text {
            continue;
        }
        let old = fs::read_to_string(&file).map_err(|e| Failure::io("reading", &file, &e))?;
        let new = renamed.iter().fold(old.clone(), |text, (from, to)| text.replace(from, to));
        if new != old {
            fs::write(&file, new).map_err(|e| Failure::io("writing", &file, &e))?;
        }
    }
    Ok(())
}

fn with_ending(dir: &Path, end: &str) -> Result<Vec<PathBuf>> {
    let mut files = fingerprint::files(dir, &|_| false)?;
    files.retain(|file| file_name(file).ends_with(end));
    Ok(files)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
