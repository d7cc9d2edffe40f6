//! What a KPI, an objective, a key result, a reading, a check-in, a cycle and a link *are*, and the one place where they
//! change: [`Workspace::apply`] turns a [`Command`] into a [`Change`], [`Workspace::commit`] carries it out.
//!
//! Nothing here knows of the browser, of merging or of saving.

mod apply;
mod cadence;
mod change;
mod closed;
mod command;
mod cycle;
mod deed;
mod goal;
mod history;
mod id;
pub(crate) mod json;
mod json_text;
mod kpi;
pub mod letters;
mod measure;
mod moment;
pub mod number;
mod okr;
mod order;
mod quote;
mod record;
mod sorted;
mod stale;
mod stood;
mod story;
mod validate;
mod workspace;

pub use cadence::Cadence;
pub use change::{Apart, Change, Edit};
pub use command::{Command, GREATEST, Refusal};
pub use cycle::{Cycle, CycleLength, FiscalYear};
pub use deed::Deed;
pub use goal::{Nature, Scope, Visibility};
pub use history::History;
pub use id::{Entropy, Id, Seeded};
pub use json::{FieldError, FieldValue, Fields};
pub use json_text::{BadJson, JsonPieces, read_json};
pub use kpi::{Benchmark, DatedTarget, Kpi, MarkedChange, Reading};
pub use measure::{Band, Direction, TimeUnit, Unit, UnknownUnit};
pub use moment::{
    Date, Moment, Stamp, YEARS, date, full_year, is_near, may_record, meant_by, parse_iso,
    written_year,
};
pub use number::read_f64;
pub use okr::{
    Ambition, Blocker, CheckIn, Health, Initiative, KeyResult, KeyResultKind, Level, Objective,
    Pause, PhasedTarget, State, StatedStatus, Step,
};
pub use order::{Gathered, Ordered};
pub use quote::quotable;
pub use record::{Kind, Record, Ref};
pub use sorted::{SortedMap, SortedSet};
pub use stood::{StoodKpi, StoodObjective, StoodPoint, StoodResult};
pub use story::{Amendment, Cause, Decision, Dismissal, Link, Meaning, Review, ReviewChoice};
pub use validate::{MOST_NAME, MOST_NOTE, validate};
pub use workspace::Workspace;
