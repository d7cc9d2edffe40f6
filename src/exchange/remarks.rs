//! What a file without remarks leaves out, field by field.
//!
//! Remarks are what people write for those they work with: how it went, what is in the way, why something was decided. What
//! makes a goal understandable stays: names, definitions, sources, initiatives, steps, owners.

use crate::domain::Kind;
use crate::replica::{KindWord, Versioned};

/// The fields that hold a person's remarks.
const REMARKS: &[(Kind, &[&str])] = &[
    (Kind::Kpi, &["note"]),
    (Kind::Reading, &["note"]),
    // A status set by hand is one field with its reason, and so is a pause.
    (Kind::Objective, &["note", "stated", "paused"]),
    (Kind::KeyResult, &["stated", "paused"]),
    (Kind::CheckIn, &["note", "next_step", "blocker"]),
    (Kind::Amendment, &["why"]),
    (
        Kind::Review,
        &["reason", "cause", "worked", "hindered", "learned"],
    ),
];

/// The kinds that are remarks as a whole.
const REMARK_KINDS: [Kind; 2] = [Kind::Decision, Kind::Dismissal];

/// What remarks are, in words for the page.
pub const LEFT_OUT: &str = "Remarks are notes, next steps, blockers, status overrides and pauses with their reasons, reasons for changed targets, everything written in reviews, what the guide was told, and dismissed suggestions.";

/// What stays without them, in words for the page.
pub const STAYS: &str = "A file without them still has titles and definitions, why an objective matters, data sources, initiatives, milestones, labels of marked changes, the values of changed targets, scores and results on the day of a review, why an objective was reopened, and the names of owners, teams, authors and those who changed something.";

/// Whether a file without remarks leaves this record out. A kind of a newer version may be a remark.
pub(super) fn is_remark_kind(record: &Versioned) -> bool {
    match &record.address().kind {
        KindWord::Known(kind) => REMARK_KINDS.contains(kind),
        KindWord::Unknown(_) => true,
    }
}

/// Whether a file without remarks leaves this field out. A field of a newer version may be a remark.
pub(super) fn is_remark(record: &Versioned, field: &str) -> bool {
    let KindWord::Known(kind) = &record.address().kind else {
        return true;
    };
    let is_listed = REMARKS
        .iter()
        .any(|(of, fields)| of == kind && fields.contains(&field));
    is_listed || !(field == crate::replica::DELETED || kind.fields().contains(&field))
}
