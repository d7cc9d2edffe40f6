//! What is off track: the reason that people gave, the next step, and the status with its arithmetic.

use crate::domain::{Id, Ordered, State};
use crate::insight::{KeyResultReport, Stood};
use crate::models::{Given, Mark, Sight, given, standing};
use crate::route::Route;

/// A key result that is off track.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OffLine {
    /// The key result.
    pub id: Id,
    /// Address of its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Its objective.
    pub of: String,
    /// What somebody said of it; none where nobody did.
    pub given: Option<Given>,
    /// The shape of its status.
    pub mark: Mark,
    /// Its word.
    pub word: String,
    /// The status that a person set over it.
    pub stated: Option<(Mark, String)>,
    /// The numbers that make the status.
    pub numbers: String,
}

/// The key results off track, by the status that holds: the worst first, of like ones the furthest behind.
pub fn off_track(sight: &Sight) -> Vec<Id> {
    let workspace = sight.workspace;
    let mut found = Vec::new();
    for key_result in workspace.key_results() {
        let runs = workspace
            .objective(&key_result.objective)
            .is_some_and(|it| it.state == State::Running);
        let Some(report) = sight
            .reports
            .key_result(workspace, &key_result.id, sight.as_of)
            .filter(|_| runs)
        else {
            continue;
        };
        if let Stood::Okr(status, _) = report.stood()
            && status.is_off_track()
        {
            found.push((status, below(&report), key_result.id.clone()));
        }
    }
    found.order_by(|one, other| {
        let worse = other
            .0
            .partial_cmp(&one.0)
            .unwrap_or(std::cmp::Ordering::Equal);
        worse.then_with(|| other.1.total_cmp(&one.1))
    });
    found.into_iter().map(|(.., id)| id).collect()
}

/// How far it is below its pace.
fn below(report: &KeyResultReport) -> f64 {
    let pace = report.progress.zip(report.expected);
    pace.map_or(0.0, |(progress, expected)| expected - progress.raw)
}

/// What is said of one; none when it is gone.
pub fn line(sight: &Sight, id: &Id) -> Option<OffLine> {
    let workspace = sight.workspace;
    let key_result = workspace.key_result(id)?;
    let report = sight.reports.key_result(workspace, id, sight.as_of)?;
    let (mark, word) = standing(report.status, report.stale);
    let stated = report.stated.as_ref();
    Some(OffLine {
        id: id.clone(),
        href: Route::KeyResult(id.clone()).href(),
        title: key_result.title.clone(),
        of: workspace
            .objective(&key_result.objective)
            .map(|it| it.title.clone())
            .unwrap_or_default(),
        given: given(sight, id, &report),
        mark,
        word,
        stated: stated.map(|stated| standing(stated.status.into(), None)),
        numbers: report.reason.sentence(&sight.figures),
    })
}
