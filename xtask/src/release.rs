//! What a folder that is published holds of which build: files of the build before stay for one release, so that
//! a page that stands open, or a cached address of it, still finds what it asks for.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::failure::{Failure, Result};
use crate::fingerprint::Fingerprint;
use crate::{dist, headers};

/// Says which build a folder holds, and which of its files are that build's own.
pub const FILE: &str = "release.json";

/// A name for exactly this build.
pub fn name_of(dir: &Path) -> Result<String> {
    let mut name = Fingerprint::default();
    for file in own_files(dir)? {
        let path = dir.join(&file);
        name.add(file.as_bytes());
        // Files that are named by their contents need no second look.
        if !is_by_contents(&file) {
            name.add(&fs::read(&path).map_err(|e| Failure::io("reading", &path, &e))?);
        }
    }
    Ok(name.digits())
}

fn own_files(dir: &Path) -> Result<Vec<String>> {
    let mut files = dist::relative_files(dir)?;
    files.retain(|file| !matches!(file.as_str(), "_headers" | "offline.js" | FILE));
    Ok(files)
}

/// Whether another build has other contents only under another name.
fn is_by_contents(file: &str) -> bool {
    headers::is_hashed(file) || file.starts_with("pieces/")
}

/// Takes over from the folder that is replaced what the pages of the build before may still ask for: its files
/// that are named by their contents. Those of the build before that one go.
pub fn keep(before: &Path, fresh: &Path) -> Result<()> {
    let name = name_of(fresh)?;
    let mut own = own_files(fresh)?;
    own.retain(|file| is_by_contents(file));
    let old: Value = fs::read(before.join(FILE))
        .ok()
        .and_then(|text| serde_json::from_slice(&text).ok())
        .unwrap_or_default();
    // The same build once more is no new release.
    let wanted = if old["build"] == name.as_str() { &old["before"] } else { &old["files"] };
    let mut kept = Vec::new();
    for file in wanted.as_array().into_iter().flatten().filter_map(Value::as_str) {
        let (from, to) = (before.join(file), fresh.join(file));
        // The list is a file that anyone may have changed: it names files of the folder and nothing else.
        let is_inside = Path::new(file)
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        if !is_inside || !is_by_contents(file) || to.exists() || !from.is_file() {
            continue;
        }
        let parent = to.parent().map(PathBuf::from).unwrap_or_default();
        fs::create_dir_all(parent)
            .and_then(|()| fs::copy(&from, &to))
            .map_err(|e| Failure::io("writing", &to, &e))?;
        kept.push(file);
    }
    let text = format!("{:#}\n", json!({ "build": name, "files": own, "before": kept }));
    let path = fresh.join(FILE);
    fs::write(&path, text).map_err(|e| Failure::io("writing", &path, &e))?;
    let path = fresh.join("_headers");
    let mut files = dist::relative_files(fresh)?;
    files.sort_by_key(|file| kept.contains(&file.as_str()));
    fs::write(&path, headers::file_for(&files)).map_err(|e| Failure::io("writing", &path, &e))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A folder of its own with some files.
    pub(crate) fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("readout-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        for (file, text) in files {
            let path = dir.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        dir
    }

    const A: &str = "page-aaaaaaaaaaaaaaaa.wasm";
    const B: &str = "embed/page-bbbbbbbbbbbbbbbb.wasm";
    const C: &str = "page-cccccccccccccccc.wasm";

    #[test]
    fn files_of_a_build_stay_for_one_release_and_go_with_the_next() {
        let first = folder("first", &[("index.html", "1"), (A, "a"), ("boot.js", "1")]);
        keep(Path::new("no such folder"), &first).unwrap();
        let second = folder("second", &[("index.html", "2"), (B, "b")]);
        keep(&first, &second).unwrap();
        assert!(second.join(A).is_file() && second.join(B).is_file());
        assert!(!second.join("boot.js").exists(), "only what is named by its contents stays");
        let headers = fs::read_to_string(second.join("_headers")).unwrap();
        assert!(headers.contains(&format!("/{A}\n  Cache-Control: public, max-age=31536000")));
        let third = folder("third", &[("index.html", "3"), (C, "c")]);
        keep(&second, &third).unwrap();
        assert!(!third.join(A).exists() && third.join(B).is_file() && third.join(C).is_file());
    }

    #[test]
    fn the_same_build_once_more_is_no_new_release() {
        let first = folder("once", &[("index.html", "1"), (A, "a")]);
        keep(Path::new("no such folder"), &first).unwrap();
        let files = [("index.html", "2"), (B, "b")];
        let second = folder("twice", &files);
        keep(&first, &second).unwrap();
        let again = folder("again", &files);
        keep(&second, &again).unwrap();
        assert!(again.join(A).is_file());
    }

    #[test]
    fn a_list_that_names_files_elsewhere_moves_nothing() {
        let old = folder("odd", &[("x-aaaaaaaaaaaaaaaa.js", "x")]);
        let list = json!({ "build": "b", "files": ["../x-aaaaaaaaaaaaaaaa.js", "/etc/passwd", 5] });
        fs::write(old.join(FILE), list.to_string()).unwrap();
        let fresh = folder("odd-fresh/inner", &[("index.html", "1")]);
        keep(&old, &fresh).unwrap();
        assert!(!fresh.with_file_name("x-aaaaaaaaaaaaaaaa.js").exists());
    }
}
