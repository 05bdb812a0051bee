//! `readout check`: what an editor should look at, in words.

use std::io::{self, Write};

use readout_ingest::Analysis;

/// Writes the warnings, one a line, and a closing line with the counts.
pub fn write(out: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let corpus = &analysis.corpus;
    for warning in &corpus.warnings {
        match warning.line {
            0 => writeln!(out, "{}: {}", warning.file, warning.message)?,
            line => writeln!(out, "{}:{line}: {}", warning.file, warning.message)?,
        }
    }
    let dropped: usize = corpus.documents.iter().map(|document| document.dropped.len()).sum();
    writeln!(
        out,
        "{} documents, {} segments, {} statements, {} meetings; {} lines left out, {} warnings",
        corpus.documents.len(),
        corpus.segments.len(),
        corpus.statements.len(),
        corpus.meetings.len(),
        dropped,
        corpus.warnings.len(),
    )
}
