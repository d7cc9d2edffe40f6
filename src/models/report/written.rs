//! The report as text: Markdown, and HTML that pastes well into mail and documents.

use super::{GoalKind, Mark, Report, ReportRow};
use std::fmt::Write;

/// The sign of a status where there are no shapes.
fn sign(mark: Mark) -> char {
    match mark {
        Mark::Good => '✓',
        Mark::Warn => '▲',
        Mark::Bad => '■',
        Mark::Mute => '○',
    }
}

/// The colour of a status on white paper, at least 4.5 to 1.
fn ink(mark: Mark) -> &'static str {
    match mark {
        Mark::Good => "#1d6b3f",
        Mark::Warn => "#7d5200",
        Mark::Bad => "#a32a20",
        Mark::Mute => "#55606a",
    }
}

impl Report {
    /// The report as Markdown, with a table for each heading.
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n\n{}\n", md(&self.heading), md(&self.about));
        if !self.counts.is_empty() {
            let counts = self.counts.iter();
            let counts: Vec<String> = counts
                .map(|(mark, words)| format!("{} {words}", sign(*mark)))
                .collect();
            let _ = writeln!(text, "\n{}", counts.join(" · "));
        }
        if !self.decisions.is_empty() {
            text.push_str("\n## Needs a decision\n\n");
            for it in &self.decisions {
                let who = by(&it.who);
                let _ = writeln!(text, "- **{}:** {}{}", md(&it.goal), md(&it.text), md(&who));
            }
        }
        for section in &self.sections {
            let _ = writeln!(text, "\n## {}\n", section.title);
            text.push_str("| Goal | Now | Status | Note |\n|---|---|---|---|\n");
            for row in &section.rows {
                let goal = goal(row);
                let _ = writeln!(
                    text,
                    "| {} | {} | {} {} | {} |",
                    md(&goal),
                    md(&row.value),
                    sign(row.mark),
                    row.word,
                    md(&row.note)
                );
            }
        }
        if !self.left_out.is_empty() {
            let _ = writeln!(text, "\n{}", md(&self.left_out.join(" ")));
        }
        text
    }

    /// The report as HTML with its looks written into it, as mail programs want it: no address, no picture, nothing to fetch.
    pub fn html(&self) -> String {
        let mut parts = vec![
            tag("h2", "margin:0;font-size:18px", &safe(&self.heading)),
            tag("p", "margin:2px 0 8px;color:#55606a", &safe(&self.about)),
        ];
        if !self.counts.is_empty() {
            let counts = self.counts.iter().map(|(mark, words)| status(*mark, words));
            let counts: Vec<String> = counts.collect();
            parts.push(tag("p", "", &counts.join(" &nbsp; ")));
        }
        if !self.decisions.is_empty() {
            let lines = self.decisions.iter().map(|it| {
                let goal = tag("b", "", &format!("{}:", safe(&it.goal)));
                tag(
                    "li",
                    "",
                    &format!("{goal} {}{}", safe(&it.text), safe(&by(&it.who))),
                )
            });
            parts.push(heading("Needs a decision"));
            parts.push(tag("ul", "", &lines.collect::<String>()));
        }
        for section in &self.sections {
            let heads = ["Goal", "Now", "Status", "Note"].map(|it| tag("th", "padding:6px", it));
            let mut rows = tag("tr", "text-align:left;color:#55606a", &heads.concat());
            rows.extend(section.rows.iter().map(html_row));
            parts.push(heading(section.title));
            parts.push(tag("table", "border-collapse:collapse;width:100%", &rows));
        }
        if !self.left_out.is_empty() {
            let said = safe(&self.left_out.join(" "));
            parts.push(tag("p", "color:#55606a", &said));
        }
        let looks = "font-family:Segoe UI,Helvetica,Arial,sans-serif;font-size:14px;color:#1b2429";
        tag("div", looks, &format!("\n{}", parts.concat()))
    }
}

/// An element with looks and what is in it, on a line of its own where it is a block.
fn tag(name: &str, looks: &str, inside: &str) -> String {
    let style = match looks {
        "" => String::new(),
        looks => format!(" style=\"{looks}\""),
    };
    let end = match name {
        "b" | "th" | "td" | "span" => "",
        _ => "\n",
    };
    format!("<{name}{style}>{inside}</{name}>{end}")
}

fn heading(text: &str) -> String {
    tag("h3", "font-size:15px", text)
}

fn html_row(row: &ReportRow) -> String {
    let mut goal = safe(&row.name);
    if !row.aim.is_empty() {
        goal.push_str(&format!(", {}", safe(&row.aim)));
    }
    if !row.under.is_empty() {
        goal.push_str(&tag(
            "span",
            "display:block;color:#55606a",
            &safe(&row.under),
        ));
    }
    let cells = [
        goal,
        tag("b", "", &safe(&row.value)),
        status(row.mark, &row.word),
        safe(&row.note),
    ];
    let cells = cells.map(|it| tag("td", "padding:6px", &it));
    tag(
        "tr",
        "border-top:1px solid #d5dadc;vertical-align:top",
        &cells.concat(),
    )
}

fn status(mark: Mark, word: &str) -> String {
    let looks = format!("color:{};white-space:nowrap", ink(mark));
    tag("span", &looks, &format!("{} {}", sign(mark), safe(word)))
}

/// Name and aim, and of a key result its objective.
fn goal(row: &ReportRow) -> String {
    let aim = match row.aim.as_str() {
        "" => String::new(),
        aim => format!(", {aim}"),
    };
    match (row.kind, row.under.as_str()) {
        (GoalKind::KeyResult, under) if !under.is_empty() => {
            format!("{}{aim} ({under})", row.name)
        }
        _ => format!("{}{aim}", row.name),
    }
}

fn by(who: &str) -> String {
    match who {
        "" => String::new(),
        who => format!(" ({who})"),
    }
}

/// A text as Markdown shows it, letter by letter and in one line.
fn md(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => written.push(' '),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '~' => {
                written.push('\\');
                written.push(letter);
            }
            letter => written.push(letter),
        }
    }
    written
}

/// A text as HTML shows it, letter by letter.
fn safe(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\n' => written.push(' '),
            letter => written.push(letter),
        }
    }
    written
}
