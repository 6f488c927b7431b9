//! Printed numbers: `14.`, `(d)`, `(ii)`, `–`.

/// How a series of numbers is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `14.`
    Paragraph,
    /// `(3)`
    Bracketed,
    /// `(d)`
    Letter,
    /// `(ii)`
    Roman,
    /// `(D)`, `D.`
    Capital,
    /// `(II)`, `II.`
    CapitalRoman,
}

/// A printed number with everything it can mean: `(i)` is the ninth letter and the first Roman number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// As it stands in a paragraph's id: `14`, `(d)`, `(ii)`.
    pub printed: String,
    /// Style and place in the series, the likelier first.
    pub meanings: Vec<(Style, u32)>,
}

/// What stands at the beginning of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marker {
    /// A number of a series.
    Number(Label),
    /// A dash, bullet or a number with several parts, which makes no point of its own.
    Dash,
}

impl Label {
    /// Returns the number, if this is a paragraph's: `14.`
    pub fn paragraph(&self) -> Option<u32> {
        match self.meanings[..] {
            [(Style::Paragraph, n)] => Some(n),
            _ => None,
        }
    }
}

/// Reads a printed number that stands alone: `14.`, `(d)`, `a.`, `–`.
pub fn parse(printed: &str) -> Option<Marker> {
    let text = printed.trim();
    if is_dash(text) {
        return Some(Marker::Dash);
    }
    let bare = text.trim_start_matches('(').trim_end_matches([')', '.', ' ']);
    let bracketed = text.ends_with(')') || text.starts_with('(');
    if bare.is_empty() || bare.len() > 6 {
        return (!bare.is_empty() && bare.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.'))
            .then_some(Marker::Dash);
    }
    if bare.bytes().all(|b| b.is_ascii_digit()) {
        let n: u32 = bare.parse().ok()?;
        let style = if bracketed {
            Style::Bracketed
        } else {
            Style::Paragraph
        };
        let printed = if bracketed {
            format!("({n})")
        } else {
            n.to_string()
        };
        return Some(Marker::Number(Label {
            printed,
            meanings: vec![(style, n)],
        }));
    }
    let meanings = letters(bare);
    if meanings.is_empty() {
        return bare.contains('.').then_some(Marker::Dash);
    }
    Some(Marker::Number(Label {
        printed: format!("({bare})"),
        meanings,
    }))
}

fn is_dash(text: &str) -> bool {
    let mut chars = text.chars();
    let dash = chars.next().is_some_and(|c| "–—−-•·*▪◦●\u{ad}".contains(c));
    dash && chars.all(|c| "–—-".contains(c))
}

/// Returns what letters can count as: a Roman number, a letter of the alphabet, a doubled letter after (z).
fn letters(text: &str) -> Vec<(Style, u32)> {
    let lower = text.bytes().all(|b| b.is_ascii_lowercase());
    let upper = text.bytes().all(|b| b.is_ascii_uppercase());
    if !lower && !upper {
        return Vec::new();
    }
    let mut meanings = Vec::new();
    let first = text.as_bytes()[0].to_ascii_lowercase();
    let same = text.bytes().all(|b| b.to_ascii_lowercase() == first);
    let letter = u32::from(first - b'a') + 1;
    if text.len() == 1 {
        meanings.push((if lower { Style::Letter } else { Style::Capital }, letter));
    }
    if let Some(n) = roman(text) {
        meanings.push((if lower { Style::Roman } else { Style::CapitalRoman }, n));
    }
    if text.len() == 2 && same {
        meanings.push((if lower { Style::Letter } else { Style::Capital }, letter + 26));
    }
    meanings
}

/// Returns the value of a Roman number of either case, if it is written as the rules want.
pub fn roman(text: &str) -> Option<u32> {
    let mut total = 0;
    let mut rest = text.to_ascii_lowercase();
    const PARTS: [(&str, u32); 9] = [
        ("c", 100),
        ("xc", 90),
        ("l", 50),
        ("xl", 40),
        ("x", 10),
        ("ix", 9),
        ("v", 5),
        ("iv", 4),
        ("i", 1),
    ];
    for (sign, value) in PARTS {
        let most = if matches!(value, 100 | 10 | 1) { 3 } else { 1 };
        for _ in 0..most {
            if let Some(tail) = rest.strip_prefix(sign) {
                total += value;
                rest = tail.to_owned();
            }
        }
    }
    (rest.is_empty() && total > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meanings(text: &str) -> Vec<(Style, u32)> {
        match parse(text) {
            Some(Marker::Number(label)) => label.meanings,
            _ => Vec::new(),
        }
    }

    #[test]
    fn numbers_say_their_series() {
        assert_eq!(meanings("14."), [(Style::Paragraph, 14)]);
        assert_eq!(meanings("(3)"), [(Style::Bracketed, 3)]);
        assert_eq!(meanings("(d)"), [(Style::Letter, 4), (Style::Roman, 500)][..1]);
        assert_eq!(meanings("(i)"), [(Style::Letter, 9), (Style::Roman, 1)]);
        assert_eq!(meanings("ii."), [(Style::Roman, 2), (Style::Letter, 35)]);
        assert_eq!(meanings("(aa)"), [(Style::Letter, 27)]);
        assert_eq!(meanings("IV"), [(Style::CapitalRoman, 4)]);
        assert_eq!(parse("–"), Some(Marker::Dash));
        assert_eq!(parse("3.1"), Some(Marker::Dash));
        assert_eq!(parse("and"), None);
    }

    #[test]
    fn roman_numbers_follow_the_rules() {
        assert_eq!(roman("xxxviii"), Some(38));
        assert_eq!(roman("XLIV"), Some(44));
        assert_eq!(roman("iiii"), None);
        assert_eq!(roman("vx"), None);
    }
}
