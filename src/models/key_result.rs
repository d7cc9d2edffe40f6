//! One key result: what its check-ins mean, what was recorded, what was changed of its aim.

use super::figure::UNKNOWN;
use super::{
    Far, Figure, Initiatives, Judged, LinkGroup, RecordLine, RecordLines, RowFacts, Sight, dotted,
    initiatives, link_groups, row_facts,
};
use crate::domain::{
    Amendment, Cadence, CheckIn, Id, KeyResult, KeyResultKind, Meaning as Means, Nature, Objective,
    Ordered, State,
};
use crate::figures::{count, sentence};
use crate::insight::{self, KeyResultReport};
use crate::plot::{ChartMeaning, Journey, Sketch, journey, landing};
use crate::recording::{BLOCKERS, Subject};
use crate::route::Route;

/// What the page says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeyResultPage {
    /// Its title as it is; may be empty.
    pub name: String,
    /// What stands for it above the page.
    pub title: String,
    /// From where to where, and how far.
    pub lead: String,
    /// Address and title of its objective; none where that is not here.
    pub parent: Option<(String, String)>,
    /// Whose it is, how often it is checked, until when; each with a dot before it.
    pub meta: String,
    /// The address of the form it is edited in.
    pub edit: String,
    /// The objective to go back to when it is deleted; none where that is not here.
    pub back: Option<Id>,
    /// Whether check-ins can be made, corrected and deleted: not after its objective was closed or dropped.
    pub is_open: bool,
    /// Whether its objective is closed, so that nothing of it changes any more.
    pub is_closed: bool,
    /// Where it is and where it will land.
    pub said: ChartMeaning,
    /// The picture that is read off.
    pub sketch: Sketch,
    /// Progress as computed, confidence, check-ins made, weight.
    pub figures: Vec<Figure>,
    /// Its status with the reason.
    pub judged: Judged,
    /// What a check-in of it is made of.
    pub facts: RowFacts,
    /// The KPI whose readings are its check-ins; none for one with check-ins of its own.
    pub measured: Option<Measured>,
    /// What is done for it.
    pub initiatives: Initiatives,
    /// What it is linked to, by what the link means.
    pub links: Vec<LinkGroup>,
    /// What was changed of its aim, the latest first.
    pub amendments: Vec<Amended>,
    /// What goes with it when it is deleted, and what stays.
    pub along: String,
}

/// The KPI whose readings are the check-ins of a key result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// The address of its page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// "12 readings in the cycle".
    pub count: String,
    /// These readings, the latest first: day and value.
    pub readings: Vec<(String, String)>,
}

/// One change of an aim.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Amended {
    /// What was changed from what to what.
    pub what: String,
    /// When, and by whom.
    pub when: String,
    /// Why.
    pub why: String,
}

/// What the page of a key result says; none if it is not here.
pub fn page(sight: &Sight, id: &Id) -> Option<KeyResultPage> {
    let (workspace, figures) = (sight.workspace, &sight.figures);
    let it = workspace.key_result(id)?;
    let report = &*sight.reports.key_result(workspace, id, sight.as_of)?;
    let forecast = insight::key_result_forecast(workspace, id, sight.as_of)?;
    let facts = row_facts(sight, &Subject::KeyResult(id.clone()))?;
    let objective = workspace.objective(&it.objective);
    let mut amendments: Vec<Amendment> = workspace.amendments_of(id).cloned().collect();
    amendments.order_by(|one, other| (one.date, &one.id).cmp(&(other.date, &other.id)));
    let journeyed = Journey {
        key_result: it,
        report,
        forecast: forecast.as_ref().map_err(|none| *none),
        amendments: &amendments,
        figures,
    };
    let state = objective.map(|it| it.state);
    Some(KeyResultPage {
        name: it.title.clone(),
        title: match it.title.as_str() {
            "" => "Key result without a title".to_owned(),
            title => title.to_owned(),
        },
        lead: sentence(&facts.path),
        parent: objective.map(|it| (Route::Objective(it.id.clone()).href(), it.title.clone())),
        meta: meta(sight, it, objective, report),
        edit: Route::EditObjective(it.objective.clone()).href(),
        back: objective.map(|it| it.id.clone()),
        is_open: matches!(state, None | Some(State::Running | State::Draft)),
        is_closed: state == Some(State::Closed),
        said: landing(&journeyed),
        sketch: journey(&journeyed),
        figures: strip(sight, it, report, &facts),
        judged: judged(sight, it, report, &facts),
        measured: measured(sight, it, report),
        initiatives: initiatives(sight, id),
        links: links(sight, id),
        amendments: amendments
            .iter()
            .rev()
            .map(|it| amended(sight, it))
            .collect(),
        along: along(sight, id),
        facts,
    })
}

/// Of the check-ins of a key result the newest, and how many there are: also those that a later one of the same day outweighs.
pub fn check_ins(sight: &Sight, id: &Id, most: usize) -> Option<RecordLines> {
    let of = sight.workspace.key_result(id)?;
    let all = sight.workspace.check_ins_of(id);
    let newest = all.iter().rev().take(most);
    Some(RecordLines {
        all: all.len(),
        newest: newest.map(|check_in| line(sight, of, check_in)).collect(),
    })
}

/// A check-in as the table shows it.
fn line(sight: &Sight, of: &KeyResult, check_in: &CheckIn) -> RecordLine {
    let value = match (of.measure, check_in.value, &check_in.steps_done) {
        (KeyResultKind::Milestones, _, Some(done)) => {
            let steps = of.steps.iter();
            let there = steps.filter(|step| done.contains(&step.id)).count();
            format!("{there} of {}", of.steps.len())
        }
        (KeyResultKind::Done, Some(value), _) if value >= 1.0 => "done".to_owned(),
        (KeyResultKind::Done, Some(_), _) => "not yet".to_owned(),
        (_, Some(value), _) => sight.figures.recorded(of, value),
        _ => UNKNOWN.to_owned(),
    };
    let sure = check_in.confidence;
    RecordLine {
        id: check_in.id.clone(),
        day: sight.figures.day_hour(check_in.date, check_in.hour),
        value,
        status: None,
        third: sure.map(|sure| format!("{sure}/10")).unwrap_or_default(),
        note: words(check_in),
    }
}

/// Note, blocker, next step and author in one line.
fn words(it: &CheckIn) -> String {
    let mut blockers = BLOCKERS.into_iter();
    let blocker = blockers.find(|(blocker, _, _)| it.blocker == Some(*blocker));
    let blocker = blocker.map(|(_, _, words)| format!("In the way: {words}"));
    let next = (!it.next_step.is_empty()).then(|| format!("Next: {}", it.next_step));
    dotted([
        it.note.as_str(),
        blocker.as_deref().unwrap_or_default(),
        next.as_deref().unwrap_or_default(),
        &it.author,
    ])
}

/// " · Jo · leading · weekly · until 31 Dec".
fn meta(
    sight: &Sight,
    it: &KeyResult,
    objective: Option<&Objective>,
    report: &KeyResultReport,
) -> String {
    let owner = match it.owner.as_str() {
        "" => objective.map_or("", |it| it.owner.as_str()),
        owner => owner,
    };
    let due = report.span;
    let due = due.map(|span| format!("until {}", sight.figures.day(span.end)));
    let parts = [
        owner,
        it.nature.map_or("", Nature::word),
        it.cadence.map_or("", Cadence::adverb),
        due.as_deref().unwrap_or_default(),
    ];
    let told = parts.into_iter().filter(|part| !part.is_empty());
    told.map(|part| format!(" · {part}")).collect()
}

/// Progress is shown raw, below 0 and above 100 % too, and counts within 0…100 % (DOMAIN §2).
fn strip(sight: &Sight, it: &KeyResult, report: &KeyResultReport, facts: &RowFacts) -> Vec<Figure> {
    let figures = &sight.figures;
    let against = match (facts.progress, facts.expected) {
        (Some(raw), _) if raw < 0.0 => "counts as 0 % in its objective".to_owned(),
        (Some(raw), _) if raw > 1.0 => "counts as 100 % in its objective".to_owned(),
        (_, Some(expected)) => format!("{} would be on schedule today", figures.share(expected)),
        (_, None) => "no cycle, so no schedule".to_owned(),
    };
    let said = report.confidence.as_ref();
    let when = match (said.and_then(|said| said.on), it.confidence) {
        (Some(on), Some(start)) => {
            format!("given on {}; {start} at the start", figures.day(on))
        }
        (Some(on), None) => format!("given on {}", figures.day(on)),
        (None, Some(_)) => "given at the start".to_owned(),
        (None, None) => "not given yet".to_owned(),
    };
    vec![
        Figure {
            far: Some(Far {
                progress: facts.progress,
                expected: facts.expected,
                tone: facts.mark.class(),
            }),
            ..Figure::new(
                "Progress",
                facts
                    .progress
                    .map_or(UNKNOWN.to_owned(), |it| figures.share(it)),
                against,
            )
        },
        Figure::new(
            "Confidence",
            said.map_or("not set".to_owned(), |said| format!("{}/10", said.level)),
            when,
        ),
        match report.kept {
            Some((made, due)) if due > 0 => {
                Figure::new("Check-ins made", format!("{made} of {due}"), "due so far")
            }
            _ => Figure::new("Check-ins made", UNKNOWN, "none due yet"),
        },
        Figure::new(
            "Weight",
            figures.number(it.weight, None),
            match it.weight > 0.0 {
                true => "in its objective",
                false => "does not count in its objective",
            },
        ),
    ]
}

fn judged(sight: &Sight, it: &KeyResult, report: &KeyResultReport, facts: &RowFacts) -> Judged {
    let figures = &sight.figures;
    let reason = report.reason.sentence(figures);
    let pause = it.paused.as_ref().filter(|pause| pause.ended.is_none());
    Judged::new(
        (facts.mark, facts.word.clone()),
        &reason,
        report.stale,
        figures,
    )
    .stated(report.stated.as_ref(), figures)
    .paused(pause.is_some(), &facts.trouble)
}

fn measured(sight: &Sight, it: &KeyResult, report: &KeyResultReport) -> Option<Measured> {
    let kpi = sight.workspace.measuring_kpi(&it.id);
    let kpi = kpi.filter(|_| it.measure.is_numeric())?;
    let points = report.points.iter().rev().map(|point| {
        let value = sight.figures.recorded(it, point.value);
        (sight.figures.day(point.date), value)
    });
    Some(Measured {
        href: Route::Kpi(kpi.id.clone()).href(),
        name: kpi.name.clone(),
        count: count(
            report.points.len(),
            "reading in the cycle",
            "readings in the cycle",
        ),
        readings: points.collect(),
    })
}

/// The KPI it is measured by, and what it was carried over from and into.
fn links(sight: &Sight, id: &Id) -> Vec<LinkGroup> {
    let from = |meaning| sight.workspace.linked_from(id, meaning).collect();
    let to = |meaning| sight.workspace.linked_to(id, meaning).collect();
    let groups = [
        ("Measured by", from(Means::MeasuredBy)),
        ("Carried over from", from(Means::CarriedOverFrom)),
        ("Carried over into", to(Means::CarriedOverFrom)),
    ];
    link_groups(sight, groups)
}

fn amended(sight: &Sight, it: &Amendment) -> Amended {
    let by = match it.author.as_str() {
        "" => String::new(),
        author => format!(" by {author}"),
    };
    Amended {
        what: format!("{} from {} to {}", it.field, it.from, it.to),
        when: format!("{}{by}", sight.figures.day(it.date)),
        why: it.why.clone(),
    }
}

fn along(sight: &Sight, id: &Id) -> String {
    let workspace = sight.workspace;
    format!(
        "{} and {} are deleted too. Its objective and any KPI that measures it stay.",
        count(workspace.check_ins_of(id).len(), "check-in", "check-ins"),
        count(workspace.links_of(id).count(), "link", "links"),
    )
}

#[cfg(test)]
mod tests;
