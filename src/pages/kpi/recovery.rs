//! From a KPI that misses its target to the draft of an objective that wins it back.

use crate::coach;
use crate::desk::{BrowserEntropy, Desk};
use crate::domain::{Id, Record, Workspace};
use crate::forms::{Ground, Slot, okr_sheet};
use crate::pages::draft::{habits, hand};
use crate::route::Route;

/// Drafts the objective with its key results and opens the form; nothing is saved before the person says so.
pub fn recover(desk: Desk, id: &Id) {
    let habits = habits(desk);
    let sheet = desk.peek(|workspace| {
        let kpi = workspace.kpi(id)?;
        let drafted = coach::recovery(workspace, kpi, habits.today, &mut BrowserEntropy);
        let objective = drafted.iter().find_map(|record| match record {
            Record::Objective(objective) => Some(objective.id.clone()),
            _ => None,
        })?;
        // What the form looks up beside the draft itself: cycles to choose among, and the KPIs that measure.
        let known = workspace
            .records()
            .filter(|record| matches!(record, Record::Cycle(_) | Record::Kpi(_)));
        let filled = Workspace::from_records(known.cloned().chain(drafted));
        let ground = Ground {
            workspace: &filled,
            habits,
            author: "",
        };
        let mut sheet = okr_sheet(&objective, &ground)?;
        let origin = format!("the KPI “{}”, to bring it back to its target", kpi.name);
        sheet.set(Slot::Origin, origin);
        Some(sheet)
    });
    if let Some(sheet) = sheet {
        hand(desk, "objective/new", &sheet);
        desk.go(&Route::NewObjective);
    }
}
