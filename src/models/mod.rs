//! What the pages show, as plain facts: one pure function a page, from the workspace as it stands to everything the page says.
//!
//! Views only draw what stands here, so that what a page says for an empty, a full, a closed or a filtered workspace is tested
//! without a browser. What a person is typing is the views' own.

pub mod activity;
pub mod conflicts;
mod cycles;
mod decisions;
pub mod draft;
mod figure;
mod filter;
pub mod finder;
mod given;
pub mod history;
mod initiatives;
mod judged;
pub mod key_result;
pub mod kpi;
pub mod kpis;
pub mod library;
mod linked;
pub mod map;
mod mark;
pub mod notice;
pub mod objective;
pub mod okrs;
mod records;
pub mod report;
pub mod review;
mod row;
pub mod said;
pub mod share;
pub mod sharing;
pub mod sheet;
mod sight;
pub mod sort;
mod standing;
mod timeline;
pub mod today;
pub mod twice;

pub use cycles::cycle_beside;
pub use decisions::{Decided, decisions};
pub use figure::{Far, Figure};
pub use filter::{FilterFacts, Options, asked, different, options};
pub use given::{Given, given, given_of_objective};
pub use initiatives::{InitiativeLine, Initiatives, initiatives};
pub use judged::Judged;
pub use linked::{LinkGroup, LinkedGoal, link_groups};
pub use mark::{GoalKind, Mark};
pub use records::{RecordLine, RecordLines};
pub use row::{RowFacts, blocker, in_the_way, row_facts};
pub use sight::Sight;
pub use standing::{computed_mark, kpi_mark, kpi_standing, objective_mark, standing, stood};
pub use timeline::Timeline;

#[cfg(test)]
mod tests;

/// What is not empty of some parts, in one line with dots between.
pub fn dotted<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<&str>>().join(" · ")
}
