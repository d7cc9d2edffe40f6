//! Shared parts of the screens: one concept a file.

mod bar;
pub mod charts;
mod choice;
mod dialog;
mod field;
mod file_note;
mod head;
mod icon;
mod mark;
mod places;
pub mod recording;
mod spark;
mod standing;
mod why;

pub use bar::{Bar, bar_share};
pub use choice::{Choice, Choices};
pub use dialog::Dialog;
pub use field::{Area, Check, Error, Field, Pick, fresh_dom_id};
pub use file_note::file_note;
pub use head::{Empty, Head};
pub use icon::{Glyph, Icon, Logo};
pub use mark::{GoalKind, KindTag, Mark, MarkSign, StatusMark};
pub use places::{Place, goal_places, main_places, other_places, tab_places};
pub use spark::Spark;
pub use standing::{kpi_mark, kpi_standing, standing};
pub use why::WhyDecided;
