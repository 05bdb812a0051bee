//! Words that show what a name is: titles and roles, words of organisations, words of places.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a word tells about the name that it stands in or beside; several can hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cues(pub(super) u16);

impl Cues {
    /// Stands before a person's name: `President`.
    pub const TITLE: Self = Self(1);
    /// Says in small letters what a person is: `spokesman`.
    pub const ROLE: Self = Self(2);
    /// Is the head of an organisation's name: `Ministry`.
    pub const BODY: Self = Self(4);
    /// Is the head of a place's name, at its end: `Province`.
    pub const AREA: Self = Self(8);
    /// Opens a place's name: `Mount`.
    pub const BEFORE_PLACE: Self = Self(16);
    /// Is no name although it has a capital: weekdays, months, peoples, faiths.
    pub const NO_NAME: Self = Self(32);
    /// Opens a sentence and is no part of a name.
    pub const OPENER: Self = Self(64);
    /// A verb of saying in the past or present.
    pub const SAYING: Self = Self(128);
    /// Joins the parts of a person's name: `bin`, `van`.
    pub const PARTICLE: Self = Self(256);
    /// A title that is written with a full stop: `Sen`.
    pub const ABBREVIATED: Self = Self(512);
    /// What is deployed or owned by an organisation, so that a name before it is one: `fighters`.
    pub const ACTS_FOR_BODY: Self = Self(1024);

    /// Sets a place before the name behind it: `in`, `northern`.
    pub const WHERE: Self = Self(2048);
    /// Makes the country behind it somebody to deal with: `with`, `urge`.
    pub const PARTNER: Self = Self(4096);
    /// Belongs to a state that acts and not to a land: `commitment`.
    pub const OF_A_STATE: Self = Self(8192);
    /// A verb of doing in a form that needs a subject: `remains`.
    pub const FINITE: Self = Self(16384);
    /// In small letters, what a people has: `government`.
    pub const BODY_OF_A_PEOPLE: Self = Self(32768);

    /// Whether it has all cues of the other.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// The cues of a word, whose lower-case form is asked for.
pub(crate) fn cues(lower: &str) -> Cues {
    WORDS.get(lower).copied().unwrap_or_default()
}

static WORDS: LazyLock<FxHashMap<&'static str, Cues>> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, Cues> = FxHashMap::default();
    for (cue, list) in LISTS {
        for word in list.split_whitespace() {
            words.entry(word).or_default().0 |= cue.0;
        }
    }
    words
});

const LISTS: &[(Cues, &str)] = &[
    (
        Cues::TITLE,
        "president minister premier chancellor secretary senator representative congressman \
        congresswoman governor mayor ambassador envoy judge justice general admiral colonel captain major \
        lieutenant sergeant commander marshal king queen prince princess emperor sheikh sultan emir \
        ayatollah pope bishop archbishop cardinal imam rabbi pastor reverend father sister professor doctor \
        chairman chairwoman chair chairperson director spokesman spokeswoman spokesperson commissioner \
        representative delegate deputy speaker leader comrade mr mrs ms miss dr sen rep gov gen lt col \
        prof rev hon amb capt sgt sir lord lady baroness dame baron madam madame coordinator advisor \
        adviser aide counselor chief inspector attorney undersecretary administrator chairmen presidents \
        ministers candidate nominee lawyer strategist director-general maj adm cmdr brig cpl cdr corporal \
        brigadier",
    ),
    (
        Cues::ABBREVIATED,
        "mr mrs ms dr sen rep gov gen lt col prof rev hon amb capt sgt sens reps st maj adm cmdr brig cpl \
        cdr",
    ),
    (
        Cues::ROLE,
        "spokesman spokeswoman spokesperson senator candidate leader strategist adviser advisor \
        analyst director professor lawyer attorney activist journalist reporter author economist historian \
        scientist expert officer official president minister secretary chairman chairwoman head chief boss \
        envoy diplomat ambassador businessman businesswoman billionaire actor actress singer actor governor \
        mayor congressman congresswoman commander general resident voter student teacher owner founder \
        co-founder editor columnist commentator pollster aide rival challenger nominee counterpart husband \
        wife son daughter brother sister father mother friend colleague justice judge deputy executive \
        manager chairperson coordinator consultant operative surrogate physician doctor nurse veteran \
        photographer blogger writer host anchor archaeologist soldier refugee farmer worker named",
    ),
    (
        Cues::BODY,
        "ministry department office agency council committee commission bureau government \
        administration parliament senate congress assembly house cabinet court tribunal party union \
        federation confederation alliance coalition league organization organisation association society \
        institute institution university college school academy foundation fund trust bank corporation \
        company group inc corp ltd llc plc co times post journal herald tribune gazette guardian news \
        broadcasting network television radio press army navy forces force guard guards police service \
        services command brigade battalion front movement brigades militia authority secretariat embassy \
        consulate mission delegation programme program initiative campaign center centre museum church \
        hospital club team airlines airways motors technologies systems industries partners board panel \
        caucus pac directorate politburo regime opposition mechanism taskforce summit network \
        treasury pentagon kremlin observatory watch laboratory museums hotline helmets peshmerga nations forum \
        conference dialogue corps regiment squadron fleet division headquarters rangers marines units",
    ),
    (
        Cues::AREA,
        "province district city town village county state region river lake sea ocean gulf strait \
        bay island islands peninsula mountain mountains valley desert canal airport square street avenue \
        road bridge port harbor harbour palace gate camp governorate territory territories republic \
        oblast prefecture border corridor coast heights hills east west north south suburbs basin plaza \
        park factory plant stadium tower hotel hall",
    ),
    (
        Cues::BEFORE_PLACE,
        "mount lake port fort cape gulf camp san santa st saint deir tal tel tell jabal umm ras wadi bab beit khan ain qasr jisr new north south east \
        west northern southern eastern western central upper lower",
    ),
    (
        Cues::NO_NAME,
        "monday tuesday wednesday thursday friday saturday sunday january february march april \
        may june july august september jan feb mar apr jun jul aug sept sep oct nov dec october november december islam christianity judaism buddhism \
        christian christians muslim muslims jewish jews islamic islamist catholic protestant sunni shia shiite \
        sunnis shiites arab arabs arabic english european europeans african africans asian asians western \
        american americans british french german germans chinese russian russians japanese iraqi iraqis \
        syrian syrians iranian iranians turkish kurdish israeli israelis palestinian palestinians ukrainian \
        ukrainians korean indian indians christmas easter ramadan eid i ii iii iv god internet republican \
        democrat conservative liberal democratic twitter facebook youtube tv am pm gmt est edt ceo cfo ok \
        q a aid nazi african-american hispanic latino latinos hispanics black white britons yazidi yazidis \
        bible earth thanksgiving communique resolution treaty agreement act amendment constitution law plan \
        year day week war cold world first second third no pdf wwii wwi festival happy summit anniversary copyright email fax www http https via \
        photo update video image read usd eur gbp utc vip flight republicans democrats conservatives liberals kurds turks sunday's",
    ),
    (
        Cues::OPENER,
        "the a an this that these those he she it we they you i his her its our their my your in on \
        at by for from to with of as if when while after before since until because although though but and \
        or nor so yet however meanwhile moreover also then there here now today yesterday tomorrow what who \
        whom whose which why how where all both each every some many most more much few several one two \
        three four five six seven eight nine ten no not only just even still once again according despite \
        during under over between among against about through without within like unlike instead following \
        asked let do does did is are was were be been has have had will would can could may might should \
        must please thanks thank hello yes well oh additionally furthermore indeed perhaps maybe never \
        nothing everyone everything someone something anyone nobody other others another such same last \
        next previous earlier later recently finally first second third overall together speaking given \
        including regarding on-the-ground back earlier soon often today's whether up out off down ahead \
        nearly almost about around roughly half part further new old",
    ),
    (
        Cues::SAYING,
        "said says told tells added adds noted notes wrote writes argued argues explained \
        announced declared stated warned insisted replied responded tweeted testified recalled joked \
        asked acknowledged claimed claims suggested",
    ),
    (
        Cues::PARTICLE,
        "al el bin bint ibn abu de da del della di du dos van von der den la le ul ter af zu",
    ),
    (
        Cues::ACTS_FOR_BODY,
        "fighters militants rebels insurgents forces regime leader leaders members member terrorists \
        spokesman spokeswoman spokesperson officials official extremists commanders commander control-held \
        held controlled atrocities propaganda oil",
    ),
    (
        Cues::WHERE,
        "in inside into across throughout within outside near around at from to through via towards toward \
        northern southern eastern western central north south east west northeastern northwestern \
        southeastern southwestern visit visited visiting visits enter entered entering leave left leaving \
        reach reached",
    ),
    (
        Cues::PARTNER,
        "by with between against urge urges urged urging thank thanks thanked press pressed accuse accuses \
        accused ally allies notably support supports supporting supported enable enables help helps helped \
        assist assisting condemn condemns condemned criticise criticised criticize criticized warn warned \
        ask asked persuade pressure pressured versus join joined",
    ),
    (
        Cues::OF_A_STATE,
        "commitment commitments leadership government governments work efforts effort support decision \
        position stance message proposal response policy policies interests role involvement request offer \
        call refusal failure forces military army navy authorities parliament president minister ministry \
        willingness contribution assistance readiness approach view views allies ally partners delegation \
        ambassador embassy leaders leader regime backing intervention obligations pledge security message messages goal strategy",
    ),
    (
        Cues::FINITE,
        "is are was were has have had will would can could may might must should shall does did do cannot \
        remains remain remained continues continue continued stands stood supports condemns condemned \
        welcomes welcomed calls called urges urged reaffirms reaffirmed reaffirm recognises recognizes \
        rejects rejected backs backed faces faced seeks sought wants wanted needs believes believed hopes \
        hoped intends agrees agreed denies denied began begins plans launched carried provides provided \
        signed holds opposes opposed pledged vowed sees saw expects expected appreciates understands took sent held led became came gave made met told lost won went",
    ),
    (
        Cues::BODY_OF_A_PEOPLE,
        "government regime opposition army military forces parliament authorities police navy coalition \
        administration leadership troops officials leaders militia militias intelligence delegation \
        rebels insurgents embassy ministry fighters companies organisations organizations peshmerga \
        ministers lawmakers diplomats negotiators parties counterparts partners businesses pilots soldiers",
    ),
];
