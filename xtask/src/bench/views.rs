//! `cargo xtask bench views`: what a person does in each view of the built page, and the longest task that it
//! causes: on the page's own corpus, and on a generated one of many events with a slower processor.

use std::ffi::OsString;
use std::path::Path;

use crate::alone::alone;
use crate::failure::Result;
use crate::http::{self, Mount};
use crate::tools::{self, Project};
use crate::{build, chrome, large, setup};

/// What a person may choose.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// How many events the generated corpus has.
    pub events: u32,
    /// Handed to the measuring script as they are: `--runs`, `--only`, `--note`.
    pub choices: Vec<OsString>,
}

impl Default for Options {
    fn default() -> Self {
        Self { events: 10_000, choices: Vec::new() }
    }
}

/// Builds both pages, serves them, and writes the table under `bench/results/`.
pub fn views(project: &Project, options: &Options) -> Result<()> {
    let _alone = alone(project, "bench")?;
    setup::for_tests(project)?;
    let own = build::page(project, &build::Options::default())?;
    let folder = project.state().join(format!("bench-views/{}", options.events));
    large::generate(project, &folder, options.events)?;
    let seeds = Some(folder);
    let many = build::page(project, &build::Options { seeds, ..build::Options::default() })?;

    let serve = |page: &Path| http::start(vec![Mount::new("/", page, false)?], 0);
    let (own, many) = (serve(&own)?, serve(&many)?);
    let mut command = project.command("node");
    command
        .arg(project.path("bench/views.mjs"))
        .arg(format!("--events={}", options.events))
        .args(["--site", &format!("seeds=http://{own}/")])
        .args(["--site", &format!("events=http://{many}/")])
        .arg("--out")
        .arg(project.path("bench/results"))
        .args(&options.choices);
    chrome::hand_over(project, &mut command)?;
    tools::run(&mut command)
}
