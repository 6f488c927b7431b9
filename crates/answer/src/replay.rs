//! `vote --replay`: every vote in the record judged from the members' votes, and compared with history.

use penholder_law::{
    Adjudication, Body, Facts, Ground, Rule, Seat as LawSeat, adjudicate, article_109, rule_for,
    uniting_for_peace,
};
use penholder_record::{FailedDraft, ProceduralVote, Record, Seat, VoteRecord};
use penholder_words::{Ballot, Date, Matter, MemberCode, Modality, Outcome};
use serde::Serialize;
use std::collections::BTreeMap;

/// What the replay found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReplayAnswer {
    /// Votes replayed: resolutions and drafts that failed.
    pub votes: usize,
    /// Votes whose outcome follows from the rules, or that have no member's vote to judge.
    pub explained: usize,
    /// Votes whose outcome does not follow.
    pub unexplained: Vec<Unexplained>,
    /// How many on each ground.
    pub by_ground: ByGround,
    /// Why some have no member's vote, and how many.
    pub no_member_votes_because: BTreeMap<String, usize>,
    /// Votes adopted over a permanent member's no, one by one.
    pub over_a_permanent_no: Vec<OverNo>,
    /// Preliminary questions vetoed together with the draft: who vetoed both, at which meeting.
    pub double_vetoes: Vec<DoubleVeto>,
    /// Votes in which the members who voted are not those who had seats: errors of the sources.
    pub membership_differs: Vec<Differs>,
    /// Drafts whose vetoes as judged are not those that the sources count.
    pub vetoes_differ: Vec<Differs>,
    /// Last day of the record.
    pub record_until: Option<Date>,
}

/// How many votes on each ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct ByGround {
    /// Adopted, nobody with a veto against.
    pub adopted: usize,
    /// Had the votes, but a permanent member was against.
    pub vetoed: usize,
    /// Short of votes, whether or not a permanent member was against as well.
    pub short_of_majority: usize,
    /// Adopted over a permanent member's no, by a rule without veto.
    pub procedural: usize,
    /// No member's vote exists.
    pub no_member_votes: usize,
}

/// A vote that the rules do not explain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unexplained {
    /// The resolution or draft.
    pub symbol: String,
    /// What the rules make of it.
    pub outcome: Outcome,
    /// What history records.
    pub recorded: Outcome,
    /// Why, as judged.
    pub why: String,
}

/// A vote adopted over a permanent member's no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OverNo {
    /// The resolution.
    pub symbol: String,
    /// Its day.
    pub date: Date,
    /// Yes, no, abstain.
    pub tally: String,
    /// Permanent members against.
    pub against: Vec<String>,
    /// The ground.
    pub ground: String,
    /// Where the rule stands.
    pub provision: String,
    /// What was decided.
    pub what: String,
}

/// A veto of the question whether a matter is procedural, and of the matter itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DoubleVeto {
    /// Its day.
    pub date: Date,
    /// Symbol of the meeting's record.
    pub meeting: String,
    /// Permanent members that vetoed both.
    pub by: Vec<MemberCode>,
}

/// Something in which a source and the judge differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Differs {
    /// The resolution or draft.
    pub symbol: String,
    /// Its day.
    pub date: Date,
    /// What differs.
    pub what: String,
}

/// Judges every vote in the record.
pub fn replay(record: &Record) -> ReplayAnswer {
    let mut answer = ReplayAnswer {
        votes: 0,
        explained: 0,
        unexplained: Vec::new(),
        by_ground: ByGround::default(),
        no_member_votes_because: BTreeMap::new(),
        over_a_permanent_no: Vec::new(),
        double_vetoes: double_vetoes(record),
        membership_differs: Vec::new(),
        vetoes_differ: Vec::new(),
        record_until: record.until,
    };
    for (key, vote) in record
        .votes
        .keys()
        .flat_map(|k| record.votes.of(k).iter().map(move |v| (k, v)))
    {
        let decision = record.decisions.of(key).iter().find(|d| d.number == vote.number);
        if let Some(decision) = decision {
            adopted(record, &mut answer, decision, vote);
        }
    }
    answer.over_a_permanent_no.sort_by_key(|vote| vote.date);
    for draft in record.failed_drafts.iter() {
        failed(record, &mut answer, draft);
    }
    answer
}

fn adopted(
    record: &Record,
    answer: &mut ReplayAnswer,
    decision: &penholder_record::Decision,
    vote: &VoteRecord,
) {
    answer.votes += 1;
    let symbol = decision.symbol.to_string();
    if vote.tally.is_none() {
        let why = match decision.modality {
            Modality::WithoutVote => "adopted without a vote",
            Modality::InParts => "voted on in parts only",
            Modality::NotRecorded | Modality::Vote => "no detail of the vote is recorded",
        };
        return answer.no_member_votes(why);
    }
    let lists = [
        (&vote.yes, Ballot::Yes),
        (&vote.no, Ballot::No),
        (&vote.abstain, Ballot::Abstain),
        (&vote.not_voting, Ballot::NotVoting),
    ];
    let (body, ballots) = roll(record, decision.date, &lists);
    answer.check_members(record, &symbol, decision.date, &body);
    let special = record.procedural_votes.iter().find(|p| p.number == vote.number);
    let rule = match special {
        Some(row) => special_rule(row, decision.date),
        None => rule_for(Matter::Substantive, decision.date),
    };
    let Some(found) = judged(rule, &body, &ballots) else {
        return answer.no_member_votes("no rule of decision on that day");
    };
    if found.outcome == Outcome::NotAdopted {
        return answer.unexplained(symbol, &found, Outcome::Adopted);
    }
    answer.explained += 1;
    let Some(row) = special else {
        answer.by_ground.adopted += 1;
        return;
    };
    answer.by_ground.procedural += 1;
    let against = body
        .seats
        .iter()
        .zip(&ballots)
        .filter(|(s, b)| s.is("permanent") && **b == Ballot::No);
    answer.over_a_permanent_no.push(OverNo {
        symbol,
        date: decision.date,
        tally: found.tally.to_string(),
        against: against.map(|(s, _)| s.member.clone()).collect(),
        ground: row.ground.clone(),
        provision: row.provision.clone(),
        what: row.what.clone(),
    });
}

fn failed(record: &Record, answer: &mut ReplayAnswer, draft: &FailedDraft) {
    answer.votes += 1;
    let symbol = draft.draft.to_string();
    let lists = [
        (&draft.yes, Ballot::Yes),
        (&draft.no, Ballot::No),
        (&draft.abstain, Ballot::Abstain),
        (&draft.not_voting, Ballot::NotVoting),
    ];
    let named = lists.iter().any(|(list, _)| !list.is_empty());
    if !named && draft.tally.is_none() {
        return answer.no_member_votes("draft that failed, votes of members not recorded");
    }
    let (body, ballots) = match named {
        true => roll(record, draft.date, &lists),
        false => from_tally(record, draft),
    };
    if named {
        answer.check_members(record, &symbol, draft.date, &body);
    }
    let matter = if draft.kind == "procedural" {
        Matter::Procedural
    } else {
        Matter::Substantive
    };
    let Some(found) = judged(rule_for(matter, draft.date), &body, &ballots) else {
        return answer.no_member_votes("no rule of decision on that day");
    };
    let recorded: Vec<String> = draft.vetoed_by.iter().map(MemberCode::to_string).collect();
    if found.vetoed_by != recorded {
        let list = |names: &[String]| {
            if names.is_empty() {
                "nobody".to_owned()
            } else {
                names.join(" ")
            }
        };
        answer.vetoes_differ.push(Differs {
            symbol: symbol.clone(),
            date: draft.date,
            what: format!(
                "vetoed by {} as judged, by {} in the sources",
                list(&found.vetoed_by),
                list(&recorded)
            ),
        });
    }
    match found.ground {
        Ground::Adopted => return answer.unexplained(symbol, &found, Outcome::NotAdopted),
        Ground::Vetoed => answer.by_ground.vetoed += 1,
        Ground::Short | Ground::ShortAndOpposed => answer.by_ground.short_of_majority += 1,
    }
    answer.explained += 1;
}

/// Finds preliminary questions that were vetoed by a member that also vetoed a draft at the same meeting.
fn double_vetoes(record: &Record) -> Vec<DoubleVeto> {
    let preliminary = record.failed_drafts.iter().filter(|d| d.kind == "preliminary");
    let double = |question: &FailedDraft| {
        let meeting = question.meeting.as_ref()?;
        let drafts = record.failed_drafts.iter().filter(|d| d.kind != "preliminary");
        let here = drafts.filter(|d| d.meeting.as_ref() == Some(meeting));
        let twice: Vec<MemberCode> = here
            .flat_map(|d| d.vetoed_by.iter().copied())
            .filter(|member| question.vetoed_by.contains(member))
            .collect();
        (!twice.is_empty()).then(|| DoubleVeto {
            date: question.date,
            meeting: meeting.to_string(),
            by: twice,
        })
    };
    preliminary.filter_map(double).collect()
}

fn special_rule(row: &ProceduralVote, on: Date) -> Option<Rule> {
    match row.ground.as_str() {
        "review_conference" => article_109::general_conference(on),
        "uniting_for_peace" => uniting_for_peace::call_of_session(on),
        _ => rule_for(Matter::Procedural, on),
    }
}

fn judged(rule: Option<Rule>, body: &Body, ballots: &[Ballot]) -> Option<Adjudication> {
    adjudicate(&rule?, body, ballots, &Facts::default()).ok()
}

/// Returns the body that voted, as the lists have it, and its ballots.
fn roll(record: &Record, on: Date, lists: &[(&Vec<MemberCode>, Ballot)]) -> (Body, Vec<Ballot>) {
    let permanent = record.permanent_members_on(on);
    let mut cast: Vec<(MemberCode, Ballot)> = lists
        .iter()
        .flat_map(|(members, ballot)| members.iter().map(|m| (*m, *ballot)))
        .collect();
    cast.sort_by_key(|(member, _)| *member);
    let seats = cast
        .iter()
        .map(|(m, _)| LawSeat::of_council(*m, permanent.contains(m)));
    let body = Body {
        name: "Security Council".to_owned(),
        seats: seats.collect(),
    };
    (body, cast.into_iter().map(|(_, ballot)| ballot).collect())
}

/// Returns the Council of the day with ballots that have the draft's tally, those counted as vetoes against.
fn from_tally(record: &Record, draft: &FailedDraft) -> (Body, Vec<Ballot>) {
    let mut terms = record.terms_on(draft.date);
    terms.sort_by_key(|t| (draft.vetoed_by.contains(&t.member), t.seat == Seat::Permanent));
    let seats: Vec<LawSeat> = terms
        .iter()
        .map(|t| LawSeat::of_council(t.member, t.seat == Seat::Permanent))
        .collect();
    let mut ballots = vec![Ballot::NotVoting; seats.len()];
    if let Some(tally) = draft.tally {
        // Vetoers stand last and take the negative votes first; elected members the others.
        let mut left = (
            usize::from(tally.yes),
            usize::from(tally.no),
            usize::from(tally.abstain),
        );
        for (at, term) in terms.iter().enumerate().rev() {
            if draft.vetoed_by.contains(&term.member) && left.1 > 0 {
                (ballots[at], left.1) = (Ballot::No, left.1 - 1);
            }
        }
        for ballot in &mut ballots {
            if *ballot == Ballot::No {
                continue;
            }
            let (to, rest) = match left {
                (y, n, a) if n > 0 => (Ballot::No, (y, n - 1, a)),
                (y, 0, a) if y > 0 => (Ballot::Yes, (y - 1, 0, a)),
                (0, 0, a) if a > 0 => (Ballot::Abstain, (0, 0, a - 1)),
                other => (Ballot::NotVoting, other),
            };
            (*ballot, left) = (to, rest);
        }
    }
    let body = Body {
        name: "Security Council".to_owned(),
        seats,
    };
    (body, ballots)
}

impl ReplayAnswer {
    fn no_member_votes(&mut self, why: &str) {
        self.explained += 1;
        self.by_ground.no_member_votes += 1;
        *self.no_member_votes_because.entry(why.to_owned()).or_default() += 1;
    }

    fn unexplained(&mut self, symbol: String, found: &Adjudication, recorded: Outcome) {
        self.unexplained.push(Unexplained {
            symbol,
            outcome: found.outcome,
            recorded,
            why: found.why(),
        });
    }

    fn check_members(&mut self, record: &Record, symbol: &str, on: Date, body: &Body) {
        let sitting = record.members_on(on);
        let voted = |m: &MemberCode| body.seat(m.as_str()).is_some();
        let silent: Vec<&str> = sitting
            .iter()
            .filter(|m| !voted(m))
            .map(MemberCode::as_str)
            .collect();
        let seated = |code: &str| sitting.iter().any(|m| m.as_str() == code);
        let strangers: Vec<&str> = body
            .seats
            .iter()
            .map(|s| s.member.as_str())
            .filter(|code| !seated(code))
            .collect();
        if silent.is_empty() && strangers.is_empty() {
            return;
        }
        let part = |what: &str, codes: &[&str]| match codes {
            [] => None,
            some => Some(format!("{what}: {}", some.join(" "))),
        };
        let parts = [
            part("no vote of a member", &silent),
            part("vote of no member", &strangers),
        ];
        self.membership_differs.push(Differs {
            symbol: symbol.to_owned(),
            date: on,
            what: parts.into_iter().flatten().collect::<Vec<_>>().join("; "),
        });
    }
}
