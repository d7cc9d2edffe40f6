//! `report`: a file of ours in, the report of a cycle as Markdown or HTML out.

use super::args::Args;
use bearings::domain::{Date, Id, Workspace};
use bearings::exchange::read_file;
use bearings::figures::Figures;
use bearings::insight::Reports;
use bearings::models::{Sight, report};
use bearings::route::Query;

/// The report of the cycle that is named by `--cycle` (its name or id; the one under way unless named), of a `--team` and an `--owner`
/// where given, on the day `--on`, as `--format md` or `html`. Private goals only with `--private yes`.
///
/// # Errors
/// A sentence for the person: what in the file or the options cannot be read, or that there is nothing to report.
pub fn run(text: &str, args: &Args, today: Date) -> Result<String, String> {
    let workspace = read_file(text).map_err(|error| error.to_string())?;
    let mut query = Query::default();
    if let Some(wanted) = args.option("cycle") {
        query.insert("cycle".to_owned(), cycle(&workspace, wanted)?.to_string());
    }
    for name in ["team", "owner", "private", "goal"] {
        if let Some(value) = args.option(name) {
            query.insert(name.to_owned(), value.to_owned());
        }
    }
    let sight = Sight {
        workspace: &workspace,
        reports: &Reports::default(),
        as_of: args.day("on")?.unwrap_or(today).into(),
        figures: Figures::default(),
    };
    let page = report::page(&sight, &query, args.option("by").unwrap_or_default());
    let Some(report) = page.report else {
        return Err(
            "There is nothing to report: no running objective, closed objective or KPI matches."
                .to_owned(),
        );
    };
    match args.option("format").unwrap_or("md") {
        "md" => Ok(report.markdown()),
        "html" => Ok(report.html()),
        other => Err(format!("--format {other} is not known. Write md or html.")),
    }
}

fn cycle(workspace: &Workspace, wanted: &str) -> Result<Id, String> {
    let mut cycles = workspace.cycles();
    let found = cycles.find(|it| it.id.as_str() == wanted || it.name.eq_ignore_ascii_case(wanted));
    found.map(|it| it.id.clone()).ok_or_else(|| {
        let names: Vec<&str> = workspace.cycles().map(|it| it.name.as_str()).collect();
        match names.is_empty() {
            true => format!("There is no cycle in the file, so none is called {wanted}."),
            false => format!(
                "No cycle is called {wanted}. There are: {}.",
                names.join(", ")
            ),
        }
    })
}
