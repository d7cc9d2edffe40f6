//! How numbers, units and dates are written, by a person's conventions.
