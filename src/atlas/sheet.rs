//! Where each goal stands on the map, in pixels, and where the arrow keys lead.

use super::graph::Graph;
use super::layers::layers;
use super::place::SheetPlace;
use super::strokes::{Stroke, strokes};

/// Widest column, with its channel.
const WIDEST: f64 = 300.0;
/// On a screen.
const SCREEN: CardGauge = CardGauge {
    row: 98.0,
    gap: 20.0,
    channel: 44.0,
    column: 200.0,
};
/// On paper, where room is scarce: the least that a title of three lines needs to be read.
const PAPER: CardGauge = CardGauge {
    row: 70.0,
    gap: 9.0,
    channel: 22.0,
    column: 126.0,
};
/// The most a column and a row grow to on a page with few goals.
const ROOMY: (f64, f64) = (236.0, 98.0);
/// A layer of more rows is split into columns side by side, while there is room for them.
const ROWS: usize = 7;
/// Room for the heading above the goals without a tie.
const TRAY_HEAD: f64 = 46.0;

/// Room for cards and lines.
#[derive(Clone, Copy)]
struct CardGauge {
    /// From one row to the next.
    row: f64,
    /// Between two rows, for the lines.
    gap: f64,
    /// Between two columns, for the lines.
    channel: f64,
    /// From one column to the next, at least.
    column: f64,
}

/// A map laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapSheet {
    /// Width of everything.
    pub width: f64,
    /// Height of everything.
    pub height: f64,
    /// Width and height of every card.
    pub card: (f64, f64),
    /// One for each goal of the graph.
    pub places: Vec<SheetPlace>,
    /// One for each tie of the graph.
    pub strokes: Vec<Stroke>,
    /// Where the heading of the goals without a tie stands; none where all are tied.
    pub tray: Option<f64>,
    /// How many columns there are.
    pub columns: usize,
    /// Steps taken, for the test of its growth.
    pub steps: usize,
}

/// A press of an arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrowStep {
    /// To a goal that is served.
    Left,
    /// To a goal that serves.
    Right,
    /// To the goal above, from the topmost to the last of the column before.
    Up,
    /// To the goal below, from the lowest to the first of the next column.
    Down,
}

impl MapSheet {
    /// Lays a graph out for a screen of this width: as wide as that, if its layers fit, and as high as it takes.
    pub fn wide(graph: &Graph, width: f64) -> Self {
        let (layers, steps) = layers(graph);
        let room = ((width / SCREEN.column).floor().max(1.0) as usize).max(layers.len());
        let parts = split(&layers, room);
        let columns = parts.iter().sum::<usize>().max(1);
        let pitch = (width / columns as f64).clamp(SCREEN.column, WIDEST);
        let tray_columns = ((width / pitch).floor().max(1.0) as usize).max(columns);
        let gauge = CardGauge {
            column: pitch,
            ..SCREEN
        };
        lay(graph, &layers, &parts, tray_columns, gauge, steps)
    }

    /// Lays a graph out for a page of paper of this width and height: as large as it can be on it.
    pub fn page(graph: &Graph, width: f64, height: f64) -> Self {
        let (layers, steps) = layers(graph);
        let loose = graph.tied().iter().filter(|is_tied| !**is_tied).count();
        let head = if loose > 0 { TRAY_HEAD } else { 0.0 };
        // Columns and rows of so many columns at most.
        let cells = |room: usize| {
            let parts = split_to(&layers, room, 1);
            let columns = if loose > 0 {
                room
            } else {
                parts.iter().sum::<usize>().max(1)
            };
            let rows = tallest(&layers, &parts) + loose.div_ceil(columns);
            (columns as f64, rows.max(1) as f64)
        };
        let scale = |room: usize| {
            let (columns, rows) = cells(room);
            (width / (columns * PAPER.column)).min(height / (rows * PAPER.row + head))
        };
        let fewest = layers.len().max(1);
        let best = (fewest..fewest + 12)
            .max_by(|one, other| scale(*one).total_cmp(&scale(*other)))
            .unwrap_or(fewest);
        let parts = split_to(&layers, best, 1);
        let (columns, rows) = cells(best);
        let gauge = CardGauge {
            column: (width / columns).clamp(PAPER.column, ROOMY.0),
            row: ((height - head) / rows).clamp(PAPER.row, ROOMY.1),
            ..PAPER
        };
        lay(graph, &layers, &parts, best, gauge, steps)
    }

    /// Where an arrow key leads from a goal. With `Down` alone every goal is reached.
    pub fn step(&self, graph: &Graph, from: usize, step: ArrowStep) -> Option<usize> {
        let own = *self.places.get(from)?;
        match step {
            ArrowStep::Up | ArrowStep::Down => {
                let key = |place: &SheetPlace| (place.column, place.row);
                let others = self.places.iter().enumerate();
                if step == ArrowStep::Down {
                    let after = others.filter(|(_, place)| key(place) > key(&own));
                    after.min_by_key(|(_, place)| key(place))
                } else {
                    let before = others.filter(|(_, place)| key(place) < key(&own));
                    before.max_by_key(|(_, place)| key(place))
                }
                .map(|(place, _)| place)
            }
            ArrowStep::Left | ArrowStep::Right => {
                let is_ahead = |place: &SheetPlace| match step {
                    ArrowStep::Left => place.column < own.column,
                    _ => place.column > own.column,
                };
                let far = |place: &SheetPlace| {
                    (
                        place.column.abs_diff(own.column),
                        place.row.abs_diff(own.row),
                        place.row,
                    )
                };
                let ends = |&(place, _): &(usize, &SheetPlace)| {
                    graph.ties.iter().any(|tie| {
                        (tie.from, tie.to) == (from, place) || (tie.to, tie.from) == (from, place)
                    })
                };
                let ahead = || {
                    let others = self.places.iter().enumerate();
                    others.filter(|(_, place)| is_ahead(place))
                };
                let tied = ahead().filter(ends).min_by_key(|(_, place)| far(place));
                tied.or_else(|| ahead().min_by_key(|(_, place)| far(place)))
                    .map(|(place, _)| place)
            }
        }
    }
}

/// How many columns each layer gets, of so many in all.
fn split(layers: &[Vec<usize>], room: usize) -> Vec<usize> {
    split_to(layers, room, ROWS)
}

fn split_to(layers: &[Vec<usize>], room: usize, rows: usize) -> Vec<usize> {
    let mut parts = vec![1_usize; layers.len()];
    let mut used = layers.len();
    while used < room {
        let tallest = layers
            .iter()
            .zip(parts.iter_mut())
            .map(|(layer, parts)| (layer.len().div_ceil(*parts), parts))
            // Of equals the first, as `max_by_key` would take the last.
            .rev()
            .max_by_key(|(rows, _)| *rows);
        match tallest {
            Some((high, parts)) if high > rows => *parts += 1,
            _ => break,
        }
        used += 1;
    }
    parts
}

fn tallest(layers: &[Vec<usize>], parts: &[usize]) -> usize {
    let rows = |(layer, parts): (&Vec<usize>, &usize)| layer.len().div_ceil(*parts);
    layers.iter().zip(parts).map(rows).max().unwrap_or(0)
}

fn lay(
    graph: &Graph,
    layers: &[Vec<usize>],
    parts: &[usize],
    tray_columns: usize,
    gauge: CardGauge,
    steps: usize,
) -> MapSheet {
    let rows = tallest(layers, parts);
    let mut places = vec![None; graph.goals.len()];
    let mut filled: Vec<Vec<usize>> = Vec::new();
    for (layer, &parts) in layers.iter().zip(parts) {
        for part in 0..parts {
            // Turn by turn, so that what is high up in the layer is high up in each of its columns.
            filled.push(layer.iter().copied().skip(part).step_by(parts).collect());
        }
    }
    let (served, serving) = (graph.neighbours(true), graph.neighbours(false));
    for (column, goals) in filled.iter().enumerate() {
        stand(goals, column, rows, &[&served], &mut places);
    }
    for (column, goals) in filled.iter().enumerate().rev() {
        stand(goals, column, rows, &[&served, &serving], &mut places);
    }
    let column = filled.len();
    let tray = places.iter().any(Option::is_none);
    let columns = if tray {
        column.max(tray_columns)
    } else {
        column
    };
    let columns = columns.max(1);
    let mut loose = 0;
    let card = (gauge.column - gauge.channel, gauge.row - gauge.gap);
    let tray_top = rows as f64 * gauge.row;
    let places: Vec<SheetPlace> = places
        .into_iter()
        .map(|known| {
            let (column, row, down) = known.map_or_else(
                || {
                    loose += 1;
                    let cell = loose - 1;
                    (cell % columns, rows + cell / columns, TRAY_HEAD)
                },
                |(column, row)| (column, row, 0.0),
            );
            SheetPlace {
                x: column as f64 * gauge.column,
                y: row as f64 * gauge.row + down,
                column,
                row,
            }
        })
        .collect();
    let mut sheet = MapSheet {
        width: columns as f64 * gauge.column,
        height: (rows + loose.div_ceil(columns)) as f64 * gauge.row
            + if tray { TRAY_HEAD } else { 0.0 },
        card,
        places,
        strokes: Vec::new(),
        tray: tray.then_some(tray_top),
        columns,
        steps,
    };
    sheet.strokes = strokes(graph, &sheet.places, card, gauge.channel, gauge.gap);
    sheet
}

/// Gives the goals of a column their rows: in their order, each as near as it can be to the middle of those it is tied to.
fn stand(
    goals: &[usize],
    column: usize,
    rows: usize,
    tied: &[&Vec<Vec<usize>>],
    places: &mut [Option<(usize, usize)>],
) {
    let mut free = 0;
    for (number, &goal) in goals.iter().enumerate() {
        let (mut sum, mut weight) = (0, 0);
        let others = tied.iter().filter_map(|lists| lists.get(goal));
        for &other in others.flatten() {
            if let Some(&Some((_, row))) = places.get(other) {
                sum += row;
                weight += 1;
            }
        }
        // Those after it need their rows too.
        let last = rows.saturating_sub(goals.len() - number);
        let wanted = sum.checked_div(weight).unwrap_or(free);
        let row = wanted.clamp(free, last.max(free));
        if let Some(slot) = places.get_mut(goal) {
            *slot = Some((column, row));
        }
        free = row + 1;
    }
}
