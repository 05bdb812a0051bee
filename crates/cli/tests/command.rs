//! The command as a newsroom's scripts meet it: output, exit codes, one line on what went wrong.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn readout(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_readout")).args(args).output().expect("the command runs")
}

/// An empty folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder");
    path
}

fn shown(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

fn fails_with(args: &[&str], words: &str) {
    let output = readout(args);
    let message = String::from_utf8(output.stderr).expect("a message");
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(output.stdout.is_empty());
    assert_eq!(message.lines().count(), 1, "{message}");
    assert!(message.contains(words) && message.contains("expected"), "{message}");
}

#[test]
fn inspect_prints_the_promised_fields_and_equal_bytes() {
    let path = folder("inspect");
    fs::write(path.join("a.txt"), "Kari Holm met Pedro\u{a0}Lagos on May 3, 2024.\r\n")
        .expect("a file");
    fs::write(path.join("README.md"), "no document").expect("a file");
    fs::write(path.join("b.pdf"), "%PDF-").expect("a file");
    let output = readout(&["inspect", shown(&path)]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, readout(&["inspect", shown(&path)]).stdout);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["format"], "readout-inspect/1");
    let lists = [
        "documents",
        "entities",
        "mentions",
        "dates",
        "statements",
        "meetings",
        "reuse",
        "warnings",
    ];
    assert!(lists.iter().all(|list| report[list].is_array()));
    assert_eq!(report["documents"].as_array().map(Vec::len), Some(1));
    assert_eq!(report["documents"][0]["title"], serde_json::Value::Null);
    assert_eq!(report["documents"][0]["segments"][0]["lines"], serde_json::json!([1, 1]));
    let date = &report["dates"][0];
    let bytes = fs::read(path.join("a.txt")).expect("the file");
    let place = |end: &str| date[end].as_u64().expect("a number") as usize;
    assert_eq!(
        &bytes[place("start")..place("end")],
        date["text"].as_str().expect("a text").as_bytes()
    );
    assert_eq!(report["warnings"][0]["file"], "b.pdf");
}

#[test]
fn a_bad_file_costs_that_file_only() {
    let path = folder("bad-file");
    fs::write(path.join("a.txt"), "Kari Holm met Pedro Lagos.\n").expect("a file");
    fs::write(path.join("b.txt"), b"\0\0\0").expect("a file");
    let output = readout(&["check", shown(&path)]);
    let text = String::from_utf8(output.stdout).expect("a text");
    assert_eq!(output.status.code(), Some(0));
    assert!(text.contains("b.txt:1: a NUL byte"), "{text}");
    assert!(text.contains("1 documents"), "{text}");
}

#[test]
fn what_cannot_go_on_is_told_in_one_line_with_code_2() {
    let path = folder("errors");
    fails_with(&[], "no command");
    fails_with(&["inspect", shown(&path.join("none"))], "cannot read");
    fails_with(&["inspect", shown(&path)], "no documents");
    fs::write(path.join("a.txt"), b"\0").expect("a file");
    fails_with(&["inspect", shown(&path)], "a NUL byte");
    for name in ["b.md", "c.md"] {
        fs::write(path.join(name), "---\nid: same\n---\nThey met.\n").expect("a file");
    }
    fails_with(&["inspect", shown(&path)], "`same` is already taken");
    fs::create_dir(path.join("authority")).expect("a folder");
    fs::write(path.join("authority/people.toml"), "[[person]]\nid = \"a\"\n").expect("a file");
    fails_with(&["inspect", shown(&path)], "people.toml:1");
}

#[test]
fn query_prints_what_the_page_would_find() {
    let path = folder("query");
    fs::write(path.join("a.txt"), "Kari Holm spoke of ferries.\n").expect("a file");
    fs::write(path.join("b.txt"), "Kari Holm spoke of fish.\n").expect("a file");
    let output = readout(&["query", shown(&path), "--q", "ferries", "--limit", "5"]);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(answer["format"], "readout-query/1");
    assert_eq!(answer["total"], 1);
    assert_eq!(answer["hits"][0]["document"], "a");
    assert_eq!(answer["hits"][0]["snippets"][0]["marks"], serde_json::json!([[19, 26]]));
}

#[test]
fn query_prints_statements_meetings_and_what_was_meant() {
    let path = folder("query-statements");
    let text = "\u{feff}Kari Holm met Pedro Lagos in Oslo on May 3, 2024.\r\n\
                Holm said that the ferries will run. She said that fish is dear.\r\n";
    fs::write(path.join("a.txt"), text).expect("a file");
    fs::write(path.join("b.txt"), "Holm said that the herring is dear.\n").expect("a file");
    let ask = |args: &[&str]| -> serde_json::Value {
        let output = readout(&[&["query", shown(&path)], args].concat());
        serde_json::from_slice(&output.stdout).expect("JSON")
    };
    let answer = ask(&["--q", "ferries run"]);
    assert_eq!(answer["statements_total"], 1);
    let snippet = &answer["statements"][0]["snippet"];
    let marks = snippet["marks"].as_array().expect("marks");
    let word = |mark: &serde_json::Value| {
        let at = |end: usize| mark[end].as_u64().expect("a number") as usize;
        text.get(at(0)..at(1)).map(str::to_owned)
    };
    let words: Vec<_> = marks.iter().map(word).collect();
    assert_eq!(words, [Some("ferries".into()), Some("run".into())], "bytes of the file as stored");
    assert_eq!(answer["meetings_total"], 1);
    assert_eq!(answer["meetings"][0]["date"], "2024-05-03");
    assert_eq!(ask(&["--q", "feries"])["corrections"][0], "ferries");
    let left = ask(&["--filter", "year!=2024"]);
    assert_eq!((&left["total"], &left["hits"][0]["document"]), (&1.into(), &"b".into()));
    assert_eq!(left["facets"]["year"][0]["excluded"], true);
}

#[test]
fn compare_prints_two_segments_sentence_by_sentence() {
    let path = folder("compare");
    let said = "Ferries will run all winter between the harbour and the cape.";
    fs::write(path.join("a.txt"), format!("{said} A lighthouse is planned.\n")).expect("a file");
    fs::write(path.join("b.txt"), format!("{said} Herring quotas fall by 12 per cent.\n"))
        .expect("a file");
    let report: serde_json::Value =
        serde_json::from_slice(&readout(&["inspect", shown(&path)]).stdout).expect("JSON");
    let id = |document: usize| {
        report["documents"][document]["segments"][0]["id"].as_str().expect("an id").to_owned()
    };
    let output = readout(&["compare", &id(0), &id(1), shown(&path)]);
    assert_eq!(output.status.code(), Some(0));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(found["format"], "readout-compare/1");
    let kinds: Vec<&str> = found["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row["kind"].as_str())
        .collect();
    assert_eq!(kinds, ["same", "right-only", "left-only"]);
    assert_eq!(found["rows"][0]["left"][0]["text"], said);
    let searched = &found["rows"][1]["searched"];
    assert_eq!(searched["sentences"], 2);
    assert!(searched["terms"].as_array().expect("terms").contains(&"Herring".into()));
    fails_with(&["compare", "none", &id(1), shown(&path)], "no segment `none`");
}

#[test]
fn records_are_read_by_a_field_map_and_packed_as_the_page_reads_them() {
    let path = folder("records");
    let lines = "{\"key\":\"n/1\",\"text\":\"Kari Holm spoke.\",\"tags\":[\"fish\"]}\nno JSON\n";
    fs::write(path.join("notes.jsonl"), lines).expect("a file");
    let asked = |extra: &[&str]| {
        let args = [&["query", shown(&path), "--q", "topic:fish"][..], extra].concat();
        let output = readout(&args);
        assert_eq!(output.status.code(), Some(0));
        serde_json::from_slice::<serde_json::Value>(&output.stdout).expect("JSON")
    };
    let by_option = asked(&["--fields", "id=key,body=text,topic=tags"]);
    fs::write(path.join("fields.toml"), "id = \"key\"\nbody = \"text\"\ntopic = \"tags\"\n")
        .expect("a file");
    assert_eq!(by_option, asked(&[]), "the file means the same as the option");
    assert_eq!(by_option["hits"][0]["document"], "n/1");
    assert_eq!(by_option["facets"]["topic"][0], serde_json::json!({"value": "fish", "count": 1}));

    let report = readout(&["inspect", shown(&path)]);
    let report: serde_json::Value = serde_json::from_slice(&report.stdout).expect("JSON");
    assert_eq!(report["documents"][0]["given"], serde_json::json!({"topic": ["fish"]}));
    assert_eq!(report["documents"][0]["text"], "Kari Holm spoke.");
    assert_eq!(report["warnings"][0]["line"], 2);

    let out = path.join("corpus.readout");
    let output = readout(&["pack", shown(&path), "--out", shown(&out)]);
    let said = String::from_utf8(output.stdout).expect("a text");
    assert!(said.starts_with("1 documents") && said.contains("Postings"), "{said}");
    let bytes = fs::read(&out).expect("the packed corpus");
    let packed = readout_corpus::Packed::open(&bytes).expect("a corpus");
    assert!(packed.document_by_id("n/1").is_some());

    fs::write(path.join("fields.toml"), "colour = \"c\"").expect("a file");
    fails_with(&["inspect", shown(&path)], "fields.toml");
}

#[test]
fn export_writes_what_a_query_finds() {
    let path = folder("export");
    fs::write(path.join("a.txt"), "Kari Holm spoke of ferries.\n").expect("a file");
    fs::write(path.join("b.txt"), "Kari Holm spoke of fish.\n").expect("a file");
    let args = ["export", shown(&path), "--q", "ferries", "--columns", "id,address", "--page", "p"];
    let output = readout(&args);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, b"id,address\r\na,p#/document/a\r\n");
    fails_with(&["export", shown(&path), "--as", "gexf", "--what", "meetings"], "has no place");
    fails_with(&["export", shown(&path), "--columns", "colour"], "no column `colour`");
}
