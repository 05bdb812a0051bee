//! What stands in an embed before the page has started: short lists of what the corpus has, the newest first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use readout_corpus::Packed;
use readout_corpus::date::Day;
use readout_corpus::format::{Edtf, Segment};
use readout_corpus::model::{EntityIx, SegmentIx, SideIx, TopicIx};
use readout_export::in_markup;

use super::words;

/// The most entries of a list: a reader on a slow line waits for them, whatever the size of the corpus.
const MOST: usize = 60;

/// How many of them are the newest, whatever they are about.
const NEWEST: usize = 24;

/// How many of each topic there are at least, as far as the list is long enough for them.
const OF_EACH_TOPIC: usize = 2;

/// The most letters of a statement.
const LONGEST: usize = 400;

/// A list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Meetings and planned events.
    Meetings,
    /// Documents.
    Documents,
    /// Statements.
    Statements,
    /// Who and what is mentioned.
    Entities,
    /// Topics.
    Topics,
}

impl List {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Meetings, Self::Documents, Self::Statements, Self::Entities, Self::Topics];

    /// The name in `embeds.toml` and in the HTML.
    pub fn name(self) -> &'static str {
        match self {
            Self::Meetings => "meetings",
            Self::Documents => "documents",
            Self::Statements => "statements",
            Self::Entities => "entities",
            Self::Topics => "topics",
        }
    }

    /// The list of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.name() == name)
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Meetings => "Meetings and plans",
            Self::Documents => "Documents",
            Self::Statements => "Statements",
            Self::Entities => "Who and what is mentioned",
            Self::Topics => "Topics",
        }
    }

    /// The list as HTML.
    pub fn html(self, corpus: Packed<'_>, is_shown: bool) -> String {
        let (mut entries, total) = match self {
            Self::Meetings => meetings(corpus),
            Self::Documents => documents(corpus),
            Self::Statements => statements(corpus),
            Self::Entities => entities(corpus),
            Self::Topics => topics(corpus),
        };
        entries.truncate(if self == Self::Statements { MOST } else { NEWEST });
        let mut html = String::new();
        let hidden = if is_shown { "" } else { " hidden" };
        let _ = writeln!(
            html,
            "        <section class=\"early-list\" data-list=\"{}\"{hidden}>\n          <h2>{}</h2>\n          <ol>",
            self.name(),
            self.heading()
        );
        for entry in &entries {
            entry.write(&mut html);
        }
        let _ = writeln!(html, "          </ol>");
        let none = if entries.is_empty() { "" } else { " hidden" };
        let _ = writeln!(
            html,
            "          <p class=\"early-note\" data-none{none}>None of these is what was asked for; the page itself has them all</p>"
        );
        if total > entries.len() {
            let (shown, total) = (words::number(entries.len()), words::number(total));
            let _ = writeln!(
                html,
                "          <p class=\"early-note\">{shown} of {total} stand here until the page has started</p>"
            );
        }
        html.push_str("        </section>\n");
        html
    }
}

/// One line of a list.
#[derive(Debug, Default)]
struct Entry {
    id: String,
    when: String,
    days: Option<(Day, Day)>,
    /// The first day on which the corpus knew of it; of what has no date, always.
    known: Option<Day>,
    name: String,
    /// Words of a source, and their language.
    words: Option<(String, String)>,
    note: String,
    topics: BTreeSet<String>,
    sides: BTreeSet<String>,
}

impl Entry {
    fn write(&self, html: &mut String) {
        let ids = |ids: &BTreeSet<String>| {
            in_markup(&ids.iter().map(String::as_str).collect::<Vec<_>>().join(" "))
        };
        let _ = write!(html, "            <li data-id=\"{}\"", in_markup(&self.id));
        for (name, values) in [("topic", &self.topics), ("side", &self.sides)] {
            let _ = write!(html, " data-{name}=\"{}\"", ids(values));
        }
        if let Some((from, to)) = self.days {
            let _ = write!(html, " data-from=\"{from}\" data-to=\"{to}\"");
        }
        if let Some(known) = self.known {
            let _ = write!(html, " data-known=\"{known}\"");
        }
        html.push('>');
        if !self.when.is_empty() {
            let _ = write!(html, "<span class=\"early-when\">{}</span>", in_markup(&self.when));
        }
        let _ = write!(html, "<strong data-name>{}</strong>", in_markup(&self.name));
        if let Some((words, language)) = &self.words {
            let (words, language) = (in_markup(words), in_markup(language));
            let _ = write!(html, "<span class=\"early-words\" lang=\"{language}\">{words}</span>");
        }
        if !self.note.is_empty() {
            let _ = write!(html, "<span class=\"early-note\">{}</span>", in_markup(&self.note));
        }
        html.push_str("</li>\n");
    }

    /// Takes over what filters ask a segment for.
    fn is_of(&mut self, corpus: Packed<'_>, segment: Segment<'_>) {
        let known = segment.date().and_then(|date| date.first_day());
        self.known = [self.known, known].into_iter().flatten().min();
        self.topics.extend(segment.topics().filter_map(|topic| topic_id(corpus, topic)));
        self.sides.extend(segment.side().and_then(|side| side_id(corpus, side)));
    }

    fn dated(&mut self, date: Option<Edtf<'_>>) {
        let Some(date) = date else {
            "No date known".clone_into(&mut self.when);
            return;
        };
        self.when = words::date(date);
        self.days = date.first_day().or(date.last_day()).zip(date.last_day().or(date.first_day()));
    }
}

/// The newest first; what has no date comes last. Equal ones in the order of the corpus.
fn newest_first(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by_key(|entry| Reverse(entry.days.map(|(first, _)| first)));
    entries
}

fn topic_id(corpus: Packed<'_>, topic: TopicIx) -> Option<String> {
    corpus.topic(topic).map(|topic| topic.id().to_owned())
}

fn side_id(corpus: Packed<'_>, side: SideIx) -> Option<String> {
    corpus.side(side).map(|side| side.id().to_owned())
}

fn name_of(corpus: Packed<'_>, entity: EntityIx) -> Option<String> {
    corpus.entity(entity).map(|entity| entity.name().to_owned())
}

fn meetings(corpus: Packed<'_>) -> (Vec<Entry>, usize) {
    let entry = |meeting: readout_corpus::format::Meeting<'_>| {
        let mut entry =
            Entry { id: meeting.id().into(), name: meeting.title().into(), ..Entry::default() };
        entry.dated(meeting.date());
        for segment in meeting.segments() {
            if let Some(segment) = corpus.segment(segment) {
                entry.is_of(corpus, segment);
            }
        }
        let who: Vec<String> =
            meeting.participants().filter_map(|one| name_of(corpus, one)).collect();
        let mut note =
            format!("{}, {}", words::occasion(meeting.occasion()), words::status(meeting.status()));
        if let Some(place) = meeting.place().and_then(|place| name_of(corpus, place)) {
            note.push_str(", ");
            note.push_str(&place);
        }
        if !who.is_empty() {
            note.push_str(": ");
            note.push_str(&words::list(&who));
        }
        entry.note = note;
        entry
    };
    (newest_first(corpus.meetings().map(entry).collect()), corpus.meetings().len())
}

fn documents(corpus: Packed<'_>) -> (Vec<Entry>, usize) {
    let entry = |document: readout_corpus::format::Document<'_>| {
        let name = document.title().unwrap_or(document.file());
        let mut entry = Entry { id: document.id().into(), name: name.into(), ..Entry::default() };
        entry.dated(document.date());
        document.segments().for_each(|segment| entry.is_of(corpus, segment));
        let mut note = words::kind(document.kind()).to_owned();
        if let Some(carrier) = document.carrier().and_then(|carrier| name_of(corpus, carrier)) {
            note.push_str(", ");
            note.push_str(&carrier);
        }
        let statements = document.segments().map(|segment| segment.statements().len()).sum();
        let _ = write!(note, ", {}", words::count(statements, "statement"));
        entry.note = note;
        entry
    };
    (newest_first(corpus.documents().map(entry).collect()), corpus.documents().len())
}

fn statements(corpus: Packed<'_>) -> (Vec<Entry>, usize) {
    // Only the newest are made into entries: a large corpus has a hundred thousand.
    let day = |segment: SegmentIx| {
        let segment = corpus.segment(segment)?;
        segment.event_date().or(segment.date())?.first_day()
    };
    let mut newest: Vec<_> =
        corpus.statements().map(|one| (Reverse(day(one.segment())), one.ix())).collect();
    newest.sort_unstable();
    let entry = |one: readout_corpus::format::Statement<'_>| {
        let segment = corpus.segment(one.segment());
        let document = segment.and_then(|segment| corpus.document(segment.document()));
        let who: Vec<String> = one.speakers().filter_map(|one| name_of(corpus, one)).collect();
        let named = one.source().map_or("Speaker not named", |source| one.slice(source));
        let name = if who.is_empty() { named.to_owned() } else { words::list(&who) };
        let language = document.map_or("", |document| document.language());
        let mut entry = Entry {
            id: one.id().into(),
            name,
            words: Some((shortened(one.text()), language.to_owned())),
            ..Entry::default()
        };
        entry.dated(segment.and_then(|segment| segment.event_date().or(segment.date())));
        entry.known = segment.and_then(|segment| segment.date()?.first_day());
        entry.topics = one.topics().filter_map(|hit| topic_id(corpus, hit.topic())).collect();
        let sides = one.speakers().filter_map(|one| corpus.entity(one)?.side());
        entry.sides = sides.filter_map(|side| side_id(corpus, side)).collect();
        entry
    };
    let newest = newest.iter().filter_map(|(_, one)| corpus.statement(*one));
    let topics_of = |one: &readout_corpus::format::Statement<'_>| -> Vec<TopicIx> {
        one.topics().map(|hit| hit.topic()).collect()
    };
    let chosen = chosen(newest, topics_of);
    (chosen.into_iter().map(entry).collect(), corpus.statements().len())
}

/// The first entries of a list, and behind them the first of each topic that these do not have: an embed that asks for a
/// topic has something to show.
fn chosen<T: Copy>(all: impl Iterator<Item = T>, topics_of: impl Fn(&T) -> Vec<TopicIx>) -> Vec<T> {
    let mut had: BTreeMap<TopicIx, usize> = BTreeMap::new();
    let mut chosen = Vec::new();
    for one in all {
        let topics = topics_of(&one);
        let is_new = topics.iter().any(|topic| had.get(topic).is_none_or(|n| *n < OF_EACH_TOPIC));
        if chosen.len() < NEWEST || (is_new && chosen.len() < MOST) {
            topics.into_iter().for_each(|topic| *had.entry(topic).or_default() += 1);
            chosen.push(one);
        }
    }
    chosen
}

/// The beginning of a text that is too long, cut between words.
fn shortened(text: &str) -> String {
    if text.len() <= LONGEST {
        return text.to_owned();
    }
    let cut = &text[..text.floor_char_boundary(LONGEST)];
    format!("{} …", cut.rsplit_once(' ').map_or(cut, |(words, _)| words))
}

fn entities(corpus: Packed<'_>) -> (Vec<Entry>, usize) {
    let mut counted: Vec<(Reverse<usize>, EntityIx)> =
        corpus.entities().map(|one| (Reverse(one.mentions().len()), one.ix())).collect();
    counted.sort_unstable();
    let entry = |(Reverse(mentions), entity): &(Reverse<usize>, EntityIx)| {
        let entity = corpus.entity(*entity)?;
        let note = format!(
            "{}, {}",
            words::entity_kind(entity.kind()),
            words::count(*mentions, "mention")
        );
        let mut entry =
            Entry { id: entity.id().into(), name: entity.name().into(), note, ..Entry::default() };
        entity.segments().for_each(|segment| entry.is_of(corpus, segment));
        Some(entry)
    };
    (counted.iter().take(NEWEST).filter_map(entry).collect(), counted.len())
}

fn topics(corpus: Packed<'_>) -> (Vec<Entry>, usize) {
    let mut counted: Vec<(Reverse<usize>, TopicIx)> =
        corpus.topics().map(|one| (Reverse(one.statements().len()), one.ix())).collect();
    counted.sort_unstable();
    let entry = |(Reverse(total), topic): &(Reverse<usize>, TopicIx)| {
        let topic = corpus.topic(*topic)?;
        let mut sides: BTreeMap<SideIx, usize> = BTreeMap::new();
        for statement in topic.statements() {
            let of: BTreeSet<SideIx> =
                statement.speakers().filter_map(|one| corpus.entity(one)?.side()).collect();
            of.into_iter().for_each(|side| *sides.entry(side).or_default() += 1);
        }
        let sides: Vec<String> = sides
            .into_iter()
            .filter_map(|(side, count)| {
                Some(format!("{} {}", corpus.side(side)?.name(), words::number(count)))
            })
            .collect();
        let mut note = words::count(*total, "statement");
        if !sides.is_empty() {
            note = format!("{note}; with speakers of {}", sides.join(", "));
        }
        Some(Entry {
            id: topic.id().into(),
            name: topic.name().into(),
            note,
            topics: BTreeSet::from([topic.id().to_owned()]),
            ..Entry::default()
        })
    };
    (counted.iter().take(NEWEST).filter_map(entry).collect(), counted.len())
}

/// Whose words the corpus holds: those with most segments by name, the others counted.
pub fn sources(corpus: Packed<'_>) -> String {
    let mut counts: BTreeMap<EntityIx, usize> = BTreeMap::new();
    for segment in corpus.segments() {
        let carrier = || corpus.document(segment.document())?.carrier();
        if let Some(source) = segment.originator().or_else(carrier) {
            *counts.entry(source).or_default() += 1;
        }
    }
    let mut counts: Vec<(Reverse<usize>, EntityIx)> =
        counts.into_iter().map(|(source, count)| (Reverse(count), source)).collect();
    counts.sort_unstable();
    let mut names: Vec<String> =
        counts.iter().filter_map(|(_, source)| name_of(corpus, *source)).collect();
    let more = names.len().saturating_sub(4);
    if more > 0 {
        names.truncate(4);
        names.push(format!("{} more", words::number(more)));
    }
    if names.is_empty() { String::new() } else { format!("Sources: {}", words::list(&names)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use readout_corpus::date;
    use readout_corpus::format::pack;
    use readout_corpus::model::{Corpus, Meeting, Occasion, Status};

    fn meeting(id: &str, day: &str) -> Meeting {
        Meeting {
            id: id.to_owned(),
            title: format!("<b>{id}</b> & others"),
            occasion: Occasion::Encounter,
            date: date::Edtf::parse(day),
            place: None,
            participants: Vec::new(),
            format: None,
            series: None,
            round: None,
            status: Status::Held,
            how: "test".to_owned(),
            evidence: Vec::new(),
        }
    }

    fn html(meetings: Vec<Meeting>) -> String {
        let bytes = pack(&Corpus { meetings, ..Corpus::default() });
        List::Meetings.html(Packed::open(&bytes).unwrap(), true)
    }

    #[test]
    fn the_newest_stands_first_and_its_text_stays_text() {
        let html = html(vec![meeting("a", "2025-01-01"), meeting("b", "2026-01-01")]);
        let at = |text: &str| html.find(text).unwrap_or_else(|| panic!("{text} in {html}"));
        assert!(at("data-id=\"b\"") < at("data-id=\"a\""));
        assert!(html.contains("&lt;b&gt;b&lt;/b&gt; &amp; others") && !html.contains("<b>"));
        assert!(html.contains("1 Jan 2026") && html.contains("data-from=\"2026-01-01\""));
    }

    #[test]
    fn of_a_large_corpus_the_list_is_short_and_says_so() {
        let many = (0..500).map(|i| meeting(&format!("m{i:03}"), "2025-01-01")).collect();
        let html = html(many);
        assert_eq!(html.matches("<li ").count(), NEWEST);
        assert!(html.contains("24 of 500"), "{html}");
    }

    #[test]
    fn a_topic_that_the_newest_do_not_have_is_there_with_its_own_newest() {
        let topic = |i: usize| if i == 90 { vec![TopicIx(1)] } else { vec![TopicIx(0)] };
        let found = chosen(0..100, |i| topic(*i));
        assert_eq!(found.len(), NEWEST + 1);
        assert_eq!(found.last(), Some(&90));
        let found = chosen(0..1000, |i| vec![TopicIx(*i)]);
        assert_eq!(found.len(), MOST);
    }

    #[test]
    fn of_an_empty_corpus_every_list_says_that_there_is_nothing() {
        let bytes = pack(&Corpus::default());
        for list in List::ALL {
            let html = list.html(Packed::open(&bytes).unwrap(), false);
            assert!(html.contains("data-none>") && html.contains(" hidden>"), "{html}");
        }
    }

    #[test]
    fn a_long_statement_is_cut_between_words() {
        let text = "война ".repeat(200);
        let cut = shortened(&text);
        assert!(cut.len() <= LONGEST + 5 && cut.ends_with("война …"), "{cut}");
    }
}
