//! KPIs that changed, and KPIs that are worth an OKR.

use crate::desk::{Desk, use_desk};
use crate::figures::count;
use crate::pages::kpi::recover;
use crate::plot::{self, Notice, Notices};
use crate::route::{Query, Route};
use crate::ui::{Fold, opens_wide};
use leptos::prelude::*;

/// Most notices a card shows.
const MOST: usize = 3;

/// What there is to notice.
pub fn notices(desk: Desk, quiet: Signal<u32>) -> Memo<Notices> {
    Memo::new(move |_| {
        quiet.track();
        let (as_of, figures) = (desk.as_of(), desk.figures());
        let looked = desk.last_visit().map(|seen| seen.day);
        desk.peek_reports(|workspace, reports| {
            plot::notices(workspace, reports, as_of, looked, &figures)
        })
    })
}

/// The two cards, each only where it has something to say.
#[component]
pub fn Cards(notices: Memo<Notices>) -> impl IntoView {
    let (changed, worth) = (opens_wide(), opens_wide());
    move || {
        let found = notices.get();
        let any = !(found.signals.is_empty() && found.worth.is_empty());
        any.then(|| {
            view! {
                <div class="cols even">
                    <Card title="Noticeable changes" list=found.signals is_worth=false open=changed />
                    <Card title="Worth an OKR" list=found.worth is_worth=true open=worth />
                </div>
            }
        })
    }
}

#[component]
fn Card(
    title: &'static str,
    list: Vec<Notice>,
    is_worth: bool,
    open: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let more = list.len().saturating_sub(MOST);
    let line = move |notice: Notice| {
        let id = notice.id.clone();
        view! {
            <div class="stack tight">
                <b>{notice.headline.clone()}</b>
                <p class="small">{notice.detail}</p>
                <div class="row tight wrap pull">
                    {is_worth.then(|| view! {
                        <button class="btn quiet" type="button" on:click=move |_| recover(desk, &id)>"Start an OKR from it"</button>
                    })}
                    <a class="btn quiet" href=Route::Kpi(notice.id).href() aria-label=format!("Open: {}", notice.headline)>"Open"</a>
                </div>
            </div>
        }
    };
    let note = count(list.len(), "KPI", "KPIs");
    (!list.is_empty()).then(|| view! {
        <section class="card">
            <Fold title note open>
                <div class="pad stack">
                    {list.into_iter().take(MOST).map(line).collect_view()}
                    {(more > 0).then(|| view! {
                        <p class="small"><a href=Route::Kpis(Query::new()).href()>{format!("{more} more among the KPIs")}</a></p>
                    })}
                </div>
            </Fold>
        </section>
    })
}
