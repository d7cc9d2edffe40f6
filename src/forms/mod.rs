//! Forms without a browser: the raw texts a person typed, what is wrong with each of them, and the records they become.
//!
//! A [`FormSheet`] keeps every text as it was typed, so that nothing is lost whatever is wrong with it, and so that an unfinished
//! form survives a reload as JSON. [`read_kpi`], [`read_okr`] and [`read_review`] turn a sheet into records or into [`Problem`]s that name their
//! field; [`kpi_sheet`] and [`okr_sheet`] go the other way. Completeness is the coach's business (DOMAIN §2 Fields): a form
//! refuses only what it cannot keep.

mod along;
mod apart;
mod base;
mod choices;
mod cycle;
mod dismissals;
mod draft;
mod fields;
mod ground;
mod handover;
mod kept;
mod key_result;
mod kpi;
mod mark;
mod near;
mod okr;
mod problem;
mod reader;
mod reading;
mod review;
mod sheet;
mod slot;
#[cfg(test)]
mod stale_tests;
#[cfg(test)]
mod tests;
mod untouched;
mod words;

pub use along::read_along;
pub use apart::told_apart;
pub use base::{Base, Digests};
pub use choices::{Choices, Opt};
pub use cycle::{CycleChoice, CycleGroup, OWN_CYCLE, cycle_choices};
pub use dismissals::{note_dismissal, take_dismissal_back};
pub use draft::Draft;
pub use fields::{
    FieldSpec, KEY_RESULT_EXAMPLES, LOOKING_BACK, NAME, OUTCOME, OVERRIDE, PHASE, SCORE, STEP,
    Shape, TITLE, WHAT_NEXT, key_result_fields, key_result_more, kpi_fields, kpi_more, kpi_tags,
    objective_fields, objective_more, target_fields,
};
pub use ground::{Ground, Habits};
pub use handover::{Handover, chosen_measure, hand_over};
pub use kept::kept_kpi;
pub use key_result::{
    adopt_kpi, blank_key_result, free_key_result, is_blank_key_result, make_hold, make_kind,
    to_kpi_sheet,
};
pub use kpi::{
    blank_kpi, carried_decision, draft_kpi, kpi_sheet, new_target, read_kpi, turn_direction,
};
pub use mark::FieldMark;
pub use near::near;
pub use okr::{MOST_KEY_RESULTS, blank_okr, draft_okr, okr_sheet, read_okr, wants_room};
pub use problem::{Drafted, Fault, Offer, Outcome, Problem};
pub use reader::{choose_unit, read_unit, write_unit};
pub use reading::{
    Chip, OpenPoint, SentenceReading, by_hand, keep_whole, paste, read_sentence, settle, shorten,
    take_in, take_out, write,
};
pub use review::{effective_score, goes_on_in, read_review, review_sheet};
pub use sheet::{FormSheet, Removed};
pub use slot::{List, Slot};
pub use words::{
    AMBITIONS, CADENCES, CAUSES, CHOICES, ChoiceWord, DIRECTIONS, KINDS, LEVELS, NATURES,
    OPEN_STATES, SCOPES, STATES, value_of, word_of,
};
