//! The rules that find statements.

use crate::rules::Rule;

const fn rule(id: &'static str, what: &'static str, example: &'static str) -> Rule {
    Rule { id, stage: "statements", what, example }
}

/// Every rule of the statements stage.
pub const RULES: &[Rule] = &[
    rule(
        "verb",
        "A source, a verb of saying, thinking or acting by words, then what is said.",
        "Clark said that the talks had begun.",
    ),
    rule(
        "verb-behind-the-words",
        "What is said, then source and verb.",
        "“The talks have begun,” Clark said.",
    ),
    rule(
        "verb-before-its-subject",
        "What is said, then the verb and its source.",
        "“The talks have begun,” said Anna Clark, a judge.",
    ),
    rule(
        "according-to",
        "“According to” names the source.",
        "The talks began early, according to Clark.",
    ),
    rule(
        "as-somebody-put-it",
        "“As” before source and verb: the rest of the sentence is what is said.",
        "It was, as Clark put it, a good day.",
    ),
    rule(
        "pronoun",
        "A pronoun as source: “he” is the last speaker or subject, “who” the name before it.",
        "Clark arrived. He said the talks had begun.",
    ),
    rule(
        "participle",
        "A participle behind the main verb has the same source.",
        "Clark explained the plan, adding that it would take a year.",
    ),
    rule(
        "participle-before-the-clause",
        "A participle in front has the source of the clause behind it.",
        "Noting that time was short, Clark said the talks must go on.",
    ),
    rule(
        "shared-subject",
        "A second verb shares the source of the first, whose words end there.",
        "Clark explained the plan and expressed hope for it.",
    ),
    rule(
        "shared-subject-across-a-quotation",
        "A verb behind the end of a quotation has the quoted speaker as its source.",
        "Clark noted: “We met. We agreed,” and added:",
    ),
    rule(
        "passive",
        "“By” names the source of a passive verb.",
        "The plan was described by Clark as a success.",
    ),
    rule(
        "impersonal",
        "“It was agreed that …”: the two sides of the meeting, said by nobody in particular.",
        "It was agreed to meet again.",
    ),
    rule(
        "both-sides",
        "Two sides, leaders or countries speak or act as one.",
        "Both sides stressed that the talks would go on.",
    ),
    rule(
        "told-by-another",
        "Inside a turn or a quotation, what a principal said, reported by the one who speaks.",
        "“The President noted that time was short,” the aide said.",
    ),
    rule(
        "quotation-goes-on",
        "A sentence or paragraph in quotation marks goes on with the speaker before it.",
        "Clark said: “We met. ¶ “We agreed.”",
    ),
    rule(
        "words-below-a-colon",
        "Paragraphs below “Clark said:” are Clark's words.",
        "Clark said: ¶ The attack was a crime.",
    ),
    rule(
        "continuation",
        "In an account of talks, a sentence without a verb of saying goes on with the speaker of the paragraph.",
        "Clark said the talks had begun. Kenya is ready to go on.",
    ),
    rule(
        "continuation-in-the-next-paragraph",
        "The speaker goes on over the end of a paragraph unless the narrator or both sides open the next one.",
        "Clark said the talks had begun. ¶ Kenya is ready to go on.",
    ),
    rule(
        "turn",
        "Each sentence of a transcript's turn is the speaker's whom its label names.",
        "Anna Clark: We are glad to be here.",
    ),
];
