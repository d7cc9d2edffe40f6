//! How a cycle went so far: progress, and on track minus off track, week by week.

use super::Filtered;
use crate::desk::use_desk;
use crate::domain::Cycle;
use crate::insight::{self, CycleWeek};
use crate::plot::{Sketch, cycle_over_time, cycle_said, net_over_time, net_said};
use crate::ui::charts::Timeline;
use leptos::prelude::*;

/// The two charts of a cycle, of one owner's or team's part of it where the page is filtered by those.
#[component]
pub fn Course(cycle: Cycle, filtered: Memo<Filtered>) -> impl IntoView {
    let desk = use_desk();
    let (id, span) = (cycle.id, (cycle.start, cycle.end));
    let weeks = Memo::new(move |_| {
        let as_of = desk.as_of();
        filtered.with(|filtered| {
            desk.read(|workspace| {
                insight::cycle_weeks(workspace, &id, |it| filtered.holds(it), as_of)
            })
        })
    });
    let said = move |how: fn(&[CycleWeek], &crate::figures::Figures) -> String| {
        Signal::derive(move || weeks.with(|weeks| how(weeks, &desk.figures())))
    };
    let drawn = move |how: fn(&[CycleWeek], (_, _), &crate::figures::Figures) -> Sketch| {
        Signal::derive(move || weeks.with(|weeks| how(weeks, span, &desk.figures())))
    };
    view! {
        <Timeline title="Progress over time" column="Progress" said=said(cycle_said) sketch=drawn(cycle_over_time) />
        <Timeline title="On track minus off track" column="On track minus off track" said=said(net_said) sketch=drawn(net_over_time) />
        <p class="small">"The percentage of objectives on track minus the percentage off track, from +100 to −100. It comes from each week’s numbers, not from anyone’s confidence. Weeks before the first check-in are empty. A late check-in counts in the week it is for, and past weeks are judged by today’s targets."</p>
    }
}
