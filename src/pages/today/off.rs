//! What is off track, and why. Those that were when the page opened, so that nothing below moves while numbers are typed.

use crate::desk::use_desk;
use crate::domain::Id;
use crate::models::today::{OffLine, line, off_track, still_here};
use crate::ui::{GoalKind, KindTag, both_marks};
use leptos::prelude::*;

/// So many are shown before more are asked for.
const FIRST: usize = 3;

/// The card; nothing where nothing was off track.
#[component]
pub fn OffTrack() -> impl IntoView {
    let desk = use_desk();
    let ids = Memo::new(move |before: Option<&Vec<Id>>| {
        desk.see(|sight| match before {
            Some(before) => still_here(sight.workspace, before),
            None => off_track(sight),
        })
    });
    let all = RwSignal::new(false);
    let lines = desk.model(move |sight| {
        let most = if all.get() { usize::MAX } else { FIRST };
        let lines = |ids: &Vec<Id>| {
            let ids = ids.iter().take(most);
            ids.filter_map(|id| line(sight, id)).collect::<Vec<_>>()
        };
        Some(ids.with(lines))
    });
    let more = move || ids.with(Vec::len).saturating_sub(lines.get().len());
    move || {
        (!lines.get().is_empty()).then(|| {
            view! {
                <section class="card">
                    <div class="group"><h2>"Off track"</h2><small>"and why"</small></div>
                    {lines.get().iter().map(off).collect_view()}
                    {(more() > 0).then(|| view! {
                        <div class="more-off">
                            <button class="btn quiet" type="button" on:click=move |_| all.set(true)>
                                {format!("Show {} more", more())}
                            </button>
                        </div>
                    })}
                </section>
            }
        })
    }
}

fn off(line: &OffLine) -> AnyView {
    let (reason, next) = match &line.given {
        Some(given) => (given.reason.clone(), given.next.clone()),
        None => (String::new(), String::new()),
    };
    let reason = match reason.as_str() {
        "" => view! { <span class="quiet">"No reason given yet"</span> }.into_any(),
        _ => view! { <b>{reason}</b> }.into_any(),
    };
    view! {
        <div class="off">
            <div class="what">
                <span class="row tight">
                    <KindTag kind=GoalKind::KeyResult />
                    <a href=line.href.clone()>{line.title.clone()}</a>
                </span>
                <small>{line.of.clone()}</small>
            </div>
            <div>{reason}<small>{next}</small></div>
            <div>
                {both_marks(line.mark, line.word.clone(), line.stated.clone())}
                <small>{line.numbers.clone()}</small>
            </div>
        </div>
    }
    .into_any()
}
