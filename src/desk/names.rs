//! What the people are called who write, here and elsewhere.

use super::keeping::Keeping;
use crate::persist::Library;
use crate::replica::Names;
use leptos::prelude::*;

impl Keeping {
    /// Says what the person is called who writes here.
    pub(super) fn sign(self, name: &str) {
        self.library.update_value(|library| library.sign(name));
    }

    /// The person who writes here is called as they are now, before a file is written.
    pub fn call_writer(self) {
        self.library.update_value(Library::call_writer);
    }

    /// Takes in what the people are called who wrote in a file.
    pub fn learn_names(self, names: &Names) {
        self.library
            .update_value(|library| library.learn_names(names));
    }
}
