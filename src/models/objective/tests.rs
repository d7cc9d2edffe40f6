#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{Command, Health, Initiative, Kind, Ref, StatedStatus, Workspace, date};
use crate::models::Mark;
use crate::models::tests::{
    autumn, check_in, example, id, key_result, kpi, link, objective, see, today,
};

fn told(workspace: &Workspace, objective: &str) -> Option<ObjectivePage> {
    see(workspace, |sight| page(sight, &id(objective)))
}

fn with(it: Objective) -> Workspace {
    Workspace::from_records([
        autumn().into(),
        it.into(),
        key_result("ka", "a").into(),
        check_in("ka", date(2026, 11, 13), 5.0, 6).into(),
        check_in("ka", date(2026, 11, 20), 6.0, 7).into(),
        kpi("k", "Bo").into(),
        link("a", Meaning::Improves, "k"),
    ])
}

#[test]
fn an_objective_that_is_not_here_has_no_page() {
    assert_eq!(told(&Workspace::default(), "a"), None);
}

#[test]
fn an_empty_one_says_what_is_missing() {
    let empty = Objective {
        id: id("a"),
        state: State::Draft,
        ..Objective::default()
    };
    let page = told(&Workspace::from_records([empty.into()]), "a").unwrap();
    assert_eq!(page.title, "Objective without a title");
    assert!(page.lead.starts_with("Nothing here yet"), "{}", page.lead);
    assert_eq!(page.meta, "no owner · no cycle");
    assert_eq!(page.note, "none yet, so there is no progress to show");
    assert!(page.is_open() && !page.runs());
    assert!(page.closing.is_none() && page.course.is_none() && page.ended.is_none());
    let values: Vec<&str> = page.figures.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(values, ["–", "0 of 0", "not set", "–"]);
}

#[test]
fn one_that_runs_is_measured_linked_and_can_be_closed() {
    let page = told(&with(objective("a", "Ada")), "a").unwrap();
    assert_eq!(page.meta, "Ada · Q4 2026");
    assert_eq!(page.note, "type the number and press Enter");
    assert_eq!(page.figures[1].value, "1 of 1");
    assert_eq!(page.figures[2].value, "7/10");
    assert_eq!(page.key_results, [id("ka")]);
    assert_eq!(page.links[0].0, "KPIs it improves");
    assert_eq!(page.course.unwrap().sketch.points.len(), 3);
    let closing = page.closing.unwrap();
    assert_eq!(closing.said, "Q4 2026 ends on 31 Dec 2026.");
    assert!(closing.href.is_some());
    assert_eq!(
        page.along,
        "1 key result with 2 check-ins, and 1 link to other goals, are deleted too. KPIs and other objectives stay."
    );
}

#[test]
fn a_closed_one_says_how_it_ended() {
    let closed = Objective {
        state: State::Closed,
        ..objective("a", "Ada")
    };
    let mut records: Vec<crate::domain::Record> = with(closed).records().cloned().collect();
    assert_eq!(
        told(&Workspace::from_records(records.clone()), "a")
            .unwrap()
            .ended
            .unwrap()
            .says,
        "Closed without a review."
    );
    let review = Review {
        id: id("review"),
        objective: id("a"),
        date: today(),
        score: Some(0.7),
        suggested: Some(0.6),
        reason: "the last week counted".into(),
        learned: "ask early".into(),
        ..Review::default()
    };
    records.push(review.into());
    let page = told(&Workspace::from_records(records), "a").unwrap();
    let ended = page.ended.clone().unwrap();
    assert_eq!(ended.score, "0.7");
    let parts: Vec<(&str, &str)> = ended
        .parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    assert_eq!(
        parts,
        [
            ("Score", "suggested was 0.6: the last week counted"),
            ("Learned", "ask early"),
            ("On", "21 Nov 2026"),
        ]
    );
    assert!(!page.is_open() && page.closing.is_none());
    assert!(
        page.judged.reason.starts_with("As on the day"),
        "{}",
        page.judged.reason
    );
}

#[test]
fn one_that_was_opened_again_tells_the_review_that_was_taken_back() {
    let mut records: Vec<crate::domain::Record> =
        with(objective("a", "Ada")).records().cloned().collect();
    let review = Review {
        id: id("review"),
        objective: id("a"),
        date: today(),
        score: Some(0.7),
        reopened: "a number was wrong".into(),
        reopened_on: Some(today()),
        ..Review::default()
    };
    records.push(review.into());
    let page = told(&Workspace::from_records(records), "a").unwrap();
    assert_eq!(
        page.past,
        ["Closed on 21 Nov 2026 with 0.7. Reopened on 21 Nov 2026: A number was wrong."]
    );
    assert!(page.ended.is_none());
}

#[test]
fn a_stated_status_stands_above_the_computed_one() {
    let stated = StatedStatus {
        status: Health::AtRisk,
        reason: "the vendor left".into(),
        on: today(),
    };
    let it = Objective {
        stated: Some(stated),
        ..objective("a", "Ada")
    };
    let judged = told(&with(it), "a").unwrap().judged;
    let (mark, word, why) = judged.stated.unwrap();
    assert_eq!((mark, word.as_str()), (Mark::Bad, "At risk"));
    assert_eq!(why, "The vendor left. Set on 21 Nov 2026.");
}

#[test]
fn initiatives_stand_with_what_is_open_first() {
    let task = |name: &str, done| Initiative {
        id: id(name),
        parent: id("a"),
        text: name.into(),
        owner: "Bo".into(),
        due: Some(today()),
        done,
        ..Initiative::default()
    };
    let mut records: Vec<crate::domain::Record> =
        with(objective("a", "Ada")).records().cloned().collect();
    records.extend([task("1 done", true).into(), task("2 open", false).into()]);
    let told = told(&Workspace::from_records(records), "a")
        .unwrap()
        .initiatives;
    assert_eq!(told.left, "1 of 2 left");
    let lines: Vec<(&str, &str)> = told
        .all
        .iter()
        .map(|line| (line.it.text.as_str(), line.about.as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            ("2 open", "Bo · until today"),
            ("1 done", "Bo · until today")
        ]
    );
}

#[test]
fn it_goes_when_it_is_deleted() {
    let mut workspace = with(objective("a", "Ada"));
    let targets = vec![Ref::new(Kind::Objective, &id("a"))];
    let change = workspace.apply(Command::Delete { targets }).unwrap();
    workspace.commit(&change);
    assert_eq!(told(&workspace, "a"), None);
    assert_eq!(see(&workspace, |sight| ended(sight, &id("a"))), None);
}

#[test]
fn every_objective_of_the_example_has_a_page_with_all_its_key_results() {
    let workspace = example();
    for objective in workspace.objectives() {
        let page = see(&workspace, |sight| page(sight, &objective.id)).unwrap();
        assert_eq!(
            page.key_results.len(),
            workspace.key_results_of(&objective.id).len()
        );
        assert_eq!(page.ended.is_some(), objective.state == State::Closed);
    }
}
