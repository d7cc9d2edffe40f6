//! Drafting or editing an objective with its key results, on one page: a sentence each, with tags that open their fields.

mod key_result;

use super::draft::{
    Around, OpenForm, beside_list, fields, instead, keys, margin, on_ground, page, shortened, tags,
    title, understood,
};
use crate::desk::{BrowserEntropy, Desk, use_desk};
use crate::domain::{Id, State};
use crate::forms::{
    FieldSpec, FormSheet, List, MOST_KEY_RESULTS, Slot, TITLE, blank_key_result, blank_okr,
    draft_okr, objective_fields, objective_more, okr_sheet, wants_room,
};
use crate::models::draft::DraftPage;
use crate::route::Route;
use crate::ui::{Rows, Show};
use leptos::prelude::*;

/// Drafting or editing an objective with its key results.
#[component]
pub fn DraftOkr(
    /// Which one; none for a new one.
    id: Option<Id>,
) -> impl IntoView {
    let desk = use_desk();
    let (name, initial) = match &id {
        Some(id) => (
            format!("objective/{id}"),
            on_ground(desk, |ground| okr_sheet(id, ground)),
        ),
        None => (
            "objective/new".to_owned(),
            Some(on_ground(desk, |ground| {
                blank_okr(ground, &mut BrowserEntropy)
            })),
        ),
    };
    let Some(mut initial) = initial else {
        return instead(
            "Edit objective",
            "Objective not found",
            "It may have been deleted, here or in another tab.",
            ("See all OKRs", Route::Okrs(Default::default()).href()),
        );
    };
    if let Some(id) = id.as_ref().filter(|id| is_closed(desk, id)) {
        return instead(
            "Edit objective",
            "This objective is closed",
            "Closed objectives can’t be edited. To change this one, reopen it in its review and give a reason.",
            ("Open its review", Route::Objective(id.clone()).href()),
        );
    }
    make_room(desk, &mut initial);
    let form = OpenForm::open(desk, name, initial, |sheet, ground| {
        draft_okr(sheet, ground, &mut BrowserEntropy)
    });
    // There is always an empty line to go on in.
    Effect::new(move |_| {
        if form.sheet.with(wants_room) {
            form.sheet.update(|sheet| make_room(desk, sheet));
        }
    });
    let model = form.model(Box::new(more), false);
    let is_draft = move || form.sheet.with(is_draft);
    let around = Around {
        title: if id.is_none() {
            "New objective"
        } else {
            "Edit objective"
        },
        page: model,
        back: match id {
            Some(id) => Route::Objective(id),
            None => Route::Okrs(Default::default()),
        },
        label: Signal::derive(move || match is_draft() {
            true => "Start objective",
            false => "Save objective",
        }),
        save: Callback::new(move |()| save(form, "running")),
        also: ViewFn::from(move || {
            view! {
                <Show when=is_draft>
                    <button class="btn" type="button" on:click=move |_| save(form, "draft")>"Save as draft"</button>
                </Show>
            }
        }),
    };
    page(form, around, sheet(form, model))
}

fn is_closed(desk: Desk, id: &Id) -> bool {
    desk.peek(|workspace| {
        let objective = workspace.objective(id);
        objective.is_some_and(|it| it.state == State::Closed)
    })
}

/// Adds an empty line for the next key result.
fn make_room(desk: Desk, sheet: &mut FormSheet) {
    if wants_room(sheet) {
        sheet.add(0, List::KeyResults, blank_key_result(&desk.new_id()));
    }
}

/// A new objective, or one that is still a draft, has buttons for its state.
fn is_draft(sheet: &FormSheet) -> bool {
    matches!(sheet.text(Slot::State), "" | "draft")
}

fn more(sheet: &FormSheet) -> Vec<&'static FieldSpec> {
    objective_more(!is_draft(sheet))
}

fn save(form: OpenForm, word: &'static str) {
    let before = form
        .sheet
        .with_untracked(|sheet| sheet.text(Slot::State).to_owned());
    if form.sheet.with_untracked(is_draft) {
        form.set(0, Slot::State, word);
    }
    if !form.save("Objective saved.", |id| Route::Objective(id.clone())) {
        form.set(0, Slot::State, &before);
    }
}

/// The objective, its key results, and everything else in a fold.
fn sheet(form: OpenForm, page: Memo<DraftPage>) -> AnyView {
    view! {
        <section class="card draft-sheet">
            <div class="aim" class:open=move || form.is_open(0) data-line="0">
                {title(form, 0, &TITLE)}
                <div class="saying">{tags(form, page, 0)}{shortened(form, 0)}{margin(form, 0)}</div>
                <div class="inside" hidden=move || !form.is_open(0)>
                    {understood(form, 0)}
                    {fields(form, 0, Box::new(move || form.sheet.with(objective_fields)))}
                </div>
            </div>
            {key_results(form, page)}
            <details class="more">
                <summary>"More"<small>{move || page.with(|page| page.more.clone())}</small></summary>
                {fields(form, 0, Box::new(move || form.sheet.with(more)))}
            </details>
        </section>
    }
    .into_any()
}

/// Two to five of them.
fn key_results(form: OpenForm, page: Memo<DraftPage>) -> AnyView {
    let all = keys(form, 0, List::KeyResults);
    let advice = move || match all.with(Vec::len) {
        many if many > MOST_KEY_RESULTS => {
            "That’s a lot to keep in view. Is there a second objective in them?"
        }
        _ => "Enter or paste adds more",
    };
    view! {
        <div class="kr-head"><h2>"Key results"</h2><span class="small">{advice}</span></div>
        {beside_list(form, 0, List::KeyResults)}
        <div class="krs">
            <Rows each=move || all.get() key=|key| *key let:key>
                {key_result::line(form, page, key)}
            </Rows>
        </div>
    }
    .into_any()
}
