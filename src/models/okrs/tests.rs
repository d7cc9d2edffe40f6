#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
use super::squares::board;
use super::*;
use crate::domain::{Command, Initiative, Kind, Objective, State, date};
use crate::models::tests::{
    autumn, check_in, example, id, key_result, objective, query, see, summer, today,
};

fn told<const N: usize>(workspace: &Workspace, asked: [(&str, &str); N]) -> OkrsPage {
    see(workspace, |sight| page(sight, &cards(sight), &query(asked)))
}

/// Two objectives of this autumn, one of last summer, one without a cycle.
fn four() -> Workspace {
    let old = Objective {
        cycle: Some(summer().id),
        state: State::Closed,
        ..objective("old", "Ada")
    };
    let loose = Objective {
        cycle: None,
        ..objective("loose", "Bo")
    };
    Workspace::from_records([
        autumn().into(),
        summer().into(),
        objective("a", "Ada").into(),
        objective("b", "Bo").into(),
        old.into(),
        loose.into(),
        key_result("ka", "a").into(),
        check_in("ka", date(2026, 11, 20), 6.0, 7).into(),
    ])
}

fn titles(page: &OkrsPage) -> Vec<(&str, Vec<&str>)> {
    let groups = page.groups.iter();
    let told = groups.map(|group| {
        let cards = group.cards.iter().map(|card| card.title.as_str());
        (group.title.as_str(), cards.collect())
    });
    told.collect()
}

#[test]
fn without_an_objective_there_is_nothing_but_the_way_in() {
    let page = told(&Workspace::default(), []);
    assert!(!page.any && page.groups.is_empty() && page.strip.is_none());
    assert_eq!((page.title.as_str(), page.cycle), ("OKRs", None));
}

#[test]
fn a_row_says_the_value_the_target_and_the_day_of_the_last_check_in() {
    use crate::domain::{Band, KeyResult, KeyResultKind, Step};
    let hold = KeyResult {
        measure: KeyResultKind::Hold,
        band: Some(Band::at_most(3.0)),
        ..key_result("kh", "a")
    };
    let step = |text: &str| Step {
        id: id(text),
        text: text.into(),
        weight: 1.0,
    };
    let steps = KeyResult {
        measure: KeyResultKind::Milestones,
        steps: ["one", "two"].map(step).to_vec(),
        ..key_result("km", "a")
    };
    let mut records: Vec<_> = four().records().cloned().collect();
    records.extend([hold.into(), steps.into()]);
    let page = told(&Workspace::from_records(records), [("owner", "Ada")]);
    let card = &page.groups[0].cards[0];
    let row = |title: &str| {
        let row = card.rows.iter().find(|row| row.title == title).unwrap();
        (row.last.as_str(), row.to.as_str(), row.was.as_str())
    };
    assert_eq!(row("Result ka"), ("6", "10", "20 Nov"));
    assert_eq!(
        row("Result kh"),
        ("", "at most 3, met 0 of 6", "no value yet")
    );
    assert_eq!(row("Result km"), ("", "2 steps", "no value yet"));
}

#[test]
fn the_cycle_under_way_is_shown_with_what_has_no_cycle_below_it() {
    let page = told(&four(), []);
    assert_eq!(page.title, "Q4 2026");
    assert!(page.lead.starts_with("Week 8 of 13."), "{}", page.lead);
    let expected = [
        ("Q4 2026", vec!["Objective b", "Objective a"]),
        ("No cycle", vec!["Objective loose"]),
    ];
    assert_eq!(titles(&page), expected);
    assert!(page.groups[0].is_titled && !page.groups[1].is_titled);
    assert_eq!(page.strip.unwrap()[1].value, "1 of 2");
}

#[test]
fn a_cycle_that_is_asked_for_stands_alone_and_all_stand_in_their_cycles() {
    let summer_only = told(&four(), [("cycle", summer().id.as_str())]);
    assert_eq!(titles(&summer_only), [("Q3 2026", vec!["Objective old"])]);
    assert!(
        summer_only
            .lead
            .starts_with("All its objectives are closed")
    );

    let all = told(&four(), [("cycle", "all")]);
    let groups: Vec<&str> = all.groups.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(groups, ["Q4 2026", "Q3 2026", "No cycle"]);
    assert!(all.strip.is_none() && all.groups.iter().all(|it| !it.is_titled));
}

#[test]
fn a_cycle_that_is_not_here_leads_to_the_one_under_way() {
    assert_eq!(told(&four(), [("cycle", "gone")]).title, "Q4 2026");
}

#[test]
fn filters_leave_out_the_others_and_stay_in_the_address_of_the_views() {
    let page = told(&four(), [("owner", "Ada")]);
    assert_eq!(titles(&page), [("Q4 2026", vec!["Objective a"])]);
    assert!(
        page.views
            .iter()
            .all(|(href, ..)| href.contains("owner=Ada"))
    );
    let owner = &page.filters[1];
    assert_eq!((owner.name, owner.chosen.as_str()), ("owner", "Ada"));
    assert_eq!(owner.options.len(), 2);

    let none = told(&four(), [("owner", "Ada"), ("status", "behind")]);
    assert!(none.groups.is_empty() && none.any);
}

#[test]
fn status_and_order_are_asked_only_where_cards_are_shown() {
    assert_eq!(told(&four(), []).filters.len(), 5);
    let squares = told(&four(), [("view", "squares")]);
    assert_eq!(
        (squares.view, squares.filters.len()),
        (OkrsView::Squares, 3)
    );
    assert!(squares.course.is_none());
    let course = told(&four(), [("view", "course")]).course.unwrap();
    assert_eq!(course.progress.sketch.points.len(), 1);
}

#[test]
fn a_deleted_cycle_and_a_deleted_objective_leave_the_page() {
    let mut workspace = four();
    let targets = vec![crate::domain::Ref::new(Kind::Objective, &id("a"))];
    let change = workspace.apply(Command::Delete { targets }).unwrap();
    workspace.commit(&change);
    assert_eq!(titles(&told(&workspace, []))[0].1, ["Objective b"]);
}

#[test]
fn an_edit_of_something_else_makes_the_same_page() {
    let before = told(&four(), []);
    let mut workspace = four();
    let more = Initiative {
        id: id("more"),
        parent: id("a"),
        text: "Ask around".into(),
        ..Initiative::default()
    };
    let change = workspace.apply(Command::save(vec![more.into()])).unwrap();
    workspace.commit(&change);
    assert_eq!(told(&workspace, []), before);
}

#[test]
fn the_review_is_offered_near_the_end_of_the_cycle() {
    assert_eq!(told(&four(), []).review, None);
    let (href, label) = told(&four(), [("cycle", summer().id.as_str())])
        .review
        .unwrap();
    assert_eq!(label, "Review Q3 2026");
    assert!(href.contains("review"), "{href}");
}

#[test]
fn the_squares_say_how_much_of_the_week_is_left() {
    let week = |done| {
        let task = Initiative {
            id: id("task"),
            parent: id("a"),
            text: "Ask around".into(),
            due: Some(today()),
            done,
            ..Initiative::default()
        };
        let mut records: Vec<crate::domain::Record> = four().records().cloned().collect();
        records.push(task.into());
        let workspace = Workspace::from_records(records);
        let all = Filtered::default();
        let ticked = [id("task")];
        see(&workspace, |sight| {
            board(sight, &autumn().id, &all, &ticked)
        })
        .unwrap()
    };
    assert_eq!(week(false).left, "1 of 1 left");
    assert_eq!(week(true).left, "all done");
    assert_eq!(week(false).goals.len(), 2);
}

#[test]
fn every_objective_of_the_example_stands_in_one_group() {
    let workspace = example();
    let all = told(&workspace, [("cycle", "all")]);
    let shown: usize = all.groups.iter().map(|group| group.cards.len()).sum();
    assert_eq!(shown, workspace.objectives().count());
    let rows = |group: &Group| {
        group
            .cards
            .iter()
            .map(|card| card.rows.len())
            .sum::<usize>()
    };
    assert_eq!(
        all.groups.iter().map(rows).sum::<usize>(),
        workspace.key_results().count()
    );
}

#[test]
fn a_card_says_the_reason_that_people_gave_where_its_status_is() {
    let said = crate::domain::CheckIn {
        note: "The supplier is late".into(),
        next_step: "call them".into(),
        author: "Ada".into(),
        ..check_in("kb", date(2026, 11, 20), 1.0, 3)
    };
    let mut workspace = four();
    let more = [key_result("kb", "b").into(), said.into()];
    workspace = Workspace::from_records(workspace.records().cloned().chain(more));
    let page = told(&workspace, []);
    let all: Vec<_> = page.groups.iter().flat_map(|group| &group.cards).collect();
    let given = |name: &str| {
        let card = all.iter().find(|card| card.id == id(name)).unwrap();
        card.given.as_ref().map(|given| given.line())
    };
    let line = "The supplier is late · Next: call them · Ada, 20 Nov";
    assert_eq!(given("b").as_deref(), Some(line));
    // On track there is nothing to explain.
    assert_eq!(given("a"), None);
}
