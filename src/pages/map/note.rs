//! The note about the chosen goal: what it serves, what serves it, and what to do with it.

use super::Chart;
use crate::desk::Model;
use crate::models::map::{Note as NoteModel, note};
use crate::route::Route;
use crate::ui::{GoalKind, KindTag, status_mark};
use leptos::prelude::*;

/// Says what the chosen goal serves and what serves it; nothing while none is chosen.
#[component]
pub fn Note(chart: Chart) -> impl IntoView {
    let told = Model::new(move || {
        let id = chart.chosen.get()?;
        chart.desk.see(|sight| note(sight, &chart.scene.get(), &id))
    });
    move || {
        told.is_here().then(|| {
            view! {
                <section class="card pad map-note" aria-label="Selected goal">{goal(chart, &told.get())}</section>
            }
        })
    }
}

fn goal(chart: Chart, told: &NoteModel) -> AnyView {
    let card = told.card.clone();
    let edit = match card.kind {
        GoalKind::Kpi => Route::EditKpi(card.id.clone()),
        _ => Route::EditObjective(card.id.clone()),
    };
    let (id, open) = (card.id, card.href);
    let trouble = Some(card.trouble.1).filter(|it| !it.is_empty());
    let link = |(number, (href, title)): (usize, &(String, String))| {
        view! { {(number > 0).then_some(" · ")}<a href=href.clone()>{title.clone()}</a> }
    };
    let bond = |(verb, others): &(String, Vec<(String, String)>)| {
        let others = others.iter().enumerate().map(link);
        view! { <dt>{verb.clone()}</dt><dd>{others.collect_view()}</dd> }
    };
    let alone = "Not linked. Link it to what it serves, or ask whether you need it now.";
    view! {
        <div class="row wrap">
            <KindTag kind=card.kind />
            <h2>{card.title}</h2>
            {status_mark(card.mark, card.word)}
            <span class="row tight end">
                <a class="btn quiet" href=open>"Open"</a>
                <a class="btn quiet" href=edit.href()>"Edit"</a>
                <button
                    class="btn quiet"
                    type="button"
                    on:click=move |_| chart.linking.set(Some(id.clone()))
                >
                    "Link…"
                </button>
            </span>
        </div>
        {trouble.map(|trouble| view! { <p class="small">{trouble}</p> })}
        <dl class="defs">{told.bonds.iter().map(bond).collect_view()}</dl>
        {told.is_alone.then(|| view! { <p class="small">{alone}</p> })}
    }
    .into_any()
}
