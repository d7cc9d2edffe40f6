//! The index over a lexicon's tables, made when it is first used.

use super::{Cue, Label, Lexicon, Sense};
use crate::phrase::token::fold;

/// The index over a lexicon's tables.
#[derive(Debug)]
pub struct Index {
    /// Every word with each of its senses; those of one word stand together, in the order of the rows.
    entries: Vec<(&'static str, Sense)>,
    /// Open addressing: the hash of a word leads to its entries.
    table: Vec<Run>,
    /// The phrases in front of a number by the last letter of their last word, as [`tail`] counts letters.
    pub(super) before: Vec<Vec<Phrase<Cue>>>,
    /// The others by the first letter of their first word, as [`head`] counts letters.
    pub(super) behind: Vec<Vec<Phrase<Cue>>>,
    pub(super) phrases: Vec<Vec<Phrase<Sense>>>,
    /// The labels by their first letter.
    pub(super) labels: Vec<Vec<(Label, &'static str)>>,
}

/// The entries of one word: the place of the first, and how many there are; none in a free place of the table.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    first: u16,
    count: u16,
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
        let words = || {
            lexicon
                .words
                .iter()
                .copied()
                .flatten()
                .flat_map(|&(sense, row)| row.split(' ').map(move |word| (word, sense)))
                .filter(|(word, _)| !word.is_empty())
        };
        // The entries of a word are counted, given their room, and put there: no order among the words is needed.
        let mut names = vec![""; PLACES];
        let mut table = vec![Run::default(); PLACES];
        let mut places = Vec::new();
        for (word, _) in words() {
            let mut place = hash(word.chars());
            while names
                .get(place)
                .is_some_and(|&name| !name.is_empty() && name != word)
            {
                place = (place + 1) % PLACES;
            }
            if let (Some(name), Some(run)) = (names.get_mut(place), table.get_mut(place)) {
                *name = word;
                run.count += 1;
            }
            places.push(place);
        }
        let mut free = 0;
        for run in &mut table {
            run.first = free;
            free += std::mem::take(&mut run.count);
        }
        let mut entries = vec![("", Sense::Percent); places.len()];
        for (entry, place) in words().zip(places) {
            if let Some(run) = table.get_mut(place) {
                if let Some(room) = entries.get_mut(usize::from(run.first + run.count)) {
                    *room = entry;
                }
                run.count += 1;
            }
        }
        Self {
            entries,
            table,
            before: by_letter(lexicon.before, |words| {
                words.last().map_or(0, |word| tail(word))
            }),
            behind: by_letter(lexicon.behind, first_letter),
            phrases: by_letter(lexicon.phrases, first_letter),
            labels: labels_by_letter(lexicon.labels),
        }
    }

    pub(super) fn entries(&self, word: &str) -> &[(&'static str, Sense)] {
        // Most words are plain letters, for which bytes are enough.
        if word.is_ascii() {
            return self.joined(word, "");
        }
        self.look_up(hash(word.chars().map(fold)), |entry| {
            entry.chars().eq(word.chars().map(fold))
        })
    }

    /// The entries of a word that is put together of two pieces in plain letters, the second of them small.
    pub(super) fn joined(&self, stem: &str, ending: &str) -> &[(&'static str, Sense)] {
        let letters = stem.bytes().chain(ending.bytes());
        let hash = hash(letters.map(|byte| char::from(byte.to_ascii_lowercase())));
        self.look_up(hash, |entry| {
            entry.len() == stem.len() + ending.len()
                && entry
                    .split_at_checked(stem.len())
                    .is_some_and(|(head, tail)| tail == ending && head.eq_ignore_ascii_case(stem))
        })
    }

    fn look_up(&self, hash: usize, is_it: impl Fn(&str) -> bool) -> &[(&'static str, Sense)] {
        let mut place = hash;
        loop {
            let Some(run) = self.table.get(place).filter(|run| run.count > 0) else {
                return &[];
            };
            let first = usize::from(run.first);
            let found = self.entries.get(first..first + usize::from(run.count));
            let found = found.unwrap_or_default();
            if found.first().is_some_and(|(entry, _)| is_it(entry)) {
                return found;
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
    word.bytes().next_back().map_or(0, letter)
}

/// The first letter of a word as a small number, the same for capitals.
pub(crate) fn head(word: &str) -> usize {
    word.bytes().next().map_or(0, letter)
}

fn letter(byte: u8) -> usize {
    usize::from(byte.to_ascii_lowercase() & 31)
}

fn first_letter(words: &[&'static str]) -> usize {
    words.first().map_or(0, |word| head(word))
}

fn labels_by_letter(rows: &[(Label, &'static str)]) -> Vec<Vec<(Label, &'static str)>> {
    let mut letters = vec![Vec::new(); 32];
    for &(label, row) in rows {
        for words in row.split('|') {
            if let Some(bucket) = letters.get_mut(head(words)) {
                bucket.push((label, words));
            }
        }
    }
    letters
}

fn by_letter<T: Copy>(
    rows: &[(T, &'static str)],
    letter: impl Fn(&[&'static str]) -> usize,
) -> Vec<Vec<Phrase<T>>> {
    let mut letters: Vec<Vec<Phrase<T>>> = (0..32).map(|_| Vec::new()).collect();
    for &(meaning, row) in rows {
        for phrase in row.split('|') {
            let words: Vec<&'static str> = phrase.split(' ').collect();
            if let Some(bucket) = letters.get_mut(letter(&words)) {
                bucket.push(Phrase { meaning, words });
            }
        }
    }
    letters
}
