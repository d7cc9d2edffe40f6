//! Adversarial words for the coach: whole words, inflection, hyphens, capitals, negation, passive voice, either order (DOMAIN §7).
#![allow(clippy::unwrap_used)]

use bearings::coach::{assess_key_result, assess_kpi, assess_objective, filled};
use bearings::domain::{Id, KeyResult, Kpi, Objective, Workspace, date};
use bearings::phrase::Context;

/// The checks that trip on a draft with this title; a key result's numbers are read from it.
fn trips(kind: char, title: &str) -> Vec<String> {
    let workspace = Workspace::default();
    let today = date(2026, 10, 20);
    let objective = Objective {
        id: Id::from_text("o"),
        title: title.into(),
        ..Objective::default()
    };
    let found = match kind {
        'O' => assess_objective(&workspace, &objective, &[], today).findings,
        'P' => {
            let kpi = Kpi {
                id: Id::from_text("p"),
                name: title.into(),
                ..Kpi::default()
            };
            assess_kpi(&workspace, &kpi, today).findings
        }
        _ => {
            let draft = KeyResult {
                id: Id::from_text("k"),
                objective: objective.id.clone(),
                title: title.into(),
                ..KeyResult::default()
            };
            let draft = filled(&draft, &Context::new(today));
            assess_key_result(&workspace, &objective, &draft, &[], today).findings
        }
    };
    found
        .iter()
        .map(|finding| finding.check.word().to_owned())
        .collect()
}

#[test]
fn words_match_as_wholes_in_every_form_case_and_voice() {
    let cases = [
        // Whole words: a launchpad is no launch, a trainee no training.
        (
            'O',
            "Make the launchpad attractive to founders",
            "O2",
            false,
        ),
        ('O', "Be the implementer clients trust", "O2", false),
        ('O', "Build trust with neighbours", "O2", false),
        (
            'K',
            "Raise the pass rate of trainees from 60% to 80%",
            "K3",
            false,
        ),
        ('K', "Reporters who come back from 20 to 45", "K3", false),
        (
            'K',
            "Meeting-free afternoons per month from 2 to 8",
            "K3",
            false,
        ),
        (
            'K',
            "Retrained operators who pass from 60% to 85%",
            "K3",
            false,
        ),
        ('K', "Research-based lessons from 10% to 40%", "K3", false),
        ('P', "Maintenance cost share", "P1", false),
        ('P', "Launch success rate", "P1", false),
        // Negation
        (
            'O',
            "Not only launch features but make planners' mornings calm",
            "O2",
            false,
        ),
        ('O', "Stop launching what nobody asked for", "O2", false),
        ('O', "Don't just maintain what we have", "O9", false),
        ('O', "Never again keep customers waiting", "O9", false),
        // Capitals, inflection, hyphens
        ('O', "LAUNCH THE APP", "O2", true),
        ('O', "launching the new app", "O2", true),
        ('O', "Re-launch the loyalty programme", "O2", true),
        ('O', "The loyalty app is re-launched", "O2", true),
        ('O', "MAINTAIN THE CURRENT QUALITY", "O9", true),
        ('O', "Maintaining the current quality", "O9", true),
        ('O', "Become a World-Class employer", "O13", true),
        ('O', "Become a world class employer", "O13", true),
        ('K', "TRAIN 40 SUPERVISORS", "K3", true),
        ('K', "Training 40 supervisors", "K3", true),
        ('K', "Re-launch the newsletter", "K3", true),
        ('P', "Increasing sales", "P1", true),
        ('P', "INCREASE SALES", "P1", true),
        // The second of two aims, where the first says no effect for anybody
        ('O', "Increase revenue and launch the portal", "O2", true),
        (
            'O',
            "Raise exam results and refurbish the library",
            "O2",
            false,
        ),
        (
            'O',
            "Increase revenue and launch the portal so that clients order alone",
            "O2",
            false,
        ),
        ('O', "Reduce costs, improve quality", "O5", true),
        (
            'O',
            "Offer a reliable, secure platform to schools",
            "O5",
            false,
        ),
        (
            'O',
            "Strengthen our brand and expand into Poland",
            "O5",
            true,
        ),
        (
            'O',
            "Understand why clients leave and win them back",
            "O5",
            false,
        ),
        ('O', "Digitise invoicing, automate approvals", "O5", true),
        (
            'O',
            "Offer a simple, complete overview to clerks",
            "O5",
            false,
        ),
        ('O', "Hire a head of sales", "O2", true),
        ('O', "Hire and keep great nurses", "O2", false),
        ('O', "The onboarding handbook is rewritten", "O2", true),
        ('O', "Keep up the good work", "O9", true),
        ('O', "Keep up with what our users learn", "O9", false),
        // A metric is bare whoever's it is
        ('O', "Increase employee productivity", "O3", true),
        ('O', "Improve customer lifetime value", "O3", true),
        ('O', "Decrease the error rate in invoicing", "O3", true),
        (
            'O',
            "Increase sales efficiency by optimizing lead conversion",
            "O3",
            false,
        ),
        // Verbs in two words, with a hyphen, after a contraction, behind "should"
        ('O', "Roll-out of the new cash desks", "O2", true),
        ('O', "We're going to roll out the new intranet", "O2", true),
        ('O', "Setting up a works council", "O2", true),
        ('O', "Go live with the new ERP", "O2", true),
        (
            'O',
            "The new warehouse should be opened in spring",
            "O2",
            true,
        ),
        ('K', "Attend two trade fairs", "K1", false),
        ('K', "Attend the trade fair by 30 June", "K1", true),
        ('P', "Launch delay in days", "P1", false),
        ('P', "Release burndown variance", "P1", false),
        ('P', "Cleaning the customer data", "P1", true),
        // A verb behind its subject, and a noun that looks like one
        ('K', "Complaints rise from 40 to 20", "K9", true),
        ('K', "Complaints fall from 40 to 20", "K9", false),
        ('K', "Price increases from 4 to 2 a year", "K9", false),
        ('K', "Twice as many returning guests", "K7", true),
        // Passive voice
        ('O', "A new CRM is introduced", "O2", true),
        ('K', "A handbook is written", "K3", true),
        ('K', "40 supervisors are trained", "K3", true),
        ('K', "Rework is cut from 8% to 3%", "K3", false),
        // From X to Y in either order, and what the words say against the numbers
        ('K', "Reduce churn to 2% from 5%", "K9", false),
        ('K', "Reduce churn to 5% from 2%", "K9", true),
        ('K', "Reduce churn from 2% to 5%", "K9", true),
        ('K', "Churn is reduced to 5% from 2%", "K9", true),
        ('K', "Increase NPS to 40 from 21", "K1", false),
        ('K', "To 40 from 21: NPS of small clients", "K1", false),
        ('K', "Increase NPS from 21 to 40", "K7", false),
        // "To" followed by a number is no reason
        ('O', "Roll out the tool to 40 teams", "O2", true),
        (
            'O',
            "Roll out the tool to make planning bearable",
            "O2",
            false,
        ),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(kind, title, check, trip)| {
            trips(*kind, title).contains(&(*check).to_owned()) != *trip
        })
        .map(|(_, title, check, trip)| {
            format!(
                "{check} {} on “{title}”",
                if *trip { "is silent" } else { "trips" }
            )
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn terms_of_a_trade_days_and_rates_of_counting_are_not_taken_for_something_else() {
    for (kind, title, check, expected) in [
        ('P', "Followers per month", "P8", true),
        ('P', "Page views per week", "P8", true),
        ('P', "Page views per order", "P8", false),
        ('P', "Effective interest rate", "P11", false),
        ('P', "Quality complaints", "P11", false),
        ('P', "Effective teamwork", "P11", true),
        (
            'O',
            "Win the trust of families as well as raising the morale of nurses",
            "O5",
            true,
        ),
        (
            'O',
            "Be the bank that families as well as firms trust",
            "O5",
            false,
        ),
        ('K', "Raise the rating to 4 by 30/06/2027", "K11", false),
        ('K', "Raise the rating to 6/5", "K11", true),
    ] {
        let found = trips(kind, title);
        assert_eq!(
            found.iter().any(|one| one == check),
            expected,
            "{title}: {found:?}"
        );
    }
}
