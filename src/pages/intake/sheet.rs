//! A table of goals: its columns, what is asked, what would be added, changed and left out, and the one button that takes it.

use super::field::{TableField, file_line};
use super::source::{Looked, Source, look};
use crate::desk::{Desk, Model, use_desk};
use crate::domain::Command;
use crate::figures::count;
use crate::intake::sheet::{Column, Plan, PlanGround, SheetHabits, remember, remembered};
use crate::models::sheet::{Choice, HeadLine, Looking, ROWS, SheetPage as Page, heads};
use crate::pages::share::Inbox;
use crate::phrase::{DateOrder, DecimalMark};
use crate::ui::{Check, ChoiceCard, Choices, Error, Pick, Rows, Show};
use leptos::prelude::*;
use std::sync::Arc;

/// Where what a person said of columns is kept.
const MEMORY: &str = "columns";

/// Most lines of one list that are drawn.
const MOST_LINES: usize = 60;

/// What a person chose, as signals.
#[derive(Clone, Copy)]
struct Chosen {
    source: Source,
    columns: RwSignal<Vec<(String, Column)>>,
    rows_are: RwSignal<String>,
    mark: RwSignal<String>,
    order: RwSignal<String>,
    updates: RwSignal<bool>,
    creates: RwSignal<bool>,
}

impl Chosen {
    fn choice(self) -> Choice {
        let mut choice = Choice {
            updates: self.updates.get(),
            creates: self.creates.get(),
            ..Choice::default()
        };
        choice.said.columns = self.columns.get();
        let rows = self.rows_are.get();
        choice.said.rows_are = ROWS
            .iter()
            .find(|(key, ..)| *key == rows)
            .map(|(.., what)| *what);
        choice.said.mark = match self.mark.get().as_str() {
            "point" => Some(DecimalMark::Point),
            "comma" => Some(DecimalMark::Comma),
            _ => None,
        };
        choice.said.order = match self.order.get().as_str() {
            "day" => Some(DateOrder::DayFirst),
            "month" => Some(DateOrder::MonthFirst),
            _ => None,
        };
        choice
    }
}

/// The inside of the dialog.
#[component]
pub fn SheetImport(
    /// The name of the file and what it holds; none where a table is still to be pasted.
    file: Option<(String, Vec<u8>)>,
    /// The dialog.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (desk, inbox) = (use_desk(), expect_context::<Inbox>());
    let is_pasted = file.is_none();
    let fresh = || RwSignal::new(String::new());
    let chosen = Chosen {
        source: Source::new(),
        columns: RwSignal::new(Vec::new()),
        rows_are: fresh(),
        mark: fresh(),
        order: fresh(),
        updates: RwSignal::new(false),
        creates: RwSignal::new(true),
    };
    if let Some((name, bytes)) = file {
        chosen.source.take_bytes(name, bytes);
    }
    recall(desk, chosen);
    let looked = plan(desk, chosen);
    let told: Model<Page> = Model::of(looked.page);
    let take = move |_| {
        // What takes its time closes the dialog by itself.
        let close = move || {
            if !inbox.is_taking() {
                open.set(false);
            }
        };
        if let Some(command) = imported(desk, chosen, looked) {
            inbox.run(desk, command, &told.peek().done, Box::new(close));
        }
    };
    let is_off = move || !told.get().is_ready || looked.share.get().is_some();
    view! {
        {if is_pasted {
            view! {
                <TableField label="Your table" source=chosen.source placeholder="KPI\tOwner\tTarget\tJan 2026"
                hint="Copy the cells with their headings: one goal per row, or one KPI per row with a column per \
                    period." />
            }
            .into_any()
        } else {
            view! { {file_line(chosen.source)}<Error text=chosen.source.trouble /> }.into_any()
        }}
        {looked.view()}
        <Show when=move || told.get().is_filled>{preview(told, chosen)}</Show>
        <div class="actions last">
            <button class="btn" type="button" on:click=move |_| open.set(false)>"Close"</button>
            <button class="btn primary" type="button" disabled=is_off on:click=take>
                {told.text(|page| &page.button)}
            </button>
        </div>
    }
}

/// What was said of columns like these before.
fn recall(desk: Desk, chosen: Chosen) {
    Effect::new(move |before: Option<Vec<String>>| {
        let input = chosen.source.input.get();
        let heads = untrack(|| heads(&input, &habits(desk)));
        let names: Vec<String> = heads.iter().map(|head| head.name.clone()).collect();
        if before.as_ref() != Some(&names) {
            let kept = desk.keeping.draft(MEMORY).unwrap_or_default();
            chosen.columns.set(remembered(&kept, &heads));
        }
        names
    });
}

/// Looks at the rows again whenever they, what was chosen, or what is here differ.
fn plan(desk: Desk, chosen: Chosen) -> Looked {
    look(Box::new(move || {
        let (input, choice) = (chosen.source.input.get(), chosen.choice());
        let creates = choice.creates;
        on_ground(desk, creates, |_| ());
        let mut looking = Looking::new(habits(desk), choice);
        Box::new(move || {
            let step = |ground: &PlanGround| {
                if looking.step(&input, ground) {
                    return Err(looking.share());
                }
                let (page, plan) = looking.done();
                Ok((Arc::new(page) as _, Box::new(plan) as _))
            };
            untrack(|| on_ground(desk, creates, step))
        })
    }))
}

fn habits(desk: Desk) -> SheetHabits {
    SheetHabits {
        figures: desk.figures(),
        fiscal: desk.settings.with(|settings| settings.fiscal_year()),
        today: desk.today(),
    }
}

fn on_ground<T>(desk: Desk, creates: bool, look: impl FnOnce(&PlanGround) -> T) -> T {
    let (fiscal, author) = desk.settings.with(|it| (it.fiscal_year(), it.name.clone()));
    desk.read(|workspace| {
        look(&PlanGround {
            workspace,
            source: "sheet",
            moment: desk.moment(),
            fiscal,
            author: &author,
            creates,
        })
    })
}

/// What importing it is; notes what was said of its columns.
fn imported(desk: Desk, chosen: Chosen, looked: Looked) -> Option<Command> {
    let updates = chosen.updates.get_untracked();
    let command = looked.behind.with_value(|plan| {
        let plan: &Plan = plan.downcast_ref()?;
        plan.command(updates)
    });
    let said = chosen.columns.get_untracked();
    if !said.is_empty() && command.is_some() {
        let kept = desk.keeping.draft(MEMORY).unwrap_or_default();
        let input = chosen.source.input.get_untracked();
        let heads = untrack(|| heads(&input, &habits(desk)));
        desk.keeping
            .keep_draft(MEMORY, &remember(&kept, &heads, &said));
    }
    command
}

fn preview(told: Model<Page>, chosen: Chosen) -> AnyView {
    let differing = move || told.get().changed.len();
    let update = Signal::derive(move || {
        format!(
            "Update what differs ({})",
            count(differing(), "value", "values")
        )
    });
    view! {
        <p role="status">{told.text(|page| &page.sum)}" "{told.text(|page| &page.same)}</p>
        {asks(told, chosen)}
        {move || lines("Left out or put in notes", &told.get().left_out, true)}
        <Show when=move || { differing() > 0 }><Check label=update value=chosen.updates /></Show>
        {move || lines("Differs from here", &told.get().changed, false)}
        {move || lines("New goals", &told.get().added, false)}
        <Show when=move || told.get().makes_kpis>
            <Check label="Create KPIs that don’t exist yet" value=chosen.creates />
        </Show>
        <Show when=move || !told.get().heads.is_empty()>{columns(told, chosen)}</Show>
    }
    .into_any()
}

fn asks(told: Model<Page>, chosen: Chosen) -> AnyView {
    let rows = ROWS
        .map(|(key, word, _)| (key.to_owned(), word.to_owned()))
        .to_vec();
    let rows_are = told.peek().rows_are.unwrap_or_default().to_owned();
    let shown = RwSignal::new(rows_are);
    let two = |label: String, value: RwSignal<String>, cards: [(&str, &str); 2]| {
        let cards: Vec<ChoiceCard> = cards
            .iter()
            .map(|(key, word)| ChoiceCard::new(key, word))
            .collect();
        view! {
            <Choices label choices=Signal::stored(cards) value=value inline=true on_choose=move |key| value.set(key) />
        }
    };
    let asked = told.part(|page| (page.mark.clone(), page.order.clone()));
    view! {
        <Show when=move || told.get().rows_are.is_some()>
            <Pick label="Import each row as one of the" value=shown options=Signal::stored(rows.clone())
                on_edit=move |key| chosen.rows_are.set(key) />
        </Show>
        {move || asked.get().0.clone().map(|(label, [point, comma])| {
            two(label, chosen.mark, [("point", &point), ("comma", &comma)])
        })}
        {move || asked.get().1.clone().map(|label| {
            two(label, chosen.order, [("day", "The day"), ("month", "The month")])
        })}
    }
    .into_any()
}

fn lines(title: &'static str, all: &[String], open: bool) -> AnyView {
    if all.is_empty() {
        return ().into_any();
    }
    let more = all.len().saturating_sub(MOST_LINES);
    let shown = all
        .iter()
        .take(MOST_LINES)
        .map(|line| view! { <li>{line.clone()}</li> });
    view! {
        <details open=open>
            <summary>{format!("{title} ({})", all.len())}</summary>
            <ul class="small">{shown.collect_view()}</ul>
            {(more > 0).then(|| view! { <p class="small">{format!("and {more} more")}</p> })}
        </details>
    }
    .into_any()
}

/// The columns, each with what it holds and a few of its cells.
fn columns(told: Model<Page>, chosen: Chosen) -> AnyView {
    let options: Vec<(String, String)> = Column::ALL
        .iter()
        .map(|it| (it.key().to_owned(), it.label().to_owned()))
        .collect();
    let options = Signal::stored(options);
    let row = move |head: HeadLine| {
        let value = RwSignal::new(head.key.to_owned());
        let (name, label) = (head.name.clone(), head.name.clone());
        let said = move |key: String| {
            let Some(column) = Column::from_key(&key) else {
                return;
            };
            chosen.columns.update(|all| {
                all.retain(|(of, _)| *of != name);
                all.push((name.clone(), column));
            });
        };
        view! {
            <div class="matched">
                <Pick label value options on_edit=said />
                <small>{head.samples.clone()}</small>
            </div>
        }
    };
    let summary = move || format!("Columns: {}", told.get().columns);
    view! {
        <details>
            <summary>{summary}</summary>
            <div class="stack tight">
                <Rows each=move || told.get().heads.clone() key=|head| format!("{} {}", head.name, head.key) let:head>
                    {row(head)}
                </Rows>
            </div>
        </details>
    }
    .into_any()
}
