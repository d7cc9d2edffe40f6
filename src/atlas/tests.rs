#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::domain::{Id, KeyResult, Kpi, Link, Meaning, Objective, Record, Workspace, date};
use crate::example;
use proptest::prelude::*;

fn today() -> crate::domain::Date {
    date(2026, 11, 21)
}

fn objective(id: &str) -> Record {
    let id = Id::from_text(id);
    let title = format!("Objective {id}");
    Objective {
        id,
        title,
        ..Objective::default()
    }
    .into()
}

fn kpi(id: &str) -> Record {
    let id = Id::from_text(id);
    let name = format!("KPI {id}");
    Kpi {
        id,
        name,
        ..Kpi::default()
    }
    .into()
}

fn link(from: &str, meaning: Meaning, to: &str) -> Record {
    Link::new(&Id::from_text(from), meaning, &Id::from_text(to)).into()
}

fn graph(records: Vec<Record>) -> Graph {
    Graph::of(&Workspace::from_records(records), today())
}

fn place(graph: &Graph, id: &str) -> usize {
    graph.place(&Id::from_text(id)).unwrap()
}

/// Goals `g0`, `g1`… of which every third is a KPI, and any links between them.
fn records(count: usize, links: &[(usize, usize, u8)]) -> Vec<Record> {
    let mut records: Vec<Record> = (0..count)
        .map(|number| {
            let id = format!("g{number}");
            if number % 3 == 0 {
                kpi(&id)
            } else {
                objective(&id)
            }
        })
        .collect();
    for (from, to, meaning) in links {
        let meaning = [
            Meaning::Improves,
            Meaning::Serves,
            Meaning::Drives,
            Meaning::Guards,
            Meaning::MeasuredBy,
            Meaning::CarriedOverFrom,
        ][usize::from(*meaning) % 6];
        let (from, to) = (format!("g{}", from % count), format!("g{}", to % count));
        records.push(link(&from, meaning, &to));
    }
    records
}

fn any_goals(most: usize) -> impl Strategy<Value = Vec<Record>> {
    (1..most).prop_flat_map(|count| {
        proptest::collection::vec((0..count, 0..count, 0_u8..6), 0..count * 2)
            .prop_map(move |links| records(count, &links))
    })
}

fn expect_apart(sheet: &MapSheet) {
    for (number, one) in sheet.places.iter().enumerate() {
        assert!(one.x >= 0.0 && one.x + sheet.card.0 <= sheet.width);
        assert!(one.y >= 0.0 && one.y + sheet.card.1 <= sheet.height);
        for other in &sheet.places[number + 1..] {
            let apart =
                (one.x - other.x).abs() >= sheet.card.0 || (one.y - other.y).abs() >= sheet.card.1;
            assert!(apart, "{one:?} lies on {other:?}");
        }
    }
}

fn count_lines(lines: &[OutlineLine], seen: &mut Vec<usize>) -> usize {
    lines
        .iter()
        .map(|line| {
            seen.push(line.goal);
            1 + count_lines(&line.below, seen)
        })
        .sum()
}

#[test]
fn a_served_goal_stands_left_of_those_that_serve_it() {
    let graph = graph(vec![
        kpi("revenue"),
        objective("grow"),
        objective("leads"),
        link("grow", Meaning::Improves, "revenue"),
        link("leads", Meaning::Serves, "grow"),
        link("leads", Meaning::Improves, "revenue"),
    ]);
    let sheet = MapSheet::wide(&graph, 900.0);
    let column = |id| sheet.places[place(&graph, id)].column;
    assert_eq!(
        (column("revenue"), column("grow"), column("leads")),
        (0, 1, 2)
    );
}

#[test]
fn a_key_result_that_is_measured_by_a_kpi_ties_its_objective_to_it() {
    let key_result = KeyResult {
        id: Id::from_text("kr"),
        objective: Id::from_text("o"),
        ..KeyResult::default()
    };
    let graph = graph(vec![
        objective("o"),
        kpi("k"),
        key_result.into(),
        link("kr", Meaning::MeasuredBy, "k"),
        link("o", Meaning::Improves, "k"),
    ]);
    assert_eq!(graph.ties.len(), 1);
    assert_eq!(
        graph.ties[0].meanings,
        [Meaning::Improves, Meaning::MeasuredBy]
    );
}

#[test]
fn goals_that_serve_each_other_are_a_circle_and_still_get_places() {
    let graph = graph(vec![
        objective("a"),
        objective("b"),
        objective("c"),
        link("a", Meaning::Serves, "b"),
        link("b", Meaning::Serves, "c"),
        link("c", Meaning::Serves, "a"),
        kpi("k"),
        link("c", Meaning::Improves, "k"),
    ]);
    let circle: Vec<usize> = ["a", "b", "c"].map(|id| place(&graph, id)).to_vec();
    assert_eq!(graph.circles, [circle]);
    assert_eq!(graph.ties.iter().filter(|tie| tie.in_circle).count(), 3);
    assert_eq!(graph.ties.iter().filter(|tie| tie.is_back).count(), 1);
    expect_apart(&MapSheet::wide(&graph, 900.0));
    let (lines, _) = outline(&graph);
    let mut seen = Vec::new();
    assert_eq!(count_lines(&lines, &mut seen), 5);
}

#[test]
fn two_kpis_that_guard_each_other_are_a_pair_and_no_circle() {
    let graph = graph(vec![
        kpi("quick"),
        kpi("right"),
        link("quick", Meaning::Guards, "right"),
        link("right", Meaning::Guards, "quick"),
    ]);
    assert!(graph.circles.is_empty());
    let (lines, loose) = outline(&graph);
    assert_eq!((lines.len(), loose.len()), (2, 0));
}

#[test]
fn a_goal_that_serves_itself_is_a_circle_of_one() {
    let graph = graph(vec![
        objective("a"),
        link("a", Meaning::Serves, "a"),
        kpi("k"),
        link("a", Meaning::Improves, "k"),
    ]);
    assert_eq!(graph.circles, [vec![place(&graph, "a")]]);
}

#[test]
fn the_chain_of_a_goal_is_all_it_serves_and_all_that_serves_it() {
    let graph = graph(vec![
        kpi("k"),
        objective("a"),
        objective("b"),
        objective("c"),
        kpi("guard"),
        objective("else"),
        link("a", Meaning::Improves, "k"),
        link("b", Meaning::Serves, "a"),
        link("c", Meaning::Serves, "b"),
        link("guard", Meaning::Guards, "k"),
    ]);
    let chain = graph.chain(place(&graph, "b"));
    let reach = |id| chain[place(&graph, id)];
    assert_eq!(reach("k"), ChainReach::Served);
    assert_eq!(reach("a"), ChainReach::Served);
    assert_eq!(reach("c"), ChainReach::Serving);
    assert_eq!(reach("guard"), ChainReach::None);
    assert_eq!(
        graph.chain(place(&graph, "k"))[place(&graph, "guard")],
        ChainReach::Beside
    );
}

#[test]
fn what_stands_out_is_what_the_coach_finds_and_what_is_linked_to_nothing() {
    let workspace = Workspace::from_records(vec![
        objective("a"),
        kpi("k"),
        objective("b"),
        kpi("l"),
        link("b", Meaning::Improves, "l"),
    ]);
    let graph = Graph::of(&workspace, today());
    let found = findings(&workspace, &graph, today());
    assert_eq!(found.serves_nothing, [place(&graph, "a")]);
    assert_eq!(found.alone, [place(&graph, "k")]);
    assert!(found.unsupported.is_empty() && found.circles.is_empty());
    assert_eq!(
        found.sentence(&graph),
        "2 objectives and 2 KPIs. 1 objective isn’t linked to anything; 1 goal is not linked."
    );
}

#[test]
fn the_example_hangs_together() {
    let workspace = Workspace::from_records(example::example(today()));
    let graph = Graph::of(&workspace, today());
    let sheet = MapSheet::wide(&graph, 992.0);
    assert!(sheet.columns <= 5 && sheet.width <= 992.0);
    expect_apart(&sheet);
}

proptest! {
    #[test]
    fn every_goal_stands_once_on_the_map_and_no_two_overlap(records in any_goals(60), width in 200.0..2400.0) {
        let graph = graph(records);
        for sheet in [MapSheet::wide(&graph, width), MapSheet::page(&graph, 980.0, 600.0)] {
            prop_assert_eq!(sheet.places.len(), graph.goals.len());
            expect_apart(&sheet);
        }
    }

    #[test]
    fn every_tie_has_a_line_and_none_without_a_circle_runs_backwards(records in any_goals(60)) {
        let graph = graph(records);
        let sheet = MapSheet::wide(&graph, 1000.0);
        prop_assert_eq!(sheet.strokes.len(), graph.ties.len());
        for (tie, stroke) in graph.ties.iter().zip(&sheet.strokes) {
            prop_assert!(!stroke.line.is_empty() && !stroke.line.contains("NaN"));
            if tie.is_support() && !tie.is_back {
                prop_assert!(sheet.places[tie.to].column < sheet.places[tie.from].column);
            }
        }
    }

    #[test]
    fn every_goal_is_in_the_list_in_full_once_and_no_line_is_without_a_goal_or_tie(records in any_goals(60)) {
        let graph = graph(records);
        let (lines, loose) = outline(&graph);
        let mut seen = loose.clone();
        let count = count_lines(&lines, &mut seen);
        prop_assert!(count <= graph.goals.len() + graph.ties.len());
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen, (0..graph.goals.len()).collect::<Vec<_>>());
        let supports = graph.ties.iter().filter(|tie| tie.is_support()).count();
        let tops = lines.len();
        prop_assert_eq!(count, supports + tops);
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(records in any_goals(40)) {
        let one = graph(records.clone());
        let mut turned = records;
        turned.reverse();
        let other = graph(turned);
        prop_assert_eq!(MapSheet::wide(&one, 1000.0), MapSheet::wide(&other, 1000.0));
        prop_assert_eq!(outline(&one), outline(&other));
        prop_assert_eq!(one, other);
    }

    #[test]
    fn down_alone_leads_to_every_goal_and_up_leads_back(records in any_goals(40)) {
        let graph = graph(records);
        let sheet = MapSheet::wide(&graph, 800.0);
        let key = |place: &usize| (sheet.places[*place].column, sheet.places[*place].row);
        let mut now = (0..graph.goals.len()).min_by_key(key).unwrap();
        let mut met = vec![now];
        while let Some(next) = sheet.step(&graph, now, ArrowStep::Down) {
            prop_assert_eq!(sheet.step(&graph, next, ArrowStep::Up), Some(now));
            met.push(next);
            now = next;
        }
        prop_assert_eq!(met.len(), graph.goals.len());
    }

    #[test]
    fn circles_are_found_where_a_walk_comes_back_and_nowhere_else(records in any_goals(25)) {
        let graph = graph(records);
        let up = graph.neighbours(true);
        let comes_back = |start: usize| {
            let mut open = up[start].clone();
            let mut met = vec![false; graph.goals.len()];
            while let Some(place) = open.pop() {
                if place == start { return true; }
                if !std::mem::replace(&mut met[place], true) { open.extend(&up[place]); }
            }
            false
        };
        for place in 0..graph.goals.len() {
            let in_circle = graph.circles.iter().any(|circle| circle.contains(&place));
            prop_assert_eq!(in_circle, comes_back(place));
        }
    }

    #[test]
    fn a_part_has_the_ties_between_its_goals(records in any_goals(30), keep in proptest::collection::vec(any::<bool>(), 30)) {
        let graph = graph(records);
        let part = graph.part(&keep);
        let kept = |place: usize| keep[place];
        prop_assert_eq!(part.goals.len(), (0..graph.goals.len()).filter(|place| kept(*place)).count());
        let between = graph.ties.iter().filter(|tie| kept(tie.from) && kept(tie.to)).count();
        prop_assert_eq!(part.ties.len(), between);
    }
}

/// A thousand goals with two links each take no more steps than some sweeps over all ends of ties.
#[test]
fn the_work_grows_with_goals_and_ties() {
    use crate::domain::{Entropy, Seeded};
    for count in [200, 1000] {
        let mut source = Seeded(7);
        let mut draw = || usize::try_from(source.next_u64() % 100_000).unwrap();
        let links: Vec<(usize, usize, u8)> = (0..count * 2)
            .map(|_| (draw(), draw(), u8::try_from(draw() % 3).unwrap()))
            .collect();
        let graph = graph(records(count, &links));
        let sheet = MapSheet::wide(&graph, 992.0);
        expect_apart(&sheet);
        assert!(sheet.steps <= 14 * (graph.goals.len() + graph.ties.len()));
    }
}
