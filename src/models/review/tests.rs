#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{Command, Kind, Objective, Ref};
use crate::models::tests::{autumn, example, id, kpi, objective, query, see, summer, today};

fn told<const N: usize>(workspace: &Workspace, asked: [(&str, &str); N]) -> ReviewPage {
    see(workspace, |sight| page(sight, &query(asked)))
}

fn of(name: &str, cycle: &Cycle, state: State) -> Objective {
    Objective {
        cycle: Some(cycle.id.clone()),
        team: "Sales".into(),
        state,
        ..objective(name, "Ada")
    }
}

/// Last summer with one closed and one open, this autumn with one that runs and a draft.
fn two_cycles() -> Workspace {
    Workspace::from_records([
        autumn().into(),
        summer().into(),
        of("a", &summer(), State::Closed).into(),
        of("b", &summer(), State::Running).into(),
        of("c", &autumn(), State::Running).into(),
        of("d", &autumn(), State::Draft).into(),
    ])
}

#[test]
fn without_a_cycle_there_is_nothing_to_review() {
    let page = told(&Workspace::default(), []);
    assert_eq!((page.title.as_str(), page.review), ("Review", None));
    assert!(page.items.is_empty() && page.shown.is_none());
}

#[test]
fn the_cycle_that_waits_is_reviewed_from_its_first_open_objective() {
    let page = told(&two_cycles(), []);
    assert_eq!(page.title, "Review of Q3 2026");
    assert_eq!(
        page.lead,
        "1 of 2 objectives are closed. Q3 2026 ended on 30 Sep 2026."
    );
    assert_eq!(
        (page.closed.as_str(), page.share),
        ("1 of 2 closed", Some(0.5))
    );
    let abouts: Vec<&str> = page.items.iter().map(|item| item.about.as_str()).collect();
    assert_eq!(abouts, ["Sales · closed", "Sales · open"]);
    let shown = page.shown.clone().unwrap();
    assert_eq!(
        (shown.id, shown.is_closed, shown.next),
        (id("b"), false, None)
    );
    assert!(page.is_begun() && !page.is_complete());
    assert_eq!(page.cycles.chosen, "");
    assert_eq!(page.cycles.any, "Q3 2026");
}

#[test]
fn an_objective_alone_says_which_cycle_is_meant_and_the_choice_shows_it() {
    let page = told(&two_cycles(), [("objective", "c")]);
    assert_eq!(page.title, "Review of Q4 2026");
    assert_eq!(page.cycles.chosen, autumn().id.to_string());
    assert!(page.items[0].is_shown);
    assert_eq!(page.without_score[0].1, "Objective d");
}

#[test]
fn a_closed_objective_leads_on_to_the_next_open_one() {
    let page = told(&two_cycles(), [("objective", "a")]);
    let shown = page.shown.unwrap();
    assert!(shown.is_closed);
    assert_eq!(shown.next.unwrap().1, "Objective b");
}

#[test]
fn what_is_asked_for_and_not_here_leads_to_what_waits() {
    let page = told(&two_cycles(), [("cycle", "gone"), ("objective", "gone")]);
    assert_eq!(page.title, "Review of Q3 2026");
    assert_eq!(page.shown.unwrap().id, id("b"));
}

#[test]
fn a_deleted_objective_leaves_the_list_and_an_edit_elsewhere_changes_nothing() {
    let mut workspace = two_cycles();
    let before = told(&workspace, []);
    let change = workspace
        .apply(Command::save(vec![kpi("k", "Bo").into()]))
        .unwrap();
    workspace.commit(&change);
    assert_eq!(told(&workspace, []), before);

    let targets = vec![Ref::new(Kind::Objective, &id("b"))];
    let change = workspace.apply(Command::Delete { targets }).unwrap();
    workspace.commit(&change);
    let after = told(&workspace, [("cycle", summer().id.as_str())]);
    assert_eq!(after.items.len(), 1);
    assert!(after.is_complete() && after.shown.is_none());
}

#[test]
fn the_summary_says_how_a_cycle_stands_and_how_it_ended() {
    let workspace = two_cycles();
    let summed = |cycle: &Cycle| see(&workspace, |sight| summary(sight, &cycle.id));
    let told = summed(&summer()).unwrap();
    assert_eq!(told.figures.len(), 4);
    assert_eq!(told.figures[0].label, "Score");
    assert_eq!(see(&workspace, |sight| summary(sight, &id("gone"))), None);
    let workspace = example();
    let last = workspace.cycles().find(|it| it.end < today()).unwrap();
    let told = see(&workspace, |sight| summary(sight, &last.id)).unwrap();
    assert!(told.title.starts_with("How "), "{}", told.title);
    assert!(!told.teams.is_empty() && !told.lessons.is_empty());
}
