//! What the page works with: the text, the list, and what a person does to them.

use crate::desk::{BrowserEntropy, Desk, Handful, Turns, WorkTurn, later};
use crate::domain::{Command, Cycle, CycleLength, Deed, FiscalYear};
use crate::figures::Figures;
use crate::forms::cycle_choices;
use crate::models::sort::{SortFacts, accepted, facts, hindered, said};
use crate::pages::draft::{habits, on_ground};
use crate::phrase::Context;
use crate::phrase::sort::{Said, Sorter, Verdict};
use crate::route::Route;
use crate::sorting::{
    Accepted, DecidedList, Fate, Knowing, KnownGoals, LinesShown, Memory, Placing, SortView, Under,
};
use crate::ui::focus_on_id;
use leptos::prelude::*;

/// How many lines are on the page at once.
pub const WINDOW: usize = 50;
/// How many new ones a frame has room for.
pub const STEP: usize = 14;
/// How long one slice of sorting may take, in milliseconds: a frame of 50 has room for it and for drawing.
const SLICE: f64 = 36.0;
/// The names of what is kept while the list is unfinished.
const TEXT: &str = "sort";
/// The conventions the list was typed by.
const STYLE: &str = "sort/style";
const DECISIONS: &str = "sort/decisions";

/// Handles to the state of the page.
#[derive(Clone, Copy)]
pub struct SortWork {
    /// The desk.
    pub desk: Desk,
    /// The text as it was pasted.
    pub text: RwSignal<String>,
    /// Whether the text is open beside a list.
    pub paper: RwSignal<bool>,
    /// Why the last file or text was not sorted; empty for nothing.
    pub trouble: RwSignal<String>,
    /// How far sorting is, while it is being done.
    pub progress: RwSignal<Option<(usize, usize)>>,
    /// Whether there is a list.
    pub is_sorted: RwSignal<bool>,
    /// The list.
    pub list: RwSignal<DecidedList>,
    /// The line that was worked on last.
    pub active: RwSignal<usize>,
    /// The line whose words are being changed.
    pub editing: RwSignal<Option<usize>>,
    /// The first of the shown lines that is drawn.
    pub from: RwSignal<usize>,
    /// The id of the cycle of new objectives; empty for none.
    pub cycle: RwSignal<String>,
    /// The goals of the workspace by what they say.
    pub known: RwSignal<KnownGoals>,
    /// What the page says of the list.
    pub facts: Memo<SortFacts>,
    /// The places of the lines that are shown.
    pub places: Memo<Vec<usize>>,
    sorting: Turns,
    taking: Turns,
}

impl SortWork {
    /// Opens the page with what was left on it.
    pub fn open(desk: Desk) -> Self {
        let text = desk.keeping.draft(TEXT).unwrap_or_default();
        let list = RwSignal::new(DecidedList::default());
        let is_sorted = RwSignal::new(false);
        let known = RwSignal::new(KnownGoals::default());
        // The names of all goals are read for it: not before there is a list, and not in the frame that shows what was accepted.
        let turns = Turns::new();
        Effect::new(move |_| {
            desk.read(|_| ());
            let turn = turns.next();
            if is_sorted.get() {
                later(move || know(desk, known, turn));
            }
        });
        let shown = Memo::new(move |_| match desk.route.get() {
            Route::Sort(query) => {
                LinesShown::from_word(query.get("show").map_or("", String::as_str))
            }
            _ => LinesShown::Open,
        });
        let facts = Memo::new(move |_| {
            let (shown, figures) = (shown.get(), desk.figures());
            look(desk, list, known, |view| facts(view, shown, &figures))
        });
        let places = Memo::new(move |_| {
            let shown = shown.get();
            look(desk, list, known, |view| view.places(shown))
        });
        let work = Self {
            desk,
            text: RwSignal::new(text),
            paper: RwSignal::new(false),
            trouble: RwSignal::new(String::new()),
            progress: RwSignal::new(None),
            is_sorted,
            list,
            active: RwSignal::new(0),
            editing: RwSignal::new(None),
            from: RwSignal::new(0),
            cycle: RwSignal::new(usual_cycle(desk).id.to_string()),
            known,
            facts,
            places,
            sorting: Turns::new(),
            taking: Turns::new(),
        };
        if let Some(decisions) = desk.keeping.draft(DECISIONS) {
            work.begin(Memory::from_json(&decisions), false);
        }
        work
    }

    /// Reads from the list in front of the workspace, and follows both.
    pub fn look<T>(self, read: impl FnOnce(&SortView) -> T) -> T {
        look(self.desk, self.list, self.known, read)
    }

    /// The same, not followed.
    pub fn peek<T>(self, read: impl FnOnce(&SortView) -> T) -> T {
        untrack(move || self.look(read))
    }

    /// How many lines there are of each sort, as a sentence; followed.
    pub fn counted(self) -> String {
        self.facts.with(|facts| facts.lead.clone())
    }

    /// Keeps the text as it is typed.
    pub fn type_text(self, text: String) {
        // A list is read by the conventions it was pasted under, also when they change.
        if self.text.with_untracked(|before| before.trim().is_empty()) {
            let style = habits(self.desk).figures.written();
            self.desk.keeping.keep_draft(STYLE, &style);
        }
        self.desk.keeping.keep_draft(TEXT, &text);
        self.text.set(text);
        self.trouble.set(String::new());
    }

    /// Opens or closes the text beside the list.
    pub fn turn_paper(self) {
        self.paper.update(|open| *open = !*open);
    }

    /// Sorts the text. What was decided about lines that are still in it stays decided.
    pub fn sort(self) {
        if self.text.with_untracked(|text| text.trim().is_empty()) {
            self.trouble
                .set("Nothing to sort yet. Paste your list, or try the example.".to_owned());
            return;
        }
        let memory = self.list.with_untracked(Memory::of);
        self.begin(memory, true);
    }

    /// Forgets the list and the text. Goals that were made of it stay.
    pub fn clear(self) {
        self.taking.end();
        self.sorting.end();
        self.desk.keeping.drop_draft(TEXT);
        self.desk.keeping.drop_draft(STYLE);
        self.desk.keeping.drop_draft(DECISIONS);
        self.is_sorted.set(false);
        self.paper.set(false);
        self.progress.set(None);
        self.list.set(DecidedList::default());
        self.text.set(String::new());
        self.trouble.set(String::new());
        focus_on_id("sort-text");
    }

    fn begin(self, memory: Memory, by_person: bool) {
        self.taking.end();
        let context = context(self.desk);
        let sorter = self
            .text
            .with_untracked(|text| Sorter::with_columns(text, &context, memory.columns()));
        self.progress.set(Some(sorter.progress()));
        self.editing.set(None);
        self.slice(sorter, memory, self.sorting.next(), by_person);
    }

    /// Sorts for a while, then lets the browser draw.
    fn slice(self, mut sorter: Sorter, memory: Memory, turn: WorkTurn, by_person: bool) {
        if !turn.is_on() {
            return;
        }
        let begun = js_sys::Date::now();
        while sorter.step(10) {
            if js_sys::Date::now() >= begun + SLICE {
                let _ = self.progress.try_set(Some(sorter.progress()));
                return later(move || self.slice(sorter, memory, turn, by_person));
            }
        }
        let mut list = DecidedList::new(sorter.finish());
        memory.restore(&mut list, &context(self.desk));
        // Drawing the first lines wants a task of its own, unless most of this one is left.
        if js_sys::Date::now() < begun + SLICE / 3.0 {
            self.sorted(list, turn, by_person);
        } else {
            later(move || self.sorted(list, turn, by_person));
        }
    }

    fn sorted(self, list: DecidedList, turn: WorkTurn, by_person: bool) {
        if !turn.is_on() {
            return;
        }
        self.progress.set(None);
        if list.lines.is_empty() {
            self.trouble.set(
                "None of these lines looks like a goal. Add your goals, one per line.".to_owned(),
            );
            return;
        }
        self.from.set(0);
        self.list.set(list);
        self.is_sorted.set(true);
        let first = self.places.with_untracked(|places| places.first().copied());
        self.active.set(first.unwrap_or(0));
        if by_person {
            self.keep();
            self.paper.set(false);
            self.desk.say(untrack(move || self.counted()));
            self.focus_line(first.unwrap_or(0));
        }
    }

    /// Changes a line and says what it is now. Where it is no longer among the lines that are shown, the focus goes on to the next.
    fn change_line(self, place: usize, change: impl FnOnce(&mut DecidedList)) {
        let is_there = |places: &Vec<usize>| places.contains(&place);
        let next = self
            .neighbour(place, true)
            .or_else(|| self.neighbour(place, false));
        let had_focus = self.has_focus(place);
        self.change(change);
        self.say_line(place);
        if !had_focus || self.places.with_untracked(is_there) {
            return;
        }
        match next {
            Some(next) => self.go_to(next),
            None => focus_on_id("page-title"),
        }
    }

    /// Whether the focus is in a line.
    fn has_focus(self, place: usize) -> bool {
        let line = document().get_element_by_id(&format!("line-{place}"));
        let focused = document().active_element();
        match (line, focused) {
            (Some(line), Some(focused)) => line.contains(Some(&focused)),
            _ => false,
        }
    }

    /// Changes the list and keeps the decisions.
    pub fn change(self, change: impl FnOnce(&mut DecidedList)) {
        self.list.update(change);
        self.keep();
    }

    fn keep(self) {
        let decisions = self.list.with_untracked(Memory::of).to_json();
        self.desk.keeping.keep_draft(DECISIONS, &decisions);
    }

    /// Says what a line is.
    pub fn set_verdict(self, place: usize, verdict: Verdict) {
        self.change_line(place, |list| list.set_verdict(place, verdict));
    }

    /// Puts a line under the one above that can carry it.
    pub fn put_under_above(self, place: usize) {
        let above = self.peek(|view| {
            let is_unclear = view.verdict(place) == Verdict::Unclear;
            (view.above(place), is_unclear)
        });
        match above {
            (Some(over), _) => {
                self.change_line(place, |list| list.put_under(place, Under::Line(over)));
            }
            (None, true) => self
                .desk
                .say("First say what this line is: press R for key result."),
            (None, false) => self.desk.say("No line above can hold this one."),
        }
    }

    /// Puts a line under something, or under nothing.
    pub fn put_under(self, place: usize, under: Under) {
        self.change_line(place, |list| list.put_under(place, under));
    }

    /// Merges a line into what says the same, or keeps both.
    pub fn turn_both(self, place: usize) {
        let Some(is_merged) =
            self.peek(|view| view.twin(place).map(|_| view.merged(place).is_some()))
        else {
            self.desk.say("No other line says the same.");
            return;
        };
        self.change_line(place, |list| list.keep_both(place, is_merged));
    }

    /// Leaves a line out, or brings it back.
    pub fn turn_out(self, place: usize) {
        let is_out = self.peek(|view| view.fate(place) == Fate::LeftOut);
        self.change_line(place, |list| list.leave_out(place, !is_out));
    }

    /// Says what a column holds and reads all rows of its table again.
    pub fn say_column(self, said: Said) {
        self.change(|list| list.say_column(said));
        let memory = self.list.with_untracked(Memory::of);
        self.begin(memory, false);
        self.desk.say("Read again with this column.");
    }

    /// Brings in a line that does not look like a goal, and goes on to the next of them.
    pub fn bring_in(self, aside: usize) {
        let context = context(self.desk);
        let mut place = None;
        self.change(|list| place = list.bring_in(aside, &context));
        if let Some(place) = place {
            self.say_line(place);
        }
        let left = self.list.with_untracked(|list| list.asides.len());
        match left.checked_sub(1) {
            Some(last) => focus_on_id(format!("aside-{}", aside.min(last))),
            None => focus_on_id("page-title"),
        }
    }

    /// Gives a line other words.
    pub fn reword(self, place: usize, words: &str) {
        let context = context(self.desk);
        self.change_line(place, |list| list.reword(place, words, &context));
    }

    /// Puts all lines that stand under nothing and have to, under one thing.
    pub fn place_loose(self, under: &Under) {
        let loose = self.peek(|view| view.places(LinesShown::Loose));
        self.change(|list| {
            for place in loose {
                list.put_under(place, under.clone());
            }
        });
    }

    /// Makes goals of all lines that nothing stands in the way of.
    pub fn accept_all(self) {
        let made = self.peek(|view| {
            let placing = self.placing();
            view.accept_all(&placing, &mut Handful::default())
        });
        if made.lines.is_empty() {
            self.desk
                .say("Nothing can be accepted yet. Say what each line is and what it belongs to.");
            return;
        }
        // Thousands of goals are made in one task and shown in the next.
        let turn = self.taking.next();
        later(move || {
            if turn.is_on() && self.take(made) {
                focus_on_id("sort-made");
            }
        });
    }

    /// Makes a goal of one line, and goes on to the next.
    pub fn accept(self, place: usize) {
        let next = self
            .neighbour(place, true)
            .or_else(|| self.neighbour(place, false));
        self.taking.end();
        let obstacle = self.peek(|view| view.obstacle(place));
        if let Some(obstacle) = obstacle {
            self.desk.say(self.peek(|view| hindered(view, obstacle)));
            return;
        }
        let made = self.peek(|view| {
            let placing = self.placing();
            view.accept(place, &placing, &mut BrowserEntropy)
        });
        if !made.lines.is_empty() && self.take(made) {
            match next.filter(|_| self.places.with_untracked(|places| !places.is_empty())) {
                Some(next) => self.go_to(next),
                None => focus_on_id("sort-made"),
            }
        }
    }

    fn take(self, mut made: Accepted) -> bool {
        let said = accepted(&made);
        let command = Command::Save {
            deed: Deed::Imported,
            records: std::mem::take(&mut made.records),
        };
        let done = self.desk.run_and_say(command, said);
        if done {
            self.change(|list| list.took(&made));
        }
        done
    }

    fn placing(self) -> Placing {
        let id = self.cycle.get_untracked();
        let cycle = cycles(self.desk)
            .into_iter()
            .find(|cycle| cycle.id.as_str() == id);
        Placing {
            cycle,
            moment: self.desk.moment(),
            author: self
                .desk
                .settings
                .with_untracked(|settings| settings.name.clone()),
        }
    }

    /// The shown line before or behind another.
    pub fn neighbour(self, place: usize, behind: bool) -> Option<usize> {
        self.places.with_untracked(|places| {
            if behind {
                places.iter().copied().find(|&other| other > place)
            } else {
                places.iter().rev().copied().find(|&other| other < place)
            }
        })
    }

    /// Moves to a line, drawing it first if it is not drawn.
    pub fn go_to(self, place: usize) {
        let at = self
            .places
            .with_untracked(|places| places.iter().position(|&other| other >= place))
            .unwrap_or(0);
        let from = self.from.get_untracked();
        if at < from || at >= from + WINDOW {
            self.from.set(at - at % WINDOW);
        }
        self.active.set(place);
        self.focus_line(place);
    }

    /// Moves the focus to a line once it is drawn.
    pub fn focus_line(self, place: usize) {
        focus_on_id(format!("line-{place}"));
    }

    fn say_line(self, place: usize) {
        let told = self.peek(|view| said(view, place));
        self.desk.say(told);
    }
}

/// Reads the names of the goals. A change of the workspace begins anew.
fn know(desk: Desk, known: RwSignal<KnownGoals>, turn: WorkTurn) {
    // The page may be gone.
    if !turn.is_on() {
        return;
    }
    let context = context(desk);
    turn.work(
        desk.peek(Knowing::new),
        move |knowing| desk.peek(|workspace| knowing.step(20, workspace, &context)),
        move |knowing| {
            let now = knowing.known();
            if known.try_with_untracked(|known| *known != now) == Some(true) {
                known.set(now);
            }
        },
    );
}

/// How sentences are read on this device.
pub fn context(desk: Desk) -> Context {
    let mut habits = habits(desk);
    if let Some(style) = desk.keeping.draft(STYLE) {
        habits.figures = Figures::from_written(&style).unwrap_or(habits.figures);
    }
    habits.context()
}

/// The cycles that new objectives can run in.
pub fn cycles(desk: Desk) -> Vec<Cycle> {
    on_ground(desk, |ground| {
        cycle_choices(ground)
            .into_iter()
            .map(|choice| choice.cycle)
            .collect()
    })
}

fn usual_cycle(desk: Desk) -> Cycle {
    let habits = habits(desk);
    FiscalYear::starting_in(habits.fiscal_month).cycle_at(CycleLength::Quarter, habits.today)
}

fn look<T>(
    desk: Desk,
    list: RwSignal<DecidedList>,
    known: RwSignal<KnownGoals>,
    read: impl FnOnce(&SortView) -> T,
) -> T {
    let context = context(desk);
    known.with(|known| {
        list.with(|list| {
            desk.read(|workspace| {
                read(&SortView {
                    list,
                    workspace,
                    known,
                    context: &context,
                })
            })
        })
    })
}
