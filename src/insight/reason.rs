//! Why a status is what it is: the rule and its numbers, and the sentence made of them at the edge.

use super::pace::{Course, GRACE};
use super::status::{KpiStatus, Status, against_pace};
use crate::domain::{Band, Date, Id, Pause, Unit};
use crate::figures::{Figures, count};

/// Why a key result or objective has its status.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Nothing is due while it is being written.
    Draft,
    /// There is no cycle, so there is no pace.
    NoCycle,
    /// Progress cannot be computed.
    Missing(Missing),
    /// The cycle has not begun.
    BeforeStart {
        /// Its first day.
        start: Date,
    },
    /// The first check-in is not due yet.
    NotDueYet {
        /// The day it is due.
        first: Date,
    },
    /// A check-in was due and none is made.
    NoCheckIn {
        /// The day the first one was due.
        due: Date,
    },
    /// Check-ins were made, none of them with a value.
    NoValue,
    /// A person set it aside.
    Paused {
        /// Why, in their words.
        why: String,
        /// The day to look again.
        until: Date,
    },
    /// Progress is 1 or more.
    Reached,
    /// Progress beside expected progress.
    Pace(Paced),
    /// How many due check-ins met the limit.
    Held {
        /// Due check-ins that met it.
        met: usize,
        /// Due check-ins.
        of: usize,
    },
    /// Steps done, and progress beside expected progress.
    Steps {
        /// Steps done.
        done: usize,
        /// Steps.
        of: usize,
        /// Progress and pace.
        pace: Paced,
    },
    /// An objective is judged by its worst key result.
    WorstOf {
        /// The key result.
        id: Id,
        /// Its title.
        title: String,
        /// Its status.
        status: Status,
        /// Its reason.
        reason: Box<Reason>,
    },
    /// An objective without a key result that bears weight.
    NoKeyResults,
}

/// What is missing to compute progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No baseline.
    Baseline,
    /// No target.
    Target,
    /// Baseline and target are equal.
    Change,
    /// No limit to hold.
    Limit,
    /// No steps with weight.
    Steps,
}

/// Progress beside expected progress.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paced {
    /// Progress p.
    pub progress: f64,
    /// Expected progress e.
    pub expected: f64,
    /// The day it is judged: that of the last check-in.
    pub on: Date,
    /// What expected progress follows.
    pub course: Course,
    /// Whether it is judged on its last day.
    pub over: bool,
}

/// Why a KPI has its status.
#[derive(Clone, Debug, PartialEq)]
pub enum KpiReason {
    /// Nothing was read.
    NoReading,
    /// No target was valid on the day of the last reading.
    NoTarget {
        /// The last reading's day.
        on: Date,
    },
    /// The last reading was judged by the target of its day.
    Judged {
        /// The status.
        status: KpiStatus,
        /// The reading.
        value: f64,
        /// Its day.
        on: Date,
        /// The target of that day.
        target: Band,
        /// The alarm threshold of that day.
        alarm: Option<Band>,
        /// The unit of all of them.
        unit: Unit,
        /// Decimals to show.
        decimals: Option<u8>,
    },
}

impl Reason {
    /// The reason of a pause.
    pub fn of_pause(pause: &Pause) -> Self {
        Self::Paused {
            why: pause.reason.clone(),
            until: pause.until,
        }
    }

    /// The reason in words, shown behind a status: "5 % of the way on 31 Oct 2026; 33 % would have been on schedule".
    pub fn sentence(&self, figures: &Figures) -> String {
        match self {
            Self::Draft => "still a draft, so nothing is due".to_owned(),
            Self::NoCycle => {
                "it has no cycle, so there is no schedule to compare with; choose a cycle"
                    .to_owned()
            }
            Self::Missing(missing) => missing.sentence().to_owned(),
            Self::BeforeStart { start } => format!("the cycle starts on {}", figures.day(*start)),
            Self::NotDueYet { first } => {
                format!("the first check-in is due on {}", figures.day(*first))
            }
            Self::NoCheckIn { due } => format!(
                "the first check-in was due on {} and has not been made",
                figures.day(*due)
            ),
            Self::NoValue => "check-ins were made, but none with a value".to_owned(),
            Self::Paused { why, until } if why.is_empty() => {
                format!("paused; look again on {}", figures.day(*until))
            }
            Self::Paused { why, until } => format!(
                "paused: {}; look again on {}",
                why.trim_end_matches(['.', '!', '?']),
                figures.day(*until)
            ),
            Self::Reached => "the target is reached".to_owned(),
            Self::Pace(pace) => pace.sentence(figures),
            Self::Held { met, of } => {
                format!(
                    "{met} of {} met the limit",
                    count(*of, "check-in", "check-ins")
                )
            }
            Self::Steps { done, of, pace } => format!(
                "{done} of {} done, {}",
                count(*of, "step", "steps"),
                pace.sentence(figures)
            ),
            Self::WorstOf {
                title,
                status,
                reason,
                ..
            } => format!(
                "“{title}” is {}: {}",
                status.words(),
                reason.sentence(figures)
            ),
            Self::NoKeyResults => "it has no key results; add one to measure it".to_owned(),
        }
    }
}

impl Missing {
    fn sentence(self) -> &'static str {
        match self {
            Self::Baseline => {
                "no baseline is set, so progress cannot be computed; add where it starts"
            }
            Self::Target => {
                "no target is set, so progress cannot be computed; add where it should end"
            }
            Self::Change => {
                "baseline and target are the same, so there is nothing to change; make it a limit to hold, or a KPI"
            }
            Self::Limit => "no limit is set; add one",
            Self::Steps => "no steps are set, so progress cannot be computed; add the first",
        }
    }
}

impl Paced {
    /// "5 % of the way on 31 Oct 2026; 33 % would have been on schedule". Both shares are written with as many digits as it takes
    /// to show the status that they make: neither is rounded over a boundary.
    fn sentence(&self, figures: &Figures) -> String {
        let status = against_pace(self.progress, self.expected, GRACE);
        let is_told = |places: &u8| {
            let scale = 10_f64.powi(i32::from(*places) + 2);
            let rounded = |share: f64| (share * scale).round() / scale;
            against_pace(rounded(self.progress), rounded(self.expected), GRACE) == status
        };
        let places = (0..4).find(is_told).unwrap_or(4);
        let share = |share: f64| match places {
            0 => figures.share(share),
            places => figures.value(share * 100.0, &Unit::Percent, Some(places)),
        };
        let (progress, expected) = (share(self.progress), share(self.expected));
        let on = figures.day(self.on);
        match (self.over, self.course) {
            (true, _) => format!("{progress} of the way on the last day"),
            (false, Course::Straight) => {
                format!("{progress} of the way on {on}; {expected} would have been on schedule")
            }
            (false, Course::Phased) => format!(
                "{progress} of the way on {on}; the phased targets expected {expected} by then"
            ),
        }
    }
}

impl KpiReason {
    /// The reason in words, to stand behind a status: "4.1 % on 14 Nov 2026; the target is at least 5 %".
    pub fn sentence(&self, figures: &Figures) -> String {
        match self {
            Self::NoReading => "no readings yet; record the first one".to_owned(),
            Self::NoTarget { on } => format!(
                "no target applied on {}; set one from an earlier day",
                figures.day(*on)
            ),
            Self::Judged {
                status,
                value,
                on,
                target,
                alarm,
                unit,
                decimals,
            } => {
                let alarm_sides = alarm.unwrap_or_default();
                let sides = [target.low, target.high, alarm_sides.low, alarm_sides.high];
                let lines: Vec<f64> = sides.into_iter().flatten().collect();
                let reading = format!(
                    "{} on {}",
                    figures.beside(*value, unit, *decimals, &lines),
                    figures.day(*on)
                );
                let target = figures.band(target, unit, *decimals);
                match (status, alarm) {
                    (KpiStatus::Watch, Some(alarm)) => format!(
                        "{reading}; the target is {target}, the alarm threshold {}",
                        figures.band(alarm, unit, *decimals)
                    ),
                    (KpiStatus::Missed, Some(alarm)) => format!(
                        "{reading}, beyond the alarm threshold of {}; the target is {target}",
                        figures.band(alarm, unit, *decimals)
                    ),
                    _ => format!("{reading}; the target is {target}"),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date;

    fn said(progress: f64, expected: f64) -> String {
        Reason::Pace(Paced {
            progress,
            expected,
            on: date(2026, 10, 31),
            course: Course::Straight,
            over: false,
        })
        .sentence(&Figures::default())
    }

    #[test]
    fn pace_is_said_with_the_day_it_speaks_of() {
        assert_eq!(
            said(0.05, 30.0 / 91.0),
            "5\u{202f}% of the way on 31 Oct 2026; 33\u{202f}% would have been on schedule"
        );
    }

    #[test]
    fn rounding_never_shows_another_status_than_the_numbers_make() {
        // Behind by a hair: 45 of 50 would be on track.
        assert_eq!(
            said(0.4497, 0.5),
            "44.97\u{202f}% of the way on 31 Oct 2026; 50.00\u{202f}% would have been on schedule"
        );
        assert!(said(0.996, 0.97).starts_with("just under 100\u{202f}% of the way"));
    }

    #[test]
    fn a_hold_says_how_often_it_was_met() {
        let held = Reason::Held { met: 5, of: 6 };
        assert_eq!(
            held.sentence(&Figures::default()),
            "5 of 6 check-ins met the limit"
        );
    }

    #[test]
    fn an_objective_names_the_key_result_that_decides() {
        let reason = Reason::WorstOf {
            id: Id::from_text("k"),
            title: "Fewer tickets".into(),
            status: Status::NoData,
            reason: Box::new(Reason::NoCheckIn {
                due: date(2026, 10, 11),
            }),
        };
        assert_eq!(
            reason.sentence(&Figures::default()),
            "“Fewer tickets” is no data: the first check-in was due on 11 Oct 2026 and has not been made"
        );
    }

    #[test]
    fn a_kpi_says_reading_target_and_alarm() {
        let reason = KpiReason::Judged {
            status: KpiStatus::Missed,
            value: 3.0,
            on: date(2026, 11, 14),
            target: Band::at_least(5.0),
            alarm: Some(Band::at_least(4.0)),
            unit: Unit::Number,
            decimals: None,
        };
        assert_eq!(
            reason.sentence(&Figures::default()),
            "3 on 14 Nov 2026, beyond the alarm threshold of at least 4; the target is at least 5"
        );
    }
}
