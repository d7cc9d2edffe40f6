//! When a reading or check-in is due (DOMAIN §1 cadence, §3).
//!
//! Time is cut into the periods of the calendar: days, weeks by the person's first day of the week, months, quarters, years.
//! Something is due on the last day of each period, and anything dated within the period meets it. A first period that the
//! start cuts short is joined to the next one: a week always, longer ones when less than half of them is left. The
//! last due day is the end itself; a last piece of less than half a period is joined to the one before.

use super::as_of::AsOf;
use super::pace::Span;
use super::pause::{pause_on, resumed};
use super::sample::days;
use super::status::{PATIENCE_DAYS, Stale};
use crate::domain::{
    Cadence, Date, KeyResult, KeyResultKind, Kpi, Objective, SortedSet, State, Workspace, date,
};
use crate::figures::week_start;
use chrono::{Datelike, Days, Months, Weekday};

/// The due days of one KPI or key result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    cadence: Cadence,
    start: Date,
    end: Option<Date>,
    week_starts: Weekday,
}

/// Where somebody stands with their due days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has not begun; the first is due on this day.
    Early {
        /// The first due day.
        first: Date,
    },
    /// Made for the current period; the next is due on this day, if there is a next.
    Made {
        /// The next due day.
        next: Option<Date>,
    },
    /// Nothing is late; one is due on this day, today or later in the current period.
    Due {
        /// The due day.
        on: Date,
    },
    /// Late since this due day, the first without anything made.
    Overdue {
        /// The first due day that was missed.
        since: Date,
        /// Days since then, at least 1.
        days: i64,
    },
}

impl Standing {
    /// The overlay *stale*: more than three days late (DOMAIN §3).
    pub fn stale(self) -> Option<Stale> {
        match self {
            Self::Overdue { since, days } if days > PATIENCE_DAYS => {
                Some(Stale { due: since, days })
            }
            _ => None,
        }
    }
}

impl Schedule {
    /// Due days from the first to the last day; without a last day there is no end.
    pub fn new(cadence: Cadence, start: Date, end: Option<Date>, week_starts: Weekday) -> Self {
        Self {
            cadence,
            start,
            end: end.map(|end| end.max(start)),
            week_starts,
        }
    }

    /// A key result's due days: from the cycle's first day to its own due day, or the cycle's last. None without a cycle,
    /// and none while its objective is a draft, closed, dropped or paused.
    pub fn of_key_result(
        workspace: &Workspace,
        key_result: &KeyResult,
        as_of: AsOf,
    ) -> Option<Self> {
        let objective = workspace.objective(&key_result.objective)?;
        let is_paused = pause_on(Some(objective), key_result, as_of.day).is_some();
        if objective.state != State::Running || is_paused {
            return None;
        }
        let span = span_of(workspace, objective, key_result)?;
        let cadence = cadence_of(workspace, key_result);
        let start = first_day_owed(objective, span, as_of.week_starts);
        // What fell into a pause is not asked for afterwards.
        let start = match resumed(objective, key_result, as_of.day) {
            Some(day) => week_start(day, as_of.week_starts).clamp(start, span.end.max(start)),
            None => start,
        };
        Some(Self::new(cadence, start, Some(span.end), as_of.week_starts))
    }

    /// A KPI's due days: from the day it started, else from its first reading, else from now, to the day before it is
    /// retired. None without a cadence.
    pub fn of_kpi(kpi: &Kpi, first_reading: Option<Date>, as_of: AsOf) -> Option<Self> {
        let start = kpi.started.or(first_reading).unwrap_or(as_of.day);
        let end = kpi.retired.map(|day| day.pred_opt().unwrap_or(day));
        if end.is_some_and(|end| end < start) {
            return None;
        }
        Some(Self::new(kpi.cadence?, start, end, as_of.week_starts))
    }

    /// The first due day.
    pub fn first_due(&self) -> Date {
        self.period_end(self.start)
    }

    /// The due day of the period a day lies in. Days before the start belong to the first period, days after the end to the
    /// last.
    pub fn period_end(&self, day: Date) -> Date {
        let first = self.first_natural_end();
        let natural = if day <= first {
            first
        } else {
            self.natural_end(day)
        };
        match self.end {
            Some(end) if natural >= end || 2.0 * days(natural, end) < self.cadence.days() => end,
            _ => natural,
        }
    }

    /// All due days up to and including a day.
    pub fn due_days(&self, until: Date) -> Vec<Date> {
        let mut found = Vec::new();
        let mut due = self.first_due();
        while due <= until {
            found.push(due);
            match self.next_after(due) {
                Some(next) => due = next,
                None => break,
            }
        }
        found
    }

    /// The due day that follows a due day, if there is one.
    pub fn next_after(&self, due: Date) -> Option<Date> {
        if self.end.is_some_and(|end| due >= end) {
            return None;
        }
        let next = self.period_end(due.succ_opt()?);
        (next > due).then_some(next)
    }

    /// Of the due days up to and including a day that were asked for, how many have something made in their period, and how many
    /// there are.
    pub fn kept(&self, made: &[Date], until: Date, asked: impl Fn(Date) -> bool) -> (usize, usize) {
        let met: SortedSet<Date> = made
            .iter()
            .filter(|&&day| self.holds(day))
            .map(|&day| self.period_end(day))
            .collect();
        let mut due = self.due_days(until);
        due.retain(|day| met.contains(day) || asked(*day));
        (
            due.iter().filter(|day| met.contains(day)).count(),
            due.len(),
        )
    }

    /// Whether a day lies between start and end.
    pub fn holds(&self, day: Date) -> bool {
        self.start <= day && self.end.is_none_or(|end| day <= end)
    }

    /// Where somebody stands who made the last one on this day. What was missed earlier is not asked for again once a later
    /// one is made.
    pub fn standing(&self, last_made: Option<Date>, today: Date) -> Standing {
        let made = last_made.filter(|&day| self.start <= day);
        if today < self.start && made.is_none() {
            return Standing::Early {
                first: self.first_due(),
            };
        }
        let missed = match made {
            None => Some(self.first_due()),
            Some(day) => self.next_after(self.period_end(day)),
        };
        match missed {
            Some(since) if since < today => Standing::Overdue {
                since,
                days: (today - since).num_days(),
            },
            Some(on) if made.is_none() || self.period_end(today) == on => Standing::Due { on },
            next => Standing::Made { next },
        }
    }

    /// The first period's last day by the calendar, joined to the next period when the start cuts it short.
    fn first_natural_end(&self) -> Date {
        let end = self.natural_end(self.start);
        let whole = self.cadence.days();
        let left = days(self.start, end) + 1.0;
        let least = match self.cadence {
            Cadence::Hour | Cadence::Day | Cadence::Week => whole.floor(),
            _ => whole / 2.0,
        };
        match end.succ_opt() {
            Some(next) if left < least => self.natural_end(next),
            _ => end,
        }
    }

    /// The last day of the calendar's period that a day lies in.
    fn natural_end(&self, day: Date) -> Date {
        let week_end = |day| plus_days(week_start(day, self.week_starts), 6);
        match self.cadence {
            Cadence::Hour | Cadence::Day => day,
            Cadence::Week => week_end(day),
            Cadence::Fortnight => {
                // Counted from the week in which it starts.
                let end = week_end(day);
                let weeks = (end - week_end(self.start)).num_days().div_euclid(7);
                if weeks.rem_euclid(2) == 0 {
                    plus_days(end, 7)
                } else {
                    end
                }
            }
            Cadence::Month => month_end(day, 1),
            Cadence::Quarter => month_end(day, 3),
            Cadence::Year => month_end(day, 12),
        }
    }
}

/// The stretch in which a key result runs: its objective's cycle, cut at its own due day. None without a cycle.
pub fn span_of(
    workspace: &Workspace,
    objective: &Objective,
    key_result: &KeyResult,
) -> Option<Span> {
    let cycle = workspace.cycle_of(objective)?;
    let last = cycle.end.max(cycle.start);
    let end = key_result
        .due
        .map_or(last, |due| due.clamp(cycle.start, last));
    Some(Span {
        start: cycle.start,
        end,
    })
}

/// What pace is reckoned over: from the day the work began to the last day. The work began on the cycle's first day, or the day the
/// objective was set running or the baseline was read, if that is later (DOMAIN §3).
pub fn paced(objective: &Objective, key_result: &KeyResult, span: Span) -> Span {
    let is_change = matches!(
        key_result.measure,
        KeyResultKind::Increase | KeyResultKind::Decrease
    );
    let read = key_result.baseline_on.filter(|_| is_change);
    let began = [objective.started, read].into_iter().flatten();
    Span {
        start: began.fold(span.start, Date::max).min(span.end),
        end: span.end,
    }
}

/// The first day for which a check-in is owed: the cycle's, or the first of the week in which the objective was set running
/// later in it. The whole week counts, so that the first number is asked for within days and not a week later.
pub fn first_day_owed(objective: &Objective, span: Span, week_starts: Weekday) -> Date {
    objective.started.map_or(span.start, |started| {
        week_start(started, week_starts).clamp(span.start, span.end)
    })
}

/// How often a key result is checked in: as it says, else as its KPI is read, else weekly.
pub fn cadence_of(workspace: &Workspace, key_result: &KeyResult) -> Cadence {
    key_result
        .cadence
        .or_else(|| workspace.measuring_kpi(&key_result.id)?.cadence)
        .unwrap_or(Cadence::Week)
}

/// The last day of the stretch of so many months, counted from January, that a day lies in.
fn month_end(day: Date, months: u32) -> Date {
    let first = date(day.year(), day.month0() / months * months + 1, 1);
    first
        .checked_add_months(Months::new(months))
        .and_then(|next| next.pred_opt())
        .unwrap_or(day)
}

fn plus_days(day: Date, days: u64) -> Date {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests;
