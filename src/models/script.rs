//! The scripts that names are written in.

/// A writing system, as far as the page tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// Latin letters, and whatever is none of the others.
    Latin,
    /// Chinese characters.
    Chinese,
    /// Cyrillic letters.
    Cyrillic,
}

impl Script {
    /// The script of the first letter that is not Latin; Latin where there is none.
    pub fn of(text: &str) -> Self {
        text.chars()
            .find_map(|c| match c {
                '\u{3400}'..='\u{4dbf}'
                | '\u{4e00}'..='\u{9fff}'
                | '\u{f900}'..='\u{faff}'
                | '\u{20000}'..='\u{323af}' => Some(Self::Chinese),
                '\u{0400}'..='\u{052f}' => Some(Self::Cyrillic),
                _ => None,
            })
            .unwrap_or(Self::Latin)
    }

    /// The label for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Latin => "Latin",
            Self::Chinese => "Chinese",
            Self::Cyrillic => "Cyrillic",
        }
    }

    /// A language tag that makes browsers choose fitting letter shapes and voices. It names the script
    /// rather than a language, because a name in Cyrillic need not be Russian.
    pub fn lang(self) -> Option<&'static str> {
        match self {
            Self::Latin => None,
            Self::Chinese => Some("zh-Hans"),
            Self::Cyrillic => Some("und-Cyrl"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Script;

    #[test]
    fn a_name_is_known_by_its_letters() {
        assert_eq!(Script::of("Sergei Shoigu"), Script::Latin);
        assert_eq!(Script::of("Шойгу"), Script::Cyrillic);
        assert_eq!(Script::of("绍伊古"), Script::Chinese);
        assert_eq!(Script::of("TASS (ТАСС)"), Script::Cyrillic);
        assert_eq!(Script::of("21st"), Script::Latin);
    }
}
