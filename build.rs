//! Packs the seeds into the bytes that the page embeds. All logic is in `ingest` and `corpus`.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use readout_corpus::format::pack as pack_corpus;
use readout_ingest::{Options, analyse_side_by_side, folder};

fn main() {
    println!("cargo::rerun-if-env-changed=READOUT_SEEDS");
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // The tool that takes the linked code apart must know what refers to what.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    // A corpus in pieces stands beside the page: it was packed before.
    if env::var_os("CARGO_FEATURE_SHARDED").is_some() {
        return;
    }
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let seeds = env::var_os("READOUT_SEEDS").map_or_else(|| own.clone(), PathBuf::from);
    println!("cargo::rerun-if-changed={}", seeds.display());
    println!("cargo::rerun-if-changed={}", own.display());
    if let Err(message) = pack(&seeds, &own) {
        println!("cargo::error={message}");
        process::exit(1);
    }
}

fn pack(seeds: &Path, own: &Path) -> Result<(), String> {
    let fail = |error: readout_ingest::Error| error.to_string();
    // A folder without an authority of its own is read with the project's.
    let (authority, _) = folder::load_authority(&own.join("authority")).map_err(fail)?;
    let (inputs, authority, _) = folder::load_folder(seeds, &authority).map_err(fail)?;
    let fields = folder::fields(seeds).map_err(fail)?.unwrap_or_default();
    let options = Options { fields, ..Options::default() };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let analysis = analyse_side_by_side(inputs, &authority, &options, threads).map_err(fail)?;
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or("expected OUT_DIR to be set")?;
    fs::write(out.join("corpus.readout"), pack_corpus(&analysis.corpus))
        .map_err(|error| format!("expected to write the packed corpus: {error}"))
}
