//! Web pages: the article, what the page says of itself, and pages that hold none.
#![cfg(feature = "html")]

mod common;

use readout_ingest::read::{Source, read};

const PARAGRAPHS: &str = "\
<p>Kari Holm met Pedro Lagos in Oslo on Tuesday, and both ministers spoke of fish, ferries and the
new line to Valparaíso for more than an hour.</p>
<figure><img src='a.jpg'><figcaption>The ministers at the table, as a camera saw them from afar.</figcaption></figure>
<p>Holm said that the two countries would open a joint office in spring, with ten people from each side,
who are to answer what shipping companies ask them.</p>
<ul><li><a href='/1'>Ferries: what you need to know about the new line</a></li></ul>
<p>Lagos told reporters that his government wants the treaty to be signed this year, before the season
begins in which most of the fish is caught.</p>";

fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html><head>{head}</head><body>\
         <nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>\
         <div class='cookie-banner'>We use cookies to give you the best experience.</div>\
         <article>{body}</article>\
         <footer>All rights reserved</footer></body></html>"
    )
}

fn source(bytes: &[u8]) -> Source {
    let (source, warnings) = read("oslo.html", bytes);
    source.unwrap_or_else(|| panic!("{warnings:?}"))
}

/// The article alone: what stands before the lines that the page shows besides.
fn article(source: &Source) -> &str {
    let end = source.left_out.as_ref().map_or(source.text.len(), |(start, _)| *start as usize);
    &source.text[..end]
}

fn refusal(bytes: &[u8]) -> String {
    let (source, warnings) = read("oslo.html", bytes);
    assert!(source.is_none());
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    warnings[0].message.clone()
}

#[test]
fn a_page_is_read_as_its_article() {
    let source = source(page("", PARAGRAPHS).as_bytes());
    let text = article(&source);
    assert!(text.contains("Kari Holm met Pedro Lagos"), "{text}");
    assert!(text.contains("before the season"), "{text}");
    for furniture in ["Home", "cookies", "rights reserved", "<p>"] {
        assert!(!text.contains(furniture), "{furniture}: {text}");
    }
}

#[test]
fn captions_and_lines_of_links_are_no_part_of_it() {
    let source = source(page("", PARAGRAPHS).as_bytes());
    let text = article(&source);
    assert!(!text.contains("as a camera saw them"), "{text}");
    assert!(!text.contains("what you need to know"), "{text}");
}

#[test]
fn each_paragraph_has_its_own_line() {
    let source = source(page("", PARAGRAPHS).as_bytes());
    let lines = article(&source).lines().map(str::trim);
    let openings: Vec<&str> = lines.filter_map(|line| line.split(' ').next()).collect();
    let openings: Vec<&str> = openings.into_iter().filter(|word| !word.is_empty()).collect();
    assert_eq!(openings, ["Kari", "Holm", "Lagos"]);
}

#[test]
fn what_a_page_says_of_itself_is_its_front_matter() {
    let head = "<title>Ministers meet in Oslo</title>\
        <meta property='og:title' content='Ministers meet in Oslo'>\
        <meta property='og:site_name' content='The Coast Paper'>\
        <meta property='og:url' content='https://coast.example/oslo'>\
        <meta property='article:published_time' content='2024-05-03T08:00:00Z'>";
    let source = source(page(head, PARAGRAPHS).as_bytes());
    assert_eq!(source.front.title.as_deref(), Some("Ministers meet in Oslo"));
    assert_eq!(source.front.carrier.as_deref(), Some("The Coast Paper"));
    assert_eq!(source.front.url.as_deref(), Some("https://coast.example/oslo"));
    assert_eq!(source.front.published.as_ref().map(|date| date.as_str()), Some("2024-05-03"));
    assert_eq!(source.id, "oslo");
}

#[test]
fn a_page_dates_what_it_tells_as_a_text_with_front_matter_does() {
    let head = "<meta property='article:published_time' content='2024-05-03T08:00:00Z'>";
    let analysis = common::analysed("oslo.html", page(head, PARAGRAPHS));
    let tuesday = analysis.corpus.dates.iter().find(|date| {
        let document = analysis.corpus.documents.first().expect("a document");
        date.span.of(&document.text).contains("Tuesday")
    });
    let value = tuesday.and_then(|date| date.value.as_ref()).map(|value| value.as_str());
    assert_eq!(value, Some("2024-04-30"));
}

#[test]
fn a_declared_encoding_is_believed_where_the_bytes_are_not_utf_8() {
    let body = "<p>".to_owned()
        + &"Министр встретился с коллегой, и они говорили о рыбе и паромах. ".repeat(8)
        + "</p>";
    let text = page("<meta charset='windows-1251'>", &body);
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| match c {
            'А'..='я' => (c as u32 - 'А' as u32 + 0xc0) as u8,
            c => u8::try_from(c).expect("ASCII"),
        })
        .collect();
    let (source, warnings) = read("oslo.html", &bytes);
    assert!(warnings.is_empty(), "{warnings:?}");
    assert!(source.expect("a text").text.contains("Министр встретился с коллегой"));
}

#[test]
fn a_page_without_article_costs_that_page_and_says_so() {
    for empty in ["", "<html></html>", "<html><body><script>load()</script></body></html>"] {
        let message = refusal(empty.as_bytes());
        assert!(message.contains("no article in this page, expected"), "{message}");
    }
    assert!(refusal(b"%PDF-1.7").contains("a PDF file"));
    assert!(refusal(b"<p>\0</p>").contains("a NUL byte"));
}

#[test]
fn a_page_that_would_take_forever_is_refused() {
    let deep = "<div>".repeat(20_000) + "A word.";
    assert!(refusal(deep.as_bytes()).contains("elements inside each other"));
    let many = "<br>".repeat(150_000);
    assert!(refusal("<b>".repeat(5_000).as_bytes()).contains("elements inside each other"));
    assert!(refusal(many.as_bytes()).contains("tags"));
    let long = "a".repeat(5 << 20);
    assert!(refusal(long.as_bytes()).contains("more than 4 MiB"));
}

#[test]
fn damaged_markup_is_no_reason_to_stop() {
    for bytes in [
        "<p>Holm met Lagos.<p>They spoke of fish<div></p></table></div><b><i></b>",
        "<article><p>&#xD800; &#0; &bogus; Holm &amp",
        "<!-- <p>never closed",
        "<svg><p><math><mi><table><p>Holm",
        "\u{feff}<p>\u{202e}Holm met Lagos.\u{202c}</p>",
    ] {
        let (_, warnings) = read("a.htm", bytes.as_bytes());
        assert!(warnings.len() <= 2, "{warnings:?}");
    }
}

/// What was dropped of a page, with the reasons.
fn dropped(analysis: &readout_ingest::Analysis) -> Vec<(&str, &str)> {
    let document = &analysis.corpus.documents[0];
    let dropped = document.dropped.iter();
    dropped.map(|one| (one.span.of(&document.text), one.reason.as_str())).collect()
}

#[test]
fn what_a_page_shows_besides_is_listed_with_what_its_markup_calls_it() {
    let body = format!(
        "<h1>Ministers meet</h1><p class='byline'>By Our Own Staff</p>{PARAGRAPHS}\
         <aside>Most read this week</aside><form>Write to us<button>Send</button></form>\
         <div class='photo-credit'>Photo: The Coast Paper</div><p hidden>nothing to see</p>\
         <div id='share'><span>Share</span> <span>this page</span></div>"
    );
    let analysis = common::analysed("oslo.html", page("<title>Ministers meet</title>", &body));
    let found = dropped(&analysis);
    for wanted in [
        ("Home", "navigation"),
        ("News", "navigation"),
        ("We use cookies to give you the best experience.", "cookie-notice"),
        ("Ministers meet", "page-title"),
        ("By Our Own Staff", "byline"),
        ("The ministers at the table, as a camera saw them from afar.", "caption"),
        ("Ferries: what you need to know about the new line", "link-list"),
        ("Most read this week", "aside"),
        ("Write to us", "form"),
        ("Photo: The Coast Paper", "credit"),
        ("Share this page", "share-bar"),
        ("All rights reserved", "footer"),
    ] {
        assert!(found.contains(&wanted), "{wanted:?} in {found:#?}");
    }
    let text = |words: &str| found.iter().any(|(line, _)| line.contains(words));
    assert!(!text("nothing to see") && !text("Kari Holm"), "{found:#?}");
    let document = &analysis.corpus.documents[0];
    let last = analysis.corpus.segments.last().expect("a segment").span;
    assert!(document.dropped.iter().all(|one| !last.contains(one.span)), "behind the article");
}

#[test]
fn a_caption_with_a_full_date_dates_the_page() {
    let body = PARAGRAPHS.replace("from afar.", "from afar in Oslo, April 30, 2024.");
    let analysis = common::analysed("oslo.html", page("", &body));
    let segment = &analysis.corpus.segments[0];
    assert_eq!(segment.published_from.as_deref(), Some("caption"));
    let document = &analysis.corpus.documents[0];
    let tuesday =
        analysis.corpus.dates.iter().find(|date| date.span.of(&document.text).contains("Tuesday"));
    let value = tuesday.and_then(|date| date.value.as_ref()).map(|value| value.as_str());
    assert_eq!(value, Some("2024-04-30"));
}
