//! The status of key results and objectives as DOMAIN §3 has it: judged on the day of the last check-in, from the day the work began;
//! paused by a person; confidence never invented; "nothing new" is a check-in.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod given;

use bearings::domain::{
    Band, Blocker, Cadence, CheckIn, Command, Cycle, Date, KeyResult, KeyResultKind, Kpi, Link,
    Meaning, Moment, Objective, Pause, PhasedTarget, Reading, Record, State, Workspace, date,
};
use bearings::figures::Figures;
use bearings::insight::{self, AsOf, KeyResultReport, Status, due_list, pauses_due, squares};
use chrono::{Days, Weekday};
use given::id;
use proptest::prelude::*;

fn quarter() -> Cycle {
    Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31))
}

fn goal() -> Objective {
    Objective {
        id: id("o"),
        title: "Make waiting short".into(),
        cycle: Some(quarter().id),
        ..Objective::default()
    }
}

fn result() -> KeyResult {
    KeyResult {
        id: id("k"),
        objective: id("o"),
        title: "Orders".into(),
        baseline: Some(0.0),
        target: Some(100.0),
        ..KeyResult::default()
    }
}

fn check_in(on: Date, value: impl Into<Option<f64>>) -> CheckIn {
    CheckIn {
        id: id(&format!("c{on}")),
        key_result: id("k"),
        date: on,
        value: value.into(),
        ..CheckIn::default()
    }
}

fn workspace(objective: Objective, key_result: KeyResult, rest: Vec<CheckIn>) -> Workspace {
    let fixed: [Record; 3] = [quarter().into(), objective.into(), key_result.into()];
    let rest = rest.into_iter().map(Record::from);
    Workspace::from_records(fixed.into_iter().chain(rest))
}

fn stands(workspace: &Workspace, on: Date) -> KeyResultReport {
    insight::key_result(workspace, &id("k"), on).unwrap()
}

fn said(report: &KeyResultReport) -> String {
    report.reason.sentence(&Figures::default())
}

// Pace

#[test]
fn a_goal_started_late_in_its_cycle_is_not_red_on_its_first_day() {
    let late = Objective {
        started: Some(date(2026, 11, 26)),
        ..goal()
    };
    let here = workspace(late.clone(), result(), vec![]);
    let found = stands(&here, date(2026, 11, 26));
    assert_eq!(
        (found.status, found.expected),
        (Status::NotStarted, Some(0.0))
    );
    // Its first number, on that day, is on the line: the line begins there.
    let begun = workspace(late, result(), vec![check_in(date(2026, 11, 26), 0.0)]);
    let found = stands(&begun, date(2026, 11, 26));
    assert_eq!((found.status, found.expected), (Status::OnTrack, Some(0.0)));
    assert_eq!(found.course[0], (date(2026, 11, 26), 0.0));
    assert_eq!(stands(&begun, date(2026, 12, 31)).due_today, Some(1.0));
}

#[test]
fn a_monthly_one_is_judged_on_the_day_it_speaks_of_and_has_no_wider_grace() {
    let monthly = KeyResult {
        cadence: Some(Cadence::Month),
        ..result()
    };
    let here = workspace(goal(), monthly, vec![check_in(date(2026, 10, 31), 5.0)]);
    let found = stands(&here, date(2026, 11, 26));
    assert_eq!(found.expected, Some(30.0 / 91.0));
    assert_eq!(found.status, Status::AtRisk);
    assert_eq!(
        said(&found),
        "5\u{202f}% of the way on 31 Oct 2026; 33\u{202f}% would have been on schedule"
    );
    // The tick of the bar stands where the line is today.
    assert_eq!(found.due_today, Some(56.0 / 91.0));
}

#[test]
fn a_weekly_one_on_the_line_stays_on_track_until_the_next_is_overdue_and_then_is_stale() {
    let yesterday = date(2026, 11, 25);
    let on_line = 100.0 * 55.0 / 91.0;
    let here = workspace(goal(), result(), vec![check_in(yesterday, on_line)]);
    let mut day = yesterday;
    while day <= date(2026, 12, 9) {
        let found = stands(&here, day);
        assert_eq!(found.status, Status::OnTrack, "{day}");
        // The next is due on Sunday 6 December; stale from the fourth day on.
        assert_eq!(found.stale.is_some(), day > date(2026, 12, 9), "{day}");
        day = day + Days::new(1);
    }
    let later = stands(&here, date(2026, 12, 10));
    assert_eq!(
        (later.status, later.stale.unwrap().days),
        (Status::OnTrack, 4)
    );
}

#[test]
fn the_day_a_baseline_was_read_begins_the_work_where_it_is_later() {
    let read = |on| KeyResult {
        baseline_on: Some(on),
        ..result()
    };
    let made = || vec![check_in(date(2026, 11, 26), 0.0)];
    let late = workspace(goal(), read(date(2026, 11, 20)), made());
    assert_eq!(stands(&late, date(2026, 11, 26)).expected, Some(6.0 / 41.0));
    let before = workspace(goal(), read(date(2026, 9, 1)), made());
    assert_eq!(
        stands(&before, date(2026, 11, 26)).expected,
        Some(56.0 / 91.0)
    );
    // Steps have no baseline.
    let steps = KeyResult {
        measure: KeyResultKind::Done,
        ..read(date(2026, 11, 20))
    };
    let done = workspace(goal(), steps, made());
    assert_eq!(
        stands(&done, date(2026, 11, 26)).expected,
        Some(56.0 / 91.0)
    );
}

#[test]
fn phased_targets_are_followed_piecewise_from_the_day_the_work_began() {
    let phased = KeyResult {
        phased: vec![PhasedTarget {
            date: date(2026, 12, 1),
            value: 10.0,
        }],
        ..result()
    };
    let late = Objective {
        started: Some(date(2026, 11, 1)),
        ..goal()
    };
    let here = workspace(late, phased, vec![check_in(date(2026, 11, 16), 5.0)]);
    let found = stands(&here, date(2026, 11, 26));
    assert_eq!(
        (found.expected, found.status),
        (Some(0.05), Status::OnTrack)
    );
}

#[test]
fn nothing_is_expected_on_the_first_day_and_everything_on_the_last() {
    for (on, expected) in [(date(2026, 10, 1), 0.0), (date(2026, 12, 31), 1.0)] {
        let here = workspace(goal(), result(), vec![check_in(on, 40.0)]);
        assert_eq!(stands(&here, on).expected, Some(expected));
    }
    let over = workspace(goal(), result(), vec![check_in(date(2026, 12, 31), 40.0)]);
    assert_eq!(
        said(&stands(&over, date(2027, 1, 4))),
        "40\u{202f}% of the way on the last day"
    );
}

// "Nothing new, because …"

#[test]
fn nothing_new_with_its_reason_is_a_check_in() {
    let note = CheckIn {
        note: "The vendor is closed this week.".into(),
        ..check_in(date(2026, 11, 25), None)
    };
    let value = check_in(date(2026, 11, 4), 40.0);
    let here = workspace(goal(), result(), vec![value.clone(), note]);
    let found = stands(&here, date(2026, 11, 26));
    assert!(found.stale.is_none());
    assert_eq!(stands(&here, date(2026, 11, 29)).kept, Some((2, 8)));
    // It says that the value still holds, so it is judged on that day.
    assert_eq!(
        (found.expected, found.current.unwrap().value),
        (Some(55.0 / 91.0), 40.0)
    );
    let without = workspace(goal(), result(), vec![value]);
    assert!(stands(&without, date(2026, 11, 26)).stale.is_some());
}

#[test]
fn a_hold_check_in_without_a_value_is_made_but_neither_met_nor_missed() {
    let hold = KeyResult {
        measure: KeyResultKind::Hold,
        band: Some(Band::at_most(2.0)),
        ..result()
    };
    let note = CheckIn {
        note: "No incident review this week.".into(),
        ..check_in(date(2026, 10, 15), None)
    };
    let made = vec![
        check_in(date(2026, 10, 7), 1.0),
        note,
        check_in(date(2026, 10, 22), 2.0),
    ];
    let here = workspace(goal(), hold.clone(), made);
    let found = stands(&here, date(2026, 10, 26));
    assert_eq!((found.held, found.kept), (Some((2, 2)), Some((3, 3))));
    assert_eq!(found.status, Status::OnTrack);
    // Weeks without a check-in after the last one make it stale, not behind.
    let later = stands(&here, date(2026, 11, 26));
    assert_eq!((later.held, later.status), (Some((2, 2)), Status::OnTrack));
    assert!(later.stale.is_some());
    let only_notes = workspace(
        goal(),
        hold,
        vec![CheckIn {
            note: "Nothing new.".into(),
            ..check_in(date(2026, 10, 15), None)
        }],
    );
    let found = stands(&only_notes, date(2026, 10, 26));
    assert_eq!((found.progress, found.status), (None, Status::NoData));
    assert_eq!(said(&found), "check-ins were made, but none with a value");
}

#[test]
fn nothing_new_counts_where_a_kpi_measures_it_too() {
    let kpi = Kpi {
        id: id("kpi"),
        cadence: Some(Cadence::Week),
        ..Kpi::default()
    };
    let reading = Reading {
        id: id("r"),
        kpi: id("kpi"),
        date: date(2026, 10, 7),
        value: 10.0,
        ..Reading::default()
    };
    let note = CheckIn {
        note: "The report is late.".into(),
        ..check_in(date(2026, 10, 14), None)
    };
    let rest: [Record; 4] = [
        kpi.into(),
        reading.into(),
        note.into(),
        Link::new(&id("k"), Meaning::MeasuredBy, &id("kpi")).into(),
    ];
    let base = workspace(goal(), result(), vec![]);
    let here = Workspace::from_records(base.records().cloned().chain(rest));
    assert_eq!(stands(&here, date(2026, 10, 14)).kept, Some((1, 1)));
    assert_eq!(stands(&here, date(2026, 10, 18)).kept, Some((2, 2)));
}

// Confidence

#[test]
fn nobodys_confidence_is_invented() {
    let here = workspace(goal(), result(), vec![check_in(date(2026, 10, 7), 10.0)]);
    assert_eq!(stands(&here, date(2026, 10, 8)).confidence, None);
    let whole = insight::objective(&here, &id("o"), date(2026, 10, 8)).unwrap();
    assert_eq!(whole.confidence, None);
    let board = squares(&here, &quarter().id, |_| true, &[], date(2026, 10, 8)).unwrap();
    assert_eq!(board.confidence[0].results[0].now, None);
    // At the start somebody said one.
    let start = KeyResult {
        confidence: Some(6),
        ..result()
    };
    let said = stands(&workspace(goal(), start, vec![]), date(2026, 10, 8)).confidence;
    assert_eq!(said.map(|it| (it.level, it.on)), Some((6, None)));
}

#[test]
fn a_check_in_without_a_new_confidence_leaves_the_last_with_its_day() {
    let sure = CheckIn {
        confidence: Some(7),
        ..check_in(date(2026, 11, 3), 30.0)
    };
    let here = workspace(
        goal(),
        result(),
        vec![sure, check_in(date(2026, 11, 24), 31.0)],
    );
    let said = stands(&here, date(2026, 11, 26)).confidence.unwrap();
    assert_eq!((said.level, said.on), (7, Some(date(2026, 11, 3))));
}

#[test]
fn what_is_in_the_way_is_known_until_a_later_check_in_takes_it_back() {
    let stuck = CheckIn {
        confidence: Some(3),
        blocker: Some(Blocker::Dependency),
        next_step: "Call the vendor".into(),
        ..check_in(date(2026, 11, 3), 30.0)
    };
    let value = check_in(date(2026, 11, 10), 31.0);
    let free = CheckIn {
        confidence: Some(8),
        ..check_in(date(2026, 11, 17), 50.0)
    };
    let here = workspace(goal(), result(), vec![stuck, value, free]);
    let then = stands(&here, date(2026, 11, 12)).in_the_way.unwrap();
    assert_eq!(
        (then.blocker, then.next_step.as_str(), then.on),
        (
            Some(Blocker::Dependency),
            "Call the vendor",
            date(2026, 11, 3)
        )
    );
    assert_eq!(stands(&here, date(2026, 11, 18)).in_the_way, None);
}

// Paused

fn pause() -> Pause {
    Pause {
        reason: "The supplier went out of business.".into(),
        on: date(2026, 11, 2),
        until: date(2026, 11, 23),
        ended: None,
    }
}

#[test]
fn what_is_paused_owes_nothing_and_has_no_status() {
    let paused = Objective {
        paused: Some(pause()),
        ..goal()
    };
    let here = workspace(paused, result(), vec![check_in(date(2026, 10, 7), 6.0)]);
    let (before, during) = (date(2026, 11, 1), date(2026, 11, 26));
    assert_eq!(stands(&here, before).status, Status::OnTrack);
    let found = stands(&here, during);
    assert_eq!(
        (found.status, found.stale, found.standing, &found.stated),
        (Status::Paused, None, None, &None)
    );
    assert_eq!(
        said(&found),
        "paused: The supplier went out of business; look again on 23 Nov 2026"
    );
    assert!(due_list(&here, &Moment::noon(during), Weekday::Mon).is_empty());
    let whole = insight::objective(&here, &id("o"), during).unwrap();
    assert_eq!((whole.status, whole.stale), (Status::Paused, None));
    let cycle = insight::cycle(&here, &quarter().id, during).unwrap();
    assert_eq!(
        (cycle.judged(), cycle.paused(), cycle.net_on_track),
        (0, 1, None)
    );
    // Only what was asked for counts: four weeks before the pause.
    assert_eq!(found.kept, Some((1, 4)));
    // Today asks from the day to look again on.
    assert!(pauses_due(&here, date(2026, 11, 22)).is_empty());
    assert_eq!(
        pauses_due(&here, date(2026, 11, 23))[0].title,
        "Make waiting short"
    );
}

#[test]
fn what_is_resumed_is_asked_for_from_then_on_and_not_for_the_pause() {
    let resumed = KeyResult {
        paused: Some(Pause {
            ended: Some(date(2026, 11, 25)),
            ..pause()
        }),
        ..result()
    };
    let here = workspace(goal(), resumed, vec![check_in(date(2026, 10, 31), 30.0)]);
    let found = stands(&here, date(2026, 11, 26));
    assert_eq!((found.status, found.stale), (Status::OnTrack, None));
    let owed = due_list(&here, &Moment::noon(date(2026, 11, 26)), Weekday::Mon);
    assert_eq!((owed[0].due, owed[0].days_late), (date(2026, 11, 29), -3));
    assert!(pauses_due(&here, date(2026, 11, 26)).is_empty());
}

#[test]
fn a_paused_key_result_leaves_the_status_to_the_others() {
    let paused = KeyResult {
        id: id("p"),
        paused: Some(pause()),
        ..result()
    };
    let base = workspace(goal(), result(), vec![check_in(date(2026, 11, 25), 60.0)]);
    let here = Workspace::from_records(base.records().cloned().chain([paused.into()]));
    let whole = insight::objective(&here, &id("o"), date(2026, 11, 26)).unwrap();
    assert_eq!((whole.status, whole.stale), (Status::OnTrack, None));
}

#[test]
fn a_pause_and_a_baselines_day_travel_and_an_old_file_has_none() {
    let record = Record::from(KeyResult {
        paused: Some(pause()),
        baseline_on: Some(date(2026, 11, 20)),
        ..result()
    });
    let fields = record.to_fields();
    assert_eq!(Record::from_fields(record.kind(), &fields).unwrap(), record);
    let old = Record::from(result()).to_fields();
    assert!(!old.contains_key("paused") && !old.contains_key("baseline_on"));
    // Pausing is a save like any other: nothing refuses it.
    let here = workspace(goal(), result(), vec![]);
    assert!(here.apply(Command::save(vec![record])).is_ok());
}

// Laws

fn any_check_ins() -> impl Strategy<Value = Vec<(u64, Option<f64>, bool)>> {
    prop::collection::vec(
        (
            0u64..92,
            prop::option::weighted(0.8, -20.0..140.0_f64),
            any::<bool>(),
        ),
        0..8,
    )
}

proptest! {
    #[test]
    fn no_status_slides_from_one_day_to_the_next_without_a_check_in(
        kind in 0usize..5, cadence in 0usize..4, started in 0u64..60, made in any_check_ins(),
    ) {
        let measure = KeyResultKind::ALL[kind];
        let key_result = KeyResult {
            measure,
            cadence: Some([Cadence::Day, Cadence::Week, Cadence::Fortnight, Cadence::Month][cadence]),
            band: Some(Band::at_most(50.0)),
            baseline: Some(if measure == KeyResultKind::Decrease { 100.0 } else { 0.0 }),
            target: Some(if measure == KeyResultKind::Decrease { 0.0 } else { 100.0 }),
            ..result()
        };
        let objective = Objective { started: Some(quarter().start + Days::new(started)), ..goal() };
        let records = made.iter().enumerate().map(|(n, (day, value, sure))| CheckIn {
            id: id(&format!("c{n}")),
            note: "a note".into(),
            confidence: sure.then_some(8),
            ..check_in(quarter().start + Days::new(*day), *value)
        });
        let here = workspace(objective, key_result, records.collect());
        let days: Vec<Date> = (0..100).map(|n| quarter().start + Days::new(n)).collect();
        let made_on = |day: Date| made.iter().any(|(n, _, _)| quarter().start + Days::new(*n) == day);
        for pair in days.windows(2) {
            let (before, after) = (stands(&here, pair[0]), stands(&here, pair[1]));
            // What is held is counted once more on the due day of its last check-in, and then no more.
            let last = made.iter().map(|(n, _, _)| *n).max().unwrap_or(0);
            let is_settled = measure != KeyResultKind::Hold || pair[0] > quarter().start + Days::new(last + 62);
            if is_settled && !made_on(pair[1]) && before.progress.is_some() {
                prop_assert_eq!(before.status, after.status, "{} {:?}", pair[1], after.reason);
                prop_assert_eq!(before.progress, after.progress);
                prop_assert_eq!(said(&before), said(&after));
            }
            // Nobody's confidence is invented.
            let anybody = made.iter().any(|(n, _, sure)| *sure && quarter().start + Days::new(*n) <= pair[0]);
            prop_assert_eq!(before.confidence.is_some(), anybody);
        }
    }

    #[test]
    fn no_sentence_shows_shares_that_make_another_status(p in -0.5..1.5_f64, day in 0u64..92) {
        let on = quarter().start + Days::new(day);
        let here = workspace(goal(), result(), vec![check_in(on, p * 100.0)]);
        let found = stands(&here, on);
        let said = said(&found);
        let numbers: Vec<f64> = said
            .split('\u{202f}')
            .filter_map(|part| part.rsplit(' ').next()?.replace('−', "-").parse().ok())
            .collect();
        if found.status == Status::Done {
            prop_assert!(p >= 1.0 && said == "the target is reached");
        } else if let [progress, expected] = numbers[..] {
            // "just under 100" is not there yet.
            let progress = if said.starts_with("just under") { progress - 0.4 } else { progress };
            let told = insight::status::against_pace(progress / 100.0, expected / 100.0, 0.05);
            prop_assert_eq!(told, found.status, "{}", said);
        } else {
            prop_assert!(said.ends_with("on the last day"), "{}", said);
        }
        prop_assert!(p >= 1.0 || !said.starts_with("100"), "{}", said);
    }
}

#[test]
fn as_of_a_day_before_the_pause_it_was_not_paused() {
    let paused = Objective {
        paused: Some(pause()),
        ..goal()
    };
    let here = workspace(paused, result(), vec![check_in(date(2026, 10, 31), 33.0)]);
    let as_of = AsOf::from((date(2026, 11, 1), Weekday::Mon));
    assert_eq!(
        insight::key_result(&here, &id("k"), as_of).unwrap().status,
        Status::OnTrack
    );
    assert_eq!(goal().state, State::Running);
}
