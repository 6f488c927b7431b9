//! `members`: who sits on the Council on a day, and the names by which members are called.

use penholder_law::{Body, Seat as LawSeat, article_23, rule_18};
use penholder_record::{Record, Seat, Term};
use penholder_words::{Date, MemberCode, Source};
use serde::Serialize;
use std::fmt;

/// Who sits on the Council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MembersAnswer {
    /// The day.
    pub on: Date,
    /// Last day of the record.
    pub record_until: Option<Date>,
    /// Whether the day lies after it.
    pub beyond_record: bool,
    /// Member that presides in that month; `None` before 1947.
    pub president: Option<MemberCode>,
    /// Seats that the Charter gives the Council on that day.
    pub seats: usize,
    /// Members, permanent ones first.
    pub members: Vec<MemberAnswer>,
    /// Where the number of seats stands.
    pub source: Source,
}

/// A member with its term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MemberAnswer {
    /// Its code.
    pub member: MemberCode,
    /// Its name at the time.
    pub name: String,
    /// `permanent` or `elected`.
    pub seat: Seat,
    /// Regional group, where known.
    pub region: Option<String>,
    /// First day of the term.
    pub first: Date,
    /// Last day; `None` for a seat without end.
    pub last: Option<Date>,
    /// Where the term comes from.
    pub source: String,
}

/// Says why a day or a name leads to no member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoMember {
    /// The record knows no member on that day.
    NobodySits {
        /// The day.
        on: Date,
    },
    /// The day lies after the record, and not all seats of that day are known.
    NotKnown {
        /// The day.
        on: Date,
        /// Seats whose holders are known.
        known: usize,
        /// All seats.
        seats: usize,
    },
    /// Nobody is called that.
    Unknown {
        /// What was asked for.
        asked: String,
        /// The members that sit, the likeliest first.
        sitting: Vec<String>,
        /// Whether the first of them looks like what was meant.
        near: bool,
    },
    /// A State that has no seat that day.
    NoSeat {
        /// What was asked for, with its code.
        asked: String,
        /// The day.
        on: Date,
        /// The members that sit.
        sitting: Vec<String>,
        /// Its terms, as years.
        terms: Vec<String>,
    },
    /// A member given two ballots.
    Twice {
        /// The member.
        member: String,
    },
}

impl fmt::Display for NoMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoMember::NobodySits { on } => write!(f, "the record knows no member of the Council on {on}"),
            NoMember::NotKnown { on, known, seats } => {
                write!(
                    f,
                    "who sits on {on} is not known: the record knows {known} of {seats} members"
                )
            }
            NoMember::Unknown { asked, .. } => {
                write!(
                    f,
                    "no member is called `{asked}`: expected a code such as FRA, or a name"
                )
            }
            NoMember::NoSeat { asked, on, .. } => write!(f, "{asked} had no seat on {on}"),
            NoMember::Twice { member } => write!(f, "{member} is given two different votes"),
        }
    }
}

impl std::error::Error for NoMember {}

impl NoMember {
    /// Returns what to do about it.
    pub fn hint(&self) -> Option<String> {
        match self {
            NoMember::NobodySits { .. } => Some("the Council first met on 17 January 1946".to_owned()),
            NoMember::Unknown {
                sitting, near: true, ..
            } => sitting.first().map(|first| format!("did you mean {first}?")),
            NoMember::Unknown { sitting, .. } => Some(format!("seats had {}", sitting.join(", "))),
            NoMember::NoSeat { sitting, terms, .. } if terms.is_empty() => {
                Some(format!("seats had {}", sitting.join(", ")))
            }
            NoMember::NoSeat { sitting, terms, .. } => Some(format!(
                "it sat {}; on that day seats had {}",
                terms.join(", "),
                sitting.join(", ")
            )),
            NoMember::NotKnown { .. } | NoMember::Twice { .. } => None,
        }
    }
}

/// Answers who sits on a day.
///
/// # Errors
/// If the record knows no member on that day.
pub fn members(record: &Record, on: Date) -> Result<MembersAnswer, NoMember> {
    let terms = sitting(record, on)?;
    let Some(composition) = article_23::composition(on) else {
        return Err(NoMember::NobodySits { on });
    };
    let member = |t: &&Term| MemberAnswer {
        member: t.member,
        name: record.state_name(t.member, on),
        seat: t.seat,
        region: t.region.clone(),
        first: t.first,
        last: t.last,
        source: t.source.clone(),
    };
    Ok(MembersAnswer {
        on,
        record_until: record.until,
        beyond_record: record.until.is_some_and(|until| on > until),
        president: president(record, on.year(), on.month()),
        seats: composition.seats,
        members: terms.iter().map(member).collect(),
        source: Source {
            symbol: penholder_words::Symbol::named("Charter of the United Nations"),
            paragraph: Some("Article 23 (1)".to_owned()),
        },
    })
}

/// Returns the terms running on a day, permanent members first.
///
/// # Errors
/// If there are none, or the day lies after the record and some are not known.
fn sitting(record: &Record, on: Date) -> Result<Vec<&Term>, NoMember> {
    let terms = record.terms_on(on);
    let seats = article_23::composition(on).map_or(0, |c| c.seats);
    if terms.is_empty() || seats == 0 {
        return Err(NoMember::NobodySits { on });
    }
    // Within the record an empty seat was vacant, as in January 1980; after it, nobody knows yet.
    if record.until.is_some_and(|until| on > until) && terms.len() < seats {
        let known = terms.len();
        return Err(NoMember::NotKnown { on, known, seats });
    }
    Ok(terms)
}

/// Returns who presides in a month by rule 18.
pub(crate) fn president(record: &Record, year: i16, month: i8) -> Option<MemberCode> {
    let names = |day| {
        let terms = sitting(record, day).unwrap_or_default();
        let name = |t: &&Term| (t.member.to_string(), record.state_name(t.member, day));
        terms.iter().map(name).collect()
    };
    rule_18::president(year, month, names)?.parse().ok()
}

/// Returns the Council on a day as the law sees it.
///
/// # Errors
/// If the record knows no member on that day.
pub(crate) fn council(record: &Record, on: Date) -> Result<Body, NoMember> {
    let seat = |t: &&Term| LawSeat::of_council(t.member, t.seat == Seat::Permanent);
    Ok(Body {
        name: "Security Council".to_owned(),
        seats: sitting(record, on)?.iter().map(seat).collect(),
    })
}

/// Returns the seat of the member that `asked` names, by code or by any of its names.
///
/// # Errors
/// If nobody is called that, or the State has no seat in the body.
pub(crate) fn seat(record: &Record, body: &Body, on: Option<Date>, asked: &str) -> Result<usize, NoMember> {
    let wanted = folded(asked);
    if let Some(at) = body.seats.iter().position(|s| folded(&s.member) == wanted) {
        return Ok(at);
    }
    let states = called(record, &wanted);
    if let Some(at) = states.iter().find_map(|code| body.seat(code.as_str())) {
        return Ok(at);
    }
    let day = on.or(record.until);
    let name = |code: &str| match (code.parse(), day) {
        (Ok(code), Some(day)) => record.state_name(code, day),
        _ => code.to_owned(),
    };
    let shown = |code: &str| {
        let name = name(code);
        if name == code {
            name
        } else {
            format!("{code} ({name})")
        }
    };
    let mut sitting: Vec<&str> = body.seats.iter().map(|s| s.member.as_str()).collect();
    if let (Some(state), Some(on)) = (states.first(), on) {
        let terms = record.terms.iter().filter(|t| states.contains(&t.member));
        return Err(NoMember::NoSeat {
            asked: shown(state.as_str()),
            on,
            sitting: sitting.iter().map(|c| (*c).to_owned()).collect(),
            terms: terms.map(years).collect(),
        });
    }
    let likeness = |code: &str| {
        let by_name = strsim::jaro_winkler(&folded(&name(code)), &wanted);
        by_name.max(strsim::jaro_winkler(&folded(code), &wanted))
    };
    let best = sitting.iter().map(|code| likeness(code)).fold(0.0, f64::max);
    let near = best > 0.85;
    if near {
        sitting.sort_by(|a, b| likeness(b).total_cmp(&likeness(a)));
    }
    Err(NoMember::Unknown {
        asked: asked.to_owned(),
        sitting: sitting.into_iter().map(shown).collect(),
        near,
    })
}

fn years(term: &Term) -> String {
    match term.last {
        Some(last) if last.year() == term.first.year() => term.first.year().to_string(),
        Some(last) => format!("{}-{}", term.first.year(), last.year()),
        None => format!("since {}", term.first.year()),
    }
}

/// Returns the States that bear a name, now or once, or a code.
fn called(record: &Record, wanted: &str) -> Vec<MemberCode> {
    let named = record
        .state_names
        .iter()
        .filter(|n| n.kind != "adjective" && n.kind != "capital" && folded(&n.name) == wanted)
        .map(|n| n.code);
    let short = record
        .states
        .iter()
        .filter(|s| folded(&s.name) == wanted || folded(s.code.as_str()) == wanted)
        .map(|s| s.code);
    let mut codes: Vec<MemberCode> = short.chain(named).collect();
    codes.dedup();
    codes
}

/// Folds case, spaces, punctuation and a leading article.
fn folded(name: &str) -> String {
    let bare = name.trim();
    let bare = bare
        .strip_prefix("the ")
        .or(bare.strip_prefix("The "))
        .unwrap_or(bare);
    bare.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
