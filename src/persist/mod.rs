//! Shelves in a store; the browser's and one in memory.
