//! Words with marks for what went and what came, laid out in columns.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It stands in both texts.
    Plain,
    /// It is gone.
    Gone,
    /// It is new.
    Come,
    /// It is ours, not the text's.
    Quiet,
    /// A paragraph's number.
    Number,
}

impl Mark {
    fn style(self) -> Style {
        match self {
            Mark::Plain => Style::new(),
            Mark::Gone => AnsiColor::Red.on_default().strikethrough(),
            Mark::Come => AnsiColor::Green.on_default().underline(),
            Mark::Quiet => Style::new().dimmed(),
            Mark::Number => Style::new().bold(),
        }
    }

    /// Signs that stand for the colours where there are none.
    fn signs(self) -> (&'static str, &'static str) {
        match self {
            Mark::Gone => ("[-", "-]"),
            Mark::Come => ("{+", "+}"),
            _ => ("", ""),
        }
    }
}

/// Returns whether standard output takes colours: a terminal, and `NO_COLOR` not set.
pub fn coloured() -> bool {
    let choice = anstream::AutoStream::choice(&std::io::stdout());
    choice != anstream::ColorChoice::Never
}

/// Running text with marks.
#[derive(Debug, Clone, Default)]
pub struct Rich {
    words: Vec<(Mark, String)>,
}

impl Rich {
    /// Adds text; where there are no colours, signs stand around what went and came.
    pub fn push(&mut self, mark: Mark, text: &str, coloured: bool) {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let (open, close) = if coloured { ("", "") } else { mark.signs() };
        if let Some(first) = words.first_mut() {
            first.insert_str(0, open);
        }
        if let Some(last) = words.last_mut() {
            last.push_str(close);
        }
        let glued = !text.starts_with(char::is_whitespace) && mark != Mark::Quiet && mark != Mark::Number;
        for (at, word) in words.into_iter().enumerate() {
            // A sign that stands at a word without a space stays with it; its mark is that of the word.
            match self.words.last_mut() {
                Some((last, text)) if at == 0 && glued && *last == mark => text.push_str(&word),
                Some((last, text)) if at == 0 && glued && *last != Mark::Number => {
                    text.push('\u{0}');
                    self.words.push((mark, word));
                }
                _ => self.words.push((mark, word)),
            }
        }
    }

    /// Breaks the text into lines of at most `width` columns, each padded to it if `pad`.
    pub fn lines(&self, width: usize, pad: bool) -> Vec<String> {
        let mut lines: Vec<(String, usize)> = Vec::new();
        let (mut line, mut used) = (String::new(), 0);
        let mut glue = false;
        for (mark, word) in &self.words {
            let bare = word.trim_end_matches('\u{0}');
            let gap = usize::from(used > 0 && !glue);
            if used > 0 && used + gap + bare.width() > width {
                lines.push((std::mem::take(&mut line), used));
                used = 0;
            }
            if used > 0 && !glue {
                line.push(' ');
                used += 1;
            }
            let style = mark.style();
            line.push_str(&format!("{style}{bare}{style:#}"));
            used += bare.width();
            glue = word.ends_with('\u{0}');
        }
        if used > 0 {
            lines.push((line, used));
        }
        let pad_to = |used: usize| {
            if pad {
                " ".repeat(width.saturating_sub(used))
            } else {
                String::new()
            }
        };
        lines
            .into_iter()
            .map(|(line, used)| line + &pad_to(used))
            .collect()
    }
}

/// Lays two texts out side by side.
pub fn beside(left: &Rich, right: &Rich, width: usize) -> String {
    let column = (width - 3) / 2;
    let (left, right) = (left.lines(column, true), right.lines(column, false));
    let mut out = String::new();
    for at in 0..left.len().max(right.len()) {
        let empty = " ".repeat(column);
        let before = left.get(at).unwrap_or(&empty);
        let after = right.get(at).map_or("", String::as_str);
        out.push_str(format!("{before} │ {after}").trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    #[test]
    fn signs_stand_for_colours() {
        let mut rich = Rich::default();
        rich.push(Mark::Plain, "until", false);
        rich.push(Mark::Gone, " 30 June 2022", false);
        rich.push(Mark::Come, " 31 May 2023", false);
        rich.push(Mark::Plain, "; and", false);
        let lines: Vec<String> = rich.lines(24, false).iter().map(|l| plain(l)).collect();
        assert_eq!(lines, ["until [-30 June 2022-]", "{+31 May 2023+}; and"]);
    }

    #[test]
    fn columns_keep_their_width() {
        let (mut left, mut right) = (Rich::default(), Rich::default());
        left.push(Mark::Plain, "one two three", true);
        right.push(Mark::Come, "four", true);
        assert_eq!(
            plain(&beside(&left, &right, 23)),
            "one two    │ four\nthree      │\n"
        );
    }
}
