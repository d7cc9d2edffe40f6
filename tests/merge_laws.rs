//! The laws of merging, under random histories of several writers: whatever people did and in whatever order files meet,
//! everybody ends up with the same, and nothing written is lost unseen.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::{Command, Deed, Id, Kind, Kpi, Record, Ref, Seeded, Stamp};
use bearings::replica::{Acceptance, Address, PutBack, Replica, Versioned};
use house::Writer;
use proptest::prelude::*;

/// What one of the writers does.
#[derive(Clone, Debug)]
enum Step {
    Save {
        who: usize,
        record: u8,
        field: u8,
        value: u8,
        at: i64,
    },
    Delete {
        who: usize,
        record: u8,
        at: i64,
    },
    Fetch {
        who: usize,
        from: usize,
    },
    FetchWithoutNotes {
        who: usize,
        from: usize,
    },
    FetchTombstones {
        who: usize,
        from: usize,
    },
    /// Opens what another one knows and has one record put back as it is there.
    Restore {
        who: usize,
        from: usize,
        record: u8,
        at: i64,
    },
    BringBack {
        who: usize,
        record: u8,
        at: i64,
    },
    /// Keeps no word of what is deleted.
    Forget {
        who: usize,
    },
}

const WRITERS: usize = 3;

fn step() -> impl Strategy<Value = Step> {
    // Few records, values and seconds, so that people get in each other's way.
    let who = 0..WRITERS;
    prop_oneof![
        6 => (who.clone(), 0..3u8, 0..4u8, 0..3u8, 0..4i64)
            .prop_map(|(who, record, field, value, at)| Step::Save { who, record, field, value, at }),
        2 => (who.clone(), 0..3u8, 0..4i64).prop_map(|(who, record, at)| Step::Delete { who, record, at }),
        2 => (who.clone(), 0..WRITERS).prop_map(|(who, from)| Step::Fetch { who, from }),
        1 => (who.clone(), 0..WRITERS).prop_map(|(who, from)| Step::FetchWithoutNotes { who, from }),
        1 => (who.clone(), 0..WRITERS).prop_map(|(who, from)| Step::FetchTombstones { who, from }),
        2 => (who.clone(), 0..WRITERS, 0..3u8, 0..4i64)
            .prop_map(|(who, from, record, at)| Step::Restore { who, from, record, at }),
        1 => (who.clone(), 0..3u8, 0..4i64).prop_map(|(who, record, at)| Step::BringBack { who, record, at }),
        1 => who.prop_map(|who| Step::Forget { who }),
    ]
}

fn id(record: u8) -> Id {
    Id::from_text(&format!("r{record}"))
}

fn address(record: u8) -> Address {
    (&Ref::new(Kind::Kpi, &id(record))).into()
}

/// Carries the steps out and returns what each writer knows after each step.
fn play(steps: &[Step]) -> Vec<Replica> {
    let mut writers: Vec<Writer> = (0..WRITERS).map(|who| Writer::new(who as u64)).collect();
    let mut states = Vec::new();
    for step in steps {
        let who = match step {
            Step::Save {
                who,
                record,
                field,
                value,
                at,
            } => {
                let writer = &mut writers[*who];
                let mut kpi = writer.shown().kpi(&id(*record)).cloned().unwrap_or(Kpi {
                    id: id(*record),
                    ..Kpi::default()
                });
                let text = if *value == 0 {
                    String::new()
                } else {
                    format!("v{value}")
                };
                match field {
                    0 => kpi.name = text,
                    1 => kpi.owner = text,
                    2 => kpi.note = text,
                    _ => kpi.decimals = Some(*value),
                }
                writer.act(Command::save(vec![kpi.into()]), *at);
                *who
            }
            Step::Delete { who, record, at } => {
                let writer = &mut writers[*who];
                if writer.shown().kpi(&id(*record)).is_some() {
                    writer.act(Command::delete(Kind::Kpi, &id(*record)), *at);
                }
                *who
            }
            Step::Fetch { who, from } => {
                let theirs: Vec<Versioned> = writers[*from].replica.records().cloned().collect();
                writers[*who].replica.join(Deed::Joined, theirs);
                *who
            }
            Step::FetchWithoutNotes { who, from } => {
                let theirs: Vec<Versioned> = writers[*from]
                    .replica
                    .records()
                    .map(|record| record.without(|field| field == "note"))
                    .collect();
                writers[*who].replica.join(Deed::Joined, theirs);
                *who
            }
            Step::FetchTombstones { who, from } => {
                let theirs: Vec<Versioned> = writers[*from]
                    .replica
                    .records()
                    .filter(|record| record.is_deleted())
                    .map(Versioned::tombstone)
                    .collect();
                writers[*who].replica.join(Deed::Joined, theirs);
                *who
            }
            Step::Restore {
                who,
                from,
                record,
                at,
            } => {
                let theirs: Vec<Versioned> = writers[*from]
                    .replica
                    .records()
                    .filter(|record| !record.is_deleted())
                    .cloned()
                    .collect();
                let acceptance = Acceptance {
                    back: [(address(*record), PutBack::Whole)].into(),
                    nothing_else: false,
                };
                let Writer { replica, entropy } = &mut writers[*who];
                replica.accept(theirs, &acceptance, Stamp(*at), entropy);
                *who
            }
            Step::BringBack { who, record, at } => {
                let Writer { replica, entropy } = &mut writers[*who];
                replica.bring_back(&[address(*record)], Stamp(*at), entropy);
                *who
            }
            Step::Forget { who } => {
                for record in 0..3 {
                    writers[*who].replica.forget_words(&address(record));
                }
                *who
            }
        };
        states.push(writers[who].replica.clone());
    }
    states
}

fn joined(one: &Replica, other: &Replica) -> Replica {
    let mut both = one.clone();
    both.join(Deed::Joined, other.records().cloned());
    both
}

/// What is written to a file or shelf, byte for byte.
fn bytes(replica: &Replica) -> String {
    replica
        .records()
        .map(|record| serde_json::to_string(&record.to_object()).unwrap())
        .collect::<Vec<_>>()
        .join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(400)))]

    #[test]
    fn joining_is_commutative_associative_and_idempotent(
        steps in prop::collection::vec(step(), 1..40),
        picks in prop::array::uniform3(any::<prop::sample::Index>()),
    ) {
        let states = play(&steps);
        let [a, b, c] = picks.map(|pick| pick.get(&states).clone());
        let ab = joined(&a, &b);
        prop_assert_eq!(&ab, &joined(&b, &a));
        prop_assert_eq!(joined(&ab, &c), joined(&a, &joined(&b, &c)));
        prop_assert_eq!(&joined(&a, &a), &a);
        prop_assert_eq!(&joined(&ab, &b), &ab);
        prop_assert_eq!(bytes(&ab), bytes(&joined(&b, &a)));
    }

    #[test]
    fn any_order_of_any_pieces_ends_in_the_same_bytes(
        steps in prop::collection::vec(step(), 1..30),
        order in any::<prop::sample::Index>(),
        seed in any::<u64>(),
    ) {
        let states = play(&steps);
        let mut pieces: Vec<Versioned> =
            states.iter().flat_map(|state| state.records().cloned()).collect();
        let straight = Replica::from_records(pieces.clone());
        shuffle(&mut pieces, seed);
        let shuffled = Replica::from_records(pieces.clone());
        prop_assert_eq!(bytes(&straight), bytes(&shuffled));
        // A subset first, everything later.
        let cut = order.index(pieces.len() + 1);
        let mut early = Replica::from_records(pieces[..cut].to_vec());
        early.join(Deed::Joined, pieces);
        prop_assert_eq!(bytes(&straight), bytes(&early));
    }

    #[test]
    fn what_is_written_reads_back_as_the_same_knowledge(steps in prop::collection::vec(step(), 1..40)) {
        for state in play(&steps) {
            for record in state.records() {
                let read = Versioned::from_object(&record.to_object(), Stamp(9)).unwrap();
                prop_assert!(!read.by_hand);
                prop_assert_eq!(&read.record, record);
            }
        }
    }

    #[test]
    fn stamping_a_change_shows_what_the_change_says(steps in prop::collection::vec(step(), 1..30), value in 1..4u8) {
        let state = play(&steps).pop().unwrap();
        let mut writer = Writer { replica: state, entropy: Seeded(77) };
        let before = writer.shown();
        let mut kpi = before.kpi(&id(0)).cloned().unwrap_or(Kpi { id: id(0), ..Kpi::default() });
        kpi.name = format!("new {value}");
        kpi.note = String::new();
        let mut after = before.clone();
        let change = before.apply(Command::save(vec![kpi.into()])).unwrap();
        after.commit(&change);
        writer.replica.stamp(&change, Stamp(100), &mut writer.entropy);
        prop_assert_eq!(writer.shown(), after);
    }

    #[test]
    fn a_join_reports_exactly_the_change_that_people_see(
        steps in prop::collection::vec(step(), 1..40),
        picks in prop::array::uniform2(any::<prop::sample::Index>()),
    ) {
        let states = play(&steps);
        let [a, b] = picks.map(|pick| pick.get(&states).clone());
        let mut seen = a.workspace().0;
        let mut both = a.clone();
        let incoming: Vec<Versioned> = b.records().cloned().collect();
        let foretold = both.try_join(Deed::Imported, &incoming);
        let report = both.join(Deed::Imported, incoming);
        prop_assert_eq!(&foretold, &report);
        seen.commit(&report.change);
        prop_assert_eq!(seen, both.workspace().0);
        prop_assert_eq!(
            report.added.len() + report.changed.len() + report.deleted.len() + report.unchanged,
            b.records().count()
        );
    }

    #[test]
    fn an_edit_that_nobody_saw_is_shown_or_listed_as_a_conflict(
        steps in prop::collection::vec(step(), 1..40),
        pick in any::<prop::sample::Index>(),
    ) {
        let states = play(&steps);
        let before = pick.get(&states).clone();
        // A writer that nobody has heard of renames a record; everybody else's states come together with it.
        let mut writer = Writer { replica: before, entropy: Seeded(99) };
        let mut kpi = writer.shown().kpi(&id(1)).cloned().unwrap_or(Kpi { id: id(1), ..Kpi::default() });
        kpi.name = "unheard of".into();
        writer.act(Command::save(vec![kpi.into()]), 2);
        let mut all = Replica::default();
        for state in states.iter().chain([&writer.replica]) {
            all.join(Deed::Joined, state.records().cloned());
        }
        let address = (&Ref::new(Kind::Kpi, &id(1))).into();
        let record = all.get(&address).unwrap();
        let held = record.fields().find(|(name, _)| *name == "name").unwrap().1.held();
        prop_assert!(held.iter().any(|held| held.value == Some("unheard of".into())));
        prop_assert!(!record.is_deleted(), "an edit no deleter has seen wins");
    }
}

fn shuffle(pieces: &mut [Versioned], seed: u64) {
    use bearings::domain::Entropy;
    let mut source = Seeded(seed);
    for place in (1..pieces.len()).rev() {
        let other = (source.next_u64() % (place as u64 + 1)) as usize;
        pieces.swap(place, other);
    }
}

#[test]
fn the_histories_do_produce_conflicts_and_resurrections() {
    // The properties above would hold of an empty history too; this one makes sure that they are asked something.
    let kpi = |name: &str| {
        Record::from(Kpi {
            id: id(0),
            name: name.into(),
            ..Kpi::default()
        })
    };
    let mut a = Writer {
        replica: Replica::default(),
        entropy: Seeded(1),
    };
    a.act(Command::save(vec![kpi("start")]), 0);
    let mut b = Writer {
        replica: a.replica.clone(),
        entropy: Seeded(2),
    };
    a.act(Command::save(vec![kpi("from a")]), 5);
    b.act(Command::save(vec![kpi("from b")]), 6);
    assert_eq!(joined(&a.replica, &b.replica).conflicts().len(), 1);
    b.act(Command::delete(Kind::Kpi, &id(0)), 7);
    let both = joined(&a.replica, &b.replica);
    assert_eq!(both.workspace().0.kpi(&id(0)).unwrap().name, "from b");
    assert_eq!(
        both.conflicts().len(),
        2,
        "the deletion against a's edit, and the two names"
    );
}
