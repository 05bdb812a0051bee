//! The rules that find names, in the order in which they are tried.

use crate::rules::Rule;

const fn rule(id: &'static str, what: &'static str, example: &'static str) -> Rule {
    Rule { id, stage: "names", what, example }
}

/// Every rule of the names stage.
pub const RULES: &[Rule] = &[
    rule(
        "full-name",
        "A name or alias of the authority, the longest at its place; spellings are folded.",
        "Sergey Lavrov arrived.",
    ),
    rule(
        "title-and-surname",
        "A surname behind a title names its bearer without any introduction.",
        "President Putin listened.",
    ),
    rule(
        "surname-after-introduction",
        "A surname names the person whom the document called by the full name before.",
        "Wang Yi arrived. Wang spoke.",
    ),
    rule(
        "title-in-context",
        "A title that the authority gives a person stands for that person where no name stands beside it.",
        "The Chinese leader agreed.",
    ),
    rule(
        "office-in-an-item",
        "“The President” or “our President” is the president of the side whose item or quoted official says it.",
        "The President took part (in a Kremlin item).",
    ),
    rule(
        "address-in-a-turn",
        "“Mr President” in a turn is the other leader whom the transcript names.",
        "Mr President, welcome.",
    ),
    rule(
        "demonym",
        "An adjective or name of inhabitants points to its country.",
        "the Chinese proposal",
    ),
    rule(
        "country-or-capital",
        "A country, region or capital from public data, where the authority has none of that name.",
        "The road to Nairobi is open.",
    ),
    rule(
        "country-that-acts",
        "A country that does, says or is asked something is meant as its government: an organisation there, although it stays the country.",
        "Kenya signed the treaty.",
    ),
    rule(
        "people-of-a-country",
        "Inhabitants, or “people” with their adjective or country, are the people of that country: an organisation there, although it stays the country.",
        "the Kenyan people",
    ),
    rule(
        "title-and-name",
        "Capitalised words behind a title are a person.",
        "Minister Anna Clark spoke.",
    ),
    rule(
        "first-name-and-surname",
        "Two to four capitalised words that open with a common first name are a person.",
        "Anna Clark spoke.",
    ),
    rule(
        "role-and-name",
        "Capitalised words behind a role in small letters are a person.",
        "the spokesman Tarek Zand",
    ),
    rule(
        "name-before-a-verb-of-saying",
        "Two or three capitalised words before a verb of saying are a person.",
        "Later Tarek Zand said so.",
    ),
    rule(
        "name-behind-an-office",
        "A first name inside a capitalised run behind an office begins a person's name.",
        "Minister for the Near East Anna Clark",
    ),
    rule(
        "name-with-an-article",
        "Capitalised words with the Arabic article are a person, behind Wadi and the like a place, behind Ansar and the like an organisation.",
        "Tarek al-Zand spoke.",
    ),
    rule(
        "surname-of-a-new-person",
        "A surname alone names the one person of that surname in the document.",
        "Anna Clark came. Clark spoke.",
    ),
    rule(
        "title-of-a-new-person",
        "A title, or its last word, names the one person whom the document introduces with it or puts beside it.",
        "Foreign Secretary Anna Clark came. The Foreign Secretary spoke.",
    ),
    rule(
        "office-without-a-name",
        "An office stands for a person whose name the document does not give.",
        "the Iraqi Foreign Minister",
    ),
    rule("ruler-of-a-regime", "A possessive before “regime” is a person.", "Karim's brutal regime"),
    rule(
        "regime-by-its-ruler",
        "A name before “regime” makes a body; alone it is the ruler.",
        "the Karim regime",
    ),
    rule(
        "organisation-word",
        "A capitalised run with a word such as Ministry, Council or Bank is an organisation, with its “of …” and its country.",
        "U.S. Department of Commerce",
    ),
    rule(
        "name-with-abbreviation",
        "A capitalised run before its initials in brackets is an organisation; the initials are its alias.",
        "Lake Relief Fund (LRF)",
    ),
    rule(
        "abbreviation",
        "Two to eight capitals in a sentence are an organisation.",
        "The LRF met.",
    ),
    rule(
        "body-of-a-people",
        "A people's adjective or a country before government, army, opposition and the like is an organisation.",
        "the Kenyan parliament",
    ),
    rule(
        "body-beside-its-sort",
        "Capitalised words behind “group” and the like, or before “tribe”, “rebels” and the like, are an organisation.",
        "the militant group Harun",
    ),
    rule(
        "body-by-its-head",
        "The last word of an organisation's name stands for the one last named before.",
        "the Karim regime … The regime fell.",
    ),
    rule(
        "body-by-its-last-words",
        "The last words of a known organisation's name stand for it where the document names it in full, alone or behind its owner.",
        "the United Nations and its Security Council",
    ),
    rule(
        "body-by-its-members",
        "A capitalised word before fighters, officials and the like is an organisation.",
        "Harun fighters left.",
    ),
    rule(
        "body-that-is-fought",
        "A capitalised word behind against, defeat, join and the like is an organisation.",
        "to defeat Harun",
    ),
    rule(
        "place-word",
        "A capitalised run with Province, Mount, River and the like, or beside “city of” or “northern”, is a place.",
        "Asra Province",
    ),
    rule(
        "town",
        "A town, a seat of a region or a region from public data is a place.",
        "Mosul is rebuilt.",
    ),
    rule(
        "place-after-preposition",
        "Capitalised words behind in, near or across, or behind what befalls a place, are a place.",
        "fighting in Asra",
    ),
    rule(
        "place-in-a-list",
        "Capitalised words in a list with a place are a place.",
        "in Asra and Benat",
    ),
    rule(
        "name-found-before",
        "A name that the document shows in one place is the same in all others.",
        "in Asra … Asra fell.",
    ),
    rule(
        "name-found-elsewhere",
        "A name that another document shows is the same here, unless documents disagree about what it is.",
        "in Asra … (elsewhere) Asra fell.",
    ),
];
