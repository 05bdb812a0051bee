//! What a person may be about to type: fields, their values, entities, topics, words.

use std::ops::Range;

use super::bits::Bits;
use super::facets::{entity_kind, is_entity, is_value, names, order_by_label, values};
use super::fields::Meaning;
use super::filters::Facet;
use super::parse::{FIELDS, Operator, is_dash, is_quote, operator};
use super::plan::LONGEST_NAME;
use super::result::FacetValue;
use super::suggest::entities_by_prefix;
use crate::format::{Packed, SegmentColumns};
use crate::index::{Dictionary, entities_named};
use crate::model::EntityIx;
use crate::order::{key, last, sort};
use crate::text::fold_name;

named! {
    /// What is offered.
    SuggestionKind {
        /// A field of the query language: `speaker:`.
        Field = "field",
        /// A value of a field: `speaker:wang-yi`.
        Value = "value",
        /// A person, organisation, place, treaty, series or event.
        Entity = "entity",
        /// A topic.
        Topic = "topic",
        /// A word of the texts.
        Word = "word",
    }
}

/// A way to go on with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it is.
    pub kind: SuggestionKind,
    /// What to show.
    pub label: String,
    /// The bytes of the text that are replaced.
    pub replace: Range<usize>,
    /// What they are replaced by, without a space behind it.
    pub with: String,
    /// The number of documents that have it; `None` for a field, which nothing has without a value, and in a corpus
    /// in pieces.
    pub documents: Option<u32>,
    /// The facet and id to choose as a filter instead, where there is such a facet and no operator belongs to it.
    pub filter: Option<(Facet, String)>,
}

const MOST_FIELDS: usize = 3;
const MOST_ENTITIES: usize = 5;
const MOST_TOPICS: usize = 2;
/// A name can begin so many words before the one that is being typed.
const WORDS_BEFORE: usize = 3;

/// Ways to go on at a place in a text (a byte; one within a character counts as its first), `most` at the most.
///
/// Behind a field its values are offered; elsewhere fields, then entities with a name in any script that goes on
/// so, then topics, then words, each kind by what there is most of. Equal texts get equal answers.
pub fn suggestions(packed: Packed<'_>, text: &str, caret: usize, most: usize) -> Vec<Suggestion> {
    let caret = text.floor_char_boundary(caret.min(text.len()));
    let Some(place) = Place::of(text, caret) else { return Vec::new() };
    let typed = text.get(place.start..caret).unwrap_or("");
    let mut offers = Offers { packed, text, replace: place.start..place.end, found: Vec::new() };
    match typed.split_once(':').and_then(|(name, value)| Some((super::parse::field(name)?, value)))
    {
        Some((name, value)) => offers.values(name, value.trim_start_matches(is_quote), most),
        // In quotation marks words stand for themselves, and whoever quotes knows them.
        None if place.quoted => {}
        None => {
            offers.fields(typed);
            offers.entities(caret);
            offers.topics(typed);
            let left = most.saturating_sub(offers.found.len());
            offers.words(typed, left);
        }
    }
    offers.found.truncate(most);
    offers.found
}

/// Values of a facet of which a name begins so, `most` at the most: of entities in any spelling and script. They are not
/// counted, and none is chosen. Of meetings there are none, as looking for one would fetch the titles of all.
pub fn values_by_name<'a>(
    packed: Packed<'a>,
    facet: Facet,
    typed: &str,
    most: usize,
) -> Vec<FacetValue<'a>> {
    let wanted = fold_name(typed);
    if wanted.is_empty() || facet == Facet::Meeting {
        return Vec::new();
    }
    let mut rows = match is_entity(facet) {
        true => named(packed, &wanted),
        false => labelled(packed, facet, &wanted),
    };
    rows.retain(|&row| is_value(packed, facet, row));
    rows.truncate(most);
    let value = |ordinal| {
        let (id, label) = names(packed, facet, ordinal);
        FacetValue { ordinal, id, label, count: 0, selected: false, excluded: false }
    };
    rows.into_iter().map(value).collect()
}

/// The part of a text that is being typed.
struct Place {
    start: usize,
    end: usize,
    quoted: bool,
}

impl Place {
    fn of(text: &str, caret: usize) -> Option<Self> {
        let is_end = |c: char| c.is_whitespace() || matches!(c, '(' | ')');
        let (mut start, mut quoted) = (0, false);
        for (at, c) in text.get(..caret)?.char_indices() {
            let next = at + c.len_utf8();
            if is_quote(c) {
                quoted = !quoted;
                // A field and its quoted value are one; anything else begins with the quotation mark.
                let opens_value = quoted && text.get(start..at).is_some_and(|it| it.ends_with(':'));
                if !opens_value {
                    start = next;
                }
            } else if is_end(c) && !quoted || start == at && is_dash(c) {
                start = next;
            }
        }
        let rest = text.get(caret..)?;
        let end = match rest
            .find(|c: char| if quoted { is_quote(c) } else { is_end(c) || is_quote(c) })
        {
            // The closing quotation mark is replaced too.
            Some(at) if quoted => {
                caret + at + rest.get(at..)?.chars().next().map_or(0, char::len_utf8)
            }
            Some(at) => caret + at,
            None => text.len(),
        };
        Some(Self { start, end, quoted })
    }
}

struct Offers<'a> {
    packed: Packed<'a>,
    text: &'a str,
    replace: Range<usize>,
    found: Vec<Suggestion>,
}

impl Offers<'_> {
    /// Whether an operator stands at what is replaced: with a filter in its place, it would say something else.
    fn is_joined(&self) -> bool {
        let before = self.text.get(..self.replace.start).unwrap_or("");
        let behind = self.text.get(self.replace.end..).unwrap_or("");
        let last = before.split_whitespace().next_back().and_then(operator);
        let next = behind.split_whitespace().next().and_then(operator);
        before.ends_with(is_dash)
            || matches!(last, Some(Operator::Or | Operator::Not))
            || next == Some(Operator::Or)
    }

    fn offer(
        &mut self,
        kind: SuggestionKind,
        label: &str,
        with: String,
        documents: Option<u32>,
        filter: Option<(Facet, u32)>,
    ) {
        let id = |(facet, row)| (facet, names(self.packed, facet, row).0.to_owned());
        self.found.push(Suggestion {
            kind,
            label: label.to_owned(),
            replace: self.replace.clone(),
            with,
            documents,
            filter: filter.map(id),
        });
    }

    /// The documents of some segments; unknown where counting would fetch what only this number needs.
    fn documents(&self, put: impl FnOnce(&mut Bits)) -> Option<u32> {
        if self.packed.is_in_pieces() {
            return None;
        }
        let mut segments = Bits::none(self.packed.segment_count());
        put(&mut segments);
        let document = SegmentColumns::of(self.packed).document;
        let (mut count, mut before) = (0, None);
        for segment in segments.iter() {
            let one = Some(document.get(segment));
            count += u32::from(one != before);
            before = one;
        }
        Some(count)
    }

    fn fields(&mut self, typed: &str) {
        let begins = |field: &&&str| {
            let start = field.get(..typed.len());
            typed.len() > 1 && start.is_some_and(|start| start.eq_ignore_ascii_case(typed))
        };
        for field in FIELDS.iter().filter(begins).take(MOST_FIELDS) {
            let with = [field, ":"].concat();
            self.offer(SuggestionKind::Field, &with, with.clone(), None, None);
        }
    }

    fn values(&mut self, name: &'static str, typed: &str, most: usize) {
        let packed = self.packed;
        let wanted = fold_name(typed);
        let facet = Facet::from_name(name);
        let mut rows: Vec<(Option<Facet>, u32)> = Vec::new();
        if name == "on" {
            let years = (0..).zip(packed.year_rows());
            let begin = years.filter(|(_, year)| year.id().starts_with(typed));
            rows.extend(begin.map(|(row, _)| (Some(Facet::Year), row)));
        } else if name != "title" && facet.is_none_or(is_entity) {
            let entities = named(packed, &wanted).into_iter().filter(|&row| match (facet, name) {
                (Some(facet), _) => is_value(packed, facet, row),
                (None, "speaker") => !packed.entity_links(row).statements().is_empty(),
                (None, _) => !packed.entity_links(row).about().is_empty(),
            });
            rows.extend(entities.take(most).map(|row| (facet, row)));
        }
        if let Some(facet) = facet.or((name == "about").then_some(Facet::Topic))
            && !is_entity(facet)
        {
            rows.extend(labelled(packed, facet, &wanted).into_iter().map(|row| (Some(facet), row)));
        }
        for (own, row) in rows.into_iter().take(most) {
            let (id, label) = names(packed, own.unwrap_or(Facet::Person), row);
            let mark = if id.contains(|c: char| c.is_whitespace()) { "\"" } else { "" };
            let with = [name, ":", mark, id, mark].concat();
            // An entity and a topic can share an id, and are meant together.
            if self.found.iter().any(|one| one.with == with) {
                continue;
            }
            let documents = self.documents(|segments| {
                segments.or(&Meaning::of(packed, name, id).segments(packed));
            });
            self.offer(
                SuggestionKind::Value,
                label,
                with,
                documents,
                facet.map(|facet| (facet, row)),
            );
        }
    }

    /// Entities whose name goes on as the words before the caret do: the longest run of them that any name has.
    fn entities(&mut self, caret: usize) {
        let (packed, text) = (self.packed, self.text);
        let own = self.replace.start;
        let mut starts = vec![own];
        while let Some(&behind) = starts.last().filter(|_| starts.len() <= WORDS_BEFORE) {
            let before = text.get(..behind).unwrap_or("").trim_end_matches(' ');
            let start = before.rfind(' ').map_or(0, |at| at + 1);
            let word = before.get(start..).unwrap_or("");
            let plain = word.chars().all(|c| c.is_alphanumeric() || c == '.');
            if word.is_empty() || !plain || operator(word).is_some() {
                break;
            }
            starts.push(start);
        }
        for start in starts.into_iter().rev() {
            let typed = text.get(start..caret).unwrap_or("");
            let found = entities_by_prefix(packed, typed, MOST_ENTITIES);
            if found.is_empty() {
                continue;
            }
            self.replace.start = start;
            for one in found {
                self.entity(one.entity);
            }
            self.replace.start = own;
            return;
        }
    }

    fn entity(&mut self, entity: EntityIx) {
        let packed = self.packed;
        let Some(view) = packed.entity(entity) else { return };
        let facet = Facet::ALL.iter().copied().find(|&one| entity_kind(one) == Some(view.kind()));
        let folded = fold_name(view.name());
        let plain =
            view.name().chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '\''));
        // A name that the language would read as something else is given by its id, and so is one of which an
        // operator would only take the first word.
        let is_joined = self.is_joined();
        let field = facet.map_or("about", Facet::name);
        let with = if plain
            && !is_joined
            && folded.split(' ').count() <= LONGEST_NAME
            && entities_named(packed, &folded).contains(&entity)
        {
            view.name().to_owned()
        } else {
            [field, ":", view.id()].concat()
        };
        // What choosing it finds: records can file documents under it that do not name it, and others not.
        let documents = self.documents(|segments| {
            segments.or(&Meaning::of(packed, field, view.id()).segments(packed));
        });
        let filter = facet.filter(|_| !is_joined).map(|facet| (facet, entity.0));
        self.offer(SuggestionKind::Entity, view.name(), with, documents, filter);
    }

    fn topics(&mut self, typed: &str) {
        let wanted = fold_name(typed);
        if wanted.is_empty() {
            return;
        }
        for row in labelled(self.packed, Facet::Topic, &wanted).into_iter().take(MOST_TOPICS) {
            let (id, label) = names(self.packed, Facet::Topic, row);
            let of_topic = Meaning::Values(Facet::Topic, vec![row]);
            let documents = self.documents(|segments| segments.or(&of_topic.segments(self.packed)));
            let with = ["topic:", id].concat();
            let filter = (!self.is_joined()).then_some((Facet::Topic, row));
            self.offer(SuggestionKind::Topic, label, with, documents, filter);
        }
    }

    fn words(&mut self, typed: &str, most: usize) {
        let wanted = fold_name(typed);
        if wanted.is_empty() || wanted.contains(' ') {
            return;
        }
        let packed = self.packed;
        let mut best: Vec<(u32, String)> = Vec::new();
        Dictionary::of(packed).each_with_prefix(&wanted, |word, term| {
            // What stands in every second segment tells nothing apart.
            let says_something = term.segments < 8 || term.segments <= packed.segment_count() / 2;
            let fits = best.len() < most || best.last().is_some_and(|one| one.0 < term.segments);
            if says_something && fits && word != wanted.as_bytes() {
                let at = best.partition_point(|one| one.0 >= term.segments);
                best.insert(at, (term.segments, String::from_utf8_lossy(word).into_owned()));
                best.truncate(most);
            }
        });
        for (_, word) in best {
            let documents = self.documents(|segments| {
                let term = Dictionary::of(packed).find(&word);
                term.into_iter().for_each(|term| term.each(|segment, _, _| segments.set(segment)));
            });
            self.offer(SuggestionKind::Word, &word, word.clone(), documents, None);
        }
    }
}

/// Entities with a name that begins so, or all of them, those in most segments first.
fn named(packed: Packed<'_>, wanted: &str) -> Vec<u32> {
    if !wanted.is_empty() {
        let found = entities_by_prefix(packed, wanted, usize::MAX);
        return found.iter().map(|one| one.entity.0).collect();
    }
    let links = |row| packed.entity_links(row);
    let mut order: Vec<u128> = (0..packed.entities().len() as u32)
        .map(|row| key([0, !links(row).occurs(), links(row).order(), row]))
        .collect();
    sort(&mut order);
    order.into_iter().map(last).collect()
}

/// The values of a facet with a label or an id of which a word begins so: those with the most passages first.
fn labelled(packed: Packed<'_>, facet: Facet, wanted: &str) -> Vec<u32> {
    let has_word = |text: &str| {
        let text = fold_name(text);
        let later =
            |(at, _): (usize, &str)| text.get(at + 1..).is_some_and(|it| it.starts_with(wanted));
        text.starts_with(wanted) || text.match_indices(' ').any(later)
    };
    let mut order: Vec<u128> = values(packed, facet)
        .into_iter()
        .filter(|&row| {
            let (id, label) = names(packed, facet, row);
            has_word(label) || id.starts_with(wanted)
        })
        .map(|row| {
            let passages = match facet {
                Facet::Topic => packed.topic_links(row).statements().len(),
                _ => 0,
            };
            key([0, !(passages as u32), order_by_label(packed, facet, row), row])
        })
        .collect();
    sort(&mut order);
    order.into_iter().map(last).collect()
}
