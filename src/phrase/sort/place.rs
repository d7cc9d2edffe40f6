//! What a line's place in the list says: the name it gives itself, the heading above, what it stands under and what stands under it.

use super::Verdict;
use super::lines::Raw;
use super::reason::Point;
use super::weigh::Scale;
use crate::phrase::sentence::Part;

impl Scale<'_> {
    /// What the place in the list says.
    pub(super) fn place(&mut self, line: &Raw, over: Option<Verdict>, parts: usize) {
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
            self.add(mark.into(), 4.0, Point::Heading(mark), "");
        }
        let measured = self.understood.has_numbers()
            || self.metric_word().is_some()
            || self.understood.direction.is_some();
        match over {
            Some(Verdict::Objective) => {
                self.add(
                    Verdict::KeyResult,
                    if measured { 2.5 } else { 1.0 },
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
            }
            _ => {}
        }
        if parts > 0 && line.section.is_none() {
            let verdict = if over == Some(Verdict::Objective) {
                Verdict::KeyResult
            } else {
                Verdict::Objective
            };
            // A KPI with its tasks below it is still a KPI
            let level = self.understood.band.is_some() && self.understood.verb.is_none();
            self.add(
                verdict,
                if level { 2.0 } else { 4.0 },
                Point::HasParts(parts),
                "",
            );
        }
    }
}
