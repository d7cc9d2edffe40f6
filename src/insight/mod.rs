//! Progress, pace, status, forecast, process behaviour charts, scores (DOMAIN §2-4, §8).
//!
//! The numeric cores take plain slices and know nothing of records: [`progress`], [`pace`], [`status`], [`forecast`],
//! [`xmr`], [`assurance`]. The reports read a [`crate::domain::Workspace`] as it stood at the end of a day ([`AsOf`]):
//! [`key_result()`], [`objective()`], [`kpi()`], [`cycle()`]; [`due_list`] says what is owed now.

mod amendment;
mod as_of;
pub mod assurance;
mod carry_over;
mod closed;
mod cycle;
mod due;
mod evidence;
pub mod forecast;
mod goal_report;
mod key_result;
mod kpi;
mod kpi_move;
mod near;
mod objective;
pub mod pace;
mod pause;
pub mod progress;
mod reason;
mod reports;
mod review;
mod review_due;
mod reviewed;
pub mod sample;
pub mod schedule;
pub mod score;
mod seen;
mod squares;
pub mod status;
mod status_change;
mod stood;
mod summary;
pub mod xmr;

pub use amendment::{AimChange, aim_changes};
pub use as_of::AsOf;
pub use assurance::Assurance;
pub use carry_over::{can_become_kpi, carry_over, kpi_from_key_result, next_cycles};
pub use closed::stand;
pub use cycle::{CycleReport, CycleWeek, cycle, cycle_of, cycle_weeks};
pub use due::{DueItem, DueKind, due_list, due_list_from};
pub use evidence::{Confidence, InTheWay, Point, readings};
pub use forecast::{Forecast, NoForecast, Reach};
pub use goal_report::{KeyResultReport, ObjectiveReport};
pub use key_result::{LOW_CONFIDENCE, key_result, key_result_forecast};
pub(crate) use kpi::report as kpi_report;
pub use kpi::{KpiReport, KpiSignal, RecoveryCause, kpi};
pub use kpi_move::KpiMove;
pub use near::{near_key_result, near_kpi};
pub use objective::{objective, objective_history};
pub use pace::{Course, Span};
pub use pause::{PauseDue, pauses_due};
pub use progress::Progress;
pub use reason::{KpiReason, Missing, Paced, Reason};
pub use reports::Reports;
pub use review::{
    CycleReview, FinalValue, ReviewItem, aim_of, arithmetic, cycle_review, cycle_to_review,
    final_values, is_review_time, reviewable_cycles,
};
pub use review_due::{ReviewDue, reviews_due};
pub use reviewed::{carried_into, final_score, review_of};
pub use schedule::{Schedule, Standing, cadence_of};
pub use score::{Closing, ClosingPart, Judgement, closing};
pub use seen::Seen;
pub use squares::{
    Event, HealthKpi, ResultConfidence, Squares, Sureness, Task, WeekAhead, squares,
};
pub use status::{KpiStatus, Stale, Status};
pub use status_change::{StatusChange, Stood};
pub use stood::{steps_done, stood, stood_kpis};
pub use summary::{CycleSummary, Lesson, ScoreLine, cycle_summary};
pub use xmr::{Limits, Rule, Segment, Side, Signal, Tone};
