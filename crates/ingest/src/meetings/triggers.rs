//! The words that tell of people coming together.
//!
//! A trigger is a run of words such as `held … talks … with`. A sentence is cut into words once, each word
//! is looked up once, and the triggers are then runs over a few bits: no automaton has to be built when the
//! command starts.

use readout_corpus::model::Span;

/// How a trigger leads to the people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leads {
    /// Subject before, object behind.
    Both,
    /// All behind: `between A and B`.
    Behind,
    /// All before: `A and B met`.
    Before,
}

/// A way to tell of people coming together.
pub(super) struct Trigger {
    pub(super) id: &'static str,
    pub(super) leads: Leads,
    /// The last word of the trigger that begins with a word.
    run: fn(&Words<'_>, usize) -> Option<usize>,
}

/// In the order in which they are asked: the longer run first.
pub(super) const TRIGGERS: &[Trigger] = &[
    Trigger { id: "met-with", leads: Leads::Both, run: met_with },
    Trigger { id: "held-talks-with", leads: Leads::Both, run: held_talks_with },
    Trigger { id: "co-chaired", leads: Leads::Both, run: co_chaired },
    Trigger { id: "spoke-with", leads: Leads::Both, run: spoke_with },
    Trigger { id: "shook-hands", leads: Leads::Both, run: shook_hands },
    Trigger { id: "talks-between", leads: Leads::Behind, run: talks_between },
    Trigger { id: "talks-with", leads: Leads::Both, run: talks_with },
    Trigger { id: "met", leads: Leads::Both, run: |words, at| words.has(at, MET).then_some(at) },
    Trigger {
        id: "consulted",
        leads: Leads::Before,
        run: |words, at| words.has(at, CONSULTED).then_some(at),
    },
    Trigger { id: "held-talks", leads: Leads::Before, run: held_talks },
];

impl Trigger {
    /// The places in a sentence where the trigger stands; they do not overlap.
    pub(super) fn find(&self, words: &Words<'_>) -> Vec<Span> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(first) = words.list.get(at) {
            let last = if first.sorts == 0 { None } else { (self.run)(words, at) };
            if let Some(last) = last.and_then(|last| Some((last, words.list.get(last)?))) {
                found.push(Span::new(first.start, last.1.end));
                at = last.0;
            }
            at += 1;
        }
        found
    }
}

type Sorts = u16;
/// `met`
const MET: Sorts = 1;
/// `meeting`
const MEETING: Sorts = 1 << 1;
/// `held`
const HELD: Sorts = 1 << 2;
/// `has`, `conducted`
const HAS: Sorts = 1 << 3;
/// What people do together: `talks`
const GATHERING: Sorts = 1 << 4;
/// `phone` in front of `call`
const PHONE: Sorts = 1 << 5;
/// `call`
const CALL: Sorts = 1 << 6;
/// `video` in front of `call` or `conference`
const VIDEO: Sorts = 1 << 7;
/// `conference`
const CONFERENCE: Sorts = 1 << 8;
/// `spoke`
const SPOKE: Sorts = 1 << 9;
/// `shook`
const SHOOK: Sorts = 1 << 10;
/// `consulted`
const CONSULTED: Sorts = 1 << 11;
/// `co` in front of `-chaired`
const CO: Sorts = 1 << 12;

fn sorts(word: &str) -> Sorts {
    let mut letters = [0_u8; 15];
    let Some(letters) = letters.get_mut(..word.len()) else { return 0 };
    letters.copy_from_slice(word.as_bytes());
    letters.make_ascii_lowercase();
    match &*letters {
        b"met" | b"meets" | b"meet" => MET,
        b"meeting" => MEETING | GATHERING,
        b"held" | b"holds" | b"hold" | b"had" => HELD,
        b"has" | b"have" | b"conducted" => HAS,
        b"talks" | b"meetings" | b"consultation" | b"consultations" | b"conversation"
        | b"conversations" | b"negotiations" | b"discussions" | b"dialogue" | b"communication"
        | b"summit" => GATHERING,
        b"call" | b"calls" => GATHERING | CALL,
        b"videoconference" => GATHERING,
        b"phone" | b"telephone" => PHONE,
        b"video" => VIDEO,
        b"conference" => CONFERENCE,
        b"spoke" | b"speaks" | b"spoken" | b"speak" => SPOKE,
        b"shake" | b"shakes" | b"shook" | b"shaking" => SHOOK,
        b"consulted" | b"conferred" => CONSULTED,
        b"co" => CO,
        _ => 0,
    }
}

/// A word of a sentence.
struct Word {
    start: usize,
    end: usize,
    sorts: Sorts,
}

/// The words of a sentence.
pub(super) struct Words<'a> {
    text: &'a str,
    list: Vec<Word>,
}

impl<'a> Words<'a> {
    /// The words of a sentence that can hold a trigger.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let mut list = Vec::with_capacity(text.len() / 5);
        let mut start = None;
        let mut any = 0;
        let ends = text.char_indices().chain([(text.len(), ' ')]);
        for (at, c) in ends {
            match (c.is_alphanumeric() || c == '_', start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    let sorts = text.get(from..at).map_or(0, sorts);
                    any |= sorts;
                    list.push(Word { start: from, end: at, sorts });
                    start = None;
                }
                _ => {}
            }
        }
        (any & !(PHONE | VIDEO | CONFERENCE | HAS | CO) != 0 || any & CO != 0)
            .then_some(Self { text, list })
    }

    fn has(&self, at: usize, sorts: Sorts) -> bool {
        self.list.get(at).is_some_and(|word| word.sorts & sorts != 0)
    }

    fn word(&self, at: usize) -> &'a str {
        self.list.get(at).and_then(|word| self.text.get(word.start..word.end)).unwrap_or("")
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// What stands in front of a word.
    fn gap(&self, at: usize) -> &'a str {
        let before = at.checked_sub(1).and_then(|before| self.list.get(before));
        let gap = before.zip(self.list.get(at)).and_then(|(a, b)| self.text.get(a.end..b.start));
        gap.unwrap_or("")
    }

    /// Whether a word follows the one before it behind a single space.
    fn follows(&self, at: usize, word: &str) -> bool {
        self.gap(at) == " " && self.is(at, word)
    }

    /// The last word of a gathering that begins with a word: `talks`, `phone call`.
    fn gathering(&self, at: usize) -> Option<usize> {
        if self.has(at, GATHERING) {
            return Some(at);
        }
        let pair = self.has(at, PHONE) && self.has(at + 1, CALL)
            || self.has(at, VIDEO)
                && self.has(at + 1, CALL | CONFERENCE)
                && !self.is(at + 1, "calls");
        (pair && self.gap(at + 1) == " ").then_some(at + 1)
    }

    /// The words behind `from` that stand behind a space with at most so many words between, from the
    /// last to the first. `joins` says of a gap whether it may stand between, and whether a word begins behind it.
    fn reach(&self, from: usize, most: usize, joins: fn(&str) -> Option<bool>) -> Vec<usize> {
        let mut reached = Vec::new();
        let mut between = 0;
        let mut at = from + 1;
        while at < self.list.len() {
            let gap = self.gap(at);
            // A mark at the end of the word before belongs to that word: `the U.S. with`.
            let marked = at > from + 1 && gap.ends_with(' ') && !gap.contains(',');
            if gap == " " || marked && joins(gap).is_some() {
                reached.push(at);
            }
            match joins(gap) {
                Some(true) if between < most => between += 1,
                Some(false) if between > 0 => {}
                _ => break,
            }
            at += 1;
        }
        reached.reverse();
        reached
    }
}

fn by_space(gap: &str) -> Option<bool> {
    (gap == " ").then_some(true)
}

fn by_space_or_hyphen(gap: &str) -> Option<bool> {
    matches!(gap, " " | "-").then_some(true)
}

/// `ministers’ meeting`
fn by_space_or_apostrophe(gap: &str) -> Option<bool> {
    let spaces = gap.bytes().filter(|&byte| byte == b' ').count();
    let fits = spaces <= 1 && gap.chars().all(|c| matches!(c, ' ' | '’' | '\''));
    fits.then_some(spaces == 1)
}

/// `the U.S., Norwegian and Danish ministers`
fn in_a_list(gap: &str) -> Option<bool> {
    let fits = gap.bytes().all(|byte| matches!(byte, b' ' | b',' | b'.'));
    fits.then_some(gap.contains([' ', ',']))
}

/// `met (again) with`
fn met_with(words: &Words<'_>, at: usize) -> Option<usize> {
    if !words.has(at, MET | MEETING) {
        return None;
    }
    let adverb = words.word(at + 1);
    let is_adverb = adverb.len() > 2 && adverb.to_ascii_lowercase().ends_with("ly")
        || words.is(at + 1, "again")
        || words.is(at + 1, "first");
    let with = if words.gap(at + 1) == " " && is_adverb { at + 2 } else { at + 1 };
    words.follows(with, "with").then_some(with)
}

/// `held … talks … with`
fn held_talks_with(words: &Words<'_>, at: usize) -> Option<usize> {
    if !words.has(at, HELD | HAS) {
        return None;
    }
    words.reach(at, 6, by_space_or_hyphen).into_iter().find_map(|talks| {
        let last = words.gathering(talks)?;
        words.reach(last, 3, by_space).into_iter().find(|&with| words.is(with, "with"))
    })
}

fn co_chaired(words: &Words<'_>, at: usize) -> Option<usize> {
    let chaired = ["chair", "chaired", "chairs"].iter().any(|chair| words.is(at + 1, chair));
    (words.has(at, CO) && words.gap(at + 1) == "-" && chaired).then_some(at + 1)
}

/// `spoke with`
fn spoke_with(words: &Words<'_>, at: usize) -> Option<usize> {
    let with = words.follows(at + 1, "with") || words.follows(at + 1, "to");
    (words.has(at, SPOKE) && with).then_some(at + 1)
}

fn shook_hands(words: &Words<'_>, at: usize) -> Option<usize> {
    let hands = words.has(at, SHOOK) && words.follows(at + 1, "hands");
    (hands && words.follows(at + 2, "with")).then_some(at + 2)
}

/// `talks … between`
fn talks_between(words: &Words<'_>, at: usize) -> Option<usize> {
    let last = words.gathering(at)?;
    words.reach(last, 12, in_a_list).into_iter().find(|&word| words.is(word, "between"))
}

/// `talks … with`
fn talks_with(words: &Words<'_>, at: usize) -> Option<usize> {
    let last = words.gathering(at)?;
    words.reach(last, 10, by_space_or_apostrophe).into_iter().find(|&word| words.is(word, "with"))
}

/// `held … talks`
fn held_talks(words: &Words<'_>, at: usize) -> Option<usize> {
    if !words.has(at, HELD) {
        return None;
    }
    words.reach(at, 4, by_space_or_hyphen).into_iter().find_map(|talks| words.gathering(talks))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(id: &str, text: &str) -> Vec<String> {
        let words = Words::of(text).expect("a sentence with a trigger");
        let trigger = TRIGGERS.iter().find(|trigger| trigger.id == id).expect("a trigger");
        trigger.find(&words).into_iter().map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn a_trigger_reaches_over_the_words_inside_it() {
        for (id, text, run) in [
            ("met-with", "She met briefly with Holm.", "met briefly with"),
            ("met-with", "Meeting with Holm, she smiled.", "Meeting with"),
            (
                "held-talks-with",
                "They held three face-to-face talks in Oslo with Holm.",
                "held three face-to-face talks in Oslo with",
            ),
            ("co-chaired", "They co-chaired the round.", "co-chaired"),
            ("spoke-with", "He spoke to Holm.", "spoke to"),
            ("shook-hands", "He shook hands with Holm.", "shook hands with"),
            (
                "talks-between",
                "A phone call on fish, the U.S. tariffs and ferries between A and B",
                "phone call on fish, the U.S. tariffs and ferries between",
            ),
            (
                "talks-with",
                "His phone call that day with Málaga’s mayor",
                "phone call that day with",
            ),
            ("held-talks", "They had a long telephone call.", "had a long telephone call"),
        ] {
            assert_eq!(found(id, text), [run], "{id}");
        }
    }

    #[test]
    fn marks_and_long_ways_end_a_trigger() {
        assert!(found("held-talks-with", "He held a cup. Talks with Holm went on.").is_empty());
        assert!(found("talks-with", "The talks ended, with nothing said.").is_empty());
        assert!(found("talks-between", "The talks, between us, failed.").is_empty());
        assert!(
            found("held-talks", "They held that the many and rather different talks failed.")
                .is_empty()
        );
        assert!(Words::of("Nothing of the kind was told.").is_none());
    }
}
