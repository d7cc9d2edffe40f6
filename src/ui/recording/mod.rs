//! One line, one goal, one input: recording a reading or check-in where it is listed.

mod controls;
mod entry;
mod facts;
mod more;
mod row;

pub use controls::Asked;
pub use entry::Entry;
pub use facts::{RowFacts, blocker, in_the_way, row_facts, row_facts_from};
pub use more::{Obstacle, Steps, hour_field};
pub use row::{RecordRow, leave_rows};
