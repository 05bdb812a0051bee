//! Embeds with a name and an address of their own, as `embeds.toml` in the folder of documents lists them.

use std::fs;
use std::path::Path;

use readout_corpus::Packed;
use readout_corpus::model::Status;
use toml::{Table, Value};

use super::lists::List;
use crate::failure::{Failure, Result};
use crate::tools::Project;

/// The file in the folder of documents; the project's own serves folders that have none.
const FILE: &str = "embeds.toml";

/// How high a frame is before it says so itself, in CSS pixels.
const HEIGHT: u32 = 520;

/// An embed with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preset {
    /// Its folder below `embed/`; empty for the embed of everything.
    pub id: String,
    /// The place: what stands behind the `#/` of an address.
    pub view: String,
    /// What it is called.
    pub title: String,
    /// How high the frame is at first, in CSS pixels.
    pub height: u32,
    /// The list that stands in it before the page has started.
    pub list: List,
}

impl Preset {
    /// The embed that shows whatever its address asks for.
    pub fn any(corpus: Packed<'_>) -> Self {
        Self {
            id: String::new(),
            view: "timeline".to_owned(),
            title: corpus.title().to_owned(),
            height: HEIGHT,
            list: List::Meetings,
        }
    }

    /// The fragment that it shows where its address has none.
    pub fn fragment(&self) -> String {
        format!("/{}", self.view)
    }

    /// Its whole address, where the page's is known.
    pub fn address(&self, site: &str) -> String {
        let folder = if self.id.is_empty() { String::new() } else { format!("{}/", self.id) };
        format!("{}/embed/{folder}", site.trim_end_matches('/'))
    }
}

/// The presets of a folder of documents, as far as this corpus has what they show.
pub fn read(project: &Project, seeds: &Path, corpus: Packed<'_>) -> Result<Vec<Preset>> {
    let own = seeds.join(FILE);
    let path = if own.is_file() { own } else { project.path("seeds").join(FILE) };
    let text = fs::read_to_string(&path).map_err(|e| Failure::io("reading", &path, &e))?;
    parse(&text, corpus).map_err(|why| Failure::input(format!("{why}: {}", path.display())))
}

fn parse(text: &str, corpus: Packed<'_>) -> std::result::Result<Vec<Preset>, String> {
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        format!("expected TOML ({})", error.to_string().lines().next().unwrap_or_default())
    })?;
    let mut presets = Vec::new();
    for (id, value) in &table {
        let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || !id.chars().all(is_letter) {
            return Err(format!("expected small letters, digits and `-` in the name `{id}`"));
        }
        let fields = value.as_table().ok_or_else(|| format!("expected `[{id}]` with fields"))?;
        presets.extend(preset(id, fields, corpus)?);
    }
    Ok(presets)
}

fn preset(
    id: &str,
    fields: &Table,
    corpus: Packed<'_>,
) -> std::result::Result<Option<Preset>, String> {
    let known = ["view", "title", "height", "list"];
    if let Some(other) = fields.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(format!(
            "unknown field `{other}` in `[{id}]`, expected one of {}",
            known.join(", ")
        ));
    }
    let text = |name: &str| {
        fields
            .get(name)
            .and_then(Value::as_str)
            .filter(|text| !text.trim().is_empty())
            .ok_or_else(|| format!("expected `{name}` in `[{id}]`"))
    };
    let height = match fields.get("height").map(Value::as_integer) {
        None => HEIGHT,
        Some(height) => height
            .and_then(|height| u32::try_from(height).ok())
            .filter(|height| (120..=4000).contains(height))
            .ok_or_else(|| format!("expected `height` from 120 to 4000 in `[{id}]`"))?,
    };
    let list = match fields.get("list").map(Value::as_str) {
        None => List::Meetings,
        Some(name) => name.and_then(List::from_name).ok_or_else(|| {
            let names = List::ALL.map(List::name).join(", ");
            format!("expected `list` to be one of {names} in `[{id}]`")
        })?,
    };
    // A corpus without meetings has no newest one.
    let Some(view) = found(text("view")?.trim_start_matches(['#', '/']), corpus) else {
        return Ok(None);
    };
    let title = text("title")?.to_owned();
    Ok(Some(Preset { id: id.to_owned(), view, title, height, list }))
}

/// The view, with `newest` in place of an id made out.
fn found(view: &str, corpus: Packed<'_>) -> Option<String> {
    if view != "meeting/newest" {
        return Some(view.to_owned());
    }
    let held = corpus.meetings().filter(|meeting| meeting.status() == Status::Held);
    let dated = held.filter_map(|meeting| Some((meeting.date()?.first_day()?, meeting)));
    // Of several on one day, the one that most segments tell of.
    let newest = dated.max_by_key(|(day, meeting)| (*day, meeting.segments().len()))?;
    Some(format!("meeting/{}", newest.1.id()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use readout_corpus::format::pack;
    use readout_corpus::model::Corpus;

    fn read(text: &str) -> std::result::Result<Vec<Preset>, String> {
        let bytes = pack(&Corpus::default());
        parse(text, Packed::open(&bytes).unwrap())
    }

    #[test]
    fn a_preset_needs_a_view_and_a_title() {
        let presets = read("[a]\nview = \"#/timeline\"\ntitle = \"All of it\"").unwrap();
        assert_eq!(presets.len(), 1);
        assert_eq!((presets[0].fragment().as_str(), presets[0].height), ("/timeline", HEIGHT));
        assert_eq!(presets[0].address("https://a.example/x"), "https://a.example/x/embed/a/");
        for wrong in [
            "[a]\nview = \"timeline\"",
            "[a]\nview = \"timeline\"\ntitle = \"\"",
            "[a]\nview = \"timeline\"\ntitle = \"t\"\nheight = 9",
            "[a]\nview = \"timeline\"\ntitle = \"t\"\nlist = \"clouds\"",
            "[a]\nview = \"timeline\"\ntitle = \"t\"\ncolour = \"red\"",
            "[\"../x\"]\nview = \"timeline\"\ntitle = \"t\"",
            "[a",
        ] {
            assert!(read(wrong).unwrap_err().contains("expected"), "{wrong}");
        }
    }

    #[test]
    fn a_corpus_without_meetings_has_no_preset_of_the_newest() {
        let presets = read("[a]\nview = \"meeting/newest\"\ntitle = \"t\"").unwrap();
        assert_eq!(presets, []);
    }
}
