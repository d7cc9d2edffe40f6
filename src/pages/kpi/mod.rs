//! One KPI: what its numbers mean, its chart and table, what it is linked to.

mod about;
mod changes;
mod delete;
mod figures;
mod fixing;
mod links;
mod picture;
mod reading;
mod readings;
mod recovery;

pub use recovery::recover;

use crate::desk::use_desk;
use crate::domain::{Id, Kind, Kpi, Ref};
use crate::insight::{self, KpiReport};
use crate::pages::coach::GoalCoach;
use crate::route::{Query, Route};
use crate::ui::{GoalKind, Head, KindTag, WhyDecided};
use leptos::prelude::*;

/// A KPI and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// The KPI.
    pub kpi: Kpi,
    /// How it stands today.
    pub report: KpiReport,
}

/// A KPI that may be deleted while its page is open.
#[derive(Clone, Copy)]
pub struct Subject(Memo<Option<Known>>);

impl Subject {
    /// Reads and follows it; the default of the answer once it is gone.
    pub fn with<T: Default>(self, read: impl FnOnce(&Known) -> T) -> T {
        self.0
            .with(|known| known.as_ref().map(read).unwrap_or_default())
    }

    /// A signal of one part of it.
    pub fn signal<T: Default + Clone + Send + Sync + 'static>(
        self,
        read: impl Fn(&Known) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || self.with(&read))
    }
}

/// One KPI.
#[component]
pub fn KpiPage(
    /// Which one.
    id: Id,
) -> impl IntoView {
    let desk = use_desk();
    let wanted = id.clone();
    let known = Memo::new(move |_| {
        let as_of = desk.as_of();
        desk.read(|workspace| {
            Some(Known {
                kpi: workspace.kpi(&wanted)?.clone(),
                report: insight::kpi(workspace, &wanted, as_of)?,
            })
        })
    });
    let is_here = Memo::new(move |_| known.with(Option::is_some));
    move || {
        if is_here.get() {
            view! { <Whole id=id.clone() subject=Subject(known) /> }.into_any()
        } else {
            view! { <Gone /> }.into_any()
        }
    }
}

#[component]
fn Gone() -> impl IntoView {
    view! {
        <Head title="This KPI is not here" lead="It may have been deleted, or the link comes from a workspace that was not opened here.".to_owned() />
        <div class="actions">
            <a class="btn primary" href=Route::Kpis(Query::new()).href()>"See the KPIs"</a>
            <a class="btn" href=Route::Share.href()>"Open a file"</a>
        </div>
    }
}

#[component]
fn Whole(id: Id, subject: Subject) -> impl IntoView {
    let title = subject.signal(|known| {
        if known.kpi.name.is_empty() {
            "KPI without a name".to_owned()
        } else {
            known.kpi.name.clone()
        }
    });
    let lead = subject.signal(|known| {
        if known.kpi.definition.is_empty() {
            "No definition yet: say what is counted, over what.".to_owned()
        } else {
            known.kpi.definition.clone()
        }
    });
    let meta = subject.signal(|known| meta(&known.kpi));
    let edit = Route::EditKpi(id.clone()).href();
    view! {
        <Head title lead
            over=move || view! { <KindTag kind=GoalKind::Kpi /><span class="small">{meta}</span> }.into_any()
            right=move || view! {
                <a class="btn" href=edit.clone()>"Edit"</a>
                <button class="btn primary" type="button" on:click=move |_| reading::focus_value()>"Add reading"</button>
            }.into_any() />
        <section class="card">
            <picture::Picture subject />
            <figures::Figures id=id.clone() subject />
        </section>
        <readings::Readings id=id.clone() subject />
        <div class="cols">
            <links::Links id=id.clone() subject />
            <div class="stack loose">
                <WhyDecided goal=id.clone() title="Why a KPI" />
                <about::About subject />
            </div>
        </div>
        <GoalCoach goal=Ref::new(Kind::Kpi, &id) />
        <delete::Delete id subject />
    }
}

/// "Support · lagging · weekly · owner Sam".
fn meta(kpi: &Kpi) -> String {
    let owner = if kpi.owner.is_empty() {
        "no owner".to_owned()
    } else {
        format!("owner {}", kpi.owner)
    };
    let parts = [
        kpi.scope_name.clone(),
        kpi.nature
            .map(|nature| nature.word().to_owned())
            .unwrap_or_default(),
        kpi.cadence.map_or_else(
            || "no cadence".to_owned(),
            |cadence| cadence.adverb().to_owned(),
        ),
        owner,
        if kpi.visibility.is_shared() {
            String::new()
        } else {
            "private".to_owned()
        },
    ];
    let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(" · ")
}
