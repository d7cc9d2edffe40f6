//! One key result in the form of an objective.

use super::MOST;
use crate::domain::KeyResultKind;
use crate::forms::{
    CADENCES, FormSheet, KINDS, List, NATURES, Slot, Word, blank_key_result, make_kind, paste,
    value_of,
};
use crate::keys::{Act, KeyPlace};
use crate::pages::draft::{
    Form, Opt, add_button, beside_list, dom_id, focus_soon, framed, keys, kpi_options, options,
    rows, sentence, tools, unit_entries,
};
use crate::ui::{Show, act_of};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The card of one key result.
pub fn card(form: Form, key: u32) -> AnyView {
    let all = keys(form, 0, List::KeyResults);
    let place = move || all.with(|all| all.iter().position(|one| *one == key).unwrap_or(0) + 1);
    let kind = form.text(key, Slot::Kind);
    let kpis = kpi_options(form, "No KPI: by check-ins");
    let has_kpis = move || kpis.with(|kpis| kpis.len() > 1);
    let is_measured = move || value_of(&KINDS, &kind.get()).is_some_and(KeyResultKind::is_numeric);
    framed(
        form,
        List::KeyResults,
        key,
        "card pad form key-result",
        view! {
            <div class="row">
                <h3>"Key result " {place}</h3>
                <span class="end">{tools(form, List::KeyResults, key)}</span>
            </div>
            {title(form, key)}
            {form.choose(key, Slot::Kind, "How is it measured?", &[
                ("increase", "Increase", ""), ("decrease", "Decrease", ""), ("hold", "Hold a limit", ""),
                ("milestones", "Milestones", ""), ("done", "Done or not", ""),
            ], choose_kind)}
            <Show when=move || is_measured() && has_kpis()>
                {form.pick_from(key, Slot::MeasuredBy, kpis).hint("Its readings are then the check-ins.").view()}
            </Show>
            {move || measure(form, key, &kind.get())}
            <Reason form key />
            {more(form, key)}
        },
    )
}

/// The title, read as a sentence. Enter goes on to the next one, and a pasted list becomes several.
fn title(form: Form, key: u32) -> AnyView {
    let entry = form
        .line(key, Slot::Outcome)
        .example("Raise trial to paid conversion from 2 % to 5 % by end of Q2");
    view! {
        <div on:keydown=move |event| next_on_enter(form, key, &event) on:paste=move |event| paste_lines(form, key, &event)>
            {sentence(form, key, entry)}
        </div>
    }
    .into_any()
}

/// Enter in a title goes to the next one, adding it where there is none yet; on buttons it does what they say.
fn next_on_enter(form: Form, key: u32, event: &web_sys::KeyboardEvent) {
    let in_text = event
        .target()
        .is_some_and(|target| target.dyn_ref::<web_sys::HtmlInputElement>().is_some());
    if act_of(event, KeyPlace::Line) != Some(Act::Confirm) || !in_text {
        return;
    }
    let (next, may_add) = form.sheet.with_untracked(|sheet| {
        let rows = sheet.rows(List::KeyResults);
        let place = rows.iter().position(|row| row.key == key).unwrap_or(0);
        let is_empty = rows
            .get(place)
            .is_none_or(|row| row.text(Slot::Outcome).trim().is_empty());
        let next = rows.get(place + 1).map(|row| row.key);
        (next, !is_empty && rows.len() < MOST)
    });
    match next {
        Some(next) => focus_soon(dom_id(next, Slot::Outcome)),
        None if may_add => form.add(0, List::KeyResults, blank_key_result(&form.desk.new_id())),
        // Nothing to go on to: Enter saves, as in every other field.
        None => return,
    }
    event.prevent_default();
}

fn paste_lines(form: Form, key: u32, event: &web_sys::ClipboardEvent) {
    let text = event
        .clipboard_data()
        .and_then(|data| data.get_data("text/plain").ok())
        .unwrap_or_default();
    if text.trim().lines().count() < 2 {
        return;
    }
    event.prevent_default();
    let mut count = 0;
    form.change(|sheet, ground| {
        let blank = || blank_key_result(&form.desk.new_id());
        count = paste(sheet, key, &text, ground, blank);
    });
    form.desk.say(format!("{count} key results filled in."));
}

fn choose_kind(sheet: &mut FormSheet, word: &str) {
    make_kind(sheet, value_of(&KINDS, word).unwrap_or_default());
}

/// What the kind needs: numbers, limits or steps.
fn measure(form: Form, key: u32, kind: &str) -> AnyView {
    match kind {
        "done" => {
            view! { <p class="small">"Counts as 0 until it is done, then as 1."</p> }.into_any()
        }
        "milestones" => steps(form, key),
        "hold" => {
            let side = form.text(key, Slot::Side);
            let sides: [Word<()>; 3] = [
                ((), "most", "at most"),
                ((), "least", "at least"),
                ((), "between", "between"),
            ];
            view! {
                <div class="fields numbers">
                    {unit_entries(form, key)}
                    {form.pick(key, Slot::Side, options("", &sides)).view()}
                    {move || limits(form, key, &side.get())}
                </div>
            }
            .into_any()
        }
        _ => view! {
            <div class="fields numbers">
                {unit_entries(form, key)}
                {form.value(key, Slot::Baseline, key).view()}
                {form.value(key, Slot::Target, key).view()}
            </div>
        }
        .into_any(),
    }
}

fn limits(form: Form, key: u32, side: &str) -> AnyView {
    let low = || form.value(key, Slot::Low, key).view();
    let high = || form.value(key, Slot::High, key).view();
    match side {
        "between" => view! { {low()} {high()} }.into_any(),
        "least" => low(),
        _ => high(),
    }
}

fn steps(form: Form, key: u32) -> AnyView {
    view! {
        <fieldset class="stack">
            <legend class="label">"Steps"</legend>
            {beside_list(form, key, List::Steps)}
            {rows(form, key, List::Steps, |form, line| framed(form, List::Steps, line, "line", view! {
                {form.line(line, Slot::Step).view()}
                {form.line(line, Slot::Weight).example("1").view()}
                {tools(form, List::Steps, line)}
            }))}
            <div class="actions">{add_button(form, key, List::Steps, "Add a step", |_| FormSheet::default())}</div>
        </fieldset>
    }
    .into_any()
}

/// Asks why when the aim of a running key result changes.
#[component]
fn Reason(form: Form, key: u32) -> impl IntoView {
    let problem = form.is_asked(key, Slot::Reason);
    let text = form.text(key, Slot::Reason);
    let show = Memo::new(move |_| problem.get() || !text.with(String::is_empty));
    view! {
        <Show when=move || show.get()>
            {form.area(key, Slot::Reason).hint("It is running, so the change is kept with its reason and shown on the chart.").view()}
        </Show>
    }
}

/// What can be said beside the essentials.
fn more(form: Form, key: u32) -> AnyView {
    let kind = form.text(key, Slot::Kind);
    let is_change =
        move || kind.with(|kind| !matches!(kind.as_str(), "hold" | "milestones" | "done"));
    let confidence = || {
        let numbers = (0..=10).map(|number| Opt {
            group: "",
            word: number.to_string(),
            label: number.to_string(),
        });
        let mut list = options::<()>("Not set", &[]);
        list.extend(numbers);
        list
    };
    view! {
        <details>
            <summary>"Due day, check-ins, weight, owner"</summary>
            <div class="fields">
                {form.day(key, Slot::Due).hint("Empty: the end of the cycle.").view()}
                {form.pick(key, Slot::Cadence, options("Weekly, unless said", &CADENCES)).label("Check-ins").view()}
                {form.pick(key, Slot::Confidence, confidence()).hint("0: no chance, 10: certain.").view()}
                {form.line(key, Slot::Weight).example("1").hint("Its share in the objective’s progress.").view()}
                {form.pick(key, Slot::Nature, options("Not set", &NATURES)).view()}
                {form.line(key, Slot::Owner).hint("If it is somebody else’s.").suggest("people").view()}
                {form.line(key, Slot::Decimals).hint("0 to 6; empty: as typed.").view()}
            </div>
            <Show when=is_change>{phases(form, key)}</Show>
        </details>
    }
    .into_any()
}

fn phases(form: Form, key: u32) -> AnyView {
    view! {
        <fieldset class="stack">
            <legend class="label">"Phased targets"</legend>
            <p class="small">"Where no straight line is expected, say what should be reached when."</p>
            {rows(form, key, List::Phases, |form, line| {
                let unit = form.row_above(line);
                framed(form, List::Phases, line, "line", view! {
                    {form.day(line, Slot::From).label("By").view()}
                    {form.value(line, Slot::Value, unit).view()}
                    {tools(form, List::Phases, line)}
                })
            })}
            <div class="actions">{add_button(form, key, List::Phases, "Add a phased target", |_| FormSheet::default())}</div>
        </fieldset>
    }
    .into_any()
}
