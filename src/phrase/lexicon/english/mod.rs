//! English.

mod labels;
mod nouns;
mod verbs;

use super::{Cue, Doing, Edge, Lexicon, LineMark, Sense, Stretch};
use crate::domain::Cadence;
use std::sync::OnceLock;

/// The words of English, both spellings (`-ise` is read as `-ize`).
pub static ENGLISH: Lexicon = Lexicon {
    words: &[WORDS, verbs::WORDS, nouns::WORDS],
    before: BEFORE,
    behind: BEHIND,
    phrases: PHRASES,
    labels: labels::LABELS,
    index: OnceLock::new(),
};

const BEFORE: &[(Cue, &str)] = &[
    (
        Cue::From,
        "from|von|up from|down from|from a baseline of|from currently|from around|from today ' s|starting from|starting at|starting point of|baseline|baseline of|\
         baseline is|baseline :|currently|currently at|currently :|current|current :|currently around|today :|now|now :|now at|today it is|today it's|now it is|now it's|currently it is|at present it is|it is now|it was|was|were|was at|previously|compared to|\
         compared with|versus|vs|vs .|instead of|up on|last year|last quarter|last month|we did|previous|prior|start :|start value :|as is :|as-is :|last year :|today|current is|currently is|current value|current value is|current value :|current level|at present|at present :|at the moment|presently|present|present value|status quo|as of today|we are at|we're at|stands at|actual :|actual is",
    ),
    (
        Cue::To,
        "to|auf|to reach|to hit|to achieve|to a total of|to an average of|to around|to about|to at least|to over|to more than|to above|to less than|to under|to below|\
         to within|to no more than|to at most|to fewer than|to a minimum of|to a maximum of|into|reach|reaching|reaches|target|target :|target of|target is|target =|goal|goal :|goal of|goal is|\
         of|at|=|:|hit|hits|down to|a total of|an average of|on average|aim :|aim for|to - be :|to-be :|with",
    ),
    (
        Cue::AtLeast,
        "at least|no less than|not less than|no fewer than|not fewer than|no lower than|not lower than|minimum|minimum of|min|min .|more than|greater than|\
         higher than|better than|longer than|over|above|exceed|exceeds|exceeding|beyond|north of|≥|> =|>|not below|never below|not fall below|not drop below|\
         upwards of|of at least|of over|of more than|of above|with at least|at or above|to exceed|well over|well above|at a minimum of|with over|with more than|of minimum",
    ),
    (
        Cue::AtMost,
        "at most|no more than|not more than|no greater than|no higher than|not higher than|not above|never above|maximum|maximum of|max|max .|less than|\
         fewer than|lower than|smaller than|shorter than|faster than|under|below|beneath|to max|to max .|to maximum|should not exceed|must not exceed|may not exceed|does not exceed|will not exceed|≤|< =|<|not exceed|not pass|never pass|not surpass|not exceeding|never exceed|not over|no longer than|not longer than|\
         in less than|in under|within|not rise above|up to|limit of|limit :|cap of|capped at|limited to|of at most|of under|of less than|of below|with less than|with under|\
         with fewer than|at or below|well under|well below|with at most|with no more than|of no more than|of max|of maximum|inside",
    ),
    (
        Cue::Between,
        "between|ranging from|in the range|in the range of|range|range of|range :|anywhere between|stay between|within the range of|to between|of between|within a range of",
    ),
    (
        Cue::By,
        "by|by a further|by another|by an additional|by at least|by up to|by more than|by over|by about|by around|by approximately|by minimum|by a minimum of|by some|by a|by an",
    ),
];

const BEHIND: &[(Cue, &str)] = &[
    (
        Cue::AtLeast,
        "or more|or above|or higher|or better|or greater|or over|or longer|and above|and over|and more|and higher|minimum|min|at least|+|plus|or up",
    ),
    (
        Cue::AtMost,
        "or less|or fewer|or below|or lower|or under|or faster|or sooner|or shorter|and below|and under|maximum|max|at most|tops",
    ),
    (
        Cue::From,
        "today|currently|now|at present|baseline|as of today|as of now|so far|right now|last year|last quarter|last month",
    ),
    (Cue::To, "target|goal"),
];

const PHRASES: &[(Sense, &str)] = &[
    // What only asks for the words behind it
    (
        Sense::Filler,
        "please|please make sure|please make sure that|please make sure to|please ensure that|please ensure|please can you|please could you|can someone|could someone|can somebody|\
         can you|can you please|could you|could you please|can we|could we|would you|shall we|it was agreed that|it was agreed to|it was decided that|it was decided to|\
         we agreed that|we agreed to|we have agreed to|we decided to|someone should|someone needs to|somebody should|someone has to|we need someone to|i want us to|\
         i would like us to|i'd like us to|i would like to|i want to|we would like to|we'd like to|don't forget to|remember to|need to|we have to|we need to|we intend to|our aim is to|the aim is to|our goal is to|the goal is to|our objective is to|\
         we aspire to|we plan to|we are going to|we're going to|we strive to|we hope to|we commit to|we are committed to|in order to|continue to|to continue to|strive to|seek to|aim to",
    ),
    (
        Sense::Verb(Doing::Output),
        "roll out|drop support|end support|set up|put in place|bring to market|go live|get live|put live|stand up|build up|carry out|come up with|sign off",
    ),
    (
        Sense::Verb(Doing::Hold),
        "do not let|don't let|never let|make sure|do not exceed|don't exceed|do not go|don't go|never exceed|keep up|stay at|live up to",
    ),
    (
        Sense::Verb(Doing::Lower),
        "bring down|get down|drive down|cut down|cut back|get rid|scale down|scale back|push down|take down|bring back|slim down|slow down|pay down|pay off|get away from",
    ),
    (
        Sense::Verb(Doing::Raise),
        "bring up|drive up|scale up|ramp up|step up|push up|speed up|level up|get up",
    ),
    (
        Sense::Verb(Doing::Activity),
        "phase out|wind down|follow up|kick off|work on|look into|talk to|speak to|speak with|talk with|reach out|find out|work with|meet with|sit down|sit in on|go through|think about|\
         a / b test|get feedback|take part|sign up for|hand over|clean up|get approval|get sign-off|reach agreement|keep in touch|look at|get quotes|keep learning",
    ),
    (
        Sense::By,
        "no later than|not later than|on or before|at the latest by|latest by|due by|due on|by the end of the day on",
    ),
    (
        Sense::Verb(Doing::Reach),
        "win back|buy back|hand over|bring in|take on",
    ),
    (
        Sense::Verb(Doing::Watch),
        "keep an eye on|keep an eye|keep track of|keep track|keep tabs on|keep tabs|keep watch|look after",
    ),
    (
        Sense::Verb(Doing::Aim),
        "stand out|take care|put first|set the standard|win over|win the hearts|make it|break into|make us|bring together|stop being|grow into|get better at|raise the bar|build trust|say no to|say no|say goodbye to|free our|free up|free the|put an end to|leave behind|stop doing",
    ),
];

const WORDS: super::Words = &[
    (Sense::Month(1), "jan january"),
    (Sense::Month(2), "feb february"),
    (Sense::Month(3), "mar march"),
    (Sense::Month(4), "apr april"),
    (Sense::Month(5), "may"),
    (Sense::Month(6), "jun june"),
    (Sense::Month(7), "jul july"),
    (Sense::Month(8), "aug august"),
    (Sense::Month(9), "sep sept september"),
    (Sense::Month(10), "oct october"),
    (Sense::Month(11), "nov november"),
    (Sense::Month(12), "dec december"),
    (Sense::Weekday(0), "mon monday"),
    (Sense::Weekday(1), "tue tues tuesday"),
    (Sense::Weekday(2), "wed weds wednesday"),
    (Sense::Weekday(3), "thu thur thurs thursday"),
    (Sense::Weekday(4), "fri friday"),
    (Sense::Weekday(5), "sat saturday"),
    (Sense::Weekday(6), "sun sunday"),
    (Sense::Count(0), "zero"),
    (Sense::Count(1), "one a an"),
    (Sense::Count(2), "two"),
    (Sense::Count(3), "three"),
    (Sense::Count(4), "four"),
    (Sense::Count(5), "five"),
    (Sense::Count(6), "six"),
    (Sense::Count(7), "seven"),
    (Sense::Count(8), "eight"),
    (Sense::Count(9), "nine"),
    (Sense::Count(10), "ten"),
    (Sense::Count(11), "eleven"),
    (Sense::Count(12), "twelve dozen"),
    (Sense::Count(15), "fifteen"),
    (Sense::Count(18), "eighteen"),
    (Sense::Count(20), "twenty"),
    (Sense::Count(25), "twenty-five"),
    (Sense::Count(30), "thirty"),
    (Sense::Count(40), "forty"),
    (Sense::Count(50), "fifty"),
    (Sense::Count(60), "sixty"),
    (Sense::Count(70), "seventy"),
    (Sense::Count(80), "eighty"),
    (Sense::Count(90), "ninety"),
    (Sense::Count(100), "hundred"),
    (Sense::Ordinal(1), "first 1st"),
    (Sense::Ordinal(2), "second 2nd"),
    (Sense::Ordinal(3), "third 3rd"),
    (Sense::Ordinal(4), "fourth 4th last final"),
    (Sense::Scale(3), "k thousand thousands tsd"),
    (Sense::Scale(6), "m mn mln mm mio million millions"),
    (Sense::Scale(9), "b bn billion billions mrd"),
    (Sense::Scale(12), "tn trillion"),
    (Sense::Time(Stretch::Second), "s sec secs second seconds"),
    (Sense::Time(Stretch::Minute), "m min mins minute minutes"),
    (Sense::Time(Stretch::Hour), "h hr hrs hour hours"),
    (Sense::Time(Stretch::Day), "d day days"),
    (Sense::Time(Stretch::Week), "w wk wks week weeks"),
    (Sense::Time(Stretch::Month), "mo mos month months"),
    (Sense::Time(Stretch::Quarter), "quarter quarters qtr"),
    (Sense::Time(Stretch::Half), "half half-year"),
    (Sense::Time(Stretch::Year), "y yr yrs year years"),
    (Sense::Percent, "% ％ percent pct"),
    (Sense::Points, "pp ppts pts"),
    (Sense::Money("EUR"), "€ eur euro euros"),
    (Sense::Money("USD"), "$ usd us$ dollar dollars"),
    (Sense::Money("GBP"), "£ gbp quid"),
    (Sense::Money("JPY"), "¥ jpy yen"),
    (Sense::Money("CHF"), "chf francs sfr"),
    (Sense::Money("INR"), "₹ inr rupees"),
    (Sense::Money("CNY"), "cny rmb yuan"),
    (Sense::Money("SEK"), "sek kr kronor"),
    (Sense::Money("NOK"), "nok kroner"),
    (Sense::Money("DKK"), "dkk"),
    (Sense::Money("PLN"), "pln zł"),
    (Sense::Money("CZK"), "czk"),
    (Sense::Money("HUF"), "huf"),
    (Sense::Money("CAD"), "cad c$"),
    (Sense::Money("AUD"), "aud a$"),
    (Sense::Money("NZD"), "nzd nz$"),
    (Sense::Money("SGD"), "sgd s$"),
    (Sense::Money("HKD"), "hkd hk$"),
    (Sense::Money("BRL"), "brl r$"),
    (Sense::Money("MXN"), "mxn"),
    (Sense::Money("ZAR"), "zar rand"),
    (Sense::Money("KRW"), "₩ krw"),
    (Sense::Money("RUB"), "₽ rub"),
    (Sense::Money("UAH"), "₴ uah"),
    (Sense::Money("TRY"), "₺ try"),
    (Sense::Money("ILS"), "₪ ils"),
    (Sense::Money("AED"), "aed"),
    (Sense::Money("NGN"), "₦ ngn"),
    (Sense::Custom("ms"), "ms millisecond milliseconds"),
    (Sense::Custom("kg"), "kg kilos kilograms"),
    (Sense::Custom("t"), "t tonnes tonne tons ton"),
    (Sense::Custom("g"), "g grams gram"),
    (Sense::Custom("m³"), "m³ m3 cbm"),
    (Sense::Custom("‰"), "‰ permille permil"),
    (Sense::Custom("bp"), "bp bps"),
    (
        Sense::Custom("km"),
        "km kilometres kilometers kilometre kilometer",
    ),
    (Sense::Custom("m²"), "m² m2 sqm"),
    (Sense::Custom("kWh"), "kwh"),
    (Sense::Custom("MWh"), "mwh"),
    (Sense::Custom("GB"), "gb"),
    (Sense::Custom("MB"), "mb"),
    (Sense::Custom("TB"), "tb"),
    (Sense::Custom("l"), "litres liters"),
    (Sense::Custom("ha"), "ha hectares"),
    (Sense::Custom("miles"), "miles"),
    (Sense::Custom("ppm"), "ppm"),
    (Sense::Custom("kW"), "kw"),
    (Sense::Custom("MW"), "mw"),
    (Sense::Custom("GWh"), "gwh"),
    (Sense::Custom("mm"), "mm"),
    (Sense::Custom("cm"), "cm"),
    (Sense::Custom("°C"), "°c"),
    (Sense::Custom("dB"), "db"),
    (Sense::Custom("Mbps"), "mbps"),
    (Sense::Custom("mg"), "mg"),
    (Sense::Custom("ml"), "ml"),
    (Sense::Custom("FTE"), "fte ftes"),
    (Sense::Workday, "working business calendar"),
    (Sense::Star, "star stars ★ ⭐ ☆"),
    (Sense::Often(Cadence::Hour), "hourly"),
    (Sense::Often(Cadence::Day), "daily"),
    (Sense::Often(Cadence::Week), "weekly"),
    (
        Sense::Often(Cadence::Fortnight),
        "fortnightly biweekly bi-weekly",
    ),
    (Sense::Often(Cadence::Month), "monthly"),
    (Sense::Often(Cadence::Quarter), "quarterly"),
    (Sense::Often(Cadence::Year), "yearly annual annually"),
    (Sense::Day(-1), "yesterday"),
    (Sense::Day(0), "today now"),
    (Sense::Day(1), "tomorrow"),
    (Sense::Holiday(12, 25), "christmas xmas"),
    (Sense::Holiday(10, 31), "halloween"),
    (Sense::Holiday(0, 0), "easter"),
    (Sense::Season(3), "spring"),
    (Sense::Season(6), "summer"),
    (Sense::Season(9), "autumn fall"),
    (Sense::Season(12), "winter"),
    (Sense::Edge(Edge::Start), "start beginning begin"),
    (Sense::Edge(Edge::Middle), "mid middle"),
    (Sense::Edge(Edge::End), "end close ending"),
    (Sense::EndOf(Stretch::Week), "eow end-of-week week-end"),
    (Sense::EndOf(Stretch::Month), "eom end-of-month month-end"),
    (
        Sense::EndOf(Stretch::Quarter),
        "eoq end-of-quarter quarter-end",
    ),
    (
        Sense::EndOf(Stretch::Year),
        "eoy end-of-year year-end yearend",
    ),
    (Sense::Which(-1), "last previous past"),
    (Sense::Which(0), "this current the"),
    (Sense::Which(1), "next coming upcoming following"),
    (Sense::Ago, "ago earlier back"),
    (Sense::Of, "of"),
    (Sense::Article, "the a an our my your their its his her"),
    (Sense::By, "by until till til due deadline"),
    (
        Sense::In,
        "in during for over throughout through this on at",
    ),
    (Sense::Before, "before"),
    (Sense::Within, "within inside"),
    (Sense::Per, "per each every a an"),
    (Sense::Fiscal, "fy fiscal financial"),
    (Sense::And, "and"),
    (Sense::To, "to"),
    (
        Sense::Change(Doing::Raise),
        "increase increases growth rise uplift gain boost jump lift",
    ),
    (
        Sense::Change(Doing::Lower),
        "reduction reductions decrease drop decline cut fall saving savings",
    ),
    (Sense::Change(Doing::Better), "improvement improvements"),
    (
        Sense::Comparative(Doing::Raise),
        "more higher greater larger bigger longer",
    ),
    (
        Sense::Comparative(Doing::Lower),
        "fewer less lower shorter smaller cheaper",
    ),
    (Sense::Comparative(Doing::Better), "faster better quicker"),
    (Sense::Not, "not never don't no"),
    (
        Sense::Owner,
        "owner owners owned dri lead responsible accountable assignee assigned who",
    ),
    (
        Sense::Mark(LineMark::Objective),
        "objective obj o objectives goal aim ambition",
    ),
    (Sense::Mark(LineMark::KeyResult), "kr krs key-result"),
    (
        Sense::Mark(LineMark::Kpi),
        "kpi kpis metric measure indicator",
    ),
    (
        Sense::Mark(LineMark::Initiative),
        "initiative initiatives task tasks action actions maßnahme todo project activity deliverable",
    ),
    (
        Sense::Complaint,
        "too not don't doesn't can't cannot isn't aren't won't never lack lacks complain complains slow poor bad problem problems unhappy confused confusing \
         unclear frustrated annoyed difficult missing",
    ),
    (
        Sense::Condition,
        "late open overdue lost repeat active missing excess idle pending broken outstanding lapsed dormant sick daily weekly monthly returning paying",
    ),
    (
        Sense::Greeting,
        "hi hello hey dear thanks thank cheers regards sincerely greetings",
    ),
    (
        Sense::Everyone,
        "everybody everyone nobody every anyone anybody none nothing each",
    ),
    (
        Sense::Section(LineMark::KeyResult),
        "krs results success outcomes",
    ),
    (
        Sense::Section(LineMark::Kpi),
        "kpi kpis metrics indicators figures numbers",
    ),
    (
        Sense::Section(LineMark::Initiative),
        "initiatives actions tasks steps projects activities todos deliverables",
    ),
    (Sense::Section(LineMark::Objective), "objectives goals okrs"),
    (
        Sense::Bound,
        "above below under over between at least most exceeding within beyond minimum maximum no not more less fewer higher lower reaches exceeds",
    ),
    (
        Sense::Purpose,
        "so because due through via using thanks whilst while without despite thereby for across among amongst when where who which that",
    ),
    (
        Sense::Done,
        "done complete completed finished achieved ✓ ✔ ✅ closed",
    ),
    (
        Sense::Filler,
        "we will would should shall must want wants to aim aims aiming plan plans need needs please further significantly dramatically substantially \
         successfully continuously consistently steadily our the a also more and then strongly slightly quickly rapidly sustainably radically greatly help try trying be able \
         being is are been get was has have having finally again i let's lets us currently proactively jointly actively going i'd we'd like i'm constantly always measurably really truly",
    ),
    (
        Sense::About,
        "about around approximately roughly ca circa approx ~ almost nearly some only just exactly the a an our ≈ another additional extra total overall further combined",
    ),
    (
        Sense::Definite,
        "the these those all both our any its their every other each",
    ),
];
