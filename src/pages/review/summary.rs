//! What the cycle tells: scores, how high the aim was, how often somebody checked in, what the KPIs did, what was learned.

use super::Page;
use crate::desk::{Model, use_desk};
use crate::insight::Lesson;
use crate::models::review::{Summary as SummaryModel, SummaryLine, summary};
use crate::ui::{NotPrinted, definitions, figures, printing, see_shown};
use leptos::prelude::*;

/// The summary of the cycle under review.
#[component]
pub fn Summary(page: Model<Page>) -> impl IntoView {
    let desk = use_desk();
    let is_printed = printing();
    let told = Model::new(move || {
        let page = page.get();
        let cycle = &page.review.as_ref()?.cycle.id;
        see_shown(desk, is_printed, |sight| summary(sight, cycle))
    });
    move || told.is_here().then(|| drawn(&told.get()))
}

fn drawn(told: &SummaryModel) -> AnyView {
    view! {
        <section class="stack loose summary" aria-labelledby="summary-title">
            <div class="card">
                <div class="pad stack tight">
                    <h2 id="summary-title" tabindex="-1">{told.title.clone()}</h2>
                    <p>{told.ambition.clone()}</p>
                    <NotPrinted />
                </div>
                <div class="figures">{figures(&told.figures)}</div>
            </div>
            {scores(&told.teams)}
            {kpis(&told.kpis)}
            {learned(&told.causes, &told.lessons)}
        </section>
    }
    .into_any()
}

fn scores(teams: &[(String, Vec<SummaryLine>)]) -> AnyView {
    let line = |line: &SummaryLine| {
        let [href, title, kind, score, says, next] = line.clone();
        view! {
            <tr>
                <th scope="row"><a href=href>{title}</a><small>{kind}</small></th>
                <td class="num"><b>{score}</b></td>
                <td class="note">{says}</td>
                <td class="note">{next}</td>
            </tr>
        }
    };
    let group = |(team, lines): &(String, Vec<SummaryLine>)| {
        view! {
            <tbody>
                <tr class="team"><th scope="rowgroup" colspan="4">{team.clone()}</th></tr>
                {lines.iter().map(line).collect_view()}
            </tbody>
        }
    };
    view! {
        <section class="card">
            <div class="group"><h3>"Scores"</h3><small>"by team"</small></div>
            <div class="scroll">
                <table class="scores ends">
                    <thead>
                        <tr>
                            <th scope="col">"Objective"</th>
                            <th scope="col" class="num">"Score"</th>
                            <th scope="col">"What it means"</th>
                            <th scope="col">"Next"</th>
                        </tr>
                    </thead>
                    {teams.iter().map(group).collect_view()}
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn kpis(rows: &[[String; 5]]) -> Option<AnyView> {
    let row = |row: &[String; 5]| {
        let [href, name, before, after, says] = row.clone();
        view! {
            <tr>
                <th scope="row"><a href=href>{name}</a></th>
                <td class="num">{before}</td>
                <td class="num">{after}</td>
                <td class="note">{says}</td>
            </tr>
        }
    };
    let drawn = || {
        view! {
            <section class="card">
                <div class="group">
                    <h3>"KPIs over the cycle"</h3>
                    <small>"over the same weeks; the numbers don’t say why"</small>
                </div>
                <div class="scroll">
                    <table class="scores">
                        <thead>
                            <tr>
                                <th scope="col">"KPI"</th>
                                <th scope="col" class="num">"Before"</th>
                                <th scope="col" class="num">"After"</th>
                                <th scope="col">"Signal test"</th>
                            </tr>
                        </thead>
                        <tbody>{rows.iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any()
    };
    (!rows.is_empty()).then(drawn)
}

fn learned(causes: &[String], lessons: &[Lesson]) -> Option<AnyView> {
    let most = (!causes.is_empty()).then(|| {
        let cause = |text: &String| view! { <li>{text.clone()}</li> };
        view! {
            <p>"What got in the way most:"</p>
            <ul class="bullets">{causes.iter().map(cause).collect_view()}</ul>
        }
    });
    let drawn = || {
        view! {
            <section class="card pad stack">
                <h3>"What we learned"</h3>
                {most}
                {lessons.iter().map(lesson).collect_view()}
            </section>
        }
        .into_any()
    };
    (!causes.is_empty() || !lessons.is_empty()).then(drawn)
}

fn lesson(said: &Lesson) -> AnyView {
    let parts = [
        ("Worked", &said.worked),
        ("In the way", &said.hindered),
        ("Learned", &said.learned),
    ];
    let parts = parts.into_iter().filter(|(_, text)| !text.is_empty());
    let parts: Vec<(String, String)> = parts
        .map(|(name, text)| (name.to_owned(), text.clone()))
        .collect();
    view! { <div class="stack tight lesson"><h4>{said.title.clone()}</h4>{definitions(&parts)}</div> }.into_any()
}
