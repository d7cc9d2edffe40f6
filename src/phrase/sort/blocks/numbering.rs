//! Numbers that parts of a document have and lists have not: "§ 2 Subject", "Part A: Indicators", "41.3 Report of the director".

use super::{Block, Shaped};
use crate::domain::letters::is_uppercase;
use crate::phrase::lexicon::Lexicon;
use crate::phrase::sort::paste::PastedLine;
use crate::phrase::token::is_space;

/// Why such a line is a heading.
pub(super) const OF_A_PART: &str = "names a part of the document";
/// Why words in front of a running number are a heading.
pub(in crate::phrase::sort) const RUNNING: &str = "one of several topics";
/// The longest name of a part, in words.
const LONGEST: usize = 10;

/// The name behind the number of a part of a document: "Part A: Indicators", "Annex B – Map", "§ 3 Reporting".
pub(in crate::phrase::sort) fn part(text: &str) -> Option<&str> {
    let named = text.trim_start_matches(['#', '*', ' ']);
    if let Some(rest) = named.strip_prefix('§') {
        let rest = rest.trim_start();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let name = rest.get(digits..)?;
        return (digits > 0 && name.starts_with(' ')).then(|| name.trim_start());
    }
    let (word, rest) = named.split_once(' ')?;
    let is_part = [
        "part",
        "annex",
        "appendix",
        "chapter",
        "section",
        "article",
        "exhibit",
        "schedule",
        "pillar",
        "theme",
        "perspective",
        "stream",
        "workstream",
    ]
    .iter()
    .any(|one| word.eq_ignore_ascii_case(one));
    let length = rest
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let (number, behind) = rest.split_at_checked(length)?;
    let is_number = number.len() < 4
        && !number.is_empty()
        && number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    let name = behind.trim_start();
    let parted = name.is_empty()
        || [": ", "- ", "– ", "— ", ". ", "| "]
            .iter()
            .any(|sign| name.starts_with(sign));
    (is_part && is_number && parted)
        .then(|| name.trim_start_matches([':', '-', '–', '—', '.', '|', ' ']))
}

/// The words in front of a number and a colon that are no label of goals: "Main topic 3: Water".
fn running_name<'t>(text: &'t str, lexicon: &'static Lexicon) -> Option<&'t str> {
    let (head, rest) = text.split_once(": ")?;
    let (name, number) = head.rsplit_once(' ')?;
    let digits = number.len() < 3 && number.bytes().all(|digit| digit.is_ascii_digit());
    let words = name.split(' ').count() < 4 && name.starts_with(is_uppercase);
    let last = name.rsplit(' ').next().unwrap_or_default();
    let is_named =
        rest.starts_with(is_uppercase) && !rest.contains(|letter: char| letter.is_ascii_digit());
    let known = [name, last]
        .iter()
        .any(|word| lexicon.label(word).is_some());
    (digits && words && is_named && !known).then_some(name)
}

/// How many dots the number in front of a line has: "41.3 Report" has one.
fn dots(text: &str) -> usize {
    let length = text
        .bytes()
        .take_while(|byte| byte.is_ascii_digit() || *byte == b'.')
        .count();
    let (number, name) = text.split_at_checked(length).unwrap_or(("", text));
    let named = name.starts_with(' ') && name.trim_start().starts_with(is_uppercase);
    let digits = number.starts_with(|first: char| first.is_ascii_digit());
    if named && digits {
        number.trim_end_matches('.').matches('.').count()
    } else {
        0
    }
}

/// "Backlog (3)".
fn is_counted(text: &str) -> bool {
    let Some((name, count)) = text.trim().split_once(" (") else {
        return false;
    };
    let digits = count.strip_suffix(')').unwrap_or_default();
    name.split(' ').count() < 4
        && (1..4).contains(&digits.len())
        && digits.bytes().all(|digit| digit.is_ascii_digit())
}

/// Makes headings of them. Numbers with dots are headings where each stands by itself above lines without one.
pub(super) fn parts(
    lines: &[PastedLine],
    shaped: &mut [Option<Shaped>],
    lexicon: &'static Lexicon,
) {
    let words = |at: usize| {
        lines
            .get(at)
            .map_or("", |line| line.text.trim_end_matches(is_space))
    };
    let mut heads: Vec<usize> = Vec::new();
    let mut dotted: [Vec<usize>; 2] = Default::default();
    let mut running: Vec<(&str, usize)> = Vec::new();
    for (at, shape) in shaped.iter().enumerate() {
        let free = shape
            .as_ref()
            .is_some_and(|one| one.table == 0 && matches!(one.block, Block::Line | Block::Item));
        let text = words(at);
        let is_name = || {
            text.split_whitespace().count() <= LONGEST
                && !text.ends_with(['.', ';', ','])
                && !text.contains('%')
        };
        if !free {
            continue;
        }
        if part(text).is_some() && is_name() {
            heads.push(at);
        } else if let Some(name) = running_name(text, lexicon).filter(|_| is_name()) {
            running.push((name, at));
        } else if let Some(same) = dots(text).checked_sub(1).and_then(|at| dotted.get_mut(at))
            && is_name()
        {
            same.push(at);
        }
    }
    // "Backlog (3)", "Done (12)": the columns of a board
    let counted: Vec<usize> = (0..lines.len())
        .filter(|&at| {
            shaped
                .get(at)
                .and_then(Option::as_ref)
                .is_some_and(|one| one.block == Block::Line && one.table == 0)
                && is_counted(words(at))
        })
        .collect();
    if counted.len() > 1 {
        heads.extend(counted);
    }
    let mut topics: Vec<usize> = Vec::new();
    for &(name, at) in &running {
        if running
            .iter()
            .any(|&(other, there)| other == name && there != at)
        {
            topics.push(at);
        }
    }
    let is_blank = |at: usize| shaped.get(at).is_none_or(Option::is_none);
    for same in dotted {
        let apart = same.iter().all(|&at| {
            (at == 0 || is_blank(at - 1)) && !is_blank(at + 1) && dots(words(at + 1)) == 0
        });
        if same.len() > 1 && apart {
            heads.extend(same);
        }
    }
    let heads = heads.into_iter().map(|at| (at, OF_A_PART));
    for (at, why) in heads.chain(topics.into_iter().map(|at| (at, RUNNING))) {
        if let Some(Some(one)) = shaped.get_mut(at) {
            one.block = Block::Heading;
            one.level = 6;
            one.why = why;
        }
    }
}
