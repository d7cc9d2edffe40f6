//! Which words mean what to the coach: one list a class, matched on stems.

use crate::domain::SortedMap;
use crate::phrase::{Doing, ENGLISH, Sense, base_forms};
use std::cell::Cell;
use std::sync::OnceLock;

/// A set of classes a word belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(u32);

impl Class {
    /// Verbs that make a number larger.
    pub const UP: Self = Self(1);
    /// Verbs that make a number smaller.
    pub const DOWN: Self = Self(1 << 1);
    /// Verbs that make something better without saying which way.
    pub const BETTER: Self = Self(1 << 2);
    /// Verbs that arrive at a level.
    pub const REACH: Self = Self(1 << 3);
    /// Verbs that leave something as it is.
    pub const KEEP: Self = Self(1 << 4);
    /// Verbs whose object is an output whatever it is.
    pub const OUTPUT: Self = Self(1 << 5);
    /// Verbs whose object decides: a portal is an output, trust is not.
    pub const MAKE: Self = Self(1 << 6);
    /// Verbs of work that may be done without any effect.
    pub const ACTIVITY: Self = Self(1 << 7);
    /// Other verbs that name an effect.
    pub const EFFECT: Self = Self(1 << 8);
    /// Words of the verb lists that are as often nouns.
    pub const EITHER: Self = Self(1 << 9);
    /// Things that are made.
    pub const ARTEFACT: Self = Self(1 << 10);
    /// Nouns that are read as a number.
    pub const METRIC: Self = Self(1 << 11);
    /// Words that only say which or whose metric.
    pub const MODIFIER: Self = Self(1 << 12);
    /// Things that are counted.
    pub const COUNTED: Self = Self(1 << 13);
    /// Words that say how good, not how much.
    pub const QUALITY: Self = Self(1 << 14);
    /// Shares, which end at 100 %.
    pub const SHARE: Self = Self(1 << 15);
    /// Words that sound like a measure and are none.
    pub const WEASEL: Self = Self(1 << 16);
    /// Events that are held or run.
    pub const EVENT: Self = Self(1 << 17);

    /// Nouns that are a number whatever stands before them: rate, cost, revenue.
    pub const NUMBER: Self = Self(1 << 18);

    /// Verbs that only the lists of the reader of sentences know.
    pub const READER: Self = Self(1 << 19);

    /// Every class of verbs.
    pub const VERB: Self = Self(0b1_1111_1111);

    /// Both sets together.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What of the set is in the other too.
    pub const fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What of the set is not in the other.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the sets have a class in common.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The classes a word belongs to, in any of its forms: what the coach's own lists say of it, and what the lists of the reader of sentences
/// say. Of what a verb is good for the coach's own word counts first: to the reader "engage" is work, to the coach an effect.
pub(super) fn class(lower: &str, stem: &str) -> Class {
    let own = listed(stem);
    let mut known = own.or(shared(lower, own.meets(Class::VERB)));
    // "Retrain", "re-plant", "predefine": what is done again is done.
    if !known.meets(Class::VERB)
        && let Some(rest) = AGAIN.iter().find_map(|prefix| lower.strip_prefix(prefix))
        && rest.len() > 1
    {
        let (again, _) = super::words::stem(rest);
        let whole = listed(&again).or(shared(rest, false));
        if whole.meets(Class::VERB) {
            known = known
                .or(whole.only(Class::VERB))
                .or(Class::EITHER)
                .or(Class::READER);
        }
    }
    if known.meets(Class::VERB) {
        known
    } else {
        known.or(by_ending(lower))
    }
}

/// Prefixes that leave a verb a verb.
const AGAIN: &[&str] = &["re", "pre", "co", "de", "un", "over", "out"];

/// What the coach's own lists say.
fn listed(stem: &str) -> Class {
    static LEXICON: OnceLock<SortedMap<String, Class>> = OnceLock::new();
    LEXICON
        .get_or_init(|| {
            let mut lexicon: SortedMap<String, Class> = SortedMap::new();
            for (class, list) in LISTS {
                for entry in list.split_ascii_whitespace() {
                    lexicon.change(super::words::stem(entry).0, |known| {
                        *known = known.or(*class)
                    });
                }
            }
            lexicon
        })
        .get(stem)
        .copied()
        .unwrap_or_default()
}

/// What the lists of the reader of sentences say: of a verb whichever form it has, of a noun in singular or plural.
pub(super) fn shared(lower: &str, verb_is_known: bool) -> Class {
    let found = Cell::new(Class::default());
    let note = |sense| found.set(found.get().or(of_sense(sense)));
    if !verb_is_known {
        let base = super::words::irregular(lower).map_or(lower, |(base, _)| base);
        base_forms(&ENGLISH, base, |sense| {
            note(sense);
            None::<()>
        });
    }
    let verb = found.get().only(Class::VERB.or(Class::EITHER));
    found.set(Class::default());
    let one = lower.strip_suffix('s').unwrap_or(lower);
    ENGLISH
        .senses(lower)
        .chain(ENGLISH.senses(one))
        .for_each(note);
    if let Some(stem) = lower.strip_suffix("ies") {
        ENGLISH.senses(&format!("{stem}y")).for_each(note);
    }
    let noun = found.get().without(Class::VERB.or(Class::EITHER));
    let is_both = verb.meets(Class::VERB) && noun != Class::default();
    let also = |is: bool, class: Class| if is { class } else { Class::default() };
    verb.or(noun)
        .or(also(is_both, Class::EITHER))
        .or(also(verb.meets(Class::VERB), Class::READER))
}

/// What a sense of the reader's means to the coach. Its "ensure", "retain" and "comply" hold a level too, but are no business as usual.
/// Its metrics are not the coach's: "reach" and "compliance" are read somewhere, but "more reach" is more than a bare number.
pub(super) fn of_sense(sense: Sense) -> Class {
    match sense {
        Sense::Verb(Doing::Raise | Doing::Times(_)) => Class::UP,
        Sense::Verb(Doing::Lower) => Class::DOWN,
        Sense::Verb(Doing::Better) => Class::BETTER,
        Sense::Verb(Doing::Output) => Class::MAKE.or(Class::ACTIVITY),
        Sense::Verb(Doing::Activity | Doing::Watch) => Class::ACTIVITY,
        Sense::Verb(Doing::Aim) => Class::EFFECT.or(Class::MAKE),
        Sense::Verb(Doing::Reach | Doing::Hold) => Class::EFFECT,
        Sense::Feeling => Class::EFFECT.or(Class::EITHER),
        Sense::Nounish | Sense::Noun | Sense::Post => Class::EITHER,
        Sense::Artefact | Sense::ActionNoun => Class::ARTEFACT,
        _ => Class::default(),
    }
}

/// What the ending of an unknown word tells: "standardise" and "simplify" can only be verbs.
fn by_ending(lower: &str) -> Class {
    let verbal = ["ise", "ize", "ify"]
        .iter()
        .any(|ending| lower.ends_with(ending));
    if verbal && lower.len() >= 7 && !ENGLISH.has(lower, Sense::Noun) {
        Class::EFFECT
    } else {
        Class::default()
    }
}

/// Endings that make a noun of a verb, and what the verb ends in instead.
const NOUN_ENDINGS: &[(&str, &[&str])] = &[
    ("ization", &["ize"]),
    ("isation", &["ise"]),
    ("ication", &["y", "icate", "ish"]),
    ("uction", &["uce", "uct"]),
    ("ation", &["", "e", "ate"]),
    ("ision", &["ide", "ise"]),
    ("nsion", &["nd"]),
    ("etion", &["ete"]),
    ("ion", &["", "e"]),
    ("ment", &[""]),
    ("al", &["", "e"]),
];

/// What the verb behind a noun of doing means: "introduction" of "introduce". Nothing for nouns that are read as a number.
pub(super) fn verb_in_noun(lower: &str) -> Class {
    let noun = listed(&super::words::stem(lower).0).or(shared(lower, true));
    if noun.meets(Class::METRIC.or(Class::SHARE).or(Class::NUMBER)) {
        return Class::default();
    }
    let stem = |verb: &str| super::words::stem(verb).0;
    NOUN_ENDINGS
        .iter()
        .filter_map(|(ending, verbs)| lower.strip_suffix(ending).zip(Some(verbs)))
        .flat_map(|(rest, verbs)| verbs.iter().map(move |end| format!("{rest}{end}")))
        .filter(|verb| verb.len() > 3)
        .map(|verb| class(&verb, &stem(&verb)).only(Class::VERB))
        .find(|known| known.meets(Class::VERB))
        .unwrap_or_default()
}

/// Words between the verb and its object that carry no meaning here.
pub(crate) const DETERMINERS: &str =
    "a an the our your their its his her my all every each any some both these those this new";

/// What turns a sentence into its opposite.
pub(crate) const NEGATIONS: &str =
    "not no never don't doesn't won't can't cannot stop avoid without prevent quit halt";

/// What only the coach decides, class by class; what the reader of sentences decides the same stands in its lists alone ([`of_sense`]).
const LISTS: &[(Class, &str)] = &[
    (Class::UP, "grow expand"),
    (Class::DOWN, "halve shorten"),
    (Class::BETTER, "advance accelerate better speed drive"),
    (Class::REACH, "achieve reach hit attain exceed score get"),
    (
        Class::KEEP,
        "maintain continue keep sustain preserve remain stay uphold",
    ),
    (
        Class::OUTPUT,
        "launch implement deploy release ship migrate install publish conduct organise host write draft relaunch finish prototype code rollout document introduce buy purchase \
         procure translate print record refurbish finalise decommission perform rebrand undertake digitise relocate reorganise restructure rewrite redesign refactor",
    ),
    (
        Class::MAKE,
        "build create develop deliver design establish produce make run hold open upgrade replace rebuild revamp integrate adopt complete set construct automate digitise \
         renovate modernise refresh overhaul start roll put realise execute accomplish",
    ),
    (
        Class::ACTIVITY,
        "interview train report investigate research analyse analyze review attend conduct organise host visit explore study evaluate assess audit discuss present brief \
         schedule plan prepare document identify collect gather recruit brainstorm benchmark communicate email send publish write draft create develop design build launch \
         implement deploy release ship migrate install introduce finish finalise test pilot participate relaunch redesign upgrade revamp survey consult compile define rollout \
         monitor track rewrite refactor update set produce map facilitate hire renegotiate negotiate distribute translate record film print invite submit purchase buy procure \
         configure archive tag pitch demo mentor speak advertise promote sponsor sort digitise coach teach phone mail propose outline sketch list rename merge relocate \
         celebrate inform announce rehearse calculate catalogue inspect refurbish perform undertake rebrand decommission call talk contact plant sow rework revise \
         paint",
    ),
    (
        Class::EFFECT,
        "help let enable allow give free save win become turn bring protect serve attract simplify close make ensure know see understand decide work learn find earn lead \
         inspire delight retain convert generate sell shift transform move change solve resolve answer engage support meet respond welcome treat show prove feel trust choose \
         use need love recommend stop end remove unlock restore repair fix create deliver build compete teach care connect empower equip encourage foster nurture unite \
         recover regain rebuild expand enter return stay avoid prevent share spend offer provide catch spot act master extend renegotiate refurbish train shorten hire buy \
         widen deepen negotiate clear pass beat invite coach ease promote satisfy comply fund tackle address handle manage comfort calm cheer nudge motivate reassure reward \
         drive grasp adopt adapt reuse recycle borrow walk cycle register apply pay plan prepare sleep eat enjoy belong participate follow ask book say talk listen read write \
         speak play sing dance compare check track trace report renew reorder switch join secure obtain get acquire gain pursue seek leverage",
    ),
    (
        Class::EITHER,
        "report research plan design test survey review call contact visit train study post audit brief interview map pilot schedule document release launch program programme \
         process support market update benchmark model lead form run track hold head start order drive boost gain rise drop decline fall cut score hit reach advance speed \
         better change work share use care need love help end trust win answer offer return move find spend act shift set code host draft present fix show make lift climb \
         stay cost double recruit turn treat open scale catch spot master brainstorm refresh overhaul attend hire email purchase record print film translate pay handle walk \
         cycle book sleep check trace play sing dance reward comfort fund address manage calm cheer tackle borrow buy sell read write compare switch reorder plant rework \
         paint",
    ),
    (
        Class::ARTEFACT,
        "application site product strategy process office solution pipeline panel catalog infrastructure schedule version kit tracker questionnaire backend frontend codebase \
         interface store ward lab shelter force guideline rulebook budget archive academy mainframe wing annex concept showcase memo magazine tracking phase",
    ),
    (
        Class::METRIC,
        "second revenue sale profit margin churn retention turnover traffic nps csat ces mrr arr arpu gmv ebitda roi cac ltv clv aov ctr mttr mtbf sla income earnings cash \
         conversion rate ratio score percentage share count number amount volume total average index level cost expense spend spending price lead download signup follower \
         subscriber user visitor visit pageview view impression click attendance absenteeism absence attrition headcount throughput output yield utilisation utilization \
         uptime downtime latency time backlog defect error bug incident complaint refund return ticket donation membership member enrolment enrollment registration \
         application hire hour day week minute growth rating quantity frequency admission grade mark attainment inventory stock shipment order booking occupancy productivity \
         efficiency bounce quota length duration flow readmission accident injury infection dropout emission vacancy size profitability liquidity overtime footfall workload \
         shrinkage lateness punctuality wage cancellation scrap",
    ),
    (
        Class::MODIFIER,
        "customer client user employee staff website web site sale monthly weekly daily annual yearly quarterly overall average total net gross mean median qualified \
         marketing organic paid email social media online store of per from in on for by the our and new recurring repeat lead trial free product market response resolution \
         waiting cycle delivery order value size operating voluntary patient pupil student visitor member volunteer donor page click open bounce conversion promoter score \
         satisfaction first call contact time to hire fill unit production number rate head day week month year quarter active lifetime acquisition churn return investment \
         team company business department region regional country support ticket system test code service level attendance sick leave mobile app blog search inbound outbound \
         pipeline deal win closed account export import long short term all across significantly substantially dramatically further much more fewer less higher lower \
         processing handling queue engagement experience outstanding loyalty",
    ),
    (
        Class::COUNTED,
        "lead call post article download signup visit visitor follower view impression click demo ticket application applicant candidate hire feature interview workshop event \
         unit subscriber registration meeting proposal review contract customer client user member volunteer donor order booking contact message email blog video referral \
         partner session lesson course inspection case file story commit test page idea suggestion pitch quote webinar release consultation appointment opportunity install \
         signups donation tree meal book report account deal patient pupil student guest claim parcel permit participant attendee walk trip loan ride household family school \
         teacher driver job",
    ),
    (
        Class::QUALITY,
        "rate ratio share satisfaction satisfied score rating nps csat retention conversion quality error defect complaint accuracy accurate qualified repeat retained margin \
         rework engagement engaged profitable paying active accepted completion pass success returning loyal renewal renewed won uptime refund churn bounce value recommend \
         usefulness useful correct good excellent positive star percent resolved mistake",
    ),
    (
        Class::SHARE,
        "rate share percentage proportion satisfaction retention attendance completion uptime availability coverage compliance adherence occupancy accuracy conversion \
         punctuality reliability pass adoption participation attrition absenteeism churn percent bounce response delivery time",
    ),
    (
        Class::NUMBER,
        "revenue sale profit margin churn retention turnover traffic nps csat mrr arr rate ratio score percentage number cost time income conversion uptime downtime \
         throughput attendance absenteeism count volume flow spend spending lead download signup attrition latency backlog roi earnings ebitda expense price frequency \
         headcount index size profitability liquidity overtime footfall scrap",
    ),
    (
        Class::WEASEL,
        "effective effectiveness effectively efficient efficiency efficiently quality productivity productive success successful good better best poor timely appropriate \
         adequate reasonable optimal proper excellence excellent strong healthy health happiness happy wellbeing innovation innovative robust agility agile seamless \
         collaboration performance improvement",
    ),
    (
        Class::EVENT,
        "meeting workshop session interview training event webinar conference call demo seminar course meetup campaign retrospective standup offsite roundtable focus \
         hackathon survey test experiment pilot audit drill lesson fair class townhall day briefing panel presentation",
    ),
];
