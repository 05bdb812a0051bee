//! `cargo xtask tidy`: holds the invariants of ARCHITECTURE.md by a check.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::failure::{Failure, Result};
use crate::source::{self, Line};
use crate::tools::{self, Project};
use crate::{dist, setup};

/// Words that must not stand in some part of the source.
struct Rule {
    /// Where the rule holds: files whose path begins with one of these.
    within: &'static [&'static str],
    /// Where it does not: files whose path begins with one of these.
    except: &'static [&'static str],
    /// What is looked for.
    words: &'static [&'static str],
    /// Whether the insides of strings are looked at, too.
    in_strings: bool,
    /// Why, as the end of a sentence that begins with the word.
    reason: &'static str,
}

const PURE: &[&str] =
    &["crates/corpus/src/", "crates/export/src/", "crates/ingest/src/", "crates/kernels/src/"];

const RULES: &[Rule] = &[
    Rule {
        within: &["src/", "crates/corpus/src/", "crates/export/src/", "crates/ingest/src/"],
        except: &[],
        words: &["SystemTime", "Instant::now", "rand::", "getrandom", "RandomState::new"],
        in_strings: false,
        reason: "makes equal input give unequal results: \"today\" is a parameter",
    },
    Rule {
        within: PURE,
        // Reading a folder is a feature of its own, off in the page.
        except: &["crates/ingest/src/folder"],
        words: &["std::fs", "std::net", "std::process", "std::env", "println!", "eprintln!"],
        in_strings: false,
        reason: "touches the outside world, which belongs to the callers",
    },
    Rule {
        within: PURE,
        except: &[],
        words: &["web_sys", "js_sys", "wasm_bindgen", "leptos"],
        in_strings: false,
        reason: "knows of the browser, which belongs to the page",
    },
    Rule {
        within: &["src/"],
        except: &[],
        words: &["inner_html", "innerHTML", "set_inner_html", "insert_adjacent_html", "outer_html"],
        in_strings: true,
        reason: "could turn the text of a document into markup: text reaches the page as text nodes",
    },
    Rule {
        within: &["src/"],
        except: &["src/dom", "src/embed"],
        words: &["web_sys", "js_sys"],
        in_strings: false,
        reason: "calls the browser, which only src/dom and src/embed do, with the clean-up beside it",
    },
    Rule {
        within: &["src/"],
        except: &["src/route", "src/dom"],
        words: &["location().hash", ".set_hash(", "location.hash"],
        in_strings: true,
        reason: "reads or writes the address, which goes through src/route and src/dom",
    },
    Rule {
        within: &["src/"],
        except: &["src/route"],
        words: &["\"#/", "'#/"],
        in_strings: true,
        reason: "spells an address, whose syntax only src/route knows",
    },
];

/// Hosts that may be named, each with its reason.
const NAMED_HOSTS: &[&str] = &[
    // Names of XML vocabularies, which nobody fetches.
    "www.w3.org",
    // Links that a reader may follow; the page itself never asks there.
    "www.wikidata.org",
];

/// Crates that the inner layers must not depend on, whatever the way.
const OUTSIDE_WORLD: &[&str] =
    &["web-sys", "js-sys", "wasm-bindgen", "leptos", "rand", "getrandom", "tokio", "reqwest"];

/// A file with more lines than this is usually two rooms.
const LONG_FILE: usize = 500;

/// Runs all checks and lists what they found.
pub fn command(project: &Project) -> Result<()> {
    let mut problems = Vec::new();
    let mut files = 0;
    for folder in ["src", "crates", "style", "embed"] {
        let dir = project.path(folder);
        if !dir.is_dir() {
            continue;
        }
        for file in dist::relative_files(&dir)? {
            let path = format!("{folder}/{file}");
            if let Ok(text) = fs::read_to_string(project.path(&path)) {
                files += 1;
                check_file(&path, &text, &mut problems);
            }
        }
    }
    for path in ["index.html", "boot.js"] {
        if let Ok(text) = fs::read_to_string(project.path(path)) {
            check_file(path, &text, &mut problems);
        }
    }
    check_dependencies(project, &mut problems)?;
    check_pin(project, &mut problems)?;
    for problem in &problems {
        println!("{problem}");
    }
    match problems.len() {
        0 => {
            println!("tidy: {files} files keep to {} rules", RULES.len() + 4);
            Ok(())
        }
        1 => Err(Failure::new("one invariant is broken")),
        n => Err(Failure::new(format!("{n} invariants are broken"))),
    }
}

fn check_file(path: &str, text: &str, problems: &mut Vec<String>) {
    if path.ends_with(".rs") && !is_test(path) {
        let lines = source::lines(text);
        check_words(path, &lines, problems);
        let count = text.lines().count();
        if count > LONG_FILE {
            // A warning: whether a file is one room is for people to say.
            println!("note: {path} has {count} lines, more than {LONG_FILE}: is it two rooms?");
        }
        if path.starts_with("src/") {
            let text = lines.iter().map(|line| (line.number, line.code_and_strings.as_str()));
            check_hosts(path, text, problems);
        }
    } else if path.ends_with(".css")
        || path == "index.html"
        || path == "boot.js"
        || path.starts_with("embed/")
    {
        check_hosts(path, (1..).zip(text.lines()), problems);
    }
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs") || path.contains("/benches/")
}

fn check_words(path: &str, lines: &[Line], problems: &mut Vec<String>) {
    let starts = |places: &[&str]| places.iter().any(|place| path.starts_with(place));
    for rule in RULES.iter().filter(|rule| starts(rule.within) && !starts(rule.except)) {
        for line in lines {
            let text = if rule.in_strings { &line.code_and_strings } else { &line.code };
            for word in rule.words.iter().filter(|word| has_word(text, word)) {
                let reason = rule.reason;
                problems.push(format!("{path}:{}: `{word}` {reason}", line.number));
            }
        }
    }
}

/// Whether the text has the word, not as the end of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        !word.starts_with(is_part) || !text[..at].chars().next_back().is_some_and(is_part)
    })
}

/// The page makes no request beyond its own origin, so it has no reason to name another host.
fn check_hosts<'a>(
    path: &str,
    lines: impl Iterator<Item = (usize, &'a str)>,
    problems: &mut Vec<String>,
) {
    for (number, line) in lines {
        for scheme in ["http://", "https://"] {
            for (at, _) in line.match_indices(scheme) {
                let rest = &line[at + scheme.len()..];
                let is_host = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
                let host = &rest[..rest.find(|c| !is_host(c)).unwrap_or(rest.len())];
                // A bare scheme is how the page tells a link from something else.
                if !host.is_empty() && !NAMED_HOSTS.contains(&host) {
                    problems
                        .push(format!("{path}:{number}: names the host `{host}`, expected none"));
                }
            }
        }
    }
}

/// What may depend on what, by the graph that cargo resolved.
fn check_dependencies(project: &Project, problems: &mut Vec<String>) -> Result<()> {
    let text = tools::read(project.cargo().args([
        "metadata",
        "--format-version=1",
        "--locked",
        "--quiet",
    ]))?;
    let metadata: Value = serde_json::from_str(&text)
        .map_err(|e| Failure::new(format!("expected JSON from cargo metadata: {e}")))?;
    let graph = Graph::read(&metadata);
    let mut forbid = |package: &str, names: &[&str]| {
        let reached = graph.reached_from(package);
        for name in names.iter().filter(|name| reached.contains(**name)) {
            problems.push(format!(
                "the package {package} depends on {name}, expected that it does not"
            ));
        }
    };
    forbid("readout-corpus", OUTSIDE_WORLD);
    forbid("readout-corpus", &["readout-ingest"]);
    forbid("readout-ingest", OUTSIDE_WORLD);
    forbid("readout-export", OUTSIDE_WORLD);
    forbid("readout-export", &["readout-ingest"]);
    forbid("readout-page", &["readout-ingest"]);
    Ok(())
}

/// Names of packages and the names of what they need to run, without builds and tests.
struct Graph(BTreeMap<String, Vec<String>>);

impl Graph {
    fn read(metadata: &Value) -> Self {
        let list = |value: &'_ Value| value.as_array().cloned().unwrap_or_default();
        let names: BTreeMap<String, String> = list(&metadata["packages"])
            .iter()
            .filter_map(|p| Some((p["id"].as_str()?.to_owned(), p["name"].as_str()?.to_owned())))
            .collect();
        let name_of = |id: &Value| names.get(id.as_str()?).cloned();
        let is_needed = |dep: &Value| list(&dep["dep_kinds"]).iter().any(|k| k["kind"].is_null());
        let mut graph: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for node in list(&metadata["resolve"]["nodes"]) {
            let deps = list(&node["deps"]);
            let needed =
                deps.iter().filter(|dep| is_needed(dep)).filter_map(|d| name_of(&d["pkg"]));
            if let Some(name) = name_of(&node["id"]) {
                graph.entry(name).or_default().extend(needed);
            }
        }
        Self(graph)
    }

    fn reached_from(&self, package: &str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![package];
        while let Some(name) = open.pop() {
            for next in self.0.get(name).into_iter().flatten() {
                if reached.insert(next.as_str()) {
                    open.push(next);
                }
            }
        }
        reached
    }
}

/// The wasm-bindgen tool must equal the crate, so the manifest pins what the lock file has.
fn check_pin(project: &Project, problems: &mut Vec<String>) -> Result<()> {
    let version = setup::locked_wasm_bindgen(project)?;
    let manifest = read(&project.path("Cargo.toml"))?;
    if !manifest.contains(&format!("wasm-bindgen = \"={version}\"")) {
        problems.push(format!(
            "Cargo.toml: expected `wasm-bindgen = \"={version}\"`, exactly the version in Cargo.lock"
        ));
    }
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|e| Failure::io("reading", path, &e))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn problems(path: &str, text: &str) -> Vec<String> {
        let mut problems = Vec::new();
        check_file(path, text, &mut problems);
        problems
    }

    #[test]
    fn each_rule_finds_what_it_forbids_and_nothing_where_it_does_not_hold() {
        for (path, other, text) in [
            ("crates/corpus/src/a.rs", "crates/cli/src/a.rs", "let t = SystemTime::now();"),
            ("crates/ingest/src/a.rs", "crates/ingest/src/folder.rs", "use std::fs;"),
            ("crates/ingest/src/a.rs", "crates/ingest/tests/a.rs", "use wasm_bindgen::prelude::*;"),
            ("src/views/a.rs", "crates/cli/src/a.rs", "view! { <p inner_html=text /> }"),
            ("src/views/a.rs", "src/dom.rs", "web_sys::window()"),
            ("src/views/a.rs", "src/dom.rs", "window.location().hash()"),
            ("src/views/a.rs", "src/route.rs", "view! { <a href=\"#/about\">About</a> }"),
        ] {
            assert_eq!(problems(path, text).len(), 1, "{path}: {text}");
            assert!(problems(other, text).is_empty(), "{other}: {text}");
        }
    }

    #[test]
    fn comments_and_tests_may_say_what_code_may_not() {
        let text = "// web_sys\nfn a() {}\n#[cfg(test)]\nmod tests { use web_sys::Window; }";
        assert!(problems("src/views/a.rs", text).is_empty());
        assert!(problems("src/views/a.rs", "let operand::x = 1;").is_empty());
    }

    #[test]
    fn a_foreign_host_is_found_in_code_style_and_shell() {
        for (path, text) in [
            ("src/a.rs", "let a = \"https://fonts.example/a\";"),
            ("style/a.css", "a { background: url(http://images.example/a.png) }"),
            ("index.html", "<script src=\"https://cdn.example/a.js\"></script>"),
        ] {
            assert_eq!(problems(path, text).len(), 1, "{path}");
        }
        assert!(problems("src/a.rs", "url.starts_with(\"https://\")").is_empty());
        assert!(problems("index.html", "<svg xmlns='http://www.w3.org/2000/svg'>").is_empty());
    }

    #[test]
    fn a_dependency_counts_however_far_away_unless_it_is_for_builds_or_tests() {
        let needs = |pkg: &str, kind: Value| json!({ "pkg": pkg, "dep_kinds": [{ "kind": kind }] });
        let package = |name: &str| json!({ "id": name, "name": name });
        let graph = Graph::read(&json!({
            "packages": [package("a"), package("b"), package("rand"), package("insta")],
            "resolve": { "nodes": [
                { "id": "a", "deps": [needs("b", Value::Null), needs("insta", json!("dev"))] },
                { "id": "b", "deps": [needs("rand", Value::Null)] },
            ] }
        }));
        assert_eq!(graph.reached_from("a").into_iter().collect::<Vec<_>>(), ["b", "rand"]);
    }
}
