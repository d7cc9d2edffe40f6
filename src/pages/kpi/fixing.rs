//! Limits fixed at the first readings, so that a drift shows as signals instead of widening them.

use super::Subject;
use crate::desk::use_desk;
use crate::domain::{Command, Kpi, Record};
use crate::insight::xmr::FEWEST_READINGS;
use crate::plot::fixed_said;
use crate::ui::Field;
use leptos::prelude::*;

/// The form to fix the limits, and to let them follow all readings again.
#[component]
pub fn Fixing(subject: Subject, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let there = move || subject.with(|known| known.report.readings_since_change());
    let first = untrack(|| {
        subject.with(|known| {
            let fixed = known
                .kpi
                .fixed_limits
                .and_then(|first| usize::try_from(first).ok());
            fixed.unwrap_or(known.report.readings_since_change().min(12))
        })
    });
    let number = RwSignal::new(first.to_string());
    let trouble = RwSignal::new(None::<String>);
    let save = move |fixed_limits: Option<u32>, said: &'static str| {
        let kpi = untrack(|| subject.with(|known| Some(known.kpi.clone())));
        let saved = kpi.is_some_and(|kpi| {
            let kpi = Kpi {
                fixed_limits,
                ..kpi
            };
            desk.run_and_say(Command::save(vec![Record::from(kpi)]), said)
        });
        if saved {
            open.set(false);
        }
    };
    let fix = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let most = untrack(there);
        let typed = number.get_untracked().trim().parse::<u32>().ok();
        let fits = |first: &u32| {
            usize::try_from(*first).is_ok_and(|it| (FEWEST_READINGS..=most).contains(&it))
        };
        match typed.filter(fits) {
            Some(first) => {
                trouble.set(None);
                save(Some(first), "The limits are fixed.");
            }
            None => trouble.set(Some(format!(
                "Type a number from {FEWEST_READINGS} to {most}."
            ))),
        }
    };
    let said = move || {
        let figures = desk.figures();
        subject.with(|known| fixed_said(&known.kpi, &known.report, &figures))
    };
    let is_fixed = Memo::new(move |_| subject.with(|known| known.kpi.fixed_limits.is_some()));
    view! {
        <form class="nested stack" on:submit=fix>
            <p class="small">"Limits follow all readings, so a slow drift widens them. Fix them at the first readings and the drift shows as a change."</p>
            <p class="small">{said}</p>
            <div class="fields">
                <Field label="Number of first readings" value=number error=Signal::derive(move || trouble.get()) />
            </div>
            <div class="actions">
                <button class="btn primary" type="submit">"Fix the limits"</button>
                <Show when=move || is_fixed.get()>
                    <button class="btn" type="button" on:click=move |_| save(None, "The limits follow all readings again.")>"Follow all readings"</button>
                </Show>
                <button class="btn" type="button" on:click=move |_| open.set(false)>"Close"</button>
            </div>
        </form>
    }
}
