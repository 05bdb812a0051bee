//! Countries, regions, capitals and first names from public data, for what no authority knows.
//!
//! `data/README.md` says where they come from and how to renew them.

use std::sync::LazyLock;

use readout_corpus::model::EntityKind;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::assemble::slug;
use crate::authority::Entry;

/// The entries of the gazetteer, in the order of the file, capitals behind their countries.
pub(super) static PLACES: LazyLock<Vec<Entry>> =
    LazyLock::new(|| include_str!("../../data/places.tsv").lines().flat_map(entries).collect());

static FIRST_NAMES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| include_str!("../../data/first-names.txt").lines().collect());

static TOWNS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| include_str!("../../data/towns.txt").lines().collect());

static DEMONYMS: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let mut countries = FxHashMap::default();
    for (i, place) in PLACES.iter().enumerate() {
        for demonym in &place.demonyms {
            countries.entry(demonym.as_str()).or_insert(i);
        }
    }
    countries
});

/// The country that an adjective belongs to, by position in [`PLACES`]: `Iraqi`.
pub(super) fn demonym(word: &str) -> Option<usize> {
    DEMONYMS.get(word).copied()
}

/// Whether it is the adjective of a country: `Iraqi`.
pub(super) fn is_demonym(word: &str) -> bool {
    DEMONYMS.contains_key(word)
}

/// Whether it is a town, a city or a part of a country, in folded words.
pub(super) fn is_town(key: &str) -> bool {
    TOWNS.contains(key)
}

/// Whether many people bear it as a first name.
pub(crate) fn is_first_name(word: &str) -> bool {
    FIRST_NAMES.contains(word)
}

/// The entries of `kind code name names capital demonyms`: the place itself and its capital.
fn entries(line: &'static str) -> Vec<Entry> {
    let mut fields = line.split('\t');
    let mut field = || fields.next().unwrap_or("");
    let (sort, _code, name, names, capital, demonyms) =
        (field(), field(), field(), field(), field(), field());
    let list = |text: &str| text.split(';').filter(|n| !n.is_empty()).map(str::to_owned).collect();
    let mut place = Entry::new(slug(name), EntityKind::Place, name);
    place.sort = Some(sort.to_owned());
    place.aliases = list(names);
    place.demonyms = list(demonyms);
    let mut found = vec![place];
    if !capital.is_empty() && capital != name {
        let mut city = Entry::new(slug(capital), EntityKind::Place, capital);
        city.sort = Some("city".to_owned());
        city.country = Some(slug(name));
        city.capital_of = Some(slug(name));
        found.push(city);
    }
    found
}

pub(super) fn prepare() {
    LazyLock::force(&PLACES);
    LazyLock::force(&FIRST_NAMES);
    LazyLock::force(&TOWNS);
    LazyLock::force(&DEMONYMS);
}
