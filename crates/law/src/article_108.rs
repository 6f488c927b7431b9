//! Charter, Article 108: an amendment comes into force for all members once two thirds of the members of the
//! Assembly have adopted it and two thirds of the members, all permanent members of the Council among them, have
//! ratified it. Here the Council as such does not vote; a permanent member prevails by not ratifying.

use crate::body::PERMANENT;
use crate::dated::charter;
use crate::{Among, Condition, Rule, Test};

/// Returns the rule for adopting an amendment in an Assembly of `members` members.
pub fn adoption(members: u64) -> Rule {
    Rule {
        name: "adoption of an amendment".to_owned(),
        source: charter("Article 108"),
        conditions: vec![two_thirds("votes in favour (two thirds of the members)", members)],
        notes: Vec::new(),
    }
}

/// Returns the rule for its coming into force: a ballot in favour is a ratification.
///
/// Unlike a vote in the Council, not acting is enough to prevent: every permanent member has to ratify.
pub fn ratification(members: u64, permanent: u64) -> Rule {
    let all_permanent = Condition {
        text: "ratifications by permanent members (all)".to_owned(),
        test: Test::InFavour {
            among: Among::Class(PERMANENT.to_owned()),
            measure: None,
            needed: permanent,
        },
        source: charter("Article 108"),
    };
    Rule {
        name: "coming into force of an amendment".to_owned(),
        source: charter("Article 108"),
        conditions: vec![
            two_thirds("ratifications (two thirds of the members)", members),
            all_permanent,
        ],
        notes: Vec::new(),
    }
}

fn two_thirds(text: &str, members: u64) -> Condition {
    Condition {
        text: text.to_owned(),
        test: Test::InFavour {
            among: Among::All,
            measure: None,
            needed: (2 * members).div_ceil(3),
        },
        source: charter("Article 108"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Body, Seat};
    use penholder_words::Ballot;

    #[test]
    fn a_permanent_member_that_only_waits_prevents_an_amendment() {
        let seat = |i: usize| Seat {
            member: format!("member {i}"),
            classes: if i < 5 {
                vec!["permanent".to_owned()]
            } else {
                vec![]
            },
            weights: Default::default(),
        };
        let body = Body {
            name: "all members".to_owned(),
            seats: (0..193).map(seat).collect(),
        };
        let mut ballots = vec![Ballot::Yes; 193];
        let rule = ratification(193, 5);
        assert!(rule.adopts(&body, &ballots));
        ballots[0] = Ballot::NotVoting;
        assert!(!rule.adopts(&body, &ballots));
        assert!(adoption(193).adopts(&body, &ballots));
        ballots[..65].fill(Ballot::No);
        assert!(!adoption(193).adopts(&body, &ballots));
    }
}
