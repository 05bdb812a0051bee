//! The rules of this stage, for the page and the documents.

use crate::rules::Rule;

const fn rule(id: &'static str, what: &'static str, example: &'static str) -> Rule {
    Rule { id, stage: "meetings", what, example }
}

/// Every rule that a meeting can name in `how`.
pub const RULES: &[Rule] = &[
    rule(
        "met-with",
        "Somebody met with somebody.",
        "The minister met with her counterpart in Oslo on Monday.",
    ),
    rule("met", "Two people met.", "The presidents A and B met in Geneva on 16 June."),
    rule(
        "held-talks-with",
        "Somebody held talks, consultations or a call with somebody.",
        "A had a telephone conversation with B in the evening.",
    ),
    rule("consulted", "Two people consulted.", "A came to Oslo, where A and B consulted on squid."),
    rule("held-talks", "Two people held talks.", "A and B held talks in Vienna on Friday."),
    rule(
        "co-chaired",
        "Two people chaired a round together.",
        "A co-chaired the 5th round of the consultation with B.",
    ),
    rule("spoke-with", "Somebody spoke with somebody.", "A spoke with B on the phone on Tuesday."),
    rule(
        "shook-hands",
        "A caption shows two people together.",
        "A shakes hands with B in Cairo on Sunday.",
    ),
    rule(
        "talks-between",
        "Talks between people.",
        "Consultations were held on 3 March between A and B.",
    ),
    rule(
        "talks-with",
        "A meeting with somebody, named as a thing.",
        "A told them of the January 30 meeting with B.",
    ),
    rule(
        "met-once-in-each",
        "A count of meetings with their places.",
        "A and B met twice this year, once in Lima and once in Quito.",
    ),
    rule(
        "round-of-series",
        "A sentence says which round a meeting was.",
        "The visit coincided with the 5th round of the consultation.",
    ),
    rule(
        "session-of-series",
        "A session of a series that an organisation holds.",
        "The forum's summit will be held in Lima in May.",
    ),
    rule(
        "anniversary",
        "A counted anniversary with its year or day.",
        "This year marks the 40th anniversary of the treaty.",
    ),
    rule(
        "celebrated-in-place",
        "An anniversary was celebrated in a place at a time.",
        "We celebrated it in Lima in May.",
    ),
    rule(
        "guest-of-honour",
        "Somebody was the main guest somewhere on a day.",
        "A was the principal guest in Lima on May 9.",
    ),
    rule(
        "visit",
        "Somebody visited a place or will.",
        "A invited B to pay a visit to Peru in May.",
    ),
    rule(
        "was-in-for-talks",
        "Somebody was in a place for talks.",
        "The envoy was in Lima on Tuesday for talks.",
    ),
    rule(
        "signed",
        "Somebody signed a decree or law.",
        "The president has just signed a decree on visas.",
    ),
    rule("expires", "A treaty expires on a day.", "The treaty is due to expire tomorrow, May 5."),
    rule(
        "plan-begins",
        "A plan begins in a year.",
        "This year marks the beginning of the 3rd Five-Year Plan.",
    ),
    rule(
        "years-of",
        "Years of culture, education and the like begin or end.",
        "The Years of Sport have begun.",
    ),
    rule(
        "festival",
        "Something will be celebrated in a time that is not named exactly.",
        "In the next few days, the festival will be celebrated in Lima.",
    ),
];
