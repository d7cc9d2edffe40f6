//! Forms against records, both ways.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

use super::*;
use crate::domain::{
    Ambition, Amendment, Band, Benchmark, Cadence, Command, Cycle, DatedTarget, Decision,
    Direction, Id, KeyResult, KeyResultKind, Kpi, Level, Link, Meaning, Nature, Objective,
    PhasedTarget, Record, Scope, Seeded, State, Step, TimeUnit, Unit, Visibility, Workspace, date,
};
use crate::figures::{DateStyle, Figures, NumberStyle};
use crate::phrase::ValueError;
use proptest::prelude::*;

fn habits() -> Habits {
    Habits {
        figures: Figures::default(),
        fiscal_month: 1,
        today: date(2026, 11, 21),
        week_starts: chrono::Weekday::Mon,
    }
}

fn ground(workspace: &Workspace) -> Ground<'_> {
    Ground {
        workspace,
        habits: habits(),
        author: "Ada",
    }
}

fn id(text: &str) -> Id {
    Id::from_text(text)
}

/// A KPI in which every field says something.
fn full_kpi() -> Kpi {
    Kpi {
        id: id("k"),
        name: "Time to first response".into(),
        definition: "From the first mail to the first answer by a person.".into(),
        source: "Help desk".into(),
        unit: Unit::Duration(TimeUnit::Hours),
        decimals: Some(1),
        direction: Some(Direction::Down),
        cadence: Some(Cadence::Week),
        nature: Some(Nature::Leading),
        scope: Some(Scope::Team),
        scope_name: "Support".into(),
        owner: "Bo".into(),
        targets: vec![
            DatedTarget {
                from: date(2025, 1, 1),
                target: Band::at_most(6.0),
                alarm: None,
            },
            DatedTarget {
                from: date(2026, 4, 1),
                target: Band::at_most(4.25),
                alarm: Some(Band::at_most(8.0)),
            },
        ],
        benchmark: Some(Benchmark {
            value: 7.5,
            source: "Industry report".into(),
        }),
        started: Some(date(2025, 1, 1)),
        retired: Some(date(2027, 1, 1)),
        note: "A note.".into(),
        visibility: Visibility::Kept,
        ..Kpi::default()
    }
}

/// An objective with a key result of every kind, in which every field says something.
fn full_okr() -> Vec<Record> {
    let cycle = Cycle::new("Autumn", date(2026, 10, 1), date(2026, 12, 31));
    let objective = Objective {
        id: id("o"),
        title: "Make the first week worth paying for".into(),
        why: "Two of three leave in it.".into(),
        level: Some(Level::Tactical),
        team: "Growth".into(),
        owner: "Cy".into(),
        cycle: Some(cycle.id.clone()),
        ambition: Some(Ambition::Aspirational),
        state: State::Running,
        note: "A note.".into(),
        ..Objective::default()
    };
    let key_result = |text: &str, measure, order| KeyResult {
        id: id(text),
        objective: id("o"),
        title: format!("Key result {text}"),
        measure,
        order,
        ..KeyResult::default()
    };
    let change = KeyResult {
        unit: Unit::Percent,
        decimals: Some(1),
        baseline: Some(2.0),
        target: Some(5.0),
        phased: vec![PhasedTarget {
            date: date(2026, 11, 15),
            value: 2.5,
        }],
        weight: 2.0,
        nature: Some(Nature::Lagging),
        due: Some(date(2026, 12, 20)),
        cadence: Some(Cadence::Fortnight),
        owner: "Di".into(),
        confidence: Some(4),
        ..key_result("kr1", KeyResultKind::Increase, 0)
    };
    let hold = KeyResult {
        unit: Unit::Currency("EUR".into()),
        band: Some(Band::between(3.0, 4.5)),
        ..key_result("kr2", KeyResultKind::Hold, 1)
    };
    let milestones = KeyResult {
        steps: vec![
            Step {
                id: id("s1"),
                text: "Interviews done".into(),
                weight: 1.0,
            },
            Step {
                id: id("s2"),
                text: "Set-up rebuilt".into(),
                weight: 3.0,
            },
        ],
        ..key_result("kr3", KeyResultKind::Milestones, 2)
    };
    vec![
        cycle.into(),
        objective.into(),
        change.into(),
        hold.into(),
        milestones.into(),
        key_result("kr4", KeyResultKind::Done, 3).into(),
        full_kpi().into(),
        Link::new(&id("o"), Meaning::Improves, &id("k")).into(),
        Link::new(&id("kr1"), Meaning::MeasuredBy, &id("k")).into(),
    ]
}

fn faults(read: Result<Outcome, Vec<Problem>>) -> Vec<(String, Fault)> {
    let problems = read.unwrap_err();
    let told = problems.into_iter().map(|one| (one.place(), one.fault));
    told.collect()
}

fn read(sheet: &FormSheet, workspace: &Workspace) -> Result<Outcome, Vec<Problem>> {
    read_okr(sheet, &ground(workspace), &mut Seeded(1))
}

fn key_result_of(outcome: &Outcome, place: usize) -> &KeyResult {
    let mut key_results = outcome.records.iter().filter_map(|record| match record {
        Record::KeyResult(one) => Some(one),
        _ => None,
    });
    key_results.nth(place).unwrap()
}

/// A form with a title and one key result that increases.
fn small() -> FormSheet {
    let mut sheet = FormSheet::default()
        .with(Slot::Id, "new")
        .with(Slot::Title, "Somewhere");
    let row = blank_key_result(&id("row")).with(Slot::Outcome, "Something");
    sheet.add(0, List::KeyResults, row);
    sheet
}

#[test]
fn a_kpi_put_into_its_form_and_read_again_changes_nothing() {
    let workspace = Workspace::from_records([Record::from(full_kpi())]);
    for figures in every_figures() {
        let ground = Ground {
            habits: Habits {
                figures,
                ..habits()
            },
            ..ground(&workspace)
        };
        let sheet = kpi_sheet(&id("k"), &ground).unwrap();
        let outcome = read_kpi(&sheet, &ground).unwrap();
        assert!(workspace.apply(outcome.command()).unwrap().is_empty());
    }
}

#[test]
fn an_objective_put_into_its_form_and_read_again_changes_nothing() {
    let workspace = Workspace::from_records(full_okr());
    for figures in every_figures() {
        let ground = Ground {
            habits: Habits {
                figures,
                ..habits()
            },
            ..ground(&workspace)
        };
        let sheet = okr_sheet(&id("o"), &ground).unwrap();
        let kept = FormSheet::from_json(&sheet.to_json()).unwrap();
        let outcome = read_okr(&kept, &ground, &mut Seeded(1)).unwrap();
        assert_eq!(outcome.gone, []);
        assert!(workspace.apply(outcome.command()).unwrap().is_empty());
    }
}

fn every_figures() -> Vec<Figures> {
    let mut all = Vec::new();
    for numbers in [
        NumberStyle::Point,
        NumberStyle::Comma,
        NumberStyle::SpaceComma,
    ] {
        for dates in [DateStyle::DayFirst, DateStyle::MonthFirst, DateStyle::Iso] {
            all.push(Figures { numbers, dates });
        }
    }
    all
}

#[test]
fn values_and_dates_are_read_as_people_write_them() {
    let workspace = Workspace::default();
    let mut sheet = small();
    let row = sheet.find_mut(1).unwrap();
    row.set(Slot::Unit, "currency");
    row.set(Slot::Currency, "eur");
    row.set(Slot::Baseline, "€ 97.2k");
    row.set(Slot::Target, "0.15M");
    row.set(Slot::Due, "end of Q4");
    let outcome = read(&sheet, &workspace).unwrap();
    let key_result = key_result_of(&outcome, 0);
    assert_eq!(key_result.unit, Unit::Currency("EUR".into()));
    assert_eq!(
        (key_result.baseline, key_result.target),
        (Some(97_200.0), Some(150_000.0))
    );
    assert_eq!(key_result.due, Some(date(2026, 12, 31)));
}

#[test]
fn what_is_wrong_names_its_field_and_the_text_stays() {
    let workspace = Workspace::default();
    let mut sheet = small();
    let row = sheet.find_mut(1).unwrap();
    row.set(Slot::Target, "many");
    row.set(Slot::Due, "31 June");
    row.set(Slot::Weight, "-1");
    let told = faults(read(&sheet, &workspace));
    let places: Vec<&str> = told.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(
        places,
        [
            "Key result 1, Weight",
            "Key result 1, Due",
            "Key result 1, Target"
        ]
    );
    assert!(
        matches!(&told[2].1, Fault::Value(ValueError::NoNumber { text, .. }) if text == "many")
    );
    assert!(told[1].1.to_string().contains("31 June"), "{}", told[1].1);
    assert_eq!(sheet.find(1).unwrap().text(Slot::Target), "many");
}

#[test]
fn a_goal_without_a_name_is_asked_for_one() {
    let workspace = Workspace::default();
    let kpi = blank_kpi(&id("k")).with(Slot::Name, "  ");
    let told = faults(read_kpi(&kpi, &ground(&workspace)));
    assert_eq!((told.len(), told[0].0.as_str()), (1, "Name of the KPI"));
    let mut okr = blank_okr(&ground(&workspace), &mut Seeded(3));
    let told = faults(read(&okr, &workspace));
    assert_eq!((told.len(), told[0].0.as_str()), (1, "Objective"));
    okr.set(Slot::Title, "Somewhere");
    let outcome = read(&okr, &workspace).unwrap();
    // The two empty rows are no key results; the running quarter is saved along.
    assert_eq!(outcome.records.len(), 2);
}

#[test]
fn a_change_with_nothing_to_change_offers_a_limit_or_a_kpi() {
    let workspace = Workspace::default();
    let mut sheet = small();
    let row = sheet.find_mut(1).unwrap();
    row.set(Slot::Baseline, "90");
    row.set(Slot::Target, "90.0");
    let problems = read(&sheet, &workspace).unwrap_err();
    assert_eq!(problems[0].fault, Fault::NoChange);
    assert_eq!(problems[0].offers(&habits()), [Offer::Hold, Offer::Kpi]);

    let kpi = to_kpi_sheet(sheet.find(1).unwrap(), &id("k"));
    let outcome = read_kpi(&kpi, &ground(&workspace)).unwrap();
    let Record::Kpi(kpi) = &outcome.records[0] else {
        panic!("no KPI")
    };
    assert_eq!(kpi.name, "Something");
    assert_eq!(kpi.targets[0].target, Band::at_least(90.0));

    make_hold(sheet.find_mut(1).unwrap());
    let outcome = read(&sheet, &workspace).unwrap();
    assert_eq!(key_result_of(&outcome, 0).band, Some(Band::at_least(90.0)));
}

#[test]
fn numbers_that_go_the_other_way_are_noticed_and_can_be_turned() {
    let workspace = Workspace::default();
    let mut sheet = small();
    let row = sheet.find_mut(1).unwrap();
    row.set(Slot::Baseline, "10");
    row.set(Slot::Target, "4");
    let problems = read(&sheet, &workspace).unwrap_err();
    assert_eq!(
        problems[0].offers(&habits()),
        [Offer::Turn(KeyResultKind::Decrease)]
    );
    make_kind(sheet.find_mut(1).unwrap(), KeyResultKind::Decrease);
    assert_eq!(
        key_result_of(&read(&sheet, &workspace).unwrap(), 0).measure,
        KeyResultKind::Decrease
    );
}

#[test]
fn a_target_follows_the_direction_it_is_turned_to() {
    let workspace = Workspace::default();
    let mut sheet = blank_kpi(&id("k")).with(Slot::Name, "Rate");
    sheet.find_mut(1).unwrap().set(Slot::Target, "90");
    let told = faults(read_kpi(&sheet, &ground(&workspace)));
    assert_eq!(told[0].0, "Which way is good?");
    turn_direction(&mut sheet, "up");
    sheet.find_mut(1).unwrap().set(Slot::Alarm, "80");
    turn_direction(&mut sheet, "hold");
    let outcome = read_kpi(&sheet, &ground(&workspace)).unwrap();
    let Record::Kpi(kpi) = &outcome.records[0] else {
        panic!("no KPI")
    };
    let target = &kpi.targets[0];
    assert_eq!(
        (target.target, target.alarm),
        (Band::at_least(90.0), Some(Band::at_least(80.0)))
    );
    assert_eq!(target.dated(), None);
}

#[test]
fn limits_the_wrong_way_round_and_two_targets_on_one_day_are_refused() {
    let workspace = Workspace::default();
    let mut sheet = blank_kpi(&id("k")).with(Slot::Name, "Rate");
    turn_direction(&mut sheet, "hold");
    let row = sheet.find_mut(1).unwrap();
    row.set(Slot::Low, "5");
    row.set(Slot::High, "3");
    let told = faults(read_kpi(&sheet, &ground(&workspace)));
    assert_eq!(
        told,
        [("Target 1, At least".to_owned(), Fault::LimitsCrossed)]
    );
    sheet.find_mut(1).unwrap().set(Slot::Low, "1");
    let second = new_target(&ground(&workspace)).with(Slot::High, "4");
    sheet.add(0, List::Targets, second);
    // The first counts from the beginning, the second from today.
    assert!(read_kpi(&sheet, &ground(&workspace)).is_ok());
    sheet.find_mut(1).unwrap().set(Slot::From, "21 Nov 2026");
    let told = faults(read_kpi(&sheet, &ground(&workspace)));
    assert_eq!(told, [("Target 2, Valid from".to_owned(), Fault::SameDay)]);
    for key in [1, sheet.rows(List::Targets)[1].key] {
        sheet.find_mut(key).unwrap().set(Slot::From, "");
    }
    let told = faults(read_kpi(&sheet, &ground(&workspace)));
    assert!(matches!(told[..], [(_, Fault::Missing(_))]), "{told:?}");
}

#[test]
fn a_removed_key_result_and_a_removed_link_are_gone_in_the_same_step() {
    let mut workspace = Workspace::from_records(full_okr());
    let mut sheet = okr_sheet(&id("o"), &ground(&workspace)).unwrap();
    let second = sheet.rows(List::KeyResults)[1].key;
    let link = sheet.rows(List::Improves)[0].key;
    sheet.remove(second);
    sheet.remove(link);
    let before = workspace.clone();
    let change = workspace
        .apply(read(&sheet, &workspace).unwrap().command())
        .unwrap();
    workspace.commit(&change);
    let left: Vec<&str> = workspace
        .key_results_of(&id("o"))
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(left, ["kr1", "kr3", "kr4"]);
    assert_eq!(
        workspace.linked_from(&id("o"), Meaning::Improves).count(),
        0
    );
    let undo = workspace
        .apply(Command::Revert {
            change: Box::new(change),
        })
        .unwrap();
    workspace.commit(&undo);
    assert_eq!(workspace, before);
}

#[test]
fn a_changed_running_aim_asks_why_and_is_kept() {
    let workspace = Workspace::from_records(full_okr());
    let mut sheet = okr_sheet(&id("o"), &ground(&workspace)).unwrap();
    let key = sheet.rows(List::KeyResults)[0].key;
    sheet.find_mut(key).unwrap().set(Slot::Target, "4");
    let told = faults(read(&sheet, &workspace));
    assert_eq!(told[0].0, "Key result 1, Why is the target changing?");
    sheet
        .find_mut(key)
        .unwrap()
        .set(Slot::Reason, "The price went up.");
    let outcome = read(&sheet, &workspace).unwrap();
    let amendments: Vec<&Amendment> = outcome
        .records
        .iter()
        .filter_map(|record| match record {
            Record::Amendment(one) => Some(one),
            _ => None,
        })
        .collect();
    assert_eq!(amendments.len(), 1);
    assert_eq!(
        (amendments[0].field.as_str(), amendments[0].author.as_str()),
        ("target", "Ada")
    );
    assert_eq!(amendments[0].why, "The price went up.");
}

#[test]
fn a_start_value_and_phased_targets_of_a_running_aim_ask_why_too() {
    let workspace = Workspace::from_records(full_okr());
    let sheet = okr_sheet(&id("o"), &ground(&workspace)).unwrap();
    let key = sheet.rows(List::KeyResults)[0].key;
    let mut moved = sheet.clone();
    moved.find_mut(key).unwrap().set(Slot::Baseline, "1.5");
    let mut phased = sheet;
    let phase = FormSheet::default()
        .with(Slot::From, "20 Dec 2026")
        .with(Slot::Value, "3");
    phased.add(key, List::Phases, phase);
    for changed in [moved, phased] {
        let told = faults(read(&changed, &workspace));
        assert_eq!(told[0].0, "Key result 1, Why is the target changing?");
    }
}

#[test]
fn another_step_or_another_weight_of_a_running_aim_asks_why_and_other_words_do_not() {
    let step = |id: &str, text: &str| Step {
        id: Id::from_text(id),
        text: text.into(),
        weight: 1.0,
    };
    let mut records = full_okr();
    for record in &mut records {
        if let Record::KeyResult(key_result) = record {
            key_result.measure = KeyResultKind::Milestones;
            (key_result.baseline, key_result.target, key_result.band) = (None, None, None);
            key_result.phased.clear();
            key_result.steps = vec![step("a", "Plan"), step("b", "Pilot")];
        }
    }
    let workspace = Workspace::from_records(records);
    let sheet = okr_sheet(&id("o"), &ground(&workspace)).unwrap();
    let key = sheet.rows(List::KeyResults)[0].key;
    let of_step =
        |sheet: &FormSheet, place: usize| sheet.find(key).unwrap().rows(List::Steps)[place].key;

    let mut worded = sheet.clone();
    let first = of_step(&worded, 0);
    worded.find_mut(first).unwrap().set(Slot::Step, "A plan");
    read(&worded, &workspace).unwrap();

    let mut more = sheet.clone();
    more.add(
        key,
        List::Steps,
        FormSheet::default().with(Slot::Step, "Launch"),
    );
    let mut heavier = sheet.clone();
    heavier.find_mut(first).unwrap().set(Slot::Weight, "3");
    let mut whole = sheet;
    whole.find_mut(key).unwrap().set(Slot::Weight, "4");
    for (mut changed, field, from, to) in [
        (more, "steps", "Plan, Pilot", "Plan, Pilot, Launch"),
        (
            heavier,
            "steps",
            "Plan, Pilot",
            "Plan (weight 3), Pilot (weight 1)",
        ),
        (whole, "weight", "2", "4"),
    ] {
        let told = faults(read(&changed, &workspace));
        assert_eq!(told[0].0, "Key result 1, Why is the target changing?");
        changed
            .find_mut(key)
            .unwrap()
            .set(Slot::Reason, "It turned out larger.");
        let outcome = read(&changed, &workspace).unwrap();
        let kept = outcome.records.iter().find_map(|record| match record {
            Record::Amendment(it) => Some((it.field.clone(), it.from.clone(), it.to.clone())),
            _ => None,
        });
        assert_eq!(kept, Some((field.into(), from.into(), to.into())));
    }
}

#[test]
fn own_dates_need_both_ends_in_order() {
    let workspace = Workspace::default();
    let mut sheet = small()
        .with(Slot::Cycle, OWN_CYCLE)
        .with(Slot::CycleStart, "1 December");
    assert_eq!(faults(read(&sheet, &workspace))[0].0, "Last day");
    sheet.set(Slot::CycleEnd, "2026-11-30");
    assert_eq!(
        faults(read(&sheet, &workspace))[0].1,
        Fault::EndsBeforeStart
    );
    sheet.set(Slot::CycleEnd, "28 Feb 2027");
    let outcome = read(&sheet, &workspace).unwrap();
    let Record::Cycle(cycle) = &outcome.records[0] else {
        panic!("no cycle")
    };
    assert_eq!(
        (cycle.name.as_str(), cycle.start),
        ("1 Dec 2026 – 28 Feb 2027", date(2026, 12, 1))
    );
}

#[test]
fn cycles_on_offer_follow_the_fiscal_year_and_those_in_use() {
    let used = Cycle::new("Sprint to the fair", date(2026, 11, 1), date(2027, 1, 15));
    let workspace = Workspace::from_records([Record::from(used)]);
    let april = Ground {
        habits: Habits {
            fiscal_month: 4,
            ..habits()
        },
        ..ground(&workspace)
    };
    let names: Vec<String> = cycle_choices(&april)
        .into_iter()
        .map(|choice| choice.cycle.name)
        .collect();
    assert_eq!(
        names,
        [
            "Q3 FY27",
            "Q4 FY27",
            "Q1 FY28",
            "Q2 FY28",
            "H2 FY27",
            "H1 FY28",
            "FY27",
            "FY28",
            "Sprint to the fair"
        ]
    );
}

#[test]
fn the_guides_draft_of_both_is_linked_and_its_decision_names_both_goals() {
    use crate::guide::{Answers, Topic, verdict};
    let mut answers = Answers::default();
    for (topic, answer) in [
        (Topic::Goal, "win-back"),
        (Topic::Ambition, "stretch"),
        (Topic::Timeframe, "quarter"),
    ] {
        assert!(answers.give(topic, answer));
    }
    let wish = "Customer satisfaction is too low.";
    let verdict = verdict(&answers, wish, &habits().context()).unwrap();
    let decision = verdict.decision(id("d"), &answers, wish, Vec::new(), date(2026, 11, 21));
    let mut workspace = Workspace::default();
    let form = hand_over(
        verdict.proposal,
        Some(decision),
        "the guide",
        &ground(&workspace),
        &mut Seeded(5),
    )
    .unwrap();
    assert!(form.is_okr);
    let saved = read(&form.sheet, &workspace).unwrap();
    let objective = saved.goal.clone();
    // One command, one undo step.
    let change = workspace.apply(saved.command()).unwrap();
    workspace.commit(&change);
    let kpi_id = workspace
        .kpis()
        .find(|kpi| kpi.name == "Customer satisfaction")
        .unwrap()
        .id
        .clone();
    assert_eq!(workspace.decisions_of(&kpi_id).count(), 1);
    let decision: Vec<&Decision> = workspace.decisions().collect();
    assert_eq!(decision.len(), 1);
    assert_eq!(decision[0].goals, [kpi_id.clone(), objective.clone()]);
    assert_eq!(
        workspace
            .cycle_of(workspace.objective(&objective).unwrap())
            .unwrap()
            .name,
        "Q4 2026"
    );
    assert_eq!(
        workspace.linked_from(&objective, Meaning::Improves).next(),
        Some(&kpi_id)
    );
    let key_result = workspace.key_results_of(&objective)[0];
    assert_eq!(workspace.measuring_kpi(&key_result.id).unwrap().id, kpi_id);
}

#[test]
fn one_save_makes_what_was_chosen_from_the_library_with_its_links() {
    use crate::guide::Proposal;
    use crate::library::TemplateLibrary;
    let library = TemplateLibrary::read(include_str!("../../public/library.json")).unwrap();
    let kept = Kpi {
        id: id("kept"),
        name: "Time to resolution".to_owned(),
        direction: Some(Direction::Down),
        unit: Unit::Duration(TimeUnit::Hours),
        ..Kpi::default()
    };
    let reading = crate::domain::Reading {
        id: id("r"),
        kpi: id("kept"),
        date: date(2026, 11, 8),
        value: 31.0,
        ..crate::domain::Reading::default()
    };
    let mut workspace = Workspace::from_records([Record::from(kept), reading.into()]);
    let template = library.okr("okr-solve-it-once").unwrap();
    let (mut entropy, mut made) = (Seeded(9), Vec::new());
    let ground_then = workspace.clone();
    let ground = ground(&ground_then);
    let measures = template.key_results.iter().map(|one| {
        let measure = library.kpi(&one.kpi).unwrap();
        chosen_measure(measure, &library, true, &mut made, &ground, &mut entropy)
    });
    let measures: Vec<_> = measures.collect();
    let proposal = Proposal::from_template(Some((&template.title, &template.why)), measures);
    let form = hand_over(proposal, None, "the library", &ground, &mut Seeded(5)).unwrap();
    assert!(form.is_okr);
    assert_eq!(form.sheet.text(Slot::Origin), "the library");
    let rows = form.sheet.rows(List::KeyResults);
    assert_eq!(rows.len(), 3);
    let kept_row = rows
        .iter()
        .find(|row| row.text(Slot::MeasuredBy) == "kept")
        .unwrap();
    assert_eq!(
        (kept_row.text(Slot::Baseline), kept_row.text(Slot::Target)),
        ("31", "")
    );
    assert!(
        rows.iter()
            .filter(|row| row.text(Slot::MeasuredBy) != "kept")
            .all(|row| row.text(Slot::Baseline).is_empty())
    );

    let outcome = draft_okr(&form.sheet, &ground, &mut Seeded(6)).outcome;
    let change = workspace.apply(outcome.command()).unwrap();
    workspace.commit(&change);
    let objective = workspace.objectives().next().unwrap().id.clone();
    assert_eq!(
        workspace.linked_from(&objective, Meaning::Improves).count(),
        3
    );
    for key_result in workspace.key_results_of(&objective) {
        let kpi = workspace.measuring_kpi(&key_result.id).unwrap();
        assert_eq!(kpi.name, key_result.title);
        assert_eq!(
            workspace.linked_to(&kpi.id, Meaning::Guards).count(),
            1,
            "{}",
            kpi.name
        );
    }
    let names: std::collections::BTreeSet<&str> =
        workspace.kpis().map(|kpi| kpi.name.as_str()).collect();
    assert_eq!(names.len(), workspace.kpis().count(), "one is there twice");
    // What is here already is not made again.
    assert!(read_along(&form.sheet, &workspace).is_empty());
    assert_eq!(
        workspace
            .kpis()
            .filter(|kpi| kpi.name == "Time to resolution")
            .count(),
        1
    );
}

#[test]
fn a_counter_metric_is_saved_with_its_kpi_and_guards_it() {
    let mut workspace = Workspace::default();
    let sheet = blank_kpi(&id("k"))
        .with(Slot::Name, "First response time")
        .with(Slot::Counter, "Reopened cases");
    let outcome = read_kpi(&sheet, &ground(&workspace)).unwrap();
    let change = workspace.apply(outcome.command()).unwrap();
    workspace.commit(&change);
    let guards = workspace.linked_to(&id("k"), Meaning::Guards).next();
    let counter = workspace.kpi(guards.unwrap()).unwrap();
    assert_eq!(counter.name, "Reopened cases");
    // One that is kept already is linked and not made twice.
    let other = blank_kpi(&id("other"))
        .with(Slot::Name, "Resolution time")
        .with(Slot::Counter, "reopened  cases");
    let outcome = read_kpi(&other, &ground(&workspace)).unwrap();
    let change = workspace.apply(outcome.command()).unwrap();
    workspace.commit(&change);
    assert_eq!(workspace.kpis().count(), 3);
    assert_eq!(
        workspace.linked_to(&id("other"), Meaning::Guards).count(),
        1
    );
}

#[test]
fn the_guides_key_result_starts_at_the_last_reading_of_a_kpi_that_is_kept() {
    use crate::guide::{Framework, Proposal};
    let kept = Kpi {
        retired: None,
        ..full_kpi()
    };
    let mut records: Vec<Record> = vec![kept.into()];
    for (day, value) in [(1, 7.0), (8, 6.5)] {
        records.push(
            crate::domain::Reading {
                id: id(&format!("r{day}")),
                kpi: id("k"),
                date: date(2026, 11, day),
                value,
                ..crate::domain::Reading::default()
            }
            .into(),
        );
    }
    let workspace = Workspace::from_records(records);
    let (kpi, last) = kept_kpi(&workspace, "time to first-response").unwrap();
    assert_eq!(last, Some(6.5));
    let wish = "Win back our time to first response by end of Q1";
    let proposal = Proposal::new(
        &crate::guide::Answers::default(),
        Framework::Both,
        wish,
        &habits().context(),
    );
    let proposal = proposal.on_kept(kpi, last);
    let ground = ground(&workspace);
    let form = hand_over(proposal, None, "", &ground, &mut Seeded(5)).unwrap();
    assert!(form.is_okr && read_along(&form.sheet, &workspace).is_empty());
    let okr = form.sheet;
    assert_eq!(okr.text(Slot::Cycle), "cycle~2027-01-01~2027-03-31");
    let row = &okr.rows(List::KeyResults)[0];
    assert_eq!(row.text(Slot::Baseline), "6.5");
    assert_eq!(row.text(Slot::MeasuredBy), "k");
    assert_eq!(row.text(Slot::Kind), "decrease");
    assert_eq!(okr.rows(List::Improves)[0].text(Slot::Goal), "k");
}

#[test]
fn a_key_result_takes_over_what_its_kpi_knows_and_keeps_what_was_typed() {
    let mut row = blank_key_result(&id("r")).with(Slot::Outcome, "Answer sooner");
    adopt_kpi(&mut row, &full_kpi(), Some(5.5), &habits());
    assert_eq!(row.text(Slot::Outcome), "Answer sooner");
    assert_eq!(
        (row.text(Slot::Kind), row.text(Slot::Baseline)),
        ("decrease", "5.5")
    );
    assert_eq!(read_unit(&row), Unit::Duration(TimeUnit::Hours));
}

/// The day on which the baseline of the only key result was read, after a form on which it was typed on that day.
fn baseline_typed(workspace: &mut Workspace, on: crate::domain::Date, text: &str) -> KeyResult {
    let workspace_then = workspace.clone();
    let ground = Ground {
        habits: Habits {
            today: on,
            ..habits()
        },
        ..ground(&workspace_then)
    };
    let mut sheet = okr_sheet(&id("o"), &ground).unwrap();
    let row = sheet.find_mut(1).unwrap();
    row.set(Slot::Baseline, text);
    row.set(Slot::Reason, "We looked again.");
    let outcome = read_okr(&sheet, &ground, &mut Seeded(7)).unwrap();
    let change = workspace.apply(outcome.command()).unwrap();
    workspace.commit(&change);
    workspace.key_result(&id("kr")).unwrap().clone()
}

#[test]
fn a_baseline_that_comes_while_the_goal_runs_begins_the_work_on_its_day() {
    let cycle = Cycle::new("Autumn", date(2026, 10, 1), date(2026, 12, 31));
    let running = |state| {
        Workspace::from_records([
            Record::from(cycle.clone()),
            Objective {
                id: id("o"),
                title: "Be quick".into(),
                cycle: Some(cycle.id.clone()),
                state,
                ..Objective::default()
            }
            .into(),
            KeyResult {
                id: id("kr"),
                objective: id("o"),
                title: "Answer rate".into(),
                target: Some(90.0),
                ..KeyResult::default()
            }
            .into(),
        ])
    };
    let mut workspace = running(State::Running);
    let read_on = |workspace: &mut Workspace, day, text| {
        baseline_typed(workspace, date(2026, 11, day), text).baseline_on
    };
    assert_eq!(read_on(&mut workspace, 10, "60"), Some(date(2026, 11, 10)));
    // A corrected one was read on the same day.
    assert_eq!(read_on(&mut workspace, 20, "62"), Some(date(2026, 11, 10)));
    assert_eq!(read_on(&mut workspace, 21, ""), None);
    assert_eq!(read_on(&mut workspace, 24, "64"), Some(date(2026, 11, 24)));
    // Nothing is expected before it was read.
    let found = crate::insight::key_result(&workspace, &id("kr"), date(2026, 11, 24)).unwrap();
    assert_eq!(found.expected, Some(0.0));
    // The work of a draft begins when it is set running.
    assert_eq!(read_on(&mut running(State::Draft), 10, "60"), None);
    // In a file.
    let record = Record::from(workspace.key_result(&id("kr")).unwrap().clone());
    let fields = record.to_fields();
    assert_eq!(fields["baseline_on"], "2026-11-24");
    assert_eq!(Record::from_fields(record.kind(), &fields), Ok(record));
}

proptest! {
    #[test]
    fn any_value_written_into_a_form_reads_back_as_itself(value in -1e15..1e15_f64, small in -1.0..1.0_f64) {
        for figures in every_figures() {
            let habits = Habits { figures, ..habits() };
            for value in [value, small, value.trunc()] {
                let read = crate::phrase::read_value(&habits.plain(value), habits.convention(), &Unit::Number);
                prop_assert_eq!(read, Ok(value), "{}", habits.plain(value));
            }
        }
    }

    #[test]
    fn any_text_in_any_field_is_answered_and_never_lost(text in ".{0,40}", slot in 0..60_usize, list in 0..7_usize) {
        let workspace = Workspace::from_records(full_okr());
        let mut sheet = okr_sheet(&id("o"), &ground(&workspace)).unwrap();
        let words: Vec<Slot> = ["title", "outcome", "step", "unit", "target", "baseline", "kind", "due", "weight", "cycle", "confidence", "decimals", "from", "value", "rating-of", "side", "low", "high"]
            .iter().filter_map(|word| Slot::from_word(word)).collect();
        let slot = words[slot % words.len()];
        for key in 0..12 {
            if let Some(row) = sheet.find_mut(key) {
                row.set(slot, text.as_str());
            }
        }
        sheet.add(2, List::ALL[list], FormSheet::default().with(slot, text.as_str()));
        let _ = read(&sheet, &workspace);
        let _ = read_kpi(&sheet, &ground(&workspace));
        let back = FormSheet::from_json(&sheet.to_json()).unwrap();
        prop_assert_eq!(back.to_json(), sheet.to_json());
        prop_assert_eq!(back.text(slot), text.as_str());
    }
}
