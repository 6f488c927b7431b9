//! What kind of document a plain text is, by what its first lines and its words show.

use penholder_words::{DocumentKind, Symbol};

/// Bytes at the beginning in which a document says what it is.
const BEGINNING: usize = 4000;

/// Tells the kind from the symbol and the words of a text.
pub(super) fn of_text(text: &str, symbol: Option<&Symbol>, has_formula: bool) -> DocumentKind {
    let beginning = upto(text, BEGINNING);
    let lower = beginning.to_lowercase();
    let symbol = symbol.map_or("", Symbol::as_str);
    if symbol.starts_with("S/RES/") {
        DocumentKind::Resolution
    } else if symbol.starts_with("S/PRST/")
        || lower.contains("statement by the president of the security council")
    {
        DocumentKind::PresidentialStatement
    } else if symbol.starts_with("S/PV.") || lower.contains("the meeting was called to order") {
        DocumentKind::MeetingRecord
    } else if lower.contains("draft resolution") && has_formula {
        DocumentKind::Draft
    } else if is_report(&lower) {
        DocumentKind::Report
    } else if has_formula {
        DocumentKind::Draft
    } else if is_news(&lower) {
        DocumentKind::News
    } else {
        DocumentKind::Unknown
    }
}

/// A report names itself in its title; the words alone stand in news as well.
fn is_report(lower: &str) -> bool {
    let mut lines = lower.lines().map(str::trim).take(40);
    lines.any(|l| {
        let title = l.len() < 200
            && (l.contains("report of the secretary-general")
                || l.contains("report by the secretary-general"));
        let named = [
            "further", "first", "second", "third", "special", "interim", "final", "progress", "report",
        ];
        title
            && named
                .iter()
                .any(|w| l.starts_with(w) || l.split(' ').nth(1).is_some_and(|second| second == "report"))
    })
}

/// News tells who said what.
fn is_news(lower: &str) -> bool {
    const SIGNS: [&str; 9] = [
        " said ",
        " said.",
        " told ",
        "according to",
        " reported",
        " announced",
        " says ",
        "spokes",
        " voted ",
    ];
    SIGNS.iter().any(|s| lower.contains(s))
}

fn upto(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_show_the_kind() {
        let kind = |text: &str| of_text(text, None, text.contains("The Security Council,\n"));
        assert_eq!(
            kind("Second report of the Secretary-General on the mission\n\n1. Introduction"),
            DocumentKind::Report
        );
        assert_eq!(
            kind("BAMAKO, 3 May: The minister said on Friday that the force would leave."),
            DocumentKind::News
        );
        assert_eq!(
            kind("The Security Council,\n\n1. Decides to wait."),
            DocumentKind::Draft
        );
        assert_eq!(kind("A shopping list"), DocumentKind::Unknown);
    }
}
