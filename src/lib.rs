//! Bearings.
