//! `readout pack`: the corpus as the page reads it, and how large its parts are.

use std::fs;
use std::io::Write;
use std::path::Path;

use readout_corpus::{Packed, format};
use readout_ingest::Analysis;

/// Writes the packed corpus into a file and says what is in it; the error is one line for the user.
pub fn write(out: &mut impl Write, analysis: &Analysis, file: &Path) -> Result<(), String> {
    let bytes = format::pack(&analysis.corpus);
    fs::write(file, &bytes)
        .map_err(|error| format!("cannot write ({error}), expected a file: {}", file.display()))?;
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
    Ok(())
}
