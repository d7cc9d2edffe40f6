//! A quarter lived in accelerated time, closed and carried over (DOMAIN §8).
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod given;

use bearings::domain::*;
use bearings::figures::Figures;
use bearings::insight::{self, *};
use chrono::Days;
use given::id;

/// Monday 5 October to Sunday 3 January: thirteen whole weeks.
fn autumn() -> Cycle {
    Cycle::new("Autumn", date(2026, 10, 5), date(2027, 1, 3))
}

fn winter() -> Cycle {
    Cycle::new("Winter", date(2027, 1, 4), date(2027, 4, 4))
}

fn day(after: u64) -> Date {
    autumn().start + Days::new(after)
}

fn step(text: &str) -> Step {
    Step {
        id: id(text),
        text: text.into(),
        weight: 1.0,
    }
}

fn check_in(of: &str, on: Date, value: f64, entered: i64) -> CheckIn {
    CheckIn {
        id: id(&format!("{of}-{on}-{entered}")),
        key_result: id(of),
        date: on,
        value: Some(value),
        entered: Stamp(entered),
        ..CheckIn::default()
    }
}

fn save(workspace: &mut Workspace, records: Vec<Record>) {
    let change = workspace.apply(Command::save(records)).unwrap();
    workspace.commit(&change);
}

/// An objective with a number to bring down, one to hold, steps, and a number that a KPI measures.
fn drafted() -> Workspace {
    let objective = Objective {
        id: id("o"),
        title: "Make waiting short".into(),
        team: "Support".into(),
        owner: "Ada".into(),
        cycle: Some(autumn().id),
        ambition: Some(Ambition::Aspirational),
        state: State::Draft,
        ..Objective::default()
    };
    let key_result = |text: &str, measure| KeyResult {
        id: id(text),
        objective: id("o"),
        title: text.into(),
        measure,
        ..KeyResult::default()
    };
    let mut workspace = Workspace::default();
    save(
        &mut workspace,
        vec![
            autumn().into(),
            objective.into(),
            KeyResult {
                baseline: Some(50.0),
                target: Some(10.0),
                unit: Unit::Duration(TimeUnit::Minutes),
                confidence: Some(6),
                ..key_result("minutes", KeyResultKind::Decrease)
            }
            .into(),
            KeyResult {
                band: Some(Band::at_most(2.0)),
                ..key_result("complaints", KeyResultKind::Hold)
            }
            .into(),
            KeyResult {
                steps: vec![step("hire"), step("train")],
                ..key_result("steps", KeyResultKind::Milestones)
            }
            .into(),
            KeyResult {
                baseline: Some(60.0),
                target: Some(80.0),
                ..key_result("satisfaction", KeyResultKind::Increase)
            }
            .into(),
            Kpi {
                id: id("csat"),
                name: "Satisfaction".into(),
                direction: Some(Direction::Up),
                cadence: Some(Cadence::Month),
                ..Kpi::default()
            }
            .into(),
            Link::new(&id("satisfaction"), Meaning::MeasuredBy, &id("csat")).into(),
            Link::new(&id("o"), Meaning::Improves, &id("csat")).into(),
        ],
    );
    workspace
}

/// Thirteen weeks with gaps and a correction.
fn lived() -> Workspace {
    let mut workspace = drafted();
    let mut objective = workspace.objective(&id("o")).unwrap().clone();
    objective.state = State::Running;
    save(&mut workspace, vec![objective.into()]);
    for week in 0..13 {
        let on = day(7 * week + 1);
        let entered = i64::try_from(week).unwrap();
        if week != 4 && week != 5 {
            save(
                &mut workspace,
                vec![check_in("minutes", on, 50.0 - 2.0 * week as f64, entered).into()],
            );
        }
        let complaints = if week == 3 { 5.0 } else { 1.0 };
        save(
            &mut workspace,
            vec![check_in("complaints", on, complaints, entered).into()],
        );
    }
    // A correction of week 12, entered later on the same day.
    save(
        &mut workspace,
        vec![check_in("minutes", day(85), 20.0, 99).into()],
    );
    let steps = CheckIn {
        value: None,
        steps_done: Some(vec![id("hire")]),
        ..check_in("steps", day(60), 0.0, 60)
    };
    save(&mut workspace, vec![steps.into()]);
    for (month, value) in [
        (7, 60.0),
        (8, 61.0),
        (9, 60.0),
        (10, 64.0),
        (11, 68.0),
        (12, 75.0),
    ] {
        let reading = Reading {
            id: id(&format!("r{month}")),
            kpi: id("csat"),
            date: date(2026, month, 28),
            value,
            ..Reading::default()
        };
        save(&mut workspace, vec![reading.into()]);
    }
    workspace
}

#[test]
fn a_whole_quarter_ends_with_a_suggested_score_and_its_arithmetic() {
    let workspace = lived();
    let found = closing(&workspace, &id("o"), autumn().end).unwrap();
    let progress: Vec<f64> = found
        .parts
        .iter()
        .map(|part| part.progress.unwrap().raw)
        .collect();
    // complaints 12 of 13, minutes (20 − 50)/(10 − 50), satisfaction (75 − 60)/20, steps 1 of 2.
    assert_eq!(progress, [12.0 / 13.0, 0.75, 0.75, 0.5]);
    assert_eq!(
        found.progress,
        Some((12.0 / 13.0 + 0.75 + 0.75 + 0.5) / 4.0)
    );
    assert_eq!(found.suggested, Some(0.7));
    assert_eq!(found.judgement, Some(Judgement::Healthy));
    let report = insight::objective(&workspace, &id("o"), autumn().end).unwrap();
    assert_eq!(report.kept, (11 + 13 + 1 + 3, 13 * 3 + 3));
}

#[test]
fn keeping_copies_what_was_chosen_with_the_last_value_as_baseline_and_no_check_ins() {
    let mut workspace = lived();
    let mut entropy = Seeded(1);
    let records = carry_over(
        &workspace,
        &id("o"),
        &[id("minutes"), id("steps"), id("satisfaction")],
        &winter(),
        ReviewChoice::Keep,
        autumn().end,
        &mut entropy,
    );
    let before = workspace.clone();
    save(&mut workspace, records);
    let next: Vec<&Objective> = workspace
        .objectives()
        .filter(|objective| objective.cycle.as_ref() == Some(&winter().id))
        .collect();
    assert_eq!(
        (next.len(), next[0].state, next[0].title.as_str()),
        (1, State::Running, "Make waiting short")
    );
    assert_eq!(
        workspace
            .linked_from(&next[0].id, Meaning::CarriedOverFrom)
            .collect::<Vec<_>>(),
        [&id("o")]
    );
    assert_eq!(
        workspace
            .linked_from(&next[0].id, Meaning::Improves)
            .count(),
        1
    );
    let key_results = workspace.key_results_of(&next[0].id);
    assert_eq!(key_results.len(), 3);
    for copy in &key_results {
        assert_eq!(workspace.check_ins_of(&copy.id), Vec::<&CheckIn>::new());
        assert_eq!(
            workspace
                .linked_from(&copy.id, Meaning::CarriedOverFrom)
                .count(),
            1
        );
        assert_eq!((copy.due, copy.confidence), (None, None));
    }
    let named = |title: &str| *key_results.iter().find(|it| it.title == title).unwrap();
    assert_eq!(
        (named("minutes").baseline, named("minutes").target),
        (Some(20.0), Some(10.0))
    );
    assert_eq!(named("satisfaction").baseline, Some(75.0));
    assert_eq!(
        workspace
            .measuring_kpi(&named("satisfaction").id)
            .unwrap()
            .id,
        id("csat")
    );
    let steps = &named("steps").steps;
    assert_eq!((steps.len(), steps[0].text.as_str()), (1, "train"));
    assert_ne!(steps[0].id, id("train"));
    // The originals are as they were.
    for record in before.records() {
        assert_eq!(workspace.get(&record.reference()), Some(record));
    }
    // The next quarter starts at nothing reached, and nothing is due before it starts.
    let report = insight::objective(&workspace, &next[0].id, winter().start).unwrap();
    assert_eq!((report.progress, report.status), (None, Status::NotStarted));
}

#[test]
fn changing_starts_as_a_draft_and_dropping_copies_nothing() {
    let workspace = lived();
    let copied = |choice| {
        carry_over(
            &workspace,
            &id("o"),
            &[id("minutes")],
            &winter(),
            choice,
            autumn().end,
            &mut Seeded(1),
        )
    };
    assert_eq!(copied(ReviewChoice::Drop), []);
    assert!(copied(ReviewChoice::Change).iter().any(
        |record| matches!(record, Record::Objective(objective) if objective.state == State::Draft)
    ));
}

#[test]
fn a_key_result_becomes_a_kpi_and_its_check_ins_readings() {
    let mut workspace = lived();
    let records = kpi_from_key_result(&workspace, &id("complaints"), autumn().end, &mut Seeded(2));
    save(&mut workspace, records);
    let kpi = workspace
        .kpis()
        .find(|kpi| kpi.name == "complaints")
        .unwrap();
    assert_eq!(
        (kpi.direction, kpi.owner.as_str()),
        (Some(Direction::Hold), "Ada")
    );
    assert_eq!(workspace.readings_of(&kpi.id).len(), 13);
    let report = insight::kpi(&workspace, &kpi.id, autumn().end).unwrap();
    assert_eq!(report.status, KpiStatus::Met);
    assert!(report.limits().is_some());
    assert_eq!(
        kpi_from_key_result(&workspace, &id("steps"), autumn().end, &mut Seeded(2)),
        []
    );
    assert_eq!(
        kpi_from_key_result(
            &workspace,
            &id("satisfaction"),
            autumn().end,
            &mut Seeded(2)
        ),
        []
    );
}

#[test]
fn changing_the_aim_of_a_running_key_result_is_noticed_and_of_a_draft_not() {
    let changed = |workspace: &Workspace, today| {
        let mut after = workspace.key_result(&id("minutes")).unwrap().clone();
        after.target = Some(15.0);
        after.due = Some(day(80));
        aim_changes(workspace, &after, today, &Figures::default())
    };
    assert_eq!(changed(&drafted(), day(20)), []);
    assert_eq!(changed(&lived(), autumn().start - Days::new(1)), []);
    let found = changed(&lived(), day(20));
    let fields: Vec<&str> = found.iter().map(|change| change.field).collect();
    assert_eq!(fields, ["target", "due"]);
    assert_eq!(
        (found[0].from.as_str(), found[0].to.as_str()),
        ("10\u{202f}min", "15\u{202f}min")
    );
    assert_eq!(found[1].from, "end of the cycle");
    let amendment = found[0].clone().amendment(
        &id("minutes"),
        "half the team is ill",
        "Ada",
        day(20),
        &mut Seeded(3),
    );
    assert_eq!(
        (amendment.field.as_str(), amendment.why.as_str()),
        ("target", "half the team is ill")
    );
}

#[test]
fn a_summary_has_scores_check_ins_and_what_the_kpis_did() {
    let mut workspace = lived();
    let mut objective = workspace.objective(&id("o")).unwrap().clone();
    objective.state = State::Closed;
    let review = |text: &str, on, score| Review {
        id: id(text),
        objective: id("o"),
        date: on,
        suggested: Some(0.7),
        score,
        ..Review::default()
    };
    save(
        &mut workspace,
        vec![
            objective.into(),
            review("first", day(91), None).into(),
            review("second", day(95), Some(0.6)).into(),
        ],
    );
    let found = cycle_summary(&workspace, &autumn().id, day(200)).unwrap();
    assert_eq!(found.scores[0].score, Some(0.6));
    assert_eq!(found.scores[0].judgement, Some(Judgement::Healthy));
    assert_eq!(
        (found.mean, found.aspirational, found.committed),
        (Some(0.6), Some((0.6, 1)), None)
    );
    assert_eq!(found.by_team.get("Support"), Some(&(0.6, 1)));
    assert!(!found.all_full);
    assert_eq!(found.kept, (28, 42));
    assert_eq!(found.kpis.len(), 1);
    let moved = &found.kpis[0];
    assert_eq!(
        (moved.before, moved.after),
        (
            Some((date(2026, 9, 28), 60.0)),
            Some((date(2026, 12, 28), 75.0))
        )
    );
    assert!(moved.can_tell);
    assert_eq!(
        moved.signal,
        Some(Tone::Improvement),
        "75 lies above 64.67 + 2.66 · 3.4"
    );
}

#[test]
fn what_changed_its_status_since_the_last_visit_is_listed() {
    let workspace = lived();
    let reports = Reports::default();
    let seen = |on| Seen::now(&workspace, &reports, &Moment::noon(on), AsOf::from(on));
    let changes = |since: Seen, on| since.changes(&workspace, &reports, AsOf::from(on));
    assert_eq!(changes(seen(day(30)), day(30)), []);
    let changes = changes(seen(day(2)), day(60));
    let steps = changes
        .iter()
        .find(|change| change.goal.id == id("steps"))
        .unwrap();
    assert_eq!(steps.goal.kind, Kind::KeyResult);
    assert_eq!(steps.before, Stood::Okr(Status::NotStarted, false));
    assert!(matches!(steps.after, Stood::Okr(_, false)));
}

#[test]
fn an_objective_closed_early_stays_as_it_was_on_the_day_of_its_review() {
    let mut workspace = lived();
    let mut objective = workspace.objective(&id("o")).unwrap().clone();
    let running = insight::objective(&workspace, &id("o"), day(40)).unwrap();
    objective.state = State::Closed;
    let review = Review {
        id: id("review"),
        objective: id("o"),
        date: day(40),
        ..Review::default()
    };
    save(&mut workspace, vec![objective.into(), review.into()]);
    let closed = insight::objective(&workspace, &id("o"), day(88)).unwrap();
    assert_eq!(
        (closed.progress, closed.status, closed.kept),
        (running.progress, running.status, running.kept)
    );
    assert_eq!(
        key_result_forecast(&workspace, &id("minutes"), autumn().end).unwrap(),
        Err(NoForecast::Over)
    );
}

/// The quarter closed on its last day, as the form closes it.
fn closed() -> Workspace {
    let mut workspace = lived();
    let stood = stand(&workspace, &id("o"), autumn().end).unwrap();
    let objective = Objective {
        state: State::Closed,
        ..workspace.objective(&id("o")).unwrap().clone()
    };
    let review = Review {
        id: id("review"),
        objective: id("o"),
        date: autumn().end,
        suggested: Some(0.7),
        stood: Some(stood),
        choice: Some(ReviewChoice::Keep),
        ..Review::default()
    };
    save(&mut workspace, vec![objective.into(), review.into()]);
    workspace
}

/// Everything that is shown of a closed objective: on its card and page, in the review and summary, and what would go on.
fn shown(workspace: &Workspace, on: Date) -> String {
    let objective = workspace.objective(&id("o")).unwrap();
    let whole = insight::objective(workspace, &id("o"), on).unwrap();
    let figures = Figures::default();
    let records = carry_over(
        workspace,
        &id("o"),
        &[id("minutes"), id("steps"), id("satisfaction")],
        &winter(),
        ReviewChoice::Keep,
        autumn().end,
        &mut Seeded(1),
    );
    let goes_on: Vec<_> = records
        .iter()
        .filter_map(|record| match record {
            Record::KeyResult(it) => Some((it.title.clone(), it.baseline, it.steps.len())),
            _ => None,
        })
        .collect();
    let kpis: Vec<_> = cycle_summary(workspace, &autumn().id, on)
        .unwrap()
        .kpis
        .into_iter()
        .map(|kpi| (kpi.sentence(), kpi.name, kpi.before, kpi.after))
        .collect();
    // What its key results' pages and rows show beside, and a list that remembers reports.
    let results: Vec<_> = ["minutes", "complaints", "steps", "satisfaction"]
        .into_iter()
        .map(|name| {
            let record = workspace.key_result(&id(name)).unwrap();
            (
                insight::key_result_forecast(workspace, &id(name), on),
                insight::steps_done(workspace, record),
                Reports::default().key_result(workspace, &id(name), on.into()),
            )
        })
        .collect();
    format!(
        "{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        results,
        whole,
        whole.reason.sentence(&figures),
        final_values(workspace, &id("o"), on, &figures)
            .into_iter()
            .map(|it| (it.title, it.aim, it.how_far))
            .collect::<Vec<_>>(),
        insight::objective_history(workspace, &id("o"), autumn().end),
        final_score(workspace, objective),
        stood_kpis(workspace, objective),
        goes_on,
        kpis,
    )
}

#[test]
fn a_closed_objective_stays_as_it_was_whatever_happens_elsewhere() {
    let was = shown(&closed(), autumn().end);
    assert_eq!(shown(&closed(), date(2028, 2, 29)), was, "time passes");
    let import = |records: Vec<Record>| Command::Save {
        deed: Deed::Imported,
        records,
    };
    let reading = |text: &str, on: Date, value: f64| Reading {
        id: id(text),
        kpi: id("csat"),
        date: on,
        value,
        ..Reading::default()
    };
    let late = date(2026, 12, 30);
    let elsewhere = [
        (
            "a later reading",
            Command::save(vec![reading("new", date(2027, 2, 1), 12.0).into()]),
        ),
        (
            "a late reading of a day before",
            Command::save(vec![reading("late", late, 61.0).into()]),
        ),
        (
            "a correction",
            Command::save(vec![reading("r12", date(2026, 12, 28), 10.0).into()]),
        ),
        (
            "a reading that goes",
            Command::delete(Kind::Reading, &id("r12")),
        ),
        ("a KPI that goes", Command::delete(Kind::Kpi, &id("csat"))),
        (
            "a colleague's late check-in",
            import(vec![check_in("minutes", late, 49.0, 500).into()]),
        ),
        (
            "a colleague's correction",
            import(vec![
                CheckIn {
                    steps_done: Some(Vec::new()),
                    value: None,
                    ..check_in("steps", day(61), 0.0, 61)
                }
                .into(),
            ]),
        ),
        (
            "a KPI by another name",
            Command::save(vec![
                Kpi {
                    id: id("csat"),
                    name: "Something else".into(),
                    ..Kpi::default()
                }
                .into(),
            ]),
        ),
    ];
    let mut all = closed();
    for (what, command) in elsewhere {
        let mut workspace = closed();
        let change = workspace.apply(command.clone()).unwrap();
        workspace.commit(&change);
        assert_eq!(shown(&workspace, date(2027, 3, 1)), was, "{what}");
        if let Ok(change) = all.apply(command) {
            all.commit(&change);
        }
    }
    assert_eq!(shown(&all, date(2027, 3, 1)), was);
    // Before it was closed each of these counted.
    let mut open = lived();
    save(
        &mut open,
        vec![reading("r12", date(2026, 12, 28), 10.0).into()],
    );
    assert_ne!(
        insight::objective(&open, &id("o"), autumn().end),
        insight::objective(&lived(), &id("o"), autumn().end)
    );
}

#[test]
fn what_stood_travels_with_the_review_and_an_older_review_without_it_reads_as_before() {
    let workspace = closed();
    let review = Record::from(workspace.review(&id("review")).unwrap().clone());
    let fields = review.to_fields();
    assert_eq!(Record::from_fields(Kind::Review, &fields).unwrap(), review);
    let mut old = fields.clone();
    old.remove("stood");
    let old = Record::from_fields(Kind::Review, &old).unwrap();
    let mut workspace = workspace;
    let change = workspace
        .apply(Command::Save {
            deed: Deed::Imported,
            records: vec![old],
        })
        .unwrap();
    workspace.commit(&change);
    let found = insight::objective(&workspace, &id("o"), date(2027, 3, 1)).unwrap();
    assert_eq!(
        found.progress,
        closing(&lived(), &id("o"), autumn().end).unwrap().progress
    );
}

#[test]
fn reopened_it_follows_its_records_again() {
    let mut workspace = closed();
    let open = Objective {
        state: State::Running,
        ..workspace.objective(&id("o")).unwrap().clone()
    };
    let review = Review {
        reopened: "A late reading came in".into(),
        ..workspace.review(&id("review")).unwrap().clone()
    };
    let reopen = Command::Save {
        deed: Deed::Reopened,
        records: vec![open.into(), review.into()],
    };
    let change = workspace.apply(reopen).unwrap();
    workspace.commit(&change);
    save(
        &mut workspace,
        vec![check_in("minutes", date(2027, 1, 2), 10.0, 500).into()],
    );
    let found = insight::key_result(&workspace, &id("minutes"), autumn().end).unwrap();
    assert_eq!(found.status, Status::Done);
}
