//! Which lines stand above others by their shape: the title of a document, labels, numbers, and short lines above prose.

use super::{AT_TOP, Block, Shaped, bare, labelled, sentences};
use crate::domain::letters::is_uppercase;
use crate::phrase::lexicon::{Label, Lexicon, Sense};
use crate::phrase::sort::bullets::numbered;
use crate::phrase::sort::paste::PastedLine;
use crate::phrase::token::is_space;

/// The title of a document, labels that stand alone above something, and numbered headings.
pub(super) fn titles(
    lines: &[PastedLine],
    shaped: &mut [Option<Shaped>],
    lexicon: &'static Lexicon,
) {
    let block = |shaped: &[Option<Shaped>], at: usize| {
        shaped
            .get(at)
            .and_then(Option::as_ref)
            .map(|one| (one.block, one.table > 0))
    };
    let count = shaped.iter().flatten().count();
    let first = shaped.iter().position(Option::is_some).unwrap_or(0);
    let mut end = first;
    while block(shaped, end) == Some((Block::Line, false)) && !is_prose(lines, end) {
        end += 1;
    }
    // A few lines above everything else
    let titled = !is_prose(lines, end)
        || (first..end).all(|at| {
            lines
                .get(at)
                .is_some_and(|line| is_short(line.text.trim_matches(is_space)))
        });
    // More of them where all are short and one says when or for whom the document is
    let long = (4..=5).contains(&(end - first))
        && (first..end).all(|at| {
            lines.get(at).is_some_and(|line| {
                line.text.split_whitespace().count() < 7 && !line.text.contains(['%', '→'])
            })
        })
        && lines
            .get(end)
            .is_none_or(|line| line.text.trim().is_empty());
    if ((1..=3).contains(&(end - first)) || long) && count > end - first + 2 && titled {
        for one in shaped.iter_mut().take(end).skip(first).flatten() {
            one.block = Block::Heading;
            one.level = 1;
            one.why = AT_TOP;
        }
    }
    let words = |at: usize| {
        lines
            .get(at)
            .map_or("", |line| line.text.trim_end_matches(is_space))
    };
    counted(lines, shaped);
    super::numbering::parts(lines, shaped, lexicon);
    let opens = |shaped: &[Option<Shaped>], at: usize| at == 0 || block(shaped, at - 1).is_none();
    // "3. Actions" with a list of another kind under it; one that goes on without a break makes all of them a list
    let starts: [fn(char) -> bool; 2] = [
        |first| first.is_ascii_digit(),
        |first| first.is_ascii_uppercase(),
    ];
    for start in starts {
        let is_number = |at: usize| words(at).starts_with(start) && numbered(words(at)) > 0;
        let numbers: Vec<usize> = (first..lines.len())
            .filter(|&at| is_number(at) && block(shaped, at) == Some((Block::Item, false)))
            .collect();
        let apart = numbers
            .iter()
            .all(|&at| opens(shaped, at) && block(shaped, at + 1).is_some() && !is_number(at + 1));
        for at in numbers.into_iter().filter(|_| apart) {
            head(shaped, at, Block::Heading, "a number above other lines");
        }
    }
    for at in first..lines.len() {
        let listed = matches!(block(shaped, at + 1), Some((Block::Item, _)));
        let followed = listed || block(shaped, at + 1).or(block(shaped, at + 2)).is_some();
        let plain = block(shaped, at) == Some((Block::Line, false))
            && followed
            && (opens(shaped, at) || listed);
        if plain
            && labelled(words(at).trim_start_matches(is_space), lexicon)
                .is_some_and(|(_, rest)| rest.is_empty())
        {
            head(shaped, at, Block::Label, "a label for what follows it");
        } else if plain && listed && names_a_list(words(at), lexicon) {
            head(shaped, at, Block::Heading, "a name above its list");
        } else if shouts(words(at))
            && (listed && !is_alike(words(at), words(at + 1))
                || block(shaped, at) == Some((Block::Line, false))
                    && words(at).contains(' ')
                    && opens(shaped, at)
                    && block(shaped, at + 1).is_none())
        {
            head(shaped, at, Block::Heading, SHOUTED);
        } else if block(shaped, at) == Some((Block::Line, false))
            && is_short(words(at))
            && (sentences(words(at + 1)) > 1 && (opens(shaped, at) || is_prose(lines, at - 1))
                || asks(words(at))
                    && (listed || is_prose(lines, at + 1) || plain && opens(shaped, at)))
        {
            head(shaped, at, Block::Heading, "stands above prose");
        }
        // "* Notes", "* **What we watch**" above a deeper list
        if block(shaped, at) != Some((Block::Item, false))
            || !listed
            || indent(words(at + 1)) <= indent(words(at))
        {
            continue;
        }
        let (inside, bold) = bare(words(at).trim_start_matches(is_space));
        // "* Field work:", "* HR" above a deeper list
        let named = inside.strip_suffix(':').is_some_and(is_short)
            || !inside.is_empty() && inside.bytes().all(|letter| letter.is_ascii_uppercase());
        if (bold || named)
            && !inside.ends_with(['.', '!'])
            && let Some(Some(one)) = shaped.get_mut(at)
        {
            one.block = Block::Heading;
            one.why = "set apart in bold above its list";
        } else if labelled(inside, lexicon).is_some_and(|(label, rest)| {
            rest.is_empty() && matches!(label, Label::Topic | Label::Note | Label::Status)
        }) && let Some(Some(one)) = shaped.get_mut(at)
        {
            one.block = Block::Label;
            one.why = "a label for what follows it";
        }
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(is_space).len()
}

/// Whether a line is prose by its signs: more than a goal would say, and an end.
fn is_prose(lines: &[PastedLine], at: usize) -> bool {
    let words = lines
        .get(at)
        .map_or("", |line| line.text.trim_matches(is_space));
    let is_long = words.split_whitespace().count() > 9;
    is_long && words.ends_with('.') || sentences(words) > 1
}

/// "Health metrics", "Not doing": the last word says what its lines are, or the first that they are none.
fn names_a_list(words: &str, lexicon: &'static Lexicon) -> bool {
    let last = words.split_whitespace().last().unwrap_or_default();
    let section = |sense| matches!(sense, Sense::Section(_)).then_some(());
    let denies = words.split(' ').next().is_some_and(|first| {
        ["not", "don't", "don’t"]
            .iter()
            .any(|word| first.eq_ignore_ascii_case(word))
    });
    let short = words.split_whitespace().count() < 4 && is_short(words);
    short && (denies || lexicon.find(last, section).is_some())
}

/// Whether two lines begin with the same sign, as items of one list do.
fn is_alike(one: &str, next: &str) -> bool {
    one.trim_start().chars().next() == next.trim_start().chars().next()
}

/// "+ WENT WELL": a few words, all in capitals.
fn shouts(words: &str) -> bool {
    // Most lines are dismissed by their second letter
    if words.bytes().any(|letter| letter.is_ascii_lowercase()) {
        return false;
    }
    let letters = words.bytes().filter(u8::is_ascii_alphabetic).count();
    let number = words.contains(|letter: char| letter.is_ascii_digit());
    let count = words.split_whitespace().count();
    letters > 2 && !number && (1..6).contains(&count)
}

/// Few words, no number and no end.
fn is_short(words: &str) -> bool {
    !words.ends_with(['.', ',', ';', '!', '?'])
        && !words.bytes().any(|letter| letter.is_ascii_digit())
        && (1..=8).contains(&words.split_whitespace().count())
}

/// "How we will know", "Where we want to be".
fn asks(words: &str) -> bool {
    let first = words
        .split([' ', '\''])
        .find(|word| !word.is_empty())
        .unwrap_or_default();
    ["what", "how", "why", "who", "where", "when"]
        .iter()
        .any(|word| first.eq_ignore_ascii_case(word))
}

/// Why a line in capitals is a heading.
pub(in crate::phrase::sort) const SHOUTED: &str = "in capitals above a list";
/// Why a line with a bare number in front is what it is.
pub(in crate::phrase::sort) const COUNTED: &str = "one of several numbers";

/// "1  Welcome", "2  Matters arising", "3  Finance": numbers without a dot that go on from each other are no numbers of goals. Where other
/// lines stand between them they are headings, else a list.
fn counted(lines: &[PastedLine], shaped: &mut [Option<Shaped>]) {
    let number = |at: usize| {
        let line = lines.get(at)?.text.trim_end_matches(is_space);
        let length = line.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = line.split_at_checked(length)?;
        let is_named = rest.starts_with(' ') && rest.trim_start().starts_with(is_uppercase);
        (is_named && length < 3)
            .then(|| digits.parse::<usize>().ok())
            .flatten()
    };
    let mut run: Vec<usize> = Vec::new();
    for at in 0..lines.len() {
        let is_line = shaped
            .get(at)
            .and_then(Option::as_ref)
            .is_some_and(|one| matches!(one.block, Block::Line | Block::Heading) && one.table == 0);
        if is_line && number(at) == Some(run.len() + 1) {
            run.push(at);
        }
    }
    if run.len() < 3 {
        return;
    }
    let apart = run
        .windows(2)
        .filter(|pair| matches!(pair, [one, two] if one + 1 < *two))
        .count();
    let is_list = apart * 2 < run.len() - 1;
    for at in run {
        if let Some(Some(one)) = shaped.get_mut(at) {
            one.block = if is_list { Block::Item } else { Block::Heading };
            one.level = if is_list { 0 } else { 6 };
            one.why = COUNTED;
        }
    }
}

fn head(shaped: &mut [Option<Shaped>], at: usize, block: Block, why: &'static str) {
    if let Some(Some(one)) = shaped.get_mut(at) {
        one.block = block;
        one.level = 7;
        one.why = why;
    }
}
