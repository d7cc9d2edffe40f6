//! Shared parts of the screens: one concept a file.

mod bar;
pub mod charts;
mod choice;
mod delete;
mod dialog;
mod field;
mod filter;
mod findings;
mod focus;
mod fold;
mod followed;
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
mod spark;
mod standing;
mod truths;
mod why;

pub use bar::{Bar, bar_share};
pub use choice::{Choice, Choices};
pub use delete::DeleteGoal;
pub use dialog::Dialog;
pub use field::{Area, Check, Error, Field, Pick, fresh_dom_id, settled};
pub use filter::{Filter, NoneMatching, Options, different, options, put_in_address};
pub use findings::{
    Acts, Findings, Noticed, PutAsideList, StrengthSum, count_noticed, severity_mark,
};
pub use focus::{
    after_click, focus, focus_id, focus_on, focus_on_id, go_and_focus, once_drawn, once_found,
    watch_clicks,
};
pub use fold::{Fold, opens_wide};
pub use followed::Followed;
pub use head::{Empty, Head};
pub use icon::{Glyph, Icon, Logo};
pub use key_result_row::{KeyResultRow, ReadRow};
pub use keys::{act_of, digit_of, forget_typing, is_mac, keep_from_repeating, watch_typing};
pub use linked::{LinkGroup, LinkedGoal, LinkedGoals, link_groups, linked};
pub use mark::{BothMarks, GoalKind, KindTag, Mark, MarkSign, StatusMark};
pub use offline::HostNotes;
pub use places::{Place, goal_places, main_places, other_places, tab_places, whole_places};
pub use print::{NotPrinted, print_page, printing, read_shown, tell_page};
pub use records::{RecordLine, RecordWords, Records};
pub use rows::Rows;
pub use spark::Spark;
pub use standing::{computed_mark, kpi_mark, kpi_standing, objective_mark, standing, stood};
pub use truths::Truths;
pub use why::WhyDecided;
