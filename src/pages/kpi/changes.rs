//! Known changes of the process: from such a day on the limits start anew.

use super::Subject;
use crate::desk::use_desk;
use crate::domain::Ordered;
use crate::domain::{Command, Date, Kpi, MarkedChange, parse_iso};
use crate::ui::Field;
use leptos::prelude::*;

/// The form to mark a change, and the changes that are marked.
#[component]
pub fn Changes(subject: Subject, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let day = RwSignal::new(desk.moment().today().to_string());
    let label = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<String>);
    let marked = move || subject.with(|known| known.kpi.changes.clone());
    let mark = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(date) = parse_iso(&day.get_untracked()) else {
            trouble.set(Some(
                "This is not a date. Choose the first day of the changed process.".to_owned(),
            ));
            return;
        };
        trouble.set(None);
        let label = label.get_untracked().trim().to_owned();
        let saved = untrack(|| subject.with(|known| Some(known.kpi.clone()))).is_some_and(|kpi| {
            let mut changes: Vec<MarkedChange> = kpi
                .changes
                .iter()
                .filter(|it| it.date != date)
                .cloned()
                .collect();
            changes.push(MarkedChange { date, label });
            changes.order_by_key(|change| change.date);
            desk.run_and_say(
                with_changes(kpi, changes),
                "The change is marked. The limits restart there.",
            )
        });
        if saved {
            open.set(false);
        }
    };
    let remove = move |date: Date| {
        if let Some(kpi) = untrack(|| subject.with(|known| Some(known.kpi.clone()))) {
            let changes = kpi
                .changes
                .iter()
                .filter(|it| it.date != date)
                .cloned()
                .collect();
            desk.run_and_say(with_changes(kpi, changes), "The marked change is removed.");
        }
    };
    view! {
        <form class="nested stack" on:submit=mark>
            <p class="small">"Did something known change: a new rota, a new tool, another way of counting? Limits restart on its first day."</p>
            <div class="fields">
                <Field label="First day" kind="date" value=day error=Signal::derive(move || trouble.get()) />
                <Field label="What changed" value=label placeholder="new rota".to_owned() />
            </div>
            <div class="actions">
                <button class="btn primary" type="submit">"Mark the change"</button>
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Close"</button>
            </div>
            <ul class="stack tight">
                {move || marked().into_iter().map(|change| {
                    let when = desk.figures().day(change.date);
                    let name = format!("Remove the change of {when}");
                    view! {
                        <li class="row tight">
                            <span>{when}" · "{change.label}</span>
                            <button class="btn quiet" type="button" aria-label=name on:click=move |_| remove(change.date)>"Remove"</button>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </form>
    }
}

fn with_changes(kpi: Kpi, changes: Vec<MarkedChange>) -> Command {
    let changed = Kpi {
        changes,
        ..kpi.clone()
    };
    Command::revise(kpi, changed)
}
