//! Where the marks of a chart go: scales, ticks, labels and lines as numbers and texts. Drawing them is `ui::charts`' business.
//!
//! A page describes what there is to see in a [`Sketch`], in days and values; [`Drawing::of`] lays it out for the width it
//! gets. Nothing is drawn that the data does not say: gaps stay gaps, and nothing lies outside what is finite.

mod behaviour;
mod course;
mod drawing;
mod grain;
mod journey;
mod journey_words;
mod meaning;
mod notices;
mod scale;
mod sketch;
mod ticks;
mod times;

pub use behaviour::{behaviour, bridge};
pub use course::{
    cycle_over_time, cycle_said, net_over_time, net_points, net_said, over_time, progress_said,
};
pub use drawing::{Drawing, DrawnShape, EndLabel, GridLine, RuleMark, TextWidth, usual_width};
pub use grain::level;
pub use journey::{Journey, journey};
pub use journey_words::landing;
pub use meaning::{
    ChartMeaning, beside_target, fixed_said, meaning, reading_said, signal_sentence,
};
pub use notices::{Notice, Notices, met_said, notices, recovery_said, signal_said};
pub use scale::{Scale, extent};
pub use sketch::{
    DayRule, LineKind, PointTone, Sketch, SketchLine, SketchPoint, Tint, TintKind, day_number,
};
pub use ticks::{Ticks, ticks};
pub use times::{TimeTick, time_ticks};
