//! The file of templates: fetched when it is first needed, kept for as long as the app is open.

use crate::library::TemplateLibrary;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Beside the page, so that it is found under any folder (`index.html`), and kept for offline by the service worker.
const FILE: &str = "library.json";

/// The templates, as far as they are here.
#[derive(Clone, Default)]
pub enum TemplateState {
    /// Nobody asked for them yet, or they are on their way.
    #[default]
    Coming,
    /// Here they are.
    Here(Arc<TemplateLibrary>),
    /// They could not be had.
    Failed,
}

/// The templates, for all who need them.
#[derive(Clone, Copy)]
pub struct Templates {
    state: RwSignal<TemplateState>,
    asked: StoredValue<bool>,
}

/// Provides the templates to everything below.
pub fn provide_templates() {
    provide_context(Templates {
        state: RwSignal::new(TemplateState::default()),
        asked: StoredValue::new(false),
    });
}

/// The templates; fetched if that did not happen yet.
pub fn use_templates() -> Templates {
    let templates: Templates = expect_context();
    if !templates.asked.get_value()
        || matches!(templates.state.get_untracked(), TemplateState::Failed)
    {
        templates.fetch();
    }
    templates
}

impl Templates {
    /// How it stands; followed.
    pub fn state(self) -> TemplateState {
        self.state.get()
    }

    /// The library, if it is here; followed.
    pub fn here(self) -> Option<Arc<TemplateLibrary>> {
        self.state.with(|state| match state {
            TemplateState::Here(library) => Some(Arc::clone(library)),
            _ => None,
        })
    }

    /// The library, if it is here; not followed.
    pub fn peek(self) -> Option<Arc<TemplateLibrary>> {
        untrack(|| self.here())
    }

    /// Fetches the file, again after a failure.
    pub fn fetch(self) {
        self.asked.set_value(true);
        self.state.set(TemplateState::Coming);
        spawn_local(async move {
            let library = match text().await {
                Some(text) => TemplateLibrary::read(&text).ok(),
                None => None,
            };
            let state = library.map_or(TemplateState::Failed, |it| {
                TemplateState::Here(Arc::new(it))
            });
            let _ = self.state.try_set(state);
        });
    }
}

async fn text() -> Option<String> {
    let response = JsFuture::from(window().fetch_with_str(FILE)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    let text = response.ok().then(|| response.text().ok()).flatten()?;
    JsFuture::from(text).await.ok()?.as_string()
}
