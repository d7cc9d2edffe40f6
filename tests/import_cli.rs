//! The subcommand `import` of `examples/bearings.rs`, and the exports of Viva Goals that `tests/data/intake/make.py` writes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../examples/bearings_cli/args.rs"]
mod args;
#[path = "../examples/bearings_cli/import.rs"]
mod import;

use args::Args;
use bearings::domain::{Stamp, date};
use bearings::exchange::parse_text;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/intake")
}

fn imported(bytes: &[u8], words: &[&str]) -> (Value, String) {
    let words = ["--on", "2026-11-27"]
        .iter()
        .chain(words)
        .map(|word| (*word).to_owned());
    let args = Args::parse(words).unwrap();
    let imported = import::run(bytes, &args, date(2026, 11, 27)).unwrap();
    (
        serde_json::from_str(&imported.preview).unwrap(),
        imported.file,
    )
}

fn find<'v>(preview: &'v Value, kind: &str, name: &str) -> &'v Value {
    let all = preview["new"].as_array().unwrap();
    let is_it = |it: &&Value| it["kind"] == kind && (it["title"] == name || it["name"] == name);
    all.iter()
        .find(is_it)
        .unwrap_or_else(|| panic!("no {kind} “{name}” in {preview:#}"))
}

fn check_ins<'v>(preview: &'v Value, of: &Value) -> Vec<&'v Value> {
    let all = preview["new"].as_array().unwrap().iter();
    all.filter(|it| it["kind"] == "check-in" && it["key_result"] == of["id"])
        .collect()
}

#[test]
fn the_preview_maps_columns_and_tells_what_is_left_out() {
    let (preview, file) = imported(
        b"KPI,Boss,Target\nLeads,Ada,40\nDeals,Lin,soon\n",
        &["--map", "Boss=owner"],
    );
    assert_eq!(preview["columns"][1]["holds"], "owner");
    assert_eq!(find(&preview, "kpi", "Leads")["owner"], "Ada");
    assert_eq!(
        (
            &preview["left_out"][0]["row"],
            &preview["left_out"][0]["column"]
        ),
        (&3.into(), &"Target".into())
    );
    let back = parse_text(&file, Stamp::default()).unwrap();
    assert_eq!(back.records.len(), 2);
    let args = Args::parse(["--map".to_owned(), "Boss=chief".to_owned()]).unwrap();
    let error = import::run(b"KPI\nLeads\n", &args, date(2026, 1, 1))
        .err()
        .unwrap();
    assert!(
        error.contains("there is no column “chief”") && error.contains("owner"),
        "{error}"
    );
}

#[test]
fn a_view_export_of_viva_goals_is_read_with_all_its_traps() {
    let (preview, _) = imported(&fs::read(folder().join("viva.csv")).unwrap(), &[]);
    assert_eq!(preview["source"], "viva");
    let objective = find(&preview, "objective", "Answer faster");
    assert_eq!(
        (
            &objective["id"],
            &objective["owner"],
            &objective["ambition"]
        ),
        (
            &"viva~2295776".into(),
            &"Ada Byron".into(),
            &"aspirational".into()
        )
    );
    let reply = find(&preview, "key-result", "Reply time falls");
    assert_eq!(
        (&reply["objective"], &reply["weight"], &reply["owner"]),
        (&objective["id"], &14.29.into(), &"Lin Chen".into())
    );
    assert_eq!(
        (&reply["unit"], &reply["measure"], &reply["target"]),
        (&"duration:h".into(), &"decrease".into(), &3.into())
    );
    let said = check_ins(&preview, reply);
    assert_eq!(
        said.len(),
        2,
        "the last check-in is no third one: {said:#?}"
    );
    assert_eq!(
        said[0]["note"],
        "Fine; \"mostly\"\nso far\nStatus: On Track"
    );
    // 30 % of the way from 5 to 3.
    assert_eq!(
        (&said[1]["value"], &said[1]["author"]),
        (&4.4.into(), &"Lin Chen".into())
    );
    assert!(
        said[1]["note"]
            .as_str()
            .unwrap()
            .contains("Other owners: Max Roe"),
        "{:#}",
        said[1]
    );
    let share = find(&preview, "key-result", "Share answered in a day");
    assert_eq!(
        (&share["objective"], &check_ins(&preview, share)[0]["value"]),
        (&"viva~999".into(), &91.into())
    );
    assert_eq!(find(&preview, "objective", "Gone")["state"], "draft");
    let none = find(&preview, "key-result", "No complaints");
    assert_eq!(
        (
            &none["measure"],
            &none["target"],
            &check_ins(&preview, none)[0]["value"]
        ),
        (&"decrease".into(), &0.into(), &6.into())
    );
    let hired = preview["new"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["kind"] == "initiative")
        .unwrap();
    assert_eq!(
        (&hired["text"], &hired["done"]),
        (&"Hire two people".into(), &true.into())
    );
    assert_eq!(
        find(&preview, "objective", "Sell, but kindly")["id"],
        "viva~2295805"
    );
    assert_eq!(
        find(&preview, "objective", "Old and closed")["state"],
        "closed"
    );
    let why: Vec<&str> = preview["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|it| it["why"].as_str())
        .collect();
    for said in [
        "Its parent “Gone” is not in the file.",
        "There is no title in this row.",
        "Its id 2295776 was in an earlier row.",
    ] {
        assert!(
            why.iter().any(|it| it.starts_with(said)),
            "{said}: {why:#?}"
        );
    }
}

#[test]
fn the_other_variant_has_no_ids_and_comes_in_utf_16() {
    let (preview, _) = imported(&fs::read(folder().join("viva-tags.csv")).unwrap(), &[]);
    let grow = find(&preview, "objective", "Grow");
    let customers = find(&preview, "key-result", "New customers");
    assert_eq!(customers["objective"], grow["id"]);
    assert_eq!(
        check_ins(&preview, customers)[0]["value"],
        125,
        "a quarter of the way from 100 to 200"
    );
    assert!(grow["note"].as_str().unwrap().contains("Tag: north; 2025"));
    assert_eq!(grow["cycle"], "cycle~2025-01-01~2025-12-31");
}

#[test]
fn the_admin_export_is_read_with_its_two_kinds_of_progress() {
    let (preview, _) = imported(&fs::read(folder().join("viva.json")).unwrap(), &[]);
    let revenue = find(&preview, "key-result", "Revenue of the desk");
    assert_eq!(
        (&revenue["unit"], &revenue["target"], &revenue["objective"]),
        (&"currency:USD".into(), &4_000_000.into(), &"viva~10".into())
    );
    assert_eq!(revenue["phased"][1]["value"], 3_000_000);
    let values: Vec<&Value> = check_ins(&preview, revenue)
        .iter()
        .map(|it| &it["value"])
        .collect();
    assert_eq!(
        values,
        [&Value::from(2_900_000), &Value::from(3_637_839)],
        "for a metric the progress is the value itself"
    );
    let backlog = find(&preview, "key-result", "Backlog below a hundred");
    assert_eq!(
        (&backlog["measure"], &backlog["band"]["high"]),
        (&"hold".into(), &100.into())
    );
    let top = find(&preview, "objective", "Answer faster");
    assert!(
        top["note"].as_str().unwrap().contains("Progress: 137.5 %")
            && top["note"].as_str().unwrap().contains("Well done")
    );
    assert!(preview["left_out"].as_array().unwrap().iter().any(|it| {
        it["why"]
            .as_str()
            .unwrap()
            .starts_with("The goal 99 is not in the file")
    }));
}

#[test]
fn what_the_exports_become_stays_as_it_is() {
    for name in ["viva.csv", "viva-tags.csv", "viva.json"] {
        let (preview, _) = imported(&fs::read(folder().join(name)).unwrap(), &[]);
        let path = folder().join(format!("{name}.golden.json"));
        let text = format!("{preview:#}\n");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &text).unwrap();
        }
        assert_eq!(
            fs::read_to_string(&path).unwrap_or_default(),
            text,
            "{name}: BLESS=1 writes it anew"
        );
    }
}

/// A file among the workbooks that `tests/data/workbooks/make.py` writes.
fn workbook(name: &str) -> Vec<u8> {
    fs::read(folder().join("../workbooks").join(name)).unwrap()
}

#[test]
fn a_workbook_is_imported_as_it_is() {
    let (preview, file) = imported(&workbook("goals.xlsx"), &[]);
    let answered = find(&preview, "kpi", "Answered in a day");
    assert_eq!(
        (
            &answered["owner"],
            &answered["unit"],
            &answered["targets"][0]["target"]["low"]
        ),
        (&"Ada Byron".into(), &"percent".into(), &95.into())
    );
    let reply = find(&preview, "kpi", "Reply time");
    assert_eq!(reply["owner"], "Ada Byron", "one cell over two rows");
    assert_eq!(
        parse_text(&file, Stamp::default()).unwrap().records.len(),
        3
    );
    let (preview, _) = imported(&workbook("goals.xlsx"), &["--sheet", "Old"]);
    assert_eq!(preview["new"].as_array().unwrap().len(), 0);

    let args = Args::parse(["--sheet".to_owned(), "2025".to_owned()]).unwrap();
    let error =
        |bytes: &[u8], args: &Args| import::run(bytes, args, date(2026, 1, 1)).err().unwrap();
    assert!(error(&workbook("goals.xlsx"), &args).contains("There are: Read me, Goals 2026, Old."));
    assert!(error(b"KPI\nLeads\n", &args).contains("the file is not a workbook"));
    assert!(error(&workbook("bomb.xlsx"), &Args::default()).contains("more than 100 MB"));
}

fn others(name: &str) -> Value {
    let (preview, _) = imported(&fs::read(folder().join(name)).unwrap(), &[]);
    preview
}

/// The values of a key result with its unit, from where to where it goes, who has it and under what.
fn told(preview: &Value, name: &str) -> (Value, Value, Vec<f64>, String, String) {
    let it = find(preview, "key-result", name);
    let objective = preview["new"]
        .as_array()
        .unwrap()
        .iter()
        .find(|over| over["id"] == it["objective"]);
    let values = check_ins(preview, it)
        .iter()
        .filter_map(|it| it["value"].as_f64())
        .collect();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (
        it["baseline"].clone(),
        it["target"].clone(),
        values,
        text(&it["owner"]),
        text(&objective.unwrap()["title"]),
    )
}

#[test]
fn an_export_of_burningokr_keeps_teams_numbers_and_the_objective_above() {
    let preview = others("burningokr.csv");
    let right = "Invoices are right the first time";
    assert_eq!(find(&preview, "objective", right)["team"], "Billing");
    let (from, to, values, _, over) = told(&preview, "Corrections after sending");
    assert_eq!(
        (from, to, values, over.as_str()),
        (120.into(), 20.into(), vec![80.0], right)
    );
    assert_eq!(
        find(&preview, "key-result", "Share sent on day one")["unit"],
        "percent"
    );
    assert_eq!(told(&preview, "Median first reply").2, [23.5]);
    assert_eq!(
        find(&preview, "key-result", "Median first reply")["unit"],
        "duration:h"
    );
    assert!(
        preview["new"]
            .as_array()
            .unwrap()
            .iter()
            .any(|it| it["title"] == "Customers trust us"),
        "{preview:#}"
    );
}

#[test]
fn an_export_of_betterworks_keeps_owners_days_and_progress() {
    let preview = others("betterworks.csv");
    let quick = find(&preview, "objective", "Make onboarding quick");
    assert_eq!(quick["owner"], "ada@example.org");
    assert!(quick["note"].as_str().unwrap().contains("Product, Growth"));
    let (from, to, values, owner, over) = told(&preview, "Trial reaches 500 teams");
    assert_eq!((from, to, values), (0.into(), 100.into(), vec![20.0]));
    assert_eq!(
        (owner.as_str(), over.as_str()),
        ("ada@example.org", "Make onboarding quick")
    );
    assert_eq!(
        find(&preview, "key-result", "Guide shipped to all")["due"],
        "2026-02-15"
    );
}

#[test]
fn an_export_of_peoplebox_nests_by_row_ids_that_are_no_ids_elsewhere() {
    let preview = others("peoplebox.csv");
    let (from, to, values, owner, over) = told(&preview, "Lost days fall");
    assert_eq!((from, to, values), (14.into(), 5.into(), vec![9.0]));
    assert_eq!(
        (owner.as_str(), over.as_str()),
        ("jo@example.org", "Be the safest plant")
    );
    assert_eq!(told(&preview, "Near misses reported").1, 2000);
    let safest = find(&preview, "objective", "Be the safest plant");
    assert_eq!(safest["owner"], "mia@example.org");
    assert!(
        safest["note"]
            .as_str()
            .unwrap()
            .contains("Other owners: jo@example.org")
    );
    // Another file has a row 1 too, and it is another goal.
    assert_ne!(safest["id"], "sheet~1");
}

#[test]
fn an_export_of_culture_amp_has_its_key_results_in_numbered_columns() {
    let preview = others("cultureamp.csv");
    let circle = find(&preview, "objective", "Grow the mentoring circle");
    assert_eq!(circle["owner"], "uma@example.org");
    let (from, to, values, _, over) = told(&preview, "Pairs formed");
    assert_eq!(
        (from, to, values, over.as_str()),
        (
            0.into(),
            100.into(),
            vec![60.0],
            "Grow the mentoring circle"
        )
    );
    assert_eq!(told(&preview, "Guide written").2, [30.0]);
    assert_eq!(told(&preview, "No rollbacks").2, [100.0]);
    assert_eq!(
        find(&preview, "objective", "Run a calm release")["visibility"],
        "kept"
    );
    let goals = preview["new"].as_array().unwrap().iter();
    assert_eq!(
        goals.filter(|it| it["kind"] == "key-result").count(),
        3,
        "empty columns are no key results"
    );
}
