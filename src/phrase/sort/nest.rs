//! Which line stands under which.

use super::blocks::Block;
use super::raw::Raw;
use super::{Aside, SortedLine, Verdict};
use crate::phrase::lexicon::LineMark;
use crate::phrase::sentence::Understood;

/// The line each line stands under, by indentation, list signs, headings and marks.
pub(super) fn parents(lines: &[(Raw, Understood)]) -> Vec<Option<usize>> {
    let mut parents = Vec::with_capacity(lines.len());
    // The lines that could still have parts: their depth and place.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut objective: Option<usize> = None;
    let mut key_result: Option<usize> = None;
    for (index, (line, understood)) in lines.iter().enumerate() {
        let mark = understood.mark.or(line.column).or(line.section);
        let depth = depth(line);
        // A heading that only names a group: nothing at its level or below holds this line.
        if let Some(level) = line.opened {
            while open.last().is_some_and(|&(last, _)| last >= level) {
                open.pop();
            }
            let holds = |place: usize| {
                lines
                    .get(place)
                    .is_some_and(|(over, _)| self::depth(over) < level)
            };
            objective = objective.filter(|&place| holds(place));
            key_result = key_result.filter(|&place| holds(place));
        }
        while open.last().is_some_and(|&(last, _)| last >= depth) {
            open.pop();
        }
        // A list under a plain line belongs to it; plain lines under each other do not.
        let above = open.last().map(|&(_, place)| place);
        let parent = match mark {
            Some(LineMark::Objective) => above.filter(|_| line.indent > 0),
            Some(LineMark::KeyResult) => objective.or(above),
            Some(LineMark::Initiative) => above.or(key_result).or(objective),
            Some(LineMark::Kpi) => None,
            None if line.child => objective,
            None => above,
        };
        match mark {
            _ if line.owns_section => {
                objective = Some(index);
                key_result = None;
            }
            Some(LineMark::Objective) => {
                objective = Some(index);
                key_result = None;
            }
            Some(LineMark::KeyResult) => key_result = Some(index),
            _ if line.block == Block::Row => {}
            _ if line.level_of_heading.is_some() || !line.bullet && line.indent == 0 => {
                objective = None;
                key_result = None;
            }
            _ => {}
        }
        open.push((depth, index));
        parents.push(parent);
    }
    parents
}

/// How deep a line stands: larger is deeper.
pub(super) fn depth(line: &Raw) -> usize {
    match line.level_of_heading {
        Some(level) => level,
        None => 10 + line.indent * 6 + line.rank,
    }
}

/// Takes lines that are no goals out; what stands under one stands under what that one stands under.
#[allow(clippy::type_complexity)]
pub(super) fn without(
    lines: Vec<(Raw, Understood)>,
    parents: Vec<Option<usize>>,
    stay: &[bool],
    asides: &mut Vec<Aside>,
) -> (Vec<(Raw, Understood)>, Vec<Option<usize>>) {
    let stays = |at: usize| stay.get(at).copied().unwrap_or(true);
    let mut place = Vec::with_capacity(lines.len());
    let mut kept = Vec::with_capacity(lines.len());
    let mut over = Vec::with_capacity(lines.len());
    for (at, (line, understood)) in lines.into_iter().enumerate() {
        place.push(kept.len());
        if !stays(at) {
            asides.push(line.aside("names the lines below it"));
            continue;
        }
        let mut parent = parents.get(at).copied().flatten();
        while let Some(gone) = parent.filter(|&parent| !stays(parent)) {
            parent = parents.get(gone).copied().flatten();
        }
        over.push(parent.and_then(|parent| place.get(parent).copied()));
        kept.push((line, understood));
    }
    (kept, over)
}

/// Puts parents right once the verdicts are known: key results under objectives, initiatives under either; and lets unmarked key
/// results in a flat list follow the objective that was named before them.
pub(super) fn gather(lines: &mut [SortedLine], depths: &[usize]) {
    let mut named: Option<usize> = None;
    for index in 0..lines.len() {
        let Some(line) = lines.get(index) else {
            continue;
        };
        let (verdict, mut parent) = (line.verdict, line.parent);
        let fits = |place: usize| {
            lines.get(place).is_some_and(|over| match verdict {
                Verdict::KeyResult => over.verdict == Verdict::Objective,
                Verdict::Initiative => {
                    matches!(over.verdict, Verdict::Objective | Verdict::KeyResult)
                }
                Verdict::Objective => over.verdict == Verdict::Objective,
                Verdict::Kpi | Verdict::Unclear => true,
            })
        };
        // A key result under a key result belongs to the same objective.
        for _ in 0..8 {
            match parent {
                Some(place) if !fits(place) => {
                    parent = lines.get(place).and_then(|over| over.parent)
                }
                _ => break,
            }
        }
        let marked = line.understood.mark == Some(LineMark::Objective);
        if parent.is_none()
            && matches!(verdict, Verdict::KeyResult | Verdict::Initiative)
            && !marked
        {
            let depth = |place: usize| depths.get(place).copied().unwrap_or(0);
            parent = named.filter(|&place| {
                // Once a list hangs on the objective, a plain line behind the list no longer does.
                let has_list = (place..index).any(|between| {
                    depth(between) > depth(place)
                        && lines
                            .get(between)
                            .is_some_and(|line| line.parent == Some(place))
                });
                fits(place) && (depth(index) > depth(place) || !has_list)
            });
        }
        if verdict == Verdict::Objective {
            named = marked.then_some(index);
        }
        if let Some(line) = lines.get_mut(index) {
            line.parent = parent.filter(|&place| place < index);
        }
    }
}
