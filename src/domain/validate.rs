//! What every stored record must satisfy, whoever writes it: a form, a file, a script.

use super::command::{GREATEST, Refusal};
use super::measure::Band;
use super::okr::Pause;
use super::record::{Record, Ref};

/// Most characters of a name, title or owner.
pub const MOST_NAME: usize = 500;
/// Most characters of a note.
pub const MOST_NOTE: usize = 20_000;

/// Checks a record's invariants: an id, finite numbers, ranges, lengths. Completeness is the coach's business.
///
/// # Errors
/// The first field that breaks an invariant.
pub fn validate(record: &Record) -> Result<(), Refusal> {
    if record.id().is_empty() {
        return Err(Refusal::NoId(record.kind()));
    }
    let check = RecordCheck {
        record: record.reference(),
    };
    match record {
        Record::Cycle(cycle) => {
            check.short("name", &cycle.name)?;
            check.that(
                cycle.start <= cycle.end,
                "end",
                "a day on or after the first day",
            )
        }
        Record::Kpi(kpi) => {
            check.short("name", &kpi.name)?;
            check.short("owner", &kpi.owner)?;
            check.short("scope name", &kpi.scope_name)?;
            check.long("definition", &kpi.definition)?;
            check.long("source", &kpi.source)?;
            check.long("note", &kpi.note)?;
            check.decimals(kpi.decimals)?;
            for target in &kpi.targets {
                check.band("target", Some(target.target))?;
                check.band("alarm", target.alarm)?;
            }
            check.that(
                kpi.fixed_limits.is_none_or(|readings| readings >= 6),
                "fixed limits",
                "6 readings or more",
            )?;
            check.finite("benchmark", kpi.benchmark.as_ref().map(|mark| mark.value))
        }
        Record::Reading(reading) => {
            check.finite("value", Some(reading.value))?;
            check.that(reading.hour.unwrap_or(0) < 24, "hour", "0 to 23")?;
            check.long("note", &reading.note)
        }
        Record::Objective(objective) => {
            check.short("title", &objective.title)?;
            check.short("owner", &objective.owner)?;
            check.short("team", &objective.team)?;
            check.long("why", &objective.why)?;
            check.pause(objective.paused.as_ref())?;
            check.long("note", &objective.note)
        }
        Record::KeyResult(key_result) => {
            check.short("title", &key_result.title)?;
            check.short("owner", &key_result.owner)?;
            check.decimals(key_result.decimals)?;
            check.finite("baseline", key_result.baseline)?;
            check.finite("target", key_result.target)?;
            check.band("limit", key_result.band)?;
            check.weight(key_result.weight)?;
            for step in &key_result.steps {
                check.weight(step.weight)?;
                check.short("step", &step.text)?;
            }
            for phase in &key_result.phased {
                check.finite("phased target", Some(phase.value))?;
            }
            check.pause(key_result.paused.as_ref())?;
            check.confidence(key_result.confidence)
        }
        Record::CheckIn(check_in) => {
            check.finite("value", check_in.value)?;
            check.that(check_in.hour.unwrap_or(0) < 24, "hour", "0 to 23")?;
            check.confidence(check_in.confidence)?;
            check.long("note", &check_in.note)?;
            check.long("next step", &check_in.next_step)
        }
        Record::Initiative(initiative) => check.short("text", &initiative.text),
        Record::Link(_) | Record::Decision(_) | Record::Dismissal(_) => Ok(()),
        Record::Amendment(amendment) => check.long("reason", &amendment.why),
        Record::Review(review) => {
            for score in [review.suggested, review.score].into_iter().flatten() {
                check.that((0.0..=1.0).contains(&score), "score", "0.0 to 1.0")?;
            }
            check.long("lesson", &review.learned)
        }
    }
}

struct RecordCheck {
    record: Ref,
}

impl RecordCheck {
    fn that(&self, holds: bool, field: &'static str, allowed: &'static str) -> Result<(), Refusal> {
        if holds {
            Ok(())
        } else {
            Err(Refusal::OutOfRange {
                record: self.record.clone(),
                field,
                allowed,
            })
        }
    }

    fn finite(&self, field: &'static str, value: Option<f64>) -> Result<(), Refusal> {
        match value {
            // NaN compares as false and is refused with the infinities.
            Some(value) if value.abs() <= GREATEST => Ok(()),
            None => Ok(()),
            Some(_) => Err(Refusal::NotFinite {
                record: self.record.clone(),
                field,
            }),
        }
    }

    fn band(&self, field: &'static str, band: Option<Band>) -> Result<(), Refusal> {
        let Some(band) = band else { return Ok(()) };
        self.finite(field, band.low)?;
        self.finite(field, band.high)?;
        let in_order = match (band.low, band.high) {
            (Some(low), Some(high)) => low <= high,
            _ => true,
        };
        self.that(in_order, field, "the lower limit first")
    }

    fn weight(&self, weight: f64) -> Result<(), Refusal> {
        self.that(
            (0.0..=1000.0).contains(&weight),
            "weight",
            "a number from 0 to 1000",
        )
    }

    fn decimals(&self, decimals: Option<u8>) -> Result<(), Refusal> {
        self.that(decimals.unwrap_or(0) <= 6, "decimals", "0 to 6")
    }

    fn pause(&self, pause: Option<&Pause>) -> Result<(), Refusal> {
        pause.map_or(Ok(()), |pause| self.long("reason", &pause.reason))
    }

    fn confidence(&self, confidence: Option<u8>) -> Result<(), Refusal> {
        self.that(confidence.unwrap_or(0) <= 10, "confidence", "0 to 10")
    }

    fn short(&self, field: &'static str, text: &str) -> Result<(), Refusal> {
        self.length(field, text, MOST_NAME)
    }

    fn long(&self, field: &'static str, text: &str) -> Result<(), Refusal> {
        self.length(field, text, MOST_NOTE)
    }

    fn length(&self, field: &'static str, text: &str, most: usize) -> Result<(), Refusal> {
        if text.chars().count() <= most {
            Ok(())
        } else {
            Err(Refusal::TooLong {
                record: self.record.clone(),
                field,
                most,
            })
        }
    }
}
