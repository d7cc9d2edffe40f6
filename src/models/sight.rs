//! What a page's model is made from.

use crate::domain::Workspace;
use crate::figures::Figures;
use crate::insight::{AsOf, Reports};

/// The workspace with what is computed of it already, seen on a day and written by a person's conventions.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
    /// All records.
    pub workspace: &'a Workspace,
    /// What is computed of them already.
    pub reports: &'a Reports,
    /// The day, and on which day weeks begin.
    pub as_of: AsOf,
    /// How numbers and days are written.
    pub figures: Figures,
}
