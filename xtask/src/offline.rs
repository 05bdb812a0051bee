//! `cargo xtask build --offline`: a page that opens without a network once it was opened with one.
//!
//! A service worker keeps the files of its own build and answers from them. Whoever hosts the page chooses that;
//! a later build without it takes it back in every browser that opens the page again.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::failure::{Failure, Result};
use crate::tools::Project;
use crate::{build, dist, headers, release};

/// The worker's file. Its name stays, because browsers ask for it again under the name that they know.
const WORKER: &str = "offline.js";

/// Files that nobody needs without a network: for hosts, and for editors of code.
const LEFT_OUT: &[&str] = &["_headers", WORKER, release::FILE];

/// Writes the worker into a folder with a finished page and lets the page ask for it.
pub fn add(dir: &Path) -> Result<()> {
    let index = dir.join("index.html");
    let html = fs::read_to_string(&index).map_err(|e| Failure::io("reading", &index, &e))?;
    let asks = "<script data-offline=./offline.js data-module=";
    let html = match html.matches("<script data-module=").count() {
        1 => html.replace("<script data-module=", asks),
        _ => return Err(Failure::new(format!("expected one script: {}", index.display()))),
    };
    fs::write(&index, html).map_err(|e| Failure::io("writing", &index, &e))?;
    let text = include_str!("offline/worker.js")
        .replace("{build}", &release::name_of(dir)?)
        .replace("{files}", &format!("{:#}", files(dir)?));
    write(dir, &text)
}

/// A copy of a page with a worker, for the tests.
pub fn copy(project: &Project, page: &Path) -> Result<PathBuf> {
    let dir = project.state().join("offline");
    build::remove_folder(&dir)?;
    build::copy_folder(page, &dir)?;
    add(&dir)?;
    // What a browser finds while a newer build is being published: its worker, and not yet its files.
    let path = dir.join(WORKER);
    let worker = fs::read_to_string(&path).map_err(|e| Failure::io("reading", &path, &e))?;
    let index = fs::read(dir.join("index.html")).map_err(|e| Failure::io("reading", &dir, &e))?;
    let newer = worker.replace(&release::name_of(&dir)?, "newer");
    let newer = newer.replace(&digest(&index), &digest(b"the index of a newer build"));
    let path = dir.join("newer.js");
    fs::write(&path, newer).map_err(|e| Failure::io("writing", &path, &e))?;
    Ok(dir)
}

/// The SHA-256 of some bytes in hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes a worker that forgets what an earlier build kept.
pub fn retire(dir: &Path) -> Result<()> {
    write(dir, include_str!("offline/retired.js"))
}

fn write(dir: &Path, text: &str) -> Result<()> {
    let path = dir.join(WORKER);
    fs::write(&path, text).map_err(|e| Failure::io("writing", &path, &e))
}

/// The addresses of the page's files, each with the digest of its contents unless its name says them.
fn files(dir: &Path) -> Result<Value> {
    let mut list = Vec::new();
    for file in dist::relative_files(dir)? {
        // Pieces of a large corpus are kept as the reader comes to them.
        let is_piece = file.starts_with("pieces/");
        if LEFT_OUT.contains(&file.as_str()) || file.ends_with(".d.ts") || is_piece {
            continue;
        }
        let path = dir.join(&file);
        let bytes = fs::read(&path).map_err(|e| Failure::io("reading", &path, &e))?;
        let digest = (!headers::is_hashed(&file)).then(|| digest(&bytes));
        // Some hosts answer for `index.html` with a step to its folder, which cannot be kept.
        let address = match file.strip_suffix("index.html") {
            Some(folder) => format!("./{folder}"),
            None => file,
        };
        list.push(json!([address, digest]));
    }
    Ok(Value::Array(list))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::tests::folder;

    const INDEX: &str = "<script data-module=./a.js src=./boot.js type=module></script>";

    #[test]
    fn the_worker_keeps_every_file_of_the_page_and_checks_those_whose_names_do_not() {
        let hashed = "page-0123456789abcdef.wasm";
        let dir = folder(
            "offline",
            &[("index.html", INDEX), ("embed/index.html", "e"), (hashed, "w"), ("_headers", "#")],
        );
        add(&dir).unwrap();
        let worker = fs::read_to_string(dir.join(WORKER)).unwrap();
        assert!(fs::read_to_string(dir.join("index.html")).unwrap().contains("data-offline="));
        assert!(worker.contains(&format!("\"{hashed}\",\n    null")), "{worker}");
        let digest = digest(b"e");
        assert!(worker.contains(&format!("\"./embed/\",\n    \"{digest}\"")), "{worker}");
        assert!(!worker.contains("_headers") && !worker.contains("{build}"));
    }

    #[test]
    fn another_file_makes_another_build() {
        let worker = |text: &str| {
            let dir = folder("offline-build", &[("index.html", INDEX), ("boot.js", text)]);
            add(&dir).unwrap();
            fs::read_to_string(dir.join(WORKER)).unwrap()
        };
        let line = |worker: &str| worker.lines().find(|l| l.contains("BUILD =")).map(str::to_owned);
        assert_ne!(line(&worker("a")), line(&worker("b")));
        assert_eq!(worker("a"), worker("a"));
    }
}
