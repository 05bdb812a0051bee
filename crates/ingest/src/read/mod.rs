//! Files become text: encodings, front matter, and the way back to the file's bytes.
//!
//! A text file is read as UTF-8 (with or without byte order mark), as UTF-16 with byte order mark, or in
//! an older encoding that is detected and named in a warning. What is no text is refused by name.
//! Line ends become `\n`, every kind of space a plain one, and characters without width go; the
//! [`OffsetMap`] leads from each position of the text back to the file's bytes.
//!
//! A file of [JSON Lines](is_lines) holds one document a line.
//!
//! With the feature `html`, the article of a web page is read as text, too.
//!
//! Not supported: UTF-32, UTF-16 without byte order mark, normalisation of combining characters.

use std::borrow::Cow;

use readout_corpus::date::Edtf;
use readout_corpus::model::{Kind, Span, Warning, Wording};

use crate::assemble::slug;
#[cfg(feature = "html")]
use html::{LeftOut, Page};

mod encoding;
mod front;
#[cfg(feature = "html")]
mod html;
mod language;
mod normalise;
mod offsets;
mod records;

pub use offsets::OffsetMap;
pub use records::{Field, FieldMap, Given, is_lines, is_record};
pub(crate) use records::{lines as records_of, read as read_record, shorten};

/// A file as text.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path within the folder.
    pub path: String,
    /// The document's id: from the front matter, otherwise from the file's name.
    pub id: String,
    /// What the front matter says.
    pub front: FrontMatter,
    /// What the record of which it is the body says it is about, where it comes from one.
    pub given: Option<Given>,
    /// The whole text including front matter: no byte order mark, `\n` line ends, plain spaces.
    pub text: String,
    /// Where the text behind the front matter begins.
    pub body_start: u32,
    /// Of a page: where the lines begin that are no part of its article, and why each of them is none.
    pub left_out: Option<(u32, Vec<&'static str>)>,
    /// BCP 47 tag: from the front matter, otherwise by script and common words.
    pub language: String,
    /// The way from positions in `text` to positions in the file.
    pub offsets: OffsetMap,
}

impl Source {
    /// The lines of the body with their 1-based number in the text; spans leave out the line end.
    pub fn lines(&self) -> Vec<(u32, Span)> {
        let mut lines = Vec::new();
        let mut start = 0;
        for (number, line) in (1..).zip(self.text.split('\n')) {
            let span = Span::new(start, start + line.len());
            if span.start >= self.body_start {
                lines.push((number, span));
            }
            start += line.len() + 1;
        }
        lines
    }

    /// Whether the file is Markdown by its name, so that `#` marks a heading.
    pub fn is_markdown(&self) -> bool {
        extension(&self.path).is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
    }
}

/// What a file says about itself between two `---` lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// `id:`
    pub id: Option<String>,
    /// `title:`
    pub title: Option<String>,
    /// `carrier:` an id or name of the authority, or a name that it does not know; `unknown` stands for none.
    pub carrier: Option<String>,
    /// `published:`
    pub published: Option<Edtf>,
    /// `kind:`
    pub kind: Option<Kind>,
    /// `wording:`
    pub wording: Option<Wording>,
    /// `language:`
    pub language: Option<String>,
    /// `source:` an http or https address.
    pub url: Option<String>,
    /// `reference:`
    pub reference: Option<String>,
    /// `credits:`
    pub credits: Option<String>,
}

/// Reads one file; `None` where there is no text in it, and then a warning says why.
pub fn read(path: &str, bytes: &[u8]) -> (Option<Source>, Vec<Warning>) {
    let mut warnings = Vec::new();
    let mut warn = |line: u32, message: String| {
        warnings.push(Warning { file: path.to_owned(), line, message });
    };
    let (bytes, left_out) = match page(path, bytes) {
        Ok(None) => (Cow::Borrowed(bytes), None),
        Ok(Some(page)) => {
            for doubt in page.doubts {
                warn(doubt.line, doubt.message);
            }
            (Cow::Owned(page.text.into_bytes()), Some(page.left_out))
        }
        Err(refusal) => {
            warn(refusal.line, refusal.message);
            return (None, warnings);
        }
    };
    let decoded = match encoding::decode(&bytes) {
        Ok(decoded) => decoded,
        Err(refusal) => {
            warn(refusal.line, refusal.message);
            return (None, warnings);
        }
    };
    for doubt in decoded.doubts {
        warn(doubt.line, doubt.message);
    }
    let mut text = decoded.text;
    if text.trim().is_empty() {
        warn(0, "no text in this file, expected at least one sentence; left out".to_owned());
        return (None, warnings);
    }
    let (front, body_start, doubts) = front::parse(&text);
    for doubt in doubts {
        warn(doubt.line, doubt.message);
    }
    if text.get(body_start..).unwrap_or("").trim().is_empty() {
        warn(0, "no text behind the front matter, expected an article; left out".to_owned());
        return (None, warnings);
    }
    let id = front.id.clone().unwrap_or_else(|| id_of(path));
    let language = front
        .language
        .clone()
        .unwrap_or_else(|| language::guess(text.get(body_start..).unwrap_or("")).to_owned());
    // The text of a page is no part of its file.
    let offsets = if left_out.is_some() { OffsetMap::default() } else { decoded.offsets };
    let left_out = left_out.and_then(|left_out| append(&mut text, &left_out));
    let source = Source {
        path: path.to_owned(),
        id,
        front,
        given: None,
        body_start: Span::new(body_start, body_start).start,
        language,
        left_out,
        offsets,
        text,
    };
    (Some(source), warnings)
}

/// Puts what a page shows besides its article behind it; where that begins, and the reason for each line.
fn append(text: &mut String, left_out: &[LeftOut]) -> Option<(u32, Vec<&'static str>)> {
    let lines: Vec<&str> = left_out.iter().map(|line| line.words.as_str()).collect();
    let decoded = encoding::decode(lines.join("\n").as_bytes()).ok()?.text;
    // Signs that end a line in the middle of one would put reasons beside the wrong words.
    if decoded.trim().is_empty() || decoded.split('\n').count() != left_out.len() {
        return None;
    }
    let end = text.trim_end().len();
    text.truncate(end);
    text.push_str("\n\n");
    let start = Span::new(text.len(), text.len()).start;
    text.push_str(&decoded);
    Some((start, left_out.iter().map(|line| line.reason).collect()))
}

/// What is read of a file that is a page; `None` where it is none.
#[cfg(feature = "html")]
fn page(path: &str, bytes: &[u8]) -> Result<Option<Page>, Doubt> {
    if !is_page(path) {
        return Ok(None);
    }
    html::article(bytes).map(Some)
}

#[cfg(not(feature = "html"))]
fn page(path: &str, _: &[u8]) -> Result<Option<Page>, Doubt> {
    if !is_page(path) {
        return Ok(None);
    }
    Err(Doubt {
        line: 0,
        message: "a web page, which is not read here, expected text; left out".to_owned(),
    })
}

/// Whether a file is a web page by its name. The text of its document is then the page's article, and
/// positions in the document lead to no place in the file.
pub fn is_page(path: &str) -> bool {
    extension(path).is_some_and(|extension| {
        ["html", "htm", "xhtml"].iter().any(|page| extension.eq_ignore_ascii_case(page))
    })
}

/// What is read of a page.
#[cfg(not(feature = "html"))]
struct Page {
    text: String,
    left_out: Vec<LeftOut>,
    doubts: Vec<Doubt>,
}

/// A line that is no part of the article, and why.
#[cfg(not(feature = "html"))]
struct LeftOut {
    words: String,
    reason: &'static str,
}

/// A remark on a line of the file.
#[derive(Debug)]
struct Doubt {
    line: u32,
    message: String,
}

/// The id that a file's name gives: its stem in lower case with hyphens.
fn id_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    };
    let id = slug(stem);
    if id.is_empty() { "document".to_owned() } else { id }
}

fn extension(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, extension)| extension)
}
