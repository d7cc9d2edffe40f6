//! What a person said of columns, remembered by the set of headings.

use super::fields::{Column, plain};
use super::head::Head;

/// How many sets of headings are remembered.
const MOST: usize = 12;

fn set(heads: &[Head]) -> String {
    let mut names: Vec<String> = heads.iter().map(|head| plain(&head.name)).collect();
    crate::domain::Ordered::order_by(&mut names, Ord::cmp);
    names.join("\u{1F}")
}

/// What was said of these columns when they were last imported. `kept` is what [`remember`] gave.
pub fn remembered(kept: &str, heads: &[Head]) -> Vec<(String, Column)> {
    let own = set(heads);
    let line = kept
        .lines()
        .find_map(|line| line.split_once('\u{1E}').filter(|(set, _)| *set == own));
    let said = line.map_or("", |(_, said)| said).split('\u{1F}');
    said.filter_map(|pair| {
        let (name, key) = pair.rsplit_once('=')?;
        Some((name.to_owned(), Column::from_key(key)?))
    })
    .collect()
}

/// Adds what was said of columns to what is kept, the latest first.
pub fn remember(kept: &str, heads: &[Head], said: &[(String, Column)]) -> String {
    let own = set(heads);
    let pairs: Vec<String> = said
        .iter()
        .map(|(name, column)| format!("{}={}", plain(name), column.key()))
        .collect();
    let others = kept
        .lines()
        .filter(|line| line.split('\u{1E}').next() != Some(own.as_str()));
    let mut lines = vec![format!("{own}\u{1E}{}", pairs.join("\u{1F}"))];
    lines.extend(others.take(MOST - 1).map(str::to_owned));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_is_known_again_in_whatever_order_the_columns_come() {
        let head = |name: &str| Head {
            name: name.to_owned(),
            column: Column::Other,
            when: None,
            samples: Vec::new(),
        };
        let said = vec![("Boss".to_owned(), Column::Owner)];
        let kept = remember("", &[head("Goal"), head("Boss")], &said);
        let kept = remember(&kept, &[head("Other")], &[]);
        assert_eq!(
            remembered(&kept, &[head("boss"), head("Goal")]),
            [("boss".to_owned(), Column::Owner)]
        );
        assert_eq!(remembered(&kept, &[head("boss")]), []);
    }
}
