//! Tests that need a real browser: run by `make test` in headless Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic)]

use bearings::domain::{Command, Id, Kpi, Seeded, Stamp, Workspace};
use bearings::persist::{Library, LocalStore, Store, StoreError};
use bearings::ui::{ChoiceCard, Choices, Dialog, Field, Mark, StatusMark};
use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A place of its own in the page, and the view mounted into it until the test is over.
struct Stage {
    place: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl Stage {
    fn new<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let place: HtmlElement = document()
            .create_element("div")
            .unwrap()
            .dyn_into()
            .unwrap();
        document().body().unwrap().append_child(&place).unwrap();
        let mounted = leptos::mount::mount_to(place.clone(), view);
        Self {
            place,
            _mounted: Box::new(mounted),
        }
    }

    fn find(&self, selector: &str) -> Element {
        self.place
            .query_selector(selector)
            .unwrap()
            .unwrap_or_else(|| panic!("{selector} is not there: {}", self.place.inner_html()))
    }

    fn count(&self, selector: &str) -> u32 {
        self.place.query_selector_all(selector).unwrap().length()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.place.remove();
    }
}

fn type_into(input: &HtmlInputElement, text: &str) {
    input.set_value(text);
    let options = web_sys::EventInit::new();
    options.set_bubbles(true);
    let event = web_sys::Event::new_with_event_init_dict("input", &options).unwrap();
    input.dispatch_event(&event).unwrap();
}

/// Without it every other test here would fail for a reason that has nothing to do with the app.
#[wasm_bindgen_test]
fn the_tests_run_in_a_page_with_a_body() {
    assert!(document().body().is_some());
}

#[wasm_bindgen_test]
fn local_storage_keeps_texts_under_keys() {
    let store = LocalStore::open().unwrap();
    let key = "bearings.test.keeps";
    store.set(key, "one").unwrap();
    store.set(key, "two – ✓").unwrap();
    assert_eq!(store.get(key).unwrap().as_deref(), Some("two – ✓"));
    assert!(store.keys().unwrap().iter().any(|known| known == key));
    store.remove(key).unwrap();
    assert_eq!(store.get(key).unwrap(), None);
}

#[wasm_bindgen_test]
fn a_full_disk_is_said_and_leaves_the_old_value() {
    let store = LocalStore::open().unwrap();
    let key = "bearings.test.full";
    store.set(key, "precious").unwrap();
    let too_much = "x".repeat(6_000_000);
    assert_eq!(store.set(key, &too_much), Err(StoreError::Full));
    assert_eq!(store.get(key).unwrap().as_deref(), Some("precious"));
    store.remove(key).unwrap();
}

#[wasm_bindgen_test]
fn what_is_flushed_is_there_when_the_page_opens_again() {
    let open = |seed| {
        let store = Box::new(LocalStore::open().unwrap());
        Library::open(store, Box::new(Seeded(seed)))
    };
    let (mut library, troubles) = open(1);
    assert!(troubles.is_empty(), "{troubles:?}");
    let kpi = Kpi {
        id: Id::from_text("webtest"),
        name: "Time to first response".into(),
        ..Kpi::default()
    };
    let command = Command::save(vec![kpi.clone().into()]);
    let change = Workspace::default().apply(command).unwrap();
    library.record(&change, Stamp(1_790_000_000));
    let flushed = library.flush();
    assert!(
        flushed.troubles.is_empty() && flushed.saved == 1,
        "{flushed:?}"
    );

    let (again, troubles) = open(2);
    assert!(troubles.is_empty(), "{troubles:?}");
    assert_eq!(again.workspace().0.kpi(&kpi.id), Some(&kpi));
    for key in again.store().keys().unwrap() {
        if key.contains("webtest") {
            again.store().remove(&key).unwrap();
        }
    }
}

#[wasm_bindgen_test]
async fn a_field_keeps_what_is_typed_and_names_its_error() {
    let value = RwSignal::new("4.1 %".to_owned());
    let error = RwSignal::new(None::<String>);
    let stage = Stage::new(move || {
        view! { <Field label="Target" value error=error /> }
    });
    tick().await;
    let input: HtmlInputElement = stage.find("input").dyn_into().unwrap();
    assert_eq!(input.value(), "4.1 %");
    let label = stage.find("label");
    assert_eq!(label.get_attribute("for"), input.get_attribute("id"));

    type_into(&input, "many");
    error.set(Some("Type a number such as 4.1.".to_owned()));
    tick().await;
    assert_eq!(value.get_untracked(), "many");
    assert_eq!(input.value(), "many");
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    let described = input.get_attribute("aria-describedby").unwrap();
    let message = stage.find(&format!("[id='{described}']"));
    assert!(message.text_content().unwrap().contains("Type a number"));

    error.set(None);
    tick().await;
    assert_eq!(input.get_attribute("aria-invalid"), None);
}

#[wasm_bindgen_test]
async fn a_choice_is_reported_and_shown() {
    let chosen = RwSignal::new(String::new());
    let stage = Stage::new(move || {
        view! {
            <Choices label=Signal::stored("Which one?".to_owned())
                choices=Signal::stored(vec![ChoiceCard::new("a", "First"), ChoiceCard::new("b", "Second")])
                value=chosen on_choose=Callback::new(move |key: String| chosen.set(key)) />
        }
    });
    tick().await;
    assert_eq!(stage.count("input[type=radio]"), 2);
    let second: HtmlInputElement = stage.find("input[value=b]").dyn_into().unwrap();
    second.click();
    tick().await;
    assert_eq!(chosen.get_untracked(), "b");
    assert!(second.checked());
}

#[wasm_bindgen_test]
async fn a_dialog_opens_and_says_when_it_was_closed() {
    let open = RwSignal::new(false);
    let stage = Stage::new(move || {
        view! { <Dialog open title=Signal::stored("Empty it?".to_owned())><p class="body">"Sure?"</p></Dialog> }
    });
    tick().await;
    assert_eq!(stage.count(".body"), 0);
    open.set(true);
    tick().await;
    let dialog: web_sys::HtmlDialogElement = stage.find("dialog").dyn_into().unwrap();
    assert!(dialog.open());
    assert_eq!(stage.count(".body"), 1);
    open.set(false);
    tick().await;
    assert!(!dialog.open());
}

#[wasm_bindgen_test]
async fn a_status_has_its_word_beside_its_shape() {
    let mark = RwSignal::new(Mark::Good);
    let stage = Stage::new(move || {
        view! { <StatusMark mark text=Signal::derive(move || if mark.get() == Mark::Good { "Met".to_owned() } else { "Missed".to_owned() }) /> }
    });
    tick().await;
    assert_eq!(stage.place.text_content().unwrap().trim(), "Met");
    assert_eq!(stage.count("svg[aria-hidden=true]"), 1);
    mark.set(Mark::Bad);
    tick().await;
    assert_eq!(stage.place.text_content().unwrap().trim(), "Missed");
    assert_eq!(stage.count(".bad"), 2);
}

/// Keyed lists had removal bugs in more than one version of the framework.
#[wasm_bindgen_test]
async fn a_row_can_be_deleted_while_its_editor_has_the_focus() {
    let rows = RwSignal::new(vec![1, 2, 3]);
    let stage = Stage::new(move || {
        view! {
            <For each=move || rows.get() key=|row| *row let:row>
                {
                    let text = RwSignal::new(row.to_string());
                    view! { <input data-row=row prop:value=text on:change=move |event| { let _ = text.try_set(event_target_value(&event)); } /> }
                }
            </For>
        }
    });
    tick().await;
    let second: HtmlInputElement = stage.find("[data-row='2']").dyn_into().unwrap();
    second.focus().unwrap();
    type_into(&second, "half typed");
    rows.set(vec![1, 3]);
    tick().await;
    assert_eq!(stage.count("input"), 2);
    rows.set(vec![1, 4, 3]);
    tick().await;
    let order: Vec<String> = (0..3)
        .map(|place| {
            let inputs = stage.place.query_selector_all("input").unwrap();
            let input: Element = inputs.item(place).unwrap().dyn_into().unwrap();
            input.get_attribute("data-row").unwrap()
        })
        .collect();
    assert_eq!(order, ["1", "4", "3"]);
}

/// The app asks the browser about letters, its native twin the standard library. They may differ in letters that one of them does not
/// know yet: those of a newer version of Unicode.
#[wasm_bindgen_test]
fn the_browser_and_the_standard_library_say_the_same_of_every_letter() {
    use bearings::domain::letters::*;
    let unknown = js_sys::RegExp::new(r"^\p{Cn}$", "u");
    let mut apart = String::new();
    for letter in '\0'..=char::MAX {
        let text = letter.to_string();
        let small: String = letter.to_lowercase().collect();
        let is_alike = is_alphabetic(letter) == letter.is_alphabetic()
            && is_alphanumeric(letter) == letter.is_alphanumeric()
            && is_lowercase(letter) == letter.is_lowercase()
            && is_uppercase(letter) == letter.is_uppercase()
            && small_letters([letter].into_iter()).collect::<String>() == small
            && to_lowercase(&text) == text.to_lowercase();
        if !is_alike {
            apart.push(letter);
        }
    }
    // A capital form is asked for letter by letter, which takes long: only where there is one.
    for letter in ('\0'..=char::MAX).filter(|letter| letter.is_alphabetic()) {
        let text = letter.to_string();
        if to_uppercase(&text) != text.to_uppercase() {
            apart.push(letter);
        }
    }
    apart.retain(|letter| !unknown.test(&letter.to_string()));
    assert_eq!(apart.escape_unicode().to_string(), "");
    for text in ["ΟΔΟΣ ΣΑΣ Σ", "ΑΣ.", "A\u{345}Σ", "İstanbul ÄÖÜ ß ŸΩ"] {
        assert_eq!(to_lowercase(text), text.to_lowercase());
        assert_eq!(to_uppercase(text), text.to_uppercase());
    }
}

/// What is not simple is read by the browser, and by the standard library where there is none.
#[wasm_bindgen_test]
fn the_browser_and_the_standard_library_read_the_same_numbers() {
    use bearings::domain::{read_f64, read_json};
    let is_same = |text: &str| {
        let wanted: f64 = text.parse().unwrap();
        assert_eq!(
            read_f64(text).map(f64::to_bits),
            Some(wanted.to_bits()),
            "{text}"
        );
        if let Ok(read) = read_json(text) {
            assert_eq!(read.as_f64(), Some(wanted), "{text}");
        }
    };
    for text in [
        "0",
        "-0",
        "-0.0",
        "1e400",
        "-1e400",
        "1e-400",
        "5e-324",
        "2e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
        "9007199254740993",
        "9007199254740992.999999999999999999999999999999",
        "9007199254740993.000000000000000000000000000001",
        "2.2250738585072011e-308",
        "0.1e-6",
        "123456789012345678901234567890",
        "007.50",
        ".5",
        "5.",
    ] {
        is_same(text);
    }
    // As good as random, and the same every time.
    let mut bits = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..20_000 {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        let value = f64::from_bits(bits);
        if value.is_finite() {
            is_same(&format!("{value:e}"));
            is_same(&format!("{value:.20e}"));
        }
    }
}
