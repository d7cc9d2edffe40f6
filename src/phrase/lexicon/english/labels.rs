//! What labels say: the heads of columns, and the words in front of a colon or above a few lines. Each row has what is named and the
//! labels that name it, apart by `|`.

use crate::phrase::lexicon::{Label, LineMark};

/// The labels of English.
pub(super) const LABELS: &[(Label, &str)] = &[
    (
        Label::Goal(LineMark::Objective),
        "objective|objectives|o|strategic objective|strategic objectives|strategic goal|objective statement",
    ),
    (
        Label::Goal(LineMark::KeyResult),
        "key result|key results|kr|krs|key result title|success looks like|what success looks like|success criteria|success measures|measures of success|\
         how we measure success|how we will know|we will know|expected result|expected results|expected outcome|expected outcomes|outcome|outcomes",
    ),
    (
        Label::Goal(LineMark::Kpi),
        "kpi|kpis|metric|metrics|indicator|indicators|measure|measures|metric name|kpi name|performance indicator|performance indicators|\
         key performance indicator|key performance indicators|performance measure|performance measures|kpi description",
    ),
    (
        Label::Goal(LineMark::Initiative),
        "initiative|initiatives|key initiative|key initiatives|action|actions|action item|action items|task|tasks|next step|next steps|project|projects|\
         activity|activities|deliverable|deliverables|to do|to dos|todo|todos|milestone|milestones|how|how we get there|approach|action plan|plan|plan of action|\
         strategy|strategies|tactics|work|details|detail",
    ),
    (
        Label::Title,
        "title|goal|goals|name|goal title|okr|okrs|description|text|item|what|priority goal",
    ),
    (Label::Kind, "type|kind|object type|goal type|level"),
    (
        Label::Owner,
        "owner|owners|who|dri|responsible|lead|assignee|accountable|responsibility|owned by|assigned to|facilitator|sponsor|kpi owner|process owner|\
         responsible person|person responsible|pic|champion|point person|resp|resp .",
    ),
    (
        Label::Team,
        "team|department|dept|division|squad|business unit|workgroup|working group|directorate",
    ),
    (
        Label::Baseline,
        "baseline|start|starting value|from|start value|initial|base|baseline value|starting point|last year|previous year|prior year|as is|as-is|base year",
    ),
    (
        Label::Target,
        "target|targets|target value|to|goal value|aim|to be|to-be|annual target|year target|target level|desired|should|benchmark",
    ),
    (
        Label::Stretch,
        "stretch|stretch target|stretch goal|ambition|best case",
    ),
    (
        Label::Alarm,
        "alarm|threshold|red|alert|trigger|warning|red flag|critical|tolerance|red line|action level|amber|yellow|minimum|floor|green",
    ),
    (
        Label::Actual,
        "actual|actuals|current|current value|now|value|today|latest|result|actual value|current performance|current level|ytd|status quo|last value|measured value",
    ),
    (Label::Unit, "unit|units|unit of measure|uom"),
    (
        Label::Due,
        "due|deadline|end|end date|due date|by|until|when|by when|target date|completion date|delivery date|timeline|finish",
    ),
    (
        Label::Cadence,
        "frequency|cadence|review|review cycle|reporting|tracking|how often|measurement frequency|reporting frequency|review frequency|interval|\
         reporting cycle|measurement|freq|freq .|measured|reported",
    ),
    (
        Label::Definition,
        "definition|formula|calculation|how measured|how it is measured|how we measure it|computation|calculation method|method|how to measure|\
         what it measures|what we measure|measurement method|meaning",
    ),
    (
        Label::Source,
        "source|data source|data sources|sources|tool|system|data|where",
    ),
    (
        Label::Status,
        "status|state|rag|rag status|progress|health|trend|score|grade|confidence|done|date|dates|version|last updated|updated|author|authors|prepared by|approved by|\
         tags|labels|layout|permalink|time|location|place|venue|subject|re|cc|attached|contact|phone|email|e-mail|chair|minutes|invitees|apologies|absent|present|in attendance|next meeting|date of next meeting|\
         attendees|participants|members|membership|audience|reporting to|sprint|period|quarter|year|cycle|page|link|links",
    ),
    (
        Label::Number,
        "#|no|no .|nr|nr .|id|ref|ref .|s / n|sl|sl no|sr no|sr|rank|weight|weighting|prio|priority|p|code",
    ),
    (
        Label::Note,
        "note|notes|comment|comments|remark|remarks|risk|risks|dependencies|dependency|impact|effort|budget|cost",
    ),
    (
        Label::Why,
        "why|why it matters|why this matters|why now|rationale|reason|purpose|because|motivation",
    ),
    (
        Label::Topic,
        "overview|background|context|summary|introduction|intro|principle|principles|key concepts|concepts|definitions|glossary|references|external references|\
         further reading|resources|related documentation|related documents|documentation|appendix|appendices|annex|agenda|faq|questions|open questions|\
         methodology|methods|statistical methods|data collection|calculation frequency|assumptions|legend|contacts|history|change log|changelog|revision history|\
         scope|out of scope|in scope|disclaimer|discussion|decisions|highlights|lowlights|wins|learnings|lessons learned|lessons|retrospective|blockers|issues|\
         parking lot|announcements|aob|any other business|final outcomes|examples|example|template|instructions|guidance|tips|best practices|anti-patterns|\
         governance|roles|roles and responsibilities|extras|misc|other|thanks|acknowledgements|feedback|ideas|brainstorm|values|vision|mission|\
         our values|our mission|our vision|tools|table of contents|contents|readme",
    ),
];
