//! The preliminary question, by the statement of the four sponsoring governments at San Francisco (7 June 1945,
//! part II, paragraph 2): whether a matter is procedural is itself decided as a substantive matter. A permanent
//! member can therefore veto twice: first that the matter is procedural, then the matter itself. Matters that the
//! Charter itself lists as procedural (Articles 28 to 32) are out of its reach (part I, paragraph 2), and Presidents
//! have ruled so against attempts (1950, 1959).

use crate::adjudicate::{Adjudication, adjudicate};
use crate::dated::source;
use crate::{Body, Facts, Rule, article_27};
use penholder_words::{Ballot, Date, Matter, Outcome};

/// Returns the rule for deciding that a matter is procedural.
pub fn rule(on: Date) -> Option<Rule> {
    let mut rule = article_27::substantive(on)?;
    rule.name = "preliminary question whether a matter is procedural".to_owned();
    rule.source = source("San Francisco statement of 7 June 1945", "part II, para. 2");
    Some(rule)
}

/// What the two votes make of a draft whose nature is in dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoVotes {
    /// The vote on the preliminary question.
    pub preliminary: Adjudication,
    /// The matter as it was then decided.
    pub matter: Matter,
    /// The vote on the draft.
    pub draft: Adjudication,
    /// Members that used the veto in both.
    pub double_veto: Vec<String>,
}

/// Decides a draft whose nature is in dispute, from the ballots on both questions.
///
/// `None` before the Charter was in force.
pub fn decide(on: Date, body: &Body, preliminary: &[Ballot], draft: &[Ballot]) -> Option<TwoVotes> {
    let facts = Facts::default();
    let first = adjudicate(&rule(on)?, body, preliminary, &facts).ok()?;
    let matter = match first.outcome {
        Outcome::Adopted => Matter::Procedural,
        Outcome::NotAdopted => Matter::Substantive,
    };
    let second = adjudicate(&crate::rule_for(matter, on)?, body, draft, &facts).ok()?;
    let double_veto = second
        .vetoed_by
        .iter()
        .filter(|m| first.opposed_with_veto.contains(m))
        .cloned()
        .collect();
    Some(TwoVotes {
        preliminary: first,
        matter,
        draft: second,
        double_veto,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Seat;
    use jiff::civil::date;

    #[test]
    fn a_double_veto_takes_a_matter_out_of_procedure_and_then_defeats_it() {
        let codes = [
            "CHN", "FRA", "GBR", "SUN", "USA", "AUS", "BRA", "COL", "MEX", "NLD", "SYR",
        ];
        let seats = codes.iter().enumerate();
        let body = Body {
            name: "Security Council".to_owned(),
            seats: seats
                .map(|(i, c)| Seat::of_council(c.parse().unwrap(), i < 5))
                .collect(),
        };
        let mut ballots = [Ballot::Yes; 11];
        ballots[3] = Ballot::No;
        let both = decide(date(1948, 5, 24), &body, &ballots, &ballots).unwrap();
        assert_eq!(both.matter, Matter::Substantive);
        assert_eq!(both.double_veto, ["SUN"]);
        assert_eq!(both.draft.outcome, Outcome::NotAdopted);
        let agreed = decide(date(1948, 5, 24), &body, &[Ballot::Yes; 11], &ballots).unwrap();
        assert_eq!(
            (agreed.matter, agreed.draft.outcome),
            (Matter::Procedural, Outcome::Adopted)
        );
    }
}
