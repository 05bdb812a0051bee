//! What test runners report, brought to one form: counts, and the names of what did not hold.

use serde_json::Value;

/// How many journeys may hold only at a second try before that counts as a failure. One may have met a moment in
/// which the machine stood still; several have found something.
const MOST_UNSTEADY: usize = 3;

/// How many lines of an error stand beside the name of what failed.
const ERROR_LINES: usize = 4;

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
    /// One check that holds.
    pub const PASSED: Self = Self { passed: 1, failed: 0, skipped: 0 };
    /// One that does not.
    pub const FAILED: Self = Self { passed: 0, failed: 1, skipped: 0 };
    /// One that was not made.
    pub const SKIPPED: Self = Self { passed: 0, failed: 0, skipped: 1 };

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
    pub fn closing_line(self) -> String {
        let Self { passed, failed, skipped } = self;
        match skipped {
            0 => format!("{passed} passed, {failed} failed"),
            _ => format!("{passed} passed, {failed} failed, {skipped} skipped"),
        }
    }
}

/// The counts of some checks, and which of them did not hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many there were.
    pub counts: Counts,
    /// What failed: its name, and below it what was wrong where the runner says that.
    pub failed: Vec<String>,
    /// What failed once and held at the second try, in the same form. It is among those that passed.
    pub unsteady: Vec<String>,
}

impl From<Counts> for Report {
    fn from(counts: Counts) -> Self {
        Self { counts, ..Self::default() }
    }
}

impl Report {
    /// Both together.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        self.counts = self.counts.plus(other.counts);
        self.failed.extend(other.failed);
        self.unsteady.extend(other.unsteady);
        self
    }

    /// Takes in a line that `cargo test` prints.
    pub fn read_cargo(&mut self, line: &str) {
        if let Some(counts) = cargo_counts(line) {
            self.counts = self.counts.plus(counts);
        }
        let name = line.strip_prefix("test ").and_then(|line| line.strip_suffix(" ... FAILED"));
        self.failed.extend(name.map(str::to_owned));
    }
}

/// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
fn cargo_counts(line: &str) -> Option<Counts> {
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

/// Reads the report of Node's own runner, of which the end has `# pass 12`, `# fail 0`, `# skipped 0`.
pub fn tap(report: &str) -> Option<Report> {
    let figure = |name: &str| {
        let line =
            report.lines().rev().find_map(|line| line.strip_prefix("# ")?.strip_prefix(name));
        line?.trim().parse().ok()
    };
    let counts = Counts {
        passed: figure("pass ")?,
        failed: figure("fail ")?,
        skipped: figure("skipped ").unwrap_or(0),
    };
    let failed = report.lines().filter_map(|line| line.trim_start().strip_prefix("not ok "));
    Some(Report { counts, failed: failed.map(str::to_owned).collect(), unsteady: Vec::new() })
}

/// Reads Playwright's JSON report.
pub fn playwright(report: &Value) -> Option<Report> {
    let stats = &report["stats"];
    let figure = |name: &str| stats[name].as_u64();
    // An error outside of any test, such as a file that cannot be loaded, is in no total.
    let outside = list(&report["errors"]);
    let mut found = Report {
        counts: Counts {
            passed: figure("expected")? + figure("flaky")?,
            failed: figure("unexpected")? + outside.len() as u64,
            skipped: figure("skipped")?,
        },
        failed: outside.iter().map(message).collect(),
        unsteady: Vec::new(),
    };
    list(&report["suites"]).iter().for_each(|suite| read_suite(suite, &mut found));
    if found.unsteady.len() > MOST_UNSTEADY {
        let moved = found.unsteady.len() as u64;
        found.counts.passed = found.counts.passed.saturating_sub(moved);
        found.counts.failed += moved;
        found.failed.append(&mut found.unsteady);
    }
    Some(found)
}

fn read_suite(suite: &Value, found: &mut Report) {
    list(&suite["suites"]).iter().for_each(|suite| read_suite(suite, found));
    for spec in list(&suite["specs"]) {
        for test in list(&spec["tests"]) {
            let into = match test["status"].as_str() {
                Some("unexpected") => &mut found.failed,
                Some("flaky") => &mut found.unsteady,
                _ => continue,
            };
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let name =
                format!("{}:{} › {}", text(&spec["file"]), spec["line"], text(&spec["title"]));
            let error =
                list(&test["results"]).iter().find_map(|result| list(&result["errors"]).first());
            into.push(error.map_or(name.clone(), |error| format!("{name}\n{}", message(error))));
        }
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The beginning of what an error says, without colours.
fn message(error: &Value) -> String {
    let said = error["message"].as_str().unwrap_or("an error without a message");
    let plain = said.split('\u{1b}').enumerate().map(|(at, part)| match part.split_once('m') {
        // What follows an escape begins with the colour: `[31m`.
        Some((_, rest)) if at > 0 => rest,
        _ => part,
    });
    let plain: String = plain.collect();
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.take(ERROR_LINES).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_closing_line_of_a_test_binary_is_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(cargo_counts(line), Some(Counts { passed: 12, failed: 3, skipped: 1 }));
        assert_eq!(cargo_counts("test date::tests::a_day ... ok"), None);
        assert_eq!(cargo_counts("test result: unheard of"), None);
    }

    #[test]
    fn a_native_test_that_fails_is_named() {
        let mut report = Report::default();
        for line in [
            "test a::holds ... ok",
            "test a::breaks ... FAILED",
            "test result: FAILED. 1 passed; 1 failed; 0 ignored",
        ] {
            report.read_cargo(line);
        }
        assert_eq!(report.counts, Counts { passed: 1, failed: 1, skipped: 0 });
        assert_eq!(report.failed, ["a::breaks"]);
    }

    #[test]
    fn the_report_of_nodes_runner_is_read() {
        let report = "ok 1 - a\nnot ok 2 - b\n1..2\n# tests 14\n# pass 12\n# fail 1\n# skipped 1\n";
        let read = tap(report).unwrap();
        assert_eq!(read.counts, Counts { passed: 12, failed: 1, skipped: 1 });
        assert_eq!(read.failed, ["2 - b"]);
        assert_eq!(tap("Error: no such file"), None);
    }

    /// A report of journeys, `flaky` of which held only at the second try.
    fn journeys(flaky: usize) -> Value {
        let test = |title: &str, status: &str| {
            json!({ "title": title, "file": "a.spec.mjs", "line": 7, "tests": [{
                "status": status,
                "results": [{ "errors": [{ "message": "\u{1b}[31mError\u{1b}[39m: too late\n\n  at line 7" }] }],
            }] })
        };
        let inner: Vec<_> = (0..flaky).map(|_| test("now and then", "flaky")).collect();
        json!({
            "errors": [{ "message": "SyntaxError" }],
            "stats": { "expected": 5, "unexpected": 1, "flaky": flaky, "skipped": 3 },
            "suites": [{ "specs": [test("holds", "expected"), test("breaks", "unexpected")],
                         "suites": [{ "specs": inner }] }]
        })
    }

    #[test]
    fn journeys_that_fail_are_named_with_what_was_wrong() {
        let report = playwright(&journeys(0)).unwrap();
        assert_eq!(report.counts, Counts { passed: 5, failed: 2, skipped: 3 });
        assert_eq!(
            report.failed,
            ["SyntaxError", "a.spec.mjs:7 › breaks\nError: too late\nat line 7"]
        );
        assert_eq!(playwright(&json!({})), None);
    }

    #[test]
    fn a_few_journeys_may_hold_at_the_second_try_and_are_named_but_more_count_as_failed() {
        let few = playwright(&journeys(2)).unwrap();
        assert_eq!(few.counts, Counts { passed: 7, failed: 2, skipped: 3 });
        assert_eq!(few.unsteady.len(), 2);
        let many = playwright(&journeys(MOST_UNSTEADY + 1)).unwrap();
        assert_eq!(many.counts, Counts { passed: 5, failed: 6, skipped: 3 });
        assert_eq!((many.failed.len(), many.unsteady.len()), (6, 0));
    }

    #[test]
    fn the_counts_stand_alone_on_their_line() {
        let counts = Counts { passed: 3, failed: 0, skipped: 0 };
        assert_eq!(counts.closing_line(), "3 passed, 0 failed");
        let counts = Counts { passed: 3, failed: 1, skipped: 2 };
        assert_eq!(counts.closing_line(), "3 passed, 1 failed, 2 skipped");
    }
}
