//! What was understood of a sentence, as chips: each names its words, leads to its field and can be taken out.

use super::coach::quoted_beside;
use super::{OpenForm, dom_id, focus_soon, habits};
use crate::coach::CheckId;
use crate::forms::{
    Chip, OpenPoint, SentenceReading, Slot, keep_whole, read_sentence, shorten, take_in, take_out,
};
use crate::ui::{Glyph, Icon, Show};
use leptos::prelude::*;

/// What was understood of the sentence of the sheet with this key.
pub fn understood(form: OpenForm, key: u32) -> AnyView {
    let disputed = quoted_beside(form, key, Slot::Outcome, CheckId::K9);
    let reading = Memo::new(move |before: Option<&SentenceReading>| {
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
    view! { <div class="sentence">{move || read(form, key, &reading.get())}</div> }.into_any()
}

/// The chips, what is missing, and how the title could be shorter.
fn read(form: OpenForm, key: u32, reading: &SentenceReading) -> AnyView {
    let SentenceReading {
        chips,
        missing,
        shorter,
        ..
    } = reading;
    let figures = habits(form.desk).figures;
    let lines = |one: &OpenPoint| view! { <p class="small">{one.text(&figures)}</p> };
    let button = shorter.as_ref().map(|shorter| {
        let press = move |_| {
            form.change(|sheet, ground| shorten(sheet, key, ground));
            focus_soon(format!("whole-{key}"));
        };
        let label = format!("Shorten it to “{shorter}”");
        view! { <button class="btn quiet" type="button" on:click=press>{label}</button> }
    });
    let list = (!chips.is_empty()).then(|| {
        let items = chips
            .iter()
            .map(|chip| item(form, key, chip))
            .collect_view();
        view! { <ul class="chips" aria-label="From your sentence">{items}</ul> }
    });
    view! {
        {list}
        {missing.iter().map(lines).collect_view()}
        {button}
    }
    .into_any()
}

/// Says that a title was shortened, and brings the whole sentence back.
pub fn shortened(form: OpenForm, key: u32) -> AnyView {
    let whole = form.text(key, Slot::Sentence);
    let press = move |_| {
        form.change(|sheet, _| keep_whole(sheet, key));
        form.go_to_sentence(key);
    };
    view! {
        <span id=format!("whole-{key}")>
            <Show when=move || !whole.with(String::is_empty)>
                <button class="tag whole" type="button" title=move || whole.get() on:click=press>
                    <Icon of=Glyph::Undo />"Shortened"<span class="sr">": Show the whole sentence"</span>
                </button>
            </Show>
        </span>
    }
    .into_any()
}

fn item(form: OpenForm, key: u32, chip: &Chip) -> AnyView {
    let id = format!("understood-{}", dom_id(chip.key, chip.slot));
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
    let go = {
        let (key, slot) = (chip.key, chip.slot);
        move |_| form.go(key, slot.word())
    };
    let inside = if chip.is_filled {
        view! { <Icon of=Glyph::Close /> }.into_any()
    } else {
        view! { <span aria-hidden="true">"Use it"</span> }.into_any()
    };
    view! {
        <li class="chip" class:open=!chip.is_filled id=id>
            <button class="link" type="button" on:click=go>
                <span>{words}</span>" "<b>{meaning.clone()}</b>
            </button>
            <button class="btn icon" type="button" on:click=press>
                {inside}<span class="sr">{deed}": "{meaning}</span>
            </button>
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

impl OpenForm {
    /// What happens when a person is done with the sentence of the sheet with this key: its title is shortened, and what was understood is
    /// said once. A voice that speaks with every letter is switched off.
    pub(super) fn done_with_sentence(self, key: u32) {
        let is_shorter = self.settle(key);
        let read = |sheet: &crate::forms::FormSheet| {
            self.on_ground(|ground| read_sentence(sheet, key, ground))
        };
        let Some(reading) = self.sheet.try_with_untracked(read) else {
            return;
        };
        let filled = reading.chips.iter().filter(|chip| chip.is_filled);
        let understood = filled.map(meaning).collect::<Vec<_>>().join(", ");
        if !understood.is_empty() {
            let short = if is_shorter { " Title shortened." } else { "" };
            self.desk.say(format!("Understood: {understood}.{short}"));
        }
    }
}
