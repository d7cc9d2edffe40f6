//! Records as JSON objects with causal versions; merging; conflicts.
