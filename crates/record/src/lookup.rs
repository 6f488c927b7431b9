//! Looking things up by number, code and day.

use crate::{Citation, Decision, FailedDraft, Record, Seat, Term, VoteRecord};
use penholder_words::{Date, MemberCode, StateName};

impl Record {
    /// Returns the block of a hundred numbers that a resolution's rows stand in: `2600` for 2640.
    pub fn block(number: u16) -> String {
        (number / 100 * 100).to_string()
    }

    /// Returns the resolution with this number.
    pub fn decision(&self, number: u16) -> Option<&Decision> {
        self.decisions
            .of(&Self::block(number))
            .iter()
            .find(|d| d.number == number)
    }

    /// Returns the members' votes on the resolution with this number.
    pub fn vote(&self, number: u16) -> Option<&VoteRecord> {
        self.votes
            .of(&Self::block(number))
            .iter()
            .find(|v| v.number == number)
    }

    /// Returns what a resolution cites, in the order of first mention.
    pub fn cites(&self, number: u16) -> Vec<&Citation> {
        let rows = self.citations.of(&Self::block(number)).iter();
        rows.filter(|c| c.number == number).collect()
    }

    /// Returns the numbers of the resolutions that cite a resolution, ascending.
    ///
    /// Only later ones can; their blocks are all loaded for it.
    pub fn cited_by(&self, number: u16) -> Vec<u16> {
        let blocks = self
            .citations
            .keys()
            .filter(|k| k.parse::<u16>().is_ok_and(|k| k + 99 >= number));
        let rows = blocks.flat_map(|k| self.citations.of(k));
        let mut citing: Vec<u16> = rows
            .filter(|c| c.cited.resolution_number() == Some(number))
            .map(|c| c.number)
            .collect();
        citing.sort_unstable();
        citing
    }

    /// Returns the terms running on `day`, permanent members first, each group by code.
    pub fn terms_on(&self, day: Date) -> Vec<&Term> {
        let running = |t: &&Term| t.first <= day && t.last.is_none_or(|last| day <= last);
        let mut terms: Vec<_> = self.terms.iter().filter(running).collect();
        terms.sort_by_key(|t| (t.seat == Seat::Elected, t.member));
        terms
    }

    /// Returns the members with a seat on `day`, permanent members first, each group by code.
    pub fn members_on(&self, day: Date) -> Vec<MemberCode> {
        self.terms_on(day).iter().map(|t| t.member).collect()
    }

    /// Returns the permanent members on `day` by code.
    pub fn permanent_members_on(&self, day: Date) -> Vec<MemberCode> {
        self.terms_on(day)
            .iter()
            .filter(|t| t.seat == Seat::Permanent)
            .map(|t| t.member)
            .collect()
    }

    /// Returns the name of a State as it was on `day`; its code where the record has no name.
    pub fn state_name(&self, code: MemberCode, day: Date) -> String {
        let right = |n: &&StateName| {
            n.code == code
                && n.lang == "en"
                && n.kind == "official"
                && n.from.is_none_or(|f| f.first_day() <= day)
                && n.until.is_none_or(|u| day <= u.last_day())
        };
        // A name with dates is right on its days; one without is right on all others.
        let dated = |n: &&StateName| (n.from.map(|f| f.first_day()), n.until.is_some());
        let at_the_time = self
            .state_names
            .iter()
            .filter(right)
            .max_by_key(dated)
            .map(|n| n.name.clone());
        let today = || {
            self.states
                .iter()
                .find(|s| s.code == code)
                .map(|s| s.name.clone())
        };
        at_the_time.or_else(today).unwrap_or_else(|| code.to_string())
    }

    /// Returns the drafts on an agenda item that were put to the vote and failed on or before `day`.
    pub fn failed_on_agenda_item(&self, agenda_item: &str, day: Date) -> Vec<&FailedDraft> {
        let same = |d: &&FailedDraft| d.date <= day && d.agenda_item.as_deref() == Some(agenda_item);
        self.failed_drafts.iter().filter(same).collect()
    }
}
