//! What many tests begin with.
#![allow(dead_code)]

use bearings::domain::{Id, date};
use bearings::phrase::Context;

/// A person who writes the number point first, on a Saturday in November.
pub fn context() -> Context {
    Context::new(date(2026, 11, 21))
}

pub fn id(text: &str) -> Id {
    Id::from_text(text)
}
