//! The example workspace, in our own words.
