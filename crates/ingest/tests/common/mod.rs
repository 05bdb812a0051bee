//! What the tests of several stages share: fixtures and the authority that they stand on.
#![allow(dead_code, reason = "each test binary uses its part")]

use std::fs;
use std::path::{Path, PathBuf};

use readout_ingest::authority::{self, Authority};
use readout_ingest::{Analysis, Input, Options, analyse};

/// The folder of a stage's fixtures.
pub fn fixtures(stage: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(stage)
}

/// Norway, Chile, their offices and two people.
pub fn authority() -> Authority {
    authority::load(&authority_files()).expect("a sound authority").0
}

/// The files of the same, by name.
pub fn authority_files() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(fixtures("authority"))
        .expect("the authority's folder")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (format!("authority/{name}"), fs::read(&path).expect("a readable file"))
        })
        .collect();
    files.sort();
    files
}

/// The analysis of one text.
pub fn analysed(path: &str, text: impl AsRef<[u8]>) -> Analysis {
    let input = Input { path: path.to_owned(), bytes: text.as_ref().to_vec() };
    analyse(&[input], &authority(), &Options::default()).expect("a readable text")
}

/// Compares what `show` says of each fixture with the file beside it that ends in `.expected`.
/// With `UPDATE_EXPECTED=1` in the environment the files are written anew, to be looked at before they are kept.
pub fn check_fixtures(stage: &str, show: impl Fn(&Analysis) -> String) {
    let mut paths: Vec<PathBuf> = fs::read_dir(fixtures(stage))
        .expect("the stage's folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension != "expected"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no fixtures in {stage}");
    let mut wrong = Vec::new();
    for path in paths {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = fs::read(&path).expect("a readable fixture");
        let shown = show(&analysed(&name, text));
        let expected_path = path.with_extension("expected");
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&expected_path, &shown).expect("a writable folder");
        }
        let expected = fs::read_to_string(&expected_path).unwrap_or_default();
        if shown != expected {
            wrong.push(format!("{name}\n--- expected\n{expected}--- got\n{shown}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The 1-based line of a position.
pub fn line(text: &str, at: u32) -> usize {
    text.as_bytes()[..at as usize].iter().filter(|&&byte| byte == b'\n').count() + 1
}
