#![allow(clippy::indexing_slicing)]
use super::*;
use crate::domain::{KeyResult, Objective};
use crate::models::tests::{autumn, example, id, key_result, kpi, objective, reading, see, today};

fn named(id: &str, name: &str, owner: &str, note: &str) -> Kpi {
    Kpi {
        name: name.into(),
        note: note.into(),
        ..kpi(id, owner)
    }
}

fn workspace() -> Workspace {
    Workspace::from_records([
        named("note", "Lead time", "Bo", "a cause of churn").into(),
        named("owner", "Refunds", "Churn desk", "").into(),
        named("inside", "Overchurned seats", "Bo", "").into(),
        named("word", "Monthly churn", "Bo", "").into(),
        named("first", "Churn of new customers", "Zoë", "").into(),
        reading("first", today(), 4.0).into(),
        autumn().into(),
        Objective {
            title: "Keep the customers we have".into(),
            team: "Success".into(),
            ..objective("keep", "Zoë")
        }
        .into(),
        KeyResult {
            title: "Answer within a day".into(),
            ..key_result("answer", "keep")
        }
        .into(),
    ])
}

fn titles(text: &str) -> Vec<String> {
    let found = see(&workspace(), |sight| find(sight, text, &[]));
    found.into_iter().map(|found| found.title).collect()
}

#[test]
fn titles_come_before_owners_before_notes_and_beginnings_before_what_is_inside() {
    assert_eq!(
        titles("churn"),
        [
            "Churn of new customers",
            "Monthly churn",
            "Overchurned seats",
            "Refunds",
            "Lead time"
        ]
    );
}

#[test]
fn every_word_must_be_found_wherever_it_is() {
    assert_eq!(titles("churn zoe"), ["Churn of new customers"]);
    assert_eq!(titles("monthly bo"), ["Monthly churn"]);
    assert!(titles("monthly nobody").is_empty());
}

#[test]
fn case_and_accents_make_no_difference() {
    assert_eq!(titles("ZOË churn"), titles("zoe CHURN"));
    assert_eq!(titles("zoe churn").len(), 1);
}

#[test]
fn a_key_result_is_found_by_its_objective_and_its_team() {
    assert_eq!(titles("answer success"), ["Answer within a day"]);
    assert_eq!(
        titles("customers we"),
        ["Keep the customers we have", "Answer within a day"]
    );
}

#[test]
fn pages_and_buttons_of_the_page_are_found_too() {
    let here = ["Edit this KPI".to_owned()];
    see(&workspace(), |sight| {
        let found = find(sight, "edit", &here);
        assert_eq!(found[0].act, FoundAct::Press(0));
        assert_eq!(
            find(sight, "map", &here)[0].act,
            FoundAct::Go(Route::parse("/map"))
        );
        // By another word for what it is.
        assert_eq!(find(sight, "import", &here)[0].title, "Share");
        let all = find(sight, "", &here);
        assert!(all.len() == MOST && all[0].title == "Edit this KPI");
    });
}

#[test]
fn a_number_is_recorded_for_the_goal_that_fits_best() {
    see(&workspace(), |sight| {
        let found = find(sight, "Record 4.2 % for churn", &[]);
        assert_eq!(found[0].title, "Record 4.2 % for Churn of new customers");
        assert_eq!(found[0].detail, "last: 4");
        let subject = Subject::Kpi(id("first"));
        assert_eq!(found[0].act, FoundAct::Record(subject, "4.2 %".into()));
        // Without the little word, and for a key result.
        let found = find(sight, "record 5M answer", &[]);
        let subject = Subject::KeyResult(id("answer"));
        assert_eq!(found[0].act, FoundAct::Record(subject, "5M".into()));
        // A goal about records is found as any other.
        assert!(find(sight, "record", &[]).is_empty());
    });
}

#[test]
fn no_more_are_shown_than_can_be_looked_over() {
    let found = see(&example(), |sight| find(sight, "e", &[]));
    assert_eq!(found.len(), MOST);
}

#[test]
fn where_nothing_is_found_it_says_what_to_do() {
    assert!(nothing(" zzz ").starts_with("No results for “zzz” in titles"));
    assert!(nothing("record 4.2").contains("record 4.2 for churn"));
}

proptest::proptest! {
    #[test]
    fn any_text_can_be_searched(text in ".{0,24}") {
        see(&workspace(), |sight| assert!(find(sight, &text, &[]).len() <= MOST));
    }
}
