//! Runs the stages in order.

use std::collections::BTreeMap;

use readout_corpus::date::Day;
use readout_corpus::model::{Corpus, Warning};

use crate::authority::Authority;
use crate::draft::{Document, Segment, Sentence};
use crate::read::{FieldMap, OffsetMap, Source};
use crate::workers::Workers;
use crate::{
    Error, assemble, carriers, clean, dates, given, meetings, names, read, reuse, sentences, split,
    statements,
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
    /// Which keys of the records in JSON Lines hold what.
    pub fields: FieldMap,
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
    let (sources, warnings) = read_all(inputs, &options.fields, Workers::ALONE)?;
    Ok(run(sources, warnings, authority, options, Workers::ALONE))
}

/// The same, equal byte for byte, by several threads. The files are given back as soon as they are read.
///
/// # Errors
///
/// As [`analyse`].
#[cfg(feature = "fs")]
pub fn analyse_side_by_side(
    inputs: Vec<Input>,
    authority: &Authority,
    options: &Options,
    threads: usize,
) -> Result<Analysis, Error> {
    let workers = Workers::new(threads);
    let (sources, warnings) = read_all(&inputs, &options.fields, workers)?;
    drop(inputs);
    Ok(run(sources, warnings, authority, options, workers))
}

fn run(
    mut sources: Vec<Source>,
    mut warnings: Vec<Warning>,
    authority: &Authority,
    options: &Options,
    workers: Workers,
) -> Analysis {
    let new_carriers = carriers::resolve(&mut sources, authority, &mut warnings);
    let (cleaned, found) = clean::clean(&sources, workers);
    warnings.extend(found);
    let publishers = split::Publishers::new(authority);
    let read: Vec<(Source, clean::Cleaned)> = sources.into_iter().zip(cleaned).collect();
    let split = workers.map(&read, |_, (source, cleaned)| {
        let mut cleaned = cleaned.clone();
        let (drafts, found) = split::split(source, &mut cleaned, &publishers);
        let mut segments: Vec<Segment> =
            drafts.into_iter().map(|draft| with_sentences(&source.text, draft)).collect();
        if segments.is_empty() && source.given.is_some() {
            // A record without words is found by what it says of itself.
            segments.push(with_sentences(&source.text, split::Draft::empty(source)));
        }
        (cleaned, segments, found)
    });
    let mut documents = Vec::with_capacity(read.len());
    for ((source, _), (cleaned, segments, found)) in read.into_iter().zip(split) {
        warnings.extend(found);
        documents.push(Document { source, cleaned, segments });
    }

    // Names come before dates: a document that gives no day is dated by others about the same event.
    let (mut names, found) = names::names(&documents, authority, workers);
    warnings.extend(found);
    carriers::add(&mut names, new_carriers);
    let of_documents: Vec<&Source> = documents.iter().map(|document| &document.source).collect();
    let tags = given::resolve(&of_documents, authority, &mut names, &mut warnings);
    let (dates, found) = dates::dates(&documents, &names, authority, workers);
    warnings.extend(found);
    // Much of reuse is one thread's work: what documents share is found in one index.
    let (reuse, (statements, meetings)) = workers.both(
        || reuse::reuse(&documents, &names, workers),
        || {
            let statements = statements::statements(&documents, &names, workers);
            let meetings = meetings::meetings(&documents, &names, &dates, options.as_of, workers);
            (statements, meetings)
        },
    );

    let parts = assemble::Parts {
        authority,
        documents,
        names,
        dates,
        statements,
        meetings,
        reuse,
        tags,
        warnings,
    };
    assemble::assemble(parts, workers)
}

/// Reads all files, sorted by id, so that the order in which they came in leaves no trace.
fn read_all(
    inputs: &[Input],
    fields: &FieldMap,
    workers: Workers,
) -> Result<(Vec<Source>, Vec<Warning>), Error> {
    let mut warnings = Vec::new();
    let mut inputs: Vec<&Input> = inputs.iter().collect();
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    let (lines, files): (Vec<&Input>, Vec<&Input>) =
        inputs.into_iter().partition(|input| read::is_lines(&input.path));
    let mut sources = Vec::new();
    for (source, found) in workers.map(&files, |_, input| read::read(&input.path, &input.bytes)) {
        warnings.extend(found);
        sources.extend(source);
    }
    tell_apart(&mut sources);
    let mut by_id: BTreeMap<String, Source> = BTreeMap::new();
    for source in sources {
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
    for input in lines {
        add_records(input, fields, workers, &mut by_id, &mut warnings);
    }
    if by_id.is_empty() {
        let why = match warnings.first() {
            Some(first) => format!("nothing readable ({}: {})", first.file, first.message),
            None => "no documents".to_owned(),
        };
        return Err(Error::no_documents(format!(
            "{why}, expected at least one .txt, .md, .html or .jsonl file with text in it"
        )));
    }
    Ok((by_id.into_values().collect(), warnings))
}

/// Adds the documents of a file of records. An id that is taken costs the line that claims it again.
fn add_records(
    input: &Input,
    fields: &FieldMap,
    workers: Workers,
    by_id: &mut BTreeMap<String, Source>,
    warnings: &mut Vec<Warning>,
) {
    let records = match read::records_of(&input.path, &input.bytes) {
        Ok(records) => records,
        Err(warning) => return warnings.push(warning),
    };
    let read = workers.map(&records, |_, record| read::read_record(record, fields));
    let mut of_file = Vec::new();
    for (record, (source, found)) in records.iter().zip(read) {
        of_file.extend(found);
        let Some(source) = source else { continue };
        if let Some(other) = by_id.get(&source.id) {
            of_file.push(Warning {
                file: record.file.to_owned(),
                line: record.line,
                message: format!(
                    "the id `{}` is already taken by {}, expected another one; line left out",
                    source.id, other.path
                ),
            });
            continue;
        }
        by_id.insert(source.id.clone(), source);
    }
    read::shorten(&mut of_file);
    warnings.extend(of_file);
}

/// Files of one name in several folders take their folders into their ids. An id that an editor
/// gave is never changed.
fn tell_apart(sources: &mut [Source]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for source in sources.iter() {
        *counts.entry(source.id.clone()).or_default() += 1;
    }
    for source in sources.iter_mut().filter(|source| source.front.id.is_none()) {
        if counts.get(&source.id).is_some_and(|&count| count > 1) {
            source.id = assemble::slug(&source.path);
        }
    }
}

fn with_sentences(text: &str, draft: split::Draft) -> Segment {
    let mut found = Vec::new();
    for (paragraph, stretch) in (0..).zip(&draft.paragraphs) {
        for span in sentences::sentences(text, stretch.span) {
            let direction = stretch.direction && !stretch.heading
                || split::is_direction(span.of(text), !draft.turns.is_empty());
            found.push(Sentence { span, paragraph, direction });
        }
    }
    Segment { draft, sentences: found }
}
