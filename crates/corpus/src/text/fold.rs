//! Letters without what searching does not tell apart: case, accents, ё and й, wide forms.

/// The base letters of U+00C0–U+017F; `*` stands for more than one letter and a space for no letter.
const LATIN: &[u8; 192] = b"\
    aaaaaa*ceeeeiiiidnooooo ouuuuy**aaaaaa*ceeeeiiiidnooooo ouuuuy*y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkklllllll\
    lllnnnnnnnnnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// How a character takes part in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A letter or digit.
    Letter,
    /// A character that is a word, or a part of one that no space tells: Chinese and Japanese.
    Ideograph,
    /// A mark that belongs to the letter before it and is left out, or one that nobody sees.
    Mark,
    /// Anything else.
    Other,
}

/// The class of a character, by blocks of Unicode.
pub(crate) fn class(c: char) -> Class {
    match c as u32 {
        0x30..=0x39 | 0x41..=0x5a | 0x61..=0x7a => Class::Letter,
        0xad | 0x300..=0x36f | 0x200b..=0x200d | 0x2060 | 0xfe00..=0xfe0f | 0xfeff => Class::Mark,
        0xaa | 0xb5 | 0xba | 0xc0..=0xd6 | 0xd8..=0xf6 | 0xf8..=0x2c1 => Class::Letter,
        0x370..=0x1fff | 0x2c00..=0x2dff | 0xa000..=0xd7ff => Class::Letter,
        0x3005..=0x3007 | 0x3040..=0x30ff | 0x31f0..=0x31ff | 0x3400..=0x4dbf => Class::Ideograph,
        0x4e00..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff => Class::Ideograph,
        0xff10..=0xff19 | 0xff21..=0xff3a | 0xff41..=0xff5a | 0xff66..=0xffdc => Class::Letter,
        0x1_0000..=0x1_efff => Class::Letter,
        _ => Class::Other,
    }
}

/// Appends the folded form of a character: one letter, seldom two.
pub(crate) fn fold(c: char, out: &mut String) {
    let code = c as u32;
    let letter = match code {
        0x41..=0x5a => code + 32,
        0xc0..=0x17f => match LATIN.get(code as usize - 0xc0) {
            Some(b'*') => {
                out.push_str(match c {
                    'Æ' | 'æ' => "ae",
                    'Œ' | 'œ' => "oe",
                    'ß' => "ss",
                    'Ĳ' | 'ĳ' => "ij",
                    _ => "th",
                });
                return;
            }
            Some(&base) => u32::from(base),
            None => code,
        },
        // Pinyin's third tone: Ǎǎ Ǐǐ Ǒǒ Ǔǔ and the forms of ü.
        0x1cd | 0x1ce => 0x61,
        0x1cf | 0x1d0 => 0x69,
        0x1d1 | 0x1d2 => 0x6f,
        0x1d3..=0x1dc => 0x75,
        // Ё is written as е, й as и with a loose breve, ї and ѐ with loose marks.
        0x400 | 0x401 | 0x450 | 0x451 => 0x435,
        0x407 | 0x457 => 0x456,
        0x419 | 0x439 => 0x438,
        0x402..=0x40f => code + 80,
        0x410..=0x42f => code + 32,
        // Wide forms of ASCII.
        0xff10..=0xff19 | 0xff41..=0xff5a => code - 0xfee0,
        0xff21..=0xff3a => code - 0xfee0 + 32,
        _ => code,
    };
    out.push(char::from_u32(letter).unwrap_or(c));
}

/// A text folded for comparing names: letters as [`fold`] gives them, everything between words one space.
pub(crate) fn fold_name(text: &str) -> String {
    let mut tokens = super::Tokens::new(text);
    let mut out = String::new();
    let mut end = usize::MAX;
    while let Some(token) = tokens.next() {
        // No space within Chinese, so that a name is found however it is set.
        let touches = token.ideograph && token.start == end;
        if !touches && !out.is_empty() {
            out.push(' ');
        }
        end = if token.ideograph { token.end } else { usize::MAX };
        out.push_str(tokens.word());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        text.chars().for_each(|c| fold(c, &mut out));
        out
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        assert_eq!(folded("ÉCOLE façade Łódź Wáng Yì Lǐ"), "ecole facade lodz wang yi li");
        assert_eq!(folded("Straße Æsir Þór"), "strasse aesir thor");
    }

    #[test]
    fn cyrillic_folds_case_and_the_letter_yo() {
        assert_eq!(folded("ЁЛКА ёлка Шойгу"), "елка елка шоигу");
    }

    #[test]
    fn every_letter_of_the_latin_blocks_folds_to_ascii() {
        for code in 0xc0..0x180 {
            let c = char::from_u32(code).expect("a character");
            if class(c) == Class::Letter {
                assert!(folded(&c.to_string()).bytes().all(|b| b.is_ascii_lowercase()), "{c}");
            }
        }
    }

    #[test]
    fn a_name_folds_to_its_words() {
        assert_eq!(fold_name("  Wang—Yi’s  U.S. visit"), "wang yi us visit");
        assert_eq!(fold_name("绍伊古 (Shoigu)"), "绍伊古 shoigu");
    }
}
