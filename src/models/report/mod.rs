//! The report of a cycle: what needs a decision, what is off track and why, what has no news, what is on track, and the KPIs. One
//! page for somebody who does not use the app.

mod decisions;
mod kpis;
mod written;

use super::okrs::{current_cycle, used_cycles};
use super::row::aim;
use super::{
    FilterFacts, GoalKind, Mark, Sight, asked, different, dotted, options, row_facts, stood,
};
use crate::domain::{
    Blocker, CheckIn, Cycle, Gathered, Id, KeyResult, KeyResultKind, Kpi, Meaning, Objective,
    Ordered, SortedSet, State, Workspace,
};
use crate::figures::{count, sentence};
use crate::insight::{self, Reports, Status, Stood};
use crate::recording::Subject;
use crate::route::{Query, Route};
use decisions::decisions;
use kpis::{KpiNews, kpi_row};

/// What the page says: the report and what it can be asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportPage {
    /// The title: "Report for Q4 2026".
    pub title: String,
    /// Whose it is and where in the cycle.
    pub lead: String,
    /// Cycle, team, owner.
    pub filters: Vec<FilterFacts>,
    /// How many private goals there are to be asked about.
    pub private: usize,
    /// Whether they are in the report.
    pub with_private: bool,
    /// The report; none where there is nothing to report on.
    pub report: Option<Report>,
}

/// The report, as it is drawn, printed, copied and written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// "Q4 2026 · week 9 of 13".
    pub heading: String,
    /// Whose it is, the day, and who made it.
    pub about: String,
    /// How many key results there are of each status, worst first.
    pub counts: Vec<(Mark, String)>,
    /// What somebody has to decide.
    pub decisions: Vec<OpenDecision>,
    /// The goals by how they stand.
    pub sections: Vec<ReportSection>,
    /// What is not in the report, in a sentence each.
    pub left_out: Vec<String>,
}

/// Something to decide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpenDecision {
    /// The goal it is about.
    pub goal: String,
    /// The address of the goal.
    pub href: String,
    /// What is to be decided.
    pub text: String,
    /// Who asks; may be empty.
    pub who: String,
}

/// Goals that stand alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportSection {
    /// "Off track, and why".
    pub title: &'static str,
    /// Its goals.
    pub rows: Vec<ReportRow>,
}

/// One goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportRow {
    /// KPI or key result.
    pub kind: GoalKind,
    /// Its name or title.
    pub name: String,
    /// What it aims at: "61 % → 85 %".
    pub aim: String,
    /// The objective it belongs to; empty for a KPI.
    pub under: String,
    /// The address of its page.
    pub href: String,
    /// The last value as written.
    pub value: String,
    /// The shape of its status.
    pub mark: Mark,
    /// The word of its status.
    pub word: String,
    /// The reason, confidence, or what changed.
    pub note: String,
    /// The last values, oldest first.
    pub spark: Vec<f64>,
}

/// The page as an address asks for it: `cycle`, `team`, `owner`, `goal` (one objective or KPI), and `private=yes`. `made_by` is the
/// name of the person at the device; may be empty.
pub fn page(sight: &Sight, query: &Query, made_by: &str) -> ReportPage {
    let with_private = asked(query, "private") == "yes";
    let private = sight.workspace.private_goals().count();
    if private == 0 || with_private {
        return of_goals(sight, query, made_by, private, with_private);
    }
    let shared = sight.workspace.shared();
    // What is computed already is of all goals.
    let seen = Sight {
        workspace: &shared,
        reports: &Reports::default(),
        ..*sight
    };
    of_goals(&seen, query, made_by, private, false)
}

fn of_goals(
    sight: &Sight,
    query: &Query,
    made_by: &str,
    private: usize,
    with_private: bool,
) -> ReportPage {
    let workspace = sight.workspace;
    let cycles = used_cycles(workspace);
    let current = current_cycle(&cycles, sight.as_of.day);
    let wanted = asked(query, "cycle");
    let mut known = cycles.iter().copied();
    let cycle = known.find(|cycle| cycle.id.as_str() == wanted).or(current);
    let scope = ReportScope::new(workspace, query, cycle);
    let name = cycle.map_or("all KPIs", |cycle| cycle.name.as_str());
    ReportPage {
        title: format!("Report for {}", scope.goal_name.as_deref().unwrap_or(name)),
        lead: dotted([scope.whose().as_str(), &week(cycle, sight)]),
        filters: filters(workspace, &cycles, current, query),
        private,
        with_private,
        report: report(sight, &scope, made_by, private * usize::from(!with_private)),
    }
}

/// Which goals the report is about.
struct ReportScope<'a> {
    cycle: Option<&'a Cycle>,
    team: &'a str,
    owner: &'a str,
    goal: Option<Id>,
    goal_name: Option<String>,
}

impl<'a> ReportScope<'a> {
    fn new(workspace: &Workspace, query: &'a Query, cycle: Option<&'a Cycle>) -> Self {
        let goal = query.get("goal").map(|id| Id::from_text(id));
        let objective = goal.as_ref().and_then(|id| workspace.objective(id));
        let kpi = goal.as_ref().and_then(|id| workspace.kpi(id));
        let goal_name = objective
            .map(|objective| objective.title.clone())
            .or(kpi.map(|kpi| kpi.name.clone()));
        Self {
            cycle,
            team: asked(query, "team"),
            owner: asked(query, "owner"),
            goal: goal.filter(|_| goal_name.is_some()),
            goal_name,
        }
    }

    fn whose(&self) -> String {
        match (self.team, self.owner) {
            ("", "") => "Everyone".to_owned(),
            (team, owner) => dotted([team, owner]),
        }
    }

    fn holds_objective(&self, workspace: &Workspace, objective: &Objective) -> bool {
        match &self.goal {
            // A KPI's report tells of the objectives that improve it.
            Some(goal) => {
                let mut improved = workspace.linked_from(&objective.id, Meaning::Improves);
                *goal == objective.id || improved.any(|kpi| kpi == goal)
            }
            None => {
                let runs = self.cycle.map(|cycle| &cycle.id);
                objective.cycle.as_ref() == runs
                    && fits(self.team, &objective.team)
                    && fits(self.owner, &objective.owner)
            }
        }
    }

    fn holds_kpi(&self, workspace: &Workspace, kpi: &Kpi) -> bool {
        match &self.goal {
            Some(goal) => {
                let mut improved = workspace.linked_from(goal, Meaning::Improves);
                *goal == kpi.id || improved.any(|id| *id == kpi.id)
            }
            None => fits(self.team, &kpi.scope_name) && fits(self.owner, &kpi.owner),
        }
    }
}

fn fits(wanted: &str, is: &str) -> bool {
    wanted.is_empty() || wanted == is
}

fn report(sight: &Sight, scope: &ReportScope, made_by: &str, left_out: usize) -> Option<Report> {
    let workspace = sight.workspace;
    let mut all = workspace.objectives().collect::<Vec<_>>();
    all.retain(|objective| scope.holds_objective(workspace, objective));
    let running = |objective: &&&Objective| objective.state == State::Running;
    let mut results = Vec::new();
    for objective in all.iter().filter(running) {
        let of = workspace.key_results_of(&objective.id);
        results.extend(of.into_iter().filter_map(|it| result(sight, objective, it)));
    }
    results.order_by_key(|result| result.rank());
    let mut kpis: Vec<(&Kpi, ReportRow, KpiNews)> = workspace
        .kpis()
        .filter(|kpi| kpi.retired.is_none() && scope.holds_kpi(workspace, kpi))
        .filter_map(|kpi| kpi_row(sight, kpi))
        .collect();
    kpis.order_by_key(|(_, _, news)| *news);
    let drafts = all.iter().filter(|it| it.state == State::Draft).count();
    let closed: Vec<ReportRow> = all
        .iter()
        .filter(|objective| objective.state == State::Closed)
        .map(|objective| closed_row(sight, objective))
        .collect();
    if results.is_empty() && kpis.is_empty() && closed.is_empty() {
        return None;
    }
    let calm = kpis
        .iter()
        .filter(|(_, _, news)| *news == KpiNews::None)
        .count();
    let decisions = decisions(sight, &results, &kpis);
    let named = |wanted: Group| {
        let rows = results.iter().filter(|it| it.group == wanted);
        rows.map(|it| it.row.clone()).collect::<Vec<ReportRow>>()
    };
    let told = kpis
        .iter()
        .filter(|(_, _, news)| *news != KpiNews::None || scope.goal.is_some());
    let sections = [
        ("Off track, and why", named(Group::OffTrack)),
        ("No recent update", named(Group::NoNews)),
        ("On track", named(Group::OnTrack)),
        ("Closed", closed),
        ("KPIs", told.map(|(_, row, _)| row.clone()).collect()),
    ];
    let without = [
        (
            calm * usize::from(scope.goal.is_none()),
            "KPI is unchanged and not listed",
            "KPIs are unchanged and not listed",
        ),
        (
            drafts,
            "objective is still a draft",
            "objectives are still drafts",
        ),
        (
            left_out,
            "private goal is not included",
            "private goals are not included",
        ),
    ];
    Some(Report {
        heading: dotted([
            scope.cycle.map_or("KPIs", |cycle| cycle.name.as_str()),
            &week(scope.cycle, sight),
        ]),
        about: dotted([
            scope.goal_name.clone().unwrap_or(scope.whose()).as_str(),
            &sight.figures.day(sight.as_of.day),
            made_by,
        ]),
        counts: counts(&results),
        decisions,
        sections: sections
            .into_iter()
            .filter(|(_, rows)| !rows.is_empty())
            .map(|(title, rows)| ReportSection { title, rows })
            .collect(),
        left_out: without
            .into_iter()
            .filter(|(number, _, _)| *number > 0)
            .map(|(number, one, many)| format!("{}.", count(number, one, many)))
            .collect(),
    })
}

/// Under which heading a key result comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    OffTrack,
    NoNews,
    OnTrack,
}

/// A key result of the report.
struct ReportedResult<'a> {
    group: Group,
    row: ReportRow,
    key_result: &'a KeyResult,
    objective: &'a Objective,
    last: Option<&'a CheckIn>,
    blocker: Option<Blocker>,
    next_step: String,
}

impl ReportedResult<'_> {
    /// Worst first, objectives together.
    fn rank(&self) -> (Group, u8, String, i32) {
        let worst = match self.row.mark {
            Mark::Bad => 0,
            Mark::Warn => 1,
            Mark::Mute => 2,
            Mark::Good => 3,
        };
        let under = self.row.under.clone();
        (self.group, worst, under, self.key_result.order)
    }

    fn who(&self) -> String {
        let said = self.last.map_or("", |last| last.author.as_str());
        let owners = [said, &self.key_result.owner, &self.objective.owner];
        let mut named = owners.into_iter().filter(|name| !name.is_empty());
        named.next().unwrap_or_default().to_owned()
    }
}

fn result<'a>(
    sight: &Sight<'a>,
    objective: &'a Objective,
    key_result: &'a KeyResult,
) -> Option<ReportedResult<'a>> {
    let (workspace, figures) = (sight.workspace, &sight.figures);
    let report = sight
        .reports
        .key_result(workspace, &key_result.id, sight.as_of)?;
    let facts = row_facts(sight, &Subject::KeyResult(key_result.id.clone()))?;
    let now = report.stood();
    let (mark, word) = stood(now);
    let Stood::Okr(status, is_stale) = now else {
        return None;
    };
    let group = match status {
        _ if status.is_off_track() => Group::OffTrack,
        Status::Done => Group::OnTrack,
        Status::OnTrack if !is_stale => Group::OnTrack,
        _ => Group::NoNews,
    };
    let check_ins = workspace.check_ins_of(&key_result.id);
    let told = report.in_the_way.as_ref();
    let mut until = check_ins.iter().rev().copied();
    let last = told.and_then(|told| until.find(|it| it.date == told.on));
    let mut row = ReportedResult {
        group,
        row: ReportRow {
            kind: GoalKind::KeyResult,
            name: facts.title.clone(),
            aim: match key_result.measure {
                // A title with numbers says what it aims at.
                _ if facts.title.contains(|sign: char| sign.is_ascii_digit()) => String::new(),
                KeyResultKind::Done => String::new(),
                _ => aim(key_result, &report, figures),
            },
            under: objective.title.clone(),
            href: facts.href,
            value: facts.last,
            mark,
            word,
            note: String::new(),
            spark: facts.spark,
        },
        key_result,
        objective,
        last,
        blocker: told.and_then(|told| told.blocker),
        next_step: told.map_or(String::new(), |told| told.next_step.clone()),
    };
    let said = match (&report.stated, facts.trouble.as_str()) {
        (Some(stated), trouble) if !stated.reason.is_empty() => {
            [sentence(&stated.reason).as_str(), trouble].join(" ")
        }
        (_, trouble) => trouble.to_owned(),
    };
    let said = said.trim();
    row.row.note = match (group, said) {
        (Group::OffTrack, "") => {
            let reason = sentence(&report.reason.sentence(figures));
            format!("No reason given yet. {reason}")
        }
        (Group::OffTrack, said) => {
            let on = told.map(|told| figures.short_day(told.on));
            let who = row.who();
            let by = [Some(who.as_str()), on.as_deref()];
            let by = by.into_iter().flatten().filter(|part| !part.is_empty());
            let by: Vec<&str> = by.collect();
            format!("{said} ({})", by.join(", "))
                .trim_end_matches(" ()")
                .to_owned()
        }
        (Group::NoNews, _) => sentence(&match (report.stale, report.last_made) {
            (Some(_), Some(made)) => format!("last check-in on {}", figures.day(made)),
            _ => report.reason.sentence(figures),
        }),
        (Group::OnTrack, said) => {
            let confidence = confidence(&check_ins);
            dotted([confidence.as_str(), said])
        }
    };
    Some(row)
}

/// "confidence 7, up 1": the last one given, and how it changed since the one before.
fn confidence(check_ins: &[&CheckIn]) -> String {
    let mut given = check_ins.iter().rev().filter_map(|it| it.confidence);
    match (given.next(), given.next()) {
        (None, _) => String::new(),
        (Some(now), Some(before)) if now > before => {
            format!("confidence {now}, up {}", now - before)
        }
        (Some(now), Some(before)) if now < before => {
            format!("confidence {now}, down {}", before - now)
        }
        (Some(now), _) => format!("confidence {now}"),
    }
}

fn closed_row(sight: &Sight, objective: &Objective) -> ReportRow {
    let score = insight::final_score(sight.workspace, objective);
    ReportRow {
        kind: GoalKind::Okr,
        name: objective.title.clone(),
        href: Route::Objective(objective.id.clone()).href(),
        value: score.map_or(String::new(), |score| sight.figures.score(score)),
        word: "Closed".to_owned(),
        note: score.map_or(String::new(), |score| {
            let judged = insight::score::judge(score, objective.ambition);
            judged.sentence().to_owned()
        }),
        ..ReportRow::default()
    }
}

/// "3 on track", "1 behind": worst last, as they are read.
fn counts(results: &[ReportedResult]) -> Vec<(Mark, String)> {
    let words: SortedSet<&str> = results.iter().map(|it| it.row.word.as_str()).into_set();
    let mut counted: Vec<(Mark, String)> = words
        .into_iter()
        .filter_map(|word| {
            let of = results.iter().filter(|it| it.row.word == word);
            let mark = of.clone().next()?.row.mark;
            let word = crate::domain::letters::to_lowercase(word);
            Some((mark, format!("{} {word}", of.count())))
        })
        .collect();
    counted.order_by_key(|(mark, _)| match mark {
        Mark::Good => 0,
        Mark::Mute => 1,
        Mark::Warn => 2,
        Mark::Bad => 3,
    });
    counted
}

fn week(cycle: Option<&Cycle>, sight: &Sight) -> String {
    let Some(cycle) = cycle else {
        return String::new();
    };
    let (today, figures) = (sight.as_of.day, &sight.figures);
    match cycle.week_of(today) {
        Some((week, of)) => format!("week {week} of {of}"),
        None if today < cycle.start => format!("starts on {}", figures.day(cycle.start)),
        None => format!("ended on {}", figures.day(cycle.end)),
    }
}

fn filters(
    workspace: &Workspace,
    cycles: &[&Cycle],
    current: Option<&Cycle>,
    query: &Query,
) -> Vec<FilterFacts> {
    let others = cycles
        .iter()
        .filter(|it| Some(&it.id) != current.map(|it| &it.id));
    let others = options(others.map(|it| (it.id.as_str(), it.name.as_str())));
    let now = current.map_or("None yet", |cycle| cycle.name.as_str());
    let objectives = || workspace.objectives();
    let teams = objectives().map(|it| &it.team);
    let teams = different(teams.chain(workspace.kpis().map(|it| &it.scope_name)));
    let owners = objectives().map(|it| &it.owner);
    let owners = different(owners.chain(workspace.kpis().map(|it| &it.owner)));
    let of = |names, any, options| FilterFacts {
        clears: "goal",
        ..FilterFacts::of(query, names, any, options)
    };
    vec![
        of(("Cycle", "cycle"), now, others),
        of(("Team", "team"), "All teams", teams),
        of(("Owner", "owner"), "Everyone", owners),
    ]
}

#[cfg(test)]
mod tests;
