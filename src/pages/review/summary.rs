//! What the cycle tells: scores, how high the aim was, how often somebody checked in, what the KPIs did, what was learned.

use crate::desk::use_desk;
use crate::domain::{Choice, Id, Unit, Workspace};
use crate::figures::{Figures, count};
use crate::forms::{CAUSES, Word};
use crate::insight::{self, AsOf, CycleSummary, KpiMove, Lesson, ScoreLine};
use crate::plot::{reading_said, signal_sentence};
use crate::route::Route;
use crate::ui::{NotPrinted, printing, read_shown};
use leptos::prelude::*;

/// Everything as it is written.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    title: String,
    ambition: String,
    strip: [(&'static str, String, String); 4],
    teams: Vec<(String, Vec<Line>)>,
    kpis: Vec<[String; 5]>,
    causes: Vec<String>,
    lessons: Vec<Lesson>,
}

/// An objective's address, title, kind, score with what it says, and what becomes of it.
type Line = [String; 6];

/// The summary of a cycle, of what is closed so far where something is still open.
#[component]
pub fn Summary(cycle: Signal<Option<Id>>) -> impl IntoView {
    let desk = use_desk();
    let is_printed = printing();
    let told = Memo::new(move |_| {
        let (as_of, figures, id) = (desk.as_of(), desk.figures(), cycle.get()?);
        read_shown(desk, is_printed, |workspace| {
            told(workspace, &id, as_of, &figures)
        })
    });
    move || {
        told.get().map(|told| {
            let [first, second, third, fourth] = told.strip.map(|(label, value, below)| {
                view! { <div><small>{label}</small><b>{value}</b><small>{below}</small></div> }
            });
            view! {
                <section class="stack loose summary" aria-labelledby="summary-title">
                    <div class="card">
                        <div class="pad stack tight">
                            <h2 id="summary-title" tabindex="-1">{told.title}</h2>
                            <p>{told.ambition}</p>
                            <NotPrinted />
                        </div>
                        <div class="figures">{first}{second}{third}{fourth}</div>
                    </div>
                    {scores(told.teams)}
                    {kpis(told.kpis)}
                    {learned(told.causes, told.lessons)}
                </section>
            }
        })
    }
}

fn scores(teams: Vec<(String, Vec<Line>)>) -> AnyView {
    let group = |(team, lines): (String, Vec<Line>)| {
        let line = |[href, title, kind, score, says, next]: Line| {
            view! {
                <tr>
                    <th scope="row"><a href=href>{title}</a><small>{kind}</small></th>
                    <td class="num"><b>{score}</b></td>
                    <td class="note">{says}</td>
                    <td class="note">{next}</td>
                </tr>
            }
        };
        view! {
            <tbody>
                <tr class="team"><th scope="rowgroup" colspan="4">{team}</th></tr>
                {lines.into_iter().map(line).collect_view()}
            </tbody>
        }
    };
    view! {
        <section class="card">
            <div class="group"><h3>"Scores"</h3><small>"by team"</small></div>
            <div class="scroll"><table class="scores ends">
                <thead><tr>
                    <th scope="col">"Objective"</th><th scope="col" class="num">"Score"</th>
                    <th scope="col">"What it says"</th><th scope="col">"Next"</th>
                </tr></thead>
                {teams.into_iter().map(group).collect_view()}
            </table></div>
        </section>
    }
    .into_any()
}

fn kpis(rows: Vec<[String; 5]>) -> Option<AnyView> {
    let row = |[href, name, before, after, says]: [String; 5]| {
        view! {
            <tr>
                <th scope="row"><a href=href>{name}</a></th>
                <td class="num">{before}</td>
                <td class="num">{after}</td>
                <td class="note">{says}</td>
            </tr>
        }
    };
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card">
                <div class="group"><h3>"What the KPIs did meanwhile"</h3><small>"in the same weeks; the numbers do not say why"</small></div>
                <div class="scroll"><table class="scores">
                    <thead><tr>
                        <th scope="col">"KPI"</th><th scope="col" class="num">"Before"</th>
                        <th scope="col" class="num">"After"</th><th scope="col">"Signal test"</th>
                    </tr></thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table></div>
            </section>
        }
        .into_any()
    })
}

fn learned(causes: Vec<String>, lessons: Vec<Lesson>) -> Option<AnyView> {
    let lesson = |said: Lesson| {
        let parts = [
            ("Worked", said.worked),
            ("In the way", said.hindered),
            ("Learned", said.learned),
        ];
        let parts = parts.into_iter().filter(|(_, text)| !text.is_empty());
        view! {
            <div class="stack tight lesson">
                <h4>{said.title}</h4>
                <dl class="defs">{parts.map(|(name, text)| view! { <dt>{name}</dt><dd>{text}</dd> }).collect_view()}</dl>
            </div>
        }
    };
    (!causes.is_empty() || !lessons.is_empty()).then(|| {
        view! {
            <section class="card pad stack">
                <h3>"What we learned"</h3>
                {(!causes.is_empty()).then(|| view! {
                    <p>"What got in the way most:"</p>
                    <ul class="bullets">{causes.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
                })}
                {lessons.into_iter().map(lesson).collect_view()}
            </section>
        }
        .into_any()
    })
}

fn told(workspace: &Workspace, id: &Id, as_of: AsOf, figures: &Figures) -> Option<Told> {
    let cycle = workspace.cycle(id)?;
    let found = insight::cycle_summary(workspace, id, as_of)?;
    let closed = found.scores.iter().filter(|line| line.score.is_some());
    let is_whole = closed.count() == found.scores.len();
    Some(Told {
        title: if is_whole {
            format!("How {} ended", cycle.name)
        } else {
            format!("{} so far", cycle.name)
        },
        ambition: found.ambition(figures).unwrap_or_default(),
        strip: strip(&found, figures),
        teams: teams(&found, figures),
        kpis: found
            .kpis
            .iter()
            .map(|kpi| kpi_row(workspace, kpi, as_of.on(cycle.end.min(as_of.day)), figures))
            .collect(),
        causes: found
            .causes
            .iter()
            .map(|&(cause, times)| {
                let words = label_of(&CAUSES, cause);
                format!("{} ({})", words, count(times, "time", "times"))
            })
            .collect(),
        lessons: found.lessons,
    })
}

fn strip(found: &CycleSummary, figures: &Figures) -> [(&'static str, String, String); 4] {
    let number = |score: f64| figures.score(score);
    let mean = |of: Option<(f64, usize)>| match of {
        Some((mean, 1)) => (number(mean), "of 1 objective".to_owned()),
        Some((mean, of)) => (number(mean), format!("on average of {of} objectives")),
        None => ("–".to_owned(), "none closed".to_owned()),
    };
    let (made, due) = found.kept;
    let closed = found.scores.iter().filter(|line| line.score.is_some());
    let all = (
        found.mean.map_or("–".to_owned(), number),
        format!("{} of {} closed", closed.count(), found.scores.len()),
    );
    let kept = if due == 0 {
        ("–".to_owned(), "none was due".to_owned())
    } else {
        let share = made as f64 / due as f64;
        (
            format!("{made} of {due}"),
            format!("{} of those due", figures.share(share)),
        )
    };
    [
        ("Score", all),
        ("Promises", mean(found.committed)),
        ("Stretches", mean(found.aspirational)),
        ("Check-ins made", kept),
    ]
    .map(|(label, (value, below))| (label, value, below))
}

/// The objectives below their team and its average, in the order they come in.
fn teams(found: &CycleSummary, figures: &Figures) -> Vec<(String, Vec<Line>)> {
    let mut teams: Vec<(&str, Vec<Line>)> = Vec::new();
    for line in &found.scores {
        let row = score_row(line, figures);
        match teams.last_mut() {
            Some((team, rows)) if *team == line.team => rows.push(row),
            _ => teams.push((&line.team, vec![row])),
        }
    }
    let heading = |team: &str| {
        let name = if team.is_empty() {
            "Without a team"
        } else {
            team
        };
        match found.by_team.get(team) {
            Some((mean, of)) => {
                let mean = figures.score(*mean);
                let on_average = if *of > 1 { " on average" } else { "" };
                let objectives = count(*of, "objective", "objectives");
                format!("{name}: {mean}{on_average}, {objectives}")
            }
            None => format!("{name}: none closed yet"),
        }
    };
    teams
        .into_iter()
        .map(|(team, rows)| (heading(team), rows))
        .collect()
}

fn score_row(line: &ScoreLine, figures: &Figures) -> Line {
    let next = match (&line.goes_on_in, line.choice) {
        (Some(cycle), _) => format!("goes on in {cycle}"),
        (None, Some(Choice::Drop)) => "let go".to_owned(),
        (None, Some(_)) => "to carry over".to_owned(),
        (None, None) => String::new(),
    };
    [
        Route::Objective(line.id.clone()).href(),
        line.title.clone(),
        line.ambition
            .map_or("neither promise nor stretch", crate::domain::Ambition::word)
            .to_owned(),
        line.score
            .map_or("open".to_owned(), |score| figures.score(score)),
        line.judgement
            .map_or("", insight::Judgement::verdict)
            .to_owned(),
        next,
    ]
}

fn kpi_row(workspace: &Workspace, moved: &KpiMove, at_end: AsOf, figures: &Figures) -> [String; 5] {
    let kpi = workspace.kpi(&moved.id);
    let number = Unit::Number;
    let unit = kpi.map_or(&number, |kpi| &kpi.unit);
    let decimals = kpi.and_then(|kpi| kpi.decimals);
    let value = |at: Option<(crate::domain::Date, f64)>| {
        at.map_or("–".to_owned(), |(day, value)| match kpi {
            Some(kpi) => reading_said(kpi, day, value, figures),
            None => figures.value(value, unit, decimals),
        })
    };
    let mut said = moved.sentence().to_owned();
    if let (Some(kpi), Some(signal)) = (kpi, &moved.shown_by)
        && let Some(report) = insight::kpi(workspace, &moved.id, at_end)
    {
        // Before and after alone may look the other way: what the signal is and of when settles it.
        said.push(' ');
        said.push_str(&signal_sentence(kpi, &report, signal, figures));
        if !signal.is_fresh {
            said.push_str(" Later readings in the cycle are back to normal.");
        }
    }
    [
        Route::Kpi(moved.id.clone()).href(),
        moved.name.clone(),
        value(moved.before),
        value(moved.after),
        said,
    ]
}

fn label_of<T: PartialEq>(list: &[Word<T>], value: T) -> &'static str {
    let found = list.iter().find(|(known, _, _)| *known == value);
    found.map_or("", |(_, _, label)| label)
}
