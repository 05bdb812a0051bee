//! What stands under a picture or an embed: the place, its sources, and the day as of which it is so.

use readout_corpus::date::Day;
use readout_corpus::format::Packed;
use readout_corpus::model::DocumentIx;
use readout_corpus::query::Query;

use crate::models::order::Order as _;
use crate::words;

/// More sources than these are counted and not named.
const NAMED_SOURCES: usize = 4;

/// The words of a caption.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// What is shown: `Timeline`, `Meeting of …`.
    pub title: String,
    /// What the filters ask for, in words; empty where nothing is asked.
    pub asked: String,
    /// Who published what it rests on, or whose words it is: `Sources: A, B and 3 others`.
    pub sources: String,
    /// The day as of which the corpus is seen, its title and its hash.
    pub corpus: String,
}

/// The day as of which the corpus is seen: the one asked for, otherwise the last that it tells of.
pub fn as_of(corpus: Packed<'_>, query: &Query) -> Option<Day> {
    query.as_of.or_else(|| corpus.last_day())
}

impl Caption {
    /// The caption of a place that rests on some documents.
    pub fn of(corpus: Packed<'_>, title: &str, query: &Query, documents: &[DocumentIx]) -> Self {
        let title = if title.is_empty() { corpus.title() } else { title };
        let day = as_of(corpus, query).map(|day| format!("as of {}", words::day(day)));
        let hash = corpus.content_hash();
        let parts = [Some(corpus.title().to_owned()), day, Some(format!("corpus {hash}"))];
        let parts: Vec<String> =
            parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        Self {
            title: title.to_owned(),
            asked: asked(corpus, query),
            sources: sources(corpus, documents),
            corpus: parts.join(", "),
        }
    }

    /// The title with what is asked.
    pub fn heading(&self) -> String {
        if self.asked.is_empty() {
            return self.title.clone();
        }
        format!("{} ({})", self.title, self.asked)
    }

    /// Everything in sentences.
    pub fn text(&self) -> String {
        let parts = [self.heading(), self.sources.clone(), self.corpus.clone()];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .map(|part| part.trim_end_matches('.').to_owned() + ".")
            .collect();
        parts.join(" ")
    }
}

/// What filters ask for: `“taiwan”, side: China, from 1 Dec 2025`.
fn asked(corpus: Packed<'_>, query: &Query) -> String {
    let mut parts = Vec::new();
    let text = query.text.trim();
    if !text.is_empty() {
        parts.push(format!("“{text}”"));
    }
    let filters = &query.filters;
    for (facet, value) in filters.iter() {
        let label = label(corpus, value);
        parts.push(format!("{}: {label}", words::facet(facet).to_lowercase()));
    }
    for (facet, value) in filters.excluded() {
        let label = label(corpus, value);
        parts.push(format!("not {}: {label}", words::facet(facet).to_lowercase()));
    }
    parts.extend(filters.from.map(|day| format!("from {}", words::day(day))));
    parts.extend(filters.to.map(|day| format!("to {}", words::day(day))));
    parts.join(", ")
}

/// The name of what a filter's value stands for; of a kind or a year the value itself.
fn label(corpus: Packed<'_>, value: &str) -> String {
    let side = corpus.side_by_id(value).map(|side| side.name());
    let topic = || corpus.topic_by_id(value).map(|topic| topic.name());
    let entity = || corpus.entity_by_id(value).map(|entity| entity.name());
    let meeting = || corpus.meeting_by_id(value).map(|meeting| meeting.title());
    side.or_else(topic).or_else(entity).or_else(meeting).unwrap_or(value).to_owned()
}

/// Who published some documents or, where that is not known, whose words they are; those with the most first.
fn sources(corpus: Packed<'_>, documents: &[DocumentIx]) -> String {
    let mut counts: Vec<(u32, &str)> = Vec::new();
    for document in documents.iter().filter_map(|&ix| corpus.document(ix)) {
        let name = |ix| corpus.entity(ix).map(|entity| entity.name());
        // Where nobody knows who published it, whose words it is.
        let mut names: Vec<&str> = document.carrier().and_then(name).into_iter().collect();
        if names.is_empty() {
            names.extend(document.segments().filter_map(|one| one.originator().and_then(name)));
            names.order();
            names.dedup();
        }
        for name in names {
            match counts.iter_mut().find(|(_, one)| *one == name) {
                Some((count, _)) => *count += 1,
                None => counts.push((1, name)),
            }
        }
    }
    counts.order_by_key(|&(count, name)| (std::cmp::Reverse(count), name));
    let mut names: Vec<String> =
        counts.iter().take(NAMED_SOURCES).map(|(_, name)| (*name).to_owned()).collect();
    let others = counts.len().saturating_sub(NAMED_SOURCES);
    if others > 0 {
        names.push(words::count(others, "other"));
    }
    match names.is_empty() {
        true => String::new(),
        false => format!("Sources: {}", words::list(&names)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;
    use readout_corpus::query::Facet;

    #[test]
    fn a_caption_names_what_was_asked_who_published_it_and_when_it_was_so() {
        let corpus = fixture::corpus();
        let documents: Vec<DocumentIx> = corpus.documents().map(|one| one.ix()).collect();
        let side = corpus.sides().next().expect("a side");
        let mut query = Query::text("harbour");
        query.filters.add(Facet::Side, side.id());
        query.as_of = Day::new(2030, 3, 2);
        let caption = Caption::of(corpus, "Timeline", &query, &documents);
        let text = caption.text();
        assert!(
            text.starts_with(&format!("Timeline (“harbour”, side: {}).", side.name())),
            "{text}"
        );
        assert!(
            text.contains("as of 2 Mar 2030") && text.contains(&corpus.content_hash()),
            "{text}"
        );
        let carrier = documents.iter().find_map(|&ix| {
            corpus.entity(corpus.document(ix)?.carrier()?).map(|carrier| carrier.name())
        });
        if let Some(carrier) = carrier {
            assert!(caption.sources.contains(carrier), "{}", caption.sources);
        }
    }

    #[test]
    fn without_documents_and_filters_a_caption_is_the_place_and_the_corpus() {
        let corpus = fixture::corpus();
        let caption = Caption::of(corpus, "", &Query::default(), &[]);
        assert_eq!((caption.heading(), caption.sources.as_str()), (corpus.title().to_owned(), ""));
    }
}
