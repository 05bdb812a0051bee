//! Authority files become the [`Authority`].

use readout_corpus::model::{EntityKind, Format, Kind, Warning};
use serde::de::DeserializeOwned;

use super::check::{Checker, Reference, Wants};
use super::raw::{self, Text};
use super::{Authority, Entry, Milestone, Office, Side, TopicTerms};
use crate::Error;

/// The names that a file of the authority can have.
const FILES: &str = "sides.toml, people.toml, organisations.toml, places.toml, treaties.toml, \
                     series.toml, milestones.toml, topics.toml or corpus.toml";

/// Reads authority files, given as path and content; the last part of the path says which file it is.
///
/// # Errors
///
/// When a file cannot be meant as it stands: no TOML, an unknown key, a missing id or name, a date
/// that is none, an id given twice, a reference to an id that nobody has, one full name for two people.
/// The message says what was expected and ends with file and line.
pub fn load(files: &[(String, Vec<u8>)]) -> Result<(Authority, Vec<Warning>), Error> {
    let mut sorted: Vec<&(String, Vec<u8>)> = files.iter().collect();
    sorted.sort();
    let mut loader = Loader::default();
    for (path, bytes) in sorted {
        loader.file(path, bytes)?;
    }
    loader.finish()
}

#[derive(Default)]
struct Loader {
    authority: Authority,
    warnings: Vec<Warning>,
    check: Checker,
}

impl Loader {
    fn file(&mut self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let name = path.rsplit('/').next().unwrap_or(path);
        if !name.ends_with(".toml") {
            return Ok(());
        }
        let text = decode(path, bytes)?;
        self.check.open(path, text);
        match name {
            "sides.toml" => self.sides(parse(path, text)?)?,
            "people.toml" => self.people(parse(path, text)?)?,
            "organisations.toml" => self.organisations(parse(path, text)?)?,
            "places.toml" => self.places(parse(path, text)?)?,
            "treaties.toml" => self.treaties(parse(path, text)?)?,
            "series.toml" => self.series(parse(path, text)?)?,
            "milestones.toml" => self.milestones(parse(path, text)?)?,
            "topics.toml" => self.topics(parse(path, text)?)?,
            // Read where records are.
            "fields.toml" => {}
            "corpus.toml" => {
                let about: raw::About = parse(path, text)?;
                self.authority.title = about.title;
                self.authority.description = about.description;
            }
            _ => self.warnings.push(Warning {
                file: path.to_owned(),
                line: 0,
                message: format!("unknown authority file, expected {FILES}"),
            }),
        }
        Ok(())
    }

    fn sides(&mut self, file: raw::Sides) -> Result<(), Error> {
        for side in file.side {
            let id = self.check.id("side", &side.id)?;
            let name = self.check.name(&side.name)?;
            let place = side.place.map(|place| self.check.refer(place, Wants::Place));
            self.authority.sides.push(Side { id, name, place });
        }
        Ok(())
    }

    /// An entry with what every kind has.
    fn entry(
        &mut self,
        kind: EntityKind,
        id: &Text,
        name: &Text,
        aliases: Vec<Text>,
        wikidata: Option<Text>,
    ) -> Result<Entry, Error> {
        let mut entry = Entry::new(self.check.id("entity", id)?, kind, self.check.name(name)?);
        self.check.claim(&entry.id, kind, name)?;
        for alias in &aliases {
            self.check.name(alias)?;
            self.check.claim(&entry.id, kind, alias)?;
        }
        entry.aliases = texts(aliases);
        entry.wikidata = wikidata.map(|item| self.check.wikidata(item)).transpose()?;
        Ok(entry)
    }

    fn people(&mut self, file: raw::People) -> Result<(), Error> {
        for person in file.person {
            let mut entry = self.entry(
                EntityKind::Person,
                &person.id,
                &person.name,
                person.aliases,
                person.wikidata,
            )?;
            entry.short = self.check.names(person.short)?;
            entry.titles = self.check.names(person.titles)?;
            entry.leader = person.leader;
            entry.side = person.side.map(|side| self.check.refer(side, Wants::Side));
            for office in person.office {
                entry.offices.push(Office {
                    title: self.check.name(&office.title)?,
                    organisation: office
                        .organisation
                        .map(|body| self.check.refer(body, Wants::Organisation)),
                    from: office.from.map(|date| self.check.date(&date)).transpose()?,
                    to: office.to.map(|date| self.check.date(&date)).transpose()?,
                });
            }
            self.authority.entries.push(entry);
        }
        Ok(())
    }

    fn organisations(&mut self, file: raw::Organisations) -> Result<(), Error> {
        for body in file.organisation {
            let mut entry = self.entry(
                EntityKind::Organisation,
                &body.id,
                &body.name,
                body.aliases,
                body.wikidata,
            )?;
            entry.short = self.check.names(body.short)?;
            entry.side = body.side.map(|side| self.check.refer(side, Wants::Side));
            entry.sort = body.sort.map(Text::into_inner);
            entry.date_line = self.check.names(body.date_line)?;
            entry.items = body
                .kind
                .map(|kind| self.check.member(&kind, Kind::from_name, Kind::ALL, Kind::name))
                .transpose()?;
            entry.domains = self.check.names(body.domains)?;
            entry.publisher_names = self.check.names(body.publisher_names)?;
            self.authority.entries.push(entry);
        }
        Ok(())
    }

    fn places(&mut self, file: raw::Places) -> Result<(), Error> {
        for place in file.place {
            let mut entry = self.entry(
                EntityKind::Place,
                &place.id,
                &place.name,
                place.aliases,
                place.wikidata,
            )?;
            entry.sort = place.sort.map(Text::into_inner);
            entry.demonyms = self.check.names(place.demonyms)?;
            entry.side = place.side.map(|side| self.check.refer(side, Wants::Side));
            entry.country = place.country.map(|id| self.check.refer(id, Wants::Place));
            entry.capital_of = place.capital_of.map(|id| self.check.refer(id, Wants::Place));
            self.authority.entries.push(entry);
        }
        Ok(())
    }

    fn treaties(&mut self, file: raw::Treaties) -> Result<(), Error> {
        for treaty in file.treaty {
            let mut entry = self.entry(
                EntityKind::Treaty,
                &treaty.id,
                &treaty.name,
                treaty.aliases,
                treaty.wikidata,
            )?;
            entry.short = self.check.names(treaty.short)?;
            entry.sort = treaty.sort.map(Text::into_inner);
            entry.signed = treaty.signed.map(|date| self.check.date(&date)).transpose()?;
            entry.expires = treaty.expires.map(|date| self.check.date(&date)).transpose()?;
            entry.participants = self.check.refer_all(treaty.parties, Wants::Entity);
            self.authority.entries.push(entry);
        }
        Ok(())
    }

    fn series(&mut self, file: raw::SeriesFile) -> Result<(), Error> {
        for series in file.series {
            let mut entry = self.entry(
                EntityKind::Series,
                &series.id,
                &series.name,
                series.aliases,
                series.wikidata,
            )?;
            entry.short = self.check.names(series.short)?;
            entry.sort = series.sort.map(Text::into_inner);
            entry.participants = self.check.refer_all(series.participants, Wants::Entity);
            entry.format = series
                .format
                .map(|format| {
                    self.check.member(&format, Format::from_name, Format::ALL, Format::name)
                })
                .transpose()?;
            self.authority.entries.push(entry);
        }
        Ok(())
    }

    fn milestones(&mut self, file: raw::Milestones) -> Result<(), Error> {
        for milestone in file.milestone {
            let id = self.check.id("milestone", &milestone.id)?;
            self.authority.milestones.push(Milestone {
                id,
                name: self.check.name(&milestone.name)?,
                aliases: self.check.names(milestone.aliases)?,
                date: self.check.date(&milestone.date)?,
            });
        }
        Ok(())
    }

    fn topics(&mut self, file: raw::Topics) -> Result<(), Error> {
        for topic in file.topic {
            let id = self.check.id("topic", &topic.id)?;
            self.authority.topics.push(TopicTerms {
                id,
                name: self.check.name(&topic.name)?,
                terms: self.check.names(topic.terms)?,
                not: self.check.names(topic.not)?,
            });
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(Authority, Vec<Warning>), Error> {
        let authority = &mut self.authority;
        authority.sides.sort_by(|a, b| a.id.cmp(&b.id));
        authority.entries.sort_by(|a, b| a.id.cmp(&b.id));
        authority.milestones.sort_by(|a, b| a.id.cmp(&b.id));
        for reference in self.check.references() {
            resolve(authority, reference)?;
        }
        give_sides(authority);
        self.warnings.extend(self.check.into_warnings());
        self.warnings.sort();
        Ok((self.authority, self.warnings))
    }
}

fn resolve(authority: &Authority, reference: &Reference) -> Result<(), Error> {
    let id = reference.id.as_str();
    let kind = authority.entry(id).map(|entry| entry.kind);
    let (found, wanted) = match reference.wants {
        Wants::Side => (authority.sides.iter().any(|side| side.id == id), "the id of a side"),
        Wants::Place => (kind == Some(EntityKind::Place), "the id of a place"),
        Wants::Organisation => {
            (kind == Some(EntityKind::Organisation), "the id of an organisation")
        }
        Wants::Entity => (
            kind.is_some() || authority.sides.iter().any(|side| side.id == id),
            "the id of a person, organisation, place or side",
        ),
    };
    if found {
        return Ok(());
    }
    Err(Error::authority(
        &reference.file,
        reference.line,
        format!("`{id}` is not known here, expected {wanted}"),
    ))
}

/// A place stands for the side of its country; a person without a side for that of the body served.
fn give_sides(authority: &mut Authority) {
    let side_of_place = |authority: &Authority, entry: &Entry| {
        authority
            .sides
            .iter()
            .find(|side| {
                side.place.as_ref().is_some_and(|place| {
                    *place == entry.id || Some(place) == entry.country.as_ref()
                })
            })
            .map(|side| side.id.clone())
    };
    let found: Vec<Option<String>> = authority
        .entries
        .iter()
        .map(|entry| match entry.kind {
            _ if entry.side.is_some() => None,
            EntityKind::Place => side_of_place(authority, entry),
            EntityKind::Person => entry
                .offices
                .iter()
                .find_map(|office| authority.entry(office.organisation.as_deref()?)?.side.clone()),
            _ => None,
        })
        .collect();
    for (entry, side) in authority.entries.iter_mut().zip(found) {
        if side.is_some() {
            entry.side = side;
        }
    }
}

fn texts(items: Vec<Text>) -> Vec<String> {
    items.into_iter().map(Text::into_inner).collect()
}

fn decode<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Error> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let line = line_at(bytes, error.valid_up_to());
        Error::authority(path, line, "this is not UTF-8, expected a file saved as UTF-8")
    })
}

fn parse<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, Error> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(text.as_bytes(), span.start));
        let message: Vec<&str> = error.message().lines().map(str::trim).collect();
        let mut message = message.join(", ");
        if !message.contains("expected") {
            message.push_str(if message.starts_with("missing field") {
                ", expected it in this record"
            } else {
                ", expected TOML as in the project's own authority"
            });
        }
        Error::authority(path, line, message)
    })
}

/// The 1-based line of a byte.
pub(super) fn line_at(bytes: &[u8], at: usize) -> u32 {
    let before = bytes.get(..at).unwrap_or(bytes);
    u32::try_from(before.iter().filter(|&&byte| byte == b'\n').count() + 1).unwrap_or(u32::MAX)
}
