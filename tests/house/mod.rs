//! Writers and workspaces shared by the tests of merging, files and shelves.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod every_field;
pub mod page;

use bearings::domain::*;
use bearings::exchange::{ExportOptions, export, parse_text};
use bearings::replica::{Replica, Versioned};

/// Somebody who writes: a replica, what they see, and a repeatable random source.
pub struct Writer {
    pub replica: Replica,
    pub entropy: Seeded,
}

impl Writer {
    pub fn new(seed: u64) -> Self {
        Self {
            replica: Replica::default(),
            entropy: Seeded(seed),
        }
    }

    /// Another writer who knows the same.
    pub fn copy(&self, seed: u64) -> Self {
        Self {
            replica: self.replica.clone(),
            entropy: Seeded(seed),
        }
    }

    pub fn shown(&self) -> Workspace {
        self.replica.workspace().0
    }

    pub fn act(&mut self, command: Command, at: i64) -> Change {
        let change = self.shown().apply(command).unwrap();
        self.replica.stamp(&change, Stamp(at), &mut self.entropy);
        change
    }

    pub fn save(&mut self, records: Vec<Record>, at: i64) {
        self.act(Command::save(records), at);
    }

    pub fn fetch(&mut self, other: &Writer) {
        self.replica
            .join(Deed::Joined, other.replica.records().cloned());
    }

    pub fn file(&self) -> String {
        export(&self.replica, &ExportOptions::backup()).text
    }
}

pub fn read(text: &str) -> Replica {
    Replica::from_records(parse_text(text, Stamp(1_800_000_000)).unwrap().records)
}

pub fn records(replica: &Replica) -> Vec<Versioned> {
    replica.records().cloned().collect()
}

pub fn id(text: &str) -> Id {
    Id::from_text(text)
}

pub fn kpi(name: &str) -> Kpi {
    Kpi {
        id: id(name),
        name: name.into(),
        ..Kpi::default()
    }
}

pub fn reading(name: &str, of: &str, day: Date, value: f64) -> Reading {
    Reading {
        id: id(name),
        kpi: id(of),
        date: day,
        value,
        entered: Stamp(1_767_600_000),
        ..Reading::default()
    }
}

/// One record of every kind, together with nearly every field.
pub fn one_of_each() -> Vec<Record> {
    let cycle = Cycle::new("Q4 2026", date(2026, 10, 1), date(2026, 12, 31));
    let kpi = Kpi {
        id: id("kpi1"),
        name: "Time to first response".into(),
        definition: "Median of working hours from ticket to answer — without weekends".into(),
        source: "Help desk".into(),
        unit: Unit::Duration(TimeUnit::Hours),
        decimals: Some(1),
        direction: Some(Direction::Down),
        cadence: Some(Cadence::Week),
        nature: Some(Nature::Leading),
        scope: Some(Scope::Team),
        scope_name: "Support".into(),
        owner: "Ana".into(),
        targets: vec![DatedTarget {
            from: date(2026, 1, 1),
            target: Band::at_most(4.0),
            alarm: Some(Band::at_most(6.5)),
        }],
        benchmark: Some(Benchmark {
            value: 5.0,
            source: "Our own past".into(),
        }),
        changes: vec![MarkedChange {
            date: date(2026, 6, 1),
            label: "New tool".into(),
        }],
        started: Some(date(2026, 1, 1)),
        note: "Ask Ben about the “night” queue".into(),
        ..Kpi::default()
    };
    let objective = Objective {
        id: id("obj1"),
        title: "Customers feel heard the same day".into(),
        why: "They leave when they wait".into(),
        level: Some(Level::Tactical),
        team: "Support".into(),
        owner: "Ana".into(),
        cycle: Some(cycle.id.clone()),
        ambition: Some(Ambition::Aspirational),
        stated: Some(StatedStatus {
            status: Health::AtRisk,
            reason: "Two people are away".into(),
            on: date(2026, 11, 2),
        }),
        ..Objective::default()
    };
    let key_result = KeyResult {
        id: id("kr1"),
        objective: id("obj1"),
        title: "First answer from 9 to 4 hours".into(),
        measure: KeyResultKind::Decrease,
        unit: Unit::Duration(TimeUnit::Hours),
        baseline: Some(9.0),
        target: Some(4.0),
        steps: vec![Step {
            id: id("s1"),
            text: "Rota".into(),
            weight: 2.0,
        }],
        phased: vec![PhasedTarget {
            date: date(2026, 11, 15),
            value: 6.25,
        }],
        weight: 0.5,
        confidence: Some(6),
        order: 1,
        ..KeyResult::default()
    };
    let check_in = CheckIn {
        id: id("ci1"),
        key_result: id("kr1"),
        date: date(2026, 11, 6),
        value: Some(7.5),
        steps_done: Some(vec![id("s1")]),
        confidence: Some(3),
        note: "Slow week".into(),
        blocker: Some(Blocker::Resource),
        next_step: "Ask for help".into(),
        author: "Ana".into(),
        entered: Stamp(1_762_430_400),
        ..CheckIn::default()
    };
    let initiative = Initiative {
        id: id("in1"),
        parent: id("kr1"),
        text: "Write ten answers to reuse".into(),
        owner: "Ben".into(),
        due: Some(date(2026, 11, 30)),
        done: true,
        ..Initiative::default()
    };
    let decision = Decision {
        id: id("de1"),
        wish: "Our answers are too slow".into(),
        answers: [("goal".to_owned(), "win-back".to_owned())].into(),
        verdict: "both".into(),
        date: date(2026, 9, 20),
        goals: vec![id("kpi1"), id("obj1")],
        ..Decision::default()
    };
    let amendment = Amendment {
        id: id("am1"),
        key_result: id("kr1"),
        date: date(2026, 11, 1),
        field: "target".into(),
        from: "3 h".into(),
        to: "4 h".into(),
        why: "The tool comes later".into(),
        ..Amendment::default()
    };
    let review = Review {
        id: id("re1"),
        objective: id("obj1"),
        date: date(2027, 1, 4),
        suggested: Some(0.7),
        score: Some(0.6),
        reason: "Weekends were left out".into(),
        cause: Some(Cause::Dependency),
        choice: Some(ReviewChoice::Change),
        ..Review::default()
    };
    let dismissal = Dismissal {
        id: id("di1"),
        goal: id("obj1"),
        check: "O4".into(),
        text: "Customers feel heard the same day".into(),
        reason: "It is short enough".into(),
        ..Dismissal::default()
    };
    vec![
        cycle.into(),
        kpi.into(),
        reading("rd1", "kpi1", date(2026, 11, 2), 5.25).into(),
        objective.into(),
        key_result.into(),
        check_in.into(),
        initiative.into(),
        Link::new(&id("obj1"), Meaning::Improves, &id("kpi1")).into(),
        decision.into(),
        amendment.into(),
        review.into(),
        dismissal.into(),
    ]
}

/// Compares with a golden file. `BLESS=1 cargo test` writes it anew; then read the difference before committing.
pub fn assert_golden(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        golden == text,
        "{name} differs from what is written now; run with BLESS=1 and read the difference"
    );
}
