//! Lines that describe how it should be, without a verb that steers.

use super::weigh::Scale;
use crate::phrase::lexicon::{Doing, Sense};
use crate::phrase::token::Token;

impl Scale<'_> {
    /// "Every child reads with pleasure", "A school where nobody is bullied", "From reactive to proactive": the words that describe
    /// how it should be. What is said to be wrong ("Our onboarding is too slow") is no wish.
    pub(super) fn wished_state(&self) -> Option<String> {
        let digits = self.text.contains(|letter: char| letter.is_ascii_digit());
        let zero = self.understood.target == Some(0.0) && !digits;
        if self.understood.has_numbers() && !zero || self.text.trim_end().ends_with('?') {
            return None;
        }
        let words: Vec<&Token> = self.tokens.iter().filter(|token| token.is_word()).collect();
        let [first, second, rest @ ..] = words.as_slice() else {
            return None;
        };
        let said = || Some(first.text.to_owned());
        // "Refunds feel fair and fast", "Fewer parcels get lost on the way"
        let becomes = words.iter().take(4).skip(1).any(|token| {
            ["feel", "feels", "get", "gets", "become", "becomes"]
                .iter()
                .any(|word| token.is(word))
        });
        if becomes
            && words.len() > 3
            && !first.is("we")
            && self.understood.verb.is_none()
            && !self.complains()
        {
            return said();
        }
        let among = |token: &Token, list: &[&str]| list.iter().any(|word| token.is(word));
        // "a partner, not a policeman" contrasts
        // "Journalism that our town cannot do without"
        let described = ["that", "which"].iter().any(|word| second.is(word));
        if described && words.len() > 3 && !first.has(Sense::Artefact) && !first.has(Sense::Measure)
        {
            return said();
        }
        let complains = self.complains();
        // "The most reliable supplier our customers have"
        if first.is("the")
            && (second.is("most") || second.text.len() > 4 && second.text.ends_with("est"))
            && !rest.is_empty()
        {
            return said();
        }
        // "Streets children can walk on", "A game players love"
        let clause = words.windows(3).take(4).any(|three| {
            let [thing, who, does] = three else {
                return false;
            };
            who.has(Sense::People)
                && !who.has(Sense::Metric)
                && who.text.ends_with(['s', 'n', 'e'])
                && thing.text.len() > 3
                && !thing.has(Sense::People)
                && !thing.senses().any(|sense| {
                    matches!(
                        sense,
                        Sense::Quality | Sense::Condition | Sense::Purpose | Sense::In | Sense::Of
                    )
                })
                && (among(does, &["can", "cannot", "could", "will", "would"])
                    || does.has(Sense::Feeling) && !does.has(Sense::Metric))
        });
        if clause && !complains {
            return said();
        }
        // "Claims handled like we would want our own handled"
        let alike = words.windows(2).skip(1).any(|pair| {
            matches!(pair, [like, who] if like.is("like") && among(who, &["we", "they", "you", "it", "our", "a"]))
        });
        if alike && !complains && words.len() > 4 {
            return said();
        }
        let all = first.has(Sense::Everyone) && !words.iter().any(|token| token.is("too"));
        // "A hospital free of avoidable infections"
        let described = (first.is("a") || first.is("an"))
            && words.len() > 3
            && !words
                .iter()
                .any(|token| token.has(Sense::Measure) || token.is("per"))
            && self.action_noun().is_none()
            && self.made_thing().is_none()
            && self.understood.due.is_none();
        if described && !complains {
            return said();
        }
        let people = first.has(Sense::People);
        if first.is("from") && words.iter().any(|token| token.is("to")) && words.len() > 3 {
            return said();
        }
        // "Calls nobody needs to make again", "Young people discover us"
        let ours = words.iter().skip(1).any(|token| {
            among(token, &["we", "they", "nobody", "everybody"])
                || token.text == "us"
                || token.text == "them"
        });
        let grouped = words.iter().take(2).any(|token| {
            token.has(Sense::Group) || token.has(Sense::Greeting) || token.has(Sense::Complaint)
        });
        if ours && !grouped && !complains && words.len() > 3 && !self.text.contains(['?', ':']) {
            return said();
        }
        if complains && !all || !people && self.artefact_before_clause(&words) {
            return None;
        }
        if first.is("from") && words.iter().any(|token| token.is("to")) && words.len() > 3 {
            return said();
        }
        if rest.is_empty() {
            return None;
        }
        let everyone = words.iter().position(|token| token.has(Sense::Everyone));
        let per = words
            .iter()
            .any(|token| token.is("per") || token.has(Sense::Measure));
        if first.has(Sense::Everyone) && !per && words.len() > 3 {
            return said();
        }
        if everyone.is_some_and(|at| at < 2 || zero)
            && words.len() > 3
            && self.metric_word().is_none()
        {
            return said();
        }
        // "No child in our town goes hungry"
        if first.is("one") && words.len() > 2 && !digits {
            return said();
        }
        if first.is("no") && !digits && words.len() > 3 && !second.is("more") && !second.is("less")
        {
            return said();
        }
        let plural = first.text.len() > 3
            && (first.text.ends_with('s') || first.has(Sense::People))
            && !first.has(Sense::Falling);
        // "Drivers choose us over the competition"
        let chooses = plural
            && (second.has(Sense::Feeling)
                || (!second.has(Sense::Nounish)
                    || rest.first().is_some_and(|third| third.is("the")))
                    && second.senses().any(|sense| matches!(sense, Sense::Verb(_))))
            && rest.first().is_some_and(|third| {
                among(
                    third,
                    &[
                        "us", "we", "with", "in", "through", "on", "to", "from", "at", "without",
                        "for", "as", "here", "there",
                    ],
                ) || third.has(Sense::Article)
                    || third.has(Sense::People)
                    || third.has(Sense::Everyone)
                    || third.has(Sense::Quality)
            });
        if chooses {
            return said();
        }
        // "We are a city where companies like to settle"
        let states = first.is("we") && (second.has(Sense::Feeling) || second.has(Sense::Statement));
        if states && words.len() > 3 {
            return said();
        }
        // "Customers tell their friends about us"
        let does = first.has(Sense::People)
            && second.senses().any(|sense| matches!(sense, Sense::Verb(_)))
            && !second.has(Sense::Nounish)
            && words.len() > 3;
        if does {
            return said();
        }
        // "We want colleagues to look forward to Mondays", "Our people should be proud"
        let wants = among(first, &["we", "i"]) && among(second, &["want", "would", "need", "wish"]);
        let subject = words.iter().take(4).any(|token| token.has(Sense::People));
        // "Travelling through our airport should feel easy"
        if words.len() > 4 && words.iter().skip(1).any(|token| token.is("should")) {
            return said();
        }
        let should = words
            .iter()
            .take(5)
            .any(|token| among(token, &["should", "shall", "will", "can"]));
        if wants && rest.len() > 2 || subject && should && words.len() > 4 {
            return said();
        }
        // "A town hall that citizens enjoy", "Customers who come back"
        // "Security by default", "Quality over quantity"
        let over = words.len() <= 5
            && self.metric.len() <= 5
            && (["over", "before", "beyond", "above"]
                .iter()
                .any(|word| second.is(word))
                || second.is("by")
                    && rest.last().is_some_and(|last| {
                        among(
                            last,
                            &["design", "default", "nature", "choice", "example", "heart"],
                        )
                    }))
            && !rest
                .iter()
                .any(|token| token.has(Sense::Article) || token.has(Sense::Measure))
            && self.understood.due.is_none();
        if over {
            return said();
        }
        let clause = words
            .iter()
            .take(5)
            .skip(1)
            .find(|token| among(token, &["where", "that", "who", "whose", "which"]));
        if let Some(clause) = clause
            && (first.is("a")
                || first.is("an")
                || first.is("the")
                || first.has(Sense::People)
                || plural)
            && (plural || self.metric_word().is_none())
        {
            return Some(clause.text.to_owned());
        }
        // "Parents as partners"
        let as_what = words
            .windows(2)
            .take(3)
            .any(|pair| matches!(pair, [_, like] if like.is("as")))
            && !words
                .iter()
                .any(|token| among(token, &["often", "much", "many", "soon", "half", "twice"]));
        if as_what && words.len() < 9 && self.metric_word().is_none() && !self.looks_imperative() {
            return said();
        }
        // "Patients feel safe with us"
        let feels = subject
            && words
                .iter()
                .take(5)
                .skip(1)
                .any(|token| token.has(Sense::Feeling));
        (feels && words.len() > 2).then(said).flatten()
    }

    /// Whether something is said to be wrong; "a partner, not a policeman" only contrasts.
    pub(super) fn complains(&self) -> bool {
        self.tokens.iter().enumerate().any(|(at, token)| {
            let contrast = token.is("not")
                && at
                    .checked_sub(1)
                    .and_then(|before| self.tokens.get(before))
                    .is_some_and(|before| before.is_sign(','));
            // "not only", "not just"
            let more = token.is("not")
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.is("only") || next.is("just") || next.is("merely"));
            token.is_word() && token.has(Sense::Complaint) && !contrast && !more
        })
    }

    /// "A dashboard that shows sales" is a thing, whatever it does.
    fn artefact_before_clause(&self, words: &[&Token]) -> bool {
        words
            .iter()
            .take_while(|token| {
                ![
                    "where", "that", "who", "which", "with", "for", "what", "can",
                ]
                .iter()
                .any(|word| token.is(word))
            })
            .last()
            .is_some_and(|token| token.has(Sense::Artefact) || token.has(Sense::ActionNoun))
    }

    /// "Deliver without waking the neighbourhood", "Sell value, not licences", "Never lose a customer": a way to be.
    pub(super) fn contrast(&self) -> Option<String> {
        if self.understood.has_numbers()
            || self.understood.due.is_some()
            || self.text.contains(|letter: char| letter.is_ascii_digit())
        {
            return None;
        }
        let is = |at: usize, word: &str| self.tokens.get(at).is_some_and(|token| token.is(word));
        // "Close the books without the all-nighters"; but "Migrate the database without downtime" is work
        let works = self
            .understood
            .verb
            .as_ref()
            .is_some_and(|verb| matches!(verb.doing, Doing::Output | Doing::Activity));
        let reach = if works || self.understood.verb.is_none() {
            3
        } else {
            5
        };
        let found = (1..self.tokens.len()).find(|&at| {
            // "Hire like we mean it"
            let alike = at < 3
                && is(at, "like")
                && ["we", "you", "they", "it"]
                    .iter()
                    .any(|who| is(at + 1, who));
            if alike {
                return true;
            }

            at < reach && is(at, "without")
                || is(at, "not")
                    && self
                        .tokens
                        .get(at - 1)
                        .is_some_and(|before| before.is_sign(','))
                || is(at, "instead") && is(at + 1, "of") && !is(at + 2, "a")
                || is(at, "rather") && is(at + 1, "than")
        });
        let never = (is(0, "never") || is(0, "no") && is(1, "longer")) && self.tokens.len() > 3;
        let at = found.or(never.then_some(0))?;
        self.tokens.get(at).map(|token| token.text.to_owned())
    }
}
