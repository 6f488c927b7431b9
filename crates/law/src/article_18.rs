//! Charter, Article 18: each member of the Assembly has one vote (paragraph 1); important questions, among them
//! peace and security, elections to the Councils, admission, suspension, expulsion, trusteeship and budget, need
//! two thirds of those present and voting (paragraph 2); all others, and the choice of further important
//! questions, a majority of those (paragraph 3). Who abstains is not counted as voting (rule 86 of the Assembly).

use crate::dated::charter;
use crate::{Condition, Rule, Test};

/// Returns the rule for important questions (paragraph 2).
pub fn important_question() -> Rule {
    rule(
        "important question in the Assembly",
        "Article 18 (2)",
        2,
        3,
        false,
    )
}

/// Returns the rule for other questions (paragraph 3).
pub fn other_question() -> Rule {
    rule("other question in the Assembly", "Article 18 (3)", 1, 2, true)
}

fn rule(name: &str, article: &str, numerator: u64, denominator: u64, more_than: bool) -> Rule {
    let share = if more_than { "a majority" } else { "two thirds" };
    Rule {
        name: name.to_owned(),
        source: charter(article),
        conditions: vec![Condition {
            text: format!("votes in favour ({share} of those present and voting)"),
            test: Test::ShareOfVoting {
                numerator,
                denominator,
                more_than,
            },
            source: charter(article),
        }],
        notes: Vec::new(),
    }
}
