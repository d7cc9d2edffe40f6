//! Bytes that could not be understood, kept untouched until a person takes them away.

use super::store::{Store, StoreError};
use super::trouble::Trouble;
use crate::domain::Ordered;

/// What the keys of bytes set aside start with; the shelf's own key follows.
pub const PREFIX: &str = "bearings.quarantine/";

/// How many different damaged versions of one shelf are kept.
const MOST_COPIES: usize = 20;

/// Copies a shelf's bytes aside and reads them back. The same bytes are set aside, and reported, once.
///
/// # Errors
/// [`Trouble::Stuck`]: they could not be copied, so that the shelf must be left alone.
pub fn set_aside(
    store: &dyn Store,
    key: &str,
    text: &str,
    problem: &str,
) -> Result<Option<Trouble>, Trouble> {
    let copied = copy_aside(store, key, text);
    let (shelf, problem) = (key.to_owned(), problem.to_owned());
    match copied {
        Ok(quarantine) => Ok(quarantine.map(|quarantine| Trouble::SetAside {
            shelf,
            problem,
            quarantine,
        })),
        Err(error) => Err(Trouble::Stuck {
            shelf,
            problem,
            error,
        }),
    }
}

/// Everything set aside, by key.
///
/// # Errors
/// The store cannot be read.
pub fn list(store: &dyn Store) -> Result<Vec<(String, String)>, StoreError> {
    let mut found = Vec::new();
    for key in store.keys()? {
        if key.starts_with(PREFIX)
            && let Some(text) = store.get(&key)?
        {
            found.push((key, text));
        }
    }
    found.order_by(Ord::cmp);
    Ok(found)
}

/// The key the bytes were copied to; none if they lie there already.
fn copy_aside(store: &dyn Store, key: &str, text: &str) -> Result<Option<String>, StoreError> {
    for copy in 1..=MOST_COPIES {
        let place = match copy {
            1 => format!("{PREFIX}{key}"),
            _ => format!("{PREFIX}{key}~{copy}"),
        };
        match store.get(&place)? {
            Some(known) if known == text => return Ok(None),
            Some(_) => {}
            None => {
                store.set(&place, text)?;
                return match store.get(&place)? {
                    Some(kept) if kept == text => Ok(Some(place)),
                    _ => Err(StoreError::Failed("nothing was stored".to_owned())),
                };
            }
        }
    }
    Err(StoreError::Failed("too many damaged copies".to_owned()))
}
