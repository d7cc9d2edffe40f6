//! The strip of numbers of an objective.

use super::Subject;
use crate::desk::use_desk;
use crate::ui::Bar;
use leptos::prelude::*;

/// Progress beside expected progress, what is measured, the least confidence, check-ins made.
#[component]
pub fn Numbers(subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let progress = subject.signal(|known| known.report.progress);
    let expected = subject.signal(|known| known.report.due_today);
    let share = move |share: Option<f64>| {
        share.map_or("–".to_owned(), |share| desk.figures().share(share))
    };
    let against = move || match expected.get() {
        Some(_) => format!("{} would be on schedule today", share(expected.get())),
        None => "no cycle, so no schedule".to_owned(),
    };
    let measured = subject.signal(|known| known.report.measured);
    let sure = subject.signal(|known| known.report.confidence);
    let kept = subject.signal(|known| known.report.kept);
    view! {
        <div class="figures first">
            <div><small>"Progress"</small><b>{move || share(progress.get())}</b><small>{against}</small><Bar progress expected tone="mute" /></div>
            <div>
                <small>"Measured"</small>
                <b>{move || { let (some, all) = measured.get(); format!("{some} of {all}") }}</b>
                <small>{move || if measured.get().1 == 1 { "key result" } else { "key results" }}</small>
            </div>
            <div>
                <small>"Confidence"</small>
                <b>{move || sure.get().map_or("not set".to_owned(), |sure| format!("{sure}/10"))}</b>
                <small>"the lowest of its key results"</small>
            </div>
            <div>
                <small>"Check-ins made"</small>
                <b>{move || { let (made, due) = kept.get(); if due == 0 { "–".to_owned() } else { format!("{made} of {due}") } }}</b>
                <small>{move || if kept.get().1 == 0 { "none due yet" } else { "due so far" }}</small>
            </div>
        </div>
    }
}
