//! What the cycle tells: scores, how high the aim was, how often somebody checked in, what the KPIs did, what was learned.

use crate::domain::{Ambition, Date, Id, ReviewChoice, Unit};
use crate::figures::{Figures, count};
use crate::forms::{CAUSES, ChoiceWord};
use crate::insight::{self, CycleSummary, KpiMove, Lesson, ScoreLine};
use crate::models::figure::UNKNOWN;
use crate::models::{Figure, Sight};
use crate::plot::{reading_said, signal_sentence};
use crate::route::Route;

/// Everything as it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// How the cycle ended, or how it stands so far.
    pub title: String,
    /// How high the aim was.
    pub ambition: String,
    /// Score, promises, stretches, check-ins made.
    pub figures: Vec<Figure>,
    /// The objectives below their team and its average.
    pub teams: Vec<(String, Vec<SummaryLine>)>,
    /// Address and name of a KPI, its value before and after, and what that says.
    pub kpis: Vec<[String; 5]>,
    /// What got in the way most.
    pub causes: Vec<String>,
    /// What was learned.
    pub lessons: Vec<Lesson>,
}

/// An objective's address, title, kind, score with what it says, and what becomes of it.
pub type SummaryLine = [String; 6];

/// The summary of a cycle, of what is closed so far where something is still open; none if it is not here.
pub fn summary(sight: &Sight, id: &Id) -> Option<Summary> {
    let (figures, as_of) = (&sight.figures, sight.as_of);
    let cycle = sight.workspace.cycle(id)?;
    let found = insight::cycle_summary(sight.workspace, id, as_of)?;
    let closed = found.scores.iter().filter(|line| line.score.is_some());
    let is_whole = closed.count() == found.scores.len();
    let end = cycle.end.min(as_of.day);
    let kpis = found.kpis.iter().map(|kpi| kpi_row(sight, kpi, end));
    let causes = found.causes.iter().map(|&(cause, times)| {
        let words = label_of(&CAUSES, cause);
        format!("{} ({})", words, count(times, "time", "times"))
    });
    Some(Summary {
        title: match is_whole {
            true => format!("How {} ended", cycle.name),
            false => format!("{} so far", cycle.name),
        },
        ambition: found.ambition(figures).unwrap_or_default(),
        figures: strip(&found, figures),
        teams: teams(&found, figures),
        kpis: kpis.collect(),
        causes: causes.collect(),
        lessons: found.lessons,
    })
}

fn strip(found: &CycleSummary, figures: &Figures) -> Vec<Figure> {
    let number = |score: f64| figures.score(score);
    let mean = |label, of: Option<(f64, usize)>| match of {
        Some((mean, 1)) => Figure::new(label, number(mean), "for 1 objective"),
        Some((mean, of)) => Figure::new(label, number(mean), format!("average of {of} objectives")),
        None => Figure::new(label, UNKNOWN, "none closed"),
    };
    let (made, due) = found.kept;
    let closed = found.scores.iter().filter(|line| line.score.is_some());
    vec![
        Figure::new(
            "Score",
            found.mean.map_or(UNKNOWN.to_owned(), number),
            format!("{} of {} closed", closed.count(), found.scores.len()),
        ),
        mean("Promises", found.committed),
        mean("Stretches", found.aspirational),
        match due {
            0 => Figure::new("Check-ins made", UNKNOWN, "none was due"),
            due => Figure::new(
                "Check-ins made",
                format!("{made} of {due}"),
                format!("{} of those due", figures.share(made as f64 / due as f64)),
            ),
        },
    ]
}

/// The objectives below their team and its average, in the order they come in.
fn teams(found: &CycleSummary, figures: &Figures) -> Vec<(String, Vec<SummaryLine>)> {
    let mut teams: Vec<(&str, Vec<SummaryLine>)> = Vec::new();
    for line in &found.scores {
        let row = score_row(line, figures);
        match teams.last_mut() {
            Some((team, rows)) if *team == line.team => rows.push(row),
            _ => teams.push((&line.team, vec![row])),
        }
    }
    let heading = |team: &str| {
        let name = if team.is_empty() {
            "Without a team"
        } else {
            team
        };
        match found.by_team.get(team) {
            Some((mean, of)) => {
                let mean = figures.score(*mean);
                let on_average = if *of > 1 { " on average" } else { "" };
                let objectives = count(*of, "objective", "objectives");
                format!("{name}: {mean}{on_average}, {objectives}")
            }
            None => format!("{name}: none closed yet"),
        }
    };
    teams
        .into_iter()
        .map(|(team, rows)| (heading(team), rows))
        .collect()
}

fn score_row(line: &ScoreLine, figures: &Figures) -> SummaryLine {
    let next = match (&line.goes_on_in, line.choice) {
        (Some(cycle), _) => format!("continues in {cycle}"),
        (None, Some(ReviewChoice::Drop)) => "dropped".to_owned(),
        (None, Some(_)) => "to carry over".to_owned(),
        (None, None) => String::new(),
    };
    [
        Route::Objective(line.id.clone()).href(),
        line.title.clone(),
        line.ambition
            .map_or("neither promise nor stretch", Ambition::word)
            .to_owned(),
        line.score
            .map_or("open".to_owned(), |score| figures.score(score)),
        line.judgement
            .map_or("", insight::Judgement::verdict)
            .to_owned(),
        next,
    ]
}

fn kpi_row(sight: &Sight, moved: &KpiMove, end: Date) -> [String; 5] {
    let (workspace, figures) = (sight.workspace, &sight.figures);
    let kpi = workspace.kpi(&moved.id);
    let number = Unit::Number;
    let unit = kpi.map_or(&number, |kpi| &kpi.unit);
    let decimals = kpi.and_then(|kpi| kpi.decimals);
    let value = |at: Option<(Date, f64)>| {
        at.map_or(UNKNOWN.to_owned(), |(day, value)| match kpi {
            Some(kpi) => reading_said(kpi, day, value, figures),
            None => figures.value(value, unit, decimals),
        })
    };
    let mut said = moved.sentence().to_owned();
    if let (Some(kpi), Some(signal)) = (kpi, &moved.shown_by)
        && let Some(report) = insight::kpi(workspace, &moved.id, sight.as_of.on(end))
    {
        // Before and after alone may look the other way: what the signal is and of when settles it.
        said.push(' ');
        said.push_str(&signal_sentence(kpi, &report, signal, figures));
        if !signal.is_fresh {
            said.push_str(" Later readings in the cycle are back to normal.");
        }
    }
    [
        Route::Kpi(moved.id.clone()).href(),
        moved.name.clone(),
        value(moved.before),
        value(moved.after),
        said,
    ]
}

fn label_of<T: PartialEq>(list: &[ChoiceWord<T>], value: T) -> &'static str {
    let found = list.iter().find(|(known, _, _)| *known == value);
    found.map_or("", |(_, _, label)| label)
}
