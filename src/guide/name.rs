//! Whether words are the name of something. An empty name is better than a piece of a sentence.

use crate::domain::letters::to_lowercase;

/// Whether a text can stand as the name of a measure.
pub(super) fn is_nameable(text: &str) -> bool {
    text.split_whitespace().count() <= 9 && is_named(text)
}

/// Whether a text can stand as an objective, which may say more.
pub(super) fn is_titled(text: &str) -> bool {
    text.split_whitespace().count() <= 14 && is_named(text)
}

fn is_named(text: &str) -> bool {
    let plain = to_lowercase(text).replace('’', "'");
    let plain = plain.trim_end_matches(['.', '!', '?', ',']);
    let words: Vec<&str> = plain.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let inside = words.iter().skip(1);
    let is_sentence = inside
        .clone()
        .any(|word| among(VERBS, word) || word.ends_with("n't"));
    let is_alone = words.len() == 1 && among(ALONE, first);
    let is_number = first.starts_with(|letter: char| letter.is_ascii_digit());
    let is_begun = !among(FIRST, first) && !first.contains('\'') && !is_number;
    let is_ended = !among(LAST, last) && !is_sentence && !is_alone;
    is_begun && is_ended
}

/// Whether somebody is complained of or complains: "my team spends", "customers should".
pub(super) fn is_somebody(text: &str) -> bool {
    let plain = to_lowercase(text);
    let mut words = plain.split_whitespace();
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    let last = plain.split_whitespace().last().unwrap_or_default();
    among(SOMEBODY, first)
        || second.is_empty() && among(GROUPS, first)
        || ["my", "our"].contains(&first) && among(GROUPS, last)
}

fn among(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

const SOMEBODY: &str =
    "i we you they he she it nobody everybody everyone people someone anyone half";
const GROUPS: &str = "team people boss staff employees customers clients patients teachers students managers colleagues parents guests citizens developers";
/// What no name begins with.
const FIRST: &str = "i we you they he she it nobody everybody everyone someone people why how what when who where which are is was were do does did can could should would \
    will if because half there this that these too not no never really finally please something nothing just be need know my next only also so hello hi \
    without maybe takes does";
/// What no name ends with.
const LAST: &str = "is are was were has have had to of from at by the a an and or went gone that should take takes get need we us our than as too lose spends now be";
/// Verbs and pronouns that make a sentence of a name.
const VERBS: &str = "is are was were am has have had takes take should would could must need needs want wants we i they he she i'd i'm we're it's spends loads complains \
    complain went gone lost hear gets cancel respond answers knows do does";
/// Words that name nothing by themselves.
const ALONE: &str = "faster better more less improve grow change win help success";
