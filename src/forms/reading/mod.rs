//! A sentence typed as a title fills the fields of its form (DOMAIN §6), live, and never one that a person set by hand.
//!
//! Every field that a sentence can fill carries a [`FieldMark`] that says who wrote it. [`write`] types a text as a person does,
//! [`by_hand`] changes a sheet as a person does; both then read the sentence again, so that what it fills follows its words.
//! Emptied words empty what they had filled. [`read_sentence`] gives what the screen shows under the title.

mod chips;
mod facts;
mod held;
mod missing;
#[cfg(test)]
mod tests;

pub use chips::{Chip, SentenceReading, read_sentence};
pub use missing::OpenPoint;

use super::ground::Ground;
use super::mark::FieldMark;
use super::sheet::FormSheet;
use super::slot::{List, Slot};
use crate::domain::letters::to_lowercase;
use facts::{Facts, facts};
use held::{hides, is_counted_by_hand};

/// The fields whose text is read as a sentence.
const SENTENCES: [Slot; 3] = [Slot::Name, Slot::Title, Slot::Outcome];

/// The slots that a unit is written in.
const UNIT: [Slot; 5] = [
    Slot::Unit,
    Slot::Currency,
    Slot::TimeUnit,
    Slot::RatingOf,
    Slot::UnitWord,
];

/// The choices that a form brings with it.
const CHOSEN: [Slot; 4] = [Slot::Kind, Slot::Direction, Slot::Side, Slot::Cycle];

/// The fields that a sentence can fill.
const FILLED: [Slot; 16] = [
    Slot::Unit,
    Slot::Currency,
    Slot::TimeUnit,
    Slot::RatingOf,
    Slot::UnitWord,
    Slot::Kind,
    Slot::Direction,
    Slot::Baseline,
    Slot::Target,
    Slot::Side,
    Slot::Low,
    Slot::High,
    Slot::Due,
    Slot::Cadence,
    Slot::Owner,
    Slot::Cycle,
];

/// Types a text into a slot of the sheet with this key, as a person does.
pub fn write(root: &mut FormSheet, key: u32, slot: Slot, text: &str, ground: &Ground) {
    let Some(sheet) = root.find_mut(key) else {
        return;
    };
    sheet.set(slot, text);
    if SENTENCES.contains(&slot) {
        let was_shortened = !sheet.text(Slot::Sentence).is_empty();
        sheet.set(Slot::Sentence, "");
        if text.trim().is_empty() {
            sheet.set_mark(slot, None);
        }
        if was_shortened || text.trim().is_empty() {
            stay(root, key, !text.trim().is_empty());
        }
        fill(root, key, slot, ground);
    } else {
        if FILLED.contains(&slot) {
            sheet.set_mark(slot, Some(FieldMark::Hand));
        }
        follow(root, key, ground);
    }
}

/// Changes the sheet with this key as a person does: what is different afterwards was set by hand.
pub fn by_hand(
    root: &mut FormSheet,
    key: u32,
    change: impl FnOnce(&mut FormSheet),
    ground: &Ground,
) {
    let Some(sheet) = root.find_mut(key) else {
        return;
    };
    let before = sheet.clone();
    change(sheet);
    mark_changes(sheet, &before);
    follow(root, key, ground);
}

/// Takes out what a sentence filled in here; it stays out until the words change. The sentence stands in the sheet `key`.
pub fn take_out(root: &mut FormSheet, key: u32, chip: &Chip, ground: &Ground) {
    if let Some(sheet) = root.find_mut(chip.key) {
        if is_said(sheet, chip.slot) {
            unfill(sheet, chip.slot);
        }
        let is_own = !CHOSEN.contains(&chip.slot) && !sheet.text(chip.slot).trim().is_empty();
        let mark = if is_own {
            FieldMark::Hand
        } else {
            FieldMark::Out(chip.words.clone())
        };
        sheet.set_mark(chip.slot, Some(mark));
    }
    fill_own(root, key, ground);
}

/// Fills in what a sentence says in place of what a person had set or taken out; taken out again, the person's own is back.
/// The sentence stands in the sheet `key`.
pub fn take_in(root: &mut FormSheet, key: u32, chip: &Chip, ground: &Ground) {
    if let Some(sheet) = root.find_mut(chip.key) {
        sheet.set_mark(chip.slot, Some(FieldMark::Brought));
    }
    fill_own(root, key, ground);
}

/// Leaves in the title only what went into no field. The whole sentence is kept, and read, until the title is changed.
pub fn shorten(root: &mut FormSheet, key: u32, ground: &Ground) {
    let short = read_sentence(root, key, ground).shorter;
    if let (Some(short), Some(sheet)) = (short, root.find_mut(key))
        && let Some(slot) = sentence_slot(sheet)
    {
        let whole = sheet.text(slot).to_owned();
        sheet.set(Slot::Sentence, whole);
        sheet.set(slot, short);
    }
}

/// Shortens a title once the person is done with it, if there is something to shorten and they have not undone that before. Whether it did.
pub fn settle(root: &mut FormSheet, key: u32, ground: &Ground) -> bool {
    let is_kept_whole = root.find(key).is_some_and(|sheet| {
        let slot = sentence_slot(sheet);
        slot.is_some_and(|slot| sheet.mark(slot) == Some(&FieldMark::Hand))
    });
    // What is left must be a piece of the sentence as it was: words that were apart might mean something else together.
    let is_piece = |short: &String| {
        let whole = root
            .find(key)
            .and_then(|sheet| Some(sheet.text(sentence_slot(sheet)?)));
        whole.is_some_and(|whole| to_lowercase(whole).contains(&to_lowercase(short)))
    };
    // A bare number may belong to a name: "Errors in module 3".
    let is_said = |chip: &Chip| {
        let mut letters = chip.words.chars();
        chip.words.is_empty()
            || letters.any(|letter| !letter.is_ascii_digit() && !matches!(letter, ' ' | '.' | ','))
    };
    let reading = read_sentence(root, key, ground);
    let is_sure =
        reading.chips.iter().all(is_said) && reading.shorter.is_some_and(|it| is_piece(&it));
    if is_kept_whole || !is_sure {
        return false;
    }
    shorten(root, key, ground);
    true
}

/// Brings the whole sentence back, and keeps it until something else is said there.
pub fn keep_whole(root: &mut FormSheet, key: u32) {
    lengthen(root, key);
    if let Some(sheet) = root.find_mut(key)
        && let Some(slot) = sentence_slot(sheet)
    {
        sheet.set_mark(slot, Some(FieldMark::Hand));
    }
}

/// Brings the whole sentence back.
fn lengthen(root: &mut FormSheet, key: u32) {
    if let Some(sheet) = root.find_mut(key)
        && let Some(slot) = sentence_slot(sheet)
    {
        let whole = sheet.text(Slot::Sentence).to_owned();
        sheet.set(Slot::Sentence, "");
        sheet.set(slot, whole);
    }
}

/// Makes each line of a pasted text a key result, beginning with the row `key`; further lines take the empty rows after it
/// and then new ones. Returns how many; 0, and nothing changed, for a text of one line.
pub fn paste(
    root: &mut FormSheet,
    key: u32,
    text: &str,
    ground: &Ground,
    mut blank: impl FnMut() -> FormSheet,
) -> usize {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    if lines.len() < 2 {
        return 0;
    }
    let behind = root.rows(List::KeyResults).iter();
    let behind = behind.skip_while(|row| row.key != key).skip(1);
    let mut free: Vec<u32> = behind
        .filter(|row| row.is_blank(&super::key_result::BROUGHT))
        .map(|row| row.key)
        .collect();
    free.insert(0, key);
    let mut free = free.into_iter();
    for line in &lines {
        let row = match free.next() {
            Some(row) => Some(row),
            None => root.add(0, List::KeyResults, blank()),
        };
        if let Some(row) = row {
            write(root, row, Slot::Outcome, line, ground);
            shorten(root, row, ground);
        }
    }
    lines.len()
}

/// The slot of a sheet that is read as a sentence.
fn sentence_slot(sheet: &FormSheet) -> Option<Slot> {
    SENTENCES
        .into_iter()
        .find(|slot| !sheet.text(*slot).is_empty())
}

/// The sentence of a sheet: its title, or what stood there before it was shortened.
fn sentence(sheet: &FormSheet, slot: Slot) -> &str {
    match sheet.text(Slot::Sentence) {
        "" => sheet.text(slot),
        whole => whole,
    }
}

/// Whether the sentence wrote what stands in a slot.
fn is_said(sheet: &FormSheet, slot: Slot) -> bool {
    matches!(sheet.mark(slot), Some(FieldMark::Said { wrote, .. }) if wrote == sheet.text(slot))
}

/// Whether a person set a slot, be it to nothing.
fn is_set(sheet: &FormSheet, slot: Slot) -> bool {
    match sheet.mark(slot) {
        None => !sheet.text(slot).trim().is_empty(),
        Some(FieldMark::Hand) => true,
        Some(FieldMark::Brought | FieldMark::Out(_)) => false,
        Some(FieldMark::Said { .. }) => !is_said(sheet, slot),
    }
}

/// Whether a sentence may write a slot with these words.
fn is_free(sheet: &FormSheet, slot: Slot, words: &str) -> bool {
    match sheet.mark(slot) {
        Some(FieldMark::Out(out)) => out != words,
        _ => !is_set(sheet, slot),
    }
}

/// The text of a slot as it is without the sentence.
fn unsaid(sheet: &FormSheet, slot: Slot) -> &str {
    match sheet.mark(slot) {
        Some(FieldMark::Said { before, .. }) if is_said(sheet, slot) => before,
        _ => sheet.text(slot),
    }
}

/// The keys of the sheets whose fields the sentence of this sheet fills.
fn reach(root: &FormSheet, key: u32) -> Vec<u32> {
    let rows = root
        .rows(List::Targets)
        .iter()
        .filter(|_| key == 0)
        .map(|row| row.key);
    std::iter::once(key).chain(rows).collect()
}

/// Reads the sentence of a sheet again after something else changed, if it filled anything.
fn follow(root: &mut FormSheet, key: u32, ground: &Ground) {
    // The row of a KPI's target follows the KPI's name.
    for key in [key, 0] {
        let has_said = |key: &u32| {
            root.find(*key)
                .is_some_and(|sheet| sheet.marks().any(|(slot, _)| is_said(sheet, slot)))
        };
        if reach(root, key).iter().any(has_said) {
            fill_own(root, key, ground);
        }
        if key == 0 {
            return;
        }
    }
}

fn fill_own(root: &mut FormSheet, key: u32, ground: &Ground) {
    if let Some(slot) = root.find(key).and_then(sentence_slot) {
        fill(root, key, slot, ground);
    }
}

/// Reads a sentence and writes what it says into the fields that are free for it.
fn fill(root: &mut FormSheet, key: u32, slot: Slot, ground: &Ground) {
    let Some(facts) = facts(root, key, slot, ground) else {
        return;
    };
    let wanted = wanted(root, &facts);
    let places = reach(root, key);
    // What a person typed under a unit means it: the unit stays while such a number stands.
    let is_counted = is_counted_by_hand(root, key);
    for place in places {
        let Some(sheet) = root.find(place) else {
            continue;
        };
        let gone: Vec<Slot> = sheet
            .marks()
            .filter(|(slot, mark)| {
                matches!(mark, FieldMark::Said { stays: false, .. })
                    && is_said(sheet, *slot)
                    && !(is_counted && UNIT.contains(slot))
                    && !hides(root, place, *slot, unsaid(sheet, *slot))
                    && !wanted
                        .iter()
                        .any(|(key, known, _)| (place, *slot) == (*key, *known))
            })
            .map(|(slot, _)| slot)
            .collect();
        if let Some(sheet) = root.find_mut(place) {
            for slot in gone {
                unfill(sheet, slot);
            }
        }
    }
    for (place, slot, text) in wanted {
        if let Some(sheet) = root.find_mut(place) {
            let before = unsaid(sheet, slot).to_owned();
            sheet.set(slot, text.as_str());
            sheet.set_mark(
                slot,
                Some(FieldMark::Said {
                    wrote: text,
                    before,
                    stays: false,
                }),
            );
        }
    }
}

/// What a sentence writes where: every fact whose field is free, and what the numbers among them need beside them.
fn wanted(root: &FormSheet, facts: &Facts) -> Vec<(u32, Slot, String)> {
    let free = |key: u32, slot: Slot, words: &str| {
        root.find(key)
            .is_some_and(|sheet| is_free(sheet, slot, words))
    };
    let taken = |fact: &&facts::Fact| free(fact.key, fact.slot, &fact.words);
    let mut wanted: Vec<(u32, Slot, String)> = Vec::new();
    for fact in facts.list.iter().filter(taken) {
        wanted.push((fact.key, fact.slot, fact.text.clone()));
    }
    if facts.list.iter().filter(taken).any(|fact| fact.is_number) {
        for (key, slot, text) in &facts.beside {
            if free(*key, *slot, "") {
                wanted.push((*key, *slot, text.clone()));
            }
        }
    }
    wanted
}

fn unfill(sheet: &mut FormSheet, slot: Slot) {
    let before = unsaid(sheet, slot).to_owned();
    sheet.set_mark(slot, (!before.is_empty()).then_some(FieldMark::Brought));
    sheet.set(slot, before);
}

/// Whether what the sentence wrote stays when its words go.
fn stay(root: &mut FormSheet, key: u32, it_stays: bool) {
    for place in reach(root, key) {
        let Some(sheet) = root.find_mut(place) else {
            continue;
        };
        let marks: Vec<(Slot, FieldMark)> = sheet
            .marks()
            .map(|(slot, mark)| (slot, mark.clone()))
            .collect();
        for (slot, mark) in marks {
            if let FieldMark::Said { wrote, before, .. } = mark {
                sheet.set_mark(
                    slot,
                    Some(FieldMark::Said {
                        wrote,
                        before,
                        stays: it_stays,
                    }),
                );
            }
        }
    }
}

/// Marks every field as set by hand that differs from what stood there.
fn mark_changes(sheet: &mut FormSheet, before: &FormSheet) {
    if let Some(before) = before.find(sheet.key) {
        for slot in FILLED {
            if sheet.text(slot) != before.text(slot) {
                sheet.set_mark(slot, Some(FieldMark::Hand));
            }
        }
    }
    for row in sheet.all_rows_mut() {
        mark_changes(row, before);
    }
}
