//! Finds a Chromium for the journeys, or installs one where that is possible without asking.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::failure::{Failure, Result};
use crate::tools::{self, Project};

/// Names on the search path, in the order of preference.
const NAMES: &[&str] = &[
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "msedge",
];

/// Places on macOS.
const MACOS: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// Places below Windows' program folders.
const WINDOWS: &[&str] =
    &[r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe"];

/// A Chromium that can be started.
pub fn ensure(project: &Project) -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROME_PATH").map(PathBuf::from) {
        return if path.is_file() {
            Ok(path)
        } else {
            Err(Failure::input(format!("expected a browser at CHROME_PATH: {}", path.display())))
        };
    }
    if let Some(path) = find() {
        return Ok(path);
    }
    if tools::on_path("apt-get").is_some() && tools::is_root() {
        println!("setup: installing Debian's chromium (about 250 MB, a few minutes)");
        let apt = |arguments: &[&str]| {
            let mut command = project.command("apt-get");
            tools::run(
                command
                    .args(arguments)
                    .env("DEBIAN_FRONTEND", "noninteractive")
                    .stdout(Stdio::null()),
            )
        };
        // A package list that is partly out of reach may still name what is wanted.
        let _ = apt(&["update", "-q"]);
        apt(&["install", "-y", "-q", "--no-install-recommends", "chromium"])?;
    }
    find().ok_or_else(|| {
        Failure::new(
            "expected Chrome, Chromium or Edge for the journeys, found none: \
             install one (on Debian and Ubuntu: `sudo apt-get install chromium`), \
             or set CHROME_PATH to its program",
        )
    })
}

/// Tells a script which Chromium to start, and whether its sandbox can.
pub fn hand_over(project: &Project, command: &mut Command) -> Result<()> {
    command
        .env("READOUT_CHROME", ensure(project)?)
        // Chromium's sandbox does not start as root.
        .env("READOUT_CHROME_SANDBOX", if tools::is_root() { "off" } else { "on" });
    Ok(())
}

fn find() -> Option<PathBuf> {
    let mut places: Vec<PathBuf> = NAMES.iter().filter_map(|name| tools::on_path(name)).collect();
    if cfg!(target_os = "macos") {
        places.extend(MACOS.iter().map(PathBuf::from));
    }
    if cfg!(windows) {
        let folders = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];
        for folder in folders.into_iter().filter_map(env::var_os) {
            places.extend(WINDOWS.iter().map(|place| PathBuf::from(&folder).join(place)));
        }
    }
    places.into_iter().find(|path| path.is_file())
}
