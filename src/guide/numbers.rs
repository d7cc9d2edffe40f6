//! Which number of a wish says how it is, and which how it should be. Numbers are never turned round unless the wish says that something
//! fell or rose: "should be 85 %, they are at 70 now" goes from 70 to 85, "went from 4.6 to 4.1" is to be won back.

use crate::domain::letters::to_lowercase;
use crate::phrase::{Context, Understood, read};

/// What the numbers of a wish mean, read anew where its clauses say which is which.
pub(super) fn by_clause(
    understood: &mut Understood,
    text: &str,
    context: &Context,
    complains: bool,
) {
    if !text.contains(|letter: char| letter.is_ascii_digit()) {
        // "The three accounts we lost", "two new stores": a word for a number is no aim.
        forget(understood);
        return;
    }
    let plain = to_lowercase(text);
    if is_amount(&plain) {
        forget(understood);
        return;
    }
    let (mut now, mut wanted, mut open, mut others) = (Vec::new(), Vec::new(), Vec::new(), 0);
    let mut is_unsure = false;
    for clause in clauses(&plain) {
        // What others reach says neither.
        let found = if has(clause, OTHERS) {
            Vec::new()
        } else {
            numbers(clause)
        };
        match (found.as_slice(), role(clause)) {
            ([], _) => {}
            ([one], ClauseRole::Now) => now.push(*one),
            ([one], ClauseRole::Wanted) => wanted.push(*one),
            ([one], ClauseRole::Open) => open.push(*one),
            (found, role) => {
                others += found.len();
                is_unsure |= role == ClauseRole::Wanted;
            }
        }
    }
    // "Throws away 60 kilos a day, 25 would be fair."
    if now.is_empty() && wanted.len() == 1 && open.len() == 1 {
        now.append(&mut open);
    }
    others += open.len();
    match (now.as_slice(), wanted.as_slice(), others) {
        ([now], [wanted], 0) => {
            let both = read(&format!("from {now} to {wanted}"), context);
            if both.baseline.is_some() && both.target.is_some() {
                take(understood, both);
            }
        }
        ([now], [], 0) if complains || !is_asked(&plain) => {
            let mut one = read(&format!("reach {now}"), context);
            one.baseline = one.target.take();
            take(understood, one);
        }
        // "60 a month, needs to be 100 by 1 July": which of them it should be is not sure.
        _ if is_unsure && !open.is_empty() => forget(understood),
        _ if has(&plain, MOVED) && understood.baseline.is_some() && understood.target.is_some() => {
            (understood.baseline, understood.target) = (understood.target, understood.baseline);
            (understood.change, understood.direction) = (None, None);
        }
        // Nothing says that it is an aim; but who begins with a number names one.
        _ if !is_asked(&plain)
            && wanted.is_empty()
            && understood.verb.is_none()
            && !begins_with_a_number(&plain) =>
        {
            forget(understood)
        }
        _ => {}
    }
}

/// "$100,000 in monthly revenue".
fn begins_with_a_number(text: &str) -> bool {
    let text = text.trim_start_matches(['$', '€', '£', '~']);
    text.starts_with(|letter: char| letter.is_ascii_digit())
}

/// Leaves the wish without a number.
fn forget(understood: &mut Understood) {
    (understood.baseline, understood.target) = (None, None);
    (understood.band, understood.change) = (None, None);
}

fn take(understood: &mut Understood, read: Understood) {
    (understood.baseline, understood.target) = (read.baseline, read.target);
    understood.unit = read.unit;
    (understood.band, understood.change) = (None, None);
    understood.direction = None;
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ClauseRole {
    Now,
    Wanted,
    Open,
}

fn role(clause: &str) -> ClauseRole {
    if has(clause, WANTED) {
        ClauseRole::Wanted
    } else if has(clause, NOW) {
        ClauseRole::Now
    } else {
        ClauseRole::Open
    }
}

/// The clauses of a sentence; a comma between digits parts none.
fn clauses(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut start = 0;
    for (place, letter) in text.char_indices() {
        let parts = matches!(letter, ',' | ';' | '(' | ')' | ':' | '–');
        let after = text.get(place + letter.len_utf8()..).unwrap_or_default();
        if parts && !after.starts_with(|next: char| next.is_ascii_digit()) {
            all.extend(text.get(start..place));
            start = place + letter.len_utf8();
        }
    }
    all.extend(text.get(start..));
    let parted = all.into_iter().flat_map(|clause| clause.split(" but "));
    parted
        .flat_map(|clause| clause.split(" and want "))
        .collect()
}

/// The numbers of a clause with the sign or word of their unit.
fn numbers(clause: &str) -> Vec<&str> {
    let words: Vec<&str> = clause.split_whitespace().collect();
    let mut found = Vec::new();
    for (place, word) in words.iter().enumerate() {
        if !word.contains(|letter: char| letter.is_ascii_digit()) {
            continue;
        }
        let word = word.trim_matches(['.', '!', '?', '"', '“', '”']);
        let next = words.get(place + 1).copied().unwrap_or_default();
        let next = next.trim_end_matches(['.', '!', '?']);
        let start = clause.find(word).unwrap_or_default();
        let after = clause.get(start..).unwrap_or_default();
        let with_unit = after
            .find(next)
            .map(|at| at + next.len())
            .filter(|_| UNITS.contains(&next));
        found.push(after.get(..with_unit.unwrap_or(word.len())).unwrap_or(word));
    }
    found
}

/// Whether any of the words stands in the text, whole.
fn has(text: &str, words: &str) -> bool {
    let padded = format!(" {} ", text.replace(['.', '!', '?', '\''], " "));
    words
        .split('|')
        .any(|word| padded.contains(&format!(" {word} ")))
}

/// "Lose 5 kg", "lost 4 of our 12": how much changes, not where it should be.
fn is_amount(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_number = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
    words.windows(2).any(|pair| match pair {
        [verb, number] => AMOUNT.contains(verb) && is_number(number),
        _ => false,
    })
}

fn is_asked(text: &str) -> bool {
    has(
        text,
        "from|to|by|keep|reach|stay|above|below|under|over|least|most",
    )
}

/// It was otherwise before.
const MOVED: &str = "went|gone|fell|fallen|dropped|slipped|slid|shrank|shrunk|tumbled|plunged|rose|risen|climbed|sank|declined|decreased|worsened|deteriorated";
/// How it is.
const NOW: &str = "now|currently|today|at the moment|at present|is|are|it s|was|were|has|have|had|takes|take|takes us|spends|spend|need|needs|last year|loads|costs|\
    we re at|stands at|present";
/// How it should be, or once was.
const WANTED: &str = "should|want|wants|target|goal|would be|needs to be|need to be|has to be|have to be|happy with|enough|max|maximum|must|aim|better|no more than|at most|at least|used to be|ought|wish|down to";
/// What stands in front of how much something changes or changed.
const AMOUNT: [&str; 6] = ["lose", "lost", "gain", "gained", "down", "up"];
/// Who is compared with.
const OTHERS: &str = "average|benchmark|industry|competitors|competition|others|market|elsewhere";
const UNITS: [&str; 24] = [
    "%", "percent", "days", "day", "hours", "hour", "hrs", "h", "minutes", "minute", "min",
    "seconds", "second", "weeks", "week", "months", "month", "million", "m", "k", "thousand",
    "euros", "dollars", "pounds",
];
