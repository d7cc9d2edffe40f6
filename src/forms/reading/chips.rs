//! What the screen shows under a sentence: what was understood, what is missing, how it could be shorter.

use super::super::ground::Ground;
use super::super::mark::FieldMark;
use super::super::near::recorded;
use super::super::reader::read_unit;
use super::super::sheet::FormSheet;
use super::super::slot::Slot;
use super::facts::{Fact, facts};
use super::{OpenPoint, UNIT, is_said, reach, sentence_slot, unsaid};
use crate::phrase::Ways;

/// One thing that was understood, tied to its words and to the field it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// The key of the sheet the field stands in.
    pub key: u32,
    /// The field.
    pub slot: Slot,
    /// The words of the sentence; empty for what a sentence filled in before it was changed.
    pub words: String,
    /// What they mean: `5 %`.
    pub shown: String,
    /// Whether it stands in the field. If not, the person took it out or set something else there.
    pub is_filled: bool,
}

/// What is shown under a sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SentenceReading {
    /// What was understood.
    pub chips: Vec<Chip>,
    /// What is missing.
    pub missing: Vec<OpenPoint>,
    /// The title without the words that stand in fields; none where there is nothing to shorten or something would be lost.
    pub shorter: Option<String>,
    /// Whether the title is shortened, so that the whole sentence can be brought back.
    pub is_shortened: bool,
}

/// What is shown under the sentence of the sheet with this key.
pub fn read_sentence(root: &FormSheet, key: u32, ground: &Ground) -> SentenceReading {
    let Some(sheet) = root.find(key) else {
        return SentenceReading::default();
    };
    let Some(slot) = sentence_slot(sheet) else {
        return SentenceReading::default();
    };
    let Some(facts) = facts(root, key, slot, ground) else {
        return SentenceReading::default();
    };
    let mut chips: Vec<Chip> = Vec::new();
    for fact in &facts.list {
        let place = root.find(fact.key).unwrap_or(sheet);
        if let Some(is_filled) = standing(place, sheet, fact, ground) {
            chips.push(Chip {
                key: fact.key,
                slot: fact.slot,
                words: fact.words.clone(),
                shown: fact.shown.clone(),
                is_filled,
            });
        }
    }
    chips.extend(kept_from_before(root, key, &chips));
    let is_shortened = !sheet.text(Slot::Sentence).is_empty();
    let is_whole = chips.iter().all(|chip| chip.is_filled) && !chips.is_empty();
    let shorter = facts
        .title
        .filter(|short| is_whole && !is_shortened && short != sheet.text(slot).trim());
    SentenceReading {
        chips,
        missing: facts.missing,
        shorter,
        is_shortened,
    }
}

/// Whether a fact stands in its field; none where there is nothing to show, because it changes nothing.
fn standing(place: &FormSheet, sheet: &FormSheet, fact: &Fact, ground: &Ground) -> Option<bool> {
    let is_choice = matches!(fact.slot, Slot::Kind | Slot::Direction);
    if is_said(place, fact.slot) && place.text(fact.slot) == fact.text {
        let changed = unsaid(place, fact.slot) != fact.text;
        return changed.then_some(true);
    }
    if is_choice {
        return None;
    }
    let typed = place.text(fact.slot).trim();
    let number = |text: &str| {
        let unit = read_unit(sheet);
        let ways = ground.habits.ways(text, &unit, recorded(sheet, ground));
        ways.ok().map(Ways::likelier)
    };
    let is_same = typed == fact.text
        || fact.is_number && number(typed).is_some_and(|typed| number(&fact.text) == Some(typed));
    (!is_same).then_some(false)
}

/// What a sentence filled in before it was shortened and then changed.
fn kept_from_before(root: &FormSheet, key: u32, chips: &[Chip]) -> Vec<Chip> {
    let mut kept = Vec::new();
    for place in reach(root, key) {
        let Some(sheet) = root.find(place) else {
            continue;
        };
        for (slot, mark) in sheet.marks() {
            let is_beside = UNIT.contains(&slot)
                || matches!(
                    slot,
                    Slot::Side | Slot::Kind | Slot::Direction | Slot::Cycle
                );
            let is_shown = chips
                .iter()
                .any(|chip| (chip.key, chip.slot) == (place, slot));
            if matches!(mark, FieldMark::Said { stays: true, .. })
                && is_said(sheet, slot)
                && !is_beside
                && !is_shown
            {
                kept.push(Chip {
                    key: place,
                    slot,
                    words: String::new(),
                    shown: sheet.text(slot).to_owned(),
                    is_filled: true,
                });
            }
        }
    }
    kept
}
