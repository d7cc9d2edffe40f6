//! Numbers and goals from elsewhere: a pasted history of one metric, a table of goals.

mod field;
mod history;
mod sheet;
mod source;

pub use history::{PasteHistory, Pasting, paste_history};
pub use sheet::SheetImport;
