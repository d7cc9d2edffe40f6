//! How the cycle stands as a whole.

use super::Filtered;
use crate::domain::Id;
use crate::figures::{Figures, count};
use crate::insight::{self, CycleReport, Status};
use crate::models::figure::UNKNOWN;
use crate::models::{Far, Figure, Sight};
use crate::plot::net_points;
use chrono::Days;

pub(super) fn strip(sight: &Sight, cycle: &Id, filtered: &Filtered) -> Option<Vec<Figure>> {
    let report = |as_of| insight::cycle_of(sight.workspace, cycle, |it| filtered.holds(it), as_of);
    let now = report(sight.as_of)?;
    let week_ago = sight.as_of.day.checked_sub_days(Days::new(7))?;
    let before = report(sight.as_of.on(week_ago)).and_then(|it| it.net_on_track);
    Some(figures_of(&now, before, &sight.figures))
}

fn figures_of(now: &CycleReport, before: Option<f64>, figures: &Figures) -> Vec<Figure> {
    let of = now.judged();
    let paused = match now.paused() {
        0 => String::new(),
        paused => format!(", {paused} paused"),
    };
    let signed = |net: f64| net_points(net, figures);
    let share = |share: f64| figures.share(share);
    let (made, due) = now.kept;
    vec![
        Figure {
            far: Some(Far {
                progress: now.progress,
                expected: Some(now.expected),
                tone: "mute",
            }),
            ..Figure::new(
                "Progress",
                now.progress.map_or(UNKNOWN.to_owned(), share),
                format!("{} would be on schedule", share(now.expected)),
            )
        },
        Figure::new(
            Status::OnTrack.label(),
            format!("{} of {of}", now.on_track),
            match now.stale {
                0 if of == 1 => format!("objective{paused}"),
                0 => format!("objectives{paused}"),
                stale => format!(
                    "{}, {stale} stale{paused}",
                    count(of, "objective", "objectives")
                ),
            },
        ),
        Figure::new(
            "On track minus off track",
            now.net_on_track.map_or(UNKNOWN.to_owned(), signed),
            match before {
                Some(before) => format!("was {} a week ago", signed(before)),
                None => "in percent of the objectives".to_owned(),
            },
        ),
        match due {
            0 => Figure::new("Check-ins made", UNKNOWN, "none is due yet"),
            due => Figure::new("Check-ins made", format!("{made} of {due}"), "due so far"),
        },
    ]
}
