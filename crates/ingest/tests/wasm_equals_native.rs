//! Equal input gives equal bytes, on a native machine and in WebAssembly.
//!
//! `cargo xtask test --only wasm` runs this file twice: the native run writes down what it made of
//! the seeds (to the path in `READOUT_NATIVE_ANALYSIS`), and the run in WebAssembly has to make the
//! same. A plain `cargo test` checks that two native runs agree.

use include_dir::{Dir, include_dir};
use readout_ingest::{Input, Options, analyse, authority};

static SEEDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../seeds");

/// What the page would embed.
fn packed_seeds() -> Vec<u8> {
    let inputs: Vec<Input> = SEEDS
        .files()
        .map(|file| (file.path().to_string_lossy().into_owned(), file.contents()))
        .filter(|(path, _)| path.ends_with(".md") && path != "README.md")
        .map(|(path, contents)| Input { path, bytes: contents.to_vec() })
        .collect();
    let files: Vec<(String, Vec<u8>)> = SEEDS
        .get_dir("authority")
        .into_iter()
        .flat_map(Dir::files)
        .map(|file| (file.path().to_string_lossy().into_owned(), file.contents().to_vec()))
        .collect();
    let (authority, _) = authority::load(&files).expect("the project's authority is sound");
    let analysis = analyse(&inputs, &authority, &Options::default()).expect("the seeds are sound");
    readout_corpus::format::pack(&analysis.corpus)
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn a_second_run_gives_the_same_bytes() {
    let packed = packed_seeds();
    assert!(packed.len() > 1_000, "expected a corpus, found {} bytes", packed.len());
    assert!(packed == packed_seeds());
    if let Some(path) = std::env::var_os("READOUT_NATIVE_ANALYSIS") {
        std::fs::write(path, &packed).expect("the folder exists");
    }
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen_test::wasm_bindgen_test]
fn webassembly_gives_the_bytes_that_a_native_run_gave() {
    let native = include_bytes!(env!(
        "READOUT_NATIVE_ANALYSIS",
        "expected the path of what the native run wrote: use `cargo xtask test --only wasm`"
    ));
    let here = packed_seeds();
    assert_eq!(here.len(), native.len(), "the packed seeds differ in length");
    let difference = here.iter().zip(native).position(|(a, b)| a != b);
    assert_eq!(difference, None, "the packed seeds differ from this byte on");
}
