//! A text's language, as far as its script and most common words show it.

/// How much of a text is looked at: enough to be sure, little enough to cost nothing.
const SAMPLE_CHARS: usize = 4_000;

/// Words that stand in nearly every English sentence.
const ENGLISH: &[&str] =
    &["the", "of", "and", "to", "in", "a", "is", "for", "that", "on", "with", "was", "by", "it"];

/// A BCP 47 tag: `en`, `zh`, `ru`, `uk`, `ja`, `ko`, `ar`, or `und` where nothing fits.
pub(super) fn guess(text: &str) -> &'static str {
    let (mut latin, mut han, mut kana, mut hangul, mut cyrillic, mut ukrainian, mut arabic) =
        (0, 0, 0, 0, 0, 0, 0);
    for c in text.chars().take(SAMPLE_CHARS) {
        match c {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => latin += 1,
            'і' | 'ї' | 'є' | 'ґ' => ukrainian += 1,
            '\u{400}'..='\u{4ff}' => cyrillic += 1,
            '\u{600}'..='\u{6ff}' => arabic += 1,
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{3400}'..='\u{9fff}' => han += 1,
            '\u{ac00}'..='\u{d7a3}' => hangul += 1,
            _ => {}
        }
    }
    // A Han character carries about as much as two or three letters.
    let most = [latin, 3 * (han + kana), 2 * hangul, cyrillic + ukrainian, arabic];
    let strongest = most.iter().max().copied().unwrap_or(0);
    if strongest == 0 {
        "und"
    } else if strongest == latin {
        if is_english(text) { "en" } else { "und" }
    } else if strongest == 3 * (han + kana) {
        if kana * 10 > han { "ja" } else { "zh" }
    } else if strongest == cyrillic + ukrainian {
        if ukrainian * 50 > cyrillic { "uk" } else { "ru" }
    } else if strongest == arabic {
        "ar"
    } else {
        "ko"
    }
}

/// In running English about one word in four is among the most common ones. Short texts such as
/// headlines have fewer, so that a text too short to tell is taken for English.
fn is_english(text: &str) -> bool {
    let (mut words, mut common, mut chars) = (0, 0, 0);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        chars += word.chars().count();
        if chars > SAMPLE_CHARS {
            break;
        }
        words += 1;
        common += usize::from(ENGLISH.iter().any(|known| known.eq_ignore_ascii_case(word)));
    }
    words < 30 || common * 12 > words
}
