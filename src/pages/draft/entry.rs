//! One field of a form: label, control, what was understood, what is wrong and what can be done about it.

use super::coach::{beside, described};
use super::{Form, dom_id, habits};
use crate::forms::{FormSheet, Offer, Slot, Word, choose_unit, near, read_unit};
use crate::phrase::{Days, Ways, read_days};
use crate::ui::{ChoiceCard, Choices, Mark, MarkSign, Show};
use leptos::prelude::*;

/// A choice of a list.
#[derive(Clone, PartialEq)]
pub struct Opt {
    /// The heading it stands under; empty for none.
    pub group: &'static str,
    /// What is kept.
    pub word: String,
    /// What people read.
    pub label: String,
}

/// A field. It is put together first and drawn with [`FormEntry::view`].
#[derive(Clone, Copy)]
pub struct FormEntry {
    form: Form,
    key: u32,
    slot: Slot,
    label: &'static str,
    hint: &'static str,
    example: &'static str,
    suggestions: &'static str,
    wide: bool,
    shape: Shape,
}

#[derive(Clone, Copy)]
enum Shape {
    Line,
    Area,
    /// A value in the unit of the sheet with this key.
    Value(u32),
    Day,
    Pick(Signal<Vec<Opt>>),
}

/// A list with an empty choice in front, if it gets a word.
pub fn options<T>(none: &str, list: &[Word<T>]) -> Vec<Opt> {
    let first = (!none.is_empty()).then_some(("", none));
    let rest = list.iter().map(|(_, word, label)| (*word, *label));
    first
        .into_iter()
        .chain(rest)
        .map(|(word, label)| Opt {
            group: "",
            word: word.to_owned(),
            label: label.to_owned(),
        })
        .collect()
}

impl Form {
    /// A line of text.
    pub fn line(self, key: u32, slot: Slot) -> FormEntry {
        self.entry(key, slot, Shape::Line)
    }

    /// Several lines of text.
    pub fn area(self, key: u32, slot: Slot) -> FormEntry {
        self.entry(key, slot, Shape::Area)
    }

    /// A value in the unit of the sheet with the key `unit`.
    pub fn value(self, key: u32, slot: Slot, unit: u32) -> FormEntry {
        self.entry(key, slot, Shape::Value(unit))
    }

    /// A date.
    pub fn day(self, key: u32, slot: Slot) -> FormEntry {
        self.entry(key, slot, Shape::Day)
    }

    /// A choice from a list.
    pub fn pick(self, key: u32, slot: Slot, list: Vec<Opt>) -> FormEntry {
        self.entry(key, slot, Shape::Pick(Signal::stored(list)))
    }

    /// A choice from a list that follows the workspace.
    pub fn pick_from(self, key: u32, slot: Slot, list: Memo<Vec<Opt>>) -> FormEntry {
        self.entry(key, slot, Shape::Pick(list.into()))
    }

    /// One of a few, side by side as radio buttons: word, label, what it means.
    pub fn choose(
        self,
        key: u32,
        slot: Slot,
        label: &'static str,
        list: &[(&str, &str, &str)],
        on_choose: fn(&mut FormSheet, &str),
    ) -> AnyView {
        let id = dom_id(key, slot);
        let problem = self.fault(key, slot);
        let choice = |(word, label, detail): &(&str, &str, &str)| ChoiceCard {
            key: (*word).to_owned(),
            label: (*label).to_owned(),
            detail: (*detail).to_owned(),
        };
        let choices: Vec<ChoiceCard> = list.iter().map(choice).collect();
        let text = self.text(key, slot);
        view! {
            <div class="labelled span" id=id.clone()>
                <Choices label choices=Signal::stored(choices) value=text inline=true described=described(self, key, slot, "")
                    on_choose=Callback::new(move |word: String| self.edit(key, |sheet| on_choose(sheet, &word))) />
                {fault(self, key, slot, problem)}
                {beside(self, key, slot.word())}
            </div>
        }
        .into_any()
    }

    fn entry(self, key: u32, slot: Slot, shape: Shape) -> FormEntry {
        FormEntry {
            form: self,
            key,
            slot,
            label: slot.label(),
            hint: "",
            example: "",
            suggestions: "",
            wide: false,
            shape,
        }
    }
}

impl FormEntry {
    /// Another label than the slot's.
    pub fn label(mut self, label: &'static str) -> Self {
        self.label = label;
        self
    }

    /// What belongs here.
    pub fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }

    /// An example in place of a value.
    pub fn example(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }

    /// The id of a list of suggestions on the page.
    pub fn suggest(mut self, list: &'static str) -> Self {
        self.suggestions = list;
        self
    }

    /// Takes the whole width.
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Draws it.
    pub fn view(self) -> AnyView {
        let Self {
            form, key, slot, ..
        } = self;
        let id = dom_id(key, slot);
        let problem = form.fault(key, slot);
        let said = self.said();
        view! {
            <div class="labelled" class:span=self.wide id=id.clone()>
                <label for=format!("{id}-field")>{self.label}</label>
                {self.control(&id, problem)}
                <span class="hint" id=format!("{id}-hint")>{said}</span>
                {fault(form, key, slot, problem)}
                {beside(form, key, slot.word())}
            </div>
        }
        .into_any()
    }

    /// What was understood of the text, where that is not plain from it; else the hint.
    fn said(self) -> Memo<String> {
        let Self {
            form,
            key,
            slot,
            hint,
            ..
        } = self;
        let text = form.text(key, slot);
        let understood = move || -> Option<String> {
            let habits = habits(form.desk);
            let typed = text.get();
            let typed = typed.trim();
            let shown = match self.shape {
                Shape::Value(unit) => {
                    let (unit, near) = form.sheet.with(|sheet| {
                        let sheet = sheet.find(unit)?;
                        Some((
                            read_unit(sheet),
                            form.on_ground(|ground| near(sheet, ground)),
                        ))
                    })?;
                    let Ok(Ways::One(value)) = habits.ways(typed, &unit, near) else {
                        return None;
                    };
                    habits.figures.value(value, &unit, None)
                }
                Shape::Day => match read_days(typed, &habits.calendar()).ok()? {
                    Days::One(day) => habits.figures.day(day),
                    Days::Either(..) | Days::Far(..) => return None,
                },
                _ => return None,
            };
            (shown != typed).then(|| format!("= {shown}"))
        };
        Memo::new(move |_| understood().unwrap_or_else(|| hint.to_owned()))
    }

    fn control(self, id: &str, fault: Memo<String>) -> AnyView {
        let Self {
            form,
            key,
            slot,
            example,
            ..
        } = self;
        let field_id = format!("{id}-field");
        let described = described(form, key, slot, "-hint");
        let text = form.text(key, slot);
        let invalid = move || (!fault.with(String::is_empty)).then_some("true");
        let leave = move |_| form.leave(key, slot);
        match self.shape {
            Shape::Area => view! {
                <textarea id=field_id class="field" rows="2" placeholder=example prop:value=text
                    aria-invalid=invalid aria-describedby=described on:change=leave
                    on:input=move |event| form.set(key, slot, &event_target_value(&event))></textarea>
            }
            .into_any(),
            Shape::Pick(list) => {
                let choose = move |event| {
                    let word = event_target_value(&event);
                    match slot {
                        Slot::MeasuredBy => form.measure_by(key, &word),
                        Slot::Unit => form.edit(key, |sheet| choose_unit(sheet, &word)),
                        _ => form.set(key, slot, &word),
                    }
                    form.leave(key, slot);
                };
                view! {
                    <select id=field_id class="field" aria-invalid=invalid aria-describedby=described on:change=choose>
                        {move || choices(list.get(), text)}
                    </select>
                }
                .into_any()
            }
            _ => view! {
                <input id=field_id class="field" type="text" autocomplete="off" placeholder=example prop:value=text
                    list=(!self.suggestions.is_empty()).then_some(self.suggestions)
                    aria-invalid=invalid aria-describedby=described on:change=leave
                    on:input=move |event| form.set(key, slot, &event_target_value(&event)) />
            }
            .into_any(),
        }
    }
}

/// What is wrong with a field, and buttons for what can be done about it.
pub(super) fn fault(form: Form, key: u32, slot: Slot, fault: Memo<String>) -> AnyView {
    let offers = move || {
        let offer = |offer: Offer| {
            let label = offer.label();
            view! { <button class="btn" type="button" on:click=move |_| form.take(key, slot, offer.clone())>{label}</button> }
        };
        form.offers(key, slot).into_iter().map(offer).collect_view()
    };
    view! {
        <div id=format!("{}-fault", dom_id(key, slot)) class="fault">
            <Show when=move || !fault.with(String::is_empty)>
                <p class="error"><MarkSign mark=Mark::Bad /><span>{fault}</span></p>
                <div class="actions">{offers}</div>
            </Show>
        </div>
    }
    .into_any()
}

fn choices(list: Vec<Opt>, text: Memo<String>) -> Vec<AnyView> {
    let option = move |one: &Opt| {
        let word = one.word.clone();
        view! { <option value=one.word.clone() prop:selected=move || text.with(|text| *text == word)>{one.label.clone()}</option> }
    };
    list.chunk_by(|one, other| one.group == other.group)
        .map(|part| {
            let inside = part.iter().map(option).collect_view();
            match part.first().map_or("", |one| one.group) {
                "" => inside.into_any(),
                group => view! { <optgroup label=group>{inside}</optgroup> }.into_any(),
            }
        })
        .collect()
}
