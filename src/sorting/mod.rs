//! What a person decides about a sorted list, without a browser: what each line is, what it stands under, what is merged and what
//! is left out, and the records that come of it.
//!
//! [`DecidedList`] holds the lines as they were read and beside each the person's [`Choice`]. Everything else is computed from the two, so
//! that taking a choice back leads to where one was. What was made of a line counts only while it is in the workspace: after an undo
//! the line is open again.

mod accept;
mod columns;
mod file;
mod known;
mod list;
mod memory;
mod rows;
mod standing;
mod telling;

pub use accept::{Accepted, Placing};
pub use columns::{COLUMNS, column_of, column_word};
pub use file::{LARGEST, NotSortable, read_file};
pub use known::{Knowing, KnownGoals};
pub use list::{DecidedLine, DecidedList, LineChoice, Under};
pub use memory::Memory;
pub use rows::next_rows;
pub use standing::{Counts, Fate, LinesShown, Obstacle, Parent, SortView, Twin};
pub use telling::{LineFact, ambiguous, asked, facts, marked, missing_of, reason};
