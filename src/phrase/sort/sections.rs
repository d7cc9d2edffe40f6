//! Fourth step: what the lines above say of a line. Headings and labels open sections; a section may say what its lines are, or that they
//! are about something else than goals.

use super::blocks::{Block, bare, labelled, sentences};
use super::nest;
use super::raw::Raw;
use crate::domain::letters::is_alphanumeric;
use crate::phrase::lexicon::{Label, LineMark, Sense};
use crate::phrase::sentence::{Context, Understood};
use crate::phrase::token::{Token, tokens};

/// The sections that are open, the outermost first.
#[derive(Clone, Debug, Default)]
pub(super) struct Sections {
    open: Vec<Section>,
    /// Whether the lines of the innermost have list signs: a plain line then ends it.
    listed: Option<bool>,
    /// Whether the innermost has a line already.
    told: bool,
    /// How far the first of them is indented.
    first: usize,
    /// The last section that was closed: its level, and what it said.
    closed: Option<(usize, LineMark)>,
    /// Whether a plain line behind a list ended what the headings say, until the next one.
    ended: bool,
}

#[derive(Clone, Copy, Debug)]
struct Section {
    /// 1-6 for Markdown's headings, 7 for words set apart, more for labels inside lists.
    level: usize,
    mark: Option<LineMark>,
    off_topic: bool,
    /// Whether what it says comes from a heading above it.
    inherited: bool,
    /// Where a label inside a list stands: its kind of sign and its indentation.
    rank: usize,
    indent: usize,
}

/// What a heading or label turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// It opens a section and is no goal.
    Section {
        /// What it says its lines are.
        mark: Option<LineMark>,
        /// Whether its lines are about something else than goals.
        off_topic: bool,
        /// Whether it says so with nothing but a label.
        plainly: bool,
    },
    /// It says something of the line above.
    Field(Label),
    /// A goal, or a section: what stands below decides.
    Open,
}

/// Labels inside lists stand below every heading.
const IN_LIST: usize = 100;

impl Sections {
    /// Opens the section of a heading or label.
    pub(super) fn open(
        &mut self,
        line: &Raw,
        mark: Option<LineMark>,
        off_topic: bool,
        plainly: bool,
    ) {
        let level = level(line);
        self.close(level);
        let above = self.open.last().copied();
        let asks = line.level_of_heading.is_none_or(|level| level > 6) && mark.is_none();
        let inherited = above
            .filter(|_| !asks && !self.ended)
            .and_then(|above| above.mark);
        self.ended = false;
        let mark = match (inherited, mark) {
            // "Clinical outcomes" under "Metrics"
            (Some(LineMark::Kpi), Some(_)) if !plainly => inherited,
            (_, Some(mark)) => Some(mark),
            (inherited, None) => inherited,
        };
        // "Indicators: …, Measures: …": what is done, where what is counted was named before
        let counted = mark == Some(LineMark::Kpi)
            && self.closed == Some((level, LineMark::Kpi))
            && heading_words(&line.text).eq_ignore_ascii_case("measures");
        let mark = if counted {
            Some(LineMark::Initiative)
        } else {
            mark
        };
        let off_topic =
            off_topic || mark == inherited && above.is_some_and(|above| above.off_topic);
        self.open.push(Section {
            level,
            inherited: mark.is_some() && mark == inherited,
            mark: mark
                .filter(|mark| (*mark != LineMark::Objective || level >= IN_LIST) && !off_topic),
            off_topic,
            rank: line.rank,
            indent: line.indent,
        });
        self.listed = None;
        self.told = false;
    }

    fn close(&mut self, level: usize) {
        self.closed = None;
        while let Some(last) = self.open.pop_if(|last| last.level >= level) {
            self.closed = last.mark.map(|mark| (last.level, mark));
        }
    }

    /// Ends the sections that a line is no longer in, and tells it what the innermost says.
    pub(super) fn tell(&mut self, line: &mut Raw, understood: &Understood) {
        if understood.mark == Some(LineMark::Objective) {
            self.open.clear();
        } else if line.level_of_heading.is_some() {
            self.close(level(line));
        }
        if *self.listed.get_or_insert(line.bullet)
            && !line.bullet
            && line.indent == 0
            && line.block != Block::Row
        {
            self.close(7);
            self.ended = true;
        }
        // Words set apart by nothing but their place stand above their own paragraph only
        let over = |last: &Section| last.off_topic && last.level == 7;
        if line.opens && !line.bullet && self.told && self.open.last().is_some_and(over) {
            self.open.pop();
        }
        if !std::mem::replace(&mut self.told, true) {
            self.first = line.indent;
        }
        while self.open.last().is_some_and(|last| {
            last.level >= IN_LIST && line.rank == last.rank && line.indent <= last.indent
        }) {
            self.open.pop();
        }
        if let Some(section) = self.open.last().filter(|_| !self.ended) {
            line.section = section.mark;
            line.nested = line.indent > self.first;
            line.inherits = section.inherited;
            line.off_topic = section.off_topic;
        }
    }
}

fn level(line: &Raw) -> usize {
    if line.bullet || line.indent > 0 {
        IN_LIST + nest::depth(line)
    } else {
        line.level_of_heading.unwrap_or(7)
    }
}

/// What a heading or label says, by its words alone.
pub(super) fn names(line: &Raw, understood: &Understood, context: &Context) -> Names {
    let words = heading_words(&line.text);
    let section = |mark, off_topic, plainly| Names::Section {
        mark,
        off_topic,
        plainly,
    };
    if let Some((label, rest)) = labelled(words, context.lexicon) {
        if rest.is_empty() {
            return match label {
                Label::Goal(mark) => section(Some(mark), false, true),
                // What it is good for is an aim
                Label::Why => section(Some(LineMark::Objective), false, true),
                Label::Title | Label::Kind | Label::Team | Label::Target | Label::Stretch => {
                    section(None, false, true)
                }
                // "IV. Cost": a heading of goals like any other
                Label::Note if line.block == Block::Heading && is_of_goals(words) => {
                    section(None, false, false)
                }
                _ => section(None, true, true),
            };
        }
        if !matches!(label, Label::Goal(_) | Label::Title | Label::Number) {
            return Names::Field(label);
        }
    }
    if understood.title.is_empty() {
        return section(understood.mark, false, true);
    }
    if understood.mark.is_some() {
        return Names::Open;
    }
    let title = tokens(words, context.convention, context.lexicon);
    // "Agenda of the last meeting", "Draft agenda – meeting 10": the noun stands in front of what it is of
    let end = title
        .iter()
        .skip(1)
        .position(|token| !token.is_word() || token.has(Sense::Of) || token.is("for"))
        .filter(|_| title.len() < 10);
    let last = title
        .iter()
        .take(end.map_or(title.len(), |end| end + 1))
        .rev()
        .find(|token| token.is_word() && !token.is("s"));
    let about = last.and_then(|last| context.lexicon.label(last.text));
    let verb = understood.verb.is_some();
    // "Risks and dependencies"
    let of_remarks = matches!(about, Some(Label::Note))
        && title.iter().any(|token| token.has(Sense::And))
        && title.len() < 4;
    let of_topics = matches!(
        about,
        Some(Label::Topic | Label::Source | Label::Definition)
    );
    // "Draft agenda" is no order to draft one
    let is_signed = line.level_of_heading.is_some_and(|level| level < 7);
    if (of_topics || of_remarks) && (!verb || is_signed && title.len() < 8) {
        return section(None, true, false);
    }
    // "What went well", "How to measure uptime"
    let first = title.iter().find(|token| token.is_word());
    let asks = first.is_some_and(|first| {
        ["what", "how", "why", "who", "when", "where", "which"]
            .iter()
            .any(|word| first.is(word))
    });
    // "What we watch", "Keep an eye on"
    let watches = title.len() < 6
        && title.iter().any(|token| {
            ["watch", "watching", "monitor", "eye", "track"]
                .iter()
                .any(|word| token.is(word))
        });
    if watches && line.block == Block::Heading {
        return section(Some(LineMark::Kpi), false, false);
    }
    let mark = section_of(&title);
    let wants = title.iter().any(|token| {
        [
            "want",
            "achieve",
            "aim",
            "need",
            "will",
            "should",
            "success",
            "goals",
            "priorities",
            "focus",
        ]
        .iter()
        .any(|word| token.is(word))
    });
    let any = |list: &[&str]| {
        title
            .iter()
            .any(|token| list.iter().any(|word| token.is(word)))
    };
    let denies = title
        .iter()
        .any(|token| token.is("not") || token.text.ends_with("n't"));
    // "Where we go", "What comes next" lead on; "What we learned", "Where we stand", "How to measure uptime" do not
    let open = first.is_some_and(|first| first.is("what") || first.is("where"))
        && any(&["go", "going", "next", "do", "change", "measure"]);
    if asks && mark.is_none() && (denies || !wants && !open) {
        return section(None, true, false);
    }
    if asks && mark.is_none() {
        let mark = match () {
            () if any(&["measure", "measured", "know", "success"]) => Some(LineMark::KeyResult),
            () if any(&["do", "doing", "tackle"]) => Some(LineMark::Initiative),
            () => None,
        };
        return section(mark, false, false);
    }
    // "Not doing"
    if line.block == Block::Heading && title.len() < 4 && first.is_some_and(|first| first.is("not"))
    {
        return section(None, true, false);
    }
    // "Went well", "DIDN'T GO WELL"
    if title.len() < 6 && !verb && last.is_some_and(|last| last.is("well")) {
        return section(None, true, false);
    }
    let colon = line
        .text
        .trim_end_matches(['*', '_', ' '])
        .ends_with([':', '…'])
        || line.text.ends_with("...");
    if mark.is_some() && (colon || !verb && sentences(words) < 2)
        || colon && (!verb && !understood.has_numbers() || leads_in(words))
    {
        return section(mark, false, false);
    }
    Names::Open
}

/// Whether a word that stands in front of remarks can name goals as well.
fn is_of_goals(words: &str) -> bool {
    ["cost", "budget", "impact", "effort"]
        .iter()
        .any(|word| words.eq_ignore_ascii_case(word))
}

/// The words of a heading without its signs.
fn heading_words(text: &str) -> &str {
    let text = text.trim_start_matches(['#', ' ', '|', '>', '=']);
    let text = text.strip_prefix("** ").unwrap_or(text);
    let (words, _) = bare(text);
    let words = words.trim_start_matches(|letter: char| !is_alphanumeric(letter) && letter != '"');
    bare(words.trim_end_matches(['*', '_', ':', ' ', '='])).0
}

/// "We measured this by the following:", "Here is what we did:": words that lead into what follows.
fn leads_in(words: &str) -> bool {
    let first = words
        .split([' ', ','])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    [
        "we",
        "our",
        "this",
        "these",
        "the",
        "to",
        "for",
        "here",
        "as",
        "in",
        "following",
        "below",
        "it",
        "they",
        "i",
        "what",
        "how",
        "who",
        "when",
        "where",
        "why",
        "on",
        "at",
        "with",
        "if",
    ]
    .contains(&first.as_str())
        || words.contains("following")
        || words.contains("below")
}

/// What a heading in words says of the lines under it: "KPIs we keep an eye on", "Next steps". Objectives stay open, for under "Goals
/// 2027" people put everything.
fn section_of(title: &[Token]) -> Option<LineMark> {
    let mut named = None;
    let words: Vec<&Token> = title.iter().filter(|token| token.is_word()).collect();
    let near = |at: usize| at < 3 || at + 2 > words.len();
    for (_, token) in words.iter().enumerate().filter(|(at, _)| near(*at)) {
        let mark = token.find(|sense| match sense {
            Sense::Section(mark) => Some(mark),
            _ => None,
        });
        match (named, mark) {
            (_, None) => {}
            (None | Some(LineMark::KeyResult), Some(_)) => named = named.or(mark),
            (Some(LineMark::Kpi), Some(LineMark::KeyResult)) => named = mark,
            (Some(_), Some(_)) => return None,
        }
    }
    named.filter(|mark| *mark != LineMark::Objective)
}
