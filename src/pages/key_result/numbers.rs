//! The strip below the chart: progress as computed, confidence, check-ins made, weight.

use super::Subject;
use crate::desk::use_desk;
use crate::ui::Bar;
use leptos::prelude::*;

/// Four figures; progress is shown raw, below 0 and above 100 % too, and counts within 0…100 % (DOMAIN §2).
#[component]
pub fn Numbers(subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let progress = subject.signal(|known| known.facts.progress);
    let expected = subject.signal(|known| known.facts.expected);
    let tone = Signal::derive(move || subject.with(|known| known.facts.mark.class()));
    let share = move |share: f64| desk.figures().share(share);
    let against = move || match (progress.get(), expected.get()) {
        (Some(raw), _) if raw < 0.0 => "counts as 0 in its objective".to_owned(),
        (Some(raw), _) if raw > 1.0 => "counts as all of it in its objective".to_owned(),
        (_, Some(expected)) => format!("{} would be on schedule today", share(expected)),
        (_, None) => "no cycle, so no schedule".to_owned(),
    };
    let sure = subject.signal(|known| (known.report.confidence, known.key_result.confidence));
    let when = move || {
        let (said, start) = sure.get();
        match (said.and_then(|said| said.on), start) {
            (Some(on), Some(start)) => {
                format!("said on {}; {start} at the start", desk.figures().day(on))
            }
            (Some(on), None) => format!("said on {}", desk.figures().day(on)),
            (None, Some(_)) => "said at the start".to_owned(),
            (None, None) => "nobody has said how sure they are".to_owned(),
        }
    };
    let kept = subject.signal(|known| known.report.kept);
    let weight = subject.signal(|known| known.key_result.weight);
    view! {
        <div class="figures">
            <div>
                <small>"Progress"</small>
                <b>{move || progress.get().map_or("–".to_owned(), share)}</b>
                <small>{against}</small>
                <Bar progress expected tone />
            </div>
            <div>
                <small>"Confidence"</small>
                <b>{move || sure.get().0.map_or("not set".to_owned(), |said| format!("{}/10", said.level))}</b>
                <small>{when}</small>
            </div>
            <div>
                <small>"Check-ins made"</small>
                <b>{move || match kept.get() { Some((made, due)) if due > 0 => format!("{made} of {due}"), _ => "–".to_owned() }}</b>
                <small>{move || if kept.get().is_some_and(|(_, due)| due > 0) { "due so far" } else { "none due yet" }}</small>
            </div>
            <div>
                <small>"Weight"</small>
                <b>{move || desk.figures().number(weight.get(), None)}</b>
                <small>{move || if weight.get() > 0.0 { "in its objective" } else { "does not count in its objective" }}</small>
            </div>
        </div>
    }
}
