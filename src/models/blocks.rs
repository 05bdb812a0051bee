//! A segment's text as paragraphs, with what was dropped in its place.

use std::ops::Range;

use readout_corpus::model::Span;

/// What stands under one another in the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text, perhaps over several lines of the file, with the sentences in it.
    Paragraph {
        /// From the first letter of its first line to the last letter of its last line.
        span: Span,
        /// The sentences in it, as positions in the list that was given.
        sentences: Range<usize>,
    },
    /// Lines that were dropped, one after another, as positions in the list that was given.
    Dropped(Range<usize>),
}

/// The blocks of the part `whole` of `text`: every line with a letter or a sign stands in exactly one,
/// save the title's, which is shown elsewhere.
///
/// `sentences` with the paragraphs that they belong to, and `dropped`, sorted by place.
pub fn blocks(
    text: &str,
    whole: Span,
    title: Option<Span>,
    sentences: &[(Span, u32)],
    dropped: &[Span],
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // The paragraph that the last block is, where sentences say so.
    let mut open: Option<u32> = None;
    let mut start = whole.start;
    let (mut next_sentence, mut next_dropped) = (0, 0);
    for line in whole.of(text).split_inclusive('\n') {
        let end = start + line.len() as u32;
        let trimmed = start + (line.len() - line.trim_start().len()) as u32;
        let span = Span { start: trimmed, end: trimmed + line.trim().len() as u32 };
        start = end;
        if span.start >= span.end {
            continue;
        }
        next_dropped += count(dropped, next_dropped, |&dropped| dropped.end <= span.start);
        next_sentence +=
            count(sentences, next_sentence, |&(sentence, _)| sentence.end <= span.start);
        let here = count(dropped, next_dropped, |&dropped| dropped.start < span.end);
        if here > 0 {
            match blocks.last_mut() {
                Some(Block::Dropped(range)) => range.end = next_dropped + here,
                _ => blocks.push(Block::Dropped(next_dropped..next_dropped + here)),
            }
            open = None;
            continue;
        }
        if title.is_some_and(|title| is_only(text, span, title)) {
            open = None;
            continue;
        }
        let here = count(sentences, next_sentence, |&(sentence, _)| sentence.start < span.end);
        let inside = next_sentence..next_sentence + here;
        let first =
            sentences.get(inside.start).filter(|_| here > 0).map(|&(_, paragraph)| paragraph);
        match blocks.last_mut() {
            Some(Block::Paragraph { span: so_far, sentences })
                if open.is_some() && first == open =>
            {
                so_far.end = span.end;
                sentences.end = sentences.end.max(inside.end);
            }
            _ => blocks.push(Block::Paragraph { span, sentences: inside.clone() }),
        }
        // The next line may go on with the last paragraph of this one.
        open = sentences
            .get(..inside.end)
            .and_then(|upto| upto.last())
            .filter(|_| here > 0)
            .map(|&(_, paragraph)| paragraph);
    }
    blocks
}

/// How many items from a position on fulfil a condition, up to the first that does not.
fn count<T>(items: &[T], from: usize, condition: impl Fn(&&T) -> bool) -> usize {
    items.get(from..).unwrap_or(&[]).iter().take_while(condition).count()
}

/// Whether a line says nothing but the title; marks of a heading say nothing.
fn is_only(text: &str, line: Span, title: Span) -> bool {
    let says = |start: u32, end: u32| {
        Span { start, end: end.max(start) }.of(text).chars().any(char::is_alphanumeric)
    };
    line.overlaps(title)
        && !says(line.start, title.start.min(line.end))
        && !says(title.end.max(line.start), line.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str, part: &str) -> Span {
        let start = text.find(part).expect(part);
        Span::new(start, start + part.len())
    }

    fn whole(text: &str) -> Span {
        Span::new(0, text.len())
    }

    #[test]
    fn a_paragraph_over_two_lines_is_one_block() {
        let text = "One here. Two\ngoes on.\n\nThree.";
        let sentences =
            [(at(text, "One here."), 0), (at(text, "Two\ngoes on."), 0), (at(text, "Three."), 1)];
        assert_eq!(
            blocks(text, whole(text), None, &sentences, &[]),
            [
                Block::Paragraph { span: at(text, "One here. Two\ngoes on."), sentences: 0..2 },
                Block::Paragraph { span: at(text, "Three."), sentences: 2..3 },
            ]
        );
    }

    #[test]
    fn dropped_lines_stay_in_their_place_and_in_one_block() {
        let text = "One.\nAccept cookies\n\nShare this\nTwo.";
        let dropped = [at(text, "Accept cookies"), at(text, "Share this")];
        let sentences = [(at(text, "One."), 0), (at(text, "Two."), 1)];
        assert_eq!(
            blocks(text, whole(text), None, &sentences, &dropped),
            [
                Block::Paragraph { span: at(text, "One."), sentences: 0..1 },
                Block::Dropped(0..2),
                Block::Paragraph { span: at(text, "Two."), sentences: 1..2 },
            ]
        );
    }

    #[test]
    fn the_title_is_not_said_twice() {
        let text = "## Two ministers meet\n\nThey met.";
        let sentences = [(at(text, "Two ministers meet"), 0), (at(text, "They met."), 1)];
        let found =
            blocks(text, whole(text), Some(at(text, "Two ministers meet")), &sentences, &[]);
        assert_eq!(found, [Block::Paragraph { span: at(text, "They met."), sentences: 1..2 }]);
    }

    #[test]
    fn a_line_that_no_sentence_covers_is_shown_all_the_same() {
        let text = "PORT CITY, June 1 –\nThey met.";
        let found = blocks(text, whole(text), None, &[(at(text, "They met."), 0)], &[]);
        assert_eq!(
            found.first(),
            Some(&Block::Paragraph { span: at(text, "PORT CITY, June 1 –"), sentences: 0..0 })
        );
    }

    proptest! {
        #[test]
        fn every_line_stands_in_exactly_one_block(
            lines in prop::collection::vec(("[ab é]{0,6}", 0..3u8), 0..20),
        ) {
            let mut text = String::new();
            let (mut sentences, mut dropped) = (Vec::new(), Vec::new());
            for (paragraph, (line, kind)) in (0..).zip(&lines) {
                let span = Span::new(text.len(), text.len() + line.len());
                match kind {
                    0 if !line.is_empty() => dropped.push(span),
                    1 => sentences.push((span, paragraph / 2)),
                    _ => {}
                }
                text.push_str(line);
                text.push('\n');
            }
            let found = blocks(&text, whole(&text), None, &sentences, &dropped);
            let shown: String = found
                .iter()
                .map(|block| match block {
                    Block::Paragraph { span, .. } => span.of(&text).to_owned(),
                    Block::Dropped(range) => {
                        dropped[range.clone()].iter().map(|span| span.of(&text)).collect()
                    }
                })
                .collect();
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&shown), letters(&text));
        }
    }
}
