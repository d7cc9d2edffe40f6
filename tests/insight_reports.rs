//! How goals stand, read off whole workspaces (DOMAIN §2-4).
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

use bearings::domain::*;
use bearings::figures::Figures;
use bearings::insight::{self, *};
use chrono::{Days, Weekday};

/// Monday 5 October to Sunday 27 December 2026: twelve whole weeks, 83 days from first to last.
fn autumn() -> Cycle {
    Cycle::new("Autumn", date(2026, 10, 5), date(2026, 12, 27))
}

fn goal(state: State) -> Objective {
    Objective {
        id: Id::from_text("o"),
        title: "Make waiting short".into(),
        cycle: Some(autumn().id),
        state,
        owner: "Ada".into(),
        ..Objective::default()
    }
}

fn decrease(id: &str) -> KeyResult {
    KeyResult {
        id: Id::from_text(id),
        objective: Id::from_text("o"),
        title: format!("Fewer {id}"),
        measure: KeyResultKind::Decrease,
        baseline: Some(50.0),
        target: Some(10.0),
        ..KeyResult::default()
    }
}

fn hold(id: &str, band: Band) -> KeyResult {
    KeyResult {
        measure: KeyResultKind::Hold,
        band: Some(band),
        baseline: None,
        target: None,
        ..decrease(id)
    }
}

/// The day so many days after the cycle's first.
fn day(after: u64) -> Date {
    autumn().start + Days::new(after)
}

fn check_in(of: &str, on: Date, value: f64) -> CheckIn {
    CheckIn {
        id: Id::from_text(&format!("{of}-{on}-{value}")),
        key_result: Id::from_text(of),
        date: on,
        value: Some(value),
        ..CheckIn::default()
    }
}

fn reading(of: &str, on: Date, value: f64) -> Reading {
    Reading {
        id: Id::from_text(&format!("{of}-{on}-{value}")),
        kpi: Id::from_text(of),
        date: on,
        value,
        ..Reading::default()
    }
}

fn workspace(records: impl IntoIterator<Item = Record>) -> Workspace {
    Workspace::from_records(
        [autumn().into(), goal(State::Running).into()]
            .into_iter()
            .chain(records),
    )
}

fn stands(workspace: &Workspace, id: &str, on: Date) -> KeyResultReport {
    insight::key_result(workspace, &Id::from_text(id), on).unwrap()
}

fn said(report: &KeyResultReport) -> String {
    report.reason.sentence(&Figures::default())
}

#[test]
fn nothing_recorded_is_no_data_and_never_zero() {
    let workspace = workspace([decrease("k").into()]);
    let early = stands(&workspace, "k", day(3));
    assert_eq!((early.progress, early.status), (None, Status::NotStarted));
    assert_eq!(said(&early), "the first check-in is due on 11 Oct 2026");
    let late = stands(&workspace, "k", day(6));
    assert_eq!((late.progress, late.status), (None, Status::NoData));
    assert_eq!(stands(&workspace, "k", day(9)).stale, None);
    assert_eq!(stands(&workspace, "k", day(10)).stale.unwrap().days, 4);
}

#[test]
fn a_falling_number_is_judged_against_a_straight_line() {
    let workspace = workspace([decrease("k").into(), check_in("k", day(40), 46.0).into()]);
    let found = stands(&workspace, "k", day(41));
    assert_eq!(found.progress.unwrap().raw, 0.1);
    // On the day of the check-in, and where the line is today for the tick of the bar.
    assert_eq!(found.expected, Some(40.0 / 83.0));
    assert_eq!(found.due_today, Some(41.0 / 83.0));
    // 0.1 < 0.482 − 0.05 − 0.2
    assert_eq!(found.status, Status::AtRisk);
    assert_eq!(
        said(&found),
        "10\u{202f}% of the way on 14 Nov 2026; 48\u{202f}% would have been on schedule"
    );
}

#[test]
fn phased_targets_take_the_place_of_the_line() {
    let phased = KeyResult {
        phased: vec![PhasedTarget {
            date: day(60),
            value: 46.0,
        }],
        ..decrease("k")
    };
    let workspace = workspace([phased.into(), check_in("k", day(60), 46.0).into()]);
    let found = stands(&workspace, "k", day(62));
    assert_eq!((found.expected, found.status), (Some(0.1), Status::OnTrack));
    assert_eq!(
        said(&found),
        "10\u{202f}% of the way on 4 Dec 2026; the phased targets expected 10\u{202f}% by then"
    );
    assert_eq!(
        found.course,
        [(day(0), 50.0), (day(60), 46.0), (day(83), 10.0)]
    );
}

#[test]
fn a_reached_target_is_done_and_zero_can_be_reached() {
    let zero = KeyResult {
        target: Some(0.0),
        ..decrease("k")
    };
    let workspace = workspace([zero.into(), check_in("k", day(10), 0.0).into()]);
    let found = stands(&workspace, "k", day(11));
    assert_eq!(
        (found.progress.unwrap().raw, found.status),
        (1.0, Status::Done)
    );
}

#[test]
fn equal_baseline_and_target_are_named_and_not_computed() {
    let flat = KeyResult {
        target: Some(50.0),
        ..decrease("k")
    };
    let found = stands(
        &workspace([flat.into(), check_in("k", day(10), 50.0).into()]),
        "k",
        day(11),
    );
    assert_eq!((found.progress, found.status), (None, Status::NoData));
    assert_eq!(found.reason, Reason::Missing(Missing::Change));
}

#[test]
fn a_hold_counts_due_check_ins_that_met_the_limit_and_equality_is_met() {
    let values = [2.0, 1.0, 2.5, 0.0, 2.0];
    let mut records: Vec<Record> = vec![hold("k", Band::at_most(2.0)).into()];
    records.extend(
        (0..)
            .zip(values)
            .map(|(week, value)| check_in("k", day(7 * week + 2), value).into()),
    );
    let workspace = workspace(records);
    let on_wednesday = stands(&workspace, "k", day(30));
    assert_eq!(
        on_wednesday.held,
        Some((3, 4)),
        "the fifth is made but not due before Sunday"
    );
    let on_sunday = stands(&workspace, "k", day(34));
    assert_eq!(on_sunday.held, Some((4, 5)));
    assert_eq!(on_sunday.progress.unwrap().raw, 0.8 * (34.0 / 83.0));
    assert_eq!(on_sunday.status, Status::Behind);
    // Nobody looked since: that is told by stale, not by a status that slides.
    let later = stands(&workspace, "k", day(45));
    assert_eq!((later.held, later.status), (Some((4, 5)), Status::Behind));
    assert!(later.stale.is_some());
    // Once there is a later one, a due check-in that was not made is not met.
    let next = check_in("k", day(44), 1.0);
    let records = workspace.records().cloned().chain([next.into()]);
    let looked = stands(&Workspace::from_records(records), "k", day(48));
    assert_eq!(looked.held, Some((5, 7)));
    assert_eq!(said(&looked), "5 of 7 check-ins met the limit");
}

#[test]
fn a_hold_has_no_data_before_the_first_is_due_and_a_perfect_one_ends_at_one() {
    let mut records: Vec<Record> = vec![hold("k", Band::between(1.0, 2.0)).into()];
    records.extend((0..12).map(|week| Record::from(check_in("k", day(7 * week), 2.0))));
    let workspace = workspace(records);
    assert_eq!(stands(&workspace, "k", day(5)).progress, None);
    let at_the_end = stands(&workspace, "k", day(83));
    assert_eq!(
        (at_the_end.held, at_the_end.progress.unwrap().raw),
        (Some((12, 12)), 1.0)
    );
    assert_eq!(
        at_the_end.status,
        Status::OnTrack,
        "a hold is never done before the end"
    );
}

#[test]
fn steps_and_done_kinds_count_what_was_ticked_last() {
    let step = |id: &str, weight| Step {
        id: Id::from_text(id),
        text: id.into(),
        weight,
    };
    let milestones = KeyResult {
        measure: KeyResultKind::Milestones,
        steps: vec![step("a", 3.0), step("b", 1.0)],
        ..decrease("m")
    };
    let ticked = CheckIn {
        steps_done: Some(vec![Id::from_text("a"), Id::from_text("gone")]),
        value: None,
        ..check_in("m", day(20), 0.0)
    };
    let note = CheckIn {
        value: None,
        confidence: Some(3),
        ..check_in("m", day(27), 0.0)
    };
    let done = KeyResult {
        measure: KeyResultKind::Done,
        ..decrease("d")
    };
    let workspace = workspace([
        milestones.into(),
        ticked.into(),
        note.into(),
        done.into(),
        check_in("d", day(20), 0.0).into(),
        check_in("d", day(27), 1.0).into(),
    ]);
    let steps = stands(&workspace, "m", day(28));
    assert_eq!(
        (steps.progress.unwrap().raw, steps.steps),
        (0.75, Some((1, 2)))
    );
    assert_eq!(steps.confidence.map(|said| said.level), Some(3));
    assert!(
        said(&steps).starts_with("1 of 2 steps done, "),
        "{}",
        said(&steps)
    );
    assert_eq!(stands(&workspace, "d", day(26)).progress.unwrap().raw, 0.0);
    let done = stands(&workspace, "d", day(60));
    assert_eq!(
        (done.status, done.standing),
        (Status::Done, None),
        "nothing is due once it is ticked off"
    );
}

#[test]
fn of_two_check_ins_on_one_day_both_are_kept_and_the_later_counts() {
    let first = check_in("k", day(10), 30.0);
    let corrected = CheckIn {
        entered: Stamp(5),
        ..check_in("k", day(10), 20.0)
    };
    for records in [[first.clone(), corrected.clone()], [corrected, first]] {
        let mut all: Vec<Record> = vec![decrease("k").into()];
        all.extend(records.map(Record::from));
        let workspace = workspace(all);
        assert_eq!(workspace.check_ins_of(&Id::from_text("k")).len(), 2);
        let found = stands(&workspace, "k", day(10));
        assert_eq!(
            (found.points.len(), found.current.unwrap().value),
            (1, 20.0)
        );
    }
}

#[test]
fn a_value_recorded_after_the_cycle_does_not_change_how_it_ended() {
    let records = |extra: Option<CheckIn>| {
        let mut all: Vec<Record> = vec![decrease("k").into(), check_in("k", day(80), 30.0).into()];
        all.extend(extra.map(Record::from));
        workspace(all)
    };
    let ended = stands(&records(None), "k", day(200));
    let edited = stands(&records(Some(check_in("k", day(90), 10.0))), "k", day(200));
    assert_eq!(ended, edited);
    assert_eq!(ended.progress.unwrap().raw, 0.5);
}

#[test]
fn a_value_dated_later_is_not_known_today() {
    let workspace = workspace([
        decrease("k").into(),
        check_in("k", day(10), 40.0).into(),
        check_in("k", day(20), 10.0).into(),
    ]);
    assert_eq!(stands(&workspace, "k", day(15)).progress.unwrap().raw, 0.25);
}

#[test]
fn measured_by_a_kpi_its_readings_within_the_cycle_are_the_check_ins() {
    let kpi = Kpi {
        id: Id::from_text("kpi"),
        cadence: Some(Cadence::Month),
        ..Kpi::default()
    };
    let workspace = workspace([
        decrease("k").into(),
        Link::new(
            &Id::from_text("k"),
            Meaning::MeasuredBy,
            &Id::from_text("kpi"),
        )
        .into(),
        kpi.into(),
        reading("kpi", date(2026, 9, 30), 50.0).into(),
        reading("kpi", date(2026, 10, 31), 30.0).into(),
        reading("kpi", date(2027, 1, 31), 10.0).into(),
        check_in("k", day(20), 11.0).into(),
    ]);
    let found = stands(&workspace, "k", date(2027, 2, 20));
    assert_eq!((found.points.len(), found.progress.unwrap().raw), (1, 0.5));
    assert!(found.by_kpi);
    let due = due_list(&workspace, &Moment::noon(day(50)), Weekday::Mon);
    assert!(
        due.iter().all(|item| item.kind == DueKind::Reading),
        "{due:?}"
    );
}

#[test]
fn a_stated_status_stands_beside_the_computed_one() {
    let stated = StatedStatus {
        status: Health::OnTrack,
        reason: "the big one lands in week 50".into(),
        on: day(30),
    };
    let overruled = KeyResult {
        stated: Some(stated.clone()),
        ..decrease("k")
    };
    let found = stands(
        &workspace([overruled.into(), check_in("k", day(40), 50.0).into()]),
        "k",
        day(41),
    );
    assert_eq!((found.status, found.stated), (Status::AtRisk, Some(stated)));
}

#[test]
fn an_objective_is_as_its_worst_weight_bearing_key_result() {
    let weightless = KeyResult {
        weight: 0.0,
        ..decrease("w")
    };
    let workspace = workspace([
        decrease("a").into(),
        decrease("b").into(),
        weightless.into(),
        decrease("c").into(),
        check_in("a", day(40), -70.0).into(),
        check_in("b", day(40), 30.0).into(),
        check_in("w", day(40), 90.0).into(),
    ]);
    let found = insight::objective(&workspace, &Id::from_text("o"), day(41)).unwrap();
    // a overshoots to 3, b is at 0.5, on the line: (1 + 0.5) / 2.
    assert_eq!(found.progress, Some(0.75));
    assert_eq!(found.measured, (3, 4));
    assert_eq!(found.status, Status::NoData);
    assert_eq!(
        found.reason.sentence(&Figures::default()),
        "“Fewer c” is no data: the first check-in was due on 11 Oct 2026 and has not been made"
    );
    assert!(found.stale.is_some());
}

#[test]
fn an_objective_without_key_results_has_no_data() {
    let found = insight::objective(&workspace([]), &Id::from_text("o"), day(41)).unwrap();
    assert_eq!(
        (found.progress, found.expected, found.status),
        (None, None, Status::NoData)
    );
    assert_eq!(found.reason, Reason::NoKeyResults);
}

#[test]
fn a_kpi_nobody_has_read_yet_is_asked_for_its_first_number_on_any_day_of_the_week() {
    for cadence in [Cadence::Day, Cadence::Week, Cadence::Month] {
        let new = Kpi {
            id: Id::from_text("new"),
            cadence: Some(cadence),
            ..Kpi::default()
        };
        let workspace = Workspace::from_records([new.into()]);
        for today in (0..7).map(day) {
            let due = due_list(&workspace, &Moment::noon(today), Weekday::Mon);
            let listed: Vec<_> = due.iter().map(|item| (item.due, item.days_late)).collect();
            assert_eq!(listed, [(today, 0)]);
        }
    }
}

#[test]
fn drafts_closed_and_dropped_objectives_owe_nothing() {
    for state in [State::Draft, State::Closed, State::Dropped] {
        let workspace =
            Workspace::from_records([autumn().into(), goal(state).into(), decrease("k").into()]);
        assert_eq!(
            due_list(&workspace, &Moment::noon(day(30)), Weekday::Mon),
            []
        );
        let found = stands(&workspace, "k", day(30));
        assert_eq!((found.standing, found.stale), (None, None));
        assert_eq!(found.status == Status::NotStarted, state == State::Draft);
    }
}

#[test]
fn a_hold_keeps_its_count_when_its_objective_is_closed() {
    let mut records: Vec<Record> = vec![autumn().into(), goal(State::Closed).into()];
    records.push(hold("k", Band::at_most(2.0)).into());
    records.extend((0..12).map(|week| Record::from(check_in("k", day(7 * week), 2.0))));
    let found = stands(&Workspace::from_records(records), "k", day(200));
    assert_eq!(
        (found.held, found.progress.unwrap().raw),
        (Some((12, 12)), 1.0)
    );
}

#[test]
fn the_list_says_what_is_owed_overdue_first() {
    let kpi = |id: &str, cadence, started| Kpi {
        id: Id::from_text(id),
        name: id.into(),
        cadence: Some(cadence),
        started: Some(started),
        ..Kpi::default()
    };
    let retired = Kpi {
        retired: Some(day(20)),
        ..kpi("retired", Cadence::Week, day(0))
    };
    let workspace = workspace([
        decrease("k").into(),
        check_in("k", day(8), 40.0).into(),
        kpi("weekly", Cadence::Week, day(0)).into(),
        reading("weekly", day(29), 7.0).into(),
        kpi("monthly", Cadence::Month, date(2026, 9, 1)).into(),
        reading("monthly", date(2026, 10, 2), 3.0).into(),
        kpi("future", Cadence::Day, day(50)).into(),
        kpi("daily", Cadence::Day, day(29)).into(),
        reading("daily", day(29), 5.0).into(),
        retired.into(),
    ]);
    // Wednesday 4 November, the fifth week.
    let items = due_list(&workspace, &Moment::noon(day(30)), Weekday::Mon);
    let listed: Vec<(&str, i64)> = items
        .iter()
        .map(|it| (it.title.as_str(), it.days_late))
        .collect();
    assert_eq!(listed, [("Fewer k", 10), ("daily", 0)]);
    let first = &items[0];
    assert_eq!(
        (first.due, first.last.as_ref().unwrap().value),
        (date(2026, 10, 25), 40.0)
    );
    assert_eq!(first.objective.as_deref(), Some("Make waiting short"));
    assert_eq!(
        (
            first.owner.as_str(),
            first.is_overdue(),
            first.stale.is_some()
        ),
        ("Ada", true, true)
    );
    assert!(!items[1].is_overdue());
}

#[test]
fn an_hourly_kpi_is_due_again_in_every_hour() {
    let hourly = Kpi {
        id: Id::from_text("h"),
        cadence: Some(Cadence::Hour),
        started: Some(day(0)),
        ..Kpi::default()
    };
    let at = |hour| Reading {
        hour: Some(hour),
        ..reading("h", day(30), f64::from(hour))
    };
    let due = |hour: u8| {
        let workspace = Workspace::from_records([hourly.clone().into(), at(hour).into()]);
        due_list(&workspace, &Moment::noon(day(30)), Weekday::Mon).len()
    };
    assert_eq!((due(12), due(11)), (0, 1));
    let both = Workspace::from_records([hourly.clone().into(), at(9).into(), at(10).into()]);
    assert_eq!(
        insight::kpi(&both, &Id::from_text("h"), day(30))
            .unwrap()
            .points
            .len(),
        2
    );
}

#[test]
fn a_past_reading_is_judged_by_the_target_of_its_day() {
    let dated = |from, low| DatedTarget {
        from,
        target: Band::at_least(low),
        alarm: Some(Band::at_least(low - 10.0)),
    };
    let kpi = Kpi {
        id: Id::from_text("kpi"),
        direction: Some(Direction::Up),
        cadence: Some(Cadence::Month),
        targets: vec![dated(date(2026, 3, 1), 90.0), dated(date(2026, 1, 1), 50.0)],
        ..Kpi::default()
    };
    let workspace = Workspace::from_records([
        kpi.into(),
        reading("kpi", date(2025, 12, 31), 60.0).into(),
        reading("kpi", date(2026, 1, 31), 50.0).into(),
        reading("kpi", date(2026, 2, 28), 45.0).into(),
        reading("kpi", date(2026, 3, 31), 60.0).into(),
        reading("kpi", date(2026, 4, 30), 79.0).into(),
    ]);
    let found = insight::kpi(&workspace, &Id::from_text("kpi"), date(2026, 5, 2)).unwrap();
    assert_eq!(
        found.statuses,
        [
            KpiStatus::NoTarget,
            KpiStatus::Met,
            KpiStatus::Watch,
            KpiStatus::Missed,
            KpiStatus::Missed
        ]
    );
    assert_eq!(found.missed_in_a_row, 2);
    assert_eq!(found.recovery, Some(RecoveryCause::Missed(2)));
    assert_eq!(
        found.reason.sentence(&Figures::default()),
        "79 on 30 Apr 2026, beyond the alarm threshold of at least 80; the target is at least 90"
    );
    assert_eq!(found.limits(), None);
    assert_eq!(found.readings_since_change(), 5);
}

#[test]
fn a_kpi_is_coloured_by_its_target_and_not_by_last_month() {
    let kpi = Kpi {
        id: Id::from_text("kpi"),
        direction: Some(Direction::Up),
        targets: vec![DatedTarget {
            from: date(2026, 1, 1),
            target: Band::at_least(90.0),
            alarm: None,
        }],
        ..Kpi::default()
    };
    let workspace = Workspace::from_records([
        kpi.into(),
        reading("kpi", date(2026, 1, 31), 99.0).into(),
        reading("kpi", date(2026, 2, 28), 95.0).into(),
    ]);
    let found = insight::kpi(&workspace, &Id::from_text("kpi"), date(2026, 3, 1)).unwrap();
    assert_eq!(
        found.status,
        KpiStatus::Met,
        "worse than last month, and met"
    );
}

#[test]
fn a_concern_signal_offers_recovery_and_says_what_the_process_can_do() {
    let kpi = Kpi {
        id: Id::from_text("kpi"),
        direction: Some(Direction::Down),
        cadence: Some(Cadence::Month),
        targets: vec![DatedTarget {
            from: date(2020, 1, 1),
            target: Band::at_most(40.0),
            alarm: None,
        }],
        ..Kpi::default()
    };
    let mut records: Vec<Record> = vec![kpi.clone().into()];
    records.extend(
        (1..)
            .zip([10.0, 12.0, 11.0, 13.0, 12.0, 30.0])
            .map(|(month, value)| Record::from(reading("kpi", date(2026, month, 15), value))),
    );
    let found = insight::kpi(
        &Workspace::from_records(records.clone()),
        &kpi.id,
        date(2026, 6, 20),
    )
    .unwrap();
    let signal = found.fresh_signal().unwrap();
    assert_eq!(
        (signal.signal.rule, signal.tone),
        (Rule::Outside, Tone::Concern)
    );
    assert_eq!(found.recovery, Some(RecoveryCause::Concern));
    assert_eq!(found.assurance, Some(Assurance::KeepsMeeting));
    assert_eq!(found.status, KpiStatus::Met);
    // A marked change restarts the limits, and the signal is explained.
    let marked = Kpi {
        changes: vec![MarkedChange {
            date: date(2026, 6, 1),
            label: "New counting".into(),
        }],
        ..kpi
    };
    records.push(marked.clone().into());
    let found = insight::kpi(
        &Workspace::from_records(records),
        &marked.id,
        date(2026, 6, 20),
    )
    .unwrap();
    assert_eq!((found.segments.len(), found.signals.len()), (2, 0));
    assert_eq!(
        (found.limits(), found.assurance, found.recovery),
        (None, None, None)
    );
}

#[test]
fn a_cycle_is_the_mean_of_its_objectives_with_data() {
    let other = Objective {
        id: Id::from_text("p"),
        ..goal(State::Running)
    };
    let draft = Objective {
        id: Id::from_text("q"),
        ..goal(State::Draft)
    };
    let its = KeyResult {
        objective: Id::from_text("p"),
        ..decrease("b")
    };
    let workspace = workspace([
        other.into(),
        draft.into(),
        decrease("a").into(),
        its.into(),
        check_in("a", day(40), 30.0).into(),
        check_in("b", day(40), 50.0).into(),
    ]);
    let found = insight::cycle(&workspace, &autumn().id, day(41)).unwrap();
    assert_eq!((found.progress, found.measured), (Some(0.25), (2, 2)));
    assert_eq!((found.on_track, found.off_track), (1, 1));
    assert_eq!(found.net_on_track, Some(0.0));
    assert_eq!(found.kept, (2, 12));
    let weeks = cycle_weeks(&workspace, &autumn().id, |_| true, day(41));
    assert_eq!(weeks.len(), 6);
    let last = weeks.last().unwrap();
    assert_eq!(
        (last.day, last.progress, last.net_on_track),
        (day(41), Some(0.25), Some(0.0))
    );
    assert_eq!((last.on_track, last.off_track, last.of), (1, 1, 2));
    // Before the first check-in nothing was said, so nothing stands there.
    assert!(
        weeks
            .iter()
            .rev()
            .skip(2)
            .all(|week| week.progress.is_none() && week.net_on_track.is_none())
    );
    let of_one = cycle_weeks(
        &workspace,
        &autumn().id,
        |it| it.id == Id::from_text("p"),
        day(41),
    );
    assert_eq!(of_one.last().unwrap().of, 1);
    assert_eq!(
        insight::cycle(
            &Workspace::from_records([autumn().into()]),
            &autumn().id,
            day(41)
        )
        .unwrap()
        .net_on_track,
        None
    );
}

#[test]
fn a_key_result_is_forecast_from_its_check_ins() {
    let mut records: Vec<Record> = vec![decrease("k").into()];
    records.extend(
        (1..=4).map(|week| Record::from(check_in("k", day(7 * week), 50.0 - 3.5 * week as f64))),
    );
    let workspace = workspace(records);
    let id = Id::from_text("k");
    let found = key_result_forecast(&workspace, &id, day(28))
        .unwrap()
        .unwrap();
    assert!((found.at_end - 8.5).abs() < 1e-9);
    assert_eq!(found.reach, Some(Reach::On(day(80))));
    assert_eq!(
        key_result_forecast(&workspace, &id, day(27)).unwrap(),
        Err(NoForecast::TooFew(3))
    );
}

#[test]
fn an_objective_set_running_in_mid_cycle_owes_nothing_for_the_weeks_before() {
    let mut late = goal(State::Draft);
    late.start(day(45));
    let workspace = Workspace::from_records([autumn().into(), late.into(), decrease("k").into()]);
    let report = stands(&workspace, "k", day(46));
    assert_eq!(report.status, Status::NotStarted, "{}", said(&report));
    assert!(report.stale.is_none());
    let owed = due_list(&workspace, &Moment::noon(day(46)), Weekday::Mon);
    assert!(owed.iter().all(|item| item.days_late <= 0), "{owed:?}");
    // Setting it running again later does not forgive what was owed.
    let mut again = workspace.objective(&Id::from_text("o")).unwrap().clone();
    again.start(day(80));
    assert_eq!(again.started, Some(day(45)));
}
