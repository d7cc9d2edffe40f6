//! Tables from elsewhere: what a file or a clipboard holds becomes rows of cells, and those become readings, check-ins and goals.
//!
//! [`decode`] makes text of bytes, [`read_table`] rows of text. [`history`] reads one metric's past. Nothing here changes anything:
//! a result says what would be added, what differs, what is here already, and what is left out and why, by row and column.

mod bytes;
mod day_column;
mod days;
mod history;
mod markup;
mod numbers;
mod opening;
pub mod sheet;
mod table;
pub mod workbook;

pub use bytes::decode;
pub use day_column::{DayColumn, columns_order};
pub use days::{DayRange, DayStyle, read_when};
pub use history::{
    HistoryAnswers, HistoryQuestion, HistoryReading, HistoryRow, MOST_ROWS, Metric, ReadHistory,
    RowFate, command, history,
};
pub use numbers::{MarkHint, column_mark, is_blank, read_cell};
pub use opening::{Opened, Opening};
pub use table::{NumberedRow, Table, TableReading, column_name, parse, read_table, write_table};
