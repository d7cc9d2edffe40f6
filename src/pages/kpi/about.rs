//! Where the number comes from, and its targets over time.

use super::Subject;
use crate::desk::use_desk;
use crate::domain::Ordered;
use crate::figures::direction_word;
use leptos::prelude::*;

/// Definition, source and targets.
#[component]
pub fn About(subject: Subject) -> impl IntoView {
    let desk = use_desk();
    let facts = move || {
        let figures = desk.figures();
        subject.with(|known| {
            let kpi = &known.kpi;
            let value = |value| figures.line(value, &kpi.unit, kpi.decimals);
            let all = [
                ("Source", kpi.source.clone()),
                (
                    "Direction",
                    kpi.direction
                        .map(|way| direction_word(way).to_owned())
                        .unwrap_or_default(),
                ),
                (
                    "Benchmark",
                    kpi.benchmark
                        .as_ref()
                        .map(|mark| match mark.source.as_str() {
                            "" => value(mark.value),
                            source => format!("{}, {source}", value(mark.value)),
                        })
                        .unwrap_or_default(),
                ),
                (
                    "Since",
                    kpi.started.map(|day| figures.day(day)).unwrap_or_default(),
                ),
                (
                    "Retired",
                    kpi.retired.map(|day| figures.day(day)).unwrap_or_default(),
                ),
                ("Note", kpi.note.clone()),
            ];
            all.into_iter()
                .filter(|(_, text)| !text.is_empty())
                .map(|(name, text)| (name.to_owned(), text))
                .collect::<Vec<_>>()
        })
    };
    let targets = move || {
        let figures = desk.figures();
        subject.with(|known| {
            let kpi = &known.kpi;
            let mut dated = kpi.targets.clone();
            dated.order_by_key(|target| std::cmp::Reverse(target.from));
            let band = |band| figures.band(&band, &kpi.unit, kpi.decimals);
            dated
                .into_iter()
                .map(|target| {
                    let alarm = target
                        .alarm
                        .map(|alarm| format!(", watch while {}", band(alarm)));
                    (
                        target.dated().map_or_else(
                            || "from the start".to_owned(),
                            |day| format!("from {}", figures.day(day)),
                        ),
                        format!("{}{}", band(target.target), alarm.unwrap_or_default()),
                    )
                })
                .collect::<Vec<_>>()
        })
    };
    view! {
        <section class="card pad stack">
            <h2>"Targets"</h2>
            {move || {
                let targets = targets();
                if targets.is_empty() {
                    view! { <p class="small">"No target yet. Edit the KPI to set one with the day it counts from."</p> }.into_any()
                } else {
                    definitions(targets)
                }
            }}
        </section>
        {move || {
            let facts = facts();
            (!facts.is_empty()).then(|| view! {
                <section class="card pad stack">
                    <h2>"About the number"</h2>
                    {definitions(facts)}
                </section>
            })
        }}
    }
}

fn definitions(pairs: Vec<(String, String)>) -> AnyView {
    let pairs = pairs
        .into_iter()
        .map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> });
    view! { <dl class="defs">{pairs.collect_view()}</dl> }.into_any()
}
