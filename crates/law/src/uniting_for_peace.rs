//! Uniting for Peace, Assembly resolution 377 A (V), paragraph 1: where the Council fails for lack of unanimity of
//! its permanent members, the Assembly takes up the matter at once, in an emergency special session if need be. The
//! Council calls the session by the procedural rule (any seven members then, nine now); the Assembly then recommends
//! by two thirds of those present and voting.

use crate::dated::source;
use crate::{Rule, article_18, article_27};
use penholder_words::{Date, Source};

/// Returns where the rule stands.
pub fn provision() -> Source {
    source("A/RES/377 (V)", "A, para. 1")
}

/// Returns the rule by which the Council calls an emergency special session.
pub fn call_of_session(on: Date) -> Option<Rule> {
    let mut rule = article_27::procedural(on)?;
    rule.name = "call of an emergency special session of the Assembly".to_owned();
    rule.source = provision();
    Some(rule)
}

/// Returns the rule by which the Assembly recommends.
pub fn recommendation() -> Rule {
    let mut rule = article_18::important_question();
    rule.name = "recommendation of the Assembly on peace and security".to_owned();
    rule
}
