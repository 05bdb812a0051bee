//! Who publishes: labels in date lines, names in bridge sentences, publisher lines.

use std::collections::{BTreeMap, BTreeSet};

use readout_corpus::model::{EntityKind, Kind};

use crate::authority::Authority;

/// What splitting needs of the authority, prepared once for all documents.
#[derive(Debug, Default)]
pub struct Publishers {
    /// Labels in date lines, in lower case, with the ids of those who use them.
    labels: BTreeMap<String, Vec<String>>,
    /// Names in lower case with ids, longest first.
    names: Vec<(String, String)>,
    /// Of organisations that are not known to publish, the same.
    others: Vec<(String, String)>,
    /// Full and short names of people, folded.
    people: BTreeSet<String>,
    /// What each publisher's items are.
    kinds: BTreeMap<String, Kind>,
}

impl Publishers {
    /// Prepares an authority.
    pub fn new(authority: &Authority) -> Self {
        let mut own = Self::default();
        for entry in &authority.entries {
            match entry.kind {
                EntityKind::Person => {
                    let names = std::iter::once(&entry.name);
                    for name in names.chain(&entry.aliases).chain(&entry.short) {
                        own.people.insert(fold(name));
                    }
                }
                EntityKind::Organisation => {
                    for label in &entry.date_line {
                        let users = own.labels.entry(fold(label)).or_default();
                        users.push(entry.id.clone());
                    }
                    let publishes = !entry.date_line.is_empty()
                        || !entry.publisher_names.is_empty()
                        || !entry.domains.is_empty()
                        || entry.sort.as_deref().is_some_and(is_press);
                    let names = std::iter::once(&entry.name)
                        .chain(&entry.aliases)
                        .chain(&entry.publisher_names)
                        .chain(&entry.domains);
                    let list = if publishes { &mut own.names } else { &mut own.others };
                    list.extend(names.map(|name| (fold(name), entry.id.clone())));
                    if let Some(kind) = entry.items {
                        own.kinds.insert(entry.id.clone(), kind);
                    } else if entry.sort.as_deref().is_some_and(is_press) {
                        own.kinds.insert(entry.id.clone(), Kind::News);
                    }
                }
                _ => {}
            }
        }
        for list in [&mut own.names, &mut own.others] {
            list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
            list.dedup();
        }
        own
    }

    /// Who uses a label in date lines; of several, the first of `expected`.
    pub(super) fn of_label(&self, label: &str, expected: &[String]) -> Option<String> {
        let label = fold(label);
        match self.labels.get(&label).map(Vec::as_slice) {
            Some([only]) => Some(only.clone()),
            Some(users) => users.iter().find(|user| expected.contains(user)).cloned(),
            // A label that is a name: `(Xinhua)`, `(Xinhua News Agency)`.
            None => self.names.iter().find(|(name, _)| *name == label).map(|(_, id)| id.clone()),
        }
    }

    /// The publishers that words name, in order and each once.
    pub(super) fn named_in(&self, words: &str) -> Vec<String> {
        named(&self.names, words)
    }

    /// The publishers that a bridge sentence names; where it names none, the organisation whose site it names.
    pub(super) fn named_in_bridge(&self, words: &str) -> Vec<String> {
        let found = self.named_in(words);
        let is_site = ["website of", "site of", "page of", "portal of"];
        if !found.is_empty() || !is_site.iter().any(|site| words.contains(site)) {
            return found;
        }
        named(&self.others, words)
    }

    /// What a publisher's items are, where the authority says so.
    pub(super) fn kind_of(&self, id: &str) -> Option<Kind> {
        self.kinds.get(id).copied()
    }

    /// Whether words are or end in the name of a person that the authority knows.
    pub(super) fn ends_in_person(&self, words: &str) -> bool {
        let folded = fold(words);
        self.people.contains(&folded)
            || folded
                .match_indices(' ')
                .any(|(at, _)| self.people.contains(folded.get(at + 1..).unwrap_or("")))
    }
}

/// The ids of those whose names stand in words, in order and each once; names come longest first.
fn named(names: &[(String, String)], words: &str) -> Vec<String> {
    let mut folded = fold(words).into_bytes();
    let mut found: Vec<(usize, &str)> = Vec::new();
    for (name, id) in names {
        let name = name.as_bytes();
        while let Some(at) = find_word(&folded, name) {
            found.push((at, id));
            // A longer name hides the shorter ones inside it.
            if let Some(part) = folded.get_mut(at..at + name.len()) {
                part.fill(0);
            }
        }
    }
    found.sort_unstable();
    let mut ids: Vec<String> = Vec::new();
    for (_, id) in found {
        if !ids.iter().any(|other| other == id) {
            ids.push(id.to_owned());
        }
    }
    ids
}

fn is_press(sort: &str) -> bool {
    matches!(sort, "newsroom" | "agency" | "newspaper" | "news agency" | "broadcaster")
}

/// In lower case, with one kind of apostrophe and single spaces.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '’' | '‘' => out.push('\''),
                _ => out.extend(c.to_lowercase()),
            }
        }
    }
    out
}

/// Where `name` stands as whole words.
fn find_word(text: &[u8], name: &[u8]) -> Option<usize> {
    let is_letter = |at: Option<&u8>| at.is_some_and(|&b| b.is_ascii_alphanumeric() || b >= 0x80);
    let (&first, rest) = name.split_first()?;
    (0..=text.len().checked_sub(name.len())?).find(|&at| {
        text.get(at) == Some(&first)
            && text.get(at + 1..at + name.len()) == Some(rest)
            && !is_letter(at.checked_sub(1).and_then(|before| text.get(before)))
            && !is_letter(text.get(at + name.len()))
    })
}
