//! The form that closes an objective: the score with its arithmetic, the retrospective, what becomes of it.

use super::Page;
use crate::desk::{BrowserEntropy, Model, use_desk};
use crate::domain::Id;
use crate::domain::number::fixed;
use crate::forms::{
    LOOKING_BACK, OVERRIDE, Opt, SCORE, Slot, WHAT_NEXT, effective_score, goes_on_in, read_review,
    review_sheet,
};
use crate::insight::{self, score};
use crate::pages::draft::{Notes, OpenForm, Summary, field, on_ground, pick};
use crate::route::review_of;
use crate::ui::{Show, focus_on};
use leptos::prelude::*;

/// The name under which an unfinished review is kept.
pub fn draft_name(objective: &Id) -> String {
    format!("review/{objective}")
}

/// Score, looking back, what next. What is typed survives leaving the page.
#[component]
pub fn ClosingForm(id: Id, page: Model<Page>) -> impl IntoView {
    let desk = use_desk();
    let name = draft_name(&id);
    let initial = on_ground(desk, |ground| review_sheet(&id, ground));
    let form = OpenForm::open_without_base(desk, name.clone(), initial, |sheet, ground| {
        read_review(sheet, ground, &mut BrowserEntropy).into()
    });
    let of = id.clone();
    let found = Memo::new(move |_| {
        let as_of = desk.as_of();
        desk.read(|workspace| {
            let ambition = workspace.objective(&of)?.ambition;
            Some((insight::closing(workspace, &of, as_of)?, ambition))
        })
    });
    let given = move || {
        let suggested = found.with(|found| found.as_ref().and_then(|it| it.0.suggested));
        form.sheet.with(|sheet| effective_score(sheet, suggested))
    };
    let judged = move || {
        let (given, ambition) = (given()?, found.with(|it| it.as_ref()?.1));
        Some(score::judge(given, ambition).sentence())
    };
    let shown = move || given().map(|given| desk.figures().score(given));
    let formula = move || {
        let figures = desk.figures();
        found.with(|found| insight::arithmetic(&found.as_ref()?.0, &figures))
    };
    let scores = Memo::new(move |_| {
        let figures = desk.figures();
        let suggested = found.with(|found| found.as_ref().and_then(|it| it.0.suggested));
        let first = suggested.map_or("choose".to_owned(), |score| {
            format!("{}, as suggested", figures.score(score))
        });
        let tenth = |tenths: i32| {
            let score = f64::from(tenths) / 10.0;
            (fixed(score, 1), figures.score(score))
        };
        let tenths = (0..=10).rev().map(tenth);
        [(String::new(), first)]
            .into_iter()
            .chain(tenths)
            .map(|(word, label)| Opt::new(&word, &label))
            .collect::<Vec<_>>()
    });
    let typed = form.text(0, Slot::Override);
    let explains = move || form.is_asked(0, Slot::Override) || !typed.with(String::is_empty);
    let keeps = move || form.sheet.with(|sheet| sheet.text(Slot::Choice) == "keep");
    let next_cycle = next_cycle(form);
    let close = StoredValue::new(move |carries: bool| {
        let carries = if carries { "yes" } else { "" };
        form.sheet.update(|sheet| sheet.set(Slot::GoesOn, carries));
        let text = form.draft().to_json();
        let goes_on = form
            .sheet
            .with_untracked(|sheet| sheet.text(Slot::Choice) != "drop");
        let score = untrack(shown).unwrap_or_default();
        let said = match untrack(|| next_cycle.get()).filter(|_| !carries.is_empty()) {
            Some(cycle) => format!("Closed with {score} and carried over into {cycle}."),
            None => format!("Closed with {score}."),
        };
        let next = |id: &Id| {
            let page = page.peek();
            let review = page.review.as_ref();
            let next = review.and_then(|it| it.next_open(id)).map(|it| &it.id);
            let next = if goes_on { Some(id) } else { next.or(Some(id)) };
            review_of(review.map(|it| &it.cycle.id), next)
        };
        if untrack(|| form.save(&said, next)) {
            // Taking the closing back brings what was typed back too.
            desk.keeping.keep_own_draft(&name, &text);
            focus_on(if goes_on {
                "#carry-title"
            } else {
                "#closing-title"
            });
        }
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        close.with_value(|close| close(false));
    };
    view! {
        <Notes form />
        <form id="closing" class="form" novalidate on:submit=submit>
            <Summary form />
            <section class="card pad form">
                <h3>"Score"</h3>
                {move || match formula() {
                    Some((formula, remarks)) => view! {
                        <p>"Suggested from progress: "<span class="formula">{formula}</span>"."</p>
                        {remarks.into_iter().map(|text| view! { <p class="small">{text}</p> }).collect_view()}
                    }.into_any(),
                    None => view! { <p>"Nothing was measured, so there is no suggested score."</p> }.into_any(),
                }}
                <div class="fields">{pick(form, 0, &SCORE, scores.into())}</div>
                <p class="judgement" role="status"><b>{shown}</b>" "{judged}</p>
                <Show when=explains>{field(form, 0, &OVERRIDE)}</Show>
            </section>
            <section class="card pad form">
                <h3>"Looking back"</h3>
                <div class="fields">
                    {LOOKING_BACK.iter().map(|one| field(form, 0, one)).collect_view()}
                </div>
            </section>
            <section class="card pad form">
                <h3>"What’s next"</h3>
                {field(form, 0, &WHAT_NEXT)}
            </section>
            <div class="actions">
                <button class="btn" class:primary=move || !keeps() type="submit">
                    "Close it"
                    {move || shown().map(|score| format!(" with {score}"))}
                </button>
                <Show when=move || next_cycle.with(Option::is_some)>
                    <button class="btn primary" type="button" on:click=move |_| close.with_value(|close| close(true))>
                        "Close it and carry it over into "{move || next_cycle.get()}
                    </button>
                </Show>
            </div>
        </form>
    }
}

/// The cycle in which it would go on, were it carried over by the step that closes it.
fn next_cycle(form: OpenForm) -> Memo<Option<String>> {
    Memo::new(move |_| {
        let sheet = form.sheet.get().with(Slot::GoesOn, "yes");
        form.desk.read(|_| ());
        on_ground(form.desk, |ground| goes_on_in(&sheet, ground)).map(|cycle| cycle.name)
    })
}
