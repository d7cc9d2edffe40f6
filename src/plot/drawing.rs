//! Where every mark of a chart goes, in pixels, for the width it gets.

use super::scale::{Scale, extent};
use super::sketch::{PointTone, Sketch, SketchPoint};
use super::ticks::ticks;
use super::times::time_ticks;
use crate::domain::Ordered;
use crate::domain::number::{fixed, plain};
use crate::figures::Figures;

/// A chart laid out for one width.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// Left edge of the area the values stand in.
    pub left: f64,
    /// Its right edge.
    pub right: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
    /// Values along the upright axis.
    pub grid: Vec<GridLine>,
    /// Days along the level axis: where, and the word.
    pub days: Vec<(f64, String)>,
    /// Areas, as polygons.
    pub tints: Vec<DrawnShape>,
    /// Lines that nobody measured, as polylines.
    pub lines: Vec<DrawnShape>,
    /// The line through the measured points, one piece between two gaps, as polylines.
    pub course: Vec<String>,
    /// The measured points, one path a tone.
    pub dots: Vec<DrawnShape>,
    /// Days on which something happened.
    pub rules: Vec<RuleMark>,
    /// Words at the ends of lines.
    pub labels: Vec<EndLabel>,
    /// Where each measured point stands, in the sketch's order.
    pub places: Vec<(f64, f64)>,
}

/// A value along the upright axis.
#[derive(Clone, Debug, PartialEq)]
pub struct GridLine {
    /// Height of the line.
    pub y: f64,
    /// The value as written.
    pub label: String,
}

/// The geometry of one element and the class that draws it.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnShape {
    /// The class.
    pub class: &'static str,
    /// `points` of a polygon or polyline, `d` of a path.
    pub geometry: String,
}

/// A day on which something happened.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleMark {
    /// Where.
    pub x: f64,
    /// The word beside it; may be empty.
    pub label: String,
    /// Whether the word stands to the left, because there is no room to the right.
    pub before: bool,
    /// Height of the word's baseline.
    pub y: f64,
}

/// A word at the end of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct EndLabel {
    /// Where it starts.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// The word.
    pub text: String,
    /// The class of the line it names.
    pub class: &'static str,
}

/// How wide a text is in pixels, in the font that the chart is written in.
pub type TextWidth<'a> = &'a dyn Fn(&str) -> f64;

/// The usual width of one letter.
const LETTER: f64 = 7.0;

/// The usual width of a text, where there is nothing to measure it by.
pub fn usual_width(text: &str) -> f64 {
    // Narrow no-break spaces take next to nothing, but a chart has few of them.
    text.chars().take(80).count() as f64 * LETTER
}

/// Below this width lines are named by one word each, and there are fewer ticks.
const NARROW: f64 = 560.0;
/// Least distance between the baselines of two words.
const LINE: f64 = 14.0;

impl Drawing {
    /// Lays a sketch out. Texts are as wide as they are measured to be, whatever the font.
    pub fn of(sketch: &Sketch, width: f64, figures: &Figures, measure: TextWidth<'_>) -> Self {
        let width = if width.is_finite() {
            width.clamp(200.0, 4000.0)
        } else {
            960.0
        };
        let narrow = width < NARROW;
        let height = if narrow { 240.0 } else { 300.0 };
        let (low, high) = value_range(sketch);
        let levels = ticks(low, high, if narrow { 5 } else { 6 });
        let words = levels.labels(&sketch.unit, figures);
        let left = 14.0 + longest(words.iter().map(String::as_str), measure).max(2.0 * LETTER);
        let labels = end_labels(sketch, narrow, width / 4.0, measure);
        let beside = longest(labels.iter().map(|(_, text, _)| text.as_str()), measure);
        let right = if beside == 0.0 {
            width - 12.0
        } else {
            width - 10.0 - beside
        };
        let (top, bottom) = (18.0, height - 26.0);
        let (first, last) = day_range(sketch);
        let x = Scale {
            low: first,
            high: last,
            from: left + 6.0,
            to: right - 6.0,
        };
        let y = Scale {
            low,
            high,
            from: bottom,
            to: top,
        };
        // A day as wide as the widest, and the air between two.
        let a_day = (measure("30 Sept") * 1.2).max(if narrow { 64.0 } else { 84.0 });
        let room = ((right - left) / a_day).floor();
        // Between 2 and 50: the width is held to 4000 pixels.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let days = time_ticks(first, last, room.max(2.0) as usize, figures);
        let places: Vec<(f64, f64)> = sketch
            .points
            .iter()
            .map(|point| (x.place(point.at), y.place(point.value)))
            .collect();
        Self {
            width,
            height,
            left,
            right,
            top,
            bottom,
            grid: levels
                .values
                .iter()
                .zip(words)
                .map(|(&value, label)| GridLine {
                    y: y.place(value),
                    label,
                })
                .collect(),
            days: beside_one_another(
                days.into_iter()
                    .map(|tick| (x.place(tick.at), tick.label))
                    .collect(),
                width,
                measure,
            ),
            tints: tints(sketch, &x, &y),
            lines: lines(sketch, &x, &y),
            course: course(sketch, &places),
            dots: dots(sketch, &places),
            rules: rules(sketch, &x, (left, right, top), measure),
            labels: placed(labels, &y, (right, top, bottom)),
            places,
        }
    }

    /// The measured point that stands nearest to a level place.
    pub fn nearest(&self, x: f64) -> Option<usize> {
        let away = |place: &(f64, f64)| (place.0 - x).abs();
        self.places
            .iter()
            .enumerate()
            .min_by(|(_, one), (_, other)| away(one).total_cmp(&away(other)))
            .map(|(index, _)| index)
    }
}

fn value_range(sketch: &Sketch) -> (f64, f64) {
    let of_points = sketch.points.iter().map(|point| point.value);
    let of_lines = sketch
        .lines
        .iter()
        .flat_map(|line| line.corners.iter().map(|&(_, value)| value));
    let of_tints = sketch
        .tints
        .iter()
        .flat_map(|tint| tint.corners.iter().flat_map(|&(_, low, high)| [low, high]));
    let at_least = sketch
        .values
        .into_iter()
        .flat_map(|(low, high)| [low, high]);
    let (low, high) =
        extent(of_points.chain(of_lines).chain(of_tints).chain(at_least)).unwrap_or((0.0, 1.0));
    let air = (high / 2.0 - low / 2.0) * 0.08;
    ((low - air).max(f64::MIN), (high + air).min(f64::MAX))
}

fn day_range(sketch: &Sketch) -> (f64, f64) {
    let of_points = sketch.points.iter().map(|point| point.at);
    let of_lines = sketch
        .lines
        .iter()
        .flat_map(|line| line.corners.iter().map(|&(at, _)| at));
    let of_rules = sketch.rules.iter().map(|rule| rule.at);
    let at_least = sketch.days.into_iter().flat_map(|(from, to)| [from, to]);
    let all = of_points.chain(of_lines).chain(of_rules).chain(at_least);
    let (from, to) = all
        .filter(|at| at.is_finite())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(from, to), at| {
            (from.min(at), to.max(at))
        });
    match to - from {
        span if span > 0.0 => (from, to),
        // One day: a week around it.
        0.0 => (from - 3.0, to + 3.0),
        _ => (0.0, 7.0),
    }
}

fn tints(sketch: &Sketch, x: &Scale, y: &Scale) -> Vec<DrawnShape> {
    let edge = |at: f64, value: f64| pair(x.place(at), y.place(value));
    sketch
        .tints
        .iter()
        .map(|tint| {
            let there = tint.corners.iter().map(|&(at, low, _)| edge(at, low));
            let back = tint
                .corners
                .iter()
                .rev()
                .map(|&(at, _, high)| edge(at, high));
            DrawnShape {
                class: tint.kind.class(),
                geometry: joined(there.chain(back)),
            }
        })
        .collect()
}

fn lines(sketch: &Sketch, x: &Scale, y: &Scale) -> Vec<DrawnShape> {
    sketch
        .lines
        .iter()
        .map(|line| DrawnShape {
            class: line.kind.class(),
            geometry: joined(
                line.corners
                    .iter()
                    .map(|&(at, value)| pair(x.place(at), y.place(value))),
            ),
        })
        .collect()
}

/// The pieces of the line through the points: it breaks where the step is longer than the bridge.
fn course(sketch: &Sketch, places: &[(f64, f64)]) -> Vec<String> {
    pieces(sketch)
        .into_iter()
        .filter(|(from, to)| to - from > 1)
        .filter_map(|(from, to)| places.get(from..to))
        .map(|piece| joined(piece.iter().map(|&(x, y)| pair(x, y))))
        .collect()
}

/// Index ranges of the points between two gaps.
fn pieces(sketch: &Sketch) -> Vec<(usize, usize)> {
    let bridge = sketch.bridge.unwrap_or(f64::INFINITY);
    let mut found = Vec::new();
    let mut start = 0;
    for stretch in sketch
        .points
        .chunk_by(|one, next| next.at - one.at <= bridge)
    {
        found.push((start, start + stretch.len()));
        start += stretch.len();
    }
    found
}

fn dots(sketch: &Sketch, places: &[(f64, f64)]) -> Vec<DrawnShape> {
    let spacing = match (places.first(), places.last()) {
        (Some(first), Some(last)) if places.len() > 1 => {
            (last.0 - first.0) / (places.len() - 1) as f64
        }
        _ => f64::INFINITY,
    };
    let size: f64 = if spacing >= 8.0 {
        3.3
    } else if spacing >= 4.5 {
        2.2
    } else {
        0.0
    };
    // A point that no line leads to is drawn however crowded it is.
    let alone: Vec<usize> = pieces(sketch)
        .into_iter()
        .filter(|(from, to)| to - from == 1)
        .map(|(from, _)| from)
        .collect();
    [
        PointTone::Plain,
        PointTone::Neutral,
        PointTone::Good,
        PointTone::Bad,
    ]
    .into_iter()
    .filter_map(|tone| {
        let geometry: String = sketch
            .points
            .iter()
            .zip(places)
            .enumerate()
            .filter(|(_, (point, _))| point.tone == tone)
            .filter(|(index, _)| size > 0.0 || tone != PointTone::Plain || alone.contains(index))
            .map(|(_, (point, place))| dot(point, *place, size.max(2.2)))
            .collect();
        (!geometry.is_empty()).then(|| DrawnShape {
            class: tone.class(),
            geometry,
        })
    })
    .collect()
}

fn dot(point: &SketchPoint, (x, y): (f64, f64), size: f64) -> String {
    match point.tone {
        PointTone::Plain | PointTone::Neutral => {
            let (left, wide) = (x - size, size * 2.0);
            let (left, y, size, wide) = (fixed(left, 1), fixed(y, 1), plain(size), plain(wide));
            format!("M{left} {y}a{size} {size} 0 1 0 {wide} 0a{size} {size} 0 1 0 -{wide} 0")
        }
        PointTone::Good => {
            let reach = size + 1.9;
            let (top, left) = (y - reach, x);
            let (left, top, reach) = (fixed(left, 1), fixed(top, 1), plain(reach));
            format!("M{left} {top}l{reach} {reach}l-{reach} {reach}l-{reach} -{reach}z")
        }
        PointTone::Bad => {
            let (left, top, wide) = (x - size - 0.4, y - size - 0.4, size * 2.0 + 0.8);
            let (left, top, wide) = (fixed(left, 1), fixed(top, 1), fixed(wide, 1));
            format!("M{left} {top}h{wide}v{wide}h-{wide}z")
        }
    }
}

fn rules(
    sketch: &Sketch,
    x: &Scale,
    (left, right, top): (f64, f64, f64),
    measure: TextWidth<'_>,
) -> Vec<RuleMark> {
    let mut taken: Vec<(f64, f64, f64)> = Vec::new();
    sketch
        .rules
        .iter()
        .map(|rule| {
            let at = x.place(rule.at);
            let (after, ahead) = (right - at - 8.0, at - 8.0 - left);
            let before = measure(&rule.label) > after && ahead > after;
            let label = shortened(&rule.label, if before { ahead } else { after }, measure);
            let long = measure(&label);
            let (from, to) = if before {
                (at - 8.0 - long, at)
            } else {
                (at, at + 8.0 + long)
            };
            // Words that would lie on one another go one line lower.
            let y = (0..4)
                .map(|row| top + 8.0 + LINE * f64::from(row))
                .find(|y| {
                    !taken
                        .iter()
                        .any(|(start, end, line)| line == y && from < *end && *start < to)
                })
                .unwrap_or(top + 8.0);
            taken.push((from, to, y));
            RuleMark {
                x: at,
                label,
                before,
                y,
            }
        })
        .collect()
}

/// Where lines end, their words as far as there is room for them, and their classes.
fn end_labels(
    sketch: &Sketch,
    narrow: bool,
    most: f64,
    measure: TextWidth<'_>,
) -> Vec<(f64, String, &'static str)> {
    sketch
        .lines
        .iter()
        .filter_map(|line| {
            let text = line.label.as_deref()?;
            let word = text.split(' ').next().unwrap_or(text);
            let &(_, value) = line.corners.last()?;
            let shown = if narrow || measure(text) > most {
                word
            } else {
                text
            };
            Some((value, shortened(shown, most, measure), line.kind.class()))
        })
        .collect()
}

fn placed(
    labels: Vec<(f64, String, &'static str)>,
    y: &Scale,
    (right, top, bottom): (f64, f64, f64),
) -> Vec<EndLabel> {
    let mut found: Vec<EndLabel> = labels
        .into_iter()
        .map(|(value, text, class)| EndLabel {
            x: right + 4.0,
            y: y.place(value) + 4.0,
            text,
            class,
        })
        .collect();
    found.order_by(|one, other| one.y.total_cmp(&other.y));
    spread(&mut found, top + 4.0, bottom + 4.0);
    found
}

/// Moves words apart that would lie on one another: downwards in order, and up again where they ran out of the plot.
fn spread(labels: &mut [EndLabel], top: f64, bottom: f64) {
    let mut least = top;
    for label in labels.iter_mut() {
        label.y = label.y.max(least);
        least = label.y + LINE;
    }
    let mut most = bottom;
    for label in labels.iter_mut().rev() {
        label.y = label.y.min(most);
        most = label.y - LINE;
    }
}

/// Words below the days: within the picture, and where two would meet the later one goes.
fn beside_one_another(
    days: Vec<(f64, String)>,
    width: f64,
    measure: TextWidth<'_>,
) -> Vec<(f64, String)> {
    let mut kept: Vec<(f64, String)> = Vec::new();
    let mut taken = 0.0;
    for (x, label) in days {
        let half = measure(&label) / 2.0;
        // Not `clamp`, which writes its limits where they are no numbers.
        let x = x.min((width - half).max(half)).max(half);
        if x - half >= taken {
            taken = x + half;
            kept.push((x, label));
        }
    }
    kept
}

/// As much of a word as there is room for; nothing where there is next to none.
fn shortened(label: &str, room: f64, measure: TextWidth<'_>) -> String {
    let (whole, count) = (measure(label), label.chars().count());
    if whole <= room {
        return label.to_owned();
    }
    // A few letters: the width is held to 4000 pixels.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let likely = (room / whole * count as f64).max(0.0) as usize;
    (3..likely.max(3))
        .rev()
        .map(|most| {
            let kept: String = label.chars().take(most).collect();
            format!("{}…", kept.trim_end())
        })
        .find(|text| measure(text) <= room)
        .unwrap_or_default()
}

fn longest<'a>(texts: impl Iterator<Item = &'a str>, measure: TextWidth<'_>) -> f64 {
    texts.map(measure).fold(0.0, f64::max)
}

fn pair(x: f64, y: f64) -> String {
    format!("{},{}", fixed(x, 1), fixed(y, 1))
}

fn joined(pairs: impl Iterator<Item = String>) -> String {
    pairs.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[path = "drawing_tests.rs"]
mod tests;
