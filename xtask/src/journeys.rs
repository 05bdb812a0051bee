//! The journeys of `e2e/` in a real Chromium, against the built page.

use std::ffi::OsString;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::http::{self, Mount};
use crate::report::{self, Report};
use crate::tools::{self, Project};
use crate::{build, chrome, exports, large, newsroom, offline, setup, single, size};

/// Where the page stands a second time, to show that it needs no place of its own.
const SUB_PATH: &str = "/some/deep/folder/";

/// Where the page stands with its corpus in pieces.
const SHARDED: &str = "/in-pieces/";

/// Where the page stands over a thousand documents.
const LARGE: &str = "/large/";

/// Where the page stands as on a host that sends no CORS header.
const WITHOUT_CORS: &str = "/without-cors/";

/// Where the pages stand that embed ours.
const HOST_PAGES: &str = "/host/";

/// Where the made-up news site stands that embeds the page.
const NEWSROOM: &str = "/newsroom/";

/// Where the page stands once more, with a worker that keeps it.
const OFFLINE: &str = "/offline/";

/// Where the example pages stand.
const EXAMPLES: &str = "/examples/";

/// Where the contact sheet goes.
const SHEET: &str = "target/sheet";

/// What makes Playwright run the comparison of looks instead of the journeys.
const LOOKS: &str = "--config=looks.config.mjs";

/// Where the baselines of looks are.
const BASELINES: &str = "e2e/looks/baselines";

/// What a person may add.
#[derive(Debug, Default)]
pub struct Options {
    /// Handed to Playwright as they are.
    pub browser_args: Vec<OsString>,
}

/// Runs the journeys and counts them.
pub fn run(project: &Project, page: &Path, options: &Options) -> Result<Report> {
    let fixtures = project.path("e2e/fixtures");
    let newsroom = newsroom::folder(project)?;
    let in_pieces = build::Options { sharded: Some(true), ..build::Options::default() };
    let in_pieces = build::page(project, &in_pieces)?;
    let large = large::site(project, &in_pieces)?;
    let offline = offline::copy(project, page)?;
    let mounts = || -> Result<Vec<Mount>> {
        Ok(vec![
            Mount::new(SHARDED, &in_pieces, true)?,
            Mount::new(LARGE, &large, true)?,
            Mount::new("/", page, true)?,
            Mount::new(SUB_PATH, page, true)?,
            Mount::new(WITHOUT_CORS, page, false)?,
            Mount::new(HOST_PAGES, &fixtures, false)?,
            Mount::new(OFFLINE, &offline, true)?,
            Mount::new(EXAMPLES, &project.path("examples"), false)?,
            Mount::new(NEWSROOM, &newsroom, false)?,
        ])
    };
    // Two ports are two origins: the page in the frame of a stranger's site.
    let here = http::start(mounts()?, 0)?;
    let elsewhere = http::start(mounts()?, 0)?;
    newsroom::fill(project, &newsroom, &format!("http://{here}/"))?;
    let mut command = project.node_script("@playwright/test/cli.js");
    command
        .arg("test")
        .args(&options.browser_args)
        .env("READOUT_SUB_PATH", SUB_PATH)
        .env("READOUT_WITHOUT_CORS", WITHOUT_CORS)
        .env("READOUT_SHARDED", SHARDED)
        .env("READOUT_LARGE", LARGE)
        .env("READOUT_SINGLE_FILE", single::file(project, &build::Options::default())?)
        .env("READOUT_FIRST_LOAD", size::first_load(page)?.join("\n"))
        .env("READOUT_EXPORTS", exports::write(project)?);
    playwright(project, command, [here, elsewhere])
}

/// Runs what needs nothing but the page at the root of its origin, by a configuration of its own.
fn pictures(project: &Project, page: &Path, arguments: &[&str]) -> Result<Report> {
    let here = http::start(vec![Mount::new("/", page, true)?], 0)?;
    let mut command = project.node_script("@playwright/test/cli.js");
    command.arg("test").args(arguments).env("READOUT_SHEET", project.path(SHEET));
    // No stranger's site embeds the page here.
    playwright(project, command, [here, here])
}

fn playwright(
    project: &Project,
    mut command: Command,
    [page, elsewhere]: [SocketAddr; 2],
) -> Result<Report> {
    let file = project.state().join("journeys.json");
    let _ = fs::remove_file(&file);
    command
        .current_dir(project.path("e2e"))
        .env("READOUT_URL", format!("http://{page}/"))
        .env("READOUT_OTHER_ORIGIN", format!("http://{elsewhere}/"))
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &file);
    chrome::hand_over(project, &mut command)?;
    let outcome = tools::run(&mut command);
    let report = setup::read_json(&file).ok().and_then(|report| report::playwright(&report));
    match (outcome, report) {
        (_, Some(report)) if report.counts.total() > 0 => Ok(report),
        (Err(failure), _) => Err(failure),
        (Ok(()), _) => Err(Failure::new("expected at least one journey to run")),
    }
}

/// `cargo xtask sheet`: a picture of every view, at every width and in both colours, on one page.
pub fn sheet(project: &Project, options: &build::Options) -> Result<()> {
    setup::for_tests(project)?;
    let page = build::page(project, options)?;
    let report = pictures(project, &page, &["--config=sheet.config.mjs"])?;
    println!("the contact sheet is {}", project.path(SHEET).join("index.html").display());
    if report.counts.failed > 0 {
        return Err(Failure::new(format!(
            "{} pictures have something wrong",
            report.counts.failed
        )));
    }
    Ok(())
}

/// Compares how every view looks with the baselines.
pub fn looks(project: &Project, page: &Path) -> Result<Report> {
    pictures(project, page, &[LOOKS])
}

/// `cargo xtask looks`: records anew how every view looks.
pub fn record_looks(project: &Project) -> Result<()> {
    setup::for_tests(project)?;
    let page = build::page(project, &build::Options::default())?;
    // What is still within the tolerance keeps its file, so that a diff shows what has changed and nothing else.
    let report = pictures(project, &page, &[LOOKS, "--update-snapshots=changed"])?;
    println!("the baselines are in {}: look at what changed", project.path(BASELINES).display());
    if report.counts.failed > 0 {
        return Err(Failure::new(format!("{} views have something wrong", report.counts.failed)));
    }
    Ok(())
}
