//! Where one goal stands on the map.

/// Where one goal stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SheetPlace {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Column, from the left.
    pub column: usize,
    /// Row, from the top; no other goal of the column has it.
    pub row: usize,
}
