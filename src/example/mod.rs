//! The example workspace: a company of five departments a year into keeping KPIs and OKRs.
//!
//! The cases are those of the articles (sales, people, marketing, product development, customer service, onboarding, a CRM, new
//! products), in our own words. Tables say what there is; [`series`] makes a year of believable numbers from them. Ids and numbers
//! depend on the calendar only, so loading it twice, or on two machines, gives the same records.

mod goal_rows;
mod goals;
mod kpis;
mod metrics;
mod okrs;
mod series;
mod story;

use crate::domain::{Cycle, CycleLength, Date, FiscalYear, Id, Record, Workspace};
use crate::insight;
use chrono::Datelike;

/// Everything in the example workspace as of a day, all of it marked as example. Nothing in it lies in the future.
pub fn example(today: Date) -> Vec<Record> {
    let times = Times::at(today);
    let mut records: Vec<Record> = vec![times.last.clone().into(), times.now.clone().into()];
    let readings = kpis::add(&mut records, &times);
    okrs::add(&mut records, &times, &readings);
    story::add(&mut records, &times);
    close(&mut records, &times);
    records.into_iter().map(Record::into_example).collect()
}

/// Keeps with each review what stood on its day, as closing does: the score that the numbers suggest is the one given, unless the
/// story says otherwise.
fn close(records: &mut [Record], times: &Times) {
    let workspace = Workspace::from_records(records.iter().cloned());
    for record in records {
        if let Record::Review(review) = record {
            let found = insight::closing(&workspace, &review.objective, times.last.end);
            review.suggested = found.and_then(|found| found.suggested);
            review.score = review.score.or(review.suggested);
            review.stood = insight::stand(&workspace, &review.objective, times.last.end);
        }
    }
}

/// The cycles the story plays in.
struct Times {
    today: Date,
    last: Cycle,
    now: Cycle,
}

impl Times {
    /// The calendar quarter of the day; in its first four weeks a quarter that began a month earlier, so that there is always a
    /// cycle under way to look at.
    fn at(today: Date) -> Self {
        let quarters = |month| FiscalYear::starting_in(month).cycle_at(CycleLength::Quarter, today);
        let calendar = quarters(1);
        let (month, now) = if series::days_between(calendar.start, today) < 28 {
            (12, quarters(12))
        } else {
            (1, calendar)
        };
        let before = series::after(now.start, -1);
        Self {
            today,
            last: FiscalYear::starting_in(month).cycle_at(CycleLength::Quarter, before),
            now,
        }
    }

    /// The last day a number was recorded for, by somebody who recorded none in so many calendar weeks, this one included.
    fn kept_up_to(&self, weeks: i64) -> Date {
        let monday = i64::from(self.today.weekday().num_days_from_monday());
        match weeks {
            0 => series::after(self.today, -1),
            _ => series::after(self.today, -monday - 7 * (weeks - 1) - 1),
        }
    }
}

/// The id of a part of the example.
fn id(parts: &str) -> Id {
    Id::derived(&["example", parts])
}
