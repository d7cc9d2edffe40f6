#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{Command, Kind, MarkedChange, Ref, Workspace, date};
use crate::models::Mark;
use crate::models::tests::{example, id, kpi, link, reading, see, today};

fn told(workspace: &Workspace, kpi: &str) -> Option<KpiPage> {
    see(workspace, |sight| page(sight, &id(kpi)))
}

fn read() -> Workspace {
    let marked = Kpi {
        changes: vec![MarkedChange {
            date: date(2026, 11, 9),
            label: "new rota".into(),
        }],
        source: "the help desk".into(),
        ..kpi("a", "Ada")
    };
    Workspace::from_records([
        marked.into(),
        kpi("guard", "Bo").into(),
        link("guard", Means::Guards, "a"),
        reading("a", date(2026, 11, 9), 3.0).into(),
        reading("a", date(2026, 11, 16), 4.0).into(),
    ])
}

#[test]
fn a_kpi_that_is_not_here_has_no_page() {
    assert_eq!(told(&Workspace::default(), "a"), None);
    assert_eq!(
        see(&Workspace::default(), |sight| readings(sight, &id("a"), 8)),
        None
    );
}

#[test]
fn an_empty_one_says_what_is_missing() {
    let empty = Kpi {
        id: id("a"),
        ..Kpi::default()
    };
    let page = told(&Workspace::from_records([empty.into()]), "a").unwrap();
    assert_eq!(
        (page.name.as_str(), page.title.as_str()),
        ("", "KPI without a name")
    );
    assert!(page.lead.starts_with("No definition yet"), "{}", page.lead);
    assert_eq!(page.meta, "no cadence · no owner");
    assert_eq!(page.said.headline, "No readings yet.");
    let values: Vec<&str> = page.figures.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(values, ["–", "–", "too early", "none"]);
    assert!(page.targets.is_empty() && page.about.is_empty() && page.links.is_empty());
    assert!(page.sketch.points.is_empty() && page.last.is_empty() && !page.limits.any);
}

#[test]
fn what_is_read_is_said_drawn_and_listed() {
    let page = told(&read(), "a").unwrap();
    assert_eq!((page.last.as_str(), page.sketch.points.len()), ("4", 2));
    assert_eq!(page.figures[0].value, "4");
    assert_eq!(
        page.about,
        [("Source".to_owned(), "the help desk".to_owned())]
    );
    assert_eq!(page.changes[0].label, "new rota");
    let lines = see(&read(), |sight| readings(sight, &id("a"), 1)).unwrap();
    assert_eq!((lines.all, lines.newest.len()), (2, 1));
    assert_eq!(lines.newest[0].value, "4");
}

#[test]
fn a_guard_stands_in_the_strip_and_among_the_links() {
    let page = told(&read(), "a").unwrap();
    let guard = page.figures.last().unwrap();
    assert_eq!(
        (guard.label, guard.below.as_str()),
        ("Guard", "Number guard")
    );
    assert_eq!(guard.status, Some((Mark::Mute, "No data".to_owned())));
    assert_eq!(page.links[0].0, "Guarded by");
    assert_eq!(
        page.along,
        "2 readings and 1 link to other goals are deleted too. The other goals stay."
    );
}

#[test]
fn fixed_limits_propose_what_they_are_fixed_at() {
    assert_eq!(told(&read(), "a").unwrap().limits.proposed(), 2);
    let fixed = Kpi {
        fixed_limits: Some(8),
        ..kpi("a", "Ada")
    };
    let page = told(&Workspace::from_records([fixed.into()]), "a").unwrap();
    assert_eq!(page.limits.proposed(), 8);
}

#[test]
fn it_goes_when_it_is_deleted_and_an_edit_elsewhere_changes_nothing() {
    let mut workspace = read();
    let before = told(&workspace, "a");
    let other = Kpi {
        note: "something else".into(),
        ..kpi("other", "Bo")
    };
    let change = workspace.apply(Command::save(vec![other.into()])).unwrap();
    workspace.commit(&change);
    assert_eq!(told(&workspace, "a"), before);

    let targets = vec![Ref::new(Kind::Kpi, &id("a"))];
    let change = workspace.apply(Command::Delete { targets }).unwrap();
    workspace.commit(&change);
    assert_eq!(told(&workspace, "a"), None);
}

#[test]
fn every_kpi_of_the_example_has_a_page_with_all_its_readings() {
    let workspace = example();
    for kpi in workspace.kpis() {
        let (page, lines) = see(&workspace, |sight| {
            (
                page(sight, &kpi.id).unwrap(),
                readings(sight, &kpi.id, usize::MAX).unwrap(),
            )
        });
        assert_eq!(page.name, kpi.name);
        assert_eq!(lines.newest.len(), workspace.readings_of(&kpi.id).len());
    }
    assert_eq!(today(), date(2026, 11, 21));
}
