//! Provisional rules of procedure of the Council, rule 18: the presidency is held in turn by the members in the
//! English alphabetical order of their names, each for one calendar month. When membership changes, the order goes
//! on from the last president's name among those who then sit.

use penholder_words::Date;

/// First month that the rotation is known from here, with its president: January 1947, Australia.
///
/// In 1946 terms began on the 17th of a month.
pub const ANCHOR: (i16, i8, &str) = (1947, 1, "AUS");

/// Returns the member that presides in a month.
///
/// `sitting` gives, for the first day of a month, the members with their English names at the time. `None` before
/// the anchor, or where nobody sits.
pub fn president<F>(year: i16, month: i8, sitting: F) -> Option<String>
where
    F: Fn(Date) -> Vec<(String, String)>,
{
    let (mut y, mut m, first) = ANCHOR;
    if (year, month) < (y, m) {
        return None;
    }
    let mut last = sitting(Date::new(y, m, 1).ok()?)
        .into_iter()
        .find(|(code, _)| code == first)?;
    while (y, m) < (year, month) {
        (y, m) = if m == 12 { (y + 1, 1) } else { (y, m + 1) };
        last = next(&last.1, sitting(Date::new(y, m, 1).ok()?))?;
    }
    Some(last.0)
}

/// Returns the member whose name follows `last` in the alphabet, beginning again after the last.
pub fn next(last: &str, sitting: Vec<(String, String)>) -> Option<(String, String)> {
    let mut sorted = sitting;
    sorted.sort_by_key(|(_, name)| alphabetical(name));
    let key = alphabetical(last);
    let after = sorted
        .iter()
        .position(|(_, name)| alphabetical(name) > key)
        .unwrap_or(0);
    sorted.into_iter().nth(after)
}

/// Returns the key by which names are put in order: letters only, without accents or case.
fn alphabetical(name: &str) -> String {
    let plain = |c: char| match c {
        'ô' | 'Ô' => 'o',
        'ü' | 'Ü' => 'u',
        'é' | 'É' => 'e',
        'ç' | 'Ç' => 'c',
        'ã' | 'Ã' | 'á' | 'Á' => 'a',
        other => other.to_ascii_lowercase(),
    };
    name.chars()
        .map(plain)
        .filter(|c| c.is_alphabetic() || *c == ' ')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[&str]) -> Vec<(String, String)> {
        list.iter()
            .map(|n| (n.chars().take(2).collect(), (*n).to_owned()))
            .collect()
    }

    #[test]
    fn the_order_goes_on_from_the_last_name_when_membership_changes() {
        let sitting = names(&["Malta", "France", "Guyana", "Japan"]);
        assert_eq!(next("Ecuador", sitting.clone()).unwrap().1, "France");
        assert_eq!(next("Malta", sitting.clone()).unwrap().1, "France");
        assert_eq!(next("Gabon", sitting).unwrap().1, "Guyana");
        let sitting = names(&["China", "Côte d'Ivoire", "Denmark"]);
        assert_eq!(next("China", sitting).unwrap().1, "Côte d'Ivoire");
    }
}
