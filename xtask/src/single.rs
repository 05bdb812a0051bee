//! `cargo xtask build --single-file`: the page as one HTML file that opens by a double click, without a network.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::build::{self, Options};
use crate::failure::{Failure, Result};
use crate::fingerprint::Fingerprint;
use crate::setup::WASM_TARGET;
use crate::tools::{self, Project};
use crate::{dist, setup, split};

/// Writes the file where it is wanted.
pub fn into(project: &Project, options: &Options, out: &Path) -> Result<()> {
    setup::for_build(project)?;
    let file = file(project, options)?;
    // A folder is where the page in many files would go.
    let out = if out.is_dir() { out.join("readout.html") } else { out.to_owned() };
    fs::copy(&file, &out).map_err(|e| Failure::io("writing", &out, &e))?;
    let size = fs::metadata(&out).map_or(0, |file| file.len());
    println!("the page is in {}, {} kB", out.display(), size.div_ceil(1000));
    Ok(())
}

/// Builds the file unless the last one is still good, and says where it is.
pub fn file(project: &Project, options: &Options) -> Result<PathBuf> {
    let seeds = build::seeds_folder(project, options.seeds.as_deref())?;
    let mut which = Fingerprint::default();
    which.add(seeds.to_string_lossy().as_bytes());
    which.add(b"one file");
    let out = project.state().join("pages").join(format!("{}.html", which.digits()));
    let stamp = out.with_extension("stamp");
    let inputs = build::inputs(project, &seeds, "one file")?;
    if out.is_file() && fs::read_to_string(&stamp).is_ok_and(|text| text == inputs) {
        return Ok(out);
    }
    let start = Instant::now();
    println!("build: the page in one file from {}", seeds.display());
    build::style(project)?;
    let work = project.state().join("single");
    fs::create_dir_all(&work).map_err(|e| Failure::io("creating", &work, &e))?;
    // In one piece: there is nothing to fetch views from.
    let mut cargo = project.cargo();
    cargo
        .args(["build", "--locked", "--quiet", "--package=readout-page"])
        .args(["--profile", split::PROFILE, "--target", WASM_TARGET])
        .env("READOUT_SEEDS", &seeds);
    tools::run(&mut cargo)?;
    let linked = split::linked(project)?;
    tools::run(
        project
            .command(project.tool("wasm-bindgen"))
            .args(["--target=web", "--no-typescript", "--out-name=readout", "--out-dir"])
            .arg(&work)
            .arg(&linked),
    )?;
    let code = work.join("readout_bg.wasm");
    dist::optimise(project, &code, &[])?;
    let mut node = project.command("node");
    node.args(["--input-type=module", "--eval", include_str!("single.mjs"), "--"])
        .arg(project.path("index.html"))
        .args([&work.join("readout.js"), &code, &work.join("readout.html")])
        .args(["readout.css", "views.css"].map(|name| project.path("target/style").join(name)));
    tools::read(&mut node)?;
    let _ = fs::remove_file(&stamp);
    let pages = project.state().join("pages");
    fs::create_dir_all(&pages)
        .and_then(|()| fs::copy(work.join("readout.html"), &out))
        .and_then(|_| fs::write(&stamp, inputs))
        .map_err(|e| Failure::io("writing", &out, &e))?;
    println!("build: done in {:.0} s", start.elapsed().as_secs_f64());
    Ok(out)
}
