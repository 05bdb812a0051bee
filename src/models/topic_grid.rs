//! Topic × meeting × side: what each account of a meeting says on each topic, and what it leaves out.

use readout_corpus::compare::count_words;
use readout_corpus::format::{Meeting, Packed, Segment, Topic};
use readout_corpus::model::{
    MeetingIx, SegmentIx, SentenceIx, SideIx, Span, StatementIx, Status, TopicIx,
};
use readout_corpus::query::{Facet, Query, ResultSet, run};

use super::comparison::{Columns, Comparison};
use super::figures::meetings;
use super::matrix::matrix;
use super::months::latest_day;
use super::order::Order as _;
use super::reports::{Report, Role, reports};
use super::scope::Scope;

/// What a cell shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// How many statements.
    #[default]
    Statements,
    /// The words of the sentences that show the topic.
    Words,
    /// These words as a part of the account's.
    Share,
    /// The place of the topic's first mention among those of the account's topics.
    Position,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Self; 4] = [Self::Statements, Self::Words, Self::Share, Self::Position];

    /// The fixed name, as used in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Statements => "statements",
            Self::Words => "words",
            Self::Share => "share",
            Self::Position => "position",
        }
    }

    /// The measure of a fixed name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.name() == name)
    }
}

/// Topics in rows; meetings with a column for each side that has an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The topics with all statements on them that the filters leave, the most first.
    pub topics: Vec<(TopicIx, usize)>,
    /// The meetings with an account, the newest first.
    pub meetings: Vec<Told>,
    /// How many earlier meetings were not looked at.
    pub earlier: usize,
}

/// A meeting with its accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The meeting.
    pub meeting: MeetingIx,
    /// One for each reporting side, in the order of the corpus; that of no side last.
    pub accounts: Vec<Account>,
    /// The sides that took part and have no account in the corpus.
    pub silent: Vec<SideIx>,
}

/// What the segments of one side tell of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The side; `None` for what stands for no party.
    pub side: Option<SideIx>,
    /// Its segments, without those that only repeat another one.
    pub segments: Vec<SegmentIx>,
    /// Their sentences, without headings.
    pub sentences: usize,
    /// The words of these sentences.
    pub words: usize,
    /// Its statements that belong to the meeting.
    pub statements: usize,
    /// The topics that it shows, by their first mention.
    pub parts: Vec<Part>,
}

/// What an account says on a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The topic.
    pub topic: TopicIx,
    /// The statements that the filters leave, in the order of the text.
    pub statements: Vec<StatementIx>,
    /// How many more the filters hide.
    pub hidden: usize,
    /// How many sentences hold a term in one of the statements left.
    pub sentences: usize,
    /// The words of these sentences. A sentence on two topics counts for both.
    pub words: usize,
    /// The place of its first mention among the topics of the account, from 1, whatever filters hide.
    pub position: usize,
    /// The sentence of the first mention and its number in the account, from 1.
    pub first: Option<(SentenceIx, usize)>,
}

impl Account {
    /// What it says on a topic; `None` where it leaves it out.
    pub fn part(&self, topic: TopicIx) -> Option<&Part> {
        self.parts.iter().find(|part| part.topic == topic)
    }
}

impl Part {
    /// What a cell shows; of the share it is thousandths of the account's words.
    pub fn value(&self, measure: Measure, account: &Account) -> usize {
        match measure {
            Measure::Statements => self.statements.len(),
            Measure::Words => self.words,
            Measure::Share => (self.words * 1000).checked_div(account.words).unwrap_or(0),
            Measure::Position => self.position,
        }
    }
}

/// What the filters leave beside the choice of topics, which only chooses rows: what accounts say on other
/// topics stays as it is.
pub fn scope_beside_topics(corpus: Packed<'_>, query: &Query, results: &ResultSet<'_>) -> Scope {
    if !query.filters.has_any(Facet::Topic) {
        return Scope::of(corpus, results, query.as_of);
    }
    let mut beside = query.clone();
    beside.filters.clear_facet(Facet::Topic);
    Scope::of(corpus, &run(corpus, &beside), query.as_of)
}

/// Leaves one topic of those chosen.
pub fn only_topic(query: &mut Query, topic: Topic<'_>) {
    query.filters.clear_facet(Facet::Topic);
    query.filters.add(Facet::Topic, topic.id());
}

/// The table of a query with the newest meetings, at most so many; a chosen topic chooses rows and leaves the rest as
/// it is.
pub fn table_of(corpus: Packed<'_>, query: &Query, results: &ResultSet<'_>, most: usize) -> Grid {
    let filters = &query.filters;
    let chosen = filters.has_any(Facet::Topic);
    let beside = filters.iter().any(|(facet, _)| facet != Facet::Topic)
        || (filters.from, filters.to, query.as_of) != (None, None, None)
        || !query.text.trim().is_empty();
    let scope = scope_beside_topics(corpus, query, results);
    let mut grid = grid(corpus, &scope, beside && !chosen, most);
    let is_chosen = |topic| {
        let topic = corpus.topic(topic);
        topic.is_some_and(|topic| filters.has(Facet::Topic, topic.id()))
    };
    grid.topics.retain(|&(topic, _)| !chosen || is_chosen(topic));
    grid
}

/// The grid of the newest meetings, at most so many. Without filters all topics of the authority have a row,
/// under filters those that are left.
pub fn grid(corpus: Packed<'_>, scope: &Scope, filtered: bool, most: usize) -> Grid {
    let mut topics: Vec<(TopicIx, usize)> =
        matrix(corpus, scope, 0).rows.iter().map(|row| (row.topic, row.total)).collect();
    if !filtered {
        let said: Vec<TopicIx> = topics.iter().map(|(topic, _)| *topic).collect();
        let silent = corpus.topics().map(|topic| topic.ix()).filter(|topic| !said.contains(topic));
        topics.extend(silent.map(|topic| (topic, 0)));
    }
    let mut held = meetings(corpus, scope, Status::Held);
    held.order_by_key(|meeting| {
        (std::cmp::Reverse(meeting.date().and_then(latest_day)), std::cmp::Reverse(meeting.ix()))
    });
    let mut grid = Grid { topics, ..Grid::default() };
    let mut left = held.into_iter();
    while grid.meetings.len() < most
        && let Some(meeting) = left.next()
    {
        grid.meetings.extend(told(corpus, scope, meeting));
    }
    grid.earlier = left.len();
    grid
}

/// The accounts of a meeting; `None` where nothing tells of it in statements.
pub fn told(corpus: Packed<'_>, scope: &Scope, meeting: Meeting<'_>) -> Option<Told> {
    let mut reports = reports(corpus, meeting, scope.as_of());
    reports.retain(|report| report.role == Role::Account);
    if reports.is_empty() {
        return None;
    }
    let compared = Comparison::of(corpus, meeting, &reports, Columns::Reporter);
    let mut told = Told { meeting: meeting.ix(), accounts: Vec::new(), silent: Vec::new() };
    for (at, column) in compared.columns.iter().enumerate() {
        match column.side {
            Some(side) if column.segments == 0 => told.silent.push(side),
            // What stands for no party and has no statement, or only repeats the parties, has nothing of its own.
            None if column.statements == 0 => {}
            side => told.accounts.push(account(corpus, scope, &reports, &compared, at, side)),
        }
    }
    (!told.accounts.is_empty()).then_some(told)
}

/// The sentences of a segment as accounts count them: without its heading.
pub fn sentences_of<'a>(segment: Segment<'a>) -> impl Iterator<Item = (SentenceIx, Span)> + 'a {
    let heading = segment.title();
    segment
        .sentences()
        .map(|sentence| (sentence.ix(), sentence.span()))
        .filter(move |(_, span)| heading.is_none_or(|heading| !heading.overlaps(*span)))
}

/// A sentence of an account.
struct Line {
    segment: SegmentIx,
    sentence: SentenceIx,
    span: Span,
    words: usize,
}

fn account(
    corpus: Packed<'_>,
    scope: &Scope,
    reports: &[Report],
    compared: &Comparison,
    column: usize,
    side: Option<SideIx>,
) -> Account {
    let cell = |row: &super::comparison::Row| row.cells.get(column).cloned().unwrap_or_default();
    let mut kept: Vec<StatementIx> = compared.rows.iter().flat_map(cell).collect();
    kept.order();
    kept.dedup();
    let is_kept = |statement: &StatementIx| kept.binary_search(statement).is_ok();
    let tells = |report: &&Report| {
        report.side == side
            && (report.statements.is_empty() || report.statements.iter().any(is_kept))
    };
    let segments: Vec<SegmentIx> =
        reports.iter().filter(tells).map(|report| report.segment).collect();
    let mut lines: Vec<Line> = Vec::new();
    for segment in segments.iter().filter_map(|&ix| corpus.segment(ix)) {
        lines.extend(sentences_of(segment).map(|(sentence, span)| Line {
            segment: segment.ix(),
            sentence,
            span,
            words: count_words(segment.slice(span)),
        }));
    }
    let mut parts: Vec<(u32, Part)> = Vec::new();
    for row in &compared.rows {
        let (Some(topic), cell) = (row.topic, cell(row)) else { continue };
        if !cell.is_empty() {
            parts.push(part(corpus, scope, topic, &cell, &lines));
        }
    }
    parts.order_by_key(|(at, part)| (part.first.map(|(_, number)| number), *at, part.topic));
    // Topics that one term shows come at once and share their place.
    let place = |one: &(u32, Part)| (one.1.first, one.0);
    let places: Vec<_> = parts.iter().map(place).collect();
    for (part, own) in parts.iter_mut().zip(&places) {
        part.1.position = places.iter().take_while(|other| *other != own).count() + 1;
    }
    Account {
        side,
        segments,
        sentences: lines.len(),
        words: lines.iter().map(|line| line.words).sum(),
        statements: kept.len(),
        parts: parts.into_iter().map(|(_, part)| part).collect(),
    }
}

/// What some statements of an account say on a topic, and the byte at which it is first mentioned.
fn part(
    corpus: Packed<'_>,
    scope: &Scope,
    topic: TopicIx,
    statements: &[StatementIx],
    lines: &[Line],
) -> (u32, Part) {
    let mut part = Part {
        topic,
        statements: Vec::new(),
        hidden: 0,
        sentences: 0,
        words: 0,
        position: 0,
        first: None,
    };
    let mut first: Option<(usize, u32)> = None;
    let mut shown: Vec<usize> = Vec::new();
    for statement in statements.iter().filter_map(|&ix| corpus.statement(ix)) {
        let is_left = scope.has_statement(statement);
        match is_left {
            true => part.statements.push(statement.ix()),
            false => part.hidden += 1,
        }
        let hits = statement.topics().filter(|hit| hit.topic() == topic);
        for span in hits.flat_map(|hit| hit.terms()) {
            let Some(at) = line_at(lines, statement.segment(), span) else { continue };
            let place = (at, span.start);
            first = Some(first.map_or(place, |first| first.min(place)));
            if is_left {
                shown.push(at);
            }
        }
    }
    shown.order();
    shown.dedup();
    part.sentences = shown.len();
    part.words = shown.iter().filter_map(|&at| lines.get(at)).map(|line| line.words).sum();
    part.first = first.and_then(|(at, _)| Some((lines.get(at)?.sentence, at + 1)));
    (first.map_or(u32::MAX, |(_, start)| start), part)
}

/// The line in which a passage of a segment begins. Segments stand in the order of the corpus.
fn line_at(lines: &[Line], segment: SegmentIx, passage: Span) -> Option<usize> {
    let at =
        lines.partition_point(|line| (line.segment, line.span.end) <= (segment, passage.start));
    let line = lines.get(at)?;
    (line.segment == segment && line.span.overlaps(passage)).then_some(at)
}

#[cfg(test)]
mod tests;
