//! Where rows come from: a field they are pasted into, or a file, which is read in slices and can be left alone half-way.

use crate::desk::{Turns, WorkTurn};
use crate::figures::count;
use crate::intake::sheet::Input;
use crate::intake::workbook::{Workbook, is_workbook};
use crate::intake::{Opened, Opening, decode};
use crate::pages::share::open_file;
use crate::ui::Show;
use leptos::prelude::*;
use std::any::Any;
use std::sync::Arc;
use web_sys::File;

/// The largest file that is read here, in bytes.
const LARGEST: f64 = 5e6;
/// Texts up to this length are read at once, and files up to it are shown in the field.
const SHORT: usize = 100_000;

/// What looking at the rows came to, and how far it is while it goes on.
#[derive(Clone, Copy)]
pub struct Looked {
    /// What the dialog says.
    pub page: RwSignal<Arc<dyn Any + Send + Sync>>,
    /// What stands behind its button.
    pub behind: StoredValue<Box<dyn Any>, LocalStorage>,
    /// How much of the rows was looked at, in percent, while there are more.
    pub share: RwSignal<Option<u32>>,
    turns: Turns,
}

/// What the dialog says, and what stands behind its button.
pub type SeenSource = (Arc<dyn Any + Send + Sync>, Box<dyn Any>);

/// Looks at some rows more: what was seen once there are no more, else what share of them was looked at.
pub type Look = Box<dyn FnMut() -> Result<SeenSource, f64>>;

/// Looks at the rows anew whenever what `begin` follows differs: in slices, of which a short table needs one.
pub fn look(begin: Box<dyn Fn() -> Look>) -> Looked {
    let looked = Looked {
        page: RwSignal::new(Arc::new(())),
        behind: StoredValue::new_local(Box::new(())),
        share: RwSignal::new(None),
        turns: Turns::new(),
    };
    Effect::new(move |_| {
        let step = move |(look, seen): &mut (Look, Option<SeenSource>)| match look() {
            Ok(now) => {
                *seen = Some(now);
                false
            }
            Err(share) => {
                let share = Some((share * 100.0) as u32);
                if looked.share.try_with_untracked(|told| *told != share) == Some(true) {
                    looked.share.set(share);
                }
                true
            }
        };
        let turn = looked.turns.next();
        turn.work((begin(), None), step, move |(_, seen)| {
            if let Some(seen) = seen {
                looked.show(seen);
            }
        });
    });
    looked
}

impl Looked {
    fn show(self, (page, behind): SeenSource) {
        self.behind.set_value(behind);
        self.share.set(None);
        self.page.set(page);
    }

    /// How far the looking is, and the way to stop it: then nothing is known of the rows.
    pub fn view(self) -> AnyView {
        let stop = move |_| {
            self.turns.end();
            self.show((Arc::new(()), Box::new(())));
        };
        let words = move || {
            let share = self.share.get().unwrap_or_default();
            format!("Looking at the rows: {share} %")
        };
        view! {
            <Show when=move || self.share.get().is_some()>
                <div class="actions">
                    <span role="status">{words}</span>
                    <button class="btn" type="button" on:click=stop>"Stop"</button>
                </div>
            </Show>
        }
        .into_any()
    }
}

/// Rows that a person pastes, or opens as a file.
#[derive(Clone, Copy)]
pub struct Source {
    /// What stands in the field.
    pub text: RwSignal<String>,
    /// What was read.
    pub input: RwSignal<Arc<Input>>,
    /// The file that is read in place of the field.
    pub file: RwSignal<Option<FileLine>>,
    /// The file that is being read, and how much of it, in percent.
    pub reading: RwSignal<Option<(String, u32)>>,
    /// Why a file was not read.
    pub trouble: RwSignal<Option<String>>,
    book: StoredValue<Option<Workbook>, LocalStorage>,
    turns: Turns,
}

/// A file that was read, as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileLine {
    /// Its name.
    pub name: String,
    /// How many rows it has: "1,200 rows".
    pub rows: String,
    /// The sheets of a workbook, and which of them is read.
    pub sheets: Vec<String>,
    /// Which of them is read.
    pub shown: usize,
}

impl Source {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            input: RwSignal::new(Arc::new(Input::default())),
            file: RwSignal::new(None),
            reading: RwSignal::new(None),
            trouble: RwSignal::new(None),
            book: StoredValue::new_local(None),
            turns: Turns::new(),
        }
    }

    /// Leaves it without rows.
    pub fn clear(self) {
        self.write(String::new());
    }

    /// Takes what was typed or pasted.
    pub fn write(self, text: String) {
        self.turns.end();
        self.reading.set(None);
        self.trouble.set(None);
        self.file.set(None);
        self.book.set_value(None);
        self.text.set(text.clone());
        if text.len() <= SHORT {
            self.input.set(Arc::new(Input::from_text(&text)));
        } else {
            let name = "what was pasted".to_owned();
            self.work(name, Opening::text(text), self.turns.next(), false);
        }
    }

    /// Reads a file.
    pub fn open(self, file: &File) {
        let name = file.name();
        if file.size() > LARGEST {
            let said = format!("“{name}” is larger than 5 MB. Open a smaller part of it.");
            return self.trouble.set(Some(said));
        }
        let turn = self.begin(&name);
        open_file(file, move |bytes| match bytes {
            _ if !turn.is_on() => {}
            Ok(bytes) => self.take(name, bytes, turn),
            Err(_) => self.fail(format!(
                "The browser could not read “{name}”. Copy it to this computer and try again."
            )),
        });
    }

    /// Reads what a file held.
    pub fn take_bytes(self, name: String, bytes: Vec<u8>) {
        let turn = self.begin(&name);
        self.take(name, bytes, turn);
    }

    fn begin(self, name: &str) -> WorkTurn {
        self.trouble.set(None);
        self.reading.set(Some((name.to_owned(), 0)));
        self.turns.next()
    }

    /// Stops reading; what was there before stays.
    pub fn cancel(self) {
        self.turns.end();
        self.reading.set(None);
        // The workbook went with the reading of its other sheet.
        let has_sheets =
            |file: &Option<FileLine>| file.as_ref().is_some_and(|it| it.sheets.len() > 1);
        if self.file.with_untracked(has_sheets) && self.book.with_value(Option::is_none) {
            self.clear();
        }
    }

    /// Reads another sheet of the workbook.
    pub fn turn_to(self, sheet: usize) {
        let Some(name) = self
            .file
            .with_untracked(|file| file.as_ref().map(|it| it.name.clone()))
        else {
            return;
        };
        if let Some(book) = self.book.try_update_value(Option::take).flatten() {
            let turn = self.begin(&name);
            let reading = Opening::Workbook(Box::new(book.turn_to(sheet)));
            self.work(name, reading, turn, true);
        }
    }

    fn take(self, name: String, bytes: Vec<u8>, turn: WorkTurn) {
        if !is_workbook(&bytes) {
            let text = decode(&bytes);
            if text.len() <= SHORT {
                return self.write(text);
            }
            return self.work(name, Opening::text(text), turn, true);
        }
        match Opening::new(bytes) {
            Ok(opening) => self.work(name, opening, turn, true),
            Err(why) => self.fail(why),
        }
    }

    fn work(self, name: String, opening: Opening, turn: WorkTurn, is_file: bool) {
        let step = move |(opening, trouble): &mut (Opening, Option<String>)| {
            let is_more = opening.step().unwrap_or_else(|why| {
                *trouble = Some(why);
                false
            });
            let share = (opening.share() * 100.0) as u32;
            let is_told = self
                .reading
                .try_with_untracked(|it| it.as_ref().is_some_and(|(_, told)| *told == share));
            if is_told == Some(false) {
                self.reading.try_update(|reading| {
                    if let Some((_, told)) = reading {
                        *told = share;
                    }
                });
            }
            is_more
        };
        turn.work((opening, None), step, move |(opening, trouble)| {
            if let Some(why) = trouble {
                return self.fail(why);
            }
            let Opened { input, book } = opening.done();
            self.reading.set(None);
            self.input.set(Arc::new(input));
            if is_file {
                self.file.set(Some(self.line(name, book.as_ref())));
                self.text.set(String::new());
            }
            self.book.set_value(book);
        });
    }

    fn line(self, name: String, book: Option<&Workbook>) -> FileLine {
        let rows = self.input.with_untracked(|input| input.rows());
        FileLine {
            name,
            rows: count(rows, "row", "rows"),
            sheets: book.map(|book| book.names.clone()).unwrap_or_default(),
            shown: book.map_or(0, |book| book.shown),
        }
    }

    fn fail(self, why: String) {
        self.reading.set(None);
        self.trouble.set(Some(why));
    }
}
