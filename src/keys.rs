//! The commands that keys run: one table, and one function that decides whether a key is a command.
//!
//! A key belongs to the person first. While an input method composes, with AltGraph, for a dead key, and where a Mac's Option key makes
//! a letter, it is text and no command. A letter is known by what the key writes; on a keyboard of another script (Cyrillic, Greek,
//! Hebrew) by its place.

use crate::domain::letters::is_alphabetic;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Takes the latest change back.
    Undo,
    /// Does it again.
    Redo,
    /// Records, saves, or goes on with what is typed.
    Confirm,
    /// Leaves it as it was, or closes.
    Cancel,
    /// Asks for a day in the past.
    PastDay,
    /// Asks for a note.
    Note,
    /// Asks for the last number again, to be corrected.
    CorrectLast,
    /// Says that there is nothing new, and why.
    NothingNew,
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// One up.
    Up,
    /// One down.
    Down,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// Makes a line a KPI.
    Kpi,
    /// Makes it an objective.
    Objective,
    /// Makes it a key result.
    KeyResult,
    /// Makes it an initiative.
    Initiative,
    /// Makes it unclear.
    Unclear,
    /// Puts it under the one above.
    Under,
    /// Puts it under nothing.
    Apart,
    /// Makes it both KPI and key result, or one again.
    Both,
    /// Changes its words.
    Words,
    /// Leaves it out, or takes it in again.
    Out,
    /// Accepts it.
    Accept,
    /// Opens the search.
    Find,
    /// Opens the ways to a new goal.
    New,
    /// Lists the keys.
    Keys,
    /// Begins a command of two letters.
    Begin(char),
    /// Goes to a page, by its address.
    Go(&'static str),
    /// To the cycle before.
    Before,
    /// To the cycle after.
    After,
}

/// Where a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// Anywhere in the app.
    App,
    /// In a row that records a number, whatever has the focus there.
    Row,
    /// In a line of text that Enter sends.
    Line,
    /// In a text of several lines that Ctrl+Enter sends.
    Area,
    /// In a text of several lines that Enter sends, and Shift+Enter breaks.
    Wish,
    /// On a line of a list that is sorted.
    Sorting,
    /// On a chart or a map.
    Walk,
    /// In a menu.
    Menu,
    /// In the search.
    Search,
}

/// Places with keys of their own, as the list of keys heads them.
pub const PLACES: [(KeyPlace, &str); 6] = [
    (KeyPlace::App, "Everywhere"),
    (KeyPlace::Row, "In a row for a number"),
    (KeyPlace::Line, "In a text field"),
    (KeyPlace::Area, "In a multi-line text field"),
    (KeyPlace::Walk, "On a chart or the map"),
    (KeyPlace::Sorting, "On a line of a pasted list"),
];

/// What has the focus while a key is pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Nothing that takes text.
    #[default]
    Other,
    /// A field for a number, a day, an hour.
    Figure,
    /// A field for words.
    Words,
    /// Several to choose from by letters or arrows: a list, radio buttons.
    Choice,
}

/// A key as the browser tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Press {
    /// What it writes, or its name: `a`, `ф`, `Enter`.
    pub key: String,
    /// Its place on the keyboard: `KeyA`.
    pub code: String,
    /// Whether Ctrl is down.
    pub ctrl: bool,
    /// Whether ⌘ or the Windows key is down.
    pub meta: bool,
    /// Whether Alt or Option is down.
    pub alt: bool,
    /// Whether Shift is down.
    pub shift: bool,
    /// Whether AltGraph is down.
    pub alt_graph: bool,
    /// Whether an input method composes with it.
    pub composing: bool,
    /// Whether the computer is a Mac, an iPhone or an iPad.
    pub mac: bool,
    /// Whether it is held and repeats.
    pub repeats: bool,
    /// What has the focus.
    pub target: Target,
    /// Whether nothing was typed there since it got the focus or something was saved.
    pub untouched: bool,
    /// Whether the field that has the focus is empty.
    pub empty: bool,
    /// The letter that began a command of two, if that was just before.
    pub after: Option<char>,
    /// Whether the person switched off commands of single letters and signs.
    pub letters_off: bool,
}

/// Which keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chord {
    /// A key by its name, alone.
    Key(&'static str),
    /// A letter or sign, alone.
    Sign(char),
    /// Two letters, one after the other.
    Then(char, char),
    /// Ctrl or ⌘ with a letter.
    Ctrl(char),
    /// The same with Shift.
    CtrlShift(char),
    /// Ctrl or ⌘ with a key by its name.
    CtrlKey(&'static str),
    /// Alt with a letter; on a Mac, where Option writes letters, Control and Shift with it.
    Alt(char),
}

/// A command: what it does, in words, by which keys, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyCommand {
    /// What it does.
    pub act: Act,
    /// The same in words.
    pub word: &'static str,
    /// Its keys.
    pub chord: Chord,
    /// Where they work.
    pub place: KeyPlace,
}

const fn on(place: KeyPlace, chord: Chord, act: Act, word: &'static str) -> KeyCommand {
    KeyCommand {
        act,
        word,
        chord,
        place,
    }
}

/// Every command that a key runs.
pub static COMMANDS: [KeyCommand; 60] = {
    use Act::*;
    use Chord::*;
    use KeyPlace::*;
    [
        on(App, Ctrl('z'), Undo, "undo"),
        on(App, CtrlShift('z'), Redo, "redo"),
        on(App, Ctrl('y'), Redo, "redo"),
        on(App, Ctrl('k'), Find, "search goals, pages and actions"),
        on(App, Sign('/'), Find, "search goals, pages and actions"),
        on(App, Sign('n'), New, "start something new"),
        on(App, Sign('?'), Keys, "all keys"),
        on(
            App,
            Sign('g'),
            Begin('g'),
            "go to a page (then a second letter)",
        ),
        on(App, Then('g', 't'), Go("/"), "go to Today"),
        on(App, Then('g', 'o'), Go("/okrs"), "go to OKRs"),
        on(App, Then('g', 'k'), Go("/kpis"), "go to KPIs"),
        on(App, Then('g', 'm'), Go("/map"), "go to the Map"),
        on(App, Then('g', 'r'), Go("/review"), "go to the Review"),
        on(App, Then('g', 'c'), Go("/coach"), "go to the Coach"),
        on(App, Then('g', 'l'), Go("/library"), "go to the Library"),
        on(App, Then('g', 's'), Go("/share"), "go to Share"),
        on(App, Key("ArrowLeft"), Before, "previous cycle"),
        on(App, Key("ArrowRight"), After, "next cycle"),
        on(Menu, Key("ArrowUp"), Up, "move up"),
        on(Menu, Key("ArrowDown"), Down, "move down"),
        on(Menu, Key("Home"), First, "go to the first"),
        on(Menu, Key("End"), Last, "go to the last"),
        on(Search, Key("ArrowUp"), Up, "move up"),
        on(Search, Key("ArrowDown"), Down, "move down"),
        on(Search, Key("Enter"), Confirm, "choose"),
        on(Row, Sign('.'), NothingNew, "nothing new, because …"),
        on(Row, Alt('p'), PastDay, "set an earlier day"),
        on(Row, Alt('n'), Note, "add a note"),
        on(Row, Alt('c'), CorrectLast, "correct the last entry"),
        on(Row, Alt('u'), NothingNew, "nothing new, because …"),
        on(Row, Key("Escape"), Cancel, "close"),
        on(Line, Key("Enter"), Confirm, "record and go to the next"),
        on(Line, Key("Escape"), Cancel, "cancel"),
        on(Area, CtrlKey("Enter"), Confirm, "record and go to the next"),
        on(Wish, Key("Enter"), Confirm, "next"),
        on(Walk, Key("ArrowLeft"), Left, "move left"),
        on(Walk, Key("ArrowRight"), Right, "move right"),
        on(Walk, Key("ArrowUp"), Up, "move up"),
        on(Walk, Key("ArrowDown"), Down, "move down"),
        on(Walk, Key("Home"), First, "go to the first"),
        on(Walk, Key("End"), Last, "go to the last"),
        on(Walk, Key("Escape"), Cancel, "deselect"),
        on(Sorting, Key("ArrowUp"), Up, "move up"),
        on(Sorting, Key("ArrowDown"), Down, "move down"),
        on(Sorting, Key("Home"), First, "go to the first"),
        on(Sorting, Key("End"), Last, "go to the last"),
        on(Sorting, Sign('k'), Kpi, "make it a KPI"),
        on(Sorting, Sign('o'), Objective, "make it an objective"),
        on(Sorting, Sign('r'), KeyResult, "make it a key result"),
        on(Sorting, Sign('i'), Initiative, "make it an initiative"),
        on(Sorting, Sign('u'), Unclear, "unclear"),
        on(Sorting, Sign('g'), Under, "move under the line above"),
        on(Sorting, Sign(']'), Under, "move under the line above"),
        on(Sorting, Sign('['), Apart, "move out from under it"),
        on(Sorting, Sign('m'), Both, "make it both KPI and key result"),
        on(Sorting, Sign('e'), Words, "edit its text"),
        on(Sorting, Key("Enter"), Words, "edit its text"),
        on(Sorting, Sign('x'), Out, "leave it out"),
        on(Sorting, Key("Delete"), Out, "leave it out"),
        on(Sorting, Sign('a'), Accept, "accept it"),
    ]
};

/// The command that a key is in a place; none where it belongs to the text, the browser or the input method.
pub fn command(press: &Press, place: KeyPlace) -> Option<Act> {
    let is_text = press.composing
        || press.alt_graph
        || matches!(press.key.as_str(), "Dead" | "Process" | "Unidentified");
    // Ctrl+Z in a field, an emptied one too, takes back what was typed there; where nothing was, it is like anywhere else.
    let is_field = matches!(press.target, Target::Figure | Target::Words);
    let is_fields = place == KeyPlace::App && is_field && !press.untouched;
    if is_text {
        return None;
    }
    // A key that is held sends nothing twice.
    let once = |act: &Act| !(press.repeats && *act == Act::Confirm);
    let fits = |command: &&KeyCommand| {
        let is_open = match (command.act, command.chord) {
            // It opens what has a way back: nothing that is typed is lost.
            (Act::Find, Chord::Ctrl(_)) => true,
            (_, Chord::Sign(_) | Chord::Then(..) | Chord::Key(_)) if place == KeyPlace::App => {
                let is_letter = !matches!(command.chord, Chord::Key(_));
                press.target == Target::Other && !(is_letter && press.letters_off)
            }
            // Where a sign could begin a number or a sentence, it is a command while there is neither.
            (_, Chord::Sign(_)) if place == KeyPlace::Row => match press.target {
                Target::Figure => press.empty,
                target => target == Target::Other,
            },
            _ => !is_fields,
        };
        command.place == place && is_open && is_pressed(command.chord, press)
    };
    // The second of two letters before what it would be alone.
    let second = |command: &&KeyCommand| matches!(command.chord, Chord::Then(..)) && fits(command);
    let all = COMMANDS.iter();
    all.clone()
        .find(second)
        .or_else(|| all.clone().find(fits))
        .map(|command| command.act)
        .filter(once)
}

/// The number that a key chooses where answers are numbered: 1-9, also in the row above the letters of a keyboard whose digits need
/// Shift or have other signs.
pub fn digit(press: &Press) -> Option<usize> {
    let is_held = press.ctrl || press.meta || press.alt || press.alt_graph;
    if press.composing || is_held || !matches!(press.target, Target::Other | Target::Choice) {
        return None;
    }
    let named = press.code.strip_prefix("Digit");
    let of_code = named
        .filter(|_| !press.shift && !press.key.starts_with(|key: char| key.is_ascii_alphabetic()));
    press.key.parse().ok().or_else(|| of_code?.parse().ok())
}

fn is_pressed(chord: Chord, press: &Press) -> bool {
    let by_ctrl = (press.ctrl || press.meta) && !press.alt;
    let is_free = !(press.ctrl || press.meta || press.alt);
    match chord {
        // Shift+Enter and Shift+Escape are nothing of ours.
        Chord::Key(name) => is_free && !press.shift && press.key == name,
        Chord::Sign(sign) => is_free && writes(press, sign),
        Chord::Then(first, second) => {
            is_free && press.after == Some(first) && writes(press, second)
        }
        Chord::Ctrl(letter) => by_ctrl && !press.shift && writes(press, letter),
        Chord::CtrlShift(letter) => by_ctrl && press.shift && writes(press, letter),
        Chord::CtrlKey(name) => by_ctrl && press.key == name,
        Chord::Alt(letter) if press.mac => {
            press.ctrl && press.shift && !press.meta && !press.alt && writes(press, letter)
        }
        Chord::Alt(letter) => {
            let is_alt = press.alt && !(press.ctrl || press.meta || press.shift);
            // π is the Greek key of P, and what Option writes elsewhere: among words it stays a letter.
            let is_greek = press
                .key
                .starts_with(|key: char| ('\u{370}'..'\u{400}').contains(&key));
            is_alt && writes(press, letter) && !(is_greek && press.target == Target::Words)
        }
    }
}

/// Whether a key writes a letter or sign, or stands in its place on a keyboard of another script.
fn writes(press: &Press, letter: char) -> bool {
    let mut signs = press.key.chars();
    match (signs.next(), signs.next()) {
        (Some(sign), None) if is_of_other_script(sign) => place_of(letter) == press.code,
        (Some(sign), None) => sign.eq_ignore_ascii_case(&letter),
        _ => false,
    }
}

fn place_of(letter: char) -> String {
    match letter {
        '[' => "BracketLeft".to_owned(),
        ']' => "BracketRight".to_owned(),
        letter => format!("Key{}", letter.to_ascii_uppercase()),
    }
}

/// Whether a letter is none of the Latin ones: those with accents are what Option and dead keys make.
fn is_of_other_script(letter: char) -> bool {
    is_alphabetic(letter) && ('\u{370}'..'\u{1E00}').contains(&letter)
        || ('\u{2D00}'..).contains(&letter)
            && is_alphabetic(letter)
            && !('\u{FF00}'..'\u{FF66}').contains(&letter)
}

/// The keys of a command as people read them: `Alt+P`, `Enter`.
pub fn keys(act: Act, place: KeyPlace, mac: bool) -> String {
    COMMANDS
        .iter()
        .find(|command| command.act == act && command.place == place)
        .map_or_else(String::new, |command| chord_keys(command.chord, mac))
}

/// The keys of a chord as people read them; two after each other have a space between.
pub fn chord_keys(chord: Chord, mac: bool) -> String {
    let upper = |letter: char| letter.to_ascii_uppercase();
    match chord {
        Chord::Key(name) => name.to_owned(),
        Chord::Sign(sign) => upper(sign).to_string(),
        Chord::Then(first, second) => format!("{} {}", upper(first), upper(second)),
        Chord::Ctrl(letter) if mac => format!("Meta+{}", upper(letter)),
        Chord::Ctrl(letter) => format!("Control+{}", upper(letter)),
        Chord::CtrlShift(letter) if mac => format!("Meta+Shift+{}", upper(letter)),
        Chord::CtrlShift(letter) => format!("Control+Shift+{}", upper(letter)),
        Chord::CtrlKey(name) => format!("Control+{name}"),
        Chord::Alt(letter) if mac => format!("Control+Shift+{}", upper(letter)),
        Chord::Alt(letter) => format!("Alt+{}", upper(letter)),
    }
}

/// The commands of a place, in the order of the table.
pub fn commands(place: KeyPlace) -> impl Iterator<Item = &'static KeyCommand> {
    COMMANDS
        .iter()
        .filter(move |command| command.place == place)
}

/// What a command does, in words; empty where the place has none.
pub fn word_of(act: Act, place: KeyPlace) -> &'static str {
    COMMANDS
        .iter()
        .find(|command| command.act == act && command.place == place)
        .map_or("", |command| command.word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str, code: &str) -> Press {
        Press {
            key: key.into(),
            code: code.into(),
            ..Press::default()
        }
    }

    fn alt(key: &str, code: &str, target: Target) -> Press {
        Press {
            alt: true,
            target,
            ..press(key, code)
        }
    }

    fn ctrl(key: &str, code: &str) -> Press {
        Press {
            ctrl: true,
            ..press(key, code)
        }
    }

    const ALL: [KeyPlace; 9] = [
        KeyPlace::App,
        KeyPlace::Row,
        KeyPlace::Line,
        KeyPlace::Area,
        KeyPlace::Wish,
        KeyPlace::Sorting,
        KeyPlace::Walk,
        KeyPlace::Menu,
        KeyPlace::Search,
    ];

    #[test]
    fn no_key_of_a_composition_is_a_command_anywhere() {
        for (key, code) in [
            ("Enter", "Enter"),
            ("Escape", "Escape"),
            ("k", "KeyK"),
            ("ArrowDown", "ArrowDown"),
            ("Delete", "Delete"),
            ("n", "KeyN"),
            ("z", "KeyZ"),
            ("1", "Digit1"),
        ] {
            for (alt, ctrl) in [(false, false), (true, false), (false, true)] {
                for place in ALL {
                    let plain = Press {
                        alt,
                        ctrl,
                        ..press(key, code)
                    };
                    let composing = Press {
                        composing: true,
                        ..plain.clone()
                    };
                    assert_eq!(command(&composing, place), None, "{key} {place:?}");
                    assert_eq!(digit(&composing), None);
                    for name in ["Process", "Dead", "Unidentified"] {
                        let unnamed = Press {
                            key: name.into(),
                            ..plain.clone()
                        };
                        assert_eq!(command(&unnamed, place), None, "{name} {place:?}");
                    }
                    let third_level = Press {
                        alt_graph: true,
                        ..plain
                    };
                    assert_eq!(command(&third_level, place), None, "{key} {place:?}");
                }
            }
        }
    }

    #[test]
    fn option_letters_and_third_level_letters_are_text() {
        for target in [Target::Words, Target::Figure, Target::Other] {
            for (key, code) in [
                ("ć", "KeyC"),
                ("ń", "KeyN"),
                ("ç", "KeyC"),
                ("˜", "KeyN"),
                ("Dead", "KeyN"),
                ("ó", "KeyO"),
                ("€", "KeyU"),
            ] {
                assert_eq!(
                    command(&alt(key, code, target), KeyPlace::Row),
                    None,
                    "{key}"
                );
                // Windows tells AltGr as Ctrl and Alt.
                let both = Press {
                    ctrl: true,
                    ..alt(key, code, target)
                };
                assert_eq!(command(&both, KeyPlace::Row), None, "{key}");
            }
            for key in ["p", "π"] {
                let mac = Press {
                    mac: true,
                    ..alt(key, "KeyP", target)
                };
                assert_eq!(command(&mac, KeyPlace::Row), None, "{key}");
            }
        }
        assert_eq!(
            command(&alt("π", "KeyP", Target::Words), KeyPlace::Row),
            None
        );
        let mac = Press {
            mac: true,
            ctrl: true,
            shift: true,
            target: Target::Words,
            ..press("N", "KeyN")
        };
        assert_eq!(command(&mac, KeyPlace::Row), Some(Act::Note));
    }

    #[test]
    fn letters_are_known_by_what_they_write_and_on_other_scripts_by_place() {
        let row = KeyPlace::Row;
        for (key, code, act) in [
            ("n", "KeyN", Act::Note),
            ("N", "KeyN", Act::Note),
            // Dvorak: where N is written, L is printed.
            ("n", "KeyL", Act::Note),
            ("т", "KeyN", Act::Note),
            ("מ", "KeyN", Act::Note),
            ("ν", "KeyN", Act::Note),
            ("з", "KeyP", Act::PastDay),
            ("π", "KeyP", Act::PastDay),
            ("с", "KeyC", Act::CorrectLast),
            ("ㅜ", "KeyN", Act::Note),
        ] {
            assert_eq!(
                command(&alt(key, code, Target::Figure), row),
                Some(act),
                "{key}"
            );
        }
        assert_eq!(command(&alt("b", "KeyN", Target::Figure), row), None);
        for (key, code) in [("z", "KeyZ"), ("я", "KeyZ"), ("ζ", "KeyZ"), ("z", "KeyY")] {
            assert_eq!(
                command(&ctrl(key, code), KeyPlace::App),
                Some(Act::Undo),
                "{key}"
            );
        }
        assert_eq!(command(&ctrl("y", "KeyZ"), KeyPlace::App), Some(Act::Redo));
        for (key, code, act) in [
            ("k", "KeyK", Act::Kpi),
            ("л", "KeyK", Act::Kpi),
            ("ל", "KeyK", Act::Kpi),
            ("κ", "KeyK", Act::Kpi),
            ("K", "KeyK", Act::Kpi),
            ("[", "BracketLeft", Act::Apart),
            ("х", "BracketLeft", Act::Apart),
            ("Enter", "Enter", Act::Words),
        ] {
            assert_eq!(
                command(&press(key, code), KeyPlace::Sorting),
                Some(act),
                "{key}"
            );
        }
    }

    #[test]
    fn undo_in_a_field_is_the_browsers() {
        for target in [Target::Words, Target::Figure] {
            let typing = Press {
                target,
                ..ctrl("z", "KeyZ")
            };
            assert_eq!(command(&typing, KeyPlace::App), None);
            let redo = Press {
                shift: true,
                ..typing
            };
            assert_eq!(command(&redo, KeyPlace::App), None);
        }
    }

    #[test]
    fn undo_in_a_field_where_nothing_was_typed_yet_takes_the_last_act_back() {
        for target in [Target::Words, Target::Figure, Target::Other] {
            let fresh = Press {
                target,
                untouched: true,
                ..ctrl("z", "KeyZ")
            };
            assert_eq!(command(&fresh, KeyPlace::App), Some(Act::Undo));
            let redo = Press {
                shift: true,
                ..fresh.clone()
            };
            assert_eq!(command(&redo, KeyPlace::App), Some(Act::Redo));
            let composing = Press {
                composing: true,
                ..fresh
            };
            assert_eq!(command(&composing, KeyPlace::App), None);
        }
        // Digits choose no answer there all the same.
        let fresh = Press {
            target: Target::Figure,
            untouched: true,
            ..press("2", "Digit2")
        };
        assert_eq!(digit(&fresh), None);
    }

    #[test]
    fn a_held_modifier_makes_another_key() {
        for key in ["Enter", "Escape"] {
            for place in [KeyPlace::Line, KeyPlace::Row, KeyPlace::Wish] {
                let shift = Press {
                    shift: true,
                    ..press(key, key)
                };
                assert_eq!(command(&shift, place), None, "{key} {place:?}");
                assert_eq!(command(&ctrl(key, key), place), None, "{key} {place:?}");
            }
        }
        assert_eq!(command(&ctrl("k", "KeyK"), KeyPlace::Sorting), None);
        assert_eq!(
            command(&ctrl("Enter", "Enter"), KeyPlace::Area),
            Some(Act::Confirm)
        );
        assert_eq!(command(&press("Enter", "Enter"), KeyPlace::Area), None);
    }

    #[test]
    fn a_held_key_confirms_once_and_walks_on() {
        let held = |key: &str| Press {
            repeats: true,
            ..press(key, key)
        };
        assert_eq!(command(&held("Enter"), KeyPlace::Line), None);
        assert_eq!(
            command(&held("ArrowDown"), KeyPlace::Sorting),
            Some(Act::Down)
        );
    }

    #[test]
    fn numbers_choose_on_every_keyboard() {
        assert_eq!(digit(&press("2", "Digit2")), Some(2));
        assert_eq!(digit(&press("2", "Numpad2")), Some(2));
        assert_eq!(digit(&press("é", "Digit2")), Some(2));
        assert_eq!(digit(&press("a", "KeyA")), None);
        let typing = Press {
            target: Target::Words,
            ..press("2", "Digit2")
        };
        assert_eq!(digit(&typing), None);
    }

    #[test]
    fn a_letter_is_a_command_only_outside_of_fields_and_can_be_switched_off() {
        let app = KeyPlace::App;
        let n = press("n", "KeyN");
        assert_eq!(command(&n, app), Some(Act::New));
        for target in [Target::Words, Target::Figure, Target::Choice] {
            let typing = Press {
                target,
                untouched: true,
                empty: true,
                ..n.clone()
            };
            assert_eq!(command(&typing, app), None, "{target:?}");
        }
        for (key, code) in [("n", "KeyN"), ("?", "Slash"), ("g", "KeyG"), ("/", "Slash")] {
            let off = Press {
                letters_off: true,
                ..press(key, code)
            };
            assert!(command(&press(key, code), app).is_some());
            assert_eq!(command(&off, app), None, "{key}");
        }
        let held = Press {
            letters_off: true,
            ..ctrl("k", "KeyK")
        };
        assert_eq!(command(&held, app), Some(Act::Find));
    }

    #[test]
    fn the_search_opens_from_a_field_that_was_typed_in() {
        let typing = Press {
            target: Target::Words,
            ..ctrl("k", "KeyK")
        };
        assert_eq!(command(&typing, KeyPlace::App), Some(Act::Find));
    }

    #[test]
    fn the_second_of_two_letters_goes_to_a_page() {
        let second = |key: &str, code: &str| Press {
            after: Some('g'),
            ..press(key, code)
        };
        let app = KeyPlace::App;
        assert_eq!(command(&press("g", "KeyG"), app), Some(Act::Begin('g')));
        assert_eq!(command(&second("k", "KeyK"), app), Some(Act::Go("/kpis")));
        assert_eq!(command(&second("л", "KeyK"), app), Some(Act::Go("/kpis")));
        assert_eq!(command(&press("k", "KeyK"), app), None);
        // A letter that names no page is what it is alone.
        assert_eq!(command(&second("n", "KeyN"), app), Some(Act::New));
        assert_eq!(keys(Act::Go("/"), app, false), "G T");
    }

    #[test]
    fn a_point_says_nothing_new_only_where_no_number_is_begun() {
        let point = |target, empty| Press {
            target,
            empty,
            ..press(".", "Period")
        };
        let row = KeyPlace::Row;
        assert_eq!(
            command(&point(Target::Figure, true), row),
            Some(Act::NothingNew)
        );
        assert_eq!(
            command(&point(Target::Other, true), row),
            Some(Act::NothingNew)
        );
        assert_eq!(command(&point(Target::Figure, false), row), None);
        assert_eq!(command(&point(Target::Words, true), row), None);
    }

    #[test]
    fn no_two_commands_of_a_place_have_the_same_keys_and_each_says_them() {
        for (at, one) in COMMANDS.iter().enumerate() {
            let twins = COMMANDS.iter().skip(at + 1);
            assert_eq!(
                twins
                    .filter(|other| other.place == one.place && other.chord == one.chord)
                    .count(),
                0,
                "{one:?}"
            );
            assert!(!one.word.is_empty() && !keys(one.act, one.place, false).is_empty());
        }
        assert_eq!(keys(Act::Note, KeyPlace::Row, false), "Alt+N");
        assert_eq!(keys(Act::Note, KeyPlace::Row, true), "Control+Shift+N");
        assert_eq!(keys(Act::Undo, KeyPlace::App, false), "Control+Z");
    }
}
