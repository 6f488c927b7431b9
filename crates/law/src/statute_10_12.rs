//! Statute of the Court, Articles 10 and 12: a judge is elected by an absolute majority in the Assembly and in the
//! Council, each voting on its own (Article 10 (1)); in the Council permanent and elected members are not
//! distinguished (Article 10 (2)), so there is no veto and eight of fifteen elect (six of eleven before 1966).
//! After three meetings a joint conference of six may propose, by an absolute majority (Article 12).

use crate::dated::source;
use crate::{Among, Condition, Rule, Test, article_23};
use penholder_words::Date;

/// Returns the rule by which the Council elects a judge.
pub fn election(on: Date) -> Option<Rule> {
    let seats = article_23::composition(on)?.seats as u64;
    let statute = || {
        source(
            "Statute of the International Court of Justice",
            "Article 10 (1)-(2)",
        )
    };
    Some(Rule {
        name: "election of a judge of the Court".to_owned(),
        source: statute(),
        conditions: vec![Condition {
            text: "votes in favour (absolute majority)".to_owned(),
            test: Test::InFavour {
                among: Among::All,
                measure: None,
                needed: seats / 2 + 1,
            },
            source: statute(),
        }],
        notes: vec![
            "no veto; the Assembly elects at the same time and must reach its own absolute majority"
                .to_owned(),
        ],
    })
}

/// Votes that a proposal of the joint conference of six needs (Article 12 (1)).
pub const JOINT_CONFERENCE: u64 = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn eight_of_fifteen_and_six_of_eleven() {
        let needed = |day| election(day).map(|r| r.conditions[0].test.count(&Default::default(), &[]).0);
        assert_eq!(needed(date(2023, 11, 9)), Some(8));
        assert_eq!(needed(date(1963, 10, 21)), Some(6));
        assert_eq!(needed(date(1946, 1, 1)), None);
    }
}
