//! One row: the goals it names, and what it says of the last of them.

use super::fields::{Column, number_of};
use super::found::{Above, FoundGoal, FoundValue, Remark, What};
use super::head::{CellReader, Head, MEASURED, title_column};
use super::read::{Nest, Sheet};
use super::shape::{depth, is_running, is_sum, over};
use super::viva;
use super::words::{bracketed, cadence, confidence, direction, unit};
use crate::domain::letters::to_lowercase;
use crate::domain::{Date, Direction, Nature};
use crate::intake::days::read_when;
use crate::intake::numbers::is_blank;
use crate::intake::table::NumberedRow;
use std::borrow::Cow;

impl CellReader<'_> {
    /// The cells of a row that hold something, with their columns.
    pub(super) fn cells<'r>(
        &'r self,
        row: &'r NumberedRow,
    ) -> impl Iterator<Item = (&'r Head, &'r str)> {
        let cells = self
            .heads
            .iter()
            .enumerate()
            .map(|(at, head)| (head, row.cell(at)));
        cells.filter(|(_, cell)| !cell.is_empty())
    }

    fn cell<'r>(&'r self, row: &'r NumberedRow, column: Column) -> &'r str {
        let found = self.cells(row).find(|(head, _)| head.column == column);
        found.map_or("", |(_, cell)| cell)
    }

    /// Fills cells that are covered from above: a team that is written once for all rows below.
    fn uncovered<'r>(&self, row: &'r NumberedRow, nest: &mut Nest) -> Cow<'r, NumberedRow> {
        let mut row = Cow::Borrowed(row);
        nest.covers.resize(self.covers.len(), String::new());
        for (at, above) in self.covers.iter().zip(&mut nest.covers) {
            let own = row.cell(*at);
            if !own.is_empty() {
                own.clone_into(above);
            } else if let Some(cell) = row.to_mut().cells.get_mut(*at) {
                cell.clone_from(above);
            }
        }
        row
    }

    pub(super) fn row(&self, row: &NumberedRow, nest: &mut Nest, told: &mut Sheet) {
        let row = &self.uncovered(row, nest);
        let (objective, key_result) = (
            self.cell(row, Column::Objective),
            self.cell(row, Column::KeyResult),
        );
        let (kpi, initiative) = (
            self.cell(row, Column::Kpi),
            self.cell(row, Column::Initiative),
        );
        let title = self.cell(row, Column::Title);
        let kind = viva::what(self.cell(row, Column::Kind));
        let name = [title, kpi, key_result, objective]
            .into_iter()
            .find(|name| !name.is_empty());
        if name.is_some_and(is_sum) && self.cell(row, Column::Owner).is_empty() {
            let said = "This row is a total, so it was left out.";
            return told.left_out.push(Remark::new(row.number, "", said));
        }
        if !objective.is_empty() {
            objective.clone_into(&mut nest.objective);
        }
        let above_objective = |nest: &Nest| {
            (!nest.objective.is_empty()).then(|| Above {
                title: nest.objective.clone(),
                ..Above::default()
            })
        };
        // The goal whose numbers the row has is the last of those it names.
        let mut named: Vec<(What, &str)> = Vec::new();
        for (what, name) in [
            (What::Objective, objective),
            (What::KeyResult, key_result),
            (What::Kpi, kpi),
            (What::Initiative, initiative),
        ] {
            if !name.is_empty() {
                named.push((what, name));
            }
        }
        if !title.is_empty() {
            let column_says = (named.last().map(|(what, _)| *what) == Some(What::Objective))
                .then_some(What::KeyResult);
            named.push((kind.or(column_says).unwrap_or(self.guess), title));
        }
        let Some(own) = named
            .iter()
            .position(|(what, _)| *what != What::Objective && *what != What::Initiative)
            .or(named.len().checked_sub(1))
        else {
            let filled = self.cells(row).count();
            told.left_out.push(Remark::new(
                row.number,
                "",
                format!("There is no title in this row. Its {filled} filled cells were left out."),
            ));
            return;
        };
        for (at, (what, name)) in named.iter().enumerate() {
            let mut found = FoundGoal {
                row: row.number,
                what: *what,
                title: (*name).to_owned(),
                ..FoundGoal::default()
            };
            if at == own {
                self.fill(&mut found, row, told);
                if found.team.is_empty() {
                    found.team.clone_from(&nest.section);
                }
                // What stands over both is over the objective.
                if *what == What::KeyResult && *name == key_result && !nest.objective.is_empty() {
                    found.above.clear();
                }
                // Under a goal and with numbers of its own, it measures that goal.
                let measures = found
                    .target
                    .or(found.baseline)
                    .or(found.limits.0)
                    .or(found.limits.1);
                if kind.is_none()
                    && *name == title
                    && *what == What::Objective
                    && !found.above.is_empty()
                    && measures.is_some()
                {
                    found.what = What::KeyResult;
                }
            } else {
                // What a row says of its objective: whose, and when.
                self.cell(row, Column::Team).clone_into(&mut found.team);
                self.time(&mut found, row);
                if *what == What::Objective {
                    found.above = viva::above(self.cell(row, Column::Parent));
                }
            }
            // A KPI beside an objective is what that improves.
            let is_beside = *what == What::Kpi && !objective.is_empty() && key_result.is_empty();
            let is_under = matches!(what, What::KeyResult | What::Initiative) || is_beside;
            if *what == What::Objective
                && *name == nest.objective
                && at != own
                && told
                    .goals
                    .iter()
                    .any(|it| it.what == What::Objective && it.title == *name)
            {
                continue;
            }
            if is_under && found.above.is_empty() {
                let key_result = named
                    .iter()
                    .find(|(other, _)| *other == What::KeyResult && *what == What::Initiative);
                match key_result {
                    Some((_, title)) => found.above.push(Above {
                        title: (*title).to_owned(),
                        ..Above::default()
                    }),
                    None => found.above.extend(above_objective(nest)),
                }
            }
            if *name == title {
                self.nest(&mut found, row, nest, kind.is_some());
            }
            told.goals.push(found);
        }
        self.numbered(row, told);
    }

    /// Key results in columns of their own, under the objective of the row.
    fn numbered(&self, row: &NumberedRow, told: &mut Sheet) {
        let Some(over) = told.goals.last().map(|goal| goal.title.clone()) else {
            return;
        };
        for (head, title) in self
            .cells(row)
            .filter(|(head, _)| head.column == Column::Numbered)
        {
            let number = number_of(&head.name);
            let share = self.cells(row).find(|(other, _)| {
                other.column == Column::NumberedShare && number_of(&other.name) == number
            });
            let progress = share.and_then(|(_, cell)| viva::share(cell, self.mark));
            if let Some((head, cell)) =
                share.filter(|(_, cell)| progress.is_none() && !is_blank(cell))
            {
                let said = format!("“{cell}” is not a progress value, so it was left out.");
                told.left_out
                    .push(Remark::new(row.number, &head.name, said));
            }
            told.goals.push(FoundGoal {
                row: row.number,
                what: What::KeyResult,
                title: title.to_owned(),
                above: vec![Above {
                    title: over.clone(),
                    ..Above::default()
                }],
                progress,
                ..FoundGoal::default()
            });
        }
    }

    /// A title's place among those above it, by the blanks or the number in front of it.
    fn nest(&self, found: &mut FoundGoal, row: &NumberedRow, nest: &mut Nest, is_told: bool) {
        let Some(at) = title_column(self.heads) else {
            return;
        };
        let depth = row.cells.get(at).map_or(0, |cell| depth(cell));
        nest.path.retain(|(above, _)| *above < depth);
        let over = nest.path.last().map(|(_, title)| title.clone());
        if let Some(title) = over
            && found.above.is_empty()
        {
            if !is_told && found.what == What::Objective {
                found.what = What::KeyResult;
            }
            found.above.push(Above {
                title,
                ..Above::default()
            });
        } else if is_told
            && matches!(found.what, What::KeyResult | What::Initiative)
            && found.above.is_empty()
            && !nest.objective.is_empty()
        {
            // "O", "KR", "KR" one below the other.
            found.above.push(Above {
                title: nest.objective.clone(),
                ..Above::default()
            });
        }
        if found.what == What::Objective {
            nest.objective.clone_from(&found.title);
        }
        nest.path.push((depth, found.title.clone()));
    }

    fn time(&self, found: &mut FoundGoal, row: &NumberedRow) {
        let cycle = self.cell(row, Column::Cycle);
        let start = read_when(self.cell(row, Column::Start), &self.written).map(|it| it.first);
        let end = self.due(self.cell(row, Column::End));
        let named = read_when(cycle, &self.written);
        cycle.clone_into(&mut found.cycle);
        found.days = match named {
            Some(named) => (Some(named.first), Some(named.last)),
            None => (start, end),
        };
        found.due = end;
    }

    /// What the row says of its goal.
    fn fill(&self, found: &mut FoundGoal, row: &NumberedRow, told: &mut Sheet) {
        self.time(found, row);
        let said_unit = unit(self.cell(row, Column::Unit));
        let by_head = || {
            let heads = self
                .heads
                .iter()
                .filter(|head| MEASURED.contains(&head.column));
            heads
                .filter(|head| !head.samples.is_empty())
                .find_map(|head| bracketed(&head.name))
        };
        let by_head = || {
            by_head()
                .or_else(|| self.counted(row))
                .or_else(|| bracketed(&found.title))
        };
        found.unit = said_unit.clone().or_else(by_head);
        let beside_percent = found.unit.is_none() && self.has_percent(row);
        for (head, cell) in self.cells(row) {
            let percent = (beside_percent && MEASURED.contains(&head.column))
                .then(|| self.as_percent(cell))
                .flatten();
            if let Some(percent) = &percent {
                let said = format!(
                    "“{cell}” was read as {percent}, because the cells around it are percentages."
                );
                told.left_out
                    .push(Remark::new(row.number, &head.name, said));
            }
            let cell = percent.as_deref().unwrap_or(cell);
            let mut wrong = |text: String| {
                told.left_out
                    .push(Remark::new(row.number, &head.name, text))
            };
            let not_number = || format!("“{cell}” is not a number. It was added to the note.");
            match head.column {
                Column::Kind
                | Column::Title
                | Column::Objective
                | Column::KeyResult
                | Column::Kpi
                | Column::Initiative
                | Column::Cycle
                | Column::Numbered
                | Column::NumberedShare
                | Column::Skip => {}
                Column::Id => {
                    let id = viva::id(cell);
                    if is_running(id.trim_end_matches('.')) {
                        // A number that only tells the rows of this file apart.
                        id.trim_end_matches('.').clone_into(&mut found.number);
                        if let Some(over) = over(&id).filter(|_| found.above.is_empty()) {
                            found.above.push(Above {
                                id: over.to_owned(),
                                title: over.to_owned(),
                                weight: None,
                            });
                        }
                    } else {
                        found.external = id;
                    }
                }
                Column::Parent => found.above = viva::above(cell),
                // A dash is nobody.
                Column::Owner
                | Column::Team
                | Column::Source
                | Column::Definition
                | Column::Why
                | Column::Note
                | Column::Description
                    if is_blank(cell) => {}
                Column::Owner | Column::Team => {
                    let mut names = cell
                        .split([';', '\n'])
                        .flat_map(|part| {
                            // "Fischer, Lena" is one name, "Lena Fischer, Tom Ray" are two.
                            let several =
                                part.split(',').all(|name| name.trim().contains([' ', '@']))
                                    && head.column == Column::Owner;
                            if several {
                                part.split(',').collect::<Vec<_>>()
                            } else {
                                vec![part]
                            }
                        })
                        .map(str::trim)
                        .filter(|name| !name.is_empty());
                    let first = names.next().unwrap_or_default().to_owned();
                    let others = names.collect::<Vec<_>>().join(", ");
                    let (place, more) = if head.column == Column::Owner {
                        (&mut found.owner, "Other owners")
                    } else {
                        (&mut found.team, "Other teams")
                    };
                    *place = first;
                    found.keep(more, &others);
                }
                Column::Start | Column::End => {
                    if read_when(cell, &self.written).is_none() && !is_blank(cell) {
                        wrong(format!("“{cell}” is not a date. It was added to the note."));
                        found.keep(&head.name, cell);
                    } else if head.column == Column::Start && found.what != What::Objective {
                        found.keep(&head.name, cell);
                    }
                }
                Column::Baseline => match self.number(found, cell) {
                    Some(value) => found.baseline = Some(value),
                    None if is_blank(cell) => {}
                    None => {
                        wrong(not_number());
                        found.unread(&head.name, cell);
                    }
                },
                Column::Target => {
                    let (low, high, value) = self.limits(found, cell);
                    (found.limits, found.target) = ((low, high), value);
                    if low.or(high).or(value).is_none() && !is_blank(cell) {
                        wrong(not_number());
                        found.unread(&head.name, cell);
                    }
                }
                Column::Alarm => {
                    let (low, high, value) = self.limits(found, cell);
                    found.alarm = value.or(low).or(high);
                    if found.alarm.is_none() && !is_blank(cell) {
                        wrong(not_number());
                        found.keep(&head.name, cell);
                    }
                }
                Column::Actual => match self.number(found, cell) {
                    Some(value) => found.points.push(FoundValue {
                        date: self.last_day(row),
                        value: Some(value),
                        note: self.cell(row, Column::LastNote).to_owned(),
                        ..FoundValue::default()
                    }),
                    None if is_blank(cell) => {}
                    None => {
                        wrong(not_number());
                        found.unread(&head.name, cell);
                    }
                },
                Column::Period | Column::PeriodTarget => {
                    let Some(when) = head.when else { continue };
                    let (low, high, plain) = match head.column {
                        Column::PeriodTarget => self.limits(found, cell),
                        _ => (None, None, self.number(found, cell)),
                    };
                    // "≤ 9" is a target, and says which way is good; a range is neither.
                    let limit = (low.is_some() != high.is_some())
                        .then_some(low.or(high))
                        .flatten();
                    if limit.is_some() && found.direction.is_none() {
                        let is_low = low.is_some();
                        found.direction = Some(if is_low {
                            Direction::Up
                        } else {
                            Direction::Down
                        });
                    }
                    match plain.or(limit) {
                        None if is_blank(cell) => {}
                        None => {
                            wrong(not_number());
                            found.keep(&head.name, cell);
                        }
                        Some(value) if head.column == Column::PeriodTarget => {
                            found.phased.push((when.first, when.last, value))
                        }
                        Some(value) if when.first > self.written.today => {
                            if found.what == What::KeyResult {
                                found.phased.push((when.first, when.last, value));
                            } else {
                                wrong(
                                    "This period has not started yet. The value was added to the note."
                                        .to_owned(),
                                );
                                found.keep(&head.name, cell);
                            }
                        }
                        Some(value) => found.points.push(FoundValue {
                            date: Some(when.day_of(self.written.today)),
                            value: Some(value),
                            ..FoundValue::default()
                        }),
                    }
                }
                Column::Progress => match viva::share(cell, self.mark) {
                    Some(share) => found.progress = Some(share),
                    None if is_blank(cell) => {}
                    None => found.keep(&head.name, cell),
                },
                Column::Score => {
                    match viva::share(cell, self.mark).filter(|score| (0.0..=1.0).contains(score)) {
                        Some(score) => found.score = Some(score),
                        None => found.keep(&head.name, cell),
                    }
                }
                Column::Unit => {}
                Column::Status => cell.clone_into(&mut found.status),
                Column::Confidence => match confidence(cell) {
                    Some(confidence) => found.points.push(FoundValue {
                        date: self.last_day(row),
                        confidence: Some(confidence),
                        ..FoundValue::default()
                    }),
                    None => found.keep(&head.name, cell),
                },
                Column::Cadence => match cadence(cell) {
                    Some(cadence) => found.cadence = Some(cadence),
                    None => found.keep(&head.name, cell),
                },
                Column::Source => cell.clone_into(&mut found.source),
                Column::Definition | Column::Why => match found.why.is_empty() {
                    true => cell.clone_into(&mut found.why),
                    false => found.keep(&head.name, cell),
                },
                Column::Description => found.keep("", cell),
                Column::Note => found.keep("", cell),
                Column::Metric if cell == found.title => {}
                Column::Weight => match viva::weight(cell, self.mark) {
                    Some(weight) => found.weight = Some(weight),
                    None => found.keep(&head.name, cell),
                },
                Column::Direction => match direction(cell) {
                    Some(direction) => found.direction = Some(direction),
                    None => found.keep(&head.name, cell),
                },
                Column::Nature => match to_lowercase(cell).as_str() {
                    "leading" | "lead" => found.nature = Some(Nature::Leading),
                    "lagging" | "lag" => found.nature = Some(Nature::Lagging),
                    _ => found.keep(&head.name, cell),
                },
                Column::Ambition => match to_lowercase(cell).split(' ').next() {
                    Some("committed" | "commit" | "roofshot") => found.committed = Some(true),
                    Some("aspirational" | "stretch" | "moonshot") => found.committed = Some(false),
                    _ => found.keep(&head.name, cell),
                },
                Column::Visibility => match to_lowercase(cell).as_str() {
                    "private" | "kept" | "restricted" | "confidential" => found.private = true,
                    "public" | "shared" | "open" | "everyone" => {}
                    _ => found.keep(&head.name, cell),
                },
                Column::LastDay => {}
                Column::LastNote => {
                    let has_value = self.heads.iter().any(|it| it.column == Column::Actual)
                        && !self.cell(row, Column::Actual).is_empty();
                    if !has_value {
                        found.points.push(FoundValue {
                            date: self.last_day(row),
                            note: cell.to_owned(),
                            ..FoundValue::default()
                        });
                    }
                }
                Column::CheckIns => match viva::check_in(cell, self) {
                    Some(point) => found.points.push(point),
                    None => {
                        wrong("This is not a check-in. It was added to the note.".to_owned());
                        found.keep("Check-in", cell);
                    }
                },
                Column::Metric | Column::Other => found.keep(&head.name, cell),
            }
        }
        if said_unit.is_some() {
            found.unit = said_unit;
        }
    }

    fn last_day(&self, row: &NumberedRow) -> Option<Date> {
        read_when(self.cell(row, Column::LastDay), &self.written)
            .map(|it| it.day_of(self.written.today))
    }
}
