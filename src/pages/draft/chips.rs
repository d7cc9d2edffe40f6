//! What was understood of a sentence, as chips under its field: each names its words, leads to its field and can be taken out.

use super::coach::quoted_beside;
use super::{Form, FormEntry, dom_id, focus_soon, habits};
use crate::coach::CheckId;
use crate::forms::{
    Chip, Missing, Reading, Slot, lengthen, read_sentence, shorten, take_in, take_out,
};
use crate::ui::{Glyph, Icon};
use leptos::prelude::*;

/// A title that is read as a sentence, with what was understood of it.
pub fn sentence(form: Form, key: u32, entry: FormEntry) -> AnyView {
    let disputed = quoted_beside(form, key, Slot::Outcome, CheckId::K9);
    let reading = Memo::new(move |before: Option<&Reading>| {
        let mut reading = form
            .sheet
            .with(|sheet| form.on_ground(|ground| read_sentence(sheet, key, ground)));
        let is_heard = form.is_heard();
        // What was just taken out stands there to be used again.
        let stood = |chip: &Chip| {
            let is_same = |one: &Chip| one.words == chip.words && one.slot == chip.slot;
            before.is_some_and(|before| before.chips.iter().any(is_same))
        };
        // Where a finding of the coach offers the same, once is enough; so a new one waits until the coach has looked.
        disputed.with(|words| {
            reading.chips.retain(|chip| {
                chip.is_filled || !words.contains(&chip.words) && (is_heard || stood(chip))
            });
        });
        reading
    });
    // Once, when the person leaves the field: a voice that speaks with every letter is switched off.
    let said = StoredValue::new(String::new());
    let leave = move |_| {
        let now = reading.try_with_untracked(announced).unwrap_or_default();
        if said.try_get_value().is_some_and(|said| said != now) {
            if !now.is_empty() {
                form.desk.say(format!("Understood: {now}."));
            }
            let _ = said.try_set_value(now);
        }
    };
    view! {
        <div class="sentence span" on:change=leave>
            {entry.wide().view()}
            {move || understood(form, key, &reading.get())}
        </div>
    }
    .into_any()
}

/// The chips, what is missing, and how the title could be shorter.
fn understood(form: Form, key: u32, reading: &Reading) -> AnyView {
    let Reading {
        chips,
        missing,
        shorter,
        is_shortened,
    } = reading;
    let figures = habits(form.desk).figures;
    let lines = |one: &Missing| view! { <p class="small">{one.text(&figures)}</p> };
    let label = match shorter {
        Some(shorter) => format!("Shorten the title to “{shorter}”"),
        None if *is_shortened => "Show the whole sentence".to_owned(),
        None => String::new(),
    };
    let button = (!label.is_empty()).then(|| {
        let press = move |_| {
            form.change(|sheet, ground| match sheet.find(key).map(|row| row.text(Slot::Sentence).is_empty()) {
                Some(false) => lengthen(sheet, key),
                _ => shorten(sheet, key, ground),
            });
            focus_soon(format!("shorten-{key}"));
        };
        view! { <span id=format!("shorten-{key}")><button class="btn quiet" type="button" on:click=press>{label}</button></span> }
    });
    let list = (!chips.is_empty()).then(|| {
        let items = chips
            .iter()
            .map(|chip| item(form, key, chip))
            .collect_view();
        view! { <ul class="chips" aria-label="Understood from your sentence">{items}</ul> }
    });
    view! {
        {list}
        {missing.iter().map(lines).collect_view()}
        {button}
    }
    .into_any()
}

fn item(form: Form, key: u32, chip: &Chip) -> AnyView {
    let place = dom_id(chip.key, chip.slot);
    let id = format!("understood-{place}");
    let meaning = meaning(chip);
    let words = match chip.words.as_str() {
        "" => "From before".to_owned(),
        words => format!("“{words}”"),
    };
    let deed = if chip.is_filled { "Take out" } else { "Use" };
    let press = {
        let (chip, id) = (chip.clone(), id.clone());
        move |_| {
            form.change(|sheet, ground| {
                let turn = if chip.is_filled { take_out } else { take_in };
                turn(sheet, key, &chip, ground);
            });
            focus_soon(id.clone());
        }
    };
    let inside = if chip.is_filled {
        view! { <Icon of=Glyph::Close /> }.into_any()
    } else {
        view! { <span aria-hidden="true">"Use it"</span> }.into_any()
    };
    view! {
        <li class="chip" class:open=!chip.is_filled id=id>
            <button class="link" type="button" on:click=move |_| focus_soon(place.clone())>
                <span>{words}</span>" "<b>{meaning.clone()}</b>
            </button>
            <button class="btn icon" type="button" on:click=press>{inside}<span class="sr">{deed}": "{meaning}</span></button>
        </li>
    }
    .into_any()
}

/// `Start value 2 %`; a choice speaks for itself.
fn meaning(chip: &Chip) -> String {
    match chip.slot {
        Slot::Kind | Slot::Direction => chip.shown.clone(),
        slot => format!("{} {}", slot.label(), chip.shown),
    }
}

fn announced(reading: &Reading) -> String {
    let filled = reading.chips.iter().filter(|chip| chip.is_filled);
    filled.map(meaning).collect::<Vec<_>>().join(", ")
}
