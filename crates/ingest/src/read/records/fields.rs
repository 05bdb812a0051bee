//! Which key of a record holds what.

use std::collections::BTreeMap;

use readout_corpus::model::EntityKind;

/// What a record can say of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What tells it from all others.
    Id,
    /// The title.
    Title,
    /// The text.
    Body,
    /// When it was published.
    Published,
    /// Who published it.
    Carrier,
    /// Where the original stands.
    Url,
    /// What it is.
    Kind,
    /// The original's words or an account of them.
    Wording,
    /// BCP 47 tag.
    Language,
    /// Where the original can be found, in words.
    Reference,
    /// Topics that it was given.
    Topic,
    /// People that it was given.
    Person,
    /// Organisations that it was given.
    Organisation,
    /// Places that it was given.
    Place,
    /// Treaties that it was given.
    Treaty,
    /// Series of meetings that it was given.
    Series,
    /// Events that it was given.
    Event,
}

impl Field {
    /// Every field.
    pub const ALL: &'static [Self] = &[
        Self::Id,
        Self::Title,
        Self::Body,
        Self::Published,
        Self::Carrier,
        Self::Url,
        Self::Kind,
        Self::Wording,
        Self::Language,
        Self::Reference,
        Self::Topic,
        Self::Person,
        Self::Organisation,
        Self::Place,
        Self::Treaty,
        Self::Series,
        Self::Event,
    ];

    /// The name, and the key where no other one is given.
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Body => "body",
            Self::Published => "published",
            Self::Carrier => "carrier",
            Self::Url => "url",
            Self::Kind => "kind",
            Self::Wording => "wording",
            Self::Language => "language",
            Self::Reference => "reference",
            Self::Topic => "topic",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Treaty => "treaty",
            Self::Series => "series",
            Self::Event => "event",
        }
    }

    /// The key in front matter that means the same, where there is one and it goes through the same check.
    pub(super) fn front_matter(self) -> Option<&'static str> {
        match self {
            Self::Url => Some("source"),
            Self::Title
            | Self::Published
            | Self::Carrier
            | Self::Kind
            | Self::Wording
            | Self::Language
            | Self::Reference => Some(self.name()),
            _ => None,
        }
    }

    /// The kind of entity that its tags name.
    pub(super) fn kind(self) -> Option<EntityKind> {
        match self {
            Self::Person => Some(EntityKind::Person),
            Self::Organisation => Some(EntityKind::Organisation),
            Self::Place => Some(EntityKind::Place),
            Self::Treaty => Some(EntityKind::Treaty),
            Self::Series => Some(EntityKind::Series),
            Self::Event => Some(EntityKind::Event),
            _ => None,
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name() == name)
    }

    /// The keys where no other ones are given: the name, for tags also in the plural.
    fn own_keys(self) -> Vec<String> {
        let plural = match self {
            Self::Topic => Some("topics"),
            Self::Person => Some("people"),
            Self::Organisation => Some("organisations"),
            Self::Place => Some("places"),
            Self::Treaty => Some("treaties"),
            Self::Event => Some("events"),
            _ => None,
        };
        std::iter::once(self.name()).chain(plural).map(str::to_owned).collect()
    }
}

/// For each field the keys of the record that hold it; a field that is not named has its own name as key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMap(BTreeMap<Field, Vec<String>>);

impl Default for FieldMap {
    fn default() -> Self {
        Self(Field::ALL.iter().map(|&field| (field, field.own_keys())).collect())
    }
}

impl FieldMap {
    /// Reads `body=text,published=date,topic=topics`: our name, `=`, the record's key. A field named twice has
    /// several keys: the first one with a value counts, of tags all.
    ///
    /// # Errors
    ///
    /// One line that says what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut named: BTreeMap<Field, Vec<String>> = BTreeMap::new();
        for pair in text.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
            let Some((name, key)) = pair.split_once('=') else {
                return Err(format!("`{pair}` is no field, expected one such as body=text"));
            };
            named.entry(field(name)?).or_default().push(self::key(name, key)?);
        }
        Ok(Self::with(named))
    }

    /// Reads the same from TOML: `body = "text"`, `topic = ["topics", "subjects"]`.
    ///
    /// # Errors
    ///
    /// One line that says what was expected.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        let table: toml::Table = toml::from_str(text).map_err(|error| {
            format!("{}, expected lines such as body = \"text\"", error.message())
        })?;
        let mut named: BTreeMap<Field, Vec<String>> = BTreeMap::new();
        for (name, value) in &table {
            let keys = named.entry(field(name)?).or_default();
            let wrong = || format!("`{name}` is no key, expected a string or a list of strings");
            match value {
                toml::Value::String(key) => keys.push(self::key(name, key)?),
                toml::Value::Array(all) => {
                    for key in all {
                        keys.push(self::key(name, key.as_str().ok_or_else(wrong)?)?);
                    }
                }
                _ => return Err(wrong()),
            }
        }
        Ok(Self::with(named))
    }

    fn with(named: BTreeMap<Field, Vec<String>>) -> Self {
        let mut map = Self::default();
        map.0.extend(named.into_iter().filter(|(_, keys)| !keys.is_empty()));
        map
    }

    /// The keys of a field; never empty.
    pub fn keys(&self, field: Field) -> &[String] {
        self.0.get(&field).map_or(&[], Vec::as_slice)
    }

    /// The keys of a field, for a message.
    pub(super) fn shown(&self, field: Field) -> String {
        let keys: Vec<String> = self.keys(field).iter().map(|key| format!("`{key}`")).collect();
        keys.join(" or ")
    }
}

fn field(name: &str) -> Result<Field, String> {
    let name = name.trim();
    Field::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = Field::ALL.iter().map(|field| field.name()).collect();
        format!("`{name}` is no field, expected one of {}", names.join(", "))
    })
}

fn key(name: &str, key: &str) -> Result<String, String> {
    let key = key.trim();
    if key.is_empty() {
        return Err(format!("`{name}` has no key, expected one such as {name}=text"));
    }
    Ok(key.to_owned())
}
