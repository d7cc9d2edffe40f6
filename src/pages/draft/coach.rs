//! What the coach says about a form: beside each field, and all of it in a panel beside the form.
//!
//! It speaks after a pause in the typing, and what it puts above the field that has the focus does not move that field.

use super::{OpenForm, dom_id};
use crate::advice::{Advice, PutAside, Taken, To, ToldFinding, give_back, of_form, take_fix};
use crate::coach::{CheckId, Fix};
use crate::desk::BrowserEntropy;
use crate::figures::count;
use crate::forms::{FormSheet, List, Slot, note_dismissal, take_dismissal_back};
use crate::models::draft::{Coached, LineNote, Noted, Raise, coached, line_note, may_coach};
use crate::ui::{Acts, Findings, Glyph, Icon, MarkSign, PutAsideList, Show, after_click, focus_on};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long a pause in the typing is.
const PAUSE: Duration = Duration::from_millis(400);

/// How much longer until a screen reader is told that the number of findings changed.
const SILENCE: Duration = Duration::from_millis(1500);

/// A field beside which findings stand: the key of its sheet, and its slot or list by its word.
type BesideField = (u32, &'static str);

/// What the coach says about a form, and what was done about it.
#[derive(Clone, Copy)]
pub(super) struct Coach {
    /// None while nothing is typed that could be coached.
    said: RwSignal<Option<Advice>>,
    /// Whether what stands in the form now has been looked at: the coach may have something to say to it otherwise.
    heard: RwSignal<bool>,
    /// The fix that was taken last, and where its button stood: the key and the word of its field.
    taken: RwSignal<Option<(Taken, BesideField)>>,
    /// The ids of the fields a person has been to.
    visited: StoredValue<Vec<String>>,
    /// How many findings a screen reader was told of.
    announced: StoredValue<usize>,
    pause: StoredValue<Option<TimeoutHandle>>,
    silence: StoredValue<Option<TimeoutHandle>>,
}

impl Coach {
    pub fn new() -> Self {
        Self {
            said: RwSignal::new(None),
            heard: RwSignal::new(false),
            taken: RwSignal::new(None),
            visited: StoredValue::new(Vec::new()),
            announced: StoredValue::new(0),
            pause: StoredValue::new(None),
            silence: StoredValue::new(None),
        }
    }
}

impl OpenForm {
    /// Starts listening: at once to what is there, then after each pause in the typing.
    fn listen(self) {
        let coach = self.coach;
        Effect::new(move |before: Option<()>| {
            self.sheet.track();
            self.tried.track();
            self.desk.read(|_| ());
            if before.is_none() {
                self.assess();
            } else {
                coach.heard.set(false);
                restart(coach.pause, PAUSE, move || {
                    after_click(move || self.assess())
                });
            }
        });
        on_cleanup(move || {
            for timer in [coach.pause, coach.silence] {
                if let Some(timer) = timer.try_update_value(Option::take).flatten() {
                    timer.clear();
                }
            }
        });
    }

    /// Looks at the form as it stands now.
    fn assess(self) {
        let coach = self.coach;
        let Some(sheet) = self.sheet.try_get_untracked() else {
            return;
        };
        let is_known = self.desk.peek(|workspace| {
            let id = crate::domain::Id::from_text(sheet.text(Slot::Id));
            workspace.find(&id).is_some()
        });
        let all = is_known || self.tried.get_untracked();
        let advice = self.on_ground(|ground| {
            // An objective alone is a beginning: there is nothing to say before it has a key result.
            if !may_coach(&sheet) {
                return None;
            }
            let outcome = (self.read)(&sheet, ground).outcome;
            coach.visited.with_value(|visited| {
                let asked =
                    |key: u32, word: &str| all || visited.contains(&format!("{word}-{key}"));
                of_form(&sheet, &outcome, ground, &asked)
            })
        });
        if coach.said.with_untracked(|said| *said != advice) {
            keep_in_place(move || coach.said.set(advice));
            restart(coach.silence, SILENCE, move || self.announce());
        }
        coach.heard.set(true);
    }

    /// Whether the coach has looked at what stands in the form now; followed. What it may say itself appears only then: it is not to come
    /// and go again under the hand.
    pub fn is_heard(self) -> bool {
        self.coach.heard.get()
    }

    fn announce(self) {
        let said = self.coach.said;
        let found = said.try_with_untracked(|said| said.as_ref().map_or(0, Advice::noticed));
        if let Some(found) = found
            && found != self.coach.announced.get_value()
        {
            self.coach.announced.set_value(found);
            self.desk
                .say(format!("Coach: {}.", count(found, "finding", "findings")));
        }
    }

    /// Notes that a person was at a field: what is missing there may be said from now on.
    pub fn visit(self, event: &web_sys::FocusEvent) {
        let left = event_target::<web_sys::Element>(event).closest(".labelled[id]");
        if let Some(field) = left.ok().flatten() {
            let (id, coach) = (field.id(), self.coach);
            // A field loses the focus too when it is taken off the page; by then the form may be gone.
            let known = coach
                .visited
                .try_with_value(|visited| visited.contains(&id));
            if known == Some(false) {
                coach.visited.update_value(|visited| visited.push(id));
                restart(coach.pause, PAUSE, move || {
                    after_click(move || self.assess())
                });
            }
        }
    }

    /// What is marked in the margin of a line; followed.
    pub fn note_at(self, line: u32) -> Option<LineNote> {
        let problems = self.told();
        self.sheet.with(|sheet| {
            let note = |said: &Option<Advice>| line_note(sheet, line, &problems, said.as_ref());
            self.coach.said.with(note)
        })
    }

    /// What the buttons of a finding do that stands at a field.
    fn acts(self, beside: BesideField) -> Acts {
        Acts {
            fix: Callback::new(move |told| self.take_fix(&told, beside)),
            dismiss: Callback::new(move |(told, reason): (ToldFinding, String)| {
                if let Some(dismissal) = told.dismissal(&reason, &mut BrowserEntropy) {
                    self.sheet.update(|sheet| note_dismissal(sheet, &dismissal));
                    self.assess();
                }
            }),
            bring_back: Callback::new(move |aside: PutAside| {
                self.sheet.update(|sheet| {
                    for id in &aside.by {
                        take_dismissal_back(sheet, id);
                    }
                });
                self.assess();
                focus_on("#coach");
            }),
            go: Callback::new(move |(key, word)| self.go(key, word)),
        }
    }

    /// Takes a fix in, as it is for what stands in the form now.
    fn take_fix(self, told: &ToldFinding, beside: BesideField) {
        self.assess();
        let coach = self.coach;
        let fix = coach.said.with_untracked(|said| {
            let all = said.iter().flat_map(|advice| &advice.told);
            let mut same = all.filter(|other| other.is_same(told));
            same.next().and_then(|told| told.finding.fix.clone())
        });
        let Some(fix) = fix else { return };
        if let Fix::Recover(kpi) = &fix {
            // What is typed here waits as an unfinished draft.
            crate::pages::kpi::recover(self.desk, kpi);
            return;
        }
        let mut sheet: FormSheet = self.sheet.get_untracked();
        let taken = self.on_ground(|ground| {
            let outcome = (self.read)(&sheet, ground).outcome;
            take_fix(&mut sheet, &fix, &outcome, ground)
        });
        if let Some(taken) = taken {
            self.sheet.set(sheet);
            focus_on(format!("#{}", undo_id(beside)));
            keep_in_place(move || coach.taken.set(Some((taken, beside))));
            self.assess();
        }
    }

    /// Takes the last fix back, to the letter.
    fn give_back(self) {
        if let Some((taken, beside)) = self.coach.taken.get_untracked() {
            self.coach.taken.set(None);
            self.sheet.update(|sheet| give_back(sheet, &taken));
            self.assess();
            self.desk.say("Undone.");
            self.go(beside.0, beside.1);
        }
    }
}

/// What the coach says about a form in short: its quality, the findings by name, what was dismissed. The findings themselves stand at
/// their fields.
pub(super) fn coach_panel(form: OpenForm) -> AnyView {
    form.listen();
    let said = form.coach.said;
    let panel = Memo::new(move |_| {
        let figures = form.desk.figures();
        let coached = |said: &Option<Advice>| said.as_ref().map(|advice| coached(advice, &figures));
        said.with(coached)
    });
    let aside = Memo::new(move |_| {
        let aside = |said: &Option<Advice>| said.as_ref().map(|advice| advice.put_aside.clone());
        said.with(aside).unwrap_or_default()
    });
    let quality = move || panel.with(|panel| panel.as_ref().map(|it| it.quality.clone()));
    let raise = move || {
        let all = panel.with(|panel| panel.as_ref().map(|it| it.raise.clone()));
        match all.unwrap_or_default() {
            none if none.is_empty() => {
                view! { <p class="small">"Nothing left to improve."</p> }.into_any()
            }
            all => {
                let items = all
                    .into_iter()
                    .map(move |one| raised(form, one))
                    .collect_view();
                view! { <ul class="ahead">{items}</ul> }.into_any()
            }
        }
    };
    view! {
        <section class="card pad stack coach" aria-labelledby="coach">
            <h2 id="coach" tabindex="-1">"Coach"</h2>
            <Show when=move || quality().is_some_and(|quality| !quality.is_empty())>
                <details class="strength">
                    <summary>"Draft quality "<b>{quality}</b></summary>
                    <div class="stack tight">
                        <p class="label">"How to improve it"</p>
                        {raise}
                    </div>
                </details>
            </Show>
            {move || panel.with(|panel| found(form, panel.as_ref()))}
            <PutAsideList list=aside acts=form.acts((0, "")) />
        </section>
    }
    .into_any()
}

/// The names of the findings, or that there is none.
fn found(form: OpenForm, coached: Option<&Coached>) -> AnyView {
    let text = match coached {
        None => "Suggestions appear once there is a key result or a KPI.",
        Some(coached) if coached.noted.is_empty() => "No suggestions yet.",
        Some(coached) => {
            let item = |one: &Noted| {
                let way = way(form, one);
                view! { <li><MarkSign mark=one.mark /><div>{one.rule}" "{way}</div></li> }
            };
            let items = coached.noted.iter().map(item).collect_view();
            return view! { <ul class="noticed-list">{items}</ul> }.into_any();
        }
    };
    view! { <p class="small">{text}</p> }.into_any()
}

fn raised(form: OpenForm, one: Raise) -> AnyView {
    let way = way(form, &one.noted);
    view! { <li><b>{one.gain}</b><div>{one.noted.rule}" "{way}</div></li> }.into_any()
}

/// The way to where a finding stands.
fn way(form: OpenForm, one: &Noted) -> AnyView {
    let about = one.about.clone();
    match one.to.clone() {
        To::Field(key, word) => {
            let go = move |_| form.go(key, word);
            view! { <button class="link" type="button" on:click=go>{about}</button> }.into_any()
        }
        To::Page(route) => view! { <a href=route.href()>{about}</a> }.into_any(),
    }
}

/// The findings of a field, below it.
pub fn beside(form: OpenForm, key: u32, word: &'static str) -> AnyView {
    let told = at(form, key, word);
    let acts = form.acts((key, word));
    view! {
        <div class="beside">
            {undo(form, (key, word))}
            <Findings told acts beside=format!("{word}-{key}") />
        </div>
    }
    .into_any()
}

/// The findings of a list, for the head of the list.
pub fn beside_list(form: OpenForm, key: u32, list: List) -> AnyView {
    let id = format!("{}-{key}", list.word());
    view! { <div id=id tabindex="-1">{beside(form, key, list.word())}</div> }.into_any()
}

/// What describes a field: its problem, its hint where it has one (the ending of its id), its findings.
pub(super) fn described(
    form: OpenForm,
    key: u32,
    slot: Slot,
    hint: &'static str,
) -> Signal<String> {
    let told = at(form, key, slot.word());
    Memo::new(move |_| {
        let id = dom_id(key, slot);
        let mut all = format!("{id}-fault");
        if !hint.is_empty() {
            all.push(' ');
            all.push_str(&id);
            all.push_str(hint);
        }
        told.with(|told| {
            for told in told {
                all.push(' ');
                all.push_str(&told.id_beside(&id));
            }
        });
        all
    })
    .into()
}

/// The words that findings of one check quote beside a field: what they say is not said there a second time.
pub fn quoted_beside(form: OpenForm, key: u32, slot: Slot, check: CheckId) -> Memo<Vec<String>> {
    let told = at(form, key, slot.word());
    Memo::new(move |_| {
        told.with(|told| {
            let said = told.iter().filter(|told| told.finding.check == check);
            said.map(|told| told.finding.tripped.text.clone()).collect()
        })
    })
}

fn at(form: OpenForm, key: u32, word: &'static str) -> Memo<Vec<ToldFinding>> {
    let place = To::Field(key, word);
    Memo::new(move |_| {
        form.coach.said.with(|said| {
            let all = said.iter().flat_map(|advice| &advice.told);
            all.filter(|told| told.to == place && !told.is_ahead)
                .cloned()
                .collect()
        })
    })
}

/// What was just mended here, with the way back.
fn undo(form: OpenForm, beside: BesideField) -> AnyView {
    let coach = form.coach;
    let id = undo_id(beside);
    let label = Memo::new(move |_| {
        coach.taken.with(|taken| {
            let here = taken.as_ref().filter(|(_, place)| *place == beside);
            here.map(|(taken, _)| taken.label.clone())
        })
    });
    view! {
        <Show when=move || label.with(Option::is_some)>
            <p class="row tight taken">
                <span class="small">"Done: "{move || label.get()}"."</span>
                <button class="btn quiet" type="button" id=id.clone() on:click=move |_| form.give_back()>
                    <Icon of=Glyph::Undo />"Undo"
                </button>
            </p>
        </Show>
    }
    .into_any()
}

fn undo_id((key, word): BesideField) -> String {
    format!("undo-{word}-{key}")
}

/// Changes what is shown while the field under the hand stays where it is on the screen.
pub(super) fn keep_in_place(change: impl FnOnce()) {
    let top = |element: &web_sys::Element| element.get_bounding_client_rect().top();
    let focused = document().active_element();
    let held = focused.map(|element| (top(&element), element));
    change();
    request_animation_frame(move || {
        if let (Some((before, element)), Some(window)) = (held, web_sys::window())
            && document().active_element().as_ref() == Some(&element)
        {
            window.scroll_by_with_x_and_y(0.0, top(&element) - before);
        }
    });
}

fn restart(
    timer: StoredValue<Option<TimeoutHandle>>,
    wait: Duration,
    then: impl FnOnce() + 'static,
) {
    if let Some(before) = timer.try_update_value(Option::take).flatten() {
        before.clear();
    }
    timer.set_value(set_timeout_with_handle(then, wait).ok());
}
