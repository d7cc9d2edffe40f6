//! A metric's past, pasted: the field, what is asked, each row as it was read, and the one button that takes it.

use super::field::TableField;
use super::source::{Looked, Source, look};
use crate::desk::{Desk, Model, use_desk};
use crate::domain::{Cadence, Command, parse_iso};
use crate::intake::sheet::Input;
use crate::intake::{HistoryAnswers, HistoryReading, Metric, ReadHistory, Table, command};
use crate::models::history::{AskedQuestion, HistoryLine, HistoryPage as Page, page};
use crate::pages::apart::{Wanted, apart};
use crate::pages::share::Inbox;
use crate::phrase::{DateOrder, DecimalMark};
use crate::recording::Subject;
use crate::ui::{ChoiceCard, Choices, Dialog, Field, Pick, Show, status_mark};
use leptos::prelude::*;
use std::sync::Arc;

/// What is being pasted for a metric, in a dialog.
#[derive(Clone, Copy)]
pub struct Pasting {
    subject: StoredValue<Subject>,
    typed: TypedAnswers,
    open: RwSignal<bool>,
}

/// What a person answered, as it was typed and chosen.
#[derive(Clone, Copy)]
struct TypedAnswers {
    source: Source,
    mark: RwSignal<String>,
    order: RwSignal<String>,
    cadence: RwSignal<String>,
    first: RwSignal<String>,
}

impl TypedAnswers {
    fn answers(self) -> HistoryAnswers {
        HistoryAnswers {
            mark: match self.mark.get().as_str() {
                "point" => Some(DecimalMark::Point),
                "comma" => Some(DecimalMark::Comma),
                _ => None,
            },
            order: match self.order.get().as_str() {
                "day" => Some(DateOrder::DayFirst),
                "month" => Some(DateOrder::MonthFirst),
                _ => None,
            },
            cadence: Cadence::from_word(&self.cadence.get()),
            first: parse_iso(&self.first.get()),
        }
    }

    fn clear(self) {
        self.source.clear();
        for signal in [self.mark, self.order, self.cadence, self.first] {
            signal.set(String::new());
        }
    }
}

/// The button, and the dialog it opens. What was pasted stays until it is taken.
#[component]
pub fn PasteHistory(
    /// The KPI or key result.
    subject: Subject,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let fresh = || RwSignal::new(String::new());
    let typed = TypedAnswers {
        source: Source::new(),
        mark: fresh(),
        order: fresh(),
        cadence: fresh(),
        first: fresh(),
    };
    let pasting = Pasting {
        subject: StoredValue::new(subject),
        typed,
        open,
    };
    view! {
        <div class="pad">
            <button class="btn quiet" type="button" on:click=move |_| open.set(true)>"Paste a history"</button>
        </div>
        <Dialog open title=Signal::stored("Paste a history".to_owned()) wide=true>
            {apart(Wanted::History(pasting))}
        </Dialog>
    }
}

/// The inside of the dialog.
pub fn paste_history(pasting: Pasting) -> AnyView {
    let Pasting {
        subject,
        typed,
        open,
    } = pasting;
    let (desk, inbox) = (use_desk(), expect_context::<Inbox>());
    let looked = read(desk, subject, typed);
    let told: Model<Page> = Model::of(looked.page);
    let take = move |_| {
        let close = move || {
            typed.clear();
            open.set(false);
        };
        if let Some(command) = recorded(desk, subject, looked) {
            inbox.run(desk, command, &told.peek().done, Box::new(close));
        }
    };
    let is_off = move || !told.get().is_ready || looked.share.get().is_some();
    view! {
        <TableField label="Values, or days and values" source=typed.source
            placeholder="Jan 2026\t4.1\nFeb 2026\t4.3"
            hint="Copy one or two columns from your spreadsheet. Blank cells are skipped. Nothing changes until you \
                add it." />
        {looked.view()}
        {move || remarks(&told.get().remarks)}
        {questions(told.part(|page| page.choices.clone()), typed)}
        <Show when=move || told.get().days.is_some()>{without_days(told, typed)}</Show>
        <Show when=move || told.get().is_filled>
            <p role="status">{told.text(|page| &page.sum)}</p>
            {rows(told)}
        </Show>
        <div class="actions last">
            <button class="btn" type="button" on:click=move |_| open.set(false)>"Close"</button>
            <button class="btn primary" type="button" disabled=is_off on:click=take>
                {told.text(|page| &page.button)}
            </button>
        </div>
    }
    .into_any()
}

/// The rows of a history; what is no table has none.
fn rows_of(input: &Input) -> &Table {
    const NONE: &Table = &Table { rows: Vec::new() };
    input.table().unwrap_or(NONE)
}

fn remarks(all: &[String]) -> AnyView {
    let remark = |it: &String| view! { <p class="small" role="note">{it.clone()}</p> };
    all.iter().map(remark).collect_view().into_any()
}

/// Reads the workspace for a metric, followed.
fn see<T>(desk: Desk, subject: StoredValue<Subject>, read: impl FnOnce(&Metric) -> T) -> T {
    let fiscal = desk.settings.with(|settings| settings.fiscal_year());
    let (figures, today) = (desk.figures(), desk.today());
    subject.with_value(|subject| {
        desk.read(|workspace| {
            read(&Metric {
                workspace,
                subject,
                figures,
                fiscal,
                today,
            })
        })
    })
}

/// Reads the rows again whenever they, an answer, or what is here differ.
fn read(desk: Desk, subject: StoredValue<Subject>, typed: TypedAnswers) -> Looked {
    look(Box::new(move || {
        let (answers, input) = (typed.answers(), typed.source.input.get());
        see(desk, subject, |_| ());
        let mut reading = HistoryReading::new(answers);
        Box::new(move || {
            let step = |metric: &Metric| {
                if reading.step(rows_of(&input), metric) {
                    return Err(reading.share());
                }
                let read = reading.done();
                let told = page(read.as_ref(), metric).unwrap_or_default();
                Ok((Arc::new(told) as _, Box::new(read) as _))
            };
            untrack(|| see(desk, subject, step))
        })
    }))
}

/// What recording it is, if it is anything.
fn recorded(desk: Desk, subject: StoredValue<Subject>, looked: Looked) -> Option<Command> {
    untrack(|| {
        let author = desk.settings.with(|settings| settings.name.clone());
        see(desk, subject, |metric| {
            looked.behind.with_value(|read| {
                let read: &Option<ReadHistory> = read.downcast_ref()?;
                command(read.as_ref()?, metric, &author, desk.moment())
            })
        })
    })
}

/// Choices of two readings, drawn anew only where the questions differ.
fn questions(asked: Model<Vec<AskedQuestion>>, typed: TypedAnswers) -> AnyView {
    (move || {
        let one = |(label, answers): &AskedQuestion| {
            let is_mark = answers.iter().any(|(key, _)| *key == "point");
            let value = if is_mark { typed.mark } else { typed.order };
            let cards: Vec<ChoiceCard> = answers
                .iter()
                .map(|(key, word)| ChoiceCard::new(key, word))
                .collect();
            view! {
                <Choices label=label.clone() choices=Signal::stored(cards) value=value inline=true
                    on_choose=move |key| value.set(key) />
            }
        };
        asked.get().iter().map(one).collect_view()
    })
    .into_any()
}

/// Rows without days: how far they are apart, and where they begin.
fn without_days(told: Model<Page>, typed: TypedAnswers) -> AnyView {
    let days = told.peek().days.clone().unwrap_or_default();
    if typed.cadence.with_untracked(String::is_empty) {
        typed
            .cadence
            .set(days.0.map_or("", Cadence::word).to_owned());
    }
    let options = std::iter::once((String::new(), "Choose".to_owned()))
        .chain(Cadence::ALL.map(|it| (it.word().to_owned(), it.adverb().to_owned())))
        .collect::<Vec<_>>();
    // What is proposed shows in the field until a day is typed over it.
    let shown = RwSignal::new(String::new());
    Effect::new(move |_| {
        let proposed = told.with(|page| {
            page.days
                .clone()
                .map_or_else(String::new, |(_, first)| first)
        });
        if shown.with_untracked(|shown| *shown != proposed) && !proposed.is_empty() {
            shown.set(proposed);
        }
    });
    view! {
        <div class="fields">
            <Pick label="The rows have no dates. They are" value=typed.cadence options=Signal::stored(options)
                on_edit=move |_| typed.first.set(String::new()) />
            <Field label="The first row starts on" kind="date" value=shown on_edit=move |day| typed.first.set(day) />
        </div>
    }
    .into_any()
}

fn rows(told: Model<Page>) -> AnyView {
    let line = |row: &HistoryLine| {
        view! {
            <tr>
                <td class="num">{row.number}</td>
                <th scope="row" class="nowrap">{row.day.clone()}</th>
                <td class="num">{row.value.clone()}</td>
                <td>{status_mark(row.mark, row.fate.clone())}</td>
            </tr>
        }
    };
    let more = move || match told.get().more {
        0 => String::new(),
        more => format!("and {more} more rows"),
    };
    view! {
        <div class="scroll tall" tabindex="0" role="region" aria-label="Rows as read">
            <table>
                <thead>
                    <tr>
                        <th scope="col" class="num">"Row"</th>
                        <th scope="col">"Day"</th>
                        <th scope="col" class="num">"Value"</th>
                        <th scope="col">"What happens"</th>
                    </tr>
                </thead>
                <tbody>{move || told.get().rows.iter().map(line).collect_view()}</tbody>
            </table>
            <p class="small">{more}</p>
        </div>
    }
    .into_any()
}
