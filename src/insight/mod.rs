//! Progress, pace, status, forecast, process behaviour charts, scores (DOMAIN §2-4, §8).
//!
//! The numeric cores take plain slices and know nothing of records: [`progress`], [`pace`], [`status`], [`forecast`],
//! [`xmr`], [`assurance`]. The reports read a [`crate::domain::Workspace`] as it stood at the end of a day ([`AsOf`]):
//! [`key_result()`], [`objective()`], [`kpi()`], [`cycle()`], and [`due_list`] says what is owed now.

pub mod assurance;
pub mod forecast;
pub mod pace;
pub mod progress;
pub mod sample;
pub mod status;
pub mod xmr;
