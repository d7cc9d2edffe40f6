//! What the page says of a list.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::domain::{Workspace, date};
use crate::phrase::Context;
use crate::phrase::sort::sort;
use crate::sorting::{DecidedList, KnownGoals, Under};

fn look<T>(list: &DecidedList, read: impl FnOnce(&SortView) -> T) -> T {
    let context = Context::new(date(2026, 11, 21));
    read(&SortView {
        list,
        workspace: &Workspace::default(),
        known: &KnownGoals::default(),
        context: &context,
    })
}

fn list(text: &str) -> DecidedList {
    DecidedList::new(sort(text, &Context::new(date(2026, 11, 21))))
}

#[test]
fn the_page_counts_what_is_there_and_offers_what_can_be_shown() {
    let list = list(
        "O: Delight our customers\n- Reduce churn from 5% to 3%\nGross margin above 40%\nme@example.org\n",
    );
    let facts = look(&list, |view| {
        facts(view, LinesShown::Open, &Figures::default())
    });
    assert_eq!(facts.lead, "3 lines: 1 KPI, 1 objective and 1 key result.");
    assert_eq!((facts.open, facts.ready, facts.asides), (3, 3, 1));
    assert_eq!(facts.any, "Still to sort (3)");
    let names: Vec<&str> = facts
        .filters
        .iter()
        .map(|(_, name)| name.as_str())
        .collect();
    assert_eq!(names, ["KPIs (1)", "Objectives (1)", "Key results (1)"]);
    assert_eq!(facts.made, MadeGoals::default());
    // What is shown stays on offer when none of it is left
    let facts = look(&list, |view| {
        super::facts(view, LinesShown::LeftOut, &Figures::default())
    });
    assert!(
        facts
            .filters
            .iter()
            .any(|(word, _)| word == LinesShown::LeftOut.word())
    );
}

#[test]
fn lines_without_an_objective_are_offered_those_of_the_list() {
    let list = list("KR: NPS from 20 to 40\n\nO: Delight our customers\n");
    let facts = look(&list, |view| {
        facts(view, LinesShown::Open, &Figures::default())
    });
    assert_eq!(facts.loose, 1);
    assert_eq!(
        facts.overs,
        [("line 1".to_owned(), "Delight our customers".to_owned())]
    );
    assert_eq!(under_of(&facts.overs[0].0), Some(Under::Line(1)));
    let tools = look(&list, |view| tools(view, 0));
    assert_eq!(tools.under, "nothing");
    assert!(
        tools
            .overs
            .iter()
            .any(|(_, name)| name == "Line 3: Delight our customers")
    );
    assert!((tools.merged, tools.is_out) == (None, false));
}

#[test]
fn a_table_is_drawn_with_a_cell_for_every_column_and_its_first_rows() {
    let mut text = "KPI\tQ1\tTarget\tRegion\n".to_owned();
    for row in 0..40 {
        text.push_str(&format!("Visits in shop {row}\t12\t20\n"));
    }
    let list = list(&text);
    let facts = table(&list.tables[0]);
    let heads: Vec<(&str, &str)> = facts
        .columns
        .iter()
        .map(|(head, word)| (head.as_str(), *word))
        .collect();
    assert_eq!(
        heads,
        [
            ("KPI", "KPI"),
            ("Q1", "values by date"),
            ("Target", "target"),
            ("Region", "note")
        ]
    );
    assert_eq!(facts.rows.len(), 30);
    assert_eq!(facts.rows[0].1, ["Visits in shop 0", "12", "20", ""]);
    assert_eq!(
        (facts.rows[0].0, facts.more.as_str()),
        (2, "10 rows more. All of them are read.")
    );
    assert_eq!(super::table(&Table::default()).more, "");
}

#[test]
fn a_line_says_why_it_is_what_it_is_and_what_stands_in_its_way() {
    let list = list("KR: NPS from 20 to 40\nIncrease revenue\n");
    let line = look(&list, |view| told(view, 0, &Figures::default())).unwrap();
    assert_eq!((line.number, line.state), (1, LineState::Open));
    assert_eq!(line.asks, ["It needs an objective. Choose one."]);
    let line = look(&list, |view| told(view, 1, &Figures::default())).unwrap();
    assert_eq!(line.verdict, Verdict::Unclear);
    assert_eq!(look(&list, |view| told(view, 9, &Figures::default())), None);
}
