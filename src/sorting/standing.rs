//! How the lines of a list stand, computed from what was read and what a person decided.

use super::known::KnownGoals;
use super::list::{DecidedLine, DecidedList, Under};
use crate::domain::{Id, Kind, MOST_NAME, Ref, SortedMap, Workspace};
use crate::phrase::Context;
use crate::phrase::sort::Verdict;

/// A list in front of its workspace.
#[derive(Clone, Copy, Debug)]
pub struct SortView<'a> {
    /// The list.
    pub list: &'a DecidedList,
    /// The goals there are.
    pub workspace: &'a Workspace,
    /// The same, by what they say.
    pub known: &'a KnownGoals,
    /// Day and conventions.
    pub context: &'a Context,
}

/// What becomes of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// It waits for a person.
    Open,
    /// A person wants nothing made of it.
    LeftOut,
    /// It is in the workspace.
    Made(Ref),
}

/// What a line stands under.
#[derive(Clone, Debug, PartialEq)]
pub enum Parent {
    /// Another line of the list.
    Line(usize),
    /// A goal of the workspace.
    Goal(Id),
    /// The objective that will be made for the list.
    New,
}

/// What says the same as a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Twin {
    /// An earlier line.
    Line(usize),
    /// A goal of the workspace.
    Goal(Ref),
}

/// Why a line cannot be accepted yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Nobody said what it is.
    Unclear,
    /// A key result without an objective, an initiative without either.
    NoParent,
    /// What it stands under cannot be accepted yet.
    Waits(usize),
    /// Its words are more than a goal's name can hold.
    TooLong,
}

/// Which lines are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinesShown {
    /// All that are not in the workspace yet.
    #[default]
    Open,
    /// Those with one verdict.
    Verdict(Verdict),
    /// Those that stand under nothing and have to.
    Loose,
    /// Those that say the same as another.
    Same,
    /// Those that are left out.
    LeftOut,
    /// Those that are in the workspace.
    Made,
}

/// How many lines there are of each sort. Every line is counted once in `verdicts`, `merged`, `left_out` and `made` together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All lines.
    pub lines: usize,
    /// Open ones that are not merged, in the order of [`Verdict::ALL`].
    pub verdicts: [usize; 5],
    /// Open ones that will be merged into what says the same.
    pub merged: usize,
    /// Those left out.
    pub left_out: usize,
    /// Those in the workspace.
    pub made: usize,
    /// Open ones that stand under nothing and have to.
    pub loose: usize,
    /// Open ones that say the same as another, merged or not.
    pub same: usize,
    /// Open ones that can be accepted.
    pub ready: usize,
}

impl LinesShown {
    /// All of them, in the order a person meets them.
    pub const ALL: [Self; 10] = [
        Self::Open,
        Self::Verdict(Verdict::Kpi),
        Self::Verdict(Verdict::Objective),
        Self::Verdict(Verdict::KeyResult),
        Self::Verdict(Verdict::Initiative),
        Self::Verdict(Verdict::Unclear),
        Self::Loose,
        Self::Same,
        Self::LeftOut,
        Self::Made,
    ];

    /// The word in the address; empty for the open ones.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::Verdict(verdict) => verdict.word(),
            Self::Loose => "loose",
            Self::Same => "same",
            Self::LeftOut => "left-out",
            Self::Made => "made",
        }
    }

    /// What the word in the address means; anything else means the open ones.
    pub fn from_word(word: &str) -> Self {
        let found = Self::ALL.into_iter().find(|shown| shown.word() == word);
        found.unwrap_or_default()
    }

    /// How many lines it shows.
    pub fn count(self, counts: &Counts) -> usize {
        match self {
            Self::Open => counts.open() + counts.left_out,
            Self::Verdict(verdict) => counts.of(verdict),
            Self::Loose => counts.loose,
            Self::Same => counts.same,
            Self::LeftOut => counts.left_out,
            Self::Made => counts.made,
        }
    }
}

/// How far up what a line stands under is looked for.
const FLOORS: usize = 16;

impl SortView<'_> {
    /// What a line is: what a person says, else what was read.
    pub fn verdict(&self, place: usize) -> Verdict {
        self.line(place)
            .and_then(|line| line.choice.verdict)
            .or_else(|| self.list.read_verdict(place))
            .unwrap_or(Verdict::Unclear)
    }

    /// What becomes of a line.
    pub fn fate(&self, place: usize) -> Fate {
        let Some(line) = self.line(place) else {
            return Fate::LeftOut;
        };
        match &line.choice.made {
            Some(made) if self.workspace.get(made).is_some() => Fate::Made(made.clone()),
            _ if line.choice.left_out => Fate::LeftOut,
            _ => Fate::Open,
        }
    }

    /// What says the same as a line, whether it is merged or kept.
    pub fn twin(&self, place: usize) -> Option<Twin> {
        let line = self.line(place)?;
        let verdict = self.verdict(place);
        let first = self.first_of(place);
        first.map(Twin::Line).or_else(|| {
            let goal = self.known.find(&line.read, verdict, self.context)?;
            // Both were to be kept when one of them became this goal.
            let is_kept = |other: &DecidedLine| {
                other.choice.keep_both && other.choice.made.as_ref() == Some(&goal)
            };
            let is_other = self.list.lines.iter().any(is_kept);
            (!is_other).then_some(Twin::Goal(goal))
        })
    }

    /// What a line is merged into.
    pub fn merged(&self, place: usize) -> Option<Twin> {
        let is_kept = self.line(place)?.choice.keep_both;
        if is_kept { None } else { self.twin(place) }
    }

    /// What a line stands under. What cannot carry it is passed over: a key result under a key result belongs to the same objective. A
    /// line that stands under nothing takes the place of one that is merged into it.
    pub fn parent(&self, place: usize) -> Option<Parent> {
        self.own_parent(place).or_else(|| {
            let line = self.line(place)?;
            let needs_one = matches!(
                self.verdict(place),
                Verdict::KeyResult | Verdict::Initiative
            );
            if !needs_one || line.choice.under.is_some() {
                return None;
            }
            let later = self.list.lines.iter().enumerate().skip(place + 1);
            let mut same = later.filter(|(_, other)| {
                let first = other.read.duplicate_of;
                first.is_some() && (first == Some(place) || first == line.read.duplicate_of)
            });
            same.find_map(|(other, _)| {
                let is_merged = self.merged(other) == Some(Twin::Line(place));
                let is_open = is_merged && self.fate(other) == Fate::Open;
                is_open.then(|| self.own_parent(other)).flatten()
            })
        })
    }

    fn own_parent(&self, place: usize) -> Option<Parent> {
        let verdict = self.verdict(place);
        let mut under = self.under(place);
        for _ in 0..FLOORS {
            under = match under? {
                Under::Nothing => return None,
                Under::New => {
                    let carries = matches!(verdict, Verdict::KeyResult | Verdict::Initiative);
                    let made = self.list.made.as_ref();
                    let made = made.filter(|id| self.workspace.objective(id).is_some());
                    let parent = made.map_or(Parent::New, |id| Parent::Goal(id.clone()));
                    return carries.then_some(parent);
                }
                Under::Goal(id) => {
                    let kind = self.workspace.find(&id)?.kind();
                    return carries(kind, verdict).then_some(Parent::Goal(id));
                }
                Under::Line(over) => match (self.fate(over), self.merged(over)) {
                    (Fate::Made(goal), _) | (Fate::Open, Some(Twin::Goal(goal)))
                        if carries(goal.kind, verdict) =>
                    {
                        return Some(Parent::Goal(goal.id));
                    }
                    (Fate::Open, Some(Twin::Line(first))) if self.carries(first, place) => {
                        Some(Under::Line(first))
                    }
                    (Fate::Open, None) if self.carries(over, place) => {
                        return Some(Parent::Line(over));
                    }
                    _ => self.under(over),
                },
            };
        }
        None
    }

    /// Whether one line can stand under another as both are now.
    pub fn carries(&self, over: usize, place: usize) -> bool {
        let (above, verdict) = (self.verdict(over), self.verdict(place));
        over != place
            && match verdict {
                // An objective serves one that stands before it, so that two can never serve each other.
                Verdict::Objective => above == Verdict::Objective && over < place,
                Verdict::KeyResult => above == Verdict::Objective,
                Verdict::Initiative => matches!(above, Verdict::Objective | Verdict::KeyResult),
                Verdict::Kpi | Verdict::Unclear => false,
            }
    }

    /// The line that "put under the one above" means: the nearest before it that can carry it; if it stands there already, what that
    /// one stands under.
    pub fn above(&self, place: usize) -> Option<usize> {
        let can_carry = |over: &usize| {
            self.carries(*over, place)
                && self.fate(*over) != Fate::LeftOut
                && self.merged(*over).is_none()
        };
        let above = (0..place).rev().find(can_carry)?;
        if self.parent(place) != Some(Parent::Line(above)) {
            return Some(above);
        }
        match self.parent(above) {
            Some(Parent::Line(over)) => Some(over),
            _ => Some(above),
        }
    }

    /// Why a line cannot be accepted yet.
    pub fn obstacle(&self, place: usize) -> Option<Obstacle> {
        let line = self.line(place)?;
        let verdict = self.verdict(place);
        if verdict == Verdict::Unclear {
            return Some(Obstacle::Unclear);
        }
        match self.merged(place) {
            Some(Twin::Line(first)) => return self.obstacle(first),
            Some(Twin::Goal(_)) => return None,
            None => {}
        }
        if line.read.text.len() > MOST_NAME && line.read.text.chars().count() > MOST_NAME {
            return Some(Obstacle::TooLong);
        }
        match self.parent(place) {
            Some(Parent::Line(over)) => self.obstacle(over).map(|_| Obstacle::Waits(over)),
            None if matches!(verdict, Verdict::KeyResult | Verdict::Initiative) => {
                Some(Obstacle::NoParent)
            }
            _ => None,
        }
    }

    /// Whether a line is among those shown.
    pub fn is_shown(&self, place: usize, shown: LinesShown) -> bool {
        let fate = self.fate(place);
        let is_open = fate == Fate::Open;
        match shown {
            LinesShown::Open => !matches!(fate, Fate::Made(_)),
            LinesShown::Verdict(verdict) => {
                is_open && self.verdict(place) == verdict && self.merged(place).is_none()
            }
            LinesShown::Loose => is_open && self.is_loose(place),
            LinesShown::Same => is_open && self.twin(place).is_some(),
            LinesShown::LeftOut => fate == Fate::LeftOut,
            LinesShown::Made => matches!(fate, Fate::Made(_)),
        }
    }

    /// The text without the lines that are settled, made or left out: what is left to sort. Headings and blank lines stay.
    pub fn rest(&self, text: &str) -> String {
        let mut settled: SortedMap<usize, bool> = SortedMap::new();
        for (place, line) in self.list.lines.iter().enumerate() {
            let is_settled = self.fate(place) != Fate::Open;
            settled.change_from(line.read.number, || true, |all| *all = *all && is_settled);
        }
        let mut rest = String::with_capacity(text.len());
        for (index, line) in text.lines().enumerate() {
            if settled.get(&(index + 1)) != Some(&true) {
                rest.push_str(line);
                rest.push('\n');
            }
        }
        rest
    }

    /// The places of the lines that are shown, in their order.
    pub fn places(&self, shown: LinesShown) -> Vec<usize> {
        (0..self.list.lines.len())
            .filter(|&place| self.is_shown(place, shown))
            .collect()
    }

    /// How many lines there are of each sort.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            lines: self.list.lines.len(),
            ..Counts::default()
        };
        for place in 0..self.list.lines.len() {
            match self.fate(place) {
                Fate::LeftOut => counts.left_out += 1,
                Fate::Made(_) => counts.made += 1,
                Fate::Open => {
                    let is_kept = self.line(place).is_some_and(|line| line.choice.keep_both);
                    let is_same = self.twin(place).is_some();
                    let verdict = self.verdict(place);
                    counts.same += usize::from(is_same);
                    if is_same && !is_kept {
                        counts.merged += 1;
                    } else {
                        let at = Verdict::ALL.iter().position(|one| *one == verdict);
                        if let Some(count) = at.and_then(|at| counts.verdicts.get_mut(at)) {
                            *count += 1;
                        }
                    }
                    counts.loose += usize::from(self.is_loose(place));
                    counts.ready += usize::from(self.obstacle(place).is_none());
                }
            }
        }
        counts
    }

    /// Whether it stands under nothing and has to.
    pub fn is_loose(&self, place: usize) -> bool {
        self.merged(place).is_none() && self.obstacle(place) == Some(Obstacle::NoParent)
    }

    pub(super) fn line(&self, place: usize) -> Option<&DecidedLine> {
        self.list.lines.get(place)
    }

    /// The first line that says the same, is the same and is not left out.
    fn first_of(&self, place: usize) -> Option<usize> {
        let first = self.line(place)?.read.duplicate_of?;
        let verdict = self.verdict(place);
        let between = self
            .list
            .lines
            .iter()
            .enumerate()
            .take(place)
            .skip(first + 1)
            .filter(|(_, line)| line.read.duplicate_of == Some(first))
            .map(|(other, _)| other);
        std::iter::once(first)
            .chain(between)
            .find(|&other| self.fate(other) != Fate::LeftOut && self.verdict(other) == verdict)
    }

    fn under(&self, place: usize) -> Option<Under> {
        let line = self.line(place)?;
        let chosen = line.choice.under.clone();
        chosen.or_else(|| line.read.parent.map(Under::Line))
    }
}

impl Counts {
    /// How many open lines have a verdict and are not merged.
    pub fn of(&self, verdict: Verdict) -> usize {
        let at = Verdict::ALL.iter().position(|one| *one == verdict);
        at.and_then(|at| self.verdicts.get(at))
            .copied()
            .unwrap_or(0)
    }

    /// How many lines wait for a person.
    pub fn open(&self) -> usize {
        self.verdicts.iter().sum::<usize>() + self.merged
    }
}

/// Whether a goal of this kind can stand over a line with this verdict.
fn carries(kind: Kind, verdict: Verdict) -> bool {
    match verdict {
        Verdict::Objective | Verdict::KeyResult => kind == Kind::Objective,
        Verdict::Initiative => matches!(kind, Kind::Objective | Kind::KeyResult),
        Verdict::Kpi | Verdict::Unclear => false,
    }
}
