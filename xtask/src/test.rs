//! `cargo xtask test`: every check in order, then one line with the counts.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use crate::failure::{Failure, Result};
use crate::setup::WASM_TARGET;
use crate::tools::{self, Project};
use crate::{bench, build, journeys, setup, size, tidy};

/// How many checks passed, failed and were skipped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Checks that hold.
    pub passed: u64,
    /// Checks that do not.
    pub failed: u64,
    /// Checks that were not made.
    pub skipped: u64,
}

impl Counts {
    const PASSED: Self = Self { passed: 1, failed: 0, skipped: 0 };
    const FAILED: Self = Self { passed: 0, failed: 1, skipped: 0 };
    const SKIPPED: Self = Self { passed: 0, failed: 0, skipped: 1 };

    /// All checks.
    pub fn total(self) -> u64 {
        self.passed + self.failed + self.skipped
    }

    fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }

    /// The closing line that people and scripts read.
    fn closing_line(self) -> String {
        let Self { passed, failed, skipped } = self;
        match skipped {
            0 => format!("{passed} passed, {failed} failed"),
            _ => format!("{passed} passed, {failed} failed, {skipped} skipped"),
        }
    }
}

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
    counts: Counts,
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
                counts: Counts::default(),
                took,
                trouble: None,
            });
            run_all(project, &steps, browser, &mut outcomes);
        }
        Err(failure) => outcomes.push(Outcome {
            step: "setup",
            counts: Counts::FAILED,
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
            (Step::Size | Step::Journeys | Step::Looks, Some(Err(_))) => Ok(Counts::SKIPPED),
            (Step::Build, Some(Err(failure))) => Err(Failure::new(failure.to_string())),
            (Step::Size, Some(Ok(page))) => size::check(project, page).map(|()| Counts::PASSED),
            (Step::Journeys, Some(Ok(page))) => journeys::run(project, page, browser),
            (Step::Looks, Some(Ok(page))) => journeys::looks(project, page),
            (step, _) => run_step(project, step),
        };
        let (counts, trouble) = match result {
            Ok(counts) if counts.failed > 0 => (counts, Some(format!("{} failed", counts.failed))),
            // Said aloud, because a comparison that was not made looks like one that held.
            Ok(counts) if step == Step::Looks && counts.skipped > 0 => {
                (counts, Some(NOT_COMPARED.to_owned()))
            }
            Ok(counts) => (counts, None),
            Err(failure) => (Counts::FAILED, Some(failure.to_string())),
        };
        if let Some(trouble) = &trouble {
            println!("{}: {trouble}", step.name());
        }
        outcomes.push(Outcome { step: step.name(), counts, took: start.elapsed(), trouble });
    }
    // A build that only served the size or the journeys still has to be heard of.
    if let (Some(Err(failure)), false) = (page, steps.contains(&Step::Build)) {
        outcomes.push(Outcome {
            step: Step::Build.name(),
            counts: Counts::FAILED,
            took: Duration::ZERO,
            trouble: Some(failure.to_string()),
        });
    }
}

fn run_step(project: &Project, step: Step) -> Result<Counts> {
    let passes = |command: &mut Command| tools::run(command).map(|()| Counts::PASSED);
    match step {
        Step::Tidy => tidy::command(project).map(|()| Counts::PASSED),
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
            ["split", "split sharded"].iter().try_fold(Counts::default(), |counts, features| {
                let mut command = project.cargo();
                command.args([
                    "clippy",
                    "--locked",
                    "--package=readout-page",
                    "--features",
                    features,
                ]);
                command.args(["--target", WASM_TARGET, "--", "--deny=warnings"]);
                Ok(counts.plus(passes(&mut command)?))
            })
        }
        Step::HostTests => {
            counted(project.cargo().args(["test", "--locked", "--workspace", "--no-fail-fast"]))
        }
        Step::WasmTests => wasm_tests(project),
        Step::Search => {
            let counts = script_tests(project)?;
            Ok(counts.plus(bench::budget(project).map(|()| Counts::PASSED)?))
        }
        Step::Build | Step::Size | Step::Journeys | Step::Looks => Ok(Counts::PASSED),
    }
}

/// The tests of what `bench/` is made of: they need Node and nothing else.
fn script_tests(project: &Project) -> Result<Counts> {
    let report = project.state().join("bench-tests.tap");
    let tests = crate::dist::relative_files(&project.path("bench/tests"))?;
    let tests = tests.iter().map(|file| project.path("bench/tests").join(file));
    let outcome = tools::run(
        project
            .command("node")
            .args(["--test", "--test-reporter=dot", "--test-reporter-destination=stdout"])
            .args(["--test-reporter=tap", "--test-reporter-destination"])
            .arg(&report)
            .args(tests),
    );
    println!();
    let text = std::fs::read_to_string(&report).unwrap_or_default();
    match (tap_counts(&text), outcome) {
        (Some(counts), _) if counts.total() > 0 => Ok(counts),
        (_, Err(failure)) => Err(failure),
        (_, Ok(())) => Err(Failure::new("expected at least one test of bench/ to run")),
    }
}

/// Reads the closing lines of Node's report: `# pass 12`, `# fail 0`, `# skipped 0`.
fn tap_counts(report: &str) -> Option<Counts> {
    let figure = |name: &str| {
        let line =
            report.lines().rev().find_map(|line| line.strip_prefix("# ")?.strip_prefix(name));
        line?.trim().parse().ok()
    };
    Some(Counts {
        passed: figure("pass ")?,
        failed: figure("fail ")?,
        skipped: figure("skipped ").unwrap_or(0),
    })
}

/// The native run writes down what it made of the seeds; the run in WebAssembly has to make the same.
fn wasm_tests(project: &Project) -> Result<Counts> {
    let native = project.state().join("native-analysis.bytes");
    let test = |project: &Project| {
        let mut command = project.cargo();
        command
            .args(["test", "--locked", "--package=readout-ingest", "--test=wasm_equals_native"])
            .env("READOUT_NATIVE_ANALYSIS", &native);
        command
    };
    let _ = std::fs::create_dir_all(project.state());
    let counts = counted(&mut test(project))?;
    if counts.failed > 0 {
        return Ok(counts);
    }
    let mut in_wasm = test(project);
    in_wasm
        .args(["--target", WASM_TARGET])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    Ok(counts.plus(counted(&mut in_wasm)?))
}

/// Runs tests, shows what they print, and adds up their closing lines.
fn counted(command: &mut Command) -> Result<Counts> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| tools::cannot_start(command, &error))?;
    let mut counts = Counts::default();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n').map_while(std::io::Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            if let Some(found) = test_result(&line) {
                counts = counts.plus(found);
            }
        }
    }
    let status = child.wait().map_err(|error| tools::cannot_start(command, &error))?;
    if !status.success() && counts.failed == 0 {
        // Something broke outside of the tests: it did not compile, or a test took the process down.
        counts.failed = 1;
    }
    if counts.total() == 0 {
        return Err(Failure::new("expected at least one test to run"));
    }
    Ok(counts)
}

/// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
fn test_result(line: &str) -> Option<Counts> {
    let (_, counts) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
    let figure = |word: &str| {
        let part = counts.split(';').find(|part| part.trim().ends_with(word))?;
        part.split_whitespace().next()?.parse().ok()
    };
    Some(Counts {
        passed: figure("passed")?,
        failed: figure("failed")?,
        skipped: figure("ignored").unwrap_or(0),
    })
}

/// Prints what each step took and what is wrong; the counts come last, alone on their line.
fn summary(outcomes: &[Outcome], took: Duration) -> ExitCode {
    println!("\n== steps");
    for Outcome { step, counts, took, trouble } in outcomes {
        let Counts { passed, failed, skipped } = counts;
        let state = match trouble {
            Some(trouble) => format!("   {}", trouble.lines().next().unwrap_or_default()),
            None => String::new(),
        };
        println!(
            "{step:<10} {:>7.1} s  {passed:>5} ok {failed:>3} not {skipped:>3} left out{state}",
            took.as_secs_f64()
        );
    }
    let counts = outcomes.iter().fold(Counts::default(), |sum, outcome| sum.plus(outcome.counts));
    println!("{:<10} {:>7.1} s\n\n{}", "all", took.as_secs_f64(), counts.closing_line());
    if counts.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_of_a_test_binary_is_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(test_result(line), Some(Counts { passed: 12, failed: 3, skipped: 1 }));
        assert_eq!(test_result("test date::tests::a_day ... ok"), None);
        assert_eq!(test_result("test result: unheard of"), None);
    }

    #[test]
    fn the_closing_lines_of_nodes_report_are_read() {
        let report = "ok 1 - a\n1..1\n# tests 14\n# pass 12\n# fail 1\n# skipped 1\n";
        assert_eq!(tap_counts(report), Some(Counts { passed: 12, failed: 1, skipped: 1 }));
        assert_eq!(tap_counts("Error: no such file"), None);
    }

    #[test]
    fn the_counts_stand_alone_on_their_line() {
        assert_eq!(
            Counts { passed: 3, failed: 0, skipped: 0 }.closing_line(),
            "3 passed, 0 failed"
        );
        assert_eq!(
            Counts { passed: 3, failed: 1, skipped: 2 }.closing_line(),
            "3 passed, 1 failed, 2 skipped"
        );
    }

    #[test]
    fn a_step_is_chosen_by_its_name_and_all_run_without_one() {
        assert_eq!(chosen(&["size".into()]).unwrap(), [Step::Size]);
        assert_eq!(chosen(&[]).unwrap(), Step::ALL);
        assert_eq!(chosen(&["sise".into()]).unwrap_err().exit_code(), 2);
    }

    #[test]
    fn tests_that_do_not_compile_count_as_one_failure() {
        let broken = counted(Command::new("cargo").arg("no-such-command").stderr(Stdio::null()));
        assert_eq!(broken.unwrap(), Counts::FAILED);
    }
}
