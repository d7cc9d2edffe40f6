//! How a cycle went so far: progress, and on track minus off track, week by week.

use super::Filtered;
use crate::domain::Cycle;
use crate::insight;
use crate::models::{Sight, Timeline};
use crate::plot::{cycle_over_time, cycle_said, net_over_time, net_said};

/// The two charts of a cycle, of one owner's or team's part of it where the page is filtered by those.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CycleCourse {
    /// Progress over time.
    pub progress: Timeline,
    /// On track minus off track.
    pub net: Timeline,
}

pub(super) fn course(sight: &Sight, cycle: &Cycle, filtered: &Filtered) -> CycleCourse {
    let (figures, span) = (&sight.figures, (cycle.start, cycle.end));
    let holds = |it: &_| filtered.holds(it);
    let weeks = insight::cycle_weeks(sight.workspace, &cycle.id, holds, sight.as_of);
    CycleCourse {
        progress: Timeline {
            said: cycle_said(&weeks, figures),
            sketch: cycle_over_time(&weeks, span, figures),
        },
        net: Timeline {
            said: net_said(&weeks, figures),
            sketch: net_over_time(&weeks, span, figures),
        },
    }
}
