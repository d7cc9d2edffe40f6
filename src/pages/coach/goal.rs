//! What the coach says about a goal, folded away on the goal's own page.

use super::acts;
use crate::advice::{Advice, is_coached, of_goal};
use crate::desk::use_desk;
use crate::domain::Ref;
use crate::figures::count;
use crate::ui::{Findings, PutAsideList, Raises, Show};
use leptos::prelude::*;

/// The findings of a goal with how good its draft is; nothing for goals the coach is silent about.
#[component]
pub fn GoalCoach(
    /// A KPI, an objective with its key results, or a key result.
    goal: Ref,
) -> impl IntoView {
    let desk = use_desk();
    let of = goal.clone();
    let is_shown =
        Memo::new(move |_| desk.read(|workspace| is_coached(workspace, &of, desk.today())));
    let advice = Memo::new(move |_| {
        desk.read(|workspace| of_goal(workspace, &goal, desk.today()).unwrap_or_default())
    });
    view! {
        <Show when=move || is_shown.get()>
            <section class="card pad" aria-label="Coach">
                <details class="coach-of">
                    <summary>{move || advice.with(|advice| summary(advice, &desk.figures()))}</summary>
                    <OneGoal advice />
                </details>
            </section>
        </Show>
    }
}

/// Findings, what would raise the quality, and what was dismissed.
#[component]
pub fn OneGoal(advice: Memo<Advice>) -> impl IntoView {
    let acts = acts(use_desk());
    let told = Signal::derive(move || advice.with(|advice| advice.told.clone()));
    let put_aside = Signal::derive(move || advice.with(|advice| advice.put_aside.clone()));
    view! {
        <div class="stack">
            <Findings told acts />
            <Raises advice />
            <PutAsideList list=put_aside acts />
        </div>
    }
}

/// "Coach: 2 findings, draft quality 81 %".
fn summary(advice: &Advice, figures: &crate::figures::Figures) -> String {
    let quality = figures.share(advice.strength.value);
    match advice.told.len() {
        0 => format!("Coach: nothing to suggest, draft quality {quality}"),
        found => format!(
            "Coach: {}, draft quality {quality}",
            count(found, "finding", "findings")
        ),
    }
}
