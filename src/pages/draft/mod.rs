//! What the forms of KPIs and objectives share: the sheet with what was typed, its problems, and how it is kept.

mod chips;
mod coach;
mod field;
mod ground;
mod lines;
mod links;
mod list;
mod notice;
mod parts;
mod tags;

pub use chips::{shortened, understood};
pub use coach::{beside, beside_list, quoted_beside};
pub use field::{field, fields, pick, title};
pub use ground::{dom_id, focus_soon, habits, on_ground, row_id};
pub use list::{add_button, framed, keys, rows, tools};
pub use notice::{DraftNotice, hand};
pub use parts::{Around, Notes, Summary, instead, page};
pub use tags::{margin, tags};

use crate::desk::Desk;
use crate::domain::{Id, Workspace};
use crate::figures::Figures;
use crate::forms::{
    Base, Digests, Draft, Drafted, FieldMark, FormSheet, Ground, KINDS, List, Offer, Problem, Slot,
    adopt_kpi, by_hand, choose_unit, make_hold, make_kind, to_kpi_sheet, told_apart,
    turn_direction, value_of, write,
};
use crate::route::Route;
use crate::ui::after_click;
use ground::{ROW, on_goals, time};
use leptos::prelude::*;

/// Reads a sheet: what the form becomes, and what is wrong with it.
pub type ReadForm = fn(&FormSheet, &Ground) -> Drafted;

/// A form that is being filled in.
#[derive(Clone, Copy)]
pub struct OpenForm {
    /// The shared state.
    pub desk: Desk,
    /// What was typed. One signal for the whole form: rows come and go, and each field follows only its own text.
    pub sheet: RwSignal<FormSheet>,
    /// What stands to be told to the person about the form as a whole.
    pub notice: RwSignal<Option<DraftNotice>>,
    read: ReadForm,
    name: StoredValue<String>,
    initial: StoredValue<FormSheet>,
    /// What it was filled from: saving writes only what differs from it.
    base: RwSignal<Base>,
    /// Whether it is filled from anything.
    has_base: bool,
    /// The goals as the form knows them, where this one was changed since.
    over: Memo<Option<Workspace>>,
    /// Whether what the form shows was changed since.
    pub is_behind: Memo<bool>,
    /// Whether the app filled it in and nobody has typed yet.
    is_filled: StoredValue<bool>,
    problems: Memo<Vec<Problem>>,
    /// Whether saving was tried: from then on every problem is shown.
    tried: RwSignal<bool>,
    /// The fields a person has left: before saving is tried, only their problems are shown.
    left: RwSignal<Vec<(u32, Slot)>>,
    /// Whether it was saved: what was typed is no draft any more.
    saved: StoredValue<bool>,
    /// The line whose fields show.
    open: RwSignal<Option<lines::OpenLine>>,
    /// The sentences that were typed into and not left yet.
    unsettled: StoredValue<Vec<u32>>,
    /// What the coach says about it.
    coach: coach::Coach,
}

impl OpenForm {
    /// Opens the form of a goal: with the unfinished draft that this tab kept under this name, else with what it starts from. A draft
    /// that was left in a closed tab is offered.
    pub fn open(desk: Desk, name: String, initial: FormSheet, read: ReadForm) -> Self {
        let goal = Id::from_text(initial.text(Slot::Id));
        Self::on(desk, name, initial, read, Some(goal))
    }

    /// The same of a form that is filled from nothing that could be stale, because it adds to what stands when it is saved.
    pub fn open_without_base(desk: Desk, name: String, initial: FormSheet, read: ReadForm) -> Self {
        Self::on(desk, name, initial, read, None)
    }

    /// `goal`: what the form is filled from and saves against.
    fn on(desk: Desk, name: String, initial: FormSheet, read: ReadForm, goal: Option<Id>) -> Self {
        let figures = habits(desk).figures;
        let kept = desk
            .keeping
            .own_draft(&name)
            .and_then(|text| Draft::from_json(&text, figures));
        let left = desk.keeping.left_draft(&name).and_then(|(key, text)| {
            let at = Draft::from_json(&text, figures)?.at;
            Some((key, at))
        });
        let notice = match (&kept, left) {
            (Some(kept), Some((key, _))) if kept.is_filled => Some(DraftNotice::Aside(key)),
            // Where it came from stands below the title.
            (Some(kept), None) if kept.is_filled && !kept.sheet.text(Slot::Origin).is_empty() => {
                None
            }
            (Some(kept), None) if kept.is_filled => Some(DraftNotice::Filled),
            (Some(_), _) => Some(DraftNotice::Restored),
            (None, left) => left.map(|(key, at)| DraftNotice::Left(key, at)),
        };
        let draft = kept.unwrap_or_else(|| Draft {
            sheet: initial.clone(),
            base: goal
                .as_ref()
                .map(|goal| desk.peek(|workspace| Base::of(workspace, goal))),
            ..Draft::default()
        });
        let digests = StoredValue::new(Digests::default());
        let base = RwSignal::new(Base::default());
        let sheet = RwSignal::new(FormSheet::default());
        let over = {
            let goal = goal.clone();
            Memo::new(move |_| {
                let goal = goal.as_ref()?;
                let over = desk.read(|workspace| {
                    base.with(|base| {
                        digests.try_update_value(|digests| base.laid_over(workspace, goal, digests))
                    })
                });
                over.flatten()
            })
        };
        let form = Self {
            desk,
            sheet,
            notice: RwSignal::new(notice),
            read,
            name: StoredValue::new(name),
            initial: StoredValue::new(initial),
            base,
            has_base: goal.is_some(),
            over,
            is_behind: Memo::new(move |_| {
                goal.as_ref().is_some_and(|goal| {
                    desk.read(|workspace| base.with(|base| base.is_behind(workspace, goal)))
                })
            }),
            is_filled: StoredValue::new(false),
            problems: Memo::new(move |_| {
                sheet
                    .with(|sheet| {
                        over.with(|over| {
                            desk.read(|_| {
                                on_goals(desk, over.as_ref(), |ground| read(sheet, ground))
                            })
                        })
                    })
                    .problems
            }),
            tried: RwSignal::new(false),
            left: RwSignal::new(Vec::new()),
            saved: StoredValue::new(false),
            open: RwSignal::new(None),
            unsettled: StoredValue::new(Vec::new()),
            coach: coach::Coach::new(),
        };
        form.show(draft);
        Effect::new(move |_| form.keep());
        // What is being typed keeps its values when the person changes how numbers or dates are written.
        let figures = Memo::new(move |_| desk.figures());
        Effect::watch(
            move || figures.get(),
            move |now, before, _| {
                if let Some(before) = before.filter(|before| *before != now) {
                    form.carry(*before, *now);
                }
            },
            false,
        );
        form
    }

    /// Shows a draft with what it was filled from.
    fn show(self, draft: Draft) {
        let goal = Id::from_text(draft.sheet.text(Slot::Id));
        let rows = draft.sheet.rows(List::KeyResults).iter();
        let mut named: Vec<Id> = rows.map(|row| Id::from_text(row.text(Slot::Id))).collect();
        let linked = [List::Guards, List::Drives, List::Improves];
        let linked = linked.iter().flat_map(|list| draft.sheet.rows(*list));
        named.extend(linked.map(|row| Id::from_text(row.text(Slot::Goal))));
        let base = draft.base.unwrap_or_else(|| {
            let known = |workspace: &Workspace| Base::known_to(workspace, &goal, &named);
            self.desk.peek(known)
        });
        self.base
            .set(if self.has_base { base } else { Base::default() });
        self.is_filled.set_value(draft.is_filled);
        self.sheet.set(draft.sheet);
    }

    fn carry(self, from: Figures, to: Figures) {
        let and_sentences = self.base.with_untracked(Base::is_new);
        self.initial
            .update_value(|sheet| sheet.carry(from, to, and_sentences));
        let _ = self
            .sheet
            .try_update(|sheet| sheet.carry(from, to, and_sentences));
    }

    /// What the form must know beside what was typed: the goals, this one as it was when the form was filled.
    pub fn on_ground<T>(self, work: impl FnOnce(&Ground) -> T) -> T {
        self.over
            .with_untracked(|over| on_goals(self.desk, over.as_ref(), work))
    }

    /// The text of a slot, followed.
    pub fn text(self, key: u32, slot: Slot) -> Memo<String> {
        Memo::new(move |_| {
            let text = |sheet: &FormSheet| Some(sheet.find(key)?.text(slot).to_owned());
            self.sheet.with(text).unwrap_or_default()
        })
    }

    /// Types a text into a slot, as the person does. A title is read as a sentence and fills what is free.
    pub fn set(self, key: u32, slot: Slot, text: &str) {
        if slot.is_sentence() {
            self.unsettled.update_value(|keys| {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            });
        }
        self.change(|sheet, ground| write(sheet, key, slot, text, ground));
    }

    /// Chooses from a list, as the person does, with what hangs on the choice.
    pub fn choose(self, key: u32, slot: Slot, word: &str) {
        match slot {
            Slot::MeasuredBy => self.measure_by(key, word),
            Slot::Unit => self.edit(key, |sheet| choose_unit(sheet, word)),
            Slot::Kind => {
                let kind = value_of(&KINDS, word).unwrap_or_default();
                self.edit(key, |sheet| make_kind(sheet, kind));
            }
            Slot::Direction => self.edit(key, |sheet| turn_direction(sheet, word)),
            _ => self.set(key, slot, word),
        }
    }

    /// Changes the sheet with this key, as the person does.
    pub fn edit(self, key: u32, change: impl FnOnce(&mut FormSheet)) {
        self.change(|sheet, ground| by_hand(sheet, key, change, ground));
    }

    /// Changes the whole sheet on its ground, in one go.
    pub fn change(self, change: impl FnOnce(&mut FormSheet, &Ground)) {
        self.is_filled.set_value(false);
        self.on_ground(|ground| {
            self.sheet.update(|sheet| change(sheet, ground));
        });
    }

    /// Notes that a person left a field, so that its problem may be shown.
    pub fn leave(self, key: u32, slot: Slot) {
        after_click(move || {
            if slot.is_sentence() {
                self.done_with_sentence(key);
            }
            // A browser also says "change" when a field with typed text is taken off the page; by then the form may be gone.
            let known = self
                .left
                .try_with_untracked(|left| left.contains(&(key, slot)));
            if known == Some(false) {
                let _ = self.left.try_update(|left| left.push((key, slot)));
            }
        });
    }

    /// What is wrong with a field, if it is to be shown; followed.
    pub fn fault(self, key: u32, slot: Slot) -> Memo<String> {
        Memo::new(move |_| {
            let show = self.tried.get() || self.left.with(|left| left.contains(&(key, slot)));
            // A question about what the sentence says does not wait for a field that the person never touched.
            let is_said = || {
                let mark = |sheet: &FormSheet| {
                    matches!(sheet.find(key)?.mark(slot), Some(FieldMark::Said { .. }))
                        .then_some(())
                };
                self.sheet.with(mark).is_some()
            };
            let found = |problems: &Vec<Problem>| {
                at(problems, key, slot)
                    .filter(|problem| show || problem.fault.is_question() && is_said())
                    .map(|problem| problem.fault.to_string())
            };
            self.problems.with(found).unwrap_or_default()
        })
    }

    /// What buttons at a field can do about its problem; followed.
    pub fn offers(self, key: u32, slot: Slot) -> Vec<Offer> {
        let habits = habits(self.desk);
        let offers =
            |problems: &Vec<Problem>| at(problems, key, slot).map(|one| one.offers(&habits));
        self.problems.with(offers).unwrap_or_default()
    }

    /// Whether a field is asked for or wrong, shown or not; followed.
    pub fn is_asked(self, key: u32, slot: Slot) -> bool {
        self.problems
            .with(|problems| at(problems, key, slot).is_some())
    }

    /// The key of the sheet a row stands in.
    pub fn row_above(self, key: u32) -> u32 {
        self.sheet
            .with_untracked(|sheet| sheet.parent_of(key))
            .unwrap_or(0)
    }

    /// All problems, once saving was tried; followed.
    pub fn told(self) -> Vec<Problem> {
        if self.tried.get() {
            self.problems.get()
        } else {
            Vec::new()
        }
    }

    /// Saves the form in one undo step, says so, and goes on. With problems it goes to the first instead, and is false.
    pub fn save(self, said: &str, next: impl FnOnce(&Id) -> Route) -> bool {
        let desk = self.desk;
        // A click on the button that saves comes before what waits for its end.
        for key in self.unsettled.get_value() {
            self.settle(key);
        }
        let read = self
            .sheet
            .with_untracked(|sheet| self.on_ground(|ground| (self.read)(sheet, ground)));
        match read.whole() {
            Ok(outcome) => {
                let is_gone =
                    desk.peek(|workspace| self.base.with_untracked(|base| base.is_gone(workspace)));
                let is_confirmed = self
                    .notice
                    .with_untracked(|notice| *notice == Some(DraftNotice::Deleted));
                let outcome = match (is_gone, is_confirmed) {
                    (false, _) => outcome,
                    (true, true) => desk.peek(|workspace| outcome.revived(workspace)),
                    (true, false) => {
                        self.notice.set(Some(DraftNotice::Deleted));
                        focus_soon("notice".to_owned());
                        return false;
                    }
                };
                // The guide's answers are kept with the goal now.
                let is_last_of_guide = self.sheet.with_untracked(|sheet| {
                    !sheet.text(Slot::Decision).is_empty() && sheet.text(Slot::Then).is_empty()
                });
                let route = next(&outcome.goal);
                match desk.run(outcome.command()) {
                    Ok(change) => {
                        let meanwhile = desk.peek(|workspace| told_apart(&change, workspace));
                        let said = [said.to_owned()].into_iter().chain(meanwhile);
                        desk.toasts
                            .show(said.collect::<Vec<_>>().join(" "), Some(change));
                    }
                    Err(refusal) => {
                        desk.toasts.show(refusal.to_string(), None);
                        return false;
                    }
                }
                self.saved.set_value(true);
                desk.keeping.drop_own_draft(&self.name.get_value());
                if is_last_of_guide {
                    desk.keeping.drop_draft("guide");
                }
                desk.replace(&route);
                true
            }
            Err(problems) => {
                self.tried.set(true);
                if let Some(first) = problems.first() {
                    self.go(first.key, first.slot.word());
                }
                false
            }
        }
    }

    /// Whether anything was typed that is not saved; followed.
    pub fn is_touched(self) -> bool {
        self.sheet
            .with(|sheet| self.initial.with_value(|initial| sheet != initial))
    }

    /// Adds a row and moves the focus there.
    pub fn add(self, parent: u32, list: List, row: FormSheet) {
        let added = self
            .sheet
            .try_update(|sheet| sheet.add(parent, list, row))
            .flatten();
        if let Some(key) = added {
            self.go(key, ROW);
        }
    }

    /// Takes a row out, so that it can be put back.
    pub fn remove(self, key: u32) {
        let removed = self.sheet.try_update(|sheet| sheet.remove(key)).flatten();
        if let Some(removed) = removed {
            self.notice
                .set(Some(DraftNotice::Removed(Box::new(removed))));
            focus_soon("notice".to_owned());
        }
    }

    /// Does what a button beside a problem offers.
    pub fn take(self, key: u32, slot: Slot, offer: Offer) {
        match offer {
            Offer::Write { text, .. } => self.set(key, slot, &text),
            Offer::Hold => self.edit(key, make_hold),
            Offer::Turn(kind) => self.edit(key, |row| make_kind(row, kind)),
            Offer::Kpi => {
                let desk = self.desk;
                let kpi = self.sheet.with_untracked(|sheet| {
                    let row = sheet.find(key)?;
                    let mut kpi = to_kpi_sheet(row, &desk.new_id());
                    let origin = format!("the key result “{}”", row.text(Slot::Outcome));
                    kpi.set(Slot::Origin, origin);
                    Some(kpi)
                });
                if let Some(kpi) = kpi {
                    // Both drafts are kept: the objective without this key result, the KPI with what it said.
                    self.sheet.update(|sheet| drop(sheet.remove(key)));
                    self.keep();
                    hand(desk, "kpi/new", &kpi);
                    desk.toasts.show(
                        "The key result is now a draft KPI. The objective’s draft is saved.",
                        None,
                    );
                    desk.go(&Route::NewKpi);
                }
            }
        }
    }

    /// Chooses the KPI that measures a key result, and takes over what the row does not say yet.
    pub fn measure_by(self, key: u32, kpi: &str) {
        let desk = self.desk;
        let id = Id::from_text(kpi);
        let found = desk.peek(|workspace| {
            let last = workspace
                .readings_of(&id)
                .last()
                .map(|reading| reading.value);
            workspace.kpi(&id).cloned().map(|kpi| (kpi, last))
        });
        let habits = habits(desk);
        self.edit(key, |row| {
            row.set(Slot::MeasuredBy, kpi);
            if let Some((kpi, last)) = found {
                adopt_kpi(row, &kpi, last, &habits);
            }
        });
    }

    fn keep(self) {
        let name = self.name.get_value();
        let is_touched = self.is_touched();
        self.desk.keeping.emptied.track();
        if self.saved.get_value() {
            return;
        }
        if is_touched {
            let text = self.draft().to_json();
            self.desk.keeping.keep_own_draft(&name, &text);
        } else {
            self.desk.keeping.drop_own_draft(&name);
        }
    }

    /// The form as it is kept.
    pub fn draft(self) -> Draft {
        Draft {
            sheet: self.sheet.get_untracked(),
            base: Some(self.base.get_untracked()),
            figures: Some(habits(self.desk).figures),
            is_filled: self.is_filled.get_value(),
            at: time(self.desk),
        }
    }
}

fn at(problems: &[Problem], key: u32, slot: Slot) -> Option<&Problem> {
    problems
        .iter()
        .find(|problem| problem.key == key && problem.slot == slot)
}
