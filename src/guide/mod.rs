//! From a vague wish to the right framework: seven questions, a leaning from the first answer, a verdict with its reasons,
//! and a draft with what is known filled in (DOMAIN §5).
//!
//! All points and sentences come from one table ([`QUESTIONS`]), which the screens and the command line share.

mod answers;
mod cautions;
mod cues;
mod framework;
mod hear;
mod measure;
mod name;
mod numbers;
mod proposal;
mod questions;
mod verdict;
mod wish;

pub use answers::{Answers, UnknownAnswer};
pub use cautions::Caution;
pub use framework::Framework;
pub use hear::{Heard, follow, hear};
pub use measure::ChosenMeasure;
pub use proposal::Proposal;
pub use questions::{Answer, MarkedSentence, QUESTIONS, Question, Topic};
pub use verdict::{Flip, Lean, Other, Verdict, VerdictReason, lean, verdict};
