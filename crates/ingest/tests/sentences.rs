//! Where sentences end.

use readout_corpus::model::Span;
use readout_ingest::sentences::sentences;

/// Splits at `|` in the fixture and expects the splitter to find the same places.
fn check(marked: &str) {
    let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
    let text = expected.join(" ");
    let found: Vec<&str> =
        sentences(&text, Span::new(0, text.len())).iter().map(|span| span.of(&text)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_stop_a_question_or_a_call_ends_a_sentence() {
    check("They met. | Did they agree? | They did! | All went home.");
}

#[test]
fn titles_initials_and_months_go_on() {
    check(
        "Mr. Holm met Gen. Lagos and Donald J. Trump on Nov. 3 in St. Petersburg. | No. 4 was late.",
    );
    check("J. R. Holm spoke. | He left.");
}

#[test]
fn an_acronym_with_stops_ends_a_sentence_before_a_word_that_opens_one() {
    check("He flew to the U.S. | The talks began.");
    check("He spoke for the U.S. Senate at 10 a.m. on Monday. | He left.");
    check("The U.N. Security Council met.");
}

#[test]
fn quotation_marks_and_brackets_close_behind_the_stop() {
    check("She said: “It is done.” | He nodded. | (More below.) | They left.");
    check("“Is it done?” she asked. | “It is!” he said.");
    check("“Is it done?” Holm asked him. | He nodded.");
}

#[test]
fn an_ellipsis_ends_a_sentence_before_a_capital() {
    check("They waited… | Nobody came. | They waited ... and went.");
}

#[test]
fn numbers_and_addresses_stay_whole() {
    check("It rose by 3.5 percent to 1.2 million. | See regjeringen.no for more.");
}

#[test]
fn a_space_lost_between_sentences_is_no_obstacle() {
    let text = "They held long talks.The sides agreed.";
    let found = sentences(text, Span::new(0, text.len()));
    assert_eq!(found.len(), 2);
}

#[test]
fn chinese_and_russian_have_their_own_ends() {
    let text = "双方举行会谈。王毅说：“好！”会谈结束。";
    let found: Vec<&str> =
        sentences(text, Span::new(0, text.len())).iter().map(|span| span.of(text)).collect();
    assert_eq!(found, ["双方举行会谈。", "王毅说：“好！”", "会谈结束。"]);
    check("Встреча прошла в 2024 г. в Осло. | Министр В. Холм уехал.");
}
