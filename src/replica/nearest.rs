//! Which known word somebody meant who wrote one that is not known.

use super::address::KindWord;
use crate::domain::Kind;
use crate::domain::letters::{is_alphanumeric, small_letters};

impl KindWord {
    /// The known kind that an unknown word was probably meant to be.
    pub fn nearest(&self) -> Option<Kind> {
        match self {
            Self::Known(_) => None,
            Self::Unknown(word) => {
                let words: Vec<&'static str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
                Kind::from_word(nearest(word, &words)?)
            }
        }
    }
}

/// The known word that is the same but for capitals, plural and separators, or else differs in at most two letters of a longer word.
pub fn nearest(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let wanted = plain(word);
    let found = known
        .iter()
        .map(|known| (distance(&wanted, &plain(known)), *known))
        .min_by_key(|(distance, _)| *distance);
    found
        .filter(|(distance, known)| *distance * 3 <= known.len().min(6))
        .map(|(_, known)| known)
}

fn plain(word: &str) -> Vec<char> {
    let letters = word.chars().filter(|letter| is_alphanumeric(*letter));
    let mut letters: Vec<char> = small_letters(letters).take(40).collect();
    if letters.len() > 3 && letters.last() == Some(&'s') {
        letters.pop();
    }
    letters
}

/// How many letters must be put in, taken out or changed.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut above_left = at;
        let mut left = at + 1;
        for (cell, wanted) in row.iter_mut().skip(1).zip(other) {
            let change = above_left + usize::from(letter != wanted);
            above_left = *cell;
            left = change.min(*cell + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = at + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_kind_is_told_from_one_that_is_not_ours() {
        let nearest = |word: &str| KindWord::from_text(word).nearest();
        for (word, kind) in [
            ("check_in", Kind::CheckIn),
            ("checkin", Kind::CheckIn),
            ("CheckIn", Kind::CheckIn),
            ("check-ins", Kind::CheckIn),
            ("key_result", Kind::KeyResult),
            ("keyResult", Kind::KeyResult),
            ("KPIs", Kind::Kpi),
            ("kpi ", Kind::Kpi),
            ("objectve", Kind::Objective),
            ("readings", Kind::Reading),
            ("initative", Kind::Initiative),
        ] {
            assert_eq!(nearest(word), Some(kind), "{word}");
        }
        for word in ["horoscope", "team", "x", "", "okr", "goal"] {
            assert_eq!(nearest(word), None, "{word}");
        }
    }

    #[test]
    fn a_misspelt_field_finds_its_own() {
        let of = Kind::KeyResult.fields();
        assert_eq!(nearest("Baseline", of), Some("baseline"));
        assert_eq!(nearest("base_line", of), Some("baseline"));
        assert_eq!(nearest("owners", of), Some("owner"));
        assert_eq!(nearest("mood", of), None);
    }
}
