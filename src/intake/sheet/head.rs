//! The columns of a sheet as they are read.

use super::fields::Column;
use super::found::What;
use crate::intake::days::{DayRange, DayStyle, read_when};
use crate::phrase::DecimalMark;

/// One column of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Its heading; its letter where it has none.
    pub name: String,
    /// What it holds.
    pub column: Column,
    /// The stretch of time that its heading names.
    pub when: Option<DayRange>,
    /// A few of its cells.
    pub samples: Vec<String>,
}

pub(super) struct CellReader<'a> {
    pub heads: &'a [Head],
    /// The columns of which a cell covers the empty ones below it.
    pub covers: &'a [usize],
    pub mark: DecimalMark,
    pub written: DayStyle,
    pub guess: What,
}

/// Columns of numbers in the unit of their goal.
pub(super) const MEASURED: [Column; 6] = [
    Column::Baseline,
    Column::Target,
    Column::Actual,
    Column::Alarm,
    Column::Period,
    Column::PeriodTarget,
];

pub(super) fn is_period(cell: &str, written: &DayStyle) -> bool {
    cell.len() < 24 && read_when(cell, written).is_some()
}

pub(super) fn title_column(heads: &[Head]) -> Option<usize> {
    heads.iter().position(|head| head.column == Column::Title)
}
