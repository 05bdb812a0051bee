//! Whatever a text holds, other programs read the same text, or what `in_xml` and `in_one_line` say of it.

mod support;

use proptest::prelude::*;
use readout_corpus::query::Query;
use readout_export::{As, Options, What, in_one_line, in_xml, unguarded};
use serde_json::Value;

use support::{around, file, whole};

/// Texts with what breaks files: quotation marks, line ends, control characters, right to left, formulas.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        "\\PC{0,8}",
        "[ -~]{0,12}",
        "[\\x00-\\x1f\\x7f-\\x9f]{0,3}",
        proptest::sample::select(vec![
            "\"",
            "'",
            "\r",
            "\n",
            "\r\n",
            "\t",
            ",",
            ";",
            "=1+1",
            "+",
            "-",
            "@",
            "{",
            "}",
            "\\",
            "\\\\",
            "%",
            "&",
            "$",
            "#",
            "_",
            "~",
            "^",
            "ER  - ",
            "TY  - X",
            "<b>",
            "]]>",
            "&amp;",
            "שלום",
            "مرحبا",
            "\u{202e}",
            "\u{2028}",
            "\u{feff}",
            "\u{fffe}",
            "𝔘",
            "会谈。",
            "--",
            "``",
            "''",
            "@x{",
            "\"\"",
        ])
        .prop_map(str::to_owned),
    ];
    proptest::collection::vec(pieces, 1..6)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("a title has something to see", |text| {
            text.chars().any(|c| !c.is_whitespace() && !c.is_control())
        })
}

fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let row = |row: Result<csv::StringRecord, csv::Error>| {
        row.expect("a row").iter().map(str::to_owned).collect()
    };
    reader.records().map(row).collect()
}

fn cell(rows: &[Vec<String>], row: usize, column: &str) -> String {
    let at = rows[0].iter().position(|name| name == column).expect("a column");
    unguarded(&rows[row][at]).to_owned()
}

/// The tags of a RIS file, as the readers of the format take it apart: at line ends and behind six characters.
fn ris(text: &str) -> Vec<(String, String)> {
    let line = |line: &str| (line[..2].to_owned(), line[6..].to_owned());
    text.split("\r\n").filter(|line| !line.is_empty()).map(line).collect()
}

proptest! {
    #[test]
    fn csv_gives_back_every_text(text in texts(), byte_order_mark in any::<bool>()) {
        let corpus = around(&text);
        let options = Options { byte_order_mark, ..Options::default() };
        let query = Query::default();
        let out = file(&corpus, &query, What::Documents, As::Csv, &options);
        prop_assert_eq!(out.starts_with('\u{feff}'), byte_order_mark);
        let rows = csv_rows(out.trim_start_matches('\u{feff}'));
        prop_assert_eq!(cell(&rows, 1, "title"), text.clone());
        let rows = csv_rows(&whole(&corpus, What::Statements, As::Csv));
        prop_assert_eq!(cell(&rows, 1, "text"), text);
        for cell in rows.iter().flatten() {
            let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
            prop_assert!(!runs, "a spreadsheet would run {cell:?}");
        }
    }

    #[test]
    fn json_gives_back_every_text(text in texts()) {
        let corpus = around(&text);
        let read = |what, format| -> Value {
            serde_json::from_str(&whole(&corpus, what, format)).expect("JSON")
        };
        prop_assert_eq!(&read(What::Documents, As::Json)["rows"][0]["title"], &text);
        prop_assert_eq!(&read(What::Statements, As::Csl)[0]["abstract"], &text);
        let linked = read(What::Statements, As::JsonLd);
        let node = linked["@graph"].as_array().expect("nodes").iter().find(|one| one["@type"] == "Quotation");
        prop_assert_eq!(&node.expect("a quotation")["text"], &text);
        for line in whole(&corpus, What::Statements, As::Ftm).lines() {
            let entity: Value = serde_json::from_str(line).expect("one entity a line");
            if entity["schema"] == "Note" {
                prop_assert_eq!(&entity["properties"]["description"][0], &text);
            }
        }
        let timeline = read(What::Meetings, As::Timeline);
        let shown = timeline["events"][0]["text"]["headline"].as_str().expect("a headline").to_owned();
        prop_assert!(!shown.contains(['<', '>', '"', '\'']), "{}", shown);
        let plain = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        prop_assert_eq!(plain.replace("&#39;", "'").replace("&amp;", "&"), text);
    }

    #[test]
    fn xml_gives_back_every_text_that_it_can_hold(text in texts()) {
        use quick_xml::XmlVersion;
        use quick_xml::events::Event;
        let out = whole(&around(&text), What::Network, As::Gexf);
        let mut reader = quick_xml::Reader::from_str(&out);
        let mut labels = Vec::new();
        loop {
            match reader.read_event().expect("XML") {
                Event::Start(start) if start.name().as_ref() == "node" => {
                    let label = start.try_get_attribute("label").expect("attributes").expect("a label");
                    labels.push(label.normalized_value(XmlVersion::Implicit1_0).expect("a text").into_owned());
                }
                Event::Eof => break,
                _ => {}
            }
        }
        labels.sort();
        let mut expected = vec![in_xml(&text), "The Paper".to_owned()];
        expected.sort();
        prop_assert_eq!(labels, expected);
    }

    #[test]
    fn ris_and_lines_of_text_keep_every_text_in_one_line(text in texts()) {
        let corpus = around(&text);
        let lines = ris(&whole(&corpus, What::Statements, As::Ris));
        let of = |tag: &str| lines.iter().filter(|line| line.0 == tag).map(|line| line.1.clone()).collect::<Vec<_>>();
        prop_assert_eq!(of("AB"), vec![in_one_line(&text)]);
        prop_assert_eq!((of("TY").len(), of("ER").len()), (1, 1));
        prop_assert_eq!(whole(&corpus, What::Statements, As::Text).lines().count(), 1);
    }

    #[test]
    fn bibtex_is_read_by_a_parser_whatever_the_text(text in texts()) {
        use biblatex::ChunksExt as _;
        let out = whole(&around(&text), What::Statements, As::Bibtex);
        let parsed = biblatex::Bibliography::parse(&out);
        prop_assert!(parsed.is_ok(), "{:?} in {}", parsed, out);
        let parsed = parsed.expect("entries");
        prop_assert_eq!(parsed.len(), 1);
        let entry = parsed.iter().next().expect("an entry");
        let quoted = entry.get("abstract").expect("a quotation").format_verbatim();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(letters(&quoted), letters(&in_one_line(&text)));
    }
}
