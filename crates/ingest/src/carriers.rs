//! Who published a document: names in front matter become ids.

use readout_corpus::model::{EntityKind, Warning};

use crate::assemble::slug;
use crate::authority::{Authority, Entry};
use crate::draft::Names;
use crate::read::Source;

/// Turns each document's `carrier` into an id. Carriers that the authority does not know become
/// entries of their own, named in a warning so that an editor can add them.
pub(crate) fn resolve(
    sources: &mut [Source],
    authority: &Authority,
    warnings: &mut Vec<Warning>,
) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    for source in sources {
        let Some(name) = source.front.carrier.clone() else { continue };
        if let Some(entry) = authority.named(EntityKind::Organisation, &name) {
            source.front.carrier = Some(entry.id.clone());
            continue;
        }
        let mut id = slug(&name);
        if id.is_empty() {
            source.front.carrier = None;
            continue;
        }
        // An id of another kind, such as a country's, must not become a newsroom.
        if authority.entry(&id).is_some() {
            id.push_str("-newsroom");
        }
        warnings.push(Warning {
            file: source.path.clone(),
            line: 1,
            message: format!(
                "the carrier `{name}` is not known, expected an id or name from organisations.toml; taken as a new one"
            ),
        });
        source.front.carrier = Some(id.clone());
        if !found.iter().any(|entry| entry.id == id) {
            let mut entry = Entry::new(id, EntityKind::Organisation, name);
            entry.sort = Some("newsroom".to_owned());
            found.push(entry);
        }
    }
    found.sort_by(|a, b| a.id.cmp(&b.id));
    found
}

/// Adds carriers behind the names that were found, where the text did not name them itself.
pub(crate) fn add(names: &mut Names, carriers: Vec<Entry>) {
    for entry in carriers {
        if !names.entities.iter().any(|other| other.id == entry.id) {
            names.entities.push(entry);
        }
    }
}
