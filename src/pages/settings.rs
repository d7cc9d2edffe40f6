//! Conventions of this device: name, fiscal year, week, numbers and dates, theme, storage.

use crate::desk::{Desk, use_desk};
use crate::domain::{Command, CycleLength};
use crate::figures::{DateStyle, NumberStyle};
use crate::pages::protection::Protections;
use crate::pages::share::download_everything;
use crate::persist::Library;
use crate::settings::{Theme, WeekStart};
use crate::ui::{ChoiceCard, Choices, Dialog, Field, Head, HostNotes, Pick, Show, Truths};
use leptos::prelude::*;

/// The Settings page. Every change counts at once.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! {
        <Head title="Settings" lead="They apply to this browser only. Of them, only your name goes into files." />
        <You />
        <Writing />
        <Storage />
        <Protections />
    }
}

#[component]
fn You() -> impl IntoView {
    let desk = use_desk();
    let now = desk.settings.get_untracked();
    let name = RwSignal::new(now.name);
    let month = RwSignal::new(now.fiscal_month.to_string());
    let cycle = move || {
        let year = desk.settings.with(|settings| settings.fiscal_year());
        let today = desk.today();
        format!(
            "Today is in {}.",
            year.cycle_at(CycleLength::Quarter, today).name
        )
    };
    view! {
        <section class="card pad stack">
            <h2>"You and your year"</h2>
            <div class="fields">
                <Field label="Your name" value=name
                    hint=Signal::stored("Shown beside your changes, also in files you share.".to_owned())
                    on_edit=Callback::new(move |text: String| {
                        desk.set(|settings| text.trim().clone_into(&mut settings.name));
                    }) />
                <Pick label="Fiscal year starts in" value=month options=Signal::stored(months())
                    hint=Signal::derive(cycle)
                    on_edit=Callback::new(move |text: String| {
                        desk.set(|settings| settings.fiscal_month = text.parse().unwrap_or(1));
                    }) />
            </div>
            <Choices inline=true label=Signal::stored("Week starts on".to_owned())
                choices=choices([("monday", "Monday"), ("sunday", "Sunday"), ("saturday", "Saturday")])
                value=Signal::derive(move || match desk.settings.with(|settings| settings.week_start) {
                    WeekStart::Monday => "monday", WeekStart::Sunday => "sunday", WeekStart::Saturday => "saturday",
                }.to_owned())
                on_choose=Callback::new(move |key: String| {
                    let start = match key.as_str() {
                        "sunday" => WeekStart::Sunday,
                        "saturday" => WeekStart::Saturday,
                        _ => WeekStart::Monday,
                    };
                    desk.set(|settings| settings.week_start = start);
                }) />
        </section>
    }
}

#[component]
fn Writing() -> impl IntoView {
    let desk = use_desk();
    let sample = move || {
        let figures = desk.figures();
        format!(
            "{} on {}",
            figures.number(1_234_567.5, None),
            figures.day(desk.today())
        )
    };
    view! {
        <section class="card pad stack">
            <h2>"Display"</h2>
            <Choices inline=true label=Signal::stored("Numbers".to_owned())
                choices=choices([("point", "1,234.5"), ("comma", "1.234,5"), ("space", "1 234,5")])
                value=Signal::derive(move || match desk.figures().numbers {
                    NumberStyle::Point => "point", NumberStyle::Comma => "comma", NumberStyle::SpaceComma => "space",
                }.to_owned())
                on_choose=Callback::new(move |key: String| desk.set(|settings| settings.numbers = match key.as_str() {
                    "comma" => NumberStyle::Comma, "space" => NumberStyle::SpaceComma, _ => NumberStyle::Point,
                })) />
            <Choices inline=true label=Signal::stored("Dates".to_owned())
                choices=choices([("day", "14 Nov 2026"), ("month", "Nov 14, 2026"), ("iso", "2026-11-14")])
                value=Signal::derive(move || match desk.figures().dates {
                    DateStyle::DayFirst => "day", DateStyle::MonthFirst => "month", DateStyle::Iso => "iso",
                }.to_owned())
                on_choose=Callback::new(move |key: String| desk.set(|settings| settings.dates = match key.as_str() {
                    "month" => DateStyle::MonthFirst, "iso" => DateStyle::Iso, _ => DateStyle::DayFirst,
                })) />
            <p class="small">{sample}</p>
            <Choices inline=true label=Signal::stored("Theme".to_owned())
                choices=choices([("system", "Same as system"), ("light", "Light"), ("dark", "Dark")])
                value=Signal::derive(move || desk.settings.with(|settings| settings.theme).word().to_owned())
                on_choose=Callback::new(move |key: String| set_theme(desk, &key)) />
            <Choices inline=true label=Signal::stored("Single-letter shortcuts".to_owned())
                choices=choices([("on", "On: press ? to see them all"), ("off", "Off")])
                value=Signal::derive(move || match desk.settings.with(|settings| settings.letters_off) {
                    true => "off", false => "on",
                }.to_owned())
                on_choose=Callback::new(move |key: String| desk.set(|settings| settings.letters_off = key == "off")) />
        </section>
    }
}

#[component]
fn Storage() -> impl IntoView {
    let desk = use_desk();
    let asking = RwSignal::new(false);
    let deleted = move || {
        desk.read(|_| ());
        let units = desk.keeping.read_library(Library::deleted_units);
        let size = desk
            .figures()
            .number((units as f64 / 1000.0).ceil(), Some(0));
        let told = "They are removed first when space runs low.";
        (units > 0).then(|| format!("Recently deleted goals take {size} KB of it. {told}"))
    };
    let is_empty = move || desk.read(crate::domain::Workspace::is_empty);
    view! {
        <section class="card pad stack">
            <h2>"Your data"</h2>
            <p>"Everything is stored in this browser, on this device."</p>
            <Truths />
            {move || deleted().map(|words| view! { <p class="small">{words}</p> })}
            <HostNotes />
            <div class="actions">
                <button class="btn" type="button" on:click=move |_| download_everything(desk)>
                    "Save a backup"
                </button>
                <Show when=move || desk.read(crate::domain::Workspace::has_example)>
                    <button class="btn" type="button" on:click=move |_| {
                        desk.run_and_say(Command::RemoveExample, "Example removed. Your own goals are not affected.");
                    }>"Remove example"</button>
                </Show>
                <button class="btn danger" type="button" disabled=is_empty on:click=move |_| asking.set(true)>
                    "Delete all data"
                </button>
            </div>
            <Dialog open=asking title=Signal::stored("Delete all data?".to_owned())>
                <p>
                    "This deletes all goals, readings, check-ins and decisions. You can restore them for 30 days on \
                        the Share page, under Recently deleted. A backup keeps them for good."
                </p>
                <div class="actions last">
                    <button class="btn" type="button" on:click=move |_| asking.set(false)>"Keep everything"</button>
                    <button class="btn" type="button" on:click=move |_| download_everything(desk)>
                        "Save a backup first"
                    </button>
                    <button class="btn danger" type="button" on:click=move |_| {
                        asking.set(false);
                        desk.keeping.snapshot(crate::desk::journal::cause::EMPTYING);
                        desk.run_and_say(Command::Empty, "Everything deleted.");
                    }>"Delete everything"</button>
                </div>
            </Dialog>
        </section>
    }
}

/// Keys and words of a choice that stays the same.
fn choices<const N: usize>(of: [(&str, &str); N]) -> Signal<Vec<ChoiceCard>> {
    Signal::stored(
        of.into_iter()
            .map(|(key, label)| ChoiceCard::new(key, label))
            .collect(),
    )
}

fn months() -> Vec<(String, String)> {
    (1..=12)
        .map(|month| {
            let day = crate::domain::date(2026, month, 1);
            (month.to_string(), crate::figures::month(day).to_owned())
        })
        .collect()
}

fn set_theme(desk: Desk, key: &str) {
    let theme = match key {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        _ => Theme::System,
    };
    desk.set(|settings| settings.theme = theme);
}
