//! KPI versus OKR: how to choose, seven differences, where they meet, leading and lagging, worked cases, common mistakes, the terms.

use crate::learn::{
    ASPECTS, CASES, Case, CaseVerdict, GLOSSARY, HORIZON_AND_CADENCE, IN_SHORT, MEETINGS, MISTAKES,
    Meeting, PAIRS, POINTERS,
};
use crate::route::Route;
use crate::ui::{GoalKind, Head, KindTag, focus_id};
use leptos::prelude::*;

/// The parts of the page: the id of each heading, and its words.
const PARTS: [(&str, &str); 7] = [
    ("choose", "How to choose"),
    ("differences", "Seven differences"),
    ("meet", "Where they meet"),
    ("leading", "Leading and lagging"),
    ("cases", "Worked cases"),
    ("mistakes", "Common mistakes"),
    ("terms", "The terms"),
];

/// What is drawn for each meeting: the KPI's lines, the objective's, what joins them.
const DRAWINGS: [[&str; 3]; 4] = [
    // A flag lifts a line.
    [
        "M84 44l16-4 14-14 14-2 22-16",
        "M22 48V10h28l-6 8 6 8H22",
        "M58 28h16m-5-5 5 5-5 5",
    ],
    // A gauge fills a bar.
    [
        "M18 40a18 18 0 0 1 36 0M36 40l9-12",
        "M88 22h60v14H88zM88 29h34",
        "M60 29h20m-5-5 5 5-5 5",
    ],
    // A line that falls below its target raises a flag.
    [
        "M12 16h56M12 12l16 2 16 12 20 18",
        "M108 48V10h28l-6 8 6 8h-28",
        "M74 40h24m-5-5 5 5-5 5",
    ],
    // One gauge keeps an eye on another.
    [
        "M18 40a18 18 0 0 1 36 0M36 40l9-12M106 40a18 18 0 0 1 36 0M124 40l-10-10",
        "",
        "M100 30H60m5-5-5 5 5 5",
    ],
];

/// The Learn page.
#[component]
pub fn Learn() -> impl IntoView {
    let jump = |(id, name): (&'static str, &'static str)| {
        view! {
            <button class="link" type="button" on:click=move |_| { focus_id(id); }>{name}</button>
        }
    };
    let body = PARTS.map(|(id, name)| part(id, name));
    view! {
        <Head
            title="KPI or OKR?"
            lead=IN_SHORT.to_owned()
            right=|| view! { <a class="btn primary" href=Route::Guide.href()>"Guide me"</a> }.into_any()
        />
        <nav class="row wrap" aria-label="On this page">{PARTS.map(jump)}</nav>
        {body}
    }
}

fn part(id: &'static str, name: &'static str) -> AnyView {
    let inside = match id {
        "choose" => choose(),
        "differences" => differences(),
        "meet" => view! { <div class="meetings">{meetings()}</div> }.into_any(),
        "leading" => leading(),
        "cases" => {
            view! { <div class="duo">{CASES.iter().map(case).collect_view()}</div> }.into_any()
        }
        "mistakes" => mistakes(),
        _ => terms(),
    };
    view! {
        <section class="card pad stack" aria-labelledby=id>
            <h2 id=id tabindex="-1">{name}</h2>
            {inside}
        </section>
    }
    .into_any()
}

/// A table of what is said of a KPI and of an OKR; on a phone each row is a block.
fn compared(head: &'static str, rows: Vec<[&'static str; 3]>) -> AnyView {
    let row = |[name, kpi, okr]: [&'static str; 3]| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td data-of="KPI">{kpi}</td>
                <td data-of="OKR">{okr}</td>
            </tr>
        }
    };
    view! {
        <table class="compare">
            <thead>
                <tr>
                    <th scope="col">{head}</th>
                    <th scope="col"><KindTag kind=GoalKind::Kpi /></th>
                    <th scope="col"><KindTag kind=GoalKind::Okr /></th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn choose() -> AnyView {
    let rows = POINTERS.iter().map(|it| [it.question, it.kpi, it.okr]);
    view! {
        {compared("Question", rows.collect())}
        <p class="small">
            "If the answers point both ways, have both: the objective makes the change, the KPI checks that it \
                lasts."
        </p>
    }
    .into_any()
}

fn differences() -> AnyView {
    let rows = ASPECTS.iter().map(|it| [it.name, it.kpi, it.okr]);
    view! { {compared("Aspect", rows.collect())} <p class="small">{HORIZON_AND_CADENCE}</p> }
        .into_any()
}

fn meetings() -> AnyView {
    let one = |(it, [kpi, okr, link]): (&Meeting, &[&'static str; 3])| {
        view! {
            <div class="stack tight">
                <svg class="drawn" viewBox="0 0 160 56" aria-hidden="true">
                    <path class="kpi" d=*kpi></path>
                    <path class="okr" d=*okr></path>
                    <path d=*link></path>
                </svg>
                <h3>{it.name}</h3>
                <p>{it.text}</p>
                <p class="small">{it.example}</p>
            </div>
        }
    };
    MEETINGS
        .iter()
        .zip(&DRAWINGS)
        .map(one)
        .collect_view()
        .into_any()
}

fn leading() -> AnyView {
    let rows = PAIRS.iter().map(|it| {
        view! {
            <tr>
                <th scope="row">{it.about}</th>
                <td data-of="Leading">{it.leading}</td>
                <td data-of="Lagging">{it.lagging}</td>
            </tr>
        }
    });
    view! {
        <p>
            "A lagging number tells you how it ended. A leading one moves earlier, while you can still act. Watch \
                one of each: the lagging one keeps you honest, the leading one gives you time."
        </p>
        <table class="compare">
            <thead>
                <tr>
                    <th scope="col">"About"</th>
                    <th scope="col">"Leading: moves first"</th>
                    <th scope="col">"Lagging: shows how it ended"</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn case(case: &Case) -> AnyView {
    let kinds: &[GoalKind] = match case.verdict {
        CaseVerdict::Kpi => &[GoalKind::Kpi],
        CaseVerdict::Okr => &[GoalKind::Okr],
        CaseVerdict::Both => &[GoalKind::Kpi, GoalKind::Okr],
    };
    let tags = kinds.iter().map(|kind| view! { <KindTag kind=*kind /> });
    let goals = case.becomes.iter().map(|it| view! { <li>{*it}</li> });
    view! {
        <article class="stack tight">
            <h3>{case.department}": “"{case.wish}"”"</h3>
            <p>
                <span class="kinds">{tags.collect_view()}</span>
                <b>{case.verdict.word()}</b>". "{case.because}
            </p>
            <ul class="bullets small">{goals.collect_view()}</ul>
        </article>
    }
    .into_any()
}

fn mistakes() -> AnyView {
    let one = MISTAKES
        .iter()
        .map(|it| view! { <dt>{it.mistake}</dt><dd>{it.instead}</dd> });
    view! { <dl class="terms wide">{one.collect_view()}</dl> }.into_any()
}

fn terms() -> AnyView {
    let one = GLOSSARY
        .iter()
        .map(|term| view! { <dt>{term.name}</dt><dd>{term.meaning}</dd> });
    view! { <dl class="terms">{one.collect_view()}</dl> }.into_any()
}
