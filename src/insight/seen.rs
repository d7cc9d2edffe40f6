//! How every goal stood when a person last looked, kept on their device: what has changed since is what they want to know.

use super::as_of::AsOf;
use super::reports::Reports;
use super::status::{KpiStatus, Status};
use super::status_change::{StatusChange, Stood};
use crate::domain::{Date, Id, Kind, Moment, Ref, SortedMap, Stamp, State, Workspace, parse_iso};

/// Looking again after so many seconds is another visit: four hours.
pub const ANOTHER_VISIT: i64 = 4 * 60 * 60;

/// The statuses of the key results that run and of the KPIs, as somebody saw them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// The day.
    pub day: Date,
    /// The instant.
    pub at: Stamp,
    stood: SortedMap<Id, Stood>,
}

impl Seen {
    /// What there is to see now.
    pub fn now(workspace: &Workspace, reports: &Reports, now: &Moment, as_of: AsOf) -> Self {
        let mut stood = SortedMap::new();
        for_each_goal(workspace, reports, as_of, |goal, _, now| {
            stood.insert(goal.id, now);
        });
        Self {
            day: as_of.day,
            at: now.stamp,
            stood,
        }
    }

    /// Whether looking now is another visit: on another day, or four hours later.
    pub fn is_past(&self, now: &Moment) -> bool {
        self.day != now.today() || now.stamp.0.saturating_sub(self.at.0) >= ANOTHER_VISIT
    }

    /// The goals whose status or staleness is another than it was seen: key results, then KPIs. A goal that was not there to be
    /// seen has not changed.
    pub fn changes(
        &self,
        workspace: &Workspace,
        reports: &Reports,
        as_of: AsOf,
    ) -> Vec<StatusChange> {
        let mut found = Vec::new();
        for_each_goal(workspace, reports, as_of, |goal, title, after| {
            if let Some(&before) = self.stood.get(&goal.id).filter(|before| **before != after) {
                found.push(StatusChange {
                    goal,
                    title: title.to_owned(),
                    before,
                    after,
                });
            }
        });
        found
    }

    /// As it is kept: the day and instant, then a line for each goal.
    pub fn written(&self) -> String {
        let mut text = format!("{} {}", self.day, self.at.0);
        let lines = self
            .stood
            .iter()
            .filter(|(id, _)| !id.as_str().contains('\n'));
        for (id, stood) in lines {
            let (kind, word, is_stale) = match stood {
                Stood::Okr(status, is_stale) => ('o', status.word(), is_stale),
                Stood::Kpi(status, is_stale) => ('k', status.word(), is_stale),
            };
            text.push('\n');
            text.push(kind);
            text.push(if *is_stale { '~' } else { ' ' });
            text.push_str(word);
            text.push(' ');
            text.push_str(id.as_str());
        }
        text
    }

    /// Reads what was kept; none where the first line makes no sense. Lines that make none are left out.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let (day, at) = lines.next()?.split_once(' ')?;
        let mut stood = SortedMap::new();
        for line in lines {
            if let Some((id, status)) = read_line(line) {
                stood.insert(id, status);
            }
        }
        Some(Self {
            day: parse_iso(day)?,
            at: Stamp(at.parse().ok()?),
            stood,
        })
    }
}

fn read_line(line: &str) -> Option<(Id, Stood)> {
    let mut letters = line.chars();
    let (kind, stale) = (letters.next()?, letters.next()?);
    let (word, id) = letters.as_str().split_once(' ')?;
    let is_stale = stale == '~';
    let stood = match kind {
        'o' => {
            let status = Status::ALL.into_iter().find(|it| it.word() == word)?;
            Stood::Okr(status, is_stale)
        }
        'k' => {
            let status = KpiStatus::ALL.into_iter().find(|it| it.word() == word)?;
            Stood::Kpi(status, is_stale)
        }
        _ => return None,
    };
    Some((Id::from_text(id), stood))
}

/// The key results of running objectives, then the KPIs, each with how it stands.
fn for_each_goal(
    workspace: &Workspace,
    reports: &Reports,
    as_of: AsOf,
    mut see: impl FnMut(Ref, &str, Stood),
) {
    for key_result in workspace.key_results() {
        let objective = workspace.objective(&key_result.objective);
        if objective.is_none_or(|it| it.state != State::Running) {
            continue;
        }
        if let Some(report) = reports.key_result(workspace, &key_result.id, as_of) {
            let stood = report.stood();
            let goal = Ref::new(Kind::KeyResult, &key_result.id);
            see(goal, &key_result.title, stood);
        }
    }
    for kpi in workspace.kpis() {
        if let Some(report) = reports.kpi(workspace, &kpi.id, as_of) {
            let stood = Stood::Kpi(report.status, report.stale.is_some());
            see(Ref::new(Kind::Kpi, &kpi.id), &kpi.name, stood);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::{Band, Cadence, Command, DatedTarget, Kpi, Reading, Record, date};
    use chrono::Weekday;
    use proptest::prelude::*;

    fn as_of(day: Date) -> AsOf {
        AsOf::from((day, Weekday::Mon))
    }

    fn kpi(name: &str) -> Record {
        Kpi {
            id: Id::from_text(name),
            name: name.into(),
            cadence: Some(Cadence::Week),
            targets: vec![DatedTarget {
                from: date(2026, 1, 1),
                target: Band::at_least(10.0),
                alarm: None,
            }],
            ..Kpi::default()
        }
        .into()
    }

    fn reading(name: &str, kpi: &str, day: Date, value: f64) -> Record {
        Reading {
            id: Id::from_text(name),
            kpi: Id::from_text(kpi),
            date: day,
            value,
            ..Reading::default()
        }
        .into()
    }

    #[test]
    fn what_stands_otherwise_than_it_was_seen_has_changed() {
        let (friday, monday) = (date(2026, 11, 20), date(2026, 11, 23));
        let mut workspace = Workspace::from_records([
            kpi("steady"),
            kpi("moved"),
            reading("s", "steady", friday, 12.0),
            reading("m", "moved", friday, 12.0),
        ]);
        let reports = Reports::default();
        let seen = Seen::now(&workspace, &reports, &Moment::noon(friday), as_of(friday));
        assert_eq!(seen.changes(&workspace, &reports, as_of(friday)), []);
        // Dated before the visit but made after it, and a KPI that was not there.
        let records = vec![reading("z", "moved", friday, 4.0), kpi("new")];
        let change = workspace.apply(Command::save(records)).unwrap();
        workspace.commit(&change);
        reports.forget(&change, &workspace);
        let changes = seen.changes(&workspace, &reports, as_of(monday));
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].title, "moved");
        assert_eq!(changes[0].before, Stood::Kpi(KpiStatus::Met, false));
        assert_eq!(changes[0].after, Stood::Kpi(KpiStatus::Missed, false));
    }

    #[test]
    fn another_day_or_four_hours_later_is_another_visit() {
        let at = |day: Date, hour| Moment {
            local: day.and_hms_opt(hour, 0, 0).unwrap(),
            stamp: Stamp(day.and_hms_opt(hour, 0, 0).unwrap().and_utc().timestamp()),
        };
        let today = date(2026, 11, 20);
        let seen = Seen {
            day: today,
            at: at(today, 9).stamp,
            ..Seen::default()
        };
        assert!(!seen.is_past(&at(today, 9)));
        assert!(!seen.is_past(&at(today, 12)));
        assert!(seen.is_past(&at(today, 13)));
        let tonight = Seen {
            at: at(today, 23).stamp,
            ..seen
        };
        assert!(tonight.is_past(&at(date(2026, 11, 21), 0)));
    }

    proptest! {
        #[test]
        fn what_is_kept_reads_back(
            day in 0u64..20_000,
            at in any::<i64>(),
            goals in prop::collection::btree_map("[a-z~ ]{1,9}", (any::<bool>(), 0usize..5, any::<bool>()), 0..9),
        ) {
            let goals = goals.into_iter().map(|(id, (is_kpi, status, stale))| {
                let stood = if is_kpi {
                    Stood::Kpi(KpiStatus::ALL[status], stale)
                } else {
                    Stood::Okr(Status::ALL[status], stale)
                };
                (Id::from_text(&id), stood)
            });
            let seen = Seen {
                day: date(2000, 1, 1) + chrono::Days::new(day),
                at: Stamp(at),
                stood: goals.collect(),
            };
            prop_assert_eq!(Seen::read(&seen.written()), Some(seen));
        }

        #[test]
        fn whatever_is_kept_can_be_read_or_refused(text in any::<String>()) {
            let _ = Seen::read(&text);
            let _ = Seen::read(&format!("2026-11-20 5\n{text}"));
        }
    }
}
