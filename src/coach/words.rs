//! Cuts a sentence into whole words, with their place, form and stem.
//!
//! Hyphenated words are several words that know they are joined, so that `world-class` matches `world class` and the
//! verb `keep` does not match in `record-keeping`.

use super::lexicon::{Class, class, shared};
use crate::domain::letters::{is_alphabetic, is_alphanumeric, is_uppercase, to_lowercase};
use crate::phrase::{ENGLISH, Sense};
use std::ops::Range;

/// The grammatical look of a word, told from its ending only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `launch`, `traffic`, and everything that has no known ending.
    Base,
    /// `launches`, `downloads`.
    S,
    /// `launched`, `built`.
    Ed,
    /// `launching`.
    Ing,
}

/// What kind of token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Letters, possibly with digits behind the first letter.
    Word,
    /// Starts with a digit.
    Number,
    /// Anything else that is not white space, one character.
    Mark,
}

/// A token of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    /// In lower case, without a possessive ending.
    pub lower: String,
    /// What all its inflected forms share.
    pub stem: String,
    /// Its look.
    pub form: Form,
    /// Its kind.
    pub sort: Sort,
    /// What it means to the coach; nothing for numbers and marks.
    pub class: Class,
    /// Where it stands, in bytes of the sentence.
    pub span: Range<usize>,
    /// Whether a hyphen joins it to the token before.
    pub joined: bool,
    /// Whether its first letter is a capital.
    pub capital: bool,
}

impl Word {
    /// Whether it is exactly this word or mark.
    pub fn is(&self, text: &str) -> bool {
        self.lower == text
    }

    /// Whether it is one of these words, separated by spaces.
    pub fn among(&self, list: &str) -> bool {
        among(&self.lower, list)
    }

    /// Whether the reader of sentences knows it in a sense.
    pub fn means(&self, question: impl Fn(Sense) -> bool) -> bool {
        ENGLISH.senses(&self.lower).any(question)
    }
}

/// Whether a word is one of those that stand apart by spaces. The lists are long and asked about every word: most entries are dismissed
/// by their first letter.
fn among(word: &str, list: &str) -> bool {
    let word = word.as_bytes();
    let mut rest = list.as_bytes();
    loop {
        if rest.first() == word.first()
            && let Some(behind) = rest.strip_prefix(word)
            && matches!(behind.first(), None | Some(b' '))
        {
            return true;
        }
        let Some(space) = rest.iter().position(|&byte| byte == b' ') else {
            return false;
        };
        rest = rest.get(space + 1..).unwrap_or_default();
    }
}

/// Whether a word is a person, one or several: "nurse", "patients".
pub(crate) fn is_person(word: &Word) -> bool {
    word.means(|sense| matches!(sense, Sense::People | Sense::Post))
        || ENGLISH.has(&format!("{}s", word.lower), Sense::People)
        || word.is("person")
}

/// Whether a word is a month, written out or short.
pub(crate) fn is_month(word: &Word) -> bool {
    word.means(|sense| matches!(sense, Sense::Month(_)))
}

/// Whether a word is a day of the week, or several of them: "Fridays".
pub(crate) fn is_weekday(word: &Word) -> bool {
    let one = word.lower.strip_suffix('s').unwrap_or(&word.lower);
    let senses = &mut ENGLISH.senses(&word.lower).chain(ENGLISH.senses(one));
    senses.any(|sense| matches!(sense, Sense::Weekday(_)))
}

/// Whether a word is a day of the week or a length of the calendar: "Monday", "weeks".
pub(crate) fn is_time(word: &Word) -> bool {
    word.means(|sense| matches!(sense, Sense::Weekday(_) | Sense::Time(_)))
}

/// Cuts a text into tokens. Never fails; what it does not know is a mark.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut tokens: Vec<Word> = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut hyphen = false;
    while let Some((start, first)) = letters.next() {
        // What is left of an apostrophe stands outside a word: a plural's possessive or a quotation mark.
        if first.is_whitespace() || matches!(first, '\'' | '’' | '‘') {
            hyphen = false;
            continue;
        }
        if !is_alphanumeric(first) {
            let is_hyphen = matches!(first, '-' | '\u{2010}' | '\u{2011}');
            let after_word = tokens.last().is_some_and(|last| last.span.end == start);
            let before_word = letters
                .peek()
                .is_some_and(|(_, next)| is_alphanumeric(*next));
            hyphen = is_hyphen && after_word && before_word;
            if !hyphen {
                tokens.push(mark(first, start));
            }
            continue;
        }
        // "Re-launch" is relaunch.
        let again = hyphen
            && tokens
                .last()
                .is_some_and(|last| last.lower == "re" && !first.is_ascii_digit());
        let numeric = first.is_ascii_digit();
        let mut end = start + first.len_utf8();
        while let Some(&(at, next)) = letters.peek() {
            let inside = is_alphanumeric(next)
                || (numeric && matches!(next, '.' | ',') && follows_digit(text, at, next))
                || (!numeric && matches!(next, '\'' | '’') && follows_letter(text, at, next));
            if !inside {
                break;
            }
            end = at + next.len_utf8();
            letters.next();
        }
        let lower = to_lowercase(text.get(start..end).unwrap_or_default()).replace('’', "'");
        match tokens.pop_if(|_| again) {
            Some(re) => {
                let mut whole = word(&format!("re{lower}"), first, re.span.start..end, re.joined);
                whole.capital = re.capital;
                tokens.push(whole);
            }
            None => {
                let mut part = word(&lower, first, start..end, hyphen);
                // "Kick-off" is known as a whole.
                if let Some(before) = tokens.last().filter(|_| hyphen) {
                    part.class = part
                        .class
                        .or(shared(&format!("{}-{lower}", before.lower), true));
                }
                tokens.push(part);
            }
        }
        hyphen = false;
    }
    tokens
}

/// What all inflected forms of a lower-case word share, and the form this one has.
pub(crate) fn stem(lower: &str) -> (String, Form) {
    if among(lower, PLAIN) {
        return (bare(lower), Form::Base);
    }
    if let Some((base, form)) = irregular(lower) {
        return (bare(base), form);
    }
    let strip = |ending: &str| {
        lower
            .strip_suffix(ending)
            .filter(|rest| rest.chars().count() > 2 && rest.contains(is_vowel))
    };
    if let Some(rest) = strip("ying") {
        return (bare(&format!("{rest}y")), Form::Ing);
    }
    if let Some(rest) = strip("ings") {
        return (bare(rest), Form::S);
    }
    if let Some(rest) = strip("ing") {
        return (bare(rest), Form::Ing);
    }
    if let Some(rest) = strip("ied") {
        return (bare(&format!("{rest}y")), Form::Ed);
    }
    if lower.ends_with("eed") && !matches!(lower, "agreed" | "freed" | "guaranteed") {
        return (bare(lower), Form::Base);
    }
    if let Some(rest) = strip("ed") {
        return (bare(rest), Form::Ed);
    }
    if let Some(rest) = strip("ies") {
        return (bare(&format!("{rest}y")), Form::S);
    }
    if let Some(rest) = strip("es").filter(|rest| {
        ["s", "x", "z", "ch", "sh"]
            .iter()
            .any(|end| rest.ends_with(end))
    }) {
        return (bare(rest), Form::S);
    }
    let keeps_its_s = ["ss", "us", "is"].iter().any(|end| lower.ends_with(end));
    match lower.strip_suffix('s') {
        Some(rest) if !keeps_its_s && rest.chars().count() > 1 => (bare(rest), Form::S),
        _ => (bare(lower), Form::Base),
    }
}

fn word(lower: &str, first: char, span: Range<usize>, joined: bool) -> Word {
    let lower = lower
        .strip_suffix("'s")
        .or(lower.strip_suffix('\''))
        .unwrap_or(lower);
    let numeric = first.is_ascii_digit();
    let (stem, form) = if numeric {
        (lower.to_owned(), Form::Base)
    } else {
        stem(lower)
    };
    Word {
        lower: lower.to_owned(),
        class: if numeric {
            Class::default()
        } else {
            class(lower, &stem)
        },
        stem,
        form,
        sort: if numeric { Sort::Number } else { Sort::Word },
        span,
        joined,
        capital: is_uppercase(first),
    }
}

fn mark(sign: char, start: usize) -> Word {
    Word {
        lower: sign.to_string(),
        stem: sign.to_string(),
        form: Form::Base,
        class: Class::default(),
        sort: Sort::Mark,
        span: start..start + sign.len_utf8(),
        joined: false,
        capital: false,
    }
}

fn follows_digit(text: &str, at: usize, separator: char) -> bool {
    next_char(text, at, separator).is_some_and(|next| next.is_ascii_digit())
}

fn follows_letter(text: &str, at: usize, apostrophe: char) -> bool {
    next_char(text, at, apostrophe).is_some_and(is_alphabetic)
}

fn next_char(text: &str, at: usize, here: char) -> Option<char> {
    text.get(at + here.len_utf8()..)?.chars().next()
}

/// Undoes what spelling does before an ending: a doubled consonant, a silent e, an i for a y.
fn bare(word: &str) -> String {
    let is_long = |word: &str| word.chars().nth(2).is_some();
    let mut stem = word.to_owned();
    if stem.ends_with('e') && is_long(&stem) {
        stem.pop();
    }
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    if last == before && last.is_some_and(|last| !is_vowel(last)) {
        stem.pop();
    }
    if stem.ends_with('y') && is_long(&stem) {
        stem.pop();
        stem.push('i');
    }
    // "Organise" and "analyse" are spelled with a z as well.
    if (stem.ends_with("is") || stem.ends_with("ys")) && stem.len() > 5 {
        stem.pop();
        stem.push('z');
    }
    stem
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Past forms and what they are of.
const PAST: &str = "built:build held:hold ran:run wrote:write written:write rewrote:rewrite rewritten:rewrite rebuilt:rebuild bought:buy shrank:shrink \
    shrunk:shrink sent:send made:make met:meet kept:keep grew:grow grown:grow rose:rise risen:rise won:win sold:sell taught:teach brought:bring became:become \
    gave:give given:give fell:fall fallen:fall";

pub(super) fn irregular(lower: &str) -> Option<(&'static str, Form)> {
    let past = |pair: &'static str| pair.split_once(':').filter(|(past, _)| *past == lower);
    Some(match lower {
        "is" | "are" | "was" | "were" | "been" | "being" => ("be", Form::Base),
        "has" | "had" => ("have", Form::S),
        "does" => ("do", Form::S),
        _ => (PAST.split(' ').find_map(past)?.1, Form::Ed),
    })
}

/// Words that only look inflected.
const PLAIN: &str = "bring ring spring string thing king everything anything nothing during evening morning building need hundred series \
    species news always perhaps as this its us yes towards besides sometimes";

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn stems(list: &str) -> Vec<String> {
        list.split(' ').map(|entry| stem(entry).0).collect()
    }

    #[test]
    fn inflected_forms_share_a_stem() {
        for family in [
            "launch launches launched launching",
            "implement implements implemented implementing",
            "increase increases increased increasing",
            "plan plans planned planning",
            "roll rolls rolled rolling",
            "study studies studied studying",
            "build builds built",
            "hold holds held holding",
            "app apps",
            "survey surveys surveyed",
            "analysis",
            "process processes processed",
        ] {
            let found = stems(family);
            assert!(
                found.iter().all(|one| Some(one) == found.first()),
                "{family}: {found:?}"
            );
        }
    }

    #[test]
    fn words_that_only_look_alike_do_not() {
        for (one, other) in [
            ("maintain", "maintenance"),
            ("train", "trainee"),
            ("new", "news"),
        ] {
            assert_ne!(stem(one).0, stem(other).0, "{one} {other}");
        }
    }

    #[test]
    fn hyphens_join_and_apostrophes_stay_inside() {
        let found =
            words("Don’t call our customers' record-keeping world-class – 4.5 of 10,000 (45%)");
        let shown: Vec<&str> = found.iter().map(|word| word.lower.as_str()).collect();
        assert_eq!(
            shown,
            [
                "don't",
                "call",
                "our",
                "customers",
                "record",
                "keeping",
                "world",
                "class",
                "–",
                "4.5",
                "of",
                "10,000",
                "(",
                "45",
                "%",
                ")"
            ]
        );
        let joined: Vec<&str> = found
            .iter()
            .filter(|word| word.joined)
            .map(|word| word.lower.as_str())
            .collect();
        assert_eq!(joined, ["keeping", "class"]);
    }

    proptest! {
        #[test]
        fn a_word_is_among_those_that_are_apart_by_spaces(list in "[a-c]{1,3}( [a-c]{1,3}){0,6}", lower in "[a-c]{1,3}") {
            let word = word(&lower, 'a', 0..lower.len(), false);
            prop_assert_eq!(word.among(&list), list.split(' ').any(|entry| entry == lower));
        }

        #[test]
        fn any_text_is_cut_at_letters_in_order(text in "\\PC{0,60}") {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.span.start >= end);
                prop_assert!(text.get(word.span.clone()).is_some());
                end = word.span.end;
            }
        }
    }
}
