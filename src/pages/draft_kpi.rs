//! Drafting or editing a KPI: the essentials first, everything else folded away.

use super::draft::{
    Around, Form, add_button, beside_list, dom_id, focus_soon, framed, instead, keys, kpi_options,
    links, on_ground, options, page, quoted_beside, rows, sentence, tools, unit_entries,
    visibility,
};
use crate::coach::CheckId;
use crate::desk::use_desk;
use crate::domain::Id;
use crate::forms::{
    CADENCES, List, NATURES, SCOPES, Slot, blank_kpi, draft_kpi, kpi_sheet, new_target,
    turn_direction,
};
use crate::learn::{CounterMetric, counter_metric};
use crate::route::Route;
use crate::ui::Show;
use leptos::prelude::*;

/// Drafting or editing a KPI.
#[component]
pub fn DraftKpi(
    /// Which one; none for a new one.
    id: Option<Id>,
) -> impl IntoView {
    let desk = use_desk();
    let is_new = id.is_none();
    let (name, initial) = match &id {
        Some(id) => (
            format!("kpi/{id}"),
            on_ground(desk, |ground| kpi_sheet(id, ground)),
        ),
        None => ("kpi/new".to_owned(), Some(blank_kpi(&desk.new_id()))),
    };
    let Some(initial) = initial else {
        return instead(
            "Edit KPI",
            "This KPI is not here",
            "It may have been deleted, here or in another tab.",
            ("See the KPIs", Route::Kpis(Default::default()).href()),
        );
    };
    let form = Form::open(desk, name, initial, draft_kpi);
    let title = if is_new { "New KPI" } else { "Edit KPI" };
    let then = form.text(0, Slot::Then);
    let label = Signal::derive(move || match then.get().as_str() {
        "" => "Save the KPI",
        _ => "Save, then draft the OKR",
    });
    let back = match id {
        Some(id) => Route::Kpi(id),
        None => Route::Kpis(Default::default()),
    };
    let save = move || {
        let leads_on = !then.get_untracked().is_empty();
        form.save("KPI saved.", move |id| {
            if leads_on {
                Route::NewObjective
            } else {
                Route::Kpi(id.clone())
            }
        });
    };
    let around = Around {
        title,
        lead: "One number that says how you are doing. Unsaved text stays in this browser until you save it.",
        back,
        label,
        save: Callback::new(move |()| save()),
        also: ().into_any(),
    };
    // Later on it is a link; the coach's fix still names one here.
    let named = form.text(0, Slot::Counter);
    let is_named = Memo::new(move |_| named.with(|name| !name.is_empty()));
    let has_counter = move || is_new || is_named.get();
    let fields = view! {
        <section class="card pad form">
            {sentence(form, 0, form.line(0, Slot::Name).example("Time to first response")
                .hint("A whole sentence fills the fields below."))}
            <div class="fields">{unit_entries(form, 0)}</div>
            {form.choose(0, Slot::Direction, "Which way is good?", &[
                ("up", "Higher is better", ""), ("down", "Lower is better", ""), ("hold", "Within limits is good", ""),
            ], turn_direction)}
            <Targets form />
            <div class="fields">
                {form.pick(0, Slot::Cadence, options("Not set", &CADENCES)).label("How often it is measured").view()}
                {form.line(0, Slot::Owner).hint("The one who answers for it.").suggest("people").view()}
                <Show when=has_counter>
                    {form.line(0, Slot::Counter).hint("What must not get worse for it. Saved as a KPI that guards this one.").view()}
                </Show>
            </div>
            {is_new.then(|| counter(form))}
        </section>
        <Details form />
    };
    page(form, around, fields.into_any())
}

/// A counter-metric that fits the name, as long as none is typed.
fn counter(form: Form) -> AnyView {
    let name = form.text(0, Slot::Name);
    let typed = form.text(0, Slot::Counter);
    // The coach's finding offers the same.
    let tempts = quoted_beside(form, 0, Slot::Name, CheckId::P9);
    let offered = Memo::new(move |before: Option<&Option<&'static CounterMetric>>| {
        let is_open = typed.with(String::is_empty) && tempts.with(Vec::is_empty);
        let fitting = name.with(|name| counter_metric(name)).filter(|_| is_open);
        let is_heard = form.is_heard();
        fitting.filter(|_| is_heard || before == Some(&fitting))
    });
    let offer = move || {
        let fitting = offered.get()?;
        Some(view! {
            <p class="small">
                {fitting.why} " "
                <button class="link" type="button" on:click=move |_| {
                    form.set(0, Slot::Counter, fitting.name);
                    focus_soon(dom_id(0, Slot::Counter));
                }>"Guard it with “" {fitting.name} "”"</button>
            </p>
        })
    };
    view! { {offer} }.into_any()
}

/// Targets and alarms; the latest in view, earlier ones below it.
#[component]
fn Targets(form: Form) -> impl IntoView {
    view! {
        <fieldset class="form">
            <legend class="label">"Target and alarm"</legend>
            {rows(form, 0, List::Targets, target)}
            <div class="actions">
                {add_button(form, 0, List::Targets, "Add a target from another day on", |form| on_ground(form.desk, new_target))}
            </div>
        </fieldset>
    }
}

fn target(form: Form, key: u32) -> AnyView {
    let direction = form.text(0, Slot::Direction);
    let all = keys(form, 0, List::Targets);
    let limits = move || {
        if direction.with(|word| word == "hold") {
            view! {
                {form.value(key, Slot::Low, 0).view()}
                {form.value(key, Slot::High, 0).view()}
                {form.value(key, Slot::AlarmLow, 0).view()}
                {form.value(key, Slot::AlarmHigh, 0).view()}
            }
            .into_any()
        } else {
            let hint = move || match direction.get().as_str() {
                "down" => "Missed above this; between the two: watch.",
                _ => "Missed below this; between the two: watch.",
            };
            view! {
                {form.value(key, Slot::Target, 0).view()}
                {form.value(key, Slot::Alarm, 0).hint(hint()).view()}
            }
            .into_any()
        }
    };
    framed(
        form,
        List::Targets,
        key,
        "fields target-row",
        view! {
            {limits}
            {form.day(key, Slot::From).hint("Empty: from the first reading.").view()}
            <Show when=move || all.with(|all| all.len() > 1)>{tools(form, List::Targets, key)}</Show>
        },
    )
}

/// Everything a KPI can say beside the essentials.
#[component]
fn Details(form: Form) -> impl IntoView {
    let kpis = kpi_options(form, "Choose a KPI…");
    view! {
        <section class="card pad stack">
            <details>
                <summary>"What exactly is counted"</summary>
                <div class="fields">
                    {form.area(0, Slot::Definition).wide().hint("The formula or rule, so that two people count the same.").view()}
                    {form.line(0, Slot::Source).wide().example("Help desk, monthly report").view()}
                    {form.line(0, Slot::Decimals).hint("0 to 6; empty: as typed.").view()}
                    {form.pick(0, Slot::Nature, options("Not set", &NATURES)).view()}
                </div>
            </details>
            <details>
                <summary>"Scope and sharing"</summary>
                <div class="fields">
                    {form.pick(0, Slot::Scope, options("Not set", &SCOPES)).view()}
                    {form.line(0, Slot::ScopeName).example("Support").suggest("teams").view()}
                    {visibility(form)}
                </div>
            </details>
            <details>
                <summary>"Benchmark, start and end, note"</summary>
                <div class="fields">
                    {form.value(0, Slot::Benchmark, 0).hint("A line on the chart, never a status.").view()}
                    {form.line(0, Slot::BenchmarkSource).example("Industry report 2026").view()}
                    {form.day(0, Slot::Started).view()}
                    {form.day(0, Slot::Retired).view()}
                    {form.area(0, Slot::Note).wide().view()}
                </div>
            </details>
            <details>
                <summary>"Links to other KPIs"</summary>
                <div class="fields">
                    {links(form, List::Guards, "It guards", "What must not be bought at its cost: quality beside quantity.", kpis)}
                    {links(form, List::Drives, "It drives", "A leading number moves first; name what follows it.", kpis)}
                </div>
                {beside_list(form, 0, List::Drives)}
            </details>
        </section>
    }
}
