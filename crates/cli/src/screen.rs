//! The terminal: its width, and text laid out for it.

use unicode_width::UnicodeWidthStr;

/// Returns the width to lay out for: `COLUMNS` if set, else the terminal's, else 80; never below 40.
pub fn width() -> usize {
    let wished = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    let found = || terminal_size::terminal_size().map(|(w, _)| usize::from(w.0));
    wished.or_else(found).unwrap_or(80).max(40)
}

/// Breaks `text` into lines of at most `width` columns, at spaces; a longer word stands alone.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
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
    lines
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
        assert!(wrap("", 10).is_empty());
    }
}
