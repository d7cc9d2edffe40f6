//! From a template to the draft it starts.

use crate::desk::{BrowserEntropy, Desk};
use crate::forms::{Handover, chosen_measure, hand_over};
use crate::guide::Proposal;
use crate::library::TemplateLibrary;
use crate::pages::draft::{hand, on_ground};
use crate::route::Route;

/// Fills the form of a template and goes there.
pub(super) fn use_template(desk: Desk, library: &TemplateLibrary, id: &str) {
    let okr = library.okr(id);
    let measures = match okr {
        Some(okr) => okr.key_results.iter().map(|one| one.kpi.as_str()).collect(),
        None => vec![id],
    };
    let form = on_ground(desk, |ground| {
        let mut made = Vec::new();
        let measures = measures.into_iter().filter_map(|id| library.kpi(id));
        let measures = measures
            .map(|it| chosen_measure(it, library, true, &mut made, ground, &mut BrowserEntropy));
        let objective = okr.map(|okr| (okr.title.as_str(), okr.why.as_str()));
        let proposal = Proposal::from_template(objective, measures.collect());
        let name = okr.map_or_else(
            || library.kpi(id).map(|it| &it.kpi.name),
            |okr| Some(&okr.title),
        );
        let origin = format!("the library: {}", name.map_or("", String::as_str));
        hand_over(proposal, None, &origin, ground, &mut BrowserEntropy)
    });
    match form {
        Some(form) => open_form(desk, &form),
        // A measure that is kept already is not drafted twice.
        None => {
            let name = library.kpi(id).map_or("", |it| it.kpi.name.as_str());
            let kept = desk.peek(|workspace| {
                crate::forms::kept_kpi(workspace, name).map(|(kpi, _)| kpi.id.clone())
            });
            if let Some(kept) = kept {
                desk.say("You already have this KPI.");
                desk.go(&Route::Kpi(kept));
            }
        }
    }
}

/// Keeps a filled form as a draft of its page and goes there.
pub fn open_form(desk: Desk, form: &Handover) {
    let (name, route) = match form.is_okr {
        true => ("objective/new", Route::NewObjective),
        false => ("kpi/new", Route::NewKpi),
    };
    hand(desk, name, &form.sheet);
    desk.go(&route);
}
