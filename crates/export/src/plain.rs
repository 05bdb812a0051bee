//! Text for formats that cannot hold every character.

/// Text in which each control character is replaced by its picture, since XML 1.0 cannot hold it. Line ends and
/// tabs stay; what no text can hold in Unicode (U+FFFE, U+FFFF) becomes U+FFFD.
pub fn in_xml(text: &str) -> String {
    let held = |c: char| match c {
        '\t' | '\n' | '\r' => c,
        _ => picture(c),
    };
    text.chars().map(held).collect()
}

/// Text as it may stand in XML or HTML, between tags and inside quoted attributes: what looks like markup stays
/// text, and what no markup can hold is replaced as by [`in_xml`].
pub fn in_markup(text: &str) -> String {
    escaped(&in_xml(text))
}

/// Text in which the characters that have a meaning in markup are written as references.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// Text in one line: white space becomes one space, none at the ends; control characters become their pictures.
pub fn in_one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().map(picture));
    }
    out
}

fn picture(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or(c),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_is_told_from_text_that_looks_like_it() {
        assert_eq!(escaped("<b>\"R&D\"</b>'s"), "&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;&#39;s");
        assert_eq!(in_markup("谢尔盖 Шойгу\0"), "谢尔盖 Шойгу␀");
    }

    proptest! {
        #[test]
        fn escaped_text_reads_back_as_the_text(text in any::<String>()) {
            let escaped = escaped(&text);
            prop_assert!(!escaped.contains(['<', '>', '"', '\'']));
            prop_assert_eq!(quick_xml::escape::unescape(&escaped).unwrap(), text);
        }
    }
}
