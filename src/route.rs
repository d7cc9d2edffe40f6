//! Where in the app a person is: typed routes behind the hash, so that they work on any static host, from any subpath,
//! offline, and after a reload.

use crate::domain::{Gathered, Id, SortedMap};
use std::fmt;

/// A page, with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What is due now.
    Today,
    /// KPI, OKR or both.
    Guide,
    /// The list of KPIs, with filters and order.
    Kpis(Query),
    /// One KPI.
    Kpi(Id),
    /// A new KPI.
    NewKpi,
    /// A KPI being edited.
    EditKpi(Id),
    /// The objectives, by cycle, with filters and order.
    Okrs(Query),
    /// One objective.
    Objective(Id),
    /// A new objective.
    NewObjective,
    /// An objective being edited, with its key results.
    EditObjective(Id),
    /// One key result.
    KeyResult(Id),
    /// Lines pasted from anywhere, with a filter.
    Sort(Query),
    /// How objectives serve KPIs and each other, with filters.
    Map(Query),
    /// Closing a cycle.
    Review(Query),
    /// The report of a cycle, for somebody who does not use the app, with what it is about.
    Report(Query),
    /// What the coach says about the whole workspace, with filters.
    Coach(Query),
    /// Templates of KPIs and OKRs by function.
    Library,
    /// KPI versus OKR explained.
    Learn,
    /// Files in and out.
    Share,
    /// Conventions, storage, theme.
    Settings,
    /// All pages, for narrow screens.
    More,
    /// Nothing we know; the text is what was asked for.
    Unknown(String),
}

/// Filters and order behind a `?`, by name.
pub type Query = SortedMap<String, String>;

/// The address of an objective's review.
pub fn review_of(cycle: Option<&Id>, objective: Option<&Id>) -> Route {
    let parts = [("cycle", cycle), ("objective", objective)];
    let named = parts
        .into_iter()
        .filter_map(|(name, id)| Some((name.to_owned(), id?.to_string())));
    Route::Review(named.collect())
}

impl Route {
    /// Reads the part of an address behind `#`.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let parts: Vec<String> = path
            .split('/')
            .filter(|part| !part.is_empty())
            .map(decode)
            .collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            [] | ["today"] => Self::Today,
            ["guide"] => Self::Guide,
            ["kpis"] => Self::Kpis(parse_query(query)),
            ["kpi", "new"] => Self::NewKpi,
            ["kpi", id] => Self::Kpi(Id::from_text(id)),
            ["kpi", id, "edit"] => Self::EditKpi(Id::from_text(id)),
            ["okrs"] => Self::Okrs(parse_query(query)),
            ["objective", "new"] => Self::NewObjective,
            ["objective", id] => Self::Objective(Id::from_text(id)),
            ["objective", id, "edit"] => Self::EditObjective(Id::from_text(id)),
            ["key-result", id] => Self::KeyResult(Id::from_text(id)),
            ["sort"] => Self::Sort(parse_query(query)),
            ["map"] => Self::Map(parse_query(query)),
            ["review"] => Self::Review(parse_query(query)),
            ["report"] => Self::Report(parse_query(query)),
            ["coach"] => Self::Coach(parse_query(query)),
            ["library"] => Self::Library,
            ["learn"] => Self::Learn,
            ["share"] => Self::Share,
            ["settings"] => Self::Settings,
            ["more"] => Self::More,
            _ => Self::Unknown(path.to_owned()),
        }
    }

    /// The address for a link: `#/kpi/4k2…`.
    pub fn href(&self) -> String {
        format!("#{self}")
    }

    /// Whether the two are the same page apart from filters and order, so that focus and scroll stay.
    pub fn same_page(&self, other: &Self) -> bool {
        let is_kind = std::mem::discriminant(self) == std::mem::discriminant(other);
        is_kind && self.query().is_some() || self == other
    }

    /// Filters and order, on the pages that have them.
    pub fn query(&self) -> Option<&Query> {
        match self {
            Self::Kpis(query)
            | Self::Okrs(query)
            | Self::Map(query)
            | Self::Sort(query)
            | Self::Review(query)
            | Self::Report(query)
            | Self::Coach(query) => Some(query),
            _ => None,
        }
    }

    /// The same page with other filters; unchanged where a page has none.
    pub fn with_query(mut self, changed: Query) -> Self {
        if let Self::Kpis(query)
        | Self::Okrs(query)
        | Self::Map(query)
        | Self::Sort(query)
        | Self::Review(query)
        | Self::Report(query)
        | Self::Coach(query) = &mut self
        {
            *query = changed;
        }
        self
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let with = |f: &mut fmt::Formatter<'_>, path: &str, query: &Query| {
            f.write_str(path)?;
            for (place, (name, value)) in query.iter().enumerate() {
                let sign = if place == 0 { '?' } else { '&' };
                write!(f, "{sign}{}={}", encode(name), encode(value))?;
            }
            Ok(())
        };
        match self {
            Self::Today => f.write_str("/"),
            Self::Guide => f.write_str("/guide"),
            Self::Kpis(query) => with(f, "/kpis", query),
            Self::Kpi(id) => write!(f, "/kpi/{}", encode(id.as_str())),
            Self::NewKpi => f.write_str("/kpi/new"),
            Self::EditKpi(id) => write!(f, "/kpi/{}/edit", encode(id.as_str())),
            Self::Okrs(query) => with(f, "/okrs", query),
            Self::Objective(id) => write!(f, "/objective/{}", encode(id.as_str())),
            Self::NewObjective => f.write_str("/objective/new"),
            Self::EditObjective(id) => write!(f, "/objective/{}/edit", encode(id.as_str())),
            Self::KeyResult(id) => write!(f, "/key-result/{}", encode(id.as_str())),
            Self::Sort(query) => with(f, "/sort", query),
            Self::Map(query) => with(f, "/map", query),
            Self::Review(query) => with(f, "/review", query),
            Self::Report(query) => with(f, "/report", query),
            Self::Coach(query) => with(f, "/coach", query),
            Self::Library => f.write_str("/library"),
            Self::Learn => f.write_str("/learn"),
            Self::Share => f.write_str("/share"),
            Self::Settings => f.write_str("/settings"),
            Self::More => f.write_str("/more"),
            Self::Unknown(path) => write!(f, "/{path}"),
        }
    }
}

fn parse_query(text: &str) -> Query {
    text.split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (decode(name), decode(value)))
        .filter(|(name, value)| !name.is_empty() && !value.is_empty())
        .into_map()
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let ahead = rest.clone();
        let digits: Vec<u8> = ahead.take(2).collect();
        let code = std::str::from_utf8(&digits)
            .ok()
            .filter(|digits| digits.len() == 2)
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code {
            Some(code) => {
                bytes.push(code);
                rest.next();
                rest.next();
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_route_reads_back_its_address() {
        let id = Id::from_text("4k2~x y/é");
        let query = Query::from([("owner".to_owned(), "Jo & Ada".to_owned())]);
        let routes = [
            Route::Today,
            Route::Guide,
            Route::Kpis(query.clone()),
            Route::Kpi(id.clone()),
            Route::NewKpi,
            Route::EditKpi(id.clone()),
            Route::Okrs(Query::new()),
            Route::Objective(id.clone()),
            Route::NewObjective,
            Route::EditObjective(id.clone()),
            Route::KeyResult(id),
            Route::Sort(query.clone()),
            Route::Map(query.clone()),
            Route::Review(query.clone()),
            Route::Report(query),
            Route::Coach(Query::from([("kind".to_owned(), "kpi".to_owned())])),
            Route::Library,
            Route::Learn,
            Route::Share,
            Route::Settings,
            Route::More,
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn what_is_not_known_is_kept_to_be_shown() {
        assert_eq!(
            Route::parse("#/kpi/1/2/3"),
            Route::Unknown("kpi/1/2/3".into())
        );
    }

    #[test]
    fn a_new_filter_is_the_same_page_and_another_goal_is_not() {
        let filtered = Route::Kpis(Query::from([("owner".into(), "Jo".into())]));
        assert!(filtered.same_page(&Route::Kpis(Query::new())));
        let kpi = |id| Route::Kpi(Id::from_text(id));
        assert!(!kpi("a").same_page(&kpi("b")));
        assert!(kpi("a").same_page(&kpi("a")));
    }

    proptest! {
        #[test]
        fn any_hash_can_be_read(hash in any::<String>()) {
            let _ = Route::parse(&hash).href();
        }
    }
}
