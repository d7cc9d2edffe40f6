//! The person's own sentence, cut to the parts a draft can use. Numbers, dates and owners are read by the phrase reader.

use crate::domain::MOST_NAME;
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
    /// What it says about a key result.
    pub(super) key_result: KeyResultFields,
    /// What it says about a KPI.
    pub(super) kpi: KpiFields,
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
        let wanted = without_lead(plain, &LEAD_INS);
        let lead = plain.len() - wanted.len();
        let thing = without_lead(wanted, &VERBS);
        // "Keep it as it is" asks for something, "it is slow" complains.
        let asks = lead > 0 || thing.len() < wanted.len();
        let thing = without_lead(thing, &ARTICLES);
        let subject = COMPLAINING
            .iter()
            .filter(|_| !asks)
            .filter_map(|word| thing.split_once(word))
            .map(|(subject, _)| subject)
            .min_by_key(|subject| subject.len());
        let mut understood = read(wanted, context);
        if subject.is_some() {
            turn_round(&mut understood, wanted);
        }
        let has_facts =
            understood.has_numbers() || understood.due.is_some() || understood.owner.is_some();
        let cut = understood.title.clone();
        // What stands in fields leaves the title.
        let (wanted, thing) = if has_facts && !cut.is_empty() {
            let thing = without_lead(without_lead(&cut, &VERBS), &ARTICLES);
            (cut.as_str(), thing)
        } else {
            (wanted, thing)
        };
        let metric = before_numbers(subject.unwrap_or(thing));
        Self {
            title: upper_first(wanted),
            why: if subject.is_some() { wish } else { rest }.to_owned(),
            metric: upper_first(if metric.is_empty() { wanted } else { &metric }),
            is_complaint: subject.is_some(),
            key_result: understood.key_result_fields(context),
            kpi: understood.kpi_fields(context),
            has_limits: understood.band.is_some(),
        }
    }
}

/// A complaint says how it is, not how it should be: "has dropped from 90 % to 70 %" starts at 70 and wants 90 back, and a number
/// alone is where it stands. "This year" says since when.
fn turn_round(understood: &mut Understood, text: &str) {
    let due = understood
        .spans
        .iter()
        .find(|span| matches!(span.part, Part::Due(_)));
    let words = due.and_then(|due| text.get(due.start..due.end));
    if words.is_some_and(|words| words.starts_with("this ")) {
        understood.due = None;
    }
    (understood.baseline, understood.target) = (understood.target, understood.baseline);
    understood.band = None;
    understood.change = None;
    understood.direction = None;
}

/// The wish without "we want to" and the like in front: always the end of the text.
pub(super) fn without_lead_in(wish: &str) -> &str {
    let plain = wish.trim_start_matches(|c: char| c.is_whitespace() || "“”\"'‘’".contains(c));
    without_lead(plain, &LEAD_INS)
}

const LEAD_INS: [&str; 14] = [
    "we want to ",
    "we need to ",
    "we have to ",
    "we should ",
    "we must ",
    "we would like to ",
    "i want to ",
    "i need to ",
    "i should ",
    "i would like to ",
    "our goal is to ",
    "my goal is to ",
    "please ",
    "to ",
];
const VERBS: [&str; 20] = [
    "keep an eye on ",
    "keep ",
    "watch ",
    "monitor ",
    "track ",
    "measure ",
    "maintain ",
    "hold ",
    "win back ",
    "increase ",
    "raise ",
    "grow ",
    "improve ",
    "boost ",
    "reduce ",
    "lower ",
    "cut ",
    "decrease ",
    "bring down ",
    "shorten ",
];
const ARTICLES: [&str; 4] = ["the ", "our ", "a ", "an "];
const COMPLAINING: [&str; 8] = [
    " is ", " are ", " was ", " has ", " have ", " takes ", " take ", " keeps ",
];
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
        if rest.starts_with(char::is_whitespace)
            && rest.trim_start().starts_with(char::is_uppercase)
        {
            return (first.trim(), rest.trim());
        }
    }
    (text, "")
}

fn without_lead<'a>(text: &'a str, leads: &[&str]) -> &'a str {
    leads
        .iter()
        .find_map(|lead| {
            let head = text.get(..lead.len())?;
            head.eq_ignore_ascii_case(lead)
                .then(|| text.get(lead.len()..).unwrap_or_default().trim_start())
        })
        .unwrap_or(text)
}

fn upper_first(text: &str) -> String {
    let mut rest = text.chars().take(MOST_NAME);
    rest.next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(rest)
        .take(MOST_NAME)
        .collect()
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
}
