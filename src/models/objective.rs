//! One objective: where it stands and why, its key results, what is done for it, what it is linked to, how it ended.

pub mod order;

use super::figure::UNKNOWN;
use super::{
    Decided, Far, Figure, Given, GoalKind, Initiatives, Judged, LinkGroup, LinkedGoal, Sight,
    Timeline, computed_mark, decisions, dotted, given_of_objective, initiatives, kpi_mark,
    link_groups,
};
use crate::domain::{Id, Level, Meaning, Objective, Ordered, Review, State, StoodKpi, Visibility};
use crate::figures::{count, sentence};
use crate::forms::{CAUSES, CHOICES, ChoiceWord};
use crate::insight::{self, KpiStatus, ObjectiveReport, score};
use crate::plot::{over_time, progress_said};
use crate::route::{Route, review_of};

/// What the page says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ObjectivePage {
    /// Its title as it is; may be empty.
    pub name: String,
    /// What stands for it above the page.
    pub title: String,
    /// Why it matters now.
    pub lead: String,
    /// Whose it is, what kind it is, and when.
    pub meta: String,
    /// Where it is in its life.
    pub state: State,
    /// How it ended; none while it is open.
    pub ended: Option<ObjectiveEnded>,
    /// Progress beside expected progress, what is measured, the least confidence, check-ins made.
    pub figures: Vec<Figure>,
    /// Its status with the reason.
    pub judged: Judged,
    /// Its key results in their order.
    pub key_results: Vec<Id>,
    /// What can be done with them now.
    pub note: &'static str,
    /// What is done for it.
    pub initiatives: Initiatives,
    /// What it is linked to, by what the link means.
    pub links: Vec<LinkGroup>,
    /// The way to close it; none but for one that runs.
    pub closing: Option<ClosingWay>,
    /// Reviews that were taken back by opening it again, newest first.
    pub past: Vec<String>,
    /// Progress over time, from the second day on that something was recorded.
    pub course: Option<Timeline>,
    /// The decisions that led to it.
    pub decisions: Vec<Decided>,
    /// What goes with it when it is deleted, and what stays.
    pub along: String,
}

impl ObjectivePage {
    /// Whether its aim and its work can still be changed.
    pub fn is_open(&self) -> bool {
        self.state != State::Closed
    }

    /// Whether check-ins are due.
    pub fn runs(&self) -> bool {
        self.state == State::Running
    }
}

/// How an objective ended.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ObjectiveEnded {
    /// The score that was given.
    pub score: String,
    /// What it says.
    pub says: String,
    /// The retrospective, by name.
    pub parts: Vec<(String, String)>,
}

/// The way to close an objective.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClosingWay {
    /// When its cycle ends.
    pub said: String,
    /// The address of its review; none without a cycle.
    pub href: Option<String>,
}

/// What the page of an objective says; none if it is not here.
pub fn page(sight: &Sight, id: &Id) -> Option<ObjectivePage> {
    let objective = sight.workspace.objective(id)?;
    let report = insight::objective(sight.workspace, id, sight.as_of)?;
    Some(ObjectivePage {
        name: objective.title.clone(),
        title: match objective.title.as_str() {
            "" => "Objective without a title".to_owned(),
            title => title.to_owned(),
        },
        lead: match objective.why.as_str() {
            "" => "Nothing here yet about why it matters now. Edit it to add that.".to_owned(),
            why => why.to_owned(),
        },
        meta: meta(sight, objective),
        state: objective.state,
        ended: ended(sight, id),
        figures: strip(sight, &report),
        judged: judged(sight, objective, &report),
        note: match (report.key_results.is_empty(), objective.state) {
            (true, _) => "none yet, so there is no progress to show",
            (false, State::Running) => "type the number and press Enter",
            (false, _) => "check-ins are made while it runs",
        },
        initiatives: initiatives(sight, id),
        links: links(sight, objective),
        closing: closing(sight, objective),
        past: past(sight, id),
        course: course(sight, objective, &report),
        decisions: decisions(sight, id),
        along: along(sight, id),
        key_results: report.key_results.into_iter().map(|(id, _)| id).collect(),
    })
}

/// How an objective ended; none while it is open, and if it is not here.
pub fn ended(sight: &Sight, id: &Id) -> Option<ObjectiveEnded> {
    let (workspace, figures) = (sight.workspace, &sight.figures);
    let objective = workspace.objective(id)?;
    if objective.state != State::Closed {
        return None;
    }
    let Some(review) = insight::review_of(workspace, objective) else {
        return Some(ObjectiveEnded {
            score: UNKNOWN.to_owned(),
            says: "Closed without a review.".to_owned(),
            parts: Vec::new(),
        });
    };
    let given = insight::final_score(workspace, objective);
    let changed = match (review.score, review.suggested) {
        (Some(score), Some(suggested)) if (score - suggested).abs() > 0.000_5 => {
            format!(
                "suggested was {}: {}",
                figures.score(suggested),
                review.reason
            )
        }
        _ => review.reason.clone(),
    };
    let parts = [
        ("Score", changed),
        ("Worked", review.worked.clone()),
        ("Cause", words(&CAUSES, review.cause)),
        ("In the way", review.hindered.clone()),
        ("Learned", review.learned.clone()),
        ("Next", words(&CHOICES, review.choice)),
        ("By", review.author.clone()),
        ("On", figures.day(review.date)),
    ];
    let says = given.map(|given| score::judge(given, objective.ambition));
    Some(ObjectiveEnded {
        score: given.map_or(UNKNOWN.to_owned(), |score| figures.score(score)),
        says: says.map_or("", |says| says.sentence()).to_owned(),
        parts: parts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name.to_owned(), text))
            .collect(),
    })
}

/// Reviews of an objective that were taken back by opening it again, newest first.
pub fn past(sight: &Sight, id: &Id) -> Vec<String> {
    let reviews = sight.workspace.reviews_of(id);
    let mut past: Vec<&Review> = reviews.filter(|it| !it.reopened.is_empty()).collect();
    past.order_by_key(|review| std::cmp::Reverse((review.reopened_on, review.date)));
    past.into_iter().map(|it| taken_back(sight, it)).collect()
}

fn taken_back(sight: &Sight, review: &Review) -> String {
    let figures = &sight.figures;
    let score = review.score.or(review.suggested);
    let score = score.map_or_else(String::new, |it| format!(" with {}", figures.score(it)));
    let on = review
        .reopened_on
        .map_or_else(String::new, |day| format!(" on {}", figures.day(day)));
    let by = |name: &str| match name {
        "" => String::new(),
        name => format!(" by {name}"),
    };
    format!(
        "Closed on {}{}{score}. Reopened{on}{}: {}",
        figures.day(review.date),
        by(&review.author),
        by(&review.reopened_by),
        sentence(&review.reopened)
    )
}

/// "People · Lena Fischer · tactical · aspirational · Q4 2026".
fn meta(sight: &Sight, objective: &Objective) -> String {
    let cycle = sight.workspace.cycle_of(objective);
    let kept = match objective.visibility {
        Visibility::Shared => "",
        _ => "private",
    };
    dotted([
        super::okrs::meta(objective).as_str(),
        objective.level.map_or("", Level::word),
        cycle.map_or("no cycle", |it| it.name.as_str()),
        kept,
    ])
}

fn strip(sight: &Sight, report: &ObjectiveReport) -> Vec<Figure> {
    let share = |share: f64| sight.figures.share(share);
    let against = match report.due_today {
        Some(due) => format!("{} would be on schedule today", share(due)),
        None => "no cycle, so no schedule".to_owned(),
    };
    let (some, all) = report.measured;
    let (made, due) = report.kept;
    vec![
        Figure {
            far: Some(Far {
                progress: report.progress,
                expected: report.due_today,
                tone: "mute",
            }),
            ..Figure::new(
                "Progress",
                report.progress.map_or(UNKNOWN.to_owned(), share),
                against,
            )
        },
        Figure::new(
            "Measured",
            format!("{some} of {all}"),
            if all == 1 {
                "key result"
            } else {
                "key results"
            },
        ),
        Figure::new(
            "Confidence",
            match report.confidence {
                Some(sure) => format!("{sure}/10"),
                None => "not set".to_owned(),
            },
            "the lowest of its key results",
        ),
        match due {
            0 => Figure::new("Check-ins made", UNKNOWN, "none due yet"),
            due => Figure::new("Check-ins made", format!("{made} of {due}"), "due so far"),
        },
    ]
}

fn judged(sight: &Sight, objective: &Objective, report: &ObjectiveReport) -> Judged {
    let figures = &sight.figures;
    let reason = match objective.state {
        State::Closed => "as on the day of its review".to_owned(),
        State::Dropped => "dropped before its end".to_owned(),
        _ => report.reason.sentence(figures),
    };
    let computed = computed_mark(objective.state, report);
    Judged::new(computed, &reason, report.stale, figures)
        .stated(report.stated.as_ref(), figures)
        .paused(report.paused.is_some(), "")
        .given(of_worst(sight, objective, report))
}

/// What was said of the key result that decides; a status that a person set and a pause say their reason themselves.
fn of_worst(sight: &Sight, objective: &Objective, report: &ObjectiveReport) -> Option<Given> {
    let is_said = report.stated.is_some() || report.paused.is_some();
    let runs = objective.state == State::Running && !is_said;
    given_of_objective(sight, objective, report).filter(|_| runs)
}

const IMPROVES: &str = "KPIs it improves";

/// KPIs it improves, objectives it serves and that serve it, what it was carried over from and into.
fn links(sight: &Sight, objective: &Objective) -> Vec<LinkGroup> {
    let (workspace, id) = (sight.workspace, &objective.id);
    let from = |meaning| workspace.linked_from(id, meaning).collect();
    let to = |meaning| workspace.linked_to(id, meaning).collect();
    let groups = [
        (IMPROVES, from(Meaning::Improves)),
        ("Objectives it serves", from(Meaning::Serves)),
        ("Objectives that serve it", to(Meaning::Serves)),
        ("Carried over from", from(Meaning::CarriedOverFrom)),
        ("Carried over into", to(Meaning::CarriedOverFrom)),
    ];
    let mut groups = link_groups(sight, groups);
    // What was closed shows its KPIs as they were then, whatever became of them.
    if let Some(kept) = insight::stood_kpis(workspace, objective) {
        groups.retain(|(title, _)| *title != IMPROVES);
        let lines: Vec<LinkedGoal> = kept.into_iter().map(as_it_stood).collect();
        if !lines.is_empty() {
            groups.insert(0, (IMPROVES, lines));
        }
    }
    groups
}

fn as_it_stood((kpi, status): (&StoodKpi, KpiStatus)) -> LinkedGoal {
    let (mark, word) = kpi_mark(status);
    LinkedGoal {
        href: Route::Kpi(kpi.id.clone()).href(),
        kind: GoalKind::Kpi,
        title: kpi.name.clone(),
        about: "when the objective was closed".to_owned(),
        mark,
        word: word.to_owned(),
    }
}

fn closing(sight: &Sight, objective: &Objective) -> Option<ClosingWay> {
    let cycle = sight.workspace.cycle_of(objective);
    (objective.state == State::Running).then(|| ClosingWay {
        said: cycle.map_or(
            "Give it a cycle so that you can close it in that cycle’s review.".to_owned(),
            |cycle| format!("{} ends on {}.", cycle.name, sight.figures.day(cycle.end)),
        ),
        href: cycle.map(|cycle| review_of(Some(&cycle.id), Some(&objective.id)).href()),
    })
}

fn course(sight: &Sight, objective: &Objective, report: &ObjectiveReport) -> Option<Timeline> {
    let cycle = sight.workspace.cycle_of(objective);
    let cycle = cycle.map(|it| (it.start, it.end));
    let today = sight.as_of.day;
    let as_of = sight
        .as_of
        .on(cycle.map_or(today, |(_, end)| end.min(today)));
    let history = insight::objective_history(sight.workspace, &objective.id, as_of);
    (history.len() > 1).then(|| Timeline {
        said: progress_said(&history, report.due_today, &sight.figures),
        sketch: over_time(&history, cycle, &sight.figures),
    })
}

fn along(sight: &Sight, id: &Id) -> String {
    let workspace = sight.workspace;
    let key_results = workspace.key_results_of(id);
    let check_ins = key_results
        .iter()
        .map(|it| workspace.check_ins_of(&it.id).len())
        .sum();
    format!(
        "{} with {}, and {} to other goals, are deleted too. KPIs and other objectives stay.",
        count(key_results.len(), "key result", "key results"),
        count(check_ins, "check-in", "check-ins"),
        count(workspace.links_of(id).count(), "link", "links"),
    )
}

fn words<T: PartialEq>(list: &[ChoiceWord<T>], value: Option<T>) -> String {
    let mut list = list.iter();
    let found = list.find(|(known, _, _)| Some(known) == value.as_ref());
    found.map_or("", |(_, _, label)| label).to_owned()
}

#[cfg(test)]
mod tests;
