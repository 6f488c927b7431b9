//! From the matter to its rule.

use crate::{
    Facts, Rule, article_4, article_27, article_97, article_109, preliminary_question, statute_10_12,
};
use penholder_words::{Date, Matter};

/// Returns the rule by which the Council decides `matter` on a day.
///
/// `None` before the Charter was in force.
pub fn rule_for(matter: Matter, on: Date) -> Option<Rule> {
    match matter {
        Matter::Substantive => article_27::substantive(on),
        Matter::Procedural => article_27::procedural(on),
        Matter::Admission => article_4::recommendation(on),
        Matter::SecretaryGeneral => article_97::recommendation(on),
        Matter::CourtElection => statute_10_12::election(on),
        Matter::Amendment => article_109::general_conference(on),
        Matter::PreliminaryQuestion => preliminary_question::rule(on),
    }
}

/// Returns the rule for `matter` as [`rule_for`], with a note for every party that may have to abstain.
pub fn rule_for_facts(matter: Matter, on: Date, facts: &Facts) -> Option<Rule> {
    let mut rule = rule_for(matter, on)?;
    if !(facts.parties.is_empty() || facts.chapter_vi || facts.article_52 || facts.chapter_vii) {
        rule.notes.push(format!(
            "parties to a dispute abstain only under Chapter VI or Article 52 (3); say which applies ({})",
            article_27::proviso()
        ));
    }
    Some(rule)
}
