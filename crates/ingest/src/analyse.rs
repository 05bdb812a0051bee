//! Runs the stages in order.

use std::collections::BTreeMap;

use readout_corpus::date::Day;
use readout_corpus::model::{Corpus, Warning};

use crate::authority::Authority;
use crate::draft::{Document, Segment, Sentence};
use crate::read::{OffsetMap, Source};
use crate::{
    Error, assemble, clean, dates, meetings, names, read, reuse, sentences, split, statements,
};

/// A file as it comes in.
#[derive(Clone, Debug)]
pub struct Input {
    /// Path within the folder, with `/` between its parts.
    pub path: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
}

/// What the analysis is told from outside.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The day on which the corpus is read: planned events before it can be outlived.
    /// `None` stands for the last day that the corpus itself knows.
    pub as_of: Option<Day>,
}

/// A corpus and, beside it, what only native tools need.
#[derive(Debug)]
pub struct Analysis {
    /// The corpus.
    pub corpus: Corpus,
    /// For each document, in the order of [`Corpus::documents`], the way from its text back to
    /// the file's bytes.
    pub offset_maps: Vec<OffsetMap>,
}

/// Analyses files. The order of `inputs` does not matter.
///
/// # Errors
///
/// When no file can be read, or two documents claim one id.
pub fn analyse(
    inputs: &[Input],
    authority: &Authority,
    options: &Options,
) -> Result<Analysis, Error> {
    let mut warnings = Vec::new();
    let sources = read_all(inputs, &mut warnings)?;

    let (cleaned, found) = clean::clean(&sources);
    warnings.extend(found);
    let documents: Vec<Document> = sources
        .into_iter()
        .zip(cleaned)
        .map(|(source, cleaned)| {
            let (drafts, found) = split::split(&source, &cleaned, authority);
            warnings.extend(found);
            let segments =
                drafts.into_iter().map(|draft| with_sentences(&source.text, draft)).collect();
            Document { source, cleaned, segments }
        })
        .collect();

    let (dates, found) = dates::dates(&documents, authority);
    warnings.extend(found);
    let (names, found) = names::names(&documents, authority);
    warnings.extend(found);
    let statements = statements::statements(&documents, &names);
    let meetings = meetings::meetings(&documents, &names, &dates, options.as_of);
    let reuse = reuse::reuse(&documents, &names);

    Ok(assemble::assemble(assemble::Parts {
        authority,
        documents,
        names,
        dates,
        statements,
        meetings,
        reuse,
        warnings,
    }))
}

/// Reads all files, sorted by id, so that the order in which they came in leaves no trace.
fn read_all(inputs: &[Input], warnings: &mut Vec<Warning>) -> Result<Vec<Source>, Error> {
    let mut by_id: BTreeMap<String, Source> = BTreeMap::new();
    let mut inputs: Vec<&Input> = inputs.iter().collect();
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    for input in inputs {
        let (source, found) = read::read(&input.path, &input.bytes);
        warnings.extend(found);
        let Some(source) = source else { continue };
        if let Some(other) = by_id.get(&source.id) {
            return Err(Error::duplicate_id(
                &source.path,
                format!(
                    "the id `{}` is already taken by {}, expected another `id:` in the front matter",
                    source.id, other.path
                ),
            ));
        }
        by_id.insert(source.id.clone(), source);
    }
    if by_id.is_empty() {
        return Err(Error::no_documents(
            "expected at least one readable .txt or .md file with text in it",
        ));
    }
    Ok(by_id.into_values().collect())
}

fn with_sentences(text: &str, draft: split::Draft) -> Segment {
    let mut found = Vec::new();
    for (paragraph, stretch) in (0..).zip(&draft.paragraphs) {
        for span in sentences::sentences(text, stretch.span) {
            found.push(Sentence { span, paragraph });
        }
    }
    Segment { draft, sentences: found }
}
