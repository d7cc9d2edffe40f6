use super::*;
use crate::domain::Workspace;
use crate::models::tests::{example, id, kpi, query, reading, see, today};

fn told<const N: usize>(workspace: &Workspace, asked: [(&str, &str); N]) -> KpisPage {
    see(workspace, |sight| page(&rows(sight), &query(asked)))
}

fn three() -> Workspace {
    Workspace::from_records([
        kpi("a", "Ada").into(),
        kpi("b", "Bo").into(),
        kpi("c", "Ada").into(),
        reading("a", today(), 4.0).into(),
    ])
}

fn names(page: &KpisPage) -> Vec<&str> {
    page.rows.iter().map(|row| row.name.as_str()).collect()
}

#[test]
fn without_a_kpi_there_is_nothing_but_the_way_in() {
    let page = told(&Workspace::default(), []);
    assert!(!page.any && page.rows.is_empty());
    assert_eq!(page.lead, "Numbers that show how you are doing.");
}

#[test]
fn the_lead_counts_how_they_stand_whatever_is_filtered() {
    let said = "3 KPIs: 2 without data, 1 without a target.";
    assert_eq!(told(&three(), []).lead, said);
    assert_eq!(told(&three(), [("owner", "Bo")]).lead, said);
}

#[test]
fn filters_and_order_are_those_of_the_address() {
    assert_eq!(
        names(&told(&three(), [("owner", "Ada")])),
        ["Number c", "Number a"]
    );
    assert_eq!(
        names(&told(&three(), [("sort", "-name")])),
        ["Number c", "Number b", "Number a"]
    );
    assert!(told(&three(), [("owner", "nobody")]).rows.is_empty());
    let statuses = told(&three(), []).filters.remove(2).options;
    let statuses: Vec<&str> = statuses.iter().map(|(_, word)| word.as_str()).collect();
    assert_eq!(statuses, ["No data", "No target"]);
}

#[test]
fn a_column_head_says_how_the_list_is_sorted_and_turns_it() {
    let heads = |asked: &str| {
        let columns = told(&three(), [("sort", asked)]).columns;
        let sorted = columns.into_iter().filter(|column| column.sorted.is_some());
        sorted
            .map(|column| (column.word, column.sorted, column.next))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        heads(""),
        [("Status", Some("ascending"), "-status".to_owned())]
    );
    assert_eq!(
        heads("name"),
        [("KPI", Some("ascending"), "-name".to_owned())]
    );
    assert_eq!(
        heads("-name"),
        [("KPI", Some("descending"), "name".to_owned())]
    );
}

#[test]
fn a_row_says_the_last_value_and_its_day() {
    let page = told(&three(), [("sort", "name")]);
    let told: Vec<(&str, &str)> = page
        .rows
        .iter()
        .map(|row| (row.last.as_str(), row.read.as_str()))
        .collect();
    assert_eq!(told, [("4", "today"), ("", ""), ("", "")]);
    assert!(page.rows.iter().any(|row| row.id == id("a")));
}

#[test]
fn every_kpi_of_the_example_has_a_row() {
    let workspace = example();
    assert_eq!(told(&workspace, []).rows.len(), workspace.kpis().count());
}
