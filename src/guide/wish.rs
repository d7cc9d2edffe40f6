//! The person's own sentence, cut to the parts a draft can use. Numbers, dates and owners are read by the phrase reader.

use super::name::{is_nameable, is_somebody, is_titled};
use super::numbers::by_clause;
use crate::domain::MOST_NAME;
use crate::domain::letters::{is_uppercase, with_capital};
use crate::phrase::{Context, KeyResultFields, KpiFields, Part, Understood, read};

/// The person's sentence, cut to the parts a draft can use.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Wish {
    /// The first sentence without its lead-in and without what stands in fields.
    pub(super) title: String,
    /// What follows it, or the whole complaint.
    pub(super) why: String,
    /// The words that name what is measured.
    pub(super) metric: String,
    /// Whether it says what is wrong rather than what is wanted: "our onboarding is too slow".
    pub(super) is_complaint: bool,
    /// "Fewer" or "More", where it says that there are too many or too few.
    pub(super) counted: &'static str,
    /// What it should become, where the complaint says what it is: "faster" for what is too slow.
    pub(super) becomes: &'static str,
    /// What it says about a key result.
    pub(super) key_result: KeyResultFields,
    /// What it says about a KPI.
    pub(super) kpi: KpiFields,
    /// Whether it is a name and no sentence: "customer satisfaction".
    pub(super) is_name: bool,
    /// Whether it names limits to stay within, which a KPI's target can be.
    pub(super) has_limits: bool,
}

impl Wish {
    pub(super) fn read(wish: &str, context: &Context) -> Self {
        if wish.trim().is_empty() {
            return Self::default();
        }
        let wish = wish.trim_matches(|c: char| c.is_whitespace() || "“”\"'‘’".contains(c));
        let (first, rest) = first_sentence(wish);
        let plain = first.trim_end_matches(['.', '!', '?', ' ']);
        let wanted = without_lead(plain, LEAD_INS);
        let lead = plain.len() - wanted.len();
        let thing = without_lead(wanted, VERBS);
        // "Keep it as it is" asks for something, "it is slow" complains.
        let asks = lead > 0 || thing.len() < wanted.len();
        let thing = without_lead(thing, ARTICLES);
        let subject = (!asks).then(|| complained_of(thing)).flatten();
        let mut understood = read(wanted, context);
        by_clause(&mut understood, wanted, context, subject.is_some());
        drop_past(&mut understood, wanted, subject.is_some());
        let has_facts =
            understood.has_numbers() || understood.due.is_some() || understood.owner.is_some();
        let cut = understood.title.clone();
        // What stands in fields leaves the title.
        let (wanted, thing) = if has_facts && !cut.is_empty() {
            let thing = without_lead(without_lead(&cut, VERBS), ARTICLES);
            (cut.as_str(), thing)
        } else {
            (wanted, thing)
        };
        let metric = before_numbers(without_tail(subject.unwrap_or(thing)));
        let metric = without_lead(without_lead(&metric, COUNTING), ARTICLES).to_owned();
        let is_unnamed = subject == Some("") || is_somebody(&metric);
        let metric = match metric.as_str() {
            "" if !is_unnamed => wanted,
            metric => metric,
        };
        let metric = Some(metric).filter(|metric| !is_unnamed && is_nameable(metric));
        let title = without_tail_of_people(wanted);
        Self {
            title: upper_first(
                Some(title)
                    .filter(|title| is_titled(title))
                    .unwrap_or_default(),
            ),
            why: if subject.is_some() || !is_titled(title) {
                wish
            } else {
                rest
            }
            .to_owned(),
            metric: upper_first(metric.unwrap_or_default()),
            is_complaint: subject.is_some(),
            counted: counted(plain),
            becomes: subject.map_or("", |subject| becomes(plain, subject)),
            is_name: understood.verb.is_none() && is_name(wanted),
            key_result: understood.key_result_fields(context),
            kpi: understood.kpi_fields(context),
            has_limits: understood.band.is_some(),
        }
    }
}

/// What there should be of it.
fn counted(text: &str) -> &'static str {
    let is_said = |words: &[&str]| {
        let lower = crate::domain::letters::to_lowercase(text);
        words.iter().any(|word| {
            lower.starts_with(word)
                || THERE
                    .split('|')
                    .any(|there| there.ends_with(*word) && lower.starts_with(there))
        })
    };
    match () {
        () if is_said(&["too many ", "fewer "]) => "Fewer",
        () if is_said(&["too much ", "less "]) => "Less",
        () if is_said(&["too few ", "too little ", "not enough "]) => "More",
        () => "",
    }
}

/// What is complained of, and what it should become.
const BECOMES: &str = "slow slowly sluggish faster|expensive costly cheaper|complicated confusing cumbersome simpler|unreliable reliable|unsafe dangerous safer";

/// What a subject should become by the first word that says what is wrong with it.
fn becomes(text: &str, subject: &str) -> &'static str {
    const BESIDE: &str = "is are was were has have gets get become becomes too so much far way very really still just always often";
    let told = text.split_once(subject).map_or("", |(_, told)| told);
    let said = told.split_whitespace().find(|word| {
        !BESIDE
            .split(' ')
            .any(|beside| beside.eq_ignore_ascii_case(word))
    });
    let said = said.unwrap_or_default().trim_end_matches([',', ';']);
    let row = BECOMES.split('|').find_map(|row| {
        let (wrong, right) = row.rsplit_once(' ')?;
        let is_said = wrong.split(' ').any(|word| word.eq_ignore_ascii_case(said));
        is_said.then_some(right)
    });
    row.unwrap_or_default()
}

/// What a complaint is about: its subject, or what people are unhappy with. Empty where it names nothing: "we are late".
fn complained_of(text: &str) -> Option<&str> {
    let there = without_lead(text, THERE);
    if there.len() < text.len() {
        return Some(there);
    }
    let complains = COMPLAINING
        .split('|')
        .filter_map(|word| text.split_once(word));
    let (subject, _) = complains.min_by_key(|(subject, _)| subject.len())?;
    let about = ABOUT
        .split('|')
        .find_map(|word| Some(text.split_once(word)?.1));
    let is_person = PEOPLE
        .split('|')
        .any(|word| word.eq_ignore_ascii_case(subject));
    Some(match about {
        Some(about) => without_lead(about, ARTICLES),
        None if is_person => "",
        None => subject,
    })
}

/// Whether a text reads as the name of something: neither a person nor a question nor a "not" starts it, nor what is to be done.
fn is_name(text: &str) -> bool {
    const NO_NAME: &str = "how|why|what|not|without|make|answer|know|let";
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_number = first.starts_with(|letter: char| letter.is_ascii_digit());
    let is_told = NO_NAME
        .split('|')
        .chain(PEOPLE.split('|'))
        .any(|word| word.eq_ignore_ascii_case(first));
    !is_number && !is_told && text.split_whitespace().count() <= 8
}

/// The words before those that say what must not happen to it, what for, or since when.
fn without_tail(text: &str) -> &str {
    let head = |tail: &str| {
        let cut = text.split_once(tail).map(|(head, _)| head);
        cut.or_else(|| text.strip_suffix(tail.trim_end()))
    };
    let heads = TAILS.split('|').filter_map(head);
    let heads = heads.filter(|head| !head.is_empty());
    let head = heads.min_by_key(|head| head.len()).unwrap_or(text);
    head.trim_end_matches([',', ' '])
}

/// "This year" says since when, and so does a day beside what was lost.
fn drop_past(understood: &mut Understood, text: &str, complains: bool) {
    let due = understood
        .spans
        .iter()
        .find(|span| matches!(span.part, Part::Due(_)));
    let Some((words, before)) =
        due.and_then(|due| Some((text.get(due.start..due.end)?, text.get(..due.start)?)))
    else {
        return;
    };
    let is_past = before.rsplit([',', ';', '.']).next().is_some_and(|clause| {
        let mut words = clause.split_whitespace();
        words.any(|word| PAST.iter().any(|past| past.eq_ignore_ascii_case(word)))
    });
    if complains && words.starts_with("this ") || is_past {
        understood.due = None;
    }
}

/// Words of what is over.
const PAST: [&str; 8] = [
    "lost", "had", "was", "were", "since", "last", "missed", "did",
];

/// The words before those that tell of people: "the accounts we lost".
fn without_tail_of_people(text: &str) -> &str {
    let heads = [" we ", " that we ", " that people ", " which ", " who "]
        .iter()
        .filter_map(|tail| text.split_once(tail));
    let heads = heads
        .map(|(head, _)| head)
        .filter(|head| head.split_whitespace().count() > 1);
    heads.min_by_key(|head| head.len()).unwrap_or(text)
}

/// The wish without "we want to" and the like in front: always the end of the text.
pub(super) fn without_lead_in(wish: &str) -> &str {
    let plain = wish.trim_start_matches(|c: char| c.is_whitespace() || "“”\"'‘’".contains(c));
    without_lead(plain, LEAD_INS)
}

const LEAD_INS: &str = "we want to |we need to |we have to |we should |we must |we would like to |i want to |i need to |i should |i would like to |\
    our goal is to |my goal is to |please |i'd like us to |i would like us to |i want us to |i'd like to |we'd like to |\
    i would love to |we would love to |next year we want to |this year we want to |next quarter we want to |this quarter we want to |\
    we really need to |we should really |we finally need to |i want to finally |we want to finally |how can we |how do we |can we |\
    let's |my boss wants us to |to ";
const VERBS: &str = "bring |get |know |keep an eye on |keep a close eye on |keep track of |restore |regain |recover |turn around |influence |\
    strengthen |optimise |optimize |speed up |double |triple |halve |keep |watch |monitor |track |measure |maintain |hold |win back |\
    increase |raise |grow |improve |boost |reduce |lower |cut |decrease |shorten ";
const ARTICLES: &str = "the |our |a |an ";
const COMPLAINING: &str = " is | are | was | has | have | takes | take | keeps | gets | get | drops | falls | went | should | spends | loads | need | needs | fell | rose | complains | complain ";
/// In front of what should become more or less.
const COUNTING: &str =
    "too many |too much |too few |too little |not enough |fewer |less |more |there are ";
/// In front of what there is too much or too little of, or what missed its target.
const THERE: &str = "we missed our target for |we missed the target for |we are missing our target for |we are missing the target for |\
    we lose too many |there are too many |there is too much |there are too few |there is too little |we have too many |\
    we have too much |we have too few |we have too little ";
/// In front of what people are unhappy with.
const ABOUT: &str = " unhappy with | unhappy about | frustrated with | frustrated by | annoyed by | complaining about | complain about ";
/// Who complains or is complained of says nothing about what.
const PEOPLE: &str = "we|i|it|they|this|that|there|you|everybody|nobody|people";
/// What follows the name of a metric.
const TAILS: &str = " we | that | which | please| up | must not | must never | must stay | must be | may not | should not | should stay | should be | stays | stay | back|: | on one dashboard| on a dashboard| at all times| step by step| each week| to meet | to achieve | in order to | so that | because | and keep | and want | positively| for years| for months";
/// Words that lead up to a number and are not part of the name.
const TO_NUMBERS: [&str; 20] = [
    "from", "to", "at", "least", "most", "above", "below", "under", "over", "by", "of", "within",
    "between", "than", "less", "more", "end", "the", "in", "about",
];

/// The words before the first number, without those that only lead up to it. All words where there is no number.
fn before_numbers(text: &str) -> String {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    if let Some(number) = words
        .iter()
        .position(|word| word.contains(|c: char| c.is_ascii_digit()))
    {
        words.truncate(number);
        while words.last().is_some_and(|last| {
            TO_NUMBERS
                .iter()
                .any(|word| word.eq_ignore_ascii_case(last))
        }) {
            words.pop();
        }
    }
    words.join(" ")
}

/// Cuts after the first sentence; a point inside a number or an abbreviation ends none.
fn first_sentence(text: &str) -> (&str, &str) {
    let ends = text.char_indices().filter(|(_, c)| ".!?\n".contains(*c));
    for (place, _) in ends {
        let (first, rest) = text.split_at(place + 1);
        if rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(is_uppercase) {
            return (first.trim(), rest.trim());
        }
    }
    (text, "")
}

fn without_lead<'a>(text: &'a str, leads: &str) -> &'a str {
    leads
        .split('|')
        .find_map(|lead| {
            let head = text.get(..lead.len())?;
            head.eq_ignore_ascii_case(lead)
                .then(|| text.get(lead.len()..).unwrap_or_default().trim_start())
        })
        .unwrap_or(text)
}

fn upper_first(text: &str) -> String {
    let name: String = text.chars().take(MOST_NAME).collect();
    with_capital(&name).chars().take(MOST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context() -> Context {
        Context::new(crate::domain::date(2026, 11, 21))
    }

    fn read(wish: &str) -> (String, String) {
        let wish = Wish::read(wish, &context());
        (wish.title, wish.metric)
    }

    fn pair(title: &str, metric: &str) -> (String, String) {
        (title.to_owned(), metric.to_owned())
    }

    #[test]
    fn the_name_of_what_is_measured_is_cut_out_of_the_wish() {
        assert_eq!(
            read("Keep customer satisfaction above 90 %."),
            pair("Keep customer satisfaction", "Customer satisfaction")
        );
        assert_eq!(
            read("We want to keep an eye on our website traffic"),
            pair("Keep an eye on our website traffic", "Website traffic")
        );
        assert_eq!(
            read("maintain a rating of at least 4.5 stars"),
            pair("Maintain a rating", "Rating")
        );
        assert_eq!(
            read("Raise revenue by end of Q1"),
            pair("Raise revenue", "Revenue")
        );
    }

    #[test]
    fn a_complaint_becomes_the_reason_why() {
        let wish = Wish::read(
            "“Our onboarding is too slow, customers give up in the first week.”",
            &context(),
        );
        assert_eq!(wish.metric, "Onboarding");
        assert!(
            wish.is_complaint && wish.why.contains("first week"),
            "{wish:?}"
        );
    }

    #[test]
    fn a_complaint_names_what_it_is_about_and_never_who_complains() {
        for (wish, metric) in [
            (
                "There are too many open tickets every Monday",
                "Open tickets every Monday",
            ),
            ("Customers are unhappy with our help pages", "Help pages"),
            (
                "We have been complaining about the heating for years",
                "Heating",
            ),
            (
                "Forecast accuracy is missing its target",
                "Forecast accuracy",
            ),
            ("We are late all the time", ""),
        ] {
            let read = Wish::read(wish, &context());
            assert!(read.is_complaint, "{wish}");
            assert_eq!(read.metric, metric, "{wish}");
        }
    }

    #[test]
    fn what_follows_the_name_of_a_metric_is_cut() {
        for (wish, metric) in [
            (
                "Keep a close eye on monthly sales revenue",
                "Monthly sales revenue",
            ),
            (
                "The retention rate must not dip below 85%",
                "Retention rate",
            ),
            (
                "Monitor brand perception and keep an eye on it",
                "Brand perception",
            ),
            ("Restore our delivery time", "Delivery time"),
            ("Bring churn back below 3%", "Churn"),
            ("Churn stays under 3%", "Churn"),
            (
                "Safety incidents: never above 2 a month",
                "Safety incidents",
            ),
        ] {
            assert_eq!(Wish::read(wish, &context()).metric, metric, "{wish}");
        }
    }

    #[test]
    fn what_follows_the_first_sentence_is_the_reason_why() {
        let wish = Wish::read(
            "Enter the French market. Two of five leads come from there.",
            &context(),
        );
        assert_eq!(
            (wish.title.as_str(), wish.why.as_str()),
            (
                "Enter the French market",
                "Two of five leads come from there."
            )
        );
    }

    #[test]
    fn an_empty_wish_names_nothing() {
        assert_eq!(read("  "), pair("", ""));
    }

    #[test]
    fn letters_beyond_ascii_and_endless_text_do_no_harm() {
        assert_eq!(
            read("ärger über öfen"),
            pair("Ärger über öfen", "Ärger über öfen")
        );
        assert_eq!(
            Wish::read(&"ß".repeat(2000), &context())
                .title
                .chars()
                .count(),
            500
        );
    }

    #[test]
    fn a_complaint_says_what_its_subject_should_become() {
        for (text, subject, becomes_so) in [
            ("Our onboarding is too slow", "onboarding", "faster"),
            ("the check-in takes too long", "check-in", ""),
            ("Parcels are still far too expensive", "Parcels", "cheaper"),
            (
                "our portal is confusing, people give up",
                "portal",
                "simpler",
            ),
            ("satisfaction is too low", "satisfaction", ""),
        ] {
            assert_eq!(becomes(text, subject), becomes_so, "{text}");
        }
    }
}
