//! The index over a lexicon's tables, made when it is first used.

use super::{Cue, Lexicon, Sense};
use crate::domain::Ordered;
use crate::phrase::token::fold;

/// The index over a lexicon's tables.
#[derive(Debug)]
pub struct Index {
    /// Every word with each of its senses, in alphabetical order; of one word in the order of the rows.
    entries: Vec<(&'static str, Sense)>,
    /// Open addressing: the hash of a word leads to its first entry, counted from 1.
    table: Vec<u16>,
    /// The phrases in front of a number by the last letter of their last word, as [`tail`] counts letters.
    pub(super) before: Vec<Vec<Phrase<Cue>>>,
    pub(super) behind: Vec<Phrase<Cue>>,
    pub(super) phrases: Vec<Phrase<Sense>>,
}

/// Several words that mean something together.
#[derive(Debug)]
pub(crate) struct Phrase<T> {
    pub meaning: T,
    pub words: Vec<&'static str>,
}

impl<T> Phrase<T> {
    /// The single word it consists of.
    pub(crate) fn single(&self) -> Option<&'static str> {
        match self.words.as_slice() {
            [word] => Some(word),
            _ => None,
        }
    }
}

/// Places in the table: a power of two, more than twice the number of words.
const PLACES: usize = 1 << 13;

impl Index {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut entries: Vec<(&'static str, Sense)> = lexicon
            .words
            .iter()
            .flat_map(|&(sense, row)| row.split(' ').map(move |word| (word, sense)))
            .collect();
        entries.order_by_key(|&(word, _)| word);
        let mut table = vec![0; PLACES];
        let mut last = "";
        for (at, &(word, _)) in entries.iter().enumerate() {
            if word == last {
                continue;
            }
            last = word;
            let mut place = hash(word.chars());
            while table.get(place).is_some_and(|&taken| taken != 0) {
                place = (place + 1) % PLACES;
            }
            if let (Some(free), Ok(number)) = (table.get_mut(place), u16::try_from(at + 1)) {
                *free = number;
            }
        }
        Self {
            entries,
            table,
            before: by_tail(split(lexicon.before)),
            behind: split(lexicon.behind),
            phrases: split(lexicon.phrases),
        }
    }

    pub(super) fn entries(&self, word: &str) -> &[(&'static str, Sense)] {
        // Most words are plain letters, for which bytes are enough.
        let ascii = word.is_ascii();
        let mut place = if ascii {
            hash(
                word.bytes()
                    .map(|byte| char::from(byte.to_ascii_lowercase())),
            )
        } else {
            hash(word.chars().map(fold))
        };
        loop {
            let first = match self.table.get(place) {
                Some(&number) if number > 0 => usize::from(number) - 1,
                _ => return &[],
            };
            let found = self.entries.get(first..).unwrap_or_default();
            if let Some((entry, _)) = found.first()
                && (ascii && entry.eq_ignore_ascii_case(word)
                    || !ascii && entry.chars().eq(word.chars().map(fold)))
            {
                let count = found.iter().take_while(|(other, _)| other == entry).count();
                return found.get(..count).unwrap_or_default();
            }
            place = (place + 1) % PLACES;
        }
    }
}

/// FNV-1a over the letters.
fn hash(letters: impl Iterator<Item = char>) -> usize {
    let hash = letters.fold(0x811c_9dc5_u32, |hash, letter| {
        (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193)
    });
    (hash ^ (hash >> 15)) as usize % PLACES
}

/// The last letter of a word as a small number, the same for capitals.
pub(crate) fn tail(word: &str) -> usize {
    word.bytes()
        .next_back()
        .map_or(0, |byte| usize::from(byte.to_ascii_lowercase() & 31))
}

fn by_tail(phrases: Vec<Phrase<Cue>>) -> Vec<Vec<Phrase<Cue>>> {
    let mut tails: Vec<Vec<Phrase<Cue>>> = (0..32).map(|_| Vec::new()).collect();
    for phrase in phrases {
        let place = phrase.words.last().map_or(0, |word| tail(word));
        if let Some(bucket) = tails.get_mut(place) {
            bucket.push(phrase);
        }
    }
    tails
}

fn split<T: Copy>(rows: &[(T, &'static str)]) -> Vec<Phrase<T>> {
    rows.iter()
        .flat_map(|&(meaning, row)| {
            row.split('|').map(move |phrase| Phrase {
                meaning,
                words: phrase.split(' ').collect(),
            })
        })
        .collect()
}
