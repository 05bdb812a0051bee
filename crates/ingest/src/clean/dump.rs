//! Dumps of whole web pages: the stretch that reads like an article.
//!
//! Every line gets a score: sentences count for their words, short lines without an end mark against,
//! and what only stands around articles (menus, share bars, lists of other articles) hard against. The stretch with the
//! best sum is the body (as in jusText and BTE, but by line, without markup). Inside it, runs of short lines and
//! boilerplate go. The weights were chosen on pages of many sites; small changes move little.

use std::sync::LazyLock;

use regex::bytes::RegexSet;

use super::{Cleaned, pattern, words};

/// Fewer lines are no page dump.
const MIN_LINES: usize = 24;

/// A sentence counts for its words up to this.
const TEXT_CAP: f64 = 45.0;
/// A line with an end mark is a sentence from this many words on.
const SENTENCE_WORDS: usize = 9;
/// A line without end mark is a sentence, too, if it is this long.
const LONG_WORDS: usize = 20;
const BOILERPLATE: f64 = -20.0;
const LONE_DATE: f64 = -20.0;
/// Headings of lists of other articles end the body unless much text follows.
const CUT_OFF: f64 = -40.0;
const SHORT: f64 = -4.0;
const HEADLINE: f64 = -3.0;
/// Each further line in a row of bad ones counts a little more.
const ROW_GROWTH: f64 = 0.1;
const ROW_GROWTH_MAX: f64 = 3.0;
/// So many lines without end mark in a row are a list of links.
const LIST_LINES: usize = 4;
const LIST_HEADLINES: usize = 3;

/// The reason of the line that is the document's title and stands apart from its body.
pub(crate) const PAGE_TITLE: &str = "page-title";

/// A title has so many words and stands at most so many lines above the body.
const TITLE_MIN_WORDS: usize = 4;
const TITLE_MAX_WORDS: usize = 25;
const TITLE_REACH_LINES: usize = 40;

/// What a line of a dump is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Blank,
    Boilerplate,
    Sentence,
    Fragment,
    /// No end mark.
    Label,
}

/// Whether a text is a dump: much of it are short lines, and some of them say what they are.
pub(super) fn is_dump(text: &str, cleaned: &Cleaned) -> bool {
    if !can_be_dump(text, cleaned) {
        return false;
    }
    let (mut lines, mut labels, mut boilerplate) = (0, 0, 0);
    for line in &cleaned.lines {
        let (_, class) = score(line.span.of(text).trim());
        match class {
            Class::Blank => continue,
            // Fragments are short, too, but speech is full of them.
            Class::Label => labels += 1,
            Class::Boilerplate => boilerplate += 1,
            Class::Sentence | Class::Fragment => {}
        }
        lines += 1;
    }
    let around = labels + boilerplate;
    lines >= MIN_LINES
        && around * 100 >= lines * 35
        && (boilerplate >= 4
            || boilerplate >= 2 && around >= 30
            || labels >= 40 && around * 100 >= lines * 66)
}

/// A cheap look: without many lines that are short or have no end mark, the patterns need not be asked.
fn can_be_dump(text: &str, cleaned: &Cleaned) -> bool {
    let (mut lines, mut short) = (0, 0);
    for line in &cleaned.lines {
        let words = line.span.of(text).trim();
        lines += usize::from(!words.is_empty());
        short +=
            usize::from(!words.is_empty() && (words.len() < 60 || !words::ends_sentence(words)));
    }
    lines >= MIN_LINES && short * 100 >= lines * 35
}

/// Drops what stands around the article, and runs of short lines inside it.
pub(super) fn select_body(text: &str, cleaned: &mut Cleaned) {
    let mut scores = Vec::with_capacity(cleaned.lines.len());
    let mut classes = Vec::with_capacity(cleaned.lines.len());
    let mut row = 0.0_f64;
    for line in &cleaned.lines {
        let (mut score, class) = if line.dropped.is_some() {
            (BOILERPLATE, Class::Boilerplate)
        } else {
            score(line.span.of(text).trim())
        };
        if score < 0.0 {
            score *= (1.0 + ROW_GROWTH * row).min(ROW_GROWTH_MAX);
            row += 1.0;
        } else if class != Class::Blank {
            row = 0.0;
        }
        scores.push(score);
        classes.push(class);
    }
    let Some((first, last)) = best_stretch(&scores) else { return };
    let mut keep: Vec<bool> = classes
        .iter()
        .enumerate()
        .map(|(i, class)| (first..=last).contains(&i) && *class != Class::Boilerplate)
        .collect();
    drop_lists(text, cleaned, &classes, (first, last), &mut keep);
    let title = title_above(text, cleaned, first);
    for (i, (line, keep)) in cleaned.lines.iter_mut().zip(keep).enumerate() {
        if line.dropped.is_some() || line.span.of(text).trim().is_empty() || keep {
            continue;
        }
        line.dropped = Some(match classes.get(i) {
            _ if title == Some(i) => PAGE_TITLE,
            _ if !(first..=last).contains(&i) => "outside-body",
            Some(Class::Boilerplate) => "page-furniture",
            _ => "link-list",
        });
    }
}

/// The stretch with the largest sum.
fn best_stretch(scores: &[f64]) -> Option<(usize, usize)> {
    let mut best: Option<(f64, usize, usize)> = None;
    let (mut sum, mut start) = (0.0, 0);
    for (i, score) in scores.iter().enumerate() {
        if sum <= 0.0 {
            sum = 0.0;
            start = i;
        }
        sum += score;
        if best.is_none_or(|(most, _, _)| sum > most) {
            best = Some((sum, start, i));
        }
    }
    best.map(|(_, first, last)| (first, last))
}

/// The article's title: the line above the body that the dump's first line, the page's title, repeats
/// (“Holm opens the harbour – The Coast Paper”).
fn title_above(text: &str, cleaned: &Cleaned, first: usize) -> Option<usize> {
    let words = |i: usize| cleaned.lines.get(i).map_or("", |line| line.span.of(text).trim());
    let page = (0..first).find(|&i| !words(i).is_empty())?;
    let from = first.saturating_sub(TITLE_REACH_LINES).max(page + 1);
    (from..first).rev().find(|&i| {
        (TITLE_MIN_WORDS..=TITLE_MAX_WORDS).contains(&words::count(words(i)))
            && words(page).contains(words(i))
    })
}

/// Lines without end mark, many in a row, are links to other pages; one or two are headings.
fn drop_lists(
    text: &str,
    cleaned: &Cleaned,
    classes: &[Class],
    (first, last): (usize, usize),
    keep: &mut [bool],
) {
    let mut run: Vec<usize> = Vec::new();
    let mut flush = |run: &mut Vec<usize>| {
        let is_headline = |i: &&usize| {
            cleaned.lines.get(**i).is_some_and(|line| words::count(line.span.of(text)) >= 5)
        };
        if run.len() >= LIST_LINES || run.iter().filter(is_headline).count() >= LIST_HEADLINES {
            for &i in run.iter() {
                if let Some(keep) = keep.get_mut(i) {
                    *keep = false;
                }
            }
        }
        run.clear();
    };
    for (i, class) in classes.iter().enumerate().take(last + 1).skip(first) {
        match class {
            Class::Label => run.push(i),
            Class::Blank | Class::Boilerplate => {}
            Class::Sentence | Class::Fragment => flush(&mut run),
        }
    }
    flush(&mut run);
}

fn score(line: &str) -> (f64, Class) {
    if line.is_empty() {
        return (0.0, Class::Blank);
    }
    let count = words::count(line);
    if count <= 40
        && line.len() <= 600
        && let Some(score) = furniture(line, count)
    {
        return (score, Class::Boilerplate);
    }
    let ends = words::ends_sentence(line);
    let capped = (count as f64).min(TEXT_CAP);
    match (ends, count) {
        (true, SENTENCE_WORDS..) => (capped, Class::Sentence),
        (false, LONG_WORDS..) => (capped * 0.7, Class::Sentence),
        (true, 4..) => (count as f64 * 0.3, Class::Fragment),
        (true, _) => (-1.0, Class::Fragment),
        (false, 0..=9) => (SHORT, Class::Label),
        (false, _) => (HEADLINE, Class::Label),
    }
}

/// The score of a line that only stands around articles.
fn furniture(line: &str, count: usize) -> Option<f64> {
    let hits = FURNITURE.matches(pattern::bare(line).as_bytes());
    if count <= 12 && hits.matched(0) && !names_a_topic(line) {
        return Some(CUT_OFF);
    }
    if hits.matched(1) {
        return Some(LONE_DATE);
    }
    (hits.matched(2) && count <= 25 || hits.matched(3)).then_some(BOILERPLATE)
}

/// “About the talks” is a heading, “About Jane Doe” introduces an author.
fn names_a_topic(line: &str) -> bool {
    line.to_lowercase().starts_with("about the ")
        && !line.to_lowercase().starts_with("about the author")
}

static FURNITURE: LazyLock<RegexSet> =
    LazyLock::new(|| pattern::whole_lines([CUT_OFFS, DATES, LABELS, LONGER].into_iter()));

/// Headings of what follows an article.
const CUT_OFFS: &str = r"comments?(?:\ \(?\d+\)?)?|\d+\ comments?|leave\ a\ (?:reply|comment).*|related(?:\ (?:articles?|posts?|stories|content|topics|news|coverage|links?))?|recommended(?:\ (?:for\ you|stories|articles))?|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested).*|more\ (?:from|stories|news|world|like\ this).*|most\ (?:read|popular|viewed|recent).*|trending.*|filed\ under.*|tags|read\ next.*|up\ next.*|©.*|copyright.*|.*all\ rights\ reserved.*|next\ (?:article|post|story).*|latest(?:\ (?:news|stories|posts))?|popular(?:\ (?:posts|stories|now))?|sign\ up\ for.*newsletter.*|share\ this.*|join\ the\ conversation.*
    |\d+\ (?:responses?|replies|thoughts)\ (?:to|on).*|permalink.*|sources|recent\ (?:posts|comments|articles).*|quick\ links.*|share\ your\ thoughts.*|from\ around\ the\ web|discussions?|conversations?|sponsored\ (?:content|stories|links).*|paid\ content.*|about\ [^\ .,:;!?]+(?:\ [^\ .,:;!?]+){0,3}";

/// A date that stands alone belongs to a list of articles or to the head of the page.
const DATES: &str = r"(?:(?:published|posted|updated|created)\W*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?(?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?(?:\s+\d{4})?(?:\W+(?:at\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*[a-z]{2,4})?)?
    |\d{1,2}\s*[hmd]\s+ago|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.{0,12}";

/// Buttons, menus, shelves.
const LABELS: &str = r"share(?:\ (?:this|on|via|with|article|story).*)?|tweet|facebook|twitter|whatsapp|linkedin|pinterest|e-?mail(?:\ this.*)?|print(?:\ this.*)?|reddit|copy\ link|telegram|tumblr|flipboard|messenger
    |follow\ (?:us|@?\w+(?:\ \w+)?\ on).*|like\ us.*|subscribe.*|sign\ (?:in|up|out).*|log\ ?(?:in|out).*|register.*|newsletters?.*
    |advertisement|ad|ads|sponsored.*|promoted.*|continue\ reading.*|read\ more.*|read\ also.*|also\ read.*|see\ also.*|more\ (?:from|on|in|stories|news|like).*|related.*|recommended.*|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested).*|most\ (?:read|popular|viewed|shared|recent).*|trending.*|popular.*|top\ stories.*|latest.*|next\ (?:article|post|story).*|previous.*|up\ next.*|editor(?:'|’)?s?\ picks?.*|don(?:'|’)t\ miss.*|what\ to\ read\ next.*
    |comments?(?:\ \(?\d+\)?)?|\d+\ comments?|leave\ a\ (?:reply|comment).*|post\ a\ comment.*|view\ comments.*|show\ comments.*|add\ (?:a\ )?comment.*|your\ email\ address.*|required\ fields.*|save\ my\ name.*|cancel\ reply.*|join\ the\ conversation.*|be\ the\ first\ to.*|notify\ me.*
    |tags?:?.*|filed\ under.*|categor(?:y|ies):?.*|topics?:?.*|posted\ (?:in|on|by|at).*|published\ (?:on|at|by|in).*|(?:last\ )?updated:?.*|about\ the\ author.*|written\ by.*
    |©.*|\(c\)\ .*|copyright.*|.*all\ rights\ reserved.*|privacy.*|terms\ (?:of|and|&).*|cookie.*|contact(?:\ us)?|about(?:\ us)?|advertise.*|sitemap|home|menu|search.*|skip\ to.*|close|back\ to\ top|loading.*|accept
    |photo:.*|image:.*|getty\ images.*|.*\(photo\ by\ .*\)|.*/getty\ images\)?|.*via\ getty.*
    |reply|report|flag|likes?|.*\d+\ (?:hours?|days?|minutes?|mins?|weeks?|months?|years?)\ ago
    |we\ use\ cookies.*|by\ continuing.*|this\ (?:web)?site\ uses.*";

/// The same in whole sentences.
const LONGER: &str = r"click\ to\ (?:share|email|print).*|permalink.*|\d+\ (?:responses?|replies|thoughts)\ (?:to|on).*|.{1,40}\ says|share\ your\ thoughts.*|first\ published\ .*|image\ \d+\ of.*|caption|back\ to\ gallery
    |.{0,200}\((?:image|photo|picture|source|file\ photo|credit)s?\b[^()]*\)|see\ more:.*|watch:.*|read:.*|more:.*|.*\bour\ newsletters?\b.*|stay\ (?:up\ to\ date|connected|informed).*|(?:edited|reporting|researched|writing)\ by\b.*|sources
    |by\ [^\ .,:;!?\d][^\ ,:;!?]+(?:\ [^\ .,:;!?\d][^\ ,:;!?]+){1,3}(?:,.*)?|(?:hide|show)\ caption.*|toggle\ caption.*|enlarge.*|click\ here.*|\d+\ of\ \d+|scroll\ down.*|fb|ig|tw|download\ .{0,60}app.*|video:.*|load\ more.*|view\ (?:more|all).*|see\ all.*";
