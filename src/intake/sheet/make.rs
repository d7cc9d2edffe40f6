//! One goal after the other as a file says them: what it becomes, or is here already.

use super::found::{FoundGoal, Remark, What};
use super::plan::{Plan, PlanGround};
use super::{records, values};
use crate::domain::letters::to_lowercase;
use crate::domain::{
    Cycle, Id, Kind, Link, MOST_NAME, Meaning, Objective, Record, Ref, SortedMap, SortedSet, State,
    validate,
};

fn parent_of(record: &Record) -> Option<Id> {
    match record {
        Record::KeyResult(key_result) => Some(key_result.objective.clone()),
        Record::Initiative(initiative) => Some(initiative.parent.clone()),
        _ => None,
    }
}

pub(super) struct Maker<'a> {
    pub ground: &'a PlanGround<'a>,
    pub goals: &'a [FoundGoal],
    pub state: Made,
}

/// What was made so far.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub plan: Plan,
    /// What became of each goal; the inner none: it was left out, or is being made.
    ids: Vec<Option<Option<Ref>>>,
    by_id: SortedMap<String, usize>,
    by_title: SortedMap<String, usize>,
    /// The first goal of each kind and title.
    first: SortedMap<(What, String), usize>,
    used: SortedSet<Ref>,
    /// How often an id was given to another goal of the same name.
    copies: SortedMap<Id, u32>,
    orders: SortedMap<Id, i32>,
    titles: SortedMap<(Kind, Option<Id>, String), Id>,
    /// Where the new objectives and key results are.
    places: SortedMap<Ref, usize>,
}

/// A short fingerprint of what a row is (FNV-1a), in digits and letters.
fn fingerprint(text: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:x}")
}

impl<'a> Maker<'a> {
    pub fn index(&mut self) {
        self.state.ids = vec![None; self.goals.len()];
        for record in self.ground.workspace.records() {
            if !record.name().is_empty() {
                let title = to_lowercase(record.name().trim());
                let key = (record.kind(), parent_of(record), title);
                self.state.titles.insert_new(key, record.id().clone());
            }
        }
        for (at, found) in self.goals.iter().enumerate() {
            if !found.external.is_empty()
                && !self.state.by_id.insert_new(found.external.clone(), at)
            {
                let said = format!(
                    "Its id {} was in an earlier row. This row was left out.",
                    found.external
                );
                self.state
                    .plan
                    .remarks
                    .push(Remark::new(found.row, "", said));
                if let Some(place) = self.state.ids.get_mut(at) {
                    *place = Some(None);
                }
            }
            if !found.number.is_empty() {
                self.state.by_id.insert_new(found.number.clone(), at);
            }
            let title = to_lowercase(found.title.trim());
            if found.what != What::Initiative {
                self.state.by_title.insert_new(title.clone(), at);
            }
            self.state.first.insert_new((found.what, title), at);
        }
    }

    fn leave_out(&mut self, found: &FoundGoal, why: impl Into<String>) {
        self.state
            .plan
            .remarks
            .push(Remark::new(found.row, "", why));
    }

    /// What a goal becomes or is already, what it stands under first.
    pub fn make(&mut self, at: usize, depth: usize) -> Option<Ref> {
        if let Some(made) = self.state.ids.get(at)? {
            return made.clone();
        }
        if let Some(place) = self.state.ids.get_mut(at) {
            *place = Some(None);
        }
        let found = self.goals.get(at)?;
        let made = (depth < 30)
            .then(|| self.record(found, at, depth))
            .flatten();
        if let Some(place) = self.state.ids.get_mut(at) {
            place.clone_from(&Some(made.clone()));
        }
        made
    }

    /// What a goal stands under: a goal of the file, one that is here, or a placeholder for one that is missing.
    fn above(&mut self, found: &FoundGoal, at: usize, depth: usize) -> Option<Ref> {
        let above = found.above.first()?;
        let in_file = self
            .state
            .by_id
            .get(&above.id)
            .filter(|_| !above.id.is_empty());
        let in_file = in_file
            .or_else(|| self.state.by_title.get(&to_lowercase(above.title.trim())))
            .copied();
        if let Some(over) = in_file.filter(|over| *over != at) {
            return self.make(over, depth + 1);
        }
        let here = Id::derived(&[self.ground.source, &above.id]);
        let own = Id::from_text(&above.id);
        let by_title = (Kind::Objective, None, to_lowercase(above.title.trim()));
        let by_title = self.state.titles.get(&by_title).cloned();
        let known = [here, own]
            .into_iter()
            .filter(|_| !above.id.is_empty())
            .chain(by_title);
        let workspace = self.ground.workspace;
        let known = known
            .filter_map(|id| workspace.find(&id))
            .find(|it| matches!(it, Record::Objective(_) | Record::KeyResult(_)));
        if let Some(known) = known {
            return Some(known.reference());
        }
        let is_number = above.title.bytes().all(|byte| byte.is_ascii_digit());
        let title = match is_number {
            true => format!("Objective {}", above.id),
            false => above.title.clone(),
        };
        Some(self.placeholder(found, &above.id, &title))
    }

    /// An objective that stands in for one that the file names and does not have.
    fn placeholder(&mut self, found: &FoundGoal, id: &str, title: &str) -> Ref {
        let key = if id.is_empty() {
            to_lowercase(title)
        } else {
            id.to_owned()
        };
        let own = match is_plain(id) && !id.is_empty() {
            true => Id::derived(&[self.ground.source, id]),
            false => Id::derived(&[self.ground.source, "missing", &fingerprint(&key)]),
        };
        let reference = Ref::new(Kind::Objective, &own);
        if self.state.used.insert(reference.clone()) {
            let objective = Objective {
                id: own,
                title: cut(title),
                note: "An imported file refers to this objective but doesn’t include it."
                    .to_owned(),
                state: State::Draft,
                ..Objective::default()
            };
            if self.ground.workspace.get(&reference).is_none() {
                self.state.plan.remarks.push(Remark::new(found.row, "", format!("Its parent “{title}” is not in the file. A draft objective was created in its place.")));
            }
            self.put(found, objective.into());
        }
        reference
    }

    fn record(&mut self, found: &FoundGoal, at: usize, depth: usize) -> Option<Ref> {
        let over = self.above(found, at, depth);
        let parent = match (found.what, over.clone()) {
            (What::KeyResult, Some(over)) => Some(self.objective_over(&over)),
            (What::KeyResult, None) => {
                let title = match found.team.as_str() {
                    "" => "Key results without an objective".to_owned(),
                    team => format!("Key results without an objective: {team}"),
                };
                Some(self.placeholder(found, "", &title).id)
            }
            (What::Initiative, Some(over)) => Some(over.id),
            (What::Initiative, None) => {
                self.leave_out(
                    found,
                    format!(
                        "“{}” is an initiative without a goal above it, so it was left out.",
                        found.title
                    ),
                );
                return None;
            }
            _ => None,
        };
        let kind = match found.what {
            What::Kpi => Kind::Kpi,
            What::Objective => Kind::Objective,
            What::KeyResult => Kind::KeyResult,
            What::Initiative => Kind::Initiative,
        };
        let id = self.id(found, kind, parent.as_ref())?;
        let reference = Ref::new(kind, &id);
        let is_here = self.ground.workspace.get(&reference).is_some();
        if kind == Kind::Kpi && !is_here && !self.ground.creates {
            self.leave_out(
                found,
                format!("“{}” is not a KPI here, so it was left out.", found.title),
            );
            return None;
        }
        let closed = match kind {
            Kind::Objective => Some(&id),
            _ => parent.as_ref(),
        };
        let closed = closed.and_then(|id| self.ground.workspace.objective(id));
        if let Some(closed) = closed.filter(|it| it.state == State::Closed) {
            if found.what != What::Objective {
                self.leave_out(
                    found,
                    format!(
                        "“{}” is closed here, so this row was left out. Reopen it to import this row.",
                        closed.title
                    ),
                );
            } else {
                self.state.plan.same += 1;
            }
            return Some(reference);
        }
        if kind == Kind::Initiative {
            let lost = records::beside_an_initiative(found);
            if !lost.is_empty() {
                let said = format!("An initiative can’t hold: {lost}.");
                self.state
                    .plan
                    .remarks
                    .push(Remark::new(found.row, "", said));
            }
        }
        let cycle = self.cycle(found, kind);
        let order = match (kind, &parent) {
            (Kind::KeyResult, Some(objective)) => {
                let next = self.ground.workspace.key_result(&id).map(|it| it.order);
                next.unwrap_or_else(|| self.order(objective))
            }
            _ => 0,
        };
        let is_measured = kind == Kind::Kpi || kind == Kind::KeyResult && found.baseline.is_none();
        if let (true, (_, Some(said))) = (is_measured, records::way(found)) {
            self.state
                .plan
                .remarks
                .push(Remark::new(found.row, "", said));
        }
        let made = records::goal(found, id.clone(), parent.clone(), cycle, order, self.ground);
        let made_unit = values::numbers(&made);
        self.put(found, made);
        if let (Kind::Objective, Some(over)) = (kind, &over) {
            let over = self.objective_over(over);
            if over != id {
                self.put(found, Link::new(&id, Meaning::Serves, &over).into());
            }
        }
        if let (Kind::Kpi, Some(over)) = (kind, &over) {
            let over = self.objective_over(over);
            self.put(found, Link::new(&over, Meaning::Improves, &id).into());
        }
        let objective = parent.clone().map(|id| Ref::new(Kind::Objective, &id));
        let team = objective
            .as_ref()
            .and_then(|it| self.objective(it))
            .map_or(String::new(), |it| it.team.clone());
        let remarks = &mut self.state.plan.remarks;
        let (made, aside) =
            values::values(found, &reference, &made_unit, self.ground, &team, remarks);
        for record in made {
            self.put(found, record);
        }
        if let Some(objective) = objective.filter(|_| !aside.is_empty()) {
            self.say_above(
                &objective,
                &format!("{}: {}", cut(&found.title), aside.replace('\n', "; ")),
            );
        }
        Some(reference)
    }

    fn made(&self, reference: &Ref) -> Option<&Record> {
        self.state
            .plan
            .added
            .get(*self.state.places.get(reference)?)
    }

    fn objective(&self, reference: &Ref) -> Option<&Objective> {
        match self
            .made(reference)
            .or_else(|| self.ground.workspace.get(reference))
        {
            Some(Record::Objective(objective)) => Some(objective),
            _ => None,
        }
    }

    /// Says in an objective's note what a key result has no place for.
    fn say_above(&mut self, reference: &Ref, line: &str) {
        let Some(objective) = self.objective(reference).cloned() else {
            return;
        };
        let pending = self
            .state
            .plan
            .changed
            .iter()
            .position(|(before, _)| before.reference() == *reference);
        let now = pending
            .and_then(|at| self.state.plan.changed.get(at))
            .map_or(objective.clone().into(), |(_, after)| after.clone());
        let Record::Objective(mut now) = now else {
            return;
        };
        if now.note.contains(line) {
            return;
        }
        now.note = [now.note.as_str(), line].join("\n").trim().to_owned();
        let place = self.state.places.get(reference).copied();
        if let Some(made) = place.and_then(|at| self.state.plan.added.get_mut(at)) {
            *made = now.into();
        } else if let Some((_, after)) = pending.and_then(|at| self.state.plan.changed.get_mut(at))
        {
            *after = now.into();
        } else {
            self.state.plan.changed.push((objective.into(), now.into()));
        }
    }

    /// The objective that a goal is or belongs to.
    fn objective_over(&self, over: &Ref) -> Id {
        match self.made(over).or_else(|| self.ground.workspace.get(over)) {
            Some(Record::KeyResult(key_result)) => key_result.objective.clone(),
            _ => over.id.clone(),
        }
    }

    /// The id of a goal: of the one that is here already, else by the file's own id, else by what the row is.
    fn id(&mut self, found: &FoundGoal, kind: Kind, parent: Option<&Id>) -> Option<Id> {
        let source = self.ground.source;
        let workspace = self.ground.workspace;
        let is_known = |id: &Id| workspace.get(&Ref::new(kind, id)).is_some();
        let own = Id::from_text(&found.external);
        let by_source = match is_plain(&found.external) {
            true => Id::derived(&[source, &found.external]),
            false => Id::derived(&[source, &fingerprint(&found.external)]),
        };
        let title = to_lowercase(found.title.trim());
        let parent_text = parent.map_or("", Id::as_str);
        let row = format!(
            "{}|{parent_text}|{title}|{}",
            kind.word(),
            to_lowercase(&found.team)
        );
        let by_row = Id::derived(&[source, &fingerprint(&row)]);
        let by_title = self
            .state
            .titles
            .get(&(kind, parent.cloned(), title))
            .cloned();
        let id = if !found.external.is_empty() {
            let known = [own, by_source.clone()].into_iter().find(is_known);
            known
                .or(by_title.filter(|id| !id.as_str().starts_with(source)))
                .unwrap_or(by_source)
        } else if is_known(&by_row) {
            by_row
        } else {
            by_title.unwrap_or(by_row)
        };
        if self.state.used.insert(Ref::new(kind, &id)) {
            return Some(id);
        }
        let key = (found.what, to_lowercase(found.title.trim()));
        let first = self
            .state
            .first
            .get(&key)
            .and_then(|at| self.goals.get(*at));
        let earlier = first.filter(|it| it.row < found.row);
        let same = earlier.is_some_and(|it| {
            FoundGoal {
                row: found.row,
                ..it.clone()
            } == *found
        });
        if same || earlier.is_none() {
            self.leave_out(
                found,
                format!(
                    "“{}” was in an earlier row. This row was left out.",
                    found.title
                ),
            );
            return None;
        }
        // Two goals of one name that differ in more than their row.
        let used = &mut self.state.used;
        self.state.copies.change(id.clone(), |copies| {
            for _ in 0..1000 {
                *copies += 1;
                let next = Id::derived(&[id.as_str(), &(*copies + 1).to_string()]);
                if used.insert(Ref::new(kind, &next)) {
                    return Some(next);
                }
            }
            None
        })
    }

    fn order(&mut self, objective: &Id) -> i32 {
        let last = self
            .ground
            .workspace
            .key_results_of(objective)
            .last()
            .map(|it| it.order);
        let start = || last.map_or(0, |last| last.saturating_add(1));
        self.state
            .orders
            .change_from(objective.clone(), start, |next| {
                let order = *next;
                *next = next.saturating_add(1);
                order
            })
    }

    /// The cycle of an objective, made with the first one that runs in it.
    fn cycle(&mut self, found: &FoundGoal, kind: Kind) -> Option<Id> {
        let (Some(start), Some(end)) = found.days else {
            return None;
        };
        if kind != Kind::Objective || start > end {
            return None;
        }
        let standard = self.ground.fiscal.standard(start, end);
        let name = match found.cycle.as_str() {
            "" => format!("{start} to {end}"),
            name => name.to_owned(),
        };
        let cycle = standard.unwrap_or_else(|| Cycle::new(name, start, end));
        let id = cycle.id.clone();
        let reference = Ref::new(Kind::Cycle, &id);
        if self.state.used.insert(reference.clone())
            && self.ground.workspace.get(&reference).is_none()
        {
            self.state.plan.added.push(cycle.into());
        }
        Some(id)
    }

    /// Puts a record where it belongs: new, the same, or different. Of one that is here only what the file says is written.
    fn put(&mut self, found: &FoundGoal, record: Record) {
        if let Err(refusal) = validate(&record) {
            self.leave_out(found, refusal.to_string());
            return;
        }
        let Some(before) = self.ground.workspace.get(&record.reference()) else {
            if matches!(record.kind(), Kind::Objective | Kind::KeyResult) {
                let place = self.state.plan.added.len();
                self.state.places.insert(record.reference(), place);
            }
            self.state.plan.added.push(record);
            return;
        };
        let mut fields = before.to_fields();
        for (name, value) in record.to_fields() {
            // A note that grew since keeps what it has.
            let grown = name == "note"
                && fields
                    .get("note")
                    .and_then(|it| it.as_str())
                    .zip(value.as_str())
                    .is_some_and(|(is, says)| is.contains(says));
            if !grown {
                fields.insert(name, value);
            }
        }
        match Record::from_fields(record.kind(), &fields) {
            Ok(after) if after != *before => self.state.plan.changed.push((before.clone(), after)),
            _ => self.state.plan.same += 1,
        }
    }
}

fn is_plain(id: &str) -> bool {
    id.len() <= 40
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

/// A title that fits; the whole one is in the note then.
pub(super) fn cut(title: &str) -> String {
    let one_line = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.chars().count() <= MOST_NAME {
        return one_line;
    }
    let short: String = one_line.chars().take(MOST_NAME - 1).collect();
    format!("{short}…")
}
