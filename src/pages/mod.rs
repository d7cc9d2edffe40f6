//! The screens, one folder or file each.

pub mod draft;
pub mod draft_kpi;
pub mod draft_okr;
pub mod guide;
pub mod key_result;
pub mod kpi;
pub mod kpis;
pub mod learn;
pub mod more;
pub mod objective;
pub mod okrs;
pub mod settings;
pub mod share;
pub mod today;
pub mod unknown;
