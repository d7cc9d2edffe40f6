#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::atlas::{ChainReach, MapSheet};
use crate::domain::{Command, Kind, Meaning, Objective, Ref, Workspace};
use crate::models::tests::{autumn, example, id, key_result, kpi, link, objective, query, see};

fn told<const N: usize>(workspace: &Workspace, asked: [(&str, &str); N]) -> Scene {
    see(workspace, |sight| Scene::of(sight, &query(asked)))
}

/// Two objectives that serve each other in a line to a KPI, and a KPI alone.
fn line() -> Workspace {
    Workspace::from_records([
        autumn().into(),
        kpi("k", "Ada").into(),
        kpi("alone", "Bo").into(),
        objective("top", "Ada").into(),
        objective("below", "Bo").into(),
        key_result("kr", "below").into(),
        link("top", Meaning::Improves, "k"),
        link("below", Meaning::Serves, "top"),
    ])
}

fn titles(scene: &Scene) -> Vec<&str> {
    scene.cards.iter().map(|card| card.title.as_str()).collect()
}

#[test]
fn without_a_goal_there_is_nothing_to_see() {
    let scene = told(&Workspace::default(), []);
    assert!(scene.cards.is_empty() && !scene.stands_out.any() && !scene.is_unlinked());
    assert_eq!(scene.lead, "How objectives and KPIs are linked.");
}

#[test]
fn goals_without_any_link_are_told_to_be_unlinked() {
    let loose = Workspace::from_records([kpi("a", "").into(), kpi("b", "").into()]);
    assert!(told(&loose, []).is_unlinked());
    assert!(!told(&line(), []).is_unlinked());
}

#[test]
fn what_stands_out_has_its_goals_and_a_way_out() {
    let found = told(&line(), []).stands_out;
    let groups: Vec<&str> = found
        .groups
        .iter()
        .map(|group| group.title.as_str())
        .collect();
    assert_eq!(groups, ["1 other goal isn’t linked"]);
    assert_eq!(found.groups[0].goals[0].1, "Number alone");
    assert_eq!(found.groups[0].way, ChainWay::Link);
}

#[test]
fn a_circle_names_the_links_that_close_it() {
    let mut records: Vec<crate::domain::Record> = line().records().cloned().collect();
    records.push(link("top", Meaning::Serves, "below"));
    let found = told(&Workspace::from_records(records), []).stands_out;
    assert_eq!(found.circles[0].links.len(), 2);
    assert!(
        found.circles[0]
            .text
            .ends_with("serve each other in a loop.")
    );
}

#[test]
fn filters_keep_what_the_goals_serve_in_sight() {
    let scene = told(&line(), [("owner", "Bo"), ("kind", "okr")]);
    assert_eq!(titles(&scene), ["Objective below", "Objective top"]);
    let context = |name: &str| scene.card(&id(name)).unwrap().is_context;
    assert!(context("top") && !context("below"));
    assert_eq!(scene.filters[1].chosen, "Bo");
    assert!(scene.lead.starts_with("Shown: "), "{}", scene.lead);
    assert!(told(&line(), [("team", "nobody")]).cards.is_empty());
}

#[test]
fn the_chosen_goal_lights_up_what_it_serves_and_what_serves_it() {
    let scene = told(&line(), []);
    let sheet = MapSheet::wide(&scene.graph, 900.0);
    let lit = |chosen: Option<&str>, is_printed| {
        Lit::of(&scene, &sheet, chosen.map(id).as_ref(), is_printed)
    };
    let reach = |name: &str| {
        Spot::of(&scene, &sheet, &lit(Some("top"), false), &id(name))
            .unwrap()
            .reach
    };
    assert_eq!(reach("top"), ChainReach::Own);
    assert_eq!(reach("k"), ChainReach::Served);
    assert_eq!(reach("below"), ChainReach::Serving);
    assert_eq!(reach("alone"), ChainReach::None);
    assert!(
        scene
            .graph
            .ties
            .iter()
            .all(|tie| lit(Some("top"), false).holds(tie))
    );
    assert!(!lit(None, false).any() && !lit(Some("top"), true).any());
    assert_eq!(lit(Some("gone"), false).entry, lit(None, false).entry);
    assert_eq!(Spot::of(&scene, &sheet, &Lit::default(), &id("gone")), None);
}

#[test]
fn the_note_says_what_a_goal_is_for_and_its_key_results() {
    let workspace = line();
    let told = see(&workspace, |sight| {
        let scene = Scene::of(sight, &Query::new());
        (
            note(sight, &scene, &id("below")).unwrap(),
            note(sight, &scene, &id("gone")),
        )
    });
    let verbs: Vec<&str> = told.0.bonds.iter().map(|(verb, _)| verb.as_str()).collect();
    assert_eq!(verbs, ["Serves", "Key results"]);
    assert!(!told.0.is_alone && told.1.is_none());
}

#[test]
fn the_list_indents_what_serves_below_what_is_served() {
    let outline = Outline::of(&told(&line(), []));
    assert_eq!(outline.items.len(), 1);
    let top = &outline.items[0].below[0];
    assert_eq!(
        (top.card.title.as_str(), top.said.as_str()),
        ("Objective top", "improves it")
    );
    assert_eq!(top.below[0].card.title, "Objective below");
    assert_eq!(outline.loose[0].card.title, "Number alone");
}

#[test]
fn what_is_deleted_or_closed_leaves_the_map() {
    let mut workspace = line();
    let targets = vec![Ref::new(Kind::Objective, &id("below"))];
    let change = workspace.apply(Command::Delete { targets }).unwrap();
    workspace.commit(&change);
    let closed = Objective {
        state: State::Closed,
        ..objective("top", "Ada")
    };
    let change = workspace.apply(Command::save(vec![closed.into()])).unwrap();
    workspace.commit(&change);
    assert_eq!(told(&workspace, [("kind", "okr")]).cards, []);
    assert_eq!(
        titles(&told(&workspace, [("kind", "okr"), ("cycle", "all")])),
        ["Objective top"]
    );
}

#[test]
fn every_goal_of_the_example_stands_on_the_map_once() {
    let workspace = example();
    let scene = told(&workspace, [("cycle", "all")]);
    assert_eq!(
        scene.cards.len(),
        workspace.kpis().count() + workspace.objectives().count()
    );
}
