//! What ties the goals together: links, decisions, an amendment, the work under way.

use super::series::after;
use super::{Times, id};
use crate::domain::{Amendment, Decision, Initiative, Link, Meaning, Record};

/// From, meaning, to. A key result measured by a KPI is linked where it is made.
const LINKS: [(&str, Meaning, &str); 21] = [
    ("stay", Meaning::Improves, "retention"),
    ("crm", Meaning::Improves, "forecast"),
    ("app", Meaning::Improves, "satisfaction"),
    ("products", Meaning::Improves, "revenue"),
    ("leads", Meaning::Improves, "conversion"),
    ("brand", Meaning::Improves, "visits"),
    ("ship", Meaning::Improves, "release"),
    ("settle", Meaning::Improves, "onboarding"),
    ("settle", Meaning::Improves, "output"),
    ("leads", Meaning::Serves, "products"),
    ("brand", Meaning::Serves, "leads"),
    ("ship", Meaning::Serves, "products"),
    ("leads-3", Meaning::CarriedOverFrom, "crm-3"),
    ("conversion", Meaning::Drives, "revenue"),
    ("calls", Meaning::Drives, "revenue"),
    ("response", Meaning::Drives, "satisfaction"),
    ("onboarding", Meaning::Drives, "output"),
    ("release", Meaning::Drives, "rating"),
    ("acquisition", Meaning::Guards, "visits"),
    ("satisfaction", Meaning::Guards, "response"),
    ("retention", Meaning::Guards, "output"),
];

/// A decision the guide led to.
struct AskedRow {
    wish: &'static str,
    /// To the questions goal, ambition, timeframe and team.
    answers: [&'static str; 4],
    verdict: &'static str,
    goals: &'static [&'static str],
    author: &'static str,
}

static DECISIONS: [AskedRow; 4] = [
    AskedRow {
        wish: "Our releases have become slow",
        answers: ["win-back", "promise", "quarter", "team"],
        verdict: "both",
        goals: &["release", "ship"],
        author: "Yuki Mori",
    },
    AskedRow {
        wish: "We want to grow with new products",
        answers: ["change", "stretch", "quarter", "several"],
        verdict: "okr",
        goals: &["products"],
        author: "Ada Novak",
    },
    AskedRow {
        wish: "Keep the first answer quick",
        answers: ["hold", "normal", "open", "team"],
        verdict: "kpi",
        goals: &["response"],
        author: "Tomas Berg",
    },
    AskedRow {
        wish: "Onboarding takes too long and the line feels it",
        answers: ["improve", "promise", "quarter", "several"],
        verdict: "okr",
        goals: &["settle"],
        author: "Lena Fischer",
    },
];

/// What it serves, what is done, by whom, due how many days into the cycle, whether it is done.
const INITIATIVES: [(&str, &str, &str, i64, bool); 9] = [
    (
        "settle-1",
        "Talk to ten colleagues who joined this year",
        "Lena Fischer",
        21,
        true,
    ),
    (
        "settle-1",
        "Ask five team leads how they bring people in",
        "Lena Fischer",
        28,
        true,
    ),
    (
        "settle-1",
        "Write down what other plants do better",
        "Tomas Berg",
        80,
        false,
    ),
    (
        "leads-3",
        "Train the second half of the sales team",
        "Kwame Mensah",
        40,
        false,
    ),
    (
        "leads-2",
        "Write three offers that fit most requests",
        "Ines Duarte",
        30,
        true,
    ),
    (
        "products-1",
        "Invite lead customers to the first panel",
        "Ada Novak",
        20,
        true,
    ),
    (
        "products-2",
        "Draw the roadmap with two suppliers",
        "Ada Novak",
        60,
        false,
    ),
    (
        "brand-1",
        "Start the big campaign",
        "Noor Haddad",
        45,
        false,
    ),
    (
        "ship-2",
        "Move the security checks into the build",
        "Yuki Mori",
        25,
        true,
    ),
];

/// Adds what ties the goals together.
pub(super) fn add(records: &mut Vec<Record>, times: &Times) {
    let start = times.now.start;
    for (from, meaning, to) in LINKS {
        records.push(Link::new(&id(from), meaning, &id(to)).into());
    }
    for asked in &DECISIONS {
        let questions = ["goal", "ambition", "timeframe", "team"];
        let goals: Vec<_> = asked.goals.iter().map(|goal| id(goal)).collect();
        records.push(
            Decision {
                id: id(&format!("decision-{}", asked.goals.concat())),
                wish: asked.wish.to_owned(),
                answers: questions
                    .into_iter()
                    .zip(asked.answers)
                    .map(|(question, answer)| (question.to_owned(), answer.to_owned()))
                    .collect(),
                verdict: asked.verdict.to_owned(),
                author: asked.author.to_owned(),
                date: after(start, -3),
                goals,
                ..Decision::default()
            }
            .into(),
        );
    }
    for (number, (parent, text, owner, due, done)) in (1_u8..).zip(INITIATIVES) {
        records.push(
            Initiative {
                id: id(&format!("do-{number}")),
                parent: id(parent),
                text: text.to_owned(),
                owner: owner.to_owned(),
                due: Some(after(start, due)),
                done,
                ..Initiative::default()
            }
            .into(),
        );
    }
    records.push(
        Amendment {
            id: id("amend-1"),
            key_result: id("brand-2"),
            date: after(start, 12),
            field: "target".to_owned(),
            from: "16,000".to_owned(),
            to: "12,000".to_owned(),
            why: "Half the followers we bought reach for never came back. We want fewer who stay."
                .to_owned(),
            author: "Noor Haddad".to_owned(),
            ..Amendment::default()
        }
        .into(),
    );
}
