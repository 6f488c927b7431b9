//! Claims on the rule by which the Council decides.

use crate::claim::Words;
use crate::ground::Ground;
use crate::{Evidence, Finding};
use penholder_law::{article_23, article_27};
use penholder_read::reading::Figure;
use penholder_words::{MemberCode, Symbol};

fn evidence(paragraph: &str, value: String) -> Evidence {
    Evidence::new(Symbol::named("Charter"), Some(paragraph), value)
}

/// Judges a claim on votes needed, on who can veto, and on what an abstention does.
pub(crate) fn judge(ground: &Ground<'_>, words: &Words<'_>) -> Option<Finding> {
    let needed = article_27::required(ground.on)?;
    let composition = article_23::composition(ground.on)?;
    let mut borne: Vec<String> = Vec::new();
    let mut against: Vec<String> = Vec::new();
    for (figure, range) in words.figures() {
        match meaning(words, figure, &range) {
            Some(Meaning::Needed) => judge_number(
                figure,
                needed,
                "votes in favour are needed",
                &mut borne,
                &mut against,
            ),
            Some(Meaning::Seats) => judge_number(
                figure,
                composition.seats as u64,
                "members sit on the Council",
                &mut borne,
                &mut against,
            ),
            Some(Meaning::Permanent) => judge_number(
                figure,
                composition.permanent as u64,
                "members are permanent",
                &mut borne,
                &mut against,
            ),
            Some(Meaning::Elected) => judge_number(
                figure,
                composition.elected as u64,
                "members are elected",
                &mut borne,
                &mut against,
            ),
            None => {}
        }
    }
    veto(ground, words, &mut borne, &mut against);
    if words.has_stem(&["secretary-general", "secretary"])
        && words.has_stem(&["approv", "consent", "agree", "veto"])
    {
        against.push("the Secretary-General has no part in the vote".to_owned());
    }
    let source = evidence(
        "Article 27 (3)",
        format!(
            "{needed} votes in favour of {}, no negative vote of a permanent member",
            composition.seats
        ),
    );
    if let Some(reason) = against.first() {
        return Some(Finding::contradicted(
            format!("By Article 27 of the Charter {reason}."),
            vec![source],
        ));
    }
    let reason = borne.first()?;
    Some(Finding::borne_out(
        format!("By Article 27 of the Charter {reason}."),
        vec![source],
    ))
}

enum Meaning {
    Needed,
    Seats,
    Permanent,
    Elected,
}

fn meaning(words: &Words<'_>, figure: &Figure, range: &std::ops::Range<usize>) -> Option<Meaning> {
    let unit = figure.unit.as_str();
    let before = words.before(range.start);
    let starts = |all: &[&str]| all.iter().any(|w| unit.starts_with(w));
    if starts(&["permanent", "veto powers", "big powers"]) {
        return Some(Meaning::Permanent);
    }
    if starts(&["elected", "non-permanent", "nonpermanent", "rotating"]) {
        return Some(Meaning::Elected);
    }
    if [
        "votes of",
        "vote of",
        "support of",
        "approval of",
        "consent of",
        "votes from",
        "backing of",
    ]
    .iter()
    .any(|w| before.ends_with(w))
    {
        return Some(Meaning::Needed);
    }
    if before.ends_with("of the")
        || before.ends_with("of")
        || before.ends_with("out of")
        || before.ends_with("all")
    {
        return (figure.value >= 9.0).then_some(Meaning::Seats);
    }
    if starts(&["members", "-member", "seats", "-nation", "member council"])
        && !words.has(&["needs", "need", "requires", "require", "at least"])
    {
        return Some(Meaning::Seats);
    }
    let of_votes = starts(&[
        "votes",
        "yes",
        "affirmative",
        "favo",
        "positive",
        "vote",
        "members",
        "of",
        "or more",
        "hands",
        "in favo",
        "ayes",
        "supporters",
    ]) || unit.is_empty();
    (of_votes && words.has_stem(&["vote", "favour", "favor", "yes", "affirmative", "need", "requir"]))
        .then_some(Meaning::Needed)
}

fn judge_number(figure: &Figure, right: u64, what: &str, borne: &mut Vec<String>, against: &mut Vec<String>) {
    let line = format!("{right} {what}");
    if (figure.value - right as f64).abs() < 0.5 {
        borne.push(line);
    } else {
        against.push(format!("{line}, not {}", figure.value));
    }
}

/// Judges what is said of the veto: who has it, and whether an abstention is one.
fn veto(ground: &Ground<'_>, words: &Words<'_>, borne: &mut Vec<String>, against: &mut Vec<String>) {
    let Some(permanent) = article_23::permanent_members(ground.on) else {
        return;
    };
    let is_permanent = |code: MemberCode| permanent.contains(&code.as_str());
    let lower = words.lower.as_str();
    let speaks = words.has_stem(&["veto", "block", "defeat", "kill", "stop", "sink"])
        || lower.contains("voting no")
        || lower.contains("vote no");
    if words.has_stem(&["procedural"]) && speaks {
        let says_none = words.has(&[
            "no veto",
            "cannot be vetoed",
            "without a veto",
            "cannot veto",
            "no right of veto",
            "does not apply",
        ]);
        match says_none {
            true => borne.push("procedural matters know no veto".to_owned()),
            false => against.push("procedural matters know no veto".to_owned()),
        }
        return;
    }
    if words.has_stem(&["abstention", "abstain"]) {
        let blocks = words.has(&[
            "is a veto",
            "as a veto",
            "counts as a no",
            "counts as a veto",
            "blocks",
            "defeats",
            "kills",
            "is enough to block",
            "amounts to a veto",
            "stops",
        ]);
        let denied = words.has(&[
            "does not",
            "do not",
            "no veto",
            "not a veto",
            "never",
            "cannot",
            "is not",
            "are not",
            "nor",
        ]);
        let line = "the abstention of a permanent member does not defeat a draft";
        match (blocks, denied) {
            (true, false) => against.push(line.to_owned()),
            (_, true) => borne.push(line.to_owned()),
            _ => {}
        }
        return;
    }
    if !speaks {
        return;
    }
    let holders = words.states();
    let wrong: Vec<_> = holders.iter().filter(|(code, _)| !is_permanent(*code)).collect();
    let denied = words.has(&[
        "no veto",
        "no vetoes",
        "without a veto",
        "cannot veto",
        "no right of veto",
    ]);
    let elected = words.has(&[
        "elected members",
        "elected member",
        "non-permanent members",
        "non-permanent member",
        "any member",
        "every member",
        "any of the fifteen",
    ]);
    if let Some((code, _)) = wrong.first()
        && !denied
    {
        against.push(format!(
            "only the permanent members have a veto, and {code} is not one"
        ));
    } else if elected && !denied && !words.has(&["cannot", "not", "no"]) {
        against.push("only the permanent members have a veto".to_owned());
    } else if words.has(&["permanent", "big five", "p5"])
        || !holders.is_empty()
        || words.has(&["no veto", "no vetoes", "without a veto", "no negative vote"])
    {
        borne.push("the negative vote of a permanent member defeats a draft".to_owned());
    }
}
