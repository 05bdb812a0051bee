//! `readout compare`: two accounts sentence by sentence, as one JSON object, `readout-compare/1`.
//!
//! The shape is a promise as in `inspect`. Lines are those of the file, from 1.

use std::io::{self, Write};

use readout_corpus::compare::{self, Ground, Likeness, Put, Share};
use readout_corpus::model::{SegmentIx, SentenceIx, Span};
use readout_corpus::{Packed, format};
use readout_ingest::Analysis;
use serde::Serialize;

use crate::lines::Places;

/// The segments to set beside each other, by their ids.
#[derive(Debug, PartialEq)]
pub struct Pair {
    /// The left one.
    pub left: String,
    /// The right one.
    pub right: String,
}

/// Writes the comparison and a line end; the error is one line for the user.
pub fn write(out: &mut impl Write, analysis: &Analysis, pair: &Pair) -> Result<(), String> {
    let bytes = format::pack(&analysis.corpus);
    let packed = Packed::open(&bytes).map_err(|error| error.to_string())?;
    let ends = Ends {
        left: end(packed, analysis, &pair.left)?,
        right: end(packed, analysis, &pair.right)?,
    };
    let compared = compare::compare(packed, ends.left.segment, ends.right.segment)
        .ok_or("the corpus has no such segments, expected ids that `readout inspect` prints")?;
    let answer = answer(packed, &ends, &compared);
    let written = serde_json::to_writer(&mut *out, &answer).map_err(io::Error::other);
    match written.and_then(|()| out.write_all(b"\n")) {
        // A reader that goes away, as `head` does, is no failure.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("cannot write the result: {error}"))
        }
        _ => Ok(()),
    }
}

/// One of the two segments and the lines of its document.
struct End<'a> {
    packed: Packed<'a>,
    segment: SegmentIx,
    places: Places<'a>,
}

struct Ends<'a> {
    left: End<'a>,
    right: End<'a>,
}

fn end<'a>(packed: Packed<'a>, analysis: &'a Analysis, id: &str) -> Result<End<'a>, String> {
    let missing = || format!("no segment `{id}`, expected an id that `readout inspect` prints");
    let segment = packed.segment_by_id(id).ok_or_else(missing)?;
    let document = analysis.corpus.documents.get(segment.document().ix()).ok_or_else(missing)?;
    let offsets = analysis.offset_maps.get(segment.document().ix()).ok_or_else(missing)?;
    Ok(End { packed, segment: segment.ix(), places: Places::new(document, offsets) })
}

#[derive(Serialize)]
struct Answer<'a> {
    format: &'static str,
    left: Account<'a>,
    right: Account<'a>,
    rows: Vec<Row<'a>>,
    topics: Vec<Topic<'a>>,
    put_by_left: Vec<Attributed<'a>>,
    put_by_right: Vec<Attributed<'a>>,
}

#[derive(Serialize)]
struct Account<'a> {
    segment: &'a str,
    side: Option<&'a str>,
    originator: Option<&'a str>,
    date: Option<&'a str>,
    sentences: u32,
    words: u32,
}

#[derive(Serialize)]
struct Row<'a> {
    kind: &'static str,
    permille: u32,
    left: Vec<Sentence<'a>>,
    right: Vec<Sentence<'a>>,
    shared: Vec<Shared<'a>>,
    searched: Option<Searched<'a>>,
}

#[derive(Serialize)]
struct Sentence<'a> {
    lines: [usize; 2],
    text: &'a str,
}

#[derive(Serialize)]
struct Shared<'a> {
    what: &'static str,
    left: &'a str,
    right: &'a str,
    weight: u32,
}

#[derive(Serialize)]
struct Searched<'a> {
    terms: Vec<&'a str>,
    sentences: u32,
    taken: u32,
    nearest: Option<Sentence<'a>>,
}

#[derive(Serialize)]
struct Topic<'a> {
    topic: &'a str,
    left: Part,
    right: Part,
}

#[derive(Serialize)]
struct Part {
    sentences: u32,
    words: u32,
    permille: u32,
    first: Option<u32>,
    order: Option<u32>,
}

#[derive(Serialize)]
struct Attributed<'a> {
    statements: Vec<&'a str>,
    sentences: Vec<Sentence<'a>>,
    own: Vec<Sentence<'a>>,
}

impl<'a> End<'a> {
    fn account(&self, account: compare::Account) -> Account<'a> {
        let segment = self.packed.segment(account.segment);
        let originator = segment.and_then(|segment| self.packed.entity(segment.originator()?));
        Account {
            segment: segment.map_or("", |segment| segment.id()),
            side: segment.and_then(|segment| Some(self.packed.side(segment.side()?)?.id())),
            originator: originator.map(|one| one.id()),
            date: segment.and_then(|segment| Some(segment.date()?.as_str())),
            sentences: account.sentences,
            words: account.words,
        }
    }

    fn sentence(&self, sentence: SentenceIx) -> Option<Sentence<'a>> {
        let span = self.packed.sentence(sentence)?.span();
        Some(Sentence { lines: self.places.lines(span), text: self.places.words(span) })
    }

    fn sentences(&self, sentences: &[SentenceIx]) -> Vec<Sentence<'a>> {
        sentences.iter().filter_map(|&one| self.sentence(one)).collect()
    }
}

fn answer<'a>(packed: Packed<'a>, ends: &Ends<'a>, compared: &compare::Comparison) -> Answer<'a> {
    let put = |put: &Put, own: &End<'a>, other: &End<'a>| Attributed {
        statements: put
            .statements
            .iter()
            .filter_map(|&ix| Some(packed.statement(ix)?.id()))
            .collect(),
        sentences: own.sentences(&put.sentences),
        own: other.sentences(&put.own),
    };
    let Ends { left, right } = ends;
    Answer {
        format: "readout-compare/1",
        left: left.account(compared.left),
        right: right.account(compared.right),
        rows: compared.rows.iter().map(|one| row(ends, one)).collect(),
        topics: compared
            .topics
            .iter()
            .map(|one| Topic {
                topic: packed.topic(one.topic).map_or("", |topic| topic.id()),
                left: part(one.left),
                right: part(one.right),
            })
            .collect(),
        put_by_left: compared.put_by_left.iter().map(|one| put(one, left, right)).collect(),
        put_by_right: compared.put_by_right.iter().map(|one| put(one, right, left)).collect(),
    }
}

fn part(share: Share) -> Part {
    Part {
        sentences: share.sentences,
        words: share.words,
        permille: share.permille,
        first: share.first.map(|(_, number)| number),
        order: share.first.map(|_| share.order),
    }
}

fn row<'a>(ends: &Ends<'a>, row: &compare::Row) -> Row<'a> {
    let Ends { left, right } = ends;
    // Who stands alone and who is asked.
    let (alone, other) =
        if row.likeness == Likeness::RightOnly { (right, left) } else { (left, right) };
    let words = |end: &End<'a>, span: Span| end.places.words(span);
    Row {
        kind: match row.likeness {
            Likeness::LeftOnly => "left-only",
            Likeness::RightOnly => "right-only",
            Likeness::Same => "same",
            Likeness::Reworded => "reworded",
            Likeness::Point => "point",
        },
        permille: row.permille,
        left: left.sentences(&row.left),
        right: right.sentences(&row.right),
        shared: row
            .shared
            .iter()
            .map(|shared| Shared {
                what: match shared.ground {
                    Ground::Word => "word",
                    Ground::Number => "number",
                    Ground::Name(_) => "name",
                    Ground::Date => "date",
                    Ground::Topic(_) => "topic",
                },
                left: words(left, shared.left),
                right: words(right, shared.right),
                weight: shared.weight,
            })
            .collect(),
        searched: row.searched.as_ref().map(|searched| Searched {
            terms: searched.terms.iter().map(|&span| words(alone, span)).collect(),
            sentences: searched.sentences,
            taken: searched.taken,
            nearest: searched.nearest.and_then(|one| other.sentence(one)),
        }),
    }
}
