//! Circles: goals that serve each other, so that none of them says what it is good for in the end.

use super::tie::Tie;
use crate::domain::Ordered;

/// A goal in the depth-first walk.
#[derive(Clone, Copy, PartialEq)]
enum Visit {
    Not,
    Open,
    Done,
}

/// Marks the supports that lie on a circle and those that close one, and gives the circles: strongly connected goals
/// (Kosaraju 1978, written without recursion), and goals that serve themselves.
pub(super) fn mark_circles(goals: usize, ties: &mut [Tie]) -> Vec<Vec<usize>> {
    let (mut out, mut into) = (vec![Vec::new(); goals], vec![Vec::new(); goals]);
    for (number, tie) in ties.iter().enumerate().filter(|(_, tie)| tie.is_support()) {
        if let (Some(out), Some(into)) = (out.get_mut(tie.from), into.get_mut(tie.to)) {
            out.push((tie.to, number));
            into.push((tie.from, number));
        }
    }
    let (finished, backs) = walk(goals, &out);
    let mut circle_of = vec![usize::MAX; goals];
    let mut circles: Vec<Vec<usize>> = Vec::new();
    for &start in finished.iter().rev() {
        if circle_of.get(start) != Some(&usize::MAX) {
            continue;
        }
        let mut members = Vec::new();
        let mut open = vec![start];
        while let Some(place) = open.pop() {
            let Some(slot) = circle_of.get_mut(place).filter(|it| **it == usize::MAX) else {
                continue;
            };
            *slot = circles.len();
            members.push(place);
            open.extend(
                into.get(place)
                    .into_iter()
                    .flatten()
                    .map(|&(other, _)| other),
            );
        }
        members.order_by_key(|place| *place);
        circles.push(members);
    }
    for (number, tie) in ties.iter_mut().enumerate() {
        tie.is_back = tie.is_support() && backs.get(number).copied().unwrap_or(false);
        tie.in_circle = tie.is_support()
            && match (circle_of.get(tie.from), circle_of.get(tie.to)) {
                (Some(one), Some(other)) => one == other,
                _ => false,
            };
    }
    circles.retain(|members| {
        members.len() > 1
            || ties
                .iter()
                .any(|tie| tie.in_circle && tie.from == tie.to && members.contains(&tie.from))
    });
    circles.order_by_key(|members| members.first().copied());
    circles
}

/// Walks along the supports. Gives the goals in the order they were left, and which ties led back to a goal still open.
fn walk(goals: usize, out: &[Vec<(usize, usize)>]) -> (Vec<usize>, Vec<bool>) {
    let count = out.iter().map(Vec::len).sum::<usize>();
    let highest = out.iter().flatten().map(|&(_, number)| number + 1).max();
    let mut backs = vec![false; highest.unwrap_or(0).max(count)];
    let mut visits = vec![Visit::Not; goals];
    let mut finished = Vec::with_capacity(goals);
    for start in 0..goals {
        if visits.get(start) != Some(&Visit::Not) {
            continue;
        }
        let mut open: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((place, next)) = open.pop() {
            if let Some(visit) = visits.get_mut(place) {
                *visit = Visit::Open;
            }
            let Some(&(other, number)) = out.get(place).and_then(|ties| ties.get(next)) else {
                if let Some(visit) = visits.get_mut(place) {
                    *visit = Visit::Done;
                }
                finished.push(place);
                continue;
            };
            open.push((place, next + 1));
            match visits.get(other) {
                Some(Visit::Not) => open.push((other, 0)),
                Some(Visit::Open) => {
                    if let Some(back) = backs.get_mut(number) {
                        *back = true;
                    }
                }
                _ => {}
            }
        }
    }
    (finished, backs)
}
