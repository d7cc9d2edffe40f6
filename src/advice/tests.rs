//! What is shown when, and fixes in and out of a form.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::*;
use crate::coach::Fix;
use crate::domain::{
    Ambition, Band, Command, Cycle, DatedTarget, Direction, KeyResult, Kind, Kpi, Link, Meaning,
    Objective, Record, Ref, Seeded, State, date,
};
use crate::figures::Figures;
use crate::forms::{
    FormSheet, Ground, Habits, List, Outcome, Slot, blank_kpi, blank_okr, draft_kpi, draft_okr,
    kpi_sheet, note_dismissal, okr_sheet, take_dismissal_back,
};

fn today() -> crate::domain::Date {
    date(2026, 11, 21)
}

fn ground(workspace: &Workspace) -> Ground<'_> {
    Ground {
        workspace,
        habits: Habits::of(&crate::settings::Settings::default(), today()),
        author: "Ada",
    }
}

fn id(text: &str) -> Id {
    Id::from_text(text)
}

fn nobody(_: u32, _: &str) -> bool {
    false
}

/// An objective's form with these key results typed.
fn okr(title: &str, key_results: &[&str]) -> FormSheet {
    let workspace = Workspace::default();
    let mut sheet = blank_okr(&ground(&workspace), &mut Seeded(1));
    sheet.set(Slot::Title, title);
    let keys: Vec<u32> = sheet
        .rows(List::KeyResults)
        .iter()
        .map(|row| row.key)
        .collect();
    for (key, text) in keys.into_iter().zip(key_results) {
        sheet.find_mut(key).unwrap().set(Slot::Outcome, *text);
    }
    sheet
}

fn outcome(sheet: &FormSheet, workspace: &Workspace) -> Outcome {
    let ground = ground(workspace);
    if sheet.text(Slot::Name).is_empty() {
        draft_okr(sheet, &ground, &mut Seeded(2)).outcome
    } else {
        draft_kpi(sheet, &ground).outcome
    }
}

fn said(sheet: &FormSheet, workspace: &Workspace) -> Advice {
    of_form(
        sheet,
        &outcome(sheet, workspace),
        &ground(workspace),
        &nobody,
    )
    .unwrap()
}

fn find(advice: &Advice, check: CheckId) -> ToldFinding {
    let mut told = advice.told.iter();
    told.find(|told| told.finding.check == check)
        .unwrap_or_else(|| panic!("{check} did not trip"))
        .clone()
}

#[test]
fn an_empty_form_is_no_bad_goal() {
    let workspace = Workspace::default();
    let okr = blank_okr(&ground(&workspace), &mut Seeded(1));
    let kpi = blank_kpi(&id("k"));
    for (sheet, outcome) in [
        (
            &okr,
            draft_okr(&okr, &ground(&workspace), &mut Seeded(2)).outcome,
        ),
        (&kpi, draft_kpi(&kpi, &ground(&workspace)).outcome),
    ] {
        let all = |_: u32, _: &str| true;
        assert_eq!(of_form(sheet, &outcome, &ground(&workspace), &all), None);
    }
}

#[test]
fn what_nobody_came_to_yet_is_ahead_and_what_is_typed_is_told() {
    let workspace = Workspace::default();
    let sheet = okr("Launch the portal", &["Increase signups from 200 to 150"]);
    let advice = said(&sheet, &workspace);
    assert!(!find(&advice, CheckId::O2).is_ahead, "typed in the title");
    assert!(
        !find(&advice, CheckId::K9).is_ahead,
        "typed in the key result"
    );
    assert!(
        find(&advice, CheckId::O6).is_ahead,
        "nobody was at the owner"
    );
    assert!(
        find(&advice, CheckId::O10).is_ahead,
        "the second one may follow"
    );
    let left = |key: u32, word: &str| (key, word) == (0, "owner");
    let outcome = outcome(&sheet, &workspace);
    let advice = of_form(&sheet, &outcome, &ground(&workspace), &left).unwrap();
    assert!(!find(&advice, CheckId::O6).is_ahead);
    assert!(find(&advice, CheckId::O8).is_ahead);
    // Those that are ahead come last, so that the list does not begin with them.
    let ahead: Vec<bool> = advice.told.iter().map(|told| told.is_ahead).collect();
    assert!(ahead.is_sorted());
}

#[test]
fn each_finding_says_which_field_it_is_about() {
    let workspace = Workspace::default();
    let sheet = okr(
        "Delight newcomers",
        &["Hold interviews", "Increase signups from 200 to 150"],
    );
    let advice = said(&sheet, &workspace);
    let second = sheet.rows(List::KeyResults)[1].key;
    let told = find(&advice, CheckId::K9);
    assert_eq!(told.about, "Key result 2, What will be different");
    assert_eq!(told.to, To::Field(second, "outcome"));
    assert_eq!(find(&advice, CheckId::O6).about, "Owner");
}

#[test]
fn a_limit_is_shown_at_the_limit() {
    let workspace = Workspace::default();
    let mut sheet = okr("Stay reachable", &["Uptime"]);
    let key = sheet.rows(List::KeyResults)[0].key;
    let row = sheet.find_mut(key).unwrap();
    row.set(Slot::Kind, "hold");
    row.set(Slot::Side, "least");
    let told = find(&said(&sheet, &workspace), CheckId::K1);
    assert_eq!(told.to, To::Field(key, "low"));
}

#[test]
fn a_fix_is_typed_into_the_fields_that_differ_and_taken_back_to_the_letter() {
    let workspace = Workspace::default();
    let mut sheet = okr("Grow", &["Raise conversion from 5 % to 8 %"]);
    let key = sheet.rows(List::KeyResults)[0].key;
    let row = sheet.find_mut(key).unwrap();
    row.set(Slot::Unit, "percent");
    row.set(Slot::Baseline, "5 percent");
    row.set(Slot::Target, "7 %");
    row.set(Slot::Due, "some day");
    let before = sheet.clone();
    let told = find(&said(&sheet, &workspace), CheckId::K9);
    let fix = told.finding.fix.clone().unwrap();
    let outcome = outcome(&sheet, &workspace);
    let taken = take_fix(&mut sheet, &fix, &outcome, &ground(&workspace)).unwrap();
    let row = sheet.find(key).unwrap();
    assert_eq!(row.text(Slot::Target), "8");
    assert_eq!(row.text(Slot::Baseline), "5 percent", "as it was typed");
    assert_eq!(row.text(Slot::Due), "some day", "what cannot be read stays");
    assert!(
        said(&sheet, &workspace)
            .told
            .iter()
            .all(|told| told.finding.check != CheckId::K9)
    );
    give_back(&mut sheet, &taken);
    assert_eq!(sheet, before);
}

#[test]
fn what_was_typed_after_a_fix_survives_its_undo() {
    let workspace = Workspace::default();
    let mut sheet = okr("Delight newcomers", &[]);
    let fix = find(&said(&sheet, &workspace), CheckId::O8)
        .finding
        .fix
        .unwrap();
    let outcome = outcome(&sheet, &workspace);
    let taken = take_fix(&mut sheet, &fix, &outcome, &ground(&workspace)).unwrap();
    assert_eq!(sheet.text(Slot::Ambition), "aspirational");
    sheet.set(Slot::Ambition, "committed");
    sheet.set(Slot::Owner, "Ada");
    give_back(&mut sheet, &taken);
    assert_eq!(sheet.text(Slot::Ambition), "committed");
    assert_eq!(sheet.text(Slot::Owner), "Ada");
}

/// Presses the button of a finding; the form after it and the way back.
fn press(sheet: &FormSheet, workspace: &Workspace, check: CheckId) -> (FormSheet, Taken) {
    let fix = find(&said(sheet, workspace), check).finding.fix.unwrap();
    let mut fixed = sheet.clone();
    let taken = take_fix(
        &mut fixed,
        &fix,
        &outcome(sheet, workspace),
        &ground(workspace),
    )
    .unwrap();
    (fixed, taken)
}

#[test]
fn a_number_in_an_objective_becomes_a_key_result_in_a_free_row_and_goes_back() {
    let nothing = Workspace::default();
    let title = "Raise NPS of small clients from 31 to 50";
    let sheet = okr(title, &["Cut the waiting time from 9 to 4 days"]);
    let (mut fixed, taken) = press(&sheet, &nothing, CheckId::O1);
    assert_eq!(fixed.text(Slot::Title), "Raise NPS of small clients");
    let row = &fixed.rows(List::KeyResults)[1];
    assert_eq!(row.text(Slot::Outcome), title);
    assert_eq!(
        (row.text(Slot::Baseline), row.text(Slot::Target)),
        ("31", "50")
    );
    assert!(
        !said(&fixed, &nothing)
            .told
            .iter()
            .any(|told| told.finding.check == CheckId::O1)
    );
    let mut changed = fixed.clone();
    give_back(&mut fixed, &taken);
    assert_eq!(fixed, sheet);
    // What was typed into the row since then stays.
    let key = changed.rows(List::KeyResults)[1].key;
    changed.find_mut(key).unwrap().set(Slot::Target, "60");
    give_back(&mut changed, &taken);
    assert_eq!(changed.text(Slot::Title), title);
    assert_eq!(changed.rows(List::KeyResults)[1].text(Slot::Target), "60");
}

#[test]
fn without_a_free_row_the_number_gets_one_which_undo_takes_out() {
    let nothing = Workspace::default();
    let sheet = okr(
        "Reach 10,000 subscribers",
        &[
            "Cut the waiting time from 9 to 4 days",
            "Late answers from 12% to 5%",
        ],
    );
    let (mut fixed, taken) = press(&sheet, &nothing, CheckId::O1);
    assert_eq!(fixed.rows(List::KeyResults).len(), 3);
    assert_eq!(fixed.rows(List::KeyResults)[2].text(Slot::Target), "10000");
    give_back(&mut fixed, &taken);
    assert_eq!(fixed, sheet);
}

#[test]
fn fixes_of_sentences_lose_no_word() {
    let nothing = Workspace::default();
    for (title, check, left, slot, kept) in [
        (
            "Improve hygiene and also quickly cut waiting times in the ward",
            CheckId::O5,
            "Improve hygiene",
            Slot::Note,
            "A second objective: Cut waiting times in the ward",
        ),
        (
            "Win back the students we lost. They say that nobody answers.",
            CheckId::O4,
            "Win back the students we lost",
            Slot::Why,
            "They say that nobody answers.",
        ),
    ] {
        let sheet = okr(title, &[]);
        let (mut fixed, taken) = press(&sheet, &nothing, check);
        assert_eq!((fixed.text(Slot::Title), fixed.text(slot)), (left, kept));
        give_back(&mut fixed, &taken);
        assert_eq!(fixed, sheet);
    }
    let mut sheet = okr("Make mornings calm for planners", &[]);
    sheet.set(Slot::Owner, "Marketing team");
    let (fixed, _) = press(&sheet, &nothing, CheckId::O6);
    assert_eq!(
        (fixed.text(Slot::Team), fixed.text(Slot::Owner)),
        ("Marketing team", "")
    );
}

#[test]
fn a_counter_metric_is_named_in_its_field_and_linked_on_a_saved_kpi() {
    let nothing = Workspace::default();
    let mut sheet = blank_kpi(&id("first"));
    sheet.set(Slot::Name, "First response time");
    let (mut fixed, taken) = press(&sheet, &nothing, CheckId::P9);
    assert_eq!(
        fixed.text(Slot::Counter),
        "Cases solved at the first contact"
    );
    let told = said(&fixed, &nothing).told;
    assert!(!told.iter().any(|told| told.finding.check == CheckId::P9));
    give_back(&mut fixed, &taken);
    assert_eq!(fixed, sheet);

    let kpi = Kpi {
        id: id("first"),
        name: "First response time".into(),
        ..Kpi::default()
    };
    let saved = Workspace::from_records([Record::from(kpi)]);
    let goal = Ref::new(Kind::Kpi, &id("first"));
    let p9 = |workspace: &Workspace| {
        let told = of_goal(workspace, &goal, today()).unwrap().told;
        told.into_iter()
            .find(|told| told.finding.check == CheckId::P9)
    };
    let fix = p9(&saved).unwrap().finding.fix.unwrap();
    let Some(Command::Save { records, .. }) =
        fixed_at_once(&saved, &fix, today(), &Figures::default())
    else {
        panic!("it can be done at once");
    };
    let guarded = Workspace::from_records(saved.records().cloned().chain(records));
    assert_eq!(p9(&guarded), None);
    assert_eq!(guarded.kpis().count(), 2);
}

#[test]
fn swapping_target_and_alarm_finds_the_row_by_its_day() {
    let workspace = Workspace::default();
    let mut sheet = blank_kpi(&id("k"))
        .with(Slot::Name, "Renewals")
        .with(Slot::Direction, "up");
    let first = sheet.rows(List::Targets)[0].key;
    let later = sheet.add(0, List::Targets, FormSheet::default()).unwrap();
    for (key, from, target, alarm) in [
        (first, "1 December 2026", "90", "80"),
        (later, "", "60", "70"),
    ] {
        let row = sheet.find_mut(key).unwrap();
        row.set(Slot::From, from);
        row.set(Slot::Target, target);
        row.set(Slot::Alarm, alarm);
    }
    let before = sheet.clone();
    let fix = find(&said(&sheet, &workspace), CheckId::P3)
        .finding
        .fix
        .unwrap();
    let outcome = outcome(&sheet, &workspace);
    let taken = take_fix(&mut sheet, &fix, &outcome, &ground(&workspace)).unwrap();
    let texts = |key: u32| {
        let row = sheet.find(key).unwrap();
        [Slot::From, Slot::Target, Slot::Alarm].map(|slot| row.text(slot).to_owned())
    };
    assert_eq!(texts(first), ["1 December 2026", "90", "80"]);
    assert_eq!(texts(later), ["", "70", "60"]);
    give_back(&mut sheet, &taken);
    assert_eq!(sheet, before);
}

#[test]
fn a_dismissal_waits_in_the_draft_is_saved_with_it_and_ends_when_the_text_changes() {
    let workspace = Workspace::default();
    let mut sheet = okr(
        "Launch the portal",
        &["Raise signups from 1 to 2", "Raise sales from 1 to 2"],
    );
    let told = find(&said(&sheet, &workspace), CheckId::O2);
    assert_eq!(
        told.dismissal("  ", &mut Seeded(3)),
        None,
        "a reason is needed"
    );
    let dismissal = told
        .dismissal(" Agreed with the board ", &mut Seeded(3))
        .unwrap();
    note_dismissal(&mut sheet, &dismissal);
    // Kept with the draft.
    let sheet_again = FormSheet::from_json(&sheet.to_json()).unwrap();
    let advice = said(&sheet_again, &workspace);
    assert!(
        advice
            .told
            .iter()
            .all(|told| told.finding.check != CheckId::O2)
    );
    assert_eq!(advice.put_aside[0].reason, "Agreed with the board");
    // Saved with it.
    let saved = Workspace::default();
    let change = saved.apply(outcome(&sheet, &saved).command()).unwrap();
    let mut saved = saved;
    saved.commit(&change);
    assert_eq!(saved.dismissals().next(), Some(&dismissal));
    let goal = Ref::new(Kind::Objective, &id(sheet.text(Slot::Id)));
    assert_eq!(of_goal(&saved, &goal, today()).unwrap().put_aside.len(), 1);
    // Editing the saved one: brought back, it is deleted with the next save.
    let mut edit = okr_sheet(&goal.id, &ground(&saved)).unwrap();
    assert_eq!(said(&edit, &saved).put_aside.len(), 1);
    take_dismissal_back(&mut edit, &dismissal.id);
    find(&said(&edit, &saved), CheckId::O2);
    let change = saved.apply(outcome(&edit, &saved).command()).unwrap();
    saved.commit(&change);
    assert_eq!(saved.dismissals().count(), 0);
    // In the draft it is simply forgotten, and other words bring it back too.
    sheet.set(Slot::Title, "Launch the new portal");
    find(&said(&sheet, &Workspace::default()), CheckId::O2);
    take_dismissal_back(&mut sheet, &dismissal.id);
    assert!(sheet.rows(List::Dismissals).is_empty());
}

#[test]
fn a_dismissal_of_a_key_result_goes_with_it() {
    let workspace = Workspace::default();
    let mut sheet = okr("Delight newcomers", &["Hold 5 interviews"]);
    let told = find(&said(&sheet, &workspace), CheckId::K3);
    note_dismissal(&mut sheet, &told.dismissal("x", &mut Seeded(3)).unwrap());
    let key = sheet.rows(List::KeyResults)[0].key;
    sheet.remove(key);
    let records = outcome(&sheet, &workspace).records;
    assert!(
        records
            .iter()
            .all(|record| record.kind() != Kind::Dismissal)
    );
}

fn quarter() -> Cycle {
    Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31))
}

fn objective(name: &str, state: State) -> Objective {
    Objective {
        id: id(name),
        title: "Make the first week effortless".into(),
        owner: "Ana".into(),
        cycle: Some(quarter().id),
        ambition: Some(Ambition::Committed),
        state,
        ..Objective::default()
    }
}

fn key_result(name: &str, title: &str, objective: &str) -> KeyResult {
    KeyResult {
        id: id(name),
        objective: id(objective),
        title: title.into(),
        baseline: Some(5.0),
        target: Some(8.0),
        ..KeyResult::default()
    }
}

#[test]
fn the_coach_is_silent_about_what_is_over() {
    let kpi = Kpi {
        id: id("k"),
        name: "Sales".into(),
        retired: Some(date(2026, 1, 1)),
        ..Kpi::default()
    };
    let workspace = Workspace::from_records([
        quarter().into(),
        kpi.into(),
        objective("o", State::Closed).into(),
        key_result("r", "Signups", "o").into(),
    ]);
    for goal in [
        Ref::new(Kind::Kpi, &id("k")),
        Ref::new(Kind::Objective, &id("o")),
        Ref::new(Kind::KeyResult, &id("r")),
    ] {
        assert_eq!(of_goal(&workspace, &goal, today()), None);
        assert_eq!(open_findings(&workspace, &goal, today()), 0);
    }
    assert_eq!(whole(&workspace, today()).goals, 0);
}

#[test]
fn an_objectives_findings_are_its_own_and_those_of_its_key_results() {
    let workspace = Workspace::from_records([
        quarter().into(),
        objective("o", State::Draft).into(),
        key_result("r", "Hold 5 interviews", "o").into(),
    ]);
    let goal = Ref::new(Kind::Objective, &id("o"));
    let both = of_goal(&workspace, &goal, today()).unwrap();
    let own = of_one(&workspace, &goal, today()).unwrap();
    let part = of_goal(&workspace, &Ref::new(Kind::KeyResult, &id("r")), today()).unwrap();
    assert_eq!(both.told.len(), own.told.len() + part.told.len());
    assert_eq!(both.told.len(), open_findings(&workspace, &goal, today()));
    assert_eq!(
        both.strength.applicable,
        own.strength.applicable + part.strength.applicable
    );
    assert_eq!(find(&both, CheckId::K3).about, "Hold 5 interviews");
    assert_eq!(find(&part, CheckId::K3).about, "");
    assert_eq!(
        both.strength.passed,
        own.strength.passed + part.strength.passed
    );
}

#[test]
fn the_gravest_and_weakest_come_first() {
    let workspace = Workspace::from_records([
        quarter().into(),
        objective("o", State::Draft).into(),
        key_result("a", "Raise signups by 20 %", "o").into(),
        key_result("b", "Raise trial conversion from 5 to 8", "o").into(),
        Kpi {
            id: id("k"),
            name: "Improve sales".into(),
            ..Kpi::default()
        }
        .into(),
    ]);
    let whole = whole(&workspace, today());
    assert_eq!(whole.goals, 4);
    let order: Vec<(Severity, f64)> = whole
        .standings
        .iter()
        .map(|row| (row.worst, row.strength))
        .collect();
    assert!(
        order.is_sorted_by(|one, other| {
            one.0 > other.0 || (one.0 == other.0 && one.1 <= other.1)
        })
    );
    let first = &whole.standings[0];
    assert_eq!(first.goal.id, id("k"));
    let counts: usize = first.counts.iter().sum();
    assert_eq!(counts, open_findings(&workspace, &first.goal, today()));
    let part = whole
        .standings
        .iter()
        .find(|row| row.goal.kind == Kind::KeyResult);
    assert_eq!(
        part.unwrap().parent,
        Some(Ref::new(Kind::Objective, &id("o")))
    );
}

#[test]
fn a_running_aim_is_not_changed_without_a_reason() {
    let mut running = key_result("r", "Raise conversion from 5 to 9", "o");
    let workspace = |state| {
        Workspace::from_records([
            quarter().into(),
            objective("o", state).into(),
            running.clone().into(),
        ])
    };
    let (idle, live) = (workspace(State::Draft), workspace(State::Running));
    running.target = Some(9.0);
    let fix = Fix::apply("Use the number from the sentence", running);
    let figures = Figures::default();
    assert!(fixed_at_once(&idle, &fix, today(), &figures).is_some());
    assert_eq!(fixed_at_once(&live, &fix, today(), &figures), None);
    assert_eq!(
        fixed_at_once(&idle, &Fix::advice("Think."), today(), &figures),
        None
    );
}

#[test]
fn links_in_the_form_count_as_if_saved() {
    let kpi = Kpi {
        id: id("k"),
        name: "Sales".into(),
        direction: Some(Direction::Up),
        targets: vec![DatedTarget {
            from: date(2026, 1, 1),
            target: Band::at_least(5.0),
            alarm: None,
        }],
        ..Kpi::default()
    };
    let workspace = Workspace::from_records([kpi.into()]);
    let mut sheet = okr("Delight newcomers", &["Raise signups from 1 to 2"]);
    find(&said(&sheet, &workspace), CheckId::O12);
    sheet.add(
        0,
        List::Improves,
        FormSheet::default().with(Slot::Goal, "k"),
    );
    let advice = said(&sheet, &workspace);
    assert!(
        advice
            .passed
            .iter()
            .any(|(check, _)| *check == CheckId::O12)
    );
    // And a link that the form takes away counts no more.
    let mut saved = workspace.clone();
    let goal = id(sheet.text(Slot::Id));
    let change = saved.apply(outcome(&sheet, &saved).command()).unwrap();
    saved.commit(&change);
    assert_eq!(saved.links().count(), 1);
    let mut edit = okr_sheet(&goal, &ground(&saved)).unwrap();
    let link = edit.rows(List::Improves)[0].key;
    edit.remove(link);
    find(&said(&edit, &saved), CheckId::O12);
    let _ = (
        Link::new(&goal, Meaning::Improves, &id("k")),
        Command::Empty,
    );
}

#[test]
fn a_day_that_the_sentence_says_in_words_is_not_quoted() {
    let workspace = Workspace::default();
    let mut told = find(
        &said(&okr("Delight newcomers", &[]), &workspace),
        CheckId::O6,
    );
    told.finding.tripped.text = "2026-12-31".into();
    assert_eq!(told.quoted(), None);
    told.finding.tripped.text = "everybody".into();
    assert_eq!(told.quoted(), Some("everybody"));
}

#[test]
fn the_words_are_quoted_where_the_sentence_does_not_say_them() {
    let workspace = Workspace::default();
    let advice = said(&okr("Launch the portal for 30 % more", &[]), &workspace);
    assert_eq!(find(&advice, CheckId::O1).quoted(), Some("30 %"));
    // "It has no key results." needs no “0”.
    assert_eq!(find(&advice, CheckId::O10).quoted(), None);
    let kpi = FormSheet::default()
        .with(Slot::Id, "k")
        .with(Slot::Name, "Quality");
    assert_eq!(find(&said(&kpi, &workspace), CheckId::P11).quoted(), None);
    assert!(kpi_sheet(&id("k"), &ground(&workspace)).is_none());
}

#[test]
fn something_to_do_becomes_an_initiative_and_its_row_is_free_again() {
    let nothing = Workspace::default();
    let sheet = okr(
        "Wounds heal without coming back",
        &[
            "Train the night nurses in wound care",
            "Infections from 9 % to 4 %",
        ],
    );
    let (mut fixed, taken) = press(&sheet, &nothing, CheckId::K3);
    assert_eq!(
        fixed.text(Slot::Note),
        "An initiative: Train the night nurses in wound care"
    );
    assert_eq!(fixed.rows(List::KeyResults)[0].text(Slot::Outcome), "");
    give_back(&mut fixed, &taken);
    assert_eq!(fixed, sheet);
    // On a saved goal it is one change, and what was recorded on it keeps it where it is
    let objective = Objective {
        id: id("o"),
        title: "Wounds heal without coming back".into(),
        ..Objective::default()
    };
    let key_result = KeyResult {
        id: id("k"),
        objective: id("o"),
        title: "Train the night nurses in wound care".into(),
        ..KeyResult::default()
    };
    let saved = Workspace::from_records([objective.into(), Record::from(key_result)]);
    let goal = Ref::new(Kind::KeyResult, &id("k"));
    let fix = |workspace: &Workspace| {
        let told = of_goal(workspace, &goal, today()).unwrap().told;
        let k3 = told
            .into_iter()
            .find(|told| told.finding.check == CheckId::K3);
        k3.unwrap().finding.fix.unwrap()
    };
    let command = fixed_at_once(&saved, &fix(&saved), today(), &Figures::default()).unwrap();
    let change = saved.apply(command).unwrap();
    let mut after = saved.clone();
    after.commit(&change);
    assert_eq!(after.key_results_of(&id("o")).len(), 0);
    assert_eq!(
        after.initiatives_of(&id("o")).next().unwrap().text,
        "Train the night nurses in wound care"
    );
    let check_in = crate::domain::CheckIn {
        id: id("c"),
        key_result: id("k"),
        date: today(),
        ..crate::domain::CheckIn::default()
    };
    let used = Workspace::from_records(saved.records().cloned().chain([check_in.into()]));
    assert!(matches!(fix(&used), Fix::Advice(_)));
}

#[test]
fn an_objective_is_offered_the_kpi_that_its_words_name() {
    let kpi = |key: &str, name: &str| {
        Record::from(Kpi {
            id: id(key),
            name: name.into(),
            ..Kpi::default()
        })
    };
    let known = Workspace::from_records([
        kpi("w", "Waiting time in the ward"),
        kpi("m", "Margin of the shop"),
    ]);
    let sheet = okr(
        "Patients are seen when they were told",
        &["Waiting time in the ward from 48 to 25 minutes"],
    );
    let asked = |_: u32, _: &str| true;
    let outcome = outcome(&sheet, &known);
    let told = of_form(&sheet, &outcome, &ground(&known), &asked)
        .unwrap()
        .told;
    let o12 = told
        .iter()
        .find(|told| told.finding.check == CheckId::O12)
        .unwrap();
    let fix = o12.finding.fix.clone().unwrap();
    assert_eq!(fix.text(), "Link it to “Waiting time in the ward”");
    let mut fixed = sheet.clone();
    let taken = take_fix(&mut fixed, &fix, &outcome, &ground(&known)).unwrap();
    assert_eq!(fixed.rows(List::Improves)[0].text(Slot::Goal), "w");
    give_back(&mut fixed, &taken);
    assert_eq!(fixed.rows(List::Improves).len(), 0);
    // Nothing in common: advice
    let other = okr("Our apprentices stay because they want to", &[]);
    let told = of_form(
        &other,
        &super::tests::outcome(&other, &known),
        &ground(&known),
        &asked,
    );
    let told = told.unwrap().told;
    let o12 = told.iter().find(|told| told.finding.check == CheckId::O12);
    assert!(matches!(o12.unwrap().finding.fix, Some(Fix::Advice(_))));
    // Over all goals
    let saved = Workspace::from_records(
        known.records().cloned().chain([Objective {
            id: id("o"),
            title: "Cut the waiting time in the ward".into(),
            ..Objective::default()
        }
        .into()]),
    );
    let set = crate::coach::assess_links(&saved, today());
    let s2 = set.findings.iter().find(|one| one.check == CheckId::S2);
    let fix = s2.unwrap().fix.clone().unwrap();
    let command = fixed_at_once(&saved, &fix, today(), &Figures::default()).unwrap();
    let change = saved.apply(command).unwrap();
    let mut linked = saved.clone();
    linked.commit(&change);
    assert!(
        crate::coach::assess_links(&linked, today())
            .findings
            .iter()
            .all(|one| one.check != CheckId::S2)
    );
}

#[test]
fn a_kpi_is_offered_the_nature_that_its_name_says() {
    let nothing = Workspace::default();
    for (name, nature) in [
        ("Customer visits per week", "leading"),
        ("Complaints per 1,000 parcels", "lagging"),
    ] {
        let mut sheet = blank_kpi(&id("first"));
        sheet.set(Slot::Name, name);
        let (fixed, _) = press(&sheet, &nothing, CheckId::P7);
        assert_eq!(fixed.text(Slot::Nature), nature, "{name}");
    }
}

#[test]
fn a_key_result_alone_hears_nothing_of_an_empty_objective() {
    let sheet = okr("", &["Complaints from 40 to 20"]);
    let told = said(&sheet, &Workspace::default()).told;
    let of_objective = |told: &&ToldFinding| told.finding.check.word().starts_with('O');
    assert_eq!(told.iter().filter(of_objective).count(), 0, "{told:?}");
}
