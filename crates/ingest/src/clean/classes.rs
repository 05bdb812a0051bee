//! Classes that show in the line itself, in any document. First match wins.
//!
//! These rules also see clean texts, so each needs the whole line to say what it is: a sentence about
//! cookies or a hotline stays.

use std::sync::LazyLock;

use regex::bytes::RegexSet;

use super::{pattern, words};

/// Longer lines are paragraphs.
const MAX_BYTES: usize = 700;

/// A class of lines: its name, more words than any such line has, and the pattern of the whole line
/// without the marks around it.
type Class = (&'static str, usize, &'static str);

#[rustfmt::skip]
const CLASSES: &[Class] = &[
    ("cookie-notice", 90, r"(?:by\ (?:continuing|using|clicking|browsing|accepting)|we\ use|we\ and\ our\ partners|this\ (?:web)?\ ?site\ uses|our\ (?:web)?\ ?site\ uses|this\ site\ uses|to\ (?:improve|give\ you)|cookies\ help|please\ accept)\b.*\bcookies?\b.*
            |cookie\ (?:policy|settings|notice|preferences|consent)|accept\ (?:all\ )?cookies|manage\ (?:cookies|preferences)|i\ (?:accept|agree)"),
    ("caption", 90, r"(?:photo|photos|file\ photo|image|picture|caption|in\ this\ photo)\ ?(?::|：).*
            |.*\((?:photo|image|picture|file\ photo|photo\ credit|photograph)s?\ ?(?:by|:|courtesy|credit)[^()]*\)
            |.*\((?:xinhua|ap|afp|reuters|tass|getty|epa|sputnik|ap\ photo|cfp|vcg)(?:\ images)?\ ?/[^()]{2,50}\)
            |.*\[photo/[^\]]{2,60}\]"),
    ("credit", 25, r"with\ (?:additional\ )?(?:input|inputs|reporting|contributions?|files?|material)\ (?:from|by)\ [^.!?]*
            |(?:reporting|additional\ reporting|editing|compiled|translated)\ (?:by|from)\ [^.!?]*
            |(?:source|sources|credit|credits|photo\ credit)\ ?(?::|：)\ [^.!?]*
            |(?:getty|getty\ images|ap|afp|reuters|vcg|xinhua|shutterstock|istock|epa)(?:\ photo|\ images)?(?:\ ?/\ ?[^/!?]{2,60}){0,2}
            |来源(?::|：).*|责编(?::|：).*|编辑(?::|：).*|источник(?::|：).*"),
    ("comment-form", 30, r"leave\ a\ (?:reply|comment)|post\ a\ comment|add\ (?:a|your)\ comment|write\ a\ comment|cancel\ reply|be\ the\ first\ to\ comment
            |your\ e-?mail\ address\ will\ not\ be\ published.*|required\ fields\ are\ marked.*|save\ my\ name.*|notify\ me\ of\ .*(?:comments|posts).*
            |comments?\ are\ closed|you\ must\ be\ logged\ in\ to\ .*comment|no\ comments\ yet|view\ (?:all\ )?comments.*"),
    ("share-bar", 14, r"share(?:\ (?:this|on|via|to|with)(?:\ (?:article|post|story|page|news|link|facebook|twitter|x|whatsapp|linkedin|email|friends?|your\ friends))?)?
            |(?:facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|tumblr|flipboard|instagram|youtube|weibo|wechat|vk|copy\ link|e-?mail|print|tweet|pin\ it|share)(?:(?:[\ ,|/]|·|•)+(?:facebook|twitter|x|whatsapp|linkedin|pinterest|reddit|telegram|tumblr|instagram|youtube|weibo|wechat|vk|copy\ link|e-?mail|print|tweet|share))*
            |click\ to\ (?:share|email|print)\ .*|follow\ us(?:\ on\ .*)?|like\ us\ on\ .*|分享.*|поделиться"),
    ("newsletter", 25, r"subscribe(?:\ (?:now|today|here|to\ (?:our|the)\ .*))?|sign\ up\ (?:for|to)\ (?:our|the)\ .*|get\ our\ (?:daily|weekly|free)\ .*newsletter.*|(?:our\ )?newsletters?|sign\ up|join\ our\ (?:mailing\ list|newsletter).*|подписаться.*"),
    ("advertisement", 6, r"advertisement|advertisements|ad|ads|sponsored(?:\ (?:content|links?|by.*))?|promoted(?:\ content)?|paid\ (?:content|post)|article\ continues\ (?:below|after).*|story\ continues\ (?:below|after).*|реклама|广告|werbung|publicidad|iklan"),
    ("related-link", 30, r"(?:read\ more|read\ also|also\ read|see\ also|see\ more|related|related\ (?:articles?|stories|posts?|news|links?|content|coverage|topics)|further\ reading|recommended(?:\ (?:for\ you|stories|articles))?|you\ (?:may|might)\ also\ (?:like|be\ interested\ in)|more\ (?:on\ this|stories|from\ .*|news)|most\ (?:read|popular|viewed|shared)|trending(?:\ now)?|up\ next|don(?:'|’)t\ miss)(?:\ ?(?::|：|»|>|→)\ ?.*)?
            |(?:read\ more|read\ also|also\ read|see\ also|continue\ reading)\b[^.!?]*
            |читайте\ также.*|相关(?:阅读|新闻|链接).*"),
    ("language-menu", 20, r"(?:choose|select|change)\ (?:your\ )?language|languages?|(?:(?:english|français|español|русский|العربية|中文|简体中文|繁體中文|deutsch|português|italiano|日本語|한국어|türkçe)(?:[\ |/,]|·|•)*){2,}"),
    ("footer", 40, r"(?:©|\(c\)\ |copyright\b).*|all\ rights\ reserved|.{0,80}\ all\ rights\ reserved
            |(?:[a-z-]+\ ){0,4}hotlines?\ ?(?::|：)\ ?[0-9+(][0-9()+/\ -]{4,}.*|(?:tel|phone|fax|e-?mail|contact)\ ?(?::|：)\ ?[\d+(].*
            |terms\ (?:of\ (?:use|service)|and\ conditions)|privacy\ (?:policy|notice|statement)|(?:terms\ of\ (?:use|service)(?:[\ |/,]|·|•)*)?privacy\ policy(?:(?:[\ |/,]|·|•)*terms.*)?
            |skip\ to\ (?:main\ )?content|back\ to\ (?:top|home(?:page)?)|return\ to\ top|site\ ?map|powered\ by\ \w+.*
            |(?:京|沪|粤|浙)?(?:icp|ICP)(?:备|证).*|京公网安备.*"),
];

static PATTERNS: LazyLock<RegexSet> =
    LazyLock::new(|| pattern::whole_lines(CLASSES.iter().map(|&(_, _, pattern)| pattern)));

/// A licence or registration number in Chinese at the foot of an English page.
fn is_foreign_footer(line: &str, is_english: bool) -> bool {
    let mut wide = 0;
    let mut latin = 0;
    for c in line.chars() {
        wide += usize::from(words::is_wide(c));
        latin += usize::from(c.is_alphabetic() && !words::is_wide(c));
    }
    is_english && wide >= 2 && latin == 0
}

/// `… shake hands in Oslo. /NTB`, `… on Friday. /Foreign Ministry/Handout via Reuters`: a picture's
/// caption ends in whose picture it is.
fn has_slash_credit(line: &str) -> bool {
    let Some((words, credit)) = line.split_once(" /") else { return false };
    // An alternative (`and / or`) goes on in small letters, an address holds a stop, a rate a figure.
    let credit = credit.trim();
    !words.trim().is_empty()
        && credit.len() <= 120
        && credit.chars().next().is_some_and(char::is_uppercase)
        && credit.split('/').all(|part| part.chars().any(char::is_alphabetic))
        && !credit.trim_end_matches('.').contains(['.', '!', '?'])
}

/// Why a line is none of the document's own words; `None` where it is.
pub(super) fn class(line: &str, is_english: bool) -> Option<&'static str> {
    if line.is_empty() || line.len() > MAX_BYTES {
        return None;
    }
    if has_slash_credit(line) {
        return Some("caption");
    }
    let hits = PATTERNS.matches(pattern::bare(line));
    if hits.matched_any() {
        let count = words::count(line);
        let hit = hits.iter().filter_map(|i| CLASSES.get(i)).find(|(_, most, _)| count <= *most);
        // “Read more,” he told them: a link is no sentence.
        let is_sentence = line.ends_with(['.', '!', '?']);
        if let Some((reason, _, _)) = hit.filter(|(r, _, _)| *r != "related-link" || !is_sentence) {
            return Some(reason);
        }
    }
    is_foreign_footer(line, is_english).then_some("footer")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_names_itself() {
        for (line, reason) in [
            ("We use cookies to give you the best experience.", "cookie-notice"),
            ("The ministers shake hands in Oslo on Friday. /NTB", "caption"),
            ("Photo: The ministers at the table", "caption"),
            ("(With input from a news agency)", "credit"),
            ("Leave a Reply", "comment-form"),
            ("Facebook Twitter WhatsApp", "share-bar"),
            ("Sign up for our weekly newsletter", "newsletter"),
            ("ADVERTISEMENT", "advertisement"),
            ("Related articles:", "related-link"),
            ("CHOOSE YOUR LANGUAGE", "language-menu"),
            ("© 2024 A Newspaper. All rights reserved.", "footer"),
            ("新闻信息服务许可证", "footer"),
        ] {
            assert_eq!(class(line, true), Some(reason), "{line}");
        }
    }

    #[test]
    fn sentences_about_furniture_stay() {
        for line in [
            "The regulator said that cookies must be refused as easily as accepted.",
            "He told the newspaper that the hotline would open in May.",
            "Share prices fell.",
            "Print is dead, the editor said.",
            "They read more than others do.",
            "Source countries must do more, she said.",
            "The 2024/25 budget was adopted on Monday.",
        ] {
            assert_eq!(class(line, true), None, "{line}");
        }
    }

    #[test]
    fn a_chinese_line_stays_in_a_chinese_text() {
        assert_eq!(class("两国外长举行会谈", false), None);
    }
}
