//! `cargo xtask test`: every check in order, then one line with the counts.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use crate::failure::{Failure, Result};
use crate::report::{self, Counts, Report};
use crate::setup::WASM_TARGET;
use crate::tools::{self, Project};
use crate::{bench, build, journeys, setup, size, tidy};

/// The steps, in the order in which they run: what fails soonest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Tidy,
    Format,
    Lint,
    LintPage,
    HostTests,
    WasmTests,
    Build,
    Size,
    Journeys,
    Looks,
    Search,
}

impl Step {
    const ALL: [Self; 11] = [
        Self::Tidy,
        Self::Format,
        Self::Lint,
        Self::LintPage,
        Self::HostTests,
        Self::WasmTests,
        Self::Build,
        Self::Size,
        Self::Journeys,
        Self::Looks,
        Self::Search,
    ];

    /// The name that `--only` takes.
    fn name(self) -> &'static str {
        match self {
            Self::Tidy => "tidy",
            Self::Format => "format",
            Self::Lint => "lint",
            Self::LintPage => "lint-page",
            Self::HostTests => "host",
            Self::WasmTests => "wasm",
            Self::Build => "build",
            Self::Size => "size",
            Self::Journeys => "journeys",
            Self::Looks => "looks",
            Self::Search => "search",
        }
    }

    fn what(self) -> &'static str {
        match self {
            Self::Tidy => "the invariants of the house",
            Self::Format => "rustfmt",
            Self::Lint => "clippy on everything",
            Self::LintPage => "clippy on the page, for its own target",
            Self::HostTests => "tests on this machine",
            Self::WasmTests => "the analysis in WebAssembly, against the native one",
            Self::Build => "the release page",
            Self::Size => "the budget of the first load",
            Self::Journeys => "journeys in a real browser",
            Self::Looks => "how every view looks, against its baselines",
            Self::Search => "the budget of search, beside a peer in the same browser",
        }
    }

    fn needs_page(self) -> bool {
        matches!(self, Self::Build | Self::Size | Self::Journeys | Self::Looks)
    }
}

/// What is said where the fonts of a machine make pictures incomparable.
const NOT_COMPARED: &str =
    "PICTURES NOT COMPARED: the fonts here are not those of the baselines, so only the layout was";

/// What became of a step.
struct Outcome {
    step: &'static str,
    report: Report,
    took: Duration,
    trouble: Option<String>,
}

/// Runs the steps; all of them if `only` names none.
pub fn test(project: &Project, only: &[String], browser: &journeys::Options) -> Result<ExitCode> {
    let steps = chosen(only)?;
    let start = Instant::now();
    let mut outcomes = Vec::new();
    let setup = setup::for_tests(project);
    let took = start.elapsed();
    match setup {
        Ok(()) => {
            outcomes.push(Outcome {
                step: "setup",
                report: Report::default(),
                took,
                trouble: None,
            });
            run_all(project, &steps, browser, &mut outcomes);
        }
        Err(failure) => outcomes.push(Outcome {
            step: "setup",
            report: Counts::FAILED.into(),
            took,
            trouble: Some(failure.to_string()),
        }),
    }
    Ok(summary(&outcomes, start.elapsed()))
}

fn chosen(only: &[String]) -> Result<Vec<Step>> {
    if let Some(unknown) = only.iter().find(|name| !Step::ALL.iter().any(|s| s.name() == **name)) {
        let names: Vec<_> = Step::ALL.iter().map(|step| step.name()).collect();
        return Err(Failure::input(format!(
            "unknown step `{unknown}`, expected one of {}",
            names.join(", ")
        )));
    }
    let is_chosen = |step: &Step| only.is_empty() || only.iter().any(|name| name == step.name());
    Ok(Step::ALL.into_iter().filter(is_chosen).collect())
}

fn run_all(
    project: &Project,
    steps: &[Step],
    browser: &journeys::Options,
    outcomes: &mut Vec<Outcome>,
) {
    // What needs the page finds it here, or the reason why there is none.
    let mut page: Option<Result<PathBuf>> = None;
    for &step in steps {
        println!("\n== {}: {}", step.name(), step.what());
        let start = Instant::now();
        if step.needs_page() && page.is_none() {
            page = Some(build::page(project, &build::Options::default()));
        }
        let result = match (step, &page) {
            (Step::Size | Step::Journeys | Step::Looks, Some(Err(_))) => Ok(Counts::SKIPPED.into()),
            (Step::Build, Some(Err(failure))) => Err(Failure::new(failure.to_string())),
            (Step::Size, Some(Ok(page))) => {
                size::check(project, page).map(|()| Counts::PASSED.into())
            }
            (Step::Journeys, Some(Ok(page))) => journeys::run(project, page, browser),
            (Step::Looks, Some(Ok(page))) => journeys::looks(project, page),
            (step, _) => run_step(project, step),
        };
        let (report, trouble) = match result {
            Ok(report) => {
                let trouble = trouble(step, &report);
                (report, trouble)
            }
            Err(failure) => (Counts::FAILED.into(), Some(failure.to_string())),
        };
        if let Some(trouble) = &trouble {
            println!("{}: {trouble}", step.name());
        }
        outcomes.push(Outcome { step: step.name(), report, took: start.elapsed(), trouble });
    }
    // A build that only served the size or the journeys still has to be heard of.
    if let (Some(Err(failure)), false) = (page, steps.contains(&Step::Build)) {
        outcomes.push(Outcome {
            step: Step::Build.name(),
            report: Counts::FAILED.into(),
            took: Duration::ZERO,
            trouble: Some(failure.to_string()),
        });
    }
}

/// What is wrong with a step that was run, in one line.
fn trouble(step: Step, report: &Report) -> Option<String> {
    let Counts { failed, skipped, .. } = report.counts;
    if failed > 0 {
        return Some(format!("{failed} failed"));
    }
    // Said aloud, because a comparison that was not made looks like one that held.
    (step == Step::Looks && skipped > 0).then(|| NOT_COMPARED.to_owned())
}

fn run_step(project: &Project, step: Step) -> Result<Report> {
    let passes = |command: &mut Command| tools::run(command).map(|()| Counts::PASSED.into());
    match step {
        Step::Tidy => tidy::command(project).map(|()| Counts::PASSED.into()),
        Step::Format => passes(project.cargo().args(["fmt", "--all", "--check"])),
        Step::Lint => passes(project.cargo().args([
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--",
            "--deny=warnings",
        ])),
        // With the corpus in it, and with the corpus in pieces.
        Step::LintPage => {
            ["split", "split sharded"].iter().try_fold(Report::default(), |report, features| {
                let mut command = project.cargo();
                command.args([
                    "clippy",
                    "--locked",
                    "--package=readout-page",
                    "--features",
                    features,
                ]);
                command.args(["--target", WASM_TARGET, "--", "--deny=warnings"]);
                Ok(report.plus(passes(&mut command)?))
            })
        }
        Step::HostTests => {
            counted(project.cargo().args(["test", "--locked", "--workspace", "--no-fail-fast"]))
        }
        Step::WasmTests => wasm_tests(project),
        Step::Search => {
            let report = script_tests(project)?;
            Ok(report.plus(bench::budget(project).map(|()| Counts::PASSED.into())?))
        }
        Step::Build | Step::Size | Step::Journeys | Step::Looks => Ok(Counts::PASSED.into()),
    }
}

/// The tests of what `bench/` is made of, and of the scripts around the engine: they need Node and nothing else.
fn script_tests(project: &Project) -> Result<Report> {
    let file = project.state().join("bench-tests.tap");
    let mut tests = Vec::new();
    for folder in ["bench/tests", "crates/engine/js"].map(|folder| project.path(folder)) {
        let files = crate::dist::relative_files(&folder)?.into_iter();
        tests
            .extend(files.filter(|file| file.ends_with(".test.mjs")).map(|file| folder.join(file)));
    }
    let outcome = tools::run(
        project
            .command("node")
            .args(["--test", "--test-reporter=dot", "--test-reporter-destination=stdout"])
            .args(["--test-reporter=tap", "--test-reporter-destination"])
            .arg(&file)
            .args(tests),
    );
    println!();
    let text = std::fs::read_to_string(&file).unwrap_or_default();
    match (report::tap(&text), outcome) {
        (Some(report), _) if report.counts.total() > 0 => Ok(report),
        (_, Err(failure)) => Err(failure),
        (_, Ok(())) => Err(Failure::new("expected at least one test in JavaScript to run")),
    }
}

/// The native run writes down what it made of the seeds; the run in WebAssembly has to make the same.
fn wasm_tests(project: &Project) -> Result<Report> {
    let native = project.state().join("native-analysis.bytes");
    let test = |project: &Project| {
        let mut command = project.cargo();
        command
            .args(["test", "--locked", "--package=readout-ingest", "--test=wasm_equals_native"])
            .env("READOUT_NATIVE_ANALYSIS", &native);
        command
    };
    let _ = std::fs::create_dir_all(project.state());
    let natively = counted(&mut test(project))?;
    if natively.counts.failed > 0 {
        return Ok(natively);
    }
    let mut in_wasm = test(project);
    in_wasm
        .args(["--target", WASM_TARGET])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    Ok(natively.plus(counted(&mut in_wasm)?))
}

/// Runs tests, shows what they print, and adds up their closing lines.
fn counted(command: &mut Command) -> Result<Report> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| tools::cannot_start(command, &error))?;
    let mut report = Report::default();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n').map_while(std::io::Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            report.read_cargo(&line);
        }
    }
    let status = child.wait().map_err(|error| tools::cannot_start(command, &error))?;
    if !status.success() && report.counts.failed == 0 {
        // Something broke outside of the tests: it did not compile, or a test took the process down.
        report.counts.failed = 1;
    }
    if report.counts.total() == 0 {
        return Err(Failure::new("expected at least one test to run"));
    }
    Ok(report)
}

/// Prints what each step took and what is wrong, by name; the counts come last, alone on their line.
///
/// The names come again here because a long run is often read by its end alone.
fn summary(outcomes: &[Outcome], took: Duration) -> ExitCode {
    println!("\n== steps");
    for Outcome { step, report, took, trouble } in outcomes {
        let Counts { passed, failed, skipped } = report.counts;
        let state = match trouble {
            Some(trouble) => format!("   {}", trouble.lines().next().unwrap_or_default()),
            None => String::new(),
        };
        println!(
            "{step:<10} {:>7.1} s  {passed:>5} ok {failed:>3} not {skipped:>3} left out{state}",
            took.as_secs_f64()
        );
    }
    println!("{:<10} {:>7.1} s", "all", took.as_secs_f64());
    let all = outcomes.iter().fold(Report::default(), |sum, one| sum.plus(one.report.clone()));
    named("failed", &all.failed);
    named("held only at the second try", &all.unsteady);
    println!("\n{}", all.counts.closing_line());
    if all.counts.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn named(what: &str, names: &[String]) {
    if !names.is_empty() {
        println!("\n== {what}");
        names.iter().for_each(|name| println!("{}", name.replace('\n', "\n    ")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_chosen_by_its_name_and_all_run_without_one() {
        assert_eq!(chosen(&["size".into()]).unwrap(), [Step::Size]);
        assert_eq!(chosen(&[]).unwrap(), Step::ALL);
        assert_eq!(chosen(&["sise".into()]).unwrap_err().exit_code(), 2);
    }

    #[test]
    fn tests_that_do_not_compile_count_as_one_failure() {
        let broken = counted(Command::new("cargo").arg("no-such-command").stderr(Stdio::null()));
        assert_eq!(broken.unwrap(), Report::from(Counts::FAILED));
    }
}
