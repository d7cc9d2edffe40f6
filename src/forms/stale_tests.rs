//! Forms that were filled from an earlier state: what a save may write and remove.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

use super::*;
use crate::domain::{
    Band, Benchmark, CheckIn, Command, Cycle, DatedTarget, Direction, Id, Initiative, KeyResult,
    KeyResultKind, Kind, Kpi, Link, Meaning, Objective, PhasedTarget, Record, Ref, Refusal, Seeded,
    State, Step, TimeUnit, Unit, Workspace, date,
};
use crate::figures::{DateStyle, Figures, NumberStyle};
use proptest::prelude::*;

fn habits(figures: Figures) -> Habits {
    Habits {
        figures,
        fiscal_month: 1,
        today: date(2026, 11, 21),
        week_starts: chrono::Weekday::Mon,
    }
}

fn ground(workspace: &Workspace) -> Ground<'_> {
    Ground {
        workspace,
        habits: habits(Figures::default()),
        author: "Ada",
    }
}

fn id(text: &str) -> Id {
    Id::from_text(text)
}

fn key_result(name: &str, order: i32) -> KeyResult {
    KeyResult {
        id: id(name),
        objective: id("o"),
        title: format!("Key result {name}"),
        order,
        baseline: Some(1.0),
        target: Some(5.0),
        ..KeyResult::default()
    }
}

fn check_in(name: &str, of: &str) -> CheckIn {
    CheckIn {
        id: id(name),
        key_result: id(of),
        date: date(2026, 11, 20),
        value: Some(2.0),
        ..CheckIn::default()
    }
}

fn kpi(name: &str) -> Kpi {
    Kpi {
        id: id(name),
        name: format!("KPI {name}"),
        direction: Some(Direction::Up),
        ..Kpi::default()
    }
}

/// An objective that has not begun (its aim changes without a reason), with two key results.
fn start() -> Workspace {
    let objective = Objective {
        id: id("o"),
        title: "Make waiting short".into(),
        owner: "Bo".into(),
        state: State::Draft,
        ..Objective::default()
    };
    let milestones = KeyResult {
        measure: KeyResultKind::Milestones,
        steps: vec![step("s1", "one"), step("s2", "two")],
        ..key_result("b", 1)
    };
    Workspace::from_records([
        objective.into(),
        key_result("a", 0).into(),
        milestones.into(),
        check_in("ca", "a").into(),
        kpi("k").into(),
        kpi("l").into(),
        Link::new(&id("o"), Meaning::Improves, &id("k")).into(),
    ])
}

fn step(name: &str, text: &str) -> Step {
    Step {
        id: id(name),
        text: text.into(),
        weight: 1.0,
    }
}

fn done(workspace: &mut Workspace, command: Command) -> crate::domain::Change {
    let change = workspace.apply(command).unwrap();
    workspace.commit(&change);
    change
}

/// A form that is open: its sheet and its base.
struct Open {
    sheet: FormSheet,
    base: Base,
}

fn open(workspace: &Workspace) -> Open {
    Open {
        sheet: okr_sheet(&id("o"), &ground(workspace)).unwrap(),
        base: Base::of(workspace, &id("o")),
    }
}

impl Open {
    fn outcome(&self, now: &Workspace) -> Outcome {
        let over = self.base.laid_over(now, &id("o"), &mut Digests::default());
        let ground = ground(over.as_ref().unwrap_or(now));
        let read = read_okr(&self.sheet, &ground, &mut Seeded(1));
        read.unwrap()
    }

    fn save(&self, now: &mut Workspace) -> crate::domain::Change {
        let command = self.outcome(now).command();
        done(now, command)
    }

    fn row(&mut self, place: usize) -> &mut FormSheet {
        let key = self.sheet.rows(List::KeyResults)[place].key;
        self.sheet.find_mut(key).unwrap()
    }
}

fn objective(workspace: &Workspace) -> &Objective {
    workspace.objective(&id("o")).unwrap()
}

fn owned(workspace: &Workspace, owner: &str) -> Command {
    let before = objective(workspace).clone();
    let after = Objective {
        owner: owner.into(),
        ..before.clone()
    };
    Command::revise(before, after)
}

#[test]
fn what_somebody_else_added_while_a_form_was_open_stays() {
    let mut now = start();
    let mut form = open(&now);
    let ana = owned(&now, "Ana");
    done(&mut now, ana);
    done(
        &mut now,
        Command::save(vec![
            key_result("c", 2).into(),
            check_in("cc", "c").into(),
            check_in("cb", "b").into(),
            Link::new(&id("o"), Meaning::Improves, &id("l")).into(),
        ]),
    );
    form.sheet.set(Slot::Title, "Make waiting shorter");
    let change = form.save(&mut now);
    assert_eq!(change.edits.len(), 1);
    let saved = objective(&now);
    assert_eq!(
        (saved.title.as_str(), saved.owner.as_str()),
        ("Make waiting shorter", "Ana")
    );
    assert_eq!(now.key_results_of(&id("o")).len(), 3);
    assert_eq!(now.linked_from(&id("o"), Meaning::Improves).count(), 2);
    assert!(now.check_in(&id("cc")).is_some() && now.check_in(&id("cb")).is_some());
    assert!(change.apart.is_empty() && told_apart(&change, &now).is_empty());
}

#[test]
fn a_field_changed_on_both_sides_is_a_conflict_to_choose() {
    let mut now = start();
    let mut form = open(&now);
    let ana = owned(&now, "Ana");
    done(&mut now, ana);
    form.sheet.set(Slot::Owner, "Cy");
    let change = form.save(&mut now);
    assert_eq!(objective(&now).owner, "Cy");
    assert_eq!(
        told_apart(&change, &now),
        ["Owner has since been changed to “Ana”. Both are kept: choose on Share."]
    );
    // Both wrote the same: nothing to choose.
    let mut form = open(&now);
    let di = owned(&now, "Di");
    done(&mut now, di);
    form.sheet.set(Slot::Owner, "Di");
    assert!(form.save(&mut now).is_empty());
}

#[test]
fn a_key_result_goes_only_with_what_the_person_saw_on_it() {
    let now = start();
    let mut form = open(&now);
    let key = form.sheet.rows(List::KeyResults)[0].key;
    form.sheet.remove(key);
    let mut seen = now.clone();
    form.save(&mut seen);
    assert!(seen.key_result(&id("a")).is_none() && seen.check_in(&id("ca")).is_none());
    // A check-in came, a check-in was corrected, the key result was changed: each time it stays.
    let corrected = CheckIn {
        value: Some(3.0),
        ..check_in("ca", "a")
    };
    let renamed = KeyResult {
        owner: "Ana".into(),
        ..key_result("a", 0)
    };
    for news in [
        Record::from(check_in("new", "a")),
        corrected.into(),
        renamed.into(),
    ] {
        let mut now = start();
        done(&mut now, Command::save(vec![news.clone()]));
        let change = form.save(&mut now);
        assert_eq!(now.get(&news.reference()), Some(&news));
        assert_eq!(change.spared, [Ref::new(Kind::KeyResult, &id("a"))]);
        assert_eq!(
            told_apart(&change, &now),
            [
                "“Key result a” has since been changed, so it was kept. Remove it again if you don’t need it."
            ]
        );
    }
}

#[test]
fn rows_of_a_list_are_merged_one_by_one() {
    let mut now = start();
    let mut form = open(&now);
    let before = now.key_result(&id("b")).unwrap().clone();
    let mut after = before.clone();
    after.steps.push(step("s3", "three"));
    done(&mut now, Command::revise(before, after));
    let steps = form.row(1).rows(List::Steps);
    let (first, second) = (steps[0].key, steps[1].key);
    form.row(1)
        .find_mut(first)
        .unwrap()
        .set(Slot::Step, "one, and more");
    form.sheet.remove(second);
    let change = form.save(&mut now);
    let steps: Vec<&str> = now
        .key_result(&id("b"))
        .unwrap()
        .steps
        .iter()
        .map(|step| step.text.as_str())
        .collect();
    assert_eq!(steps, ["one, and more", "three"]);
    assert!(change.apart.is_empty());
}

#[test]
fn a_goal_deleted_meanwhile_is_not_saved_before_a_person_brings_it_back() {
    let mut now = start();
    let mut form = open(&now);
    form.sheet.set(Slot::Title, "Make waiting shorter");
    done(&mut now, Command::delete(Kind::Objective, &id("o")));
    assert!(form.base.is_gone(&now));
    let outcome = form.outcome(&now);
    let refused = now.apply(outcome.clone().command()).unwrap_err();
    assert_eq!(
        refused,
        Refusal::Missing(Ref::new(Kind::Objective, &id("o")))
    );
    let back = outcome.revived(&now).command();
    done(&mut now, back);
    assert_eq!(objective(&now).title, "Make waiting shorter");
    assert_eq!(now.key_results_of(&id("o")).len(), 2);
}

#[test]
fn a_draft_keeps_its_base_and_one_without_removes_nothing_it_does_not_name() {
    let mut now = start();
    let form = open(&now);
    let draft = Draft {
        sheet: form.sheet.clone(),
        base: Some(form.base.clone()),
        figures: Some(Figures::default()),
        is_filled: false,
        at: "14:05".into(),
    };
    let kept = Draft::from_json(&draft.to_json(), Figures::default()).unwrap();
    assert_eq!(kept.base.as_ref(), Some(&form.base));
    assert_eq!(kept, draft);
    // A draft of an earlier version: the sheet alone.
    done(&mut now, Command::save(vec![key_result("c", 2).into()]));
    let old = Draft::from_json(&form.sheet.to_json(), Figures::default()).unwrap();
    assert_eq!(old.base, None);
    let named = [id("a"), id("b"), id("k")];
    let old = Open {
        sheet: old.sheet,
        base: Base::known_to(&now, &id("o"), &named),
    };
    old.save(&mut now);
    assert!(now.key_result(&id("c")).is_some());
}

/// One thing that somebody else does, or the person in their form.
#[derive(Clone, Debug)]
enum Deed {
    Owner(&'static str),
    Title(&'static str),
    Target(usize, f64),
    AddKeyResult,
    RemoveKeyResult(usize),
    CheckIn(usize),
    Step(usize, &'static str),
    AddStep,
    RemoveStep(usize),
    Link(bool),
    Initiative(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let word = prop::sample::select(vec!["Ana", "Bo", "Cy"]);
    prop_oneof![
        word.clone().prop_map(Deed::Owner),
        word.clone().prop_map(Deed::Title),
        (0..3usize, 2..9u8).prop_map(|(at, value)| Deed::Target(at, f64::from(value))),
        Just(Deed::AddKeyResult),
        (0..3usize).prop_map(Deed::RemoveKeyResult),
        (0..3usize).prop_map(Deed::CheckIn),
        (0..3usize, word).prop_map(|(at, word)| Deed::Step(at, word)),
        Just(Deed::AddStep),
        (0..3usize).prop_map(Deed::RemoveStep),
        any::<bool>().prop_map(Deed::Link),
        (0..3usize).prop_map(Deed::Initiative),
    ]
}

/// Somebody else does it, elsewhere.
fn elsewhere(now: &mut Workspace, deed: &Deed, turn: usize) {
    let all: Vec<KeyResult> = now.key_results_of(&id("o")).into_iter().cloned().collect();
    let mut record = objective(now).clone();
    let mut stepped = now.key_result(&id("b")).cloned();
    let revised: Record = match deed {
        Deed::Owner(word) => {
            record.owner = (*word).into();
            record.into()
        }
        Deed::Title(word) => {
            record.title = (*word).into();
            record.into()
        }
        Deed::Target(at, value) => match all.get(*at) {
            Some(one) => KeyResult {
                target: Some(*value),
                ..one.clone()
            }
            .into(),
            None => return,
        },
        Deed::AddKeyResult => key_result(&format!("their{turn}"), 7).into(),
        Deed::RemoveKeyResult(at) => {
            if let Some(one) = all.get(*at) {
                done(now, Command::delete(Kind::KeyResult, &one.id));
            }
            return;
        }
        Deed::CheckIn(at) => match all.get(*at) {
            Some(one) => check_in(&format!("c{turn}"), one.id.as_str()).into(),
            None => return,
        },
        Deed::Initiative(at) => match all.get(*at) {
            Some(one) => Initiative {
                id: id(&format!("i{turn}")),
                parent: one.id.clone(),
                text: "Do it".into(),
                ..Initiative::default()
            }
            .into(),
            None => return,
        },
        Deed::Step(..) | Deed::AddStep | Deed::RemoveStep(_) => {
            let Some(stepped) = &mut stepped else { return };
            match deed {
                Deed::Step(at, word) => {
                    if let Some(step) = stepped.steps.get_mut(*at) {
                        step.text = (*word).into();
                    }
                }
                Deed::RemoveStep(at) if *at < stepped.steps.len() => {
                    stepped.steps.remove(*at);
                }
                _ => stepped.steps.push(step(&format!("their{turn}"), "theirs")),
            }
            stepped.clone().into()
        }
        Deed::Link(is_there) => {
            let link = Link::new(&id("o"), Meaning::Improves, &id("l"));
            if !is_there {
                if now.link(&link.id).is_some() {
                    done(now, Command::delete(Kind::Link, &link.id));
                }
                return;
            }
            link.into()
        }
    };
    done(now, Command::save(vec![revised]));
}

/// The person does it, in the form.
fn typed(form: &mut Open, deed: &Deed, turn: usize) {
    let rows: Vec<u32> = form
        .sheet
        .rows(List::KeyResults)
        .iter()
        .map(|row| row.key)
        .collect();
    let milestones = rows.iter().copied().find(|key| {
        let row = form.sheet.find(*key).unwrap();
        row.text(Slot::Id) == "b"
    });
    match deed {
        Deed::Owner(word) => form.sheet.set(Slot::Owner, *word),
        Deed::Title(word) => form.sheet.set(Slot::Title, *word),
        Deed::Target(at, value) => {
            if let Some(row) = rows.get(*at).and_then(|key| form.sheet.find_mut(*key)) {
                row.set(Slot::Target, value.to_string());
            }
        }
        Deed::AddKeyResult => {
            let row = blank_key_result(&id(&format!("mine{turn}")))
                .with(Slot::Outcome, "Mine")
                .with(Slot::Target, "3");
            form.sheet.add(0, List::KeyResults, row);
        }
        Deed::RemoveKeyResult(at) => {
            if let Some(key) = rows.get(*at) {
                form.sheet.remove(*key);
            }
        }
        Deed::Step(..) | Deed::AddStep | Deed::RemoveStep(_) => {
            let Some(parent) = milestones else { return };
            let steps: Vec<u32> = form
                .sheet
                .find(parent)
                .unwrap()
                .rows(List::Steps)
                .iter()
                .map(|row| row.key)
                .collect();
            match deed {
                Deed::Step(at, word) => {
                    if let Some(key) = steps.get(*at) {
                        form.sheet.find_mut(*key).unwrap().set(Slot::Step, *word);
                    }
                }
                Deed::RemoveStep(at) => {
                    if let Some(key) = steps.get(*at) {
                        form.sheet.remove(*key);
                    }
                }
                _ => {
                    let row = FormSheet::default()
                        .with(Slot::Id, format!("mine{turn}"))
                        .with(Slot::Step, "mine");
                    form.sheet.add(parent, List::Steps, row);
                }
            }
        }
        Deed::Link(_) => {
            let row = FormSheet::default().with(Slot::Goal, "l");
            form.sheet.add(0, List::Improves, row);
        }
        Deed::CheckIn(_) | Deed::Initiative(_) => {}
    }
}

proptest! {
    /// No save removes a record or a field that its form's base did not hold; what the person typed is what is shown; what they left
    /// alone is as it is now.
    #[test]
    fn a_save_writes_and_removes_only_what_its_base_held(
        theirs in prop::collection::vec(deed(), 0..5),
        mine in prop::collection::vec(deed(), 0..5),
        is_kept in any::<bool>(),
    ) {
        let mut now = start();
        let base = now.clone();
        let mut form = open(&now);
        for (turn, deed) in mine.iter().enumerate() {
            typed(&mut form, deed, turn);
        }
        for (turn, deed) in theirs.iter().enumerate() {
            elsewhere(&mut now, deed, turn);
        }
        if is_kept {
            // The tab was closed in between.
            let draft = Draft { sheet: form.sheet.clone(), base: Some(form.base.clone()), ..Draft::default() };
            let draft = Draft::from_json(&draft.to_json(), Figures::default()).unwrap();
            form = Open { sheet: draft.sheet, base: draft.base.unwrap() };
        }
        let over = form.base.laid_over(&now, &id("o"), &mut Digests::default());
        let before = now.clone();
        let ground = ground(over.as_ref().unwrap_or(&before));
        let Ok(outcome) = read_okr(&form.sheet, &ground, &mut Seeded(1)) else { return Ok(()) };
        let change = before.apply(outcome.clone().command()).unwrap();
        now.commit(&change);
        for record in before.records() {
            let reference = record.reference();
            let (was, wanted) = (base.get(&reference), outcome.records.iter().find(|one| one.reference() == reference));
            let is = now.get(&reference);
            if was != Some(record) {
                prop_assert!(is.is_some(), "{:?} was new or changed and is gone", reference);
            }
            let (Some(is), Some(wanted)) = (is, wanted) else {
                // Not in the form: as it is, or removed by the person.
                prop_assert!(is.is_none() || is == Some(record));
                continue;
            };
            let none = crate::domain::Fields::new();
            let was = was.map(Record::to_fields).unwrap_or(none);
            let (current, mine, saved) = (record.to_fields(), wanted.to_fields(), is.to_fields());
            let names = current.keys().chain(mine.keys()).chain(saved.keys());
            for name in names.filter(|name| *name != "steps") {
                let expected = if was.get(name) == mine.get(name) { current.get(name) } else { mine.get(name) };
                prop_assert_eq!(saved.get(name), expected, "{} of {:?}", name, reference);
                let collides = was.get(name) != mine.get(name) && was.get(name) != current.get(name) && mine.get(name) != current.get(name);
                let is_told = change.apart.iter().any(|one| one.record == reference && one.field == *name && one.theirs.as_ref() == current.get(name));
                prop_assert_eq!(collides, is_told, "{} of {:?}", name, reference);
            }
        }
        // Steps: nothing that is new to the form goes.
        if let (Some(known), Some(after)) = (before.key_result(&id("b")), now.key_result(&id("b"))) {
            for step in known.steps.iter().filter(|step| step.id.as_str().starts_with("their")) {
                prop_assert!(after.steps.contains(step));
            }
        }
        // Undo takes back exactly this.
        let undo = now.apply(Command::Revert { change: Box::new(change) }).unwrap();
        now.commit(&undo);
        prop_assert_eq!(now, before);
    }

    /// Opening a form and saving it unchanged writes nothing at all, whatever was recorded and however numbers and dates are written.
    #[test]
    fn a_form_saved_unchanged_writes_nothing(
        values in prop::collection::vec(value(), 12),
        unit in 0..6usize, direction in 0..4usize, style in 0..9usize, orders in (0..9, 0..9, 0..9),
        text in "[ a-z0-9.,]{0,12}", open_band in any::<bool>(),
    ) {
        let unit = [
            Unit::Number, Unit::Percent, Unit::Currency("EUR".into()), Unit::Duration(TimeUnit::Hours),
            Unit::Rating(5), Unit::Custom("tickets".into()),
        ][unit].clone();
        let (low, high) = (values[0].min(values[1]), values[0].max(values[1]));
        let band = if open_band { Band::at_least(low) } else { Band::between(low, high) };
        let kpi = Kpi {
            name: format!("K{text}"),
            unit: unit.clone(),
            direction: [Some(Direction::Up), Some(Direction::Down), Some(Direction::Hold), None][direction],
            targets: vec![
                DatedTarget { from: date(2026, 1, 1), target: band, alarm: Some(Band::at_most(values[2])) },
                DatedTarget { from: date(2026, 12, 5), target: Band::at_most(values[3]), alarm: None },
            ],
            benchmark: Some(Benchmark { value: values[4], source: text.clone() }),
            note: text.clone(),
            owner: text.clone(),
            ..kpi("k")
        };
        let kinds = [KeyResultKind::Increase, KeyResultKind::Decrease, KeyResultKind::Hold, KeyResultKind::Milestones, KeyResultKind::Done];
        let (one, mut other) = (values[5], values[6]);
        if one == other {
            other = if one > 0.0 { one / 2.0 - 1.0 } else { one / 2.0 + 1.0 };
        }
        let (from, to) = (one.min(other), one.max(other));
        let key_results = kinds.into_iter().zip([orders.0, orders.1, orders.2, 20, 30]).enumerate().map(|(at, (measure, order))| {
            let falls = measure == KeyResultKind::Decrease;
            Record::from(KeyResult {
                measure,
                unit: unit.clone(),
                baseline: Some(if falls { to } else { from }),
                target: Some(if falls { from } else { to }),
                band: Some(band),
                steps: vec![step("s", "one")],
                phased: vec![PhasedTarget { date: date(2026, 12, 5), value: values[7] }],
                weight: values[8].abs().min(1000.0),
                due: Some(date(2026, 5, 12)),
                ..key_result(&format!("kr{at}"), order)
            })
        });
        let cycle = Cycle::new("Autumn", date(2026, 10, 1), date(2026, 12, 31));
        let objective = Objective { id: id("o"), title: format!("O{text}"), cycle: Some(cycle.id.clone()), note: text.clone(), ..Objective::default() };
        let links = [
            Link::new(&id("o"), Meaning::Serves, &id("p")),
            Link::new(&id("o"), Meaning::Serves, &id("q")),
            Link::new(&id("kr0"), Meaning::MeasuredBy, &id("k")),
            Link::new(&id("kr0"), Meaning::MeasuredBy, &id("l")),
            Link::new(&id("k"), Meaning::Guards, &id("l")),
        ];
        let others = ["p", "q"].map(|one| Record::from(Objective { id: id(one), title: one.into(), ..Objective::default() }));
        let workspace = Workspace::from_records(
            [Record::from(kpi), self::kpi("l").into(), cycle.into(), objective.into()].into_iter()
                .chain(key_results).chain(links.map(Record::from)).chain(others),
        );
        let figures = Figures {
            numbers: [NumberStyle::Point, NumberStyle::Comma, NumberStyle::SpaceComma][style / 3],
            dates: [DateStyle::DayFirst, DateStyle::MonthFirst, DateStyle::Iso][style % 3],
        };
        let ground = Ground { habits: habits(figures), ..ground(&workspace) };
        let sheet = kpi_sheet(&id("k"), &ground).unwrap();
        let drafted = draft_kpi(&sheet, &ground);
        prop_assert!(drafted.problems.is_empty(), "{:?}", drafted.problems);
        let change = workspace.apply(drafted.outcome.command()).unwrap();
        prop_assert!(change.is_empty(), "{:?}", change);
        let sheet = okr_sheet(&id("o"), &ground).unwrap();
        let drafted = draft_okr(&sheet, &ground, &mut Seeded(1));
        prop_assert!(drafted.problems.is_empty(), "{:?}", drafted.problems);
        let change = workspace.apply(drafted.outcome.command()).unwrap();
        prop_assert!(change.edits.iter().all(|edit| {
            // Two key results in one place are put in order.
            let without = |record: &Option<Record>| match record.clone() {
                Some(Record::KeyResult(one)) => Some(Record::from(KeyResult { order: 0, ..one })),
                other => other,
            };
            without(&edit.before) == without(&edit.after)
        }), "{:?}", change);
    }
}

/// Numbers as they come: plain, with decimals that look like thousands, with binary tails, huge, tiny, negative.
fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        prop::sample::select(vec![
            1234.56,
            12.345,
            1.234,
            1.125,
            100.0 / 60.0,
            0.1 + 0.2,
            1e15,
            -1e15,
            -12.5,
            1e-7,
            97_200.0,
            97.2,
            0.0,
            1_234.0
        ]),
        -1e15..1e15_f64,
        -10.0..10.0_f64,
    ]
}

/// Two readings are asked about in the field, and each button writes what can be read one way only.
#[test]
fn what_can_be_read_two_ways_is_asked_before_it_is_taken() {
    let workspace = start();
    for (numbers, text, ways) in [
        (NumberStyle::Point, "97.200", vec![97.2, 97_200.0]),
        (NumberStyle::Comma, "97.200", vec![]),
        (NumberStyle::Comma, "97.215", vec![97_215.0, 97.215]),
        (NumberStyle::Point, "10,000", vec![]),
        (NumberStyle::Point, "1,234", vec![1_234.0, 1.234]),
        (NumberStyle::Comma, "1,234", vec![1.234, 1_234.0]),
        (NumberStyle::Point, "97.2", vec![]),
        (NumberStyle::Point, "1,234.5", vec![]),
        (NumberStyle::Comma, "95 000", vec![]),
        (NumberStyle::Point, "0.125", vec![]),
    ] {
        let habits = habits(Figures {
            numbers,
            ..Figures::default()
        });
        let ground = Ground {
            habits,
            ..ground(&workspace)
        };
        let mut form = open(&workspace);
        let row = blank_key_result(&id("new")).with(Slot::Outcome, "Sign-ups");
        let key = form.sheet.add(0, List::KeyResults, row).unwrap();
        let set = |form: &mut Open, slot: Slot, text: &str| {
            form.sheet.find_mut(key).unwrap().set(slot, text);
        };
        set(&mut form, Slot::Target, text);
        let drafted = draft_okr(&form.sheet, &ground, &mut Seeded(1));
        let asked: Vec<&Problem> = drafted
            .problems
            .iter()
            .filter(|problem| problem.fault.is_question())
            .collect();
        assert_eq!(asked.len(), usize::from(!ways.is_empty()), "{text}");
        let offers = asked.iter().flat_map(|problem| problem.offers(&habits));
        for (offer, way) in offers.zip(&ways) {
            let Offer::Write { text, .. } = offer else {
                panic!("no text")
            };
            set(&mut form, Slot::Target, &text);
            set(&mut form, Slot::Baseline, "0");
            let drafted = draft_okr(&form.sheet, &ground, &mut Seeded(1));
            assert!(drafted.problems.is_empty(), "{:?}", drafted.problems);
            let target = drafted.outcome.records.iter().find_map(|one| match one {
                Record::KeyResult(one) if one.id == id("new") => one.target,
                _ => None,
            });
            assert_eq!(target, Some(*way), "{text}");
        }
    }
}

#[test]
fn days_far_away_or_read_two_ways_are_asked_about_too() {
    let workspace = start();
    let ground = ground(&workspace);
    for (text, offered) in [
        ("12/05/2026", vec!["12 May 2026", "5 Dec 2026"]),
        ("14 Nov 26", vec!["14 Nov 2026?"]),
        ("14 Nov 1826", vec![]),
    ] {
        let mut form = open(&workspace);
        form.row(0).set(Slot::Due, text);
        let drafted = draft_okr(&form.sheet, &ground, &mut Seeded(1));
        assert!(drafted.problems[0].fault.is_question(), "{text}");
        let labels = drafted.problems[0].offers(&ground.habits);
        let labels: Vec<String> = labels.iter().map(Offer::label).collect();
        assert_eq!(labels, offered, "{text}");
    }
}

#[test]
fn a_sentence_passes_on_what_can_be_read_two_ways_as_typed() {
    let workspace = start();
    let ground = ground(&workspace);
    let mut form = open(&workspace);
    let row = blank_key_result(&id("new"));
    let key = form.sheet.add(0, List::KeyResults, row).unwrap();
    let text = "Raise signups from 1,234 to 1,567 by 12/05/2027";
    write(&mut form.sheet, key, Slot::Outcome, text, &ground);
    let row = form.sheet.find(key).unwrap();
    assert_eq!(
        [Slot::Baseline, Slot::Target, Slot::Due].map(|slot| row.text(slot)),
        ["1,234", "1,567", "12/05/2027"]
    );
    let drafted = draft_okr(&form.sheet, &ground, &mut Seeded(1));
    assert_eq!(drafted.problems.len(), 3, "{:?}", drafted.problems);
}

fn reads(habits: &Habits, text: &str) -> Option<f64> {
    crate::phrase::read_value(text, habits.convention(), &Unit::Number).ok()
}

proptest! {
    /// Changing the conventions of numbers and dates changes no value of a draft.
    #[test]
    fn a_draft_means_the_same_after_the_conventions_change(
        numbers in prop::collection::vec("[1-9][0-9]{0,2}[.,][0-9]{1,4}", 3), from in 0..9usize, to in 0..9usize,
        day in (1..13u32, 1..13u32),
    ) {
        let style = |at: usize| Figures {
            numbers: [NumberStyle::Point, NumberStyle::Comma, NumberStyle::SpaceComma][at / 3],
            dates: [DateStyle::DayFirst, DateStyle::MonthFirst, DateStyle::Iso][at % 3],
        };
        let workspace = start();
        let mut form = open(&workspace);
        form.row(0).set(Slot::Baseline, numbers[0].as_str());
        form.row(0).set(Slot::Target, numbers[1].as_str());
        form.row(0).set(Slot::Weight, numbers[2].as_str());
        form.row(0).set(Slot::Due, format!("{}/{}/2026", day.0, day.1));
        let row = blank_key_result(&id("new"));
        let key = form.sheet.add(0, List::KeyResults, row).unwrap();
        let said = format!("Raise signups from {} to {}", numbers[0], numbers[1]);
        let before = Ground { habits: habits(style(from)), ..ground(&workspace) };
        write(&mut form.sheet, key, Slot::Outcome, &said, &before);
        let draft = Draft { sheet: form.sheet, figures: Some(style(from)), base: Some(Base::default()), ..Draft::default() };
        let carried = Draft::from_json(&draft.to_json(), style(to)).unwrap();
        let after = habits(style(to));
        for (row, other) in draft.sheet.rows(List::KeyResults).iter().zip(carried.sheet.rows(List::KeyResults)) {
            for slot in [Slot::Baseline, Slot::Target, Slot::Weight] {
                let one = reads(&before.habits, row.text(slot));
                prop_assert_eq!(one, reads(&after, other.text(slot)));
            }
            let day = |text: &str, habits: &Habits| crate::phrase::read_date(text, &habits.calendar()).ok();
            prop_assert_eq!(day(row.text(Slot::Due), &before.habits), day(other.text(Slot::Due), &after));
        }
        // Reading the sentence again fills in the same.
        let mut again = carried.sheet.clone();
        let row = again.find(key).unwrap().text(Slot::Outcome).to_owned();
        let ground = Ground { habits: after, ..ground(&workspace) };
        write(&mut again, key, Slot::Outcome, &row, &ground);
        for slot in [Slot::Baseline, Slot::Target] {
            let one = reads(&after, carried.sheet.find(key).unwrap().text(slot));
            prop_assert_eq!(one, reads(&after, again.find(key).unwrap().text(slot)));
        }
    }
}

/// The law of the cost: a form that is open digests what hangs on its goal once, and again only what changed of it.
#[test]
fn what_hangs_on_a_goal_is_digested_once_and_again_only_where_it_changed() {
    let mut now = start();
    let base = Base::of(&now, &id("o"));
    let mut digests = Digests::default();
    assert_eq!(base.laid_over(&now, &id("o"), &mut digests), None);
    let made = digests.made();
    assert!(made > 0);
    let kpi = Kpi {
        id: id("another"),
        name: "Another".into(),
        ..Kpi::default()
    };
    done(&mut now, Command::save(vec![kpi.into()]));
    assert_eq!(base.laid_over(&now, &id("o"), &mut digests), None);
    assert_eq!(digests.made(), made);
    let check_in = now.check_ins().next().unwrap().clone();
    let noted = CheckIn {
        note: "looked at again".into(),
        ..check_in
    };
    done(&mut now, Command::save(vec![noted.into()]));
    assert!(base.laid_over(&now, &id("o"), &mut digests).is_some());
    assert!(base.laid_over(&now, &id("o"), &mut digests).is_some());
    assert_eq!(digests.made(), made + 1);
}
