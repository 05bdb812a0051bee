//! What an editor can get wrong, found with its line.

use std::collections::BTreeMap;

use readout_corpus::date::Edtf;
use readout_corpus::model::{EntityKind, Warning};

use super::raw::Text;
use crate::Error;

/// What a reference must lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wants {
    Side,
    Place,
    Organisation,
    Entity,
}

/// An id that another record must have; looked up when all files are read.
#[derive(Debug)]
pub(super) struct Reference {
    pub id: String,
    pub wants: Wants,
    pub file: String,
    pub line: u32,
}

/// Remembers what was claimed so far, and where.
#[derive(Debug, Default)]
pub(super) struct Checker {
    file: String,
    /// Where each line of the open file ends, to turn positions into lines without counting anew.
    line_ends: Vec<usize>,
    ids: BTreeMap<(&'static str, String), (String, u32)>,
    names: BTreeMap<(EntityKind, String), (String, String, u32)>,
    references: Vec<Reference>,
    warnings: Vec<Warning>,
}

impl Checker {
    /// Turns to another file.
    pub fn open(&mut self, file: &str, text: &str) {
        self.file = file.to_owned();
        self.line_ends = text.match_indices('\n').map(|(at, _)| at).collect();
    }

    fn line(&self, text: &Text) -> u32 {
        let at = text.span().start;
        u32::try_from(self.line_ends.partition_point(|&end| end < at) + 1).unwrap_or(u32::MAX)
    }

    fn error(&self, text: &Text, message: String) -> Error {
        Error::authority(&self.file, self.line(text), message)
    }

    /// An id that nobody else of its space has.
    pub fn id(&mut self, space: &'static str, id: &Text) -> Result<String, Error> {
        let value = id.get_ref();
        let readable = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if value.is_empty() || !value.chars().all(readable) {
            return Err(self.error(
                id,
                format!("`{value}` is no id, expected lower-case letters, digits and hyphens"),
            ));
        }
        let line = self.line(id);
        let here = (self.file.clone(), line);
        if let Some((file, other)) = self.ids.insert((space, value.clone()), here) {
            return Err(self.error(
                id,
                format!(
                    "the id `{value}` is already taken by {file}:{other}, expected another one"
                ),
            ));
        }
        Ok(value.clone())
    }

    /// A text with something in it.
    pub fn name(&self, name: &Text) -> Result<String, Error> {
        let value = name.get_ref().trim();
        if value.is_empty() {
            return Err(self.error(name, "an empty text, expected a name or term".to_owned()));
        }
        Ok(value.to_owned())
    }

    /// Texts with something in them.
    pub fn names(&self, names: Vec<Text>) -> Result<Vec<String>, Error> {
        names.iter().map(|name| self.name(name)).collect()
    }

    /// A full name. Two people with one full name could not be told apart in a text, so that is an
    /// error; two other things with one name are allowed and named in a warning.
    pub fn claim(&mut self, id: &str, kind: EntityKind, name: &Text) -> Result<(), Error> {
        let key = (kind, name.get_ref().trim().to_lowercase());
        let line = self.line(name);
        let Some((owner, file, other)) = self.names.get(&key) else {
            self.names.insert(key, (id.to_owned(), self.file.clone(), line));
            return Ok(());
        };
        if owner == id {
            return Ok(());
        }
        let message = format!(
            "`{}` is already a name of `{owner}` ({file}:{other}), expected names that tell the two apart",
            name.get_ref()
        );
        if kind == EntityKind::Person {
            return Err(self.error(name, message));
        }
        self.warnings.push(Warning { file: self.file.clone(), line, message });
        Ok(())
    }

    /// A date in EDTF.
    pub fn date(&self, date: &Text) -> Result<Edtf, Error> {
        Edtf::parse(date.get_ref()).ok_or_else(|| {
            self.error(
                date,
                format!(
                    "`{}` is no date, expected a day, month or year such as \"2026-02-01\", \"2026-02\" or \"2026\"",
                    date.get_ref()
                ),
            )
        })
    }

    /// An identifier of Wikidata.
    pub fn wikidata(&self, item: Text) -> Result<String, Error> {
        let is_item = item.get_ref().strip_prefix('Q').is_some_and(|digits| {
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        });
        if !is_item {
            return Err(self.error(
                &item,
                format!("`{}` is no Wikidata item, expected Q and digits", item.get_ref()),
            ));
        }
        Ok(item.into_inner())
    }

    /// One of the members of a fixed list.
    pub fn member<T: Copy>(
        &self,
        text: &Text,
        read: fn(&str) -> Option<T>,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Result<T, Error> {
        read(text.get_ref()).ok_or_else(|| {
            let names: Vec<&str> = all.iter().map(|&member| name(member)).collect();
            self.error(
                text,
                format!("`{}` is not known, expected one of {}", text.get_ref(), names.join(", ")),
            )
        })
    }

    /// An id that must exist once all files are read.
    pub fn refer(&mut self, id: Text, wants: Wants) -> String {
        self.references.push(Reference {
            id: id.get_ref().clone(),
            wants,
            file: self.file.clone(),
            line: self.line(&id),
        });
        id.into_inner()
    }

    /// Ids that must exist once all files are read.
    pub fn refer_all(&mut self, ids: Vec<Text>, wants: Wants) -> Vec<String> {
        ids.into_iter().map(|id| self.refer(id, wants)).collect()
    }

    /// What was referred to, in the order of the files.
    pub fn references(&self) -> &[Reference] {
        &self.references
    }

    /// What is doubtful but can be meant.
    pub fn into_warnings(self) -> Vec<Warning> {
        self.warnings
    }
}
