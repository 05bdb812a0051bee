//! The many small pieces of code that several views share, in one file.
//!
//! Each set of views that share something makes a piece, and most are smaller than what asking for them costs. The file
//! is a module of WebAssembly that holds the pieces as custom sections: hosts send it as what it is, compressed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::fingerprint;

/// Pieces up to this many bytes share a file. With twice as much a view would fetch more of what others need than it
/// saves in requests.
const SMALL: u64 = 8_000;

/// What the loader gets to read the file: pieces by their place, the file once.
const READER: &str = "\
let bundle = undefined;
const piece = async (from, to) => {
    bundle ??= fetch(new URL(\"./{name}\", import.meta.url)).then((response) => {
        if (!response.ok) throw new Error(`expected the code of the views, got ${response.status}: ${response.url}`);
        return response.arrayBuffer();
    });
    try {
        const headers = { \"content-type\": \"application/wasm\" };
        return new Response((await bundle).slice(from, to), { headers });
    } catch (error) {
        // The next one to ask tries again.
        bundle = undefined;
        throw error;
    }
};
";

/// Whether a file is a piece that several views share and that is not worth a request.
pub fn is_small_piece(file: &Path) -> bool {
    let is_shared =
        file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("chunk_"));
    is_shared && fs::metadata(file).is_ok_and(|metadata| metadata.len() <= SMALL)
}

/// Puts `pieces` into one file beside them, named by its contents, and lets `loader` take them from there.
pub fn write(dir: &Path, loader: &Path, pieces: &[PathBuf]) -> Result<()> {
    if pieces.is_empty() {
        return Ok(());
    }
    let mut bundle = Bundle::default();
    let mut script = fs::read_to_string(loader).map_err(|e| Failure::io("reading", loader, &e))?;
    for file in pieces {
        let bytes = fs::read(file).map_err(|e| Failure::io("reading", file, &e))?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (from, to) = bundle.add(&name, &bytes);
        let request = format!("fetch(new URL(\"./{name}\", import.meta.url))");
        if !script.contains(&request) {
            return Err(Failure::new(format!(
                "expected the loader to fetch {name}: {}",
                loader.display()
            )));
        }
        script = script.replace(&request, &format!("piece({from}, {to})"));
        fs::remove_file(file).map_err(|e| Failure::io("removing", file, &e))?;
    }
    let name = format!("shared-{}.wasm", fingerprint::of(&bundle.bytes));
    let path = dir.join(&name);
    fs::write(&path, &bundle.bytes).map_err(|e| Failure::io("writing", &path, &e))?;
    let reader = READER.replace("{name}", &name);
    // Behind the first line, which is the import.
    let (import, rest) = script.split_once('\n').unwrap_or((script.as_str(), ""));
    let script = format!("{import}\n{reader}{rest}");
    fs::write(loader, script).map_err(|e| Failure::io("writing", loader, &e))
}

/// A module with nothing but custom sections.
struct Bundle {
    bytes: Vec<u8>,
}

impl Default for Bundle {
    fn default() -> Self {
        Self { bytes: b"\0asm\x01\0\0\0".to_vec() }
    }
}

impl Bundle {
    /// Adds a section with a name; returns where its contents begin and end.
    fn add(&mut self, name: &str, contents: &[u8]) -> (usize, usize) {
        let mut head = Vec::new();
        number(name.len(), &mut head);
        head.extend_from_slice(name.as_bytes());
        self.bytes.push(0);
        number(head.len() + contents.len(), &mut self.bytes);
        self.bytes.extend_from_slice(&head);
        let from = self.bytes.len();
        self.bytes.extend_from_slice(contents);
        (from, self.bytes.len())
    }
}

/// Writes a number as WebAssembly does: seven bits a byte, the lowest first.
fn number(mut value: usize, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_holds_its_pieces_as_sections_of_a_module() {
        let mut bundle = Bundle::default();
        let long = [7; 300];
        let (from, to) = bundle.add("chunk_1.wasm", &long);
        let (next, end) = bundle.add("chunk_2.wasm", b"two");
        assert_eq!(&bundle.bytes[from..to], &long);
        assert_eq!(&bundle.bytes[next..end], b"two");
        assert_eq!(end, bundle.bytes.len());
        // After the header: the kind of section, and its length in two bytes.
        let length = 1 + "chunk_1.wasm".len() + 300;
        let bytes = [0, (length & 0x7f) as u8 | 0x80, (length >> 7) as u8, 12];
        assert_eq!(&bundle.bytes[8..12], &bytes);
    }

    #[test]
    fn the_loader_takes_small_pieces_from_the_bundle() {
        let dir = std::env::temp_dir().join(format!("readout-bundle-{}", std::process::id()));
        fs::create_dir_all(&dir).expect("a folder");
        let piece = dir.join("chunk_9.wasm");
        fs::write(&piece, b"piece").expect("a piece");
        let loader = dir.join("views.js");
        fs::write(
            &loader,
            "import { a } from \"./a.js\";\nfetch(new URL(\"./chunk_9.wasm\", import.meta.url));\n",
        )
        .expect("a loader");
        assert!(is_small_piece(&piece));
        write(&dir, &loader, std::slice::from_ref(&piece)).expect("a bundle");
        let script = fs::read_to_string(&loader).expect("the loader");
        assert!(script.starts_with("import "), "{script}");
        assert!(script.contains("piece(23, 28);"), "{script}");
        assert!(!piece.exists(), "the piece stands in the bundle alone");
        fs::remove_dir_all(&dir).expect("an end");
    }
}
