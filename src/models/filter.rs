//! Filters of a list, as they stand in the address.

use crate::domain::Gathered;
use crate::route::Query;

/// What can be chosen: keys of the address and their words.
pub type Options = Vec<(String, String)>;

/// Options from fixed keys and words.
pub fn options<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Options {
    let owned = |(key, word): (&str, &str)| (key.to_owned(), word.to_owned());
    pairs.into_iter().map(owned).collect()
}

/// The different texts among some, in order, each as its own key; empty ones are left out.
pub fn different<'a>(texts: impl Iterator<Item = &'a String>) -> Options {
    let texts = texts.filter(|text| !text.is_empty()).into_set();
    options(texts.into_iter().map(|text| (text.as_str(), text.as_str())))
}

/// One filter of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilterFacts {
    /// Its label.
    pub label: &'static str,
    /// Its name in the address.
    pub name: &'static str,
    /// The word for no filter.
    pub any: String,
    /// Values and words.
    pub options: Options,
    /// The value that is chosen; empty for none.
    pub chosen: String,
    /// Another part of the address that is taken out with every change: it belonged to what was chosen before.
    pub clears: &'static str,
}

impl FilterFacts {
    /// A filter as an address has it.
    pub fn of(
        query: &Query,
        (label, name): (&'static str, &'static str),
        any: &str,
        options: Options,
    ) -> Self {
        Self {
            label,
            name,
            any: any.to_owned(),
            options,
            chosen: asked(query, name).to_owned(),
            clears: "",
        }
    }
}

/// What an address says by a name; empty where it says nothing.
pub fn asked<'a>(query: &'a Query, name: &str) -> &'a str {
    query.get(name).map_or("", String::as_str)
}
