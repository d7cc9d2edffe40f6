//! "How would you notice?": measures to choose, what could suffer, and the one button that drafts it all.

use super::course::{CoursePlace, GuideCourse, GuideWords};
use super::lean::Axis;
use crate::desk::{BrowserEntropy, Model};
use crate::domain::KeyResult;
use crate::forms::{Ground, hand_over, kept_kpi};
use crate::guide::{Framework, Proposal};
use crate::models::notice::{self, NoticeAsked, NoticeGuard, NoticePage, NoticeRow, OWN};
use crate::pages::draft::{habits, on_ground};
use crate::pages::library::{Templates, open_form, use_templates};
use crate::ui::{Head, Rows, Show, focus_id};
use leptos::prelude::*;

/// The screen.
pub fn notice(course: GuideCourse) -> AnyView {
    let templates = use_templates();
    let page = Model::new(move || {
        Some(seen(course, templates, |asked, ground| {
            notice::page(asked, ground)
        }))
    });
    let has_okr = framework(course) != Framework::Kpi;
    let fault = RwSignal::new((String::new(), String::new()));
    let draft = move |_| draft(course, templates, fault);
    let ids = move || {
        page.get()
            .rows
            .iter()
            .map(|row| row.id.clone())
            .collect::<Vec<_>>()
    };
    let guards = move || {
        let page = page.get();
        let guards = page
            .guards
            .iter()
            .map(|guard| guard_view(course, guard))
            .collect_view();
        (!page.guards.is_empty()).then(|| {
            view! {
                <section class="card pad stack tight" aria-labelledby="suffer">
                    <h2 id="suffer">"What could suffer?"</h2>
                    {guards}
                </section>
            }
        })
    };
    let told = move || fault.with(|(_, text)| (!text.is_empty()).then(|| text.clone()));
    view! {
        <Head title="How will you measure it?" lead="Choose up to three."
            right=move || view! {
                <button class="btn" type="button" on:click=move |_| course.go(CoursePlace::Questions)>"Back"</button>
                <button class="btn primary" type="submit" form="measures">"Draft it"</button>
            } />
        <form id="measures" class="stack loose" on:submit=move |event| { event.prevent_default(); draft(()); }>
            <p class="error" role="alert">{told}</p>
            {has_okr.then(|| objective(course, page))}
            <section class="card list" aria-label="Measures">
                <Rows each=ids key=String::clone let:id>{measure(course, page, id)}</Rows>
            </section>
            <div class="cols">
                <div class="stack">{guards}</div>
                <section class="stack tight" aria-label="So far">
                    <Axis course title=headline(course) />
                    <button class="btn quiet" type="button" on:click=move |_| course.go(CoursePlace::Verdict)>
                        "Why, and what would change it"
                    </button>
                </section>
            </div>
            <div class="actions last"><button class="btn primary" type="submit">"Draft it"</button></div>
        </form>
    }
    .into_any()
}

fn headline(course: GuideCourse) -> &'static str {
    untrack(|| course.verdict()).map_or("", |verdict| course.framework(&verdict).headline())
}

/// The objective's name, with an example to type over where the wish names nothing.
fn objective(course: GuideCourse, page: Model<NoticePage>) -> AnyView {
    let title = move || {
        course.title(
            GuideWords::Objective,
            &proposal(course)
                .objective
                .map(|it| it.title)
                .unwrap_or_default(),
        )
    };
    let offered = page.text(|page| &page.offer);
    let is_offered = move || offered.with(|offer| !offer.is_empty() && *offer != title());
    let take = move |_| {
        course.type_words(GuideWords::Objective, offered.get_untracked());
        focus_id("objective");
    };
    view! {
        <div class="labelled">
            <label for="objective">"What will be different?"</label>
            <input id="objective" class="field" type="text" autocomplete="off"
                placeholder="New hires are productive in their first month"
                prop:value=title on:input=move |event| course.type_words(GuideWords::Objective, event_target_value(&event)) />
            <Show when=is_offered>
                <p class="small">
                    "From the library: "
                    <button class="link" type="button" on:click=take>"“" {offered} "”"</button>
                </p>
            </Show>
        </div>
    }
    .into_any()
}

/// One measure: chosen or not, what it counts, where it is and where it should be.
fn measure(course: GuideCourse, page: Model<NoticePage>, id: String) -> AnyView {
    let of = id.clone();
    let row = page.one(move |page| page.rows.iter().find(|row| row.id == of).cloned());
    let is_own = id == OWN;
    let pick = format!("pick-{id}");
    let picked = row.test(|row| row.picked);
    let name = row.text(|row| &row.name);
    let touch = StoredValue::new(id.clone());
    let toggle = move |event| {
        let is_picked = event_target_checked(&event);
        touch.with_value(|id| course.touch(id, |one| one.picked = Some(is_picked)));
    };
    let field = move |label: &'static str, value: Signal<String>, is_goal: bool| {
        let typed = move |event| {
            let text = Some(event_target_value(&event));
            touch.with_value(|id| {
                course.touch(id, |one| {
                    *(if is_goal { &mut one.goal } else { &mut one.now }) = text;
                    one.picked = Some(true);
                })
            });
        };
        let named = move || format!("{label}: {}", name.get());
        view! {
            <label class="small">
                {label} " "
                <input class="field" type="text" inputmode="text" autocomplete="off" placeholder="?" aria-label=named
                    prop:value=value on:input=typed />
            </label>
        }
    };
    let (now, goal) = (row.text(|row| &row.now), row.text(|row| &row.goal));
    let about = move || {
        let row = row.get();
        let because = (!row.because.is_empty())
            .then(|| view! { <small>" From “" {row.because.clone()} "”."</small> });
        let line = (!row.line.is_empty()).then(|| view! { <small>{row.line.clone()}</small> });
        view! { {line} {because} }
    };
    let what = if is_own {
        let type_name = move |event| {
            course.type_words(GuideWords::Kpi, event_target_value(&event));
            course.touch(OWN, |one| one.picked = Some(true));
        };
        view! {
            <input class="field" type="text" autocomplete="off" aria-label="Another measure in your own words"
                placeholder="Another measure in your own words" prop:value=name on:input=type_name />
        }
        .into_any()
    } else {
        view! { <label for=pick.clone()><b>{name}</b></label> {about} }.into_any()
    };
    let mark = move || match row.get() {
        row if row.is_kept => view! { <span class="kind kpi">"Existing KPI"</span> }.into_any(),
        row => view! { <small>{row.unit.clone()}</small> }.into_any(),
    };
    let label = is_own.then_some("Use my own measure");
    view! {
        <div class="measure" class:picked=picked>
            <input type="checkbox" id=pick aria-label=label prop:checked=picked on:change=toggle />
            <div class="what">{what}</div>
            <div class="row tight">
                {field("now", now, false)}
                {field("goal", goal, true)}
            </div>
            <div class="mark">{mark}</div>
        </div>
    }
    .into_any()
}

fn guard_view(course: GuideCourse, guard: &NoticeGuard) -> AnyView {
    let id = guard.id.clone();
    let toggle = move |event| {
        let is_picked = event_target_checked(&event);
        course.touch(&id, |one| one.picked = Some(is_picked));
    };
    view! {
        <div class="stack tight">
            <label class="row tight">
                <input type="checkbox" prop:checked=guard.picked on:change=toggle />
                <span>"Watch “" <b>{guard.name.clone()}</b> "” beside it"</span>
            </label>
            <p class="small">{guard.why.clone()}</p>
        </div>
    }
    .into_any()
}

/// The framework to draft; followed.
fn framework(course: GuideCourse) -> Framework {
    let verdict = course.verdict();
    verdict.map_or(Framework::Both, |verdict| course.framework(&verdict))
}

/// What the wish is drafted to by itself; followed.
fn proposal(course: GuideCourse) -> Proposal {
    let (framework, wish) = (framework(course), course.words(GuideWords::Wish));
    let context = habits(course.desk).context();
    course
        .answers
        .with(|answers| Proposal::new(answers, framework, &wish, &context))
}

/// Reads what the screen is made from; followed.
fn seen<T>(
    course: GuideCourse,
    templates: Templates,
    read: impl FnOnce(&NoticeAsked, &Ground) -> T,
) -> T {
    let library = templates.here();
    let (proposal, wish) = (proposal(course), course.words(GuideWords::Wish));
    let (own, typed) = (course.typed(GuideWords::Kpi), course.measures());
    let asked = NoticeAsked {
        library: library.as_deref(),
        wish: &wish,
        proposal: &proposal,
        own: own.as_deref(),
        typed: &typed,
    };
    course.desk.read(|_| ());
    on_ground(course.desk, |ground| read(&asked, ground))
}

/// Fills the form with all that was chosen, and goes there.
fn draft(course: GuideCourse, templates: Templates, fault: RwSignal<(String, String)>) {
    let desk = course.desk;
    let Some(verdict) = untrack(|| course.verdict()) else {
        return;
    };
    let framework = untrack(|| course.framework(&verdict));
    let is_overruled = framework != verdict.framework;
    let mut proposal = untrack(|| proposal(course));
    let chosen = untrack(|| {
        seen(course, templates, |asked, ground| {
            let page = notice::page(asked, ground);
            let own = page
                .rows
                .iter()
                .find(|row| row.id == OWN && row.picked)
                .cloned();
            notice::chosen(&page, asked, ground, &mut BrowserEntropy).map(|chosen| (chosen, own))
        })
    });
    let (chosen, own): (_, Option<NoticeRow>) = match chosen {
        Ok(chosen) => chosen,
        Err((row, text)) => {
            fault.set((row.clone(), text));
            focus_id(&format!("pick-{row}"));
            return;
        }
    };
    let own = own
        .map(|row| row.name.trim().to_owned())
        .unwrap_or_default();
    if let Some(kpi) = &mut proposal.kpi {
        kpi.name.clone_from(&own);
        if framework == Framework::Both && chosen.is_empty() {
            proposal = desk.peek(|workspace| match kept_kpi(workspace, &own) {
                Some((kept, last)) => proposal.on_kept(kept, last),
                None => proposal,
            });
        }
    }
    if let Some(first) = proposal.key_results.first_mut() {
        first.title.clone_from(&own);
    } else if !own.is_empty() && proposal.objective.is_some() {
        proposal.key_results.push(KeyResult {
            title: own,
            ..KeyResult::default()
        });
    }
    let keeps = framework != Framework::Okr || !is_overruled;
    let mut proposal = proposal.measured_by(chosen, keeps);
    if let Some(objective) = &mut proposal.objective {
        objective.title = untrack(|| course.title(GuideWords::Objective, &objective.title))
            .trim()
            .to_owned();
    }
    let (wish, reason) = untrack(|| {
        (
            course.words(GuideWords::Wish),
            course.words(GuideWords::Reason),
        )
    });
    let answers = course.answers.get_untracked();
    let mut decision = verdict.decision(
        desk.new_id(),
        &answers,
        &wish,
        Vec::new(),
        desk.moment().today(),
    );
    decision.author = desk
        .settings
        .with_untracked(|settings| settings.name.clone());
    if is_overruled {
        let reason = reason.trim();
        decision.overruled = if reason.is_empty() {
            "No reason given."
        } else {
            reason
        }
        .to_owned();
    }
    let form = on_ground(desk, |ground| {
        hand_over(
            proposal,
            Some(decision),
            "the guide",
            ground,
            &mut BrowserEntropy,
        )
    });
    match form {
        Some(form) => open_form(desk, &form),
        None => fault.set((
            String::new(),
            "You already have this KPI. Choose another measure or add your own.".to_owned(),
        )),
    }
}
