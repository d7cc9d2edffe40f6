//! Every decoder under coverage-guided input. The first byte says which; the rest is what it reads.
#![no_main]

use bearings::domain::{Seeded, Stamp, TimeUnit, Unit, date, parse_iso, quotable};
use bearings::exchange::{ExportOptions, export, parse};
use bearings::forms::Sheet;
use bearings::guide::hear;
use bearings::insight::Seen;
use bearings::persist::{Library, MemoryStore, Store, local, read_shelf};
use bearings::phrase::{Calendar, Context, Convention, read, read_date, read_value};
use bearings::replica::{Clock, DotAt};
use bearings::route::Route;
use bearings::settings::Settings;
use bearings::sorting::{List, Memory, read_file};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((which, bytes)) = data.split_first() else {
        return;
    };
    let text = &*String::from_utf8_lossy(bytes);
    let today = date(2026, 11, 26);
    let context = Context::new(today);
    match which % 12 {
        0 => {
            if let Ok(incoming) = parse(bytes, Stamp(1)) {
                let (mut library, _) = Library::open(Box::new(MemoryStore::default()), Box::new(Seeded(1)));
                library.import(incoming.records);
                let _ = library.workspace();
                let written = export(library.replica(), &ExportOptions::backup()).text;
                assert!(parse(written.as_bytes(), Stamp(1)).is_ok());
            }
        }
        1 => {
            let _ = read_shelf(text);
            let store = MemoryStore::default();
            let _ = store.set("bearings/1/kpi/a", text);
            let (library, _) = Library::open(Box::new(store), Box::new(Seeded(1)));
            let _ = library.workspace();
        }
        2 => {
            let store = MemoryStore::default();
            let _ = store.set(local::SETTINGS, text);
            let _ = local::read::<Settings>(&store, local::SETTINGS);
        }
        3 => drop(Sheet::from_json(text)),
        4 => drop(Memory::from_json(text)),
        5 => {
            let _ = Seen::read(text);
            let _ = DotAt::from_text(text);
            if let Ok(value) = serde_json::from_str(text) {
                let _ = Clock::from_json(&value);
            }
        }
        6 => {
            let route = Route::parse(text);
            assert_eq!(Route::parse(&route.to_string()), route);
        }
        7 => {
            let _ = read_file("list.csv", bytes);
            let _ = read_file("list.txt", bytes);
        }
        8 => drop(List::new(bearings::phrase::sort::sort(text, &context))),
        9 => {
            let understood = read(text, &context);
            let _ = understood.to_text(&context);
        }
        10 => drop(hear(text, &context)),
        _ => {
            for unit in [Unit::Number, Unit::Percent, Unit::Duration(TimeUnit::Hours), Unit::Rating(5)] {
                let _ = read_value(text, Convention::default(), &unit);
                let _ = read_value(text, Convention::COMMA, &unit);
            }
            let _ = read_date(text, &Calendar::new(today));
            let _ = text.parse::<Unit>();
            let _ = parse_iso(text);
            let _ = quotable(text);
        }
    }
});
