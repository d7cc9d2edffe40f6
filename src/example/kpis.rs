//! The KPIs and their readings.

use super::metrics::{MetricRow, ROWS};
use super::series::{months_before, noise, reading_days, rounded, share_of};
use super::{Times, id};
use crate::domain::{
    Band, Benchmark, Date, DatedTarget, Id, Kpi, MarkedChange, Moment, Reading, Record,
};

/// Adds the KPIs with their readings, and hands back how the readings ran.
pub(super) fn add(records: &mut Vec<Record>, times: &Times) -> Readings {
    let mut readings = Readings(Vec::new());
    for row in &ROWS {
        let kpi = row.kpi(times);
        for day in row.days(times) {
            let value = row.value(times, day);
            readings.0.push((row.key, day, value));
            records.push(row.reading(&kpi.id, times, day, value).into());
        }
        records.push(kpi.into());
    }
    readings
}

/// All readings made, by KPI and in time order.
pub(super) struct Readings(Vec<(&'static str, Date, f64)>);

impl Readings {
    /// The last value before a day: where a key result measured by the KPI starts.
    pub(super) fn last_before(&self, key: &str, day: Date) -> Option<f64> {
        self.0
            .iter()
            .rev()
            .find(|reading| reading.0 == key && reading.1 < day)
            .map(|reading| reading.2)
    }
}

impl MetricRow {
    fn started(&self, times: &Times) -> Date {
        months_before(times.now.start, self.months)
    }

    fn shifted(&self, times: &Times) -> Option<Date> {
        self.shift
            .map(|(months, _)| months_before(times.now.start, months))
    }

    fn days(&self, times: &Times) -> impl Iterator<Item = Date> {
        let last = times.kept_up_to(self.lag);
        reading_days(self.cadence, self.started(times), last)
    }

    fn value(&self, times: &Times, day: Date) -> f64 {
        let [year_ago, start, end] = self.levels;
        let anchor = times.now.start;
        let level = if day < anchor {
            start + (start - year_ago) * share_of(anchor, day, 365)
        } else {
            start + (end - start) * share_of(anchor, day, times.now.length_days())
        };
        let jump = match (self.shifted(times), self.shift) {
            (Some(since), Some((_, by))) if day >= since => by,
            _ => 0.0,
        };
        rounded(
            level + jump + self.spread * noise(self.key, day),
            self.decimals,
        )
    }

    fn reading(&self, kpi: &Id, times: &Times, day: Date, value: f64) -> Reading {
        let is_first_after_shift = self
            .shifted(times)
            .is_some_and(|since| reading_days(self.cadence, since, day).next() == Some(day));
        Reading {
            id: Id::derived(&[kpi.as_str(), &day.to_string()]),
            kpi: kpi.clone(),
            date: day,
            value,
            note: if is_first_after_shift { self.note } else { "" }.to_owned(),
            author: self.owner.to_owned(),
            entered: Moment::noon(day).stamp,
            ..Reading::default()
        }
    }

    fn kpi(&self, times: &Times) -> Kpi {
        let band = |value| Band::for_direction(self.direction, value);
        let started = self.started(times);
        let earlier = self.earlier.map(|target| DatedTarget {
            from: started,
            target: band(target),
            alarm: None,
        });
        let from = match earlier {
            Some(_) => months_before(times.now.start, 6),
            None => started,
        };
        let now = DatedTarget {
            from,
            target: band(self.target),
            alarm: Some(band(self.alarm)),
        };
        let marked = self.shifted(times).filter(|_| !self.marked.is_empty());
        Kpi {
            id: id(self.key),
            name: self.name.to_owned(),
            definition: self.definition.to_owned(),
            source: self.source.to_owned(),
            unit: self.unit.parse().unwrap_or_default(),
            decimals: Some(self.decimals),
            direction: Some(self.direction),
            cadence: Some(self.cadence),
            nature: Some(self.nature),
            scope: Some(self.scope),
            scope_name: self.department.to_owned(),
            owner: self.owner.to_owned(),
            targets: earlier.into_iter().chain([now]).collect(),
            benchmark: self.benchmark.map(|(value, source)| Benchmark {
                value,
                source: source.to_owned(),
            }),
            changes: marked
                .map(|date| MarkedChange {
                    date,
                    label: self.marked.to_owned(),
                })
                .into_iter()
                .collect(),
            started: Some(started),
            visibility: self.visibility,
            ..Kpi::default()
        }
    }
}
