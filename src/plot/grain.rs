//! With how many decimals a level of the process is written.

use super::ticks::magnitude;
use crate::domain::{Kpi, Unit};
use crate::figures::Figures;
use crate::insight::KpiReport;

/// A mean or limit as written: with the KPI's own decimals, or more where those could not tell a limit from a reading beside
/// it: a step of the last decimal is at most a quarter of what two readings usually differ by.
pub fn level(kpi: &Kpi, report: &KpiReport, value: f64, figures: &Figures) -> String {
    let grain = Grain::of(kpi, report, value);
    let number = figures.number(value / grain.by, grain.decimals);
    let number = format!("{number}{}", grain.sign);
    match &kpi.unit {
        // The word would be longer than the chart is wide.
        Unit::Custom(_) | Unit::Rating(_) => number,
        unit => figures.dressed(&number, unit),
    }
}

/// How finely a computed level is written: divided by so much, with a sign for that and so many decimals.
pub(super) struct Grain {
    by: f64,
    sign: &'static str,
    pub(super) decimals: Option<u8>,
}

impl Grain {
    pub(super) fn of(kpi: &Kpi, report: &KpiReport, value: f64) -> Self {
        let range = report.limits().map_or(0.0, |limits| limits.average_range);
        let (by, sign) = match magnitude(value) {
            found if found.0 >= 1e6 && range > value.abs() / 1e4 => found,
            _ => (1.0, ""),
        };
        let own = kpi.decimals.filter(|_| by == 1.0);
        let needed = (range > 0.0).then(|| -(range / 4.0 / by).log10().floor());
        let decimals = match needed {
            Some(needed) if needed <= 6.0 => {
                // Between 0 and 6.
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                let needed = needed.clamp(0.0, 6.0) as u8;
                let is_whole = value.fract() == 0.0 && own.is_none() && by == 1.0;
                (!is_whole).then(|| needed.max(own.unwrap_or(0)))
            }
            Some(_) => None,
            None => own,
        };
        Self { by, sign, decimals }
    }

    /// What a level is worth as it is written.
    pub(super) fn worth(&self, value: f64) -> f64 {
        Figures::default().worth(value / self.by, self.decimals) * self.by
    }
}
