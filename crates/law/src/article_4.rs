//! Charter, Article 4: membership is open to peace-loving States that accept the obligations of the Charter
//! (paragraph 1); the Assembly admits on the recommendation of the Council (paragraph 2). The recommendation is
//! not procedural, so it can be vetoed; without it the Assembly cannot admit (Court, opinion of 3 March 1950).

use crate::dated::{charter, source};
use crate::{Rule, article_27};
use penholder_words::{Date, Source};

/// Returns the rule for recommending a State.
pub fn recommendation(on: Date) -> Option<Rule> {
    let mut rule = article_27::substantive(on)?;
    rule.name = "recommendation of a State for membership".to_owned();
    rule.source = charter("Articles 4 (2) and 27 (3)");
    rule.notes = vec![format!(
        "the Assembly then admits by two thirds of those present and voting (Article 18 (2)); it cannot admit \
         without the recommendation ({})",
        opinion()
    )];
    Some(rule)
}

/// Returns the opinion that makes the recommendation indispensable.
pub fn opinion() -> Source {
    source("I.C.J. Reports 1950, p. 4", "")
}
