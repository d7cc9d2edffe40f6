#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{Blocker, Command, Kind, Pause, Ref, Workspace, date};
use crate::models::tests::{
    autumn, check_in, example, id, key_result, kpi, link, objective, reading, see, today,
};

fn told(workspace: &Workspace, key_result: &str) -> Option<KeyResultPage> {
    see(workspace, |sight| page(sight, &id(key_result)))
}

fn with(state: State, it: KeyResult) -> Workspace {
    let objective = Objective {
        state,
        ..objective("a", "Ada")
    };
    Workspace::from_records([
        autumn().into(),
        objective.into(),
        it.into(),
        check_in("ka", date(2026, 11, 13), 5.0, 6).into(),
        check_in("ka", date(2026, 11, 20), 6.0, 7).into(),
    ])
}

#[test]
fn a_key_result_that_is_not_here_has_no_page() {
    assert_eq!(told(&Workspace::default(), "ka"), None);
    assert_eq!(
        see(&Workspace::default(), |sight| check_ins(
            sight,
            &id("ka"),
            8
        )),
        None
    );
}

#[test]
fn an_empty_one_says_what_is_missing() {
    let empty = KeyResult {
        id: id("ka"),
        objective: id("a"),
        ..KeyResult::default()
    };
    let page = told(&Workspace::from_records([empty.into()]), "ka").unwrap();
    assert_eq!(page.title, "Key result without a title");
    assert_eq!((page.parent, page.back), (None, None));
    assert!(page.is_open && !page.is_closed);
    assert_eq!(page.said.headline, "No check-ins yet.");
    let values: Vec<&str> = page.figures.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(values, ["–", "not set", "–", "1"]);
    assert!(page.amendments.is_empty() && page.measured.is_none());
}

#[test]
fn one_that_runs_says_how_far_it_is_and_lists_its_check_ins() {
    let workspace = with(State::Running, key_result("ka", "a"));
    let page = told(&workspace, "ka").unwrap();
    assert_eq!(page.lead, "0 → 10, now 6.");
    assert_eq!(page.meta, " · Ada · weekly · until 31 Dec 2026");
    assert_eq!(page.figures[0].value, "60\u{202f}%");
    assert_eq!(page.figures[1].value, "7/10");
    assert_eq!(page.back, Some(id("a")));
    let lines = see(&workspace, |sight| check_ins(sight, &id("ka"), 1)).unwrap();
    assert_eq!((lines.all, lines.newest.len()), (2, 1));
    assert_eq!(
        (
            lines.newest[0].value.as_str(),
            lines.newest[0].third.as_str()
        ),
        ("6", "7/10")
    );
    assert_eq!(
        page.along,
        "2 check-ins and 0 links are deleted too. Its objective and any KPI that measures it stay."
    );
}

#[test]
fn one_of_a_closed_objective_is_closed_and_of_a_dropped_one_is_not_open() {
    let page = |state| told(&with(state, key_result("ka", "a")), "ka").unwrap();
    let of = |page: KeyResultPage| (page.is_open, page.is_closed);
    assert_eq!(of(page(State::Closed)), (false, true));
    assert_eq!(of(page(State::Dropped)), (false, false));
    assert_eq!(of(page(State::Draft)), (true, false));
}

#[test]
fn a_pause_of_its_own_can_be_changed_until_it_ended() {
    let paused = |ended| {
        let pause = Pause {
            reason: "the vendor left".into(),
            on: date(2026, 11, 18),
            until: date(2026, 12, 18),
            ended,
        };
        let it = KeyResult {
            paused: Some(pause),
            ..key_result("ka", "a")
        };
        told(&with(State::Running, it), "ka")
            .unwrap()
            .judged
            .is_paused
    };
    assert!(paused(None) && !paused(Some(today())));
}

#[test]
fn where_a_kpi_measures_it_the_readings_are_the_check_ins() {
    let workspace = with(State::Running, key_result("ka", "a"));
    let mut records: Vec<crate::domain::Record> = workspace.records().cloned().collect();
    records.extend([
        kpi("k", "Bo").into(),
        reading("k", date(2026, 11, 20), 8.0).into(),
        link("ka", Means::MeasuredBy, "k"),
    ]);
    let page = told(&Workspace::from_records(records), "ka").unwrap();
    let measured = page.measured.unwrap();
    assert_eq!(
        (measured.name.as_str(), measured.count.as_str()),
        ("Number k", "1 reading in the cycle")
    );
    assert_eq!(
        measured.readings,
        [("20 Nov 2026".to_owned(), "8".to_owned())]
    );
    assert_eq!(page.links[0].0, "Measured by");
}

#[test]
fn a_check_in_tells_what_is_in_the_way_and_what_comes_next() {
    let mut told = check_in("ka", today(), 6.0, 2);
    told.note = "slow".into();
    told.blocker = Some(Blocker::Dependency);
    told.next_step = "ask the vendor".into();
    told.author = "Ada".into();
    let said = words(&told);
    assert!(said.starts_with("slow · In the way: "), "{said}");
    assert!(said.ends_with(" · Next: ask the vendor · Ada"), "{said}");
    assert_eq!(words(&CheckIn::default()), "");
}

#[test]
fn changes_of_the_aim_stand_with_the_latest_first() {
    let change = |name: &str, day, by: &str| Amendment {
        id: id(name),
        key_result: id("ka"),
        date: day,
        field: "target".into(),
        from: "8".into(),
        to: "10".into(),
        why: name.into(),
        author: by.into(),
        ..Amendment::default()
    };
    let workspace = with(State::Running, key_result("ka", "a"));
    let mut records: Vec<crate::domain::Record> = workspace.records().cloned().collect();
    records.push(change("first", date(2026, 10, 9), "").into());
    records.push(change("second", date(2026, 11, 9), "Ada").into());
    let all = told(&Workspace::from_records(records), "ka")
        .unwrap()
        .amendments;
    assert_eq!(all[0].when, "9 Nov 2026 by Ada");
    assert_eq!(
        (all[1].what.as_str(), all[1].why.as_str()),
        ("target from 8 to 10", "first")
    );
}

#[test]
fn it_goes_when_it_is_deleted() {
    let mut workspace = with(State::Running, key_result("ka", "a"));
    let targets = vec![Ref::new(Kind::KeyResult, &id("ka"))];
    let change = workspace.apply(Command::Delete { targets }).unwrap();
    workspace.commit(&change);
    assert_eq!(told(&workspace, "ka"), None);
}

#[test]
fn every_key_result_of_the_example_has_a_page() {
    let workspace = example();
    for it in workspace.key_results() {
        let page = see(&workspace, |sight| page(sight, &it.id)).unwrap();
        assert_eq!(page.name, it.title);
        assert_eq!(page.figures.len(), 4);
    }
}
