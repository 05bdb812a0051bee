//! What a result shows of a document: the parts that match and the sentences that show why.

use readout_corpus::format::{Document, Packed, Segment};
use readout_corpus::model::{DocumentIx, EntityIx, SegmentIx, SideIx, Span};
use readout_corpus::query::{Marker, Query, ResultSet, Snippet, run};

/// So many documents are listed at first, and so many more each time. Where texts come in pieces, ten of them are ten
/// pieces, so there are fewer.
pub const FIRST: usize = if cfg!(feature = "sharded") { 10 } else { 25 };
/// How many sentences a result shows.
const SNIPPETS: usize = 3;

/// Where the corpus comes in pieces, so many letters begin a word that is being typed.
const BEGINS_FROM: usize = 4;

/// A document that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The document.
    pub document: DocumentIx,
    /// What matches in its title, as ranges of the title.
    pub title: Vec<Span>,
    /// The parts that match, in order.
    pub parts: Vec<SegmentIx>,
    /// The sentences that show why.
    pub snippets: Vec<Snippet>,
}

impl Card {
    /// Equal for cards that look alike, so that a list only builds anew what has changed.
    pub fn key(&self) -> Vec<u32> {
        let mut key = vec![self.document.0];
        key.extend(self.parts.iter().map(|part| part.0));
        let marks = self
            .snippets
            .iter()
            .flat_map(|snippet| [snippet.span].into_iter().chain(snippet.marks.iter().copied()));
        for span in self.title.iter().copied().chain(marks) {
            key.extend([span.start, span.end]);
        }
        key
    }
}

/// Whether the last word of a text is to stand for all words that begin so.
///
/// While it is typed, it does where that makes a difference. When it is done, it is taken as it is, unless
/// only its continuations are found: whoever saw results while typing goes on to see them.
pub fn is_prefix(corpus: Packed<'_>, query: &Query, typing: bool) -> bool {
    // Asking twice would fetch twice, and the beginnings of words stand for a great many.
    if cfg!(feature = "sharded") {
        let last = query.text.rsplit(char::is_whitespace).next().unwrap_or("");
        return typing && last.chars().count() >= BEGINS_FROM;
    }
    let found = |typing: bool| run(corpus, &Query { typing, ..query.clone() }).segments;
    let (whole, begun) = (found(false), found(true));
    if typing { whole != begun } else { whole.is_empty() && !begun.is_empty() }
}

/// The first `most` documents of a result by their titles alone: what is there before their texts are.
#[cfg(feature = "sharded")]
pub fn titles(results: &ResultSet<'_>, most: usize) -> Vec<Card> {
    let hits = results.documents.iter().take(most);
    let card =
        |hit| Card { document: hit, title: Vec::new(), parts: Vec::new(), snippets: Vec::new() };
    hits.map(|hit| card(hit.document)).collect()
}

/// The first `most` documents of a result.
pub fn cards(corpus: Packed<'_>, query: &Query, results: &ResultSet<'_>, most: usize) -> Vec<Card> {
    let marker = Marker::new(corpus, query);
    let hits = results.documents.iter().take(most);
    hits.map(|hit| {
        let parts = results.segments_of(hit).to_vec();
        let title = corpus.document(hit.document).and_then(|document| document.title());
        // Without words to look for, one sentence says enough of what the document is.
        let most = if marker.is_empty() { 1 } else { SNIPPETS };
        Card {
            document: hit.document,
            title: title.map(|title| marker.marks(title)).unwrap_or_default(),
            snippets: marker.snippets(&parts, most),
            parts,
        }
    })
    .collect()
}

/// The sides and originators of a document's parts, each once, in the order of the parts.
pub fn voices(document: Document<'_>) -> (Vec<SideIx>, Vec<EntityIx>) {
    let (mut sides, mut originators) = (Vec::new(), Vec::new());
    for segment in document.segments() {
        if let Some(side) = segment.side().filter(|side| !sides.contains(side)) {
            sides.push(side);
        }
        if let Some(one) = segment.originator().filter(|one| !originators.contains(one)) {
            originators.push(one);
        }
    }
    (sides, originators)
}

/// The place of a sentence in the text: its segment's id, `~`, and its number from 1.
pub fn sentence_id(segment: Segment<'_>, span: Span) -> String {
    match segment.sentences().position(|sentence| sentence.span() == span) {
        Some(at) => format!("{}~{}", segment.id(), at + 1),
        None => segment.id().to_owned(),
    }
}

/// The place of the sentence in which a passage begins.
pub fn sentence_at(segment: Segment<'_>, passage: Span) -> String {
    let sentence = segment.sentences().find(|sentence| sentence.span().end > passage.start);
    match sentence {
        Some(sentence) => sentence_id(segment, sentence.span()),
        None => segment.id().to_owned(),
    }
}

/// The part of a sentence that is shown where there is room for little: it begins near the first mark.
pub fn excerpt(text: &str, marks: &[Span]) -> Span {
    const LEAD: usize = 48;
    let whole = Span::new(0, text.len());
    let first = marks.first().map_or(0, |mark| mark.start as usize);
    // What fits anyway is shown from its beginning.
    if first <= LEAD * 2 {
        return whole;
    }
    let from = text.floor_char_boundary(first - LEAD);
    let word = text.get(from..first).and_then(|lead| lead.find(' ')).map_or(0, |at| at + 1);
    Span::new(from + word, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::fixture;
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<Card> {
        let corpus = fixture::corpus();
        let query = Query::text(text);
        cards(corpus, &query, &run(corpus, &query), 10)
    }

    #[test]
    fn a_result_shows_the_sentences_with_the_words_asked_for() {
        let corpus = fixture::corpus();
        let cards = found("fishing");
        assert_eq!(cards.len(), 2);
        for card in &cards {
            let snippet = card.snippets.first().expect("a snippet");
            let segment = corpus.segment(snippet.segment).expect("its segment");
            assert!(segment.slice(snippet.span).contains("fishing"));
            let mark = snippet.marks.first().expect("a mark");
            assert_eq!(segment.slice(*mark), "fishing");
        }
    }

    #[test]
    fn a_word_that_is_being_typed_stands_for_those_that_begin_so() {
        let corpus = fixture::corpus();
        assert!(is_prefix(corpus, &Query::text("harb"), true));
        assert!(!is_prefix(corpus, &Query::text("harbour"), true));
        assert!(is_prefix(corpus, &Query::text("harb"), false));
        assert!(!is_prefix(corpus, &Query::text("zzz"), false));
    }

    #[test]
    fn the_place_of_a_sentence_leads_back_to_it() {
        let corpus = fixture::corpus();
        let snippet = found("fishing").first().and_then(|card| card.snippets.first().cloned());
        let snippet = snippet.expect("a snippet");
        let segment = corpus.segment(snippet.segment).expect("its segment");
        let id = sentence_id(segment, snippet.span);
        let (before, number) = id.rsplit_once('~').expect("a number");
        assert_eq!(before, segment.id());
        let at: usize = number.parse::<usize>().expect("a number") - 1;
        assert_eq!(segment.sentences().nth(at).map(|one| one.span()), Some(snippet.span));
    }

    #[test]
    fn a_late_hit_is_brought_forward() {
        let text = format!("{}the harbour", "long words before it ".repeat(9));
        let at = text.find("harbour").expect("in the text");
        let shown = excerpt(&text, &[Span::new(at, at + 7)]);
        assert!(shown.start > 100 && shown.of(&text).len() < 70);
        assert!(!shown.of(&text).starts_with(' '));
        assert_eq!(excerpt("the harbour", &[Span::new(4, 11)]), Span::new(0, 11));
    }

    proptest! {
        #[test]
        fn an_excerpt_always_holds_the_first_mark(text in "[aé中 ]{0,300}", at in 0usize..400) {
            let start = text.floor_char_boundary(at.min(text.len()));
            let shown = excerpt(&text, &[Span::new(start, text.len())]);
            prop_assert!(shown.start as usize <= start);
            prop_assert!(text.is_char_boundary(shown.start as usize));
        }
    }
}
