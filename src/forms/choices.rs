//! What the lists of a form offer.

use super::along::read_along;
use super::cycle::{OWN_CYCLE, cycle_choices};
use super::ground::Ground;
use super::sheet::FormSheet;
use super::slot::Slot;
use super::words::{
    CADENCES, CAUSES, ChoiceWord, DIRECTIONS, KINDS, LEVELS, NATURES, OPEN_STATES, SCOPES,
};
use crate::domain::letters::to_lowercase;
use crate::domain::{Ordered, TimeUnit, Workspace};

/// A choice of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opt {
    /// The heading it stands under; empty for none.
    pub group: &'static str,
    /// What is kept.
    pub word: String,
    /// What people read.
    pub label: String,
    /// A line that explains it; may be empty.
    pub detail: &'static str,
}

impl Opt {
    /// A choice without heading and explanation.
    pub fn new(word: &str, label: &str) -> Self {
        Self {
            word: word.to_owned(),
            label: label.to_owned(),
            ..Self::default()
        }
    }
}

/// Makes a list, from the goals there are and the form it stands in.
pub type Choices = fn(&Ground, &FormSheet) -> Vec<Opt>;

/// The empty choice, if it has a label, and the words of a list.
fn listed(none: &str, words: &[(&str, &str)]) -> Vec<Opt> {
    let first = (!none.is_empty()).then(|| Opt::new("", none));
    let rest = words.iter().map(|(word, label)| Opt::new(word, label));
    first.into_iter().chain(rest).collect()
}

fn words<T>(list: &[ChoiceWord<T>]) -> Vec<(&'static str, &'static str)> {
    list.iter()
        .map(|(_, word, label)| (*word, *label))
        .collect()
}

const NOT_SET: &str = "Not set";

/// A list that its page makes.
pub(super) fn none(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    Vec::new()
}

pub(super) fn visibility(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    listed(
        "Shared: included in files you share",
        &[("kept", "Private: left out of files you share")],
    )
}

pub(super) fn natures(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    listed(NOT_SET, &words(&NATURES))
}

pub(super) fn levels(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    listed(NOT_SET, &words(&LEVELS))
}

pub(super) fn states(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    listed("", &words(&OPEN_STATES))
}

pub(super) fn scopes(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    listed(NOT_SET, &words(&SCOPES))
}

pub(super) fn cadences(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    listed(NOT_SET, &words(&CADENCES))
}

pub(super) fn check_ins(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    listed("Not set (weekly)", &words(&CADENCES))
}

pub(super) fn causes(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    listed("nothing in particular", &words(&CAUSES))
}

pub(super) fn directions(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    listed("", &words(&DIRECTIONS))
}

pub(super) fn kinds(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    listed("", &words(&KINDS))
}

pub(super) fn sides(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    let sides = [
        ("most", "at most"),
        ("least", "at least"),
        ("between", "between"),
    ];
    listed("", &sides)
}

pub(super) fn confidences(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    let mut list = listed(NOT_SET, &[]);
    list.extend((0..=10).map(|number: u8| {
        let text = number.to_string();
        Opt::new(&text, &text)
    }));
    list
}

pub(super) fn units(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    let kinds = [
        ("percent", "Percent"),
        ("currency", "Money"),
        ("duration", "Time"),
        ("rating", "Rating"),
        ("text", "Your own word"),
    ];
    listed("Number", &kinds)
}

pub(super) fn time_units(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    let times = TimeUnit::ALL.map(|time| Opt::new(time.sign(), time.word()));
    times.to_vec()
}

fn explained(list: &[(&str, &str, &'static str)]) -> Vec<Opt> {
    let choice = |(word, label, detail): &(&str, &str, &'static str)| Opt {
        detail,
        ..Opt::new(word, label)
    };
    list.iter().map(choice).collect()
}

pub(super) fn ambitions(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    explained(&[
        ("committed", "Committed", "A promise: 1.0 is expected"),
        (
            "aspirational",
            "Aspirational",
            "A stretch: 0.7 is a success",
        ),
    ])
}

pub(super) fn what_next(_: &Ground, _: &FormSheet) -> Vec<Opt> {
    explained(&[
        (
            "keep",
            "Continue it",
            "In the next cycle, with the key results you choose.",
        ),
        (
            "change",
            "Revise it",
            "A copy opens as a draft for you to change.",
        ),
        ("drop", "Drop it", "Nothing is carried over."),
    ])
}

/// Quarters, halves and years around today, cycles in use, own dates.
pub(super) fn cycles(ground: &Ground, _: &FormSheet) -> Vec<Opt> {
    let figures = ground.habits.figures;
    let mut list = listed(NOT_SET, &[]);
    list.extend(cycle_choices(ground).into_iter().map(|choice| {
        let cycle = choice.cycle;
        let (start, end) = (figures.short_day(cycle.start), figures.day(cycle.end));
        Opt {
            group: choice.group.label(),
            ..Opt::new(
                cycle.id.as_str(),
                &format!("{}: {start} – {end}", cycle.name),
            )
        }
    }));
    list.push(Opt::new(OWN_CYCLE, "Own dates…"));
    list
}

/// Goals one can link to, by name, without the form's own.
fn goals(
    ground: &Ground,
    form: &FormSheet,
    none: &str,
    list: fn(&Workspace) -> Vec<Opt>,
) -> Vec<Opt> {
    let mut goals = list(ground.workspace);
    // What is saved with the form can be linked to already.
    goals.extend(list(&Workspace::from_records(read_along(
        form,
        ground.workspace,
    ))));
    goals.retain(|goal| goal.word != form.text(Slot::Id));
    goals.order_by_key(|goal| to_lowercase(&goal.label));
    goals.insert(0, Opt::new("", none));
    goals
}

fn kpis(workspace: &Workspace) -> Vec<Opt> {
    let kpis = workspace.kpis();
    kpis.map(|kpi| Opt::new(kpi.id.as_str(), &kpi.name))
        .collect()
}

pub(super) fn other_kpis(ground: &Ground, form: &FormSheet) -> Vec<Opt> {
    goals(ground, form, "Choose a KPI…", kpis)
}

pub(super) fn measuring_kpis(ground: &Ground, form: &FormSheet) -> Vec<Opt> {
    goals(ground, form, "No KPI: by check-ins", kpis)
}

pub(super) fn other_objectives(ground: &Ground, form: &FormSheet) -> Vec<Opt> {
    goals(ground, form, "None", |workspace| {
        let all = workspace.objectives();
        all.map(|one| Opt::new(one.id.as_str(), &one.title))
            .collect()
    })
}
