//! The coach's findings, drawn the same way beside a field, on a goal's page and for the whole workspace.

use super::{Glyph, Icon, Mark, MarkSign, Rows, Show, act_of, focus_on, fresh_dom_id};
use crate::advice::{Advice, PutAside, To, ToldFinding, open_findings};
use crate::coach::{Fix, Severity};
use crate::desk::{Desk, Turns, WorkTurn, later, use_desk};
use crate::domain::{Id, Ref, Workspace};
use crate::figures::count;
use crate::keys::{Act, KeyPlace};
use crate::models::draft::{Raise, coached};
use crate::route::{Query, Route};
use leptos::prelude::*;

/// What can be done about findings. Each screen does it its own way: a form takes a fix in, a page saves it.
#[derive(Clone, Copy)]
pub struct Acts {
    /// Carries a fix out.
    pub fix: Callback<ToldFinding>,
    /// Dismisses a finding for a reason, which is never empty.
    pub dismiss: Callback<(ToldFinding, String)>,
    /// Brings a dismissed finding back.
    pub bring_back: Callback<PutAside>,
    /// Goes to the field of a finding.
    pub go: Callback<(u32, &'static str)>,
}

/// The shape of a severity; its word stands beside it.
pub fn severity_mark(severity: Severity) -> Mark {
    match severity {
        Severity::Must => Mark::Bad,
        Severity::Should => Mark::Warn,
        Severity::Consider => Mark::Mute,
    }
}

/// A list of findings. Each keeps its place, and what is typed in it, for as long as it says the same.
#[component]
pub fn Findings(
    /// The findings in their order.
    #[prop(into)]
    told: Signal<Vec<ToldFinding>>,
    /// What can be done about them.
    acts: Acts,
    /// The id of their field, where they stand beside it and only say the essentials.
    #[prop(into, optional)]
    beside: Option<String>,
) -> impl IntoView {
    let beside = StoredValue::new(beside);
    view! {
        <ul class="findings">
            <Rows each=move || told.get() key=ToldFinding::key let:one>
                {
                    // What describes the field: the sentence, without the buttons.
                    let id = beside.with_value(|field| field.as_ref().map(|field| one.id_beside(field)));
                    finding(one, acts, id)
                }
            </Rows>
        </ul>
    }
}

fn finding(told: ToldFinding, acts: Acts, described: Option<String>) -> AnyView {
    let is_brief = described.is_some();
    let check = told.finding.check.check();
    let severity = told.finding.severity;
    let quoted = told.quoted().map(|words| format!("“{words}”: "));
    let mended = told.clone();
    let fix = match &told.finding.fix {
        Some(Fix::Advice(text)) => view! { <p class="small advice">{text.clone()}</p> }.into_any(),
        Some(fix) => {
            let label = fix.text().to_owned();
            view! {
                <button class="btn" type="button" on:click=move |_| acts.fix.run(mended.clone())>{label}</button>
            }
            .into_any()
        }
        None => ().into_any(),
    };
    let about = told.about.clone();
    let way = match told.to.clone() {
        _ if is_brief || about.is_empty() => None,
        To::Field(key, word) => Some(
            view! { <button class="link" type="button" on:click=move |_| acts.go.run((key, word))>{about}</button> }
                .into_any(),
        ),
        To::Page(route) => Some(view! { <a href=route.href()>{about}</a> }.into_any()),
    };
    let sentence = told.finding.sentence.clone();
    view! {
        <li class="finding" data-check=check.id.word()>
            <MarkSign mark=severity_mark(severity) />
            <div class="stack tight">
                {(!is_brief).then(|| view! {
                    <p class="small">{severity_word(severity)}{way.map(|way| view! { " · " {way} })}</p>
                })}
                <p class="says" id=described>
                    {is_brief.then(|| view! { <b>{severity_word(severity)}</b>" · " })}{quoted}{sentence}
                </p>
                {fix}
                <details>
                    <summary>"Why"<span class="sr">": " {check.rule}</span></summary>
                    <div class="stack tight">
                        <p><b>{check.rule}</b></p>
                        <p>{check.why}</p>
                        <p class="small">{check.id.word()}" · "{check.source}</p>
                        <Dismiss told acts />
                    </div>
                </details>
            </div>
        </li>
    }
    .into_any()
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Must => "Must",
        Severity::Should => "Should",
        Severity::Consider => "Consider",
    }
}

/// The small form that asks why a finding is dismissed.
#[component]
fn Dismiss(told: ToldFinding, acts: Acts) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let is_missing = RwSignal::new(false);
    let told = StoredValue::new(told);
    let id = StoredValue::new(fresh_dom_id("reason"));
    let dismiss = move || {
        let text = reason.get_untracked().trim().to_owned();
        if text.is_empty() {
            is_missing.set(true);
            focus_on(id.with_value(|id| format!("#{id}")));
        } else {
            acts.dismiss.run((told.get_value(), text));
            focus_on("[data-aside] summary");
        }
    };
    view! {
        <Show when=move || is_open.get() fallback=move || view! {
            <button
                class="link"
                type="button"
                on:click=move |_| { is_open.set(true); focus_on(id.with_value(|id| format!("#{id}"))); }
            >
                "Dismiss…"
            </button>
        }>
            <div class="dismiss labelled">
                <label for=id.get_value()>"Why doesn’t it apply?"</label>
                // Inside of a form Enter would send that one.
                <input class="field" id=id.get_value() type="text" autocomplete="off" maxlength="500" prop:value=reason
                    aria-invalid=move || is_missing.get().then_some("true")
                    aria-describedby=format!("{}-said", id.get_value())
                    on:input=move |event| { reason.set(event_target_value(&event)); is_missing.set(false); }
                    on:keydown=move |event| match act_of(&event, KeyPlace::Line) {
                        Some(Act::Confirm) => { event.prevent_default(); dismiss(); }
                        Some(Act::Cancel) => { event.stop_propagation(); is_open.set(false); }
                        _ => {}
                    } />
                <p class="hint" id=format!("{}-said", id.get_value())>
                    {move || match is_missing.get() {
                        true => "Say why in a few words, for anyone who reads it later.",
                        false => "It comes back if the text changes.",
                    }}
                </p>
                <div class="actions">
                    <button class="btn" type="button" on:click=move |_| dismiss()>"Dismiss"</button>
                    <button class="btn quiet" type="button" on:click=move |_| is_open.set(false)>"Cancel"</button>
                </div>
            </div>
        </Show>
    }
}

/// What would raise the quality of a draft, each by how much, folded away.
#[component]
pub fn Raises(
    /// What the coach says; nothing is drawn where nothing is left to raise.
    #[prop(into)]
    advice: Signal<Advice>,
) -> impl IntoView {
    let desk = use_desk();
    let item = |one: Raise| {
        let about = (!one.noted.about.is_empty()).then(|| format!(" · {}", one.noted.about));
        view! { <li><b>{one.gain}</b><span>{one.noted.rule}<small>{about}</small></span></li> }
    };
    move || {
        let raise = advice.with(|advice| coached(advice, &desk.figures()).raise);
        (!raise.is_empty()).then(|| {
            view! {
                <details class="strength">
                    <summary>"What would raise the quality"</summary>
                    <ul class="ahead">{raise.into_iter().map(item).collect_view()}</ul>
                </details>
            }
        })
    }
}

/// Dismissed findings with their reasons, folded away.
#[component]
pub fn PutAsideList(
    /// The findings.
    #[prop(into)]
    list: Signal<Vec<PutAside>>,
    /// What can be done about them.
    acts: Acts,
) -> impl IntoView {
    let some = move || list.with(|list| !list.is_empty());
    let item = move |one: PutAside| {
        let finding = &one.told.finding;
        let (id, rule, sentence) = (
            finding.check.word(),
            finding.check.check().rule,
            finding.sentence.clone(),
        );
        let about = (!one.told.about.is_empty()).then(|| format!(" · {}", one.told.about));
        let reason = one.reason.clone();
        view! {
            <li class="finding">
                <MarkSign mark=Mark::Mute />
                <div class="stack tight">
                    <p class="small">{id}{about}</p>
                    <p class="says">{sentence}</p>
                    <p class="small">"Dismissed: “"{reason}"”"</p>
                    <button class="link" type="button" on:click=move |_| acts.bring_back.run(one.clone())>
                        "Restore"<span class="sr">": " {rule}</span>
                    </button>
                </div>
            </li>
        }
    };
    view! {
        <Show when=some>
            <details data-aside="">
                <summary>{move || format!("{} dismissed", list.with(Vec::len))}</summary>
                <ul class="findings">{move || list.get().into_iter().map(item).collect_view()}</ul>
            </details>
        </Show>
    }
}

/// How many open findings the goals of a list have, for the [`Noticed`] in it.
#[derive(Clone, Copy)]
struct FindingCounts(RwSignal<Vec<(Id, usize)>>);

/// Counts the open findings of the goals of a list, a few at a time once the list is drawn: it is not to wait for the coach.
pub fn count_noticed(goals: fn(&Workspace) -> Vec<Ref>) {
    let desk = use_desk();
    let counts = RwSignal::new(Vec::new());
    let turns = Turns::new();
    provide_context(FindingCounts(counts));
    Effect::new(move |_| {
        let (turn, goals) = (turns.next(), desk.read(goals));
        later(move || count_all(desk, counts, turn, goals));
    });
}

fn count_all(desk: Desk, counts: RwSignal<Vec<(Id, usize)>>, turn: WorkTurn, goals: Vec<Ref>) {
    let count_one = move |(left, counted): &mut (std::vec::IntoIter<Ref>, Vec<(Id, usize)>)| {
        let next = left.next();
        let is_more = next.is_some();
        counted.extend(next.map(|goal| {
            let today = untrack(|| desk.today());
            let found = desk.peek(|workspace| open_findings(workspace, &goal, today));
            (goal.id, found)
        }));
        is_more
    };
    turn.work(
        (goals.into_iter(), Vec::new()),
        count_one,
        move |(_, counted)| {
            if counts.with_untracked(|known| *known != counted) {
                counts.set(counted);
            }
        },
    );
}

/// The small mark of a goal with open findings in a list, leading to them; nothing for none.
#[component]
pub fn Noticed(
    /// The goal.
    goal: Id,
) -> impl IntoView {
    let counts = use_context::<FindingCounts>();
    let query = Query::from([("goal".to_owned(), goal.as_str().to_owned())]);
    let href = StoredValue::new(Route::Coach(query).href());
    let found = Memo::new(move |_| {
        counts.map_or(0, |FindingCounts(counts)| {
            counts.with(|counts| {
                let own = counts.iter().find(|(id, _)| *id == goal);
                own.map_or(0, |(_, found)| *found)
            })
        })
    });
    view! {
        <Show when=move || found.get() != 0>
            <a class="noticed" href=href.get_value() title="What the coach noticed">
                <Icon of=Glyph::Coach />
                <span class="sr">{move || count(found.get(), "finding", "findings")}" of the coach"</span>
                <span aria-hidden="true">{found}</span>
            </a>
        </Show>
    }
}
