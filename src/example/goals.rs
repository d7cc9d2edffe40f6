//! The objectives and key results, as tables.

use super::goal_rows::{Ended, GoalRow, GoalTime, RESULT, ResultRow};
use crate::domain::{Ambition, Blocker, Cause, KeyResultKind, Level, Nature, ReviewChoice};

/// Closed last cycle, running now, and one draft.
pub(super) static OBJECTIVES: [GoalRow; 9] = [
    GoalRow {
        key: "stay",
        title: "Make this a place people want to stay",
        why: "Retention slips, and exit talks name the same three reasons.",
        level: Level::Tactical,
        team: "People",
        owner: "Lena Fischer",
        ambition: Ambition::Aspirational,
        when: GoalTime::Last,
        results: &[
            ResultRow {
                title: "Engagement score from 68 to 78",
                unit: "text:points",
                path: [68.0, 78.0, 75.0],
                spread: 0.8,
                confidence: [5.0, 7.0],
                note: "The short monthly survey replaces the long yearly one",
                ..RESULT
            },
            ResultRow {
                title: "Colleagues with a mentor from 0 to 70 %",
                unit: "percent",
                path: [0.0, 70.0, 63.0],
                spread: 2.0,
                confidence: [5.0, 8.0],
                ..RESULT
            },
            ResultRow {
                title: "Yearly voluntary turnover from 12 to 10.8 %",
                kind: KeyResultKind::Decrease,
                unit: "percent",
                decimals: 1,
                path: [12.0, 10.8, 11.4],
                spread: 0.1,
                nature: Nature::Lagging,
                confidence: [5.0, 4.0],
                ..RESULT
            },
        ],
        ended: Some(Ended {
            instead: None,
            cause: None,
            worked: "Mentors were asked for, not told.",
            hindered: "Turnover counts decisions made half a year ago.",
            learned: "Follow first talks and mentor meetings instead; turnover is a KPI.",
            choice: ReviewChoice::Change,
        }),
    },
    GoalRow {
        key: "crm",
        title: "See next quarter’s sales before it starts",
        why: "Forecasts miss by a quarter, and production plans with them.",
        level: Level::Tactical,
        team: "Sales",
        owner: "Kwame Mensah",
        ambition: Ambition::Committed,
        when: GoalTime::Last,
        results: &[
            ResultRow {
                title: "Forecast accuracy up to 85 %",
                unit: "percent",
                path: [74.0, 85.0, 84.0],
                nature: Nature::Lagging,
                kpi: "forecast",
                ..RESULT
            },
            ResultRow {
                title: "Every open deal lives in the new CRM",
                kind: KeyResultKind::Milestones,
                steps: "Three systems compared|One chosen and paid for|Stages of the sales funnel agreed|All open deals moved",
                path: [0.0, 0.0, 4.0],
                note: "Integration specialist found",
                confidence: [6.0, 9.0],
                ..RESULT
            },
            ResultRow {
                title: "Sales people who plan in the CRM from 0 to 80 %",
                unit: "percent",
                path: [0.0, 80.0, 44.0],
                spread: 3.0,
                confidence: [7.0, 3.0],
                blocked: Some((
                    Blocker::Priority,
                    "Train the other half in the first weeks of the new quarter",
                )),
                ..RESULT
            },
        ],
        ended: Some(Ended {
            instead: None,
            cause: Some(Cause::Priorities),
            worked: "Agreeing on the funnel before choosing the system.",
            hindered: "Half the training fell into the busiest month.",
            learned: "A tool changes nothing until people plan in it.",
            choice: ReviewChoice::Keep,
        }),
    },
    GoalRow {
        key: "app",
        title: "Put our service into every customer’s pocket",
        why: "Two of three customers write to us from a phone.",
        level: Level::Strategic,
        team: "Product development",
        owner: "Yuki Mori",
        ambition: Ambition::Aspirational,
        when: GoalTime::Last,
        results: &[
            ResultRow {
                title: "The app is in both stores",
                kind: KeyResultKind::Done,
                path: [0.0, 1.0, 20.0],
                confidence: [7.0, 10.0],
                ..RESULT
            },
            ResultRow {
                title: "Downloads from 0 to 10,000",
                unit: "text:downloads",
                path: [0.0, 10_000.0, 9_700.0],
                spread: 150.0,
                phased: &[(0.25, 500.0), (0.6, 5_000.0)],
                confidence: [5.0, 7.0],
                note: "Half of all downloads come from the link under our invoices",
                ..RESULT
            },
            ResultRow {
                title: "Rating of at least 4.2 stars from the start",
                kind: KeyResultKind::Hold,
                unit: "rating:5",
                decimals: 1,
                path: [5.0, 4.2, 4.2],
                nature: Nature::Lagging,
                kpi: "rating",
                ..RESULT
            },
        ],
        ended: Some(Ended {
            instead: Some((
                0.8,
                "Half of the downloads were customers we had asked ourselves.",
            )),
            cause: None,
            worked: "A small first version, then a new one every two weeks.",
            hindered: "The first reviews came from testers with old phones.",
            learned: "4.2 is too little for long: the rating stays with us as a KPI, with 4.5 as its target.",
            choice: ReviewChoice::Drop,
        }),
    },
    GoalRow {
        key: "products",
        title: "Grow with products our customers help to shape",
        why: "Revenue growth comes from products older than five years.",
        level: Level::Strategic,
        team: "Management",
        owner: "Ada Novak",
        ambition: Ambition::Aspirational,
        when: GoalTime::Now,
        results: &[
            ResultRow {
                title: "Lead customers on the panel from 0 to 10",
                unit: "text:customers",
                path: [0.0, 10.0, 11.0],
                confidence: [6.0, 8.0],
                note: "Two asked to join after the first meeting",
                ..RESULT
            },
            ResultRow {
                title: "Time from idea to market from 12 to 6 months",
                kind: KeyResultKind::Decrease,
                unit: "duration:mo",
                decimals: 1,
                path: [12.0, 6.0, 10.0],
                spread: 0.2,
                nature: Nature::Lagging,
                confidence: [5.0, 3.0],
                blocked: Some((
                    Blocker::Dependency,
                    "Ask purchasing to sample two suppliers at once",
                )),
                ..RESULT
            },
            ResultRow {
                title: "Monthly sales of new products from 15,000 to 24,000 USD",
                unit: "currency:USD",
                path: [15_000.0, 24_000.0, 22_500.0],
                spread: 700.0,
                nature: Nature::Lagging,
                confidence: [5.0, 6.0],
                lag: 2,
                ..RESULT
            },
        ],
        ended: None,
    },
    GoalRow {
        key: "leads",
        title: "Turn more of our leads into customers",
        why: "We pay for leads that nobody calls back in time.",
        level: Level::Tactical,
        team: "Sales",
        owner: "Ines Duarte",
        ambition: Ambition::Aspirational,
        when: GoalTime::Now,
        results: &[
            ResultRow {
                title: "Lead-to-sale conversion up to 13 %",
                unit: "percent",
                decimals: 1,
                path: [10.0, 13.0, 13.2],
                kpi: "conversion",
                ..RESULT
            },
            ResultRow {
                title: "Average sales cycle from 50 to 40 days",
                kind: KeyResultKind::Decrease,
                unit: "duration:d",
                path: [50.0, 40.0, 39.0],
                spread: 0.8,
                nature: Nature::Lagging,
                confidence: [5.0, 6.0],
                lag: 1,
                note: "Offers now go out on the day of the call",
                ..RESULT
            },
            ResultRow {
                title: "Sales people who plan in the CRM from 44 to 80 %",
                unit: "percent",
                path: [44.0, 80.0, 82.0],
                spread: 2.0,
                confidence: [6.0, 8.0],
                ..RESULT
            },
        ],
        ended: None,
    },
    GoalRow {
        key: "brand",
        title: "Be the name people mention first",
        why: "Visitors know the product and forget who makes it.",
        level: Level::Tactical,
        team: "Marketing",
        owner: "Noor Haddad",
        ambition: Ambition::Aspirational,
        when: GoalTime::Now,
        results: &[
            ResultRow {
                title: "Website visits up to 200,000 a month",
                unit: "text:visits",
                path: [100_000.0, 200_000.0, 128_000.0],
                phased: &[(0.5, 115_000.0)],
                kpi: "visits",
                ..RESULT
            },
            ResultRow {
                title: "Followers from 8,000 to 12,000",
                unit: "text:followers",
                path: [8_000.0, 12_000.0, 10_600.0],
                spread: 60.0,
                confidence: [6.0, 5.0],
                weight: 0.5,
                lag: 1,
                stated: "The campaign that brings most of them starts in the second month.",
                ..RESULT
            },
            ResultRow {
                title: "Readers who finish a post from 25 to 35 %",
                unit: "percent",
                path: [25.0, 35.0, 29.0],
                spread: 1.0,
                confidence: [5.0, 3.0],
                blocked: Some((
                    Blocker::Resource,
                    "Ask Lena for half a writer until the end of the quarter",
                )),
                ..RESULT
            },
        ],
        ended: None,
    },
    GoalRow {
        key: "ship",
        title: "Ship small and often again",
        why: "Release cycle time missed its target: changes pile up and wait for review.",
        level: Level::Operational,
        team: "Product development",
        owner: "Yuki Mori",
        ambition: Ambition::Committed,
        when: GoalTime::Now,
        results: &[
            ResultRow {
                title: "Release cycle time down to 25 days",
                kind: KeyResultKind::Decrease,
                unit: "duration:d",
                decimals: 1,
                path: [33.0, 25.0, 26.5],
                nature: Nature::Lagging,
                kpi: "release",
                weight: 2.0,
                ..RESULT
            },
            ResultRow {
                title: "Security review no longer holds a release up",
                kind: KeyResultKind::Milestones,
                steps: "Checks run with every build|Reviewer named for each week|Small changes need no meeting|No release waited for four weeks",
                path: [0.0, 0.0, 4.4],
                confidence: [7.0, 8.0],
                ..RESULT
            },
            ResultRow {
                title: "At most 3 defects a week reach customers",
                kind: KeyResultKind::Hold,
                unit: "text:defects",
                path: [2.0, 3.0, 3.0],
                spread: 1.9,
                confidence: [7.0, 7.0],
                lag: 1,
                note: "The guard: quicker must not mean sloppier",
                ..RESULT
            },
        ],
        ended: None,
    },
    GoalRow {
        key: "settle",
        title: "New colleagues stand on their own feet sooner",
        why: "Six weeks of help for each newcomer cost the line its daily target.",
        level: Level::Operational,
        team: "People",
        owner: "Lena Fischer",
        ambition: Ambition::Committed,
        when: GoalTime::Now,
        results: &[
            ResultRow {
                title: "Onboarding time down to 30 days",
                kind: KeyResultKind::Decrease,
                unit: "duration:d",
                path: [42.0, 30.0, 31.0],
                nature: Nature::Lagging,
                kpi: "onboarding",
                ..RESULT
            },
            ResultRow {
                title: "Newcomers rate their first month 4.5 of 5",
                unit: "rating:5",
                decimals: 1,
                path: [3.6, 4.5, 4.4],
                spread: 0.1,
                confidence: [6.0, 7.0],
                lag: 3,
                ..RESULT
            },
            ResultRow {
                title: "A plan for the first week is ready before each first day",
                kind: KeyResultKind::Done,
                path: [0.0, 1.0, 2.2],
                confidence: [7.0, 8.0],
                ..RESULT
            },
        ],
        ended: None,
    },
    GoalRow {
        key: "feature",
        title: "Make the first week with the product feel effortless",
        why: "Most customers who leave do so in the first ten days.",
        level: Level::Tactical,
        team: "Product development",
        owner: "",
        ambition: Ambition::Aspirational,
        when: GoalTime::Later,
        results: &[
            ResultRow {
                title: "Customers content with the new set-up up to 90 %",
                unit: "percent",
                path: [0.0, 90.0, 0.0],
                ..RESULT
            },
            ResultRow {
                title: "Customers still active after ten days up by 25 %",
                unit: "percent",
                path: [0.0, 25.0, 0.0],
                nature: Nature::Lagging,
                ..RESULT
            },
        ],
        ended: None,
    },
];
