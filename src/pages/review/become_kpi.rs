//! A key result that turned into something to hold becomes a KPI in one step (DOMAIN §8).

use crate::desk::{BrowserEntropy, Desk, use_desk};
use crate::domain::{Command, Deed, Id, Kind, Meaning, Record};
use crate::figures::count;
use crate::insight;
use crate::models::Sight;
use crate::route::Route;
use leptos::prelude::*;

/// The button; once it has become one, the KPI. Nothing where it cannot become one.
#[component]
pub fn BecomeKpi(
    /// The key result.
    id: Id,
    /// Whether it stands alone, in a card that says what it is for.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView {
    let desk = use_desk();
    let of = id.clone();
    let known = desk.model(move |sight| Some(KnownKpi::of(sight, &of)));
    move || {
        let (id, known) = (id.clone(), (*known.get()).clone());
        let make = move |_| become_kpi(desk, &id);
        match (known.can, known.kpi) {
            // Where it stands alone, what it became is linked beside it already.
            (_, Some(_)) if alone => ().into_any(),
            (_, Some((href, name))) => view! {
                <p class="small become">"It is now the KPI "<a class="kpi-link" href=href>{name}</a>"."</p>
            }
            .into_any(),
            (true, None) if alone => view! {
                <section class="card pad stack">
                    <h2>"Keep it as a KPI?"</h2>
                    <p class="small">"Its check-ins become readings, and its target becomes the KPI’s target."</p>
                    <div class="actions"><button class="btn" type="button" on:click=make>"Make it a KPI"</button></div>
                </section>
            }
            .into_any(),
            (true, None) => view! {
                <div class="become">
                    <button
                        class="btn quiet"
                        type="button"
                        on:click=make
                        title="For a number you now want to maintain: its check-ins become the KPI’s readings"
                    >
                        "Make it a KPI"
                    </button>
                </div>
            }
            .into_any(),
            (false, None) => ().into_any(),
        }
    }
}

/// What can become of a key result, and what became of it.
#[derive(Clone, Debug, Default, PartialEq)]
struct KnownKpi {
    can: bool,
    /// Address and name of the KPI it became.
    kpi: Option<(String, String)>,
}

impl KnownKpi {
    fn of(sight: &Sight, id: &Id) -> Self {
        let mut copies = sight.workspace.linked_to(id, Meaning::CarriedOverFrom);
        let kpi = copies.find_map(|id| sight.workspace.kpi(id));
        Self {
            can: insight::can_become_kpi(sight.workspace, id),
            kpi: kpi.map(|kpi| (Route::Kpi(kpi.id.clone()).href(), kpi.name.clone())),
        }
    }
}

fn become_kpi(desk: Desk, id: &Id) {
    let as_of = untrack(|| desk.as_of());
    let records = desk
        .peek(|workspace| insight::kpi_from_key_result(workspace, id, as_of, &mut BrowserEntropy));
    let readings = records
        .iter()
        .filter(|record| record.kind() == Kind::Reading)
        .count();
    let name = records
        .iter()
        .find(|record| record.kind() == Kind::Kpi)
        .map_or("", Record::name);
    let said = format!(
        "KPI “{name}” created. {} its readings.",
        count(readings, "check-in became", "check-ins became")
    );
    let deed = Deed::CarriedOver;
    desk.run_and_say(Command::Save { deed, records }, said);
}
