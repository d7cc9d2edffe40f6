//! Files made to break things: each is refused with one clear sentence, and then nothing has changed, or it is taken in, and then
//! everything that is computed from it still can be.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic
)]

mod house;

use bearings::advice::whole;
use bearings::atlas::{Graph, findings, outline};
use bearings::domain::*;
use bearings::exchange::{ExportOptions, export, parse, preview};
use bearings::insight::{cycle, key_result, kpi, objective};
use bearings::persist::{MemoryStore, Store};
use bearings::replica::{Address, KindWord, Replica, ReplicaId, Versioned};
use house::every_field;
use house::page::Page;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A file and what is hostile about it.
struct Hostile {
    what: String,
    bytes: Vec<u8>,
}

fn plain() -> Vec<Value> {
    every_field::records("x", "shared", |place| format!("words of {place}"))
}

fn of(what: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Hostile {
    Hostile {
        what: what.into(),
        bytes: bytes.into(),
    }
}

/// Values that are wrong nearly everywhere, and right in a place or two.
fn values() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(1e300),
        json!(-1e300),
        json!(9_007_199_254_740_993_i64),
        json!(u64::MAX),
        json!(0.1),
        json!(5e-324),
        json!(""),
        json!(" "),
        json!("x"),
        json!("x".repeat(30_000)),
        json!("9999-12-31"),
        json!("0000-01-01"),
        json!("2026-02-30"),
        json!("2026-11-02T00:00:00Z"),
        json!("__proto__"),
        json!("\u{0}\u{8}\u{1b}[31m"),
        json!("\u{202e}gnp.\u{2066}exe\u{200b}\u{feff}"),
        json!("<img src=x onerror=alert(1)>"),
        json!([]),
        json!([null]),
        json!(["x", 1, {}]),
        json!({}),
        json!({"__proto__": {"constructor": 1}}),
        json!([[[[[[[[[[[["deep"]]]]]]]]]]]]),
    ]
}

/// Each value in each field of each kind; a fifth of them unless a long run is asked for with PROPTEST_CASES.
fn wrong_fields() -> Vec<Hostile> {
    let every = std::env::var_os("PROPTEST_CASES").is_some();
    let mut turn = 0;
    let base = plain();
    let mut made = Vec::new();
    for (number, record) in base.iter().enumerate() {
        let names: Vec<String> = record.as_object().unwrap().keys().cloned().collect();
        for name in names {
            for value in values() {
                turn += 1;
                if !every && turn % 5 != 0 {
                    continue;
                }
                let mut all = base.clone();
                all[number][name.as_str()] = value.clone();
                let shown: String = value.to_string().chars().take(30).collect();
                made.push(of(
                    format!("{} {name} = {shown}", record["kind"]),
                    every_field::file(&all),
                ));
            }
            let mut all = base.clone();
            all[number].as_object_mut().unwrap().remove(&name);
            made.push(of(
                format!("{} without {name}", record["kind"]),
                every_field::file(&all),
            ));
        }
    }
    made
}

/// Letters that are no letters, in every text at once.
fn odd_texts() -> Vec<Hostile> {
    let odd = [
        ("null", "\u{0}"),
        ("bell", "\u{7}"),
        ("escape", "\u{1b}]0;title\u{7}"),
        ("delete", "\u{7f}"),
        ("next line", "\u{85}"),
        ("application command", "\u{9f}"),
        ("right to left override", "\u{202e}drawkcab\u{202d}"),
        ("isolate without end", "\u{2066}\u{2067}\u{2068}"),
        ("zero width", "a\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}b"),
        ("tags", "\u{e0041}\u{e0042}"),
        ("line separator", "\u{2028}\u{2029}"),
        ("private use", "\u{e000}\u{10ffff}"),
        ("noncharacter", "\u{fffe}\u{ffff}"),
        ("combining", "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}"),
        (
            "emoji family",
            "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
        ),
        ("replacement", "\u{fffd}"),
        ("only spaces", "\u{a0}\u{2003}\u{3000}"),
        ("line ends", "a\r\nb\nc\rd\te"),
    ];
    odd.iter()
        .map(|(what, text)| {
            let all = every_field::records("x", "shared", |place| format!("{place}{text}"));
            of(format!("{what} in every text"), every_field::file(&all))
        })
        .collect()
}

fn frames() -> Vec<Hostile> {
    let good = every_field::file(&plain());
    let mut made = vec![
        of("nothing", ""),
        of("a null byte", "\0"),
        of("null bytes", vec![0; 100_000]),
        of("UTF-16", b"\xFF\xFE{\0}\0".to_vec()),
        of("UTF-16 the other way", b"\xFE\xFF\0{\0}".to_vec()),
        of("UTF-32", b"\xFF\xFE\0\0{\0\0\0".to_vec()),
        of(
            "Latin-1",
            b"{\"format\": \"bearings\", \"x\": \"\xE4\"}".to_vec(),
        ),
        of("overlong UTF-8", b"{\"format\": \"\xC0\xAF\"}".to_vec()),
        of(
            "a surrogate in UTF-8",
            b"{\"format\": \"\xED\xA0\x80\"}".to_vec(),
        ),
        of(
            "a lone surrogate, escaped",
            good.replace("words of kpi.name", "\\ud800"),
        ),
        of(
            "surrogates the wrong way round",
            good.replace("words of kpi.name", "\\udc00\\ud800"),
        ),
        of(
            "an escape that is none",
            good.replace("words of kpi.name", "\\x41"),
        ),
        of(
            "a raw line end in a text",
            good.replace("words of kpi.name", "a\nb"),
        ),
        of("a byte order mark", format!("\u{feff}{good}")),
        of("two byte order marks", format!("\u{feff}\u{feff}{good}")),
        of("two files", format!("{good}{good}")),
        of("something after the end", format!("{good}]")),
        of(
            "a form feed between records",
            good.replace("},{", "},\u{c}{"),
        ),
        of("a comment", format!("// mine\n{good}")),
        of("a trailing comma", good.replace("}]}", "},]}")),
        of("single quotes", good.replace('"', "'")),
        of("JSON with a callback", format!("load({good})")),
        of("a prefix against hijacking", format!(")]}}'\n{good}")),
        of("HTML", "<!doctype html><script>alert(1)</script>"),
        of(
            "SVG",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
        ),
        of(
            "XML with entities",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
        ),
        of("YAML", "format: bearings\nrecords: []\n"),
        of("a zip", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec()),
        of("a PNG", b"\x89PNG\r\n\x1a\n".to_vec()),
        of("gzip", b"\x1f\x8b\x08\0\0\0\0\0".to_vec()),
        of("a bomb of lists", "[".repeat(1_000_000)),
        of("a bomb of objects", "{\"a\":".repeat(300_000)),
        of("65 levels", format!("{}{}", "[".repeat(65), "]".repeat(65))),
        of(
            "a bomb inside a record",
            good.replace(
                "\"words of kpi.note\"",
                &format!("{}{}", "[".repeat(70), "]".repeat(70)),
            ),
        ),
        of("a digit bomb", good.replace("5.25", &"9".repeat(400_000))),
        of(
            "a fraction bomb",
            good.replace("5.25", &format!("0.{}", "1".repeat(400_000))),
        ),
        of("an exponent bomb", good.replace("5.25", "1e999999999")),
        of("a tiny exponent", good.replace("5.25", "1e-999999999")),
        of("NaN", good.replace("5.25", "NaN")),
        of("-Infinity", good.replace("5.25", "-Infinity")),
        of("hexadecimal", good.replace("5.25", "0x10")),
        of("a leading zero", good.replace("5.25", "05.25")),
        of("minus zero", good.replace("5.25", "-0.0")),
        of("a plus", good.replace("5.25", "+5")),
        of(
            "the same record twice",
            every_field::file(&[plain(), plain()].concat()),
        ),
        of(
            "another's format",
            good.replace("\"bearings\"", "\"someone\""),
        ),
        of(
            "a format that is a list",
            good.replace("\"bearings\"", "[\"bearings\"]"),
        ),
        of(
            "prototype names around it",
            format!("{{\"__proto__\": {{\"records\": []}}, {}", &good[1..]),
        ),
        of(
            "the frame's keys twice",
            format!("{{\"format\": \"other\", \"records\": 1, {}", &good[1..]),
        ),
        of(
            "a record's key twice",
            good.replace(
                "\"kind\":\"kpi\"",
                "\"kind\":\"kpi\",\"name\":1,\"kind\":\"kpi\"",
            ),
        ),
        of(
            "an empty recovery file",
            "{\"format\": \"bearings-rescue\", \"shelves\": {}}",
        ),
        of(
            "a recovery file without shelves",
            "{\"format\": \"bearings-rescue\"}",
        ),
        of(
            "a recovery file of nonsense",
            "{\"format\": \"bearings-rescue\", \"shelves\": {\"bearings/1/cycles\": \"{\", \"bearings/1/x\": 7}, \"journal\": 3, \"snapshots\": [1, null, {\"shelves\": []}]}",
        ),
        of(
            "a recovery file of the future",
            "{\"format\": \"bearings-rescue\", \"shelves\": {\"bearings/99/cycles\": \"{}\"}}",
        ),
        of(
            "a recovery file with a bad shelf",
            "{\"format\": \"bearings-rescue\", \"shelves\": {\"bearings/1/kpi/a\": \"{\\\"schema\\\":1,\\\"tables\\\":[{\\\"kind\\\":\\\"kpi\\\",\\\"columns\\\":[],\\\"rows\\\":[[\\\"a\\\",0,1]]}],\\\"records\\\":[{\\\"kind\\\":\\\"kpi\\\",\\\"id\\\":\\\"a\\\",\\\"name\\\":7}]}\"}}",
        ),
    ];
    for version in [
        "0",
        "-1",
        "1.5",
        "\"1\"",
        "null",
        "[]",
        "99",
        "18446744073709551615",
        "1e99",
    ] {
        made.push(of(
            format!("version {version}"),
            good.replace("\"version\":1", &format!("\"version\":{version}")),
        ));
    }
    for records in [
        "null", "{}", "\"x\"", "7", "[1]", "[null]", "[[]]", "[\"x\"]", "[{}]",
    ] {
        made.push(of(
            format!("records {records}"),
            format!("{{\"format\": \"bearings\", \"version\": 1, \"records\": {records}}}"),
        ));
    }
    // Cut off after every seventh part.
    for part in 1..7 {
        made.push(of(
            format!("{part} sevenths of a file"),
            good.as_bytes()[..good.len() * part / 7].to_vec(),
        ));
    }
    // A bit turned over, here and there.
    for place in (0..good.len()).step_by(good.len() / 60) {
        let mut bytes = good.clone().into_bytes();
        bytes[place] ^= 0x15;
        made.push(of(format!("byte {place} changed"), bytes));
    }
    made
}

/// Too many, too long, too strange to belong together.
fn crowds() -> Vec<Hostile> {
    let with = |change: &dyn Fn(&mut Value)| {
        let mut all = plain();
        let kpi = all.iter_mut().find(|one| one["kind"] == "kpi").unwrap();
        change(kpi);
        every_field::file(&all)
    };
    let one = |record: Value| every_field::file(&[record]);
    let target = json!({"from": "2026-01-01", "target": {"high": 4}});
    let many = |count: usize| -> Vec<Value> {
        (0..count)
            .map(|at| json!({"kind": "kpi", "id": format!("k{at}"), "name": "x"}))
            .collect()
    };
    let loop_of = |meaning: &str| {
        let mut all = plain();
        all.extend([
            json!({"kind": "link", "id": "self", "from": "x-kpi", "meaning": meaning, "to": "x-kpi"}),
            json!({"kind": "link", "id": "back", "from": "x-kpi", "meaning": meaning, "to": "x-objective"}),
            json!({"kind": "link", "id": "on", "from": "x-objective", "meaning": meaning, "to": "x-kpi"}),
            json!({"kind": "link", "id": "own", "from": "x-objective", "meaning": meaning, "to": "x-objective"}),
            json!({"kind": "link", "id": "measured", "from": "x-key-result", "meaning": meaning, "to": "x-kpi"}),
        ]);
        every_field::file(&all)
    };
    let versions =
        |v: Value| one(json!({"kind": "kpi", "id": "k", "name": "x", "v": v, "digest": "0"}));
    let mut made = vec![
        of("150,001 records", every_field::file(&many(150_001))),
        of(
            "201 fields",
            with(&|kpi| (0..201).for_each(|at| kpi[format!("f{at}")] = json!(1))),
        ),
        of(
            "a field's name of 101 letters",
            with(&|kpi| kpi["n".repeat(101)] = json!(1)),
        ),
        of("an empty field name", with(&|kpi| kpi[""] = json!(1))),
        of(
            "2,001 targets",
            with(&|kpi| kpi["targets"] = json!(vec![target.clone(); 2_001])),
        ),
        of(
            "2,000 targets of one day",
            with(&|kpi| kpi["targets"] = json!(vec![target.clone(); 2_000])),
        ),
        of(
            "a text of 100,001 letters",
            with(&|kpi| kpi["later"] = json!("x".repeat(100_001))),
        ),
        of(
            "a name of a million letters",
            with(&|kpi| kpi["name"] = json!("x".repeat(1_000_000))),
        ),
        of(
            "an id of 401 letters",
            one(json!({"kind": "kpi", "id": "i".repeat(401), "name": "x"})),
        ),
        of(
            "a kind of 401 letters",
            one(json!({"kind": "k".repeat(401), "id": "i", "name": "x"})),
        ),
        of(
            "an unknown kind",
            one(json!({"kind": "check_in", "id": "i", "value": 1})),
        ),
        of(
            "an id that is a path",
            one(json!({"kind": "kpi", "id": "../../etc/passwd", "name": "x"})),
        ),
        of(
            "an id with a line end",
            one(json!({"kind": "kpi", "id": "a\nb", "name": "x"})),
        ),
        of(
            "an id called __proto__",
            one(json!({"kind": "kpi", "id": "__proto__", "name": "x"})),
        ),
        of(
            "an id with ~ and /",
            one(json!({"kind": "kpi", "id": "a~b/c#d?e%00", "name": "x"})),
        ),
        of(
            "one id for two kinds",
            every_field::file(&[
                json!({"kind": "kpi", "id": "a", "name": "x"}),
                json!({"kind": "objective", "id": "a", "title": "x"}),
            ]),
        ),
        of(
            "a key result of itself",
            one(json!({"kind": "key-result", "id": "a", "objective": "a", "title": "x"})),
        ),
        of(
            "a reading of nothing",
            one(
                json!({"kind": "reading", "id": "a", "kpi": "nowhere", "date": "2026-01-01", "value": 1}),
            ),
        ),
        of(
            "a cycle that ends before it begins",
            one(
                json!({"kind": "cycle", "id": "a", "name": "x", "start": "2026-12-31", "end": "2026-01-01"}),
            ),
        ),
        of(
            "a cycle of ten thousand years",
            one(
                json!({"kind": "cycle", "id": "a", "name": "x", "start": "0000-01-01", "end": "9999-12-31"}),
            ),
        ),
        of(
            "a schema of its own",
            with(&|kpi| kpi["schema"] = json!(99)),
        ),
        of(
            "the keys of a version without one",
            with(&|kpi| kpi["deleted"] = json!(true)),
        ),
    ];
    for meaning in [
        "improves",
        "measured-by",
        "guards",
        "serves",
        "carried-over-from",
        "drives",
        "owns",
    ] {
        made.push(of(format!("loops of {meaning}"), loop_of(meaning)));
    }
    for v in [
        json!(null),
        json!(7),
        json!(""),
        json!("a.1"),
        json!("a.1@1"),
        json!("a.0@1"),
        json!("a.4294967296@1"),
        json!("a.1@99999999999999999999"),
        json!("a.1@-9223372036854775808"),
        json!("a.1@9223372036854775807"),
        json!("../x.1@1"),
        json!("a.1@1 b.1@1 c.1@1"),
        json!({}),
        json!({"*": "a.1@1"}),
        json!({"name": "a.1@1", "ghost": "b.1@1"}),
        json!({"name": ["a.1@1"]}),
        json!({"__proto__": "a.1@1"}),
    ] {
        made.push(of(format!("versions {v}"), versions(v)));
    }
    for (key, value) in [
        ("clock", json!(7)),
        ("clock", json!({"a": -1})),
        ("clock", json!("a.999999999")),
        ("conflicts", json!([])),
        ("conflicts", json!({"name": [{"v": "b.1@1", "value": 7}]})),
        ("conflicts", json!({"name": {"v": "b.1@1"}})),
        ("withheld", json!({"*": "a.5"})),
        ("withheld", json!([])),
        ("digest", json!(7)),
        ("digest", json!("x".repeat(50_000))),
        ("deleted", json!("a.1")),
        ("deleted", json!({"a": 1})),
    ] {
        let mut record = json!({"kind": "kpi", "id": "k", "name": "x", "v": "a.1@1"});
        record[key] = value.clone();
        made.push(of(
            format!(
                "{key} {}",
                value.to_string().chars().take(40).collect::<String>()
            ),
            one(record),
        ));
    }
    // A day on which no history should be drawn day by day.
    for (day, cadence) in [
        ("0001-01-01", "hour"),
        ("9999-12-31", "hour"),
        ("0001-01-01", "day"),
        ("9999-12-31", "day"),
    ] {
        made.push(of(
            format!("every {cadence} since or until {day}"),
            every_field::file(&[
                json!({"kind": "kpi", "id": "k", "name": "x", "cadence": cadence, "started": "0001-01-01", "direction": "up", "targets": [{"from": day, "target": {"low": 1}}]}),
                json!({"kind": "reading", "id": "r", "kpi": "k", "date": day, "value": 1}),
                json!({"kind": "reading", "id": "s", "kpi": "k", "date": "2026-11-02", "value": 2}),
                json!({"kind": "cycle", "id": "c", "name": "x", "start": "0001-01-01", "end": "9999-12-31"}),
                json!({"kind": "objective", "id": "o", "title": "x", "cycle": "c", "state": "running"}),
                json!({"kind": "key-result", "id": "q", "objective": "o", "title": "x", "cadence": cadence, "baseline": 1, "target": 9}),
                json!({"kind": "check-in", "id": "i", "key_result": "q", "date": day, "value": 3}),
            ]),
        ));
    }
    made
}

/// Every key with its text.
fn stored(store: &MemoryStore) -> BTreeMap<String, String> {
    let keys = store.keys().unwrap();
    keys.into_iter()
        .map(|key| (key.clone(), store.get(&key).unwrap().unwrap()))
        .collect()
}

/// A sentence for a person: one line, an end, nothing that could turn a screen around.
fn expect_clear(what: &str, said: &str) {
    assert!(
        said.ends_with('.') && said.len() > 20 && said.chars().count() <= 420,
        "{what}: {said}"
    );
    let odd = said.chars().find(|&letter| letter.is_control());
    assert_eq!(odd, None, "{what}: {said:?}");
    let open = said
        .matches(['\u{202a}', '\u{202b}', '\u{202d}', '\u{202e}'])
        .count();
    assert_eq!(open, 0, "{what}: {said:?}");
}

/// What pages compute of a workspace.
fn walk(workspace: &Workspace) {
    let day = date(2026, 11, 26);
    for one in workspace.kpis() {
        let _ = kpi(workspace, &one.id, day);
    }
    for one in workspace.objectives() {
        let _ = objective(workspace, &one.id, day);
        for own in workspace.key_results_of(&one.id) {
            let _ = key_result(workspace, &own.id, day);
        }
    }
    for one in workspace.cycles() {
        let _ = cycle(workspace, &one.id, day);
    }
    let graph = Graph::of(workspace, day);
    let _ = findings(workspace, &graph, day);
    let _ = outline(&graph);
    let _ = whole(workspace, day);
}

/// Runs the files through; how many were refused and how many taken in.
fn run(files: &[Hostile]) -> (usize, usize) {
    let (mut refused, mut taken) = (0, 0);
    for (number, Hostile { what, bytes }) in files.iter().enumerate() {
        let store = MemoryStore::default();
        let mut page = Page::sound(&store, 1);
        page.save(house::kpi("mine"));
        page.flushed();
        let before = stored(&store);
        let incoming = match parse(bytes, Stamp(1_764_115_200)) {
            Ok(incoming) => incoming,
            Err(error) => {
                expect_clear(what, &error.to_string());
                assert_eq!(stored(&store), before, "{what}");
                refused += 1;
                continue;
            }
        };
        taken += 1;
        let _ = preview(page.library.replica(), &incoming);
        assert_eq!(stored(&store), before, "{what}: looking changes nothing");
        page.library.import(incoming.records);
        let (workspace, _) = page.library.workspace();
        assert!(workspace.kpi(&house::id("mine")).is_some(), "{what}");
        // All of it for each tenth, or the test would take minutes.
        if number % 10 == 0 || files.len() < 500 {
            walk(&workspace);
        }
        let written = export(page.library.replica(), &ExportOptions::backup()).text;
        let again = parse(written.as_bytes(), Stamp(1_764_115_200));
        let again =
            again.unwrap_or_else(|error| panic!("{what}: the backup cannot be read: {error}"));
        let mut back = Page::sound(&MemoryStore::default(), 2);
        back.library.import(again.records);
        assert_eq!(
            export(back.library.replica(), &ExportOptions::backup()).text,
            written,
            "{what}"
        );
        assert_eq!(back.library.workspace().0, workspace, "{what}");
    }
    (refused, taken)
}

/// What tests/e2e/hostile.spec.ts fills with its payloads.
#[test]
fn every_field_has_a_place_for_a_payload() {
    let records = every_field::records("x", "shared", |place| format!("«{place}»"));
    let file: Value = serde_json::from_str(&every_field::file(&records)).unwrap();
    let text = serde_json::to_string_pretty(&file).unwrap() + "\n";
    assert!(text.matches('«').count() > 40);
    house::assert_golden("every_field.json", &text);
}

#[test]
fn frames_and_bytes() {
    let (refused, taken) = run(&frames());
    assert!(
        refused >= 60 && taken >= 5,
        "{refused} refused, {taken} taken"
    );
}

#[test]
fn odd_letters() {
    let (refused, taken) = run(&odd_texts());
    assert_eq!(
        (refused, taken),
        (6, 12),
        "control characters, and what is none"
    );
}

#[test]
fn too_many_and_too_long() {
    let (refused, taken) = run(&crowds());
    assert!(
        refused >= 20 && taken >= 20,
        "{refused} refused, {taken} taken"
    );
}

#[test]
fn a_wrong_value_in_every_field_of_every_kind() {
    let files = wrong_fields();
    assert!(files.len() > 700, "{}", files.len());
    let (refused, taken) = run(&files);
    assert!(
        refused >= 300 && taken >= 100,
        "{refused} refused, {taken} taken"
    );
}

/// Somebody can make a program that writes what the app would write, with the digest that vouches for it. What cannot be shown
/// then travels on untouched, and nothing computes with it.
#[test]
fn wrong_values_that_are_vouched_for() {
    let mut files = Vec::new();
    for (number, record) in plain().iter().enumerate() {
        let record = record.as_object().unwrap();
        let kind = KindWord::from_text(record["kind"].as_str().unwrap());
        let id = Id::from_text(record["id"].as_str().unwrap());
        let hand = ReplicaId::from_text("mallory").unwrap();
        for (place, value) in values().into_iter().enumerate() {
            // Every field of the record is wrong in its own way, one record in each file.
            let mut wrong = Versioned::new(Address {
                kind: kind.clone(),
                id: id.clone(),
            });
            let fields = record
                .iter()
                .filter(|(name, _)| !matches!(name.as_str(), "kind" | "id"));
            let fields = fields.enumerate().map(|(at, (name, own))| {
                let chosen = if (at + number + place) % 3 == 0 {
                    &value
                } else {
                    own
                };
                (name.clone(), Some(chosen.clone()))
            });
            wrong.edit(fields, &hand, Stamp(1));
            let others: Vec<Value> = plain()
                .into_iter()
                .filter(|one| one["kind"] != record["kind"])
                .collect();
            let others = parse(every_field::file(&others).as_bytes(), Stamp(1))
                .unwrap()
                .records;
            let all = Replica::from_records(others.into_iter().chain([wrong]));
            let text = export(&all, &ExportOptions::backup()).text;
            files.push(of(
                format!("{} vouched for, value {place}", record["kind"]),
                text,
            ));
        }
    }
    let (refused, taken) = run(&files);
    assert!(
        files.len() > 300 && taken > 300,
        "{refused} refused, {taken} taken"
    );
}
