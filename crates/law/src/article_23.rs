//! Charter, Article 23: the Council has fifteen members, five of them permanent; ten are elected by the Assembly
//! for two years, with regard to equitable geographical distribution, and may not be re-elected at once
//! (paragraphs 1 and 2). Each member has one representative (paragraph 3). Until 1965 six were elected.

use crate::dated::{Dated, source};
use penholder_words::{Date, Source};

/// Seats of the Council: all, permanent, elected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Composition {
    /// All seats.
    pub seats: usize,
    /// Permanent seats.
    pub permanent: usize,
    /// Elected seats.
    pub elected: usize,
}

/// Composition of the Council by day on which it sat.
pub static COMPOSITION: [Dated<Composition>; 2] = [
    Dated {
        from: (1946, 1, 17),
        value: Composition {
            seats: 11,
            permanent: 5,
            elected: 6,
        },
        document: "Charter of the United Nations",
        paragraph: "Article 23 (1) before amendment",
    },
    Dated {
        from: (1966, 1, 1),
        value: Composition {
            seats: 15,
            permanent: 5,
            elected: 10,
        },
        document: "A/RES/1991 (XVIII)",
        paragraph: "A, 1 (a)",
    },
];

/// Who holds the five permanent seats, by day. China's seat is CHN throughout; who speaks for it changed on
/// 25 October 1971. The seat of the Soviet Union was continued by Russia on 24 December 1991.
pub static PERMANENT_MEMBERS: [Dated<[&str; 5]>; 2] = [
    Dated {
        from: (1945, 10, 24),
        value: ["CHN", "FRA", "GBR", "SUN", "USA"],
        document: "Charter of the United Nations",
        paragraph: "Article 23 (1)",
    },
    Dated {
        from: (1991, 12, 24),
        value: ["CHN", "FRA", "GBR", "RUS", "USA"],
        document: "1991/RUSSIA",
        paragraph: "letter of 24 December 1991",
    },
];

/// Which government represents China, by day.
pub static REPRESENTATION_OF_CHINA: [Dated<&str>; 2] = [
    Dated {
        from: (1945, 10, 24),
        value: "Republic of China",
        document: "Charter of the United Nations",
        paragraph: "Article 23 (1)",
    },
    Dated {
        from: (1971, 10, 25),
        value: "People's Republic of China",
        document: "A/RES/2758 (XXVI)",
        paragraph: "",
    },
];

/// Seats of the elected members by regional group, since the enlargement.
pub static REGIONS: [(&str, usize); 4] = [
    ("Africa and Asia-Pacific", 5),
    ("Eastern Europe", 1),
    ("Latin America and Caribbean", 2),
    ("Western Europe and others", 2),
];

/// Length of an elected member's term in years (paragraph 2).
pub const TERM_YEARS: i16 = 2;

/// Returns the composition on a day; `None` before the Council first met.
pub fn composition(on: Date) -> Option<Composition> {
    Dated::on(&COMPOSITION, on).map(|d| d.value)
}

/// Returns the permanent members on a day; `None` before the Charter was in force.
pub fn permanent_members(on: Date) -> Option<[&'static str; 5]> {
    Dated::on(&PERMANENT_MEMBERS, on).map(|d| d.value)
}

/// Returns where the distribution by region stands.
pub fn regions_source() -> Source {
    source("A/RES/1991 (XVIII)", "A, 3")
}

/// Returns whether a member whose term ends in `year` may take a seat in the next year: it may not.
pub const fn may_follow_itself() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn seats_pass_on_their_days() {
        assert_eq!(composition(date(1946, 1, 16)), None);
        assert_eq!(composition(date(1965, 12, 31)).map(|c| c.seats), Some(11));
        assert_eq!(composition(date(1966, 1, 1)).map(|c| c.seats), Some(15));
        assert!(permanent_members(date(1991, 12, 23)).unwrap().contains(&"SUN"));
        assert!(permanent_members(date(1991, 12, 24)).unwrap().contains(&"RUS"));
        let china = |day| Dated::on(&REPRESENTATION_OF_CHINA, day).map(|d| d.value);
        assert_eq!(china(date(1971, 10, 24)), Some("Republic of China"));
        assert_eq!(china(date(1971, 10, 25)), Some("People's Republic of China"));
    }

    #[test]
    fn regions_fill_the_elected_seats() {
        assert_eq!(REGIONS.iter().map(|r| r.1).sum::<usize>(), 10);
    }
}
