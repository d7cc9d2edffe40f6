//! Which headings are goals. A heading is one only if it would be one by itself, or if what stands under it measures it; else it names a
//! team, a period or a topic.

use super::blocks::{Block, RUNNING};
use super::raw::{Parts, Raw};
use super::reason::Point;
use super::{Verdict, judged};
use crate::phrase::lexicon::{LineMark, Sense};
use crate::phrase::sentence::{Context, Understood};
use crate::phrase::token::{Token, tokens};

/// For each line whether it stays: headings that only name what is below do not.
pub(super) fn that_are_goals(
    lines: &[(Raw, Understood)],
    parents: &[Option<usize>],
    context: &Context,
) -> Vec<bool> {
    let mut measured = vec![false; lines.len()];
    let mut parts = vec![0_usize; lines.len()];
    for ((line, understood), parent) in lines.iter().zip(parents) {
        let Some(parent) = *parent else { continue };
        if let Some(parts) = parts.get_mut(parent) {
            *parts += 1;
        }
        // A bold item over numbers is measured by them
        let bold = lines.get(parent).is_some_and(|(over, _)| {
            over.block == Block::Heading && over.level_of_heading.is_none()
        });
        let marked = bold && understood.has_numbers()
            || [understood.mark, line.column, line.section].contains(&Some(LineMark::KeyResult));
        if let Some(measured) = measured.get_mut(parent).filter(|_| marked) {
            *measured = true;
        }
    }
    lines
        .iter()
        .enumerate()
        .map(|(at, (line, understood))| {
            line.block != Block::Heading
                || understood.mark.is_some()
                || line.measured
                || is_goal(
                    line,
                    understood,
                    measured.get(at).copied().unwrap_or(false),
                    parts.get(at).copied().unwrap_or(0),
                    context,
                )
        })
        .collect()
}

fn is_goal(
    line: &Raw,
    understood: &Understood,
    measured: bool,
    parts: usize,
    context: &Context,
) -> bool {
    let title = tokens(&understood.title, context.convention, context.lexicon);
    let words: Vec<&Token> = title.iter().filter(|token| token.is_word()).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    // "Q3 2027", "Sales team", "People & culture"
    let group = [first, last]
        .iter()
        .any(|word| word.has(Sense::Group) && words.len() < 4);
    let period = understood.due.is_some() && words.len() < 3;
    let topic = line.why == RUNNING && !opens_with_order(understood, &words);
    if line.off_topic || group || period || topic {
        return false;
    }
    // "Keeping the lights on" names what is done all the time
    if first.text.ends_with("ing") && !measured && !line.owns_section {
        return false;
    }
    if opens_with_order(understood, &words) {
        return line.section != Some(LineMark::Kpi) || measured || parts == 0;
    }
    let level = line.level_of_heading.unwrap_or(7);
    if line.owns_section || measured && line.section.is_none() && level > 1 {
        return words.len() > 1;
    }
    let alone = judged(
        Raw {
            text: line.text.clone(),
            ..Raw::default()
        },
        understood.clone(),
        None,
        Parts::default(),
        context,
    );
    let state = alone.because.first().is_some_and(|reason| {
        matches!(reason.point, Point::State | Point::Change | Point::Aim)
            && !reason.words.is_empty()
    });
    state
        && matches!(alone.verdict, Verdict::Objective | Verdict::KeyResult)
        && level > 1
        && line.section.is_none()
}

/// Whether the words tell somebody to do something.
pub(super) fn orders(understood: &Understood, context: &Context) -> bool {
    let title = tokens(&understood.title, context.convention, context.lexicon);
    let words: Vec<&Token> = title.iter().filter(|token| token.is_word()).collect();
    opens_with_order(understood, &words)
}

/// Whether they open with a verb that is no noun here.
fn opens_with_order(understood: &Understood, words: &[&Token]) -> bool {
    let Some(verb) = &understood.verb else {
        return false;
    };
    let word = verb.word.split(' ').next().unwrap_or_default();
    // "Field sales: win five regions"
    let behind = |token: &Token| {
        let before = understood.title.get(..token.start).unwrap_or_default();
        before.is_empty() || before.trim_end().ends_with(':')
    };
    let at = words.iter().position(|token| token.text == word);
    let (Some(at), Some(second)) = (at, at.and_then(|at| words.get(at + 1))) else {
        return false;
    };
    let Some(first) = words.get(at) else {
        return false;
    };
    let opens = at == 0 || behind(first);
    let object =
        second.has(Sense::Article) || second.has(Sense::Quality) || second.has(Sense::People);
    // "Draft for the board", "Report of the auditor"
    let noun = first.has(Sense::Nounish)
        || (second.is("for") || second.is("of")) && !understood.has_numbers();
    opens && (!noun || object)
}
