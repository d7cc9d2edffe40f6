//! Deleting, undoing, importing and restoring over several devices, through the library and written files: what a person accepts
//! of a file can be seen afterwards, here and wherever it is handed on. `PROPTEST_CASES=10000` for a long run.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::exchange::{ExportOptions, Preview, export, parse_text, preview};
use bearings::persist::MemoryStore;
use bearings::replica::{Acceptance, Address};
use house::page::Page;
use house::*;
use proptest::prelude::*;

/// What one of the devices does.
#[derive(Clone, Debug)]
enum Step {
    Save {
        what: u8,
        value: u8,
    },
    Delete {
        what: u8,
    },
    Empty,
    Undo,
    Redo,
    Export {
        how: u8,
    },
    Import {
        file: prop::sample::Index,
        choice: u8,
    },
    Restore {
        file: prop::sample::Index,
        choice: u8,
    },
    BringBack {
        which: prop::sample::Index,
    },
    Forget,
    Reload,
}

fn step() -> impl Strategy<Value = (usize, Step)> {
    let file = any::<prop::sample::Index>;
    let step = prop_oneof![
        8 => (0..9u8, 0..4u8).prop_map(|(what, value)| Step::Save { what, value }),
        4 => (0..9u8).prop_map(|what| Step::Delete { what }),
        1 => Just(Step::Empty),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        4 => (0..4u8).prop_map(|how| Step::Export { how }),
        5 => (file(), 0..3u8).prop_map(|(file, choice)| Step::Import { file, choice }),
        3 => (file(), 0..3u8).prop_map(|(file, choice)| Step::Restore { file, choice }),
        1 => file().prop_map(|which| Step::BringBack { which }),
        1 => Just(Step::Forget),
        1 => Just(Step::Reload),
    ];
    (0..3usize, step)
}

/// The records people write: two KPIs with readings, an objective with a key result that one of them measures, its cycle.
fn record(what: u8, value: u8) -> Record {
    let text = format!("word{value}");
    let day = date(2026, 11, 1 + u32::from(value));
    let cycle = Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31));
    match what {
        0 | 1 => Kpi {
            name: text,
            note: if value > 1 {
                "noted".into()
            } else {
                String::new()
            },
            ..kpi(&format!("k{what}"))
        }
        .into(),
        2 | 3 => reading(
            &format!("r{what}"),
            &format!("k{}", what - 2),
            day,
            f64::from(value),
        )
        .into(),
        4 => Objective {
            id: id("o"),
            title: text,
            cycle: (value > 0).then_some(cycle.id),
            ..Objective::default()
        }
        .into(),
        5 => KeyResult {
            id: id("kr"),
            objective: id("o"),
            title: text,
            ..KeyResult::default()
        }
        .into(),
        6 => CheckIn {
            id: id("c"),
            key_result: id("kr"),
            date: day,
            value: Some(f64::from(value)),
            ..CheckIn::default()
        }
        .into(),
        7 => Link::new(&id("kr"), Meaning::MeasuredBy, &id("k0")).into(),
        _ => cycle.into(),
    }
}

/// A file.
struct Written {
    text: String,
}

struct Device {
    page: Page,
    store: MemoryStore,
    history: History,
    seed: u64,
}

impl Device {
    fn new(seed: u64) -> Self {
        let store = MemoryStore::new();
        Self {
            page: Page::sound(&store, seed),
            store,
            history: History::default(),
            seed,
        }
    }

    fn run(&mut self, command: Command) {
        let change = self.page.workspace.apply(command).unwrap();
        self.settle(&change);
        self.history.remember(change);
    }

    fn settle(&mut self, change: &Change) {
        self.page.workspace.commit(change);
        self.page.clock += 10;
        self.page.library.record(change, Stamp(self.page.clock));
    }

    fn revert(&mut self, change: Change) -> Change {
        let command = Command::Revert {
            change: Box::new(change),
        };
        let reverting = self.page.workspace.apply(command).unwrap();
        self.settle(&reverting);
        reverting
    }

    fn undo(&mut self) {
        if let Some(change) = self.history.take_undo() {
            let deed = change.deed;
            let reverting = self.revert(change);
            self.history.undone(deed, reverting);
        }
    }

    fn redo(&mut self) {
        if let Some(change) = self.history.take_redo() {
            let deed = change.deed;
            let repeating = self.revert(change);
            self.history.redone(deed, repeating);
        }
    }

    fn look(&self, file: &str) -> Preview {
        let incoming = parse_text(file, Stamp(self.page.clock)).unwrap();
        preview(self.page.library.replica(), &incoming)
    }

    fn accept(&mut self, file: &str, acceptance: &Acceptance) -> Change {
        self.page.clock += 10;
        let at = Stamp(self.page.clock);
        let incoming = parse_text(file, at).unwrap();
        let change = self
            .page
            .library
            .accept(incoming.records, acceptance, at)
            .change;
        self.page.workspace.commit(&change);
        self.history.remember(change.clone());
        change
    }

    fn import(&mut self, file: &str, choice: u8) -> Change {
        let goals = self.look(file).goals;
        let all = |goals: &mut dyn Iterator<Item = &bearings::exchange::GoalInFile>| {
            goals
                .map(|goal| goal.root.record.clone())
                .collect::<SortedSet<Address>>()
        };
        let acceptance = match choice {
            0 => goals.import(
                &all(&mut goals.deleted_here()),
                &all(&mut goals.with_older()),
            ),
            1 => goals.import(&goals.usually_back(), &SortedSet::new()),
            _ => Acceptance::default(),
        };
        self.accept(file, &acceptance)
    }

    fn restore(&mut self, file: &str, choice: u8) -> Change {
        let goals = self.look(file).goals;
        let chosen: SortedSet<Address> = goals
            .restorable()
            .enumerate()
            .filter(|(place, _)| choice == 0 || place % 2 == usize::from(choice % 2))
            .map(|(_, goal)| goal.root.record.clone())
            .collect();
        self.accept(file, &goals.restore(&chosen))
    }

    fn export(&self, options: &ExportOptions) -> Written {
        Written {
            text: export(self.page.library.replica(), options).text,
        }
    }

    fn backup(&self) -> Written {
        self.export(&ExportOptions::backup())
    }

    fn holds(&self) {
        assert_eq!(self.page.workspace, self.page.library.workspace().0);
    }
}

/// What can be seen of a file: its live records, and of those only what hangs on something that is there.
fn visible(file: &str) -> Vec<Record> {
    let (workspace, _) = read(file).workspace();
    let is_there = |record: &&Record| {
        let mut open = vec![*record];
        while let Some(record) = open.pop() {
            for parent in record.parents() {
                match workspace.find(parent) {
                    Some(parent) => open.push(parent),
                    None => return false,
                }
            }
        }
        true
    };
    workspace.records().filter(is_there).cloned().collect()
}

/// Carries a step out; what must hold after it is checked here.
fn act(device: &mut Device, step: &Step, files: &mut Vec<Written>) {
    match step {
        Step::Save { what, value } => {
            device.run(Command::save(vec![record(*what, *value)]));
        }
        Step::Delete { what } => {
            let target = record(*what, 0).reference();
            if device.page.workspace.get(&target).is_some() {
                device.run(Command::Delete {
                    targets: vec![target],
                });
            }
        }
        Step::Empty => device.run(Command::Empty),
        Step::Undo => device.undo(),
        Step::Redo => device.redo(),
        Step::Export { how } => {
            let options = match how {
                0 => ExportOptions {
                    with_notes: false,
                    ..ExportOptions::shared()
                },
                1 => ExportOptions {
                    only: Some([id("o"), id("k0")].into()),
                    ..ExportOptions::shared()
                },
                _ => ExportOptions::backup(),
            };
            files.push(device.export(&options));
        }
        Step::Import { file, choice } if !files.is_empty() => {
            let file = file.get(files);
            device.import(&file.text, *choice);
            if *choice == 0 {
                for record in visible(&file.text) {
                    let found = device.page.workspace.get(&record.reference());
                    assert!(found.is_some(), "imported and not seen: {record:?}");
                }
                assert!(
                    device.look(&file.text).is_here_already(),
                    "accepted, and there is still something to choose: {:?}",
                    device.look(&file.text)
                );
            }
        }
        Step::Restore { file, choice } if !files.is_empty() => {
            let file = file.get(files);
            device.restore(&file.text, *choice);
            if *choice == 0 {
                for record in visible(&file.text) {
                    let found = device.page.workspace.get(&record.reference());
                    let found = found.expect("restored and not seen");
                    // What a file was handed on without cannot be restored from it.
                    let address = Address::from(&record.reference());
                    let in_file = read(&file.text);
                    if in_file.get(&address).unwrap().is_whole() {
                        assert_eq!(*found, record, "restored and other than in the file");
                    }
                }
            }
        }
        Step::BringBack { which } => {
            let deleted: Vec<Address> = device
                .page
                .library
                .replica()
                .deleted()
                .map(|record| record.address().clone())
                .collect();
            if !deleted.is_empty() {
                let address = which.get(&deleted).clone();
                device.page.clock += 10;
                let at = Stamp(device.page.clock);
                let change = device
                    .page
                    .library
                    .bring_back(std::slice::from_ref(&address), at);
                device.page.workspace.commit(&change);
                device.history.remember(change);
                let reference = address.reference().unwrap();
                assert!(device.page.workspace.get(&reference).is_some());
            }
        }
        Step::Forget => {
            device.page.clock += 10;
            device.page.library.forget_deleted(Stamp(device.page.clock));
            assert_eq!(device.page.library.replica().deleted().count(), 0);
        }
        Step::Reload => {
            device.page.flushed();
            let clock = device.page.clock;
            device.seed += 100;
            device.page = Page::sound(&device.store, device.seed);
            device.page.clock = clock;
            device.history = History::default();
        }
        Step::Import { .. } | Step::Restore { .. } => {}
    }
    device.holds();
}

fn play(steps: &[(usize, Step)]) -> (Vec<Device>, Vec<Written>) {
    let mut devices: Vec<Device> = (0..3).map(|seed| Device::new(seed + 1)).collect();
    let mut files = Vec::new();
    for (who, step) in steps {
        act(&mut devices[*who], step, &mut files);
    }
    if files.is_empty() {
        files.push(devices[0].backup());
    }
    (devices, files)
}

fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    ProptestConfig::with_cases(asked.and_then(|text| text.parse().ok()).unwrap_or(300))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn what_a_person_accepts_of_a_file_can_be_seen(steps in prop::collection::vec(step(), 1..40)) {
        play(&steps);
    }

    #[test]
    fn what_was_restored_is_seen_wherever_it_is_handed_on(
        steps in prop::collection::vec(step(), 1..30),
        file in any::<prop::sample::Index>(),
        who in 0..3usize,
    ) {
        let (mut devices, files) = play(&steps);
        let file = file.get(&files);
        // Whoever restores has seen what the others deleted.
        let backups: Vec<Written> = devices.iter().map(Device::backup).collect();
        for backup in &backups {
            devices[who].import(&backup.text, 2);
        }
        devices[who].restore(&file.text, 0);
        let backup = devices[who].backup();
        for other in &mut devices {
            // Nothing chosen: bringing back is an edit, and no deletion has seen it.
            other.import(&backup.text, 2);
            for record in visible(&file.text) {
                prop_assert!(other.page.workspace.get(&record.reference()).is_some());
            }
        }
    }

    #[test]
    fn an_import_that_was_undone_is_offered_again_all_of_it(
        steps in prop::collection::vec(step(), 1..30),
        file in any::<prop::sample::Index>(),
        who in 0..3usize,
    ) {
        let (mut devices, files) = play(&steps);
        let text = &file.get(&files).text;
        let device = &mut devices[who];
        device.import(text, 0);
        device.undo();
        let again = device.look(text);
        let offered = again.goals.import(&again.goals.usually_back(), &SortedSet::new());
        let gone = visible(text).into_iter().filter(|record| device.page.workspace.get(&record.reference()).is_none());
        for record in gone {
            prop_assert!(offered.back.contains_key(&Address::from(&record.reference())), "not offered: {record:?}");
        }
        device.import(text, 0);
        for record in visible(text) {
            prop_assert!(device.page.workspace.get(&record.reference()).is_some());
        }
    }

    #[test]
    fn undoing_a_restore_shows_what_was_there_before(
        steps in prop::collection::vec(step(), 1..30),
        file in any::<prop::sample::Index>(),
        who in 0..3usize,
        choice in 0..3u8,
    ) {
        let (mut devices, files) = play(&steps);
        let device = &mut devices[who];
        let before = device.page.workspace.clone();
        let change = device.restore(&file.get(&files).text, choice);
        device.holds();
        if !change.is_empty() {
            device.undo();
            prop_assert_eq!(&device.page.workspace, &before);
            device.holds();
        }
    }
}
