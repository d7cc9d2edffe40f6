//! The person's own sentence, cut to the parts a draft can use. Numbers and dates are the phrase reader's business.

use crate::domain::MOST_NAME;

/// The person's sentence, cut to the parts a draft can use.
#[derive(Debug, PartialEq)]
pub(super) struct Wish {
    /// The first sentence without its lead-in.
    pub(super) title: String,
    /// What follows it, or the whole complaint.
    pub(super) why: String,
    /// The words that name what is measured.
    pub(super) metric: String,
    /// Whether it says what is wrong rather than what is wanted: "our onboarding is too slow".
    pub(super) is_complaint: bool,
}

impl Wish {
    pub(super) fn read(wish: &str) -> Self {
        let wish = wish.trim_matches(|c: char| c.is_whitespace() || "“”\"'‘’".contains(c));
        let (first, rest) = first_sentence(wish);
        let plain = first.trim_end_matches(['.', '!', '?', ' ']);
        let wanted = without_lead(plain, &LEAD_INS);
        let thing = without_lead(wanted, &VERBS);
        // "Keep it as it is" asks for something, "it is slow" complains.
        let asks = thing.len() < plain.len();
        let thing = without_lead(thing, &ARTICLES);
        let subject = COMPLAINING
            .iter()
            .filter(|_| !asks)
            .filter_map(|word| thing.split_once(word))
            .map(|(subject, _)| subject)
            .min_by_key(|subject| subject.len());
        let metric = before_numbers(subject.unwrap_or(thing));
        Self {
            title: upper_first(wanted),
            why: if subject.is_some() { wish } else { rest }.to_owned(),
            metric: upper_first(if metric.is_empty() { wanted } else { &metric }),
            is_complaint: subject.is_some(),
        }
    }
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

    fn read(wish: &str) -> (String, String) {
        let wish = Wish::read(wish);
        (wish.title, wish.metric)
    }

    fn pair(title: &str, metric: &str) -> (String, String) {
        (title.to_owned(), metric.to_owned())
    }

    #[test]
    fn the_name_of_what_is_measured_is_cut_out_of_the_wish() {
        assert_eq!(
            read("Keep customer satisfaction above 90 %."),
            pair(
                "Keep customer satisfaction above 90 %",
                "Customer satisfaction"
            )
        );
        assert_eq!(
            read("We want to keep an eye on our website traffic"),
            pair("Keep an eye on our website traffic", "Website traffic")
        );
        assert_eq!(
            read("maintain a rating of at least 4.5 stars"),
            pair("Maintain a rating of at least 4.5 stars", "Rating")
        );
        assert_eq!(
            read("Raise revenue by end of Q1"),
            pair("Raise revenue by end of Q1", "Revenue")
        );
    }

    #[test]
    fn a_complaint_becomes_the_reason_why() {
        let wish = Wish::read("“Our onboarding is too slow, customers give up in the first week.”");
        assert_eq!(wish.metric, "Onboarding");
        assert!(
            wish.is_complaint && wish.why.contains("first week"),
            "{wish:?}"
        );
    }

    #[test]
    fn what_follows_the_first_sentence_is_the_reason_why() {
        let wish = Wish::read("Enter the French market. Two of five leads come from there.");
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
        assert_eq!(Wish::read(&"ß".repeat(2000)).title.chars().count(), 500);
    }
}
