//! Whose words a place shows: who embeds it answers for it, so its foot names them.

use std::collections::BTreeMap;

use readout_corpus::format::{Packed, Segment};
use readout_corpus::model::{EntityIx, SegmentIx};
use readout_corpus::query::ResultSet;

use super::citation;
use super::names::document_name;
use super::order::Order as _;
use crate::route::Route;
use crate::words;

/// How many are named; the others are counted.
const NAMED: usize = 4;

/// Those whose words a place shows, those with most segments first: `A, B and 2 more`. Empty where nothing is shown.
pub fn sources(corpus: Packed<'_>, route: &Route, results: &ResultSet<'_>) -> String {
    let mut segments: Vec<SegmentIx> = match route {
        Route::Document { id } => citation::find(corpus, id)
            .map(|(place, _)| place.document.segments().map(|segment| segment.ix()).collect())
            .unwrap_or_default(),
        Route::Statement { id } => {
            corpus.statement_by_id(id).map(|one| vec![one.segment()]).unwrap_or_default()
        }
        Route::Meeting { id } => {
            corpus.meeting_by_id(id).map(|one| one.segments()).unwrap_or_default()
        }
        Route::Entity { id } => corpus
            .entity_by_id(id)
            .map(|one| one.segments().map(|segment| segment.ix()).collect())
            .unwrap_or_default(),
        Route::Compare { left: Some(left), right: Some(right) } => {
            let of = |id: &str| corpus.segment_by_id(id).map(|segment| segment.ix());
            of(left).into_iter().chain(of(right)).collect()
        }
        _ => results.segments.clone(),
    };
    // What filters leave out is not shown there either.
    if !matches!(route, Route::Document { .. } | Route::Statement { .. } | Route::Compare { .. }) {
        segments.retain(|segment| results.segments.binary_search(segment).is_ok());
    }
    named(corpus, &segments)
}

fn named(corpus: Packed<'_>, segments: &[SegmentIx]) -> String {
    let mut by_entity: BTreeMap<EntityIx, usize> = BTreeMap::new();
    let mut untold: Vec<String> = Vec::new();
    for segment in segments.iter().filter_map(|&segment| corpus.segment(segment)) {
        match source(corpus, segment) {
            Some(entity) => *by_entity.entry(entity).or_default() += 1,
            None => untold.extend(
                corpus.document(segment.document()).map(|one| document_name(one).into_owned()),
            ),
        }
    }
    let mut entities: Vec<(EntityIx, usize)> = by_entity.into_iter().collect();
    entities.order_by_key(|&(entity, count)| (std::cmp::Reverse(count), entity));
    untold.order();
    untold.dedup();
    let names = entities.iter().filter_map(|&(entity, _)| corpus.entity(entity));
    let mut names: Vec<String> = names.map(|one| one.name().to_owned()).chain(untold).collect();
    let more = names.len().saturating_sub(NAMED);
    if more > 0 {
        names.truncate(NAMED);
        names.push(format!("{} more", words::number(more)));
    }
    words::list(&names)
}

/// Whose words a segment is; who carries it, where nobody is named.
fn source(corpus: Packed<'_>, segment: Segment<'_>) -> Option<EntityIx> {
    segment.originator().or_else(|| corpus.document(segment.document())?.carrier())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;
    use readout_corpus::query::{Facet, Query, run};

    fn named_at(fragment: &str) -> String {
        let corpus = fixture::corpus();
        let address = crate::route::Address::parse(fragment);
        sources(corpus, &address.route, &run(corpus, &address.query))
    }

    #[test]
    fn a_list_names_all_whose_words_it_shows() {
        assert_eq!(named_at("/timeline"), "Northern Office, Southern Office and c older");
    }

    #[test]
    fn a_document_names_its_own_source_alone() {
        assert_eq!(named_at("/document/b-southern-account"), "Southern Office");
        assert_eq!(named_at("/document/nowhere"), "");
    }

    #[test]
    fn what_filters_leave_out_is_not_named() {
        let corpus = fixture::corpus();
        let mut query = Query::default();
        query.filters.add(Facet::Originator, "south-office");
        let found = run(corpus, &query);
        assert_eq!(sources(corpus, &Route::timeline(), &found), "Southern Office");
    }
}
