//! Every reader of bytes or text under random input and under valid input that was damaged: none panics, whatever it says.
//!
//! PROPTEST_CASES sets how long (`PROPTEST_CASES=20000 cargo test --release --test fuzz_decoders`). A case that fails becomes a
//! line of its own in `found`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod house;

use bearings::domain::*;
use bearings::exchange::{parse, parse_text};
use bearings::forms::FormSheet;
use bearings::guide::hear;
use bearings::insight::Seen;
use bearings::persist::{MemoryStore, Store, local, read_shelf, shelf_of, write_shelf};
use bearings::phrase::{Calendar, Context, Convention, read, read_date, read_value};
use bearings::replica::{Clock, DotAt};
use bearings::route::Route;
use bearings::settings::Settings;
use bearings::sorting::{DecidedList, Memory, read_file};
use house::every_field;
use house::page::Page;
use proptest::prelude::*;

fn today() -> Date {
    date(2026, 11, 26)
}

fn context() -> Context {
    Context::new(today())
}

/// Everything that reads bytes.
fn read_bytes(bytes: &[u8]) {
    if let Ok(incoming) = parse(bytes, Stamp(1)) {
        let mut page = Page::sound(&MemoryStore::default(), 1);
        page.library.import(incoming.records);
        let _ = page.library.workspace();
    }
    let _ = read_file("list.txt", bytes);
    let _ = read_file("list.csv", bytes);
    read_text(&String::from_utf8_lossy(bytes));
}

/// Everything that reads text but the sentences, which are slower.
fn read_text(text: &str) {
    let _ = parse_text(text, Stamp(1));
    let _ = read_shelf(text);
    let store = MemoryStore::default();
    for key in [
        local::SETTINGS,
        "bearings/1/kpi/a",
        "bearings/2/x",
        "bearings.quarantine/x",
    ] {
        store.set(key, text).unwrap();
    }
    let _ = local::read::<Settings>(&store, local::SETTINGS);
    let (library, _) = bearings::persist::Library::open(Box::new(store), Box::new(Seeded(1)));
    let _ = library.workspace();
    let _ = FormSheet::from_json(text);
    let _ = Memory::from_json(text);
    let _ = Seen::read(text);
    let _ = DotAt::from_text(text);
    if let Ok(value) = serde_json::from_str(text) {
        let _ = Clock::from_json(&value);
    }
    let _ = text.parse::<Unit>();
    let _ = parse_iso(text);
    let route = Route::parse(text);
    assert_eq!(Route::parse(&route.to_string()), route, "{text:?}");
    for unit in [
        Unit::Number,
        Unit::Percent,
        Unit::Duration(TimeUnit::Hours),
        Unit::Rating(5),
    ] {
        for convention in [Convention::default(), Convention::COMMA] {
            let _ = read_value(text, convention, &unit);
        }
    }
    let _ = read_date(text, &Calendar::new(today()));
    let _ = quotable(text);
}

/// Everything that reads sentences.
fn read_sentences(text: &str) {
    let understood = read(text, &context());
    let _ = understood.to_text(&context());
    let _ = hear(text, &context());
    let _ = DecidedList::new(bearings::phrase::sort::sort(text, &context()));
}

/// Valid inputs of every decoder, to be damaged.
fn valid() -> &'static [String] {
    static VALID: std::sync::LazyLock<Vec<String>> = std::sync::LazyLock::new(make_valid);
    &VALID
}

fn make_valid() -> Vec<String> {
    let records = every_field::records("x", "shared", |place| format!("words of {place}"));
    let file = every_field::file(&records);
    let incoming = parse_text(&file, Stamp(1)).unwrap();
    let mut page = Page::sound(&MemoryStore::default(), 1);
    page.library.import(incoming.records.clone());
    let shelf = write_shelf(&incoming.records);
    let backup = house::one_of_each();
    let mut writer = house::Writer::new(1);
    writer.save(backup, 1);
    let rescue = serde_json::json!({"format": "bearings-rescue", "shelves": {shelf_of(&incoming.records[0]): shelf.clone()},
        "journal": [{"at": 1, "text": shelf.clone()}], "snapshots": [{"id": 1, "at": 1, "shelves": {"bearings/1/x": shelf.clone()}}]});
    vec![
        file,
        writer.file(),
        shelf,
        rescue.to_string(),
        Settings::default().to_json().to_string(),
        r#"{"name":"Refunds","unit":"percent","targets":[{"from":"2026-01-01","low":"3"}],"rows":{"a":[]}}"#.to_owned(),
        r##"{"title":"Plan","made":null,"lines":[{"line":["- Grow",0],"kind":"kpi"}]}"##.to_owned(),
        "2026-11-20 5\nk1 kpi on-target\n".to_owned(),
        "#/kpis?owner=Ana%20B&sort=name".to_owned(),
        "a.1@1767600000 b.22@1767600001".to_owned(),
        "Increase NPS from 28 to 40 by 30 June 2027 @ana\n  KR1: 12.5 % fewer returns, 1,234.5 → 900\n\tnote\t7\t8\n".to_owned(),
        "Goal;Owner;Target\nRevenue;Ana;1.234,5\n\"a \"\"b\"\"\nc\";Ben;7\n".to_owned(),
    ]
}

/// One way to damage a text: bytes are changed, taken out, repeated, or something is put in between.
#[derive(Clone, Debug)]
enum Damage {
    Flip(usize, u8),
    Cut(usize, usize),
    Repeat(usize, usize),
    Put(usize, &'static str),
}

const PIECES: &[&str] = &[
    "\0",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "-",
    "1e308",
    "1e999",
    "-0.0",
    "99999999999999999999",
    "0.1",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "\u{1f469}\u{200d}\u{1f467}",
    "\u{e9}",
    "\r\n",
    "\t",
    "%",
    "%ff",
    "%00",
    "#",
    "?",
    "&",
    "=",
    "/",
    "..",
    "__proto__",
    "constructor",
    "v",
    "\"v\":\"a.1@1\",",
    "\"deleted\":{},",
    "2026-02-30",
    "9999-12-31",
    "0000-00-00",
    "½",
    "٣",
    "İ",
    "ß",
    "→",
    "½½",
    "½ %",
    "from",
    "by",
    "Q9",
    "FY00",
    "week 99",
    "KR",
    "@",
    "€",
    "1,2.3,4",
];

fn damage() -> impl Strategy<Value = Damage> {
    let at = || any::<prop::sample::Index>().prop_map(|index| index.index(100_000));
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, bits)| Damage::Flip(at, bits)),
        (at(), 0..60usize).prop_map(|(at, length)| Damage::Cut(at, length)),
        (at(), 0..200usize).prop_map(|(at, length)| Damage::Repeat(at, length)),
        (at(), prop::sample::select(PIECES)).prop_map(|(at, piece)| Damage::Put(at, piece)),
    ]
}

fn damaged(mut bytes: Vec<u8>, damages: &[Damage]) -> Vec<u8> {
    for damage in damages {
        let place = |at: usize| at % (bytes.len() + 1);
        match *damage {
            Damage::Flip(at, bits) => {
                let at = place(at);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= bits;
                }
            }
            Damage::Cut(at, length) => {
                let at = place(at);
                let end = (at + length).min(bytes.len());
                bytes.drain(at..end);
            }
            Damage::Repeat(at, length) => {
                let at = place(at);
                let end = (at + length).min(bytes.len());
                let part: Vec<u8> = bytes.drain(at..end).collect();
                let twice = [part.clone(), part].concat();
                bytes.splice(at..at, twice);
            }
            Damage::Put(at, piece) => {
                let at = place(at);
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read_bytes(&bytes);
    }

    #[test]
    fn any_text(text in any::<String>()) {
        read_text(&text);
        read_sentences(&text);
    }

    #[test]
    fn pieces(parts in prop::collection::vec(prop::sample::select(PIECES), 0..20)) {
        let text = parts.concat();
        read_text(&text);
        read_sentences(&text);
    }

    #[test]
    fn damaged_input(which in any::<prop::sample::Index>(), damages in prop::collection::vec(damage(), 1..6)) {
        let all = valid();
        let text = &all[which.index(all.len())];
        let bytes = damaged(text.clone().into_bytes(), &damages);
        read_bytes(&bytes);
        if text.len() < 300 {
            read_sentences(&String::from_utf8_lossy(&bytes));
        }
    }
}

/// A short run by default: each case goes through every decoder.
fn cases() -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(512)
}

/// What a run once found.
#[test]
fn found() {
    // A form feed outside of texts once kept the importer busy for ever.
    for text in [
        "\u{c}",
        "{\u{c}}",
        "#/kpis?=&=",
        "#/%",
        "#//%2F?%=%",
        "½",
        "\u{202e}",
    ] {
        read_text(text);
        read_sentences(text);
    }
}
