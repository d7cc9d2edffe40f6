//! What a column can hold, and the headings that say so.

use crate::domain::letters::{is_alphanumeric, to_lowercase};

macro_rules! columns {
    ($($(#[$doc:meta])* $Name:ident, $key:literal, $label:literal, $heads:literal;)*) => {
        /// What a column holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Column { $($(#[$doc])* $Name,)* }

        impl Column {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$Name,)*];

            /// The word of the command line and of what is remembered.
            pub fn key(self) -> &'static str {
                match self { $(Self::$Name => $key,)* }
            }

            /// What it is called on screen.
            pub fn label(self) -> &'static str {
                match self { $(Self::$Name => $label,)* }
            }

            fn heads(self) -> &'static str {
                match self { $(Self::$Name => $heads,)* }
            }
        }
    };
}

columns! {
    /// What the row is: objective, key result, KPI, initiative.
    Kind, "type", "Type of goal", "type|object type|goal kind|kind|okr type|type name|level type|item type|record type|kpi/okr|level|art|typ|ebene|o/kr|kr/o|objective/kr|objective / key result";
    /// The goal's name, whatever it is.
    Title, "title", "Title", "title|name|goal|goal title|goal name|item|description of goal|ziel|what|goals|ziele|titel|bezeichnung|objectif|meta|goal description|aim";
    /// An objective above the row's key result.
    Objective, "objective", "Objective", "objective|objectives|objective title|o|objective name|objectives & key results|strategic objective|team objective|zielsetzung|objectives (o)|our objective|strategic goal|strategic goals|strategisches ziel|objetivos|objectifs|overall goal";
    /// A key result.
    KeyResult, "key-result", "Key result", "key result|key results|kr|krs|key result title|measure of success|key result name|key result description|schlüsselergebnis|ergebnis|schlüsselresultat|résultat clé|resultado clave|result|results|outcome|kr description|resultats clés|measurable result|schlüsselergebnisse|résultats clés|resultados clave";
    /// A KPI.
    Kpi, "kpi", "KPI", "kpi|kpis|metric|indicator|kpi name|measure|kennzahl|key performance indicator|metrics|key metric|kpi title|measure name|kennzahlen|indikator|messgröße|indicateur|indicador|indicators|what we measure|performance measure|performance indicator|what is measured|key figure|steuergröße|kenngröße|success measure|mesure";
    /// Work towards the row's key result or objective.
    Initiative, "initiative", "Initiative", "initiative|initiatives|action|project|deliverable|task|activity|maßnahme|initiativen|actions|tasks|projects";
    /// Its id where it comes from.
    Id, "id", "Id", "id|row id|#|no|nr|key|goal id|objective id|okr id|no.|nr.|sl. no.|sl no|s.no|s.no.|s. no.|sno|sr. no.|sr no|serial|serial no|lfd. nr.|row|item no|kpi no|ref";
    /// The id or the title of what it stands under.
    Parent, "parent", "Parent", "parent|parent id|parent row ids|parent row id|parent goal|parent objective|aligned to|corporate objective|supports|contributes to|aligned to (weight, objective id)|parent title|parent key|aligned with|parent objective id|parent goal id|parent objectives";
    /// Who answers for it.
    Owner, "owner", "Owner", "owner|owners|responsible|accountable|assignee|lead|dri|owner email|owner emails|owner_email|email|person|who|verantwortlich|goal owner|responsible person|accountable person|owned by|owner name|verantwortliche|verantwortliche/r|verantwortlicher|zuständig|wer|responsable|propriétaire|champion|goal owners|lead name|driver|person responsible|who is responsible|name of owner|accountable owner|process owner|business owner|sponsor owner|point person|in charge|person in charge|besitzer|eigner|ansprechpartner|encargado|responsable principal|lead officer|responsible officer|officer|responsible manager|responsible party|lead person|accountable manager|manager|führung|leiter";
    /// The team.
    Team, "team", "Team", "team|teams|department|group|unit name|area|function|abteilung|squad|tribe|bereich|business unit|team name|teamname|équipe|equipo|dept|dept.|division|org unit|organisation|organization|owning team|responsible team|unit responsible|dienst|service responsible|sector|section|área|departamento|département|owner team";
    /// The cycle by its name.
    Cycle, "cycle", "Cycle", "period|cycle|time period|goal cycle|quarter|timeframe|session|okr cycle|zeitraum|zyklus|quartal|time frame|planning cycle|cycle name|okr period";
    /// First day.
    Start, "start", "First day", "start date|start_date|starts|from date|start day|begin|beginn";
    /// Last day.
    End, "end", "Due day", "end date|end_date|due|due date|due_at|deadline|ends|until|target date|by when|finish date|fällig|by|frist|termin|zieldatum|bis|échéance|fecha límite|end day|due day|target completion date|completion date|complete by|completed by|to be done by|finish by|by date|date due|when|delivery date|fecha|date limite|bis wann|fälligkeit|stichtag|fällig am|due by";
    /// Where it starts.
    Baseline, "baseline", "Baseline", "baseline|start|start value|starting value|from|initial|initial value|base|ausgangswert|current baseline|startwert|base value|baseline value|starting point|start wert|previous value|current state at start|before|last year|previous year|prior year|vorjahr|valeur initiale|valor inicial|where we start|started at|starting from|année précédente";
    /// Where it should end.
    Target, "target", "Target", "target|target value|goal value|to|target_value|ziel wert|zielwert|benchmark target|annual target|end|plan|soll|sollwert|soll-wert|cible|target for period|goal target|desired value|final value|final target|end value|aim for|goal for the year|target for the year|to reach|goal to reach|objetivo|valor objetivo|objectif chiffré|year target|full year target|fy target|eoy target|planned|planwert|vorgabe";
    /// Where it is.
    Actual, "actual", "Current value", "actual|current|current value|actual value|latest|latest value|ist|actual progress|now|status value|last value|value|istwert|ist-wert|stand|aktuell|aktueller wert|today|as is|réel|real|achieved|actuals|current actual|status quo|to date|actual to date|current progress value|current status value|value now|we are at|where we are|result so far|latest actual|latest reading|valeur actuelle|valor actual|momentan|derzeit";
    /// How far it is, in percent.
    Progress, "progress", "Progress", "progress|progress %|% complete|completion|percent complete|% progress|done %|% done|fortschritt";
    /// Its unit.
    Unit, "unit", "Unit", "unit|units|uom|unit of measure|metric unit|einheit|measured in|unité|unidad|unit type|measurement unit";
    /// Its status in words.
    Status, "status", "Status", "status|progress status|rag|health|state|rag status";
    /// Confidence.
    Confidence, "confidence", "Confidence", "confidence|confidence level|confidence score|confidence (0-10)|confidence %|zuversicht|confidence (1-10)|confidence score (0-10)";
    /// How often it is measured.
    Cadence, "cadence", "How often", "cadence|frequency|review frequency|measurement frequency|reporting|interval|how often|rhythm|häufigkeit|turnus|rhythmus|measured|update frequency|fréquence|frecuencia|check-in frequency|reported|reporting frequency|reported every|measured every|how often measured|periodicity|périodicité|periodicidad|messintervall|erhebung";
    /// The alarm threshold.
    Alarm, "alarm", "Alarm", "alarm|threshold|alarm threshold|red|red flag|red line|minimum|trigger|warning|alert|limit|schwellwert|schwelle|alarmwert|grenzwert|alert level|alarm value|warnschwelle|critical value|red if|red when|red below|red above|alarm if|alarm at|alert if|alert at|red threshold|critical|rot ab|rot bei|rot wenn|seuil|alerte|umbral|act if|escalate if|lower limit|upper limit";
    /// Where the number comes from.
    Source, "source", "Source", "source|data source|source of data|system|where from|quelle|tool|datenquelle|fuente|origine|data from";
    /// What is counted.
    Definition, "definition", "Definition", "definition|formula|calculation|how measured|how it is measured|definition or formula|formel|berechnung|calculation method|kpi definition|how calculated|how it is calculated|calculated as|method|measurement method|how we measure it|what it measures|how to measure|berechnungsmethode|berechnet als";
    /// Why it matters.
    Why, "why", "Why", "why|reason|rationale|purpose|motivation|background";
    /// More about it.
    Description, "description", "Description", "description|details|summary|beschreibung";
    /// Free text.
    Note, "note", "Note", "note|notes|comment|comments|remark|remarks|kommentar|bemerkung|bemerkungen|anmerkung|anmerkungen|kommentare|commentaire|commentaires|notas|hinweis|hinweise";
    /// Its weight.
    Weight, "weight", "Weight", "weight|weighting|weight %|gewicht";
    /// Up, down or hold.
    Direction, "direction", "Direction", "direction|trend|polarity|better|good is|target type|desired direction";
    /// Leading or lagging.
    Nature, "nature", "Leading or lagging", "leading/lagging|leading or lagging|nature|indicator type|lead/lag|kpi type";
    /// Committed or aspirational.
    Ambition, "ambition", "Committed or aspirational", "goal type|ambition|commitment|committed/aspirational|okr nature";
    /// Shared or private.
    Visibility, "visibility", "Private or shared", "visibility|privacy|access";
    /// A grade at the end.
    Score, "score", "Score", "score|grade|final score|final grade|bewertung";
    /// What the number is called.
    Metric, "metric", "Metric name", "metric name|metric title";
    /// The day of the last check-in.
    LastDay, "last-check-in", "Date of the last check-in", "last check-in|last checkin|last check in|last update|last updated|updated|updated at|check-in date|as of|measured on|last measured|reporting date|stand vom|date of last check-in";
    /// Its note.
    LastNote, "last-note", "Note of the last check-in", "last check-in note|last checkin note|last comment|latest update|update";
    /// One check-in a cell, as Viva Goals writes them.
    CheckIns, "check-ins", "Check-ins", "checkins|check-ins|check ins";
    /// A key result in one of several columns, numbered by its heading.
    Numbered, "numbered-key-result", "Key result 1, 2, 3 …", "";
    /// The progress of a numbered one.
    NumberedShare, "numbered-progress", "Progress of key result 1, 2, 3 …", "";
    /// A value of the stretch of time that the heading names.
    Period, "period-value", "Values for that period", "";
    /// A target of the stretch of time that the heading names.
    PeriodTarget, "period-target", "Target for that period", "";
    /// Into the note, with its name.
    Other, "keep", "Add to the note", "";
    /// Nowhere.
    Skip, "skip", "Leave out", "";
}

/// A heading by which it is looked up: small letters, one space between words, no brackets at the end.
pub(super) fn plain(head: &str) -> String {
    let words = to_lowercase(head);
    let words: Vec<&str> = words
        .split(|sign: char| sign.is_whitespace() || sign == '_' || sign == '*')
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// Most bytes of a heading that is looked up.
const LONGEST: usize = 200;

/// The number in a heading such as "Key result 2" or `key_result_2_completion`, and what stands behind it.
fn numbered(plain: &str) -> Option<(usize, &str)> {
    let mut ways = ["key result", "kr", "result", "schlüsselergebnis"].iter();
    let behind = ways.find_map(|way| plain.strip_prefix(way))?.trim_start();
    let end = behind
        .find(|sign: char| !sign.is_ascii_digit())
        .unwrap_or(behind.len());
    let (digits, rest) = behind.split_at_checked(end)?;
    let number = digits
        .parse()
        .ok()
        .filter(|number| (1..=50).contains(number))?;
    Some((number, rest.trim_matches([' ', ':', '-', '.'])))
}

/// Which of several key results of a row a column is about.
pub(super) fn number_of(head: &str) -> usize {
    numbered(&plain(head)).map_or(0, |(number, _)| number)
}

impl Column {
    /// The column of a word from the command line or from memory.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.key() == key)
    }

    /// What a heading says; nothing for one that is not known.
    pub(super) fn by_head(head: &str) -> Option<Self> {
        // Rows are looked through for headings, and a cell may hold a page of text.
        if head.len() > LONGEST {
            return None;
        }
        let plain = plain(head);
        let bare = plain.split(['(', '[']).next().unwrap_or_default().trim();
        let known = |words: &str| {
            let fits = |it: &&Self| {
                it.heads().split('|').any(|head| {
                    head == words || head.contains('_') && head.replace('_', " ") == words
                })
            };
            (!words.is_empty()).then(|| Self::ALL.iter().find(fits).copied())?
        };
        match numbered(bare) {
            Some((_, "" | "title" | "name" | "description" | "text")) => {
                return Some(Self::Numbered);
            }
            Some((_, "completion" | "progress" | "% complete" | "progress %" | "complete")) => {
                return Some(Self::NumberedShare);
            }
            Some(_) => return None,
            None => {}
        }
        let trimmed =
            bare.trim_matches(|sign: char| !is_alphanumeric(sign) && sign != '#' && sign != '%');
        // "KR owner", "KPI target": what belongs to the goal of the row. An objective's owner is not that of its key results.
        let of_goal = || {
            let mut kinds = ["kr ", "key result ", "kpi ", "metric ", "goal "].iter();
            known(kinds.find_map(|kind| trimmed.strip_prefix(kind))?)
        };
        known(&plain)
            .or_else(|| known(bare))
            .or_else(|| known(trimmed))
            .or_else(of_goal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headings_of_other_tools_are_known() {
        for (head, column) in [
            ("Aligned To (weight, Objective ID)", Column::Parent),
            ("Actual Progress", Column::Actual),
            ("Last Check-in Note", Column::LastNote),
            ("Corporate Objective", Column::Parent),
            ("owner_email", Column::Owner),
            ("Parent Row IDs", Column::Parent),
            ("Starting Value", Column::Baseline),
            ("due_at", Column::End),
            ("Target (%)", Column::Target),
            ("  Key   Result ", Column::KeyResult),
            ("Progress %", Column::Progress),
            ("key_result_1_title", Column::Numbered),
            ("KR 2", Column::Numbered),
            ("KR owner", Column::Owner),
            ("key_result_12_completion", Column::NumberedShare),
        ] {
            assert_eq!(Column::by_head(head), Some(column), "{head}");
        }
        assert_eq!(Column::by_head("Sponsor"), None);
        assert_eq!(Column::by_head("Objective owner"), None);
        assert_eq!(Column::by_head("key_result_1_owner"), None);
        assert_eq!(number_of("key_result_12_completion"), 12);
        for &column in Column::ALL {
            assert_eq!(Column::from_key(column.key()), Some(column));
        }
    }
}
