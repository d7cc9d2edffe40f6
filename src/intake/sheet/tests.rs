#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{
    Cadence, Direction, FiscalYear, KeyResultKind, Kind, Kpi, Link, Meaning, Moment, Unit,
    Workspace, date,
};
use crate::figures::{DateStyle, Figures, NumberStyle};
use crate::intake::read_table;
use proptest::prelude::*;

fn habits() -> SheetHabits {
    SheetHabits {
        figures: Figures {
            numbers: NumberStyle::Point,
            dates: DateStyle::DayFirst,
        },
        fiscal: FiscalYear::starting_in(1),
        today: date(2026, 11, 27),
    }
}

fn ground<'a>(workspace: &'a Workspace, source: &'a str) -> PlanGround<'a> {
    PlanGround {
        workspace,
        source,
        moment: Moment::noon(habits().today),
        fiscal: habits().fiscal,
        author: "Me",
        creates: true,
    }
}

/// Reads a sheet, takes it, and takes it once more, which changes nothing.
fn taken(workspace: &mut Workspace, text: &str) -> (Sheet, Plan) {
    let read = sheet(&read_table(text), &habits(), &SheetAnswers::default());
    let source = if read.is_viva { "viva" } else { "sheet" };
    let first = plan(&read.goals, &ground(workspace, source));
    if let Some(command) = first.command(true) {
        let change = workspace.apply(command).unwrap();
        workspace.commit(&change);
    }
    let again = plan(&read.goals, &ground(workspace, source));
    assert_eq!(
        (again.added, again.changed),
        (vec![], vec![]),
        "a second time the same adds nothing"
    );
    (read, first)
}

fn made(text: &str) -> (Workspace, Sheet, Plan) {
    let mut workspace = Workspace::default();
    let (sheet, plan) = taken(&mut workspace, text);
    (workspace, sheet, plan)
}

#[test]
fn a_sheet_of_objectives_and_key_results_loses_no_number_owner_or_team() {
    let (workspace, sheet, _) = made(
        "Team;Objective;Key Result;Owner;Baseline;Target;Current;Due;Cycle;Sponsor\n\
         Support;Answer faster;First reply;Ada Byron;5,5 h;3 h;4,5;31.12.2026;Q4 2026;Tom\n\
         ;;Backlog;Lin;1.200;300;900;;Q4 2026;\n\
         Sales;Sell more;Win rate;Max;20 %;\"30 %\";n/a;;Q4 2026;Uma\n",
    );
    assert_eq!(sheet.left_out, []);
    let mut titles: Vec<String> = workspace
        .objectives()
        .map(|it| format!("{} {}", it.title, it.team))
        .collect();
    titles.sort();
    assert_eq!(titles, ["Answer faster Support", "Sell more Sales"]);
    let reply = workspace
        .key_results()
        .find(|it| it.title == "First reply")
        .unwrap();
    assert_eq!(
        (reply.baseline, reply.target, reply.measure),
        (Some(5.5), Some(3.0), KeyResultKind::Decrease)
    );
    assert_eq!(
        (
            reply.unit.to_string().as_str(),
            reply.owner.as_str(),
            reply.due
        ),
        ("duration:h", "Ada Byron", Some(date(2026, 12, 31)))
    );
    let check_ins = workspace.check_ins_of(&reply.id);
    assert_eq!((check_ins[0].value, check_ins.len()), (Some(4.5), 1));
    assert!(check_ins[0].note.contains("Sponsor: Tom"));
    let backlog = workspace
        .key_results()
        .find(|it| it.title == "Backlog")
        .unwrap();
    assert_eq!((backlog.baseline, backlog.order), (Some(1200.0), 1));
    let win = workspace
        .key_results()
        .find(|it| it.title == "Win rate")
        .unwrap();
    assert_eq!(win.unit, Unit::Percent);
    assert_eq!(
        workspace.check_ins_of(&win.id).len(),
        0,
        "a gap is no check-in"
    );
    let kept = workspace
        .objectives()
        .any(|it| it.note == "Win rate: Sponsor: Uma");
    assert!(kept, "its words are kept all the same");
    assert_eq!(
        workspace
            .cycles()
            .map(|it| it.name.as_str())
            .collect::<Vec<_>>(),
        ["Q4 2026"]
    );
}

#[test]
fn a_wide_table_fills_kpis_by_name_and_makes_new_ones_where_that_is_wanted() {
    let kpi = Kpi {
        id: crate::domain::Id::from_text("own"),
        name: "Churn".into(),
        unit: Unit::Percent,
        ..Kpi::default()
    };
    let mut workspace = Workspace::from_records([kpi.into()]);
    let text = "KPI\tUnit\tTarget\tAlarm\tFrequency\tJan 26\tFeb 26\tMar 26\tDec 26\nchurn\t%\t≤ 3\t5\tmonthly\t4.1\t-\t3.9\t2\nLeads\t\t40\t30\tweekly\t35\t36\tmany\t\n";
    let read = sheet(&read_table(text), &habits(), &SheetAnswers::default());
    let without = plan(
        &read.goals,
        &PlanGround {
            creates: false,
            ..ground(&workspace, "sheet")
        },
    );
    assert_eq!(without.added_of(Kind::Kpi), 0);
    assert!(
        without
            .remarks
            .iter()
            .any(|it| it.row == 3 && it.text.contains("not a KPI here"))
    );
    let (sheet, plan) = taken(&mut workspace, text);
    assert_eq!(
        (plan.added_of(Kind::Kpi), plan.added_of(Kind::Reading)),
        (1, 4)
    );
    let said: Vec<String> = sheet.left_out.iter().map(Remark::said).collect();
    assert_eq!(
        said,
        [
            "Row 2, Dec 26: This period has not started yet. The value was added to the note.",
            "Row 3, Mar 26: “many” is not a number. It was added to the note."
        ]
    );
    let own = workspace.kpi(&crate::domain::Id::from_text("own")).unwrap();
    assert_eq!(
        (own.name.as_str(), own.direction, own.cadence),
        ("churn", Some(Direction::Down), Some(Cadence::Month))
    );
    assert_eq!(own.targets[0].target.high, Some(3.0));
    assert_eq!(own.targets[0].alarm.unwrap().high, Some(5.0));
    assert_eq!(workspace.readings_of(&own.id)[1].date, date(2026, 3, 31));
}

#[test]
fn numbers_that_trackers_get_wrong_are_read_right() {
    let (workspace, ..) = made(
        "Type,Title,Parent,Baseline,Target,Progress\n\
         Objective,Safe,,,,\nKR,No incidents,Safe,3,0,50%\nKR,Stay,Safe,5,5,\nKR,Fall,Safe,200,100,\nKR,Half,Safe,,,0.5\n",
    );
    let kr = |title: &str| {
        workspace
            .key_results()
            .find(|it| it.title == title)
            .unwrap()
    };
    assert_eq!(
        (kr("No incidents").measure, kr("No incidents").target),
        (KeyResultKind::Decrease, Some(0.0))
    );
    assert_eq!(
        workspace.check_ins_of(&kr("No incidents").id)[0].value,
        Some(1.5)
    );
    assert_eq!(
        (kr("Stay").measure, kr("Stay").band.unwrap().low),
        (KeyResultKind::Hold, Some(5.0))
    );
    assert_eq!(kr("Fall").measure, KeyResultKind::Decrease);
    assert_eq!(
        (
            kr("Half").target,
            workspace.check_ins_of(&kr("Half").id)[0].value
        ),
        (Some(100.0), Some(50.0))
    );
}

#[test]
fn nesting_ids_and_other_tools_headings_are_understood() {
    let nested = made("Goal\tOwner\tTarget\nGrow up\tAda\t\n  Leads\tLin\t40\n  Deals\tMax\t7\n").0;
    assert_eq!(
        (nested.objectives().count(), nested.key_results().count()),
        (1, 2)
    );
    // Children may come before their parents.
    let peoplebox = made(
        "Row ID,Parent Row IDs,Goal Title,Owner Emails,Goal Cycle,Goal Type,Start Date,End Date,Starting Value,Target Value,Current Value,Progress Status\n\
         2,1,Leads,lin@x.org,Q4 2026,Committed,2026-10-01,2026-12-31,10,40,22,On Track\n\
         1,,Grow up,ada@x.org,Q4 2026,Committed,2026-10-01,2026-12-31,,,,At Risk\n3,9,Lost,,Q4 2026,,,,1,2,,\n",
    );
    assert_eq!(
        peoplebox.0.objectives().count() + peoplebox.0.key_results().count(),
        4,
        "{:?}",
        peoplebox.2
    );
    let burning = made("Team,Objective,Progress,Corporate Objective,Key Result,Description,Start,End,Actual,Unit\nOps,Calm,,,Alerts,,90,30,60,alerts\n").0;
    let alerts = burning.key_results().next().unwrap();
    assert_eq!(
        (
            alerts.baseline,
            alerts.target,
            alerts.unit.to_string().as_str()
        ),
        (Some(90.0), Some(30.0), "text:alerts")
    );
}

#[test]
fn a_bad_row_is_told_and_does_not_stop_the_good_ones() {
    let (workspace, sheet, plan) = made(
        "KPI,Owner,Target,Source\nLeads,Ada,soon,CRM\n,Lin,4,\nLeads,Ada,soon,CRM\nLeads,Tom,5,CRM\n",
    );
    let said: Vec<String> = sheet
        .left_out
        .iter()
        .chain(&plan.remarks)
        .map(Remark::said)
        .collect();
    assert_eq!(
        said[0],
        "Row 2, Target: “soon” is not a number. It was added to the note."
    );
    assert!(
        said.iter()
            .any(|it| it.starts_with("Row 3: There is no title")),
        "{said:?}"
    );
    assert!(
        said.iter()
            .any(|it| it.starts_with("Row 4: “Leads” was in an earlier row")),
        "{said:?}"
    );
    assert_eq!(
        workspace.kpis().count(),
        2,
        "the other Leads is another KPI"
    );
    assert!(workspace.kpis().any(|it| it.note.contains("Target: soon")));
}

#[test]
fn what_a_person_says_of_a_column_counts() {
    let table = read_table("Goal,Boss\nLeads,Ada\n");
    let said = SheetAnswers {
        columns: vec![("boss".into(), Column::Owner)],
        rows_are: Some(What::Kpi),
        ..SheetAnswers::default()
    };
    let read = sheet(&table, &habits(), &said);
    assert_eq!(
        (read.goals[0].owner.as_str(), read.goals[0].what),
        ("Ada", What::Kpi)
    );
    let read = sheet(&table, &habits(), &SheetAnswers::default());
    assert_eq!(read.goals[0].note(), "Boss: Ada");
}

#[test]
fn an_update_is_shown_and_only_made_where_it_is_wanted() {
    let (mut workspace, ..) = made("KPI,Owner,Jan 26\nLeads,Ada,4\n");
    let read = sheet(
        &read_table("KPI,Owner,Jan 26\nLeads,Tom,5\n"),
        &habits(),
        &SheetAnswers::default(),
    );
    let plan = plan(&read.goals, &ground(&workspace, "sheet"));
    assert_eq!((plan.added.len(), plan.changed.len()), (0, 2));
    assert_eq!(plan.command(false), None);
    let change = workspace.apply(plan.command(true).unwrap()).unwrap();
    workspace.commit(&change);
    assert_eq!(workspace.kpis().next().unwrap().owner, "Tom");
    assert_eq!(
        workspace.readings().map(|it| it.value).collect::<Vec<_>>(),
        [5.0]
    );
}

proptest! {
    #[test]
    fn no_table_makes_it_fall_over(
        rows in proptest::collection::vec(proptest::collection::vec("(KPI|Objective|Key result|Type|Id|Parent|Target|Q1 2026|Checkins|[0-9a-zA-Z%.,;: -]{0,12})", 1..6), 0..8),
    ) {
        let text = rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n");
        let read = sheet(&read_table(&text), &habits(), &SheetAnswers::default());
        let workspace = Workspace::default();
        let plan = plan(&read.goals, &ground(&workspace, "sheet"));
        if let Some(command) = plan.command(true) {
            prop_assert!(workspace.apply(command).is_ok());
        }
    }
}

fn kpi_of(text: &str) -> (Kpi, Plan) {
    let (workspace, _, plan) = made(text);
    let kpi = workspace.kpis().next().unwrap().clone();
    (kpi, plan)
}

#[test]
fn which_way_is_good_is_told_by_the_row_or_with_a_reason() {
    for (row, direction, is_told) in [
        ("Win rate,30%,24%,", Direction::Up, false),
        ("Complaints,5,9,", Direction::Down, false),
        (
            "Calls answered in 20 seconds,80%,91%,",
            Direction::Up,
            false,
        ),
        ("On time arrivals,95%,97%,", Direction::Up, false),
        ("First reply,≤ 4 h,2 h,", Direction::Down, false),
        ("Something,10,8,6", Direction::Up, false),
        ("Something,10,8,12", Direction::Down, false),
        ("Something,10,8,", Direction::Up, false),
        ("Something,10,14,", Direction::Down, true),
    ] {
        let (kpi, plan) = kpi_of(&format!("Metric,Target,Current,Red if\n{row}\n"));
        assert_eq!(kpi.direction, Some(direction), "{row}");
        let told = plan
            .remarks
            .iter()
            .any(|it| it.text.contains("lower was read as better"));
        assert_eq!(told, is_told, "{row}");
    }
}

#[test]
fn a_kpi_keeps_its_day_and_the_goal_it_stands_beside() {
    let (kpi, _) = kpi_of("KPI;Target;Due\nStock turns;12;31.12.2026\n");
    assert_eq!(kpi.note, "Due: 2026-12-31");
    let (workspace, ..) = made("Goal;KPI;Target;How often\nLess stock;Stock turns;12;monthly\n");
    let kpi = workspace.kpis().next().unwrap();
    let objective = workspace.objectives().next().unwrap();
    assert_eq!(objective.title, "Less stock");
    let link = Link::new(&objective.id, Meaning::Improves, &kpi.id);
    assert!(workspace.find(&link.id).is_some());
}

#[test]
fn words_where_a_number_stands_make_no_numbers_of_progress() {
    let (workspace, sheet, _) = made(
        "Objective;Key result;Start;Target;Progress\nTidy up;Store in order;chaos;order;40%\n",
    );
    let result = workspace.key_results().next().unwrap();
    assert_eq!((result.baseline, result.target), (None, None));
    assert_eq!(sheet.left_out.len(), 2);
}
