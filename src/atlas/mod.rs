//! How goals hang together, as numbers and words: the graph of objectives and KPIs, its circles and gaps, where each goal
//! stands on the map, the same as an indented list. Drawing it is `pages::map`'s business.
//!
//! On the map a served goal stands left of those that serve it. Levels say how far left a goal may stand: the company's goals
//! at the edge, then departments, teams, persons (first article: "separate OKRs at different levels").

mod circles;
mod findings;
mod graph;
mod layers;
mod outline;
mod place;
mod sheet;
mod strokes;
mod tie;
mod words;

#[cfg(test)]
mod tests;

pub use findings::{Findings, findings};
pub use graph::{ChainReach, Goal, Graph, Tier};
pub use outline::{OutlineLine, OutlineSeen, outline};
pub use place::SheetPlace;
pub use sheet::{ArrowStep, MapSheet};
pub use strokes::{Stroke, head_of};
pub use tie::{Tie, is_support};
pub use words::{bonds, turned, verb};
