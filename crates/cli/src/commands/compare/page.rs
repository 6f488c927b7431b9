//! A comparison for the terminal: side by side where there is room, else one below the other.

use super::rich::{Mark, Rich, beside};
use crate::screen::Page;
use anstyle::Style;
use penholder_answer::compare::{
    CompareAnswer, EditAnswer, ParagraphAnswer, SeriesAnswer, SideAnswer, mandate_rows, what,
};
use penholder_words::{Lang, Part, long_date};

/// From this width on the texts stand side by side.
const WIDE: usize = 100;
/// Words shown on either side of a change, and at the start of what is new or dropped, unless all are asked for.
const NEAR: usize = 8;
const START: usize = 40;
const BOLD: Style = Style::new().bold();

/// Lays one comparison out.
pub fn page(answer: &CompareAnswer, width: usize, full: bool, coloured: bool) -> String {
    let mut out = head(answer, width);
    if let Some(paragraphs) = &answer.paragraphs {
        let layout = Layout {
            width,
            full,
            coloured,
        };
        out.push_str(&layout.paragraphs(paragraphs));
    }
    out
}

/// Lays a line of renewals out.
pub fn series(answer: &SeriesAnswer, width: usize, full: bool, coloured: bool) -> String {
    let mut out = format!("{BOLD}{}: renewal by renewal{BOLD:#}\n", answer.operation);
    for step in &answer.steps {
        out.push('\n');
        out.push_str(&page(step, width, full, coloured));
    }
    out
}

fn head(answer: &CompareAnswer, width: usize) -> String {
    let mut page = Page::new(width);
    page.text(&format!("{} → {}", answer.from, answer.to), BOLD);
    for side in [&answer.documents.from, &answer.documents.to] {
        page.text(&described(side), Style::new());
    }
    for note in &answer.notes {
        page.text(note, Style::new().bold());
    }
    if let Some(carried) = &answer.carried_forward {
        page.text(
            &format!(
                "{} of {} words ({:.0} %) carried forward word for word",
                carried.words,
                carried.of,
                carried.share * 100.0
            ),
            Style::new(),
        );
        if carried.by_origin.len() > 1 {
            page.heading("Where the words first stood");
            for origin in &carried.by_origin {
                let words = format!("{} words, {:.1} %", origin.words, origin.share * 100.0);
                page.item(&short(&origin.name), &words, "");
            }
        }
    }
    for mandate in &answer.mandates {
        page.heading(&mandate.operation);
        for (term, was, is) in mandate_rows(mandate) {
            page.text(&format!("  {term}: {was} → {is}"), Style::new());
        }
    }
    if let Some(s) = &answer.summary {
        page.heading("Paragraphs");
        page.text(
            &format!(
                "{} same, {} reworded, {} moved, {} split, {} merged, {} new, {} dropped",
                s.same, s.reworded, s.moved, s.split, s.merged, s.new, s.dropped
            ),
            Style::new(),
        );
    }
    page.finish()
}

/// Shortens the symbol of a resolution to what fits a label.
fn short(name: &str) -> String {
    name.strip_prefix("S/RES/").unwrap_or(name).to_owned()
}

fn described(side: &SideAnswer) -> String {
    let date = side
        .date
        .map(|d| format!(", {}", long_date(d, Lang::En)))
        .unwrap_or_default();
    let size = match (side.paragraphs, side.words) {
        (Some(paragraphs), Some(words)) => format!(": {paragraphs} paragraphs and points, {words} words"),
        _ => String::new(),
    };
    format!("{}{date}{size}", side.name)
}

struct Layout {
    width: usize,
    full: bool,
    coloured: bool,
}

impl Layout {
    fn paragraphs(&self, paragraphs: &[ParagraphAnswer]) -> String {
        let mut out = String::new();
        let mut place: Option<(Part, Option<&str>)> = None;
        let mut same: Vec<&ParagraphAnswer> = Vec::new();
        for paragraph in paragraphs {
            let here = (paragraph.part, paragraph.heading.as_deref());
            if place != Some(here) {
                self.flush(&mut out, &mut same);
                place = Some(here);
                out.push_str(&format!("\n{BOLD}{}{BOLD:#}\n", title(here.0, here.1)));
            }
            if paragraph.change == "same" && !self.full {
                same.push(paragraph);
                continue;
            }
            self.flush(&mut out, &mut same);
            self.paragraph(&mut out, paragraph);
        }
        self.flush(&mut out, &mut same);
        out
    }

    /// Writes paragraphs that stayed the same, numbers only.
    fn flush(&self, out: &mut String, same: &mut Vec<&ParagraphAnswer>) {
        if same.is_empty() {
            return;
        }
        let numbers: Vec<String> = same
            .drain(..)
            .map(|p| match (&p.from, &p.to) {
                (Some(from), Some(to)) if from != to => format!("{from} → {to}"),
                (_, to) => to.clone().unwrap_or_default(),
            })
            .collect();
        let mut rich = Rich::default();
        rich.push(
            Mark::Quiet,
            &format!("same: {}", numbers.join(", ")),
            self.coloured,
        );
        for line in rich.lines(self.width, false) {
            out.push_str(&line);
            out.push('\n');
        }
    }

    fn paragraph(&self, out: &mut String, paragraph: &ParagraphAnswer) {
        let mut told = Rich::default();
        let numbers = match (&paragraph.from, &paragraph.to) {
            (Some(from), Some(to)) if from == to => from.clone(),
            (Some(from), Some(to)) => format!("{from} → {to}"),
            (from, to) => from.clone().or_else(|| to.clone()).unwrap_or_default(),
        };
        told.push(Mark::Number, &numbers, self.coloured);
        told.push(Mark::Quiet, &what(paragraph), self.coloured);
        out.push('\n');
        for line in told.lines(self.width, false) {
            out.push_str(&line);
            out.push('\n');
        }
        if paragraph.change == "same" {
            return self.below(out, &self.text(&paragraph.edits, &["equal"]));
        }
        if self.width >= WIDE {
            let left = self.text(&paragraph.edits, &["equal", "delete"]);
            let right = self.text(&paragraph.edits, &["equal", "insert"]);
            out.push_str(&beside(&left, &right, self.width));
        } else {
            self.below(out, &self.text(&paragraph.edits, &["equal", "delete", "insert"]));
        }
    }

    fn below(&self, out: &mut String, text: &Rich) {
        for line in text.lines(self.width - 2, false) {
            out.push_str("  ");
            out.push_str(&line);
            out.push('\n');
        }
    }

    /// Returns the words of some kinds of edits, long stretches cut unless all are asked for.
    fn text(&self, edits: &[EditAnswer], kinds: &[&str]) -> Rich {
        let mut rich = Rich::default();
        let shown: Vec<&EditAnswer> = edits.iter().filter(|e| kinds.contains(&e.op)).collect();
        for edit in &shown {
            let mark = match edit.op {
                "delete" => Mark::Gone,
                "insert" => Mark::Come,
                _ => Mark::Plain,
            };
            let at = edits.iter().position(|e| std::ptr::eq(e, *edit)).unwrap_or(0);
            let (head, tail) = match edit.op {
                "equal" => (
                    if at == 0 { 3 } else { NEAR },
                    if at + 1 == edits.len() { 0 } else { NEAR },
                ),
                _ if edits.len() == 1 => (START, 0),
                _ => (usize::MAX, 0),
            };
            match self.cut(&edit.text, head, tail) {
                None => rich.push(mark, &edit.text, self.coloured),
                Some((first, last)) => {
                    rich.push(mark, first, self.coloured);
                    rich.push(Mark::Quiet, "[…]", self.coloured);
                    if !last.is_empty() {
                        rich.push(mark, &format!(" {last}"), self.coloured);
                    }
                }
            }
        }
        rich
    }

    /// Returns the first and last words of a stretch that is long enough to be cut.
    fn cut<'t>(&self, text: &'t str, head: usize, tail: usize) -> Option<(&'t str, &'t str)> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let few = head
            .checked_add(tail)
            .and_then(|n| n.checked_add(6))
            .is_none_or(|n| words.len() <= n);
        if self.full || few {
            return None;
        }
        let offset = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
        let first_end = words[..head].last().map_or(0, |w| offset(w) + w.len());
        let last_start = if tail == 0 {
            text.len()
        } else {
            offset(words[words.len() - tail])
        };
        Some((&text[..first_end], &text[last_start..]))
    }
}

fn title(part: Part, heading: Option<&str>) -> String {
    let name = match part {
        Part::Preamble => "Preamble",
        Part::Operative => "Operative paragraphs",
        Part::Annex => "Annex",
    };
    heading.map_or(name.to_owned(), |h| format!("{name}: {h}"))
}
