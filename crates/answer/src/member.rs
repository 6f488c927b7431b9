//! A member: its terms on the Council, its votes, and with whom it votes.

use penholder_record::{Record, Seat};
use penholder_words::{Ballot, Date, MemberCode, Outcome, Symbol, Tally};
use serde::Serialize;
use std::collections::BTreeMap;

/// A State as a member of the Council.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Member {
    /// Its code.
    pub member: MemberCode,
    /// Its name on the last day of its last term, or of the record.
    pub name: String,
    /// Last day of the record.
    pub record_until: Option<Date>,
    /// Its terms, the first one first.
    pub terms: Vec<TermAnswer>,
    /// How it voted, over all votes whose members are known.
    pub votes: Counts,
    /// Its votes that were not in favour, the latest first.
    pub not_in_favour: Vec<VoteOf>,
    /// How often each other member voted the same way, over the votes that both took part in; most votes first.
    pub with: Vec<Agreement>,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermAnswer {
    /// `permanent` or `elected`.
    pub seat: Seat,
    /// First day.
    pub first: Date,
    /// Last day; null for a seat without end.
    pub last: Option<Date>,
    /// Regional group, where known.
    pub region: Option<String>,
    /// Where the term comes from.
    pub source: String,
}

/// Votes by ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// In favour.
    pub yes: usize,
    /// Against.
    pub no: usize,
    /// Abstaining.
    pub abstain: usize,
    /// Absent or not participating.
    pub not_voting: usize,
}

/// A vote of a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VoteOf {
    /// The resolution, or the draft where it was not adopted.
    pub symbol: Symbol,
    /// Day of the vote.
    pub date: Date,
    /// What it was about: title or agenda item.
    pub subject: Option<String>,
    /// How the member voted.
    pub vote: Ballot,
    /// What became of it.
    pub outcome: Outcome,
    /// Tally.
    pub tally: Option<Tally>,
}

/// How often another member voted the same way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agreement {
    /// The other member.
    pub member: MemberCode,
    /// Votes that both took part in.
    pub shared: usize,
    /// Of these, votes in which both voted the same way.
    pub same: usize,
    /// Their share, 0 to 1.
    pub share: f64,
}

/// A State that has sat on the Council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sat {
    /// Its code.
    pub member: MemberCode,
    /// Its name on its last day, or on the record's.
    pub name: String,
    /// Whether its seat is or was permanent.
    pub permanent: bool,
    /// Number of terms.
    pub terms: usize,
    /// First day of the first.
    pub first: Date,
    /// Last day of the last; null for a seat without end.
    pub last: Option<Date>,
}

/// Returns every State that has sat on the Council, by name.
pub fn ever(record: &Record) -> Vec<Sat> {
    let mut states: BTreeMap<MemberCode, Sat> = BTreeMap::new();
    for term in record.terms.iter() {
        let sat = states.entry(term.member).or_insert_with(|| Sat {
            member: term.member,
            name: String::new(),
            permanent: term.seat == Seat::Permanent,
            terms: 0,
            first: term.first,
            last: term.last,
        });
        sat.terms += 1;
        sat.permanent |= term.seat == Seat::Permanent;
        sat.first = sat.first.min(term.first);
        sat.last = match (sat.last, term.last) {
            (Some(a), Some(b)) => Some(a.max(b)),
            _ => None,
        };
    }
    let mut all: Vec<Sat> = states.into_values().collect();
    for sat in &mut all {
        sat.name = record.state_name(sat.member, name_day(record, sat.last).unwrap_or(sat.first));
    }
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

/// Returns the day whose name stands for the member: the last of its terms, but none past the record.
fn name_day(record: &Record, last: Option<Date>) -> Option<Date> {
    match (last, record.until) {
        (Some(last), Some(until)) => Some(last.min(until)),
        (last, until) => last.or(until),
    }
}

/// One vote with the members' ballots.
struct Cast<'r> {
    symbol: &'r Symbol,
    date: Date,
    subject: Option<&'r String>,
    outcome: Outcome,
    tally: Option<Tally>,
    lists: [(Ballot, &'r [MemberCode]); 4],
}

impl Cast<'_> {
    fn of(&self, member: MemberCode) -> Option<Ballot> {
        let (ballot, _) = self.lists.iter().find(|(_, list)| list.contains(&member))?;
        Some(*ballot)
    }

    fn all(&self) -> impl Iterator<Item = (MemberCode, Ballot)> {
        self.lists
            .iter()
            .flat_map(|(b, list)| list.iter().map(move |m| (*m, *b)))
    }
}

fn cast(record: &Record) -> Vec<Cast<'_>> {
    let adopted = record.decisions.iter().filter_map(|d| {
        let v = record.vote(d.number)?;
        Some(Cast {
            symbol: &d.symbol,
            date: d.date,
            subject: d.title.as_ref().or(d.agenda_item.as_ref()),
            outcome: Outcome::Adopted,
            tally: v.tally,
            lists: [
                (Ballot::Yes, &v.yes),
                (Ballot::No, &v.no),
                (Ballot::Abstain, &v.abstain),
                (Ballot::NotVoting, &v.not_voting),
            ],
        })
    });
    let failed = record.failed_drafts.iter().map(|d| Cast {
        symbol: &d.draft,
        date: d.date,
        subject: d.agenda_item.as_ref(),
        outcome: Outcome::NotAdopted,
        tally: d.tally,
        lists: [
            (Ballot::Yes, &d.yes),
            (Ballot::No, &d.no),
            (Ballot::Abstain, &d.abstain),
            (Ballot::NotVoting, &d.not_voting),
        ],
    });
    adopted.chain(failed).collect()
}

/// Answers what a member's terms and votes are; `None` for a State that never sat.
pub fn member(record: &Record, code: MemberCode) -> Option<Member> {
    let mut terms: Vec<_> = record.terms.iter().filter(|t| t.member == code).collect();
    terms.sort_by_key(|t| t.first);
    let last = terms.last()?.last;
    let mut votes = Counts::default();
    let mut not_in_favour = Vec::new();
    let mut with: BTreeMap<MemberCode, (usize, usize)> = BTreeMap::new();
    for cast in cast(record) {
        let Some(own) = cast.of(code) else { continue };
        count(&mut votes, own);
        if own != Ballot::Yes {
            not_in_favour.push(vote_of(&cast, own));
        }
        if own == Ballot::NotVoting {
            continue;
        }
        for (other, ballot) in cast.all().filter(|(m, b)| *m != code && *b != Ballot::NotVoting) {
            let (shared, same) = with.entry(other).or_default();
            *shared += 1;
            *same += usize::from(ballot == own);
        }
    }
    not_in_favour.sort_by_key(|v| std::cmp::Reverse(v.date));
    Some(Member {
        member: code,
        name: record.state_name(code, name_day(record, last).unwrap_or(terms.last()?.first)),
        record_until: record.until,
        terms: terms
            .iter()
            .map(|t| TermAnswer {
                seat: t.seat,
                first: t.first,
                last: t.last,
                region: t.region.clone(),
                source: t.source.clone(),
            })
            .collect(),
        votes,
        not_in_favour,
        with: agreements(with),
    })
}

fn count(votes: &mut Counts, ballot: Ballot) {
    match ballot {
        Ballot::Yes => votes.yes += 1,
        Ballot::No => votes.no += 1,
        Ballot::Abstain => votes.abstain += 1,
        Ballot::NotVoting => votes.not_voting += 1,
    }
}

fn vote_of(cast: &Cast<'_>, vote: Ballot) -> VoteOf {
    VoteOf {
        symbol: cast.symbol.clone(),
        date: cast.date,
        subject: cast.subject.cloned(),
        vote,
        outcome: cast.outcome,
        tally: cast.tally,
    }
}

fn agreements(with: BTreeMap<MemberCode, (usize, usize)>) -> Vec<Agreement> {
    let mut all: Vec<_> = with
        .into_iter()
        .map(|(member, (shared, same))| Agreement {
            member,
            shared,
            same,
            share: (same as f64 / shared as f64 * 1e4).round() / 1e4,
        })
        .collect();
    all.sort_by(|a, b| b.shared.cmp(&a.shared).then(a.member.cmp(&b.member)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use penholder_record::{FailedDraft, Table, Term};

    fn record() -> Record {
        let term = |member: &str, seat, first, last| Term {
            member: member.parse().unwrap(),
            seat,
            first,
            last,
            region: None,
            source: String::new(),
        };
        let codes = |text: &str| text.split_whitespace().map(|c| c.parse().unwrap()).collect();
        Record {
            until: Some(date(2024, 1, 1)),
            terms: Table::ready(vec![
                term("FRA", Seat::Permanent, date(1946, 1, 17), None),
                term("GAB", Seat::Elected, date(2022, 1, 1), Some(date(2023, 12, 31))),
            ]),
            failed_drafts: Table::ready(vec![FailedDraft {
                date: date(2023, 2, 1),
                draft: "S/2023/1".parse().unwrap(),
                meeting: None,
                agenda_item: Some("The item".to_owned()),
                kind: "draft".to_owned(),
                sponsors: Vec::new(),
                tally: None,
                yes: codes("BRA"),
                no: codes("FRA"),
                abstain: codes("GAB GHA"),
                not_voting: codes("CHN"),
                vetoed_by: Vec::new(),
                source: String::new(),
                note: String::new(),
            }]),
            ..Record::default()
        }
    }

    #[test]
    fn a_member_is_told_by_what_it_did() {
        let gabon = member(&record(), "GAB".parse().unwrap()).unwrap();
        assert_eq!(
            gabon.votes,
            Counts {
                abstain: 1,
                ..Counts::default()
            }
        );
        assert_eq!(gabon.not_in_favour.len(), 1);
        let with: Vec<_> = gabon.with.iter().map(|w| (w.member.as_str(), w.same)).collect();
        assert_eq!(with, [("BRA", 0), ("FRA", 0), ("GHA", 1)]);
        assert!(member(&record(), "MLI".parse().unwrap()).is_none());
    }

    #[test]
    fn a_permanent_seat_has_no_last_day() {
        let all = ever(&record());
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].last, None);
    }
}
