//! `cargo xtask bench embed`: the first view of an embed beside TimelineJS3, on a slow line and a slow processor.

use std::ffi::OsString;
use std::fs;

use crate::alone::alone;
use crate::failure::{Failure, Result};
use crate::tools::{self, Project};
use crate::{build, chrome, setup};

/// Builds the page, writes its meetings down for the peer, and measures both. `choices` go to the script as they are.
pub fn embed(project: &Project, choices: &[OsString]) -> Result<()> {
    let _alone = alone(project, "bench")?;
    setup::for_tests(project)?;
    let page = build::page(project, &build::Options::default())?;
    let state = project.state().join("bench-embed");
    fs::create_dir_all(&state).map_err(|e| Failure::io("creating", &state, &e))?;
    let events = state.join("events.json");
    let mut export = project.cargo();
    export.args(["run", "--quiet", "--locked", "--package", "readout-cli", "--", "export"]);
    export.arg(project.path("seeds")).args(["--what", "meetings", "--as", "timeline"]);
    let text = tools::read(&mut export)?;
    fs::write(&events, text).map_err(|e| Failure::io("writing", &events, &e))?;

    let mut command = project.command("node");
    command.arg(project.path("bench/embed.mjs"));
    for (name, path) in [
        ("--page", &page),
        ("--events", &events),
        ("--state", &state),
        ("--out", &project.path("bench/results")),
    ] {
        command.arg(name).arg(path);
    }
    chrome::hand_over(project, &mut command)?;
    tools::run(command.args(choices))
}
