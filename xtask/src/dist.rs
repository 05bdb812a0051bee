//! What happens to the page's files after Trunk: the wasm is made smaller, code gets names that carry
//! the hash of its contents, and the headers are written down.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::failure::{Failure, Result};
use crate::tools::{self, Project};
use crate::{bundle, fingerprint, headers, split};

/// For size, and once more until nothing gets smaller. Memory stays in one piece: zeros cost less when they are compressed
/// than the places of a hundred and forty pieces between them.
const SMALLEST: &[&str] = &["-Oz", "--converge", "--skip-pass=memory-packing"];

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

/// Sections that no browser reads, half a kilobyte of the first load.
const UNREAD: &[&str] = &["--strip-producers", "--strip-target-features"];

/// What wasm-opt is told for code that comes later. Browsers compile a function when it is first called, one after the
/// other in the task that calls them, and half of what the first opening of a view took were eight hundred such
/// compilations. Without the smallest functions there are a third fewer, at the same size; the page's own code, which
/// calls far fewer at its start, would become larger.
const OF_LATER: &[&str] = &["--always-inline-max-function-size=6"];

/// How many optimised files are kept for the next build.
const KEPT: usize = 240;

/// Finishes a folder that Trunk wrote.
pub fn finish(project: &Project, dir: &Path) -> Result<()> {
    let Some(whole) = with_ending(dir, "_bg.wasm")?.into_iter().next() else {
        return Err(Failure::new(format!(
            "expected a file ending in _bg.wasm from Trunk: {}",
            dir.display()
        )));
    };
    let stem = file_name(&whole).trim_end_matches("_bg.wasm").to_owned();
    let parts = split::apart(project, dir, &stem)?;

    for file in with_ending(dir, ".css")? {
        mention(dir, &name_by_contents(&file, ".css", ".css")?)?;
    }
    // Wasm first: its new names stand in the scripts, whose own names depend on it.
    for file in &parts.later {
        optimise(project, file, OF_LATER)?;
    }
    let (small, large): (Vec<_>, Vec<_>) =
        parts.later.iter().cloned().partition(|file| bundle::is_small_piece(file));
    bundle::write(dir, &parts.loader, &small)?;
    for file in &large {
        mention(dir, &name_by_contents(file, ".wasm", ".wasm")?)?;
    }
    optimise(project, &whole, &[])?;
    let wasm = name_by_contents(&whole, "_bg.wasm", ".wasm")?;
    mention(dir, &wasm)?;
    minify(project, &parts.loader)?;
    let loader = split::loader_name(dir, &parts, &wasm.1)?;
    // Only where the script imports it: the wasm knows it by its first name.
    let import = |name: &str| format!("from \"./{name}\"");
    mention(dir, &(import(split::LOADER), import(&loader)))?;
    let script = dir.join(format!("{stem}.js"));
    minify(project, &script)?;
    let script = name_by_contents(&script, ".js", ".js")?;
    mention(dir, &script)?;

    preload(dir, &script.1, &loader)?;
    write_module(project, dir, &script.1, &wasm.1)
}

/// Leaves out of a generated script what only people read: a fifth of what is sent of it.
fn minify(project: &Project, script: &Path) -> Result<()> {
    let mut node = project.command("node");
    node.args(["--input-type=module", "--eval", include_str!("minified.mjs"), "--"])
        .arg(project.path("e2e/package.json"))
        .arg(script);
    tools::run(&mut node)
}

/// Writes down the headers of all files in a folder that is finished.
pub fn write_headers(dir: &Path) -> Result<()> {
    let text = headers::file_for(&relative_files(dir)?);
    let path = dir.join("_headers");
    fs::write(&path, text).map_err(|e| Failure::io("writing", &path, &e))
}

/// Lets the browser fetch the loader together with the script that imports it, not after it.
fn preload(dir: &Path, script: &str, loader: &str) -> Result<()> {
    let path = dir.join("index.html");
    let html = fs::read_to_string(&path).map_err(|e| Failure::io("reading", &path, &e))?;
    let link = html.find("modulepreload").and_then(|at| {
        let start = html[..at].rfind('<')?;
        let end = at + html[at..].find('>')? + 1;
        Some(&html[start..end])
    });
    let Some(link) = link.filter(|link| link.contains(script)) else {
        return Err(Failure::new(format!("expected a preload of the script: {}", path.display())));
    };
    let both = format!("{link}{}", link.replace(script, loader));
    let html = html.replacen(link, &both, 1);
    fs::write(&path, html).map_err(|e| Failure::io("writing", &path, &e))
}

/// Writes `readout.js`, the module under a name that stays, for host pages that mount the page themselves, and its types.
fn write_module(project: &Project, dir: &Path, script: &str, wasm: &str) -> Result<()> {
    let styles = joined_styles(dir)?;
    let source = project.path("src/embed/readout.js");
    let mut text = fs::read_to_string(&source).map_err(|e| Failure::io("reading", &source, &e))?;
    for (name, file) in [("{script}", script), ("{wasm}", wasm), ("{styles}", &styles)] {
        text = text.replace(name, file);
    }
    let path = dir.join("readout.js");
    fs::write(&path, text).map_err(|e| Failure::io("writing", &path, &e))?;
    let (types, path) = (project.path("src/embed/readout.d.ts"), dir.join("readout.d.ts"));
    fs::copy(&types, &path).map_err(|e| Failure::io("writing", &path, &e))?;
    Ok(())
}

/// Writes the styles of the start and of the views as one file, for host pages, and says its name.
fn joined_styles(dir: &Path) -> Result<String> {
    let mut joined = String::new();
    for part in ["readout", "views"] {
        let mut files = with_ending(dir, ".css")?;
        files.retain(|file| headers::is_hashed_from(&file_name(file), part));
        let [file] = files.as_slice() else {
            return Err(Failure::new(format!(
                "expected one style sheet named {part} from Trunk: {}",
                dir.display()
            )));
        };
        joined += &fs::read_to_string(file).map_err(|e| Failure::io("reading", file, &e))?;
    }
    let name = format!("mounted-{}.css", fingerprint::of(joined.as_bytes()));
    let path = dir.join(&name);
    fs::write(&path, joined).map_err(|e| Failure::io("writing", &path, &e))?;
    Ok(name)
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
pub fn optimise(project: &Project, file: &Path, options: &[&str]) -> Result<()> {
    let wasm_opt = project.path("e2e/node_modules/binaryen/bin/wasm-opt");
    let mut inputs = fingerprint::Fingerprint::default();
    inputs.add(&fs::read(file).map_err(|e| Failure::io("reading", file, &e))?);
    let options = [SMALLEST, options, WASM_FEATURES, UNREAD].concat();
    inputs.add(options.concat().as_bytes());
    inputs.add(&fs::metadata(&wasm_opt).map_or(0, |m| m.len()).to_le_bytes());
    let kept = project.state().join("wasm-opt");
    let result = kept.join(format!("{}.wasm", inputs.digits()));
    if !result.is_file() {
        let start = Instant::now();
        fs::create_dir_all(&kept).map_err(|e| Failure::io("creating", &kept, &e))?;
        let unfinished = result.with_extension("unfinished");
        let mut command = project.node_script("binaryen/bin/wasm-opt");
        command.args(options).arg(file).arg("-o").arg(&unfinished);
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
    let stem = without_hash(old.strip_suffix(old_end).unwrap_or(&old));
    let new = format!("{stem}-{}{new_end}", fingerprint::of(&bytes));
    let path = file.with_file_name(&new);
    fs::rename(file, &path).map_err(|e| Failure::io("writing", &path, &e))?;
    Ok((old, new))
}

/// The name without the hash that Trunk gave it, which is shorter where it would begin with zeros.
fn without_hash(stem: &str) -> &str {
    let is_hash = |end: &str| {
        (8..=16).contains(&end.len())
            && end.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    };
    stem.rsplit_once('-').filter(|(_, end)| is_hash(end)).map_or(stem, |(name, _)| name)
}

/// Writes the new name wherever a text file has the old one.
fn mention(dir: &Path, (from, to): &(String, String)) -> Result<()> {
    for file in fingerprint::files(dir, &|_| false)? {
        let is_text = [".html", ".js", ".json"].iter().any(|end| file_name(&file).ends_with(end));
        if !is_text {
            continue;
        }
        let old = fs::read_to_string(&file).map_err(|e| Failure::io("reading", &file, &e))?;
        let new = old.replace(from, to);
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

#[cfg(test)]
mod tests {
    use super::without_hash;

    #[test]
    fn a_hash_is_taken_off_though_its_zeros_were_left_out() {
        assert_eq!(without_hash("readout-page-0123456789abcdef"), "readout-page");
        assert_eq!(without_hash("readout-page-318ea010758c994"), "readout-page");
        assert_eq!(without_hash("readout-page"), "readout-page");
        assert_eq!(without_hash("chunk_20"), "chunk_20");
    }
}
