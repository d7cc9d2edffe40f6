#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{Band, DatedTarget, Link, Record, Visibility, date};
use crate::models::tests::{
    autumn, check_in, id, key_result, kpi, objective, query, reading, see, today,
};

/// An objective with a key result that is stuck, one that is fine and one that nobody looked at; two KPIs, one of them missed.
fn records() -> Vec<Record> {
    let limit = |high| DatedTarget {
        from: date(2026, 1, 1),
        target: Band::at_most(high),
        alarm: None,
    };
    let stuck = CheckIn {
        blocker: Some(Blocker::Resource),
        next_step: "ask Lena for half a day a week".into(),
        author: "Ada".into(),
        ..check_in("stuck", date(2026, 11, 20), 1.0, 3)
    };
    let mut all: Vec<Record> = vec![
        autumn().into(),
        Objective {
            team: "Sales".into(),
            ..objective("o", "Jo")
        }
        .into(),
        key_result("stuck", "o").into(),
        stuck.into(),
        key_result("fine", "o").into(),
        check_in("fine", date(2026, 11, 13), 6.0, 6).into(),
        check_in("fine", date(2026, 11, 20), 7.0, 7).into(),
        key_result("silent", "o").into(),
        check_in("silent", date(2026, 10, 9), 2.0, 7).into(),
    ];
    for (name, value) in [("late", 9.0), ("calm", 3.0)] {
        all.push(
            Kpi {
                targets: vec![limit(5.0)],
                ..kpi(name, "Ines")
            }
            .into(),
        );
        all.push(reading(name, date(2026, 11, 20), value).into());
    }
    all
}

fn told<const N: usize>(records: Vec<Record>, asked: [(&str, &str); N]) -> ReportPage {
    let workspace = Workspace::from_records(records);
    see(&workspace, |sight| page(sight, &query(asked), "Jo Lind"))
}

fn names(report: &Report, title: &str) -> Vec<String> {
    let mut sections = report.sections.iter();
    let found = sections.find(|section| section.title == title);
    found.map_or(Vec::new(), |section| {
        section.rows.iter().map(|row| row.name.clone()).collect()
    })
}

#[test]
fn each_goal_comes_once_under_the_heading_of_its_status() {
    let page = told(records(), []);
    assert_eq!(page.title, "Report for Q4 2026");
    assert_eq!(page.lead, "Everyone · week 8 of 13");
    let report = page.report.unwrap();
    assert_eq!(report.about, "Everyone · 21 Nov 2026 · Jo Lind");
    assert_eq!(names(&report, "Off track, and why"), ["Result stuck"]);
    assert_eq!(names(&report, "No recent update"), ["Result silent"]);
    assert_eq!(names(&report, "On track"), ["Result fine"]);
    assert_eq!(names(&report, "KPIs"), ["Number late"]);
    assert_eq!(report.left_out, ["1 KPI is unchanged and not listed."]);
    let row = &report.sections[0].rows[0];
    assert_eq!(
        row.note,
        "In the way: not enough people or money. Next: Ask Lena for half a day a week. (Ada, 20 Nov)"
    );
    assert_eq!((row.aim.as_str(), row.value.as_str()), ("0 → 10", "1"));
    let fine = &report.sections[2].rows[0];
    assert_eq!(fine.note, "confidence 7, up 1");
    let marks: Vec<Mark> = report.counts.iter().map(|(mark, _)| *mark).collect();
    assert_eq!(marks, [Mark::Good, Mark::Mute, Mark::Bad]);
}

#[test]
fn who_lacks_hands_and_a_missed_kpi_that_nobody_works_on_need_a_decision() {
    let report = told(records(), []).report.unwrap();
    let asked: Vec<(&str, &str)> = report
        .decisions
        .iter()
        .map(|it| (it.goal.as_str(), it.who.as_str()))
        .collect();
    assert_eq!(asked, [("Result stuck", "Ada"), ("Number late", "Ines")]);
    let mut all = records();
    all.push(Link::new(&id("o"), Meaning::Improves, &id("late")).into());
    let report = told(all, []).report.unwrap();
    assert_eq!(report.decisions.len(), 1);
    let kpis = report.sections.last().unwrap();
    assert!(kpis.rows[0].note.contains("Improved by “Objective o”."));
}

#[test]
fn nothing_private_is_in_it_unless_it_is_asked_for() {
    let mut all = records();
    all.push(
        Kpi {
            visibility: Visibility::Kept,
            ..kpi("secret", "Ines")
        }
        .into(),
    );
    all.push(
        Objective {
            visibility: Visibility::Kept,
            ..objective("secret", "Jo")
        }
        .into(),
    );
    all.push(key_result("secret result", "secret").into());
    let without = told(all.clone(), []);
    let text = format!("{without:?}");
    assert!(!text.contains("secret"), "{text}");
    assert_eq!(without.private, 2);
    let report = without.report.unwrap();
    assert_eq!(
        report.left_out.last().unwrap(),
        "2 private goals are not included."
    );
    let with = told(all, [("private", "yes")]);
    assert!(format!("{with:?}").contains("Result secret result"));
    assert!(!format!("{:?}", with.report.unwrap().left_out).contains("private"));
}

#[test]
fn it_can_be_of_a_team_an_owner_a_goal() {
    assert_eq!(told(records(), [("team", "Legal")]).report, None);
    let ines = told(records(), [("owner", "Ines")]).report.unwrap();
    assert_eq!(ines.sections.len(), 1);
    let of_kpi = told(records(), [("goal", "calm")]);
    assert_eq!(of_kpi.title, "Report for Number calm");
    assert_eq!(names(&of_kpi.report.unwrap(), "KPIs"), ["Number calm"]);
    let of_objective = told(records(), [("goal", "o")]).report.unwrap();
    assert_eq!(names(&of_objective, "KPIs"), Vec::<String>::new());
    assert_eq!(names(&of_objective, "On track"), ["Result fine"]);
}

#[test]
fn an_empty_workspace_has_no_report() {
    assert_eq!(told(Vec::new(), []).report, None);
    assert_eq!(today(), date(2026, 11, 21));
}

#[test]
fn what_is_written_shows_every_letter_and_can_break_nothing() {
    let mut all = records();
    all.push(
        KeyResult {
            title: "a|b <script>*bold*".into(),
            ..key_result("odd", "o")
        }
        .into(),
    );
    let report = told(all, []).report.unwrap();
    let (markdown, html) = (report.markdown(), report.html());
    assert!(
        markdown.contains("a\\|b \\<script\\>\\*bold\\*"),
        "{markdown}"
    );
    assert!(html.contains("a|b &lt;script&gt;*bold*"), "{html}");
    let tables = markdown.lines().filter(|line| line.starts_with("| "));
    for line in tables {
        let bars = line.replace("\\|", "").matches('|').count();
        assert_eq!(bars, 5, "{line}");
    }
    for name in [
        "Result stuck",
        "Result fine",
        "Result silent",
        "Number late",
    ] {
        assert!(markdown.contains(name) && html.contains(name));
    }
}
