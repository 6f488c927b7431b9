//! The terminal: its width, and answers laid out for it.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

/// Columns of the label before each line's text.
const LABEL: usize = 18;
/// Columns of the left side of a pair.
const PAIR: usize = 43;
/// From this width on, sources stand in a column of their own.
const WIDE: usize = 100;
/// Columns of the sources in a wide page.
const SOURCES: usize = 38;

/// Returns the width to lay out for: `COLUMNS` if set, else the terminal's, else 80; never below 40.
pub fn width() -> usize {
    let wished = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    let found = || terminal_size::terminal_size().map(|(w, _)| usize::from(w.0));
    wished.or_else(found).unwrap_or(80).clamp(40, 160)
}

/// Breaks `text` into lines of at most `width` columns, at spaces; a longer word stands alone.
///
/// A no-break space holds words together and is printed as a space.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split([' ', '\n', '\t']).filter(|w| !w.is_empty()) {
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines.into_iter().map(|l| l.replace('\u{a0}', " ")).collect()
}

/// A page of labelled lines, each with its source.
///
/// Styles are always written; the stream that prints the page strips them where they are not wanted.
#[derive(Debug)]
pub struct Page {
    width: usize,
    out: String,
}

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

impl Page {
    /// Returns an empty page of `width` columns.
    pub fn new(width: usize) -> Self {
        Page {
            width,
            out: String::new(),
        }
    }

    /// Returns what was written.
    pub fn finish(self) -> String {
        self.out
    }

    /// Writes lines of running text in one style.
    pub fn text(&mut self, text: &str, style: Style) {
        for line in wrap(text, self.width) {
            self.out.push_str(&format!("{style}{line}{style:#}\n"));
        }
    }

    /// Writes an empty line.
    pub fn blank(&mut self) {
        self.out.push('\n');
    }

    /// Writes a heading, an empty line before it.
    pub fn heading(&mut self, text: &str) {
        self.blank();
        self.out.push_str(&format!("{BOLD}{text}{BOLD:#}\n"));
    }

    /// Writes a line of two columns, the left one with room for a task's name.
    pub fn pair(&mut self, left: &str, right: &str) {
        let room = self.width.saturating_sub(4 + PAIR).max(20);
        let lines = wrap(right, room);
        for at in 0..lines.len().max(1) {
            let left = if at == 0 { left } else { "" };
            let pad = PAIR.saturating_sub(left.width()) + 2;
            let right = lines.get(at).map_or("", String::as_str);
            self.out
                .push_str(&format!("  {left}{}{DIM}{right}{DIM:#}\n", " ".repeat(pad)));
        }
    }

    /// Writes a labelled line, wrapped, with its source behind it or below it.
    pub fn item(&mut self, label: &str, text: &str, source: &str) {
        self.styled_item(label, text, Style::new(), source);
    }

    /// Writes a labelled line whose text has a style of its own.
    pub fn styled_item(&mut self, label: &str, text: &str, style: Style, source: &str) {
        let wide = self.width >= WIDE;
        let room = self.width - 2 - LABEL - if wide { SOURCES + 2 } else { 0 };
        let lines = wrap(text, room);
        let mut source_due = source.replace('\u{a0}', " ");
        for (at, line) in lines.iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            let pad = LABEL.saturating_sub(label.width());
            self.out
                .push_str(&format!("  {label}{}{style}{line}{style:#}", " ".repeat(pad)));
            let here = if wide { at == 0 } else { at + 1 == lines.len() };
            let gap = if wide {
                room - line.width().min(room) + 2
            } else {
                2
            };
            if here && !source_due.is_empty() && (wide || line.width() + 2 + source_due.width() <= room) {
                let mut rest = wrap(&source_due, if wide { SOURCES } else { room }).into_iter();
                let first = rest.next().unwrap_or_default();
                self.out
                    .push_str(&format!("{}{DIM}{first}{DIM:#}", " ".repeat(gap)));
                source_due = rest.collect::<Vec<_>>().join(" ");
            } else if wide && !source_due.is_empty() {
                self.out
                    .push_str(&format!("{}{DIM}{source_due}{DIM:#}", " ".repeat(gap)));
                source_due.clear();
            }
            self.out.push('\n');
        }
        if !source_due.is_empty() {
            let indent = if wide { 2 + LABEL + room + 2 } else { 2 + LABEL };
            for line in wrap(&source_due, self.width - indent) {
                self.out
                    .push_str(&format!("{}{DIM}{line}{DIM:#}\n", " ".repeat(indent)));
            }
        }
    }
}

/// Writes a whole number with a comma between thousands: `13,289`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(
            wrap("until 30 June 2023 inclusive", 12),
            ["until 30", "June 2023", "inclusive"]
        );
        assert_eq!(wrap("multidimensional", 4), ["multidimensional"]);
        assert_eq!(wrap("26\u{a0}(a) or 27", 6), ["26 (a)", "or 27"]);
        assert!(wrap("", 10).is_empty());
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for width in [40, 80, 99, 100, 120] {
            let mut page = Page::new(width);
            page.item(
                "until",
                "30 June 2023, which leaves 14 days",
                "S/RES/2640 (2022), para. 15",
            );
            page.item(
                "tasks",
                &"political process ".repeat(12),
                "S/RES/2640 (2022), paras. 18, 26 (a) (i), 26 (a) (ii)",
            );
            let plain = anstream::adapter::strip_str(&page.finish()).to_string();
            assert!(plain.lines().all(|l| l.width() <= width), "at {width}:\n{plain}");
        }
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(
            [
                thousands(7),
                thousands(1920),
                thousands(13289),
                thousands(1234567)
            ],
            ["7", "1,920", "13,289", "1,234,567"]
        );
    }
}
