//! Our readable file in and out; other formats.
