//! What opens over every page: the ways to a new goal, the search, the list of keys.

use super::finder::Finder;
use super::panel::Panel;
use crate::desk::use_desk;
use crate::keys::{Act, Chord, KeyPlace, PLACES, chord_keys, commands};
use crate::route::Route;
use crate::ui::{Dialog, Glyph, Icon, act_of, focus_on, go_and_focus, is_mac, step_focus};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Opens what is asked for.
#[component]
pub fn Panels(panel: RwSignal<Option<Panel>>) -> impl IntoView {
    let (new, find, keys) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(false),
    );
    Effect::new(move |_| {
        match panel.get() {
            Some(Panel::New) => new.set(true),
            Some(Panel::Find) => find.set(true),
            Some(Panel::Keys) => keys.set(true),
            None => return,
        }
        panel.set(None);
    });
    view! {
        <Dialog open=new class="menu" title="New".to_owned()><NewMenu open=new /></Dialog>
        <Dialog open=find class="finder" title="Search".to_owned()><Finder open=find panel /></Dialog>
        <Dialog open=keys class="keys-list" wide=true title="Keys".to_owned()><KeyList open=keys /></Dialog>
    }
}

/// The ways to a new goal: where each leads, its sign, its name, and what it is for.
fn ways() -> [(Route, Glyph, &'static str, &'static str); 6] {
    [
        (
            Route::Guide,
            Glyph::Guide,
            "Describe it",
            "Say what you want; get a KPI or an OKR, and why",
        ),
        (
            Route::Library,
            Glyph::Library,
            "From a template",
            "Ready-made KPIs and OKRs by function",
        ),
        (
            Route::Sort(Default::default()),
            Glyph::Sort,
            "Paste a list or spreadsheet",
            "Turn each line into a goal",
        ),
        (
            Route::NewKpi,
            Glyph::Kpis,
            "Blank KPI",
            "A number to keep an eye on",
        ),
        (
            Route::NewObjective,
            Glyph::Okrs,
            "Blank objective",
            "Where you are going, with key results",
        ),
        (
            Route::Share,
            Glyph::Share,
            "Open a file",
            "From a colleague, or your own backup",
        ),
    ]
}

#[component]
fn NewMenu(open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    focus_on("dialog.menu a");
    let on_key = |event: KeyboardEvent| {
        if let Some(act) = act_of(&event, KeyPlace::Menu) {
            event.prevent_default();
            step_focus("dialog.menu a", act);
        }
    };
    let way = move |(route, glyph, name, note): (Route, Glyph, &'static str, &'static str)| {
        let href = route.href();
        let to_file =
            (route == Route::Share).then(|| go_and_focus(desk, route, ".drop .btn".to_owned()));
        view! {
            <li><a href=href on:click=move |event| {
                open.set(false);
                if let Some(go) = &to_file {
                    go(event);
                }
            }>
                <Icon of=glyph /><span><b>{name}</b><small>{note}</small></span>
            </a></li>
        }
    };
    view! { <ul class="ways-in" on:keydown=on_key>{ways().into_iter().map(way).collect_view()}</ul> }
}

#[component]
fn KeyList(open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    focus_on("dialog.keys-list .end");
    let mac = is_mac();
    let is_off = desk
        .settings
        .with_untracked(|settings| settings.letters_off);
    let is_there = move |chord: Chord, place| {
        !(is_off && place == KeyPlace::App && matches!(chord, Chord::Sign(_) | Chord::Then(..)))
    };
    let of = move |place: KeyPlace| {
        let all = commands(place).filter(move |command| is_there(command.chord, place));
        let told = all.filter(|command| !matches!(command.act, Act::Begin(_)));
        told.map(|command| {
            let keys = short(&chord_keys(command.chord, mac));
            let keys = keys
                .split(' ')
                .map(|key| view! { <kbd>{key.to_owned()}</kbd>" " })
                .collect_view();
            view! { <div><dt>{keys}</dt><dd>{command.word}</dd></div> }
        })
        .collect_view()
    };
    view! {
        <div class="row wrap">
            <p class="small">
                {if is_off { "Single-letter shortcuts are off. " } else { "You can turn single-letter shortcuts \
                    off. " }}
                <a href=Route::Settings.href() on:click=move |_| open.set(false)>"Settings"</a>
            </p>
            <button class="btn end" type="button" on:click=move |_| open.set(false)>
                "Close"
            </button>
        </div>
        <div class="key-groups">
            {PLACES.into_iter().map(|(place, name)| view! {
                <section class="stack tight"><h3>{name}</h3><dl>{of(place)}</dl></section>
            }).collect_view()}
        </div>
    }
}

/// Names of keys as they stand on a keyboard.
const CAPS: [(&str, &str); 8] = [
    ("ArrowLeft", "←"),
    ("ArrowRight", "→"),
    ("ArrowUp", "↑"),
    ("ArrowDown", "↓"),
    ("Control", "Ctrl"),
    ("Meta", "⌘"),
    ("Escape", "Esc"),
    ("Delete", "Del"),
];

fn short(keys: &str) -> String {
    CAPS.into_iter()
        .fold(keys.to_owned(), |keys, (name, cap)| keys.replace(name, cap))
}
