//! Goals go out as CSV and come in again: every goal is there with its aim, and where they are here already nothing is added.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use bearings::domain::{Command, FiscalYear, Moment, Record, Workspace, date};
use bearings::example::example;
use bearings::exchange::{CsvStyle, goals_csv};
use bearings::figures::{Figures, NumberStyle};
use bearings::intake::sheet::{Input, Plan, PlanGround, SheetAnswers, SheetHabits, plan};
use bearings::models::sheet::read;

fn out(workspace: &Workspace, numbers: NumberStyle) -> String {
    let figures = Figures {
        numbers,
        ..Figures::default()
    };
    let style = CsvStyle {
        today: date(2026, 11, 21),
        figures,
        raw: false,
    };
    goals_csv(workspace, &style)
}

fn back(text: &str, numbers: NumberStyle, workspace: &Workspace) -> Plan {
    let today = date(2026, 11, 21);
    let fiscal = FiscalYear::starting_in(1);
    let habits = SheetHabits {
        figures: Figures {
            numbers,
            ..Figures::default()
        },
        fiscal,
        today,
    };
    let (sheet, source) = read(&Input::from_text(text), &habits, &SheetAnswers::default());
    let ground = PlanGround {
        workspace,
        source,
        moment: Moment::noon(today),
        fiscal,
        author: "",
        creates: true,
    };
    plan(&sheet.goals, &ground)
}

fn into(plan: &Plan) -> Workspace {
    let mut workspace = Workspace::default();
    let command: Command = plan.command(true).expect("something is new");
    let change = workspace.apply(command).unwrap();
    workspace.commit(&change);
    workspace
}

#[test]
fn every_goal_comes_back_with_its_aim_in_both_conventions() {
    let from = Workspace::from_records(example(date(2026, 11, 21)));
    for numbers in [NumberStyle::Point, NumberStyle::Comma] {
        let text = out(&from, numbers);
        let there = into(&back(&text, numbers, &Workspace::default()));
        let mut wrong = Vec::new();
        for kpi in from.kpis() {
            let Some(one) = there.kpis().find(|it| it.name == kpi.name) else {
                wrong.push(format!("KPI {}: gone", kpi.name));
                continue;
            };
            let today = date(2026, 11, 21);
            let aim = |it: &bearings::domain::Kpi| {
                let dated = it.target_on(today).cloned();
                dated.map(|it| (it.target, it.alarm))
            };
            if aim(one) != aim(kpi) || one.unit != kpi.unit || one.owner != kpi.owner {
                wrong.push(format!(
                    "KPI {}: {:?} {:?} {} instead of {:?} {:?} {}",
                    kpi.name,
                    aim(one),
                    one.unit,
                    one.owner,
                    aim(kpi),
                    kpi.unit,
                    kpi.owner
                ));
            }
        }
        for objective in from.objectives() {
            if !there
                .objectives()
                .any(|it| it.title == objective.title && it.owner == objective.owner)
            {
                wrong.push(format!("objective {}: gone", objective.title));
            }
        }
        for result in from.key_results() {
            let Some(one) = there.key_results().find(|it| it.title == result.title) else {
                wrong.push(format!("key result {}: gone", result.title));
                continue;
            };
            let above =
                |workspace: &Workspace, id| workspace.objective(id).map(|it| it.title.clone());
            let is_same = one.baseline == result.baseline
                && one.target == result.target
                && one.band == result.band
                && above(&there, &one.objective) == above(&from, &result.objective);
            if !is_same {
                wrong.push(format!(
                    "key result {}: {:?} {:?} {:?} instead of {:?} {:?} {:?}",
                    result.title,
                    one.baseline,
                    one.target,
                    one.band,
                    result.baseline,
                    result.target,
                    result.band
                ));
            }
        }
        assert!(
            wrong.is_empty(),
            "{numbers:?}\n{}\n{text}",
            wrong.join("\n")
        );
    }
}

#[test]
fn what_is_here_already_is_not_added_again() {
    let from = Workspace::from_records(example(date(2026, 11, 21)));
    let text = out(&from, NumberStyle::Point);
    let plan = back(&text, NumberStyle::Point, &from);
    let added: Vec<&Record> = plan.added.iter().collect();
    assert!(added.is_empty(), "{added:?}");
}

#[test]
fn what_was_guarded_against_formulas_comes_back_as_it_was() {
    let kpi = bearings::domain::Kpi {
        id: bearings::domain::Id::from_text("k"),
        name: "=SUM of all".into(),
        owner: "+1 Jo".into(),
        ..Default::default()
    };
    let from = Workspace::from_records([kpi.into()]);
    let text = out(&from, NumberStyle::Point);
    assert!(text.contains("'=SUM of all"));
    let there = into(&back(&text, NumberStyle::Point, &Workspace::default()));
    let one = there.kpis().next().unwrap();
    assert_eq!(
        (one.name.as_str(), one.owner.as_str()),
        ("=SUM of all", "+1 Jo")
    );
}
