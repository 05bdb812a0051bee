//! Web pages become text.
//!
//! A page is read as its article alone: an extractor finds the element that holds it, captions and lines of
//! links are left out, and what the page says about itself (title, day, site, address) is put in front of
//! the text as front matter would be. From there on a page is a text like any other, and positions count in
//! that text. What the page shows besides stands behind the article, each line with what the markup calls it,
//! so that cleaning can name it, a caption can date the article, and a reader can look at it.
//!
//! Not supported: pages that a script fills in the browser, frames, several articles in one page.

use dom_query::{Document, NodeRef, Selection};
use dom_smoothie::{Article, Config, Readability, TextMode};
use encoding_rs::Encoding;
use readout_corpus::date::Edtf;

use super::{Doubt, encoding};

mod left_out;

pub(super) use left_out::LeftOut;

/// A page with more bytes is no article.
const MAX_BYTES: usize = 4 << 20;

/// More elements inside each other than any page has; the extractor goes down by recursion.
const MAX_DEPTH: usize = 256;

/// More elements than any article's page has.
const MAX_TAGS: usize = 100_000;

/// What stands below or beside pictures.
const CAPTIONS: &str =
    "figcaption, .caption, .wp-caption-text, .image-caption, .credit, .photo-credit";

/// What can be a line of links.
const LINES: &str = "p, li, h2, h3, h4, h5, div, span, strong, em, td";

/// A longer line is a paragraph, whatever it links to.
const MOST_BYTES_OF_LINKS: usize = 300;

/// An article of fewer characters makes the extractor look for more of the page. Readouts are short.
const FEWEST_CHARS: usize = 250;

/// The declaration of the encoding stands in the first bytes.
const HEAD_BYTES: usize = 2048;

/// What is read of a page.
#[derive(Debug)]
pub(super) struct Page {
    /// The article behind its front matter.
    pub text: String,
    /// What the page shows besides, in its order.
    pub left_out: Vec<LeftOut>,
    /// Remarks.
    pub doubts: Vec<Doubt>,
}

/// The article of a page, or why there is none.
pub(super) fn article(bytes: &[u8]) -> Result<Page, Doubt> {
    let refuse = |message: &str| Doubt { line: 0, message: message.to_owned() };
    if bytes.len() > MAX_BYTES {
        return Err(refuse("more than 4 MiB, expected the page of an article; left out"));
    }
    let (markup, doubts) = decode(bytes)?;
    if markup.bytes().filter(|&byte| byte == b'<').count() > MAX_TAGS {
        return Err(refuse("more than 100000 tags, expected the page of an article; left out"));
    }
    let deep =
        "more than 256 elements inside each other, expected the page of an article; left out";
    if has_open_styles(&markup) {
        return Err(refuse(deep));
    }
    let page = Document::from(markup);
    if is_deep(&page) {
        return Err(refuse(deep));
    }
    let lines = left_out::lines(&page);
    page.select(CAPTIONS).remove();
    let address = address(&page);
    let config = Config {
        text_mode: TextMode::Formatted,
        char_threshold: FEWEST_CHARS,
        ..Config::default()
    };
    let article = Readability::with_document(page, None, Some(config))
        .and_then(|mut readability| readability.parse())
        .map_err(|_| refuse("no article in this page, expected paragraphs of text; left out"))?;
    let body = without_link_lines(&article);
    if !body.contains(char::is_alphanumeric) {
        return Err(refuse("no article in this page, expected paragraphs of text; left out"));
    }
    let left_out = left_out::left_out(lines, &body, &article.title);
    let text = format!("{}{body}", front_matter(&article, address.as_deref()));
    Ok(Page { text, left_out, doubts })
}

/// Characters by the page's own declaration where the bytes are not UTF-8 anyway.
fn decode(bytes: &[u8]) -> Result<(String, Vec<Doubt>), Doubt> {
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if !marked
        && std::str::from_utf8(bytes).is_err()
        && let Some(declared) = declared(bytes)
    {
        let (text, wrong) = declared.decode_without_bom_handling(bytes);
        if !wrong {
            return Ok((text.into_owned(), Vec::new()));
        }
    }
    let decoded = encoding::decode(bytes)?;
    Ok((decoded.text, decoded.doubts))
}

/// `<meta charset="windows-1251">`, `<meta http-equiv=… content="text/html; charset=gbk">`
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(HEAD_BYTES))?.to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let (_, rest) = head.split_once("charset")?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c))?;
    Encoding::for_label(value.get(..end)?.as_bytes())
}

/// Whether more elements of style are open at once than a page has: a parser must open all of them
/// again in every paragraph, which takes the square of the time.
fn has_open_styles(markup: &str) -> bool {
    const STYLES: &[&str] = &[
        "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    ];
    let mut open = 0_usize;
    for tag in markup.split('<').skip(1) {
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag.get(..end).unwrap_or("");
        if !STYLES.iter().any(|style| style.eq_ignore_ascii_case(name)) {
            continue;
        }
        open = if closes { open.saturating_sub(1) } else { open + 1 };
        if open > MAX_DEPTH {
            return true;
        }
    }
    false
}

/// Whether elements stand inside each other deeper than a page's do.
fn is_deep(page: &Document) -> bool {
    let mut node: NodeRef<'_> = page.root();
    let mut depth = 0_usize;
    loop {
        if let Some(child) = node.first_child() {
            depth += 1;
            if depth > MAX_DEPTH {
                return true;
            }
            node = child;
            continue;
        }
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) if depth > 0 => {
                    depth -= 1;
                    node = parent;
                }
                _ => return false,
            }
        }
    }
}

/// The article's text, a line for each paragraph, without lines that only lead elsewhere.
fn without_link_lines(article: &Article) -> String {
    let content = Document::from(article.content.as_ref());
    for line in content.select(LINES).nodes() {
        let text = line.text();
        let text = text.trim();
        if text.is_empty()
            || text.len() > MOST_BYTES_OF_LINKS
            || text.ends_with(['.', '!', '?', '”', '"', '。', '！', '？'])
        {
            continue;
        }
        let links = Selection::from(*line);
        let linked: usize = links.select("a").iter().map(|link| link.text().trim().len()).sum();
        if linked * 10 >= text.len() * 8 {
            line.remove_from_parent();
        }
    }
    content.formatted_text().trim().to_owned()
}

/// Where a page says that it belongs.
fn address(page: &Document) -> Option<String> {
    let places = [("link[rel=canonical]", "href"), ("meta[property='og:url']", "content")];
    places.into_iter().find_map(|(place, attribute)| {
        let address = page.select(place).attr(attribute)?.trim().to_owned();
        let is_web = address.starts_with("https://") || address.starts_with("http://");
        (is_web && !address.contains(char::is_whitespace)).then_some(address)
    })
}

/// What a page says about itself, as an editor would write it.
fn front_matter(article: &Article, address: Option<&str>) -> String {
    let day = article.published_time.as_deref().and_then(|time| time.get(..10));
    let day = day.filter(|day| Edtf::parse(day).is_some());
    let title = one_line(&article.title);
    let site = one_line(article.site_name.as_deref().unwrap_or(""));
    let fields = [
        ("title", title.as_str()),
        ("published", day.unwrap_or("")),
        ("carrier", site.as_str()),
        ("source", address.unwrap_or("")),
    ];
    let lines: String = fields
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| format!("{key}: \"{value}\"\n"))
        .collect();
    if lines.is_empty() { String::new() } else { format!("---\n{lines}---\n\n") }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
