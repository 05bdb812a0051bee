//! Installs what is missing, inside the project's own folders: tools in `target/tools`, npm packages
//! in `e2e/node_modules`. A tool that is there in the right version is left alone.

use std::fs;
use std::path::Path;
use std::time::Instant;

use serde_json::Value;

use crate::failure::{Failure, Result};
use crate::tools::{self, Project};

/// Trunk 0.22 asks for a newer compiler than the one that the project promises to build with.
const TRUNK: &str = "0.21.14";

/// The oldest Node that the npm packages run on.
const NODE_MAJOR: u32 = 20;

/// The page's target.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// What a build of the page needs.
pub fn for_build(project: &Project) -> Result<()> {
    node()?;
    wasm_target(project)?;
    let wasm_bindgen = locked_wasm_bindgen(project)?;
    let has_trunk = has_version(project, "trunk", TRUNK);
    let has_wasm_bindgen = has_version(project, "wasm-bindgen", &wasm_bindgen)
        && has_version(project, "wasm-bindgen-test-runner", &wasm_bindgen);
    if !has_trunk {
        // Trunk's own downloads are never used, so of its features only the one that it cannot be
        // built without is on.
        let features = &["--no-default-features", "--features", "rustls"];
        install(project, "trunk", TRUNK, features, "3 minutes")?;
    }
    if !has_wasm_bindgen {
        install(project, "wasm-bindgen-cli", &wasm_bindgen, &[], "1 minute")?;
    }
    if !has_trunk || !has_wasm_bindgen {
        // What is left over from building the tools takes more than a gigabyte.
        let _ = fs::remove_dir_all(tool_build(project));
    }
    npm_packages(project, "e2e")
}

/// What the tests need, except for a browser, which only the journeys look for.
pub fn for_tests(project: &Project) -> Result<()> {
    for_build(project)?;
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if tools::answer(project.cargo().args([subcommand, "--version"])).is_none() {
            say(&format!("adding {component} to the toolchain (a few seconds)"));
            tools::run(project.command("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

/// The version of wasm-bindgen in Cargo.lock. The command-line tool has to be exactly this one.
pub fn locked_wasm_bindgen(project: &Project) -> Result<String> {
    let path = project.path("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|e| Failure::io("reading", &path, &e))?;
    locked_version(&lock, "wasm-bindgen").ok_or_else(|| {
        Failure::new("expected the package `wasm-bindgen` in Cargo.lock, which the page needs")
    })
}

/// The version that a lock file gives a package.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

fn say(what: &str) {
    println!("setup: {what}");
}

fn node() -> Result<()> {
    let version = tools::answer(std::process::Command::new("node").arg("--version"));
    let major = version.as_deref().and_then(node_major);
    match (major, version) {
        (Some(major), _) if major >= NODE_MAJOR => Ok(()),
        (_, Some(version)) => Err(Failure::new(format!(
            "expected Node {NODE_MAJOR} or newer, found {}: see https://nodejs.org",
            version.trim()
        ))),
        (_, None) => Err(Failure::new(format!(
            "expected Node {NODE_MAJOR} or newer on the search path, found none: see https://nodejs.org"
        ))),
    }
}

fn node_major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn wasm_target(project: &Project) -> Result<()> {
    // The compiler names the folder whether the target is installed or not.
    let libdir = tools::read(project.command("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        WASM_TARGET,
    ]))?;
    if Path::new(libdir.trim()).is_dir() {
        return Ok(());
    }
    say(&format!("adding the target {WASM_TARGET} to the toolchain (a few seconds)"));
    tools::run(project.command("rustup").args(["target", "add", WASM_TARGET])).map_err(|failure| {
        Failure::new(format!("{failure}, expected rustup to add the target {WASM_TARGET}"))
    })
}

fn has_version(project: &Project, tool: &str, version: &str) -> bool {
    let path = project.tool(tool);
    path.is_file()
        && tools::answer(project.command(path).arg("--version"))
            .is_some_and(|said| said.split_whitespace().any(|word| word == version))
}

fn tool_build(project: &Project) -> std::path::PathBuf {
    project.path("target/tool-build")
}

/// Builds a tool from its own lock file into `target/tools`.
fn install(
    project: &Project,
    package: &str,
    version: &str,
    features: &[&str],
    how_long: &str,
) -> Result<()> {
    say(&format!("building {package} {version}, once (about {how_long} on two cores)"));
    let start = Instant::now();
    let mut command = project.cargo();
    command
        .args(["install", package, "--version", version, "--locked", "--force"])
        .args(features)
        // These tools wait for compilers and for disks, so what they are built for is to be built
        // fast: without optimisation and debug information it takes half of the time, and a build
        // of the page takes a second more. One target folder shares what both are made of.
        .args(["--debug", "--root"])
        .arg(project.path("target/tools"))
        .arg("--target-dir")
        .arg(tool_build(project))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_INCREMENTAL", "0")
        // A person's flags are meant for their programs.
        .env_remove("RUSTFLAGS");
    tools::run(&mut command)?;
    say(&format!("{package} {version} is ready after {} s", start.elapsed().as_secs()));
    Ok(())
}

/// Installs what the lock file of a folder asks for, unless it is there.
pub fn npm_packages(project: &Project, folder: &str) -> Result<()> {
    let lock = read_json(&project.path(&format!("{folder}/package-lock.json")))?;
    if npm_is_complete(project, folder, &lock) {
        return Ok(());
    }
    say(&format!("installing the npm packages of {folder}/, as its lock file has them"));
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    tools::run(
        project
            .command(npm)
            .current_dir(project.path(folder))
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            // The journeys run in a Chromium that is found or installed apart.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
    )?;
    if npm_is_complete(project, folder, &lock) {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "expected the versions of {folder}/package-lock.json in {folder}/node_modules"
        )))
    }
}

/// Whether each package that the lock file asks for on every platform is there in its version.
fn npm_is_complete(project: &Project, folder: &str, lock: &Value) -> bool {
    let Some(packages) = lock["packages"].as_object() else { return false };
    packages.iter().filter(|(path, package)| !path.is_empty() && package["optional"] != true).all(
        |(path, package)| {
            read_json(&project.path(&format!("{folder}/{path}/package.json")))
                .is_ok_and(|installed| installed["version"] == package["version"])
        },
    )
}

/// Reads a JSON file.
pub fn read_json(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path).map_err(|e| Failure::io("reading", path, &e))?;
    serde_json::from_str(&text)
        .map_err(|e| Failure::new(format!("expected JSON, {e}: {}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_package_of_exactly_this_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn nodes_version_is_read_from_what_it_prints() {
        assert_eq!(node_major("v20.20.2\n"), Some(20));
        assert_eq!(node_major("command not found"), None);
    }
}
