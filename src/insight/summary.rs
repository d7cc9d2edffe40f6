//! A closed cycle in one view: scores, ambition, check-ins, and what the KPIs did meanwhile (DOMAIN §8).

use super::as_of::AsOf;

use super::cycle::{counted, cycle as cycle_report};
use super::kpi_move::{KpiMove, moved};
use super::reviewed::{carried_into, final_score, review_of};
use super::sample::mean;
use super::score::{Judgement, judge};
use super::stood::{kpis_of, stood};
use super::xmr::Tone;
use crate::domain::{
    Ambition, Cause, Cycle, Date, Gathered, Id, Ordered, Review, ReviewChoice, SortedMap,
    SortedSet, StoodKpi, StoodPoint, Unit, Workspace,
};
use crate::figures::Figures;

/// From this score on all was reached; what is missing is a hair of arithmetic.
const FULL: f64 = 1.0 - super::score::HAIR;

/// How a cycle ended.
#[derive(Clone, Debug, PartialEq)]
pub struct CycleSummary {
    /// Its objectives with their scores; drafts and dropped ones do not count.
    pub scores: Vec<ScoreLine>,
    /// The mean score of the closed ones.
    pub mean: Option<f64>,
    /// The mean score by team with the number of scores; objectives without a team under an empty name.
    pub by_team: SortedMap<String, (f64, usize)>,
    /// The mean score of promises, with the number of scores.
    pub committed: Option<(f64, usize)>,
    /// The mean score of stretches, with the number of scores.
    pub aspirational: Option<(f64, usize)>,
    /// Whether all of at least two objectives ended at 1.0: the aim was low.
    pub all_full: bool,
    /// Check-ins made of those due.
    pub kept: (usize, usize),
    /// The KPIs its objectives improve or are measured by, before and after. No cause is claimed.
    pub kpis: Vec<KpiMove>,
    /// What got in the way, by how often it was named, most often first.
    pub causes: Vec<(Cause, usize)>,
    /// What the reviews said, in the order of the scores; objectives whose review said nothing are left out.
    pub lessons: Vec<Lesson>,
}

/// The words of one objective's retrospective.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// The objective's title.
    pub title: String,
    /// What worked; may be empty.
    pub worked: String,
    /// What got in the way; may be empty.
    pub hindered: String,
    /// What was learned; may be empty.
    pub learned: String,
}

/// One objective's end.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreLine {
    /// The objective.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its team.
    pub team: String,
    /// A promise or a stretch.
    pub ambition: Option<Ambition>,
    /// Its score; none while it is not closed.
    pub score: Option<f64>,
    /// What the score says.
    pub judgement: Option<Judgement>,
    /// What becomes of it.
    pub choice: Option<ReviewChoice>,
    /// The cycle it goes on in, where it was carried over.
    pub goes_on_in: Option<String>,
}

impl CycleSummary {
    /// How ambitious the cycle was, as its scores tell (Doerr); none before anything is closed.
    pub fn ambition(&self, figures: &Figures) -> Option<String> {
        self.mean?;
        Some(match (self.all_full, self.aspirational, self.committed) {
            (true, None, Some(_)) => "All were promises and all were kept. None was a stretch, so you can’t tell how much more was possible."
                .to_owned(),
            (true, _, _) => "Everything ended at 1.0, so the aim was low. Aim higher next time.".to_owned(),
            (false, None, Some(promises)) => kept_promises(promises, figures),
            (false, Some(stretch), promises) => {
                let mut said = self.stretched(stretch, figures);
                if let Some(promises) = promises {
                    said.push(' ');
                    said.push_str(&kept_promises(promises, figures));
                }
                said
            }
            (false, None, None) => {
                "No objective was marked as a promise or a stretch, so the scores don’t show how high the aim was.".to_owned()
            }
        })
    }
}

impl CycleSummary {
    /// What the stretches tell: their mean, and how many of them it does not speak for.
    fn stretched(&self, (mean, of): (f64, usize), figures: &Figures) -> String {
        let judged = judge(mean, Some(Ambition::Aspirational));
        let elsewhere = self.scores.iter().filter(|line| {
            line.ambition == Some(Ambition::Aspirational)
                && line.judgement.is_some_and(|own| own != judged)
        });
        let elsewhere = elsewhere.count();
        let says = match (judged, elsewhere) {
            (Judgement::BelowZone, _) => "below the healthy zone of 0.6 to 0.8. Either the aim was too high, or too much got in the way.".to_owned(),
            (Judgement::Healthy, 0) => "in the healthy zone of 0.6 to 0.8. The aim was about right.".to_owned(),
            (Judgement::Healthy, _) => {
                let them = if elsewhere == 1 { "one is" } else { "some are" };
                format!("in the healthy zone of 0.6 to 0.8, but {them} outside it: {elsewhere} of {of}. Look at each one.")
            }
            _ => "above the healthy zone of 0.6 to 0.8. Aim a little higher next time.".to_owned(),
        };
        let mean = figures.score(mean);
        if of == 1 {
            format!("The one stretch ended at {mean}, {says}")
        } else {
            format!("The {of} stretches ended at {mean} on average, {says}")
        }
    }
}

/// What the promises tell.
fn kept_promises((mean, of): (f64, usize), figures: &Figures) -> String {
    if mean >= FULL {
        return if of == 1 {
            "The one promise was kept.".to_owned()
        } else {
            format!("All {of} promises were kept.")
        };
    }
    // A thousandth apart is the same, as everywhere with scores; of a promise only 1.0 is an edge.
    let mean = figures.beside((mean * 1e3).round() / 1e3, &Unit::Number, Some(1), &[1.0]);
    if of == 1 {
        format!("The one promise ended at {mean}; a promise should reach 1.0.")
    } else {
        format!("The {of} promises ended at {mean} on average; a promise should reach 1.0.")
    }
}

/// How a cycle ended, or stands if it has not. None if it is not here.
pub fn cycle_summary(
    workspace: &Workspace,
    id: &Id,
    as_of: impl Into<AsOf>,
) -> Option<CycleSummary> {
    let as_of = as_of.into();
    let cycle = workspace.cycle(id)?;
    let mut scores: Vec<ScoreLine> = counted(workspace, cycle)
        .map(|objective| {
            let score = final_score(workspace, objective);
            ScoreLine {
                id: objective.id.clone(),
                title: objective.title.clone(),
                team: objective.team.clone(),
                ambition: objective.ambition,
                score,
                judgement: score.map(|score| judge(score, objective.ambition)),
                choice: review_of(workspace, objective).and_then(|review| review.choice),
                goes_on_in: carried_into(workspace, &objective.id)
                    .and_then(|copy| workspace.cycle_of(copy))
                    .map(|cycle| cycle.name.clone()),
            }
        })
        .collect();
    scores.order_by(|one, other| (&one.team, &one.title).cmp(&(&other.team, &other.title)));
    let reviews: Vec<(&ScoreLine, &Review)> = scores
        .iter()
        .filter_map(|line| Some((line, review_of(workspace, workspace.objective(&line.id)?)?)))
        .collect();
    let (causes, lessons) = (causes(&reviews), lessons(&reviews));
    let teams: SortedSet<&str> = scores.iter().map(|line| line.team.as_str()).into_set();
    let by_team = teams
        .into_iter()
        .filter_map(|team| {
            let found = mean_where(&scores, |line| line.team == team)?;
            Some((team.to_owned(), found))
        })
        .collect();
    let given: Vec<f64> = scores.iter().filter_map(|line| line.score).collect();
    Some(CycleSummary {
        mean: mean(&given),
        by_team,
        committed: mean_where(&scores, |line| line.ambition == Some(Ambition::Committed)),
        aspirational: mean_where(&scores, |line| {
            line.ambition == Some(Ambition::Aspirational)
        }),
        all_full: given.len() >= 2 && given.iter().all(|&score| score >= FULL),
        kept: kept(workspace, cycle, as_of),
        kpis: touched(workspace, cycle, as_of),
        causes,
        lessons,
        scores,
    })
}

fn causes(reviews: &[(&ScoreLine, &Review)]) -> Vec<(Cause, usize)> {
    let mut counted: Vec<(Cause, usize)> = Vec::new();
    for cause in reviews.iter().filter_map(|(_, review)| review.cause) {
        match counted.iter_mut().find(|(known, _)| *known == cause) {
            Some((_, times)) => *times += 1,
            None => counted.push((cause, 1)),
        }
    }
    counted.order_by_key(|(_, times)| std::cmp::Reverse(*times));
    counted
}

fn lessons(reviews: &[(&ScoreLine, &Review)]) -> Vec<Lesson> {
    reviews
        .iter()
        .map(|(line, review)| Lesson {
            title: line.title.clone(),
            worked: review.worked.clone(),
            hindered: review.hindered.clone(),
            learned: review.learned.clone(),
        })
        .filter(|said| {
            [&said.worked, &said.hindered, &said.learned]
                .iter()
                .any(|text| !text.is_empty())
        })
        .collect()
}

fn mean_where(scores: &[ScoreLine], belongs: impl Fn(&ScoreLine) -> bool) -> Option<(f64, usize)> {
    let given: Vec<f64> = scores
        .iter()
        .filter(|line| belongs(line))
        .filter_map(|line| line.score)
        .collect();
    mean(&given).map(|mean| (mean, given.len()))
}

fn kept(workspace: &Workspace, cycle: &Cycle, as_of: AsOf) -> (usize, usize) {
    cycle_report(workspace, &cycle.id, as_of).map_or((0, 0), |report| report.kept)
}

/// The KPIs that the cycle's objectives improve or are measured by, by their ids: those of closed ones as they stood on the day of
/// the last review that looked at them, so that nothing recorded, corrected or deleted since changes them (DOMAIN §8).
fn touched(workspace: &Workspace, cycle: &Cycle, as_of: AsOf) -> Vec<KpiMove> {
    let mut found: SortedMap<&Id, KpiMove> = SortedMap::new();
    let mut kept: SortedMap<&Id, (Date, &StoodKpi)> = SortedMap::new();
    for objective in counted(workspace, cycle) {
        if let Some((stood, on)) = stood(workspace, objective) {
            for kpi in &stood.kpis {
                if kept.get(&kpi.id).is_none_or(|(known, _)| *known <= on) {
                    kept.insert(&kpi.id, (on, kpi));
                }
            }
            continue;
        }
        // A review of an older version kept nothing: it is looked at as of its day.
        let review = review_of(workspace, objective);
        let day = review.map_or(as_of.day, |review| review.date.min(as_of.day));
        for kpi in kpis_of(workspace, objective) {
            found.insert(&kpi.id, moved(workspace, kpi, cycle, as_of.on(day)));
        }
    }
    for (id, (on, stood)) in kept {
        if found.contains_key(id) {
            // An objective that still runs looks at it too.
            continue;
        }
        let now = workspace
            .kpi(id)
            .map(|kpi| moved(workspace, kpi, cycle, as_of.on(on.min(as_of.day))));
        found.insert(id, as_it_stood(stood, now));
    }
    found.into_values().collect()
}

/// A KPI's course as a review kept it; the readings that show its signal only where they are still the same.
fn as_it_stood(stood: &StoodKpi, now: Option<KpiMove>) -> KpiMove {
    let at = |point: &Option<StoodPoint>| point.as_ref().map(|it| (it.date, it.value));
    let tone = |word: &str| {
        [Tone::Improvement, Tone::Concern, Tone::Neutral]
            .into_iter()
            .find(|tone| tone.word() == word)
    };
    let mut kept = KpiMove {
        id: stood.id.clone(),
        name: stood.name.clone(),
        before: at(&stood.before),
        after: at(&stood.after),
        signal: tone(&stood.signal),
        shown_by: None,
        went: tone(&stood.went),
        can_tell: stood.can_tell,
    };
    if let Some(now) = now
        .filter(|now| (now.before, now.after, now.signal) == (kept.before, kept.after, kept.signal))
    {
        kept.shown_by = now.shown_by;
    }
    kept
}
