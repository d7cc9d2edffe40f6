#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{
    Blocker, CheckIn, Health, Moment, Objective, Pause, Record, StatedStatus, date,
};
use crate::insight::{Reports, due_list};
use crate::models::tests::{
    autumn, check_in, example, id, key_result, kpi, objective, reading, see, today,
};
use chrono::Weekday;

/// Two behind, one with a reason; one on track.
fn quarter() -> Vec<Record> {
    let said = CheckIn {
        note: "Too few mentors since October".into(),
        blocker: Some(Blocker::Resource),
        next_step: "ask Lena for half a day".into(),
        author: "Ada".into(),
        ..check_in("far", date(2026, 11, 20), 1.0, 3)
    };
    vec![
        autumn().into(),
        objective("o", "Ada").into(),
        key_result("near", "o").into(),
        key_result("far", "o").into(),
        key_result("well", "o").into(),
        check_in("near", date(2026, 11, 20), 4.0, 5).into(),
        said.into(),
        check_in("well", date(2026, 11, 20), 9.0, 8).into(),
    ]
}

fn with(more: impl IntoIterator<Item = Record>) -> Workspace {
    Workspace::from_records(quarter().into_iter().chain(more))
}

fn off(workspace: &Workspace) -> Vec<OffLine> {
    see(workspace, |sight| {
        let ids = off_track(sight);
        ids.iter().filter_map(|id| line(sight, id)).collect()
    })
}

#[test]
fn off_track_comes_with_the_reason_that_people_gave_and_the_numbers() {
    let off = off(&with([]));
    let titles: Vec<&str> = off.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Result far", "Result near"]);
    let given = off[0].given.clone().unwrap();
    assert_eq!(given.reason, "Too few mentors since October");
    assert_eq!(given.next, "Next: ask Lena for half a day · Ada, 20 Nov");
    assert_eq!(
        (off[0].word.as_str(), off[0].of.as_str()),
        ("At risk", "Objective o")
    );
    assert!(off[0].numbers.contains("of the way on 20 Nov 2026"));
    assert_eq!(off[1].given, None);
}

#[test]
fn without_a_note_the_kind_of_blocker_is_the_reason() {
    let bare = CheckIn {
        blocker: Some(Blocker::Dependency),
        ..check_in("near", date(2026, 11, 21), 4.0, 3)
    };
    let off = off(&with([bare.into()]));
    let given = off
        .iter()
        .find(|it| it.id == id("near"))
        .unwrap()
        .given
        .clone();
    assert_eq!(given.unwrap().line(), "Waiting for someone else · 21 Nov");
}

#[test]
fn a_status_that_a_person_set_says_its_reason_and_holds() {
    let mut set = key_result("well", "o");
    set.stated = Some(StatedStatus {
        status: Health::AtRisk,
        reason: "The supplier is gone".into(),
        on: date(2026, 11, 20),
    });
    let off = off(&with([set.into()]));
    let well = off.iter().find(|it| it.id == id("well")).unwrap();
    assert_eq!(well.given.clone().unwrap().reason, "The supplier is gone");
    assert_eq!(well.stated.clone().unwrap().1, "At risk");
}

#[test]
fn what_is_paused_or_closed_is_not_off_track() {
    let paused = Objective {
        paused: Some(Pause {
            reason: "After the move".into(),
            on: date(2026, 11, 1),
            until: date(2026, 12, 1),
            ended: None,
        }),
        ..objective("o", "Ada")
    };
    assert!(off(&with([paused.into()])).is_empty());
    let closed = Objective {
        state: crate::domain::State::Closed,
        ..objective("o", "Ada")
    };
    assert!(off(&with([closed.into()])).is_empty());
}

#[test]
fn the_head_says_what_there_is_to_do_in_numbers() {
    let page = |off, review: Option<(&str, i64)>| TodayPage {
        off,
        review: review.map(|(name, days)| (name.to_owned(), days)),
        ..TodayPage::default()
    };
    assert_eq!(
        lead(11, &page(2, Some(("Q4 2026", 35)))),
        "11 updates are due, about 2 minutes. 2 goals are off track. The Q4 2026 review is in 35 days."
    );
    assert_eq!(
        lead(1, &page(1, Some(("Q4 2026", 1)))),
        "1 update is due, about a minute. 1 goal is off track. The Q4 2026 review is in 1 day."
    );
    assert_eq!(lead(0, &page(0, None)), "Nothing is due.");
    assert_eq!(
        lead(0, &page(0, Some(("Q4 2026", 0)))),
        "Nothing is due. The Q4 2026 review is today."
    );
    assert_eq!(
        lead(0, &page(0, Some(("Q3 2026", -12)))),
        "Nothing is due. The Q3 2026 review has been due for 12 days."
    );
}

fn moment() -> Moment {
    Moment::noon(today())
}

#[test]
fn what_turned_red_since_the_page_opened_is_told() {
    let before = with([]);
    let opened = see(&before, |sight| {
        Seen::now(&before, &Reports::default(), &moment(), sight.as_of)
    });
    let after = with([check_in("well", today(), 1.0, 3).into()]);
    let before = Before {
        opened: Some(opened),
        ..Before::default()
    };
    let page = see(&after, |sight| page(sight, &before));
    let turned: Vec<(&str, &str, &str)> = page
        .turned
        .iter()
        .map(|it| (it.title.as_str(), it.before.as_str(), it.after.as_str()))
        .collect();
    assert_eq!(turned, [("Result well", "on track", "At risk")]);
    assert_eq!(page.off, 3);
    assert_eq!(page.review, Some(("Q4 2026".to_owned(), 40)));
}

#[test]
fn what_is_next_is_said_and_what_to_do_where_nothing_asks() {
    let empty = see(&Workspace::default(), |sight| {
        page(sight, &Before::default())
    });
    assert!(empty.next.starts_with("Give a goal a cadence"));
    let one = Workspace::from_records([kpi("a", "Ada").into(), reading("a", today(), 1.0).into()]);
    let page = see(&one, |sight| page(sight, &Before::default()));
    assert!(page.next.starts_with("Next is Number a, "), "{}", page.next);
}

#[test]
fn a_line_that_is_done_stays_in_its_place() {
    let workspace = with([
        kpi("a", "Bo").into(),
        reading("a", date(2026, 11, 2), 1.0).into(),
    ]);
    let lines = |workspace: &Workspace| fresh(due_list(workspace, &moment(), Weekday::Mon));
    let before = lines(&workspace);
    let first = before[0].subject.clone();
    assert_eq!(first.id(), &id("a"));
    let after = Workspace::from_records(
        workspace
            .records()
            .cloned()
            .chain([reading("a", today(), 2.0).into()]),
    );
    let merged = merged(before.clone(), lines(&after), &after);
    assert_eq!(merged.len(), before.len());
    assert_eq!((&merged[0].subject, merged[0].is_owed), (&first, false));
    // What is gone leaves the list.
    let none = super::merged(before, Vec::new(), &Workspace::default());
    assert!(none.is_empty());
}

#[test]
fn the_list_says_how_many_are_left_and_late_and_whose_they_are() {
    let workspace = example();
    let all = fresh(due_list(&workspace, &moment(), Weekday::Mon));
    let told = |whose: &str| {
        see(&workspace, |sight| {
            due(&all, whose, &sight.figures, today())
        })
    };
    let whole = told("");
    assert_eq!(whole.lines.len(), all.len());
    assert!(
        whole.note.starts_with(&format!("{} left, ", all.len())),
        "{}",
        whole.note
    );
    assert!(whole.note.contains(" overdue since "), "{}", whole.note);
    let one = whole.owners[0].0.clone();
    let own = told(&one);
    assert!(own.left < whole.left && own.lines.iter().all(|line| line.owner == one));
    let done: Vec<DueLine> = all
        .iter()
        .cloned()
        .map(|line| DueLine {
            is_owed: false,
            ..line
        })
        .collect();
    let done = see(&workspace, |sight| due(&done, "", &sight.figures, today()));
    assert_eq!((done.note.as_str(), done.left), ("all done", 0));
}
