//! Goals of a spreadsheet, of another tool's table or of Viva Goals' JSON: read into [`FoundGoal`]s, then compared with what is here.
//!
//! [`sheet`] reads rows, [`plan`] says what taking them would do. Ids are derived from the source's own ids, or from what a row is, so
//! that the same file taken twice is one.

mod fields;
mod found;
mod head;
mod input;
mod make;
mod memory;
mod plan;
mod read;
mod records;
mod roles;
mod row;
mod shape;
mod values;
mod viva;
mod viva_json;
mod words;

pub use fields::Column;
pub use found::{Above, FoundGoal, FoundValue, Remark, What};
pub use head::Head;
pub use input::Input;
pub use memory::{remember, remembered};
pub use plan::{Plan, PlanGround, Planning, plan};
pub use read::{MOST_ROWS, Sheet, SheetAnswers, SheetHabits, SheetReading, heads_of, sheet};
pub use viva_json::{is_viva_json, viva_json};

#[cfg(test)]
mod tests;
