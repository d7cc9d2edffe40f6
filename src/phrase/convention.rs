//! How a person writes numbers.

use crate::figures::NumberStyle;

/// The sign between whole numbers and their decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecimalMark {
    /// `1,234.5`
    #[default]
    Point,
    /// `1.234,5`
    Comma,
}

impl DecimalMark {
    /// The sign itself.
    pub fn sign(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// How a person writes numbers. It settles only what a text leaves open: `1,234` may be a thousand or one and a bit,
/// `1,234.5` and `12,5` can be read one way only and are read that way whatever the convention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Convention {
    /// The decimal sign.
    pub decimal: DecimalMark,
}

impl Convention {
    /// Decimals behind a point, as in English.
    pub const POINT: Self = Self {
        decimal: DecimalMark::Point,
    };

    /// Decimals behind a comma, as in German or French.
    pub const COMMA: Self = Self {
        decimal: DecimalMark::Comma,
    };

    /// The other one.
    pub fn other(self) -> Self {
        match self.decimal {
            DecimalMark::Point => Self::COMMA,
            DecimalMark::Comma => Self::POINT,
        }
    }
}

impl From<NumberStyle> for DecimalMark {
    fn from(style: NumberStyle) -> Self {
        match style {
            NumberStyle::Point => Self::Point,
            NumberStyle::Comma | NumberStyle::SpaceComma => Self::Comma,
        }
    }
}

impl From<NumberStyle> for Convention {
    fn from(style: NumberStyle) -> Self {
        Self {
            decimal: style.into(),
        }
    }
}
