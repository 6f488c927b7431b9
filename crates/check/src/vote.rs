//! Claims on how the Council, or a member, voted.

use crate::claim::Words;
use crate::ground::{Act, Ground};
use crate::{Evidence, Finding};
use penholder_words::{Ballot, MemberCode, Symbol, Tally};
use std::ops::Range;

/// A vote as the record holds it.
struct Cast<'r> {
    symbol: Symbol,
    meeting: Option<Symbol>,
    tally: Option<Tally>,
    lists: [(&'r [MemberCode], Ballot); 4],
    vetoed_by: &'r [MemberCode],
    sponsors: &'r [MemberCode],
    adopted: bool,
    date: penholder_words::Date,
}

impl<'r> Cast<'r> {
    fn of(ground: &Ground<'r>, act: Act<'r>) -> Option<Cast<'r>> {
        Some(match act {
            Act::Adopted(d) => {
                let v = ground.votes(d)?;
                Cast {
                    symbol: d.symbol.clone(),
                    meeting: d.meeting.as_deref().and_then(|m| m.parse().ok()),
                    tally: v.tally,
                    lists: lists(&v.yes, &v.no, &v.abstain, &v.not_voting),
                    vetoed_by: &[],
                    sponsors: &d.sponsors,
                    adopted: true,
                    date: d.date,
                }
            }
            Act::Failed(d) => Cast {
                symbol: d.draft.clone(),
                meeting: d.meeting.clone(),
                tally: d.tally,
                lists: lists(&d.yes, &d.no, &d.abstain, &d.not_voting),
                vetoed_by: &d.vetoed_by,
                sponsors: &d.sponsors,
                adopted: false,
                date: d.date,
            },
        })
    }

    /// Returns the tally: the record's own, or the count of its lists where they name a whole Council.
    fn tally(&self) -> Option<Tally> {
        let count = |b: Ballot| u8::try_from(self.members(b).len()).ok();
        let whole = matches!(self.lists.iter().map(|(l, _)| l.len()).sum::<usize>(), 11 | 15);
        self.tally.or_else(|| {
            whole.then_some(())?;
            Some(Tally {
                yes: count(Ballot::Yes)?,
                no: count(Ballot::No)?,
                abstain: count(Ballot::Abstain)?,
            })
        })
    }

    fn ballot(&self, member: MemberCode) -> Option<Ballot> {
        let found = self
            .lists
            .iter()
            .find(|(list, _)| list.contains(&member))
            .map(|(_, b)| *b);
        found.or_else(|| self.vetoed_by.contains(&member).then_some(Ballot::No))
    }

    /// Returns whether the record names every member's vote.
    fn named(&self) -> bool {
        self.lists.iter().map(|(list, _)| list.len()).sum::<usize>() >= 11
    }

    fn members(&self, ballot: Ballot) -> &'r [MemberCode] {
        self.lists
            .iter()
            .find(|(_, b)| *b == ballot)
            .map_or(&[], |(list, _)| list)
    }

    fn evidence(&self) -> Vec<Evidence> {
        let list = |b: Ballot| {
            self.members(b)
                .iter()
                .map(|m| m.to_string())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let mut value = self
            .tally
            .map_or_else(|| "no tally".to_owned(), |t| t.to_string());
        for (ballot, word) in [
            (Ballot::No, "against"),
            (Ballot::Abstain, "abstained"),
            (Ballot::NotVoting, "did not vote"),
        ] {
            if !self.members(ballot).is_empty() {
                value.push_str(&format!("; {word}: {}", list(ballot)));
            }
        }
        let mut all = vec![Evidence::new(self.symbol.clone(), None, value)];
        if let Some(meeting) = &self.meeting {
            all.push(Evidence::new(
                meeting.clone(),
                None,
                format!("vote of {}", self.date),
            ));
        }
        all
    }
}

fn lists<'r>(
    yes: &'r [MemberCode],
    no: &'r [MemberCode],
    abstain: &'r [MemberCode],
    not_voting: &'r [MemberCode],
) -> [(&'r [MemberCode], Ballot); 4] {
    [
        (yes, Ballot::Yes),
        (no, Ballot::No),
        (abstain, Ballot::Abstain),
        (not_voting, Ballot::NotVoting),
    ]
}

/// What one part of a claim says against the record.
enum Part {
    True(String),
    False(String),
    Unknown,
}

/// Judges a claim on the vote spoken of.
pub(crate) fn judge(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let cast = Cast::of(ground, ground.act?)?;
    // A vote on an amendment or a part is another vote, which the resolution's own does not tell.
    if spoken_of_another_day(words, &cast) || words.has_stem(&["amendment", "separate", "procedural"]) {
        return None;
    }
    let mut parts = Vec::new();
    ballots(ground, words, &cast, &mut parts);
    counts(words, &cast, &mut parts);
    unanimity(words, &cast, &mut parts);
    sponsors(ground, words, &cast, &mut parts);
    outcome(words, &cast, &mut parts);
    conclude(&cast, parts)
}

/// Judges tally, counts and ballots in a claim that is about something else as well.
pub(crate) fn judge_named(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let speaks = words.tally().is_some()
        || words.has_stem(&["abstain", "abstention", "veto", "unanim"])
        || words.has(&["voted", "votes", "in favour", "against"]);
    if speaks && words.claim.kind != penholder_words::ClaimKind::VotingRule {
        judge(ground, words)
    } else {
        None
    }
}

/// Judges only how the named members voted, for claims that are about something else as well.
pub(crate) fn ballots_only(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    if !words.has_stem(&["vote", "abstain", "veto"]) || words.has(&["no vote", "a vote", "the vote"]) {
        return None;
    }
    let cast = Cast::of(ground, ground.act?)?;
    let mut parts = Vec::new();
    ballots(ground, words, &cast, &mut parts);
    conclude(&cast, parts)
}

/// Judges whether the vote spoken of was unanimous, for claims that are about something else as well.
pub(crate) fn unanimous_only<'r>(
    ground: &Ground<'r>,
    words: &Words<'_>,
    act: Option<Act<'r>>,
) -> Option<bool> {
    if !words.has_stem(&["unanim"]) {
        return None;
    }
    let Act::Adopted(d) = act? else { return None };
    let cast = Cast::of(ground, Act::Adopted(d))?;
    let none_missing = cast.members(Ballot::NotVoting).is_empty();
    cast.tally().map(|t| t.no == 0 && t.abstain == 0 && none_missing)
}

fn conclude(cast: &Cast<'_>, parts: Vec<Part>) -> Option<Finding> {
    let wrong: Vec<&str> = parts
        .iter()
        .filter_map(|p| match p {
            Part::False(why) => Some(why.as_str()),
            _ => None,
        })
        .collect();
    if !wrong.is_empty() {
        return Some(Finding::contradicted(
            format!("{}: {}.", cast.symbol, wrong.join("; ")),
            cast.evidence(),
        ));
    }
    if parts.is_empty() || parts.iter().any(|p| matches!(p, Part::Unknown)) {
        return None;
    }
    let right: Vec<&str> = parts
        .iter()
        .filter_map(|p| match p {
            Part::True(why) => Some(why.as_str()),
            _ => None,
        })
        .collect();
    Some(Finding::borne_out(
        format!("{}: {}.", cast.symbol, right.join("; ")),
        cast.evidence(),
    ))
}

/// Returns whether the claim names a day, and not that of the vote.
fn spoken_of_another_day(words: &Words<'_>, cast: &Cast<'_>) -> bool {
    let days: Vec<_> = words
        .whens()
        .into_iter()
        .filter(|(_, r)| !words.before(r.start).ends_with("until") && !words.before(r.start).ends_with("to"))
        .collect();
    !days.is_empty() && !days.iter().any(|(w, _)| w.holds(cast.date))
}

/// Words that name a ballot, the longer first.
const BALLOTS: [(&str, Ballot); 36] = [
    ("did not take part", Ballot::NotVoting),
    ("took no part", Ballot::NotVoting),
    ("not taking part", Ballot::NotVoting),
    ("taking no part", Ballot::NotVoting),
    ("did not participate", Ballot::NotVoting),
    ("not participating", Ballot::NotVoting),
    ("did not vote", Ballot::NotVoting),
    ("not voting", Ballot::NotVoting),
    ("stayed away", Ballot::NotVoting),
    ("was absent", Ballot::NotVoting),
    ("were absent", Ballot::NotVoting),
    ("absent", Ballot::NotVoting),
    ("abstained", Ballot::Abstain),
    ("abstaining", Ballot::Abstain),
    ("abstains", Ballot::Abstain),
    ("abstention", Ballot::Abstain),
    ("abstentions", Ballot::Abstain),
    ("voted against", Ballot::No),
    ("voting against", Ballot::No),
    ("votes against", Ballot::No),
    ("vote against", Ballot::No),
    ("voted no", Ballot::No),
    ("voting no", Ballot::No),
    ("opposed", Ballot::No),
    ("opposing", Ballot::No),
    ("vetoed", Ballot::No),
    ("vetoes", Ballot::No),
    ("veto", Ballot::No),
    ("against", Ballot::No),
    ("voted in favour", Ballot::Yes),
    ("voted in favor", Ballot::Yes),
    ("voting in favour", Ballot::Yes),
    ("voted for", Ballot::Yes),
    ("voted yes", Ballot::Yes),
    ("in favour", Ballot::Yes),
    ("supported", Ballot::Yes),
];

/// Returns the words that name a ballot in the order of the text, none inside another.
fn ballot_words(lower: &str) -> Vec<(Range<usize>, Ballot)> {
    let mut all: Vec<(Range<usize>, Ballot)> = Vec::new();
    for (word, ballot) in BALLOTS {
        for (at, _) in lower.match_indices(word) {
            let range = at..at + word.len();
            let alone = !lower[..at].ends_with(char::is_alphanumeric)
                && !lower[range.end..].starts_with(char::is_alphanumeric);
            if alone
                && all
                    .iter()
                    .all(|(r, _)| r.end <= range.start || range.end <= r.start)
            {
                all.push((range, ballot));
            }
        }
    }
    all.sort_by_key(|(r, _)| r.start);
    all
}

/// Judges what the claim says of members by name.
fn ballots(ground: &Ground<'_>, words: &Words<'_>, cast: &Cast<'_>, parts: &mut Vec<Part>) {
    let states = words.states();
    let lower = words.lower.as_str();
    let mut from = 0;
    for (range, ballot) in ballot_words(lower) {
        let before = group_before(lower, &states, from, range.start);
        let (group, gap) = match before {
            Some(found) => found,
            None => match group_after(lower, &states, range.end) {
                Some(found) => (found, ""),
                None => continue,
            },
        };
        from = range.end;
        let denied = [" not ", " never ", "neither ", " nor "]
            .iter()
            .any(|w| format!(" {gap} ").contains(w));
        for member in group {
            parts.push(ballot_part(ground, cast, member, ballot, denied));
        }
        if ballot == Ballot::No && lower[range.clone()].starts_with("veto") && cast.adopted && !denied {
            parts.push(Part::False("it was adopted, so nobody vetoed it".to_owned()));
        }
    }
}

fn ballot_part(
    ground: &Ground<'_>,
    cast: &Cast<'_>,
    member: MemberCode,
    ballot: Ballot,
    denied: bool,
) -> Part {
    let name = ground.record.state_name(member, cast.date);
    let Some(real) = cast.ballot(member) else {
        let seated = ground.record.members_on(cast.date).contains(&member);
        return if seated || !cast.named() {
            Part::Unknown
        } else {
            Part::False(format!("{name} had no seat on {}", cast.date))
        };
    };
    let did = match real {
        Ballot::Yes => "voted in favour",
        Ballot::No => "voted against",
        Ballot::Abstain => "abstained",
        Ballot::NotVoting => "did not take part in the vote",
    };
    if (real == ballot) != denied {
        Part::True(format!("{name} {did}"))
    } else {
        Part::False(format!("{name} {did}"))
    }
}

/// Returns the States joined directly before a place, and the words between them and it.
fn group_before<'l>(
    lower: &'l str,
    states: &[(MemberCode, Range<usize>)],
    from: usize,
    to: usize,
) -> Option<(Vec<MemberCode>, &'l str)> {
    let inside: Vec<_> = states
        .iter()
        .filter(|(_, r)| r.start >= from && r.end <= to)
        .collect();
    let (last, range) = inside.last()?;
    let gap = lower.get(range.end..to)?;
    if gap.len() > 60 || gap.contains("council") || gap.contains(" members ") {
        return None;
    }
    let mut group = vec![*last];
    let mut start = range.start;
    for (code, range) in inside.iter().rev().skip(1) {
        if !is_joint(lower.get(range.end..start)?) {
            break;
        }
        group.push(*code);
        start = range.start;
    }
    Some((group, gap))
}

/// Returns the States joined directly after a place: "abstentions by China and Russia".
fn group_after(lower: &str, states: &[(MemberCode, Range<usize>)], from: usize) -> Option<Vec<MemberCode>> {
    let first = states.iter().position(|(_, r)| r.start >= from)?;
    let gap = lower.get(from..states[first].1.start)?.trim();
    let by = [
        "by",
        "by the",
        "from",
        "from the",
        "was",
        "were",
        "came from",
        "came from the",
        "of",
        "of the",
        ":",
        "only",
        "by both",
    ];
    if !by.contains(&gap) {
        return None;
    }
    let mut group = vec![states[first].0];
    let mut end = states[first].1.end;
    for (code, range) in &states[first + 1..] {
        if !is_joint(lower.get(end..range.start)?) {
            break;
        }
        group.push(*code);
        end = range.end;
    }
    Some(group)
}

fn is_joint(gap: &str) -> bool {
    let mut words = gap.split([' ', ',']).filter(|w| !w.is_empty());
    words.all(|w| {
        matches!(
            w,
            "and" | "or" | "nor" | "the" | "both" | "with" | "as" | "well" | "plus" | "'s" | "\u{2019}s"
        )
    })
}

/// Judges counts: a tally, "fourteen votes", "three abstentions", "not one against".
fn counts(words: &Words<'_>, cast: &Cast<'_>, parts: &mut Vec<Part>) {
    let Some(tally) = cast.tally() else {
        if words.tally().is_some() {
            parts.push(Part::Unknown);
        }
        return;
    };
    if let Some(said) = words.tally() {
        parts.push(same(said == tally, format!("the tally was {tally}")));
    }
    let lower = words.lower.as_str();
    for (figure, range) in words.figures() {
        let after = lower[range.end..].trim_start();
        let before = words.before(range.start);
        if before.ends_with("not") || before.ends_with("no") {
            continue;
        }
        let Some(ballot) = counted(after, &before, words) else {
            continue;
        };
        let (real, what) = count_of(&tally, cast, ballot);
        parts.push(same(
            (figure.value - f64::from(real)).abs() < 0.5,
            format!("{real} {what}"),
        ));
    }
    let none_against = [
        "not one against",
        "none against",
        "no votes against",
        "no one against",
        "nobody voted against",
        "without a vote against",
        "to none",
        "no vote against",
        "without dissent",
        "without opposition",
        "no member voted against",
        "none opposed",
        "nobody against",
        "to nil",
        "to zero",
        "no negative votes",
        "to 0",
        "no one voted against",
        "without a dissenting vote",
        "no dissenting vote",
        "no dissent",
        "nobody dissented",
    ];
    if words.has(&none_against) && tally.no != 0 {
        parts.push(Part::False(format!("{} voted against", tally.no)));
    }
    let none_abstained = [
        "no abstentions",
        "without abstentions",
        "nobody abstained",
        "no one abstained",
        "no abstention",
        "none abstained",
        "no member abstained",
    ];
    if words.has(&none_abstained) {
        parts.push(same(tally.abstain == 0, format!("{} abstained", tally.abstain)));
    }
    if words.has(&none_against) && tally.no == 0 {
        parts.push(Part::True("nobody voted against".to_owned()));
    }
}

fn same(equal: bool, why: String) -> Part {
    if equal { Part::True(why) } else { Part::False(why) }
}

fn count_of(tally: &Tally, cast: &Cast<'_>, ballot: Ballot) -> (u8, &'static str) {
    match ballot {
        Ballot::Yes => (tally.yes, "voted in favour"),
        Ballot::No => (tally.no, "voted against"),
        Ballot::Abstain => (tally.abstain, "abstained"),
        Ballot::NotVoting => (cast.members(Ballot::NotVoting).len() as u8, "did not vote"),
    }
}

/// Returns which ballots a number counts, by the words around it.
fn counted(after: &str, before: &str, words: &Words<'_>) -> Option<Ballot> {
    // What a number counts stands before the next mark: "12 votes in favour, none against".
    let end = after.find([',', '.', ';', ':']).unwrap_or(after.len());
    let clause = after[..end].split(" and ").next().unwrap_or_default();
    let next: Vec<&str> = clause.split(' ').filter(|w| !w.is_empty()).take(5).collect();
    let ahead = next.join(" ");
    let starts = |all: &[&str]| all.iter().any(|w| ahead.starts_with(w));
    if before.ends_with("out of") || before.ends_with("of the") || ahead.starts_with("permanent") {
        return None;
    }
    let own = |word: &str| {
        ahead
            .find(word)
            .is_some_and(|at| !ahead[..at].contains(" and ") && at < 34)
    };
    if own("abst") {
        return Some(Ballot::Abstain);
    }
    if own("did not") || own("absent") || own("stayed away") {
        return Some(Ballot::NotVoting);
    }
    if own("against") || own("negative") || own("opposed") || starts(&["no vote", "noes"]) {
        return Some(Ballot::No);
    }
    let votes = own("vote")
        || own("favour")
        || own("favor")
        || own("yes")
        || own("support")
        || own("hands")
        || own("members")
        || own("said yes")
        || own("backed")
        || starts(&["to "]);
    (votes || before.ends_with("by") && words.has_stem(&["vote", "adopt", "pass"])).then_some(Ballot::Yes)
}

fn unanimity(words: &Words<'_>, cast: &Cast<'_>, parts: &mut Vec<Part>) {
    let said = words.has_stem(&["unanim"])
        || words.has(&[
            "all fifteen",
            "all 15",
            "all in favour",
            "all in favor",
            "by consensus",
            "all members voted",
        ]);
    if !said {
        return;
    }
    let Some(tally) = cast.tally() else {
        return parts.push(Part::Unknown);
    };
    let all =
        tally.no == 0 && tally.abstain == 0 && cast.members(Ballot::NotVoting).is_empty() && cast.adopted;
    let denied = words.has(&[
        "not unanimous",
        "not unanimously",
        "no unanimity",
        "far from unanimous",
    ]);
    parts.push(same(all != denied, format!("the tally was {tally}")));
}

/// Judges who submitted the draft; nothing is said where the record names no sponsor.
fn sponsors(ground: &Ground<'_>, words: &Words<'_>, cast: &Cast<'_>, parts: &mut Vec<Part>) {
    let speaks = words.has_stem(&[
        "sponsor",
        "co-sponsor",
        "cosponsor",
        "tabled",
        "drafted",
        "submitted",
        "penned",
        "authored",
    ]) || words.has(&[
        "put it forward",
        "put forward",
        "put the draft forward",
        "put the text forward",
        "draft by",
        "brought the draft",
        "brought it",
        "presented by",
        "presented the draft",
        "introduced",
        "work of",
        "written the text",
        "wrote the text",
        "written the draft",
        "wrote the draft",
        "wrote it",
        "drew up",
        "drawn up",
        "circulated",
    ]);
    if !speaks {
        return;
    }
    if cast.sponsors.is_empty() {
        return parts.push(Part::Unknown);
    }
    let already: usize = parts.len();
    for (member, range) in words.states() {
        let excluded = ["without", "except", "but not", "not", "minus", "other than"]
            .iter()
            .any(|w| words.before(range.start).ends_with(w));
        let sponsor = cast.sponsors.contains(&member);
        let name = ground.record.state_name(member, cast.date);
        let line = format!(
            "{name} {} among the sponsors",
            if sponsor { "was" } else { "was not" }
        );
        // A draft's sponsors may have grown after the list was printed.
        match (sponsor, excluded) {
            (true, false) | (false, true) => parts.push(Part::True(line)),
            (true, true) => parts.push(Part::False(line)),
            (false, false) => parts.push(if cast.adopted {
                Part::Unknown
            } else {
                Part::False(line)
            }),
        }
    }
    if parts.len() == already {
        parts.push(Part::Unknown);
    }
}

fn outcome(words: &Words<'_>, cast: &Cast<'_>, parts: &mut Vec<Part>) {
    let failed = words.has(&[
        "was not adopted",
        "failed",
        "fell short",
        "was defeated",
        "was rejected",
        "was vetoed",
    ]);
    let adopted = words.has(&["was adopted", "adopted", "passed", "was passed", "was approved"]) && !failed;
    if adopted && !words.has(&["not adopted"]) {
        parts.push(same(
            cast.adopted,
            format!(
                "the draft was {}",
                if cast.adopted { "adopted" } else { "not adopted" }
            ),
        ));
    } else if failed {
        parts.push(same(
            !cast.adopted,
            format!(
                "the draft was {}",
                if cast.adopted { "adopted" } else { "not adopted" }
            ),
        ));
    }
}
