//! The house rules that a program can check (docs/ARCHITECTURE.md, "Rules of the house").

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod circles;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms from the ground up. A room may use those on lower floors and its neighbours named beside it, never those above.
const FLOORS: &[(&str, u8)] = &[
    ("domain", 0),
    ("figures", 1),
    ("route", 1),
    ("keys", 1),
    ("settings", 2),
    ("protection", 2),
    ("guide", 4),
    ("phrase", 3),
    ("insight", 3),
    ("learn", 3),
    ("library", 3),
    ("coach", 4),
    ("replica", 4),
    ("example", 4),
    ("sorting", 4),
    ("plot", 4),
    ("atlas", 5),
    ("persist", 5),
    ("forms", 5),
    ("recording", 5),
    ("advice", 6),
    ("exchange", 6),
    ("intake", 6),
    ("folder", 7),
    ("models", 7),
    ("desk", 8),
    ("ui", 9),
    ("pages", 10),
    ("app", 11),
];

/// From this floor on a room may know the browser.
const FIRST_BROWSER_FLOOR: u8 = 8;

/// Longest file, in lines without its tests.
const LONGEST: usize = 550;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                if !matches!(
                    name.as_str(),
                    "node_modules" | "target" | "dist" | ".git" | ".tools"
                ) {
                    open.push(path);
                }
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The text of a source file up to its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.split("#[cfg(test)]").next().unwrap().to_owned()
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}

/// The room a file of `src/` belongs to; none for lib.rs and main.rs.
fn room(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    let first = inside
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_string_lossy()
        .into_owned();
    let name = first.trim_end_matches(".rs").to_owned();
    (name != "lib" && name != "main").then_some(name)
}

fn floor(room: &str) -> u8 {
    FLOORS
        .iter()
        .find(|(name, _)| *name == room)
        .unwrap_or_else(|| {
            panic!(
                "src/{room} has no floor yet: name it in tests/tidy.rs and in docs/ARCHITECTURE.md"
            )
        })
        .1
}

/// The rooms that a text uses, `use crate::{a, b}` included.
fn used_rooms(text: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for part in text.split("crate::").skip(1) {
        let names: Vec<&str> = if let Some(group) = part.strip_prefix('{') {
            group
                .split('}')
                .next()
                .unwrap()
                .split(',')
                .map(str::trim)
                .collect()
        } else {
            vec![part]
        };
        for name in names {
            let word: String = name
                .chars()
                .take_while(|letter| letter.is_ascii_lowercase() || *letter == '_')
                .collect();
            if FLOORS.iter().any(|(room, _)| *room == word) {
                rooms.insert(word);
            }
        }
    }
    rooms
}

#[test]
fn dependencies_point_one_way() {
    let mut wrong = Vec::new();
    for path in files(&root().join("src"), ".rs") {
        let Some(own) = room(&path) else { continue };
        let text = fs::read_to_string(&path).unwrap();
        // Tests may look further up; golden journeys live in tests/.
        let text = if path.to_string_lossy().contains("tests") {
            String::new()
        } else {
            text.split("#[cfg(test)]").next().unwrap().to_owned()
        };
        for other in used_rooms(&text) {
            if other != own && floor(&other) >= floor(&own) {
                wrong.push(format!("{} uses {other}", shown(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_checker_of_directions_sees_a_wrong_one() {
    let rooms = used_rooms("use crate::pages::today;\nuse crate::{domain::Id, ui};");
    assert_eq!(
        rooms.into_iter().collect::<Vec<_>>(),
        ["domain", "pages", "ui"]
    );
    assert!(floor("pages") > floor("insight"));
}

/// Modules of a room that still use each other in a circle, against the rule that types stand below and checks above. None is added:
/// what two of them share moves down into a file of its own.
const STILL_CIRCLES: &[&str] = &[
    // A word's stem depends on whether the lists know it as a thing, and the lists are kept by stem.
    "coach::lexicon coach::words",
    "intake::sheet::make intake::sheet::plan intake::sheet::records intake::sheet::values",
    // apart.rs is where the app is cut into files: it names each page that comes later, and those open one another through it.
    "pages::apart pages::folder pages::intake::history pages::share pages::share::inbox pages::share::preview",
];

#[test]
fn modules_of_a_room_use_each_other_in_no_circle() {
    let mut uses = circles::Uses::default();
    for path in files(&root().join("src"), ".rs") {
        let inside = path.strip_prefix(root().join("src")).unwrap();
        uses.add(
            &inside.to_string_lossy(),
            &fs::read_to_string(&path).unwrap(),
        );
    }
    let circles = uses.circles();
    for (circle, inside) in &circles {
        assert!(
            STILL_CIRCLES.contains(&circle.join(" ").as_str()),
            "{}: move down what they share\n{}",
            circle.join(" "),
            inside.join("\n")
        );
    }
    for known in STILL_CIRCLES {
        let is_there = circles.keys().any(|circle| circle.join(" ") == **known);
        assert!(is_there, "no longer a circle, take off the list: {known}");
    }
}

/// Names of types that are another thing in another room, still. None is added: the newer of two gets a name of two words.
const STILL_TWO_THINGS: &[&str] = &[
    "Answer", "Change", "Field", "Figure", "Judged", "Lean", "Names", "Point", "Problem",
    "Quantity", "Reason", "Role", "Scale", "Span", "Subject", "Table", "Verb", "Verdict",
];

/// The names of the types that a text defines at its top level.
fn defined_types(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for line in text.lines() {
        let line = match line.strip_prefix("pub(") {
            Some(rest) => rest.split_once(") ").map_or("", |it| it.1),
            None => line.trim_start_matches("pub "),
        };
        let kind = ["struct ", "enum ", "trait ", "type "];
        if let Some(rest) = kind.iter().find_map(|kind| line.strip_prefix(kind)) {
            let is_word = |letter: &char| letter.is_alphanumeric() || *letter == '_';
            names.insert(rest.chars().take_while(is_word).collect());
        }
    }
    names
}

#[test]
fn a_word_names_one_thing_in_the_whole_crate() {
    let text = "pub(crate) struct One;\nenum Two {}\n    type Inner = u8;\npub type Three<T> = T;";
    let expected = ["One", "Three", "Two"].map(str::to_owned);
    assert_eq!(defined_types(text), BTreeSet::from(expected));
    let mut rooms_of: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in files(&root().join("src"), ".rs") {
        let Some(own) = room(&path) else { continue };
        if !path.to_string_lossy().ends_with("tests.rs") {
            for name in defined_types(&code(&path)) {
                rooms_of.entry(name).or_default().insert(own.clone());
            }
        }
    }
    let twice: Vec<_> = rooms_of
        .iter()
        .filter(|(_, rooms)| rooms.len() > 1)
        .collect();
    let new: Vec<_> = twice
        .iter()
        .filter(|(name, _)| !STILL_TWO_THINGS.contains(&name.as_str()))
        .collect();
    assert!(new.is_empty(), "one word for two things: {new:?}");
    let is_left = |known: &&&str| twice.iter().any(|(name, _)| name == *known);
    let done: Vec<_> = STILL_TWO_THINGS
        .iter()
        .filter(|known| !is_left(known))
        .collect();
    assert!(
        done.is_empty(),
        "one thing by now, take off the list: {done:?}"
    );
}

#[test]
fn pure_rooms_do_not_know_the_browser() {
    let mut wrong = Vec::new();
    for path in files(&root().join("src"), ".rs") {
        let Some(own) = room(&path) else { continue };
        // Storage, and what the browser has tables for as well: letters and numbers. Those of the standard library are twenty
        // kilobytes of the download.
        let is_browser_half = [
            "persist/local_store.rs",
            "persist/vault.rs",
            "domain/letters.rs",
            "domain/number.rs",
        ]
        .iter()
        .any(|half| path.ends_with(half));
        if floor(&own) >= FIRST_BROWSER_FLOOR || is_browser_half {
            continue;
        }
        let text = code(&path);
        for name in [
            "leptos",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo_storage",
        ] {
            if text.contains(&format!("{name}::")) {
                wrong.push(format!("{} uses {name}", shown(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What brings kilobytes of the standard library along, and what takes its place here. Pages and tests are no exception: a table that is
/// linked once is linked.
#[test]
fn what_is_heavy_goes_through_what_is_light() {
    const LIGHT: [(&str, &str); 8] = [
        (".sort_by", "domain/order.rs"),
        (".sort_unstable", "domain/order.rs"),
        ("serde_json::from_", "domain/json_text.rs"),
        (".parse::<f64>", "domain/number.rs"),
        ("BTreeMap", "domain/sorted.rs"),
        ("BTreeSet", "domain/sorted.rs"),
        ("HashMap", "domain/sorted.rs"),
        (".format(\"%", "domain/moment.rs"),
    ];
    const LETTERS: [&str; 6] = [
        "to_lowercase",
        "to_uppercase",
        "is_alphabetic",
        "is_alphanumeric",
        "is_lowercase",
        "is_uppercase",
    ];
    let mut wrong = Vec::new();
    for path in files(&root().join("src"), ".rs") {
        if path.to_string_lossy().ends_with("tests.rs") {
            continue;
        }
        let text = code(&path);
        for (heavy, light) in LIGHT {
            let is_heavy =
                |line: &str| line.contains(heavy) && !line.trim_start().starts_with("//");
            if !path.ends_with(light) && text.lines().any(is_heavy) {
                wrong.push(format!("{} has {heavy}: use {light}", shown(&path)));
            }
        }
        // "{:.1}": the standard library's writer of numbers.
        let is_rounded = |line: &str| {
            let mut braces = line.split('{').skip(1);
            braces.any(|inside| {
                inside.split('}').next().unwrap().contains(":.")
                    || inside.split('}').next().unwrap().ends_with(":e")
            })
        };
        if !path.ends_with("domain/number.rs") && text.lines().any(is_rounded) {
            wrong.push(format!(
                "{} rounds in a format: use domain/number.rs",
                shown(&path)
            ));
        }
        for method in LETTERS {
            let forms = [
                format!(".{method}()"),
                format!("char::{method}"),
                format!("str::{method}"),
            ];
            if !path.ends_with("domain/letters.rs") && forms.iter().any(|form| text.contains(form))
            {
                wrong.push(format!(
                    "{} has {method}: use domain/letters.rs",
                    shown(&path)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_store_touches_storage() {
    for path in files(&root().join("src"), ".rs") {
        if room(&path).unwrap_or_default() == "persist" {
            continue;
        }
        let text = code(&path);
        for name in ["gloo_storage::", "local_storage(", "session_storage("] {
            assert!(
                !text.contains(name),
                "{} reaches for storage itself; ask desk.keeping",
                shown(&path)
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is_and_none_is_too_long() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "examples", "benches"] {
        if !root().join(folder).exists() {
            continue;
        }
        for path in files(&root().join(folder), ".rs") {
            let text = fs::read_to_string(&path).unwrap();
            let is_tests = path.to_string_lossy().ends_with("tests.rs");
            if !text.starts_with("//!") && !is_tests {
                wrong.push(format!("{} does not start with //!", shown(&path)));
            }
            let lines = code(&path).lines().count();
            if folder == "src" && lines > LONGEST && !is_tests {
                wrong.push(format!(
                    "{} has {lines} lines, more than {LONGEST}",
                    shown(&path)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_named_after_nothing() {
    for path in files(&root().join("src"), ".rs") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            !matches!(
                name.as_str(),
                "utils" | "util" | "helpers" | "types" | "common" | "misc"
            ),
            "{} should be named after what it holds",
            shown(&path)
        );
    }
}

#[test]
fn views_keep_the_strict_policy() {
    for path in files(&root().join("src"), ".rs") {
        let text = code(&path);
        for forbidden in [
            "inner_html",
            " style=\"",
            "style={",
            "javascript:",
            "on:click=\"",
        ] {
            assert!(
                !text.contains(forbidden),
                "{} contains {forbidden}",
                shown(&path)
            );
        }
    }
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    assert!(page.contains("default-src 'none'") && page.contains("form-action 'none'"));
}

/// Longest line of a view, in characters.
const WIDEST: usize = 120;

/// Files and folders of views that have longer lines still. None is added: whoever touches one brings it to the width.
const STILL_WIDE: &[&str] = &["src/pages/guide"];

#[test]
fn no_line_of_a_view_is_longer_than_a_page_is_wide() {
    let mut wrong = Vec::new();
    let mut still = BTreeSet::new();
    for folder in ["src/pages", "src/ui", "src/models"] {
        for path in files(&root().join(folder), ".rs") {
            let own = shown(&path);
            let listed = STILL_WIDE.iter().find(|known| own.starts_with(**known));
            for (number, line) in code(&path).lines().enumerate() {
                let is_comment = line.trim_start().starts_with("//");
                if !is_comment && line.chars().count() > WIDEST {
                    match listed {
                        Some(known) => {
                            still.insert(*known);
                        }
                        None => wrong.push(format!("{own}:{}", number + 1)),
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let done: Vec<_> = STILL_WIDE
        .iter()
        .filter(|it| !still.contains(**it))
        .collect();
    assert!(
        done.is_empty(),
        "no longer wide, take off the list: {done:?}"
    );
}

/// Most memos that a function of a page makes before its first tag: the page's model, and what that hangs on.
const MOST_MEMOS: usize = 2;

/// Files and folders of pages that make more still. None is added: whoever touches one gives the page a model.
const STILL_MANY_MEMOS: &[&str] = &[];

/// The functions of a text that make more memos before their first tag than a page should.
fn functions_with_many_memos(text: &str) -> Vec<String> {
    const MEMOS: [&str; 7] = [
        "Memo::new(",
        "Model::new(",
        ".model(",
        ".part(",
        ".one(",
        ".test(",
        ".here(",
    ];
    let mut functions = vec![String::new()];
    for line in text.lines() {
        let bare = line.trim_start();
        let bare = match bare.strip_prefix("pub") {
            Some(rest) if rest.starts_with('(') => rest.split_once(") ").map_or("", |it| it.1),
            Some(rest) => rest.trim_start(),
            None => bare,
        };
        match bare.trim_start_matches("async ").strip_prefix("fn ") {
            Some(function) => functions.push(function.to_owned()),
            None => *functions.last_mut().unwrap() += line,
        }
    }
    let mut many = Vec::new();
    for function in &functions[1..] {
        let name = function.split(['(', '<']).next().unwrap();
        let before = function.split("view! {").next().unwrap();
        let memos: usize = MEMOS.iter().map(|memo| before.matches(memo).count()).sum();
        if before.len() < function.len() && memos > MOST_MEMOS {
            many.push(format!("{name} makes {memos}"));
        }
    }
    many
}

#[test]
fn a_page_is_drawn_from_its_model() {
    let mut wrong = Vec::new();
    let mut still = BTreeSet::new();
    for path in files(&root().join("src/pages"), ".rs") {
        let own = shown(&path);
        let many = functions_with_many_memos(&code(&path));
        match STILL_MANY_MEMOS
            .iter()
            .find(|known| own.starts_with(**known))
        {
            Some(known) if !many.is_empty() => {
                still.insert(*known);
            }
            Some(_) => {}
            None => wrong.extend(many.into_iter().map(|it| format!("{own}: {it}"))),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let done: Vec<_> = STILL_MANY_MEMOS
        .iter()
        .filter(|it| !still.contains(**it))
        .collect();
    assert!(
        done.is_empty(),
        "drawn from models by now, take off the list: {done:?}"
    );
}

#[test]
fn the_counter_of_memos_stops_at_the_first_tag() {
    let before = "let a = Memo::new(b);\nlet c = d.model(e);\nlet f = c.test(g);\n";
    let tag = "view! { <p>{Memo::new(h)}</p> }";
    for start in ["", "pub ", "pub(crate) ", "    pub(super) async "] {
        let text = format!(
            "{start}fn many() {{\n{before}{tag}\n}}\n\npub fn few() {{\n{tag}\n{before}}}\n"
        );
        assert_eq!(
            functions_with_many_memos(&text),
            ["many makes 3"],
            "{start}"
        );
    }
}

#[test]
fn unsafe_code_is_allowed_only_where_the_app_is_cut() {
    let allowing: Vec<_> = files(&root().join("src"), ".rs")
        .into_iter()
        .filter(|path| fs::read_to_string(path).unwrap().contains("unsafe_code"))
        .map(|path| shown(&path))
        .collect();
    assert_eq!(allowing, ["src/app/later.rs", "src/pages/apart.rs"]);
}

#[test]
fn nothing_is_asked_of_another_origin() {
    for folder in ["src", "public", "style"] {
        for path in files(&root().join(folder), "") {
            let Ok(text) = fs::read_to_string(&path) else {
                continue;
            };
            let text = text.split("#[cfg(test)]").next().unwrap().to_owned();
            for line in text.lines() {
                let names_host = line.contains("https://") || line.contains("http://");
                assert!(
                    !names_host
                        || line.contains("http://www.w3.org/")
                        // The name of the language that a schema is written in.
                        || line.contains("https://json-schema.org/draft/")
                        || line.trim_start().starts_with("//"),
                    "{}: {line}",
                    shown(&path)
                );
            }
        }
    }
}

#[test]
fn tests_are_neither_ignored_nor_asleep() {
    for folder in ["src", "tests"] {
        for path in files(&root().join(folder), "") {
            let Ok(text) = fs::read_to_string(&path) else {
                continue;
            };
            if path.ends_with("tidy.rs") {
                continue;
            }
            for forbidden in [
                "#[ignore",
                "test.skip(",
                "test.only(",
                "test.fixme(",
                "waitForTimeout(",
                "thread::sleep",
            ] {
                assert!(
                    !text.contains(forbidden),
                    "{} contains {forbidden}",
                    shown(&path)
                );
            }
        }
    }
}

#[test]
fn decisions_are_numbered_once() {
    let mut seen = BTreeSet::new();
    for path in files(&root().join("docs/decisions"), ".md") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let number = name.split('-').next().unwrap().to_owned();
        assert!(
            number.len() == 4 && number.bytes().all(|digit| digit.is_ascii_digit()),
            "{name}"
        );
        assert!(seen.insert(number), "{name}: its number is taken");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("# "), "{name} has no title");
    }
}

/// The paths of the project that a text names in backquotes.
fn named_paths(text: &str) -> Vec<String> {
    const FOLDERS: [&str; 9] = [
        "benches", "docs", "examples", "fuzz", "public", "scripts", "src", "style", "tests",
    ];
    const FILES: [&str; 5] = [
        "Cargo.toml",
        "Cargo.lock",
        "deny.toml",
        "index.html",
        "Trunk.toml",
    ];
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| {
            let is_path = name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"_./-".contains(&byte));
            let first = name.split('/').next().unwrap();
            FILES.contains(name) || is_path && name.contains('/') && FOLDERS.contains(&first)
        })
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_path_that_a_document_names_exists() {
    let mut documents = files(&root().join("docs"), ".md");
    documents.push(root().join("README.md"));
    let mut missing = Vec::new();
    let mut found = 0;
    for path in documents {
        for name in named_paths(&fs::read_to_string(&path).unwrap()) {
            found += 1;
            if !root().join(&name).exists() {
                missing.push(format!("{} names {name}", shown(&path)));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(found > 50, "only {found} paths were found");
}

#[test]
fn every_row_about_security_and_reliability_names_what_holds_it() {
    let mut rows = 0;
    for (document, section) in [
        ("SECURITY.md", "## ASVS 5.0"),
        ("RELIABILITY.md", "# What is promised"),
    ] {
        let text = fs::read_to_string(root().join("docs").join(document)).unwrap();
        let (_, after) = text.split_once(section).unwrap();
        let table = after.split("\n## ").next().unwrap();
        for row in table.lines().filter(|line| line.starts_with("| ")).skip(1) {
            let held_by = row.trim_end_matches('|').rsplit('|').next().unwrap();
            rows += 1;
            assert!(
                !named_paths(held_by).is_empty(),
                "{document} names no test or file in: {row}"
            );
        }
    }
    assert!(rows > 30, "only {rows} rows were found");
}
