//! Known changes of the process: from such a day on the limits start anew.

use super::Page;
use crate::desk::{Desk, Model, use_desk};
use crate::domain::{Command, Date, Id, Kpi, MarkedChange, Ordered, parse_iso};
use crate::models::kpi::ProcessChange;
use crate::ui::Field;
use leptos::prelude::*;

/// The form to mark a change, and the changes that are marked.
#[component]
pub fn Changes(id: Id, page: Model<Page>, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let day = RwSignal::new(desk.moment().today().to_string());
    let label = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<String>);
    let id = StoredValue::new(id);
    let mark = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(date) = parse_iso(&day.get_untracked()) else {
            let said = "This is not a date. Choose the first day after the change.";
            trouble.set(Some(said.to_owned()));
            return;
        };
        trouble.set(None);
        let label = label.get_untracked().trim().to_owned();
        let marked = Some(MarkedChange { date, label });
        let said = "Change marked. The limits restart there.";
        if id.with_value(|id| change(desk, id, date, marked, said)) {
            open.set(false);
        }
    };
    let remove = move |date: Date| {
        let said = "Marked change removed.";
        id.with_value(|id| change(desk, id, date, None, said));
    };
    let line = move |it: &ProcessChange| {
        let day = it.day;
        view! {
            <li class="row tight">
                <span>{it.when.clone()}" · "{it.label.clone()}</span>
                <button
                    class="btn quiet"
                    type="button"
                    aria-label=format!("Remove the change on {}", it.when)
                    on:click=move |_| remove(day)
                >
                    "Remove"
                </button>
            </li>
        }
    };
    view! {
        <form class="nested stack" on:submit=mark>
            <p class="small">
                "Did something change, such as a new rota, a new tool or a new way of counting? Limits restart on \
                    its first day."
            </p>
            <div class="fields">
                <Field label="First day" kind="date" value=day error=trouble />
                <Field label="What changed" value=label placeholder="new rota".to_owned() />
            </div>
            <div class="actions">
                <button class="btn primary" type="submit">"Mark change"</button>
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Close"</button>
            </div>
            <ul class="stack tight">{move || page.get().changes.iter().map(line).collect_view()}</ul>
        </form>
    }
}

/// Puts another change, or none, in place of the one of a day.
fn change(
    desk: Desk,
    id: &Id,
    day: Date,
    marked: Option<MarkedChange>,
    said: &'static str,
) -> bool {
    let Some(kpi) = desk.peek(|workspace| workspace.kpi(id).cloned()) else {
        return false;
    };
    let others = kpi.changes.iter().filter(|it| it.date != day).cloned();
    let mut changes: Vec<MarkedChange> = others.chain(marked).collect();
    changes.order_by_key(|change| change.date);
    let changed = Kpi {
        changes,
        ..kpi.clone()
    };
    desk.run_and_say(Command::revise(kpi, changed), said)
}
