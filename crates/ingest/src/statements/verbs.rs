//! The verbs, by what may follow them. A word may stand in several rows; its rows add up.
//! `refer:to,back` gives the verb prepositions of its own.

use super::lexicon::frame::*;

pub(super) const VERBS: &[(u32, &str)] = &[
    (
        CLAUSE | OBJECT,
        "say:of,about add note state declare announce argue:for,against,about,over \
        explain insist:on,upon claim assert contend warn:of,about,against caution:against admit:to \
        acknowledge concede confirm deny reveal disclose report:on observe remark:on mention emphasize stress \
        underline underscore highlight reiterate repeat reaffirm affirm predict forecast recall recount \
        testify:about,to,against allege boast:of,about brag:about joke:about quip complain:about,of lament \
        bemoan tweet proclaim profess clarify stipulate conclude estimate speculate:about hint:at imply \
        indicate signal suggest propose recommend demand guarantee swear pledge vow promise \
        write:of,about answer",
    ),
    (
        CLAUSE,
        "agree:with,on,to,upon disagree:with,on,about concur:with retort muse:about wonder:about \
        marvel:at theorize reason opine counter interject exclaim whisper mutter shout:at yell:at chant \
        cry reply:to respond:to comment:on post:on read concede contend elaborate:on warrant \
        point:out,to joke",
    ),
    (
        QUOTE,
        "continue begin laugh smile sigh shrug nod deadpan snap fire:back shoot:back go:on chime \
        start finish intone gush text sing",
    ),
    (HEARER | CLAUSE, "tell inform assure remind notify warn persuade convince"),
    (
        HEARER | INFINITIVE | OBJECT,
        "urge ask:about,for,whether,if implore beg press order \
        instruct request call:for,on,upon,into invite challenge pressure",
    ),
    (CLAUSE, "ask:about,for"),
    (
        OBJECT | ACT,
        "praise commend laud applaud hail welcome thank congratulate criticize condemn denounce \
        blast slam attack mock ridicule rebuke assail lambaste decry deride dismiss reject oppose endorse \
        support defend champion tout advocate:for question dispute cite quote reference invoke describe \
        portray characterize label dub deem liken compare blame:for accuse:of chide scold castigate \
        disparage belittle vilify admonish reprimand chastise deplore lauds bash skewer \
        rebuff rebut refute disavow renounce repudiate deflect downplay disown bemoan \
        salute honor honour greet express voice convey extend articulate air outline detail \
        offer criticise back favor favour protest insult demonize embrace trumpet \
        echo evoke rap discuss preach denigrate excoriate pan savage mourn apologize:for \
        demean malign eulogize critique rail:against,at lash:out knock rip attribute deem brand credit",
    ),
    (INFINITIVE, "vow pledge promise threaten refuse decline offer agree swear propose"),
    (
        INFINITIVE | VIEW,
        "hope:for,to want wish:for seek intend prefer aim expect:to desire long \
        aspire:to dream:of",
    ),
    (
        THAT | VIEW | CLAUSE,
        "think:of,about believe:in feel hope fear expect doubt suspect worry:about \
        assume guess suppose realize",
    ),
    (
        THAT | VIEW,
        "know understand anticipate see learn decide determine hear notice wish remember",
    ),
    (THAT, "show find reveal demonstrate rule prove maintain"),
    (OBJECT | ACT, "wish"),
    (OBJECT | VIEW, "view:as regard:as see:as want fear love hate dislike admire resent trust"),
    (
        PREPOSITION,
        "refer:to allude:to object:to respond:to react:to speak:of,about,out,up,in,against,for talk:about,of,up \
        push:for,back lobby:for apologize:for,to weigh:in focus:on hit:back plead:for,with,guilty \
        rally:behind sympathize:with lean:toward campaign:for,against lash:out \
        dwell:on expound:on inquire:about worry:about appeal:to,for",
    ),
    (OBJECT | ABOUT, "share elaborate give send"),
    (PREPOSITION, "set:out lay:out spell:out"),
    (QUOTE, "put"),
    (
        JOINT,
        "have exchange conduct reach discuss coordinate have hold review use formulate pay \
        seek commend commit attach map summarize end examine",
    ),
    (
        JOINT,
        "agree stress emphasize underscore reaffirm reiterate note express highlight support welcome \
        condemn call pledge affirm advocate speak believe view consider state say oppose endorse point \
        urge confirm declare announce outline reject share",
    ),
    (
        ENCOUNTER,
        "meet hold visit attend arrive chair arrange sign talk confer travel receive host shake \
        co-chair",
    ),
    (
        NOUN,
        "claim call report view plan hope support attack comment request fear note doubt estimate demand \
        promise pledge offer question dispute challenge wish boast complaint post tweet text concern favor \
        desire cite aim vote focus push guess show book state warrant object display back list point \
        propose address remark signal cry reason order air detail outline highlight forecast label brand \
        credit honor love hate trust rule find press knock rip pan rap campaign rally",
    ),
];
