//! Fields of the query language: `side:china`, `speaker:"Wang Yi"`, `on:2026-02`.

use super::bits::Bits;
use super::facets::{add_segments, entities_meant, meant, names};
use super::filters::Facet;
use crate::date::{Day, Edtf};
use crate::format::Packed;
use crate::model::EntityIx;
use crate::text::fold_name;

/// The segments of a field's value, and the ids that the value was read as.
pub(crate) fn find(packed: Packed<'_>, name: &str, value: &str) -> (Bits, Vec<String>) {
    let mut found = Bits::none(packed.segment_count());
    let mut ids = Vec::new();
    match name {
        "on" => {
            if let Some(date) = Edtf::parse(value) {
                found = in_range(packed, date.first_day(), date.last_day());
                ids.push(date.as_str().to_owned());
            }
        }
        "speaker" => {
            for entity in entities(packed, value) {
                let statements = packed.entity_links(entity.0).statements();
                for statement in statements.filter_map(|ix| packed.statement(ix)) {
                    found.set(statement.segment().0);
                }
                ids.extend(packed.entity(entity).map(|entity| entity.id().to_owned()));
            }
        }
        "about" => {
            for entity in entities(packed, value) {
                let statements = packed.entity_links(entity.0).about();
                for statement in statements.filter_map(|ix| packed.statement(ix)) {
                    found.set(statement.segment().0);
                }
                ids.extend(packed.entity(entity).map(|entity| entity.id().to_owned()));
            }
            add_facet(packed, Facet::Topic, value, &mut found, &mut ids);
        }
        name => {
            if let Some(facet) = Facet::from_name(name) {
                add_facet(packed, facet, value, &mut found, &mut ids);
            }
        }
    }
    (found, ids)
}

fn add_facet(
    packed: Packed<'_>,
    facet: Facet,
    value: &str,
    found: &mut Bits,
    ids: &mut Vec<String>,
) {
    for ordinal in meant(packed, facet, value) {
        add_segments(packed, facet, ordinal, found);
        ids.push(names(packed, facet, ordinal).0.to_owned());
    }
}

fn entities(packed: Packed<'_>, value: &str) -> Vec<EntityIx> {
    match packed.entity_by_id(value) {
        Some(entity) => vec![entity.ix()],
        None => match fold_name(value) {
            key if key.is_empty() => Vec::new(),
            key => entities_meant(packed, &key),
        },
    }
}

/// The segments whose date meets a range; undated ones only meet a range without ends.
pub(crate) fn in_range(packed: Packed<'_>, from: Option<Day>, to: Option<Day>) -> Bits {
    let count = packed.segment_count();
    if from.is_none() && to.is_none() {
        return Bits::all(count);
    }
    let mut found = Bits::none(count);
    for row in 0..count {
        let links = packed.segment_links(row);
        let (first, last) = (links.first_day(), links.last_day());
        if meets((first, last), (from, to)) {
            found.set(row);
        }
    }
    found
}

/// Whether a date, from its first to its last day, meets a range. A missing day is an open end; a date
/// without both is no date.
pub(crate) fn meets(
    (first, last): (Option<Day>, Option<Day>),
    (from, to): (Option<Day>, Option<Day>),
) -> bool {
    let dated = first.is_some() || last.is_some();
    let ends_too_early = last.zip(from).is_some_and(|(last, from)| last < from);
    let begins_too_late = first.zip(to).is_some_and(|(first, to)| first > to);
    dated && !ends_too_early && !begins_too_late
}
