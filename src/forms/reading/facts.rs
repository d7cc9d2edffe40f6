//! What a sentence says about the fields of its form.

use super::super::cycle::cycle_choices;
use super::super::ground::Ground;
use super::super::near::recorded;
use super::super::reader::{read_unit, write_unit};
use super::super::sheet::FormSheet;
use super::super::slot::{List, Slot};
use super::super::words::{CADENCES, DIRECTIONS, KINDS, value_of, word_of};
use super::held::{hides, is_counted_by_hand};
use super::{OpenPoint, UNIT, is_said, is_set, sentence, unsaid};
use crate::domain::{Band, Direction, GREATEST, KeyResultKind, Unit};
use crate::phrase::{
    Ask, Change, ChangeOf, Context, Part, Understood, Ways, convert, open_words, read, read_date,
};

/// One thing that a sentence says about one field.
pub(super) struct Fact {
    /// The key of the sheet the field stands in.
    pub key: u32,
    pub slot: Slot,
    /// The text for the field.
    pub text: String,
    /// What people read: `5 %`.
    pub shown: String,
    /// The words that say it.
    pub words: String,
    /// Whether it is counted in the sentence's unit.
    pub is_number: bool,
}

/// Everything that a sentence says about its form.
pub(super) struct Facts {
    pub list: Vec<Fact>,
    /// What the numbers need beside them: unit, side of a limit.
    pub beside: Vec<(u32, Slot, String)>,
    pub missing: Vec<OpenPoint>,
    /// The words that are left when all of this stands in fields.
    pub title: Option<String>,
}

/// Reads the sentence in a slot of the sheet `key`. None for a slot that is not read.
pub(super) fn facts(root: &FormSheet, key: u32, slot: Slot, ground: &Ground) -> Option<Facts> {
    let sheet = root.find(key)?;
    let text = sentence(sheet, slot);
    let context = ground.habits.context();
    let understood = read(text, &context);
    let mut said = FactSaid {
        text,
        understood: &understood,
        context,
        key,
        root,
        sheet,
        ground,
        unit: Unit::Number,
        facts: Facts {
            list: Vec::new(),
            beside: Vec::new(),
            missing: Vec::new(),
            title: None,
        },
    };
    match slot {
        Slot::Name => said.kpi(),
        Slot::Title => said.objective(),
        Slot::Outcome => said.key_result(),
        _ => return None,
    }
    Some(said.facts)
}

struct FactSaid<'a> {
    text: &'a str,
    understood: &'a Understood,
    context: Context,
    key: u32,
    root: &'a FormSheet,
    sheet: &'a FormSheet,
    ground: &'a Ground<'a>,
    /// The unit of the fields.
    unit: Unit,
    facts: Facts,
}

impl<'a> FactSaid<'a> {
    fn key_result(&mut self) {
        let fields = self.understood.key_result_fields(&self.context);
        self.facts.title = fields.title;
        self.units(self.key);
        let said = fields.measure.map(|measure| word_of(&KINDS, Some(measure)));
        let word = self.choice(Slot::Kind, said);
        if said == Some(word) && !is_set(self.sheet, Slot::Kind) {
            let words = self.kind_words();
            let shown = KINDS.iter().find(|(_, known, _)| *known == word);
            let shown = shown.map_or("", |(_, _, label)| label);
            self.fact(Slot::Kind, word, shown, words);
        }
        let kind = value_of(&KINDS, word).unwrap_or_default();
        match kind {
            KeyResultKind::Increase | KeyResultKind::Decrease => self.change(kind),
            KeyResultKind::Hold => self.limits(fields.band),
            KeyResultKind::Milestones | KeyResultKind::Done => {}
        }
        self.due();
        self.who_and_how_often();
    }

    /// What will stand in a choice: what the person set, else what the sentence says, else what was there without it. What takes a field
    /// away into which the person typed does not come to stand.
    fn choice(&self, slot: Slot, said: Option<&'a str>) -> &'a str {
        let sheet = self.sheet;
        let may_stand = |word: &&str| !hides(self.root, self.key, slot, word);
        let is_set = is_set(sheet, slot);
        let others = [said, Some(unsaid(sheet, slot))].into_iter().flatten();
        let other = others.filter(|_| !is_set).find(may_stand);
        other.unwrap_or_else(|| sheet.text(slot))
    }

    fn kpi(&mut self) {
        let fields = self.understood.kpi_fields(&self.context);
        self.facts.title = fields.name;
        let row = self.root.rows(List::Targets).last();
        let row_key = row.map_or(self.key, |row| row.key);
        self.units(self.key);
        let understood = self.understood;
        let moves = matches!(understood.direction, Some(Direction::Up | Direction::Down));
        // Most metrics are better when they rise, but "Headcount" alone does not say so.
        let said = fields
            .direction
            .filter(|direction| moves || understood.has_numbers() || *direction != Direction::Up);
        let said = said.map(|said| word_of(&DIRECTIONS, Some(said)));
        let word = self.choice(Slot::Direction, said);
        let is_set = is_set(self.sheet, Slot::Direction);
        if said == Some(word) && !is_set {
            let shown = DIRECTIONS.iter().find(|(_, known, _)| *known == word);
            let shown = shown.map_or("", |(_, _, label)| label);
            let words = self.direction_words();
            self.fact(Slot::Direction, word, shown, words);
        }
        let direction = if said.is_none() && word.is_empty() && !is_set {
            fields.direction
        } else {
            value_of(&DIRECTIONS, word)
        };
        let (low, high) = match self.understood.band {
            Some(band) => (band.low, band.high),
            None => (self.understood.target, self.understood.target),
        };
        if row.is_some() {
            match direction {
                Some(Direction::Hold) => {
                    let band = self.understood.band.unwrap_or_default();
                    self.number(row_key, Slot::Low, band.low, is_limit);
                    self.number(row_key, Slot::High, band.high, is_limit);
                }
                Some(Direction::Down) => self.number(row_key, Slot::Target, high, is_target),
                _ => self.number(row_key, Slot::Target, low, is_target),
            }
        }
        self.who_and_how_often();
        if self.understood.due.is_some() {
            let words = self.words(|part| matches!(part, Part::Due(_)));
            self.facts.missing.push(OpenPoint::End(words));
        }
    }

    fn objective(&mut self) {
        self.facts.title = self.understood.key_result_fields(&self.context).title;
        if let Some(due) = self.understood.due {
            let choices = cycle_choices(self.ground).into_iter();
            let fitting = choices
                .map(|choice| choice.cycle)
                .find(|cycle| cycle.end == due);
            if let Some(cycle) = fitting {
                let words = self.words(|part| matches!(part, Part::Due(_)));
                self.fact(Slot::Cycle, cycle.id.as_str(), &cycle.name, words);
            }
        }
        self.owner();
    }

    /// Start value and target of a change.
    fn change(&mut self, kind: KeyResultKind) {
        let understood = self.understood;
        let key = self.key;
        self.number(key, Slot::Baseline, understood.baseline, |part| {
            matches!(part, Part::Baseline(_))
        });
        let typed = is_set(self.sheet, Slot::Baseline).then(|| {
            let text = self.sheet.text(Slot::Baseline);
            let near = recorded(self.sheet, self.ground);
            match self.ground.habits.ways(text, &self.unit, near) {
                Ok(Ways::One(value)) => Some(value),
                _ => None,
            }
        });
        let typed = typed.flatten();
        let target = understood.target.or_else(|| match kind {
            KeyResultKind::Decrease => understood.band?.high,
            _ => understood.band?.low,
        });
        let Some(change) = understood.change.filter(|_| target.is_none()) else {
            self.number(key, Slot::Target, target, is_target);
            return self.open_number();
        };
        let words = self.words(|part| matches!(part, Part::Change(_)));
        let words = if words.is_empty() { self.verb() } else { words };
        // A start value typed by hand is in the fields' own unit already.
        let start = typed.or_else(|| self.fit(understood.baseline?));
        match start {
            Some(start) => {
                let reached = self.in_fields_unit(change).and_then(|by| by.target(start));
                if let Some(reached) = reached.filter(kept) {
                    self.put_number(key, Slot::Target, reached, words);
                }
            }
            None => self.facts.missing.push(OpenPoint::Start(words)),
        }
    }

    fn in_fields_unit(&self, change: Change) -> Option<Change> {
        let amount = match change.of {
            ChangeOf::Units => self.fit(change.amount)?,
            ChangeOf::Percent | ChangeOf::Points | ChangeOf::Factor => change.amount,
        };
        Some(Change { amount, ..change })
    }

    /// Asks what the words leave open, unless a person filled it in.
    fn open_number(&mut self) {
        let filled = |slot| !unsaid(self.sheet, slot).trim().is_empty();
        if filled(Slot::Baseline) || filled(Slot::Target) || !self.facts.missing.is_empty() {
            return;
        }
        let asks = self.understood.asks().into_iter();
        let missing = asks.filter_map(|ask| match ask {
            Ask::Baseline(_) => None,
            Ask::Number(_) => Some(OpenPoint::Number),
            Ask::Role(value) => Some(OpenPoint::Role(value)),
        });
        self.facts.missing.extend(missing);
    }

    /// The limits of something to hold; of a plain target where a person says that it is to be held.
    fn limits(&mut self, band: Option<Band>) {
        let falls = self.understood.direction == Some(Direction::Down)
            || self.understood.falls(&self.context);
        let band = band.or(self.understood.band).or_else(|| {
            let limit = self.understood.target?;
            Some(if falls {
                Band::at_most(limit)
            } else {
                Band::at_least(limit)
            })
        });
        let Some(band) = band else { return };
        let side = match (band.low, band.high) {
            (Some(_), Some(_)) => "between",
            (Some(_), None) => "least",
            _ => "most",
        };
        let shown = self.choice(Slot::Side, Some(side));
        if shown == side && !is_set(self.sheet, Slot::Side) {
            let side = side.to_owned();
            self.facts.beside.push((self.key, Slot::Side, side));
        }
        let shown = if shown.is_empty() { "most" } else { shown };
        let key = self.key;
        if shown != "most" {
            self.number(key, Slot::Low, band.low, is_limit);
        }
        if shown != "least" {
            self.number(key, Slot::High, band.high, is_limit);
        }
    }

    fn due(&mut self) {
        if let Some(due) = self.understood.due {
            let shown = self.ground.habits.figures.day(due);
            let words = self.words(|part| matches!(part, Part::Due(_)));
            let is_typed = |text: &&str| read_date(text, &self.context.calendar) == Ok(due);
            let typed = open_words(&words, &self.context).into_iter().find(is_typed);
            let text = typed.unwrap_or(&shown).to_owned();
            self.fact(Slot::Due, &text, &shown, words);
        }
    }

    fn who_and_how_often(&mut self) {
        if let Some(cadence) = self.understood.cadence {
            let words = self.words(|part| matches!(part, Part::Cadence(_)));
            let shown = CADENCES.iter().find(|(known, _, _)| *known == cadence);
            let shown = shown.map_or("", |(_, _, label)| label);
            self.fact(
                Slot::Cadence,
                word_of(&CADENCES, Some(cadence)),
                shown,
                words,
            );
        }
        self.owner();
    }

    fn owner(&mut self) {
        if let Some(owner) = &self.understood.owner {
            let words = self.words(|part| matches!(part, Part::Owner(_)));
            self.fact(Slot::Owner, owner, owner, words);
        }
    }

    /// Notes numbers that another country writes differently: 1,234 and 1.234. Amounts of money are rarely meant so.
    /// The unit of the fields: the person's where they chose one, else the sentence's, which then is to be written.
    fn units(&mut self, key: u32) {
        let mut unit = FormSheet::default();
        for slot in UNIT {
            unit.set(slot, unsaid(self.sheet, slot));
        }
        let is_counted = is_said(self.sheet, Slot::Unit) && is_counted_by_hand(self.root, self.key);
        if is_counted {
            for slot in UNIT {
                unit.set(slot, self.sheet.text(slot));
            }
        } else if let Some(said) = &self.understood.unit
            && !is_set(self.sheet, Slot::Unit)
        {
            let mut words = FormSheet::default();
            write_unit(&mut words, said);
            for slot in UNIT {
                if !is_set(self.sheet, slot) {
                    unit.set(slot, words.text(slot));
                    if !words.text(slot).is_empty() {
                        let text = words.text(slot).to_owned();
                        self.facts.beside.push((key, slot, text));
                    }
                }
            }
        }
        self.unit = read_unit(&unit);
    }

    /// A number of the sentence in the unit of the fields. None where it cannot be counted in it.
    fn fit(&self, value: f64) -> Option<f64> {
        match (self.understood.unit.as_ref(), &self.unit) {
            (None | Some(Unit::Number), _) => Some(value),
            (Some(Unit::Duration(said)), Unit::Duration(here)) => {
                // 30 minutes are half an hour, not 0.49999999999999994.
                Some((convert(value, *said, *here) * 1e9).round() / 1e9)
            }
            (Some(Unit::Custom(_)), Unit::Custom(_) | Unit::Number) => Some(value),
            (Some(said), here) => (said == here).then_some(value),
        }
        .filter(kept)
    }

    fn number(&mut self, key: u32, slot: Slot, value: Option<f64>, is_part: fn(&Part) -> bool) {
        let Some(value) = value.filter(kept) else {
            return;
        };
        // What is tied to no words could not be shown: it stays in the title.
        let words = Some(self.words(is_part)).filter(|words| !words.is_empty());
        let Some(words) = words else { return };
        let Some(fitting) = self.fit(value) else {
            let unit = self.understood.unit.clone().unwrap_or_default();
            let said = self.ground.habits.figures.value(value, &unit, None);
            if !self
                .facts
                .missing
                .iter()
                .any(|one| matches!(one, OpenPoint::Unit { .. }))
            {
                self.facts.missing.push(OpenPoint::Unit { said });
            }
            return;
        };
        self.put_number(key, slot, fitting, words);
    }

    fn put_number(&mut self, key: u32, slot: Slot, value: f64, words: String) {
        let habits = &self.ground.habits;
        // What can be read two ways is passed on as typed: the field asks.
        let is_typed = |text: &&str| {
            let ways = habits.ways(text, &self.unit, recorded(self.sheet, self.ground));
            matches!(ways, Ok(Ways::Either(one, other)) if one == value || other == value)
        };
        let typed = open_words(&words, &self.context).into_iter().find(is_typed);
        let text = typed.map_or_else(|| habits.plain(value), str::to_owned);
        self.facts.list.push(Fact {
            key,
            slot,
            text,
            shown: habits.figures.value(value, &self.unit, None),
            words,
            is_number: true,
        });
    }

    fn fact(&mut self, slot: Slot, text: &str, shown: &str, words: String) {
        self.facts.list.push(Fact {
            key: self.key,
            slot,
            text: text.to_owned(),
            shown: shown.to_owned(),
            words,
            is_number: false,
        });
    }

    /// The words that were understood as such a part; of several that stand together, from the first to the last.
    fn words(&self, is_part: impl Fn(&Part) -> bool) -> String {
        let mut spans = self
            .understood
            .spans
            .iter()
            .filter(|span| is_part(&span.part));
        let Some(first) = spans.next() else {
            return String::new();
        };
        let mut end = first.end;
        for next in spans {
            let between = self.text.get(end..next.start).unwrap_or("-");
            if between.trim().is_empty() {
                end = next.end;
            }
        }
        self.text
            .get(first.start..end)
            .unwrap_or_default()
            .to_owned()
    }

    fn verb(&self) -> String {
        self.words(|part| matches!(part, Part::Verb(_)))
    }

    /// The words that decide how it is measured.
    fn kind_words(&self) -> String {
        let limits = self.words(is_limit);
        let verb = self.verb();
        [limits, verb, self.words(is_target)]
            .into_iter()
            .find(|words| !words.is_empty())
            .unwrap_or_default()
    }

    /// The words that decide which way is good.
    fn direction_words(&self) -> String {
        let moves = matches!(
            self.understood.direction,
            Some(Direction::Up | Direction::Down)
        );
        let verb = self.verb();
        if moves && !verb.is_empty() {
            return verb;
        }
        let limits = self.words(is_limit);
        if limits.is_empty() {
            self.understood.metric.clone()
        } else {
            limits
        }
    }
}

fn is_target(part: &Part) -> bool {
    matches!(part, Part::Target(_) | Part::Low(_) | Part::High(_))
}

fn is_limit(part: &Part) -> bool {
    is_target(part)
}

fn kept(value: &f64) -> bool {
    value.is_finite() && value.abs() <= GREATEST
}
