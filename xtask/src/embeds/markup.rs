//! Text as HTML: whatever a document holds, it stays text.

/// Text for the inside of an element or of a quoted attribute.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No HTML has these, not even escaped.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_looks_like_markup_stays_text() {
        let text = "<script>alert(\"1\")</script> & 'more'\0";
        let html = escaped(text);
        assert!(!html.contains(['<', '>', '"', '\'', '\0']), "{html}");
        assert_eq!(escaped("谢尔盖 Шойгу"), "谢尔盖 Шойгу");
    }
}
