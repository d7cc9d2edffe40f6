//! Files for other programs: a spreadsheet, a calendar, a report.

use super::files::save_text;
use crate::desk::{Desk, use_desk};
use crate::exchange::{CsvStyle, calendar, goals_csv, values_csv};
use crate::pages::apart;
use crate::route::Route;
use crate::ui::{Check, Show};
use leptos::prelude::*;

/// The part of the page for other programs; nothing is drawn while there is no goal.
#[component]
pub fn Elsewhere() -> impl IntoView {
    let desk = use_desk();
    let raw = RwSignal::new(false);
    let any = move || {
        desk.read(|workspace| {
            workspace.kpis().next().is_some() || workspace.objectives().next().is_some()
        })
    };
    let save = move |what: &'static str| apart::save_for(desk, what, raw.get_untracked());
    view! {
        <Show when=any>
            <section class="card pad stack">
                <h2>"For other programs"</h2>
                <p class="quiet">
                    "A report for your manager, goals and numbers for a spreadsheet, reminders for your calendar. \
                        Private goals are left out."
                </p>
                <div class="actions">
                    <a class="btn" href=Route::Report(Default::default()).href()>"Report"</a>
                    <button class="btn" type="button" on:click=move |_| save("goals")>"Goals as CSV"</button>
                    <button class="btn" type="button" on:click=move |_| save("numbers")>"Numbers as CSV"</button>
                    <button class="btn" type="button" on:click=move |_| save("calendar")>"Calendar file"</button>
                </div>
                <details>
                    <summary>"CSV options"</summary>
                    <Check label="Export text exactly as it is" value=raw />
                    <p class="small">
                        "Otherwise, text that a spreadsheet would run as a formula, such as =1+1, gets an \
                            apostrophe in front."
                    </p>
                </details>
            </section>
        </Show>
    }
}

/// Writes a file for another program: `goals` and `numbers` for a spreadsheet, else the calendar.
pub fn save_for(desk: Desk, what: &'static str, raw: bool) {
    let now = desk.moment();
    let style = CsvStyle {
        today: now.today(),
        figures: desk.figures(),
        raw,
    };
    let shared = desk.peek(|workspace| workspace.shared());
    let (text, end, mime) = match what {
        "goals" => (goals_csv(&shared, &style), "csv", "text/csv"),
        "numbers" => (values_csv(&shared, &style), "csv", "text/csv"),
        _ => (calendar(&shared, &now), "ics", "text/calendar"),
    };
    let name = format!("bearings-{what}-{}.{end}", now.today());
    let said = match (save_text(&name, &text, mime), what) {
        (false, _) => {
            "The browser blocked the download. Allow downloads for this page and try again."
                .to_owned()
        }
        (true, "calendar") => {
            format!("Saved {name}. Open it to add the reminders to your calendar.")
        }
        (true, _) => format!("Saved {name}."),
    };
    desk.toasts.show(said, None);
}
