//! Drafting or editing an objective with its key results: the essentials first, everything else folded away.

mod key_result;

use super::draft::{
    Around, Form, Opt, add_button, beside_list, goals, habits, instead, keys, kpi_options, links,
    on_ground, options, page, rows, sentence, visibility,
};
use crate::desk::{BrowserEntropy, use_desk};
use crate::domain::{Id, State};
use crate::forms::{
    CycleChoice, LEVELS, List, OPEN_STATES, OWN_CYCLE, Slot, blank_key_result, blank_okr,
    cycle_choices, draft_okr, okr_sheet,
};
use crate::route::Route;
use crate::ui::Show;
use leptos::prelude::*;

/// The most key results one can keep in view (DOMAIN §7, O10).
const MOST: usize = 5;

/// Drafting or editing an objective with its key results.
#[component]
pub fn DraftOkr(
    /// Which one; none for a new one.
    id: Option<Id>,
) -> impl IntoView {
    let desk = use_desk();
    let is_new = id.is_none();
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
    let Some(initial) = initial else {
        return instead(
            "Edit objective",
            "This objective is not here",
            "It may have been deleted, here or in another tab.",
            ("See the OKRs", Route::Okrs(Default::default()).href()),
        );
    };
    let closed = id.as_ref().filter(|id| {
        desk.peek(|workspace| {
            let objective = workspace.objective(id);
            objective.is_some_and(|it| it.state == State::Closed)
        })
    });
    if let Some(id) = closed {
        return instead(
            "Edit objective",
            "This objective is closed",
            "What is closed stays as it is. Reopen it in its review, with a reason, to change it.",
            ("See its review", Route::Objective(id.clone()).href()),
        );
    }
    let form = Form::open(desk, name, initial, |sheet, ground| {
        draft_okr(sheet, ground, &mut BrowserEntropy)
    });
    let title = if is_new {
        "New objective"
    } else {
        "Edit objective"
    };
    let back = match id {
        Some(id) => Route::Objective(id),
        None => Route::Okrs(Default::default()),
    };
    let state = form.text(0, Slot::State);
    let is_draft = Memo::new(move |_| state.with(|state| matches!(state.as_str(), "" | "draft")));
    let save = move |word: &'static str| {
        let before = state.get_untracked();
        if is_draft.get_untracked() {
            form.set(0, Slot::State, word);
        }
        if !form.save("Objective saved.", |id| Route::Objective(id.clone())) {
            form.set(0, Slot::State, &before);
        }
    };
    let as_draft = view! {
        <Show when=move || is_draft.get()>
            <button class="btn" type="button" on:click=move |_| save("draft")>"Save as a draft"</button>
        </Show>
    };
    let around = Around {
        title,
        lead: "Where you are going, and two to five results that would prove it. Unsaved text stays in this browser until you save it.",
        back,
        label: Signal::derive(move || {
            if is_draft.get() {
                "Save and start"
            } else {
                "Save the objective"
            }
        }),
        save: Callback::new(move |()| save("running")),
        also: as_draft.into_any(),
    };
    let fields = view! {
        <Essentials form />
        <KeyResults form />
        <Details form />
    };
    page(form, around, fields.into_any())
}

#[component]
fn Essentials(form: Form) -> impl IntoView {
    let desk = form.desk;
    let cycle = form.text(0, Slot::Cycle);
    let cycles = Memo::new(move |_| desk.read(|_| cycle_options(form)));
    let own = move || {
        cycle.with(|cycle| cycle == OWN_CYCLE).then(|| {
            view! {
                {form.day(0, Slot::CycleStart).example("1 October").view()}
                {form.day(0, Slot::CycleEnd).example("31 December").view()}
                {form.line(0, Slot::CycleName).hint("Empty: its dates.").view()}
            }
        })
    };
    view! {
        <section class="card pad form">
            {sentence(form, 0, form.line(0, Slot::Title).example("Make the first week worth paying for").hint("One sentence in words. The numbers belong to the key results."))}
            {form.area(0, Slot::Why).view()}
            <div class="fields">
                {form.pick_from(0, Slot::Cycle, cycles).view()}
                {own}
                {form.line(0, Slot::Owner).hint("Exactly one person.").suggest("people").view()}
                {form.line(0, Slot::Team).suggest("teams").view()}
            </div>
            {form.choose(0, Slot::Ambition, "How is it meant?", &[
                ("committed", "Committed", "A promise: 1.0 is expected"),
                ("aspirational", "Aspirational", "A stretch: 0.7 is a success"),
            ], |sheet, word| sheet.set(Slot::Ambition, word))}
        </section>
    }
}

/// Quarters, halves and years around today, cycles in use, own dates.
fn cycle_options(form: Form) -> Vec<Opt> {
    let figures = habits(form.desk).figures;
    let option = |choice: CycleChoice| Opt {
        group: choice.group.label(),
        word: choice.cycle.id.to_string(),
        label: format!(
            "{}: {} – {}",
            choice.cycle.name,
            figures.short_day(choice.cycle.start),
            figures.day(choice.cycle.end)
        ),
    };
    let plain = |word: &str, label: &str| Opt {
        group: "",
        word: word.to_owned(),
        label: label.to_owned(),
    };
    let mut list = vec![plain("", "Not set")];
    list.extend(on_ground(form.desk, cycle_choices).into_iter().map(option));
    list.push(plain(OWN_CYCLE, "Own dates…"));
    list
}

/// Two to five of them.
#[component]
fn KeyResults(form: Form) -> impl IntoView {
    let all = keys(form, 0, List::KeyResults);
    view! {
        <section class="stack">
            <h2>"Key results"</h2>
            <p class="small">"Two to five measured changes, each as a sentence: it fills the fields below it. Enter goes to the next one, a pasted list fills several. Rows left empty are not saved."</p>
            {beside_list(form, 0, List::KeyResults)}
            {rows(form, 0, List::KeyResults, key_result::card)}
            <div class="actions">
                <Show when=move || all.with(|all| all.len() < MOST)
                    fallback=|| view! { <p class="small">"Five key results are the most one can keep in view. A second objective may be hiding here."</p> }>
                    {add_button(form, 0, List::KeyResults, "Add a key result", |form| blank_key_result(&form.desk.new_id()))}
                </Show>
            </div>
        </section>
    }
}

#[component]
fn Details(form: Form) -> impl IntoView {
    let kpis = kpi_options(form, "Choose a KPI…");
    let id = Id::from_text(&form.text(0, Slot::Id).get_untracked());
    // A new objective, or one that is still a draft, has buttons for its state.
    let state = form
        .desk
        .peek(|workspace| workspace.objective(&id).map(|objective| objective.state));
    let has_started = move || state.is_some_and(|state| state != State::Draft);
    let objectives = goals(form, "None", |workspace| {
        let all = workspace.objectives();
        all.map(|one| (one.id.to_string(), one.title.clone()))
            .collect()
    });
    view! {
        <section class="card pad stack">
            <details>
                <summary>"What it improves and serves"</summary>
                <div class="fields">
                    {links(form, List::Improves, "It improves", "The KPIs that should look better afterwards.", kpis)}
                    {form.pick_from(0, Slot::Serves, objectives).view()}
                </div>
                {beside_list(form, 0, List::Improves)}
            </details>
            <details>
                <summary>"Level, note, sharing"</summary>
                <div class="fields">
                    {form.pick(0, Slot::Level, options("Not set", &LEVELS)).view()}
                    <Show when=has_started>{form.pick(0, Slot::State, options("", &OPEN_STATES)).hint("Nothing is due while it is a draft. It is closed in its review.").view()}</Show>
                    {visibility(form)}
                    {form.area(0, Slot::Note).wide().view()}
                </div>
            </details>
        </section>
    }
}
