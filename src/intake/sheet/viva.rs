//! What Viva Goals writes in its own way: check-ins a cell each, alignments with weights, kinds and shares.

use super::fields::Column;
use super::found::{Above, FoundValue, What};
use super::head::{CellReader, Head};
use super::words::amount;
use crate::domain::letters::to_lowercase;
use crate::domain::{Stamp, Unit};
use crate::intake::days::read_when;
use crate::phrase::DecimalMark;

/// Whether a sheet comes from Viva Goals, by its headings.
pub(super) fn is_viva(heads: &[Head]) -> bool {
    let has = |name: &str| {
        heads
            .iter()
            .any(|head| head.name.eq_ignore_ascii_case(name))
    };
    has("Object Type") && (has("Checkins") || has("Goal Type") || has("Last Check-in Note"))
}

/// What a word for a kind of goal means.
pub(super) fn what(word: &str) -> Option<What> {
    let lower = to_lowercase(word.trim());
    match lower.as_str() {
        "objective" | "okr" | "o" | "big rock" | "goal" | "team objective"
        | "company objective" => Some(What::Objective),
        "key result" | "key-result" | "key_result" | "kr" | "milestone" | "kpi result"
        | "outcome" => Some(What::KeyResult),
        "kpi" | "metric" | "indicator" => Some(What::Kpi),
        "initiative" | "project" | "deliverable" | "task" | "action" | "activity" => {
            Some(What::Initiative)
        }
        _ => None,
    }
}

/// Whether a cell is one of the words for a status.
pub(super) fn is_status(cell: &str) -> bool {
    let lower = to_lowercase(cell);
    [
        "not started",
        "on track",
        "behind",
        "at risk",
        "closed",
        "postponed",
        "done",
        "completed",
        "off track",
        "green",
        "amber",
        "red",
        "yellow",
        "in progress",
    ]
    .contains(&lower.as_str())
}

/// An id; of a link and an id, as spreadsheets write hyperlinks, the id.
pub(super) fn id(cell: &str) -> String {
    let mut words = cell
        .split(['"', ' ', ',', '(', ')'])
        .filter(|word| !word.is_empty());
    let last = words.next_back().unwrap_or_default();
    match cell.contains("://") || cell.starts_with("=HYPERLINK") {
        true => last.to_owned(),
        false => cell.trim().to_owned(),
    }
}

/// What a goal stands under: `Title(weight: 14.29%, Id: 2295776)`, several one after the other, or an id or title alone.
pub(super) fn above(cell: &str) -> Vec<Above> {
    let mut found = Vec::new();
    let mut rest = cell;
    while let Some(at) = rest.find("(weight:") {
        let (title, behind) = (
            rest.get(..at).unwrap_or_default(),
            rest.get(at + 8..).unwrap_or_default(),
        );
        let Some((inside, after)) = behind.split_once(')') else {
            break;
        };
        let (weight, id) = inside.split_once(',').unwrap_or((inside, ""));
        found.push(Above {
            title: title.trim_matches([',', ';', ' ', '\n']).to_owned(),
            id: id
                .trim()
                .trim_start_matches("Id:")
                .trim_start_matches("ID:")
                .trim()
                .to_owned(),
            weight: self::weight(weight.trim(), DecimalMark::Point),
        });
        rest = after;
    }
    if found.is_empty() && !cell.trim().is_empty() {
        for part in cell
            .split([';', '\n'])
            .filter(|part| !part.trim().is_empty())
        {
            let part = part.trim().to_owned();
            found.push(Above {
                id: part.clone(),
                title: part,
                weight: None,
            });
        }
    }
    found
}

/// A weight: 14.29 % is 14.29 among weights in percent, 2 is 2.
pub(super) fn weight(cell: &str, mark: DecimalMark) -> Option<f64> {
    let (value, _) = amount(cell, mark)?;
    (0.0..=1000.0).contains(&value).then_some(value)
}

/// A share, 1 for all: "35 %", "0.35", "35".
pub(super) fn share(cell: &str, mark: DecimalMark) -> Option<f64> {
    match amount(cell, mark)? {
        (value, Some(Unit::Percent)) => Some(value / 100.0),
        (value, None) if (0.0..=1.0).contains(&value) => Some(value),
        (value, None) => Some(value / 100.0),
        _ => None,
    }
}

/// A check-in: `Checkin Date: 2025-03-12; User: N; Note: text; Metric Name: M; Status: S; Current Value: 30%; Activity Date: …;`. The
/// note may hold semicolons and line breaks, so what stands behind it is sought from the end.
pub(super) fn check_in(cell: &str, reader: &CellReader) -> Option<FoundValue> {
    let rest = cell
        .trim()
        .strip_prefix("Checkin Date:")
        .or_else(|| cell.trim().strip_prefix("Check-in Date:"))?;
    let (day, rest) = rest.split_once(';')?;
    let mut rest = rest.trim_end().trim_end_matches(';');
    let mut from_end = |key: &str| {
        let at = rest.rfind(key)?;
        let value = rest.get(at + key.len()..)?.trim().trim_end_matches(';');
        rest = rest.get(..at)?.trim_end().trim_end_matches(';');
        Some(value)
    };
    let activity = from_end("Activity Date:").unwrap_or_default();
    let value = from_end("Current Value:").unwrap_or_default();
    let status = from_end("Status:").unwrap_or_default();
    let _metric = from_end("Metric Name:");
    let (user, note) = match rest.split_once("Note:") {
        Some((user, note)) => (user, note),
        None => (rest, ""),
    };
    let user = user
        .trim()
        .trim_start_matches("User:")
        .trim()
        .trim_end_matches(';');
    let mut said = note.trim().to_owned();
    if !status.is_empty() {
        said = [said.as_str(), &format!("Status: {status}")]
            .join("\n")
            .trim()
            .to_owned();
    }
    let read = amount(value, reader.mark);
    Some(FoundValue {
        date: read_when(day.trim(), &reader.written).map(|it| it.first),
        value: read.as_ref().map(|(value, _)| *value),
        is_share: matches!(read, Some((_, Some(Unit::Percent)))),
        note: said,
        author: user.trim().to_owned(),
        entered: stamp(activity),
        confidence: None,
    })
}

/// `2025-03-12 08:31:53 UTC` as seconds.
pub(super) fn stamp(text: &str) -> Option<Stamp> {
    let day = crate::domain::parse_iso(text.get(..10)?)?;
    let mut clock = text
        .get(11..19)
        .unwrap_or("00:00:00")
        .split(':')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    let (hour, minute, second) = (
        clock.next()?,
        clock.next().unwrap_or(0),
        clock.next().unwrap_or(0),
    );
    let at = day.and_hms_opt(hour.min(23), minute.min(59), second.min(59))?;
    Some(Stamp(at.and_utc().timestamp()))
}

impl Head {
    /// Whether it stands in the preview: blank columns and further check-ins do not.
    pub fn is_shown(&self) -> bool {
        let is_further = self.column == Column::CheckIns && self.name.starts_with("Column ");
        !(self.name.is_empty() || is_further)
    }
}
