//! Bearings: decide whether a goal is a KPI or an OKR, draft it well, keep it alive.
//!
//! Modules in reading order. All but the browser half are pure: they know nothing of the browser and test natively.
//! `domain ← figures ← library, guide, phrase, coach, insight ← plot, forms, replica, exchange, persist, example ← advice ← models ← desk ← ui ← pages ← app`
//! (docs/ARCHITECTURE.md).

pub mod advice;
pub mod atlas;
pub mod coach;
pub mod domain;
pub mod example;
pub mod exchange;
pub mod figures;
pub mod folder;
pub mod forms;
pub mod guide;
pub mod insight;
pub mod intake;
pub mod keys;
pub mod learn;
pub mod library;
pub mod models;
pub mod persist;
pub mod phrase;
pub mod plot;
pub mod protection;
pub mod recording;
pub mod replica;
pub mod route;
pub mod settings;
pub mod sorting;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod desk;
#[cfg(target_arch = "wasm32")]
pub mod pages;
#[cfg(target_arch = "wasm32")]
pub mod ui;
