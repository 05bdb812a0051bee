//! `readout pack`: the corpus as the page reads it, and how large its parts are.

use std::fs;
use std::io::Write;
use std::path::Path;

use readout_corpus::format::shards;
use readout_corpus::{Packed, format};
use readout_ingest::Analysis;

use crate::args::Carriers;

/// Writes the packed corpus into a file, a folder of pieces or both, and says what is in it; the error is one line for the user.
pub fn write(out: &mut impl Write, analysis: &Analysis, carriers: &Carriers) -> Result<(), String> {
    let bytes = format::pack(&analysis.corpus);
    if let Some(file) = &carriers.file {
        write_file(file, &bytes)?;
    }
    let corpus = &analysis.corpus;
    // What cannot be printed is not worth failing for: the file is there.
    let _ = writeln!(
        out,
        "{} documents, {} segments, {} statements, {} meetings, {} warnings; {} bytes",
        corpus.documents.len(),
        corpus.segments.len(),
        corpus.statements.len(),
        corpus.meetings.len(),
        corpus.warnings.len(),
        bytes.len(),
    );
    let packed = Packed::open(&bytes).map_err(|error| error.to_string())?;
    for (section, size) in packed.section_sizes() {
        let _ = writeln!(out, "{section:>16} {size:>10}");
    }
    if let Some(dir) = &carriers.shards {
        let pieces = shards::cut(packed);
        fs::create_dir_all(dir).map_err(|error| {
            format!("cannot write ({error}), expected a folder: {}", dir.display())
        })?;
        for (name, bytes) in &pieces.blocks {
            write_file(&dir.join(format!("{name}.block")), bytes)?;
        }
        // Last, so that whoever reads in the meantime finds all the pieces that it names.
        write_file(&dir.join("corpus.head"), &pieces.head)?;
        let _ = writeln!(
            out,
            "{} pieces, {} bytes; a head of {} bytes",
            pieces.blocks.len(),
            pieces.blocks.iter().map(|(_, bytes)| bytes.len()).sum::<usize>(),
            pieces.head.len(),
        );
    }
    Ok(())
}

fn write_file(file: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(file, bytes)
        .map_err(|error| format!("cannot write ({error}), expected a file: {}", file.display()))
}
