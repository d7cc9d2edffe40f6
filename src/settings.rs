//! What a person set for this browser. It never travels with a file.

use crate::domain::json::{Fielded, Fields, inner_fields, words};
use crate::domain::{Date, FiscalYear};
use crate::figures::{DateStyle, Figures, NumberStyle};
use chrono::Weekday;

/// Conventions and a name, kept on this device.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The name colleagues see beside readings and check-ins.
    pub name: String,
    /// First month of the fiscal year, 1-12.
    pub fiscal_month: u32,
    /// First day of the week.
    pub week_start: WeekStart,
    /// How numbers are written and read.
    pub numbers: NumberStyle,
    /// How dates are written and read.
    pub dates: DateStyle,
    /// Light, dark or as the system says.
    pub theme: Theme,
    /// The civil day of the last file that was written, `2026-11-14`.
    pub last_file: Option<Date>,
    /// Changes made since that file.
    pub changes_since_file: u32,
    /// How many of them there were when the person last put the reminder of a backup off.
    pub put_off_at: u32,
    /// Whether commands of single letters are switched off.
    pub letters_off: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: String::new(),
            fiscal_month: 1,
            week_start: WeekStart::Monday,
            numbers: NumberStyle::default(),
            dates: DateStyle::default(),
            theme: Theme::System,
            last_file: None,
            changes_since_file: 0,
            put_off_at: 0,
            letters_off: false,
        }
    }
}

impl Settings {
    /// What a person starts with whose browser speaks this language (a BCP 47 tag: `de-DE`, `en-US`, `pt-BR`): how numbers and dates
    /// are written there and on which day the week starts, by Unicode CLDR 46. A language without a region means where most of its
    /// speakers write; what is not known is written as in ISO 8601, with the day first.
    pub fn for_locale(tag: &str) -> Self {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default();
        let region = parts.find(|part| part.len() == 2).unwrap_or_default();
        let is_in =
            |list: &str, word: &str| !word.is_empty() && list.split(' ').any(|one| one == word);
        let region = match (language, region) {
            ("en", "") => "us",
            ("ar", "") => "eg",
            ("pt", "") => "br",
            ("es", "") => "es",
            ("zh" | "ja" | "ko" | "he" | "hi" | "fa", "") => match language {
                "zh" => "cn",
                "ja" => "jp",
                "ko" => "kr",
                "he" => "il",
                "hi" => "in",
                _ => "ir",
            },
            (_, region) => region,
        };
        // Swiss and Liechtenstein numbers have a point; the Spanish of most of America follows the United States.
        let numbers = if is_in(POINTS, language) && !is_in("za", region)
            || language == "es" && is_in(POINTS_IN_SPANISH, region)
            || is_in("de it", language) && is_in("ch li", region)
        {
            NumberStyle::Point
        } else if is_in(SPACES, language) || is_in("za", region) {
            NumberStyle::SpaceComma
        } else if is_in(COMMAS, language) {
            NumberStyle::Comma
        } else {
            NumberStyle::Point
        };
        let dates = if is_in("us fm gu mh mp pr pw um vi ph", region) && is_in("en es", language) {
            DateStyle::MonthFirst
        } else if is_in("zh ja ko hu lt mn", language)
            || (language, region) == ("en", "ca")
            || language == "sv"
        {
            DateStyle::Iso
        } else {
            DateStyle::DayFirst
        };
        let week_start = if is_in(SATURDAYS, region) {
            WeekStart::Saturday
        } else if is_in(SUNDAYS, region) {
            WeekStart::Sunday
        } else {
            WeekStart::Monday
        };
        Self {
            week_start,
            numbers,
            dates,
            ..Self::default()
        }
    }

    /// The fiscal year that cycles follow.
    pub fn fiscal_year(&self) -> FiscalYear {
        FiscalYear::starting_in(self.fiscal_month)
    }

    /// These settings with what a change made of them here, where another tab may have changed others meanwhile: only the fields
    /// that differ between `before` and `after` are taken over. Counted changes are added up.
    #[must_use]
    pub fn with_change(&self, before: &Self, after: &Self) -> Self {
        let counted = after
            .changes_since_file
            .checked_sub(before.changes_since_file);
        let (was, wanted) = (fields(before), fields(after));
        let mut now = fields(self);
        for name in was.keys().chain(wanted.keys()) {
            if was.get(name) != wanted.get(name) {
                match wanted.get(name) {
                    Some(value) => now.insert(name.clone(), value.clone()),
                    None => now.remove(name),
                };
            }
        }
        let mut changed = Self::read_fields(&now).unwrap_or_else(|_| after.clone());
        changed.changes_since_file = match counted {
            Some(more) => self.changes_since_file.saturating_add(more),
            None => after.changes_since_file,
        };
        changed
    }

    /// The conventions numbers and dates are written by.
    pub fn figures(&self) -> Figures {
        Figures {
            numbers: self.numbers,
            dates: self.dates,
        }
    }
}

/// Languages that write 1,234.5.
const POINTS: &str = "en zh ja ko th he hi bn ta te mr gu kn ml pa ur fil ms sw cy ga mt si ne";
/// Languages that write 1.234,5.
const COMMAS: &str = "de nl it es pt da el tr id ro hr sl sr bs mk is ca gl eu vi fa";
/// Languages that write 1 234,5.
const SPACES: &str = "fr ru uk pl cs sk sv nb no nn fi hu bg et lv lt hy ka kk af be sq";
/// Where Spanish numbers have a point.
const POINTS_IN_SPANISH: &str = "us mx gt hn ni sv pa do pr pe";
/// Where the week starts on Sunday.
const SUNDAYS: &str = "us ca mx br jp kr tw hk in il sa za ph pe co ve do gt hn ni sv pa py pr th id sg ke zw bd pk np";
/// Where the week starts on Saturday.
const SATURDAYS: &str = "ae af bh dj dz eg ir iq jo kw ly om qa sd sy";

fn fields(settings: &Settings) -> Fields {
    let mut fields = Fields::new();
    settings.write_fields(&mut fields);
    fields
}

/// The first day of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WeekStart {
    /// Monday, as in ISO 8601.
    #[default]
    Monday,
    /// Sunday.
    Sunday,
    /// Saturday.
    Saturday,
}

impl WeekStart {
    /// As chrono names it.
    pub fn day(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Mon,
            Self::Sunday => Weekday::Sun,
            Self::Saturday => Weekday::Sat,
        }
    }
}

/// Light, dark or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

words!(WeekStart, "\"monday\", \"sunday\" or \"saturday\"" {
    Monday = "monday",
    Sunday = "sunday",
    Saturday = "saturday",
});

words!(Theme, "\"system\", \"light\" or \"dark\"" {
    System = "system",
    Light = "light",
    Dark = "dark",
});

inner_fields!(Settings {
    must: [],
    may: [
        name,
        fiscal_month,
        week_start,
        numbers,
        dates,
        theme,
        last_file,
        changes_since_file,
        put_off_at,
        letters_off
    ],
});

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_first_visit_starts_from_what_the_browser_speaks() {
        use DateStyle::{DayFirst, Iso, MonthFirst};
        use NumberStyle::{Comma, Point, SpaceComma};
        use WeekStart::{Monday, Saturday, Sunday};
        for (tag, numbers, dates, week) in [
            ("en-US", Point, MonthFirst, Sunday),
            ("en", Point, MonthFirst, Sunday),
            ("en-GB", Point, DayFirst, Monday),
            ("en-IN", Point, DayFirst, Sunday),
            ("en-AU", Point, DayFirst, Monday),
            ("en-CA", Point, Iso, Sunday),
            ("en-ZA", SpaceComma, DayFirst, Sunday),
            ("de-DE", Comma, DayFirst, Monday),
            ("de", Comma, DayFirst, Monday),
            ("de-AT", Comma, DayFirst, Monday),
            ("de-CH", Point, DayFirst, Monday),
            ("fr-FR", SpaceComma, DayFirst, Monday),
            ("fr-CA", SpaceComma, DayFirst, Sunday),
            ("it-IT", Comma, DayFirst, Monday),
            ("it-CH", Point, DayFirst, Monday),
            ("es-ES", Comma, DayFirst, Monday),
            ("es-MX", Point, DayFirst, Sunday),
            ("es-US", Point, MonthFirst, Sunday),
            ("es-AR", Comma, DayFirst, Monday),
            ("pt-BR", Comma, DayFirst, Sunday),
            ("pt-PT", Comma, DayFirst, Monday),
            ("nl-NL", Comma, DayFirst, Monday),
            ("pl-PL", SpaceComma, DayFirst, Monday),
            ("sv-SE", SpaceComma, Iso, Monday),
            ("ru-RU", SpaceComma, DayFirst, Monday),
            ("ja-JP", Point, Iso, Sunday),
            ("zh-Hans-CN", Point, Iso, Monday),
            ("ko", Point, Iso, Sunday),
            ("hi-IN", Point, DayFirst, Sunday),
            ("ar-EG", Point, DayFirst, Saturday),
            ("he-IL", Point, DayFirst, Sunday),
            ("tr-TR", Comma, DayFirst, Monday),
            ("DE_de", Comma, DayFirst, Monday),
            ("", Point, DayFirst, Monday),
            ("tlh", Point, DayFirst, Monday),
        ] {
            let settings = Settings::for_locale(tag);
            assert_eq!(
                (settings.numbers, settings.dates, settings.week_start),
                (numbers, dates, week),
                "{tag}"
            );
        }
    }

    fn any() -> impl Strategy<Value = Settings> {
        ("[ab]?", 1..4u32, 0..3usize, 0..3usize, 0..3usize, 0..5u32).prop_map(
            |(name, fiscal_month, week, numbers, dates, changes_since_file)| Settings {
                name,
                fiscal_month,
                week_start: [WeekStart::Monday, WeekStart::Sunday, WeekStart::Saturday]
                    .into_iter()
                    .nth(week)
                    .unwrap_or_default(),
                numbers: [
                    NumberStyle::Point,
                    NumberStyle::Comma,
                    NumberStyle::SpaceComma,
                ]
                .into_iter()
                .nth(numbers)
                .unwrap_or_default(),
                dates: [DateStyle::DayFirst, DateStyle::MonthFirst, DateStyle::Iso]
                    .into_iter()
                    .nth(dates)
                    .unwrap_or_default(),
                changes_since_file,
                ..Settings::default()
            },
        )
    }

    proptest! {
        #[test]
        fn a_change_in_one_tab_takes_no_other_setting_back(stored in any(), before in any(), after in any()) {
            let now = stored.with_change(&before, &after);
            prop_assert_eq!(&now.name, if before.name == after.name { &stored.name } else { &after.name });
            prop_assert_eq!(now.numbers, if before.numbers == after.numbers { stored.numbers } else { after.numbers });
            prop_assert_eq!(now.dates, if before.dates == after.dates { stored.dates } else { after.dates });
            prop_assert_eq!(now.week_start, if before.week_start == after.week_start { stored.week_start } else { after.week_start });
            prop_assert_eq!(now.fiscal_month, if before.fiscal_month == after.fiscal_month { stored.fiscal_month } else { after.fiscal_month });
            // A file saved here starts the count anew; what was recorded here is added to what was recorded elsewhere.
            let counted = match after.changes_since_file.checked_sub(before.changes_since_file) {
                Some(more) => stored.changes_since_file + more,
                None => after.changes_since_file,
            };
            prop_assert_eq!(now.changes_since_file, counted);
            prop_assert_eq!(stored.with_change(&before, &before), stored);
        }
    }
}
