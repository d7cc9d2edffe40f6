//! One of a few, as radio buttons that look like cards.

use super::field::fresh_dom_id;
use super::rows::Rows;
use leptos::prelude::*;

/// One of the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceCard {
    /// The value.
    pub key: String,
    /// The word.
    pub label: String,
    /// A line that explains it; may be empty.
    pub detail: String,
}

impl ChoiceCard {
    /// A choice without an explanation.
    pub fn new(key: &str, label: &str) -> Self {
        Self {
            key: key.to_owned(),
            label: label.to_owned(),
            detail: String::new(),
        }
    }
}

/// A group of native radio buttons. Arrow keys move, as the browser has it.
#[component]
pub fn Choices(
    /// The question.
    #[prop(into)]
    label: Signal<String>,
    /// The answers.
    #[prop(into)]
    choices: Signal<Vec<ChoiceCard>>,
    /// The chosen key; empty while nothing is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the key a person chose.
    #[prop(into)]
    on_choose: Callback<String>,
    /// Side by side instead of one below the other.
    #[prop(optional)]
    inline: bool,
    /// The ids of what describes the group, apart by spaces: a problem, a finding; none while empty.
    #[prop(into, optional)]
    described: Signal<String>,
    /// Whether the question is only read out, because it already stands above.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let name = fresh_dom_id("choice");
    view! {
        <fieldset
            class="labelled"
            aria-describedby=move || described.with(|ids| (!ids.is_empty()).then(|| ids.clone()))
        >
            <legend class=if quiet { "sr" } else { "label" }>{label}</legend>
            <div class="choices" class:inline=inline>
                <Rows each=move || choices.get() key=|choice| choice.key.clone() let:choice>
                    {
                        let key = choice.key.clone();
                        let is_chosen = { let key = key.clone(); move || value.get() == key };
                        view! {
                            <label class="choice">
                                <input type="radio" name=name.clone() value=key.clone() prop:checked=is_chosen
                                    on:change=move |_| on_choose.run(key.clone()) />
                                <span>{choice.label.clone()}</span>
                                {(!choice.detail.is_empty()).then(|| view! { <small>{choice.detail.clone()}</small> })}
                            </label>
                        }
                    }
                </Rows>
            </div>
        </fieldset>
    }
}
