//! Shared parts of the screens: one concept a file.

mod awaited;
mod bar;
pub mod charts;
mod choice;
pub mod clipboard;
mod delete;
mod dialog;
mod field;
mod figures;
mod filter;
mod findings;
mod focus;
mod fold;
mod head;
mod icon;
mod key_result_row;
mod keys;
mod linked;
mod mark;
mod offline;
mod places;
mod print;
pub mod recording;
mod records;
mod rows;
mod show;
mod spark;
mod truths;
mod twice;
mod why;

pub use crate::models::{GoalKind, Mark};
pub use awaited::{NOT_FETCHED, absent_page, coming_page};
pub use bar::{bar, bar_share};
pub use choice::{ChoiceCard, Choices};
pub use delete::{DeleteGoal, goal_report};
pub use dialog::Dialog;
pub use field::{Area, Check, Error, Field, Pick, fresh_dom_id, settled};
pub use figures::{definitions, figures};
pub use filter::{Filter, NoneMatching, filter, folded_filters, put_in_address};
pub use findings::{Acts, Findings, Noticed, PutAsideList, Raises, count_noticed, severity_mark};
pub use focus::{
    after_click, arrive, focus, focus_id, focus_on, focus_on_id, go_and_focus, once_drawn,
    once_found, step_focus, stepped, watch_clicks,
};
pub use fold::{Fold, opens_wide};
pub use head::{Empty, Head};
pub use icon::{Glyph, Icon, Logo};
pub use key_result_row::{ReadRow, key_result_row, row_heads};
pub use keys::{
    act_of, begin_keys, digit_of, forget_keys, forget_typing, is_mac, keep_from_repeating,
    switch_letters, watch_typing,
};
pub use linked::linked_goals;
pub use mark::{KindTag, MarkSign, StatusMark, both_marks, status_mark};
pub use offline::HostNotes;
pub use places::{NavPlace, more_places, other_places, tab_places, used_places};
pub use print::{NotPrinted, print_page, printing, see_shown, tell_page};
pub use records::{RecordWords, Records};
pub use rows::Rows;
pub use show::Show;
pub use spark::spark;
pub use truths::Truths;
pub use twice::{marks, twice_marks};
pub use why::why_decided;
