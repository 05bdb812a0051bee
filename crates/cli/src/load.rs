//! Paths become an analysis.

use std::collections::BTreeSet;

use readout_corpus::model::Warning;
use readout_ingest::authority::{self, Authority};
use readout_ingest::folder;
use readout_ingest::read::FieldMap;
use readout_ingest::{Analysis, Input, Options, analyse_side_by_side};

use crate::args::Target;

/// The project's own authority, as file name and content.
const AUTHORITY: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/authority.rs"));

/// Reads and analyses what the command line names; warnings about files and the authority are among those of
/// the corpus. The error is one line for the user.
///
/// The process ends when the result is printed, so nothing is given back piece by piece before that.
pub fn load(target: &Target) -> Result<&'static Analysis, String> {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = target.threads.unwrap_or_else(cores);
    std::thread::scope(|scope| {
        if threads > 1 {
            scope.spawn(readout_ingest::prepare);
        }
        analyse_paths(target, threads).map(|analysis| &*Box::leak(Box::new(analysis)))
    })
}

fn analyse_paths(target: &Target, threads: usize) -> Result<Analysis, String> {
    let mut inputs: Vec<Input> = Vec::new();
    let mut warnings: Vec<Warning> = Vec::new();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for path in &target.paths {
        let (found, doubts) = folder::documents(path).map_err(|error| error.to_string())?;
        warnings.extend(doubts);
        let folder = path.file_name().map(|name| name.to_string_lossy().into_owned());
        for mut input in found {
            // One file named twice, or a file inside a folder that is named too, is one document;
            // other files of the same name in another folder are told apart by it.
            if !taken.insert(input.path.clone()) {
                let same = |other: &Input| other.path == input.path && other.bytes == input.bytes;
                if inputs.iter().any(same) {
                    continue;
                }
                let folder = folder.as_deref().unwrap_or("");
                input.path = (1..)
                    .map(|number| match number {
                        1 => format!("{folder}/{}", input.path),
                        _ => format!("{folder}-{number}/{}", input.path),
                    })
                    .find(|path| taken.insert(path.clone()))
                    .unwrap_or_default();
            }
            inputs.push(input);
        }
    }
    let (authority, doubts) = find_authority(target)?;
    warnings.extend(doubts);
    let fields = match &target.fields {
        Some(fields) => fields.clone(),
        None => find_fields(target)?.unwrap_or_default(),
    };
    let options = Options { as_of: target.as_of, fields };
    let mut analysis = analyse_side_by_side(inputs, &authority, &options, threads).map_err(
        |error| match target.paths.as_slice() {
            [only] if error.is_no_documents() => format!("{error}: {}", only.display()),
            _ => error.to_string(),
        },
    )?;
    analysis.corpus.warnings.extend(warnings);
    analysis.corpus.warnings.sort();
    analysis.corpus.warnings.dedup();
    Ok(analysis)
}

/// The field map of the first path that has one.
fn find_fields(target: &Target) -> Result<Option<FieldMap>, String> {
    let mut found = target.paths.iter().filter_map(|path| folder::fields(path).transpose());
    found.next().transpose().map_err(|error| error.to_string())
}

fn find_authority(target: &Target) -> Result<(Authority, Vec<Warning>), String> {
    let given = target.authority.clone();
    let folder =
        given.or_else(|| target.paths.iter().find_map(|path| folder::find_authority(path)));
    let loaded = match folder {
        Some(folder) => folder::load_authority(&folder),
        None => {
            let files: Vec<(String, Vec<u8>)> = AUTHORITY
                .iter()
                .map(|(name, bytes)| (format!("authority/{name}"), bytes.to_vec()))
                .collect();
            authority::load(&files).map(|(authority, warnings)| {
                let lent = target.paths.first().map(|path| authority.lent_to(path));
                (lent.unwrap_or(authority), warnings)
            })
        }
    };
    loaded.map_err(|error| error.to_string())
}
