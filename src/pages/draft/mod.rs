//! What the forms of KPIs and objectives share: the sheet with what was typed, its problems, and how it is kept.

mod chips;
mod coach;
mod entry;
mod links;
mod list;
mod parts;

pub use chips::sentence;
pub use coach::{beside_list, quoted_beside};
pub use entry::{Entry, Opt, options};
pub use links::{goals, kpi_options, links};
pub use list::{add_button, framed, keys, rows, tools};
pub use parts::{Around, Notes, Summary, instead, page, unit_entries, visibility};

use crate::desk::Desk;
use crate::forms::{
    Drafted, Ground, Habits, List, Offer, Problem, Removed, Sheet, Slot, adopt_kpi, by_hand,
    make_hold, make_kind, to_kpi_sheet, write,
};
use crate::route::Route;
use crate::ui::{after_click, focus, once_found};
use leptos::prelude::*;

/// Reads a sheet: what the form becomes, and what is wrong with it.
pub type Read = fn(&Sheet, &Ground) -> Drafted;

/// A form that is being filled in.
#[derive(Clone, Copy)]
pub struct Form {
    /// The shared state.
    pub desk: Desk,
    /// What was typed. One signal for the whole form: rows come and go, and each field follows only its own text.
    pub sheet: RwSignal<Sheet>,
    /// What stands to be told to the person about the form as a whole.
    pub notice: RwSignal<Option<Notice>>,
    read: Read,
    name: StoredValue<String>,
    initial: StoredValue<Sheet>,
    problems: Memo<Vec<Problem>>,
    /// Whether saving was tried: from then on every problem is shown.
    tried: RwSignal<bool>,
    /// The fields a person has left: before saving is tried, only their problems are shown.
    left: RwSignal<Vec<(u32, Slot)>>,
    /// Whether it was saved: what was typed is no draft any more.
    saved: StoredValue<bool>,
    /// What the coach says about it.
    coach: coach::Coach,
}

/// Something that was done to the form and can be taken back.
#[derive(Clone, PartialEq)]
pub enum Notice {
    /// An unfinished draft was found and is shown.
    Restored,
    /// The form was filled in elsewhere, and an unfinished draft was set aside for that.
    Aside,
    /// Everything typed was cleared.
    Afresh(Box<Sheet>),
    /// A row was taken out.
    Removed(Box<Removed>),
}

impl Form {
    /// Opens a form: with the unfinished draft kept under this name, else with what it starts from.
    pub fn open(desk: Desk, name: String, initial: Sheet, read: Read) -> Self {
        let (kept, notice) = match (take_draft(desk, &name), aside(desk, &name)) {
            (Some(kept), Some(_)) => (Some(kept), Some(Notice::Aside)),
            (Some(kept), None) => (Some(kept), Some(Notice::Restored)),
            // What was set aside is all there is: it is the draft again.
            (None, Some(kept)) => {
                desk.keeping.drop_draft(&aside_name(&name));
                (Some(kept), Some(Notice::Restored))
            }
            (None, None) => (None, None),
        };
        let sheet = RwSignal::new(kept.unwrap_or_else(|| initial.clone()));
        let form = Self {
            desk,
            sheet,
            notice: RwSignal::new(notice),
            read,
            name: StoredValue::new(name),
            initial: StoredValue::new(initial),
            problems: Memo::new(move |_| {
                let read = sheet
                    .with(|sheet| desk.read(|_| on_ground(desk, |ground| read(sheet, ground))));
                read.problems
            }),
            tried: RwSignal::new(false),
            left: RwSignal::new(Vec::new()),
            saved: StoredValue::new(false),
            coach: coach::Coach::new(),
        };
        Effect::new(move |_| form.keep());
        form
    }

    /// The text of a slot, followed.
    pub fn text(self, key: u32, slot: Slot) -> Memo<String> {
        Memo::new(move |_| {
            let text = |sheet: &Sheet| Some(sheet.find(key)?.text(slot).to_owned());
            self.sheet.with(text).unwrap_or_default()
        })
    }

    /// Types a text into a slot, as the person does. A title is read as a sentence and fills what is free.
    pub fn set(self, key: u32, slot: Slot, text: &str) {
        self.change(|sheet, ground| write(sheet, key, slot, text, ground));
    }

    /// Changes the sheet with this key, as the person does.
    pub fn edit(self, key: u32, change: impl FnOnce(&mut Sheet)) {
        self.change(|sheet, ground| by_hand(sheet, key, change, ground));
    }

    /// Changes the whole sheet on its ground, in one go.
    pub fn change(self, change: impl FnOnce(&mut Sheet, &Ground)) {
        on_ground(self.desk, |ground| {
            self.sheet.update(|sheet| change(sheet, ground));
        });
    }

    /// Notes that a person left a field, so that its problem may be shown.
    pub fn leave(self, key: u32, slot: Slot) {
        after_click(move || {
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
            let found = |problems: &Vec<Problem>| {
                at(problems, key, slot).map(|problem| problem.fault.to_string())
            };
            self.problems
                .with(found)
                .filter(|_| show)
                .unwrap_or_default()
        })
    }

    /// What buttons at a field can do about its problem; followed.
    pub fn offers(self, key: u32, slot: Slot) -> &'static [Offer] {
        let offers = |problems: &Vec<Problem>| at(problems, key, slot).map(Problem::offers);
        self.problems.with(offers).unwrap_or_default()
    }

    /// Whether a field is asked for or wrong, shown or not; followed.
    pub fn is_asked(self, key: u32, slot: Slot) -> Memo<bool> {
        Memo::new(move |_| {
            self.problems
                .with(|problems| at(problems, key, slot).is_some())
        })
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
    pub fn save(self, said: &str, next: impl FnOnce(&crate::domain::Id) -> Route) -> bool {
        let desk = self.desk;
        let read = self
            .sheet
            .with_untracked(|sheet| on_ground(desk, |ground| (self.read)(sheet, ground)));
        match read.whole() {
            Ok(outcome) => {
                // The guide's answers are kept with the goal now.
                let is_last_of_guide = self.sheet.with_untracked(|sheet| {
                    !sheet.text(Slot::Decision).is_empty() && sheet.text(Slot::Then).is_empty()
                });
                let route = next(&outcome.goal);
                let is_saved = desk.run_and_say(outcome.command(), said);
                if is_saved {
                    self.saved.set_value(true);
                    desk.keeping.drop_draft(&self.name.get_value());
                    if is_last_of_guide {
                        desk.keeping.drop_draft("guide");
                    }
                    desk.replace(&route);
                }
                is_saved
            }
            Err(problems) => {
                self.tried.set(true);
                if let Some(first) = problems.first() {
                    focus_soon(dom_id(first.key, first.slot));
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

    /// Clears what was typed, so that it can be taken back.
    pub fn start_afresh(self) {
        let typed = self.sheet.get_untracked();
        self.tried.set(false);
        self.left.set(Vec::new());
        self.sheet.set(self.initial.get_value());
        self.notice.set(Some(Notice::Afresh(Box::new(typed))));
        focus_soon("notice".to_owned());
    }

    /// Takes back what the notice speaks of.
    pub fn take_back(self) {
        match self.notice.get_untracked() {
            Some(Notice::Afresh(sheet)) => self.sheet.set(*sheet),
            Some(Notice::Removed(removed)) => {
                let key = removed.row.key;
                self.sheet.update(|sheet| sheet.put_back(*removed));
                focus_soon(row_id(key));
            }
            Some(Notice::Aside) => {
                let name = self.name.get_value();
                if let Some(before) = aside(self.desk, &name) {
                    let now = self.sheet.get_untracked();
                    self.desk
                        .keeping
                        .keep_draft(&aside_name(&name), &now.to_json());
                    self.sheet.set(before);
                }
            }
            Some(Notice::Restored) | None => {}
        }
        self.notice.set(None);
    }

    /// Adds a row and moves the focus there.
    pub fn add(self, parent: u32, list: List, row: Sheet) {
        let added = self
            .sheet
            .try_update(|sheet| sheet.add(parent, list, row))
            .flatten();
        if let Some(key) = added {
            focus_soon(row_id(key));
        }
    }

    /// Takes a row out, so that it can be put back.
    pub fn remove(self, key: u32) {
        let removed = self.sheet.try_update(|sheet| sheet.remove(key)).flatten();
        if let Some(removed) = removed {
            self.notice.set(Some(Notice::Removed(Box::new(removed))));
            focus_soon("notice".to_owned());
        }
    }

    /// Does what a button beside a problem offers.
    pub fn take(self, key: u32, offer: Offer) {
        match offer {
            Offer::Hold => self.edit(key, make_hold),
            Offer::Turn(kind) => self.edit(key, |row| make_kind(row, kind)),
            Offer::Kpi => {
                let desk = self.desk;
                let kpi = self.sheet.with_untracked(|sheet| {
                    sheet.find(key).map(|row| to_kpi_sheet(row, &desk.new_id()))
                });
                if let Some(kpi) = kpi {
                    // Both drafts are kept: the objective without this key result, the KPI with what it said.
                    self.sheet.update(|sheet| drop(sheet.remove(key)));
                    self.keep();
                    hand(desk, "kpi/new", &kpi);
                    desk.toasts.show(
                        "The key result is now the draft of a KPI. The objective’s draft is kept.",
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
        let id = crate::domain::Id::from_text(kpi);
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
        if self.saved.get_value() {
            return;
        }
        if is_touched {
            let text = self.sheet.with(Sheet::to_json);
            self.desk.keeping.keep_draft(&name, &text);
        } else {
            self.desk.keeping.drop_draft(&name);
        }
    }
}

/// Fills in the form of a new goal and keeps it as its draft. An unfinished one is set aside, not lost.
pub fn hand(desk: Desk, name: &str, sheet: &Sheet) {
    if let Some(before) = take_draft(desk, name) {
        // The guide's own draft, filled in a second time, does not push out what stood there before the first.
        let is_guides = !before.text(Slot::Decision).is_empty();
        if !is_guides || aside(desk, name).is_none() {
            desk.keeping
                .keep_draft(&aside_name(name), &before.to_json());
        }
    }
    desk.keeping.keep_draft(name, &sheet.to_json());
}

fn at(problems: &[Problem], key: u32, slot: Slot) -> Option<&Problem> {
    problems
        .iter()
        .find(|problem| problem.key == key && problem.slot == slot)
}

fn take_draft(desk: Desk, name: &str) -> Option<Sheet> {
    desk.keeping
        .draft(name)
        .and_then(|text| Sheet::from_json(&text))
}

fn aside(desk: Desk, name: &str) -> Option<Sheet> {
    take_draft(desk, &aside_name(name))
}

fn aside_name(name: &str) -> String {
    format!("{name}/aside")
}

/// How the person writes, and which day it is.
pub fn habits(desk: Desk) -> Habits {
    desk.settings.with_untracked(|settings| {
        Habits::of(
            settings,
            desk.now.with_untracked(crate::domain::Moment::today),
        )
    })
}

/// What a form must know beside what was typed; not followed.
pub fn on_ground<T>(desk: Desk, work: impl FnOnce(&Ground) -> T) -> T {
    let habits = habits(desk);
    let author = desk
        .settings
        .with_untracked(|settings| settings.name.clone());
    desk.peek(|workspace| {
        work(&Ground {
            workspace,
            habits,
            author: &author,
        })
    })
}

/// The id of the element around a field.
pub fn dom_id(key: u32, slot: Slot) -> String {
    format!("{}-{key}", slot.word())
}

/// The id of the element around a row.
pub fn row_id(key: u32) -> String {
    format!("row-{key}")
}

/// Moves the focus to the first field in an element, once it is drawn, and opens what hides it.
pub fn focus_soon(id: String) {
    once_found(move || {
        let Some(place) = document().get_element_by_id(&id) else {
            return false;
        };
        let mut above = place.parent_element();
        while let Some(element) = above {
            if element.tag_name() == "DETAILS" {
                let _ = element.set_attribute("open", "");
            }
            above = element.parent_element();
        }
        // A row's buttons stand before its fields, but typing is what a new row is for.
        let first = |selector: &str| place.query_selector(selector).ok().flatten();
        let inside = first("input:checked, input:not([type=radio]), select, textarea")
            .or_else(|| first("input, button:not([disabled])"));
        focus(&inside.unwrap_or(place))
    });
}
