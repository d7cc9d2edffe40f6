//! The places of a form that hold a text or a list.

macro_rules! slots {
    ($($Slot:ident, $word:literal, $label:literal;)*) => {
        /// A place that holds one text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs)] // the label says what each one is
        pub enum Slot { $($Slot,)* }

        impl Slot {
            /// The word in kept drafts and in element ids.
            pub fn word(self) -> &'static str {
                match self { $(Self::$Slot => $word,)* }
            }

            /// What people read beside the field and in front of what is wrong with it.
            pub fn label(self) -> &'static str {
                match self { $(Self::$Slot => $label,)* }
            }

            /// The slot behind a word.
            pub fn from_word(word: &str) -> Option<Self> {
                const ALL: &[Slot] = &[$(Slot::$Slot),*];
                ALL.iter().copied().find(|slot| slot.word() == word)
            }
        }
    };
}

slots! {
    Id, "id", "Id";
    Decision, "decision", "Decision";
    Then, "then", "Next";
    Origin, "origin", "Filled in from";
    Along, "along", "Saved with it";
    Name, "name", "Name of the KPI";
    Definition, "definition", "What exactly is counted";
    Source, "source", "Where the number comes from";
    Unit, "unit", "Unit";
    Currency, "currency", "Currency";
    TimeUnit, "time-unit", "Counted in";
    RatingOf, "rating-of", "Out of";
    UnitWord, "unit-word", "Your word for it";
    Decimals, "decimals", "Decimals shown";
    Direction, "direction", "Which way is good?";
    Cadence, "cadence", "How often";
    Nature, "nature", "Leading or lagging";
    Scope, "scope", "Whose performance";
    ScopeName, "scope-name", "Name";
    Owner, "owner", "Owner";
    Benchmark, "benchmark", "Benchmark";
    BenchmarkSource, "benchmark-source", "Where the benchmark comes from";
    Started, "started", "Tracked from";
    Retired, "retired", "Retired on";
    Note, "note", "Note";
    Visibility, "visibility", "Sharing";
    From, "from", "Valid from";
    Target, "target", "Target";
    Low, "low", "At least";
    High, "high", "At most";
    Alarm, "alarm", "Alarm";
    AlarmLow, "alarm-low", "Alarm below";
    AlarmHigh, "alarm-high", "Alarm above";
    Title, "title", "Objective";
    Outcome, "outcome", "What will be different";
    Step, "step", "What will be true";
    Why, "why", "Why now";
    Cycle, "cycle", "Cycle";
    CycleStart, "cycle-start", "First day";
    CycleEnd, "cycle-end", "Last day";
    CycleName, "cycle-name", "Name of the cycle";
    Ambition, "ambition", "Promise or stretch?";
    Level, "level", "Level";
    Team, "team", "Team";
    State, "state", "State";
    Serves, "serves", "Serves the objective";
    Kind, "kind", "How is it measured?";
    Baseline, "baseline", "Start value";
    Side, "side", "Limit";
    Weight, "weight", "Weight";
    Due, "due", "Due";
    Confidence, "confidence", "Confidence at the start";
    MeasuredBy, "measured-by", "Measured by the KPI";
    Reason, "reason", "Why is the target changing?";
    Value, "value", "Value by then";
    Goal, "goal", "Goal";
    Sentence, "sentence", "Sentence";
    Counter, "counter", "Counter-metric";
    Score, "score", "Score";
    GoesOn, "goes-on", "Carried over at once";
    Override, "override", "Why it differs from the suggestion";
    Cause, "cause", "Main cause";
    Worked, "worked", "What worked";
    Hindered, "hindered", "What got in the way";
    Learned, "learned", "What we learned";
    Choice, "choice", "What happens next?";
    Check, "check", "Check";
    Said, "said", "Dismissed for";
}

impl Slot {
    /// The numbers of a goal that are counted in its unit and tell of each other's size.
    pub const NUMBERS: [Self; 7] = [
        Self::Baseline,
        Self::Target,
        Self::Low,
        Self::High,
        Self::Alarm,
        Self::AlarmLow,
        Self::AlarmHigh,
    ];

    /// Whether it holds a value or a day, which conventions settle.
    pub fn is_counted(self) -> bool {
        matches!(
            self,
            Self::Benchmark
                | Self::Started
                | Self::Retired
                | Self::From
                | Self::Target
                | Self::Low
                | Self::High
                | Self::Alarm
                | Self::AlarmLow
                | Self::AlarmHigh
                | Self::CycleStart
                | Self::CycleEnd
                | Self::Baseline
                | Self::Weight
                | Self::Due
                | Self::Value
        )
    }

    /// Whether it holds a sentence that fills other fields.
    pub fn is_sentence(self) -> bool {
        matches!(
            self,
            Self::Name | Self::Title | Self::Outcome | Self::Sentence
        )
    }
}

/// A place that holds a list of sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Dated targets of a KPI, the earliest first.
    Targets,
    /// Metrics a KPI guards.
    Guards,
    /// KPIs that a KPI drives.
    Drives,
    /// KPIs that an objective improves.
    Improves,
    /// Key results of an objective.
    KeyResults,
    /// Steps of a milestones key result.
    Steps,
    /// Phased targets of a key result.
    Phases,
    /// Findings dismissed, or brought back, while drafting.
    Dismissals,
}

impl List {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Targets,
        Self::Guards,
        Self::Drives,
        Self::Improves,
        Self::KeyResults,
        Self::Steps,
        Self::Phases,
        Self::Dismissals,
    ];

    /// The word in kept drafts; never a slot's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Targets => "targets",
            Self::Guards => "guards",
            Self::Drives => "drives",
            Self::Improves => "improves",
            Self::KeyResults => "key-results",
            Self::Steps => "steps",
            Self::Phases => "phases",
            Self::Dismissals => "dismissals",
        }
    }

    /// What one of its rows is called.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Targets => "Target",
            Self::Guards | Self::Drives | Self::Improves => "Link",
            Self::KeyResults => "Key result",
            Self::Steps => "Step",
            Self::Phases => "Phased target",
            Self::Dismissals => "Dismissed finding",
        }
    }
}
