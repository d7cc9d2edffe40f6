//! Drafting or editing a KPI on one page: its name with tags that open their fields, and target and alarm on one scale.

use super::draft::{
    Around, OpenForm, add_button, fields, framed, instead, keys, margin, on_ground, page,
    quoted_beside, rows, shortened, tags, title, tools, understood,
};
use crate::coach::CheckId;
use crate::desk::use_desk;
use crate::domain::Id;
use crate::forms::{
    FieldSpec, FormSheet, List, NAME, Slot, blank_kpi, draft_kpi, kpi_fields, kpi_more, kpi_sheet,
    new_target, target_fields,
};
use crate::learn::{CounterMetric, counter_metric};
use crate::models::draft::{DraftPage, ScaleMark, ScaleZone, TagScale, scale};
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
            "KPI not found",
            "It may have been deleted, here or in another tab.",
            ("See all KPIs", Route::Kpis(Default::default()).href()),
        );
    };
    let form = OpenForm::open(desk, name, initial, draft_kpi);
    let model = form.model(Box::new(move |sheet| more(sheet, is_new)), true);
    let leads_on = move || form.sheet.with(|sheet| !sheet.text(Slot::Then).is_empty());
    let around = Around {
        title: if is_new { "New KPI" } else { "Edit KPI" },
        page: model,
        back: match id {
            Some(id) => Route::Kpi(id),
            None => Route::Kpis(Default::default()),
        },
        label: Signal::derive(move || match leads_on() {
            true => "Save, then draft the OKR",
            false => "Save KPI",
        }),
        save: Callback::new(move |()| save(form)),
        also: ViewFn::default(),
    };
    page(form, around, sheet(form, model, is_new))
}

fn more(sheet: &FormSheet, is_new: bool) -> Vec<&'static FieldSpec> {
    kpi_more(is_new || !sheet.text(Slot::Counter).is_empty())
}

fn save(form: OpenForm) {
    let leads_on = form
        .sheet
        .with_untracked(|sheet| !sheet.text(Slot::Then).is_empty());
    form.save("KPI saved.", move |id| match leads_on {
        true => Route::NewObjective,
        false => Route::Kpi(id.clone()),
    });
}

/// The KPI, its targets, and everything else in a fold.
fn sheet(form: OpenForm, page: Memo<DraftPage>, is_new: bool) -> AnyView {
    let shown = move || form.sheet.with(kpi_fields);
    let folded = move || form.sheet.with(|sheet| more(sheet, is_new));
    view! {
        <section class="card draft-sheet">
            <div class="aim" class:open=move || form.is_open(0) data-line="0">
                {title(form, 0, &NAME)}
                <div class="saying">{tags(form, page, 0)}{shortened(form, 0)}{margin(form, 0)}</div>
                <div class="inside" hidden=move || !form.is_open(0)>
                    {understood(form, 0)}
                    {fields(form, 0, Box::new(shown))}
                </div>
                {is_new.then(|| counter(form))}
            </div>
            {targets(form)}
            <details class="more">
                <summary>"More"<small>{move || page.with(|page| page.more.clone())}</small></summary>
                {fields(form, 0, Box::new(folded))}
            </details>
        </section>
    }
    .into_any()
}

/// A counter-metric that fits the name, as long as none is typed.
fn counter(form: OpenForm) -> AnyView {
    // The coach's finding offers the same.
    let tempts = quoted_beside(form, 0, Slot::Name, CheckId::P9);
    let offered = Memo::new(move |before: Option<&Option<&'static CounterMetric>>| {
        let fitting = form.sheet.with(|sheet| {
            let is_open = sheet.text(Slot::Counter).is_empty() && tempts.with(Vec::is_empty);
            counter_metric(sheet.text(Slot::Name)).filter(|_| is_open)
        });
        let is_heard = form.is_heard();
        fitting.filter(|_| is_heard || before == Some(&fitting))
    });
    let offer = move || {
        let fitting = offered.get()?;
        let take = move |_| {
            form.set(0, Slot::Counter, fitting.name);
            form.go(0, Slot::Counter.word());
        };
        Some(view! {
            <p class="small">
                {fitting.why} " "
                <button class="link" type="button" on:click=take>"Guard it with “" {fitting.name} "”"</button>
            </p>
        })
    };
    view! { {offer} }.into_any()
}

/// Targets and alarms on their scale; the latest counts.
fn targets(form: OpenForm) -> AnyView {
    let drawn = Memo::new(move |_| {
        form.desk.read(|_| ());
        form.sheet
            .with(|sheet| form.on_ground(|ground| scale(sheet, ground)))
    });
    let add = add_button(form, 0, List::Targets, "Add a dated target", |form| {
        on_ground(form.desk, new_target)
    });
    view! {
        <fieldset class="targets">
            <legend><h2>"Target and alarm"</h2></legend>
            {move || drawn.with(|scale| draw(scale.as_ref()))}
            {rows(form, 0, List::Targets, target)}
            <div class="actions">{add}</div>
        </fieldset>
    }
    .into_any()
}

/// The scale; a line without anything on it where there is nothing to show yet, so that nothing moves once there is.
fn draw(scale: Option<&TagScale>) -> AnyView {
    let zone = |zone: &ScaleZone| {
        let (x, width) = (percent(zone.from), percent(zone.width));
        view! { <rect class=zone.mark.class() x=x y="22" width=width height="12" /> }
    };
    let mark = |mark: &ScaleMark| {
        let x = percent(mark.at);
        let (class, y, end) = match mark.name {
            "last" => ("last", "66", "54"),
            "alarm" => ("alarm", "50", "38"),
            _ => ("limit", "14", "38"),
        };
        let anchor = match mark.at {
            at if at < 20.0 => "start",
            at if at > 80.0 => "end",
            _ => "middle",
        };
        view! {
            <line class=class x1=x.clone() x2=x.clone() y1="18" y2=end />
            <text x=x y=y text-anchor=anchor>{mark.name}" "<tspan>{mark.value.clone()}</tspan></text>
        }
    };
    let label = scale.map_or("No target yet".to_owned(), |scale| scale.sentence.clone());
    let empty = scale.is_none().then(|| {
        view! { <rect class="mute" x="0" y="22" width="100%" height="12" /> }
    });
    let (zones, marks) = scale.map_or((&[][..], &[][..]), |scale| {
        (scale.zones.as_slice(), scale.marks.as_slice())
    });
    view! {
        <svg class="scale" role="img" aria-label=label height="72">
            {empty}
            {zones.iter().map(zone).collect_view()}
            {marks.iter().map(mark).collect_view()}
        </svg>
    }
    .into_any()
}

fn percent(share: f64) -> String {
    format!("{}%", crate::domain::number::fixed(share, 2))
}

fn target(form: OpenForm, key: u32) -> AnyView {
    let all = keys(form, 0, List::Targets);
    // The first target applies from the start; one that was dated keeps its field while the date is typed anew.
    let from = form.text(key, Slot::From);
    let is_dated = Memo::new(move |before: Option<&bool>| {
        before == Some(&true) || all.with(|all| all.len() > 1) || from.with(|from| !from.is_empty())
    });
    let shown = move || {
        form.sheet
            .with(|sheet| target_fields(sheet.text(Slot::Direction), is_dated.get()))
    };
    framed(
        form,
        List::Targets,
        key,
        "target-row",
        view! {
            {fields(form, key, Box::new(shown))}
            <Show when=move || all.with(|all| all.len() > 1)>{tools(form, List::Targets, key, false)}</Show>
        },
    )
}
