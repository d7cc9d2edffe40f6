#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::advice::of_form;
use crate::coach;
use crate::domain::{Kpi, Link, Objective, Reading, Record, Seeded, Workspace, date};
use crate::figures::Figures;
use crate::forms::{
    Habits, blank_kpi, blank_okr, draft_kpi, draft_okr, kpi_more, objective_more, read_okr, settle,
    wants_room, write,
};
use crate::models::Mark;

fn with_ground<T>(workspace: &Workspace, work: impl FnOnce(&Ground) -> T) -> T {
    work(&Ground {
        workspace,
        habits: Habits {
            figures: Figures::default(),
            fiscal_month: 1,
            today: date(2026, 11, 21),
            week_starts: chrono::Weekday::Mon,
        },
        author: "Ada",
    })
}

fn okr() -> FormSheet {
    with_ground(&Workspace::default(), |ground| {
        blank_okr(ground, &mut Seeded(3))
    })
}

fn page(sheet: &FormSheet, workspace: &Workspace) -> DraftPage {
    with_ground(workspace, |ground| {
        draft_page(sheet, ground, &objective_more(false), false)
    })
}

fn kpi_page(sheet: &FormSheet, workspace: &Workspace) -> DraftPage {
    with_ground(workspace, |ground| {
        draft_page(sheet, ground, &kpi_more(true), true)
    })
}

fn say(sheet: &mut FormSheet, key: u32, slot: Slot, text: &str) {
    with_ground(&Workspace::default(), |ground| {
        write(sheet, key, slot, text, ground)
    });
}

fn words(tags: &[Tag]) -> Vec<String> {
    let plain = |text: &str| text.replace('\u{202f}', " ");
    tags.iter()
        .map(|tag| plain(format!("{} {}", tag.name, tag.value).trim()))
        .collect()
}

#[test]
fn an_empty_draft_says_what_belongs_there_and_the_coach_is_silent() {
    let page = page(&okr(), &Workspace::default());
    assert!(page.lead.starts_with("Where you are going"));
    assert_eq!(
        words(&page.tags),
        [
            "Owner not set",
            "Team not set",
            "Cycle Q4 2026",
            "Ambition not set",
            "Improves not set"
        ]
    );
    assert!(page.lines.iter().all(|line| line.tags.is_empty()));
    assert!(!page.is_coached);
    assert_eq!(
        page.more,
        "why now, level, serves the objective, sharing, note"
    );
    assert_eq!(page.reason, None);
}

#[test]
fn a_sentence_is_a_line_with_its_tags_once_it_is_shortened() {
    let mut sheet = okr();
    say(
        &mut sheet,
        1,
        Slot::Outcome,
        "Raise conversion from 2% to 5% by 10 December (owner: Jo)",
    );
    let before = page(&sheet, &Workspace::default());
    assert_eq!(
        words(before.tags_of(1)),
        ["from 2 %", "to 5 %", "by 10 Dec", "owner Jo"]
    );
    assert!(before.is_coached);
    let shorten = |sheet: &mut FormSheet| {
        with_ground(&Workspace::default(), |ground| settle(sheet, 1, ground))
    };
    assert!(shorten(&mut sheet));
    assert_eq!(
        sheet.find(1).unwrap().text(Slot::Outcome),
        "Raise conversion"
    );
    assert_eq!(page(&sheet, &Workspace::default()).lines, before.lines);
    // What would be put together of pieces is left to the person.
    say(
        &mut sheet,
        2,
        Slot::Outcome,
        "Raise from 2 to 5 the number of shops",
    );
    let whole = sheet.find(2).unwrap().text(Slot::Outcome).to_owned();
    with_ground(&Workspace::default(), |ground| {
        let short = crate::forms::read_sentence(&sheet, 2, ground).shorter;
        assert!(short.is_some_and(|short| !whole.contains(&short)));
        assert!(!settle(&mut sheet.clone(), 2, ground));
    });
    let mut module = blank_kpi(&Id::from_text("k"));
    say(&mut module, 0, Slot::Name, "Of tab 0");
    with_ground(&Workspace::default(), |ground| {
        assert!(
            crate::forms::read_sentence(&module, 0, ground)
                .shorter
                .is_some()
        );
        assert!(!settle(&mut module.clone(), 0, ground));
    });
    // Undone once, it stays whole.
    crate::forms::keep_whole(&mut sheet, 1);
    assert!(!shorten(&mut sheet));
    // Until something else is said there.
    say(&mut sheet, 1, Slot::Outcome, "");
    say(&mut sheet, 1, Slot::Outcome, "Cut churn from 8% to 6%");
    assert!(shorten(&mut sheet));
    assert_eq!(sheet.find(1).unwrap().text(Slot::Outcome), "Cut churn");
}

#[test]
fn each_kind_of_key_result_has_its_tags() {
    let mut sheet = okr();
    let cases = [
        ("increase", "", vec!["from not set", "to not set"]),
        ("hold", "most", vec!["at most 3"]),
        ("hold", "between", vec!["at least 1", "at most 3"]),
        ("milestones", "", vec!["steps not set"]),
        ("done", "", vec!["done or not"]),
    ];
    for (kind, side, mut wanted) in cases {
        let row = sheet.find_mut(2).unwrap();
        row.set(Slot::Outcome, "Refunds");
        row.set(Slot::Kind, kind);
        row.set(Slot::Side, side);
        row.set(Slot::Low, "1");
        row.set(Slot::High, "3");
        let page = page(&sheet, &Workspace::default());
        wanted.push("by 31 Dec");
        assert_eq!(words(page.tags_of(2)), wanted);
        assert_eq!(page.tags_of(2).last().unwrap().kind, TagKind::Follows);
        assert_eq!(page.place_of(2), 2);
    }
    assert!(page(&sheet, &Workspace::default()).tags_of(99).is_empty());
}

#[test]
fn the_fold_says_what_is_set_and_names_the_rest() {
    let mut sheet = okr();
    sheet.set(
        Slot::Why,
        "Half of all trials never come back after the first day.",
    );
    sheet.set(Slot::Level, "operational");
    sheet.set(Slot::Visibility, "kept");
    assert_eq!(
        page(&sheet, &Workspace::default()).more,
        "Why now: Half of all trials never com… · Level: Operational · Sharing: Private · serves the objective, note"
    );
}

#[test]
fn a_draft_says_where_it_came_from() {
    let mut sheet = okr();
    sheet.set(Slot::Origin, "the library: Faster set-up");
    let lead = page(&sheet, &Workspace::default()).lead;
    assert_eq!(lead, "From the library: Faster set-up.");
}

#[test]
fn an_objective_that_was_carried_over_says_from_which() {
    let objective = |id: &str, title: &str| Objective {
        id: Id::from_text(id),
        title: title.to_owned(),
        ..Objective::default()
    };
    let link = Link::new(
        &Id::from_text("b"),
        Meaning::CarriedOverFrom,
        &Id::from_text("a"),
    );
    let workspace = Workspace::from_records([
        Record::from(objective("a", "Sell more")),
        Record::from(objective("b", "Sell more")),
        Record::from(link),
    ]);
    let sheet = okr().with(Slot::Id, "b");
    let lead = page(&sheet, &workspace).lead;
    assert_eq!(lead, "Continues “Sell more” from an earlier cycle.");
    assert!(
        page(&sheet, &Workspace::default())
            .lead
            .starts_with("Where you are going")
    );
}

#[test]
fn a_kpi_that_is_saved_with_the_draft_has_its_name_in_it() {
    let kpi = Record::from(Kpi {
        id: Id::from_text("k"),
        name: "Churn".to_owned(),
        ..Kpi::default()
    });
    let along = serde_json::json!([[kpi.kind().word(), kpi.to_fields()]]);
    let mut sheet = okr().with(Slot::Along, along.to_string());
    let row = sheet.find_mut(1).unwrap();
    row.set(Slot::Outcome, "Cut churn");
    row.set(Slot::MeasuredBy, "k");
    let said = words(page(&sheet, &Workspace::default()).tags_of(1));
    assert_eq!(said.last().unwrap(), "measured by Churn");
}

#[test]
fn a_draft_of_the_guide_says_so_and_why() {
    let answers = [("goal", "win-back"), ("timeframe", "quarter")];
    let answers = answers.map(|(key, answer)| (key.to_owned(), answer.to_owned()));
    let decision = Decision {
        id: Id::from_text("d"),
        wish: "Our onboarding is too slow".to_owned(),
        answers: answers.into_iter().collect(),
        verdict: "okr".to_owned(),
        overruled: "The board asked.".to_owned(),
        ..Decision::default()
    };
    let fields = Record::from(decision).to_fields();
    let mut sheet = okr();
    sheet.set(
        Slot::Decision,
        serde_json::Value::Object(fields).to_string(),
    );
    sheet.set(Slot::Ambition, "aspirational");
    let page = page(&sheet, &Workspace::default());
    assert_eq!(page.lead, "From the guide: an OKR for Q4 2026, a stretch.");
    let reason = page.reason.unwrap();
    assert_eq!(reason.title, "Why this is an OKR");
    assert!(
        reason.text.starts_with("“Our onboarding is too slow” · "),
        "{}",
        reason.text
    );
    assert!(reason.text.contains("(+"), "{}", reason.text);
    assert!(
        reason
            .text
            .ends_with("Your choice instead: The board asked."),
        "{}",
        reason.text
    );
}

#[test]
fn there_is_an_empty_line_for_the_next_key_result_up_to_five() {
    let mut sheet = okr();
    assert!(!wants_room(&sheet));
    for key in 1..=2 {
        sheet.find_mut(key).unwrap().set(Slot::Outcome, "One");
    }
    assert!(wants_room(&sheet));
    for _ in 0..3 {
        let row = crate::forms::blank_key_result(&Id::from_text("x")).with(Slot::Outcome, "More");
        sheet.add(0, List::KeyResults, row);
    }
    assert!(!wants_room(&sheet));
}

#[test]
fn problems_and_findings_are_counted_at_their_line() {
    let workspace = Workspace::default();
    let mut sheet = okr();
    sheet.set(Slot::Title, "Launch the new portal");
    say(&mut sheet, 2, Slot::Outcome, "Raise conversion");
    sheet.find_mut(2).unwrap().set(Slot::Target, "lots");
    with_ground(&workspace, |ground| {
        let problems = read_okr(&sheet, ground, &mut Seeded(4)).unwrap_err();
        let outcome = draft_okr(&sheet, ground, &mut Seeded(4)).outcome;
        let advice = of_form(&sheet, &outcome, ground, &|_, _| true).unwrap();
        let second = line_note(&sheet, 2, &problems, Some(&advice)).unwrap();
        assert_eq!((second.mark, second.wrong), (Mark::Bad, 1));
        let own = line_note(&sheet, 0, &problems, Some(&advice)).unwrap();
        assert_eq!(own.wrong, 0);
        assert!(own.found > 0);
        assert_eq!(line_note(&sheet, 1, &problems, Some(&advice)), None);

        let coached = coached(&advice, &Figures::default());
        assert_eq!(coached.noted.len(), own.found + second.found);
        assert!(coached.quality.ends_with('%'));
        assert!(
            coached
                .raise
                .iter()
                .all(|raise| raise.gain.starts_with('+'))
        );
        assert!(coached.raise.len() >= coached.noted.len());
    });
}

#[test]
fn what_would_raise_the_quality_adds_up_to_all_of_it() {
    let workspace = Workspace::default();
    with_ground(&workspace, |ground| {
        let sheet = blank_kpi(&Id::from_text("k")).with(Slot::Name, "Signups");
        let outcome = draft_kpi(&sheet, ground).outcome;
        let advice = of_form(&sheet, &outcome, ground, &|_, _| true).unwrap();
        let strength = advice.strength;
        let unanswered: usize = advice.unanswered.iter().map(|(_, times)| times).sum();
        let missing = advice.told.iter().map(|told| match told.finding.severity {
            coach::Severity::Consider => 0.5,
            _ => 1.0,
        });
        let missing: f64 = missing.sum();
        let all = strength.value * strength.applicable as f64 + missing + unanswered as f64;
        assert!((all - strength.applicable as f64).abs() < 1e-9);
    });
}

#[test]
fn a_kpi_has_its_tags_and_its_scale() {
    let mut sheet = blank_kpi(&Id::from_text("k"));
    say(
        &mut sheet,
        0,
        Slot::Name,
        "Keep first response time under 4 h, weekly (owner: Jo)",
    );
    let page = kpi_page(&sheet, &Workspace::default());
    assert_eq!(
        words(&page.tags),
        [
            "Good is lower",
            "Unit h",
            "Owner Jo",
            "Measured weekly",
            "Source not set",
            "Counts not set"
        ]
    );
    assert!(page.is_coached);
    assert_eq!(
        page.more,
        "counter-metric, where the number comes from, what exactly is counted, leading or lagging, 11 more"
    );
    let target = sheet.rows(List::Targets)[0].key;
    say(&mut sheet, target, Slot::Alarm, "6");
    let scale = with_ground(&Workspace::default(), |ground| scale(&sheet, ground)).unwrap();
    let zones: Vec<Mark> = scale.zones.iter().map(|zone| zone.mark).collect();
    assert_eq!(zones, [Mark::Good, Mark::Warn, Mark::Bad]);
    let width: f64 = scale.zones.iter().map(|zone| zone.width).sum();
    assert!((width - 100.0).abs() < 1e-9);
    assert_eq!(
        scale.sentence.replace('\u{202f}', " "),
        "target 4 h, alarm 6 h"
    );
}

#[test]
fn the_scale_shows_the_last_value_and_both_sides_of_a_band() {
    let id = Id::from_text("k");
    let workspace = Workspace::from_records([
        Record::from(Kpi {
            id: id.clone(),
            ..Kpi::default()
        }),
        Record::from(Reading {
            id: Id::from_text("r"),
            kpi: id.clone(),
            value: 9.0,
            date: date(2026, 11, 1),
            ..Reading::default()
        }),
    ]);
    let mut sheet = blank_kpi(&id).with(Slot::Direction, "hold");
    let key = sheet.rows(List::Targets)[0].key;
    let row = sheet.find_mut(key).unwrap();
    row.set(Slot::Low, "3");
    row.set(Slot::High, "5");
    row.set(Slot::AlarmLow, "2");
    let scale = with_ground(&workspace, |ground| scale(&sheet, ground)).unwrap();
    let zones: Vec<Mark> = scale.zones.iter().map(|zone| zone.mark).collect();
    assert_eq!(zones, [Mark::Bad, Mark::Warn, Mark::Good, Mark::Bad]);
    let names: Vec<&str> = scale.marks.iter().map(|mark| mark.name).collect();
    assert_eq!(names, ["alarm", "at least", "at most", "last"]);
    assert!(
        scale
            .marks
            .iter()
            .all(|mark| mark.at > 0.0 && mark.at < 100.0)
    );
    assert!(scale.marks.windows(2).all(|pair| pair[0].at < pair[1].at));
}

#[test]
fn there_is_no_scale_before_target_and_direction_are_known() {
    let mut sheet = blank_kpi(&Id::from_text("k"));
    let none = |sheet: &FormSheet| {
        with_ground(&Workspace::default(), |ground| scale(sheet, ground)).is_none()
    };
    assert!(none(&sheet));
    let key = sheet.rows(List::Targets)[0].key;
    sheet.find_mut(key).unwrap().set(Slot::Target, "85");
    assert!(none(&sheet));
    sheet.set(Slot::Direction, "up");
    assert!(!none(&sheet));
    sheet.find_mut(key).unwrap().set(Slot::Target, "lots");
    assert!(none(&sheet));
}
