//! Sentences into clauses, and who says what in them.

use super::scan::{Scan, push_trimmed};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// A clause with its speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Bytes of the paragraph.
    pub range: Range<usize>,
    /// Bytes of the words that name who says it.
    pub said_by: Option<Range<usize>>,
    /// Whether the words that lead into it say that it was said in the Council.
    pub in_council: bool,
    /// Whether it was said by somebody, quoted or reported.
    pub spoken: bool,
}

/// Where one clause ends and the next begins; the group is what belongs to neither.
static BREAK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?P<hard>;\ |:\ | \ ?\u{2014}\ ?|\ [\u{2013}-]\ |\u{2026}\ )
        |(?P<comma>,\ )(?P<conj>and\ |but\ |yet\ |or\ )?(?P<sub>while\ |whereas\ |though\ |although\ |because\ |since\ |after\ |before\ |which\ |who\ |whose\ |where\ |under\ which\ |as\ |so\ that\ |maintaining\ |keeping\ |leaving\ |raising\ |bringing\ )?
        |(?P<bare>\ (?:but|while|whereas|because|although|though|and\ that)\ )
        ",
    )
    .ok()
});

/// Words that say that somebody speaks.
const SAYING: &str = r"said|says|say|told|tells|tell|announced|announces|announce|claimed|claims|claim|insisted|insists|argued|argues|warned|warns|added|adds|stated|states|declared|declares|reads|read|believed|believes|complained|complains|recalled|recalls|reported|reports|explained|explains|wrote|writes|maintained|maintains|acknowledged|admitted|denied|denies|pointed out|points out|estimates?|estimated|counts?|counted|puts|put|reckons?|thinks?|heard|boasts?|reminds?|reminded|promises|promised|swears|swore|assured|assures|repeated|repeats|concluded|concludes";

static LEAD_IN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(
        r"\b(?P<verb>{SAYING})\b(?P<to>(?: (?:the|a|an|his|her|its|their|our|this|reporters?|journalists?|council|security|15-member|fifteen-member|members?|ambassadors?|on|in|last|\w+day|\w+))*?)?,? (?:that\b|(?P<bare>(?:the|their|his|her|its|it|they|there|he|she|this|no|some)\b))"
    ))
    .ok()
});

static SAYS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!(r"\b(?:{SAYING})\b")).ok());

static ACCORDING: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r",? ?\baccording to (?P<who>[^,;:\u{201d}]+?)(?:, |\.?$)").ok());

/// Subjects that are not persons who speak but decisions that say something.
static DECISION_SUBJECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?:resolution|council|text|decision|draft|paragraph|mandate|charter|statement)(?: \d+)?(?:,[^,]*,)?(?: \w+ly| also| itself)?$").ok()
});

/// Finite verbs that tell a clause from a mere item of a list.
static FINITE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?x)^(?:to|not|then|now)\ |\b(?:is|are|was|were|has|have|had|will|would|may|can|cannot|could|must|shall|should|did|does|do|ends|runs|expires|lasts|comes|came|gave|gives|got|gets|took|takes|went|goes|sits|sat|holds|held|left|makes|made|put|puts|set|sets|says|said|tells|told|stands|stood|keeps|kept|voted|votes|needs|lies|began|begins|became|becomes|fell|falls|rose|grew|brought|saw|leaves|dates|let|lets|knows|means|remains|serves|counts|calls|asks|wants|orders|adds|cuts|cut|lifts|\w{3,}ed)\b").ok()
});

/// Cuts a sentence of a paragraph into clauses, each with its speaker.
pub fn clauses(scan: &Scan<'_>, sentence: &Range<usize>) -> Vec<Clause> {
    let speech = speech(scan, sentence);
    let mut ranges = Vec::new();
    for part in &speech.parts {
        split(scan, part, &mut ranges);
    }
    let clause = |range: Range<usize>| {
        let spoken = speech
            .content
            .as_ref()
            .is_some_and(|c| c.start < range.end && range.start < c.end)
            || (speech.said_by.is_some() && scan.quote_of(&range).is_some());
        Clause {
            said_by: speech.said_by.clone().filter(|_| spoken),
            in_council: spoken && speech.in_council,
            spoken,
            range,
        }
    };
    ranges.into_iter().map(clause).collect()
}

/// Who speaks in a sentence, and the stretches that are to be cut into clauses.
#[derive(Default)]
struct Speech {
    said_by: Option<Range<usize>>,
    in_council: bool,
    content: Option<Range<usize>>,
    parts: Vec<Range<usize>>,
}

fn speech(scan: &Scan<'_>, sentence: &Range<usize>) -> Speech {
    let lower = &scan.lower[sentence.clone()];
    reported(scan, sentence, lower)
        .or_else(|| quoted(scan, sentence, lower))
        .or_else(|| according(sentence, lower))
        .unwrap_or(Speech {
            parts: vec![sentence.clone()],
            ..Speech::default()
        })
}

/// "X says that …", "X told the Council on Friday that …".
fn reported(scan: &Scan<'_>, sentence: &Range<usize>, lower: &str) -> Option<Speech> {
    let found = LEAD_IN.as_ref()?.captures_iter(lower).find(|c| {
        let at = c.get(0).map_or(0, |m| m.start());
        !scan.is_quoted(sentence.start + at) && is_verb(scan, sentence.start + at) && says_directly(c)
    })?;
    let whole = found.get(0)?;
    let who = subject(lower, whole.start())?;
    if DECISION_SUBJECT.as_ref()?.is_match(lower[who.clone()].trim()) {
        return None;
    }
    let to = found.name("to").map_or("", |m| m.as_str());
    let shift = |r: Range<usize>| r.start + sentence.start..r.end + sentence.start;
    let content_start = found.name("bare").map_or(whole.end(), |b| b.start());
    let content = sentence.start + content_start..sentence.end;
    Some(Speech {
        in_council: to.contains("council"),
        parts: vec![sentence.start..sentence.start + who.start, content.clone()],
        content: Some(content),
        said_by: Some(shift(who)),
    })
}

/// Returns whether a word of saying is one: "States" in the name of a country is none.
fn is_verb(scan: &Scan<'_>, at: usize) -> bool {
    !scan.text[at..].starts_with(|c: char| c.is_uppercase())
}

/// Without "that" only a plain word of saying, directly before the clause, leads into it.
fn says_directly(c: &Captures<'_>) -> bool {
    let plain = [
        "said", "says", "say", "insist", "insists", "insisted", "claim", "claims", "claimed", "believe",
        "believes", "thinks", "think",
    ];
    c.name("bare").is_none()
        || (plain.contains(&&c["verb"]) && c.name("to").is_none_or(|t| t.as_str().trim().is_empty()))
}

/// "…," said X; X said: "…".
fn quoted(scan: &Scan<'_>, sentence: &Range<usize>, lower: &str) -> Option<Speech> {
    let quotes: Vec<Range<usize>> = scan
        .quotes
        .iter()
        .filter(|q| q.start >= sentence.start && q.start < sentence.end && q.len() > 20)
        .map(|q| q.start..q.end.min(sentence.end))
        .collect();
    let outside = |m: &regex::Match<'_>| {
        !scan.is_quoted(sentence.start + m.start()) && is_verb(scan, sentence.start + m.start())
    };
    let verb = SAYS.as_ref()?.find_iter(lower).find(outside)?;
    if quotes.is_empty() {
        return None;
    }
    let after = lower[verb.end()..].trim_start();
    let before = subject(lower, verb.start()).filter(|r| r.len() > 1);
    let who = match before {
        Some(who) => Some(who),
        None => {
            // "…," said X. The name runs to the end of the sentence or the next mark.
            let start = lower.len() - after.len();
            let end = after
                .find([',', '.', '\u{201c}', '"', ';'])
                .map_or(lower.len(), |e| start + e);
            (start < end).then_some(start..end)
        }
    }?;
    let to = &lower[verb.end()..super::moment::floor(lower, (verb.end() + 40).min(lower.len()))];
    let joined = quotes
        .iter()
        .skip(1)
        .fold(quotes[0].clone(), |a, b| a.start..b.end);
    Some(Speech {
        said_by: Some(who.start + sentence.start..who.end + sentence.start),
        in_council: to.contains("council"),
        parts: quotes,
        content: Some(joined),
    })
}

/// "…, according to X".
fn according(sentence: &Range<usize>, lower: &str) -> Option<Speech> {
    let found = ACCORDING.as_ref()?.captures(lower)?;
    let (whole, who) = (found.get(0)?, found.name("who")?);
    let shift = |r: Range<usize>| r.start + sentence.start..r.end + sentence.start;
    let content = if whole.start() < 3 {
        whole.end()..lower.len()
    } else {
        0..whole.start()
    };
    let rest = if whole.start() < 3 {
        None
    } else {
        Some(shift(whole.end()..lower.len()))
    };
    let mut parts = vec![shift(content.clone())];
    parts.extend(rest.filter(|r| r.len() > 12));
    Some(Speech {
        said_by: Some(shift(who.range())),
        in_council: false,
        content: Some(shift(content)),
        parts,
    })
}

/// Returns the words before a verb that name its subject: back to the last mark, quotation or conjunction.
fn subject(lower: &str, verb: usize) -> Option<Range<usize>> {
    let before = &lower[..verb];
    let mut start = [
        "\u{201d} ",
        "\" ",
        "; ",
        ": ",
        ". ",
        " \u{2014} ",
        ", and ",
        ", but ",
    ]
    .iter()
    .filter_map(|mark| before.rfind(mark).map(|at| at + mark.len()))
    .max()
    .unwrap_or(0);
    // "A notice in the hall, still hanging there on Monday, says": an aside belongs to the subject.
    let commas = before[start..].matches(',').count();
    if commas == 1 && !before.trim_end().ends_with(',') {
        start += before[start..].find(", ").map_or(0, |c| c + 2);
    }
    let end = before.trim_end_matches([' ', ',']).len();
    (start < end).then_some(start..end)
}

/// Cuts a stretch at the breaks after which a clause of its own begins.
fn split(scan: &Scan<'_>, part: &Range<usize>, ranges: &mut Vec<Range<usize>>) {
    let lower = &scan.lower[part.clone()];
    let Some(regex) = BREAK.as_ref() else { return };
    let mut breaks: Vec<(usize, usize)> = regex
        .captures_iter(lower)
        .filter_map(|c| cut(&c, lower))
        .collect();
    join_over_dashes(lower, &mut breaks);
    breaks.extend(asides(lower, &breaks));
    breaks.extend(second_verbs(lower));
    breaks.sort_unstable();
    let mut start = 0;
    for (end, next) in breaks {
        if end > start {
            push_clean(scan, part.start + start..part.start + end, ranges);
        }
        start = next.max(start);
    }
    push_clean(scan, part.start + start..part.end, ranges);
}

/// An opening without a verb of its own subject: "Created in June 1999 by resolution 1, the mission …".
static OPENING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:created|set up|established|founded|born|launched|first deployed|deployed|authori[sz]ed|extended|renewed)\b[^,]{4,80}(?P<comma>, )").ok()
});

/// Words that go on with the main clause after an aside.
static GOES_ON: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:is|are|was|were|has|have|had|will|would|may|can|cannot|could|must|shall|should|did|does|now|also|then|voted|abstained|remains|runs|ends|said|says|gave|got|took|set|put|kept|asked|agreed|decided|extended|raised|supported|opposed)\b").ok()
});

/// Words that open a clause with a subject of its own.
static SUBJECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:the|its?|they|their|he|she|his|her|that|this|these|those|no|nobody|another|all|resolution|each|some|\d[\d,. ]*) ").ok()
});

/// Returns the places where "and" joins a second predicate of some length: "kept the force until May and gave it …".
fn second_verbs(lower: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (at, joint) in lower.match_indices(" and ") {
        let next = at + joint.len();
        let rest = &lower[next..];
        let end = rest.find([',', ';', ':', '\u{2014}', '.']).unwrap_or(rest.len());
        let clause = &rest[..end];
        let predicate = GOES_ON.as_ref().is_some_and(|r| r.is_match(rest));
        let opens = SUBJECT.as_ref().is_some_and(|r| r.is_match(rest));
        let verb = clause.split(' ').take(6).skip(1).collect::<Vec<_>>().join(" ");
        let own_subject = opens && FINITE.as_ref().is_some_and(|r| r.is_match(&verb));
        let long = clause.split(' ').count() >= 5 && lower[..at].split(' ').count() >= 4;
        if long && (predicate || own_subject) {
            found.push((at, next));
        }
    }
    found
}

/// Takes out the dashes around an aside that parts a subject from its verb: "The tasks – as set in May – are to …".
fn join_over_dashes(lower: &str, breaks: &mut Vec<(usize, usize)>) {
    let dash = |b: &(usize, usize)| lower[b.0..b.1].contains(['\u{2014}', '\u{2013}']);
    let mut at = 0;
    while at + 1 < breaks.len() {
        let goes_on = GOES_ON
            .as_ref()
            .is_some_and(|r| r.is_match(&lower[breaks[at + 1].1..]));
        let opens = lower[..breaks[at].0].split(' ').count() <= 10;
        if dash(&breaks[at]) && dash(&breaks[at + 1]) && goes_on && opens {
            breaks.drain(at..at + 2);
        } else {
            at += 1;
        }
    }
}

/// Returns the commas that close an aside, "…, which …, may now …", and those after an opening participle.
fn asides(lower: &str, breaks: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let opening = OPENING
        .as_ref()
        .and_then(|r| r.captures(lower))
        .and_then(|c| c.name("comma"));
    found.extend(opening.map(|m| (m.start(), m.end())));
    for (_, next) in breaks {
        let rest = &lower[*next..];
        if !["which ", "who ", "whose ", "where ", "under which "]
            .iter()
            .any(|w| rest.starts_with(w))
        {
            continue;
        }
        let Some(comma) = rest.find(", ") else { continue };
        if GOES_ON.as_ref().is_some_and(|r| r.is_match(&rest[comma + 2..])) {
            found.push((next + comma, next + comma + 2));
        }
    }
    found
}

/// Returns where the clause before a break ends and the one after it begins; `None` where it is no break.
fn cut(c: &regex::Captures<'_>, lower: &str) -> Option<(usize, usize)> {
    let whole = c.get(0)?;
    if c.name("hard").is_some() || c.name("bare").is_some() {
        return Some((whole.start(), whole.end()));
    }
    let after = c.name("comma")?.end();
    if c.name("sub").is_some() {
        return Some((whole.start(), after));
    }
    let rest = &lower[whole.end()..];
    let next = rest
        .find([',', ';', ':', '\u{2014}'])
        .map_or(rest, |e| &rest[..e]);
    let finite = FINITE.as_ref()?.is_match(next);
    // Without a conjunction a comma parts clauses only where the one before it could stand alone.
    let pronoun = ["it ", "they ", "he ", "she "]
        .iter()
        .any(|p| rest.starts_with(p));
    (c.name("conj").is_some() && (finite || pronoun)).then(|| (whole.start(), whole.end()))
}

fn push_clean(scan: &Scan<'_>, range: Range<usize>, ranges: &mut Vec<Range<usize>>) {
    let marks: &[char] = &[
        ' ', ',', '.', ';', ':', '\u{201c}', '\u{201d}', '"', '\u{2014}', '\u{2026}', '!',
    ];
    let part = &scan.text[range.clone()];
    let start = range.start + (part.len() - part.trim_start_matches(marks).len());
    let end = start
        + scan.text[start..range.end.max(start)]
            .trim_end_matches(marks)
            .len();
    // A quotation that ends the clause keeps its closing mark if it opened inside.
    let closed = scan.quotes.iter().any(|q| q.start > start && q.end == end);
    let mark = scan.text[end..]
        .chars()
        .next()
        .filter(|_| closed)
        .map_or(0, char::len_utf8);
    push_trimmed(ranges, scan.text, start..(end + mark).min(scan.text.len()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for pattern in [&BREAK, &LEAD_IN, &SAYS, &ACCORDING, &DECISION_SUBJECT, &FINITE] {
            assert!(pattern.is_some());
        }
    }
}
