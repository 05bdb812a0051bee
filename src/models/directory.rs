//! The entities of the corpus as a list that can be narrowed down and sorted.

use readout_corpus::format::{Entity, Packed};
use readout_corpus::model::EntityKind;
use readout_corpus::query::Facet;

use super::ranking::Weights;
use crate::models::order::Order as _;

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The most mentioned first.
    #[default]
    Mentions,
    /// By name.
    Name,
}

impl Order {
    /// The fixed name, as in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mentions => "mentions",
            Self::Name => "name",
        }
    }

    /// The order of a fixed name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Mentions, Self::Name].into_iter().find(|order| order.name() == name)
    }
}

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<'a> {
    /// The entity.
    pub entity: Entity<'a>,
    /// How often it is named.
    pub mentions: usize,
    /// How many statements it makes.
    pub statements: usize,
    /// The other spelling by which it was found, where the name itself does not contain what was looked for.
    pub found_as: Option<&'a str>,
}

/// The list of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Directory<'a> {
    /// What was looked for.
    pub find: String,
    /// Entities that the authority knows and that are mentioned or speak.
    pub known: Vec<Entry<'a>>,
    /// Entities that a rule found and the authority does not know.
    pub candidates: Vec<Entry<'a>>,
    /// Entities that the authority knows, but that neither are mentioned nor speak in what the filters leave.
    pub silent: Vec<Entry<'a>>,
}

/// The kinds that have a list of their own, in the order of their tabs.
pub const KINDS: [EntityKind; 6] = [
    EntityKind::Person,
    EntityKind::Organisation,
    EntityKind::Place,
    EntityKind::Treaty,
    EntityKind::Series,
    EntityKind::Event,
];

/// The facet by which documents are narrowed down to those that mention an entity of a kind.
pub fn facet_of(kind: EntityKind) -> Option<Facet> {
    match kind {
        EntityKind::Person => Some(Facet::Person),
        EntityKind::Organisation => Some(Facet::Organisation),
        EntityKind::Place => Some(Facet::Place),
        EntityKind::Treaty => Some(Facet::Treaty),
        EntityKind::Series => Some(Facet::Series),
        EntityKind::Event => None,
    }
}

/// For each of [`KINDS`], the number of entities that are mentioned or speak.
pub fn counts(corpus: Packed<'_>, weights: &Weights) -> Vec<(EntityKind, usize)> {
    let mut counts: Vec<(EntityKind, usize)> = KINDS.iter().map(|&kind| (kind, 0)).collect();
    for entity in corpus.entities() {
        let occurs = weights.mentions(entity.ix()) + weights.statements(entity.ix()) > 0;
        if let Some((_, count)) = counts.iter_mut().find(|(kind, _)| *kind == entity.kind())
            && occurs
        {
            *count += 1;
        }
    }
    counts
}

/// The entities of a kind whose name or another spelling contains what is looked for, in any script.
///
/// Of each list the first `shown` entries are in order. By mentions, names are only compared among those of equal
/// weight that are shown: most names of a large corpus are never read.
pub fn directory<'a>(
    corpus: Packed<'a>,
    weights: &Weights,
    kind: EntityKind,
    find: &str,
    order: Order,
    shown: usize,
) -> Directory<'a> {
    let wanted = folded(find.trim());
    let mut directory = Directory { find: find.to_owned(), ..Directory::default() };
    for entity in corpus.entities().filter(|entity| entity.kind() == kind) {
        let Some(found_as) = found(entity, &wanted) else { continue };
        let (mentions, statements) =
            (weights.mentions(entity.ix()), weights.statements(entity.ix()));
        let entry = Entry { entity, mentions, statements, found_as };
        match (mentions + statements > 0, entity.known()) {
            (true, true) => directory.known.push(entry),
            (true, false) => directory.candidates.push(entry),
            (false, true) => directory.silent.push(entry),
            // A rule found it only in what the filters leave out.
            (false, false) => {}
        }
    }
    for list in [&mut directory.known, &mut directory.candidates, &mut directory.silent] {
        match order {
            Order::Mentions => order_by_weight(list, shown),
            Order::Name => list.order_by_key(|entry| folded(entry.entity.name())),
        }
    }
    directory
}

fn order_by_weight(list: &mut Vec<Entry<'_>>, shown: usize) {
    let weight = |entry: &Entry<'_>| (entry.mentions, entry.statements);
    list.order_by_key(|entry| std::cmp::Reverse(weight(entry)));
    let mut from = 0;
    while let Some(first) = list.get(from).filter(|_| from < shown) {
        let own = weight(first);
        let equal = list.iter().skip(from).take_while(|entry| weight(entry) == own);
        let mut equal: Vec<Entry<'_>> = equal.copied().collect();
        if equal.len() > 1 {
            equal.order_by_key(|entry| folded(entry.entity.name()));
        }
        let places = list.iter_mut().skip(from);
        from += equal.len();
        places.zip(equal).for_each(|(place, entry)| *place = entry);
    }
}

/// Whether an entity is found, and by which other spelling.
fn found<'a>(entity: Entity<'a>, wanted: &str) -> Option<Option<&'a str>> {
    if wanted.is_empty() || folded(entity.name()).contains(wanted) {
        return Some(None);
    }
    entity.aliases().find(|alias| folded(alias).contains(wanted)).map(Some)
}

/// Without case, and with the letter that Russian prints often leave out in its usual stead.
fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(|c| if c == 'ё' { 'е' } else { c }).collect()
}

/// The entry that an editor can paste into the authority file, and the name of that file.
pub fn authority_entry(corpus: Packed<'_>, entity: Entity<'_>) -> (&'static str, String) {
    let (file, table) = match entity.kind() {
        EntityKind::Person => ("people.toml", "person"),
        EntityKind::Organisation => ("organisations.toml", "organisation"),
        EntityKind::Place => ("places.toml", "place"),
        EntityKind::Treaty => ("treaties.toml", "treaty"),
        EntityKind::Series => ("series.toml", "series"),
        EntityKind::Event => ("milestones.toml", "milestone"),
    };
    let mut out = String::from("[[");
    out.push_str(table);
    out.push_str("]]\nid = ");
    quote(entity.id(), &mut out);
    out.push_str("\nname = ");
    quote(entity.name(), &mut out);
    let aliases = entity.aliases();
    if !aliases.is_empty() {
        out.push_str("\naliases = [");
        for (i, alias) in aliases.enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            quote(alias, &mut out);
        }
        out.push(']');
    }
    if let Some(side) = entity.side().and_then(|side| corpus.side(side)) {
        out.push_str("\nside = ");
        quote(side.id(), &mut out);
    }
    out.push('\n');
    (file, out)
}

/// A basic string of TOML.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            // Names hold no line ends; should one, a space keeps the entry valid.
            _ if c.is_control() => out.push(' '),
            _ => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture::{self, CARL};
    use crate::models::scope::Scope;

    fn names(list: &[Entry<'_>]) -> Vec<String> {
        list.iter().map(|entry| entry.entity.name().to_owned()).collect()
    }

    fn people(find: &str, order: Order) -> Directory<'static> {
        let corpus = fixture::corpus();
        let weights = Weights::of(corpus, &Scope::all(corpus));
        directory(corpus, &weights, EntityKind::Person, find, order, usize::MAX)
    }

    #[test]
    fn a_person_is_found_by_a_name_in_any_script() {
        for find in ["klein", "KLEIN", " Клейн", "Борис"] {
            assert_eq!(names(&people(find, Order::Mentions).known), ["Boris Klein"], "{find}");
        }
        let found = people("安娜", Order::Mentions);
        assert_eq!(found.known.first().and_then(|entry| entry.found_as), Some("安娜·贝格"));
        assert!(people("nobody", Order::Mentions).known.is_empty());
    }

    #[test]
    fn who_the_authority_does_not_know_stands_apart() {
        let list = people("", Order::Name);
        assert_eq!(names(&list.known), ["Anna Berg", "Boris Klein"]);
        assert_eq!(names(&list.candidates), ["Carl Dorn"]);
    }

    #[test]
    fn who_is_not_mentioned_is_listed_as_silent() {
        let corpus = fixture::corpus();
        let weights = Weights::of(corpus, &Scope::all(corpus));
        let kind = EntityKind::Organisation;
        let list = directory(corpus, &weights, kind, "", Order::Mentions, usize::MAX);
        assert!(list.known.is_empty());
        assert_eq!(names(&list.silent), ["Northern Office", "Southern Office"]);
    }

    #[test]
    fn what_is_shown_of_a_list_is_the_beginning_of_the_whole_one() {
        let corpus = fixture::corpus();
        let weights = Weights::of(corpus, &Scope::all(corpus));
        for kind in KINDS {
            let list = |shown| directory(corpus, &weights, kind, "", Order::Mentions, shown);
            let whole = list(usize::MAX);
            let key = |one: &Entry<'_>| {
                (std::cmp::Reverse((one.mentions, one.statements)), folded(one.entity.name()))
            };
            for all in [&whole.known, &whole.candidates, &whole.silent] {
                assert!(all.is_sorted_by_key(key));
            }
            for shown in 0..4 {
                let first = list(shown);
                for (few, all) in [(first.known, &whole.known), (first.silent, &whole.silent)] {
                    let few: Vec<_> = few.into_iter().take(shown).collect();
                    assert_eq!(few, all.iter().take(shown).copied().collect::<Vec<_>>());
                }
            }
        }
    }

    #[test]
    fn the_ready_entry_is_toml_that_names_the_entity() {
        let corpus = fixture::corpus();
        let carl = corpus.entity(CARL).expect("an entity");
        let (file, entry) = authority_entry(corpus, carl);
        assert_eq!(file, "people.toml");
        assert_eq!(entry, "[[person]]\nid = \"carl-dorn\"\nname = \"Carl Dorn\"\n");
    }

    #[test]
    fn quotation_marks_in_a_name_do_not_end_its_string() {
        let mut out = String::new();
        quote("the \"Third\" \\ Way\n", &mut out);
        assert_eq!(out, "\"the \\\"Third\\\" \\\\ Way \"");
    }
}
