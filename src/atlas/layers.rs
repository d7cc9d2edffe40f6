//! Which goals stand in which column, and in which order: layers as Sugiyama, Tagawa and Toda (1981) draw them.

use super::graph::Graph;
use crate::domain::Ordered;

/// Sweeps over all layers; the order hardly changes after a few.
const SWEEPS: usize = 6;

/// Goals in columns from left to right, each from top to bottom. Goals without a tie are left out. The second number counts
/// the steps it took, for the test of its growth.
pub(super) fn layers(graph: &Graph) -> (Vec<Vec<usize>>, usize) {
    let mut steps = 0;
    let ranks = ranks(graph, &mut steps);
    let deepest = ranks.iter().flatten().copied().max();
    let mut layers: Vec<Vec<usize>> = vec![Vec::new(); deepest.map_or(0, |deepest| deepest + 1)];
    for (place, rank) in ranks.iter().enumerate() {
        if let Some(layer) = rank.and_then(|rank| layers.get_mut(rank)) {
            layer.push(place);
        }
    }
    layers.retain(|layer| !layer.is_empty());
    order(graph, &mut layers, &mut steps);
    (layers, steps)
}

/// The longest path from a goal to one that serves nothing, and at least its tier: the company's goals stand leftmost.
fn ranks(graph: &Graph, steps: &mut usize) -> Vec<Option<usize>> {
    let tied = graph.tied();
    let mut ranks: Vec<Option<usize>> = graph
        .goals
        .iter()
        .zip(&tied)
        .map(|(goal, is_tied)| is_tied.then_some(goal.tier as usize))
        .collect();
    let mut waiting = vec![0_usize; graph.goals.len()];
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); graph.goals.len()];
    for tie in graph.ties.iter().filter(|tie| tie.is_rung()) {
        if let (Some(waiting), Some(below)) = (waiting.get_mut(tie.from), below.get_mut(tie.to)) {
            *waiting += 1;
            below.push(tie.from);
        }
    }
    let mut open: Vec<usize> = (0..waiting.len())
        .filter(|place| waiting.get(*place) == Some(&0))
        .collect();
    while let Some(place) = open.pop() {
        let rank = ranks.get(place).copied().flatten();
        for &server in below.get(place).into_iter().flatten() {
            *steps += 1;
            if let Some(slot) = ranks.get_mut(server) {
                *slot = (*slot).max(rank.map(|rank| rank + 1));
            }
            if let Some(left) = waiting.get_mut(server) {
                *left -= 1;
                if *left == 0 {
                    open.push(server);
                }
            }
        }
    }
    ranks
}

/// Barycentre sweeps: each goal moves to the middle of those it is tied to, in the layers before it and then in those after it.
fn order(graph: &Graph, layers: &mut [Vec<usize>], steps: &mut usize) {
    let mut tied: Vec<Vec<usize>> = vec![Vec::new(); graph.goals.len()];
    for tie in &graph.ties {
        for (one, other) in [(tie.from, tie.to), (tie.to, tie.from)] {
            if let Some(list) = tied.get_mut(one).filter(|_| one != other) {
                list.push(other);
            }
        }
    }
    let mut layer_of = vec![usize::MAX; graph.goals.len()];
    let mut heights = vec![0.5; graph.goals.len()];
    for (number, layer) in layers.iter().enumerate() {
        for &place in layer {
            if let Some(slot) = layer_of.get_mut(place) {
                *slot = number;
            }
        }
        level(layer, &mut heights);
    }
    let mut wanted = vec![0.0; graph.goals.len()];
    for sweep in 0..SWEEPS {
        let is_down = sweep % 2 == 0;
        let count = layers.len();
        for number in 0..count {
            let number = if is_down { number } else { count - 1 - number };
            let Some(layer) = layers.get_mut(number) else {
                continue;
            };
            for &place in layer.iter() {
                let (mut sum, mut weight) = (0.0, 0.0);
                for &other in tied.get(place).into_iter().flatten() {
                    *steps += 1;
                    let there = layer_of.get(other).copied().unwrap_or(usize::MAX);
                    if there != number && (there < number) == is_down {
                        sum += heights.get(other).copied().unwrap_or(0.5);
                        weight += 1.0;
                    }
                }
                let own = heights.get(place).copied().unwrap_or(0.5);
                if let Some(slot) = wanted.get_mut(place) {
                    *slot = if weight > 0.0 { sum / weight } else { own };
                }
            }
            let want = |place: usize| wanted.get(place).copied().unwrap_or(0.5);
            layer.order_by(|one, other| want(*one).total_cmp(&want(*other)));
            level(layer, &mut heights);
        }
    }
}

/// Notes how far down each goal of a layer stands, 0 to 1.
fn level(layer: &[usize], heights: &mut [f64]) {
    for (row, place) in layer.iter().enumerate() {
        if let Some(height) = heights.get_mut(*place) {
            *height = (row as f64 + 0.5) / layer.len() as f64;
        }
    }
}
