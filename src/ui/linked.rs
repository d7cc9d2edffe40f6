//! Goals that a goal is linked to, each with where it stands.

use super::{KindTag, status_mark};
use crate::models::{LinkGroup, LinkedGoal};
use leptos::prelude::*;

/// The groups, a card each.
pub fn linked_goals(groups: &[LinkGroup]) -> AnyView {
    let group = |(title, goals): &LinkGroup| {
        view! {
            <section class="card">
                <div class="group"><h2>{*title}</h2></div>
                {goals.iter().map(line).collect_view()}
            </section>
        }
    };
    groups.iter().map(group).collect_view().into_any()
}

fn line(goal: &LinkedGoal) -> AnyView {
    view! {
        <div class="list-row">
            <div>
                <span class="row tight">
                    <KindTag kind=goal.kind />
                    <a href=goal.href.clone()>{goal.title.clone()}</a>
                </span>
                <small>{goal.about.clone()}</small>
            </div>
            {status_mark(goal.mark, goal.word.clone())}
        </div>
    }
    .into_any()
}
