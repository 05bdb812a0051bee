//! Encodings, front matter and the way back to the file.

mod common;

use readout_ingest::read::{Source, read};

fn source(path: &str, bytes: &[u8]) -> Source {
    let (source, warnings) = read(path, bytes);
    source.unwrap_or_else(|| panic!("{warnings:?}"))
}

fn only_warning(bytes: &[u8]) -> (bool, u32, String) {
    let (source, warnings) = read("a.txt", bytes);
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    (source.is_some(), warnings[0].line, warnings[0].message.clone())
}

/// The bytes of the file behind the first place of `words` in the text.
fn behind<'a>(source: &Source, bytes: &'a [u8], words: &str) -> &'a [u8] {
    let start = source.text.find(words).expect("the words") as u32;
    let end = start + words.len() as u32;
    &bytes[source.offsets.to_file(start) as usize..source.offsets.to_file(end) as usize]
}

#[test]
fn odd_spaces_and_line_ends_become_plain_and_lead_back() {
    let bytes = "\u{feff}Kari\u{a0}Holm\r\nmet\u{2002}Pe\u{ad}dro.\r\n".as_bytes();
    let source = source("a.txt", bytes);
    assert_eq!(source.text, "Kari Holm\nmet Pedro.\n");
    assert_eq!(behind(&source, bytes, "Holm"), b"Holm");
    assert_eq!(behind(&source, bytes, "met"), b"met");
    assert_eq!(behind(&source, bytes, "Pedro"), "Pe\u{ad}dro".as_bytes());
}

#[test]
fn utf_16_with_a_byte_order_mark_is_read() {
    let text = "\u{feff}Holm met Лагос.";
    for bytes in [
        text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    ] {
        let source = source("a.txt", &bytes);
        assert_eq!(source.text, "Holm met Лагос.");
        assert_eq!(behind(&source, &bytes, "Лагос").len(), 10);
    }
}

#[test]
fn an_older_encoding_is_detected_and_named() {
    // "Министр встретился с коллегой." in windows-1251.
    let bytes = b"\xcc\xe8\xed\xe8\xf1\xf2\xf0 \xe2\xf1\xf2\xf0\xe5\xf2\xe8\xeb\xf1\xff \xf1 \xea\xee\xeb\xeb\xe5\xe3\xee\xe9.";
    let (read, line, message) = only_warning(bytes);
    assert!(read && line == 1 && message.contains("windows-1251"), "{message}");
    let source = source("a.txt", bytes);
    assert_eq!(source.text, "Министр встретился с коллегой.");
    assert_eq!(behind(&source, bytes, "встретился").len(), 10);
}

#[test]
fn damaged_bytes_are_replaced_and_named_with_their_line() {
    let (read, line, message) = only_warning(b"Chr\xc3\xadstos\nHo\xff lm");
    assert!(read && line == 2 && message.contains("UTF-8"), "{message}");
}

#[test]
fn what_is_no_text_is_refused_by_name() {
    for (bytes, name) in [
        (&b"%PDF-1.7 ..."[..], "PDF"),
        (b"PK\x03\x04 ...", "ZIP"),
        (b"abc\0def", "NUL"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f", "control characters"),
        (b" \n\n ", "no text"),
        (b"", "no text"),
        (b"---\ntitle: x\n---\n", "no text behind the front matter"),
    ] {
        let (read, _, message) = only_warning(bytes);
        assert!(!read && message.contains(name) && message.contains("expected"), "{message}");
    }
}

#[test]
fn front_matter_says_what_a_document_is() {
    let text = "---\n# a remark\nid: Ferry Talks\ntitle: \"Talks: ferries\"\ncarrier: unknown\npublished: 2024-05\nkind: readout\nlanguage: en\nsource: https://example.org/a\n---\nThey met.";
    let source = source("x/y.md", text.as_bytes());
    assert_eq!(source.id, "ferry-talks");
    assert_eq!(source.front.title.as_deref(), Some("Talks: ferries"));
    assert_eq!(source.front.carrier, None);
    assert_eq!(source.front.published.map(|date| date.to_string()).as_deref(), Some("2024-05"));
    assert_eq!(&source.text[source.body_start as usize..], "They met.");
}

#[test]
fn mistakes_in_front_matter_cost_their_line_only() {
    for (field, line, words) in [
        ("colour: red", 3, "`colour` is not known"),
        ("published: 2024-13", 3, "is no date"),
        ("kind: poem", 3, "is no kind"),
        ("source: ftp://x", 3, "is no address"),
        ("no field", 3, "expected `key: value`"),
        ("title: again", 3, "given twice"),
    ] {
        let text = format!("---\ntitle: x\n{field}\n---\nThey met.");
        let (source, warnings) = read("a.md", text.as_bytes());
        assert_eq!(source.expect("a document").front.title.as_deref(), Some("x"));
        assert_eq!((warnings.len(), warnings[0].line), (1, line), "{field}");
        assert!(warnings[0].message.contains(words), "{}", warnings[0].message);
    }
}

#[test]
fn front_matter_without_end_is_text_and_a_rule_needs_no_remark() {
    let (read, line, message) = only_warning(b"---\ntitle: x\n\nThey met.");
    assert!(read && line == 1 && message.contains("without end"), "{message}");
    let (source, warnings) = read_quietly("---\n\nThey met.\n\n---\n\nThey left.");
    assert!(warnings && source.body_start == 0);
}

fn read_quietly(text: &str) -> (Source, bool) {
    let (source, warnings) = read("a.md", text.as_bytes());
    (source.expect("a document"), warnings.is_empty())
}

#[test]
fn the_file_name_gives_the_id() {
    assert_eq!(source("a/000_Ab Čd.txt", b"x").id, "000-ab-čd");
    assert_eq!(source("….txt", b"x").id, "document");
}
