//! Names of States in texts and metadata, made ready for many look-ups.

use penholder_words::{Date, Lexicon, MemberCode, StateName};
use std::collections::HashMap;

/// Names of States by their letters alone: case, accents, spaces and articles do not count.
#[derive(Debug, Clone, Default)]
pub struct StateNames {
    by_name: HashMap<String, Vec<Entry>>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    code: MemberCode,
    from: Option<Date>,
    until: Option<Date>,
}

impl StateNames {
    /// Makes the names of a lexicon ready; adjectives and capitals are left out.
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut names = StateNames::default();
        for name in &lexicon.state_names {
            if !matches!(name.kind.as_str(), "adjective" | "capital") {
                names.add(&name.name, entry(name));
            }
        }
        for state in &lexicon.states {
            names.add(
                &state.name,
                Entry {
                    code: state.code,
                    from: None,
                    until: None,
                },
            );
        }
        names
    }

    fn add(&mut self, name: &str, entry: Entry) {
        self.by_name.entry(fold(name)).or_default().push(entry);
    }

    /// Returns the State that a text means by `name` on a day, if exactly one does.
    pub fn code(&self, name: &str, on: Option<Date>) -> Option<MemberCode> {
        let entries = self.by_name.get(&fold(name))?;
        let valid = |e: &&Entry| {
            on.is_none_or(|day| e.from.is_none_or(|f| f <= day) && e.until.is_none_or(|u| day <= u))
        };
        one(entries.iter().filter(valid)).or_else(|| one(entries.iter()))
    }
}

fn entry(name: &StateName) -> Entry {
    Entry {
        code: name.code,
        from: name.from.map(|d| d.first_day()),
        until: name.until.map(|d| d.last_day()),
    }
}

/// Returns the code that all entries agree on.
fn one<'e>(entries: impl Iterator<Item = &'e Entry>) -> Option<MemberCode> {
    let mut codes = entries.map(|e| e.code);
    let first = codes.next()?;
    codes.all(|c| c == first).then_some(first)
}

/// Reduces a name to its letters: `Côte d’Ivoire` and `COTE D'IVOIRE` are the same.
pub(crate) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            'a'..='z' | '0'..='9' => folded.push(c),
            'à'..='å' | 'À'..='Å' => folded.push('a'),
            'è'..='ë' | 'È'..='Ë' => folded.push('e'),
            'ì'..='ï' | 'Ì'..='Ï' => folded.push('i'),
            'ò'..='ö' | 'Ò'..='Ö' => folded.push('o'),
            'ù'..='ü' | 'Ù'..='Ü' => folded.push('u'),
            'ç' | 'Ç' => folded.push('c'),
            'ñ' | 'Ñ' => folded.push('n'),
            'ý' | 'ÿ' => folded.push('y'),
            _ => {}
        }
    }
    match folded.strip_prefix("the") {
        Some(rest) if rest.len() > 3 => rest.to_owned(),
        _ => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_does_not_matter() {
        assert_eq!(fold("Côte d\u{2019}Ivoire"), fold("COTE D'IVOIRE"));
        assert_eq!(fold("the Sudan"), fold("SUDAN"));
        assert_ne!(fold("Niger"), fold("Nigeria"));
    }
}
