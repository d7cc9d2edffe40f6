//! Our file: golden bytes, round trips, what stays at home.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::exchange::{
    ExportOptions, Parsing, Previewing, export, parse_text, preview, read_file,
};
use bearings::replica::{Replica, Versioned};
use house::*;
use proptest::prelude::*;

/// A workspace with everything a file can hold: every kind, an edit, a conflict, a cleared field, a deletion, a record that
/// one side deleted and the other edited.
fn storied() -> Writer {
    let mut ana = Writer::new(1);
    ana.save(one_of_each(), 1_760_000_000);
    ana.save(
        vec![kpi("kept-over").into(), kpi("gone").into()],
        1_760_000_100,
    );
    let mut ben = ana.copy(2);
    let kpi1 = ana.shown().kpi(&id("kpi1")).cloned().unwrap();
    ana.save(
        vec![
            Kpi {
                name: "First response".into(),
                owner: String::new(),
                ..kpi1.clone()
            }
            .into(),
            Kpi {
                note: "Still needed".into(),
                ..kpi("kept-over")
            }
            .into(),
        ],
        1_760_000_200,
    );
    ben.save(
        vec![
            Kpi {
                name: "Time to answer".into(),
                ..kpi1
            }
            .into(),
        ],
        1_760_000_300,
    );
    ben.act(Command::delete(Kind::Kpi, &id("kept-over")), 1_760_000_400);
    ben.act(Command::delete(Kind::Kpi, &id("gone")), 1_760_000_500);
    ana.fetch(&ben);
    ana
}

#[test]
fn the_file_is_what_it_always_was() {
    let writer = storied();
    assert_eq!(writer.replica.conflicts().len(), 2);
    assert_golden("storied.json", &writer.file());
}

#[test]
fn reading_a_file_gives_what_was_written_and_writing_it_the_same_bytes() {
    let writer = storied();
    let text = writer.file();
    let back = read(&text);
    assert_eq!(back.workspace(), writer.replica.workspace());
    assert_eq!(back.conflicts(), writer.replica.conflicts());
    assert_eq!(export(&back, &ExportOptions::backup()).text, text);
}

#[test]
fn every_field_of_every_kind_survives_a_file() {
    let mut writer = Writer::new(1);
    writer.save(one_of_each(), 5);
    let back = read_file(&writer.file()).unwrap();
    assert_eq!(back, Workspace::from_records(one_of_each()));
    assert_eq!(back.records().count(), Kind::ALL.len(), "one of each kind");
}

#[test]
fn a_file_written_by_hand_is_read_and_gets_versions() {
    let text = include_str!("golden/by_hand.json");
    let incoming = parse_text(text, Stamp(1_800_000_000)).unwrap();
    assert_eq!(incoming.by_hand, 3);
    let replica = Replica::from_records(incoming.records.clone());
    assert_eq!(replica.workspace().0.readings().count(), 1);
    let exported = export(&replica, &ExportOptions::backup()).text;
    assert_golden("by_hand.exported.json", &exported);
    assert_eq!(
        export(&read(&exported), &ExportOptions::backup()).text,
        exported
    );
    // Read a second time, much later, it has nothing new.
    let later = parse_text(text, Stamp(1_900_000_000)).unwrap();
    let again = preview(&replica, &later);
    assert!(again.is_empty());
    assert_eq!(again.unchanged, 4);
    let mut twice = replica.clone();
    twice.join(Deed::Imported, later.records);
    assert_eq!(twice, replica);
}

#[test]
fn fields_and_kinds_of_a_newer_version_travel_through_an_edit_untouched() {
    let text = include_str!("golden/by_hand.json");
    let mut writer = Writer::new(4);
    writer
        .replica
        .join(Deed::Imported, parse_text(text, Stamp(7)).unwrap().records);
    let kpi = writer.shown().kpi(&id("revenue")).cloned().unwrap();
    writer.save(
        vec![
            Kpi {
                name: "Renamed".into(),
                ..kpi
            }
            .into(),
        ],
        9,
    );
    let back = writer.file();
    assert!(back.contains("\"mood\": \"sunny\""), "{back}");
    assert!(back.contains("\"kind\": \"horoscope\""), "{back}");
    let (_, hidden) = read(&back).workspace();
    assert_eq!(hidden.len(), 1, "the unknown kind is reported");
}

#[test]
fn whole_numbers_are_written_without_a_point_and_all_numbers_keep_their_bits() {
    for value in [
        12.0,
        -3.0,
        0.0,
        -0.0,
        0.1,
        1e15,
        -1e15,
        1e-7,
        123_456_789.012_345,
    ] {
        let mut writer = Writer::new(1);
        writer.save(
            vec![
                kpi("k").into(),
                reading("r", "k", date(2026, 1, 5), value).into(),
            ],
            1,
        );
        let text = writer.file();
        let back = read_file(&text).unwrap();
        assert_eq!(
            back.reading(&id("r")).unwrap().value.to_bits(),
            value.to_bits()
        );
    }
    let mut writer = Writer::new(1);
    writer.save(vec![reading("r", "k", date(2026, 1, 5), 12.0).into()], 1);
    assert!(writer.file().contains("\"value\": 12,"));
}

#[test]
fn a_goal_that_is_kept_here_stays_with_everything_that_hangs_on_it() {
    let mut writer = Writer::new(1);
    writer.save(one_of_each(), 1);
    let kept = Kpi {
        visibility: Visibility::Kept,
        ..writer.shown().kpi(&id("kpi1")).cloned().unwrap()
    };
    writer.save(vec![kept.into()], 2);
    let shared = export(&writer.replica, &ExportOptions::shared());
    // The KPI, its reading, the link to it and the decision that names it.
    assert_eq!(shared.kept_goals.len(), 1);
    assert_eq!(shared.kept_records, 4);
    assert_eq!(shared.records, Kind::ALL.len() - 4);
    assert!(!shared.text.contains("kpi1"), "{}", shared.text);
    assert!(shared.text.contains("obj1"));
    let kept = Objective {
        visibility: Visibility::Kept,
        ..writer.shown().objective(&id("obj1")).cloned().unwrap()
    };
    writer.save(vec![kept.into()], 3);
    let shared = export(&writer.replica, &ExportOptions::shared());
    assert_eq!(shared.records, 0, "nothing is left: {}", shared.text);
    let backup = export(&writer.replica, &ExportOptions::backup());
    assert_eq!((backup.records, backup.kept_records), (Kind::ALL.len(), 0));
}

#[test]
fn a_goal_stays_here_even_while_two_people_disagree_on_it() {
    let mut ana = Writer::new(1);
    ana.save(vec![kpi("k").into()], 1);
    let mut ben = ana.copy(2);
    ana.save(
        vec![
            Kpi {
                visibility: Visibility::Kept,
                ..kpi("k")
            }
            .into(),
        ],
        2,
    );
    ben.save(
        vec![
            Kpi {
                visibility: Visibility::Kept,
                ..kpi("k")
            }
            .into(),
        ],
        3,
    );
    ben.save(vec![kpi("k").into()], 9);
    ana.fetch(&ben);
    assert_eq!(
        ana.shown().kpi(&id("k")).unwrap().visibility,
        Visibility::Shared
    );
    assert_eq!(export(&ana.replica, &ExportOptions::shared()).records, 0);
}

#[test]
fn a_file_without_notes_takes_no_note_away_from_anybody() {
    let mut writer = Writer::new(1);
    writer.save(one_of_each(), 1);
    let options = ExportOptions {
        with_notes: false,
        ..ExportOptions::shared()
    };
    let text = export(&writer.replica, &options).text;
    assert!(
        !text.contains("Slow week")
            && !text.contains("Ask for help")
            && !text.contains("Ben about")
    );
    let stranger = read(&text);
    assert_eq!(stranger.workspace().0.kpi(&id("kpi1")).unwrap().note, "");
    // What the stranger sends back does not clear our notes, and an edit of theirs arrives.
    let mut stranger = Writer {
        replica: stranger,
        entropy: Seeded(5),
    };
    let kpi = stranger.shown().kpi(&id("kpi1")).cloned().unwrap();
    stranger.save(
        vec![
            Kpi {
                owner: "Cleo".into(),
                ..kpi
            }
            .into(),
        ],
        8,
    );
    writer.fetch(&stranger);
    let now = writer.shown().kpi(&id("kpi1")).cloned().unwrap();
    assert_eq!(now.owner, "Cleo");
    assert!(now.note.starts_with("Ask Ben"));
    assert!(writer.replica.conflicts().is_empty());
}

#[test]
fn chosen_goals_take_along_what_hangs_on_them_and_their_cycle() {
    let mut writer = Writer::new(1);
    writer.save(one_of_each(), 1);
    writer.save(
        vec![
            kpi("other").into(),
            Cycle::new("Unused", date(2020, 1, 1), date(2020, 2, 1)).into(),
        ],
        1,
    );
    let only = Some([id("obj1")].into());
    let text = export(
        &writer.replica,
        &ExportOptions {
            only,
            ..ExportOptions::shared()
        },
    )
    .text;
    let back = read_file(&text).unwrap();
    let kinds: Vec<Kind> = back.records().map(Record::kind).collect();
    assert_eq!(
        kinds,
        [
            Kind::Cycle,
            Kind::Objective,
            Kind::KeyResult,
            Kind::CheckIn,
            Kind::Initiative,
            Kind::Decision,
            Kind::Amendment,
            Kind::Review,
            Kind::Dismissal
        ]
    );
}

#[test]
fn a_deleted_record_stays_deleted_elsewhere_and_an_edit_brings_all_of_it_back() {
    let mut ana = Writer::new(1);
    ana.save(
        vec![
            Kpi {
                note: "confidential".into(),
                ..kpi("k")
            }
            .into(),
        ],
        1,
    );
    let (mut ben, mut dora) = (ana.copy(2), ana.copy(4));
    ana.act(Command::delete(Kind::Kpi, &id("k")), 2);
    let text = ana.file();
    ben.replica.join(Deed::Imported, records(&read(&text)));
    assert!(ben.shown().is_empty());
    // An edit that the deleter had not seen brings all of it back, from wherever it is still known.
    dora.save(
        vec![
            Kpi {
                note: "confidential".into(),
                owner: "Dora".into(),
                ..kpi("k")
            }
            .into(),
        ],
        2,
    );
    dora.replica.join(Deed::Imported, records(&read(&text)));
    ben.fetch(&dora);
    for writer in [&dora, &ben] {
        let kept = writer.shown().kpi(&id("k")).cloned().unwrap();
        assert_eq!(
            (kept.note.as_str(), kept.owner.as_str()),
            ("confidential", "Dora")
        );
    }
}

#[test]
fn a_preview_names_what_would_be_added_and_changed_and_changes_nothing() {
    let mut ana = Writer::new(1);
    ana.save(one_of_each(), 1);
    let mut ben = ana.copy(2);
    let renamed = Kpi {
        name: "Answer time".into(),
        ..ben.shown().kpi(&id("kpi1")).cloned().unwrap()
    };
    ben.save(
        vec![
            renamed.into(),
            reading("rd2", "kpi1", date(2026, 11, 9), 4.0).into(),
        ],
        2,
    );
    ben.act(Command::delete(Kind::Initiative, &id("in1")), 3);
    let before = ana.replica.clone();
    let incoming = parse_text(&ben.file(), Stamp(1)).unwrap();
    let preview = preview(&ana.replica, &incoming);
    assert_eq!(ana.replica, before);
    assert_eq!(preview.added.len(), 1);
    assert_eq!(preview.added[0].title, "Answer time, 2026-11-09");
    assert_eq!(preview.changed.len(), 1);
    let change = &preview.changed[0].fields[0];
    assert_eq!(
        (change.field.as_str(), change.after.as_ref().unwrap()),
        ("name", &"Answer time".into())
    );
    assert_eq!(preview.deleted[0].title, "Write ten answers to reuse");
    assert_eq!(preview.unchanged, Kind::ALL.len() - 2);
    let report = ana.replica.join(Deed::Imported, incoming.records);
    assert_eq!(report.change.edits.len(), 3, "one step to undo");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(200)))]

    #[test]
    fn a_file_read_and_written_again_is_the_same_file(
        names in prop::collection::vec(("[a-c]", "\\PC{0,12}", any::<f64>(), 0..3u8), 0..12),
        kept in any::<bool>(),
        with_notes in any::<bool>(),
    ) {
        let mut writers = [Writer::new(1), Writer::new(2)];
        for (place, (key, text, number, what)) in names.into_iter().enumerate() {
            let writer = &mut writers[place % 2];
            let known = writer.shown().kpi(&id(&key)).cloned();
            let mut record = known.clone().unwrap_or_else(|| kpi(&key));
            let value = if number.is_finite() { number % 1e15 } else { 0.0 };
            match what {
                0 => record.note = text,
                1 => record.visibility = if text.len() % 2 == 0 { Visibility::Kept } else { Visibility::Shared },
                _ => {
                    let reading = reading(&format!("r{place}"), &key, date(2026, 1, 1), value);
                    writer.save(vec![reading.into()], place as i64);
                }
            }
            if text_is_empty(&record.note) && known.is_some() {
                writer.act(Command::delete(Kind::Kpi, &id(&key)), place as i64);
            } else {
                writer.save(vec![record.into()], place as i64);
            }
        }
        let [mut one, other] = writers;
        one.fetch(&other);
        let options = ExportOptions { include_kept: kept, with_notes, only: None };
        let first = export(&one.replica, &options).text;
        let back = read(&first);
        prop_assert_eq!(export(&back, &options).text, first);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,80}") {
        let _ = parse_text(&text, Stamp(0));
        let framed = format!("{{\"format\":\"bearings\",\"version\":1,\"records\":[{text}]}}");
        let _ = parse_text(&framed, Stamp(0));
    }
}

fn text_is_empty(text: &str) -> bool {
    text.trim().is_empty()
}

#[test]
fn records_stand_in_one_order_whatever_order_they_were_made_in() {
    let mut forward = Writer::new(1);
    forward.save(one_of_each(), 1);
    let mut shuffled: Vec<Versioned> = records(&forward.replica);
    shuffled.reverse();
    let backward = Replica::from_records(shuffled);
    assert_eq!(
        export(&backward, &ExportOptions::backup()).text,
        forward.file()
    );
}

#[test]
fn what_a_review_kept_of_a_kpi_that_stays_here_stays_here_too() {
    let stood = |kpi: &str| StoodObjective {
        status: "on-track".into(),
        kpis: vec![StoodKpi {
            id: id(kpi),
            name: format!("Name of {kpi}"),
            ..StoodKpi::default()
        }],
        ..StoodObjective::default()
    };
    let review = |name: &str, kpi: &str| Review {
        id: id(name),
        objective: id("o"),
        stood: Some(stood(kpi)),
        ..Review::default()
    };
    let objective = Objective {
        id: id("o"),
        ..Objective::default()
    };
    let secret = Kpi {
        visibility: Visibility::Kept,
        ..kpi("secret")
    };
    let mut ana = Writer::new(1);
    ana.save(
        vec![
            objective.into(),
            secret.into(),
            kpi("open").into(),
            review("r1", "secret").into(),
            review("r2", "open").into(),
        ],
        10,
    );
    let shared = export(&ana.replica, &ExportOptions::shared()).text;
    assert!(!shared.contains("secret") && shared.contains("Name of open"));
    assert!(shared.contains("\"r1\""), "the review itself travels");
    let backup = export(&ana.replica, &ExportOptions::backup()).text;
    assert!(backup.contains("Name of secret"));
}

#[test]
fn a_large_file_is_read_and_compared_in_steps_that_come_to_the_same() {
    let record = |at: usize| {
        format!(
            r#"{{"kind": "reading", "id": "r{at}", "kpi": "k", "date": "2026-01-05", "value": {at}}}"#
        )
    };
    let list: Vec<String> = (0..2_000).map(record).collect();
    let kpi = r#"{"kind": "kpi", "id": "k", "name": "Leads"}"#;
    let text = format!(
        r#"{{"format": "bearings", "version": 1, "records": [{kpi}, {}]}}"#,
        list.join(", ")
    );
    let mut parsing = Parsing::new(text.clone(), Stamp(1)).unwrap();
    let (mut steps, mut share) = (0, 0.0);
    while parsing.step().unwrap() {
        assert!(parsing.share() >= share, "progress never goes back");
        (steps, share) = (steps + 1, parsing.share());
    }
    assert!(steps >= 15, "{steps} steps");
    let incoming = parsing.done();
    assert_eq!(incoming, parse_text(&text, Stamp(1)).unwrap());

    let replica = Replica::default();
    let mut previewing = Previewing::new(incoming.clone());
    let mut steps = 0;
    while previewing.step(&replica) {
        steps += 1;
    }
    assert!(steps >= 28, "{steps} steps");
    let (_, told) = previewing.done();
    assert_eq!(told.added.len(), 2_001);
    assert_eq!(told, preview(&replica, &incoming));
}
