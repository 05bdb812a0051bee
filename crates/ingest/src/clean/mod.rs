//! Lines that are not the document's own words are named and left out.
//!
//! Three looks, from sure to bold: classes that show in the line itself (cookie notices, captions, credits,
//! comment forms, footers), blocks that show in the document (a repeated body, a reference list, the tail
//! behind a comment form), and for dumps of whole web pages, with navigation around the article, the stretch
//! that reads like an article. Lines that recur in several documents of one carrier are taken for furniture of the site.
//! On a clean text the last two look for nothing, so that no own word is lost.
//!
//! Not supported: several articles in one dump; boilerplate in the middle of a paragraph.

use readout_corpus::model::{Span, Warning};

use crate::read::Source;
use crate::workers::Workers;

mod blocks;
mod classes;
mod dump;
mod memory;
mod pattern;
mod words;

pub(crate) use dump::PAGE_TITLE;

/// A source and the class of each of its lines.
#[derive(Clone, Debug)]
pub struct Cleaned {
    /// The lines of the body, in order.
    pub lines: Vec<Line>,
}

/// A line of the body.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its 1-based number in the text.
    pub number: u32,
    /// Where it stands, without its line end.
    pub span: Span,
    /// `None` for the document's own words and for blank lines; otherwise why it was dropped (`cookie-notice`, `caption`, …).
    pub dropped: Option<&'static str>,
}

/// Classifies the lines of every source; all at once, because what recurs in several documents of a carrier is not content.
pub(crate) fn clean(sources: &[Source], workers: Workers) -> (Vec<Cleaned>, Vec<Warning>) {
    let mut cleaned: Vec<Cleaned> = workers.map(sources, |_, source| by_line(source));
    memory::drop_site_furniture(sources, &mut cleaned);
    let mut warnings = Vec::new();
    for (source, cleaned) in sources.iter().zip(&mut cleaned) {
        // What an editor gave front matter, a record and the article of a page are no dump.
        let is_article = source.given.is_some() || source.left_out.is_some();
        if source.body_start == 0 && !is_article && dump::is_dump(&source.text, cleaned) {
            dump::select_body(&source.text, cleaned);
        }
        let besides = source.left_out.as_ref().map_or(u32::MAX, |(start, _)| *start);
        let words = |line: &Line| {
            line.span.start < besides && !line.span.of(&source.text).trim().is_empty()
        };
        let has_words = |line: &&mut Line| words(line);
        let has_any = cleaned.lines.iter().any(words);
        if has_any && !cleaned.lines.iter().any(|line| line.dropped.is_none() && words(line)) {
            // Better too much than nothing: a text of nothing but boilerplate is kept and named.
            warnings.push(Warning {
                file: source.path.clone(),
                line: 0,
                message: "every line looks like boilerplate, expected an article; kept as it is"
                    .to_owned(),
            });
            for line in cleaned.lines.iter_mut().filter(has_words) {
                line.dropped = None;
            }
        }
    }
    (cleaned, warnings)
}

/// What each line and the document itself show.
fn by_line(source: &Source) -> Cleaned {
    let text = source.text.as_str();
    let is_english = source.language == "en";
    let mut lines = source.lines();
    // What a page shows besides its article is named already, and must not shape what is found in the article.
    let besides = source.left_out.as_ref().map_or(Vec::new(), |(start, reasons)| {
        let rest = lines.split_off(lines.partition_point(|(_, span)| span.start < *start));
        rest.into_iter().zip(reasons).collect()
    });
    let lines = lines
        .into_iter()
        .map(|(number, span)| Line {
            number,
            span,
            dropped: classes::class(span.of(text).trim(), is_english),
        })
        .collect();
    let mut cleaned = Cleaned { lines };
    blocks::drop_repeats(text, &mut cleaned);
    blocks::drop_references(text, &mut cleaned);
    blocks::drop_form_tail(text, &mut cleaned);
    cleaned.lines.extend(besides.into_iter().map(|((number, span), &reason)| Line {
        number,
        span,
        dropped: Some(reason),
    }));
    cleaned
}
