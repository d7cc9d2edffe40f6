//! What a KPI's name says: a metric or an action, what unit it needs, what it tempts people to do (P1, P2, P8, P9, P11).

use super::activity::is_command;
use super::lexicon::{Class, DETERMINERS};
use super::sentence::Sentence;
use super::words::{Form, Sort, Word};
use crate::domain::{Nature, TimeUnit, Unit};
use crate::phrase::{ENGLISH, Sense};
use std::ops::Range;

/// Numbers that rise without any use, unless they are tied to what they should bring.
const VANITY: &str = "follower|fan|like|page view|pageview|impression|download|hit|registered user|view|social media reach|social reach|organic reach|post reach|mention|\
    app install|retweet|share on social media|newsletter subscriber|email subscriber|channel subscriber|subscriber count|email list size|mailing list size|\
    cumulative user|total sign up|total signup|press clipping|website visit|site visit|website visitor|unique visitor|video play|total user|\
    total registration|stars on github|github star";

/// Lengths of time by name: they want a unit (P2), and to be short at the cost of something else (P9).
const TIMES: &str = "response time|resolution time|handling time|handle time|time to resolve|time to respond|first response|waiting time|wait time|\
    turnaround|processing time|lead time|cycle time|throughput time|time to hire|time to fill|delivery time|time to market|time to first|length of stay";

/// What a KPI tempts people to break, by words of its name, and the counter-metric that guards it.
const TEMPTS: &[(&str, &str)] = &[
    (TIMES, "quality: errors, reopened cases or satisfaction"),
    (
        "speed|minutes per|hours per|average time|time per",
        "quality: errors, reopened cases or satisfaction",
    ),
    (
        "ticket closed|ticket resolved|case closed|case resolved|call per|call handled|call made|sale call|output|unit produced|unit per|order per|throughput|velocity|story point|line of code|commit|feature shipped|deploy frequency|deployment frequency|release per|number of release|inspection|visit per|patient seen|patient per|productivity|utilisation|utilization|occupancy|application processed|claim processed|claim per|article published|post published|demo|meeting booked|admission|discharge|appointment per|job completed|order picked|bed occupancy|pick rate|items picked|parcel per",
        "quality: errors, complaints or rework",
    ),
    (
        "cost per|cost|spend|expense|budget|inventory|stock level|overhead",
        "quality or satisfaction, so that savings do not cost more later",
    ),
    (
        "revenue|sale|new customer|new contract|deal closed|order value|order intake|booking|lead|sign up|signup|trial|acquisition|conversion rate|win rate|upsell|cross sell|sales volume|account opened|loan granted|policy sold|gross profit|ebitda|donations raised|new donor|new member|new user",
        "margin, refunds or customers who stay",
    ),
    (
        "hire|headcount|recruit|vacancy|absence|absenteeism|sick leave|sickness|accident|incident report|exam result|pass rate|graduation rate|attendance rate|test score",
        "how those who count here are doing a few months later",
    ),
];

/// Standard measures whose names contain words that would be weasel words elsewhere.
const DEFINED: &str = "overall equipment effectiveness|oee|air quality index|success rate|net promoter|quality adjusted life year|efficiency ratio|power usage effectiveness|\
    cost of poor quality|quality assurance|good received|goods received|sales performance index";

/// Words that are terms of a trade in front of others: "effective interest rate", "quality complaints".
const TERMS: &[(&str, &str)] = &[
    (
        "effective",
        "interest tax date annual rate dose yield capacity",
    ),
    (
        "quality",
        "complaint complaints control assurance defect defects reject rejects inspection inspections audit audits incident incidents issue issues gate gates deviation deviations \
         alert alerts score scores rating ratings index manager department cost costs",
    ),
    (
        "health",
        "insurance check checks check-up record records inspection inspections and",
    ),
    (
        "performance",
        "review reviews appraisal appraisals bond test tests",
    ),
    ("optimal", "control"),
    ("healthy", "life"),
    ("success", "rate"),
    ("good", "manufacturing laboratory clinical agricultural"),
];

/// The action a name consists of (P1).
pub(crate) fn action(sentence: &Sentence) -> Option<Range<usize>> {
    // "Delivered on the day agreed": what was done in time is counted.
    let done = sentence.word(sentence.head);
    if done.is_some_and(|word| word.form == Form::Ed)
        && sentence.is(sentence.head + 1, "on within")
        && (2..5).any(|on| sentence.is(sentence.head + on, "time day date hours days"))
    {
        return None;
    }
    if let Some(verb) = sentence.leading_verb() {
        let known = verb.class;
        // "Maintain a satisfaction score of 90 %" is a level to watch (There Be Giants).
        let adjective = sentence.is(verb.at.start, "open complete clean free live")
            && !sentence.is(verb.at.end, DETERMINERS)
            && sentence
                .word(verb.at.end)
                .is_some_and(|next| next.sort == Sort::Word);
        let steers = known.meets(Class::UP.or(Class::DOWN).or(Class::BETTER));
        let number = !steers && sentence.ends_as_a_number(verb.at.end);
        // "Pay gap", "Order intake": two nouns.
        let compound = known.meets(Class::EITHER)
            && !steers
            && !known.meets(Class::OUTPUT)
            && verb.at.end + 1 == sentence.words.len()
            && sentence
                .word(verb.at.end)
                .is_some_and(|word| word.form == Form::Base);
        // "Launch delay in days": what names its unit is read, not done.
        let unit_said = known.meets(Class::EITHER)
            && !sentence.is(verb.at.end, DETERMINERS)
            && (verb.at.end..sentence.words.len()).any(|at| {
                sentence.is(at, "in")
                    && sentence.is(at + 1, "days hours minutes seconds weeks months % percent euro euros dollars kg tonnes")
                    && sentence.word(at + 2).is_none()
            });
        let kept = adjective
            || unit_said
            || number
            || compound
            || known.meets(Class::KEEP)
            || (sentence.is(verb.at.start, "hold meet") && names_a_level(sentence));
        let gerund = sentence
            .word(verb.at.start)
            .is_some_and(|word| word.form == Form::Ing);
        if kept || sentence.negated {
            return None;
        }
        if gerund {
            let makes = known.meets(
                Class::UP
                    .or(Class::DOWN)
                    .or(Class::BETTER)
                    .or(Class::OUTPUT)
                    .or(Class::MAKE)
                    .or(Class::ACTIVITY),
            );
            let object = sentence
                .word(verb.at.end)
                .is_some_and(|word| word.among(DETERMINERS) || word.sort == Sort::Number);
            let unmistakable = !known.meets(Class::EITHER) && sentence.is(verb.at.start, "improving increasing reducing implementing launching introducing creating developing enhancing optimising optimizing decreasing raising boosting growing");
            return (makes && (object || unmistakable)).then_some(verb.at);
        }
        return Some(verb.at);
    }
    // "Cleaning the customer data"
    let doing = sentence
        .word(sentence.head)
        .is_some_and(|word| word.form == Form::Ing && !word.joined)
        && sentence.is(sentence.head + 1, "the our all its their");
    if doing || is_command(sentence) {
        return Some(sentence.head..sentence.head + 1);
    }
    let steers = Class::UP.or(Class::DOWN).or(Class::BETTER);
    let doing = steers.or(Class::OUTPUT).or(Class::MAKE).or(Class::ACTIVITY);
    // "Implementation of the ERP"; "Completion of trainings" may be counted.
    if let Some(verb) = sentence.nominal().filter(|verb| {
        verb.class.meets(doing)
            && !sentence.is(verb.at.start, "completion training delivery development")
    }) {
        return Some(verb.at);
    }
    sentence
        .passive_verb()
        .filter(|verb| {
            let last = verb.at.end >= sentence.words.len() || sentence.is(verb.at.end, "by in until before . to");
            let singular = (sentence.head..verb.at.start).all(|at| {
                sentence.word(at).is_none_or(|word| !(word.form == Form::S && word.sort == Sort::Word))
            });
            let counted = sentence.words.iter().any(|word| word.among("number share percentage % rate count average per of total"));
            last && singular
                && !counted
                && !sentence.is(verb.at.start, "raised produced generated closed sold lost resolved missed served delivered shipped")
                && verb.class.meets(Class::OUTPUT.or(Class::MAKE).or(Class::ACTIVITY).or(Class::BETTER))
        })
        .map(|verb| verb.at)
}

/// Whether something that is read stands in the name, or a number.
fn names_a_level(sentence: &Sentence) -> bool {
    let read = Class::METRIC
        .or(Class::SHARE)
        .or(Class::NUMBER)
        .or(Class::QUALITY);
    let level = |word: &Word| {
        word.sort == Sort::Number
            || word.class.meets(read)
            || word.among("target targets standard standards deadline deadlines")
    };
    sentence.words.iter().any(level)
}

/// The unit that the name asks for where the field says a plain number (P2): the words, and the unit.
pub(crate) fn unit_named(sentence: &Sentence) -> Option<(Range<usize>, Option<Unit>)> {
    if let Some(at) = sentence
        .words
        .iter()
        .position(|word| word.among("% percentage percent"))
    {
        return (!sentence.is(at + 1, "points point")).then_some((at..at + 1, Some(Unit::Percent)));
    }
    let ratio = sentence.words.iter().any(|word| {
        word.among("rate ratio share growth margin index score count number frequency target forecast accuracy variance volume retention efficiency")
    });
    if ratio && sentence.phrase("cost per").is_none() && sentence.phrase("revenue per").is_none() {
        return None;
    }
    const MONEY: &str = "revenue|turnover in euro|cost per|profit|average order value|mrr|arr|ebitda|operating cost|cash flow|customer acquisition cost|cac|monthly spend|marketing spend";
    if let Some(at) = MONEY.split('|').find_map(|phrase| sentence.phrase(phrase)) {
        return Some((at, None));
    }
    TIMES
        .split('|')
        .find_map(|phrase| sentence.phrase(phrase))
        .map(|at| (at, Some(Unit::Duration(TimeUnit::Hours))))
}

/// What a number is tied to that then does not flatter.
const TIES: &str = "rate ratio conversion converted cost paying engagement % percentage qualified time speed quality duplicate revenue from failed \
    return returning churn";

/// What "per" stands before where it only says how often something is counted.
const COUNTED_PER: &str = "hour day week month quarter year post page video email mail newsletter campaign tweet article issue";

/// The words of a number that flatters (P8). A rate, a cost or a share of it does not.
pub(crate) fn vanity(sentence: &Sentence) -> Option<Range<usize>> {
    let tied = sentence
        .words
        .iter()
        .enumerate()
        .any(|(at, word)| match word.lower.as_str() {
            // "per month" and "per post" only say how often it is counted, "to date" since when; "shares" are counted like likes.
            "per" => !sentence.is(at + 1, COUNTED_PER),
            "to" => !sentence.is(at + 1, "date"),
            "share" => sentence.is(at + 1, "of"),
            _ => word.among(TIES),
        });
    if tied {
        return None;
    }
    VANITY.split('|').find_map(|phrase| {
        sentence.phrase(phrase).filter(|at| {
            // "Likes" and "views" are nouns here; "view" and "like" may be anything.
            let plural = !matches!(phrase, "like" | "view" | "hit" | "fan" | "mention")
                || sentence
                    .word(at.start)
                    .is_some_and(|word| word.form == Form::S || sentence.is(at.start + 1, "count"));
            plural && !sentence.word(at.end).is_some_and(|next| next.joined)
        })
    })
}

/// The words that tempt, and the counter-metric (P9).
pub(crate) fn temptation(sentence: &Sentence) -> Option<(Range<usize>, &'static str)> {
    // "Share of downloads that lead to an order": what comes behind says which, and is not what is counted.
    let which = sentence
        .words
        .iter()
        .position(|word| word.among("that who which where"));
    let last = sentence.words.len().saturating_sub(1);
    // "Time from referral to first appointment"
    let opens = sentence.is(sentence.head, "time")
        && sentence.is(sentence.head + 1, "from to until till between before");
    let closes = sentence.is(last, "time times duration delay")
        && !sentence.is(last.saturating_sub(1), "on real full part up down over of");
    if opens || closes {
        let at = if opens { sentence.head } else { last };
        return Some((
            at..at + 1,
            "quality: errors, reopened cases or satisfaction",
        ));
    }
    // "Deploys per week", "Parcels sorted per hour": how much is done in a time can be done badly. What is bad already, or flatters, is
    // not done for its number.
    let done = |at: usize| {
        sentence.word(at).is_some_and(|word| {
            word.form == Form::S
                && word.sort == Sort::Word
                && !ENGLISH.has(&word.lower, Sense::Falling)
        })
    };
    let pace = (1..sentence.words.len()).find(|&at| {
        let worked = sentence
            .word(at - 1)
            .is_some_and(|word| word.form == Form::Ed);
        sentence.is(at, "per")
            && sentence.is(at + 1, "hour shift day week")
            && (done(at - 1) || worked && at > 1 && done(at - 2))
    });
    if let Some(at) = pace.filter(|_| vanity(sentence).is_none()) {
        return Some((at - 1..at + 2, "quality: errors, complaints or rework"));
    }
    TEMPTS.iter().find_map(|(phrases, counter)| {
        phrases
            .split('|')
            .find_map(|phrase| {
                sentence.phrase(phrase).filter(|at| {
                    !joined(sentence, at) && which.is_none_or(|which| at.start < which)
                })
            })
            .map(|at| (at, *counter))
    })
}

/// Words of what people do, which can be acted on before the result is in, and words of what comes of it. They decide which nature P7 offers.
const LEADS: &str = "call calls visit visits demo demos meeting meetings interview interviews inspection inspections check checks training trainings audit audits backlog queue \
    pipeline offers proposals applications leads sign-ups trials orders coverage reviews walks rounds lessons contacts conversations drills maintenance";
const LAGS: &str = "revenue profit margin turnover churn retention satisfaction nps csat complaints accidents injuries cost costs sales income earnings attrition \
    share loyalty graduation survival readmissions refunds returns emissions profitability ebitda claims";

/// Whether a name is of something people do or of what comes of it (P7).
pub(crate) fn nature_named(sentence: &Sentence) -> Option<Nature> {
    let has = |list: &str| sentence.words.iter().any(|word| word.among(list));
    match (has(LEADS), has(LAGS)) {
        (true, false) => Some(Nature::Leading),
        (false, true) => Some(Nature::Lagging),
        _ => None,
    }
}

/// A word that sounds like a measure and is none (P11).
pub(crate) fn weasel(sentence: &Sentence) -> Option<Range<usize>> {
    if DEFINED
        .split('|')
        .any(|phrase| sentence.phrase(phrase).is_some())
    {
        return None;
    }
    (0..sentence.words.len())
        .find(|&at| {
            let of_trade = TERMS
                .iter()
                .any(|(word, next)| sentence.is(at, word) && sentence.is(at + 1, next));
            !of_trade
                && sentence.class_at(at).meets(Class::WEASEL)
                && sentence.word(at).is_some_and(|word| {
                    word.sort == Sort::Word && !word.among("goods performing healthcare")
                })
        })
        .map(|at| at..at + 1)
}

/// Whether the words are part of a hyphenated word: the "sale" of "lead-to-sale".
fn joined(sentence: &Sentence, at: &Range<usize>) -> bool {
    [at.start, at.end]
        .into_iter()
        .any(|at| sentence.word(at).is_some_and(|word| word.joined))
}
