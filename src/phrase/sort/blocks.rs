//! Second step: blocks. What each line of a document is by its shape, before a word of it is read: a heading, an item of a list, a row of a
//! table, prose, or nothing that could be a goal.

mod numbering;
mod titles;

pub(super) use numbering::{RUNNING, part};
pub(super) use titles::{COUNTED, SHOUTED};

use super::bullets::{is_item, without_sign};
use super::noise::noise;
use super::paste::PastedLine;
use crate::domain::letters::{is_lowercase, is_uppercase};
use crate::phrase::lexicon::{Label, Lexicon, LineMark};
use crate::phrase::token::is_space;

/// What a line is by its shape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Block {
    /// It names what is below.
    Heading,
    /// It says what the lines below, or the words behind its colon, are: "Key results:", "Why: …".
    Label,
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
    /// The heads of a table's columns.
    Columns,
    /// Prose: more than a goal.
    Paragraph,
    /// It goes on with the line before.
    Continued,
    /// A line by itself.
    #[default]
    Line,
    /// Code, drawings, front matter, rows of bare numbers, signs.
    Noise,
}

impl Block {
    /// The word used on the command line: `heading`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Label => "label",
            Self::Item => "item",
            Self::Row => "row",
            Self::Columns => "columns",
            Self::Paragraph => "paragraph",
            Self::Continued => "continued",
            Self::Line => "line",
            Self::Noise => "noise",
        }
    }
}

/// A line with its block.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shaped {
    /// What it is.
    pub block: Block,
    /// Why, in a few words.
    pub why: &'static str,
    /// How strongly it stands above what follows: 1-6 for Markdown's headings, 7 for a line set apart; 0 for no heading.
    pub level: usize,
    /// The table it belongs to, where it is a row.
    pub table: usize,
}

impl Shaped {
    fn new(block: Block, why: &'static str) -> Self {
        Self {
            block,
            why,
            level: 0,
            table: 0,
        }
    }
}

/// Why the title of a document is a heading.
pub(super) const AT_TOP: &str = "stands at the top";
/// The longest goal, in words; more is prose.
pub(super) const MOST_WORDS: usize = 32;
/// From this length on a line without an end may go on in the next one.
const WRAPS_AT: usize = 50;
/// The most lines that front matter has.
const FRONT_MATTER: usize = 40;

/// The blocks of lines while they are told: each by itself first, then by those around it.
#[derive(Clone, Debug)]
pub(super) struct Shaping {
    front: usize,
    fence: bool,
    signed: bool,
    shaped: Vec<Option<Shaped>>,
}

impl Shaping {
    pub(super) fn new(lines: &[PastedLine]) -> Self {
        Self {
            front: front_matter(lines),
            fence: false,
            signed: false,
            shaped: Vec::with_capacity(lines.len()),
        }
    }

    /// Shapes the next line by itself; false when there is none.
    pub(super) fn step(&mut self, lines: &[PastedLine], lexicon: &'static Lexicon) -> bool {
        let at = self.shaped.len();
        let Some(line) = lines.get(at) else {
            return false;
        };
        let text = line.text.trim_matches(is_space);
        self.signed = !text.is_empty() && (self.signed || text == "--" && at > 2);
        let one = if text.is_empty() {
            None
        } else if at < self.front {
            Some(Shaped::new(Block::Noise, "front matter of a file"))
        } else if text.starts_with("```") || text.starts_with("~~~") {
            self.fence = !self.fence;
            Some(Shaped::new(Block::Noise, "the edge of a block of code"))
        } else if self.signed {
            Some(Shaped::new(Block::Noise, "a signature"))
        } else if line.leads {
            Some(Shaped::new(
                Block::Noise,
                "leads to another part of the page",
            ))
        } else if self.fence {
            Some(Shaped::new(Block::Noise, "inside a block of code"))
        } else {
            Some(alone(text, lexicon))
        };
        self.shaped.push(one);
        true
    }

    /// The blocks of all lines; none for blank lines.
    pub(super) fn finish(
        mut self,
        lines: &[PastedLine],
        lexicon: &'static Lexicon,
    ) -> Vec<Option<Shaped>> {
        while self.step(lines, lexicon) {}
        let mut shaped = self.shaped;
        underlined(lines, &mut shaped);
        tables(lines, &mut shaped);
        titles::titles(lines, &mut shaped, lexicon);
        join(lines, &mut shaped);
        shaped
    }
}

/// How many lines stand between `---` and `---` at the top of a file, with them.
fn front_matter(lines: &[PastedLine]) -> usize {
    if lines
        .first()
        .is_none_or(|line| line.text.trim_end() != "---")
    {
        return 0;
    }
    let body = lines.iter().skip(1).take(FRONT_MATTER);
    let mut count = 1;
    for line in body {
        count += 1;
        let text = line.text.trim_end();
        if text == "---" {
            return if count > 2 { count } else { 0 };
        }
        if !text.contains(':') && !text.starts_with([' ', '-']) {
            return 0;
        }
    }
    0
}

/// The block of a line by itself.
fn alone(text: &str, lexicon: &'static Lexicon) -> Shaped {
    if let Some(why) = noise(text) {
        return Shaped::new(Block::Noise, why);
    }
    let signs = text.chars().take_while(|&letter| letter == '#').count();
    if (1..=6).contains(&signs) && text.get(signs..).is_some_and(|rest| rest.starts_with(' ')) {
        return Shaped {
            level: signs,
            ..Shaped::new(Block::Heading, "a heading by its signs")
        };
    }
    // "** Where we landed", "== Goals ==", "h2. Goals"
    let outline = text.trim_start_matches(['*', '=']);
    let stars = text.len() - outline.len();
    let of_a_wiki = text.starts_with('h') && text.get(2..4) == Some(". ") && text.len() < 80;
    let one = stars == 1 && text.starts_with('=');
    if ((2..5).contains(&stars) || one) && outline.starts_with(' ') || of_a_wiki {
        return Shaped {
            level: if of_a_wiki { 2 } else { stars },
            ..Shaped::new(Block::Heading, "a heading by its signs")
        };
    }
    let item = is_item(text);
    let (words, emphasis) = bare(text);
    let colon = words.ends_with(':') || text.ends_with(':');
    if let Some((label, rest)) = labelled(words, lexicon) {
        let plain = !colon && rest.is_empty() && !emphasis;
        let about = matches!(
            label,
            Label::Why | Label::Owner | Label::Team | Label::Status | Label::Source
        ) || label == Label::Note && rest.starts_with(['£', '€', '$']);
        if rest.is_empty() && !plain || about && !rest.is_empty() && rest.len() < 60 {
            return Shaped {
                level: 7,
                ..Shaped::new(Block::Label, "a label for what follows it")
            };
        }
    }
    let italics = emphasis && !text.contains("**") && !text.contains("__") && !item;
    if italics && words.split_whitespace().count() > 3 && !words.ends_with(':') {
        return Shaped::new(Block::Paragraph, "a remark in italics");
    }
    if !item
        && (emphasis && !words.ends_with(['.', '!', ',']) && !words.contains(". ")
            || colon && !text.starts_with('"'))
    {
        return Shaped {
            level: 7,
            ..Shaped::new(
                Block::Heading,
                if colon {
                    "ends in a colon"
                } else {
                    "set apart in bold"
                },
            )
        };
    }
    Shaped::new(
        if item { Block::Item } else { Block::Line },
        if item {
            "an item of a list"
        } else {
            "a line by itself"
        },
    )
}

/// The label in front of a colon with the words behind it, or the label that a line consists of.
pub(super) fn labelled<'t>(words: &'t str, lexicon: &'static Lexicon) -> Option<(Label, &'t str)> {
    let (head, rest) = match words.split_once(':') {
        Some((head, rest)) => (head, rest),
        None => (words, ""),
    };
    if head.len() > 40 {
        return None;
    }
    // "Objectives (with goals and projects)"
    let head = head.split('(').next().unwrap_or(head);
    let rest = rest.trim_matches(|letter: char| is_space(letter) || matches!(letter, '*' | '_'));
    let head = head.trim_matches(|letter: char| is_space(letter) || matches!(letter, '*' | '_'));
    let label = lexicon.label(head).or_else(|| {
        // "Regional Plan Measure: …", "Review Deadline: …"
        let (first, last) = head.rsplit_once(' ').filter(|_| !rest.is_empty())?;
        let titled = |words: &str| words.split(' ').all(|word| word.starts_with(is_uppercase));
        let named = titled(first) && titled(last) && first.split(' ').count() < 4;
        let is_told = |label: &Label| {
            matches!(
                label,
                Label::Due
                    | Label::Goal(LineMark::Kpi | LineMark::KeyResult | LineMark::Initiative)
            )
        };
        lexicon.label(last).filter(|label| named && is_told(label))
    });
    label.map(|label| (label, rest))
}

/// A line without its list sign and emphasis, and whether all of it was emphasised.
pub(super) fn bare(text: &str) -> (&str, bool) {
    let words = without_sign(text);
    for signs in ["***", "**", "__", "*", "_"] {
        let inside = words
            .strip_prefix(signs)
            .and_then(|inside| inside.trim_end_matches(':').strip_suffix(signs));
        if let Some(inside) = inside
            && !inside.contains(signs)
            && !inside.is_empty()
        {
            return (inside.trim_matches(is_space), true);
        }
    }
    (words, false)
}

/// A line above a row of `===` or `---` is a heading.
fn underlined(lines: &[PastedLine], shaped: &mut [Option<Shaped>]) {
    for at in 1..lines.len() {
        let Some(line) = lines.get(at) else { continue };
        let rule = line.text.trim_end();
        let sign = rule.chars().next().unwrap_or(' ');
        let is_rule = rule.len() > 2
            && matches!(sign, '=' | '-')
            && rule.chars().all(|letter| letter == sign);
        let above = lines.get(at - 1).map_or("", |above| above.text.trim_end());
        // A rule as long as the words; a short one parts sections
        let fits = rule.chars().count() * 2 > above.chars().count();
        if !is_rule || !fits || above.split(' ').count() > 10 || above.ends_with(['.', ';']) {
            continue;
        }
        if let Some(Some(above)) = shaped.get_mut(at - 1)
            && above.block == Block::Line
        {
            above.block = Block::Heading;
            above.level = if sign == '=' { 1 } else { 2 };
            above.why = "a heading by the line under it";
        }
    }
}

/// Marks the rows of tables: lines beside each other with the same sign between their cells.
fn tables(lines: &[PastedLine], shaped: &mut [Option<Shaped>]) {
    let mut table = 0;
    let mut before: Option<char> = None;
    for (line, shaped) in lines.iter().zip(shaped.iter_mut()) {
        // A row whose first cell is empty
        let empty = before == Some('\t') && line.text.starts_with('\t');
        let separator = if empty {
            Some('\t')
        } else {
            separator(line.text.trim_matches(|letter: char| letter == ' '))
        };
        match shaped {
            // The line of dashes under the heads
            Some(one)
                if one.block == Block::Noise
                    && separator == Some('|')
                    && one.why == "signs only" =>
            {
                if before.is_none() {
                    table += 1;
                }
                one.table = table;
            }
            Some(one) if one.block != Block::Noise && separator.is_some() => {
                if before != separator {
                    table += 1;
                }
                let is_item = one.block == Block::Item
                    && separator == Some('|')
                    && !line.text.trim_start().starts_with('|');
                if !is_item {
                    one.table = table;
                }
            }
            _ => {
                before = None;
                continue;
            }
        }
        before = separator;
    }
}

/// What stands between the cells of a row; none for a line that is none.
pub(super) fn separator(line: &str) -> Option<char> {
    let line = line.trim_matches(' ');
    if line.trim_start_matches('\t').contains('\t') {
        Some('\t')
    } else if line.starts_with('|') && line.len() > 2
        || line.matches('|').count() >= 2
        || line.contains(" | ")
    {
        Some('|')
    } else {
        None
    }
}

/// Joins lines that were wrapped, and says which are prose.
fn join(lines: &[PastedLine], shaped: &mut [Option<Shaped>]) {
    for at in 1..lines.len() {
        if !is_line(shaped, at) {
            continue;
        }
        let under_table = shaped
            .get(at - 1)
            .and_then(Option::as_ref)
            .is_some_and(|above| above.table > 0);
        let text = lines
            .get(at)
            .map_or("", |line| line.text.trim_matches(is_space));
        let why = match () {
            () if under_table && text.ends_with('.') => "a note under a table",
            () if reports(text) => "says how it was or is",
            () => continue,
        };
        if text.split_whitespace().count() > 4
            && let Some(Some(one)) = shaped.get_mut(at)
        {
            one.block = Block::Paragraph;
            one.why = why;
        }
    }
    let mut at = 0;
    while at < lines.len() {
        let first = at;
        at += 1;
        if !joins(shaped, first) {
            continue;
        }
        let words = |at: usize| {
            lines
                .get(at)
                .map_or("", |line| line.text.trim_matches(is_space))
        };
        let mut count = words(first).split_whitespace().count();
        let mut broken = sentences(words(first)) > 1;
        while at < lines.len() && is_line(shaped, at) && goes_on(words(at - 1), words(at), broken) {
            count += words(at).split_whitespace().count();
            broken |= sentences(words(at)) > 1;
            if let Some(Some(one)) = shaped.get_mut(at) {
                one.block = Block::Continued;
                one.why = "goes on with the line above";
            }
            at += 1;
        }
        let item = shaped
            .get(first)
            .and_then(Option::as_ref)
            .is_some_and(|one| one.block == Block::Item);
        if item || count <= MOST_WORDS && !broken {
            continue;
        }
        for one in shaped.iter_mut().take(at).skip(first).flatten() {
            one.block = Block::Paragraph;
            one.why = if broken {
                "several sentences"
            } else {
                "longer than a goal"
            };
        }
    }
}

/// "The reserve stands at £48,200.": a sentence about what was or is.
fn reports(text: &str) -> bool {
    let asks =
        text.contains(" are asked to ") || text.starts_with("This ") || text.starts_with("These ");
    if text.ends_with('.') && asks {
        return true;
    }
    text.ends_with('.')
        && [
            " stands at ",
            " stood at ",
            " was ",
            " were ",
            " has been ",
            " have been ",
            " closed ",
            " ended ",
            " thanked ",
            " noted ",
            " reported ",
        ]
        .iter()
        .any(|words| text.contains(words))
}

fn joins(shaped: &[Option<Shaped>], at: usize) -> bool {
    shaped
        .get(at)
        .and_then(Option::as_ref)
        .is_some_and(|one| matches!(one.block, Block::Line | Block::Item) && one.table == 0)
}

fn is_line(shaped: &[Option<Shaped>], at: usize) -> bool {
    shaped
        .get(at)
        .and_then(Option::as_ref)
        .is_some_and(|one| one.block == Block::Line && one.table == 0)
}

/// Whether a line goes on in the next one: it is long, has no end, and the next does not begin like a line of its own.
fn goes_on(line: &str, next: &str, broken: bool) -> bool {
    let open = !line.ends_with(['.', '!', '?', ':', ';']) && line.len() >= WRAPS_AT;
    let lower = next.starts_with(|first: char| is_lowercase(first) || first == '(');
    open && (lower || broken && line.len() > WRAPS_AT + 10) && !next.contains(" | ")
}

/// How many sentences a line holds, as far as signs tell.
pub(super) fn sentences(line: &str) -> usize {
    let bytes = line.as_bytes();
    let mut count = 1;
    for (at, _) in line.match_indices(['.', '!', '?']) {
        let (Some(b' '), Some(next)) = (bytes.get(at + 1), bytes.get(at + 2)) else {
            continue;
        };
        // "vs. the", "e.g. a", "Q. 3", "No. 5", "St. Mary": an end stands behind a word of small letters
        let word = line
            .get(..at)
            .and_then(|before| before.rsplit([' ', '(']).next())
            .unwrap_or_default();
        let short = word.to_ascii_lowercase();
        let ends = word.len() > 1
            && ![
                "vs", "no", "nr", "mr", "ms", "mrs", "dr", "st", "etc", "incl", "excl", "approx",
                "min", "max", "avg", "est", "inc", "ltd", "co", "fig", "dept", "resp", "q",
            ]
            .contains(&short.as_str());
        if (next.is_ascii_uppercase() || *next >= 0x80) && ends && !word.contains('.') && at > 8 {
            count += 1;
        }
    }
    count
}
