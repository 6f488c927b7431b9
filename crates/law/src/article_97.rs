//! Charter, Article 97: the Assembly appoints the Secretary-General on the recommendation of the Council. The
//! recommendation is not procedural, so it can be vetoed; it is made in private (rule 48 of the Council) and names
//! one candidate (Assembly resolution 11 (I), paragraph 4 (d)).

use crate::dated::charter;
use crate::{Rule, article_27};
use penholder_words::Date;

/// Returns the rule for recommending a Secretary-General.
pub fn recommendation(on: Date) -> Option<Rule> {
    let mut rule = article_27::substantive(on)?;
    rule.name = "recommendation of a Secretary-General".to_owned();
    rule.source = charter("Articles 97 and 27 (3)");
    rule.notes = vec!["the Assembly then appoints by a majority (A/RES/11 (I), para. 4 (b))".to_owned()];
    Some(rule)
}
