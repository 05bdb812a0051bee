//! What stands together: lines, or in texts with a fixed width, runs of lines.

use readout_corpus::model::Span;

use crate::clean::Cleaned;
use crate::read::Source;

/// Words that stand together: a paragraph, a heading, a label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    /// Where its words stand, without the white space and Markdown marks around them.
    pub span: Span,
    /// From its first line's first byte to its last line's last byte.
    pub lines: Span,
    /// The 1-based number of its first line.
    pub number: u32,
    /// Whether Markdown marks it as a heading.
    pub is_heading: bool,
    /// Whether nothing stands in the line above: blank, dropped, or the document's start.
    pub is_apart: bool,
}

/// A sign that lines were broken at a fixed width: this many of them, and this share of all.
const WRAPPED_LINES: usize = 5;
const WRAPPED_SHARE_PERCENT: usize = 30;

/// A text of few lines is taken for one of a fixed width from so many of them on, if no line is wider than this.
const WRAPPED_LINES_OF_FEW: usize = 2;
const WRAPPED_WIDTH: usize = 80;

/// The blocks of a document; what was dropped and blank lines are left out.
pub(super) fn blocks(source: &Source, cleaned: &Cleaned) -> Vec<Block> {
    let text = source.text.as_str();
    let joins = is_wrapped(text, cleaned);
    let markdown = source.is_markdown();
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_apart = true;
    for line in &cleaned.lines {
        let trimmed = trim(text, line.span);
        if line.dropped.is_some() || trimmed.start == trimmed.end {
            is_apart = true;
            continue;
        }
        let heading = markdown.then(|| heading(text, trimmed)).flatten();
        match blocks.last_mut() {
            Some(block) if joins && !is_apart && heading.is_none() && !block.is_heading => {
                block.span.end = trimmed.end;
                block.lines.end = line.span.end;
            }
            _ => blocks.push(Block {
                span: heading.unwrap_or(if markdown { unmarked(text, trimmed) } else { trimmed }),
                lines: line.span,
                number: line.number,
                is_heading: heading.is_some(),
                is_apart,
            }),
        }
        is_apart = false;
    }
    blocks
}

/// Whether the text was broken into lines of one width: lines that end inside a sentence.
fn is_wrapped(text: &str, cleaned: &Cleaned) -> bool {
    let mut inside = 0;
    let mut all = 0;
    let mut widest = 0;
    let mut above = "";
    for line in &cleaned.lines {
        let words = if line.dropped.is_some() { "" } else { line.span.of(text).trim() };
        if !words.is_empty() {
            all += 1;
            widest = widest.max(words.chars().count());
            let goes_on = words.chars().next().is_some_and(char::is_lowercase);
            let open = above.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == ',');
            inside += usize::from(goes_on && open && (40..=120).contains(&above.len()));
        }
        above = words;
    }
    let enough = if widest <= WRAPPED_WIDTH { WRAPPED_LINES_OF_FEW } else { WRAPPED_LINES };
    inside >= enough && inside * 100 >= all * WRAPPED_SHARE_PERCENT
}

/// The words of `## heading ##`.
fn heading(text: &str, line: Span) -> Option<Span> {
    let words = line.of(text);
    let marks = words.len() - words.trim_start_matches('#').len();
    if !(1..=6).contains(&marks) || !words.get(marks..)?.starts_with(' ') {
        return None;
    }
    let inner = words.get(marks..)?.trim_end_matches('#');
    let start = line.start as usize + marks;
    Some(trim(text, Span::new(start, start + inner.len())))
}

/// Without the mark of a quotation or list item.
fn unmarked(text: &str, line: Span) -> Span {
    let words = line.of(text);
    let inner = ["> ", "- ", "* ", "+ "].iter().find_map(|mark| words.strip_prefix(mark));
    match inner {
        Some(inner) => {
            let start = line.end as usize - inner.len();
            trim(text, Span::new(start, line.end as usize))
        }
        None => line,
    }
}

/// Without white space around.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start as usize + words.len() - words.trim_start().len();
    let end = start + words.trim().len();
    Span::new(start.min(end), end)
}
