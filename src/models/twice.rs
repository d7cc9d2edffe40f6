//! Which fields of a record are in conflict, for the mark beside each of them, and where on the Share page one value is chosen.

use super::said::field_word;
use crate::domain::Id;
use crate::replica::{Conflict, DELETED, Dispute};

/// A field of which more than one value stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Twice {
    /// Its word: "Owner".
    pub word: String,
    /// How many values stand.
    pub values: usize,
    /// The id of the element on the Share page where one is chosen.
    pub place: String,
}

/// The conflicts of a record's fields, of those that are named.
pub fn twice(all: &[Conflict], record: &Id, fields: &[&str]) -> Vec<Twice> {
    let is_its = |conflict: &&Conflict| conflict.record.id == *record;
    let one = |conflict: &Conflict| match &conflict.about {
        Dispute::Field { field, others, .. } if fields.contains(&field.as_str()) => Some(Twice {
            word: field_word(field),
            values: others.len() + 1,
            place: place_of(conflict),
        }),
        _ => None,
    };
    all.iter().filter(is_its).filter_map(one).collect()
}

/// The id of the element in which a conflict is decided: letters, digits, hyphens and lines, whatever a file calls its records.
pub fn place_of(conflict: &Conflict) -> String {
    let field = match &conflict.about {
        Dispute::Field { field, .. } => field.as_str(),
        Dispute::Deletion { .. } => DELETED,
    };
    let place = format!("conflict-{}-{field}", conflict.record.id);
    let plain = |sign: char| match sign {
        sign if sign.is_ascii_alphanumeric() || sign == '_' => sign,
        _ => '-',
    };
    place.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::{Kind, Stamp};
    use crate::models::tests::id;
    use crate::replica::{Address, Dot, Held, KindWord, ReplicaId};
    use serde_json::Value;

    fn conflict(name: &str, about: Dispute) -> Conflict {
        Conflict {
            record: Address {
                kind: KindWord::Known(Kind::Kpi),
                id: id(name),
            },
            name: String::new(),
            about,
        }
    }

    fn of_field(name: &str, field: &str, others: usize) -> Conflict {
        let held = || Held {
            dot: Dot {
                replica: ReplicaId::from_text("a").unwrap(),
                counter: 1,
            },
            at: Stamp(1),
            value: Some(Value::from("x")),
        };
        let about = Dispute::Field {
            field: field.to_owned(),
            shown: held(),
            others: (0..others).map(|_| held()).collect(),
        };
        conflict(name, about)
    }

    #[test]
    fn a_field_is_marked_that_is_asked_for_and_in_conflict_on_that_record() {
        let all = [
            of_field("k", "owner", 1),
            of_field("k", "scope_name", 2),
            of_field("other", "owner", 1),
            conflict("k", Dispute::Deletion { at: Stamp(1) }),
        ];
        let found = twice(&all, &id("k"), &["owner", "scope_name", "name"]);
        let told: Vec<_> = found
            .iter()
            .map(|it| (it.word.as_str(), it.values))
            .collect();
        assert_eq!(told, [("Owner", 2), ("Team", 3)]);
        assert_eq!(twice(&all, &id("k"), &["name"]), []);
        assert_eq!(twice(&all, &id("gone"), &["owner"]), []);
    }

    #[test]
    fn the_place_to_choose_is_one_for_each_conflict_and_safe_as_an_id() {
        let odd = of_field("k \"1\"", "owner", 1);
        assert_eq!(place_of(&odd), "conflict-k--1--owner");
        let deletion = conflict("k", Dispute::Deletion { at: Stamp(1) });
        assert_eq!(place_of(&deletion), "conflict-k-deleted");
        assert_ne!(place_of(&deletion), place_of(&of_field("k", "owner", 1)));
    }
}
