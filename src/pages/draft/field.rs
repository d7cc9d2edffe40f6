//! One field of a form, from its row of the table: label, control, what was understood, what is wrong and what can be done about it.

use super::coach::{beside, described};
use super::links::links;
use super::{OpenForm, dom_id, habits};
use crate::forms::{Choices, FieldSpec, Offer, Opt, Shape, Slot, near, read_unit};
use crate::models::draft::kept_in;
use crate::models::twice::twice;
use crate::phrase::{Days, Ways, read_days};
use crate::ui::{ChoiceCard, Choices as Radios, Mark, MarkSign, Rows, Show, marks};
use leptos::prelude::*;

/// Which fields of a table show at the moment; followed.
pub type FieldsShown = Box<dyn Fn() -> Vec<&'static FieldSpec> + Send>;

/// Several fields; each is kept while others come and go.
pub fn fields(form: OpenForm, key: u32, each: FieldsShown) -> AnyView {
    view! {
        <div class="fields">
            <Rows each key=|field| field.word() let:one>
                {field(form, key, one)}
            </Rows>
        </div>
    }
    .into_any()
}

/// A field of the sheet with this key.
pub fn field(form: OpenForm, key: u32, spec: &'static FieldSpec) -> AnyView {
    match spec.shape {
        Shape::Radios(choices) => radios(form, key, spec, offered(form, choices)),
        Shape::Links(list, choices) => links(form, list, spec, offered(form, choices)),
        Shape::Pick(choices) => labelled(form, key, spec, "labelled", offered(form, choices)),
        _ => labelled(form, key, spec, "labelled", Signal::stored(Vec::new())),
    }
}

/// A choice whose list the page makes.
pub fn pick(form: OpenForm, key: u32, spec: &'static FieldSpec, list: Signal<Vec<Opt>>) -> AnyView {
    labelled(form, key, spec, "labelled", list)
}

/// The sentence of a goal: its title, large or in a line.
pub fn title(form: OpenForm, key: u32, spec: &'static FieldSpec) -> AnyView {
    labelled(form, key, spec, "labelled said", Signal::stored(Vec::new()))
}

/// What a list offers, following the workspace.
fn offered(form: OpenForm, choices: Choices) -> Signal<Vec<Opt>> {
    Memo::new(move |_| {
        form.desk.read(|_| ());
        form.sheet
            .with_untracked(|sheet| form.on_ground(|ground| choices(ground, sheet)))
    })
    .into()
}

/// One of a few, side by side as radio buttons.
fn radios(form: OpenForm, key: u32, spec: &'static FieldSpec, list: Signal<Vec<Opt>>) -> AnyView {
    let slot = spec.slot;
    let choices = Signal::derive(move || {
        let choice = |one: Opt| ChoiceCard {
            key: one.word,
            label: one.label,
            detail: one.detail.to_owned(),
        };
        list.get().into_iter().map(choice).collect::<Vec<_>>()
    });
    let choose = Callback::new(move |word: String| form.choose(key, slot, &word));
    let described = described(form, key, slot, "");
    view! {
        <div class="labelled span" id=dom_id(key, slot)>
            {stands_twice(form, key, slot)}
            <Radios label=spec.name() choices value=form.text(key, slot) inline=true described on_choose=choose />
            {fault(form, key, slot)}
            {beside(form, key, slot.word())}
        </div>
    }
    .into_any()
}

fn labelled(
    form: OpenForm,
    key: u32,
    spec: &'static FieldSpec,
    class: &'static str,
    list: Signal<Vec<Opt>>,
) -> AnyView {
    let id = dom_id(key, spec.slot);
    let class = match spec.columns {
        1 => class.to_owned(),
        2 => format!("{class} two"),
        3 => format!("{class} three"),
        _ => format!("{class} span"),
    };
    let hint = match spec.shape {
        Shape::Value | Shape::Day => said(form, key, spec).into(),
        _ => Signal::stored(spec.hint.to_owned()),
    };
    view! {
        <div class=class id=id.clone()>
            <label for=format!("{id}-field")>{spec.name()}</label>
            {stands_twice(form, key, spec.slot)}
            {control(form, key, spec, list)}
            <span class="hint" id=format!("{id}-hint")>{hint}</span>
            {fault(form, key, spec.slot)}
            {beside(form, key, spec.slot.word())}
        </div>
    }
    .into_any()
}

/// What was understood of a value or a day, where that is not plain from it; else the hint.
fn said(form: OpenForm, key: u32, spec: &'static FieldSpec) -> Memo<String> {
    let text = form.text(key, spec.slot);
    let understood = move || -> Option<String> {
        let habits = habits(form.desk);
        let typed = text.get();
        let typed = typed.trim();
        let shown = match spec.shape {
            Shape::Value => {
                let (unit, near) = form.sheet.with(|sheet| {
                    let sheet = sheet.find(sheet.counted_in(key))?;
                    let near = form.on_ground(|ground| near(sheet, ground));
                    Some((read_unit(sheet), near))
                })?;
                let Ok(Ways::One(value)) = habits.ways(typed, &unit, near) else {
                    return None;
                };
                habits.figures.value(value, &unit, None)
            }
            _ => match read_days(typed, &habits.calendar()).ok()? {
                Days::One(day) => habits.figures.day(day),
                Days::Either(..) | Days::Far(..) => return None,
            },
        };
        (shown != typed).then(|| format!("= {shown}"))
    };
    Memo::new(move |_| understood().unwrap_or_else(|| spec.hint.to_owned()))
}

fn control(form: OpenForm, key: u32, spec: &'static FieldSpec, list: Signal<Vec<Opt>>) -> AnyView {
    let slot = spec.slot;
    let field_id = format!("{}-field", dom_id(key, slot));
    let described = described(form, key, slot, "-hint");
    let text = form.text(key, slot);
    let wrong = form.fault(key, slot);
    let invalid = move || (!wrong.with(String::is_empty)).then_some("true");
    let leave = move |_| form.leave(key, slot);
    match spec.shape {
        Shape::Area => view! {
            <textarea id=field_id class="field" rows="2" placeholder=spec.example prop:value=text
                aria-invalid=invalid aria-describedby=described on:change=leave
                on:input=move |event| form.set(key, slot, &event_target_value(&event))></textarea>
        }
        .into_any(),
        Shape::Pick(_) => {
            let choose = move |event| {
                form.choose(key, slot, &event_target_value(&event));
                form.leave(key, slot);
            };
            view! {
                <select id=field_id class="field" aria-invalid=invalid aria-describedby=described on:change=choose>
                    {move || options(list.get(), text)}
                </select>
            }
            .into_any()
        }
        _ => {
            let example = move || form.example(key, spec);
            view! {
                <input id=field_id class="field" type="text" autocomplete="off" placeholder=example prop:value=text
                    list=(!spec.suggest.is_empty()).then_some(spec.suggest)
                    aria-invalid=invalid aria-describedby=described on:change=leave
                    on:input=move |event| form.set(key, slot, &event_target_value(&event)) />
            }
            .into_any()
        }
    }
}

/// The mark that two values of the field stand.
fn stands_twice(form: OpenForm, key: u32, slot: Slot) -> AnyView {
    (move || {
        let found = form.desk.keeping.conflicts.with(|all| {
            let kept = form.sheet.with_untracked(|sheet| kept_in(sheet, key, slot));
            kept.map_or_else(Vec::new, |(id, field)| twice(all, &id, &[field]))
        });
        (!found.is_empty()).then(|| marks(form.desk, found, false))
    })
    .into_any()
}

/// What is wrong with a field, and buttons for what can be done about it.
fn fault(form: OpenForm, key: u32, slot: Slot) -> AnyView {
    let fault = form.fault(key, slot);
    let offers = move || {
        let offer = |offer: Offer| {
            let label = offer.label();
            let take = move |_| form.take(key, slot, offer.clone());
            view! { <button class="btn" type="button" on:click=take>{label}</button> }
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

fn options(list: Vec<Opt>, text: Memo<String>) -> Vec<AnyView> {
    let option = move |one: &Opt| {
        let word = one.word.clone();
        let is_chosen = move || text.with(|text| *text == word);
        view! { <option value=one.word.clone() prop:selected=is_chosen>{one.label.clone()}</option> }
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
