//! Names of entities, folded and sorted, so that a name in any script leads to its entity.

use crate::format::field::{Cells, Field, Number};
use crate::format::{Packed, Pools, Record, Row, Rows, Section};
use crate::model::EntityIx;

/// A name and what it names.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The name as [`fold_name`](crate::text::fold_name) gives it.
    pub key: String,
    /// What it names.
    pub entity: EntityIx,
}

table! {
    /// A folded name, sorted by name and entity.
    AliasRow(u32) of Alias, in Aliases {
        /// The folded name.
        key: String,
        /// What it names.
        entity: EntityIx,
    }
}

/// The entities of a folded name.
pub(crate) fn entities_named(packed: Packed<'_>, key: &str) -> Vec<EntityIx> {
    let near = Rows::<AliasRow<'_>>::all(packed).near(key);
    let named = near.after(|row| row.key() < key).take_while(|row| row.key() == key);
    named.map(AliasRow::entity).filter(|&ix| packed.entity(ix).is_some()).collect()
}

/// The names that begin with a key, with their entities, sorted by name.
pub(crate) fn names_from<'a, 'k>(
    packed: Packed<'a>,
    key: &'k str,
) -> impl Iterator<Item = (&'a str, EntityIx)> + use<'a, 'k> {
    let from = Rows::<AliasRow<'a>>::all(packed).after(|row| row.key() < key);
    let named = from.take_while(move |row| row.key().starts_with(key));
    named.map(|row| (row.key(), row.entity()))
}

/// All folded names with their entities, sorted by name.
pub(crate) fn all_names(packed: Packed<'_>) -> impl Iterator<Item = (&str, EntityIx)> {
    Rows::<AliasRow<'_>>::all(packed).map(|row| (row.key(), row.entity()))
}
