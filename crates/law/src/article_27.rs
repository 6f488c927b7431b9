//! Charter, Article 27: each member of the Council has one vote (paragraph 1); procedural matters are decided by
//! nine votes in favour (paragraph 2); all other matters by nine votes in favour that include those of the
//! permanent members, where a party to a dispute abstains in decisions under Chapter VI and Article 52 (3)
//! (paragraph 3). Until the Council was enlarged the number was seven. In practice only a negative vote of a
//! permanent member defeats a draft: see [`crate::namibia_opinion`].

use crate::body::PERMANENT;
use crate::dated::{Dated, charter};
use crate::{Among, Condition, Rule, Test, namibia_opinion};
use penholder_words::{Date, Source};

/// Votes in favour that a decision needs: seven of eleven, nine of fifteen since the enlarged Council sat.
///
/// The amendment came into force on 31 August 1965; the Council of fifteen took its seats on 1 January 1966, and
/// the Council of eleven decided by seven until then.
pub static REQUIRED: [Dated<u64>; 2] = [
    Dated {
        from: (1945, 10, 24),
        value: 7,
        document: "Charter of the United Nations",
        paragraph: "Article 27 (2)-(3) before amendment",
    },
    Dated {
        from: (1966, 1, 1),
        value: 9,
        document: "A/RES/1991 (XVIII)",
        paragraph: "A, 1 (b)",
    },
];

/// Returns the number of votes in favour needed on a day; `None` before the Charter was in force.
pub fn required(on: Date) -> Option<u64> {
    Dated::on(&REQUIRED, on).map(|d| d.value)
}

/// Returns what one member has: one vote (paragraph 1).
pub const fn votes_of_a_member() -> u64 {
    1
}

/// Returns the rule for procedural matters (paragraph 2).
pub fn procedural(on: Date) -> Option<Rule> {
    let source = charter("Article 27 (2)");
    Some(Rule {
        name: "procedural matter".to_owned(),
        source: source.clone(),
        conditions: vec![affirmative(on, source)?],
        notes: vec!["no veto: a negative vote of a permanent member counts as any other".to_owned()],
    })
}

/// Returns the rule for all other matters (paragraph 3).
pub fn substantive(on: Date) -> Option<Rule> {
    let source = charter("Article 27 (3)");
    Some(Rule {
        name: "substantive matter".to_owned(),
        source: source.clone(),
        conditions: vec![affirmative(on, source)?, no_permanent_against()],
        notes: Vec::new(),
    })
}

/// Returns where the duty of a party to abstain stands.
pub fn proviso() -> Source {
    charter("Article 27 (3), proviso")
}

/// The condition of the number of votes.
pub(crate) fn affirmative(on: Date, source: Source) -> Option<Condition> {
    Some(Condition {
        text: "votes in favour".to_owned(),
        test: Test::InFavour {
            among: Among::All,
            measure: None,
            needed: required(on)?,
        },
        source,
    })
}

/// The condition of concurrence, as practice reads it.
pub(crate) fn no_permanent_against() -> Condition {
    Condition {
        text: "negative votes of permanent members (none allowed)".to_owned(),
        test: Test::NoneAgainst {
            among: Among::Class(PERMANENT.to_owned()),
        },
        source: namibia_opinion::concurrence(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn seven_until_the_end_of_1965_and_nine_since() {
        let table = [
            (date(1945, 10, 23), None),
            (date(1946, 1, 17), Some(7)),
            (date(1965, 8, 31), Some(7)),
            (date(1965, 12, 31), Some(7)),
            (date(1966, 1, 1), Some(9)),
            (date(2023, 6, 30), Some(9)),
        ];
        for (day, needed) in table {
            assert_eq!(required(day), needed, "{day}");
        }
    }
}
