//! KPIs that changed, and KPIs that are worth an OKR.

use crate::desk::use_desk;
use crate::figures::count;
use crate::models::today::TodayPage;
use crate::pages::kpi::recover;
use crate::plot::Notice;
use crate::route::{Query, Route};
use crate::ui::{Fold, opens_wide};
use leptos::prelude::*;

/// Most notices a card shows.
const MOST: usize = 3;

/// The two cards, each only where it has something to say.
pub fn cards(page: crate::desk::Model<TodayPage>) -> AnyView {
    let (changed, worth) = (opens_wide(), opens_wide());
    let notices = page.part(|page| page.notices.clone());
    (move || {
        let found = notices.get();
        let any = !(found.signals.is_empty() && found.worth.is_empty());
        any.then(|| {
            view! {
                <div class="cols even">
                    {card("Changed noticeably", &found.signals, false, changed)}
                    {card("Worth an OKR", &found.worth, true, worth)}
                </div>
            }
        })
    })
    .into_any()
}

fn card(
    title: &'static str,
    list: &[Notice],
    is_worth: bool,
    open: RwSignal<bool>,
) -> Option<AnyView> {
    let desk = use_desk();
    let more = list.len().saturating_sub(MOST);
    let line = move |notice: &Notice| {
        let id = notice.id.clone();
        let href = Route::Kpi(notice.id.clone()).href();
        view! {
            <div class="stack tight">
                <a class="plain" href=href>{notice.headline.clone()}</a>
                <p class="small">{notice.detail.clone()}</p>
                {is_worth.then(|| view! {
                    <button class="btn quiet pull start" type="button" on:click=move |_| recover(desk, &id)>
                        "Start a recovery OKR"
                    </button>
                })}
            </div>
        }
    };
    let note = count(list.len(), "KPI", "KPIs");
    let lines = list.iter().take(MOST).map(line).collect_view();
    (!list.is_empty()).then(|| {
        view! {
            <section class="card">
                <Fold title note open>
                    <div class="pad stack">
                        {lines}
                        {(more > 0).then(|| view! {
                            <p class="small">
                                <a href=Route::Kpis(Query::new()).href()>{format!("{more} more in KPIs")}</a>
                            </p>
                        })}
                    </div>
                </Fold>
            </section>
        }
        .into_any()
    })
}
