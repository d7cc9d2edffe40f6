//! The screens, one folder or file each.

pub mod apart;
pub mod coach;
pub mod draft;
pub mod draft_kpi;
pub mod draft_okr;
pub mod folder;
pub mod goal;
pub mod guide;
pub mod intake;
pub mod key_result;
pub mod kpi;
pub mod kpis;
pub mod learn;
pub mod library;
pub mod map;
pub mod more;
pub mod objective;
pub mod okrs;
pub mod protection;
pub mod report;
pub mod review;
pub mod settings;
pub mod share;
pub mod sort;
pub mod today;
pub mod unknown;
