#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
use super::*;
use crate::domain::{CheckIn, Cycle, KeyResult, Kpi, Link, PhasedTarget, Record, date};

/// Saturday of the eighth week of the quarter.
const TODAY: (i32, u32, u32) = (2026, 11, 21);

fn today() -> Date {
    date(TODAY.0, TODAY.1, TODAY.2)
}

fn id(text: &str) -> Id {
    Id::from_text(text)
}

fn autumn() -> Cycle {
    Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31))
}

fn objective(name: &str, team: &str, state: State) -> Record {
    Objective {
        id: id(name),
        title: format!("Objective {name}"),
        team: team.into(),
        cycle: Some(autumn().id),
        state,
        ..Objective::default()
    }
    .into()
}

fn key_result(name: &str, parent: &str) -> KeyResult {
    KeyResult {
        id: id(name),
        objective: id(parent),
        title: format!("Result {name}"),
        baseline: Some(0.0),
        target: Some(10.0),
        ..KeyResult::default()
    }
}

fn task(name: &str, parent: &str, due: Option<Date>, done: bool) -> Record {
    Initiative {
        id: id(name),
        parent: id(parent),
        text: name.into(),
        due,
        done,
        ..Initiative::default()
    }
    .into()
}

fn sure(name: &str, result: &str, day: Date, confidence: u8) -> Record {
    CheckIn {
        id: id(name),
        key_result: id(result),
        date: day,
        value: Some(3.0),
        confidence: Some(confidence),
        ..CheckIn::default()
    }
    .into()
}

fn board(records: Vec<Record>) -> Squares {
    let base = [
        autumn().into(),
        objective("a", "Sales", State::Running),
        key_result("a1", "a").into(),
    ];
    let workspace = Workspace::from_records(base.into_iter().chain(records));
    squares(&workspace, &autumn().id, |_| true, &[], today()).unwrap()
}

fn names(tasks: &[Task]) -> Vec<&str> {
    tasks.iter().map(|task| task.text.as_str()).collect()
}

#[test]
fn this_week_holds_what_is_overdue_or_due_in_it_and_what_was_done_of_it() {
    let found = board(vec![
        task("sunday", "a1", Some(date(2026, 11, 22)), false),
        task("overdue", "a", Some(date(2026, 11, 2)), false),
        task("ticked", "a", Some(date(2026, 11, 17)), true),
        task("ticked long ago", "a", Some(date(2026, 11, 2)), true),
        task("next monday", "a", Some(date(2026, 11, 23)), false),
        task("some day", "a", None, false),
        task("next year", "a", Some(date(2027, 1, 20)), false),
    ]);
    assert_eq!(found.week_ends, date(2026, 11, 22));
    assert_eq!(names(&found.priorities), ["overdue", "ticked", "sunday"]);
    assert_eq!(names(&found.undated), ["some day"]);
    assert_eq!(found.later, 1);
    assert_eq!(found.priorities[2].goal_title, "Result a1");
}

#[test]
fn what_was_ticked_just_now_stays_where_it_stood() {
    let workspace = Workspace::from_records([
        autumn().into(),
        objective("a", "", State::Running),
        task("overdue", "a", Some(date(2026, 11, 2)), true),
        task("some day", "a", None, true),
    ]);
    let seen = |ticked: &[Id]| {
        let found = squares(&workspace, &autumn().id, |_| true, ticked, today()).unwrap();
        (found.priorities.len(), found.undated.len())
    };
    assert_eq!(seen(&[]), (0, 0));
    assert_eq!(seen(&[id("overdue"), id("some day")]), (1, 1));
}

#[test]
fn the_week_ends_by_the_persons_first_day_of_the_week() {
    let workspace = Workspace::from_records([autumn().into(), objective("a", "", State::Running)]);
    let as_of = (today(), chrono::Weekday::Sun);
    let found = squares(&workspace, &autumn().id, |_| true, &[], as_of).unwrap();
    assert_eq!(found.week_ends, today());
}

#[test]
fn confidence_stands_beside_that_of_a_week_ago() {
    let found = board(vec![
        sure("c1", "a1", date(2026, 11, 12), 7),
        sure("c2", "a1", date(2026, 11, 20), 4),
    ]);
    let one = &found.confidence[0].results[0];
    let level = |said: Option<crate::insight::Confidence>| said.map(|said| said.level);
    assert_eq!(
        (level(one.now), level(one.before), one.change()),
        (Some(4), Some(7), Some(-3))
    );
    assert_eq!(one.now.unwrap().on, Some(date(2026, 11, 20)));
    // In the first week there is no week before.
    let workspace = Workspace::from_records([
        autumn().into(),
        objective("a", "", State::Running),
        key_result("a1", "a").into(),
    ]);
    let first = squares(&workspace, &autumn().id, |_| true, &[], date(2026, 10, 3)).unwrap();
    // Nobody said how sure they are, and nobody is made to have said it.
    let nobody = &first.confidence[0].results[0];
    assert_eq!(
        (nobody.now, nobody.before, nobody.change()),
        (None, None, None)
    );
}

#[test]
fn the_coming_weeks_hold_initiatives_phases_due_days_and_check_ins() {
    let phased = KeyResult {
        phased: vec![PhasedTarget {
            date: date(2026, 11, 30),
            value: 5.0,
        }],
        due: Some(date(2026, 12, 15)),
        ..key_result("a2", "a")
    };
    let found = board(vec![
        phased.into(),
        task("next monday", "a", Some(date(2026, 11, 23)), false),
        task("done already", "a", Some(date(2026, 11, 24)), true),
    ]);
    let ahead = &found.ahead;
    assert_eq!(ahead.len(), 4);
    assert_eq!(
        (ahead[0].from, ahead[0].to),
        (date(2026, 11, 23), date(2026, 11, 29))
    );
    let tasks: Vec<(&str, bool)> = ahead[0]
        .events
        .iter()
        .map(|(_, event)| match event {
            Event::Initiative(it) => (it.text.as_str(), it.done),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(tasks, [("next monday", false), ("done already", true)]);
    assert!(matches!(&ahead[1].events[..], [(_, Event::Phase { value, .. })] if *value == 5.0));
    assert!(matches!(
        &ahead[3].events[..],
        [(_, Event::ResultDue { .. })]
    ));
    // Two key results, weekly; the one that is due on the 15th ends with a check-in on that day.
    assert_eq!(
        ahead.iter().map(|week| week.check_ins).collect::<Vec<_>>(),
        [2, 2, 1, 2]
    );
}

#[test]
fn the_end_of_the_cycle_is_ahead_while_anything_runs() {
    let workspace = Workspace::from_records([autumn().into(), objective("a", "", State::Running)]);
    let found = squares(&workspace, &autumn().id, |_| true, &[], date(2026, 12, 19)).unwrap();
    assert!(matches!(
        &found.ahead[1].events[..],
        [(_, Event::CycleEnds)]
    ));
    let closed = Workspace::from_records([autumn().into(), objective("a", "", State::Closed)]);
    let found = squares(&closed, &autumn().id, |_| true, &[], date(2026, 12, 19)).unwrap();
    assert!(found.ahead.iter().all(|week| week.events.is_empty()));
}

#[test]
fn health_is_what_the_objectives_improve_and_what_guards_it() {
    let kpi = |name: &str| {
        Record::from(Kpi {
            id: id(name),
            name: name.into(),
            ..Kpi::default()
        })
    };
    let link = |from: &str, meaning, to: &str| Record::from(Link::new(&id(from), meaning, &id(to)));
    let found = board(vec![
        kpi("speed"),
        kpi("quality"),
        kpi("cost"),
        kpi("unrelated"),
        link("a", Meaning::Improves, "speed"),
        link("quality", Meaning::Guards, "speed"),
        link("cost", Meaning::Guards, "a1"),
        // Both: it stands once.
        link("speed", Meaning::Guards, "a"),
    ]);
    let told: Vec<(&str, bool)> = found
        .health
        .iter()
        .map(|kpi| (kpi.id.as_str(), kpi.guards))
        .collect();
    assert_eq!(told, [("cost", true), ("quality", true), ("speed", false)]);
}

#[test]
fn another_teams_and_draft_or_dropped_objectives_have_no_place() {
    let workspace = Workspace::from_records([
        autumn().into(),
        objective("a", "Sales", State::Running),
        objective("b", "Service", State::Running),
        objective("c", "Sales", State::Draft),
        objective("d", "Sales", State::Dropped),
        task("for b", "b", Some(today()), false),
        task("for c", "c", Some(today()), false),
    ]);
    let found = squares(
        &workspace,
        &autumn().id,
        |it| it.team == "Sales",
        &[],
        today(),
    )
    .unwrap();
    assert_eq!(found.confidence.len(), 1);
    assert!(found.priorities.is_empty());
    assert_eq!(
        squares(&workspace, &id("gone"), |_| true, &[], today()),
        None
    );
}

#[test]
fn what_is_in_the_way_stands_beside_the_confidence_and_the_objective_says_that_of_its_worst_result()
{
    let stuck = |name: &str, result: &str, value: f64, next: &str| -> Record {
        CheckIn {
            id: id(name),
            key_result: id(result),
            date: date(2026, 11, 20),
            value: Some(value),
            confidence: Some(3),
            next_step: next.into(),
            ..CheckIn::default()
        }
        .into()
    };
    let records = vec![
        key_result("a2", "a").into(),
        key_result("a3", "a").into(),
        stuck("c1", "a1", 6.0, "Ask again"),
        stuck("c2", "a2", 0.5, "Call the vendor"),
        // Reached: nothing is in its way any more.
        stuck("c3", "a3", 10.0, "Celebrate"),
    ];
    let found = board(records.clone());
    let said = found.confidence[0].results.iter();
    let said: Vec<&str> = said
        .filter_map(|it| Some(it.in_the_way.as_ref()?.next_step.as_str()))
        .collect();
    assert_eq!(said, ["Ask again", "Call the vendor"]);

    let base: [Record; 3] = [
        autumn().into(),
        objective("a", "Sales", State::Running),
        key_result("a1", "a").into(),
    ];
    let mut workspace = Workspace::from_records(base.into_iter().chain(records));
    let told = |workspace: &Workspace| {
        let report = crate::insight::objective(workspace, &id("a"), today()).unwrap();
        report.in_the_way().map(|it| it.next_step.clone())
    };
    assert_eq!(told(&workspace).as_deref(), Some("Call the vendor"));

    let pause = crate::domain::Pause {
        reason: "The supplier is gone.".into(),
        on: date(2026, 11, 20),
        until: date(2026, 12, 20),
        ..crate::domain::Pause::default()
    };
    let paused = KeyResult {
        paused: Some(pause),
        ..key_result("a2", "a")
    };
    let change = workspace
        .apply(crate::domain::Command::save(vec![paused.into()]))
        .unwrap();
    workspace.commit(&change);
    assert_eq!(told(&workspace).as_deref(), Some("Ask again"));
}
