//! Collects the documents and the authority of a folder. The only module that reads from a disk.
//!
//! Documents are `.txt`, `.md` and `.html` files at any depth, and the lines of `.jsonl` files. Left out are hidden files, files called
//! `README…`, and the folder `authority/`, whose TOML files are the authority. Other files are
//! named in a warning.

use std::fs;
use std::path::Path;

use readout_corpus::model::Warning;

use crate::authority::{self, Authority};
use crate::read::FieldMap;
use crate::{Error, Input};

/// Name endings of documents, in lower case.
const DOCUMENTS: &[&str] = &["txt", "md", "markdown", "html", "htm", "xhtml", "jsonl", "ndjson"];

/// The file that says which keys of records hold what, in lines such as `body = "text"`.
const FIELDS: &str = "fields.toml";

/// Folders inside folders beyond this are taken for a loop.
const MAX_DEPTH: usize = 32;

/// Reads a folder (or a single file): its documents, sorted by path, and the authority in `authority/` inside it or
/// beside it; where there is none, the fallback under the name of the folder.
///
/// # Errors
///
/// When the path itself cannot be read or the authority is broken. A file that cannot be read is a warning.
pub fn load_folder(
    path: &Path,
    fallback: &Authority,
) -> Result<(Vec<Input>, Authority, Vec<Warning>), Error> {
    let (inputs, mut warnings) = documents(path)?;
    let authority = match find_authority(path) {
        Some(folder) => {
            let (authority, found) = load_authority(&folder)?;
            warnings.extend(found);
            authority
        }
        None => fallback.lent_to(path),
    };
    Ok((inputs, authority, warnings))
}

/// The folder `authority` inside a folder, or beside a folder or file.
pub fn find_authority(path: &Path) -> Option<std::path::PathBuf> {
    let beside = match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => path,
    };
    [path.join("authority"), beside.join("authority")].into_iter().find(|folder| folder.is_dir())
}

/// The field map for the records of a folder or file: in `fields.toml` inside it, in its authority or beside it;
/// otherwise every field has its own name as key.
///
/// # Errors
///
/// When the file cannot be read or meant.
pub fn fields(path: &Path) -> Result<Option<FieldMap>, Error> {
    let beside = path.parent().map(|parent| parent.join(FIELDS)).filter(|_| !path.is_dir());
    let inside = path.is_dir().then(|| path.join(FIELDS));
    let of_authority = find_authority(path).map(|folder| folder.join(FIELDS));
    let Some(file) =
        [inside, of_authority, beside].into_iter().flatten().find(|file| file.is_file())
    else {
        return Ok(None);
    };
    let shown = file.to_string_lossy();
    let text = fs::read_to_string(&file)
        .map_err(|error| Error::folder(&shown, format!("cannot read ({error})")))?;
    FieldMap::from_toml(&text).map(Some).map_err(|message| Error::folder(&shown, message))
}

/// Reads the authority files of a folder.
///
/// # Errors
///
/// When the folder cannot be read or one of its files cannot be meant.
pub fn load_authority(folder: &Path) -> Result<(Authority, Vec<Warning>), Error> {
    let mut files = Vec::new();
    for path in entries(folder)? {
        let is_toml = path.extension().is_some_and(|extension| extension == "toml");
        if is_toml && !is_hidden(&path) && path.is_file() {
            let name = path.to_string_lossy().replace('\\', "/");
            let bytes = fs::read(&path)
                .map_err(|error| Error::folder(&name, format!("cannot read ({error})")))?;
            files.push((name, bytes));
        }
    }
    authority::load(&files)
}

/// Reads the documents of a folder, sorted by path, or a single document.
///
/// # Errors
///
/// When the path itself cannot be read.
pub fn documents(path: &Path) -> Result<(Vec<Input>, Vec<Warning>), Error> {
    let mut inputs = Vec::new();
    let mut warnings = Vec::new();
    if path.is_dir() {
        walk(path, "", 0, &mut inputs, &mut warnings)?;
    } else {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let bytes = fs::read(path).map_err(|error| {
            let shown = path.to_string_lossy();
            Error::folder(&shown, format!("cannot read ({error}), expected a file or folder"))
        })?;
        inputs.push(Input { path: name.unwrap_or_default(), bytes });
    }
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((inputs, warnings))
}

fn walk(
    folder: &Path,
    prefix: &str,
    depth: usize,
    inputs: &mut Vec<Input>,
    warnings: &mut Vec<Warning>,
) -> Result<(), Error> {
    for path in entries(folder)? {
        let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else {
            continue;
        };
        if is_hidden(&path) {
            continue;
        }
        let inner = if prefix.is_empty() { name.clone() } else { format!("{prefix}/{name}") };
        let mut warn = |message: String| {
            warnings.push(Warning { file: inner.clone(), line: 0, message });
        };
        if path.is_dir() {
            if name == "authority" {
                continue;
            }
            if depth >= MAX_DEPTH {
                warn(format!("more than {MAX_DEPTH} folders deep, expected fewer; left out"));
            } else if let Err(error) = walk(&path, &inner, depth + 1, inputs, warnings) {
                warnings.push(Warning { file: inner, line: 0, message: error.to_string() });
            }
            continue;
        }
        let extension =
            path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        if name.to_lowercase().starts_with("readme") || depth == 0 && name == FIELDS {
            continue;
        }
        if !extension.is_some_and(|extension| DOCUMENTS.contains(&extension.as_str())) {
            warn(
                "no document by its name, expected .txt, .md, .html or .jsonl; left out".to_owned(),
            );
            continue;
        }
        match fs::read(&path) {
            Ok(bytes) => inputs.push(Input { path: inner, bytes }),
            Err(error) => warn(format!("cannot read ({error}); left out")),
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<std::path::PathBuf>, Error> {
    let cannot = |error: std::io::Error| {
        Error::folder(&folder.to_string_lossy(), format!("cannot read the folder ({error})"))
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        found.push(entry.map_err(cannot)?.path());
    }
    found.sort();
    Ok(found)
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}
