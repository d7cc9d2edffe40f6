//! The laws of merging through written files: up to six people with wrong clocks, each with up to three tabs that hear of each other
//! late, who save, delete, bring back what was deleted lately, choose among conflicts, write whole files, parts and files without
//! remarks, edit files by hand, and open whichever file they have, the oldest too. They reload, restore from snapshots of their own and
//! set their device back to one. However their files are merged, in whatever order and in however many steps, the same is shown,
//! and every value written stands, is in conflict, or was overwritten by somebody who had seen it.
//!
//! `HISTORIES=10000 cargo test --release --test merge_files` runs more than the hundred of every day; a seed that fails is printed and
//! belongs into `FAILED_ONCE`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;
#[path = "../examples/bearings_cli/merge.rs"]
mod merge;

use bearings::domain::*;
use bearings::exchange::{ExportOptions, Incoming, export, parse_text, preview};
use bearings::replica::{Address, Clock, Dot, Replica, Resolution, Versioned};
use house::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// Seeds that showed a fault, kept for ever.
const FAILED_ONCE: &[u64] = &[];

/// What some of the people are called; the others never said.
const PEOPLE: [&str; 4] = ["Mara", "Jo", "Ödön", "Mara"];

const RECORDS: usize = 4;
const STEPS: usize = 50;

/// An edit of a field, and what its writer had seen of the record when they made it.
struct Written {
    seen: Clock,
    value: Option<Value>,
}

#[derive(Default)]
struct Coverage {
    revived: usize,
    conflicts: usize,
    deleted: usize,
    by_hand: usize,
    old_files: usize,
    restored: usize,
    told: usize,
    set_back: usize,
    named: usize,
}

/// An open tab: whose it is, and what it knows.
struct Tab {
    person: usize,
    writer: Writer,
}

/// A copy that a browser kept of everything.
struct Snapshot {
    person: usize,
    records: Vec<Versioned>,
}

struct World {
    chance: Seeded,
    tabs: Vec<Tab>,
    snapshots: Vec<Snapshot>,
    files: Vec<String>,
    /// The seed of the next page load.
    loads: u64,
    written: BTreeMap<(Address, String, Dot), Written>,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut chance = Seeded(seed.wrapping_add(3).wrapping_mul(0xD134_2543_DE82_EF95));
        let mut draw = |below: usize| (chance.next_u64() >> 33) as usize % below;
        let people = 2 + draw(5);
        let loads = seed.wrapping_mul(4096);
        let mut world = Self {
            tabs: Vec::new(),
            snapshots: Vec::new(),
            files: Vec::new(),
            loads,
            written: BTreeMap::new(),
            chance: Seeded(0),
        };
        for person in 0..people {
            for _ in 0..=draw(3) {
                let writer = Writer::new(world.load());
                world.tabs.push(Tab { person, writer });
            }
        }
        world.chance = chance;
        world
    }

    /// A page load is a writer of its own.
    fn load(&mut self) -> u64 {
        self.loads += 1;
        self.loads
    }

    fn draw(&mut self, below: usize) -> usize {
        (self.chance.next_u64() >> 33) as usize % below
    }

    fn record(&mut self) -> Id {
        id(&format!("k{}", self.draw(RECORDS)))
    }

    /// Everybody's clock is wrong in another way, and now and then goes back.
    fn clock(&mut self, who: usize, step: usize) -> i64 {
        let person = self.tabs[who].person as i64;
        1_790_000_000 + step as i64 * 10 + person * 35 - self.draw(30) as i64
    }

    /// Remembers the edits that are new in these records.
    fn note<'a>(&mut self, records: impl IntoIterator<Item = &'a Versioned>) {
        for record in records {
            for (field, register) in record.fields() {
                for held in register.held() {
                    let key = (record.address().clone(), field.to_owned(), held.dot.clone());
                    self.written.entry(key).or_insert_with(|| Written {
                        seen: record.clock().clone(),
                        value: held.value.clone(),
                    });
                }
            }
        }
    }

    fn step(&mut self, step: usize, coverage: &mut Coverage) {
        let who = self.draw(self.tabs.len());
        let at = self.clock(who, step);
        match self.draw(26) {
            0..=6 => self.save(who, at),
            7..=9 => {
                let which = self.record();
                let writer = &mut self.tabs[who].writer;
                if writer.shown().kpi(&which).is_some() {
                    writer.act(Command::delete(Kind::Kpi, &which), at);
                    coverage.deleted += 1;
                }
            }
            10 => {
                let address = (&Ref::new(Kind::Kpi, &self.record())).into();
                let Writer { replica, entropy } = &mut self.tabs[who].writer;
                replica.bring_back(&[address], Stamp(at), entropy);
            }
            11 => self.choose(who, at),
            12..=14 => {
                let file = self.export(who);
                self.files.push(file);
            }
            15 if !self.files.is_empty() => {
                let which = self.draw(self.files.len());
                if let Some(edited) = edit_by_hand(&self.files[which], self.chance.next_u64()) {
                    coverage.by_hand += 1;
                    self.note(parse_text(&edited, Stamp(0)).unwrap().records.iter());
                    self.files.push(edited);
                }
            }
            16 if !self.files.is_empty() => {
                // The oldest there are, exported long before.
                let which = self.draw(self.files.len().div_ceil(4));
                coverage.old_files += 1;
                let text = self.files[which].clone();
                self.open(who, &text, at);
            }
            17..=20 if !self.files.is_empty() => {
                let which = self.draw(self.files.len());
                let text = self.files[which].clone();
                self.open(who, &text, at);
            }
            21 | 22 => coverage.told += self.hear(who),
            23 => self.snapshots.push(Snapshot {
                person: self.tabs[who].person,
                records: records(&self.tabs[who].writer.replica),
            }),
            24 => coverage.restored += usize::from(self.restore(who, at)),
            25 => coverage.set_back += usize::from(self.set_back(who)),
            _ => self.save(who, at),
        }
        self.sign(who);
        let known: Vec<Versioned> = records(&self.tabs[who].writer.replica);
        coverage.revived += known
            .iter()
            .filter(|record| record.is_kept_over_deletion())
            .count();
        coverage.conflicts += self.tabs[who].writer.replica.conflicts().len();
        self.note(&known);
    }

    fn save(&mut self, who: usize, at: i64) {
        let which = self.record();
        let value = format!("v{}", self.draw(1000));
        let field = self.draw(4);
        let shown = self.tabs[who].writer.shown().kpi(&which).cloned();
        let mut record = shown.unwrap_or_else(|| Kpi {
            id: which.clone(),
            name: format!("name {value}"),
            ..Kpi::default()
        });
        match field {
            0 => record.name = value,
            1 => record.owner = value,
            2 => record.note = value,
            _ => record.definition = value,
        }
        self.tabs[who].writer.save(vec![record.into()], at);
    }

    /// Most people have a name, and what they write says it.
    fn sign(&mut self, who: usize) {
        let Tab { person, writer } = &mut self.tabs[who];
        let replica = &mut writer.replica;
        if let (Some(id), Some(name)) = (replica.id().cloned(), PEOPLE.get(*person)) {
            replica.names_mut().call(&id, name);
        }
    }

    /// What another tab of the same person wrote to a shelf comes in, late and shelf by shelf.
    fn hear(&mut self, who: usize) -> usize {
        let other = self.draw(self.tabs.len());
        if other == who || self.tabs[other].person != self.tabs[who].person {
            return 0;
        }
        let mut shelves = records(&self.tabs[other].writer.replica);
        if self.draw(2) == 0 {
            shelves.truncate(1);
        }
        let replica = &mut self.tabs[who].writer.replica;
        replica.join(Deed::Joined, shelves);
        1
    }

    /// One of this person's snapshots, the oldest as likely as the latest.
    fn snapshot(&mut self, who: usize) -> Option<Vec<Versioned>> {
        let person = self.tabs[who].person;
        let own = self.snapshots.iter().filter(|one| one.person == person);
        let own: Vec<Vec<Versioned>> = own.map(|one| one.records.clone()).collect();
        let which = self.draw(own.len().max(1));
        own.get(which).cloned()
    }

    /// Restores all or some goals of a snapshot, as the Share page does.
    fn restore(&mut self, who: usize, at: i64) -> bool {
        let Some(records) = self.snapshot(who) else {
            return false;
        };
        let incoming = Incoming {
            records,
            ..Incoming::default()
        };
        let goals = preview(&self.tabs[who].writer.replica, &incoming).goals;
        let all = goals.restorable().map(|goal| goal.root.record.clone());
        let mut chosen: Vec<Address> = all.collect();
        if self.draw(2) == 0 {
            chosen.truncate(1);
        }
        let acceptance = goals.restore(&chosen.into_iter().into_set());
        let Writer { replica, entropy } = &mut self.tabs[who].writer;
        replica.accept(incoming.records, &acceptance, Stamp(at), entropy);
        true
    }

    /// The tab is loaded again, sometimes on a device that was set back to an earlier day. Somebody has a file of what was lost.
    fn set_back(&mut self, who: usize) -> bool {
        self.files.push(self.tabs[who].writer.file());
        let load = self.load();
        let earlier = self.snapshot(who);
        let tab = &mut self.tabs[who];
        tab.writer = tab.writer.copy(load);
        if let Some(records) = &earlier {
            tab.writer.replica = Replica::from_records(records.iter().cloned());
        }
        earlier.is_some()
    }

    fn choose(&mut self, who: usize, at: i64) {
        let conflicts = self.tabs[who].writer.replica.conflicts();
        if conflicts.is_empty() {
            return;
        }
        let which = self.draw(conflicts.len());
        let how = match self.draw(3) {
            0 => Resolution::Keep,
            1 => Resolution::Delete,
            _ => Resolution::Value(Some(Value::from(format!("third {}", self.draw(1000))))),
        };
        let Writer { replica, entropy } = &mut self.tabs[who].writer;
        replica.resolve(&conflicts[which], how, Stamp(at), entropy);
    }

    fn export(&mut self, who: usize) -> String {
        let options = match self.draw(4) {
            0 | 1 => ExportOptions::backup(),
            2 => ExportOptions {
                with_notes: false,
                ..ExportOptions::shared()
            },
            _ => ExportOptions {
                only: Some([self.record(), self.record()].into()),
                ..ExportOptions::shared()
            },
        };
        export(&self.tabs[who].writer.replica, &options).text
    }

    /// Opens a file as the Share page does, with what it offers to bring back.
    fn open(&mut self, who: usize, text: &str, at: i64) {
        let incoming = parse_text(text, Stamp(at)).unwrap();
        let replica = &mut self.tabs[who].writer.replica;
        replica.names_mut().join(&incoming.names);
        let goals = preview(&self.tabs[who].writer.replica, &incoming).goals;
        let acceptance = match self.draw(3) {
            0 => goals.import(&goals.usually_back(), &SortedSet::new()),
            1 => {
                let older = goals.with_older().map(|goal| goal.root.record.clone());
                goals.import(&SortedSet::new(), &older.into_set())
            }
            _ => Default::default(),
        };
        let Writer { replica, entropy } = &mut self.tabs[who].writer;
        replica.accept(incoming.records, &acceptance, Stamp(at), entropy);
    }
}

/// Changes the name of one record in a file, as somebody does in an editor.
fn edit_by_hand(text: &str, chance: u64) -> Option<String> {
    let mut file: Value = serde_json::from_str(text).unwrap();
    // Now and then somebody gets another name as well.
    let writers = file.get_mut("writers").and_then(Value::as_object_mut);
    if let Some(writers) = writers.filter(|_| chance.is_multiple_of(3)) {
        let (name, all) = writers.iter().next()?;
        let (name, all) = (format!("{name} {}", chance % 5), all.clone());
        writers.clear();
        writers.insert(name, all);
    }
    let records = file["records"].as_array_mut()?;
    let count = records.len().max(1);
    let record = records.get_mut(chance as usize % count)?;
    record.get("name")?;
    record["name"] = format!("by hand {}", chance % 100).into();
    Some(format!("{file:#}\n"))
}

/// Merges files two at a time, in an order and in groups of chance, through written text.
fn merged(mut files: Vec<String>, chance: &mut Seeded) -> String {
    while files.len() > 1 {
        let mut take = || {
            let which = (chance.next_u64() >> 33) as usize % files.len();
            files.swap_remove(which)
        };
        let (one, other) = (take(), take());
        files.push(merge::run(&[("one", &one), ("other", &other)]).unwrap());
    }
    files.pop().unwrap()
}

fn run(seed: u64, coverage: &mut Coverage) {
    let mut world = World::new(seed);
    for step in 0..STEPS {
        world.step(step, coverage);
    }
    let mut files = world.files.clone();
    files.extend(world.tabs.iter().map(|tab| tab.writer.file()));
    // Some histories are merged from what was written on the way alone.
    if seed.is_multiple_of(3) && world.files.len() > 1 {
        files = world.files.clone();
    }
    let all = files.iter().map(|file| ("file", file.as_str()));
    let straight = merge::run(&all.collect::<Vec<_>>()).unwrap();
    for _ in 0..3 {
        let other = merged(files.clone(), &mut world.chance);
        assert_eq!(
            other, straight,
            "seed {seed}: another order shows something else"
        );
    }
    if seed.is_multiple_of(3) {
        return;
    }
    let all = read(&straight);
    coverage.named += usize::from(straight.contains("\"writers\""));
    for ((address, field, dot), written) in &world.written {
        assert!(
            is_kept_or_overruled(&world, &all, address, field, dot),
            "seed {seed}: {field} of {address} written as {:?} by {dot:?} is gone unseen",
            written.value
        );
    }
}

/// Whether an edit still stands, or somebody who had seen it wrote the field anew.
fn is_kept_or_overruled(
    world: &World,
    all: &Replica,
    address: &Address,
    field: &str,
    dot: &Dot,
) -> bool {
    let record = all.get(address).unwrap();
    let stands = record
        .fields()
        .filter(|(name, _)| *name == field)
        .flat_map(|(_, register)| register.held())
        .any(|held| &held.dot == dot);
    stands
        || world.written.iter().any(|((of, name, other), written)| {
            of == address && name == field && other != dot && written.seen.includes(dot)
        })
}

#[test]
fn files_merge_to_the_same_in_every_order_and_nothing_is_lost_unseen() {
    let histories = std::env::var("HISTORIES").map_or(100, |text| text.parse().unwrap());
    let start: u64 = std::env::var("HISTORIES_FROM").map_or(0, |text| text.parse().unwrap());
    let mut coverage = Coverage::default();
    for seed in FAILED_ONCE.iter().copied().chain(start..start + histories) {
        run(seed, &mut coverage);
    }
    // The laws would hold of empty histories too.
    assert!(
        coverage.revived > 20 && coverage.conflicts > 20,
        "asked too little"
    );
    assert!(
        coverage.deleted > 50 && coverage.by_hand > 10,
        "asked too little"
    );
    assert!(
        coverage.old_files > 50 && coverage.restored > 50,
        "asked too little"
    );
    assert!(
        coverage.told > 50 && coverage.set_back > 10 && coverage.named > 50,
        "asked too little"
    );
}

/// The case that was seen: a deletion, an edit that the deleter had seen, and an edit by somebody who knew of neither.
#[test]
fn what_a_revived_goal_is_called_does_not_depend_on_the_order_of_files() {
    let mut ana = Writer::new(1);
    ana.save(vec![kpi("k").into()], 1);
    let mut cora = ana.copy(3);
    let mut ben = ana.copy(2);
    ben.save(
        vec![
            Kpi {
                name: "Renamed by Ben".into(),
                ..kpi("k")
            }
            .into(),
        ],
        2,
    );
    ana.fetch(&ben);
    ana.act(Command::delete(Kind::Kpi, &id("k")), 3);
    cora.save(
        vec![
            Kpi {
                owner: "Cora".into(),
                ..kpi("k")
            }
            .into(),
        ],
        4,
    );
    let [a, b, c] = [&ana, &ben, &cora].map(Writer::file);
    let two = |one: &str, other: &str| merge::run(&[("one", one), ("other", other)]).unwrap();
    let all = two(&two(&a, &b), &c);
    assert_eq!(all, two(&a, &two(&b, &c)));
    let shown = read(&all).workspace().0.kpi(&id("k")).cloned().unwrap();
    assert_eq!(
        (shown.name.as_str(), shown.owner.as_str()),
        ("Renamed by Ben", "Cora")
    );
}
