//! All KPIs: a table on wide screens, cards on narrow ones. Filters and order live in the address.

mod rows;
mod table;

use crate::desk::use_desk;
use crate::domain::{Kind, Ref};
use crate::figures::count;
use crate::route::{Query, Route};
use crate::ui::{Empty, Filter, Head, NoneMatching, count_noticed, different, options};
use leptos::prelude::*;
use rows::{Row, rows, selected};

/// All KPIs.
#[component]
pub fn Kpis() -> impl IntoView {
    let desk = use_desk();
    let query = desk.query();
    let all = Memo::new(move |_| {
        let week = desk.settings.with(|settings| settings.week_start.day());
        let as_of = (desk.today(), week).into();
        let figures = desk.figures();
        desk.read(|workspace| rows(workspace, as_of, &figures))
    });
    count_noticed(Memo::new(move |_| {
        desk.read(|workspace| {
            let kpis = workspace.kpis();
            kpis.map(|kpi| Ref::new(Kind::Kpi, &kpi.id)).collect()
        })
    }));
    let shown = Memo::new(move |_| all.with(|all| query.with(|query| selected(all, query))));
    let lead = Signal::derive(move || all.with(|all| sentence(all)));
    let any = Memo::new(move |_| all.with(|all| !all.is_empty()));
    view! {
        <Head title="KPIs" lead right=move || view! {
            <Show when=move || any.get()><a class="btn primary" href=Route::NewKpi.href()>"New KPI"</a></Show>
        }.into_any() />
        <Show when=move || any.get() fallback=|| view! { <None /> }>
            <Filters all query />
            <Show when=move || shown.with(|rows| !rows.is_empty()) fallback=|| view! {
                <NoneMatching title="No KPI matches" text="All of them are filtered out. Take a filter away, or show all." label="Show all KPIs" all=Route::Kpis(Query::new()) />
            }>
                <table::Table rows=shown query />
            </Show>
        </Show>
    }
}

/// "12 KPIs: 7 met, 2 watch, 1 missed, 2 stale or without data."
fn sentence(all: &[Row]) -> String {
    if all.is_empty() {
        return "Numbers that say how you are doing.".to_owned();
    }
    let of = |key: &str| all.iter().filter(|row| row.status == key).count();
    let parts = [
        (of("met"), "met"),
        (of("watch"), "to watch"),
        (of("missed"), "missed"),
        (of("stale"), "stale"),
        (of("no-data"), "without data"),
        (of("no-target"), "without a target"),
    ];
    let told: Vec<String> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}"))
        .collect();
    format!("{}: {}.", count(all.len(), "KPI", "KPIs"), told.join(", "))
}

#[component]
fn Filters(all: Memo<Vec<Row>>, query: Memo<Query>) -> impl IntoView {
    let owners = Memo::new(move |_| all.with(|all| different(all.iter().map(|row| &row.owner))));
    let teams = Memo::new(move |_| all.with(|all| different(all.iter().map(|row| &row.team))));
    let statuses = Memo::new(move |_| {
        let all_keys = ["met", "watch", "missed", "stale", "no-data", "no-target"];
        let words = ["Met", "Watch", "Missed", "Stale", "No data", "No target"];
        all.with(|all| {
            let pairs = all_keys.into_iter().zip(words);
            options(pairs.filter(|(key, _)| all.iter().any(|row| row.status == *key)))
        })
    });
    let orders = Memo::new(|_| {
        options([
            ("name", "Name"),
            ("status", "Status"),
            ("owner", "Owner"),
            ("team", "Team"),
            ("read", "Last read"),
        ])
    });
    view! {
        <section class="toolbar" aria-label="Filter">
            <Filter label="Owner" name="owner" options=owners query any="Everybody" />
            <Filter label="Team" name="team" options=teams query any="All teams" />
            <Filter label="Status" name="status" options=statuses query any="Any status" />
            <div class="cards-only"><Filter label="Order" name="sort" options=orders query any="Worst first" /></div>
        </section>
    }
}

#[component]
fn None() -> impl IntoView {
    view! {
        <Empty title="No KPI yet" text="A KPI is one number that says how you are doing, read at a steady cadence. Draft the first one, or let the guide tell whether it is one.">
            <a class="btn primary" href=Route::NewKpi.href()>"New KPI"</a>
            <a class="btn" href=Route::Guide.href()>"Guide me"</a>
        </Empty>
    }
}
