//! Giving each number its place: baseline, target, limit or change, each once.

use super::columns::Column;
use super::figures::Found;
use super::role::{Role, Sure};
use super::work::Work;
use super::{Change, ChangeOf, Part};
use crate::domain::Ordered;
use crate::domain::{Band, Direction, TimeUnit, Unit};
use crate::phrase::lexicon::{Doing, Sense};
use crate::phrase::quantity::{Measure, Quantity};
use crate::phrase::value::convert;

/// The numbers that were placed, before they have a common unit.
#[derive(Default)]
struct Slots {
    baseline: Option<(usize, Quantity)>,
    target: Option<(usize, Quantity)>,
    low: Option<(usize, Quantity)>,
    high: Option<(usize, Quantity)>,
    change: Option<(usize, Change, Quantity)>,
    said: Option<Direction>,
    /// Whether a band was written with its higher end first: "60 to 50 %".
    falls: bool,
}

impl Work<'_> {
    /// Places what was found: sure words first, each place once; what is left stays in the title.
    pub(super) fn place(&mut self, found: Vec<Found>) {
        let mut slots = Slots::default();
        let mut placed = vec![false; found.len()];
        let starts = found.iter().any(|part| matches!(part.role, Role::Baseline));
        let strength = |role: &Role| match role {
            Role::Pair(_) => 0,
            Role::Baseline => 1,
            Role::Target(Sure::Said, _) => 2,
            // "Add 3 features to bring usage from 10 % to 20 %"
            Role::Target(Sure::Direct | Sure::Limit, _) => 2 + u8::from(starts),
            Role::Change(_) => 4,
            Role::Low | Role::High | Role::Both(_) | Role::Target(Sure::Likely, _) => 5,
            Role::Unknown => 6,
        };
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.order_by_key(|&index| found.get(index).map(|part| strength(&part.role)));
        for index in order {
            if let (Some(part), Some(placed)) = (found.get(index), placed.get_mut(index)) {
                *placed = slots.accept(index, part);
            }
        }
        slots.aim_at_limit(self.doing());
        let unit = slots.unit();
        let factor = |quantity: &Quantity| value_in(quantity, unit.as_ref());
        // A number in another unit than the goal's is none of the goal's.
        for slot in [
            &mut slots.baseline,
            &mut slots.low,
            &mut slots.high,
            &mut slots.target,
        ] {
            if let Some((index, quantity)) = slot
                && factor(quantity).is_none()
            {
                if let Some(placed) = placed.get_mut(*index) {
                    *placed = false;
                }
                *slot = None;
            }
        }
        if let Some((index, change, quantity)) = slots.change
            && change.of == ChangeOf::Units
            && factor(&quantity).is_none()
        {
            if let Some(placed) = placed.get_mut(index) {
                *placed = false;
            }
            slots.change = None;
        }
        slots.drop_crossed(&mut placed, &factor);
        slots.drop_torn_pairs(&mut placed);
        slots.share_scale();
        let value = |slot: &Option<(usize, Quantity)>| {
            slot.as_ref()
                .and_then(|(_, quantity)| value_in(quantity, unit.as_ref()))
        };
        self.out.baseline = self.out.baseline.or(value(&slots.baseline));
        self.out.target = self.out.target.or(value(&slots.target));
        let (low, high) = (value(&slots.low), value(&slots.high));
        slots.falls = low > high && high.is_some();
        if self.out.band.is_none() && (low.is_some() || high.is_some()) {
            self.out.band = Some(match (low, high) {
                (Some(low), Some(high)) => Band::between(low, high),
                _ => Band { low, high },
            });
        }
        self.out.change = slots.change.map(|(_, change, quantity)| {
            let converted = (change.of == ChangeOf::Units)
                .then(|| value_in(&quantity, unit.as_ref()))
                .flatten();
            Change {
                amount: converted.map_or(change.amount, f64::abs),
                ..change
            }
        });
        slots.change = slots
            .change
            .zip(self.out.change)
            .map(|((place, _, quantity), change)| (place, change, quantity));
        if self.out.unit.is_none() {
            self.out.unit = unit;
        }
        self.unit_in_brackets();
        // The number that it belonged to may have been none of the goal's.
        if !self.out.counts_in_its_unit() {
            self.out.unit = None;
        }
        self.note_slots(&found, &slots, &placed);
        self.settle_direction(slots.said);
    }

    fn note_slots(&mut self, found: &[Found], slots: &Slots, placed: &[bool]) {
        for (index, part) in found.iter().enumerate() {
            if !placed.get(index).copied().unwrap_or(false) {
                let value = part.quantity.value;
                if part.at < part.next
                    && !matches!(part.role, Role::Change(Change { of: ChangeOf::Factor, .. }) if part.from == part.next)
                {
                    self.unplaced(part.at, part.at.max(part.next.min(part.at + 1)), value);
                }
                continue;
            }
            if let Some((_, change, _)) = slots.change.filter(|&(place, ..)| place == index) {
                self.note_change(part, change);
                continue;
            }
            let (baseline, target, band) = (
                self.out.baseline,
                self.out.target,
                self.out.band.unwrap_or_default(),
            );
            let at = |slot: &Option<(usize, Quantity)>| {
                slot.as_ref().is_some_and(|&(place, _)| place == index)
            };
            let parts = [
                (at(&slots.baseline), baseline.map(Part::Baseline)),
                (at(&slots.target), target.map(Part::Target)),
                (at(&slots.low), band.low.map(Part::Low)),
                (at(&slots.high), band.high.map(Part::High)),
            ];
            let mut named: Vec<Part> = parts
                .into_iter()
                .filter_map(|(here, part)| part.filter(|_| here))
                .collect();
            if slots.falls && at(&slots.low) {
                named.reverse();
            }
            match (named.len(), self.second_of(part)) {
                (2, Some(second)) => {
                    let last = named.pop();
                    if let (Some(first), Some(last)) = (named.pop(), last) {
                        self.note(part.from, second, first);
                        self.note(second, part.next, last);
                    }
                }
                _ => {
                    if let Some(named) = named.into_iter().next() {
                        self.note(part.from, part.next, named);
                    }
                }
            }
            let first = self.first_free(0) == Some(part.from);
            let that = part
                .from
                .checked_sub(1)
                .is_some_and(|before| self.free(before).is_some_and(|token| token.is("that")));
            let plain =
                first || that || part.from == part.at || self.skip_about(part.at) == part.from;
            let amount = (part.quantity.scale - 1.0).abs() > 0.5
                || first
                || matches!(part.quantity.measure, Some(Measure::Money { .. }));
            let of_share = plain
                && self
                    .free(part.next)
                    .is_some_and(|of| of.is("of") || amount && of.is("in"))
                && found.iter().all(|other| other.from != part.next)
                && self.tokens.get(part.next + 1).is_some();
            if !part.stays {
                self.take(part.from, part.next + usize::from(of_share));
            }
        }
    }

    /// Where the second number of a pair starts.
    fn second_of(&self, part: &Found) -> Option<usize> {
        let (_, mut at) = self.numerals().read(&self.tokens, part.at)?;
        while at < part.next
            && self
                .numerals()
                .read(&self.tokens, at)
                .is_none_or(|(_, next)| next != part.next)
        {
            at += 1;
        }
        (at < part.next).then_some(at)
    }

    fn note_change(&mut self, part: &Found, change: Change) {
        let multiple = part.from == part.next;
        if multiple {
            // A verb like "double": its own span says both.
            return;
        }
        // "Achieve a 30 % increase in conversion" becomes "Increase conversion".
        let noun = (part.at..part.next).any(|at| {
            self.free(at).is_some_and(|token| {
                token
                    .senses()
                    .any(|sense| matches!(sense, Sense::Change(_)))
            })
        });
        self.note(part.from, part.next, Part::Change(change));
        if noun {
            let verb_in_front = self.verb_at.is_some_and(|(_, end)| end == part.from);
            let replaces = verb_in_front
                && matches!(
                    self.doing(),
                    Some(Doing::Reach | Doing::Output | Doing::Aim)
                )
                || self.verb_at.is_none() && self.first_free(0) == Some(part.from);
            if replaces {
                self.verb_instead = Some(match change.direction {
                    Some(Direction::Down) => "Reduce",
                    _ => "Increase",
                });
                if let Some((from, to)) = self.verb_at {
                    self.take(from, to);
                }
            }
        }
        // "Lose 10 % of body weight"
        let of_share =
            !noun && part.from == part.at && self.free(part.next).is_some_and(|of| of.is("of"));
        self.take(part.from, part.next + usize::from(of_share));
    }

    /// What a title says by itself, without its numbers.
    pub(super) fn title_facts(&mut self) {
        self.cadence();
        self.settle_direction(None);
    }

    /// Which way is good, by the words first and the numbers second.
    fn settle_direction(&mut self, said: Option<Direction>) {
        let by_verb = self.doing().and_then(|doing| match doing {
            Doing::Better => None,
            doing => self.heading(doing),
        });
        let by_numbers = match (self.out.baseline, self.out.target) {
            (Some(baseline), Some(target)) if target > baseline => Some(Direction::Up),
            (Some(baseline), Some(target)) if target < baseline => Some(Direction::Down),
            _ => None,
        };
        let better = (self.doing() == Some(Doing::Better))
            .then(|| self.heading(Doing::Better))
            .flatten();
        self.out.direction = by_verb
            .or(self.out.change.and_then(|change| change.direction))
            .or(by_numbers)
            .or(said)
            .or(better);
    }

    /// Fills the values of a table's columns.
    pub(super) fn column_values(&mut self, numbers: &[Option<Found>], roles: &[Column]) {
        let unit = numbers
            .iter()
            .flatten()
            .flat_map(|found| match found.role {
                Role::Both(second) => [Some(found.quantity), Some(second)],
                _ => [Some(found.quantity), None],
            })
            .flatten()
            .find_map(|quantity| quantity.measure.and_then(Measure::unit))
            .map(|(unit, _)| unit);
        for (found, column) in numbers.iter().zip(roles) {
            let Some(found) = found else {
                continue;
            };
            let Some(value) = value_in(&found.quantity, unit.as_ref()) else {
                continue;
            };
            let high = match found.role {
                Role::Both(second) => value_in(&second, unit.as_ref()),
                _ => None,
            };
            let part = match (column, found.role) {
                (Column::Target, Role::Low) => {
                    self.out.band = Some(Band::at_least(value));
                    Part::Low(value)
                }
                (Column::Target, Role::High) => {
                    self.out.band = Some(Band::at_most(value));
                    Part::High(value)
                }
                (Column::Target, Role::Both(_)) => {
                    let Some(high) = high else { continue };
                    self.out.band = Some(Band::between(value, high));
                    Part::Low(value)
                }
                (Column::Baseline, _) => {
                    self.out.baseline = Some(value);
                    Part::Baseline(value)
                }
                (Column::Target, _) => {
                    self.out.target = Some(value);
                    Part::Target(value)
                }
                (Column::Actual, _) => {
                    self.out.actual = Some(value);
                    Part::Actual(value)
                }
            };
            self.note(found.from, found.next, part);
        }
        self.out.unit = unit;
        self.unit_in_brackets();
    }

    /// "Lead time (days): 12", "Cost per hire (in EUR)": the unit of bare numbers.
    fn unit_in_brackets(&mut self) {
        if self.out.unit.is_some()
            || !(self.out.has_numbers() || self.out.actual.is_some())
            || self.out.change.is_some()
        {
            return;
        }
        let unit = (0..self.tokens.len()).find_map(|open| {
            self.is_sign_at(open, '(').then_some(())?;
            let at = open + 1 + usize::from(self.free(open + 1).is_some_and(|word| word.is("in")));
            let (measure, next) = self.numerals().unit(&self.tokens, at)?;
            self.is_sign_at(next, ')').then_some(())?;
            let (unit, factor) = measure.unit()?;
            ((factor - 1.0).abs() < 1e-9).then_some(unit)
        });
        self.out.unit = unit;
    }
}

impl Slots {
    /// Gives a number its place if the place is free and fits what is placed already.
    fn accept(&mut self, index: usize, part: &Found) -> bool {
        let quantity = part.quantity;
        match part.role {
            Role::Baseline if self.baseline.is_none() => self.baseline = Some((index, quantity)),
            Role::Pair(second) if self.baseline.is_none() && self.target.is_none() => {
                self.baseline = Some((index, quantity));
                self.target = Some((index, second));
            }
            Role::Target(Sure::Said | Sure::Limit | Sure::Direct, said)
                if self.target.is_none() =>
            {
                self.target = Some((index, quantity));
                self.said = said;
            }
            Role::Target(Sure::Likely, said)
                if self.target.is_none()
                    && self.low.is_none()
                    && self.high.is_none()
                    && self.change.is_none() =>
            {
                self.target = Some((index, quantity));
                self.said = said;
            }
            Role::Low
                if self.low.is_none() && self.target.is_none() && self.fits_band(&quantity) =>
            {
                self.low = Some((index, quantity))
            }
            Role::High
                if self.high.is_none() && self.target.is_none() && self.fits_band(&quantity) =>
            {
                self.high = Some((index, quantity))
            }
            Role::Both(second)
                if self.low.is_none() && self.high.is_none() && self.target.is_none() =>
            {
                self.low = Some((index, quantity));
                self.high = Some((index, second));
            }
            Role::Change(change) if self.change.is_none() => {
                self.change = Some((index, change, quantity))
            }
            _ => return false,
        }
        true
    }

    /// With a baseline beside it a limit is what to arrive at: "complaints below 50, today 120".
    fn aim_at_limit(&mut self, doing: Option<Doing>) {
        let held = matches!(doing, Some(Doing::Hold | Doing::Watch));
        if held
            || self.baseline.is_none()
            || self.target.is_some()
            || self.low.is_some() == self.high.is_some()
        {
            return;
        }
        self.said = self.said.or(Some(if self.low.is_some() {
            Direction::Up
        } else {
            Direction::Down
        }));
        self.target = self.low.take().or(self.high.take());
    }

    /// "< 5 ≥ 98 %": between two limits that cross nothing lies; the later one is none of the goal's.
    fn drop_crossed(&mut self, placed: &mut [bool], value: &dyn Fn(&Quantity) -> Option<f64>) {
        let (Some((low, least)), Some((high, most))) = (self.low, self.high) else {
            return;
        };
        let crossed = value(&least)
            .zip(value(&most))
            .is_some_and(|(least, most)| least > most);
        if !crossed || low == high {
            return;
        }
        let later = if low > high {
            &mut self.low
        } else {
            &mut self.high
        };
        *later = None;
        if let Some(placed) = placed.get_mut(low.max(high)) {
            *placed = false;
        }
    }

    /// "€10–12 m": of two numbers that belong together none is placed when the other cannot be.
    fn drop_torn_pairs(&mut self, placed: &mut [bool]) {
        let torn = |slot: &Option<(usize, Quantity)>| {
            slot.and_then(|(index, _)| {
                placed
                    .get(index)
                    .copied()
                    .filter(|placed| !placed)
                    .map(|_| index)
            })
        };
        let gone = [&self.low, &self.high, &self.baseline, &self.target]
            .into_iter()
            .find_map(torn);
        for slot in [
            &mut self.low,
            &mut self.high,
            &mut self.baseline,
            &mut self.target,
        ] {
            if gone.is_some() && slot.map(|(index, _)| index) == gone {
                *slot = None;
            }
        }
    }

    fn fits_band(&self, quantity: &Quantity) -> bool {
        let other = self.low.or(self.high);
        other.is_none_or(|(_, other)| same_kind(&other, quantity))
    }

    fn unit(&self) -> Option<Unit> {
        [&self.target, &self.low, &self.high, &self.baseline]
            .into_iter()
            .flatten()
            .find_map(|(_, quantity)| quantity.measure.and_then(Measure::unit))
            .map(|(unit, _)| unit)
            .or_else(|| {
                let (_, change, quantity) = self.change?;
                (change.of == ChangeOf::Units)
                    .then(|| quantity.measure?.unit())
                    .flatten()
                    .map(|(unit, _)| unit)
            })
    }

    /// "from 2 to 5 million": both are millions.
    fn share_scale(&mut self) {
        for (first, second) in [
            (&mut self.baseline, &self.target),
            (&mut self.low, &self.high),
        ] {
            let (Some((_, first)), Some((_, second))) = (first, second) else {
                continue;
            };
            let bare = (first.scale - 1.0).abs() < 0.5 && (second.scale - 1.0).abs() > 0.5;
            // "from 4.2 to 3 million" falls, by less than to a tenth
            let written = second.value / second.scale;
            let fits = first.value < written * 10.0;
            // "from 2.5 to 3m"; but "from 5 to 3k" may be either
            let is_shared = second.scale_apart || first.value.fract() != 0.0;
            if bare && fits && is_shared && first.value != 0.0 {
                first.value *= second.scale;
                first.scale = second.scale;
            }
        }
    }
}

/// The value of a quantity in a unit. One without a unit of its own takes the other's; None where they do not fit.
fn value_in(quantity: &Quantity, unit: Option<&Unit>) -> Option<f64> {
    let Some(measure) = quantity.measure else {
        return Some(quantity.value);
    };
    let Some((own, factor)) = measure.unit() else {
        return Some(quantity.value);
    };
    match (own, unit?) {
        (Unit::Duration(own), Unit::Duration(unit)) => {
            Some(convert(quantity.value * factor, own, *unit))
        }
        (own, unit) if own == *unit => Some(quantity.value * factor),
        // "from 1.2 s to 300 ms"
        (Unit::Duration(own), Unit::Custom(unit)) if unit == "ms" => {
            Some(convert(quantity.value * factor, own, TimeUnit::Seconds) * 1000.0)
        }
        (Unit::Custom(own), Unit::Duration(unit)) if own == "ms" => Some(convert(
            quantity.value * factor / 1000.0,
            TimeUnit::Seconds,
            *unit,
        )),
        _ => None,
    }
}

fn same_kind(one: &Quantity, other: &Quantity) -> bool {
    match (
        one.measure.and_then(Measure::unit),
        other.measure.and_then(Measure::unit),
    ) {
        (Some((Unit::Duration(_), _)), Some((Unit::Duration(_), _))) => true,
        (Some((one, _)), Some((other, _))) => one == other,
        _ => true,
    }
}
