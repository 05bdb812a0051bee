//! `cargo xtask bench search`: the engine beside its peers in one Chromium, and the small part of it that the
//! tests run. Measuring is JavaScript's part (`bench/`); here is built what has to be compiled.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::alone::alone;
use crate::failure::{Failure, Result};
use crate::setup::WASM_TARGET;
use crate::tools::{self, Project};
use crate::{chrome, dist, score, setup};

/// What a person may choose. What is left out is measured in full.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The folder with the collection, `.jsonl` or `.jsonl.gz`.
    pub data: Option<PathBuf>,
    /// Handed to the measuring script as they are: `--engines`, `--size`, `--shapes`, `--runs`, ….
    pub choices: Vec<OsString>,
}

/// Compares all engines on a collection and writes the table under `bench/results/`.
pub fn search(project: &Project, options: &Options) -> Result<()> {
    let Some(data) = &options.data else {
        return Err(Failure::input("expected `cargo xtask bench search --data DIR`"));
    };
    let data = fs::canonicalize(data)
        .map_err(|_| Failure::input(format!("expected a folder: {}", data.display())))?;
    let _alone = alone(project, "bench")?;
    setup::for_build(project)?;
    setup::npm_packages(project, "bench")?;
    let readout = score::native(project)?;
    let mut command = script(project, "bench/search.mjs", &readout)?;
    command
        .arg("--data")
        .arg(data)
        .arg("--out")
        .arg(project.path("bench/results"))
        .args(&options.choices);
    tools::run(&mut command)
}

/// The budget of search: the engine beside one peer on a generated collection, in less than a minute.
pub fn budget(project: &Project) -> Result<()> {
    // The tests have just built the command with this profile, so nothing is compiled anew.
    tools::run(project.cargo().args([
        "build",
        "--quiet",
        "--locked",
        "--profile=test",
        "--package=readout-cli",
    ]))?;
    let readout = tools::built(project, "debug", "readout")?;
    tools::run(&mut script(project, "bench/budget.mjs", &readout)?)
}

/// A script of `bench/` that knows where everything is.
fn script(project: &Project, script: &str, readout: &Path) -> Result<Command> {
    let engine = engine(project)?;
    let state = project.state().join("bench-search");
    fs::create_dir_all(&state).map_err(|e| Failure::io("creating", &state, &e))?;
    let mut command = project.command("node");
    command
        .arg(project.path(script))
        .arg("--state")
        .arg(&state)
        .env("READOUT_COMMAND", readout)
        .env("READOUT_ENGINE", engine);
    chrome::hand_over(project, &mut command)?;
    Ok(command)
}

/// Builds the engine for the browser, as small as the page's own code; returns the folder with it.
fn engine(project: &Project) -> Result<PathBuf> {
    println!("building the engine for the browser");
    tools::run(project.cargo().args([
        "build",
        "--quiet",
        "--locked",
        "--profile=wasm-release",
        "--package=readout-engine",
        "--target",
        WASM_TARGET,
    ]))?;
    let wasm = tools::target_directory(project)?
        .join(WASM_TARGET)
        .join("wasm-release/readout_engine.wasm");
    let out = project.state().join("engine");
    tools::run(
        project
            .command(project.tool("wasm-bindgen"))
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(&out)
            .arg(wasm),
    )?;
    dist::optimise(project, &out.join("readout_engine_bg.wasm"), &[])?;
    for script in ["worker.js", "shards.js"] {
        let (from, to) = (project.path("crates/engine/js").join(script), out.join(script));
        fs::copy(&from, &to).map_err(|e| Failure::io("writing", &to, &e))?;
    }
    Ok(out)
}
