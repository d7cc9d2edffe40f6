//! Limits fixed at the first readings, so that a drift shows as signals instead of widening them.

use super::Page;
use crate::desk::{Desk, Model, use_desk};
use crate::domain::{Command, Id, Kpi, Record};
use crate::insight::xmr::FEWEST_READINGS;
use crate::ui::{Field, Show};
use leptos::prelude::*;

/// The form to fix the limits, and to let them follow all readings again.
#[component]
pub fn Fixing(id: Id, page: Model<Page>, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let number = RwSignal::new(page.peek().limits.proposed().to_string());
    let trouble = RwSignal::new(None::<String>);
    let id = StoredValue::new(id);
    let save = move |fixed_limits: Option<u32>, said: &'static str| {
        if id.with_value(|id| fix(desk, id, fixed_limits, said)) {
            open.set(false);
        }
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let most = page.peek().limits.readings;
        let typed = number.get_untracked().trim().parse::<u32>().ok();
        let fits = |first: &u32| {
            usize::try_from(*first).is_ok_and(|it| (FEWEST_READINGS..=most).contains(&it))
        };
        match typed.filter(fits) {
            Some(first) => {
                trouble.set(None);
                save(Some(first), "Limits fixed.");
            }
            None => trouble.set(Some(format!(
                "Type a number from {FEWEST_READINGS} to {most}."
            ))),
        }
    };
    let is_fixed = page.test(|page| page.limits.fixed_at.is_some());
    let follow = move |_| save(None, "Limits use all readings again.");
    view! {
        <form class="nested stack" on:submit=submit>
            <p class="small">
                "Limits are calculated from all readings, so a slow drift widens them. Fix them at the first \
                    readings and a drift shows up as a change."
            </p>
            <p class="small">{page.text(|page| &page.limits.said)}</p>
            <div class="fields">
                <Field label="How many first readings" value=number error=trouble />
            </div>
            <div class="actions">
                <button class="btn primary" type="submit">"Fix limits"</button>
                <Show when=move || is_fixed.get()>
                    <button class="btn" type="button" on:click=follow>"Use all readings"</button>
                </Show>
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Close"</button>
            </div>
        </form>
    }
}

fn fix(desk: Desk, id: &Id, fixed_limits: Option<u32>, said: &'static str) -> bool {
    let Some(kpi) = desk.peek(|workspace| workspace.kpi(id).cloned()) else {
        return false;
    };
    let kpi = Kpi {
        fixed_limits,
        ..kpi
    };
    desk.run_and_say(Command::save(vec![Record::from(kpi)]), said)
}
