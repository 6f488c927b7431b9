//! Who voted how, and who had a seat.

use crate::{Record, Term, VoteRecord};
use penholder_words::{Ballot, Date, MemberCode, OperationEntry};

impl VoteRecord {
    /// Returns the four lists of members with the ballot that each stands for.
    pub fn lists(&self) -> [(Ballot, &[MemberCode]); 4] {
        [
            (Ballot::Yes, &self.yes),
            (Ballot::No, &self.no),
            (Ballot::Abstain, &self.abstain),
            (Ballot::NotVoting, &self.not_voting),
        ]
    }

    /// Returns how a member voted; `None` if it is not named.
    pub fn ballot(&self, member: MemberCode) -> Option<Ballot> {
        let lists = self.lists();
        lists
            .iter()
            .find(|(_, list)| list.contains(&member))
            .map(|(ballot, _)| *ballot)
    }

    /// Returns every member named with its ballot, in the order yes, no, abstain, not voting.
    pub fn ballots(&self) -> impl Iterator<Item = (MemberCode, Ballot)> {
        self.lists()
            .into_iter()
            .flat_map(|(ballot, list)| list.iter().map(move |m| (*m, ballot)))
    }
}

impl Record {
    /// Returns the term of a member on a day; `None` if it has no seat then.
    pub fn seat_on(&self, member: MemberCode, day: Date) -> Option<&Term> {
        let runs = |t: &&Term| t.member == member && t.first <= day && t.last.is_none_or(|last| day <= last);
        self.terms.iter().find(runs)
    }

    /// Returns an operation by its key.
    pub fn operation(&self, key: &str) -> Option<&OperationEntry> {
        self.operations.iter().find(|o| o.operation == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_member_named_has_one_ballot() {
        let codes = |text: &str| text.split(' ').map(|c| c.parse().unwrap()).collect::<Vec<_>>();
        let vote = VoteRecord {
            number: 1,
            tally: "2-0-1".parse().ok(),
            yes: codes("FRA GBR"),
            no: vec![],
            abstain: codes("BRA"),
            not_voting: codes("CHN"),
            basis: String::new(),
        };
        assert_eq!(vote.ballot("BRA".parse().unwrap()), Some(Ballot::Abstain));
        assert_eq!(vote.ballot("MLI".parse().unwrap()), None);
        assert_eq!(vote.ballots().count(), 4);
    }
}
