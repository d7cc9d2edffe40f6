//! What is read as a sheet.

use super::found::{FoundGoal, Remark};
use super::viva_json::{is_viva_json, viva_json};
use crate::intake::bytes::decode;
use crate::intake::table::{Table, read_table};
use crate::intake::workbook::{is_workbook, read_workbook};

/// What is read as a sheet: rows, or the goals of what another tool exports as JSON.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Rows of cells.
    Rows(Table),
    /// Goals, and what of them was left out.
    Goals(Vec<FoundGoal>, Vec<Remark>),
}

impl Input {
    /// What a text holds.
    pub fn from_text(text: &str) -> Self {
        let start = text.trim_start();
        if Self::is_json(start)
            && let Ok(value) = crate::domain::read_json(start)
            && is_viva_json(&value)
        {
            let (goals, left_out) = viva_json(&value);
            return Self::Goals(goals, left_out);
        }
        Self::Rows(read_table(text))
    }

    /// Whether a text can only be what another tool exports as JSON.
    pub fn is_json(text: &str) -> bool {
        text.trim_start().starts_with(['[', '{'])
    }

    /// What a file holds.
    ///
    /// # Errors
    /// Why it cannot be read, as a sentence.
    pub fn from_bytes(bytes: Vec<u8>, sheet: Option<&str>) -> Result<Self, String> {
        if is_workbook(&bytes) {
            return Ok(Self::Rows(read_workbook(bytes, sheet)?.table));
        }
        match sheet {
            Some(sheet) => Err(format!(
                "There is no sheet “{sheet}”: the file is not a workbook."
            )),
            None => Ok(Self::from_text(&decode(&bytes))),
        }
    }

    /// How many rows or goals there are.
    pub fn rows(&self) -> usize {
        match self {
            Self::Rows(table) => table.filled().count(),
            Self::Goals(goals, _) => goals.len(),
        }
    }

    /// Its rows; none of what has goals already.
    pub fn table(&self) -> Option<&Table> {
        match self {
            Self::Rows(table) => Some(table),
            Self::Goals(..) => None,
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Rows(table) => table.filled().next().is_none(),
            Self::Goals(..) => false,
        }
    }
}

impl Default for Input {
    fn default() -> Self {
        Self::Rows(Table::default())
    }
}
