//! The map as an indented list: what serves a goal stands below it.

use super::graph::Graph;
use crate::domain::Meaning;

/// A goal in the list, with those that serve it.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineLine {
    /// The goal, by place in the graph.
    pub goal: usize,
    /// What it means for the goal above; empty at the top.
    pub meanings: Vec<Meaning>,
    /// Whether it stands here in full.
    pub seen: OutlineSeen,
    /// Other goals it serves, under which it stands too.
    pub also: Vec<usize>,
    /// Those that serve it; only where it stands in full.
    pub below: Vec<OutlineLine>,
}

/// Whether a goal stands in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlineSeen {
    /// Here, with all that serves it.
    Here,
    /// What serves it stands where it came first.
    Before,
    /// It listed above as well: a circle.
    Circle,
}

/// The list, and the goals that are tied to nothing. A goal that serves several stands under each, in full where it comes
/// first; so there are never more lines than goals and ties.
pub fn outline(graph: &Graph) -> (Vec<OutlineLine>, Vec<usize>) {
    let mut below: Vec<Vec<(usize, &super::Tie)>> = vec![Vec::new(); graph.goals.len()];
    let mut is_top = vec![true; graph.goals.len()];
    for tie in graph.ties.iter().filter(|tie| tie.is_support()) {
        if let Some(list) = below.get_mut(tie.to) {
            list.push((tie.from, tie));
        }
        if let Some(is_top) = is_top.get_mut(tie.from).filter(|_| !tie.is_back) {
            *is_top = false;
        }
    }
    let tied = graph.tied();
    let mut writer = Writer {
        below: &below,
        above: graph.neighbours(true),
        written: vec![false; graph.goals.len()],
    };
    let mut lines = Vec::new();
    let mut loose = Vec::new();
    for (goal, is_top) in is_top.into_iter().enumerate() {
        match tied.get(goal) {
            Some(true) if is_top => lines.push(writer.line(goal, None, &[])),
            Some(false) => loose.push(goal),
            _ => {}
        }
    }
    (lines, loose)
}

struct Writer<'a> {
    below: &'a [Vec<(usize, &'a super::Tie)>],
    above: Vec<Vec<usize>>,
    written: Vec<bool>,
}

impl Writer<'_> {
    fn line(&mut self, goal: usize, parent: Option<usize>, meanings: &[Meaning]) -> OutlineLine {
        let is_new = self.written.get_mut(goal).is_some_and(|written| {
            let was = *written;
            *written = true;
            !was
        });
        let also = self
            .above
            .get(goal)
            .into_iter()
            .flatten()
            .copied()
            .filter(|other| Some(*other) != parent && *other != goal)
            .collect();
        let below = self.below;
        let below = if is_new {
            below
                .get(goal)
                .into_iter()
                .flatten()
                .map(|&(server, tie)| {
                    if tie.is_back {
                        OutlineLine {
                            goal: server,
                            meanings: tie.meanings.clone(),
                            seen: OutlineSeen::Circle,
                            also: Vec::new(),
                            below: Vec::new(),
                        }
                    } else {
                        self.line(server, Some(goal), &tie.meanings)
                    }
                })
                .collect()
        } else {
            Vec::new()
        };
        OutlineLine {
            goal,
            meanings: meanings.to_vec(),
            seen: if is_new {
                OutlineSeen::Here
            } else {
                OutlineSeen::Before
            },
            also,
            below,
        }
    }
}
