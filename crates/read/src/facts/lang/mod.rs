//! What differs from language to language, as data: months, numbers, verbs of the Council, the field's words.

mod en;
mod fr;

use super::pattern::Table;
use super::token::Length;

pub(crate) use en::EN;
pub(crate) use fr::FR;

/// What a verb of the Council does with what follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    /// `Decides`, `Establishes`, `Extends`: what follows is decided.
    Decide,
    /// `Authorizes`, `Mandates`: somebody may or shall do what follows.
    Authorize,
    /// `Approves`, `Endorses`, `Agrees`: somebody else's plan becomes the Council's.
    Approve,
    /// `Requests`, `Directs`.
    Request,
    /// `Calls upon`, `Urges`, `Invites`, `Encourages`, `Demands`.
    Call,
    /// `Stresses`, `Underlines`, `Emphasizes`.
    Stress,
    /// `Recalls`, `Reaffirms`, `Reiterates`: what follows was decided elsewhere.
    Recall,
    /// Anything that decides and asks nothing.
    Note,
}

impl Verb {
    /// Says whether what follows is a decision on an operation.
    pub(crate) fn decides(self) -> bool {
        matches!(self, Verb::Decide | Verb::Authorize | Verb::Approve)
    }
}

/// What is done to a mandate, as the words have it; several may give one action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Move {
    Extend,
    Establish,
    Reinforce,
    Reduce,
    Modify,
    /// The first operation hands over to another.
    HandOver,
    /// An operation takes over from somebody.
    TakeOver,
    Terminate,
    /// An operation ends by going into another.
    Absorb,
    Liquidate,
}

/// A language of the Council.
pub(crate) struct Lang {
    pub(crate) code: &'static str,
    months: [&'static str; 12],
    numbers: &'static [(&'static str, u32)],
    /// Which first two letters begin a number or a month.
    begins: Box<[u8; 1024]>,
    /// A unit of time with the months and days of one of it.
    units: &'static [(&'static str, i32, i32)],
    pub(crate) and: &'static [&'static str],
    pub(crate) calendar: &'static [&'static str],
    pub(crate) thousands_by_space: bool,
    /// Verbs with which the Council opens a clause.
    pub(crate) verbs: Table<Verb>,
    /// Words that may stand between the start of a clause and its verb.
    pub(crate) adverbs: &'static [&'static str],
    /// Words after which what looks like a verb is a noun.
    pub(crate) after_noun: &'static [&'static str],
    pub(crate) moves: Table<Move>,
    /// Words before a move that make it a plan or a question.
    pub(crate) hedges: &'static [&'static str],
    /// Words that show that what is extended is no operation.
    pub(crate) other_bodies: &'static [&'static str],
    /// Nouns of components, longest first.
    pub(crate) components: Table<super::strength::Noun>,
    /// How a stated last day is introduced.
    pub(crate) until: Table<super::period::Lead>,
    /// Words at which the subject of what is decided ends.
    pub(crate) subject_stops: &'static [&'static str],
    /// Words that open what is decided or asked as a sentence.
    pub(crate) that: &'static [&'static str],
    /// Words at which the name of whoever is asked ends.
    pub(crate) address_stops: &'static [&'static str],
    /// Words before an operation that make it a helper and not the one asked.
    pub(crate) helpers: &'static [&'static str],
    /// Words of the Secretary-General and of those who act for an operation.
    pub(crate) actors: Table<Actor>,
}

/// Who is asked to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Actor {
    /// The operation or its head.
    Operation,
    /// The Secretary-General.
    SecretaryGeneral,
    /// Governments, parties, other organisations.
    Others,
}

const NUMBER: u8 = 1;
const MONTH: u8 = 2;

fn begin_index(a: u8, b: u8) -> usize {
    usize::from(a & 31) * 32 + usize::from(b & 31)
}

/// Marks the first two letters of numbers and months.
fn begins(numbers: &[(&str, u32)], months: &[&str]) -> Box<[u8; 1024]> {
    let mut table = Box::new([0; 1024]);
    let words = numbers
        .iter()
        .map(|n| (n.0, NUMBER))
        .chain(months.iter().map(|m| (*m, MONTH)));
    for (word, what) in words {
        let b = word.as_bytes();
        table[begin_index(b[0], b[1])] |= what;
    }
    table
}

impl Lang {
    /// Returns the table of a language by its ISO 639-1 code; English where there is none.
    pub(crate) fn of(code: &str) -> &'static Lang {
        if code == FR.code { &FR } else { &EN }
    }

    pub(crate) fn month(&self, word: &str) -> Option<i8> {
        if word.len() < 3 || !self.may_begin(word, MONTH) {
            return None;
        }
        self.months.iter().position(|m| *m == word).map(|i| i as i8 + 1)
    }

    /// Says whether a text begins with the name of a month, as after a lost space: `31January`.
    pub(crate) fn month_begins(&self, text: &str) -> bool {
        self.months.iter().any(|m| text.starts_with(m))
    }

    /// Reads a number in words, compounds written as one word included.
    pub(crate) fn number(&self, word: &str) -> Option<u32> {
        if !self.may_begin(word, NUMBER) {
            return None;
        }
        let plain = |w: &str| self.numbers.iter().find(|n| n.0 == w).map(|n| n.1);
        plain(word).or_else(|| {
            self.numbers
                .iter()
                .filter(|(_, n)| (20..100).contains(n))
                .find_map(|(tens, n)| {
                    Some(n + plain(word.strip_prefix(tens)?).filter(|u| (1..20).contains(u))?)
                })
        })
    }

    /// Says whether a word has the first two letters of a number or month: most words have not.
    fn may_begin(&self, word: &str, what: u8) -> bool {
        let b = word.as_bytes();
        b.len() > 1 && self.begins[begin_index(b[0], b[1])] & what != 0
    }

    pub(crate) fn unit(&self, word: &str, n: i32) -> Option<Length> {
        self.units.iter().find(|u| u.0 == word).map(|u| Length {
            months: u.1 * n,
            days: u.2 * n,
        })
    }

    /// Reads `sixmonth` and `90day`, which is what `six-month` and `90-day` become.
    pub(crate) fn joined_length(&self, word: &str) -> Option<Length> {
        if !(self.may_begin(word, NUMBER) || word.as_bytes()[0].is_ascii_digit()) {
            return None;
        }
        self.units.iter().find_map(|(unit, months, days)| {
            let n = word.strip_suffix(unit)?;
            let n = self.number(n).or_else(|| n.parse().ok())? as i32;
            Some(Length {
                months: months * n,
                days: days * n,
            })
        })
    }
}
