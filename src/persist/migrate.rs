//! Schema versions: named steps on JSON, in order, on load and on import.
//!
//! A step sees one record as a JSON object in the form files use. Each has a literal before/after pair in
//! `tests/golden/migrations/NAME.json`, kept for ever; a test holds that none lacks one. What the last version of each schema left in a
//! browser lies in `tests/golden/released/SCHEMA.json`; `tests/persist_released.rs` holds that none is missing and each starts whole.

use crate::domain::Fields;

/// The schema this version writes.
pub const SCHEMA: u64 = 1;

/// One step from a schema to the next.
#[derive(Clone, Copy)]
pub struct Migration {
    /// What it is called, and its fixture with it: `percent-as-number`.
    pub name: &'static str,
    /// The schema it starts from; it ends at the next.
    pub from: u64,
    /// What it does to one record.
    pub apply: fn(Fields) -> Fields,
}

/// All steps there ever were, in order. There is one schema so far.
pub const MIGRATIONS: &[Migration] = &[];

/// What was written by a newer version of this app, and must not be touched by this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Newer {
    /// The schema found.
    pub found: u64,
}

/// Brings a record of an older schema up to this one.
///
/// # Errors
/// The schema is newer than this version.
pub fn migrate(record: Fields, schema: u64) -> Result<Fields, Newer> {
    migrate_with(MIGRATIONS, SCHEMA, record, schema)
}

/// The same with other steps, so that the mechanism can be tested while there is only one schema.
///
/// # Errors
/// The schema is newer than `newest`.
pub fn migrate_with(
    migrations: &[Migration],
    newest: u64,
    record: Fields,
    schema: u64,
) -> Result<Fields, Newer> {
    if schema > newest {
        return Err(Newer { found: schema });
    }
    Ok(migrations
        .iter()
        .filter(|migration| migration.from >= schema)
        .fold(record, |record, migration| (migration.apply)(record)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;
    use serde_json::{Value, json};

    fn fields(value: Value) -> Fields {
        match value {
            Value::Object(fields) => fields,
            _ => panic!("not an object"),
        }
    }

    fn rename(mut record: Fields) -> Fields {
        if let Some(title) = record.remove("title") {
            record.insert("name".to_owned(), title);
        }
        record
    }

    fn shout(mut record: Fields) -> Fields {
        let name = record
            .get("name")
            .and_then(Value::as_str)
            .map(str::to_uppercase);
        record.extend(name.map(|name| ("name".to_owned(), Value::from(name))));
        record
    }

    const STEPS: &[Migration] = &[
        Migration {
            name: "rename",
            from: 1,
            apply: rename,
        },
        Migration {
            name: "shout",
            from: 2,
            apply: shout,
        },
    ];

    #[test]
    fn steps_run_in_order_from_the_schema_found() {
        let old = fields(json!({"title": "a"}));
        assert_eq!(
            migrate_with(STEPS, 3, old.clone(), 1).unwrap(),
            fields(json!({"name": "A"}))
        );
        assert_eq!(migrate_with(STEPS, 3, old.clone(), 2).unwrap(), old);
        assert_eq!(migrate_with(STEPS, 3, old, 4), Err(Newer { found: 4 }));
    }

    #[test]
    fn the_steps_lead_without_a_gap_to_the_schema_written() {
        let starts: Vec<u64> = MIGRATIONS.iter().map(|migration| migration.from).collect();
        assert_eq!(starts, (1..SCHEMA).collect::<Vec<_>>());
    }
}
