//! The words that expressions of time are made of.

use std::sync::LazyLock;

/// A length of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    BusinessDay,
    Weekend,
    Week,
    WorkWeek,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// How "this", "last" and "next" choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    This,
    /// `last`, `previous`.
    Last,
    /// `past`: the one that has just ended.
    Past,
    Next,
    /// `following`: in a tale of the past, the one after the one told of.
    Following,
    /// `coming`, `upcoming`: the one that comes first.
    Coming,
}

/// Where in a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
    /// From the reference day to the end.
    Rest,
    /// From the beginning to the reference day.
    SoFar,
}

/// What a word means in an expression of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A word without meaning here.
    Other,
    /// Digits: value (cut at nine digits) and how many digits.
    Number(u32, u8),
    /// A mark that is no letter or digit.
    Mark(char),
    /// A month by its name.
    Month(u8),
    /// A month by its abbreviation.
    MonthShort(u8),
    /// A day of the week by its name, 0 for Monday.
    Weekday(u8),
    /// A day of the week by its abbreviation.
    WeekdayShort(u8),
    /// `one` to `nineteen`.
    Cardinal(u8),
    /// `twenty`, `thirty`, … `ninety`.
    Tens(u8),
    Hundred,
    Thousand,
    /// `first` to `nineteenth`, `twentieth`, `thirtieth`.
    Ordinal(u8),
    /// `st`, `nd`, `rd`, `th`.
    Suffix,
    Unit(Unit),
    /// `twenties` … `nineties`; 0 for `noughties`, 10 for `tens`.
    Decades(u8),
    Which(Which),
    Same,
    That,
    Today,
    Tomorrow,
    Yesterday,
    Now,
    Tonight,
    Date,
    Ago,
    Later,
    Earlier,
    Hence,
    After,
    Before,
    From,
    To,
    Till,
    Until,
    Through,
    Between,
    And,
    Since,
    By,
    Within,
    In,
    On,
    Of,
    The,
    A,
    For,
    Over,
    During,
    Per,
    Starting,
    Commencing,
    Early,
    Late,
    Mid,
    Beginning,
    End,
    Middle,
    Rest,
    Season(u8),
    Few,
    Couple,
    Several,
    Many,
    New,
    Calendar,
    Local,
    Time,
    PartOfDay,
    Q,
    H,
    S,
    Eve,
    Christmas,
    Easter,
    Future,
    Than,
    No,
    Or,
}

#[rustfmt::skip]
const WORDS: &[(&str, Word)] = {
    use self::Unit as U;
    use self::Which as W;
    use Word::*;
    &[
        ("january", Month(1)), ("february", Month(2)), ("march", Month(3)), ("april", Month(4)),
        ("may", Month(5)), ("june", Month(6)), ("july", Month(7)), ("august", Month(8)),
        ("september", Month(9)), ("october", Month(10)), ("november", Month(11)),
        ("december", Month(12)),
        ("jan", MonthShort(1)), ("feb", MonthShort(2)), ("mar", MonthShort(3)),
        ("apr", MonthShort(4)), ("jun", MonthShort(6)), ("jul", MonthShort(7)),
        ("aug", MonthShort(8)), ("sep", MonthShort(9)), ("sept", MonthShort(9)),
        ("oct", MonthShort(10)), ("nov", MonthShort(11)), ("dec", MonthShort(12)),
        ("monday", Weekday(0)), ("tuesday", Weekday(1)), ("wednesday", Weekday(2)),
        ("thursday", Weekday(3)), ("friday", Weekday(4)), ("saturday", Weekday(5)),
        ("sunday", Weekday(6)), ("mondays", Weekday(0)), ("sundays", Weekday(6)),
        ("mon", WeekdayShort(0)), ("tue", WeekdayShort(1)), ("tues", WeekdayShort(1)),
        ("wed", WeekdayShort(2)), ("thu", WeekdayShort(3)), ("thur", WeekdayShort(3)),
        ("thurs", WeekdayShort(3)), ("fri", WeekdayShort(4)), ("sat", WeekdayShort(5)),
        ("sun", WeekdayShort(6)),
        ("one", Cardinal(1)), ("two", Cardinal(2)), ("three", Cardinal(3)), ("four", Cardinal(4)),
        ("five", Cardinal(5)), ("six", Cardinal(6)), ("seven", Cardinal(7)), ("eight", Cardinal(8)),
        ("nine", Cardinal(9)), ("ten", Cardinal(10)), ("eleven", Cardinal(11)),
        ("twelve", Cardinal(12)), ("thirteen", Cardinal(13)), ("fourteen", Cardinal(14)),
        ("fifteen", Cardinal(15)), ("sixteen", Cardinal(16)), ("seventeen", Cardinal(17)),
        ("eighteen", Cardinal(18)), ("nineteen", Cardinal(19)),
        ("twenty", Tens(20)), ("thirty", Tens(30)), ("forty", Tens(40)), ("fifty", Tens(50)),
        ("sixty", Tens(60)), ("seventy", Tens(70)), ("eighty", Tens(80)), ("ninety", Tens(90)),
        ("hundred", Hundred), ("thousand", Thousand),
        ("first", Ordinal(1)), ("second", Ordinal(2)), ("third", Ordinal(3)), ("fourth", Ordinal(4)),
        ("fifth", Ordinal(5)), ("sixth", Ordinal(6)), ("seventh", Ordinal(7)), ("eighth", Ordinal(8)),
        ("ninth", Ordinal(9)), ("tenth", Ordinal(10)), ("eleventh", Ordinal(11)),
        ("twelfth", Ordinal(12)), ("thirteenth", Ordinal(13)), ("fourteenth", Ordinal(14)),
        ("fifteenth", Ordinal(15)), ("sixteenth", Ordinal(16)), ("seventeenth", Ordinal(17)),
        ("eighteenth", Ordinal(18)), ("nineteenth", Ordinal(19)), ("twentieth", Ordinal(20)),
        ("thirtieth", Ordinal(30)),
        ("st", Suffix), ("nd", Suffix), ("rd", Suffix), ("th", Suffix),
        ("day", Unit(U::Day)), ("days", Unit(U::Day)), ("week", Unit(U::Week)), ("weeks", Unit(U::Week)),
        ("workweek", Unit(U::WorkWeek)), ("weekend", Unit(U::Weekend)), ("weekends", Unit(U::Weekend)),
        ("fortnight", Unit(U::Fortnight)), ("fortnights", Unit(U::Fortnight)),
        ("month", Unit(U::Month)), ("months", Unit(U::Month)),
        ("quarter", Unit(U::Quarter)), ("quarters", Unit(U::Quarter)), ("half", Unit(U::Half)),
        ("year", Unit(U::Year)), ("years", Unit(U::Year)), ("decade", Unit(U::Decade)),
        ("decades", Unit(U::Decade)), ("century", Unit(U::Century)), ("centuries", Unit(U::Century)),
        ("twenties", Decades(20)), ("thirties", Decades(30)), ("forties", Decades(40)),
        ("fifties", Decades(50)), ("sixties", Decades(60)), ("seventies", Decades(70)),
        ("eighties", Decades(80)), ("nineties", Decades(90)), ("noughties", Decades(0)),
        ("tens", Decades(10)), ("thousands", Thousand),
        ("this", Which(W::This)), ("current", Which(W::This)),
        ("last", Which(W::Last)), ("previous", Which(W::Last)),
        ("past", Which(W::Past)), ("next", Which(W::Next)),
        ("following", Which(W::Following)), ("coming", Which(W::Coming)),
        ("upcoming", Which(W::Coming)),
        ("same", Same), ("that", That), ("today", Today), ("tomorrow", Tomorrow),
        ("tmrw", Tomorrow), ("yesterday", Yesterday), ("now", Now), ("tonight", Tonight),
        ("date", Date), ("ago", Ago), ("later", Later), ("earlier", Earlier), ("hence", Hence),
        ("after", After), ("before", Before), ("from", From), ("to", To), ("till", Till),
        ("until", Until), ("through", Through), ("between", Between), ("and", And),
        ("since", Since), ("by", By), ("within", Within), ("in", In), ("on", On), ("of", Of),
        ("the", The), ("a", A), ("an", A), ("for", For), ("over", Over), ("during", During),
        ("throughout", During), ("per", Per), ("starting", Starting), ("beginning", Beginning),
        ("commencing", Commencing), ("early", Early), ("late", Late), ("mid", Mid), ("start", Beginning),
        ("end", End), ("middle", Middle), ("rest", Rest), ("remainder", Rest), ("remaining", Rest),
        ("spring", Season(0)), ("summer", Season(1)), ("autumn", Season(2)), ("fall", Season(2)),
        ("winter", Season(3)), ("few", Few), ("couple", Couple), ("several", Several),
        ("many", Many), ("recent", Many), ("new", New), ("calendar", Calendar), ("local", Local),
        ("time", Time), ("morning", PartOfDay), ("afternoon", PartOfDay), ("evening", PartOfDay),
        ("night", PartOfDay), ("q", Q), ("h", H), ("s", S), ("business", Calendar), ("working", Calendar),
        ("eve", Eve), ("christmas", Christmas), ("easter", Easter), ("future", Future), ("than", Than), ("no", No), ("or", Or),
    ]
};

/// A word as it is written, and what it means.
type Meaning = (&'static [u8], Word);

/// Entries by first letter, so that most words of a text are dismissed after a few comparisons.
static BY_LETTER: LazyLock<[Vec<Meaning>; 26]> = LazyLock::new(|| {
    let mut table: [Vec<Meaning>; 26] = Default::default();
    for &(text, word) in WORDS {
        let letter = text.as_bytes().first().map_or(0, |b| usize::from(b - b'a'));
        if let Some(list) = table.get_mut(letter) {
            list.push((text.as_bytes(), word));
        }
    }
    table
});

/// What a run of letters means.
pub(super) fn look_up(text: &[u8]) -> Word {
    let Some(first) = text.first().map(u8::to_ascii_lowercase) else { return Word::Other };
    if !first.is_ascii_lowercase() || text.len() > 11 {
        return Word::Other;
    }
    BY_LETTER
        .get(usize::from(first - b'a'))
        .into_iter()
        .flatten()
        .find(|(entry, _)| entry.eq_ignore_ascii_case(text))
        .map_or(Word::Other, |&(_, word)| word)
}
