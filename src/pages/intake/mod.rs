//! Numbers and goals from elsewhere: a pasted history of one metric.

mod field;
mod history;

pub use history::PasteHistory;
