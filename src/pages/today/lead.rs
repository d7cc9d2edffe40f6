//! The sentence below the date: what is due, what changed, and how long the cycle still runs.

use super::lines::DueLine;
use crate::desk::Desk;
use crate::insight::reviews_due;
use crate::plot::{Notices, today_said};
use leptos::prelude::*;

/// "7 updates due. 2 KPIs have changed noticeably. Q4 2026 ends in 38 days."
pub fn lead(desk: Desk, owed: Memo<Vec<DueLine>>, notices: Memo<Notices>) -> Signal<String> {
    let cycle = move || {
        let today = desk.today();
        let due = desk.read(|workspace| reviews_due(workspace, today));
        let next = due.into_iter().find(|it| it.days_left >= 0)?;
        Some((next.name, next.days_left))
    };
    Signal::derive(move || {
        let due = owed.with(|lines| lines.iter().filter(|line| line.is_owed).count());
        let changed = notices.with(|found| found.signals.len());
        let ending = cycle();
        let ending = ending.as_ref().map(|(name, days)| (name.as_str(), *days));
        today_said(due, changed, ending)
    })
}
