//! What a line's place in the list says: the name it gives itself, the heading above, what it stands under and what stands under it.

use super::Verdict;
use super::blocks::{Block, MOST_WORDS};
use super::raw::{Parts, Raw};
use super::reason::Point;
use super::weigh::Scale;
use crate::phrase::lexicon::{Doing, LineMark};
use crate::phrase::sentence::Part;

/// What it says for an objective that lines stand under it, none of which says by how much.
const UNMEASURED: f32 = 1.5;

impl Scale<'_> {
    /// Whether the verb makes something or is work as such.
    fn works(&self) -> bool {
        let doing = self.understood.verb.as_ref().map(|verb| verb.doing);
        matches!(doing, Some(Doing::Output | Doing::Activity))
    }

    /// What the place in the list says.
    pub(super) fn place(&mut self, line: &Raw, over: Option<Verdict>, parts: Parts) {
        if let Some(mark) = self.understood.mark {
            let words = self
                .part(|part| matches!(part, Part::Mark(_)))
                .unwrap_or_default();
            self.add(
                mark.into(),
                10.0,
                Point::Named(mark),
                words.trim_end_matches([':', '-', '–', '—', ' ']),
            );
        } else if let Some(mark) = line.column {
            self.add(mark.into(), 8.0, Point::Heading(mark), "");
        } else if let Some(mark) = line.section {
            // What the next heading says counts most, and an order is an order under any heading further up
            // Names below an item of metrics, and work among metrics, are none themselves
            let is_work = self.works() || self.understood.checked.is_some() || line.nested;
            let points = match (line.inherits, self.understood.verb.is_some()) {
                _ if mark == LineMark::Kpi && is_work && !self.understood.has_numbers() => 1.0,
                (true, true) => 2.0,
                (true, false) => 3.2,
                (false, _) => 4.0,
            };
            // "Drop-out rate from 38 % to 30 %" under "Indicators" of an objective
            let moves = mark == LineMark::Kpi
                && line.block != Block::Row
                && self.understood.baseline.is_some()
                && self.understood.target.is_some();
            let mark = if moves { LineMark::KeyResult } else { mark };
            self.add(mark.into(), points, Point::Heading(mark), "");
        }
        let measured = self.understood.has_numbers()
            || self.metric_word().is_some()
            || self.understood.direction.is_some();
        match over {
            Some(Verdict::Objective) => {
                // Work without a number is what is done for the objective
                let moves = matches!(
                    self.understood.verb.as_ref().map(|verb| verb.doing),
                    Some(Doing::Raise | Doing::Lower | Doing::Better | Doing::Times(_))
                );
                let work = !self.understood.has_numbers()
                    && self.understood.verb.is_some()
                    && !(moves && self.metric_word().is_some());
                self.add(
                    Verdict::KeyResult,
                    if work {
                        0.0
                    } else if measured {
                        2.5
                    } else {
                        1.0
                    },
                    Point::UnderObjective,
                    "",
                );
                self.add(Verdict::Objective, -1.5, Point::UnderObjective, "");
                self.add(Verdict::Kpi, -1.0, Point::UnderObjective, "");
            }
            Some(Verdict::KeyResult) => {
                let counts = self.understood.unit.is_none()
                    && self.understood.baseline.is_none()
                    && self.understood.change.is_none();
                self.add(
                    Verdict::Initiative,
                    if counts { 2.5 } else { 1.0 },
                    Point::UnderKeyResult,
                    "",
                );
                self.add(Verdict::KeyResult, -1.0, Point::UnderKeyResult, "");
                if !self.understood.has_numbers() {
                    self.add(Verdict::Kpi, -1.5, Point::UnderKeyResult, "");
                }
            }
            _ => {}
        }
        // "[ ] Pay testers": what is ticked off is work
        if self.understood.checked.is_some() && !self.understood.has_numbers() && over.is_some() {
            self.add(Verdict::Initiative, 2.0, Point::Done, "");
        }
        // "The index is built", "Clients have a page of their own": what will be so when the work is done
        let claimed = self.points.iter().any(|&points| points >= 1.4);
        let words = self.tokens.iter().filter(|token| token.is_word()).count();
        if matches!(over, Some(Verdict::Objective | Verdict::KeyResult))
            && !claimed
            && (3..=MOST_WORDS).contains(&words)
            && !self.left_open()
            && !self.complains()
            && !self.text.trim_end().ends_with(['?', ':'])
        {
            self.add(Verdict::Initiative, 1.9, Point::Done, "");
        }
        // From where to where is said of goals only
        let moves = self.understood.baseline.is_some() && self.understood.target.is_some();
        if line.off_topic && self.understood.mark.is_none() && !moves {
            for points in &mut self.points {
                *points -= 2.5;
            }
        }
        if parts.count > 0 && line.section.is_none() {
            // "Time to restore 95 min → 20 min" with its tasks below it
            let works = !parts.measured
                && matches!(
                    self.understood.verb.as_ref().map(|verb| verb.doing),
                    Some(Doing::Output | Doing::Activity | Doing::Reach)
                );
            let verdict = if works {
                Verdict::Initiative
            } else if over == Some(Verdict::Objective) || moves {
                Verdict::KeyResult
            } else {
                Verdict::Objective
            };
            // A KPI with its tasks below it is still a KPI
            let level = self.understood.band.is_some() && self.understood.verb.is_none();
            self.add(
                verdict,
                match (level, parts.measured) {
                    (true, _) => 2.0,
                    (false, true) => 4.0,
                    // Any list has a line above it
                    (false, false) => UNMEASURED,
                },
                Point::HasParts(parts.count),
                "",
            );
        }
    }
}
