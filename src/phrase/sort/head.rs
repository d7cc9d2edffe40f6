//! What a line without a verb names: the noun that its first words end in says whether it is counted, made, or filled with somebody.

use super::Verdict;
use super::weigh::Scale;
use crate::domain::letters::{is_alphanumeric, is_lowercase, is_uppercase};
use crate::phrase::lexicon::Sense;
use crate::phrase::sentence::Part;
use crate::phrase::token::Token;

/// Words that lead into where, for whom or with what.
const PLACES: [&str; 20] = [
    "on", "in", "for", "with", "at", "per", "by", "to", "from", "as", "between", "under", "over",
    "around", "without", "after", "before", "during", "against", "ahead",
];

impl<'a> Scale<'a> {
    /// The words of the name that opens the line, up to a sign that sets something apart; figures and versions ("v2") are left out.
    fn name(&self) -> Vec<&Token<'a>> {
        self.tokens
            .iter()
            .take_while(|token| {
                token.is_word()
                    || token.figure().is_some()
                    || ['&', '-', '/', '\'', '’', '"', '“', '”', '+']
                        .iter()
                        .any(|&sign| token.is_sign(sign))
            })
            .filter(|token| token.is_word() && !is_version(token.text))
            .collect()
    }

    /// The noun of the name, and whether words follow that say where it is or whom it is for.
    fn head(&self) -> Option<(&Token<'a>, usize, bool)> {
        let words = self.name();
        let end = words.iter().position(|token| {
            PLACES.iter().any(|word| token.is(word))
                || token.is("of")
                || token.has(Sense::Purpose)
                || token.is("every")
                || token.is("each")
        });
        let at = end.unwrap_or(words.len()).checked_sub(1)?;
        words.get(at).map(|head| (*head, at, end.is_some()))
    }

    /// "Bank reconciliation bot for the euro accounts", "Night nurse on ward 6": a thing to be had or somebody to be found, whatever
    /// stands behind it.
    pub(super) fn thing(&self) -> Option<String> {
        let (head, at, _) = self.head()?;
        let words = self.name();
        let first = words.first()?;
        let counted = words.iter().any(|token| {
            ["per", "average", "median", "total", "number"]
                .iter()
                .any(|word| token.is(word))
                || token.has(Sense::Measure)
        }) || self.text.contains('%');
        // "The safest plants in the region", "Better tools", "A website people enjoy"
        let wished = first.senses().any(|sense| {
            matches!(
                sense,
                Sense::Comparative(_) | Sense::Article | Sense::Everyone
            )
        }) || self.superlative().is_some()
            || first.text.ends_with("est")
            || first.has(Sense::Quality) && first.text.ends_with("er");
        let thing = head.has(Sense::Artefact) || head.has(Sense::Post);
        (thing
            && words.len() > 1
            && at < 5
            && !counted
            && !wished
            && !self.complains()
            && !self.asserts())
        .then(|| head.text.to_owned())
    }

    /// "Coaching circle, monthly", "Ten minutes of reading aloud every morning": what is done again and again. "Monthly active users" are
    /// counted.
    pub(super) fn again_and_again(&self) -> Option<String> {
        let understood = self.understood;
        let rate = understood
            .spans
            .iter()
            .find(|span| matches!(span.part, Part::Cadence(_)))
            .map(|span| (span.start, span.end))
            .or_else(|| {
                // "every morning"
                let end = self.text.len();
                let every = self.text.rfind(" every ")? + 1;
                let short = self.text.get(every..)?.split(' ').count() < 4;
                short.then_some((every, end))
            })?;
        let before = self.text.get(..rate.0)?.trim_end();
        let words = self.text.get(rate.0..rate.1)?;
        let last = self
            .text
            .get(rate.1..)?
            .trim_matches(|letter: char| !is_alphanumeric(letter));
        let adverb = !words.contains([' ', '/']) && before.ends_with([',', '-', '–', ':', '('])
            || words.to_ascii_lowercase().starts_with("every ");
        let doing = self.tokens.windows(2).any(|pair| {
            matches!(pair, [of, doing] if of.is("of") && doing.is_word() && doing.text.len() > 5 && doing.text.ends_with("ing"))
        });
        (adverb
            && last.is_empty()
            && !before.is_empty()
            && (doing || !self.named_metric())
            && !self.understood.has_numbers())
        .then(|| words.to_owned())
    }

    /// Whether the noun of the name is one of a figure.
    fn named_metric(&self) -> bool {
        self.name().iter().any(|token| token.has(Sense::Measure))
            || self.head().is_some_and(|(head, ..)| {
                head.senses()
                    .any(|sense| matches!(sense, Sense::Metric | Sense::Falling))
            })
    }

    /// Whether the words are a statement or a clause: "who", "is", "that".
    pub(super) fn asserts(&self) -> bool {
        self.sentence_word().is_some()
            || self.tokens.iter().any(|token| {
                [
                    "that", "which", "who", "whose", "where", "because", "our", "we",
                ]
                .iter()
                .any(|word| token.is(word))
            })
    }

    /// A short name that nothing else claims: of something that is counted or watched ("False alarms", "Third-party funding"), of a thing to
    /// be made ("Customer portal"), or of something that is offered ("Tastings on Saturdays").
    pub(super) fn plain_name(&self) -> Option<(Verdict, String)> {
        let words = self.name();
        let (first, last) = (words.first()?, words.last()?);
        let claimed = self.understood.has_numbers()
            || self.understood.due.is_some()
            || self.metric_word().is_some()
            || self.quality().is_some()
            || self.abstract_noun().is_some()
            || self.action_noun().is_some()
            || self.is_wish()
            || self.sentence_word().is_some()
            || self.looks_imperative()
            || self.text.trim_end().ends_with(['?', ':']);
        let outer = [
            Some(first),
            words.get(1),
            Some(last).filter(|_| words.len() < 4),
        ];
        let of_group = outer.into_iter().flatten().any(|token| {
            token.has(Sense::Group) || token.has(Sense::Greeting) || token.has(Sense::Complaint)
        });
        if claimed || of_group {
            return None;
        }
        let (head, at, placed) = self.head()?;
        // "Sleep well", "Sleep soundly"
        if head.text.ends_with("ly")
            || [
                "well", "better", "away", "together", "forward", "up", "down", "again", "ahead",
                "out", "now", "there", "too",
            ]
            .iter()
            .any(|word| head.is(word))
        {
            return None;
        }
        let said = || head.text.to_owned();
        let several = is_plural(head.text);
        let thing = head.has(Sense::Artefact) || head.has(Sense::Post);
        if words.len() < 2 {
            return (several && !thing && head.has(Sense::People)).then(|| (Verdict::Kpi, said()));
        }
        if placed {
            // "Staff in training" are counted; "Guided tours in sign language" are offered
            let led = words.get(at + 1)?;
            // "Accounts at risk", "Machines in use"
            let state = words
                .get(at + 2)
                .filter(|_| words.len() < at + 5)
                .is_some_and(|state| {
                    [
                        "risk",
                        "progress",
                        "stock",
                        "arrears",
                        "transit",
                        "use",
                        "service",
                        "care",
                        "treatment",
                        "work",
                        "school",
                        "storage",
                        "dispute",
                        "budget",
                        "schedule",
                        "track",
                        "target",
                        "plan",
                        "time",
                        "hold",
                        "operation",
                        "circulation",
                    ]
                    .iter()
                    .any(|word| state.is(word))
                });
            if several && state {
                return Some((Verdict::Kpi, said()));
            }
            let people = first.has(Sense::People) && at < 2 && !led.is("as") && !led.is("for");
            let acts = words
                .iter()
                .take(at + 1)
                .skip(1)
                .any(|token| token.has(Sense::Feeling) && !token.has(Sense::Nounish));
            let short = at < 4 && words.len() <= 10 && !first.has(Sense::Article) && !acts;
            return (people || short).then(|| {
                (
                    if people {
                        Verdict::Kpi
                    } else {
                        Verdict::Initiative
                    },
                    said(),
                )
            });
        }
        if thing {
            return Some((Verdict::Initiative, said()));
        }
        let shouts = self.text.chars().all(|letter| !is_lowercase(letter));
        let proper = !shouts && last.text.starts_with(is_uppercase);
        let article = words
            .iter()
            .any(|token| token.has(Sense::Article) || token.has(Sense::Filler));
        if words.len() > 3 || proper || article {
            return None;
        }
        // "False alarms", "Water usage"; but "Dark mode", "Bulk order form"
        Some(if several || sounds_measured(head.text) {
            (Verdict::Kpi, said())
        } else {
            (Verdict::Initiative, said())
        })
    }
}

/// "v2", "2.0".
fn is_version(word: &str) -> bool {
    word.len() < 4
        && word.starts_with(['v', 'V'])
        && word.get(1..).is_some_and(|digits| {
            !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
        })
}

fn is_plural(word: &str) -> bool {
    word.len() > 3
        && word.ends_with(['s', 'S'])
        && !["ss", "us", "is", "SS", "US", "IS"]
            .iter()
            .any(|end| word.ends_with(end))
}

/// "absenteeism", "leakage", "funding": nouns of amounts by their endings.
fn sounds_measured(word: &str) -> bool {
    ["age", "ancy", "ency", "ity", "ism", "nding", "ness", "tion"]
        .iter()
        .any(|end| word.ends_with(end))
}
