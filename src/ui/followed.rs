//! Something that a page is about and that may be deleted while it is open.

use leptos::prelude::*;

/// A memo of what a page is about; none once it is gone.
pub struct Followed<T: Send + Sync + 'static>(pub Memo<Option<T>>);

impl<T: Send + Sync + 'static> Clone for Followed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Followed<T> {}

impl<T: Send + Sync + 'static> Followed<T> {
    /// Reads and follows it; the default of the answer once it is gone.
    pub fn with<A: Default>(self, read: impl FnOnce(&T) -> A) -> A {
        self.0
            .with(|known| known.as_ref().map(read).unwrap_or_default())
    }

    /// A signal of one part of it.
    pub fn signal<A: Default + Clone + PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&T) -> A + Send + Sync + 'static,
    ) -> Signal<A> {
        Memo::new(move |_| self.with(&read)).into()
    }
}
