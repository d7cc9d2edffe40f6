//! Third step: the lines of a text with what their place says: their block, their depth, the goals of a table's rows.

use super::blocks::{self, Block, Shaped, Shaping};
use super::bullets::{self, without_sign};
use super::commas;
use super::paste::{self, BREAK, PastedLine};
use super::raw::Raw;
use super::table::{self, Said, Table};
use super::{Aside, MOST_LINES};
use crate::domain::SortedMap;
use crate::domain::letters::is_uppercase;
use crate::phrase::lexicon::Lexicon;
use crate::phrase::sentence::base_doing;
use crate::phrase::token::is_space;

/// A text cut into lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Cut {
    /// Lines that may be goals, and headings.
    pub lines: Vec<Raw>,
    /// Lines that cannot be goals.
    pub asides: Vec<Aside>,
    /// The tables.
    pub tables: Vec<Table>,
    /// How many lines were too many.
    pub left_out: usize,
}

/// A text while it is cut into lines, in steps.
#[derive(Clone, Debug)]
pub(super) struct Cutting {
    pasted: Vec<PastedLine<'static>>,
    shaping: Shaping,
    shaped: Option<Vec<Option<Shaped>>>,
    lexicon: &'static Lexicon,
    said: Vec<Said>,
}

impl Cutting {
    /// Notes the lines; nothing is told of them yet.
    pub(super) fn new(text: &str, lexicon: &'static Lexicon, said: &[Said]) -> Self {
        let mut pasted = paste::lines(text);
        commas::to_tabs(&mut pasted, lexicon);
        Self {
            shaping: Shaping::new(&pasted),
            pasted: pasted.into_iter().map(PastedLine::kept).collect(),
            shaped: None,
            lexicon,
            said: said.to_vec(),
        }
    }

    /// How many lines there are, blank ones too.
    pub(super) fn count(&self) -> usize {
        self.pasted.len()
    }

    /// Tells what the next line is by itself; false when all are told.
    pub(super) fn step(&mut self) -> bool {
        self.shaping.step(&self.pasted, self.lexicon)
    }

    /// Tells what the lines are among each other; false when that is done.
    pub(super) fn shape(&mut self) -> bool {
        let is_new = self.shaped.is_none();
        if is_new {
            let shaping = std::mem::replace(&mut self.shaping, Shaping::new(&[]));
            self.shaped = Some(shaping.finish(&self.pasted, self.lexicon));
        }
        is_new
    }

    /// The lines.
    pub(super) fn finish(mut self) -> Cut {
        self.shape();
        let shaped = self.shaped.unwrap_or_default();
        cut(&self.pasted, &shaped, self.lexicon, &self.said)
    }
}

/// Cuts a text into lines.
fn cut(
    lines: &[PastedLine],
    shaped: &[Option<Shaped>],
    lexicon: &'static Lexicon,
    said: &[Said],
) -> Cut {
    let mut cut = Cut::default();
    let mut at = 0;
    while let (Some(line), Some(shape)) = (lines.get(at), shaped.get(at)) {
        let Some(shape) = shape else {
            at += 1;
            continue;
        };
        if cut.lines.len() >= MOST_LINES {
            cut.left_out += 1;
            at += 1;
            continue;
        }
        if shape.table > 0 {
            let end = (at..lines.len())
                .find(|&end| {
                    shaped
                        .get(end)
                        .and_then(Option::as_ref)
                        .is_none_or(|other| other.table != shape.table)
                })
                .unwrap_or(lines.len());
            cut.table(
                lines.get(at..end).unwrap_or_default(),
                shaped.get(at..end).unwrap_or_default(),
                lexicon,
                said,
            );
            at = end;
            continue;
        }
        if shape.block == Block::Noise {
            cut.aside(line, shape.block, shape.why);
            at += 1;
            continue;
        }
        let mut words = line.text.trim_matches(is_space).to_owned();
        let first = at;
        at += 1;
        while let (Some(next), Some(Some(more))) = (lines.get(at), shaped.get(at)) {
            if more.block != Block::Continued {
                break;
            }
            words.push(' ');
            words.push_str(next.text.trim_matches(is_space));
            cut.aside(next, more.block, more.why);
            at += 1;
        }
        let Some(line) = lines.get(first) else { break };
        if words.contains(BREAK) {
            words = words.replace(BREAK, " ");
        }
        let opens = first
            .checked_sub(1)
            .is_none_or(|before| shaped.get(before).is_none_or(Option::is_none));
        for part in split_marks(&words) {
            cut.lines.push(Raw {
                opens,
                ..raw(&line.text, part, line.number, shape)
            });
        }
    }
    flatten(&mut cut.lines);
    unnumber(&mut cut.lines);
    forms(&mut cut.lines, lexicon);
    cut
}

/// "Tracked: Tuesdays" below every objective: a label that nobody knows and that comes again, with a short value, is a field of a form.
fn forms(lines: &mut [Raw], lexicon: &'static Lexicon) {
    let emphasis = |letter: char| is_space(letter) || matches!(letter, '*' | '_' | ':');
    let field = |line: &Raw| {
        let (label, value) = without_sign(&line.text).split_once(':')?;
        let (label, value) = (label.trim_matches(emphasis), value.trim_matches(emphasis));
        let words = |text: &str, most: usize| (1..=most).contains(&text.split_whitespace().count());
        let dated = !value.contains(' ') && value.matches(['.', '-', '/']).count() == 2;
        let named = label.starts_with(is_uppercase)
            && words(label, 3)
            && words(value, 6)
            && (dated || !value.contains(|letter: char| letter.is_ascii_digit()))
            && lexicon.label(label).is_none();
        let orders = || base_doing(lexicon, value.split(' ').next().unwrap_or_default());
        (named && orders().is_none()).then(|| label.to_ascii_lowercase())
    };
    let free = |line: &Raw| matches!(line.block, Block::Item | Block::Line);
    let found: Vec<Option<String>> = lines
        .iter()
        .map(|line| field(line).filter(|_| free(line)))
        .collect();
    let mut counts: SortedMap<&str, usize> = SortedMap::new();
    for label in found.iter().flatten() {
        counts.change(label, |count| *count += 1);
    }
    for (line, label) in lines.iter_mut().zip(&found) {
        let again = label.as_deref().and_then(|label| counts.get(&label));
        if again.is_some_and(|count| *count > 1) {
            line.block = Block::Paragraph;
            line.why = "a field of a form";
        }
    }
}

/// Takes numbering off that is no list sign: "### 2 Healthy habits", "2.1 Digital services". Two lines make it a numbering.
fn unnumber(lines: &mut [Raw]) {
    let number = |line: &Raw| {
        let words = line.text.trim_start_matches(['#', ' ', '*', '§']);
        // "B.2 Research"
        let lettered = words
            .split_once('.')
            .filter(|(letter, rest)| {
                letter.len() == 1
                    && letter.starts_with(is_uppercase)
                    && rest.starts_with(|first: char| first.is_ascii_digit())
            })
            .is_some();
        let words = words.get(if lettered { 2 } else { 0 }..).unwrap_or(words);
        let length = words
            .bytes()
            .take_while(|byte| byte.is_ascii_digit() || *byte == b'.')
            .count();
        let (number, rest) = words.split_at_checked(length).unwrap_or(("", words));
        let dots = number.trim_end_matches('.').matches('.').count();
        let heading = line.block == Block::Heading
            && line.level_of_heading.is_some_and(|level| level < 7)
            && number.len() < 3;
        let named =
            rest.starts_with(' ') && (dots > 1 || rest.trim_start().starts_with(is_uppercase));
        (!number.is_empty()
            && number.starts_with(|first: char| first.is_ascii_digit())
            && named
            && (dots > 0
                || heading
                || !line.text.starts_with(words)
                || line.why == blocks::COUNTED))
            .then(|| (dots, rest.trim_start().to_owned()))
    };
    for line in lines.iter_mut().filter(|line| line.block == Block::Heading) {
        if let Some(name) = blocks::part(&line.text).filter(|name| !name.is_empty()) {
            line.text = name.to_owned();
        }
    }
    let found: Vec<Option<(usize, String)>> = lines.iter().map(number).collect();
    if found.iter().flatten().count() < 2 {
        return;
    }
    let depths: Vec<Option<usize>> = found
        .iter()
        .map(|one| one.as_ref().map(|(dots, _)| *dots))
        .collect();
    for (at, (line, found)) in lines.iter_mut().zip(found).enumerate() {
        let Some((dots, words)) = found else { continue };
        let lettered = line.text.starts_with(is_uppercase);
        line.text = words;
        if lettered {
            continue;
        }
        if line.why == blocks::COUNTED {
            line.bullet = line.block == Block::Item;
            continue;
        }
        if line.block == Block::Heading && line.level_of_heading.is_some_and(|level| level < 7) {
            continue;
        }
        line.rank = dots;
        line.bullet = true;
        let deeper = depths
            .get(at + 1)
            .copied()
            .flatten()
            .is_some_and(|next| next > dots);
        if deeper {
            line.block = Block::Heading;
            line.level_of_heading = Some(7 + dots.min(2));
            line.bullet = false;
            line.why = "a number above other numbers";
        }
    }
}

impl Cut {
    fn aside(&mut self, line: &PastedLine, block: Block, why: &'static str) {
        self.asides.push(Aside {
            number: line.number,
            text: line.text.trim_matches(is_space).to_owned(),
            block,
            because: why,
        });
    }

    /// Takes the lines of one table.
    fn table(
        &mut self,
        lines: &[PastedLine],
        shaped: &[Option<Shaped>],
        lexicon: &'static Lexicon,
        said: &[Said],
    ) {
        let separator = lines
            .iter()
            .find_map(|line| blocks::separator(&line.text))
            .unwrap_or('|');
        let is_rule = |shape: &Option<Shaped>| {
            shape
                .as_ref()
                .is_some_and(|shape| shape.block == Block::Noise)
        };
        let rows: table::Rows = lines
            .iter()
            .zip(shaped)
            .filter(|(_, shape)| !is_rule(shape))
            .map(|(line, _)| (line.number, table::cells(&line.text, separator)))
            .collect();
        let ruled = shaped.get(1).is_some_and(is_rule);
        // Titles of few cells may stand above the heads
        let titles = table::titles(&rows, lexicon);
        let rest: table::Rows = rows.iter().skip(titles).cloned().collect();
        let heads = rest.first().map_or(0, |(number, _)| *number);
        let read = table::goals(&rest, ruled, lexicon, said);
        let is_data = separator == '\t' && read.is_none() && are_data(&rest);
        for (line, shape) in lines.iter().zip(shaped) {
            if is_rule(shape) {
                self.aside(line, Block::Noise, "the line under a table's heads");
            } else if read.is_none() {
                let Some(shape) = shape else { continue };
                let cells = table::cells(&line.text, separator);
                let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
                // A title or a remark in a sheet: words far apart, or alone below a table
                if cells.len() > 3 && (filled == 2 || filled < 2 && !self.tables.is_empty()) {
                    self.aside(line, Block::Paragraph, "stands beside a table");
                    continue;
                }
                if is_data {
                    self.aside(line, Block::Noise, "a row of data");
                    continue;
                }
                let text = line.text.trim_matches(is_space).replace(BREAK, " ");
                for part in split_marks(&text) {
                    self.lines.push(raw(&line.text, part, line.number, shape));
                }
            } else if line.number == heads {
                self.aside(line, Block::Columns, "the heads of a table's columns");
            } else if line.number < heads {
                self.aside(line, Block::Heading, "stands above a table");
            }
        }
        let Some((table, goals)) = read else { return };
        self.tables.push(table);
        for goal in goals {
            if matches!(goal.block, Block::Noise | Block::Columns) {
                self.asides.push(Aside {
                    number: goal.number,
                    text: goal.text,
                    block: goal.block,
                    because: goal.why,
                });
            } else if self.lines.len() < MOST_LINES {
                self.lines.push(goal);
            } else {
                self.left_out += 1;
            }
        }
    }
}

/// Many rows of short cells under heads without a number: days, names, amounts, and no goal among them.
fn are_data(rows: &table::Rows) -> bool {
    let number = |cell: &&str| cell.contains(|letter: char| letter.is_ascii_digit());
    let Some((_, heads)) = rows.first().filter(|(_, heads)| heads.len() > 3) else {
        return false;
    };
    let body = rows.get(1..).unwrap_or_default();
    let figures = body
        .iter()
        .all(|(_, cells)| cells.iter().filter(|cell| number(cell)).count() > 1);
    let short = rows
        .iter()
        .flat_map(|(_, cells)| cells)
        .all(|cell| cell.split(' ').count() < 7);
    body.len() > 1 && figures && short && !heads.iter().any(number)
}

fn raw(line: &str, text: &str, number: usize, shape: &Shaped) -> Raw {
    let indent = line
        .chars()
        .take_while(|letter| is_space(*letter))
        .map(|letter| if letter == '\t' { 4 } else { 1 })
        .sum();
    Raw {
        number,
        text: text.to_owned(),
        indent,
        bullet: bullets::is_item(text) && shape.why != blocks::SHOUTED,
        rank: bullets::rank(text),
        block: shape.block,
        why: shape.why,
        level_of_heading: (shape.level > 0).then_some(shape.level),
        ..Raw::default()
    }
}

/// One blank in front nests nothing, and neither does a tab in front of a few lines of a flat list without signs.
fn flatten(lines: &mut [Raw]) {
    for line in lines.iter_mut().filter(|line| line.indent == 1) {
        line.indent = 0;
    }
    let plain = |line: &Raw| !line.bullet && line.block == Block::Line;
    let mut from = 0;
    while from < lines.len() {
        let length = lines
            .iter()
            .skip(from)
            .take_while(|line| plain(line))
            .count();
        let run = lines.iter_mut().skip(from).take(length);
        let indented = lines_indented(run);
        if length > 4 && indented * 5 < length * 2 {
            for line in lines.iter_mut().skip(from).take(length) {
                line.indent = 0;
            }
        }
        from += length.max(1);
    }
}

fn lines_indented<'l>(run: impl Iterator<Item = &'l mut Raw>) -> usize {
    run.filter(|line| line.indent > 0).count()
}

/// The goals of a line that holds several: "Key Results: KR1: … KR2: …".
fn split_marks(text: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let bytes = text.as_bytes();
    for (at, _) in text.match_indices("KR") {
        let digits = bytes
            .iter()
            .skip(at + 2)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let closes = bytes.get(at + 2 + digits) == Some(&b':');
        let apart = at == 0
            || bytes
                .get(at - 1)
                .is_some_and(|before| matches!(before, b' ' | b'\t' | b'*' | b'('));
        if (1..=2).contains(&digits) && closes && apart {
            starts.push(at);
        }
    }
    let several = starts.len() > 1
        || starts.first().is_some_and(|&first| {
            text.get(..first)
                .is_some_and(|head| head.trim_end().ends_with(':'))
        });
    if !several {
        return vec![text];
    }
    let mut parts = Vec::new();
    let first = starts.first().copied().unwrap_or(0);
    let head = text
        .get(..first)
        .unwrap_or_default()
        .trim_matches(|letter: char| is_space(letter) || matches!(letter, '-' | '*' | '•'));
    if !head.is_empty() {
        parts.push(head);
    }
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        parts.push(
            text.get(start..end)
                .unwrap_or_default()
                .trim_matches(is_space),
        );
    }
    parts
}
