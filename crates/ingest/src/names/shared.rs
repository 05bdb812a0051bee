//! What one document shows about a name holds in all others: "in Asra" here, "Asra fell" there.

use std::collections::{BTreeMap, BTreeSet};

use readout_corpus::model::EntityKind;

use super::{Draft, Who};

/// Rules whose finds are too weak, or mean too much of their own document, to hold for others.
const OWN: &[&str] = &[
    "abbreviation",
    "surname-of-a-new-person",
    "title-of-a-new-person",
    "body-by-its-head",
    "name-before-a-verb-of-saying",
    "office-without-a-name",
    "body-of-a-people",
];

/// Names all runs that were left over and that other documents show to be one kind of name.
pub(super) fn share(drafts: &mut [Draft]) {
    // Folded words, the kind unless documents disagree, and the spelling that sorts first.
    let mut shown: BTreeMap<String, (Option<EntityKind>, String)> = BTreeMap::new();
    for draft in drafts.iter() {
        let mut seen = vec![(false, false); draft.names.len()];
        for (_, _, who, how) in &draft.found {
            if let Who::Name(i) = who
                && !OWN.contains(how)
                && let Some((seen, ruler)) = seen.get_mut(*i)
            {
                *seen = true;
                *ruler |= *how == "ruler-of-a-regime";
            }
        }
        for (name, (seen, ruler)) in draft.names.iter().zip(seen) {
            // A surname alone says nothing about people in other documents, unless it names a regime.
            let surname = name.kind == EntityKind::Person && !name.key.contains(' ');
            if !seen || surname && !ruler {
                continue;
            }
            let entry = shown
                .entry(name.key.clone())
                .or_insert_with(|| (Some(name.kind), name.spelling.clone()));
            entry.0 = entry.0.filter(|&kind| kind == name.kind);
            if name.spelling < entry.1 {
                entry.1.clone_from(&name.spelling);
            }
        }
    }
    // "Clark" is no town where some document has an Anna Clark.
    let mut surnames: BTreeSet<String> = BTreeSet::new();
    for (key, (kind, _)) in &shown {
        if *kind == Some(EntityKind::Person)
            && let Some((_, surname)) = key.rsplit_once(' ')
        {
            surnames.insert(surname.to_owned());
        }
    }
    shown.retain(|key, (kind, _)| {
        let single = !key.contains(' ') && *kind != Some(EntityKind::Person);
        !(single && (key.chars().count() < 3 || surnames.contains(key)))
    });
    for draft in drafts {
        for (segment, span, key) in std::mem::take(&mut draft.left) {
            let Some((Some(kind), spelling)) = shown.get(&key) else { continue };
            let name = draft.names.len();
            let spelling = spelling.clone();
            draft.names.push(super::Name { kind: *kind, key, spelling, short: None });
            draft.found.push((segment, span, Who::Name(name), "name-found-elsewhere"));
        }
        draft.sort();
    }
}
