//! The words that attributions are made of: verbs of saying, thinking and acting by words with what
//! may follow them, and the small words that show where a clause begins.
//!
//! The verbs are general knowledge of English; which of them to trust with which complement was
//! measured on annotated political news.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::inflect::{Form, forms};

macro_rules! bits {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        $($(#[$doc])* pub(in crate::statements) const $name: u32 = 1 << $bit;)*
    };
}

/// What a verb may be followed by.
pub(super) mod frame {
    bits! {
        /// A clause, with or without `that`, or a quotation.
        CLAUSE = 0;
        /// A quotation only.
        QUOTE = 1;
        /// A noun phrase that is what was said or judged.
        OBJECT = 2;
        /// `to` and a verb.
        INFINITIVE = 3;
        /// Somebody who is spoken to, then the words.
        HEARER = 4;
        /// A clause only with `that`, `whether`, `how`.
        THAT = 5;
        /// A preposition of the verb's own.
        PREPOSITION = 6;
        /// An act by words: welcomed, thanked.
        ACT = 7;
        /// A thought or wish rather than words.
        VIEW = 8;
        /// Two sides can do it together and a readout reports it so: exchange, conduct, reach.
        JOINT = 9;
        /// People do it when they meet.
        ENCOUNTER = 10;
        /// Its third person is often a plural noun: claims, calls.
        NOUN = 11;
        /// Only in the past or as a participle with a subject that speaks.
        ABOUT = 13;
    }
}

/// What a small word does.
pub(super) mod small {
    bits! {
        /// Article or demonstrative.
        DETERMINER = 0;
        /// Preposition.
        PREPOSITION = 1;
        /// And, or, but.
        CONJUNCTION = 2;
        /// Opens a clause: that, because, while.
        SUBORDINATOR = 3;
        /// Form of be.
        BE = 4;
        /// Form of have or do, or a modal verb.
        AUXILIARY = 5;
        /// Should, must, will, can.
        MODAL = 6;
        /// Subject pronoun.
        PRONOUN = 7;
        /// Adverb that stands between subject and verb.
        ADVERB = 8;
        /// Weekday, month, today.
        TIME = 9;
        /// His, their.
        POSSESSIVE = 10;
        /// Who, which.
        RELATIVE = 11;
        /// He, she.
        SINGULAR = 12;
        /// Object pronoun.
        OBJECT_PRONOUN = 13;
        /// Opens a question or clause that can be what was said: whether, how.
        WH = 14;
        /// I, we, my, our.
        FIRST_PERSON = 15;
        /// Has or have: with a participle it is a perfect.
        PERFECT = 16;
    }
}

/// A verb of the lexicon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    /// The plain form.
    pub lemma: &'static str,
    /// What may follow: bits of [`frame`].
    pub frames: u32,
    /// The prepositions of its own, with commas between them.
    pub prepositions: &'static str,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Info {
    /// Bits of [`small`].
    pub small: u32,
    /// The verb that it is a form of.
    pub verb: Option<(u16, Form)>,
}

impl Info {
    /// Whether it does one of these.
    pub fn is(self, bits: u32) -> bool {
        self.small & bits != 0
    }

    /// The verb and its form.
    pub fn verb(self) -> Option<(&'static Verb, Form)> {
        let (at, form) = self.verb?;
        Some((VERBS.get(at as usize)?, form))
    }
}

/// What is known of a word in small letters.
pub(super) fn info(lower: &str) -> Info {
    WORDS.get(lower).copied().unwrap_or_default()
}

static VERBS: LazyLock<Vec<Verb>> = LazyLock::new(|| {
    let mut verbs: Vec<Verb> = Vec::new();
    for &(frames, list) in super::verbs::VERBS {
        for word in list.split_whitespace() {
            let (lemma, prepositions) = word.split_once(':').unwrap_or((word, ""));
            let own = if prepositions.is_empty() { 0 } else { frame::PREPOSITION };
            match verbs.iter_mut().find(|verb| verb.lemma == lemma) {
                Some(verb) => {
                    verb.frames |= frames | own;
                    if !prepositions.is_empty() {
                        verb.prepositions = prepositions;
                    }
                }
                None => verbs.push(Verb { lemma, frames: frames | own, prepositions }),
            }
        }
    }
    verbs
});

static WORDS: LazyLock<FxHashMap<String, Info>> = LazyLock::new(|| {
    let mut words: FxHashMap<String, Info> = FxHashMap::default();
    for (bits, list) in SMALL {
        for word in list.split_whitespace() {
            words.entry(word.to_owned()).or_default().small |= bits;
        }
    }
    for (at, verb) in (0u16..).zip(VERBS.iter()) {
        for (word, form) in forms(verb.lemma) {
            let info = words.entry(word).or_default();
            if info.verb.is_none() {
                info.verb = Some((at, form));
            }
        }
    }
    // Prepositions that look like verbs.
    for word in ["regarding", "considering", "following", "including", "concerning"] {
        if let Some(info) = words.get_mut(word) {
            info.verb = None;
        }
    }
    words
});

const SMALL: &[(u32, &str)] = &[
    (
        small::DETERMINER,
        "the a an this that these those each every any some no another both either \
        neither such several many most few",
    ),
    (
        small::PREPOSITION,
        "of in on at by for from to with without about against between among through \
        during under over into onto toward towards upon within across behind beyond near outside inside \
        like unlike despite via per amid alongside around beside besides concerning regarding than as \
        following after before since until ahead along",
    ),
    (small::CONJUNCTION, "and or but nor yet"),
    (
        small::SUBORDINATOR,
        "that because while when whereas although though if unless as since after before \
        until once whether where so how why what than",
    ),
    (small::BE, "is are was were be been being am 's 're 'm"),
    (
        small::AUXILIARY,
        "has have had having do does did will would can could may might must shall should \
        has've didn't doesn't don't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't cannot \
        isn't aren't wasn't weren't 've 'd 'll didn’t doesn’t don’t hasn’t haven’t hadn’t won’t wouldn’t \
        can’t couldn’t shouldn’t isn’t aren’t wasn’t weren’t not",
    ),
    (
        small::MODAL,
        "will would can could may might must shall should cannot won't wouldn't can't couldn't \
        shouldn't won’t wouldn’t can’t couldn’t shouldn’t",
    ),
    (small::PERFECT, "has have had"),
    (
        small::PRONOUN,
        "he she it they we i you who everyone everybody someone somebody anyone nobody others",
    ),
    (small::SINGULAR, "he she"),
    (small::FIRST_PERSON, "i we my our me us ours mine"),
    (small::OBJECT_PRONOUN, "him her them me us you it himself herself themselves itself"),
    (
        small::ADVERB,
        "also further furthermore once again then later now still just even only never always \
        often repeatedly recently previously already publicly privately openly strongly clearly explicitly \
        specifically simply really actually probably reportedly frequently consistently initially originally \
        finally first soon quickly immediately largely mostly generally widely long ever earlier however \
        meanwhile instead too thus therefore nevertheless nonetheless additionally similarly likewise \
        jointly solemnly firmly resolutely warmly highly fully sharply harshly personally officially \
        formally angrily famously apparently allegedly likely eventually ultimately subsequently \
        not rightly aptly bluntly flatly briefly today yesterday tonight back twice sincerely separately \
        correctly unanimously tentatively",
    ),
    (
        small::TIME,
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight \
        january february march april june july august september october november december morning \
        afternoon evening night week month year earlier later",
    ),
    (small::POSSESSIVE, "his her their its my our your whose"),
    (small::RELATIVE, "who which whom"),
    (small::WH, "that whether how why what who where when if which"),
];

pub(super) fn prepare() {
    LazyLock::force(&WORDS);
}
