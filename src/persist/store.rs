//! Where text is kept under keys: the browser's localStorage, or memory.

use crate::domain::SortedMap;
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

/// A place that keeps texts under keys, as localStorage does.
pub trait Store {
    /// All keys, in any order.
    ///
    /// # Errors
    /// The store cannot be read.
    fn keys(&self) -> Result<Vec<String>, StoreError>;

    /// The text under a key, if there is one.
    ///
    /// # Errors
    /// The store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Puts a text under a key. A failure leaves what was there.
    ///
    /// # Errors
    /// The store is full, blocked, or failed in its own words.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Takes a key and its text away; no matter if there is none.
    ///
    /// # Errors
    /// The store is blocked, or failed in its own words.
    fn remove(&self, key: &str) -> Result<(), StoreError>;
}

/// Why a store did not do what it was asked. Each means "not saved".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no store, or the browser does not let this page use it.
    Blocked,
    /// No room is left.
    Full,
    /// Anything else, in the store's own words.
    Failed(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blocked => f.write_str("this browser does not let the page store data"),
            Self::Full => f.write_str("the browser's storage for this page is full"),
            Self::Failed(words) => write!(f, "the browser's storage failed ({words})"),
        }
    }
}

/// A store in memory, for tests, the command line, and a browser that blocks its own. Copies share one memory, as two tabs
/// share one localStorage.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    texts: Rc<RefCell<SortedMap<String, String>>>,
    rules: Rc<RefCell<Rules>>,
}

#[derive(Debug)]
struct Rules {
    quota: Option<usize>,
    measure: fn(&str) -> usize,
    failure: Option<StoreError>,
    forgetful: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            quota: None,
            measure: units,
            failure: None,
            forgetful: false,
        }
    }
}

impl MemoryStore {
    /// An empty one without a limit.
    pub fn new() -> Self {
        Self::default()
    }

    /// Allows so many UTF-16 units, keys included; none for no limit.
    pub fn set_quota(&self, quota: Option<usize>) {
        self.rules.borrow_mut().quota = quota;
    }

    /// Counts what lies here against the quota in another way than in UTF-16 units, as other engines do.
    pub fn count_by(&self, measure: fn(&str) -> usize) {
        self.rules.borrow_mut().measure = measure;
    }

    /// Lets every call fail from now on; none to work again.
    pub fn fail_with(&self, failure: Option<StoreError>) {
        self.rules.borrow_mut().failure = failure;
    }

    /// Lets writes look as if they worked without keeping anything.
    pub fn set_forgetful(&self, forgetful: bool) {
        self.rules.borrow_mut().forgetful = forgetful;
    }

    fn ready(&self) -> Result<(), StoreError> {
        match &self.rules.borrow().failure {
            Some(failure) => Err(failure.clone()),
            None => Ok(()),
        }
    }
}

impl Store for MemoryStore {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.ready()?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.ready()?;
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.ready()?;
        let rules = self.rules.borrow();
        let mut texts = self.texts.borrow_mut();
        if let Some(quota) = rules.quota {
            let others: usize = texts
                .iter()
                .filter(|(other, _)| other.as_str() != key)
                .map(|(other, text)| (rules.measure)(other) + (rules.measure)(text))
                .sum();
            if others + (rules.measure)(key) + (rules.measure)(text) > quota {
                return Err(StoreError::Full);
            }
        }
        if !rules.forgetful {
            texts.insert(key.to_owned(), text.to_owned());
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.ready()?;
        self.texts.borrow_mut().remove(key);
        Ok(())
    }
}

/// The store where there is none: every call fails the same way, so that the banner stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent(pub StoreError);

impl Store for Absent {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Err(self.0.clone())
    }

    fn get(&self, _: &str) -> Result<Option<String>, StoreError> {
        Err(self.0.clone())
    }

    fn set(&self, _: &str, _: &str) -> Result<(), StoreError> {
        Err(self.0.clone())
    }

    fn remove(&self, _: &str) -> Result<(), StoreError> {
        Err(self.0.clone())
    }
}

/// The length of a text in UTF-16 units, as Chromium and Firefox count it.
pub fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The most room that any engine counts for a text: WebKit keeps two bytes a letter as soon as one lies beyond Latin-1, and some
/// count the bytes of UTF-8.
pub fn room_of(text: &str) -> usize {
    let is_wide = text.chars().any(|letter| letter > '\u{FF}');
    text.len().max(units(text) * if is_wide { 2 } else { 1 })
}
