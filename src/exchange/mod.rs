//! Our readable file in and out.
//!
//! [`export`] writes it, [`parse`] reads it in stages, [`preview`] says what taking it in would do; taking it in is
//! [`crate::persist::Library::import`].

mod calendar;
mod csv;
mod deleted;
mod error;
mod export;
mod goals;
mod incoming;
mod item;
mod kin;
mod limits;
mod preview;
mod read;
mod remarks;
mod rescue;
mod scan;
mod schema;
mod selection;

pub use calendar::calendar;
pub use csv::{CsvStyle, GOAL_COLUMNS, VALUE_COLUMNS, goals_csv, values_csv};
pub use deleted::{DeletedGoal, deleted_goals, with_what_they_need};
pub use error::{DEEPEST, FilePlace, ImportError, LARGEST, TextSpot};
pub use export::{Export, Exporting, FORMAT, export, file_text, shared_records};
pub use goals::{GoalInFile, Goals};
pub use incoming::Incoming;
pub use item::{ChangedItem, FieldChange, Item};
pub use preview::{Preview, Previewing, preview};
pub use read::{Parsing, check_size, parse, parse_text, read_file};
pub use remarks::{LEFT_OUT, STAYS};
pub use schema::{schema, tables};
pub use selection::{ExportOptions, is_private};
