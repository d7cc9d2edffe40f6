//! One line, one goal, one input: recording a reading or check-in where it is listed.

mod acts;
mod controls;
mod entry;
mod more;
mod row;

pub use controls::Asked;
pub use entry::RowEntry;
pub use more::{Obstacle, Steps, hour_field};
pub use row::{RecordRow, leave_rows};
