//! Dates and meetings that the adoption line of a resolution's text gives.

use crate::sheet::{Fault, files, read_text};
use penholder_words::Date;
use regex::Regex;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What the first lines of a text say of its adoption.
#[derive(Debug, Clone, Default)]
pub struct Adoption {
    pub date: Option<Date>,
    pub meeting: Option<u32>,
    /// Whether the text says that the Council acts under Chapter VII.
    pub chapter_vii: bool,
}

fn compiled(cell: &'static OnceLock<Option<Regex>>, text: &str) -> Option<&'static Regex> {
    cell.get_or_init(|| Regex::new(text).ok()).as_ref()
}

/// Returns the first date written as `25 April 2013`.
pub fn day_month_year(text: &str) -> Option<Date> {
    static CELL: OnceLock<Option<Regex>> = OnceLock::new();
    let re = compiled(&CELL, r"\b(\d{1,2})\s+([A-Za-z]+),?\s+([12]\d{3})\b")?;
    re.captures_iter(text).find_map(|c| {
        let month = MONTHS.iter().position(|m| *m == c[2].to_lowercase())?;
        Date::new(
            c[3].parse().ok()?,
            i8::try_from(month).ok()? + 1,
            c[1].parse().ok()?,
        )
        .ok()
    })
}

/// Returns the number in `at its 6952nd meeting`, `at the 310th meeting`.
pub fn meeting_number(text: &str) -> Option<u32> {
    static CELL: OnceLock<Option<Regex>> = OnceLock::new();
    let re = compiled(
        &CELL,
        r"(?i)\bat (?:its|the)\s+(\d{1,5})\s*(?:st|nd|rd|th)\s+meeting",
    )?;
    re.captures(text)?[1].parse().ok()
}

/// Reads the adoption of every text in a folder, by number.
pub fn read_folder(folder: &Path) -> Result<BTreeMap<u16, Adoption>, Fault> {
    let mut all = BTreeMap::new();
    for path in files(folder, "txt")? {
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        let number = stem.split('_').nth(2).and_then(|n| n.parse().ok());
        let number = number.ok_or(format!(
            "{}: expected a name like S_RES_2640_2022.txt",
            path.display()
        ))?;
        all.insert(number, adoption(&read_text(&path)?, number));
    }
    Ok(all)
}

/// Finds the adoption line: `Adopted by the Security Council at its …` since 1994, before that the heading
/// `50 (1948). Resolution of 29 May 1948` or `Resolution 425 (1978) of 19 March 1978` and the closing line.
fn adoption(text: &str, number: u16) -> Adoption {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Adoption {
        chapter_vii: flat.to_lowercase().contains("acting under chapter vii"),
        ..Adoption::default()
    };
    if let Some(at) = flat.find("Adopted by the Security Council") {
        let line: String = flat[at..].chars().take(160).collect();
        let line = line.split("The Security Council,").next().unwrap_or(&line);
        found.date = day_month_year(line);
        found.meeting = meeting_number(line);
        return found;
    }
    let heading = format!(
        r"(?i)(?:{number}\s*\(\d{{4}}\)\s*[.,]?\s*)(?:Resolution\s+)?of\s+(\d{{1,2}}\s+[A-Za-z]+\s+\d{{4}})"
    );
    if let Ok(re) = Regex::new(&heading) {
        let head: String = flat.chars().take(600).collect();
        found.date = re.captures(&head).and_then(|c| day_month_year(&c[1]));
    }
    if let Some(at) = flat.rfind("Adopted ") {
        let line: String = flat[at..].chars().take(120).collect();
        found.meeting = meeting_number(&line);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use penholder_words::Date;

    #[test]
    fn both_ages_of_adoption_lines_are_read() {
        let old = adoption(
            "50 (1948). Resolution of 29 May 1948\n[S/801]\n\nAdopted at the 310th meeting. 27",
            50,
        );
        assert_eq!((old.date, old.meeting), (Date::new(1948, 5, 29).ok(), Some(310)));
        let text = "Distr.: General 2 May 2013\nAdopted by the Security Council at its 6952nd meeting, on\n25 April 2013\nThe Security Council,";
        let new = adoption(text, 2100);
        assert_eq!((new.date, new.meeting), (Date::new(2013, 4, 25).ok(), Some(6952)));
    }
}
