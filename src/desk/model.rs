//! What a view follows: a value made by a pure function, made anew when what it is made from changes, told on only where it differs.

use super::Desk;
use crate::models::Sight;
use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value that a view follows. Copy it freely; it lives as long as the view that made it.
///
/// What it was made for may be deleted meanwhile. It keeps its last value then, until it is taken off the page, and is no longer
/// [here](Self::is_here).
pub struct Model<T> {
    kept: Memo<KeptFacts>,
    of: PhantomData<fn() -> T>,
}

/// Values of all types in one: a memo of a type of its own is some kilobytes of wasm, and this one is compiled once.
#[derive(Clone)]
struct KeptFacts {
    value: Arc<dyn Any + Send + Sync>,
    is_same: fn(&dyn Any, &dyn Any) -> bool,
    is_here: bool,
}

impl PartialEq for KeptFacts {
    fn eq(&self, other: &Self) -> bool {
        self.is_here == other.is_here && (self.is_same)(&*self.value, &*other.value)
    }
}

type Make = Box<dyn Fn() -> Option<Arc<dyn Any + Send + Sync>> + Send + Sync>;

/// Keeps what is made; what is no longer there stays as it was.
fn keep(make: Make, none: fn() -> KeptFacts) -> Memo<KeptFacts> {
    Memo::new(move |before: Option<&KeptFacts>| {
        let before = || before.cloned().unwrap_or_else(none);
        match make() {
            Some(value) => KeptFacts {
                value,
                is_here: true,
                ..none()
            },
            None => KeptFacts {
                is_here: false,
                ..before()
            },
        }
    })
}

#[inline(never)]
fn followed(kept: Memo<KeptFacts>) -> Arc<dyn Any + Send + Sync> {
    kept.with(|kept| Arc::clone(&kept.value))
}

#[inline(never)]
fn peeked(kept: Memo<KeptFacts>) -> Arc<dyn Any + Send + Sync> {
    kept.with_untracked(|kept| Arc::clone(&kept.value))
}

impl<T> Clone for Model<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Model<T> {}

impl<T: Default + PartialEq + Send + Sync + 'static> Model<T> {
    /// Made by a function of other signals; none while there is nothing.
    pub fn new(make: impl Fn() -> Option<T> + Send + Sync + 'static) -> Self {
        let make: Make = Box::new(move || Some(Arc::new(make()?)));
        Self {
            kept: keep(make, nothing::<T>),
            of: PhantomData,
        }
    }

    /// What is made elsewhere, in its own time.
    pub fn of(made: RwSignal<Arc<dyn Any + Send + Sync>>) -> Self {
        let make: Make = Box::new(move || Some(made.get()));
        Self {
            kept: keep(make, nothing::<T>),
            of: PhantomData,
        }
    }

    /// Reads it and follows it.
    pub fn get(self) -> Arc<T> {
        followed(self.kept).downcast().unwrap_or_default()
    }

    /// Reads it once.
    pub fn peek(self) -> Arc<T> {
        peeked(self.kept).downcast().unwrap_or_default()
    }

    /// Reads it by a function and follows it.
    pub fn with<A>(self, read: impl FnOnce(&T) -> A) -> A {
        read(&self.get())
    }

    /// Reads it once, in what may run after its view is gone: an event of a field that is taken off the page. None where what it was
    /// made for is gone.
    pub fn last(self) -> Option<Arc<T>> {
        let kept = self.kept.try_get_untracked()?;
        kept.is_here.then(|| kept.value.downcast().ok()).flatten()
    }

    /// Whether what it was made for is there; followed.
    pub fn is_here(self) -> bool {
        self.kept.with(|kept| kept.is_here)
    }

    /// The same as a signal.
    pub fn here(self) -> Signal<bool> {
        test(Box::new(move || self.is_here()))
    }

    /// A part of it that is followed for itself: not told on while another part differs.
    pub fn part<A: Default + PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&T) -> A + Send + Sync + 'static,
    ) -> Model<A> {
        Model::new(move || Some(read(&self.get())))
    }

    /// One of several in it, followed for itself for as long as it is there.
    pub fn one<A: Default + PartialEq + Send + Sync + 'static>(
        self,
        find: impl Fn(&T) -> Option<A> + Send + Sync + 'static,
    ) -> Model<A> {
        Model::new(move || find(&self.get()))
    }

    /// A text of it.
    pub fn text(self, read: fn(&T) -> &str) -> Signal<String> {
        text(Box::new(move || read(&self.get()).to_owned()))
    }

    /// A condition of it.
    pub fn test(self, read: fn(&T) -> bool) -> Signal<bool> {
        test(Box::new(move || read(&self.get())))
    }
}

fn text(read: Box<dyn Fn() -> String + Send + Sync>) -> Signal<String> {
    Signal::derive(read)
}

fn test(read: Box<dyn Fn() -> bool + Send + Sync>) -> Signal<bool> {
    Memo::new(move |_| read()).into()
}

fn nothing<T: Default + PartialEq + Send + Sync + 'static>() -> KeptFacts {
    KeptFacts {
        value: Arc::new(T::default()),
        is_same: is_same::<T>,
        is_here: false,
    }
}

fn is_same<T: PartialEq + 'static>(one: &dyn Any, other: &dyn Any) -> bool {
    match (one.downcast_ref::<T>(), other.downcast_ref::<T>()) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    }
}

impl Desk {
    /// A model of what a page shows, made from the workspace as it stands; none while what it is about is not there.
    pub fn model<T: Default + PartialEq + Send + Sync + 'static>(
        self,
        make: impl Fn(&Sight) -> Option<T> + Send + Sync + 'static,
    ) -> Model<T> {
        Model::new(move || self.see(&make))
    }

    /// Reads the workspace with what is computed of it, as the person sees it today, and follows all of that.
    pub fn see<T>(self, read: impl FnOnce(&Sight) -> T) -> T {
        let (as_of, figures) = (self.as_of(), self.figures());
        self.read_reports(|workspace, reports| {
            read(&Sight {
                workspace,
                reports,
                as_of,
                figures,
            })
        })
    }
}
