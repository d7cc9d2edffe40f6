//! What comes after the last number: what turned red, and what is next. And what changed since the last visit.

use crate::desk::Model;
use crate::models::today::{MovedGoal, TodayPage};
use crate::ui::{Fold, KindTag, opens_wide, status_mark};
use leptos::prelude::*;

/// Nothing is due: what is next.
pub fn nothing_due(page: Model<TodayPage>) -> AnyView {
    view! {
        <section class="card empty">
            <h2>"Nothing is due this week"</h2>
            <p>{page.text(|page| &page.next)}</p>
        </section>
    }
    .into_any()
}

/// The last number is recorded.
pub fn all_done(page: Model<TodayPage>) -> AnyView {
    let turned = page.part(|page| page.turned.clone());
    let said = move || match turned.get().len() {
        0 => "All done. Nothing turned red.".to_owned(),
        _ => "All done. This turned red:".to_owned(),
    };
    view! {
        <div class="pad stack tight all-done" role="status">
            <p><b>{said}</b>" "{page.text(|page| &page.next)}</p>
            {move || turned.get().iter().map(moved).collect_view()}
        </div>
    }
    .into_any()
}

/// What changed its status since the last visit, or in the last 7 days where there was none; nothing where nothing did.
pub fn changed(page: Model<TodayPage>) -> AnyView {
    let open = opens_wide();
    let facts = page.part(|page| (page.since.clone(), page.changed.clone()));
    (move || {
        let facts = facts.get();
        let (note, changed) = &*facts;
        let lines = changed.iter().map(moved).collect_view();
        (!changed.is_empty()).then(|| {
            view! {
                <section class="card">
                    <Fold title="Changed status" note=note.clone() open>{lines}</Fold>
                </section>
            }
        })
    })
    .into_any()
}

fn moved(one: &MovedGoal) -> AnyView {
    view! {
        <div class="list-row moved">
            <span class="row tight"><KindTag kind=one.goal /><a href=one.href.clone()>{one.title.clone()}</a></span>
            <span class="row tight">
                <small>"was "{one.before.clone()}</small>
                {status_mark(one.mark, one.after.clone())}
            </span>
        </div>
    }
    .into_any()
}
