//! A number that changes when the contents of files do.

use std::fs;
use std::hash::Hasher as _;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};

/// Collects what a result depends on.
///
/// The standard library's hasher may change with the compiler. Then a build is done once more and
/// files get new names, both of which are harmless.
#[derive(Default)]
pub struct Fingerprint(std::hash::DefaultHasher);

impl Fingerprint {
    /// Adds a piece of data. `(ab, c)` and `(a, bc)` differ.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.write_usize(bytes.len());
        self.0.write(bytes);
    }

    /// Adds the names and contents of all files in a folder, in the order of their names. A file that
    /// cannot be read counts as one that is there: whoever needs it will say what is wrong with it.
    pub fn add_folder(&mut self, dir: &Path, skip: &dyn Fn(&Path) -> bool) -> Result<()> {
        for file in files(dir, skip)? {
            self.add(file.strip_prefix(dir).unwrap_or(&file).to_string_lossy().as_bytes());
            self.add(&fs::read(&file).unwrap_or_default());
        }
        Ok(())
    }

    /// Sixteen hexadecimal digits.
    pub fn digits(&self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

/// The fingerprint of one piece of data.
pub fn of(bytes: &[u8]) -> String {
    let mut fingerprint = Fingerprint::default();
    fingerprint.add(bytes);
    fingerprint.digits()
}

/// All files below a folder, sorted; `skip` is asked for each file and folder by its full path.
/// Folders inside it that cannot be opened are passed over.
pub fn files(dir: &Path, skip: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut entries = fs::read_dir(dir).map_err(|e| Failure::io("reading", dir, &e))?;
    let mut folders = Vec::new();
    loop {
        for path in entries.flatten().map(|entry| entry.path()).filter(|path| !skip(path)) {
            // Links are followed for files only: a link to a folder could lead back up.
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else if path.is_file() {
                found.push(path);
            }
        }
        let Some(next) =
            std::iter::from_fn(|| folders.pop()).find_map(|dir| fs::read_dir(dir).ok())
        else {
            break;
        };
        entries = next;
    }
    found.sort();
    Ok(found)
}

/// Whether a file or folder is hidden by its name.
pub fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_a_byte_from_one_piece_to_the_next_changes_the_number() {
        let number = |pieces: [&[u8]; 2]| {
            let mut fingerprint = Fingerprint::default();
            pieces.iter().for_each(|piece| fingerprint.add(piece));
            fingerprint.digits()
        };
        assert_eq!(number([b"ab", b"c"]), number([b"ab", b"c"]));
        assert_ne!(number([b"ab", b"c"]), number([b"a", b"bc"]));
        assert_eq!(number([b"", b""]).len(), 16);
    }
}
