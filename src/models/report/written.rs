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
        let mut html = format!(
            "<div style=\"font-family:Segoe UI,Helvetica,Arial,sans-serif;font-size:14px;color:#1b2429\">\n\
             <h2 style=\"margin:0;font-size:18px\">{}</h2>\n<p style=\"margin:2px 0 8px;color:#55606a\">{}</p>\n",
            tag_safe(&self.heading),
            tag_safe(&self.about)
        );
        if !self.counts.is_empty() {
            let counts = self.counts.iter().map(|(mark, words)| status(*mark, words));
            let counts: Vec<String> = counts.collect();
            let _ = writeln!(html, "<p>{}</p>", counts.join(" &nbsp; "));
        }
        if !self.decisions.is_empty() {
            html.push_str("<h3 style=\"font-size:15px\">Needs a decision</h3>\n<ul>\n");
            for it in &self.decisions {
                let (goal, text, who) = (
                    tag_safe(&it.goal),
                    tag_safe(&it.text),
                    tag_safe(&by(&it.who)),
                );
                let _ = writeln!(html, "<li><b>{goal}:</b> {text}{who}</li>");
            }
            html.push_str("</ul>\n");
        }
        for section in &self.sections {
            let _ = writeln!(
                html,
                "<h3 style=\"font-size:15px\">{}</h3>\n\
                 <table cellspacing=\"0\" cellpadding=\"6\" style=\"border-collapse:collapse;width:100%\">\n\
                 <tr style=\"text-align:left;color:#55606a\">\
                 <th>Goal</th><th>Now</th><th>Status</th><th>Note</th></tr>",
                section.title
            );
            for row in &section.rows {
                html.push_str(&html_row(row));
            }
            html.push_str("</table>\n");
        }
        if !self.left_out.is_empty() {
            let said = tag_safe(&self.left_out.join(" "));
            let _ = writeln!(html, "<p style=\"color:#55606a\">{said}</p>");
        }
        html.push_str("</div>\n");
        html
    }
}

fn html_row(row: &ReportRow) -> String {
    let under = match row.under.as_str() {
        "" => String::new(),
        under => format!(
            "<br><span style=\"color:#55606a\">{}</span>",
            tag_safe(under)
        ),
    };
    let aim = match row.aim.as_str() {
        "" => String::new(),
        aim => format!(", {}", tag_safe(aim)),
    };
    format!(
        "<tr style=\"border-top:1px solid #d5dadc;vertical-align:top\"><td>{}{aim}{under}</td>\
         <td><b>{}</b></td><td>{}</td><td>{}</td></tr>\n",
        tag_safe(&row.name),
        tag_safe(&row.value),
        status(row.mark, &row.word),
        tag_safe(&row.note)
    )
}

fn status(mark: Mark, word: &str) -> String {
    let (ink, sign, word) = (ink(mark), sign(mark), tag_safe(word));
    format!("<span style=\"color:{ink};white-space:nowrap\">{sign} {word}</span>")
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
fn tag_safe(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\n' => written.push_str("<br>"),
            letter => written.push(letter),
        }
    }
    written
}
