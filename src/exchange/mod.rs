//! Our readable file in and out.
//!
//! [`export`] writes it, [`parse`] reads it in stages, [`preview`] says what taking it in would do; taking it in is
//! [`crate::persist::Library::import`].

mod error;
mod export;
mod limits;
mod preview;
mod read;
mod rescue;
mod scan;
mod selection;

pub use error::{ImportError, LARGEST, Place};
pub use export::{Export, FORMAT, export};
pub use preview::{ChangedItem, FieldChange, Item, Preview, preview};
pub use read::{Incoming, check_size, parse, parse_text, read_file};
pub use scan::{DEEPEST, Spot};
pub use selection::ExportOptions;
