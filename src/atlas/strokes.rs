//! The lines between the goals: in the channels between columns and the gaps between rows, never across a card.

use super::graph::Graph;
use super::place::SheetPlace;
use super::tie::Tie;
use crate::domain::number::fixed;
use crate::domain::{Meaning, Ordered};

/// The line of a tie, and the shape at its end, as SVG paths.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stroke {
    /// The line.
    pub line: String,
    /// The shape at the end the sentence leads to.
    pub head: String,
}

/// The meaning that gives a tie its dash and its head: the strongest of its verbs.
pub fn head_of(tie: &Tie) -> Meaning {
    const ORDER: [Meaning; 6] = [
        Meaning::Improves,
        Meaning::Serves,
        Meaning::MeasuredBy,
        Meaning::Drives,
        Meaning::Guards,
        Meaning::CarriedOverFrom,
    ];
    let has = |meaning: &Meaning| tie.meanings.contains(meaning);
    ORDER.into_iter().find(has).unwrap_or_default()
}

/// Where a line meets a card: the card, and whether on its left side.
type CardSide = (usize, bool);

/// A line for each tie.
pub(super) fn strokes(
    graph: &Graph,
    places: &[SheetPlace],
    card: (f64, f64),
    channel: f64,
    gap: f64,
) -> Vec<Stroke> {
    let ports = ports(graph, places, card.1);
    graph
        .ties
        .iter()
        .enumerate()
        .map(|(number, tie)| {
            let port = |end: usize| ports.get(number * 2 + end).copied().unwrap_or(0.0);
            let ends = (places.get(tie.from), places.get(tie.to));
            match ends {
                (Some(from), Some(to)) => {
                    stroke(card, tie, (from, port(0)), (to, port(1)), channel, gap)
                }
                _ => Stroke::default(),
            }
        })
        .collect()
}

fn stroke(
    (wide, high): (f64, f64),
    tie: &Tie,
    (from, from_port): (&SheetPlace, f64),
    (to, to_port): (&SheetPlace, f64),
    channel: f64,
    gap: f64,
) -> Stroke {
    let start_y = from.y + high / 2.0 + from_port;
    let end_y = to.y + high / 2.0 + to_port;
    if from.column == to.column {
        // Out on the right side and back in again.
        let (x, out) = (from.x + wide, from.x + wide + channel * 0.8);
        let line = format!(
            "M{}C{} {} {}",
            spot(x, start_y),
            spot(out, start_y),
            spot(out, end_y),
            spot(x, end_y)
        );
        return Stroke {
            line,
            head: head(head_of(tie), x, end_y, 1.0),
        };
    }
    let is_left = to.column < from.column;
    // 1 if the line comes from the right.
    let side = if is_left { 1.0 } else { -1.0 };
    let start_x = if is_left { from.x } else { from.x + wide };
    let end_x = if is_left { to.x + wide } else { to.x };
    let half = channel * side;
    let line = if from.column.abs_diff(to.column) == 1 {
        let middle = (start_x + end_x) / 2.0;
        format!(
            "M{}C{} {} {}",
            spot(start_x, start_y),
            spot(middle, start_y),
            spot(middle, end_y),
            spot(end_x, end_y)
        )
    } else {
        // Through the gap between rows that is nearest to the end, on the side of the start.
        let below = from.row > to.row;
        let lane = ((tie.from * 7 + tie.to * 3) % 5) as f64 - 2.0;
        let edge = if below { to.y + high } else { to.y - gap };
        let gap_y = edge + gap / 2.0 + lane * gap / 8.0;
        let (near, far) = (start_x - half, end_x + half);
        let (first, last) = ((start_x + near) / 2.0, (end_x + far) / 2.0);
        format!(
            "M{}C{} {} {}L{}C{} {} {}",
            spot(start_x, start_y),
            spot(first, start_y),
            spot(first, gap_y),
            spot(near, gap_y),
            spot(far, gap_y),
            spot(last, gap_y),
            spot(last, end_y),
            spot(end_x, end_y)
        )
    };
    Stroke {
        line,
        head: head(head_of(tie), end_x, end_y, side),
    }
}

fn spot(x: f64, y: f64) -> String {
    format!("{} {}", fixed(x, 1), fixed(y, 1))
}

/// The shape at the end: an arrow, a dot, a chevron, a diamond or a ring, so that a line is told by more than its dash.
fn head(meaning: Meaning, x: f64, y: f64, side: f64) -> String {
    let at = |across: f64, down: f64| spot(x + across * side, y + down);
    match meaning {
        Meaning::Improves | Meaning::Serves => {
            format!("M{}L{}L{}Z", at(0.0, 0.0), at(8.0, -4.0), at(8.0, 4.0))
        }
        Meaning::Drives => format!("M{}L{}L{}", at(8.0, -4.5), at(1.0, 0.0), at(8.0, 4.5)),
        Meaning::Guards => format!(
            "M{}L{}L{}L{}Z",
            at(0.0, 0.0),
            at(5.0, -4.5),
            at(10.0, 0.0),
            at(5.0, 4.5)
        ),
        Meaning::MeasuredBy | Meaning::CarriedOverFrom => format!(
            "M{}A3.5 3.5 0 1 0 {}A3.5 3.5 0 1 0 {}Z",
            at(0.5, 0.0),
            at(7.5, 0.0),
            at(0.5, 0.0)
        ),
    }
}

/// How far from the middle of its side each line meets its cards, start and end in turn: side by side in the order of where
/// they lead, so that they cross as little as can be.
fn ports(graph: &Graph, places: &[SheetPlace], high: f64) -> Vec<f64> {
    let mut meets: Vec<(CardSide, usize, usize)> = Vec::with_capacity(graph.ties.len() * 2);
    for (number, tie) in graph.ties.iter().enumerate() {
        let (Some(from), Some(to)) = (places.get(tie.from), places.get(tie.to)) else {
            continue;
        };
        meets.push(((tie.from, to.column < from.column), to.row, number * 2));
        meets.push(((tie.to, from.column < to.column), from.row, number * 2 + 1));
    }
    meets.order_by_key(|meet| *meet);
    let mut ports = vec![0.0; graph.ties.len() * 2];
    for side in meets.chunk_by(|one, other| one.0 == other.0) {
        let room = (high - 24.0) / side.len() as f64;
        let apart = room.min(10.0);
        for (place, (_, _, port)) in side.iter().enumerate() {
            if let Some(slot) = ports.get_mut(*port) {
                *slot = (place as f64 - (side.len() - 1) as f64 / 2.0) * apart;
            }
        }
    }
    ports
}
