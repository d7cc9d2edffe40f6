//! Fields with label, hint and error. A field keeps the raw text, whatever is wrong with it: nothing typed is lost.

use super::Show;
use super::focus::after_click;
use super::mark::MarkSign;
use crate::models::Mark;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// An id for an element that a label or description points to.
pub fn fresh_dom_id(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// A one-line field.
#[component]
pub fn Field(
    /// The label.
    #[prop(into)]
    label: String,
    /// The raw text.
    value: RwSignal<String>,
    /// What is wrong, where and what to type.
    #[prop(into, optional)]
    error: Option<Signal<Option<String>>>,
    /// What belongs here, if the label does not say it all.
    #[prop(into, optional)]
    hint: Signal<String>,
    /// `text`, `date`, `month`…
    #[prop(default = "text")]
    kind: &'static str,
    /// A list of suggestions for free text.
    #[prop(into, optional)]
    suggestions: Signal<Vec<String>>,
    /// An example in place of a value.
    #[prop(into, optional)]
    placeholder: Signal<String>,
    /// Whether it takes the whole width of a grid of fields.
    #[prop(optional)]
    span: bool,
    /// Called with the raw text at every change by hand.
    #[prop(into, optional)]
    on_edit: Option<Callback<String>>,
    /// The element, for moving the focus.
    #[prop(optional)]
    node: NodeRef<leptos::html::Input>,
) -> impl IntoView {
    let id = fresh_dom_id("field");
    let describe = describe(&id, error, hint);
    let list = format!("{id}-list");
    let has_list = Signal::derive(move || !suggestions.with(Vec::is_empty));
    let list_id = list.clone();
    view! {
        <div class="labelled" class:span=span>
            <label for=id.clone()>{label}</label>
            <input id=id.clone() class="field" type=kind autocomplete="off" node_ref=node
                placeholder=move || placeholder.get()
                prop:value=value
                list=move || has_list.get().then(|| list.clone())
                aria-invalid=move || is_wrong(error)
                aria-describedby=describe
                on:input=move |event| {
                    let text = event_target_value(&event);
                    value.set(text.clone());
                    if let Some(on_edit) = on_edit { on_edit.run(text); }
                } />
            <Show when=move || has_list.get()>
                <datalist id=list_id.clone()>
                    {move || {
                        let texts = suggestions.get().into_iter();
                        texts.map(|text| view! { <option value=text></option> }).collect_view()
                    }}
                </datalist>
            </Show>
            <Below id error hint />
        </div>
    }
}

/// A field of several lines.
#[component]
pub fn Area(
    /// The label.
    #[prop(into)]
    label: String,
    /// The raw text.
    value: RwSignal<String>,
    /// What is wrong.
    #[prop(into, optional)]
    error: Option<Signal<Option<String>>>,
    /// What belongs here.
    #[prop(into, optional)]
    hint: Signal<String>,
    /// An example in place of a value.
    #[prop(into, optional)]
    placeholder: Signal<String>,
    /// Whether it takes the whole width of a grid of fields.
    #[prop(optional)]
    span: bool,
) -> impl IntoView {
    let id = fresh_dom_id("area");
    let describe = describe(&id, error, hint);
    view! {
        <div class="labelled" class:span=span>
            <label for=id.clone()>{label}</label>
            <textarea id=id.clone() class="field" rows="2" placeholder=move || placeholder.get() prop:value=value
                aria-invalid=move || is_wrong(error)
                aria-describedby=describe
                on:input=move |event| value.set(event_target_value(&event))></textarea>
            <Below id error hint />
        </div>
    }
}

/// A choice from a list, as a native select. Options are pairs of value and word.
#[component]
pub fn Pick(
    /// The label.
    #[prop(into)]
    label: String,
    /// The chosen value.
    value: RwSignal<String>,
    /// Values and words.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// What is wrong.
    #[prop(into, optional)]
    error: Option<Signal<Option<String>>>,
    /// What belongs here.
    #[prop(into, optional)]
    hint: Signal<String>,
    /// Called with the value at every change by hand.
    #[prop(into, optional)]
    on_edit: Option<Callback<String>>,
) -> impl IntoView {
    let id = fresh_dom_id("pick");
    let describe = describe(&id, error, hint);
    view! {
        <div class="labelled">
            <label for=id.clone()>{label}</label>
            <select id=id.clone() class="field"
                aria-invalid=move || is_wrong(error)
                aria-describedby=describe
                on:change=move |event| {
                    let text = event_target_value(&event);
                    value.set(text.clone());
                    if let Some(on_edit) = on_edit { on_edit.run(text); }
                }>
                {move || {
                    options.get().into_iter().map(|(key, word)| {
                        let is_chosen = key.clone();
                        view! { <option value=key prop:selected=move || value.get() == is_chosen>{word}</option> }
                    }).collect_view()
                }}
            </select>
            <Below id error hint />
        </div>
    }
}

/// A box to tick.
#[component]
pub fn Check(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    value: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=value on:change=move |event| value.set(event_target_checked(&event)) />
            <span>{label}</span>
        </label>
    }
}

/// What is wrong, with the square that says so without colour. It comes and goes when no click is under way, so that none is lost.
#[component]
pub fn Error(
    /// The sentence; nothing is drawn while there is none.
    #[prop(into)]
    text: Signal<Option<String>>,
    /// The id a field's description points to.
    #[prop(into, optional)]
    id: String,
) -> impl IntoView {
    let text = settled(text);
    view! {
        <Show when=move || text.with(Option::is_some)>
            <p class="error" id=id.clone()><MarkSign mark=Mark::Bad /><span>{text}</span></p>
        </Show>
    }
}

/// Follows a signal, but for the time of a click.
pub fn settled<T: Clone + PartialEq + Send + Sync + 'static>(of: Signal<T>) -> Signal<T> {
    let shown = RwSignal::new(of.get_untracked());
    Effect::new(move |_| {
        of.track();
        after_click(move || {
            // The field may be gone by then.
            if let Some(now) = of.try_get_untracked()
                && shown.try_with_untracked(|shown| *shown != now) == Some(true)
            {
                shown.set(now);
            }
        });
    });
    shown.into()
}

/// The hint, or in its place what is wrong: where that can be said, its room is kept.
#[component]
fn Below(id: String, error: Option<Signal<Option<String>>>, hint: Signal<String>) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let has_room = move || error.is_some() || !hint.with(String::is_empty);
    view! {
        <Show when=has_room>
            <span class="hint" id=hint_id.clone()>{hint}</span>
        </Show>
        {error.map(|text| view! { <Error text id=format!("{id}-error") /> })}
    }
}

fn is_wrong(error: Option<Signal<Option<String>>>) -> Option<&'static str> {
    error?.with(Option::is_some).then_some("true")
}

fn describe(
    id: &str,
    error: Option<Signal<Option<String>>>,
    hint: Signal<String>,
) -> impl Fn() -> Option<String> + Clone + Send + use<> {
    let (error_id, hint_id) = (format!("{id}-error"), format!("{id}-hint"));
    move || match (is_wrong(error).is_some(), !hint.with(String::is_empty)) {
        (true, true) => Some(format!("{error_id} {hint_id}")),
        (true, false) => Some(error_id.clone()),
        (false, true) => Some(hint_id.clone()),
        (false, false) => None,
    }
}
