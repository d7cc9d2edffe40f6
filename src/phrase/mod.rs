//! Reading what people write: one value, one date, a sentence, a whole list (DOMAIN §6).
//!
//! Everything here is pure and works on words of a [`Lexicon`], so that another language is another table and not another
//! parser. Nothing is invented: a number that cannot be placed stays in the words it came from.

mod calendar;
mod carry;
mod convention;
mod dates;
mod fields;
mod lexicon;
mod measure;
mod quantity;
mod sentence;
mod signs;
pub mod sort;
mod token;
mod typed;
mod value;

pub use calendar::{Calendar, DateOrder, Lean};
pub use carry::{carried, open_words};
pub use convention::{Convention, DecimalMark};
pub use dates::{DateError, Days, read_date, read_days};
pub(crate) use fields::capital;
pub use fields::{Field, KeyResultFields, KpiFields};
pub use lexicon::{Cue, Doing, ENGLISH, Edge, Label, Lexicon, LineMark, Multiple, Sense, Stretch};
pub(crate) use sentence::base as base_forms;
pub use sentence::{Ask, Change, ChangeOf, Context, Part, Span, Understood, Verb, read};
pub use typed::{Ways, read_ways, write_value};
pub(crate) use value::number_of;
pub use value::{ValueError, convert, read_value};
